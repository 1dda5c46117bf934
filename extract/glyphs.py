"""The characters of a page as arrays: where each stands and how large it is.

Takes pdfium's handle of a page's text; gives the characters of its runs without white space, and
which of them stand in one place or are printed twice.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.pdfium_calls import ADDRESS, NUMBER, Floats, View, addresses_of, plain, text_object
from extract.runs import Mask, stretches

MARK = 0.5
"""The share of a page's characters that a watermark stays below."""
LARGE = 1.5
"""How many times as large as most of a page's type that of a watermark is at least."""
HIGH = 0.3
"""Type sizes from the middle of a line to where a letter reaches for sure."""
CROSSED = 2
"""Letters of other texts that a watermark is laid over at least."""

MISFIT = 0.05, 3.0
"""The room of a letter, in squares of its type size, from which on and up to which it fits."""

_loose_box = plain(raw.FPDFText_GetLooseCharBox, NUMBER, ADDRESS, NUMBER, ADDRESS)


class Look(NamedTuple):
    """How the characters of a text object look."""

    size: float
    bold: bool
    direction: int
    visible: bool
    stand: float | None
    """Where its letters stand, across the reading direction and growing with it."""
    unmapped: bool = False
    slanted: bool = False
    """Whether it runs neither along the page nor upright on it."""
    faint: bool = False
    """Whether it is light, or lets shine through what is under it."""
    lean: float = 0.0
    """By how much of its height its letters lean, where type is sheared to look italic: their boxes
    are wider by as much, and run into each other."""


class Glyphs(NamedTuple):
    """The printed characters of a page in the order of the file, one entry of every array each.

    ``u`` runs along the baseline and ``v`` across it, both growing in reading direction.
    """

    position: NDArray[np.int_]
    """Where it stands in pdfium's text of the page."""
    run: NDArray[np.int_]
    """Which of the runs without white space it belongs to."""
    direction: NDArray[np.int_]
    size: Floats
    box: Floats
    u0: Floats
    u1: Floats
    v0: Floats
    v1: Floats

    def at(self, places: NDArray[Any]) -> Glyphs:
        """Those at these places, or where this is true."""
        return Glyphs._make(column[places] for column in self)


def read_glyphs(
    text_page: Any,
    starts: NDArray[np.int_],
    lengths: NDArray[np.int_],
    looks: list[Look],
    view: View,
    look: Callable[[Sequence[int]], list[Look]],
) -> Glyphs:
    """The characters of the runs that begin at ``starts``. Those of a run that are far too large or
    small for it, as the letters of a watermark between others, are runs of their own, whose
    ``look`` is asked for and added to ``looks``."""
    before = np.cumsum(lengths) - lengths
    position = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    run = np.repeat(np.arange(len(starts)), lengths)
    box = _boxes(text_page, position, view)
    area = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    share = area / np.array([look.size for look in looks])[run] ** 2
    odd = np.flatnonzero((share > MISFIT[1]) | (share < MISFIT[0]))
    for place, own in zip(odd.tolist(), look(position[odd].tolist()), strict=True):
        if own is not looks[run[place]]:
            if own is not looks[-1]:
                looks.append(own)
            run[place] = len(looks) - 1
    direction = np.array([look.direction for look in looks])[run]
    size = np.array([look.size for look in looks])[run]
    _spread_ligatures(text_page, position, run, direction, box)
    x0, y0, x1, y1 = box.T
    if not direction.any():
        return Glyphs(position, run, direction, size, box, x0, x1, y0, y1)
    turned = [direction == angle for angle in (0, 90, 180, 270)]
    return Glyphs(
        position,
        run,
        direction,
        size,
        box,
        u0=np.select(turned, [x0, -y1, -x1, y0]),
        u1=np.select(turned, [x1, -y0, -x0, y1]),
        v0=np.select(turned, [y0, x0, -y1, -x1]),
        v1=np.select(turned, [y1, x1, -y0, -x0]),
    )


def _boxes(text_page: Any, index: NDArray[np.int_], view: View) -> Floats:
    """Loose boxes (advance width × ascent to descent) of the characters at ``index``, one row of
    (x0, y0, x1, y1) each."""
    store = np.zeros((len(index), 4), dtype=np.float32)
    page = ctypes.cast(text_page, ctypes.c_void_p)
    # The costliest loop of all, so it runs without bytecode of its own.
    deque(map(_loose_box, repeat(page), index.tolist(), addresses_of(store)), maxlen=0)
    edges = store.astype(np.float64)
    left, top, right, bottom = edges.T
    xa, ya = view.point(left, top)
    xb, yb = view.point(right, bottom)
    return np.array(
        (np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb))
    ).T


