"""Rows of a page that a printer set over, and how far, told by what stands above them."""

from __future__ import annotations

import pytest

from extract.shifted import Shift, shift_of

ABOVE = """
Tertibnya desa | 7.01.01 | Penunjang urusan | Indeks | 80 | 120.000.000
               | 7.01.02 | Pelayanan publik | Jumlah | 12 | 45.000.000
               | 7.01.03 | Ketenteraman     | Persen | 90 | 30.500.000
"""


def rows_of(drawn: str) -> list[list[str]]:
    """Rows as they are drawn, with ``|`` between cells."""
    return [[cell.strip() for cell in line.split("|")] for line in drawn.strip("\n").splitlines()]


def told(rows: str, above: str = ABOVE, width: int = 6) -> Shift | None:
    return shift_of(rows_of(above), rows_of(rows), width)


LEFT = """
7.01.04 | Pemberdayaan     | Jumlah | 14 | 25.000.000
7.01.05 | Pemerintahan     | Persen | 95 | 61.000.000
"""
RIGHT = """
 | | 7.01.04 | Pemberdayaan | Jumlah | 14 | 25.000.000
 | | 7.01.05 | Pemerintahan | Persen | 95 | 61.000.000
"""


def test_rows_without_a_merged_cell_stand_too_far_left() -> None:
    assert told(LEFT) == Shift(0, 1)


def test_rows_with_an_empty_cell_too_many_stand_too_far_right() -> None:
    assert told(RIGHT) == Shift(0, -1)


@pytest.mark.parametrize("more", range(1, 5))
def test_rows_without_several_merged_cells_move_by_as_many(more: int) -> None:
    above = "\n".join("|" * more + row for row in ABOVE.strip().splitlines())
    assert told(LEFT, above, 6 + more) == Shift(0, 1 + more)


def test_rows_that_go_on_behind_the_last_column_stand_over_whatever_their_years_hold() -> None:
    above = "Disiplin aparatur | 35.978.261 | - | 21.078.919 | -\n" * 3
    same = " | Sarana | 41.300.000 | - | 39.870.000 | -"
    later = " | Penunjang urusan | - | 11.090.500 | - | 6.283.203"
    assert told(f"{same}\n{later}", above, 5) == Shift(0, -1)
    assert told(f"{same}\n{later}", above, 6) is None


TURNS = """
7.01.01 - PENUNJANG |                  |   |    | 2,471 |    | 1,708
Tertibnya arsip     | Arsip yang rapi  | % | 65 |       | 70 |
7.01.02 - PELAYANAN |                  |   |    | 1,783 |    | 2,372
Layanan lancar      | Layanan selesai  | % | 80 |       | 85 |
"""


def test_rows_of_two_sorts_that_take_turns_are_known_by_their_own() -> None:
    rows = "\n".join(f"| {row}" for row in TURNS.strip().splitlines()[1:3])
    assert told(rows, TURNS, 7) == Shift(0, -1)


def test_rows_above_may_be_wider() -> None:
    assert told(LEFT, f"{ABOVE}Tambahan | | | | | | | 14") == Shift(0, 1)


def test_of_columns_that_hold_the_same_nothing_tells_which_rows_lack() -> None:
    above = "7.01.01 | Tertib | Surat | Indeks | 81 | 120.000.000 | 83 | 120.000.000\n" * 3
    row = "7.01.04 | Pelayanan | Jumlah | 14 | 25.000.000 | 15 | 26.000.000 |"
    assert told(f"{row}\n{row}", above, 8) is None


def test_rows_that_stand_right_stay() -> None:
    assert told("\n".join(f"|{line}" for line in LEFT.strip().splitlines())) is None


def test_one_row_alone_tells_nothing() -> None:
    assert told(LEFT.strip().splitlines()[0]) is None


def test_two_rows_above_tell_nothing() -> None:
    above = ABOVE.strip().splitlines()
    assert told(LEFT, "\n".join(above[1:])) is None


def test_a_row_of_a_sum_may_stand_anywhere() -> None:
    assert told(f"{LEFT}Jumlah | | | | 86.000.000") == Shift(0, 1)
    assert told(f"{LEFT.strip().splitlines()[0]}\nJumlah | | | | 86.000.000") is None


