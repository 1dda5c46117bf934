"""Ruled tables straight from the rules of a page.

Rules that touch form a table; their positions are its grid; where a piece of rule is missing
between two places of the grid, they are one merged cell. Every word whose middle lies in the
table's box lands in exactly one cell.

Takes what stands on a page; gives its tables from the top.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np

from extract.boundaries import has_room
from extract.cut_lines import LEADER
from extract.document import Box
from extract.grid import Grid, GridCell, grid_of_walls, turned_back, with_body
from extract.header import is_data_text
from extract.lines import Text, along, lines_of
from extract.parted_rows import part_rows, shared_rows
from extract.parted_tables import levelled, part_tables
from extract.printed import (
    PageContent,
    Places,
    Rule,
    Rules,
    Span,
    Word,
    Words,
    any_between,
    any_near,
    are_near,
    direction_of,
    ends_of,
    turn,
    turn_box,
)
from extract.row_lines import (
    CODE_PART,
    WORD_SPACE,
    RowLines,
    are_marks,
    is_quantity,
    is_value,
    parts_of,
    row_lines,
    value_places,
)
from extract.rows import grid_of_columns
from extract.runs import Mask, gathered, grouped, parted, touching
from grammar.items import begins_item, is_item_label, serial_number
from grammar.joining import ends_open

TOUCH = 3.0
"""Rules this many points apart touch; parallel ones this near are one (double rules)."""
SPLIT = 3.0
"""A gap this long in a dashed rule does not break it."""
SCALE = 30.0
"""Points left of the frame of a chart in which the marks of its scale end."""
SIDES = 4
"""Upright rules at least that make a table without any across."""
OVERHANG = 6.0
"""A rule that sticks out this far beyond the outermost crossing rule shows a missing border."""
JOINT = 0.6
"""Points between two pieces of an upright rule that are those of two cells at most."""
_ITEM_WITHIN = re.compile(r"\S \d{1,2}[.)] [A-Z]")
"""The label and the first letter of an item behind other words."""


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A merged rule: its place across, its stretch along."""

    at: float
    low: float
    high: float


def find_grids(content: PageContent) -> list[Grid]:
    """The ruled tables of a page, top to bottom.

    A frame with nothing but one cell is no table. Words inside an inner table belong to it, not
    to the table around it.
    """
    horizontal, vertical = _strokes(content.rules)
    sideways = direction_of(content.words) in (90, 270)
    lying, standing = (vertical, horizontal) if sideways else (horizontal, vertical)
    closing = _closing(lying, standing)
    lying += closing
    if not horizontal or not vertical:
        return []
    tables: list[Grid] = []
    taken: set[int] = set()
    for across, down in sorted(_components(horizontal, vertical), key=lambda pair: _area(*pair)):
        grid = _table(content, across, down, taken)
        if grid is None or not is_table(grid) or _is_chart(content, grid.box) or _are_sums(grid):
            continue
        if grid.n_rows == 1 and not {*across, *down}.isdisjoint(closing):
            continue  # columns of a text
        if not _is_heap(content, grid):
            tables.append(grid)
            taken |= grid.words
    tables = [part for grid in tables for part in part_tables(levelled(grid))]
    tables.sort(key=lambda grid: (grid.box.y0, grid.box.x0))
    return tables


def _strokes(rules: Rules) -> tuple[list[_Stroke], list[_Stroke]]:
    across = [(rule.y0, rule.x0, rule.x1) for rule in rules if rule.y0 == rule.y1]
    down = [(rule.x0, rule.y0, rule.y1) for rule in rules if rule.y0 != rule.y1]
    return _merge(across), _merge(down)


def _closing(across: Sequence[_Stroke], along: Sequence[_Stroke]) -> list[_Stroke]:
    """Rules over and under upright ones (``along`` columns) that begin and end together where none
    lies across: a page within a table of which the columns alone are ruled."""
    found = []
    ends = sorted(along, key=lambda stroke: (round(stroke.low), round(stroke.high), stroke.at))
    for group in parted(
        ends, lambda a, b: not (are_near(a.low, b.low, TOUCH) and are_near(a.high, b.high, TOUCH))
    ):
        if len(group) < SIDES:
            continue
        top, bottom, left, right = group[0].low, group[0].high, group[0].at, group[-1].at
        between = [stroke.at for stroke in across if stroke.low < right and left < stroke.high]
        if not any_between(between, top - TOUCH, bottom + TOUCH):
            found += [_Stroke(top, left, right), _Stroke(bottom, left, right)]
    return found


