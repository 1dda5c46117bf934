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
from extract.printed import Area, Rule, are_near

BANDS = 2
"""Bands below one another at least: one alone is a box around a text."""
ALIKE = 3.0
"""Points by which bands of one table begin and end unlike, and the cells of one stand apart."""
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
    for run in _runs(_bands(shades)):
        if len(run) < BANDS and not any(map(partial(_heads, run[0]), tables)):
            continue
        heights = sorted(y for band in run for y in (band.y0, band.y1))
        kept = heights[:1]
        for one, two in pairwise(heights):
            if two - one > ALIKE:
                kept.append(two)
        rules += [Rule(run[0].x0, y, run[0].x1, y) for y in kept]
    return sorted(rules, key=lambda rule: rule.y0)


def _bands(shades: Iterable[Area]) -> list[Area]:
    """Shades beside one another joined, from the top."""
    level: dict[tuple[int, int], list[Area]] = {}
    for shade in set(shades):
        if LOWEST <= shade.y1 - shade.y0 <= HIGHEST:
            key = round(shade.y0 / LEVEL), round(shade.y1 / LEVEL)
            level.setdefault(key, []).append(shade)
    bands: list[Area] = []
    for pieces in level.values():
        first, *others = sorted(pieces)
        bands.append(first)
        for piece in others:
            last = bands[-1]
            if piece.x0 <= last.x1 + ALIKE:
                bands[-1] = last._replace(x1=max(last.x1, piece.x1))
            else:
                bands.append(piece)
    wide = (band for band in bands if band.x1 - band.x0 >= NARROWEST)
    return sorted(wide, key=lambda band: (band.y0, band.x0))


def _runs(bands: Sequence[Area]) -> list[list[Area]]:
    """Bands below one another that begin and end alike."""
    runs: list[list[Area]] = []
    for band in bands:
        for run in runs:
            last = run[-1]
            if are_near(last.x0, band.x0, ALIKE) and are_near(last.x1, band.x1, ALIKE):
                if band.y0 > last.y1 - ALIKE:
                    run.append(band)
                break
        else:
            runs.append([band])
    return runs


def _heads(band: Area, table: Box) -> bool:
    """Whether a band lies right above a table from side to side."""
    return (
        are_near(band.y1, table.y0, ALIKE)
        and are_near(band.x0, table.x0, ALIKE)
        and are_near(band.x1, table.x1, ALIKE)
    )
