"""Numbers that can be read two ways (``1,142``: 1142 or 1.142), decided by the table's arithmetic.

One table prints ``1,142`` in one year's column and ``2.640`` in the next, or people (``1.803``)
below a score (``98.25``) in one column; a wrong reading is a thousand times off. What decides, in
this order: a unit that counts whole things; a printed ratio of an ambiguous and an unambiguous
number; parts (``a.``, ``b.``) or the lines above a total and what they add up to; the other years
of the line; the decided cells of the column, then of its band. Where nothing of that decides, the
way that the column (then the table, then the Indonesian convention) writes thousands stands; one
that makes it a number of three decimals only where the table prints such for sure, else the cell
is ambiguous and has no value.

Takes a sheet; gives it with what is proved of such cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise, product
from statistics import median

from arithmetic.ratios import gives
from grammar.items import begins_item, is_serial
from grammar.totals import starts_total
from normalize.numbers import ONE_GROUP, Number, thousands_and_decimals
from normalize.only import only
from normalize.units import PERSEN, counts_whole, tidy_unit
from parsers.tabel.header import Column
from parsers.tabel.sheet import Place, Sheet
from parsers.tabel.years import of_ratios

TOLERANCE = Decimal("0.015")
"""Share by which a printed ratio without decimals may differ from the computed one; one with
decimals a tenth of it, or a lost digit (``6.65`` of ``6.625``) proves its neighbour wrong."""
NEAR = 1.0
"""Numbers of one line less than a power of ten apart are of one size."""
MOST_OPEN = 9
"""Ambiguous numbers in one sum; each doubles the ways of reading it."""
SURE_AGAINST = 3
"""Sure numbers of a line from which on they decide against the way that the column writes."""


@dataclass(frozen=True, slots=True)
class _Doubts:
    """The ambiguous cells of a sheet that are still open, and the values proved so far."""

    sheet: Sheet
    columns: Sequence[Column]
    open: dict[Place, Number]
    proved: dict[Place, Decimal | None] = field(default_factory=dict)

    def known(self, place: Place) -> Decimal | None:
        """The value of a cell that is sure or proved."""
        if place in self.proved:
            return self.proved[place]
        return None if place in self.open else self.sheet.peek(*place).value

    def readings(self, place: Place) -> tuple[Decimal, ...]:
        """The values that a cell may have: two, one, or none."""
        if place in self.open:
            return thousands_and_decimals(self.open[place])
        known = self.known(place)
        return (known,) if known is not None else ()


def with_proved(sheet: Sheet, columns: Sequence[Column] | None = None) -> Sheet:
    """The sheet with the values of ambiguous cells that are proved, null for the others;
    ``columns`` are those that hold no money, all bands of the header if not given."""
    if columns is None:
        columns = sheet.header.band("awal", "proyeksi", "target", "akhir", "realisasi", money=False)
    doubts = _Doubts(
        sheet,
        columns,
        {
            (row, column.index): number
            for column in columns
            for row in sheet.body
            if _is_doubtful(number := sheet.peek(row, column.index), sheet.text(row, column.index))
        },
    )
    if not doubts.open:
        return sheet
    _settle(doubts, _by_unit(doubts))
    while (
        _settle(doubts, _by_ratio(doubts))
        or _settle(doubts, _by_sums(doubts))
        or _settle(doubts, _by_neighbours(doubts))
    ):
        pass  # each proof may allow a further one
    groups: tuple[Callable[[Column], object], ...] = (lambda c: c.index, lambda c: c.band)
    left = dict(doubts.open)
    for group in () if sheet.loses_commas else groups:
        _settle(doubts, _by_column(doubts, group))
    fractions = _prints_thousandths(doubts)
    unsure = {place for place, number in doubts.open.items() if not _stands(number, fractions)}
    doubts.proved.update(dict.fromkeys(unsure))
    doubts.proved.update(dict.fromkeys(_read_unlike(doubts, left)))
    return sheet.but(proved={**sheet.proved, **doubts.proved})


def _is_doubtful(number: Number, text: str) -> bool:
    """Whether a value has one group of three digits that the cell itself does not explain."""
    if number.unit == PERSEN or number.evidence in {"sel", "tanpa-pemisah", "hitungan"}:
        return False
    return len(number.readings) == 2 or (number.value is not None and bool(ONE_GROUP.search(text)))


def _settle(doubts: _Doubts, proofs: Iterable[tuple[Place, Decimal]]) -> bool:
    """Take proved values over; whether there was any."""
    gained = {place: value for place, value in proofs if place in doubts.open}
    doubts.proved.update(gained)
    for place in gained:
        doubts.open.pop(place)
    return bool(gained)


def _stands(number: Number, fractions: bool) -> bool:
    """Whether the way that the column writes gives a value that stands without further proof."""
    return number.value is not None and (fractions or _in_thousands(number.value))


def _read_unlike(doubts: _Doubts, left: Mapping[Place, Number]) -> set[Place]:
    """The cells of lines that print them alike, of which one was read as thousands and another as
    decimals; their columns alone decided (``left`` are those that nothing else did)."""
    ways: dict[tuple[int, str], set[bool]] = {}
    marks = {place: (place[0], _mark(doubts.sheet.text(*place))) for place in left}
    for place, number in left.items():
        value = doubts.proved.get(place, number.value)
        if value is not None:
            ways.setdefault(marks[place], set()).add(_in_thousands(value))
    return {place for place, mark in marks.items() if len(ways.get(mark, ())) > 1}


def _in_thousands(value: Decimal) -> bool:
    """Whether a number of one group was read as thousands; as decimals it is below 1000."""
    return abs(value) >= 1000


def _prints_thousandths(doubts: _Doubts) -> bool:
    """Whether a cell of the table has three decimals for sure (``0,567``)."""
    return any(
        value is not None and value.as_tuple().exponent == -3
        for column in doubts.columns
        for row in doubts.sheet.body
        if (value := doubts.known((row, column.index))) is not None
    )


def _by_unit(doubts: _Doubts) -> Iterator[tuple[Place, Decimal]]:
    """Numbers of people or things have no decimals."""
    sheet = doubts.sheet
    units = sheet.header.having("satuan")
    columns = {column.index: column for column in doubts.columns}
    for (row, col), number in doubts.open.items():
        unit = number.unit or (tidy_unit(sheet.text(row, units[-1].index)) if units else None)
        if counts_whole(unit or tidy_unit(columns[col].unit)):
            yield (row, col), thousands_and_decimals(number)[0]


def _by_ratio(doubts: _Doubts) -> Iterator[tuple[Place, Decimal]]:
    """An ambiguous target (or realisasi) whose ratio with the other holds in one reading only."""
    for target, reached, ratio in of_ratios(doubts.sheet.header, "target", money=False):
        for row in doubts.sheet.body:
            percent = doubts.sheet.printed(row, ratio.index, "persen")
            pair = [(row, target.index), (row, reached.index)]
            if not percent or not percent.value or sum(p in doubts.open for p in pair) != 1:
                continue
            ways = product(*(doubts.readings(place) for place in pair))
            share = TOLERANCE if percent.decimals == 0 else TOLERANCE / 10
            within = max(percent.unit, abs(percent.value) * share)
            if way := only(w for w in ways if gives(w[1], w[0], percent.value, within)):
                yield from zip(pair, way, strict=True)


def _by_sums(doubts: _Doubts) -> Iterator[tuple[Place, Decimal]]:
    """Ambiguous numbers of a line and its parts, where one way of reading them adds up."""
    for whole, parts in (*families(doubts.sheet), *totals(doubts.sheet)):
        for column in doubts.columns:
            places = [(row, column.index) for row in (whole, *parts)]
            places = [place for place in places if place[0] == whole or doubts.sheet.text(*place)]
            choices = [doubts.readings(place) for place in places]
            unsure = sum(len(choice) == 2 for choice in choices)
            if not all(choices) or not 1 <= unsure <= MOST_OPEN or len(choices) < 3:
                continue
            if way := only(way for way in product(*choices) if way[0] == sum(way[1:])):
                yield from zip(places, way, strict=True)


def families(sheet: Sheet) -> Iterator[tuple[int, list[int]]]:
    """A numbered line and the lettered or dashed lines below it."""
    rows = [row for row in sheet.body if _label(sheet, row)]
    starts = [
        any(is_serial(sheet.text(row, col)) for col in sheet.header.places("nomor"))
        or not begins_item(_label(sheet, row))
        for row in rows
    ]
    heads = [place for place, start in enumerate(starts) if start]
    for place, following in pairwise([*heads, len(rows)]):
        parts = rows[place + 1 : following]
        if len(parts) >= 2:
            yield rows[place], parts


def totals(sheet: Sheet) -> Iterator[tuple[int, list[int]]]:
    """A total and the lines above it, back to the total before."""
    above: list[int] = []
    for row in sheet.body:
        if starts_total(next(filter(None, sheet.grid[row]), "")):
            if len(above) >= 2:
                yield row, above
            above = []
        else:
            above = [*above, row]


def _label(sheet: Sheet, row: int) -> str:
    """The deepest text of a line."""
    texts = sheet.header.places("indikator", "nama", "sasaran")
    return next((text for col in texts[::-1] if (text := sheet.text(row, col))), "")


def _by_neighbours(doubts: _Doubts) -> Iterator[tuple[Place, Decimal]]:
    """An ambiguous number that in one reading is of the size of the sure ones of its line."""
    fractions = _prints_thousandths(doubts)
    for place, number in doubts.open.items():
        of_line = (doubts.known((place[0], column.index)) for column in doubts.columns)
        sure = [abs(value) for value in of_line if value]
        middle = float(median(sure)) if sure else 0.0
        near = [
            reading
            for reading in doubts.readings(place)
            if middle / 10**NEAR < abs(float(reading)) < middle * 10**NEAR
        ]
        if len(near) != 1:
            continue
        # Whole numbers say nothing for decimals.
        told = _in_thousands(near[0]) or any(n != n.to_integral_value() for n in sure)
        contrary = _stands(number, fractions) and number.value not in near
        if told and (not contrary or len(sure) >= SURE_AGAINST):
            yield place, near[0]


def _by_column(
    doubts: _Doubts, group: Callable[[Column], object]
) -> Iterator[tuple[Place, Decimal]]:
    """Ambiguous numbers whose column (or band) holds proved ones of one way of writing only."""
    votes: dict[object, set[tuple[str, bool]]] = {}
    keys = {column.index: group(column) for column in doubts.columns}
    for (row, col), value in doubts.proved.items():
        if value is not None:
            mark = _mark(doubts.sheet.text(row, col))
            votes.setdefault(keys[col], set()).add((mark, _in_thousands(value)))
    for (row, col), number in doubts.open.items():
        mark = _mark(doubts.sheet.text(row, col))
        ways = {whole for seen, whole in votes.get(keys[col], set()) if seen == mark}
        if ways and mark == "." and doubts.sheet.prints_points:
            ways.add(False)
        if len(ways) == 1:
            thousands, decimals = thousands_and_decimals(number)
            yield (row, col), thousands if ways.pop() else decimals


def _mark(text: str) -> str:
    match = ONE_GROUP.search(text)
    return match[1] if match else ""
