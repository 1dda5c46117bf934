"""Printed lines over the columns of a table, cut into the texts that stand in them.

Takes words and the edges of columns; gives lines with their texts, each with the columns it
reaches.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from math import inf
from operator import attrgetter, itemgetter
from statistics import median

from extract.header import is_data_text, is_year_text
from extract.lines import CAPITAL, Text, baseline, joined, level_lines
from extract.printed import Places, Rule, Rules, Word, Words, are_near, count_near
from extract.runs import grouped
from grammar.codes import is_code
from grammar.years import ENDING, YEAR

MARKS = 4
"""Marks of the scale of a chart at least."""
_MARK = re.compile(r"-?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[,. ](?=\d{3}$)")
LEVEL = 1.5
"""Texts that begin within this many points stand on one line."""
WORD_SPACE = 0.5
"""Words of one text stand at most this many type sizes apart."""

ALIKE = 0.02
"""The share by which the widths of signs differ that are alike."""
ALIGNED = 0.8
"""The share of lines in which a column ends or begins at one place."""

DIGITS = 12
"""The longest code, of a subkegiatan printed in parts, has 11 digits."""
BETWEEN = 0.33
"""Two values further apart than this many type sizes are two texts."""
_THOUSANDS = re.compile(r"\d{1,3} \d{3}(?:[.,]\d+)?")
BLANKS = re.compile(r"[-–]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?|(?:[01]\d|2[0-3]) [0-5]\d")
"""A number whose thousands a blank parts; a time of day."""
_OPEN_NUMBER = re.compile(r"(?:rp\.? ?)?[-–(]?\d{1,3}(?:[.,]\d{3})*[.,]", re.IGNORECASE)
_GROUP = re.compile(r"\d{3}(?!\d)")
"""A number that ends in a separator, and the group of three digits that it goes on with."""
_APOSTROPHE = re.compile(r"(?<=\d)['’](?=\d{3})")
PERIOD = re.compile(rf"{YEAR}[-–/]{ENDING}")
_YEAR = re.compile(YEAR)
CODE_PART = re.compile(r"0\d+")
_CURRENCY = re.compile(r"Rp\.?", re.IGNORECASE)
_ITEM = re.compile(r"\d{1,3}[.)] +[^\W\d_]{3}")
"""``1. Sukamaju``: no quantity of anything."""
_STATISTICAL = re.compile(
    r"[-–]?[$€£] ?\d[\d.,]*(?: ?(?:[mk]|bn))?|[-–]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?%?|\.\.|n\.a\.|n/a"
    r"|[-–]?\(?\d+(?:[.,]\d+)+\)? ?(?:[*†‡§]{1,3}|[a-e]|\([\da-z]\))|[-–]?\d+\*{1,3}|\d{2,3}[a-e]"
    r"|[+±<>≤≥~] ?\d[\d.,]* ?%?|\d+(?:[.,]\d+)+%? ?[-–] ?\d+(?:[.,]\d+)+%?"
    r"|\d[\d.,]* ?± ?\d[\d.,]*|[-–]?\(?\.\d+\)?\*{0,3}|\d(?:[.,]\d+)?e[-–+]?\d{1,2}"
    r"|\d{1,3}(?: \d{3})* \(\d[\d.,]* ?%\)|[$€£] ?\d{1,3}(?: \d{3})+"
    r"|(?:eur|usd|us\$|gbp|chf|rs\.?) ?\d[\d.,]*|(?!1\D?000\D)[-–]?\(?\d[\d., ]*\)? ?[€£]"
    r"|\*{1,3}|[†‡]|\((?:x|na|d|s|z|b)\)|(?-i:NA)|\.{3}|…|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:[01]\d|2[0-3]) [0-5]\d|nil|\[[-–]?\d*[.,]\d+\]",
    re.IGNORECASE,
)
"""Values as statistics print them: other money, thousands apart by a space, with the mark of a note
or of how sure they are, with a sign, from one to another; no figure known or to be shown."""
_LEADER = re.compile(r"(?<=\d)\s*(?:\.\s?){4,}$|(?<=[\d)%])[¹²³⁴-⁹ᵃ-ᵛ]{1,2}$")
"""Dots behind a value that lead to the next column; the mark of a note."""
_END_OF_SCALE = re.compile(r"(?:rp\.?\s*)?(?:1[.,]?000|[.,]?0{2,3})(?:[.,]000)*\)", re.IGNORECASE)
"""The last line of ``Rp (x Rp 1.000)`` or ``(Rp. 000)`` in the head of a narrow column."""
_OF_HEAD = re.compile(
    rf"{YEAR} \([^\d)]+\)?|.*\((?:x|dalam(?: [^\W\d]+)*|rp\.?|x rp\.?)"
    rf"|{YEAR} (?:actual|est(?:imate|\.)?|enacted|revised|budget|request|outturn|forecast)"
    rf"|\d{{1,2}}\.? [^\W\d]{{3,9}}\.? {YEAR}"
    r"|\(?\d\d ?(?:%|percent) c(?:onfidence|i|\.i\.).*"
    r"|\d[\d,]* (?:(?:years|jahre|años|ans|anni|anos|jaar) )?"
    r"(?:to|or|and|bis|und|a|y|à|et|e|o|ou|tot|en|of)(?: unter)? "
    r"(?:\d|over|more|older|above|under|less|fewer|younger|mehr|älter|darüber"
    r"|más|plus|oltre|più|mais|meer|ouder).*",
    re.IGNORECASE,
)
"""A year with its unit (``2021 (%)``) or its standing (``2010 actual``), the first line of ``2021
(x Rp 1.000)``, a day (``31 December 2012``), how sure values are, and ranges (``25 to 34 years``):
no values."""


class Segment(Text):
    """Words of one line that belong together, and the columns they reach over."""

    __slots__ = ("baseline", "first", "last")

    def __init__(self, words: Iterable[Word], first: int, last: int) -> None:
        super().__init__(words)
        self.first, self.last = first, last
        self.baseline = baseline(self)
        """The height that its letters stand on."""

    @property
    def top(self) -> float:
        """Where its capitals begin, whatever letters it has; texts of other columns on the line
        may stand half a line higher or lower."""
        return self.baseline - CAPITAL * self.size

    @property
    def bottom(self) -> float:
        return self.baseline

    @property
    def cols(self) -> range:
        """The columns that it stands in."""
        return range(self.first, self.last + 1)

    @property
    def narrow(self) -> bool:
        """Whether it stands in one column."""
        return self.first == self.last


@dataclass(slots=True)
class RowLine:
    """One printed line over all columns."""

    top: float
    bottom: float
    segments: list[Segment]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def baseline(self) -> float:
        return median(segment.baseline for segment in self.segments)

    @property
    def begun(self) -> set[int]:
        """The columns in which its texts begin."""
        return {segment.first for segment in self.segments}

    @property
    def printed(self) -> list[str]:
        """What its texts say, from the left."""
        return [segment.text for segment in self.segments]

    @property
    def within(self) -> bool:
        """Whether a text of it begins with a small letter, as within a sentence."""
        return any(segment.text[0].islower() for segment in self.segments)

    def texts(self, n_cols: int) -> list[str]:
        out = [""] * n_cols
        for segment in self.segments:
            out[segment.first] = f"{out[segment.first]} {segment.text}".strip()
        return out

    def bold(self) -> bool:
        return all(segment.bold for segment in self.segments)


RowLines = Sequence[RowLine]


def parts_of(lines: Iterable[RowLine]) -> list[Segment]:
    """All texts of some lines."""
    return [part for line in lines for part in line.segments]


def by_column(lines: Iterable[RowLine]) -> dict[int, list[Segment]]:
    """The texts of lines by the column they begin in."""
    return grouped(parts_of(lines), attrgetter("first"))


BEGUN, EXACT = 5, 0.8
"""Texts at least that begin at one place beside others, and points within which they do: the ink
of letters begins up to so far behind where they are set (of ``J`` before that of ``k``)."""


def row_lines(
    words: Words, columns: Places, kept: bool = False, walls: Rules = ()
) -> list[RowLine]:
    """Printed lines, each cut into segments: at wide gaps, at narrow ones on a column edge and
    where one of the upright rules ``walls`` stands between; at every edge where all words are known
    to have ``kept`` to the columns."""
    printed = level_lines(words)
    # The space of this type: kerning varies it a little, a line set to full width more.
    space = pitch(words) or median([space for line in printed for space in _spaces(line)] or [0.27])
    placed = [[(word, column_at(columns, word.centre)) for word in line] for line in printed]
    begins = [_begins(placed, of_values) for of_values in (False, True)]
    ends, middles = _usual(attrgetter("x1"), printed), _usual(attrgetter("centre"), printed)
    signs = _Signs(kept, walls, _sharp_edges(placed), begins, ends, middles)
    lines = []
    for line, own in zip(printed, placed, strict=True):
        groups = [Text(line[:1])]
        least = max(1.3 * space, 1.15 * min(_spaces(line, columns), default=0.0))
        for (before, col_before), (word, col) in pairwise(own):
            gap = word.x0 - before.x1
            parted = col_before != col and (
                gap > least * word.size or signs.part(before, word, col)
            )
            if gap > 0.9 * word.size or parted:
                groups.append(Text([word]))
            else:
                groups[-1].append(word)
        lines.append(RowLine(line.top, line.bottom, [_placed(group, columns) for group in groups]))
    lines.sort(key=lambda line: line.middle)
    return lines


@dataclass(frozen=True, slots=True)
class _Signs:
    """What parts two words in neighbouring columns however near they stand."""

    kept: bool
    walls: Rules
    sharp: set[int]
    begins: Sequence[Mapping[int, float]]
    """Where the texts of each column begin, and where its values do."""
    ends: set[int]
    middles: set[int]

    def stands_with_others(self, value: Word) -> bool:
        """Whether a value ends where those of most lines do, or has its middle there."""
        return round(value.x1) in self.ends or round(value.centre) in self.middles

    def part(self, before: Word, word: Word, col: int) -> bool:
        """Whether one of them parts two words, the second of which stands in a column."""
        behind, valued = is_value(before.text), is_value(word.text)
        return (
            self.kept
            or are_near(word.x0, self.begins[valued].get(col, inf), EXACT)
            or (behind and col in self.sharp)
            or (not behind and valued and self.stands_with_others(word))
            or are_beside(before.text, word.text)
            or any(_stands_between(wall, before, word) for wall in self.walls)
        )


def _placed(group: Text, columns: Places) -> Segment:
    """A text with the columns it reaches over; a centred one may hang a little over an edge."""
    hang = min(0.3 * max(group.size, group.x1 - group.x0), group.size)
    first = column_at(columns, group.x0 + hang)
    return Segment(group, first, max(column_at(columns, group.x1 - hang), first))


def _stands_between(wall: Rule, one: Word, two: Word) -> bool:
    """Whether an upright rule stands between two words of one line."""
    middle = (two.y0 + two.y1) / 2
    return one.x1 - 1 < wall.x0 < two.x0 + 1 and wall.y0 < middle < wall.y1


def _usual(place: Callable[[Word], float], printed: Sequence[Words]) -> set[int]:
    """The places that most lines with values have one at: there is none of the words of the name
    before it."""
    values = [{round(place(word)) for word in line if is_value(word.text)} for line in printed]
    held = Counter(chain.from_iterable(values))
    return {x for x, count in held.items() if count > sum(map(bool, values)) / 2}


def _sharp_edges(placed: Sequence[Sequence[tuple[Word, int]]]) -> set[int]:
    """The columns whose texts begin at one place right after values, under two names that stand
    apart: a space between the two is as narrow as one between words, but parts columns."""
    pairs = chain.from_iterable(map(pairwise, placed))
    met = ((col, (before, word)) for (before, above), (word, col) in pairs if above == col - 1)
    return {
        col
        for col, ((_, (one, two)), *others) in grouped(met, itemgetter(0)).items()
        if two.x0 - one.x1 > one.size
        and not (is_value(one.text) or is_value(two.text))
        and are_aligned([pair for _, pair in others])
    }


def _begins(placed: Sequence[Sequence[tuple[Word, int]]], of_values: bool) -> dict[int, float]:
    """Where the texts, or values, of a column begin that stand beside a name, if nearly all do at
    one place: words of a text that runs over the edge would begin anywhere, but for the unit behind
    a number (``12 lembaga``)."""
    found: dict[int, list[float]] = {}
    for line in placed:
        for (before, col_before), (word, col) in pairwise(line):
            if col_before < col and not is_value(before.text) and is_value(word.text) is of_values:
                found.setdefault(col, []).append(word.x0)
    return {
        col: median(places)
        for col, places in found.items()
        if len(places) >= BEGUN and _at_one_place(places, EXACT)
    }


def are_aligned(pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether words that follow each other, a pair a line, are the end of one column and the
    beginning of the next: values, and texts right after them, where the ones nearly all end at
    one place or the others begin at one; or values after words that end at one place, but do not
    begin at one."""
    names = [one for one, two in pairs if not is_value(one.text) and is_value(two.text)]
    if len(names) >= max(3, ALIGNED * len(pairs)):
        begin, end = [one.x0 for one in names], [one.x1 for one in names]
        return _at_one_place(end) and not _at_one_place(begin)
    met = [pair for pair in pairs if is_value(pair[0].text) and not is_value(pair[1].text)]
    if len(met) < max(3, ALIGNED * len(pairs)):
        return False
    return _at_one_place([word.x0 for _, word in met]) or _at_one_place([one.x1 for one, _ in met])


