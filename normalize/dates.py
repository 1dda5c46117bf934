"""Dates, years and planning periods in Indonesian print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from grammar.years import periods_in
from normalize.only import only

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""The years a regional regulation or its plan can name."""

MONTHS = {
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
_LONG = re.compile(
    r"\b(\d{1,2})[\s.\-]*(?:bulan\s+)?([a-z]{3,10})[\s.,\-]*(?:tahun\s+)?(\d{4})\b", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d/.\-])(\d{4})-(\d{2})-(\d{2})(?![\d/\-])")

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNITS = {word: number for number, word in enumerate((*_DIGITS, "sepuluh", "sebelas"))}
_TIMES = {"puluh": 10, "ratus": 100, "ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9}
_WORD = rf"(?:{'|'.join([*_UNITS, *_TIMES])}|belas|seratus|seribu)"
_IN_WORDS = re.compile(rf"\b{_WORD}(?:\s+{_WORD})*\b", re.IGNORECASE)
_WITH_WORDS = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:\.\d{{3}})*|\d+)(?:,(?:00|-))?\s*\(\s*({_WORD}(?:\s+{_WORD})*)(?:\s+rupiah)?\s*\)",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"(?<=\d)\s*\(\s*{_WORD}(?:\s+{_WORD})*\s*\)", re.IGNORECASE)


def in_figures(text: str) -> str:
    """A text whose numbers in words stand in figures: ``lima belas Maret`` → ``15 Maret``; words in
    brackets beside a figure say it again."""
    return _IN_WORDS.sub(lambda match: str(_number(match[0])), _BESIDE.sub("", text))


def _number(words: str) -> int:
    """``dua ribu dua puluh satu`` → 2021."""
    whole = part = 0
    for word in words.lower().split():
        if word in _UNITS:
            part += _UNITS[word]
        elif word == "belas":
            part += 10
        else:
            times = _TIMES[word.removeprefix("se")]
            counted = part if times >= 1000 else part % 10
            part += (counted or 1) * times - counted
            if times >= 1000:
                whole, part = whole + part, 0
    return whole + part


def unlike_words(text: str) -> Iterator[tuple[str, int]]:
    """Figures beside other words in brackets, with what these say: ``5 (empat)``, 4."""
    for found in _WITH_WORDS.finditer(text):
        words = found[2].lower().split()
        spelled = any(one in _UNITS and two in _UNITS for one, two in pairwise(words))
        if not spelled and int(found[1].replace(".", "")) != _number(found[2]):
            yield " ".join(found[0].split()), _number(found[2])


def find_dates(text: str) -> list[date]:
    """Every date in ``text``, in order: ``11 April 2023``, ``s/d 31/3/2023``, ``31-03-2023``,
    ``lima belas Maret dua ribu dua puluh satu``.

    Day before month, as Indonesian print has it. What no calendar knows is none, and a year of two
    digits is not read.
    """
    hits: list[tuple[int, int, int, int]] = []
    text = in_figures(text)
    for match in _LONG.finditer(text):
        month = MONTHS.get(match[2].lower())
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
    found = only(set(periods_in(text)))
    return found if found and FIRST_YEAR <= found[0] < found[1] <= LAST_YEAR else None
