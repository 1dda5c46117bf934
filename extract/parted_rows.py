"""Rows of values that share one ruled row.

An office may rule a group of programmes or indicators as one row and set their values below each
other in it. Where the values of several columns stand on the same lines, each line of values is a
row; so it is where each value of one column stands on the line on which a text beside it begins.
Where neither is so, the row is left as it is ruled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.boundaries import row_boundaries
from extract.grid import Grid, GridCell
from extract.lines import baseline, level_lines
from extract.printed import Words, are_near, is_between
from extract.row_lines import RowLines, Segment, by_column, is_value, row_lines, value_places
from extract.runs import Mask
from grammar.codes import is_code
from grammar.items import begins_item
from grammar.joining import ends_open

_VALUE = re.compile(r"(?<!\S)(?:Rp\.?)?[-–(]?\d[\d.,]*(?:(?<=,)[-–])?\)?%?(?!\S)")
_VALUES = re.compile(
    r"(?:(?:^| )(?:Rp\.? ?)?[-–(]?\d[\d.,]*(?:(?<=,)[-–])?\)?(?: ?%| (?!Rp\b)[^\W\d_]{1,15})?){2,}"
)
"""Several values, with or without a unit: ``42,5% 588 kejadian``, ``Rp 5 Rp 7``, ``5,- 7,-``."""

SAME_LINE = 0.3
"""Part of the type size within which two texts stand on one line."""
LONGEST_WORD = 2
"""Words of a unit: ``orang/bulan``, ``unit kerja``."""
WIDER = 1.15
"""How much wider the room between two texts is than between the lines of one."""

_WHOLE = re.compile(
    r"[-–(]?(?:(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,\d+)?|"
    r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?)\)?%?"
)
"""A number that stands by itself: its groups are of three digits, and it begins with no nought."""
_ASIDE = re.compile(r"[-–]?\d[\d.,]*%? [(\[]\d[\d.,]*%?[)\]]")
"""A number and, below it, how sure it is or which share: ``81.6 (0.18)``."""
_SERIAL = re.compile(r"\d{1,3}\.")
_NUMBERS = re.compile(r"[-–(]?\d[\d.,]*\)?%?(?: [-–(]?\d[\d.,]*\)?%?)+")


def part_rows(
    words: Words, inside: Words, grid: Grid, across: Mask, down: Mask, coded: bool = False
) -> tuple[list[float], Mask, Mask] | None:
    """The edges of rows and the walls of a ruled table with the rows that only its lines part;
    ``None`` where there are none. ``words`` are those of the page, ``inside`` the table's. Codes
    below one another are those of rows where nothing else tells these (``coded``)."""
    every = np.ones_like(across[0])
    parted = {}
    for row in _heaped_rows(grid, coded):
        if found := _beside_texts(words, grid, row):
            parted[row] = found
        elif heights := _heights(inside, grid, row):
            parted[row] = [(height, every) for height in heights]
    if not parted:
        return None
    repeats = [1 + len(parted.get(row, ())) for row in range(grid.n_rows)]
    rows, new = [grid.rows[0]], [across[0]]
    for row in range(grid.n_rows):
        for height, wall in (*parted.get(row, ()), (grid.rows[row + 1], across[row + 1])):
            rows.append(height)
            new.append(wall)
    return rows, np.array(new), np.repeat(down, repeats, axis=1)


def _heaped_rows(grid: Grid, coded: bool) -> list[int]:
    """The ruled rows in which a cell holds several values: no pieces of one, be they put together
    in other cells of the row or not, and no remarks on one."""
    cells = [cell for cell in grid.cells if cell.row_span == 1]
    valued = {cell.row for cell in cells if cell.stacked or _VALUES.fullmatch(cell.text)}
    broken = {cell.row for cell in cells if _holds_pieces(cell, coded)}
    stacked = [cell for cell in grid.cells if cell.stacked]
    more = {cell.row for cell in stacked if not _is_aside(cell)}
    return sorted(valued - broken - ({cell.row for cell in stacked} - more))


def begins_name(texts: Sequence[str], place: int) -> bool:
    """Whether a line of several can be the first of a name: an item, or, where they list no items,
    two words or more in front of which nothing is left open. ``dibina`` below ``Persentase desa
    yang`` is the end of one."""
    text, above = texts[place], texts[place - 1]
    begun = len(text.split()) > 1 and not text[0].islower() and not ends_open(above)
    return begins_item(text) or (begun and sum(map(begins_item, texts)) < 2)


def is_broken(text: str) -> bool:
    """Whether numbers of a cell are the pieces of one that was too long for its line: ``12.345.``
    over ``678.900``, ``1.000`` over ``.000``, ``(1`` over ``3)``; not the numbers of rows, ``1.``
    over ``2.``."""
    parts = text.split()
    if _are_serials(parts):
        return False
    return bool(_NUMBERS.fullmatch(text)) and any(
        one[-1] in ".,"
        or one.count("(") > one.count(")")
        or not _WHOLE.fullmatch(one)
        or not _WHOLE.fullmatch(two)
        for one, two in pairwise(parts)
    )


def _are_serials(parts: Iterable[str]) -> bool:
    """Whether each of some parts is the number of an item."""
    return all(map(_SERIAL.fullmatch, parts))


def _are_codes(parts: Sequence[str]) -> bool:
    """Whether each of some parts is a code of one urusan, whole from its beginning."""
    urusan = ".".join(parts[0].split(".")[:2]) + "." if parts else ""
    return bool(parts) and all(is_code(part) and f"{part}.".startswith(urusan) for part in parts)


def _holds_pieces(cell: GridCell, coded: bool) -> bool:
    """Whether a cell holds the pieces of one number, put together or not."""
    codes = coded and _are_codes(cell.text.split())
    return _is_joined(cell) or (is_broken(cell.text) and not codes)


def _is_joined(cell: GridCell) -> bool:
    """Whether the pieces of a number were put together: several words are a number."""
    return len(cell.words) > 1 and _WHOLE.fullmatch(cell.text) is not None


def shared_rows(grid: Grid) -> list[int]:
    """The ruled rows in which two cells or more hold several numbers each."""
    several = Counter(c.row for c in grid.cells if c.row_span == 1 and _holds_several(c))
    return [row for row, count in several.items() if count >= 2]


def _holds_several(cell: GridCell) -> bool:
    """Whether a cell holds several numbers, or those of some rows and the dashes of others."""
    several = cell.stacked or _NUMBERS.fullmatch(cell.text) is not None
    return several and not _is_aside(cell)


def _is_aside(cell: GridCell) -> bool:
    """Whether a cell holds one number and another in brackets below it, which says more of it."""
    return _ASIDE.fullmatch(cell.text) is not None


@dataclass(frozen=True, slots=True)
class _Lines:
    """The printed lines of one cell of a ruled row."""

    text: str
    texts: tuple[str, ...]
    heights: tuple[float, ...]
    """What each line stands on."""
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    size: float

    @classmethod
    def of(cls, words: Words, cell: GridCell) -> _Lines:
        """Those of a cell."""
        found = level_lines(words[position] for position in cell.words)
        return cls(
            cell.text,
            tuple(line.text for line in found),
            tuple(baseline(line) for line in found),
            tuple(line.top for line in found),
            tuple(line.bottom for line in found),
            max(word.size for line in found for word in line),
        )

    def on(self, height: float) -> int | None:
        """The line that stands on a height."""
        near = SAME_LINE * self.size
        return next((i for i, own in enumerate(self.heights) if are_near(own, height, near)), None)

    def begins_on(self, height: float) -> bool:
        """Whether its text, or a further one, begins on a height: wider below the line above than
        lines are."""
        place = self.on(height)
        gaps = [b - a for a, b in pairwise(self.heights)]
        return place == 0 or (place is not None and gaps[place - 1] > WIDER * min(gaps))

    def are_parted(self, place: int, height: float, count: int) -> bool:
        """Whether these are the values of so many rows, that of a row and of those before it on
        either side of a height; they may stand on other lines than those of the columns beside
        them. A sum without a name may follow."""
        return (
            len(self.texts) in (count, count + 1)
            and all(map(is_value, self.texts))
            and self.bottoms[place - 1] - 1 <= height <= self.tops[place] + 1
        )

    def is_beside(self, values: _Lines) -> bool:
        """Whether these are values of some of the rows, each on the line of that row's."""
        return all(map(is_value, self.texts)) and all(
            values.on(height) is not None for height in self.heights
        )

    def firsts(self, values: _Lines, named: bool = False) -> tuple[int, ...] | None:
        """The first lines of as many texts as there are values, each beside its own; null where
        that is not so.

        The texts stand apart from each other by more than their own lines do, each with one value
        within its height; or each begins on the line of its value, and is a word (a unit, no
        ``named`` thing) or reads like a beginning.
        """
        return self._far_apart(values) or self._on_lines_of(values, named)

    def _far_apart(self, values: _Lines) -> tuple[int, ...] | None:
        """The first lines of texts further apart than their lines, each as high as its value."""
        count = len(values.heights)
        gaps = [b - a for a, b in pairwise(self.heights)]
        if not 1 < count <= len(gaps):
            return None
        widest = sorted(sorted(range(len(gaps)), key=gaps.__getitem__)[1 - count :])
        others = [gap for place, gap in enumerate(gaps) if place not in widest]
        if min(gaps[at] for at in widest) <= WIDER * max(others):
            return None
        firsts = (0, *(place + 1 for place in widest))
        ends = zip(firsts, (*widest, -1), values.tops, values.bottoms, strict=True)
        within = all(
            self.tops[first] - 1 <= (top + bottom) / 2 <= self.bottoms[last] + 1
            for first, last, top, bottom in ends
        )
        return firsts if within else None

    def _on_lines_of(self, values: _Lines, named: bool) -> tuple[int, ...] | None:
        """The lines of the values, where each of them is a word or reads like a beginning."""
        count = len(values.heights)
        beside = [self.on(height) for height in values.heights]
        firsts = tuple(place for place in beside if place is not None)
        if len(firsts) < count or firsts[0] != 0:
            return None
        short = len(self.heights) == count and not named
        of_words = short and all(len(line.split()) <= LONGEST_WORD for line in self.texts)
        begun = (begins_name(self.texts, place) for place in firsts[1:])
        return firsts if of_words or all(begun) else None

    def are_values(self) -> bool:
        """Whether each of several lines is a value."""
        values = _VALUE.findall(self.text)
        return len(self.heights) == len(values) > 1 and bool(_VALUES.fullmatch(self.text))


