"""Names of columns that stand on end above a table without rules.

Narrow columns under long names are headed so. The words run up or down the page, each name over
one column, all of them begun or ended at the foot of the head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from extract.document import Box
from extract.grid import Grid, GridCell
from extract.lines import cell_text, lines_of
from extract.printed import PageContent, turn
from extract.row_lines import column_at, is_value

SHARE = 0.7
"""The share of the columns without an upright name over which one stands on end."""
LEAST = 3
"""Names on end at least."""
HIGHEST = 160.0
"""Points from the foot of a head to its top."""
FOOT = 12.0
"""Points that a name stands off the foot of the head at most."""


def with_upended_names(grid: Grid, content: PageContent, free: Iterable[int]) -> Grid:
    """The table with the names on end among the words at ``free`` in the first row, which holds
    others, or in a row of their own above values; as it is where there are none."""
    if not any(map(is_value, grid.texts()[0])):
        return _named(grid, content, free)
    top = grid.rows[0]
    corners = zip(grid.columns, grid.columns[1:], strict=False)
    row = [
        GridCell(0, col, 1, 1, Box(x0, top, x1, top), "") for col, (x0, x1) in enumerate(corners)
    ]
    cells = [cell._replace(row=cell.row + 1) for cell in grid.cells]
    above = replace(grid, rows=(top, *grid.rows), cells=(*row, *cells))
    named = _named(above, content, free)
    return grid if named is above else named


def _named(grid: Grid, content: PageContent, free: Iterable[int]) -> Grid:
    """The table with the names on end in its first row."""
    top = [cell for cell in grid.cells if cell.row == 0]
    open_ = {cell.col for cell in top if not cell.text and cell.col_span == 1}
    foot = max((cell.box.y1 for cell in top if cell.text), default=grid.box.y0)
    by_column: dict[int, list[int]] = defaultdict(list)
    for position in free:
        word = content.words[position]
        middle = word.centre
        if (
            word.direction in (90, 270)
            and grid.columns[0] < middle < grid.columns[-1]
            and foot - HIGHEST < word.y0
            and word.y1 < foot + 1
        ):
            by_column[column_at(grid.columns, middle)].append(position)
    named = open_ & by_column.keys()
    directions = {content.words[place].direction for held in by_column.values() for place in held}
    if (
        len(named) < max(LEAST, SHARE * len(open_))
        or named != by_column.keys()
        or len(directions) != 1
        or any(foot - max(content.words[p].y1 for p in by_column[col]) > FOOT for col in named)
    ):
        return grid
    turned = turn(content, directions.pop())
    texts = {
        col: cell_text(lines_of([turned.words[position] for position in held]))
        for col, held in by_column.items()
    }
    high = min(content.words[p].y0 for held in by_column.values() for p in held) - 1
    cells = []
    for cell in grid.cells:
        if not cell.row:
            cell = cell._replace(box=cell.box._replace(y0=min(high, cell.box.y0)))
            if own := by_column.get(cell.col):
                cell = cell._replace(text=texts[cell.col], words=tuple(own))
        cells.append(cell)
    rows = (min(high, grid.rows[0]), *grid.rows[1:])
    return replace(
        grid,
        box=grid.box._replace(y0=rows[0]),
        rows=rows,
        cells=tuple(cells),
        words=grid.words | {position for held in by_column.values() for position in held},
    )