def _at_one_place(places: Places, reach: float = LEVEL) -> bool:
    return count_near(median(places), places, reach) >= ALIGNED * len(places)


def pitch(words: Words) -> float:
    """How wide each sign is, in type sizes, where all are alike, as those of a typewriter; else
    0."""
    wide = [(word.x1 - word.x0) / len(word.text) / word.size for word in words if word.text[1:]]
    usual = median(wide or [0.0])
    alike = count_near(usual, wide, ALIKE * usual)
    return usual if alike >= ALIGNED * len(wide) else 0.0


def _spaces(line: Words, columns: Places = (-inf, inf)) -> list[float]:
    """The gaps of a line that may be spaces between words, in type sizes; beside a value, and from
    one of ``columns`` to the next, columns may meet."""
    gaps = [
        (two.x0 - one.x1) / two.size
        for one, two in pairwise(line)
        if not (is_value(one.text) or is_value(two.text))
        and column_at(columns, one.centre) == column_at(columns, two.centre)
    ]
    return [gap for gap in gaps if 0.1 < gap < WORD_SPACE]


def reach(words: Words, columns: Places, hang: float) -> tuple[int, int]:
    """The first and last column of a text, ``hang`` type sizes at its ends left out."""
    inset = max(hang * words[0].size, 0.2 * min(word.x1 - word.x0 for word in words))
    first = column_at(columns, words[0].x0 + inset)
    return first, max(column_at(columns, words[-1].x1 - inset), first)


