"""The header of a table without rules, read from its leaves upwards: what stands over a group of
columns is centred over it.

Takes the lines of a header over known columns; gives its cells: place, span and words of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, product
from math import inf
from operator import attrgetter
from typing import NamedTuple

from extract.cut_lines import CLOSE
from extract.header import is_year_text, names_years
from extract.lines import Text
from extract.printed import (
    Places,
    Rule,
    Rules,
    Word,
    Words,
    all_near,
    any_between,
    are_near,
    begin_or_end,
    ends_of,
    long_rules,
    overlap,
    stand_over,
)
from extract.row_lines import LEVEL, RowLine, RowLines, Segment, by_column, column_at
from extract.runs import parted
from grammar.codes import is_code_part
from grammar.items import names_serials
from grammar.years import YEAR

RULED = 1.5
"""Type sizes between a band and the rule below it at most."""
ALONE = 900.0
"""What it costs to leave a header cell under nothing: as much as being 30 points off centre."""
UNEVEN = ALONE
"""What it costs that of the names under a text some have names of their own below, others none."""
UNLEVEL = 3 * ALONE
"""What it costs that they stand at unlike heights: more than to leave the two at its ends alone."""
EXACT = 1.5
"""Points: a text as near to the middle of the names below it stands right over them."""
FITTING = ALONE
"""What that speaks for: as much as a column beside it that is under nothing speaks against it."""
LEAST_OFF, MOST_OFF = 8.0, 0.12
"""How far a text may stand off the middle of its columns: points, or a share of their width."""
SHORT = 3
"""Signs of a leaf that may stand at the right end of its band: ``Rp``."""
SHORT_TEXT = 14
"""Signs of a leaf at most that is told by what stands beside it."""
CENTRED = 6.0
"""Points by which the ends of columns may be unlike from the middle of the text over them."""


_MARK = re.compile(rf"\*+\)?|\d\)|\({YEAR}\)")
"""A footnote mark or a year in brackets, which belongs to what it stands under."""
_ASKS_FOR_YEAR = re.compile(
    r"(?:\b(?:tahun|thn\.?|th\.?|t\.?a\.?|pada|hingga|sampai(?:\s+dengan)?)|(?<!\w)s[./]d\.?)$"
    r"|\b\d{1,2}(?:,|\.? [^\W\d]{3,9}\.?)$",
    re.IGNORECASE,
)
"""A name that goes on with a year: ``Baseline Tahun``, ``Realisasi Renstra s/d``, ``Dec 19,``."""


class PlacedCell(NamedTuple):
    """A cell on its way: where it begins, how many rows and columns it spans, its words."""

    row: int
    col: int
    rows: int
    cols: int
    words: list[Word]

    def covers(self, col: int) -> bool:
        """Whether it stands over a column."""
        return self.col <= col < self.col + self.cols


_Division = tuple[float, tuple[tuple[int, int], ...]]
"""What it costs that texts stand over groups of cells, and where each group begins and ends."""


@dataclass(slots=True, eq=False)
class _Stack:
    """Segments of neighbouring lines that stand above one another: the lines of one text."""

    first: int
    last: int
    top: float
    bottom: float
    words: Text
    x0: float
    x1: float
    ruled: frozenset[int] = frozenset()
    """The columns that the rule right below it runs over, which parts it from their names."""

    @classmethod
    def of(cls, part: Segment) -> _Stack:
        """A text of one line."""
        places = (part.first, part.last, part.top, part.bottom)
        return cls(*places, Text(part), part.x0, part.x1)

    def take(self, part: Segment) -> None:
        """Let it go on with a further line."""
        self.words += part
        self.bottom = part.bottom
        self.first, self.last = min(self.first, part.first), max(self.last, part.last)
        self.x0, self.x1 = min(self.x0, part.x0), max(self.x1, part.x1)

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        return self.words.size

    @property
    def cols(self) -> range:
        """The columns that it stands in."""
        return range(self.first, self.last + 1)

    @property
    def narrow(self) -> bool:
        """Whether it stands in one column."""
        return self.first == self.last


_Stacks = Sequence[_Stack]
_Lowest = Mapping[int, _Stack]
"""Texts by the column that they alone stand in."""


@dataclass(slots=True)
class _Box:
    """A header cell on its way: its columns, its words, where they begin, its lowest and highest
    level above the leaves."""

    group: list[int]
    words: Text
    top: float
    low: int
    high: int

    def placed(self, height: int) -> PlacedCell:
        """The cell, below as many levels above the leaves as the header has."""
        cols = self.group[-1] - self.group[0] + 1
        rows = self.high - self.low + 1
        return PlacedCell(height - self.high, self.group[0], rows, cols, list(self.words))


def header_cells(
    header: RowLines,
    columns: Places,
    parts: set[int],
    rules: Rules = (),
    separators: Places = (),
    close: float = CLOSE,
) -> list[PlacedCell]:
    """The cells of a header; a column with a single text spans all its rows. ``parts`` are the
    columns that hold parts of codes, ``rules`` those of the page, ``separators`` the heights of
    those over the whole width, which no name goes on below, ``close`` the type sizes that its
    lines leave between them."""
    if not header:
        return []
    stacks = _stacks(header, columns, separators, close)
    leaves = _with_ruled(_leaf_level(stacks, columns, close), stacks, columns, rules)
    top, bottom = min(stack.bottom for stack in stacks), max(stack.top for stack in stacks)
    floor = next((y for y in reversed(separators) if top < y < bottom), inf)
    below = {s.first: s for s in stacks if s.narrow and s.top > floor}
    leaves |= below
    if not leaves:
        return _over_stubs(_by_column(stacks, columns), columns)
    upper = _over(leaves, stacks)
    names = [s for s in stacks if s not in upper and s not in leaves.values()]
    boxes = [_Box([col], leaf.words, leaf.top, 0, 0) for col, leaf in sorted(leaves.items())]
    done, height = _built_up(boxes, upper, columns)

    def is_low(words: Words, col: int) -> bool:
        return bool(words and below) and _is_ruled_off(words, floor, columns[col], rules)

    cells = _with_names_beside(done, height, names, parts, len(columns) - 1, is_low)
    return _over_stubs(_filled(cells, height + 1, len(columns) - 1), columns)


def _with_names_beside(
    boxes: Sequence[_Box],
    height: int,
    names: _Stacks,
    parts: set[int],
    n_cols: int,
    is_low: Callable[[Words, int], bool],
) -> list[PlacedCell]:
    """The cells over the leaves and those of the columns beside them, which are as high as the
    header where no rule below a name ends it (``is_low``)."""
    cells = [box.placed(height) for box in boxes]
    seen = {col for box in boxes for col in box.group}
    held = _beside_leaves(names, seen)
    runs = _code_runs(parts - seen, held)
    inner = {col for first, last in runs.items() for col in range(first + 1, last + 1)}
    for col in sorted({*range(n_cols)} - seen - inner):
        own = range(col, runs.get(col, col) + 1)
        words = [word for at in own for word in held.get(at, ())]
        cells.append(PlacedCell(0, col, height + 1 - is_low(words, col), len(own), words))
    for col in (col for col in held if col in seen):
        # A text over a leaf column that belongs to no level: keep it with the top cell there.
        next(cell for cell in cells if cell.row == 0 and cell.covers(col)).words.extend(held[col])
    return cells


def _beside_leaves(names: _Stacks, seen: Set[int]) -> dict[int, list[Word]]:
    """The words of names by their first column, or the last where the first is ``seen`` already."""
    held: dict[int, list[Word]] = {}
    for stack in names:
        held.setdefault(stack.last if stack.first in seen else stack.first, []).extend(stack.words)
    return held


def _by_column(stacks: _Stacks, columns: Places) -> list[PlacedCell]:
    """The cells of a header without levels, one for each column."""
    held: list[list[Word]] = [[] for _ in columns[1:]]
    named = {stack.first for stack in stacks if stack.narrow}
    for stack in stacks:
        free = {*stack.cols} - named
        for word in stack.words:
            # A name that reaches over columns is whole where all but one have their own.
            at = min(free) if len(free) == 1 else column_at(columns, word.centre)
            held[at].append(word)
    return [PlacedCell(0, col, 1, 1, words) for col, words in enumerate(held)]


def _over(leaves: _Lowest, stacks: _Stacks) -> list[_Stack]:
    """The texts over leaves."""
    lowest = max(leaf.top for leaf in leaves.values())
    return [
        stack
        for stack in stacks
        if stack.bottom <= lowest + 1
        and stack not in leaves.values()
        and not leaves.keys().isdisjoint(stack.cols)
    ]


def _over_stubs(cells: list[PlacedCell], columns: Places) -> list[PlacedCell]:
    """The cells of a header; the one name over the first two columns is that of both where it
    stands in their middle and not in that of its own."""
    named = [cell for cell in cells if cell.col < 2 and cell.words]
    beside = any(cell.covers(2) and cell.words for cell in cells)
    if len(columns) < 5 or len(named) != 1 or named[0].cols > 1 or not beside:
        return cells
    name = named[0]
    centre, middle = sum(ends_of(name.words)) / 2, (columns[0] + columns[2]) / 2
    own = (columns[name.col] + columns[name.col + 1]) / 2
    if not are_near(centre, middle, CENTRED / 2) or are_near(centre, own, CENTRED):
        return cells
    rows = range(name.row, name.row + name.rows)
    others = [cell for cell in cells if cell.col > 1 or cell.row not in rows]
    return [*others, name._replace(col=0, cols=2)]


def _built_up(
    current: list[_Box], waiting: list[_Stack], columns: Places
) -> tuple[list[_Box], int]:
    """The cells of a head, level by level from the leaves upwards, each of which groups the cells
    of the level below; and how many levels stand above the leaves."""
    done: list[_Box] = []
    height = 0
    while waiting:
        base = max(waiting, key=lambda stack: stack.top)
        level = [s for s in waiting if overlap(s.top, s.bottom, base.top, base.bottom)]
        waiting = [s for s in waiting if s not in level]
        level.sort(key=lambda stack: stack.centre)
        grouped = _grouped(level, current, columns, height + 1)
        height += 1
        covered = {col for box in grouped for col in box.group}
        done += [box for box in current if box.group[0] in covered]
        beside = [box for box in current if box.group[0] not in covered]
        for box in beside:
            box.high = height
        current = sorted([*grouped, *beside], key=lambda box: box.group[0])
    return done + current, height


def code_columns(body: RowLines) -> set[int]:
    """Columns that hold nothing but parts of codes (``7``, ``01``, ``2.06``)."""
    columns = by_column(body).items()
    return {col for col, parts in columns if all(is_code_part(part.text) for part in parts)}


def _code_runs(parts: set[int], names: Mapping[int, Words]) -> dict[int, int]:
    """First and last of neighbouring columns with parts of a code that have one name together:
    it is the only text over them."""
    # A column of serial numbers looks the same, but says so.
    cols = [at for at in sorted(parts) if not names_serials(Text(names.get(at, ())).text)]
    runs = parted(cols, lambda one, two: two != one + 1)
    one_name = (run for run in runs if sum(at in names for at in run) == 1)
    return {run[0]: run[-1] for run in one_name if len(run) > 1}


def _filled(cells: list[PlacedCell], depth: int, n_cols: int) -> list[PlacedCell]:
    """Empty cells where nothing stands."""
    covered = {
        place
        for row, col, rows, cols, _ in cells
        for place in product(range(row, row + rows), range(col, col + cols))
    }
    places = product(range(depth), range(n_cols))
    return cells + [PlacedCell(*place, 1, 1, []) for place in places if place not in covered]


def _stacks(header: RowLines, columns: Places, separators: Places, close: float) -> list[_Stack]:
    stacks: list[_Stack] = []
    for number, line in enumerate(header):
        below = [part for after in header[number + 1 :] for part in after.segments]
        of_years = _is_of_years(line, stacks, close)
        alike = _named_alike(line, stacks, close)
        for segment in line.segments:
            # A year beside other names is no leaf: ``Target Kinerja`` goes on with ``Tahun 2024``.
            lone = is_year_text(segment.text) and not of_years
            sure = lone or segment.text.startswith("(")
            above = alike.get(id(segment)) or next(
                (
                    stack
                    for stack in reversed(stacks)
                    if _is_right_below(segment, stack, separators, close)
                    and _may_go_on(segment, line, stack, lone)
                    and (
                        sure
                        or _is_unfinished(stack, segment, columns)
                        or not _beside(segment, line, stack, stacks, below, close)
                    )
                ),
                None,
            )
            if above is None:
                stacks.append(_Stack.of(segment))
            else:
                above.take(segment)
    return stacks


def _is_unfinished(stack: _Stack, segment: Segment, columns: Places) -> bool:
    """Whether a text is open, or its last line broke for want of room above one that ends alike."""
    return _is_open(stack) or (_is_broken(stack, columns) and _ends_alike(segment, stack))


def _is_right_below(segment: Segment, stack: _Stack, separators: Places, close: float) -> bool:
    """Whether a text stands right below another one, nothing between, in the middle of it, at one
    of its sides or, in brackets, within it."""
    bracketed = segment.text.startswith("(")
    within = bracketed and stack.x0 <= segment.x0 < segment.x1 <= stack.x1
    return (
        stand_over(segment, stack)
        and segment.top - stack.bottom < close * segment.size
        and not any_between(separators, stack.bottom, segment.top)
        and (
            within
            or are_near(segment.centre, stack.centre, 0.9 * segment.size)
            or _shares_edge(segment, stack)
        )
    )


def _continues(below: Segment | _Stack, above: Segment | _Stack, close: float) -> bool:
    """Whether a text stands as close below the middle of another one as its next line does."""
    return are_near(below.top, above.bottom, close * below.size) and are_near(
        below.centre, above.centre, 0.9 * below.size
    )


def _is_broken(stack: _Stack, columns: Places) -> bool:
    """Whether a text in one column is of several lines that would be one over two columns: it was
    set for the one, and stands over no names there."""
    lines = parted(stack.words, lambda one, two: two.x0 < one.x1)
    if not stack.narrow or len(lines) < 2:
        return False
    printed = sum(word.x1 - word.x0 for word in stack.words) + stack.size * len(lines) / 4
    wider = columns[stack.first : stack.first + 3], columns[max(stack.first - 1, 0) :][:3]
    return printed < min(edges[-1] - edges[0] for edges in wider if len(edges) > 2)


def _ends_alike(segment: Segment, stack: _Stack) -> bool:
    """Whether a text ends where the one above it does, and begins elsewhere."""
    return are_near(segment.x1, stack.x1, LEVEL) and not are_near(segment.x0, stack.x0, LEVEL)


def _may_go_on(segment: Segment, line: RowLine, stack: _Stack, lone: bool) -> bool:
    """Whether a text may be a further line of the one above it, by what both say; a ``lone`` year
    stands beside other names."""
    mark = _MARK.fullmatch(segment.text) is not None
    year = is_year_text(segment.text) and (not lone or segment.text.isdigit())
    if year and not mark and not _ASKS_FOR_YEAR.search(stack.words.text):
        return False
    # A year is no first line of a name but beside years: ``2011`` over ``real``; or of its unit in
    # brackets.
    first = mark or segment.text.startswith("(") or names_years(line.printed) or not _is_year(stack)
    return first and (_is_open(stack) or not _is_over_several(stack, line))


def _is_over_several(stack: _Stack, line: RowLine) -> bool:
    """Whether a text stands over several names of a line, in columns of their own."""
    under = {
        segment.first
        for segment in line.segments
        if stand_over(segment, stack) or stack.first <= segment.first <= segment.last <= stack.last
    }
    return len(under) > 1


def _shares_edge(segment: Segment, stack: _Stack) -> bool:
    """Whether a text begins or ends where the one above it does, in one column with it."""
    return _have_one_column(segment, stack) and begin_or_end(segment, stack, LEVEL)


def _have_one_column(one: Segment | _Stack, two: Segment | _Stack) -> bool:
    """Whether two texts stand in one column and the same."""
    return one.cols == two.cols and one.narrow


def _named_alike(line: RowLine, stacks: _Stacks, close: float = CLOSE) -> dict[int, _Stack]:
    """The text right above each year of a line, by the year, where each has its own and a text is
    there twice (``Target`` over ``2021``, ``Target`` over ``2022`` are one name each), or each has
    the one of its column right in its middle, or all end where theirs does."""
    years = _years(line)
    found: dict[int, _Stack] = {}
    for year, stack in product(years, stacks):
        if stand_over(stack, year) and are_near(year.top, stack.bottom, close * year.size):
            found[id(year)] = stack
    own = set(found.values())
    if not 1 < len(own) == len(found) == len(years):
        return {}
    twice = len({_plain(stack) for stack in own}) < len(own)
    return found if twice or _are_set_alike([(year, found[id(year)]) for year in years]) else {}


def _are_set_alike(pairs: Sequence[tuple[Segment, _Stack]]) -> bool:
    """Whether each text has one column with its other, and all share their middles or ends."""
    return all(_have_one_column(*pair) for pair in pairs) and any(
        all(are_near(at(one), at(two), EXACT) for one, two in pairs)
        for at in (attrgetter("centre"), attrgetter("x1"))
    )


def _is_open(stack: _Stack) -> bool:
    """Whether a bracket is still to be closed: ``Rp (x`` goes on whatever stands beside it."""
    text = stack.words.text
    return text.count("(") > text.count(")")


def _years(line: RowLine) -> list[Segment]:
    """The years that a line names."""
    return [segment for segment in line.segments if is_year_text(segment.text)]


def _is_of_years(line: RowLine, stacks: _Stacks, close: float = CLOSE) -> bool:
    """Whether a line names years side by side: two at least that are not each the last line of a
    name right above its middle (``Renja`` over ``Tahun 2022``)."""
    own = (
        year for year in _years(line) if not any(_continues(year, stack, close) for stack in stacks)
    )
    return len(list(own)) >= 2


def _beside(
    segment: Segment,
    line: RowLine,
    stack: _Stack,
    stacks: _Stacks,
    below: Sequence[Segment],
    close: float = CLOSE,
) -> bool:
    """Whether a short text stands among leaves, with others at its side that begin there too:
    then it is no further line of the text above it, where that is whole. ``below`` are the texts of
    the next lines: what goes on there is the name of a column, no leaf."""
    if not segment.narrow or len(segment.text) > SHORT_TEXT:
        return False
    low, high = min(stack.first, segment.first), max(stack.last, segment.first)
    centred = low == high and are_near(segment.centre, stack.centre, LEVEL)
    if low == high:
        if (_is_twin if centred else _ends_name)(segment, line, stack, stacks):
            return False
        low, high = _under_band(segment, stack, stacks, centred)
    beside = {
        other.first
        for other in line.segments
        if other is not segment
        and low <= other.first <= high
        and len(other.text) <= SHORT_TEXT
        and are_near(other.top, segment.top, LEVEL)
        and not _goes_on_below(other, below, close)
        and not _is_under_another(other, segment, stack, stacks)
    }
    return len(beside) > (centred and not is_year_text(segment.text))


def _ends_name(segment: Segment, line: RowLine, stack: _Stack, stacks: _Stacks) -> bool:
    """Whether a text goes on with the one above it, or with it is set flush right: bands are set
    in the middle or at the left, names set flush right end below one another. Leaves alike under
    bands are there twice, as are names of which each has its own first line."""

    def is_flush(text: Segment, above: _Stack) -> bool:
        return text.first == above.last and are_near(text.x1, above.x1, LEVEL)

    names = [other.text for other in line.segments]
    within = segment.text[0].islower() and any(name[0].isupper() for name in names)
    flush = is_flush(segment, stack) and not is_year_text(segment.text)
    alone = names.count(segment.text) == 1 or all(
        any(is_flush(other, above) for above in stacks) for other in line.segments if other.first
    )
    return within or (flush and alone and len(segment.text) > SHORT)


def _under_band(segment: Segment, stack: _Stack, stacks: _Stacks, centred: bool) -> tuple[int, int]:
    """The columns of the leaves that a band over one text may have. A short one stands over the
    middle of its leaves, or over the first or last; over the middle of three not where the next
    band stands two columns on."""
    col = segment.first
    if not centred:
        left, right = abs(segment.x0 - stack.x0) >= LEVEL, abs(segment.x1 - stack.x1) >= LEVEL
        return col - left, col + right
    level = {
        other.first
        for other in stacks
        if are_near(other.bottom, stack.bottom, LEVEL)
        # A name further left has this line already.
        or (are_near(other.top, stack.top, LEVEL) and other.bottom > segment.top)
    }
    return col - (col - 2 not in level), col + (col + 2 not in level)


def _goes_on_below(name: Segment, below: Iterable[Segment], close: float) -> bool:
    """Whether one of the texts of the next lines goes on with a name."""
    return any(
        part.first in name.cols and not is_year_text(part.text) and _continues(part, name, close)
        for part in below
    )


def _is_under_another(other: Segment, segment: Segment, stack: _Stack, stacks: _Stacks) -> bool:
    """Whether a text beside one below a text stands below another one, on the same line."""
    return any(
        above is not stack
        and other.first in above.cols
        and above.top < segment.top - LEVEL
        and (are_near(above.bottom, stack.bottom, LEVEL) or above.bottom > segment.top)
        for above in stacks
    )


def _is_twin(segment: Segment, line: RowLine, stack: _Stack, stacks: _Stacks) -> bool:
    """Whether a text stands below another one twice in a line, beside other texts there: leaves of
    two bands alike have the same beside them."""

    def beside(one: Segment) -> list[str]:
        return [other.text for other in line.segments if abs(other.first - one.first) == 1]

    others = (other for other in stacks if other is not stack)
    over = {other.first for other in others if _plain(other).startswith(_plain(stack))}
    return any(
        other.text == segment.text and other.first in over and beside(other) != beside(segment)
        for other in line.segments
    )


def _runs_below(
    lowest: _Lowest, stacks: _Stacks, columns: Places, close: float = CLOSE
) -> list[list[int]]:
    """Neighbouring columns whose texts begin on one line, with a text over the middle of them."""
    upper = [stack for stack in stacks if lowest.get(stack.first) is not stack]
    # A name as high as the header begins beside the bands, and no leaf does.
    highest = min((stack.bottom for stack in upper), default=0.0)
    begun = [
        col
        for col in sorted(lowest)
        if lowest[col].top > highest - LEVEL and not _goes_on(lowest[col], stacks, close)
    ]
    middle = (min(s.top for s in stacks) + max(s.bottom for s in stacks)) / 2

    def are_apart(one: int, two: int) -> bool:
        return two != one + 1 or not _on_one_line(lowest[two], lowest[one], middle)

    def over(run: Sequence[int]) -> int:
        left, right = columns[run[0]], columns[run[-1] + 1]
        top = min(lowest[at].top for at in run)
        return sum(s.bottom <= top + 1 and left < s.centre < right for s in stacks)

    return [run for run in parted(begun, are_apart) if 0 < over(run) < len(run)]


def _on_one_line(one: _Stack, two: _Stack, middle: float) -> bool:
    """Whether two texts begin or end on one line. In the middle of the header stands what is the
    only name of its column, which may end where leaves do."""
    alone = any(are_near(text.middle, middle, LEVEL / 2) for text in (one, two))
    ends = [abs(one.bottom - two.bottom)] if not alone else []
    return min([abs(one.top - two.top), *ends]) <= LEVEL


def _in_line(stack: _Stack, lowest: _Lowest) -> bool:
    """Whether a neighbouring column has a year on the same line."""
    beside = (lowest[col] for col in (stack.first - 1, stack.first + 1) if col in lowest)
    return any(are_near(other.bottom, stack.bottom, LEVEL) and _is_year(other) for other in beside)


def _goes_on(stack: _Stack, stacks: _Stacks, close: float = CLOSE) -> bool:
    """Whether a text is the last line of a name over the same single column."""
    return any(
        other is not stack and _have_one_column(other, stack) and _continues(stack, other, close)
        for other in stacks
    )


def _leaf_level(stacks: _Stacks, columns: Places, close: float) -> dict[int, _Stack]:
    """The lowest level where the header has more than one: by column; none of a plain one.

    Leaves are the lowest texts of neighbouring columns, on one line, with something over them that
    is fewer than they are.
    """
    lowest: dict[int, _Stack] = {}
    for stack in (stack for stack in stacks if stack.narrow):
        lowest[stack.first] = max(lowest.get(stack.first, stack), stack, key=attrgetter("bottom"))
    runs = _runs_below(lowest, stacks, columns, close)
    certain = {col for col, one in lowest.items() if _is_certain(one, lowest, stacks, close)}
    if len(certain) < 2:
        leaves = {col for run in runs for col in run}
        leaves |= {col for col, stack in lowest.items() if _is_under_band(col, stack, stacks)}
    else:
        certain = _with_alike(certain, lowest, runs)
        first, end = min(certain), max(certain) + 1
        leaves = certain | _on_their_level(certain, {*range(first, end)}.union(*runs), lowest)
        for count in (1, 2):
            for outer, edge in (
                (range(first - count, first), first),
                (range(end, end + count), end),
            ):
                if _are_outer_leaves(outer, edge, leaves, lowest, stacks, columns):
                    leaves.update(outer)
    return {col: lowest[col] for col in leaves}


def _is_under_band(col: int, stack: _Stack, stacks: _Stacks) -> bool:
    """Whether a text over several columns stands over that of one of them."""
    return any(
        not band.narrow and band.bottom <= stack.top + 1 and col in band.cols for band in stacks
    )


def _is_certain(stack: _Stack, lowest: _Lowest, stacks: _Stacks, close: float) -> bool:
    """Whether a text is a leaf for certain: a year, or printed again and again on one line."""
    if _is_year(stack) and (_in_line(stack, lowest) or not _goes_on(stack, stacks, close)):
        return True
    return any(
        other is not stack
        and are_near(other.top, stack.top, LEVEL)
        and _plain(other) == _plain(stack)
        for other in lowest.values()
    )


def _with_alike(certain: Set[int], lowest: _Lowest, runs: Sequence[Sequence[int]]) -> set[int]:
    """Certain leaves, and runs with the same names: under another band they may stand higher."""
    names = {_plain(lowest[col]) for col in certain}
    alike = (run for run in runs if any(_plain(lowest[col]) in names for col in run))
    return {*certain}.union(*alike)


def _on_their_level(certain: Set[int], cols: Set[int], lowest: _Lowest) -> set[int]:
    """Those of some columns whose texts stand on one level with leaves that are certain; leaves
    of more or fewer lines share their middle."""
    told = [lowest[col] for col in certain]
    return {
        col
        for col in cols & lowest.keys()
        if any(
            are_near(lowest[col].top, leaf.top, LEVEL)
            or are_near(lowest[col].middle, leaf.middle, LEVEL)
            for leaf in told
        )
    }


def _with_ruled(
    leaves: _Lowest, stacks: _Stacks, columns: Places, rules: Rules
) -> dict[int, _Stack]:
    """The leaves with the texts below the rule of a band: one that stands right below one text and
    runs over several columns, each of which has its name below it."""
    found = dict(leaves)
    # A rule that is drawn cell by cell is one, and says more than its pieces.
    for rule in (rule for rule in (*rules, *long_rules(rules)) if rule.horizontal):
        held = _run_over(rule, columns)
        near = [s for s in stacks if s.x0 > rule.x0 - LEVEL and s.x1 < rule.x1 + LEVEL]
        over = [s for s in near if -LEVEL < rule.y0 - s.bottom < RULED * s.size]
        below = {s.first: s for s in near if s.narrow and s.top > rule.y0 - LEVEL}
        if len(over) == 1 and 1 < len(held) < len(columns) - 1 and below.keys() == held:
            over[0].ruled = held
            found |= below
    return found


def _run_over(rule: Rule, columns: Places) -> frozenset[int]:
    """The columns whose middle a rule runs over."""
    middles = ((one + two) / 2 for one, two in pairwise(columns))
    return frozenset(col for col, x in enumerate(middles) if rule.x0 < x < rule.x1)


def _is_ruled_off(words: Words, y: float, left: float, rules: Rules) -> bool:
    """Whether a rule of this height ends a name below its words; its column begins at ``left``."""
    return max(word.y1 for word in words) <= y + LEVEL and any(
        rule.horizontal and are_near(rule.y0, y, 1) and rule.x0 < words[0].x1 and rule.x1 > left + 1
        for rule in rules
    )


def _are_outer_leaves(
    cols: range,
    edge: int,
    leaves: Collection[int],
    lowest: _Lowest,
    stacks: _Stacks,
    columns: Places,
) -> bool:
    """Whether the columns beside the leaves are leaves, though their names are no others' (``BL``
    and ``BTL`` beside ``Target``): they share the middle of theirs, and the text over the nearest
    of them is centred over columns to their outer ``edge``, not to the inner one."""
    if not lowest.keys() >= set(cols) or set(cols) & set(leaves):
        return False
    leaf, outermost = (lowest[edge], cols[0]) if cols[0] < edge else (lowest[edge - 1], cols.stop)
    if not all(are_near(lowest[col].middle, leaf.middle, LEVEL) for col in cols):
        return False
    top = min(lowest[col].top for col in cols)
    inner, outer = columns[edge], columns[outermost]

    def off(band: _Stack, end: float) -> float:
        return min(abs(2 * band.centre - end - other) for other in columns)

    def away(band: _Stack) -> float:
        return min(abs(band.centre - leaf.centre), abs(band.centre - inner))

    over = [b for b in stacks if b.bottom <= top + 1 and away(b) < abs(outer - inner)]
    nearest = max(over, key=lambda band: (round(band.bottom), -away(band)), default=None)
    if nearest is None:
        return False
    within = off(nearest, inner)
    # The further it stands off the middle of the others, the less sure it must be.
    return off(nearest, outer) < min(within, CENTRED * (1 + (within > 4 * CENTRED)))


def _is_year(stack: _Stack) -> bool:
    return is_year_text(stack.words.text)


def _plain(stack: _Stack) -> str:
    return stack.words.text.casefold()


def _grouped(level: _Stacks, under: Sequence[_Box], columns: Places, height: int) -> list[_Box]:
    """Which cells of the level below each text stands over: the division in which every text is
    most nearly centred over its group, or begins or ends with it; groups keep the order. No group
    holds the same text twice: years and ``Target``/``Rp`` begin anew with the next group; but for
    groups all alike (``Global SE EP SE``), of which none holds the same place twice."""
    texts = [box.words.text for box in under]
    flush = 1 < len(level) < len(under) and _are_set_flush(level, under)
    own = _told_apart(texts, len(level))
    groups = _division(level, _Row(under, own, columns, flush, _within_years(texts)))
    taken = {at for start, stop in groups for at in range(start, stop)}
    boxes: list[_Box] = []
    for stack, (low, high) in zip(level, groups, strict=False):
        while _goes_over(stack, under, low - 1, high + 1, taken):
            low, high = low - 1, high + 1
        merged = [col for box in under[low:high] for col in box.group]
        boxes.append(_Box(merged, Text(stack.words), stack.top, height, height))
    boxes[-1].words += [word for stack in level[len(groups) :] for word in stack.words]
    if not all(map(_is_year, level)) or _are_centred(boxes, level, columns):
        return boxes
    even = _evenly(level, under, columns, height) if len(level) > 1 else []
    return even or _of_years(boxes, level)


def _told_apart(texts: Sequence[str], count: int) -> Sequence[str]:
    """Texts by which groups are told from each other: where these are so many and all alike, the
    places in their group."""
    size = len(texts) // count
    alike = count > 1 and list(texts) == [*texts[:size]] * count
    return [str(at % size) for at in range(len(texts))] if alike else texts


def _are_set_flush(level: _Stacks, under: Sequence[_Box]) -> bool:
    """Whether every text begins, or every one ends, with one below it."""
    begun, ended = [box.words.x0 for box in under], [box.words.x1 for box in under]
    left = all_near((stack.x0 for stack in level), begun, 1)
    return left or all_near((stack.x1 for stack in level), ended, 1)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a level that texts are to be shared out over, and their texts; ``flush`` where
    heads are set so, ``within`` where no band ends."""

    cells: Sequence[_Box]
    texts: Sequence[str]
    columns: Places
    flush: bool
    within: set[int]

    def cost(self, start: int, stop: int, stack: _Stack) -> float:
        """What it costs that a text stands over these of the cells."""
        under = self.cells[start:stop]
        left, right = self.columns[under[0].group[0]], self.columns[under[-1].group[-1] + 1]
        off = abs((left + right) / 2 - stack.centre)
        fitting = _off_names(stack, under) < EXACT or off < EXACT * (len(under) > 1)
        if self._is_set_flush(stack, under):
            off = min(off, 8.0)
        outside = max(left - stack.x0, 0.0) + max(stack.x1 - right, 0.0)
        twice = len(under) - len(set(self.texts[start:stop]))
        off_rule = stack.ruled and stack.ruled != {col for box in under for col in box.group}
        # What begins beside a text is as high as the head, and not under it.
        beside = any(box.top < stack.bottom - LEVEL for box in under)
        false = 1e6 * (bool(off_rule) + beside)
        uneven = UNEVEN * (len({box.low for box in under}) > 1)
        uneven += UNEVEN * (start in self.within) + UNEVEN * (stop in self.within)
        uneven += UNLEVEL * (not _on_one_level(under))
        fits = FITTING * fitting * (not self.flush)
        return off**2 + 4 * outside**2 + 1e4 * twice - fits + uneven + false

    def _is_set_flush(self, stack: _Stack, under: Sequence[_Box]) -> bool:
        """Whether a text begins with the first or ends with the last of several texts below it,
        and does not stand over the middle of that one."""
        if len(under) == 1 and not self.flush:
            return False
        sides = (
            (under[:1], are_near(stack.x0, under[0].words.x0, 1)),
            (under[-1:], are_near(stack.x1, under[-1].words.x1, 1)),
        )
        return any(
            at_end and (self.flush or _off_names(stack, end) >= EXACT) for end, at_end in sides
        )


