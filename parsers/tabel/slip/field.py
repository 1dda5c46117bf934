"""The value columns of a table, what a row's placement speaks for, and the moves it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from normalize.numbers import Number
from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet
from schemas.message import Message

REACH = (1, -1, 2, -2)
"""How many columns a slip can be over."""
LARGEST_RATIO = 10_000
"""A percentage beyond this is an amount in the wrong column."""

Placement = dict[int, int]
"""Of one row: the column a value is printed in -> the column it belongs to."""
Move = tuple[int, int, int]
"""A stretch of value columns, first and last, and by how many columns its values move: a cell
lost or won at one end of the stretch moves all cells up to the other end."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A block of rows that was moved, by how many columns, and the proof."""

    rows: list[int]
    by: int
    proof: Message


@dataclass(frozen=True)
class Field:
    """The value columns of a table with what its rows print in them."""

    sheet: Sheet
    base: dict[int, Column]
    reached: dict[int, Column]
    ratio: dict[int, Column]
    growth: list[Column]
    places: dict[int, Placement] = field(default_factory=dict)
    unclear: set[tuple[int, int]] = field(default_factory=set)
    """Printed places whose value may belong to more than one column."""
    proved: list[Proved] = field(default_factory=list)

    @cached_property
    def columns(self) -> list[int]:
        """All value columns, left to right."""
        bands = (self.base.values(), self.reached.values(), self.ratio.values(), self.growth)
        return sorted(column.index for band in bands for column in band)

    @cached_property
    def bands(self) -> list[list[int]]:
        """The columns of each band by year."""
        return [
            [band[year].index for year in sorted(band)]
            for band in (self.base, self.reached, self.ratio)
        ]

    @cached_property
    def money(self) -> bool:
        """Whether the amounts are rupiah."""
        return any(column.money for column in self.base.values())

    @cached_property
    def ratio_is_money(self) -> bool:
        """Whether the ratio columns hold amounts throughout: the form filled in another way."""
        values = [
            number.value
            for row in self.sheet.body
            for column in self.ratio.values()
            if (number := self.numbers[row].get(column.index)) and number.value
        ]
        return sum(abs(value) >= LARGEST_RATIO for value in values) > 0.5 * len(values)

    @cached_property
    def numbers(self) -> dict[int, dict[int, Number]]:
        """What is printed in the value columns of every row, empty cells left out."""
        kinds = {
            **{c.index: "persen" for c in self.ratio.values()},
            **{
                c.index: "uang" if c.money else "nilai"
                for c in (*self.base.values(), *self.reached.values(), *self.growth)
            },
        }
        return {
            row: {
                col: self.sheet.peek(row, col, kinds[col])  # type: ignore[arg-type]
                for col in self.columns
                if self.sheet.text(row, col)
            }
            for row in self.sheet.body
        }

    def place(self, row: int) -> Placement:
        """Where the row's cells belong as far as is known."""
        return self.places.get(row) or {col: col for col in self.numbers[row]}

    def at(self, row: int, placement: Placement) -> dict[int, Decimal]:
        """The values of a row by the column they belong to."""
        return {
            to: value
            for col, to in placement.items()
            if (value := self.numbers[row][col].value) is not None
        }


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for a placement of one row."""

    holds: int = 0
    telling: int = 0
    """Ratios that hold and are neither 0 nor 100 per cent, those with decimals doubly: chance
    would not give them."""
    fails: int = 0
    misfits: int = 0
    """Amounts in ratio columns, percentages in money columns."""
    orphans: int = 0
    """Ratios of years without both amounts, realisasi of years without a plan."""
    loose: int = 0
    """The same of zeros: printed often enough in years without amounts, they only break ties."""

    @property
    def total(self) -> int:
        return 2 * self.holds - 2 * self.fails - 3 * self.misfits - self.orphans

    @property
    def rank(self) -> tuple[int, int]:
        return self.total, -self.loose


@lru_cache(maxsize=10_000)
def _unit(text: str) -> Decimal:
    """One unit of the last printed digit of a ratio."""
    digits = text.replace("%", "").strip()
    tail = max(digits.rfind(","), digits.rfind("."))
    decimals = sum(ch.isdigit() for ch in digits[tail + 1 :]) if tail >= 0 else 0
    return Decimal(1).scaleb(-decimals)


def _gives(base: Decimal, reached: Decimal, ratio: Decimal, unit: Decimal, inverse: bool) -> bool:
    if base and abs(reached * 100 / base - ratio) < unit:
        return True
    return bool(inverse and reached and abs(base * 100 / reached - ratio) < unit)


def score(grid: Field, row: int, placement: Placement) -> Score:
    values = grid.at(row, placement)
    source = {to: col for col, to in placement.items()}
    # What is printed but cannot be read counts as there.
    there = {to for col, to in placement.items() if grid.numbers[row][col].state != "strip"}
    holds = telling = fails = misfits = orphans = loose = 0
    for year, column in grid.ratio.items():
        ratio = values.get(column.index)
        if ratio is None:
            continue
        if abs(ratio) >= LARGEST_RATIO:
            misfits += grid.money and not grid.ratio_is_money
            continue
        base = values.get(grid.base[year].index) if year in grid.base else None
        reached = values.get(grid.reached[year].index) if year in grid.reached else None
        planned = year in grid.base and grid.base[year].index in there
        spent = year in grid.reached and grid.reached[year].index in there
        orphans += ratio != 0 and not (planned and spent)
        loose += ratio == 0 and not (planned or spent)
        if not base or reached is None:
            continue
        text = grid.sheet.text(row, source[column.index])
        if _gives(base, reached, ratio, _unit(text), not grid.money):
            holds += reached != 0
            telling += (reached != 0 and ratio != 100) * (1 + (_unit(text) < 1))
        else:
            fails += 1
    for year, column in grid.reached.items():
        if column.index in values and (year not in grid.base or grid.base[year].index not in there):
            orphans += values[column.index] != 0
            loose += values[column.index] == 0
    if grid.money:
        for column in (*grid.base.values(), *grid.reached.values()):
            col = source.get(column.index)
            if col is None:
                continue
            text, scaled = grid.sheet.text(row, col), grid.sheet.scale(column) != 1
            misfits += "%" in text if scaled else _is_percentage(text, grid.numbers[row][col])
    return Score(holds, telling, fails, misfits, orphans, loose)


def _is_percentage(text: str, number: Number) -> bool:
    """Whether a cell of a column of rupiah holds a ratio: ``87,35``, ``95%``. An amount in
    millions is printed so too."""
    if number.value is None:
        return "%" in text
    if "%" in text or number.unit == "persen":
        return True
    return 0 < number.value <= 1000 and _unit(text) < 1 and number.value % 1 != 0


def moves(grid: Field, row: int) -> Iterator[Move]:
    """The moves that a row's empty cells allow."""
    columns = grid.columns
    printed = grid.numbers[row]
    ends = sorted({columns.index(band[-1]) for band in grid.bands if band} | {len(columns) - 1})
    filled = [col in printed for col in columns]
    for by in REACH:
        width = abs(by)
        for q in ends:
            for p in range(q - width + 1):
                free = filled[q - width + 1 : q + 1] if by > 0 else filled[p : p + width]
                # Where more cells are empty the stretches that differ by them are one move.
                first = p if by > 0 else p + width
                if not any(free) and (filled[first] or p == 0):
                    yield (columns[p], columns[q], by)


