"""Tables of any content between three rules: one above the names, one below them, one at the end.

Printers of books and reports rule tables so, and leave the columns to the room between them. The
rules are as long as each other, with no upright one within or beside them (a frame is a box of
text); between the first two stands a name over every column, below them texts that keep to the
columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extract.banded import NAME, holds_two, keeps_within, parts_columns, read_between
from extract.column_edges import column_edges
from extract.cut_lines import CITED, Lines, cut_lines, words_of
from extract.grid import Grid
from extract.lines import lines_of
from extract.printed import (
    ENDS,
    PageContent,
    Rule,
    Rules,
    Word,
    Words,
    any_between,
    is_between,
    long_rules,
    runs_of,
    stand_over,
)
from extract.row_lines import is_quantity, is_value
from extract.rows import between_full_lines, grid_of_columns
from extract.runs import parted
from grammar.captions import table_caption

RULES = 3
"""Above the names, below them, at the end."""
HEAD_LINES = 6
_GLUED = re.compile(r"\d[A-Z][a-z]{2}|%[-–]")
"""A number and a name, or what follows a share, without room between them: two columns that
touch."""
PROSE = 2
"""Lines of one text each between two rules, some of them running, that part the tables these
belong to."""
FILLED = 0.4
"""The share of the cells that hold something."""


def find_framed(content: PageContent, lines: Lines) -> Iterator[Grid]:
    """The tables among these lines (upright ones only) of a page between three rules."""
    runs = [
        run
        for rules in runs_of(long_rules(content.rules), RULES - 1)
        for run in _without_captions(rules, lines)
    ]
    return read_between(runs, lines, lambda rules: _grid(content, lines, _over_bands(rules, lines)))


def _over_bands(rules: Rules, lines: Lines) -> Rules:
    """The rules of a table, the first one above the bands that stand right over it: two texts at
    least on one line without values, each over several names of the next line."""
    left, right, top = rules[0].x0, rules[0].x1, rules[0].y0
    place = next((n for n, line in enumerate(lines) if line.top > top - 1), 0)
    if not place:
        return rules
    bands, names = lines[place - 1 : place + 1]
    if (
        bands.single
        or not -1 <= top - bands.bottom <= bands.size
        or not left < bands.x0 < bands.x1 < right + ENDS
        or any(map(is_value, bands.texts()))
        or any(
            sum(stand_over(band, name) for name in names.segments) < 2 for band in bands.segments
        )
    ):
        return rules
    return [rules[0]._replace(y0=bands.top - 1, y1=bands.top - 1), *rules[1:]]


def _without_captions(rules: Rules, lines: Lines) -> list[list[Rule]]:
    """Rules of one length, parted where a caption or running text stands between them."""
    left, right = rules[0].x0, rules[0].x1
    said = [(line, table_caption(line.text)) for line in lines]
    captions = [line.top for line, caption in said if caption and caption.code]

    def are_apart(above: Rule, rule: Rule) -> bool:
        between = [line for line in lines if above.y0 < line.top < rule.y0]
        prose = rule is not rules[-1] and _are_prose(between, left, right)
        return prose or any_between(captions, above.y0, rule.y0)

    return parted(rules, are_apart)


def _are_prose(lines: Lines, left: float, right: float) -> bool:
    """Whether lines are of one text each, some of them running from side to side."""
    running = [line.is_running(left, right) for line in lines]
    whole = all(run or not line.segments[1:] for run, line in zip(running, lines, strict=True))
    return len(lines) >= PROSE and any(running) and whole


def _grid(content: PageContent, lines: Lines, rules: Rules) -> Grid | None:
    if len(rules) < RULES:
        return None
    heights = [rule.y0 for rule in rules]
    words = _words_between(words_of(lines), rules)
    if len(words) < 2 * RULES or not keeps_within(words, rules[0]) or parts_columns(content, rules):
        return None
    inside = cut_lines(words)
    head = [line for line in inside if line.bottom < heights[1] + 1]
    body = inside[len(head) :]
    columns = column_edges(head, body) if 0 < len(head) <= HEAD_LINES and body else []
    if len(columns) < 3:
        return None
    separators = sorted([*heights[1:-1], *between_full_lines(body, columns)])
    grid = grid_of_columns(content, words, columns, separators, names=heights[1], kept=False)
    if grid is None or not _is_table(grid, head) or _are_glued(content, grid, heights[1]):
        return None
    loose = _may_have_other_rows(content, grid)
    return replace(grid, reading="tanpa-garis" if loose else "antar-garis", ruled=False)


def _are_glued(content: PageContent, grid: Grid, end: float) -> bool:
    """Whether a cell of the head, which ends at a height, holds the names of two columns."""
    head = (cell for cell in grid.cells if cell.box.y1 <= end + 1)
    return any(holds_two(content, cell.words) for cell in head)


def _words_between(words: Words, rules: Rules) -> list[Word]:
    """The words between the first rule and the last, beyond neither's ends."""
    first, top, bottom = rules[0], rules[0].y0, rules[-1].y0
    return [word for word in words if is_between(word, top, bottom) and stand_over(word, first)]


def _may_have_other_rows(content: PageContent, grid: Grid) -> bool:
    """Whether two cells of a row hold a word on each of several lines, as two rows with other gaps
    do, or a name that begins small stands alone in its row, as the rest of one does."""
    rows: dict[int, list[list[Word]]] = {}
    for cell in grid.cells:
        if cell.words and cell.row:
            rows.setdefault(cell.row, []).append([content.words[at] for at in cell.words])
    return any(
        sum(len(words) > 1 and len(lines_of(words)) == len(words) for words in cells) > 1
        or (len(cells) == 1 and cells[0][0].text[0].islower())
        for cells in rows.values()
    )


def _is_table(grid: Grid, head: Lines) -> bool:
    """Whether names stand over nearly every column, and the rows below hold texts enough."""
    rows = grid.texts()
    depth = sum(top < head[-1].bottom for top in grid.rows[:-1])
    names, body = [*filter(None, chain(*rows[:depth]))], rows[depth:]
    texts = [*chain(*body)]
    if CITED.search(" ".join(chain(*rows))) or not _are_names(names, grid.n_cols):
        return False
    if len(body) < 2 and not any(map(_is_whole, body)):
        return False
    if grid.n_cols == 2 and not all(texts):
        return False  # two fractions of a formula
    if sum(_GLUED.search(text) is not None for text in texts) >= 2:
        return False
    return sum(map(bool, texts)) >= FILLED * len(texts)


def _are_names(names: Sequence[str], n_cols: int) -> bool:
    """Whether texts are the names of so many columns: short ones, few of them values, and nothing
    of a formula."""
    if len(names) < n_cols - 1 or max(map(len, names)) > NAME:
        return False
    return sum(map(is_value, names)) <= 0.5 * len(names) and "=" not in "".join(names)


def _is_whole(row: Sequence[str]) -> bool:
    """Whether a row is a table's without any other: a text in each of several columns, and two of
    them values."""
    return len(row) > 2 and all(row) and sum(map(is_quantity, row)) > 1
