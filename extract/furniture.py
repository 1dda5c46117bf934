"""What every page repeats: page numbers, running heads and feet and the rule over these, the
catchword that announces the next, watermarks. Set aside, never read as text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from extract.glyphs import LARGE
from extract.lines import Text, lines_of
from extract.printed import PageContent, Rule, Span, Word, are_near, long_rules
from grammar.captions import starts_caption
from grammar.contents import announces, catchword, is_dressed_number, names_certificate, page_number
from grammar.years import YEAR

MARGIN = 0.14
"""The share of a page's height or width within which furniture stands."""
NUMBERED = 0.2
"""The share within which a line stands that numbers the pages, in step with them."""
SHIFT = 57.0
"""Points, two centimetres, by which a sheet laid by hand lies beside its place on the glass."""
LETTERHEAD_LINES = 3
"""Lines that a letterhead has at most below its picture: an office on two, the page's number."""

NEXT_LINE = 0.8
"""Type sizes between two lines of one text, at the most."""
COLUMNS = 4
"""So many texts on one line stand in columns of a table."""

_OF_PAGE = re.compile(r"(?:[|–—]|\b(?:hal(?:aman)?|page)\b\.?)\s*\d{1,4}\W*$", re.IGNORECASE)
"""The end of a line that is a page's number: ``Renja 2023 | 2``, ``Halaman 2``."""
_ENDS_IN_NUMBER = re.compile(
    r"(?:^|[\s|–—-])(?P<number>\d{1,4})(?:\s*(?:dari|of|/)\s*\d{1,4})?[-–—|.\s)]*$", re.IGNORECASE
)
"""``Renja 2023 | 2``, ``Lembar 2 dari 15``."""


_SIGNED = re.compile(
    r"(?:dokumen\s+ini\s+(?:telah\s+)?ditandatangani\s+secara\s+elektronik"
    r"|ditandatangani\s+secara\s+elektronik\s+(?:menggunakan|dengan))\b",
    re.IGNORECASE,
)
"""The foot that an electronic signature prints, be it on one page alone; elsewhere text may speak
of certificates."""
_YEARS = re.compile(rf"{YEAR}(?:\s*[-–—]\s*{YEAR})?")
"""The rest of a running head that broke before its year."""
_OF_REGULATION = re.compile(
    r"(?:lampiran|peraturan|keputusan|nomor|tentang|bupati|wali\s?kota|gubernur|camat|provinsi)\b",
    re.IGNORECASE,
)
_BEGINS_REGULATION = re.compile(r"lampiran\b.{0,20}|tentang\s*:?", re.IGNORECASE)
"""A line that stands in the head of a regulation, or of one of its annexes, and nowhere else."""
HEAD_LINES = 10
"""Lines from the top of a page within which such a head begins."""
FEW_PAGES = 6


