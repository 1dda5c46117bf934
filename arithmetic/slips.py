"""Values that print or recognition set a column or two over: where a block of lines belongs.

What must be true of a table where its values stand right is said as constraints: of one line (a
ratio is realisasi / target, an end is the sum of its years, amounts stand in columns of money) and
of lines over lines (a parent is the sum of its parts). One search tries every block of lines with
every move of a stretch of columns. The move that explains most is taken where no other explains as
much; else the values that it would move belong nowhere, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import accumulate, combinations, compress, groupby, pairwise
from typing import NamedTuple, Protocol

from arithmetic.line_sums import LineSums, Parent
from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED, Ratio
from arithmetic.sums import total

REACH = (1, -1, 2, -2)
"""How many columns a slip can be over."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """What a place prints: its column, its number (null where none is read), whether it is but a
    dash, and the kinds of columns that cannot hold it. A cell is itself alone: others may print the
    same."""

    at: int
    number: Printed | None = None
    dash: bool = False
    foreign: frozenset[str] = frozenset()

    @property
    def value(self) -> Decimal | None:
        """The number's value."""
        return self.number.value if self.number is not None else None


TORN = 16
"""What a block loses where it tears lines apart that print alike."""
LEAST = 12
"""What a move must explain: more than a misprint or two would."""
MARGIN = 4
"""By how much a block must explain more than any other to be believed."""

Line = tuple[Cell | None, ...]
"""The value columns of a line, left to right; null where nothing stands."""


class Evidence(NamedTuple):
    """What speaks for values in their places."""

    holds: int = 0
    telling: int = 0
    """What holds and chance would not give: ratios that are neither 0 nor 100 per cent, those with
    decimals doubly; sums doubly."""
    fails: int = 0
    misfits: int = 0
    """Values in columns of another kind."""
    orphans: int = 0
    """Ratios of years without both amounts, realisasi of years without a plan."""
    loose: int = 0
    """The same of zeros: printed often enough in years without amounts, they only break ties."""

    @property
    def weight(self) -> int:
        """All of it in one number."""
        held = 4 * self.holds + 2 * self.telling
        return held - 6 * self.fails - 16 * self.misfits - 4 * self.orphans - self.loose


NOTHING = Evidence()


def _all(said: Iterable[Evidence]) -> Evidence:
    told = [one for one in said if one != NOTHING]
    return Evidence._make(map(sum, zip(*told, strict=True))) if told else NOTHING


class Constraint(Protocol):
    """What must be true of a line whose values stand right."""

    def __call__(self, line: Line) -> Evidence:
        """What a line says of it."""


_BLANK = Cell(-1, dash=True)
"""What a year has where a column holds nothing or is not there: no more than a dash says."""


def _at(line: Line, place: int | None) -> Cell:
    return (line[place] if place is not None else None) or _BLANK


@dataclass(frozen=True, slots=True)
class RatioOf:
    """A ratio is that of the two values of its year; ``inverse`` where less may be better."""

    base: int | None
    reached: int | None
    ratio: int | None
    inverse: bool

    def __call__(self, line: Line) -> Evidence:
        """Whether ratio and values of the year go together."""
        base, reached, ratio = _at(line, self.base), _at(line, self.reached), _at(line, self.ratio)
        return _of_year(base, reached, ratio, self.inverse)


@lru_cache(maxsize=10_000)
def _of_year(base: Cell, reached: Cell, ratio: Cell, inverse: bool) -> Evidence:
    """What a year says: most moves leave most years as they are."""
    orphans, loose = _orphans(base, reached, ratio)
    if not ratio.number or "rasio" in ratio.foreign:
        return Evidence(orphans=orphans, loose=loose)
    if not base.number or not base.value or not reached.number:
        return Evidence(orphans=orphans, loose=loose)
    of = Ratio(base.number, reached.number, ratio.number)
    if not (of.plainly or (inverse and of.inversely)):
        return Evidence(fails=1, orphans=orphans, loose=loose)
    some = bool(reached.value and ratio.value)  # next to nothing is nought of anything large
    telling = (some and ratio.value != HUNDRED) * (1 + (ratio.number.decimals > 0))
    return Evidence(int(some), telling, orphans=orphans, loose=loose)


def _orphans(base: Cell, reached: Cell, ratio: Cell) -> tuple[int, int]:
    """How many values stand without those that they are of; zeros apart."""
    orphans = loose = 0
    if base.dash and reached.number:
        orphans, loose = (1, 0) if reached.value else (0, 1)
    if ratio.number and "rasio" not in ratio.foreign:
        orphans += bool(ratio.value) and (base.dash or reached.dash)
        loose += not ratio.value and base.dash and reached.dash
    return orphans, loose


