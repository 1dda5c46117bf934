"""One table as its parser sees it: grid, header, caption, and readers that keep the findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Context as Precision
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypedDict

from arithmetic.printed import Printed, printed
from extract.document import Cell, Table
from extract.header import is_column_number_row, is_data_text, is_year_text
from grammar.failed import says_nothing
from grammar.scales import money_scales
from normalize.numbers import (
    ONE_GROUP,
    Kind,
    Number,
    Style,
    is_date,
    is_limit,
    read_number,
    style_of,
    thousands_and_decimals,
    vote,
    votes_of_groups,
    with_decimals,
)
from normalize.only import only
from normalize.units import tidy_unit
from parsers.parsed import Context
from parsers.tabel.captions import Caption
from parsers.tabel.header import Column, Header
from schemas.finding import Finding, Level, cell_ref
from schemas.message import Listed, Message, Quote, Value, listed, one_of, say
from schemas.message import Table as NamedTable
from schemas.rules import RULES

_OF_CELLS = ("grid", "cells", "body", "recognised", "_stacked")
"""What is made of a table's cells alone."""

TypedKind = Literal["capaian", "anggaran", "target", "rencana", "evaluasi", "lain"]


class Read(NamedTuple):
    """A value as it was read: the number, its text, the column that prints it."""

    number: Number
    text: str | None
    col: int | None


LEAST_NUMBERED = 5
"""Columns from which on numbers below the head count them."""
LEAST_YEARS = 3
"""Years side by side that are of a head."""
MAX_CELLS = 400
"""More cells than a person would look at are not outlined."""
MILLION = 1_000_000
_PLAIN = re.compile(r"[1-9]\d{0,2}")
_RUPIAH = re.compile(r"^\s*rp\.?\s*", re.IGNORECASE)
MOST_OF_KECAMATAN = Decimal(10) ** 12
"""More than any kecamatan's yearly budget (the largest of Jakarta, with their kelurahan, are below
5 × 10^11 rupiah)."""
_THREE_DECIMALS = re.compile(
    r"(?:rp\.?)?\s*\(?[-–]?(?:\d{1,3}(?:\.\d{3})+,\d{3}|\d{1,3}(?:,\d{3})+\.\d{3})\)?(?:,-)?",
    re.IGNORECASE,
)
NOTHING = Read(Number(None, None, "kosong"), None, None)
"""Nothing is printed."""


Place = tuple[int, int]
"""A row and a column."""


class Base(TypedDict):
    """The columns every typed row begins with."""

    doc_id: str
    tabel_id: str
    baris: int
    halaman: int | None
    dikoreksi: bool | None


def _is_of_head(texts: Sequence[str]) -> bool:
    """Whether a row numbers the columns, or names their years with nothing before and no value."""
    if _numbers_every_column(texts):
        return True
    if texts[0] and sum(map(bool, texts)) >= LEAST_NUMBERED and is_column_number_row(texts):
        return True
    first = next((col for col, text in enumerate(texts) if text), 0)
    return (
        first > 0
        and is_year_text(texts[first])
        and sum(map(is_year_text, texts)) >= LEAST_YEARS
        and not any(map(is_data_text, texts))
    )


def _numbers_every_column(texts: Sequence[str]) -> bool:
    """Whether each cell of a row begins with the number of its column, some with what ran into it
    from the row below: ``3 7.01.01``, ``4 Penyediaan Jasa``."""
    begun = all(text.split(" ")[0] == str(at) for at, text in enumerate(texts, start=1))
    alone = sum(map(str.isdigit, texts))
    return begun and alone >= max(LEAST_NUMBERED, COUNTED * len(texts))


COUNTED = 0.7
"""The share of columns at least whose numbers stand alone."""


