"""Sums, ratios and trees of lines, for any numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic.forest import Node, forest, made_of, parts_below, readings_of_total, tops, walk
from arithmetic.printed import Printed, printed
from arithmetic.ratios import Ratio
from arithmetic.sums import Sum, total

CENTS = st.decimals(0, 1000, places=2)
SCALES = st.sampled_from([0, -3, -6])


def made(whole: Decimal, parts: list[Decimal], decimals: int) -> Sum:
    """A sum of numbers printed with so many decimals."""
    return Sum(
        Printed(round(whole, decimals), decimals),
        tuple(Printed(round(part, decimals), decimals) for part in parts),
    )


@given(st.lists(CENTS, min_size=2, max_size=12))
def test_what_adds_up_holds_exactly_and_is_rounding_when_rounded(values: list[Decimal]) -> None:
    whole = total(values)
    assert made(whole, values, 2).holds
    assert made(whole + len(values) + 1, values, 2).verdict == "wrong"
    rounded = made(whole, values, 1)
    assert rounded.verdict != "wrong" or not any(part.rounded for part in rounded.parts)


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=8), SCALES)
def test_rounding_explains_amounts_in_thousands_and_nothing_in_rupiah(
    amounts: list[int], decimals: int
) -> None:
    parts = [Decimal(amount) for amount in amounts]
    assert made(total(parts), parts, decimals).verdict in (("holds", "rounding")[: 1 - decimals])
    off = (len(parts) + 2) * Decimal(1).scaleb(-decimals)
    assert made(total(parts) + off, parts, decimals).verdict == "wrong"


def test_a_whole_of_fewer_digits_holds_within_half_of_its_own() -> None:
    parts = (Printed(Decimal("10.4"), 1), Printed(Decimal("10.1"), 1))
    assert Sum(Printed(Decimal(21)), parts).holds
    assert Sum(Printed(Decimal(20)), parts).holds
    assert Sum(Printed(Decimal("20.6"), 1), parts).verdict == "rounding"
    assert Sum(Printed(Decimal(22)), parts).verdict == "wrong"
    alike = (Printed(Decimal("10.4"), 1), Printed(Decimal(10)))
    assert Sum(Printed(Decimal("20.45"), 1), alike).verdict == "rounding"


def test_a_multiple_counts_for_the_precision() -> None:
    assert printed("1.234,5", 1_234_500_000.0, 1_000_000) == Printed(Decimal(1_234_500_000), -5)
    assert printed("12", Decimal(12000), 1000) == Printed(Decimal(12000), -3)
    assert Printed(Decimal("1.5"), 1).times(1000) == Printed(Decimal(1500), -2)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 4), st.booleans())
def test_a_ratio_rounded_or_cut_off_is_that_of_its_numbers(
    base: int, reached: int, decimals: int, cut: bool
) -> None:
    exact = Decimal(reached) * 100 / base
    unit = Decimal(1).scaleb(-decimals)
    shown = exact // unit * unit if cut else round(exact, decimals)
    ratio = Ratio(Printed(Decimal(base)), Printed(Decimal(reached)), Printed(shown, decimals))
    assert ratio.plainly
    off = Ratio(ratio.base, ratio.reached, Printed(shown + 2 * unit, decimals))
    assert not off.plainly


@pytest.mark.parametrize(
    ("base", "reached", "ratio", "formula"),
    [
        ("80", "40", "200.00", "inversely"),
        ("80", "40", "150.00", "inversely"),
        ("80", "120", "100", "capped"),
        ("90000", "78654", "12.61", "of_rest"),
        ("9000", "8000000", "88.89", "scaled"),
    ],
)
def test_the_other_formulas(base: str, reached: str, ratio: str, formula: str) -> None:
    decimals = len(ratio.partition(".")[2])
    of = Ratio(Printed(Decimal(base)), Printed(Decimal(reached)), Printed(Decimal(ratio), decimals))
    names = ("plainly", "inversely", "capped", "of_rest", "scaled")
    assert [name for name in names if getattr(of, name)] == [formula]


def test_a_ratio_near_the_plain_one_is_a_slip_of_its_last_digit_and_no_other_formula() -> None:
    near = Ratio(Printed(Decimal(10000)), Printed(Decimal(10009)), Printed(Decimal("100.00"), 2))
    assert not near.capped
    far = Ratio(Printed(Decimal(10000)), Printed(Decimal(10010)), Printed(Decimal("100.00"), 2))
    assert far.capped
    assert not Ratio(near.base, near.reached, Printed(Decimal("100.05"), 2)).exact


@given(st.lists(st.integers(0, 4), max_size=20))
def test_a_forest_keeps_the_order_and_the_depths(depths: list[int]) -> None:
    roots = forest(depths)
    assert [node.line for node in walk(roots)] == list(range(len(depths)))
    for node in walk(roots):
        assert all(depths[child.line] > depths[node.line] for child in node.children)
        siblings = [depths[child.line] for child in node.children]
        assert siblings == sorted(siblings, reverse=True)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=15), st.data())
def test_the_lines_that_make_up_a_forest_count_no_line_twice(
    depths: list[int], data: st.DataObject
) -> None:
    read = data.draw(st.lists(st.booleans(), min_size=len(depths), max_size=len(depths)))
    roots = forest(depths)
    found = made_of(roots, lambda at: Printed(Decimal(1)) if read[at] else None, lambda at: False)
    assert found is not None
    assert all(read[at] for at in found)
    below = {n.line for node in walk(roots) if node.line in found for n in walk(node.children)}
    assert not below & set(found)
    unread = made_of(roots, lambda at: None, lambda at: True)
    assert unread is None


def test_readings_of_a_total() -> None:
    flat = lambda lines: [Node(line) for line in lines]  # noqa: E731
    given = readings_of_total(5, [0, 1, 3, 4, 6], [2], flat)
    assert [[node.line for node in nodes] for nodes in given] == [[0, 1, 3, 4], [3, 4], [2]]


@given(st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=4, unique=True), max_size=3))
def test_parents_are_told_by_their_sums(families: list[list[int]]) -> None:
    # No power of two is the sum of larger ones: what adds up does not by chance.
    parts = [[Decimal(2**exponent) for exponent in sorted(family)] for family in families]
    lines = [amount for family in parts for amount in (total(family), *family)]
    amounts = [{"2021": amount} for amount in lines]
    at = 0
    for family in parts:
        assert parts_below(amounts, at, at + len(family) + 1) == len(family)
        assert tops(lines[at : at + len(family) + 1]) == [0]
        at += len(family) + 1


def test_one_line_below_is_a_part_only_where_all_is_the_same() -> None:
    both = {"2021": Decimal(5), "2022": Decimal(7)}
    assert parts_below([both, {**both, "2023": Decimal(1)}], 0, 2) == 1
    assert parts_below([both, {**both, "2022": Decimal(6)}], 0, 2) == 0
    assert parts_below([{"2021": Decimal(5)}, {"2021": Decimal(5)}], 0, 2) == 0
