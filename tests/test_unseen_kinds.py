"""Kinds of errors first seen in documents that nobody had read before: in tables of offices, in
agreements, reports and their dates; each told, and nothing of its right form."""

from __future__ import annotations

from typing import Any

import pytest

from extract.document import Source
from extract.text import read_text
from parsers.parse import parse
from tests.quality_samples import budget_lines, datasets, findings, plan_lines, table
from tests.test_planted_kinds import found_in
from tests.test_quality_rules import pasal, section, target
from tests.test_slips_told import aside

YEARLY = {"periode_awal": 2023, "periode_akhir": 2023, "tahun": None}


def one_year(form: str) -> dict[str, Any]:
    """The head of a document of 2023."""
    return {"bentuk": form, **YEARLY}


@pytest.mark.parametrize(
    ("office", "found"),
    [
        ("Kecamatan Cibeber", ["Kecamatan Cibeber"]),
        ("Kecamatan Sukamulya", []),
        ("Kasi Pemerintahan", []),
    ],
)
def test_the_office_beside_a_line(office: str, found: list[str]) -> None:
    rows = plan_lines([("program", "7.01.01", "PROGRAM PENUNJANG", [30, 33, 36], 99)])
    rows = [{**row, "penanggung_jawab": office} for row in rows]
    assert found_in("sisa-templat", rencana=rows) == found
    given = [{**row, "periode": "target", "rupiah": row["pagu"]} for row in rows]
    assert len(findings(datasets(evaluasi=given), "sisa-templat")) == len(found)


@pytest.mark.parametrize(
    ("text", "reason", "count"),
    [
        ("Laporan Kinerja Kecamatan Cibeber Tahun 2023 disusun.", "kata-pengantar", 1),
        ("Laporan Kinerja Kecamatan Sukamulya Tahun 2023 disusun.", "kata-pengantar", 0),
        ("Jabatan : Camat Cibeber", "sampul", 1),
        ("Jabatan : Bupati Klaten", "sampul", 1),
        ("Jabatan : Camat Sukamulya", "sampul", 0),
        ("Jabatan : Sekretaris", "sampul", 0),
    ],
)
def test_who_a_foreword_and_an_agreement_name(text: str, reason: str, count: int) -> None:
    assert len(found_in("sisa-templat", teks_lain=[aside(text, reason)])) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rapat dilaksanakan pada hari Senin, 14 Januari 2025.", ["Senin"]),
        ("Rapat dilaksanakan pada hari Selasa tanggal 14 Januari 2025.", []),
        ("Jum'at, 17 Januari 2025", []),
        ("Rabu 31 Februari 2025", []),
    ],
)
def test_a_day_of_the_week(text: str, found: list[str]) -> None:
    assert found_in("tanggal-meragukan", renstra_bab=[section(text)]) == found
    assert found_in("tanggal-meragukan", teks_lain=[aside(text, "sampul")]) == found


@pytest.mark.parametrize(
    ("form", "line", "found"),
    [
        ("lkjip", "Sukamulya, Januari 2022", ["2022"]),
        ("lkjip", "Sukamulya, 30 Januari 2024", []),
        ("perjanjian-kinerja", "Sukamulya, 3 Januari 2021", ["2021"]),
        ("perjanjian-kinerja", "Sukamulya, 3 Januari 2024", ["2024"]),
        ("perjanjian-kinerja", "Sukamulya, 30 Desember 2022", []),
        ("renstra", "Sukamulya, 3 Januari 2021", []),
        ("lkjip", "Sukamulya, Kantor 2022", []),
    ],
)
def test_the_year_of_a_signature(form: str, line: str, found: list[str]) -> None:
    rows = [aside(line, "kata-pengantar")]
    assert found_in("tanggal-meragukan", teks_lain=rows, head=one_year(form)) == found


@pytest.mark.parametrize(
    ("years", "found"),
    [("2020-2022", ["2020-2022"]), ("2021-2023", []), ("2021-2026", []), ("2017-2019", [])],
)
def test_the_years_of_a_title_slipped_by_some(years: str, found: list[str]) -> None:
    title = f"Perbandingan Realisasi Tahun {years}"
    made = table("Uraian | 2021 | 2022 | 2023\nA | 1 | 2 | 3", judul=title, jenis="anggaran")
    rows = budget_lines([("program", "A", {2021: (1, 1), 2022: (2, 2), 2023: (3, 3)})])
    given = datasets(made, anggaran=rows, head=one_year("lkjip"))
    assert [of.ditemukan for of in findings(given, "periode-meragukan")] == found


@pytest.mark.parametrize(("code", "found"), [("7.01.04.2.01", 1), ("7.01.01.2.01", 0), ("", 0)])
def test_the_code_of_another_programme_in_a_budget(code: str, found: int) -> None:
    name = "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"
    made = table(f"Kode | Uraian | 2023\nx | y | 0\n{code} | {name} | 5", jenis="anggaran")
    rows = budget_lines([("kegiatan", name, {2023: (5, 4)})])
    assert len(findings(datasets(made, anggaran=rows), "kode-tidak-cocok")) == found


