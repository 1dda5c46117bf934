"""Each rule: a planted error is found, its clean neighbour is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.message import say
from tests.quality_samples import DOC, Row, budget_lines, datasets, findings, plan_lines, table

T1 = f"{DOC}/t01"


def capaian(*cells: tuple[int, str, str, str], satuan: str | None = None) -> list[Row]:
    """One indicator of ``capaian``: (tahun, target, realisasi, rasio) as printed."""

    def value(text: str) -> float | None:
        digits = text.replace("%", "").replace(",", ".").strip()
        return None if digits in ("-", "", "baik") else float(digits)

    return [
        {
            "tabel_id": T1,
            "baris": 2,
            "indikator": "Persentase laporan tepat waktu",
            "tahun": year,
            "target": value(target),
            "realisasi": value(reached),
            "rasio": value(ratio),
            "satuan": satuan,
            "target_teks": target,
            "realisasi_teks": reached,
            "rasio_teks": ratio,
            "target_kolom": 2,
            "realisasi_kolom": 3,
            "rasio_kolom": 4,
        }
        for year, target, reached, ratio in cells
    ]


# --- rasio ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "reached", "ratio", "wrong"),
    [
        ("90%", "90%", "110%", True),
        ("85", "90", "106%", False),  # 105,88 rounded
        ("85", "90", "105%", False),  # … or cut off
        ("85", "90", "104%", True),
        ("90", "70", "77,78", False),
        ("90", "70", "77,77", False),
        ("90", "70", "77,79", True),
        ("80", "0", "0%", False),
        ("-", "-", "0%", False),
        ("80", "-", "0%", False),
        ("70", "100", "142,86", False),
    ],
)
def test_ratio_by_its_printed_precision(target: str, reached: str, ratio: str, wrong: bool) -> None:
    found = findings(datasets(capaian=capaian((2022, target, reached, ratio))), "rasio-tidak-cocok")
    assert bool(found) is wrong
    if wrong:
        assert found[0].level == "error"
        assert found[0].ditemukan == ratio
        assert "× 100" in found[0].pesan


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Jumlah hari per surat", 0), ("Konflik", 0), ("Desa yang tertib administrasi", 2)],
)
def test_ratio_where_less_is_better_on_the_whole_line(name: str, wrong: int) -> None:
    """Of what should become more, target and realisasi stand in each other's columns."""
    line = capaian((2021, "10", "8", "125"), (2022, "8", "5", "160"))
    line = [{**row, "indikator": name} for row in line]
    assert len(findings(datasets(capaian=line), "rasio-tidak-cocok")) == wrong
    mixed = capaian((2021, "10", "8", "125"), (2022, "8", "4", "50"))
    assert len(findings(datasets(capaian=mixed), "rasio-tidak-cocok")) == 1


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ([(2021, "-", "85", "84")], ["84"]),  # slipped by a column
        ([(2021, "85", "-", "84")], ["84"]),
        ([(2021, "-", "-", "84")], []),
        ([(2021, "85", "-", "0")], []),
        ([(2021, "baik", "85", "84")], []),
        ([(2019, "-", "85", "84"), (2020, "-", "85", "84"), (2021, "-", "85", "84")], []),
    ],
)
def test_a_ratio_beside_one_number_alone(
    rest: list[tuple[int, str, str, str]], found: list[str]
) -> None:
    line = capaian((2022, "80", "76", "95"), (2023, "80", "40", "50"), *rest)
    assert [f.ditemukan for f in findings(datasets(capaian=line), "rasio-tidak-cocok")] == found


def test_ratios_printed_as_fractions_throughout() -> None:
    line = capaian(
        (2020, "80", "60", "0,75"), (2021, "80", "40", "0,50"), (2022, "80", "8", "0,10")
    )
    assert not findings(datasets(capaian=line), "rasio-tidak-cocok")
    slip = capaian(
        (2020, "80", "60", "75,00"), (2021, "80", "40", "50,00"), (2022, "80", "8", "0,10")
    )
    assert [f.harapan for f in findings(datasets(capaian=slip), "rasio-tidak-cocok")] == ["10.00"]


TAX = """
No | Tahun | Baku PBB (Rp) | Realisasi PBB (Rp) | Persentase
1 | 2020 | 2.000.000 | 1.500.000 | 75,00 %
2 | 2021 | 2.500.000 | 1.000.000 | {ratio} %
3 | 2022 | 3.000.000 | 2.000.000 | 66,67 %
"""


def test_ratio_column_of_a_table_that_no_parser_knows() -> None:
    assert not findings(datasets(table(TAX.format(ratio="40,00"))), "rasio-tidak-cocok")
    found = findings(datasets(table(TAX.format(ratio="48,00"))), "rasio-tidak-cocok")
    assert [(f.harapan, f.ditemukan) for f in found] == [("40.00", "48,00 %")]


def test_a_yearly_table_with_a_total_line() -> None:
    text = """
    No | Tahun | Pagu Anggaran (Rp) | Realisasi Anggaran (Rp) | Persentase
    1 | 2021 | 2.000.000 | 1.500.000 | 75,00 %
    2 | 2022 | 3.000.000 | 2.000.000 | 66,67 %
    | Jumlah | {total} | 3.500.000 | 70,00 %
    """
    rows = budget_lines([("total", "", {2021: (2_000_000, 1_500_000)})])

    def found(total: str) -> list[str | None]:
        made = table(text.format(total=total), jenis="anggaran")
        given_ = datasets(made, anggaran=rows)
        return [f.harapan for f in findings(given_, "jumlah-tidak-cocok")]

    assert found("5.000.000") == []
    assert found("5.100.000") == ["5000000"]


def test_a_percentage_column_of_something_else_is_left_alone() -> None:
    text = TAX.replace("75,00", "12,00").replace("66,67", "30,00").format(ratio="58,00")
    assert not findings(datasets(table(text)), "rasio-tidak-cocok")


@given(
    st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 3), st.sampled_from([-3, -2, 2, 3])
)
def test_ratios_of_any_numbers(target: int, reached: int, decimals: int, units: int) -> None:
    exact = Decimal(reached) * 100 / Decimal(target)
    printed = round(exact, decimals)
    off = printed + units * Decimal(1).scaleb(-decimals)
    right = capaian((2022, str(target), str(reached), f"{printed:.{decimals}f}"))
    assert not findings(datasets(capaian=right), "rasio-tidak-cocok")
    if off >= 0:
        slipped = capaian((2022, str(target), str(reached), f"{off:.{decimals}f}"))
        assert findings(datasets(capaian=slipped), "rasio-tidak-cocok")


def test_a_total_row_that_no_column_bears_out_is_doubtful() -> None:
    text = """
    No | Barang | Baik | Rusak | Hilang | Unit
    1 | Meja | 10 | 2 | 1 | 13
    2 | Kursi | 20 | 3 | 2 | 25
    3 | Lemari | 30 | 4 | 3 | 37
    | TOTAL | 90 | 19 | 16 | 125
    """
    found = findings(datasets(table(text)), "jumlah-tidak-cocok")
    assert [f.level for f in found] == ["warning"] * 4


