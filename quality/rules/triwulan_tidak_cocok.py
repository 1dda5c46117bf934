"""A year's realisasi that its quarters do not add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arithmetic.printed import alike, slack
from arithmetic.sums import Sum, total
from normalize.only import present
from quality.budget import amount_of
from quality.frames import (
    Frames,
    Place,
    Row,
    grouped,
    in_phase,
    is_unread,
    name_of,
    number_of,
    place,
    table_of,
    text_in,
)
from quality.grid import Grid
from quality.rules.tingkat_tidak_cocok import is_proved
from schemas.finding import Finding, Level
from schemas.message import addition, number, rupiah, say, term

QUARTERS = ("triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4")
_MEASURES: tuple[tuple[str, Level], ...] = (("rupiah", "error"), ("kinerja", "warning"))
_RELATIVE = ("persen", "indeks", "nilai", "skor", "poin", "predikat", "rasio", "kategori")
"""Units of what does not add up over quarters."""


@dataclass(frozen=True, slots=True)
class Year:
    """The quarters of one line and the year's realisasi, in one measure."""

    sum: Sum
    rows: tuple[Row, ...]
    money: bool

    @property
    def tells(self) -> bool:
        """Whether a sum of the line differs from its last quarter."""
        return sum(value != 0 for value in self.sum.values) >= 2

    @property
    def adds_up(self) -> bool:
        """Whether the year is the quarters' sum, by half a last printed digit of each: amounts
        and decimals are rounded, whole numbers of things are not."""
        spent = self.money and abs(self.sum.off) <= slack([self.sum.whole, *self.sum.parts])
        return spent or self.sum.verdict != "wrong"

    @property
    def fits(self) -> bool:
        """Whether the year is something of its quarters."""
        return self.adds_up or self.runs_on

    @property
    def differs_from_its_only_quarter(self) -> bool:
        """Whether a value stands in one quarter alone, and another one for the year."""
        filled = [part for part in self.sum.parts if part.value]
        return len(filled) == 1 and not alike(filled[0], self.sum.whole)

    @property
    def runs_on(self) -> bool:
        """Whether the year is a quarter's value, as with cumulative ones, states and averages."""
        year, parts = self.sum.whole, self.sum.values
        filled = [value for value in parts if value]
        mean = total(filled) / len(filled) if filled else Decimal(0)
        return year.value in parts or abs(year.value - mean) <= year.unit


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of tables whose other lines prove that the year is the sum of its quarters, lines of
    one quarter alone, and targets by quarter."""
    yield from _aimed(frames)
    for tabel_id, lines in frames.evaluations.items():
        if not set(QUARTERS).issubset(name for line in lines for name in line):
            continue  # a quarter without column, or a report of the year's beginning
        for measure, level in _MEASURES:
            for year in _unlike_sums(lines, measure):
                yield _finding(frames, tabel_id, year, measure, level)
            years = present(_year(line, measure, of_any_unit=True) for line in lines)
            for year in (year for year in years if year.differs_from_its_only_quarter):
                yield _finding(frames, tabel_id, year, measure, "warning")


def _unlike_sums(lines: Sequence[dict[str, Row]], measure: str) -> list[Year]:
    """The years that are not the sum of their quarters, where most others are."""
    years = present(_year(line, measure) for line in lines)
    telling = [year for year in years if year.tells]
    wrong = [year for year in telling if not year.fits]
    proved = is_proved(sum(year.adds_up for year in telling), len(wrong), measure)
    return wrong if proved else []


_QUARTER = re.compile(r"\b(?:triwulan|tri wulan|tw|trw)\b.{0,30}?\b(iv|iii|ii|i|[1-4])$")
_NUMBERS = ("i", "ii", "iii", "iv")


def _aimed(frames: Frames) -> Iterator[Finding]:
    """Targets of the quarters of a year of which neither the last nor all together are the year's,
    in tables whose other lines show that one of them is."""
    for tabel_id, rows in grouped(in_phase(frames.rows("target"), "target"), table_of).items():
        grid = frames.grids.get(tabel_id)
        columns = _quarters(grid) if grid else []
        lines = list(_of_quarters(grid, rows, columns)) if grid and columns else []
        wrong = [(row, year) for row, year in lines if not _is_of_quarters(year)]
        if not is_proved(len(lines) - len(wrong), len(wrong), "kinerja"):
            continue
        for row, year in wrong:
            said = addition([number(value) for value in year.values])
            yield frames.finding(
                (frames.named(tabel_id), row["indikator"], term("target")),
                say("triwulan-tidak-cocok.target", nama=row["indikator"], bagian=said),
                level="warning",
                dataset="target",
                expected=number(year.values[-1]),
                found=number(year.whole.value),
                cells=[(tabel_id, row["baris"], col) for col in (row["kolom"], *columns)],
            )


def _of_quarters(
    grid: Grid, rows: Iterable[Row], columns: Sequence[int]
) -> Iterator[tuple[Row, Sum]]:
    """The targets of the year, each with those of all four quarters."""
    for row in rows:
        year = number_of(row, "nilai")
        parts = present(grid.number(row["baris"], col) for col in columns)
        if year and len(parts) == len(QUARTERS):
            yield row, Sum(year, tuple(parts))


def _is_of_quarters(year: Sum) -> bool:
    """Whether a target is the sum of those of its quarters, or one of them."""
    return year.verdict != "wrong" or any(alike(part, year.whole) for part in year.parts)


def _quarters(grid: Grid) -> list[int]:
    """The columns of the four quarters; none where one is missing or printed twice."""
    named = [(col, _QUARTER.search(grid.header(col))) for col in range(grid.n_cols)]
    found = {
        (_NUMBERS.index(of[1]) if of[1] in _NUMBERS else int(of[1]) - 1): col
        for col, of in named
        if of
    }
    whole = len(found) == 4 == sum(of is not None for _, of in named)
    return [found[quarter] for quarter in range(4)] if whole else []


def _year(line: dict[str, Row], measure: str, *, of_any_unit: bool = False) -> Year | None:
    """The line's quarters and year; null where a number that is printed was not read, where the
    year is not printed, and for what does not add up, unless it is wanted too."""
    whole = line.get("realisasi")
    if whole is None:
        return None
    rows = [line[name] for name in QUARTERS if name in line]
    if any(is_unread(row, measure) for row in (*rows, whole)):
        return None
    units = [text_in(row, "satuan").casefold() for row in line.values()]
    relative = any(unit.startswith(_RELATIVE) for unit in units)
    if measure == "kinerja" and relative and not of_any_unit:
        return None
    year = amount_of(whole, measure)
    quarters = tuple(number for row in rows if (number := amount_of(row, measure)))
    if not year or not quarters:
        return None
    return Year(Sum(year, quarters), (whole, *rows), measure == "rupiah")


def _finding(frames: Frames, tabel_id: str, year: Year, measure: str, level: Level) -> Finding:
    whole = year.rows[0]
    name = name_of(whole) or whole["jenjang"]
    cells: list[Place | None] = [place(row, measure) for row in year.rows]
    stated = rupiah if year.money else number
    return frames.finding(
        (frames.named(tabel_id), say("baris", nomor=whole["baris"]), name, term(measure)),
        say(
            "triwulan-tidak-cocok",
            nama=name,
            ukuran=term(measure),
            bagian=addition([stated(value) for value in year.sum.values]),
        ),
        level=level,
        expected=stated(year.sum.expected),
        found=stated(year.sum.whole.value),
        cells=cells,
    )
