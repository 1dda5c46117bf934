"""Rows of values that share one ruled row.

An office may rule a group of programmes or indicators as one row and set their values below each
other in it. Where the values of several columns stand on the same lines, each line of values is a
row; so it is where each value of one column stands on the line on which a text beside it begins.
Where neither is so, the row is left as it is ruled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.boundaries import row_boundaries
from extract.grid import Grid, GridCell
from extract.lines import baseline, level_lines
from extract.printed import Word, are_near, is_between
from extract.row_lines import RowLine, is_value, row_lines, value_places
from grammar.items import begins_item
from grammar.joining import ends_open

_VALUE = re.compile(r"(?<!\S)(?:Rp\.?)?[-–(]?\d[\d.,]*\)?%?(?!\S)")
_VALUES = re.compile(
    r"(?:(?:^| )(?:Rp\.? ?)?[-–(]?\d[\d.,]*\)?(?: ?%| (?!Rp\b)[^\W\d_]{1,15})?){2,}"
)
"""Several values, with or without a unit: ``42,5% 588 kejadian``, ``Rp 500 Rp 700``."""

Walls = NDArray[np.bool_]
SAME_LINE = 0.3
"""Part of the type size within which two texts stand on one line."""
LONGEST_WORD = 2
"""Words of a unit: ``orang/bulan``, ``unit kerja``."""
WIDER = 1.15
"""How much wider the room between two texts is than between the lines of one."""

_WHOLE = re.compile(
    r"[-–(]?(?:(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?|"
    r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?)\)?%?"
)
"""A number that stands by itself: its groups are of three digits, and it begins with no nought."""
_ASIDE = re.compile(r"[-–]?\d[\d.,]*%? [(\[]\d[\d.,]*%?[)\]]")
"""A number and, below it, how sure it is or which share: ``81.6 (0.18)``."""
_SERIAL = re.compile(r"\d{1,3}\.")
_NUMBERS = re.compile(r"[-–(]?\d[\d.,]*\)?%?(?: [-–(]?\d[\d.,]*\)?%?)+")


def part_rows(
    words: Sequence[Word], inside: Sequence[Word], grid: Grid, across: Walls, down: Walls
) -> tuple[list[float], Walls, Walls] | None:
    """The edges of rows and the walls of a ruled table with the rows that only its lines part;
    ``None`` where there are none. ``words`` are those of the page, ``inside`` the table's."""
    every = np.ones_like(across[0])
    parted = {}
    rows_of_values = {
        c.row for c in grid.cells if c.row_span == 1 and (c.stacked or _VALUES.fullmatch(c.text))
    }
    broken = {c.row for c in grid.cells if c.row_span == 1 and is_broken(c.text)}
    held = {row: [c for c in grid.cells if c.row == row and c.stacked] for row in rows_of_values}
    aside = {row for row, cells in held.items() if cells and all(map(_is_aside, cells))}
    for row in sorted(rows_of_values - broken - aside):
        if found := _beside_texts(words, grid, row):
            parted[row] = found
        elif heights := _heights(inside, grid, row):
            parted[row] = [(height, every) for height in heights]
    if not parted:
        return None
    repeats = [1 + len(parted.get(row, ())) for row in range(grid.n_rows)]
    rows = [grid.rows[0]]
    new = [across[0]]
    for row in range(grid.n_rows):
        for height, wall in parted.get(row, ()):
            rows.append(height)
            new.append(wall)
        rows.append(grid.rows[row + 1])
        new.append(across[row + 1])
    return rows, np.array(new), np.repeat(down, repeats, axis=1)


def begins_name(texts: Sequence[str], place: int) -> bool:
    """Whether a line of several can be the first of a name: an item, or, where they list no items,
    two words or more in front of which nothing is left open. ``dibina`` below ``Persentase desa
    yang`` is the end of one."""
    text, above = texts[place], texts[place - 1]
    begun = len(text.split()) > 1 and not text[0].islower() and not ends_open(above)
    return begins_item(text) or (begun and sum(map(begins_item, texts)) < 2)


def is_broken(text: str) -> bool:
    """Whether numbers of a cell are the pieces of one that was too long for its line: ``12.345.``
    over ``678.900``, ``1.000`` over ``.000``, ``(1`` over ``3)``; not the numbers of rows, ``1.``
    over ``2.``."""
    parts = text.split()
    if all(_SERIAL.fullmatch(part) for part in parts):
        return False
    return bool(_NUMBERS.fullmatch(text)) and any(
        one[-1] in ".,"
        or one.count("(") > one.count(")")
        or not _WHOLE.fullmatch(one)
        or not _WHOLE.fullmatch(two)
        for one, two in pairwise(parts)
    )


def shared_rows(grid: Grid) -> list[int]:
    """The ruled rows in which two cells or more hold several numbers each."""
    several = Counter(c.row for c in grid.cells if c.row_span == 1 and _holds_several(c))
    return [row for row, count in several.items() if count >= 2]


