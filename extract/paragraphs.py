"""Printed lines to paragraphs: what a reader takes as one run of text.

Word processors leave no paragraphs in a PDF, only words at places. Lines are put together again by
how text is set: a line is broken where the next word had no more room, so a line after which that
word would have fitted ends its paragraph; a list item hangs on its label; a new paragraph is
indented, spaced or set in other type. A label-like start (``(1) …``, ``1. …``, ``Pasal 3 …``) in
the middle of a sentence stands where the text goes on, not where labels stand.

Own code: layout libraries with a permissive licence give lines or blocks but know nothing of
hanging labels, and cost many times the plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median

from extract.document import Box, Line, Paragraph
from extract.going_on import (
    WEIGHTS,
    PrintedLine,
    Run,
    follows,
    line_goes_on,
    line_goes_on_over_page,
)
from extract.lines import Spans, Text, along, lines_of
from extract.printed import Word, Words, are_near, overlap
from extract.runs import parted
from grammar.contents import has_leader, page_number
from grammar.heads import is_preamble_word
from grammar.items import is_item_label, is_section_number

WIDE_GAP = 3.0
"""A gap of this many ems parts two texts that share a line."""

_PREFIXES = frozenset(
    {"non", "pra", "pasca", "sub", "antar", "multi", "semi", "eks", "anti", "pro"}
)
COLUMN_LINES, COLUMN_WORDS = 10, 4
"""A column of running text has so many lines, and so many words on a line, at least."""
_CUT = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class TextPage:
    """The running text of one page: its words outside tables and furniture, and the boxes of its
    tables, which no paragraph crosses."""

    number: int
    width: float
    height: float
    words: Words
    tables: Sequence[Box] = ()


def read_paragraphs(pages: Sequence[TextPage]) -> list[list[Paragraph]]:
    """The paragraphs of every page in reading order.

    A paragraph that runs over the end of a page stands on the page it begins on, all its lines
    in ``lines``.
    """
    printed = [_printed(page) for page in pages]
    margins = _margins(pages, printed)
    rows = [
        _rows(page, lines, margins.get(_shape(page), (0.0, page.width))[1])
        for page, lines in zip(pages, printed, strict=True)
    ]
    leading = _leading(rows)
    known = _Vocabulary(pages)
    result: list[list[Run]] = []
    for page, lines in zip(pages, rows, strict=True):
        left, right = margins.get(_shape(page), (0.0, page.width))
        for line in lines:
            line.centred = _is_centred(line, left, right)
        result.append(_blocks(lines, left, right, leading, page.tables))
    _join_over_pages(result, pages, margins)
    return [[_paragraph(block, known) for block in blocks] for blocks in result]


# --------------------------------------------------------------------------- lines


def _printed(page: TextPage) -> list[Text]:
    """The lines of a page in reading order: one column of running text after the other, between the
    lines that run over both."""
    lines = lines_of(page.words)
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    printed: list[Text] = []
    columns: tuple[list[Word], list[Word]] = ([], [])
    for line in lines:
        near = 0.35 * line[0].size
        if any(overlap(word.x0, word.x1, gutter - near, gutter + near) for word in line):
            printed += [*lines_of(columns[0]), *lines_of(columns[1]), line]
            columns = ([], [])
            continue
        for word in line:
            columns[word.x0 > gutter].append(word)
    return [*printed, *lines_of(columns[0]), *lines_of(columns[1])]


def _gutter(lines: Sequence[list[Word]]) -> float | None:
    """Where a page is parted into two columns of running text: in its middle, with hardly a line
    across and whole lines on both sides; the left ones run up to it."""
    lines = [line for line in lines if line[0].direction == 0]
    if len(lines) < 2 * COLUMN_LINES:
        return None
    gutter, crossing = _clearest(lines)
    if crossing > 0.15 * len(lines):
        return None
    left = [*filter(None, ([word for word in line if word.x1 <= gutter] for line in lines))]
    right = [*filter(None, ([word for word in line if word.x0 >= gutter] for line in lines))]
    full = sum(gutter - half[-1].x1 < 2 * half[-1].size for half in left)
    whole = _is_column(left) and _is_column(right)
    return gutter if whole and full >= 0.5 * len(left) else None


def _clearest(lines: Sequence[list[Word]]) -> tuple[float, int]:
    """Where in the middle of a page fewest words are printed, and how many; all of them where that
    does not show."""
    first = min(line[0].x0 for line in lines)
    last = max(line[-1].x1 for line in lines)
    middle, reach = (first + last) / 2, 0.15 * (last - first)
    low, high = middle - reach, middle + reach
    steps = sorted(
        (place, step)
        for line in lines
        for word in line
        if overlap(word.x0, word.x1, low, high)
        for place, step in ((word.x0, 1), (word.x1, -1))
    )
    depths = accumulate(step for _, step in steps)
    clear = (
        (depth, max(place, low), min(following, high))
        for depth, ((place, _), (following, _)) in zip(depths, pairwise(steps), strict=False)
    )
    found = ((depth, start - end, (start + end) / 2) for depth, start, end in clear if start < end)
    depth, _, gutter = min(found, default=(len(lines), 0.0, middle))
    return gutter, depth


def _is_column(halves: Sequence[Words]) -> bool:
    """Whether lines on one side of a page are a column of running text."""
    enough = len(halves) >= COLUMN_LINES
    return enough and sum(map(len, halves)) >= COLUMN_WORDS * len(halves)


def _rows(page: TextPage, lines: Sequence[list[Word]], right: float) -> list[PrintedLine]:
    rows: list[PrintedLine] = []
    waiting: list[PrintedLine] = []
    lines = _with_colons(lines)
    listed = _listed(lines)
    for number, words in enumerate(lines):
        if number in listed:
            rows += _columns(waiting)
            waiting = []
            parts = [(part, [along(word) for word in part]) for part in listed[number]]
            rows += [replace(_row(*part, page.number), alone=True) for part in parts]
            continue
        spans = [along(word) for word in words]
        for start, stop in pairwise(_cuts(words, spans, right)):
            waiting.append(_row(words[start:stop], spans[start:stop], page.number))
    return rows + _columns(waiting)


def _with_colons(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """The lines, what had no room behind a word of the preamble (``Menimbang``) or in it, so that
    it stands below, put behind it: a colon, its last letters."""
    result = [list(line) for line in lines]
    for above, line in pairwise(result):
        word, below = above[0], line[0]
        if below.text == ":" and is_preamble_word(word.text) and below.x0 < word.x1:
            above.insert(1, below._replace(y0=word.y0, y1=word.y1))
            del line[0]
        elif below.x1 < word.x1 and is_preamble_word(word.text + below.text):
            above[0] = word._replace(text=word.text + below.text)
            del line[0]
    return [line for line in result if line]


def _listed(lines: Sequence[list[Word]]) -> dict[int, list[list[Word]]]:
    """The lines of lists that are set in columns, cut at the labels that stand below one another:
    the items in the order that their labels count, on the first line of each list."""
    found: dict[int, list[list[Word]]] = {}
    start = 0
    while start + 1 < len(lines):
        labels = _shared_labels(lines[start], lines[start + 1])
        stop = start
        while len(labels) > 1 and stop < len(lines) and _at_labels(lines[stop], labels):
            stop += 1
        items = [_at_labels(line, labels) for line in lines[start:stop]]
        across = [part for line in items for part in line]
        down = [line[at] for at in range(len(labels)) for line in items if at < len(line)]
        order = next(filter(_count_up, (down, across)), None)
        if order:
            found |= {number: [] for number in range(start, stop)}
            found[start] = order
        start = max(stop, start + 1)
    return found


def _shared_labels(line: Words, following: Words) -> list[Word]:
    """The labels of items in a line of several that have one right below, from the left."""
    labels = [word for word in line if is_item_label(word.text)]
    if len(labels) < 2:
        return []  # no list is set in one column
    under = [word for word in following if is_item_label(word.text)]
    return [word for word in labels if any(_stands_below(word, other) for other in under)]


def _stands_below(above: Word, below: Word) -> bool:
    """Whether two labels begin or end at one place."""
    (start, end, *_), (other_start, other_end, *_) = along(above), along(below)
    return min(abs(start - other_start), abs(end - other_end)) < WEIGHTS.tolerance


def _at_labels(words: Words, labels: Words) -> list[list[Word]]:
    """The items of a line that has a label below the first of these labels, or more of them."""
    parts: list[list[Word]] = []
    for word in words:
        near = len(parts) < len(labels) and _stands_below(labels[len(parts)], word)
        if near and is_item_label(word.text):
            parts.append([word])
        elif parts:
            parts[-1].append(word)
        else:
            return []
    return parts


def _count_up(parts: Sequence[Words]) -> bool:
    """Whether the labels of items follow each other."""
    return all(follows(one[0].text, two[0].text) for one, two in pairwise(parts))


def _row(words: list[Word], spans: Sequence[Spans], page: int) -> PrintedLine:
    text = " ".join(word.text for word in words)
    starts, ends, tops, bottoms = zip(*spans, strict=True)
    label, text_x = words[0].text, starts[:2][-1]
    if not _is_label(label):
        label, text_x = "", starts[0]
        torn = "".join(word.text for word in words[:2])
        if len(words) > 2 and len(words[0].text) < 4 and _is_label(torn):
            label, text_x = torn, starts[2]
    sizes = [word.size for word in words]
    return PrintedLine(
        words,
        starts[0],
        max(ends),
        min(tops),
        max(bottoms),
        max(set(sizes), key=sizes.count),
        all(word.bold for word in words),
        text,
        ends[0],
        _space(spans, words[0].size),
        text_x,
        label,
        words[0].direction,
        page,
        capitals=len(words) > 2 and text.isupper(),
        closes=has_leader(text),
    )


def _is_label(text: str) -> bool:
    """Whether a word is a label; ``o`` stands for a round mark of Courier."""
    return is_item_label(text) or is_section_number(text) or text in {"o", "O"}


def _space(spans: Sequence[Spans], size: float) -> float:
    gap = min((after[0] - before[1] for before, after in pairwise(spans)), default=0.25 * size)
    return min(max(gap, 0.2 * size), 0.35 * size)


def _cuts(words: Words, spans: Sequence[Spans], right: float) -> list[int]:
    """Where the texts that share a line begin, and the line's end: the word of the preamble and
    what hangs on it, columns.

    The wide gaps of a line that ends at the edge of the type area, all alike, are those of
    justified text.
    """
    cuts = [0, *_after_preamble(words, spans)]
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    usual = median(gaps) if len(gaps) > 2 else max(gaps, default=0.0)
    justified = are_near(spans[-1][1], right, WEIGHTS.tolerance)
    for place in range(cuts[-1] + 1, len(words)):
        gap = gaps[place - 1]
        if gap <= WIDE_GAP * words[place].size or (justified and gap < 3 * usual):
            continue
        before, after_text = words[cuts[-1] : place], words[place:]
        labels = len(before) == 1 and _is_label(before[0].text)
        ends = len(after_text) == 1 and page_number(after_text[0].text)
        if not (labels or ends or words[place].text.startswith(":")):
            cuts.append(place)
    return [*cuts, len(words)]


def _after_preamble(words: Words, spans: Sequence[Spans]) -> list[int]:
    """Where what hangs on a word of the preamble begins on its line, if anything does."""
    if not is_preamble_word(words[0].text):
        return []
    after = 2 if len(words) > 1 and words[1].text == ":" else 1
    if after == len(words):
        return []
    wide = spans[after][0] - spans[after - 1][1] > 0.6 * words[0].size
    return [after] if after == 2 or words[0].text.endswith(":") or wide else []


def _columns(rows: list[PrintedLine]) -> list[PrintedLine]:
    """Lines beside each other read column by column: the two signatures of a regulation."""
    result: list[PrintedLine] = []
    index = 0
    while index < len(rows):
        beside = _beside(rows, index)
        if beside is None:
            result.append(rows[index])
            index += 1
            continue
        gutter, end = beside
        run = rows[index:end]
        for line in run:
            line.alone = True
        result += sorted(run, key=lambda line: line.x1 > gutter)
        index = end
    return result


def _beside(rows: list[PrintedLine], start: int) -> tuple[float, int] | None:
    """(gutter, end) of a run of lines in two columns that begins at ``start``."""
    first = rows[start]
    paired = start + 1 < len(rows) and _same_line(first, rows[start + 1])
    if not paired or is_preamble_word(first.text):
        return None
    low, high = first.x1, rows[start + 1].x0
    end, pairs, last = start + 2, 1, start + 2
    while end < len(rows) and rows[end].direction == first.direction:
        line = rows[end]
        pair = end + 1 < len(rows) and _same_line(line, rows[end + 1])
        if pair:
            new_low, new_high = max(low, line.x1), min(high, rows[end + 1].x0)
        elif line.x1 < high:
            new_low, new_high = max(low, line.x1), high
        elif line.x0 > low:
            new_low, new_high = low, min(high, line.x0)
        else:
            break
        if new_high - new_low < first.size:
            break
        low, high = new_low, new_high
        pairs += pair
        end += 2 if pair else 1
        last = end if pair else last
    return ((low + high) / 2, last) if pairs > 1 else None


def _same_line(first: PrintedLine, second: PrintedLine) -> bool:
    return (
        second.x0 > first.x1
        and first.direction == second.direction
        and min(first.y1, second.y1) - max(first.y0, second.y0) > 0.5 * first.size
    )


# --------------------------------------------------------------------------- measures


def _shape(page: TextPage) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _margins(
    pages: Sequence[TextPage], printed: Sequence[Sequence[list[Word]]]
) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of the type area, per page size: where most long lines begin and
    end."""
    starts: dict[tuple[int, int], Counter[int]] = {}
    ends: dict[tuple[int, int], Counter[int]] = {}
    for page, lines in zip(pages, printed, strict=True):
        shape = _shape(page)
        for words in lines:
            if words[0].direction == 0 and len(words) > 4:
                starts.setdefault(shape, Counter())[round(words[0].x0)] += 1
                ends.setdefault(shape, Counter())[round(words[-1].x1)] += 1
    return {shape: (_left_edge(lefts), _right_edge(ends[shape])) for shape, lefts in starts.items()}


