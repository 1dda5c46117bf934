"""What is told of sentences that count the parts of a plan or compare its numbers, of the codes of
tables and of reports that end too soon, and what is left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from arithmetic.printed import is_slip
from tests.quality_samples import datasets, findings, plan_lines, table
from tests.test_findings_said import sakip
from tests.test_planted_kinds import found_in
from tests.test_quality_rules import section
from tests.test_slips_told import aside

LINES = plan_lines(
    [
        ("program", "7.01.01", "PROGRAM PENUNJANG", [5, 6], None),
        ("kegiatan", "7.01.01.2.01", "Perencanaan", [5, 6], None),
        ("program", "7.01.02", "PROGRAM PELAYANAN", [7, 8], None),
        ("kegiatan", "7.01.02.2.01", "Koordinasi", [3, 4], None),
        ("kegiatan", "7.01.02.2.02", "Pelaksanaan", [4, 4], None),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renstra ini memuat 2 (dua) program dan 3 kegiatan.", []),
        ("Renstra ini memuat 4 (empat) program dan 3 kegiatan.", ["4"]),
        ("Renstra ini memuat dua program dan empat kegiatan.", ["4"]),
        ("Pada tahun 2019 dilaksanakan 6 program.", []),  # no table is of that year
        ("Program Pelayanan terdiri atas 1 program dan 2 kegiatan.", []),
        ("RPJMD memuat 12 program.", []),
        ("Terdapat 5 program prioritas yang dilaksanakan.", []),
        ("Seksi pemerintahan melaksanakan 2 kegiatan.", []),  # of a part
    ],
)
def test_lines_that_a_sentence_counts(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-tabel", rencana=LINES, renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(("many", "found"), [("dua", []), ("tiga", ["3"])])
def test_chapters_that_a_sentence_counts(many: str, found: list[str]) -> None:
    chapters = [{**section(f"Laporan ini terdiri atas {many} bab."), "bab": 1}, section("Isi.")]
    assert found_in("teks-lawan-tabel", renstra_bab=chapters) == found
    assert (
        found_in("teks-lawan-tabel", renstra_bab=[*chapters[:1], {**chapters[1], "bab": 4}]) == []
    )


VILLAGES = """
No | Desa | Jumlah Penduduk
1 | Jati | 1.200
2 | Randu | 1.300
| Jumlah | 2.500
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kecamatan terdiri atas 2 desa dengan 2.500 jiwa.", []),
        ("Kecamatan terdiri atas 1 desa dan 1 kelurahan dengan 2.500 jiwa.", []),
        ("Kecamatan terdiri atas 5 desa dengan 2.500 jiwa.", ["5"]),
        ("Kecamatan terdiri atas 5 desa dengan 9.100 jiwa.", []),  # the table lists a part
    ],
)
def test_villages_that_a_sentence_counts(text: str, found: list[str]) -> None:
    rows = datasets(table(VILLAGES, jenis="lain"), renstra_bab=[section(text)])
    assert [one.ditemukan for one in findings(rows, "teks-lawan-tabel")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37, naik dari 70 pada tahun 2021.", []),
        (
            "Realisasi Nilai SAKIP tahun 2022 sebesar 73,47, naik dari 70 pada tahun 2021.",
            ["73.47"],
        ),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,4.", []),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dengan tingkat capaian 99,09%.", []),
        (
            "Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dengan tingkat capaian 90,09%.",
            ["90.09%"],
        ),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 atau turun dari target 75,05.", []),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dari target 57,05.", ["57.05"]),
    ],
)
def test_a_sentence_on_what_was_reached(text: str, found: list[str]) -> None:
    said = found_in("teks-lawan-tabel", capaian=sakip(), renstra_bab=[section(text)])
    assert said == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nilainya sebesar 84,5, naik dari 83 pada tahun 2022.", []),
        ("Nilainya sebesar 82,5, naik dari 83 pada tahun 2022.", ["naik"]),
        ("Jumlahnya turun dari 12 menjadi 15.", ["turun"]),
        ("Peringkatnya menjadi 3, naik dari 5.", []),
    ],
)
def test_a_rise_to_less(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-anggaran", renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        (2_080_603_000, 2_800_603_000, True),
        (2_080_603_000, 5_080_603_000, True),
        (2_080_603_000, 2_800_630_000, False),
        (500_000_000, 900_000_000, False),  # round numbers are alike by chance
        (2_080_603_000, 208_060_300, False),
    ],
)
def test_amounts_a_slip_apart(one: int, two: int, slip: bool) -> None:
    assert is_slip(Decimal(one), Decimal(two)) is slip


def signed(line: str, form: str, **rows: Any) -> list[str | None]:
    head = {"bentuk": form, "periode_awal": 2023, "periode_akhir": 2023, "tahun": None}
    return found_in(
        "tanggal-meragukan", head=head, teks_lain=[aside(line, "kata-pengantar")], **rows
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sambas, 23 Februari 2024", 0),
        ("Sambas, 23 Februari 2023", 1),
        ("Sambas, 29 Desember 2023", 0),
    ],
)
def test_a_report_signed_before_its_year_was_over(line: str, told: int) -> None:
    assert len(signed(line, "lkjip")) == told


@pytest.mark.parametrize(("quarter", "told"), [(2, 0), (3, 1)])
def test_an_evaluation_signed_before_its_last_quarter_was_over(quarter: int, told: int) -> None:
    line = {"tabel_id": "d/t01", "baris": 1, "jenjang": "program", "kode": None}
    line |= {"nama": "P", "tahun": 2023, "periode": f"triwulan-{quarter}", "rupiah": 5}
    assert len(signed("Sambas, 30 Juni 2023", "evaluasi", evaluasi=[line])) == told
