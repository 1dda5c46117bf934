"""Average growths of budgets, in the ways in which offices count them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.quality_samples import budget_lines, datasets, findings, table

AMOUNTS = [(1000, 1100, 1320), (2000, 1900, 2090), (500, 600, 690), (800, 840, 924)]
"""What five programmes had in three years: grown by 10 and 20 per cent, and so on."""
WAYS = {
    "mean": ["15,00", "2,50", "17,50", "7,50"],
    "compound": ["14,89", "2,23", "17,47", "7,47"],
    "in all": ["32,00", "4,50", "38,00", "15,50"],
    "of all years": ["10,00", "1,67", "11,67", "5,00"],
    "rupiah": ["160", "45", "95", "62"],
    "amounts cut off": ["1.140,00", "1.996,00", "596,00", "854,00"],
    "amounts": ["1.140", "1.996,67", "596,67", "854,67"],
    "none": ["3,10", "8,90", "1,20", "6,60"],
    "two ways": ["15,00", "2,50", "17,47", "7,47"],
}


def found(growths: list[str], amounts: Sequence[tuple[int, ...]] = AMOUNTS) -> list[str]:
    lines: list[Any] = [
        ("program", f"PROGRAM {name}", {year: (value, None) for year, value in enumerate(of, 2019)})
        for name, of in zip("ABCDE", amounts, strict=False)
    ]
    body = "\n".join(
        f"PROGRAM {name} | {' | '.join(map(str, of))} | {growth}"
        for name, of, growth in zip("ABCDE", amounts, growths, strict=False)
    )
    head = "Uraian | Anggaran | | | Rata-rata Pertumbuhan\n| 2019 | 2020 | 2021 | Anggaran\n"
    made = table(head + body, jenis="anggaran", header=2)
    given = datasets(made, anggaran=budget_lines(lines))
    return [f.pesan for f in findings(given, "rasio-tidak-cocok") if "pertumbuhan" in f.pesan]


@pytest.mark.parametrize("way", WAYS)
def test_ways_of_counting_are_right(way: str) -> None:
    assert found(WAYS[way]) == []


@pytest.mark.parametrize(
    ("way", "wrong", "said"),
    [
        ("mean", "71,50", "PROGRAM C: rata-rata pertumbuhan anggaran 17,5, tercetak 71,50"),
        ("mean", "-17,50", "PROGRAM C: rata-rata pertumbuhan anggaran 17,5, tercetak -17,50"),
        ("compound", "14,47", "PROGRAM C: rata-rata pertumbuhan anggaran 17,47, tercetak 14,47"),
        ("rupiah", "950", "PROGRAM C: rata-rata pertumbuhan anggaran 95, tercetak 950"),
    ],
)
def test_a_growth_that_no_way_gives(way: str, wrong: str, said: str) -> None:
    growths = [*WAYS[way][:2], wrong, *WAYS[way][3:]]
    assert found(growths) == [said]
    assert found([*growths[:1], "-", *growths[2:]]) == []  # too few show the way
    assert found([growths[0], "9,99", *growths[2:]]) == []


def test_years_without_an_amount_have_no_growth() -> None:
    assert found([*WAYS["mean"], "88,00"], [*AMOUNTS, (0, 10, 20)]) == []
