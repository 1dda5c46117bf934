"""Tables that a text draws with signs or lines up by blanks, set with tabs.

The text is taken for a page on which every sign is as wide as the others, and read as such a page
is; what it shows as a table becomes lines of cells between tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.borderless import find_borderless
from extract.cut_lines import cut_lines
from extract.grid import Grid
from extract.printed import PageContent, Word
from extract.ruled import find_grids
from extract.typed import with_typed_rules
from extract.worded import find_worded

WIDE, HIGH, SIZE = 6.0, 12.0, 10.0
"""Points: how wide a sign, how high a line, how large the type is taken for."""
LEAST_LINES = 3
"""A head and two rows."""
_APART = re.compile(r"\S {2,}\S")
_FRAME = re.compile(r"\s*\+(?:[-=]+\+)+\s*")

Lines = list[tuple[int, str]]
"""Printed lines with their numbers."""


def with_tabs(lines: Lines) -> tuple[Lines, frozenset[int], Lines]:
    """The lines of a text with those of typed tables as lines of cells; the numbers of these; and
    the lines that are nothing but rules."""
    found: Lines = []
    typed: set[int] = set()
    rules: Lines = []
    for blank, run in groupby(lines, key=lambda line: not line[1].strip()):
        block = list(run)
        rows = {} if blank else _rows([line.expandtabs(0) for _, line in block], block)
        if not rows:
            found += block
            continue
        for index, (number, line) in enumerate(block):
            row = rows.get(index)
            if row is None:
                found.append((number, line))
            elif row:
                found.append((number, row))
                typed.add(number)
            elif not any(map(str.isalnum, line)):
                rules.append((number, line))
    return found, frozenset(typed), rules


def _rows(lines: Sequence[str], block: Lines) -> dict[int, str]:
    """What becomes of the lines of a block that are part of a table: the cells of a row on its
    first line, nothing on its others and on rules."""
    framed = any(map(_FRAME.fullmatch, lines))
    apart = sum(bool(_APART.search(line)) for line in lines)
    barred = not framed and any("|" in line for line in lines)
    if barred or any("\t" in line for _, line in block) or not (framed or apart >= LEAST_LINES):
        return {}  # bars alone are read line by line
    words = list(_words(lines))
    width = max(map(len, lines)) * WIDE + 2 * SIZE
    content = with_typed_rules(
        PageContent(1, width, (len(lines) + 2) * HIGH, 0, tuple(words), (), ())
    )
    rows: dict[int, str] = {}
    for grid in _grids(content):
        rows |= _as_lines(grid, content)
    if rows:
        for word in content.typed:
            rows.setdefault(_line_of(word), "")
    return rows


def _words(lines: Sequence[str]) -> Iterator[Word]:
    for index, line in enumerate(lines):
        for match in re.finditer(r"\S+", line):
            left, top = SIZE + match.start() * WIDE, (index + 1) * HIGH
            right = SIZE + match.end() * WIDE
            yield Word(match[0], left, top, right, top + SIZE, SIZE, bold=False, descent=2.0)


def _line_of(word: Word) -> int:
    return round(word.y0 / HIGH) - 1


def _grids(content: PageContent) -> list[Grid]:
    ruled = find_grids(content)
    placed = frozenset().union(*(grid.words for grid in ruled))
    left = [word for position, word in enumerate(content.words) if position not in placed]
    if len(left) < LEAST_LINES:
        return ruled
    lines = cut_lines(left)
    return ruled + (find_borderless(content, lines) or find_worded(content, lines))


def _as_lines(grid: Grid, content: PageContent) -> dict[int, str]:
    """The rows of a grid as lines of cells, each in the place of its first printed line."""
    rows: dict[int, str] = {}
    for row in range(grid.n_rows):
        held = [cell for cell in grid.cells if cell.row == row]
        places = sorted({_line_of(content.words[at]) for cell in held for at in cell.words})
        texts = [""] * grid.n_cols
        for cell in held:
            texts[cell.col] = cell.text
        rows |= dict.fromkeys(places, "")
        if places:
            rows[places[0]] = "\t".join(texts)
    return rows
