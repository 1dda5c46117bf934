"""Sums that stand in a target's column because a text has lost their merged cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from parsers.parsed import TablesPart
from tests.test_tables import rules, table, tables

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


def test_a_number_that_nothing_proves_is_neither_target_nor_money() -> None:
    part = plan("Program Pelayanan Umum | | 154.900 | | 160.900 | ", *KEGIATAN)
    assert [entry[2:] for entry in line(part, 2)] == [(None, None), (None, None)]
    assert [(f.rule, f.level) for f in part.findings] == [("kolom-bergeser", "error")]


def test_a_target_without_indicator_stays_one() -> None:
    part = plan("Program Pelayanan Umum | | 9 | | 11 | ", *KEGIATAN)
    assert [entry[2] for entry in line(part, 2)] == [9.0, 11.0]
