"""Tables that stand under each other without a gap: one grid of rules, two heads; and heads whose
levels of names are ruled at other heights in each column.

An agreement prints its sasaran and, right below them, its programmes. Where the names of columns
begin again in the middle of a grid (``No | Program | Anggaran | Keterangan``), and are others than
those at its top, a table of its own begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.document import Box
from extract.grid import Grid
from extract.header import count_header_rows, is_data_text, names_columns, same_header
from extract.runs import gathered

LIKE = 0.8
"""How alike (0-1) a head that is printed again is to the first one."""
LEAST_NAMES = 3
_FIRST = re.compile(
    r"(?:no|nomor|kode)\b\.?(?:\s+\w+)?|uraian|program(?:\s*/\s*kegiatan)?", re.IGNORECASE
)


def part_tables(grid: Grid) -> list[Grid]:
    """The tables of a grid, top to bottom."""
    starts = [0, *_heads(grid), grid.n_rows]
    if len(starts) == 2:
        return [grid]
    return [_part(grid, first, last) for first, last in pairwise(starts)]


def _heads(grid: Grid) -> Iterator[int]:
    """The rows in which the head of a further table begins."""
    texts = grid.texts()
    head = texts[: count_header_rows(texts)]
    if not head:
        return
    for row in range(len(head) + 1, grid.n_rows - 1):
        filled = [text for text in texts[row] if text.strip()]
        if (
            len(filled) >= LEAST_NAMES
            and _FIRST.fullmatch(texts[row][0].strip())
            and names_columns(texts[row])
            and not names_columns(texts[row - 1])
            and same_header(head, [texts[row]]) < LIKE
            and all(cell.row >= row or cell.rows.stop <= row for cell in grid.cells)
        ):
            yield row


def _part(grid: Grid, first: int, last: int) -> Grid:
    """The rows from ``first`` up to ``last`` as a grid with the columns that they have."""
    cells = [cell for cell in grid.cells if first <= cell.row < last]
    edges = sorted({edge for c in cells for edge in (c.col, c.cols.stop)})
    place = {edge: index for index, edge in enumerate(edges)}
    return replace(
        grid,
        box=Box.around([cell.box for cell in cells]),
        rows=grid.rows[first : last + 1],
        columns=tuple(grid.columns[edge] for edge in edges),
        cells=tuple(
            cell._replace(
                row=cell.row - first,
                col=place[cell.col],
                col_span=place[cell.cols.stop] - place[cell.col],
            )
            for cell in cells
        ),
        words=frozenset(word for cell in cells for word in cell.words),
        bold_rows=grid.bold_rows if first == 0 else 0,
    )


def levelled(grid: Grid) -> Grid:
    """The table with those edges of its head as one of which no column has two, above names of one
    column each: print sets the rule between two levels of names where the texts of each leave
    room."""
    groups = _levels(grid)
    if len(groups) == grid.n_rows + 1:
        return grid
    place = {row: number for number, group in enumerate(groups) for row in group}
    return replace(
        grid,
        rows=tuple(grid.rows[group[-1]] for group in groups),
        cells=tuple(
            cell._replace(row=place[cell.row], row_span=place[cell.rows.stop] - place[cell.row])
            for cell in grid.cells
        ),
    )


def _levels(grid: Grid) -> list[list[int]]:
    """The edges of rows, those of one level of a head together."""
    begun: list[set[int]] = [set() for _ in range(grid.n_rows + 1)]
    for cell in grid.cells:
        begun[cell.row].update(cell.cols)
    edges = range(grid.n_rows + 1)
    whole = {row for row in edges if len(begun[row]) in (0, grid.n_cols)}
    whole |= {cell.row for cell in grid.cells if cell.col_span > 1}
    valued = min((cell.row for cell in grid.cells if is_data_text(cell.text)), default=0)
    end = max((row for row in whole if row <= valued), default=0)

    def begins_another(group: list[int], row: int) -> bool:
        taken = set[int]().union(*(begun[other] for other in group))
        return row in whole or row > end or not taken.isdisjoint(begun[row])

    return gathered(edges, begins_another)