def _division(level: _Stacks, row: _Row) -> tuple[tuple[int, int], ...]:
    """Where the groups of cells begin and end that texts stand over, each text but those beyond
    the number of cells, which costs least."""
    n = len(row.cells)
    # What the first cells under the first texts cost at least, and the groups of these; a cell
    # may be under no text at all.
    best: list[_Division] = [(stop * ALONE, ()) for stop in range(n + 1)]
    for used, stack in enumerate(level[:n], 1):
        fewer, best = best, [(inf, ())] * (n + 1)
        for stop in range(used, n + 1):
            best[stop] = (best[stop - 1][0] + ALONE, best[stop - 1][1])
            for start in range(used - 1, stop):
                tried = fewer[start][0] + row.cost(start, stop, stack)
                if tried < best[stop][0]:
                    best[stop] = (tried, (*fewer[start][1], (start, stop)))
    return best[n][1]


def _of_years(boxes: list[_Box], level: _Stacks) -> list[_Box]:
    """Cells of years that stand off the middle of their columns. Years have columns alike; where
    these are not, it is open which are whose: all stand over all columns, so that none has
    another's."""
    alike = len({len(box.group) for box in boxes}) == 1
    if alike and all(one.group[-1] + 1 == two.group[0] for one, two in pairwise(boxes)):
        return boxes
    merged = list(range(boxes[0].group[0], boxes[-1].group[-1] + 1))
    words = Text(word for stack in level for word in stack.words)
    return [_Box(merged, words, level[0].top, boxes[0].low, boxes[0].high)]


