"""Where a header ends, and what its columns are."""

from __future__ import annotations

import pytest

from extract.document import Cell, Table
from extract.header import (
    count_header_rows,
    is_column_number_row,
    is_ordinal_row,
    same_header,
)
from parsers.tabel.header import read_header


def grid(*lines: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def test_nothing_of_a_head_stands_below_the_money_that_its_columns_are_in() -> None:
    rows = grid(
        "No | Jenis Pelayanan | Jasa Sarana | Jasa Pelayanan | Tarif",
        " | | (Rp) | (Rp) | (Rp)",
        "1 | Kegiatan Belajar | | |",
        "1A | Kepaniteraan | 30.000 | 70.000 | 100.000",
    )
    assert count_header_rows(rows) == 2


def test_columns_of_two_are_numbered_too() -> None:
    rows = grid("No | Permasalahan", "1 | 2", "1. | Jalan rusak", "2. | Pegawai kurang")
    assert count_header_rows(rows) == 2


def table(rows: list[list[str]], header_rows: int | None = None) -> Table:
    width = max(map(len, rows))
    cells = tuple(
        Cell(r, c, row[c] if c < len(row) else "")
        for r, row in enumerate(rows)
        for c in range(width)
    )
    count = count_header_rows(rows) if header_rows is None else header_rows
    return Table(cells, len(rows), width, count, "teks", 1.0)


@pytest.mark.parametrize(
    "row",
    [
        ["(1)", "(2)", "(3)"],
        ["(1) (2)", "(3)", "(4)", "(5)"],
        ["(1)(2)", "(3)", "(4)", "(5)"],
        ["[1]", "[2]", "[3]", "[2]", "[3]", "[4]", "[5]", "[6]"],
        ["1", "2", "3", "4", "5"],
        ["(1)", "(2)", "", "(4)", "(5)", "(9)"],
        ["1", "2", "3", "4", "5=4/3"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "1o", "11"],
        ["-1", "-2", "-3", "-4"],
        ["2", "3", "7", "", "8", "", "9", "", "10", "", "14"],
        ["[1]", "[2]", "[3]", "[4]", "[]", "[6]", "[7]"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "B)", "(7)"],
        ["[1]", "[2]", "[3]", "[2]", "[3]", "[4]", "[]", "[6]", "[7]"],
        ["1", "2", "3", "S", "5", "6", "7", "8"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "5", "10"],
        ["1 2", "3", "4", "5", "6 = 4+5", "7 = 6/3*100"],
        ["1", "2", "3", "4 5", "6", "7"],
        ["1", "2", "3", "4", "5", "6", "7", "8 (7/6)", "9", "10 (5+7)", "11 =(10/4)"],
        ["-1-", "-2-", "-3-", "-4-", "-5-"],
        ["(1)", "(2)", "(3)", "(4)", "1", "5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"],
        ["1", "2", "3", "4", "5", "6", "7 DI'", "TERIMA", "2024 I", "Tahun 2024 10", "11"],
    ],
)
def test_column_numbers(row: list[str]) -> None:
    assert is_column_number_row(row)


def test_a_title_over_names_that_were_merged_names_no_column() -> None:
    cells = (
        Cell(0, 0, "CAPAIAN KINERJA TAHUN 2016 DINAS PARIWISATA", col_span=5),
        Cell(1, 0, "Sasaran"),
        Cell(1, 1, "Indikator", col_span=2),
        Cell(1, 3, "Target"),
        Cell(1, 4, "Realisasi"),
        *(Cell(2, col, text) for col, text in enumerate(["A", "Jumlah", "surat", "9", "8"])),
    )
    names = [column.name for column in read_header(Table(cells, 3, 5, 2, "teks", 1.0)).columns]
    assert names == ["Sasaran", "Indikator", "Indikator", "Target", "Realisasi"]


def test_a_misread_column_number_is_the_one_that_is_missing() -> None:
    names = [f"Kolom {letter}" for letter in "ABCDEFG"]
    rows = [names, ["[1]", "[2]", "[3]", "[4]", "[]", "[6]", "[7]"], [*"1bcdefg"]]
    assert count_header_rows(rows) == 2
    assert read_header(table(rows)).numbers == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Camat", "1"],
        ["1", "12", "7"],
        ["2021", "2022", "2023"],
        ["1", "2"],
        ["(1)"],
        ["5", "6", "7"],
        ["1", "-2", "3", "4"],
        ["1", "Desa", "3", "4", "5", "6", "7"],
        ["1", "2", "3", "3"],
        ["1", "S", "2", "3", "4", "5", "6"],
        ["1", "S", "3", "4"],
        ["1", "S", "l-", "4", "5", "6", "7"],
        ["1", "2", "3", "7", "5", "9", "7", "8"],
        ["1", "2", "3", "5 9", "6", "7"],
        ["1", "2", "4", "3", "5", "6"],
        ["1", "2", "3 (75%)", "4 (Baik)"],
        ["1", "Desa", "3", "4", "5", "6", "7", "8", "9"],
        ["1", "2", "30", "40", "50", "60", "70", "80", "9", "10"],
        ["(1)", "(2)", "1", "5)", "2", "7"],
    ],
)
def test_no_column_numbers(row: list[str]) -> None:
    assert not is_column_number_row(row)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (grid("No | Desa | Luas", "1 | Anjir | 5 Ha"), 1),
        # A title over all columns stands above the header.
        (
            grid(
                'Visi: "Terwujudnya kecamatan yang maju, tertib, adil dan sejahtera" | | | ',
                "No | Program | Masalah | Faktor pendorong",
                "1 | Penataan desa yang berkelanjutan | Belum rapi dan belum ada kerja sama | a",
            ),
            2,
        ),
        # The forms that evaluate a plan name the units below the column numbers.
        (grid("No | Program | 2023 | ", "1 | 2 | 3 | 4", " | | K | Rp", "1 | Desa | 3 | 90"), 3),
        (grid("No | Desa | Jumlah |", " | | L | P", "1 | Anjir | 5 | 6"), 2),
        (grid("No | Uraian | 2021 | 2022", "(1) | (2) | (3) | (4)", "1 | A | - | -"), 2),
        (grid("Uraian | Anggaran |", " | 2021 | 2022", "PROGRAM A | 1 | 2"), 2),
        (grid(" | Anggaran |", " | 2021 | 2022", "1 | 2 | 3", "PROGRAM A | 10 | 20"), 3),
        (
            grid(
                "NO | Indikator | Target Tahun ke | ",
                " | | 1 | 2",
                "(1) | (2) | (3) | (4)",
                "1 | A | 5 | 6",
            ),
            3,
        ),
        (grid("KENDALA | HAMBATAN", "1. Dana kurang | 1. Jalan rusak"), 1),
        (
            grid(
                "No | Indikator | Target | Target | Lokasi",
                "No | Indikator | 2021 | 2022 | Lokasi",
                "1 | A | 5 | 6 | Anjir",
            ),
            2,
        ),
        (grid("1. | Anjir | 5", "2. | Balam | 6"), 0),
        (grid("PROGRAM A | 1,000 | - | 20%", "PROGRAM B | 2,000 | - | 30%"), 0),
        (grid(" | lanjutan kata sebelumnya | dan seterusnya", "2 | Balam | 6"), 0),
    ],
)
def test_header_rows(rows: list[list[str]], count: int) -> None:
    assert count_header_rows(rows) == count