def moved(grid: Field, row: int, move: Move) -> Placement | None:
    """The placement of a row after a move; null where the move does not fit or moves nothing."""
    first, last, by = move
    columns = grid.columns
    p, q, width = columns.index(first), columns.index(last), abs(by)
    printed = grid.numbers[row]
    free = range(q - width + 1, q + 1) if by > 0 else range(p, p + width)
    if any(columns[place] in printed for place in free):
        return None
    placement = {
        col: columns[place + by] if p <= place <= q else col
        for place, col in enumerate(columns)
        if col in printed
    }
    return placement if any(col != to for col, to in placement.items()) else None


def shift_band(band: list[int], printed: Iterable[int], placement: Placement, by: int) -> bool:
    """Move the values of one band; runs that would leave it stay where they are."""
    held = set(printed)
    places = [place for place, col in enumerate(band) if col in held]
    if not places:
        return True
    runs: list[list[int]] = [[places[0]]]
    for before, place in pairwise(places):
        if place == before + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    moving = [run for run in runs if run[0] + by >= 0 and run[-1] + by < len(band)]
    if not moving:
        return False
    staying = {place for run in runs if run not in moving for place in run}
    for run in moving:
        for place in run:
            if place + by in staying:
                return False
            placement[band[place]] = band[place + by]
    return True
