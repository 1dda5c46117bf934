"""Dots that lead from a name to its number: what room they take."""

from __future__ import annotations

import pytest

from extract.printed import Word
from extract.spelled import _with_room


def word(text: str, x0: float, x1: float, y: float = 50.0, direction: int = 0) -> Word:
    return Word(text, x0, y, x1, y + 10, 10, False, direction)


def ends(*words: Word) -> list[float]:
    return [round(one.x1, 1) for one in _with_room(words)]


def test_a_leader_keeps_its_first_dots_before_a_number() -> None:
    leader = word("Desa......", 100, 200)
    assert ends(leader, word("12", 201, 210)) == [170.0, 210.0]
    assert ends(leader, word("hal.12", 209.9, 220)) == [170.0, 220.0]


@pytest.mark.parametrize(
    "following",
    [
        word("Desa", 201, 230),  # no number
        word("12", 210, 220),  # as far off as its size
        word("12", 199, 210),  # before the leader's end
        word("12", 201, 210, y=55.0),  # on another line
    ],
)
def test_a_leader_that_leads_to_no_number_is_whole(following: Word) -> None:
    assert ends(word("Desa......", 100, 200), following)[0] == 200.0


def test_three_dots_are_no_longer_than_what_is_kept() -> None:
    assert ends(word("Desa...", 100, 170), word("12", 171, 180))[0] == 170.0


def test_a_leader_that_runs_upwards_is_left() -> None:
    assert ends(word("Desa......", 100, 200, direction=90), word("12", 201, 210))[0] == 200.0
