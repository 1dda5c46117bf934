"""Where the rows of a table begin that no rule divides.

A row holds one value in every column of values, so each line of values is the key of a row; which
of the lines between two keys begins the second row shows in the columns of texts. Inside a cell
lines follow each other at one distance, in one weight of type, and break only where the next word
has no room; what leaves more room, changes the weight or breaks early is another cell.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class _Joint:
    """Two texts that follow each other in one column, on lines ``above`` and ``below``:
    ``parting`` is what speaks for a row that begins between them (below zero: against)."""

    above: int
    below: int
    parting: float


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
    keys = _keys(body, value_columns)
    if len(ruled) >= 2 and len(ruled) >= 0.8 * (len(keys) - 1):
        return ruled
    joints = _joints(body, n_cols, value_columns)
    boundaries = set(ruled)
    stretches = [
        (one, two) for one, two in pairwise(keys) if not any(one < index <= two for index in ruled)
    ]
    boundaries |= _between_keys(body, keys, stretches, joints)
    # Rows without a value of their own (names of groups) show by the room around them.
    for joint in joints:
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


def _keys(body: Sequence[RowLine], value_columns: set[int]) -> list[int]:
    """The lines that hold the values of a row."""
    needed = min(2, len(value_columns))
    return [
        index
        for index, places in enumerate(value_places(body))
        if len(places & value_columns) >= needed > 0
    ]


# --- what the columns of texts say -----------------------------------------------------------


def _joints(body: Sequence[RowLine], n_cols: int, value_columns: set[int]) -> list[_Joint]:
    """What follows on what in the columns of texts."""
    columns: list[list[tuple[int, Segment]]] = [[] for _ in range(n_cols)]
    for index, line in enumerate(body):
        for segment in line.segments:
            if segment.first not in value_columns:
                columns[segment.first].append((index, segment))
    steps = [
        two.baseline - one.baseline
        for column in columns
        for (_, one), (_, two) in pairwise(column)
        if two.baseline - one.baseline > 0.8 * two.size
    ]
    leading = _leading(steps)
    joints = []
    for column in columns:
        room = max((segment.x1 - segment.x0 for _, segment in column), default=0.0)
        for (above, one), (below, two) in pairwise(column):
            joints.append(_Joint(above, below, _parting(one, two, leading, room)))
    return joints


def _leading(steps: Sequence[float]) -> float:
    """The distance of the lines within a cell: the least one that several texts share, for a
    single one may be measured wrong."""
    ordered = sorted(steps)
    needed = max(2, len(ordered) // 12)
    for index, step in enumerate(ordered):
        shared = [other for other in ordered[index:] if other <= step + 0.8]
        if len(shared) >= needed:
            return median(shared)
    return ordered[0] if ordered else 0.0


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
    keys: Sequence[int],
    stretches: Sequence[tuple[int, int]],
    joints: Sequence[_Joint],
) -> set[int]:
    """For each two keys the line that begins the second one's row: what the texts favour; where
    they favour several alike, as values stand in their rows."""
    best = []
    for one, two in stretches:
        costs = dict.fromkeys(range(one + 1, two + 1), 0.0)
        for joint in joints:
            if joint.below <= one or joint.above >= two:
                continue
            for index in costs:
                if joint.above < index <= joint.below:
                    costs[index] -= joint.parting
        least = min(costs.values())
        best.append([index for index, cost in costs.items() if cost <= least + 0.01])
    side = _side(body, keys, stretches, best)
    boundaries: set[int] = set()
    start = 0
    for (one, _), indices in zip(stretches, best, strict=True):
        if side == "top":
            chosen = indices[-1]
        elif side == "bottom":
            chosen = indices[0]
        else:
            # The row above is as high over its values as under them.
            if one not in keys or (keys.index(one) > 0 and start < keys[keys.index(one) - 1]):
                start = one
            above = body[one].middle - body[start].middle
            chosen = min(
                indices, key=lambda index: abs(body[index - 1].middle - body[one].middle - above)
            )
        boundaries.add(chosen)
        start = chosen
    return boundaries


def _side(
    body: Sequence[RowLine],
    keys: Sequence[int],
    stretches: Sequence[tuple[int, int]],
    best: Sequence[Sequence[int]],
) -> Side:
    """Where in their rows the values stand, told from all rows: at the top where every row may
    begin with its values; else at the bottom or in the middle."""
    if not best:
        return "top"
    tops = sum(two in indices for (_, two), indices in zip(stretches, best, strict=True))
    bottoms = sum(one + 1 in indices for (one, _), indices in zip(stretches, best, strict=True))
    if _between_lines(body, keys):
        return "middle"
    if tops >= 0.9 * len(best) and (keys[0] == 0 or keys[-1] < len(body) - 1):
        return "top"
    if bottoms >= 0.9 * len(best) and keys[-1] == len(body) - 1 and keys[0] > 0:
        return "bottom"
    return "top" if keys[0] == 0 or tops >= 0.9 * len(best) else "middle"


def _between_lines(body: Sequence[RowLine], keys: Sequence[int]) -> bool:
    """Whether values stand half a line off the texts beside them: they are centred in rows of an
    even number of lines."""
    off = 0
    for key in keys:
        line = body[key]
        values = [segment for segment in line.segments if is_value(segment.text)]
        texts = [segment for segment in line.segments if not is_value(segment.text)]
        near = [
            segment
            for index in (key - 1, key, key + 1)
            if 0 <= index < len(body)
            for segment in body[index].segments
            if not is_value(segment.text)
        ]
        if not values or not near or texts:
            continue
        base = values[0].baseline
        distance = min(abs(segment.baseline - base) for segment in near)
        off += 0.25 * values[0].size < distance < 0.8 * values[0].size
    return off >= max(1, 0.1 * len(keys))
