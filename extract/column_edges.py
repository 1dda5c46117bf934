"""The edges of the columns of a table without rules.

Takes the lines of its head and of its body; gives where its columns meet. White that runs through
the lines of the body, and the ends of values, are gutters, each with a price; with what the texts
of the body, the names of the head and the numbers of the columns ask for, the cheapest set wins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.cut_lines import WIDEST, Line, Lines, texts_of, words_of
from extract.header import is_year_text, names_years
from extract.lines import Text
from extract.printed import (
    Places,
    Span,
    Wide,
    Word,
    are_near,
    count_near,
    ends_of,
    overlap,
    stand_over,
)
from extract.row_lines import ALIGNED, BETWEEN, are_aligned, are_beside, column_at, is_value
from extract.runs import Mask, steps_back, stretches
from grammar.items import is_item_label
from grammar.totals import starts_total

WIDER = 0.001
"""What a point of width takes off the price of a gutter: of two that would do, the wider parts."""
NAME_ROOM = 1.5
"""Type sizes between the end of a name and the beginning of the values below it at most."""
CROWDED = 3
"""Gutters that one text of a header runs over where it is names that stand close together."""
SIGNS_BEFORE = {"$", "€", "£", "¥", "US$", "•", "▪", "■", "●", "➢", "✓"}
_BEHIND = {"%"}
MIDDLE = 0.1
"""The share of the width of a line by which the name of a group stands off its middle."""
NAMED = 3
"""Names of a line at least that stand for all columns."""
YEARS = 3
"""Years side by side at least that are columns though the body has nothing under them."""
_REMARKS = re.compile(r"(?:catatan|ket(?:erangan)?)\b", re.IGNORECASE)
INDENTED = 0.4
"""The share of the lines that bear a label, below which the others stand indented behind none."""
SAME_END = 3
"""Values that end at one place, a total's own among them, so that it reaches over a gutter."""
SEVERAL = 4
"""Lines of values at least that say where columns meet."""
STEP = 0.5
"""Width in points of the slices in which gutters are looked for."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What speaks for and against an edge between columns. After each: how many of 518 tables get
    other columns without it."""

    narrow: float = 0.5
    """An edge in a gutter no wider than chance leaves some: 21. Wide ones are free."""
    inside: float = 1.0
    """An edge in the spaces of texts, by the share of lines: 7, where texts begin right after the
    values of another column."""
    doubled: float = 0.3
    """Two texts of a line in one column, by the share of lines, for each beyond the first: 36."""
    heads: float = 0.6
    """Two names of one line of the header over a column, for each beyond the first: 11."""
    counted: float = 100.0
    """A column without a number, or with two, where the header numbers them: 81."""
    full: float = 10.0
    """Two texts in one column, by the share of lines with a text for each number of a column."""


PRICES = Prices()


class _Gutter(NamedTuple):
    """Where columns may meet, and what it costs."""

    low: float
    high: float
    price: float

    @classmethod
    def of(cls, low: float, high: float, price: float) -> _Gutter:
        """A gutter by its ends, the cheaper the wider it is."""
        return cls(low, high, price - WIDER * (high - low))

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def region_columns(region: Lines) -> list[float]:
    """Column edges: the left end, one in every gutter, the right end."""
    numbering = _numbering(region)
    first = next((row for row, line in enumerate(region) if line.is_data()), 0)
    below = region[first + 1 : -1]
    if below and names_years(below[0].texts()) and not below[0].is_data():
        first += 2  # ``28 Day`` over years
    if numbering:
        first = region.index(numbering)
    return column_edges(region[:first], region[first:], numbering)


def _numbering(region: Lines) -> Line | None:
    """The line that numbers the columns: it has a number for each text of a row. One with fewer
    numbers counts the years of one band (``Rasio pada Tahun ke-``), one with a text
    less than the rows and none over their names those behind these."""
    data = [line for line in region if line.is_data()]
    numbered = [line for line in region if line.is_numbering()]
    fullest = max(numbered, key=lambda line: len(line.segments), default=None)
    rows = [len(line.segments) for line in data]
    if fullest is None or (rows and len(fullest.segments) < median(rows)):
        return None
    fuller = [line for line in data if len(line.segments) > len(fullest.segments)]
    behind = all(_begins_before(line, fullest) for line in fuller)
    return None if fuller and behind else fullest


