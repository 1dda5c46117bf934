"""Which year a column of values is of: printed, counted, of the caption, of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.test_tables import CONTEXT, rows, rules, table, tables

Years = list[tuple[int | None, int | None]]


def targets(
    *heads: str, title: str = "Tujuan dan Sasaran Jangka Menengah", **context: Any
) -> Years:
    """(year, ordinal) of each target of a line."""
    text = f"Tabel 4.1\n{title}\n\n" + table(
        "No | Indikator | Target Kinerja pada | " + " | " * (len(heads) - 2),
        " | | " + " | ".join(heads),
        "1 | Nilai SAKIP | " + " | ".join(str(70 + n) for n in range(len(heads))),
    )
    part = tables(text, replace(CONTEXT, **context))
    return [(year, nth) for year, nth in rows(part, "target", "tahun", "tahun_ke")]


COUNTED: Years = [(None, 1), (None, 2), (None, 3)]
PLAN: Years = [(2025, None), (2026, None), (2027, None)]


@pytest.mark.parametrize(
    ("heads", "context", "title", "expected"),
    [
        (("2025", "2026", "2027"), {}, "", PLAN),
        (("Tahun ke-1", "Tahun ke-2", "Tahun ke-3"), {}, "", PLAN),  # three years, as the plan has
        (("Tahun 1", "Tahun 2", "Tahun 3"), {}, "", PLAN),
        (("Tahun I", "Tahun II", "Tahun III"), {}, "", PLAN),
        (("Tahun ke-1", "Tahun ke-2"), {}, "", COUNTED[:2]),
        (("Tahun ke-1", "Tahun ke-2", "Tahun ke-3"), {"periode_akhir": 2028}, "", COUNTED),
        (("Tahun ke-1", "Tahun ke-2", "Tahun ke-3"), {"periode_awal": None}, "", COUNTED),
        (
            ("Tahun ke-1", "Tahun ke-2", "Tahun ke-3"),
            {},
            "Tahun 2018-2020",
            [(2018, None), (2019, None), (2020, None)],
        ),
        (("Tahun ke-1", "Tahun ke-2", "Tahun ke-3"), {}, "Tahun 2018-2022", COUNTED),
        (("Tahun ke-1 (2021)", "Tahun ke-2 (2022)"), {}, "", [(2021, None), (2022, None)]),
    ],
)
def test_years_of_targets(
    heads: tuple[str, ...], context: dict[str, Any], title: str, expected: Years
) -> None:
    said = f"Tujuan dan Sasaran Jangka Menengah {title}".strip()
    assert targets(*heads, title=said, **context) == expected


def test_another_table_says_which_years_are_counted() -> None:
    def years(first: str, second: str) -> Years:
        text = "\n\n".join(
            f"Tabel 4.{n}\nTujuan dan Sasaran Jangka Menengah\n\n"
            + table(
                "No | Indikator | Target Kinerja pada | ",
                f" | | {heads}",
                "1 | Nilai SAKIP | 70 | 71",
            )
            for n, heads in enumerate((first, second), 1)
        )
        part = tables(text, replace(CONTEXT, periode_awal=None, periode_akhir=None))
        return [(year, nth) for year, nth in rows(part, "target", "tahun", "tahun_ke")]

    printed = "Tahun ke-1 (2014) | Tahun ke-2 (2015)"
    of_print: Years = [(2014, None), (2015, None)]
    assert years(printed, "Tahun ke-1 | Tahun ke-2") == of_print * 2
    assert years("Tahun ke-1 | Tahun ke-2", printed) == of_print * 2
    assert years(printed, "Tahun ke-2 | Tahun ke-3") == [*of_print, (None, 2), (None, 3)]
    assert years(printed, "Tahun ke-1 (2016) | Tahun ke-2") == [*of_print, (2016, None), (None, 2)]


def of_one_year(
    head: str, line: str, title: str, dataset: str, *columns: str, **context: Any
) -> list[tuple[Any, ...]]:
    text = f"Tabel 3.1\n{title}\n\n" + table(head, line, line.replace("1 |", "2 |", 1))
    return rows(tables(text, replace(CONTEXT, **context)), dataset, *columns)[:1]


HEAD = "No | Indikator Kinerja | Target | Realisasi | Capaian (%)"
LINE = "1 | Nilai SAKIP | 80 | 76 | 95"
REPORT = {"bentuk": "lkjip", "periode_awal": 2022, "periode_akhir": 2022}


@pytest.mark.parametrize(
    ("title", "context", "expected"),
    [
        ("Capaian Kinerja Tahun 2022", {}, [(2022, 80.0, 76.0, 95.0)]),
        ("Capaian Kinerja Tahun 2021 dan 2022", {}, []),
        ("Capaian Kinerja", {}, []),  # a plan of several years
        ("Capaian Kinerja", REPORT, [(2022, 80.0, 76.0, 95.0)]),
        ("Capaian Kinerja Tahun 2021", REPORT, [(2021, 80.0, 76.0, 95.0)]),
        ("Capaian Kinerja", {**REPORT, "bentuk": "renja"}, []),  # made before its year
    ],
)
def test_a_table_of_one_year(
    title: str, context: dict[str, Any], expected: list[tuple[Any, ...]]
) -> None:
    columns = ("tahun", "target", "realisasi", "rasio")
    assert of_one_year(HEAD, LINE, title, "capaian", *columns, **context) == expected


def test_what_was_reached_by_the_end_of_a_year_is_the_years() -> None:
    head = "No | Indikator Kinerja | Target | Realisasi s/d 31-12-2019 | Capaian (%)"
    found = of_one_year(head, LINE, "Capaian Kinerja", "capaian", "tahun", "target", "realisasi")
    assert found == [(2019, 80.0, 76.0)]


BUDGET = "No | Program | {} | {} | Realisasi"
MONEY = "1 | Program Pelayanan | 400.000.000 | 500.000.000 | 450.000.000"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Pagu Murni 2022", "Pagu Perubahan 2022", 500_000_000),
        ("Pagu Sebelum Perubahan 2022", "Pagu Setelah Perubahan 2022", 500_000_000),
        ("Pagu Perubahan 2022", "Pagu Induk 2022", 400_000_000),
    ],
)
def test_the_budget_after_an_amendment_is_the_years(first: str, second: str, expected: int) -> None:
    text = "Tabel 2.9\nAnggaran dan Realisasi Pendanaan Tahun 2022\n\n" + table(
        BUDGET.format(first, second).replace("Realisasi", "Realisasi 2022"), MONEY, MONEY
    )
    part = tables(text)
    assert rows(part, "anggaran", "tahun", "anggaran", "realisasi")[0] == (
        2022,
        expected,
        450_000_000,
    )


@pytest.mark.parametrize(
    ("title", "dataset", "expected"),
    [
        ("Target Indikator Program", "target", [2025, 2026]),
        ("Target dan Realisasi Indikator Program", "target", []),
    ],
)
def test_bare_years_hold_what_the_title_says(title: str, dataset: str, expected: list[int]) -> None:
    text = f"Tabel 6.1\n{title}\n\n" + table(
        "No | Indikator Kinerja | Satuan | 2025 | 2026",
        "1 | Nilai SAKIP | nilai | 70 | 71",
        "2 | Nilai IKM | nilai | 80 | 81",
    )
    part = tables(text)
    assert [year for (year,) in rows(part, dataset, "tahun")][:2] == expected
    assert "tahun-meragukan" not in rules(part)
