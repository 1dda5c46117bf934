"""Lists set with tabs: a name, a colon, a number, its unit, each in its column; a name and a value;
labels and what they say, a pair or more beside each other on every line.

Nothing rules such a list, and it has one value a line, too little to give a table away; the colons
below one another do, or values that end or begin at one place, line after line. Letterheads and
signatures align colons too, but for words, not numbers; contents align numbers, which only rise.
Labels (of fact sheets, of covers) are in bold, or end with a colon, all of them, and what
stands behind them is not; letters print one pair a line, with colons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.confidence import Reading
from extract.cut_lines import Line, Lines, texts_of, words_of
from extract.grid import Grid
from extract.header import is_data_text
from extract.lines import Text, lines_of
from extract.printed import (
    PageContent,
    Rules,
    Word,
    Words,
    all_near,
    any_between,
    are_near,
    ends_of,
)
from extract.row_lines import is_value
from extract.rows import grid_of_columns
from extract.runs import as_far, parted
from extract.worded import BEGINS, CAPTION_LINES, NAME, are_terms
from grammar.captions import table_caption
from grammar.items import begins_item

_RATIO = re.compile(r"\d[\d.,]* ?[/:–-] ?\d[\d.,]*")
_AMOUNT = re.compile(r"[-–−(]?\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?\)?")
_DOTS = ("....", "……", "_____")
LEAST_LINES = 3
"""Fewer lines than this with their colons aligned may be chance."""
LEAST_PAIRS = 4
"""Names with a value each, without a colon, at least."""
FRAME = 24.0
"""Points between a list and the frame around it at most."""
TAB = 1.0
"""Type sizes of room between a name and its value at least."""
ALIGNED = 1.5
"""Colons no further apart than this, in points, stand below one another."""
LEAST_TAB = 0.8
"""A tab leaves at least so many type sizes white before the widest of its colons' lines."""
LEAST_ROWS, LEAST_SINGLE = 3, 5
"""Lines of labels and what they say at least: of several pairs, and of one each."""
ROOM = 2.2
"""Type sizes between two such lines at most."""
GUTTER = 0.5
"""Type sizes between the texts of two of these at least."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a list: what it names, its colon, its number, its unit (often none)."""

    name: Text
    colon: Word
    number: Text
    unit: Text

    @property
    def words(self) -> Text:
        return Text([*self.name, self.colon, *self.number, *self.unit])


def find_lists(content: PageContent, words: Words) -> Iterator[Grid]:
    """The lists of quantities among these words (upright ones only) of a page."""
    if sum(word.text == ":" for word in words) < LEAST_LINES:
        return
    for run in _runs([_entry(line) for line in lines_of(words)]):
        if columns := _columns(run):
            inside = [word for entry in run for word in entry.words]
            yield from _whole(grid_of_columns(content, inside, columns, headless=True), len(run))


def _whole(grid: Grid | None, rows: int, reading: Reading = "daftar") -> list[Grid]:
    """The grid of a list where it has a row for each of its lines."""
    if grid is None or grid.n_rows != rows:
        return []
    return [replace(grid, reading=reading, ruled=False)]


def find_pairs(content: PageContent, lines: Lines) -> Iterator[Grid]:
    """The lists of names with a value each among these lines (upright ones only) of a page."""
    start = 0
    while start < len(lines):
        stop = _end_of_pairs(lines, start)
        pairs = [line for line in lines[start:stop] if _is_pair(line)]
        tabbed = sum(map(_is_tabbed, pairs))
        if tabbed >= LEAST_PAIRS and not _are_contents(pairs):
            headed = lines[start] is not pairs[0]
            if stop - start == len(pairs) + headed:
                start += headed  # what stands above a list without groups heads none
            head = start > 0 and _names_pair(lines[start - 1], pairs[0], lines[start])
            above = lines[max(start - CAPTION_LINES, 0) : start]
            told = head or _has_caption(above) or _is_ruled(pairs, content.rules)
            if not told and not _are_amounts(pairs):
                start = stop  # the key of a chart looks so too
                continue
            run = lines[start - head : stop]
            separators = [(one.bottom + two.top) / 2 for one, two in pairwise(run)]
            grid = grid_of_columns(
                content,
                words_of(run),
                _columns_of_pairs(run, pairs, head),
                separators,
                names=(lines[start - 1].bottom + lines[start].top) / 2 if head else run[0].top - 1,
            )
            yield from _whole(grid, len(run))
        start = max(stop, start + 1)


