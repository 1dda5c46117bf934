"""Signatures that a text file sets beside each other, put one after the other.

The left block of lines comes first, then the right one, as columns are read in a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grammar.heads import ADOPTED, PROMULGATED

Lines = Sequence[tuple[int, str]]

_OPENS = re.compile(rf"(?:{ADOPTED}|{PROMULGATED})", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:BERITA|LEMBARAN|TAMBAHAN|LAMPIRAN|PENJELASAN|BAB)\b|.*[\f|]")
_PAIR = re.compile(r"\s*\S.*?\S(?P<gap>\s{3,})(?=\S)")
_MOST_LINES = 30
"""Lines that the signatures of a regulation take at most."""


def signatures_apart(lines: Lines) -> list[tuple[int, str]]:
    """The lines of a text, signatures that stand beside each other one after the other."""
    result = list(lines)
    index = 0
    while index < len(result):
        if len(result[index][1]) < 200 and _OPENS.search(result[index][1]):
            first, stop, cut = _side_by_side(result, index)
            result[first:stop] = _apart(result[first:stop], cut)
            index = stop
        index += 1
    return result


def _side_by_side(lines: Lines, start: int) -> tuple[int, int, int]:
    """The lines of two blocks beside each other that begin at ``start`` or below it, and the column
    where the right one begins; no line where there is one block alone."""
    pairs: list[tuple[int, int, int]] = []
    end = start
    for place in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[place][1].expandtabs()
        if _ENDS.match(text):
            break
        end = place + 1
        if pair := _PAIR.match(text):
            pairs.append((place, pair.start("gap"), pair.end("gap")))
    cut = min((right for _, _, right in pairs), default=0)
    if len(pairs) < 2 or any(left > cut - 2 for _, left, _ in pairs):
        return start, start, 0
    stop = pairs[-1][0] + 1
    while stop < end and lines[stop][1].strip():
        stop += 1
    return pairs[0][0], stop, cut


def _apart(lines: Lines, cut: int) -> list[tuple[int, str]]:
    """Two blocks beside each other, parted at a column: the left one, then the right one."""
    left, right = [], []
    for number, raw in lines:
        text = raw.expandtabs()
        own = len(text) - len(text.lstrip())
        at = cut if _PAIR.match(text) else 0 if own > cut - 2 else len(text)
        left.append((number, text[:at].rstrip()))
        right.append((number, text[at:].strip()))
    return [*left, *((number, text) for number, text in right if text)]
