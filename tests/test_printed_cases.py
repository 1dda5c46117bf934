"""Tables and regulations as they are printed, and what is read of each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.printed_cases import (
    PRINTED,
    cases_of,
    changes_of,
    checked,
    expected_of,
    named,
    read_case,
)


def cases(folder: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {named(case)}")
        for path in sorted((PRINTED / folder).glob("*.txt"))
        for case in cases_of(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", cases("tables"))
def test_what_is_read_of_a_table(case: str) -> None:
    assert read_case(case) == expected_of(case)


@pytest.mark.parametrize("case", cases("changes"))
def test_what_is_read_where_a_regulation_has_other_lines(case: str) -> None:
    assert changes_of(case) == expected_of(case)


@pytest.mark.parametrize("case", cases("findings"))
def test_what_findings_say_of_a_table(case: str) -> None:
    assert read_case(case, findings=True) == expected_of(case)


CHECKED = (PRINTED / "checked.txt").read_text("utf-8").strip("\n").split("\n====\n")


@pytest.mark.parametrize("case", CHECKED, ids=named)
def test_what_a_check_says_of_what_is_printed(case: str) -> None:
    assert checked(case) == expected_of(case)
