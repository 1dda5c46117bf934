"""A page as picture with what was recognised drawn on it, to look at.

Paragraphs and their lines, tables, cells and the kind of the page; words that were recognised in a
picture by how surely they were. Colours as in the legend that :func:`draw_page` puts at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extract.document import SURE, Box, Document, Paragraph, Recognised, Table
from extract.pdfium import open_pdf
from schemas.errors import UsageError

LINE = (120, 170, 230)
PARAGRAPH = (30, 100, 200)
CELL = (60, 170, 90)
HEADER = (230, 140, 20)
TABLE = (200, 30, 60)
TEXT = (20, 20, 20)
SCORES = (
    (0.98, "dikenali dari 0,98", (40, 160, 60)),
    (SURE, "dari 0,90", (220, 190, 0)),
    (0.0, "ragu", (230, 40, 40)),
)
"""Colours of recognised words by the least score: numbers of the last are not published."""
TINT = 70
"""How dense such a colour lies on a word, 0-255: the print stays to be seen."""
LEGEND = (
    ("baris", LINE),
    ("paragraf", PARAGRAPH),
    ("tabel", TABLE),
    ("kepala", HEADER),
    ("sel", CELL),
)
LEGEND_HEIGHT = 26


def draw_page(path: Path, document: Document, page: int, *, scale: float = 1.5) -> Image.Image:
    """The page (1-based) at ``scale`` pixels per point with its lines, paragraphs, tables and
    cells outlined.

    Words that were recognised in a picture are tinted by their scores. Raises
    :class:`~schemas.errors.UsageError` where the document has no such page (a text has
    none) and :class:`~schemas.errors.UnreadableDocument` where the file cannot be opened.
    """
    shown = next((one for one in document.pages if one.number == page), None)
    if shown is None:
        count = len(document.pages)
        raise UsageError(f"halaman {page} tidak ada; dokumen ini punya {count} halaman")
    with open_pdf(path) as source:
        rendered = source[page - 1].render(scale=scale).to_pil().convert("RGB")
    words = [word for word in document.recognised if word.page == page]
    rendered = _tinted(rendered, words, scale)
    picture = Image.new("RGB", (rendered.width, rendered.height + LEGEND_HEIGHT), "white")
    picture.paste(rendered, (0, LEGEND_HEIGHT))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(12)

    def outline(box: Box | None, colour: tuple[int, int, int], width: int) -> None:
        if box is not None:
            x0, y0, x1, y1 = (edge * scale for edge in box)
            corners = (x0, y0 + LEGEND_HEIGHT, x1, y1 + LEGEND_HEIGHT)
            draw.rectangle(corners, outline=colour, width=width)

    labels = [
        (box, f"t{number:02d} {table.method} {table.confidence:.2f}")
        for number, (_, table) in enumerate(document.tables(), 1)
        if (box := _draw_table(table, page, outline))
    ]
    for _, paragraph in document.paragraphs():
        _draw_paragraph(paragraph, page, outline)
    for box, label in labels:
        draw.text((box.x0 * scale + 2, box.y0 * scale + LEGEND_HEIGHT - 14), label, TABLE, font)
    turned = f", diputar {shown.rotation}" if shown.rotation else ""
    legend = (
        (f"halaman {page}: {shown.kind}, {shown.width:.0f} x {shown.height:.0f}{turned}", TEXT),
        *LEGEND,
        *((name, colour) for _, name, colour in SCORES if words),
    )
    x = 6.0
    for text, colour in legend:
        draw.text((x, 6), text, colour, font)
        x += draw.textlength(text, font) + 14
    return picture


def _tinted(picture: Image.Image, words: Sequence[Recognised], scale: float) -> Image.Image:
    """The picture with each recognised word in the colour of its score."""
    tint = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(tint)
    for word in words:
        colour = next(colour for least, _, colour in SCORES if word.score >= least)
        draw.rectangle([edge * scale for edge in word.box], fill=(*colour, TINT))
    return Image.alpha_composite(picture.convert("RGBA"), tint).convert("RGB")


Outline = Callable[[Box | None, tuple[int, int, int], int], None]


def _draw_table(table: Table, page: int, outline: Outline) -> Box | None:
    """The cells of a table on the page, and the box around them."""
    cells = [cell for cell in table.cells if cell.page == page]
    for cell in cells:
        outline(cell.box, HEADER if cell.row < table.header_rows else CELL, 1)
    boxes = [cell.box for cell in cells if cell.box is not None]
    whole = Box.around(boxes) if boxes else None
    outline(whole, TABLE, 2)
    return whole


def _draw_paragraph(paragraph: Paragraph, page: int, outline: Outline) -> None:
    """The lines of a paragraph on the page, and the box around them."""
    boxes = [line.box for line in paragraph.lines if line.page == page and line.box is not None]
    for box in boxes:
        outline(box, LINE, 1)
    if boxes:
        outline(Box.around(boxes), PARAGRAPH, 1)
