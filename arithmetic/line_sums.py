"""Sums over the lines of a table: which hold as it stands, and after a move of some lines.

All blocks of neighbouring lines are weighed at once: whole numbers in arrays (the smallest printed
digit is one), what lines of a set add up to as the difference of two running sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALLEST_SUM = 100_000
"""Sums below this could agree by chance."""
CLOSE = Fraction(1, 50)
"""Sums with a wrong digit still agree so nearly."""
SUM, NEAR, MISSED = 8, 3, 2
"""Weights of a sum over lines that holds, of one that nearly does (a digit is wrong), and of one
that does not (in print many do not)."""
OF_NOTHING = 4
"""Parts of a parent that has no amount count as so many sums that do not hold."""

Amounts = Sequence[Decimal]
"""The amounts of a line, left to right; nought where none is read."""
Whole = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Parent:
    """A line that others add up to, with the sets of lines that may do so."""

    line: int
    sets: tuple[tuple[int, ...], ...]


class LineSums:
    """The sums of a table: ``lines`` are the amounts of each row, top to bottom."""

    def __init__(self, lines: Mapping[int, Amounts], parents: Sequence[Parent]) -> None:
        self.places = {row: place for place, row in enumerate(lines)}
        """How many lines stand above a row."""
        known = [value for line in lines.values() for value in line]
        self._decimals = max([0, *(-int(value.as_tuple().exponent) for value in known)])
        largest = max(map(abs, known), default=Decimal(0)) * 10**self._decimals
        # Whole numbers of any size where those of the machine could overflow.
        fits = largest * max(len(lines), CLOSE.denominator) < 2**62
        self._type: type = int if fits else object
        self._values = self._numbers(lines.values())
        self._heads = np.array([self.places[parent.line] for parent in parents], int)
        most = max((len(parent.sets) for parent in parents), default=1)
        within = np.zeros((len(parents), most, len(lines)), bool)
        for parent, of in enumerate(parents):
            # A parent with fewer sets than others has one of them again.
            for n, rows in enumerate([*of.sets, *[of.sets[0]] * (most - len(of.sets))]):
                within[parent, n, [self.places[row] for row in rows]] = True
        self._members = within.nonzero()[2]
        """The lines of the sets, set after set."""
        last = within.reshape(-1).cumsum().reshape(within.shape)
        self._until = np.concatenate([(last - within)[..., :1], last], axis=2)
        """By parent, set and line: how many members come before the line, of this set or others."""
        family = within.max(1)
        family[range(len(parents)), self._heads] = True
        self._family = np.pad(family.cumsum(1), ((0, 0), (1, 0)))
        """By parent and line: how many lines of its sums, its own with them, come before."""
        running = self._running(self._values)
        self._added = running[self._until[..., -1]] - running[self._until[..., 0]]
        self._weights, self._holds = self._tally(self._values[self._heads], self._added)

    def _numbers(self, lines: Iterable[Amounts]) -> Whole:
        if self._decimals:
            smallest = Decimal(1).scaleb(self._decimals)
            lines = ([value * smallest for value in line] for line in lines)
        rows = [list(map(int, line)) for line in lines]
        return np.array(rows, self._type).reshape(len(rows), -1)

    def _running(self, values: Whole) -> Whole:
        """Running sums over the members of all sets."""
        running: Whole = np.zeros((len(self._members) + 1, values.shape[1]), self._type)
        running[1:] = values[self._members].cumsum(0)
        return running

    def _tally(self, own: Whole, added: Whole) -> tuple[Whole, Whole]:
        """The weight of each sum (amounts, what their sets add up to), and whether it holds."""
        least = SMALLEST_SUM * 10**self._decimals
        off = abs(own[:, None] - added)
        holds = (own >= least) & (off == 0).any(1)
        near = ~holds & (own != 0)
        near &= (off * CLOSE.denominator <= own[:, None] * CLOSE.numerator).any(1)
        fails = ~(holds | near) & (np.maximum(own, added.max(1)) >= least)
        missed = MISSED * np.where(own != 0, 1, OF_NOTHING)
        return SUM * holds + NEAR * near - missed * fails, holds

    def gains(
        self,
        moved: Mapping[int, Amounts],
        spans: Sequence[tuple[int, int]],
        own: Sequence[int],
        least: int,
    ) -> Iterator[tuple[int, int]]:
        """What a move of each block of neighbouring lines gains, and how many more sums hold.

        ``moved`` are neighbouring lines after the move; ``spans`` the first line of each block
        within them and the one after its last; ``own`` what a block gains beside the sums. Blocks
        that cannot gain ``least`` are not looked at: they gain their own.
        """
        gained, held = np.array(own, int), np.zeros(len(spans), int)
        if len(self._heads) and len(spans):
            first = self.places[next(iter(moved))]
            run = slice(first, first + len(moved))
            change = np.zeros_like(self._values)
            change[run] = self._numbers(moved.values()) - self._values[run]
            columns = np.flatnonzero(change.any(0))
            starts, stops = first + np.array(spans).T
            inside = self._family[:, stops] - self._family[:, starts]
            # Sums whose lines all move together say nothing.
            crossed = (inside > 0) & (inside < self._family[:, -1:])
            most = (SUM - self._weights[:, columns]).sum(1)
            parents, blocks = np.where(crossed & (gained + most @ crossed >= least))
            starts, stops = starts[blocks, None], stops[blocks, None]
            change, here = change[:, columns], (parents[:, None], columns)
            heads = self._heads[parents, None]
            goes = (starts <= heads) & (heads < stops)
            amounts = self._values[heads, columns] + goes * change[heads[:, 0]]
            running, until = self._running(change), self._until[parents]
            nth, sets = np.arange(len(parents))[:, None], np.arange(until.shape[1])
            added = running[until[nth, sets, stops]] - running[until[nth, sets, starts]]
            added += self._added[parents][:, :, columns]
            weights, holds = self._tally(amounts, added)
            np.add.at(gained, blocks, (weights - self._weights[here]).sum(1))
            np.add.at(held, blocks, holds.sum(1) - self._holds[here].sum(1))
        return zip(gained.tolist(), held.tolist(), strict=True)
