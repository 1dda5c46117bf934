"""Columns of a ruled table that no upright rule parts.

Offices and statistical bureaus rule the header alone, or leave the rule between some columns away.
Where the words of a row leave the room free in which another row has a rule, or in which row after
row has none, they are cells of their own; a text that runs through that room is one that reaches
over the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.lines import line_text
from extract.printed import Word
from extract.row_lines import WORD_SPACE, is_value
from grammar.items import is_serial

Walls = NDArray[np.bool_]

LEVEL = 0.25
"""Words whose letters stand within this many type sizes of each other are on one line."""
HANG = 1.5
"""Points that a text may reach over the edge of its column."""
ROWS = 3
"""Rows that must leave the same room free where no rule at all says that columns meet there; with
two, codes and quantities with their units are taken for columns by chance."""
MOST = 8
"""A note or a heading that runs through a room that so many times more rows leave free takes no
column away."""
SHARE = 0.7
"""The share of these rows that must hold values on both sides."""

_CODE_PART = re.compile(r"0\d*")
_GOES_ON = re.compile(r".*[^\s]\s*[-–/x:=]")
"""The first half of ``10 - 20`` and the like."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Words that stand together on one line of one row."""

    row: int
    x0: float
    x1: float
    text: str

    def crosses(self, x: float) -> bool:
        """Whether it runs through a place, more than a little."""
        return self.x0 + HANG < x < self.x1 - HANG

    def places(self) -> tuple[int, int, int]:
        """Where it begins, ends and has its middle, in whole points."""
        return round(self.x0), round(self.x1), round((self.x0 + self.x1) / 2)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The room between two texts of one line that no rule parts."""

    left: _Text
    right: _Text

    @property
    def row(self) -> int:
        return self.left.row

    def holds(self, x: float) -> bool:
        return self.left.x1 - HANG <= x <= self.right.x0 + HANG

    def parts_values(self) -> bool:
        """Whether a value stands on both sides, and not a code in its parts or a range."""
        return (
            is_value(self.left.text)
            and is_value(self.right.text)
            and _CODE_PART.fullmatch(self.right.text) is None
            and _GOES_ON.fullmatch(self.left.text) is None
        )

    def holds_value(self) -> bool:
        """Whether a value stands on one side."""
        return is_value(self.left.text) or is_value(self.right.text)

    def parts_figures(self) -> bool:
        """Whether the values on both sides are such by themselves, whatever stands over them."""
        return self.parts_values() and not is_serial(self.left.text)

    def parts_names(self) -> bool:
        """Whether both sides are names, as in a header."""
        return not any(
            is_value(side.text) or _is_currency(side.text) for side in (self.left, self.right)
        )


@dataclass(frozen=True, slots=True)
class OpenColumns:
    """Edges and walls of a table with those that its words tell; ``told`` whether there are any,
    ``doubtful`` whether values still stand side by side in one cell, row after row."""

    columns: list[float]
    across: Walls
    down: Walls
    told: bool = False
    doubtful: bool = False


def open_columns(
    words: Sequence[Word],
    rows: Sequence[float],
    columns: list[float],
    across: Walls,
    down: Walls,
) -> OpenColumns:
    """The columns of a ruled table with walls where no rule is drawn but the words part.

    ``across`` and ``down`` are as in :func:`extract.grid.grid_of_walls`.
    """
    texts, gaps = _texts_and_gaps(words, rows, columns, down)
    if not gaps:
        return OpenColumns(columns, across, down)
    given = [
        x
        for edge, x in enumerate(columns[1:-1], 1)
        if not down[edge].all() and _is_open(x, edge, texts, gaps, down)
    ]
    free = [gap for gap in gaps if not any(gap.holds(x) for x in given)]
    added = _free_edges(free, texts, columns)
    parting = sorted([*given, *added])
    edges = sorted([*columns, *added])
    across = across[:, np.searchsorted(columns, edges[:-1], side="right") - 1]
    walls = np.zeros((len(edges), len(rows) - 1), dtype=bool)
    walls[np.searchsorted(edges, columns)] = down
    inside = [gap for gap in gaps if any(map(gap.holds, parting))]
    body = min((gap.row for gap in inside if gap.holds_value()), default=0)
    for x in parting:
        edge = edges.index(x)
        walls[edge] |= _parted_rows(x, edge, body, texts, gaps, across, walls)
    left = [
        gap
        for gap in gaps
        if not any(gap.holds(x) and walls[edges.index(x), gap.row] for x in parting)
    ]
    return OpenColumns(edges, across, walls, bool(parting), _is_doubtful(left))


def columns_of_lines(words: Sequence[Word], columns: list[float]) -> tuple[list[float], bool]:
    """The columns of a table whose rows no rule divides, with those that its lines part; and
    whether values still stand side by side in one column."""
    heights = sorted(word.y1 - word.descent for word in words)
    size = float(np.median([word.size for word in words]))
    rows = [heights[0] - 2 * size]
    rows += [(a + b) / 2 - 0.3 * size for a, b in pairwise(heights) if b - a > LEVEL * size]
    rows.append(heights[-1] + size)
    down = np.ones((len(columns), len(rows) - 1), dtype=bool)
    texts, gaps = _texts_and_gaps(words, rows, columns, down)
    added = _free_edges(gaps, texts, columns)
    left = [gap for gap in gaps if not any(map(gap.holds, added))]
    return sorted([*columns, *added]), _is_doubtful(left)


def _texts_and_gaps(
    words: Sequence[Word],
    rows: Sequence[float],
    columns: Sequence[float],
    down: Walls,
) -> tuple[list[_Text], list[_Gap]]:
    """The gaps in lines that no rule parts, and the texts of all lines in the columns around
    them."""
    places = np.array([(*word[1:6], word.descent) for word in words])
    # By lines, which are told by the height that letters stand on, and from the left.
    height = places[:, 3] - places[:, 5]
    by_height = np.argsort(height, kind="stable")
    line = np.zeros(len(words), dtype=np.intp)
    steps = np.diff(height[by_height]) > LEVEL * places[by_height[1:], 4]
    line[by_height[1:]] = np.cumsum(steps)
    order = np.lexsort((places[:, 0], line))
    line = line[order]
    start, top, stop, bottom, size, _ = places[order].T
    row = np.clip(np.searchsorted(rows, (top + bottom) / 2) - 1, 0, len(rows) - 2)
    col = np.clip(np.searchsorted(columns, (start + stop) / 2) - 1, 0, len(columns) - 2)
    beside = (line[1:] == line[:-1]) & (row[1:] == row[:-1])
    apart = start[1:] - stop[:-1] > WORD_SPACE * size[1:]
    # ``passed[j, i]``: how many walls stand in row ``i`` left of column ``j``.
    passed = np.cumsum(down, axis=0)
    ruled = passed[col[1:], row[1:]] != passed[col[:-1], row[:-1]]
    open_ = beside & apart & ~ruled
    if not open_.any():
        return [], []
    around = np.zeros(len(columns), dtype=bool)
    for left, right in zip(col[:-1][open_].tolist(), col[1:][open_].tolist(), strict=True):
        around[left : right + 1] = True
    begins = np.flatnonzero(np.concatenate(([True], ~beside | apart | ruled)))
    ends = np.append(begins[1:], len(words))
    reached = np.concatenate(([0], np.cumsum(around)))
    near = reached[col[ends - 1] + 1] > reached[col[begins]]
    texts = {
        last: _Text(
            int(row[first]),
            float(start[first]),
            float(stop[last - 1]),
            line_text([words[at] for at in order[first:last]]),
        )
        for first, last in zip(begins[near].tolist(), ends[near].tolist(), strict=True)
    }
    held = list(texts.values())
    following = dict(zip(texts, held[1:], strict=False))
    gaps = [_Gap(texts[at], following[at]) for at in (np.flatnonzero(open_) + 1).tolist()]
    return held, gaps


def _is_open(
    x: float, edge: int, texts: Sequence[_Text], gaps: Sequence[_Gap], down: Walls
) -> bool:
    """Whether an edge that some rows have a rule on parts the words of the others too: two rows at
    least, or one that has a text in every column; and three for each with a text that runs
    through."""
    parted = {gap.row for gap in gaps if not down[edge, gap.row] and gap.holds(x)}
    if not parted:
        return False
    crossed = {
        text.row
        for text in texts
        if text.row >= min(parted) and not down[edge, text.row] and text.crosses(x)
    }
    parted -= crossed
    if len(parted) == 1:
        (row,) = parted
        beside = sum(gap.row == row for gap in gaps)
        return not crossed and beside >= 2 and beside == np.count_nonzero(~down[:, row])
    return len(parted) >= 3 * len(crossed)


def _free_edges(
    gaps: Sequence[_Gap], texts: Sequence[_Text], columns: Sequence[float]
) -> list[float]:
    """The middles of rooms that row after row leaves free between two ruled edges; two edges alone
    are a frame around a table."""
    edges: list[float] = []
    if len(columns) < 3:
        return edges
    for low, high in pairwise(columns):
        inside = [gap for gap in gaps if low < (gap.left.x1 + gap.right.x0) / 2 < high]
        while len({gap.row for gap in inside}) >= ROWS:
            room = _common_room(inside)
            x = sum(room) / 2
            here = [gap for gap in inside if gap.left.x1 <= x <= gap.right.x0]
            inside = [gap for gap in inside if not gap.left.x1 <= x <= gap.right.x0]
            rows = {gap.row for gap in here}
            crossed = {text.row for text in texts if text.row >= min(rows) and text.crosses(x)}
            if _parts_columns(here) and not crossed & rows and MOST * len(crossed) <= len(rows):
                edges.append(x)
    return sorted(edges)


def _common_room(gaps: Sequence[_Gap]) -> tuple[float, float]:
    """The stretch that most rows leave free."""
    best: tuple[int, float, float] = (0, 0.0, 0.0)
    for gap in gaps:
        x = gap.left.x1
        here = [other for other in gaps if other.left.x1 <= x <= other.right.x0]
        low, high = max(g.left.x1 for g in here), min(g.right.x0 for g in here)
        best = max(best, (len({g.row for g in here}), low, high))
    return best[1:]


def _parts_columns(gaps: Sequence[_Gap]) -> bool:
    """Whether the gaps in one place part columns: values from values, or whatever the header parts
    there too; an amount's ``Rp`` is no column."""
    rows = {gap.row for gap in gaps}
    values = {gap.row for gap in gaps if gap.parts_values()}
    figures = {gap.row for gap in gaps if gap.parts_figures()}
    if len(values) >= SHARE * len(rows) and len(figures) >= 0.5 * len(rows):
        return True
    named = [gap.row for gap in gaps if gap.parts_names()]
    body = {gap.row for gap in gaps if named and gap.row > min(named)}
    held = {gap.row for gap in gaps if gap.holds_value()}
    return len(body & held) >= max(ROWS - 1, SHARE * len(body)) and not any(
        _is_currency(gap.left.text) for gap in gaps
    )


