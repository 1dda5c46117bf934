"""Lists of quantities set with tabs: a name, a colon, a number, its unit, each in its column.

Nothing rules such a list, and it has one value a line, too little to give a table away; the colons
below one another do. Letterheads and signatures align colons too, but for words, not numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.grid import Grid
from extract.header import is_data_text
from extract.lines import line_text, lines_of
from extract.pdfium import PageContent, Word
from extract.rows import grid_of_columns

LEAST_LINES = 3
"""Fewer lines than this with their colons aligned may be chance."""
ALIGNED = 1.5
"""Colons no further apart than this, in points, stand below one another."""
LEAST_TAB = 0.8
"""A tab leaves at least so many type sizes white before the widest of its colons' lines."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a list: what it names, its colon, its number, its unit (often none)."""

    name: list[Word]
    colon: Word
    number: list[Word]
    unit: list[Word]

    @property
    def words(self) -> list[Word]:
        return [*self.name, self.colon, *self.number, *self.unit]


def find_lists(content: PageContent, positions: Sequence[int]) -> list[Grid]:
    """The lists of quantities among the words at ``positions`` (upright ones only)."""
    words = [content.words[position] for position in positions]
    if sum(word.text == ":" for word in words) < LEAST_LINES:
        return []
    place = {id(word): position for word, position in zip(words, positions, strict=True)}
    grids = []
    for run in _runs([_entry(line) for line in lines_of(words)]):
        columns = _columns(run)
        inside = [place[id(word)] for entry in run for word in entry.words]
        if columns is None:
            continue
        grid = grid_of_columns(content, inside, columns, headless=True)
        if grid is not None and grid.n_rows == len(run) and not grid.leftover:
            grids.append(replace(grid, reading="daftar", ruled=False))
    return grids


def _entry(line: Sequence[Word]) -> _Entry | None:
    colons = [index for index, word in enumerate(line) if word.text == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(line) - 1:
        return None
    name, rest = list(line[: colons[0]]), list(line[colons[0] + 1 :])
    if not is_data_text(line_text(rest)) or not any(sign.isalpha() for sign in line_text(name)):
        return None
    unit = next((i for i, word in enumerate(rest) if word.text[0].isalpha()), len(rest))
    # "Rp" stands before its number and is no unit.
    unit = unit if unit else len(rest)
    return _Entry(name, line[colons[0]], rest[:unit], rest[unit:])


def _runs(entries: Sequence[_Entry | None]) -> list[list[_Entry]]:
    """Entries one below the other whose colons stand at the same place."""
    runs: list[list[_Entry]] = [[]]
    for entry in entries:
        before = runs[-1][-1] if runs[-1] else None
        if entry is None:
            runs.append([])
        elif before is None or _follows(before, entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return [run for run in runs if len(run) >= LEAST_LINES]


def _follows(before: _Entry, entry: _Entry) -> bool:
    return (
        abs(before.colon.x0 - entry.colon.x0) <= ALIGNED
        and entry.colon.y0 - before.colon.y1 <= 1.6 * entry.colon.size
    )


def _columns(run: Sequence[_Entry]) -> list[float] | None:
    """Edges in the white between the parts; ``None`` where a name reaches up to the colons, as in
    running text. A unit has a column of its own where it stands clear of every number."""
    size = run[0].colon.size
    names = max(entry.name[-1].x1 for entry in run)
    colon = min(entry.colon.x0 for entry in run)
    numbers = min(entry.number[0].x0 for entry in run)
    ends = max(entry.number[-1].x1 for entry in run)
    units = min((entry.unit[0].x0 for entry in run if entry.unit), default=None)
    tabbed = max(colon - entry.name[-1].x1 for entry in run)
    if names >= colon or tabbed < LEAST_TAB * size:
        return None
    edges = [
        min(entry.name[0].x0 for entry in run) - 1,
        (names + colon) / 2,
        (max(entry.colon.x1 for entry in run) + numbers) / 2,
    ]
    if units is not None and units - ends >= 0.35 * size:
        edges.append((ends + units) / 2)
    return [*edges, max(entry.words[-1].x1 for entry in run) + 1]