@pytest.mark.parametrize(
    ("held", "off", "level"),
    [(2, 4, "error"), (2, 5, "warning"), (1, 3, "warning"), (0, 2, "error")],
)
def test_how_many_columns_off_make_a_total_row_doubtful(held: int, off: int, level: str) -> None:
    """The total of more than twice as many columns as hold is of something else."""
    lines = [
        "No | Barang" + " | A" * held + " | B" * off,
        *(f"{n} | M" for n in (1, 2, 3)),
        "| TOTAL",
    ]
    ends = ["", *(f" | {n}" * (held + off) for n in (10, 20, 33)), " | 63" * held + " | 95" * off]
    text = "\n".join(line + end for line, end in zip(lines, ends, strict=True))
    found = findings(datasets(table(text)), "jumlah-tidak-cocok")
    assert [f.level for f in found] == [level] * off


def test_an_indicator_that_begins_with_jumlah_is_no_total() -> None:
    rows = plan()
    for row in rows:
        if row["jenjang"] == "total":
            row["nama"], row["pagu"] = "Jumlah benih yang ditebar di perairan", Decimal(7)
    assert not findings(datasets(rencana=rows), "jumlah-tidak-cocok")


# --- budgets ----------------------------------------------------------------------------------


def budget(**changes: int) -> list[Row]:
    """Two programmes with their kegiatan and a total; ``changes`` replace amounts by name."""
    amounts = {"P1": 300, "K1": 100, "K2": 200, "S1": 150, "S2": 50, "P2": 40, "K3": 40, "J": 340}
    amounts |= changes

    def line(level: str, name: str, key: str) -> tuple[str, str, dict[int, Any]]:
        spoilt = amounts[key] * 1_000_000
        return level, name, {2021: (spoilt, spoilt // 2), 2022: (BASE[key] * 1_000_000, None)}

    return budget_lines(
        [
            line("program", "PROGRAM SATU", "P1"),
            line("kegiatan", "Kegiatan satu", "K1"),
            line("kegiatan", "Kegiatan dua", "K2"),
            line("subkegiatan", "Sub satu", "S1"),
            line("subkegiatan", "Sub dua", "S2"),
            line("program", "PROGRAM DUA", "P2"),
            line("kegiatan", "Kegiatan tiga", "K3"),
            line("total", "JUMLAH", "J"),
        ]
    )


BASE = {"P1": 300, "K1": 100, "K2": 200, "S1": 150, "S2": 50, "P2": 40, "K3": 40, "J": 340}


def test_a_budget_that_adds_up() -> None:
    rules = {f.rule for f in findings(datasets(anggaran=budget()))}
    assert not rules & {"jumlah-tidak-cocok", "program-tidak-cocok", "kegiatan-tidak-cocok"}


@pytest.mark.parametrize(
    ("changes", "rule", "expected"),
    [
        ({"J": 341}, "jumlah-tidak-cocok", "340000000"),
        ({"P1": 310, "J": 350}, "program-tidak-cocok", "300000000"),
        ({"S1": 151}, "kegiatan-tidak-cocok", "201000000"),
    ],
)
def test_a_budget_that_does_not(changes: dict[str, int], rule: str, expected: str) -> None:
    found = [f for f in findings(datasets(anggaran=budget(**changes)), rule) if "anggaran" in f.key]
    assert [(f.level, f.harapan) for f in found] == [("error", expected)]
    assert "2021" in found[0].key


def test_lines_of_unknown_level_are_no_parents() -> None:
    """Old programmes list their lines flat; a line named like a subkegiatan is no child."""
    rows = budget_lines(
        [
            ("program", "PROGRAM LAMA", {2019: (60, 50)}),
            ("kegiatan", "Penyediaan alat tulis", {2019: (10, 9)}),
            ("subkegiatan", "Penyediaan barang cetak", {2019: (20, 19)}),
            ("kegiatan", "Rapat", {2019: (30, 22)}),
        ]
    )
    assert not [f for f in findings(datasets(anggaran=rows)) if f.level == "error"]


def test_a_programme_without_printed_kegiatan_is_left_alone() -> None:
    rows = budget_lines(
        [("program", "P", {2021: (50, 40)}), ("kegiatan", "K", {2021: (None, None)})]
    )
    assert not [f for f in findings(datasets(anggaran=rows)) if f.level == "error"]


def test_unread_amounts_stop_the_sum() -> None:
    rows = budget(P1=310)
    rows[2]["anggaran"], rows[2]["anggaran_teks"] = None, "1O0.000.000"
    found = findings(datasets(anggaran=rows), "program-tidak-cocok")
    assert not [f for f in found if "2021 anggaran" in f.key]


def test_a_total_in_doubt_ends_what_it_adds_up() -> None:
    """The next one adds up what stands below it, as a scan's do whose first one is not read."""
    lines: list[tuple[str, str, dict[int, Any]]] = [
        ("kegiatan", "Pengadaan pakaian dinas", {2021: (918, None)}),
        ("total", "JUMLAH", {2021: (918, None)}),
        ("kegiatan", "Penyediaan alat tulis", {2021: (400, None)}),
        ("kegiatan", "Penyediaan makanan", {2021: (300, None)}),
        ("total", "JUMLAH", {2021: (700, None)}),
    ]
    rows = budget_lines(lines)
    assert not findings(datasets(anggaran=rows), "jumlah-tidak-cocok")
    rows[1]["anggaran"] = None
    assert not findings(datasets(anggaran=rows), "jumlah-tidak-cocok")


PLAN = [
    ("tujuan", "", "Pelayanan prima", [50, 55, 60], 165),
    ("sasaran", "", "Akuntabilitas", [50, 55, 60], 165),
    ("program", "7.01.01", "PROGRAM PENUNJANG", [30, 33, 36], 99),
    ("kegiatan", "7.01.01.2.01", "Perencanaan", [30, 33, 36], 99),
    ("subkegiatan", "7.01.01.2.01.01", "Dokumen", [10, 11, 12], 33),
    ("subkegiatan", "7.01.01.2.01.02", "Evaluasi", [20, 22, 24], 66),
    ("program", "7.01.02", "PROGRAM PELAYANAN", [20, 22, 24], 66),
    ("kegiatan", "7.01.02.2.01", "Koordinasi", [20, 22, 24], 66),
    ("total", "", "JUMLAH", [50, 55, 60], 165),
]
ARITHMETIC = {
    "jumlah-tidak-cocok",
    "program-tidak-cocok",
    "kegiatan-tidak-cocok",
    "pagu-akhir-tidak-cocok",
}


def plan(at: int | None = None, year: int = 0, value: int = 0, end: int | None = None) -> list[Row]:
    """The plan above with one amount changed (``end``: the end value too)."""
    lines = [(a, b, c, list(d), e) for a, b, c, d, e in PLAN]
    if at is not None:
        level, code, name, years, last = lines[at]
        years[year] = value
        lines[at] = (level, code, name, years, last if end is None else end)
    return plan_lines(lines)  # type: ignore[arg-type]


def test_a_plan_that_adds_up() -> None:
    assert not {f.rule for f in findings(datasets(rencana=plan()))} & ARITHMETIC


@pytest.mark.parametrize(
    ("at", "rule"),
    [
        (0, "program-tidak-cocok"),
        (1, "program-tidak-cocok"),
        (2, "program-tidak-cocok"),
        (3, "kegiatan-tidak-cocok"),
        (8, "jumlah-tidak-cocok"),
    ],
)
def test_a_plan_that_does_not(at: int, rule: str) -> None:
    years, end = PLAN[at][3], PLAN[at][4]
    rows = plan(at, 1, years[1] + 7, end + 7)
    found = findings(datasets(rencana=rows), rule)
    assert {f.level for f in found} == {"error"}
    assert any("2025 pagu" in f.key and PLAN[at][2] in f.key for f in found)


def test_a_second_indicator_is_no_second_programme() -> None:
    rows = plan()
    again = [
        {**row, "baris": row["baris"] * 10 + 1, "pagu": None, "pagu_teks": None}
        for row in rows
        if row["kode"] == "7.01.01"
    ]
    for row in rows:
        row["baris"] *= 10
    assert not {f.rule for f in findings(datasets(rencana=rows + again))} & ARITHMETIC


def parted(rows: list[Row]) -> list[Row]:
    """The plan with each amount printed as direct and indirect spending, four to one."""
    return [
        {**row, "jenis_belanja": kind, "pagu": row["pagu"] * share, "pagu_kolom": column}
        for row in rows
        for kind, share, column in (("BL", 4, 8), ("BTL", 1, 9))
    ]


def test_kinds_of_spending_have_sums_of_their_own() -> None:
    rows = parted(plan())
    assert not {f.rule for f in findings(datasets(rencana=rows))} & ARITHMETIC
    wrong = next(r for r in rows if (r["kode"], r["jenis_belanja"]) == ("7.01.01", "BTL"))
    wrong["pagu"] += 7
    found = findings(datasets(rencana=rows), "program-tidak-cocok")
    assert found
    assert all("BTL" in f.key for f in found)


def test_years_that_print_only_counts_are_years_of_their_own() -> None:
    rows = [
        {**row, "tahun_ke": row["tahun"] - 2023, "tahun": None} if row["fase"] == "target" else row
        for row in plan()
    ]
    assert not {f.rule for f in findings(datasets(rencana=rows))} & ARITHMETIC
    rows[next(i for i, r in enumerate(rows) if r["kode"] == "7.01.01")]["pagu"] += 7
    found = findings(datasets(rencana=rows), "program-tidak-cocok")
    assert found
    assert all("tahun ke-1 pagu" in f.key for f in found)


def test_a_plan_that_a_page_cut_off_is_not_judged_at_its_end() -> None:
    rows = [row for row in plan() if row["kode"] not in ("7.01.02", "7.01.02.2.01")]
    rows = [row for row in rows if row["jenjang"] != "total"]
    whole = table(
        "| ".join(f"k{i}" for i in range(8)) + "\n" + "|".join("abcdefgh"), jenis="rencana"
    )
    rest = table("|".join("abcdefgh") + "\n" + "|".join("abcdefgh"), number=2, header=0)
    alone = {f.rule for f in findings(datasets(whole, rencana=rows))} & ARITHMETIC
    assert alone == {"program-tidak-cocok"}
    assert not {f.rule for f in findings(datasets(whole, rest, rencana=rows))} & ARITHMETIC


def test_end_of_period_is_the_sum_of_its_years() -> None:
    rows = plan(4, 0, 10, end=34)
    found = findings(datasets(rencana=rows), "pagu-akhir-tidak-cocok")
    assert [(f.level, f.harapan, f.ditemukan) for f in found] == [("error", "33", "34")]
    assert "2024 10 + 2025 11 + 2026 12 = 33" in found[0].pesan


def test_an_end_is_not_judged_by_one_year_or_beside_an_unread_one() -> None:
    def found(years: list[int | None], unread: int | None = None) -> int:
        rows = plan_lines([("program", "7.01.02", "PROGRAM A", years, 34)])
        for row in rows:
            if row["tahun"] == unread:
                row["pagu"], row["pagu_teks"] = None, "1?"
        return len(findings(datasets(rencana=rows), "pagu-akhir-tidak-cocok"))

    assert found([10, 11, 12]) == 1
    assert found([10, 11, 12], unread=2025) == 0
    assert found([10]) == 0


@pytest.mark.parametrize(("count", "levels"), [(9, ["info"]), (3, ["info"]), (2, ["error"] * 2)])
def test_a_plan_that_ends_with_its_last_year_throughout(count: int, levels: list[str]) -> None:
    """Two lines are slips."""
    lines = [(a, b, c, d, d[-1]) for a, b, c, d, _ in PLAN[:count]]
    found = findings(datasets(rencana=plan_lines(lines)), "pagu-akhir-tidak-cocok")  # type: ignore[arg-type]
    assert [f.level for f in found] == levels


HEADLESS = """
PROGRAM | Kec. Sukamulya | 1.000.000.000 | 1.100.000.000 | 1.200.000.000 | 3.300.000.000
TOTAL | | 5.451.234.677 | 5.996.347.144 | 6.595.981.859 | {total}
"""


@pytest.mark.parametrize(("total", "count"), [("18.043.563.680", 0), ("18.043.553.680", 1)])
def test_totals_of_a_plan_without_header(total: str, count: int) -> None:
    made = table(HEADLESS.format(total=total), jenis="rencana", header=0)
    assert len(findings(datasets(made), "pagu-akhir-tidak-cocok")) == count


def test_overspent() -> None:
    rows = budget_lines([("program", "P", {2021: (40, 41), 2022: (40, 40)})])
    found = findings(datasets(anggaran=rows), "realisasi-melebihi-anggaran")
    assert [(f.level, f.harapan, f.ditemukan) for f in found] == [("warning", "<= 40", "41")]


def test_amounts_printed_on_two_lines() -> None:
    rows = budget_lines(
        [
            (
                "program",
                "P SATU",
                {2021: (40_100, 31_041), 2022: (40_100, 31_041), 2023: (400, 310)},
            ),
            (
                "program",
                "P DUA",
                {2021: (40_100, 31_041), 2022: (40_100, 31_141), 2023: (400, 310)},
            ),
            ("kegiatan", "K", {2021: (40_100, 31_041)}),
        ]
    )
    found = findings(datasets(anggaran=rows), "baris-berulang")
    assert [f.key.split("|")[-1] for f in found] == ["2021"]


COPIED = """
No | Kode | Uraian | 2021 | 2022
1 | 7.01.01 | PROGRAM SATU | 1500 | 1700
2 | 7.01.02 | PROGRAM DUA | 900 | 1100
{last}
"""


@pytest.mark.parametrize(
    ("last", "kind", "found"),
    [
        ("3 | 7.01.02 | PROGRAM DUA | 900 | 1100", "rencana", ["PROGRAM DUA"]),
        ("3 | 7.01.01 | PROGRAM SATU | 1500 | 1700", "rencana", ["PROGRAM SATU"]),
        ("3 | 7.01.02 | PROGRAM DUA | 900 | 1101", "rencana", []),
        ("3 | | PROGRAM DUA | 900 | 1100", "rencana", []),  # the code tells them apart
        ("3 | 7.01.02 | PROGRAM DUA | 900 | 1100", "lain", []),  # things of one kind are listed
        ("3 | | Rapat kerja | 5 | 6\n4 | | Rapat kerja | 5 | 6", "target", ["Rapat kerja"]),
        ("3 | | Rapat kerja | - | 6\n4 | | Rapat kerja | - | 6", "target", []),
        ("3 | | Rapat kerja | 5 | 6\n4 | | Desa | 5 | 6\n5 | | Rapat kerja | 5 | 6", "target", []),
    ],
)
def test_a_line_printed_twice(last: str, kind: str, found: list[str]) -> None:
    rows = datasets(table(COPIED.format(last=last), jenis=kind))
    assert [f.key.split("|")[-1] for f in findings(rows, "baris-berulang")] == found


def test_a_line_without_a_name() -> None:
    rows = budget_lines([("program", "P", {2021: (4, 3)}), ("total", "", {2021: (4, 3)})])
    found = findings(datasets(anggaran=rows), "baris-tanpa-uraian")
    assert [finding.harapan for finding in found] == ["JUMLAH"]
    yearly = budget_lines([("total", "", {2021: (4, 3)}), ("total", "", {2022: (5, 4)})])
    assert not findings(datasets(anggaran=yearly), "baris-tanpa-uraian")


def test_the_sum_of_a_plan_without_a_name() -> None:
    """Told; what no line bears out is none of the document's mistakes, for its place alone says
    what it is."""

    def plan(line: int, level: str, name: str | None, pagu: int) -> Row:
        return {
            "tabel_id": "t01", "baris": line, "jenjang": level, "nama": name, "fase": "target",
            "tahun": 2025, "pagu": Decimal(pagu), "pagu_teks": str(pagu), "pagu_kolom": 3,
        }  # fmt: skip

    def told(rule: str, *rows: Row) -> list[str | None]:
        return [f.harapan for f in findings(datasets(rencana=list(rows)), rule)]

    lines = [plan(3, "program", "PROGRAM A", 100), plan(4, "program", "PROGRAM B", 200)]
    assert told("baris-tanpa-uraian", *lines, plan(5, "total", None, 300)) == ["JUMLAH"]
    assert told("jumlah-tidak-cocok", *lines, plan(5, "total", None, 400)) == []
    assert told("jumlah-tidak-cocok", *lines, plan(5, "total", "JUMLAH", 400)) == ["300"]
    assert told("baris-tanpa-uraian", *lines, plan(5, "sasaran", None, 300)) == []


def test_a_line_of_values_without_an_indicator() -> None:
    def target(line: int, name: str | None, value: float | None) -> Row:
        return {
            "tabel_id": "t01", "baris": line, "indikator": name,
            "tahun": 2021, "nilai": value, "kolom": 2,
        }  # fmt: skip

    def capaian(line: int, name: str | None, reached: float | None) -> Row:
        return {
            "tabel_id": "t01", "baris": line, "indikator": name, "tahun": 2021, "target": None,
            "realisasi": reached, "target_kolom": 2, "realisasi_kolom": 3, "realisasi_baris": None,
        }  # fmt: skip

    def told(**rows: Any) -> list[tuple[str, str]]:
        found = findings(datasets(**rows), "baris-tanpa-uraian")
        return [(finding.dataset, finding.key.split("|")[-1]) for finding in found]

    assert told(target=[target(3, "IKM", 80.0), target(4, None, 90.0)]) == [("target", "baris 4")]
    assert told(target=[target(3, "IKM", 80.0), target(4, None, None)]) == []
    cell = {"tabel_id": "t01", "baris": 4, "kolom": 2, "teks": "90", "halaman": 7}
    rows = datasets(target=[target(3, "IKM", 80.0), target(4, None, 90.0)], sel=[cell])
    (found,) = findings(rows, "baris-tanpa-uraian")
    assert (found.page, found.cells) == (7, ("t01#4,2",))
    assert told(target=[target(3, None, 80.0), target(4, None, 90.0)]) == [], "none has a name"
    both = [capaian(3, "IKM", 80.0), capaian(4, None, 90.0)]
    assert told(capaian=both) == [("capaian", "baris 4")]
    assert told(capaian=both, target=[target(3, "IKM", 80.0), target(4, None, 90.0)]) == [
        ("capaian", "baris 4")
    ]


# --- targets ----------------------------------------------------------------------------------


def target(
    values: list[str],
    end: str | None,
    *,
    name: str = "Persentase desa tertib",
    unit: str = "persen",
) -> list[Row]:
    """One line of ``target`` 2024…"""
    slots = [("target", 2024 + at, text) for at, text in enumerate(values)]
    if end is not None:
        slots.append(("akhir", 2023 + len(values), end))
    return [
        {
            "tabel_id": T1,
            "baris": 4,
            "jenis": "tujuan-sasaran",
            "indikator": name,
            "fase": phase,
            "tahun": year,
            "nilai": float(text.strip("%").replace(",", ".")),
            "satuan": unit or None,
            "teks": text,
        }
        for phase, year, text in slots
    ]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (target(["80%", "90%", "100%"], "100%"), 0),
        (target(["80%", "90%", "180%"], None), 1),
        (target(["80%", "90%", "100%"], "90%"), 1),
        (target(["80%", "80%", "80%"], "240%"), 1),
        (target(["12", "12", "12"], "36", name="Jumlah laporan", unit="laporan"), 0),
        (target(["12", "12", "12"], "12", name="Jumlah laporan", unit="laporan"), 0),
        (target(["12", "12", "12"], "30", name="Jumlah laporan", unit="laporan"), 1),
        (target(["97,75", "98", "98,25"], "92", name="IKM", unit=""), 1),
        (target(["110%", "120%", "130%"], "130%", name="Persentase pertumbuhan usaha"), 0),
    ],
)
def test_impossible_targets(rows: list[Row], count: int) -> None:
    found = findings(datasets(target=rows), "target-mustahil")
    assert [f.level for f in found] == ["warning"] * count


