"""Pictures of pages, as programs print them; :mod:`samples.scan` wears them as scanners do."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

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
