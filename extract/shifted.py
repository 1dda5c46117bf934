"""Rows of a page that a conversion or printer set some columns over.

A text has no boxes: its cells stand in columns by their count alone. Where a conversion left out
the empty cells beside a merged one, or made too many of them, all rows of the page stand beside
their columns. So they do where a printer of web pages loses the merged cells that go on from the
page before. What the columns hold above tells by how much, by counts of kinds of cells (naive
Bayes): codes stand under codes, names under names, amounts under amounts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product, repeat, starmap
from math import log
from operator import sub
from statistics import fmean
from typing import NamedTuple

from extract.header import is_data_text
from grammar.codes import is_code, is_coded_name
from grammar.totals import starts_total

FARTHEST = 5
"""Columns that rows stand over at most: those that merged cells of misi, tujuan and sasaran fill,
with their indicators. A lower one moves rows that lack more as far as it can, under wrong names."""
LEAST_ABOVE, LEAST_ROWS = 3, 2
"""Rows that tell what a column holds, and rows of a page that stand over together."""
LEAST_GAIN = 4.0
"""How much likelier, as a logarithm, rows have to be in their new place, the least of them and the
mean taken together: a code under names where codes stood is worth some 2, as is the name beside it.
In 743 pieces of texts that stand right none gains so much."""
BEYOND = 1.0
"""The same where every row goes on behind the last column, which none may."""
SURE = 0.5
"""How much less likely any other place has to be in which the texts stand otherwise: of two columns
that hold the same, nothing tells which one the rows lack."""
LEAST_STRANGE = 2
"""Cells of a kind that none above is, in each row that stands over; one of them at least under what
is something else, for a page may well have values where those before had none."""
LONG = 6
"""Digits of an amount of money at least."""
_UNSEEN = 0.5

Row = Sequence[str]


class Shift(NamedTuple):
    """The cells from a column on stand ``by`` columns too far left (less than 0: right)."""

    start: int
    by: int

    def applied(self, row: Row) -> list[str]:
        """The row with empty cells put before that column, or taken out there; the words of a sum
        that stand in those go to the first."""
        if self.by > 0:
            return [*row[: self.start], *[""] * self.by, *row[self.start :]]
        left = [*row[: self.start], *row[self.start - self.by :]] or [""]
        return [" ".join(filter(None, (*self.removed(row), left[0]))), *left[1:]]

    def removed(self, row: Row) -> Row:
        """The cells that are taken out."""
        return row[self.start : self.start + max(0, -self.by)]


def shift_of(above: Sequence[Row], rows: Sequence[Row], width: int) -> Shift | None:
    """How ``rows`` have to move to stand under what is ``above`` them in a table of ``width``
    columns; null where they stand right, or nothing tells how. The word of a sum may stand
    anywhere."""
    told = [row for row in rows if not starts_total(next(filter(None, row), ""))]
    if len(above) < LEAST_ABOVE or len(told) < LEAST_ROWS:
        return None
    widest = max(width, *map(len, rows))
    columns = _Columns.of(above, widest)
    kinds = [kinds_of(row, widest) for row in told]
    if not all(map(columns.clashes, kinds)) or min(map(columns.strange, kinds)) < LEAST_STRANGE:
        return None
    stands = [columns.likelihood(row) for row in kinds]

    def gain(shift: Shift) -> float:
        placed = [shift.applied(row) for row in kinds]
        lost = (*(row[width:] for row in placed), *map(shift.removed, told))
        if any(map(any, lost)):
            return 0.0
        gains: list[float] = [*map(sub, map(columns.likelihood, placed), stands)]
        return (min(gains) + fmean(gains)) / 2

    beyond = all(any(row[width:]) for row in told)
    moves = product(range(width), (*range(-FARTHEST, 0), *range(1, FARTHEST + 1)))
    gains = {shift: gain(shift) for shift in starmap(Shift, moves)}
    return _only_best(gains, told, BEYOND if beyond else LEAST_GAIN)


def _only_best(gains: Mapping[Shift, float], rows: Sequence[Row], least: float) -> Shift | None:
    """The move that gains most, as much as it has to; null where one that sets texts elsewhere
    gains nearly as much."""
    best = max(gains, key=gains.__getitem__)
    near = (shift for shift, gain in gains.items() if gain > gains[best] - SURE)
    only = all(_places(shift, rows) == _places(best, rows) for shift in near)
    return best if only and gains[best] >= least else None


def _places(shift: Shift, rows: Sequence[Row]) -> list[list[tuple[int, str]]]:
    """Which texts of moved rows stand in which columns."""
    return [[at for at in enumerate(shift.applied(row)) if at[1]] for row in rows]


@dataclass(frozen=True, slots=True)
class _Columns:
    """How often the columns of a table hold each kind of cell, in so many rows."""

    held: Sequence[Counter[str]]
    kinds: frozenset[Row]
    rows: int

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> _Columns:
        kinds = [kinds_of(row, width) for row in rows]
        return cls([*map(Counter, zip(*kinds, strict=True))], frozenset(kinds), len(rows))

    def likelihood(self, row: Row) -> float:
        """How likely a row of kinds is beside others, as a logarithm; what it lacks is empty. Rows
        may be of several sorts that take turns: one of the very kinds of another is likelier."""
        kinds = (*row, *repeat("", len(self.held) - len(row)))[: len(self.held)]
        seen = sum(log(held[kind] + _UNSEEN) for held, kind in zip(self.held, kinds, strict=True))
        return seen + LEAST_GAIN * (kinds in self.kinds)

    def strange(self, row: Row) -> int:
        """How many cells of a row are of a kind that none above is."""
        return sum(not held[kind] for held, kind in zip(self.held, row, strict=True))

    def clashes(self, row: Row) -> bool:
        """Whether one of these stands under what is something else."""
        filled = ((held, kind) for held, kind in zip(self.held, row, strict=True) if kind)
        return any(not held[kind] and held[""] < self.rows for held, kind in filled)


def kinds_of(row: Row, width: int) -> tuple[str, ...]:
    """What the cells of a row are, in so many columns: a name behind its code is another kind than
    other words, and a unit is words."""
    kinds = ("nama" if is_coded_name(text) else kind_of_cell(text) for text in row[:width])
    units = (
        "teks" if text.strip() == "%" else kind for text, kind in zip(row, kinds, strict=False)
    )
    return (*units, *repeat("", width - len(row)))


def kind_of_cell(text: str) -> str:
    """What a cell is: a code, an amount, a value, words, or nothing that tells, as a nought."""
    if not any(sign.isalnum() and sign != "0" for sign in text):
        return ""
    if is_code(text):
        return "kode"
    if not is_data_text(text):
        return "teks"
    return "uang" if sum(map(str.isdigit, text)) >= LONG else "nilai"
