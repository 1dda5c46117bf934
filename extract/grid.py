"""A table on one page as a grid of walls, and its words in its cells.

Takes the edges of rows and columns, the walls on them and the words of a page; gives the cells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.confidence import Reading
from extract.document import Box, Method
from extract.lines import Text, are_stacked, cell_text, extent, lines_of, padding
from extract.printed import PageContent, Places, Span, Words, positions_of, turn_box
from extract.runs import Mask

SLIVER = 5.0
"""A row or column thinner than this without a word is the inside of a double rule."""
TOO_LOW = 0.75
"""So is a row without a word that is lower than this many times the type of the table: it could
hold no line of it."""
OFFSET = 8.0
"""Edges this near that never stand in the same row are one edge, drawn unevenly."""


class GridCell(NamedTuple):
    """One cell: its place, its span, its box on the page as shown and its words (positions in
    ``PageContent.words``)."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    text: str
    words: tuple[int, ...] = ()
    wrap: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Width of the first word with a space, extent of the last line, room between the walls:
    whether a text that goes on elsewhere had to break here."""
    score: float | None = None
    """How surely its most doubtful word was recognised, 0-1; none for printed text itself."""
    readings: tuple[str, ...] = ()
    """What else its text may be, where one of its words was recognised in doubt."""
    stacked: bool = False
    """Whether dash and number are those of several rows (:func:`extract.lines.are_stacked`)."""

    @property
    def rows(self) -> range:
        """The rows that it stands in."""
        return range(self.row, self.row + self.row_span)

    @property
    def cols(self) -> range:
        """The columns that it stands in."""
        return range(self.col, self.col + self.col_span)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page, or the piece of one.

    ``rows`` and ``columns`` are the edges in reading direction (for a table set sideways those of
    the turned page); ``box`` and the boxes of the cells are those of the page as shown.
    """

    page: int
    box: Box
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    cells: tuple[GridCell, ...]
    words: frozenset[int]
    direction: int = 0
    method: Method = "pdfium"
    reading: Reading = "bergaris"
    """How its cells were found."""
    ruled: bool = True
    """False for a table told from how its words line up."""
    bold_rows: int = 0
    """How many of the first rows are printed in bold."""
    narrow: frozenset[int] = frozenset()
    """The columns in which figures break over lines."""

    @property
    def n_rows(self) -> int:
        """Rows of the grid."""
        return len(self.rows) - 1

    @property
    def n_cols(self) -> int:
        """Columns of the grid."""
        return len(self.columns) - 1

    def texts(self) -> list[list[str]]:
        """The cells' texts, row by row; covered places are ``""``."""
        rows = [[""] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row][cell.col] = cell.text
        return rows


def grid_of_walls(
    content: PageContent,
    rows: list[float],
    columns: list[float],
    across: Mask,
    down: Mask,
    words: Words,
) -> Grid | None:
    """Cells from walls, for an upright table.

    ``across[i, j]`` is a wall on row edge ``i`` over column ``j``; ``down[j, i]`` one on column
    edge ``j`` beside row ``i``. ``words`` are those of the page to place.
    """
    middle_x = np.array([word.centre for word in words])
    middle_y = np.array([word.middle for word in words])
    line = TOO_LOW * median(word.size for word in words)
    columns, down, across = _tidy(columns, down, across, middle_x, SLIVER)
    rows, across, down = _tidy(rows, across, down, middle_y, max(line, SLIVER))
    regions, owner = _regions(across, down)
    if len(regions) < 2:
        return None

    row_of = np.clip(np.searchsorted(rows, middle_y) - 1, 0, len(rows) - 2)
    column_of = np.clip(np.searchsorted(columns, middle_x) - 1, 0, len(columns) - 2)
    held: list[list[int]] = [[] for _ in regions]
    inside = positions_of(content, words)
    for position, row, column in zip(inside, row_of.tolist(), column_of.tolist(), strict=True):
        held[owner[row][column]].append(position)

    cells = []
    for (top, left, bottom, right), members in zip(regions, held, strict=True):
        walls = columns[left], columns[right]
        lines = lines_of(content.words[position] for position in members)
        box = Box(columns[left], rows[top], columns[right], rows[bottom])
        place = (top, left, bottom - top, right - left)
        cells.append(cell_of(place, box, lines, walls, members))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    grid = grid_of_cells(content, rows, columns, cells, inside)
    return replace(grid, bold_rows=_bold_rows(cells, content.words))


def cell_of(
    place: tuple[int, int, int, int], box: Box, lines: list[Text], walls: Span, words: Iterable[int]
) -> GridCell:
    """The cell at a place (row, column, rows, columns) that holds these lines, with their words as
    positions in the page; ``walls`` are what its text had room between."""
    stacked = len(lines) > 1 and are_stacked([line.text for line in lines])
    text, wrap = cell_text(lines, walls), wrap_of(lines, walls)
    return GridCell(*place, box, text, tuple(words), wrap, stacked=stacked)


