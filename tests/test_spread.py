"""Tables too wide for their paper, as a spreadsheet prints them: the other columns on further
pages, every row where it stands on the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from parsers.parse import parse
from tests.pdf_maker import Layout, Span, draw_table, make_pdf

NAMES = ["Fasilitasi desa", "Rapat kerja", "Pembinaan warga", "Laporan camat"]
TARGETS = ["61", "63", "74", "82"]
AMOUNTS = ["1.500.000", "750.000", "2.250.000", "125.000"]
MORE = ["71", "76", "79", "91"]


def columns(head: Sequence[Sequence[str]], *bodies: Sequence[str]) -> list[list[str]]:
    """Rows of a head with columns below it."""
    return [list(row) for row in (*head, *zip(*bodies, strict=True))]


def page(
    rows: Sequence[Sequence[str]],
    spans: Sequence[Span] = (),
    text: str = "",
    lower: int = 0,
    widths: Sequence[float] = (),
) -> Callable[[Canvas, float], None]:
    """A page with one table, ``lower`` points below where those of others stand."""
    found = tuple(widths) or tuple(
        150.0 if rows[-1][c][0].isalpha() else 80.0 for c in range(len(rows[0]))
    )

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, height - 60, text)
        draw_table(canvas, rows, Layout(found, spans=spans), 60, 80 + lower, height)

    return draw


def tables(path: Path, *pages: Callable[[Canvas, float], None]) -> list[Table]:
    return [table for _, table in read(make_pdf(path / "t.pdf", *pages)).tables()]


def grids(path: Path, *pages: Callable[[Canvas, float], None]) -> list[list[list[str]]]:
    return [table.grid() for table in tables(path, *pages)]


LEFT = columns([["Uraian", "2021"]], NAMES, TARGETS)
RIGHT = columns([["2022", "2023"]], MORE, TARGETS)
WHOLE = [left + right for left, right in zip(LEFT, RIGHT, strict=True)]


def test_columns_of_the_next_page_stand_beside_those_before(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, page(LEFT, text="Tabel 2.1 Target"), page(RIGHT))
    assert table.grid() == WHOLE
    assert (table.n_rows, table.n_cols, table.header_rows) == (5, 4, 1)
    assert (table.page, table.last_page) == (1, 2)
    assert [cell.page for cell in table.cells if cell.row == 1] == [1, 1, 2, 2]
    assert {(cell.row_span, cell.col_span) for cell in table.cells} == {(1, 1)}


def test_rows_over_several_pages_go_before_the_next_columns(tmp_path: Path) -> None:
    lower, below = LEFT[3:], RIGHT[3:]
    assert grids(tmp_path, page(LEFT[:3]), page(lower), page(RIGHT[:3]), page(below)) == [WHOLE]


@pytest.mark.parametrize(("lines", "whole"), [("\n", True), (" ", False)])
def test_names_alone_fill_the_first_pages(tmp_path: Path, lines: str, whole: bool) -> None:
    # Rows of one height may be those of another table.
    names = [f"Fasilitasi{lines}desa", *NAMES[1:]]
    kode = columns([["Kode", "Uraian"]], ["7.01"] * 4, names)
    places = columns([["Lokasi", "Satuan"]], [f"Jelai{lines}Hulu", *["Jelai"] * 3], ["Orang"] * 4)
    years = columns([["2022", "2023"]], [f"{MORE[0]}{lines}", *MORE[1:]], TARGETS)
    found = grids(tmp_path, page(kode), page(places), page(years))
    assert (len(found) == 1) == whole
    if whole:
        assert found[0][1] == ["7.01", NAMES[0], "Jelai Hulu", "Orang", "71", "61"]


def test_columns_printed_again_are_left_out(tmp_path: Path) -> None:
    again = [[left[0], *right] for left, right in zip(LEFT, RIGHT, strict=True)]
    assert grids(tmp_path, page(LEFT), page(again)) == [WHOLE]


@pytest.mark.parametrize(
    "other",
    [
        page(RIGHT, text="Tabel 2.2 Anggaran"),
        page(RIGHT, lower=2),
        page(RIGHT[:-1]),
        page(columns([["No", "2022"]], ["1", "2", "3", "4"], MORE)),
    ],
    ids=["another caption", "another place", "fewer rows", "line numbers of its own"],
)
def test_what_is_another_table(tmp_path: Path, other: Callable[[Canvas, float], None]) -> None:
    assert len(grids(tmp_path, page(LEFT, text="Tabel 2.1 Target"), other)) == 2


def test_line_numbers_alone_make_no_rows_of_another_table(tmp_path: Path) -> None:
    numbers = ["1", "2", "3", "4"]
    one = page(columns([["No", "Sasaran", "2021"]], numbers, NAMES, TARGETS))
    two = page(columns([["No", "Pagu", "Kegiatan"]], numbers, AMOUNTS, NAMES))
    assert len(grids(tmp_path, one, two)) == 2
    again = columns([["No", "Sasaran", "2022"]], numbers, NAMES, MORE)
    (grid,) = grids(tmp_path, one, page(again, widths=(80, 150, 90)))
    assert grid[1] == ["1", NAMES[0], "61", "71"]


def test_rows_that_go_on_in_other_widths_are_further_rows(tmp_path: Path) -> None:
    # An office suite fits the columns of every page to what stands in them.
    more = columns([["Uraian", "2021"]], [f"{name} lain" for name in NAMES], MORE)
    assert len(grids(tmp_path, page(LEFT), page(more, widths=(170, 120)))) == 1
    assert grids(tmp_path, page(LEFT), page(LEFT[1:], widths=(170, 120), lower=16)) != [WHOLE]
    without = [row[:] for row in more[1:]]
    (grid, *_) = grids(tmp_path, page(LEFT[1:]), page(without, widths=(170, 120)))
    assert len(grid[0]) == 2


def test_the_same_columns_are_further_rows(tmp_path: Path) -> None:
    more = columns([["Uraian", "2021"]], [f"{name} lain" for name in NAMES], MORE)
    (grid,) = grids(tmp_path, page(LEFT), page(more))
    assert [row[1] for row in grid] == ["2021", *TARGETS, *MORE]


BAND = [["Uraian", "Tahun 2021"], ["", "Target"]]
CUT = page(columns(BAND, NAMES, TARGETS), [(0, 0, 2, 1)])


@pytest.mark.parametrize("said", ["", "Tahun 2021", "un 2021"])
def test_a_band_that_the_edge_of_the_page_cut_is_one(tmp_path: Path, said: str) -> None:
    rest = columns([[said, "Tahun 2022", ""], ["Rp", "Target", "Rp"]], AMOUNTS, MORE, AMOUNTS)
    (table,) = tables(tmp_path, CUT, page(rest, [(0, 1, 1, 2)]))
    head = [(c.col, c.col_span, c.text) for c in table.cells if c.row == 0]
    assert head == [(0, 1, "Uraian"), (1, 2, "Tahun 2021"), (3, 2, "Tahun 2022")]


def test_a_band_without_a_name_is_not_that_of_the_year_before(tmp_path: Path) -> None:
    whole = columns([["Uraian", "Tahun 2021", ""], ["", "Target", "Rp"]], NAMES, TARGETS, AMOUNTS)
    rest = columns([["", "Tahun 2022"], ["Target", "Rp"]], MORE, AMOUNTS)
    (table,) = tables(tmp_path, page(whole, [(0, 0, 2, 1), (0, 1, 1, 2)]), page(rest))
    head = [(c.col, c.col_span, c.text) for c in table.cells if c.row == 0]
    assert head == [(0, 1, "Uraian"), (1, 2, "Tahun 2021"), (3, 1, ""), (4, 1, "Tahun 2022")]


def test_a_band_over_all_columns_of_a_page_is_that_of_the_page_before(tmp_path: Path) -> None:
    # It has rules above and below alone there, so that its page's table begins a row lower.
    left = columns([["Uraian", "Target Kinerja"], ["", "2021"]], NAMES, TARGETS)
    end = columns([["", "Pagu"], ["2024", "2024"]], MORE, AMOUNTS)
    (table,) = tables(
        tmp_path,
        page(left, [(0, 0, 2, 1)]),
        page(RIGHT, text="Target Kinerja", lower=16),
        page(end),
    )
    head = [(c.col, c.col_span, c.text) for c in table.cells if c.row == 0]
    assert head == [(0, 1, "Uraian"), (1, 4, "Target Kinerja"), (5, 1, "Pagu")]
    assert table.grid()[1] == ["", "2021", "2022", "2023", "2024", "2024"]


def test_a_value_says_the_page_it_stands_on(tmp_path: Path) -> None:
    head = [["Program", "Indikator", "Tahun 2021", ""], ["", "", "Target", "Rp"]]
    left = columns(head, NAMES, [f"Jumlah {name}" for name in NAMES], TARGETS, AMOUNTS)
    right = columns([["Tahun 2022", ""], ["Target", "Rp"]], MORE, AMOUNTS)
    path = make_pdf(
        tmp_path / "t.pdf",
        page(left, [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)], text="Tabel 6.1 Rencana Program"),
        page(right, [(0, 0, 1, 2)]),
    )
    rows = parse(read(path)).rows["rencana"]
    assert {(row["tahun"], row["halaman"]) for row in rows} == {(2021, 1), (2022, 2)}
