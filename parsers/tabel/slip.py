"""Rows that slipped: values that print or character recognition set one or two columns over.

Values are placed by the header first. A move is made only where the block's own arithmetic proves
it: its printed ratios hold after the move and not where they stand, amounts stand in amount
columns only so, or its parts add up to the printed sums only so. Then the values go to the years
they belong to, with one finding for the block that carries the proof. Where the signs of a slip
are there but no one move explains them, the doubtful cells lose their value, with an error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from normalize.numbers import Number
from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet
from schemas.finding import Finding, cell_ref

REACH = (1, -1, 2, -2)
"""How many columns a slip can be over."""
SMALLEST_SUM = Decimal(100_000)
"""Sums below this could agree by chance."""
LARGEST_RATIO = 10_000
"""A percentage beyond this is an amount in the wrong column."""
CLOSE = Decimal("0.02")
MAX_CELLS = 400

Placement = dict[int, int]
"""Of one row: the column a value is printed in -> the column it belongs to."""
Move = tuple[int, int, int]
"""A stretch of value columns, first and last, and by how many columns its values move: a cell
lost or won at one end of the stretch moves all cells up to the other end."""


@dataclass(frozen=True)
class _Field:
    """The value columns of a table with what its rows print in them."""

    sheet: Sheet
    base: dict[int, Column]
    reached: dict[int, Column]
    ratio: dict[int, Column]
    growth: list[Column]
    places: dict[int, Placement] = field(default_factory=dict)
    unclear: set[tuple[int, int]] = field(default_factory=set)
    """Printed places whose value may belong to more than one column."""

    @cached_property
    def columns(self) -> list[int]:
        """All value columns, left to right."""
        bands = (self.base.values(), self.reached.values(), self.ratio.values(), self.growth)
        return sorted(column.index for band in bands for column in band)

    @cached_property
    def bands(self) -> list[list[int]]:
        """The columns of each band by year."""
        return [
            [band[year].index for year in sorted(band)]
            for band in (self.base, self.reached, self.ratio)
        ]

    @cached_property
    def money(self) -> bool:
        """Whether the amounts are rupiah."""
        return any(column.money for column in self.base.values())

    @cached_property
    def ratio_is_money(self) -> bool:
        """Whether the ratio columns hold amounts throughout: the form filled in another way."""
        values = [
            number.value
            for row in self.sheet.body
            for column in self.ratio.values()
            if (number := self.numbers[row].get(column.index)) and number.value
        ]
        return sum(abs(value) >= LARGEST_RATIO for value in values) > 0.5 * len(values)

    @cached_property
    def numbers(self) -> dict[int, dict[int, Number]]:
        """What is printed in the value columns of every row, empty cells left out."""
        kinds = {
            **{c.index: "persen" for c in self.ratio.values()},
            **{
                c.index: "uang" if c.money else "nilai"
                for c in (*self.base.values(), *self.reached.values(), *self.growth)
            },
        }
        return {
            row: {
                col: self.sheet.peek(row, col, kinds[col])  # type: ignore[arg-type]
                for col in self.columns
                if self.sheet.text(row, col)
            }
            for row in self.sheet.body
        }

    def place(self, row: int) -> Placement:
        """Where the row's cells belong as far as is known."""
        return self.places.get(row) or {col: col for col in self.numbers[row]}

    def at(self, row: int, placement: Placement) -> dict[int, Decimal]:
        """The values of a row by the column they belong to."""
        return {
            to: value
            for col, to in placement.items()
            if (value := self.numbers[row][col].value) is not None
        }


def mend(
    sheet: Sheet,
    *,
    base: dict[int, Column],
    reached: dict[int, Column],
    ratio: dict[int, Column],
    growth: list[Column] | None = None,
    levels: Mapping[int, str] | None = None,
) -> None:
    """Find slipped rows and note on the sheet where their values belong.

    ``base`` is the plan (target, anggaran), ``reached`` the realisasi, ``ratio`` the printed
    percentage, each by year; ``levels`` the level of each line of a budget (program, kegiatan,
    subkegiatan, total), for the sums.
    """
    if not base or not (reached or ratio):
        return
    grid = _Field(sheet, base, reached, ratio, growth or [])
    if ratio and reached:
        _by_ratios(grid, levels or {})
    if levels and grid.money:
        _by_sums(grid, levels)
    for row, placement in grid.places.items():
        for col, to in placement.items():
            if col != to:
                sheet.move(row, col, to)
    for row, col in grid.unclear:
        sheet.move(row, col, None)