def _merge(rules: list[tuple[float, float, float]]) -> list[_Stroke]:
    """Join collinear rules that overlap or nearly touch."""
    merged: list[_Stroke] = []
    for level in parted(sorted(rules), lambda one, two: two[0] - one[0] > 0.8):
        at = sum(place for place, *_ in level) / len(level)
        (low, high), *spans = sorted((begin, end) for _, begin, end in level)
        for begin, end in spans:
            if begin - high <= SPLIT:
                high = max(high, end)
            else:
                merged.append(_Stroke(at, low, high))
                low, high = begin, end
        merged.append(_Stroke(at, low, high))
    return [stroke for stroke in merged if stroke.high - stroke.low > TOUCH]


def _components(
    horizontal: list[_Stroke], vertical: list[_Stroke]
) -> Iterator[tuple[list[_Stroke], list[_Stroke]]]:
    """Groups of rules that touch, in both directions."""
    h = np.array([(s.at, s.low, s.high) for s in horizontal])
    v = np.array([(s.at, s.low, s.high) for s in vertical])
    touches = (
        (v[None, :, 0] >= h[:, None, 1] - TOUCH)
        & (v[None, :, 0] <= h[:, None, 2] + TOUCH)
        & (h[:, None, 0] >= v[None, :, 1] - TOUCH)
        & (h[:, None, 0] <= v[None, :, 2] + TOUCH)
    )

    def beside(number: int) -> Iterable[int]:
        if number < len(h):
            return map(int, np.flatnonzero(touches[number]) + len(h))
        return map(int, np.flatnonzero(touches[:, number - len(h)]))

    for group in touching(len(h) + len(v), beside):
        first = bisect_left(group, len(h))
        across, down = group[:first], group[first:]
        if across and down:
            yield [horizontal[at] for at in across], [vertical[at - len(h)] for at in down]


def _area(horizontal: list[_Stroke], vertical: list[_Stroke]) -> float:
    width, height = (
        max(s.high for s in own) - min(s.low for s in own) for own in (horizontal, vertical)
    )
    return width * height


def _below_names(
    horizontal: Sequence[_Stroke], vertical: Sequence[_Stroke], words: Words
) -> Iterator[_Stroke]:
    """Edges where a name over several columns ends and the rule between these begins, with no rule
    below the name."""
    for stroke, _, lines in _names_over(horizontal, vertical, words):
        x, y = stroke.at, stroke.low
        ruled = any(one.low < x < one.high and TOUCH < one.at - y < OVERHANG for one in horizontal)
        if not ruled and not all(_stand_apart(line, x) for line in lines):
            yield _Stroke(y, *_beside(vertical, x, y))


def _up_between_names(
    vertical: Sequence[_Stroke], horizontal: Sequence[_Stroke], words: Words
) -> list[_Stroke]:
    """The upright rules, those that begin lower than the names on either side of them from the rule
    above these."""
    begun = {
        stroke: replace(stroke, low=top)
        for stroke, top, lines in _names_over(horizontal, vertical, words)
        if all(_stand_apart(line, stroke.at) for line in lines)
    }
    return [begun.get(stroke, stroke) for stroke in vertical]


def _names_over(
    horizontal: Sequence[_Stroke], vertical: Sequence[_Stroke], words: Words
) -> Iterator[tuple[_Stroke, float, list[Text]]]:
    """The upright rules over which names stand, up to the next rule across, with the place of that
    and the lines of the names that reach over them."""
    rules = sorted(horizontal, key=lambda one: one.at)
    heights = [one.at for one in rules]
    words = sorted(words, key=lambda word: word.middle)
    middles = [word.middle for word in words]
    for stroke in vertical:
        x, y = stroke.at, stroke.low
        over = range(bisect_right(heights, y + TOUCH) - 1, -1, -1)
        crossed = (rules[n] for n in over)
        spans = (one.at for one in crossed if one.low - TOUCH <= x <= one.high + TOUCH)
        top = next(spans, y)
        above = words[bisect_right(middles, top) : bisect_left(middles, y)]
        if not above:
            continue
        left, right = _beside(vertical, x, y)
        held = [word for word in above if left < word.centre < right]
        if lines := [line for line in lines_of(held) if line[0].x0 < x < line[-1].x1]:
            yield stroke, top, lines