def _holds_several(cell: GridCell) -> bool:
    """Whether a cell holds several numbers, or those of some rows and the dashes of others."""
    several = cell.stacked or _NUMBERS.fullmatch(cell.text) is not None
    return several and not _is_aside(cell)


def _is_aside(cell: GridCell) -> bool:
    """Whether a cell holds one number and another in brackets below it, which says more of it."""
    return _ASIDE.fullmatch(cell.text) is not None


@dataclass(frozen=True, slots=True)
class _Lines:
    """The printed lines of one cell of a ruled row."""

    text: str
    texts: tuple[str, ...]
    heights: tuple[float, ...]
    """What each line stands on."""
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    size: float

    @classmethod
    def of(cls, words: Sequence[Word], cell: GridCell) -> _Lines:
        """Those of a cell."""
        found = level_lines(words[position] for position in cell.words)
        return cls(
            cell.text,
            tuple(line.text for line in found),
            tuple(baseline(line) for line in found),
            tuple(line.top for line in found),
            tuple(line.bottom for line in found),
            max(word.size for line in found for word in line),
        )

    def on(self, height: float) -> int | None:
        """The line that stands on a height."""
        near = SAME_LINE * self.size
        return next((i for i, own in enumerate(self.heights) if are_near(own, height, near)), None)

    def begins_on(self, height: float) -> bool:
        """Whether its text, or a further one, begins on a height: wider below the line above than
        lines are."""
        place = self.on(height)
        gaps = [b - a for a, b in pairwise(self.heights)]
        return place == 0 or (place is not None and gaps[place - 1] > WIDER * min(gaps))

    def are_parted(self, place: int, height: float, count: int) -> bool:
        """Whether these are the values of so many rows, that of a row and of those before it on
        either side of a height; they may stand on other lines than those of the columns beside
        them. A sum without a name may follow."""
        return (
            len(self.texts) in (count, count + 1)
            and all(map(is_value, self.texts))
            and self.bottoms[place - 1] - 1 <= height <= self.tops[place] + 1
        )

    def is_beside(self, values: _Lines) -> bool:
        """Whether these are values of some of the rows, each on the line of that row's."""
        return all(map(is_value, self.texts)) and all(
            values.on(height) is not None for height in self.heights
        )

    def firsts(self, values: _Lines, named: bool = False) -> tuple[int, ...] | None:
        """The first lines of as many texts as there are values, each beside its own; null where
        that is not so.

        The texts stand apart from each other by more than their own lines do, each with one value
        within its height; or each begins on the line of its value, and is a word (a unit, no
        ``named`` thing) or reads like a beginning.
        """
        count = len(values.heights)
        gaps = [b - a for a, b in pairwise(self.heights)]
        widest = sorted(sorted(range(len(gaps)), key=gaps.__getitem__)[len(gaps) - count + 1 :])
        others = [gap for place, gap in enumerate(gaps) if place not in widest]
        if widest and others and min(gaps[place] for place in widest) > WIDER * max(others):
            firsts = (0, *(place + 1 for place in widest))
            lasts = (*(place for place in widest), len(self.heights) - 1)
            if all(
                self.tops[first] - 1 <= (top + bottom) / 2 <= self.bottoms[last] + 1
                for first, last, top, bottom in zip(
                    firsts, lasts, values.tops, values.bottoms, strict=True
                )
            ):
                return firsts
        beside = [self.on(height) for height in values.heights]
        firsts = tuple(place for place in beside if place is not None)
        if len(firsts) < count or firsts[0] != 0:
            return None
        of_words = (
            not named
            and len(self.heights) == count
            and all(len(line.split()) <= LONGEST_WORD for line in self.texts)
        )
        begun = (begins_name(self.texts, place) for place in firsts[1:])
        return firsts if of_words or all(begun) else None


