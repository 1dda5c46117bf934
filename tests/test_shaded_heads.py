"""Tables whose heads are shaded cell by cell, as printers of web pages draw them, without rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract.printed import Area, PageContent, Rule, Word
from extract.shaded import MOST, cell_rules, striped_rules, tinted_rules
from tests.test_pdf_foreign import drawn, tables

WIDTHS = (30, 130, 60, 60, 60, 60)
ROOM = 16
HEAD = [
    ["No", "Indikator", "Target", "", "Realisasi", ""],
    ["", "", "2023", "2024", "2023", "2024"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
]
BODY = [
    ["1", "Nilai pelayanan umum", "82,30", "83,40", "81,10", "86,60"],
    ["2", "Nilai ketertiban", "70,20", "71,20", "70,39", "72,66"],
    ["3", "Nilai SAKIP", "78,80", "79,80", "81,10", "81,21"],
    ["4", "Indeks kepuasan", "74,60", "75,60", "75,55", "76,94"],
    ["5", "Nilai reformasi", "61,60", "62,60", "63,55", "64,94"],
]
SPANS = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (1, 2)}
"""The rows and columns of each cell of the head that has several."""


def put(
    canvas: Canvas, rows: Sequence[Sequence[str]], top: float, shaded: Sequence[int] = ()
) -> None:
    """Rows with their names at the left of their columns, and their values at the right; the rows
    ``shaded`` are so cell by cell."""
    for number, row in enumerate(rows):
        y, x = top - ROOM * number, 60.0
        for column, (text, width) in enumerate(zip(row, WIDTHS, strict=True)):
            if number in shaded:
                canvas.setFillGray(0.85)
                canvas.rect(x, y - ROOM, width, ROOM, stroke=0, fill=1)
            canvas.setFillGray(0)
            if column < 2:
                for below, line in enumerate(text.split("\n")):
                    canvas.drawString(x + 2, y - 11 - 10 * below, line)
            else:
                canvas.drawRightString(x + width - 2, y - 11, text)
            x += width


def put_head(canvas: Canvas, top: float) -> None:
    """The names of the head, every cell shaded from edge to edge, at the left."""
    canvas.setFont("Helvetica", 9)
    for row, names in enumerate(HEAD[:2]):
        for column, text in enumerate(names):
            if (row == 1 and column < 2) or not text:
                continue
            deep, wide = SPANS.get((row, column), (1, 1))
            left = 60.0 + sum(WIDTHS[:column])
            width = sum(WIDTHS[column : column + wide])
            canvas.setFillGray(0.85)
            canvas.rect(left, top - ROOM * (row + deep), width, ROOM * deep, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(left + 2, top - ROOM * row - 11, text)


@pytest.mark.parametrize("every_other", [False, True])
def test_a_head_shaded_cell_by_cell_tells_the_columns(tmp_path: Path, every_other: bool) -> None:
    """Values at the right of their columns stand nearer to the next name than to their own; where
    every other row is shaded too, the last one without a shade is a row as well."""

    def draw(canvas: Canvas, height: float) -> None:
        put_head(canvas, height - 100)
        put(canvas, BODY, height - 100 - ROOM * 2, shaded=(1, 3) if every_other else ())

    (found,) = tables(drawn(tmp_path, draw))
    assert found == [*HEAD[:2], *BODY]


def test_a_head_right_above_the_first_of_every_other_row(tmp_path: Path) -> None:
    """The shade of the first row meets that of the head: no table of these two alone."""
    names = ["No", "Indikator", "2021", "2022", "2023", "2024"]
    wide = sum(WIDTHS)

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.setFillGray(0.9)
        for row in (1, 3):
            canvas.rect(60, top - ROOM * (row + 1), wide, ROOM, stroke=0, fill=1)
        canvas.setFont("Helvetica", 9)
        put(canvas, [names, *BODY], top, shaded=(0,))

    (found,) = tables(drawn(tmp_path, draw))
    assert found == [names, *BODY]


@pytest.mark.parametrize("apart", [16, 0], ids=["a heading below", "lines of it"])
def test_the_last_row_without_a_shade_ends_with_its_lines(tmp_path: Path, apart: int) -> None:
    """What stands further below than its text from the shade above is no line of it."""
    last = ["5", "Nilai reformasi" if apart else "Nilai reformasi\nbirokrasi", *BODY[-1][2:]]

    def draw(canvas: Canvas, height: float) -> None:
        put_head(canvas, height - 100)
        top = height - 100 - ROOM * 2
        put(canvas, [*BODY[:-1], last], top, shaded=(1, 3))
        if apart:
            canvas.drawString(92, top - 11 - ROOM * 4 - apart, "Hasil")

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-1] == [text.replace("\n", " ") for text in last]


@pytest.mark.parametrize("rows", [3, 0], ids=["below rows", "alone under the head"])
def test_a_total_in_the_middle_of_the_first_columns(tmp_path: Path, rows: int) -> None:
    """Its name runs over the edge between them; its values stand each in a column."""
    values = ["", "", "368,50", "372,50", "371,69", "392,35"]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100 - ROOM * 2
        put_head(canvas, height - 100)
        put(canvas, [*BODY[:rows], values], top, shaded=(0, 2) if rows else ())
        canvas.drawString(80, top - ROOM * rows - 11, "JUMLAH")

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-1] == ["JUMLAH", *values[1:]]


def test_the_name_of_a_group_in_a_row_without_a_shade(tmp_path: Path) -> None:
    group = ["", "Sasaran dari rencana strategis lima tahun", "", "", "", ""]

    def draw(canvas: Canvas, height: float) -> None:
        put_head(canvas, height - 100)
        put(canvas, [group, *BODY], height - 100 - ROOM * 2, shaded=(1, 3, 5))

    (found,) = tables(drawn(tmp_path, draw))
    assert [[text for text in row if text] for row in found[2:]] == [[group[1]], *BODY]


def test_a_chapter_below_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put_head(canvas, height - 100)
        put(canvas, BODY, height - 100 - ROOM * 2)
        canvas.drawString(150, height - 104 - ROOM * (len(BODY) + 3), "BAB V")

    (found,) = tables(drawn(tmp_path, draw))
    assert found == [*HEAD[:2], *BODY]


def test_texts_as_many_as_numbers_of_columns_stand_one_under_each(tmp_path: Path) -> None:
    """Without a shade: names and numbers at the left of their columns, values at the right."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        for level, names in enumerate(HEAD):
            for column, text in enumerate(names):
                canvas.drawString(62 + sum(WIDTHS[:column]), height - 111 - ROOM * level, text)
        for number, row in enumerate(BODY):
            y = height - 111 - ROOM * (number + 3)
            canvas.drawRightString(60 + 29.5, y, row[0])
            canvas.drawCentredString(60 + 95, y, row[1])
            for column, text in enumerate(row[2:], start=2):
                canvas.drawRightString(58 + sum(WIDTHS[: column + 1]), y, text)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-len(BODY) :] == BODY


