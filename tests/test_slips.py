"""Values a column or two from their place: back where the table proves it, else nowhere."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arithmetic.line_sums import Parent
from arithmetic.printed import Printed
from arithmetic.slips import (
    Cell,
    KindOf,
    Line,
    RatioOf,
    Stretch,
    SumOf,
    Within,
    find,
    stretches,
)
from benchmarks.slips import MAKERS, jobs, judge, read


def line(*values: float | None) -> Line:
    """Cells printed in the columns 0, 1, 2, …"""
    return tuple(
        None if value is None else Cell(at, Printed(Decimal(str(value)), 2))
        for at, value in enumerate(values)
    )


def columns(of: Line) -> list[int | None]:
    """The columns that print what stands in the places of a line."""
    return [cell.at if cell else None for cell in of]


YEARS = [RatioOf(0, 2, 4, inverse=False), RatioOf(1, 3, 5, inverse=False)]


def test_a_stretch_moves_all_cells_up_to_its_end() -> None:
    assert columns(Stretch(1, 3, 1)(line(1, 2, 3, None, 5)) or ()) == [0, None, 1, 2, 4]
    assert columns(Stretch(0, 2, -1)(line(None, 2, 3, 4)) or ()) == [1, 2, None, 3]
    assert Stretch(1, 3, 1)(line(1, 2, 3, 4)) is None
    assert Stretch(1, 2, 1)(line(1, None, None, 4)) is None


def test_what_would_leave_its_band_stays() -> None:
    bands = ((0, 1, 2, 3), (4, 5, 6, 7))
    moved = Within(bands, 1)(line(1, None, None, 4, 5, 6, None, None))
    assert columns(moved or ()) == [None, 0, None, 3, None, 4, 5, None]
    assert Within(bands, 1)(line(None, None, 3, 4, 5, None, None, None)) is None
    assert Within(bands, 1)(line(None, None, 3, None, 5, None, None, 8)) is not None


LINES = st.lists(st.one_of(st.none(), st.integers(1, 99)), min_size=2, max_size=9)


@given(LINES, st.data())
def test_a_move_loses_no_value_and_is_undone_by_its_contrary(
    values: list[int | None], data: st.DataObject
) -> None:
    given_line = line(*values)
    moves = list(stretches(given_line, {len(values) - 1, len(values) // 2}))
    for move in moves:
        after = move(given_line)
        if after is None:
            continue
        assert Counter(filter(None, after)) == Counter(filter(None, given_line))
        assert Stretch(move.first, move.last, -move.by)(after) == given_line


@given(st.lists(st.tuples(st.integers(100, 999), st.integers(100, 999)), min_size=1, max_size=6))
def test_a_table_that_is_right_stays_as_it_is(years: list[tuple[int, int]]) -> None:
    lines = {
        row: line(base, None, got, None, round(got * 100 / base, 2), None)
        for row, (base, got) in enumerate(years)
    }
    assert find(lines, YEARS, [1, 3, 5]).proved == ()
    assert find(lines, YEARS, [1, 3, 5]).doubtful == frozenset()


def test_what_may_have_slipped_either_way_is_doubtful() -> None:
    years = [RatioOf(at, at + 3, at + 6, inverse=False) for at in range(3)]
    found = find({0: line(400, 300, None, 321.2, 100.5, None, None, 80.3, 33.5)}, years, [2, 5, 8])
    assert {at for _, at in found.doubtful} == {0, 1, 3, 4, 7, 8}  # ratios slipped, or amounts did


def test_ratios_prove_a_slip_where_amounts_have_no_room() -> None:
    years = [RatioOf(at, at + 3, at + 6, inverse=False) for at in range(3)]
    slipped = line(400, 300, 200, 321.2, 100.5, 150, None, 80.3, 33.5)
    assert find({0: slipped}, years, [2, 5, 8]).doubtful == frozenset()
    (slip,) = find({0: slipped}, years, [2, 5, 8]).proved
    assert columns(slip.lines[0]) == [0, 1, 2, 3, 4, 5, 7, 8, None]


def test_sums_over_lines_prove_a_slip_that_ratios_do_not_show() -> None:
    lines = {
        0: line(900_000, 500_000, None, 300_000),
        1: line(900_000, 200_000, None, 100_000),
        2: line(None, 300_000, None, 200_000),
        3: line(400_000, None, 100_000, None),
        4: line(900_000, 900_000, None, 400_000),
    }
    parents = [Parent(0, ((1, 2),)), Parent(4, ((0, 3),))]
    found = find(lines, [], [1, 3], parents=parents, amounts=[0, 1, 2, 3])
    assert [(sorted(slip.lines), slip.by, slip.sums) for slip in found.proved] == [([3], 1, 3)]


def test_a_sum_that_leaves_a_line_out_proves_no_slip() -> None:
    # The programme is printed as its first kegiatan alone; the second would fit a year before.
    lines = {
        0: line(None, 610_000, 620_000, None, 560_000, 570_000),
        1: line(None, 610_000, 620_000, None, 560_000, 570_000),
        2: line(None, 129_000, None, None, 122_000, None),
    }
    found = find(lines, [], [2, 5], parents=[Parent(0, ((1, 2),))], amounts=range(6))
    assert (found.proved, found.doubtful) == ((), frozenset())


def test_sums_with_a_wrong_digit_tell_where_a_block_ends() -> None:
    lines = {
        0: line(900_000, None, 700_000, None),
        1: line(800_000, None, 600_000, None),
        2: line(500_000, None, 400_000, None),
        3: line(1_300_001, 900_000, 1_000_001, 700_000),
        4: line(1_300_000, 1_000_000, 1_000_000, 800_000),
    }
    bands = [(0, 1), (2, 3)]
    total_of = [Parent(3, ((0, 1, 2),)), Parent(4, ((0, 1, 2),))]
    found = find(lines, [], [1, 3], bands=bands, parents=total_of, amounts=range(4))
    assert [sorted(slip.lines) for slip in found.proved] == [[0]]


def test_lines_that_print_alike_go_along() -> None:
    years = [RatioOf(at, at + 3, at + 6, inverse=False) for at in range(3)]
    slipped = line(400, 300, 200, 321.2, 100.5, 150, None, 80.3, 33.5)
    unread = tuple(Cell(at) if cell else None for at, cell in enumerate(slipped))
    other = line(None, 300, 200, None, 100.5, 150, None, None, None)
    (slip,) = find({0: slipped, 1: unread, 2: other}, years, [2, 5, 8]).proved
    assert sorted(slip.lines) == [0, 1]


def test_a_ratio_or_two_that_hold_by_chance_prove_no_slip() -> None:
    years = [RatioOf(at, at + 3, at + 6, inverse=False) for at in range(3)]
    once = line(400, 300, 200, 321.2, 100.5, 150, None, 80.3, 77.77)
    assert find({0: once}, years, [2, 5, 8]).proved == ()  # as many do not hold
    whole = line(400, 300, 200, 400, 300, 150, None, 100, 100)
    assert find({0: whole}, years, [2, 5, 8]).proved == ()  # 100 per cent is often printed


def test_no_value_is_moved_to_a_column_of_another_kind() -> None:
    years = [RatioOf(at, at + 3, at + 6, inverse=False) for at in range(3)]
    slipped = line(400, 300, 200, 321.2, 100.5, 150, None, 80.3, 33.5)
    last = slipped[8]
    assert last is not None
    strange = (*slipped[:8], Cell(8, last.number, foreign=frozenset({"rasio besar"})))
    kinds = KindOf(("", "", "", "", "", "", "rasio besar", "rasio besar", ""))
    assert find({0: strange}, [*years, kinds], [2, 5, 8]).proved == ()


def test_blocks_that_slipped_against_each_other_are_both_doubtful() -> None:
    lines = {
        0: line(800_000, None, 300_000, None, 37.5, None),
        1: line(None, 500_000, None, 200_000, None, 40),
        2: line(None, 300_000, None, 100_000, None, 33.33),
    }
    parents = [Parent(0, ((1, 2),))]
    found = find(lines, YEARS, [1, 3, 5], parents=parents, amounts=[0, 1, 2, 3])
    assert found.proved == ()
    assert {row for row, _ in found.doubtful} == {0, 1, 2}


def test_kinds_and_the_end_of_a_period_place_a_line_of_a_plan() -> None:
    money, target = frozenset({"target"}), frozenset({"pagu"})

    def cell(at: int, value: int) -> Cell:
        return Cell(at, Printed(Decimal(value)), foreign=money if value > 1000 else target)

    kinds = KindOf(("target", "pagu") * 3)
    ends = SumOf(5, (1, 3))
    slipped: Line = (cell(0, 3000), cell(1, 12), cell(2, 4000), cell(3, 24), cell(4, 7000), None)
    (slip,) = find({7: slipped}, [kinds, ends], range(6)).proved
    assert columns(slip.lines[7]) == [None, 0, 1, 2, 3, 4]
    wrong = (*slipped[:4], cell(4, 7001), None)
    assert find({7: wrong}, [kinds, ends], range(6)).proved == ()


@pytest.mark.parametrize("kind", MAKERS)
def test_invented_tables_give_right_values_or_none(kind: str) -> None:
    for of, seed, made, grid, block in jobs(8):
        if of == kind:
            tally: Counter[str] = Counter()
            wrong = judge(made, read(made, grid), tally)
            assert not any(text.split()[0] == "said" for text in wrong), (seed, wrong)
            if not block:
                assert set(tally) == {"right"}