def _left_edge(counts: Counter[int]) -> float:
    """The leftmost place that at least a twentieth of the lines share, within two points."""
    return _shared(counts, sorted(counts), 0.05) or float(min(counts))


def _right_edge(counts: Counter[int]) -> float:
    """The rightmost place that a sixth of the lines share; of ragged text, where hardly any line
    ends farther right."""
    order = sorted(counts, reverse=True)
    justified = _shared(counts, order, 1 / 6)
    if justified is not None:
        return justified
    beyond = sum(counts.values()) * 0.02
    for place in order:
        beyond -= counts[place]
        if beyond < 0:
            return float(place)
    return float(order[0])


def _shared(counts: Counter[int], order: Sequence[int], share: float) -> float | None:
    """The first place in ``order`` that as many lines share, within two points."""
    enough = max(3, share * sum(counts.values()))
    for place in order:
        if sum(counts[place + shift] for shift in (-2, -1, 0, 1, 2)) >= enough:
            return float(max(range(place - 2, place + 3), key=lambda near: counts[near]))
    return None


def _leading(rows: Sequence[Sequence[PrintedLine]]) -> float:
    """The usual distance of two lines of running text, in type sizes."""
    ratios = [
        (line.y0 - above.y0) / line.size
        for lines in rows
        for above, line in pairwise(lines)
        if 0.8 * line.size < line.y0 - above.y0 < 3 * line.size
        and are_near(line.size, above.size, 0.5)
    ]
    return median(ratios) if ratios else 1.3


