"""What wear adds to the picture of a page: streaks of dirty glass, holes of a punch, print of the
sheet's back; and pages that were scanned as negatives, and heads of white print on colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr.ink import SMOOTH, Sheet, darker
from extract.ocr.recogniser import Gray
from extract.ocr.segments import Segment, inked
from extract.runs import Mask, stretches

WHOLE = 0.97
"""How much of the page a streak runs through at least; rules end at its margins."""
THIN = 2.0
"""Points that a streak is wide at most."""
MOST_STREAKS = 4
"""Streaks of a page at most: more are the rules of a table that was cut out of its page."""
MARGIN, BLANK = 0.012, 0.02
"""How much of the page a margin is at least, and the ink in it beside streaks at most."""
DARKER = 25
"""Levels of grey, of 255, by which print in a streak is darker than it."""

SMALLEST_HOLE, LARGEST_HOLE, SMALL = 11.0, 24.0, 0.25
"""Points that a punched hole is wide (ISO 838: 17), and how small the picture is that tells it."""
EDGE, DARK, ROUND = 72.0, 0.75, (0.68, 0.88)
"""Points from an edge of the sheet within which holes are; how light they are at most, as a share
of the paper; how much of its box a disc fills, at least and at most."""
RIM, BESIDE_HOLE = 2.5, 3.0
"""Points around a hole that its rim and shadow darken, and beside these without print; blanks are
as wide, what stands apart in a number is not."""

MIDDLE, AROUND = 128, 31
"""The grey that more than half of a negative is darker than; pixels around which its print stands
out."""

FIELD, FIELD_HIGH, FIELD_WIDE, STROKE, HALF = 0.78, 9.0, 60.0, 1.6, 0.5
"""How light a coloured field is at most, as a share of the paper; points that it is high and wide
at least, and that a stroke of its print is thick; how small the picture is that tells it."""
SQUARE = 0.88
"""How much of a rectangle a field is at least: letters of a heavy heading are none."""
MOSTLY, EVEN, LETTERS = 0.5, 0.12, (0.02, 0.45)
"""How much of a field is dark wherever one looks, for heavy type is 0.35, and of its own tone; how
far from this, as a share of the paper, that is at most; how much of it is white print, at least and
at most."""

PALE = 0.4
"""What is paler than this, as a share of the darkest print, may shine through from the back."""
FEWEST, SHARE = 6, 0.1
"""How many runs of print, and which share of all, are pale where the back shines through; of pages
on which nothing does hardly one is."""
MIRRORED = 0.8
"""Print that lies as it is read scores more than this, however pale; mirrored it scores 0.67 at
most."""
LINE = 3.0
"""Runs of print that are so many times as wide as high tell first, lest specks make what is pale
and read seem mirrored."""
MORE = 1.15
"""How much more of the picture's contrast than that of pale runs is taken from it."""


def positive(picture: Gray) -> Gray:
    """The picture with dark print on light paper: of a negative what stands out from around it is
    light."""
    if np.median(picture) >= MIDDLE:
        return picture
    off = picture - cv2.blur(picture, (AROUND, AROUND)).astype(np.float32)
    return np.asarray(255 - picture) if (off**3).mean() > 0 else picture


def without_fields(picture: Gray, scale: float) -> Gray:
    """The picture, each dark field that holds white print paper with dark print: heads of tables
    are set so. What reaches an edge of the picture is the lid or a desk."""
    small = cv2.resize(picture, None, fx=HALF, fy=HALF, interpolation=cv2.INTER_AREA)
    paper = float(np.percentile(small[::2, ::2], 80))
    high, wide = small.shape
    picture = picture.copy()
    for outline in _fields((small < FIELD * paper).astype(np.uint8), HALF * scale):
        x, y, width, height = cv2.boundingRect(outline)
        sides = cv2.minAreaRect(outline)[1]
        inside = x and y and x + width < wide and y + height < high
        full = cv2.contourArea(outline) >= SQUARE * sides[0] * sides[1]
        if inside and full and width >= FIELD_WIDE * HALF * scale:
            field = np.zeros((height, width), np.uint8)
            cv2.drawContours(field, [outline], -1, 1, cv2.FILLED, offset=(-x, -y))
            rows, columns = (slice(2 * a, 2 * (a + b)) for a, b in ((y, height), (x, width)))
            _lighten(picture[rows, columns], field.repeat(2, 0).repeat(2, 1) > 0, paper)
    return picture


