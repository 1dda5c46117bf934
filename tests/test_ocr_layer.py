"""A layer of text beside the picture it lies on, word by word; pixels are half points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.ocr.recogniser import Character
from extract.ocr.settings import is_installed
from extract.printed import Area, PageContent, Word, is_inside

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SCALE = 2.0


def sheet(*pieces: tuple[int, int, int, int]) -> Any:
    from extract.ocr.ink import Sheet

    ink = np.zeros((200, 400), np.uint8)
    for x0, y0, x1, y1 in pieces:
        ink[y0:y1, x0:x1] = 255
    return Sheet(255 - ink, ink, (), (), SCALE)


def word(text: str, x0: float = 50, y0: float = 50, x1: float = 100, y1: float = 60) -> Word:
    return Word(text, x0, y0, x1, y1, 10, False, score=0.9)


def signs(text: str, *scores: float) -> tuple[Character, ...]:
    return tuple(
        Character(sign, 0.5, scores[n] if n < len(scores) else 1.0) for n, sign in enumerate(text)
    )


@pytest.mark.parametrize(
    ("text", "read", "score", "readings"),
    [
        ("1.250", "1.250", 0.8, ()),
        ("1.250", "1.256", 0.5, ("1.256",)),
        ("1.250", "1 250", 0.5, ("1250",)),
        ("1.250", "1.250.", 0.8, ()),
        ("(1.250)", "(1.250)", 0.8, ()),
        ("12-14", "12–14", 0.8, ()),
        ("1.250", "kata", 0.5, ()),
    ],
)
def test_a_number_beside_what_the_picture_shows(
    text: str, read: str, score: float, readings: tuple[str, ...]
) -> None:
    from extract.ocr.layer import _told
    from extract.ocr.page import DISAGREED

    told = _told(word(text), signs(read, 0.9, 0.8))
    assert told.score == (DISAGREED if score == 0.5 else score)
    assert told.readings == readings


@pytest.mark.parametrize(
    ("filled", "gap", "reached"),
    [
        ([0, 1, 2], 2, 3),
        ([0, 1, 4], 2, 5),
        ([0, 1, 5], 2, 2),
        ([2, 3], 2, 4),
        ([3], 2, 0),
        ([], 2, 0),
    ],
)
def test_ink_goes_on_until_white_follows(filled: list[int], gap: int, reached: int) -> None:
    from extract.ocr.layer import _goes_on

    inked = np.zeros(10, dtype=bool)
    inked[filled] = True
    assert _goes_on(inked, gap) == reached


def test_a_word_is_cut_out_with_the_ink_that_goes_on_beside_it() -> None:
    """Two points above and below, three pixels at its sides; what is near belongs to it."""
    from extract.ocr.layer import _crop

    plain = _crop(sheet((100, 100, 200, 120)), word("kata"))
    assert plain.shape == (28, 106)
    longer = _crop(sheet((100, 100, 215, 120)), word("kata"))
    assert longer.shape == (28, 121)
    earlier = _crop(sheet((90, 100, 200, 120)), word("kata"))
    assert earlier.shape == (28, 116)
    beside = _crop(sheet((100, 100, 200, 120), (210, 100, 230, 120)), word("kata"))
    assert beside.shape == (28, 106), "white parts them"
    far = _crop(sheet((100, 100, 300, 120)), word("kata"))
    assert far.shape == (28, 131), "no further than nine tenths of its height"
    edge = _crop(sheet(), word("kata", 0, 0, 10, 10))
    assert edge.shape == (24, 23)


def test_how_many_lines_of_ink_the_layer_holds() -> None:
    from extract.ocr.layer import _covered

    lines = sheet((100, 40, 200, 60), (100, 100, 200, 120), (100, 160, 110, 163))
    upper, lower = word("satu", 50, 20, 100, 30), word("dua", 50, 50, 100, 60)
    assert _covered(lines, [upper, lower]) == 1.0, "a dash is left out"
    assert _covered(lines, [upper]) == 0.5
    assert _covered(lines, []) == 0.0
    assert _covered(sheet(), [upper]) == 1.0
    assert _covered(lines, [upper, lower._replace(x0=101, x1=130)]) == 0.5
    assert _covered(lines, [upper, lower._replace(x0=20, x1=49)]) == 0.5
    assert _covered(lines, [upper, lower._replace(x0=20, x1=51)]) == 1.0
    assert _covered(lines, [upper, lower._replace(y0=56, y1=70)]) == 0.5
    assert _covered(lines, [upper, lower._replace(y0=40, y1=54)]) == 0.5
    tall = sheet((100, 40, 200, 60), (100, 92, 200, 112), (100, 130, 200, 190))
    assert _covered(tall, [upper, lower]) == 1.0, "what is no line of type"


@pytest.mark.parametrize("angle", [0.0, 1.0, -2.0])
def test_a_word_stands_where_it_is_once_the_page_is_straight(angle: float) -> None:
    import math

    from extract.ocr.layer import _straight

    page = PageContent(1, 200.0, 100.0, 0, (), (), ())
    straight = _straight(word("kata", 140, 45, 160, 55), angle, page)
    assert (straight.x0 + straight.x1) / 2 == pytest.approx(
        100 + 50 * math.cos(math.radians(angle))
    )
    assert (straight.y0 + straight.y1) / 2 == pytest.approx(50 - 50 * math.sin(math.radians(angle)))
    assert straight.x1 - straight.x0 == pytest.approx(20)
    below = _straight(word("kata", 90, 85, 110, 95), angle, page)
    assert (below.x0 + below.x1) / 2 == pytest.approx(100 + 40 * math.sin(math.radians(angle)))
    assert (below.y0 + below.y1) / 2 == pytest.approx(50 + 40 * math.cos(math.radians(angle)))


@pytest.mark.parametrize(
    ("same", "other", "kept"),
    [((4, 4), (20, 20), True), ((3, 4), (20, 20), False), ((4, 4), (14, 20), False),
     ((4, 4), (16, 20), True)],
)  # fmt: skip
def test_a_layer_is_taken_where_most_of_it_is_in_the_picture(
    monkeypatch: pytest.MonkeyPatch, same: tuple[int, int], other: tuple[int, int], kept: bool
) -> None:
    """Of words and of numbers four fifths."""
    from extract.ocr import layer

    numbers = [f"{125 + n}" for n in range(5 * same[1])]
    texts = [f"katakata{chr(97 + n)}" for n in range(other[1])]
    held = [word(text, 10, 10 + n, 60, 12 + n) for n, text in enumerate((*texts, *numbers))]
    page = PageContent(1, 200.0, 100.0, 0, tuple(held), (), ())

    class Read:
        def read(self, lines: Sequence[str]) -> list[tuple[Character, ...]]:
            found = []
            for text in lines:
                place = numbers.index(text) if text in numbers else texts.index(text)
                right = place < (5 * same[0] if text in numbers else other[0])
                found.append(signs(text if right else "zzzzzzzzzz9"))
            return found

    monkeypatch.setattr(layer, "quarter_turned", lambda picture, _: picture)
    monkeypatch.setattr(layer, "ink_of", lambda picture: picture)
    monkeypatch.setattr(layer, "skew", lambda _: 0.0)
    monkeypatch.setattr(layer, "straightened", lambda picture, _: picture)
    monkeypatch.setattr(layer, "take_apart", lambda *_: sheet())
    monkeypatch.setattr(layer, "load", Read)
    monkeypatch.setattr(layer, "_crop", lambda _, one: one.text)
    words, _, direction = layer._compared(np.zeros((2, 2), np.uint8), SCALE, page)
    assert direction == 0
    assert (len(words) == len(held)) is kept
    assert bool(words) is kept


# --- pictures beside text ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "within"),
    [
        (10, 10, True),
        (50, 40, True),
        (9, 20, False),
        (51, 20, False),
        (20, 9, False),
        (20, 41, False),
    ],
)
def test_words_on_a_picture(x: float, y: float, within: bool) -> None:
    assert is_inside(word("kata", x - 5, y - 5, x + 5, y + 5), Area(10, 10, 50, 40)) is within


@pytest.mark.parametrize(
    ("box", "printed"),
    [
        ((50, 50, 100, 60), True),
        ((60, 52, 70, 58), True),
        ((20, 40, 140, 80), True),
        ((90, 50, 110, 60), True),
        ((92, 50, 112, 60), False),
        ((60, 62, 70, 66), False),
        ((20, 56, 140, 80), False),
    ],
)
def test_a_word_that_is_printed_in_its_place(
    box: tuple[float, float, float, float], printed: bool
) -> None:
    """One holds the middle of the other."""
    from extract.ocr.beside import _is_printed

    assert _is_printed(word("kata", *box), [word("kata")]) is printed
    assert not _is_printed(word("kata", *box), [])


NONE = (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("box", "ink", "shape"),
    [
        ((50, 0, 100, 10), NONE, (24, 106)),  # the upper edge of the picture
        ((50, 95, 100, 100), NONE, (14, 106)),
        ((50, 99, 100, 100), NONE, (8, 106)),
        ((199.5, 50, 200, 60), NONE, (28, 11)),
        ((50, 50, 50, 60), NONE, (28, 14)),
        ((50, 50, 100, 50), NONE, (8, 106)),
        ((50, 50, 100, 60), (203, 100, 215, 120), (28, 121)),  # three pixels of white
        ((50, 50, 100, 60), (204, 100, 215, 120), (28, 106)),
        ((50, 50, 100, 60), (85, 100, 97, 120), (28, 121)),
        ((50, 50, 100, 60), (85, 100, 96, 120), (28, 106)),
        ((50, 50, 100, 60), (60, 100, 100, 120), (28, 131)),
        ((50, 50, 100, 60), (200, 90, 215, 100), (28, 106)),  # the line above
        ((50, 50, 100, 60), (200, 90, 215, 101), (28, 121)),
        ((50, 50, 100, 60), (200, 120, 215, 130), (28, 106)),  # the line below
        ((50, 50, 100, 60), (200, 119, 215, 130), (28, 121)),
    ],
)
def test_how_far_the_picture_of_a_word_reaches(
    box: tuple[float, float, float, float], ink: tuple[int, int, int, int], shape: tuple[int, int]
) -> None:
    from extract.ocr.layer import _crop

    assert _crop(sheet(ink), word("kata", *box)).shape == shape


@pytest.mark.parametrize(
    ("box", "shape"),
    [((50, 50, 100, 60), (24, 110)), ((0, 0, 10, 10), (22, 25)), ((190, 90, 200, 100), (22, 25))],
)
def test_a_word_is_read_again_with_a_little_paper_around_it(
    box: tuple[float, float, float, float], shape: tuple[int, int]
) -> None:
    from extract.ocr.second import MARGIN_X, MARGIN_Y, picture

    x0, y0, x1, y1 = (round(2 * side) for side in box)
    of_page = sheet((x0, y0, x1, y1))
    found = picture(word("kata", *box), of_page)
    assert found.shape == shape
    paper = 255 - of_page.picture[max(y0 - MARGIN_Y, 0) : y1 + MARGIN_Y]
    assert (255 - found == paper[:, max(x0 - MARGIN_X, 0) : x1 + MARGIN_X]).all()


KNOWN = ["rencana", "strategis", "kecamatan", "tahun"] * 5
"""As many words as tell of a language."""


def test_what_is_read_in_a_picture_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a language and filled tables; of what is printed on it nothing is taken twice."""
    from extract.ocr import beside
    from extract.ocr.page import Illegible
    from extract.ocr.settings import AUTO
    from extract.printed import Rule
    from schemas.message import say

    area, other = Area(-10, 20, 110, 90), Area(120, 20, 180, 60)
    printed, hidden = word("Bagan", 20, 30, 40, 40), word("Lama", 60, 60, 80, 70)
    page = PageContent(
        1, 200.0, 100.0, 0, (printed, hidden._replace(visible=False)),
        (Rule(0, 1, 10, 1),), (), pictures=(area, other), kept=("a",),
    )  # fmt: skip
    asked = []

    def read_scan(_: object, alone: PageContent, __: object, part: Area) -> PageContent:
        asked.append(part)
        assert (alone.width, alone.height) == (part.x1 - part.x0, part.y1 - part.y0)
        if part.x0 == 120:
            raise Illegible(say("halaman-tak-terbaca.tanpa-teks"), ("c",))
        read = [word(text, 20, 40 + n, 40, 41 + n) for n, text in enumerate(KNOWN)]
        again = word("Bagan", 20, 10, 40, 20)
        rules = (Rule(1, 2, 3, 2),)
        return PageContent(1, 0, 0, 0, (*read, again), rules, (), kept=("b",))

    monkeypatch.setattr(beside, "read_scan", read_scan)
    found, unread = beside.with_pictures(None, page, AUTO)
    assert asked == [Area(0, 20, 110, 90), Area(120, 20, 180, 60)]
    assert unread == 1
    assert found.kept == ("a", "b", "c")
    assert found.pictures == ()
    assert found.rules == (Rule(0, 1, 10, 1), Rule(1, 22, 3, 22))
    assert found.words == (
        printed,
        *(word(text, 20, 60 + n, 40, 61 + n) for n, text in enumerate(KNOWN)),
    )
    monkeypatch.setattr(
        beside,
        "read_scan",
        lambda *_: PageContent(1, 0, 0, 0, (word("xqzt"),), (), (), kept=("d",)),
    )
    nothing, unread = beside.with_pictures(None, page, AUTO)
    assert (nothing.words, unread, nothing.kept) == (page.words, 2, ("a", "d", "d"))


