"""What belongs together: runs, and groups of what touches."""

from __future__ import annotations

import pytest

from extract.runs import touching


@pytest.mark.parametrize(
    ("places", "groups"),
    [
        ((), []),
        ((5,), [[0]]),
        ((1, 9, 2, 3), [[0, 2, 3], [1]]),
        ((3, 1, 2), [[0, 1, 2]]),
        ((1, 3, 5), [[0], [1], [2]]),
    ],
)
def test_things_that_touch_others_that_do_are_one_group(
    places: tuple[int, ...], groups: list[list[int]]
) -> None:
    def beside(one: int) -> list[int]:
        return [n for n, at in enumerate(places) if abs(at - places[one]) == 1]

    assert touching(len(places), beside) == groups
