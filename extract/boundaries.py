"""Where the rows of a table begin that no rule divides.

Every way to part the lines of a body into rows has its price: for a text that is parted in its
middle or joined with the next one, for values that stand elsewhere in their row than in the others,
for a row without values. The cheapest way is chosen. A row holds one value at most in a column of
values, and none crosses a rule or the heading of a group.

Takes the lines of a body, cut at its columns, and the heights of its rules; gives the lines that
begin a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise
from math import inf
from statistics import median

from extract.cut_lines import LEADER
from extract.printed import Places, any_between, are_near
from extract.row_lines import (
    BLANKS,
    CODE_PART,
    LEVEL,
    RowLine,
    RowLines,
    Segment,
    is_value,
    parts_of,
    runs_over,
    value_places,
)
from extract.runs import grouped, steps_back
from grammar.codes import code_and_name, is_code
from grammar.failed import says_nothing
from grammar.items import begins_item, has_bullet
from grammar.totals import is_lone_total


@dataclass(frozen=True, slots=True)
class Prices:
    """What speaks against a row. After each: how many of 573 tables (553 of generated documents, 20
    of real ones) get other rows without it; at half or twice as much hardly one does."""

    apart: float = 3.0
    """Two texts in one cell that stand further apart than its lines do, or differ in weight: 36."""
    early: float = 1.0
    """Two texts in one cell where the first ends before the room does: 5 (at twice as much 20)."""
    goes_on: float = 2.0
    """A text parted in the middle of a sentence: 6."""
    off: float = 1.0
    """Each line that the values stand off their place in a row, and off each other: 35."""
    bare: float = 1.2
    """A row without values: 23."""
    row: float = 0.5
    """Each row, for where nothing else tells, lines are of one: 10."""


PRICES = Prices()
PLACES = (0.0, 0.5, 1.0)
"""Where values stand in the rows of a table: at the top, in the middle or at the bottom."""

ALONE = 1.25
"""A single distance of two lines is that of a cell where all others are so many times larger."""
ROOM = 0.7
"""The share of the room between a name and the next text beside it that a name may fill, where none
in its column is longer."""
ROWS = 6
"""Rows of a line each, and no other line but one, that make that one a heading."""
SHORT, CAPITALS = 3, 0.1
"""Of the longer words within names fewer begin with capitals, where sentences alone do."""
SET_IN = 0.3
"""Type sizes by which the names of a group begin right of its own at least."""
STEPS = 3
"""Rows right below one another at least that tell how far rows are apart."""
FAR = 0.15
"""Type sizes by which two texts stand further apart than lines of a cell, which vary less."""
SPACED = 1.3
"""Type sizes between rows with room around their texts; lines of a cell stand closer."""
SPACE = 0.25
"""The room between two words, in type sizes."""
_RUPIAH = re.compile(r"rp\.?|idr", re.IGNORECASE)
_GRADE = re.compile(
    r"(?:A{1,2}|B{1,2}|C{1,2}|D{1,2}|E)[+-]?(?:\s*\(\d[\d.,]*\))?|WTP|WDP|n/?a"
    r"|yes|no|ya|tidak|ja|nein|nee|oui|non|sí|sì|sim",
    re.IGNORECASE,
)
"""What is printed for a value: the grade of an evaluation (SAKIP), an opinion, ``n/a``, or an
answer."""
_PART = re.compile(r"(?:of which|davon|darunter|dont|di cui)\b:?")
"""What stands above the parts of the row before, or before one of them."""
_ANNOUNCED = re.compile(r":[¹²³⁴-⁹]*$")
_UNIT_ABOVE = re.compile(r"[x×] ?1[., ]?000(?:[., ]000)?(?: \S+)?|%|in %", re.IGNORECASE)
"""What the values below are counted in: no line of one of them."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNIT = re.compile(r"[^\W\d_][^\d]{2,}")
"""A number without its unit, and what may be one (``orang/bulan``)."""
_MARKED = re.compile(r"\d{1,3}[a-e]|(?:[A-Z]|[IVX]{2,4})\.?|[x·.]")
"""A whole number with the mark of a note; the letter or numeral of a group among the numbers of
rows; the sign of a figure that there is none of."""


