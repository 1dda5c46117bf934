"""Reading the vocabularies of ``normalize/data``; text keys that spelling does not change."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
_SIGNS = re.compile("[^a-z0-9]+")
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of ``normalize/data/<name>.csv``; lines that begin with ``#`` are comments."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        names, *lines = csv.reader(line for line in file if not line.startswith("#"))
    return [dict(zip(names, line, strict=True)) for line in lines if line]


def split(cell: str) -> list[str]:
    """The members of a cell that holds several, written ``a|b|c``."""
    return [part.strip() for part in cell.split("|") if part.strip()]


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Letters and digits only, lower case, without accents and marks of footnotes:
    ``Bugul  Kidul¹`` → ``bugulkidul``."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", _SUPERSCRIPT.sub("", plain))
    return _SIGNS.sub("", plain)


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """:func:`letters` in today's spelling: ``Djawa Timoer`` and ``Jawa Timur`` are one key."""
    key = letters(text)
    for old, new in _OLD_SPELLING:
        key = key.replace(old, new)
    return key


_GAP = re.compile(r"[ \t\n]+")


def words_from(text: str, start: int, word: re.Pattern[str], most: int) -> list[re.Match[str]]:
    """The words that follow each other from a place on, up to so many."""
    words: list[re.Match[str]] = []
    while len(words) < most and (found := word.match(text, start)):
        words.append(found)
        gap = _GAP.match(text, found.end())
        if not gap:
            break
        start = gap.end()
    return words


def slug(text: str) -> str:
    """Lower case words joined by hyphens, as ids carry names: ``Jawa Timur`` → ``jawa-timur``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
