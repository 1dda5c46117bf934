"""Amounts in a target's column: sums whose cell was merged over target and money.

A ruled page shows the merged cell. A text has lost it, and the amount stands in the first of the
two columns, where a reader takes it for a target. What proves it money is arithmetic: the lines
below it (a programme over its kegiatan) or above it (a sum) add up to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from arithmetic.sums import total
from parsers.tabel.lines import Line
from parsers.tabel.sheet import Sheet
from schemas.message import listed, say

LARGE = 10
"""A number without indicator this many times the column's largest target is none itself."""


Pair = tuple[int, int]
"""The columns of one year's target and money."""


def with_merged_cells(sheet: Sheet, pairs: Iterable[Pair]) -> Sheet:
    """The sheet with the amounts of cells merged over target and money given to the money."""
    moved: dict[tuple[int, int], int | None] = {}
    for target, pagu in pairs:
        for row in sheet.body:
            cell = sheet.cells.get((row, target))
            if cell and cell.text.strip() and target < pagu < target + cell.col_span:
                moved[row, target] = pagu
    return sheet.with_moved(moved)


def with_sums_as_money(
    sheet: Sheet, pairs: Sequence[Pair], lines: Sequence[Line]
) -> tuple[Sheet, set[int]]:
    """The sheet with proved sums in target columns given to the money, and the rows that are sums
    of lines above.

    A number of a line without indicator that is far too large for a target of its column and no
    proved sum either belongs nowhere: it is doubtful, with a finding.
    """
    sums: set[int] = set()
    for place, line in enumerate(lines):
        if line.measured:
            continue
        alone = [pair for pair in pairs if _alone(sheet, line.row, pair)]
        if not alone:
            continue
        is_sum = _agree(sheet, alone, line.row, _runs(lines[place + 1 :], line.jenjang))
        if not is_sum and _agree(sheet, alone, line.row, _runs(lines[:place][::-1], None)):
            is_sum = True
            sums.add(line.row)
        if is_sum:
            sheet = sheet.with_moved({(line.row, target): pagu for target, pagu in alone})
        elif doubtful := [p[0] for p in alone if _too_large(sheet, line.row, p, lines)]:
            sheet = sheet.with_moved(dict.fromkeys((line.row, target) for target in doubtful))
            printed = listed(sheet.text(line.row, col) for col in doubtful)
            said, cols = say("kolom-bergeser.jumlah"), tuple(doubtful)
            sheet.find(said, level="error", row=line.row, found=printed, cols=cols)
    return sheet, sums


def _alone(sheet: Sheet, row: int, pair: Pair) -> bool:
    """Whether a row prints a number in the target's column and nothing in the money's."""
    target, pagu = pair
    if (row, target) in sheet.moved or sheet.text(row, pagu) not in {"", "-"}:
        return False
    number = sheet.peek(row, target, "uang")
    return bool(number.value) and number.unit is None


def _amount(sheet: Sheet, row: int, pair: Pair) -> Decimal | None:
    target, pagu = pair
    moved = sheet.moved.get((row, target)) == pagu
    return sheet.amount(row, target if moved else pagu)


def _runs(lines: Sequence[Line], level: str | None) -> Iterator[list[int]]:
    """Neighbouring lines of one level, ever longer: those that a sum may be of."""
    for of in ("program", "kegiatan", "subkegiatan"):
        run: list[int] = []
        for line in lines:
            if level is not None and line.jenjang in {level, "total"}:
                break
            if line.jenjang == of:
                run = [*run, line.row]
                yield run


def _agree(sheet: Sheet, pairs: Sequence[Pair], row: int, runs: Iterable[Sequence[int]]) -> bool:
    """Whether the money of a run of lines adds up to the row in every year; in two years at
    least, where the run is one line alone."""
    return any(
        (len(run) > 1 or len(pairs) > 1)
        and all(
            total(_amount(sheet, other, pair) or Decimal(0) for other in run)
            == sheet.amount(row, pair[0])
            for pair in pairs
        )
        for run in runs
    )


def _too_large(sheet: Sheet, row: int, pair: Pair, lines: Sequence[Line]) -> bool:
    values = (sheet.peek(line.row, pair[0]).value for line in lines if line.measured)
    others = [abs(value) for value in values if value is not None]
    value = sheet.amount(row, pair[0])
    return bool(others) and value is not None and abs(value) > LARGE * max(others)
