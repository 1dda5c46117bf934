"""Tables as other offices write them: other heads, other marks, other places of a unit."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.document import Continuation, Document, Source, Table
from extract.text import read_text
from normalize.regions import kecamatan_code
from parsers.parse import parse
from parsers.parsed import Parsed
from parsers.tabel.levels import level_by_code
from quality.check import check_document
from quality.rules.sisa_templat import _abbreviates
from schemas.finding import Finding


def read(*lines: str) -> Parsed:
    """A text; lines with ``|`` between cells are rows of a table (tabs in the text)."""
    return parse(printed(*lines))


def printed(*lines: str) -> Document:
    text = "\n".join(
        "\t".join(cell.strip() for cell in line.split("|")) if "|" in line[1:] else line
        for line in lines
    )
    return read_text(f"{text}\n".encode(), Source("contoh.txt", "0" * 64, "text"))


def marked(*lines: str) -> Parsed:
    """A text in Markdown, as it stands."""
    text = "\n".join(lines)
    return parse(read_text(f"{text}\n".encode(), Source("contoh.md", "0" * 64, "text")))


def rows(parsed: Parsed, dataset: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column) for column in columns) for row in parsed.rows[dataset]]


AGREEMENT = ("PERJANJIAN KINERJA TAHUN 2023", "KECAMATAN RAWA KABUPATEN TELAGA", "")
RENJA = ("RENCANA KERJA (RENJA)", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024", "")


def test_an_agreement_in_markdown_with_aligned_columns() -> None:
    parsed = marked(
        *AGREEMENT,
        "LAMPIRAN PERJANJIAN KINERJA",
        "",
        "| No | Sasaran Strategis | Indikator Kinerja | Target |",
        "|:-:|:--|:-|-:|",
        "| (1) | (2) | (3) | (4) |",
        "| 1 | Pelayanan baik | Nilai SKM | 88,25 |",
        "",
        "| Program | Anggaran | Keterangan |",
        "|:--|--:|:--|",
        "| Program Pelayanan Umum | Rp 45.600.000 | APBD |",
        "| Program Pemberdayaan Desa | Rp 12.000.000 | APBD |",
    )
    assert rows(parsed, "target", "indikator", "tahun", "nilai") == [("Nilai SKM", 2023, 88.25)]
    assert rows(parsed, "anggaran", "uraian", "tahun", "anggaran") == [
        ("Program Pelayanan Umum", 2023, 45_600_000),
        ("Program Pemberdayaan Desa", 2023, 12_000_000),
    ]


def test_dashes_for_all_values_are_no_rule_of_a_table() -> None:
    parsed = read("Sasaran | Target | Realisasi", "- | - | -", "Baik | 3 | 4")
    assert [row["teks"] for row in parsed.rows["sel"]].count("-") == 3


def test_units_of_pairs_are_a_head_and_what_was_reached_up_to_a_year_is_no_target() -> None:
    parsed = read(
        *RENJA,
        "Tabel 2.1 Evaluasi Hasil Pelaksanaan Renja sampai dengan Tahun 2023",
        "",
        "Program | Indikator Kinerja | Realisasi s.d. 2022 | | Target Renja 2023 | | Realisasi Renja 2023 | | Tingkat Realisasi (%)",
        " | | K | Rp (000) | K | Rp (000) | K | Rp (000) | K",
        "Program Pelayanan Umum | Nilai SAKIP | 70,5 | 9.500.000 | 73 | 5.000.000 | 72 | 4.750.000 | 98,63",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio") == [
        (2023, 73.0, 72.0, 98.63)
    ]


def test_targets_by_quarter_are_said_to_be_unread() -> None:
    parsed = read(
        *AGREEMENT,
        "Rencana aksi disusun tiap triwulan.",
        "",
        "No | Sasaran | Indikator | Target Tahunan | TW I | TW II | TW III | TW IV",
        "1 | Pelayanan baik | Nilai SKM | 88,25 | - | 87,5 | - | 88,25",
    )
    assert rows(parsed, "target", "indikator", "tahun", "nilai") == [("Nilai SKM", 2023, 88.25)]
    unread = [finding for finding in parsed.findings if finding.rule == "kolom-tak-dikenal"]
    assert [str(finding.where[1]) for finding in unread] == ["TW II", "TW IV"]


def test_an_amendment_may_print_its_tables_alone() -> None:
    parsed = read(
        "PERATURAN BUPATI TELAGA",
        "NOMOR 17 TAHUN 2022",
        "TENTANG",
        "PERUBAHAN ATAS PERATURAN BUPATI NOMOR 3 TAHUN 2021 TENTANG RENCANA STRATEGIS KECAMATAN RAWA TAHUN 2021-2026",
        "BUPATI TELAGA,",
        "Menimbang : a. bahwa perlu dilakukan perubahan;",
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        "MEMUTUSKAN:",
        "Menetapkan : PERATURAN BUPATI TENTANG PERUBAHAN.",
        "Pasal I",
        "Lampiran diubah sebagaimana tercantum dalam Lampiran Peraturan Bupati ini.",
        "Pasal II",
        "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.",
        "Ditetapkan di Telaga",
        "pada tanggal 4 Juli 2022",
        "BUPATI TELAGA,",
        "ttd",
        "ANDI",
        "LAMPIRAN",
        "PERATURAN BUPATI TELAGA NOMOR 17 TAHUN 2022",
        "",
        "Tabel T-C.25 Tujuan dan Sasaran",
        "",
        "Sasaran | Indikator Sasaran | Target 2021 | Target 2022",
        "Pelayanan baik | Nilai SKM | 80 | 81",
    )
    missing = [f.level for f in parsed.findings if f.rule == "bagian-hilang"]
    assert missing == ["warning"]


DPA = (
    "DOKUMEN PELAKSANAAN ANGGARAN (DPA-SKPD)",
    "KECAMATAN RAWA",
    "KABUPATEN TELAGA",
    "TAHUN ANGGARAN 2022",
    "",
)
SPENDING = (
    "Kode | Uraian | Tahun 2022 | | ",
    " | | Belanja Operasi | Belanja Modal | Jumlah",
    "7.01 | KECAMATAN | 160.000.000 | 50.000.000 | 210.000.000",
    "7.01.01 | PROGRAM PENUNJANG URUSAN | 160.000.000 | 50.000.000 | 210.000.000",
    "7.01.01.2.01 | Perencanaan dan Evaluasi | 160.000.000 | 50.000.000 | 210.000.000",
)


def test_the_sum_of_kinds_of_spending_is_the_budget_of_a_year() -> None:
    parsed = read(*DPA, "Rekapitulasi Belanja", "", *SPENDING)
    assert rows(parsed, "anggaran", "jenjang", "tahun", "anggaran") == [
        ("total", 2022, 210_000_000),
        ("program", 2022, 210_000_000),
        ("kegiatan", 2022, 210_000_000),
    ]


def test_kinds_of_spending_without_a_sum_are_no_budget_of_a_year() -> None:
    parsed = read(*DPA, "Rekapitulasi Belanja", "", *(line.rpartition("|")[0] for line in SPENDING))
    assert not any(row["anggaran"] for row in parsed.rows["anggaran"])
    assert ("tahun-meragukan", "error") in [(f.rule, f.level) for f in parsed.findings]


def test_the_budget_of_a_year_is_the_one_after_its_amendment() -> None:
    parsed = read(
        *DPA,
        "Tabel 1 Anggaran dan Realisasi",
        "",
        "Program | Anggaran 2022 Sebelum Perubahan (Rp) | Anggaran 2022 Setelah Perubahan (Rp) | Realisasi 2022 (Rp)",
        "Program Penunjang Urusan | 160.000.000 | 200.000.000 | 150.000.000",
        "Program Pemberdayaan Desa | 60.000.000 | 80.000.000 | 70.000.000",
    )
    assert rows(parsed, "anggaran", "anggaran", "realisasi") == [
        (200_000_000, 150_000_000),
        (80_000_000, 70_000_000),
    ]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("4.01.4.01.21.15", "program"),
        ("1.22.1.20.15.15", "program"),
        ("1.22.1.20.15.15.03", "kegiatan"),
        ("1.20.1.20.21.01.02", "kegiatan"),
        ("7.01.01.2.02.01", "subkegiatan"),
        ("7.01.01.2.02", "kegiatan"),
        ("7.01.01", "program"),
    ],
)
def test_levels_of_codes_of_both_norms(code: str, level: str) -> None:
    assert level_by_code(code) == level


def test_a_kecamatan_that_is_numbered_in_words_or_numerals() -> None:
    assert kecamatan_code("Seberang Ulu I", "Kota Palembang") == "16.71.02"
    assert kecamatan_code("Ilir Timur 3", "Kota Palembang") == "16.71.18"
    assert kecamatan_code("Banyuasin II", "Banyuasin") == "16.07.02"


def test_initials_of_the_own_name_are_no_other_kecamatan() -> None:
    assert _abbreviates("Kec. SU I", "Seberang Ulu I")
    assert not _abbreviates("Kec. SU II", "Seberang Ulu I")
    assert _abbreviates("Kec. SU XIV", "Seberang Ulu XIV")
    assert not _abbreviates("Kec. Ilir", "Ilir")
    assert not _abbreviates("Kec. I", "Ilir")


REPORT = (
    "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
    "KECAMATAN RAWA",
    "KABUPATEN TELAGA",
    "TAHUN 2022",
    "",
    "BAB III AKUNTABILITAS KINERJA",
    "",
)


def test_the_sum_of_kinds_of_spending_is_the_budget_of_the_office() -> None:
    table = (
        "Tahun | Belanja Tidak Langsung | | Belanja Langsung | | Total | ",
        " | Anggaran | Realisasi | Anggaran | Realisasi | Anggaran | Realisasi",
        "2020 | 600.000.000 | 590.000.000 | 300.000.000 | 280.000.000 | 900.000.000 | 870.000.000",
        "2021 | 650.000.000 | 630.000.000 | 320.000.000 | 300.000.000 | 970.000.000 | 930.000.000",
    )
    parsed = read(*REPORT, "Tabel 3.1 Anggaran dan Realisasi", "", *table)
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi") == [
        (2020, 900_000_000, 870_000_000),
        (2021, 970_000_000, 930_000_000),
    ]
    parts = [line.rsplit("|", 2)[0] for line in table]
    parsed = read(*REPORT, "Tabel 3.1 Anggaran dan Realisasi", "", *parts)
    assert not any(row["anggaran"] for row in parsed.rows["anggaran"])
    assert ("tahun-meragukan", "error") in [(f.rule, f.level) for f in parsed.findings]


def test_the_mean_under_a_table_is_no_line_of_the_sasaran_above() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2022",
        "",
        "No | Sasaran | Indikator | Target | Realisasi | Capaian",
        "1 | Pelayanan baik | Nilai SKM | 80 | 84 | 105%",
        "2 | | Rata-rata capaian layanan desa | 50 | 40 | 80%",
        "Rata-rata capaian | | | | | 92,5%",
    )
    assert rows(parsed, "capaian", "indikator", "rasio") == [
        ("Nilai SKM", 105.0),
        ("Rata-rata capaian layanan desa", 80.0),
    ]


def test_letters_of_ratios_and_years_reached_alone() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Pencapaian Kinerja Pelayanan",
        "",
        "Indikator | 2021 | | | 2022 | | ",
        " | T | R | C(%) | T | R | C(%)",
        "Nilai SKM | 80 | 84 | 105 | 82 | 82 | 100",
        "",
        "Tabel 3.2 Perbandingan Realisasi Kinerja dengan Tahun Lalu",
        "",
        "Indikator | Realisasi Tahun 2021 | Realisasi Tahun 2022 | Kenaikan",
        "Nilai SAKIP | 70 | 71 | 1",
        "Nilai ZI | 60 | 65 | 5",
    )
    assert rows(parsed, "capaian", "indikator", "tahun", "realisasi", "rasio") == [
        ("Nilai SKM", 2021, 84.0, 105.0),
        ("Nilai SKM", 2022, 82.0, 100.0),
        ("Nilai SAKIP", 2021, 70.0, None),
        ("Nilai SAKIP", 2022, 71.0, None),
        ("Nilai ZI", 2021, 60.0, None),
        ("Nilai ZI", 2022, 65.0, None),
    ]


def test_performance_and_money_side_by_side() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.6 Pencapaian Kinerja dan Anggaran Tahun 2022",
        "",
        "Sasaran | Indikator | Kinerja | | | Anggaran | | ",
        " | | Target | Realisasi | Capaian | Alokasi | Realisasi | Capaian",
        "Pelayanan baik | Nilai SKM | 80 | 84 | 105% | 5.000.000 | 4.000.000 | 80%",
        "Desa maju | Jumlah desa | 10 | 9 | 90% | 8.000.000 | 8.000.000 | 100%",
    )
    assert rows(parsed, "capaian", "indikator", "target", "realisasi", "rasio") == [
        ("Nilai SKM", 80.0, 84.0, 105.0),
        ("Jumlah desa", 10.0, 9.0, 90.0),
    ]


def test_an_agreement_with_money_beside_its_targets() -> None:
    parsed = read(
        *AGREEMENT,
        "No | Sasaran Program/Kegiatan | Indikator Kinerja | Target | Anggaran (Rp)",
        "1 | Pelayanan baik | Nilai SKM | 80,5 | 8.123.456.789",
        "2 | Desa maju | Jumlah desa | 5 desa | 1.250.000.000",
    )
    assert rows(parsed, "target", "sasaran", "tahun", "nilai") == [
        ("Pelayanan baik", 2023, 80.5),
        ("Desa maju", 2023, 5.0),
    ]


def test_indicators_of_the_office_under_their_sasaran() -> None:
    parsed = read(
        "INDIKATOR KINERJA UTAMA (IKU)", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2021-2022", "",
        "No | Kinerja Utama | Indikator Kinerja Utama | Target 2021 | Target 2022",
        "1 | Pelayanan baik | Nilai SKM | 80 | 81",
    )  # fmt: skip
    assert rows(parsed, "target", "jenis", "sasaran", "nilai") == [
        ("iku", "Pelayanan baik", 80.0),
        ("iku", "Pelayanan baik", 81.0),
    ]


def test_short_codes_that_count_lines_say_no_level() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Anggaran dan Realisasi Tahun 2022",
        "",
        "Kode | Uraian | Anggaran | Realisasi",
        "29 | Program Perencanaan | 1.365.000.000 | 1.355.000.000",
        "29.01 | Penyebaran Informasi | 360.000.000 | 356.000.000",
        "29.02 | Penyusunan Laporan | 512.000.000 | 507.000.000",
    )
    assert [row["jenjang"] for row in parsed.rows["anggaran"]] == [
        "program",
        "kegiatan",
        "kegiatan",
    ]


def test_what_was_reached_of_the_end_is_no_ratio_of_the_year() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Perbandingan Realisasi Kinerja",
        "",
        "Indikator | Realisasi Tahun 2021 | Realisasi Tahun 2022 | % Capaian Tahun 2022 terhadap RPJMD",
        "Nilai SAKIP | 70 | 71 | 88",
        "Nilai ZI | 60 | 65 | 90",
    )
    assert {row["rasio"] for row in parsed.rows["capaian"]} == {None}


def test_a_row_of_units_ends_the_head() -> None:
    parsed = read(
        "No | Jenis | Jasa | Tarif",
        " | | (Rp) | (Rp)",
        "1 | KEGIATAN UMUM | | ",
        "1A | Praktik | 30.000 | 70.000",
    )
    assert parsed.rows["tabel"][0]["baris_kepala"] == 2


EVALUATION = (
    "EVALUASI HASIL RENJA KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2021",
    "",
    "Tabel 2 Evaluasi Hasil Renja Tahun 2021",
    "",
)


def test_bare_quarters_of_an_evaluation_are_reached_and_its_total_is_checked() -> None:
    parsed = read(
        *EVALUATION,
        "Program | Indikator | Target 2021 | | Triwulan I | | Triwulan II | | Realisasi 2021 | ",
        " | | K | Rp | K | Rp | K | Rp | K | Rp",
        "Program Penunjang Urusan | Persentase layanan | 100 | 300.000.000 | 25 | 60.000.000 | 75 | 230.000.000 | 100 | 290.000.000",
        "Program Pemberdayaan Desa | Jumlah desa | 8 | 40.000.000 | 2 | 10.000.000 | 6 | 29.000.000 | 8 | 39.000.000",
        "Jumlah | | | 340.000.000 | | 70.000.000 | | 259.000.000 | | 339.000.000",
    )
    assert rows(parsed, "evaluasi", "periode", "kinerja", "rupiah")[1] == (
        "triwulan-1",
        25.0,
        60_000_000,
    )
    assert [f.harapan for f in sums_wrong(parsed)] == ["329000000"]


def sums_wrong(parsed: Parsed) -> list[Finding]:
    found = check_document(parsed.rows)
    return [f for f in found if f.rule.endswith("tidak-cocok") and f.rule != "kode-tidak-cocok"]


MILLIONS = (
    "Kode | Program | Indikator | 2022 | | 2023 | | Kondisi Akhir | ",
    " | | | Target | Rp (juta) | Target | Rp (juta) | Target | Rp (juta)",
    "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 1.235 | 72 | 1.345 | 72 | 2.581",
    "7.01.01.2.01 | Perencanaan | Dokumen | 5 | 334 | 5 | 345 | 10 | 679",
    "7.01.01.2.02 | Keuangan | Laporan | 12 | 900 | 12 | 1.001 | 24 | 1.901",
    "7.01.03 | Program Pemberdayaan Desa | Persentase | 80% | 556 | 82% | 560 | 82% | 1.116",
    "7.01.03.2.01 | Pemberdayaan Desa | Laporan | 4 | 277 | 4 | 280 | 8 | 557",
    "7.01.03.2.02 | Pemberdayaan Kelurahan | Laporan | 4 | 278 | 4 | 281 | 8 | 559",
    " | Jumlah | | | 1.790 | | 1.905 | | 3.696",
)
PLAN = (
    "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2022-2023",
    "",
    "Tabel 6.1 Rencana Program, Kegiatan, dan Pendanaan",
    "",
)


def test_sums_of_rounded_millions() -> None:
    assert sums_wrong(read(*PLAN, *MILLIONS)) == []
    wrong = [line.replace("| 1.905 |", "| 1.955 |") for line in MILLIONS]
    assert [f.rule for f in sums_wrong(read(*PLAN, *wrong))] == [
        "jumlah-tidak-cocok",
        "pagu-akhir-tidak-cocok",
    ]


def test_a_unit_in_a_table_of_millions_that_else_adds_up_is_a_slip() -> None:
    exact = (
        *MILLIONS[:2],
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 1.234 | 72 | 1.346 | 72 | 2.580",
        *MILLIONS[3:5],
        "7.01.03 | Program Pemberdayaan Desa | Persentase | 80% | 555 | 82% | 561 | 82% | 1.116",
        *MILLIONS[6:8],
        " | Jumlah | | | 1.789 | | 1.908 | | 3.696",
    )
    wrong = sums_wrong(read(*PLAN, *exact))
    # It may be rounding all the same: no error.
    assert [(f.harapan, f.level) for f in wrong] == [
        ("1907000000", "warning"),
        ("3697000000", "warning"),
    ]


def test_a_plan_with_units_beside_its_targets_and_one_that_was_amended() -> None:
    parsed = read(
        *PLAN,
        "Program | Indikator | 2022 | | | 2023 | | ",
        " | | Target | Satuan | Pagu (Rp) | Target | Satuan | Pagu (Rp)",
        "Program Penunjang Urusan | Jumlah dokumen | 12 | Dokumen | 25.000.000 | 13 | Dokumen | 26.000.000",
        "Program Pemberdayaan Desa | Jumlah desa | 5 | Desa | 75.000.000 | 6 | Desa | 76.000.000",
    )
    assert rows(parsed, "rencana", "tahun", "target", "satuan", "pagu")[:2] == [
        (2022, 12.0, "Dokumen", 25_000_000),
        (2023, 13.0, "Dokumen", 26_000_000),
    ]
    parsed = read(
        *RENJA,
        "Tabel 3.1 Perubahan Rencana Program dan Kegiatan Tahun 2024",
        "",
        "Program | Indikator | Target Tahun 2024 | | Pagu Tahun 2024 (Rp) | ",
        " | | Sebelum Perubahan | Setelah Perubahan | Sebelum Perubahan | Setelah Perubahan",
        "Program Penunjang Urusan | Nilai SAKIP | 75 | 76 | 400.000.000 | 425.000.000",
        "Program Pemberdayaan Desa | Jumlah desa | 5 | 6 | 75.000.000 | 76.000.000",
    )
    assert rows(parsed, "rencana", "target", "pagu") == [(76.0, 425_000_000), (6.0, 76_000_000)]


@pytest.mark.parametrize(
    ("cover", "kecamatan", "code"),
    [
        (("DISTRIK SENTANI", "KABUPATEN JAYAPURA"), "Sentani", "91.03.01"),
        (("KEMANTREN MERGANGSAN", "KOTA YOGYAKARTA"), "Mergangsan", "34.71.12"),
        (("KAPANEWON DEPOK", "KABUPATEN SLEMAN"), "Depok", "34.04.07"),
    ],
)
def test_kecamatan_by_other_names(cover: tuple[str, ...], kecamatan: str, code: str) -> None:
    parsed = read("RENCANA STRATEGIS (RENSTRA)", *cover, "TAHUN 2022-2026", "", "BAB I PENDAHULUAN")
    assert rows(parsed, "dokumen", "kecamatan", "kode_wilayah", "perangkat_daerah") == [
        (kecamatan, code, cover[0].title())
    ]


def test_a_yearly_plan_whose_year_is_printed_over_the_forecast_only() -> None:
    parsed = read(
        *RENJA,
        "Tabel 4.1 Rencana Kerja dan Pendanaan Tahun 2024",
        "",
        "Program | Indikator Kinerja | Target Kinerja | Kebutuhan Dana (Rp) | Prakiraan Maju Tahun 2025 | ",
        " | | | | Target | Dana (Rp)",
        "Program Penunjang Urusan | Persentase layanan | 90% | 56.789.000 | 95% | 59.000.000",
        "Program Pemberdayaan Desa | Jumlah desa | 8 | 78.901.000 | 9 | 80.000.000",
    )
    assert rows(parsed, "rencana", "tahun", "target", "pagu")[:2] == [
        (2024, 90.0, 56_789_000),
        (2025, 95.0, 59_000_000),
    ]


def test_bare_years_are_what_the_title_says() -> None:
    parsed = read(
        "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2021-2022",
        "",
        "Tabel 6.1 Pagu Indikatif Program (dalam jutaan rupiah)",
        "",
        "No | Program | 2021 | 2022 | Jumlah",
        "1 | Program Penunjang Urusan | 5.250 | 5.400 | 10.650",
        "2 | Program Pemberdayaan Desa | 1.000 | 1.100 | 2.100",
        "",
        "Tabel 6.2 Target Indikator Program",
        "",
        "No | Indikator | Satuan | 2020 (Baseline) | 2021 | 2022",
        "1 | Nilai SAKIP | Nilai | 68,5 | 70 | 72",
    )
    assert rows(parsed, "rencana", "tahun", "pagu")[:2] == [
        (2021, 5_250_000_000),
        (2022, 5_400_000_000),
    ]
    assert rows(parsed, "target", "fase", "tahun", "nilai") == [
        ("awal", 2020, 68.5),
        ("target", 2021, 70.0),
        ("target", 2022, 72.0),
    ]


def test_what_was_reached_in_per_cent_is_no_ratio() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Target dan Realisasi Kinerja",
        "",
        "Indikator | Target (%) | | Realisasi (%) | ",
        " | 2021 | 2022 | 2021 | 2022",
        "Persentase desa tertib | 90 | 92 | 88,5 | 91",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio") == [
        (2021, 90.0, 88.5, None),
        (2022, 92.0, 91.0, None),
    ]


def test_rows_of_cells_without_bars_at_their_ends() -> None:
    parsed = marked(
        *AGREEMENT,
        "Tabel 1 Perjanjian Kinerja Tahun 2023",
        "",
        "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Pelayanan baik | Nilai SKM | 85",
        "",
        "1. Program Pemberdayaan Desa dan Kelurahan    Rp 5.120.000.000",
        "Kecamatan Rawa | Renstra 2021 | 12",
    )
    assert rows(parsed, "target", "indikator", "nilai") == [("Nilai SKM", 85.0)]
    assert rows(parsed, "dokumen", "perangkat_daerah") == [("Kecamatan Rawa",)]
    assert len(parsed.rows["tabel"]) == 1


def test_rupiah_in_a_column_of_its_own() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.5 Anggaran dan Realisasi Tahun 2022",
        "",
        "No | Program | Anggaran | | Realisasi | | %",
        "1 | Program Penunjang Urusan | Rp | 5.250.000.000 | Rp | 5.100.750.000 | 97,16",
        "2 | Program Pemberdayaan Desa | Rp | 1.250.000.000 | Rp. | 1.212.500.000 | 97,00",
    )
    assert rows(parsed, "anggaran", "anggaran", "realisasi", "rasio") == [
        (5_250_000_000, 5_100_750_000, 97.16),
        (1_250_000_000, 1_212_500_000, 97.0),
    ]


def test_the_year_before_and_the_year_that_is_evaluated() -> None:
    parsed = read(
        *EVALUATION,
        "Program | Indikator | Realisasi s/d Tahun 2020 | | Target Tahun 2021 | | Realisasi Triwulan I | | Realisasi Tahun 2021 | ",
        " | | K | Rp | K | Rp | K | Rp | K | Rp",
        "Program Penunjang Urusan | Nilai SAKIP | 70 | 290.000.000 | 72 | 300.000.000 | 71 | 60.000.000 | 73 | 280.000.000",
    )
    assert rows(parsed, "evaluasi", "periode", "tahun", "rupiah") == [
        ("realisasi-lalu", 2020, 290_000_000),
        ("target", 2021, 300_000_000),
        ("triwulan-1", 2021, 60_000_000),
        ("realisasi", 2021, 280_000_000),
    ]


def test_a_report_of_money_at_the_end_of_the_year() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.3 Realisasi Keuangan per 31 Desember 2022",
        "",
        "Kode Rekening | Uraian | Jumlah Anggaran | Realisasi s/d 31-12-2022 | Lebih/(Kurang) | %",
        "5.1 | BELANJA TIDAK LANGSUNG | 15.000.000.000 | 14.850.000.000 | (150.000.000) | 99,00",
        "5.2 | BELANJA LANGSUNG | 10.000.000.000 | 9.400.000.000 | (600.000.000) | 94,00",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi", "rasio") == [
        (2022, 15_000_000_000, 14_850_000_000, 99.0),
        (2022, 10_000_000_000, 9_400_000_000, 94.0),
    ]


def test_the_sasaran_over_a_head_and_the_first_one_under_it() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Target dan Realisasi Indikator Sasaran Tahun 2022",
        "",
        "Sasaran 1: Meningkatnya pelayanan | | | | ",
        "Indikator Kinerja | Satuan | Target | Realisasi | Capaian",
        "Nilai IKM | Nilai | 86 | 87,15 | 101,34",
        "Persentase layanan | % | 50 | 45 | 90,00",
        "",
        "Tabel 3.2 Indikator dan Target Kinerja",
        "",
        "No | Sasaran/Indikator | Satuan | Target | ",
        " | | | 2022 | 2023",
        "A | Sasaran 1: Meningkatnya pelayanan | | | ",
        "1 | Nilai SKM | Indeks | 82 | 82,5",
        "B | Sasaran 2: Meningkatnya partisipasi | | | ",
        "1 | Jumlah RW aktif | RW | 15 | 18",
    )
    assert rows(parsed, "capaian", "sasaran", "indikator", "target", "realisasi", "rasio") == [
        ("Meningkatnya pelayanan", "Nilai IKM", 86.0, 87.15, 101.34),
        ("Meningkatnya pelayanan", "Persentase layanan", 50.0, 45.0, 90.0),
    ]
    assert rows(parsed, "target", "sasaran", "nilai")[::2] == [
        ("Meningkatnya pelayanan", 82.0),
        ("Meningkatnya partisipasi", 15.0),
    ]


AMOUNTS = (
    "Kode | Program | Indikator | 2022 | | 2023 | | Kondisi Akhir | ",
    " | | | Target | Rp | Target | Rp | Target | Rp",
    "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 5.250 | 72 | 5.500 | 72 | 10.750",
    "7.01.03 | Program Pemberdayaan Desa | Persentase | 80% | 250 | 82% | 260 | 82% | 510",
    "7.01.04 | Program Koordinasi Ketertiban | Persentase | 80% | 120 | 82% | 130 | 82% | 250",
)


@pytest.mark.parametrize(
    "lines",
    [
        (*PLAN, *AMOUNTS, "", "Keterangan: angka dalam jutaan rupiah"),
        (
            *PLAN[:2],
            "Rencana disajikan pada tabel berikut (dalam jutaan rupiah).",
            "",
            *PLAN[2:],
            *AMOUNTS,
        ),
        (*PLAN, AMOUNTS[0], f"{AMOUNTS[1]} (juta)", *AMOUNTS[2:]),
    ],
)
def test_where_the_unit_of_money_may_stand(lines: tuple[str, ...]) -> None:
    parsed = read(*lines)
    assert rows(parsed, "rencana", "fase", "pagu")[:3] == [
        ("target", 5_250_000_000),
        ("target", 5_500_000_000),
        ("akhir", 10_750_000_000),
    ]


def test_a_note_of_something_else_says_no_unit() -> None:
    parsed = read(
        *PLAN, *AMOUNTS, "", "Keterangan: data sementara", "Belanja negara dalam jutaan rupiah."
    )
    assert {row["pagu"] for row in parsed.rows["rencana"]} == {None}


def test_two_indicators_in_one_line_are_one_line_and_the_other_is_told() -> None:
    parsed = read(
        "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2023-2024",
        "",
        "Tabel 4.1 Tujuan dan Sasaran Jangka Menengah",
        "",
        "Tujuan | Indikator Tujuan | Target Tujuan | | Sasaran | Indikator Sasaran | Target Sasaran | ",
        " | | 2023 | 2024 | | | 2023 | 2024",
        "Pelayanan maju | Indeks Pelayanan | 3,25 | 3,5 | Kepuasan naik | Nilai SKM | 80 | 81",
        " | | | | Akuntabilitas naik | Nilai SAKIP | 65 | 67",
    )
    assert rows(parsed, "target", "sasaran", "indikator", "nilai")[::2] == [
        (None, "Indeks Pelayanan", 3.25),
        ("Akuntabilitas naik", "Nilai SAKIP", 65.0),
    ]
    told = [f.ditemukan for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert told == ["80", "81"]


def test_one_set_of_targets_is_of_the_indicator_beside_it() -> None:
    parsed = read(
        "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2023-2024",
        "",
        "Tabel 4.1 Tujuan dan Sasaran Jangka Menengah",
        "",
        "Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Target 2023 | Target 2024",
        "Pelayanan maju | Indeks Pelayanan | Kepuasan naik | Nilai SKM | 80 | 81",
    )
    assert rows(parsed, "target", "sasaran", "indikator", "nilai") == [
        ("Kepuasan naik", "Nilai SKM", 80.0),
        ("Kepuasan naik", "Nilai SKM", 81.0),
    ]


@pytest.mark.parametrize(("name", "wrong"), [("Jumlah konflik", 0), ("Konflik yang tertangani", 1)])
def test_a_ratio_of_what_should_become_less(name: str, wrong: int) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2022",
        "",
        "Indikator | Target | Realisasi | Capaian",
        f"{name} | 5 | 4 | 120%",
        "Nilai SKM | 80 | 84 | 105%",
    )
    assert len(sums_wrong(parsed)) == wrong


def test_a_first_line_of_small_numbers_is_no_head() -> None:
    parsed = read(
        "No | Golongan | Laki-laki | Perempuan | Jumlah",
        "1 | IV | 3 | 1 | 4",
        "2 | III | 10 | 8 | 18",
        " | Jumlah | 13 | 9 | 22",
    )
    assert parsed.rows["tabel"][0]["baris_kepala"] == 1
    assert sums_wrong(parsed) == []


def test_an_end_that_contradicts_a_plan_that_starts_with_its_first_year() -> None:
    lines = (
        "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2021-2024",
        "",
        "Tabel T-C.28 Indikator Kinerja yang Mengacu pada Tujuan dan Sasaran RPJMD",
        "",
        "No | Indikator | Kondisi Kinerja pada Awal Periode (2021) | Target Capaian Setiap Tahun | | | Kondisi Kinerja pada Akhir Periode",
        " | | | 2022 | 2023 | 2024 | ",
        "1 | Nilai SKM | 79 | 80 | 82 | 84 | 90",
        "2 | Persentase ASN bersertifikat | 45% | 50% | 60% | 70% | 70%",
    )
    found = [f for f in check_document(read(*lines).rows) if f.rule == "target-mustahil"]
    assert [f.ditemukan for f in found] == ["90"]


def test_ratios_that_are_printed_as_shares_of_one_are_published_in_per_cent() -> None:
    head = (*REPORT, "Tabel 3.1 Capaian Kinerja Tahun 2022", "")
    names = "Indikator | Target | Realisasi | Capaian"
    shares = (
        "Nilai SKM | 80 | 84 | 1,05",
        "Persentase desa maju | 75% | 70% | 0,9",
        "Jumlah desa | 10 | 10 | 1",
        "Jumlah laporan | 10 | - | 0,7",
        "Jumlah data | 10 | 9 | 0,8",
    )
    parsed = read(*head, names, *shares)
    assert rows(parsed, "capaian", "rasio") == [(105.0,), (90.0,), (100.0,), (70.0,), (80.0,)]
    assert [(f.harapan, f.ditemukan) for f in sums_wrong(parsed)] == [
        ("90.00", "0,8"),
        (None, "0,7"),
    ]
    # A single one among percentages is a slip, and stays as it is printed.
    mixed = ("Nilai SKM | 80 | 84 | 105", "Persentase desa maju | 75% | 70% | 0,93")
    parsed = read(*head, names, *mixed)
    assert rows(parsed, "capaian", "rasio") == [(105.0,), (0.93,)]
    assert len(sums_wrong(parsed)) == 1


def test_an_agreement_that_was_amended_prints_what_was_and_what_becomes() -> None:
    parsed = read(
        *AGREEMENT,
        "No | Sasaran | Indikator Kinerja | Target | | Target per Triwulan | ",
        " | | | Semula | Menjadi | I | II",
        "1 | Pelayanan baik | Nilai SKM | 85,00 | 86,50 | 0 | 86,00",
        "2 | Kinerja akuntabel | Nilai AKIP | 78,00 | 80,00 | 0 | 0",
        "",
        "No | Program | Anggaran Semula (Rp) | Anggaran Menjadi (Rp) | Bertambah/(Berkurang) (Rp)",
        "1 | Program Penunjang Urusan | 12.450.000.000 | 11.950.000.000 | (500.000.000)",
        "2 | Program Pemberdayaan Desa | 3.100.250.500 | 3.250.250.500 | 150.000.000",
    )
    assert rows(parsed, "target", "indikator", "tahun", "nilai") == [
        ("Nilai SKM", 2023, 86.5),
        ("Nilai AKIP", 2023, 80.0),
    ]
    assert rows(parsed, "anggaran", "tahun", "anggaran") == [
        (2023, 11_950_000_000),
        (2023, 3_250_250_500),
    ]


def test_short_codes_that_count_programmes_and_the_lines_below_them() -> None:
    parsed = read(
        *PLAN,
        "Kode | Program dan Kegiatan | Indikator | 2022 | | 2023 | ",
        " | | | Target | Rp | Target | Rp",
        "1 | URUSAN WAJIB | | | 812.500.000 | | 850.750.000",
        "01 | Program Pelayanan Administrasi | Persentase layanan | 95% | 512.500.000 | 100% | 550.750.000",
        "01.01 | Penyediaan jasa surat menyurat | Jumlah surat | 1.100 | 512.500.000 | 1.200 | 550.750.000",
        "02 | Peningkatan Sarana Aparatur | Persentase sarana | 95% | 300.000.000 | 100% | 300.000.000",
    )
    assert rows(parsed, "rencana", "jenjang")[::2] == [
        ("urusan",),
        ("program",),
        ("kegiatan",),
        ("program",),
    ]


def test_performance_over_targets_and_money_is_what_is_aimed_at() -> None:
    parsed = read(
        *PLAN[:2],
        "Tabel 6.2 Program Prioritas disertai Kebutuhan Pendanaan",
        "",
        "Kode | Program | Indikator Kinerja | Satuan | Kondisi Awal (Tahun 2021) | Capaian Kinerja Program dan Kerangka Pendanaan | | | | Penanggung Jawab",
        " | | | | | Tahun-1 (2022) | | Tahun-2 (2023) | | ",
        " | | | | | Target | Rp (Juta) | Target | Rp (Juta) | ",
        "7.01.02 | Program Penyelenggaraan Pemerintahan | Nilai SKM | Angka | 78,55 | 80 | 312,5 | 82 | 330 | Camat",
        "7.01.03 | Program Pemberdayaan Desa | Persentase LPM aktif | % | 62,5 | 70 | 1.250 | 80 | 1.300,5 | Camat",
    )
    assert not parsed.rows["capaian"]
    assert rows(parsed, "rencana", "fase", "tahun", "target", "pagu")[3:] == [
        ("awal", 2021, 62.5, None),
        ("target", 2022, 70.0, 1_250_000_000),
        ("target", 2023, 80.0, 1_300_500_000),
    ]


def test_years_in_the_rows_under_each_indicator() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.4 Perbandingan Capaian Kinerja Tahun 2021-2022",
        "",
        "Indikator Kinerja | Satuan | Tahun | Target | Realisasi | Capaian (%)",
        "Nilai SKM | Nilai | 2021 | 80,00 | 79,25 | 99,06",
        " | | 2022 | 81,00 | 82,10 | 101,36",
        "Persentase desa tertib | % | 2021 | 70 | 65 | 92,86",
        " | | 2022 | 75 | n/a | -",
    )
    columns = ("indikator", "satuan", "tahun", "target", "realisasi", "rasio")
    assert rows(parsed, "capaian", *columns) == [
        ("Nilai SKM", "Nilai", 2021, 80.0, 79.25, 99.06),
        ("Nilai SKM", "Nilai", 2022, 81.0, 82.1, 101.36),
        ("Persentase desa tertib", "persen", 2021, 70.0, 65.0, 92.86),
        ("Persentase desa tertib", "persen", 2022, 75.0, None, None),
    ]


def test_a_kota_that_is_administered_and_a_distrik_that_is_called_kecamatan_too() -> None:
    parsed = read(
        "RENCANA KERJA (RENJA)", "KECAMATAN KEBAYORAN LAMA", "KOTA ADMINISTRASI JAKARTA SELATAN",
        "TAHUN 2022", "", "BAB I PENDAHULUAN",
    )  # fmt: skip
    assert rows(parsed, "dokumen", "kabupaten", "kode_wilayah") == [
        ("Kota Jakarta Selatan", "31.74.05")
    ]
    parsed = read(
        "RENCANA STRATEGIS KECAMATAN WAMENA KABUPATEN JAYAWIJAYA TAHUN 2019-2020",
        "",
        "Tabel T-C.25 Tujuan dan Sasaran Distrik Wamena",
        "",
        "Sasaran | Indikator Sasaran | Target 2019 | Target 2020",
        "Pelayanan baik | Nilai SKM | 80 | 81",
        "",
        "Tabel T-C.28 Indikator Kinerja Distrik Wamena",
        "",
        "Indikator | Target 2019 | Target 2020",
        "Nilai SKM | 80 | 81",
    )
    assert rows(parsed, "dokumen", "perangkat_daerah", "kode_wilayah") == [
        ("Kecamatan Wamena", "95.01.01")
    ]


def test_milliards_with_three_decimals() -> None:
    lines = (
        "Jenis Belanja | Anggaran | Realisasi | %",
        "Belanja Pegawai | 8,125 | 7,980 | 98,22",
        "Belanja Modal | 0,725 | 0,700 | 96,55",
    )
    parsed = read(*REPORT, "Tabel 3.2 Anggaran dan Realisasi Tahun 2022 (Rp Miliar)", "", *lines)
    assert rows(parsed, "anggaran", "anggaran", "realisasi") == [
        (8_125_000_000, 7_980_000_000),
        (725_000_000, 700_000_000),
    ]


def test_column_numbers_whose_last_the_edge_of_the_page_cuts_off() -> None:
    parsed = read(
        *EVALUATION,
        "No | Program | Indikator | Target 2021 | | Triwulan I | | Realisasi 2021 | | Tingkat Cap",
        "1 | 2 | 3 | 4 | | 5 | | 6 | | 7=6/4 | 8 | 1",
        " | | | K | Rp | K | Rp | K | Rp | K",
        "1 | Program Penunjang Urusan | Persentase layanan | 100 | 300.000.000 | 25 | 60.000.000 | 100 | 290.000.000 | 1",
    )
    assert parsed.rows["tabel"][0]["baris_kepala"] == 3
    assert rows(parsed, "evaluasi", "periode", "rupiah")[:2] == [
        ("target", 300_000_000),
        ("triwulan-1", 60_000_000),
    ]


def test_a_ratio_under_one_head_with_target_and_realisasi_is_of_their_year() -> None:
    parsed = read(
        *RENJA,
        "Tabel T-C.29 Rekapitulasi Evaluasi Hasil Pelaksanaan Renja",
        "",
        "Program | Indikator Kinerja | Target Renstra Tahun 2026 | Target dan Realisasi Tahun Lalu (n-2) | | | Perkiraan Realisasi s/d Tahun Berjalan | ",
        " | | | Target Renja Tahun 2022 | Realisasi Renja Tahun 2022 | Tingkat Realisasi (%) | Realisasi s/d Tahun 2023 | Tingkat Capaian (%)",
        "Program Pelayanan | Jumlah layanan | 5.000 | 1.100 | 1.045 | 95,00 | 3.245 | 64,90",
    )
    assert (2022, 1100.0, 1045.0, 95.0) in rows(
        parsed, "capaian", "tahun", "target", "realisasi", "rasio"
    )


def test_the_budget_of_a_region_before_and_after_it_was_changed() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.8 Anggaran dan Realisasi Tahun 2021 dan 2022",
        "",
        "Program | 2021 | | | | 2022 | | | ",
        " | APBD Murni | APBD Perubahan | Realisasi | % | APBD | APBD-P | Realisasi | %",
        "Program Penunjang Urusan | 10.500.000.000 | 10.250.000.000 | 10.001.250.750 | 97,57 | 2.600.000.000 | 2.500.000.000 | 2.450.000.000 | 98,00",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "rasio") == [
        (2021, 10_250_000_000, 97.57),
        (2022, 2_500_000_000, 98.0),
    ]


def test_the_unit_of_a_line_holds_against_that_of_its_head() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2022",
        "",
        "Indikator | Satuan | Target (%) | Realisasi (%) | Capaian",
        "Jumlah penduduk terlayani | Orang | 1.250 | 1.200 | 96",
        "Persentase laporan | | 90 | 90 | 100",
    )
    assert rows(parsed, "capaian", "satuan") == [("Orang",), ("persen",)]


def test_an_evaluation_of_a_whole_plan() -> None:
    parsed = read(
        "EVALUASI HASIL RENSTRA",
        "KECAMATAN RAWA KABUPATEN TELAGA",
        "TAHUN 2019-2020",
        "",
        "Indikator Kinerja | Target Renstra Tahun ke- | | Realisasi Capaian Tahun ke- | ",
        " | 1 | 2 | 1 | 2",
        "Nilai SKM | 80 | 82 | 81 | 83",
    )
    assert rows(parsed, "dokumen", "periode_awal", "periode_akhir") == [(2019, 2020)]
    assert rows(parsed, "capaian", "tahun", "target", "realisasi") == [
        (2019, 80.0, 81.0),
        (2020, 82.0, 83.0),
    ]


def test_a_row_whose_texts_were_all_put_on_the_next_page() -> None:
    lines = (
        *PLAN,
        "Kode | Sub Kegiatan | Indikator | 2022 | | 2023 | ",
        " | | | Target | Rp | Target | Rp",
        "7.01.01.2.01.01 | Penyusunan Dokumen | Jumlah dokumen | 2 | 25.000.000 | 3 | 26.000.000",
        "7.01.01.2.01.02 | | | 4 | 75.000.000 | 5 | 76.000.000",
        " | Evaluasi Kinerja | Jumlah laporan | | | | ",
        "7.01.01.2.01.03 | Penatausahaan | Jumlah data | 6 | 85.000.000 | 7 | 86.000.000",
    )
    document = printed(*lines)
    broken = tuple(
        replace(block, continuations=(Continuation(4, 2, 1.0, ()),))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    parsed = parse(replace(document, blocks=broken))
    assert rows(parsed, "rencana", "nama", "indikator", "tahun", "pagu")[2:4] == [
        ("Evaluasi Kinerja", "Jumlah laporan", 2022, 75_000_000),
        ("Evaluasi Kinerja", "Jumlah laporan", 2023, 76_000_000),
    ]


def test_a_qanun_is_a_regulation_of_its_region() -> None:
    parsed = read(
        "QANUN KABUPATEN ACEH TENGAH",
        "NOMOR 3 TAHUN 2021",
        "TENTANG",
        "RENCANA PEMBANGUNAN JANGKA MENENGAH KABUPATEN ACEH TENGAH TAHUN 2021-2022",
        "DENGAN RAHMAT ALLAH YANG MAHA KUASA",
        "BUPATI ACEH TENGAH,",
        "Menimbang : a. bahwa perlu menetapkan Qanun;",
        "Mengingat : 1. Qanun Aceh Nomor 1 Tahun 2019 tentang Rencana Pembangunan;",
        "MEMUTUSKAN:",
        "Menetapkan : QANUN TENTANG RENCANA PEMBANGUNAN JANGKA MENENGAH.",
        "Pasal 1",
        "Qanun ini mulai berlaku pada tanggal diundangkan.",
        "Ditetapkan di Takengon",
        "pada tanggal 5 Agustus 2021",
        "BUPATI ACEH TENGAH,",
        "ttd",
        "ANDI",
        "LAMPIRAN QANUN KABUPATEN ACEH TENGAH NOMOR 3 TAHUN 2021",
        "",
        "Kode | Program | Indikator | Awal (2020) | 2021 | | 2022 | ",
        " | | | | Target | Rp (Juta) | Target | Rp (Juta)",
        "7.01.02 | Program Penyelenggaraan Pemerintahan | Nilai IKM | 76,5 | 78 | 150 | 79 | 155,5",
    )
    columns = ("doc_id", "jenis", "nomor", "tahun", "kabupaten")
    assert rows(parsed, "dokumen", *columns) == [
        ("perda-kab-aceh-tengah-3-2021", "Qanun Kabupaten", 3, 2021, "Aceh Tengah")
    ]
    assert [row["peraturan_id"] for row in parsed.rows["landasan_hukum"]] == [
        "perda-prov-aceh-1-2019"
    ]
    assert rows(parsed, "rencana", "fase", "tahun", "target")[0] == ("awal", 2020, 76.5)


@pytest.mark.parametrize(
    ("heads", "published"),
    [
        ("PAD | DAU | DAK", [("PAD", 100), ("DAU", 200), ("DAK", 300)]),
        ("PAD | DAU | Otsus", [("PAD", 100), ("DAU", 200), ("Otsus", 300)]),
        ("DAU | Otsus | Jumlah", [(None, 300)]),
        ("Kecamatan | Kelurahan | Jumlah", [(None, 300)]),
        ("Kecamatan | Kelurahan | Puskesmas", [(None, None)]),
    ],
)
def test_a_plan_that_parts_the_money_of_a_year(
    heads: str, published: list[tuple[str | None, int | None]]
) -> None:
    parsed = read(
        *RENJA,
        "Tabel 3.2 Rencana Program dan Kegiatan Tahun 2024",
        "",
        "Kode | Program | Indikator | Target 2024 | Pagu 2024 | | | Lokasi",
        f" | | | | {heads} | ",
        "7.01.03 | Program Pemberdayaan Desa | Jumlah desa | 3 desa | 100.000.000 | 200.000.000 | 300.000.000 | Rawa",
    )
    assert rows(parsed, "rencana", "jenis_belanja", "pagu") == [
        (kind, amount and amount * 1_000_000) for kind, amount in published
    ]
    assert (published == [(None, None)]) == ("tahun-meragukan" in {f.rule for f in parsed.findings})


@pytest.mark.parametrize(
    ("title", "head", "whole"),
    [
        ("Tahun 2022", "Realisasi", True),
        ("sampai dengan Desember 2022", "Realisasi", True),
        ("Semester I Tahun 2022", "Realisasi", False),
        ("per 30 September 2022", "Realisasi", False),
        ("Tahun 2022", "Realisasi s.d. Juni", False),
    ],
)
def test_what_was_reached_in_a_part_of_the_year_is_not_the_years(
    title: str, head: str, whole: bool
) -> None:
    parsed = read(
        *REPORT,
        f"Tabel 3.1 Capaian Kinerja {title}",
        "",
        f"Indikator | Target | {head} | Capaian",
        "Nilai SKM | 80 | 40 | 50",
        "",
        f"Tabel 3.2 Anggaran dan Realisasi {title}",
        "",
        f"Program | Anggaran | {head} | %",
        "Program Penunjang Urusan | 200.000.000 | 80.000.000 | 40",
    )
    reached = [(80.0, 40.0, 50.0)] if whole else [(80.0, None, None)]
    spent = [(200_000_000, 80_000_000, 40.0)] if whole else [(200_000_000, None, None)]
    assert rows(parsed, "capaian", "target", "realisasi", "rasio") == reached
    assert rows(parsed, "anggaran", "anggaran", "realisasi", "rasio") == spent
    assert whole != ("tahun-meragukan" in {f.rule for f in parsed.findings})


def test_a_report_of_a_part_of_the_year_says_so_on_its_cover() -> None:
    parsed = read(
        "EVALUASI RENJA", "KECAMATAN RAWA KABUPATEN TELAGA", "TRIWULAN II TAHUN 2022", "BAB I PENDAHULUAN",
        "Tabel 3.1 Capaian Kinerja Tahun 2021 dan 2022", "",
        "Indikator | Target 2021 | Realisasi 2021 | Target 2022 | Realisasi 2022",
        "Nilai SKM | 80 | 79 | 81 | 40",
    )  # fmt: skip
    assert rows(parsed, "capaian", "tahun", "target", "realisasi") == [
        (2021, 80.0, 79.0),
        (2022, 81.0, None),
    ]


def test_a_title_of_a_quarter_says_nothing_of_the_years_before_its_own() -> None:
    parsed = read(
        *REPORT, "Tabel 3.1 Capaian Kinerja sampai dengan Tahun 2023 Triwulan I", "",
        "Indikator | Target 2022 | Realisasi 2022 | Target 2023", "Nilai SKM | 80 | 79 | 81",
    )  # fmt: skip
    assert rows(parsed, "capaian", "tahun", "target", "realisasi") == [
        (2022, 80.0, 79.0),
        (2023, 81.0, None),
    ]


def test_of_two_targets_of_a_year_the_one_of_its_ratio_or_of_its_agreement() -> None:
    lines = (
        "Indikator | Target Renstra 2022 | Target PK 2022 | Realisasi 2022 | Capaian",
        "Nilai SKM | 80 | 84 | 84 | 100",
        "Nilai SAKIP | 70 | 75 | 75 | 100",
    )
    parsed = read(*REPORT, "Tabel 3.1 Capaian Kinerja", "", *lines)
    assert rows(parsed, "capaian", "target", "rasio") == [(84.0, 100.0), (75.0, 100.0)]
    assert not sums_wrong(parsed)
    silent = [line.rpartition("|")[0] for line in lines]
    parsed = read(*REPORT, "Tabel 3.1 Capaian Kinerja", "", *silent)
    assert rows(parsed, "capaian", "target", "realisasi") == [(84.0, 84.0), (75.0, 75.0)]
    silent[0] = silent[0].replace("PK", "RPJMD")
    parsed = read(*REPORT, "Tabel 3.1 Capaian Kinerja", "", *silent)
    assert rows(parsed, "capaian", "target", "realisasi") == [(None, 84.0), (None, 75.0)]
    assert ("tahun-meragukan", "error") in [(f.rule, f.level) for f in parsed.findings]


def test_of_two_budgets_of_a_year_the_one_that_spending_is_measured_against() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Anggaran dan Realisasi",
        "",
        "Program | Pagu Awal 2022 | Pagu Akhir 2022 | Realisasi 2022 | | %",
        " | | | Keuangan | Fisik | ",
        "Program Penunjang Urusan | 100.000.000 | 80.000.000 | 40.000.000 | 60 | 50",
        "Program Pemberdayaan Desa | 200.000.000 | 160.000.000 | 80.000.000 | 70 | 50",
    )
    assert rows(parsed, "anggaran", "anggaran", "realisasi") == [
        (80_000_000, 40_000_000),
        (160_000_000, 80_000_000),
    ]


PROGRAMMES = ("Penunjang Urusan", "Pemberdayaan Desa", "Ketertiban", "Pelayanan", "Pembinaan")


@pytest.mark.parametrize(
    ("title", "amounts"),
    [
        # Full rupiah under a title that says thousands: no kecamatan spends a trillion.
        ("Tahun 2022 (dalam ribuan rupiah)", ("1.250.000.000", "1.200.000.000")),
        # Thousands that nothing says: no programme of an office costs a million.
        ("Tahun 2022", ("1.250.000", "1.200.000")),
    ],
)
def test_amounts_that_no_kecamatan_has(title: str, amounts: tuple[str, str]) -> None:
    parsed = read(
        *REPORT,
        f"Tabel 3.2 Anggaran dan Realisasi {title}",
        "",
        "Program | Anggaran | Realisasi | %",
        *(f"Program {name} | {amounts[0]} | {amounts[1]} | 96" for name in PROGRAMMES),
    )
    assert rows(parsed, "anggaran", "anggaran", "realisasi", "rasio") == [(None, None, 96.0)] * 5
    assert ("satuan-meragukan", "error") in [(f.rule, f.level) for f in parsed.findings]


def test_rupiah_have_no_three_decimals() -> None:
    lines = (
        "Program | Anggaran | Realisasi | %",
        "Program Penunjang Urusan | 200.000.000 | 150.000.000 | 75",
        "Program Pemberdayaan Desa | 20.000,000 | Rp15.000.000 | 75",
    )
    parsed = read(*REPORT, "Tabel 3.2 Anggaran dan Realisasi Tahun 2022", "", *lines)
    assert rows(parsed, "anggaran", "anggaran")[1] == (None,)
    assert [f.ditemukan for f in parsed.findings if f.rule == "angka-ambigu"] == ["20.000,000"]
    thousands = [line.replace("200.000.000", "200.000,125") for line in lines[:2]]
    parsed = read(*REPORT, "Tabel 3.2 Anggaran dan Realisasi 2022 (Rp 000)", "", *thousands)
    assert rows(parsed, "anggaran", "anggaran") == [(200_000_125,)]


def test_programmes_and_their_money_behind_the_performance_of_a_line() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Pengukuran Kinerja",
        "",
        "Sasaran | Indikator Kinerja | Satuan | Target | Realisasi | % | Program | Anggaran | Realisasi | %",
        "Pelayanan baik | Nilai SKM | Nilai | 80 | 84 | 105 | Program A | 100.000.000 | 90.000.000 | 90",
        "Desa maju | Jumlah desa | Desa | 10 | 9 | 90 | Program B | 200.000.000 | 150.000.000 | 75",
    )
    assert rows(parsed, "capaian", "indikator", "tahun", "target", "realisasi", "rasio") == [
        ("Nilai SKM", 2022, 80.0, 84.0, 105.0),
        ("Jumlah desa", 2022, 10.0, 9.0, 90.0),
    ]
    assert rows(parsed, "anggaran", "uraian", "tahun", "anggaran", "realisasi", "rasio") == [
        ("Program A", 2022, 100_000_000, 90_000_000, 90.0),
        ("Program B", 2022, 200_000_000, 150_000_000, 75.0),
    ]


def test_bare_years_of_what_was_reached() -> None:
    lines = ("Indikator | 2021 | 2022", "Nilai SKM | 80 | 81", "Jumlah desa | 10 | 11")
    parsed = read(*REPORT, "Tabel 3.1 Realisasi Kinerja Tahun 2021-2022", "", *lines)
    assert rows(parsed, "capaian", "tahun", "target", "realisasi")[:2] == [
        (2021, None, 80.0),
        (2022, None, 81.0),
    ]
    parsed = read(*REPORT, "Tabel 3.1 Target dan Realisasi Kinerja", "", *lines)
    assert not parsed.rows["capaian"]


def test_a_regulation_that_adopts_the_plan_of_a_year() -> None:
    parsed = read(
        "PERATURAN BUPATI ACEH BARAT DAYA",
        "NOMOR 8 TAHUN 2023",
        "TENTANG",
        "RENCANA KERJA KECAMATAN BLANGPIDIE TAHUN 2024",
        "BISMILLAHIRRAHMANIRRAHIM",
        "ATAS RAHMAT ALLAH YANG MAHA KUASA",
        "BUPATI ACEH BARAT DAYA,",
        "Menimbang : bahwa perlu ditetapkan;",
        "Mengingat : 1. Undang-Undang Nomor 4 Tahun 2002 tentang Pembentukan Kabupaten;",
        "MEMUTUSKAN:",
        "Menetapkan : PERATURAN BUPATI TENTANG RENCANA KERJA.",
        "Pasal 1",
        "Renja tercantum dalam Lampiran.",
        "Ditetapkan di Blangpidie",
        "pada tanggal 3 Mei 2023",
        "BUPATI ACEH BARAT DAYA,",
        "ANDI",
        "BERITA KABUPATEN ACEH BARAT DAYA TAHUN 2023 NOMOR 9",
        "LAMPIRAN",
        "",
        "Tabel 2.1 Pencapaian Kinerja",
        "",
        "Indikator | Target | Realisasi | Capaian",
        "Nilai SKM | 80 | 81 | 101,25",
        "",
        "Tabel 4.1 Rencana Kerja dan Pendanaan",
        "",
        "Program | Indikator | Target | Pagu (Rp)",
        "Program Penunjang Urusan | Nilai SKM | 80 | 100.000.000",
    )
    columns = ("tentang", "periode_awal", "periode_akhir", "berita_daerah_nomor")
    assert rows(parsed, "dokumen", *columns) == [
        ("RENCANA KERJA KECAMATAN BLANGPIDIE TAHUN 2024", 2024, 2024, 9)
    ]
    # What is called realised in a plan is of a year before it.
    assert not parsed.rows["capaian"]
    assert rows(parsed, "rencana", "tahun", "pagu") == [(2024, 100_000_000)]


def test_a_plan_whose_last_years_stand_in_a_second_table() -> None:
    head = "Kode | Program | Indikator | 2022 | | 2023 | | "
    first = (
        "Tabel 6.1 Rencana Program dan Pendanaan Tahun 2022-2023", "", head,
        " | | | Target | Rp | Target | Rp | ",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 100.000.000 | 71 | 110.000.000 | ",
    )  # fmt: skip
    second = (
        "", "Tabel 6.2 Rencana Program dan Pendanaan Tahun 2024-2025", "",
        "Kode | Program | Indikator | 2024 | | 2025 | | Kondisi Akhir | ",
        " | | | Target | Rp | Target | Rp | Target | Rp",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 72 | 120.000.000 | 73 | 130.000.000 | 73 | 460.000.000",
    )  # fmt: skip
    title = "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2022-2025"
    assert sums_wrong(read(title, "", *first, *second)) == []
    wrong = [line.replace("460.000.000", "470.000.000") for line in second]
    (finding,) = sums_wrong(read(title, "", *first, *wrong))
    assert (finding.rule, finding.harapan) == ("pagu-akhir-tidak-cocok", "460000000")
    # A plan of those two years alone.
    alone = [line.replace("460.000.000", "250.000.000") for line in second]
    assert sums_wrong(read(title, "", *first, *alone)) == []


def test_quarters_by_their_letter_and_money_of_the_year_beside_them() -> None:
    parsed = read(
        *EVALUATION[:1],
        "",
        "Tabel 2 Evaluasi Renja Tahun 2021 (Rp ribu)",
        "",
        "Program | Indikator | Target | Pagu | Q1 | Q2 | Q3 | Q4 | Realisasi Anggaran",
        "Program Penunjang Urusan | Dokumen | 12 | 100.000 | 3 | 4 | 2 | 3 | 98.000",
    )
    assert rows(parsed, "evaluasi", "periode", "kinerja", "rupiah") == [
        ("target", 12.0, 100_000_000),
        ("triwulan-1", 3.0, None),
        ("triwulan-2", 4.0, None),
        ("triwulan-3", 2.0, None),
        ("triwulan-4", 3.0, None),
        ("realisasi", None, 98_000_000),
    ]


def test_a_document_of_values_of_which_none_was_read_is_said() -> None:
    parsed = read(
        *REPORT,
        "No | Sasaran | Indikator | Target Wilayah A | Target Wilayah B | Target Wilayah C",
        "1 | Pelayanan baik | Nilai SKM | 80 | 81 | 82",
    )
    assert {f.level for f in parsed.findings if f.rule == "tabel-tak-terurai"} >= {"warning"}


def test_programmes_by_year_in_the_rows_are_not_the_office() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Anggaran dan Realisasi",
        "",
        "Tahun Anggaran | Program | Anggaran | Realisasi | %",
        "2021 | Program Penunjang Urusan | 1.000.000.000 | 900.000.000 | 90",
        " | Program Pemberdayaan Desa | 100.000.000 | 90.000.000 | 90",
        "2022 | Program Penunjang Urusan | 1.100.000.000 | 1.000.000.000 | 90,91",
        " | Jumlah | 1.100.000.000 | 1.000.000.000 | 90,91",
    )
    assert rows(parsed, "anggaran", "uraian", "jenjang", "tahun", "anggaran") == [
        ("Program Penunjang Urusan", "program", 2021, 1_000_000_000),
        ("Program Pemberdayaan Desa", "program", 2021, 100_000_000),
        ("Program Penunjang Urusan", "program", 2022, 1_100_000_000),
        ("Jumlah", "total", 2022, 1_100_000_000),
    ]


def test_money_of_years_that_are_counted_or_parted_from_their_targets_by_a_unit() -> None:
    parsed = read(
        *PLAN,
        "Kode | Program | Indikator | Tahun ke-1 | | Tahun ke-2 | ",
        " | | | Target | Rp | Target | Rp",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 100.000.000 | 71 | 110.000.000",
        "",
        "Tabel 6.2 Rencana Program dan Pendanaan",
        "",
        "Kode | Program | Indikator | 2022 | | | 2023 | | ",
        " | | | Target | Satuan | Rp | Target | Satuan | Rp",
        "7.01.02 | Program Pemberdayaan Desa | Jumlah desa | 5 | Desa | 50.000.000 | 6 | Desa | 60.000.000",
    )
    assert rows(parsed, "rencana", "kode", "tahun", "target", "pagu") == [
        ("7.01.01", 2022, 70.0, 100_000_000),
        ("7.01.01", 2023, 71.0, 110_000_000),
        ("7.01.02", 2022, 5.0, 50_000_000),
        ("7.01.02", 2023, 6.0, 60_000_000),
    ]


def test_heads_of_a_year_and_a_name_and_letters_of_budgets() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Anggaran dan Realisasi Belanja",
        "",
        "Uraian | 2021 Anggaran | 2021 Realisasi | 2022 Anggaran | 2022 Realisasi",
        "Belanja Pegawai | 1.000.000.000 | 900.000.000 | 1.100.000.000 | 1.000.000.000",
        "",
        "Tabel 3.3 Anggaran dan Realisasi Program",
        "",
        "Program | Tahun 2021 | | | Tahun 2022 | | ",
        " | A | R | % | A | R | %",
        "Program Penunjang Urusan | 100.000.000 | 90.000.000 | 90 | 110.000.000 | 100.000.000 | 90,91",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi") == [
        (2021, 1_000_000_000, 900_000_000),
        (2022, 1_100_000_000, 1_000_000_000),
        (2021, 100_000_000, 90_000_000),
        (2022, 110_000_000, 100_000_000),
    ]


def test_of_several_indicators_in_a_line_the_one_beside_the_values() -> None:
    parsed = read(
        *PLAN[:1],
        "",
        "Tabel 4.1 Pohon Kinerja",
        "",
        "Tujuan | Indikator | Sasaran | Indikator | Target 2022 | Target 2023",
        "Pelayanan maju | Indeks Pelayanan | Kepuasan naik | Nilai SKM | 80 | 81",
    )
    assert rows(parsed, "target", "indikator", "nilai") == [
        ("Nilai SKM", 80.0),
        ("Nilai SKM", 81.0),
    ]


def test_years_before_their_indicators_in_the_rows() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja",
        "",
        "Tahun | Indikator | Target | Realisasi | Capaian",
        "2021 | Nilai SKM | 80 | 79 | 98,75",
        " | Nilai SAKIP | 70 | 71 | 101,43",
        "2022 | Nilai SKM | 81 | 82 | 101,23",
        "Rata-rata | Nilai SAKIP | 72 | 73 | 101,39",
    )
    assert rows(parsed, "capaian", "indikator", "tahun", "realisasi") == [
        ("Nilai SKM", 2021, 79.0),
        ("Nilai SAKIP", 2021, 71.0),
        ("Nilai SKM", 2022, 82.0),
    ]


def test_money_of_a_sasaran_is_of_no_programme_or_kegiatan() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Anggaran dan Realisasi per Sasaran Tahun 2022",
        "",
        "Sasaran | Anggaran | Realisasi | %",
        "Pelayanan baik | 1.000.000.000 | 900.000.000 | 90",
        "Desa maju | 500.000.000 | 450.000.000 | 90",
    )
    assert not parsed.rows["anggaran"]
    assert "tabel-tak-terurai" in {f.rule for f in parsed.findings}


def test_the_target_of_what_is_achieved_in_a_year_is_aimed_at() -> None:
    parsed = read(
        *PLAN[:1],
        "",
        "Tabel T-C.28 Indikator Kinerja",
        "",
        "No | Indikator | Kondisi Awal | Target Capaian Tahun 2022 | Target Capaian Tahun 2023",
        "1 | Nilai SKM | 79,5 | 80 | 81",
    )
    assert rows(parsed, "target", "fase", "tahun", "nilai") == [
        ("awal", None, 79.5),
        ("target", 2022, 80.0),
        ("target", 2023, 81.0),
    ]


@pytest.mark.parametrize("name", ["Eksisting 2021", "Kondisi Existing Tahun 2021"])
def test_what_there_is_at_the_beginning_of_a_plan(name: str) -> None:
    parsed = read(
        *(*PLAN[:1], "", "Tabel 4.1 Indikator Kinerja Utama", ""),
        f"No | Indikator Kinerja | {name} | Target 2022",
        "1 | Nilai SKM | 79,5 | 80",
    )
    assert rows(parsed, "target", "fase", "tahun", "nilai") == [
        ("awal", 2021, 79.5),
        ("target", 2022, 80.0),
    ]


def test_bare_years_between_the_beginning_and_the_end_of_a_plan() -> None:
    lines = (
        "Tujuan | Sasaran | Indikator | Satuan | Kondisi Awal 2021 | 2022 | 2023 | Kondisi Akhir",
        "Pelayanan maju | | Indeks Pelayanan | Indeks | 70 | 71 | 72 | 72",
        " | Kepuasan naik | Persentase puas | % | 50% | 55% | 60% | 60%",
    )
    parsed = read(*PLAN[:1], "", "Tabel 4.1 Tujuan dan Sasaran", "", *lines)
    assert rows(parsed, "target", "sasaran", "fase", "tahun", "nilai")[3:] == [
        (None, "akhir", 2023, 72.0),
        ("Kepuasan naik", "awal", 2021, 50.0),
        ("Kepuasan naik", "target", 2022, 55.0),
        ("Kepuasan naik", "target", 2023, 60.0),
        ("Kepuasan naik", "akhir", 2023, 60.0),
    ]


def test_bare_years_of_indicators_that_nothing_names_are_said_to_be_unread() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Pagu dan Realisasi Anggaran Tahun 2022",
        "",
        "Program | Anggaran | Realisasi | %",
        "Program Penunjang Urusan | 200.000.000 | 150.000.000 | 75",
        "",
        "Tabel 3.2 Perkembangan",
        "",
        "Indikator | 2020 | 2021 | 2022",
        "Nilai SKM | 80 | 81 | 82",
    )
    assert not parsed.rows["capaian"]
    assert "tabel-tak-terurai" in {f.rule for f in parsed.findings}


def test_the_end_of_a_plan_in_a_report_of_one_year_is_not_of_that_year() -> None:
    lines = (
        "No | Sasaran | Indikator | Target",
        "1 | Pelayanan baik | Nilai SKM | 85",
        "2 | Kinerja akuntabel | Nilai SAKIP | 75",
        "3 | Desa maju | Jumlah desa | 12",
    )
    for title in ("Target Akhir Renstra", "Tujuan dan Sasaran Jangka Menengah"):
        parsed = read(*REPORT, f"Tabel 2.3 {title}", "", *lines)
        assert not parsed.rows["target"]
        assert "tabel-tak-terurai" in {f.rule for f in parsed.findings}
    parsed = read(*REPORT, "Tabel 2.3 Perjanjian Kinerja", "", *lines)
    assert {row["tahun"] for row in parsed.rows["target"]} == {2022}


def test_lines_of_other_kecamatan_are_no_indicators() -> None:
    lines = ("Target | Realisasi | Capaian", "Rawa | 80 | 81 | 101,25", "Telaga | 80 | 82 | 102,5")
    title = "Tabel 3.9 Perbandingan Capaian Kinerja Tahun 2022"
    parsed = read(*REPORT, title, "", f"Kecamatan | {lines[0]}", *lines[1:])
    assert not parsed.rows["capaian"]
    assert "tabel-tak-terurai" in {f.rule for f in parsed.findings}
    parsed = read(*REPORT, title, "", f"Uraian Indikator | {lines[0]}", *lines[1:])
    assert len(parsed.rows["capaian"]) == 2


@pytest.mark.parametrize("year", ["", " 2024"])
def test_what_an_amendment_adds_is_neither_what_was_nor_what_becomes(year: str) -> None:
    parsed = read(
        *RENJA,
        "Tabel 3.1 Perubahan Rencana Program dan Kegiatan Tahun 2024",
        "",
        f"Kode | Program | Indikator | Target{year} | | Pagu Indikatif{year} (Rp) | | ",
        " | | | Semula | Menjadi | Semula | Menjadi | Bertambah/(Berkurang)",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 71 | 250.000.000 | 200.000.000 | (50.000.000)",
        "7.01.03 | Program Pemberdayaan Desa | Jumlah desa | 5 | 6 | 50.000.000 | 60.000.000 | 10.000.000",
    )
    assert rows(parsed, "rencana", "tahun", "target", "pagu") == [
        (2024, 71.0, 200_000_000),
        (2024, 6.0, 60_000_000),
    ]


def test_the_end_of_a_plan_by_one_word() -> None:
    parsed = read(
        *PLAN,
        "Kode | Program | Indikator | 2022 | | 2023 | | Akhir | ",
        " | | | Target | Rp | Target | Rp | Target | Rp",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 250.000.000 | 71 | 200.000.000 | 71 | 450.000.000",
    )
    assert rows(parsed, "rencana", "fase", "target", "pagu")[2] == ("akhir", 71.0, 450_000_000)
    assert "kolom-bergeser" not in {f.rule for f in parsed.findings}


def test_further_years_under_a_label_of_going_on() -> None:
    def part(first: int) -> tuple[str, ...]:
        return (
            "",
            f"Kode | Program | Indikator | {first} | | {first + 1} | ",
            " | | | Target | Rp | Target | Rp",
            "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 80 | 250.500.000 | 81 | 270.000.000",
            "7.01.02 | Program Pelayanan Publik | Nilai SKM | 88 | 45.000.000 | 89 | 47.500.000",
        )

    parsed = read(
        "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2023-2026",
        "",
        "Tabel 6.1 Rencana Program dan Pendanaan",
        *part(2023),
        "",
        "Lanjutan Tabel 6.1",
        *part(2025),
    )
    assert [row["tahun"] for row in parsed.rows["rencana"]] == [2023, 2024] * 2 + [2025, 2026] * 2


def test_places_with_numbers_are_no_slip_of_the_head() -> None:
    parsed = read(
        *PLAN,
        "Kode | Program | Indikator | 2022 | | 2023 | | Lokasi | Penanggung Jawab",
        " | | | Target | Rp | Target | Rp | | ",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 250.000.000 | 71 | 200.000.000 | 5 Kecamatan | Sekretariat",
        "7.01.02 | Program Pelayanan Publik | Nilai SKM | 80 | 50.000.000 | 81 | 60.000.000 | 12 Desa | Seksi Pelayanan",
    )
    assert rows(parsed, "rencana", "lokasi", "penanggung_jawab")[::2] == [
        ("5 Kecamatan", "Sekretariat"),
        ("12 Desa", "Seksi Pelayanan"),
    ]
    assert "kolom-bergeser" not in {f.rule for f in parsed.findings}


def test_what_was_reached_in_earlier_years_beside_the_ratio_of_the_last() -> None:
    body = ("Pelayanan baik | Nilai SKM | 45,2 | 49,8 | 52 | 53,3 | 102,5",) * 2
    last = "Target | Realisasi | Capaian (%)"

    def read_rows(earlier: str, ratio: str) -> tuple[Parsed, list[tuple[Any, ...]]]:
        parsed = read(
            *REPORT,
            "Tabel 3.2 Perkembangan Capaian Indikator Kinerja",
            "",
            f"Sasaran | Indikator Kinerja | {earlier} | | Tahun 2022 | | ",
            f" | | 2020 | 2021 | {last.replace('Capaian (%)', ratio)}",
            *body,
        )
        return parsed, rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")[:3]

    reached = [(2020, None, 45.2, None), (2021, None, 49.8, None), (2022, 52.0, 53.3, 102.5)]
    assert read_rows("Capaian Tahun", "Capaian (%)")[1] == reached
    assert read_rows("Realisasi Tahun", "Capaian")[1] == reached
    # `Capaian` is a ratio in 2022: what it is before, nobody knows.
    parsed, found = read_rows("Capaian Tahun", "Capaian")
    assert found == [reached[2], reached[2]]
    unknown = [str(f.where) for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert len(unknown) == 2


def test_the_end_of_a_plan_is_of_the_year_that_is_printed_over_it() -> None:
    lines = (
        "Kode | Program | Indikator | 2019 | | 2020 | | {} | ",
        " | | | Target | Rp | Target | Rp | Target | Rp",
        "4.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 250.000.000 | 71 | 200.000.000 | 75 | 990.000.000",
        "4.01.02 | Program Pelayanan Publik | Nilai SKM | 80 | 50.000.000 | 81 | 60.000.000 | 90 | 330.000.000",
    )
    title = "RENCANA STRATEGIS KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2018-2023"
    text = [line.format("Kondisi Akhir (2023)") for line in lines]
    parsed = read(title, "", "Tabel 6.1 Rencana Program dan Pendanaan", "", *text)
    assert rows(parsed, "rencana", "fase", "tahun", "pagu")[2] == ("akhir", 2023, 990_000_000)
    # Of five years two are printed: nothing says what the end should be.
    assert sums_wrong(parsed) == []
    whole = [line.format("Kondisi Akhir (2020)") for line in lines]
    assert len(sums_wrong(read(title, "", "Tabel 6.1 Rencana Program", "", *whole))) == 2


def test_the_level_reached_of_a_plan_up_to_the_running_year_is_not_the_years() -> None:
    parsed = read(
        *RENJA,
        "Tabel T-C.29 Rekapitulasi Evaluasi Hasil Pelaksanaan Renja",
        "",
        "Program | Indikator Kinerja | Target Renja 2023 | Realisasi Renja 2023 | Tingkat Realisasi (%) | Target Renja 2024 | Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan (2024) | ",
        " | | | | | | Realisasi Capaian | Tingkat Capaian (%)",
        "Program Pelayanan Umum | Nilai SAKIP | 65 | 66 | 101,54 | 72 | 72 | 80,00",
        "Program Pemberdayaan Desa | Jumlah desa | 40 | 38 | 95,00 | 45 | 183 | 73,20",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")[:2] == [
        (2023, 65.0, 66.0, 101.54),
        (2024, 72.0, None, None),
    ]


def test_units_under_bands_and_under_the_last_name_are_of_the_head() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.3 Anggaran dan Realisasi Program Tahun 2022",
        "",
        "Program | Anggaran | | Realisasi | | Capaian",
        " | Semula (Rp) | Setelah Perubahan (Rp) | Rp | % | Fisik (%)",
        "Program Penunjang Urusan | 450.000.000 | 400.000.000 | 392.000.000 | 98,00 | 100",
        "Program Pelayanan Publik | 100.000.000 | 120.000.000 | 108.000.000 | 90,00 | 95,5",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi", "rasio") == [
        (2022, 400_000_000, 392_000_000, 98.0),
        (2022, 120_000_000, 108_000_000, 90.0),
    ]


def test_a_ratio_right_behind_target_and_realisasi_of_a_year() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja",
        "",
        "Indikator Kinerja | Target 2021 | Realisasi 2021 | Capaian (%) | Target 2022 | Realisasi 2022 | Capaian (%)",
        "Nilai SKM | 80 | 84 | 105 | 82 | 82 | 100",
        "Nilai SAKIP | 70 | 63 | 90 | 71 | 71 | 100",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")[:2] == [
        (2021, 80.0, 84.0, 105.0),
        (2022, 82.0, 82.0, 100.0),
    ]


def test_bare_years_under_tahun_between_the_beginning_and_the_end_of_a_plan() -> None:
    parsed = read(
        *PLAN[:1],
        "",
        "Tabel 7.1 Indikator Kinerja Utama",
        "",
        "No | Indikator Kinerja Utama | Formulasi | Satuan | Baseline 2021 | Tahun | | Akhir Renstra",
        " | | | | | 2022 | 2023 | ",
        "1 | Produktivitas padi | produksi / luas panen | ku/ha | 52,3 | 53,1 | 53,9 | 53,9",
        "2 | Nilai Tukar Petani | It/Ib x 100 | Indeks | 98,7 | 99,5 | 100,25 | 100,25",
    )
    assert rows(parsed, "target", "fase", "tahun", "nilai")[:4] == [
        ("awal", 2021, 52.3),
        ("target", 2022, 53.1),
        ("target", 2023, 53.9),
        ("akhir", 2023, 53.9),
    ]


def test_performance_and_money_under_a_head_of_both_and_levels_by_their_marks() -> None:
    parsed = read(
        *PLAN,
        "No | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target dan Anggaran Tahun | | | ",
        " | | | 2022 | | 2023 | ",
        " | | | Kinerja | Rp. (ribu) | Kinerja | Rp. (ribu)",
        "I | Program Urusan Laut | Indeks Laut | 81 | 120.500 | 82 | 132.750",
        "1 | Pembinaan pantai | Jumlah rapat | 12 | 70.500 | 12 | 80.250",
        "a | Penyusunan peta | Jumlah peta | 1 | 30.500 | 1 | 35.250",
        "b | Penjagaan karang | Jumlah laporan | 4 | 40.000 | 4 | 45.000",
        "2 | Pembinaan nelayan | Jumlah nelayan | 850 | 50.000 | 900 | 52.500",
        "II | Program Urusan Darat | Indeks Darat | 70 | 45.000 | 71 | 47.000",
    )
    assert rows(parsed, "rencana", "nama", "jenjang", "target", "pagu")[::2] == [
        ("Program Urusan Laut", "program", 81.0, 120_500_000),
        ("Pembinaan pantai", "kegiatan", 12.0, 70_500_000),
        ("Penyusunan peta", "subkegiatan", 1.0, 30_500_000),
        ("Penjagaan karang", "subkegiatan", 4.0, 40_000_000),
        ("Pembinaan nelayan", "kegiatan", 850.0, 50_000_000),
        ("Program Urusan Darat", "program", 70.0, 45_000_000),
    ]
    assert "kolom-bergeser" not in {f.rule for f in parsed.findings}


def test_a_level_under_a_head_of_money_alone_is_of_the_money() -> None:
    parsed = read(
        *EVALUATION[:1],
        "",
        "Tabel 2 Realisasi Fisik dan Keuangan s.d. Triwulan II Tahun 2021",
        "",
        "Program | Pagu (Rp) | Triwulan I | | Triwulan II | | Realisasi s.d. TW II | ",
        " | | Keu (Rp) | Fisik (%) | Keu (Rp) | Fisik (%) | Keu (Rp) | %",
        "Program Urusan Laut | 450.000.000 | 80.000.000 | 20 | 110.000.000 | 45 | 190.000.000 | 42,22",
        "Program Urusan Darat | 150.000.000 | 20.000.000 | 15 | 40.000.000 | 50 | 60.000.000 | 40,00",
    )
    columns = ("kinerja", "rupiah", "tingkat", "tingkat_rupiah")
    (reached, _) = (
        tuple(row[c] for c in columns)
        for row in parsed.rows["evaluasi"]
        if row["periode"] == "sd-triwulan-2"
    )
    assert reached == (None, 190_000_000, None, 42.22)


def test_programmes_and_their_money_behind_what_was_reached_in_a_quarter() -> None:
    parsed = read(
        *EVALUATION[:1],
        "",
        "Tabel 1 Capaian Rencana Aksi Triwulan III Tahun 2021",
        "",
        "No | Sasaran | Indikator Kinerja | Target Tahun 2021 | s.d. Triwulan III | | Program | Anggaran",
        " | | | | Realisasi | Capaian (%) | | ",
        "1 | Desa aman | Persentase konflik | 100 | 80 | 80,00 | Program Konflik | 450.000.000",
        "2 | Desa giat | Jumlah ormas | 60 | 48 | 80,00 | Program Ormas | 150.000.000",
    )
    assert rows(parsed, "evaluasi", "nama", "indikator", "periode", "kinerja", "rupiah") == [
        ("Desa aman", "Persentase konflik", "target", 100.0, None),
        ("Desa aman", "Persentase konflik", "sd-triwulan-3", 80.0, None),
        ("Desa giat", "Jumlah ormas", "target", 60.0, None),
        ("Desa giat", "Jumlah ormas", "sd-triwulan-3", 48.0, None),
    ]
    assert "kolom-tak-dikenal" in {f.rule for f in parsed.findings}


def test_shortened_heads_and_a_ratio_without_brackets() -> None:
    parsed = read(
        *REPORT,
        "Tabel 2.1 Pencapaian Kinerja Pelayanan",
        "",
        "No | Indikator | Thn. 2020 | | | TA. 2021 | | ",
        " | | Trgt | Real. | Capaian % | Tgt. | Real | Cap. %",
        "1 | Populasi sapi (ekor) | 12.500 | 12.450 | 99,60 | 12.800 | 12.910 | 100,86",
        "2 | Produksi telur (ton) | 850,5 | 840,25 | 98,80 | 870 | 880 | 101,15",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")[:2] == [
        (2020, 12_500.0, 12_450.0, 99.6),
        (2021, 12_800.0, 12_910.0, 100.86),
    ]


def test_ratios_the_other_way_round_of_what_should_become_more() -> None:
    parsed = read(
        *REPORT,
        "Tabel 2.1 Pencapaian Kinerja Pelayanan",
        "",
        "Indikator | Realisasi | | Target | | Rasio | ",
        " | 2020 | 2021 | 2020 | 2021 | 2020 | 2021",
        "Nilai SAKIP | 70 | 72 | 75 | 76 | 107,14 | 105,56",
        "Waktu layanan | 5 | 4 | 4 | 3 | 80 | 75",
    )
    wrong = [f.where[1] for f in check_document(parsed.rows) if f.rule == "rasio-tidak-cocok"]
    assert wrong == ["Nilai SAKIP"] * 2


def test_ratios_of_performance_beside_those_of_money() -> None:
    parsed = read(
        "EVALUASI HASIL RENSTRA KECAMATAN RAWA KABUPATEN TELAGA TAHUN 2019-2020",
        "",
        "Tabel E.80 Evaluasi terhadap Hasil Renstra Periode 2019-2020",
        "",
        "Program | Indikator Kinerja | Target Renstra Tahun ke- | | | | Realisasi Capaian Tahun ke- | | | | Rasio Capaian pada Tahun ke- | | | ",
        " | | 1 | | 2 | | 1 | | 2 | | 1 | | 2 | ",
        " | | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp | K | Rp",
        "Program Tanah | Bidang tertata | 50 | 450.000.000 | 55 | 500.000.000 | 48 | 430.000.000 | 56 | 480.000.000 | 96 | 95,56 | 101,82 | 96",
        "Program Sengketa | Sengketa selesai | 6 | 150.000.000 | 6 | 180.000.000 | 5 | 148.500.000 | 6 | 171.000.000 | 83,33 | 99 | 100 | 95",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")[:2] == [
        (2019, 50.0, 48.0, 96.0),
        (2020, 55.0, 56.0, 101.82),
    ]


@pytest.mark.parametrize("head", ["Indikator No Kinerja", "No | Indikator Kinerja"])
def test_numbers_of_lines_that_ran_into_their_names(head: str) -> None:
    left = " | " if "|" in head else ""
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2022",
        "",
        f"{head} | Target | Realisasi | Capaian (%)",
        f"{left}1 Nilai SKM | 80 | 84 | 105",
        f"{left}2 Nilai SAKIP | 70 | 63 | 90",
        f"{left}5 Desa yang dibina | 5 | 5 | 100",
    )
    assert [row["indikator"] for row in parsed.rows["capaian"]] == [
        "Nilai SKM",
        "Nilai SAKIP",
        "5 Desa yang dibina",
    ]


def test_before_and_after_without_a_word_for_the_amendment() -> None:
    parsed = read(
        *RENJA,
        "Tabel 3.1 Rumusan Perubahan Rencana Program dan Kegiatan Tahun 2024",
        "",
        "Kode | Program | Indikator Kinerja | Target Kinerja | | Pagu Anggaran (Rp) | | Bertambah/(Berkurang)",
        " | | | Sebelum | Sesudah | Sebelum | Sesudah | ",
        "7.01.01 | Program Penunjang Urusan | Nilai SAKIP | 70 | 71 | 250.000.000 | 200.000.000 | (50.000.000)",
        "7.01.03 | Program Pemberdayaan Desa | Jumlah desa | 5 | 6 | 50.000.000 | 60.000.000 | 10.000.000",
    )
    assert rows(parsed, "rencana", "tahun", "target", "pagu") == [
        (2024, 71.0, 200_000_000),
        (2024, 6.0, 60_000_000),
    ]


def test_the_performance_of_the_year_before_is_not_the_documents() -> None:
    lines = (
        "Indikator | Target | Realisasi | Capaian (%)",
        "Nilai SKM | 80 | 84 | 105",
        "Nilai SAKIP | 70 | 63 | 90",
    )
    for title in ("Capaian Kinerja Tahun Sebelumnya", "Capaian Kinerja Tahun Lalu"):
        parsed = read(*REPORT, f"Tabel 3.1 {title}", "", *lines)
        assert not parsed.rows["capaian"]
        assert "tabel-tak-terurai" in {f.rule for f in parsed.findings}


@pytest.mark.parametrize("head", ["Puskesmas", "Bidang", "Bulan", "Kelurahan"])
def test_parts_of_an_office_and_months_are_neither_lines_of_a_budget_nor_the_office(
    head: str,
) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.9 Realisasi Anggaran Tahun 2022",
        "",
        f"No | {head} | Anggaran (Rp) | Realisasi (Rp) | %",
        "1 | Melati | 100.000.000 | 90.000.000 | 90",
        "2 | Mawar | 110.000.000 | 99.000.000 | 90",
        "",
        "Tabel 3.10 Capaian Kinerja Tahun 2022",
        "",
        f"No | {head} | Indikator | Target | Realisasi | Capaian (%)",
        "1 | Melati | Kunjungan | 1.200 | 1.140 | 95",
        "2 | Mawar | Kunjungan | 1.000 | 1.050 | 105",
    )
    assert not parsed.rows["anggaran"]
    assert not parsed.rows["capaian"]
    assert [f.rule for f in parsed.findings].count("tabel-tak-terurai") == 2


def test_a_name_over_the_columns_of_numbers_and_names_of_a_budget() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.9 Anggaran dan Realisasi Tahun 2022",
        "",
        "No | Uraian | Anggaran (Rp) | Realisasi (Rp) | %",
        "A | Belanja Operasi | 900.000.000 | 850.000.000 | 94,44",
        "B | Belanja Modal | 100.000.000 | 95.000.000 | 95,00",
        "Keseluruhan belanja | | 1.000.000.000 | 945.000.000 | 94,50",
        "Surplus/Defisit | | (1.000.000.000) | (945.000.000) | 94,50",
    )
    assert rows(parsed, "anggaran", "uraian", "anggaran") == [
        ("Belanja Operasi", 900_000_000),
        ("Belanja Modal", 100_000_000),
        ("Keseluruhan belanja", 1_000_000_000),
    ]


def test_names_that_read_on_beside_the_next_indicator_of_theirs() -> None:
    parsed = read(
        *PLAN,
        "Kode | Program | Indikator | 2022 | | 2023 | ",
        " | | | Target | Rp | Target | Rp",
        "7.01.01 | PROGRAM PENUNJANG URUSAN | Nilai SAKIP | 70 | 250.000.000 | 71 | 200.000.000",
        " | PEMERINTAHAN DAERAH | Nilai SKM | 80 | | 81 | ",
        "7.01.01.2.01 | Perencanaan, penganggaran, | Jumlah dokumen | 5 | 50.000.000 | 6 | 60.000.000",
        " | dan evaluasi kinerja | Jumlah laporan | 12 | | 12 | ",
        "7.01.02 | Program Pelayanan Publik | Jumlah layanan | 7 | 200.000.000 | 8 | 140.000.000",
    )
    assert rows(parsed, "rencana", "jenjang", "nama", "indikator")[::2] == [
        ("program", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", "Nilai SAKIP"),
        ("program", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", "Nilai SKM"),
        ("kegiatan", "Perencanaan, penganggaran, dan evaluasi kinerja", "Jumlah dokumen"),
        ("kegiatan", "Perencanaan, penganggaran, dan evaluasi kinerja", "Jumlah laporan"),
        ("program", "Program Pelayanan Publik", "Jumlah layanan"),
    ]


def test_a_score_and_its_grade_under_one_head() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian IKU Tahun 2022",
        "",
        "No | Indikator | Target | | Realisasi | | Capaian (%)",
        " | | Nilai | Predikat | Nilai | Predikat | ",
        "1 | Indeks SPBE | 2,80 | Baik | 2,94 | Baik | 105,00",
        "2 | Nilai SAKIP | 70,00 | BB | 71,40 | BB | 102,00",
    )
    assert rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio") == [
        (2022, 2.8, 2.94, 105.0),
        (2022, 70.0, 71.4, 102.0),
    ]


def test_the_level_of_performance_beside_the_ratio_of_a_budget() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.3 Anggaran dan Realisasi Tahun 2022",
        "",
        "Sasaran | Program | Anggaran (Rp) | Realisasi (Rp) | % | Capaian Kinerja (%)",
        "Layanan digital | Program Aplikasi | 250.000.000 | 237.500.000 | 95,00 | 105",
        "Informasi publik | Program Informasi | 100.000.000 | 90.000.000 | 90,00 | 100",
    )
    assert rows(parsed, "anggaran", "anggaran", "realisasi", "rasio") == [
        (250_000_000, 237_500_000, 95.0),
        (100_000_000, 90_000_000, 90.0),
    ]
    assert "kolom-tak-dikenal" in {f.rule for f in parsed.findings}


def test_a_head_of_what_was_reached_up_to_each_quarter() -> None:
    parsed = read(
        *EVALUATION[:1],
        "",
        "Tabel 3 Realisasi Anggaran Kumulatif Tahun 2021 (ribu rupiah)",
        "",
        "No | Program | Pagu | s.d. TW I | | s.d. TW II | | s.d. TW III | | s.d. TW IV | ",
        " | | | Rp | % | Rp | % | Rp | % | Rp | %",
        "1 | Program Perumahan | 1.000.000 | 200.000 | 20,00 | 450.000 | 45,00 | 700.000 | 70,00 | 950.000 | 95,00",
        "2 | Program Permukiman | 500.000 | 50.000 | 10,00 | 200.000 | 40,00 | 350.000 | 70,00 | 490.000 | 98,00",
    )
    assert rows(parsed, "evaluasi", "periode", "rupiah", "tingkat_rupiah")[:5] == [
        ("target", 1_000_000_000, None),
        ("triwulan-1", 200_000_000, 20.0),
        ("sd-triwulan-2", 450_000_000, 45.0),
        ("sd-triwulan-3", 700_000_000, 70.0),
        ("realisasi", 950_000_000, 95.0),
    ]
