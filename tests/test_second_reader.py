"""The second reader: what its agreement and its contradiction do to a number in doubt."""

from __future__ import annotations

import numpy as np
import pytest

from extract.document import SURE
from extract.ocr.recogniser import Character
from extract.ocr.settings import is_installed
from extract.pdfium import Word

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")


def doubted(text: str, *readings: str) -> Word:
    return Word(text, 0, 0, 40, 12, 12, False, score=0.7, readings=readings)


def test_two_readers_that_agree_are_sure() -> None:
    from extract.ocr import second

    agreed = second.compared(doubted("1.250", "1.256"), "1. 250")
    assert agreed.score is not None
    assert agreed.score >= SURE
    assert agreed.text == "1.250"
    assert not agreed.readings


@pytest.mark.parametrize(
    ("printed", "readings", "left"),
    [
        ("1.250", ("1,250", "1.256", "1250"), ("1,250",)),
        ("1.250", (), ("1,250",)),
        ("1250", ("1258",), ()),
        ("(3)", (), ()),
        ("–", (), ()),
    ],
)
def test_two_readers_that_agree_leave_points_and_commas_in_doubt(
    printed: str, readings: tuple[str, ...], left: tuple[str, ...]
) -> None:
    from extract.ocr import second

    agreed = second.compared(doubted(printed, *readings), printed)
    assert agreed.readings == left
    assert (agreed.score == 0.7) == bool(left)


def test_a_lone_letter_on_which_two_readers_agree_may_be_a_digit() -> None:
    from extract.ocr import second

    assert second.compared(doubted("I"), "I") == doubted("I")


@pytest.mark.parametrize(
    ("text", "readings"),
    [("7.250", ("1.256", "7.250")), ("1.256", ("1.256",)), ("", ("1.256",)), ("ek", ("1.256",))],
)
def test_a_second_reading_that_differs_stands_beside_the_first(
    text: str, readings: tuple[str, ...]
) -> None:
    from extract.ocr import second

    word = second.compared(doubted("1.250", "1.256"), text)
    assert (word.score, word.readings) == (0.7, readings)


def test_a_word_in_doubt_lists_what_its_characters_may_be() -> None:
    from extract.ocr.words import _readings

    doubt = [Character("1", 0.1, 0.6, ("7",)), Character(",", 0.3, 0.8, (".", ""))]
    sure = [Character("5", 0.5, 1.0), Character("0", 0.7, 1.0)]
    assert set(_readings([*doubt, *sure])) == {"1.50", "150", "7,50", "7.50", "750"}
    assert _readings(sure) == ()
    assert _readings([Character("a", 0.5, 0.6, ("o",))]) == (), "letters are no number"


def test_a_reader_that_is_not_there_or_fails_reads_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from extract.ocr import second, tesseract

    tesseract.version.cache_clear()
    monkeypatch.setenv(tesseract.VARIABLE, "no-such-program")
    assert tesseract.version() is None
    assert second.read([np.full((30, 60), 255, np.uint8)]) == [""]
    tesseract.version.cache_clear()
    monkeypatch.setenv(tesseract.VARIABLE, "false")
    assert tesseract.version() is None
    tesseract.version.cache_clear()


def test_tesseract_reads_numbers_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image, ImageDraw, ImageFont

    from extract.ocr import second, tesseract

    monkeypatch.delenv(tesseract.VARIABLE)
    tesseract.version.cache_clear()
    if tesseract.version() is None:
        pytest.skip("Tesseract is not installed")
    pictures = []
    for text in ("481,387,257", "0%"):
        image = Image.new("L", (220, 34), 245)
        ImageDraw.Draw(image).text((6, 4), text, 20, ImageFont.load_default(22))
        pictures.append(np.asarray(image, dtype=np.uint8))
    try:
        assert second.read(pictures) == ["481,387,257", "0%"]
    finally:
        tesseract.version.cache_clear()