_ADDRESS = ("http://", "https://")
_BROWSED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d{2}(?: [AP]M)?\b", re.IGNORECASE)
"""When a browser printed the page, in front of the page's title: ``9/20/21, 1:58 PM RKA``."""
LONGEST = 80
"""Characters of a line that stands on every page but for its number, at the most."""
LEAST_NUMBERED = 3
"""Pages from which on a line that ends in their numbers counts them."""
FEET, FAR_BELOW = 3, 3.0
"""Pages at least whose feet a rule parts, and type sizes that it stands below the text of one."""
SAME_PLACE = 3.0
"""Points by which a watermark stands elsewhere on another page, from its corner or its middle."""
Marks = Mapping[str, Collection[tuple[float, ...]]]
"""For every word of a watermark how large it is, and where on a page it stands."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """One line set aside: its words (positions in ``PageContent.words``) and the reason."""

    text: str
    reason: str
    words: tuple[int, ...]


def known_marks(pages: Sequence[PageContent]) -> Marks:
    """The words of the watermarks of all pages: those that stand across others, and large ones
    that stand at the same place in the middle of half the pages."""
    found: dict[str, set[tuple[float, ...]]] = defaultdict(set)
    large: Counter[tuple[str, tuple[int, ...]]] = Counter()
    for content in pages:
        usual = median([word.size for word in content.words] or [0.0])
        for word in content.marks:
            found[word.text].add(_mark(word, content))
        for word in content.words:
            middle = abs(word.y0 + word.y1 - content.height) < content.height / 2
            if word.size > LARGE * usual and middle:
                large[word.text, tuple(map(round, _mark(word, content)))] += 1
    for (text, mark), count in large.items():
        if count >= max(2, len(pages) / 2):
            found[text].add(mark)
    return found


def bears_mark(word: Word, content: PageContent, marks: Marks) -> bool:
    """Whether a word of a page is one of a watermark, by what stands across the text of another:
    the same, as large, at the same place."""
    size, *own = _mark(word, content)
    return word.text in marks and any(
        are_near(size, other, 0.1 * size)
        and any(
            are_near(own[at], place[at], SAME_PLACE)
            and are_near(own[at + 1], place[at + 1], SAME_PLACE)
            for at in (0, 2)
        )
        for other, *place in marks[word.text]
    )


def without_marks(content: PageContent, marks: Marks) -> PageContent:
    """A page with the words of known watermarks set aside."""
    own = tuple(word for word in content.words if bears_mark(word, content, marks))
    words = tuple(word for word in content.words if word not in own)
    return replace(content, words=words, marks=content.marks + own) if own else content


def _mark(word: Word, content: PageContent) -> tuple[float, ...]:
    middle = (word.x0 - content.width / 2, word.y0 - content.height / 2)
    return (word.size, word.x0, word.y0, *middle)


def without_foot_rules(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages without the rules that part their feet from their texts: in the lower margin, at
    one place on half the pages of a size, on one of them far below its text, as no table's last
    rule is."""
    sizes = Counter((round(page.width), round(page.height)) for page in pages)
    places: Counter[tuple[int, ...]] = Counter()
    far = set()
    for page in pages:
        for rule in long_rules(page.rules):
            if rule.y0 < (1 - MARGIN) * page.height:
                continue
            place = _place_of(page, rule)
            places[place] += 1
            above = [word for word in page.words if word.y1 < rule.y0 + 1]
            end = max(above, key=lambda word: word.y1, default=None)
            if end is not None and rule.y0 - end.y1 > FAR_BELOW * end.size:
                far.add(place)
    feet = {at for at in far if places[at] >= max(FEET, sizes[at[0], at[1]] / 2)}
    if not feet:
        return list(pages)
    return [
        replace(page, rules=tuple(r for r in page.rules if _place_of(page, r) not in feet))
        for page in pages
    ]


def _place_of(page: PageContent, rule: Rule) -> tuple[int, ...]:
    return (round(page.width), round(page.height), *map(round, rule[:4]))


