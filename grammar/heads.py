"""Heads of a regulation and a plan: ``BAB IV``, ``Pasal 13A``, ``KESATU``, ``Menimbang :``.

Their form is that of UU 12/2011, Lampiran II; print spaces and recognition misreads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grammar.roman import parse_ordinal
from grammar.words import any_of
from grammar.years import YEAR

PREAMBLE = any_of("naskah", "pembuka")
"""The words that open the parts before the articles, for patterns that know what stands around."""
_PREAMBLE = re.compile(rf"(?=[A-Z])(?i:{PREAMBLE})\s*:?")
_PASAL = re.compile(
    r"^p\s?a\s?s\s?a\s?l\s*[.:]?\s*"
    r"(?:((?-i:[\dl]{1,3}))(?:\s?([A-Z])(?![a-z]))?(?![a-z])|([IVXLC]{1,6})(?![a-z]))"
    r"\s*[.:]?\s*(?:$|(?=[(A-Z]))(.*)$",
    re.DOTALL | re.IGNORECASE,
)
_BAB = re.compile(
    r"^(?:B\s?A\s?B)\s*[-–—.:]?\s*([IVXLC]{1,7}|[IVXLl1|]{1,6}|\d{1,2}|SE(?:MBILAN|PULUH)|SATU|DUA|"
    r"TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN)([A-Z]?)(?!\w)(.*)$",
    re.DOTALL,
)
_BAB_LOWER = re.compile(r"^Bab\s+([IVXLC]{1,7}|\d{1,2})()(?![\w])(.*)$", re.DOTALL)
ADOPTED = r"di\s*(?:tetap\w*n|sah\w*n|keluar\w*n)\s*:?\s*di\b"
"""What stands before the place where a regulation was enacted, for patterns."""
PROMULGATED = r"di\s*undang\w*n\s*:?\s*(?:di|dalam)\b"
"""What stands before the place or the gazette where it was promulgated."""
GIVEN_YEAR = re.compile(rf"\b(?:TAHUN|THN)\b\s*[:.]?\s*(?P<tahun>{YEAR})\b", re.IGNORECASE)
"""The year of a regulation or a gazette: ``TAHUN 2021``."""
_UNITS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")
_IN_WORDS = {word: number for number, word in enumerate((*_UNITS, "SEPULUH"), start=1)}
_ORDINALS = {
    "PERTAMA": 1,
    **{f"KE{word}": number for number, word in enumerate(_UNITS, start=1)},
    "KESEPULUH": 10,
    "KESEBELAS": 11,
    **{f"KE{word}BELAS": 10 + number for number, word in enumerate(_UNITS[1:], start=2)},
    "KEDUAPULUH": 20,
    **{f"KEDUAPULUH{word}": 20 + number for number, word in enumerate(_UNITS, start=1)},
}
_DIKTUM = re.compile(
    r"^(?:DIKTUM\s+)?(?:"
    r"((?:PERTAMA|KE[A-Z]+)(?:\s*(?:BELAS|PULUH(?:\s*[A-Z]+)?))?)\s*(?:[:;.]\s*|$|(?=[A-Z][a-z]))|"
    r"((?:Pertama|Ke[a-z]+)(?:\s*(?i:belas|puluh(?:\s*[a-z]+)?))?)\s*:\s*(?=[A-Z]))(.*)$",
    re.DOTALL,
)


def is_preamble_word(text: str) -> bool:
    """Whether a text is the word that opens a part of the preamble: ``Menimbang :``."""
    return bool(_PREAMBLE.fullmatch(text))


@dataclass(frozen=True, slots=True)
class PasalLabel:
    """``Pasal 13A`` or ``Pasal II``; ``roman`` numbers the articles of an amendment."""

    number: int
    suffix: str
    roman: bool
    printed: str


def split_pasal(text: str) -> tuple[PasalLabel | None, str]:
    """The ``Pasal n`` that heads a paragraph, and the text on the same line.

    A sentence that begins with a reference (``Pasal 3 tercantum …``) is no label; an amendment may
    quote one (``“Pasal 3``).
    """
    label, rest = _unquoted_pasal(text.lstrip('"“„ '))
    return (label, rest) if label else (None, text)


def _unquoted_pasal(text: str) -> tuple[PasalLabel | None, str]:
    match = _PASAL.match(text)
    if not match or text[:1] not in "Pp":
        return None, text
    rest = match[4].strip()
    marked = ":" in text[match.end(1) if match[1] else match.end(3) : match.start(4)]
    if rest and (
        (rest[0].islower() and not marked) or re.match(r"\(\d+\)\s*(?:[a-z]|dan\b|huruf\b)", rest)
    ):
        return None, text
    roman = not match[1]
    number = (_roman(match[3]) if roman else int(match[1].replace("l", "1"))) or 0
    suffix = (match[2] or "").upper()
    if not number or (suffix and rest):
        return None, text  # "Pasal 1 Dalam": the letter belongs to the sentence
    printed = (text[: match.start(4)] if rest else text).rstrip(" .:")
    return PasalLabel(number, suffix, roman, printed), rest


def _roman(printed: str) -> int | None:
    return parse_ordinal(printed) if printed.isupper() else None


def split_diktum(text: str) -> tuple[PasalLabel | None, str]:
    """The ``KESATU`` that heads a clause of a decision (UU 12/2011, Lampiran II), and the text
    after it."""
    match = _DIKTUM.match(text)
    words = (match[1] or match[2]).split() if match else []
    number = _ORDINALS.get("".join(words).upper())
    if match is None or number is None:
        return None, text
    return PasalLabel(number, "", False, " ".join(words)), match[3].lstrip(": ").strip()


@dataclass(frozen=True, slots=True)
class BabLabel:
    """``BAB IV`` and what stands on the line after it."""

    number: int
    suffix: str
    printed: str
    mark: str
    """The sign between number and title: ``:``, ``.``, ``-`` or nothing."""


def split_bab(text: str) -> tuple[BabLabel | None, str]:
    """The chapter label at the start of a paragraph, and the title on the same line."""
    match = _BAB.match(text) or _BAB_LOWER.match(text)
    if not match:
        return None, text
    printed = match[1].replace("l", "I") if match[1][:1] == "l" else match[1]
    number = _IN_WORDS.get(printed) or parse_ordinal(printed)
    if number is None or number > 30:
        return None, text
    rest = match[3].strip()
    suffix = match[2]
    if suffix and parse_ordinal(match[1] + suffix) is not None:
        return None, text
    mark = rest[:1] if rest[:1] in ".:-–—" and rest else ""
    return BabLabel(number, suffix, text[: match.start(3)].strip(), mark), rest.lstrip(".:-–— ")


def is_legal_head(text: str) -> bool:
    """Whether a line begins with a chapter's label or is an article's: ``BAB II``, ``Pasal 3``."""
    if text[:1] not in "BPp":
        return False
    pasal, rest = split_pasal(text)
    return split_bab(text)[0] is not None or bool(pasal and not rest)
