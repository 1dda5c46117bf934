"""``evaluasi``: quarters, their year and the levels of achievement, in the forms offices print."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Source
from extract.read import read
from extract.text import read_text
from parsers.parsed import Context, TablesPart
from parsers.tabel.captions import Caption
from parsers.tabel.header import Column, Header
from parsers.tabel.periods import find_places, is_evaluasi
from parsers.tables import parse_tables
from quality.check import check_document
from schemas.datasets import DATASETS

CONTEXT = Context("evaluasi-kecamatan-telaga-kab-rawa-2023")


def tables(*lines: str, title: str = "Tabel 2.4 Evaluasi Hasil Renja Tahun 2023") -> TablesPart:
    """A text with one table; cells set off by ``|`` for legibility."""
    body = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    text = f"PENGANTAR\n\n{title}\n\n{body}\n"
    return parse_tables(read_text(text.encode(), Source("contoh.txt", "0" * 64, "text")), CONTEXT)


def values(part: TablesPart, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column) for column in columns) for row in part.rows["evaluasi"]]


def rules(part: TablesPart) -> list[tuple[str, str]]:
    return [(finding.rule, finding.level) for finding in part.findings]


def checked(part: TablesPart) -> list[tuple[str, str, str | None, str | None]]:
    found = check_document({**part.rows, "dokumen": [{"doc_id": CONTEXT.doc_id}]})
    return [(f.rule, f.level, f.harapan, f.ditemukan) for f in found if f.dataset == "evaluasi"]


FORM = (
    "No | Sasaran | Kode | Urusan/Bidang Urusan dan Program/Kegiatan | Indikator Kinerja Program (outcome)/Kegiatan (output) "
    "| Target Renstra Perangkat Daerah pada Tahun 2026 (akhir periode Renstra) | "
    "| Realisasi Capaian Kinerja Renstra s/d Renja Tahun Lalu (2022) | "
    "| Target Kinerja dan Anggaran Renja Tahun Berjalan yang Dievaluasi (2023) | "
    "| Realisasi Kinerja pada Triwulan | | | | | | | "
    "| Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi (2023) | "
    "| Realisasi Kinerja dan Anggaran Renstra s/d Tahun 2023 (akhir tahun pelaksanaan Renja) | "
    "| Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun 2023 (%) | "
    "| Unit Perangkat Daerah Penanggung Jawab | Ket",
    " | | | | | | | | | | | I | | II | | III | | IV | | | | | | | | | ",
    " | | | | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | | ",
    "1 | 2 | 3 | 4 | 5 | 6 | | 7 | | 8 | | 9 | | 10 | | 11 | | 12 | | 13=9+10+11+12 | | 14=7+13 | | 15=14/6x100% | | 16 | 17",
    "1 | Meningkatnya pelayanan | 7.01.01 | PROGRAM PENUNJANG | Nilai SAKIP | 80 nilai | 900.000.000 | 70 | 300.000.000 | 75 | 200.000.000 | 0 | 50.000.000 | 0 | 50.000.000 | 0 | 50.000.000 | 75 | - | 75 | 150.000.000 | 75 | 450.000.000 | 93,75 | 50,00 | Kecamatan Telaga | -",
    " | | 7.01.01.2.01 | Perencanaan | Jumlah dokumen | 20 dokumen | 90.000.000 | 7 | 30.000.000 | 5 | 20.000.000 | 1 | 5.000.000 | 1 | 5.000.000 | 1 | 5.000.000 | 2 | 4.000.000 | 5 | 19.000.000 | 12 | 49.000.000 | 60,00 | 54,44 | Kecamatan Telaga | -",
    " | | | | Jumlah rapat | 4 rapat | | 1 | | 2 | | 0 | | 0 | | 1 | | 1 | | 2 | | 3 | | 75 | | Kecamatan Telaga | ",
)


def test_the_official_form_gives_a_row_for_each_of_its_periods() -> None:
    part = tables(*FORM)
    assert [row["jenis"] for row in part.rows["tabel"]] == ["evaluasi"]
    assert rules(part) == []
    first = [
        row for row in values(part, "baris", "periode", "tahun", "kinerja", "rupiah") if row[0] == 4
    ]
    assert [row[1:] for row in first] == [
        ("renstra", 2026, 80.0, Decimal("900000000.00")),
        ("realisasi-lalu", 2022, 70.0, Decimal("300000000.00")),
        ("target", 2023, 75.0, Decimal("200000000.00")),
        ("triwulan-1", 2023, 0.0, Decimal("50000000.00")),
        ("triwulan-2", 2023, 0.0, Decimal("50000000.00")),
        ("triwulan-3", 2023, 0.0, Decimal("50000000.00")),
        ("triwulan-4", 2023, 75.0, None),
        ("realisasi", 2023, 75.0, Decimal("150000000.00")),
        ("renstra-realisasi", 2023, 75.0, Decimal("450000000.00")),
        ("renstra-capaian", 2023, None, None),
    ]
    levels = [row for row in part.rows["evaluasi"] if row["periode"] == "renstra-capaian"]
    assert [(row.get("tingkat"), row.get("tingkat_rupiah")) for row in levels] == [
        (93.75, 50.0),
        (60.0, 54.44),
        (75.0, None),
    ]


@pytest.mark.parametrize(
    ("numerals", "quarters"),
    [
        (("1", "", "", "IV"), {1, 2, 3, 4}),  # thin strokes that a scan did not show
        (("", "II", "", ""), {1, 2, 3, 4}),
        (("", "", "", ""), set()),
        (("I", "", "II", "IV"), {1, 2, 4}),  # out of order: told only where it is read
    ],
)
def test_a_quarter_whose_numeral_is_not_read(numerals: tuple[str, ...], quarters: set[int]) -> None:
    paths = [("Indikator",), ("Target Kinerja dan Anggaran (2023)", "K")]
    for numeral in numerals:
        read = ("Realisasi Kinerja pada Triwulan", *([numeral] if numeral else []))
        paths += [(*read, "K"), (*read, "Rp")]
    columns = tuple(
        Column(index, path, "nilai" if index else "indikator") for index, path in enumerate(paths)
    )
    found = [place.periode for place in find_places(Header(columns), Caption())]
    told = [int(one[-1]) for one in found if one.startswith("triwulan-")]
    assert sorted(told) == sorted([*quarters, *quarters])
    assert "realisasi" not in found  # what is of some quarter is not of the year


def test_an_evaluation_of_whose_head_two_names_were_read_is_no_plan() -> None:
    """A stamp lies over the rest of it: levels under ``Tahun 2023`` are no targets."""
    names = "Kode | Program/Kegiatan | Indikator Kinerja | K | Rp | Rp | K | Rp | K | Rp | K | Rp"
    part = tables(
        f"{names} | Tahun 2023 | | Penanggung Jawab",
        " | | | | | | | | | | | | K | Rp | ",
        *(
            f"7.01.0{n} | PROGRAM {name} | Persentase {name.lower()} | {n}5% | 900.000.00{n} |"
            f" 4.126.173.51{n} | 25% | 385.102.43{n} | 2{n}% | 459.964.18{n} | 15% | 503.979.28{n} |"
            f" 9{n},00 | 4{n},94 | Kec. Telaga"
            for n, name in enumerate(("PENUNJANG", "PELAYANAN", "PEMBERDAYAAN"), 1)
        ),
    )
    assert not part.rows["rencana"]
    assert ("tabel-tak-terurai", "warning") in rules(part)


def test_levels_names_and_a_further_indicator() -> None:
    part = tables(*FORM)
    lines = {row["baris"]: row for row in part.rows["evaluasi"]}
    named = [
        (row["kode"], row["jenjang"], row["nama"], row["indikator"], row["penanggung_jawab"])
        for row in lines.values()
    ]
    assert named == [
        ("7.01.01", "program", "PROGRAM PENUNJANG", "Nilai SAKIP", "Kecamatan Telaga"),
        ("7.01.01.2.01", "kegiatan", "Perencanaan", "Jumlah dokumen", "Kecamatan Telaga"),
        ("7.01.01.2.01", "kegiatan", "Perencanaan", "Jumlah rapat", "Kecamatan Telaga"),
    ]


def test_rows_fit_the_schema_and_the_form_uses_every_column_of_values() -> None:
    part = tables(*FORM)
    names = {column.name for column in DATASETS["evaluasi"].columns}
    assert all(set(row) <= names for row in part.rows["evaluasi"])
    keys = values(part, *DATASETS["evaluasi"].key)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("head", "periods"),
    [
        ("Realisasi TW I | Realisasi TW II", ["triwulan-1", "triwulan-2"]),
        ("Realisasi Triwulan Ke-3 | Realisasi Triwulan 4", ["triwulan-3", "triwulan-4"]),
        ("Realisasi s.d. Triwulan I | Realisasi s/d Tri Wulan II", ["triwulan-1", "sd-triwulan-2"]),
        ("Realisasi TW I | Realisasi sampai dengan TW IV", ["triwulan-1", "realisasi"]),
        ("Realisasi Semester I | Realisasi Semester II", ["semester-1", "semester-2"]),
        ("Target Triwulan I | Realisasi Triwulan I", ["target-triwulan-1", "triwulan-1"]),
        ("Realisasi Triwulan I | Capaian Triwulan I (%)", ["triwulan-1"]),
        ("Realiasi Tri Wulan I | Realisasi Trwiulan II", ["triwulan-1", "triwulan-2"]),
    ],
)
def test_names_of_periods(head: str, periods: list[str]) -> None:
    part = tables(
        f"No | Program | Indikator Kinerja | Target | {head}",
        "1 | Program A | Jumlah surat | 12 | 3 | 4",
        "2 | Program B | Jumlah rapat | 12 | 3 | 4",
    )
    assert [row[0] for row in values(part, "periode")][: 1 + len(periods)] == ["target", *periods]
    assert rules(part) == []


def test_physical_and_financial_progress_in_thousands() -> None:
    part = tables(
        "No | Program/Kegiatan | Pagu (Rp ribu) | Triwulan I | | Triwulan II | ",
        " | | | Fisik (%) | Keuangan (Rp ribu) | Fisik (%) | Keuangan (Rp ribu)",
        "1 | Program A | 100.000 | 20,5 | 20.000 | 40 | 41.500",
        "2 | Program B | 200.000 | 10 | 30.000 | 60 | 90.000",
        title="Tabel 3.1 Realisasi Fisik dan Keuangan Triwulan I s.d. IV Tahun 2022",
    )
    assert values(part, "periode", "tahun", "kinerja", "satuan", "rupiah", "skala")[:3] == [
        ("target", 2022, None, None, Decimal("100000000.00"), 1000),
        ("triwulan-1", 2022, 20.5, "persen", Decimal("20000000.00"), 1000),
        ("triwulan-2", 2022, 40.0, "persen", Decimal("41500000.00"), 1000),
    ]
    assert rules(part) == []


def test_a_table_of_the_one_quarter_that_its_title_names() -> None:
    part = tables(
        "No | Program | Anggaran | Realisasi | %",
        "1 | Program A | 100,5 | 50,2 | 49,95",
        "JUMLAH | | 100,5 | 50,2 | 49,95",
        title="Tabel 3.1 Realisasi Anggaran sampai dengan Triwulan II Tahun 2022 (Rp juta)",
    )
    assert values(part, "jenjang", "periode", "tahun", "rupiah", "tingkat_rupiah", "skala") == [
        ("program", "target", 2022, Decimal("100500000.00"), None, 1_000_000),
        ("program", "sd-triwulan-2", 2022, Decimal("50200000.00"), 49.95, 1_000_000),
        ("total", "target", 2022, Decimal("100500000.00"), None, 1_000_000),
        ("total", "sd-triwulan-2", 2022, Decimal("50200000.00"), 49.95, 1_000_000),
    ]


def test_this_quarter_and_those_before_it() -> None:
    part = tables(
        "Uraian | Anggaran (Rp) | Realisasi s/d Triwulan Lalu (Rp) | Realisasi Triwulan Ini (Rp) | Realisasi s/d Triwulan Ini (Rp)",
        "Program A | 1.000.000 | 100.000 | 200.000 | 300.000",
        title="Tabel 3.1 Realisasi Triwulan III Tahun 2022",
    )
    assert [row[0] for row in values(part, "periode")] == [
        "target",
        "sd-triwulan-2",
        "triwulan-3",
        "sd-triwulan-3",
    ]


def test_a_quarter_without_column_is_said() -> None:
    part = tables(
        "No | Program | Target | Realisasi Triwulan I | Realisasi Triwulan II | Realisasi Triwulan IV",
        "1 | Program A | 12 | 3 | 4 | 5",
        "2 | Program B | 12 | 3 | 4 | 5",
    )
    assert [row[0] for row in values(part, "periode")][:4] == [
        *("target", "triwulan-1", "triwulan-2", "triwulan-4")
    ]
    assert rules(part) == [("nomor-loncat", "warning")]


def test_a_quarter_printed_twice_is_neither() -> None:
    part = tables(
        "No | Program | Target | Realisasi Triwulan | | | ",
        " | | | I | II | II | IV",
        "1 | Program A | 12 | 3 | 4 | 5 | 6",
        "2 | Program B | 12 | 3 | 4 | 5 | 6",
    )
    assert {row[0] for row in values(part, "periode")} == {"target", "triwulan-1", "triwulan-4"}
    assert rules(part) == [
        ("kolom-tak-dikenal", "warning"),
        ("kolom-tak-dikenal", "warning"),
        ("nomor-loncat", "warning"),
    ]


def test_a_column_of_no_named_period_is_said() -> None:
    part = tables(
        "No | Program | Target | Realisasi Triwulan I | Sisa Anggaran",
        "1 | Program A | 12 | 3 | 9",
        "2 | Program B | 12 | 3 | 9",
    )
    assert {row[0] for row in values(part, "periode")} == {"target", "triwulan-1"}
    assert rules(part) == [("kolom-tak-dikenal", "warning")]


def test_a_multiple_printed_over_some_money_only_is_not_guessed_for_the_rest() -> None:
    part = tables(
        "No | Program | Target Tahun 2022 | | Realisasi Triwulan I | ",
        " | | K | Rp (juta) | K | Rp",
        "1 | Program A | 80 dokumen | 20 | 1 | 5,5",
        "2 | Program B | 80 dokumen | 20 | 1 | 5,5",
    )
    assert values(part, "periode", "kinerja", "rupiah", "rupiah_teks")[:2] == [
        ("target", 80.0, Decimal("20000000.00"), "20"),
        ("triwulan-1", 1.0, None, "5,5"),
    ]
    assert rules(part) == [("satuan-meragukan", "error")]


@pytest.mark.parametrize(
    ("above", "scale"),
    [
        ("Hasilnya (dalam ribuan rupiah) sebagai berikut:", 1000),
        ("Hasilnya dinyatakan dalam ribuan rupiah sebagai berikut:", 1000),
        ("Hasilnya dalam ribuan rupiah.\n\nTabel 2.4 Evaluasi Hasil Renja Tahun 2023", 1),
        ("Tabel 2.4 Evaluasi Hasil Renja Tahun 2023 (dalam ribuan rupiah)", 1000),
    ],
)
def test_a_sentence_that_leads_to_a_table_without_a_title_says_its_multiple(
    above: str, scale: int
) -> None:
    part = tables(
        "No | Program | Target | | Realisasi Triwulan I | ",
        " | | K | Rp | K | Rp",
        "1 | Program A | 12 | 1.000.000 | 3 | 300.000",
        title=above,
    )
    assert values(part, "rupiah", "skala")[0] == (Decimal(1_000_000 * scale), scale)


def test_two_multiples_that_contradict_each_other_give_no_money() -> None:
    part = tables(
        "No | Program | Target (Rp ribu) | Realisasi Triwulan I (Rp ribu)",
        "1 | Program A | 80 | 5",
        title="Tabel 2.4 Realisasi Anggaran Tahun 2022 (Rp juta)",
    )
    assert values(part, "rupiah", "rupiah_teks") == [(None, "80"), (None, "5")]
    assert rules(part) == [("satuan-meragukan", "error")]


def test_amounts_under_k_and_counts_under_rp_are_not_published() -> None:
    part = tables(
        "No | Program | Target | | Realisasi Triwulan I | ",
        " | | K | Rp | K | Rp",
        *(f"{n} | Program {n} | 12 | 2.000.000 | {n}.500.000 | {n}" for n in range(1, 6)),
    )
    assert {row[0] for row in values(part, "periode")} == {"target"}
    assert ("kolom-bergeser", "error") in rules(part)
    (shifted,) = [f.ditemukan or "" for f in part.findings if f.rule == "kolom-bergeser"]
    assert "Realisasi Triwulan I" in shifted
    assert "Target" not in shifted


def test_a_sum_or_a_line_without_name_is_not_the_line_above() -> None:
    part = tables(
        "Kode | Program | Target (Rp) | Realisasi Triwulan I (Rp)",
        "7.01.01 | PROGRAM A | 1.000.000 | 500.000",
        " | | 3.000.000 | 700.000",
        "JUMLAH | | 4.000.000 | 1.200.000",
        " | | 9.000.000 | 8.000.000",
    )
    assert values(part, "kode", "jenjang", "nama", "periode", "rupiah")[::2] == [
        ("7.01.01", "program", "PROGRAM A", "target", Decimal("1000000.00")),
        (None, None, None, "target", Decimal("3000000.00")),
        (None, "total", "JUMLAH", "target", Decimal("4000000.00")),
        (None, None, None, "target", Decimal("9000000.00")),
    ]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (
            "Tabel 2.4 Realisasi Penerimaan PBB Tahun 2022",
            "No | Uraian | Target | Realisasi Triwulan I",
        ),
        ("Tabel 2.4 Jumlah Pengaduan Tahun 2022", "No | Uraian | Triwulan I | Triwulan II"),
    ],
)
def test_revenue_and_other_quarterly_tables_are_no_evaluation(title: str, head: str) -> None:
    part = tables(head, "1 | Surat masuk | 10 | 20", "2 | Surat keluar | 10 | 20", title=title)
    assert part.rows["evaluasi"] == []


def test_the_lines_under_the_form_are_no_line_of_the_plan() -> None:
    part = tables(
        "Kode | Program | Indikator Kinerja | Target (K) | Realisasi Triwulan I (K) | Tingkat Capaian (%)",
        "7.01.01 | PROGRAM A | Jumlah surat | 10 | 5 | 50",
        " | Rata-rata capaian kinerja (%) | | | | 50",
        " | Predikat kinerja | | | | Sangat Rendah",
    )
    assert values(part, "jenjang", "nama", "indikator", "periode", "tingkat", "tingkat_teks")[
        2:
    ] == [
        ("program", "PROGRAM A", "Jumlah surat", "capaian", 50.0, "50"),
        (None, "Rata-rata capaian kinerja (%)", None, "capaian", 50.0, "50"),
        (None, "Predikat kinerja", None, "capaian", None, "Sangat Rendah"),
    ]
    assert rules(part) == []


@pytest.mark.parametrize(
    "head",
    [
        "No | Sasaran | Indikator Kinerja | Target Triwulan I | Target Triwulan II | Anggaran",
        "No | Sasaran | Indikator Kinerja | Realisasi Triwulan I | Program | Indikator Kegiatan",
    ],
)
def test_plans_and_rows_of_two_kinds_of_lines_are_no_evaluation(head: str) -> None:
    part = tables(
        head,
        "1 | Mutu layanan | Indeks Kepuasan | 20 | 40 | 900.000",
        "2 | Mutu kinerja | Nilai SAKIP | 20 | 40 | 900.000",
    )
    assert part.rows["evaluasi"] == []


def test_a_code_in_columns_of_its_parts() -> None:
    part = tables(
        "Kode | | | | | Kegiatan | Target | Realisasi Triwulan I",
        "7 | 01 | 01 | 2.01 | 01 | Penyusunan dokumen | 4 | 1",
        "7 | 01 | 01 | 2.01 | 02 | Penyusunan laporan | 4 | 2",
    )
    assert {row[:2] for row in values(part, "kode", "jenjang")} == {
        ("7.01.01.2.01.01", "subkegiatan"),
        ("7.01.01.2.01.02", "subkegiatan"),
    }
    assert rules(part) == []


# ------------------------------------------------------------------ rules


def _year(*lines: str) -> TablesPart:
    return tables(
        "No | Program | Target | | Realisasi Triwulan | | | | | | | | Realisasi Tahun 2023 | | Tingkat Capaian (%) | ",
        " | | | | I | | II | | III | | IV | | | | | ",
        " | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp",
        *lines,
    )


RIGHT = tuple(
    f"{n} | Program {n} | 10 surat | 10.000.000 | 1 | {n}.000.000 | 2 | 1.000.000 | 0 | - | 3 | 500.000 | 6 | {n + 1}.500.000 | 60 | {n + 1}5"
    for n in range(1, 6)
)


def test_sums_and_levels_that_hold_are_no_findings() -> None:
    part = _year(*RIGHT)
    assert rules(part) == []
    assert checked(part) == []


def test_a_year_that_is_not_its_quarters_is_found_where_the_others_are() -> None:
    part = _year(
        *RIGHT,
        "6 | Program 6 | 10 surat | 10.000.000 | 1 | 1.000.000 | 2 | 1.000.000 | 0 | - | 3 | 500.000 | 6 | 3.500.000 | 60 | 35",
    )
    assert checked(part) == [("triwulan-tidak-cocok", "error", "2500000", "3500000")]


def test_shares_below_a_name_of_money_are_no_amounts() -> None:
    # The first line of the band was cut off in print: ``Tingkat`` capaian, in per cent.
    part = tables(
        "No | Program | Target | | Realisasi Triwulan | | | | Capaian Kinerja dan Realisasi Anggaran | ",
        " | | | | I | | II | | | ",
        " | | K | Rp | K | Rp | K | Rp | K | Rp",
        *(
            f"{n} | Program {n} | 10 | 9.00{n}.000 | 4 | 8.100.000 | 5 | 500.000 | 90,00 | 95,5{n}"
            for n in range(1, 5)
        ),
    )
    assert all(amount is None or amount > 100 for *_, amount in values(part, "nama", "rupiah"))
    assert rules(part) == [("kolom-bergeser", "error")]


def test_cumulative_quarters_prove_no_sum() -> None:
    part = _year(
        *(
            f"{n} | Program {n} | 10 surat | 10.000.000 | 1 | 1.000.000 | 2 | 2.000.000 | 3 | 3.000.000 | 6 | {n}.500.000 | 6 | {n}.500.000 | 60 | {n}5"
            for n in range(3, 9)
        )
    )
    assert checked(part) == []


def test_more_spent_than_budgeted_and_a_wrong_level() -> None:
    part = _year(
        *RIGHT,
        "6 | Program 6 | 10 surat | 2.000.000 | 1 | 1.000.000 | 2 | 1.000.000 | 0 | - | 3 | 500.000 | 6 | 2.500.000 | 60 | 12,5",
    )
    assert checked(part) == [
        ("realisasi-melebihi-anggaran", "warning", "<= 2000000", "2500000"),
        ("tingkat-tidak-cocok", "error", "125.00", "12,5"),
    ]


# ------------------------------------------------------------------ properties


def _header(*paths: tuple[str, ...]) -> Header:
    return Header(tuple(Column(index, path, "lain") for index, path in enumerate(paths)))


_WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "Realisasi",
                "Target",
                "Triwulan I",
                "Triwulan II",
                "TW 3",
                "s/d",
                "Renstra",
                "K",
                "Rp",
            ),
            *(
                "Tingkat Capaian (%)",
                "%",
                "Kinerja",
                "Anggaran",
                "Tahun 2023",
                "lalu",
                "I",
                "IV",
                "7",
            ),
            *("Program", "Semester I", "8=4+5", "-", ""),
        ]
    ),
    max_size=4,
)


@settings(max_examples=30)
@given(st.lists(_WORDS, max_size=12), st.text(max_size=20))
def test_any_header_names_each_measure_of_a_period_once(paths: list[list[str]], title: str) -> None:
    header = _header(*(tuple(path) for path in paths))
    caption = Caption(title=title)
    places = find_places(header, caption)
    claims = [(place.periode, place.part) for place in places]
    assert len(claims) == len(set(claims))
    allowed = DATASETS["evaluasi"].column("periode").allowed
    assert all(place.periode in allowed for place in places)
    is_evaluasi(header, caption)


# ------------------------------------------------------------------ documents beside the checkout


def test_the_form_of_a_whole_year(shared: Path) -> None:
    part = parse_tables(read(shared / "cases" / "tw-juwana.pdf"), CONTEXT)
    with (shared / "cases" / "tw-juwana" / "evaluasi.csv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file))
    columns = tuple(truth[0])
    told = {
        tuple(
            ""
            if (value := row.get(name)) is None
            else f"{value:g}"
            if isinstance(value, float)
            else str(value).removesuffix(".00")
            for name in columns
        )
        for row in part.rows["evaluasi"]
    }
    assert told == {tuple(row[name] for name in columns) for row in truth}
    assert [f for f in part.findings if f.level == "error"] == []
    assert [finding for finding in checked(part) if finding[1] == "error"] == []


def test_a_real_table_of_quarters_is_typed_line_by_line(shared: Path) -> None:
    document = read(shared / "real" / "tangsel_triwulan_kewilayahan1.pdf")
    part = parse_tables(document, CONTEXT)
    ((_, table),) = document.tables()
    printed = {
        row
        for row, cells in enumerate(table.grid())
        if row >= table.header_rows and any(cell.strip() for cell in cells[2:10])
    }
    assert {row["baris"] for row in part.rows["evaluasi"]} == printed
    assert part.findings == []
