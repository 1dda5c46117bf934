"""Pages of layouts set straight as words and rules, without a PDF between: quick, and in any type.

What a page holds is known beforehand, so what is read of it can be held to that, cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.layouts.model import Cell, Grid, Layout, Text
from benchmarks.layouts.producers import edges, placed
from extract.document import Document, Source, Table
from extract.pdf import _with_grids, assemble
from extract.printed import PageContent, Rule, Word
from extract.triage import judge
from extract.typed import with_typed_rules

MARGIN = 56.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How tables are set: in what type, with how much room around the texts of cells."""

    font: str = "Helvetica"
    size: float = 9.0
    beside: float = 4.0
    above: float = 2.0
    leading: float = 1.2
    full: bool = True
    """Whether a table is as wide as the page, not as wide as its texts."""


@dataclass(slots=True)
class _Page:
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}


@cache
def _wide(text: str, font: str, size: float) -> float:
    return float(stringWidth(text, font, size))


class _Setter:
    def __init__(self, wide: float, high: float, setting: Setting) -> None:
        self.wide, self.high, self.setting = wide, high, setting
        self.pages = [_Page()]
        self.y = MARGIN

    def _new_page(self, needed: float) -> None:
        if self.y + needed > self.high - MARGIN:
            self.pages.append(_Page())
            self.y = MARGIN

    def line(
        self,
        words: Sequence[str],
        x: float,
        y: float,
        bold: bool = False,
        room: float | None = None,
    ) -> None:
        """One line of words; set to full width where there is ``room``."""
        set_as = self.setting
        font = _BOLD[set_as.font] if bold else set_as.font
        space = _wide(" ", font, set_as.size)
        if room is not None and len(words) > 1:
            space = (room - sum(_wide(w, font, set_as.size) for w in words)) / (len(words) - 1)
        for word in words:
            end = x + _wide(word, font, set_as.size)
            self.pages[-1].words.append(
                Word(
                    word,
                    x,
                    y,
                    end,
                    y + 1.15 * set_as.size,
                    set_as.size,
                    bold,
                    descent=0.2 * set_as.size,
                )
            )
            x = end + space

    def broken(self, text: str, room: float, bold: bool = False) -> list[list[str]]:
        font = _BOLD[self.setting.font] if bold else self.setting.font
        lines: list[list[str]] = []
        for word in text.split():
            if lines and _wide(" ".join((*lines[-1], word)), font, self.setting.size) <= room:
                lines[-1].append(word)
            else:
                lines.append([word])
        return lines

    def text(self, part: Text) -> None:
        step = self.setting.leading * self.setting.size
        room = self.wide - 2 * MARGIN
        self.y += step
        lines = self.broken(part.text, room)
        for number, words in enumerate(lines):
            self._new_page(step)
            x = MARGIN
            if part.centred:
                x += (room - _wide(" ".join(words), self.setting.font, self.setting.size)) / 2
            full = not part.centred and number + 1 < len(lines)
            self.line(words, x, self.y, room=room if full else None)
            self.y += step
        self.y += 0.5 * step

    def table(self, grid: Grid) -> None:
        set_as, step = self.setting, self.setting.leading * self.setting.size
        cells = placed(grid)
        columns = self._columns(grid, cells)
        texts = {
            (r, c): self.broken(
                cell.text,
                columns[c + cell.col_span] - columns[c] - 2 * set_as.beside + 0.01,
                r < grid.head,
            )
            for r, c, cell in cells
        }
        heights = [0.0] * len(grid.rows)
        for r, c, cell in sorted(cells, key=lambda one: one[2].row_span):
            needed = step * max(len(texts[r, c]), 1) + 2 * set_as.above
            lacking = needed - sum(heights[r : r + cell.row_span])
            if lacking > 0:
                heights[r + cell.row_span - 1] += lacking
        tops: list[float] = []
        pages: list[int] = []
        for r, high in enumerate(heights):
            if r >= grid.head:
                self._new_page(high)
            tops.append(self.y)
            pages.append(len(self.pages) - 1)
            self.y += high
        for r, c, cell in cells:
            page, top = pages[r], tops[r]
            bottom = top + sum(heights[r : r + cell.row_span])
            left, right = columns[c], columns[c + cell.col_span]
            self._cell(grid, r, c, cell, texts[r, c], (left, top, right, bottom), page)
        self.y += step

    def _cell(
        self,
        grid: Grid,
        r: int,
        c: int,
        cell: Cell,
        lines: Sequence[Sequence[str]],
        box: tuple[float, float, float, float],
        page: int,
    ) -> None:
        set_as, step = self.setting, self.setting.leading * self.setting.size
        left, top, right, bottom = box
        head = r < grid.head
        font = _BOLD[set_as.font] if head else set_as.font
        y = top + set_as.above
        if grid.middle or head:
            y = (top + bottom - step * len(lines)) / 2
        side = "c" if head else "l" if cell.col_span > 1 else grid.align[c]
        for number, words in enumerate(lines):
            wide = _wide(" ".join(words), font, set_as.size)
            x = {
                "l": left + set_as.beside,
                "c": (left + right - wide) / 2,
                "r": right - set_as.beside - wide,
            }[side]
            held = self.pages
            self.pages = held[: page + 1]
            self.line(words, x, y + number * step, head)
            self.pages = held
        ends = ((left, top, right, top), (right, top, right, bottom),
                (left, bottom, right, bottom), (left, top, left, bottom))  # fmt: skip
        drawn = (Rule(*end) for end, on in zip(ends, edges(grid, r, c, cell), strict=True) if on)
        self.pages[page].rules += drawn

    def _columns(self, grid: Grid, cells: Sequence[tuple[int, int, Cell]]) -> list[float]:
        set_as, room = self.setting, self.wide - 2 * MARGIN
        count = sum(cell.col_span for cell in grid.rows[0])
        wide = [0.0] * count
        for r, c, cell in sorted(cells, key=lambda one: one[2].col_span):
            font = _BOLD[set_as.font] if r < grid.head else set_as.font
            needed = min(_wide(cell.text, font, set_as.size), 200.0) + 2 * set_as.beside
            lacking = needed - sum(wide[c : c + cell.col_span])
            if lacking > 0:
                for at in range(c, c + cell.col_span):
                    wide[at] += lacking / cell.col_span
        if grid.widths:
            wide = [share / sum(grid.widths) * room for share in grid.widths]
        elif set_as.full or sum(wide) > room:
            wide = [one * room / sum(wide) for one in wide]
        return list(accumulate(wide, initial=MARGIN))


