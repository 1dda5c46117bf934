"""Tables without rules, told from how their words line up.

Takes the upright words of a page; gives its tables. Where one stands tells :mod:`extract.regions`,
its columns :mod:`extract.column_edges`, its rows :mod:`extract.rows`; here stands what is none of
that: whether lines go on with the table of the page before, which lists look like a table, whether
what was read is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import chain, repeat, takewhile
from statistics import median

from extract.around import is_note
from extract.column_edges import region_columns
from extract.cut_lines import CITED, WIDEST, Line, Lines, cut_at_begins, cut_lines, words_of
from extract.grid import Grid, with_body
from extract.header import count_header_rows, is_column_number_row, is_ordinal_row, names_years
from extract.lines import MAYBE_ONE
from extract.printed import (
    PageContent,
    Places,
    Rules,
    Word,
    Words,
    are_near,
    ends_of,
    is_between,
    long_rules,
)
from extract.regions import APART, find_regions
from extract.row_lines import MARKS, are_marks, column_at, is_quantity, is_value, several_values
from extract.rows import grid_of_columns, grid_of_names, separators_of
from extract.worded import are_addresses
from grammar.captions import is_caption
from grammar.continued import says_continued
from grammar.heads import is_legal_head
from grammar.totals import is_lone_total

WORDED_ROWS = 3
"""Lines with a text in every column of a ruled head, at least, where none holds values."""
DISPLAYED = 1.6
"""How many times larger figures are set to be looked at, not read."""
SHARED = 0.2
"""The share of rows with several values in one cell from which on columns are not told rightly."""
REPEATED = 0.9
"""The share of the words of a header that one printed again has in common with it: one that was
broken at the end of a line counts as another."""
REST = 8
"""Lines of the rest of a row at most."""
SURE_MARKS = 6
"""Marks of the scale of a chart in another column than the first, at least."""
_CONTENTS = re.compile(
    r"(?:BAB\s+[IVX]+|\d{1,2}(?:\.\d{1,2})+\.?|Tabel\s+\S+|Gambar\s+\S+)\s+[A-Z].*\s(\d{1,3})$"
)


def find_borderless(content: PageContent, lines: Lines, before: Grid | None = None) -> list[Grid]:
    """The borderless tables among these lines (upright ones only) of a page.

    ``before`` is the table that closed the page before: where the first table of this page fits
    its columns and brings no header of its own, it is read in them.
    """
    if content.width > WIDEST:
        return []
    grids = []
    alone = _rows_of_one_year(lines, before) if before else set[int]()
    regions, counted = find_regions(lines, content, before is not None, alone)
    for start, stop in regions:
        if before and _is_rest(lines[:start], lines[start:stop], before):
            start = 0
        region = cut_at_begins(lines[start:stop])
        single = _is_of_one_year(region, start, alone)
        goes_on = before is not None and _goes_on(lines[:start], region, before, single)
        if not goes_on and not _may_begin(region, start, counted):
            continue
        grid = _read(content, region, before if goes_on else None)
        if grid and (single or _is_sound(grid, rows=1 if goes_on else 2)):
            grids.append(grid)
    return grids


def _is_of_one_year(region: Lines, start: int, alone: Container[int]) -> bool:
    """Whether a table, from a line on, has rows, all of them with a value in the column of one year
    ``alone``."""
    data = [row for row, line in enumerate(region, start) if line.is_data()]
    rows = range(start, start + len(region))
    return all(row in alone for row in data) and any(row in alone for row in rows)


def _goes_on(above: Lines, region: Lines, before: Grid, single: bool) -> bool:
    """Whether lines go on with the table of the page before, below no text of this one."""
    continued = all(says_continued(line.text) for line in above)
    return continued and (single or _fits(region, before))


def _may_begin(region: Lines, start: int, counted: Container[int]) -> bool:
    """Whether lines, from one on, may be a table of their own: with several rows, ``counted`` ones
    among them, or one that numbers the columns."""
    if _is_list(region) or _is_display(region):
        return False
    anchors = [line for row, line in enumerate(region, start) if line.is_anchor() or row in counted]
    return len(anchors) > 1 or any(map(Line.is_numbering, anchors))


def _read(content: PageContent, region: Lines, before: Grid | None) -> Grid | None:
    """The table of some lines, in the columns of the one before that it goes on with."""
    columns = list(before.columns) if before else region_columns(region)
    if len(columns) < 4:
        return None
    grid = grid_of_columns(
        content,
        words_of(region),
        columns,
        separators_of(content.rules, columns, region),
        headless=before is not None and not (_has_header(region) or _repeats(region, before)),
        narrow=before.narrow if before else frozenset(),
    )
    return grid and replace(grid, reading="tanpa-garis", ruled=False)


def grown_below(content: PageContent, words: Words, header: Grid) -> Grid | None:
    """A table of which only the header is ruled, with the rows that stand below it among these
    words, in the header's columns.

    ``None`` where the grid holds values of its own, or no row of values follows that keeps to its
    columns.
    """
    if header.n_cols < 3 or _holds_quantities(header):
        return None
    columns, bottom = header.columns, header.rows[-1]
    region = _rows_below([line for line in cut_lines(words) if line.top >= bottom - 1], header)
    worded = header.n_rows == 1 and _is_worded(region, columns)
    rows = [line for line in region if not _is_in_middle(line, columns)]
    if not (worded or any(map(Line.is_data, region))) or not _keeps_to(rows, columns, 0.03):
        return None
    inside = words_of(region)
    separators = separators_of(content.rules, columns, region)
    body = grid_of_columns(content, inside, columns, separators, top=bottom, headless=True)
    if body is None:
        return None
    return replace(with_body(header, body), reading="baris-tanpa-garis", ruled=False)


def _holds_quantities(header: Grid) -> bool:
    """Whether a row of a table holds values, other than the numbers of its columns."""
    rows = [[text for text in row if text] for row in header.texts()]
    named = (row for row in rows if not (is_column_number_row(row) or is_ordinal_row(row)))
    return any(is_quantity(text) for row in named for text in row)


def _rows_below(below: Lines, header: Grid) -> list[Line]:
    """The lines right below a ruled head that are of its table."""
    columns = header.columns
    region: list[Line] = []
    bottom = header.rows[-1]
    for index, line in enumerate(below):
        gap = line.top - bottom
        following = below[index : index + REST]
        if gap > APART * line.size or (
            gap > 2.2 * line.size and not _row_follows(following, columns)
        ):
            break
        if line.is_running(columns[0], columns[-1]) or is_legal_head(line.text):
            break
        valued = any(map(Line.is_data, region))
        if valued and is_note(line, region, region[0].size, columns[1]):
            break
        headed = _is_in_middle(line, columns) and _row_follows(following[1:], columns)
        if not (headed or _keeps_to([line], columns, 0.3)):
            break
        region.append(line)
        bottom = line.bottom
    return region


def _is_in_middle(line: Line, columns: Places) -> bool:
    """Whether a line is one text in the middle of a table in these columns."""
    middle = (columns[0] + columns[-1]) / 2
    return line.single and are_near(line.words.centre, middle, line.size)


def _row_follows(following: Lines, columns: Places) -> bool:
    """Whether the first of these lines begins a row of a table in these columns, in the middle of a
    high cell as it may stand: soon a line has values in three of them, and till there all words
    keep to them."""
    for count, line in enumerate(following, start=1):
        values = [word for word in line.words if is_quantity(word.text)]
        if len({column_at(columns, word.centre) for word in values}) > 2:
            return _keeps_to(following[:count], columns, 0.0)
    return False


def grown_above(content: PageContent, words: Words, body: Grid) -> Grid | None:
    """A table whose rows alone stand in boxes, with the names above it among these words, up to
    the next rule as wide.

    ``None`` where its first row holds no values, or nothing names its columns there.
    """
    columns, bottom = body.columns, body.rows[0]
    top = _rule_over(content.rules, body)
    if body.n_cols < 3 or top is None or not any(map(is_value, body.texts()[0])):
        return None
    inside = [word for word in words if is_between(word, top, bottom)]
    lines = cut_lines(inside)
    if not lines or not _keeps_to([lines[-1]], columns, 0.0) or any(map(Line.is_data, lines)):
        return None
    running = any(line.is_running(columns[0], columns[-1]) for line in lines)
    if running or len(lines[-1].segments) < body.n_cols - 1:
        return None
    header = grid_of_names(content, inside, columns, (top, bottom))
    return header and with_body(header, body)


def _rule_over(rules: Rules, body: Grid) -> float | None:
    """Where the next rule above a table runs that is as wide."""
    left, right = body.columns[0], body.columns[-1]
    over = [
        rule.y0
        for rule in long_rules(rules)
        if are_near(rule.x0, left, 6) and are_near(rule.x1, right, 6)
    ]
    return max((y for y in over if y < body.rows[0] - 4), default=None)


def _is_worded(region: Lines, columns: Places) -> bool:
    """Whether the lines below names hold rows of texts, one in every column, and no word runs over
    an edge."""
    full = sum(
        len({column_at(columns, word.centre) for word in line.words}) == len(columns) - 1
        for line in region
    )
    return full >= WORDED_ROWS and _keeps_to(region, columns, 0.0)


def _is_display(region: Lines) -> bool:
    """Whether figures stand in type much larger than the lines between them, as on posters: most of
    them, for a line of its own size stands in many a head, and specks of a scan are small words."""
    figures = [line.size for line in region if line.values()]
    others = [line.size for line in region if not line.values()]
    return bool(figures and others) and median(figures) > DISPLAYED * median(others)


def _is_list(region: Lines) -> bool:
    """Whether lines are a list that looks like a table: citations, justified so that gaps are as
    wide as those between columns, or contents with the page numbers at the right."""
    texts = [line.text for line in region]
    if CITED.search(" ".join(texts)):
        return True
    pages = [int(found[1]) for text in texts if (found := _CONTENTS.match(text))]
    return len(pages) >= max(2, 0.5 * len(texts)) and pages == sorted(pages)


def _is_rest(above: Lines, region: Lines, before: Grid) -> bool:
    """Whether what opens a page above the rows of a table that has no head here is the rest of a
    row that the page's end cut: a few lines within the columns of the page before."""
    return (
        0 < len(above) <= REST
        and not any(is_caption(line.text) or line.is_noted() for line in above)
        and not _has_header(region)
        and _keeps_to(above, before.columns, 0.0)
        and _fits(region, before)
    )


