"""Rows of a page that a conversion or printer set some columns over.

A text has no boxes: its cells stand in columns by their count alone. Where a conversion left out
the empty cells beside a merged one, or made too many of them, all rows of the page stand beside
their columns. So they do where a printer of web pages loses the merged cells that go on from the
page before. What the columns hold above tells by how much, by counts of kinds of cells (naive
Bayes): codes stand under codes, names under names, amounts under amounts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from math import log
from typing import NamedTuple

from extract.header import is_data_text
from grammar.codes import is_code
from grammar.totals import starts_total

FARTHEST = 2
"""Columns that rows stand over at most: those that merged cells of tujuan and sasaran fill."""
LEAST_ABOVE, LEAST_ROWS = 3, 2
"""Rows that tell what a column holds, and rows of a page that stand over together."""
LEAST_GAIN = 4.0
"""How much likelier, as a logarithm, each row has to be in its new place: a code under names where
codes stood is worth some 2, as is the name beside it. In 369 pieces of texts that stand right none
gains so much."""
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
        end = self.start - self.by
        left = [*row[: self.start], *row[end:]] or [""]
        return [" ".join(filter(None, (*row[self.start : end], left[0]))), *left[1:]]


def shift_of(above: Sequence[Row], rows: Sequence[Row], width: int) -> Shift | None:
    """How ``rows`` have to move to stand under what is ``above`` them in a table of ``width``
    columns; null where they stand right, or nothing tells. The word of a sum may stand anywhere."""
    told = [row for row in rows if not starts_total(next(filter(None, row), ""))]
    if len(above) < LEAST_ABOVE or len(told) < LEAST_ROWS:
        return None
    widest = max(width, *map(len, rows))
    columns = [
        Counter(_kind(r[col]) if col < len(r) else "" for r in above) for col in range(widest)
    ]
    kinds = [[_kind(cell) for cell in row] + [""] * (widest - len(row)) for row in told]

    def likelihood(row: Row) -> float:
        seen = (columns[col][kind] for col, kind in enumerate(row[:widest]))
        return sum(log((times + _UNSEEN) / (len(above) + 1)) for times in seen)

    def gain(shift: Shift) -> float:
        placed = [shift.applied(row) for row in kinds]
        if any(any(row[width:]) for row in placed) or (
            shift.by < 0 and any(any(row[shift.start : shift.start - shift.by]) for row in told)
        ):
            return 0.0
        padded = ([*row, *[""] * widest] for row in placed)
        return min(likelihood(new) - old for new, old in zip(padded, stands, strict=True))

    strange = [[col for col, kind in enumerate(row) if not columns[col][kind]] for row in kinds]
    clashes = [
        sum(bool(row[col]) and columns[col][""] < len(above) for col in cols)
        for row, cols in zip(kinds, strange, strict=True)
    ]
    if min(map(len, strange)) < LEAST_STRANGE or not all(clashes):
        return None
    stands = [likelihood(row) for row in kinds]
    names = next((col for col, held in enumerate(columns) if 2 * held["teks"] > len(above)), width)
    starts = [*range(names + 1)]
    filled = [sum(map(bool, row)) for row in kinds]
    if all(2 * count >= all_ for count, all_ in zip(clashes, filled, strict=True)):
        # Amounts stand under what is counted; else what values say of each other tells more.
        starts += [c for c in range(names + 1, width) if columns[c].keys() & {"uang", "nilai"}][:1]
    ways = [Shift(*way) for way in product(starts, range(-FARTHEST, FARTHEST + 1)) if way[1]]
    best = max(ways, key=gain, default=None)
    return best if best and gain(best) >= LEAST_GAIN else None


def _kind(text: str) -> str:
    """What a cell is: a code, an amount, a value, words, or nothing that tells, as a nought."""
    if not any(sign.isalnum() and sign != "0" for sign in text):
        return ""
    if is_code(text):
        return "kode"
    if not is_data_text(text):
        return "teks"
    return "uang" if sum(map(str.isdigit, text)) >= LONG else "nilai"