@dataclass(frozen=True)
class Sheet:
    """A table with everything known of it. ``findings`` collects what reading it finds."""

    table: Table
    tabel_id: str
    context: Context
    caption: Caption
    header: Header
    kind: TypedKind = "lain"
    findings: list[Finding] = field(default_factory=list)
    moved: Mapping[Place, int | None] = field(default_factory=dict)
    """Where a slipped value belongs: ``(row, printed column) -> column`` (null: nowhere, the
    value is doubtful)."""
    scales: Mapping[int, int | None] = field(default_factory=dict)
    """The multiple of rupiah that a column of money prints; null where it could not be proved."""
    carried: tuple[int, ...] = ()
    """Multiples of rupiah that the table above prints, where this one has no caption of its own:
    it may be the rest of that table."""
    beside: tuple[int, ...] = ()
    """Multiples of rupiah that tables of the document print; this one may be in them too."""
    proved: Mapping[Place, Decimal | None] = field(default_factory=dict)
    """Values of cells that can be read two ways, where one of them is proved (see
    :mod:`parsers.tabel.separators`, :mod:`parsers.tabel.candidates`); null where neither is."""

    shares: frozenset[Place] = frozenset()
    """Cells of ratios that are printed as shares of one (see :mod:`parsers.tabel.shares`)."""

    def but(self, **changes: Any) -> Sheet:
        """The sheet with some facts changed; what was made of its cells is kept."""
        changed = replace(self, **changes)
        kept = (*_OF_CELLS, "_styles") if changed.header == self.header else _OF_CELLS
        changed.__dict__.update({name: vars(self)[name] for name in kept if name in vars(self)})
        return changed

    def with_columns(self, changed: Iterable[Column]) -> Sheet:
        """The sheet with these columns in the places of those that they were."""
        return self.but(header=self.header.with_columns(changed))

    def without(self, columns: Iterable[Column]) -> Sheet:
        """The sheet with no values in these columns."""
        return self.but(header=self.header.without(columns))

    def with_moved(self, moved: Mapping[Place, int | None]) -> Sheet:
        """The sheet with some values more that belong to another column, or are doubtful."""
        return self.but(moved={**self.moved, **moved})

    @cached_property
    def _landed(self) -> Mapping[Place, int]:
        """``moved`` the other way round: ``(row, column) -> printed column``."""
        return {(row, to): col for (row, col), to in self.moved.items() if to is not None}

    def source(self, row: int, col: int) -> int | None:
        """The column in which the value of a place is printed; null where nothing belongs here."""
        if (row, col) in self._landed:
            return self._landed[row, col]
        return None if self.moved.get((row, col)) is not None else col

    @cached_property
    def grid(self) -> list[list[str]]:
        """The texts, white space tidied."""
        return [[" ".join(cell.split()) for cell in row] for row in self.table.grid()]

    @cached_property
    def cells(self) -> dict[Place, Cell]:
        """Cells by their top left place."""
        return self.table.at()

    @cached_property
    def body(self) -> Sequence[int]:
        """The rows below the header; what of a head is printed again on a further page (all of it,
        its column numbers, its years) is none of them."""
        count = self.table.header_rows
        below = range(count, self.table.n_rows)
        again = {
            head
            for row in below
            if count and self.grid[row : row + count] == self.grid[:count]
            for head in range(row, row + count)
        }
        return [row for row in below if row not in again and not _is_of_head(self.grid[row])]

    @cached_property
    def valued(self) -> frozenset[int]:
        """The lines that print anything in a column of values."""
        return self.printing(self.header.places("nilai"))

    @property
    def named(self) -> NamedTable:
        """How findings name the table: its code, else its id within the document."""
        return NamedTable(self.tabel_id, self.caption.code or self.tabel_id.rsplit("/", 1)[-1])

    def text(self, row: int, col: int | None) -> str:
        """The text of a place, empty where nothing is printed or there is no such column."""
        return self.grid[row][col] if col is not None else ""

    def prints(self, row: int, cols: Iterable[int]) -> bool:
        """Whether a line prints anything in some columns."""
        return any(self.grid[row][col] for col in cols)

    def printing(self, cols: Collection[int]) -> frozenset[int]:
        """The lines that print anything in some columns."""
        return frozenset(row for row in self.body if self.prints(row, cols))

    def texts(self, col: int) -> list[str]:
        """What the lines print in a column, blanks left out."""
        return [text for row in self.body if (text := self.text(row, col))]

    def numbers(self, col: int, kind: Kind = "uang") -> list[Number]:
        """The cells of a column as numbers, line by line."""
        return [self.peek(row, col, kind) for row in self.body]

    def page(self, row: int | None, first: int = 0) -> int | None:
        """The page that a row stands on, from a column on: a wide table has some on pages of their
        own. That of the table where no row is given."""
        if row is None:
            return self.table.page
        for col in (*range(first, self.table.n_cols), *range(first)):
            cell = self.cells.get((row, col))
            if cell and cell.page is not None:
                return cell.page
        return self.table.page

    def source_line(self, row: int) -> int | None:
        """The line of the text file that a row stands on."""
        cell = self.cells.get((row, 0))
        return cell.source_line if cell else None

    def scale(self, column: Column) -> int | None:
        """The multiple of rupiah that a column prints (see :mod:`parsers.tabel.skala`); null
        where none is proved, and its amounts with it. A column of money whose head says nothing
        of it has that of the others, or of the caption, where these print but one."""
        if column.index in self.scales:
            return self.scales[column.index]
        title = self.caption.said
        return only(set(self.scales.values()) or set(money_scales(title)) or {1})

    @cached_property
    def _values(self) -> list[list[str]]:
        """What the lines print, by column; numbers of items and codes, which say nothing of how
        values are printed, left out."""
        skipped = {
            c.index for c in self.header.columns if c.role not in {"nilai", "satuan", "lain"}
        }
        return [
            [] if col in skipped else [self.text(row, col) for row in self.body]
            for col in range(self.table.n_cols)
        ]

    @cached_property
    def _styles(self) -> list[Style]:
        columns = self._values
        own = [style_of(column) for column in columns]
        total = Style(sum(s.indonesia for s in own), sum(s.inggris for s in own))
        groups = votes_of_groups(columns, total)
        return [
            with_decimals(
                Style(
                    s.indonesia,
                    s.inggris,
                    total.indonesia - s.indonesia + groups.tabel_indonesia,
                    total.inggris - s.inggris + groups.tabel_inggris,
                ),
                column,
            )
            for s, column in zip(own, columns, strict=True)
        ]

    def peek(self, row: int, col: int, kind: Kind = "nilai") -> Number:
        """Read a cell without leaving a finding."""
        number = self.read(self.text(row, col), col, kind)
        if (row, col) in self.proved:
            if (value := self.proved[row, col]) is not None:
                return Number(value, number.unit, "angka", "hitungan")
            readings = thousands_and_decimals(number)
            return Number(None, number.unit, "ambigu", number.evidence, readings)
        if number.value is not None and ((row, col) in self._stacked or self.doubtful(row, col)):
            return Number(None, number.unit, "tak-terbaca")
        return number

    def amount(self, row: int, col: int) -> Decimal | None:
        """The amount of money that a cell prints; null where none is read."""
        return self.peek(row, col, "uang").value

    def printed(self, row: int, col: int, kind: Kind = "nilai") -> Printed | None:
        """The number of a cell with the precision of its print; null where none is read."""
        return printed(self.text(row, col), self.peek(row, col, kind).value)

    def read(self, text: str, col: int, kind: Kind = "nilai") -> Number:
        """A text as a number of a column."""
        if kind == "uang" and col in self._in_cents:
            text = _ONE_SEPARATOR.sub(_with_decimals, text)
        number = read_number(text, self._styles[col], kind)
        if kind != "uang":
            return self._without_lost_comma(number, text)
        scale = self.scales.get(col) or 1
        if scale < MILLION or (number.state != "ambigu" and self._has_plain_amounts):
            return number
        # Three decimals, which rupiah never have, are usual in millions and milliards.
        number = read_number(_RUPIAH.sub("", text), self._styles[col], "nilai")
        possible = only(one for one in number.readings if one * scale < MOST_OF_KECAMATAN)
        if self.context.kecamatan and possible is not None:
            number = replace(number, value=possible, state="angka")
        return number

    @cached_property
    def _in_cents(self) -> frozenset[int]:
        """The columns most of whose amounts print two decimals."""
        return frozenset(
            col
            for col, texts in enumerate(self._values)
            if (cents := sum(map(bool, map(_CENTS.search, texts)))) >= LEAST_DECIMALS
            and 2 * cents >= sum(any(map(str.isdigit, text)) for text in texts)
        )

    def _without_lost_comma(self, number: Number, text: str) -> Number:
        """A number of one group: where pictures lose commas a comma is one, a point may be one."""
        group = ONE_GROUP.search(text) if self.loses_commas else None
        if not group or not (ways := thousands_and_decimals(number)):
            return number
        if group[1] == ",":
            return replace(number, value=ways[1], state="angka", evidence="tabel")
        return replace(number, value=None, state="ambigu", readings=ways)

    @cached_property
    def _has_plain_amounts(self) -> bool:
        """Whether money in millions is printed without a mark below a thousand (``955`` beside
        ``1.155``), so that marks part thousands."""
        columns = (col for col, scale in self.scales.items() if (scale or 1) >= MILLION)
        return any(_PLAIN.fullmatch(text) for col in columns for text in self.texts(col))

    @cached_property
    def recognised(self) -> bool:
        """Whether any cell was recognised too unsurely."""
        return any(cell.doubtful for cell in self.table.cells)

    @cached_property
    def loses_commas(self) -> bool:
        """Whether it was recognised in a picture and prints decimals behind commas and behind
        points: in poor pictures small commas are points, however surely they are read."""
        return {("indonesia", True), ("inggris", False)} <= self._recognised_styles

    @cached_property
    def prints_points(self) -> bool:
        """Whether it was recognised in a picture and has decimals behind points, which may have
        been commas where points part thousands."""
        return ("inggris", False) in self._recognised_styles

    @cached_property
    def _recognised_styles(self) -> frozenset[tuple[str | None, bool]]:
        """What the values of a picture say of separators, and whether there is a comma in them."""
        if all(cell.score is None for cell in self.table.cells):
            return frozenset()
        return frozenset((vote(text), "," in text) for column in self._values for text in column)

    @cached_property
    def _stacked(self) -> frozenset[Place]:
        return frozenset((cell.row, cell.col) for cell in self.table.cells if cell.stacked)

    def doubtful(self, row: int, col: int) -> bool:
        """Whether the text of a place was recognised too unsurely to be taken for a value, and
        nothing proves it."""
        cell = self.cells.get((row, col)) if self.recognised else None
        return cell is not None and cell.doubtful and self.proved.get((row, col)) is None

    def number(self, row: int, column: Column, label: str, kind: Kind) -> Number:
        """Read a value cell; a number that is ambiguous or unreadable leaves a finding."""
        number, text = self.peek(row, column.index, kind), self.text(row, column.index)
        doubtful = self.doubtful(row, column.index) and bool(text)
        # In a column of values what holds a digit was meant as a number: `O9.501.000`, `80-90`; a
        # dash or a letter in doubt may have been one.
        meant = number.state == "teks" and any(map(str.isdigit, text))
        # Words among amounts are those of another column, and so is what counts things.
        misplaced = kind == "uang" and _is_words(number, text)
        counted = kind == "uang" and _COUNTED.match(number.unit or "") is not None
        if misplaced or counted or meant or doubtful:
            number = replace(number, value=None, state="tak-terbaca")
        elif number.value is not None and self._has_three_decimals(row, column, kind):
            both = (number.value * 1000, number.value)
            number = replace(number, value=None, state="ambigu", readings=both)
        if number.state in {"ambigu", "tak-terbaca"}:
            said, level = _why_unread(number, text, kind, doubtful)
            self.find(
                said,
                level="warning" if misplaced else level,
                row=row,
                label=f"{label}|{column.name}",
                expected=one_of(number.readings) if number.readings else None,
                found=Quote(text),
                cols=(column.index,),
            )
        return number

    def _has_three_decimals(self, row: int, column: Column, kind: Kind) -> bool:
        """Whether an amount in rupiah prints three decimals, which it never has: ``20.000,000`` is
        a slip for ``20.000.000``, or is it."""
        return (
            kind == "uang"
            and has_three_decimals(self.text(row, column.index))
            and self.in_rupiah(column)
            and (row, column.index) not in self.proved
        )

    def in_rupiah(self, column: Column) -> bool:
        """Whether nothing says that a column of money prints a multiple of rupiah."""
        said = f"{column.name} {self.caption.said}"
        return self.scales.get(column.index, 1) == 1 and not money_scales(said)

    def value(self, row: int, column: Column, label: str, kind: Kind | None = None) -> Read:
        """The value that belongs in a column of a row: number, text as printed, and the column it
        is printed in (another one where the row slipped). A doubtful value is null, its text
        stays."""
        source = self.source(row, column.index)
        if source is None:
            return NOTHING
        text = self.text(row, source) or None
        if text is None:
            return NOTHING
        if (row, source) in self.moved and self.moved[row, source] is None:
            return Read(Number(None, None, "tak-terbaca"), text, source)
        number = self.number(row, self.header.columns[source], label, kind or kind_of(column))
        if (row, source) in self.shares and number.value is not None:
            number = replace(number, value=number.value * 100)
        return Read(number, text, source)

    def unit(self, column: Column, number: Number, own: str | None = None) -> str | None:
        """The unit of a value: printed beside it, else on its line (``own``), else in the header of
        its column, which is of all lines."""
        return number.unit or own or tidy_unit(column.unit)

    def find(
        self,
        message: Message,
        *,
        rule: str | None = None,
        level: Level | None = None,
        row: int | None = None,
        last: int | None = None,
        label: Value = "",
        expected: Value | None = None,
        found: Value | None = None,
        cols: tuple[int, ...] = (),
        cells: Sequence[Place] = (),
        dataset: str | None = None,
    ) -> None:
        """Leave a finding on a row (up to the ``last`` one of a block; or on the whole table), of
        the rule that its message is of and of that rule's level, unless others are given. ``cols``
        are columns of the row, ``cells`` places anywhere."""
        rule = rule or message.code.partition(".")[0]
        line: Value = ""
        places = [*cells[:MAX_CELLS]]
        if row is not None:
            places += [(row, col) for col in cols]
            block = say("baris.sampai", dari=row, sampai=last or row)
            line = say("baris", nomor=row) if last in {None, row} else block
        self.findings.append(
            Finding(
                rule,
                level or RULES[rule].level,
                dataset or (self.kind if self.kind != "lain" else "tabel"),
                tuple(part for part in (self.named, line, label) if part),
                message,
                expected,
                found,
                self.page(row),
                tuple(cell_ref(self.tabel_id, *place) for place in places),
                self.source_line(row) if row is not None else self.table.source_line,
            )
        )

    def base(self, row: int) -> Base:
        """The columns every typed row begins with."""
        return {
            "doc_id": self.context.doc_id,
            "tabel_id": self.tabel_id,
            "baris": row,
            "halaman": self.page(row),
            "dikoreksi": False,
        }


