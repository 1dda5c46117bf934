"""Whether the words of a page are such as people write, told from each word by itself.

A text layer may be there and worth nothing: letters of a font that says nothing about what they
mean, or what recognition made of a picture it could not read. Such text gives itself away by its
words: no language puts their letters together so, signs stand inside of them, capitals behind small
letters, letters between digits.

A word is judged by the triples of its letters: those of :data:`TRIPLES` stand in at least two words
of the vocabularies and of the common words of official writing, so that words that nobody listed
pass, endings, names and most English ones too. ``python -m benchmarks.layers`` writes the triples
and counts what comes of them; the figures are in docs/scans.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import filterfalse, pairwise

TRIPLES = "suku_kata.txt"

FEWEST = 20
"""Words that can be judged, from which on their share says something of a page."""
SAMPLE = 120
"""Words of a page that are looked at: more tell no more."""

_EDGES = "()[]{}\"'“”‘’.,;:!?%*•-–—/…"
_BARE = frozenset(_EDGES + "+=&<>≤≥×÷±√✓°")
_NUMBER = re.compile(r"(?:Rp\.?|[$€£])?-?\d+(?:[.,:/-]\d+)*%?")
_MIXED = re.compile(
    r"[A-Za-z]{1,4}[.-]?\d{1,4}|\d{1,4}[A-Za-z]{1,2}|[IVXL]+[a-e]|\d+[xX]\d+", re.ASCII
)
"""Letters and digits that belong together: ``E81``, ``km2``, ``12a``, ``IVa``, ``3x4``."""
_PARTED = re.compile(r"[-/–—'’&+.,():;\"“”]")
_VOWELS = frozenset("aeiouyαεηιουωаеиоуыэюяіїє")


def written_share(words: Iterable[str], numbers: bool = True) -> float | None:
    """How many of the words are such as people write, 0-1, of those that can be judged; ``None``
    where these are too few to say anything. Without ``numbers`` those count for nothing: other
    digits make a number too."""
    told = list(map(is_written, words if numbers else filterfalse(is_number, words)))
    right, wrong = told.count(True), told.count(False)
    return right / (right + wrong) if right + wrong >= FEWEST else None


@lru_cache(maxsize=20_000)
def is_number(word: str) -> bool:
    """Whether a word has the shape of a number, a date or a code."""
    return _NUMBER.fullmatch(word.strip(_EDGES)) is not None


def turns(words: Iterable[str]) -> float:
    """How often a vowel follows a consonant or the other way round, of any two letters side by
    side, 0-1: languages take turns with them, whatever their words, letters in each other's place
    do not."""
    plain = [unicodedata.normalize("NFD", word.lower()) for word in words]
    sounds = [[sign in _VOWELS for sign in word if sign.isalpha()] for word in plain]
    pairs = [one != two for word in sounds for one, two in pairwise(word)]
    return sum(pairs) / max(len(pairs), 1)


def sampled(words: Sequence[str]) -> Sequence[str]:
    """At most :data:`SAMPLE` words from all over a page."""
    return words[:: len(words) // SAMPLE + 1]


@lru_cache(maxsize=20_000)
def is_written(word: str) -> bool | None:
    """Whether somebody would write a word or number so; ``None`` where it is too short, an
    abbreviation or a sign, which says nothing.

    Kept, for most words of a page stand on the others too."""
    bare = word.strip(_EDGES)
    if not any(sign.isalnum() for sign in bare):
        return None if _BARE.issuperset(word) else False
    if _NUMBER.fullmatch(bare):
        return True if len(bare) > 1 else None
    verdicts = {_is_part(part) for part in _PARTED.split(bare) if part and not part.isdigit()}
    if False in verdicts:
        return False
    return True if True in verdicts else None


def _is_part(part: str) -> bool | None:
    """The verdict on a part of a word, between hyphens, strokes and stops."""
    if not part.isalpha():
        return None if _MIXED.fullmatch(part) else False
    if len(part) < 3 or (part.isupper() and len(part) <= 5):
        return None
    plain = part.islower() or part.isupper() or part[1:].islower()
    return plain and _triples().issuperset(triples(part))


def triples(word: str) -> Iterable[str]:
    """The letters of a word by threes, a blank before and behind it."""
    padded = f" {word.lower()} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))


@cache
def _triples() -> frozenset[str]:
    text = (resources.files("extract") / "data" / TRIPLES).read_text("utf-8")
    lines = text.splitlines()[1:]
    return frozenset(
        line[start : start + 3].replace("_", " ")
        for line in lines
        for start in range(0, len(line), 4)
    )