@pytest.mark.parametrize(
    ("rows", "wide", "cells"), [(2, 6.0, 200), (2, 5.9, 0), (MOST // 100, 6.0, MOST), (31, 6.0, 0)]
)
def test_a_drawing_of_very_many_shades_holds_no_cells(rows: int, wide: float, cells: int) -> None:
    shades = tuple(
        Area(wide * col, 7.0 * row, wide * (col + 1), 7.0 * (row + 1))
        for row in range(rows)
        for col in range(100)
    )
    page = PageContent(1, 900.0, 900.0, 0, (), (), (), shades=shades)
    assert len(cell_rules(page)) == 4 * cells


@pytest.mark.parametrize("upper", [-0.75, 0.0], ids=["into the head", "at its edge"])
@pytest.mark.parametrize("rows", [2, 1])
def test_a_head_without_rules_over_a_body_in_boxes(tmp_path: Path, rows: int, upper: float) -> None:
    """Web pages and styles of word processors fill the head alone; the first boxes have no upper
    edge, and their sides may reach up into the head by half of their width."""
    names = ["No", "Indikator", "2021", "2022", "2023", "2024"]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        top = height - 100 - ROOM * rows
        if rows == 2:
            put_head(canvas, height - 100)
        else:
            put(canvas, [names], height - 100, shaded=(0,))
        put(canvas, BODY, top)
        edges = [60.0 + sum(WIDTHS[:place]) for place in range(len(WIDTHS) + 1)]
        for number in range(len(BODY)):
            for x in edges:
                canvas.line(
                    x, top - ROOM * number - upper * (not number), x, top - ROOM * (number + 1)
                )
            canvas.line(edges[0], top - ROOM * (number + 1), edges[-1], top - ROOM * (number + 1))

    (found,) = tables(drawn(tmp_path, draw))
    assert found == [*(HEAD[:2] if rows == 2 else [names]), *BODY]


def test_texts_in_two_columns_whose_rows_bands_part(tmp_path: Path) -> None:
    """Two columns of texts may be anything; bands from side to side make them rows of a table."""
    rows = [
        ["Masalah", "Upaya"],
        ["Pegawai yang ada belum sesuai dengan jabatan yang diampu", "Usulan formasi pegawai baru"],
        ["Sarana kantor sudah lama dan sebagian rusak berat", "Pengadaan sarana secara bertahap"],
        ["Data penduduk belum diperbarui", "Pendataan ulang bersama desa dan kelurahan di wilayah"],
        ["Warga kurang mengenal layanan", "Sosialisasi layanan di setiap desa sekali setahun"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        y = height - 100
        for number, row in enumerate(rows):
            parts = [simpleSplit(text, "Helvetica", 9, 180) for text in row]
            deep = 11 * max(map(len, parts)) + 3
            if number % 2 == 0:
                canvas.setFillGray(0.85)
                canvas.rect(60, y - deep, 400, deep, stroke=0, fill=1)
            canvas.setFillGray(0)
            for x, lines in zip((64, 264), parts, strict=True):
                for step, line in enumerate(lines):
                    canvas.drawString(x, y - 10 - 11 * step, line)
            y -= deep

    assert tables(drawn(tmp_path, draw)) == [rows]


def page_of(
    *shades: Area, rules: Sequence[Rule] = (), words: Sequence[tuple[str, float, float, float]] = ()
) -> PageContent:
    """A page with shades and rules, and words that begin and end there at a height."""
    placed = tuple(Word(text, x0, y, x1, y + 10, 9.0, False) for text, x0, x1, y in words)
    return PageContent(1, 600.0, 800.0, 0, placed, tuple(rules), (), shades=shades)


TILES = [Area(x, y, x + 100, y + 20) for y in (100, 120) for x in (60, 160, 260)]
"""Two rows of three shaded cells that touch."""


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        ([Rule(160, 100, 160, 140)], 0),
        ([Rule(160, 110, 160, 130)], 0),
        ([Rule(60, 120, 360, 120)], 6),
        ([Rule(160, 140, 160, 200)], 6),  # of the rows below
        ([Rule(160, 139.5, 160, 200)], 6),
        ([Rule(160, 0, 160, 100)], 6),
        ([Rule(400, 100, 400, 140)], 6),  # of something beside
    ],
)
def test_shaded_cells_between_upright_rules_are_told_by_these(
    rules: list[Rule], count: int
) -> None:
    assert len(cell_rules(page_of(*TILES, rules=rules))) == 4 * count


def test_shades_that_fill_no_rectangle_or_lie_over_one_another_are_no_cells() -> None:
    assert cell_rules(page_of(*TILES[:-1])) == []
    assert cell_rules(page_of(*TILES, Area(60, 100, 160, 120.5))) == []
    assert len(cell_rules(page_of(*TILES))) == 24


@pytest.mark.parametrize(
    ("gap", "words", "walls"),
    [
        (20, [("Nama", 65, 90), ("12", 170, 180)], [60, 160, 260, 360]),
        (60, [("Nama", 65, 90), ("12", 170, 180)], [60, 160, 260, 360]),
        (20, [("Kelompok", 65, 200)], [60, 260, 360]),
        (60, [("Kelompok", 65, 200)], []),  # too high for the name of a group
        (20, [], []),
    ],
)
def test_the_row_between_two_shaded_ones_has_their_edges(
    gap: int, words: list[tuple[str, float, float]], walls: list[int]
) -> None:
    below = [Area(x, 140 + gap, x + 100, 160 + gap) for x in (60, 160, 260)]
    placed = [(text, x0, x1, 145) for text, x0, x1 in words]
    found = cell_rules(page_of(*TILES, *below, words=placed))
    assert [rule.x0 for rule in found if (rule.y0, rule.y1) == (140, 140 + gap)] == walls


def test_rows_of_texts_that_bands_part_between_upright_rules_drawn_row_by_row(
    tmp_path: Path,
) -> None:
    """A word processor draws the sides of each cell by themselves, and nothing across but above and
    below all; every second row is shaded, and so is a name over two of the columns of the head."""
    edges = (60, 160, 250, 320, 390)
    rows = [
        ["Entity", "Activity", "Owners", ""],
        ["", "", "Name", "Share"],
        [
            "Northern Liquefied Gas Company Limited",
            "Gas and related products",
            "QP and others",
            "Full",
        ],
        [
            "Laffan Refinery Limited",
            "Refined products, their sale and marketing",
            "Royal Shell",
            "Most of it",
        ],
        ["Operating companies of the State", "", "", ""],
        ["Sales", "Operates all refining entities under the first", "QP", "Full"],
        ["Barzan", "Gas", "Oxy", "None"],
    ]
    shaded = {0: (2, 4), 1: (2, 4), 2: (0, 4), 4: (0, 4), 6: (0, 4)}

    def draw(canvas: Canvas, height: float) -> None:
        top = y = height - 100
        for number, row in enumerate(rows):
            parts = [
                simpleSplit(text, "Helvetica", 9, two - one - 8)
                for text, (one, two) in zip(row, pairwise(edges), strict=True)
            ]
            deep = 11 * max(map(len, parts)) if number != 4 else 11
            for first in range(*shaded.get(number, (0, 0))):
                canvas.setFillGray(0.85)
                wide = edges[first + 1] - edges[first]
                canvas.rect(edges[first], y - deep, wide, deep, stroke=0, fill=1)
            canvas.setFillGray(0)
            inner = {0: (0, 1, 2, 4), 4: (0, 4)}.get(number, range(5))
            for place in inner:
                canvas.line(edges[place], y, edges[place], y - deep)
            for x, lines in zip(edges, [[row[0]]] if number == 4 else parts, strict=False):
                for step, line in enumerate(lines):
                    canvas.drawString(x + 4, y - 8.5 - 11 * step, line)
            y -= deep
        for level in (top, y):
            canvas.line(edges[0], level, edges[-1], level)

    found = tables(drawn(tmp_path, draw))
    assert found == [rows]


def test_the_edge_of_a_shaded_row_reaches_over_the_shades_that_touch_it() -> None:
    """A word processor shades the lines of a name and the sides of its cell by themselves."""
    bands = [(160, 360, y, y + 20) for y in (100, 140)]
    lines = [(66, 154, y, y + 10) for y in (100, 110, 140, 150)]
    sides = [(x, x + 6, y, y + 20) for x in (60, 154) for y in (100, 140)]
    shades = [Area(x0, y0, x1, y1) for x0, x1, y0, y1 in (*bands, *lines, *sides)]
    upright = [Rule(x, y, x, y + 20) for x in (160, 260, 360) for y in (100, 120, 140)]
    found = striped_rules(page_of(*shades, rules=upright))
    assert {(rule.x0, rule.x1) for rule in found} == {(60, 360)}


HEAD_AND_SUM = (Area(60, 100, 360, 130), Area(60, 190, 360, 210))
"""A shaded head of a table with rules from 100 to 210, and its shaded last row."""


@pytest.mark.parametrize(
    ("rules", "words", "edges"),
    [
        ([], [], [130, 190]),
        ([Rule(60, 131, 360, 131)], [], [190]),  # is drawn
        ([], [("Jumlah", 70, 110, 125)], [190]),  # stands on it
        ([], [("Satuan", 70, 110, 85)], [130, 190]),  # above the table
        ([Rule(160, 130, 160, 150)], [], [130, 190]),
    ],
)
def test_the_ends_of_a_shaded_head_and_a_shaded_sum_between_upright_rules(
    rules: list[Rule], words: list[tuple[str, float, float, float]], edges: list[float]
) -> None:
    """A program that draws rules by themselves rules the rows and leaves out the edges that a shade
    shows; a title above the table is no part of its head."""
    upright = [Rule(x, 100, x, 210) for x in (60, 160, 260, 360)]
    across = [Rule(60, y, 360, y) for y in (100, 150, 170, 210)]
    own = [("Uraian", 70, 110, 110), ("Pajak", 70, 110, 135), ("Retribusi", 70, 110, 155)]
    own += [("Denda", 70, 110, 175), ("Total", 70, 110, 195)]
    page = page_of(*HEAD_AND_SUM, rules=[*upright, *across, *rules], words=[*own, *words])
    assert [rule.y0 for rule in tinted_rules(page)] == edges


def test_shaded_rows_without_rules_below_them_are_told_by_their_lines() -> None:
    """Rows of which every second one is shaded have no rules across: nothing says that shades part
    them where several share one."""
    upright = [Rule(x, 100, x, 210) for x in (60, 160, 260, 360)]
    words = [("Uraian", 70, 110, 110), ("Pajak", 70, 110, 135), ("Total", 70, 110, 195)]
    assert tinted_rules(page_of(*HEAD_AND_SUM, rules=upright, words=words)) == []


def test_the_end_of_a_shaded_head_is_the_edge_of_the_first_row(tmp_path: Path) -> None:
    rows = [["Uraian", "2023", "2024"], *([f"Pajak {name}", "12,5", "13,5"] for name in "ABC")]
    edges = (60, 200, 260, 320)

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(60, 680, 260, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x in edges:
            canvas.line(x, 700, x, 620)
        for y in (700, 660, 640, 620):
            canvas.line(60, y, 320, y)
        for number, row in enumerate(rows):
            for x, text in zip(edges, row, strict=False):
                canvas.drawString(x + 4, 687 - 20 * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]