def _begins_before(line: Line, numbers: Line) -> bool:
    """Whether a line has a name before the first number of columns, a text before the second."""
    name, text = line.segments[:2]
    first, second = numbers.segments[:2]
    return name[0].text[0].isalpha() and name.x1 < first.x0 and text.x0 < second.x0


def column_edges(head: Lines, body: Lines, numbering: Line | None = None) -> list[float]:
    """The edges of the columns under a head: the ends and a place in every gutter of the body."""
    left, right = ends_of([*head, *body])
    numbers = _middles(numbering) if numbering else []
    rows = _rows(body)
    gutters = _cheapest(_gutters(rows, left, right, numbers), head, rows, numbers)
    edges = [left - 1, *_edges(gutters, head), right + 1]
    if numbering is not None:
        return edges
    edges = _without_indent(_without_names_alone(edges, [*head, *body]), rows)
    edges = _without_signs_alone(edges, body, head)
    edges = _with_empty_remarks(_with_empty_last(edges, body, head), body, head)
    return _with_empty_years(edges, body, head)


def _rows(body: Lines) -> list[Line]:
    """The lines of a body without names of groups, which tell nothing of its columns: one text that
    runs over several of the fullest line, or stands in the middle over its values alone."""
    fullest = max(body, key=lambda line: len(line.segments))
    first, *others = fullest.segments
    middles = [(part.x0 + fullest.x1) / 2 for part in (first, *others[:1])]
    near = MIDDLE * (fullest.x1 - fullest.x0)

    def is_group(line: Line) -> bool:
        name, *more = line.segments
        under = [part for part in fullest.segments if stand_over(part, name)]
        behind = name.x0 > first.x1 and not is_value(name.text)
        centred = any(abs(name.centre - x) < near for x in middles)
        alone = behind and centred and all(is_value(part.text) for part in under)
        return not more and (len(under) > 1 or alone)

    return [line for line in body if not is_group(line)]


def _cheapest(
    gutters: Sequence[_Gutter], header: Lines, body: Lines, numbers: Places
) -> list[Span]:
    """The gutters that part columns: those that together cost least."""
    places = np.array([0.0, *(gutter.middle for gutter in gutters), WIDEST])
    prices = [*(gutter.price for gutter in gutters), 0.0]
    # How many stand left of each place: texts of every line, names, numbers.
    texts = _left_of([line.begins for line in body], places)
    names = _left_of(_places_of_names(header, gutters), places)
    counted = np.searchsorted(numbers, places)
    full = [line for line in body if len(line.segments) == len(numbers) and not line.is_numbering()]
    held = _left_of([line.begins for line in full], places)
    least = np.array([0.0] + [np.inf] * len(prices))
    begin = np.zeros(len(places), dtype=int)
    for one in range(len(places) - 1):
        two = slice(one + 1, None)
        price = least[one] + np.array(prices[one:])
        price += PRICES.doubled * _beyond_first(texts, one) / len(body)
        if numbers:
            price += PRICES.counted * abs(counted[two] - counted[one] - 1)
            price += PRICES.full * _beyond_first(held, one) / max(len(full), 1)
        else:
            price += PRICES.heads * _beyond_first(names, one)
        begin[two] = np.where(price < least[two], one, begin[two])
        least[two] = np.minimum(price, least[two])
    return [gutters[at - 1][:2] for at in steps_back(begin.tolist())]


def _places_of_names(header: Lines, gutters: Sequence[_Gutter]) -> list[list[float]]:
    """Where the names of each line of the header stand: in the middle of their columns, or at the
    end, but for remarks over white alone, which have a column of their own that holds nothing."""
    names = [line.segments for line in header]
    if _begin_in_gutters(header, gutters):
        return [[name.x1 for name in line] for line in names]
    empty = [
        (name.x0, name.x1)
        for line in names
        for name in line
        if _REMARKS.match(name[0].text)
        and any(gutter.low < name.x0 and name.x1 < gutter.high for gutter in gutters)
    ]
    return [
        [name.centre for name in line if not any(a < name.centre < b for a, b in empty)]
        for line in names
    ]


