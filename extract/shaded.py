"""Rows that shades part: where bands of one width lie below one another, rows begin and end with
them.

Offices that print no rules shade every other row instead, cell by cell or from side to side. The
edges of such bands are taken for the rules they stand for, and so are those of shaded cells: a head
that is printed cell by cell tells its columns and what spans them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from extract.cut_lines import Line, cut_lines
from extract.document import Box
from extract.printed import (
    ENDS,
    Area,
    PageContent,
    Places,
    Rule,
    Span,
    Wide,
    Word,
    all_near,
    any_near,
    are_near,
    ends_alike,
    is_between,
    overlap,
    runs_of,
    side_by_side,
    sides_of,
)
from extract.row_lines import is_value
from extract.runs import grouped, touching
from grammar.totals import is_total_label

BANDS = 2
"""Bands below one another at least: one alone is a box around a text."""
LEVEL = 1.0
"""Points by which the cells of one band stand higher or lower."""
LOWEST, HIGHEST = 6.0, 200.0
"""Points: how high a row is."""
NARROWEST = 90.0
"""Points: how wide a table is at least; the bars of a chart are narrower."""
CELLS, FILLED = 3, 0.97
"""Shaded cells at least that fill so much of the rectangle around them."""
APART, CLOSE = 0.9, 0.2
"""Type sizes between the last shaded row and the text of the row below it at most, and by which the
lines of that are further apart."""
MOST = 3000
"""Shades that may be cells at most; more are a drawing."""
HIGHER = 1.5
"""How many times as high as a shaded row one without a shade is at most that holds one name."""


def shade_rules(shades: Iterable[Area], tables: Sequence[Box] = ()) -> list[Rule]:
    """The edges of shaded rows, from the top; a single one counts where it is as wide as one of the
    ruled ``tables`` right below it, whose head it is."""
    rules: list[Rule] = []
    bands = _bands(shades)
    for run in runs_of(bands, 1, -ENDS):
        if len(run) < BANDS and not any(map(partial(_heads, run[0]), tables)):
            continue
        if _is_striped(run, bands):
            continue
        heights = sorted(y for band in run for y in (band.y0, band.y1))
        kept = [*heights[:1], *(two for one, two in pairwise(heights) if two - one > ENDS)]
        rules += [Rule(run[0].x0, y, run[0].x1, y) for y in kept]
    return sorted(rules, key=lambda rule: rule.y0)


def _is_striped(block: Sequence[Area], shades: Iterable[Area]) -> bool:
    """Whether the lowest of some shades is a whole row, and below one without a shade lies another
    of its width: they are a head right above the first of every other row."""
    row = max(block, key=lambda shade: shade.y1)
    room = HIGHER * (row.y1 - row.y0)
    beside = [shade for shade in block if are_near(shade.y1, row.y1, LEVEL)]
    return len(beside) == 1 and any(
        ends_alike(band, row, ENDS) and ENDS < band.y0 - row.y1 < room for band in shades
    )


def _bands(shades: Iterable[Area]) -> list[Area]:
    """Shades beside one another joined, from the top."""
    rows = (shade for shade in set(shades) if LOWEST <= shade.y1 - shade.y0 <= HIGHEST)
    level = grouped(rows, lambda shade: (round(shade.y0 / LEVEL), round(shade.y1 / LEVEL)))
    wide = (band for band in side_by_side(level.values()) if band.x1 - band.x0 >= NARROWEST)
    return sorted(wide, key=lambda band: (band.y0, band.x0))


def _heads(band: Area, table: Box) -> bool:
    """Whether a band lies right above a table from side to side."""
    return are_near(band.y1, table.y0, ENDS) and ends_alike(band, table, ENDS)


def cell_rules(content: PageContent) -> list[Rule]:
    """The edges of shaded cells that touch, where they fill a rectangle and nothing is drawn
    between them (a word processor shades each line of a ruled cell), and of the rows in between and
    below where every other row is shaded."""
    drawn = [rule for rule in content.rules if not rule.horizontal]
    blocks = [
        block
        for block in _blocks(content.shades)
        if _is_tiled(block, drawn) and not _is_striped(block, content.shades)
    ]
    rules: list[Rule] = []
    last: list[Rule] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        # Rows alone, below names without a shade, are told by their bands.
        if not last and _is_row(block) and not _is_over(block, drawn):
            continue
        rules += [Rule(*side) for cell in block for side in sides_of(*cell)]
        between = _row_between(content, block, below) if below else []
        if last and not between:
            rules += _row_below(content, block)
        rules += between
        last = between
    return rules


def striped_rules(content: PageContent) -> list[Rule]:
    """The edges of shaded rows at which upright rules are drawn anew and none lies across, as a
    word processor draws those of each row by themselves; with the shaded cells that touch them."""
    drawn = [rule.y0 for rule in content.rules if rule.horizontal]
    rules: list[Rule] = []
    for run in runs_of(_bands(content.shades), BANDS, -ENDS):
        edges = [y for y in _joints(content.rules, run) if not any_near(y, drawn, ENDS)]
        for y in edges:
            left, right = _beside(run[0], [cell for cell in content.shades if _ends(cell, y)])
            rules.append(Rule(left, y, right, y))
    return rules


def tinted_rules(content: PageContent) -> list[Rule]:
    """The edges of shaded heads, and of shaded last rows, through which the upright rules of a
    table run, with nothing drawn across: a program that draws rules by themselves leaves such an
    edge to the shade."""
    rules: list[Rule] = []
    for band in _bands(content.shades):
        drawn = [rule for rule in content.rules if _is_within(rule, band)]
        rules += [
            Rule(band.x0, edge, band.x1, edge)
            for edge in (band.y0, band.y1)
            if (reach := _reach(band, edge, drawn)) and _parts_texts(content, band, edge, reach)
        ]
    return rules


def _is_within(rule: Rule, band: Wide) -> bool:
    """Whether a part of a rule stands between the ends of a band, or at one."""
    return band.x0 - ENDS < rule.x1 and rule.x0 < band.x1 + ENDS


def _reach(band: Area, edge: float, drawn: Sequence[Rule]) -> Span | None:
    """From where to where what an edge of a band parts reaches: the band with the table on its
    side, and on the other up to the next rule across. ``None`` where no upright rules at the ends
    of the band, and between, run through the edge, or no rule lies across but near it."""
    walls = [wall for wall in drawn if wall.y0 + ENDS < edge < wall.y1 - ENDS]
    if len(walls) <= BANDS or not all_near((band.x0, band.x1), [w.x0 for w in walls], ENDS):
        return None
    top, bottom = min(wall.y0 for wall in walls), max(wall.y1 for wall in walls)
    across = sorted(rule.y0 for rule in drawn if rule.horizontal)
    place = bisect(across, edge)
    near = min(across, key=lambda y: abs(y - edge), default=edge)
    if are_near(near, edge, ENDS):
        return None
    if edge == band.y1:
        return (top, across[place]) if across[-1] > edge else None
    return (across[place - 1], bottom) if across[0] < edge else None


def _parts_texts(content: PageContent, band: Area, edge: float, reach: Span) -> bool:
    """Whether an edge of a band parts words that are all shaded, on its side, from others of which
    some are not, and none stand on it."""
    words = _words(content, (band.x0, band.x1), *reach)
    shaded = [shade for shade in content.shades if shade.y1 - shade.y0 <= HIGHEST]
    over = [_is_on(word, shaded) for word in words if word.middle < edge]
    under = [_is_on(word, shaded) for word in words if word.middle > edge]
    own, other = (over, under) if edge == band.y1 else (under, over)
    crossed = any(word.y0 + LEVEL < edge < word.y1 - LEVEL for word in words)
    return not crossed and bool(own) and all(own) and not all(other)


def _is_on(word: Word, shades: Iterable[Area]) -> bool:
    """Whether the middle of a word is shaded."""
    return any(
        shade.x0 <= word.centre <= shade.x1 and shade.y0 <= word.middle <= shade.y1
        for shade in shades
    )


def _beside(band: Area, cells: Sequence[Area]) -> Span:
    """From where to where a band reaches with the shaded cells that touch it, one after another."""
    left, right = band.x0, band.x1
    for cell in sorted(cells, key=lambda cell: cell.x1, reverse=True):
        left = min(left, cell.x0) if are_near(cell.x1, left, ENDS) else left
    for cell in sorted(cells, key=lambda cell: cell.x0):
        right = max(right, cell.x1) if are_near(cell.x0, right, ENDS) else right
    return left, right


def _joints(rules: Iterable[Rule], run: Sequence[Area]) -> list[float]:
    """The edges of bands at which upright rules within their ends begin or end, two at least, and
    none runs over."""
    left, right = run[0].x0 - ENDS, run[0].x1 + ENDS
    walls = [rule for rule in rules if not rule.horizontal and left < rule.x0 < right]
    return [
        y
        for y in sorted({y for band in run for y in (band.y0, band.y1)})
        if len({round(wall.x0) for wall in walls if _ends(wall, y)}) > 1
        and not any(wall.y0 + LEVEL < y < wall.y1 - LEVEL for wall in walls)
    ]


def _ends(drawn: Rule | Area, y: float) -> bool:
    """Whether what is drawn begins or ends at a height."""
    return are_near(drawn.y0, y, LEVEL) or are_near(drawn.y1, y, LEVEL)


def _is_row(block: Sequence[Area]) -> bool:
    """Whether the cells of a block stand beside each other."""
    return all(
        are_near(cell.y0, block[0].y0, LEVEL) and are_near(cell.y1, block[0].y1, LEVEL)
        for cell in block
    )


def _is_over(block: Sequence[Area], drawn: Iterable[Rule]) -> bool:
    """Whether upright rules begin right below all edges of a block: it is the head of boxes."""
    bottom = max(cell.y1 for cell in block)
    begun = [rule.x0 for rule in drawn if are_near(rule.y0, bottom, LEVEL)]
    return all_near(_walls(block), begun, LEVEL)


def _row_between(content: PageContent, one: Sequence[Area], two: Sequence[Area]) -> list[Rule]:
    """The upright edges of the row between a shaded block and a shaded row below it: those that
    both have. A name of a group runs over edges where no more than a line has room."""
    walls = [x for x in _walls(one) if any_near(x, _walls(two), LEVEL)]
    top, bottom = max(cell.y1 for cell in one), two[0].y0
    room = two[0].y1 - two[0].y0
    if not _is_row(two) or not 0 < bottom - top <= HIGHEST or len(walls) <= CELLS:
        return []
    sides = _sides(content, walls, top, bottom)
    return sides if len(sides) == len(walls) or bottom - top < HIGHER * room else []


def _row_below(content: PageContent, block: Sequence[Area]) -> list[Rule]:
    """The edges of the row below the last shaded one: lines close to it and to each other with
    texts in several columns, and none over an edge but the name of a total before values."""
    walls, top = _walls(block), max(cell.y1 for cell in block)
    foot, held, room = top, set[int](), 0.0
    for line in cut_lines(_words(content, walls, top, top + HIGHEST)):
        # Lines of a cell are no further apart than its text is from its edge, a heading below is.
        most = room + CLOSE * line.size if held else APART * line.size
        own = walls if held else _beside_name(line, walls)
        if line.top - foot > most or _crosses(line.segments, own):
            break
        walls = own
        room, foot = room if held else line.top - foot, line.bottom
        held |= {bisect(walls, text.x0) for text in line.segments}
    if len(held) < 2:
        return []
    sides = [Rule(x, top, x, foot + LEVEL) for x in walls]
    return [*sides, Rule(walls[0], foot + LEVEL, walls[-1], foot + LEVEL)]


def _beside_name(line: Line, walls: list[float]) -> list[float]:
    """The edges but for those under the name of a total, in the middle of several columns, before
    values in others."""
    name, *values = line.segments
    if len(values) > 1 and is_total_label(name.text) and all(is_value(v.text) for v in values):
        return [x for x in walls if not _crosses([name], [x])]
    return walls


def _crosses(texts: Iterable[Wide], walls: Iterable[float]) -> bool:
    """Whether a text runs over one of these places."""
    return any(text.x0 + LEVEL < x < text.x1 - LEVEL for x in walls for text in texts)


def _sides(content: PageContent, walls: Places, top: float, bottom: float) -> list[Rule]:
    """Upright rules between two heights that no word there runs over; none without a word."""
    words = _words(content, walls, top, bottom)
    return [Rule(x, top, x, bottom) for x in walls if words and not _crosses(words, [x])]


def _words(content: PageContent, walls: Places, top: float, bottom: float) -> list[Word]:
    """The words between two heights that reach between the outer walls."""
    return [
        word
        for word in content.words
        if is_between(word, top, bottom) and overlap(word.x0, word.x1, walls[0], walls[-1])
    ]


def _blocks(shades: Iterable[Area]) -> list[list[Area]]:
    """Shades that touch each other, or others that do, from the top; none of a drawing of very
    many."""
    cells = sorted(
        (s for s in set(shades) if LOWEST <= s.y1 - s.y0 <= HIGHEST and s.x1 - s.x0 >= LOWEST),
        key=lambda cell: (cell.y0, cell.x0),
    )
    if len(cells) > MOST:
        return []
    x0, y0, x1, y1 = np.array(cells).reshape(-1, 4).T

    def beside(number: int) -> Iterable[int]:
        """Those that share a part of an edge with one."""
        left, top, right, bottom = cells[number]
        wide = np.minimum(right, x1) - np.maximum(left, x0)
        high = np.minimum(bottom, y1) - np.maximum(top, y0)
        shared = (np.minimum(wide, high) > -LEVEL) & (np.maximum(wide, high) > LEVEL)
        return map(int, np.flatnonzero(shared))

    return [[cells[at] for at in group] for group in touching(len(cells), beside)]


def _is_tiled(block: Sequence[Area], drawn: Iterable[Rule]) -> bool:
    """Whether shades fill the rectangle around them, do not lie over one another, and no upright
    rule is drawn there, not in white either; those of rows below may reach up to it."""
    left, *inner, right = _walls(block)
    top, bottom = min(cell.y0 for cell in block), max(cell.y1 for cell in block)
    area = sum((cell.x1 - cell.x0) * (cell.y1 - cell.y0) for cell in block)
    room = (right - left) * (bottom - top)
    ruled = any(
        left - LEVEL < rule.x0 < right + LEVEL
        and overlap(rule.y0, rule.y1, top + LEVEL, bottom - LEVEL)
        for rule in drawn
    )
    full = FILLED * room <= area <= room / FILLED
    return len(block) >= CELLS and bool(inner) and right - left >= NARROWEST and full and not ruled


def _walls(block: Iterable[Area]) -> list[float]:
    """Where the cells of a block begin and end, from the left."""
    return sorted({x for cell in block for x in (cell.x0, cell.x1)})
