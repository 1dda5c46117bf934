"""The producers: a layout becomes a PDF by reportlab, weasyprint, a browser, LibreOffice Writer or
Calc."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    Paragraph,
    Preformatted,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from benchmarks.layouts.model import Cell, Chart, Grid, Layout, Text

SECONDS = 180
Edges = tuple[bool, bool, bool, bool]


def edges(grid: Grid, row: int, column: int, cell: Cell) -> Edges:
    """Whether a cell has a rule above, on the right, below, and on the left."""
    head = row < grid.head
    last = row + cell.row_span == len(grid.rows)
    ends = column + cell.col_span == sum(c.col_span for c in grid.rows[0])
    match grid.rules:
        case "semua":
            return True, True, True, True
        case "baris":
            return True, False, True, False
        case "kepala":
            return (True,) * 4 if head else (True, False, True, False)
        case "tegak":
            return (True,) * 4 if head else (False, True, last, True)
        case "luar":
            above_body = row + cell.row_span == grid.head
            return row == 0, ends, last or above_body, column == 0
        case "buku":
            return row == 0, False, last or row + cell.row_span == grid.head, False
        case "arsir":
            return False, False, row + cell.row_span == grid.head, False
        case "kosong":
            return (False,) * 4


def placed(grid: Grid) -> list[tuple[int, int, Cell]]:
    """Every cell with its row and column."""
    found: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(grid.places()):
        for c, number in enumerate(row):
            found.setdefault(number, (r, c))
    flat = [cell for row in grid.rows for cell in row]
    return [(*found[n], cell) for n, cell in enumerate(flat)]


def _shaded(grid: Grid, row: int) -> bool:
    return grid.rules == "arsir" and row >= grid.head and (row - grid.head) % 2 == 0


def _align(grid: Grid, row: int, column: int, cell: Cell) -> str:
    if row < grid.head or cell.col_span > 1:
        return "c" if row < grid.head else "l"
    return grid.align[column]


_WORDS = {"l": "left", "c": "center", "r": "right"}

# --- HTML, for weasyprint, a browser and LibreOffice Writer---------------------------------------


def page_html(layout: Layout) -> str:
    """The layout as one HTML page."""
    size = "A4 landscape" if layout.landscape else "A4"
    mark = (
        f'<div style="position:fixed;top:9cm;left:1cm;font-size:90pt;color:#ccc;'
        f'transform:rotate(-40deg)">{layout.mark}</div>'
        if layout.mark
        else ""
    )
    return (
        f"<!doctype html><meta charset=utf-8><style>@page{{size:{size};margin:2cm}}"
        f"body{{font:{layout.points + 1}pt 'Liberation Serif',serif}}"
        f"table{{border-collapse:collapse;width:100%;font-size:{layout.points}pt}}"
        f"td{{padding:1pt 3pt}}tr{{break-inside:avoid}}pre{{font:9pt 'Liberation Mono'}}</style>"
        f"<body>{mark}{''.join(_part_html(part) for part in layout.parts)}</body>"
    )


def _part_html(part: Grid | Text | Chart) -> str:
    if isinstance(part, Text):
        tag = "pre" if part.mono else "p"
        style = "text-align:center" if part.centred else "text-align:justify"
        style += f";columns:{part.columns}" if part.columns > 1 else ""
        return f'<{tag} style="{style}">{html.escape(part.text)}</{tag}>'
    if isinstance(part, Chart):
        return _chart_html(part)
    rows: list[list[str]] = [[] for _ in part.rows]
    for r, c, cell in placed(part):
        names = zip(("top", "right", "bottom", "left"), edges(part, r, c, cell), strict=True)
        border = "".join(f"border-{n}:0.75pt solid #000;" if on else "" for n, on in names)
        shade = "background:#dddddd;" if _shaded(part, r) else ""
        middle = "middle" if part.middle or r < part.head else "top"
        width = f"width:{part.widths[c]}%;" if part.widths and cell.col_span == 1 else ""
        text = html.escape(cell.text)
        rows[r].append(
            f'<td colspan={cell.col_span} rowspan={cell.row_span} style="{border}{shade}{width}'
            f'text-align:{_WORDS[_align(part, r, c, cell)]};vertical-align:{middle}">'
            f"{f'<b>{text}</b>' if r < part.head else text}</td>"
        )
    lines = [f"<tr>{''.join(row)}</tr>" for row in rows]
    head, body = "".join(lines[: part.head]), "".join(lines[part.head :])
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _chart_html(chart: Chart) -> str:
    bars = "".join(
        f'<rect x="{60 + n * 60}" y="{200 - value * 1.8}" width="30" height="{value * 1.8}"'
        f' fill="#48a"/><text x="{62 + n * 60}" y="216" font-size="10">{label}</text>'
        f'<text x="{66 + n * 60}" y="{196 - value * 1.8}" font-size="9">{value}</text>'
        for n, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True))
    )
    axis = "".join(
        f'<text x="30" y="{204 - at * 1.8}" font-size="10">{at}</text>'
        f'<line x1="52" x2="420" y1="{200 - at * 1.8}" y2="{200 - at * 1.8}" stroke="#bbb"/>'
        for at in range(0, 101, 20)
    )
    title = f'<text x="140" y="12" font-size="11">{chart.title}</text>'
    return f'<svg width="440" height="230" viewBox="0 0 440 230">{axis}{bars}{title}</svg>'


def weasyprint(layout: Layout, target: Path) -> None:
    """An HTML printer."""
    page = target.with_suffix(".html")
    page.write_text(page_html(layout))
    _run(["weasyprint", str(page), str(target)])


def browser(layout: Layout, target: Path) -> None:
    """What a browser prints."""
    page = target.with_suffix(".html")
    page.write_text(page_html(layout))
    profile = target.parent / "profil-peramban"
    _run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={profile}", f"--print-to-pdf={target}", f"file://{page.resolve()}",
        ]
    )  # fmt: skip


def writer(layout: Layout, target: Path) -> None:
    """LibreOffice Writer, from HTML."""
    page = target.with_suffix(".html")
    page.write_text(page_html(layout))
    _office(page, target, "HTML (StarWriter)", "writer_pdf_Export")


# --- a spreadsheet's print ----------------------------------------------------------------------


def calc(layout: Layout, target: Path) -> None:
    """LibreOffice Calc, from a workbook fitted to the width of the page."""
    book = Workbook()
    sheet: Any = book.active
    columns = max((sum(c.col_span for c in p.rows[0]) for p in layout.tables()), default=6)
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    at = 1
    for part in layout.parts:
        if isinstance(part, Text):
            cell = sheet.cell(at, 1, part.text)
            lines = len(part.text) // 90 + 1 + part.text.count("\n")
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=columns)
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", horizontal="center" if part.centred else "left"
            )
            sheet.row_dimensions[at].height = 13 * lines
            at += 1
        elif isinstance(part, Chart):
            at = _chart_sheet(sheet, part, at, columns)
        else:
            _table_sheet(sheet, part, at)
            at += len(part.rows) + 1
    book.save(target.with_suffix(".xlsx"))
    _office(target.with_suffix(".xlsx"), target, "Calc MS Excel 2007 XML", "calc_pdf_Export")


def _table_sheet(sheet: Any, grid: Grid, at: int) -> None:
    thin = Side(style="thin")
    columns = sum(cell.col_span for cell in grid.rows[0])
    longest = [4] * columns
    for r, c, cell in placed(grid):
        target = sheet.cell(at + r, c + 1, cell.text)
        names = zip(("top", "right", "bottom", "left"), edges(grid, r, c, cell), strict=True)
        border = Border(**{name: thin for name, on in names if on})
        for down in range(cell.row_span):
            for right in range(cell.col_span):
                sheet.cell(at + r + down, c + 1 + right).border = border
        if cell.row_span * cell.col_span > 1:
            sheet.merge_cells(
                start_row=at + r,
                end_row=at + r + cell.row_span - 1,
                start_column=c + 1,
                end_column=c + cell.col_span,
            )
        target.alignment = Alignment(
            wrap_text=True,
            horizontal=_WORDS[_align(grid, r, c, cell)],
            vertical="center" if grid.middle or r < grid.head else "top",
        )
        target.font = Font(bold=r < grid.head, size=10)
        if _shaded(grid, r):
            target.fill = PatternFill("solid", fgColor="FFDDDDDD")
        if cell.col_span == 1:
            longest[c] = max(longest[c], min(len(cell.text), 34))
    for r, row in enumerate(grid.rows):
        # An office suite without a screen fits no heights.
        lines = max(len(cell.text) // 26 + 1 for cell in row)
        sheet.row_dimensions[at + r].height = 13 * lines + 2
    for c, width in enumerate(longest, start=1):
        column = sheet.column_dimensions[get_column_letter(c)]
        column.width = max(column.width if at > 1 and column.customWidth else 0, width + 2)
    sheet.print_title_rows = f"{at}:{at + grid.head - 1}" if len(grid.rows) > 50 else None


def _chart_sheet(sheet: Any, chart: Chart, at: int, columns: int) -> int:
    away = columns + 20
    for n, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True)):
        sheet.cell(at + n, away, label)
        sheet.cell(at + n, away + 1, value)
    drawn = BarChart()
    drawn.title = chart.title
    rows = {"min_row": at, "max_row": at + len(chart.labels) - 1}
    drawn.add_data(Reference(sheet, min_col=away + 1, **rows))
    drawn.set_categories(Reference(sheet, min_col=away, **rows))
    drawn.height, drawn.width = 6, 12
    sheet.add_chart(drawn, f"A{at}")
    sheet.print_area = f"A1:{get_column_letter(columns)}200"
    return at + 14


def _office(source: Path, target: Path, reads: str, writes: str) -> None:
    profile = target.resolve().parent / "profil-kantor"  # a URL names the whole way
    _run(
        [
            "soffice", f"-env:UserInstallation=file://{profile}", "--headless",
            f"--infilter={reads}", "--convert-to", f"pdf:{writes}",
            "--outdir", str(target.parent), str(source),
        ]
    )  # fmt: skip


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


# --- the project's own --------------------------------------------------------------------------


class _Drawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.width, self.height = 400, 200

    def draw(self) -> None:
        pen = self.canv
        pen.setFont("Helvetica", 8)
        for at in range(0, 101, 20):
            pen.drawString(10, at * 1.6 + 17, str(at))
            pen.line(30, at * 1.6 + 20, 390, at * 1.6 + 20)
        for n, (label, value) in enumerate(zip(self.chart.labels, self.chart.values, strict=True)):
            pen.rect(40 + n * 55, 20, 25, value * 1.6, fill=1)
            pen.drawString(42 + n * 55, 8, label)
            pen.drawString(44 + n * 55, value * 1.6 + 24, str(value))
        pen.drawString(120, 188, self.chart.title)


def own(layout: Layout, target: Path) -> None:
    """reportlab, as the project's samples are."""
    size = pagesizes.landscape(pagesizes.A4) if layout.landscape else pagesizes.A4
    plain = ParagraphStyle("isi", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)
    centred = ParagraphStyle("judul", plain, alignment=1)
    story: list[Flowable] = []
    for part in layout.parts:
        if isinstance(part, Text) and part.mono:
            story.append(Preformatted(part.text, ParagraphStyle("m", plain, fontName="Courier")))
        elif isinstance(part, Text) and part.columns > 1:
            half = len(part.text) // 2
            story.append(
                Table(
                    [[Paragraph(part.text[:half], plain), Paragraph(part.text[half:], plain)]],
                    style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
                )
            )
        elif isinstance(part, Text):
            story.append(Paragraph(html.escape(part.text), centred if part.centred else plain))
        elif isinstance(part, Chart):
            story.append(_Drawing(part))
        else:
            story += [_own_table(part, layout, size[0] - 100), Spacer(0, 10)]

    def mark(pen: Any, _: object) -> None:
        if layout.mark:
            pen.saveState()
            pen.setFont("Helvetica", 90)
            pen.setFillGray(0.8)
            pen.translate(120, 250)
            pen.rotate(40)
            pen.drawString(0, 0, layout.mark)
            pen.restoreState()

    document = SimpleDocTemplate(str(target), pagesize=size, leftMargin=50, rightMargin=50)
    document.build(story, onFirstPage=mark, onLaterPages=mark)


