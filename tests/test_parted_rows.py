"""Rows within a ruled row: what parts them, and what does not."""

from __future__ import annotations

import pytest

from extract.parted_rows import begins_name, is_broken


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
        ("7.01.04 7.01.04.2.01 7.01.04.2.01.0001", False),
        ("7.01.04.2.01. 0001", True),
        ("7.01.04 2.01", True),
    ],
)
def test_pieces_of_one_number_are_no_rows(text: str, broken: bool) -> None:
    assert is_broken(text) is broken


@pytest.mark.parametrize(
    ("texts", "begins"),
    [
        (("Persentase desa", "Jumlah dusun"), True),
        (("Persentase desa", "Mandiri"), False),
        (("Persentase desa", "mandiri pangan"), False),
        (("Persentase desa yang", "Mandiri Pangan"), False),
        (("1. Persentase desa", "2. Jumlah"), True),
        (("1. Persentase desa", "2. Jumlah", "Mandiri Pangan"), False),
        (("1. Persentase desa", "Jumlah dusun"), True),
        (("Persentase desa yang", "2. Jumlah"), True),
    ],
)
def test_a_line_that_may_begin_a_name(texts: tuple[str, ...], begins: bool) -> None:
    assert begins_name(texts, len(texts) - 1) is begins
