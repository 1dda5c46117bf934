"""Programme names to codes: broken print is forgiven, another name is not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.codes import official_code
from normalize.programmes import (
    canonical_code,
    check_code,
    match_lines,
    match_programme,
    nomenclature,
    official_name,
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("7 01 01 2.02 01", "7.01.01.2.02.01"),
        ("7.01.01.2.02.0001", "7.01.01.2.02.0001"),
        ("7 . 01 . 03", "7.01.03"),
        ("7.01.03.2.02.", "7.01.03.2.02"),
        ("X.XX.01.2.06", "X.XX.01.2.06"),
        ("7 01", "7.01"),
        ("1.234.567", None),
        ("2024", None),
        ("", None),
    ],
)
def test_codes(printed: str, expected: str | None) -> None:
    assert official_code(printed) == expected


def test_an_exact_name_overrules_the_level_that_its_place_says() -> None:
    name = "Penyediaan Gaji dan Tunjangan ASN"
    assert match_programme(name, jenjang="kegiatan").kode == "7.01.01.2.02.0001"
    assert match_programme(name, jenjang="program").kode is None
    assert match_programme(f"Program {name}", jenjang="kegiatan").kode is None
    assert match_programme("Penyediaan Gaji Tunjangan", jenjang="kegiatan").kode is None


def test_two_and_four_digits_are_one_code() -> None:
    assert canonical_code("7.01.01.2.02.01") == canonical_code("7.01.01.2.02.0001")
    assert official_name("7 01 01 2.02 01") == "Penyediaan Gaji dan Tunjangan ASN"
    assert official_name("7.01.99") is None


@pytest.mark.parametrize(
    ("name", "kode"),
    [
        ("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "7.01.01"),
        ("PROGRAM PEMUDANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA (P3)", "7.01.01"),
        ("PROGRAM PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", "7.01.02"),
        ("Prog. Pemberdayaan Masyarakat Desa dan Kelurahan", "7.01.03"),
        ("PROGRAM PEMBERDAYAAN MASYARAKAT DESA/KELURAHAN", "7.01.03"),
        ("PROGRAM KOORDINASI KETERTAMAN DAN KETERTIBAN UMUM", "7.01.04"),
        ("6. Program Pembinaan dan Pengawasan Pemerintahan Desa", "7.01.06"),
        ("Kegiatan Administrasi Keuangan Perangkat Daerah", "7.01.01.2.02"),
        ("Sub Kegiatan Facilitasi Kunjungan Tamu", "7.01.01.2.06.0008"),
        ("Sub kegiatan Pembangunan Sarana dan Prasarana Kelurahan Sukamaju", "7.01.03.2.02.0002"),
        ("Pemberdayaan Masyarakat di Kelurahan Kel. Sukamaju", "7.01.03.2.02.0003"),
        ("Penyediaan Barang Cetak dan Penggandaan", "7.01.01.2.06.0005"),
        ("Koord. Upaya Penyelenggaraan Ketentraman dan Ketertiban Umum", "7.01.04.2.01"),
        ("PenyediaanGaji danTunjangan ASN", "7.01.01.2.02.0001"),
    ],
)
def test_names_find_their_code(name: str, kode: str) -> None:
    assert match_programme(name).kode == kode


@pytest.mark.parametrize(
    "name",
    [
        "PROGRAM PELAYANAN ADMINISTRASI PERKANTORAN",
        "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN KECAMATAN",
        "PROGRAM KETENTRAMAN DAN KETERTIBAN UMUM KECAMATAN",
        "PROGRAM KOORDINASI PENYELENGGARAAN KETENTRAMAN DAN KETERTIBAN UMUM",
        "PROGRAM KOORDINASI PEMBERDAYAAN MASYARAKAT",
        "PROGRAM PENINGKATAN KBAMANAN DAN KENYAMANAN LINGKUNGAN",
        "PROGRAM PENGEMBAHOAN WAWASAN KEBANGSAAN",
        "Penyediaan alat tulis kantor",
        "JUMLAH",
        "-",
        "",
    ],
)
def test_names_before_2021_get_no_code(name: str) -> None:
    assert match_programme(name).kode is None


def test_what_stands_under_an_old_programme_gets_no_code() -> None:
    lines: list[tuple[str | None, str | None]] = [
        ("PROGRAM PENINGKATAN KAPASITAS PEMERINTAHAN", "program"),
        ("Pembangunan Sarana dan Prasarana Kelurahan", "kegiatan"),
        ("PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN", "program"),
        ("Kegiatan Pemberdayaan Kelurahan", "kegiatan"),
        ("Pembangunan Sarana dan Prasarana Kelurahan", "subkegiatan"),
        (None, "total"),
    ]
    assert [match.kode for match in match_lines(lines)] == [
        None,
        None,
        "7.01.03",
        "7.01.03.2.02",
        "7.01.03.2.02.0002",
        None,
    ]


def test_a_broken_name_is_found_under_its_own_programme() -> None:
    name = "Penyelenggaraan Urusan Pemerintahan Umum Sesuai Peraturan Kepala Daerah"
    assert match_programme(name).kode is None
    assert match_programme(name, parent="7.01.05").kode == "7.01.05.2.01"


@pytest.mark.parametrize(
    ("kode", "nama", "verdict"),
    [
        ("7.01.01.2.02.01", "Penyediaan Gaji dan Tunjangan PNS", "cocok"),
        ("7 01 02 2.01 02", "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan "
         "Kel. Sukamaju", "cocok"),
        ("7.01.02.2.04", "Penyelenggaraan Urusan Pemerintahan yang tidak dilaksanakan oleh Unit "
         "Kerja Perangkat Daerah yang Ada di Kecamatan", "tidak-cocok"),
        ("7.01.01.2.06.01", "Pengadaan Mebel", "tidak-cocok"),
        ("7.01.01.2.06.99", "Pengadaan Mebel", "tak-dikenal"),
        ("7.01.01", "-", "tak-dikenal"),
    ],
)  # fmt: skip
def test_a_code_with_anothers_name_is_told(kode: str, nama: str, verdict: str) -> None:
    assert check_code(kode, nama).verdict == verdict


def test_every_official_name_finds_a_code_of_its_name() -> None:
    for line in nomenclature().values():
        if line.jenjang == "bidang":
            continue
        found = match_programme(line.nama, jenjang=line.jenjang)
        assert found.kode is not None, line
        assert nomenclature()[found.kode].nama == line.nama
        assert found.score == 1.0
        assert check_code(line.kode, line.nama).verdict == "cocok"


LINES = st.sampled_from(
    [line for line in nomenclature().values() if line.jenjang != "bidang" and len(line.nama) > 30]
)


@given(LINES, st.data())
def test_one_broken_letter_never_leads_to_another_name(line: object, data: st.DataObject) -> None:
    nama: str = line.nama  # type: ignore[attr-defined]
    place = data.draw(st.integers(0, len(nama) - 1))
    broken = nama[:place] + data.draw(st.sampled_from(["", "x", "ii", " "])) + nama[place + 1 :]
    found = match_programme(broken, jenjang=line.jenjang)  # type: ignore[attr-defined]
    assert found.kode is None or nomenclature()[found.kode].nama == nama


def test_nearly_every_name_survives_a_broken_letter() -> None:
    names = [line for line in nomenclature().values() if line.jenjang != "bidang"]
    lost = [
        line.nama
        for line in names
        if match_programme(line.nama[:7] + "x" + line.nama[8:], jenjang=line.jenjang).kode is None
    ]
    assert len(lost) <= len(names) // 100


@given(st.text(max_size=80))
def test_any_text_is_matched_without_error(text: str) -> None:
    found = match_programme(text)
    assert 0.0 <= found.score <= 1.0


def test_gold_programmes(shared: Path) -> None:
    for path in shared.glob("gold/*/anggaran.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            names = {row["uraian"] for row in csv.DictReader(file) if row["jenjang"] == "program"}
        found = {match_programme(name, jenjang="program").kode for name in names}
        assert found == {None, "7.01.01", "7.01.02", "7.01.03", "7.01.04"}