def _fits(region: Lines, before: Grid) -> bool:
    """Whether the lines of a body fill the columns of a table: no word crosses an edge, hardly
    one stands in a column that was empty there, and several columns are filled on both sides."""
    columns = before.columns
    start = next((index for index, line in enumerate(region) if line.is_data()), 0)
    if not _keeps_to(region[start:], columns, 0.03):
        return False
    words = [word for line in region[start:] for word in line.words]
    named = {cell.col for cell in before.cells if cell.text and cell.col_span == 1}
    filled = {cell.col for cell in before.cells if cell.text and cell.row >= before.n_rows / 2}
    reached = {bisect_right(columns, word.centre) - 1 for word in words}
    both = len(reached & filled)
    return both >= 0.8 * len(filled) or (
        # Years without amounts leave columns empty on a whole page, but for their names.
        len(reached & named) >= max(3, 0.9 * len(reached))
        and _keeps_to(region[start:], columns, 0.01)
    )


def _rows_of_one_year(lines: Lines, before: Grid) -> set[int]:
    """The rows that a page begins with, or that follow full ones, of a table in which one column
    alone holds values, of a year (names of plans change with the law), beside names in the first;
    none where they are few. The head may be printed again above them."""
    found: dict[int, set[int]] = {}
    columns, named = before.columns, _words_of_names(before)
    for row, line in enumerate(lines):
        if says_continued(line.text) or (not found and named.issuperset(line.text.split())):
            continue
        first, *others = line.segments
        if first.x0 < columns[0] or first.x1 > columns[1]:
            break
        if len(others) > 1 and line.is_data():
            continue
        if others[1:] or not all(is_value(value.text) for value in others):
            break
        for value in others:
            quarter = (value.x1 - value.x0) / 4
            begin, end = value.x0 + quarter, value.x1 - quarter
            found[row] = {column_at(columns, begin), column_at(columns, end)}
    few = len(found) < WORDED_ROWS
    return set() if few or len(set().union(*found.values())) > 1 else set(found)