def _reaching_over(grid: Grid, row: int) -> list[GridCell]:
    """The cells of several rows, one of which is this."""
    return [cell for cell in grid.cells if cell.row_span > 1 and row in cell.rows]


def _beside_texts(words: Words, grid: Grid, row: int) -> list[tuple[float, Mask]]:
    """Where rows meet within a ruled row whose values each stand beside an indicator of their own;
    with the columns that the wall parts. A text beside them that goes on past such a place (the
    sasaran of several indicators) is not parted."""
    over = {col for cell in _reaching_over(grid, row) for col in cell.cols}
    lines = _lines_by_column(words, grid, row, over)
    told = _told_rows(lines)
    if told is None:
        return []
    first, label, parted = told
    if _begins_with_rest(lines, label):
        return []
    count = len(first.heights)
    meetings = _meetings(lines, parted, count)
    if any(above > below + first.size for above, below, _ in meetings):
        return []
    some = {col for col, found in lines.items() if col > label and found.is_beside(first)}
    walls = [((above + below) / 2, over | through - some) for above, below, through in meetings]
    if (height := _above_sum(lines, count)) is not None:
        walls.append((height, over))
    columns = range(grid.n_cols)
    return [(height, np.array([col not in open_ for col in columns])) for height, open_ in walls]