@dataclass(frozen=True, slots=True)
class SumOf:
    """A value is the sum of others of its line."""

    whole: int
    parts: tuple[int, ...]

    def __call__(self, line: Line) -> Evidence:
        """Whether it is."""
        whole = _at(line, self.whole)
        parts = [cell.value for at in self.parts if (cell := line[at]) is not None]
        known = [value for value in parts if value is not None]
        if not whole.value or len(known) < 2:
            return NOTHING
        return Evidence(1, 2) if total(known) == whole.value else Evidence(fails=1)


@dataclass(frozen=True, slots=True)
class KindOf:
    """Every column holds values of its kind."""

    kinds: tuple[str, ...]

    def __call__(self, line: Line) -> Evidence:
        """How many values stand in columns of another kind."""
        count = self.misfits(line)
        return Evidence(misfits=count) if count else NOTHING

    def misfits(self, line: Line) -> int:
        """The same as a number, which is asked of every line after every move."""
        places = zip(self.kinds, line, strict=True)
        return len([1 for kind, cell in places if cell and kind in cell.foreign])


class Stretch(NamedTuple):
    """A move of all values of neighbouring columns: a cell lost or won at one end of the stretch
    moves all cells up to the other end."""

    first: int
    last: int
    by: int

    def __call__(self, line: Line) -> Line | None:
        """A line after the move; null where it does not fit or moves nothing."""
        first, last, by = self.first, self.last, self.by
        stretch = line[first : last + 1]
        if any(stretch[-by:] if by > 0 else stretch[:-by]) or not any(stretch):
            return None
        gap: Line = (None,) * abs(by)
        shifted = gap + stretch[:-by] if by > 0 else stretch[-by:] + gap
        return line[:first] + shifted + line[last + 1 :]


@dataclass(frozen=True, slots=True)
class Within:
    """A move of the values of every band within it; neighbouring ones that would leave it stay, and
    dashes hold no place."""

    bands: tuple[tuple[int, ...], ...]
    by: int

    def __call__(self, line: Line) -> Line | None:
        """A line after the move; null where it does not fit or moves nothing."""
        after = list(line)
        for band in self.bands:
            held = [n for n, at in enumerate(band) if (cell := line[at]) and not cell.dash]
            going = [n for run in _runs(held) if self._stays_within(run, band) for n in run]
            if (held and not going) or {n + self.by for n in going} & {*held} - {*going}:
                return None
            for n in going:
                after[band[n]] = None
            for n in going:
                after[band[n + self.by]] = line[band[n]]
        return tuple(after) if tuple(after) != line else None

    def _stays_within(self, run: Sequence[int], band: Sequence[int]) -> bool:
        """Whether neighbouring values are still in their band after the move."""
        return run[0] + self.by >= 0 and run[-1] + self.by < len(band)


