"""Sums over lines, weighed for all blocks at once as one would weigh them one by one."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from arithmetic.line_sums import MISSED, NEAR, OF_NOTHING, SUM, LineSums, Parent

AMOUNTS = st.sampled_from(["0", "50000", "100000", "101000", "200000", "300000.50", "1e20"])
LINES = st.lists(st.lists(AMOUNTS.map(Decimal), min_size=2, max_size=2), min_size=3, max_size=7)


def _parents(count: int) -> list[Parent]:
    """The first line is the sum of all others or of the second and last; the third of the next."""
    rest = tuple(range(1, count))
    parents = [Parent(0, tuple({rest, (1, count - 1)}))]
    return [*parents, Parent(2, ((3,),))] if count > 3 else parents


def _weighed(lines: list[list[Decimal]], parent: Parent, at: int) -> tuple[int, int]:
    own = lines[parent.line][at]
    sums = [sum((lines[row][at] for row in of), Decimal(0)) for of in parent.sets]
    if own >= 100_000 and own in sums:
        return SUM, 1
    if own and any(abs(own - added) <= Decimal("0.02") * own for added in sums):
        return NEAR, 0
    if max(own, *sums) >= 100_000:
        return -MISSED * (1 if own else OF_NOTHING), 0
    return 0, 0


@given(LINES, st.data())
def test_blocks_gain_what_their_sums_gain(lines: list[list[Decimal]], data: st.DataObject) -> None:
    count, parents = len(lines), _parents(len(lines))
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, count))
    moved = {row: lines[row][::-1] for row in range(first, last)}
    spans = list(combinations(range(len(moved) + 1), 2))
    sums = LineSums(dict(enumerate(lines)), parents)
    found = list(sums.gains(moved, spans, [0] * len(spans), least=-1000))
    for (start, stop), gained in zip(spans, found, strict=True):
        block = range(first + start, first + stop)
        after = [moved[row] if row in block else line for row, line in enumerate(lines)]
        expected = [0, 0]
        for parent in parents:
            family = {parent.line, *(row for of in parent.sets for row in of)}
            if family & {*block} not in (set(), family):
                for at in range(2):
                    here, there = _weighed(lines, parent, at), _weighed(after, parent, at)
                    expected = [n + b - a for n, a, b in zip(expected, here, there, strict=True)]
        assert list(gained) == expected


def test_blocks_that_cannot_gain_enough_keep_their_own() -> None:
    lines = {4: [Decimal(300_000)], 5: [Decimal(300_000)], 6: [Decimal(7)]}
    sums = LineSums(lines, [Parent(4, ((5,),))])
    moved = {5: [Decimal(0)]}
    assert list(sums.gains(moved, [(0, 1)], [-4], least=12)) == [(-4, 0)]
    assert list(sums.gains(moved, [(0, 1)], [-4], least=-4)) == [(-4 - SUM - MISSED, -1)]


def test_tables_without_parents_have_no_sums() -> None:
    lines = {1: [Decimal(1)]}
    assert list(LineSums(lines, []).gains(lines, [(0, 1)], [3], 0)) == [(3, 0)]
