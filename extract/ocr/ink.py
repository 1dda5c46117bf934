"""Print and rules of an upright picture, apart from each other.

Rules are what is long and thin: openings by bars as long as no letter leaves of the ink only what
runs that far. What is left without them is print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.ocr.recogniser import Gray
from extract.runs import stretches

Bar = tuple[int, int, int, int]
"""A rule in pixels: ``(x0, y0, x1, y1)``."""

LONG = 26.0
"""Points that a horizontal rule is long at least."""
PIECE = 14.0
"""Points that a piece of a broken horizontal rule is long at least."""
HIGH = 11.0
"""Points that a vertical rule is high at least: a row of a table holds a line of type."""
CERTAIN_ACROSS, CERTAIN_DOWN = 100.0, 40.0
"""From this many points on a line is a rule wherever it stands; a shorter one may be the serifs of
a word or a stroke of large type, and is unless it stands on rules at both ends."""
CROSSED = 60.0
"""From this many points on a line that other strokes cross is a rule; the rings of a stamp run
straight for up to 42."""
NEVER_TEXT = 300.0
"""From this many points on no line of type makes a thin bar, nor one without a gap."""
SOLID = 0.96
"""How much of a rule is ink at least where type stands beside it; heavy type reaches 0.95."""
THICK = 4.0
"""Points from which on a bar is no rule but a shade or a photo."""
SMOOTH = 5
"""Pixels over which the picture is smoothed along the rules that are looked for: a hairline, one
pixel wide and pale, stands out from the grain of the paper only along its length."""
GAP = 3.0
"""Points of a gap in a broken rule that is bridged."""
LINK, PALER = 200.0, 12
"""Points of a gap in a rule that shows in it, and by how many levels of grey."""
STEP, MOSTLY = 20.0, 0.85
"""Points of the pieces of a thick or askew rule, and how much of its rows is ink there."""
BESIDE_STROKE = 0.6
"""How much ink stands right beside the stroke of a letter, the shares of both sides together:
strokes of heavy heads that touch the rules above and below have 0.75 and more."""
STROKE, THICKER = 1.5, 1.8
"""Points that strokes of such heads are thick, and how many times the usual rule of their page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright picture taken apart: its ``print`` (white on black, rules taken out), the rules,
    and the picture with the rules painted over."""

    picture: Gray
    print: Gray
    across: tuple[Bar, ...]
    down: tuple[Bar, ...]
    scale: float
    """Pixels per point."""
    walls: tuple[Bar, ...] = ()
    """The rules in short pieces, each no higher than the rule is there: the box of one that is long
    and a little askew holds type too."""

    def down_at(self, y: float) -> list[Bar]:
        """The upright rules that run over a height."""
        return [bar for bar in self.down if bar[1] <= y <= bar[3]]


def ink_of(picture: Gray) -> Gray:
    """What is printed, as white on black: darker than the paper around it, by a threshold that
    follows the paper (shadows, grey and coloured paper)."""
    return darker(cv2.medianBlur(picture, 3))


def darker(smooth: Gray | cv2.typing.MatLike) -> Gray:
    """What is darker than the paper around it, with its grain."""
    ink = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 61, 18
    )
    return np.asarray(ink, dtype=np.uint8)


def take_apart(picture: Gray, scale: float) -> Sheet:
    """Find the rules of an upright picture and take them out."""
    ink = ink_of(picture)
    across, down = _rules(picture, ink, scale)
    mirror = np.ascontiguousarray(ink.T)
    walls = [
        *(part for bar in across for part in _pieces(ink, bar, scale)),
        *(_mirrored(part) for bar in down for part in _pieces(mirror, _mirrored(bar), scale)),
    ]
    rules = np.zeros_like(ink)
    for x0, y0, x1, y1 in walls:
        rules[y0:y1, x0:x1] = 255
    rules = np.asarray(cv2.dilate(rules, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    bare = picture.copy()
    bare[rules > 0] = np.uint8(np.percentile(picture, 80))
    left = ink.copy()
    left[rules > 0] = 0
    return Sheet(bare, left, tuple(across), tuple(down), scale, tuple(walls))


def _rules(picture: Gray, ink: Gray, scale: float) -> tuple[list[Bar], list[Bar]]:
    """The horizontal and the vertical rules."""
    grainy = darker(picture)
    mirror = np.ascontiguousarray(grainy.T)
    high = round(HIGH * scale)
    bars = _bars(picture, round(PIECE * scale), round(LONG * scale), scale)
    upright = _bars(np.ascontiguousarray(picture.T), high, high, scale)
    down = [*map(_mirrored, _without_strokes(mirror, bars, upright, scale))]
    near = 1.2 * scale
    sure_down = [bar for bar in down if bar[3] - bar[1] >= CERTAIN_DOWN * scale]
    bars = [_without_type(ink, grainy, bar, sure_down, scale) for bar in bars]
    across = [
        _up_to_walls(picture, bar, sure_down, scale)
        for bar in bars
        if not _is_text(ink, grainy, bar, scale)
    ]
    mirrored = [*map(_mirrored, sure_down)]
    across = [
        bar
        for bar in across
        if bar[2] - bar[0] >= CERTAIN_ACROSS * scale or _on_rules(_mirrored(bar), mirrored, near)
    ]
    bands, upright_ink = [*map(_mirrored, across)], np.ascontiguousarray(ink.T)
    down = [
        _mirrored(_without_type(upright_ink, mirror, _mirrored(bar), bands, scale, THICK))
        for bar in down
        if bar in sure_down or _on_rules(bar, across, near)
    ]
    return across, down


def _without_strokes(
    mirror: Gray, bars: Sequence[Bar], upright: Sequence[Bar], scale: float
) -> list[Bar]:
    """The upright bars, mirrored, that are no strokes of letters: long ones, and those without a
    gap that are as thick as the long ones of the page."""
    certain = CERTAIN_DOWN * scale
    long = [bar for bar in (*bars, *upright) if bar[2] - bar[0] >= certain]
    usual = float(np.median([bar[3] - bar[1] for bar in long])) if long else scale
    return [
        bar
        for bar in upright
        if bar[2] - bar[0] >= certain
        or (_widest_gap(mirror, bar) <= scale and not _is_stroke(mirror, bar, scale, usual))
    ]


def _without_type(
    ink: Gray, grainy: Gray, bar: Bar, walls: Sequence[Bar], scale: float, least: float = PIECE
) -> Bar:
    """A horizontal bar without the heavy type that it runs into at an end, behind the last rule it
    meets: at the height of a band of a head stands the name in the next cell. Type keeps off that
    rule, and a bar does not."""
    x0, y0, x1, y1 = bar
    room, least = round(THICK * scale), least * scale
    through = [wall for wall in walls if wall[1] < y0 - room < y1 + room < wall[3]]
    met = sorted(one for one in through if x0 + least <= one[0] and one[2] <= x1 - least)
    if not met:
        return bar
    for left, right, way in ((x0, met[0][0], -1), (met[-1][2], x1, 1)):
        bare = (grainy[y0:y1, left:right] == 0).all(axis=0)[::way][:room]
        off = any(stop - start >= scale / 3 for start, stop in stretches(np.asarray(bare)))
        if off and _is_text(ink, grainy, _tight(grainy, (left, y0, right, y1)), scale):
            bar = (bar[0], right)[way < 0], y0, (bar[2], left)[way > 0], y1
    return _tight(grainy, bar) if bar != (x0, y0, x1, y1) else bar


def _tight(ink: Gray, bar: Bar) -> Bar:
    """A horizontal bar without the rows above and below that are not ink for the most part."""
    x0, y0, x1, y1 = bar
    full = np.flatnonzero((ink[y0:y1, x0:x1] > 0).mean(axis=1) >= 0.5)
    return (x0, y0 + int(full[0]), x1, y0 + int(full[-1]) + 1) if len(full) else bar


def _pieces(ink: Gray, bar: Bar, scale: float) -> list[Bar]:
    """A horizontal bar in pieces, each with the rows that are ink over most of it."""
    x0, y0, x1, y1 = bar
    if y1 - y0 <= 2 * scale:
        return [bar]
    step = round(STEP * scale)
    pieces = []
    for left in range(x0, x1, step):
        right = min(left + step, x1)
        full = np.flatnonzero((ink[y0:y1, left:right] > 0).mean(axis=1) >= MOSTLY)
        top, bottom = (int(full[0]), int(full[-1]) + 1) if len(full) else (0, y1 - y0)
        pieces.append((left, y0 + top, right, y0 + bottom))
    return pieces


def _mirrored(bar: Bar) -> Bar:
    """The bar with its axes exchanged."""
    return bar[1], bar[0], bar[3], bar[2]


def _bars(picture: Gray, piece: int, least: int, scale: float) -> list[Bar]:
    """The horizontal bars of a picture that are at least ``least`` pixels long and thin, made of
    pieces of at least ``piece`` pixels.

    The ink is thickened across the bar first: a rule that is a little askew or trembles leaves the
    row of pixels it began in.
    """
    gap = round(GAP * scale)
    smooth = cv2.blur(picture, (SMOOTH, 1))
    along = darker(smooth)
    tolerant = cv2.dilate(along, np.ones((3, 1), np.uint8))
    # Only pieces that no letter could be are bridged: letters below each other are no rule.
    pieces = cv2.morphologyEx(tolerant, cv2.MORPH_OPEN, np.ones((1, piece), np.uint8))
    whole = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    opened = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    bars, joined = _thin(opened, scale)
    if joined.any():
        # A stamp or a signature crosses a rule, and runs along with it less far.
        free = np.ones((1, round(CROSSED * scale)), np.uint8)
        bars += _thin(cv2.morphologyEx(joined, cv2.MORPH_OPEN, free), scale)[0]
    return _linked(bars, np.asarray(smooth), scale)


def _linked(bars: Sequence[Bar], smooth: Gray, scale: float) -> list[Bar]:
    """The bars, those of one line as one where it goes on between them, too pale to be ink: beside
    much type what is darker than the mean of all around is not what is darker than the paper."""
    linked: list[Bar] = []
    for bar in sorted(bars):
        for place, other in enumerate(linked):
            level = abs(bar[1] + bar[3] - other[1] - other[3]) <= scale
            if level and _goes_on(smooth, other, bar, scale):
                rows = min(bar[1], other[1]), max(bar[3], other[3])
                linked[place] = (other[0], rows[0], bar[2], rows[1])
                break
        else:
            linked.append(bar)
    return linked


def _up_to_walls(picture: Gray, bar: Bar, walls: Sequence[Bar], scale: float) -> Bar:
    """A horizontal rule as far as it goes on, too pale to be ink, up to vertical ones."""
    x0, y0, x1, y1 = bar
    crossing = sorted(wall for wall in walls if wall[1] <= y0 and y1 <= wall[3])
    for wall in reversed(crossing):
        if _goes_on(picture, (wall[0], y0, wall[2], y1), (x0, y0, x1, y1), scale):
            x0 = wall[0]
    for wall in crossing:
        if _goes_on(picture, (x0, y0, x1, y1), (wall[0], y0, wall[2], y1), scale):
            x1 = wall[2]
    return x0, y0, x1, y1


def _goes_on(smooth: Gray, left: Bar, right: Bar, scale: float) -> bool:
    """Whether what lies between two bars of a line is nearly all darker than the paper above it and
    below it."""
    x0, x1 = left[2], right[0]
    if not 0 < x1 - x0 <= LINK * scale:
        return False
    top, bottom, off = min(left[1], right[1]), max(left[3], right[3]), round(scale)
    line = smooth[max(top - 1, 0) : bottom + 1, x0:x1].min(axis=0).astype(np.int16)
    sides = [smooth[max(y - 1, 0) : y + 1, x0:x1] for y in (top - off, bottom + off)]
    if not all(side.size for side in sides):
        return False
    paper = np.minimum(*(side.min(axis=0) for side in sides))
    return float((line + PALER <= paper).mean()) >= MOSTLY


def _thin(opened: Gray | cv2.typing.MatLike, scale: float) -> tuple[list[Bar], Gray]:
    """The bars among what runs far, and what is no bar for it is thick."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    bars, thick_ones = [], []
    for label, (x, y, width, height, area) in enumerate(stats.tolist()):
        thick = area / width  # not its height: a long rule may be askew
        if not label:
            continue
        if thick - 2 <= THICK * scale and height <= thick + 0.02 * width + 3:
            trim = 1 if height > 2 else 0
            bars.append((x, y + trim, x + width, y + height - trim))
        else:
            thick_ones.append(label)
    return bars, np.where(np.isin(labels, thick_ones), opened, 0).astype(np.uint8)


