"""Some dozens of documents in the order of publication, merged once and kept.

A published dataset holds every document, so that one changed document has all of them written
again. A segment is what neighbours give together: publishing reads one file for all of them, and
merges anew only those that hold a changed document. Where a segment ends is told by the
``doc_id`` itself: a document that comes or goes changes its own segment and no other.

A segment is a stored zip with one member per dataset: publishing takes one dataset after another
and holds no more than that in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from perbup.compared import compared
from perbup.graph import Regulations
from perbup.perangkat import OFFICES, Office
from perbup.piece import MENTIONS, BrokenPiece, pack_tables, unpack_tables
from perbup.renaming import renamed
from perbup.store import Store, write_whole
from perbup.version import publisher_version
from quality.figures import FIGURES
from schemas.datasets import DATASETS

MEAN = 16
"""Documents of a segment, on the mean."""

MOST_ROWS = 65_536
"""A segment ends after so many rows (of all datasets), wherever it would end by its names."""

_REGULATIONS = "regulations.json"
_OFFICES = "offices.json"


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a segment: its ``doc_id``, its source's name, its piece, its rows in all."""

    doc_id: str
    name: str
    key: str
    rows: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A merged file and the last ``doc_id`` in it."""

    path: Path
    last: str

    def table(self, dataset: str) -> pa.Table | None:
        """The rows of a dataset, sorted by ``doc_id``, or what of them is compared
        (:mod:`perbup.compared`); null where there are none.

        A segment that cannot be read is removed and raises :class:`BrokenPiece`.
        """
        with self._opened() as archive:
            if dataset not in archive.namelist():
                return None
            return unpack_tables(archive.read(dataset)).get(dataset)

    def regulations(self) -> Regulations:
        """What the documents cite, counted. Raises as :meth:`table` does."""
        with self._opened() as archive:
            return Regulations.from_json(json.loads(archive.read(_REGULATIONS)))

    def offices(self) -> dict[str, Office]:
        """The office that each document names itself. Raises as :meth:`table` does."""
        with self._opened() as archive:
            said = json.loads(archive.read(_OFFICES))
            return {doc_id: Office(*fields) for doc_id, fields in said.items()}

    @contextlib.contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        try:
            with zipfile.ZipFile(self.path) as archive:
                yield archive
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
            self.path.unlink(missing_ok=True)
            raise BrokenPiece(f"{self.path}: {error}") from error


def divide(members: Sequence[Member]) -> list[tuple[Member, ...]]:
    """Members, sorted by ``doc_id``, in groups: where one ends, its own members say."""
    groups: list[tuple[Member, ...]] = []
    group: list[Member] = []
    for member in members:
        group.append(member)
        ends = hashlib.sha256(member.doc_id.encode()).digest()[0] < 256 // MEAN
        if ends or sum(other.rows for other in group) >= MOST_ROWS:
            groups.append(tuple(group))
            group = []
    return [*groups, tuple(group)] if group else groups


def merged(members: Sequence[Member], store: Store) -> list[Segment]:
    """The segments of all members, sorted by ``doc_id``; those that are not there are made, those
    that nobody needs any more are removed.

    Raises :class:`BrokenPiece` where a member's piece cannot be read.
    """
    segments = []
    for group in divide(members):
        said = [publisher_version(), *((m.doc_id, m.name, m.key) for m in group)]
        key = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:40]
        path = store.segment_path(key)
        if not path.is_file():
            write_whole(path, _merge(group, store))
            pa.default_memory_pool().release_unused()
        segments.append(Segment(path, group[-1].doc_id))
    store.forget_segments_but(segment.path for segment in segments)
    return segments


def _merge(group: Sequence[Member], store: Store) -> bytes:
    tables: dict[str, list[pa.Table]] = {name: [] for name in (*DATASETS, FIGURES)}
    offices: dict[str, list[str | None]] = {}
    regulations = Regulations()
    for member in group:
        for name, table in renamed(store.tables(member.key), member.doc_id).items():
            if name == MENTIONS:
                regulations.add(table.to_pylist())
            elif name == OFFICES:
                offices |= {row.pop("doc_id"): list(row.values()) for row in table.to_pylist()}
            elif name == "dokumen":
                tables[name].append(_named(table, member.name))
            else:
                tables[name].append(table)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_REGULATIONS, json.dumps(regulations.to_json(), ensure_ascii=False))
        archive.writestr(_OFFICES, json.dumps(offices, ensure_ascii=False))
        whole = {name: pa.concat_tables(t).combine_chunks() for name, t in tables.items() if t}
        if whole:
            whole |= compared(whole)
        for name, table in whole.items():
            if table.num_rows:
                archive.writestr(name, pack_tables({name: table}))
    return buffer.getvalue()


def _named(dokumen: pa.Table, name: str) -> pa.Table:
    """``dokumen`` of a piece with its source's own name."""
    index = dokumen.schema.get_field_index("source_file")
    names = pa.array([name] * dokumen.num_rows, pa.string())
    return dokumen.set_column(index, dokumen.schema.field(index), names)
