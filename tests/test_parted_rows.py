"""Rows within a ruled row: what parts them, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract import parted_rows
from extract.parted_rows import _are_codes, _Lines, begins_name, is_broken


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
        ("7.01.04 7.01.04.2.01 7.01.04.2.01.0001", True),
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


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (("7.01.04", "7.01.04.2.01", "7.01.04.2.01.0001"), True),
        (("7.01.04.2.01.", "0001"), False),
        (("7.01.04", "2.01"), False),
        (("7.01.04", "7.02.01"), False),
    ],
)
def test_codes_of_one_urusan(texts: tuple[str, ...], codes: bool) -> None:
    assert _are_codes(texts) is codes


def lines(texts: Sequence[str], heights: Sequence[float]) -> _Lines:
    tops = tuple(height - 8 for height in heights)
    return _Lines(" ".join(texts), tuple(texts), tuple(heights), tops, tuple(heights), 8.0)


@pytest.mark.parametrize(
    ("heights", "rest"), [((10.0, 20.0, 30.0), True), ((20.0, 30.0, 40.0), False)]
)
def test_a_name_above_the_first_code_is_the_rest_of_another(
    heights: tuple[float, ...], rest: bool
) -> None:
    names = lines(["Tingkat Kecamatan", "Administrasi Umum", "Pengadaan Barang"], heights)
    codes = lines(["7.01.01.2.06", "7.01.01.2.07"], (20.0, 30.0))
    assert parted_rows._begins_with_rest({0: codes, 1: names}, 1) is rest