def row_boundaries(
    body: RowLines, separators: Places, narrow: Set[int] = frozenset(), headed: bool = False
) -> list[int]:
    """Indices of the lines that begin a new row (the first one left out).

    ``separators`` are the heights of rules over most of the table: one between two lines always
    divides rows, and where there are as many as the values need, they alone do. Numbers break over
    lines in the ``narrow`` columns. Where the first row is no
    rest of one (``headed``), it has values too.
    """
    given = {
        index
        for index in range(1, len(body))
        if any_between(separators, body[index - 1].middle, body[index].middle)
    }
    columns = _value_columns(body) - narrow
    values = _values(body, columns)
    least = max(Counter(chain.from_iterable(values)).values(), default=0)
    headings = _around_headings(body, values, columns)
    if len(given) >= max(2, least - 1) and not _hold_two(values, given):
        return sorted(given.union(headings if _are_spaced(body) else ()))
    given |= headings
    given |= {index for index in range(len(body)) if _is_total(body, index, values[index])}
    over = [index for index, line in enumerate(body) if runs_over(line) or heads_keys(line, body)]
    given |= _edges_of(over) - {0, len(body)}
    if _are_units(body[0]) and len(body) > 1:
        given.add(1)
    joints = _joints(body, columns)
    ways = [_cheapest(body, values, joints, given, place, headed) for place in PLACES]
    return min(ways, key=lambda way: round(way[0], 6))[1]


def _values(body: RowLines, columns: Set[int]) -> list[set[int]]:
    """The columns of values in which each line has one: a number, or what is printed for one."""
    # A code goes on below where its column is narrow: each of its parts is no value of its own.
    codes = {
        part.first
        for part in parts_of(body)
        if (is_code(part.text) or any(map(CODE_PART.fullmatch, part.text.split())))
        and not BLANKS.fullmatch(part.text)
    }
    words = _instead_of_values(body, columns - codes)
    values: list[set[int]] = []
    for places, line in zip(value_places(body), body, strict=True):
        told = {p.first for p in line.segments if _MARKED.fullmatch(p.text) or p.text in words}
        graded = _grades(line) & columns
        told |= graded if len(graded) > 1 else set()
        values.append((places.keys() - codes | told) & columns)
    return values


def _is_total(body: RowLines, index: int, held: Set[int]) -> bool:
    """Whether a line with a value, or the ``Rp`` over one, begins with the name of a total, no part
    of one that another line begins."""
    above, line = (body[at].segments[0].text for at in (max(index - 1, 0), index))
    paid = bool(held) or any(_RUPIAH.fullmatch(part.text) for part in body[index].segments)
    return paid and is_lone_total(line) and not is_lone_total(above)


def _are_units(line: RowLine) -> bool:
    """Whether a line holds nothing in the first column and no value, but a text over several: the
    units of columns."""
    return (
        line.segments[0].first > 0
        and not all(part.narrow for part in line.segments)
        and not any(is_value(part.text) for part in line.segments)
    )


def heads_keys(line: RowLine, body: RowLines) -> bool:
    """Whether a line is one text over the column of keys of a body, whose ends it runs over, and
    their names."""
    text, *others = line.segments
    if others or (text.first, text.last) != (0, 1):
        return False
    keys = [part for row in body for part in row.segments if (part.first, part.last) == (0, 0)]
    left = min((part.x0 for part in keys), default=0.0)
    right = max((part.x1 for part in keys), default=0.0)
    return text.x0 < max(right - text.size, left + 1)


def _instead_of_values(body: RowLines, columns: Set[int]) -> set[str]:
    """The words that stand for values (``unquoted``): in columns of values, beside a value of
    another. A unit that had no room beside its number stands on a line without any, or right beside
    a number elsewhere; ``Rp`` above an amount that had no room beside it is none."""
    found: set[str] = set()
    values = [part.text for part in parts_of(body) if part.first in columns]
    for line in body:
        held = [part for part in line.segments if part.first in columns]
        if any(is_value(part.text) for part in held):
            words = (part.text for part in held if part.text.isalpha())
            found |= {word for word in words if not _RUPIAH.fullmatch(word)}
    return found - {text.split()[-1] for text in values if text[0].isdigit()}


