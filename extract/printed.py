"""What stands on a page, as data: words, rules and images with their boxes.

Coordinates are points with the origin at the top left of the page *as shown* (after ``/Rotate``).
Takes a page's content and a direction; gives it turned so that text of that direction reads
upright.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from extract.document import SURE, Box
from extract.runs import grouped

ENDS = 3.0
"""Points by which the ends of rules, or of bands, of one table may differ, and the pieces of one
stand apart."""


class Word(NamedTuple):
    """A run of characters without a gap. ``direction`` is how far the text is turned counter-
    clockwise (0, 90, 180, 270 degrees); the box is that of the page as shown all the same."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    direction: int = 0
    visible: bool = True
    """False for text that nobody sees: that recognition software lays over or under a scan."""
    descent: float = 0.0
    """How far the box reaches below the line that the letters stand on (negative where a dash
    floats above it): boxes are as high as the font or as the ink, whatever the font says."""
    score: float | None = None
    """How surely it was recognised in a picture, 0-1; none for printed text itself."""
    readings: tuple[str, ...] = ()
    """What else a word with digits may be that was recognised in doubt, the likeliest first."""

    @property
    def centre(self) -> float:
        """Its middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def middle(self) -> float:
        """Its middle from top to bottom."""
        return (self.y0 + self.y1) / 2

    @property
    def doubtful_digits(self) -> bool:
        """Whether it has digits that were recognised in doubt; a point or bracket beside them may
        be all that is."""
        if self.score is None or self.score >= SURE:
            return False
        digits = [sign for sign in self.text if sign.isdigit()]
        return bool(digits) and (
            not self.readings
            or any(
                [sign for sign in reading if sign.isdigit()] != digits for reading in self.readings
            )
        )


class Rule(NamedTuple):
    """A horizontal (``y0 == y1``) or vertical (``x0 == x1``) line; ``hidden`` where it is drawn
    in white or fully transparent."""

    x0: float
    y0: float
    x1: float
    y1: float
    hidden: bool = False

    @property
    def horizontal(self) -> bool:
        """True for a horizontal rule."""
        return self.y0 == self.y1


Words = Sequence[Word]
Rules = Sequence[Rule]


def sides_of(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float, float, float]]:
    """The four sides of a rectangle: above, below, on the left and on the right."""
    return [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]


Span = tuple[float, float]
"""From one place to another."""
Places = Sequence[float]
"""Where things stand along a line or down a page: the edges of columns, the heights of rules."""


def long_rules(rules: Rules) -> list[Rule]:
    """Horizontal rules, those drawn cell by cell joined, from the top."""
    across = (rule for rule in rules if rule.horizontal and not rule.hidden)
    level = grouped(across, lambda rule: round(rule.y0))
    return side_by_side(level[y] for y in sorted(level))


Area = Box
"""A filled rectangle (cell shading) or the place of an image."""
Drawn = TypeVar("Drawn", Rule, Area)


def side_by_side(levels: Iterable[Iterable[Drawn]]) -> list[Drawn]:
    """What is drawn on each level, pieces that touch or nearly do joined."""
    joined: list[Drawn] = []
    for pieces in levels:
        ordered = sorted(pieces)
        joined.append(ordered[0])
        for piece in ordered[1:]:
            last = joined[-1]
            if piece.x0 <= last.x1 + ENDS:
                joined[-1] = last._replace(x1=max(last.x1, piece.x1))
            else:
                joined.append(piece)
    return joined


def runs_of(pieces: Iterable[Drawn], least: int, room: float = ENDS) -> list[list[Drawn]]:
    """Rules or bands below one another that begin and end alike, as many as a table has at least;
    what follows with less ``room`` is left out."""
    runs: list[list[Drawn]] = []
    for piece in pieces:
        for run in runs:
            last = run[-1]
            if ends_alike(last, piece, ENDS):
                if piece.y0 > last.y1 + room:
                    run.append(piece)
                break
        else:
            runs.append([piece])
    return [run for run in runs if len(run) >= least]


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything on one page, in the order of the file. ``unmapped`` counts characters whose
    font says nothing about what they mean."""

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    images: tuple[Area, ...]
    shades: tuple[Area, ...] = ()
    characters: int = 0
    unmapped: int = 0
    clipped: tuple[Word, ...] = ()
    """Words that are cut away where other text stands in their place: print does not show them."""
    unlooked: int = 0
    """Objects that were not looked at because there are too many, or too many lines in one."""
    covered: tuple[Word, ...] = ()
    """Words over which white was painted afterwards."""
    marks: tuple[Word, ...] = ()
    """Words of watermarks: across the page at an angle, or large or faint across other texts."""
    pictures: tuple[Area, ...] = ()
    """Places of pictures beside the text that look like pictures of text."""
    layered: tuple[str, ...] = ()
    """Texts in a layer that is switched off."""
    typed: tuple[Word, ...] = ()
    """Rules typed of signs, which stand among the rules."""
    kept: tuple[str, ...] = ()
    """The keys under which what was recognised of it is kept."""


