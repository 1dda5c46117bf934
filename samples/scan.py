"""A PDF as it comes out of an office's scanner: pictures of its pages and nothing else."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

_MADE = time.gmtime(1_700_000_000)
"""A date for the file, so that the same pages make the same bytes."""


@dataclass(frozen=True, slots=True)
class Wear:
    """What a scanner does to a page: dots per inch, degrees that it lies turned (counterclockwise)
    and is askew at most, grain (standard deviation of 0-255), quality of its
    JPEG; ``bilevel`` where it knows black and white alone, as faxes and many copiers do. White
    is ``paper`` of full white, darker towards one side by ``shade`` of it; rules lose ``faint`` of
    their black, and so many ``stamps`` lie on every page. Print has ``ink`` of full black, the back
    of the sheet shines ``through`` with so much of it, a fax keeps one of so many ``rows`` of dots,
    and in a ``spread`` two pages lie beside each other."""

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
    ink: float = 1.0
    through: float = 0.0
    rows: int = 1
    spread: bool = False


def scanned(pdf: bytes, wear: Wear = Wear(), seed: int = 1) -> bytes:
    """The pages of a PDF as pictures; the same for the same pages."""
    random = np.random.default_rng(seed)
    drawn: Iterable[Image.Image] = _drawn(pdf, wear)
    if wear.through:
        sheets = list(drawn)
        backs = [*sheets[1:], *sheets[:1]]
        drawn = [_see_through(one, two, wear) for one, two in zip(sheets, backs, strict=True)]
    if wear.spread:
        drawn = _spreads(list(drawn))
    return pdf_of([worn(picture, wear, random) for picture in drawn], wear)


def _drawn(pdf: bytes, wear: Wear) -> Iterator[Image.Image]:
    for page in pdfium.PdfDocument(pdf):
        yield page.render(scale=wear.dpi / 72).to_pil().convert("L")


def _see_through(picture: Image.Image, back: Image.Image, wear: Wear) -> Image.Image:
    """The picture with the next page's print on its back, mirrored and blurred by the paper."""
    ghost = ImageOps.mirror(back.resize(picture.size)).filter(ImageFilter.GaussianBlur(2))
    return ImageChops.darker(picture, _paler(ghost, wear.through))


def _paler(picture: Image.Image, ink: float) -> Image.Image:
    return picture.point(lambda level: round(255 - (255 - level) * ink))


def _spreads(pages: Sequence[Image.Image]) -> list[Image.Image]:
    """Two pages each beside each other, the last one beside an empty one where it is alone."""
    spreads = []
    for first in range(0, len(pages), 2):
        two = pages[first : first + 2]
        wide = sum(page.width for page in two) if len(two) == 2 else 2 * two[0].width
        sheet = Image.new("L", (wide, max(page.height for page in two)), 255)
        left = 0
        for page in two:
            sheet.paste(page, (left, 0))
            left += page.width
        spreads.append(sheet)
    return spreads


def worn(picture: Image.Image, wear: Wear, random: np.random.Generator) -> Image.Image:
    """A picture of a page that has been scanned: askew, greyish, with grain."""
    if wear.ink < 1:
        picture = _paler(picture, wear.ink)
    if wear.rows > 1:
        wide, high = picture.size
        picture = picture.resize((wide, high // wear.rows), Image.Resampling.BOX)
        picture = picture.resize((wide, high), Image.Resampling.NEAREST)
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
