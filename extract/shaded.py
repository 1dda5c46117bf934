"""Rows that shades part: where bands of one width lie below one another, rows begin and end with
them.

Offices that print no rules shade every other row instead, cell by cell or from side to side. The
edges of such bands are taken for the rules they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from extract.document import Box
from extract.printed import ENDS, Area, Rule, are_near, runs_of, side_by_side

BANDS = 2
"""Bands below one another at least: one alone is a box around a text."""
LEVEL = 1.0
"""Points by which the cells of one band stand higher or lower."""
LOWEST, HIGHEST = 6.0, 200.0
"""Points: how high a row is."""
NARROWEST = 90.0
"""Points: how wide a table is at least; the bars of a chart are narrower."""


def shade_rules(shades: Iterable[Area], tables: Sequence[Box] = ()) -> list[Rule]:
    """The edges of shaded rows, from the top; a single one counts where it is as wide as one of the
    ruled ``tables`` right below it, whose head it is."""
    rules: list[Rule] = []
    for run in runs_of(_bands(shades), 1, -ENDS):
        if len(run) < BANDS and not any(map(partial(_heads, run[0]), tables)):
            continue
        heights = sorted(y for band in run for y in (band.y0, band.y1))
        kept = [*heights[:1], *(two for one, two in pairwise(heights) if two - one > ENDS)]
        rules += [Rule(run[0].x0, y, run[0].x1, y) for y in kept]
    return sorted(rules, key=lambda rule: rule.y0)


def _bands(shades: Iterable[Area]) -> list[Area]:
    """Shades beside one another joined, from the top."""
    level: dict[tuple[int, int], list[Area]] = {}
    for shade in set(shades):
        if LOWEST <= shade.y1 - shade.y0 <= HIGHEST:
            key = round(shade.y0 / LEVEL), round(shade.y1 / LEVEL)
            level.setdefault(key, []).append(shade)
    wide = (band for band in side_by_side(level.values()) if band.x1 - band.x0 >= NARROWEST)
    return sorted(wide, key=lambda band: (band.y0, band.x0))


def _heads(band: Area, table: Box) -> bool:
    """Whether a band lies right above a table from side to side."""
    return (
        are_near(band.y1, table.y0, ENDS)
        and are_near(band.x0, table.x0, ENDS)
        and are_near(band.x1, table.x1, ENDS)
    )
