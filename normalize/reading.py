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

from normalize.only import only
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
    if word in known or len(word) < 5 or word in vocabulary()["kata_lain"]:
        return (word,)
    pieces = _pieces(word)
    if pieces:
        return pieces
    near = only(
        k
        for k in known
        if Levenshtein.distance(word, k, score_cutoff=2)
        <= (0 if len(k) < 5 else 1 if len(k) < 10 else 2)
    )
    return (near or word,)


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


_Token = tuple[str, int, int]
_HUMP = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")


def _tokens(printed: str) -> list[_Token]:
    """Words, numbers, spaces and signs with their places; known words that print broke in two or
    joined to another (``Un dang``, ``tentangTata``) are whole words again."""
    found = [(token.group(), token.start(), token.end()) for token in _TOKEN.finditer(printed)]
    tokens: list[_Token] = []
    place = 0
    while place < len(found):
        raw, start, end = found[place]
        following = found[place + 1 : place + 3]
        if raw.isalpha() and len(following) == 2 and _is_broken(raw, *following):
            last = following[1]
            tokens.append((raw + last[0], start, last[2]))
            place += 3
            continue
        humped = raw.isalpha() and not (raw[1:].islower() or raw.isupper() or len(raw) == 1)
        tokens.extend(_unjoined(raw, start) if humped else [(raw, start, end)])
        place += 1
    return tokens


def _is_broken(raw: str, space: _Token, rest: _Token) -> bool:
    if not space[0].isspace() or not rest[0].isalpha():
        return False
    first, second = raw.lower(), rest[0].lower()
    known = _words()
    return first + second in known and not (first in known and second in known)


def _unjoined(raw: str, start: int) -> list[_Token]:
    """``PasuruanNomor`` at its capital, where one of the parts is a known word."""
    parts = _HUMP.findall(raw)
    whole = [(raw, start, start + len(raw))]
    if len(parts) < 2 or "".join(parts) != raw or not any(p.lower() in _words() for p in parts):
        return whole
    tokens: list[_Token] = []
    for part in parts:
        if tokens:
            tokens.append((" ", start, start + 1))
        tokens.append((part, start, start + len(part)))
        start += len(part)
    return tokens


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
    for raw, start, end in _tokens(printed):
        if raw.isspace():
            put(" ", start, end)
            continue
        lower = raw.lower()
        if raw in _DASHES:
            put("-", start, end)
        elif raw.isalpha():
            parts = _mend(lower)
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
    return _joined(printed, "".join(text), places)


def _joined(printed: str, text: str, places: list[int]) -> Reading:
    """The reading in which every ``undang - undang`` is one word."""
    word = "undang-undang"
    pieces: list[str] = []
    kept: list[int] = []
    behind = 0
    for found in _UNDANG.finditer(text):
        start, end = found.span()
        pieces += text[behind:start], word
        kept += places[behind:start]
        kept += (places[min(start + offset, end - 1)] for offset in range(len(word)))
        behind = end
    pieces.append(text[behind:])
    return Reading(printed, "".join(pieces), (*kept, *places[behind:]))
