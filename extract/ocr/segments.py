"""Lines of ink: where in a picture a run of print stands that is read at once.

Ink that is near in the direction of reading is closed to blobs, rules being walls; a blob of
several lines is cut where its rows hold least ink. So the cells of a table, the lines of a
paragraph and the two sides of a signature are found alike, without a model.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr.ink import Sheet
from extract.ocr.recogniser import Gray
from extract.printed import are_near, stand_over
from extract.runs import Mask, stretches

SPECK = 1.2
"""Points: what is lower and narrower is dust, unless it stands in a line."""
LARGEST = 40.0
"""Points: what is higher is a picture, a stamp or a signature."""
APART = 10.0
"""Points of white between two runs of print that are read separately."""
CLOSER, HIGH = 4.0, 1.6
"""Points of white up to which print is of one cell where that of several does not stand level, and
how many usual heights what is no line is high at least."""
DASH_HIGH, DASH_WIDE = 2.0, 12.0
"""Points that a dash is high and wide at most."""
AT_RULE = 1.0
"""Points from a rule within which a thin run of print is a rough edge of it."""
DOT = 3.0
"""Points that a dot is wide at most."""
BETWEEN = 0.75
"""How much room the dots of a colon have between them at least, in heights of the larger one: heavy
type with serifs has hardly more."""
REACH = 0.45
"""How far letters reach above and below the rows of most ink, in heights of a line."""
BAR_HIGH, BAR_WIDE, FULL, EVEN, MOST_BARS = 4.0, 0.35, 0.85, 0.3, 3
"""Points that bars of a numeral are high at least; their width as a share of that, at most; how
much of their box is ink; how unlike they and the rooms between them are; and how many there are."""
MOST = 1_500
"""Lines of a page that are read; more are no text but the grain of a photo."""

Labels = NDArray[np.int32]


class Segment(NamedTuple):
    """A run of print: the box of its ink in pixels."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def wide(self) -> int:
        return self.x1 - self.x0

    @property
    def high(self) -> int:
        return self.y1 - self.y0

    def of(self, picture: NDArray[Any]) -> NDArray[Any]:
        """What of a picture lies in its box."""
        return np.asarray(picture[self.y0 : self.y1, self.x0 : self.x1])

    def ink(self, sheet: Sheet) -> Mask:
        """Which of its pixels are ink."""
        return self.of(sheet.print) > 0


def find_segments(sheet: Sheet) -> list[Segment]:
    """The runs of print of a page, those of the densest photo left out."""
    ink, scale = sheet.print, sheet.scale
    labels, blobs = _blobs(ink, sheet, APART)
    usual = _usual_height([*blobs.values()], scale)
    high = {label for label, blob in blobs.items() if blob.high > HIGH * usual}
    nearer, parts, whole = _nearer(sheet, labels, high, usual)
    blobs = {label: blob for label, blob in blobs.items() if label not in high - whole}
    lines = _lines_of(ink, nearer, parts, usual, scale)
    lines += _lines_of(ink, labels, blobs, usual, scale)
    lines = [line for line in lines if line.high <= LARGEST * scale]
    lines = [line for line in lines if not _is_remnant(line, sheet)]
    kept = _without_strays(lines, usual)
    return sorted(kept, key=lambda line: (line.y0, line.x0)) if len(kept) <= MOST else []


