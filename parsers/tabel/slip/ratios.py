"""Slips proved by printed ratios, and by amounts and percentages in each other's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.tabel.slip.field import Field, Move, Placement, Proved, Score, moved, moves, score
from parsers.tabel.slip.findings import report_doubt
from parsers.tabel.slip.sums import Sums, total_row
from schemas.message import say


def by_ratios(grid: Field, levels: Mapping[int, str]) -> None:
    """Blocks whose ratios hold one column over and not where they stand, or whose amounts and
    ratios stand in each other's columns."""
    suspects: dict[int, dict[Move, Score]] = {}
    broken: set[int] = set()
    sure: set[int] = set()
    for row in grid.sheet.body:
        here = score(grid, row, grid.place(row))
        if not here.misfits and not here.orphans and (here.holds or not here.fails):
            if here.holds:
                sure.add(row)
            continue
        better: dict[Move, Score] = {}
        for move in moves(grid, row):
            placement = moved(grid, row, move)
            if placement is None:
                continue
            there = score(grid, row, placement)
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
            broken.update(row for row in rows if score(grid, row, grid.place(row)).misfits)
            continue
        broken -= set(block)
        proof = say(
            "bukti.rasio",
            cocok=holds,
            tidak=fails,
            tercetak=sum(score(grid, row, grid.place(row)).holds for row in rows),
        )
        if len(rivals) > 1 and (chosen := _by_total(grid, levels, block, rivals)) is not None:
            rivals = [chosen]
            proof = say("bukti.rasio-dan-jumlah", rasio=proof)
        placements = [
            {row: placed for row in block if (placed := moved(grid, row, move))} for move in rivals
        ]
        grid.places.update(placements[0])
        unclear = _differing(placements)
        if unclear:
            grid.unclear.update(unclear)
            report_doubt(grid, sorted({row for row, _ in unclear}))
        grid.proved.append(
            Proved([row for row in block if row in placements[0]], rivals[0][2], proof)
        )
    for row in sorted(broken):
        report_doubt(grid, [row])
        grid.unclear.update((row, col) for col in grid.numbers[row])


def _rivals(
    grid: Field, rows: Sequence[int], suspects: Mapping[int, Mapping[Move, Score]]
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
            sum(col != to for row in rows for col, to in (moved(grid, row, move) or {}).items()),
            move,
        ),
    ):
        placed = tuple(
            (row, col, to)
            for row in rows
            for col, to in sorted((moved(grid, row, move) or {}).items())
            if grid.numbers[row][col].value is not None
        )
        found.setdefault(placed, move)
    rivals = [move for move in found.values() if abs(move[2]) == abs(next(iter(found.values()))[2])]
    ratios = {column.index for column in grid.ratio.values()}
    if all(
        col in ratios
        for row in rows
        for col, to in (moved(grid, row, rivals[0]) or {}).items()
        if col != to
    ):
        return rivals[:1]  # the amounts stand by their header, only the ratios beside it
    return rivals


def _by_total(
    grid: Field, levels: Mapping[int, str], block: Sequence[int], rivals: Sequence[Move]
) -> Move | None:
    """Which of several moves the printed sums prove; null where they prove none."""
    if not levels or not grid.money:
        return None
    sums = Sums(grid, levels, total_row(grid, levels))
    mixed = sums.mixed(block)
    proofs = []
    for move in rivals:
        trial = {row: placed for row in block if (placed := moved(grid, row, move))}
        exact, close = sums.agreement(trial)
        proofs.append((sums.crossing(mixed, trial) + 2 * exact, close))
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


def _blocks(
    grid: Field, suspects: Mapping[int, Mapping[Move, Score]], sure: set[int]
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
    grid: Field, block: list[int], suspects: Mapping[int, Mapping[Move, Score]]
) -> list[int]:
    """The block with rows of the same footing above it; rows without any value dropped."""
    first = block[0]
    above = []
    row = first - 1
    while row in grid.numbers and row not in suspects and _same_footing(grid, row, block):
        here = score(grid, row, grid.place(row))
        if here.holds or not here.orphans:
            break
        above.append(row)
        row -= 1
    return [row for row in [*reversed(above), *block] if grid.numbers[row]]


def _same_footing(grid: Field, row: int, block: Sequence[int]) -> bool:
    """Whether a row prints in columns only that the block prints in, amounts and ratios alike."""
    own = set(grid.numbers[row])
    if not own:
        return True
    others = set().union(*(grid.numbers[other] for other in block))
    ratios = {column.index for column in grid.ratio.values()}
    return own <= others and bool(own & ratios)
