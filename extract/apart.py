"""What stands side by side on a page and is to be read apart: a table and running text in the other
column of a page or around a box, or two tables.

The lines of both share their heights, so that a table without rules would be read together with
what stands beside it. Running text goes on from line to line and fills its own width; several rows
stand beside it while it does, which no cell of a table has. Two tables have a caption each, or
rules that end between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from statistics import fmean

from extract.cut_lines import Line, Lines, cut_lines, words_of
from extract.lines import Text
from extract.printed import (
    Rule,
    Rules,
    Word,
    are_near,
    ends_of,
    is_between,
    long_rules,
    runs_of,
    stand_over,
)
from extract.row_lines import is_value
from extract.runs import as_far, grouped, parted
from grammar.captions import starts_caption
from grammar.codes import is_code
from grammar.items import begins_item, serial_number

LEAST_LINES = 5
"""Lines of running text at least."""
BREAK = 2.6
"""Type sizes between two lines of one text at most, where a paragraph ends."""
INDENT = 2.5
"""Type sizes by which a line may begin right of the others."""
FULL, FILLING = 0.8, 0.65
"""A line is full that takes the one share of the width; of all lines so many are."""
WIDER = 6.0
"""Type sizes by which lines of one text differ where they make room for a table."""
WORDS = 4.5
"""Words of a line on average."""
RUNNING = 0.4
"""The share of lines that begin within a sentence."""
ROWS = 3
"""Rows of values beside one running text, or of two tables side by side, at least."""
HEAD = 2
"""Rows of a head at most that hold values: years, numbers of columns."""
WIDE = 1.15
"""How many times further two rows are apart than the lines of a name, where room is between."""
OTHERS = 1.5
"""How many times as many lines of a column of names as it has rows may begin with a capital."""
LEAST_ROOM, MOST_ROOM = 8.0, 80.0
"""Points between the rules of two tables."""
NAMED = 0.7
"""The share of the lines between rules, of those with several texts, that are rows."""
LEVEL = 1.5
"""Type sizes by which the texts of two columns end unlike above a table and begin so below it."""
BEYOND = 40.0
"""Points by which a rule of a table runs beyond the names of its rows at least."""
NARROWEST = 60.0
"""Points: how wide a column of running text is at least."""
NEAR = 8.0
"""Points by which texts begin or end off the rule they stand under."""


_Cut = tuple[float, float, float]
"""A place, and the heights between which a page is cut there."""


@dataclass(slots=True)
class _Text:
    """Lines below one another that begin at one place."""

    x0: float
    x1: float
    size: float
    lines: list[Text]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    def follows(self, part: Text) -> bool:
        """Whether a part of a line goes on with this text."""
        first = part[0]
        apart = first.y1 - self.lines[-1][0].y1
        return (
            0 < apart <= BREAK * self.size
            and are_near(first.size, self.size, 0.06 * self.size)
            and -INDENT * self.size < first.x0 - self.x0 < INDENT * self.size
        )


def read_apart(lines: Lines, rules: Rules) -> list[Lines]:
    """Printed lines in parts that are to be read each by itself, without running text beside which
    rows of values stand."""
    rows = [line for line in lines if len(line.segments) >= 2 and line.values()]
    across = long_rules(rules)
    texts = _running_texts(lines, across) if len(rows) >= ROWS else []
    cuts = [
        *_joined(_between_texts(lines, texts)),
        *_between_captions(lines),
        *_between_rules(lines, across),
        *_beside_rules(lines, across),
    ]
    beside = [text for text in texts if _has_rows_beside(rows, text)]
    running = {id(word) for text in beside for word in _words_among(lines, text)}
    if not cuts and not running:
        return [lines]
    words = (word for word in words_of(lines) if id(word) not in running)
    return [cut_lines(part) for part in grouped(words, lambda word: _place(word, cuts)).values()]


def _running_texts(lines: Lines, rules: Rules) -> list[_Text]:
    """The texts that run over several lines, with no rule through them."""
    texts = _texts(lines)
    return [t for t in texts if _is_running(lines, t) and not _is_ruled_through(t, rules)]


def _place(word: Word, cuts: Iterable[_Cut]) -> tuple[int, ...]:
    """On which side of every cut a word stands, if it does beside it."""
    return tuple(is_between(word, top, bottom) and 1 + (word.x0 > x) for x, top, bottom in cuts)


def _words_among(lines: Lines, text: _Text) -> Iterator[Word]:
    """The words of lines that stand where a text does."""
    for line in lines:
        if text.top <= line.top and line.bottom <= text.bottom + 1:
            yield from _within(line, text)


def _between_texts(lines: Lines, texts: Sequence[_Text]) -> Iterator[_Cut]:
    """Where a page is set in two columns, each with running text of its own: no line runs over the
    room between them, from the first line of the texts to the last."""
    for left in texts:
        for right in texts:
            top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
            x = (left.x1 + right.x0) / 2
            held = [line for line in lines if top <= line.top <= bottom]
            crossed = left.x1 >= right.x0 or any(_crosses(line, x) for line in held)
            if crossed or _holds_wide(held, texts, x):
                continue
            first, last = lines.index(held[0]), lines.index(held[-1])
            start, stop = _alone(lines, first, x, -1), _alone(lines, last, x)
            yield x, lines[start].top, lines[stop].bottom


def _alone(lines: Lines, last: int, x: float, step: int = 1) -> int:
    """The last line of one column of a page that is longer than the other, or the first one; none
    of a table below both, or above, whose rows have texts on both sides."""
    end = _reached(lines, last, x, step)
    passed = lines[last + 1 : end + 2] if step > 0 else lines[max(end - 1, 0) : last]
    return last if any(_on_both_sides(line.segments, x) for line in passed) else end


def _on_both_sides(parts: Iterable[Text], x: float) -> bool:
    """Whether parts of a line begin on both sides of a place."""
    return len({part.x0 > x for part in parts}) > 1


def _joined(cuts: Iterable[_Cut]) -> list[_Cut]:
    """Cuts of which no two between the same columns of a page share a height."""
    joined: list[_Cut] = []
    for x, top, bottom in sorted(cuts, key=lambda cut: cut[1]):
        for place, (other, begin, end) in enumerate(joined):
            if top <= end and are_near(x, other, NARROWEST):
                joined[place] = (other, begin, max(bottom, end))
                break
        else:
            joined.append((x, top, bottom))
    return joined


def _holds_wide(held: Lines, texts: Sequence[_Text], x: float) -> bool:
    """Whether a wide table stands between texts in two columns: rows with values on both sides of
    a place, above which the texts of both sides end on one line, or below which they begin so, or
    both nearly."""
    rows = [
        line
        for line in held
        if _on_both_sides([part for part in line.segments if is_value(part.text)], x)
    ]
    if not rows:
        return False
    off = _off_level(texts, x, rows[0].top, rows[-1].bottom)
    size = rows[0].size
    return min(off, default=size + 1) <= size or (len(off) == 2 and max(off) <= LEVEL * size)


def _off_level(texts: Sequence[_Text], x: float, top: float, bottom: float) -> list[float]:
    """By how much the texts on both sides of a place end unlike above a height, and begin unlike
    below another; where one side has none there, nothing."""
    sides = [[text for text in texts if (text.x0 > x) == side] for side in (False, True)]
    above = [[text.bottom for text in side if text.bottom < top] for side in sides]
    below = [[-text.top for text in side if text.top > bottom] for side in sides]
    return [abs(max(one) - max(two)) for one, two in (above, below) if one and two]


def _is_ruled_through(text: _Text, across: Iterable[Rule]) -> bool:
    """Whether a rule between the lines of a text runs beyond them: they are names of rows."""
    return any(
        text.top < rule.y0 < text.bottom and rule.x0 < text.x0 + NEAR and rule.x1 > text.x1 + BEYOND
        for rule in across
    )


def _has_rows_beside(rows: Lines, text: _Text) -> bool:
    """Whether rows of values stand beside a text, and not each beside the beginning of a sentence,
    as it does in a column of remarks."""
    begun = {
        id(line[0])
        for above, line in pairwise([[], *text.lines])
        if not above or (above[-1].text[-1] in ".:;" and not line[0].text[0].islower())
    }
    held = [
        line for line in rows if text.top < line.middle < text.bottom and _has_values(line, text)
    ]
    beside = sum(not any(id(word) in begun for word in line.words) for line in held)
    return beside >= ROWS and not _names_rows(held, text)


def _has_values(line: Line, text: _Text) -> bool:
    """Whether parts of a line beside a text, a value among them, are of a row."""
    parts = [part for part in line.segments if not stand_over(part, text)]
    return len(parts) >= 2 and any(is_value(part.text) for part in parts)


def _names_rows(rows: Lines, text: _Text) -> bool:
    """Whether a text is the names of the rows beside it, below their head: each stands on a line of
    it that begins with a capital, as few others do, has nothing but its number before it, or stands
    beside lines that are set apart from those above and below."""
    begins = [
        next(filter(str.isalpha, (p.text[0] for p in line.segments if stand_over(p, text))), "")
        for line in rows
    ]
    named = [*dropwhile(lambda sign: not sign, begins)]
    capitals = sum(line.text[0].isupper() for line in text.lines)
    if len(named) >= ROWS and all(map(str.isupper, named)) and capitals <= OTHERS * len(named):
        return True
    serials = [
        serial_number(line.segments[0].text) if line.segments[1].x0 > text.x0 - 1 else None
        for line in rows
    ]
    leading = min(two.bottom - one.bottom for one, two in pairwise(text.lines))
    groups = parted(text.lines, lambda one, two: two.bottom - one.bottom > WIDE * leading)
    beside = [
        next((n for n, g in enumerate(groups) if g[0].top < line.middle < g[-1].bottom), None)
        for line in rows
    ]
    return _count_up(serials) or _count_up(beside)


def _count_up(numbers: Sequence[int | None]) -> bool:
    """Whether numbers count up one by one, but for those of a head."""
    steps = [one is not None and two == one + 1 for one, two in pairwise(numbers)]
    return sum(steps) >= ROWS - 1 and all(steps[HEAD:])


def _reached(lines: Lines, start: int, x: float, step: int) -> int:
    """The last line from one on, upwards or downwards, before a line that runs over a place."""
    end = len(lines) if step > 0 else -1
    return as_far(start + step, end, lambda at: not _crosses(lines[at], x)) - step


def _between_captions(lines: Lines) -> Iterator[_Cut]:
    """Where captions stand side by side, each over a table of its own."""
    for number, line in enumerate(lines):
        if len(line.segments) != 2 or not all(map(starts_caption, line.texts())):
            continue
        x = line.segments[1].x0 - 1
        last = _reached(lines, number, x, 1)
        if last - number >= ROWS:
            yield x, line.top, lines[last].bottom


def _between_rules(lines: Lines, rules: Rules) -> Iterator[_Cut]:
    """Where rules of one height end beside each other, each over the whole width of the rows on
    its side, which begin and end with it, or have names on each where the rules end so above the
    names of columns, below them and at the end."""
    level = grouped(rules, lambda rule: round(rule.y0))
    ended = Counter(_ends(pieces) for pieces in level.values())
    for height, pieces in level.items():
        first = next((n for n, line in enumerate(lines) if line.bottom > height), len(lines))
        rows = lines[first : first + ROWS]
        rooms = [two.x0 - one.x1 for one, two in pairwise(pieces)]
        often = ended[_ends(pieces)] >= ROWS
        if (
            not rooms
            or len(rows) < ROWS
            or not all(LEAST_ROOM / (1 + often) <= room <= MOST_ROOM for room in rooms)
            or not all(_keeps_to_rules(row, pieces, often) for row in rows)
        ):
            continue
        for piece in pieces[1:]:
            yield _through(lines, piece.x0 - 1, first, first)


def _beside_rules(lines: Lines, rules: Rules) -> Iterator[_Cut]:
    """Where something (a chart) stands beside the rows between rules of one length, which begin
    with them and hold names and values."""
    for run in runs_of(rules, ROWS):
        left, right, top, bottom = run[0].x0, run[0].x1, run[0].y0, run[-1].y0
        rows = [n for n, line in enumerate(lines) if top < line.middle < bottom]
        several = [
            own for n in rows if len(own := _between_ends(lines[n], left - 1, right + 1)) > 1
        ]
        if sum(_begins_row(own, left) for own in several) < max(ROWS, NAMED * len(several)):
            continue
        for x in (left - 2, right + 2):
            if any(rule.x0 < x < rule.x1 and top < rule.y0 < bottom for rule in rules):
                continue  # a name of several rows, with rules of its own between them
            if any((part.x0 > x) == (x > left) for n in rows for part in lines[n].segments):
                yield _through(lines, x, rows[0], rows[-1])


def _between_ends(line: Line, left: float, right: float) -> list[Text]:
    """The texts of a line between two places."""
    return [part for part in line.segments if left < part.x0 and part.x1 < right]


def _begins_row(parts: Sequence[Text], left: float) -> bool:
    """Whether texts between rules are a name, which begins with these, and values behind it."""
    name, *_, value = parts
    named = name.x0 < left + NEAR and any(map(str.isalpha, name.text))
    return named and is_value(value.text)


def _through(lines: Lines, x: float, first: int, last: int) -> _Cut:
    """A cut between some lines, from as far above them to as far below as no line runs over it."""
    start, stop = _reached(lines, first, x, -1), _reached(lines, last, x, 1)
    return x, lines[start].top, lines[stop].bottom


def _ends(pieces: Iterable[Rule]) -> tuple[int, ...]:
    return tuple(round(x) for rule in pieces for x in (rule.x0, rule.x1))


def _keeps_to_rules(line: Line, pieces: Rules, often: bool) -> bool:
    """Whether a line has texts under the beginning of every rule, or under each where rules
    ``often`` end so, and values behind each."""
    sides = [_between_ends(line, rule.x0 - NEAR, rule.x1 + NEAR) for rule in pieces]
    return sum(map(len, sides)) == len(line.segments) and all(
        len(parts) >= 2 and (any(map(_is_name, parts)) if often else parts[0].x0 < rule.x0 + NEAR)
        for parts, rule in zip(sides, pieces, strict=True)
    )


def _is_name(part: Text) -> bool:
    return any(map(str.isalpha, part.text)) and not is_value(part.text)


def _crosses(line: Line, x: float) -> bool:
    return any(part.x0 < x < part.x1 for part in line.segments)


def _texts(lines: Lines) -> list[_Text]:
    """Parts of lines that begin below one another, as long as they follow each other closely."""
    texts: list[_Text] = []
    open_: list[_Text] = []
    for line in lines:
        open_ = [text for text in open_ if line.top - text.bottom <= BREAK * text.size]
        for part in line.segments:
            text = next((text for text in open_ if text.follows(part)), None)
            if text is None:
                text = _Text(part.x0, part.x1, part.size, [part])
                texts.append(text)
                open_.append(text)
            else:
                text.lines.append(part)
                text.x0 = min(text.x0, part.x0)
                text.x1 = max(text.x1, part.x1)
    parted = [part for text in texts for part in _by_width(text)]
    return [text for text in parted if len(text.lines) >= LEAST_LINES]


def _by_width(text: _Text) -> Iterator[_Text]:
    """A text in parts of one width: beside a table or a picture its lines are shorter."""
    start = 0
    ends = [line.x1 for line in text.lines]
    for number in range(LEAST_LINES, len(ends)):
        before, after = max(ends[start:number]), max(ends[number : number + LEAST_LINES])
        shorter = number + LEAST_LINES <= len(ends) and after < before - WIDER * text.size
        if number - start >= LEAST_LINES and (shorter or ends[number] > before + WIDER * text.size):
            yield _of_lines(text.lines[start:number])
            start = number
    yield _of_lines(text.lines[start:]) if start else text


def _of_lines(lines: list[Text]) -> _Text:
    return _Text(*ends_of(lines), lines[0].size, lines)


def _within(line: Line, text: _Text) -> Text:
    """What of a line stands in the width of a text."""
    return Text(word for word in line.words if word.x0 > text.x0 - 1 and word.x1 < text.x1 + 1)


def _is_running(lines: Lines, text: _Text) -> bool:
    """Whether the lines of a text are running: full, of many words, the most begun within a
    sentence, and no cells side by side."""
    beside = [line for line in lines if text.top <= line.top <= text.bottom]
    held = [words for line in beside if (words := _within(line, text))]
    cells = sum(sum(stand_over(part, text) for part in line.segments) > 1 for line in beside)
    if len(held) < LEAST_LINES or fmean(map(len, held)) < WORDS or 2 * cells > len(held):
        return False
    full = sum(words.x1 - text.x0 >= FULL * (text.x1 - text.x0) for words in held)
    running = sum(map(_begins_within_sentence, held[1:]))
    if full < FILLING * len(held) or running < RUNNING * len(held):
        return False
    values = sum(is_value(word.text) for words in held for word in words)
    return values < 0.2 * sum(map(len, held))


def _begins_within_sentence(line: Text) -> bool:
    """Whether a line begins with neither a capital, the label of an item, nor a code."""
    first = line[0].text
    return not (first[0].isupper() or begins_item(line.text) or is_code(first))