def _fields(dark: Gray, scale: float) -> Sequence[cv2.typing.MatLike]:
    """The outlines of what is dark over more than type and rules are, white print in it."""
    size, stroke = (round(points * scale) | 1 for points in (FIELD_HIGH, STROKE))
    core = (cv2.blur(dark.astype(np.float32), (size, size)) > MOSTLY).astype(np.uint8)
    near = cv2.dilate(core, np.ones((2 * stroke - 1, 2 * stroke - 1), np.uint8))
    solid = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((size, size), np.uint8))
    fields = cv2.bitwise_and(solid, near)
    return cv2.findContours(fields, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]


def _lighten(part: Gray, field: Mask, paper: float) -> None:
    """Make a field of a part of the picture paper, if it is even and holds white print, more than
    dark one: what stands out from its tone is dark then, its rules too."""
    tones = part[field].astype(np.float32)
    own = float(np.median(tones))
    off = (tones - own) / np.where(tones > own, paper - own, max(own, paper / 4))
    white, black = float((off > 0.5).mean()), float((off < -0.5).mean())
    even = (np.abs(tones - own) < EVEN * paper).mean() >= MOSTLY
    if own < FIELD * paper and even and max(LETTERS[0], black) <= white <= LETTERS[1]:
        part[field] = paper * (1 - np.minimum(np.abs(off), 1))


def without_streaks(picture: Gray, scale: float) -> Gray:
    """The picture without the straight lines that dirt on a scanner's glass draws along the whole
    sheet, whichever way it was fed; without this they are rules that part every line of print."""
    for turned in (False, True):
        # A streak of one pixel stands out along its length alone.
        ink = darker(cv2.blur(picture, (SMOOTH, 1) if turned else (1, SMOOTH))) > 0
        streaks = _streaks(ink.T if turned else ink, scale)
        if streaks:
            picture = _filled(picture.T, streaks).T if turned else _filled(picture, streaks)
    return np.ascontiguousarray(picture)


def _streaks(ink: Mask, scale: float) -> list[tuple[int, int]]:
    """The columns, first and last (exclusive), that streaks fill."""
    full = ink.mean(axis=0) >= WHOLE
    wide = len(full)
    # Beside the edge of the page there is the shadow of the lid.
    runs = [(x0, x1) for x0, x1 in stretches(full) if x0 and x1 < wide]
    if not 0 < len(runs) <= MOST_STREAKS or any(x1 - x0 > THIN * scale for x0, x1 in runs):
        return []
    beside = np.ones(wide, dtype=np.bool_)
    for x0, x1 in runs:
        beside[max(x0 - 3, 0) : x1 + 3] = False
    margin = max(round(MARGIN * len(ink)), 1)
    blank = all(part[:, beside].mean() <= BLANK for part in (ink[:margin], ink[-margin:]))
    return runs if blank else []


def _filled(picture: Gray, streaks: Sequence[tuple[int, int]]) -> Gray:
    """The picture with each streak painted over from its left side to its right one, save where
    print is darker than the streak."""
    picture = picture.copy()
    for x0, x1 in streaks:
        left, right = max(x0 - 2, 0), min(x1 + 2, picture.shape[1] - 1)
        over = picture[:, left : right + 1]
        share = np.linspace(0, 1, right - left + 1)
        fill = picture[:, left, None] * (1 - share) + picture[:, right, None] * share
        darker = over < np.percentile(over, 15, axis=0) - DARKER
        picture[:, left : right + 1] = np.where(darker, over, fill)
    return picture


