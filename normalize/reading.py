"""The reading of a printed legal text: what patterns are matched against.

Lower case, one space between words, dashes in one form, lost spaces restored and one-letter slips
of well-known words mended — with the place in print of every letter, so that whatever is found
can be published as printed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import Levenshtein

from normalize.vocabulary import DATA


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` as matched; ``places[i]`` is where its letter ``i`` stands in ``printed``."""

    printed: str
    text: str
    places: tuple[int, ...]

    def print(self, start: int, end: int) -> str:
        """What is printed for ``text[start:end]``."""
        return self.printed[self.places[start] : self.places[end]]


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """``peraturan.toml`` as it stands."""
    return tomllib.loads((DATA / "peraturan.toml").read_text(encoding="utf-8"))


_TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_DASHES = "-–—‐‑−"
_BEFORE_NUMBER = {"nomor", "no", "tahun", "pasal", "ayat"}
_UNDANG = re.compile(r"undang ?-? ?undang")


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(vocabulary()["kata"])


@lru_cache(maxsize=65536)
def _mend(word: str) -> tuple[str, ...]:
    """The known words that ``word`` (lower case) is: itself, its mended form, or the several
    that lost the spaces between them."""
    word = vocabulary()["singkatan"].get(word, word)
    known = _words()
    if word in known or len(word) < 5:
        return (word,)
    pieces = _pieces(word)
    if pieces:
        return pieces
    near = [
        k
        for k in known
        if Levenshtein.distance(word, k, score_cutoff=2)
        <= (0 if len(k) < 5 else 1 if len(k) < 10 else 2)
    ]
    return (near[0],) if len(near) == 1 else (word,)


def _pieces(word: str) -> tuple[str, ...] | None:
    """``peraturanpemerintahnomor`` as its known words; None where anything is left over."""
    if not word:
        return ()
    for end in range(len(word), 2, -1):
        if word[:end] in _words():
            rest = _pieces(word[end:])
            if rest is not None:
                return (word[:end], *rest)
    return None


def read(printed: str) -> Reading:
    text: list[str] = []
    places: list[int] = []

    def put(piece: str, start: int, end: int) -> None:
        if piece == " " and text[-1:] in ([], [" "]):
            return
        text.extend(piece)
        if start + len(piece) <= end:
            places.extend(range(start, start + len(piece)))
        else:
            places.extend(min(start + offset, end - 1) for offset in range(len(piece)))

    previous = ""
    for token in _TOKEN.finditer(printed):
        raw, start, end = token.group(), token.start(), token.end()
        if raw.isspace():
            put(" ", start, end)
            continue
        lower = raw.lower()
        if raw in _DASHES:
            put("-", start, end)
        elif raw.isalpha():
            parts = _mend(lower)
            # "tentangPengelolaan": a capital inside a word is a lost space
            if len(parts) == 1 and (found := re.match(r"(tentang|[Tt]entang)(?=[A-Z])", raw)):
                parts = ("tentang", lower[found.end() :])
            if previous.isdigit() and parts[0] in _words():
                put(" ", start, start + 1)
            at = start
            for count, part in enumerate(parts):
                if count:
                    put(" ", at, at + 1)
                last = count == len(parts) - 1
                put(part, at, end if last else min(at + len(part), end))
                at = min(at + len(part), end - 1)
            lower = parts[-1]
        else:
            if raw.isdigit() and previous in _BEFORE_NUMBER:
                put(" ", start, start + 1)
            put(lower, start, end)
        previous = lower
    places.append(len(printed))
    reading = Reading(printed, "".join(text), tuple(places))
    for found in reversed(list(_UNDANG.finditer(reading.text))):
        a, b = found.span()
        joined = "undang-undang"
        width = b - a
        kept = [reading.places[a + min(i, width - 1)] for i in range(len(joined))]
        reading = Reading(
            printed,
            reading.text[:a] + joined + reading.text[b:],
            (*reading.places[:a], *kept, *reading.places[b:]),
        )
    return reading
