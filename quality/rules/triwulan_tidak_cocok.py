"""A year's realisasi that its quarters do not add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from arithmetic.printed import slack
from arithmetic.sums import Sum, total
from quality.budget import amount_of
from quality.frames import Frames, Place, Row, is_unread, name_of, place, text_in
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
    def runs_on(self) -> bool:
        """Whether the year is a quarter's value, as with cumulative ones, states and averages."""
        year, parts = self.sum.whole, self.sum.values
        filled = [value for value in parts if value]
        mean = total(filled) / len(filled) if filled else Decimal(0)
        return year.value in parts or abs(year.value - mean) <= year.unit


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of tables whose other lines prove that the year is the sum of its quarters."""
    for tabel_id, lines in frames.evaluations.items():
        if not set(QUARTERS).issubset(name for line in lines for name in line):
            continue  # a quarter without column, or a report of the year's beginning
        for measure, level in _MEASURES:
            years = (_year(line, measure) for line in lines)
            telling = [year for year in years if year and year.tells]
            wrong = [year for year in telling if not year.fits]
            if is_proved(sum(year.adds_up for year in telling), len(wrong), measure):
                for year in wrong:
                    yield _finding(frames, tabel_id, year, measure, level)


def _year(line: dict[str, Row], measure: str) -> Year | None:
    """The line's quarters and year; null where a number that is printed was not read, where the
    year is not printed, and for what does not add up."""
    whole = line.get("realisasi")
    if whole is None:
        return None
    rows = [line[name] for name in QUARTERS if name in line]
    if any(is_unread(row, measure) for row in (*rows, whole)):
        return None
    units = [text_in(row, "satuan").casefold() for row in line.values()]
    if measure == "kinerja" and any(unit.startswith(_RELATIVE) for unit in units):
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