# --------------------------------------------------------------------------- one row


@dataclass(frozen=True, slots=True)
class _Score:
    """What speaks for a placement of one row."""

    holds: int = 0
    telling: int = 0
    """Ratios that hold and are neither 0 nor 100 per cent, those with decimals doubly: chance
    would not give them."""
    fails: int = 0
    misfits: int = 0
    """Amounts in ratio columns, percentages in money columns."""
    orphans: int = 0
    """Ratios of years without both amounts, realisasi of years without a plan."""
    loose: int = 0
    """The same of zeros: printed often enough in years without amounts, they only break ties."""

    @property
    def total(self) -> int:
        return 2 * self.holds - 2 * self.fails - 3 * self.misfits - self.orphans

    @property
    def rank(self) -> tuple[int, int]:
        return self.total, -self.loose


def _unit(text: str) -> Decimal:
    """One unit of the last printed digit of a ratio."""
    digits = text.replace("%", "").strip()
    tail = max(digits.rfind(","), digits.rfind("."))
    decimals = sum(ch.isdigit() for ch in digits[tail + 1 :]) if tail >= 0 else 0
    return Decimal(1).scaleb(-decimals)


def _gives(base: Decimal, reached: Decimal, ratio: Decimal, unit: Decimal, inverse: bool) -> bool:
    if base and abs(reached * 100 / base - ratio) < unit:
        return True
    return bool(inverse and reached and abs(base * 100 / reached - ratio) < unit)


def _score(grid: _Field, row: int, placement: Placement) -> _Score:
    values = grid.at(row, placement)
    source = {to: col for col, to in placement.items()}
    # What is printed but cannot be read counts as there.
    there = {to for col, to in placement.items() if grid.numbers[row][col].state != "strip"}
    holds = telling = fails = misfits = orphans = loose = 0
    for year, column in grid.ratio.items():
        ratio = values.get(column.index)
        if ratio is None:
            continue
        if abs(ratio) >= LARGEST_RATIO:
            misfits += grid.money and not grid.ratio_is_money
            continue
        base = values.get(grid.base[year].index) if year in grid.base else None
        reached = values.get(grid.reached[year].index) if year in grid.reached else None
        planned = year in grid.base and grid.base[year].index in there
        spent = year in grid.reached and grid.reached[year].index in there
        orphans += ratio != 0 and not (planned and spent)
        loose += ratio == 0 and not (planned or spent)
        if not base or reached is None:
            continue
        text = grid.sheet.text(row, source[column.index])
        if _gives(base, reached, ratio, _unit(text), not grid.money):
            holds += reached != 0
            telling += (reached != 0 and ratio != 100) * (1 + (_unit(text) < 1))
        else:
            fails += 1
    for year, column in grid.reached.items():
        if column.index in values and (year not in grid.base or grid.base[year].index not in there):
            orphans += values[column.index] != 0
            loose += values[column.index] == 0
    if grid.money:
        for column in (*grid.base.values(), *grid.reached.values()):
            col = source.get(column.index)
            if col is not None and _is_percentage(
                grid.sheet.text(row, col), grid.numbers[row][col]
            ):
                misfits += 1
    return _Score(holds, telling, fails, misfits, orphans, loose)


def _is_percentage(text: str, number: Number) -> bool:
    """Whether a cell of a money column holds a ratio: ``87,35``, ``95%``."""
    if number.value is None:
        return "%" in text
    if "%" in text or number.unit == "persen":
        return True
    return 0 < number.value <= 1000 and _unit(text) < 1 and number.value % 1 != 0


