"""A regulation as text, the way conversion tools leave it: tab-separated tables, headings with or
without markup, tables and paragraphs cut where a page ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

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


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a document was converted; drawn from the seed where not given."""

    heading: str
    """``polos`` (plain), ``tebal`` (``**``), ``pagar`` (``#``), ``campur``."""
    dash: str
    """``semua`` (every list item begins with ``- ``), ``tidak``, ``campur``."""
    html: bool
    """Bold cells carry ``<b>``."""
    page_lines: int
    """A page ends after about so many lines; 0: never."""
    repeat_header: bool
    """A table cut by a page end prints its header again."""
    cut_paragraphs: bool
    """A page may end inside a paragraph."""
    page_numbers: bool
    ragged: bool
    """Empty cells at the end of a row are lost."""
    bab_one_line: bool
    """``BAB II GAMBARAN …`` on one line."""
    section_dot: bool
    """``2.1.`` rather than ``2.1``."""
    pipes: bool = False
    """Tables as markdown: ``| a | b |`` with a line of dashes under the first row."""
    cut_rows: bool = False
    """A page may end inside a table row: the rest of its words is a row of its own."""
    breaks: bool = False
    """Long cells keep a ``<br>`` where their line ended."""
    hard_breaks: bool = False
    """Lines end in two spaces."""
    windows: bool = False
    """Byte order mark, CRLF, no-break spaces."""


def draw_style(seed: int) -> TextStyle:
    """The style of a seed."""
    rng = Random(f"teks-{seed}")
    return TextStyle(
        heading=pick(rng, "polos", "tebal", "pagar", "campur"),
        dash=pick(rng, "semua", "tidak", "campur"),
        html=rng.random() < 0.3,
        page_lines=pick(rng, 0, 40, 46, 52),
        repeat_header=rng.random() < 0.5,
        cut_paragraphs=rng.random() < 0.4,
        page_numbers=rng.random() < 0.2,
        ragged=rng.random() < 0.25,
        bab_one_line=rng.random() < 0.3,
        section_dot=rng.random() < 0.4,
        pipes=rng.random() < 0.15,
        cut_rows=rng.random() < 0.25,
        breaks=rng.random() < 0.15,
        hard_breaks=rng.random() < 0.2,
        windows=rng.random() < 0.15,
    )


class _Writer:
    """Lines of the file, with the ends of pages kept in mind."""

    def __init__(self, reg: Printed, style: TextStyle) -> None:
        self.reg = reg
        self.style = style
        self.rng = Random(f"tulis-{reg.seed}")
        self.lines: list[str] = []
        self.used = 0
        self.page = 1
        self.pending = ""

    def put(self, text: str = "") -> None:
        self.lines.append(text)
        self.used += 1 + len(text) // 95

    def full(self) -> bool:
        return bool(self.style.page_lines) and self.used >= self.style.page_lines

    def turn(self) -> None:
        """End the page: a blank line, sometimes the page number."""
        if self.style.page_numbers:
            self.put("")
            self.put(f"- {self.page} -")
        self.put("")
        self.page += 1
        self.used = 0

    def bold(self, text: str, level: int = 1) -> str:
        how = self.style.heading
        if how == "campur":
            how = self.rng.choice(["polos", "tebal", "pagar"])
        if how == "tebal":
            return f"**{text}**"
        return f"{'#' * level} {text}" if how == "pagar" else text

    def mark(self) -> str:
        if self.style.dash == "semua" or (self.style.dash == "campur" and self.rng.random() < 0.5):
            return self.rng.choice(["- ", "- ", " - "])
        return ""

    def begin(self) -> str:
        """What stands before an item: the label of its list on the same line, or a mark."""
        if self.pending:
            label, self.pending = self.pending, ""
            return f"{label} "
        return self.mark()

    def paragraph(self, text: str, *, cut: bool = True) -> None:
        """A paragraph, cut in two by the end of the page where the style has that."""
        words = text.split(" ")
        if cut and self.style.cut_paragraphs and self.full() and len(words) > 14:
            at = self.rng.randint(6, len(words) - 6)
            self.put(" ".join(words[:at]))
            self.turn()
            self.put(" ".join(words[at:]))
            return
        self.put(text)


