"""The result of one document as one file: Arrow tables and a few facts, in a stored zip.

A zip, because its directory and checksums tell a whole file from one that was cut off. The tables
stand in one member, a row of Arrow streams compressed as one: a stream or a member for each table
would take ten times as long to read. What the document states (:mod:`perbup.statements`) stands in
one of its own: the panels read nothing else. A piece says nothing of the name its document had: a
renamed file keeps its piece.
"""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyarrow as pa

MENTIONS = "mentions"
ANY_NAME = "<berkas>"
"""Stands for the file's name inside a piece; the published datasets carry the real one."""

_FACTS = "facts.json"
_TABLES = "tables.zst"
_STATEMENTS = "statements.zst"


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
    ``read_as`` is the ``doc_id`` that print says where corrections made it another, ``corrected``
    how many corrections were applied.
    ``kept`` are the keys of what was recognised in its pictures.
    """

    doc_id: str
    pages: int | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    notices: Sequence[str] = ()
    kept: Sequence[str] = ()
    failure: Failure | None = None
    read_as: str = ""
    corrected: int = 0

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
    """A document's facts, its tables and what they state (none where it failed).

    ``mentions`` stands beside the datasets: the regulations that ``peraturan`` counts.
    """

    facts: Facts
    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    statements: Mapping[str, pa.Table] = field(default_factory=dict)


def failed_doc_id(sha256: str) -> str:
    """The ``doc_id`` of a document whose head is not known."""
    return f"dok-{sha256[:12]}"


class BrokenPiece(Exception):
    """A piece on disk that cannot be read back: it is made again."""


def pack(piece: Piece) -> bytes:
    """A piece as bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_FACTS, json.dumps(piece.facts.to_json()))
        archive.writestr(_TABLES, pack_tables(piece.tables))
        archive.writestr(_STATEMENTS, pack_tables(piece.statements))
    return buffer.getvalue()


def read_facts(path: Path) -> Facts:
    """The facts of a piece on disk. Raises :class:`BrokenPiece` where it is not whole."""
    with _opened(path) as archive:
        return Facts.from_json(json.loads(archive.read(_FACTS)))


def read_tables(path: Path) -> dict[str, pa.Table]:
    """The tables of a piece on disk; those without rows are left out.

    Raises :class:`BrokenPiece` where it is not whole.
    """
    with _opened(path) as archive:
        return unpack_tables(archive.read(_TABLES))


def read_statements(path: Path) -> dict[str, pa.Table]:
    """The statements of a piece on disk, by their kind. Raises as :func:`read_tables` does."""
    with _opened(path) as archive:
        return unpack_tables(archive.read(_STATEMENTS))


def pack_tables(tables: Mapping[str, pa.Table]) -> bytes:
    """A line of JSON that says which tables follow and how long they are, and their streams."""
    streams = []
    for name, table in tables.items():
        if table.num_rows:
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, table.schema) as writer:
                writer.write_table(table)
            streams.append((name, sink.getvalue().to_pybytes()))
    content = b"".join(stream for _, stream in streams)
    said = json.dumps({"tables": [[n, len(s)] for n, s in streams], "size": len(content)})
    packed: bytes = pa.compress(content, codec="zstd", asbytes=True)
    return said.encode() + b"\n" + packed


def unpack_tables(data: bytes) -> dict[str, pa.Table]:
    """The inverse of :func:`pack_tables`, without the tables that have no rows."""
    said, _, packed = data.partition(b"\n")
    header = json.loads(said)
    content = pa.decompress(packed, header["size"], codec="zstd")
    tables, start = {}, 0
    for name, size in header["tables"]:
        tables[name] = pa.ipc.open_stream(content.slice(start, size)).read_all()
        start += size
    return tables


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
        raise BrokenPiece(f"{path}: {error}") from error
