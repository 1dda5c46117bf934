"""pdfium's C interface, for what is called for every character or object of a page.

Takes pdfium's handles of a page and its objects; gives where what they say stands on the page as
shown, and what a clip leaves to see of an object.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ADDRESS, NUMBER = ctypes.c_void_p, ctypes.c_int


@dataclass(frozen=True, slots=True)
class View:
    """How the file's coordinates (origin bottom left, before rotation) become the shown ones."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> View:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        if box.right <= box.left or box.top <= box.bottom:
            # A crop box beside the page: readers show the page itself.
            box = _media_box(page) or box
        rotation = raw.FPDFPage_GetRotation(page) % 4 * 90
        return cls(box.left, box.bottom, box.right, box.top, rotation)

    @property
    def width(self) -> float:
        sideways = self.rotation in (90, 270)
        return self.top - self.bottom if sideways else self.right - self.left

    @property
    def height(self) -> float:
        sideways = self.rotation in (90, 270)
        return self.right - self.left if sideways else self.top - self.bottom

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """A point (or arrays of them) of the file on the page as shown."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def direction(self, a: float, b: float) -> tuple[int, float]:
        """Where text whose baseline runs along (a, b) in the file runs as shown, and by how many
        degrees it is off that."""
        if b == 0 < a and not self.rotation:
            return 0, 0.0
        turned = math.degrees(math.atan2(b, a)) - self.rotation
        quarters = round(turned / 90)
        return quarters % 4 * 90, abs(turned - 90 * quarters)


def _media_box(page: Any) -> Any:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetMediaBox(page, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return raw.FS_RECTF(min(left, right), max(bottom, top), max(left, right), min(bottom, top))


def plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium with plain addresses for arguments: half the cost of a call. For
    those called for every character or object of a page."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


text_object = plain(raw.FPDFText_GetTextObject, ADDRESS, ADDRESS, NUMBER)
object_on_page = plain(raw.FPDFPage_GetObject, ADDRESS, ADDRESS, NUMBER)
kind_of = plain(raw.FPDFPageObj_GetType, NUMBER, ADDRESS)
fill_colour = plain(raw.FPDFPageObj_GetFillColor, NUMBER, *[ADDRESS] * 5)


def addresses_of(store: NDArray[Any]) -> range:
    """The addresses of the rows of an array, for pdfium to write to."""
    first: int = store.ctypes.data
    return range(first, first + store.nbytes, store.strides[0])


def image_size(image: Any) -> tuple[int, int]:
    """The width and height of an image in pixels."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    return width.value, height.value


def clip_of(page_object: int | None, view: View) -> tuple[float, float, float, float]:
    """The box that is left to see of an object: what all its clips have in common."""
    clip = raw.FPDFPageObj_GetClipPath(ctypes.cast(page_object or 0, raw.FPDF_PAGEOBJECT))
    x, y = ctypes.c_float(), ctypes.c_float()
    low, high = [-math.inf, -math.inf], [math.inf, math.inf]
    for path in range(raw.FPDFClipPath_CountPaths(clip) if clip else 0):
        points = []
        for place in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, place)
            if raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append(view.point(x.value, y.value))
        if points:
            low = [max(low[axis], min(p[axis] for p in points)) for axis in (0, 1)]
            high = [min(high[axis], max(p[axis] for p in points)) for axis in (0, 1)]
    return low[0], low[1], high[0], high[1]
