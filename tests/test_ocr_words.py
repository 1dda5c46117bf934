"""Words of scans in doubt, the second reader, and what ink alone tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.document import SURE, Source
from extract.ocr.recogniser import Character
from extract.ocr.settings import is_installed
from extract.pdf import PageReading, assemble
from extract.printed import Word
from extract.ruled import find_grids
from tests.drawn_pages import page_of

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")


def doubted(text: str, *readings: str) -> Word:
    return Word(text, 0, 0, 40, 12, 12, False, score=0.7, readings=readings)


def test_two_readers_that_agree_are_sure() -> None:
    from extract.ocr import second

    agreed = second.compared(doubted("1.250", "1.256"), "1. 250")
    assert agreed.score is not None
    assert SURE <= agreed.score <= 1.0
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


@pytest.mark.parametrize(
    ("text", "score", "sure"),
    [("101.916", 0.65, False), ("101.916", 0.75, True), ("7", 0.5, True)],
)
def test_two_readers_that_agree_on_unlikely_digits_leave_them_in_doubt(
    text: str, score: float, sure: bool
) -> None:
    """A lone digit that was read in two ways has a third reading that decides."""
    from extract.ocr import second

    given = doubted(text, "101.946")._replace(score=score)
    agreed = second.compared(given, text)
    assert agreed.score is not None
    assert (agreed.score >= SURE) is sure
    assert bool(agreed.readings) is not sure


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


@pytest.mark.parametrize(
    ("text", "bare", "told", "sure"),
    [
        ("96", True, "%", False),
        ("%6", True, "%", False),
        ("85%6", True, "85%", False),
        ("96", False, "96", True),
        ("6996", True, "6996", False),
        ("85,9696", True, "85,9696", False),
        ("6996", False, "6996", True),
        ("1996", True, "1996", True),
        ("101,96", True, "101,96", True),
        ("375.448.696", True, "375.448.696", True),
    ],
)
def test_a_96_with_bare_corners_may_be_a_per_cent_sign(
    text: str, bare: bool, told: str, sure: bool
) -> None:
    from extract.ocr.words import _with_percent_told

    ink = np.ones((18, 12 * len(text)), dtype=np.bool_)
    if bare:
        ink[:8, -8:] = False
        ink[-8:, :8] = False
    found = _with_percent_told([Character(sign, 0.5, 1.0) for sign in text], ink, 24.0)
    assert "".join(one.text for one in found) == told
    assert (min(one.score for one in found) >= SURE) is sure


def test_a_reader_that_is_not_there_or_fails_reads_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from extract.ocr import second, tesseract

    tesseract.said.cache_clear()
    monkeypatch.setenv(tesseract.VARIABLE, "no-such-program")
    assert tesseract.version() is None
    assert second.read([np.full((30, 60), 255, np.uint8)]) == [""]
    tesseract.said.cache_clear()
    monkeypatch.setenv(tesseract.VARIABLE, "false")
    assert tesseract.version() is None
    assert tesseract.run([], b"1.250") is None
    monkeypatch.setenv(tesseract.VARIABLE, "cat")
    assert tesseract.run([], b"1.250") == "1.250"
    tesseract.said.cache_clear()


def test_tesseract_reads_numbers_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image, ImageDraw, ImageFont

    from extract.ocr import second, tesseract

    monkeypatch.delenv(tesseract.VARIABLE)
    tesseract.said.cache_clear()
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
        tesseract.said.cache_clear()


def test_what_is_no_word_gives_way_to_a_word_that_is_nearly_the_same() -> None:
    from extract.ocr import second

    doubted = Word("Peratnran", 0.0, 0.0, 40.0, 10.0, 10.0, False, score=0.6)
    assert second.is_misspelt(doubted)
    assert second.spelt(doubted, "Peraturan").text == "Peraturan"
    assert second.spelt(doubted, "Peraturan").score == 0.6, "still in doubt"
    for other in ("Pemerintah", "Peratxqan", "Per aturan", ""):
        assert second.spelt(doubted, other) == doubted
    for text, score in (("Peratnran", 0.95), ("Peraturan", 0.6), ("2o23", 0.6), ("Pxq", 0.6)):
        assert not second.is_misspelt(doubted._replace(text=text, score=score))


def test_words_are_read_again_in_the_languages_of_the_pages_and_figures_in_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from extract.ocr import second, tesseract
    from extract.ocr.ink import Sheet

    asked = []

    def read(pictures: Sequence[np.ndarray], languages: str) -> list[str]:
        asked.append((len(pictures), languages))
        return ["Peraturan" if languages == "ind" else "12"] * len(pictures)

    monkeypatch.setattr(tesseract, "said", lambda: ("tesseract 5", frozenset({"eng", "ind"})))
    monkeypatch.setattr(second, "read", read)
    white = np.full((60, 60), 255, np.uint8)
    words = [
        Word(text, 0.0, 0.0, 40.0, 10.0, 10.0, False, score=0.6) for text in ("Peratnran", "12")
    ]
    found = second.confirmed(words, Sheet(white, white, (), (), 1.0), "ind+jav")
    assert [word.text for word in found] == ["Peraturan", "12"]
    assert asked == [(1, "eng"), (1, "ind")]
    assert tesseract.lacking("ind+jav") == ("jav",)
    assert "ind" in (tesseract.version() or ""), "a language that is installed has pages read again"
    monkeypatch.setattr(tesseract, "said", lambda: ("", frozenset()))
    assert tesseract.lacking("ind+jav") == ()


def _ink(*pieces: tuple[int, int]) -> np.ndarray:
    ink = np.zeros((28, pieces[-1][1]), dtype=bool)
    for start, stop in pieces:
        ink[:, start:stop] = True
    return ink


@pytest.mark.parametrize(
    ("text", "score", "pieces", "lacks"),
    [
        ("2019", 1.0, ((0, 17), (20, 37), (40, 57), (60, 77)), False),
        ("2019", 1.0, ((0, 17), (20, 27), (30, 37), (40, 57), (60, 77)), False),
        ("2019", 0.9, ((0, 17), (20, 27), (30, 37), (40, 57), (60, 77)), True),
        ("2019", 1.0, ((0, 17), (20, 37), (40, 57), (60, 77), (80, 97)), True),
        ("[]", 1.0, ((0, 10), (13, 30), (33, 43)), True),
    ],
    ids=["whole", "a digit broken in two", "and in doubt", "a digit not read", "brackets"],
)
def test_a_number_with_more_ink_than_signs_lacks_one_unless_a_digit_is_broken(
    text: str, score: float, pieces: tuple[tuple[int, int], ...], lacks: bool
) -> None:
    from extract.ocr.words import _lacks_a_sign

    characters = [Character(sign, 0.5, score) for sign in text]
    assert _lacks_a_sign(characters, _ink(*pieces), 40.0) == lacks


@pytest.mark.parametrize(
    ("pieces", "colon"),
    [
        (((0, 4, 0, 4), (10, 14, 0, 4)), True),
        (((0, 5, 0, 4), (11, 15, 0, 4)), True),
        (((0, 7, 0, 7), (13, 20, 0, 7)), True),
        (((0, 4, 0, 4), (8, 24, 0, 4)), False),
        (((0, 4, 0, 4), (10, 18, 0, 4)), False),
        (((0, 2, 0, 12), (8, 10, 0, 12)), False),
        (((0, 4, 0, 4),), False),
    ],
    ids=["colon", "worn colon", "heavy colon", "letter i", "semicolon", "equals", "dot"],
)
def test_a_lone_colon_is_told_by_its_shape(
    pieces: tuple[tuple[int, int, int, int], ...], colon: bool
) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment, is_colon

    ink = np.zeros((40, 40), dtype=np.uint8)
    for top, bottom, left, right in pieces:
        ink[5 + top : 5 + bottom, 5 + left : 5 + right] = 255
    segment = Segment(5, 5, 5 + max(p[3] for p in pieces), 5 + max(p[1] for p in pieces))
    assert is_colon(Sheet(255 - ink, ink, (), (), 200 / 72), segment) == colon


@pytest.mark.parametrize(
    ("pieces", "count"),
    [
        (((0, 20, 0, 4),), 1),
        (((0, 20, 0, 4), (0, 20, 8, 12), (0, 20, 15, 19)), 3),
        (((0, 20, 4, 8), (3, 6, 0, 4)), 0),
        (((0, 20, 0, 4), (0, 20, 8, 20)), 0),
        (((0, 20, 0, 4), (0, 20, 8, 12), (10, 20, 16, 20)), 0),
        (((0, 20, 0, 4), (0, 20, 24, 28)), 0),
        (((0, 8, 0, 2), (0, 8, 4, 6)), 0),
        (((0, 36, 0, 12), (0, 36, 20, 29)), 2),
        (((0, 36, 0, 12), (0, 36, 20, 28)), 0),
        (((0, 36, 0, 6), (0, 36, 18, 24), (0, 36, 33, 39)), 3),
        (((0, 36, 0, 6), (0, 36, 18, 24), (0, 36, 32, 38)), 0),
    ],
    ids=[
        *("I", "III", "a one", "IO", "two and a half", "far apart", "too low"),
        *("about as wide", "less wide", "about as far apart", "less far apart"),
    ],
)
def test_bars_of_one_size_are_a_numeral(
    pieces: tuple[tuple[int, int, int, int], ...], count: int
) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment, bars

    ink = np.zeros((48, 48), dtype=np.uint8)
    for top, bottom, left, right in pieces:
        ink[5 + top : 5 + bottom, 5 + left : 5 + right] = 255
    segment = Segment(5, 5, 5 + max(p[3] for p in pieces), 5 + max(p[1] for p in pieces))
    assert bars(Sheet(255 - ink, ink, (), (), 200 / 72), segment) == count


@pytest.mark.parametrize(
    ("read", "score", "told"),
    [("II", 0.2, "III"), ("111", 0.99, "111"), ("I", 0.7, "III")],
    ids=["taken for specks", "digits", "two strokes overlooked"],
)
def test_bars_make_a_numeral_only_where_the_recogniser_is_not_sure(
    read: str, score: float, told: str
) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.page import _as_numeral
    from extract.ocr.segments import Segment

    ink = np.zeros((40, 40), dtype=np.uint8)
    for left in (5, 13, 20):
        ink[5:25, left : left + 4] = 255
    line = tuple(Character(sign, 0.5, score) for sign in read)
    found = _as_numeral(line, Sheet(255 - ink, ink, (), (), 200 / 72), Segment(5, 5, 24, 25))
    assert "".join(one.text for one in found) == told
    assert read == told or all(one.score < SURE for one in found)


@pytest.mark.parametrize(("top", "lacks"), [(20, False), (4, True)], ids=["comma", "a digit"])
def test_a_comma_that_hangs_far_down_is_no_digit(top: int, lacks: bool) -> None:
    """In heavy type it is as high as what is left of a worn digit, and begins lower."""
    from extract.ocr.words import _lacks_a_sign

    ink = _ink((0, 17), (20, 37), (40, 57), (60, 67), (70, 80))
    ink = np.pad(ink, ((0, 6), (0, 0)))
    ink[:, 60:67] = False
    ink[top : top + 13, 60:67] = True
    ink[:, 70:80] = False
    ink[14:18, 70:80] = True
    characters = [Character(sign, 0.5, 1.0) for sign in "250,-"]
    assert _lacks_a_sign(characters, ink, 40.0) == lacks


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("PIt.", "Plt."),
        ("MasIahat", "Maslahat"),
        ("lNDONESIA", "INDONESIA"),
        ("KABUPATEN", "KABUPATEN"),
        ("BUPATl", "BUPATI"),
        ("Ibu", "Ibu"),
        ("(Indeks", "(Indeks"),
        ("VIII", "VIII"),
        ("kontrol", "kontrol"),
        ("rBl", "rBl"),
    ],
)
def test_neighbours_tell_bars_without_serifs(read: str, printed: str) -> None:
    from extract.ocr.words import _with_bars_told

    assert _with_bars_told(read) == printed


@pytest.mark.parametrize(
    ("read", "high", "told"),
    [("C)", 15, "c)"), ("C)", 21, "C)"), ("C.", 15, "c."), ("Ca", 15, "Ca"), ("2)", 15, "2)")],
)
def test_the_height_of_a_label_tells_small_letters(read: str, high: int, told: str) -> None:
    from extract.ocr.words import _with_label_told

    ink = np.zeros((30, 24), dtype=bool)
    ink[22 - high : 22, :15] = True
    ink[:, 15:] = True
    characters = _with_label_told([Character(sign, 0.5, 1.0) for sign in read], ink, 30.0)
    assert "".join(one.text for one in characters) == told


@pytest.mark.parametrize(
    ("read", "high", "text", "sure"),
    [("0", 19, "0", True), ("0", 12, "o", False), ("1", 40, "1", False), ("7", 20, "7", True)],
    ids=["zero", "small o", "stroke", "seven"],
)
def test_a_lone_digit_is_as_high_as_digits_around(
    read: str, high: int, text: str, sure: bool
) -> None:
    """A zero in a head where `No` lost its N would be a number."""
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, to_words

    def line(text: str, y: int, high: int, wide: int) -> ReadLine:
        characters = tuple(Character(sign, 0.5, 1.0) for sign in text)
        return ReadLine(
            Segment(100, y, 100 + wide, y + high), characters, np.ones((high, wide)) > 0
        )

    lines = [line("2023", 30 * row, 20, 60) for row in range(4)]
    *_, word = to_words([*lines, line(read, 130, high, 11)], 200 / 72)
    assert word.text == text
    assert (word.score is not None and word.score >= SURE) == sure


@pytest.mark.parametrize(
    ("read", "score", "top", "sure"),
    [
        ("1", 0.97, 0, False),
        ("1", 0.99, 0, True),
        ("164,31", 0.97, 6, False),
        ("164,31", 0.97, 0, True),
        ("164,31", 0.99, 6, True),
    ],
    ids=["speck", "one", "speck beside a number", "as high as its digits", "sure"],
)
def test_a_speck_is_no_one(read: str, score: float, top: int, sure: bool) -> None:
    """Alone it would be a value, before a number a digit of it."""
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, to_words

    ink = np.zeros((20, 14 * len(read)), dtype=bool)
    for place, sign in enumerate(read):
        first = (14 if sign == "," else 0) if place else top
        ink[first : 20 - top * (not place), 14 * place + 2 : 14 * place + 12] = True
    characters = [
        Character(sign, (place + 0.5) / len(read), 1.0 if place else score)
        for place, sign in enumerate(read)
    ]
    (word,) = to_words(
        [ReadLine(Segment(100, 100, 100 + ink.shape[1], 120), tuple(characters), ink)], 200 / 72
    )
    assert word.text == read
    assert (word.score is not None and word.score >= SURE) == sure


def test_a_speck_is_a_one_to_both_readers() -> None:
    from extract.ocr import second

    assert second.compared(doubted("1"), "1") == doubted("1")


@pytest.mark.parametrize("text", ["KINERJA", "KAB/KOT"])
@pytest.mark.parametrize("descends", [True, False])
def test_a_sign_that_reaches_below_its_line_in_some_types_is_told_by_the_ink(
    text: str, descends: bool
) -> None:
    """Type is neither larger for it, nor stands the line higher."""
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, to_words

    def line(text: str, y: int, ink: np.ndarray) -> ReadLine:
        high, wide = ink.shape
        places = [(place + 0.5) / len(text) for place in range(len(text))]
        characters = tuple(
            Character(sign, place, 1.0) for sign, place in zip(text, places, strict=True)
        )
        return ReadLine(Segment(100, y, 100 + wide, y + high), characters, ink)

    plain = np.ones((20, 70), dtype=bool)
    deep = np.pad(plain, ((0, 6 * descends), (0, 0)))
    deep[:, 30:38] = True
    lines = [line("PROGRAM", 40 * row, plain) for row in range(4)]
    first, *_, word = to_words([*lines, line(text, 200, deep)], 200 / 72)
    assert word.size == first.size
    foot = word.y1 - word.descent
    assert foot * 200 / 72 == pytest.approx(220, abs=1)


def test_strokes_of_letters_that_touch_rules_are_no_rules() -> None:
    """Heavy type fills a low row of heads from rule to rule; the rules between cells stay."""
    import reportlab
    from PIL import Image, ImageDraw, ImageFont

    from extract.ocr.ink import take_apart

    picture = Image.new("L", (700, 400), 245)
    pen = ImageDraw.Draw(picture)
    for y in (100, 135):
        pen.line((50, y, 650, y), fill=20, width=3)
    for x in (50, 350, 650):
        pen.line((x, 100, x, 135), fill=20, width=3)
    heavy = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf", 47)
    for x, text in ((150, "No"), (450, "Tujuan")):
        pen.text((x, 135), text, 20, heavy, anchor="ls")
    sheet = take_apart(np.asarray(picture), 200 / 72)
    assert [round((bar[0] + bar[2]) / 100) for bar in sorted(sheet.down)] == [1, 7, 13]


def test_type_close_above_a_rule_that_is_askew_stays_whole() -> None:
    from PIL import Image, ImageDraw

    from extract.ocr.ink import take_apart

    picture = Image.new("L", (1600, 300), 245)
    pen = ImageDraw.Draw(picture)
    pen.line((60, 150, 1540, 157), fill=20, width=3)
    letters = [
        (x, 150 + round(7 * (x - 60) / 1480) - 20, x + 9, 150 + round(7 * (x - 60) / 1480) - 5)
        for x in range(80, 1500, 14)
    ]
    for letter in letters:
        pen.rectangle(letter, fill=20)
    sheet = take_apart(np.asarray(picture), 200 / 72)
    assert len(sheet.across) == 1
    left = [sheet.print[y0 + 2 : y1 - 1, x0 + 2 : x1 - 2].min() for x0, y0, x1, y1 in letters]
    assert min(left) > 0


@pytest.mark.parametrize(
    ("x", "y", "stray"),
    [(40, 105, True), (300, 105, False), (300, 60, True), (900, 205, True), (450, 205, False)],
    ids=["in the margin", "in a line", "between lines", "right of all", "behind a line"],
)
def test_a_dash_away_from_all_print_is_dust(x: int, y: int, stray: bool) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.page import _is_stray
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine

    def line(text: str, x: int, y: int, wide: int) -> ReadLine:
        characters = tuple(Character(sign, 0.5, 1.0) for sign in text)
        return ReadLine(Segment(x, y, x + wide, y + 20), characters, np.ones((20, wide)) > 0)

    paper = np.zeros((400, 1000), dtype=np.uint8)
    lines = [line("pendanaan", 100, 95, 180), line("Kepala", 100, 200, 500)]
    lines.append(line("Sekretaris", 350, 95, 200))
    dash = line("-", x, y, 12)
    assert _is_stray(dash, [*lines, dash], Sheet(paper, paper, (), (), 200 / 72)) is stray


@pytest.mark.parametrize(
    ("y", "dash"), [(103, False), (125, True), (147, False)], ids=["below", "between", "above"]
)
def test_the_rough_edge_of_a_rule_is_no_dash(y: int, dash: bool) -> None:
    """One was read as the sign of the number beside it, and a target published below nought."""
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import find_segments

    ink = np.zeros((260, 500), dtype=np.uint8)
    ink[y : y + 3, 60:80] = 255
    ink[115:135, 200:240] = 255  # the number of that cell
    walls = tuple((x, edge, x + 100, edge + 2) for edge in (100, 151) for x in range(50, 450, 100))
    sheet = Sheet(255 - ink, ink, (), (), 200 / 72, walls)
    found = [one for one in find_segments(sheet) if one.y1 - one.y0 < 10]
    assert bool(found) is dash


@pytest.mark.parametrize("level", [True, False])
def test_lines_beside_each_other_that_do_not_stand_level_are_read_apart(level: bool) -> None:
    """Numbers of two lines with one of a single line in the middle beside them were one line, and
    the last digit of the second line was lost."""
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import find_segments

    ink = np.zeros((300, 500), dtype=np.uint8)
    for x in range(60, 260, 100):
        ink[100:117, x : x + 80] = 255
        ink[125:142, x + 72 : x + 80] = 255
    middle = 100 if level else 113
    ink[middle : middle + 17, 260:300] = 255
    for y in range(200, 290, 30):
        ink[y : y + 17, 60:400] = 255
    sheet = Sheet(255 - ink, ink, (), (), 200 / 72, ())
    found = {one for one in find_segments(sheet) if one.y1 < 190}
    if level:
        assert (60, 100, 300, 117) in found
    else:
        assert {(60, 100, 140, 117), (160, 100, 240, 117), (260, 113, 300, 130)} <= found
    assert {(132, 125, 140, 142), (232, 125, 240, 142)} <= found


def test_white_that_rules_cut_off_is_no_line() -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import find_segments

    ink = np.zeros((300, 500), dtype=np.uint8)
    ink[100:142, 60:100] = ink[100:142, 108:140] = 255
    walls = ((100, 50, 102, 250), (105, 50, 107, 250))
    ink[200:217, 200:280] = ink[230:247, 200:280] = ink[260:277, 200:280] = 255
    found = find_segments(Sheet(255 - ink, ink, (), (), 200 / 72, walls))
    assert {one.x0 for one in found} == {60, 108, 200}


def _segment(*pieces: tuple[int, int, int, int], high: int = 60, wide: int = 60) -> tuple[Any, Any]:
    """A sheet with pieces of ink (top, bottom, left, right) and the run of print that they are."""
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment

    ink = np.zeros((high, wide), dtype=np.uint8)
    for top, bottom, left, right in pieces:
        ink[5 + top : 5 + bottom, 5 + left : 5 + right] = 255
    segment = Segment(5, 5, 5 + max(p[3] for p in pieces), 5 + max(p[1] for p in pieces))
    return Sheet(255 - ink, ink, (), (), 200 / 72), segment


@pytest.mark.parametrize(
    ("wide", "upper", "room", "lower", "colon"),
    [
        (8, 8, 6, 8, True),
        (9, 9, 7, 9, False),  # broader than three points
        (5, 2, 3, 2, True),
        (5, 1, 3, 2, False),
        (5, 2, 2, 2, False),
        (5, 8, 6, 8, True),
        (5, 8, 6, 9, False),
        (5, 8, 5, 8, False),  # less room than three quarters of its height
        (5, 2, 6, 8, True),
        (5, 2, 5, 8, False),
        (5, 8, 5, 2, False),
        (8, 4, 3, 4, True),
        (8, 3, 3, 4, False),
        (8, 12, 9, 12, True),
        (8, 12, 10, 13, False),
    ],
)
def test_dots_of_a_colon_are_about_as_high_as_wide_and_apart(
    wide: int, upper: int, room: int, lower: int, colon: bool
) -> None:
    from extract.ocr.segments import is_colon

    start = upper + room
    assert is_colon(*_segment((0, upper, 0, wide), (start, start + lower, 0, wide))) is colon


@pytest.mark.parametrize(
    ("high", "wides", "rooms", "count"),
    [
        (20, (4, 4, 4), (4, 4), 3),
        (20, (4, 4, 4, 4), (4, 4, 4), 0),  # no numeral
        (12, (4, 4), (4,), 2),
        (11, (3, 3), (4,), 0),  # lower than four points
        (20, (4, 5), (4,), 2),
        (20, (4, 6), (4,), 0),
        (30, (7, 10), (4,), 2),
        (30, (6, 10), (4,), 0),
        (20, (7, 7), (4,), 2),
        (20, (8, 8), (4,), 0),  # broader than 0.35 of its height
        (20, (4, 4, 4), (4, 5), 3),
        (20, (4, 4, 4), (4, 6), 0),
        (40, (4, 4, 4), (7, 10), 3),
        (40, (4, 4, 4), (6, 10), 0),
        (20, (4, 4), (9,), 2),
        (20, (4, 4), (10,), 0),  # as far apart as half their height
        (20, (4,), (), 1),
    ],
)
def test_bars_of_a_numeral_are_of_one_size_and_evenly_apart(
    high: int, wides: tuple[int, ...], rooms: tuple[int, ...], count: int
) -> None:
    from extract.ocr.segments import bars

    pieces, left = [], 0
    for wide, room in zip(wides, (*rooms, 0), strict=True):
        pieces.append((0, high, left, left + wide))
        left += wide + room
    assert bars(*_segment(*pieces)) == count


@pytest.mark.parametrize(("missing", "count"), [(3, 1), (4, 0)])
def test_a_bar_is_nearly_full(missing: int, count: int) -> None:
    """Of 20 rows 17."""
    from extract.ocr.segments import bars

    assert bars(*_segment((0, 10, 0, 4), (10 + missing, 20, 0, 4))) == count


@pytest.mark.parametrize(
    ("score", "last", "lacks"),
    [(1.0, 95, False), (0.98, 95, False), (0.97, 95, True), (1.0, 89, False), (1.0, 97, True)],
)
def test_a_broken_digit_leaves_no_room_for_another(score: float, last: int, lacks: bool) -> None:
    """Four digits and a stop are no wider than 2.5 type sizes."""
    from extract.ocr.words import _lacks_a_sign

    pieces = ((0, 17), (20, 27), (30, 37), (40, 57), (58, 60), (62, last))
    ink = _ink(*pieces)
    ink[:22, 58:60] = False
    characters = [Character(sign, 0.5, score) for sign in "201.9"]
    assert _lacks_a_sign(characters, ink, 38.4) is lacks


@pytest.mark.parametrize(
    ("text", "sure", "readings"),
    [
        ("- 38", False, ("38",)),
        ("-   38 orang", False, ("38 orang",)),
        ("- -38", False, ()),
        ("-38", True, ()),
        ("-", True, ()),
        ("38 -", True, ()),
        ("- orang", True, ()),
    ],
)
def test_a_dash_at_some_distance_before_a_number_may_be_no_minus(
    text: str, sure: bool, readings: tuple[str, ...]
) -> None:
    rule = "+--------+----------------+\n"
    content = page_of(
        f"{rule}| Satu   | {text:<14} |\n{rule}| Dua    | 12             |\n{rule}", 1
    )
    content = replace(content, words=tuple(word._replace(score=0.99) for word in content.words))
    reading = PageReading(content, "scan", find_grids(content), recognised=True)
    ((_, table),) = assemble([reading], Source("pindaian.pdf", "0" * 64, "pdf")).tables()
    cell = table.at()[0, 1]
    assert (not cell.doubtful, cell.readings) == (sure, readings)
