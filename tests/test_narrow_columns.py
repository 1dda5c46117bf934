"""Columns narrower than their texts: an office suite breaks words and numbers where room ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.read import read
from tests.pdf_maker import Layout, draw_table, make_pdf

LAYOUT = Layout((24, 30.5, 30.5, 30.5, 30.5), size=8, pad=5)
HEAD = ["No", "Indik\nator", "Targ\net", "Reali\nsasi", "Rasio"]
ROWS = [
    ["1", "Nilai\nevalu\nasi\nAKIP", "75,0", "107,3\n1", "143,0\n8"],
    ["2", "Caku\npan\nair", "80,0", "121,2\n5", "151,5\n6"],
    ["3", "Luas\nlahan", "90,0", "144,5\n0", "160,5\n6"],
]
READ = [
    ["1", "Nilai evaluasi AKIP", "75,0", "107,31", "143,08"],
    ["2", "Cakupan air", "80,0", "121,25", "151,56"],
    ["3", "Luas lahan", "90,0", "144,50", "160,56"],
]


def grid(path: Path, *pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The one table that pages with a table each hold."""

    def drawer(rows: Sequence[Sequence[str]]):  # type: ignore[no-untyped-def]
        return lambda canvas, height: draw_table(canvas, rows, LAYOUT, 60, 80, height)

    ((_, table),) = read(make_pdf(path / "t.pdf", *map(drawer, pages))).tables()
    return table.grid()[1:]


def test_broken_words_and_numbers_are_one_row(tmp_path: Path) -> None:
    assert grid(tmp_path, [HEAD, *ROWS]) == READ


def test_a_row_is_one_where_the_end_of_the_page_cut_its_numbers(tmp_path: Path) -> None:
    above = ["4", "Rumah\nlayak", "80,0", "185,2", "231,5"]
    below = ["", "huni", "", "7", "9"]
    whole = ["4", "Rumah layak huni", "80,0", "185,27", "231,59"]
    assert grid(tmp_path, [HEAD, *ROWS, above], [below]) == [*READ, whole]


def test_the_end_of_the_page_cuts_words_in_capitals(tmp_path: Path) -> None:
    above = ["4", "KECA", "80,0", "185,2", "231,5"]
    below = ["", "MATA\nN", "", "7", "9"]
    whole = ["4", "KECAMATAN", "80,0", "185,27", "231,59"]
    rows = [[no, name.upper(), *values] for no, name, *values in ROWS]
    assert grid(tmp_path, [HEAD, *rows, above], [below])[-1] == whole


def test_lines_of_broken_numbers_are_no_rows(tmp_path: Path) -> None:
    rows = [
        ["1", "Rapat\nDesa", "106,3\n6", "189,0\n6", "104,6\n8"],
        ["2", "Luas\nKota", "186,9", "104,7\n5", "101,2\n4"],
        ["3", "Test\nUrine", "100,5\n3", "191,3\n4", "194,2"],
        ["4", "Kartu\nSehat", "107,3\n0", "107,9\n7", "106,9\n1"],
    ]
    assert [row[2:] for row in grid(tmp_path, [HEAD, *rows])] == [
        ["106,36", "189,06", "104,68"],
        ["186,9", "104,75", "101,24"],
        ["100,53", "191,34", "194,2"],
        ["107,30", "107,97", "106,91"],
    ]


def test_an_amount_over_three_lines_is_one(tmp_path: Path) -> None:
    rows = [
        ["1", "Desa", "15.7\n25.00\n0", "15.72\n5.000.\n000", "5.877\n.000.0\n00"],
        ["2", "Kota", "1\n2\n3.000", "12.44\n9.000.\n000", "4.913\n.000.0\n00"],
    ]
    assert [row[2:] for row in grid(tmp_path, [HEAD, *rows])] == [
        ["15.725.000", "15.725.000.000", "5.877.000.000"],
        ["1 2 3.000", "12.449.000.000", "4.913.000.000"],
    ]