def _moves(grid: _Field, row: int) -> Iterator[Move]:
    """The moves that a row's empty cells allow."""
    columns = grid.columns
    printed = grid.numbers[row]
    ends = sorted({columns.index(band[-1]) for band in grid.bands if band} | {len(columns) - 1})
    filled = [col in printed for col in columns]
    for by in REACH:
        width = abs(by)
        for q in ends:
            for p in range(q - width + 1):
                free = filled[q - width + 1 : q + 1] if by > 0 else filled[p : p + width]
                # Where more cells are empty the stretches that differ by them are one move.
                first = p if by > 0 else p + width
                if not any(free) and (filled[first] or p == 0):
                    yield (columns[p], columns[q], by)


def _moved(grid: _Field, row: int, move: Move) -> Placement | None:
    """The placement of a row after a move; null where the move does not fit or moves nothing."""
    first, last, by = move
    columns = grid.columns
    p, q, width = columns.index(first), columns.index(last), abs(by)
    printed = grid.numbers[row]
    free = range(q - width + 1, q + 1) if by > 0 else range(p, p + width)
    if any(columns[place] in printed for place in free):
        return None
    placement = {
        col: columns[place + by] if p <= place <= q else col
        for place, col in enumerate(columns)
        if col in printed
    }
    return placement if any(col != to for col, to in placement.items()) else None


def _shift_band(band: list[int], printed: Iterable[int], placement: Placement, by: int) -> bool:
    """Move the values of one band; runs that would leave it stay where they are."""
    held = set(printed)
    places = [place for place, col in enumerate(band) if col in held]
    if not places:
        return True
    runs: list[list[int]] = [[places[0]]]
    for before, place in pairwise(places):
        if place == before + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    moving = [run for run in runs if run[0] + by >= 0 and run[-1] + by < len(band)]
    if not moving:
        return False
    staying = {place for run in runs if run not in moving for place in run}
    for run in moving:
        for place in run:
            if place + by in staying:
                return False
            placement[band[place]] = band[place + by]
    return True


# --------------------------------------------------------------------------- by ratios


def _by_ratios(grid: _Field, levels: Mapping[int, str]) -> None:
    """Blocks whose ratios hold one column over and not where they stand, or whose amounts and
    ratios stand in each other's columns."""
    suspects: dict[int, dict[Move, _Score]] = {}
    broken: set[int] = set()
    sure: set[int] = set()
    for row in grid.sheet.body:
        here = _score(grid, row, grid.place(row))
        if not here.misfits and not here.orphans and (here.holds or not here.fails):
            if here.holds:
                sure.add(row)
            continue
        better: dict[Move, _Score] = {}
        for move in _moves(grid, row):
            placement = _moved(grid, row, move)
            if placement is None:
                continue
            there = _score(grid, row, placement)
            if not there.misfits and there.holds >= max(1, here.holds) and there.total > here.total:
                better[move] = there
        if better:
            suspects[row] = better
        elif here.misfits:
            broken.add(row)
        elif here.holds:
            sure.add(row)
    for block in _blocks(grid, suspects, sure):
        rows = [row for row in block if row in suspects]
        rivals = _rivals(grid, rows, suspects)
        best = rivals[0]
        telling = sum(suspects[row][best].telling for row in rows)
        holds = sum(suspects[row][best].holds for row in rows)
        fails = sum(suspects[row][best].fails for row in rows)
        if telling < 2 or holds <= fails:
            broken.update(row for row in rows if _score(grid, row, grid.place(row)).misfits)
            continue
        broken -= set(block)
        proof = (
            f"{holds} rasio tercetak cocok sesudah digeser, {fails} tidak; di tempat cetaknya "
            f"{sum(_score(grid, row, grid.place(row)).holds for row in rows)} cocok"
        )
        if len(rivals) > 1 and (chosen := _by_total(grid, levels, block, rivals)) is not None:
            rivals = [chosen]
            proof += ", dan hanya begitu jumlah-jumlah tercetak cocok"
        placements = [
            {row: placed for row in block if (placed := _moved(grid, row, move))} for move in rivals
        ]
        grid.places.update(placements[0])
        unclear = _differing(placements)
        if unclear:
            grid.unclear.update(unclear)
            _report_doubt(grid, sorted({row for row, _ in unclear}))
        _report(
            grid,
            [row for row in block if row in placements[0]],
            rivals[0][2],
            proof,
        )
    for row in sorted(broken):
        _report_doubt(grid, [row])
        grid.unclear.update((row, col) for col in grid.numbers[row])


