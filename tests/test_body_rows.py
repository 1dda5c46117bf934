"""Tables whose columns are known and whose rows no rule divides, drawn with characters, and the
rows that are seen in them."""

from __future__ import annotations

import re

import pytest

from extract.printed import PageContent, Rule, Word
from extract.rows import grid_of_columns
from tests.drawn_pages import expected_of
from tests.printed_cases import PRINTED

WIDE, HIGH, SIZE = 5.0, 5.0, 9.0
"""Points of a character, of a line (half a line of type), and of the type."""
CASES = {
    case.splitlines()[0].lstrip("# "): case
    for case in (PRINTED / "bodies.txt").read_text("utf-8").strip("\n").split("\n====\n")
}


def rows_of(case: str) -> list[str]:
    """The rows of a table; below a line whose bars are the edges of its columns stand its texts,
    bold behind ``*``. A line of dashes is a rule over all columns, ``=`` one below the header."""
    ruler, *art = [line for line in case.splitlines()[1:] if not line.startswith("=>")]
    edges = [mark.start() * WIDE for mark in re.finditer(r"\|", ruler)]
    words, separators, names = [], [], None
    for row, line in enumerate(art):
        top = row * HIGH
        if set(line) == {"-"}:
            separators.append(top + HIGH / 2)
        elif set(line) == {"="}:
            names = top + HIGH / 2
        else:
            for word in re.finditer(r"\S+", line):
                x0, x1, text = word.start() * WIDE, word.end() * WIDE, word[0].strip("*")
                words.append(Word(text, x0, top, x1, top + SIZE, SIZE, text != word[0]))
    rules = tuple(Rule(edges[0], y, edges[-1], y) for y in separators)
    content = PageContent(1, 842.0, 595.0, 0, tuple(words), rules, ())
    grid = grid_of_columns(content, words, edges, separators, names=names)
    if grid is None:
        return ["none"]
    spans = [
        f"sel {cell.row},{cell.col}: {cell.row_span} x {cell.col_span}"
        for cell in grid.cells
        if cell.row_span * cell.col_span > 1
    ]
    return [*(" | ".join(row).rstrip() for row in grid.texts()), *spans]


@pytest.mark.parametrize("name", CASES)
def test_the_rows_of_a_body(name: str) -> None:
    assert rows_of(CASES[name]) == expected_of(CASES[name])
