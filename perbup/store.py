"""The build's own folder: pieces, segments, the state of the last build, the lock, the unfinished.

Everything in it can be deleted; the next build then makes it again. A piece is there whole or not
at all: it is written beside and renamed. The published dataset is not in here.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyarrow as pa
from filelock import FileLock, Timeout

from extract.ocr.settings import READING
from perbup.piece import BrokenPiece, Facts, Failure, read_facts, read_statements, read_tables
from perbup.publish import recover
from schemas.errors import OutputBusy

STATE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What the last build knew of one source: its stamp, its content, what came of it.

    ``status`` is ``done``, ``failed`` or ``duplicate``.
    """

    stamp: str
    sha256: str
    key: str
    doc_id: str
    status: str
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class State:
    """The last finished build: its code, its sources by name, the facts of its pieces by key."""

    code: str = ""
    raw: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)


class Store:
    """The folder ``.perbup`` of an output, and the place of its dataset."""

    def __init__(self, folder: Path, dataset: Path) -> None:
        self.folder = folder
        self.dataset = dataset
        self.pieces = folder / "pieces"
        self.segments = folder / "segments"
        self.parcels = folder / "parcels"
        self.readings = folder / "ocr"
        self.new = folder / "new"
        self.old = folder / "old"
        self.log = folder / "errors.log"
        self._state = folder / "state.json"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder alone, with what an interrupted build left unfinished swept away.

        Raises :class:`OutputBusy` where another build has it. The lock goes with the process
        that holds it, however it ends.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        holder = self.folder / "holder"
        lock = FileLock(self.folder / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            known = holder.read_text("utf-8") if holder.is_file() else "unknown"
            raise OutputBusy(
                f"another build (process {known}) is writing to {self.folder.parent}; "
                "wait for it, or stop it"
            ) from error
        try:
            holder.write_text(str(os.getpid()), "utf-8")
            self._sweep()
            yield
        finally:
            lock.release()

    def state(self) -> State:
        """The state of the last finished build; an empty one where there is none to be read."""
        try:
            data = json.loads(self._state.read_text("utf-8"))
            if data["format"] != STATE_FORMAT:
                return State()
            entries = {name: _entry(value) for name, value in data["entries"].items()}
            facts = {key: Facts.from_json(value) for key, value in data["facts"].items()}
            return State(data["code"], data["raw"], entries, facts)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return State()

    def save_state(self, state: State) -> None:
        """Replace the state."""
        data = {
            "format": STATE_FORMAT,
            "code": state.code,
            "raw": state.raw,
            "entries": {name: asdict(entry) for name, entry in state.entries.items()},
            "facts": {key: facts.to_json() for key, facts in state.facts.items()},
        }
        write_whole(self._state, json.dumps(data, ensure_ascii=False).encode())

    def piece_path(self, key: str) -> Path:
        """Where the piece of that key is, or would be."""
        return self.pieces / key[:2] / f"{key}.piece"

    def has(self, key: str) -> bool:
        """Whether there is a piece of that key."""
        return self.piece_path(key).is_file()

    def put(self, key: str, packed: bytes) -> Facts:
        """Keep a packed piece; its facts."""
        path = self.piece_path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, packed)
        return read_facts(path)

    def tables(self, key: str) -> dict[str, pa.Table]:
        """The tables of a piece; those without rows are left out.

        A piece that cannot be read is removed and raises :class:`BrokenPiece`.
        """
        with self._whole(key) as path:
            return read_tables(path)

    def statements(self, key: str) -> dict[str, pa.Table]:
        """What the document of a piece states, by kind. Raises as :meth:`tables` does."""
        with self._whole(key) as path:
            return read_statements(path)

    def facts(self, key: str) -> Facts | None:
        """The facts of a piece; null (and the piece removed) where it cannot be read."""
        with contextlib.suppress(BrokenPiece), self._whole(key) as path:
            return read_facts(path)
        return None

    @contextlib.contextmanager
    def _whole(self, key: str) -> Iterator[Path]:
        path = self.piece_path(key)
        try:
            yield path
        except BrokenPiece:
            path.unlink(missing_ok=True)
            raise

    def forget_all_but(self, keys: Iterable[str]) -> None:
        """Remove the pieces that no source has any more."""
        wanted = {self.piece_path(key) for key in keys}
        for path in self.pieces.glob("*/*.piece"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def forget_readings_but(self, keys: Iterable[str]) -> None:
        """Remove what was recognised in pictures that no document has any more, or by other
        code."""
        wanted = {f"{key}{READING}" for key in keys}
        for path in self.readings.glob("*"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)

    def segment_path(self, key: str) -> Path:
        """Where the segment of that key is, or would be."""
        self.segments.mkdir(exist_ok=True)
        return self.segments / f"{key}.segment"

    def forget_segments_but(self, paths: Iterable[Path]) -> None:
        """Remove the segments that no publication needs any more."""
        _keep_only(self.segments, ".segment", paths)

    def parcel_path(self, key: str) -> Path:
        """Where the parcel of that key is, or would be."""
        self.parcels.mkdir(exist_ok=True)
        return self.parcels / f"{key}.parcel"

    def forget_parcels_but(self, paths: Iterable[Path]) -> None:
        """Remove the parcels that no publication needs any more."""
        _keep_only(self.parcels, ".parcel", paths)

    def _sweep(self) -> None:
        recover(self.dataset, self.old)
        shutil.rmtree(self.new, ignore_errors=True)
        shutil.rmtree(self.old, ignore_errors=True)
        for path in self.folder.rglob("*.part"):
            path.unlink(missing_ok=True)


def _keep_only(folder: Path, suffix: str, paths: Iterable[Path]) -> None:
    wanted = set(paths)
    for path in folder.glob(f"*{suffix}"):
        if path not in wanted:
            path.unlink(missing_ok=True)


def piece_key(sha256: str, suffix: str, code: str, corrections: str = "") -> str:
    """The key of a document's result: its content, how its ending has it read, the code, and the
    digest of the corrections that concern it."""
    said = "\n".join((sha256, suffix, code, *((corrections,) if corrections else ())))
    return hashlib.sha256(said.encode()).hexdigest()[:40]


def write_whole(path: Path, data: bytes, *, hidden: bool = False) -> None:
    """Write a file beside its place and rename it there: it is the old one or the new one.

    ``hidden`` keeps the unfinished one out of sight: beside documents it is none of them.
    """
    part = path.with_name(f"{'.' if hidden else ''}{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _entry(value: dict[str, object]) -> Entry:
    failure = value.pop("failure")
    return Entry(**value, failure=Failure(**failure) if isinstance(failure, dict) else None)  # type: ignore[arg-type]
