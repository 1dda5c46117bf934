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
            if (decision := _decision(arithmetic, place, values)) is not None
        }
        if not decided:
            break
        for place, (value, reason) in decided.items():
            row, col = place
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
            doubts.pop(place)
        values_of = {place: value for place, (value, _) in decided.items()}
        sheet = sheet.but(proved={**sheet.proved, **values_of})  # each may decide a further one
    return sheet


def _doubts(sheet: Sheet) -> Iterator[tuple[Place, Mapping[str, Decimal]]]:
    """Doubtful cells of the body that have other readings, with the value of every text that is a
    number; none where one of them can be read two ways. An amount has no thousandths, unless its
    table says that it prints a multiple of rupiah, or surely prints some."""
    printed = any(
        column.money and has_three_decimals(sheet.text(row, column.index))
        for row, column in product(sheet.body, sheet.header.columns)
        if not sheet.doubtful(row, column.index)
    )
    for row, column in product(sheet.body, sheet.header.columns):
        cell = sheet.cells.get((row, column.index))
        if column.role not in VALUED or cell is None or not cell.doubtful or not cell.readings:
            continue
        if not column.money and sheet.prints_points and ONE_GROUP.search(cell.text):
            continue  # arithmetic holds in thousands and in thousandths
        texts = (cell.text, *cell.readings)
        numbers = {text: sheet.read(text, column.index, kind_of(column)) for text in texts}
        if any(number.state == "ambigu" for number in numbers.values()):
            continue
        whole = column.money and not printed and sheet.in_rupiah(column)
        values = {text: n.value for text, n in numbers.items() if n.value is not None}
        if whole:
            values = {text: value for text, value in values.items() if not has_three_decimals(text)}
        yield (row, column.index), values


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

    def _known(self, row: int, column: Column) -> Decimal | None:
        return self._values[row, column.index]

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
            if all(values := [self._known(row, column) for column in triple])
        ]
        return sum(held) >= max(HOLDING, MOSTLY * len(held))

    def _ratios(self, place: Place) -> Iterator[Test]:
        row, col = place
        for triple in self._triples:
            at = next((n for n, column in enumerate(triple) if column.index == col), None)
            values = [self._known(row, column) for column in triple]
            others = [value for n, value in enumerate(values) if n != at]
            if at is None or None in others or not self._ratios_hold:
                continue

            def fits(value: Decimal, at: int = at, values: list[Decimal | None] = values) -> bool:
                return self._is_ratio(*[value if n == at else v for n, v in enumerate(values)])  # type: ignore[arg-type]

            yield say("bukti.bacaan", apa=term("rasio")), fits

    def _sums_down(self, place: Place) -> Iterator[Test]:
        row, col = place
        column = self.sheet.header.columns[col]
        alike = [c for c in self._columns if c is not column and kind_of(c) == kind_of(column)]
        for whole, parts in _sums(self.sheet.body, (*families(self.sheet), *totals(self.sheet))):
            if row in (whole, *parts):
                rows = (whole, *parts)
                lines = [[self._known(line, other) for line in rows] for other in alike]
                own = [self._known(line, column) for line in rows]
                yield from _test(lines, own, rows.index(row), "jumlah baris")

    def _sums_across(self, place: Place) -> Iterator[Test]:
        row, col = place
        others = [other for other in self.sheet.body if other != row]
        for whole, parts in _sums([column.index for column in self._columns], ()):
            if col in (whole, *parts):
                indices = (whole, *parts)
                columns = [self.sheet.header.columns[index] for index in indices]
                lines = [[self._known(other, column) for column in columns] for other in others]
                own = [self._known(row, column) for column in columns]
                yield from _test(lines, own, indices.index(col), "jumlah kolom")


def _sums(
    places: Sequence[int], known: Sequence[tuple[int, Sequence[int]]]
) -> Iterator[tuple[int, Sequence[int]]]:
    """A whole and its parts: those ``known`` by their names, and each place with the next ones, or
    those before."""
    yield from known
    for index, whole in enumerate(places):
        for count in range(2, MOST_PARTS + 1):
            behind = places[index + 1 : index + 1 + count]
            before = places[max(index - count, 0) : index]
            yield from ((whole, parts) for parts in (behind, before) if len(parts) == count)


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
