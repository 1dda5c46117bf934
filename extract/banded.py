"""Tables of texts whose rows are parted by rules from side to side and whose columns by nothing.

Styles of word processors rule tables so. Where the texts are long no row of values gives the table
away, as it does in :mod:`extract.column_edges`; here the rules do, which are as long as each other,
with a name over every column between the first two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from extract.column_edges import white_gutters
from extract.cut_lines import CLOSE, Line, Lines, cut_lines, words_of
from extract.grid import Grid, grid_of_walls
from extract.lines import lines_of
from extract.printed import (
    ENDS,
    PageContent,
    Places,
    Rule,
    Rules,
    Words,
    all_near,
    begin_or_end,
    is_between,
    long_rules,
    overlap,
    runs_of,
)
from extract.row_lines import ALIGNED, is_value
from extract.rows import between_full_lines

RULES = 4
"""The least number of rules: a head and two rows."""
PAIRS = 6
"""The least number of rules of a table of two columns."""
GUTTER = 0.8
"""The least width of a gutter, in type sizes: a line set to full width has narrower spaces."""
NARROW = 0.25
"""The least width of one behind which the texts of nearly every row begin at one place."""
NAMES = 3
"""Names right above the first rule, and rules to tell a last row by, at least."""
ROWS = 3
"""Lines between two rules at least that are rows of their own."""
NAME = 60
"""Signs of the longest name of a column."""


def find_banded(content: PageContent, lines: Lines) -> Iterator[Grid]:
    """The tables among these lines of a page whose rows rules part, and whose columns only the
    room between their texts."""
    runs = runs_of(long_rules(content.rules), RULES)
    return read_between(runs, lines, lambda rules: _between(content, lines, rules))


def read_between(
    runs: Sequence[list[Rule]], lines: Lines, read: Callable[[Rules], Grid | None]
) -> Iterator[Grid]:
    """What is read between the rules of each table: with those that it may lack, above its names
    or below its last row, else as they are."""
    for rules in runs:
        closed = _closed(rules, lines)
        grid = read(opened := _opened(closed, lines))
        if grid is None and opened is not closed:
            grid = read(closed)
        if grid is not None:
            yield grid


def parts_columns(content: PageContent, rules: Rules) -> bool:
    """Whether an upright rule stands between those of a table."""
    left, right = rules[0].x0 - ENDS, rules[0].x1 + ENDS
    top, bottom = rules[0].y0, rules[-1].y0
    return any(
        left < rule.x0 < right and overlap(rule.y0, rule.y1, top, bottom)
        for rule in content.rules
        if not rule.horizontal and not rule.hidden
    )


def keeps_within(words: Words, rule: Rule) -> bool:
    """Whether no word stands beyond the ends of a rule."""
    return all(rule.x0 - ENDS <= word.x0 and word.x1 <= rule.x1 + ENDS for word in words)


def _between(content: PageContent, lines: Lines, rules: Rules) -> Grid | None:
    heights = [rule.y0 for rule in rules]
    if parts_columns(content, rules):
        return None
    words = [word for word in words_of(lines) if is_between(word, heights[0], heights[-1])]
    return _grid(content, words, rules[0], heights)


def _opened(rules: list[Rule], lines: Lines) -> list[Rule]:
    """The rules of a table with one above its first line where each row has a rule below it only: a
    line right above the first rule holds short texts, three at least, and no values, or texts
    that begin or end as those of the next line do."""
    left, right, top = rules[0].x0, rules[0].x1, rules[0].y0
    names = next((line for line in reversed(lines) if line.bottom < top + 1), None)
    if names is None or top - names.bottom > names.size:
        return rules
    below = next((line for line in lines if line.top > top - 1), names)
    texts = names.texts()
    named = len(texts) >= NAMES and not any(map(is_value, texts))
    within = left - ENDS <= names.x0 and names.x1 <= right + ENDS
    if not within or max(map(len, texts)) > NAME or not (named or _is_alike(names, below)):
        return rules
    return [rules[0]._replace(y0=names.top - 1, y1=names.top - 1), *rules]


def _is_alike(line: Line, below: Line) -> bool:
    """Whether a line has as many texts as the next one, each of the same kind, that begin or end at
    the same places."""
    pairs = [*zip(line.segments, below.segments, strict=False)]
    return len(line.segments) == len(below.segments) > 1 and all(
        begin_or_end(one, two, ENDS) and is_value(one.text) == is_value(two.text)
        for one, two in pairs
    )


def _closed(rules: list[Rule], lines: Lines) -> list[Rule]:
    """The rules of a table with one below its last row where each row has a rule above it only: a
    line as close below the last rule as others are to theirs, with texts that begin alike."""
    if len(rules) < NAMES or not lines or lines[-1].top <= rules[-1].y0 - 1:
        return rules
    *others, last = (next(line for line in lines if line.top > rule.y0 - 1) for rule in rules)
    room = max(line.top - rule.y0 for line, rule in zip(others[1:], rules[1:], strict=False))
    begun = others[-1].begins
    texts = last.begins
    if len(texts) < 2 or last.top - rules[-1].y0 > room + 1 or not all_near(texts, begun, ENDS):
        return rules
    end = _bottom(lines[lines.index(last) :], texts)
    return [*rules, rules[-1]._replace(y0=end + 1, y1=end + 1)]


def _bottom(lines: Lines, texts: Places) -> float:
    """Where a row ends that begins with the first of these lines: it has those that follow closely,
    with texts at the same places."""
    bottom = lines[0].bottom
    for line in lines[1:]:
        starts = line.begins
        if line.top - bottom > CLOSE * line.size or not all_near(starts, texts, ENDS):
            break
        bottom = line.bottom
    return bottom


def _grid(content: PageContent, words: Words, rule: Rule, heights: Places) -> Grid | None:
    """The table between rules at these heights, as wide as the first, or none where the words are
    no such table."""
    if len(words) < 2 * len(heights) or not keeps_within(words, rule):
        return None
    columns = _columns(words, rule, heights)
    if len(columns) < (3 if len(heights) >= PAIRS else 4):
        return None
    if any(_holds_rows(words, columns, top, bottom) for top, bottom in pairwise(heights[1:])):
        return None  # the rules part groups of rows
    rows = len(heights) - 1
    across = np.ones((rows + 1, len(columns) - 1), dtype=bool)
    down = np.ones((len(columns), rows), dtype=bool)
    grid = grid_of_walls(content, list(heights), columns, across, down, words)
    if grid is None or not _is_table(content, grid):
        return None
    return replace(grid, reading="kolom-tanpa-garis", ruled=False)


def _columns(words: Words, rule: Rule, heights: Places) -> list[float]:
    """The sides and, between them, gutters that are wide or behind which a column begins."""
    left, right = rule.x0, rule.x1
    size = median(word.size for word in words)
    white = white_gutters(words, left, right, NARROW * size)
    ends = [*(low for low, _ in white[1:]), right]
    middles = [
        (low + high) / 2
        for (low, high), end in zip(white, ends, strict=False)
        if high - low >= GUTTER * size or _begins_column(words, high, end, heights)
    ]
    return [left, *middles, right]


def _is_table(content: PageContent, grid: Grid) -> bool:
    """Whether a name stands over every column, and rows of two texts at least below."""
    names, *body = grid.texts()
    return (
        not any(holds_two(content, cell.words) for cell in grid.cells if cell.row == 0)
        and all(name and len(name) <= NAME and not is_value(name) for name in names)
        and len(body) >= RULES - 2
        and all(sum(map(bool, row)) >= 2 for row in body)
    )


def _holds_rows(words: Words, columns: Places, top: float, bottom: float) -> bool:
    """Whether what stands between two rules is several rows, each begun in the first column."""
    inside = [word for word in words if is_between(word, top, bottom)]
    lines = cut_lines(inside)
    return len(lines) >= ROWS and bool(between_full_lines(lines, columns))


def _begins_column(words: Words, place: float, end: float, heights: Places) -> bool:
    """Whether what stands between two gutters, below the head, is a column whose lines nearly all
    begin right behind the first, at least one in nearly every row."""
    inside = [
        word for word in words if place - ENDS / 2 <= word.x0 < end and word.middle > heights[1]
    ]
    begun = [line[0] for line in lines_of(inside)]
    near = [word for word in begun if word.x0 - place < ENDS]
    rows = sum(
        any(is_between(word, top, bottom) for word in near) for top, bottom in pairwise(heights[1:])
    )
    return len(near) >= ALIGNED * len(begun) and rows >= ALIGNED * (len(heights) - 2)


def holds_two(content: PageContent, held: Sequence[int]) -> bool:
    """Whether a cell of the head holds two names beside each other."""
    lines = lines_of(content.words[position] for position in held)
    return any(two.x0 - one.x1 > two.size for line in lines for one, two in pairwise(line))