def _begin_in_gutters(header: Lines, gutters: Sequence[_Gutter]) -> bool:
    """Whether names over values that end at one place begin where their columns do: most of a line
    stand in the white left of their values alone."""
    return any(
        sum(g.low <= text.x0 and text.x1 <= g.high for g in gutters for text in line.segments)
        >= max(2, len(line.segments) / 2)
        for line in header
    )


def _left_of(lines: Sequence[Places], places: NDArray[np.float64]) -> NDArray[np.intp]:
    """How many texts of each line stand left of each place."""
    return np.array([np.searchsorted(own, places) for own in lines]).reshape(-1, len(places))


def _beyond_first(left_of: NDArray[np.intp], one: int) -> NDArray[np.intp]:
    """How many texts beyond the first of each line a column holds that reaches from a place up to
    each one on its right."""
    beyond = left_of[:, one + 1 :] - left_of[:, [one]] - 1
    total: NDArray[np.intp] = beyond.clip(0).sum(axis=0)
    return total


def _without_indent(edges: list[float], body: Lines) -> list[float]:
    """Edges without the first one where what stands left of it are the first words of some lines,
    and most others begin right of it: labels a space before the rest of their texts (``A.
    Prisons``), or words whose rests the others are set in behind (``CCC (Camp)``, ``Level I``)."""
    over = [line for line in body if line.words.x0 < edges[1]]
    set_in = min((line.words.x0 for line in body if line.words.x0 > edges[1]), default=0.0)

    def goes_on(line: Line) -> bool:
        word, *rest = line.words
        if word.x1 > edges[1] or is_item_label(word.text):
            return line.segments[0].x1 > edges[1]
        before = word.text.isalpha() and rest
        return bool(before) and edges[1] < rest[0].x1 and rest[0].x0 < set_in - word.size

    indented = 0 < len(over) < INDENTED * len(body) and all(map(goes_on, over))
    return edges[:1] + edges[2:] if indented else edges


def _without_names_alone(edges: list[float], region: Lines) -> list[float]:
    """Edges without those between a short name and what stands below it, but ends right of it or
    left: the one column holds the name alone, at the top, the other all but it; however far, where
    a line has names for all but one column."""
    rows: list[set[int]] = [set() for _ in edges[1:]]
    ends: list[list[float]] = [[] for _ in edges[1:]]
    for row, line in enumerate(region):
        for word in line.words:
            column = column_at(edges, word.centre)
            rows[column].add(row)
            ends[column] += (word.x0, word.x1)
    size = median(line.size for line in region)
    names = max(len(edges) - 2, NAMED)
    lacking = {row for row, line in enumerate(region) if len(line.segments) == names}

    def is_name(one: set[int], other: set[int]) -> bool:
        return len(one) == 1 and bool(other) and max(one) < min(other)

    kept = edges[:1]
    for number, edge in enumerate(edges[1:-1], start=1):
        left, right = rows[number - 1], rows[number]
        if number == 1 and is_name(right, left):
            continue  # a name in the middle of a wide column of texts
        if not (is_name(left, right) or is_name(right, left)) or (
            min(ends[number]) - max(ends[number - 1]) >= NAME_ROOM * size
            and not min(left, right, key=len) <= lacking
        ):
            kept.append(edge)
    return [*kept, edges[-1]]


