"""Tables as offices print them, and what is read of each (see ``tests/printed_cases.py``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.printed_cases import cases_of, expected_of, named, read_case

CASES = [
    pytest.param(case, id=f"{path.stem}: {named(case)}")
    for path in sorted((Path(__file__).parent / "printed").glob("*.txt"))
    for case in cases_of(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_read(case: str) -> None:
    assert read_case(case) == expected_of(case)
