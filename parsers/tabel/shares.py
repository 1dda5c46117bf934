"""Ratios that a table prints as shares of one: ``0,87`` for 87 per cent.

The form asks for a ratio, published tables mostly print per cent. Which it is the numbers beside it
tell: realisasi over target (or anggaran), or that times a hundred. A cell with ``%`` is no share.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from normalize.units import PERSEN
from parsers.tabel.header import Band, Column
from parsers.tabel.sheet import Sheet
from parsers.tabel.years import by_year

Place = tuple[int, int]

LEAST = 2
"""Shares from which on a table is believed to print them: one may be a slip."""
HUNDRED = Decimal(100)


def with_shares(sheet: Sheet) -> Sheet:
    """The sheet with the cells of ratios that are shares. Where no ratio is one in per cent, all of
    the table are shares, also those that cannot be proved."""
    if sheet.kind not in {"capaian", "anggaran"}:
        return sheet
    columns = by_year(sheet.header.band("rasio"))
    shares: set[Place] = set()
    percents: set[Place] = set()
    telling = 0
    for row, column, ratio, quotient in _ratios(sheet, columns):
        unit = Decimal(1).scaleb(min(int(ratio.as_tuple().exponent), 0))
        if abs(quotient * HUNDRED - ratio) < unit:
            percents.add((row, column.index))
        elif abs(quotient - ratio) < unit:
            shares.add((row, column.index))
            # A bare `1` is near many quotients.
            telling += unit < 1 or quotient == ratio
    if telling < LEAST or len(shares) <= len(percents):
        return sheet
    if not percents:
        shares = {(row, column.index) for column in columns.values() for row in sheet.body}
    plain = {
        (row, col)
        for row, col in shares
        if sheet.peek(row, col, "persen").unit != PERSEN and "%" not in sheet.text(row, col)
    }
    return sheet.but(shares=frozenset(plain))


def _ratios(
    sheet: Sheet, columns: dict[int, Column]
) -> Iterator[tuple[int, Column, Decimal, Decimal]]:
    """Row, column and value of every printed ratio, and what the numbers beside it give."""
    base: Band = "anggaran" if sheet.kind == "anggaran" else "target"
    wholes, parts = by_year(sheet.header.band(base)), by_year(sheet.header.band("realisasi"))
    for year, column in columns.items():
        if year not in wholes or year not in parts:
            continue
        for row in sheet.body:
            ratio = sheet.peek(row, column.index, "persen")
            whole, part = (_amount(sheet, row, c) for c in (wholes[year], parts[year]))
            if ratio.value and ratio.unit is None and whole and part is not None:
                yield row, column, ratio.value, part / whole


def _amount(sheet: Sheet, row: int, column: Column) -> Decimal | None:
    """A value in the multiple of its column."""
    value = sheet.peek(row, column.index, "uang" if column.money else "nilai").value
    scale = sheet.scale(column) if column.money else 1
    return None if value is None or scale is None else value * scale
