"""Which runs of print are found in ink, and which bars of it are rules: pieces of ink where they
were put, in pixels, two to a point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extract.ocr.settings import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SCALE = 2.0
Piece = tuple[int, int, int, int]
"""Left, top, right, bottom."""
LINE = (100, 100, 200, 118)
"""A line of type, 9 points high."""


def inked(pieces: Sequence[Piece], wide: int = 400, high: int = 300) -> np.ndarray:
    ink = np.zeros((high, wide), dtype=np.uint8)
    for x0, y0, x1, y1 in pieces:
        ink[y0:y1, x0:x1] = 255
    return ink


def found(
    *pieces: Piece, walls: Sequence[Piece] = (), scale: float = SCALE, high: int = 300
) -> Sequence[Piece]:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import find_segments

    ink = inked(pieces, high=high)
    return list(find_segments(Sheet(255 - ink, ink, (), (), scale, tuple(walls))))


@pytest.mark.parametrize(
    ("room", "runs"), [(2, 1), (19, 1), (20, 2), (21, 2), (60, 2)], ids=lambda value: f"{value}"
)
def test_ten_points_of_white_part_two_runs(room: int, runs: int) -> None:
    second = (200 + room, 100, 300, 118)
    whole = [(100, 100, 300, 118)]
    assert found(LINE, second) == (whole if runs == 1 else [LINE, second])


def test_how_much_white_parts_them_grows_with_the_picture() -> None:
    assert len(found((100, 100, 150, 118), (165, 100, 200, 118), scale=1.0)) == 2
    assert len(found((100, 100, 150, 118), (165, 100, 200, 118), scale=2.0)) == 1


def test_a_rule_between_two_runs_parts_them() -> None:
    second = (204, 100, 300, 118)
    assert found(LINE, second, walls=[(201, 50, 203, 200)]) == [LINE, second]
    assert len(found(LINE, second, walls=[(201, 130, 203, 200)])) == 1


@pytest.mark.parametrize(
    ("room", "bottom"),
    [(1, 123), (2, 124), (3, 118), (5, 118)],
    ids=["near", "two rows", "three rows", "by itself"],
)
def test_a_comma_right_below_a_line_belongs_to_it(room: int, bottom: int) -> None:
    """One further off is read with it all the same: it is no line by itself."""
    assert found(LINE, (150, 118 + room, 153, 122 + room)) == [(100, 100, 200, bottom)]


@pytest.mark.parametrize("up", [False, True], ids=["down", "up"])
def test_a_stroke_of_a_pen_makes_no_line_higher(up: bool) -> None:
    """A tick that begins in a line would make it twice as large, and stand elsewhere."""
    stroke = (150, 68, 153, 100) if up else (150, 118, 153, 150)
    others = [(100, y, 200, y + 18) for y in (30, 200, 230, 260)]
    line, rest = sorted(set(found(LINE, stroke, *others)) - {*others}, key=lambda one: one[0])
    assert (line[0], line[2]) == (100, 200)
    assert line[3] - line[1] < 32
    assert rest[3] - rest[1] > 18


@pytest.mark.parametrize(
    ("speck", "kept"),
    [
        ((300, 200, 302, 202), False),
        ((300, 200, 303, 203), True),
        ((300, 200, 302, 203), False),
        ((300, 200, 303, 201), True),
        ((300, 200, 301, 208), False),
    ],
    ids=["a point", "a point and a half", "narrow", "flat", "a hair"],
)
def test_dust_is_small_or_narrow(speck: Piece, kept: bool) -> None:
    assert (speck in found(LINE, speck)) is kept


@pytest.mark.parametrize(
    ("x", "y", "kept"),
    [
        (150, 91, False),
        (150, 90, True),
        (150, 123, True),
        (150, 122, False),
        (92, 108, False),
        (75, 108, True),
        (204, 96, False),
        (230, 96, True),
    ],
    ids=["accent", "above", "below", "comma", "in front", "left", "behind", "right"],
)
def test_a_dot_near_a_line_is_read_with_it(x: int, y: int, kept: bool) -> None:
    dot = (x, y, x + 5, y + 5)
    lines = found(LINE, dot)
    assert (dot in lines) is kept
    assert any(one[2] - one[0] >= 100 for one in lines)


@pytest.mark.parametrize(("high", "kept"), [(80, True), (81, False)])
def test_what_is_higher_than_forty_points_is_no_line(high: int, kept: bool) -> None:
    """A bar without a gap, which rows of little ink do not part."""
    pillar = (300, 100, 306, 100 + high)
    assert (pillar in found(LINE, pillar)) is kept


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ((100, 100, 124, 104), True),
        ((100, 100, 125, 104), False),
        ((100, 100, 125, 105), True),
        ((100, 100, 300, 102), False),
    ],
    ids=["dash", "longer", "higher", "rule"],
)
def test_what_is_thin_and_longer_than_a_dash_is_left_of_a_rule(piece: Piece, kept: bool) -> None:
    assert found(piece) == ([piece] if kept else [])


@pytest.mark.parametrize(
    ("wall", "kept"),
    [
        ((50, 96, 250, 98), False),
        ((50, 95, 250, 97), True),
        ((50, 106, 250, 108), False),
        ((50, 107, 250, 109), True),
        ((50, 96, 100, 98), True),
        ((50, 96, 101, 98), False),
        ((120, 96, 250, 98), True),
        ((119, 96, 250, 98), False),
        ((90, 50, 92, 250), True),
        ((108, 94, 112, 98), True),
    ],
    ids=[
        *("above", "higher", "below", "lower", "left of it", "over its left"),
        *("right of it", "over its right", "upright", "square"),
    ],
)
def test_what_is_thin_and_touches_a_rule_is_its_edge(wall: Piece, kept: bool) -> None:
    piece = (100, 100, 120, 104)
    assert found(piece, walls=[wall]) == ([piece] if kept else [])


@pytest.mark.parametrize(
    ("lower", "wide", "colon"),
    [
        (9, 3, True),
        (12, 6, True),
        (12, 7, False),
        (6, 3, True),
        (5, 3, False),
        (20, 3, True),
    ],
    ids=["dots", "broad", "too broad", "near", "touching", "far"],
)
def test_a_lone_colon_is_two_dots_apart(lower: int, wide: int, colon: bool) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment, is_colon

    at, high = (100, 100, 100 + wide, 100 + lower + wide), wide
    ink = inked([(100, 100, 100 + wide, 100 + high), (100, 100 + lower, 100 + wide, at[3])])
    assert is_colon(Sheet(255 - ink, ink, (), (), SCALE, ()), Segment(*at)) is colon


@pytest.mark.parametrize(
    ("lower", "together"),
    [
        ((100, 115, 104, 119), True),
        ((100, 116, 104, 120), False),
        ((102, 110, 106, 114), True),
        ((103, 110, 107, 114), False),
        ((100, 110, 106, 114), True),
        ((100, 110, 107, 114), False),
        ((100, 110, 104, 118), False),
    ],
    ids=["colon", "too far", "askew", "beside", "broader", "much broader", "a stroke"],
)
def test_two_dots_above_each_other_are_a_colon(lower: Piece, together: bool) -> None:
    """A line is 20 pixels high with what belongs to it: the dots of a colon are less than 0.6 of
    that apart, less than 0.12 of it beside each other, and of like breadth."""
    upper = (100, 100, 104, 104)
    around = (100, 200, 200, 218)
    colon = (min(upper[0], lower[0]), 100, max(upper[2], lower[2]), lower[3])
    expected = [colon] if together else [upper, lower]
    assert found(around, upper, lower) == [*expected, around]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(100, 118), (120, 138)], [(100, 119), (119, 138)]),
        ([(100, 118), (121, 139), (142, 160)], [(100, 120), (120, 140), (141, 160)]),
        ([(100, 118)], [(100, 118)]),
    ],
    ids=["two", "three", "one"],
)
def test_lines_that_touch_are_parted_where_there_is_least_ink(
    rows: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    """A letter reaches from each line into the next one."""
    usual = [(300, 20 + 40 * n, 360, 38 + 40 * n) for n in range(6)]
    lines = [(100, top, 200, bottom) for top, bottom in rows]
    stem = (150, rows[0][0], 152, rows[-1][1])
    of_lines = [one for one in found(*usual, *lines, stem) if one[0] < 250]
    assert len(of_lines) == len(rows)
    for (x0, y0, x1, y1), (top, bottom) in zip(of_lines, expected, strict=True):
        assert (x0, x1) == (100, 200)
        assert abs(y0 - top) <= 1
        assert abs(y1 - bottom) <= 1


@pytest.mark.parametrize(("high", "count"), [(30, 1), (31, 2)])
def test_a_run_is_parted_above_one_and_a_half_times_the_usual_height(high: int, count: int) -> None:
    usual = [(300, 20 + 40 * n, 360, 38 + 40 * n) for n in range(6)]
    upper, lower = (100, 100, 200, 113), (100, 100 + high - 13, 200, 100 + high)
    stem = (150, 100, 152, 100 + high)
    assert len([one for one in found(*usual, upper, lower, stem) if one[0] < 250]) == count


def test_runs_of_one_line_in_a_run_over_two_lines_keep_apart() -> None:
    """The end of a long line, and the short line below that its last letter touches."""
    usual = [(300, 20 + 40 * n, 360, 38 + 40 * n) for n in range(6)]
    upper, lower = (20, 100, 200, 118), (20, 121, 60, 139)
    far = (150, 121, 200, 139)
    stems = [(30, 100, 32, 139), (190, 100, 192, 139)]
    lines = [one for one in found(*usual, upper, lower, far, *stems) if one[0] < 250]
    assert [(one[0], one[2]) for one in lines] == [(20, 200), (20, 60), (150, 200)]


def test_a_stamp_around_a_line_is_no_part_of_it() -> None:
    import cv2

    from extract.ocr.ink import Sheet
    from extract.ocr.segments import find_segments

    line = (140, 100, 240, 118)
    ink = inked([line])
    cv2.circle(ink, (190, 109), 75, 255, 3)
    assert find_segments(Sheet(255 - ink, ink, (), (), SCALE)) == [line]


def test_the_lines_come_from_above_and_from_the_left() -> None:
    lines = [(300, 100, 350, 118), (20, 100, 80, 118), (150, 40, 200, 58)]
    assert found(*lines) == [lines[2], lines[1], lines[0]]


def test_a_page_of_grain_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ocr import segments

    monkeypatch.setattr(segments, "MOST", 30)
    grain = [(x, y, x + 8, y + 12) for y in range(4, 100, 20) for x in range(4, 390, 40)]
    assert found(*grain[:30]) == grain[:30]
    assert found(*grain[:31]) == []


@pytest.mark.parametrize(
    ("wide", "high", "share", "dash"),
    [
        (5, 4, 1.0, True),
        (4, 4, 1.0, False),
        (24, 4, 1.0, True),
        (25, 4, 1.0, False),
        (12, 5, 1.0, False),
        (10, 2, 1.0, True),
        (10, 4, 0.7, True),
        (10, 4, 0.6, False),
    ],
)
def test_a_dash_is_low_and_full(wide: int, high: int, share: float, dash: bool) -> None:
    from extract.ocr.ink import Sheet
    from extract.ocr.segments import Segment, is_dash

    ink = inked([(100, 100, 100 + wide, 100 + high)])
    ink[100 : 100 + high, 100 : 100 + round((1 - share) * wide)] = 0
    sheet = Sheet(255 - ink, ink, (), (), SCALE)
    assert is_dash(sheet, Segment(100, 100, 100 + wide, 100 + high)) == dash


# --- rules ---------------------------------------------------------------------------------------

SCANNED = 200 / 72
"""Pixels of a point as pages are scanned: 28 pixels are ten points."""


def rules(*pieces: Piece) -> tuple[list[Piece], list[Piece]]:
    """The rules across and the upright ones of a picture with these pieces of ink."""
    from extract.ocr.ink import take_apart

    sheet = take_apart(255 - inked(pieces, 920), SCANNED)
    for x0, y0, x1, y1 in (*sheet.across, *sheet.down):
        assert not sheet.print[y0:y1, x0:x1].any(), "a rule is no print"
        assert sheet.picture[y0:y1, x0:x1].min() == 255, "a rule is painted over"
    return list(sheet.across), list(sheet.down)


def near(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def across(x0: int, y: int, x1: int, thick: int = 2) -> Piece:
    return x0, y, x1, y + thick


def upright(x: int, y0: int, y1: int, thick: int = 2) -> Piece:
    return x, y0, x + thick, y1


LEFT, RIGHT = upright(100, 40, 240), upright(300, 40, 240)
TOP, FOOT = across(50, 40, 850), across(50, 140, 850)


@pytest.mark.parametrize(
    ("piece", "others", "rule"),
    [
        (across(100, 100, 380), (), True),
        (across(100, 100, 370), (), False),
        (across(100, 100, 302), (LEFT, RIGHT), True),
        (across(100, 100, 176), (LEFT, upright(174, 40, 240)), True),
        (across(102, 100, 164), (LEFT, upright(164, 40, 240)), False),
        (across(110, 100, 290), (LEFT, RIGHT), False),
        (across(100, 100, 290), (LEFT, RIGHT), False),
        (across(110, 100, 302), (LEFT, RIGHT), False),
        (across(100, 260, 302), (LEFT, RIGHT), False),
        (across(100, 100, 500, 5), (), True),
        (across(100, 100, 500, 6), (), False),
        (across(40, 100, 880, 6), (), True),
        (across(40, 100, 880, 18), (), False),
    ],
    ids=[
        *("100 points", "97 points", "between rules", "27 points", "22 points", "clear of both"),
        *("on the left one", "on the right one", "below both", "thick", "short and thicker"),
        *("long and thicker", "a bar"),
    ],
)
def test_rules_across(piece: Piece, others: Sequence[Piece], rule: bool) -> None:
    """A short one is a rule where it stands on upright ones, a thick one where it is long."""
    found_across, down = rules(piece, *others)
    assert any(near(one, piece) for one in found_across) is rule
    assert len(found_across) == rule
    assert len(down) == len(others)


@pytest.mark.parametrize(
    ("piece", "others", "rule"),
    [
        (upright(300, 100, 214), (), True),
        (upright(300, 100, 204), (), False),
        (upright(300, 40, 142), (TOP, FOOT), True),
        (upright(300, 40, 76), (TOP, across(50, 74, 850)), True),
        (upright(300, 42, 60), (TOP, across(50, 60, 850)), False),
        (upright(300, 50, 130), (TOP, FOOT), False),
        (upright(300, 40, 130), (TOP, FOOT), False),
        (upright(300, 50, 142), (TOP, FOOT), False),
        (upright(880, 40, 142), (TOP, FOOT), False),
    ],
    ids=[
        *("41 points", "37 points", "between rules", "a row", "lower than a row"),
        *("clear of both", "on the upper one", "on the lower one", "beside both"),
    ],
)
def test_upright_rules(piece: Piece, others: Sequence[Piece], rule: bool) -> None:
    found_across, down = rules(piece, *others)
    assert any(near(one, piece) for one in down) is rule
    assert len(down) == rule
    assert len(found_across) == len(others)


def test_a_rule_of_one_row_of_pixels_is_one() -> None:
    assert len(rules(across(50, 100, 860, 1))[0]) == 1
    assert len(rules(upright(50, 10, 290, 1))[1]) == 1


@pytest.mark.parametrize(("gap", "count"), [(2, 1), (7, 1), (14, 2)])
def test_a_rule_with_a_small_gap_is_one(gap: int, count: int) -> None:
    assert len(rules(across(50, 100, 400), across(400 + gap, 100, 860))[0]) == count
    assert len(rules(upright(50, 10, 140), upright(50, 140 + gap, 290))[1]) == count


@pytest.mark.parametrize(("level", "count"), [(240, 1), (255, 2)], ids=["pale", "none"])
def test_a_rule_goes_on_where_it_is_paler_than_ink(level: int, count: int) -> None:
    """Beside dense type, whose darkness the threshold follows; also up to an upright rule."""
    from extract.ocr.ink import take_apart

    walls = (upright(50, 40, 240), upright(860, 40, 240))
    picture = 255 - inked((*walls, across(110, 100, 400), across(500, 100, 862)), 920)
    picture[100:102, 400:500] = level
    picture[100:102, 52:110] = level
    rules_across = take_apart(picture, SCANNED).across
    assert len(rules_across) == count
    whole = across(50, 100, 862) if count == 1 else across(110, 100, 400)
    assert near(min(rules_across), whole)


def test_a_row_of_letters_is_no_rule() -> None:
    """Nor are letters below each other; a rule right below a line is one."""
    line = [(x, 100, x + 12, 119) for x in range(50, 850, 16)]
    column = [(50, y, 64, y + 19) for y in range(10, 270, 25)]
    assert rules(*line, *column) == ([], [])
    (rule,), down = rules(*line, across(50, 124, 850))
    assert near(rule, across(50, 124, 850))
    assert down == []
    (rule,), _ = rules(*line, across(50, 122, 850, 1))
    assert near(rule, across(50, 122, 850, 1))


def test_a_long_rule_that_is_askew_is_one() -> None:
    steps = [across(30 + 85 * n, 100 + n // 2, 117 + 85 * n) for n in range(10)]
    (rule,), _ = rules(*steps)
    assert near(rule, (30, 100, 882, 106))


@pytest.mark.parametrize(("far", "whole"), [(160, True), (170, False)])
def test_a_rule_that_a_stamp_runs_along_for_a_while_stays_one(far: int, whole: bool) -> None:
    """As the stroke of a signature or the ring of a stamp does; what runs along for more than 60
    points is more than a stamp."""
    stamp = (300, 100, 300 + far, 130)
    found_across, _ = rules(across(50, 100, 850), stamp)
    assert any(near(one, across(50, 100, 850)) for one in found_across) is whole
    signed = (300, 100, 330, 140)
    _, down = rules(upright(300, 10, 290), signed)
    assert any(near(one, upright(300, 10, 290)) for one in down)


@pytest.mark.parametrize(
    "name", [(226, 296), (256, 296), (608, 690)], ids=["before it", "a short one", "behind it"]
)
def test_a_rule_ends_where_heavy_type_stands_in_the_next_cell(name: tuple[int, int]) -> None:
    """The rule below a band of a head, and at its height the name in the cell beside it. A rule
    that goes on through that cell stays whole."""
    walls = [upright(x, 40, 240) for x in (200, 300, 600, 700)]
    letters = [(x, 97, x + 9, 107) for x in range(*name, 10)]
    (rule,), _ = rules(*walls, across(300, 100, 602), *letters)
    assert near(rule, across(300, 100, 602))
    (rule,), _ = rules(*walls, across(200, 100, 702))
    assert near(rule, across(200, 100, 702))


@pytest.mark.parametrize("gap", [2, 0], ids=["a letter above it", "as far as the next one"])
def test_an_upright_rule_ends_below_the_name_of_a_band(gap: int) -> None:
    """A stroke of the name stands right above the rule between two years."""
    bands = [across(100, y, 850) for y in (40, 66, 120, 240)]
    year = upright(300, 66, 242)
    letter = [(300, 44 - gap, 304, 66 - gap), *((304, y, 312, y + 4) for y in (44, 52, 58))]
    _, down = rules(*bands, year, *letter)
    assert any(near(one, year) for one in down) is bool(gap)


@pytest.mark.parametrize(("gap", "rule"), [(2, True), (6, False)])
def test_heavy_type_whose_letters_run_into_each_other_is_no_rule(gap: int, rule: bool) -> None:
    """However long its line is: a thick rule has no gaps."""
    line = [across(x, 100, x + 60 - gap, 8) for x in range(20, 900, 60)]
    assert (rules(*line)[0] != []) is rule


def teeth(x0: int, x1: int, ink: int, step: int) -> list[Piece]:
    """Strokes across, so many rows of ink in so many, between the rules at the top and the foot."""
    return [(x0, y, x1, y + ink) for y in range(46, 136 - ink, step)]


@pytest.mark.parametrize(
    ("beside", "rule"),
    [
        ((), True),
        (teeth(302, 314, 6, 8), False),
        (teeth(288, 300, 6, 8), False),
        (teeth(302, 314, 4, 8), True),
        (teeth(288, 314, 4, 8), False),  # the shares of both sides together
        (teeth(288, 314, 2, 8), True),
        (teeth(309, 321, 6, 8), True),  # more than 1.8 points away
        (teeth(279, 291, 6, 8), True),
    ],
    ids=[
        *("nothing", "letters at the right", "at the left", "light ones", "on both sides"),
        *("light ones on both sides", "far at the right", "far at the left"),
    ],
)
def test_the_stroke_of_a_letter_has_the_rest_right_beside_it(
    beside: Sequence[Piece], rule: bool
) -> None:
    piece = upright(300, 40, 142)
    _, down = rules(piece, TOP, FOOT, *beside)
    assert any(near(one, piece) for one in down) is rule


def test_the_thick_rules_at_the_ends_of_one_are_no_rest_of_a_letter() -> None:
    piece, ends = upright(300, 40, 145), (across(50, 40, 850, 5), across(50, 140, 850, 5))
    _, down = rules(piece, *ends, *teeth(302, 314, 4, 8))
    assert any(near(one, piece) for one in down)


@pytest.mark.parametrize(("thick", "usual", "rule"), [(4, 2, True), (5, 2, False), (5, 3, True)])
def test_the_stroke_of_a_letter_is_thicker_than_the_rules(
    thick: int, usual: int, rule: bool
) -> None:
    """Than a point and a half, and than 1.8 times the usual rule."""
    long = [upright(x, 10, 290, usual) for x in (60, 840)]
    piece = upright(300, 40, 142, thick)
    _, down = rules(piece, across(50, 40, 850, usual), across(50, 140, 850, usual), *long)
    assert any(near(one, piece) for one in down) is rule
