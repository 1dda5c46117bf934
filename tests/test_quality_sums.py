"""Sums of budget lines whose levels the nomenclature tells."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from random import Random

from arithmetic.printed import Printed
from quality.rules.tabel_bertentangan import TELLING, _with_telling_values
from quality.series import Series, Value
from tests.quality_samples import Row, budget_lines, datasets, findings, table

Lines = list[tuple[str, str, str, tuple[int, int]]]


def lines(given: Lines) -> list[Row]:
    """Lines of ``anggaran``: (jenjang, kode, uraian, amounts of 2021 and 2022)."""
    rows = budget_lines(
        [(level, name, {2021 + n: (a, None) for n, a in enumerate(amounts)})
         for level, _, name, amounts in given]
    )  # fmt: skip
    codes = [code for _, code, _, amounts in given for _ in amounts]
    return [{**row, "kode": code or None} for row, code in zip(rows, codes, strict=True)]


def wrong(*given: tuple[str, str, str, tuple[int, int]]) -> list[str]:
    """The lines that are said not to be the sum of their kegiatan."""
    made = datasets(anggaran=lines(list(given)))
    return [finding.key.split("|")[1] for finding in findings(made, "program-tidak-cocok")]


WHOLE = (
    ("program", "7.01.03", "Pemberdayaan", (300, 500)),
    ("kegiatan", "7.01.03.2.01", "Koordinasi", (100, 200)),
    ("kegiatan", "7.01.03.2.02", "Kelurahan", (200, 300)),
)
SHORT = (
    ("program", "7.01.02", "Pelayanan", (900, 800)),
    ("kegiatan", "7.01.02.2.01", "Pemerintahan", (400, 300)),
    ("kegiatan", "7.01.02.2.02", "Urusan", (200, 300)),
)


def test_a_programme_that_its_kegiatan_add_up_to_in_no_year() -> None:
    assert wrong(*WHOLE, *SHORT) == ["Pelayanan", "Pelayanan"]


def test_a_table_may_print_only_some_kegiatan() -> None:
    assert wrong(*SHORT) == []
    over = ("program", "7.01.02", "Pelayanan", (500, 800))
    assert wrong(over, *SHORT[1:]) == ["Pelayanan", "Pelayanan"]  # parts above their whole


def test_lines_without_a_code_prove_nothing() -> None:
    bare = tuple((level, "", name, amounts) for level, _, name, amounts in SHORT)
    assert wrong(*WHOLE, *bare) == []
    other = (SHORT[0], *(("kegiatan", "7.01.05.2.01", n, a) for _, _, n, a in SHORT[1:]))
    assert wrong(*WHOLE, *other) == []


def test_a_level_that_is_not_printed_proves_nothing() -> None:
    skipped = (
        SHORT[0],
        ("subkegiatan", "7.01.02.2.01.0001", "Koordinasi", (400, 300)),
        ("subkegiatan", "7.01.02.2.02.0003", "Efektivitas", (200, 300)),
    )
    assert wrong(*WHOLE, *skipped) == []


PEOPLE = """
No | {what} | Laki-laki | Perempuan | Jumlah
1 | A | {men} | 4 | {a}
2 | B | 6 | {women} | {b}
 | Jumlah | {all_men} | {all_women} | 30
"""


def staff(what: str, men: int, number: int) -> tuple[Row, list[Row]]:
    """Thirty people by something, so many of them men."""
    women = 30 - men
    text = PEOPLE.format(
        what=what, men=men - 6, a=men - 2, women=women - 4, b=6 + women - 4, all_men=men,
        all_women=women,
    )  # fmt: skip
    return table(text, number=number)


def test_as_many_people_of_other_sexes() -> None:
    def said(*tables: tuple[Row, list[Row]]) -> list[str | None]:
        return [f.ditemukan for f in findings(datasets(*tables), "tabel-bertentangan")]

    assert said(staff("Golongan", 18, 1), staff("Pendidikan", 17, 2)) == ["17/13"]
    assert said(staff("Golongan", 18, 1), staff("Pendidikan", 18, 2)) == []
    rows = "No | Jenis Kelamin | Pegawai\n1 | Pria | 16\n2 | Wanita | 14\n | Jumlah | 30"
    assert said(staff("Golongan", 18, 1), table(rows, number=2)) == ["16/14"]
    others = "No | Jenis Kelamin | Pegawai\n1 | Pria | 16\n2 | Wanita | 9\n | Jumlah | 25"
    assert said(staff("Golongan", 18, 1), table(others, number=2)) == []


def test_lines_alike_in_other_tables_are_found_by_their_values() -> None:
    """As if each line were held against each, without the cost of it."""
    rng = Random(7)
    series = [
        Series("capaian", f"t{rng.randrange(4)}", row, f"Indikator {row}", None, "")
        for row in range(60)
    ]
    for line in series:
        for year in range(2019, 2025):
            number = Decimal(rng.choice(["80.5", "81.25", "82", "7.75"]))
            value = Value(Printed(number, 2), None)
            line.values["target", year] = value
    wanted = [
        (one, two)
        for one, two in combinations(series, 2)
        if one.tabel_id != two.tabel_id
        and sum(
            value.number.value == two.values[slot].number.value != int(value.number.value)
            for slot, value in one.values.items()
        )
        >= TELLING
    ]
    assert len(wanted) > 10
    assert _with_telling_values(series) == wanted
