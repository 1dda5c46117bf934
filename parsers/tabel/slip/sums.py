"""Slips proved by the sums that a budget table prints: totals, programmes, kegiatan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from parsers.tabel.slip.field import REACH, Field, Placement, Proved, moved, score, shift_band
from parsers.tabel.slip.findings import report_doubt
from schemas.message import listed, say

SMALLEST_SUM = Decimal(100_000)
"""Sums below this could agree by chance."""
CLOSE = Decimal("0.02")
"""Sums with a misread digit still agree so nearly."""


def by_sums(grid: Field, levels: Mapping[int, str]) -> None:
    """Blocks whose parts add up to the sums printed elsewhere only after a move: their own ratios
    hold in both places and prove nothing."""
    sums = Sums(grid, levels, total_row(grid, levels))
    runs = _footprint_runs(
        grid,
        [row for row in levels if levels[row] != "total"],
        {row for row in levels if levels[row] == "program"},
    )
    if len(runs) < 2 or sums.all_hold({}):
        return
    here = sums.agreement({})
    found: list[_Found] = []
    for first in range(len(runs)):
        for last in range(first, min(len(runs), first + 6)):
            rows = [row for run in runs[first : last + 1] for row in run]
            mixed = sums.mixed(rows)
            here_crossing = sums.crossing(mixed, {})
            for by in REACH:
                for trial in _trials(sums, rows, by):
                    there = sums.agreement(trial)
                    crossing = sums.crossing(mixed, trial)
                    proof = crossing - here_crossing + 2 * (there[0] - here[0])
                    if proof < 2 or there[0] < here[0] or sum(there) < sum(here):
                        continue
                    if here_crossing > 0.2 * crossing and there[0] == here[0]:
                        continue
                    ratios, loose = _ratios(grid, rows, trial)
                    before, loose_before = _ratios(grid, rows, {})
                    if ratios < before:
                        continue
                    kept = sum(len(placement) for placement in trial.values())
                    changed = sum(
                        c != to for placement in trial.values() for c, to in placement.items()
                    )
                    rank = (
                        proof + sum(there),
                        ratios - before,
                        loose - loose_before,
                        -len(rows),
                        kept,
                        changed,
                    )
                    found.append(_Found(rank, rows, by, trial))
    if not found:
        return
    found.sort(key=lambda item: item.rank, reverse=True)
    best = found[0]
    if any(
        other.rank[:3] == best.rank[:3] and not set(other.rows) >= set(best.rows)
        for other in found[1:]
    ):
        report_doubt(grid, best.rows)
        grid.unclear.update((row, col) for row in best.rows for col in grid.numbers[row])
        return
    there = sums.agreement(best.trial)
    mixed = sums.mixed(best.rows)
    gained = sums.crossing(mixed, best.trial) - sums.crossing(mixed, {})
    grid.places.update(best.trial)
    proofs = []
    if gained:
        proofs.append(say("bukti.silang", jumlah=gained))
    if sum(there) > sum(here):
        proofs.append(
            say(
                "bukti.jumlah",
                tepat=there[0],
                hampir=there[1],
                tepat_tercetak=here[0],
                hampir_tercetak=here[1],
            )
        )
    grid.proved.append(
        Proved(
            [row for row in best.rows if grid.numbers[row]],
            best.by,
            say("bukti", bukti=listed(proofs, ", ")),
        )
    )
    by_sums(grid, levels)


@dataclass(frozen=True, slots=True)
class _Found:
    rank: tuple[int, int, int, int, int, int]
    rows: list[int]
    by: int
    trial: dict[int, Placement]


@dataclass(frozen=True)
class Sums:
    """The sums a budget table prints: totals, programmes, kegiatan."""

    grid: Field
    levels: Mapping[int, str]
    total: int | None
    _shifts: dict[tuple[int, int], Placement | None] = field(default_factory=dict)
    _stretches: dict[tuple[int, int, int], Placement | None] = field(default_factory=dict)

    def stretch(self, row: int, last: int, by: int) -> Placement | None:
        """The placement of a line with all values up to column ``last`` moved; null where the
        move does not fit, or leaves amounts and ratios in each other's columns. Blocks overlap:
        every line is asked for many times."""
        key = (row, last, by)
        if key not in self._stretches:
            placement = moved(self.grid, row, (self.grid.columns[0], last, by))
            if placement is not None and score(self.grid, row, placement).misfits:
                placement = None
            self._stretches[key] = placement
        return self._stretches[key]

    def shifted(self, row: int, by: int) -> Placement | None:
        """The placement of a line with all its bands moved; null where it does not fit."""
        if (row, by) not in self._shifts:
            self._shifts[row, by] = _shifted(self.grid, row, by)
        return self._shifts[row, by]

    @cached_property
    def here(self) -> dict[int, dict[tuple[int, int], Decimal]]:
        """The amounts of every line as placed so far."""
        return {row: amounts(self.grid, row) for row in self.levels}

    def amounts(self, row: int, trial: Mapping[int, Placement]) -> dict[tuple[int, int], Decimal]:
        """The amounts of a line, after a trial move where it has one."""
        return amounts(self.grid, row, trial[row]) if row in trial else self.here[row]

    @cached_property
    def lines(self) -> list[int]:
        """The lines that the total adds up."""
        programs = [row for row, level in self.levels.items() if level == "program"]
        return programs or [row for row, level in self.levels.items() if level != "total"]

    @cached_property
    def sums(self) -> dict[tuple[int, int], Decimal]:
        """Their sums as placed so far."""
        sums: dict[tuple[int, int], Decimal] = {}
        for row in self.lines:
            for slot, value in self.here[row].items():
                sums[slot] = sums.get(slot, Decimal(0)) + value
        return sums

    @cached_property
    def parents(self) -> list[tuple[int, list[list[int]]]]:
        """Every line that others add up to, with the sets of lines that may do so: the lines one
        level down, or all lines below it."""
        order = [row for row in self.levels if self.levels[row] != "total"]
        found: list[tuple[int, list[list[int]]]] = []
        for place, row in enumerate(order):
            level = self.levels[row]
            if level == "subkegiatan":
                continue
            stop = {"program"} if level == "program" else {"program", "kegiatan"}
            below: list[int] = []
            for other in order[place + 1 :]:
                if self.levels[other] in stop:
                    break
                below.append(other)
            sets = [below]
            if level == "program":
                sets.append([r for r in below if self.levels[r] == "kegiatan"])
            sets = [rows for rows in sets if rows]
            if sets:
                found.append((row, sets))
        return found

    def agreement(self, trial: Mapping[int, Placement]) -> tuple[int, int]:
        """How many printed totals the programmes give exactly, and how many nearly (2 %)."""
        if self.total is None:
            return 0, 0
        sums = dict(self.sums)
        for row in trial.keys() & set(self.lines):
            for slot, value in self.here[row].items():
                sums[slot] -= value
            for slot, value in self.amounts(row, trial).items():
                sums[slot] = sums.get(slot, Decimal(0)) + value
        exact = close = 0
        for slot, value in self.here[self.total].items():
            if value:
                difference = abs(sums.get(slot, Decimal(0)) - value)
                exact += difference == 0
                close += 0 < difference <= CLOSE * value
        return exact, close

    def mixed(self, rows: Sequence[int]) -> list[tuple[int, list[list[int]]]]:
        """The parents whose sums take lines inside and lines outside of a block."""
        inside = set(rows)
        found = []
        for row, sets in self.parents:
            mixed = [s for s in sets if any((other in inside) != (row in inside) for other in s)]
            if mixed:
                found.append((row, mixed))
        return found

    def crossing(
        self, mixed: Sequence[tuple[int, list[list[int]]]], trial: Mapping[int, Placement]
    ) -> int:
        """How many sums hold exactly across the edge of a block."""
        return sum(len(self._holding(row, sets, trial)) for row, sets in mixed)

    def _holding(
        self, row: int, sets: Sequence[Sequence[int]], trial: Mapping[int, Placement]
    ) -> set[tuple[int, int]]:
        slots = set()
        own = self.amounts(row, trial)
        for lines in sets:
            below = [self.amounts(other, trial) for other in lines]
            for slot, amount in own.items():
                if amount >= SMALLEST_SUM:
                    parts = [line[slot] for line in below if slot in line]
                    if sum(parts, Decimal(0)) == amount:
                        slots.add(slot)
        return slots

    def all_hold(self, trial: Mapping[int, Placement]) -> bool:
        """Whether every printed total and every parent agrees with its parts as it stands."""
        if self.total is not None:
            wanted = sum(1 for value in self.here[self.total].values() if value)
            if sum(self.agreement(trial)) < wanted:
                return False
        for row, sets in self.parents:
            wanted = sum(
                a >= SMALLEST_SUM for a in amounts(self.grid, row, trial.get(row)).values()
            )
            if len(self._holding(row, sets, trial)) < wanted:
                return False
        return True


def _trials(sums: Sums, rows: Sequence[int], by: int) -> Iterator[dict[int, Placement]]:
    """The placements of a block after a move: all bands alike within themselves, or all values
    from the first column on."""
    grid = sums.grid
    banded: dict[int, Placement] = {}
    for row in rows:
        shifted = sums.shifted(row, by)
        if shifted is None:
            break
        banded[row] = shifted
    else:
        yield banded
    if any(row in grid.places for row in rows):
        return
    for last in dict.fromkeys(band[-1] for band in grid.bands if band):
        stretch: dict[int, Placement] = {}
        for row in rows:
            if not grid.numbers[row]:
                continue
            placement = sums.stretch(row, last, by)
            if placement is None:
                break
            stretch[row] = placement
        else:
            if stretch:
                yield stretch


def _ratios(grid: Field, rows: Sequence[int], trial: Mapping[int, Placement]) -> tuple[int, int]:
    """How well the ratios of a block agree with its amounts."""
    ranks = [score(grid, row, trial.get(row, grid.place(row))).rank for row in rows]
    return sum(total for total, _ in ranks), sum(loose for _, loose in ranks)


def amounts(
    grid: Field, row: int, placement: Placement | None = None
) -> dict[tuple[int, int], Decimal]:
    """The amounts of a row by (band, year)."""
    values = grid.at(row, placement if placement is not None else grid.place(row))
    return {
        (band, year): values[column.index]
        for band, columns in enumerate((grid.base, grid.reached))
        for year, column in columns.items()
        if column.index in values
    }


def _footprint_runs(grid: Field, rows: Sequence[int], starts: Collection[int]) -> list[list[int]]:
    """Runs of rows that print plan amounts (or spending alone) in the same columns, a dash is
    printed too. Rows without any go with the run before them; the rows ``starts`` begin one.
    """
    runs: list[list[int]] = []
    last: frozenset[int] | None = None
    for row in rows:
        printed = grid.numbers[row]
        own = frozenset(c.index for c in grid.base.values() if c.index in printed)
        own = own or frozenset(c.index for c in grid.reached.values() if c.index in printed)
        if runs and (not own or own == last) and row not in starts:
            runs[-1].append(row)
        else:
            runs.append([row])
            last = own
    return runs


def _shifted(grid: Field, row: int, by: int) -> Placement | None:
    before = grid.place(row)
    held = {to: col for col, to in before.items() if grid.numbers[row][col].state != "strip"}
    after = {to: to for to in held}
    for band in grid.bands:
        if not shift_band(band, held, after, by):
            return None
    return {held[to]: new for to, new in after.items()}


def total_row(grid: Field, levels: Mapping[int, str]) -> int | None:
    totals = [row for row, level in levels.items() if level == "total" and amounts(grid, row)]
    return totals[-1] if totals else None