def positions_of(content: PageContent, words: Iterable[Word]) -> list[int]:
    """Where words of a page stand in ``PageContent.words``."""
    place = {id(word): position for position, word in enumerate(content.words)}
    return [place[id(word)] for word in words]


def direction_of(words: Words) -> int:
    """The direction in which most of the text runs."""
    if not any(word.direction for word in words):
        return 0  # as on nearly every page, told at once
    counts = dict.fromkeys((0, 90, 180, 270), 0)
    for word in words:
        counts[word.direction] += len(word.text)
    return max(counts, key=counts.__getitem__)


def turn(content: PageContent, direction: int) -> PageContent:
    """The page turned so that text of ``direction`` reads upright, boxes and rules with it."""
    if direction % 360 == 0:
        return content
    sideways = direction in (90, 270)
    width, height = content.width, content.height

    def box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return turn_box(x0, y0, x1, y1, width, height, direction)

    return PageContent(
        content.number,
        height if sideways else width,
        width if sideways else height,
        content.rotation,
        tuple(
            Word(
                word.text,
                *box(*word[1:5]),
                word.size,
                word.bold,
                (word.direction - direction) % 360,
                *word[8:],
            )
            for word in content.words
        ),
        tuple(Rule(*box(*rule[:4]), rule.hidden) for rule in content.rules),
        tuple(Area(*box(*area)) for area in content.images),
        tuple(Area(*box(*area)) for area in content.shades),
        content.characters,
        content.unmapped,
    )


def turn_box(
    x0: float, y0: float, x1: float, y1: float, width: float, height: float, direction: int
) -> tuple[float, float, float, float]:
    """A box of a page of ``width`` × ``height`` after the page is turned by ``direction``
    degrees clockwise."""
    if direction == 90:
        return height - y1, x0, height - y0, x1
    if direction == 180:
        return width - x1, height - y1, width - x0, height - y0
    if direction == 270:
        return y0, width - x1, y1, width - x0
    return x0, y0, x1, y1


def are_near(one: float, other: float, reach: float) -> bool:
    """Whether two places are less than ``reach`` apart."""
    return abs(one - other) < reach


def count_near(place: float, others: Iterable[float], reach: float) -> int:
    """How many places are less than ``reach`` apart from one."""
    return sum(abs(place - other) < reach for other in others)


def any_near(place: float, others: Iterable[float], reach: float) -> bool:
    """Whether one of some places is less than ``reach`` apart from another."""
    return any(abs(place - other) < reach for other in others)


def all_near(places: Iterable[float], others: Places, reach: float) -> bool:
    """Whether each place is less than ``reach`` apart from one of the others."""
    return all(any_near(place, others, reach) for place in places)


def any_between(places: Iterable[float], start: float, end: float) -> bool:
    """Whether a place lies between two others."""
    return any(start < place < end for place in places)


def is_between(word: Word, top: float, bottom: float) -> bool:
    """Whether the middle of a word lies between two heights."""
    return top < word.middle < bottom


def is_inside(word: Word | Area, area: Word | Area) -> bool:
    """Whether the middle of a word lies in an area."""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1


def overlap(start: float, end: float, other_start: float, other_end: float) -> bool:
    """Whether two stretches have a part in common."""
    return start < other_end and other_start < end


class Wide(Protocol):
    """What reaches from one place to another, from left to right."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...


def ends_of(things: Sequence[Wide]) -> Span:
    """Where the leftmost of some things begins, and where the rightmost ends."""
    return min(one.x0 for one in things), max(one.x1 for one in things)


def ends_alike(one: Wide, other: Wide, reach: float) -> bool:
    """Whether two things begin and end less than ``reach`` apart from each other."""
    return are_near(one.x0, other.x0, reach) and are_near(one.x1, other.x1, reach)


def begin_or_end(one: Wide, other: Wide, reach: float) -> bool:
    """Whether two things begin, or end, less than ``reach`` apart from each other."""
    return are_near(one.x0, other.x0, reach) or are_near(one.x1, other.x1, reach)


def stand_over(one: Wide, other: Wide) -> bool:
    """Whether two things would meet if one were moved up or down: they share some width."""
    return one.x0 < other.x1 and other.x0 < one.x1