def _hold_two(values: Sequence[Set[int]], given: Set[int]) -> bool:
    """Whether two columns have two values each between the same two of these lines."""
    edges = [0, *sorted(given), len(values)]
    counts = (
        Counter(col for held in values[first:last] for col in held)
        for first, last in pairwise(edges)
    )
    return any(sum(count > 1 for count in counted.values()) > 1 for counted in counts)


def _cheapest(
    body: RowLines,
    values: Sequence[Set[int]],
    joints: _Joints,
    given: Set[int],
    place: float,
    headed: bool,
) -> tuple[float, list[int]]:
    """The price of the cheapest rows whose values stand at this place of them, and the lines that
    begin them (the first one left out)."""
    heights = _heights(body, values)
    lines = [line.baseline for line in body]
    bare = PRICES.bare * any(values)
    keyed = [line.segments[0].first == 0 for line in body]
    least = [0.0] + [inf] * len(body)
    begin = [0] * (len(body) + 1)
    for first, top in enumerate(lines):
        taken: set[int] = set()
        stand: list[tuple[int, float]] = []
        inside = least[first] + PRICES.row
        for last in range(first, len(body)):
            if (last > first and last in given) or taken & values[last]:
                break
            # A name with a value right below one with values is of another row.
            inside += PRICES.row * bool(taken and keyed[first] and values[last] and keyed[last])
            taken |= values[last]
            stand += heights[last]
            inside += joints.price(first, last)
            # What a page begins with may be the rest of a row, whose values the page before has.
            price = bare * bool(first or headed)
            if stand:
                off = _off_place(stand, top + place * (lines[last] - top))
                price = PRICES.off * off / joints.leading
            if inside + price < least[last + 1]:
                least[last + 1], begin[last + 1] = inside + price, first
    return least[-1], steps_back(begin)


def _heights(body: RowLines, values: Sequence[Set[int]]) -> list[list[tuple[int, float]]]:
    """The values of each line, by column and height."""
    return [
        [(part.first, part.baseline) for part in line.segments if part.first in held]
        for line, held in zip(body, values, strict=True)
    ]


def _off_place(stand: Sequence[tuple[int, float]], meant: float) -> float:
    """How far values, by column and height, stand off where they should or each other, keys not."""
    off = abs(sum(y for _, y in stand) / len(stand) - meant)
    return max(off, _spread([y for col, y in stand if col]))


def _spread(heights: Places) -> float:
    """How far values of one row stand from where they stand on average."""
    middle = sum(heights) / max(len(heights), 1)
    return sum(abs(y - middle) for y in heights) / max(len(heights), 1)


def _value_columns(body: RowLines) -> set[int]:
    """Columns whose cells are values."""
    values, told, texts = Counter[int](), Counter[int](), Counter[int]()
    for line in body:
        graded = _grades(line)
        for segment in line.segments:
            col, text, valued = segment.first, segment.text, is_value(segment.text)
            # A sign alone counts its amount: ``€``, ``%``, ``Rp``.
            texts[col] += valued or (any(map(str.isalnum, text)) and not _RUPIAH.fullmatch(text))
            values[col] += valued
            told[col] += valued + bool(_MARKED.fullmatch(text))
            told[col] += len(graded) > 1 and col in graded
    return {col for col in values if values[col] and told[col] >= 0.6 * texts[col]}


def _grades(line: RowLine) -> set[int]:
    """The columns of a line that print a grade for a value, or that there is none."""
    return {
        part.first
        for part in line.segments
        if _GRADE.fullmatch(part.text) or says_nothing(part.text)
    }


# --- what the columns of texts say -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Joints:
    """For every line the texts in it that follow another one of their column: the line of that
    one, and what it costs that both are in one row (below zero: that they are not). ``leading`` is
    the distance of the lines within a cell."""

    over: list[list[tuple[int, float]]]
    leading: float

    def price(self, first: int, last: int) -> float:
        """What it costs that a line is in the row that another one begins."""
        return sum(price for above, price in self.over[last] if above >= first)


def _is_unit_below(number: Segment, text: Segment, leading: float) -> bool:
    """Whether a text is the unit of the number a line above it, which had no room beside it."""
    near = text.baseline - number.baseline <= leading + max(FAR * text.size, 1.0)
    return near and bool(_NUMBER.fullmatch(number.text)) and bool(_UNIT.fullmatch(text.text))


