"""How much findings matter, and which of them come of one cause."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quality.weights import causes, weighed, weight
from schemas.finding import Finding, Level, cell_ref, finding_rows
from schemas.message import Bound, Quote, Table, Value, rupiah, say
from tests.quality_samples import DOC

T1 = f"{DOC}/t01"


def finding(
    rule: str = "jumlah-tidak-cocok",
    level: Level = "error",
    expected: Value | None = 100,
    found: Value | None = 90,
    key: str = "Tabel 2.1|JUMLAH|nilai",
    cells: tuple[tuple[int, int], ...] = (),
    tabel_id: str = T1,
) -> Finding:
    refs = tuple(cell_ref(tabel_id, *cell) for cell in cells)
    name, *line = key.split("|")
    where: tuple[Value, ...] = (Table(tabel_id, name), *line)
    said = say("sebuah-tabel", kode="2.1")
    return Finding(rule, level, "tabel", where, said, expected, found, cells=refs)


def row_of(one: Finding) -> dict[str, Any]:
    """Its row of ``temuan``."""
    return finding_rows(DOC, [one])[0]


def weight_of(one: Finding) -> float:
    """How much it matters, surely read."""
    return weight(row_of(one))


def test_a_rupiah_is_less_than_a_billion() -> None:
    one = weight_of(finding(expected=15_032_498_740, found=15_032_498_741))
    many = weight_of(finding(expected=5_710_188_873, found=rupiah(Decimal(4_710_188_873))))
    assert one < 0.53
    assert many > 0.9
    assert one < weight_of(finding()) < many


@pytest.mark.parametrize(
    ("expected", "found", "same_as"),
    [
        (67, Quote("0,00", Decimal("0.00")), 0.85),
        (Decimal("75.82"), Quote("90,67", Decimal("90.67")), 0.557),
        (1_000_000, Quote("Rp. 1.000.000", rupiah(Decimal(1_000_000))), 0.5),
        (Bound("<=", 100), 200, 0.675),
        (999_999, 899_999, 0.535),
        (1_000_000, 900_000, 0.75),  # from here on the difference by itself weighs too
    ],
)
def test_values_are_compared_as_numbers(expected: Value, found: Value, same_as: float) -> None:
    assert weight_of(finding(expected=expected, found=found)) == pytest.approx(same_as, abs=0.003)


def test_levels_and_words() -> None:
    words = [weight_of(finding(level=level, expected="Pengatur")) for level in ("error", "warning")]
    assert words == [0.75, 0.5]
    assert weight_of(finding("halaman-tak-terbaca", expected=None)) == 1.0


def test_what_was_read_in_doubt_weighs_less() -> None:
    given = [finding(cells=((3, 1), (2, 1)))]
    sel = [{"tabel_id": T1, "baris": 2, "kolom": 1, "keyakinan": 0.5}]
    [sure] = weighed(DOC, given, {})
    [doubtful] = weighed(DOC, given, {"sel": sel})
    assert doubtful.weight == pytest.approx((sure.weight or 0) / 2, abs=0.001)
    [table] = weighed(DOC, given, {"tabel": [{"tabel_id": T1, "keyakinan": 0.9}]})
    assert table.weight == pytest.approx((sure.weight or 0) * 0.9, abs=0.001)


def led(*findings: Finding) -> list[int | None]:
    rows = [row_of(one) for one in findings]
    return causes(rows, [weight(row) for row in rows])


def test_a_ratio_over_a_wrong_sum_is_under_it() -> None:
    total = finding("program-tidak-cocok", cells=((5, 2), (6, 2), (7, 2)))
    ratio = finding("rasio-tidak-cocok", cells=((5, 8), (5, 5), (5, 2)))
    alone = finding("rasio-tidak-cocok", cells=((6, 8), (6, 5), (6, 2)), key="lain")
    assert led(ratio, total, alone) == [1, None, None]


def test_a_slip_that_goes_through_to_the_lines_above_is_one() -> None:
    def missed(row: int, expected: int, found: int) -> Finding:
        return finding("pagu-akhir-tidak-cocok", "error", expected, found, f"b{row}", ((row, 9),))

    top, mid = missed(4, 27080855, 27031330), missed(5, 16502323, 16452798)
    low, other = missed(11, 82750, 33225), missed(20, 82751, 82750)
    assert led(top, mid, low, other) == [2, 2, None, None]
    rounded = missed(21, 72751, 72750)
    assert led(other, rounded) == [None, None]  # a rupiah each, by chance the same


def test_what_an_undecided_unit_leaves_open_is_under_it() -> None:
    unit = finding("satuan-meragukan", key="2.9|skala", expected=None, found=None)
    open_ = [finding("angka-ambigu", key=f"2.9|baris {n}|x", cells=((n, 1),)) for n in range(9)]
    elsewhere = finding("angka-ambigu", key="2.8|baris 1|x", cells=((1, 1),), tabel_id=f"{DOC}/t2")
    assert led(unit, *open_, elsewhere) == [None, *[0] * 9, None]
    slipped = finding("kolom-bergeser", "warning", key="2.9|baris 1-4")
    assert led(slipped, *open_[:1]) == [None, None]  # mended: what is said of it stands by itself


def test_one_line_against_another_year_by_year_is_one() -> None:
    years = [
        finding("tabel-bertentangan", "warning", 80, found, f"A ; B|SAKIP|{year}|target")
        for year, found in ((2024, 79), (2025, 40), (2026, 78))
    ]
    assert led(*years) == [1, None, 1]


def test_the_leader_is_named_by_its_id() -> None:
    total = finding("program-tidak-cocok", cells=((5, 2), (6, 2)))
    ratio = finding("rasio-tidak-cocok", cells=((5, 8), (5, 5), (5, 2)))
    rows = finding_rows(DOC, weighed(DOC, [ratio, total, ratio], {}))
    assert [row["induk"] for row in rows] == [rows[1]["temuan_id"], None]
    assert [row["bobot"] for row in rows] == [0.535, 0.535]
