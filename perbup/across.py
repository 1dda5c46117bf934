"""What only all documents together say: ``peraturan``, and findings that compare documents.

Citations and figures are taken in from some documents after others and kept as Arrow columns in
which every title and every document stands once, so that the memory for them stays small; they are
compared regulation by regulation and office by office.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from parsers.parsed import PLAN_OF_REGULATION
from perbup.graph import Regulations
from perbup.perangkat import OF_OFFICE
from quality.check import check_across
from quality.figures import FIELDS, FIGURES, SOURCES, digest
from quality.frames import Frames
from schemas.finding import Finding

Row = dict[str, Any]

PLANS = ("renstra", "perubahan-renstra")
CITED = ("doc_id", "peraturan_id", "tentang")
_KINDS = {"tahun": pa.int64(), "nilai": pa.float64()}
_FIGURES = pa.schema([(name, _KINDS.get(name, pa.string())) for name in FIELDS])
COMPACT_AFTER = 256
"""Tables of citations that are put together at a time."""
AT_ONCE = 4_000
"""Citations compared at a time, of as many whole regulations as fit."""


class Across:
    """Takes the rows of some documents after others; then gives what they say together."""

    def __init__(self) -> None:
        self._regulations = Regulations()
        self._documents: list[Row] = []
        self._cited: list[pa.Table] = []
        self._annexed: set[str] = set()
        self._figures: list[pa.Table] = []

    def add(self, tables: Mapping[str, pa.Table | None], regulations: Regulations) -> None:
        """Take in the ``dokumen``, ``landasan_hukum`` and figures of documents, and what they
        cite."""
        dokumen, cited = tables["dokumen"], tables["landasan_hukum"]
        if dokumen is not None:
            self._documents += dokumen.select(OF_OFFICE).to_pylist()
            plans = pc.is_in(dokumen["bentuk"], pa.array(PLANS))
            self._annexed.update(dokumen["lampiran_dari"].filter(plans).drop_null().to_pylist())
        if cited is not None:
            self._cited.append(_encoded(cited.select(CITED)))
        self._figures.append(_figures(tables))
        self._regulations.merge(regulations)
        if len(self._cited) >= COMPACT_AFTER:
            self._cited = [_compact(self._cited)]
        if len(self._figures) >= COMPACT_AFTER:
            self._figures = [_compact(self._figures)]

    def without_found(self, temuan: pa.Table) -> pa.Table:
        """The findings without those that miss a plan which stands in a file of its own."""
        if not self._annexed:
            return temuan
        missing = pc.and_(
            pc.equal(temuan["aturan"], "bagian-hilang"),
            pc.equal(temuan["kunci"], PLAN_OF_REGULATION),
        )
        found = pc.is_in(temuan["doc_id"], pa.array(sorted(self._annexed)))
        return temuan.filter(pc.invert(pc.fill_null(pc.and_(missing, found), False)))

    def peraturan(self) -> list[Row]:
        """The rows of ``peraturan``."""
        return self._regulations.rows()

    def documents(self) -> Sequence[Row]:
        """Every document: whose it is and when it was made."""
        return self._documents

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Findings that compare documents, each with the document it is raised on."""
        for name, key, parts in (
            ("landasan_hukum", "peraturan_id", self._cited),
            (FIGURES, "kelompok", self._figures),
        ):
            if not parts:
                continue
            whole = _compact(parts)
            whole = whole.take(pc.sort_indices(whole[key].cast(pa.string())))
            for start, stop in _groups(whole[key].to_pylist()):
                rows = whole.slice(start, stop - start).to_pylist()
                yield from check_across(Frames({"dokumen": self._documents, name: rows}))


def _compact(parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks()


def _figures(tables: Mapping[str, pa.Table | None]) -> pa.Table:
    """What documents state that others may state too, with every text stored once."""
    rows = {name: table.to_pylist() for name in SOURCES if (table := tables.get(name)) is not None}
    made = pa.Table.from_pylist(list(digest(rows)), schema=_FIGURES)
    for index, field in enumerate(_FIGURES):
        if pa.types.is_string(field.type):
            made = made.set_column(index, field.name, made.column(index).dictionary_encode())
    return made


def _encoded(cited: pa.Table) -> pa.Table:
    """The table with every value of a column stored once."""
    return pa.table({name: cited[name].dictionary_encode() for name in CITED})


def _groups(ids: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Ranges of about :data:`AT_ONCE` rows that part between two different ids."""
    start = 0
    for index in range(1, len(ids) + 1):
        full = index - start >= AT_ONCE and index < len(ids) and ids[index] != ids[index - 1]
        if index == len(ids) or full:
            yield start, index
            start = index
