"""The one value that a table leaves empty."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import MEASURES, Frames, grouped, place, table_of
from quality.grid import Grid
from schemas.finding import Finding
from schemas.message import Quote, say

LEAST = 4
"""Lines that show that a table leaves none of its values empty."""


def check(frames: Frames) -> Iterator[Finding]:
    """Tables of known form of which every line has a value in every column but one line in one."""
    for dataset, measures in MEASURES.items():
        for tabel_id, rows in grouped(frames.rows(dataset), table_of).items():
            grid = frames.grids.get(tabel_id)
            cells = {at for row in rows for of in measures if (at := place(row, of))}
            empty = _empty(grid, {col for *_, col in cells}, {row for _, row, _ in cells})
            if grid and len(empty) == 1:
                line, col = empty[0]
                name = Quote(max(grid.words(line), key=len, default="")[:200])
                yield frames.finding(
                    (frames.named(tabel_id), name, grid.header(col)),
                    say("nilai-kosong", nama=name, kolom=Quote(grid.header(col))),
                    dataset=dataset,
                    cells=[(tabel_id, line, col)],
                )


def _empty(grid: Grid | None, columns: set[int], valued: set[int]) -> list[tuple[int, int]]:
    """The cells without print in the columns of values, of all lines but totals; of tables of few
    lines none."""
    if grid is None:
        return []
    known = valued | {row for row in grid.body_rows if grid.line_number(row).rstrip(".").isdigit()}
    lines = sorted(known - {*grid.total_rows})
    empty = [(row, col) for row in lines for col in columns if not grid.text(row, col)]
    return empty if len(lines) - len(empty) >= LEAST else []
