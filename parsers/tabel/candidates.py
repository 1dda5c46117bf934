"""Numbers of scans that were recognised in doubt, decided by the table's arithmetic.

A cell in doubt comes with the other texts that it may be (:attr:`extract.document.Cell.readings`:
what the recogniser held possible, what the second reader read). One of them is taken where it alone
fits: a sum that the table's other columns or rows keep, or a ratio where the table's other ratios
are right. So is a number whose readings all have the same digits and the same value: only its
separators are in doubt. Everything else stays null; a table that is wrong in print proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import product

from arithmetic.ratios import gives
from extract.document import Cell
from normalize.numbers import ONE_GROUP
from normalize.only import only
from parsers.tabel.header import Column, Role
from parsers.tabel.separators import families, totals
from parsers.tabel.sheet import Place, Sheet, has_three_decimals, kind_of
from parsers.tabel.years import of_ratios
from schemas.message import Message, Quote, say, term

VALUED: frozenset[Role] = frozenset(("nilai", "lain", "satuan"))
"""Roles of columns that may hold values; numbers of items and codes are none."""
HOLDING = 3
"""Ratios, or other columns or rows of a sum, that must be right for it to prove a number."""
MOSTLY = 0.9
"""Share of a table's ratios, or of the columns or rows of a sum, that must be right."""
_SEPARATOR = re.compile(r"[^\d\-–—]+")
"""What may be in doubt of a number without its value being so; a dash may be its minus."""
MOST_PARTS = 12
"""Neighbouring lines or columns that are tried as the parts of a sum."""


def with_readings(sheet: Sheet) -> Sheet:
    """The sheet with the values of doubtful cells that have one possible reading only; a finding
    on each says what decided."""
    if not sheet.recognised:
        return sheet
    doubts = {place: values for place, values in _doubts(sheet) if values}
    while doubts:
        arithmetic = _Arithmetic(sheet)
        decided = {
            place: decision
            for place, values in doubts.items()
            if (decision := _decision(arithmetic, place, values))
        }
        if not decided:
            break
        for (row, col), (value, reason) in decided.items():
            sheet.find(
                say("angka-tak-terbaca.terbukti", sebab=reason),
                level="info",
                row=row,
                label=sheet.header.columns[col].name,
                expected=value,
                found=Quote(sheet.text(row, col)),
                cols=(col,),
                dataset="sel",
            )
            doubts.pop((row, col))
        values_of = {place: value for place, (value, _) in decided.items()}
        sheet = sheet.but(proved={**sheet.proved, **values_of})  # each may decide a further one
    return sheet


def _doubts(sheet: Sheet) -> Iterator[tuple[Place, Mapping[str, Decimal]]]:
    """Doubtful cells of the body that have other readings, with the value of every text that is a
    number. An amount has no thousandths, unless its table says that it prints a multiple of rupiah,
    or surely prints some."""
    thousandths = any(
        column.money and has_three_decimals(sheet.text(row, column.index))
        for row, column in product(sheet.body, sheet.header.columns)
        if not sheet.doubtful(row, column.index)
    )
    for row, column in product(sheet.body, sheet.header.having(*VALUED)):
        cell = sheet.cells.get((row, column.index))
        if cell and cell.doubtful and cell.readings:
            whole = column.money and not thousandths and sheet.in_rupiah(column)
            yield (row, column.index), _possible(sheet, cell, column, whole)


def _possible(sheet: Sheet, cell: Cell, column: Column, whole: bool) -> dict[str, Decimal]:
    """The value of every text of a cell that is a number, of whole rupiah maybe; none where one of
    them can be read two ways, for arithmetic holds in thousands and in thousandths."""
    texts = (cell.text, *cell.readings)
    numbers = {text: sheet.read(text, column.index, kind_of(column)) for text in texts}
    pointed = not column.money and sheet.prints_points and ONE_GROUP.search(cell.text)
    if pointed or any(number.state == "ambigu" for number in numbers.values()):
        return {}
    values = {text: n.value for text, n in numbers.items() if n.value is not None}
    return {text: n for text, n in values.items() if not (whole and has_three_decimals(text))}


def _decision(
    arithmetic: _Arithmetic, place: Place, values: Mapping[str, Decimal]
) -> tuple[Decimal, Message] | None:
    """The only value that a doubtful cell can have, and why; ``None`` where there is none, or where
    two proofs contradict each other."""
    cell = arithmetic.sheet.cells[place]
    texts = (cell.text, *cell.readings)
    digits = {"".join(_SEPARATOR.split(text)) for text in texts}
    told = all(text in values or has_three_decimals(text) for text in texts)
    ringed = "(" in cell.text  # by a pen, or negative
    if told and not ringed and len(digits) == len({*values.values()}) == 1:
        return next(iter(values.values())), say("bukti.pemisah")
    proofs: dict[Decimal, Message] = {}
    for reason, fits in arithmetic.tests(place):
        fitting = {value for value in values.values() if fits(value)}
        if len(fitting) == 1:
            proofs.setdefault(fitting.pop(), reason)
    return only(proofs.items())


Test = tuple[Message, Callable[[Decimal], bool]]
"""What a value must fit: its name, and whether the value does."""