def _begins_with_rest(lines: Mapping[int, _Lines], label: int) -> bool:
    """Whether a name begins above the first of some codes, all of which stand on lines of names:
    with the rest of one that the page before cut."""
    names = lines[label]
    return any(
        _are_codes(codes.texts)
        and codes.heights[0] - names.heights[0] > SAME_LINE * names.size
        and all(names.on(height) is not None for height in codes.heights)
        for codes in lines.values()
    )


def _lines_by_column(words: Words, grid: Grid, row: int, over: Set[int]) -> dict[int, _Lines]:
    """The lines of the cells of a row, each of a column of its own that is none of ``over``."""
    own = [cell for cell in grid.cells if cell.row == row and cell.col not in over and cell.words]
    return {cell.col: _Lines.of(words, cell) for cell in own if cell.col_span == 1}


def _told_rows(
    lines: Mapping[int, _Lines],
) -> tuple[_Lines, int, dict[int, tuple[int, ...]]] | None:
    """The values that stand on a line of every row, the column that names the rows, and where they
    begin in those whose texts do with them; ``None`` where no values stand beside names."""
    values = {col: found for col, found in lines.items() if found.are_values()}
    first = max(values.values(), key=lambda found: len(found.heights), default=None)
    if first is None or not (values := _beside(first, values)):
        return None
    count = len(first.heights)
    label = _label({col: found.texts for col, found in lines.items()}, values, count)
    if label is None or lines[label].firsts(first, named=True) is None:
        return None
    parted = {
        col: firsts
        for col, found in lines.items()
        if col not in values and (firsts := found.firsts(first)) is not None
    }
    parted |= {col: (*range(count),) for col, own in values.items() if len(own.heights) == count}
    return first, label, parted


def _beside(first: _Lines, values: Mapping[int, _Lines]) -> dict[int, _Lines]:
    """The columns of values that stand beside those of every row; none where some stand elsewhere.
    Numbers of items may stand a line lower than these: they tell no rows."""
    beside = {col: found for col, found in values.items() if found.is_beside(first)}
    astray = values.keys() - beside.keys()
    return beside if all(_are_serials(values[col].texts) for col in astray) else {}


