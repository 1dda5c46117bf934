"""Rows of values that share one ruled row.

An office may rule a group of programmes or indicators as one row and set their values below each
other in it. Where the values of several columns stand on the same lines, each line of values is a
row; where they do not, the row is left as it is ruled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.boundaries import row_boundaries
from extract.grid import Grid
from extract.pdfium import Word
from extract.row_lines import row_lines, value_places

Walls = NDArray[np.bool_]

_NUMBERS = re.compile(r"[-–(]?\d[\d.,]*\)?%?(?: [-–(]?\d[\d.,]*\)?%?)+")


def part_rows(
    words: Sequence[Word], grid: Grid, across: Walls, down: Walls
) -> tuple[list[float], Walls, Walls] | None:
    """The edges of rows and the walls of a ruled table with the rows that only its lines part;
    ``None`` where there are none."""
    parted = {row: heights for row in shared_rows(grid) if (heights := _heights(words, grid, row))}
    if not parted:
        return None
    repeats = [1 + len(parted.get(row, ())) for row in range(grid.n_rows)]
    rows = [grid.rows[0]]
    new = [across[0]]
    for row in range(grid.n_rows):
        for height in parted.get(row, ()):
            rows.append(height)
            new.append(np.ones_like(across[0]))
        rows.append(grid.rows[row + 1])
        new.append(across[row + 1])
    return rows, np.array(new), np.repeat(down, repeats, axis=1)


def shared_rows(grid: Grid) -> list[int]:
    """The ruled rows in which two cells or more hold several numbers each."""
    several = Counter(
        cell.row for cell in grid.cells if cell.row_span == 1 and _NUMBERS.fullmatch(cell.text)
    )
    return [row for row, count in several.items() if count >= 2]


def _heights(words: Sequence[Word], grid: Grid, row: int) -> list[float]:
    """Where the rows within a ruled row meet: every column of numbers has one in each of them,
    and two columns have theirs on the same lines; none where that is not so."""
    top, bottom = grid.rows[row], grid.rows[row + 1]
    if any(
        cell.row_span > 1 and cell.text and cell.row <= row < cell.row + cell.row_span
        for cell in grid.cells
    ):
        return []
    lines = row_lines(
        [word for word in words if top < (word.y0 + word.y1) / 2 < bottom], grid.columns
    )
    values: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(value_places(lines)):
        for col in places:
            values[col].append(index)
    numbers = {
        cell.col: len(cell.text.split())
        for cell in grid.cells
        if cell.row == row and _NUMBERS.fullmatch(cell.text)
    }
    counts = set(numbers.values())
    held = [tuple(values[col]) for col in numbers]
    if len(counts) != 1 or any(len(one) not in counts for one in held):
        return []
    if len(set(held)) == len(held):
        return []
    (count,) = counts
    groups = list(pairwise([0, *row_boundaries(lines, grid.n_cols, ()), len(lines)]))
    within = [
        [sum(one <= index < two for index in indices) for one, two in groups] for indices in held
    ]
    # What stands over the first values is a heading of the group.
    if len(groups) - (max(within[0]) > within[0][0]) != count or any(
        max(one) > 1 or one != within[0] for one in within
    ):
        return []
    return [(lines[one - 1].middle + lines[one].middle) / 2 for one, _ in groups[1:]]
