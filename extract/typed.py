"""Rules typed of signs: ``+----+``, ``|``, ``=====``.

A typewriter and a program that prints reports draw tables so. The signs are taken for the rules
they stand for, after which such a table is one like any other.

``| Kalirejo | Ya |`` keeps its columns in a typewriter's type only; in another the signs of one
column stand at a place of their own on every line. Each line has as many all the same, so that
what stands between two of them is told by counting. The words are moved to where their column is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from extract.lines import Text, level_lines
from extract.printed import PageContent, Places, Rule, Word, Words, any_between, any_near, are_near
from extract.row_lines import is_value
from extract.runs import parted

_RULE = re.compile(r"[-=+|─━═]+|_+")
_STROKE = re.compile(r"[-=─━═_]")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
FULL = 0.8
"""The share of the lines between two typed rules that have a colon at one place where colons stand
for upright rules."""
COLON_ROWS = 3
"""Rows of values behind such colons at least."""
LEVEL = 0.6
"""Signs by which colons stand off one another."""
LEAST = 8
"""Strokes of a typed rule at least; fewer are a dash or a place to fill in."""
PIECES = 3
"""Pieces of a rule typed below the line at least."""
ACROSS = 60
"""Strokes of a rule typed below the line that is of one piece at least: from side to side."""
LEAST_ROWS = 2
"""Lines below a head that are a row each, at least, where no rule parts them."""
MOVED = 1.5
"""Signs by which an upright one stands off the one above or below it where the two are no rule."""
LEAST_BARS = 2
"""Upright signs of a line that are part of rules from which on all of them part its cells."""
NEXT = 2.2
"""Type sizes between two lines whose upright signs make one rule."""
COUNTED, LEAST_LINES = 3, 3
"""Upright signs of a line, and lines of a table, at least, where columns are told by counting."""
TYPED_ROWS = 4
"""Typed rules of a table that has one between any two rows: more than above and below its head, and
at its end."""


def with_typed_rules(content: PageContent) -> PageContent:
    """The page with its rules of signs among the rules, no longer among the words."""
    if not _may_have_rules(content):
        return content
    content = _with_bars_in_line(_without_colons(_without_underlines(content)))
    lines = [line for line in _lines(content) if any(_is_sign(word.text) for word in line)]
    across = [line for line in lines if _is_typed_rule(line)]
    pieces = list(_upright(lines, across))
    rules = [rule for line in across for rule in _level(line)]
    rules += [Rule(x, top, x, bottom) for x, _, (top, bottom) in pieces]
    if not rules:
        return content
    joined = {(id(word), x) for x, word, _ in pieces}
    rules += _closing(pieces, across)
    rules += _between_rows([line for line in lines if _joined_in(line, joined)], across)
    words, typed = _without_rules(content.words, across, _parting(lines, joined))
    typed = [*content.typed, *typed]
    return replace(content, words=tuple(words), rules=(*content.rules, *rules), typed=tuple(typed))


def _may_have_rules(content: PageContent) -> bool:
    """Whether signs of a page may be rules; dashes may stand for values."""
    signs = "".join(word.text for word in content.words if _is_sign(word.text))
    if {"|", "+", "_"} & set(signs):
        return True
    return len(signs) >= LEAST and any(map(_is_typed_rule, _lines(content)))


def _lines(content: PageContent) -> list[Text]:
    """The lines of the upright words of a page."""
    return level_lines(word for word in content.words if not word.direction)


def _parting(
    lines: Sequence[Words], joined: Container[tuple[int, float]]
) -> dict[int, list[float]]:
    """Where the bars of words part cells: those of rules, and beside several of a line its others,
    which print moved a little."""
    found = {}
    for line in lines:
        barred = _joined_in(line, joined) >= LEAST_BARS
        for word in line:
            bars = _bars(word) if "|" in word.text else []
            if at := [x for x in bars if barred or (id(word), x) in joined]:
                found[id(word)] = at
    return found


def _without_rules(
    words: Iterable[Word], across: Sequence[Words], parting: Mapping[int, Places]
) -> tuple[list[Word], list[Word]]:
    """The words without the signs of rules, and those that are nothing else."""
    whole = {id(word) for line in across for word in line}
    left: list[Word] = []
    typed: list[Word] = []
    for word in words:
        at = parting.get(id(word), ())
        if id(word) in whole or (at and set(word.text) == {"|"}):
            typed.append(word)
        else:
            left += _without_bars(word, at)
    return left, typed


def _without_underlines(content: PageContent) -> PageContent:
    """The page with the strokes that a printer typed under words, over these, among the rules."""
    strokes = [word for word in content.words if set(word.text) == {"_"} and not word.direction]
    under = {id(word) for word in strokes if any(_lies_on(word, one) for one in content.words)}
    if not under:
        return content
    typed = [word for word in strokes if id(word) in under]
    rules = [Rule(word.x0, word.y1, word.x1, word.y1) for word in typed]
    return replace(
        content,
        words=tuple(word for word in content.words if id(word) not in under),
        rules=(*content.rules, *rules),
        typed=(*content.typed, *typed),
    )


def _lies_on(stroke: Word, word: Word) -> bool:
    """Whether strokes lie on a word that is none."""
    level = are_near(stroke.middle, word.middle, LEVEL * word.size) and "_" not in word.text
    return level and stroke.x0 < word.centre < stroke.x1


def _without_colons(content: PageContent) -> PageContent:
    """The page without the colons that stand for upright rules: below one another in nearly every
    line between two typed rules, with rows of values behind them (``Ohio ....:  4,383  11,481``).
    They part no more than the room beside them does, so that nothing stands in their place. Rules
    under the names of a band, between the same two, are among the rules."""
    places = {id(word): at for block in _blocks(_lines(content)) for word, at in _parted_at(block)}
    words: list[Word] = []
    rules: list[Rule] = []
    for word in content.words:
        if id(word) not in places:
            words.append(word)
            continue
        for part in _without_bars(word, places[id(word)]):
            if _RULE.fullmatch(part.text) and len(part.text) >= LEAST // 2:
                rules += _level([part])
            else:
                words.append(part)
    if not places:
        return content
    return replace(content, words=tuple(words), rules=(*content.rules, *rules))


def _parted_at(block: Sequence[Words]) -> Iterator[tuple[Word, list[float]]]:
    """The words of lines between two typed rules that colons part, each with where, and rules."""
    columns = _columns_of_colons(block)
    for word in (word for line in block for word in line):
        alone = columns and not any(map(str.isalnum, word.text))
        at = [x for x in _colons(word) if alone or _is_near(x, columns, word)]
        if at or _is_typed_rule([word]):
            yield word, at


def _blocks(lines: Sequence[Words]) -> Iterator[list[Words]]:
    """The lines between the first and the last of typed rules that begin and end alike."""
    across = [number for number, line in enumerate(lines) if _is_typed_rule(line)]
    while across:
        first = lines[across[0]]
        near = LEVEL * _advance(first[0])
        alike = [
            number
            for number in across
            if are_near(lines[number][0].x0, first[0].x0, near)
            and are_near(lines[number][-1].x1, first[-1].x1, near)
        ]
        yield [line for line in lines[alike[0] : alike[-1]] if not _is_typed_rule(line)]
        across = [number for number in across if number > alike[-1]]


def _columns_of_colons(block: Sequence[Words]) -> list[float]:
    """Where colons stand below one another, if there is a place where nearly every line of a block
    has one, with values behind it."""
    at = [(x, word) for line in block for word in line for x in _colons(word)]
    columns = [x for x, word in at if sum(_is_near(x, [y], word) for y, _ in at) >= LEAST_ROWS]
    whole = [x for x, word in at if sum(_is_near(x, [y], word) for y, _ in at) >= FULL * len(block)]
    if not whole:
        return []
    rows = sum(sum(w.x0 > min(whole) and is_value(w.text) for w in line) >= 2 for line in block)
    return columns if rows >= max(COLON_ROWS, 0.5 * len(block)) else []


def _is_near(x: float, columns: Places, word: Word) -> bool:
    return any_near(x, columns, LEVEL * _advance(word))


def _colons(word: Word) -> list[float]:
    """Where the colons of a word stand, but for those of a time of day."""
    width = _advance(word)
    return [word.x0 + (found.start() + 0.5) * width for found in _COLON.finditer(word.text)]


@lru_cache(maxsize=10_000)
def _is_sign(text: str) -> bool:
    return "|" in text or _RULE.fullmatch(text) is not None


def _is_typed_rule(line: Words) -> bool:
    """Whether a line is nothing but a rule."""
    text = "".join(word.text for word in line)
    if "_" in text:
        # Fewer, and shorter ones, are places to fill in.
        return set(text) == {"_"} and (len(line) >= PIECES or len(text) >= ACROSS)
    return _RULE.fullmatch(text) is not None and len(_STROKE.findall(text)) >= LEAST


def _advance(word: Word) -> float:
    return (word.x1 - word.x0) / max(1, len(word.text))  # a sign without a letter has none


def _bars(word: Word) -> list[float]:
    """Where the upright signs of a word stand; a plus is one only within a rule."""
    if not _is_sign(word.text):
        return []
    width = _advance(word)
    upright = "|+" if _RULE.fullmatch(word.text) and _STROKE.search(word.text) else "|"
    return [word.x0 + (n + 0.5) * width for n, sign in enumerate(word.text) if sign in upright]


def _bars_in(line: Words) -> list[float]:
    return [x for word in line for x in _bars(word)]


def _level(line: Words) -> Iterator[Rule]:
    """The rules of a typed line, each from the first upright sign to the last where it has such."""
    for word in line:
        if not _STROKE.search(word.text):
            continue
        half = _advance(word) / 2
        left = word.x0 + (half if word.text[0] in "+|" else 0)
        right = word.x1 - (half if word.text[-1] in "+|" else 0)
        yield Rule(left, word.middle, right, word.middle)


def _upright(
    lines: Sequence[Words], across: Sequence[Words]
) -> Iterator[tuple[float, Word, tuple[float, float]]]:
    """Upright signs with another one right above or below, and how far each reaches."""
    typed = {id(line) for line in across}
    bars = [[(x, word) for word in line for x in _bars(word)] for line in lines]
    for (above, over), (below, under) in pairwise(zip(lines, bars, strict=True)):
        size = below[0].size
        if below[0].middle - above[0].middle > NEXT * size:
            continue
        top, bottom = above[0].middle, below[0].middle
        # Where no rule closes the table, the line itself is its edge.
        top -= 0 if id(above) in typed else size / 2
        bottom += 0 if id(below) in typed else size / 2
        for x, word in over:
            for other, beneath in under:
                if are_near(x, other, 0.3 * size):
                    yield x, word, (top, bottom)
                    yield other, beneath, (top, bottom)
        if len(over) == len(under):
            # Letters printed as one sign move what follows them by a sign.
            for (x, word), (other, beneath) in zip(over, under, strict=True):
                if 0.3 * size <= abs(x - other) < MOVED * _advance(word):
                    yield other, beneath, (top, bottom)


def _joined_in(line: Words, joined: Container[tuple[int, float]]) -> int:
    """How many upright signs of a line are part of rules."""
    return sum((id(word), x) in joined for word in line for x in _bars(word))


def _between_rows(lines: Sequence[Words], across: Sequence[Words]) -> Iterator[Rule]:
    """Rules between lines of a table that has none below its head: each line that fills its first
    two cells begins a row."""
    typed = {id(line) for line in across}
    for run in _runs(lines, lambda line: id(line) in typed):
        if len(run) < LEAST_ROWS or not all(map(_begins_row, run)):
            continue
        for above, line in pairwise(run):
            bars = _bars_in(line)
            height = (max(word.y1 for word in above) + min(word.y0 for word in line)) / 2
            yield Rule(min(bars), height, max(bars), height)


def _runs(lines: Sequence[Words], ends: Callable[[Words], bool]) -> list[list[Words]]:
    """Lines right below one another; one that ``ends`` a run is a run of its own."""
    return parted(
        lines,
        lambda above, line: (
            ends(above) or ends(line) or line[0].y0 - above[0].y1 > NEXT * line[0].size
        ),
    )


def _begins_row(line: Words) -> bool:
    """Whether a line has text in its first two cells."""
    bars = sorted(_bars_in(line))
    parts = [part for word in line for part in _without_bars(word, _bars(word))]
    middles = [part.centre for part in parts]
    return len(bars) > 2 and all(any_between(middles, *cell) for cell in pairwise(bars[:3]))


def _closing(
    pieces: Iterable[tuple[float, Word, tuple[float, float]]], across: Sequence[Words]
) -> Iterator[Rule]:
    """The edges of tables above their first line and below their last that no rule closes."""
    spans: list[list[float]] = []
    for x, _, (top, bottom) in sorted(pieces, key=lambda piece: piece[2]):
        if spans and top <= spans[-1][3] + 1:
            span = spans[-1]
            span[0], span[1], span[3] = min(span[0], x), max(span[1], x), max(span[3], bottom)
        else:
            spans.append([x, x, top, bottom])
    heights = [line[0].middle for line in across]
    for left, right, top, bottom in spans:
        for edge in (top, bottom):
            if right > left and not any_near(edge, heights, 1):
                yield Rule(left, edge, right, edge)


def _without_bars(word: Word, bars: Places) -> Iterator[Word]:
    """What a word holds beside its upright signs."""
    if not bars:
        yield word
        return
    width = _advance(word)
    start = 0
    places = [round((x - word.x0) / width - 0.5) for x in bars]
    for place in (*places, len(word.text)):
        if place > start:
            yield word._replace(
                text=word.text[start:place], x0=word.x0 + start * width, x1=word.x0 + place * width
            )
        start = place + 1


# --- upright signs that are counted ----------------------------------------------------------


def _with_bars_in_line(content: PageContent) -> PageContent:
    """The page with tables whose upright signs do not stand below one another ruled, their words in
    the columns that the signs count."""
    moved: dict[int, list[Word]] = {}
    rules: list[Rule] = []
    for block in _runs(_lines(content), lambda line: len(_bars_in(line)) < COUNTED):
        typed = [line for line in block if _is_typed_rule(line)]
        rows = [line for line in block if not _is_typed_rule(line)]
        edges = _counted_edges(rows)
        if not edges:
            continue
        for line in rows:
            places = _bars_in(line)
            for word in line:
                held = _without_bars(word, _bars(word))
                moved[id(word)] = [_moved(part, places, edges) for part in held]
        moved |= {id(word): [] for line in typed for word in line}
        rules += _around_rows(rows, typed, edges, moved)
    if not moved:
        return content
    words = tuple(part for word in content.words for part in moved.get(id(word), [word]))
    return replace(content, words=words, rules=(*content.rules, *rules))


def _counted_edges(rows: Sequence[Words]) -> list[float]:
    """Where the columns of lines meet of which each has as many upright signs, those of one column
    too far off one another for a rule; each column as wide as its widest cell."""
    places = [_bars_in(line) for line in rows]
    if len(rows) < LEAST_LINES or len({len(own) for own in places}) > 1:
        return []
    columns = list(zip(*places, strict=True))
    width = max(_advance(word) for line in rows for word in line)
    if max(max(column) - min(column) for column in columns) < MOVED * width:
        return []
    widths = (max(b - a for a, b in zip(one, two, strict=True)) for one, two in pairwise(columns))
    return list(accumulate(widths, initial=min(columns[0])))


def _moved(word: Word, places: Places, edges: Places) -> Word:
    """A word as far behind the edge of its column as it stands behind the sign that opens it."""
    column = max(sum(x < word.centre for x in places) - 1, 0)
    by = edges[column] - places[column]
    return word._replace(x0=word.x0 + by, x1=word.x1 + by)


def _around_rows(
    rows: Sequence[Words], across: Sequence[Words], edges: Places, moved: Mapping[int, Words]
) -> list[Rule]:
    """The rules of a table between its columns, and between its rows: as typed where there are
    several, else between any two lines, if each has a text in the first column."""
    typed = [line[0].middle for line in across]
    begun = all(
        any(part.x0 < edges[1] for word in line for part in moved[id(word)]) for line in rows
    )
    between = [(one[0].y1 + two[0].y0) / 2 for one, two in pairwise(rows)]
    heights = between if begun and len(typed) < TYPED_ROWS else typed
    ends = (rows[0][0].y0 - 2, rows[-1][0].y1 + 2)
    heights = [ends[0], *(y for y in heights if ends[0] < y < ends[1]), ends[1]]
    return [
        *(Rule(edges[0], y, edges[-1], y) for y in heights),
        *(Rule(x, ends[0], x, ends[1]) for x in edges),
    ]