def _without_signs_alone(edges: list[float], body: Lines, head: Lines) -> list[float]:
    """Edges without those between amounts and what counts them, which stands at the other end of
    their column: ``$`` before them, ``%`` behind. Under a name of its own (``Satuan``) beside that
    of the amounts a sign has a column of its own."""
    held: list[set[str]] = [set() for _ in edges[1:]]
    for line in body:
        for word in line.words:
            held[column_at(edges, word.centre)].add(word.text)

    def with_nothing_but(signs: set[str]) -> set[int]:
        return {number for number, texts in enumerate(held) if texts and texts <= signs}

    named = {
        column
        for line in head
        for name in line.segments
        for column in [column_at(edges, name.centre)]
        if not name.x0 < edges[column] < edges[column + 1] < name.x1  # a band over several
    }
    signs, behind = with_nothing_but(SIGNS_BEFORE), with_nothing_but(_BEHIND)
    # Money is counted at one side: where its sign ends the rows, it stands behind everywhere.
    last = len(held) - 1 in signs
    before, behind = (set(), behind | signs) if last else ({n + 1 for n in signs}, behind)
    between = {
        number
        for number in (before | behind) - {0}
        if not {number - 1, number} <= named or _is_under_one(edges[number - 1 : number + 2], head)
    }
    return [x for number, x in enumerate(edges) if number not in between]


def _is_under_one(edges: Places, head: Lines) -> bool:
    """Whether the lowest name over two columns, with these edges, runs over both."""
    left, x, right = edges
    spans = ((part.x0, part.x1) for part in texts_of(head[::-1]))
    lowest = next((span for span in spans if overlap(*span, left, right)), (x, x))
    return lowest[0] < x < lowest[1]


def _profile(lines: Lines, left: float, right: float, *, whole: bool = False) -> NDArray[np.int_]:
    """How many lines print over each slice of the width; ``whole`` counts the space between the
    words of one text as printed."""
    slices = _slice_at(right, left) + 2
    counts = np.zeros(slices, dtype=int)
    for line in lines:
        counts += covered(line.segments if whole else line.words, left, slices)
    return counts


def covered(texts: Iterable[Text | Word], left: float, slices: int) -> Mask:
    """Which slices of the width texts print over, from ``left`` on."""
    found = np.zeros(slices, dtype=bool)
    for text in texts:
        if text.x1 > left:
            found[max(_slice_at(text.x0, left), 0) : _slice_at(text.x1, left) + 1] = True
    return found


def _slice_at(x: float, left: float) -> int:
    """The slice of the width, from ``left`` on, that a place lies in."""
    return int((x - left) / STEP)


def _between(
    counts: NDArray[np.int_], left: float, low: float, high: float
) -> tuple[int, float, float]:
    """How many lines at least print between two places, and where the longest stretch over which
    no more do begins and ends; where there is no slice between, 1 and no stretch."""
    own = counts[_slice_at(low, left) + 1 : _slice_at(high, left)]
    begin, end = whitest(own) if len(own) else (0, 0)
    return min(own, default=1), low + STEP * (begin + 1), low + STEP * (end + 1)


def white_gutters(words: Iterable[Word], left: float, right: float, needed: float) -> list[Span]:
    """Stretches between ``left`` and ``right``, at least so wide, over which no word prints."""
    lines = [Line([word]) for word in words]
    return _white(_profile(lines, left, right), left, 0, needed)


def _gutters(body: Lines, left: float, right: float, numbers: Places) -> list[_Gutter]:
    """White stretches through the lines of the body, and between two numbers of columns at least
    the whitest one.

    A single line may cross one in twenty (the name of a group), but no value does, save that of a
    total, set in bold, that ends where those above it do. The fewer the lines, the wider a gutter
    must be, for narrow ones come about by chance; but however narrow, it parts values in every
    line, and it may part values from the texts right after them (``Desa | Jumlah | Desa |
    Jumlah``) where those begin, or the values end, at one place.
    """
    printed = _profile(body, left, right)
    values = _whole_values(body)
    found: list[_Gutter] = []

    def add(gutter: _Gutter) -> None:
        cut = any(value.x0 < gutter.low and gutter.high < value.x1 for value in values)
        if not cut and _is_free(gutter, found):
            found.append(gutter)

    for gutter in _through_lines(body, printed, left, right):
        add(gutter)
    found += [gutter for gutter in _at_right(body) if _is_free(gutter, found)]
    for one, two in pairwise(numbers):
        if not any(one < gutter.middle < two for gutter in found):
            add(_Gutter.of(*_between(printed, left, one, two)[1:], PRICES.narrow))
    return sorted(found)