def _rivals(
    grid: _Field, rows: Sequence[int], suspects: Mapping[int, Mapping[Move, _Score]]
) -> list[Move]:
    """The moves that explain a block best, the one that moves fewest values first; more than one
    where several that place values differently do so equally."""
    common = set.intersection(*(set(suspects[row]) for row in rows))
    ranks = {
        move: tuple(
            sum(part) for part in zip(*(suspects[row][move].rank for row in rows), strict=True)
        )
        for move in common
    }
    last = grid.columns[-1]
    best = max(ranks.values())
    if any(ranks[move] == best and move[1] == last for move in common):
        # One cell lost or won moves all behind it; a stretch that ends sooner takes two events.
        ranks = {move: rank for move, rank in ranks.items() if move[1] == last}
    found: dict[tuple[tuple[int, int, int], ...], Move] = {}
    for move in sorted(
        (move for move, rank in ranks.items() if rank == best),
        key=lambda move: (
            abs(move[2]),
            sum(col != to for row in rows for col, to in (_moved(grid, row, move) or {}).items()),
            move,
        ),
    ):
        placed = tuple(
            (row, col, to)
            for row in rows
            for col, to in sorted((_moved(grid, row, move) or {}).items())
            if grid.numbers[row][col].value is not None
        )
        found.setdefault(placed, move)
    rivals = [move for move in found.values() if abs(move[2]) == abs(next(iter(found.values()))[2])]
    ratios = {column.index for column in grid.ratio.values()}
    if all(
        col in ratios
        for row in rows
        for col, to in (_moved(grid, row, rivals[0]) or {}).items()
        if col != to
    ):
        return rivals[:1]  # the amounts stand by their header, only the ratios beside it
    return rivals


def _by_total(
    grid: _Field, levels: Mapping[int, str], block: Sequence[int], rivals: Sequence[Move]
) -> Move | None:
    """Which of several moves the printed sums prove; null where they prove none."""
    if not levels or not grid.money:
        return None
    sums = _Sums(grid, levels, _total_row(grid, levels))
    proofs = []
    for move in rivals:
        trial = {row: placed for row in block if (placed := _moved(grid, row, move))}
        exact, close = sums.agreement(trial)
        proofs.append((sums.crossing(block, trial) + 2 * exact, close))
    best = max(proofs)
    if proofs.count(best) > 1 or best[0] == 0:
        return None
    return rivals[proofs.index(best)]


def _differing(placements: Sequence[dict[int, Placement]]) -> set[tuple[int, int]]:
    """The printed places that equally good placements send to different columns."""
    return {
        (row, col)
        for other in placements[1:]
        for row in placements[0].keys() | other.keys()
        for col in placements[0].get(row, {}).keys() | other.get(row, {}).keys()
        if placements[0].get(row, {}).get(col, col) != other.get(row, {}).get(col, col)
    }


def _total_row(grid: _Field, levels: Mapping[int, str]) -> int | None:
    totals = [row for row, level in levels.items() if level == "total" and _amounts(grid, row)]
    return totals[-1] if totals else None


def _blocks(
    grid: _Field, suspects: Mapping[int, Mapping[Move, _Score]], sure: set[int]
) -> Iterator[list[int]]:
    """Runs of slipped rows that one move explains, with rows of the same footing between and
    beside them."""
    block: list[int] = []
    common: set[Move] = set()
    for row in [*grid.sheet.body, grid.sheet.table.n_rows]:
        if row in suspects:
            shared = common & set(suspects[row]) if block else set(suspects[row])
            if shared:
                block.append(row)
                common = shared
                continue
        elif block and row in grid.numbers and row not in sure and _same_footing(grid, row, block):
            block.append(row)
            continue
        if block:
            yield _trimmed(grid, block, suspects)
            block, common = [], set()
        if row in suspects:
            block, common = [row], set(suspects[row])