def _evenly(level: _Stacks, under: Sequence[_Box], columns: Places, height: int) -> list[_Box]:
    """The cells in a row, as many for each of several texts, over whose middle every text stands;
    none where there are no such. Names as high as the head may end beside them, on their line."""
    count = len(level)
    for size in range(len(under) // count, 0, -1):
        for first in range(len(under) - size * count + 1):
            parts = (under[first + size * at : first + size * (at + 1)] for at in range(count))
            boxes = [
                _Box([col for box in part for col in box.group], Text(stack.words), stack.top,
                     height, height)
                for part, stack in zip(parts, level, strict=True)
            ]  # fmt: skip
            if _are_centred(boxes, level, columns):
                return boxes
    return []


def _on_one_level(boxes: Sequence[_Box]) -> bool:
    """Whether names begin, end or have their middles at one height, as those of one row of a head
    do, however many lines each has; a name as high as two rows does not."""
    ends = [(box.words.top, box.words.bottom) for box in boxes]
    heights = zip(*((top, (top + bottom) / 2, bottom) for top, bottom in ends), strict=True)
    return any(max(at) - min(at) <= LEVEL for at in heights)


def _within_years(texts: Sequence[str]) -> set[int]:
    """Where a name with a year follows one with the year before it, as elsewhere in the same row
    (``2019 2020`` under one band and the next): no band ends there."""
    years = [int(found[-1]) if (found := re.findall(YEAR, text)) else 0 for text in texts]
    steps = Counter(pairwise(texts))
    return {
        at
        for at, (one, two) in enumerate(pairwise(texts), start=1)
        if 0 < years[at - 1] == years[at] - 1 and steps[one, two] > 1
    }


def _goes_over(
    stack: _Stack, under: Sequence[_Box], low: int, high: int, taken: Collection[int]
) -> bool:
    """Whether a text stands right over the middle of a year more on both sides that nothing else
    stands over: a year printed twice below it is a misprint, and none of its columns is sure."""
    if low < 0 or high > len(under) or {low, high - 1} & set(taken):
        return False
    outer = (under[low], under[high - 1])
    return (
        all(is_year_text(box.words.text) for box in outer)
        and _off_names(stack, under[low:high]) < EXACT
    )


def _off_names(stack: _Stack, under: Sequence[_Box]) -> float:
    """How far a text stands off the middle of the texts below it."""
    left, right = ends_of(under[0].words)[0], ends_of(under[-1].words)[1]
    return abs((left + right) / 2 - stack.centre)


def _are_centred(boxes: Sequence[_Box], level: _Stacks, columns: Places) -> bool:
    return all(_is_centred(box, stack, columns) for box, stack in zip(boxes, level, strict=False))


def _is_centred(box: _Box, stack: _Stack, columns: Places) -> bool:
    """Whether a text stands over the middle of its columns, as near as their edges are known."""
    left, right = columns[box.group[0]], columns[box.group[-1] + 1]
    off = abs((left + right) / 2 - stack.centre)
    return off <= max(LEAST_OFF, MOST_OFF * (right - left))