def _joints(body: RowLines, value_columns: set[int]) -> _Joints:
    """What follows on what in the columns of texts."""
    columns = _by_column(body)
    again = _printed_again(columns.values())
    values = [columns.pop(col) for col in value_columns & columns.keys()]
    leading = _leading(list(columns.values()))
    joints = _Joints([[] for _ in body], leading or body[0].segments[0].size)
    for (above, one), (below, two) in (pair for column in values for pair in pairwise(column)):
        if _UNIT_ABOVE.fullmatch(one.text) and is_value(two.text):
            joints.over[below].append((above, PRICES.apart))
        elif _is_unit_below(one, two, joints.leading):
            joints.over[below].append((above, -PRICES.goes_on))
    for column in columns.values():
        # A line set to full width may stand in several pieces.
        begun = {index: segment.x0 for index, segment in reversed(column)}
        room = max(segment.x1 - begun[index] for index, segment in column) - 0.5
        for (above, one), (below, two) in pairwise(column):
            # Two texts beside each other, as a label in bold and its text, part no rows.
            if above < below:
                # Two columns that print the same text again begin a row with it.
                price = PRICES.apart * (again[above, below] > 1)
                left = room - (one.x0 - begun[above])
                joints.over[below].append((above, price + _joined(one, two, leading, left)))
    return joints


def _by_column(body: RowLines) -> dict[int, list[tuple[int, Segment]]]:
    """The texts that begin in each column, with the numbers of their lines."""
    parts = ((index, part) for index, line in enumerate(body) for part in line.segments)
    return grouped(parts, lambda part: part[1].first)


def _printed_again(columns: Iterable[Sequence[tuple[int, Segment]]]) -> Counter[tuple[int, int]]:
    """How many columns print the same text again on two lines."""
    return Counter(
        (above, below)
        for column in columns
        for (above, one), (below, two) in pairwise(column)
        if one.text == two.text
    )


def _joined(one: Segment, two: Segment, leading: float, room: float) -> float:
    """What it costs that a text and the next one of its column are in one row."""
    far = two.baseline - one.baseline > leading + max(FAR * two.size, 1.0)
    # A cell may list several things, each on a line of its own.
    listed = has_bullet(one.text) and has_bullet(two.text)
    early = has_room(one, two, room) and not listed
    apart = [
        far or one.bold != two.bold or _lists(one, two) or _is_title_over(one, two),
        bool(LEADER.search(one.text)) or (code_and_name(two.text)[0] or "").count(".") > 1,
        early and _announces(two),  # the heading of what follows
        _announces(one) and two.text[0].isupper(),
    ]
    price = PRICES.apart * sum(apart) + PRICES.early * early
    return price - PRICES.goes_on * _goes_on(one, two)


def _leading(columns: Sequence[Sequence[tuple[int, Segment]]]) -> float:
    """The distance of the lines within a cell: the least one that several texts share, for a
    single one may be another type's, unless all others are much larger; 0 where no column has two
    texts."""
    pairs = [pair for column in columns for pair in pairwise(part for _, part in column)]
    steps = ((two.baseline - one.baseline, two.size) for one, two in pairs)
    ordered = sorted(step for step, size in steps if step > 0.8 * size)
    for index, step in enumerate(ordered):
        shared = [other for other in ordered[index:] if other <= step + 0.8]
        larger = ordered[index + len(shared) :]
        if len(shared) >= 2 or (not index and larger and larger[0] > ALONE * step):
            return median(shared)
    return ordered[0] if ordered else 0.0


def _announces(one: Segment) -> bool:
    """Whether a text ends with a colon, the mark of a note aside."""
    return _ANNOUNCED.search(one.text) is not None


def has_room(one: Segment, two: Segment, room: float) -> bool:
    """Whether the first word of a text would have had room behind the one above it."""
    if LEADER.search(one.text):
        return True  # the dots took it
    word = two[0]
    shown = len(LEADER.sub("", word.text)) / len(word.text)
    return one.x1 - one.x0 + SPACE * word.size + shown * (word.x1 - word.x0) < room


def _lists(one: Segment, two: Segment) -> bool:
    """Whether a text ends with the sign of a list and the next one begins its first item."""
    return one.text.endswith(":") and begins_item(two.text)


