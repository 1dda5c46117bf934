"""Printed numbers as exact decimals, with the precision that was printed.

A published value is a float; its text says how many decimals stand in print. Both together give
the exact number and the unit of its last printed digit, whatever style the text is written in. The
number keeps its text, for a finding to quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
_MOST_DECIMALS = 8


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its exact value and how many decimals stand in print; fewer than none
    where print counts thousands (-3) or millions (-6); without a text where it is our own."""

    value: Decimal
    decimals: int = 0
    text: str = field(default="", compare=False)

    @property
    def exact(self) -> Decimal:
        """The value with the precision it is printed with: ``75.00``."""
        return round(self.value, self.decimals)

    @property
    def unit(self) -> Decimal:
        """One unit of the last printed digit: ``0.01`` for ``97,75``."""
        return Decimal(1).scaleb(-self.decimals)

    @property
    def rounded(self) -> bool:
        """Whether digits may have been left out in print; whole numbers are what they are."""
        return self.decimals < 0 or (
            self.decimals > 0 and self.value != self.value.to_integral_value()
        )

    def times(self, scale: int) -> Printed:
        """The number of what is printed in a multiple, a power of ten: ``1,5`` million."""
        return replace(self, value=self.value * scale, decimals=self.decimals - _noughts(scale))


def slack(numbers: Iterable[Printed]) -> Decimal:
    """What rounding of all these numbers may come to: half a unit of the last digit of each."""
    return sum((number.unit for number in numbers), Decimal(0)) / 2


def is_shifted(one: Decimal, two: Decimal) -> bool:
    """Whether one number is the other with its point some places further, but for last digits."""
    times = max(one, two) / min(one, two) if min(one, two) > 0 else Decimal(0)
    return any(abs(times.scaleb(-places) - 1) <= LAST for places in range(1, 7))


def is_slip(one: Decimal, two: Decimal) -> bool:
    """Whether long numbers, no round ones, are one but for a digit, or for two neighbours that are
    exchanged."""
    first, second = plain(one), plain(two)
    if len(first) != len(second) or len(first.rstrip("0")) < LONG:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) == 2 and apart[0] + 1 == apart[1]:
        return first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]
    return len(apart) == 1


def alike(one: Printed, two: Printed) -> bool:
    """Whether two numbers are one, printed with fewer decimals here: ``86,7``, ``86,67``."""
    fewer = min(one.decimals, two.decimals)
    off = abs(one.value - two.value)
    return not off or (fewer > 0 and off <= Decimal(1).scaleb(-fewer) / 2)


LONG = 5
"""Digits of numbers that are not alike by chance, before the noughts at their end."""
LAST = Decimal("0.001")
"""Share of a number that the digits may be which print in thousands leaves out."""


@lru_cache(maxsize=65536)
def printed(text: str | None, value: float | Decimal | None, scale: int = 1) -> Printed | None:
    """The number that ``text`` prints and that was read as ``value``; None where none was read.

    ``5.928,728 Ha`` read as 5928.728 has three decimals, ``75.00`` read as 75 has two. Where the
    text does not show the value (a total of our own, say) the value speaks for itself. ``scale``
    is the multiple in which it is printed.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    text = text or ""
    return Printed(exact, _decimals(text, exact / scale) - _noughts(scale), text)


def _decimals(text: str, value: Decimal) -> int:
    """How many decimals a text prints of a value; of one that it does not show, its own."""
    size = abs(value)
    tokens = [(token, _digits(token)) for token in _TOKEN.findall(text)]
    for token, digits in tokens:
        if not size:
            if not digits:
                separator = max(token.rfind("."), token.rfind(","))
                return len(token) - 1 - separator if separator >= 0 else 0
            continue
        for decimals in range(min(_MOST_DECIMALS, len(token)) + 1):
            if size.scaleb(decimals) == digits:
                return decimals
    for _, digits in tokens:
        for decimals in (-1, -2):
            # A share printed for a percentage: `0,9` is 90 per cent, give or take ten.
            if size and size.scaleb(decimals) == digits:
                return decimals
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _noughts(scale: int) -> int:
    return len(str(scale)) - 1


def _digits(token: str) -> int:
    return int(token.replace(".", "").replace(",", ""))


def unknown(text: str | None, value: object) -> bool:
    """Whether digits are printed that were not read as a number: no sum may count on them."""
    return value is None and bool(text) and any(letter.isdigit() for letter in text or "")


def plain(value: Decimal) -> str:
    """A number as ``harapan`` and ``ditemukan`` hold it: ``6407.728``, no grouping."""
    return f"{value.normalize():f}"
