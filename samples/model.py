"""An invented regulation as values: what it says, in order, and what is true of it.

The writers (:mod:`samples.text`, :mod:`samples.pdf`) typeset ``Regulation.blocks``; the truth
(:mod:`samples.truth`) is read off the same objects, so that a planted error (which changes an
object) changes print and truth together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any, Literal, Protocol

from samples.habits import TIDY, Habits

Layout = Literal["polos", "tebal", "pagar"]
CaptionStyle = Literal["tc", "nomor", "tc-garis", "urut"]
BudgetDepth = Literal["program", "kegiatan", "subkegiatan"]


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How numbers are printed in one table."""

    thousands: str = "."
    decimal: str = ","
    money_prefix: str = ""
    money_suffix: str = ""
    percent: str = "%"
    ratio_percent: bool = True
    ratio_decimals: int = 2
    empty: str = "-"

    def money(self, value: Decimal | int) -> str:
        """Rupiah, digits in groups of three; a negative amount in brackets."""
        digits = f"{abs(int(value)):,}".replace(",", self.thousands)
        printed = f"{self.money_prefix}{digits}{self.money_suffix}"
        return f"({printed})" if value < 0 else printed

    def number(self, value: Decimal, decimals: int) -> str:
        """A plain number with that many decimals."""
        text = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
        return text.replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)

    def ratio(self, value: Decimal) -> str:
        """A ratio in per cent."""
        return self.number(value, self.ratio_decimals) + (
            self.percent if self.ratio_percent else ""
        )


@dataclass(slots=True)
class Cell:
    """A table cell: printed text, the value a reader takes from it, its unit."""

    text: str = ""
    value: Decimal | None = None
    satuan: str | None = None
    bold: bool = False
    row_span: int = 1
    col_span: int = 1


Node = str | tuple[str, list[Any]]
"""A header: a leaf, or a band over others."""


@dataclass(slots=True)
class Binding:
    """Which row of which dataset stands in which cells: ``cols`` maps a measure to its column."""

    dataset: str
    row: int
    fields: dict[str, Any]
    cols: dict[str, int]


@dataclass(slots=True)
class Table:
    """A table: caption, header tree, body rows, and what its cells mean."""

    name: str
    jenis: str
    header: list[Node]
    rows: list[list[Cell]]
    judul: list[str] = field(default_factory=list)
    kode: str | None = None
    kode_cetak: str | None = None
    place: Literal["atas", "bawah", "tanpa"] = "atas"
    one_line: bool = False
    lead: str | None = None
    number_row: str | None = None
    bindings: list[Binding] = field(default_factory=list)
    wide: bool = False
    after: str | None = None
    headless: bool = False
    style: NumberStyle = NumberStyle()
    facts: dict[str, Any] = field(default_factory=dict)
    """Places that planted errors need: total rows, columns of parts …"""

    def depth(self) -> int:
        """Rows of the header tree."""

        def deep(node: Node) -> int:
            return 1 if isinstance(node, str) else 1 + max(deep(n) for n in node[1])

        return max(deep(n) for n in self.header)

    def width(self) -> int:
        """Number of columns."""

        def leaves(node: Node) -> int:
            return 1 if isinstance(node, str) else sum(leaves(n) for n in node[1])

        return sum(leaves(n) for n in self.header)

    def head(self) -> list[list[Cell | None]]:
        """Header rows; a place covered by a merged cell is ``None``."""
        depth, width = self.depth(), self.width()
        grid: list[list[Cell | None]] = [[None] * width for _ in range(depth)]

        def put(node: Node, row: int, col: int) -> int:
            if isinstance(node, str):
                grid[row][col] = Cell(node, bold=True, row_span=depth - row)
                return 1
            used = 0
            for child in node[1]:
                used += put(child, row + 1, col + used)
            grid[row][col] = Cell(node[0], bold=True, col_span=used)
            return used

        col = 0
        for node in self.header:
            col += put(node, 0, col)
        if self.number_row is not None:
            # ``(0n)`` counts in two digits: (01) … (10)
            printed = self.number_row.replace("0n", "{0:02}").replace("n", "{0}")
            grid.append([Cell(printed.format(i + 1)) for i in range(width)])
        return [] if self.headless else grid

    def body(self) -> list[list[Cell | None]]:
        """Body rows; a place covered by a merged cell is ``None``."""
        width = self.width()
        grid: list[list[Cell | None]] = [list(row) for row in self.rows]
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                for i in range(cell.row_span):
                    for j in range(cell.col_span):
                        if (i, j) != (0, 0) and c + j < width:
                            grid[r + i][c + j] = None
        return grid


