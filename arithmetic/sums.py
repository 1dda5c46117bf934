"""Whether printed parts add up to a printed whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from arithmetic.printed import Printed, is_shifted, slack

Verdict = Literal["holds", "rounding", "wrong"]


def total(values: Iterable[Decimal]) -> Decimal:
    """The sum, a decimal also of nothing."""
    return sum(values, Decimal(0))


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed whole and the printed parts that should add up to it."""

    whole: Printed
    parts: tuple[Printed, ...]

    @property
    def values(self) -> list[Decimal]:
        """The parts' values."""
        return [part.value for part in self.parts]

    @property
    def expected(self) -> Decimal:
        """What the parts add up to."""
        return total(self.values)

    @property
    def off(self) -> Decimal:
        """The whole less its parts."""
        return self.whole.value - self.expected

    @property
    def verdict(self) -> Verdict:
        """Whether it holds, in exact decimals.

        Whole numbers must add up exactly. Printed decimals, and what print counts in thousands or
        millions, may have been rounded: what half a unit of the last digit of every rounded part
        can explain is ``rounding``; a whole printed with fewer digits than its parts holds within
        half of its own unit.
        """
        difference = abs(self.off)
        if not difference:
            return "holds"
        if not any(part.rounded for part in self.parts):
            return "wrong"
        fractions = [part for part in self.parts if part.decimals]
        if self.whole.decimals < max(part.decimals for part in fractions) and (
            difference <= slack([self.whole])
        ):
            return "holds"
        return "rounding" if difference <= slack([self.whole, *fractions]) else "wrong"

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the whole."""
        return self.verdict == "holds"

    @property
    def shifted(self) -> bool:
        """Whether it would hold with the digits of one part some places further."""
        return any(is_shifted(value, value + self.off) for value in self.values)

    @property
    def mean_like(self) -> bool:
        """Whether the whole is no more than the greatest part and no less than the least."""
        return min(self.values) <= self.whole.value <= max(self.values)
