"""What numbers a line: ``12``, ``a.``, ``(2)``, ``II.``, ``2.1``, a bullet.

A label is a number, a letter or a roman numeral with its sign (UU 12/2011, Lampiran II, for
regulations: ``a.``, ``1.``, ``(1)``; plans use ``A.``, ``1)``, ``II.`` besides); recognition reads
``>`` for its bracket. What numbers the rows of a table may have no sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from grammar.words import vocabulary
from grammar.years import YEAR

Kind = Literal["ayat", "huruf", "angka"]

_SIGNS = "".join(vocabulary()["nomor"]["butir"]) + "\uf000-\uf0ff"
"""Signs that stand before items and nowhere else; the last are those of symbol fonts, which have no
letters."""
_BULLET = rf"[{_SIGNS}{''.join(vocabulary()['nomor']['garis'])}-]"
_LETTER = r"([A-Za-z])\1?"
_NUMERAL = r"[ivxl]{1,6}|[IVXL]{1,6}"
_LABEL = (
    rf"(?:\(\s?(?:\d{{1,3}}[a-h]?|[a-z]|{_NUMERAL})\s?\)"
    rf"|\(?(?:\d{{1,3}}|{_LETTER}|{_NUMERAL})\s?[.)>]{{1,2}}(?!\d))"
)
_GAP = r"(?:\s+(?=\S)|(?=[^\W\d_]{2}))"
"""Before the text of an item; print may have lost the space: ``a.Laki-laki``, but no ``s.d.``."""

_SERIAL = re.compile(r"(\d{1,3})\s*[.)]?")
_IS_LABEL = re.compile(rf"{_LABEL}|{_BULLET}")
_IS_OUTLINE = re.compile(rf"(?:\d{{1,3}}|[A-Za-z]|{_NUMERAL})(?:\.\d{{1,3}})*\s*[.)]?")
_BEGINS = re.compile(rf"\s*(?:{_LABEL}{_GAP}|{_BULLET}\s+(?=\S))")
_BULLETED = re.compile(rf"^{_BULLET}+\s+(?=\S)(?!{YEAR}\b)|^[{_SIGNS}]+(?=\w)")
"""A dash before a year may be that of a period that begins on the line above: ``– 2027``."""
_SECTION = re.compile(
    r"((?:\d{1,2}|[IVX]{1,5})(?:\s?\.\s?\d{1,2}){1,4})(?![\d,])\s*[.)]?\s*[:–-]?\s*"
    r"(?=[A-Z\"“'(]|$)(.*)$",
    re.DOTALL,
)
_IS_SECTION = re.compile(r"(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})+\.?")
_OF_SERIALS = re.compile(r"no(?:mor)?\b", re.IGNORECASE)
_AYAT = re.compile(r"^\(\s*(\d{1,2})([a-h]?)\s*\)\s*(.*)$", re.DOTALL)
_ANGKA = re.compile(r"^(\d{1,3})([a-h]?)\s*([.>]|\)\.?)(?![.\d])\s*(.*)$", re.DOTALL)
_HURUF = re.compile(r"^([a-z]|([a-z])\2)\s?([.)])(?![a-z]\.)\s*(.*)$", re.DOTALL)


def serial_number(text: str) -> int | None:
    """The number that a cell is and nothing else; one in brackets is a column's."""
    match = _SERIAL.fullmatch(text.strip())
    return int(match[1]) if match else None


def is_serial(text: str) -> bool:
    """Whether a cell is the number of its line."""
    return serial_number(text) is not None


def names_serials(text: str) -> bool:
    """Whether a name of a column is that of the numbers of its lines: ``No``, ``No. Urut``."""
    return _OF_SERIALS.match(text) is not None


@lru_cache(maxsize=10_000)
def is_item_label(text: str) -> bool:
    """Whether a text is the label of an item and nothing else: ``a.``, ``(2)``, ``IV.``, ``•``."""
    return bool(_IS_LABEL.fullmatch(text))


def is_outline_number(text: str) -> bool:
    """Whether a text is what numbers a row, with or without its sign: ``12``, ``a``, ``E.2.``,
    ``IV``; a number may also be a value."""
    return bool(_IS_OUTLINE.fullmatch(text.strip()))


def begins_item(text: str) -> bool:
    """Whether a text begins with the label of an item: ``a. Laki-laki``, ``- Perempuan``."""
    return bool(_BEGINS.match(text))


def without_label(text: str) -> str:
    """A text without the label it begins with."""
    return text[match.end() :] if (match := _BEGINS.match(text)) else text


def has_bullet(text: str) -> bool:
    """Whether a text begins with the sign of an item."""
    return bool(_BULLETED.match(text))


def without_bullet(text: str) -> str:
    """A text without the sign it begins with."""
    return _BULLETED.sub("", text)


def is_section_number(text: str) -> bool:
    """Whether a text is the number of a section: ``2.1``, ``2.1.3.``, ``II.3``."""
    return bool(_IS_SECTION.fullmatch(text))


def split_section(text: str) -> tuple[str, str] | None:
    """The number and the title of a section's heading: ``2.1 Tugas``, ``II.3``; null for another
    line."""
    match = _SECTION.match(text)
    return (re.sub(r"\s", "", match[1]), match[2].strip()) if match else None


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its kind, the number it says (``a`` = 1), its closing sign, and the letter
    behind the number of what an amendment puts between two others (``(1a)``, ``10a.``)."""

    kind: Kind
    printed: str
    number: int
    closing: str
    suffix: str = ""


def letter_number(letter: str) -> int:
    """``a`` → 1, ``z`` → 26, ``aa`` → 27."""
    return ord(letter[0]) - 96 + 26 * (len(letter) - 1)


def number_letter(number: int) -> str:
    """1 → ``a``, 27 → ``aa``."""
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)


def show(kind: Kind, number: int, closing: str = ".") -> str:
    """A label as it would be printed."""
    if kind == "ayat":
        return f"({number})"
    return f"{number_letter(number) if kind == 'huruf' else number}{closing}"


def split_label(text: str) -> tuple[Label | None, str]:
    """The label of a regulation's list at the start of a paragraph, and the text after it."""
    if match := _AYAT.match(text):
        printed = f"({match[1]}{match[2]})"
        return Label("ayat", printed, int(match[1]), ")", match[2]), match[3].strip()
    if match := _ANGKA.match(text):
        number = int(match[1])
        if number:
            printed = match[1] + match[2] + match[3]
            return Label("angka", printed, number, match[3], match[2]), match[4].strip()
    if match := _HURUF.match(text):
        rest = match[4].strip()
        if not rest or rest[0].isalnum() or rest[0] in "\"'“”‘(":
            printed = match[1] + match[3]
            return Label("huruf", printed, letter_number(match[1]), match[3]), rest
    return None, text
