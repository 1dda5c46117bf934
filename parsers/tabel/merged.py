"""Amounts in a target's column: sums whose cell was merged over target and money.

A ruled page shows the merged cell. A text has lost it, and the amount stands in the first of the
two columns, where a reader takes it for a target. What proves it money is arithmetic: the lines
below it (a programme over its kegiatan) or above it (a sum) add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from arithmetic.sums import total
from normalize.only import present
from parsers.tabel.lines import Line
from parsers.tabel.sheet import Sheet
from schemas.message import Message, listed, say

LARGE = 10
"""A number without indicator this many times the column's largest target is none itself."""
FAR = 1_000
"""A number with an indicator this many times the others' largest, and nothing in its money, may be
the money."""


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

    A number that is far too large for a target of its column and no proved sum either belongs
    nowhere: it is doubtful, with a finding. Beside an indicator it may be a target in rupiah.
    """
    sums: set[int] = set()
    for place, line in enumerate(lines):
        alone = [pair for pair in pairs if _alone(sheet, line.row, pair)]
        if not alone:
            continue
        if line.measured:
            sheet = _without_money(sheet, line, alone, lines)
            continue
        is_sum = _agree(sheet, alone, line.row, _runs(lines[place + 1 :], line.jenjang))
        if not is_sum and _agree(sheet, alone, line.row, _runs(lines[:place][::-1], None)):
            is_sum = True
            sums.add(line.row)
        if is_sum:
            sheet = sheet.with_moved({(line.row, target): pagu for target, pagu in alone})
        else:
            doubtful = [p[0] for p in alone if _too_large(sheet, line.row, p, lines, LARGE)]
            sheet = _doubted(sheet, line.row, doubtful, say("kolom-bergeser.jumlah"))
    return sheet, sums


def _without_money(sheet: Sheet, line: Line, alone: Sequence[Pair], lines: Sequence[Line]) -> Sheet:
    """The sheet without the targets of a line that may be its money, for what it measures is not
    said to be rupiah."""
    if _is_in_rupiah(line):
        return sheet
    doubtful = [p[0] for p in alone if _too_large(sheet, line.row, p, lines, FAR)]
    return _doubted(sheet, line.row, doubtful, say("kolom-bergeser.target"))


def _is_in_rupiah(line: Line) -> bool:
    """Whether what a line measures is money itself."""
    return any(map(_IN_RUPIAH.search, (line.satuan or "", line.indikator or "")))


_IN_RUPIAH = re.compile(r"\b(?:rp|rupiah|pajak|pbb|retribusi|penerimaan|pad)\b", re.IGNORECASE)


def _doubted(sheet: Sheet, row: int, cols: Sequence[int], said: Message) -> Sheet:
    """The sheet without numbers that belong nowhere, with the finding."""
    if not cols:
        return sheet
    printed = listed(sheet.text(row, col) for col in cols)
    sheet.find(said, level="error", row=row, found=printed, cols=tuple(cols))
    return sheet.with_moved(dict.fromkeys((row, col) for col in cols))


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


def _too_large(sheet: Sheet, row: int, pair: Pair, lines: Sequence[Line], times: int) -> bool:
    """Whether a number is so many times the largest target of the other lines, but for targets in
    rupiah."""
    measured = (line for line in lines if line.measured and not _is_in_rupiah(line))
    values = (sheet.peek(line.row, pair[0]).value for line in measured if line.row != row)
    others = [abs(value) for value in present(values)]
    value = sheet.amount(row, pair[0])
    return bool(others) and value is not None and abs(value) > times * max(others)