def _columns_of_pairs(run: Lines, pairs: Lines, head: bool) -> list[float]:
    """The edges of the columns of names and of values; dots that lead to a value end right before
    it."""
    values = [_parts(line)[1].x0 for line in (*run[:head], *pairs)]
    low, high = max(map(_name_end, run)), min(values)
    left, right = ends_of(run)
    middle = high - 1 if any(map(_led, run)) else (low + high) / 2
    return [left - 1, middle, right + 1]


def _are_amounts(run: Lines) -> bool:
    """Whether most values are grouped by thousands, and no name is numbered, as in statements of
    money: the key of a chart has shares, an article its items."""
    parts = [[part.text for part in _parts(line)] for line in run]
    amounts = sum(_AMOUNT.fullmatch(value) is not None for _, value in parts)
    return (
        len(run) > LEAST_PAIRS
        and amounts > 0.5 * len(run)
        and not any(begins_item(name) for name, _ in parts)
    )


def _has_caption(above: Lines) -> bool:
    said = [table_caption(line.text) for line in above]
    return any(caption is not None and caption.code for caption in said)


def _is_ruled(run: Lines, rules: Rules) -> bool:
    """Whether pairs stand in a frame around them, or rules part them."""
    left, right = ends_of(run)
    across = [
        rule.y0
        for rule in rules
        if rule.horizontal and rule.x0 < left + FRAME and rule.x1 > right - FRAME
    ]
    between = sum(
        any_between(across, above.bottom - 1, line.top + 1) for above, line in pairwise(run)
    )
    beside = [
        rule.x0
        for rule in rules
        if not rule.horizontal and rule.y0 < run[0].top and rule.y1 > run[-1].bottom
    ]
    framed = any_between(beside, left - FRAME, left) and any_between(beside, right, right + FRAME)
    return framed or between >= LEAST_PAIRS - 1


def _led(line: Line) -> int:
    """The words of a line up to the dots that lead to its value; 0 where there are none."""
    return max(
        (at for at, word in enumerate(line.words, 1) if word.text.endswith(_DOTS)), default=0
    )


def _parts(line: Line) -> list[Text]:
    """The texts of a line, apart where dots lead from a name to its value."""
    led = _led(line)
    parted = 0 < led < len(line.words)
    return [Text(line.words[:led]), Text(line.words[led:])] if parted else line.segments


def _name_end(line: Line) -> float:
    """Where the name of a line ends, without the dots behind it."""
    word = next((word for word in _parts(line)[0][::-1] if word.text.strip(".…_")), line.words[0])
    shown = len(word.text.rstrip(".…_")) / len(word.text) if word.text.endswith(_DOTS) else 1.0
    return word.x0 + shown * (word.x1 - word.x0)


def _is_pair(line: Line) -> bool:
    """Whether a line is a name and, a tab or dots behind it, a value."""
    parts = _parts(line)
    if len(parts) != 2:
        return False
    name, value = (part.text for part in parts)
    return any(map(str.isalpha, name)) and (is_value(value) or bool(_RATIO.fullmatch(value)))


def _is_tabbed(line: Line) -> bool:
    """Whether a tab or dots lead from the name of a pair to its value."""
    one, two = _parts(line)
    return two.x0 - one.x1 > TAB * line.size or _led(line) > 0


def _end_of_pairs(lines: Lines, start: int) -> int:
    """Where the pairs of a list end that begins at a line, with the headings of groups."""
    return as_far(
        start,
        len(lines),
        lambda at: _follows_pair(lines[start : at + 1]) or _heads_group(lines[start : at + 2]),
    )


def _heads_group(run: Lines) -> bool:
    """Whether the last but one of these lines heads a group of pairs: one text before all values,
    in bold or beside which the name of the pair below would have had room."""
    *above, line, pair = (None, *run)
    if line is None or not _is_pair(pair) or len(line.segments) > 1 or is_value(line.text):
        return False
    word = pair.words[0]
    bold = line.words.bold and not word.bold
    ends = line.x1 + (0 if bold else line.size + word.x1 - word.x0)
    return (
        line.text[0].isupper()
        and not _has_caption([line])
        and ends < _parts(pair)[1].x0
        and line.x0 > pair.x0 - 2 * line.size
        and _follows_pair(run if above[1:] else [pair])
    )