def _runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Places without a gap between them."""
    for _, run in groupby(enumerate(places), lambda item: item[1] - item[0]):
        yield [place for _, place in run]


Move = Stretch | Within


def stretches(line: Line, ends: Iterable[int]) -> Iterator[Stretch]:
    """The stretches that a line's empty places allow to move, up to one of the ``ends``; those that
    differ by empty places alone are one."""
    for by in REACH:
        width = abs(by)
        for last in ends:
            for first in range(last - width + 1):
                free = line[last - width + 1 : last + 1] if by > 0 else line[first : first + width]
                begins = line[first if by > 0 else first + width]
                if not any(free) and (begins or first == 0):
                    yield Stretch(first, last, by)


@dataclass(frozen=True, slots=True)
class Slip:
    """A block of lines that a move puts right: the lines after it, and what it gains: the evidence
    of the lines before and after, and how many sums over lines hold more."""

    lines: Mapping[int, Line]
    by: int
    before: Evidence
    after: Evidence
    sums: int


@dataclass(frozen=True, slots=True)
class Slips:
    """What a table's slips are: those proved, and the places whose values may belong to more than
    one column or to none."""

    proved: tuple[Slip, ...] = ()
    doubtful: frozenset[tuple[int, int]] = frozenset()
    """(line, column that prints it)."""


@dataclass(frozen=True)
class _Block:
    """Lines of a table after one move, and what it gains."""

    lines: Mapping[int, Line]
    move: Move
    weight: int
    """What it gains in all."""
    before: Evidence
    after: Evidence
    sums: int
    """How many sums over lines more hold than before."""

    @property
    def rank(self) -> tuple[int, ...]:
        """What explains most comes first; then the smaller move of fewer lines."""
        return (self.weight, -abs(self.move.by), -len(self.lines))

    @property
    def proved(self) -> bool:
        """Whether ratios or sums that chance would not give hold only so."""
        if self.sums > 1:
            return self.after.weight >= self.before.weight
        telling = self.after.telling - self.before.telling
        return telling >= 2 and self.after.holds > self.after.fails


@dataclass(frozen=True)
class _Table:
    """The lines of a table as they stand so far; ``settled`` ones move no more."""

    lines: Mapping[int, Line]
    judge: Callable[[Line], Evidence]
    """What speaks for a line as it stands."""
    fits: Callable[[Line], bool]
    """Whether the columns of a line hold values of their kinds."""
    ends: Sequence[int]
    bands: tuple[tuple[int, ...], ...]
    parents: Sequence[Parent]
    amounts: tuple[int, ...]
    settled: frozenset[int] = frozenset()

    def best(self) -> list[_Block]:
        """The block with a move that gains most and proves itself, and those that gain nearly as
        much; none where none gains anything."""
        found = [block for block in self._blocks() if block.proved]
        least = max((block.weight for block in found), default=0) - MARGIN
        return sorted((b for b in found if b.weight >= least), key=lambda b: b.rank, reverse=True)

    def _blocks(self) -> Iterator[_Block]:
        """Every block with every move that gains something."""
        open_ = [line for row, line in self.lines.items() if row not in self.settled]
        tried = {move for line in open_ for move in stretches(line, self.ends)}
        within = [Within(self.bands, by) for by in REACH if self.bands]
        ordered = sorted(tried, key=lambda move: (move.first, move.last, move.by))
        every: list[Move] = [*within, *ordered]
        for move in every:
            placed = [(row, self._after(row, move)) for row in self.lines]
            for fits, run in groupby(placed, lambda item: item[1] is not None):
                if fits:
                    yield from self._within({r: line for r, line in run if line is not None}, move)

    def _after(self, row: int, move: Move) -> Line | None:
        """A line after a move, an empty one as it is; null where it cannot be moved so."""
        line = self.lines[row]
        if row in self.settled:
            return None
        if not any(line):
            return line
        there = move(line)
        return there if there is not None and self.fits(there) else None

    def _within(self, run: Mapping[int, Line], move: Move) -> Iterator[_Block]:
        """The blocks within neighbouring lines that one move fits. They begin and end where lines
        print in other columns, where a move begins to gain, and at parents."""
        rows = list(run)
        gains = [self.judge(line).weight - self._weights[row] for row, line in run.items()]
        filled = [any(self.lines[row]) for row in rows]
        if max(compress(gains, filled), default=-1) < 0:
            return  # as of most moves: no line stands as well elsewhere
        edges = self._edges(rows, gains)
        own = [0, *accumulate(gains)]
        spans = [
            (start, stop)
            for start, stop in combinations([*edges, len(rows)], 2)
            if own[stop] >= own[start] and filled[start] and filled[stop - 1]
        ]
        for (start, stop), (gain, held) in zip(
            spans,
            self._gains(run, spans, [own[stop] - own[start] for start, stop in spans]),
            strict=True,
        ):
            if gain >= LEAST:
                block = self._block({row: run[row] for row in rows[start:stop]}, move, gain, held)
                if block.weight >= LEAST:
                    yield block

    def _edges(self, rows: Sequence[int], gains: Sequence[int]) -> list[int]:
        """Where blocks of lines may begin, but for the end."""
        edges = [0]
        for at, (above, below) in enumerate(pairwise(rows), start=1):
            alike = _footprint(self.lines[above]) == _footprint(self.lines[below])
            turns = (gains[at - 1] > 0) != (gains[at] > 0)
            if not alike or turns or self._heads & {above, below}:
                edges.append(at)
        return edges

    def _gains(
        self, run: Mapping[int, Line], spans: Sequence[tuple[int, int]], own: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        if not spans:
            return iter(())
        moved = {row: _amounts(line, self.amounts) for row, line in run.items()}
        return self.sums.gains(moved, spans, own, LEAST)

    def _block(self, lines: Mapping[int, Line], move: Move, gain: int, held: int) -> _Block:
        """A block that gains so much, but for the lines that it tears apart."""
        rows, order = list(lines), list(self.lines)
        start, stop = self.sums.places[rows[0]], self.sums.places[rows[-1]]
        inside = {_footprint(self.lines[row]) for row in rows}
        beside = [_footprint(self.lines[row]) for row in order[stop + 1 : stop + 2]]
        beside += [_footprint(self.lines[row]) for row in order[max(start - 1, 0) : start]]
        torn = sum(bool(columns) and columns in inside for columns in beside)
        before = _all(self.judge(self.lines[row]) for row in rows)
        after = _all(map(self.judge, lines.values()))
        return _Block(lines, move, gain - TORN * torn, before, after, held)

    def with_block(self, block: _Block) -> _Table:
        """The table after a block's move."""
        lines = {**self.lines, **block.lines}
        return replace(self, lines=lines, settled=self.settled | block.lines.keys())

    def explains(self, rival: _Block) -> bool:
        """Whether the table as it stands explains what a block of other lines would: then either
        may have slipped against the other."""
        if self.settled & rival.lines.keys():
            return False
        lines = rival.lines
        own = sum(self.judge(lines[r]).weight - self._weights[r] for r in lines)
        [(gain, held)] = self._gains(lines, [(0, len(lines))], [own])
        return self._block(lines, rival.move, gain, held).weight < rival.weight

    def moved_by(self, block: _Block) -> set[tuple[int, int]]:
        """The places whose values a block would move."""
        return {
            (row, at)
            for row, line in block.lines.items()
            for at, to in _places(line).items()
            if _places(self.lines[row])[at] != to
        }

    @cached_property
    def _weights(self) -> Mapping[int, int]:
        """What speaks for each line as it stands, in one number."""
        return {row: self.judge(line).weight for row, line in self.lines.items()}

    @cached_property
    def _heads(self) -> frozenset[int]:
        """Lines at which blocks may begin though all print alike: parents, and what the topmost of
        them add up."""
        parts = {p for parent in self.parents for of in parent.sets for p in of}
        topmost = [parent for parent in self.parents if parent.line not in parts]
        first = {p for parent in topmost for of in parent.sets for p in of}
        return frozenset(first | {parent.line for parent in self.parents})

    @cached_property
    def sums(self) -> LineSums:
        """The sums over its lines."""
        lines = {row: _amounts(line, self.amounts) for row, line in self.lines.items()}
        return LineSums(lines, self.parents)


