"""The two files that a review writes: whole or not at all, line by line, and back again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perbup.store import write_whole
from schemas.kept import added, decode, encoding


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines that were put down in a file: what it was before (null: it was not there) and after."""

    path: Path
    before: bytes | None
    after: bytes
    count: int


def put_down(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Entry:
    """Add lines to a file; what other people have written meanwhile stays."""
    path = path.resolve()  # a link stays one
    with _alone(path.parent):
        before = path.read_bytes() if path.exists() else None
        after = before or b""
        for row in rows:
            after = added(after, columns, row)
        write_whole(path, after, hidden=True)
    return Entry(path, before, after, len(rows))


def take_back(entry: Entry) -> bool:
    """Take lines out of their file again; false where they are not in it any more."""
    with _alone(entry.path.parent):
        now = entry.path.read_bytes() if entry.path.exists() else b""
        if now == entry.after:
            if entry.before is None:
                entry.path.unlink()
            else:
                write_whole(entry.path, entry.before, hidden=True)
            return True
        text, found = decode(now), True
        for line in reversed(decode(entry.after).splitlines(keepends=True)[-entry.count :]):
            place = text.rfind(line)
            found = found and place > 0 and text[place - 1] == "\n"
            if found:
                text = text[:place] + text[place + len(line) :]
        if found:
            mark = "\ufeff" if now.startswith(b"\xef\xbb\xbf") else ""
            write_whole(entry.path, (mark + text).encode(encoding(now)), hidden=True)
        return found


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other reviews; nothing is written for it."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