@dataclass(frozen=True)
class _Arithmetic:
    """What the sure numbers of a sheet say of its doubtful ones."""

    sheet: Sheet

    def tests(self, place: Place) -> Iterator[Test]:
        """Everything that a value of a place must fit."""
        yield from self._ratios(place)
        yield from self._sums_down(place)
        yield from self._sums_across(place)

    @cached_property
    def _columns(self) -> tuple[Column, ...]:
        return tuple(self.sheet.header.having(*VALUED))

    @cached_property
    def _values(self) -> Mapping[Place, Decimal | None]:
        """The sure numbers of the body; nothing and a dash are zero."""
        values = {}
        for row, column in product(self.sheet.body, self.sheet.header.columns):
            number = self.sheet.peek(row, column.index, kind_of(column))
            sure = not self.sheet.doubtful(row, column.index)
            nothing = sure and number.state in {"kosong", "strip"}
            values[row, column.index] = Decimal(0) if nothing else number.value
        return values

    @cached_property
    def _triples(self) -> tuple[tuple[Column, Column, Column], ...]:
        """Base, reached and ratio of each year."""
        return tuple(of_ratios(self.sheet.header, "anggaran", "target"))

    @cached_property
    def _last_place(self) -> Decimal:
        """One unit of the last decimal that the ratios print, two decimals at most."""
        ratios = (
            self.sheet.printed(row, ratio.index, "persen")
            for row in self.sheet.body
            for *_, ratio in self._triples
        )
        return max(min((r.unit for r in ratios if r), default=Decimal(1)), Decimal("0.01"))

    def _is_ratio(self, base: Decimal, got: Decimal, percent: Decimal) -> bool:
        return gives(got, base, percent, self._last_place)

    @cached_property
    def _ratios_hold(self) -> bool:
        """Whether the ratios of the table that can be computed are right, nearly all."""
        held = [
            self._is_ratio(*values)  # type: ignore[arg-type]
            for row in self.sheet.body
            for triple in self._triples
            if all(values := [self._values[row, column.index] for column in triple])
        ]
        return sum(held) >= max(HOLDING, MOSTLY * len(held))

    def _ratios(self, place: Place) -> Iterator[Test]:
        row, col = place
        for triple in self._triples:
            at = next((n for n, column in enumerate(triple) if column.index == col), None)
            values = [self._values[row, column.index] for column in triple]
            others = [value for n, value in enumerate(values) if n != at]
            if at is None or None in others or not self._ratios_hold:
                continue

            def fits(value: Decimal, at: int = at, values: list[Decimal | None] = values) -> bool:
                return self._is_ratio(*[value if n == at else v for n, v in enumerate(values)])  # type: ignore[arg-type]

            yield say("bukti.bacaan", apa=term("rasio")), fits

    def _sums_down(self, place: Place) -> Iterator[Test]:
        row, col = place
        kind = kind_of(self.sheet.header.columns[col])
        alike = [c.index for c in self._columns if c.index != col and kind_of(c) == kind]
        named = (*families(self.sheet), *totals(self.sheet))
        for rows in _sums(row, self.sheet.body, named):
            own, *lines = ([self._values[at, other] for at in rows] for other in (col, *alike))
            yield from _test(lines, own, rows.index(row), "jumlah baris")

    def _sums_across(self, place: Place) -> Iterator[Test]:
        row, col = place
        others = [other for other in self.sheet.body if other != row]
        for cols in _sums(col, [column.index for column in self._columns], ()):
            own, *lines = ([self._values[other, at] for at in cols] for other in (row, *others))
            yield from _test(lines, own, cols.index(col), "jumlah kolom")


def _sums(
    at: int, places: Sequence[int], named: Sequence[tuple[int, Sequence[int]]]
) -> list[tuple[int, ...]]:
    """Wholes with their parts, a place among them: those told by their names, and each place with
    the next ones, or those before."""
    sums = [(whole, *parts) for whole, parts in named]
    for index, whole in enumerate(places):
        for count in range(2, MOST_PARTS + 1):
            behind = places[index + 1 : index + 1 + count]
            before = places[max(index - count, 0) : index]
            sums += [(whole, *parts) for parts in (behind, before) if len(parts) == count]
    return [one for one in sums if at in one]


def _test(
    lines: Sequence[Sequence[Decimal | None]], own: Sequence[Decimal | None], at: int, name: str
) -> Iterator[Test]:
    """The test of a sum that the other lines (columns or rows) keep, the first value of each being
    the whole. ``own`` is the line of the doubtful value, which stands ``at`` a place of it."""
    if None in (*own[:at], *own[at + 1 :]):
        return
    told = [
        line[0] == sum(line[1:])  # type: ignore[arg-type]
        for line in lines
        if None not in line and line[0] and sum(map(bool, line[1:])) >= 2
    ]
    if sum(told) < max(HOLDING, MOSTLY * len(told)):
        return

    def fits(value: Decimal) -> bool:
        whole, *parts = [value if place == at else other for place, other in enumerate(own)]
        return whole == sum(parts)  # type: ignore[arg-type]

    yield say("bukti.bacaan", apa=term(name)), fits
