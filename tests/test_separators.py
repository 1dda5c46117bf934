"""Numbers of two readings (``1,142``): what decides them, and null where nothing does."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.parsed import TablesPart
from tests.test_tables import rows, rules, table, tables

HEADS = (
    "No | Indikator Kinerja | Satuan | Target | | | Realisasi | | | Rasio | | ",
    " | | | 2021 | 2022 | 2023 | 2021 | 2022 | 2023 | 2021 | 2022 | 2023",
)


def read(*lines: str) -> TablesPart:
    return tables("Tabel T-C.23\nPencapaian Kinerja Pelayanan\n\n" + table(*HEADS, *lines))


def values(part: TablesPart) -> list[tuple[float | None, float | None]]:
    return rows(part, "capaian", "target", "realisasi")


def test_a_printed_ratio_decides_a_number_that_the_column_would_read_as_decimals() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98.25 | 98.50 | 98.75 | 98.25 | 98.50 | 98.75 | 100 | 100 | 100",
        "2 | Peserta pelatihan | - | 1.803 | 900 | 950 | 902 | 900 | 950 | 50.03 | 100 | 100",
    )
    assert values(part)[3] == (1803.0, 902.0)


def test_a_unit_that_counts_whole_things_has_no_decimals() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98.25 | 98.50 | 98.75 | 98.25 | 98.50 | 98.75 | 100 | 100 | 100",
        "2 | Peserta pelatihan | orang | 1.803 | 1.903 | 2.003 | 1.803 | 1.903 | 2.003 | 100 | 100 | 100",
    )
    assert values(part)[3:] == [(1803.0, 1803.0), (1903.0, 1903.0), (2003.0, 2003.0)]


def test_cells_of_a_line_that_are_printed_alike_are_read_alike_or_not_at_all() -> None:
    part = read(
        "1 | Proporsi pendapatan | - | 82 | 83 | 84 | 82.029 | 86.54 | 84.80 | 100.04 | 104.27 | 100.95",
        "2 | Kenaikan pendapatan | - | 10 | 10 | 10 | 16.13 | 8.75 | 15.36 | 161.30 | 87.5 | 153.60",
        "3 | Pajak kendaraan | - | 13.000.000 | 16.900.000 | 16.000.000 | 9218671 | 14736803 | 16085121 | 70.91 | 87.20 | 100.53",
        "4 | Pajak bahan bakar | - | 1.834 T | 19 | 24 | 2.119 T | 21 | 24 | 115.54 | 110.53 | 100",
    )
    assert values(part)[9:] == [(None, None), (19.0, 21.0), (24.0, 24.0)]


def test_parts_decide_their_sum_and_a_sum_its_parts() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98,25 | 98,50 | 98,75 | 98,25 | 98,50 | 98,75 | 100 | 100 | 100",
        "2 | Peserta |  | 2,280 | 2,280 | 2,280 | - | - | - | - | - | -",
        " | a. laki-laki |  | 1,300 | 1,200 | 1,100 | - | - | - | - | - | -",
        " | b. perempuan |  | 980 | 1,080 | 1,180 | - | - | - | - | - | -",
    )
    assert [target for target, _ in values(part)[3:]] == [
        *(2280.0, 2280.0, 2280.0),
        *(1300.0, 1200.0, 1100.0),
        *(980.0, 1080.0, 1180.0),
    ]


def test_a_total_decides_the_lines_above_it() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98.25 | 98.50 | 98.75 | 98.25 | 98.50 | 98.75 | 100 | 100 | 100",
        "Jumlah | | | - | - | - | - | - | - | - | - | -",
        "2 | Peserta Rawa |  | 1.250 | 7 | 7 | - | - | - | - | - | -",
        "3 | Peserta Telaga |  | 800 | 7 | 7 | - | - | - | - | - | -",
        "Jumlah | | | 2.050 | 14 | 14 | - | - | - | - | - | -",
    )
    assert [target for target, _ in values(part) if target and target > 700] == [
        1250.0,
        800.0,
        2050.0,
    ]


def test_the_other_years_of_the_line_decide() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98.25 | 98.50 | 98.75 | 98.25 | 98.50 | 98.75 | 100 | 100 | 100",
        "2 | Peserta pelatihan |  | 890 | 940 | 1.010 | - | - | - | - | - | -",
    )
    assert [target for target, _ in values(part)[3:]] == [890.0, 940.0, 1010.0]


def test_nothing_decides_and_nothing_is_published() -> None:
    part = read(
        "1 | Nilai mutu layanan | skor | 98.25 | 98.50 | 98.75 | 98.25 | 98.50 | 98.75 | 100 | 100 | 100",
        "2 | Hasil panen | - | 1.803 | 1.903 | 2.003 | - | - | - | - | - | -",
    )
    assert [target for target, _ in values(part)[3:]] == [None, None, None]
    assert rules(part).count("angka-ambigu") == 3
    assert {f.level for f in part.findings if f.rule == "angka-ambigu"} == {"error"}
    printed = [row for row in part.rows["sel"] if row["teks"] in {"1.803", "1.903", "2.003"}]
    assert [row.get("nilai") for row in printed] == [None, None, None]


def test_decimals_of_three_stand_where_the_table_prints_such_for_sure() -> None:
    part = read(
        "1 | Indeks mutu | indeks | 0.875 | 0.885 | 0.895 | 0.875 | 0.885 | 0.895 | 100 | 100 | 100",
        "2 | Indeks daya | indeks | 1.803 | 1.903 | 2.003 | - | - | - | - | - | -",
    )
    assert [target for target, _ in values(part)[3:]] == [1.803, 1.903, 2.003]


@given(
    mark=st.sampled_from([".", ","]),
    sign=st.sampled_from([".", ","]),
    people=st.lists(st.integers(1_000, 99_999), min_size=3, max_size=3),
    score=st.integers(1_001, 9_999),
)
@pytest.mark.filterwarnings("ignore")
def test_no_number_of_people_is_a_thousand_times_off(
    mark: str, sign: str, people: list[int], score: int
) -> None:
    """Whatever the separators of a table: the right number, or null with a finding."""
    marks = f"{score // 100}{sign}{score % 100:02d}"
    printed = [f"{n:,}".replace(",", mark) for n in people]
    part = read(
        f"1 | Nilai mutu layanan | skor | {marks} | {marks} | {marks} | - | - | - | - | - | -",
        f"2 | Peserta |  | {printed[0]} | {printed[1]} | {printed[2]} | - | - | - | - | - | -",
    )
    found = [target for target, _ in values(part)[-3:]]
    assert all(got in {None, float(n)} for got, n in zip(found, people, strict=True))
    assert rules(part).count("angka-ambigu") == found.count(None)
