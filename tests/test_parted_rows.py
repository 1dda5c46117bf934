"""Rows within a ruled row: what parts them, and what does not."""

from __future__ import annotations

import pytest

from extract.parted_rows import is_broken


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("12.345. 678.900", True),
        ("1.234.567. 890", True),
        ("(1 3)", True),
        ("(13) (14)", False),
        ("1. 2. 3.", False),
        ("9. 10. 11.", False),
        ("1.000 2.500", False),
        ("75,5 80,25", False),
        ("1.000", False),
    ],
)
def test_pieces_of_one_number_are_no_rows(text: str, broken: bool) -> None:
    assert is_broken(text) is broken