def _meetings(
    lines: Mapping[int, _Lines], parted: Mapping[int, Sequence[int]], count: int
) -> list[tuple[float, float, set[int]]]:
    """Where each of so many rows but the last ends and the next one begins, by the texts that are
    ``parted``, and the columns whose texts go on through it."""
    found = []
    for place in range(1, count):
        begins = [(lines[col], firsts[place]) for col, firsts in parted.items()]
        above = max(own.bottoms[at - 1] for own, at in begins)
        below = min(own.tops[at] for own, at in begins)
        heights = [own.heights[at] for own, at in begins]
        through = {
            col
            for col in lines.keys() - parted
            if not any(map(lines[col].begins_on, heights))
            and not lines[col].are_parted(place, (above + below) / 2, count)
        }
        found.append((above, below, through))
    return found


def _above_sum(lines: Mapping[int, _Lines], count: int) -> float | None:
    """Where below so many rows a sum begins that has no name: one more value in some columns, below
    all that the others hold."""
    sums = {
        col: line
        for col, line in lines.items()
        if len(line.texts) == count + 1 and all(map(is_value, line.texts))
    }
    above = max(line.bottoms[-1] for col, line in lines.items() if col not in sums)
    below = min((line.tops[-1] for line in sums.values()), default=above - 2)
    return (above + below) / 2 if above <= below + 1 else None


def _label(texts: Mapping[int, Sequence[str]], values: Collection[int], count: int) -> int | None:
    """The column that names so many rows: the last before their values whose lines are no amounts
    (``50 lembaga``) and no units, which have one word for each row, or one for all."""
    words = {col: sum(len(line.split()) for line in lines) for col, lines in texts.items()}
    return max(
        (
            col
            for col, lines in texts.items()
            if col < min(values)
            and (words[col] > (count if len(lines) >= count else 1))
            and any(map(str.isalpha, "".join(lines)))
            and any(map(_names, lines))
        ),
        default=None,
    )


def _names(line: str) -> bool:
    """Whether a line says what something is, and is no amount (``50 lembaga``) and no dash."""
    return any(map(str.isalnum, line)) and (not line[0].isdigit() or begins_item(line))


def _heights(words: Words, grid: Grid, row: int) -> list[float]:
    """Where the rows within a ruled row meet: every column of numbers has one in each of them,
    and two columns have theirs on the same lines; none where that is not so."""
    top, bottom = grid.rows[row], grid.rows[row + 1]
    if any(cell.text for cell in _reaching_over(grid, row)):
        return []
    lines = row_lines([word for word in words if is_between(word, top, bottom)], grid.columns)
    several = [cell.col for cell in grid.cells if cell.row == row and _holds_several(cell)]
    held = _lines_of_values(lines, several)
    counts = set(map(len, held.values()))
    if len(counts) != 1 or len({*held.values()}) == len(held):
        return []
    (count,) = counts
    firsts = row_boundaries(lines, ())
    groups = list(pairwise([0, *firsts, len(lines)]))
    if not _have_one_each(groups, [*held.values()], count):
        return []
    names = _names_of_rows(lines, held, count)
    if names and any(_cuts_name(names, lines[at].middle) for at in firsts):
        return []
    return [(lines[one - 1].middle + lines[one].middle) / 2 for one in firsts]


def _names_of_rows(lines: RowLines, values: Collection[int], count: int) -> list[Segment]:
    """The texts of the column that names so many rows; none where no column does."""
    columns = by_column(lines)
    texts = {col: [part.text for part in parts] for col, parts in columns.items()}
    label = _label(texts, values, count)
    return [] if label is None else columns[label]


def _lines_of_values(lines: RowLines, cols: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The lines with a value in each of those columns that hold nothing else."""
    begun = value_places(lines)
    filled = Counter(col for line in lines for col in line.begun)
    values = {col: tuple(at for at, own in enumerate(begun) if col in own) for col in cols}
    return {col: found for col, found in values.items() if len(found) == filled[col]}


def _have_one_each(
    groups: Sequence[tuple[int, int]], held: Sequence[Sequence[int]], count: int
) -> bool:
    """Whether there are so many groups of lines with one value each in every column; what stands
    over the first values is a heading of the group, or begins the first row."""
    within = [[sum(one <= at < two for at in places) for one, two in groups] for places in held]
    headed = max(within[0]) > within[0][0]
    alike = all(one == within[0] for one in within)
    return len(groups) - headed == count and alike and max(within[0]) <= 1


def _cuts_name(parts: Sequence[Segment], height: float) -> bool:
    """Whether a name of a column goes on below a height, or none stands there."""
    steps = [two.baseline - one.baseline for one, two in pairwise(parts)]
    for place, (one, two) in enumerate(pairwise(parts), 1):
        if one.baseline < height <= two.baseline:
            near = two.baseline - one.baseline <= WIDER * min(steps)
            return near and not begins_name([part.text for part in parts], place)
    return True
