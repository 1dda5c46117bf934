"""A page of a PDF as a grey picture.

pdfium draws it, so that whatever a scanner or an office made of it is read alike: strips and tiles,
CMYK, 1 bit, JBIG2, JPEG 2000, a JPEG that breaks off, text printed beside the picture.
"""

from __future__ import annotations

import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfPage

from extract.ocr.recogniser import Gray
from extract.pdfium import MOST_DECODED, Area

DPI = 200.0
"""Dots per inch that a page is drawn with: its type is then as high as the recogniser wants it. At
300 it reads no better and everything takes twice as long."""
MOST_PIXELS = 16_000_000
"""Pixels of the largest picture that is looked at: A3 at 200 dpi is 8 million; a larger page (an A0
plan) is drawn coarser, for its memory would be gigabytes."""
LEAST_POINTS = 18.0
"""A page lower or narrower than this holds no line of text."""


class TooLarge(Exception):
    """The pictures of a page would take more memory than there is."""


def draw(document: PdfDocument, number: int, area: Area | None = None) -> tuple[Gray, float] | None:
    """The page (1-based), or an area of it, in grey, and its pixels per point; ``None`` where it is
    too thin to read or cannot be drawn.
    Raises :class:`TooLarge`."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        cut = (0.0, 0.0, 0.0, 0.0)
        if area is not None:
            cut = (area.x0, height - area.y1, width - area.x1, area.y0)
            width, height = area.x1 - area.x0, area.y1 - area.y0
        if min(width, height) < LEAST_POINTS:
            return None
        if _pixels(page) > MOST_DECODED:
            raise TooLarge
        scale = min(DPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
        picture: Gray = page.render(scale=scale, crop=cut, grayscale=True).to_numpy()
        return picture.reshape(picture.shape[:2]).copy(), scale
    finally:
        page.close()


def _pixels(page: PdfPage) -> int:
    """How many pixels the pictures of a page have together."""
    sizes = [image.get_px_size() for image in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    return sum(width * height for width, height in sizes)