def column_at(columns: Places, x: float) -> int:
    return min(max(bisect_right(columns, x) - 1, 0), len(columns) - 2)


_AS_TYPED = str.maketrans("−∗", "-*")
"""Signs that printers of formulas have for those of a keyboard."""


@lru_cache(maxsize=10_000)
def is_value(text: str) -> bool:
    """A number, a dash, a percentage: what stands alone in a cell of a column of values."""
    if not (text[-1:].isascii() and text[-1:].isalnum()):
        text = _LEADER.sub("", text)
    if not text[:1].isascii():
        text = text.lstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    if _ITEM.match(text) or _OF_HEAD.fullmatch(text):
        return False
    text = _APOSTROPHE.sub(".", text.translate(_AS_TYPED))
    return (is_data_text(text) and _END_OF_SCALE.fullmatch(text) is None) or _STATISTICAL.fullmatch(
        text
    ) is not None


def is_quantity(text: str) -> bool:
    """A value that names no year."""
    return is_value(text) and not is_year_text(text)


def are_marks(texts: Sequence[str]) -> bool:
    """Whether texts are the marks of the scale of a chart, the highest first: multiples of their
    step, by which they fall. A table may count down to one."""
    plain = [_GROUPED.sub("", text.rstrip("%").replace("−", "-")) for text in texts]
    if len(plain) < MARKS or not all(map(_MARK.fullmatch, plain)):
        return False
    marks = [float(text.replace(",", ".")) for text in plain]
    step = marks[0] - marks[1]
    return (
        step > 0
        and all(abs(one - two - step) < 0.01 * step for one, two in pairwise(marks))
        and abs(marks[0] / step - round(marks[0] / step)) < 0.01
        and (step != 1 or marks[-1] == 0)
    )


