"""Tables of texts that no rule parts: neither rows of values nor rules give them away.

A line of names does, with room between them that every line below leaves white too, where the
texts of the columns begin at one place and stand in several rows. Newspaper columns have no rows,
signatures no names over them, contents and letters no three columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from statistics import median

from extract.banded import GUTTER, NARROW
from extract.column_edges import STEP, covered, whitest
from extract.cut_lines import CITED, CLOSE, LEADER, OVERLAP, WIDEST, Line, Lines, texts_of, words_of
from extract.grid import Grid
from extract.header import is_year_text
from extract.lines import Text
from extract.printed import PageContent, Places, Span, any_between, are_near, count_near, ends_of
from extract.row_lines import ALIGNED, column_at, is_value
from extract.rows import between_full_lines, grid_of_columns, separators_of
from extract.runs import Mask, as_far, parted
from grammar.captions import starts_caption
from grammar.items import names_serials

NAMES = 3
"""The least number of names; two must be in bold."""
NAME = 40
"""Signs of the longest name of a column."""
APART = 2.6
"""Type sizes between two lines of one table at most."""
BEGINS = 2.0
"""Points by which texts that begin at one place may differ."""
BEYOND = 8.0
"""Type sizes by which a line may be longer than those above it: the last column is as wide as its
longest text."""
CAPTION_LINES = 3
"""Lines of a caption and of what its table counts in."""
MANY_ROWS = 5
"""Rows that no signature has."""
TERMS = 3
"""Terms with their meaning at least."""
SHORT = 14
"""Signs of texts that may be centred in their column: units, offices, serials."""
SORTED = 0.9
"""The share of texts that follow the one before in a list that is in order."""
FILLED = 0.6
"""The share of the cells that hold something."""

_CUT_SHORT = re.compile(r"^\S{1,5}\.$| \w{1,3}\.$")
"""A name that ends with a stop, which is cut short then: ``Sec.``, ``Grant No.``"""
_TELEPHONE = re.compile(r"^(?:tel|telp|telephone|telepon|fax|faks|phone)\b[^@]*\d", re.IGNORECASE)
_MAIL = re.compile(r"\w@\w|www\.")
_SIGNED = re.compile(r"\bNIP\b|\b(?:mengetahui|menyetujui|tertanda|ttd)\b", re.IGNORECASE)


def find_worded(content: PageContent, lines: Lines) -> list[Grid]:
    """The tables of texts among these lines (upright ones only) of a page."""
    if content.width > WIDEST:
        return []
    grids = []
    stop = 0
    for index, line in enumerate(lines):
        if index < stop or not _names(line):
            continue
        start, body = _head(lines, index, stop)
        for end, columns in _regions(lines, start, body):
            region = lines[start:end]
            separators = separators_of(content.rules, columns, region)
            if any_between(separators, lines[body].bottom, lines[end - 1].top):
                continue  # rules between rows are told by ``banded``, whole or not at all
            grid = grid_of_columns(
                content,
                words_of(region),
                columns,
                between_full_lines(lines[body:end], columns),
                names=(lines[body - 1].bottom + lines[body].top) / 2,
            )
            ruled = any_between(separators, lines[body - 1].middle, lines[body].middle)
            if grid and _is_table(grid) and (ruled or _is_told(lines, start, body, end, grid)):
                grids.append(replace(grid, reading="kalimat-tanpa-garis", ruled=False))
                stop = end
                break
    return grids


def _names(line: Line) -> bool:
    """Whether a line may name columns: short texts in capitals or with a capital first, far apart
    from each other."""
    texts = [part.text for part in _parts(line)]
    return (
        (len(texts) >= NAMES or (len(texts) == NAMES - 1 and _is_bold(line)))
        and all(
            text[0].isupper()
            and len(text) <= NAME
            and (text[-1] not in ".,:;" or _CUT_SHORT.search(text) is not None)
            for text in texts
        )
        and not any(is_value(text) or is_year_text(text) for text in texts)
        and len(set(texts)) == len(texts)
    )


def _is_told(lines: Lines, start: int, body: int, end: int, grid: Grid) -> bool:
    """Whether names that no rule parts from the rows are names of columns and no first row (of a
    signature's offices): they are set in bold over others, begin with a serial number's, stand
    below a caption, or over many rows, or sentences."""
    first = lines[body - 1].text
    return (
        (_is_bold(lines[body - 1]) and not all(map(_is_bold, lines[body:end])))
        or names_serials(grid.texts()[0][0])
        or (first.isupper() and not any(one.text.isupper() for one in lines[body:end]))
        or any(starts_caption(one.text) for one in lines[max(start - CAPTION_LINES, 0) : start])
        or (grid.n_rows - 1 >= MANY_ROWS and not _is_sorted(grid))
        or _hold_sentences(grid.texts()[1:])
    )


def _hold_sentences(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most texts of a column are longer than names, and none is cut by its row's end."""
    longer = (sum(len(text) > NAME for text in column) for column in zip(*rows, strict=True))
    return max(longer, default=0) > 0.5 * len(rows) and not _are_cut(rows)


def _is_sorted(grid: Grid) -> bool:
    """Whether the texts, or their last words, are in the order of the alphabet down one column
    after the other: a list set in columns."""
    columns = zip(*grid.texts(), strict=True)
    texts = [text.casefold().split() for column in columns for text in column if text]
    first = sum(one[0] <= two[0] for one, two in pairwise(texts))
    last = sum(one[-1] < two[-1] for one, two in pairwise(texts))
    return bool(max(first, last) >= SORTED * (len(texts) - 1))


def _is_bold(line: Line) -> bool:
    return line.words.bold


def _head(lines: Lines, index: int, least: int) -> tuple[int, int]:
    """The first line of a head around a line of names, not before ``least``, and the first one of
    the body: names of several lines are bold where the others are, or stand between them."""

    def belongs(at: int, above: int) -> bool:
        line, gap = lines[at], lines[above + 1].top - lines[above].bottom
        bold = _is_bold(line) and _is_bold(lines[index])
        near = gap < (CLOSE if bold else OVERLAP) * line.size
        return near and not starts_caption(line.text)

    start = as_far(index, least, lambda at: belongs(at - 1, at - 1))
    return start, as_far(index + 1, len(lines), lambda at: belongs(at, at - 1))


def _regions(lines: Lines, start: int, body: int) -> Iterator[tuple[int, list[float]]]:
    """Where a table may end whose body begins at a line, with the edges of its columns; the longest
    first, and without the texts that stand apart below it."""
    middles = _middles(lines[start:body])
    size = median(word.size for word in lines[body - 1].words)
    longest = _end(lines, start, body, middles, size)
    if longest - body < 2:
        return
    left, right = ends_of(lines[start:longest])
    ends = [longest]
    for last in range(longest - 1, body, -1):
        # What stands alone and apart below a table is no row of it.
        if not lines[last].single:
            break
        apart = lines[last].top - lines[last - 1].bottom > CLOSE * size
        if apart or lines[last].is_running(left, right):
            ends.append(last)
    for end in ends:
        columns = _columns(lines[start:body], lines[body:end], middles, size)
        if columns and not _is_shared(lines[body:end], columns):
            yield end, columns


def _end(lines: Lines, start: int, body: int, middles: Places, size: float) -> int:
    """Where the lines end that leave the white between the names over them."""
    left, right = ends_of(lines[start : body + 1])
    slices = int((right - left) / STEP) + 1
    printed = _printed(lines[start:body], left, slices)
    for end, line in enumerate(lines[body:], start=body):
        beyond = line.x0 < left - 3 * size or (
            line.x1 > right + BEYOND * size and not _begins_alike(line, lines[body:end])
        )
        typed = 0.85 * size <= line.size <= 1.15 * size
        apart = line.top - lines[end - 1].bottom > APART * size
        if apart or not typed or beyond or LEADER.search(line.text):
            return end
        printed = printed | _printed([line], left, slices)
        gutters = [_widest(printed, left, one, two) for one, two in pairwise(middles)]
        # Texts that fill their columns look like running text, but keep to the columns.
        needed = NARROW * size - STEP if line.is_running(left, right) else 0.0
        if any(gutter is None or gutter[1] - gutter[0] < needed for gutter in gutters):
            return end
        right = max(right, line.x1)
    return len(lines)


def _is_shared(body: Lines, columns: Places) -> bool:
    """Whether half of the lines have two texts apart in one column: one of them has no name."""
    held = [[column_at(columns, text.centre) for text in line.segments] for line in body]
    return sum(len(set(one)) < len(one) for one in held) > 0.5 * len(body)


def _begins_alike(line: Line, above: Lines) -> bool:
    """Whether the last text of a line, one of several, begins where that of one above it does, and
    none further right."""
    begins = [other.segments[-1].x0 for other in above]
    return bool(line.segments[1:] and above) and are_near(max(begins), line.segments[-1].x0, BEGINS)


def _parts(line: Line) -> list[Text]:
    """The names of a line: that of a serial number is as narrow as its column, and the next one may
    stand a space behind it."""
    first, *others = line.segments
    if len(first) > 1 and names_serials(first[0].text):
        return [Text(first[:1]), Text(first[1:]), *others]
    return [first, *others]


def _middles(head: Lines) -> list[float]:
    """The middles of the names of a head, those of several lines taken together."""
    parts = [part for line in head for part in _parts(line)]
    spans = sorted((part.x0, part.x1) for part in parts)
    names = [list(spans[0])]
    for x0, x1 in spans[1:]:
        if x0 < names[-1][1]:
            names[-1][1] = max(names[-1][1], x1)
        else:
            names.append([x0, x1])
    return [(x0 + x1) / 2 for x0, x1 in names]


def _printed(lines: Iterable[Line], left: float, slices: int) -> Mask:
    """The slices of the width that the words of lines print over."""
    return covered(words_of(lines), left, slices)


def _widest(printed: Mask, left: float, one: float, two: float) -> Span | None:
    """The widest stretch between two places over which nothing is printed."""
    low, high = int((one - left) / STEP), int((two - left) / STEP)
    if printed[low:high].all():
        return None
    begin, end = whitest(printed[low:high])
    return left + (low + begin) * STEP, left + (low + end) * STEP


def _before_texts(head: Lines, body: Lines, one: float, two: float) -> Span | None:
    """The white before the one place between the middles of two names where texts in most lines of
    a body begin: names in the middle of wide columns may stand clear of the texts below them."""
    begun = sorted(x for text in texts_of(body) if one < (x := text.x0) < two)
    groups = [group for group in parted(begun, lambda a, b: b - a > BEGINS) if len(group) > 1]
    if len(groups) != 1 or len(groups[0]) <= 0.5 * len(body):
        return None
    end = groups[0][0]
    before = max(word.x1 for line in [*head, *body] for word in line.words if word.x0 < end)
    return (before, end) if before < end else None


def _columns(head: Lines, body: Lines, middles: Places, size: float) -> list[float]:
    """The edges of the columns under names with these middles; none where the texts do not keep
    to columns."""
    lines = [*head, *body]
    left, right = ends_of(lines)
    printed = _printed(lines, left, int((right - left) / STEP) + 2)
    gutters = [
        _before_texts(head, body, one, two) or _widest(printed, left, one, two)
        for one, two in pairwise(middles)
    ]
    white = [*filter(None, gutters)]
    if len(white) < len(gutters):
        return []
    edges = [left - 1, *((low + high) / 2 for low, high in white), right + 1]
    aligned = [_is_aligned(body, one, two) for one, two in pairwise(edges)]
    for (low, high), begins in zip(white, aligned[1:], strict=True):
        if high - low + STEP < (NARROW if begins else GUTTER) * size:
            return []
    return edges if sum(begins is True for begins in aligned) >= 2 and None not in aligned else []


def _is_aligned(body: Lines, left: float, right: float) -> bool | None:
    """Whether the lines of a column begin at one place, or nearly all hold a text with its middle
    there; null where they do not, and are no short texts."""
    begun: list[float] = []
    middles: list[float] = []
    longest = 0
    for line in body:
        held = Text(word for word in line.words if left < word.centre < right)
        if held:
            begun.append(held.x0)
            middles.append(held.centre)
            longest = max(longest, len(held.text))
    if not begun:
        return None
    first = min(begun)
    near = sum(x - first < BEGINS for x in begun) >= ALIGNED * len(begun)
    if near and (longest > 3 or len(begun) >= MANY_ROWS):
        return True
    centre = median(middles)
    if count_near(centre, middles, BEGINS) >= ALIGNED * len(body):
        return True
    return False if longest <= SHORT else None


def are_addresses(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are the lines of addresses beside each other: in one of them every text is a
    telephone's number or all are an address in a net, which a table has in a column each."""
    return any(all(map(kind.search, row)) for row in rows for kind in (_TELEPHONE, _MAIL))


def _are_cut(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the texts of a column begin now with a capital, now within a sentence: two columns of
    running text."""
    for column in zip(*rows, strict=True):
        within = sum(text[:1].islower() for text in column)
        if within > 1 and sum(text[:1].isupper() for text in column) > 1:
            return True
    return False


def are_terms(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are terms and what they mean: three at least, the first column as short as
    names, most of the second longer."""
    terms, meant = zip(*rows, strict=True)
    longer = sum(len(text) > NAME for text in meant)
    return len(rows) >= TERMS and max(map(len, terms)) <= NAME and longer > 0.5 * len(rows)


def _is_table(grid: Grid) -> bool:
    """Whether the result reads like a table of texts: a name over every column, two rows at least
    with texts in most of their cells, no law, no signature."""
    names, *body = grid.texts()
    everything = " ".join(chain(names, *body))
    if CITED.search(everything) or _SIGNED.search(everything) or are_addresses([names, *body]):
        return False
    if grid.n_cols < NAMES and not _are_rows_of_two(body):
        return False
    if not all(names) or len(body) < 2 or any(cell.col_span > 1 for cell in grid.cells):
        return False
    filled = [sum(map(bool, row)) for row in body]
    if min(filled) < 2 or sum(filled) < FILLED * len(body) * grid.n_cols:
        return False
    columns = list(zip(*body, strict=True))
    lettered = sum(map(_has_letters, columns)) >= 2
    return lettered and not any(set(column) <= {":", ""} for column in columns)


def _are_rows_of_two(body: Sequence[Sequence[str]]) -> bool:
    """Whether rows of two columns, which may be anything, are of a table: many of them or terms,
    with a text in both."""
    if not all(map(all, body)) or _are_cut(body):
        return False
    return len(body) >= MANY_ROWS or are_terms(body)


def _has_letters(column: Sequence[str]) -> bool:
    """Whether most texts of a column are of letters."""
    lettered = sum(any(map(str.isalpha, text)) for text in column)
    return lettered >= FILLED * sum(map(bool, column))