def _trimmed(
    grid: _Field, block: list[int], suspects: Mapping[int, Mapping[Move, _Score]]
) -> list[int]:
    """The block with rows of the same footing above it; rows without any value dropped."""
    first = block[0]
    above = []
    row = first - 1
    while row in grid.numbers and row not in suspects and _same_footing(grid, row, block):
        score = _score(grid, row, grid.place(row))
        if score.holds or not score.orphans:
            break
        above.append(row)
        row -= 1
    return [row for row in [*reversed(above), *block] if grid.numbers[row]]


def _same_footing(grid: _Field, row: int, block: Sequence[int]) -> bool:
    """Whether a row prints in columns only that the block prints in, amounts and ratios alike."""
    own = set(grid.numbers[row])
    if not own:
        return True
    others = set().union(*(grid.numbers[other] for other in block))
    ratios = {column.index for column in grid.ratio.values()}
    return own <= others and bool(own & ratios)


# --------------------------------------------------------------------------- by sums


def _by_sums(grid: _Field, levels: Mapping[int, str]) -> None:
    """Blocks whose parts add up to the sums printed elsewhere only after a move: their own ratios
    hold in both places and prove nothing."""
    sums = _Sums(grid, levels, _total_row(grid, levels))
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
            here_crossing = sums.crossing(rows, {})
            for by in REACH:
                for trial in _trials(grid, rows, by):
                    there = sums.agreement(trial)
                    crossing = sums.crossing(rows, trial)
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
                    moved = sum(
                        c != to for placement in trial.values() for c, to in placement.items()
                    )
                    rank = (
                        proof + sum(there),
                        ratios - before,
                        loose - loose_before,
                        -len(rows),
                        kept,
                        moved,
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
        _report_doubt(grid, best.rows)
        grid.unclear.update((row, col) for row in best.rows for col in grid.numbers[row])
        return
    there = sums.agreement(best.trial)
    gained = sums.crossing(best.rows, best.trial) - sums.crossing(best.rows, {})
    grid.places.update(best.trial)
    proofs = []
    if gained:
        proofs.append(f"{gained} jumlah cocok tepat dengan bagiannya di luar blok")
    if sum(there) > sum(here):
        proofs.append(
            f"{there[0]} angka baris jumlah cocok tepat dan {there[1]} hampir (di tempat cetaknya "
            f"{here[0]} dan {here[1]})"
        )
    _report(
        grid,
        [row for row in best.rows if grid.numbers[row]],
        best.by,
        "sesudah digeser " + ", ".join(proofs),
    )
    _by_sums(grid, levels)


@dataclass(frozen=True, slots=True)
class _Found:
    rank: tuple[int, int, int, int, int, int]
    rows: list[int]
    by: int
    trial: dict[int, Placement]


@dataclass(frozen=True)
class _Sums:
    """The sums a budget table prints: totals, programmes, kegiatan."""

    grid: _Field
    levels: Mapping[int, str]
    total: int | None

    @cached_property
    def here(self) -> dict[int, dict[tuple[int, int], Decimal]]:
        """The amounts of every line as placed so far."""
        return {row: _amounts(self.grid, row) for row in self.levels}

    def amounts(self, row: int, trial: Mapping[int, Placement]) -> dict[tuple[int, int], Decimal]:
        """The amounts of a line, after a trial move where it has one."""
        return _amounts(self.grid, row, trial[row]) if row in trial else self.here[row]

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

    def crossing(self, rows: Sequence[int], trial: Mapping[int, Placement]) -> int:
        """How many sums hold exactly between lines inside and lines outside of a block."""
        inside = set(rows)
        count = 0
        for row, sets in self.parents:
            mixed = [s for s in sets if any((other in inside) != (row in inside) for other in s)]
            if mixed:
                count += len(self._holding(row, mixed, trial))
        return count

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
                a >= SMALLEST_SUM for a in _amounts(self.grid, row, trial.get(row)).values()
            )
            if len(self._holding(row, sets, trial)) < wanted:
                return False
        return True


