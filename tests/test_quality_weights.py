"""How much findings matter, and which of them come of one cause."""

from __future__ import annotations

import pytest

from quality.weights import causes, weighed, weight
from schemas.finding import Finding, Level, cell_ref, finding_of, finding_rows
from tests.quality_samples import DOC

T1 = f"{DOC}/t01"


def finding(
    rule: str = "jumlah-tidak-cocok",
    level: Level = "error",
    expected: str | None = "100",
    found: str | None = "90",
    key: str = "Tabel 2.1|JUMLAH|nilai",
    cells: tuple[tuple[int, int], ...] = (),
    tabel_id: str = T1,
) -> Finding:
    refs = tuple(cell_ref(tabel_id, *cell) for cell in cells)
    return Finding(rule, level, "tabel", key, "ganjil", expected, found, cells=refs)


def test_a_rupiah_is_less_than_a_billion() -> None:
    one = finding(expected="15032498740", found="15032498741")
    many = finding(expected="5710188873", found="4710188873")
    assert weight(one) < 0.53
    assert weight(many) > 0.9
    assert weight(one) < weight(finding(expected="100", found="90")) < weight(many)


@pytest.mark.parametrize(
    ("expected", "found", "same_as"),
    [("67.00", "0,00", 1.0), ("75.82", "90,67", 0.582), ("1000000", "Rp. 1.000.000", 0.5)],
)
def test_values_are_compared_as_numbers(expected: str, found: str, same_as: float) -> None:
    assert weight(finding(expected=expected, found=found)) == pytest.approx(same_as, abs=0.003)


def test_levels_and_words() -> None:
    words = [weight(finding(level=level, expected="Pengatur")) for level in ("error", "warning")]
    assert words == [0.75, 0.5]
    assert weight(finding("halaman-tak-terbaca", expected=None)) == 1.0


def test_what_was_read_in_doubt_weighs_less() -> None:
    given = [finding(cells=((3, 1), (2, 1)))]
    sel = [{"tabel_id": T1, "baris": 2, "kolom": 1, "keyakinan": 0.5}]
    [sure] = weighed(DOC, given, {})
    [doubtful] = weighed(DOC, given, {"sel": sel})
    assert doubtful.weight == pytest.approx((sure.weight or 0) / 2)
    [table] = weighed(DOC, given, {"tabel": [{"tabel_id": T1, "keyakinan": 0.9}]})
    assert table.weight == pytest.approx((sure.weight or 0) * 0.9, abs=0.001)


def led(*findings: Finding) -> list[int | None]:
    return causes(findings, [weight(f) for f in findings])


def test_a_ratio_over_a_wrong_sum_is_under_it() -> None:
    total = finding("program-tidak-cocok", cells=((5, 2), (6, 2), (7, 2)))
    ratio = finding("rasio-tidak-cocok", cells=((5, 8), (5, 5), (5, 2)))
    alone = finding("rasio-tidak-cocok", cells=((6, 8), (6, 5), (6, 2)), key="lain")
    assert led(ratio, total, alone) == [1, None, None]


def test_a_slip_that_goes_through_to_the_lines_above_is_one() -> None:
    def missed(row: int, expected: str, found: str) -> Finding:
        return finding("pagu-akhir-tidak-cocok", "error", expected, found, f"b{row}", ((row, 9),))

    top, mid = missed(4, "27080855", "27031330"), missed(5, "16502323", "16452798")
    low, other = missed(11, "82750", "33225"), missed(20, "82751", "82750")
    assert led(top, mid, low, other) == [2, 2, None, None]
    rounded = missed(21, "72751", "72750")
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
        finding("tabel-bertentangan", "warning", "80", str(found), f"A ; B|SAKIP|{year}|target")
        for year, found in ((2024, 79), (2025, 40), (2026, 78))
    ]
    assert led(*years) == [1, None, 1]


def test_the_leader_is_named_by_its_id_and_survives_the_row() -> None:
    total = finding("program-tidak-cocok", cells=((5, 2), (6, 2)))
    ratio = finding("rasio-tidak-cocok", cells=((5, 8), (5, 5), (5, 2)))
    rows = finding_rows(DOC, weighed(DOC, [ratio, total, ratio], {}))
    assert [row["induk"] for row in rows] == [rows[1]["temuan_id"], None]
    assert [row["bobot"] for row in rows] == [0.55, 0.55]
    assert [finding_of(row) for row in rows] == [ratio, total]