def _beside_texts(words: Sequence[Word], grid: Grid, row: int) -> list[tuple[float, Walls]]:
    """Where rows meet within a ruled row whose values each stand beside an indicator of their own;
    with the columns that the wall parts. A text beside them that goes on past such a place (the
    sasaran of several indicators) is not parted."""
    over = {col for c in grid.cells if c.row_span > 1 and row in c.rows for col in c.cols}
    lines = {
        cell.col: _Lines.of(words, cell)
        for cell in grid.cells
        if cell.row == row and cell.col_span == 1 and cell.words and cell.col not in over
    }
    values = {
        col: found
        for col, found in lines.items()
        if _VALUES.fullmatch(found.text)
        and len(found.heights) == len(_VALUE.findall(found.text)) > 1
    }
    if not values:
        return []
    first = max(values.values(), key=lambda found: len(found.heights))
    if not all(found.is_beside(first) for found in values.values()):
        return []
    parted = {
        col: firsts
        for col, found in lines.items()
        if col not in values and (firsts := found.firsts(first)) is not None
    }
    label = _label({col: found.texts for col, found in lines.items()}, values, len(first.heights))
    if label is None or lines[label].firsts(first, named=True) is None:
        return []
    whole = range(len(first.heights))
    parted |= {col: tuple(whole) for col, line in values.items() if len(line.heights) == len(whole)}
    found = []
    for place in range(1, len(first.heights)):
        above = max(lines[col].bottoms[firsts[place] - 1] for col, firsts in parted.items())
        below = min(lines[col].tops[firsts[place]] for col, firsts in parted.items())
        if above > below + first.size:
            return []
        begins = [lines[col].heights[firsts[place]] for col, firsts in parted.items()]
        middle = (above + below) / 2
        wall = [
            col not in over
            and (
                col not in lines
                or col in parted
                or any(map(lines[col].begins_on, begins))
                or lines[col].are_parted(place, middle, len(first.heights))
                or (col > label and lines[col].is_beside(first))
            )
            for col in range(grid.n_cols)
        ]
        found.append((middle, np.array(wall)))
    if (height := _above_sum(lines, len(first.heights))) is not None:
        found.append((height, np.array([col not in over for col in range(grid.n_cols)])))
    return found


def _above_sum(lines: Mapping[int, _Lines], count: int) -> float | None:
    """Where below so many rows a sum begins that has no name: one more value in some columns, below
    all that the others hold."""
    sums = {
        col: line
        for col, line in lines.items()
        if len(line.texts) == count + 1 and all(map(is_value, line.texts))
    }
    above = max(line.bottoms[-1] for col, line in lines.items() if col not in sums)
    below = min((line.tops[-1] for line in sums.values()), default=above - 2)
    return (above + below) / 2 if above <= below + 1 else None


def _label(texts: Mapping[int, Sequence[str]], values: Collection[int], count: int) -> int | None:
    """The column that names so many rows: the last before their values whose lines are no amounts
    (``50 lembaga``) and no units, which have one word for each row, or one for all."""
    words = {col: sum(len(line.split()) for line in lines) for col, lines in texts.items()}
    return max(
        (
            col
            for col, lines in texts.items()
            if col < min(values)
            and (words[col] > (count if len(lines) >= count else 1))
            and any(map(str.isalpha, "".join(lines)))
            and any(map(_names, lines))
        ),
        default=None,
    )


def _names(line: str) -> bool:
    """Whether a line says what something is, and is no amount (``50 lembaga``) and no dash."""
    return any(map(str.isalnum, line)) and (not line[0].isdigit() or begins_item(line))


def _heights(words: Sequence[Word], grid: Grid, row: int) -> list[float]:
    """Where the rows within a ruled row meet: every column of numbers has one in each of them,
    and two columns have theirs on the same lines; none where that is not so."""
    top, bottom = grid.rows[row], grid.rows[row + 1]
    if any(cell.row_span > 1 and cell.text and row in cell.rows for cell in grid.cells):
        return []
    lines = row_lines([word for word in words if is_between(word, top, bottom)], grid.columns)
    values: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(value_places(lines)):
        for col in places:
            values[col].append(index)
    filled = Counter(col for line in lines for col in {part.first for part in line.segments})
    numbers = {
        cell.col: filled[cell.col]
        for cell in grid.cells
        if cell.row == row and _holds_several(cell) and filled[cell.col] == len(values[cell.col])
    }
    counts = set(numbers.values())
    held = [tuple(values[col]) for col in numbers]
    if len(counts) != 1 or len(set(held)) == len(held):
        return []
    (count,) = counts
    groups = list(pairwise([0, *row_boundaries(lines, grid.n_cols, ()), len(lines)]))
    within = [
        [sum(one <= index < two for index in indices) for one, two in groups] for indices in held
    ]
    # What stands over the first values is a heading of the group, or begins the first row.
    headed = max(within[0]) > within[0][0]
    if len(groups) - headed != count or any(max(one) > 1 or one != within[0] for one in within):
        return []
    firsts = [one for one, _ in groups[1:]]
    texts: dict[int, list[str]] = defaultdict(list)
    for part in (part for line in lines for part in line.segments):
        texts[part.first].append(part.text)
    label = _label(texts, numbers, count)
    cut = label is not None and any(_cuts_name(lines, label, first) for first in firsts)
    return [] if cut else [(lines[one - 1].middle + lines[one].middle) / 2 for one in firsts]


def _cuts_name(lines: Sequence[RowLine], label: int, first: int) -> bool:
    """Whether a name goes on below the lines before one, or nothing there has a name."""
    height = lines[first].middle
    parts = [part for line in lines for part in line.segments if part.first == label]
    steps = [two.baseline - one.baseline for one, two in pairwise(parts)]
    for place, (one, two) in enumerate(pairwise(parts), 1):
        if one.baseline < height <= two.baseline:
            near = two.baseline - one.baseline <= WIDER * min(steps)
            return near and not begins_name([part.text for part in parts], place)
    return True
