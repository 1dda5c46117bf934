"""Printed numbers as exact decimals, with the precision that was printed.

A published value is a float; its text says how many decimals stand in print. Both together give
the exact number and the unit of its last printed digit, whatever style the text is written in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.message import Percent, Quote, number

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
_MOST_DECIMALS = 8


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its exact value and how many decimals stand in print."""

    value: Decimal
    decimals: int = 0

    @property
    def exact(self) -> Decimal:
        """The value with the precision it is printed with: ``75.00``."""
        return number(self.value, self.decimals)

    @property
    def unit(self) -> Decimal:
        """One unit of the last printed digit: ``0.01`` for ``97,75``."""
        return Decimal(1).scaleb(-self.decimals)


def quoted(text: str | None, number: Printed) -> Quote:
    """A number as a value of a finding: its text, and with its sign what it says."""
    return Quote(text or plain(number.value), shown(text, number))


def shown(text: str | None, number: Printed) -> Decimal | Percent:
    """A number with the precision of its print, and per cent where print says so."""
    return Percent(number.exact) if "%" in (text or "") else number.exact


@lru_cache(maxsize=65536)
def printed(text: str | None, value: float | Decimal | None) -> Printed | None:
    """The number that ``text`` prints and that was read as ``value``; None where none was read.

    ``5.928,728 Ha`` read as 5928.728 has three decimals, ``75.00`` read as 75 has two. Where the
    text does not show the value (a total of our own, say) the value speaks for itself.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    size = abs(exact)
    for token in _TOKEN.findall(text or ""):
        digits = int(re.sub(r"\D", "", token))
        if not size:
            if not digits:
                separator = max(token.rfind("."), token.rfind(","))
                return Printed(exact, len(token) - 1 - separator if separator >= 0 else 0)
            continue
        for decimals in range(min(_MOST_DECIMALS, len(token)) + 1):
            if size.scaleb(decimals) == digits:
                return Printed(exact, decimals)
    exponent = exact.normalize().as_tuple().exponent
    return Printed(exact, max(0, -exponent) if isinstance(exponent, int) else 0)


def unknown(text: str | None, value: object) -> bool:
    """Whether digits are printed that were not read as a number: no sum may count on them."""
    return value is None and bool(text) and any(letter.isdigit() for letter in text or "")


def plain(value: Decimal) -> str:
    """A number as ``harapan`` and ``ditemukan`` hold it: ``6407.728``, no grouping."""
    return f"{value.normalize():f}"
