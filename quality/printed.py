"""Printed numbers as findings hold them: with the precision of their print."""

from __future__ import annotations

from decimal import Decimal

from arithmetic.printed import Printed, plain
from schemas.message import Percent, Quote


def quoted(number: Printed) -> Quote:
    """A number as a value of a finding: its text, and with its sign what it says."""
    return Quote(number.text or plain(number.value), shown(number))


def shown(number: Printed) -> Decimal | Percent:
    """A number with the precision of its print, and per cent where print says so."""
    return Percent(number.exact) if "%" in number.text else number.exact


def one_line(text: str, most: int | None = None) -> Quote:
    """Printed words on one line, no more letters than ``most``."""
    return Quote(" ".join(text.split())[:most])
