"""What of a text is of its pages, not of what they say: their numbers with the running heads beside
them, and pictures without words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from grammar.contents import is_dressed_number, page_number

_PICTURE = re.compile(r"!\[\S*\]\([^)]*\)")
_BESIDE = re.compile(r"(?:\d{1,4}\s*\|\s*[^|]*[^\W\d][^|]*|[^|]*[^\W\d][^|]*\|\s*\d{1,4})")
_DASHES = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")
_MARKUP = "#*_=[] "
TIMES = 2
"""How often a line stands beside the number of a page before it is a running head."""
MOSTLY = 0.8
"""The share of a running head's lines that stand so."""


def page_marks(lines: Sequence[str], is_text: Callable[[int], bool]) -> dict[int, str]:
    """The lines that are of a page alone, each with its reason (``nomor-halaman``,
    ``kepala-halaman``, ``gambar``); ``is_text`` tells which lines are in no table.

    A number alone is one between blank lines; between dashes it is one anywhere. What is printed
    beside such numbers again and again is the running head.
    """
    marks = {
        index: "gambar"
        for index, line in enumerate(lines)
        if _PICTURE.fullmatch(line.strip()) and is_text(index)
    }
    blocks = [
        list(run)
        for inside, run in groupby(
            range(len(lines)),
            key=lambda index: bool(lines[index].strip()) and index not in marks and is_text(index),
        )
        if inside
    ]
    parts = [part for block in blocks for part in _without_break(block, lines)]
    numbered = [block for block in parts if any(_is_number(lines[index]) for index in block)]
    beside = Counter(alike(lines[index]) for block in numbered for index in block)
    everywhere = Counter(alike(line) for line in lines)
    heads = {text for text, n in beside.items() if n >= TIMES and n >= MOSTLY * everywhere[text]}
    for block in numbered:
        own = {i: "nomor-halaman" for i in block if _is_number(lines[i])}
        others = {i: "kepala-halaman" for i in block if i not in own and alike(lines[i]) in heads}
        if len(own) + len(others) == len(block):
            marks |= own | others
    marks |= {index: "nomor-halaman" for index, line in enumerate(lines) if _DASHES.fullmatch(line)}
    return marks


def _without_break(block: list[int], lines: Sequence[str]) -> list[list[int]]:
    """The lines of a block, those of each page alone."""
    parts: list[list[int]] = [[]]
    for index in block:
        if "\f" in lines[index]:
            parts.append([])
        parts[-1].append(index)
    return [part for part in parts if part]


def _is_number(line: str) -> bool:
    """Whether a line is the number of a page, or a running head beside it (``Renstra | 12``)."""
    bare = line.strip().strip(_MARKUP)
    return (
        page_number(line) is not None
        or is_dressed_number(bare)
        or _BESIDE.fullmatch(line.strip()) is not None
    )


def alike(line: str) -> str:
    """A line with its numbers left out, to tell running heads by."""
    return re.sub(r"\d+", "0", line.strip().casefold())
