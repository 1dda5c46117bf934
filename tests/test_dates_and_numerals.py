"""Dates, periods and roman numerals as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.roman import parse_ordinal, parse_roman, to_roman
from grammar.years import years_in
from normalize.dates import find_dates, parse_period

MONTHS = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 April 2023", [date(2023, 4, 11)]),
        ("pada tanggal 1 Nopember 2019", [date(2019, 11, 1)]),
        ("Rawajaya, 28 Pebruari 2022", [date(2022, 2, 28)]),
        ("s/d 31/3/2023", [date(2023, 3, 31)]),
        ("s/d 4/4/2023", [date(2023, 4, 4)]),
        ("31-03-2023", [date(2023, 3, 31)]),
        ("2023-03-31", [date(2023, 3, 31)]),
        ("5 MEI 2021", [date(2021, 5, 5)]),
        ("31 Februari 2023", []),
        ("3/31/2023", []),
        ("31/3/23", []),
        ("        2023", []),
        ("1 Januari 2020 sampai 3 Maret 2021", [date(2020, 1, 1), date(2021, 3, 3)]),
        ("270/M.PPPN/11/2012", []),
        ("", []),
    ],
)
def test_dates(text: str, expected: list[date]) -> None:
    assert find_dates(text) == expected


@given(st.dates(date(1945, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_back(day: date) -> None:
    for text in (
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"pada tanggal, {day.day:02d} {MONTHS[day.month - 1].upper()} {day.year}.",
    ):
        assert find_dates(text) == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAHUN 2024 – 2026", (2024, 2026)),
        ("Tahun 2021-2026", (2021, 2026)),
        ("2019 s.d. 2023", (2019, 2023)),
        ("2019 s/d 2023", (2019, 2023)),
        ("Tahun 2018 sampai dengan Tahun 2023", (2018, 2023)),
        ("TAHUN 2026-2024", None),
        ("Tahun 2023", None),
        ("Tahun 2005-2025 dan 2024-2026", None),
        ("Renstra 2024-2026, Renja 2024-2026", (2024, 2026)),
        ("Nomor 12023-20245", None),
    ],
)
def test_periods(text: str, expected: tuple[int, int] | None) -> None:
    assert parse_period(text) == expected


def test_years() -> None:
    assert years_in("Tahun 2019, 2020 dan 2024-2026; Rp 2.019") == [2019, 2020, 2024, 2026]


@given(st.integers(1, 399))
def test_roman_numerals_are_read_back(number: int) -> None:
    assert parse_roman(to_roman(number)) == number
    assert parse_roman(to_roman(number).lower()) == number


@pytest.mark.parametrize("text", ["IIII", "VX", "", "IC", "ABC", "4", "MMMM"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert parse_roman(text) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("IV", 4), ("4", 4), ("Vlll", 8), ("Il", 2), ("11", 11), ("0", None)]
)
def test_chapter_numbers(text: str, expected: int | None) -> None:
    assert parse_ordinal(text) == expected


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_a_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="no roman numeral"):
        to_roman(number)
