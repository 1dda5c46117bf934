"""Printed numbers as findings hold them: with the precision of their print."""

from __future__ import annotations

from decimal import Decimal

from arithmetic.printed import Printed, plain
from schemas.message import Percent, Quote


def quoted(text: str | None, number: Printed) -> Quote:
    """A number as a value of a finding: its text, and with its sign what it says."""
    return Quote(text or plain(number.value), shown(text, number))


def shown(text: str | None, number: Printed) -> Decimal | Percent:
    """A number with the precision of its print, and per cent where print says so."""
    return Percent(number.exact) if "%" in (text or "") else number.exact
