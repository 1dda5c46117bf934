"""Tables that count the same people by gender: men and women must be the same in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    places = _of_men_and_women(grid)
    read = [number.value for place in places if (number := grid.number(*place)) is not None]
    if len(read) != 2:
        return None
    (men, women), (one, two) = read, ((grid.tabel_id, *place) for place in places)
    return Counted(grid.tabel_id, men, women, (one, two))


def _of_men_and_women(grid: Grid) -> list[tuple[int, int]]:
    """Where the two totals stand; nothing without one column, or one line, of each."""
    tests = (is_men, is_women)
    columns = [[c for c in grid.additive_columns if test(grid.own_header(c))] for test in tests]
    if _are_alone(columns):
        return [(row, col) for (col,) in columns for row in grid.total_rows[-1:]]
    rows = [[row for row in grid.lines if test(grid.label(row))] for test in tests]
    numbers = sorted(grid.numeric_columns_raw - grid.number_columns)
    return [(row, numbers[0]) for (row,) in rows] if _are_alone([*rows, numbers]) else []


def _are_alone(found: Iterable[Sequence[int]]) -> bool:
    """Whether there is one of each."""
    return all(len(places) == 1 for places in found)