def _trials(grid: _Field, rows: Sequence[int], by: int) -> Iterator[dict[int, Placement]]:
    """The placements of a block after a move: all bands alike within themselves, or all values
    from the first column on."""
    banded = _shifted(grid, rows, by)
    if banded is not None:
        yield banded
    if any(row in grid.places for row in rows):
        return
    for last in dict.fromkeys(band[-1] for band in grid.bands if band):
        stretch: dict[int, Placement] = {}
        for row in rows:
            if not grid.numbers[row]:
                continue
            placement = _moved(grid, row, (grid.columns[0], last, by))
            if placement is None or _score(grid, row, placement).misfits:
                break
            stretch[row] = placement
        else:
            if stretch:
                yield stretch


def _ratios(grid: _Field, rows: Sequence[int], trial: Mapping[int, Placement]) -> tuple[int, int]:
    """How well the ratios of a block agree with its amounts."""
    ranks = [_score(grid, row, trial.get(row, grid.place(row))).rank for row in rows]
    return sum(total for total, _ in ranks), sum(loose for _, loose in ranks)


def _amounts(
    grid: _Field, row: int, placement: Placement | None = None
) -> dict[tuple[int, int], Decimal]:
    """The amounts of a row by (band, year)."""
    values = grid.at(row, placement if placement is not None else grid.place(row))
    return {
        (band, year): values[column.index]
        for band, columns in enumerate((grid.base, grid.reached))
        for year, column in columns.items()
        if column.index in values
    }


def _footprint_runs(grid: _Field, rows: Sequence[int], starts: Collection[int]) -> list[list[int]]:
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


def _shifted(grid: _Field, rows: Sequence[int], by: int) -> dict[int, Placement] | None:
    """The placements of a block after a move of all its bands; null where it does not fit."""
    trial: dict[int, Placement] = {}
    for row in rows:
        before = grid.place(row)
        held = {to: col for col, to in before.items() if grid.numbers[row][col].state != "strip"}
        after = {to: to for to in held}
        for band in grid.bands:
            if not _shift_band(band, held, after, by):
                return None
        trial[row] = {held[to]: new for to, new in after.items()}
    return trial


# --------------------------------------------------------------------------- findings


def _report(grid: _Field, rows: Sequence[int], by: int, proof: str) -> None:
    sheet = grid.sheet
    columns = sheet.header.columns
    moved = [(row, col, to) for row in rows for col, to in grid.places[row].items() if col != to]
    if not moved:
        return
    ways = sorted({(col, to) for _, col, to in moved})
    side = "kiri" if by > 0 else "kanan"
    _leave(
        sheet,
        "warning",
        rows,
        f"nilai pada {len(rows)} baris tercetak {abs(by)} kolom di sebelah "
        f"{side} tempatnya; diterbitkan pada kolom semestinya. "
        f"Bukti: {proof}",
        expected="; ".join(f"{columns[to].name}" for _, to in ways),
        found="; ".join(f"{columns[col].name}" for col, _ in ways),
        cells=[(row, col) for row, col, _ in moved],
    )


def _report_doubt(grid: _Field, rows: Sequence[int]) -> None:
    _leave(
        grid.sheet,
        "error",
        rows,
        f"nilai pada {len(rows)} baris tidak pada kolomnya dan tempat semestinya tidak dapat "
        "dibuktikan; nilainya dikosongkan, teksnya tetap ada",
        cells=[(row, col) for row in rows for col in grid.numbers[row]],
    )


def _leave(
    sheet: Sheet,
    level: str,
    rows: Sequence[int],
    message: str,
    *,
    cells: Sequence[tuple[int, int]],
    expected: str | None = None,
    found: str | None = None,
) -> None:
    first, last = rows[0], rows[-1]
    span = f"baris {first}" if first == last else f"baris {first}-{last}"
    sheet.findings.append(
        Finding(
            "kolom-bergeser",
            level,  # type: ignore[arg-type]
            sheet.kind,
            f"{sheet.name}|{span}",
            message,
            expected,
            found,
            sheet.page(first),
            tuple(cell_ref(sheet.tabel_id, row, col) for row, col in cells[:MAX_CELLS]),
            sheet.source_line(first),
        )
    )