_COUNTED = re.compile(r"(?!rupiah|rp\b|per\b)[^\W\d_]{3}", re.IGNORECASE)
"""The unit of what is counted (``25 Dok``): no amount is, whatever its column is called."""
_AS_ABOVE = re.compile(r"\W*(?:idem|sda)\W*", re.IGNORECASE)


LEAST_DECIMALS = 3
"""Amounts with two decimals from which on a column may print them."""
_CENTS = re.compile(r"\d[.,]\d{3}[.,]\d\d(?!\d)")
_ONE_SEPARATOR = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3}){2,}\.\d\d|\d{1,3}(?:,\d{3}){2,},\d\d)(?!\d)"
)
"""An amount that prints the same sign before its decimals as between its groups."""


def _with_decimals(match: re.Match[str]) -> str:
    """An amount with the other sign before its decimals: ``1.805.611.000.00``."""
    whole, mark, cents = match[0][:-3], match[0][-3], match[0][-2:]
    return f"{whole}{',' if mark == '.' else '.'}{cents}"


def _why_unread(
    number: Number, text: str, kind: Kind, doubtful: bool
) -> tuple[Message, Level | None]:
    """Why a cell gives no number, and of which level that is; null for that of the rule."""
    if doubtful:  # the reading: text and picture are there to be looked at
        return say("angka-tak-terbaca.ragu"), "warning"
    if number.state == "ambigu":
        return say("angka-ambigu"), None
    if kind == "nilai" and _says_several(text):
        return say("angka-tak-terbaca.beberapa"), "warning"
    return say("angka-tak-terbaca"), None


