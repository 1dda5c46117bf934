"""An indicator whose targets go the wrong way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from normalize.indicators import indicators
from quality.frames import Frames
from quality.printed import shown
from quality.series import all_series, bare
from schemas.finding import Finding
from schemas.message import Year, listed, say

LEAST_YEARS = 3


def check(frames: Frames) -> Iterator[Finding]:
    """Targets of at least three years, of indicators that the vocabulary knows: where more is
    better they do not fall throughout, where less is better they do not rise."""
    for line in all_series(frames):
        known = indicators().get(line.indikator_id or "")
        years = sorted(year for measure, year in line.values if measure == "target")
        if not known or len(years) < LEAST_YEARS:
            continue
        values = [line.values["target", year] for year in years]
        if _goes_as(known.arah, [value.number.value for value in values]):
            continue
        falls = known.arah == "turun"
        course = say("arah-berlawanan.turun") if falls else say("arah-berlawanan.naik")
        yield frames.finding(
            (frames.named(line.tabel_id), bare(line.name)),
            say(
                "arah-berlawanan",
                nama=bare(line.name),
                awal=Year(years[0]),
                akhir=Year(years[-1]),
                arah=course,
            ),
            dataset=line.dataset,
            expected=course,
            found=listed((shown(value.number) for value in values), ", "),
            cells=[value.place for value in values],
        )


def _goes_as(direction: str | None, values: Sequence[Decimal]) -> bool:
    """Whether values go the better way in some step, or stand still."""
    steps = [after - before for before, after in pairwise(values)]
    better = [step < 0 if direction == "turun" else step > 0 for step in steps]
    return any(better) or not any(steps)