def _spread_ligatures(
    text_page: Any,
    position: NDArray[np.int_],
    run: NDArray[np.int_],
    direction: NDArray[np.int_],
    box: Floats,
) -> None:
    """Give each letter of a ligature its share of the box that pdfium states for all of them: two
    of ``ff`` are no letter struck twice, which would be another text."""
    same = (run[1:] == run[:-1]) & (box[1:] == box[:-1]).all(axis=1)
    page = ctypes.cast(text_page, ctypes.c_void_p)
    for first, last in stretches(same):
        if len({text_object(page, int(position[place])) for place in range(first, last + 1)}) > 1:
            continue
        axis = 1 if direction[first] in (90, 270) else 0
        low, high = box[first, axis], box[first, axis + 2]
        ends = np.linspace(low, high, last - first + 2)
        starts, stops = ends[:-1], ends[1:]
        if direction[first] in (90, 180):
            starts, stops = starts[::-1], stops[::-1]
        box[first : last + 1, axis], box[first : last + 1, axis + 2] = starts, stops


def crowded_in(glyphs: Glyphs) -> NDArray[np.int_]:
    """Neighbours in one place or nearly so, the first ones and the second ones: none on most
    pages."""
    middle = (glyphs.v0 + glyphs.v1) / 2
    pairs = []
    # Of two shifted bands at least one holds both neighbours.
    for shift in (0.0, 0.5):
        # One key to sort by: along a line, line by line, direction by direction.
        band = np.floor(middle / 6 + shift) + 1e4 * glyphs.direction
        order = np.argsort(1e5 * band + glyphs.u0)
        u0, u1, line = glyphs.u0[order], glyphs.u1[order], band[order]
        inside = np.minimum(u1[:-1], u1[1:]) - u0[1:]
        near = (inside > 0.25 * np.minimum(u1[:-1] - u0[:-1], u1[1:] - u0[1:])) & (
            line[:-1] == line[1:]
        )
        pairs.append((order[:-1][near], order[1:][near]))
    return np.concatenate(pairs, axis=1)


def overlap(glyphs: Glyphs, first: NDArray[np.int_], second: NDArray[np.int_]) -> bool:
    """Whether neighbours in one place are of different words."""
    middle = (glyphs.v0 + glyphs.v1) / 2
    apart = np.abs(middle[first] - middle[second])
    different = glyphs.run[first] != glyphs.run[second]
    return bool((different & (apart < 0.4 * glyphs.size[second])).any())


def laid_over(glyphs: Glyphs, looks: Sequence[Look]) -> Mask:
    """Characters of a text across others, as a watermark is: faint, or much larger than most, and
    over the middle of others. What is as large, as faint and runs as they do goes with them."""
    faint, seen = np.array([(look.faint, look.visible) for look in looks])[glyphs.run].T
    over = np.zeros(len(faint), dtype=bool)
    odd = seen & (faint | (glyphs.size > LARGE * np.median(glyphs.size)))
    if not odd.any() or odd.mean() > MARK:
        return over
    (x0, y0, x1, y1), others = glyphs.box[~odd].T, glyphs.size[~odd]
    kinds = np.stack((glyphs.size.round(), faint, glyphs.direction), axis=1)
    for kind in np.unique(kinds[odd], axis=0):
        own = odd & (kinds == kind).all(axis=1)
        sideways = bool(kind[2] % 180)
        low, high, top, bottom = (y0, y1, x0, x1) if sideways else (x0, x1, y0, y1)
        left, under = (1, 0) if sideways else (0, 1)
        boxes, sizes = glyphs.box[own], glyphs.size[own]
        heights, crossed = boxes[:, under].round(), np.zeros(len(others), dtype=bool)
        for height in np.unique(heights):
            line = heights == height
            box, size = boxes[line][:, :, None], sizes[line][:, None]
            # Each with each is dear: most of a page stands far above or below.
            reach = HIGH * (size.max() + others) + 1
            near = bottom > box[:, under].min() - reach
            near &= top < box[:, under + 2].max() + reach
            within = (box[:, left] < high[near]) & (low[near] < box[:, left + 2])
            off = abs((top + bottom)[near] - box[:, under] - box[:, under + 2]) / 2
            crossed[near] |= (within & (off < HIGH * (size + others[near]))).any(axis=0)
        if crossed.sum() >= CROSSED:
            over |= own
    return over


def doubled_in(codes: NDArray[np.uint32], glyphs: Glyphs) -> Mask:
    """Characters printed a second time almost in place, which is how some programs make bold."""
    doubled = np.zeros(len(codes), dtype=bool)
    width, height = glyphs.u1 - glyphs.u0, glyphs.v1 - glyphs.v0
    middle = (glyphs.v0 + glyphs.v1) / 2
    # Where there are any, a second pass with shifted bands finds the pairs on a band's edge.
    for shift in (0.0, 0.5):
        # One key for sign, direction and band: sorting by each of them costs as much again.
        band = np.floor(middle / 2 + shift)
        order = np.lexsort((glyphs.u0, (codes * 360.0 + glyphs.direction) * 1e5 + band))
        first, second = order[:-1], order[1:]
        step = glyphs.u0[second] - glyphs.u0[first]
        near = (
            (codes[second] == codes[first])
            & (glyphs.direction[second] == glyphs.direction[first])
            & (np.abs(middle[second] - middle[first]) < 0.15 * height[second])
            # An `I` is thinner than the step that makes it bold; two of them stand 0.3 heights off.
            & (step < np.maximum(0.3 * width[second], 0.1 * height[second]))
            & (step > -0.01)
        )
        if not near.any():
            break
        doubled[np.maximum(first, second)[near]] = True
    return doubled