def _is_title_over(one: Segment, two: Segment) -> bool:
    """Whether a text of several words in capitals stands over one that begins with a capital, or
    below such a one."""
    return any(
        len(title) > 1
        and min(len(title[0].text), len(title[-1].text)) > 3
        and all(word.text.isupper() for word in title)
        and text.text[:2].istitle()
        and text.text[1:2].islower()
        for title, text in ((one, two), (two, one))
    )


def _goes_on(one: Segment, two: Segment) -> bool:
    """Whether a text begins in the middle of a sentence."""
    within = two.text[0].islower() and not _PART.match(two.text)
    return within or two.text[0] in ")/,;" or one.text[-1] in "-/,("


def _is_spaced(body: RowLines, index: int) -> bool:
    """Whether a text begins no sentence's middle and stands as far from its neighbours as rows do
    and no lines of a cell."""
    first = [line.segments[0] for line in body[max(index - 1, 0) : index + 2]]
    return all(
        two.baseline - one.baseline > SPACED * first[0].size and not _goes_on(one, two)
        for one, two in pairwise(first)
    )


def _are_spaced(body: Sequence[RowLine]) -> bool:
    """Whether all lines stand as far apart as rows do and no lines of a cell."""
    size = body[0].segments[0].size
    return all(two.baseline - one.baseline > SPACED * size for one, two in pairwise(body))


def _is_set_in(heading: Segment, name: Segment, following: Segment | None) -> bool:
    """Whether the names of two rows below one another are set in behind what stands above them: the
    rest of a text alone would be, and not the row that follows."""
    return (
        following is not None
        and name.x0 > heading.x0 + SET_IN * name.size
        and are_near(name.x0, following.x0, LEVEL)
    )


def _stands_off(body: RowLines, index: int, step: float) -> bool:
    """Whether a line stands further from the one above than any row from the next (``step``), and
    no further from the one below."""
    if not index:
        return False
    above, line, below = (one.segments[0] for one in body[index - 1 : index + 2])
    off = max(FAR * line.size, 1.0)
    return line.baseline - above.baseline > step + off > below.baseline - line.baseline


@dataclass(frozen=True, slots=True)
class _Heading:
    """A text alone between rows, right over a name: maybe the heading of a group. ``room`` is how
    long names may be, ``apart`` whether the text stands off the rows above, or is set out."""

    index: int
    over: Segment | None
    text: Segment
    name: Segment
    room: float
    apart: bool

    @property
    def early(self) -> bool:
        """Whether the name would have had room beside it."""
        return _is_early(self.text, self.name, self.room)

    @property
    def free(self) -> bool:
        """Whether it had room beside what stands over it too."""
        return self.early and (self.over is None or _is_early(self.over, self.text, self.room))

    @property
    def told(self) -> bool:
        """Whether it stands apart, or alone is bold."""
        return self.apart or (self.free and self.text.bold and not self.name.bold)

    @property
    def word(self) -> str:
        """What it begins with, if that is a word in capitals."""
        word = self.text[0].text
        return word if len(word) > 1 and word[0].isupper() else ""


def _around_headings(
    body: RowLines, values: Sequence[Set[int]], value_columns: set[int]
) -> set[int]:
    """The lines that begin and follow the heading of a group (``Perempuan``), in a table most of
    whose rows are a line each: a text alone between rows, over a name that would have had room
    beside it; other groups have that name too, it alone is bold, or all such lines (several,
    or all but rows of values) had room beside both neighbours."""
    rows = [index for index, held in enumerate(values) if held]
    firsts = [(index, _name_of(body[index], value_columns)) for index in rows]
    steps = [
        below.baseline - above.baseline
        for (one, above), (two, below) in pairwise(firsts)
        if two == one + 1
    ]
    if len(steps) < 0.5 * (len(rows) - 1):
        return set()
    names = {index: first for index, first in firsts if first.first not in value_columns}
    found = _may_be_headings(body, values, names, steps)
    only = len(rows) >= ROWS and len(rows) + len(found) == len(body)
    named = [*names.values()]
    sure = found if _are_all(found, body, named, only) else _told_headings(found, named)
    return _edges_of(one.index for one in sure) - {0}


def _edges_of(lines: Iterable[int]) -> set[int]:
    """The lines that begin a row where each of these is one by itself."""
    return {edge for index in lines for edge in (index, index + 1)}