def _parted_rows(
    x: float,
    edge: int,
    body: int,
    texts: Sequence[_Text],
    gaps: Sequence[_Gap],
    across: Walls,
    walls: Walls,
) -> Walls:
    """The rows in which a wall stands on an edge: those that leave its room free, and from the
    first of them on, or of the rows of values (``body``), those that hold nothing there or nothing
    but texts that keep to the columns.

    Rows that a merged cell joins beside the edge have the wall all or none.
    """
    count = walls.shape[1]
    parting = np.zeros(count, dtype=bool)
    parting[[gap.row for gap in gaps if gap.holds(x)]] = True
    first = min(int(np.argmax(parting)), body)
    known = {place for gap in gaps for side in (gap.left, gap.right) for place in side.places()}
    doubtful = np.zeros(count, dtype=bool)
    doubtful[:first] = ~parting[:first]
    alone = {text.row for text in texts} - {gap.row for gap in gaps}
    for text in texts:
        if walls[edge, text.row]:
            continue
        if text.crosses(x) or (text.row in alone and not known & set(text.places())):
            doubtful[text.row] = True
    joined = ~(across[1:-1, edge - 1] & across[1:-1, edge])
    block = np.concatenate(([0], np.cumsum(~joined)))
    whole: Walls = np.bincount(block, doubtful)[block] == 0
    return whole


def _is_doubtful(gaps: Iterable[_Gap]) -> bool:
    """Whether values stand side by side in one cell in several rows."""
    return len({gap.row for gap in gaps if gap.parts_values()}) >= 2


def _is_currency(text: str) -> bool:
    """Whether a text is nothing but the ``Rp`` of an amount that had no room beside it."""
    return text.rstrip(".").casefold() == "rp"