TRANSITION = """
Indikator | Kondisi Awal | Target | | | Masa Transisi
| 2023 | 2024 | 2025 | 2026 | {year}
IKM | - | 93 | 94 | 95 | 95
"""


@pytest.mark.parametrize(("year", "count"), [(2026, 1), (2027, 0)])
def test_transition_year(year: int, count: int) -> None:
    made = table(TRANSITION.format(year=year), jenis="target", header=2)
    assert len(findings(datasets(made), "tahun-transisi-meragukan")) == count


# --- contradictions ---------------------------------------------------------------------------


def elsewhere(rows: list[Row], number: int = 2) -> list[Row]:
    """The same rows in another table."""
    return [{**row, "tabel_id": f"{DOC}/t{number:02d}"} for row in rows]


def test_two_tables_on_one_target() -> None:
    first = target(["80%", "85%", "90%"], None)
    same = elsewhere(target(["80%", "85%", "90%"], None, name="persentase  Desa  Tertib"))
    assert not findings(datasets(target=first + same), "tabel-bertentangan")
    other = elsewhere(target(["80%", "75%", "90%"], None, name="persentase  Desa  Tertib"))
    found = findings(datasets(target=first + other), "tabel-bertentangan")
    assert [(f.harapan, f.ditemukan) for f in found] == [("85", "75")]
    assert found[0].level == "warning"
    assert "2025" in found[0].key


