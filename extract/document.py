"""The value types that leave ``extract``: a document as a reader sees it.

Coordinates are PDF points with the origin at the top left of the page *as shown* (after
rotation). Text input has no pages and no boxes; there the 1-based line of the source file
(``source_line``) says where a thing stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from schemas.finding import Finding

PageKind = Literal["text", "ruled", "borderless", "scan", "blank", "broken"]
Method = Literal["teks", "pdfium", "ocr"]


class Box(NamedTuple):
    """A rectangle in points, origin top left: ``x0 < x1`` and ``y0 < y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def around(cls, boxes: Iterable[tuple[float, float, float, float]]) -> Box:
        """The smallest box that holds them all."""
        x0, y0, x1, y1 = zip(*boxes, strict=True)
        return cls(min(x0), min(y0), max(x1), max(y1))


class Line(NamedTuple):
    """One printed line of a paragraph."""

    text: str
    page: int | None = None
    box: Box | None = None
    source_line: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a reader takes as one run of text: a heading line, a list item, a paragraph.

    ``text`` is clean: no markup, no doubled glyphs, line breaks repaired to single spaces.
    A text file gives one paragraph per line of the file; a PDF gives one per visual paragraph,
    its printed lines in ``lines``. A paragraph cut by the end of a page may come in two pieces;
    parsers join pieces by their labels, not by their place.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    source_line: int | None = None
    heading: bool = False
    """Marked by the print itself: ``#``, bold or larger type."""
    centred: bool = False
    lines: tuple[Line, ...] = ()
    doubtful: tuple[str, ...] = ()
    """Its words whose digits were recognised in a picture in doubt."""


SURE = 0.9
"""A text recognised with less than this score is in doubt: its numbers are not published. Specks
read as text score 0.81 at most, print 0.98 and more; ``python -m benchmarks.scans`` counts both."""


class Cell(NamedTuple):
    """One cell of a recovered table; a merged cell stands at its top left place."""

    row: int
    col: int
    text: str
    row_span: int = 1
    col_span: int = 1
    page: int | None = None
    box: Box | None = None
    source_line: int | None = None
    score: float | None = None
    """How surely its text was recognised, that of its most doubtful word, 0-1; none where the text
    was there to be read."""
    readings: tuple[str, ...] = ()
    """What else its text may be, where one of its words was recognised in doubt; none where nothing
    tells."""
    stacked: bool = False
    """Whether it holds the values of several rows below one another, one of them a dash, or may
    hold the numbers of several lines."""
    original: str | None = None
    """What was read, where a person has looked at it: its text is the person's then."""

    @property
    def doubtful(self) -> bool:
        """Whether its text was recognised too unsurely for its numbers to be trusted."""
        return self.score is not None and self.score < SURE


@dataclass(frozen=True, slots=True)
class Continuation:
    """Why a piece on a following page was taken as the same table.

    ``evidence`` names what was seen (``kolom-sama``, ``kepala-berulang``, ``nomor-kolom``,
    ``nomor-urut``, ``lanjutan``, ``baris-terpotong`` …); ``score`` is 0-1.
    """

    row: int
    page: int | None
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ``n_rows`` × ``n_cols``; repeated headers are dropped, continuation pages joined.

    ``cells`` holds every grid place that is not covered by another cell's span (also empty ones),
    sorted by row and column. The first ``header_rows`` rows are header (column-number row
    included); 0 where the table has none.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    header_rows: int
    method: Method
    confidence: float
    page: int | None = None
    last_page: int | None = None
    source_line: int | None = None
    box: Box | None = None
    continuations: tuple[Continuation, ...] = ()
    repeated_headers: tuple[Line, ...] = ()
    """The texts of header rows printed again on continuation pages, set aside."""
    evidence: str = ""
    """What it was read from, by which its confidence was counted (:mod:`extract.confidence`)."""
    uneven: frozenset[int] = frozenset()
    """Rows of a text that have a cell more or fewer than all others: nothing tells where."""

    def grid(self) -> list[list[str]]:
        """The texts as ``n_rows`` lists of ``n_cols``; empty and covered places are ``""``."""
        rows = [[""] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row][cell.col] = cell.text
        return rows

    def at(self) -> dict[tuple[int, int], Cell]:
        """Cells by (row, column) of their top left place."""
        return {(cell.row, cell.col): cell for cell in self.cells}


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Aside:
    """Text set aside on purpose, with the reason (``nomor-halaman``, ``kepala-halaman`` …)."""

    text: str
    reason: str
    page: int | None = None
    source_line: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page as shown: size in points after rotation, and what triage took it for."""

    number: int
    width: float
    height: float
    rotation: int
    kind: PageKind


class Recognised(NamedTuple):
    """Where a word stands that was recognised in a picture, and how surely (0-1): to look at."""

    page: int
    box: Box
    score: float


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from."""

    name: str
    """File name relative to the input folder, with forward slashes."""
    sha256: str
    format: Literal["pdf", "text"]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its pages (none for text) and its blocks in reading order."""

    source: Source
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    asides: tuple[Aside, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    recognised: tuple[Recognised, ...] = ()
    kept: tuple[str, ...] = ()
    """The keys under which what was recognised in its pictures is kept."""

    def paragraphs(self, among: Iterable[int] | None = None) -> Iterator[tuple[int, Paragraph]]:
        """(index in ``blocks``, paragraph) in reading order, of all blocks or of those."""
        for index in range(len(self.blocks)) if among is None else among:
            if isinstance(block := self.blocks[index], Paragraph):
                yield index, block

    def tables(self) -> Iterator[tuple[int, Table]]:
        """(index in ``blocks``, table) in reading order."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                yield index, block
