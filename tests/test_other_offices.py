"""Tables as other offices write them: other heads, other marks, other places of a unit."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

from typing import Any

import pytest

from extract.document import Source
from extract.text import read_text
from normalize.regions import kecamatan_code
from parsers.parse import parse
from parsers.parsed import Parsed
from parsers.tabel.levels import level_by_code
from quality.rules.sisa_templat import _abbreviates


def read(*lines: str) -> Parsed:
    """A text; lines with ``|`` between cells are rows of a table (tabs in the text)."""
    text = "\n".join(
        "\t".join(cell.strip() for cell in line.split("|")) if "|" in line[1:] else line
        for line in lines
    )
    return parse(read_text(f"{text}\n".encode(), Source("contoh.txt", "0" * 64, "text")))


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


def test_targets_by_quarter_alone_are_said_to_be_unread() -> None:
    parsed = read(
        *AGREEMENT,
        "Rencana aksi disusun tiap triwulan.",
        "",
        "No | Sasaran | Indikator | Target Tahunan | TW I | TW II | TW III | TW IV",
        "1 | Pelayanan baik | Nilai SKM | 88,25 | - | 87,5 | - | 88,25",
    )
    assert "tabel-tak-terurai" in [finding.rule for finding in parsed.findings]


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
    assert not _abbreviates("Kec. Ilir", "Ilir")