TOTAL = plan_lines([("total", "", "JUMLAH", [30_000_000, 33_000_000, 36_000_000], 99_000_000)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kebutuhan pendanaan tahun 2024-2026 sebesar Rp98.000.000, dan tahun 2024 sebesar "
            "Rp30.000.000.",
            1,
        ),
        (
            "Kebutuhan pendanaan tahun 2024-2026 sebesar Rp99.000.000, dan tahun 2024 sebesar "
            "Rp30.000.000.",
            0,
        ),
        ("Pagu indikatif tahun 2025 sebesar Rp34.000.000 tersebar pada 5 (lima) program.", 1),
        ("Pagu indikatif tahun 2025 sebesar Rp33.000.000 tersebar pada 5 (lima) program.", 0),
        ("Pagu indikatif tahun 2025 sebesar Rp34.000.000 untuk program pelayanan.", 0),
    ],
)
def test_amounts_of_the_plan_and_of_its_years_in_one_sentence(text: str, found: int) -> None:
    assert len(found_in("teks-lawan-anggaran", rencana=TOTAL, renstra_bab=[section(text)])) == found


def test_what_is_enacted_stands_on_several_lines() -> None:
    lines = ["Menetapkan : RENCANA STRATEGIS KECAMATAN SUKAMULYA TAHUN", "{}-2026."]
    for year, found in ((2024, []), (2023, ["2023-2026"])):
        rows = [aside(line.format(year), "menetapkan") for line in lines]
        assert found_in("periode-meragukan", teks_lain=rows) == found


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("b. BAB II Gambaran Pelayanan Perangkat Daerah; dan", 0),
        ("b. BAB II Strategi dan Arah Kebijakan; dan", 1),
        ("BAB II Strategi yang ditempuh untuk mencapai sasaran", 0),
    ],
)
def test_chapters_listed_by_letters(line: str, count: int) -> None:
    parts = [
        {**section("", judul=title), "bab": at, "nomor": None}
        for at, title in ((1, "PENDAHULUAN"), (2, "GAMBARAN PELAYANAN"))
    ]
    said = pasal(f"a. BAB I Pendahuluan;\n{line}")
    assert len(found_in("daftar-tidak-cocok", pasal=[said], renstra_bab=parts)) == count


def test_a_unit_that_broke_in_its_cell() -> None:
    rows = [
        {**row, "satuan": "Orang/Bu lan" if row["tahun"] == 2025 else "orang/bulan"}
        for row in target(["12", "12", "14"], None)
    ]
    assert found_in("satuan-tidak-cocok", target=rows) == []
    rows[1]["satuan"] = "dokumen"
    assert found_in("satuan-tidak-cocok", target=rows) == ["dokumen"]


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("INDIKATOR KINERJA UTAMA KECAMATAN TELAGA TAHUN 2025-2029", "Peraturan (Menimbang"),
        ("RENCANA STRATEGIS KECAMATAN TELAGA TAHUN 2025-2029", "Peraturan dan Renstra"),
    ],
)
def test_what_a_decision_without_its_parts_lacks(title: str, missing: str) -> None:
    text = f"KEPUTUSAN CAMAT TELAGA\nNOMOR 7 TAHUN 2025\nTENTANG\n{title}\n\nIsi keputusan.\n"
    source = Source("contoh.txt", "ab" * 32, "text")
    found = parse(read_text(text.encode(), source)).findings
    said = [of.harapan or "" for of in found if of.rule == "bagian-hilang"]
    assert any(of.startswith(missing) for of in said)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [("1 2 3 3 5", ["3"]), ("1 2 3 4 5", []), ("1 2 3 9 5", []), ("1 2 2 3 4", []), ("1 2 2", [])],
)
def test_a_line_with_another_ones_number(numbers: str, found: list[str]) -> None:
    rows = "\n".join(f"{n} | Persentase {n}{at} | {at}7" for at, n in enumerate(numbers.split()))
    made = table(f"No | Indikator | 2024\n{rows}", jenis="target")
    assert [of.ditemukan for of in findings(datasets(made), "nomor-ganda")] == found


@pytest.mark.parametrize(("left_out", "found"), [(3, ["7.01.01.2.02"]), (None, [])])
def test_a_subkegiatan_whose_kegiatan_no_line_has(left_out: int | None, found: list[str]) -> None:
    codes = ["7.01.01", *(f"7.01.01.2.0{n}{sub}" for n in range(1, 6) for sub in ("", ".0001"))]
    rows = [
        {**row, "baris": at, "nama": f"Hal {at}"}
        for at, code in enumerate(codes)
        for row in plan_lines([("kegiatan", code, "Hal", [1, 1, 1], 3)])
        if at != left_out
    ]
    told = findings(datasets(rencana=rows), "kode-tidak-cocok")
    assert [of.harapan for of in told if "induk" in of.pesan] == found
