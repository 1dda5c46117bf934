"""How the characters of a page look: one look at every text object they belong to.

Takes pdfium's handle of a page's text and positions in it; gives size, weight, direction, whether
they can be seen, and which of them are clipped, painted over, or texts of their own that touch.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.drawn import Covers
from extract.glyphs import Glyphs, Look
from extract.pdfium_calls import (
    ADDRESS,
    NUMBER,
    Floats,
    View,
    addresses_of,
    clip_of,
    fill_colour,
    plain,
    text_object,
)
from extract.runs import Mask

SLANTED = 10.0
"""Degrees off the page's directions from which on a text is a watermark: pages are scanned askew
by less."""
FAINT = 110
"""The least light of a colour (0-255) that is faint on paper."""
_NUMBER_AND_NAME = re.compile(r"\d(?=[A-Z][a-z]{2})")
_DASH_AND_NAME = re.compile(r"(?<!\S)[-–](?=[A-Z][a-z]{2})")
_text_matrix = plain(raw.FPDFText_GetMatrix, NUMBER, ADDRESS, NUMBER, ADDRESS)
_font_size = plain(raw.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, NUMBER)
_has_no_unicode = plain(raw.FPDFText_HasUnicodeMapError, NUMBER, ADDRESS, NUMBER)
_render_mode = plain(raw.FPDFTextObj_GetTextRenderMode, NUMBER, ADDRESS)
_font = plain(raw.FPDFTextObj_GetFont, ADDRESS, ADDRESS)


class Looking:
    """How the characters of a page look: one look at every text object they belong to."""

    def __init__(self, text_page: Any, view: View, hidden: frozenset[int]) -> None:
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._view = view
        self._hidden = hidden
        self._known: dict[int | None, Look] = {None: Look(10.0, False, 0, True, None)}
        self._bold: dict[int | None, bool] = {None: False}

    def at(self, position: int) -> Look:
        """The look of the character at a position of pdfium's text."""
        return self.at_all([position])[0]

    def at_all(self, positions: Sequence[int]) -> list[Look]:
        """The looks of the characters at positions of pdfium's text."""
        objects = list(map(text_object, repeat(self._page), positions))
        # The first character of each object tells: the last pair of a key is the one that is kept.
        pairs = zip(reversed(objects), reversed(positions), strict=True)
        if new := {key: position for key, position in pairs if key not in self._known}:
            self._look_at(list(new), list(new.values()))
        return [self._known[key] for key in objects]

    def glued(self, text: str, glyphs: Glyphs) -> list[int]:
        """The last characters of values right behind which a name begins that is a text of its own:
        the cells of two columns that touch. Where numbers do, dashes may stand for numbers."""
        found = [*self._touching(_NUMBER_AND_NAME, text, glyphs)]
        return found and [*found, *self._touching(_DASH_AND_NAME, text, glyphs)]

    def _touching(self, pattern: re.Pattern[str], text: str, glyphs: Glyphs) -> Iterator[int]:
        for match in pattern.finditer(text):
            place = int(np.searchsorted(glyphs.position, match.start()))
            if glyphs.position[place : place + 2].tolist() == [match.start(), match.start() + 1]:
                one, two = (text_object(self._page, match.start() + step) for step in (0, 1))
                if one != two:
                    yield place

    def shown(self, glyphs: Glyphs, room: float = 0.0) -> Mask:
        """Which characters stand, by their middle, in what the clip of their text leaves to see, or
        so many type sizes from it: a cell that is too small for its text prints a part of it."""
        clips = self.clips(glyphs)
        x, y = glyphs.box[:, [0, 2]].mean(axis=1), glyphs.box[:, [1, 3]].mean(axis=1)
        clips += room * np.outer(glyphs.size, (-1, -1, 1, 1))
        inside: Mask = (
            (clips[:, 0] <= x) & (x <= clips[:, 2]) & (clips[:, 1] <= y) & (y <= clips[:, 3])
        )
        return inside

    def clips(self, glyphs: Glyphs) -> Floats:
        """What the clip of each character's text leaves to see."""
        objects = np.array(list(map(text_object, repeat(self._page), glyphs.position.tolist())))
        keys, which = np.unique(objects, return_inverse=True)
        boxes: Floats = np.array([clip_of(key, self._view) for key in keys.tolist()])[which]
        return boxes

    def covered(self, glyphs: Glyphs, painted: Covers) -> Mask:
        """Which characters stand, by their middle, where white is painted after their text."""
        # What stands in a form of its own is not among the objects of the page: never covered.
        never = max(len(painted.orders), *(cover.order for cover in painted.covers)) + 1
        x, y = glyphs.box[:, [0, 2]].mean(axis=1), glyphs.box[:, [1, 3]].mean(axis=1)

        def orders(positions: Iterable[int]) -> NDArray[np.int_]:
            objects = map(text_object, repeat(self._page), positions)
            return np.array([painted.orders.get(found, never) for found in objects], dtype=int)

        def below(order: NDArray[np.int_], x: Floats, y: Floats) -> Mask:
            under = np.zeros(len(order), dtype=bool)
            first = order.min(initial=never)
            for cover, area in painted.covers:
                if cover > first:
                    inside = (area.x0 < x) & (x < area.x1) & (area.y0 < y) & (y < area.y1)
                    under |= inside & (order < cover)
            return under

        _, first, run = np.unique(glyphs.run, return_index=True, return_inverse=True)
        away = below(orders(glyphs.position[first].tolist())[run], x, y)
        # A word that a line breaks is two texts: ask each of those characters for its own.
        doubted = np.flatnonzero(away)
        away[doubted] = below(orders(glyphs.position[doubted].tolist()), x[doubted], y[doubted])
        return away

    def _look_at(self, objects: Sequence[int], positions: Sequence[int]) -> None:
        """Keep how text objects look, by a character of each."""
        page, count = repeat(self._page), len(objects)
        matrices = np.zeros((count, 6), dtype=np.float32)
        deque(map(_text_matrix, page, positions, addresses_of(matrices)), maxlen=0)
        colours = np.zeros((4, count), dtype=np.uint32)
        filled = list(map(fill_colour, objects, *map(addresses_of, colours)))
        *colour, opacity = colours.astype(int)
        light = 255 - (255 - np.min(colour, axis=0)) * opacity / 255
        faint = np.array(filled, dtype=bool) & (light > FAINT)
        for key, (a, b, c, d, e, f), size, font, mode, unmapped, is_faint in zip(
            objects,
            matrices.tolist(),
            map(_font_size, page, positions),
            map(_font, objects),
            map(_render_mode, objects),
            map(_has_no_unicode, page, positions),
            faint.tolist(),
            strict=True,
        ):
            if font not in self._bold:
                self._bold[font] = _is_bold(ctypes.cast(font, raw.FPDF_FONT))
            # Letters of a size below zero stand on their heads, and run back: so do PDFsharp's.
            forth = math.copysign(1.0, size)
            direction, off = self._view.direction(forth * a, forth * b)
            x, y = self._view.point(e, f)
            self._known[key] = Look(
                abs(size * math.hypot(c, d)) or 1.0,
                self._bold[font] or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
                direction,
                mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE and key not in self._hidden,
                {0: y, 90: x, 180: -y, 270: -x}[direction],
                unmapped == 1,
                off > SLANTED,
                is_faint,
                abs(a * c + b * d) / abs(a * d - b * c) if a * d != b * c else 0.0,
            )


def _is_bold(font: Any) -> bool:
    """By the name of the font, where it has one: the width of stems that stands beside it is of no
    use when a program has estimated it (Ghostscript gives a light font that of a bold one)."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length + 1)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = re.sub(rb"^(?:[A-Z]{6}|CIDFont)\+", b"", buffer.value)
    if re.search(rb"[A-Za-z]{4}", name):
        return bool(re.search(rb"bold|black|heavy|demi|cmbx|[-,]bd", name, re.IGNORECASE))
    return bool(raw.FPDFFont_GetWeight(font) >= 600)
