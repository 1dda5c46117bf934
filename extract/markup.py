"""HTML in texts, read by the parser of the standard library.

What is no tag (``< 50``, ``<nama>``, a comment that is never closed) stays as it is printed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count

from grammar.items import begins_item

_NAMES = frozenset(
    {
        *("b", "strong", "i", "em", "u", "s", "del", "ins", "small", "big", "mark", "sup", "sub"),
        *("p", "br", "hr", "span", "div", "font", "center", "a", "img", "blockquote", "code"),
        *("pre", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "li", "html", "body"),
        *("table", "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th"),
    }
)
_MARKUP = re.compile(
    rf"<(?:/?(?:{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?![\w-])|!--)", re.IGNORECASE
)
_BREAKS = frozenset({"br", "p", "hr"})
_BREAKING_ENDS = frozenset({"p", "div", "li"})
MOST_SPANNED = 999
"""Rows or columns: what a mistyped span may not exceed."""

Attributes = list[tuple[str, str | None]]


class _Parser(HTMLParser):
    """Knows tags and comments, and leaves all else to the text."""

    def set_cdata_mode(self, elem: str, **_: object) -> None:
        """No element of a text hides the tags in it."""

    def parse_pi(self, i: int) -> int:
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i: int, report: bool = True) -> int:
        self.handle_data(self.rawdata[i])
        return i + 1


@dataclass(slots=True)
class _List:
    ordered: bool
    start: int
    texts: list[list[str]] = field(default_factory=lambda: [[]])
    """What stands before the first item, then the items."""

    def text(self) -> str:
        """The list in one line; items that bring their mark in print get no second one."""
        before, *items = ("".join(parts).strip() for parts in self.texts)
        printed = all(begins_item(item) for item in items)
        numbers = count(self.start)
        marks = ("" if printed else f"{next(numbers)}. " if self.ordered else "- " for _ in items)
        marked = [f"{mark}{item}" for mark, item in zip(marks, items, strict=True)]
        return f" {'  '.join((before, *marked))} "


class _Inline(_Parser):
    """Collects the text of a line or cell; entities stay escaped."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.lists: list[_List] = []

    def add(self, text: str) -> None:
        (self.lists[-1].texts[-1] if self.lists else self.parts).append(text)

    def handle_data(self, data: str) -> None:
        self.add(html.escape(data, quote=False))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in _NAMES:
            self.handle_data(self.get_starttag_text() or "")
        elif tag in {"ol", "ul"}:
            start = dict(attrs).get("start") or ""
            self.lists.append(_List(tag == "ol", int(start) if start.isdecimal() else 1))
        elif tag == "li" and self.lists:
            self.lists[-1].texts.append([])
        elif tag in _BREAKS:
            self.add(" ")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if tag not in {"ol", "ul", "li"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _NAMES:
            self.handle_data(f"</{tag}>")
        elif tag in {"ol", "ul"} and self.lists:
            self.add(self.lists.pop().text())
        elif tag in _BREAKING_ENDS:
            self.add(" ")

    def text(self) -> str:
        self.add(self.rawdata)  # what no tag closes
        while self.lists:
            self.handle_endtag("ul")
        return "".join(self.parts)


def without_tags(text: str) -> str:
    """A text without tags and comments, its entities left; lists become ``1. … 2. …``."""
    if not _MARKUP.search(text):
        return text
    parser = _Inline()
    parser.feed(text)
    return parser.text()


# --------------------------------------------------------------------------- formulas

_SIGNS = {"ge": "≥", "geq": "≥", "le": "≤", "leq": "≤", "pm": "±", "times": "×"}
_BRACES = str.maketrans("", "", "{}")
_FORMULA = re.compile(
    r"\$\s*(?:\^\{?(?P<power>[23])\}?|"
    r"(?:\\(?P<sign>geq?|leq?|pm|times))?\s*(?P<number>(?:(?:Rp\.?\s*)?\d(?:[\d.,]|\{[.,]\})*(?:,-)?\s*(?:\\?%)?)?))\s*\$"
)


def without_formulas(text: str) -> str:
    r"""A text whose numbers, signs of comparison and powers of units stand there as in print, not
    as formulas of TeX: ``$90\%$``, ``$\geq$ 80``, ``m$^2$``."""

    def plain(match: re.Match[str]) -> str:
        if match["power"]:
            return "²" if match["power"] == "2" else "³"
        sign = _SIGNS[match["sign"]] if match["sign"] else ""
        number = match["number"].replace("\\%", "%").translate(_BRACES)
        return f"{sign}{number}" or match[0]

    return _FORMULA.sub(plain, text)


# --------------------------------------------------------------------------- tables


@dataclass(slots=True)
class _Cell:
    start: int
    rows: int
    cols: int
    end: int = -1


@dataclass(slots=True)
class _Table:
    start: int
    rows: list[tuple[int, list[_Cell]]] = field(default_factory=list)
    end: int = -1


class _Tables(_Parser):
    """Finds the tables of a text: where their rows begin, and between which places their cells
    stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[_Table] = []
        self._lines = [0]
        self._lines += [match.end() for match in re.finditer("\n", text)]
        self._table: _Table | None = None
        self._cell: _Cell | None = None
        self._depth = 0
        self.feed(text)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _close_cell(self) -> None:
        if self._cell is not None:
            self._cell.end = self._place()
            self._cell = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "table" and self._cell is not None:
            self._depth += 1  # a table in a cell is its text
        elif self._depth:
            return
        elif tag == "table":
            self._table = _Table(self._place())
        elif self._table is None:
            return
        elif tag == "tr":
            self._close_cell()
            self._table.rows.append((self._place(), []))
        elif tag in {"td", "th"}:
            self._close_cell()
            if not self._table.rows:
                self._table.rows.append((self._place(), []))
            start = self._place() + len(self.get_starttag_text() or "")
            self._cell = _Cell(start, _span(attrs, "rowspan"), _span(attrs, "colspan"))
            self._table.rows[-1][1].append(self._cell)

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
        elif self._depth or self._table is None:
            return
        elif tag in {"td", "th", "tr"}:
            self._close_cell()
        elif tag == "table":
            self._close_cell()
            self._table.end = self._place()
            self.found.append(self._table)
            self._table = None


def _span(attrs: Attributes, name: str) -> int:
    printed = (dict(attrs).get(name) or "").strip()
    return min(max(1, int(printed)), MOST_SPANNED) if printed.isdecimal() else 1


_BLOCK = re.compile(r"(</(?:p|div|h[1-6])\s*>)(?=\s*<)", re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?<!\\)\\$")
"""The end of a line that Markdown is to keep."""


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of a text with their numbers, tables of HTML as lines of tab-separated cells, and
    paragraphs of HTML that share a line of the file each on its own."""
    lines: list[tuple[int, str]] = []
    number, start = 1, 0
    last = text.lower().rfind("</table")
    closed = text[: text.find(">", last) + 1] if last >= 0 else ""
    for table in _Tables(closed).found:  # one that is never closed is no table
        if len(table.rows) < 2:
            continue
        before = text[start : table.start]
        lines += _paragraphs(before, number)
        number, start = number + before.count("\n"), table.start
        for place, cells in _rows(text, table):
            number += text.count("\n", start, place)
            start = place
            lines.append((number, "\t".join(cells)))
        end = text.find(">", table.end) + 1
        number += text.count("\n", start, end)
        start = end
    return [*lines, *_paragraphs(text[start:], number)]


def _paragraphs(text: str, number: int) -> Iterator[tuple[int, str]]:
    """The lines of a text from the one of this number on, each paragraph of HTML that it holds
    apart, but for rows of cells."""
    for place, line in enumerate(text.split("\n"), start=number):
        line = _HARD_BREAK.sub("", line)
        row = "\t" in line or line.lstrip().startswith("|")
        parts = [line] if row or "<" not in line else _BLOCK.sub(r"\1\n", line).split("\n")
        yield from ((place, part) for part in parts)


def _rows(text: str, table: _Table) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with their places; a merged cell stands in its first place, as in the
    tab-separated tables of texts."""
    below: dict[int, int] = {}
    for place, row in table.rows:
        cells: list[str] = []
        covered = set(below)
        below = {col: rows - 1 for col, rows in below.items() if rows > 1}
        for cell in row:
            while len(cells) in covered:
                cells.append("")
            for col in range(len(cells), len(cells) + cell.cols):
                if cell.rows > 1:
                    below[col] = cell.rows - 1
            content = " ".join(text[cell.start : cell.end].split())
            cells += [content, *[""] * (cell.cols - 1)]
        cells += [""] * (max(covered, default=-1) + 1 - len(cells))
        yield place, cells
