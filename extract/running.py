"""Running text that stands beside a table: in the other column of a page, around a box.

The lines of both share their heights, so that a table without rules would be read together with the
text beside it. Text runs on from line to line and fills its own width; several rows stand beside it
while it does, which no cell of a table has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from extract.borderless import Line
from extract.lines import line_text
from extract.pdfium import Word
from extract.row_lines import is_value

LEAST_LINES = 5
"""Lines of running text at least."""
BREAK = 2.6
"""Type sizes between two lines of one text at most, where a paragraph ends."""
INDENT = 2.5
"""Type sizes by which a line may begin right of the others."""
FULL, FILLING = 0.8, 0.65
"""A line is full that takes the one share of the width; of all lines so many are."""
WORDS = 4.5
"""Words of a line on average."""
RUNNING = 0.4
"""The share of lines that begin within a sentence."""
ROWS = 3
"""Rows of values beside one running text at least."""


@dataclass(slots=True)
class _Text:
    """Lines below one another that begin at one place."""

    x0: float
    x1: float
    size: float
    lines: list[list[Word]]

    @property
    def top(self) -> float:
        return min(word.y0 for word in self.lines[0])

    @property
    def bottom(self) -> float:
        return max(word.y1 for word in self.lines[-1])

    def follows(self, part: Sequence[Word]) -> bool:
        """Whether a part of a line goes on with this text."""
        first = part[0]
        apart = first.y1 - self.lines[-1][0].y1
        return (
            0 < apart <= BREAK * self.size
            and abs(first.size - self.size) < 0.06 * self.size
            and -INDENT * self.size < first.x0 - self.x0 < INDENT * self.size
        )


def read_apart(lines: Sequence[Line]) -> list[list[Word]]:
    """The words of printed lines in parts that are to be read each by itself, without running text
    beside which rows of values stand: all of them where there is none."""
    texts = [text for text in _texts(lines) if _has_rows_beside(lines, text)]
    running = {
        id(word)
        for text in texts
        for line in lines
        if text.top <= line.top <= text.bottom
        for word in _within(line, text)
    }
    rest = [[word for word in line.words if id(word) not in running] for line in lines]
    parts: dict[tuple[bool, ...], list[Word]] = {}
    cuts = [cut for text in texts for cut in _cuts(lines, text)]
    for words in filter(None, rest):
        for word in words:
            middle = (word.y0 + word.y1) / 2
            place = tuple(
                word.x0 > x and top <= middle <= bottom for x, top, bottom in cuts
            ) + tuple(top <= middle <= bottom for _, top, bottom in cuts)
            parts.setdefault(place, []).append(word)
    return list(parts.values())


def _has_rows_beside(lines: Sequence[Line], text: _Text) -> bool:
    """Whether lines of a text are running, with rows of values beside them."""
    held = [_within(line, text) for line in lines if text.top <= line.top <= text.bottom]
    if not _is_running([words for words in held if words], text):
        return False
    rows = 0
    for line in lines:
        if text.top - 1 <= line.top and line.bottom <= text.bottom + 1:
            beside = [part for part in line.segments if not _overlap(part, text)]
            rows += len(beside) >= 2 and any(is_value(line_text(part)) for part in beside)
    return rows >= ROWS


def _overlap(part: Sequence[Word], text: _Text) -> bool:
    return part[-1].x1 >= text.x0 and part[0].x0 <= text.x1


def _cuts(lines: Sequence[Line], text: _Text) -> Iterator[tuple[float, float, float]]:
    """Where the page is parted beside a text: a place across, and from where to where no line
    runs over it."""
    for x, beside in ((text.x1 + 1, 1), (text.x0 - 1, -1)):
        first = next(number for number, line in enumerate(lines) if line.top >= text.top)
        last = max(number for number, line in enumerate(lines) if line.top <= text.bottom)
        if not any((line.x1 - x) * beside > 0 for line in lines[first : last + 1]):
            continue
        while first and not _crosses(lines[first - 1], x):
            first -= 1
        while last + 1 < len(lines) and not _crosses(lines[last + 1], x):
            last += 1
        yield x, lines[first].top, lines[last].bottom


def _crosses(line: Line, x: float) -> bool:
    return any(part[0].x0 < x < part[-1].x1 for part in line.segments)


def _texts(lines: Sequence[Line]) -> list[_Text]:
    """Parts of lines that begin below one another, as long as they follow each other closely."""
    texts: list[_Text] = []
    open_: list[_Text] = []
    for line in lines:
        open_ = [text for text in open_ if line.top - text.bottom <= BREAK * text.size]
        for part in line.segments:
            text = next((text for text in open_ if text.follows(part)), None)
            if text is None:
                text = _Text(part[0].x0, part[-1].x1, part[0].size, [part])
                texts.append(text)
                open_.append(text)
            else:
                text.lines.append(part)
                text.x0 = min(text.x0, part[0].x0)
                text.x1 = max(text.x1, part[-1].x1)
    return [text for text in texts if len(text.lines) >= LEAST_LINES]


def _within(line: Line, text: _Text) -> list[Word]:
    """What of a line stands in the width of a text."""
    return [word for word in line.words if word.x0 > text.x0 - 1 and word.x1 < text.x1 + 1]


def _is_running(held: Sequence[Sequence[Word]], text: _Text) -> bool:
    """Whether lines are running text: full, of many words, the most begun within a sentence."""
    if len(held) < LEAST_LINES or fmean(map(len, held)) < WORDS:
        return False
    full = sum(words[-1].x1 - text.x0 >= FULL * (text.x1 - text.x0) for words in held)
    running = sum(words[0].text[0].islower() for words in held[1:])
    values = sum(is_value(word.text) for words in held for word in words)
    return (
        full >= FILLING * len(held)
        and running >= RUNNING * len(held)
        and values < 0.2 * sum(map(len, held))
    )
