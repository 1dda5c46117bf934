"""Where on a page the tables without rules stand.

Takes the lines of a page; gives runs of them: rows of values over several columns, rows of column
numbers and rows that count up give a table away, and what belongs to them stands above and below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from extract.around import goes_on_title, is_set_full, stands_above, stands_below
from extract.column_edges import SIGNS_BEFORE
from extract.cut_lines import CLOSE, LEADER, OVERLAP, USUAL, Line, Lines, texts_of
from extract.header import names_years
from extract.lines import Text
from extract.printed import (
    PageContent,
    Places,
    Rules,
    any_between,
    are_near,
    ends_of,
    overlap,
    stand_over,
)
from extract.row_lines import is_quantity, is_value
from extract.rows import WHOLE, separators_of
from extract.runs import as_far, gathered
from grammar.captions import is_caption, is_caption_label
from grammar.continued import says_continued
from grammar.items import names_serials, serial_number

QUESTION = 2
"""Lines of a text over the whole width that heads rows, at most."""
TITLE = 2
"""Lines of a title between two tables at most."""
FOLLOWING = 6
"""Rows below a head of which one at least has a text on its first line in each column."""
ALIKE = 2.0
"""Points by which values of one column end unlike."""
CENTRED = 0.5
"""Type sizes by which a name stands off the middle of the text below it at most."""
HANGING = 0.33
"""The width of a bracket, in type sizes."""
FAR = 4.0
"""Type sizes that the names of columns may stand above the first row."""
BAND = 0.5
"""Type sizes by which a head is further from the rows of another table than its lines are apart."""
APART = 5.0
"""Type sizes between two rows of one table at most."""
_ENDED = re.compile(r".{20}[:;.]$")


def find_regions(
    lines: Lines, content: PageContent, goes_on: bool = False, alone: Set[int] = frozenset()
) -> tuple[list[tuple[int, int]], set[int]]:
    """Runs of lines that look like a table: anchors, lines of one value that are known to be
    ``alone`` in their rows, and what belongs to them around. One anchor is enough for the first
    one of a page that may go on with a table. With them, the lines that are anchors by others."""
    counted = counted_rows(lines)
    heads = {rows[0]: _top_of_names(lines, head) for head, rows in counted}
    rows = {row for _, rows in counted for row in rows} | alone
    anchors = [
        index
        for index, line in enumerate(lines)
        if index in rows or (line.is_anchor() and not is_set_full(line))
    ]
    heads |= _further_heads(lines, anchors) | _heads_behind_names(lines, anchors)

    regions: list[tuple[int, int]] = []
    for first, *others in _clusters(lines, anchors, heads, rows):
        if others or lines[first].is_numbering() or (goes_on and first == anchors[0]):
            last = others[-1] if others else first
            start, stop = _grown(lines, first, last, content)
            regions.append((start, _above_head(lines, last, stop, heads.values())))
    return _merged(regions, heads.values()), rows


def _clusters(
    lines: Lines, anchors: Sequence[int], heads: Mapping[int, int], rows: Set[int]
) -> list[list[int]]:
    """The anchors of each table: none has text between them, or a head of its own below rows."""

    def begins_another(cluster: Sequence[int], anchor: int) -> bool:
        last, head = cluster[-1], heads.get(anchor, -1)
        if not _together(lines, last, anchor):
            return True
        # Above its own head stand the rows of another table, not lines of that head.
        return head > last and (
            any(row in rows or lines[row].is_data() for row in cluster)
            or any(map(_is_counted, lines[last + 1 : head]))
        )

    return gathered(anchors, begins_another)


def _merged(regions: Iterable[tuple[int, int]], heads: Collection[int]) -> list[tuple[int, int]]:
    """Regions of which no two share a line: those that meet are one, unless a head begins the
    lower one."""
    merged: list[tuple[int, int]] = []
    for start, stop in regions:
        end = merged[-1][1] if merged else 0
        below = [head for head in heads if end <= head < stop]
        if merged and start <= end and below:
            merged.append((min(below), stop))
        elif start < end:
            merged[-1] = (merged[-1][0], max(stop, end))
        else:
            merged.append((start, stop))
    return merged


def _further_heads(lines: Lines, anchors: Sequence[int]) -> dict[int, int]:
    """The heads of tables right below others, by the anchor that follows: years, names of which the
    first counts rows, or in bold over each text of a row, under a title of their own below rows of
    values."""
    found: dict[int, int] = {}
    for place, (before, anchor) in enumerate(pairwise(anchors), start=1):
        rows = [lines[other] for other in anchors[place : place + FOLLOWING]]
        for row in range(before + 2, anchor + 1 if lines[before].is_data() else 0):
            line = lines[row]
            head = row
            while head > before + 2 and _may_name(lines[head - 1]):
                head -= 1  # names of several lines
            title = lines[head - 1]
            years = names_years(line.texts()) and not line.is_data()
            bold = row < anchor and any(_is_bold_head(line, other) for other in rows)
            named = years or bold or _begins_with_serials(line)
            if named and title.single and not title.values():
                found[anchor] = head - _is_band(title, lines[head], 1)
    return found


def _heads_behind_names(lines: Lines, anchors: Sequence[int]) -> dict[int, int]:
    """The heads of tables right below others without a title of their own, by the anchor that
    follows: two lines at least of several texts without values, each over values of the row below,
    the first of them further from the row above than from the next."""
    found: dict[int, int] = {}
    for place, (before, anchor) in enumerate(pairwise(anchors), start=1):
        row = next((other for other in anchors[place:] if lines[other].is_data()), before)
        first, second = lines[before + 1 : before + 3] if row > before + 2 else (None, None)
        if first is None or second is None or not lines[before].is_data():
            continue
        apart = first.top - lines[before].bottom > second.top - first.bottom + BAND * first.size
        if apart and all(_is_behind_names(line, lines[row]) for line in (first, second)):
            found[anchor] = before + 1
    return found


def _is_behind_names(line: Line, row: Line) -> bool:
    """Whether a line has several texts, no values but years, each over a value of a row and behind
    its name."""
    values = [
        Text([*sign, *value]) if sign.text in SIGNS_BEFORE else value
        for sign, value in pairwise(row.segments)
    ]
    return (
        not line.single
        and not line.is_data()
        and line.x0 > row.segments[0].x1
        and all(any(stand_over(text, value) for value in values) for text in line.segments)
    )


def _above_head(lines: Lines, last: int, stop: int, heads: Iterable[int]) -> int:
    """Where a table ends whose last anchor is ``last``: before the head of the next one and its
    title, which stands apart from the rows above."""
    head = min((head for head in heads if last < head <= stop + TITLE), default=None)
    if head is None:
        return stop
    start = min(head, stop)
    for row in range(head - 1, last, -1):
        if not lines[row].single:
            break
        if lines[row].top - lines[row - 1].bottom > 0.5 * lines[row].size:
            start = min(row, stop)
    return start


def counted_rows(lines: Lines) -> list[tuple[int, list[int]]]:
    """The rows of tables that have one value a row: numbered from 1 on below one another, with a
    value each, under a line of names that begins with ``No``; after the place of that line."""
    found: list[tuple[int, list[int]]] = []
    head: int | None = None
    rows: list[int] = []
    for index, line in enumerate(lines):
        texts = line.texts()
        if _begins_with_serials(line):
            head, rows = index, []
            continue
        if head is None or len(texts) < 3 or serial_number(texts[0]) != len(rows) + 1:
            continue
        own = line.segments[0]
        above = lines[rows[-1] if rows else head].segments[0]
        room = 0.0 if rows else FAR * line.size  # the name stands in the middle of its column
        if own.x1 + room <= above.x0 or above.x1 + room <= own.x0 or not _is_counted(line):
            continue
        rows.append(index)
        if len(rows) == 2:
            found.append((head, rows))
    return found


def _top_of_names(lines: Lines, head: int) -> int:
    """The first line of a head whose names of two lines begin above those of one line."""
    return as_far(
        head, 0, lambda at: lines[at - 1].bottom > lines[at].top and _may_name(lines[at - 1])
    )


def _may_name(line: Line) -> bool:
    """Whether a line may hold names of columns: several texts, no values."""
    return not line.single and not line.values()


def _is_counted(line: Line) -> bool:
    """Whether a line has a number of its own and a value, no year, behind it."""
    first, *texts = line.texts()
    valued = any(map(is_quantity, texts))
    return valued and serial_number(first) is not None and not line.is_numbering()


def _begins_with_serials(line: Line) -> bool:
    """Whether a line names columns, three at least, of which the first counts the rows."""
    texts = line.texts()
    return len(texts) >= 3 and names_serials(texts[0]) and not any(map(is_value, texts))


def _together(lines: Lines, one: int, two: int) -> bool:
    """Whether two anchors belong to one table: nothing between them is running text."""
    above, *between, below = lines[one : two + 1]
    for before, line in pairwise((above, *between, below)):
        if line.top - before.bottom > APART * max(line.size, before.size):
            return False
    left, right = ends_of((above, below))
    running = any(line.is_running(left, right) for line in between)
    return not running or _is_question(above, between, below)


def _is_question(above: Line, between: Lines, below: Line) -> bool:
    """Whether one text of a line or two between two rows, with values that begin or end at the
    same places or stand in one middle, heads the rows below it, however wide it is."""
    if len(between) > QUESTION or not (above.is_data() and below.is_data()):
        return False
    if any(not line.single or line.is_noted() for line in between):
        return False
    values = [[part for part in line.segments if is_value(part.text)] for line in (above, below)]
    # A row of sums may leave the numbers of rows out.
    shared = min(map(len, values))
    pairs = zip(*(held[-shared:] for held in values), strict=True)
    return all(_share_place(one, two) for one, two in pairs)


def _share_place(one: Text, two: Text) -> bool:
    """Whether two texts begin or end at one place, or have one middle."""
    ends = (_end_of(one), _end_of(two))
    pairs = ((one.x0, two.x0), ends, (one.x0 + one.x1, two.x0 + two.x1))
    return any(are_near(a, b, ALIKE) for a, b in pairs)


def _end_of(value: Text) -> float:
    """Where a value ends; the bracket behind a negative one hangs out of its column."""
    return value.x1 - HANGING * value.size * value.text.endswith(")")


class _Rows(NamedTuple):
    """The rows of values of a table: where they begin and end, their type size, the one with most
    texts, and the least room above one."""

    left: float
    right: float
    size: float
    fullest: Line
    room: float


def _grown(lines: Lines, first: int, last: int, content: PageContent) -> tuple[int, int]:
    """The run of lines from ``first`` to ``last`` with the header above and the rest below."""
    anchors = lines[first : last + 1]
    fullest = max(anchors, key=lambda line: len(line.segments))
    rooms = [row.top - above.bottom for above, row in pairwise(anchors) if row.is_anchor()]
    size = median(line.size for line in anchors)
    rows = _Rows(*ends_of(anchors), size, fullest, min(rooms, default=0.0))
    start = _top(lines, first, last, rows, content.rules)
    left, right = ends_of(lines[start : last + 1])
    rows = rows._replace(left=left, right=right)
    start = _below_title(lines, start, first, rows, content.width / 2)
    stop = last + 1
    while (
        stop < len(lines)
        and _is_row_below(lines[stop], lines[stop - 1], rows)
        and not _begins_with_serials(lines[stop])
        and not says_continued(lines[stop].text)
        and not stands_below(lines[stop], lines[first:stop], rows.fullest, rows.size)
    ):
        stop += 1
    return _within_rules(lines, (start, stop), (first, last), content.rules)


def _top(lines: Lines, first: int, last: int, rows: _Rows, rules: Rules) -> int:
    """The first line of the head above rows, captions and titles over it among its lines."""
    start = first
    while start > 0 and (
        (
            _is_of_head(lines[start - 1], lines[start], rows)
            and not _ends_paragraph(lines[:start], rows.left, rows.right)
        )
        or (start > 1 and _is_below_names(lines[: start + 1], rows, rules))
    ):
        start -= 1
        left, right = ends_of(lines[start : last + 1])
        rows = rows._replace(left=left, right=right)
    return start


def _below_title(lines: Lines, start: int, first: int, rows: _Rows, middle: float) -> int:
    """The first line of a head below its caption and title."""
    start = as_far(start, first, lambda at: _ends_caption(lines, at, rows.right))
    # A title alone in the middle over everything is no header.
    while start < first and (
        _is_captioned(lines, start)
        or goes_on_title(lines[max(start - 2, 0) : start + 1])
        or (
            stands_above(lines[start : start + 3], rows.left, rows.right, middle)
            and not _names_each(lines[start], rows.fullest)
        )
    ):
        start += 1
    return start


def _is_of_head(line: Line, below: Line, rows: _Rows) -> bool:
    """Whether a line right above one of a table is of its head."""
    gap = below.top - line.bottom
    over = _is_over(line, rows.fullest)
    # Names may stand as far apart as all rows do.
    apart = 0.0 if line.single else min(rows.room + 1, FAR * rows.size)
    if gap > max((FAR if over else 2.2) * rows.size, apart):
        return False
    typed = over or _is_set_as_names(line, below, gap, rows.size)
    if not typed or _is_other(line, below, gap, rows.size):
        return False
    aligned = _begins_alike(line, rows.fullest)
    if not aligned and (
        _is_no_name(line) or not _is_within(line, rows, _margin_of_names(line, gap, rows))
    ):
        return False
    return _is_over_each(line, rows.fullest) or not _runs_on(line, rows, aligned)


def _is_set_as_names(line: Line, below: Line, gap: float, size: float) -> bool:
    """Whether a line above rows, or a line of their head, is set in a size that names of columns
    have."""
    if gap < CLOSE * size and are_near(line.size, below.size, 0.1):
        return True
    # Names may be set smaller than rows. So is a remark on the title: one text, and not bold.
    least = 0.9 if line.single and not line.words.bold else 0.75
    # Several names may be set larger, too.
    most = 1.12 if line.single else 1.2
    return least * size <= line.size <= most * size


def _is_row_below(line: Line, above: Line, rows: _Rows) -> bool:
    """Whether a line right below one of a table is a row of it."""
    gap = line.top - above.bottom
    typed = 0.75 * rows.size <= line.size <= 1.3 * rows.size
    if gap > 1.6 * rows.size or not typed or _is_other(line, above, gap, rows.size):
        return False
    aligned = _begins_alike(line, rows.fullest)
    # Numbers of columns stand in the middle of what rows fill.
    counts = len(line.segments) > 2 and serial_number(line.texts()[0]) is not None
    margin = max(3 * rows.size, 0.5 * (rows.right - rows.left) if counts else 0.0)
    within = aligned or _is_within(line, rows, margin)
    return within and not _runs_on(line, rows, aligned)


def _is_other(line: Line, neighbour: Line, gap: float, size: float) -> bool:
    """Whether a line beside one of a table heads a text, or is one of contents."""
    if line.values() < 2 and LEADER.search(line.text):
        return True
    return line.single and gap > 0.5 * size and line.size > 1.08 * neighbour.size


def _is_within(line: Line, rows: _Rows, margin: float) -> bool:
    """Whether a line reaches beyond the rows by no more than a margin."""
    return rows.left - margin <= line.x0 and line.x1 <= rows.right + margin


def _runs_on(line: Line, rows: _Rows, aligned: bool) -> bool:
    """Whether a line is of running text, even if its texts begin where those of a row do."""
    return line.is_running(rows.left, rows.right) and (not aligned or line.is_noted())


def _margin_of_names(line: Line, gap: float, rows: _Rows) -> float:
    """How far names may reach beyond the rows: they are centred where the values below stand at
    one side of their column."""
    parts, close, width = len(line.segments), gap < CLOSE * rows.size, rows.right - rows.left
    margins = [(8 if parts >= 4 or close else 3) * rows.size]
    printed = sum(segment.x1 - segment.x0 for segment in line.segments)
    if parts >= 4 and printed < 0.4 * (line.x1 - line.x0):
        margins.append(0.25 * width)
    at_left = close and parts >= 3 and are_near(line.x0, rows.left, rows.size)
    tied = at_left or gap < OVERLAP * rows.size
    if parts >= 2 and (tied or _are_centred(line, rows.fullest) or _begins_with_serials(line)):
        # On this page its first columns may be empty, or the last one of remarks.
        margins.append(0.5 * width)
    return max(margins)


def _ends_paragraph(lines: Lines, left: float, right: float) -> bool:
    """Whether the last of these lines is the rest of a paragraph over the whole width of a table:
    one text, as close below running text as its lines are."""
    *above, line = lines
    return (
        line.single
        and len(above) > 1
        and all(other.is_running(left, right) for other in above[-2:])
        and are_near(line.x0, above[-1].x0, line.size)
        and are_near(line.middle - above[-1].middle, above[-1].middle - above[-2].middle, 1)
    )


def _begins_alike(line: Line, fullest: Line) -> bool:
    """Whether the texts of a line begin where those of a row do, the last behind the first of it,
    and end before the next one begins."""
    begins = fullest.begins
    places = [
        next((n for n, x in enumerate(begins) if abs(part.x0 - x) < ALIKE), 0)
        for part in line.segments
    ]
    ends = [*begins[1:], line.x1 + 1]
    return places[-1] > 0 and all(
        part.x1 < ends[place] for part, place in zip(line.segments, places, strict=True)
    )


def _is_no_name(line: Line) -> bool:
    """Whether a line is a caption, a sentence that ends (and maybe one before it, two spaces off),
    or says that a table goes on."""
    text = line.text
    ended = _ENDED.search(text) is not None or says_continued(text)
    parts = pairwise(line.segments)
    whole = all(one.text[-1] in ".?!" and two.x0 - one.x1 < line.size for one, two in parts)
    return is_caption(text) or (whole and ended)


def _is_below_names(lines: Lines, rows: _Rows, rules: Rules) -> bool:
    """Whether the last but one of these lines heads the rows below it, however wide it is: one text
    at the left, right below the names of the columns, of which each stands over one text; of two
    where a rule runs between."""
    *above, line, following = lines
    if (
        not line.single
        or not are_near(line.x0, rows.left, 2 * line.size)
        or line.is_noted()
        or max(line.top - above[-1].bottom, following.top - line.bottom) > 1.6 * line.size
    ):
        return False
    head = [above[-1]]
    while len(head) < len(above) and (
        head[-1].top - above[-len(head) - 1].bottom < CLOSE * line.size
    ):
        head.append(above[-len(head) - 1])
    names = texts_of(head)
    across = separators_of(rules, (rows.left, rows.right), lines[-3:])
    ruled = any_between(across, above[-1].middle, line.middle)
    return len(names) > 2 - ruled and all(
        not any(map(is_quantity, one.texts()))
        and all(
            (number == 0 and not one.single)
            or _parts_under(name, rows.fullest) == 1
            or (one is not head[0] and one.x0 > rows.fullest.segments[0].x1)  # a band
            for number, name in enumerate(one.segments)
        )
        for one in head
    )


def _ends_caption(lines: Lines, row: int, right: float) -> bool:
    """Whether a line goes on with the caption right above it: one text that begins where it does,
    whose first word had no room behind it."""
    line, caption = lines[row], lines[row - 1]
    word = line.words[0]
    return (
        row > 0
        and is_caption(caption.text)
        and line.single
        and are_near(line.x0, caption.x0, line.size)
        and caption.x1 + USUAL * word.size + word.x1 - word.x0 > max(right, caption.x1)
    )


def _is_captioned(lines: Lines, start: int) -> bool:
    """Whether a line is one text under the number of a table that stands on a line of its own, and
    runs further than it on both sides: its title."""
    label, line = lines[max(start - 1, 0)], lines[start]
    text = label.text
    over = line.x0 < label.x0 and label.x1 < line.x1
    return over and line.single and is_caption_label(text) and not says_continued(text)


def _within_rules(
    lines: Lines, grown: tuple[int, int], anchors: tuple[int, int], rules: Rules
) -> tuple[int, int]:
    """Where the table begins and ends whose anchors are known, by its rules."""
    start, stop = grown
    region = lines[start:stop]
    heights = separators_of(rules, ends_of(region), region, WHOLE)
    return _below_rule(lines, start, anchors, heights), _above_rule(lines, stop, anchors, heights)


def _below_rule(lines: Lines, start: int, anchors: tuple[int, int], heights: Places) -> int:
    """The first line of a table: above the first of two rules over its head, or of one with names
    below it, stands its title, unless these are bands behind the first column."""
    first, last = anchors
    data = next((row for row in range(first, last + 1) if lines[row].is_data()), first)
    above = [y for y in heights if y < lines[data].middle]
    if not above:
        return start
    inside = next(row for row in range(start, data + 1) if lines[row].middle > above[0])
    titled = inside > start and lines[inside - 1].single
    bottom = lines[data].middle if len(above) == 1 and titled else above[-1]
    names = _hold_names(lines[inside:data], bottom) and not _are_bands(
        lines[start:inside], lines[data]
    )
    return inside if inside <= first and names else start


def _hold_names(lines: Lines, bottom: float) -> bool:
    """Whether one of some lines holds several texts above a height."""
    return any(line.middle < bottom and not line.single for line in lines)


def _are_bands(over: Lines, row: Line) -> bool:
    """Whether lines over the first rule of a head are bands over its columns, behind the first one:
    several on a line, one of one line beside the middle of one of two, or one alone in the middle
    of the values of a row."""
    left = row.segments[0].x1
    if any(not line.single for line in over[-1:]):
        return over[-1].x0 > left
    if len(over) == 1:
        values = sum(1 for _ in takewhile(is_value, reversed(row.texts())))
        return _is_band(over[0], row, len(row.segments) - values)
    beside = any(one.x1 < two.x0 and one.bottom > two.top for one, two in pairwise(over))
    return beside and all(line.x0 > left for line in over)


def _is_band(line: Line, row: Line, first: int) -> bool:
    """Whether a line is one text in the middle of those of a row from a place on, two at least,
    and behind those before."""
    before, behind = row.segments[:first], row.segments[first:]
    if not line.single or not before or len(behind) < 2 or line.x0 < before[-1].x1:
        return False
    return are_near(line.words.centre, sum(ends_of(behind)) / 2, line.size)


def _above_rule(lines: Lines, stop: int, anchors: tuple[int, int], heights: Places) -> int:
    """The end of the lines of a table: below its last rule stand notes, where no line has values or
    as many texts as a row."""
    first, last = anchors
    if not heights or heights[-1] <= lines[last].middle:
        return stop
    rest = range(last + 1, stop)
    below = next((row for row in rest if lines[row].middle > heights[-1]), stop)
    full = max(3, *(len(line.segments) for line in lines[first : last + 1]))
    rows = (len(line.segments) >= (2 if line.values() else full) for line in lines[below:stop])
    return stop if any(rows) else below


def _is_over(line: Line, anchor: Line) -> bool:
    """Whether a line names the columns of a row, three at least, each name over one text."""
    if len(line.segments) < 3 or line.values():
        return False
    return all(_parts_under(name, anchor) == 1 for name in line.segments)


def _is_bold_head(line: Line, anchor: Line) -> bool:
    """Whether a line in bold names the columns of a row."""
    over = _is_over(line, anchor) or _is_in_turn(line, anchor)
    return line.words.bold and over and not line.values()


def _is_in_turn(line: Line, anchor: Line) -> bool:
    """Whether a line has as many names as a row has texts, three at least, none of which reaches
    over the text of another: names in the middle of wide columns stand beside what begins them."""
    names, texts = line.segments, anchor.segments
    follow = zip(pairwise(names), pairwise(texts), strict=False)
    return len(names) == len(texts) >= 3 and all(
        left.x1 < below.x0 and before.x1 < right.x0 for (left, right), (before, below) in follow
    )


def _names_each(line: Line, anchor: Line) -> bool:
    """Whether a line has as many words as a row has texts, each over its own."""
    return len(line.words) == len(anchor.segments) and _is_over_each(line, anchor)


def _is_over_each(line: Line, anchor: Line) -> bool:
    """Whether the words of a line are names a space apart, each over a text of its own of a row, or
    in bold over each text of one that is not."""
    under = [
        number
        for word in line.words
        for number, part in enumerate(anchor.segments)
        if stand_over(word, part)
    ]
    own = len(under) == len(set(under))
    every = len(set(under)) == len(anchor.segments) > 1 and len(under) <= len(line.words)
    bold = line.words.bold and not any(word.bold for word in anchor.words)
    return (own and len(line.words) == len(under) > 1) or (every and bold)


def _are_centred(line: Line, anchor: Line) -> bool:
    """Whether the names of a line, two at least behind the first column, stand in the middle over
    one text of a row each."""
    behind = [name for name in line.segments if name.x0 > anchor.segments[0].x1]
    centres = [part.centre for part in anchor.segments if part.text not in SIGNS_BEFORE]
    return len(behind) > 1 and all(
        sum(are_near(name.centre, centre, CENTRED * name.size) for centre in centres) == 1
        for name in behind
    )


def _parts_under(name: Text, anchor: Line) -> int:
    """How many texts of a line a name stands over, or nearly so; those with a leader aside, and
    signs at the other end of the column of their amounts."""
    return sum(
        overlap(name.x0 - name.size, name.x1 + name.size, part.x0, part.x1)
        for part in anchor.segments
        if part.text not in SIGNS_BEFORE and not LEADER.search(part.text)
    )
