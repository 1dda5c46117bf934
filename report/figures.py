"""The numbers that the charts draw, taken from the rows of the datasets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

Row = dict[str, Any]

RATIO_LIMIT = 200.0
"""Beyond this a ratio says nothing more about performance; the chart stops here."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One printed indicator line over its years: ``(year, target, realisasi)``."""

    name: str
    unit: str | None
    years: tuple[tuple[int, float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Budget and spending in rupiah of one year or one programme."""

    label: str
    budget: Decimal | None
    spent: Decimal | None

    @property
    def ratio(self) -> float | None:
        """Spending over budget in per cent; null where one is missing or the budget is 0."""
        if not self.budget or self.spent is None:
            return None
        return float(self.spent / self.budget * 100)


@dataclass(frozen=True, slots=True)
class Budget:
    """The whole office by year, and its programmes in the last year that has both numbers."""

    years: tuple[BudgetLine, ...]
    programmes: tuple[BudgetLine, ...]
    programme_year: int | None
    from_totals: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """Achievement of one kecamatan in per cent of target: lowest, median, highest."""

    label: str
    low: float
    middle: float
    high: float
    count: int


def indicators(capaian: Iterable[Row]) -> list[Indicator]:
    """Every line of the performance tables that has a number, in document order. A year that
    print only counts (``Tahun ke-2``) has no place on an axis of years."""
    lines: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in _dated(capaian):
        lines[row["tabel_id"], row["baris"]].append(row)
    found = []
    for rows in lines.values():
        years = tuple(
            (row["tahun"], row["target"], row["realisasi"])
            for row in sorted(rows, key=lambda row: row["tahun"])
            if row["target"] is not None or row["realisasi"] is not None
        )
        if years:
            found.append(Indicator(rows[0]["indikator"] or "", rows[0]["satuan"], years))
    return found


def budget(anggaran: list[Row], enacted: int | None = None) -> Budget:
    """The budget of a document.

    The whole office comes from a table of totals by year, or the total row of a programme table,
    the first that has spending; only where no total is printed are the programmes added up, and
    then only in years where every programme with a text has a number. Programmes are those of
    the last year that has both numbers, before the regulation's own year where there is one.
    """
    anggaran = _dated(anggaran)
    totals: dict[str, dict[int, Row]] = defaultdict(dict)
    programmes: dict[str, list[Row]] = defaultdict(list)
    for row in anggaran:
        if row["jenjang"] == "total":
            totals[row["tabel_id"]].setdefault(row["tahun"], row)
        elif row["jenjang"] == "program":
            programmes[row["tabel_id"]].append(row)

    years = _first_with_spending(
        [
            [_line(str(year), row) for year, row in sorted(by_year.items())]
            for by_year in totals.values()
        ]
    )
    table = max(programmes.values(), key=len, default=[])
    from_totals = bool(years)
    if not years:
        years = _summed(table)
    with_both = {
        row["tahun"]
        for row in table
        if row["anggaran"] is not None and row["realisasi"] is not None
    }
    over = {year for year in with_both if enacted is None or year < enacted}
    year = max(over or with_both, default=None)
    lines = [
        _line(row["uraian"] or "", row)
        for row in table
        if row["tahun"] == year and (row["anggaran"] or row["realisasi"])
    ]
    return Budget(tuple(years), tuple(lines), year, from_totals)


def spread(label: str, capaian: Iterable[Row], enacted: int | None) -> Spread | None:
    """Achievement against target over a document's indicators and years; null without numbers.

    ``enacted`` is the year of the regulation: what it prints for that year and later is not yet
    achieved, whatever it says, and is left out.
    """
    ratios = [
        min(row["realisasi"] / row["target"] * 100, RATIO_LIMIT)
        for row in _dated(capaian)
        if row["target"] and row["target"] > 0 and row["realisasi"] is not None
        if row["realisasi"] >= 0 and (enacted is None or row["tahun"] < enacted)
    ]
    if not ratios:
        return None
    return Spread(label, min(ratios), median(ratios), max(ratios), len(ratios))


def _dated(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["tahun"] is not None]


def last_complete(lines: Iterable[BudgetLine], enacted: int | None) -> BudgetLine | None:
    """The last year that has budget and spending and was over when the regulation was made."""
    both = [line for line in lines if line.budget and line.spent is not None]
    over = [line for line in both if enacted is None or int(line.label) < enacted]
    return over[-1] if over else None


def _first_with_spending(tables: list[list[BudgetLine]]) -> list[BudgetLine]:
    kept = [[line for line in lines if line.budget or line.spent] for lines in tables]
    kept = [lines for lines in kept if lines]
    for lines in kept:
        if any(line.spent for line in lines):
            return lines
    return kept[0] if kept else []


def _summed(rows: list[Row]) -> list[BudgetLine]:
    by_year: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_year[row["tahun"]].append(row)
    lines = []
    for year, members in sorted(by_year.items()):
        amounts = [_sum(members, column) for column in ("anggaran", "realisasi")]
        if any(amounts):
            lines.append(BudgetLine(str(year), *amounts))
    return lines


def _sum(rows: list[Row], column: str) -> Decimal | None:
    printed = [row for row in rows if (row[f"{column}_teks"] or "").strip(" -–—")]
    values = [row[column] for row in printed]
    if not values or None in values:
        return None
    return sum(values, Decimal(0))


def _line(label: str, row: Row) -> BudgetLine:
    return BudgetLine(label, row["anggaran"], row["realisasi"])