def _follows_pair(run: Lines) -> bool:
    """Whether the last of these lines is one of a list with the others."""
    line, first = run[-1], run[0]
    if not _is_pair(line):
        return False
    if len(run) == 1:
        return True
    starts = [_parts(one)[1][0].x0 for one in run if _is_pair(one)]
    ends = [one.x1 for one in run if _is_pair(one)]
    return (
        line.top - run[-2].bottom <= 1.6 * line.size
        and are_near(line.x0, first.x0, 2 * line.size)
        and (are_near(ends[-1], ends[0], ALIGNED) or are_near(starts[-1], starts[0], ALIGNED))
        and max(map(_name_end, run)) < min(starts)
    )


def _names_pair(head: Line, first: Line, below: Line | None = None) -> bool:
    """Whether a line names the two columns of a pair, right above it or what stands ``below``."""
    parts = _parts(first)
    return (
        len(head.segments) == 2
        and not any(map(is_value, head.texts()[:1]))
        and (below or first).top - head.bottom <= 1.6 * first.size
        and head.segments[0].x1 < parts[1].x0
        and parts[0][0].x1 < head.segments[1].x0 < first.x1
    )


def _are_contents(run: Lines) -> bool:
    """Whether lines are contents: numbers of pages, which rise."""
    numbers = [_parts(line)[1].text for line in run]
    if not all(number.isdigit() for number in numbers):
        return False
    return list(map(int, numbers)) == sorted(map(int, numbers))