def without_holes(picture: Gray, scale: float) -> Gray:
    """The picture, the holes of a punch made paper, rules that they part whole; a hole that touches
    print stays, for what is left of a number is another one."""
    small = cv2.resize(picture, None, fx=SMALL, fy=SMALL, interpolation=cv2.INTER_AREA)
    dark = (small < DARK * np.percentile(small, 80)).astype(np.uint8)
    point = scale * SMALL
    size = round((SMALLEST_HOLE - 2) * point) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc)
    picture = picture.copy()
    for x, y, width, height, area in cv2.connectedComponentsWithStats(solid)[2][1:].tolist():
        middle_x, middle_y = x + width / 2, y + height / 2
        off = min(middle_x, middle_y, small.shape[1] - middle_x, small.shape[0] - middle_y)
        narrow, wide = min(width, height), max(width, height)
        fits = SMALLEST_HOLE * point <= narrow and wide <= min(LARGEST_HOLE * point, 1.25 * narrow)
        if fits and ROUND[0] <= area / (width * height) <= ROUND[1] and off <= EDGE * point:
            hole = (x / SMALL, y / SMALL, (x + width) / SMALL, (y + height) / SMALL)
            _cover(picture, hole, scale)
    return picture


def _cover(picture: Gray, hole: tuple[float, float, float, float], scale: float) -> None:
    """Paint a hole over with paper and the rules that end on both sides of it, if nothing else is
    printed beside it."""
    room, near = RIM * scale, round(BESIDE_HOLE * scale)
    x0, y0 = (max(round(side - room), 0) for side in hole[:2])
    x1, y1 = (round(side + room) for side in hole[2:])
    around = picture[max(y0 - near, 0) : y1 + near, max(x0 - near, 0) : x1 + near]
    paper = np.uint8(np.percentile(around, 60))
    rows = [picture[y0:y1, max(x0 - near, 0) : x0], picture[y0:y1, x1 : x1 + near]]
    columns = [picture[max(y0 - near, 0) : y0, x0:x1].T, picture[y1 : y1 + near, x0:x1].T]
    dark = [inked((side < DARK * paper).T) for side in (*rows, *columns)]
    if any(stop - start > THIN * scale for side in dark for start, stop in stretches(side)):
        return
    covered = picture[y0:y1, x0:x1]
    covered[:] = paper
    covered[dark[0] & dark[1]] = picture.min()
    covered[:, dark[2] & dark[3]] = picture.min()


def back_of(
    sheet: Sheet, segments: Sequence[Segment], certainty: Callable[[Sequence[Segment]], float]
) -> tuple[float, float] | None:
    """The contrast of what shines through from the back of a sheet, and that of its print; ``None``
    where nothing does: hardly any run of print is pale, or these are read with such ``certainty``
    as mirrored print is not."""
    contrasts = {segment: _contrast(sheet, segment) for segment in segments}
    dark = float(np.percentile([*contrasts.values()], 95)) if contrasts else 0.0
    pale = [segment for segment in segments if contrasts[segment] < PALE * dark]
    if len(pale) < max(FEWEST, SHARE * len(segments)):
        return None
    lines = [one for one in pale if one.wide >= LINE * one.high]
    if certainty(lines or pale) > MIRRORED:
        return None
    return float(np.percentile([contrasts[segment] for segment in pale], 95)), dark


def without_back(picture: Gray, back: tuple[float, float]) -> Gray:
    """The picture, what has no more contrast than its back made paper."""
    pale, dark = back
    paper, least = _paper(picture), min(MORE * pale, PALE * dark)
    deeper = np.clip((1 - picture / np.maximum(paper, 1) - least) / (1 - least / dark), 0, 1)
    return np.asarray(paper * (1 - deeper), dtype=np.uint8)


def _contrast(sheet: Sheet, segment: Segment) -> float:
    """How dark a run of print is, as a share of the paper around it."""
    x0, y0, x1, y1 = segment
    dark, light = np.percentile(sheet.picture[max(y0 - 2, 0) : y1 + 2, x0:x1], (3, 95))
    return float(1 - dark / max(light, 1))


def _paper(picture: Gray) -> NDArray[np.float64]:
    """The paper of the picture, as it is around each place."""
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    bare = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    return np.asarray(cv2.resize(bare, picture.shape[::-1]), dtype=np.float64)
