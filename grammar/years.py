"""Years and periods: ``2021``, ``TA 2021``, ``Thn. 2021``, ``2019 hingga 2021``.

A year is a number of four digits from 1900 to 2099 that is no part of another one: not of an
amount (``2.021.000``), nor of a regulation's number (``54/2010``).
"""

from __future__ import annotations

import re

from grammar.words import any_of

YEAR = r"(?:(?:19|20)\d\d)"
"""The digits of a year, for patterns that know what stands around them."""
ENDING = r"(?:(?:19|20)?\d\d)"
"""A year, or its last two digits, behind another one."""
OF_LAW = r"(?:(?:1[6789]|20)\d\d)"
"""The digits of a law's year: colonial ones are older than any number here."""
_WORD = rf"(?:(?<![^\W_]){any_of('tahun', 'kata')}\.?)"
UP_TO = rf"(?:(?<![^\W_]){any_of('tahun', 'sampai')}(?![^\W\d_])\.?)"
"""``s/d``, ``s.d.``, ``sampai dengan``, ``hingga``."""
_TO = rf"(?:[-–—−‐‑/]|{UP_TO}|(?<![^\W_])dan(?=\s+{_WORD}))"
_BEFORE = r"(?:(?<![\d.,])|(?<=\bT[AaHh]\.)|(?<=\bT\.[Aa]\.)|(?<=\bT[Hh][Nn]\.))"
"""No part of an amount: ``2.021``, but ``TA.2021``."""
_ONE = rf"{_BEFORE}{YEAR}(?!\d|[.,]\d)"
_SPAN = rf"{YEAR}\s*{_TO}\s*{_WORD}?\s*"
_MARK = r"(?:\*+\)?|\(n[^)]*\)|[¹²³⁴-⁹]\)?)"

_YEARS = re.compile(_ONE)
_NUMBERED = re.compile(
    rf"(?<![\w./\-])(?![\w.\-]{{0,20}}(?:{YEAR}|\d{{1,2}}/\d{{1,2}})/{YEAR})"
    rf"(?=[\w.\-/]{{0,40}}\d[\w.\-/]{{0,40}}/{YEAR}(?!\d))[\w.\-/]{{1,80}}/{YEAR}(?!\d)"
)
"""The number of a regulation with its year: ``54/2010``, ``188.45/12/KEP/2021``; no date, and not
``2021/2022``."""
_PERIOD = re.compile(
    rf"{_BEFORE}({YEAR})\s*{_TO}\s*(?:{_WORD}\s*)?({YEAR})(?!\d|[.,]\d)", re.IGNORECASE
)
_ANY_PERIOD = re.compile(rf"{_BEFORE}{_SPAN}(?:{YEAR}|\d\d)(?!\d|[.,]\d)", re.IGNORECASE)
_ALONE = re.compile(rf"{_WORD}?\s*[(\[]?\s*({YEAR})\s*[)\]]?\s*{_MARK}?[.:]?", re.IGNORECASE)
_ALONE_OR_PERIOD = re.compile(
    rf"{_WORD}?\s*(?:ke\s*-?\s*)?[(\[]?\s*(?:{_SPAN}{ENDING}|{YEAR})\s*[)\]]?\s*{_MARK}?[.:]?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_WORD}\s*{_ONE}(?:\s*(?:,|&|/|dan|serta|,\s*dan)\s*{_WORD}?\s*{_ONE})*", re.IGNORECASE
)


def years_in(text: str) -> list[int]:
    """Every year of a text, in order; both of a period."""
    if "19" not in text and "20" not in text:
        return []
    numbered = _NUMBERED.sub(" ", text) if "/" in text else text
    return [int(year) for year in _YEARS.findall(numbered)]


def year_alone(text: str) -> int | None:
    """The year that a text is and nothing else: ``TA 2021``, ``Tahun 2021*)``, ``(2021)``."""
    match = _ALONE.fullmatch(text.strip())
    return int(match[1]) if match else None


def is_year_or_period(text: str) -> bool:
    """Whether a text is a year or a period and nothing else."""
    return bool(_ALONE_OR_PERIOD.fullmatch(text.strip()))


def named_years(text: str) -> list[int]:
    """The years that a text calls so (``Tahun 2022``, ``TA 2021 dan 2022``); none of a period."""
    return [year for match in _NAMED.finditer(without_periods(text)) for year in years_in(match[0])]


def periods_in(text: str) -> list[tuple[int, int]]:
    """The periods of a text, first and last year as printed; one with a shortened year
    (``2019-21``) says too little."""
    return [(int(first), int(last)) for first, last in _PERIOD.findall(text)]


def without_periods(text: str) -> str:
    """A text without the periods in it, shortened ones too."""
    return _ANY_PERIOD.sub(" ", text)


_MONTH = rf"(?:(?<![^\W_]){any_of('tahun', 'bulan')}(?![^\W_])\.?)"
_PART = re.compile(
    r"\bsemester\s*(?:ke\s*-?\s*)?(?:i|1)\b|"
    r"\b(?:tri\s*wulan|tri\s*bulan|tw|trw|kuartal)\s*\.?\s*(?:ke\s*-?\s*)?(?:i{1,3}|[1-3])\b|"
    rf"(?:{UP_TO}|\b(?:per|bulan|posisi|keadaan|akhir|tanggal))\s+(?:(?:bulan|akhir|tanggal)\s+)?"
    rf"(?:\d{{1,2}}\s+)?{_MONTH}|"
    rf"\b\d{{1,2}}\s+{_MONTH}\s+{YEAR}|\b\d{{1,2}}\s*[-/.]\s*(?:0?[1-9]|1[01])\s*[-/.]\s*{YEAR}\b",
    re.IGNORECASE,
)
_ALL_YEAR = re.compile(
    r"\bdes(?:ember)?\b|\b31\s*[-/.]\s*12\b|\bsemester\b.*\b(?:ii|2)\b|"
    r"\b(?:tri\s*wulan|tri\s*bulan|tw|trw|kuartal)\b.*\b(?:iv|4)\b",
    re.IGNORECASE,
)


def part_of_year(text: str) -> bool:
    """Whether a text speaks of a part of a year and not of all of it: ``s.d. Juni 2022``,
    ``Semester I``, ``per 30 September 2022``."""
    return bool(_PART.search(text)) and not _ALL_YEAR.search(text)
