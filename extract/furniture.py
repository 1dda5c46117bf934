"""What every page repeats: page numbers, running heads and feet. Set aside, never read as text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.lines import line_text, lines_of
from extract.pdfium import PageContent, Word

MARGIN = 0.11
"""The share of a page's height or width within which furniture stands."""

_PAGE_NUMBER = re.compile(
    r"[-–—|.\s(]*(?:(?:halaman|hal\.?|page)\s*[.:]?\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—|.\s)]*",
    re.IGNORECASE,
)
_DRESSED = re.compile(r"^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$|halaman|hal\.|page", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """One line set aside: its words (positions in ``PageContent.words``) and the reason."""

    text: str
    reason: str
    words: tuple[int, ...]


def find_furniture(
    pages: Sequence[PageContent], taken: Mapping[int, frozenset[int]]
) -> dict[int, list[Furniture]]:
    """The furniture of every page, by page number.

    ``taken`` holds the words that stand in tables. A line in the margin is a page number where
    it is nothing but one and either dressed as such (``- 12 -``) or in step with the pages; it is
    a running head or foot where the same line, its digits aside, stands on at least three pages
    and a quarter of them.
    """
    candidates: list[tuple[int, str, tuple[int, ...], bool]] = []
    for content in pages:
        free = taken.get(content.number, frozenset())
        places = {id(word): position for position, word in enumerate(content.words)}
        margin = [
            word
            for position, word in enumerate(content.words)
            if position not in free and _in_margin(word, content)
        ]
        for line in lines_of(margin):
            words = tuple(places[id(word)] for word in line)
            candidates.append(
                (content.number, line_text(line), words, line[0].y0 < content.height / 2)
            )

    steps = Counter(
        int(match["number"]) - page
        for page, text, _, _ in candidates
        if (match := _PAGE_NUMBER.fullmatch(text)) and match["number"].isdigit()
    )
    repeated = Counter((_shape(text), top) for _, text, _, top in candidates)
    enough = max(3, len(pages) // 4)
    found: dict[int, list[Furniture]] = defaultdict(list)
    for page, text, words, top in candidates:
        match = _PAGE_NUMBER.fullmatch(text)
        if match and (
            _DRESSED.search(text)
            or (match["number"].isdigit() and steps[int(match["number"]) - page] >= 2)
            or (not match["number"].isdigit() and len(pages) > 1)
        ):
            found[page].append(Furniture(text, "nomor-halaman", words))
        elif repeated[_shape(text), top] >= enough and any(sign.isalpha() for sign in text):
            reason = "kepala-halaman" if top else "kaki-halaman"
            found[page].append(Furniture(text, reason, words))
    return dict(found)


def _in_margin(word: Word, content: PageContent) -> bool:
    if word.upright:
        edge = MARGIN * content.height
        return word.y1 < edge or word.y0 > content.height - edge
    edge = MARGIN * content.width
    return word.x1 < edge or word.x0 > content.width - edge


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())
