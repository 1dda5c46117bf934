"""Printed lines cut at their wide gaps, and what a line says by itself.

Takes the upright words of a page; gives its lines from the top, each with the texts that stand
apart on it; a line says whether it numbers columns, holds values, gives a table away, runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extract.header import (
    counts_years,
    is_column_number_row,
    is_ordinal_row,
    is_year_text,
    repeats_names,
)
from extract.lines import Text, level_lines
from extract.printed import Word, Words, any_near, are_near
from extract.row_lines import BEGUN, BETWEEN, EXACT, are_beside, is_quantity, is_value
from extract.runs import parted
from grammar.captions import names_figure
from grammar.items import is_serial

USUAL, NARROW = 0.38, 0.5
"""A space is at most the one, a gap between columns at least the other (in type sizes), where a
line has both."""
EVEN, STRETCHED = 0.1, 6
"""Type sizes by which the spaces of a line set to full width differ, and how many it has at
least."""
CLOSE = 0.6
"""Lines of one header leave less than this many type sizes between them."""
OVERLAP = -0.15
"""Type sizes between lines whose boxes overlap, and do not only touch."""
NEARLY = 0.9
"""The share of lines of two names whose second one begins at one place."""
WIDEST = 14_400.0
"""Points: the widest page that PDF's own limits name (ISO 32000-1, annex C); the cost of looking
for gutters grows with the width, and no table is as wide."""
NOTE = re.compile(
    r"^\W*(?:(?:sumber|catatan|keterangan)(?:\s+data)?|sources?|notes?|quellen?|fuentes?|fontes?|bron"
    r"|läh(?:de|teet)|käll(?:a|or)|kilder?|źródł[oa]|forrás|zdroj|izvor|allikas|šaltinis|avots|πηγή"
    r"|anmerkung(?:en)?|remarques?|uwaga|notas?)\s*:",
    re.IGNORECASE,
)
CITED = re.compile(
    r"\bNo(?:mor\b|\.|\b)\s*\S*\d\S*\s+Tahun\s+\d{4},?\s+(?:tentang|\()"
    r"|\b(?:Lembaran|Berita|T?LN|BN)\s+(?:Negara|Daerah|RI)\b",
    re.IGNORECASE,
)
LEADER = re.compile(r"\.{5,}|…{2,}|_{5,}")
LED = 1.5
"""Type sizes from a name to the leader behind it, which is of it."""


class Line:
    """A printed line cut at its wide gaps."""

    __slots__ = ("_texts", "bottom", "segments", "top", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = Text(words)
        self.top, self.bottom = self.words.top, self.words.bottom
        widest = _widest_space(words)
        joining = _joining_dashes(words)

        def are_apart(before: Word, word: Word) -> bool:
            room = word.x0 - before.x1
            if LEADER.fullmatch(word.text) and room < LED * word.size:
                return False
            return room > widest * word.size or (
                room > BETWEEN * word.size
                and are_beside(before.text, word.text)
                and id(word) not in joining
            )

        self.segments = [Text(run) for run in parted(words, are_apart)]
        self._texts: list[str] = []

    def cut_at(self, edges: Sequence[float]) -> Line:
        """The line, cut too before words that begin at one of these places."""
        line = Line(list(self.words))
        line.segments = [
            Text(run)
            for segment in self.segments
            for run in parted(segment, lambda _, two: any_near(two.x0, edges, EXACT))
        ]
        return line

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def x0(self) -> float:
        return self.words.x0

    @property
    def x1(self) -> float:
        return self.words.x1

    @property
    def begins(self) -> list[float]:
        """Where its texts begin."""
        return [segment.x0 for segment in self.segments]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def single(self) -> bool:
        """Whether it is one text."""
        return len(self.segments) == 1

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    def texts(self) -> list[str]:
        if not self._texts:  # asked by every search for a table
            self._texts = [segment.text for segment in self.segments]
        return self._texts

    def values(self) -> int:
        return sum(is_value(text) or is_year_text(text) for text in self.texts())

    def is_numbering(self) -> bool:
        """Whether the line numbers columns."""
        texts = self.texts()
        return len(texts) >= 3 and is_column_number_row(texts)

    def is_anchor(self) -> bool:
        """Whether the line gives a table away: it numbers columns, or holds several values."""
        if len(self.segments) < 3:
            return False
        if self.is_numbering():
            return True
        values = self.values()
        if values < 2 and LEADER.search(self.text):
            return False
        first = self.texts()[0]
        return values - is_serial(first.removeprefix("(")) >= 2

    def is_data(self) -> bool:
        """An anchor that is no header: values other than years and column numbers."""
        texts = self.texts()
        named = is_ordinal_row(texts) or counts_years(texts)
        return sum(map(is_quantity, texts)) >= 2 and not self.is_numbering() and not named

    def is_noted(self) -> bool:
        """Whether it begins as a caption or a note does."""
        text = self.words.text
        return names_figure(text) or bool(NOTE.match(text))

    def is_running(self, left: float, right: float) -> bool:
        """Whether it is of running text or a caption: one piece over most of the table's width, not
        of values alone."""
        widest = max(self.segments, key=lambda segment: segment.x1 - segment.x0)
        if len(self.segments) > 2:
            return False
        wide = widest.x1 - widest.x0 > 0.55 * (right - left)
        running = wide and not (are_values(widest) or repeats_names(self.words.text))
        return running or self.is_noted()


Lines = Sequence[Line]


def cut_at_begins(lines: Lines) -> list[Line]:
    """The lines of a table, cut too where texts begin below each other right behind others: names
    of two columns a space apart. A text that ran on there would break anywhere."""
    pairs = [pair for line in lines for pair in pairwise(line.words) if _are_names(*pair)]
    pairs.sort(key=lambda pair: pair[1].x0)
    edges = []
    for level in parted(pairs, lambda a, b: b[1].x0 - a[1].x0 > EXACT):
        x = median(word.x0 for _, word in level)
        if len(level) >= BEGUN and not _end_alike(level) and _begin_at(lines, x):
            edges.append(x)
    return [line.cut_at(edges) for line in lines] if edges else list(lines)


def _end_alike(pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether half of the words before end at one place: names begin with one word (``Jumlah``)."""
    ends = sorted(one.x1 for one, _ in pairs)
    half = len(ends) // 2
    return any(late - early <= EXACT for early, late in zip(ends, ends[half:], strict=False))


