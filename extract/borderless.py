"""Tables without rules, told from how their words line up.

A row of values over several columns, or a row of column numbers, gives a table away; the white
gutters that run through its lines are its columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.grid import Grid, with_body
from extract.header import (
    count_header_rows,
    counts_years,
    is_column_number_row,
    is_ordinal_row,
    is_year_text,
    repeats_names,
)
from extract.lines import level_lines, line_text
from extract.pdfium import PageContent, Rule, Word
from extract.row_lines import (
    ALIGNED,
    BETWEEN,
    are_aligned,
    are_beside,
    column_at,
    is_value,
    middle_of,
    several_values,
)
from extract.rows import grid_of_columns
from grammar.captions import is_caption, names_figure
from grammar.continued import says_continued
from grammar.items import is_serial, serial_number

USUAL, NARROW = 0.38, 0.5
"""A space is at most the one, a gap between columns at least the other (in type sizes), where a
line has both."""
SHARED = 0.2
"""The share of rows with several values in one cell from which on columns are not told rightly."""
REPEATED = 0.9
"""The share of the words of a header that one printed again has in common with it: one that was
broken at the end of a line counts as another."""
CLOSE = 0.6
"""Lines of one header leave less than this many type sizes between them."""
WIDER = 0.001
"""What a point of width takes off the price of a gutter: of two that would do, the wider parts."""
FULL_LINES = 0.9
"""The share of the lines that begin in the first column where each is a row."""
NAME_ROOM = 1.5
"""Type sizes between the end of a name and the beginning of the values below it at most."""
BETWEEN_NAMES = 0.1
"""The share of the distance of two names by which a band in their middle stands off it."""
CROWDED = 3
"""Gutters that one text of a header runs over where it is names that stand close together."""
FULL_GAPS, ALIKE = 5, 0.15
"""Gaps of a line drawn out to full width at least, and type sizes by which they differ at most."""
LARGER, FURTHER = 1.03, 1.15
"""How much larger a title's type is than that of the head below it, and how much further off."""
OVERLAP = -0.15
"""Type sizes between lines whose boxes overlap, and do not only touch."""
YEARS = 3
"""Years side by side at least that are columns though the body has nothing under them."""
QUESTION = 2
"""Lines of a text over the whole width that heads rows, at most."""
ALIKE_ENDS = 2.0
"""Points by which values of one column end unlike."""
FAR = 4.0
"""Type sizes that the names of columns may stand above the first row."""
WHOLE = 0.9
"""The share of the width of a table that rules above its head and below its end run over."""
SMALLER = 0.92
"""Type of notes is smaller than so many times that of the table."""
STEP = 0.5
"""Width in points of the slices in which gutters are looked for."""

WIDEST = 14_400.0
"""Points: the widest page that PDF's own limits name (ISO 32000-1, annex C); the cost of looking
for gutters grows with the width, and no table is as wide."""

_NOTE = re.compile(
    r"^\W*(?:(?:sumber|catatan|keterangan)(?:\s+data)?|sources?|notes?|quellen?|fuentes?|fontes?|bron)\s*:",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|\*+\)?|[¹²³⁴⁵⁶⁷⁸⁹])\s*[^\W\d]")