def _is_centred(line: PrintedLine, left: float, right: float) -> bool:
    if line.direction or line.label:
        return False
    inside = line.x0 > left + 15 and line.x1 < right - 15
    return inside and are_near(line.x0 + line.x1, left + right, 16)


# --------------------------------------------------------------------------- paragraphs


def _blocks(
    rows: Sequence[PrintedLine], left: float, right: float, leading: float, tables: Sequence[Box]
) -> list[Run]:
    blocks: list[Run] = []
    labels: dict[int, str] = {}
    for line, wall in zip(rows, _walls(rows, right, leading), strict=True):
        block = blocks[-1] if blocks else None
        if (
            block is not None
            and not _parted(block, line, tables)
            and line_goes_on(block, line, left, wall, leading, labels)
        ):
            if len(block.rows) == 1:
                block.hang = line.x0
            block.rows.append(line)
            continue
        blocks.append(Run([line], line.text_x))
        if line.label:
            labels[round(line.x0 / WEIGHTS.tolerance)] = line.label
    return blocks


def _walls(rows: Sequence[PrintedLine], right: float, leading: float) -> list[float]:
    """Where lines have to end, line by line: the edge of the type area, or the edge of a narrower
    text that at least three of its lines reach and none passes."""

    def are_apart(above: PrintedLine, line: PrintedLine) -> bool:
        near = 0 <= line.y0 - above.y0 <= 1.6 * leading * line.size
        return not near or above.direction != line.direction

    walls: list[float] = []
    for run in parted(rows, are_apart):
        ends = [line.x1 for line in run if len(line.words) > 4]
        outermost = max(ends, default=right)
        shared = sum(outermost - end <= 2 for end in ends) >= 3
        walls += [outermost if shared else right] * len(run)
    return walls


