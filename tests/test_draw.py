"""The picture of a page with what was recognised drawn on it: each outline where its box stands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from extract.document import Box, Cell, Document, Line, Page, Paragraph, Recognised, Source, Table
from extract.draw import (
    CELL,
    HEADER,
    LEGEND_HEIGHT,
    LINE,
    PARAGRAPH,
    TABLE,
    draw_page,
)
from tests.pdf_maker import make_pdf

WIDE, HIGH = 300.0, 200.0
NAME, VALUE = Box(20, 40, 80, 60), Box(20, 60, 80, 100)
"""A head and a value under it, so that both share an edge with the table."""
FIRST, SECOND = Box(120, 50, 200, 60), Box(120, 70, 260, 80)
ELSEWHERE = Box(220, 110, 280, 160)
"""Where things stand on the other page."""


def drawn(path: Path, document: Document, scale: float = 2.0) -> NDArray[np.uint8]:
    make_pdf(path, lambda *_: None, lambda *_: None, size=(WIDE, HIGH))
    picture = draw_page(path, document, 2, scale=scale)
    assert picture.size == (WIDE * scale, HIGH * scale + LEGEND_HEIGHT)
    return np.asarray(picture)


def colours(picture: NDArray[np.uint8], x: float, y: float, scale: float = 2.0) -> tuple[int, ...]:
    """The colour of the picture at a place of the page."""
    return tuple(map(int, picture[round(y * scale) + LEGEND_HEIGHT, round(x * scale)]))


def document_of(*blocks: Table | Paragraph, recognised: tuple[Recognised, ...] = ()) -> Document:
    pages = tuple(Page(number, WIDE, HIGH, 90 * number, "ruled") for number in (1, 2))
    return Document(Source("a.pdf", "", "pdf"), blocks, pages, recognised=recognised)


def table_of(*cells: Cell) -> Table:
    return Table(cells, len(cells), 1, 1, "pdfium", 0.9, page=1, last_page=2)


def outlined(picture: NDArray[np.uint8], box: Box) -> list[tuple[int, ...]]:
    """The colours in the middle of the four edges of a box: left, top, right, bottom."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return [
        colours(picture, *place) for place in ((box.x0, y), (x, box.y0), (box.x1, y), (x, box.y1))
    ]


def test_a_table_and_its_cells_are_outlined_in_their_colours(tmp_path: Path) -> None:
    table = table_of(
        Cell(0, 0, "Uraian", page=2, box=NAME),
        Cell(1, 0, "7", page=2, box=VALUE),
        Cell(2, 0, "8", page=1, box=ELSEWHERE),
        Cell(3, 0, "9", page=2),
    )
    picture = drawn(tmp_path / "a.pdf", document_of(table))
    left, top, right, bottom = outlined(picture, Box(20, 40, 80, 100))
    assert {left, top, right, bottom} == {TABLE}
    inner = colours(picture, 50, 60)
    assert inner == CELL  # drawn after the head that shares it
    assert outlined(picture, ELSEWHERE) == [(255, 255, 255)] * 4
    head = drawn(tmp_path / "b.pdf", document_of(table_of(Cell(0, 0, "Uraian", page=2, box=NAME))))
    assert set(outlined(head, NAME)) == {TABLE}
    apart = table_of(Cell(0, 0, "A", page=2, box=NAME), Cell(1, 0, "B", page=2, box=SECOND))
    picture = drawn(tmp_path / "c.pdf", document_of(apart))
    assert colours(picture, 50, 60) == HEADER
    assert colours(picture, 190, 70) == CELL


def test_a_table_is_named_over_its_corner(tmp_path: Path) -> None:
    named = drawn(tmp_path / "a.pdf", document_of(table_of(Cell(0, 0, "A", page=2, box=NAME))))
    rows, columns = np.nonzero((named < 255).any(axis=2))
    name = (rows >= LEGEND_HEIGHT) & (rows < round(NAME.y0 * 2) + LEGEND_HEIGHT - 1)
    assert round(NAME.y0 * 2) + LEGEND_HEIGHT - 14 <= rows[name].min()
    assert rows[name].max() < round(NAME.y0 * 2) + LEGEND_HEIGHT - 1
    assert NAME.x0 * 2 < columns[name].min() < NAME.x0 * 2 + 5


def test_a_table_of_another_page_is_not_drawn(tmp_path: Path) -> None:
    empty = drawn(tmp_path / "a.pdf", document_of())
    other = document_of(table_of(Cell(0, 0, "A", page=1, box=NAME)))
    assert (drawn(tmp_path / "b.pdf", other) == empty).all()


def test_a_paragraph_is_outlined_around_its_lines(tmp_path: Path) -> None:
    lines = (
        Line("satu", 2, FIRST),
        Line("dua", 2, SECOND),
        Line("tiga", 1, ELSEWHERE),
        Line("empat", 2),
    )
    picture = drawn(tmp_path / "a.pdf", document_of(Paragraph("satu dua tiga", 2, lines=lines)))
    assert set(outlined(picture, Box(120, 50, 260, 80))) == {PARAGRAPH}
    assert colours(picture, 160, 60) == LINE
    assert colours(picture, 160, 70) == LINE
    assert outlined(picture, ELSEWHERE) == [(255, 255, 255)] * 4
    nowhere = document_of(Paragraph("tiga", 1, lines=(Line("tiga", 1, ELSEWHERE),)))
    assert (drawn(tmp_path / "b.pdf", nowhere) == drawn(tmp_path / "c.pdf", document_of())).all()


def test_words_are_tinted_where_they_stand(tmp_path: Path) -> None:
    words = (Recognised(2, FIRST, 0.99), Recognised(1, ELSEWHERE, 0.5))
    picture = drawn(tmp_path / "a.pdf", document_of(recognised=words))
    red, green, blue = colours(picture, 160, 55)
    assert green > max(red, blue)
    assert colours(picture, 160, 65) == colours(picture, 250, 135) == (255, 255, 255)


@pytest.mark.parametrize(("words", "names"), [((), 6), ((Recognised(2, FIRST, 0.99),), 9)])
def test_the_legend_says_what_is_drawn(
    tmp_path: Path, words: tuple[Recognised, ...], names: int
) -> None:
    legend = drawn(tmp_path / "a.pdf", document_of(recognised=words), scale=4.0)[:LEGEND_HEIGHT]
    inked = np.flatnonzero((legend < 255).any(axis=(0, 2)))
    gaps = np.diff(inked)[np.diff(inked) > 9]  # what stands between words of a name is narrower
    assert 6 <= inked[0] < 10
    assert len(gaps) == names - 1
    assert gaps.max() < 20
