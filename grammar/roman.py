"""Roman numerals, as chapters (``BAB IV``) and articles of amendments (``Pasal II``) print them."""

from __future__ import annotations

import re

_VALUES = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LOOKALIKES = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I"})


def to_roman(number: int) -> str:
    """``4`` → ``IV``. ``ValueError`` outside 1-3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no roman numeral for {number}")
    parts = []
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


_BY_ROMAN = {to_roman(number): number for number in range(1, 400)}


def parse_roman(text: str) -> int | None:
    """The value of a well-formed roman numeral (1-399, any case), else None.

    ``IIII`` and ``VX`` are no numerals: nothing is guessed.
    """
    return _BY_ROMAN.get(text.strip().upper())


def parse_ordinal(text: str) -> int | None:
    """A chapter number, roman or arabic: ``IV``, ``4``, also with misread strokes (``Vlll``)."""
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,3}", text):
        return int(text) or None
    found = parse_roman(text) if text.isupper() or text.islower() else None
    return found if found is not None else parse_roman(text.translate(_LOOKALIKES))
