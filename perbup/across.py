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

from parsers.parsed import PLAN_MISSING
from perbup.compared import CITATIONS
from perbup.graph import Regulations
from perbup.perangkat import OF_OFFICE
from quality.check import check_across
from quality.figures import FIGURES
from quality.frames import Frames
from schemas.finding import Finding

Row = dict[str, Any]

PLANS = ("renstra", "perubahan-renstra")
_COMPARED = {CITATIONS: ("landasan_hukum", "peraturan_id"), FIGURES: (FIGURES, "kelompok")}
"""Of what is compared, the name that the rules know it by and the column that they compare in."""
COMPACT_AFTER = 256
"""Tables of citations, or of figures, that are put together at a time."""
AT_ONCE = 4_000
"""Citations or figures compared at a time, of as many whole regulations or offices as fit."""


class Across:
    """Takes the rows of some documents after others; then gives what they say together."""

    def __init__(self) -> None:
        self._regulations = Regulations()
        self._documents: list[Row] = []
        self._annexed: set[str] = set()
        self._compared: dict[str, list[pa.Table]] = {name: [] for name in _COMPARED}

    def add(self, tables: Mapping[str, pa.Table | None], regulations: Regulations) -> None:
        """Take in the ``dokumen`` of some documents, what of them is compared
        (:mod:`perbup.compared`) and the regulations that they cite."""
        if (dokumen := tables.get("dokumen")) is not None:
            self._documents += dokumen.select(OF_OFFICE).to_pylist()
            plans = pc.is_in(dokumen["bentuk"], pa.array(PLANS))
            self._annexed.update(dokumen["lampiran_dari"].filter(plans).drop_null().to_pylist())
        for name, parts in self._compared.items():
            if (table := tables.get(name)) is not None:
                parts.append(table)
            if len(parts) >= COMPACT_AFTER:
                self._compared[name] = [_compact(parts)]
        self._regulations.merge(regulations)

    def without_found(self, temuan: pa.Table) -> pa.Table:
        """The findings without those that miss a plan which stands in a file of its own."""
        if not self._annexed:
            return temuan
        missing = pc.equal(temuan["templat"], PLAN_MISSING)
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
        for compared, (name, key) in _COMPARED.items():
            parts = self._compared[compared]
            if not parts:
                continue
            whole = _compact(parts)
            whole = whole.take(pc.sort_indices(whole[key].cast(pa.string())))
            for start, stop in _groups(whole[key].to_pylist()):
                rows = whole.slice(start, stop - start).to_pylist()
                yield from check_across(Frames({"dokumen": self._documents, name: rows}))


def _compact(parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks()


def _groups(ids: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Ranges of about :data:`AT_ONCE` rows that part between two different ids."""
    start = 0
    for index in range(1, len(ids) + 1):
        full = index - start >= AT_ONCE and index < len(ids) and ids[index] != ids[index - 1]
        if index == len(ids) or full:
            yield start, index
            start = index