def test_other_indicators_do_not_contradict() -> None:
    first = target(["80%", "85%", "90%"], None)
    other = elsewhere(target(["70%", "75%", "80%"], None, name="Persentase konflik tertangani"))
    assert not findings(datasets(target=first + other), "tabel-bertentangan")
    # A count whose telling words are spelled as the id of a share is.
    share = [{**row, "indikator_id": "desa-mandiri"} for row in first]
    count = elsewhere(target(["2", "3", "5"], None, name="Jumlah desa mandiri"))
    assert not findings(datasets(target=share + count), "tabel-bertentangan")


def test_the_start_of_a_plan_is_what_was_reached() -> None:
    reached = capaian((2022, "80", "92,91", "116,14"))
    start = [
        {
            "tabel_id": f"{DOC}/t02",
            "baris": 1,
            "jenis": "iku",
            "indikator": "Persentase laporan tepat waktu",
            "fase": "awal",
            "tahun": 2022,
            "nilai": 90.91,
            "teks": "90,91",
        }
    ]
    found = findings(datasets(capaian=reached, target=start), "tabel-bertentangan")
    assert [(f.harapan, f.ditemukan) for f in found] == [("92.91", "90.91")]


def test_nothing_reached_yet_is_no_statement() -> None:
    zero = capaian((2023, "80", "0", "0"))
    other = elsewhere(capaian((2023, "80", "40", "50")))
    assert not findings(datasets(capaian=zero + other), "tabel-bertentangan")


