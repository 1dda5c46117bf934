"""One finding for each block that slipped, with the proof or the doubt."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tabel.sheet import Sheet
from parsers.tabel.slip.field import Field, Proved
from schemas.finding import Finding, Level, cell_ref
from schemas.message import Message, Value, listed, say

MAX_CELLS = 400
"""More cells than a person would look at are not outlined."""


def report_proved(grid: Field) -> None:
    """One finding for each block that was moved; neighbouring parts of one slip, proved in two
    ways, are one block."""
    blocks: list[list[Proved]] = []
    parts = [part for part in grid.proved if part.rows]
    for part in sorted(parts, key=lambda part: part.rows[0]):
        last = blocks[-1] if blocks else None
        if last and part.rows[0] == last[-1].rows[-1] + 1 and _one_slip(grid, last[-1], part):
            last.append(part)
        else:
            blocks.append([part])
    columns = grid.sheet.header.columns
    for block in blocks:
        rows = [row for part in block for row in part.rows]
        moved = _moves_of(grid, rows)
        if not moved:
            continue
        ways = sorted({(col, to) for _, col, to in moved})
        by = block[0].by
        leave(
            grid.sheet,
            "warning",
            rows,
            say(
                "kolom-bergeser",
                baris=len(rows),
                kolom=abs(by),
                sisi=say("kiri") if by > 0 else say("kanan"),
                bukti=listed(part.proof for part in block),
            ),
            expected=listed(columns[to].name for _, to in ways),
            found=listed(columns[col].name for col, _ in ways),
            cells=[(row, col) for row, col, _ in moved],
        )


def _moves_of(grid: Field, rows: Sequence[int]) -> list[tuple[int, int, int]]:
    return [(row, col, to) for row in rows for col, to in grid.place(row).items() if col != to]


def _one_slip(grid: Field, one: Proved, two: Proved) -> bool:
    """Whether two blocks moved by as much send no column to different places."""
    places: dict[int, set[int]] = {}
    for row in (*one.rows, *two.rows):
        for col, to in grid.place(row).items():
            if grid.numbers[row][col].value:
                places.setdefault(col, set()).add(to)
    return one.by == two.by and all(len(found) == 1 for found in places.values())


def report_doubt(grid: Field, rows: Sequence[int]) -> None:
    leave(
        grid.sheet,
        "error",
        rows,
        say("kolom-bergeser.baris", baris=len(rows)),
        cells=[(row, col) for row in rows for col in grid.numbers[row]],
    )


def leave(
    sheet: Sheet,
    level: Level,
    rows: Sequence[int],
    message: Message,
    *,
    cells: Sequence[tuple[int, int]],
    expected: Value | None = None,
    found: Value | None = None,
) -> None:
    first, last = rows[0], rows[-1]
    span = say("baris.sampai", dari=first, sampai=last)
    if first == last:
        span = say("baris", nomor=first)
    sheet.findings.append(
        Finding(
            "kolom-bergeser",
            level,
            sheet.kind,
            (sheet.named, span),
            message,
            expected,
            found,
            sheet.page(first),
            tuple(cell_ref(sheet.tabel_id, row, col) for row, col in cells[:MAX_CELLS]),
            sheet.source_line(first),
        )
    )
