"""A regulation as PDF, typeset as offices export it.

Text is drawn line by line at measured places, tables cell by cell with their rules, so that every
trap of real files can be set on purpose: rotated pages, tables set sideways, missing rules, bold
made by printing twice, rows cut by the end of a page. The same regulation and style give the same
bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from samples.legal import ROMAN
from samples.model import (
    BabHead,
    Block,
    Cell,
    Citation,
    Consideration,
    Line,
    PasalHead,
    Printed,
    Section,
    Table,
    Unit,
    pick,
)
from samples.text import halves

LAYOUTS = ("ruled", "borderless", "rotated", "sideways", "tiny", "broken-rules")


@dataclass(frozen=True, slots=True)
class PdfStyle:
    """How a document is typeset; drawn from the seed where not given."""

    font: str = "Helvetica"
    """``Helvetica``, ``Times`` (not embedded) or ``Vera`` (embedded subset)."""
    paper: str = "A4"
    size: float = 11
    leading: float = 1.3
    rules: str = "penuh"
    """``penuh``, ``tanpa``, ``mendatar``, ``tanpa-luar``, ``ganda``, ``putus``, ``putih``,
    ``tegak`` (none between the rows of the body)."""
    rules_as_boxes: bool = False
    """Rules are thin filled boxes, as word processors export them."""
    wide: str = "lanskap"
    """Wide tables: ``lanskap`` page, ``putar`` (/Rotate), ``miring`` (sideways), ``kecil``."""
    rotation: int = 90
    repeat_header: str = "penuh"
    """On a following page: ``penuh``, ``nomor`` (column-number row only), ``tidak``."""
    cut_rows: bool = False
    false_bold: bool = False
    justify: bool = True
    merge_down: bool = False
    """A tujuan or sasaran is one cell over the lines that it covers."""
    middle: bool = False
    """Cell text is centred vertically."""
    running_head: bool = False
    page_number: str = "- {} -"
    continued: bool = False
    """``Lanjutan Tabel …`` over the pages that follow."""
    open_tables: frozenset[str] = frozenset()
    """Names of tables set without rules in an otherwise ruled document."""
    table_size: float = 9


def draw_style(seed: int, layout: str | None = None) -> PdfStyle:
    """The style of a seed, within a layout (one of :data:`LAYOUTS`; ruled where null)."""
    rng = Random(f"pdf-{seed}")
    style = PdfStyle(
        font=pick(rng, "Helvetica", "Times", "Vera"),
        paper=pick(rng, "A4", "F4"),
        size=rng.choice([10.5, 11, 12]),
        leading=rng.choice([1.2, 1.35, 1.5]),
        rules_as_boxes=rng.random() < 0.4,
        repeat_header=pick(rng, "penuh", "penuh", "nomor", "tidak"),
        cut_rows=rng.random() < 0.35,
        false_bold=rng.random() < 0.25,
        justify=rng.random() < 0.6,
        merge_down=rng.random() < 0.5,
        middle=rng.random() < 0.4,
        running_head=rng.random() < 0.4,
        page_number=pick(rng, "- {} -", "{}", "", "Halaman {}"),
        continued=rng.random() < 0.2,
        table_size=rng.choice([8, 9, 10]),
    )
    match layout or "ruled":
        case "borderless":
            return replace(
                style, rules=pick(rng, "tanpa", "tanpa", "mendatar"), merge_down=False,
                middle=False, repeat_header=pick(rng, "penuh", "tidak"), cut_rows=False,
            )  # fmt: skip
        case "rotated":
            return replace(style, wide="putar", rotation=rng.choice([90, 180, 270]))
        case "sideways":
            return replace(style, wide="miring", rotation=rng.choice([90, 270]))
        case "tiny":
            return replace(style, wide="kecil", merge_down=False)
        case "broken-rules":
            return replace(style, rules=pick(rng, "tanpa-luar", "ganda", "putus", "putih"))
        case _:
            return style


@cache
def _vera() -> None:
    """Register the free fonts that come with the typesetting library."""
    folder = Path(reportlab.__file__).parent / "fonts"
    pdfmetrics.registerFont(TTFont("Vera", str(folder / "Vera.ttf")))
    pdfmetrics.registerFont(TTFont("Vera-Bold", str(folder / "VeraBd.ttf")))


BOLD = {"Helvetica": "Helvetica-Bold", "Times": "Times-Bold", "Vera": "Vera-Bold"}
PLAIN = {"Helvetica": "Helvetica", "Times": "Times-Roman", "Vera": "Vera"}
PAPERS = {"A4": (595.28, 841.89), "F4": (609.45, 935.43)}
"""Short and long side in points; F4 (215 by 330 mm) is what government offices print on."""
A3 = (1190.55, 841.89)
MARGIN = 62.0
WIDE_MARGIN = 44.0
SMALLEST = 4.0
"""The smallest type, in points, that an office takes for a table."""


def render(reg: Printed, style: PdfStyle | None = None) -> bytes:
    """The whole file."""
    style = style or draw_style(reg.seed)
    for table in reg.tables():
        table.facts.pop("cut", None)
    if style.font == "Vera":
        _vera()
    setter = _Typesetter(reg, style)
    setter.run()
    return setter.finish()


@dataclass(slots=True)
class _Frame:
    """A page as a reader holds it: size, and how it is laid on the sheet."""

    width: float
    height: float
    rotate: int = 0
    sideways: int = 0
    margin: float = MARGIN


@dataclass(slots=True)
class _Row:
    """A table row ready to set: the lines of each cell, null where another cell covers it."""

    cells: list[Cell | None]
    lines: list[list[str]]
    height: float
    header: bool = False
    joined: set[int] = field(default_factory=set)
    """Columns whose cell belongs to the one above."""
    open: bool = False
    """No rule parts it from the row above: several indicators stand in one ruled row."""


class _Typesetter:
    def __init__(self, reg: Printed, style: PdfStyle) -> None:
        self.reg, self.style = reg, style
        self.buffer = io.BytesIO()
        self.short, self.long = PAPERS[style.paper]
        self.canvas = Canvas(self.buffer, pagesize=(self.short, self.long), invariant=1)
        self.canvas.setTitle(reg.running_head)
        self.frame = _Frame(self.short, self.long)
        self.page = 0
        self.y = 0.0
        self.pending: str | None = None
        self.plain, self.bold = PLAIN[style.font], BOLD[style.font]
        self.open(self.frame)

    # pages

    def open(self, frame: _Frame) -> None:
        """Begin a page."""
        self.frame = frame
        self.page += 1
        canvas = self.canvas
        turn = frame.rotate or frame.sideways
        wide, high = frame.width, frame.height
        # The typesetting library swaps the sides of a rotated page by itself.
        canvas.setPageSize((high, wide) if frame.sideways in (90, 270) else (wide, high))
        canvas.setPageRotation(frame.rotate)
        match turn:
            case 90:
                canvas.transform(0, 1, -1, 0, high, 0)
            case 180:
                canvas.transform(-1, 0, 0, -1, wide, high)
            case 270:
                canvas.transform(0, -1, 1, 0, 0, wide)
        self.y = frame.margin
        if self.style.running_head and self.page > 1:
            text = self.reg.running_head
            width = self.measure(text, self.plain, 8)
            self.draw(frame.width - frame.margin - width, frame.margin - 22, text, self.plain, 8)
            y = frame.margin - 14
            self.rule(frame.margin, y, frame.width - frame.margin, y)
        if self.style.page_number and self.page > 1:
            text = self.style.page_number.format(self.page)
            width = self.measure(text, self.plain, 9)
            self.draw((frame.width - width) / 2, frame.height - 34, text, self.plain, 9)

    def turn(self, frame: _Frame | None = None) -> None:
        """End the page and begin the next."""
        self.canvas.showPage()
        self.open(frame or self.frame)

    def finish(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()

    @property
    def bottom(self) -> float:
        return self.frame.height - self.frame.margin

    def upright(self) -> None:
        """Narrative stands on upright pages."""
        if self.frame.width > self.frame.height or self.frame.rotate or self.frame.sideways:
            self.turn(_Frame(self.short, self.long))

    # ink; y counts downwards from the top of the page as held

    def measure(self, text: str, font: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, font, size))

    def draw(self, x: float, y: float, text: str, font: str, size: float) -> None:
        canvas = self.canvas
        twice = font == self.bold and self.style.false_bold
        canvas.setFont(self.plain if twice else font, size)
        base = self.frame.height - y - size * 0.8
        canvas.drawString(x, base, text)
        if twice:
            canvas.drawString(x + 0.35, base, text)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        canvas, high = self.canvas, self.frame.height
        if self.style.rules_as_boxes and self.style.rules != "putus":
            half = width / 2
            canvas.rect(
                min(x0, x1) - half, high - max(y0, y1) - half, abs(x1 - x0) + width,
                abs(y1 - y0) + width, stroke=0, fill=1,
            )  # fmt: skip
            return
        canvas.setLineWidth(width)
        canvas.line(x0, high - y0, x1, high - y1)

    # narrative

    def wrap(self, text: str, width: float, font: str, size: float) -> list[str]:
        """Lines of a paragraph; a line may end after a hyphen inside a word."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            trial = f"{line} {word}" if line else word
            if self.measure(trial, font, size) <= width:
                line = trial
                continue
            head, hyphen, tail = word.partition("-")
            if line and hyphen and tail:
                part = f"{line} {head}-"
                if self.measure(part, font, size) <= width:
                    lines.append(part)
                    line = tail
                    continue
            if line:
                lines.append(line)
            line = word
            while self.measure(line, font, size) > width and len(line) > 1:
                cut = len(line) - 1
                while cut > 1 and self.measure(line[:cut], font, size) > width:
                    cut -= 1
                lines.append(line[:cut])
                line = line[cut:]
        if line:
            lines.append(line)
        return lines

    def need(self, height: float) -> None:
        if self.y + height > self.bottom:
            self.turn()

    def paragraph(
        self,
        text: str,
        *,
        left: float = 0,
        label: str | None = None,
        hang: float = 20,
        first: float = 0,
        bold: bool = False,
        centre: bool = False,
        right: float = 0,
        gap: float = 4,
        justify: bool | None = None,
    ) -> None:
        """Set a paragraph; ``label`` stands in the margin of its hanging indent."""
        self.upright()
        size, font = self.style.size, self.bold if bold else self.plain
        step = size * self.style.leading
        x0 = self.frame.margin + left + (hang if label else 0)
        width = self.frame.width - self.frame.margin - right - x0
        lines = self.wrap(text, width - (first if first else 0), font, size)
        if first and lines:
            # the first line is indented; the rest is measured again at full width
            head = lines[0]
            rest = text[len(head) :].lstrip() if text.startswith(head) else ""
            lines = [head, *self.wrap(rest, width, font, size)] if rest else lines
        spread = self.style.justify if justify is None else justify
        for i, line in enumerate(lines):
            self.need(step)
            if i == 0 and self.pending is not None:
                self.draw(self.frame.margin, self.y, self.pending.split(":")[0].strip(), font, size)
                self.draw(self.frame.margin + 78, self.y, ":", font, size)
                self.pending = None
            if i == 0 and label:
                self.draw(self.frame.margin + left, self.y, label, font, size)
            x = x0 + (first if i == 0 else 0)
            room = width - (first if i == 0 else 0)
            if centre:
                x = x0 + (width - self.measure(line, font, size)) / 2
            words = line.split(" ")
            last = i == len(lines) - 1
            slack = room - self.measure(line, font, size)
            if spread and not centre and not last and len(words) > 3 and 0 < slack < room * 0.3:
                extra = slack / (len(words) - 1)
                space = self.measure(" ", font, size)
                for word in words:
                    self.draw(x, self.y, word, font, size)
                    x += self.measure(word, font, size) + space + extra
            else:
                self.draw(x, self.y, line, font, size)
            self.y += step
        self.y += gap

    def run(self) -> None:
        previous: Block | None = None
        for block in self.reg.blocks:
            self.block(block, previous)
            previous = block

    def block(self, block: Block, previous: Block | None) -> None:
        match block:
            case Line():
                self.line(block, previous)
            case Consideration():
                self.paragraph(
                    block.teks, left=92, label=f"{block.huruf}." if block.huruf else None
                )
            case Citation() if block.bagian == "mengingat":
                self.paragraph(block.teks, left=92, label=f"{block.urutan}.", hang=24)
            case Citation():
                self.paragraph(block.teks, left=14, label=f"{block.urutan}.", hang=24)
            case BabHead():
                self.keep(5)
                self.y += 8
                self.heading(f"BAB {ROMAN[block.nomor]}", block.judul, gap=6)
            case PasalHead():
                self.keep(4)
                self.y += 4
                self.paragraph(block.label, centre=True)
            case Unit():
                left = 0.0
                if block.ayat is not None and block.label != f"({block.ayat})":
                    left += 26
                if block.angka is not None and block.huruf is not None:
                    left += 20
                label = None if block.label.startswith("Pasal") else block.label
                self.paragraph(block.teks, left=left, label=label, hang=26)
                for text in block.lines:
                    self.paragraph(text, left=20 if text.startswith("BAB ") else 0, gap=1)
            case Section() if block.nomor is None:
                self.heading(f"BAB {ROMAN[block.bab]}", block.judul, gap=10)
            case Section():
                self.keep(4)
                self.y += 6
                self.paragraph(block.judul, bold=True, label=block.nomor, hang=34, justify=False)
            case Table():
                _TableSetter(self, block).run()

    def heading(self, label: str, title: str, gap: float) -> None:
        """A chapter over the middle of the page, its title on one or two lines."""
        self.paragraph(label, bold=True, centre=True, gap=0)
        parts = halves(title) if self.reg.habits.wrapped else [title]
        for i, part in enumerate(parts):
            last = i == len(parts) - 1
            self.paragraph(part, bold=True, centre=True, gap=gap if last else 0)

    def keep(self, lines: int) -> None:
        """Begin a new page where so few lines are left."""
        self.upright()
        self.need(lines * self.style.size * self.style.leading)

    def line(self, line: Line, previous: Block | None) -> None:
        follows = isinstance(previous, Line) and previous.kind == line.kind
        match line.kind:
            case "halaman":
                if self.y > self.frame.margin + 1 or self.frame.width > self.frame.height:
                    self.turn(_Frame(self.short, self.long))
            case "judul":
                self.paragraph(line.text, bold=True, centre=True, gap=1)
            case "label":
                self.y += 6
                if line.text.startswith("Menetapkan"):
                    head, text = line.text.split(":", 1)
                    self.pending = head + ":"
                    self.paragraph(text.strip(), left=92)
                else:
                    self.pending = line.text
            case "kanan":
                self.paragraph(line.text, left=400, justify=False)
            case "kiri-lagi":
                self.keep(6)
                self.y += 10
                self.paragraph(line.text, gap=0, justify=False)
            case "ttd":
                if not follows:
                    self.keep(7)
                    self.y += 10
                self.paragraph(line.text, left=250, gap=0, justify=False)
            case "kiri":
                if not follows:
                    self.keep(7)
                    self.y += 10
                self.paragraph(line.text, gap=0, justify=False)
            case "butir":
                self.paragraph(line.text, left=14, label=line.label, hang=20)
            case "sub":
                self.keep(3)
                self.paragraph(line.text, bold=True)
            case "isi":
                self.contents(line)
            case "sistematika":
                wide = line.label is not None and line.label.startswith("BAB")
                self.paragraph(
                    (": " if wide else "") + line.text, left=0 if wide else 60,
                    label=line.label, hang=60 if wide else 34, gap=1, justify=False,
                )  # fmt: skip
            case "pasal-penjelasan":
                self.keep(3)
                self.paragraph(line.text, gap=2)
            case "penjelasan":
                self.paragraph(line.text, left=20)
            case _:
                self.paragraph(line.text, first=28)

    def contents(self, line: Line) -> None:
        """A line of the table of contents with its dots."""
        self.upright()
        size = self.style.size - 1
        width = self.frame.width - 2 * self.frame.margin - 24
        lines = self.wrap(line.text, width - 40, self.plain, size)
        for i, text in enumerate(lines):
            self.need(size * 1.4)
            x = self.frame.margin
            if i == len(lines) - 1:
                dot = self.measure(".", self.plain, size)
                text += " " + "." * int((width - self.measure(text + " ", self.plain, size)) / dot)
                page = line.label or ""
                end = self.frame.width - self.frame.margin
                at = end - self.measure(page, self.plain, size)
                self.draw(at, self.y, page, self.plain, size)
            self.draw(x, self.y, text, self.plain, size)
            self.y += size * 1.4