@dataclass(frozen=True)
class _Page:
    """A page, and the words of it that stand in tables."""

    content: PageContent
    taken: frozenset[int]

    @cached_property
    def lines(self) -> list[Text]:
        """Its lines outside tables."""
        words = self.content.words
        return lines_of([words[position] for position in self.free()])

    @cached_property
    def in_margins(self) -> list[_Line]:
        """The lines in its margins."""
        edges = {sideways: _margins(self.content, sideways) for sideways in (False, True)}
        return list(_lines_within(self, edges))

    def free(self, aside: Collection[Furniture] = ()) -> list[int]:
        """Where its words stand outside tables, but for those of ``aside``."""
        out = self.taken.union(*(line.words for line in aside))
        return [position for position, _ in enumerate(self.content.words) if position not in out]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in the margin of a page, by the positions of its words."""

    page: _Page
    text: str
    words: tuple[int, ...]
    top: bool

    @property
    def place(self) -> tuple[str, bool]:
        """What it is the same by as lines of other pages."""
        return self.text.casefold(), self.top


@dataclass(frozen=True, slots=True)
class _Margins:
    """What the margins of all pages hold, by how often: numbers alone by how far they run ahead of
    the pages, lines that end in one, lines by the pages that they stand on."""

    pages: int
    steps: Counter[int]
    ends: Counter[tuple[str, bool, int]]
    repeated: Counter[tuple[str, bool]]


def find_furniture(
    pages: Sequence[PageContent], taken: Mapping[int, frozenset[int]]
) -> dict[int, list[Furniture]]:
    """The furniture of every page, by page number.

    ``taken`` holds the words that stand in tables. A line in the margin is a page number where
    it is nothing but one and either dressed as such (``- 12 -``) or in step with the pages, or
    where the same short line stands on many pages but for a number in step with them (one
    ``Pasal 4`` on page 4 does not). It is a running head or foot where the same line stands on
    many pages. The head of a regulation, which each of its annexes prints again, is none.
    """
    own = [_Page(content, taken.get(content.number, frozenset())) for content in pages]
    lines = [line for page in own for line in page.in_margins]
    beyond = [line for page in own for line in _beyond_margins(page)]
    margins = _Margins(
        len(pages),
        Counter(step for line in lines if (step := _step(line)) is not None),
        Counter(filter(None, map(_ending, [*lines, *beyond]))),
        # On how many pages; what stands in a row of a table may recur on one.
        Counter(place for _, place in {(id(line.page), line.place) for line in lines}),
    )
    found: dict[int, list[Furniture]] = defaultdict(list)
    for line in lines:
        number = line.page.content.number
        if reason := _reason(line, margins, found.get(number, ())):
            found[number].append(Furniture(line.text, reason, line.words))
    for line in beyond:
        if _ends_in_step(line, margins):
            number = line.page.content.number
            found[number].append(Furniture(line.text, "nomor-halaman", line.words))
    for number, mark in _catchwords(own, found):
        found[number].append(mark)
    return dict(found)


def _reason(line: _Line, margins: _Margins, above: Collection[Furniture]) -> str | None:
    """Why a line in the margin is set aside; null where it is not."""
    if _is_page_number(line, margins):
        return "nomor-halaman"
    if _is_of_signature(line, above) or _runs(line, margins):
        return "kepala-halaman" if line.top else "kaki-halaman"
    return None


def _beyond_margins(page: _Page) -> Iterator[_Line]:
    """The lines right beyond the margins of a page."""
    height = page.content.height
    inner = {position for line in page.in_margins for position in line.words}
    edge = (NUMBERED * height, (1 - NUMBERED) * height)
    outer = replace(page, taken=page.taken | inner)
    return (replace(line, page=page) for line in _lines_within(outer, {False: edge}))


def _lines_within(page: _Page, edges: Mapping[bool, tuple[float, float]]) -> Iterator[_Line]:
    """The lines of a page above one edge and below the other, by whether they are turned."""
    content = page.content
    margin = {
        id(word): position
        for position, word in enumerate(content.words)
        if position not in page.taken
        and (edge := edges.get(word.direction in (90, 270))) is not None
        and _in_margin(word, edge)
    }
    for line in lines_of([content.words[position] for position in margin.values()]):
        words = tuple(margin[id(word)] for word in line)
        yield _Line(page, line.text, words, line[0].y0 < content.height / 2)


def _is_page_number(line: _Line, margins: _Margins) -> bool:
    """Whether a line is the number of its page, alone or behind what every page prints."""
    return (
        is_dressed_number(line.text) or _counts_pages(line, margins) or _ends_in_page(line, margins)
    )


def _counts_pages(line: _Line, margins: _Margins) -> bool:
    """Whether a line is nothing but a number, in step with that of another page; one in letters
    (``iv``) where it is of no row."""
    step = _step(line)
    if step is not None:
        return margins.steps[step] >= 2
    return page_number(line.text) is not None and margins.pages > 1 and not _is_of_row(line)


def _ends_in_page(line: _Line, margins: _Margins) -> bool:
    """Whether a line that stands on other pages too ends in the number of its own; where it names
    it such, or is an address, both pages of two are enough."""
    end = _ending(line)
    named = _OF_PAGE.search(line.text) or line.text.startswith(_ADDRESS)
    return _ends_in_step(line, margins) or bool(
        end and margins.ends[end] == margins.pages > 1 and named
    )


def _ends_in_step(line: _Line, margins: _Margins) -> bool:
    """Whether a line stands on several pages, and ends in a number in step with them."""
    end = _ending(line)
    return end is not None and margins.ends[end] >= LEAST_NUMBERED


def _is_of_signature(line: _Line, above: Collection[Furniture]) -> bool:
    """Whether a line at the foot says that its page was signed electronically, or goes on with
    that; one at the top where it says nothing before."""
    if line.top:
        return _SIGNED.match(line.text) is not None
    return _SIGNED.search(line.text) is not None or (
        names_certificate(line.text) and any(_SIGNED.search(other.text) for other in above)
    )


def _runs(line: _Line, margins: _Margins) -> bool:
    """Whether a line is a running head or foot: of words, on many pages, and of no row, caption or
    head of a regulation."""
    pages, times = margins.pages, margins.repeated[line.place]
    # Short lines recur in running text too ("Cukup jelas.").
    if line.top and _BROWSED.match(line.text):
        return True
    if times < max(3, min(8, pages // 4) if len(line.text) >= 12 else pages // 2):
        return False
    if not any(map(str.isalpha, line.text)) and not _YEARS.fullmatch(line.text):
        return False
    if _is_of_row(line):
        return False
    return not (line.top and any(own(line, margins) for own in _OF_PAGES_OWN))


def _is_of_row(line: _Line) -> bool:
    """Whether a line goes on to a line of many texts."""
    return any(_leads_to(_is_row, line, downwards=downwards) for downwards in (True, False))


def _is_of_caption(line: _Line, margins: _Margins) -> bool:
    """Whether a line goes on with a caption that not every page repeats."""

    def is_its_own(above: Text) -> bool:
        return starts_caption(above.text) and margins.repeated[above.text.casefold(), True] < 2

    return _leads_to(is_its_own, line, downwards=False)


def _is_of_title(line: _Line, margins: _Margins) -> bool:
    """Whether a line of some pages goes right on with one that these do not repeat in their
    margins: the title of a form that is filled in for one after the other."""
    times = margins.repeated[line.place]

    def is_its_own(below: Text) -> bool:
        return margins.repeated[below.text.casefold(), True] < times

    return 2 * times <= margins.pages and _leads_to(is_its_own, line, downwards=True)


def _is_of_regulation(line: _Line, margins: _Margins) -> bool:
    """Whether a line is of the head of a regulation that begins on its page, and on no more than
    some others."""
    some = margins.pages < FEW_PAGES or margins.repeated[line.place] <= margins.pages / 2
    heads = some and _OF_REGULATION.match(line.text) is not None
    return heads and _begins_regulation(line.page.content)


_OF_PAGES_OWN = (_is_of_caption, _is_of_title, _is_of_regulation)
"""What stands at the top of several pages and is of each of them."""


def _catchwords(
    pages: Sequence[_Page], found: Mapping[int, Sequence[Furniture]]
) -> Iterator[tuple[int, Furniture]]:
    """The last line of a page that only announces the first one of the next (``Pasal 5 ...``)."""
    printed = [(page.content, page.free(found.get(page.content.number, ()))) for page in pages]
    for (content, free), (other, following) in pairwise(printed):
        if not free or not following:
            continue
        last = _outer_line(content, free, max)
        text = Text(content.words[position] for position in last).text
        if catchword(text) is None:
            continue
        said = [position for position in following if other.words[position].text.strip("-–—|")]
        first = _outer_line(other, said or following, min)
        if announces(text, Text(other.words[position] for position in first).text):
            yield content.number, Furniture(text, "kata-penyambung", last)


def _outer_line(
    content: PageContent, free: Sequence[int], outer: Callable[..., int]
) -> tuple[int, ...]:
    """The first or the last line of a page, by the words in it that stand at ``free``."""
    words = content.words
    edge = words[outer(free, key=lambda position: words[position].y0)]
    line = [
        position
        for position in free
        if abs(words[position].y0 + words[position].y1 - edge.y0 - edge.y1) <= edge.size
    ]
    return tuple(sorted(line, key=lambda position: words[position].x0))


def _is_row(line: Text) -> bool:
    """Whether a line is of many texts: of the head of a table that every page prints again, or of a
    row whose texts need several lines."""
    return 1 + sum(two.x0 - one.x1 > two.size for one, two in pairwise(line)) >= COLUMNS


def _leads_to(wanted: Callable[[Text], bool], line: _Line, *, downwards: bool) -> bool:
    """Whether a line goes on downwards (or upwards), as close as the lines of one text, to one that
    is wanted."""

    def ends(text: Text) -> Span:
        return (text.top, text.bottom) if downwards else (-text.bottom, -text.top)

    own = Text(line.page.content.words[position] for position in line.words)
    end = ends(own)[1]
    for other in line.page.lines[:: 1 if downwards else -1]:
        near, far = ends(other)
        if far < end:
            continue
        if near - end > NEXT_LINE * own.size:
            return False
        end = far
        if wanted(other):
            return True
    return False


def _begins_regulation(content: PageContent) -> bool:
    """Whether a regulation or one of its annexes begins on a page."""
    lines = sorted(lines_of(content.words), key=lambda line: line.top)
    return any(_BEGINS_REGULATION.fullmatch(line.text) for line in lines[:HEAD_LINES])


def _ending(line: _Line) -> tuple[str, bool, int] | None:
    """A short line, or an address that a browser prints under its pages, that ends in a number:
    its words, its margin, by how much the number runs ahead of the pages."""
    match = _ENDS_IN_NUMBER.search(line.text)
    words = line.text[: match.start()].casefold().strip(" -–—|") if match else ""
    short = len(line.text) <= LONGEST or words.startswith(_ADDRESS)
    if not (match and short) or words in {"pasal", "bab", "tabel", "gambar"}:
        return None
    return words, line.top, int(match["number"]) - line.page.content.number


def _margins(content: PageContent, sideways: bool) -> tuple[float, float]:
    """Where the head of a page ends and its foot begins. A sheet may have lain beside its place
    when it was scanned: then its outermost line is of a margin that much larger."""
    length = content.width if sideways else content.height
    head, foot = MARGIN * length, (1 - MARGIN) * length
    own = [word for word in content.words if (word.direction in (90, 270)) == sideways]
    if any(word.score is not None for word in own):
        first, last = min(own, key=_ends), max(own, key=_ends)
        head = max(head, min(_ends(first)[1] + first.size / 2, head + SHIFT))
        foot = min(foot, max(_ends(last)[0] - last.size / 2, foot - SHIFT))
    return head if sideways else max(head, _end_of_letterhead(content, head)), foot


def _end_of_letterhead(content: PageContent, edge: float) -> float:
    """Where the head of a page ends: at its number, which stands below the margin where a
    letterhead is a picture above."""
    if any(word.y1 < edge for word in content.words):
        return edge
    lines = sorted(lines_of(content.words), key=lambda line: line[0].y0)[:LETTERHEAD_LINES]
    numbers = [line[0].y1 for line in lines if page_number(line.text) and line.text[0] in "-–—"]
    return max([edge, *(number + 1 for number in numbers)])


def _ends(word: Word) -> tuple[float, float]:
    """Where a word begins and ends from the top of its page, or from the left if it is turned."""
    return (word.x0, word.x1) if word.direction in (90, 270) else (word.y0, word.y1)


def _in_margin(word: Word, margins: tuple[float, float]) -> bool:
    start, end = _ends(word)
    return end < margins[0] or start > margins[1]


def _step(line: _Line) -> int | None:
    """By how much a line that is nothing but a page number runs ahead of the pages."""
    number = page_number(line.text)
    return int(number) - line.page.content.number if number and number.isdigit() else None
