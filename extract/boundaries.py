"""Where the rows of a table begin that no rule divides.

A row holds one value in every column of values, so each line of values is the key of a row; which
of the lines between two keys begins the second row shows in the columns of texts. Inside a cell
lines follow each other at one distance, in one weight of type, and break only where the next word
has no room; what leaves more room, changes the weight or breaks early is another cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from extract.row_lines import RowLine, Segment, is_value, value_places

Side = Literal["top", "middle", "bottom"]

_APART = 3.0
"""What speaks for two cells where lines stand further apart than within a cell, or differ in
weight."""
_EARLY = 1.0
"""What speaks for two cells where a line ends before the room does."""
_GOES_ON = 2.0
"""What speaks for one cell where a line begins in the middle of a sentence."""

ALONE = 1.25
"""A single distance of two lines is that of a cell where all others are so many times larger."""
ROOM = 0.7
"""The share of the room between a name and the next text beside it that a name may fill."""
NEARER = 0.6
"""Two lines of values of one row stand nearer than this many times the usual distance of rows."""


@dataclass(frozen=True, slots=True)
class _Joint:
    """Two texts that follow each other in one column, on lines ``above`` and ``below``:
    ``parting`` is what speaks for a row that begins between them (below zero: against)."""

    above: int
    below: int
    parting: float


@dataclass(frozen=True, slots=True)
class _Key:
    """The lines that hold the values of one row, from ``first`` to ``last``."""

    first: int
    last: int


def row_boundaries(body: Sequence[RowLine], n_cols: int, separators: Sequence[float]) -> list[int]:
    """Indices of the lines that begin a new row (the first one left out).

    ``separators`` are the heights of rules over most of the table: one between two lines always
    divides rows, and where there is one for nearly every key they alone do.
    """
    ruled = [
        index
        for index in range(1, len(body))
        if any(body[index - 1].middle < y < body[index].middle for y in separators)
    ]
    value_columns = _value_columns(body, n_cols)
    leading = _leading(body, value_columns)
    joints = _joints(body, n_cols, value_columns, leading)
    keys = _keys(body, value_columns, leading, joints)
    if len(ruled) >= 2 and len(ruled) >= 0.8 * (len(keys) - 1):
        return ruled
    boundaries = {
        *ruled,
        *_between_keys(body, keys, joints, ruled),
        *_around_headings(body, keys, value_columns),
    }
    # Rows without a value of their own (names of groups) show by the room around them.
    for joint in sorted(joints, key=lambda joint: joint.below):
        if joint.parting >= _APART and not any(
            joint.above < index <= joint.below for index in boundaries
        ):
            beside = [
                other.parting
                for other in joints
                if other is not joint and other.above < joint.below <= other.below
            ]
            if all(parting >= 0 for parting in beside):
                boundaries.add(joint.below)
    return sorted(boundaries)


def _value_columns(body: Sequence[RowLine], n_cols: int) -> set[int]:
    """Columns whose cells are values."""
    values, all_texts = [0] * n_cols, [0] * n_cols
    for line in body:
        for segment in line.segments:
            all_texts[segment.first] += 1
            values[segment.first] += is_value(segment.text)
    return {col for col in range(n_cols) if all_texts[col] and values[col] >= 0.6 * all_texts[col]}


def _keys(
    body: Sequence[RowLine],
    value_columns: set[int],
    leading: float,
    joints: Sequence[_Joint],
) -> list[_Key]:
    """The lines that hold the values of a row.

    Columns of short numbers (the parts of a code, a serial) are asked only where no others are.
    Values of one and of two lines that are centred in their row stand half a line off each other;
    those at its top and at its bottom stand further apart, but nearer than rows do.
    """
    every = value_columns
    long = {
        segment.first
        for line in body
        for segment in line.segments
        if len(segment.text) > 3 or not segment.text.replace(".", "").isdigit()
    }
    if len(value_columns & long) >= 2:
        value_columns = value_columns & long
    needed = min(2, len(value_columns))
    groups: list[list[int]] = []
    held: dict[int, int] = {}
    begun = value_places(body)
    for index, places in enumerate(begun):
        here = {col: end for col, end in places.items() if col in value_columns}
        # A single value is enough where it is an amount of money.
        if not (len(here) >= needed > 0 or here.keys() & _amounts(body[index])):
            continue
        if (
            groups
            and not held.keys() & here.keys()
            and (
                (
                    body[index].baseline - body[groups[-1][-1]].baseline < 0.8 * leading
                    # Each with a number of its own: two rows.
                    and not every & places.keys() & begun[groups[-1][-1]].keys()
                )
                # No row begins in the middle of a number.
                or index <= max(held.values())
            )
        ):
            groups[-1].append(index)
            held |= here
        else:
            groups.append([index])
            held = here
    columns = [every & set().union(*(begun[at] for at in group)) for group in groups]
    groups = _one_row_each(body, groups, columns, joints, every)
    return [_Key(group[0], group[-1]) for group in groups]


def _one_row_each(
    body: Sequence[RowLine],
    groups: Sequence[list[int]],
    columns: Sequence[set[int]],
    joints: Sequence[_Joint],
    value_columns: set[int],
) -> list[list[int]]:
    """Lines of values with those of the next group where both are of one row: they fill no column
    twice, stand much nearer to each other than rows do, and a text goes on from one to the other,
    or none stands beside one of them."""
    # Rows are as far apart as the values of one column are.
    last: dict[int, float] = {}
    steps = []
    for group, own in zip(groups, columns, strict=True):
        height = body[group[0]].baseline
        steps += [height - max(last[col] for col in seen) for seen in [own & last.keys()] if seen]
        last |= dict.fromkeys(own, height)
    if len(steps) < 2:
        return list(groups)
    pitch = median(steps)

    def columns_of(group: Sequence[int]) -> set[int]:
        return {part.first for at in group for part in body[at].segments}

    def goes_on(one: Sequence[int], two: Sequence[int]) -> bool:
        partings = [
            joint.parting
            for joint in joints
            if one[0] <= joint.above < two[0] and one[-1] < joint.below <= two[-1]
        ]
        # A row without the number that the one above has, in a first column of numbers, is its
        # rest, even where a word less would have had room.
        most = _EARLY if 0 in columns_of(one) - columns_of(two) else 0.0
        return bool(partings) and max(partings) <= most

    def is_bare(group: Sequence[int]) -> bool:
        return columns_of(group) <= value_columns

    joined = [groups[0]]
    filled = columns[0]
    for group, own in zip(groups[1:], columns[1:], strict=True):
        before = joined[-1]
        near = body[group[0]].baseline - body[before[-1]].baseline < NEARER * pitch
        alone = is_bare(before) or is_bare(group)
        if near and not filled & own and (alone or goes_on(before, group)):
            joined[-1] = [*before, *group]
            filled = filled | own
        else:
            joined.append(group)
            filled = own
    return joined


def _amounts(line: RowLine) -> set[int]:
    """The columns in which an amount of money of six digits and more stands."""
    return {
        segment.first
        for segment in line.segments
        if is_value(segment.text) and sum(map(str.isdigit, segment.text)) >= 6
    }


# --- what the columns of texts say -----------------------------------------------------------


def _texts(body: Sequence[RowLine], value_columns: set[int]) -> list[list[tuple[int, Segment]]]:
    """The texts of every column of texts with the indices of their lines."""
    columns: dict[int, list[tuple[int, Segment]]] = {}
    for index, line in enumerate(body):
        for segment in line.segments:
            if segment.first not in value_columns:
                columns.setdefault(segment.first, []).append((index, segment))
    return list(columns.values())


def _leading(body: Sequence[RowLine], value_columns: set[int]) -> float:
    """The distance of the lines within a cell: the least one that several texts share, for a
    single one may be another type's, unless all others are much larger; 0 where no column has two
    texts."""
    ordered = sorted(
        two.baseline - one.baseline
        for column in _texts(body, value_columns)
        for (_, one), (_, two) in pairwise(column)
        if two.baseline - one.baseline > 0.8 * two.size
    )
    needed = max(2, len(ordered) // 12)
    for index, step in enumerate(ordered):
        shared = [other for other in ordered[index:] if other <= step + 0.8]
        larger = ordered[index + len(shared) :]
        if len(shared) >= needed or (not index and larger and larger[0] > ALONE * step):
            return median(shared)
    return ordered[0] if ordered else 0.0


def _joints(
    body: Sequence[RowLine], n_cols: int, value_columns: set[int], leading: float
) -> list[_Joint]:
    """What follows on what in the columns of texts."""
    joints = []
    for column in _texts(body, value_columns):
        room = max(segment.x1 - segment.x0 for _, segment in column)
        for (above, one), (below, two) in pairwise(column):
            # Two texts beside each other, as a label in bold and its text, part no rows.
            if above < below:
                joints.append(_Joint(above, below, _parting(one, two, leading, room)))
    return joints


def _parting(one: Segment, two: Segment, leading: float, room: float) -> float:
    """What speaks for two cells where a text follows another; ``leading`` is the distance of the
    lines within a cell, ``room`` the length of the longest text of the column."""
    parting = 0.0
    if two.baseline - one.baseline > leading + max(0.2 * two.size, 1.0) or one.bold != two.bold:
        parting += _APART
    first = two.words[0]
    if one.x1 - one.x0 + 0.25 * first.size + first.x1 - first.x0 < room - 0.5:
        parting += _EARLY
    text = two.text
    if text[0].islower() or text[0] in ")/,;" or one.text[-1] in "-/,(":
        parting -= _GOES_ON
    return parting


# --- rows of keys ----------------------------------------------------------------------------


def _between_keys(
    body: Sequence[RowLine],
    keys: Sequence[_Key],
    joints: Sequence[_Joint],
    ruled: Sequence[int],
) -> set[int]:
    """For each two keys the line that begins the second one's row: what the texts favour; where
    they favour several alike, as values stand in their rows."""
    best = []
    for one, two in pairwise(keys):
        given = [index for index in ruled if one.last < index <= two.first]
        best.append(given or _favoured(one.last, two.first, joints))
    side = _side(body, keys, best)
    boundaries: set[int] = set()
    start = 0
    if side == "top" and len(keys) >= 3 and keys[0].first > 0:
        # What stands above the first values is the rest of a row that a page break cut.
        boundaries.add(keys[0].first)
    for one, indices in zip(keys, best, strict=False):
        if side == "top":
            chosen = indices[-1]
        elif side == "bottom":
            chosen = indices[0]
        else:
            # The row is as high over its values as under them.
            end = 2 * body[one.first].baseline - body[start].baseline
            chosen = min(indices, key=lambda index: abs(body[index - 1].baseline - end))
        boundaries.add(chosen)
        start = chosen
    return boundaries


def _around_headings(
    body: Sequence[RowLine], keys: Sequence[_Key], value_columns: set[int]
) -> set[int]:
    """The lines that begin and follow the heading of a group (``Perempuan``), in a table most of
    whose rows are a line each: a text alone between rows, over a name that would have had room
    beside it; other groups have that name too, or all such lines had room beside both
    neighbours."""
    adjacent = sum(two.first == one.last + 1 for one, two in pairwise(keys))
    if len(keys) < 4 or adjacent < 0.5 * (len(keys) - 1):
        return set()
    names: dict[int, Segment] = {}
    for key in keys:
        segment = body[key.first].segments[0]
        if segment.first not in value_columns:
            names[key.first] = segment
    counts = Counter(segment.text for segment in names.values())
    between = {*(key.last + 1 for key in keys), 0}

    def next_to(index: int) -> float:
        first, *others = body[index].segments
        return min((part.x0 for part in others), default=first.x0)

    def is_early(above: Segment, below: Segment, room: float) -> bool:
        first = below.words[0]
        used = above.x1 - above.x0 + 0.25 * first.size + first.x1 - first.x0
        return used < room and not below.text[0].islower() and above.text[-1] not in "-/,("

    parted: list[int] = []
    alone: list[tuple[int, bool]] = []
    for index in sorted(between & {first - 1 for first in names}):
        line, name = body[index], names[index + 1]
        heading = line.segments[0]
        if len(line.segments) > 1 or heading.first != name.first:
            continue
        room = ROOM * (next_to(index + 1) - name.x0)
        early = is_early(heading, name, room)
        over = names.get(index - 1)
        alone.append((index, early and (over is None or is_early(over, heading, room))))
        if early and counts[name.text] >= 2:
            parted.append(index)
    if len(alone) >= 2 and all(apart for _, apart in alone):
        # Every such line had room beside the name above it and below it: none is the rest of one.
        parted = [index for index, _ in alone]
    return {edge for index in parted for edge in (index, index + 1)} - {0}


def _favoured(one: int, two: int, joints: Sequence[_Joint]) -> list[int]:
    """The lines after ``one`` up to ``two`` of which the texts say most that a row begins."""
    says = dict.fromkeys(range(one + 1, two + 1), 0.0)
    for joint in joints:
        for index in range(max(joint.above, one) + 1, min(joint.below, two) + 1):
            says[index] += joint.parting
    most = max(says.values())
    return [index for index, parting in says.items() if parting >= most - 0.01]


def _side(body: Sequence[RowLine], keys: Sequence[_Key], best: Sequence[Sequence[int]]) -> Side:
    """Where in their rows the values stand, told from all rows: at the top where every row may
    begin with its values; else at the bottom or in the middle."""
    if not best:
        return "top"
    if _between_lines(body, keys):
        return "middle"
    tops = sum(two.first in indices for two, indices in zip(keys[1:], best, strict=True))
    bottoms = sum(one.last + 1 in indices for one, indices in zip(keys, best, strict=False))
    first, last = keys[0].first, keys[-1].last
    if tops >= 0.9 * len(best) and (first == 0 or last < len(body) - 1):
        return "top"
    if bottoms >= 0.9 * len(best) and last == len(body) - 1 and first > 0:
        return "bottom"
    return "top" if first == 0 or tops >= 0.9 * len(best) else "middle"


def _between_lines(body: Sequence[RowLine], keys: Sequence[_Key]) -> bool:
    """Whether values stand half a line off the texts beside them: they are centred in rows of an
    even number of lines."""
    off = 0
    for key in keys:
        line = body[key.first]
        if key.last > key.first:
            off += 1
            continue
        near = [
            segment
            for other in body[max(key.first - 1, 0) : key.first + 2]
            for segment in other.segments
            if not is_value(segment.text)
        ]
        if not near or any(not is_value(segment.text) for segment in line.segments):
            continue
        distance = min(abs(segment.baseline - line.baseline) for segment in near)
        off += 0.25 * near[0].size < distance < 0.8 * near[0].size
    return off >= max(1, 0.1 * len(keys))