def _stand_apart(line: Words, x: float) -> bool:
    """Whether a place lies between two texts of a line."""
    return any(
        one.x1 <= x <= two.x0 and two.x0 - one.x1 > WORD_SPACE * two.size
        for one, two in pairwise(line)
    )


def _beside(vertical: Sequence[_Stroke], x: float, y: float) -> Span:
    """The places of the upright rules left and right of a place that run past a height."""
    past = [one.at for one in vertical if one.low < y - TOUCH and one.high > y + TOUCH]
    return (
        max((at for at in past if at < x), default=x),
        min((at for at in past if at > x), default=x),
    )


def _edges(crossing: list[_Stroke], along: list[_Stroke], middles: Places) -> list[float]:
    """Positions of the crossing rules, near ones joined, and of borders that are missing: where
    the rules along stick out beyond the outermost crossing rule and words (``middles``: theirs)
    stand there. Without words it is the rule of a running head that touches the table."""
    places = sorted(stroke.at for stroke in crossing)
    groups = gathered(places, lambda group, place: place - group[0] > TOUCH)
    edges = [sum(group) / len(group) for group in groups]
    first, last = min(s.low for s in along), max(s.high for s in along)
    if edges[0] - first > OVERHANG and min(middles) < edges[0]:
        edges.insert(0, first)
    if last - edges[-1] > OVERHANG and max(middles) > edges[-1]:
        edges.append(last)
    return edges


def _walls(edges: list[float], crossing_edges: list[float], strokes: list[_Stroke]) -> Mask:
    """``walls[i, j]``: a rule stands on ``edges[i]`` between crossing edges ``j`` and ``j + 1``."""
    low, high = np.array(crossing_edges[:-1]), np.array(crossing_edges[1:])
    places = np.array(edges)
    covered = np.zeros((len(edges), len(low)))
    for stroke in strokes:
        nearest = int(np.abs(places - stroke.at).argmin())
        overlap = np.minimum(high, stroke.high) - np.maximum(low, stroke.low)
        covered[nearest] = np.maximum(covered[nearest], overlap)
    walls: Mask = covered >= 0.6 * (high - low)
    walls[0], walls[-1] = True, True
    return walls


def _keeping(rows: list[float], columns: list[float], down: Mask, words: Words) -> list[int]:
    """The rows without walls whose texts keep to the columns that others have walls between (a head
    alone, or every second row): nearly all stand in every column, clear of the edges, but for
    names of groups in the first; or one alone, with values; or else those few that hold a value in
    each of several."""
    bands = _bands(rows, words)
    bare = [band for band in bands if 0 <= band < len(rows) - 1 and not down[1:-1, band].any()]
    named = [band for band in bare if ends_of(bands[band])[1] < columns[1]]
    kept = [band for band in bare if _fills(bands[band], columns)]
    alone = len(bare) == 1 and sum(is_value(word.text) for word in bands[bare[0]]) >= BLOCKS
    if len(kept) >= (1 if alone else max(BLOCKS, SINGLE * (len(bare) - len(named)))):
        return [*kept, *named]
    return [band for band in bare if len(bare) < len(rows) / 2 and _is_valued(bands[band], columns)]


def _bands(rows: Places, words: Words) -> dict[int, list[Word]]:
    """The words between the edges of rows; those above the first in -1."""
    return grouped(words, lambda word: bisect_right(rows, word.middle) - 1)


def _is_valued(words: Words, columns: Places) -> bool:
    """Whether the words behind the first column are values, three at least, each alone in one."""
    behind = [word for word in words if word.centre > columns[1]]
    places = {bisect_right(columns, word.centre) for word in behind}
    return BLOCKS <= len(places) == len(behind) and all(is_value(word.text) for word in behind)


def _fills(words: Words, columns: Places) -> bool:
    """Whether words stand in every column, those of two apart on each line, and none on an edge."""
    places = {id(word): bisect_right(columns, word.centre) for word in words}
    return len(set(places.values())) == len(columns) - 1 and all(
        places[id(one)] == places[id(two)] or two.x0 - one.x1 > WORD_SPACE * two.size
        for line in lines_of(words)
        for one, two in pairwise(line)
    )


