"""Rows that slipped: values that print or character recognition set one or two columns over.

Values are placed by the header first. A move is made only where the block's own arithmetic proves
it: its printed ratios hold after the move and not where they stand, amounts stand in amount
columns only so, or its parts add up to the printed sums only so. Then the values go to the years
they belong to, with one finding for the block that carries the proof. Where the signs of a slip
are there but no one move explains them, the doubtful cells lose their value, with an error.
"""

from __future__ import annotations

from collections.abc import Mapping

from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet
from parsers.tabel.slip.field import LARGEST_RATIO, Field
from parsers.tabel.slip.findings import report_proved
from parsers.tabel.slip.ratios import by_ratios
from parsers.tabel.slip.sums import by_sums

__all__ = ["LARGEST_RATIO", "mend"]


def mend(
    sheet: Sheet,
    *,
    base: dict[int, Column],
    reached: dict[int, Column],
    ratio: dict[int, Column],
    growth: list[Column] | None = None,
    levels: Mapping[int, str] | None = None,
) -> None:
    """Find slipped rows and note on the sheet where their values belong.

    ``base`` is the plan (target, anggaran), ``reached`` the realisasi, ``ratio`` the printed
    percentage, each by year; ``levels`` the level of each line of a budget (program, kegiatan,
    subkegiatan, total), for the sums.
    """
    if not base or not (reached or ratio):
        return
    grid = Field(sheet, base, reached, ratio, growth or [])
    if ratio and reached:
        by_ratios(grid, levels or {})
    if levels and grid.money:
        by_sums(grid, levels)
    report_proved(grid)
    for row, placement in grid.places.items():
        for col, to in placement.items():
            if col != to:
                sheet.move(row, col, to)
    for row, col in grid.unclear:
        sheet.move(row, col, None)