def _keeps_to(lines: Lines, columns: Places, allowed: float) -> bool:
    """Whether no more than a share of the words cross an edge between columns, those of values
    with the whole value, and none reaches beyond the outer ones; a total may be called so over
    several columns."""
    words = words_of(lines)
    left, right = ends_of(words)
    if left < columns[0] - 6 or right > columns[-1] + 6:
        return False

    def crosses(first: Word, last: Word) -> bool:
        # A longer number than any before reaches a little over the edge on the other page.
        margin = 0.2 * (last.x1 - first.x0)
        return any(first.x0 + margin < edge < last.x1 - margin for edge in columns[1:-1])

    crossing = sum(
        crosses(word, word)
        for line in lines
        for text in line.segments
        if (crosses(text[0], text[-1]) or not is_value(text.text)) and not is_lone_total(text.text)
        for word in text
    )
    return crossing <= allowed * len(words)


def _has_header(region: Lines) -> bool:
    """Whether lines name years or number the columns before the first values."""
    for line in region:
        if line.is_numbering() or names_years(line.texts()):
            return True
        if line.is_data():
            return False
    return False


def _repeats(region: Lines, before: Grid) -> bool:
    """Whether what stands above the first values are the names over the columns of the table of
    the page before."""
    named = _words_of_names(before)
    head = takewhile(lambda line: not line.is_data(), region)
    above = [word.text for line in head for word in line.words]
    return len(above) >= 3 and sum(word in named for word in above) >= REPEATED * len(above)


