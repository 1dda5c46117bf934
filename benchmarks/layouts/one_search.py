"""``python -m benchmarks.layouts.one_search [--seeds N] [--first N]``.

Fully ruled tables read twice: by their rules, and by the search for tables without rules to which
the same rules are given as evidence that nothing overrules. How many are right in every cell, and
the processor time of the page layer, answer whether one model would do for both.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.calibration import judge, printed
from extract import borderless, column_edges, pdf
from extract.pdf import PageReading
from extract.read import read
from samples.build import build
from samples.pdf import draw_style, render

LAYOUTS = ("ruled", "sideways")
HIGH = 0.6
"""A rule over so much of the height of a body parts columns, as one over its width parts rows."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, read in both ways, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts.one_search")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--first", type=int, default=931)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="perbup-search-") as folder:
        truths = []
        for seed in range(given.first, given.first + given.seeds):
            for layout in LAYOUTS:
                path = Path(folder) / f"{layout}-{seed}.pdf"
                path.write_bytes(render(build(seed), draw_style(seed, layout)))
                truths.append((path, printed(build(seed))))
        total = sum(len(truth) for _, truth in truths)
        print(f"{len(truths)} documents, {total} tables, fully ruled")
        for name, way in (("by their rules", _as_it_is), ("one search, rules forced", _searched)):
            start, right = time.process_time(), 0
            with way():
                for path, truth in truths:
                    tables = [table for _, table in read(path).tables()]
                    right += sum(one.right for one in judge(tables, truth, path.stem))
            print(f"{name:26}{right:5} right {time.process_time() - start:7.1f} s")
    return 0


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _searched() -> Iterator[None]:
    """No table by rules; every upright rule over most of a body is a gutter that must be taken."""
    upright: list[tuple[float, float, float]] = []
    gutters = column_edges._gutters

    def found(content: Any, *given: Any) -> Any:
        upright[:] = [(r.x0, r.y0, r.y1) for r in content.rules if not r.horizontal]
        return borderless.find_borderless(content, *given)

    def forced(body: Any, left: float, right: float, numbers: Any) -> Any:
        top, bottom = body[0].top, body[-1].bottom
        heights: dict[int, float] = {}
        for x, y0, y1 in upright:
            if left + 2 < x < right - 2:
                shared = max(0.0, min(y1, bottom) - max(y0, top))
                heights[round(x)] = heights.get(round(x), 0.0) + shared
        places = [x for x, height in heights.items() if height >= HIGH * (bottom - top)]
        kept = [
            gutter
            for gutter in gutters(body, left, right, numbers)
            if not any(gutter.low - 6 < x < gutter.high + 6 for x in places)
        ]
        return sorted([*kept, *(column_edges._Gutter(x - 0.1, x + 0.1, -100.0) for x in places)])

    with (
        patch.object(pdf, "_with_grids", lambda content, kind, *_: PageReading(content, kind)),
        patch.object(pdf, "find_borderless", found),
        patch.object(column_edges, "_gutters", forced),
    ):
        yield


if __name__ == "__main__":
    sys.exit(main())