def listed_columns(columns: Iterable[Column]) -> Listed:
    """Columns as findings list them, each with its number."""
    return listed(say("kolom-bernama", kolom=c.index, nama=c.name) for c in columns)


def has_three_decimals(text: str) -> bool:
    """Whether an amount has separators of both kinds and three digits behind the last."""
    return bool(_THREE_DECIMALS.fullmatch(text))


def _is_words(number: Number, text: str) -> bool:
    """Whether a cell holds words and no digit; none that nothing was paid, or as much as above."""
    if number.state != "teks" or any(map(str.isdigit, text)):
        return False
    words = re.search(r"[^\W\d_]{4}", text) is not None
    return words and not says_nothing(text) and not _AS_ABOVE.fullmatch(text)


_BETWEEN = re.compile(
    r"[\s()/;:<>≤≥%–—-]+|\bdan\b|\bs\.?d\.?\b|\b(?:ke\s?(?:atas|bawah)|atau|lebih|kurang)\b", re.I
)
"""What stands around the numbers of a text with several: ``50 buku; 15 set``, ``66,00 – 67,00``."""


def _says_several(text: str) -> bool:
    """Whether every number in a text is well printed and there is more than one, a limit or a date.

    Digits with only a space between them are one broken number.
    """
    if re.search(r"\d\s+\d", text):
        return False
    tokens = [token for token in _BETWEEN.split(text) if any(ch.isdigit() for ch in token)]
    readable = all(
        read_number(token.rstrip(","), Style(), "nilai").state in {"angka", "ambigu"}
        for token in tokens
    )
    return readable and (len(tokens) > 1 or is_limit(text) or is_date(text))


_WIDE = Precision(prec=60)
"""Room for every number that is read, times a multiple of rupiah, with its sen."""


def kind_of(column: Column) -> Kind:
    """What a column holds."""
    return "uang" if column.money else "persen" if column.band == "rasio" else "nilai"


def as_float(number: Number) -> float | None:
    """The value as a float; null where there is none."""
    return float(number.value) if number.value is not None else None


def as_money(number: Number, scale: int | None = 1) -> Decimal | None:
    """The value as rupiah, times the multiple of its header; null where either is missing."""
    if number.value is None or scale is None:
        return None
    # More digits than money has are the schema's to refuse: they cost their row's value alone.
    return (number.value * scale).quantize(Decimal("0.01"), context=_WIDE)
