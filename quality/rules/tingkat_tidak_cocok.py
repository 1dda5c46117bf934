"""A printed level of achievement that the printed numbers do not give."""

from __future__ import annotations

from collections.abc import Iterator

from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED
from arithmetic.sums import total
from quality.frames import Frames, Row, name_of, number_of, place
from quality.rules.rasio_tidak_cocok import Stated, finding, stated
from schemas.finding import Finding, Level
from schemas.message import say, term

PROOFS = 4
"""So many lines of a table must be right for each that is not and is called wrong."""
SURE = 2
"""So many suffice where they are as many as those: amounts give ratios and sums by no accident."""
_MEASURES: tuple[tuple[str, str, Level], ...] = (
    ("tingkat", "kinerja", "warning"),
    ("tingkat_rupiah", "rupiah", "error"),
)


def check(frames: Frames) -> Iterator[Finding]:
    """Levels of tables whose other lines prove that they are realisasi / target × 100."""
    for lines in frames.evaluations.values():
        periods = list(dict.fromkeys(name for line in lines for name in line))
        for periode in periods:
            for level, measure, grade in _MEASURES:
                made = [_ratio(frames, line, periode, level, measure) for line in lines]
                ratios = [ratio for ratio in made if ratio]
                wrong = [ratio for ratio in ratios if not _fits(ratio, measure)]
                if is_proved(len(ratios) - len(wrong), len(wrong), measure):
                    for ratio in wrong:
                        yield finding(frames, ratio, grade)


def is_proved(right: int, wrong: int, measure: str) -> bool:
    """Whether so many lines of a table that are right show the others to be wrong."""
    sure = measure == "rupiah" and right >= max(SURE, wrong)
    return sure or right >= PROOFS * wrong


def _fits(ratio: Stated, measure: str) -> bool:
    """Whether the level is realisasi / target, the formula where less is better, or cut at 100."""
    capped = ratio.ratio.value == HUNDRED and ratio.reached.value >= ratio.base.value
    return ratio.plainly or capped or (ratio.inversely and measure != "rupiah")


def _reached(line: dict[str, Row], periode: str, measure: str) -> Printed | None:
    """What was reached in a period; up to a quarter, where print does not say, the sum of those."""
    own = number_of(line[periode], measure)
    if own or not periode.startswith("sd-triwulan-"):
        return own
    quarters = [f"triwulan-{number}" for number in range(1, int(periode[-1]) + 1)]
    parts = [number_of(line[name], measure) if name in line else None for name in quarters]
    known = [part for part in parts if part]
    if len(known) < len(quarters):
        return None
    return Printed(total(part.value for part in known), max(part.decimals for part in known))


def _ratio(
    frames: Frames, line: dict[str, Row], periode: str, level: str, measure: str
) -> Stated | None:
    """The level printed for a period with the numbers it comes from: a quarter's own target where
    it has one, the year's else."""
    row = line.get(periode)
    reached = {"capaian": "realisasi", "renstra-capaian": "renstra-realisasi"}.get(periode, periode)
    base = "renstra" if periode.startswith("renstra") else f"target-{periode}"
    whole, part = line.get(base) or line.get("target"), line.get(reached)
    if row is None or whole is None or part is None or periode.startswith("target"):
        return None
    if periode.startswith("renstra") and "renstra" not in line:
        return None
    name = name_of(row) or row["jenjang"]
    return stated(
        number_of(whole, measure),
        _reached(line, reached, measure),
        number_of(row, level),
        dataset="evaluasi",
        where=(
            frames.named(row["tabel_id"]),
            say("baris", nomor=row["baris"]),
            name,
            term(periode),
            term(measure),
        ),
        line=(row["tabel_id"], row["baris"]),
        words=("realisasi", "target"),
        cells=(place(row, level), place(part, measure), place(whole, measure)),
    )
