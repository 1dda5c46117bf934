"""A PDF as it comes out of an office's scanner: pictures of its pages and nothing else."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

_MADE = time.gmtime(1_700_000_000)
"""A date for the file, so that the same pages make the same bytes."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What a scanner does to a page: dots per inch, degrees that it lies turned (counterclockwise)
    and is askew at most, grain (standard deviation of 0-255), quality of its
    JPEG; ``bilevel`` where it knows black and white alone, as faxes and many copiers do. White
    is ``paper`` of full white, darker towards one side by ``shade`` of it; rules lose ``faint`` of
    their black, and so many ``stamps`` lie on every page."""

    dpi: int = 200
    turn: int = 0
    askew: float = 1.0
    grain: float = 8.0
    quality: int = 70
    bilevel: bool = False
    paper: float = 0.93
    shade: float = 0.0
    faint: float = 0.0
    stamps: int = 0


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
    if wear.faint:
        picture = _with_faint_rules(picture, wear)
    for _ in range(wear.stamps):
        picture = _stamped(picture, wear, random)
    angle = random.uniform(-wear.askew, wear.askew)
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = random.normal(0.0, wear.grain, (picture.height, picture.width))
    light = wear.paper * (1 - np.linspace(0, wear.shade, picture.width, dtype=np.float32))
    grey = np.clip(np.asarray(turned, dtype=np.float32) * light + 6 + grain, 0, 255)
    picture = Image.fromarray(grey.astype(np.uint8)).rotate(wear.turn, expand=True)
    return picture.point(lambda level: 255 * (level > 150), "1") if wear.bilevel else picture


def _with_faint_rules(picture: Image.Image, wear: Wear) -> Image.Image:
    """The picture, its rules paler: what is dark for longer than any letter."""
    level = np.asarray(picture, dtype=np.float32)
    dark, long = level < 160, round(20 * wear.dpi / 72)
    rules = _runs(dark, long) | _runs(dark.T, long).T
    paled = np.where(rules, 255 - (255 - level) * (1 - wear.faint), level)
    return Image.fromarray(paled.astype(np.uint8))


def _runs(dark: NDArray[np.bool_], long: int) -> NDArray[np.bool_]:
    """What lies in runs along the rows of at least so many dark pixels."""
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    whole = sums[:, long:] - sums[:, :-long] == long
    marks = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype=np.int32)
    marks[:, : whole.shape[1]] += whole
    marks[:, long : long + whole.shape[1]] -= whole
    return np.asarray(np.cumsum(marks, axis=1)[:, :-1] > 0)


def _stamped(picture: Image.Image, wear: Wear, random: np.random.Generator) -> Image.Image:
    """The picture with an office's stamp somewhere: two rings and a bar, the print showing."""
    point = wear.dpi / 72
    x = random.uniform(0.2, 0.8) * picture.width
    y = random.uniform(0.2, 0.8) * picture.height
    stamp = Image.new("L", picture.size, 255)
    pen = ImageDraw.Draw(stamp)
    for ring, width in ((50, 2.5), (36, 1.2)):
        reach = ring * point
        box = (x - reach, y - reach, x + reach, y + reach)
        pen.ellipse(box, outline=110, width=round(width * point))
    pen.line((x - 34 * point, y + 8 * point, x + 34 * point, y - 8 * point), fill=120, width=5)
    return ImageChops.darker(picture, stamp)


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
