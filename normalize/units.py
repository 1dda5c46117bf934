"""Units as printed beside a value, tidied: ``%`` is ``persen``, ``orang/ bulan`` is one unit."""

from __future__ import annotations

import re

_PERCENT = re.compile(r"^\(?\s*(?:%|persen|prosen|percent|persentase)\s*\)?$", re.IGNORECASE)
_PERCENT_NAMED = re.compile(r"^(?:persen|prosen)\s*\(\s*%\s*\)$", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_EMPTY = re.compile(r"^[-–—.]*$")

PERSEN = "persen"


def tidy_unit(text: str | None) -> str | None:
    """The unit a printed text names: ``%`` and its words give ``persen``, the rest stays as
    printed with white space tidied; null where nothing but dashes is printed."""
    if text is None:
        return None
    unit = _SLASH.sub("/", " ".join(text.split())).strip(" .;:,")
    if not unit or _EMPTY.match(unit):
        return None
    if _PERCENT.match(unit) or _PERCENT_NAMED.match(unit):
        return PERSEN
    if unit.startswith("(") and unit.endswith(")"):
        unit = unit[1:-1].strip()
    return unit or None