def grid_of_cells(
    content: PageContent,
    rows: Places,
    columns: Places,
    cells: Sequence[GridCell],
    words: Iterable[int],
) -> Grid:
    """The table of these cells between its edges."""
    box = Box(columns[0], rows[0], columns[-1], rows[-1])
    return Grid(content.number, box, tuple(rows), tuple(columns), tuple(cells), frozenset(words))


def least_score(scores: Iterable[float | None]) -> float | None:
    """The score of what is made of several recognised parts; none where no part has one."""
    return min((score for score in scores if score is not None), default=None)


def turned_back(grid: Grid, width: float, height: float, direction: int) -> Grid:
    """A grid found on a turned page of ``width`` × ``height`` with its boxes on the page as
    shown."""

    def back(box: Box) -> Box:
        angle = (360 - direction) % 360
        return Box(*turn_box(box.x0, box.y0, box.x1, box.y1, width, height, angle))

    cells = tuple(cell._replace(box=back(cell.box)) for cell in grid.cells)
    return replace(grid, box=back(grid.box), cells=cells, direction=direction)


def _tidy(
    edges: list[float], walls: Mask, crossing: Mask, middles: NDArray[np.float64], sliver: float
) -> tuple[list[float], Mask, Mask]:
    """Drop edges that are no edge: without any wall, or a second drawing of their neighbour."""
    keep = list(range(len(edges)))
    at = list(edges)
    solid = walls.copy()
    drawn: list[bool] = np.any(walls, axis=1).tolist()
    ordered = sorted(middles.tolist())
    position = 1
    while position < len(keep):
        here, before = keep[position], keep[position - 1]
        if not drawn[here]:
            keep.pop(position)
            continue
        gap = at[here] - at[before]
        empty = bisect_left(ordered, at[here]) <= bisect_right(ordered, at[before])
        if (
            empty
            and len(keep) > 2
            and (gap < sliver or (gap < OFFSET and not (solid[here] & solid[before]).any()))
        ):
            solid[before] |= solid[here]
            if position == len(keep) - 1:
                at[before] = at[here]
            keep.pop(position)
            continue
        position += 1
    bands = keep[:-1]
    # The walls that cross a joined band are those of any of its slices.
    joined = np.logical_and.reduceat(crossing[:, : keep[-1]], bands, axis=1)
    return [at[index] for index in keep], solid[keep], joined


def _regions(across: Mask, down: Mask) -> tuple[list[tuple[int, int, int, int]], list[list[int]]]:
    """Rectangles (top, left, bottom, right) of places with no wall between them.

    A region that is no rectangle (a wall was half drawn) is cut into rectangles row by row.
    """
    n_rows, n_columns = down.shape[1], across.shape[1]
    # Lists: of arrays, single places cost most of the time that a table takes.
    above, beside = across.tolist(), down.T.tolist()
    owner = [[-1] * n_columns for _ in range(n_rows)]
    regions: list[tuple[int, int, int, int]] = []

    def goes_on(row: int, left: int, right: int) -> bool:
        """Whether the region with a place over ``row`` has those of ``row`` too."""
        walls = beside[row]
        return not (
            any(above[row][left:right])
            or any(walls[left + 1 : right])
            or (left > 0 and not walls[left])
            or (right < n_columns and not walls[right])
        )

    for top in range(n_rows):
        for left in range(n_columns):
            if owner[top][left] >= 0:
                continue
            right = left + 1
            while right < n_columns and owner[top][right] < 0 and not beside[top][right]:
                right += 1
            bottom = top + 1
            while bottom < n_rows and goes_on(bottom, left, right):
                bottom += 1
            for row in range(top, bottom):
                owner[row][left:right] = [len(regions)] * (right - left)
            regions.append((top, left, bottom, right))
    return regions, owner


def wrap_of(lines: Sequence[Words], walls: Span) -> tuple[float, float, float]:
    """``GridCell.wrap`` of printed lines between ``walls``."""
    width = walls[1] - walls[0]
    if not lines:
        return 0.0, 0.0, width
    first = extent(lines[0][:1]) + 0.25 * lines[0][0].size
    return first, extent(lines[-1]), width - 2 * padding(lines, walls)


def with_body(header: Grid, body: Grid) -> Grid:
    """A header and the rows below it that were found in its columns, as one table."""
    columns, depth = header.columns, header.n_rows
    rows = (*header.rows, *body.rows[1:])
    cells = (*header.cells, *(cell._replace(row=cell.row + depth) for cell in body.cells))
    return replace(
        body,
        box=Box(columns[0], rows[0], columns[-1], rows[-1]),
        rows=rows,
        columns=columns,
        cells=tuple(
            cell._replace(
                box=Box(
                    columns[cell.col], rows[cell.row], columns[cell.cols.stop], rows[cell.rows.stop]
                )
            )
            for cell in cells
        ),
        words=header.words | body.words,
        bold_rows=header.bold_rows,
    )


def _bold_rows(cells: Sequence[GridCell], words: Words) -> int:
    """How many rows from the top have all their words in bold."""
    plain = [cell.row for cell in cells if not all(words[at].bold for at in cell.words)]
    filled = [cell.rows.stop for cell in cells if cell.words]
    return min(plain, default=max(filled, default=0))
