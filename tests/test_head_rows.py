"""Rows and texts of a table's head: one case on either side of what tells them from values."""

from __future__ import annotations

import pytest

from extract.header import (
    count_header_rows,
    counts_years,
    holds_data,
    is_column_number_row,
    is_data_text,
    is_ordinal_row,
    is_year_text,
    names_columns,
    repeats_names,
    same_header,
)


def row(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1) | (2) | (3)", True),
        ("1 | 2 | 3 | 4", True),
        ("1 | 2", False),  # two numbers without brackets are values
        ("(1) | (2)", True),
        ("[1] | [2] | [4]", True),
        ("2 | 3 | 4", True),
        ("3 | 4 | 5", False),
        ("(3) | (4) | (5) | (6) | (7) | (8) | (9)", True),  # the names of two more are lost
        ("(3) | (4) | (5) | (6) | (7) | (8) | (10)", False),
        ("1 | 2 | 4 | 5 | 6", True),  # three of four steps count on
        ("1 | 2 | 4 | 6 | 7", False),
        ("1 | 2 | 2 | 3", False),
        ("(1) | (2) | (2) | (3)", True),
        ("(1) | (2) | (2) | (2)", False),
        ("1 | 2 | 3 | 4 | (5=4/3)", True),
        ("(9) | (10) | (1 1) | (12) | (1 3 ) | (14) | (15)", True),  # broken in narrow cells
        ("(1) | (2) | (3 | (4 | (5) | (6", True),  # narrow cells cut brackets off
        ("1o | 11 | 12", False),
        ("1 | 2 | 3 | 40", False),
        ("1 | 2 | Desa", False),
        ("1 | | 2 | 3", True),
        ("1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | l0", True),
        ("(1) | (2) | () | (4) | (5) | (6)", True),  # one was misread
        ("1 | 2 | 3 | 4 | 5 | 6 W G TH | 7 | 8", True),  # specks behind one
        ("1 | 2 | 3 | 4 | 9 W G TH | 6 | 7", False),
        ("1 | 2 | 3 | 4 | 5 | 9 W G TH | 7 | 8", True),  # all others tell their places
        ("1 | 2 | 3 | 4 | 5 | 6 W G TH | 9 | 8", False),
        ("(1) | (2) | Desa | (4) | (5) | (6)", False),
        ("1 | 2 | - | 4 | 5 | 6 | 7", True),
        ("1 | 2 | - | 5 | 6 | 7 | 8", False),
        ("1 | 2 | 3 | 4 | 5 | 6 | 7 | 7", True),  # the last one is cut off
        ("1 | 2 | 3 | 4 | 5 | 5", False),
    ],
)
def test_rows_that_number_the_columns(text: str, expected: bool) -> None:
    assert is_column_number_row(row(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 | 2 | 1 | 2", True),
        ("1 | 2 | 3 | 1 | 2 | 3", True),
        ("1 | 2 | 3 | 4", False),  # one band
        ("1 | 2 | 3 | 1 | 2", False),
        ("1 | 2 | 2 | 1", False),
        ("1 | 2 | 1", False),
        ("0 | 1 | 0 | 1", False),
        ("1 (Rp) | 2 (Rp) | 1 | 2", True),
        ("10 | 11 | 10 | 11", False),
        ("Lainnya | 1 | 2 | 3 | 1 | 2 | 3 | 1 | 2 | 3", True),  # the end of a name over lines
        ("Jumlah rapat | 1 | 2 | 3 | 1 | 2 | 3", False),  # target and realisasi of a row
        ("Desa mandiri | desa | 1 | 2 | 3 | 4 | 5", False),  # what a plan adds up year by year
        ("No. | Desa | 1 | 2 | 3 | 4 | 5", True),
        ("Rapat | 1 | 2 | 1 | 2", False),  # meetings
        ("1. Rapat | 1 | 2 | 3 | 1 | 2 | 3", False),
        ("1 | 2 | 3 | 1 | 2 | 3 | kali", False),
    ],
)
def test_rows_that_count_years_by_bands(text: str, expected: bool) -> None:
    assert is_ordinal_row(row(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 | 4 | 5 | ke-1 | ke-2", True),
        ("ke-1 | ke-2 | ke-3", True),
        ("1 | 2 | 3 | 4 | 5", True),
        ("1 | 2 | 3", False),  # values
        ("2 | 3 | 4 | 5", False),
        ("3 | 4 | ke-1", False),
        ("3 | 40 | ke-1 | ke-2", False),
        ("3 | 4 | kali | unit", False),
        ("Under 18 | 18 years | Under 18 | 18 years", True),
        ("Under 18 | 18 years | Under 21 | 21 years", False),
    ],
)
def test_ends_of_the_names_of_counted_years(text: str, expected: bool) -> None:
    assert counts_years(row(text)) is expected


