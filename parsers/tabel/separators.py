"""Numbers that can be read two ways (``1,142``: 1142 or 1.142), decided by the table's arithmetic.

One table prints ``1,142`` in one year's column and ``2.640`` in the next; a wrong reading is a
thousand times off. What decides, in this order: a printed ratio of an ambiguous and an unambiguous
number; parts (``a.``, ``b.``) and the line that they add up to; the other years of the line; the
decided cells of the column, then of its band. Where nothing decides, the cell stays ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product
from statistics import median

from normalize.numbers import Number
from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet
from parsers.tabel.years import by_year

Place = tuple[int, int]
TOLERANCE = Decimal("0.015")
"""Share by which a printed ratio without decimals may differ from the computed one."""
NEAR = 1.0
"""Numbers of one line less than a power of ten apart are of one size."""
MOST_PARTS = 8
SURE_FOR_DOTS = 3
"""Sure numbers of a line from which on they decide a dot too, which the convention reads as
thousands."""
_PART = re.compile(r"^\s*(?:[a-z]|[ivx]{1,4}|\d{1,2})\s*[.)]\s*\S|^\s*[-–•*]\s*\S", re.IGNORECASE)
_ITEM = re.compile(r"^\s*\d{1,3}\s*[.)]?\s*$")


def with_proved(sheet: Sheet) -> Sheet:
    """The sheet with the values of ambiguous cells that its arithmetic proves."""
    columns = sheet.header.band("awal", "proyeksi", "target", "akhir", "realisasi", money=False)
    doubtful = {
        (row, column.index): number
        for column in columns
        for row in sheet.body
        if len((number := sheet.peek(row, column.index)).readings) == 2
        or _by_convention(number, sheet.text(row, column.index))
    }
    if not doubtful:
        return sheet
    proved: dict[Place, Decimal] = {}
    open_ = dict(doubtful)
    while True:
        gained = {
            place: value
            for place, value in (
                *_by_ratio(sheet, open_, proved),
                *_by_parts(sheet, columns, open_, proved),
                *_by_neighbours(sheet, columns, open_, proved),
            )
            if place in open_
        }
        if not gained:
            break
        proved.update(gained)
        for place in gained:
            open_.pop(place)
    groups: tuple[Callable[[Column], object], ...] = (lambda c: c.index, lambda c: c.band)
    for group in groups:
        proved.update(_by_column(sheet, columns, open_, proved, group))
        open_ = {place: number for place, number in open_.items() if place not in proved}
    # What the Indonesian convention reads stands where nothing contradicts it.
    return replace(sheet, proved=proved)


def _by_convention(number: Number, text: str) -> bool:
    """Whether a value with one group of three digits was read by convention alone."""
    return number.evidence in {"konvensi", "tabel"} and bool(
        re.search(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])", text)
    )


def _readings(number: Number) -> tuple[Decimal, ...]:
    """Both values of a cell: thousands and decimals."""
    if len(number.readings) == 2:
        return (max(number.readings), min(number.readings))
    return (number.value, number.value / 1000) if number.value is not None else ()


def _known(
    sheet: Sheet, open_: dict[Place, Number], proved: dict[Place, Decimal], place: Place
) -> Decimal | None:
    if place in proved:
        return proved[place]
    return None if place in open_ else sheet.peek(*place).value


def _by_ratio(
    sheet: Sheet, open_: dict[Place, Number], proved: dict[Place, Decimal]
) -> Iterator[tuple[Place, Decimal]]:
    """An ambiguous target (or realisasi) whose ratio with the other holds in one reading only."""
    targets = by_year(sheet.header.band("target", money=False))
    reached = by_year(sheet.header.band("realisasi", money=False))
    for year, ratio in by_year(sheet.header.band("rasio")).items():
        if year not in targets or year not in reached:
            continue
        for row in sheet.body:
            percent = sheet.peek(row, ratio.index, "persen").value
            if not percent:
                continue
            pair = [(row, targets[year].index), (row, reached[year].index)]
            unsure = [place for place in pair if place in open_]
            if len(unsure) != 1:
                continue
            fitting = []
            for reading in _readings(open_[unsure[0]]):
                base, got = (
                    reading if place == unsure[0] else _known(sheet, open_, proved, place)
                    for place in pair
                )
                if base and got is not None and _divides(got, base, percent):
                    fitting.append(reading)
            if len(fitting) == 1:
                yield unsure[0], fitting[0]


def _divides(got: Decimal, base: Decimal, percent: Decimal) -> bool:
    computed = got / base * 100
    return abs(computed - percent) <= max(Decimal(1), abs(percent) * TOLERANCE)


def _by_parts(
    sheet: Sheet,
    columns: Sequence[Column],
    open_: dict[Place, Number],
    proved: dict[Place, Decimal],
) -> Iterator[tuple[Place, Decimal]]:
    """Ambiguous numbers of a line and its parts, where one way of reading them adds up."""
    for head, parts in _families(sheet):
        for column in columns:
            places = [(row, column.index) for row in (head, *parts)]
            choices: list[tuple[Decimal, ...]] = []
            for place in places:
                known = _known(sheet, open_, proved, place)
                choices.append(
                    _readings(open_[place])
                    if place in open_
                    else (known,)
                    if known is not None
                    else ()
                )
            if not all(choices) or all(len(choice) == 1 for choice in choices):
                continue
            fitting = [way for way in product(*choices) if way[0] == sum(way[1:])]
            if len(fitting) == 1:
                yield from (
                    (place, value)
                    for place, value in zip(places, fitting[0], strict=True)
                    if place in open_
                )


def _families(sheet: Sheet) -> Iterator[tuple[int, list[int]]]:
    """A numbered line and the lettered or dashed lines below it."""
    texts = [c.index for c in sheet.header.columns if c.role in {"indikator", "nama", "sasaran"}]
    rows = [row for row in sheet.body if any(sheet.text(row, c) for c in texts)]
    starts = []
    for row in rows:
        label = next((sheet.text(row, c) for c in texts[::-1] if sheet.text(row, c)), "")
        numbered = any(_ITEM.match(sheet.text(row, c.index)) for c in sheet.header.having("nomor"))
        starts.append(numbered or not _PART.match(label))
    heads = [place for place, start in enumerate(starts) if start]
    for place, following in pairwise([*heads, len(rows)]):
        parts = rows[place + 1 : following]
        if 2 <= len(parts) <= MOST_PARTS:
            yield rows[place], parts


def _by_neighbours(
    sheet: Sheet,
    columns: Sequence[Column],
    open_: dict[Place, Number],
    proved: dict[Place, Decimal],
) -> Iterator[tuple[Place, Decimal]]:
    """An ambiguous number that in one reading is of the size of the sure ones of its line."""
    for row in sorted({row for row, _ in open_}):
        sure = [
            float(abs(value))
            for column in columns
            if (value := _known(sheet, open_, proved, (row, column.index)))
        ]
        if not sure:
            continue
        middle = median(sure)
        enough = len(sure) >= SURE_FOR_DOTS
        for column in columns:
            place = (row, column.index)
            if place not in open_ or (not enough and "," not in sheet.text(*place)):
                continue
            near = [
                reading
                for reading in _readings(open_[place])
                if reading and middle / 10**NEAR < abs(float(reading)) < middle * 10**NEAR
            ]
            if len(near) == 1:
                yield place, near[0]


def _by_column(
    sheet: Sheet,
    columns: Sequence[Column],
    open_: dict[Place, Number],
    proved: dict[Place, Decimal],
    group: Callable[[Column], object],
) -> dict[Place, Decimal]:
    """Ambiguous numbers whose column (or band) holds proved ones of one way of writing only."""
    votes: dict[object, set[tuple[str, bool]]] = {}
    keys = {column.index: group(column) for column in columns}
    for (row, col), value in proved.items():
        mark = "," if "," in sheet.text(row, col) else "."
        votes.setdefault(keys[col], set()).add((mark, value == value.to_integral_value()))
    found: dict[Place, Decimal] = {}
    for (row, col), number in open_.items():
        mark = "," if "," in sheet.text(row, col) else "."
        ways = {whole for seen, whole in votes.get(keys[col], set()) if seen == mark}
        if len(ways) == 1:
            thousands, decimals = _readings(number)
            found[row, col] = thousands if ways.pop() else decimals
    return found