def _table(
    content: PageContent, horizontal: list[_Stroke], vertical: list[_Stroke], taken: set[int]
) -> Grid | None:
    strokes = [
        *((stroke.low, stroke.at, stroke.high, stroke.at) for stroke in horizontal),
        *((stroke.at, stroke.low, stroke.at, stroke.high) for stroke in vertical),
    ]
    box = Box.around(strokes)
    free = (at for at in range(len(content.words)) if at not in taken)
    inside = [at for at in free if _within(content.words[at], box)]
    words = [content.words[position] for position in inside]
    if not words:
        return None
    direction = direction_of(words)
    if direction:
        turned = turn(content, direction)
        width, height = content.width, content.height
        rules = [Rule(*turn_box(*stroke, width, height, direction)) for stroke in strokes]
        grid = _grid(turned, *_strokes(rules), [turned.words[position] for position in inside])
        return grid and turned_back(grid, turned.width, turned.height, direction)
    return _grid(content, horizontal, vertical, words)


def _grid(
    content: PageContent, horizontal: list[_Stroke], vertical: list[_Stroke], words: Words
) -> Grid | None:
    below = _below_names(horizontal, vertical, words)
    vertical = _up_between_names(vertical, horizontal, words)
    horizontal = [*horizontal, *below]
    rows = _edges(horizontal, vertical, [word.middle for word in words])
    columns = _edges(vertical, horizontal, [word.centre for word in words])
    if min(len(rows), len(columns)) < 2 or len(rows) + len(columns) < 5:
        return None
    across = _walls(rows, columns, horizontal)
    down = _walls(columns, rows, vertical)
    kept = _keeping(rows, columns, down, words)
    down[:, kept] = True
    grid = grid_of_walls(content, rows, columns, across, down, words)
    undivided = _undivided(content, horizontal, rows, columns, words, grid)
    if grid is None:
        return undivided
    coded = undivided is None
    told = _with_parted_rows(content, grid, rows, columns, across, down, words, coded)
    if kept and told.reading == "bergaris":
        told = replace(told, reading="kolom-tanpa-garis")
    if undivided is None:
        return _with_joints(content, told, horizontal, vertical, words)
    # The lines of its cells may tell the rows better than the lines of the band do.
    parted = told.reading == "baris-tanpa-garis" and not _crowded(content, told)
    return told if parted and not any(_joins_names(cell.text) for cell in told.cells) else undivided


def _joins_names(text: str) -> bool:
    """Whether a text goes on behind the dots that lead from a name to its values."""
    led = LEADER.search(text)
    return led is not None and any(map(str.isalnum, text[led.end() :]))


def _with_joints(
    content: PageContent,
    grid: Grid,
    horizontal: list[_Stroke],
    vertical: list[_Stroke],
    words: Words,
) -> Grid:
    """The table with the rows that the joints of its upright rules tell, where rows share one."""
    joints = _joints(content, grid, words) if grid.reading == "nilai-menumpuk" else []
    joined = _grid(content, [*horizontal, *joints], vertical, words) if joints else None
    told = joined is not None and joined.reading == "bergaris"
    return replace(joined, reading="baris-tanpa-garis") if joined and told else grid


def _joints(content: PageContent, grid: Grid, words: Words) -> list[_Stroke]:
    """Edges of rows that upright rules alone tell, where rows share a ruled one: a word processor
    draws those of each cell by themselves, so that all between the columns end and begin anew at
    one height."""
    upright = [rule for rule in content.rules if not rule.horizontal]
    pieces = [[rule for rule in upright if are_near(rule.x0, x, TOUCH)] for x in grid.columns[1:-1]]
    levels = parted(
        sorted(rule.y1 for held in pieces for rule in held), lambda one, two: two - one > JOINT
    )
    heights = [y for y, *_ in levels if _is_joint(pieces, y, content.rules)]
    bands = [(grid.rows[row] - TOUCH, grid.rows[row + 1]) for row in shared_rows(grid)]
    return _rows_at([y for y in heights if any(a < y < b for a, b in bands)], grid, words)


