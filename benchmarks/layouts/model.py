"""What a page holds, whoever prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Rules = Literal["semua", "baris", "kepala", "tegak", "arsir", "luar", "buku", "kosong"]
"""Which rules a table has: all; between rows; all in the head, between rows in the body; upright
ones in the body, all in the head; shaded rows; around the table and below the head; above
and below the head and at the end, as in books; none."""


class Cell(NamedTuple):
    """One printed cell and how many columns and rows it spans."""

    text: str
    col_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, as HTML has them (covered places are left out)."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int
    rules: Rules = "semua"
    align: str = ""
    """A letter a column: ``l``, ``c`` or ``r``."""
    middle: bool = False
    """Cells centred in height."""
    widths: tuple[int, ...] = ()
    """Shares of the width, a number a column; chosen by the producer where empty."""

    def places(self) -> list[list[int]]:
        """Which cell, counted through the table, covers each place of the grid."""
        columns = sum(cell.col_span for cell in self.rows[0])
        grid = [[-1] * columns for _ in self.rows]
        number = 0
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while grid[r][c] >= 0:
                    c += 1
                for down in range(cell.row_span):
                    for right in range(cell.col_span):
                        grid[r + down][c + right] = number
                number += 1
                c += cell.col_span
        return grid

    def texts(self) -> list[str]:
        """The texts of the cells in the order :meth:`places` counts them."""
        return [cell.text for row in self.rows for cell in row]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``columns`` sets it in so many columns, ``mono`` keeps its lines and blanks."""

    text: str
    columns: int = 1
    mono: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of bars or lines with words at its axes; no table."""

    labels: tuple[str, ...]
    values: tuple[int, ...]
    title: str


Part = Grid | Text | Chart


@dataclass(frozen=True, slots=True)
class Layout:
    """One document: its name, the kind of trouble it makes, what stands on its pages."""

    name: str
    kind: str
    parts: tuple[Part, ...]
    landscape: bool = False
    points: float = 9.0
    mark: str = ""
    """A word across the page, as drafts and copies bear."""
    truth: tuple[Grid, ...] = field(default=())
    """Tables to be found; those of ``parts`` where empty."""

    def tables(self) -> tuple[Grid, ...]:
        """The tables a reader of the page sees."""
        return self.truth or tuple(part for part in self.parts if isinstance(part, Grid))
