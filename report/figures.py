"""The numbers that the charts draw: of the panels, which say what statement is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

Row = dict[str, Any]

RATIO_LIMIT = 200.0
"""Beyond this a ratio says nothing more about performance; the chart stops here."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the office over its years: ``(year, target, realisasi)``."""

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


@dataclass(frozen=True, slots=True)
class Spread:
    """Achievement of one kecamatan in per cent of target: lowest, median, highest."""

    label: str
    low: float
    middle: float
    high: float
    count: int


def indicators(panel: Iterable[Row]) -> list[Indicator]:
    """The indicators of rows of ``panel_indikator``, in the order in which they are printed."""
    lines: dict[str, list[Row]] = defaultdict(list)
    for row in _as_printed(panel, ("target", "realisasi")):
        lines[row["indikator_kunci"]].append(row)
    found = []
    for rows in lines.values():
        rows.sort(key=lambda row: row["tahun"])
        years = tuple((row["tahun"], row["target"], row["realisasi"]) for row in rows)
        named = next((row for row in rows if row["satuan"]), rows[0])
        found.append(Indicator(named["indikator"] or "", named["satuan"], years))
    return found


def budget(panel: Iterable[Row], enacted: int | None = None) -> Budget:
    """The budget in rows of ``panel_anggaran``: the printed totals of the office by year, and the
    programmes of the last year that has both numbers, before the regulation's own year where
    there is one. Nothing is added up."""
    rows = [
        row
        for row in _as_printed(panel, ("anggaran", "realisasi"))
        if row["jenis_belanja"] is None and (row["anggaran"] or row["realisasi"])
    ]
    totals = sorted(
        (row for row in rows if row["anggaran_kunci"] == "total"), key=lambda row: row["tahun"]
    )
    programmes = [row for row in rows if row["jenjang"] == "program"]
    year = _last_told(programmes, enacted)
    return Budget(
        tuple(_line(str(row["tahun"]), row) for row in totals),
        tuple(_line(row["uraian"] or "", row) for row in programmes if row["tahun"] == year),
        year,
    )


def _last_told(programmes: Iterable[Row], enacted: int | None) -> int | None:
    """The last year with both numbers of a programme, before that of the regulation if one is."""
    with_both = {
        row["tahun"]
        for row in programmes
        if row["anggaran"] is not None and row["realisasi"] is not None
    }
    over = {year for year in with_both if enacted is None or year < enacted}
    return max(over or with_both, default=None)


def elsewhere(panel: Iterable[Row], measures: Iterable[str], doc_id: str) -> set[str]:
    """The other documents that values of these rows were taken from."""
    found = {row[f"{measure}_doc_id"] for row in panel for measure in measures}
    return found - {doc_id, None}


def _as_printed(panel: Iterable[Row], measures: Sequence[str]) -> list[Row]:
    """Rows in the order of the tables and lines that they were taken from."""

    def place(row: Row) -> tuple[Any, ...]:
        return min(
            (row[f"{measure}_tabel_id"], row[f"{measure}_baris"] or 0)
            for measure in measures
            if row[f"{measure}_tabel_id"] is not None
        )

    taken = (row for row in panel if any(row[f"{m}_tabel_id"] is not None for m in measures))
    return sorted(taken, key=place)


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


def _line(label: str, row: Row) -> BudgetLine:
    return BudgetLine(label, row["anggaran"], row["realisasi"])
