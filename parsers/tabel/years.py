"""The year of every value column: printed, or counted from a period that is printed.

``Tahun ke-1 … ke-5`` are years only where a period of just so many years is printed: in the
table's caption, or (for the plan's own tables) in the head of the regulation. Else they stay
unknown: a year is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.tabel.header import Band, Column, Header
from parsers.tabel.sheet import Sheet

_PERIOD = re.compile(
    r"((?:19|20)\d\d)\s*(?:[-–—]|s/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d\d)"
)
_ONE_YEAR = re.compile(r"\btahun\s+((?:19|20)\d\d)\b(?!\s*[-–—])", re.IGNORECASE)

PLAN: tuple[Band, ...] = ("target", "proyeksi", "awal", "akhir")


def with_years(sheet: Sheet) -> Sheet:
    """The sheet with ordinals turned into years where that is certain; a finding where not."""
    counted = [c for c in sheet.header.columns if c.role == "nilai" and c.ordinal is not None]
    printed = sheet.header.years("target", "proyeksi")
    if counted and printed and all(c.ordinal == 0 for c in counted):
        # `Tahun 0` before printed years is the year before the first of them.
        return _counted_from(sheet, printed[0])
    if not counted:
        return sheet
    years = sheet.header.years("target", "realisasi", "anggaran")
    if len(years) == max(c.ordinal or 0 for c in counted):
        # One band counts the years that another band of the same table prints.
        columns = tuple(
            replace(c, year=years[c.ordinal - 1]) if c.ordinal else c for c in sheet.header.columns
        )
        return replace(sheet, header=Header(columns, sheet.header.numbers))
    length = max(c.ordinal or 0 for c in counted)
    period = _period(sheet, length)
    if period is None:
        sheet.find(
            "tabel-tanpa-kepala",
            "error",
            None,
            "tahun",
            "kepala tabel hanya mencetak urutan tahun (`Tahun ke-1` …) dan tahun sebenarnya "
            "tidak tercetak; barisnya tidak diterbitkan",
            found="; ".join(dict.fromkeys(c.path[-1] for c in counted)),
        )
        return sheet
    return _counted_from(sheet, period)


def _counted_from(sheet: Sheet, first: int) -> Sheet:
    columns = tuple(
        replace(c, year=first + c.ordinal - 1) if c.ordinal is not None else c
        for c in sheet.header.columns
    )
    return replace(sheet, header=Header(columns, sheet.header.numbers))


def _period(sheet: Sheet, length: int) -> int | None:
    """The first year of the one printed period of ``length`` years."""
    periods = {
        (int(first), int(last)) for first, last in _PERIOD.findall(sheet.caption.title or "")
    }
    if not periods and sheet.kind in {"target", "rencana"}:
        first, last = sheet.context.periode_awal, sheet.context.periode_akhir
        if first is not None and last is not None:
            periods = {(first, last)}
    fitting = [first for first, last in periods if last - first + 1 == length]
    return fitting[0] if len(periods) == 1 and fitting else None


def caption_year(sheet: Sheet) -> int | None:
    """The one year that the caption names (``Tahun 2022``), for tables of a single year."""
    years = set(_ONE_YEAR.findall(sheet.caption.title or ""))
    return int(years.pop()) if len(years) == 1 else None


def by_year(columns: list[Column]) -> dict[int, Column]:
    """Columns by their year, the first of each."""
    found: dict[int, Column] = {}
    for column in columns:
        if column.year is not None:
            found.setdefault(column.year, column)
    return found