def _entry(line: Words) -> _Entry | None:
    colons = [index for index, word in enumerate(line) if word.text == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(line) - 1:
        return None
    name, rest = Text(line[: colons[0]]), Text(line[colons[0] + 1 :])
    if not is_data_text(rest.text) or not any(sign.isalpha() for sign in name.text):
        return None
    unit = next((i for i, word in enumerate(rest) if word.text[0].isalpha()), len(rest))
    # "Rp" stands before its number and is no unit.
    unit = unit if unit else len(rest)
    return _Entry(name, line[colons[0]], Text(rest[:unit]), Text(rest[unit:]))


def _runs(entries: Sequence[_Entry | None]) -> list[list[_Entry]]:
    """Entries one below the other whose colons stand at the same place."""
    runs = parted(entries, lambda one, two: not (one and two and _follows(one.colon, two.colon)))
    told = ([entry for entry in run if entry] for run in runs)
    return [run for run in told if len(run) >= LEAST_LINES]


def _follows(above: Word, colon: Word) -> bool:
    return are_near(above.x0, colon.x0, ALIGNED) and colon.y0 - above.y1 <= 1.6 * colon.size


def _columns(run: Sequence[_Entry]) -> list[float] | None:
    """Edges in the white between the parts; ``None`` where a name reaches up to the colons, as in
    running text. A unit has a column of its own where it stands clear of every number."""
    size = run[0].colon.size
    names = max(entry.name.x1 for entry in run)
    colon = min(entry.colon.x0 for entry in run)
    numbers = min(entry.number.x0 for entry in run)
    ends = max(entry.number.x1 for entry in run)
    units = min((entry.unit.x0 for entry in run if entry.unit), default=None)
    tabbed = max(colon - entry.name.x1 for entry in run)
    if names >= colon or tabbed < LEAST_TAB * size:
        return None
    edges = [
        min(entry.name.x0 for entry in run) - 1,
        (names + colon) / 2,
        (max(entry.colon.x1 for entry in run) + numbers) / 2,
    ]
    if units is not None and units - ends >= 0.35 * size:
        edges.append((ends + units) / 2)
    return [*edges, max(entry.words.x1 for entry in run) + 1]


def find_labelled(content: PageContent, lines: Lines) -> Iterator[Grid]:
    """The lines of labels among these lines (upright ones only) of a page."""
    start = 0
    while start < len(lines):
        run = lines[start : _end(lines, start)]
        begun = [row for row, line in enumerate(run) if _is_labelled(line)]
        least = LEAST_ROWS if len(lines[start].segments) > 2 else LEAST_SINGLE
        found = _beside_labels(content, run, begun) if len(begun) >= least else []
        yield from found
        start += len(run) if found else 1


def find_terms(content: PageContent, lines: Lines) -> Iterator[Grid]:
    """The terms with what they mean beside them, which nothing marks, among these lines (upright
    ones only) of a page."""
    start = 0
    while start < len(lines):
        stop = _end_of_terms(lines, start)
        run = lines[start:stop]
        begun = [row for row, line in enumerate(run) if line.segments[1:]]
        found: list[Grid] = []
        if len(begun) >= LEAST_SINGLE and not _go_on(lines, start, stop):
            grids = _beside_labels(content, run, begun)
            found = [grid for grid in grids if are_terms(grid.texts())]
        yield from found
        start = max(stop, start + 1)


def _beside_labels(content: PageContent, run: Lines, begun: Sequence[int]) -> list[Grid]:
    """The grid of a run of lines with a row for each of those that begin one, if they keep to their
    columns."""
    columns = _columns_of_labels(run)
    if columns is None:
        return []
    words = words_of(run)
    between = [(run[row - 1].bottom + run[row].top) / 2 for row in begun[1:]]
    grid = grid_of_columns(content, words, columns, between, headless=True)
    return _whole(grid, len(begun), "kalimat-tanpa-garis")


def _end_of_terms(lines: Lines, start: int) -> int:
    """Where the lines end that begin as the first one does, a term with its meaning: behind it, its
    meaning alone may go on."""
    if not _is_term(lines[start]):
        return start
    first = lines[start]
    return as_far(start + 1, len(lines), lambda at: _is_of_terms(first, lines[at - 1 : at + 1]))


def _is_of_terms(first: Line, pair: Lines) -> bool:
    """Whether the second of two lines goes on with terms that begin with a first one."""
    above, line = pair
    begins = first.begins
    own = line.begins
    term = _is_term(line) and are_near(own[0], begins[0], BEGINS)
    return (
        line.top - above.bottom <= ROOM * line.size
        and are_near(own[-1], begins[-1], BEGINS)
        and (term or len(own) == 1)
    )


def _is_term(line: Line) -> bool:
    """Whether a line is a short text in words, with a capital first, and another one beside it; not
    the number of what contents list."""
    if len(line.segments) != 2:
        return False
    term, meaning = line.texts()
    return (
        term[0].isupper()
        and len(term) <= NAME
        and term[-1] not in ".,:;"
        and not any(map(str.isdigit, term))
        and not begins_item(term)
        and meaning[0].isupper()
    )


def _go_on(lines: Lines, start: int, stop: int) -> bool:
    """Whether lines that stand close to a run have texts side by side too: it is a part of them."""
    above = lines[max(start - 1, 0) : start]
    below = lines[stop : stop + 1]
    rooms = (
        *((line, lines[start].top - line.bottom) for line in above),
        *((line, line.top - lines[stop - 1].bottom) for line in below),
    )
    return any(line.segments[1:] and room <= ROOM * line.size for line, room in rooms)


def _end(lines: Lines, start: int) -> int:
    """Where the lines end that begin where those of the first one do."""
    if not _is_labelled(lines[start]):
        return start
    begins = lines[start].begins

    def goes_on(at: int) -> bool:
        line = lines[at]
        near = line.top - lines[at - 1].bottom <= ROOM * line.size
        return near and all_near(line.begins, begins, BEGINS)

    return as_far(start + 1, len(lines), goes_on)


def _is_labelled(line: Line) -> bool:
    """Whether every other text of a line is a label, and no other is."""
    labels, others = line.segments[::2], line.segments[1::2]
    if len(labels) != len(others):
        return False
    return any(
        all(map(is_label, labels)) and not any(map(is_label, others))
        for is_label in (_is_bold, _ends_with_colon)[: len(labels)]
    )


def _is_bold(text: Text) -> bool:
    return text.bold


def _ends_with_colon(text: Text) -> bool:
    return text.text.endswith(":")


def _columns_of_labels(run: Lines) -> list[float] | None:
    """Edges between the texts of a run, if no text reaches into the next column."""
    begins = run[0].begins
    right = max(line.x1 for line in run)
    edges = [begins[0] - 1]
    for low, high in pairwise(begins):
        ends = max(
            segment.x1 for segment in texts_of(run) if low - BEGINS < segment.x0 < high - BEGINS
        )
        if high - ends < GUTTER * run[0].size:
            return None
        edges.append((ends + high) / 2)
    return [*edges, right + 1]
