"""A PDF as it comes out of an office's scanner: pictures of its pages and nothing else."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

_MADE = time.gmtime(1_700_000_000)
"""A date for the file, so that the same pages make the same bytes."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What a scanner does to a page: dots per inch, degrees that it lies turned (counterclockwise)
    and is askew at most, grain (standard deviation of 0-255), quality of its
    JPEG; ``bilevel`` where it knows black and white alone, as faxes and many copiers do."""

    dpi: int = 200
    turn: int = 0
    askew: float = 1.0
    grain: float = 8.0
    quality: int = 70
    bilevel: bool = False


def scanned(pdf: bytes, wear: Wear = Wear(), seed: int = 1) -> bytes:
    """The pages of a PDF as pictures; the same for the same pages."""
    random = np.random.default_rng(seed)
    document = pdfium.PdfDocument(pdf)
    pages = []
    for page in document:
        drawn = page.render(scale=wear.dpi / 72).to_pil().convert("L")
        pages.append(worn(drawn, wear, random))
    return pdf_of(pages, wear)


def worn(picture: Image.Image, wear: Wear, random: np.random.Generator) -> Image.Image:
    """A picture of a page that has been scanned: askew, greyish, with grain."""
    angle = random.uniform(-wear.askew, wear.askew)
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = random.normal(0.0, wear.grain, (picture.height, picture.width))
    grey = np.clip(np.asarray(turned, dtype=np.float32) * 0.93 + 6 + grain, 0, 255)
    picture = Image.fromarray(grey.astype(np.uint8)).rotate(wear.turn, expand=True)
    return picture.point(lambda level: 255 * (level > 150), "1") if wear.bilevel else picture


def pdf_of(pictures: Sequence[Image.Image], wear: Wear = Wear()) -> bytes:
    """A PDF whose pages are the pictures, packed as JPEG (those of one bit as faxes are)."""
    content = io.BytesIO()
    first, *others = pictures
    packed = {} if first.mode == "1" else {"quality": wear.quality}
    first.save(
        content, "PDF", save_all=True, append_images=others, resolution=wear.dpi,
        creationDate=_MADE, modDate=_MADE, **packed,
    )  # fmt: skip
    return content.getvalue()