def _is_text(ink: Gray, grainy: Gray, bar: Bar, scale: float) -> bool:
    """Whether a bar runs through a line of type or along its foot: it is thick as no short rule is,
    or ink with gaps stands beside it and it has gaps itself; a long one only where it is thick and
    has gaps, as heavy type whose letters run into each other.

    Beside a rule there is no ink, or all of the other one of a double rule, or type that stands
    close. ``grainy`` is the ink with its grain, in which a hairline has no gap.
    """
    x0, y0, x1, y1 = bar
    long = x1 - x0 >= NEVER_TEXT * scale
    if y1 - y0 > 2 * scale:
        return not long or _filled(grainy, bar, scale) < SOLID
    if long:
        return False
    near, far = round(0.7 * scale), round(1.8 * scale)
    sides = [
        ink[max(start, 0) : max(stop, 0), x0:x1]
        for start, stop in ((y0 - far, y0 - near), (y1 + near, y1 + far))
    ]
    typed = any(side.size and 0.15 < float((side > 0).mean()) < 0.97 for side in sides)
    return typed and _filled(grainy, bar, scale) < SOLID


def _is_stroke(grainy: Gray, bar: Bar, scale: float, usual: float) -> bool:
    """Whether a bar (turned to be horizontal) is the stroke of a letter as high as its row: thicker
    than the ``usual`` rule of its page, or with the rest of the letter, or the next one, right
    beside it. Ink over its whole length is another rule."""
    x0, y0, x1, y1 = bar
    near, far, end = round(0.5 * scale), round(1.8 * scale), round(1.5 * scale)
    top = max(y0 - far, 0)
    part = grainy[top : y1 + far, x0 + end : x1 - end] > 0
    filled = part.mean(axis=1) if part.shape[1] else np.zeros(len(part))
    above, below = filled[: y0 - top][::-1], filled[y1 - top :]
    thick = y1 - y0 + sum(int(np.r_[side < 0.5, True].argmax()) for side in (above, below))
    if thick > max(STROKE * scale, THICKER * usual):
        return True
    beside = (np.where(side > SOLID, 0.0, side)[near:far] for side in (above, below))
    return sum(float(side.mean()) for side in beside if len(side)) > BESIDE_STROKE