"""A text that begins with the mark of a note: ``1. Year of reference``."""
_CONTENTS = re.compile(
    r"(?:BAB\s+[IVX]+|\d{1,2}(?:\.\d{1,2})+\.?|Tabel\s+\S+|Gambar\s+\S+)\s+[A-Z].*\s(\d{1,3})$"
)
CITED = re.compile(
    r"\bNo(?:mor\b|\.|\b)\s*\S*\d\S*\s+Tahun\s+\d{4},?\s+(?:tentang|\()"
    r"|\b(?:Lembaran|Berita|T?LN|BN)\s+(?:Negara|Daerah|RI)\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = {"$", "€", "£", "¥", "US$"}, {"%"}
_NUMBER = re.compile(r"no(?:mor)?\b", re.IGNORECASE)
_ENDED = re.compile(r".{20}[:;.]$")
LEADER = re.compile(r"\.{5,}|…{2,}|_{5,}")


class Line:
    """A printed line cut at its wide gaps."""

    __slots__ = ("bottom", "segments", "top", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.top = min(word.y0 for word in words)
        self.bottom = max(word.y1 for word in words)
        self.segments: list[list[Word]] = [[words[0]]]
        widest = _widest_space(words)
        for before, word in pairwise(words):
            room = word.x0 - before.x1
            if room > widest * word.size or (
                room > BETWEEN * word.size and are_beside(before.text, word.text)
            ):
                self.segments.append([word])
            else:
                self.segments[-1].append(word)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    def texts(self) -> list[str]:
        return [line_text(segment) for segment in self.segments]

    def values(self) -> int:
        return sum(is_value(text) or is_year_text(text) for text in self.texts())


def _widest_space(words: Sequence[Word]) -> float:
    """The widest gap between two words of one text on a line, in type sizes: a line set to full
    width has wide ones, but then all are; one that has spaces as usual has wider gaps only
    between the names of narrow columns."""
    gaps = [(two.x0 - one.x1) / two.size for one, two in pairwise(words)]
    usual = [gap for gap in gaps if gap <= USUAL]
    return NARROW if usual and not any(USUAL < gap < NARROW for gap in gaps) else 0.8


def cut_lines(words: Iterable[Word]) -> list[Line]:
    """Upright words as printed lines, from the top."""
    return sorted((Line(line) for line in level_lines(words)), key=lambda line: line.top)


def find_borderless(
    content: PageContent,
    positions: Sequence[int],
    lines: Sequence[Line],
    before: Grid | None = None,
) -> list[Grid]:
    """The borderless tables among the words at ``positions`` (upright ones only), which make up
    ``lines``.

    ``before`` is the table that closed the page before: where the first table of this page fits
    its columns and brings no header of its own, it is read in them.
    """
    if content.width > WIDEST:
        return []
    place: dict[int, int] = {}
    grids = []
    counted = {row for _, rows in _counted_rows(lines) for row in rows}
    for start, stop in _regions(lines, content, before is not None):
        region = lines[start:stop]
        held = [word for line in region for word in line.words]
        goes_on = (
            before is not None
            and all(says_continued(line_text(line.words)) for line in lines[:start])
            and _fits(region, before)
        )
        if not goes_on and _is_list(region):
            continue
        anchors = [
            line for row, line in enumerate(region, start) if _is_anchor(line) or row in counted
        ]
        if not goes_on and len(anchors) < 2 and not any(map(_is_numbering, anchors)):
            continue
        columns = list(before.columns) if before and goes_on else _columns(region)
        if len(columns) < 4:
            continue
        has_header = _has_header(region) or (before is not None and _repeats(region, before))
        separators = separators_of(content.rules, columns, region)
        place = place or {id(content.words[position]): position for position in positions}
        inside = [place[id(word)] for word in held]
        grid = grid_of_columns(
            content, inside, columns, separators, headless=goes_on and not has_header
        )
        if grid is None or not is_sound(grid, rows=1 if goes_on else 2):
            continue
        grids.append(replace(grid, reading="tanpa-garis", ruled=False))
    return grids


def grown_below(content: PageContent, positions: Sequence[int], header: Grid) -> Grid | None:
    """A table of which only the header is ruled, with the rows that stand below it among the
    words at ``positions``, in the header's columns.

    ``None`` where the grid holds values of its own, or no row of values follows that keeps to its
    columns.
    """
    if header.n_cols < 3 or any(
        is_value(text) and not is_year_text(text)
        for row in header.texts()
        if not is_column_number_row(row)
        for text in row
    ):
        return None
    columns, bottom = header.columns, header.rows[-1]
    words = [content.words[position] for position in positions]
    place = {id(word): position for word, position in zip(words, positions, strict=True)}
    region: list[Line] = []
    for line in cut_lines(words):
        if line.top < bottom - 1:
            continue
        end = region[-1].bottom if region else bottom
        if (
            line.top - end > 2.2 * line.size
            or is_running(line, columns[0], columns[-1])
            or (any(map(_is_data, region)) and _is_note(line, region, region[0].size))
            or not _keeps_to([line], columns, 0.3)
        ):
            break
        region.append(line)
    if not any(map(_is_data, region)) or not _keeps_to(region, columns, 0.03):
        return None
    inside = [place[id(word)] for line in region for word in line.words]
    separators = separators_of(content.rules, columns, region)
    body = grid_of_columns(content, inside, columns, separators, top=bottom, headless=True)
    if body is None:
        return None
    return replace(with_body(header, body), reading="baris-tanpa-garis", ruled=False)


def _is_list(region: Sequence[Line]) -> bool:
    """Whether lines are a list that looks like a table: citations, justified so that gaps are as
    wide as those between columns, or contents with the page numbers at the right."""
    texts = [line_text(line.words) for line in region]
    if CITED.search(" ".join(texts)):
        return True
    pages = [int(found[1]) for text in texts if (found := _CONTENTS.match(text))]
    return len(pages) >= max(2, 0.5 * len(texts)) and pages == sorted(pages)


def _fits(region: Sequence[Line], before: Grid) -> bool:
    """Whether the lines of a body fill the columns of a table: no word crosses an edge, hardly
    one stands in a column that was empty there, and several columns are filled on both sides."""
    columns = before.columns
    start = next((index for index, line in enumerate(region) if _is_data(line)), 0)
    if not _keeps_to(region[start:], columns, 0.03):
        return False
    words = [word for line in region[start:] for word in line.words]
    filled = {cell.col for cell in before.cells if cell.text and cell.row >= before.n_rows / 2}
    reached = {bisect_right(columns, (word.x0 + word.x1) / 2) - 1 for word in words}
    both = len(reached & filled)
    return both >= 0.8 * len(filled) or (
        # Years without amounts leave columns empty on a whole page.
        both >= max(3, 0.9 * len(reached)) and _keeps_to(region[start:], columns, 0.0)
    )


def _keeps_to(lines: Sequence[Line], columns: Sequence[float], allowed: float) -> bool:
    """Whether no more than a share of the words cross an edge between columns, and none reaches
    beyond the outer ones."""
    words = [word for line in lines for word in line.words]
    if min(word.x0 for word in words) < columns[0] - 6 or (
        max(word.x1 for word in words) > columns[-1] + 6
    ):
        return False
    crossing = sum(
        # A longer number than any before reaches a little over the edge on the other page.
        any(
            word.x0 + 0.2 * (word.x1 - word.x0) < edge < word.x1 - 0.2 * (word.x1 - word.x0)
            for edge in columns[1:-1]
        )
        for word in words
    )
    return crossing <= allowed * len(words)


def _is_data(line: Line) -> bool:
    """An anchor that is no header: values other than years and column numbers."""
    texts = line.texts()
    values = [text for text in texts if is_value(text) and not is_year_text(text)]
    named = is_ordinal_row(texts) or counts_years(texts)
    return len(values) >= 2 and not _is_numbering(line) and not named


def _has_header(region: Sequence[Line]) -> bool:
    """Whether lines name years or number the columns before the first values."""
    for line in region:
        if _is_numbering(line) or sum(is_year_text(text) for text in line.texts()) >= 2:
            return True
        if _is_data(line):
            return False
    return False


def _repeats(region: Sequence[Line], before: Grid) -> bool:
    """Whether what stands above the first values are the names over the columns of the table of
    the page before."""
    texts = before.texts()
    named = {
        word for row in texts[: count_header_rows(texts)] for text in row for word in text.split()
    }
    above: list[str] = []
    for line in region:
        if _is_data(line):
            break
        above += [word.text for word in line.words]
    return len(above) >= 3 and sum(word in named for word in above) >= REPEATED * len(above)


def _regions(
    lines: Sequence[Line], content: PageContent, goes_on: bool = False
) -> list[tuple[int, int]]:
    """Runs of lines that look like a table: anchors, and what belongs to them around. One anchor
    is enough for the first one of a page that may go on with a table."""
    counted = _counted_rows(lines)
    heads = {rows[0]: head for head, rows in counted}
    rows = {row for _, rows in counted for row in rows}
    anchors = [index for index, line in enumerate(lines) if _is_anchor(line) or index in rows]
    regions: list[tuple[int, int]] = []
    cluster: list[int] = []
    for anchor in [*anchors, -1]:
        if cluster and (
            anchor < 0
            or (
                # Above its own head stand the rows of another table, not lines of that head.
                heads.get(anchor, -1) > cluster[-1]
                and any(row in rows or _is_data(lines[row]) for row in cluster)
            )
            or not _together(lines, cluster[-1], anchor)
        ):
            if (
                len(cluster) >= 2
                or _is_numbering(lines[cluster[0]])
                or (goes_on and cluster[0] == anchors[0])
            ):
                start, stop = _grown(lines, cluster[0], cluster[-1], content)
                regions.append((start, _above_head(lines, cluster[-1], stop, heads.values())))
            cluster = []
        cluster.append(anchor)
    merged: list[tuple[int, int]] = []
    for start, stop in regions:
        end = merged[-1][1] if merged else 0
        below = [head for head in heads.values() if end <= head < stop]
        if merged and start <= end and below:
            merged.append((min(below), stop))
        elif start < end:
            merged[-1] = (merged[-1][0], max(stop, end))
        else:
            merged.append((start, stop))
    return merged


def _above_head(lines: Sequence[Line], last: int, stop: int, heads: Iterable[int]) -> int:
    """Where a table ends whose last anchor is ``last``: before the head of the next one and its
    title, which stands apart from the rows above."""
    head = min((head for head in heads if last < head < stop), default=None)
    if head is None:
        return stop
    for row in range(head - 1, last, -1):
        if len(lines[row].segments) == 1 and (
            lines[row].top - lines[row - 1].bottom > 0.5 * lines[row].size
        ):
            return row
    return head


def _counted_rows(lines: Sequence[Line]) -> list[tuple[int, list[int]]]:
    """The rows of tables that have one value a row: numbered from 1 on below one another, with a
    value each, under a line of names that begins with ``No``; after the place of that line."""
    found: list[tuple[int, list[int]]] = []
    head: int | None = None
    rows: list[int] = []
    for index, line in enumerate(lines):
        texts = line.texts()
        if len(texts) >= 3 and _NUMBER.match(texts[0]) and not any(map(is_value, texts)):
            head, rows = index, []
            continue
        number = serial_number(texts[0]) if head is not None and len(texts) >= 3 else None
        if head is None or number is None or number != len(rows) + 1:
            continue
        own = line.segments[0]
        above = lines[rows[-1] if rows else head].segments[0]
        if own[-1].x1 <= above[0].x0 or above[-1].x1 <= own[0].x0:
            continue
        if not any(is_value(text) and not is_year_text(text) for text in texts[1:]):
            continue
        rows.append(index)
        if number == 2:
            found.append((head, rows))
    return found


def _is_numbering(line: Line) -> bool:
    texts = line.texts()
    return len(texts) >= 3 and is_column_number_row(texts)


def _is_anchor(line: Line) -> bool:
    if len(line.segments) < 3:
        return False
    if _is_numbering(line):
        return True
    values = line.values()
    if values < 2 and LEADER.search(line_text(line.words)):
        return False
    first = line.texts()[0]
    return values - is_serial(first.removeprefix("(")) >= 2


def _together(lines: Sequence[Line], one: int, two: int) -> bool:
    """Whether two anchors belong to one table: nothing between them is running text."""
    for before, line in pairwise(lines[one : two + 1]):
        if line.top - before.bottom > 5 * max(line.size, before.size):
            return False
    left = min(lines[one].x0, lines[two].x0)
    right = max(lines[one].x1, lines[two].x1)
    between = lines[one + 1 : two]
    return not any(is_running(line, left, right) for line in between) or _is_question(
        lines[one], between, lines[two]
    )


def _is_question(above: Line, between: Sequence[Line], below: Line) -> bool:
    """Whether one text of a line or two between two rows, with values at the same places, heads
    the rows below it, however wide it is."""
    if len(between) > QUESTION or not all(map(_is_data, (above, below))):
        return False
    if any(line.segments[1:] or _is_noted(line_text(line.words)) for line in between):
        return False
    ends = [[segment[-1].x1 for segment in line.segments[1:]] for line in (above, below)]
    return len(ends[0]) == len(ends[1]) and all(
        abs(one - two) < ALIKE_ENDS for one, two in zip(*ends, strict=True)
    )


def _is_noted(text: str) -> bool:
    """Whether a text is a caption or a note."""
    return names_figure(text) or bool(_NOTE.match(text))


def is_running(line: Line, left: float, right: float) -> bool:
    """A line of running text or a caption: one piece over most of the table's width."""
    text = line_text(line.words)
    widest = max(segment[-1].x1 - segment[0].x0 for segment in line.segments)
    if widest > 0.55 * (right - left) and len(line.segments) <= 2 and not repeats_names(text):
        return True
    return _is_noted(text) and len(line.segments) <= 2


def _grown(lines: Sequence[Line], first: int, last: int, content: PageContent) -> tuple[int, int]:
    """The run of lines from ``first`` to ``last`` with the header above and the rest below."""
    centre = content.width / 2
    left = min(line.x0 for line in lines[first : last + 1])
    right = max(line.x1 for line in lines[first : last + 1])
    size = median(line.size for line in lines[first : last + 1])
    fullest = max(lines[first : last + 1], key=lambda line: len(line.segments))

    def belongs(line: Line, neighbour: Line, upwards: bool) -> bool:
        gap = neighbour.top - line.bottom if upwards else line.top - neighbour.bottom
        room = 1.6 if not upwards else FAR if _is_over(line, fullest) else 2.2
        if gap > room * size:
            return False
        least, most = (0.9, 1.12) if upwards else (0.75, 1.3)
        if not least * size <= line.size <= most * size:
            return False
        if len(line.segments) == 1 and gap > 0.5 * size and line.size > 1.08 * neighbour.size:
            return False
        if upwards and _is_no_name(line):
            return False
        # A header's names are centred where the values below stand at one side of their column.
        # Its first or last columns may hold nothing on this page.
        wide = upwards and (len(line.segments) >= 4 or gap < CLOSE * size)
        margin = (8 if wide else 3) * size
        printed = sum(segment[-1].x1 - segment[0].x0 for segment in line.segments)
        if upwards and len(line.segments) >= 4 and printed < 0.4 * (line.x1 - line.x0):
            margin = max(margin, 0.25 * (right - left))
        if upwards and len(line.segments) >= 2 and gap < OVERLAP * size:
            # On this page its first columns may be empty.
            margin = max(margin, 0.5 * (right - left))
        if line.x0 < left - margin or line.x1 > right + margin:
            return False
        if line.values() < 2 and LEADER.search(line_text(line.words)):
            return False
        return not is_running(line, left, right)

    start = first
    while start > 0 and (
        belongs(lines[start - 1], lines[start], True)
        or (start > 1 and _is_below_names(lines[: start + 1], left, fullest))
    ):
        start -= 1
        left, right = min(left, lines[start].x0), max(right, lines[start].x1)
    while start < first and _ends_caption(lines, start, right):
        start += 1
    # A title alone in the middle over everything is no header.
    while start < first and (
        _is_title(lines[start], left, right, lines[start + 1], centre)
        or _is_beside_names(lines[start], lines[start + 1], left)
        or _is_remark(lines[start], lines[start + 1])
        or _stands_apart(lines[start : start + 3], left)
    ):
        start += 1
    stop = last + 1
    while (
        stop < len(lines)
        and belongs(lines[stop], lines[stop - 1], False)
        and not _is_set_full(lines[stop])
        and not _runs_over(lines[stop], fullest)
        and not _is_note(lines[stop], lines[first : last + 1], size)
    ):
        stop += 1
    return _within_rules(lines, (start, stop), (first, last), content.rules)


def _is_no_name(line: Line) -> bool:
    """Whether a line is a caption, a sentence that ends, or says that a table goes on."""
    text = line_text(line.words)
    return is_caption(text) or (
        len(line.segments) == 1 and (_ENDED.search(text) is not None or says_continued(text))
    )


def _is_below_names(lines: Sequence[Line], left: float, fullest: Line) -> bool:
    """Whether the last but one of these lines heads the rows below it, however wide it is: one text
    at the left, right below the names of the columns, of which each stands over one text."""
    *above, line, following = lines
    if (
        line.segments[1:]
        or abs(line.x0 - left) > 2 * line.size
        or _is_noted(line_text(line.words))
        or max(line.top - above[-1].bottom, following.top - line.bottom) > line.size
    ):
        return False
    head = [above[-1]]
    while len(head) < len(above) and (
        head[-1].top - above[-len(head) - 1].bottom < CLOSE * line.size
    ):
        head.append(above[-len(head) - 1])
    names = [name for one in head for name in one.segments]
    return len(names) > 2 and all(
        not one.values() and all(_parts_under(name, fullest) == 1 for name in one.segments)
        for one in head
    )


def _ends_caption(lines: Sequence[Line], row: int, right: float) -> bool:
    """Whether a line goes on with the caption right above it: one text that begins where it does,
    whose first word had no room behind it."""
    line, caption = lines[row], lines[row - 1]
    word = line.words[0]
    return (
        row > 0
        and is_caption(line_text(caption.words))
        and len(line.segments) == 1
        and abs(line.x0 - caption.x0) < line.size
        and caption.x1 + USUAL * word.size + word.x1 - word.x0 > max(right, caption.x1)
    )


def _within_rules(
    lines: Sequence[Line], grown: tuple[int, int], anchors: tuple[int, int], rules: Sequence[Rule]
) -> tuple[int, int]:
    """Where the table begins and ends whose anchors are known, by its rules: above the first of two
    over its head stands its title, below the last one notes."""
    (start, stop), (first, last) = grown, anchors
    region = lines[start:stop]
    ends = [min(line.x0 for line in region), max(line.x1 for line in region)]
    heights = separators_of(rules, ends, region, WHOLE)
    data = next((row for row in range(first, last + 1) if _is_data(lines[row])), first)
    above = [y for y in heights if y < _middle(lines[data])]
    if len(above) >= 2:
        inside = next(row for row in range(start, data + 1) if _middle(lines[row]) > above[0])
        if any(_middle(line) < above[-1] and line.segments[1:] for line in lines[inside:data]):
            start = min(inside, first)
    if heights and heights[-1] > _middle(lines[last]):
        rest = range(last + 1, stop)
        below = next((row for row in rest if _middle(lines[row]) > heights[-1]), stop)
        if not any(line.segments[1:] and line.values() for line in lines[below:stop]):
            stop = below
    return start, stop


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _runs_over(line: Line, anchor: Line) -> bool:
    """Whether a line without values has several texts, one of which runs over two of a row of
    values: lines of running text in columns."""
    if len(line.segments) < 2 or line.values():
        return False
    return any(
        sum(text[0].x0 < part[-1].x1 and text[-1].x1 > part[0].x0 for part in anchor.segments) > 1
        for text in line.segments
    )


def _is_set_full(line: Line) -> bool:
    """Whether a line without values was drawn out to its full width, as lines of a paragraph are:
    its words all stand equally far apart."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(line.words)]
    return (
        len(gaps) >= FULL_GAPS and max(gaps) - min(gaps) < ALIKE * line.size and not line.values()
    )


def _is_over(line: Line, anchor: Line) -> bool:
    """Whether a line names the columns of a row, three at least, each name over one text."""
    if len(line.segments) < 3 or line.values():
        return False
    return all(_parts_under(name, anchor) == 1 for name in line.segments)


def _parts_under(name: Sequence[Word], anchor: Line) -> int:
    """How many texts of a line a name stands over, or nearly so."""
    return sum(
        name[0].x0 < part[-1].x1 + name[0].size and name[-1].x1 > part[0].x0 - name[0].size
        for part in anchor.segments
    )


def _is_note(line: Line, body: Sequence[Line], size: float) -> bool:
    """Whether a line below the last values of a table is a note on it: in smaller type, beginning
    with a mark or with what notes are called, or one text that runs from before the second column
    into it, further than any text of the table that begins where it does."""
    text = line_text(line.words)
    if _NOTE.match(text):
        return True
    if line.size < SMALLER * size and line.values() < 2 and any(map(str.isalpha, text)):
        return True
    marked = _MARKED.match(text) and len(line.segments) == 1
    if marked and not any(_MARKED.match(line_text(other.words)) for other in body):
        return True
    divided = [other.segments for other in body if other.segments[1:]]
    if not divided:
        return False
    second = min(segments[1][0].x0 for segments in divided)
    alike = [s[0][-1].x1 for s in (b.segments for b in body) if abs(s[0][0].x0 - line.x0) < size]
    crosses = line.x0 < second - size and line.x1 > max([second, *alike]) + size
    return len(line.segments) == 1 and crosses and not is_value(text)


def _is_title(line: Line, left: float, right: float, following: Line, centre: float) -> bool:
    if len(line.segments) > 1:
        return False
    # Over a table that ends before the text does, a title still stands in the page's middle.
    off = abs((left + right) / 2 - centre)
    middle = (line.x0 + line.x1) / 2
    centred = abs(middle - (left + right) / 2) < 0.06 * (right - left) or (
        off > 0.06 * (right - left) and abs(middle - centre) < 3
    )
    apart = following.top - line.bottom > 0.5 * line.size
    larger = line.size > 1.08 * following.size
    if larger and apart:
        # Set in another type and away from the table, wherever the text's middle is.
        return True
    # The first line of a title of several stands as close to the next one as a head would.
    return centred and (apart or larger or len(following.segments) == 1)


def _is_beside_names(line: Line, following: Line, left: float) -> bool:
    """Whether a line is a title at the left, over a head whose names begin right of it: one text,
    too far from the next line to go on with it."""
    return (
        len(line.segments) == 1
        and line.x0 < left + line.size
        and line.x1 + line.size < following.x0
        and following.top - line.bottom > CLOSE * line.size
    )


def _is_remark(line: Line, following: Line) -> bool:
    """Whether a line apart from the next one is a text in brackets: ``[In thousands]``."""
    text = line_text(line.words)
    bracketed = text[0] in "[(" and text[-1] in ")]" and len(line.segments) == 1
    return bracketed and following.top - line.bottom > CLOSE * line.size


def _stands_apart(lines: Sequence[Line], left: float) -> bool:
    """Whether a line at the left, in larger type than the two after it, stands further from them
    than they from each other."""
    line, *others = lines
    if len(others) < 2 or len(line.segments) > 1 or line.x0 > left + line.size:
        return False
    following, after = others
    return line.size > LARGER * following.size and (
        _middle(following) - _middle(line) > FURTHER * (_middle(after) - _middle(following))
    )


def between_full_lines(body: Sequence[Line], columns: Sequence[float]) -> list[float]:
    """The heights between the lines of a body nearly all of which hold a text in the first column
    and in another, begun there and not within a sentence: every line is a row then."""
    full = 0
    for line in body:
        reached = {column_at(columns, middle_of(word)) for word in line.words}
        begun = not line.words[0].text[0].islower()
        full += begun and 0 in reached and len(reached) >= 2
    if full < FULL_LINES * len(body):
        return []
    return [(above.bottom + line.top) / 2 for above, line in pairwise(body)]


# --- columns ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prices:
    """What speaks for and against an edge between columns. After each: how many of 518 tables get
    other columns without it."""

    narrow: float = 0.5
    """An edge in a gutter no wider than chance leaves some: 21. Wide ones are free."""
    inside: float = 1.0
    """An edge in the spaces of texts, by the share of lines: 7, where texts begin right after the
    values of another column."""
    doubled: float = 0.3
    """Two texts of a line in one column, by the share of lines, for each beyond the first: 36."""
    heads: float = 0.6
    """Two names of one line of the header over a column, for each beyond the first: 11."""
    counted: float = 100.0
    """A column without a number, or with two, where the header numbers them: 81."""


PRICES = Prices()


class _Gutter(NamedTuple):
    """Where columns may meet, and what it costs."""

    low: float
    high: float
    price: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def _columns(region: Sequence[Line]) -> list[float]:
    """Column edges: the left end, one in every gutter, the right end."""
    numbering = _numbering(region)
    start = numbering or next((line for line in region if _is_data(line)), region[0])
    first = region.index(start)
    return column_edges(region[:first], region[first:], numbering)


def _numbering(region: Sequence[Line]) -> Line | None:
    """The line that numbers the columns: it has a number for each text of a row. One with fewer
    numbers counts the years of one band (``Rasio pada Tahun ke-``)."""
    rows = [len(line.segments) for line in region if _is_data(line)]
    numbered = [line for line in region if _is_numbering(line)]
    fullest = max(numbered, key=lambda line: len(line.segments), default=None)
    if fullest is None or (rows and len(fullest.segments) < median(rows)):
        return None
    return fullest


def column_edges(
    head: Sequence[Line], body: Sequence[Line], numbering: Line | None = None
) -> list[float]:
    """The edges of the columns under a head: the ends and a place in every gutter of the body."""
    left = min(line.x0 for line in (*head, *body))
    right = max(line.x1 for line in (*head, *body))
    numbers = _middles(numbering) if numbering else []
    gutters = _cheapest(_gutters(body, left, right, numbers), head, body, left, numbers)
    edges = [left - 1, *_edges(gutters, head), right + 1]
    if numbering is not None:
        return edges
    edges = _without_signs_alone(_without_names_alone(edges, [*head, *body]), body)
    edges = _with_empty_last(edges, body, head)
    return _with_empty_years(edges, body, head)


def _cheapest(
    gutters: Sequence[_Gutter],
    header: Sequence[Line],
    body: Sequence[Line],
    left: float,
    numbers: Sequence[float],
) -> list[tuple[float, float]]:
    """The gutters that part columns: those that together cost least."""
    places = np.array([left - 1, *(gutter.middle for gutter in gutters), WIDEST])
    prices = [*(gutter.price for gutter in gutters), 0.0]
    # How many stand left of each place: texts of every line, names, numbers.
    texts = _left_of([[segment[0].x0 for segment in line.segments] for line in body], places)
    names = _left_of([_middles(line) for line in header], places)
    counted = np.searchsorted(numbers, places)
    least = np.array([0.0] + [np.inf] * len(prices))
    begin = np.zeros(len(places), dtype=int)
    for one in range(len(places) - 1):
        two = slice(one + 1, None)
        price = least[one] + np.array(prices[one:])
        price += PRICES.doubled * _beyond_first(texts, one) / len(body)
        if numbers:
            price += PRICES.counted * abs(counted[two] - counted[one] - 1)
        else:
            price += PRICES.heads * _beyond_first(names, one)
        begin[two] = np.where(price < least[two], one, begin[two])
        least[two] = np.minimum(price, least[two])
    chosen = []
    at = begin[-1]
    while at:
        chosen.append(gutters[at - 1][:2])
        at = begin[at]
    return chosen[::-1]


def _left_of(lines: Sequence[Sequence[float]], places: NDArray[np.float64]) -> NDArray[np.intp]:
    """How many texts of each line stand left of each place."""
    return np.array([np.searchsorted(own, places) for own in lines]).reshape(-1, len(places))


def _beyond_first(left_of: NDArray[np.intp], one: int) -> NDArray[np.intp]:
    """How many texts beyond the first of each line a column holds that reaches from a place up to
    each one on its right."""
    beyond = left_of[:, one + 1 :] - left_of[:, [one]] - 1
    total: NDArray[np.intp] = beyond.clip(0).sum(axis=0)
    return total


def _without_names_alone(edges: list[float], region: Sequence[Line]) -> list[float]:
    """Edges without those between a short name and what stands below it, but ends right of it or
    left: the one column holds the name alone, at the top, the other all but it."""
    rows: list[set[int]] = [set() for _ in edges[1:]]
    ends: list[list[float]] = [[] for _ in edges[1:]]
    for row, line in enumerate(region):
        for word in line.words:
            column = column_at(edges, middle_of(word))
            rows[column].add(row)
            ends[column] += (word.x0, word.x1)
    size = median(line.size for line in region)

    def is_name(one: set[int], other: set[int]) -> bool:
        return len(one) == 1 and bool(other) and max(one) < min(other)

    kept = edges[:1]
    for number, edge in enumerate(edges[1:-1], start=1):
        left, right = rows[number - 1], rows[number]
        if number == 1 and is_name(right, left):
            continue  # a name in the middle of a wide column of texts
        if not (is_name(left, right) or is_name(right, left)) or (
            min(ends[number]) - max(ends[number - 1]) >= NAME_ROOM * size
        ):
            kept.append(edge)
    return [*kept, edges[-1]]


def _without_signs_alone(edges: list[float], body: Sequence[Line]) -> list[float]:
    """Edges without those between amounts and what counts them, which stands at the other end of
    their column: ``$`` before them, ``%`` behind."""
    held: list[set[str]] = [set() for _ in edges[1:]]
    for line in body:
        for word in line.words:
            held[column_at(edges, middle_of(word))].add(word.text)
    before = {number + 1 for number, texts in enumerate(held) if texts and texts <= _BEFORE}
    behind = {number for number, texts in enumerate(held) if texts and texts <= _BEHIND}
    return [x for number, x in enumerate(edges) if number not in before | behind or not number]


def _profile(
    lines: Sequence[Line], left: float, right: float, *, whole: bool = False
) -> NDArray[np.int_]:
    """How many lines print over each slice of the width; ``whole`` counts the space between the
    words of one text as printed."""
    slices = int((right - left) / STEP) + 2
    counts = np.zeros(slices, dtype=int)
    for line in lines:
        covered = np.zeros(slices, dtype=bool)
        spans = (
            [(segment[0].x0, segment[-1].x1) for segment in line.segments]
            if whole
            else [(word.x0, word.x1) for word in line.words]
        )
        for x0, x1 in spans:
            if x1 > left:
                covered[max(int((x0 - left) / STEP), 0) : int((x1 - left) / STEP) + 1] = True
        counts += covered
    return counts


def white_gutters(
    words: Iterable[Word], left: float, right: float, needed: float
) -> list[tuple[float, float]]:
    """Stretches between ``left`` and ``right``, at least so wide, over which no word prints."""
    lines = [Line([word]) for word in words]
    return _white(_profile(lines, left, right), left, 0, needed)


def _gutters(
    body: Sequence[Line], left: float, right: float, numbers: Sequence[float]
) -> list[_Gutter]:
    """White stretches through the lines of the body, and between two numbers of columns at least
    the whitest one.

    A single line may cross one in twenty (the name of a group). The fewer the lines, the wider a
    gutter must be, for narrow ones come about by chance; but however narrow, it parts values in
    every line, and it may part values from the texts right after them (``Desa | Jumlah | Desa |
    Jumlah``) where those begin, or the values end, at one place.
    """
    size = median(line.size for line in body)
    needed = size * (0.35 if len(body) >= 6 else 0.45 if len(body) >= 4 else 0.7)
    printed = _profile(body, left, right)
    pieces = _profile(body, left, right, whole=True)
    found: list[_Gutter] = []

    def add(white: Iterable[tuple[float, float]], price: float) -> None:
        for low, high in white:
            if not any(other.low < high and low < other.high for other in found):
                found.append(_Gutter(low, high, price - WIDER * (high - low)))

    add(_white(printed, left, len(body) // 15, needed), 0.0)
    if len(body) >= 4:
        # Texts that reach over columns (a total's name) may cross a gutter, as long as all the
        # others keep well clear of it.
        add(_white(pieces, left, max(1, len(body) // 7), 0.6 * size), 0.0)
    for low, high in _white(printed, left, 0, STEP):
        inside = pieces[int(((low + high) / 2 - left) / STEP)] / len(body)
        pairs = _across(body, (low + high) / 2)
        if len(body) >= 4 and sum(are_beside(one.text, two.text) for one, two in pairs) == len(
            body
        ):
            add([(low, high)], 0.0)
            continue
        spaces = inside and not are_aligned(pairs)
        add([(low, high)], PRICES.narrow + PRICES.inside * inside * spaces)
    add(_touching(body), 0.0)
    for one, two in pairwise(numbers):
        stretch = printed[int((one - left) / STEP) + 1 : int((two - left) / STEP)]
        if len(stretch) and not any(one < gutter.middle < two for gutter in found):
            low, high = (one + STEP * (place + 1) for place in _whitest(stretch))
            add([(low, high)], PRICES.narrow)
    return sorted(found)


def _touching(body: Sequence[Line]) -> list[tuple[float, float]]:
    """Where values end in nearly every line and names begin without any room between."""
    met = sorted(
        (one.x1 + two.x0) / 2
        for line in body
        for one, two in pairwise(line.words)
        if abs(two.x0 - one.x1) < 2 * STEP and is_value(one.text) and not is_value(two.text)
    )
    found = []
    for first, x in enumerate(met):
        if sum(abs(other - x) < 2 * STEP for other in met[first:]) >= ALIGNED * len(body):
            found.append((x - STEP / 2, x + STEP / 2))
    return found


def _white(
    counts: NDArray[np.int_], left: float, allowed: int, needed: float
) -> list[tuple[float, float]]:
    """Stretches that at most ``allowed`` lines print over, each narrowed to its whitest part."""
    found: list[tuple[float, float]] = []
    start: int | None = None
    for position, count in enumerate([*counts.tolist(), allowed + 1]):
        if count <= allowed:
            start = position if start is None else start
        elif start is not None:
            if start > 0 and position < len(counts) - 1:
                low, high = (
                    left + (start + place) * STEP for place in _whitest(counts[start:position])
                )
                if high - low >= needed:
                    found.append((low, high))
            start = None
    return found


def _whitest(counts: NDArray[np.int_]) -> tuple[int, int]:
    """Where the longest run of the least count begins and ends."""
    places = np.flatnonzero(counts == counts.min())
    run = max(np.split(places, np.flatnonzero(np.diff(places) > 1) + 1), key=len)
    return int(run[0]), int(run[-1]) + 1


def _middles(line: Line) -> list[float]:
    """The middles of the texts of a line."""
    return [(segment[0].x0 + segment[-1].x1) / 2 for segment in line.segments]


def _across(body: Sequence[Line], x: float) -> list[tuple[Word, Word]]:
    """The words of each line right before and right after a place, where it has both."""
    found = []
    for line in body:
        at = sum(word.x1 <= x for word in line.words)
        if 0 < at < len(line.words):
            found.append((line.words[at - 1], line.words[at]))
    return found


def _with_empty_last(
    edges: list[float], body: Sequence[Line], header: Sequence[Line]
) -> list[float]:
    """Edges with a last column that holds no text in the body (remarks): names of the header stand
    right of all that the body prints, and right of another name over its last column."""
    printed = max(line.x1 for line in body)
    names = [segment for line in header for segment in line.segments]
    beyond = [name for name in names if name[0].x0 > printed]
    if not beyond:
        return edges
    start = min(name[0].x0 for name in beyond)
    last = [name for name in names if edges[-2] < name[0].x0 <= printed]
    if not last or max(name[-1].x1 for name in last) >= start:
        return edges
    end = max(printed, *(name[-1].x1 for name in last))
    return [*edges[:-1], (end + start) / 2, edges[-1]]


def _with_empty_years(
    edges: list[float], body: Sequence[Line], header: Sequence[Line]
) -> list[float]:
    """Edges with the columns of years that hold nothing in the body: one between any two years
    beside each other in the lowest line of the header, where the body prints nothing between."""
    if not header or sum(map(is_year_text, header[-1].texts())) < max(
        YEARS, len(header[-1].segments)
    ):
        return edges
    left, right = edges[0], edges[-1]
    printed = _profile(body, left, right)
    more = []
    for one, two in pairwise(header[-1].segments):
        low, high = one[-1].x1, two[0].x0
        stretch = printed[int((low - left) / STEP) + 1 : int((high - left) / STEP)]
        if len(stretch) and not stretch.min() and not any(low <= edge <= high for edge in edges):
            begin, end = _whitest(stretch)
            more.append(low + STEP * (1 + (begin + end) / 2))
    return sorted([*edges, *more])


def _edges(gutters: Sequence[tuple[float, float]], header: Sequence[Line]) -> list[float]:
    """The middle of what the names on both sides leave of every gutter, for they may be wider than
    the texts of the body: those of the lowest line of the header before others. A band over
    several columns tells nothing; names no further apart than words are told by these."""
    spans: list[tuple[float, float]] = []
    for row, name in ((n, name) for n in range(len(header))[::-1] for name in header[n].segments):
        if _is_between(name, header[:row]):
            continue
        covered = sum(name[0].x0 <= a and b <= name[-1].x1 for a, b in gutters)
        parts = [[word] for word in name] if covered >= CROWDED else [name]
        spans += [(part[0].x0, part[-1].x1) for part in parts]
    names = [(x0, x1) for x0, x1 in spans if not any(x0 <= a and x1 >= b for a, b in gutters)]
    edges = []
    for low, high in gutters:
        for x0, x1 in names:
            before = x0 + x1 < low + high
            clear = (max(low, x1), high) if before else (low, min(high, x0))
            if clear[0] < clear[1]:
                low, high = clear
        edges.append((low + high) / 2)
    return edges


def _is_between(name: Sequence[Word], above: Sequence[Line]) -> bool:
    """Whether a text of a header stands in the middle of two neighbours on a line above, below a
    part of one of them, and is no year: the unit of both."""
    if is_year_text(line_text(name)):
        return False
    middle = (name[0].x0 + name[-1].x1) / 2
    for one, two in (pair for line in above for pair in pairwise(line.segments)):
        ends = [(part[0].x0 + part[-1].x1) / 2 for part in (one, two)]
        off = abs(middle - sum(ends) / 2)
        beside = any(part[0].x0 < name[-1].x1 and part[-1].x1 > name[0].x0 for part in (one, two))
        if beside and off < BETWEEN_NAMES * (ends[1] - ends[0]):
            return True
    return False


def separators_of(
    rules: Sequence[Rule],
    columns: Sequence[float],
    region: Sequence[Line],
    share: float = 0.6,
) -> list[float]:
    """Horizontal rules over most of the table, ``share`` of its width."""
    width = columns[-1] - columns[0]
    top, bottom = region[0].top - 4, region[-1].bottom + 4
    by_height: dict[int, float] = {}
    for rule in rules:
        if rule.horizontal and top <= rule.y0 <= bottom:
            shared = min(rule.x1, columns[-1]) - max(rule.x0, columns[0])
            by_height[round(rule.y0)] = by_height.get(round(rule.y0), 0.0) + max(shared, 0.0)
    return sorted(float(y) for y, length in by_height.items() if length >= share * width)


def is_sound(grid: Grid, rows: int = 2) -> bool:
    """Whether the result reads like a table of at least so many rows: several columns of values,
    no words left over, no citations of laws."""
    if CITED.search(" ".join(cell.text for cell in grid.cells)):
        return False
    if rows > 1 and not any(map(str.isalpha, "".join(cell.text for cell in grid.cells))):
        return False  # the scale and the values of a chart
    shared = {cell.row for cell in grid.cells if several_values(cell.text)}
    if len(shared) >= max(2, SHARED * grid.n_rows):
        return False
    values = [0] * grid.n_cols
    filled = [0] * grid.n_cols
    header = count_header_rows(grid.texts())
    for cell in grid.cells:
        # A page may hold no more than the header and the total.
        if cell.text and cell.row >= header:
            filled[cell.col] += 1
            values[cell.col] += is_value(cell.text)
    columns = sum(
        count >= 1 and count >= 0.4 * total for count, total in zip(values, filled, strict=True)
    )
    return columns >= 2 and sum(values) >= 2 * rows and grid.n_rows >= rows and not grid.leftover
