"""Rows of a table whose columns are known but whose rows no rule divides.

Two things tell rows apart where nothing is drawn: the room between them, and that a row has one
value in a column of values.

Takes the words of a page and the edges of columns; gives the table in them, or none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, groupby, pairwise, takewhile
from math import inf
from operator import itemgetter

from extract.boundaries import heads_keys, row_boundaries
from extract.cut_lines import CLOSE, Line, Lines
from extract.document import Box
from extract.grid import Grid, cell_of, grid_of_cells
from extract.header import (
    counts_years,
    is_column_number_row,
    is_ordinal_row,
    is_year_text,
    names_years,
)
from extract.header_cells import PlacedCell, code_columns, header_cells
from extract.lines import Text, extent, lines_of
from extract.printed import (
    PageContent,
    Places,
    Rules,
    Span,
    Word,
    Words,
    any_between,
    count_near,
    positions_of,
)
from extract.row_lines import (
    WORD_SPACE,
    RowLine,
    RowLines,
    Segment,
    by_column,
    column_at,
    is_quantity,
    is_value,
    parts_of,
    pitch,
    reach,
    row_lines,
    runs_over,
)
from extract.runs import parted
from grammar.codes import is_code
from grammar.items import is_outline_number, names_serials
from grammar.scales import money_scales

WHOLE = 0.9
"""The share of the width of a table that a rule over all of it runs over."""
TYPED = 1.3
"""Signs between two words of one text at most, where all signs are as wide as each other."""
MIDDLE = 0.35
"""Type sizes that the name of a group stands off the middle of its rows at most."""
UNIT_OFF = 0.12
"""How far a unit stands off the middle of its columns, as a share of their width."""
_YEAR = re.compile(r"tahun(?: ke ?-?)?", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
PURE = 3
"""Values that a column must hold, and nothing else, for a text above them to be its name."""
KEYS = 3
"""Keys below one another at least."""
EVEN_ROOM, EVEN, WIDEST_ROOM = 0.05, 0.7, 1.2
"""Type sizes by which the room between lines of one text differs, the share of lines of which it
does not by more, and the widest."""
FULL_LINES = 0.9
"""The share of the lines that begin in the first column where each is a row."""

_Lines = Sequence[RowLines]


def grid_of_columns(
    content: PageContent,
    words: Words,
    columns: Places,
    separators: Places = (),
    top: float | None = None,
    bottom: float | None = None,
    headless: bool = False,
    names: float | None = None,
    kept: bool = True,
    narrow: Set[int] = frozenset(),
) -> Grid | None:
    """The table that these words of a page make in the given columns.

    ``separators`` are horizontal rules over most of its width: a rule between two lines always
    divides rows. ``headless`` where the words are known to go on with a body; ``names`` the height
    at which the header ends, where that is known; ``kept`` then says that no word reaches over an
    edge. In the ``narrow`` columns figures break over lines, as in those whose own number does.
    ``None`` where no body can be told from a header.
    """
    walls = [rule for rule in content.rules if not rule.horizontal]
    lines = row_lines(words, columns, kept and names is not None, walls)
    if not lines:
        return None
    n_cols = len(columns) - 1
    whole = separators_of(content.rules, columns, lines, WHOLE)
    ends = -inf if headless else names
    start, numbered = _header_end(lines, columns, separators, whole, ends)
    if start >= len(lines):
        return None
    header, number_line, body = (
        lines[: start - numbered],
        lines[start - numbered : start],
        lines[start:],
    )
    _settle_segments(body, columns, max(WORD_SPACE, TYPED * pitch(words)))
    narrow = frozenset(narrow | _narrow_columns(number_line))
    over = [separators_of(content.rules, edges, body) for edges in pairwise(columns)]
    separators = _with_partial(separators, over[0], content.rules, columns, body)
    # Below a header printed again may stand the rest of a row.
    headed = bool(header) and not body[0].within
    begun = row_boundaries(body, separators, narrow, headed)
    groups = [body[one:two] for one, two in pairwise([0, *begun, len(body)])]
    parts, close = code_columns(body), _room_of_lines(groups)
    cells = _over_numbers(header, number_line, columns, content.rules, close) or header_cells(
        header, columns, parts, content.rules, whole, close
    )
    depth = max((cell.row + cell.rows for cell in cells), default=0)
    groups = [number_line] * numbered + groups
    rows = [_row_cells(group, depth + number, n_cols) for number, group in enumerate(groups)]
    cells += _with_names_of_groups(rows, groups, separators, over)
    edges = _row_edges(header, depth, groups, top, bottom)
    grid = _assembled(content, words, columns, edges, cells, _rooms(body), depth)
    return grid and replace(grid, narrow=narrow)


def _with_partial(
    separators: Places, in_names: Places, rules: Rules, columns: Places, body: RowLines
) -> Places:
    """The rules between rows with those that leave the names of several rows out, where some stand
    below names (``in_names``)."""
    if not any_between(in_names, body[0].middle, body[-1].middle):
        return separators
    values = columns[min(2, (len(columns) - 1) // 2) :]
    return sorted({*separators, *separators_of(rules, values, body, WHOLE)})


def _over_numbers(
    header: RowLines, number_line: RowLines, columns: Places, rules: Rules, close: float
) -> list[PlacedCell]:
    """The cells of bands right over numbers of columns, at most half as many as these: a table of
    estimates names what they are below the numbers. None where names stand over the numbers."""
    bands = sum(part.first > 0 for part in parts_of(header))
    if not 0 < 2 * bands <= sum(len(line.segments) for line in number_line):
        return []
    between = ((header[-1].bottom + number_line[0].top) / 2,)
    cells = header_cells([*header, *number_line], columns, set(), rules, between, close)
    height = max(cell.row + cell.rows for cell in cells) - 1
    return [
        cell._replace(rows=min(cell.rows, height - cell.row)) for cell in cells if cell.row < height
    ]


def _settle_segments(body: RowLines, columns: Places, space: float) -> None:
    """Let the texts of a body, which keep clear of edges, stand in the columns that they mean."""
    for line in body:
        line.segments = _body_segments(line, columns, space)
    _spread_units(body, columns)


def _room_of_lines(groups: Sequence[RowLines]) -> float:
    """The type sizes that the lines of a name in the header leave between them at most: as many as
    those of the texts in the rows do, which leave as many nearly everywhere."""
    rooms = sorted(
        (two.top - one.bottom) / two.size
        for group in groups
        for above, below in pairwise(group)
        for one in above.segments
        for two in below.segments
        if one.first == two.first and not is_value(two.text)
    )
    usual = rooms[len(rooms) // 2] if rooms else 0.0
    even = count_near(usual, rooms, EVEN_ROOM) >= EVEN * len(rooms)
    return max(CLOSE, min(usual + EVEN_ROOM, WIDEST_ROOM)) if even and len(rooms) > 2 else CLOSE


def _narrow_columns(number_line: RowLines) -> set[int]:
    """The columns whose own number (``(3)``) is cut over two lines, and one between two of them:
    figures break in them too, as those of a code with a column for each level."""
    cut = {
        segment.first
        for segment in parts_of(number_line)
        if len(segment) > 1 and segment[0].y1 <= segment[-1].y0 + 1
    }
    return cut | {col + 1 for col in cut if col + 2 in cut}


def grid_of_names(content: PageContent, words: Words, columns: Places, ends: Span) -> Grid | None:
    """The header that these words of a page make over the given columns, between two heights."""
    lines = row_lines(words, columns)
    cells = header_cells(lines, columns, set(), content.rules)
    depth = max(cell.row + cell.rows for cell in cells)
    step = (ends[1] - ends[0]) / depth
    edges = [ends[0] + step * row for row in range(depth + 1)]
    return _assembled(content, words, columns, edges, cells, {}, depth)


def _spread_units(body: RowLines, columns: Places) -> None:
    """Let the units above the first values, which stand over no name (``1,000 acres``), and names
    of groups in the middle reach over the columns in whose middle each of them stands. Where a
    column behind the first holds texts, such a line may be the first one of a text."""
    n_cols = len(columns) - 1
    above = list(takewhile(lambda line: all(map(_is_unit, line.segments)), body))
    held: Counter[int] = Counter()
    for segment in (segment for segment in parts_of(body[len(above) :])):
        held[segment.first] += 1 if is_value(segment.text) else -1
    if len(above) == len(body) or any(held[col] < 0 for col in range(1, n_cols)):
        return
    for line in body:
        texts = line.segments
        if not all(map(_is_unit, texts)):
            continue
        middles = [text.centre for text in texts]
        beside = 2 * middles[0] - columns[0] - columns[-1] > (columns[1] - columns[0]) / 2
        groups = _centred_groups(middles, columns, int(beside or len(texts) > 1))
        if groups:
            for text, (first, last) in zip(texts, groups, strict=True):
                text.first, text.last = first, last


def _header_end(
    lines: RowLines, columns: Places, separators: Places, whole: Places, ends: float | None
) -> tuple[int, bool]:
    """The first line of the body, the units of all columns with it, and whether the line before
    numbers the columns; the header ends at the height ``ends`` where that is known."""
    if ends is None:
        start, numbered = _body_start(lines, len(columns) - 1, separators, whole)
    else:
        start = sum(line.middle < ends for line in lines)
        numbered = start > 1 and is_column_number_row(lines[start - 1].texts(len(columns) - 1))
    while 1 < start < len(lines) and (
        _is_unit_of_all(lines[start - 1], columns)
        or _is_unit_of_years(lines[start - 2 : start], columns)
    ):
        start -= 1
    return start, numbered


def _is_unit_of_all(line: RowLine, columns: Places) -> bool:
    """Whether a line is the unit of all columns behind the first, in their middle, or several of
    neighbouring ones, one at least of more than one; or in brackets that of some of them, in
    their middle."""
    over = all(map(_is_unit, line.segments)) and any(s.first < s.last for s in line.segments)
    if not over or _centred_groups([s.centre for s in line.segments], columns) is not None:
        return over
    unit, *others = line.segments
    own = columns[unit.first : unit.last + 2]
    return (
        not others
        and _is_in_brackets(unit.text)
        and _centred_groups([unit.centre], [own[0], *own]) is not None
    )


def _is_unit_of_years(lines: RowLines, columns: Places) -> bool:
    """Whether the second of two lines is one text in brackets in the middle of all columns behind
    the first, right below years in three of them at least."""
    years, line = lines
    text = line.segments[0]
    return (
        len(line.segments) == 1
        and len(years.segments) > 2
        and all(is_year_text(year.text) for year in years.segments)
        and _is_in_brackets(text.text)
        and _is_unit(text)
        and _centred_groups([text.centre], columns) is not None
    )


def _is_in_brackets(text: str) -> bool:
    """Whether a text is one in brackets: ``(in millions)``."""
    return text[0] + text[-1] == "()"


def _is_unit(text: Segment) -> bool:
    """Whether a text right of the first column is no value."""
    return text.first > 0 and any(map(str.isalpha, text.text))


def _centred_groups(
    middles: Places, columns: Places, first: int = 1
) -> list[tuple[int, int]] | None:
    """The columns from one on (behind the first) in as many groups as there are texts, each with
    its text in the middle, if there are such."""
    groups: list[tuple[int, int]] = []
    for number, middle in enumerate(middles):
        nearest = first if number < len(middles) - 1 else len(columns) - 2
        ends = range(nearest, len(columns) - 1)
        off = {end: abs((columns[first] + columns[end + 1]) / 2 - middle) for end in ends}
        last = min(off, key=lambda end: off[end], default=None)
        if last is None or off[last] > UNIT_OFF * (columns[last + 1] - columns[first]):
            return None
        groups.append((first, last))
        first = last + 1
    return groups


def _row_cells(group: RowLines, row: int, n_cols: int) -> list[PlacedCell]:
    """The cells of one row of the body from its lines; a text that reaches over empty columns
    spans them."""
    held: list[list[Word]] = [[] for _ in range(n_cols)]
    reached = [1] * n_cols
    for line in group:
        for segment in line.segments:
            held[segment.first] += segment
            reached[segment.first] = max(reached[segment.first], segment.last - segment.first + 1)
    cells: list[PlacedCell] = []
    col = 0
    while col < n_cols:
        span = 1
        while span < reached[col] and not held[col + span]:
            span += 1
        cells.append(PlacedCell(row, col, 1, span, held[col]))
        col += span
    return cells


def _with_names_of_groups(
    rows: Sequence[Sequence[PlacedCell]],
    groups: Sequence[RowLines],
    separators: Places,
    over: Sequence[Places],
) -> list[PlacedCell]:
    """The cells of rows of which each has its lines in ``groups``; ``over`` are the rules over each
    column. The lines of a name beside rows that rules part which leave its column out span them, so
    does a text alone in a column behind, and a name in the first column that stands in the middle
    between two rules, alone beside several rows; not a code, which is that of its row."""

    def is_left_out(own: _Lines, names: Sequence[PlacedCell]) -> bool:
        return _is_left_out(own, [*separators, *printed], names[0].col)

    def is_alone(own: _Lines, names: Sequence[PlacedCell]) -> bool:
        return not names[1:] and _is_left_out(own, printed, names[0].col)

    def is_in_middle(own: _Lines, names: Sequence[PlacedCell]) -> bool:
        words, lines = names[0].words, [line for group in own for line in group]
        code = is_code(Text(words).text)
        return len(names) == names[0].rows == 1 and not code and _is_in_middle(words, lines)

    printed, leading = [*chain.from_iterable(over)], True
    for col, rules in enumerate(over):
        before, is_one = rows, is_left_out if leading else is_alone
        rows = _joined_names(rows, groups, rules, col, is_one)
        leading = leading and rows != before
    for rules in (over[0], separators):
        rows = _joined_names(rows, groups, rules, 0, is_in_middle)
    return [cell for row in rows for cell in row]


def _joined_names(
    rows: Sequence[Sequence[PlacedCell]],
    groups: _Lines,
    rules: Places,
    col: int,
    is_one: Callable[[_Lines, Sequence[PlacedCell]], bool],
) -> list[list[PlacedCell]]:
    """Rows whose names in a column are one cell between two rules, beside other texts in each,
    where they are one name."""
    if not rules:
        return list(map(list, rows))
    joined: list[list[PlacedCell]] = []
    middles = [(group[0].middle + group[-1].middle) / 2 for group in groups]
    block = [sum(y < middle for y in rules) for middle in middles]
    for _, places in groupby(range(len(rows)), block.__getitem__):
        first, *others = places
        part = slice(first, first + 1 + len(others))
        names = [cell for row in rows[part] for cell in row if cell.col == col and cell.words]
        beside = all(_holds_texts_beside(row, col) for row in rows[part])
        is_name = bool(names) and beside and is_one(groups[part], names)
        joined += _with_one(rows[part], names, col) if is_name else map(list, rows[part])
    return joined


def _holds_texts_beside(row: Sequence[PlacedCell], col: int) -> bool:
    """Whether a row has a text in another column than this one."""
    return any(cell.words for cell in row if cell.col != col)


def _with_one(
    rows: Sequence[Sequence[PlacedCell]], names: Sequence[PlacedCell], col: int
) -> list[list[PlacedCell]]:
    """Rows with the names in a column as one cell."""
    words = [word for name in names for word in name.words]
    one = PlacedCell(rows[0][0].row, col, len(rows), names[0].cols, words)
    others = [[cell for cell in row if cell.col != col] for row in rows]
    return [[one, *others[0]], *others[1:]]


def _is_left_out(rows: _Lines, separators: Places, col: int) -> bool:
    """Whether rules part all of several rows, of which one has no name in a column beside its first
    line, or a line of a name that a rule would run through."""
    begun = [any(part.first == col for part in row[0].segments) for row in rows]
    named = [part for row in rows for part in parts_of(row) if part.first == col]
    return all(
        any_between(separators, one[0].middle, two[-1].middle) for one, two in pairwise(rows)
    ) and not (
        all(begun) and not any(any_between(separators, part.top, part.bottom) for part in named)
    )


def _is_in_middle(words: Words, lines: RowLines) -> bool:
    """Whether words stand in the middle of the texts beside them, which begin above and end
    below."""
    held = {id(word) for word in words}
    beside = [part for part in parts_of(lines) if id(part[0]) not in held]
    own = [part for part in parts_of(lines) if id(part[0]) in held]
    top, bottom = min(part.top for part in beside), max(part.bottom for part in beside)
    high, low = min(part.top for part in own), max(part.bottom for part in own)
    return high > top + 1 and abs(top + bottom - high - low) < 2 * MIDDLE * words[0].size


def _rooms(body: RowLines) -> dict[int, Span]:
    """How far texts reach to the left and right in every column."""
    columns = by_column(body).items()
    narrow = {col: [part for part in parts if part.narrow] for col, parts in columns}
    return {
        col: (min(part.x0 for part in parts), max(part.x1 for part in parts))
        for col, parts in narrow.items()
        if parts
    }


def _row_edges(
    header: RowLines,
    depth: int,
    groups: Sequence[RowLines],
    top: float | None,
    bottom: float | None,
) -> list[float]:
    """The heights at which rows meet: a header of ``depth`` rows, then one row per group of
    lines; ``top`` and ``bottom`` where they are known."""
    first, last = (header or groups[0])[0], groups[-1][-1]
    edges = [first.top - 1 if top is None else top]
    if depth:
        low, high = header[0].top, header[-1].bottom
        edges += [low + (high - low) * (level + 1) / depth for level in range(depth - 1)]
        edges.append((high + groups[0][0].top) / 2)
    edges += [(one[-1].bottom + two[0].top) / 2 for one, two in pairwise(groups)]
    return [*edges, last.bottom + 1 if bottom is None else bottom]


def _assembled(
    content: PageContent,
    words: Words,
    columns: Places,
    edges: Places,
    cells: Sequence[PlacedCell],
    rooms: Mapping[int, Span],
    depth: int,
) -> Grid | None:
    """The grid of ``words`` in cells that are known, below a header of ``depth`` rows; ``None``
    where one of them stands in no cell.

    ``rooms`` is how far the texts of the body reach in a column to the left and right: the room
    that they broke for, which edges in the middle of a gutter only surround. It is as wide as the
    lines of the column's name, which had to fit too.
    """
    positions = positions_of(content, words)
    place = {id(word): position for word, position in zip(words, positions, strict=True)}
    placed = []
    names: dict[int, float] = {}
    for row, col, rows, cols, held in sorted(cells, key=itemgetter(0, 1)):
        edge = (columns[col], columns[col + cols])
        lines = lines_of(held)
        walls = edge
        if cols == 1 and row < depth:
            names[col] = max([names.get(col, 0.0), *map(extent, lines)])
        elif cols == 1 and col in rooms:
            left, right = rooms[col]
            walls = left, max(right, left + names.get(col, 0.0))
        box = Box(edge[0], edges[row], edge[1], edges[row + rows])
        words_of = [place[id(word)] for word in held]
        placed.append(cell_of((row, col, rows, cols), box, lines, walls, words_of))
    if sum(len(cell.words) for cell in placed) < len(positions):
        return None
    return grid_of_cells(content, edges, columns, placed, positions)


def _body_segments(line: RowLine, columns: Places, space: float) -> list[Segment]:
    """The texts of a line of the body in their columns; words of one are at most ``space`` type
    sizes apart.

    A text that reaches over an edge (for one long text in a column moves no gutter) stands where
    no other text of the line does; else, if it begins with a value, in the column of its middle;
    a name spans the columns that it reaches over.
    """
    segments = [
        Segment(group, *reach(group, columns, 0.3))
        for segment in line.segments
        for group in parted(segment, lambda one, two: two.x0 - one.x1 > space * two.size)
    ]
    taken = {segment.first for segment in segments if segment.narrow}
    for segment in segments:
        while segment.first < segment.last and segment.first in taken:
            segment.first += 1
        while segment.last > segment.first and segment.last in taken:
            segment.last -= 1
        if segment.last > segment.first and is_value(segment.text):
            segment.first = segment.last = column_at(columns, segment.centre)
    return segments


def _body_start(
    lines: RowLines, n_cols: int, separators: Places, whole: Places = ()
) -> tuple[int, bool]:
    """The first line of the body, and whether the line before it numbers the columns. ``whole``
    are the separators from side to side: one below bands leaves the columns beside them out."""
    if numbered := _below_numbers(lines[:25], n_cols):
        return numbered, True
    first = _first_row(lines)
    if first in (0, len(lines)):
        return min(first, 1), False
    leaf = max(_last_leaf(lines[:first]), _last_name(lines, first))
    between = lines[max(leaf, 0) : first + 1]
    start = _first_group(lines, first, leaf)
    if not start and leaf >= 0:
        ruled = _ruled_off(between, whole) or _ruled_off(between, separators)
        start = ruled and leaf + ruled
    if not start:
        bold = [*takewhile(RowLine.bold, lines[:first])]
        start = _end_of_names(bold, separators) if len(bold) > max(leaf, 0) else 0
    if not start and leaf < 0:
        start = max(
            (at for at in range(1, first + 1) if _ruled_off(lines[at - 1 : at + 1], separators)),
            default=0,
        )
    least = max(leaf + 1, 1)
    return min(start or _widest_gap(lines, least, first), _first_opened(lines, least, first)), False


def _below_numbers(lines: RowLines, n_cols: int) -> int:
    """The line below the numbers of columns, 0 without; ``Tahun ke-`` may be counted above."""
    numbered: dict[int, int] = {}
    for index, texts in enumerate(line.texts(n_cols) for line in lines):
        count = sum(map(bool, texts))
        if count >= max(3, 0.5 * n_cols) and is_column_number_row(texts):
            numbered[index + 1] = count
    return max(numbered, key=numbered.__getitem__, default=0)


def _first_row(lines: RowLines) -> int:
    """The first line with values that is no part of a header, or the first of those above it with
    a date where rows have one: beside it a row may hold words alone."""
    first = next((at for at in range(len(lines)) if _begins_rows(lines, at)), len(lines))
    dates = {part.first for part in parts_of(lines[first:]) if _is_date(part)}
    while first and any(_is_date(p) and p.first in dates for p in lines[first - 1].segments):
        first -= 1
    return first


def _begins_rows(lines: RowLines, index: int) -> bool:
    """Whether a line holds values, which are no ends of names and no ``28 Day`` over years."""
    above, line = lines[max(index - 2, 0) : index], lines[index]
    if not _holds_values(line) or any(map(_names_years, lines[index + 1 : index + 2])):
        return False
    return not above or not (_counts_below(above[-1], line) or _ends_scales(above, line))


def _last_leaf(lines: RowLines) -> int:
    """The last line of a header that names years or counts; -1 without."""
    texts = (line.printed for line in lines)
    leaves = (at for at, told in enumerate(texts) if names_years(told) or is_ordinal_row(told))
    return max(leaves, default=-1)


def _first_group(lines: RowLines, first: int, leaf: int) -> int:
    """The first line above the values that is the name of a group: below the leaves over several
    columns where the first ones have names above, or over the keys; or behind a number of its own
    (``A``) below the name of those (``No``); 0 without."""
    named: set[int] = set()
    counted = False
    for index, line in enumerate(lines[:first]):
        over = runs_over(line) and not named.isdisjoint((0, 1))
        begun, alone = line.segments[0], len(line.segments) == 2
        numbered = counted and alone and begun.first == 0 and is_outline_number(begun.text)
        below = index > max(leaf, 0) and (over or heads_keys(line, lines[first:]))
        if below or numbered:
            return index
        named |= {col for part in line.segments for col in part.cols}
        counted = counted or (begun.first == 0 and names_serials(begun.text))
    return 0


def _first_opened(lines: RowLines, least: int, first: int) -> int:
    """The line from ``least`` to the first with values that is one text of the first column that a
    colon ends: the rows below are of it, and no column."""
    for at in range(least, first):
        name, *others = lines[at].segments
        if not others and name.last == 0 and name.text.endswith(":"):
            return at
    return first


def _widest_gap(lines: RowLines, least: int, first: int) -> int:
    """The line from ``least`` to the first with values that stands furthest below the one before
    it; the last where none stands off: rows without values (names of groups) may come first."""
    gaps = {index: lines[index].top - lines[index - 1].bottom for index in range(least, first + 1)}
    widest = max(gaps.values())
    size = lines[first].segments[0].size
    wide = [index for index, gap in gaps.items() if gap >= widest - 0.15 * size]
    return wide[0] if widest > 0.3 * size else wide[-1]


def _ruled_off(lines: RowLines, separators: Places) -> int:
    """The first of these lines, which go on from the lowest names of a header, that a rule parts
    from the one above it; 0 where there is none."""
    pairs = enumerate(pairwise(line.middle for line in lines), start=1)
    return next((index for index, (y0, y1) in pairs if any_between(separators, y0, y1)), 0)


def _last_name(lines: RowLines, first: int) -> int:
    """The last line before the first values that prints over columns of nothing but values: names,
    bands and units stand there, no row of a body does."""
    grouped = any(map(_is_in_between, lines[first:]))
    columns = by_column(line for line in lines[first:] if not _is_in_between(line))
    pure = {
        col
        for col, parts in columns.items()
        if len(parts) >= PURE and all(is_value(part.text) for part in parts)
    }
    return max(
        (
            index
            for index, line in enumerate(lines[:first])
            if not (grouped and _is_in_between(line))
            and any(
                not is_value(segment.text) and not pure.isdisjoint(segment.cols)
                for segment in line.segments
                if segment.narrow or segment.first
            )
        ),
        default=-1,
    )


def _is_in_between(line: RowLine) -> bool:
    """Whether a line is one text behind the first column: the name of a group among rows."""
    return len(line.segments) == 1 and _is_unit(line.segments[0])


def _end_of_names(lines: RowLines, separators: Places) -> int:
    """Where a header in bold ends: below its leaves (years, names printed again and again) names
    of more lines only go on; what begins there in a column that has its name is the body, in
    bold as well, and so is a text of the first column alone that stands apart from them."""
    names = max((n for n, line in enumerate(lines) if line.segments[1:]), default=len(lines))
    leaf = max((n for n, line in enumerate(lines) if _holds_leaves(line)), default=len(lines))
    below = range(names + 1, len(lines))
    groups = (at for at in below if _stands_apart(lines[names : at + 1], separators))
    begun = (at for at in range(leaf + 1, len(lines)) if _begins_anew(lines[at], lines[:at]))
    return next(chain(groups, begun), len(lines))


def _holds_leaves(line: RowLine) -> bool:
    """Whether a line names years, or one thing again and again."""
    texts = line.printed
    return names_years(texts) or len(set(texts)) < len(texts)


def _stands_apart(lines: RowLines, separators: Places) -> bool:
    """Whether the last of these lines begins with a text in the first column that stands apart
    from the names on the first: that of the first group."""
    text = lines[-1].segments[0]
    room = min(text.top - above.bottom for above in lines[0].segments)
    apart = room > CLOSE * text.size or _ruled_off(lines, separators) > 0
    return text.last == 0 and apart


def _begins_anew(line: RowLine, above: RowLines) -> bool:
    """Whether a text of a line stands off the name that its column has above; several texts behind
    the first column, none of them a value, only end names."""
    if line.segments[1:] and line.segments[0].first and not _holds_values(line):
        return False
    named = {part.first: part for part in parts_of(above) if part.narrow}
    return any(
        part.top - named[part.first].bottom > CLOSE * part.size
        for part in line.segments
        if part.first in named
    )


def _is_date(text: Segment) -> bool:
    return _DATE.fullmatch(text.text) is not None


def _holds_values(line: RowLine) -> bool:
    texts = line.printed
    if is_ordinal_row(texts) or counts_years(texts):
        return False
    values = [segment for segment in line.segments if is_quantity(segment.text)]
    if len(values) != 1 or len(line.segments) != 2:
        return len(values) > 1
    # A quantity in bold before a name is of its head: ``100.000 residents`` beside ``persons``.
    (value,), (first, _) = values, line.segments
    return value is not first or not value.bold or not any(map(str.isalpha, value.text))


def _ends_scales(above: RowLines, line: RowLine) -> bool:
    """Whether all values of a line end units of money that one of the lines above begins: ``1.000``
    right below ``x Rp``."""
    over = {part.first: part for one in above for part in one.segments}
    return all(
        part.first in over
        and part.top - over[part.first].bottom < CLOSE * part.size
        and bool(money_scales(f"{over[part.first].text} {part.text}"))
        for part in line.segments
        if is_value(part.text)
    )


def _names_years(line: RowLine) -> bool:
    """Whether a line names years side by side and holds no values."""
    return names_years(line.printed) and not _holds_values(line)


def _counts_below(above: RowLine, line: RowLine) -> bool:
    """Whether the values of a line count the years whose names the line above begins: ``1`` below
    ``Tahun``, in columns too narrow for both."""
    begun = {part.first for part in above.segments if _YEAR.fullmatch(part.text)}
    values = [part for part in line.segments if is_value(part.text)]
    return all(part.first in begun for part in values)


def between_full_lines(body: Lines, columns: Places) -> list[float]:
    """The heights between the lines of a body nearly all of which hold a text in the first column
    and in another, begun there and not within a sentence: every line is a row then."""
    full = 0
    for line in body:
        reached = {column_at(columns, word.centre) for word in line.words}
        begun = not line.words[0].text[0].islower()
        full += begun and 0 in reached and len(reached) >= 2
    if full < FULL_LINES * len(body):
        return _between_keys(body, columns)
    return [(above.bottom + line.top) / 2 for above, line in pairwise(body)]


def _between_keys(body: Lines, columns: Places) -> list[float]:
    """The heights above the lines that begin with a key, where every text in the first column is
    one word, with a text beside it in all others: no word of a name that narrow columns break."""
    keyed: list[int] = []
    for number, line in enumerate(body):
        held = [column_at(columns, word.centre) for word in line.words]
        if 0 not in held:
            continue
        if held.count(0) > 1 or len(set(held)) < len(columns) - 1 or line.words[0].text.islower():
            return []
        keyed.append(number)
    found = [(body[number - 1].bottom + body[number].top) / 2 for number in keyed if number]
    return found if len(keyed) >= KEYS else []


def separators_of(
    rules: Rules, columns: Places, region: Sequence[Line | RowLine], share: float = 0.6
) -> list[float]:
    """Horizontal rules over most of the table, ``share`` of its width."""
    width = columns[-1] - columns[0]
    top = region[0].top - max(4, region[0].bottom - region[0].top)
    bottom = region[-1].bottom + 4
    covered: dict[int, float] = {}
    reached: dict[int, float] = {}
    for rule in sorted(rules, key=lambda rule: rule.x0):
        if rule.horizontal and top <= rule.y0 <= bottom:
            y, end = round(rule.y0), min(rule.x1, columns[-1])
            # A rule may be drawn twice: below a cell, and as the edge of its shade.
            begin = max(rule.x0, columns[0], reached.get(round(rule.y0), columns[0]))
            covered[y] = covered.get(y, 0.0) + max(end - begin, 0.0)
            reached[y] = max(end, begin)
    return sorted(float(y) for y, length in covered.items() if length >= share * width)