def _rows_at(heights: Places, grid: Grid, words: Words) -> list[_Stroke]:
    """Edges of rows at these heights, each of which holds words; none where there are no new ones,
    or strokes of dashes end there."""
    middles = [word.middle for word in words]
    new = [y for y in heights if not any_between(grid.rows, y - TOUCH, y + TOUCH)]
    edges = sorted([*grid.rows, *new])
    if not new or any(two - one < OVERHANG for one, two in pairwise(edges)):
        return []
    empty = {y for pair in pairwise(edges) if not any_between(middles, *pair) for y in pair}
    kept = [y for y in heights if y not in empty or y not in new]
    return [_Stroke(y, grid.columns[0], grid.columns[-1]) for y in kept]


def _is_joint(pieces: Sequence[Rules], y: float, rules: Rules) -> bool:
    """Whether pieces of two upright rules at least begin at a height, none runs over it, and none
    of all rules lies there."""
    begun = sum(any_near(y, (rule.y0 for rule in held), JOINT) for held in pieces)
    over = any(rule.y0 + 1 < y < rule.y1 - 1 for held in pieces for rule in held)
    ruled = any(rule.horizontal and are_near(rule.y0, y, TOUCH) for rule in rules)
    return begun > 1 and not over and not ruled


def _with_parted_rows(
    content: PageContent,
    grid: Grid,
    rows: list[float],
    columns: list[float],
    across: Mask,
    down: Mask,
    words: Words,
    coded: bool,
) -> Grid:
    """The table with the rows that share a ruled one; where edges were joined or dropped, its
    walls are no longer those that were drawn, and it stays as it is. Where rows still share one,
    nobody knows which of its values belong together."""
    parted = None
    if list(grid.rows) == rows and list(grid.columns) == columns:
        parted = part_rows(content.words, words, grid, across, down, coded)
    if parted is not None:
        more = grid_of_walls(content, parted[0], columns, parted[1], parted[2], words)
        grid = grid if more is None else replace(more, reading="baris-tanpa-garis")
    crowded = shared_rows(grid) or sum(_crowded(content, grid)) > 1
    return replace(grid, reading="nilai-menumpuk") if crowded else grid


def _undivided(
    content: PageContent,
    horizontal: list[_Stroke],
    rows: list[float],
    columns: list[float],
    words: Words,
    walls: Grid | None,
) -> Grid | None:
    """The table where rules divide columns but hardly a row: one band holds the values of many
    rows. The names above it are read by the rules around them, as in the grid of ``walls``."""
    band, fullest = max(_bands(rows, words).items(), key=lambda item: len(item[1]))
    if _has_rows_ruled(rows, columns, band):
        return None
    within = 0 <= band < len(rows) - 1
    if within and _is_one_row(fullest, columns, (rows[band] + rows[band + 1]) / 2):
        return None
    lines = row_lines(fullest, columns)
    heaped = _heaped(walls)
    framed = any(cell.col_span == len(columns) - 1 for cell in heaped)  # no upright rule parts them
    valued = (walls is None or len(heaped) + framed > 1) and _hold_rows(lines)
    apart = [] if valued else _apart(lines, columns)
    if apart is None:
        return None
    width = columns[-1] - columns[0]
    separators = [stroke.at for stroke in horizontal if stroke.high - stroke.low >= 0.6 * width]
    separators = sorted([*separators, *apart])
    head = _above(walls, rows[band], columns)
    if head is not None:
        grid = _with_rows_below(content, head, words, separators, rows[-1])
    else:
        grid = grid_of_columns(content, words, columns, separators, rows[0], rows[-1])
    if grid is None or _parts_names(grid):
        return None
    return replace(grid, reading="baris-tanpa-garis", ruled=not framed)


def _has_rows_ruled(rows: Places, columns: Places, band: int) -> bool:
    """Whether columns are few, or rules divide many rows: above the last band (``band``) may stand
    as many levels of names as there are columns."""
    levels = len(columns) if band == len(rows) - 2 else 0
    return len(columns) < 4 or len(rows) > 7 + levels


def _apart(lines: RowLines, columns: Places) -> list[float] | None:
    """The heights between rows that stand apart, or fill their columns; those that the first column
    counts need none. ``None`` where nothing says that these lines are rows."""
    heights = _rows_apart(lines, len(columns) - 1) or _full_lines(lines, columns)
    return heights if heights or _counts_up(lines) else None


