"""What wear adds to the picture of a page and is taken out of it: streaks, holes, print of the
back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from extract.ocr.settings import is_installed
from samples.scan import Wear, worn
from tests.scans import page_picture

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SCALE = 2.0
PAPER = 230


def page(*lines: tuple[int, int, int, int, int]) -> np.ndarray:
    """A sheet of paper with dark boxes: left, top, right, bottom, level of grey."""
    picture = np.full((800, 600), PAPER, np.uint8)
    for x0, y0, x1, y1, level in lines:
        picture[y0:y1, x0:x1] = level
    return picture


PRINT = (100, 300, 200, 310, 20)


@pytest.mark.parametrize(
    ("paper", "ink", "turned"), [(20, 230, True), (230, 20, False), (100, 20, False)]
)
def test_a_negative_is_turned_into_dark_print_on_light_paper(
    paper: int, ink: int, turned: bool
) -> None:
    """A page in poor light is dark too, and its print darker."""
    from extract.ocr.worn import positive

    picture = np.full((800, 600), paper, np.uint8)
    picture[300:310, 100:200] = ink
    assert (positive(picture) == (255 - picture if turned else picture)).all()


def head(left: int, tone: int, letters: int, wall: int) -> np.ndarray:
    """A head of a tone with letters on it and a rule through it, above a row of a number."""
    return page(
        (left, 200, 500, 240, tone),
        *((x, 212, x + 4, 226, letters) for x in range(200, 300, 12)),
        (360, 200, 362, 240, wall),
        (480, 252, 485, 264, 20),
    )


@pytest.mark.parametrize("tone", [30, 100, 160])
def test_white_print_of_a_coloured_head_is_dark_on_paper(tone: int) -> None:
    """So are its rules, black or white, and the row below it stays as it is."""
    from extract.ocr.worn import without_fields

    for wall in (0, PAPER):
        light = without_fields(head(100, tone, PAPER, wall), SCALE)
        assert (light[205:235, 120:190] >= PAPER - 5).all()
        assert light[214:224, 201:203].max() <= 5
        assert light[205:235, 360:362].max() <= PAPER - 30
        assert light[252:264, 480:485].max() == 20


@pytest.mark.parametrize(
    ("left", "tone", "letters"),
    [
        (0, 30, PAPER),  # the lid beside the sheet, a desk
        (100, 120, 10),  # a marker, a shade: its print is dark
        (100, 120, 120),  # a bar of a chart
        (100, 200, 255),  # a pale shade
    ],
)
def test_other_dark_fields_stay(left: int, tone: int, letters: int) -> None:
    from extract.ocr.worn import without_fields

    picture = head(left, tone, letters, tone)
    assert (without_fields(picture, SCALE) == picture).all()


@pytest.mark.parametrize(
    ("streaks", "gone"),
    [
        ([(150, 0, 152, 800, 120)], True),
        ([(150, 0, 151, 800, 190)], True),  # pale and of one pixel
        ([(150, 0, 152, 800, 120), (400, 0, 403, 800, 90)], True),
        ([(150, 60, 152, 740, 120)], False),  # a rule ends at the margins
        ([(150, 0, 160, 800, 120)], False),  # a bar
        ([(100 * n, 0, 100 * n + 2, 800, 120) for n in range(1, 6)], False),  # a table
        ([(150, 0, 152, 800, 120), (50, 2, 550, 6, 20)], False),  # print up to the edge
    ],
)
@pytest.mark.parametrize("sideways", [False, True])
def test_lines_along_the_whole_sheet_are_streaks(
    streaks: Sequence[tuple[int, int, int, int, int]], gone: bool, sideways: bool
) -> None:
    from extract.ocr.worn import without_streaks

    picture = page(PRINT, *streaks)
    given = np.ascontiguousarray(picture.T) if sideways else picture
    cleaned = without_streaks(given, SCALE)
    assert cleaned.shape == given.shape
    cleaned = cleaned.T if sideways else cleaned
    x = streaks[0][0] + 1
    assert (cleaned[500, x] > 200) == gone
    assert cleaned[305, 120] == 20, "print stays"


def test_print_that_is_darker_than_a_streak_stays_in_it() -> None:
    from extract.ocr.worn import without_streaks

    picture = page((150, 0, 152, 800, 120))
    picture[300:310, 100:200] = 20
    cleaned = without_streaks(picture, SCALE)
    assert (cleaned[300:310, 148:154] == 20).all()


@pytest.mark.parametrize(("grey", "stays"), [(98, False), (92, True)])
def test_print_is_darker_than_the_streak_it_stands_in(grey: int, stays: bool) -> None:
    """By more than 25 levels; what is not was part of the streak."""
    from extract.ocr.worn import without_streaks

    picture = page((150, 0, 152, 800, 120))
    picture[300:310, 150:152] = grey
    assert (without_streaks(picture, SCALE)[305, 150] == grey) == stays


def punched(picture: np.ndarray, x: int, y: int, wide: int, high: int) -> np.ndarray:
    """The picture with a round or square hole that is dark as the lid behind it."""
    image = Image.fromarray(picture)
    ImageDraw.Draw(image).ellipse((x, y, x + wide - 1, y + high - 1), fill=60)
    return np.asarray(image)


@pytest.mark.parametrize(
    ("hole", "beside", "gone"),
    [
        ((50, 300, 34, 34), (), True),
        ((510, 300, 34, 34), (), True),
        ((300, 40, 34, 34), (), True),
        ((50, 300, 16, 16), (), False),  # a letter
        ((40, 300, 46, 46), (), True),
        ((20, 300, 52, 52), (), False),  # the emblem of a letterhead
        ((50, 300, 24, 40), (), False),  # no disc
        ((280, 300, 34, 34), (), False),  # in the middle of the page
        ((50, 300, 34, 34), [(92, 310, 110, 324, 20)], False),  # print touches it
        ((50, 300, 34, 34), [(98, 310, 110, 324, 20)], True),  # print a blank away
    ],
)
def test_holes_of_a_punch_are_paper(
    hole: tuple[int, int, int, int],
    beside: Sequence[tuple[int, int, int, int, int]],
    gone: bool,
) -> None:
    from extract.ocr.worn import without_holes

    picture = punched(page(PRINT, *beside), *hole)
    cleaned = without_holes(picture, SCALE)
    x, y, wide, high = hole
    assert (cleaned[y + high // 2, x + wide // 2] == PAPER) == gone
    assert (cleaned == np.where(cleaned == PAPER, PAPER, picture)).all(), "print stays"


def test_rules_go_on_where_a_hole_was() -> None:
    from extract.ocr.worn import without_holes

    ruled = page((30, 316, 560, 318, 20), (66, 100, 68, 700, 20))
    cleaned = without_holes(punched(ruled, 50, 300, 34, 34), SCALE)
    assert (cleaned == ruled).all()


def test_what_shines_through_becomes_paper_and_the_darkest_print_stays_as_it_is() -> None:
    from extract.ocr.worn import without_back

    picture = page((100, 300, 104, 340, 46), (200, 300, 204, 340, 184))
    cleaned = without_back(picture, (0.2, 0.8))
    assert abs(int(cleaned[310, 101]) - 46) <= 2
    assert cleaned[310, 201] == PAPER


LINES = tuple(
    f"Kalimat {word} tentang hal yang diatur dalam peraturan ini sebagaimana mestinya."
    for word in ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "akhir")
)


def test_what_shines_through_from_the_back_is_not_read() -> None:
    from extract.ocr.page import first_reading

    front = page_picture(LINES, [["Uraian", "Nilai"], ["Satu", "12"]])
    back = page_picture([f"Tembusan {line}" for line in LINES] * 3, [["A", "B"], ["C", "D"]])
    pale = np.asarray(ImageOps.mirror(back), dtype=np.float32)
    both = np.minimum(np.asarray(front), 255 - 0.2 * (255 - pale)).astype(np.uint8)
    plain, through = (
        [word.text for word in first_reading(picture, 200 / 72)[0]]
        for picture in (np.asarray(front), both)
    )
    assert sorted(through) == sorted(plain)


@pytest.mark.parametrize(
    ("levels", "certainty", "told"),
    [
        ([20] * 20 + [180] * 8, 0.5, True),
        ([20] * 20 + [180] * 8, 0.95, False),  # pale, and read
        ([20] * 20 + [180] * 5, 0.5, False),  # few
        ([20] * 90 + [180] * 8, 0.5, False),  # few of many
        ([180] * 28, 0.5, False),  # all of it is pale
        ([], 0.5, False),
    ],
)
def test_the_back_shines_through_where_much_is_pale_and_cannot_be_read(
    levels: list[int], certainty: float, told: bool
) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment
    from extract.ocr.worn import back_of

    picture = np.full((20 * len(levels) + 20, 300), PAPER, np.uint8)
    segments = [Segment(50, 20 * n + 10, 200, 20 * n + 20) for n in range(len(levels))]
    for (x0, y0, x1, y1), level in zip(segments, levels, strict=True):
        picture[y0:y1, x0:x1:2] = level
    found = back_of(Sheet(picture, picture, (), (), SCALE), segments, lambda _: certainty)
    assert (found is not None) == told


def test_faint_print_of_its_own_page_is_read() -> None:
    from extract.ocr.page import first_reading

    picture = page_picture(LINES, [["Uraian", "Nilai"], ["Satu", "12"]])
    faint: Any = worn(picture, Wear(ink=0.3, askew=0, grain=2), np.random.default_rng(1))
    words = [word.text for word in first_reading(np.asarray(faint), 200 / 72)[0]]
    assert "ketujuh" in words
    assert "12" in words
