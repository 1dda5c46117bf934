"""What is drawn on a page: rules, shades, images, and what white paint and images hide.

Takes pdfium's handle of a page; gives its rules, shades and images, the areas painted white, and
the text objects under an image.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdfium_calls import (
    ADDRESS,
    NUMBER,
    View,
    addresses_of,
    clip_of,
    fill_colour,
    image_size,
    kind_of,
    object_on_page,
    plain,
)
from extract.printed import Area, Places, Rule, are_near, is_inside, sides_of

THIN = 3.0
"""A filled shape at most this many points thick is a rule, not a shade."""
FRAME = 10
"""Segments of two rectangles in one path."""
CLOSE = 0.3
"""Points between two fills that touch."""
SLANT = 1.0
"""A stroke this many points off the horizontal or vertical still is one."""
MAX_OBJECTS = 60_000
"""Page objects looked at; a drawing of more is no table."""
MAX_SEGMENTS = 4_000
"""Segments looked at in one path; more is a drawing."""
MOST_DECODED = 200_000_000
"""Pixels of pictures that are unpacked at once: a 600 dpi A0 sheet has three times as many."""
COVERING = 0.5
"""Of a page whose images cover less than this share no text is looked for under them."""
_object_in_form = plain(raw.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
_object_matrix = plain(raw.FPDFPageObj_GetMatrix, NUMBER, ADDRESS, ADDRESS)
_stroke_colour = plain(raw.FPDFPageObj_GetStrokeColor, NUMBER, *[ADDRESS] * 5)
_draw_mode = plain(raw.FPDFPath_GetDrawMode, NUMBER, ADDRESS, ADDRESS, ADDRESS)
_segment_count = plain(raw.FPDFPath_CountSegments, NUMBER, ADDRESS)
_segment = plain(raw.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, NUMBER)
_segment_kind = plain(raw.FPDFPathSegment_GetType, NUMBER, ADDRESS)
_segment_point = plain(raw.FPDFPathSegment_GetPoint, NUMBER, ADDRESS, ADDRESS, ADDRESS)
_segment_closes = plain(raw.FPDFPathSegment_GetClose, NUMBER, ADDRESS)
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Cover(NamedTuple):
    """An area of a page painted white, and the place of what paints it in the page's order."""

    order: int
    area: Area


class Covers(NamedTuple):
    """What is painted white on a page after some of its text: for each text object its place in
    the page's order, by its address."""

    orders: Mapping[int, int]
    covers: Sequence[Cover]


def painted_over(page: Any, covers: Sequence[Cover]) -> Covers | None:
    """The white areas and the order of the texts, where any area comes after a text.

    Offices paint the ground of a cell white before they print its text; a correction paints it
    over the text that it replaces.
    """
    if not covers:
        return None
    last = max(cover.order for cover in covers)
    address = ctypes.cast(page, ctypes.c_void_p)
    objects = map(object_on_page, repeat(address), range(last))
    orders = {
        found: order
        for order, found in enumerate(objects)
        if kind_of(found) == raw.FPDF_PAGEOBJ_TEXT
    }
    return Covers(orders, covers) if orders else None