def _with_rows_below(
    content: PageContent, head: Grid, words: Words, separators: Places, bottom: float
) -> Grid | None:
    """A head with the rows that the other words make in its columns."""
    placed = {id(content.words[position]) for position in head.words}
    rest = [word for word in words if id(word) not in placed]
    top = head.rows[-1]
    body = grid_of_columns(content, rest, head.columns, separators, top, bottom, headless=True)
    return body and with_body(head, body)


def _hold_rows(lines: RowLines) -> bool:
    """Whether two values or more stand on enough lines, below each other. Amounts may stand half a
    line below the other values of their row: then every second line is alike."""
    keys = [places.keys() for places in value_places(lines) if len(places) >= 2]
    pairs = (*pairwise(keys), *zip(keys, keys[2:], strict=False))
    return len(keys) >= 0.08 * len(lines) and any(len(one & two) > 1 for one, two in pairs)


def _heaped(walls: Grid | None) -> list[GridCell]:
    """The cells that hold several values each, not the pieces of one that a narrow column cut."""
    cells = walls.cells if walls else ()
    return [cell for cell in cells if sum(map(is_value, cell.text.split())) > 1]


def _parts_names(grid: Grid) -> bool:
    """Whether many rows of values have no name, or the rest of the one above: what seemed rows are
    the lines of one. The first of several rows may bear the name of all (their programme), and each
    its own behind it."""
    texts = grid.texts()
    if any(_cuts_item(*cells) for rows in pairwise(texts) for cells in zip(*rows, strict=True)):
        return True
    valued = [row for row in texts if sum(map(is_value, row)) >= 2]
    names = _names_of(valued)
    small = all(name[:1].islower() for name in names if name)
    rests = sum(
        not name or ends_open(above) or (name[0].islower() and not small and not begins_item(name))
        for above, name in pairwise(["", *names])
    )
    return rests > PARTED * len(valued)


def _names_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """The texts in the column that most rows have letters in, or the first names behind it; none
    where no row has letters."""
    named = Counter(
        col for row in rows for col, text in enumerate(row) if any(map(str.isalpha, text))
    )
    if not named:
        return []
    col = max(named, key=lambda col: (named[col], -col))
    return [row[col] or next(filter(_is_name, row[col:]), "") for row in rows]


def _cuts_item(above: str, below: str) -> bool:
    """Whether a text goes on with the rest of the item above and the next one behind it."""
    return begins_item(above) and not begins_item(below) and bool(_ITEM_WITHIN.search(below))


def _is_name(text: str) -> bool:
    return text[:1].isalpha() and not is_value(text)


def _crowded(content: PageContent, grid: Grid) -> list[int]:
    """How many values stand right of another one in each printed line of a cell that holds such."""
    cells = ([content.words[position] for position in cell.words] for cell in grid.cells)
    counts = (
        sum(_are_two_values(*three) for three in zip([None, *line], line, line[1:], strict=False))
        for words in cells
        if sum(is_value(word.text) for word in words) > 1
        for line in lines_of(words)
    )
    return [count for count in counts if count]


def _are_two_values(before: Word | None, one: Word, two: Word) -> bool:
    """Whether two words of a line, apart from each other, are a value each: no parts of a code, no
    label of an item, and no dash that goes on with the value ``before`` it (``10 -  20``)."""
    (start, end, *_), (following, *_) = along(one), along(two)
    if following - end <= WORD_SPACE * two.size or is_item_label(one.text):
        return False
    near = before is not None and start - along(before)[1] <= WORD_SPACE * one.size
    if near and one.text in ("-", "–"):
        return False
    words = (one.text, two.text)
    return all(map(is_value, words)) and not any(map(CODE_PART.fullmatch, words))


def _above(grid: Grid | None, height: float, columns: Places) -> Grid | None:
    """The rows of a grid above a rule, where no cell reaches over it: the names of its columns, if
    they are these."""
    if grid is None or height not in grid.rows[1:-1] or grid.columns != tuple(columns):
        return None
    count = grid.rows.index(height)
    cells = [cell for cell in grid.cells if cell.row < count]
    if any(cell.rows.stop > count for cell in cells) or not _are_names(cells, grid.n_cols):
        return None
    return replace(
        grid,
        rows=grid.rows[: count + 1],
        cells=tuple(cells),
        words=frozenset(position for cell in cells for position in cell.words),
    )


