"""Evaluations with a row for each measure: what was done in one, the money of it in the next.

``Kinerja | 12 | 3 | 3`` over ``Anggaran (Rp) | 9.000.000 | 2.500.000 | 2.000.000``: the rows say
what the columns of other evaluations do (``K`` and ``Rp``).

Takes a sheet and the places of its columns; gives what each row measures, and its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from normalize.only import only
from parsers.tabel.periods import Part, Place
from parsers.tabel.sheet import Sheet

Measure = Literal["kinerja", "rupiah"]
_MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("kinerja", re.compile(r"(?:(?:target|capaian)\s+)?(?:kinerja|fisik|k)\s*(?:\(.*\))?", re.I)),
    (
        "rupiah",
        re.compile(r"(?:anggaran|keuangan|pagu|dana|biaya|rupiah|rp)\b\.?\s*(?:\(.*\))?", re.I),
    ),
)
"""What the two rows of a line are called."""
_OF_MEASURE: dict[Measure, dict[Part | None, Part]] = {
    "kinerja": {None: "kinerja", "rupiah": "kinerja", "tingkat_rupiah": "tingkat"},
    "rupiah": {None: "rupiah", "kinerja": "rupiah", "tingkat": "tingkat_rupiah"},
}


@dataclass(frozen=True, slots=True)
class Measures:
    """What the rows of a table measure, by the column that says it; nothing where none does."""

    column: int = -1
    of_rows: Mapping[int, Measure] = field(default_factory=dict)

    def goes_on(self, row: int) -> bool:
        """Whether a row measures another thing of the line that the row above begins."""
        first = next(iter(self.of_rows.values()), None)
        return self.of_rows.get(row, first) != first and row - 1 in self.of_rows

    def of(self, row: int, parts: Mapping[Part, Place]) -> dict[Part, Place]:
        """The places of a period as a row has them: what they hold is what it measures."""
        measure = self.of_rows.get(row)
        if measure is None:
            return dict(parts)
        named = _OF_MEASURE[measure]
        return {named.get(part, part): place for part, place in parts.items()}

    def paid(self, places: Iterable[Place]) -> list[Place]:
        """The places as those of rows of money, where the rows say what they measure."""
        named = _OF_MEASURE["rupiah"] if self.of_rows else {}
        return [replace(p, part=named.get(p.part, p.part)) for p in places]


def measures(sheet: Sheet, places: Sequence[Place]) -> Measures:
    """What the rows of a table measure: one column before its values says in every row with values
    one of two things, and says both; nothing where the columns of a period tell them apart."""
    values = [place.column.index for place in places]
    claims = [place.periode for place in places if place.part not in {"tingkat", "tingkat_rupiah"}]
    if not values or len(set(claims)) < len(claims):
        return Measures()
    rows = [row for row in sheet.body if sheet.prints(row, values)]
    found = (
        Measures(col, said)
        for col in range(min(values))
        if (said := _said(sheet, rows, col)) and set(said.values()) == {"kinerja", "rupiah"}
    )
    return only(found) or Measures()


def _said(sheet: Sheet, rows: Sequence[int], col: int) -> dict[int, Measure]:
    """What each of these rows measures by its cell in a column; nothing where one says neither."""
    said = {
        row: measure
        for row in rows
        for measure, pattern in _MEASURES
        if pattern.fullmatch(sheet.text(row, col) or "")
    }
    return said if len(said) == len(rows) else {}