def _parted(block: Run, line: PrintedLine, tables: Sequence[Box]) -> bool:
    """Whether a table, another direction or a jump back stands between."""
    above = block.rows[-1]
    if above.direction != line.direction or line.y0 < above.y0:
        return True
    between = (above.y1 <= table.y0 + 2 and table.y1 - 2 <= line.y0 for table in tables)
    return line.alone or above.alone or above.closes or (above.direction == 0 and any(between))


def _join_over_pages(
    pages_of_blocks: list[list[Run]],
    pages: Sequence[TextPage],
    margins: dict[tuple[int, int], tuple[float, float]],
) -> None:
    """A paragraph cut by the end of a page is one paragraph."""
    for place in range(len(pages_of_blocks) - 1, 0, -1):
        before, after = pages_of_blocks[place - 1], pages_of_blocks[place]
        if not before or not after:
            continue
        block, start = before[-1], after[0]
        last, line = block.rows[-1], start.rows[0]
        below = any(table.y1 > last.y1 for table in pages[place - 1].tables)
        if below or any(table.y0 < line.y0 for table in pages[place].tables):
            continue
        left, right = margins.get(_shape(pages[place - 1]), (0.0, pages[place - 1].width))
        own_left, _ = margins.get(_shape(pages[place]), (left, right))
        if line_goes_on_over_page(block, start, left, right, own_left):
            block.rows += start.rows
            del after[0]