def _name_of(line: RowLine, value_columns: set[int]) -> Segment:
    """The first text of a line that stands in no column of values, if there is one."""
    texts = line.segments
    return next((part for part in texts if part.first not in value_columns), texts[0])


def _are_all(
    found: Sequence[_Heading], body: RowLines, names: Sequence[Segment], only: bool
) -> bool:
    """Whether all texts alone between rows are headings: no other line is no row (``only``) and
    they are spaced as rows are, or there are several or no other line, and each is free, or goes
    on in no name as names do."""
    if only and all(_is_spaced(body, one.index) for one in found):
        return True
    return (only or len(found) > 1) and (
        all(one.free for one in found) or _begin_with_capitals(found, names)
    )


def _begin_with_capitals(found: Sequence[_Heading], names: Sequence[Segment]) -> bool:
    """Whether texts and the names below them begin with capitals, with which hardly a word within
    a name begins: no name goes on so."""
    within = [word.text[0] for name in names for word in name[1:] if len(word.text) > SHORT]
    begun = [text.text[0] for one in found for text in (one.text, one.name)]
    few = sum(map(str.isupper, within)) < CAPITALS * len(within)
    return all(map(str.isupper, begun)) and len(within) >= ROWS and few


def _may_be_headings(
    body: RowLines, values: Sequence[Set[int]], names: Mapping[int, Segment], steps: Places
) -> list[_Heading]:
    """Texts alone right over the names of rows (``steps`` apart) that are the end of no name."""
    found: list[_Heading] = []
    for index in (first - 1 for first in names if first and not values[first - 1]):
        text, name = body[index].segments[0], names[index + 1]
        set_in = _is_set_in(text, name, names.get(index + 2))
        above = body[index - 1].segments if index else ()
        over = next((part for part in above if part.first == text.first), None)
        if not _is_alone(body[index], body[index + 1], name, set_in):
            continue
        lonely = index > 1 and not values[index - 1]
        if over and (lonely or _is_second_line(over, text, steps)):
            continue
        room = _room_of_name(name, body[index + 1], names.values())
        apart = set_in or (len(steps) >= STEPS and _stands_off(body, index, max(steps)))
        found.append(_Heading(index, over, text, name, room, apart))
    return found


def _is_second_line(over: Segment, text: Segment, steps: Places) -> bool:
    """Whether a text is the second line of the name over it: it goes on with that, or is nearer to
    it than any row to the next."""
    near = text.baseline - over.baseline + FAR * over.size < min(steps, default=0)
    return near or _goes_on(over, text)


def _is_alone(line: RowLine, below: RowLine, name: Segment, set_in: bool) -> bool:
    """Whether a line holds one text, in the column of the name below it; over names that are set
    in behind it, several in the first column. Where a key begins the line ``below``, what no name
    is set in behind may be the rest of a name."""
    first, last = line.segments[0].first, line.segments[-1].first
    alone = len(line.segments) == 1 and name is below.segments[0]
    return first == name.first and (alone or (set_in and last <= name.first))


def _room_of_name(name: Segment, line: RowLine, names: Iterable[Segment]) -> float:
    """How long a name of a line may be: as the longest of its column, or most of the way to the
    next text."""
    longest = max(one.x1 - one.x0 for one in names if one.first == name.first)
    beside = min((part.x0 for part in line.segments if part.x0 > name.x0), default=name.x0)
    return max(ROOM * (beside - name.x0), longest - 0.5)


def _is_early(above: Segment, below: Segment, room: float) -> bool:
    """Whether a text ends before the room does, and the next one is no rest of it."""
    return has_room(above, below, room) and not _goes_on(above, below)


def _told_headings(found: Sequence[_Heading], names: Iterable[Segment]) -> list[_Heading]:
    """Those of the headings that are told by themselves, by a name that other groups have too, or
    by a word that another one begins with that is free."""
    counts = Counter(name.text for name in names)
    shared = {one.name.text for one in found if one.early and counts[one.name.text] > 1}
    words = Counter(one.word for one in found)
    said = {one.word for one in found if one.free and words[one.word] > 1} - {""}
    return [one for one in found if one.told or one.name.text in shared or one.word in said]