def test_headers_alike_in_spite_of_misprints() -> None:
    one = grid("Tujuan | Sasaran | Kode | Program", " | | | 2024", "(1) | (2) | (3) | (4)")
    two = grid("Tujuan | Sebaran | Kode | Program", " | | | 2024", "(1) | (2) | (3) | (9)")
    assert same_header(one, two) > 0.85
    assert same_header(one, grid("No | Nama Pegawai | Jabatan | Golongan")) < 0.6


def test_band_over_years() -> None:
    header = read_header(
        table(
            grid(
                "No | Indikator | Target Renstra Tahun | | Realisasi Capaian | | Rasio Capaian |",
                " | | 2021 | 2022 | 2021 | 2022 | 2021 | 2022",
                "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)",
                "1 | IKM | 1 | 2 | 3 | 4 | 5 | 6",
            )
        )
    )
    assert [(c.role, c.band, c.year) for c in header.columns] == [
        ("nomor", None, None),
        ("indikator", None, None),
        ("nilai", "target", 2021),
        ("nilai", "target", 2022),
        ("nilai", "realisasi", 2021),
        ("nilai", "realisasi", 2022),
        ("nilai", "rasio", 2021),
        ("nilai", "rasio", 2022),
    ]
    assert header.numbers == (1, 2, 3, 4, 5, 6, 7, 8)


def test_spans_say_the_same_as_empty_cells() -> None:
    cells = (
        Cell(0, 0, "Indikator", row_span=2),
        Cell(0, 1, "Target", col_span=2),
        Cell(0, 3, "Realisasi", col_span=2),
        *(Cell(1, col, year) for col, year in enumerate(["2021", "2022", "2021", "2022"], start=1)),
        *(Cell(2, col, text) for col, text in enumerate(["IKM", "1", "2", "3", "4"])),
    )
    spanned = read_header(Table(cells, 3, 5, 2, "pdfium", 1.0))
    plain = read_header(
        table(
            grid(
                "Indikator | Target | | Realisasi |",
                " | 2021 | 2022 | 2021 | 2022",
                "IKM | 1 | 2 | 3 | 4",
            )
        )
    )
    assert spanned.columns == plain.columns


