"""Sums that stand in a target's column because a text has lost their merged cell, and texts whose
merged cell covers several lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extract.document import Cell, Document, Paragraph, Source, Table
from parsers.parsed import TablesPart
from parsers.tables import parse_tables
from tests.drawn_pages import document_of
from tests.test_tables import CONTEXT, rows, rules, table, tables

HEADS = (
    "Program dan Kegiatan | Indikator Kinerja | 2014 | | 2015 | ",
    " | | Target | Rp (juta) | Target | Rp (juta)",
)


def plan(*body: str) -> TablesPart:
    return tables(
        "Tabel 5.1\nRencana Program, Kegiatan dan Pendanaan Indikatif\n\n" + table(*HEADS, *body)
    )


def line(part: TablesPart, row: int) -> list[tuple[Any, ...]]:
    """Level, name, target and pagu of the years of one line."""
    return [
        (r["jenjang"], r["nama"], r.get("target"), r.get("pagu"))
        for r in part.rows["rencana"]
        if r["baris"] == row
    ]


KEGIATAN = (
    "Penyediaan jasa | Jumlah bulan layanan | 12 | 54.300 | 12 | 60.300",
    "Pemeliharaan gedung | Jumlah gedung | 1 | 100.000 | 1 | 100.000",
)


def test_a_programme_over_its_kegiatan() -> None:
    part = plan("Program Pelayanan Umum | | 154.300 | | 160.300 | ", *KEGIATAN)
    name = "Program Pelayanan Umum"
    assert line(part, 2) == [
        ("program", name, None, Decimal("154300000000.00")),
        ("program", name, None, Decimal("160300000000.00")),
    ]
    assert rules(part) == []


def test_a_sum_below_its_lines_is_no_value_of_the_line_above() -> None:
    part = plan(
        "Program Pelayanan Umum | Persentase layanan | 80 | 154.300 | 82 | 160.300",
        *KEGIATAN,
        " | | 154.300 | | 160.300 | ",
        "Jumlah | | 154.300 | | 160.300 | ",
    )
    assert line(part, 5) == [
        ("total", None, None, Decimal("154300000000.00")),
        ("total", None, None, Decimal("160300000000.00")),
    ]
    assert [entry[3] for entry in line(part, 6)] == [entry[3] for entry in line(part, 5)]


def test_the_sum_of_an_indicators_parts_is_no_indicator() -> None:
    """Its name covers the columns of indicators and of what they are counted by."""
    heads = ("Indikator Kinerja", "Formulasi", "Target 2021", "Realisasi 2021", "Capaian 2021")
    lines = (("Layanan daring", "Desa / desa"), ("Jumlah",), ("Rata – Rata",))
    cells = [Cell(0, col, text) for col, text in enumerate(heads)]
    for row, names in enumerate(lines, start=1):
        wide = 3 - len(names)
        cells += [Cell(row, col, text, col_span=wide) for col, text in enumerate(names)]
        values = ("", "", "75") if "Rata" in names[0] else ("80", "60", "75")
        cells += [Cell(row, col, text) for col, text in enumerate(values, start=2)]
    grid = Table(tuple(cells), 4, 5, 1, "pdfium", 0.9, page=1)
    title = Paragraph("Tabel 3.3 Capaian Kinerja Tahun 2021", page=1)
    part = parse_tables(Document(Source("a.pdf", "0" * 64, "pdf"), (title, grid)), CONTEXT)
    assert [row["indikator"] for row in part.rows["capaian"]] == ["Layanan daring"]


def test_a_number_that_nothing_proves_is_neither_target_nor_money() -> None:
    part = plan("Program Pelayanan Umum | | 154.900 | | 160.900 | ", *KEGIATAN)
    assert [entry[2:] for entry in line(part, 2)] == [(None, None), (None, None)]
    assert [(f.rule, f.level) for f in part.findings] == [("kolom-bergeser", "error")]


def test_a_target_without_indicator_stays_one() -> None:
    part = plan("Program Pelayanan Umum | | 9 | | 11 | ", *KEGIATAN)
    assert [entry[2] for entry in line(part, 2)] == [9.0, 11.0]


ONE = Decimal("54300000000.00")
"""The money of the first kegiatan in 2014."""


def test_one_line_below_proves_a_sum_in_two_years_alone() -> None:
    part = plan("Program Pelayanan Umum | | 54.300 | | 60.300 | ", KEGIATAN[0])
    assert [entry[2:] for entry in line(part, 2)] == [(None, ONE), (None, 60_300_000_000)]
    assert rules(part) == []
    once = plan("Program Pelayanan Umum | | 54.300 | | 82 | 60.300", KEGIATAN[0])
    assert [entry[2:] for entry in line(once, 2)] == [(None, None), (82.0, 60_300_000_000)]
    assert rules(once) == ["kolom-bergeser"]


def test_a_sum_is_of_lines_of_its_own_programme() -> None:
    """The next one begins where another line of its level stands."""
    part = plan(
        "Program Pelayanan Umum | | 54.300 | | 60.300 | ",
        KEGIATAN[0],
        "Program Sarana | | 100.000 | | 100.000 | ",
        KEGIATAN[1],
    )
    assert [entry[3] for entry in line(part, 4)] == [Decimal("100000000000.00")] * 2
    other = plan(
        "Program Pelayanan Umum | | 154.300 | | 160.300 | ",
        KEGIATAN[0],
        "Program Sarana | | 100.000 | | 100.000 | ",
        KEGIATAN[1],
    )
    assert [entry[2:] for entry in line(other, 2)] == [(None, None)] * 2
    assert "kolom-bergeser" in rules(other)


# --- cells that cover several lines --------------------------------------------------------------

COVERING = """Tabel 2.1 Pencapaian Kinerja
+----+----------------+----------------+---------------+---------------+
| No | Sasaran        | Indikator      | Target        | Realisasi     |
|    |                |                +-------+-------+-------+-------+
|    |                |                | 2021  | 2022  | 2021  | 2022  |
+----+----------------+----------------+-------+-------+-------+-------+
| 1  | Mutu layanan   | Indeks         | 80    | 82    | 81    | 83    |
|    |                |                +-------+-------+-------+-------+
|    |                |                | 70    | 72    | 71    | 73    |
|    |                +----------------+-------+-------+-------+-------+
|    |                | Nilai SAKIP    | 50    | 52    | 51    | 53    |
+----+----------------+----------------+-------+-------+-------+-------+
| 2  | Tertib surat   |                | 60    | 62    | 61    | 63    |
+----+----------------+----------------+-------+-------+-------+-------+
"""


def test_an_indicator_covers_the_lines_of_its_cell_and_no_more() -> None:
    part = parse_tables(document_of(COVERING), CONTEXT)
    columns = ("sasaran", "indikator", "tahun", "target", "realisasi")
    assert rows(part, "capaian", *columns) == [
        ("Mutu layanan", "Indeks", 2021, 80, 81),
        ("Mutu layanan", "Indeks", 2022, 82, 83),
        ("Mutu layanan", "Indeks", 2021, 70, 71),
        ("Mutu layanan", "Indeks", 2022, 72, 73),
        ("Mutu layanan", "Nilai SAKIP", 2021, 50, 51),
        ("Mutu layanan", "Nilai SAKIP", 2022, 52, 53),
        ("Tertib surat", None, 2021, 60, 61),
        ("Tertib surat", None, 2022, 62, 63),
    ]


OF_QUARTERS = """Tabel 2.1 Evaluasi Hasil Renja Tahun 2023
+---------+----------------+----------------+--------+-----------------------+
| Kode    | Program        | Indikator      | Target | Realisasi Triwulan    |
|         |                |                |        +-----------+-----------+
|         |                |                |        | I         | II        |
+---------+----------------+----------------+--------+-----------+-----------+
| 7.01.01 | PROGRAM UMUM   | Indeks         | 80     | 20        | 40        |
|         |                +----------------+--------+-----------+-----------+
|         |                |                | 12     | 3         | 6         |
+---------+----------------+----------------+--------+-----------+-----------+
|         |                |                | 9      | 1         | 2         |
+---------+----------------+----------------+--------+-----------+-----------+
"""


def test_a_programme_covers_the_lines_of_its_cell_and_no_more() -> None:
    part = parse_tables(document_of(OF_QUARTERS), CONTEXT)
    columns = ("kode", "nama", "indikator", "periode", "kinerja")
    assert [row for row in rows(part, "evaluasi", *columns) if row[3] != "triwulan-2"] == [
        ("7.01.01", "PROGRAM UMUM", "Indeks", "target", 80),
        ("7.01.01", "PROGRAM UMUM", "Indeks", "triwulan-1", 20),
        ("7.01.01", "PROGRAM UMUM", None, "target", 12),
        ("7.01.01", "PROGRAM UMUM", None, "triwulan-1", 3),
        (None, None, None, "target", 9),
        (None, None, None, "triwulan-1", 1),
    ]


MERGED = """Tabel 6.1 Rencana Program
+---------+-----------+-----------+-----------------------------+-----------------------------+
|         |           |           | 2024                        | 2025                        |
| Kode    | Program   | Indikator +-------------+---------------+-------------+---------------+
|         |           |           | Target      | Rp            | Target      | Rp            |
+---------+-----------+-----------+-------------+---------------+-------------+---------------+
| 7.01.01 | Program A | {} | 120.000.000                 | 130.000.000                 |
+---------+-----------+-----------+-------------+---------------+-------------+---------------+
| 7.01.02 | Program B | Jumlah    | 12          | 20.000.000    | 13          | 30.000.000    |
+---------+-----------+-----------+-------------+---------------+-------------+---------------+
| 7.01.03 | Program C | Jumlah    | 14          | 25.000.000    | 15          | 35.000.000    |
+---------+-----------+-----------+-------------+---------------+-------------+---------------+
"""


@pytest.mark.parametrize("indicator", ["         ", "Jumlah   "])
def test_an_amount_merged_over_target_and_money_is_money(indicator: str) -> None:
    part = parse_tables(document_of(MERGED.format(indicator)), CONTEXT)
    read = [(row["kode"], row["target"], row["pagu"]) for row in part.rows["rencana"]]
    assert read == [
        ("7.01.01", None, 120_000_000),
        ("7.01.01", None, 130_000_000),
        ("7.01.02", 12, 20_000_000),
        ("7.01.02", 13, 30_000_000),
        ("7.01.03", 14, 25_000_000),
        ("7.01.03", 15, 35_000_000),
    ]
    assert part.findings == []
