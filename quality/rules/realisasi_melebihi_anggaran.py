"""More spent than budgeted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from quality.frames import Frames, Place, Row, name_or_level, places, year_of
from schemas.finding import Finding
from schemas.message import Bound, Value, rupiah, say, term


def check(frames: Frames) -> Iterator[Finding]:
    """Every budget line of one year whose realisasi is above its anggaran, and every line of an
    evaluation whose year, or one of its periods, is."""
    yield from _evaluations(frames)
    for row in frames.rows("anggaran"):
        budget, spent = row.get("anggaran"), row.get("realisasi")
        if budget is None or spent is None or spent <= budget:
            continue
        name = name_or_level(row)
        cells = places(row, "realisasi", "anggaran")
        yield _finding(frames, "anggaran", row, (name, year_of(row)), budget, spent, cells)


_REACHED = (
    *("realisasi", "triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4"),
    *("sd-triwulan-2", "sd-triwulan-3", "semester-1", "semester-2"),
)


def _evaluations(frames: Frames) -> Iterator[Finding]:
    for line in chain.from_iterable(frames.evaluations.values()):
        budget = line.get("target", {}).get("rupiah")
        if budget is None:
            continue
        reached = (line[name] for name in _REACHED if name in line)
        row = next((row for row in reached if (row.get("rupiah") or 0) > budget), None)
        if row is not None:
            name = name_or_level(row)
            where = (say("baris", nomor=row["baris"]), name, term(row["periode"]))
            cells = [*places(row, "rupiah"), *places(line["target"], "rupiah")]
            yield _finding(frames, "evaluasi", row, where, budget, row["rupiah"], cells)


def _finding(
    frames: Frames,
    dataset: str,
    row: Row,
    where: tuple[Value, ...],
    budget: Decimal,
    spent: Decimal,
    cells: Sequence[Place | None],
) -> Finding:
    """``where`` in its table: the line by its name, and the year or period."""
    *_, name, period = where
    return frames.finding(
        (frames.named(row["tabel_id"]), *where),
        say(
            "realisasi-melebihi-anggaran",
            nama=name,
            masa=period,
            anggaran=rupiah(budget),
            selisih=rupiah(spent - budget),
        ),
        dataset=dataset,
        expected=Bound("<=", rupiah(budget)),
        found=rupiah(spent),
        cells=cells,
    )