class _TableSetter:
    """One table, over as many pages as it takes."""

    def __init__(self, page: _Typesetter, table: Table) -> None:
        self.page, self.table, self.style = page, table, page.style
        if table.name in self.style.open_tables:
            self.style = replace(self.style, rules="tanpa", merge_down=False, middle=False)
        self.open_rules = self.style.rules in ("tanpa", "mendatar")
        self.pad = 4.0 if self.open_rules else 2.2
        self.size = self.style.table_size
        self.widths: list[float] = []

    def run(self) -> None:
        page, table = self.page, self.table
        head = table.head()
        frame = self.place(head) if table.wide else None
        if frame is not None:
            page.turn(frame)
        else:
            page.upright()
            page.need(150)
        self.size = self.fit(head, table.body())
        if table.place == "atas":
            self.caption()
        rows = [self.prepare(row, header=True) for row in head]
        body = [self.prepare(row) for row in table.body()]
        for r in table.facts.get("tanpa-garis", ()):
            body[r].open = True
        self.merge(body)
        self.settle(rows)
        total = sum(r.height for r in rows) + sum(r.height for r in body[:2])
        if page.y + total > page.bottom:
            page.turn()
        self.flow(rows, body)
        page.y += 8
        if table.place == "bawah":
            self.caption()

    def place(self, head: list[list[Cell | None]]) -> _Frame | None:
        """The page of a wide table: turned, or larger where even small type would not fit; null
        where it stands on the upright page."""
        page = self.page
        need, _ = self.measure_columns(head, self.table.body(), SMALLEST)
        if self.style.wide == "kecil" and sum(need) <= page.short - 2 * MARGIN:
            return None
        wide, high = page.long, page.short
        if sum(need) > wide - 2 * WIDE_MARGIN:
            wide, high = A3
        turn = {"putar": (self.style.rotation, 0), "miring": (0, self.style.rotation)}
        return _Frame(wide, high, *turn.get(self.style.wide, (0, 0)), margin=WIDE_MARGIN)

    def caption(self) -> None:
        table, page = self.table, self.page
        lines = [*([table.kode_cetak] if table.kode_cetak else []), *table.judul]
        if table.one_line and table.kode_cetak:
            lines = [" ".join(lines)]
        size = page.style.size - 1
        width = page.frame.width - 2 * page.frame.margin
        for text in lines:
            for part in page.wrap(text, width, page.bold, size):
                x = (page.frame.width - page.measure(part, page.bold, size)) / 2
                page.draw(x, page.y, part, page.bold, size)
                page.y += size * 1.25
        page.y += 3

    def fit(self, head: list[list[Cell | None]], body: list[list[Cell | None]]) -> float:
        """The largest type in which the columns fit, and their widths."""
        page = self.page
        room = page.frame.width - 2 * page.frame.margin
        size = self.style.table_size
        while True:
            need, want = self.measure_columns(head, body, size)
            if sum(need) <= room or size <= SMALLEST:
                break
            size -= 0.5
        if sum(need) > room:
            need = [w * room / sum(need) for w in need]
        spare = room - sum(need)
        hunger = [max(0.0, w - n) for w, n in zip(want, need, strict=True)]
        share = min(1.0, spare / sum(hunger)) if sum(hunger) else 0.0
        self.widths = [n + h * share for n, h in zip(need, hunger, strict=True)]
        return size

    def measure_columns(
        self, head: list[list[Cell | None]], body: list[list[Cell | None]], size: float
    ) -> tuple[list[float], list[float]]:
        width = self.table.width()
        need, want = [size] * width, [size * 2] * width
        for rows, header in ((head, True), (body, False)):
            for row in rows:
                for c, cell in enumerate(row):
                    if cell is None or not cell.text.strip() or cell.col_span > 1:
                        continue
                    font = self.font(cell, header)
                    words = cell.text.split()
                    # an amount is never broken over two lines
                    if not header and cell.value is not None and len(cell.text) < 26:
                        words = [cell.text]
                    longest = max(self.page.measure(w, font, size) for w in words)
                    need[c] = max(need[c], longest + 2 * self.pad + 0.6)
                    full = self.page.measure(cell.text, font, size) + 2 * self.pad + 0.6
                    want[c] = max(want[c], min(full, 150.0))
        return need, want

    def font(self, cell: Cell, header: bool) -> str:
        return self.page.bold if header or cell.bold else self.page.plain

    def prepare(self, cells: list[Cell | None], *, header: bool = False) -> _Row:
        lines: list[list[str]] = []
        for c, cell in enumerate(cells):
            if cell is None or not cell.text.strip():
                lines.append([])
                continue
            width = sum(self.widths[c : c + cell.col_span]) - 2 * self.pad
            lines.append(self.page.wrap(cell.text, width, self.font(cell, header), self.size))
        step = self.size * 1.15
        tall = max(
            (len(part) for part, cell in zip(lines, cells, strict=True)
             if cell is None or cell.row_span == 1),
            default=1,
        )  # fmt: skip
        return _Row(cells, lines, max(tall, 1) * step + 2 * self.pad, header)

    def merge(self, body: list[_Row]) -> None:
        """Join the empty cells under a tujuan or sasaran with it."""
        if not self.style.merge_down or self.table.jenis not in ("capaian", "target", "rencana"):
            return
        names = [n for n in self.table.header if isinstance(n, str)]
        cols = [i for i, n in enumerate(names) if n.lower() in ("tujuan", "sasaran")]
        total = self.table.facts.get("total")
        for c in cols:
            above = False
            for r, row in enumerate(body):
                cell = row.cells[c]
                if r == total:
                    above = False
                elif cell is not None and cell.text:
                    above = True
                elif above and cell is not None:
                    row.joined.add(c)

    def settle(self, rows: list[_Row]) -> None:
        """Make room in the header for cells that span rows."""
        step = self.size * 1.15
        for r, row in enumerate(rows):
            for c, cell in enumerate(row.cells):
                if cell is None or cell.row_span == 1:
                    continue
                last = rows[r + cell.row_span - 1]
                have = sum(x.height for x in rows[r : r + cell.row_span])
                lack = len(row.lines[c]) * step + 2 * self.pad - have
                if lack > 0:
                    last.height += lack

    def flow(self, head: list[_Row], body: list[_Row]) -> None:
        page = self.page
        cut = self.table.facts.get("kepala-terpotong", 0)
        if cut:
            self.paint(head[:cut])
            page.turn()
        chunk = list(head[cut:])
        height = sum(r.height for r in chunk)
        queue = list(body)
        while queue:
            row = queue.pop(0)
            room = page.bottom - page.y - height
            if row.height <= room:
                chunk.append(row)
                height += row.height
                continue
            parts = self.cut(row, room) if self.style.cut_rows else None
            if parts:
                chunk.append(parts[0])
                queue.insert(0, parts[1])
            elif all(r.header for r in chunk) and row.height > page.bottom - page.frame.margin:
                # taller than a page: set it all the same
                chunk.append(row)
            else:
                queue.insert(0, row)
            self.paint(chunk)
            if not queue:
                return
            page.turn()
            if self.style.continued and self.table.kode_cetak:
                text = f"Lanjutan {self.table.kode_cetak}"
                page.draw(page.frame.margin, page.y, text, page.plain, self.size)
                page.y += self.size * 1.4
            again = {"penuh": head, "nomor": head[-1:] if self.table.number_row else [],
                     "tidak": []}[self.style.repeat_header]  # fmt: skip
            chunk = list(again)
            height = sum(r.height for r in chunk)
        self.paint(chunk)

    def cut(self, row: _Row, room: float) -> tuple[_Row, _Row] | None:
        """Break a row of many lines where the page ends."""
        step = self.size * 1.15
        count = int((room - 2 * self.pad) // step)
        tall = max(len(part) for part in row.lines)
        if count < 2 or tall - count < 1 or tall < 4:
            return None
        first = _Row(
            row.cells, [part[:count] for part in row.lines], count * step + 2 * self.pad,
            joined=row.joined,
        )  # fmt: skip
        rest_lines = [part[count:] for part in row.lines]
        rest = _Row(
            row.cells, rest_lines, max(len(p) for p in rest_lines) * step + 2 * self.pad,
            joined=row.joined,
        )  # fmt: skip
        return first, rest

    def paint(self, rows: list[_Row]) -> None:
        """Draw the rows of one page, texts first, then rules."""
        page = self.page
        tops = [page.y]
        for row in rows:
            tops.append(tops[-1] + row.height)
        lefts = [page.frame.margin]
        for width in self.widths:
            lefts.append(lefts[-1] + width)
        if self.style.rules == "putih":
            self.shade(rows, tops, lefts)
        boxes: list[tuple[float, float, float, float]] = []
        for r, row in enumerate(rows):
            for c, cell in enumerate(row.cells):
                if cell is None:
                    continue
                if c in row.joined and r > 0 and not rows[r - 1].header:
                    continue
                end_row = min(r + (cell.row_span if row.header else 1), len(rows))
                box = (lefts[c], tops[r], lefts[c + cell.col_span], tops[end_row])
                if row.open and r > 0 and not rows[r - 1].header:
                    self.text(row, c, cell, box)
                    continue
                while not row.header and end_row < len(rows) and c in rows[end_row].joined:
                    end_row += 1
                box = (*box[:3], tops[end_row])
                self.text(row, c, cell, box)
                while not row.header and end_row < len(rows) and rows[end_row].open:
                    end_row += 1
                boxes.append((*box[:3], tops[end_row]))
        self.rules(boxes, tops, lefts, rows)
        page.y = tops[-1]

    def text(self, row: _Row, c: int, cell: Cell, box: tuple[float, float, float, float]) -> None:
        page, size = self.page, self.size
        step = size * 1.15
        font = self.font(cell, row.header)
        lines = row.lines[c]
        x0, y0, x1, y1 = box
        y = y0 + self.pad
        if row.header or self.style.middle:
            y = y0 + max(self.pad, (y1 - y0 - len(lines) * step) / 2)
        for line in lines:
            width = page.measure(line, font, size)
            x = x0 + self.pad
            if row.header:
                x = x0 + (x1 - x0 - width) / 2
            elif cell.value is not None or cell.text == "-":
                x = x1 - self.pad - width
            page.draw(x, y, line, font, size)
            y += step

    def shade(self, rows: list[_Row], tops: list[float], lefts: list[float]) -> None:
        canvas, high = self.page.canvas, self.page.frame.height
        for r, row in enumerate(rows):
            canvas.setFillGray(0.75 if row.header else 0.9)
            canvas.rect(lefts[0], high - tops[r + 1], lefts[-1] - lefts[0], row.height, 0, 1)
        canvas.setFillGray(0)

    def rules(
        self,
        boxes: list[tuple[float, float, float, float]],
        tops: list[float],
        lefts: list[float],
        rows: list[_Row],
    ) -> None:
        page, kind = self.page, self.style.rules
        canvas = page.canvas
        if kind == "tanpa":
            return
        if kind == "mendatar":
            last = max((i for i, r in enumerate(rows) if r.header), default=-1)
            for y in {tops[0], tops[last + 1], tops[-1]}:
                page.rule(lefts[0], y, lefts[-1], y)
            return
        body = next((top for top, r in zip(tops, rows, strict=False) if not r.header), tops[-1])
        lines: set[tuple[float, float, float, float]] = set()
        for x0, y0, x1, y1 in boxes:
            lines |= {(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)}
        if kind == "putus":
            canvas.setDash(2, 1.5)
        if kind == "putih":
            canvas.setStrokeGray(1)
            canvas.setFillGray(1)
        for x0, y0, x1, y1 in sorted(lines):
            outer = (x0 == x1 and x0 in (lefts[0], lefts[-1])) or (
                y0 == y1 and y0 in (tops[0], tops[-1])
            )
            if kind == "tanpa-luar" and outer:
                continue
            if kind == "tegak" and y0 == y1 and body < y0 < tops[-1]:
                continue
            page.rule(x0, y0, x1, y1)
            if kind == "ganda" and outer:
                if x0 == x1:
                    off = -1.8 if x0 == lefts[0] else 1.8
                    page.rule(x0 + off, y0, x1 + off, y1)
                else:
                    off = -1.8 if y0 == tops[0] else 1.8
                    page.rule(x0, y0 + off, x1, y1 + off)
        canvas.setDash()
        canvas.setStrokeGray(0)
        canvas.setFillGray(0)
