"""Regions by name, always inside the region that is named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.regions import (
    bps_code,
    find_kabupaten,
    find_province,
    is_region_name,
    kecamatan_code,
    kecamatan_in,
    province_of,
    region,
    regions_in,
    split_level,
)
from normalize.vocabulary import rows


@pytest.mark.parametrize(
    ("kecamatan", "kabupaten", "expected"),
    [
        ("Purwosari", "Pasuruan", "35.14.08"),
        ("PURWOSARI", "KABUPATEN PASURUAN", "35.14.08"),
        ("Kecamatan Purwosari", "Kab. Pasuruan", "35.14.08"),
        ("Gondang Wetan", "Pasuruan", "35.14.18"),
        ("Purwosarii", "Pasuruan", "35.14.08"),
        ("Poerwosari", "Pasuruan", "35.14.08"),
        ("Purwosari", "Bojonegoro", "35.22.18"),
        ("Purworejo", "Kota Pasuruan", "35.75.02"),
        ("Purworejo", "Pasuruan", None),
        ("Sukamaju Jaya", "Pasuruan", None),
        ("Purwosari", "Sukamaju Jaya", None),
        ("", "Pasuruan", None),
    ],
)
def test_kecamatan_codes(kecamatan: str, kabupaten: str, expected: str | None) -> None:
    assert kecamatan_code(kecamatan, kabupaten) == expected


@pytest.mark.parametrize("provinsi", ["Papua", "Papua Pegunungan"])
def test_a_kabupaten_of_a_province_that_was_divided_since(provinsi: str) -> None:
    """What was enacted before UU 16/2022 names Papua."""
    assert kecamatan_code("Wamena", "Jayawijaya", provinsi) == "95.01.01"
    assert kecamatan_code("Wamena", "Jayawijaya", "Papua Barat") is None


def test_a_kabupaten_in_another_province_is_not_taken() -> None:
    assert kecamatan_code("Purwosari", "Pasuruan", "Jawa Timur") == "35.14.08"
    assert kecamatan_code("Purwosari", "Pasuruan", "Bali") is None


@pytest.mark.parametrize("name", ["Jawa Timur", "Djawa Timur", "Jatim", "PROVINSI JAWA TIMUR"])
def test_a_province_by_all_its_names(name: str) -> None:
    found = find_province(name)
    assert found is not None
    assert found.kode == "35"


def test_a_kabupaten_is_no_province() -> None:
    assert find_province("Kabupaten Bengkulu") is None
    assert find_province("Bengkulu") is not None


def test_a_name_without_level_is_the_kabupatens() -> None:
    kabupaten, kota = find_kabupaten("Pasuruan"), find_kabupaten("Kota Pasuruan")
    assert kabupaten is not None
    assert kota is not None
    assert (kabupaten.kode, kota.kode) == ("35.14", "35.75")
    surabaya = find_kabupaten("Surabaya")
    assert surabaya is not None
    assert surabaya.tingkat == "kota"
    province = province_of("Pasuruan")
    assert province is not None
    assert province.nama == "Jawa Timur"


def test_places_in_running_text() -> None:
    text = "Kel. Kutorejo Kec. Pandaan; Kec Purworejo; di kecamatan yang lain; KECAMATAN BEJI TAHUN"
    assert [m.nama for m in kecamatan_in(text)] == ["Pandaan", "Purworejo", "BEJI"]
    assert all(m.kodes for m in kecamatan_in(text))
    unknown = kecamatan_in("Camat di Kecamatan Xanadu tahun 2024")
    assert [(m.nama, m.kodes) for m in unknown] == [("Xanadu", ())]


def test_levels_of_places_in_running_text() -> None:
    text = "Kecamatan Purwosari Kabupaten Pasuruan Provinsi Jawa Timur dan Kota Surabaya"
    assert [(m.tingkat, m.nama) for m in regions_in(text)] == [
        ("kecamatan", "Purwosari"),
        ("kabupaten", "Pasuruan"),
        ("provinsi", "Jawa Timur"),
        ("kota", "Surabaya"),
    ]


def test_names_and_codes() -> None:
    assert is_region_name("Kecamatan Pandaan")
    assert is_region_name("Pasuruan", "kota")
    assert not is_region_name("Xanadu")
    found = region("35.14.08")
    assert found is not None
    assert (found.nama, found.parent) == ("Purwosari", "35.14")
    assert split_level("Kotamadya Daerah Tingkat II Surabaya") == ("kota", "Surabaya")


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    regions_in(text)
    assert kecamatan_code(text, "Pasuruan") is None or text


def test_the_list_is_whole() -> None:
    counted: dict[str, int] = {}
    for row in rows("kode_wilayah"):
        counted[row["tingkat"]] = counted.get(row["tingkat"], 0) + 1
        found = region(row["kode"])
        assert found is not None
        assert not found.parent or region(found.parent) is not None
    assert counted == {"provinsi": 38, "kabupaten": 514, "kecamatan": 7285}


def test_every_kecamatan_is_found_in_its_own_kabupaten() -> None:
    lost = 0
    for row in rows("kode_wilayah"):
        if row["tingkat"] != "kecamatan":
            continue
        parent = region(row["kode"].rpartition(".")[0])
        assert parent is not None
        found = kecamatan_code(row["nama"], f"{parent.tingkat} {parent.nama}")
        assert found in (row["kode"], None), row  # None: two of one name in one kabupaten
        lost += found is None
    assert lost <= 10


def test_bps_codes_are_only_those_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    from normalize import regions

    pairs = [{"kode": "35.14.08", "kode_bps": "3514070"}]
    monkeypatch.setattr(regions, "rows", lambda name: pairs if name == "kode_bps" else [])
    regions._bps_codes.cache_clear()
    try:
        assert regions.bps_code("35.14.08") == "3514070"
        assert regions.bps_code("35.14.09") is None  # the two lists are numbered apart
    finally:
        regions._bps_codes.cache_clear()


def test_a_bps_code_names_one_kecamatan_and_its_kabupaten_one_kabupaten() -> None:
    """What is wrong by a line or by a digit breaks one of these: the two lists are numbered apart,
    yet every kabupaten of one is one kabupaten of the other."""
    pairs = [(row["kode"], row["kode_bps"]) for row in rows("kode_bps")]
    assert len({kode for kode, _ in pairs}) == len({bps for _, bps in pairs}) == len(pairs) > 6500
    assert all(re.fullmatch(r"\d{7}", bps) for _, bps in pairs)
    kecamatan = {row["kode"] for row in rows("kode_wilayah") if row["tingkat"] == "kecamatan"}
    assert {kode for kode, _ in pairs} <= kecamatan
    regencies = {(kode[:5], bps[:4]) for kode, bps in pairs}
    assert len({kode for kode, _ in regencies}) == len({bps for _, bps in regencies})
    assert len(regencies) == len({kode for kode, _ in regencies})


def test_the_bps_codes_of_kecamatan() -> None:
    """As BPS prints them in its publications (Kecamatan Dalam Angka)."""
    assert bps_code("35.14.08") == "3514090"  # Purwosari, Pasuruan
    assert bps_code("35.14.06") == "3514070"  # Kejayan, Pasuruan
    assert bps_code("32.01.01") == "3201210"  # Cibinong, Bogor
    assert bps_code("32.04.05") == "3204290"  # Cileunyi, Bandung
    assert bps_code("92.04.04") is None  # recoded since: Inanwatan


def test_the_name_of_a_form_is_no_region() -> None:
    title = (
        "Evaluasi Hasil Renja Perangkat Daerah Lingkup Kota\nRenja Kecamatan Ngaliyan Kota Semarang"
    )
    assert [m.nama for m in regions_in(title) if m.tingkat == "kota"] == ["Semarang"]
