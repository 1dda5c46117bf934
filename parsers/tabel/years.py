"""The year of every value column: printed, or counted from a period that is printed.

``Tahun ke-1 … ke-5`` are years only where a period of just so many years is printed: in the
table's caption, or (for the plan's own tables) in the head of the regulation. Else they stay
unknown: a year is never guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.tabel.captions import Caption
from parsers.tabel.header import Band, Column, Header
from parsers.tabel.sheet import Sheet

_PERIOD = re.compile(
    r"((?:19|20)\d\d)\s*(?:[-–—]|s/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d\d)"
)
_ONE_YEAR = re.compile(r"\btahun\s+(?:anggaran\s+)?((?:19|20)\d\d)\b(?!\s*[-–—])", re.IGNORECASE)

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


_SINGLE: tuple[tuple[Band, re.Pattern[str]], ...] = (
    ("realisasi", re.compile(r"^realisasi\b(?!.*%)", re.IGNORECASE)),
    (
        "rasio",
        re.compile(
            r"^(?:rasio|%|persentase|prosentase|tingkat)|"
            r"^capaian(?: kinerja)?\s*(?:\(?%\)?)?$|%\s*\)?$",
            re.IGNORECASE,
        ),
    ),
    ("target", re.compile(r"^target(?: kinerja| tahun(?: ini)?)?\s*$", re.IGNORECASE)),
    ("anggaran", re.compile(r"^(?:pagu|anggaran)\b", re.IGNORECASE)),
)


def dated_by_caption(header: Header, caption: Caption) -> Header:
    """A table of one year names it in its title only: ``Capaian Kinerja Tahun 2022`` over columns
    Target, Realisasi, Capaian. Other headers stay as they are."""
    year = caption_year(caption)
    if year is None or any(c.year or c.ordinal is not None for c in header.columns):
        return header
    if header.having("tahun"):
        return header
    bands = {
        column.index: band
        for column in header.columns
        if (
            band := next((b for b, pattern in _SINGLE if pattern.search(column.name.strip())), None)
        )
    }
    found = set(bands.values())
    if "realisasi" not in found or not found & {"target", "anggaran"} or len(found) < len(bands):
        return header
    money = "anggaran" in found
    return replace(
        header,
        columns=tuple(
            replace(
                c,
                role="nilai",
                band=bands[c.index],
                year=year,
                money=money and bands[c.index] != "rasio",
            )
            if c.index in bands
            else c
            for c in header.columns
        ),
    )


def caption_year(caption: Caption) -> int | None:
    """The one year that the caption names (``Tahun 2022``), for tables of a single year."""
    years = set(_ONE_YEAR.findall(caption.title or ""))
    return int(years.pop()) if len(years) == 1 else None


def by_year(columns: list[Column]) -> dict[int, Column]:
    """Columns by their year, the first of each."""
    found: dict[int, Column] = {}
    for column in columns:
        if column.year is not None:
            found.setdefault(column.year, column)
    return found