@lru_cache(maxsize=10_000)
def _footprint(line: Line) -> frozenset[int]:
    """The places that a line prints in."""
    return frozenset(at for at, cell in enumerate(line) if cell)


@lru_cache(maxsize=10_000)
def _amounts(line: Line, places: tuple[int, ...]) -> tuple[Decimal, ...]:
    """The amounts of a line, nought where none is read."""
    cells = (line[place] for place in places)
    return tuple(cell.number.value if cell and cell.number else Decimal(0) for cell in cells)


def _places(line: Line) -> dict[int, int]:
    """Where the values of a line stand: column that prints it -> place."""
    return {cell.at: to for to, cell in enumerate(line) if cell and cell.number}


def find(
    lines: Mapping[int, Line],
    constraints: Sequence[Constraint],
    ends: Sequence[int],
    *,
    bands: Iterable[Sequence[int]] = (),
    parents: Sequence[Parent] = (),
    amounts: Sequence[int] = (),
) -> Slips:
    """The slips of a table: its lines by their rows, top to bottom.

    ``ends`` are the places up to which a stretch may move, ``bands`` those of one measure in the
    order of its years, ``amounts`` those in which parents are the sums of their parts.
    """

    @cache
    def judge(line: Line) -> Evidence:
        return _all(constraint(line) for constraint in constraints)

    kinds = [constraint for constraint in constraints if isinstance(constraint, KindOf)]

    def fits(line: Line) -> bool:
        return not any(of.misfits(line) for of in kinds)

    table = _Table(lines, judge, fits, ends, tuple(map(tuple, bands)), parents, tuple(amounts))
    proved: list[Slip] = []
    doubtful: set[tuple[int, int]] = set()
    while blocks := table.best():
        best, *rivals = blocks
        after = table.with_block(best)
        instead = [rival for rival in rivals if after.explains(rival)]
        if instead:
            for block in (best, *instead):
                doubtful |= table.moved_by(block)
                table = replace(table, settled=table.settled | block.lines.keys())
            continue
        for rival in rivals:
            for row in best.lines:
                one = _places(best.lines[row])
                other = _places(rival.lines.get(row, table.lines[row]))
                doubtful |= {(row, at) for at in one if one[at] != other[at]}
        proved.append(Slip(best.lines, best.move.by, best.before, best.after, best.sums))
        table = after
    return Slips(tuple(proved), frozenset(doubtful))
