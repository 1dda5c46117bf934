"""Tables typed with upright signs that print in a type whose signs are not alike.

``| Kalirejo | Ya |`` keeps its columns in a typewriter's type only; in another the signs of one
column stand at a place of their own on every line. Each line has as many all the same, so that
what stands between two of them is told by counting. The words are moved to where their column is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.lines import level_lines
from extract.printed import PageContent, Rule, Word

LEAST_BARS, LEAST_LINES = 3, 3
"""Upright signs of a line, and lines of a table, at least."""
OFF = 2.0
"""Signs by which one stands off those of its column at least, where they are not below it."""
TYPED_ROWS = 4
"""Typed rules of a table that has one between any two rows: more than above and below its head, and
at its end."""
NEXT = 2.2
"""Type sizes between two lines of one table."""

Bars = Callable[[Word], Sequence[float]]
Parts = Callable[[Word, Sequence[float]], Sequence[Word]]


def with_bars_in_line(
    content: PageContent, bars: Bars, parts: Parts, is_rule: Callable[[Sequence[Word]], bool]
) -> PageContent:
    """The page with such tables ruled, their words in the columns that ``bars``, the places of the
    upright signs of a word, count; ``parts`` is what a word holds beside them."""
    lines = level_lines(word for word in content.words if not word.direction)
    moved: dict[int, list[Word]] = {}
    rules: list[Rule] = []
    for block in _blocks(lines, bars):
        rows = [line for line in block if not is_rule(line)]
        places = [[x for word in line for x in bars(word)] for line in rows]
        if len(rows) < LEAST_LINES or len({len(own) for own in places}) > 1:
            continue
        width = max((word.x1 - word.x0) / len(word.text) for line in rows for word in line)
        if max(max(column) - min(column) for column in zip(*places, strict=True)) < OFF * width:
            continue
        edges = [min(own[0] for own in places)]
        for one, two in pairwise(zip(*places, strict=True)):
            edges.append(edges[-1] + max(b - a for a, b in zip(one, two, strict=True)))
        for line, own in zip(rows, places, strict=True):
            for word in line:
                held = parts(word, bars(word)) if bars(word) else [word]
                moved[id(word)] = [_moved(part, own, edges) for part in held]
        moved |= {id(word): [] for line in block if is_rule(line) for word in line}
        rules += _rules(block, edges, is_rule, moved)
    if not moved:
        return content
    words = tuple(part for word in content.words for part in moved.get(id(word), [word]))
    return replace(content, words=words, rules=(*content.rules, *rules))


def _blocks(lines: Sequence[list[Word]], bars: Bars) -> list[list[list[Word]]]:
    """Lines below one another that have upright signs."""
    blocks: list[list[list[Word]]] = [[]]
    for line in lines:
        if sum(len(bars(word)) for word in line) < LEAST_BARS:
            blocks.append([])
        elif blocks[-1] and line[0].y0 - blocks[-1][-1][0].y1 > NEXT * line[0].size:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _moved(word: Word, places: Sequence[float], edges: Sequence[float]) -> Word:
    """A word as far behind the edge of its column as it stands behind the sign that opens it."""
    column = max(sum(x < (word.x0 + word.x1) / 2 for x in places) - 1, 0)
    by = edges[column] - places[column]
    return word._replace(x0=word.x0 + by, x1=word.x1 + by)


def _rules(
    block: Sequence[Sequence[Word]],
    edges: Sequence[float],
    is_rule: Callable[[Sequence[Word]], bool],
    moved: Mapping[int, Sequence[Word]],
) -> list[Rule]:
    """The rules of a table between its columns, and between its rows: as typed where there are
    several, else between any two lines, if each has a text in the first column."""
    rows = [line for line in block if not is_rule(line)]
    typed = [(line[0].y0 + line[0].y1) / 2 for line in block if is_rule(line)]
    begun = all(
        any(part.x0 < edges[1] for word in line for part in moved[id(word)]) for line in rows
    )
    between = [(one[0].y1 + two[0].y0) / 2 for one, two in pairwise(rows)]
    heights = between if begun and len(typed) < TYPED_ROWS else typed
    ends = (rows[0][0].y0 - 2, rows[-1][0].y1 + 2)
    heights = [ends[0], *(y for y in heights if ends[0] < y < ends[1]), ends[1]]
    return [
        *(Rule(edges[0], y, edges[-1], y) for y in heights),
        *(Rule(x, ends[0], x, ends[1]) for x in edges),
    ]
