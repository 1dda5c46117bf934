"""Printed ratios in per cent, and the formulas by which offices make them.

Permendagri 86/2017 (T-C.23, T-C.24) and PermenPANRB 53/2014: realisasi / target; where less is
better target / realisasi or (2 × target - realisasi) / target; achievements are often cut at 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from arithmetic.printed import Printed

HUNDRED = Decimal(100)
EXACT = 500
"""A ratio of so many units of its last digit hardly fits a formula by chance."""
APART = 10
"""From so many units of the last digit on, a difference is no slip of that digit."""
SCALES = (100, 1_000, 1_000_000, 1_000_000_000)
"""Per cent against shares; thousands, millions and billions of rupiah against rupiah."""
LEAST_LIKELY, MOST_LIKELY = Decimal(5), Decimal(1_000)
"""Per cent: what lies beyond them is no achievement but another multiple."""


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole, which is not nought, in per cent."""
    return part * HUNDRED / whole


def gives(
    part: Decimal, whole: Decimal, ratio: Decimal, within: Decimal, *, scale: int = 1
) -> bool:
    """Whether a ratio is part / whole in per cent, by less than ``within``: with one unit of its
    last printed digit rounded and cut-off ratios both are right."""
    difference = part * HUNDRED - ratio * scale * whole
    return abs(difference) < within * scale * abs(whole)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A printed ratio in per cent with the two numbers it comes from."""

    base: Printed
    reached: Printed
    ratio: Printed

    def gives(self, part: Decimal, whole: Decimal, *, scale: int = 1) -> bool:
        """Whether the printed ratio is part / whole, to its last printed digit."""
        return gives(part, whole, self.ratio.value, self.ratio.unit, scale=scale)

    @property
    def plain(self) -> Decimal:
        """Realisasi / target; only where the target is not nought."""
        return percent(self.reached.value, self.base.value)

    @property
    def plainly(self) -> bool:
        """Whether it is realisasi / target, as these were before they were rounded: a spreadsheet
        counts with ``73,33`` where it prints ``73,3``; whole numbers are what they are."""
        within = self.ratio.unit
        if self.base.value:
            part, whole = (n.unit / 2 if n.decimals else 0 for n in (self.reached, self.base))
            within += (HUNDRED * part + abs(self.ratio.value) * whole) / abs(self.base.value)
        return gives(self.reached.value, self.base.value, self.ratio.value, within)

    @property
    def inversely(self) -> bool:
        """Whether it is target / realisasi or (2 × target - realisasi) / target, as used where
        less is better."""
        return self.gives(self.base.value, self.reached.value) or self.gives(
            2 * self.base.value - self.reached.value, self.base.value
        )

    @property
    def capped(self) -> bool:
        """Whether it is the whole, of clearly more than the whole: levels are often cut at 100."""
        off = self.plain - self.ratio.value
        return self.ratio.value == HUNDRED and off >= self.ratio.unit * APART

    @property
    def of_rest(self) -> bool:
        """Whether it is what is left of the whole (SILPA), not what was reached of it."""
        return self.exact and self.gives(self.base.value - self.reached.value, self.base.value)

    @property
    def scaled(self) -> bool:
        """Whether it is the plain ratio of two numbers that are printed in unlike multiples: right
        by itself, over numbers whose own ratio no office reaches."""
        if LEAST_LIKELY < self.plain < MOST_LIKELY or not self.exact:
            return False
        return any(
            self.gives(self.reached.value * scale, self.base.value)
            or self.gives(self.reached.value, self.base.value * scale)
            for scale in SCALES
        )

    @property
    def exact(self) -> bool:
        """Whether so many digits are printed, and so far from the plain ratio, that another formula
        does not give them by chance or by a slip of the last one."""
        if not self.base.value or self.ratio.unit * EXACT > abs(self.ratio.value):
            return False
        return abs(self.plain - self.ratio.value) >= self.ratio.unit * APART