def test_a_series_under_another_name() -> None:
    years = [
        (2019, "75,00", "79,03", "-"),
        (2020, "80,00", "81,42", "-"),
        (2021, "82,00", "83,50", "-"),
    ]
    first = capaian(*years, (2022, "85,00", "92,91", "-"))
    second = elsewhere(capaian(*years, (2022, "85,00", "90,91", "-")))
    for row in second:
        row["indikator"] = "Mutu pelayanan publik"
    found = findings(datasets(capaian=first + second), "tabel-bertentangan")
    assert [(f.harapan, f.ditemukan) for f in found] == [("92.91", "90.91")]


def test_round_targets_are_alike_by_chance() -> None:
    years = [(2019, "80", "80", "100"), (2020, "85", "85", "100"), (2021, "90", "90", "100")]
    first = capaian(*years, (2022, "95", "95", "100"))
    second = elsewhere(capaian(*years, (2022, "95", "94", "99")))
    for row in second:
        row["indikator"] = "Mutu pelayanan publik"
    assert not findings(datasets(capaian=first + second), "tabel-bertentangan")


def test_budget_totals_of_one_year() -> None:
    yearly = budget_lines([("total", "", {2021: (500_000_000, 4)}), ("total", "", {2022: (9, 8)})])
    long = budget_lines(
        [("program", "P", {2021: (1, 1)}), ("total", "JUMLAH", {2021: (510_000_000, 4)})]
    )
    found = findings(datasets(anggaran=yearly + elsewhere(long)), "tabel-bertentangan")
    assert [(f.harapan, f.ditemukan) for f in found] == [("500000000", "510000000")]


@pytest.mark.parametrize(("in_full", "told"), [(5_000_499, 0), (5_001_000, 1)])
def test_a_total_in_thousands_is_that_in_rupiah_to_its_last_digit(in_full: int, told: int) -> None:
    thousands = budget_lines([("total", "", {2021: (5_000_000, 4)}), ("total", "", {2022: (9, 8)})])
    for row in thousands:
        row |= {"skala": 1000, "anggaran_teks": "5.000"}
    long = budget_lines([("program", "P", {2021: (1, 1)}), ("total", "J", {2021: (in_full, 4)})])
    found = findings(datasets(anggaran=thousands + elsewhere(long)), "tabel-bertentangan")
    assert len(found) == told


def test_totals_that_differ_in_the_last_digit() -> None:
    rows = elsewhere(
        budget_lines(
            [("program", "P", {2023: (5, None)}), ("total", "J", {2023: (4_955_658_796, None)})]
        )
    )
    headless = """
    PROGRAM | 1.000.000.000
    TOTAL | 4.955.658.797
    """
    made = table(headless, jenis="rencana", header=0)
    found = findings(datasets(made, anggaran=rows), "tabel-bertentangan")
    assert [(f.harapan, f.ditemukan) for f in found] == [("4955658796", "4955658797")]


AREA = """
No | Desa | Luas Wilayah (Ha)
1 | A | 100
2 | B | 200
3 | C | 300
| Jumlah | 600
"""


def section(text: str, nomor: str = "2.2", judul: str = "Sumber Daya") -> Row:
    """One section of the plan."""
    return {"urutan": 1, "bab": 2, "nomor": nomor, "judul": judul, "level": 2, "teks": text}


@pytest.mark.parametrize(("area", "count"), [("600", 0), ("650,5", 1), ("6", 0)])
def test_area_in_text_and_table(area: str, count: int) -> None:
    unit = "km2" if area == "6" else "Ha"
    text = f"Luas wilayah kecamatan ini seluruhnya {area} {unit} yang terbagi tiga."
    found = findings(datasets(table(AREA), renstra_bab=[section(text)]), "tabel-bertentangan")
    assert len(found) == count


STRATEGY = """
Tujuan | Sasaran | Indikator | Strategi
Pelayanan | Meningkatnya tertib desa | {indicator} | Pembinaan berkala
"""


@pytest.mark.parametrize(
    ("indicator", "count"),
    [("Persentase desa tertib", 0), ("Jumlah laporan warga", 1), ("Pembinaan saja", 0)],
)
def test_indicator_of_a_sasaran(indicator: str, count: int) -> None:
    rows = target(["80%", "85%", "90%"], None)
    for row in rows:
        row["sasaran"] = "Meningkatnya tertib desa"
    other = elsewhere(
        target(["8", "9", "10"], None, name="Jumlah laporan warga", unit="laporan"), 3
    )
    for row in other:
        row["sasaran"] = "Meningkatnya partisipasi"
    made = table(STRATEGY.format(indicator=indicator), number=2)
    found = findings(datasets(made, target=rows + other), "indikator-bertentangan")
    assert len(found) == count


def test_a_line_without_a_sasaran_is_beside_no_number() -> None:
    rows = target(["80%", "85%"], None)
    other = elsewhere(target(["8", "9"], None, name="Jumlah laporan warga", unit="laporan"), 3)
    for row in rows:
        row["sasaran"] = "Meningkatnya tertib desa"
    for row in other:
        row["sasaran"] = "Meningkatnya partisipasi"
    alone = elsewhere(target(["3"], None, name="Nilai SAKIP", unit="nilai"), 4)
    numbered = "\n".join(f"1 | {line}" for line in STRATEGY.strip().splitlines())
    made = table(numbered.format(indicator="Jumlah laporan warga"), number=2)
    found = findings(datasets(made, target=rows + other + alone), "indikator-bertentangan")
    assert len(found) == 1


SCALE = """
Nilai | Kategori
91-100 | {top}
81-90 | Tinggi
{third} | Sedang
61-70 | Rendah
<61 | Sangat rendah
"""


@pytest.mark.parametrize(
    ("top", "third", "count"),
    [
        ("Sangat tinggi", "71-80", 0),
        ("Sangat rendah", "71-80", 1),
        ("Sangat tinggi", "71-89", 1),
        ("Sangat tinggi", "70-81", 0),  # touching ends are usual
    ],
)
def test_scales_of_categories(top: str, third: str, count: int) -> None:
    found = findings(datasets(table(SCALE.format(top=top, third=third))), "kategori-bertentangan")
    assert len(found) == count


