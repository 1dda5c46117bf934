"""What becomes of the answers of the recogniser's model, and what a glance sees in a picture: both
sides of what decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from extract.document import SURE
from extract.glance import _has_lines, _is_ruled, _lines, _rules, may_hold_text
from extract.ocr import tesseract
from extract.ocr.settings import is_installed

needs_recogniser = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SIGNS = ("", "1", "7", "l", "I", "|", "a")


class Session:
    """A model that answers with the same steps for every line, and says what it was asked."""

    def __init__(self, answer: np.ndarray) -> None:
        self.answer = answer
        self.asked: list[tuple[int, ...]] = []

    def get_inputs(self) -> list[Any]:
        return [type("Input", (), {"name": "x"})]

    def run(self, _: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.asked.append(given["x"].shape)
        return [np.stack([self.answer] * len(given["x"]))]


def answer(*steps: dict[str, float]) -> np.ndarray:
    made = np.zeros((len(steps), len(SIGNS)), np.float32)
    for row, step in enumerate(steps):
        for sign, score in step.items():
            made[row, SIGNS.index(sign)] = score
    return made


def decoded(
    *steps: dict[str, float], share: float = 1.0
) -> list[tuple[str, float, float, tuple[str, ...]]]:
    from extract.ocr.recogniser import Recogniser

    reader = Recogniser(Session(answer(*steps)), np.arange(len(SIGNS)), SIGNS)
    found = reader._decoded(answer(*steps), share)
    return [(one.text, round(one.place, 3), round(one.score, 3), one.others) for one in found]


NONE = {"": 1.0}


@needs_recogniser
def test_runs_of_one_sign_are_one() -> None:
    seven, one = {"7": 0.99}, {"1": 0.99}
    assert decoded(NONE, seven, seven, NONE) == [("7", 0.5, 0.99, ())]
    assert decoded(seven, NONE, seven, NONE) == [("7", 0.125, 0.99, ()), ("7", 0.625, 0.99, ())]
    assert [text for text, *_ in decoded(seven, one, seven)] == ["7", "1", "7"]
    assert decoded(NONE, NONE) == []


@needs_recogniser
def test_a_sign_is_as_sure_as_its_surest_step_and_stands_in_the_middle() -> None:
    assert decoded({"7": 0.6}, {"7": 0.98}, {"7": 0.7}, NONE) == [("7", 0.375, 0.98, ())]
    assert decoded({"7": 0.98}, NONE, share=0.5) == [("7", 0.5, 0.98, ())]
    assert decoded(NONE, NONE, NONE, {"7": 0.98}, share=0.5) == [("7", 1.0, 0.98, ())]


@needs_recogniser
def test_what_a_sign_in_doubt_may_be_besides() -> None:
    ((_, _, score, others),) = decoded({"7": 0.6, "1": 0.3})
    assert (score, others) == (0.6, ("1",))
    assert decoded({"7": 0.96, "1": 0.04})[0][3] == ()
    assert decoded({"7": 0.9, "1": 0.021})[0][3] == ("1",)
    assert decoded({"7": 0.9, "1": 0.019})[0][3] == ()
    ((_, _, _, others),) = decoded({"7": 0.5, "a": 0.2, "1": 0.3})
    assert others == ("1", "a")
    ((_, _, _, others),) = decoded({"7": 0.5, "": 0.4})
    assert others == ("",)


@needs_recogniser
def test_lines_are_read_in_batches_of_like_width() -> None:
    from extract.ocr.recogniser import HEIGHT, STEP, Recogniser

    session = Session(answer({"7": 0.99}, NONE))
    reader = Recogniser(session, np.arange(len(SIGNS)), SIGNS)
    lines = [np.full((HEIGHT, wide), 255, np.uint8) for wide in (400, 60, 390)]
    found = reader.read(lines)
    assert len(found) == 3
    assert [shape[0] for shape in session.asked] == [1, 2]
    assert all(shape[1:3] == (3, HEIGHT) and shape[3] % STEP == 0 for shape in session.asked)
    assert session.asked[1][3] >= 400
    assert found[0][0].place < found[1][0].place
    session.asked.clear()
    reader.read([np.full((2 * HEIGHT, 800), 255, np.uint8)], 0.5)
    assert session.asked[0][3] < 400
    assert reader.read([]) == []


@needs_recogniser
@pytest.mark.parametrize(
    ("widths", "batches"),
    [
        ([], []),
        ([100, 100], [[0, 1]]),
        ([100, 189], [[0, 1]]),
        ([100, 190], [[0], [1]]),
        ([300, 100], [[1], [0]]),
    ],
)
def test_batches(widths: Sequence[int], batches: list[list[int]]) -> None:
    from extract.ocr.recogniser import _batches

    assert list(_batches(widths)) == batches


@needs_recogniser
def test_batches_are_no_larger_than_memory_bears() -> None:
    from extract.ocr.recogniser import BATCH_LINES, BATCH_PIXELS, _batches

    assert [len(batch) for batch in _batches([10] * (BATCH_LINES + 1))] == [BATCH_LINES, 1]
    half = BATCH_PIXELS // 2
    assert [len(batch) for batch in _batches([half, half])] == [2]
    assert [len(batch) for batch in _batches([half + 1, half + 1])] == [1, 1]


@needs_recogniser
def test_how_wide_a_line_is_drawn() -> None:
    from extract.ocr.recogniser import HEIGHT, WIDEST, _width

    assert _width(np.zeros((HEIGHT, 100), np.uint8), 1.0) == 100
    assert _width(np.zeros((HEIGHT, 100), np.uint8), 0.8) == 80
    assert _width(np.zeros((2 * HEIGHT, 100), np.uint8), 1.0) == 50
    assert _width(np.zeros((HEIGHT, 2), np.uint8), 1.0) == 8
    assert _width(np.zeros((HEIGHT, 10 * WIDEST), np.uint8), 1.0) == WIDEST
    assert _width(np.zeros((0, 100), np.uint8), 1.0) == min(HEIGHT * 100, WIDEST)


# --- a glance ------------------------------------------------------------------------------------


def dark(*pieces: tuple[int, int, int, int], wide: int = 300, high: int = 200) -> np.ndarray:
    made = np.zeros((high, wide), bool)
    for x0, y0, x1, y1 in pieces:
        made[y0:y1, x0:x1] = True
    return made


def test_rules_in_a_picture_are_long_and_thin() -> None:
    assert _rules(dark((0, 50, 100, 51)), 99) == 1
    assert _rules(dark((0, 50, 100, 51)), 101) == 0
    assert _rules(dark((0, 50, 100, 51), (0, 90, 100, 91)), 99) == 2
    assert _rules(dark((0, 50, 100, 51), (0, 52, 100, 53)), 99) == 1
    assert _rules(dark((0, 50, 100, 75)), 99) == 0, "a bar"
    assert _rules(dark((0, 50, 60, 51), (60, 54, 120, 55)), 110) == 1, "askew"
    assert _rules(dark((0, 50, 60, 51), (60, 55, 120, 56)), 110) == 0, "two strokes"
    assert _rules(dark((0, 50, 50, 51), (52, 50, 100, 51)), 60) == 0, "broken"


def frame(across: int, down: int) -> np.ndarray:
    return dark(
        *((0, 20 + 30 * n, 300, 21 + 30 * n) for n in range(across)),
        *((20 + 40 * n, 0, 21 + 40 * n, 200) for n in range(down)),
    )


def test_a_ruled_picture_has_rules_both_ways() -> None:
    assert _is_ruled(frame(5, 5))
    assert not _is_ruled(frame(5, 0))
    assert not _is_ruled(frame(0, 5))
    assert _is_ruled(frame(3, 3))
    assert not _is_ruled(frame(2, 5))
    assert not _is_ruled(frame(5, 2))


def stripes(high: int, count: int, ink: float = 0.3, step: int = 20) -> np.ndarray:
    """Lines of type, so much of each ink."""
    wide = max(round(10 * ink), 1)
    return dark(
        *(
            (x, 5 + step * n, x + wide, 5 + step * n + high)
            for n in range(count)
            for x in range(0, 300, 10)
        ),
    )


@pytest.mark.parametrize(
    ("high", "ink", "lines"),
    [(4, 0.3, 1), (3, 0.3, 0), (16, 0.3, 1), (17, 0.3, 0), (8, 0.5, 1), (8, 0.6, 0), (8, 0.1, 1)],
)
def test_a_line_of_type_in_a_picture(high: int, ink: float, lines: int) -> None:
    assert _lines(stripes(high, 1, ink)) == lines


def test_print_stands_in_lines_over_most_of_the_width() -> None:
    whole = stripes(8, 9)
    assert _has_lines(whole)
    assert not _has_lines(whole[:60])
    assert (_has_lines(stripes(8, 5)), _has_lines(stripes(8, 4))) == (True, False)
    third = whole.copy()
    third[:, 200:] = False
    assert _has_lines(third)
    third[:, 100:] = False
    assert not _has_lines(third)


def grey(ink: np.ndarray, paper: int = 250, dark_as: int = 20) -> np.ndarray:
    return np.where(ink, dark_as, paper).astype(np.uint8)


def test_what_a_picture_may_hold() -> None:
    assert may_hold_text(grey(frame(5, 5)), 0.1)
    assert may_hold_text(grey(stripes(8, 9)), 0.3)
    assert not may_hold_text(grey(stripes(8, 9)), 0.29), "labels of a chart are lines too"
    assert not may_hold_text(grey(np.zeros((200, 300), bool)), 0.5)
    assert not may_hold_text(grey(frame(5, 5), paper=127), 0.1), "on dark ground"
    assert may_hold_text(grey(frame(5, 5), paper=128), 0.1)
    noise = np.random.default_rng(1).integers(0, 255, (200, 300)).astype(np.uint8)
    assert not may_hold_text(noise, 0.5)
    pale = grey(frame(5, 5), dark_as=240)
    assert not may_hold_text(pale, 0.1)
    assert may_hold_text(grey(frame(5, 5), paper=200, dark_as=149), 0.1)
    assert not may_hold_text(grey(frame(5, 5), paper=200, dark_as=150), 0.1)


@pytest.mark.parametrize(("share", "held"), [(0.62, True), (0.58, False)])
def test_paper_is_most_of_a_picture_of_text(share: float, held: bool) -> None:
    """Of a photo less is of one colour."""
    picture = grey(frame(5, 5))
    picture.flat[np.flatnonzero(picture == 250)[round(share * picture.size) :]] = 205
    assert may_hold_text(picture, 0.1) is held


def test_the_second_reader_wants_the_language_of_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for known in ({"ind"}, {"eng"}, {"eng", "ind"}):
        said = ("tesseract 5", frozenset(known))
        monkeypatch.setattr("extract.ocr.tesseract.said", lambda said=said: said)
        told[" ".join(sorted(known))] = tesseract.version()
    assert told == {"ind": None, "eng": "tesseract 5 (eng)", "eng ind": "tesseract 5 (eng ind)"}


# --- a second reader, and how a page lies --------------------------------------------------------


@needs_recogniser
@pytest.mark.parametrize(
    ("text", "score", "number", "misspelt"),
    [
        ("1.250", 0.5, True, False),
        ("1.250", 0.99, False, False),
        ("-", 0.5, True, False),
        ("I", 0.5, True, False),
        ("Io", 0.5, False, False),
        ("a1", 0.5, True, False),
        ("kantor", 0.5, False, False),
        ("kxqzvr", 0.5, False, True),
        ("kxqzvr", 0.99, False, False),
        ("kxqzv1", 0.5, True, False),
    ],
)
def test_words_in_doubt_that_are_read_again(
    text: str, score: float, number: bool, misspelt: bool
) -> None:
    from extract.ocr.second import is_misspelt, may_be_number
    from extract.printed import Word

    word = Word(text, 0, 0, 20, 10, 10, False, score=score)
    assert (may_be_number(word), is_misspelt(word)) == (number, misspelt)
    printed = word._replace(score=None)
    assert not may_be_number(printed)
    assert not is_misspelt(printed)


@needs_recogniser
@pytest.mark.parametrize(
    ("text", "score", "other", "settled", "readings"),
    [
        ("1.250", 0.8, "1.250", False, ("1,250",)),
        ("1250", 0.8, "1250", True, ()),
        ("(3.142)", 0.8, "(3.142)", False, ()),  # a ring of a pen is brackets to both
        ("1250", 0.5, "1250", False, ()),
        ("0.83%", 0.5, "083%", False, ()),  # it lacks a digit, whatever parts the others
        ("0.83%", 0.5, "83%", False, ("83%",)),
    ],
)
def test_a_number_in_doubt_beside_its_second_reading(
    text: str, score: float, other: str, settled: bool, readings: tuple[str, ...]
) -> None:
    from extract.ocr.second import compared
    from extract.printed import Word

    word = Word(text, 0, 0, 20, 10, 10, False, score=score)
    word = word._replace(readings=readings if text == "1.250" else ())
    found = compared(word, other)
    assert (found.score or 0) >= SURE if settled else found.score == score
    assert found.readings == readings


@needs_recogniser
@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("1.250", {"1,250"}),
        ("1.250,5", {"1.250.5", "1,250,5", "1,250.5"}),
        ("1250", set()),
        ("1.250.000", {"1,250,000", "1.250,000"}),
    ],
)
def test_a_number_whose_points_and_commas_are_in_doubt(text: str, ways: set[str]) -> None:
    from extract.ocr.second import _otherwise_parted

    assert set(_otherwise_parted(text)) == ways


def askew(angle: float) -> np.ndarray:
    """Lines of type that lie so many degrees askew."""
    import cv2

    page = np.zeros((200, 200), np.float32)
    for top in range(20, 180, 12):
        page[top : top + 5, 20:180] = 255
    return np.asarray(
        cv2.warpAffine(page, cv2.getRotationMatrix2D((100, 100), -angle, 1.0), (200, 200))
    )


@needs_recogniser
@pytest.mark.parametrize(
    ("angle", "best"), [(0.0, 0.0), (1.0, 1.0), (-2.0, -2.0), (3.0, 3.0), (4.0, 3.0), (-4.0, -3.0)]
)
def test_the_angle_at_which_lines_stand_out(angle: float, best: float) -> None:
    """No further than is asked for."""
    from extract.ocr.upright import _turned_best

    found, told = _turned_best(askew(angle), 0.0, ((1.0, 3.0),))
    assert found == pytest.approx(best)
    assert told > 0
    nearer, better = _turned_best(askew(1.25), 0.0, ((1.0, 3.0), (0.25, 0.5)))
    assert nearer == pytest.approx(1.25)
    assert better >= _turned_best(askew(1.25), 0.0, ((1.0, 3.0),))[1]


@needs_recogniser
@pytest.mark.parametrize("angle", [0.0, 2.0, -3.0])
def test_lines_run_across_or_down_a_picture(angle: float) -> None:
    from extract.ocr.upright import quarter_turned, runs_sideways, skew, straightened

    page = askew(angle).astype(np.uint8)
    assert not runs_sideways(page)
    assert runs_sideways(quarter_turned(page, 90))
    assert skew(page) == pytest.approx(angle, abs=0.1)
    straight = 255 - straightened(255 - page, skew(page))
    assert straight.shape == page.shape
    assert ((straight > 128) == (askew(0.0) > 128)).mean() > 0.97
    assert straightened(page, 0.02) is page


@needs_recogniser
def test_a_picture_keeps_its_size_and_middle_as_it_is_turned() -> None:
    from extract.ocr.upright import straightened

    page = np.full((100, 300), 255, np.uint8)
    page[48:52, 100:200] = 0
    turned = straightened(page, 3.0)
    assert turned.shape == page.shape
    assert turned[50, 150] < 30
    rows, columns = np.nonzero(turned < 128)
    assert (rows.mean(), columns.mean()) == pytest.approx((49.5, 149.5), abs=1)
    assert turned[0, 0] == turned[-1, -1] == 255
    assert rows[columns < 110].mean() > rows[columns > 190].mean() + 3


@needs_recogniser
def test_signs_of_latin_print_alone_are_read() -> None:
    from extract.ocr.recogniser import SIGNS, load

    known = set(load().characters)
    assert set(map(chr, range(32, 127))) <= known
    assert known & SIGNS
    assert known - {"", *map(chr, range(32, 127))} <= SIGNS


@needs_recogniser
@pytest.mark.parametrize(
    ("text", "read", "settled"),
    [
        ("kecamatam", "kecamatan", "kecamatan"),
        ("kecamatam", "kecamatax", "kecamatam"),
        ("kecamatam", "ke camatan", "kecamatam"),
        ("kxcamxtxn", "kecamatan", "kecamatan"),
        ("kxcxmxtxn", "kecamatan", "kxcxmxtxn"),
    ],
)
def test_a_misspelt_word_gives_way_to_one_that_is_nearly_the_same(
    text: str, read: str, settled: str
) -> None:
    from extract.ocr.second import spelt
    from extract.printed import Word

    word = Word(text, 0, 0, 50, 10, 10, False, score=0.5)
    assert spelt(word, read) == word._replace(text=settled)
