"""Indicators: every synonym of the vocabulary finds its id; what is only like one does not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.indicators import Indicator, indicator, indicators, match_indicator

SYNONYMS = [(e.indikator_id, n) for e in indicators().values() for n in (e.nama, *e.sinonim)]
OTHERS = [(e.indikator_id, n) for e in indicators().values() for n in e.bukan]


@pytest.mark.parametrize(("indikator_id", "name"), SYNONYMS)
def test_every_synonym_finds_its_indicator(indikator_id: str, name: str) -> None:
    for printed in (name, name.upper(), f"1. {name}", f"{name} (remark)"):
        found = match_indicator(printed)
        assert found.indikator_id == indikator_id
        assert found.score == 1.0


@pytest.mark.parametrize(("indikator_id", "name"), OTHERS)
def test_no_counter_example_is_taken_for_it(indikator_id: str, name: str) -> None:
    assert match_indicator(name).indikator_id != indikator_id


@pytest.mark.parametrize("entry", indicators().values(), ids=lambda e: e.indikator_id)
def test_every_indicator_has_its_facts(entry: Indicator) -> None:
    assert entry.satuan
    assert entry.bukan, "an indicator needs names that it must not be taken for"
    assert indicator(entry.indikator_id) is entry


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Skor Indeks Kepuasan Masyarakat", "ikm"),
        ("Nilai Indeks Kepuasan Masyarakat (IKM) Kecamatan Pandaan", "ikm"),
        ("lndeks Kepuasan Masyarakal (IKM", "ikm"),
        ("Nilai Sakip Perangkat Daerah", "nilai-sakip"),
        ("Nilai SAKIP PD", "nilai-sakip"),
        ("Indeks penyelenggaraan kecamatan", "penyelenggaraan-kecamatan"),
        ("Persentase hasil penyelenggaraan kecamatan", "penyelenggaraan-kecamatan"),
        ("Persentase Penyelenggaraan Kecamaten", "penyelenggaraan-kecamatan"),
        ("Persentase Konflik yang tertangani diwilayah Kecamatan", "konflik-tertangani"),
        ("Prosentase Desa/kelurahan yg dibina", "desa-kelurahan-dibina"),
        ("Persentase Jenis Pelayanan yang Berkualitas (Waktu, Prosedur)", "pelayanan-berkualitas"),
        ("% Desa Tertib Administrasi", "desa-tertib-administrasi"),
        ("Nilai SAKIP Kabupaten", None),
        ("Persentase Penyelenggaraan", None),
        ("Persentase Penyelenggaraan Pemerintahan Daerah", None),
        ("Meningkatnya Kualitas Pelayanan Publik Kecamatan", None),
        ("Meningkatnya Pembinaan Desa/ Kelurahan", None),
        ("Meningkatnya Nilai SAKIP", None),
        ("Jumlah Desa yang Dibina", None),
        ("", None),
        ("-", None),
    ],
)
def test_printed_names(printed: str, expected: str | None) -> None:
    assert match_indicator(printed).indikator_id == expected


def test_a_near_miss_names_the_nearest() -> None:
    found = match_indicator("Persentase konflik lahan yang tertangani")
    assert found.indikator_id is None
    assert found.nearest == "konflik-tertangani"
    assert found.score > 0.8


@given(st.text(max_size=80))
def test_any_text_is_matched_without_error(text: str) -> None:
    assert 0.0 <= match_indicator(text).score <= 1.0


def test_gold_indicators(shared: Path) -> None:
    for name in ("capaian", "target"):
        for path in shared.glob(f"gold/*/{name}.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found = match_indicator(row["indikator"]).indikator_id
                    assert (found or "") == row["indikator_id"], row["indikator"]