def _filled(grainy: Gray, bar: Bar, scale: float) -> float:
    """How much of a horizontal bar is ink, 0-1, each part of it by its fullest row of pixels, for
    a rule may lie a little askew."""
    x0, y0, x1, y1 = bar
    step = round(20 * scale)
    parts = [
        grainy[max(y0 - 1, 0) : y1 + 1, start : min(start + step, x1)]
        for start in range(x0, x1, step)
    ]
    return sum(int((part > 0).sum(axis=1).max()) for part in parts if part.size) / (x1 - x0)


def _widest_gap(grainy: Gray, bar: Bar) -> int:
    """The longest stretch of a horizontal bar, in pixels, without ink."""
    x0, y0, x1, y1 = bar
    filled = np.flatnonzero((grainy[max(y0 - 1, 0) : y1 + 1, x0:x1] > 0).any(axis=0))
    return int(np.diff(filled, prepend=-1, append=x1 - x0).max()) - 1


def _on_rules(bar: Bar, crossing: Sequence[Bar], near: float) -> bool:
    """Whether a vertical bar touches horizontal ones with both of its ends."""
    x0, y0, x1, y1 = bar
    middle = (x0 + x1) / 2
    met = [rule for rule in crossing if rule[0] - near <= middle <= rule[2] + near]
    return all(any(rule[1] - near <= end <= rule[3] + near for rule in met) for end in (y0, y1))