def _times(inner: Any, outer: _Matrix) -> Any:
    """Two matrices one after the other; ``inner`` may be six arrays."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def read_objects(
    page: Any, view: View, covers: list[Cover]
) -> tuple[tuple[Rule, ...], tuple[Area, ...], tuple[Area, ...], int]:
    """Rules, shades, images, and how many objects were left out."""
    rules: list[Rule] = []
    shades: list[Area] = []
    images: list[Area] = []
    budget, unlooked = MAX_OBJECTS, 0
    # (container, count, getter, matrix, depth) of what is still to be walked: the page, its forms.
    count = raw.FPDFPage_CountObjects(page)
    waiting: list[tuple[Any, int, Any, _Matrix, int]] = [
        (page, count, object_on_page, _IDENTITY, 0)
    ]
    while waiting:
        container, count, get, outer, depth = waiting.pop()
        address = ctypes.cast(container, ctypes.c_void_p)
        objects = list(map(get, repeat(address), range(min(count, budget))))
        budget -= len(objects)
        unlooked += count - len(objects)
        kinds = list(map(kind_of, objects))
        paths = [
            found
            for found, kind in zip(objects, kinds, strict=True)
            if kind == raw.FPDF_PAGEOBJ_PATH
        ]
        white = covers if depth == 0 else None
        orders = {found: order for order, found in enumerate(objects)} if white is not None else {}
        unlooked += _read_paths(paths, outer, view, rules, shades, white, orders)
        for found, kind in zip(objects, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                images.append(_bounds(found, outer, view))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                form = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
                count = raw.FPDFFormObj_CountObjects(form)
                matrix = _times(_matrix(form), outer)
                waiting.append((form, count, _object_in_form, matrix, depth + 1))
    return tuple(rules), tuple(shades), tuple(images), unlooked


def under_images(
    document: pdfium.PdfDocument, page: Any, view: View, images: Sequence[Area]
) -> frozenset[int]:
    """The text objects that an image printed after them hides: the layer of some recognition
    software. An image that lets the text shine through (a watermark) hides none."""
    share = sum((area.x1 - area.x0) * (area.y1 - area.y0) for area in images)
    if share < COVERING * view.width * view.height:
        return frozenset()
    texts: dict[int, Area] = {}
    covered: set[int] = set()
    for found, kind, matrix in _in_order(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts[found] = _bounds(found, matrix, view)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and texts.keys() - covered:
            image = _bounds(found, matrix, view)
            under = {key for key, text in texts.items() if is_inside(text, image)}
            if under - covered and _is_opaque(document, page, found):
                covered |= under
    return frozenset(covered)


def _in_order(page: Any) -> Iterator[tuple[int, int, _Matrix]]:
    """The objects of a page in the order they are printed in, those of forms in their place:
    address, kind, and the matrix they stand under."""

    def walk(
        container: Any, count: int, get: Any, outer: _Matrix, depth: int
    ) -> Iterator[tuple[int, int, _Matrix]]:
        for found in map(get, repeat(ctypes.cast(container, ctypes.c_void_p)), range(count)):
            kind = kind_of(found)
            yield found, kind, outer
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                form = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
                matrix = _times(_matrix(form), outer)
                inner = raw.FPDFFormObj_CountObjects(form)
                yield from walk(form, inner, _object_in_form, matrix, depth + 1)

    count = min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)
    yield from walk(page, count, object_on_page, _IDENTITY, 0)


def _is_opaque(document: pdfium.PdfDocument, page: Any, found: int) -> bool:
    """Whether nothing shines through an image; one too large to be unpacked is a scan."""
    image = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
    width, height = image_size(image)
    if width * height > MOST_DECODED:
        return True
    drawn = raw.FPDFImageObj_GetRenderedBitmap(document.raw, page, image)
    if not drawn:
        return False
    pixels = pdfium.PdfBitmap.from_raw(drawn).to_numpy()
    return pixels.shape[2] < 4 or float(pixels[:, :, 3].mean()) > 250


def _shines_through(found: int) -> bool:
    """Whether what lies below an object can be seen: by its blending, a mask, or its opacity."""
    return bool(raw.FPDFPageObj_HasTransparency(ctypes.cast(found, raw.FPDF_PAGEOBJECT)))


def _matrix(form: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(found: int, outer: _Matrix, view: View) -> Area:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    image = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
    raw.FPDFPageObj_GetBounds(image, left, bottom, right, top)
    a, b, c, d, e, f = outer
    corners = [
        view.point(a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = zip(*corners, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


class _Ink(NamedTuple):
    """How a path is painted; ``hidden`` where in white or fully transparent, ``white`` where it is
    filled so that nothing shows through."""

    filled: bool
    stroked: bool
    hidden: bool
    white: bool
    colour: tuple[int, ...]


class _Fill(NamedTuple):
    """A filled shape and its colour."""

    area: Area
    colour: tuple[int, ...]


@dataclass(slots=True)
class _Drawn:
    """What the paths of one container draw."""

    rules: list[Rule] = field(default_factory=list)
    shades: list[Area] = field(default_factory=list)
    grounds: list[_Fill] = field(default_factory=list)
    """The filled areas, white ones too."""
    bars: list[tuple[Rule, _Fill]] = field(default_factory=list)
    """The thin ones, each with the rule that it may be."""


def _inks(paths: Sequence[int]) -> list[_Ink]:
    fill, stroke = np.zeros((2, len(paths)), dtype=np.int32)
    deque(map(_draw_mode, paths, addresses_of(fill), addresses_of(stroke)), maxlen=0)
    red, green, blue, alpha = colours = np.zeros((4, len(paths)), dtype=np.uint32)
    told = [
        (_stroke_colour if stroked else fill_colour)(path, *places)
        for path, stroked, *places in zip(
            paths, stroke.tolist(), *map(addresses_of, colours), strict=True
        )
    ]
    white = np.minimum(np.minimum(red, green), blue) >= 250
    hidden = np.array(told, dtype=bool) & (white | (alpha == 0))
    # The colour asked for is that of the stroke where there is one: those are frames, not covers.
    solid = (fill != 0) & (stroke == 0) & np.array(told, dtype=bool) & white & (alpha == 255)
    flags = (fill != 0, stroke != 0, hidden, solid)
    told_flags = [flag.tolist() for flag in flags]
    return list(map(_Ink, *told_flags, map(tuple, colours.T.tolist())))


def _read_paths(
    paths: list[int],
    outer: _Matrix,
    view: View,
    rules: list[Rule],
    shades: list[Area],
    covers: list[Cover] | None,
    orders: Mapping[int, int],
) -> int:
    """The paths of one container, all of them in one go: some pages have thousands. How many were
    left out. ``covers`` takes the boxes painted white, with their places in ``orders``."""
    counts: list[int] = list(map(_segment_count, paths))
    unlooked = sum(count > MAX_SEGMENTS for count in counts)
    looked = [(path, n) for path, n in zip(paths, counts, strict=True) if 1 < n <= MAX_SEGMENTS]
    if not looked:
        return unlooked
    paths, counts = map(list, zip(*looked, strict=True))
    segments = list(
        chain.from_iterable(map(_segment, repeat(path), range(n)) for path, n in looked)
    )
    kinds = np.fromiter(map(_segment_kind, segments), np.int8).tobytes()
    closing = bytes(map(_segment_closes, segments))
    across, down = _points(paths, counts, segments, outer, view)
    drawn = _Drawn()
    end = 0
    for path, ink, count in zip(paths, _inks(paths), counts, strict=True):
        begun, end = end, end + count
        xs, ys = across[begun:end], down[begun:end]
        if covers is not None and _is_cover(path, ink, xs, ys):
            covers.append(Cover(orders[path], _seen_of(xs, ys, clip_of(path, view))))
        if not ink.filled and not ink.stroked:
            continue
        if not ink.stroked and (frame := _frame(xs, ys)):
            drawn.rules += [Rule(*side, ink.hidden) for side in frame]
            continue
        for first, stop, closed, curved in _shapes(kinds, closing, begun, end):
            _shape(across[first:stop], down[first:stop], closed, curved, ink, drawn)
    rules += [*drawn.rules, *_true_rules(drawn)]
    shades += drawn.shades
    return unlooked


def _true_rules(drawn: _Drawn) -> Iterator[Rule]:
    """The rules that thin fills are: not the upright ones that go on with the ground of a cell in
    its own colour, as printers of web pages fill the room between cells."""
    sides: dict[tuple[tuple[int, ...], int], list[Area]] = {}
    for area, colour in drawn.grounds:
        sides.setdefault((colour, round(area.y0)), []).append(area)
    for rule, (bar, colour) in drawn.bars:
        beside = sides.get((colour, round(bar.y0)), ())
        if rule.horizontal or not any(_goes_on(bar, area) for area in beside):
            yield rule


def _goes_on(bar: Area, ground: Area) -> bool:
    """Whether an upright bar begins where a filled area beside it ends, or ends where it begins,
    and is as high."""
    high = are_near(bar.y0, ground.y0, CLOSE) and are_near(bar.y1, ground.y1, CLOSE)
    beside = are_near(bar.x0, ground.x1, CLOSE) or are_near(bar.x1, ground.x0, CLOSE)
    return high and beside


def _is_cover(path: int, ink: _Ink, xs: Places, ys: Places) -> bool:
    """Whether a path is a rectangle painted white, through which nothing shines."""
    return ink.white and _is_upright(xs, ys) and not _shines_through(path)


def _seen_of(xs: Places, ys: Places, clip: tuple[float, float, float, float]) -> Area:
    """The area between these corners that is not clipped."""
    left, top, right, bottom = clip
    return Area(max(min(xs), left), max(min(ys), top), min(max(xs), right), min(max(ys), bottom))


def _is_upright(xs: Places, ys: Places) -> bool:
    """Whether the corners of a path are those of a rectangle along the edges of the page."""
    return len(xs) in (4, 5) and len(set(map(round, xs))) == len(set(map(round, ys))) == 2


def _shapes(
    kinds: bytes, closing: bytes, begun: int, end: int
) -> Iterator[tuple[int, int, bool, bool]]:
    """The shapes of a path, each by its segments, whether it is closed, and whether curved.

    A shape ends where another begins, or where it is closed: there it began, and what goes on
    after it begins there too.
    """
    stop = begun
    while (start := stop) < end:
        moved = kinds.find(raw.FPDF_SEGMENT_MOVETO, start + 1, end)
        closed = closing.find(1, start, moved if moved > 0 else end)
        stop = closed + 1 or (moved if moved > 0 else end)
        first = start - (start > begun and kinds[start] != raw.FPDF_SEGMENT_MOVETO)
        yield first, stop, closed >= 0, raw.FPDF_SEGMENT_BEZIERTO in kinds[start:stop]


def _frame(xs: list[float], ys: list[float]) -> list[tuple[float, float, float, float]] | None:
    """The sides of a thin frame, filled between the two rectangles with these corners, as printers
    of web pages draw the border of a cell; ``None`` where it is none."""
    if len(xs) != FRAME:
        return None
    half = FRAME // 2
    outer, inner = (
        Area(min(xs[part]), min(ys[part]), max(xs[part]), max(ys[part]))
        for part in (slice(half), slice(half, None))
    )
    if outer.x0 > inner.x0:
        outer, inner = inner, outer
    signs = (1, 1, -1, -1)
    thick = [sign * (b - a) for sign, a, b in zip(signs, outer, inner, strict=True)]
    if not all(0 < side <= THIN for side in thick):
        return None
    return sides_of(*((a + b) / 2 for a, b in zip(outer, inner, strict=True)))


def _points(
    paths: Sequence[int], counts: Sequence[int], segments: Sequence[int], outer: _Matrix, view: View
) -> tuple[list[float], list[float]]:
    """Where the segments of paths end, across and down the page as shown."""
    corners = np.zeros((2, len(segments)), dtype=np.float32)
    deque(map(_segment_point, segments, *map(addresses_of, corners)), maxlen=0)
    x, y = corners.astype(np.float64)
    matrices = np.zeros((len(paths), 6), dtype=np.float32)
    deque(map(_object_matrix, paths, addresses_of(matrices)), maxlen=0)
    inner = matrices.astype(np.float64)
    a, b, c, d, e, f = _times(np.repeat(inner, counts, axis=0).T, outer)
    across, down = view.point(a * x + c * y + e, b * x + d * y + f)
    return across.tolist(), down.tolist()


def _shape(
    xs: list[float],
    ys: list[float],
    closed: bool,
    curved: bool,
    ink: _Ink,
    drawn: _Drawn,
) -> None:
    """One closed or open run of points as rules (strokes, thin fills) or a shade."""
    if len(xs) < 2:
        return
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    if min(width, height) <= THIN and (ink.filled or len(xs) <= 5):
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        ends = (x0, y, x1, y) if width >= height else (x, y0, x, y1)
        rule = Rule(*ends, ink.hidden)
        if ink.stroked:
            drawn.rules.append(rule)
        else:
            drawn.bars.append((rule, _Fill(Area(x0, y0, x1, y1), ink.colour)))
        return
    if curved:
        return
    if not ink.stroked:
        area = Area(x0, y0, x1, y1)
        if len(xs) <= 6:
            drawn.grounds.append(_Fill(area, ink.colour))
            drawn.shades += [] if ink.hidden else [area]
        return
    points = [*zip(xs, ys, strict=True)]
    for (xa, ya), (xb, yb) in pairwise([*points, points[0]] if closed else points):
        if abs(ya - yb) <= SLANT < abs(xa - xb):
            middle = (ya + yb) / 2
            drawn.rules.append(Rule(min(xa, xb), middle, max(xa, xb), middle, ink.hidden))
        elif abs(xa - xb) <= SLANT < abs(ya - yb):
            middle = (xa + xb) / 2
            drawn.rules.append(Rule(middle, min(ya, yb), middle, max(ya, yb), ink.hidden))