def _are_names(cells: Sequence[GridCell], n_cols: int) -> bool:
    """Whether cells name nearly all of so many columns, none of them left empty by a rule that
    divides no names, and hold no quantities."""
    named = {col for cell in cells if cell.text for col in cell.cols}
    divided = any(not cell.text and cell.col in named for cell in cells)
    enough = len(named) >= NAMED * n_cols
    return enough and not divided and not any(is_quantity(cell.text) for cell in cells)


def _is_one_row(words: Words, columns: Places, middle: float) -> bool:
    """Whether columns of a band hold a single number each, on the line half way down: it is one
    row, set to the middle of its cells, however many lines the cells beside have."""
    cells = grouped(words, lambda word: bisect_right(columns, word.centre))
    found = [cell for cell in cells.values() if len(cell) == 1 and cell[0].text[-1].isdigit()]
    return sum(abs(word.middle - middle) < word.size / 2 for (word,) in found) >= CENTRED


def _counts_up(lines: RowLines) -> bool:
    """Whether the first column numbers its lines one after the other, and holds nothing else."""
    texts = [part.text for part in parts_of(lines) if part.first == 0]
    numbers = [number for text in texts if (number := serial_number(text)) is not None]
    return len(numbers) == len(texts) >= 2 and all(b == a + 1 for a, b in pairwise(numbers))


def _rows_apart(lines: RowLines, n_cols: int) -> list[float]:
    """The heights between rows of texts that stand further apart than their lines do, each with a
    text in every column but one, all begun on its first line; none where that is not so."""
    steps = [two.baseline - one.baseline for one, two in pairwise(lines)]
    size = lines[0].segments[0].size
    if not steps or max(steps) < min(steps) + FURTHER * size:
        return []
    wide = [at for at, step in enumerate(steps, 1) if step > (min(steps) + max(steps)) / 2]
    blocks = [lines[first:last] for first, last in pairwise([0, *wide, len(lines)])]
    if len(blocks) < BLOCKS or not all(_is_whole_row(block, n_cols) for block in blocks):
        return []
    return [(lines[at - 1].bottom + lines[at].top) / 2 for at in wide]


def _is_whole_row(lines: RowLines, n_cols: int) -> bool:
    """Whether the first of some lines has all their texts begun, in every column but one, and none
    within a sentence."""
    begun = lines[0].begun
    held = {part.first for part in parts_of(lines)}
    return held == begun and len(begun) >= max(n_cols - 1, 2) and not lines[0].within


def _full_lines(lines: RowLines, columns: Places) -> list[float]:
    """The heights between lines with a text in every column, none begun within a sentence, most of
    which end before their columns do or are as the one above; none where one is not so."""
    full = all(
        len(line.begun) == len(columns) - 1
        and not any(part.text[0].islower() for part in line.segments[:1])
        for line in lines
    )
    pairs = [
        one.text == two.text
        or has_room(one, two, columns[one.first + 1] - columns[one.first] - one.size)
        for above, below in pairwise(lines)
        for one, two in zip(above.segments, below.segments, strict=False)
    ]
    if not full or len(lines) < BLOCKS or sum(pairs) <= EARLY * len(pairs):
        return []
    return [(above.bottom + below.top) / 2 for above, below in pairwise(lines)]


def _within(word: Word, box: Box) -> bool:
    """Whether a word stands in the box, or hangs out of it over the left or right border."""
    shared = 0.35 * (word.x1 - word.x0)
    beside = box.y0 - 1 <= word.middle <= box.y1 + 1
    return beside and min(word.x1, box.x1) - max(word.x0, box.x0) >= shared


PARTED = 0.2
"""The share of rows of values without a name of their own, from which on they are lines of one. Of
152 bodies without rules between their rows the 150 that are rows have at most 0.17; two with how
sure they are below the values have 0.5, the least that a drawn page shows is 0.25."""
FURTHER = 0.25
"""Type sizes by which rows stand further apart than the lines of one at least."""
EARLY = 0.15
"""The share of texts with room for the first word of the next one, or that say the same, above
which they are rows."""
CENTRED = 3
"""Numbers half way down that make a band one row."""
BLOCKS = 3
"""Rows of texts without rules between them at least."""
NAMED = 0.8
"""The share of the columns that have a name between the rules of a head."""
HEAP = 4
"""Values right of another one in the cells of several lines, from which on rules say nothing of the
columns."""