def _blobs(ink: Gray, sheet: Sheet, apart: float) -> tuple[Labels, dict[int, Segment]]:
    """Ink that is closed to blobs over so many points of white, by their labels, dust left out."""
    reach = round(apart * sheet.scale) | 1
    closed = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8)))
    closed = closed.astype(np.uint8)
    for x0, y0, x1, y1 in sheet.walls:
        closed[y0:y1, x0:x1] = 0
    # The dots and commas of a line belong to it.
    closed = np.asarray(cv2.dilate(closed, np.ones((3, 1), np.uint8)), dtype=np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    blobs = {
        label: Segment(x, y, x + width, y + height)
        for label, (x, y, width, height, _) in enumerate(stats.tolist())
        if label and max(width, height) > SPECK * sheet.scale
    }
    return np.asarray(labels, dtype=np.int32), blobs


def _lines_of(
    ink: Gray, labels: Labels, blobs: dict[int, Segment], usual: float, scale: float
) -> list[Segment]:
    """The lines of blobs."""
    lines: list[Segment] = []
    for label, blob in blobs.items():
        # The lines that a stamp lies around are within its box, and none of its own.
        own = (blob.of(ink) > 0) & (blob.of(labels) == label)
        lines += _lines(own, blob, usual, scale)
    return lines


def _nearer(
    sheet: Sheet, labels: Labels, high: set[int], usual: float
) -> tuple[Labels, dict[int, Segment], set[int]]:
    """What stands near each other in blobs that are higher than lines, by its labels, where all of
    it is lines; the blobs in which it is not are ``whole``."""
    if not high:
        return labels, {}, set()
    within = np.where(np.isin(labels, [*high]), sheet.print, 0).astype(np.uint8)
    nearer, parts = _blobs(within, sheet, CLOSER)
    of = {}
    for part, box in parts.items():
        rows, columns = np.nonzero((box.of(nearer) == part) & (box.of(within) > 0))
        if len(rows):  # walls may cut white off that was closed
            of[part] = int(labels[box.y0 + rows[0], box.x0 + columns[0]])
    parts = {part: parts[part] for part in of}
    whole = {of[part] for part, box in parts.items() if box.high > HIGH * usual}
    return nearer, {part: box for part, box in parts.items() if of[part] not in whole}, whole


def _is_remnant(line: Segment, sheet: Sheet) -> bool:
    """Whether a run of print is what is left of a rule: as thin as one, and longer than a dash or
    right beside the rule, where no dash stands: it floats in the middle of its type."""
    if line.high > DASH_HIGH * sheet.scale:
        return False
    rules = (rule for wall in sheet.walls if (rule := Segment(*wall)).wide > rule.high)
    return line.wide > DASH_WIDE * sheet.scale or any(
        stand_over(line, rule)
        and max(rule.y0 - line.y1, line.y0 - rule.y1) <= AT_RULE * sheet.scale
        for rule in rules
    )


def is_dash(sheet: Sheet, segment: Segment) -> bool:
    """Whether a run of print is a lone dash, told by its shape: the recogniser sees too little in
    so few pixels, and dashes fill the empty cells of such tables."""
    low = segment.high <= DASH_HIGH * sheet.scale
    long = 1.15 * segment.high <= segment.wide <= DASH_WIDE * sheet.scale
    return low and long and bool(segment.ink(sheet).mean() > 0.6)


def is_colon(sheet: Sheet, segment: Segment) -> bool:
    """Whether a run of print is a lone colon, told by its shape as a dash is: two dots of a size
    above each other, with about as much room between them as they are high, or more."""
    wide = segment.wide
    dots = stretches(inked(segment.ink(sheet).T))
    if wide > DOT * sheet.scale or len(dots) != 2:
        return False
    (top, upper), (lower, bottom) = dots
    heights = (upper - top, bottom - lower)
    even = all(0.6 * wide - 1 <= high <= 1.4 * wide + 1 for high in heights)
    return even and lower - upper >= max(BETWEEN * max(heights), 3)


def bars(sheet: Sheet, segment: Segment) -> int:
    """How many upright bars of a size stand side by side in a run of print, with nothing else, as
    a numeral of type without serifs does (``III``); 0 for anything else. The recogniser takes them
    for specks."""
    part, high = segment.ink(sheet), segment.high
    runs = stretches(inked(part))
    wide = [right - left for left, right in runs]
    room = [two - one for (_, one), (two, _) in pairwise(runs)]
    are_bars = (
        high >= BAR_HIGH * sheet.scale
        and len(runs) <= MOST_BARS
        and _are_even(wide)
        and max(wide) <= BAR_WIDE * high
        and (not room or (_are_even(room) and max(room) < high / 2))
        and all(part[:, left:right].mean() >= FULL for left, right in runs)
    )
    return len(runs) if are_bars else 0


def _are_even(sizes: list[int]) -> bool:
    return max(sizes) - min(sizes) <= max(1, EVEN * max(sizes))


def _usual_height(blobs: list[Segment], scale: float) -> float:
    """The height of most lines, in pixels."""
    lines = (blob for blob in blobs if blob.wide > 4 * scale)
    heights = [line.high for line in lines if 4 * scale < line.high < 20 * scale]
    return float(np.median(heights)) if heights else 9 * scale


def _lines(part: Mask, blob: Segment, usual: float, scale: float) -> Iterator[Segment]:
    """The lines of a blob, of which ``part`` is the ink: one, or as many as its rows of little ink
    part."""
    bands = [(0, blob.high)]
    if blob.high > HIGH * usual:
        bands = _bands(part.sum(axis=1), usual)
    for top, bottom in bands:
        band = part[top:bottom]
        for left, right in stretches(inked(band), round(APART * scale)):
            rows = np.flatnonzero(band[:, left:right].any(axis=1)).tolist()
            if rows:
                high, low = (blob.y0 + top + row for row in (rows[0], rows[-1] + 1))
                yield Segment(blob.x0 + left, high, blob.x0 + right, low)


def _bands(sums: NDArray[np.int_], usual: float) -> list[tuple[int, int]]:
    """The lines in the sums of ink of the rows: parted at each deepest place between two full
    ones."""
    smooth = np.convolve(sums, np.ones(3) / 3, mode="same")
    full = 0.35 * float(np.percentile(smooth, 90))
    cores = stretches(smooth > full, max(round(0.12 * usual), 1))
    cores = [core for core in cores if core[1] - core[0] > 0.15 * usual] or [(0, len(sums))]
    cuts = [0]
    for (_, above), (below, _) in pairwise(cores):
        if below > above:
            between = smooth[above:below]
            # Of several equally empty rows the middle one.
            lowest = np.flatnonzero(between <= between.min() + 1e-9)
            cuts.append(above + int(lowest[len(lowest) // 2]))
    # What a pen drew above the first line or below the last one is none of it.
    reach = round(REACH * usual)
    ends = (cores[0][0] - reach, cores[-1][1] + reach)
    cuts += [end for end in ends if reach < end < len(sums) - reach]
    return list(pairwise([*sorted(cuts), len(sums)]))


def inked(part: NDArray[Any]) -> Mask:
    """Which columns of a part of the ink hold any."""
    return np.asarray(part.any(axis=0), dtype=np.bool_)


def _without_strays(lines: list[Segment], usual: float) -> list[Segment]:
    """The lines without what is no line by itself: dots and accents inside the reach of a line
    (they are read with it), and dust. Two dots above each other are a colon."""
    lines = _with_colons(lines, usual)
    full = [line for line in lines if line.high >= 0.45 * usual]
    boxes = np.array(full, dtype=np.float64).reshape(-1, 4)
    margin = 0.35 * usual
    least, most = boxes[:, :2] - margin, boxes[:, 2:] + margin

    def is_within_a_line(line: Segment) -> bool:
        middle = np.add(line[:2], line[2:]) / 2
        return bool(((least <= middle) & (middle <= most)).all(axis=1).any())

    # A dash or a row of dots stands by itself; a speck is narrow.
    low = (line for line in lines if line.high < 0.45 * usual and line.wide >= 0.15 * usual)
    return [*full, *(line for line in low if not is_within_a_line(line))]


def _with_colons(lines: list[Segment], usual: float) -> list[Segment]:
    """The lines, dots that stand above each other as one."""
    dots = [line for line in lines if max(line.wide, line.high) < 0.4 * usual]
    colons, used = [], set[int]()
    for upper in dots:
        for lower in dots:
            if (
                0 < lower.y0 - upper.y1 < 0.6 * usual
                and are_near(lower.x0, upper.x0, 0.12 * usual)
                and are_near(lower.wide, upper.wide, 0.15 * usual)
            ):
                left, right = min(upper.x0, lower.x0), max(upper.x1, lower.x1)
                colons.append(Segment(left, upper.y0, right, lower.y1))
                used |= {id(upper), id(lower)}
    return [line for line in lines if id(line) not in used] + colons
