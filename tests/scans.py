"""Pictures of pages, as a scanner gives them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

DPI = 200


def page_picture(lines: Sequence[str], table: Sequence[Sequence[str]]) -> Image.Image:
    """The picture of an A4 page with paragraphs and a ruled table, in grey at 200 dpi."""
    content = BytesIO()
    style = getSampleStyleSheet()["Normal"]
    style.fontName, style.fontSize, style.leading, style.spaceAfter = "Times-Roman", 12, 16, 12
    ruled = Table([list(row) for row in table], colWidths=[40, 160, 120, 120])
    ruled.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.8, "black"),
                ("FONT", (0, 0), (-1, -1), "Times-Roman", 11),
            ]
        )
    )
    story = [*(Paragraph(line, style) for line in lines), ruled]
    SimpleDocTemplate(content, pagesize=A4).build(story)
    page = pdfium.PdfDocument(content.getvalue())[0]
    picture: Image.Image = page.render(scale=DPI / 72).to_pil().convert("L")
    return picture


def worn(picture: Image.Image, angle: float = 0.0, noise: float = 8.0) -> Image.Image:
    """The picture as it comes out of an office's scanner: askew, greyish, with grain."""
    turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(1).normal(0.0, noise, (picture.height, picture.width))
    grey = np.asarray(turned, dtype=np.float32) * 0.93 + 6 + grain
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def pdf_of(pictures: Sequence[Image.Image]) -> bytes:
    """A PDF whose pages are the pictures."""
    content = BytesIO()
    first, *others = pictures
    # A picture of one bit is packed as a fax packs it, which knows no quality.
    quality = {} if first.mode == "1" else {"quality": 70}
    first.save(content, "PDF", save_all=True, append_images=others, resolution=DPI, **quality)
    return content.getvalue()
