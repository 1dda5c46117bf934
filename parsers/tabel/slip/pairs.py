"""Slips in a plan of pairs (target, Rp): amounts under targets, targets under amounts.

The kinds of the cells show that a line slipped; its own sum (the end of the period is the sum of
its years, form T-C.27) proves by how much. Without that proof the line has no values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from parsers.tabel.sheet import Sheet
from parsers.tabel.slip.field import REACH, Placement
from parsers.tabel.slip.findings import leave
from schemas.message import say

Kind = Literal["target", "pagu", "teks"]
SMALLEST_BUDGET = Decimal(10_000)


def mend_pairs(sheet: Sheet, kinds: dict[int, Kind], years: Sequence[int], end: int | None) -> None:
    """Find slipped lines and note on the sheet where their values belong.

    ``kinds`` says what each column from the first value on holds; ``years`` are the pagu columns
    of the years, ``end`` the one of the end of the period.
    """
    proved: list[tuple[int, dict[int, int | None]]] = []
    doubtful: list[int] = []
    for row in sheet.body:
        printed = [col for col in sorted(kinds) if sheet.text(row, col)]
        here = {col: col for col in printed}
        if not all(_misfits(sheet, row, here, kinds, kind) for kind in ("target", "pagu")):
            continue
        fitting = [
            placement
            for placement in _placements(sorted(kinds), printed)
            if not _misfits(sheet, row, placement, kinds)
        ]
        sums = [p for p in fitting if _adds_up(sheet, row, p, years, end)]
        if sums:
            # Where several placements add up, what they agree on is proved.
            agreed = {col: to for col, to in sums[0].items() if all(p[col] == to for p in sums)}
            proved.append((row, {col: agreed.get(col) for col in printed}))
        else:
            doubtful.append(row)
    for block in _runs([row for row, _ in proved]):
        moves = [(row, col, to) for row, p in proved if row in block for col, to in p.items()]
        moves = [(row, col, to) for row, col, to in moves if col != to]
        for row, col, to in moves:
            sheet.move(row, col, to)
        leave(
            sheet,
            "warning",
            block,
            say("kolom-bergeser.sebelah", baris=len(block)),
            cells=[(row, col) for row, col, _ in moves],
        )
    for block in _runs(doubtful):
        cells = [(row, col) for row in block for col in kinds if sheet.text(row, col)]
        for row, col in cells:
            if kinds[col] != "teks":
                sheet.move(row, col, None)
        leave(
            sheet,
            "error",
            block,
            say("kolom-bergeser.baris", baris=len(block)),
            cells=cells,
        )


def _kind(sheet: Sheet, row: int, col: int) -> Kind | None:
    """What a cell holds; null where it fits anywhere (a dash, a zero, something unreadable)."""
    number = sheet.peek(row, col, "uang")
    if number.state == "teks":
        return None if any(ch.isdigit() for ch in sheet.text(row, col)) else "teks"
    if not number.value:
        return None
    if number.unit is None and number.value >= SMALLEST_BUDGET:
        return "pagu"
    return "target"


def _misfits(
    sheet: Sheet, row: int, placement: Placement, kinds: dict[int, Kind], only: Kind | None = None
) -> int:
    """How many cells are of another kind than their column; ``only`` in columns of that kind. A
    large target or a small budget misfits by itself, a slip in columns of both kinds."""
    return sum(
        kind is not None
        and kind != kinds[to]
        and not (kind == "teks" and kinds[to] == "target")
        and only in {None, kinds[to]}
        for col, to in placement.items()
        for kind in [_kind(sheet, row, col)]
    )


def _placements(columns: Sequence[int], printed: Sequence[int]) -> Iterator[Placement]:
    """Every placement that moves one stretch of the line by one or two columns."""
    held = set(printed)
    seen: set[tuple[int, ...]] = set()
    count = len(columns)
    for by in REACH:
        width = abs(by)
        for last in range(width, count):
            for first in range(last - width + 1):
                free = (
                    columns[last - width + 1 : last + 1]
                    if by > 0
                    else columns[first : first + width]
                )
                if held & set(free):
                    continue
                placement = {
                    col: columns[place + by] if first <= place <= last else col
                    for place, col in enumerate(columns)
                    if col in held
                }
                key = tuple(placement.values())
                if key not in seen:
                    seen.add(key)
                    yield placement


def _adds_up(
    sheet: Sheet, row: int, placement: Placement, years: Sequence[int], end: int | None
) -> bool:
    values = {
        to: value
        for col, to in placement.items()
        if (value := sheet.peek(row, col, "uang").value) is not None
    }
    parts = [values[col] for col in years if col in values]
    return end in values and len(parts) > 1 and sum(parts) == values[end]


def _runs(rows: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run