def runs_over(line: RowLine) -> bool:
    """Whether a line is one text that runs over two columns of others at least, which hold no part
    of it."""
    text, *others = line.segments
    over = text.last > text.first + 1
    return not others and over and not is_value(text.text)


FREE = 2.0
"""Type sizes between two texts that no cell leaves around its own."""
_GROUPS = re.compile(r"[.,]\d{3}[.,]")
"""Within an amount of more than one group, whose column may be narrow whatever is free around."""
LAST_DIGITS = re.compile(r"\d\d?")
_DECIMAL = re.compile(r"\d{1,3}(?:[.,]\d{3})*([.,])(\d\d?)")
_GROUPING = re.compile(r"(?<=\d)([.,])(?=\d{3}(?!\d)|$)")
"""A sign that groups thousands, or that a line ends with."""
_ZEROS = re.compile(r"0\d")
"""What begins no count, but is the rest of a number."""
_LAST_GROUP = re.compile(r"\d[.,](\d+)\)?$")
_CUT_AMOUNT = re.compile(
    r"(?:rp\.?\s?)?(?:\d{1,3}(?:\.\d{3})+\.\d{0,2}|\d{1,3}(?:,\d{3})+,\d{0,2})", re.IGNORECASE
)


def is_cut_amount(text: str) -> bool:
    """Whether a text is grouped by thousands but for its last digits: the next line has them."""
    return _CUT_AMOUNT.fullmatch(text) is not None