def test_a_row_that_stands_right_keeps_the_others() -> None:
    assert told(f"{LEFT} | 7.01.06 | Penunjang lain | Persen | 95 | 61.000.000") is None


def test_two_cells_of_a_kind_that_none_above_is_are_enough() -> None:
    above = """
Tertibnya desa | 7.01.01 | Penunjang urusan
               | 7.01.02 | Pelayanan publik
               | 7.01.03 |
               | 7.01.04 | Ketenteraman
"""
    assert told("7.01.05 | Pemberdayaan |\n7.01.06 | Pemerintahan |", above, 3) == Shift(0, 1)


def test_one_such_cell_is_not() -> None:
    above = "Tertibnya desa | 120.000.000\n | 45.000.000\n | 30.500.000"
    assert told("Rapat | 12 | 25.000.000\n | 61.000.000", above, 2) is None


def test_no_words_or_numbers_are_lost() -> None:
    """A move that would take a cell out, or set one beyond the table, is none."""
    assert told(RIGHT.replace(" | | 7", "Desa | | 7")) == Shift(1, -1)
    assert told(RIGHT.replace(" | | 7", "Desa | Kota | 7")) is None
    assert told("7.01.04 | Pemberdayaan | Jumlah | 14 | 25.000.000 | x1\n" * 2) is None


def test_values_where_those_above_had_none_are_left_there() -> None:
    above = """
Tertibnya desa  | | | 12 | 45.000.000
Baiknya layanan | | | 14 | 61.000.000
Amannya wilayah | | | 90 | 30.500.000
"""
    assert told(" | 14 | 25.000.000 | |\n | 12 | 61.000.000 | |", above, 5) is None


PLAN = """
1 | 7.01.01 | Penunjang urusan | Indeks | 80 | 120.000.000 | 81 | 130.000.000
2 | 7.01.02 | Pelayanan publik | Jumlah | 12 |  45.000.000 | 14 |  47.000.000
3 | 7.01.03 | Ketenteraman     | Persen | 90 |  30.500.000 | 95 |     150.000
"""


@pytest.mark.parametrize("amount", ["25.000.000", "150.000"])
def test_values_alone_stand_over_behind_their_names(amount: str) -> None:
    row = f" | 7.01.04 | Pemberdayaan | Jumlah | {amount} | 14 | {amount} |"
    assert told(f"{row}\n{row}", PLAN, 8) == Shift(4, 1)
    assert told(f"4{row}\n{row}", PLAN, 8) == Shift(4, 1)


def test_counts_of_five_digits_are_no_amounts() -> None:
    row = " | 7.01.04 | Pemberdayaan | Jumlah | 25.000 | 14 | 25.000 |"
    assert told(f"{row}\n{row}", PLAN, 8) is None


def test_dashes_and_noughts_hold_the_place_of_nothing() -> None:
    bare, dashed = (
        "7.01.04 | Pemberdayaan | Jumlah | 14 |",
        "7.01.05 | Pemerintahan | Jumlah | 14 |",
    )
    rows = f"{bare} 25.000.000 | -\n{dashed} 61.000.000 | 0,00"
    assert told(rows) == Shift(0, 1)


def test_names_begin_where_most_rows_have_some() -> None:
    above = f"{ABOVE}Amannya wilayah | | Pemberdayaan | Jumlah | 14 | 25.000.000"
    row = "Baiknya layanan | Pemerintahan | Persen | 95 | 61.000.000"
    assert told(f"{row}\n{row}", above) == Shift(1, 1)


@pytest.mark.parametrize(
    ("shift", "row", "expected"),
    [
        (Shift(1, 2), ["a", "b"], ["a", "", "", "b"]),
        (Shift(1, -1), ["a", "", "b", "c"], ["a", "b", "c"]),
        (Shift(0, -1), ["Jumlah", "", "12"], ["Jumlah", "12"]),
        (Shift(0, -2), ["Jumlah", "semua", "", "12"], ["Jumlah semua", "12"]),
        (Shift(0, -2), ["Jumlah"], ["Jumlah"]),
    ],
)
def test_a_row_in_its_new_place(shift: Shift, row: list[str], expected: list[str]) -> None:
    assert shift.applied(row) == expected
