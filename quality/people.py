"""Tables that count the same people: men and women must be the same in each, and so must all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from grammar.totals import is_total_label
from normalize.only import only
from normalize.vocabulary import letters
from quality.frames import Frames, Place, grouped, text_in
from quality.grid import Grid
from quality.totals import is_men, is_women, sums

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
    counted = [found for grid in frames.plain if (found := _count(grid))]
    first: dict[Decimal, Counted] = {}
    for table in counted:
        known = first.setdefault(table.everybody, table)
        if known.men != table.men and table.everybody >= LEAST:
            yield known, table


@dataclass(frozen=True, slots=True)
class Staff:
    """How many people work for an office by a table, the cell that says so, and whom its title says
    that it counts."""

    tabel_id: str
    count: Decimal
    cell: Place
    of: str
    sums: frozenset[Decimal]
    """All that its last line sums up: men, women, those without rank."""


_STAFF = re.compile(r"\b(?:pegawai|pns|asn|aparatur|personil)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:menurut|berdasarkan|dilihat\s+dari)\s+\D*?(?=\btahun\b|$)", re.IGNORECASE)
"""By what a title says that its table parts people: ``menurut golongan``."""


def staff(frames: Frames) -> list[Staff]:
    """The totals of tables of staff that add up."""
    return [found for grid in frames.plain if (found := _staff_of(grid))]


def _staff_of(grid: Grid) -> Staff | None:
    title = text_in(grid.tabel, "judul")
    rows, cols = grid.total_rows[-1:], grid.additive_columns
    col = only(c for c in cols if is_total_label(grid.own_header(c))) or only(cols)
    if not _STAFF.search(title) or not rows or col is None:
        return None
    number, at = grid.number(rows[0], col), (rows[0], col)
    wrong = any(item.verdict != "holds" for item in sums(grid) if (item.row, item.col) == at)
    if not number or wrong:
        return None
    summed = (grid.number(rows[0], at) for at in grid.additive_columns)
    return Staff(
        grid.tabel_id,
        number.value,
        (grid.tabel_id, *at),
        letters(_BY.sub(" ", title)),
        frozenset(found.value for found in summed if found),
    )


def unlike_staff(frames: Frames) -> Iterator[tuple[Staff, Staff]]:
    """Pairs of tables that part the same people in two ways and do not count as many, not even
    with those of one kind alone (``PNS`` beside ``TKK``)."""
    for first, *others in grouped(staff(frames), lambda table: table.of).values():
        unlike = (
            table
            for table in others
            if table.count not in first.sums and first.count not in table.sums
        )
        yield from ((first, table) for table in unlike)


def _count(grid: Grid) -> Counted | None:
    """The totals of a table by gender, in its columns or in its lines; null where it has no one
    pair of them."""
    places = _of_men_and_women(grid)
    read = [number.value for place in places if (number := grid.number(*place))]
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