def document_of(layout: Layout, setting: Setting) -> Document:
    """The document that a layout becomes, read."""
    wide, high = (842.0, 595.0) if layout.landscape else (595.0, 842.0)
    setter = _Setter(wide, high, setting)
    for part in layout.parts:
        if isinstance(part, Text):
            setter.text(part)
        elif isinstance(part, Grid):
            setter.table(part)
    readings = []
    for number, page in enumerate(setter.pages, 1):
        characters = sum(len(word.text) for word in page.words)
        content = with_typed_rules(
            PageContent(
                number,
                wide,
                high,
                0,
                tuple(page.words),
                tuple(page.rules),
                (),
                characters=characters,
            )
        )
        readings.append(_with_grids(content, judge(content).kind))
    return assemble(readings, Source("layout.pdf", "0" * 64, "pdf"))


Placed = tuple[int, int, int, int, str]
"""Row, column, rows, columns, text."""


def cells_of(table: Table) -> list[Placed]:
    """The cells of a table that hold a text."""
    return sorted(
        (cell.row, cell.col, cell.row_span, cell.col_span, cell.text.replace(" ", ""))
        for cell in table.cells
        if cell.text
    )


def printed_cells(grid: Grid) -> list[Placed]:
    """The cells that a layout prints."""
    return sorted(
        (r, c, cell.row_span, cell.col_span, cell.text.replace(" ", ""))
        for r, c, cell in placed(grid)
        if cell.text
    )