def render(reg: Printed, style: TextStyle | None = None) -> str:
    """The whole file.

    Table rows that it cuts in two are counted in the table (``facts``): both stand in the file.
    """
    for table in reg.tables():
        table.facts.pop("cut", None)
    out = _Writer(reg, style or draw_style(reg.seed))
    previous: Block | None = None
    for block in reg.blocks:
        if out.full() and not isinstance(block, Table) and not _joined(previous, block):
            out.turn()
        _block(out, block, previous)
        previous = block
    end = "  " if out.style.hard_breaks else ""
    lines = [f"{line}{end}" if line and "\t" not in line else line for line in out.lines]
    if not out.style.windows:
        return "\n".join(lines) + "\n"
    spaced = [line.replace("Nomor ", "Nomor\u00a0") for line in lines]
    return "\ufeff" + "\r\n".join(spaced) + "\r\n"


def _joined(previous: Block | None, block: Block) -> bool:
    """Head and signature lines stay together."""
    kinds = ("judul", "ttd", "kiri", "label")
    return isinstance(previous, Line) and isinstance(block, Line) and block.kind in kinds


def _block(out: _Writer, block: Block, previous: Block | None) -> None:
    match block:
        case Line():
            _line(out, block, previous)
        case Consideration():
            label = f"{block.huruf}. " if block.huruf else ""
            out.paragraph(f"{out.begin()}{label}{block.teks}")
        case Citation():
            out.paragraph(f"{out.begin()}{block.urutan}. {block.teks}")
        case BabHead():
            out.put()
            label = f"BAB {ROMAN[block.nomor]}"
            if out.reg.habits.wrapped and len(halves(block.judul)) == 2:
                for text in (label, *halves(block.judul)):
                    out.put(text if out.style.heading == "polos" else out.bold(text, 2))
            elif out.style.bab_one_line:
                out.put(out.bold(f"{label} {block.judul}", 2))
            elif out.style.heading == "tebal":
                out.put(f"**{label}")
                out.put(f"{block.judul}**")
            else:
                out.put(label if out.style.heading == "polos" else out.bold(label, 2))
                out.put(block.judul if out.style.heading == "polos" else out.bold(block.judul, 2))
        case PasalHead():
            out.put()
            out.put(out.bold(block.label, 3) if out.style.heading == "pagar" else block.label)
            out.put()
        case Unit():
            label = "" if block.label.startswith("Pasal") else f"{block.label} "
            mark = out.mark() if label else ""
            out.paragraph(f"{mark}{label}{block.teks}")
            if block.lines:
                out.put()
            for text in block.lines:
                out.put(text)
        case Section():
            _section(out, block)
        case Table():
            _table(out, block)


def _line(out: _Writer, line: Line, previous: Block | None) -> None:
    match line.kind:
        case "halaman":
            if out.style.page_lines:
                out.turn()
            out.put()
        case "judul":
            out.put(out.bold(line.text, 1) if out.style.heading == "tebal" else line.text)
        case "label":
            out.put()
            if out.reg.habits.same_line and not line.text.startswith("Menetapkan"):
                out.pending = line.text
            else:
                out.put(out.mark() + line.text)
        case "butir":
            out.paragraph(f"{out.mark()}{line.label} {line.text}")
        case "sub":
            out.put()
            out.put(out.bold(line.text, 4))
            out.put()
        case "kanan":
            out.put(line.text)
            out.put()
        case "kiri-lagi":
            out.put()
            out.put(line.text)
        case "ttd" | "kiri":
            if not (isinstance(previous, Line) and previous.kind == line.kind):
                out.put()
            out.put(line.text)
        case "isi":
            dots = "." * max(5, 80 - len(line.text))
            out.put(f"{line.text} {dots} {line.label}")
        case "sistematika":
            colon = " :" if line.label and line.label.startswith("BAB") else ""
            out.put(f"{out.mark() if colon else '  ' + out.mark()}{line.label}{colon} {line.text}")
        case "pasal-penjelasan":
            out.put()
            out.put(line.text)
            out.put()
        case _:
            out.put()
            out.paragraph(line.text)


