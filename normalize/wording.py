"""Names compared word by word: what OCR broke is forgiven, another word is another name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from normalize.vocabulary import rows

SMALL_WORDS = {
    *("dan", "di", "yang", "pada", "dalam", "rangka", "ke", "untuk", "atau", "oleh", "dengan"),
    *("kepada", "dari", "serta"),
}
LIKE_WORD = 66.0
"""Two words this like (0-100) are one word broken by print: ``KBAMANAN``, ``PENGEMBAHOAN``."""


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Abbreviations and what they stand for (``normalize/data/singkatan.csv``)."""
    return {row["singkatan"]: tuple(row["kepanjangan"].split()) for row in rows("singkatan")}


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as its telling words, and the letters of those words in one."""

    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words without spaces: lost and added spaces make no difference."""
        return "".join(self.words)


@lru_cache(maxsize=32768)
def wording(name: str) -> Wording:
    """The words that tell names apart: abbreviations spelt out, small words left out."""
    words: list[str] = []
    for word in re.findall(r"[a-z0-9]+", name.casefold()):
        words.extend(abbreviations().get(word, (word,)))
    return Wording(tuple(word for word in words if word not in SMALL_WORDS))


def likeness(a: Wording, b: Wording) -> float:
    """How like the letters of two names are, 0-1."""
    return fuzz.ratio(a.key, b.key) / 100


def left_over(a: Sequence[str], b: Sequence[str], *, like: float = LIKE_WORD) -> tuple[int, int]:
    """Letters of the words of ``a`` and of ``b`` that have no like word in the other, in order."""
    width = len(b) + 1
    row: list[tuple[int, int]] = [(0, 0)] * width
    for j in range(1, width):
        row[j] = (0, row[j - 1][1] + len(b[j - 1]))
    for word in a:
        previous, row = row, [(row[0][0] + len(word), 0)] + [(0, 0)] * (width - 1)
        for j in range(1, width):
            other = b[j - 1]
            best = min(
                (previous[j][0] + len(word), previous[j][1]),
                (row[j - 1][0], row[j - 1][1] + len(other)),
                key=sum,
            )
            if word == other or fuzz.ratio(word, other) >= like:
                best = min(best, previous[j - 1], key=sum)
            row[j] = best
    return row[-1]
