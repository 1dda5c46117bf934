"""Small PDFs with known tables, drawn on purpose the way one trap of real print looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Table

Span = tuple[int, int, int, int]
"""row, column, rows, columns of a merged cell."""

PORTRAIT = (612.0, 936.0)
LANDSCAPE = (936.0, 612.0)


@dataclass(frozen=True)
class Layout:
    """How a table is drawn; ``rules`` are of ``left right top bottom inner_h inner_v``."""

    widths: Sequence[float]
    size: float = 8.0
    pad: float = 3.0
    leading: float = 1.25
    rules: frozenset[str] = frozenset({"left", "right", "top", "bottom", "inner_h", "inner_v"})
    spans: Sequence[Span] = ()
    align: Sequence[str] = ()
    middle: bool = False
    double: bool = False
    dash: tuple[float, float] | None = None
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    header_rule_rows: int = 0
    """With no inner horizontal rules: a rule below this many header rows all the same."""
    uprights: Mapping[int, int] = field(default_factory=dict)
    """Inner column edges whose rule stands beside this many of the first rows only."""
    filled_rules: bool = False
    wrap: bool = True
    bold_rows: int = 0
    shade_rows: int = 0
    font: str = "Helvetica"


@dataclass
class Drawn:
    """Where a table ended up."""

    x: float
    top: float
    bottom: float
    row_edges: list[float] = field(default_factory=list)


def wrap(canvas: Canvas, text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of a text in a column of a width."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            tried = f"{line} {word}".strip()
            if line and canvas.stringWidth(tried, font, size) > width:
                lines.append(line)
                line = word
            else:
                line = tried
        lines.append(line)
    return lines


def draw_table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    layout: Layout,
    x: float,
    top: float,
    height: float,
) -> Drawn:
    """Draw a table whose top left corner stands ``x`` right and ``top`` down on a page ``height``
    high."""
    edges = [x]
    for width in layout.widths:
        edges.append(edges[-1] + width)
    covered = {
        (row + down, col + right): (row, col)
        for row, col, n_rows, n_cols in layout.spans
        for down in range(n_rows)
        for right in range(n_cols)
        if down or right
    }
    spans = {(row, col): (n_rows, n_cols) for row, col, n_rows, n_cols in layout.spans}

    def font(row: int) -> str:
        return f"{layout.font}-Bold" if row < layout.bold_rows else layout.font

    def text_lines(row: int, col: int) -> list[str]:
        text = rows[row][col]
        if not text:
            return []
        right = col + spans.get((row, col), (1, 1))[1]
        width = edges[right] - edges[col] - 2 * layout.pad
        return wrap(canvas, text, font(row), layout.size, width) if layout.wrap else [text]

    step = layout.size * layout.leading
    heights = []
    for row in range(len(rows)):
        count = max(
            (
                len(text_lines(row, col))
                for col in range(len(layout.widths))
                if (row, col) not in covered and spans.get((row, col), (1, 1))[0] == 1
            ),
            default=1,
        )
        heights.append(max(count, 1) * step + 2 * layout.pad)
    downs = [top]
    for row_height in heights:
        downs.append(downs[-1] + row_height)

    if layout.shade_rows:
        canvas.setFillColorRGB(0.6, 0.7, 0.9)
        canvas.rect(
            x,
            height - downs[layout.shade_rows],
            edges[-1] - x,
            downs[layout.shade_rows] - top,
            stroke=0,
            fill=1,
        )
        canvas.setFillColorRGB(0, 0, 0)
    for row in range(len(rows)):
        for col in range(len(layout.widths)):
            if (row, col) in covered:
                continue
            n_rows, n_cols = spans.get((row, col), (1, 1))
            lines = text_lines(row, col)
            room = downs[row + n_rows] - downs[row]
            start = downs[row] + layout.pad
            if layout.middle or row < layout.bold_rows:
                start = downs[row] + (room - len(lines) * step) / 2
            side = layout.align[col] if layout.align else "left"
            if row < layout.bold_rows:
                side = "centre"
            canvas.setFont(font(row), layout.size)
            for number, printed in enumerate(lines):
                y = height - (start + number * step + 0.8 * layout.size + 0.1 * step)
                if side == "right":
                    canvas.drawRightString(edges[col + n_cols] - layout.pad, y, printed)
                elif side == "centre":
                    canvas.drawCentredString((edges[col] + edges[col + n_cols]) / 2, y, printed)
                else:
                    canvas.drawString(edges[col] + layout.pad, y, printed)

    canvas.setStrokeColorRGB(*layout.colour)
    canvas.setFillColorRGB(*layout.colour)
    canvas.setLineWidth(0.6)
    if layout.dash:
        canvas.setDash(*layout.dash)

    def line(x0: float, y0: float, x1: float, y1: float) -> None:
        for shift in (0.0, 1.8) if layout.double else (0.0,):
            if layout.filled_rules:
                canvas.rect(
                    x0 + shift,
                    height - y1 - shift,
                    max(x1 - x0, 0.5),
                    max(y1 - y0, 0.5),
                    stroke=0,
                    fill=1,
                )
            elif x0 == x1:
                canvas.line(x0 + shift, height - y0, x1 + shift, height - y1)
            else:
                canvas.line(x0, height - y0 - shift, x1, height - y1 - shift)

    for row in range(len(rows) + 1):
        for col in range(len(layout.widths)):
            name = "top" if row == 0 else "bottom" if row == len(rows) else "inner_h"
            drawn = name in layout.rules or (row == layout.header_rule_rows and row > 0)
            owner_above = covered.get((row - 1, col), (row - 1, col))
            owner_below = covered.get((row, col), (row, col))
            if drawn and (row in (0, len(rows)) or owner_above != owner_below):
                line(edges[col], downs[row], edges[col + 1], downs[row])
    for col in range(len(layout.widths) + 1):
        for row in range(len(rows)):
            name = "left" if col == 0 else "right" if col == len(layout.widths) else "inner_v"
            owner_left = covered.get((row, col - 1), (row, col - 1))
            owner_right = covered.get((row, col), (row, col))
            if row >= layout.uprights.get(col, len(rows)):
                continue
            if name in layout.rules and (
                col in (0, len(layout.widths)) or owner_left != owner_right
            ):
                line(edges[col], downs[row], edges[col], downs[row + 1])
    canvas.setDash()
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setFillColorRGB(0, 0, 0)
    return Drawn(x, top, downs[-1], downs)


def make_pdf(
    path: Path,
    *pages: Callable[[Canvas, float], None],
    size: tuple[float, float] = PORTRAIT,
    sideways: bool = False,
    rotate: int = 0,
) -> Path:
    """A PDF of pages drawn by functions of (canvas, height).

    ``sideways``: what is drawn on a page of ``size`` is set turned by 90 degrees on an upright
    page. ``rotate``: the page gets ``/Rotate`` and its content is turned against it, so that it
    shows upright.
    """
    width, height = size
    turned = sideways or rotate in (90, 270)
    canvas = Canvas(str(path), pagesize=(height, width) if turned else size)
    for draw in pages:
        canvas.saveState()
        if sideways or rotate == 90:
            canvas.translate(height, 0)
            canvas.rotate(90)
        elif rotate == 270:
            canvas.translate(0, width)
            canvas.rotate(-90)
        elif rotate == 180:
            canvas.translate(width, height)
            canvas.rotate(180)
        draw(canvas, height)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    if rotate:
        document = pdfium.PdfDocument(path.read_bytes())
        for page in document:
            page.set_rotation(rotate)
        document.save(path)
        document.close()
    return path


def only(document: Document) -> Table:
    """The one table of a document."""
    tables = [table for _, table in document.tables()]
    assert len(tables) == 1
    return tables[0]
