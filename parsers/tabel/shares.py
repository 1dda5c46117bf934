"""Ratios that a table prints as shares of one: ``0,87`` for 87 per cent.

The form asks for a ratio, published tables mostly print per cent. Which it is the numbers beside it
tell: realisasi over target (or anggaran), or that times a hundred. A cell with ``%`` is no share.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED, gives
from normalize.units import PERSEN
from parsers.tabel.header import Band, Column
from parsers.tabel.sheet import Place, Sheet
from parsers.tabel.years import by_year, of_ratios

LEAST = 2
"""Shares from which on a table is believed to print them: one may be a slip."""


def with_shares(sheet: Sheet) -> Sheet:
    """The sheet with the cells of ratios that are shares. Where no ratio is one in per cent, all of
    the table are shares, also those that cannot be proved."""
    if sheet.kind not in {"capaian", "anggaran"}:
        return sheet
    columns = by_year(sheet.header.band("rasio"))
    shares: set[Place] = set()
    percents: set[Place] = set()
    telling = 0
    for row, column, ratio, part, whole in _ratios(sheet):
        if gives(part, whole, ratio.value, ratio.unit):
            percents.add((row, column.index))
        elif gives(part, whole, ratio.value * HUNDRED, ratio.unit * HUNDRED):
            shares.add((row, column.index))
            # A bare `1` is near many quotients.
            telling += ratio.unit < 1 or part == ratio.value * whole
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


def _ratios(sheet: Sheet) -> Iterator[tuple[int, Column, Printed, Decimal, Decimal]]:
    """Row, column and number of every printed ratio, and the part and the whole beside it."""
    base: Band = "anggaran" if sheet.kind == "anggaran" else "target"
    for whole_column, part_column, column in of_ratios(sheet.header, base):
        for row in sheet.body:
            bare = sheet.peek(row, column.index, "persen").unit is None
            ratio = sheet.printed(row, column.index, "persen")
            whole, part = (_amount(sheet, row, c) for c in (whole_column, part_column))
            if bare and ratio and ratio.value and whole and part is not None:
                yield row, column, ratio, part, whole


def _amount(sheet: Sheet, row: int, column: Column) -> Decimal | None:
    """A value in the multiple of its column."""
    value = sheet.peek(row, column.index, "uang" if column.money else "nilai").value
    scale = sheet.scale(column) if column.money else 1
    return None if value is None or scale is None else value * scale