def _is_free(gutter: _Gutter, found: Iterable[_Gutter]) -> bool:
    """Whether a gutter overlaps none of those found."""
    return not any(overlap(gutter.low, gutter.high, other.low, other.high) for other in found)


def _whole_values(body: Lines) -> list[Word]:
    """The values that no gutter may part: all but those of totals that end where no others do."""
    values = [word for line in body for word in line.words if is_value(word.text)]
    ends = Counter(round(value.x1) for value in values)
    totals = {word for line in body if starts_total(line.words.text) for word in line.words}
    return [value for value in values if value not in totals or ends[round(value.x1)] < SAME_END]


def _through_lines(
    body: Lines, printed: NDArray[np.int_], left: float, right: float
) -> Iterator[_Gutter]:
    """The white stretches through the lines of a body, ``printed`` over by so many of them; those
    first that are told most surely."""
    size = median(line.size for line in body)
    needed = size * (0.35 if len(body) >= 6 else 0.45 if len(body) >= 4 else 0.7)
    pieces = _profile(body, left, right, whole=True)
    # Columns that few lines fill; what the numbers of columns alone part is one gutter.
    clear = _white(printed, left, 0, needed)
    unnumbered = _profile([line for line in body if not line.is_numbering()], left, right)
    parts = [
        [part for part in clear if overlap(*stretch, *part)]
        for stretch in _white(unnumbered, left, 0, needed)
    ]
    wide = [own[0] for own in parts if len(own) == 1]
    wide += _white(printed, left, len(body) // 15, needed)
    if len(body) >= 4:
        # Texts that reach over columns (a total's name) may cross a gutter, as long as all the
        # others keep well clear of it.
        wide += _white(pieces, left, max(1, len(body) // 7), 0.6 * size)
    yield from (_Gutter.of(*stretch, 0.0) for stretch in wide)
    for low, high in _white(printed, left, 0, STEP):
        middle = (low + high) / 2
        inside = pieces[_slice_at(middle, left)] / len(body)
        yield _Gutter.of(low, high, _price(body, middle, inside))
    yield from (_Gutter.of(*stretch, 0.0) for stretch in _touching(body))


def _price(body: Lines, x: float, inside: float) -> float:
    """What an edge at a white place costs however narrow it is, ``inside`` texts of that share of
    the lines: nothing where values meet in every line that holds some, or texts and values that
    stand apart in nearly all."""
    pairs = _across(body, x)
    # Where brackets stand behind values everywhere, they say more of these: `451 (12.5)`.
    bracketed = all(two.text.startswith("(") for _, two in pairs)
    beside = sum(
        are_beside(one.text, two.text) and not (bracketed or _is_of_range(one, two))
        for one, two in pairs
    )
    if len(body) >= SEVERAL and beside == len(body):
        return 0.0
    if _meets_values(body, pairs):
        values = sum(is_value(one.text) for one, _ in pairs)
        # Some of them tell that they are two: `84 65` may be the parts of a code.
        if (values == len(pairs) and beside >= ALIGNED * values) or (
            values == 0 and inside <= 1 - ALIGNED
        ):
            return 0.0
    spaces = inside > 0 and not are_aligned(pairs)
    return PRICES.narrow + PRICES.inside * inside * spaces


def _meets_values(body: Lines, pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether values stand right of a place in each line that holds two at least, and in several
    such lines."""
    valued = sum(sum(is_value(word.text) for word in line.words) > 1 for line in body)
    return len(pairs) >= valued >= SEVERAL and all(is_value(two.text) for _, two in pairs)


def _is_of_range(one: Word, two: Word) -> bool:
    """Whether one of two words is a dash, a space off the other: ``0.5 – 3.6``."""
    dashed = not any(map(str.isalnum, one.text)) or not any(map(str.isalnum, two.text))
    return dashed and two.x0 - one.x1 <= BETWEEN * two.size


def _touching(body: Lines) -> list[Span]:
    """Where values end in nearly every line and names begin without any room between."""
    met = sorted(
        (one.x1 + two.x0) / 2
        for line in body
        for one, two in pairwise(line.words)
        if are_near(two.x0, one.x1, 2 * STEP) and is_value(one.text) and not is_value(two.text)
    )
    return [
        (x - STEP / 2, x + STEP / 2)
        for first, x in enumerate(met)
        if count_near(x, met[first:], 2 * STEP) >= ALIGNED * len(body)
    ]


def _at_right(body: Lines) -> list[_Gutter]:
    """Where texts reach over the beginning of values that end at one place: right of the middle of
    each text's last word, left of that of each value. In some lines the value stands apart."""
    met: dict[float, list[tuple[Word, Word]]] = {}
    for line in body:
        for one, two in pairwise(line.words):
            if is_value(two.text) and not is_value(one.text):
                met.setdefault(round(two.x1), []).append((one, two))
    return [
        _Gutter(low, high, 0.0)
        for x in met
        if len(pairs := [pair for near in (x - 1, x, x + 1) for pair in met.get(near, [])])
        >= ALIGNED * len(body)
        and (low := max(one.centre for one, _ in pairs))
        < (high := min(two.centre for _, two in pairs))
        and max(one.x1 for one, _ in pairs) > min(two.x0 for _, two in pairs) - STEP
    ][:1]


def _white(counts: NDArray[np.int_], left: float, allowed: int, needed: float) -> list[Span]:
    """Stretches that at most ``allowed`` lines print over, each narrowed to its whitest part."""
    found = []
    for start, stop in stretches(counts <= allowed):
        low, high = (left + (start + place) * STEP for place in whitest(counts[start:stop]))
        if start > 0 and stop < len(counts) - 1 and high - low >= needed:
            found.append((low, high))
    return found


def whitest(counts: NDArray[np.int_] | Mask) -> tuple[int, int]:
    """Where the longest run of the least count begins and ends."""
    return max(stretches(counts == counts.min()), key=lambda run: run[1] - run[0])


def _middles(line: Line) -> list[float]:
    """The middles of the texts of a line."""
    return [segment.centre for segment in line.segments]


def _across(body: Lines, x: float) -> list[tuple[Word, Word]]:
    """The words of each line right before and right after a place, where it has both."""
    parted = ((line.words, sum(word.x1 <= x for word in line.words)) for line in body)
    return [(words[at - 1], words[at]) for words, at in parted if 0 < at < len(words)]


def _with_empty_last(edges: list[float], body: Lines, header: Lines) -> list[float]:
    """Edges with a last column that holds no text in the body (remarks): names of the header stand
    right of all that the body prints, and right of another name over its last column."""
    printed = max(line.x1 for line in body)
    names = texts_of(header)
    beyond = [name for name in names if name.x0 > printed]
    if not beyond:
        return edges
    start = min(name.x0 for name in beyond)
    last = [name for name in names if edges[-2] < name.x0 <= printed]
    if not last or max(name.x1 for name in last) >= start:
        return edges
    end = max(printed, *(name.x1 for name in last))
    return [*edges[:-1], (end + start) / 2, edges[-1]]


def _with_empty_remarks(edges: list[float], body: Lines, header: Lines) -> list[float]:
    """Edges with a column of remarks that holds nothing between two that do: the forms name it
    (``Catatan Penting`` of T-C.33), beside the name of the column that it is taken for, and the
    body prints nothing below."""
    names = texts_of(header)
    printed = words_of(body)
    more = []
    for name in names:
        if not _REMARKS.match(name[0].text) or any(stand_over(word, name) for word in printed):
            continue
        column = column_at(edges, name.centre)
        left, right = edges[column : column + 2]
        beside = [
            other for other in _of_column(edges, column, names) if not stand_over(other, name)
        ]
        texts = [*printed, *beside] if beside else []
        if before := [text.x1 for text in texts if left < text.x1 <= name.x0]:
            more.append((max(before) + name.x0) / 2)
        if behind := [text.x0 for text in texts if name.x1 <= text.x0 < right]:
            more.append((name.x1 + min(behind)) / 2)
    return sorted([*edges, *more])


def _of_column(edges: Places, column: int, texts: Iterable[Wide]) -> list[Wide]:
    """The texts whose middle lies in a column."""
    left, right = edges[column : column + 2]
    return [text for text in texts if left < (text.x0 + text.x1) / 2 < right]


def _with_empty_years(edges: list[float], body: Lines, header: Lines) -> list[float]:
    """Edges with the columns of years that hold nothing in the body: one between any two years
    beside each other under which the header has no names, where the body prints nothing between."""
    years: list[Text] = []
    for line in reversed(header):
        own = [text for text in line.segments if is_year_text(text.text)]
        if not own and any(map(str.isalpha, line.text)):
            break
        years += own
    years.sort(key=lambda year: year.x0)
    if len(years) < YEARS or any(one.x1 > two.x0 for one, two in pairwise(years)):
        return edges
    left, right = edges[0], edges[-1]
    printed = _profile(body, left, right)
    more = []
    gaps = [(one.x1, two.x0) for one, two in pairwise(years)]
    for low, high in [*_beside_years(edges, years, body, header), *gaps]:
        least, begin, end = _between(printed, left, low, high)
        if not least and not any(low <= edge <= high for edge in edges):
            more.append((begin + end) / 2)
    return sorted([*edges, *more])


def _beside_years(
    edges: Places, years: Sequence[Text], body: Lines, header: Lines
) -> Iterator[Span]:
    """The room between the first of years, or the last, and another name over its column, where
    the body has nothing under the year."""
    names = texts_of(header)
    words = words_of(body)
    for year in (years[0], years[-1]):
        column = column_at(edges, year.centre)
        own, held = _of_column(edges, column, names), _of_column(edges, column, words)
        if any(stand_over(word, year) for word in held):
            continue
        if year is years[0] and any(name.x1 < year.x0 for name in own):
            yield max(text.x1 for text in (*own, *held) if text.x1 < year.x0), year.x0
        if year is years[-1] and any(name.x0 > year.x1 for name in own):
            yield year.x1, min(text.x0 for text in (*own, *held) if text.x0 > year.x1)


def _edges(gutters: Sequence[Span], header: Lines) -> Iterator[float]:
    """The middle of what the names on both sides leave of every gutter, for they may be wider than
    the texts of the body: those of the lowest line of the header before others. A band over
    several columns tells nothing; names no further apart than words are told by these."""
    names = [
        (x0, x1)
        for x0, x1 in _spans_of_names(gutters, header)
        if not any(x0 <= low and high <= x1 for low, high in gutters)
    ]
    for low, high in _between_names(gutters, header):
        for x0, x1 in names:
            before = x0 + x1 < low + high
            clear = (max(low, x1), high) if before else (low, min(high, x0))
            if clear[0] < clear[1]:
                low, high = clear
        yield (low + high) / 2


def _spans_of_names(gutters: Sequence[Span], header: Lines) -> Iterator[Span]:
    """Where the names of a header stand, from its lowest line up, without bands; the words of texts
    that are names close together."""
    for name in (name for line in reversed(header) for name in line.segments):
        if not _is_over_names(name, header):
            crowded = sum(name.x0 <= low and high <= name.x1 for low, high in gutters) >= CROWDED
            yield from ((part.x0, part.x1) for part in (name if crowded else [name]))


def _is_over_names(text: Text, header: Lines) -> bool:
    """Whether a text alone on its line of a header stands above or below several names of another:
    a band, or the unit of all of them."""
    alone = any(line.segments == [text] for line in header)
    return alone and any(
        sum(stand_over(text, name) for name in line.segments) > 1 for line in header
    )


def _between_names(gutters: Sequence[Span], header: Lines) -> Sequence[Span]:
    """The gutters between the names on their two sides, where the lowest line of the header has a
    name for each column, but for the first one maybe: at the other side of its column a name may
    stand nearer to the values of the column before."""
    leaves = header[-1].segments if header else []
    first = len(gutters) + 1 - len(leaves)
    if first not in (0, 1):
        return gutters
    ends = [0.0] * first + [name.x1 for name in leaves]
    begins = [0.0] * first + [name.x0 for name in leaves]
    between = [
        (max(low, ends[number]), min(high, begins[number + 1]))
        for number, (low, high) in enumerate(gutters)
    ]
    return between if all(low < high for low, high in between) else gutters
