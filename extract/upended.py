"""Names of columns that stand on end above a table without rules.

Narrow columns under long names are headed so. The words run up or down the page, each name over
one column, all of them begun or ended at the foot of the head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.document import Box
from extract.grid import Grid, GridCell
from extract.lines import cell_text, lines_of
from extract.printed import PageContent, Words, turn
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
    foot = max((cell.box.y1 for cell in top if cell.text), default=grid.box.y0)
    by_column = _on_end(grid, content, free, foot)
    unnamed = {cell.col for cell in top if not cell.text and cell.col_span == 1}
    if not by_column.keys() <= unnamed or len(by_column) < max(LEAST, SHARE * len(unnamed)):
        return grid
    names = [[content.words[place] for place in held] for held in by_column.values()]
    return _headed(grid, content, by_column) if _are_names(names, foot) else grid


def _are_names(texts: Sequence[Words], foot: float) -> bool:
    """Whether texts on end all run one way, each to the foot of the head."""
    one_way = len({word.direction for text in texts for word in text}) == 1
    return one_way and all(foot - max(word.y1 for word in text) <= FOOT for text in texts)


def _headed(grid: Grid, content: PageContent, by_column: Mapping[int, Sequence[int]]) -> Grid:
    """The table with these words on end, all turned one way, over columns in its first row."""
    words = {place: content.words[place] for held in by_column.values() for place in held}
    turned = turn(content, next(iter(words.values())).direction)
    high = min(word.y0 for word in words.values()) - 1
    cells = []
    for cell in grid.cells:
        if not cell.row:
            cell = cell._replace(box=cell.box._replace(y0=min(high, cell.box.y0)))
            if own := by_column.get(cell.col):
                text = cell_text(lines_of([turned.words[place] for place in own]))
                cell = cell._replace(text=text, words=tuple(own))
        cells.append(cell)
    rows = (min(high, grid.rows[0]), *grid.rows[1:])
    return replace(
        grid,
        box=grid.box._replace(y0=rows[0]),
        rows=rows,
        cells=tuple(cells),
        words=grid.words | words.keys(),
    )


def _on_end(
    grid: Grid, content: PageContent, free: Iterable[int], foot: float
) -> dict[int, list[int]]:
    """The words on end within the head of a table, by the column that they stand over."""
    by_column: dict[int, list[int]] = defaultdict(list)
    for position in free:
        word = content.words[position]
        within = grid.columns[0] < word.centre < grid.columns[-1]
        high = foot - HIGHEST < word.y0 and word.y1 < foot + 1
        if word.direction in (90, 270) and within and high:
            by_column[column_at(grid.columns, word.centre)].append(position)
    return by_column
