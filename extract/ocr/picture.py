"""A page of a PDF as a grey picture.

pdfium draws it, so that whatever a scanner or an office made of it is read alike: strips and tiles,
CMYK, 1 bit, JBIG2, JPEG 2000, a JPEG that breaks off, text printed beside the picture. It unpacks
every picture whole before it draws a point of it, so one that would fill the memory (a plan of the
size of a wall) is unpacked here, made smaller on the way as JPEG can be.
"""

from __future__ import annotations

import io
from contextlib import closing

import numpy as np
import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfImage, PdfPage

from extract.drawn import MOST_DECODED
from extract.ocr.recogniser import Gray
from extract.printed import Area

DPI = 200.0
"""Dots per inch that a page is drawn with: its type is then as high as the recogniser wants it. At
300 it reads no better and everything takes twice as long."""
MOST_PIXELS = 16_000_000
"""Pixels of the largest picture that is looked at: A3 at 200 dpi is 8 million; a larger page (an A0
plan) is drawn coarser, for its memory would be gigabytes."""
LEAST_POINTS = 18.0
"""A page lower or narrower than this holds no line of text."""
BYTES_A_PIXEL = 3
"""What a pixel takes once it is unpacked; black and white takes an eighth of a byte."""
_NEAR = 0.03
"""How much of its size a picture may lie off the page that it fills."""


class TooLarge(Exception):
    """The pictures of a page would take more memory than there is."""


def draw(document: PdfDocument, number: int, area: Area | None = None) -> tuple[Gray, float] | None:
    """The page (1-based), or an area of it, in grey, and its pixels per point; ``None`` where it is
    too thin to read or cannot be drawn.
    Raises :class:`TooLarge`."""
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        cut = (0.0, 0.0, 0.0, 0.0)
        if area is not None:
            cut = (area.x0, height - area.y1, width - area.x1, area.y0)
            width, height = area.x1 - area.x0, area.y1 - area.y0
        if min(width, height) < LEAST_POINTS:
            return None
        scale = min(DPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
        images = _images(page)
        if sum(map(_unpacked, images)) > BYTES_A_PIXEL * MOST_DECODED:
            smaller = None if area else _made_smaller(page, images, scale)
            if smaller is None:
                raise TooLarge
            return smaller, scale
        picture: Gray = page.render(scale=scale, crop=cut, grayscale=True).to_numpy()
        return picture.reshape(picture.shape[:2]).copy(), scale


def is_cut_off(document: PdfDocument, number: int) -> bool:
    """Whether a picture of the page (1-based) is a JPEG that ends before its last line: what is
    missing is drawn as paper or grey, and nothing else says so."""
    with closing(document[number - 1]) as page:
        return any(_is_jpeg(image) and _breaks_off(image) for image in _images(page))


def _images(page: PdfPage) -> list[PdfImage]:
    return [one for one in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]) if isinstance(one, PdfImage)]


def _unpacked(image: PdfImage) -> float:
    """The bytes that a picture takes once it is unpacked."""
    told = image.get_metadata()
    size = BYTES_A_PIXEL if told.bits_per_pixel != 1 else 1 / 8
    return float(told.width * told.height * size)


def _is_jpeg(image: PdfImage) -> bool:
    return bool(image.get_filters()[-1:] == ["DCTDecode"])


def _jpeg(image: PdfImage) -> bytes:
    """The JPEG itself, other packing around it taken off."""
    return bytes(image.get_data(decode_simple=True))


def _breaks_off(image: PdfImage) -> bool:
    from PIL import Image

    width, height = image.get_px_size()
    if not 0 < width * height <= MOST_DECODED:
        return False
    try:
        with Image.open(io.BytesIO(_jpeg(image))) as opened:
            eighth = (max(width // 8, 1), max(height // 8, 1))  # of the work
            opened.draft("L", eighth)
            opened.load()
    except (OSError, SyntaxError, ValueError):
        return True
    return False


def _made_smaller(page: PdfPage, images: list[PdfImage], scale: float) -> Gray | None:
    """The page whose one picture is a JPEG that fills it, unpacked in a size that fits the memory;
    ``None`` where it is not of that kind."""
    import cv2

    width, height = page.get_size()
    if len(images) != 1 or page.get_rotation() or not _is_jpeg(images[0]):
        return None
    (image,) = images
    left, bottom, right, top = image.get_bounds()
    off = max(abs(left), abs(width - right)) / width, max(abs(bottom), abs(height - top)) / height
    matrix = image.get_matrix()
    if max(off) > _NEAR or matrix.a <= 0 or matrix.d <= 0:
        return None
    data = _jpeg(image)
    if _is_progressive(data):
        return None  # unpacked whole, whatever the size wanted
    pixels = image.get_px_size()[0] * image.get_px_size()[1]
    for step, flag in (
        (2, cv2.IMREAD_REDUCED_GRAYSCALE_2),
        (4, cv2.IMREAD_REDUCED_GRAYSCALE_4),
        (8, cv2.IMREAD_REDUCED_GRAYSCALE_8),
    ):
        if pixels / step**2 <= 2 * MOST_PIXELS:
            small = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), flag)
            if small is None:
                return None
            size = (round(width * scale), round(height * scale))
            sized = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
            return np.asarray(sized, dtype=np.uint8)
    return None


def _is_progressive(data: bytes) -> bool:
    """Whether a JPEG is stored from coarse to fine: its first frame header says so."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return kind != 0xC0 and kind != 0xC1
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return True
