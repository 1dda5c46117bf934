"""Tables that count the same people by gender: men and women must be the same in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quality.frames import Frames, Place
from quality.grid import Grid
from quality.totals import is_men, is_women

LEAST = 10
"""Fewer people are as many as others by chance."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many men and women a table counts, and the cells that say so."""

    tabel_id: str
    men: Decimal
    women: Decimal
    cells: tuple[Place, Place]

    @property
    def everybody(self) -> Decimal:
        """Men and women together."""
        return self.men + self.women


def unlike_counts(frames: Frames) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of tables that count as many people in all but not as many of each gender.

    Tables of other people (officers without rank, those of one grade) have another sum.
    """
    counted = [found for grid in frames.plain if (found := _count(grid)) is not None]
    first: dict[Decimal, Counted] = {}
    for table in counted:
        known = first.setdefault(table.everybody, table)
        if known.men != table.men and table.everybody >= LEAST:
            yield known, table


def _count(grid: Grid) -> Counted | None:
    """The totals of a table by gender, in its columns or in its lines; null where it has no one
    pair of them."""
    columns = [
        [col for col in grid.additive_columns if test(grid.own_header(col))]
        for test in (is_men, is_women)
    ]
    if all(len(found) == 1 for found in columns):
        return _of_columns(grid, columns[0][0], columns[1][0])
    rows = [[r for r in grid.lines if test(grid.label(r))] for test in (is_men, is_women)]
    numbers = sorted(grid.numeric_columns_raw - grid.number_columns)
    if all(len(found) == 1 for found in rows) and len(numbers) == 1:
        return _made(grid, (rows[0][0], numbers[0]), (rows[1][0], numbers[0]))
    return None


def _of_columns(grid: Grid, men: int, women: int) -> Counted | None:
    if not grid.total_rows:
        return None
    last = grid.total_rows[-1]
    return _made(grid, (last, men), (last, women))


def _made(grid: Grid, men: tuple[int, int], women: tuple[int, int]) -> Counted | None:
    one, two = grid.number(*men), grid.number(*women)
    if one is None or two is None:
        return None
    cells = ((grid.tabel_id, *men), (grid.tabel_id, *women))
    return Counted(grid.tabel_id, one.value, two.value, cells)