def _is_heap(content: PageContent, grid: Grid) -> bool:
    """Whether nothing parts values that stand beside each other, line after line: rules around the
    names of the columns alone, or a frame. Such a table is told from its words."""
    crowded = _crowded(content, grid)
    return len(crowded) > 1 and sum(crowded) >= HEAP


FEW_ROWS, STRIP = 2, 6
"""So few rows of so many equal cells are the end of a table; no chart is drawn so."""
SINGLE = 0.8
"""Share of cells from which on a grid is one of rows and columns, its header apart; boxes of a
chart are of all sizes."""


def _is_chart(content: PageContent, box: Box) -> bool:
    """Whether the marks of a scale stand left of a frame."""
    beside = (
        word
        for word in content.words
        if not word.direction
        and box.x0 - SCALE < word.x1 <= box.x0 + 1
        and box.y0 - word.size < word.middle < box.y1 + word.size
    )
    return are_marks([line.text for line in lines_of(beside)])


def is_table(grid: Grid) -> bool:
    """Whether cells with text stand wall to wall, as in a table; in a chart of boxes and lines
    they stand apart."""
    filled = [cell for cell in grid.cells if cell.text]
    if filled and _is_strip(grid):
        return True  # the last row of a plan, or the rest of one, on a page of its own
    if len(filled) < 2 or grid.n_cols < 2:
        return False
    # A plan whose money and targets stand in rows of their own fills a full grid like a chessboard.
    valued = _has_value_columns(filled)
    full = _are_single(grid.cells) and (valued or _has_rows(filled, grid.n_rows))
    if not full and _touching(filled) < 0.4 * (len(filled) - 1):
        return False
    # Mostly empty, as the programmes of a single year are: their values still stand below each
    # other, or each beside its name.
    if grid.n_cols == 2 or len(filled) >= 0.25 * grid.n_rows * grid.n_cols:
        return True
    if not any(map(_is_lettered, filled)):
        return False  # bars over the lines of a chart, with the values beside them
    return valued or full


def _are_sums(grid: Grid) -> bool:
    """Whether a grid is a row of a few values without a name: sums between rules of their own, of
    the table around them."""
    return grid.n_rows == 1 and not _is_strip(grid) and not any(map(_is_lettered, grid.cells))


def _is_strip(grid: Grid) -> bool:
    """Whether a grid is a row or two of many cells, none of them merged."""
    few = grid.n_rows <= FEW_ROWS and grid.n_cols >= STRIP
    return few and _are_single(grid.cells, share=1)


def _are_single(cells: Sequence[GridCell], share: float = SINGLE) -> bool:
    """Whether so many cells are of one row and column."""
    return sum(cell.row_span == cell.col_span == 1 for cell in cells) >= share * len(cells)


def _touching(filled: Sequence[GridCell]) -> int:
    """How many cells have another one right beside or below them."""
    places = {place for cell in filled for place in product(cell.rows, cell.cols)}
    return sum(
        any((row, cell.cols.stop) in places for row in cell.rows)
        or any((cell.rows.stop, col) in places for col in cell.cols)
        for cell in filled
    )


def _is_lettered(cell: GridCell) -> bool:
    """Whether a cell holds letters."""
    return any(map(str.isalpha, cell.text))


def _has_value_columns(filled: Sequence[GridCell]) -> bool:
    """Whether two columns hold several values each; a chart holds names."""
    values = Counter(cell.col for cell in filled if is_data_text(cell.text))
    return sum(count >= 2 for count in values.values()) >= 2


def _has_rows(filled: Sequence[GridCell], rows: int) -> bool:
    """Whether in most rows a value stands beside a name, or nearly all have two names or more, as
    the further indicators of one programme are: each with its office, and nothing between."""
    values = {cell.row for cell in filled if is_data_text(cell.text)}
    named = [*filter(_is_lettered, filled)]
    beside = len(values & {cell.row for cell in named}) > 0.5 * rows
    columns = Counter(cell.col for cell in named).values()
    return beside or sum(count >= SINGLE * rows for count in columns) >= 2
