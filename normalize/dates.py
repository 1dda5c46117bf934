"""Dates, years and planning periods in Indonesian print."""

from __future__ import annotations

import re
from datetime import date

from grammar.years import periods_in

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""The years a regional regulation or its plan can name."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari pebruari feb peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agust agu ags agt august",
            "september sept sep",
            "oktober okt october oct",
            "november nopember nov nop",
            "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_LONG = re.compile(r"\b(\d{1,2})[\s.\-]*([a-z]{3,10})[\s.,\-]*(\d{4})\b", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d/.\-])(\d{4})-(\d{2})-(\d{2})(?![\d/\-])")


def find_dates(text: str) -> list[date]:
    """Every date in ``text``, in order: ``11 April 2023``, ``s/d 31/3/2023``, ``31-03-2023``.

    Day before month, as Indonesian print has it. What no calendar knows is none, and a year of two
    digits is not read.
    """
    hits: list[tuple[int, int, int, int]] = []
    for match in _LONG.finditer(text):
        month = _MONTHS.get(match[2].lower())
        if month is not None:
            hits.append((match.start(), int(match[3]), month, int(match[1])))
    for match in _SHORT.finditer(text):
        hits.append((match.start(), int(match[4]), int(match[3]), int(match[1])))
    for match in _ISO.finditer(text):
        hits.append((match.start(), int(match[1]), int(match[2]), int(match[3])))
    dates = []
    for _, year, month, day in sorted(hits):
        try:
            dates.append(date(year, month, day))
        except ValueError:
            continue
    return dates


def parse_period(text: str) -> tuple[int, int] | None:
    """The planning period ``text`` names: ``2024 – 2026``, ``2021 s.d. 2026`` → (2024, 2026).

    None where there is none, where two differ, or where the years do not rise.
    """
    found = set(periods_in(text))
    if len(found) != 1:
        return None
    first, last = found.pop()
    if not FIRST_YEAR <= first < last <= LAST_YEAR:
        return None
    return first, last