def value_places(lines: RowLines) -> list[dict[int, int]]:
    """For every line the columns in which a value begins, with the line that the value ends on.

    The rest of a number that the line above had no room for is no value of its own, nor is the
    amount below its ``Rp``.
    """
    numbers = _Numbers.of(lines)
    places: list[dict[int, int]] = [{} for _ in lines]
    above: dict[int, Segment] = {}
    begun: dict[int, int] = {}
    for index, line in enumerate(lines):
        under = {
            part.first: above[part.first]
            for part in line.segments
            if part.first in begun and part.baseline - above[part.first].baseline <= 1.6 * part.size
        }
        rests = numbers.rests(line, under)
        for part in line.segments:
            col = part.first
            if col in rests:
                places[begun[col]][col] = index
            elif is_value(part.text) or _CURRENCY.fullmatch(part.text):
                places[index][col] = index
                begun[col] = index
            else:
                begun.pop(col, None)
        above |= {part.first: part for part in line.segments}
    return places


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What the lines of a table say of numbers that break: the texts in each column, the signs
    that group thousands there, how wide it is, and where every number ends in three digits."""

    printed: set[tuple[int, str]]
    groups: set[tuple[int, str]]
    room: dict[int, float]
    longest: dict[int, float]
    grouped: set[int]
    part_decimals: bool

    @classmethod
    def of(cls, lines: RowLines) -> _Numbers:
        """Those of these lines."""
        printed = {(part.first, part.text) for part in parts_of(lines)}
        groups = {(col, sign) for col, text in printed for sign in _GROUPING.findall(text)}
        groups |= {(col, sign) for col, text in printed if _ZEROS.match(text) for sign in ".,"}
        rooms = _rooms(lines, FREE), _rooms(lines, inf)
        return cls(printed, groups, *rooms, _grouped_columns(lines), _part_decimals(lines))

    def rests(self, line: RowLine, under: Mapping[int, Segment]) -> set[int]:
        """The columns in which a line has the rest of a number above it."""
        held = [part for part in line.segments if part.first in under]
        rests = {part.first for part in held if self._goes_on(under[part.first], part)}
        if any(is_cut_amount(under[col].text) for col in rests):
            # No row begins here: the last digits of other numbers are none of their own.
            rests |= {part.first for part in held if LAST_DIGITS.fullmatch(part.text)}
        others = [part for part in line.segments if part.first not in rests]
        if sum(is_value(part.text) for part in others) == 1:
            rests |= {part.first for part in held if self._completes_code(under[part.first], part)}
        return rests

    def _completes_code(self, one: Segment, two: Segment) -> bool:
        """Whether a text completes a part of a code that its column has whole elsewhere: in bold it
        takes more room than the same part below it (``2.0``, ``2``)."""
        cut = "." in one.text and LAST_DIGITS.fullmatch(two.text) is not None
        return cut and (two.first, one.text + two.text) in self.printed

    def _goes_on(self, one: Segment, two: Segment) -> bool:
        """Whether a text is the rest of the number above it."""
        col = two.first
        room = self.longest[col] if _GROUPS.search(one.text) else self.room[col]
        if _is_rest(one, two, room) and not _is_share_over_count(one, two, self.groups):
            return True
        if (self.part_decimals or _OPEN_END.fullmatch(one.text)) and _completes_decimal(one, two):
            return True
        return col in self.grouped and _completes_group(one, two)


def _is_share_over_count(one: Segment, two: Segment, groups: Set[tuple[int, str]]) -> bool:
    """Whether texts are two values, ``14,5`` over ``12``: one number with so many digits behind its
    sign they are only where others of their column are grouped by it (``groups``: columns and the
    signs in them)."""
    decimal = _DECIMAL.fullmatch(one.text)
    return (
        decimal is not None
        and LAST_DIGITS.fullmatch(two.text) is not None
        and len(decimal[2] + two.text) > 2
        and (one.first, decimal[1]) not in groups
    )


def _rooms(lines: RowLines, least: float) -> dict[int, float]:
    """How wide each column is at least: as its longest text, and where more than cells leave around
    theirs (``least``, in type sizes) is free on both sides of all its texts, as much wider."""
    columns = by_column(lines)
    parts = [*chain.from_iterable(columns.values())]
    rooms: dict[int, float] = {}
    for col, own in columns.items():
        left = max((part.x1 for part in parts if part.last < col), default=-inf)
        right = min((part.x0 for part in parts if part.first > col), default=inf)
        free = min(min(part.x0 for part in own) - left, right - max(part.x1 for part in own))
        longest = max(part.x1 - part.x0 for part in own)
        rooms[col] = longest + (free if least * own[0].size < free < inf else 0.0)
    return rooms


def _completes_group(one: Segment, two: Segment) -> bool:
    """Whether a text is the digits that the last group of the number above lacks."""
    group = _LAST_GROUP.search(one.text)
    rest = two.text.rstrip(")")
    return (
        group is not None and LAST_DIGITS.fullmatch(rest) is not None and len(group[1] + rest) == 3
    )


def _grouped_columns(lines: RowLines) -> set[int]:
    """The columns in which every number, two at least, ends in three digits behind a sign, those
    aside whose last digits stand below: ``2.225,7`` over ``82`` among ``506,078``."""
    ends: dict[int, list[int]] = {}
    for col, parts in by_column(lines).items():
        for one, two in pairwise([*parts, parts[-1]]):
            if not _completes_group(one, two) and (group := _LAST_GROUP.search(one.text)):
                ends.setdefault(col, []).append(len(group[1]))
    return {col for col, found in ends.items() if len(found) > 1 and set(found) == {3}}


_SHORT_DECIMAL = re.compile(r"(?:\d{1,3})?(?:[.,]\d{3})*[.,](\d?)")
_OPEN_END = re.compile(r"(?:[.,]\d{3})+[.,]\d|(?:\d{1,3})?(?:[.,]\d{3})*[.,]")
"""A part of a number that ends before its last digit: it begins, or ends, with a sign."""
_TWO_DECIMALS = re.compile(r"\d{1,3}[.,]\d\d%?")


def _part_decimals(lines: RowLines) -> bool:
    """Whether numbers break behind their sign (``101,0`` over ``7``): some are whole, with two
    digits there, and all that have fewer, three at least, have the others below them."""
    parted = whole = 0
    for parts in by_column(lines).values():
        for one, two in pairwise([*parts, parts[-1]]):
            whole += _TWO_DECIMALS.fullmatch(one.text) is not None
            if one is not two and _completes_decimal(one, two):
                parted += 1
            elif _SHORT_DECIMAL.fullmatch(one.text):
                return False
    return parted >= LEAST_PARTED and whole > 0


LEAST_PARTED = 3


def _completes_decimal(one: Segment, two: Segment) -> bool:
    """Whether a text is the digits that two behind the sign of the number above lack."""
    short, rest = _SHORT_DECIMAL.fullmatch(one.text), two.text.rstrip(")%")
    near = two.baseline - one.baseline <= 1.6 * two.size
    digits = short is not None and rest.isdecimal() and len(short[1] + rest) == 2
    return digits and near


def are_beside(one: str, two: str) -> bool:
    """Whether two words are values beside each other, not thousands and what follows them, nor the
    parts of a code (``7 01 01``); or periods (``2010-11 2011-12``), a year and the next, or a whole
    code and a name."""
    if is_code(one) and one.count(".") > 2 and two[0].isalpha():
        return True
    if PERIOD.fullmatch(one) and PERIOD.fullmatch(two):
        return True
    if _YEAR.fullmatch(one) and _YEAR.fullmatch(two):
        return int(two) == int(one) + 1
    return (
        is_value(one)
        and is_value(two)
        and not any(map(CODE_PART.fullmatch, (one, two)))
        and _THOUSANDS.fullmatch(f"{one} {two}") is None
    )


def several_values(text: str) -> bool:
    """Whether a text is nothing but several values, which columns should have parted; not the
    parts of a code, which have fewer digits or are printed as those of one."""
    return (
        sum(map(str.isdigit, text)) >= DIGITS
        and all(map(is_value, text.split()))
        and not is_value(text)
        and not is_code(text)
    )


def _is_rest(one: Segment, two: Segment, room: float) -> bool:
    """Whether a text is the rest of the number above; a column is at least as wide as its longest
    text, ``room``."""
    if _CURRENCY.fullmatch(one.text):
        return is_value(two.text)
    if BLANKS.fullmatch(one.text) and BLANKS.fullmatch(two.text):
        return False
    # Points and brackets are half as wide as digits.
    digit = 2 * (one.x1 - one.x0) / sum(1 + sign.isalnum() for sign in one.text)
    full = one.x1 - one.x0 + digit > room
    if _OPEN_NUMBER.fullmatch(one.text) and _GROUP.match(two.text):
        return True
    return " " not in joined(one.text, two.text, full)