@dataclass(slots=True)
class Line:
    """A printed line or paragraph that belongs to no dataset of its own.

    ``kind``: ``judul`` (centred, heavy), ``tengah`` (centred), ``teks``, ``butir`` (``label`` and
    text, ``level`` deep), ``ttd`` (signature), ``sub`` (unnumbered small heading), ``isi`` (line
    of a table of contents), ``halaman`` (page break).
    """

    kind: str
    text: str = ""
    label: str | None = None
    level: int = 0


@dataclass(slots=True)
class Consideration:
    """One letter of *Menimbang*."""

    huruf: str | None
    teks: str


@dataclass(slots=True)
class Citation:
    """One cited regulation, with its number as printed and its true fields."""

    bagian: Literal["mengingat", "renstra"]
    urutan: int
    teks: str
    fields: dict[str, Any]


@dataclass(slots=True)
class BabHead:
    """A chapter heading of the legal body."""

    nomor: int
    judul: str


@dataclass(slots=True)
class PasalHead:
    """The printed ``Pasal n`` over its units."""

    label: str


@dataclass(slots=True)
class Unit:
    """The smallest numbered unit of the legal body; ``lines`` follow its text on lines of their
    own."""

    bab: int
    bab_judul: str
    pasal: int
    label: str
    teks: str
    ayat: int | None = None
    huruf: str | None = None
    angka: int | None = None
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A chapter (``nomor`` null) or numbered section of the Renstra."""

    bab: int
    nomor: str | None
    judul: str
    level: int


Block = Line | Consideration | Citation | BabHead | PasalHead | Unit | Section | Table


class Printed(Protocol):
    """What the writers ask of a document: its blocks in order, and how its office types."""

    seed: int
    habits: Habits
    blocks: list[Block]

    @property
    def running_head(self) -> str:
        """The line over its pages, which is its title in the file as well."""
        ...

    def tables(self) -> list[Table]:
        """Every table, in document order."""
        ...


@dataclass(slots=True)
class Planted:
    """A planted error: the finding a careful reader must make."""

    rule: str
    dataset: str
    where: str
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What a regulation is asked to be; what is null is drawn from the seed."""

    caption: CaptionStyle | None = None
    depth: BudgetDepth | None = None
    years: int | None = None
    elucidation: bool | None = None
    small: bool = False
    """Fewer programmes and laws, for quick tests and shipped samples."""
    kecamatan: str | None = None
    kabupaten: str | None = None
    tidy: bool = False
    """No habits of a particular office."""


def sum_years(whole: dict[int, int], parts: Sequence[dict[int, int]]) -> None:
    """Make the sums of the parts, year by year, the amounts of the whole."""
    whole.clear()
    for amounts in parts:
        for year, amount in amounts.items():
            whole[year] = whole.get(year, 0) + amount


@dataclass(slots=True)
class Regulation:
    """An invented regulation."""

    seed: int
    kabupaten: str
    provinsi: str
    seat: str
    kecamatan: str
    nomor: int
    tahun: int
    awal: int
    akhir: int
    ditetapkan: date
    diundangkan: date
    bupati: str
    sekda: str
    berita: int
    tambahan: int | None
    penjelasan: dict[int, str]
    tentang: str = ""
    """The title as the head prints it."""
    habits: Habits = TIDY
    blocks: list[Block] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    @property
    def doc_id(self) -> str:
        """As the data contract writes it."""
        return f"perbup-{self.kabupaten.lower().replace(' ', '-')}-{self.nomor}-{self.tahun}"

    @property
    def running_head(self) -> str:
        """The title over the pages of the annex."""
        return f"Renstra Kecamatan {self.kecamatan} {self.awal}-{self.akhir}"

    def tables(self) -> list[Table]:
        """Every table, in document order."""
        return [b for b in self.blocks if isinstance(b, Table)]

    def table(self, name: str) -> Table | None:
        """The table of that name."""
        return next((t for t in self.tables() if t.name == name), None)

    def citations(self, bagian: str | None = None) -> list[Citation]:
        """Citations, of one part or all."""
        found = [b for b in self.blocks if isinstance(b, Citation)]
        return [c for c in found if bagian in (None, c.bagian)]


def percent(part: Decimal, whole: Decimal, decimals: int) -> Decimal:
    """``part`` of ``whole`` in per cent, rounded half up as spreadsheets do."""
    return (part / whole * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def pick(rng: Random, *choices: Any) -> Any:
    """One of the choices."""
    return choices[rng.randrange(len(choices))]
