"""What there is to read: the files of a folder, here or behind a URL, and what is in them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import Any

from schemas.errors import UsageError

NOT_DOCUMENTS = frozenset({"readme.md", "readme.txt", "thumbs.db", "desktop.ini"})
"""File names that folders of documents hold and that are no document. Hidden files neither."""

COMPANIONS = frozenset({".csv", ".json", ".log", ".toml", ".yaml", ".yml"})
"""Endings of data that is kept beside documents (reviews, truth, notes of other programs)."""

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the input.

    ``name`` is relative to the input folder, with forward slashes; ``location`` is its path or
    URL. ``stamp`` changes whenever the file may have changed, and costs no reading. ``size`` is in
    bytes, 0 where it is not known.
    """

    name: str
    location: str
    stamp: str
    size: int = 0

    @property
    def suffix(self) -> str:
        """The file's ending in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()


def is_url(location: str) -> bool:
    """Whether fsspec is needed: ``s3://…``, ``gs://…``. ``file://`` is a local path."""
    return "://" in location and not location.startswith("file://")


def local_path(location: str) -> Path:
    """The path of a local location, with or without ``file://``."""
    return Path(location.removeprefix("file://"))


def list_sources(raw: str) -> list[Source]:
    """Every document of a folder and its sub-folders (or the one file named), sorted by name.

    Raises :class:`UsageError` where ``raw`` is neither.
    """
    found = _list_remote(raw) if is_url(raw) else _list_local(local_path(raw))
    return sorted(found, key=lambda source: source.name)


def read_bytes(source: Source) -> bytes:
    """The content of a source."""
    if is_url(source.location):
        import fsspec

        with fsspec.open(source.location, "rb") as file:
            return bytes(file.read())
    return Path(source.location).read_bytes()


def companion(raw: str, name: str) -> bytes | None:
    """The content of a file of data beside the documents; null where there is none."""
    if is_url(raw):
        import fsspec

        try:
            files, root = fsspec.core.url_to_fs(raw)
            return bytes(files.cat_file(f"{root.rstrip('/')}/{name}"))
        except OSError:
            return None
    path = companion_path(raw, name)
    return path.read_bytes() if path.is_file() else None


def companion_path(raw: str, name: str) -> Path:
    """Where such a file stands: in the folder of documents, or in that of the one file."""
    place = local_path(raw)
    return (place.parent if place.is_file() else place) / name


def sha256_of(source: Source) -> str:
    """The SHA-256 of a source's content; ``OSError`` where it cannot be opened."""
    if is_url(source.location):
        return hashlib.sha256(read_bytes(source)).hexdigest()
    with Path(source.location).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _list_local(raw: Path) -> list[Source]:
    if raw.is_file():
        return [Source(_name(raw, raw.parent), str(raw), *_stamp(raw.stat()))]
    if not raw.is_dir():
        raise UsageError(f"{raw}: no such file or folder")
    closed: list[OSError] = []
    files = [
        Path(folder, name)
        for folder, _, names in os.walk(raw, onerror=closed.append)
        for name in names
    ]
    for error in closed:
        if Path(error.filename) == raw:
            raise UsageError(f"{raw}: cannot be listed ({error.strerror})")
    found = [Source(_name(Path(error.filename), raw), error.filename, "") for error in closed]
    found.extend(source for path in files if (source := _local(path, raw)) is not None)
    return [source for source in found if _is_document(source.name)]


def _local(path: Path, raw: Path) -> Source | None:
    """A file of the folder; null for a pipe or a device.

    One of which the system tells nothing (a link that leads nowhere or round in a circle, a folder
    that may not be entered) is a document that cannot be opened, not one to pass over.
    """
    try:
        state = path.stat()
    except OSError:
        return Source(_name(path, raw), str(path), "")
    return Source(_name(path, raw), str(path), *_stamp(state)) if S_ISREG(state.st_mode) else None


def _stamp(state: os.stat_result) -> tuple[str, int]:
    stamp = f"{state.st_size}-{state.st_mtime_ns}-{state.st_ctime_ns}-{state.st_ino}"
    return stamp, state.st_size


def _name(path: Path, raw: Path) -> str:
    """The name as text; bytes that are none in UTF-8, and signs that steer a terminal, are written
    as ``\\xe9``."""
    name = os.fsencode(path.relative_to(raw).as_posix()).decode("utf-8", "backslashreplace")
    return name.translate(_CONTROLS)


def _list_remote(raw: str) -> list[Source]:
    import fsspec

    try:
        files, root = fsspec.core.url_to_fs(raw)
        files.invalidate_cache()  # what another process has put there counts too
        found: Mapping[str, Any] = files.find(root, detail=True)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(f"{raw}: cannot be listed ({error})") from error
    if not found:
        raise UsageError(f"{raw}: no such file or folder, or an empty one")
    sources = []
    for path, facts in found.items():
        name = path.removeprefix(root).lstrip("/") or PurePosixPath(path).name
        if _is_document(name):
            stamp = "-".join(
                str(facts[key])
                for key in ("size", "ETag", "etag", "md5Hash", "mtime", "LastModified")
                if key in facts
            )
            size = int(facts.get("size") or 0)
            sources.append(Source(name, files.unstrip_protocol(path), stamp, size))
    return sources


def _is_document(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return (
        not any(part.startswith(".") for part in parts)
        and parts[-1].lower() not in NOT_DOCUMENTS
        and PurePosixPath(name).suffix.lower() not in COMPANIONS
    )