def _has_scale(rows: Sequence[Sequence[str]]) -> bool:
    """Whether numbers are the marks of a chart in the first column, on several lines of another or
    along the last row."""
    columns = ([text for text in column if text] for column in zip(*rows, strict=True))
    parts = (
        texts[at : at + count]
        for count, texts in zip(chain([MARKS], repeat(SURE_MARKS)), columns, strict=False)
        for at in range(len(texts) - count + 1)
    )
    return any(map(are_marks, parts)) or are_marks(" ".join(rows[-1]).split()[::-1])


def _words_of_names(before: Grid) -> set[str]:
    """The words over the columns of a table."""
    texts = before.texts()
    names = (
        text.replace(MAYBE_ONE, " ") for row in texts[: count_header_rows(texts)] for text in row
    )
    return {word for name in names for word in name.split()}


def _is_sound(grid: Grid, rows: int = 2) -> bool:
    """Whether the result reads like a table of at least so many rows: several columns of values,
    no citations of laws."""
    everything = " ".join(cell.text for cell in grid.cells)
    if CITED.search(everything) or are_addresses(grid.texts()):
        return False
    if rows > 1 and (_has_scale(grid.texts()) or not any(map(str.isalpha, everything))):
        return False  # a chart
    shared = {cell.row for cell in grid.cells if several_values(cell.text)}
    if len(shared) >= max(2, SHARED * grid.n_rows):
        return False
    return _has_values(grid, rows)


def _has_values(grid: Grid, rows: int) -> bool:
    """Whether a table of at least so many rows holds values in each, in several columns."""
    header = count_header_rows(grid.texts())
    # A page may hold no more than the header and the total.
    body = [cell for cell in grid.cells if cell.text and cell.row >= header]
    filled = Counter(cell.col for cell in body)
    values = Counter(cell.col for cell in body if is_value(cell.text))
    columns = sum(count >= 0.4 * filled[col] for col, count in values.items())
    return columns >= 2 and values.total() >= 2 * rows and grid.n_rows >= rows
