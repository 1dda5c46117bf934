"""Exact decimals out of printed text and read value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic.printed import plain, printed, unknown


@pytest.mark.parametrize(
    ("text", "value", "exact", "decimals"),
    [
        ("5.928,728 Ha", 5928.728, "5928.728", 3),
        ("75.00", 75.0, "75", 2),
        ("14,00 %", 14.0, "14", 2),
        ("1.000", 1000.0, "1000", 0),
        ("1.000", 1.0, "1", 3),
        ("Rp. 1.115.209.167,-", 1115209167.0, "1115209167", 0),
        ("57.529.249.512,00", 57529249512.0, "57529249512", 2),
        ("(1.234)", -1234.0, "-1234", 0),
        ("BB (75.73)", 75.73, "75.73", 2),
        ("0,00", 0.0, "0", 2),
        ("0", 0.0, "0", 0),
        ("34 orang/bulan", 34.0, "34", 0),
        ("2 juta", 2000000.0, "2000000", 0),
    ],
)
def test_value_and_precision(text: str, value: float, exact: str, decimals: int) -> None:
    found = printed(text, value)
    assert found is not None
    assert (found.value, found.decimals) == (Decimal(exact), decimals)
    assert found.unit == Decimal(1).scaleb(-decimals)


def test_nothing_read_is_nothing() -> None:
    assert printed("-", None) is None
    assert unknown("1.2.3.4", None)
    assert not unknown("-", None)
    assert not unknown("12", 12.0)


@given(
    st.integers(min_value=0, max_value=10**11),
    st.integers(min_value=0, max_value=3),
    st.sampled_from([(".", ","), (",", ".")]),
)
def test_any_grouped_number_keeps_its_precision(
    digits: int, decimals: int, style: tuple[str, str]
) -> None:
    value = Decimal(digits).scaleb(-decimals)
    thousands, point = style
    text = f"{value:,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", thousands)
    found = printed(text, float(value))
    assert found is not None
    assert (found.value, found.decimals) == (value, decimals)


def test_a_number_as_data_holds_no_groups_and_no_idle_noughts() -> None:
    assert plain(Decimal("18043563680.00")) == "18043563680"
    assert plain(Decimal("6407.7280")) == "6407.728"