@pytest.mark.parametrize(
    ("text", "data", "year"),
    [
        ("1.250", True, False),
        ("95,5 %", True, False),
        ("-", True, False),
        ("Rp 1.250.000", True, False),
        ("12 dokumen", True, False),
        ("2021", False, True),
        ("Tahun 2021", False, True),
        ("2021*)", False, True),
        ("2021¹", False, True),
        ("2021 (Rp juta)", False, True),
        ("2020 (Baseline)", False, True),
        ("2024 (n-1)", False, True),
        ("1 (2021)", False, True),
        ("Tahun ke-II (2022)", False, True),
        ("2023 (Tahun ke-3)", False, True),
        ("12 (2021)", True, False),
        ("2021-2026", False, True),
        ("2021 orang", True, False),
        ("Desa", False, False),
        ("", False, False),
        ("(Rp. 000)", False, False),
    ],
)
def test_values_and_years(text: str, data: bool, year: bool) -> None:
    assert (is_data_text(text), is_year_text(text)) == (data, year)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["No | Desa | Jumlah", "1 | Anjir | 10", "2 | Balam | 20"], 1),
        (["No | Uraian | Target | ", " | | 2021 | 2022", "1 | Nilai | 10 | 20"], 2),
        (["No | Uraian | Target | ", " | | 2021 | 2022", "1 | 2 | 3 | 4", "1 | Nilai | 1 | 2"], 3),
        (["1 | Anjir | 10", "2 | Balam | 20"], 0),
        (["No | Uraian | Target | ", " | | I | II", "1 | Nilai | 10 | 20"], 2),
        (["No | Uraian | Target", "I | Sasaran 1: Tertib | ", "1 | Nilai | 20"], 1),
        (["Data Desa | | ", "No | Desa | Jumlah", "1 | Anjir | 10"], 2),
        (["No | Desa | Keterangan", "satu | Anjir | baik", "dua | Balam | rusak"], 1),
        (["yang tertib | dan aman | pada desa", "1 | Anjir | 10"], 0),
        (["No | Nama desa | luas lahan | jumlah", "1 | Anjir | 10 | 20"], 1),
        (["No | nama desa | luas lahan | jumlah", "1 | Anjir | 10 | 20"], 0),
        (["(1) | (2) | (3)", "1 | Anjir | 10"], 1),
        (["No | Program | Target | ", " | | K | Rp", "1 | A | 10 | 2.000"], 2),
        (["No | Desa | Jumlah"], 0),
    ],
)
def test_where_a_head_ends(lines: list[str], count: int) -> None:
    assert count_header_rows([row(line) for line in lines]) == count


@pytest.mark.parametrize(
    ("text", "data", "names"),
    [
        ("No | Uraian | Target", False, True),
        ("No | Uraian | 20", False, False),  # a value among three
        ("1 | 20 | 30", True, False),
        ("Anjir | Balam", False, False),
        ("Anjir | Jumlah", False, True),
        ("Jumlah", False, False),
        ("Anjir | Balam | Jumlah", False, False),
        ("Jumlah yang ada pada semua desa di wilayah | Nama", False, True),
        ("Jumlah yang ada pada semua desa di wilayah ini | Nama", False, False),
        (" | | ", False, False),
    ],
)
def test_rows_of_values_and_of_names(text: str, data: bool, names: bool) -> None:
    assert (holds_data(row(text)), names_columns(row(text))) == (data, names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Target Realisasi Target Realisasi", True),
        ("K Rp K Rp K Rp", True),
        ("Target Target Target Target", True),
        ("Target Realisasi Capaian", False),
        ("desa dan kota dan kabupaten yang tertib", False),
        ("dari desa ke desa", False),
    ],
)
def test_lines_that_repeat_their_names(text: str, expected: bool) -> None:
    assert repeats_names(text) is expected


def test_how_alike_two_heads_are() -> None:
    head = [row("No | Sasaran | Target"), row("(1) | (2) | (3)")]
    assert same_header(head, head) == 1
    assert same_header(head, [row("No | Sebaran | Target"), row("(1) | (2) | (3)")]) > 0.85
    assert same_header(head, [row("Nama | Pangkat | Golongan"), row("(1) | (2) | (3)")]) < 0.5
    assert same_header(head, [row(" | | ")]) == 0


def test_a_scale_below_the_names_is_of_the_head() -> None:
    names, row = ["Uraian", "2021", "2022"], ["Program A", "1.204", "990"]
    assert count_header_rows([names, ["", "(dalam jutaan rupiah)", ""], row]) == 2
    assert count_header_rows([names, ["", "(jiwa)", ""], row]) == 1
    assert count_header_rows([names, ["Bidang A", "(dalam jutaan rupiah)", ""], row]) == 1
