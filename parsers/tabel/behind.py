"""The money of programmes behind the indicators of one year, read as a budget of its own.

Reports print both in one table: ``Indikator | Target | Realisasi | % | Program | Anggaran |
Realisasi | %``; agreements ``Indikator | Target | Program | Anggaran``. Their rows are of one thing
and the other, so no reader knows both at once; the columns from ``Program`` on are those of a
budget (T-C.24 of a single year).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.document import Cell, Table
from grammar.totals import starts_total
from normalize.only import only
from parsers.tabel.header import Band, Header, read_header
from parsers.tabel.sheet import Sheet
from parsers.tabel.years import dated_by_caption

LEAST = 2
"""Lines with a name and its money that make a budget."""


def budget_behind(sheet: Sheet) -> Sheet | None:
    """The table as the budget that stands behind what indicators aim at and have reached; None
    where it holds none, is of several years, or has names and money in rows of their own."""
    measured = [c for c in sheet.header.band("target", "realisasi") if not c.money]
    year = only({column.year for column in measured})
    if sheet.kind not in {"capaian", "target"} or year is None:
        return None
    for start in range(measured[-1].index + 1, sheet.table.n_cols):
        header = _header_from(sheet, start, year)
        if header.columns[start].role == "nama":
            half = sheet.but(kind="anggaran", header=header)
            return half if _pays_each(half, {c.band for c in measured}) else None
    return None


def _header_from(sheet: Sheet, start: int, year: int) -> Header:
    """The header of the columns from one on, read as that of a table of their own, with nothing
    said of those before; of the year of these where nothing else dates them."""
    part = dated_by_caption(read_header(_from(sheet.table, start)), sheet.caption, sheet.context)
    undated = not any(column.when for column in part.columns)
    facts: dict[str, Any] = {"year": year} if undated else {}
    before = (column.of_none() for column in sheet.header.columns[:start])
    behind = (
        replace(column, index=column.index + start, **(facts if column.band else {}))
        for column in part.columns
    )
    return replace(sheet.header, columns=(*before, *behind))


def _from(table: Table, start: int) -> Table:
    """The columns of a table from one on; what stands over these and those before stands over
    them."""
    cells = (_cell_from(cell, start) for cell in table.cells if cell.col + cell.col_span > start)
    return replace(table, cells=tuple(cells), n_cols=table.n_cols - start)


def _cell_from(cell: Cell, start: int) -> Cell:
    first = max(cell.col, start)
    return cell._replace(col=first - start, col_span=cell.col + cell.col_span - first)


def _pays_each(half: Sheet, measured: set[Band | None]) -> bool:
    """Whether the budget says what was planned, and what was spent where it stands behind what was
    reached, and the rows that print a name are those that print money, but for totals."""
    money = half.header.band("anggaran", "realisasi")
    if {column.band for column in money} != {"anggaran"} | (measured - {"target"}):
        return False
    names, amounts = half.header.places("nama"), [column.index for column in money]
    lines = [row for row in half.body if not starts_total(next(filter(None, half.grid[row]), ""))]
    printed = [(half.prints(row, names), half.prints(row, amounts)) for row in lines]
    return all(named == paid for named, paid in printed) and printed.count((True, True)) >= LEAST
