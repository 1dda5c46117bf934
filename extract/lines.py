"""Words to printed lines, and the words of one cell to its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.pdfium import Word

Spans = tuple[float, float, float, float]


def along(word: Word) -> Spans:
    """The word's box in its own reading direction: (start, end) along, (top, bottom) across."""
    if word.direction == 90:
        return -word.y1, -word.y0, word.x0, word.x1
    if word.direction == 180:
        return -word.x1, -word.x0, -word.y1, -word.y0
    if word.direction == 270:
        return word.y0, word.y1, -word.x1, -word.x0
    return word.x0, word.x1, word.y0, word.y1


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into printed lines, top to bottom, each line in reading order.

    Words of different directions never share a line. A line takes every word whose middle lies
    within half a type size of the middle of the line so far.
    """
    lines: list[list[Word]] = []
    keyed = sorted(
        (
            (word.direction, (spans[2] + spans[3]) / 2, spans[0], word)
            for word in words
            for spans in (along(word),)
        ),
        key=lambda entry: entry[:3],
    )
    middle, count, direction = 0.0, 0, -1
    placed: list[list[tuple[float, Word]]] = []
    for turned, centre, start, word in keyed:
        if placed and turned == direction and centre - middle <= 0.45 * word.size:
            placed[-1].append((start, word))
            middle = (middle * count + centre) / (count + 1)
            count += 1
        else:
            placed.append([(start, word)])
            middle, count, direction = centre, 1, turned
    for line in placed:
        line.sort(key=lambda entry: entry[0])
        lines.append([word for _, word in line])
    return lines


_HYPHENATED = re.compile(r"[^\W_]-$")
_NUMBER_PART = re.compile(r"[\d.,]+%?")
_GROUPED = re.compile(r"(\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}(,\d{3})+(\.\d+)?)")


def cell_text(words: Sequence[Word], width: float | None = None) -> str:
    """The text of a cell, its lines joined by single spaces.

    ``width`` is the room between the cell's walls in points. A number or word that the typesetter
    had to break because the cell is too narrow is put together again: a line that ends in a
    separator of thousands before a line of digits, or a line as wide as the cell before a part
    that completes a grouped number.
    """
    if not words:
        return ""
    lines = lines_of(words)
    text = line_text(lines[0])
    for above, line in pairwise(lines):
        full = width is not None and extent(above) > 0.72 * width
        text = joined(text, line_text(line), full)
    return text


def joined(text: str, following: str, full: bool = False) -> str:
    """Two lines of a cell in one; ``full`` where the first one took all the room there was.

    A hyphen at the end of a line stays: ``Perundang-`` before ``undangan`` is one word.
    """
    if not text or not following:
        return text or following
    if _HYPHENATED.search(text) and following[0].isalnum():
        return text + following
    return text + following if _broken(text, following, full) else f"{text} {following}"


def line_text(line: Sequence[Word]) -> str:
    """The words of a line with single spaces."""
    return " ".join(word.text for word in line)


def extent(line: Sequence[Word]) -> float:
    """How far a line runs, from its first word to its last."""
    return along(line[-1])[1] - along(line[0])[0]


def _broken(text: str, following: str, full: bool) -> bool:
    """Whether a line break stands inside one number."""
    before = text.rsplit(" ", 1)[-1]
    after = following.split(" ", 1)[0]
    if not (_NUMBER_PART.fullmatch(before) and _NUMBER_PART.fullmatch(after)):
        return False
    whole = _GROUPED.fullmatch((before + after).rstrip("%")) is not None
    return (
        whole
        and (before[-1] in ".," or after[0] in ".," or full)
        and (_GROUPED.fullmatch(before) is None or before[-1] in ".," or after[0] in ".," or full)
    )
