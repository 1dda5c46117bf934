"""Whether a picture beside printed text is a picture of text: a first look, without recognising.

It is looked at small, which costs a millisecond or two, so that charts, photos and logos of a
printed page cost no more. A table shows its rules, a text its lines; both are dark print on light
paper.
"""

from __future__ import annotations

from contextlib import closing
from functools import reduce
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray
from pypdfium2 import PdfBitmap, PdfDocument

from extract.drawn import MOST_DECODED
from extract.pdfium_calls import image_size
from extract.printed import Area, PageContent, overlap
from extract.runs import Mask, stretches
from extract.triage import pictures_beside

Small = NDArray[np.uint8]
"""A picture in grey, a pixel for a point."""

PAPER = 0.6
"""How much of a picture of text is paper at least; of photos less is of one colour."""
DARK, LIGHT = 50, 25
"""How much darker than the paper print is at least, and paper at most (of 255)."""
RULES = 3
"""Rules that a table shows in both directions at least; a chart shows some in one."""
LONG_ACROSS, LONG_DOWN = 0.5, 0.4
"""How much of the picture such a rule runs along at least."""
LINES = 5
"""Lines of print that a text shows at least."""
ASKEW = 2
"""Pixels that a rule may leave its row, to either side."""
TEXT_SHARE = 0.3
"""A picture that covers less of the page is read where it shows a table, not where it shows lines:
labels of charts are lines too."""


def pictures_of_text(
    document: PdfDocument, page: Any, content: PageContent, least: float = 0.0
) -> tuple[Area, ...]:
    """The places of pictures beside the text of a page (open as pdfium's ``page``) that look like
    a table or like lines of text; only of those that cover the ``least`` share of it."""
    found = []
    for area in pictures_beside(content):
        share = (area.x1 - area.x0) * (area.y1 - area.y0) / (content.width * content.height)
        if share < least:
            continue
        if sum(wide * high for wide, high in map(image_size, _images(page))) > MOST_DECODED:
            found.append(area)  # too large for a glance: whoever reads it says so
            continue
        grey = _of_one_image(page, content, area)
        grey = _drawn(document, content, area) if grey is None else grey
        if grey.size and may_hold_text(grey, share):
            found.append(area)
    return tuple(found)


def may_hold_text(grey: Small, share: float) -> bool:
    """Whether a picture, a pixel for a point, that covers a share of its page looks like a table
    or like lines of text."""
    counts = np.bincount(grey.ravel(), minlength=256)
    paper = int(np.searchsorted(np.cumsum(counts), 0.75 * grey.size))
    if paper < 128 or counts[paper - LIGHT : paper + LIGHT].sum() < PAPER * grey.size:
        return False
    dark = grey < paper - DARK
    return _is_ruled(dark) or (share >= TEXT_SHARE and _has_lines(dark))


def _of_one_image(page: Any, content: PageContent, area: Area) -> Small | None:
    """A picture that is one upright image without anything printed on it; ``None`` for any other.

    Its own pixels are there at once; drawing the page costs several times as much."""
    if content.rotation or area not in content.images or _on(content, area):
        return None
    images = _images(page)
    if len(images) != len(content.images):
        return None  # some stand in forms
    image = images[content.images.index(area)]
    wide, _ = image_size(image)
    drawn = raw.FPDFImageObj_GetBitmap(image)
    if not drawn:
        return None
    pixels = PdfBitmap.from_raw(drawn).to_numpy()
    grey = pixels[:, :, 1] if pixels.ndim == 3 else pixels
    step = max(round(wide / (area.x1 - area.x0)), 1)
    rows, columns = grey.shape[0] // step * step, grey.shape[1] // step * step
    # The darkest pixel of a point: a rule may be a hairline.
    pieces = (grey[y:rows:step, x:columns:step] for y in range(step) for x in range(step))
    darkest: Small = reduce(np.minimum, pieces)
    return darkest


def _images(page: Any) -> list[Any]:
    """The images of a page, those inside of forms left out."""
    objects = (raw.FPDFPage_GetObject(page, n) for n in range(raw.FPDFPage_CountObjects(page)))
    return [one for one in objects if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_IMAGE]


def _on(content: PageContent, area: Area) -> bool:
    """Whether anything is printed on a picture."""
    return any(
        overlap(area.x0, area.x1, word.x0, word.x1) and overlap(area.y0, area.y1, word.y0, word.y1)
        for word in content.words
        if word.visible
    )


def _drawn(document: PdfDocument, content: PageContent, area: Area) -> Small:
    """A picture drawn as it stands on the page, what is printed on it painted over."""
    sides = (area.x0, content.height - area.y1, content.width - area.x1, area.y0)
    cut = tuple(max(side, 0.0) for side in sides)
    with closing(document[content.number - 1]) as page:
        picture = page.render(scale=1, grayscale=True, crop=cut).to_numpy()
    grey: Small = picture.reshape(picture.shape[:2]).copy()
    paper = np.uint8(np.percentile(grey, 75)) if grey.size else np.uint8(255)
    for word in content.words:
        left, top = max(round(word.x0 - area.x0), 0), max(round(word.y0 - area.y0), 0)
        right, bottom = round(word.x1 - area.x0) + 1, round(word.y1 - area.y0) + 1
        if word.visible and right > 0 and bottom > 0:
            grey[top:bottom, left:right] = paper
    return grey


def _is_ruled(dark: Mask) -> bool:
    """Whether there are rules in both directions."""
    high, wide = dark.shape
    return (
        _rules(dark, LONG_ACROSS * wide) >= RULES
        and _rules(np.ascontiguousarray(dark.T), LONG_DOWN * high) >= RULES
    )


def _rules(dark: Mask, least: float) -> int:
    """How many horizontal runs there are of at least so many dark pixels, those that touch as one
    (a bar as high as letters is no rule)."""
    thick = dark.copy()
    for step in range(1, ASKEW + 1):
        thick[step:] |= dark[:-step]
        thick[:-step] |= dark[step:]
    length = max(int(least), 1)
    sums = np.cumsum(thick, axis=1, dtype=np.int32)
    long = (sums[:, length:] - sums[:, :-length] == length).any(axis=1)
    return sum(stop - start <= 4 * ASKEW + 4 for start, stop in stretches(long))


def _has_lines(dark: Mask) -> bool:
    """Whether print stands in lines, in at least two thirds of the width."""
    columns = np.linspace(0, dark.shape[1], 4).astype(int)
    return sum(_lines(dark[:, a:b]) >= LINES for a, b in pairwise(columns.tolist())) >= 2


def _lines(strip: Mask) -> int:
    """How many stretches of rows as high as lines are inked as lines are."""
    share = strip.mean(axis=1)
    return sum(
        4 <= stop - start <= 16 and share[start:stop].mean() < 0.6
        for start, stop in stretches(share > 0.06)
    )
