"""An indicator whose targets go the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
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
        if known is None or len(years) < LEAST_YEARS:
            continue
        values = [line.values["target", year] for year in years]
        steps = [b.number.value - a.number.value for a, b in pairwise(values)]
        if known.arah == "turun":
            steps = [-step for step in steps]
        if any(step > 0 for step in steps) or not any(steps):
            continue
        course = (
            say("arah-berlawanan.turun") if known.arah == "turun" else say("arah-berlawanan.naik")
        )
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