# --------------------------------------------------------------------------- text


@dataclass(frozen=True)
class _Vocabulary:
    """The words of the document, made only where a hyphen at a line's end asks for them."""

    pages: Sequence[TextPage]

    @cached_property
    def words(self) -> set[str]:
        """What stands behind a hyphen at the end of a line may be the rest of a word."""
        return {
            word.text.strip(".,;:()\"“”'").casefold()
            for page in self.pages
            for before, word in pairwise((None, *page.words))
            if word and not (before and before.text.endswith("-"))
        }

    def has(self, word: str) -> bool:
        """Whether the document prints that word."""
        return word.casefold() in self.words


def join_lines(text: str, following: str, known: _Vocabulary | None = None) -> str:
    """Two lines of a paragraph in one.

    A hyphen at the end of a line belongs to the word (``Undang-`` ``Undang``, ``2016-`` ``2021``)
    unless the document prints the word without it, or neither part by itself.
    """
    if not text or not following:
        return text or following
    if not text.endswith(("-", "–")) or text.endswith((" -", " –")) or not following[0].isalnum():
        return f"{text} {following}"
    if _CUT.search(text) and following[0].islower() and known is not None:
        head = re.split(r"[\s(\"“/]", text)[-1][:-1]
        tail = re.split(r"[\s,.;:)\"”/]", following)[0]
        if head and _is_cut_word(head, tail, known):
            return text[:-1] + following
    return text + following


def _is_cut_word(head: str, tail: str, known: _Vocabulary) -> bool:
    """Whether a hyphen stands where a word was cut: the document has it whole, or neither part."""
    if known.has(f"{head}-{tail}"):
        return False
    apart = known.has(head) or known.has(tail) or _hyphenated(head, tail)
    return known.has(head + tail) or not apart


def _hyphenated(head: str, tail: str) -> bool:
    """Whether two parts are set with a hyphen: a word said twice, with what may stand before or
    behind it (``perundang-undangan``, ``tolong-menolong``), or one behind a prefix."""
    head, tail = head.casefold(), tail.casefold()
    least = min(4, len(head), len(tail))
    twice = any(head[at : at + least] in tail for at in range(len(head) - least + 1))
    return twice or head in _PREFIXES


def _paragraph(block: Run, known: _Vocabulary) -> Paragraph:
    rows = block.rows
    text = ""
    for row in rows:
        text = join_lines(text, row.text, known)
    boxes = [_row_box(row) for row in rows]
    lines = tuple(Line(row.text, row.page, box) for row, box in zip(rows, boxes, strict=True))
    own = [box for row, box in zip(rows, boxes, strict=True) if row.page == rows[0].page]
    return Paragraph(
        text,
        rows[0].page,
        Box.around(own),
        heading=all(row.bold for row in rows),
        centred=all(row.centred for row in rows),
        lines=lines,
        doubtful=tuple(word.text for row in rows for word in row.words if word.doubtful_digits),
    )


def _row_box(row: PrintedLine) -> Box:
    """The box of a line on the page as shown."""
    if row.direction:
        return Box.around(word[1:5] for word in row.words)
    return Box(row.x0, row.y0, row.x1, row.y1)
