"""Labels and what they say, a pair or more beside each other on every line.

Fact sheets and cover pages of reports print them so, without a rule or a head. The labels are in
bold, or end with a colon, all of them, and what stands behind them is not; each begins at one
place. Letters print one pair a line, with colons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cut_lines import Line
from extract.grid import Grid
from extract.lines import Text
from extract.printed import PageContent, all_near
from extract.rows import grid_of_columns

LEAST_ROWS, LEAST_SINGLE = 3, 5
"""Lines of pairs at least: of several, and of one each."""
ROOM = 2.2
"""Type sizes between two lines at most."""
ALIKE = 2.0
"""Points by which texts of one column begin unlike."""
GUTTER = 0.5
"""Type sizes between the texts of two columns at least."""


def find_labelled(content: PageContent, lines: Sequence[Line]) -> list[Grid]:
    """The lists of pairs among these lines (upright ones only) of a page."""
    grids: list[Grid] = []
    start = 0
    while start < len(lines):
        stop = _end(lines, start)
        run = lines[start:stop]
        least = LEAST_ROWS if len(lines[start].segments) > 2 else LEAST_SINGLE
        columns = _columns(run) if sum(map(_is_labelled, run)) >= least else None
        if columns is not None:
            grid = grid_of_columns(
                content,
                [word for line in run for word in line.words],
                columns,
                [
                    (line.top + above.bottom) / 2
                    for above, line in pairwise(run)
                    if _is_labelled(line)
                ],
                headless=True,
            )
            rows = sum(map(_is_labelled, run))
            if grid is not None and grid.n_rows == rows:
                grids.append(replace(grid, reading="kalimat-tanpa-garis", ruled=False))
                start = stop
                continue
        start += 1
    return grids


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that begin where those of the first one do."""
    if not _is_labelled(lines[start]):
        return start
    begins = [segment.x0 for segment in lines[start].segments]
    stop = start + 1
    while stop < len(lines):
        line, above = lines[stop], lines[stop - 1]
        own = [segment.x0 for segment in line.segments]
        if line.top - above.bottom > ROOM * line.size or not all_near(own, begins, ALIKE):
            break
        stop += 1
    return stop


def _is_labelled(line: Line) -> bool:
    """Whether every other text of a line is a label, and no other is."""
    labels, others = line.segments[::2], line.segments[1::2]
    if len(labels) != len(others):
        return False
    return any(
        all(map(is_label, labels)) and not any(map(is_label, others))
        for is_label in (_is_bold, _ends_with_colon)[: len(labels)]
    )


def _is_bold(text: Text) -> bool:
    return text.bold


def _ends_with_colon(text: Text) -> bool:
    return text.text.endswith(":")


def _columns(run: Sequence[Line]) -> list[float] | None:
    """Edges between the texts of a run, if no text reaches into the next column."""
    begins = [segment.x0 for segment in run[0].segments]
    right = max(line.x1 for line in run)
    edges = [begins[0] - 1]
    for low, high in pairwise(begins):
        ends = max(
            segment.x1
            for line in run
            for segment in line.segments
            if low - ALIKE < segment.x0 < high - ALIKE
        )
        if high - ends < GUTTER * run[0].size:
            return None
        edges.append((ends + high) / 2)
    return [*edges, right + 1]
