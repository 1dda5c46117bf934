"""The result of one document as one file: Arrow tables and a few facts, in a stored zip.

A zip, because its directory and checksums tell a whole file from one that was cut off. A piece
says nothing of the name its document had: a renamed file keeps its piece.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyarrow as pa

ANY_NAME = "<berkas>"
"""Stands for the file's name inside a piece; the published datasets carry the real one."""

_FACTS = "facts.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be processed; ``again`` where the next build tries it again."""

    reason: str
    message: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the build must know of a piece without opening its tables.

    ``rows`` per dataset and ``findings`` per level are counts; ``pages`` is null for text.
    ``notices`` are what a person should be told at once: parts of the document that are not there.
    """

    doc_id: str
    pages: int | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    notices: Sequence[str] = ()
    failure: Failure | None = None

    def to_json(self) -> dict[str, object]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, object]) -> Facts:
        """The inverse of :meth:`to_json`."""
        failure = data.pop("failure", None)
        return cls(**data, failure=Failure(**failure) if isinstance(failure, dict) else None)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Piece:
    """A document's facts and its tables (none where it failed)."""

    facts: Facts
    tables: Mapping[str, pa.Table] = field(default_factory=dict)


def failed_doc_id(sha256: str) -> str:
    """The ``doc_id`` of a document whose head is not known."""
    return f"dok-{sha256[:12]}"


class BrokenPiece(Exception):
    """A piece on disk that cannot be read back: it is made again."""


def pack(piece: Piece) -> bytes:
    """A piece as bytes."""
    buffer = io.BytesIO()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_FACTS, json.dumps(piece.facts.to_json()))
        for name, table in piece.tables.items():
            if table.num_rows:
                sink = pa.BufferOutputStream()
                with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
                    writer.write_table(table)
                archive.writestr(f"{name}.arrow", sink.getvalue().to_pybytes())
    return buffer.getvalue()


def unpack(data: bytes) -> Piece:
    """The inverse of :func:`pack` (tables without rows are left out).

    Raises :class:`BrokenPiece` where the bytes are no whole piece.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            facts = Facts.from_json(json.loads(archive.read(_FACTS)))
            tables = {
                name.removesuffix(".arrow"): pa.ipc.open_stream(archive.read(name)).read_all()
                for name in archive.namelist()
                if name.endswith(".arrow")
            }
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise BrokenPiece(str(error)) from error
    return Piece(facts, tables)


def read_facts(path: Path) -> Facts:
    """The facts of a piece on disk, without its tables."""
    try:
        with zipfile.ZipFile(path) as archive:
            return Facts.from_json(json.loads(archive.read(_FACTS)))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise BrokenPiece(f"{path}: {error}") from error


def read_table(path: Path, name: str) -> pa.Table | None:
    """One table of a piece on disk; null where it has none of that name."""
    try:
        with zipfile.ZipFile(path) as archive:
            if f"{name}.arrow" not in archive.namelist():
                return None
            return pa.ipc.open_stream(archive.read(f"{name}.arrow")).read_all()
    except (OSError, zipfile.BadZipFile, ValueError, EOFError) as error:
        raise BrokenPiece(f"{path}: {error}") from error