@pytest.mark.parametrize(
    ("units", "role"),
    [
        (("Bulan", "%"), "satuan"),
        (("Bulan", "-"), "satuan"),
        (("BB", "%"), "nilai"),
        (("12 Bulan", "%"), "nilai"),
        (("-", ""), "nilai"),
    ],
)
def test_words_beside_numbers_under_one_head_are_their_units(
    units: tuple[str, str], role: str
) -> None:
    cells = (
        *(Cell(0, 0, "Program"), Cell(0, 1, "Target 2022", col_span=2)),
        *(Cell(1, col, text) for col, text in enumerate(["Program A", "12", units[0]])),
        *(Cell(2, col, text) for col, text in enumerate(["Program B", "80", units[1]])),
    )
    assert read_header(Table(cells, 3, 3, 1, "pdfium", 1.0)).columns[2].role == role


def test_the_first_column_stands_beside_no_last_one() -> None:
    rows = [["Target 2022", "Program", "Target 2022"], ["12", "Program A", "Bulan"]]
    assert [column.role for column in read_header(table(rows, 1)).columns][::2] == ["nilai"] * 2


@pytest.mark.parametrize(
    ("name", "role", "band", "year", "money"),
    [
        ("Kondisi Kinerja pada awal periode RPD Tahun 2022", "nilai", "awal", 2022, False),
        ("Data Capaian pada Tahun Awal Perencanaan", "nilai", "awal", None, False),
        ("Kondisi Kinerja pada akhir periode Renstra", "nilai", "akhir", None, False),
        ("Masa Transisi 2027", "nilai", "akhir", 2027, False),
        ("Proyeksi Tahun 2024", "nilai", "proyeksi", 2024, False),
        ("Target 2025 (%)", "nilai", "target", 2025, False),
        ("Realisasi s/d Tahun 2024", "lain", None, 2024, False),
        ("Pagu Anggaran 2025 (Rp)", "nilai", "anggaran", 2025, True),
        ("Target NSPK", "acuan", None, None, False),
        (
            "Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah",
            "indikator",
            None,
            None,
            False,
        ),
        ("Unit Kerja Perangkat Daerah Penanggung-jawab", "penanggung-jawab", None, None, False),
        ("Program, Kegiatan dan Subkegiatan", "nama", None, None, False),
        ("Kelompok Sasaran", "keterangan", None, None, False),
        ("Sasaran RPJMD 2022", "sasaran", None, 2022, False),
        ("Lokasi", "lokasi", None, None, False),
        ("Satuan", "satuan", None, None, False),
        ("Indikat or Kinerja Tujuan, Sasaran", "indikator", None, None, False),
        ("Progra m, Kegiatan dan Sub Kegiata n", "nama", None, None, False),
        ("Unit Kerja Penanggu ng Jawab", "penanggung-jawab", None, None, False),
    ],
)
def test_what_a_column_is(
    name: str, role: str, band: str | None, year: int | None, money: bool
) -> None:
    column = read_header(table([[name, "Lain"], ["a", "b"]], 1)).columns[0]
    assert (column.role, column.band, column.year, column.money) == (role, band, year, money)


def test_header_words_that_ran_into_the_column_numbers() -> None:
    """An office suite clips a header cell that is too low: its last words overlap the row below."""
    whole = [
        ["Kode", "Program dan Kegiatan", "Data Capaian pada Tahun Awal", "2024", ""],
        ["", "", "", "Target", "Rp"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ]
    clipped = [
        ["Kode", "Program dan", "Data Capaian pada Tahun", "2024", ""],
        ["", "", "", "Target", "Rp"],
        ["(1)", "Kegiatan (2)", "Awal (3)", "(4)", "(5)"],
    ]
    assert is_column_number_row(clipped[-1])
    assert count_header_rows(clipped) == 3
    assert same_header(whole, clipped) == 1.0
    assert not is_column_number_row(["Kegiatan (2)", "Awal (3)", "(4)"])


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        (["Indikator", "Target 2019", "Realisasi 2019", "Capaian (%)"], 2019),
        (["Program", "Pagu 2019", "Realisasi 2019", "%"], 2019),
        (["Indikator", "Target 2019", "Realisasi 2020", "Capaian (%)"], None),
        (["Indikator", "Target 2019", "Keterangan", "Capaian (%)"], None),
    ],
)
def test_the_ratio_of_one_year_is_of_that_year(heads: list[str], year: int | None) -> None:
    ratio = read_header(table([heads, ["a", "1", "2", "3"]], 1)).columns[-1]
    assert (ratio.band, ratio.year) == ("rasio", year)


def test_years_counted_with_the_unit_of_their_money_are_a_head() -> None:
    assert is_ordinal_row(["1 (Rupiah)", "2 (Rupiah)", "1 (Rupiah)", "2 (Rupiah)", "1", "2"])
    assert not is_ordinal_row(["1 (Rupiah)", "3 (Rupiah)", "1", "2"])


def test_a_last_column_named_as_the_first_one() -> None:
    header = read_header(table(grid("Target 2021 | Nama | Target 2021", "1 | Satu | 3"), 1))
    assert [column.band for column in header.columns] == ["target", None, "target"]