def _section(out: _Writer, section: Section) -> None:
    out.put()
    if section.nomor is None:
        label = f"BAB {ROMAN[section.bab]}"
        if out.style.bab_one_line:
            out.put(out.bold(f"{label} {section.judul}", 1))
        else:
            out.put(out.bold(label, 1))
            if out.rng.random() < 0.5:
                out.put()
            parts = halves(section.judul) if out.reg.habits.wrapped else [section.judul]
            for part in parts:
                out.put(out.bold(part, 1))
    else:
        dot = "." if out.style.section_dot else ""
        out.put(out.bold(f"{section.nomor}{dot} {section.judul}", section.level + 1))
    out.put()


def halves(title: str) -> list[str]:
    """A long title as two lines, as it is typed over the middle of a page."""
    words = title.split(" ")
    if len(title) < 34 or len(words) < 4:
        return [title]
    at = (len(words) + 1) // 2
    return [" ".join(words[:at]), " ".join(words[at:])]


def _caption(out: _Writer, table: Table) -> None:
    lines = [*([table.kode_cetak] if table.kode_cetak else []), *table.judul]
    if table.one_line and table.kode_cetak:
        lines = [" ".join(lines)]
    for text in lines:
        out.put(f"**{text}**" if out.style.heading == "tebal" else text)


def _table(out: _Writer, table: Table) -> None:
    out.put()
    if table.place == "atas":
        _caption(out, table)
        if out.rng.random() < 0.5:
            out.put()
    head = [_row(out, row) for row in table.head()]
    if out.style.pipes:
        dashes = "|" + "---|" * table.width()
        head[1:1] = [dashes] if head else []
    for i, text in enumerate(head):
        if i == table.facts.get("kepala-terpotong"):
            out.turn()
        out.put(text)
    for i, row in enumerate(table.body()):
        # a page never ends right under the header
        rest = None
        if i > 1 and out.full():
            row, rest = _cut(row) if out.style.cut_rows else (row, None)
            if rest is not None:
                out.put(_row(out, row))
                table.facts["cut"] = table.facts.get("cut", 0) + 1
            out.turn()
            if out.style.repeat_header:
                for text in head:
                    out.put(text)
        out.put(_row(out, row if rest is None else rest))
    out.put()
    if table.place == "bawah":
        _caption(out, table)
        out.put()


def _cut(row: list[Cell | None]) -> tuple[list[Cell | None], list[Cell | None] | None]:
    """A row in two where one of its cells has many words: the values stay above."""
    long = [c for c, cell in enumerate(row) if cell and cell.value is None and len(cell.text) > 45]
    if not long:
        return row, None
    first, rest = list(row), [Cell() if cell else None for cell in row]
    for c in long:
        cell = row[c]
        assert cell is not None
        words = cell.text.split(" ")
        at = max(2, len(words) * 2 // 3)
        first[c] = replace(cell, text=" ".join(words[:at]))
        rest[c] = replace(cell, text=" ".join(words[at:]))
    return first, rest


def _row(out: _Writer, row: list[Cell | None]) -> str:
    texts = []
    for cell in row:
        text = cell.text.strip() if cell else ""
        if text and cell and cell.bold and out.style.html:
            text = f"<b>{text}</b>"
        if out.style.breaks and len(text) > 60 and "<b>" not in text:
            at = text.find(" ", 30)
            text = f"{text[:at]}<br>{text[at + 1 :]}" if at > 0 else text
        texts.append(text)
    if out.style.pipes:
        return "| " + " | ".join(texts) + " |"
    if out.style.ragged:
        while len(texts) > 2 and not texts[-1]:
            texts.pop()
    return "\t".join(texts)
