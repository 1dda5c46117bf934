"""What says that a table is more, or other, than what was read: of a ruled one its head or further
rows right above or below it, names beside its rows, several tables in one frame, columns between
which nothing is drawn; of one without rules a column without a name, a row of a name alone, its
size.

Takes a grid, and for a ruled one the words of its page that no ruled table holds; says whether
there is such a sign. What it means is not said: a table that bears one is stated less surely
(:mod:`extract.confidence`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from statistics import median

from extract.grid import Grid, GridCell
from extract.header import is_data_text
from extract.lines import Text, lines_of
from extract.printed import PageContent, Word, are_near

APART = 1.0
"""Type sizes between two texts of a line at least."""
FAR = 3.0
"""Type sizes between a name and a value of a cell that are no one text, at least; and between a
head and the rules below it at most."""
NEAR = 1.5
"""Type sizes between rules and a row below them at most."""
CHAINED = 0.5
"""Type sizes between the lines of a head at most."""
BESIDE = 6.0
"""Type sizes between rules and the names of their rows at most."""
NAME = 5
"""Signs of the name of a row at least; what counts a value has fewer (``Rp``, ``US$``)."""
WIDE = 2
"""Cells that hold a name and a value at least."""
LEVEL = 0.3
"""Type sizes by which the middles of texts of one row differ at most."""
MOST = 0.8
"""The share of lines that names beside the rows of a table have in common with these."""
EDGE = 2.0
"""Points by which a text may reach over a rule."""
HEAD = 3
"""Rows of a head at most."""
PLACES = 120
"""Rows by columns of a table without rules of which most were right, at most."""
_OF_VALUE = re.compile(r"[\d#–—-]")
"""Signs of which every value has one."""


def is_open(grid: Grid, content: PageContent, words: Sequence[Word]) -> bool:
    """Whether what belongs to a table may stand around its rules, or they may not say where its
    columns or its last row are; ``content`` is the page turned so that the table reads upright,
    ``words`` those on it that may belong to it."""
    own = lines_of(content.words[position] for position in grid.words)
    lines, size = lines_of(words), median(line.size for line in own)
    asked: Iterable[Callable[..., bool]] = (
        _has_head_above,
        _has_row_below,
        _is_head_alone,
        _has_names_beside,
    )
    if any(ask(grid, lines, own, size) for ask in asked) or _is_parted(grid):
        return True
    # Most cells are names: without a figure or dash none holds a value behind one.
    cells = (cell for cell in grid.cells if len(cell.words) > 1 and _OF_VALUE.search(cell.text))
    wide = (cell for cell in cells if _is_wide_apart(cell, content.words))
    return len([*islice(wide, WIDE)]) == WIDE


def is_unclear(grid: Grid, header_rows: int) -> bool:
    """Whether a table without rules may be another: with a column that its head does not name (it
    may have no head, or one column too many), with a row that holds a name alone and does not
    introduce others (it may be the first line of the name below), or with very many places."""
    if grid.reading != "tanpa-garis":
        return False
    named = {
        col for cell in grid.cells if cell.row < header_rows and cell.text for col in cell.cols
    }
    lone = (
        name and not any(values) and not name.endswith(":")
        for name, *values in grid.texts()[header_rows:]
    )
    unnamed = len(named | {0}) < grid.n_cols
    return unnamed or any(lone) or grid.n_rows * grid.n_cols > PLACES


def _has_head_above(grid: Grid, lines: Sequence[Text], own: Sequence[Text], size: float) -> bool:
    """Whether texts stand over several columns in a line right above, or in those right above
    that."""
    top, room = grid.rows[0], FAR * size
    over = (line for line in _along(grid, lines) if line.bottom < top + EDGE)
    for line in sorted(over, key=lambda line: -line.bottom):
        if top - line.bottom > room:
            return False
        if len(_in_columns(line, grid)) > 1:
            return True
        top, room = min(top, line.top), CHAINED * size
    return False


def _has_row_below(grid: Grid, lines: Sequence[Text], own: Sequence[Text], size: float) -> bool:
    """Whether values stand under several columns in the line right below."""
    below = (line for line in _along(grid, lines) if line.top > grid.rows[-1] - EDGE)
    line = min(below, key=lambda line: line.top, default=None)
    if line is None or line.top - grid.rows[-1] > NEAR * size:
        return False
    texts = _in_columns(line, grid)
    return len(texts) > 1 and any(is_data_text(text.text) for text in texts)


def _is_head_alone(grid: Grid, lines: Sequence[Text], own: Sequence[Text], size: float) -> bool:
    """Whether the last of two or three rows holds no value, a line stands right below it, and
    values stand under several columns in that or one of the next."""
    below = (line for line in _along(grid, lines) if line.top > grid.rows[-1] - EDGE)
    nearest = sorted(below, key=lambda line: line.top)[:HEAD]
    names = [cell.text for cell in grid.cells if cell.rows.stop == grid.n_rows]
    return (
        1 < grid.n_rows <= HEAD
        and not any(map(is_data_text, names))
        and bool(nearest)
        and nearest[0].top - grid.rows[-1] < FAR * size
        and any(
            sum(is_data_text(text.text) for text in _in_columns(line, grid)) > 1 for line in nearest
        )
    )


def _has_names_beside(grid: Grid, lines: Sequence[Text], own: Sequence[Text], size: float) -> bool:
    """Whether each line of a table, and no other, goes on left or right of its rules."""
    left, right = grid.columns[0], grid.columns[-1]
    level = [line for line in lines if grid.rows[0] < _middle(line) < grid.rows[-1]]
    for side in (
        [line for line in level if line.x1 < left + EDGE],
        [line for line in level if line.x0 > right - EDGE],
    ):
        near = any(max(left - line.x1, line.x0 - right) < BESIDE * size for line in side)
        met = sum(
            any(are_near(_middle(line), _middle(other), LEVEL * size) for other in own)
            for line in side
        )
        if near and met > 1 and met >= MOST * max(len(side), len(own)):
            return True
    return False


def _along(grid: Grid, lines: Iterable[Text]) -> Iterable[Text]:
    """The lines that have a part above, in or below a table."""
    return (line for line in lines if line.x1 > grid.columns[0] and line.x0 < grid.columns[-1])


def _is_parted(grid: Grid) -> bool:
    """Whether a row without a text or a rule in it stands between others."""
    return any(
        cell.col_span == grid.n_cols and not cell.text and 0 < cell.row < grid.n_rows - 1
        for cell in grid.cells
    )


def _is_wide_apart(cell: GridCell, words: Sequence[Word]) -> bool:
    """Whether a value stands so far behind a name on a line of a cell that they are no one text;
    what counts the value may stand at the other end of its cell."""
    return any(
        two.x0 - one.x1 > FAR * two.size
        and len(one.text) >= NAME
        and not is_data_text(one.text)
        and is_data_text(two.text)
        for line in lines_of(words[position] for position in cell.words)
        for one, two in pairwise(_parts(line))
    )


def _in_columns(line: Text, grid: Grid) -> list[Text]:
    """The texts of a line behind the first column that reach over one edge at most."""
    edges = grid.columns
    return [
        text
        for text in _parts(line)
        if edges[1] - EDGE < text.x0 and text.x1 < edges[-1] + EDGE
        if bisect_left(edges, text.x1 - EDGE) - bisect_right(edges, text.x0 + EDGE) <= 1
    ]


def _parts(line: Text) -> list[Text]:
    """The texts of a line that stand apart."""
    parts = [Text(line[:1])]
    for one, two in pairwise(line):
        if two.x0 - one.x1 > APART * two.size:
            parts.append(Text())
        parts[-1].append(two)
    return parts


def _middle(line: Text) -> float:
    return (line.top + line.bottom) / 2