def test_sentences_against_tables() -> None:
    rows = capaian((2022, "75,05", "74,37", "99,09"))
    for row in rows:
        row["indikator"] = "Nilai SAKIP"

    def said(text: str) -> int:
        return len(
            findings(datasets(capaian=rows, renstra_bab=[section(text)]), "teks-lawan-tabel")
        )

    assert said("Nilai SAKIP tahun 2022 telah melampaui target yang ditetapkan.") == 1
    assert said("Nilai SAKIP tahun 2022 belum melampaui target yang ditetapkan.") == 0
    assert said("Nilai SAKIP tahun 2021 telah melampaui target yang ditetapkan.") == 0
    assert said("Capaian kinerja tahun 2022 telah melampaui target.") == 0
    assert said("Nilai SAKIP tahun 2022 sebesar 80 dari target sebesar 75,05.") == 1
    assert said("Nilai SAKIP tahun 2022 sebesar 74,37 dari target sebesar 75,05.") == 0


# --- law --------------------------------------------------------------------------------------


def law(peraturan_id: str, tentang: str, **fields: Any) -> Row:
    """A citation."""
    kind, *_, number, year = peraturan_id.split("-")
    return {
        "bagian": "mengingat",
        "posisi": 1,
        "urutan": 1,
        "teks": f"… tentang {tentang}",
        "jenis": kind.upper(),
        "nomor": number,
        "tahun": int(year),
        "tentang": tentang,
        "peraturan_id": peraturan_id,
        "lengkap": True,
        **fields,
    }


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah", 0),
        ("PEDOMAN EVALUASI, PENYELENGGARAAN (LPPD) PEMERINTAHAN DAERAH", 0),
        ("Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah Kabupaten Karangjati", 0),
        ("Pedoman Evaluasi Penyelenggaraan Pemerintah Daerah", 1),
        ("Retribusi Pasar", 1),
    ],
)
def test_two_titles(second: str, count: int) -> None:
    first = law("pp-6-2008", "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah")
    other = {**law("pp-6-2008", second), "bagian": "renstra"}
    found = findings(datasets(landasan_hukum=[first, other]), "rujukan-dua-judul")
    assert [f.level for f in found] == ["warning"] * count


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("Pedoman Tugas Cemat dan Lurah", "ejaan"),  # four letters of five
        ("Pedoman Tugas Cumut dan Lurah", "kata"),  # three of five
        ("Pedoman Tugas Camat", "kata"),
        ("Pedoman Kerja Sekda dan Lurah", "kata"),
        ("Retribusi Pasar", "judul"),
    ],
)
def test_how_two_titles_differ(second: str, kind: str) -> None:
    first = law("pp-6-2008", "Pedoman Tugas Camat dan Lurah")
    other = {**law("pp-6-2008", second), "bagian": "renstra"}
    (found,) = findings(datasets(landasan_hukum=[first, other]), "rujukan-dua-judul")
    (said,) = [value.code for name, value in found.message.values if name == "beda"]  # type: ignore[union-attr]
    assert said == f"beda.{kind}"


def test_titles_written_out_or_abbreviated_are_one() -> None:
    first = law("perda-kab-karangjati-2-2008", "RPJPD Kabupaten Karangjati Tahun 2005-2025")
    other = law(
        "perda-kab-karangjati-2-2008",
        "Rencana Pembangunan Jangka Panjang Daerah (RPJPD) Kabupaten Karangjati Tahun 2005–2025",
    )
    assert not findings(datasets(landasan_hukum=[first, other]), "rujukan-dua-judul")


def test_title_in_menimbang() -> None:
    cited = law("perbup-karangjati-12-2022", "Rencana Pembangunan Daerah Tahun 2024-2026")
    law_text = "bahwa telah ditetapkan Peraturan Bupati Karangjati Nomor 12 Tahun 2022 tentang"
    for title, count in (
        ("Rencana Pembangunan Daerah Tahun 2024-2026", 0),
        ("Dokumen Rencana Pembangunan Daerah Tahun 2024-2026", 1),
        ("Rencana Pembangunan Daerah Tahun 2024-2026, disebutkan bahwa Camat menyusun Renstra", 0),
    ):
        letter = {"posisi": 1, "huruf": "a", "teks": f"{law_text} {title};"}
        given_ = datasets(landasan_hukum=[cited], konsideran=[letter])
        assert len(findings(given_, "rujukan-dua-judul")) == count, title


@pytest.mark.parametrize(("year", "count"), [(2022, 0), (2023, 0), (2024, 1)])
def test_newer_than_the_document(year: int, count: int) -> None:
    rows = [law(f"permendagri-3-{year}", "Pedoman")]
    found = findings(datasets(landasan_hukum=rows), "rujukan-lebih-baru")
    assert [f.level for f in found] == ["warning"] * count


@pytest.mark.parametrize(
    ("gazette", "supplement", "count"),
    [
        ("2019/42", "6322", 0),
        ("2019/140", "4578", 1),
        ("2019/187", "6402", 0),
        ("2008/187", "6402", 1),  # a gazette of another year than the law
        ("2019/42", None, 0),
    ],
)
def test_gazettes(gazette: str, supplement: str | None, count: int) -> None:
    row = law(
        "pp-14-2019",
        "Pengelolaan Keuangan Daerah",
        lembaran_negara=gazette,
        tambahan_lembaran_negara=supplement,
    )
    found = findings(datasets(landasan_hukum=[row]), "lembaran-meragukan")
    assert [f.level for f in found] == ["warning"] * count


@pytest.mark.parametrize(("supplement", "found"), [("6856", []), ("4400", ["4400"])])
@pytest.mark.parametrize("short", [False, True])
def test_gazettes_of_amending_laws(supplement: str, found: list[str], short: bool) -> None:
    row = law(
        "uu-23-2014",
        "Pemerintahan Daerah",
        lembaran_negara="2014/244",
        tambahan_lembaran_negara="5587",
        teks="(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara"
        " Republik Indonesia Nomor 5587) diubah (Lembaran Negara Republik Indonesia Tahun 2023"
        f" Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor {supplement})",
    )
    if short:
        row["teks"] = row["teks"].replace("Tambahan Lembaran Negara Republik Indonesia", "TLN RI")
        row["teks"] = row["teks"].replace("Lembaran Negara Republik Indonesia", "LN RI")
    made = findings(datasets(landasan_hukum=[row]), "lembaran-meragukan")
    assert [f.ditemukan for f in made] == found
    assert all("LN 2023/41" in f.key for f in made)


@pytest.mark.parametrize(
    ("peraturan_id", "title", "count"),
    [
        ("perda-kab-karangjati-1-2019", "RPJMD Kabupaten Karangjati Tahun 2024-2026", 1),
        ("perda-kab-karangjati-1-2019", "RPJMD Kabupaten Karangjati Tahun 2018-2023", 0),
        ("perda-kab-karangjati-1-2021", "Perubahan atas RPJMD Tahun 2018-2023", 0),
        ("perbup-karangjati-12-2023", "Rencana Pembangunan Daerah Tahun 2024-2026", 0),
        ("perda-kab-karangjati-2-2008", "RPJPD Kabupaten Karangjati Tahun 2005-2025", 0),
        ("perda-kab-karangjati-12-2010", "Rencana Tata Ruang Wilayah Tahun 2012-2032", 0),
        ("perda-kab-karangjati-3-2022", "Rencana Strategis Tahun 2016 s/d 2021", 1),
        ("uu-3-2019", "Keadaan Darurat Tahun 2024-2026", 0),
    ],
)
def test_periods_in_titles(peraturan_id: str, title: str, count: int) -> None:
    found = findings(datasets(landasan_hukum=[law(peraturan_id, title)]), "periode-meragukan")
    assert [f.level for f in found] == ["warning"] * count