def _are_names(one: Word, two: Word) -> bool:
    """Whether two words are parts of names, no label before an item."""
    return sum(map(str.isalpha, one.text)) > 2 and two.text[0].isalpha()


def _begin_at(lines: Lines, x: float) -> bool:
    """Whether words begin at a place behind others in nearly all lines that have words on both
    sides of it, near enough to be one text."""
    begun = other = 0
    for line in lines:
        if any(word.x0 < x - EXACT and x + EXACT < word.x1 for word in line.words):
            other += 1
        for one, two in pairwise(line.words):
            if one.x1 <= x + EXACT and are_near(two.x0, x, EXACT):
                begun += 1
            elif one.x1 <= x < two.x0 < one.x1 + two.size:
                other += 1
        if len(lines) < NEARLY * (len(lines) + other):
            return False  # too many for any number of the rest
    return begun >= NEARLY * (begun + other)


def _widest_space(words: Words) -> float:
    """The widest gap between two words of one text on a line, in type sizes: a line set to full
    width has wide ones, but then all are; one that has spaces as usual has wider gaps only
    between the names of narrow columns. Spaces that do not stretch (``$11.0 billion``) are a few
    among many wide ones of one width."""
    gaps = [(two.x0 - one.x1) / two.size for one, two in pairwise(words)]
    usual = [gap for gap in gaps if gap <= USUAL]
    wide = [gap for gap in gaps if gap > USUAL]
    if len(wide) >= max(STRETCHED, len(usual)) and max(wide) - min(wide) < EVEN:
        usual = []
    return NARROW if usual and not any(USUAL < gap < NARROW for gap in gaps) else 0.8


def _joining_dashes(words: Words) -> set[int]:
    """The dashes a space off what stands before them and the name behind: ``7.01 – KECAMATAN``."""
    return {
        id(dash)
        for one, dash, two in zip(words, words[1:], words[2:], strict=False)
        if dash.text in ("-", "–", "—")
        and two.text[0].isalpha()
        and max(dash.x0 - one.x1, two.x0 - dash.x1) <= USUAL * dash.size
    }


def are_values(text: Text) -> bool:
    """Whether a text is nothing but values, which stand close together."""
    return all(is_value(word.text) for word in text)


def cut_lines(words: Iterable[Word]) -> list[Line]:
    """Upright words as printed lines, from the top."""
    return sorted((Line(line) for line in level_lines(words)), key=lambda line: line.top)


def words_of(lines: Iterable[Line]) -> list[Word]:
    """All words of some lines."""
    return [word for line in lines for word in line.words]


def texts_of(lines: Iterable[Line]) -> list[Text]:
    """All texts of some lines."""
    return [text for line in lines for text in line.segments]
