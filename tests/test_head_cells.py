"""Heads of tables without rules, drawn with characters, and the cells that are seen in them."""

from __future__ import annotations

import re

import pytest

from extract.header_cells import header_cells
from extract.printed import Rule, Word
from extract.row_lines import row_lines
from tests.drawn_pages import expected_of
from tests.printed_cases import PRINTED

WIDE, HIGH, SIZE = 5.0, 5.0, 9.0
"""Points of a character, of a line (half a line of type), and of the type."""
CASES = {
    case.splitlines()[0].lstrip("# "): case
    for case in (PRINTED / "heads.txt").read_text("utf-8").strip("\n").split("\n====\n")
}


def head_of(case: str) -> list[str]:
    """The cells of a head, row by row; below a line whose bars are the edges of its columns stand
    its texts. Columns whose edge is a ``:`` on their left hold parts of codes; dashes are rules,
    a ``+`` begins the next piece of one, and those of ``=`` run from side to side."""
    ruler, *art = [line for line in case.splitlines()[1:] if not line.startswith("=>")]
    edges = [mark.start() * WIDE for mark in re.finditer("[|:]", ruler)]
    parts = {at for at, mark in enumerate(re.finditer("[|:]", ruler)) if mark[0] == ":"}
    words = [
        Word(
            word[0],
            word.start() * WIDE,
            top * HIGH,
            word.end() * WIDE,
            top * HIGH + SIZE,
            SIZE,
            False,
        )
        for top, line in enumerate(art)
        for word in re.finditer(r"[^\s+=-]\S*", line)
    ]
    rules = [
        Rule(dashes.start() * WIDE, (top + 1) * HIGH, dashes.end() * WIDE, (top + 1) * HIGH)
        for top, line in enumerate(art)
        for dashes in re.finditer(r"[-+]-+|=+", line)
    ]
    whole = [(top + 1) * HIGH for top, line in enumerate(art) if "=" in line]
    cells = header_cells(row_lines(words, edges), edges, parts, rules, whole)
    depth = max(row + rows for row, _, rows, _, _ in cells)
    grid = [[""] * (len(edges) - 1) for _ in range(depth)]
    spans = []
    for row, col, rows, cols, held in cells:
        grid[row][col] = " ".join(
            one.text for one in sorted(held, key=lambda one: (one.y0, one.x0))
        )
        if rows * cols > 1:
            spans.append(f"sel {row},{col}: {rows} x {cols}")
    return [*(" | ".join(row).rstrip() for row in grid), *sorted(spans)]


@pytest.mark.parametrize("name", CASES)
def test_the_cells_of_a_head(name: str) -> None:
    assert head_of(CASES[name]) == expected_of(CASES[name])