def test_labels_of_a_chart_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """From seven in ten words of a language on it is; and a grid is a table with six words."""
    from extract.ocr import beside
    from extract.ocr.settings import AUTO
    from extract.printed import Rule

    page = PageContent(1, 200.0, 100.0, 0, (), (), (), pictures=(Area(0, 0, 200, 100),))

    def unread(texts: Sequence[str], rules: Sequence[Rule] = ()) -> int:
        words = tuple(
            word(text, 22 + 60 * (n % 2), 12 + 20 * (n // 2), 60 + 60 * (n % 2), 22 + 20 * (n // 2))
            for n, text in enumerate(texts)
        )
        made = PageContent(1, 200.0, 200.0, 0, words, tuple(rules), ())
        monkeypatch.setattr(beside, "read_scan", lambda *_: made)
        return beside.with_pictures(None, page, AUTO)[1]

    none = ["xqztw", "wqxzk", "zzkqx"]
    assert unread([*KNOWN[:14], *none * 2]) == 0
    assert unread([*KNOWN[:13], *none * 2, "zzkqx"]) == 1
    grid = [Rule(x, 10, x, 70) for x in (20, 80, 140)]
    grid += [Rule(20, y, 140, y) for y in (10, 30, 50, 70)]
    assert unread(["xqztw", "12", "wqxzk", "13", "zzkqx", "14"], grid) == 0
    assert unread(["xqztw", "12", "wqxzk", "13", "zzkqx"], grid) == 1
    assert unread(["12", "13"]) == 1


@pytest.mark.parametrize("keep", [True, False])
def test_a_layer_that_was_compared_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keep: bool
) -> None:
    """With the rules of the picture where the page has none; a picture that says something else is
    kept too."""
    from extract.ocr import layer
    from extract.ocr.picture import TooLarge
    from extract.ocr.settings import Ocr
    from extract.printed import Rule

    compared: list[PageContent] = []
    found: Any = ((word("benar"),), (Rule(1, 2, 3, 2),), 0)

    def compare(_: object, __: float, content: PageContent) -> Any:
        compared.append(content)
        return found

    monkeypatch.setattr(layer, "draw", lambda *_: (np.zeros((4, 4), np.uint8), SCALE))
    monkeypatch.setattr(layer, "_compared", compare)
    ocr = Ocr(folder=tmp_path if keep else None)
    page = PageContent(
        1, 9.0, 9.0, 0, (word("kata"),), (), (Area(0, 0, 9, 9),), (Area(0, 0, 1, 1),)
    )

    def checked(content: PageContent) -> Any:
        return layer.checked(None, content, ocr)

    for _ in range(2):
        read, keys = checked(page)
        assert (read.words, read.rules, read.images, read.shades) == (found[0], found[1], (), ())
        assert len(keys) == keep
    assert len(compared) == (1 if keep else 2)
    other = PageContent(1, 9.0, 9.0, 0, (word("lain"),), (Rule(0, 0, 9, 0),), ())
    found = ((), (), 0)
    read, keys = checked(other)
    assert (read, len(keys)) == (None, keep)
    found = ((word("benar"),), (Rule(1, 2, 3, 2),), 0)
    third = PageContent(1, 9.0, 9.0, 0, (word("ketiga"),), (Rule(0, 0, 9, 0),), ())
    assert checked(third)[0].rules == third.rules

    def too_large(*_: object) -> None:
        raise TooLarge

    for drawn in (lambda *_: None, too_large):
        monkeypatch.setattr(layer, "draw", drawn)
        assert checked(page) == (None, ())
