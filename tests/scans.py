"""Pictures of pages, as programs print them; :mod:`samples.scan` wears them as scanners do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extract.pdfium import read_page

DPI = 200


def page_picture(lines: Sequence[str], table: Sequence[Sequence[str]]) -> Image.Image:
    """The picture of an A4 page with paragraphs and a ruled table, in grey at 200 dpi."""
    page = pdfium.PdfDocument(page_pdf(lines, table))[0]
    picture: Image.Image = page.render(scale=DPI / 72).to_pil().convert("L")
    return picture


def layered(
    printed: bytes,
    picture: Image.Image | None = None,
    change: Callable[[str], str] = str,
    *,
    under: bool = False,
    mode: int = 3,
) -> bytes:
    """A page as a picture with a layer of its words, as recognition software lays it over the
    picture (invisible, ``mode`` 3) or ``under`` it; ``change`` is what it made of each word."""
    document = pdfium.PdfDocument(printed)
    drawn = picture or document[0].render(scale=DPI / 72).to_pil().convert("L")
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)

    def write() -> None:
        for word in read_page(document, 1).words:
            text = canvas.beginText(word.x0, A4[1] - word.y1 + word.descent)
            text.setFont("Times-Roman", word.size)
            text.setTextRenderMode(mode)
            text.textOut(change(word.text))
            canvas.drawText(text)

    if under:
        write()
    canvas.drawImage(ImageReader(drawn), 0, 0, *A4)
    if not under:
        write()
    canvas.save()
    return content.getvalue()


def page_pdf(lines: Sequence[str], table: Sequence[Sequence[str]]) -> bytes:
    """An A4 page with paragraphs and a ruled table."""
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
    return content.getvalue()
