"""Names left from copying in the documents of offices that are no kecamatan."""

from __future__ import annotations

import pytest

from tests.quality_samples import Row
from tests.test_planted_kinds import found_in
from tests.test_quality_rules import section
from tests.test_slips_told import aside

HEAD: Row = {
    "kecamatan": None,
    "perangkat_daerah": "Dinas Ketahanan Pangan",
    "kabupaten": "Sleman",
    "bentuk": "renja",
    "tahun": None,
    "periode_awal": 2025,
    "periode_akhir": 2025,
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renja Dinas Kesehatan Tahun 2025 disusun bersama.", ["Dinas Kesehatan"]),
        ("Renja Dinas Kesehatan Kabupaten Sleman Tahun 2025 ini.", ["Dinas Kesehatan"]),
        ("Renja Dinas Ketahanan Pangan Tahun 2025 disusun bersama.", []),
        ("Renja Dinas Ketahanan Pangan Kabupaten Sleman Tahun 2025 memuat program.", []),
        ("Renja Dinas Kesehatan Tahun 2025 juga memuat kegiatan gizi.", []),
        ("Renja Dinas Kesehatan Tahun 2024 menjadi bahan.", []),  # of another year
        ("Kegiatan ini bersama Dinas Kesehatan Tahun 2025 disusun.", []),
        ("Renja Dinas Tahun 2025 disusun bersama.", []),
        ("Renja Dinas Ketahanan Pangan Kabupaten Bantul Tahun 2025.", ["Kabupaten Bantul"]),
        ("Studi ke Dinas Ketahanan Pangan Kabupaten Bantul.", []),
        ("Produksi beras Kabupaten Bantul dan Kabupaten Klaten menjadi pembanding.", []),
        ("Kecamatan Ngaglik dan Kecamatan Tempel rawan pangan.", []),
        ("Camat Ngaglik dan Bupati Bantul menandatangani kerja sama.", []),
    ],
)
def test_names_of_other_offices(text: str, found: list[str]) -> None:
    assert found_in("sisa-templat", renstra_bab=[section(text)], head=HEAD) == found


@pytest.mark.parametrize(
    ("office", "text", "found"),
    [
        ("Dinas Energi dan Sumber Daya Mineral", "Dinas ESDM", []),
        ("Badan Kesatuan Bangsa dan Politik", "Badan Kesbangpol Provinsi Jawa Barat", []),
        ("Badan Kesatuan Bangsa dan Politik", "Badan Kepegawaian", ["Badan Kepegawaian"]),
        ("Dinas Energi dan Sumber Daya Mineral", "Dinas Perikanan", ["Dinas Perikanan"]),
    ],
)
def test_short_names_of_the_own_office(office: str, text: str, found: list[str]) -> None:
    said = section(f"Renja {text} Tahun 2025 ini disusun.")
    head = {**HEAD, "perangkat_daerah": office, "kabupaten": None}
    assert found_in("sisa-templat", renstra_bab=[said], head=head) == found


def test_a_section_that_compares_kabupaten() -> None:
    part = section("Harga beras.", judul="Harga Beras di Kabupaten Bantul")
    assert found_in("sisa-templat", renstra_bab=[part], head=HEAD) == []


def test_another_head_of_region_who_signs() -> None:
    line = aside("Jabatan : Bupati Bantul", "sampul")
    assert found_in("sisa-templat", teks_lain=[line], head=HEAD) == ["Kabupaten Bantul"]