def test_one_code_for_two_tables() -> None:
    body = "No | Uraian\n1 | A"
    first = table(body, kode="T-C.23", judul="Pencapaian Kinerja")
    again = table(body, number=2, kode="T-C. 23", judul="Pencapaian Kinerja")
    going_on = table(body, number=2, kode="T-C.23", judul="Pencapaian Kinerja (lanjutan)")
    assert len(findings(datasets(first, again), "nomor-ganda")) == 1
    assert not findings(datasets(first, going_on), "nomor-ganda")
    assert not findings(datasets(first, table(body, number=2)), "nomor-ganda")


def test_references_to_tables() -> None:
    body = "No | Uraian\n1 | A"
    made = table(body, kode="2.1", judul="Pegawai")

    def missing(text: str) -> list[str | None]:
        found = findings(datasets(made, renstra_bab=[section(text)]), "rujukan-tabel-salah")
        return [f.ditemukan for f in found]

    assert missing("Lihat tabel 2.1 berikut.") == []
    assert missing("Lihat tabel 2.7 berikut.") == ["tabel 2.7"]
    assert missing("Lihat tabel T-C. 24 berikut.") == ["tabel T-C. 24"]
    assert missing("Lihat tabel T-C. 24 pada lampiran.") == []  # it may be another file
    assert missing("Lihat tabel II.7 berikut.") == ["tabel II.7"]
    assert missing("Tabel 2.7 Sarana kantor\nLihat tabel 2.7 di atas.") == []


# --- leftovers --------------------------------------------------------------------------------


def pasal(text: str) -> Row:
    """One pasal."""
    return {"urutan": 1, "pasal": 3, "label": "Pasal 3", "teks": text}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BAB II : GAMBARAN PELAYANAN BKPSDM;", "BKPSDM"),
        ("BAB II : GAMBARAN PELAYANAN DINAS KESEHATAN;", "DINAS KESEHATAN"),
        ("BAB III : PERMASALAHAN DAN ISU STRATEGIS BAPPEDA;", "BAPPEDA"),
        ("Renstra Badan Keuangan Daerah menjadi pedoman.", "Badan Keuangan Daerah"),
        ("BAB II : GAMBARAN PELAYANAN PERANGKAT DAERAH;", None),
        ("BAB II : GAMBARAN PELAYANAN KECAMATAN SUKAMULYA;", None),
        ("Camat menyampaikan laporan kepada Bupati melalui Kepala Badan Perencanaan.", None),
        ("Camat Sukamulya wajib melaksanakan Renstra Kecamatan Sukamulya.", None),
        ("Camat Sukamuya wajib melaksanakan Renstra.", None),  # misread, no other name
        ("Camat Cibeber wajib melaksanakan Renstra Kecamatan Sukamulya.", "Camat Cibeber"),
        ("Renstra Kecamatan Cibeber merupakan pedoman.", "Kecamatan Cibeber"),
        ("Kecamatan adalah bagian wilayah dari Daerah yang dipimpin oleh Camat.", None),
        ("Camat dan Lurah wajib menyusun laporan.", None),
    ],
)
def test_leftovers_in_the_law_body(text: str, found: str | None) -> None:
    made = findings(datasets(pasal=[pasal(text)]), "sisa-templat")
    assert [f.ditemukan for f in made] == ([] if found is None else [found])
    assert all(f.level == "error" for f in made)


def test_neighbours_in_the_plan_are_no_leftovers() -> None:
    text = "Sebelah utara berbatasan dengan Kecamatan Cibeber dan Dinas Kesehatan."
    assert not findings(datasets(renstra_bab=[section(text)]), "sisa-templat")


@pytest.mark.parametrize(
    ("place", "count"),
    [
        ("Kec. Sukamulya", 0),
        ("Kec. Sukamuiya", 0),
        ("Kec. Sukamuiva", 0),  # two letters misread
        ("Kec. Sukanuiva", 1),
        ("Kel. Melati Kec. Sukamulya", 0),
        ("Kec. Cibeber", 1),
        ("Kecamatan", 0),
    ],
)
def test_locations(place: str, count: int) -> None:
    rows = plan()
    for row in rows:
        row["lokasi"] = place if row["baris"] == 5 else "Kec. Sukamulya"
    found = findings(datasets(rencana=rows), "sisa-templat")
    assert [f.level for f in found] == ["error"] * count


def test_a_location_of_another_kecamatan_is_shown_in_its_cell() -> None:
    made = table(
        """
        Kode | Program | Lokasi
        7.01.01 | PROGRAM PENUNJANG | Kec.  Cibeber
        """,
        jenis="rencana",
    )
    rows = plan_lines([("program", "7.01.01", "PROGRAM PENUNJANG", [30, 33, 36], 99)])
    rows = [{**row, "baris": 1, "lokasi": "Kec. Cibeber"} for row in rows]
    (found,) = findings(datasets(made, rencana=rows), "sisa-templat")
    assert found.cells == (f"{T1}#1,2",)


def test_locations_of_a_plan_without_header() -> None:
    text = HEADLESS.replace("Sukamulya", "Cibeber").format(total="18.043.563.680")
    found = findings(datasets(table(text, jenis="rencana", header=0)), "sisa-templat")
    assert [f.ditemukan for f in found] == ["Kec. Cibeber"]


def test_a_list_of_kecamatan_is_no_leftover() -> None:
    rows = plan()
    names = ["Cibeber", "Kedungwaru", "Banjarnegara", "Purworejo"]
    for row in rows:
        row["lokasi"] = f"Kec. {names[row['baris'] % 4]}"
    assert not findings(datasets(rencana=rows), "sisa-templat")


