"""Years of a header that cannot all be right: twice, out of order, of two periods."""

from __future__ import annotations

import pytest

from tests.test_tables import rules, table, tables


def plan(*years: int) -> list[str]:
    part = tables(
        "Tabel 4.1\nTujuan dan Sasaran Jangka Menengah\n\n"
        + table(
            "No | Indikator | Target Kinerja pada Tahun | " + " | " * (len(years) - 2),
            " | | " + " | ".join(map(str, years)),
            "1 | Nilai SAKIP | " + " | ".join(str(70 + n) for n in range(len(years))),
        )
    )
    return [rule for rule in rules(part) if rule == "tahun-meragukan"]


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ((2025, 2026, 2027), []),
        ((2024, 2025, 2026, 2027, 2028), []),  # the year before, and the transition after
        ((2025, 2027, 2026), ["tahun-meragukan"]),
        ((2025, 2026, 2026), ["tahun-meragukan"]),
        ((2025, 2026, 2034, 2035), ["tahun-meragukan"]),
        ((2025, 2026, 2027, 2028, 2029), ["tahun-meragukan"]),  # the plan ends with 2027
        ((2031, 2032, 2033), []),  # another plan's table, whole
    ],
)
def test_years_of_a_plan(years: tuple[int, ...], found: list[str]) -> None:
    assert plan(*years) == found
