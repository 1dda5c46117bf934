"""What numbers a line: ``12``, ``12.``, ``3)``."""

from __future__ import annotations

import re

_SERIAL = re.compile(r"(\d{1,3})\s*[.)]?")


def serial_number(text: str) -> int | None:
    """The number that a cell is and nothing else; one in brackets is a column's."""
    match = _SERIAL.fullmatch(text.strip())
    return int(match[1]) if match else None


def is_serial(text: str) -> bool:
    """Whether a cell is the number of its line."""
    return serial_number(text) is not None