@pytest.mark.parametrize(
    ("code", "name", "count"),
    [
        ("7.01.03.2.02", "Kegiatan Pemberdayaan Kelurahan", 0),
        ("7 01 03 2.02", "Kegiatan Pemberdayaan Kelurahan", 0),
        ("7.01.03.2.01", "Kegiatan Pemberdayaan Kelurahan", 1),
        ("7.01.03.2.02", "Kegiatan yang tidak dikenal siapa pun di sini", 1),
        ("7.01.03.2.02", "Kegiatan Pemberdayaan Masya", 0),  # cut off in print
        ("7.01.03.2.02", "Kegiatan", 0),
    ],
)
def test_codes_of_programmes(code: str, name: str, count: int) -> None:
    rows = plan_lines([("kegiatan", code, name, [10, 11, 12], 33)])
    found = findings(datasets(rencana=rows), "kode-tidak-cocok")
    assert [f.level for f in found] == ["warning"] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Penduduk kecamatan ini pada akhir tahun 2022 berjumlah 280 jiwa.", 0),
        ("Penduduk kecamatan ini pada akhir tahun 2022 berjumlah 290 jiwa.", 1),
        ("Penduduk miskin berjumlah 40 jiwa.", 0),
        ("Kepadatan penduduk adalah 40 jiwa/km2.", 0),
        ("Jumlah penduduk 290 jiwa, kemudian menjadi jumlah penduduk 280 jiwa.", 0),
    ],
)
def test_population_in_text_and_table(text: str, count: int) -> None:
    villages = """
    No | Desa | Jumlah Penduduk | |
    | | Laki-laki | Perempuan | Jumlah
    1 | A | 60 | 70 | 130
    2 | B | 80 | 70 | 150
    | Jumlah | 140 | 140 | 280
    """
    given_ = datasets(table(villages, header=2), renstra_bab=[section(text)])
    assert len(findings(given_, "tabel-bertentangan")) == count


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("II/d – Pengatur Tk. I | 6", None),
        ("II/d – Pengatur Muda Tk. I | 6", "Pengatur Muda Tk. I"),
        ("III/c | Penata | 6", None),
        ("III/c | Penata Muda | 6", "Penata Muda"),
        ("IV/a - Pembina | 2", None),
        ("IV/c Pembina Utama Muda | 2", None),
        ("III/a s.d. III/d Penata | 2", None),
    ],
)
def test_ranks_beside_grades(line: str, found: str | None) -> None:
    made = table(f"Golongan | Pangkat | Jumlah\n{line}")
    expected = [] if found is None else [found]
    assert [f.ditemukan for f in findings(datasets(made), "pangkat-tidak-cocok")] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("bahwa Peraturan Daerah Kabupaten X Nomor … Tahun 2023 telah ditetapkan;", 1),
        ("bahwa Peraturan Daerah Nomor ..... Tahun .... tentang Rencana;", 1),
        ("bahwa Peraturan Bupati Nomor 12 Tahun 20... tentang Rencana;", 1),
        ("bahwa Peraturan Bupati Nomor    Tahun 2021 tentang Rencana;", 1),
        ("bahwa Peraturan Daerah Nomor 5 Tahun 2021 tentang Rencana;", 0),
        ("bahwa Keputusan Menteri Nomor 050-5889 Tahun 2021 tentang Hasil;", 0),
        ("bahwa peraturan perundang-undangan dilaksanakan tiap tahun;", 0),
    ],
)
def test_blank_citations_in_menimbang(text: str, count: int) -> None:
    rows = [{"posisi": 1, "huruf": "a", "teks": text}]
    found = findings(datasets(konsideran=rows), "rujukan-kosong")
    assert [f.key for f in found] == ["menimbang a"] * count


@pytest.mark.parametrize(
    ("amounts", "count"),
    [
        ((496, 510, 523), 0),
        ((496, 5_100, 523), 0),  # a leap that happens
        ((496_000_000, 510, 523_000_000), 1),
        ((496, 510_000, 523), 1),
        ((496, 510_000), 0),  # which of two is wrong cannot be said
        ((0, 510_000_000, 523_000_000), 0),
    ],
)
def test_an_amount_in_another_unit_than_its_neighbours(
    amounts: tuple[int, ...], count: int
) -> None:
    line: dict[int, tuple[int | None, int | None]]
    line = {2019 + i: (amount, None) for i, amount in enumerate(amounts)}
    found = findings(
        datasets(anggaran=budget_lines([("program", "PROGRAM A", line)])), "satuan-meragukan"
    )
    assert [f.level for f in found] == ["warning"] * count


@pytest.mark.parametrize(
    ("amount", "skala", "count"),
    [
        (25_000_000_000, 1_000, 1),  # printed in rupiah among thousands
        (25_000_000_000, 1, 0),  # of no multiple, so none was misapplied
        (12_000_000_000, 1_000, 0),  # salaries take nearly all of it
    ],
)
def test_a_line_in_rupiah_in_a_table_of_thousands(amount: int, skala: int, count: int) -> None:
    lines = [("A", 450_000_000), ("B", 210_000_000), ("C", 40_000_000), ("D", amount)]
    rows = budget_lines(
        [("program", name, {2019: (n, n - 1), 2020: (n + 5, n)}) for name, n in lines]
    )
    found = findings(
        datasets(anggaran=[{**row, "skala": skala} for row in rows]), "satuan-meragukan"
    )
    assert [f.where[1] for f in found] == ["D"] * count


@pytest.mark.parametrize(
    ("largest", "lines", "count"), [(2_300_500, 5, 1), (2_300_500, 4, 0), (10_000_000, 5, 0)]
)
def test_a_budget_whose_rupiah_are_too_few_for_a_kecamatan(
    largest: int, lines: int, count: int
) -> None:
    """Thousands that no head and no title names."""
    rows = budget_lines(
        [("program", f"PROGRAM {n}", {2021: (largest - n, None)}) for n in range(lines)]
    )
    found = findings(datasets(anggaran=rows), "satuan-meragukan")
    assert [f.message for f in found] == [say("satuan-meragukan.kecil")] * count


@pytest.mark.parametrize(
    ("factor", "count"), [(1, 0), (1_000, 1), (1_000_000, 1), (999, 1), (900, 0)]
)
def test_two_tables_that_print_equal_amounts_in_two_units(factor: int, count: int) -> None:
    one, other = (
        budget_lines([(level, name, {2021: (amount * by, None)}) for level, name, amount in lines])
        for by, lines in (
            (1, [("program", "PROGRAM A", 500_000), ("kegiatan", "Rapat", 300_000)]),
            (factor, [("program", "PROGRAM A", 500_000), ("kegiatan", "Rapat", 300_000)]),
        )
    )
    rows = [*one, *({**row, "tabel_id": f"{DOC}/t09"} for row in other)]
    found = findings(datasets(anggaran=rows), "satuan-meragukan")
    assert len(found) == count


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Rp 59,579,748", "Rp 8,012,500", "(12.500) 75,2 %"], 1),
        (["Rp 59,579,748", "Rp 8,012,500"], 0),
        (["2.1", "2.2", "Luas 75,2 km2", "Anggaran Rp 59,579,748", "12"], 0),
    ],
)
def test_figures_between_sentences_are_a_table_that_was_not_read(
    lines: list[str], found: int
) -> None:
    made = findings(datasets(renstra_bab=[section("\n".join(lines))]), "angka-dalam-teks")
    assert len(made) == found


@pytest.mark.parametrize(
    ("name", "odd", "unit", "told"),
    [
        ("Jumlah Orang yang Mengikuti Sosialisasi", "Orang", "PNS", 0),
        ("Jumlah Pegawai yang Mengikuti Pelatihan", "orang", "PNS", 0),
        ("Jumlah Laporan Pemulangan", "ASN", "Dokumen", 1),
        ("Jumlah Orang yang Mengikuti Sosialisasi", "PNS", "Dokumen", 1),
    ],
)
def test_units_that_say_the_same_are_no_slip(name: str, odd: str, unit: str, told: int) -> None:
    rows = [
        {**row, "satuan": odd if place == 2 else unit}
        for place, row in enumerate(target(["20", "25", "30"], None, name=name))
    ]
    said = [one.rule for one in findings(datasets(target=rows))]
    assert said.count("satuan-tidak-cocok") == told
