"""How amounts of several years grew on average, in each of the ways in which offices count it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED
from arithmetic.sums import total
from quality.frames import Frames, Row, grouped, number_of, table_of, text_in
from quality.grid import Grid

LEAST = 4
"""Lines that show by which way a table counts."""
MOST = Decimal("0.75")
"""Share of the lines of a table that its way gives."""
_GROWTH = re.compile(r"\bpertumbuhan\b", re.IGNORECASE)
_MEASURES = ("realisasi", "anggaran")
_OF_RUPIAH = ("rupiah", "rupiah per tahun", "jumlah")
"""Ways that give amounts and no shares."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The average growth that a line of a table of budgets prints of a measure, and the ways in
    which the amounts of its years may have grown."""

    tabel_id: str
    row: int
    col: int
    measure: str
    name: str
    printed: Printed
    ways: Mapping[str, Decimal]

    def fits(self, way: str) -> bool:
        """Whether a way gives what is printed, to within a unit of its last digit, of amounts to
        within a rupiah: what falls behind it may be cut off and printed as noughts."""
        least = Decimal(1) if way in _OF_RUPIAH else self.printed.unit
        return abs(self.printed.value - self.ways[way]) <= max(least, self.printed.unit)


def misprinted(frames: Frames) -> Iterator[tuple[Growth, Decimal]]:
    """Average growths that no way gives, in columns of which one way gives most; with what that
    one gives."""
    for growths in _printed(frames):
        fitting = Counter(way for growth in growths for way in growth.ways if growth.fits(way))
        way, many = fitting.most_common(1)[0] if fitting else ("", 0)
        if len(growths) >= LEAST and many >= LEAST - 1 and many >= MOST * len(growths):
            for growth in growths:
                if not any(map(growth.fits, growth.ways)):
                    yield growth, growth.ways[way]


def _printed(frames: Frames) -> Iterator[list[Growth]]:
    """The average growths of budgets, by column."""
    for tabel_id, rows in grouped(frames.rows("anggaran"), table_of).items():
        grid = frames.grids.get(tabel_id)
        lines = grouped(rows, lambda row: row["baris"])
        for measure, col in _columns(grid) if grid else ():
            of = (_growth(grid, line, col, measure, held) for line, held in lines.items() if grid)
            yield [growth for growth in of if growth]


def _columns(grid: Grid) -> Iterator[tuple[str, int]]:
    """The columns of average growth, each with its measure."""
    for col in range(grid.n_cols):
        if _GROWTH.search(grid.header(col)):
            words = grid.own_header(col)
            if measure := next((name for name in _MEASURES if name in words), None):
                yield measure, col


def _growth(grid: Grid, line: int, col: int, measure: str, rows: Sequence[Row]) -> Growth | None:
    printed = grid.number(line, col)
    of = {row["tahun"]: row for row in rows if row.get("tahun")}
    numbers = [number_of(of[year], measure) for year in sorted(of, key=str)]
    amounts = [number.value for number in numbers if number]
    if not printed or len(amounts) < len(numbers) or len(amounts) < LEAST - 1 or min(amounts) <= 0:
        return None
    name = text_in(rows[0], "uraian")
    return Growth(grid.tabel_id, line, col, measure, name, printed, _ways(amounts))


def _ways(amounts: Sequence[Decimal]) -> dict[str, Decimal]:
    """The ways: the mean of what each year grew by, compound growth, what it grew by in all over
    the years, in per cent and in rupiah, and the mean of the amounts."""
    first, last, steps = amounts[0], amounts[-1], len(amounts) - 1
    yearly = [two / one - 1 for one, two in pairwise(amounts)]
    shares = {
        "rata-rata": total(yearly) / steps,
        "rata-rata tahun": total(yearly) / (steps + 1),
        "majemuk": (last / first) ** (Decimal(1) / steps) - 1,
        "seluruhnya": last / first - 1,
        "seluruhnya per tahun": (last / first - 1) / steps,
        "seluruhnya per semua tahun": (last / first - 1) / (steps + 1),
    }
    return {
        **{name: share * HUNDRED for name, share in shares.items()},
        **{name + " pecahan": share for name, share in shares.items()},
        "rupiah": (last - first) / steps,
        "rupiah per tahun": (last - first) / (steps + 1),
        "jumlah": total(amounts) / len(amounts),
    }