def _own_table(grid: Grid, layout: Layout, width: float) -> Table:
    columns = sum(cell.col_span for cell in grid.rows[0])
    data: list[list[Flowable | str]] = [[""] * columns for _ in grid.rows]
    style: list[Any] = [
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if grid.middle else "TOP"),
        ("VALIGN", (0, 0), (-1, grid.head - 1), "MIDDLE"),
    ]
    for r, c, cell in placed(grid):
        end = (c + cell.col_span - 1, r + cell.row_span - 1)
        look = ParagraphStyle(
            "sel",
            fontName="Times-Bold" if r < grid.head else "Times-Roman",
            fontSize=layout.points,
            leading=layout.points * 1.15,
            alignment={"l": 0, "c": 1, "r": 2}[_align(grid, r, c, cell)],
        )
        data[r][c] = Paragraph(html.escape(cell.text), look)
        style += [("SPAN", (c, r), end)] if cell.row_span * cell.col_span > 1 else []
        names = ("LINEABOVE", "LINEAFTER", "LINEBELOW", "LINEBEFORE")
        for name, on in zip(names, edges(grid, r, c, cell), strict=True):
            style += [(name, (c, r), end, 0.5, colors.black)] if on else []
        style += [("BACKGROUND", (c, r), end, colors.lightgrey)] if _shaded(grid, r) else []
    shares = grid.widths or tuple(_shares(grid, columns))
    widths = [width * share / sum(shares) for share in shares]
    return Table(data, widths, style=style, repeatRows=grid.head)


def _shares(grid: Grid, columns: int) -> list[int]:
    longest = [4] * columns
    for _, c, cell in placed(grid):
        if cell.col_span == 1:
            longest[c] = max(longest[c], min(len(cell.text), 30) + 2)
    return longest


PRODUCERS: dict[str, tuple[str | None, Callable[[Layout, Path], None]]] = {
    "sendiri": (None, own),
    "html": ("weasyprint", weasyprint),
    "peramban": ("chromium", browser),
    "pengolah-kata": ("soffice", writer),
    "lembar-kerja": ("soffice", calc),
}
"""Producer: the program it needs, and how it prints a layout."""

_TYPED = frozenset({"ketik-kotak", "ketik-pipa", "ketik-garis", "ketik-kosong"})
UNABLE = {"pengolah-kata": frozenset({"dua-kolom", "grafik", "campur"}),
          "lembar-kerja": frozenset({"dua-kolom"}) | _TYPED}  # fmt: skip
"""Kinds that a producer cannot print as they are meant."""


def available() -> list[str]:
    """The producers that this machine has."""
    return [
        name for name, (program, _) in PRODUCERS.items() if not program or shutil.which(program)
    ]
