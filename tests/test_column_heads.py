"""What the heads of a table say of its columns: role, band, year, money, unit, kind of spending."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

import pytest

from extract.document import Cell, Table
from parsers.tabel.header import Column, read_header


def table(*lines: str) -> Table:
    """A table of heads alone; cells set off by ``|``."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(cells, len(rows), len(rows[0]), len(rows), "teks", 1.0)


def said(column: Column) -> str:
    when = column.year if column.ordinal is None else f"ke-{column.ordinal}"
    of_money = "Rp" if column.money else None
    parts = (column.role, column.band, when, of_money, column.unit, column.spending, *column.scales)
    return " ".join(str(part) for part in parts if part is not None)


def heads(*lines: str) -> list[str]:
    return [said(column) for column in read_header(table(*lines)).columns]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # bands and their years
        (
            ["Indikator | Target Kinerja pada | | Realisasi | ", " | 2021 | 2022 | 2021 | 2022"],
            "nilai target 2021 | nilai target 2022 | nilai realisasi 2021 | nilai realisasi 2022",
        ),
        (["Indikator | Target 2021-2023 | Target 2021 dan 2022"], "lain | lain"),
        (
            ["Indikator | Tahun | Target Kinerja pada | ", " | 2021 | 2022 | 2023"],
            "nilai target 2021 | nilai target 2022 | nilai target 2023",
        ),
        (
            ["Indikator | Tahun | Target Kinerja | ", " | 2021 | 2022 | 2023"],
            "lain 2021 | nilai target 2022 | nilai target 2023",
        ),
        (
            ["Indikator | Tahun | Target Kinerja pada | ", " | 2021 | 2023 | 2024"],
            "lain 2021 | nilai target 2023 | nilai target 2024",
        ),
        (
            ["Indikator | Target Tahun ke- | | ", " | 1 | II | VI"],
            "nilai target ke-1 | nilai target ke-2 | nilai target ke-6",
        ),
        (["Indikator | Target | | ", " | 1 | 2 | 3"], "lain | lain | lain"),
        (["Indikator | Target Tahunan | | ", " | I | II | III"], "lain | lain | lain"),
        (
            ["Indikator | Kondisi Awal | Kondisi Akhir Renstra | Rata-rata Pertumbuhan"],
            "nilai awal | nilai akhir | nilai pertumbuhan",
        ),
        (
            ["Indikator | Realisasi s/d Tahun 2021 | Realisasi 2022"],
            "lain 2021 | nilai realisasi 2022",
        ),
        (
            ["Program | 2018 | | BTL (Rupiah) | Lokasi", " | Target | BL (Rupiah) | | "],
            "nilai target 2018 | nilai anggaran 2018 Rp BL | nilai anggaran 2018 Rp BTL | lokasi",
        ),
        # what was reached, and its ratio
        (["Indikator | Target (%) | Realisasi (%)"], "lain % | nilai rasio %"),
        (
            ["Indikator | Target 2021 (%) | Realisasi (%) 2021"],
            "nilai target 2021 % | nilai realisasi 2021 %",
        ),
        (
            ["Indikator | Target 2021 | Realisasi 2021 | Realisasi (%) 2021"],
            "nilai target 2021 | nilai realisasi 2021 | nilai rasio 2021 %",
        ),
        (
            ["Indikator | Realisasi 2020 | Target 2022 | Target 2023"],
            "nilai awal 2020 | nilai target 2022 | nilai target 2023",
        ),
        (
            ["Indikator | Realisasi 2022 | Target 2022 | Target 2023"],
            "nilai realisasi 2022 | nilai target 2022 | nilai target 2023",
        ),
        (["Indikator | Realisasi 2020 | Target 2022"], "nilai realisasi 2020 | nilai target 2022"),
        (
            ["Indikator | Realisasi 2020 | Capaian 2020 (%) | Target 2022 | Target 2023"],
            "nilai realisasi 2020 | nilai rasio 2020 % | nilai target 2022 | nilai target 2023",
        ),
        (
            ["Indikator | Target 2019 | Realisasi 2019 | Capaian (%)"],
            "nilai target 2019 | nilai realisasi 2019 | nilai rasio 2019 %",
        ),
        (
            # The head over all ratios ran into one of them; a speck stands below it.
            [
                "Indikator | 2023 | | 2024 | | Capaian (%) 2023",
                " | Target | Realisasi | Target | Realisasi | I",
            ],
            "nilai target 2023 | nilai realisasi 2023 | nilai target 2024 | nilai realisasi 2024 | nilai rasio 2023 %",
        ),
        (
            ["Indikator | Target 2020 | Realisasi 2019 | Capaian (%)"],
            "nilai target 2020 | nilai realisasi 2019 | nilai rasio %",
        ),
        (
            ["Indikator | Target 2019 | Realisasi 2019 | % | Target 2020 | Realisasi 2020 | %"],
            "nilai target 2019 | nilai realisasi 2019 | nilai rasio 2019 | nilai target 2020 | nilai realisasi 2020 | nilai rasio 2020",
        ),
        (
            [
                "Indikator | Tahap I | | | Tahap II | | ",
                " | % | Target 2019 | Realisasi 2019 | % | Target 2020 | Realisasi 2020",
            ],
            "nilai rasio 2019 | nilai target 2019 | nilai realisasi 2019 | nilai rasio 2020 | nilai target 2020 | nilai realisasi 2020",
        ),
        (
            ["Program | Anggaran 2021 | Realisasi 2021 | Capaian 2021 | Capaian 2020"],
            "nilai anggaran 2021 Rp | nilai realisasi 2021 Rp | nilai rasio 2021 | nilai rasio 2020",
        ),
        (
            ["Program | Anggaran 2021 | Realisasi 2021 | Capaian 2020"],
            "nilai anggaran 2021 Rp | nilai realisasi 2021 Rp | lain 2020",
        ),
        (
            ["Program | Anggaran 2021 | Realisasi 2021 | Rasio 2021 (%) | Capaian 2020"],
            "nilai anggaran 2021 Rp | nilai realisasi 2021 Rp | nilai rasio 2021 % | nilai realisasi 2020 Rp",
        ),
        # letters, money and units under a year
        (
            ["Indikator | 2021 | | | ", " | K | Rp | Lokasi | Satuan"],
            "nilai target 2021 | nilai target 2021 Rp | lokasi 2021 | satuan 2021",
        ),
        (
            ["Indikator | 2021 | | | 2022 | ", " | T | R | C | T | R"],
            "nilai target 2021 | nilai realisasi 2021 | nilai rasio 2021 | nilai target 2022 | nilai realisasi 2022",
        ),
        (
            ["Program | 2021 | | | ", " | A | R | C | Ket"],
            "nilai anggaran 2021 Rp | nilai realisasi 2021 Rp | nilai rasio 2021 | lain 2021",
        ),
        (
            ["Program | s.d. 2021 | | 2022 | ", " | K | Rp | K | Rp"],
            "lain 2021 | lain 2021 Rp | nilai target 2022 | nilai target 2022 Rp",
        ),
        (["Program | K | Rp"], "lain | lain Rp"),
        (
            ["Indikator | Target 2021 | | ", " | Target | Satuan | Rp"],
            "nilai target 2021 | satuan 2021 | nilai target 2021 Rp",
        ),
        (
            ["Indikator | Target 2021 | | Catatan 2021", " | Nilai | Predikat | Predikat"],
            "nilai target 2021 | keterangan | keterangan 2021",
        ),
        (
            ["Indikator | Target 2021 | | Rasio Capaian 2021 | ", " | K | Rp | K | Rp"],
            "nilai target 2021 | nilai target 2021 Rp | nilai rasio 2021 | lain 2021",
        ),
        # kinds of spending, and their sum
        (
            ["Program | 2021 | | | ", " | BL | BTL | Jumlah | Sisa"],
            "nilai anggaran 2021 Rp BL | nilai anggaran 2021 Rp BTL | nilai anggaran 2021 Rp | lain 2021",
        ),
        (
            ["Program | 2021 | | | 2022", " | PAD | DAU (Rp juta) | Total | Belanja Langsung"],
            "nilai anggaran 2021 Rp PAD | nilai anggaran 2021 Rp DAU 1000000 | nilai anggaran 2021 Rp | nilai anggaran 2022 Rp BL",
        ),
        (["Program | 2021 | 2022", " | BL | Jumlah"], "nilai anggaran 2021 Rp BL | lain 2022"),
        (
            ["Program | Anggaran | Realisasi | Sisa Anggaran | %"],
            "nilai anggaran Rp | nilai realisasi Rp | lain Rp | nilai rasio",
        ),
        (["Program | BL | BTL"], "lain Rp BL | lain Rp BTL"),
        # numbers below a head: years that are counted, or columns
        (["Indikator | Tahun ke- | | ", " | 1 | 2 | 3"], "lain ke-1 | lain ke-2 | lain ke-3"),
        (["Indikator | Tahun 2021 | | ", " | 1 | 2 | 3"], "lain 2021 | lain 2021 | lain 2021"),
        (
            ["Program | Rasio 2021 | | Rasio 2022", " | K | Rp | Rp"],
            "nilai rasio 2021 | lain 2021 | nilai rasio 2022",
        ),
        # roles
        (
            ["Indikator | Penanggung Jawab | Lokasi | Keterangan | Sumber Data | Target NSPK"],
            "penanggung-jawab | lokasi | keterangan | lain | acuan",
        ),
        (["Indikator | Targte 2021 | Trget 2021"], "nilai target 2021 | lain 2021"),
        # words that a narrow cell broke, a hand misspelt or shortened
        (
            ["Indikat or | Real. 2021 | Tgt. 2021 | Realisai 2022 | Rp"],
            "nilai realisasi 2021 | nilai target 2021 | nilai realisasi 2022 | lain Rp",
        ),
    ],
)
def test_heads(lines: list[str], expected: str) -> None:
    assert heads(*lines)[1:] == expected.split(" | ")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Sasaran 1: Mutu | | ", "No | Indikator | Target 2021"],
            ["nomor", "indikator", "nilai target 2021"],
        ),
        (["Sasaran 1: Mutu | | ", "No | | Target 2021"], ["nomor", "lain", "nilai target 2021"]),
        (["Judul | | ", " | Indikator | Target 2021"], ["lain", "indikator", "nilai target 2021"]),
    ],
)
def test_a_title_over_all_columns_names_none(lines: list[str], expected: list[str]) -> None:
    assert heads(*lines) == expected
