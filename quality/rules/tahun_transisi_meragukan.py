"""A transition year that is one of the plan's own target years."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.years import year_alone, years_in
from quality.frames import Frames, Place
from quality.grid import Grid
from schemas.finding import Finding
from schemas.message import Year, say


def check(frames: Frames) -> Iterator[Finding]:
    """Tables of targets with a column ``Masa Transisi`` under the year of another column."""
    for tabel_id, grid in frames.grids.items():
        columns = [(col, grid.header(col)) for col in range(grid.n_cols)]
        planned = {
            year
            for _, text in columns
            if "transisi" not in text and "akhir" not in text
            for year in years_in(text)
        }
        for col, text in columns:
            said = years_in(text) if "transisi" in text else []
            for year in (year for year in said if year in planned):
                yield frames.finding(
                    (frames.named(tabel_id), text),
                    say("tahun-transisi-meragukan"),
                    expected=Year(max(planned) + 1),
                    found=Year(year),
                    cells=_heads(grid, year, col),
                )


def _heads(grid: Grid, year: int, col: int) -> list[Place]:
    """The cells over a column of transition, and those that say its year over others."""
    return [
        (grid.tabel_id, row, c)
        for row in grid.header_rows
        for c in range(grid.n_cols)
        if year_alone(grid.text(row, c)) == year or (c == col and grid.text(row, c))
    ]
