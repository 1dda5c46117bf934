"""``python -m benchmarks.layouts.fewer_rules [--seeds N] [--producers a,b]``.

The same tables with one kind of rules after another taken away: how much of them is still read, as
the F1 of neighbouring cells. What is printed is the same in every column of a line; only the rules
differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import get_args

from benchmarks.layouts import kinds
from benchmarks.layouts.__main__ import Result, compare, printed, scores
from benchmarks.layouts.model import Grid, Layout, Rules, Text
from benchmarks.layouts.producers import PRODUCERS, available

Make = Callable[[Rules], Callable[[Random], tuple[Grid, bool]]]

CONTENTS: dict[str, Make] = {
    "angka": kinds.numbers,
    "kelompok": kinds.grouped,
    "kepala-dua": partial(kinds.spanning, deep=False),
    "kepala-tiga": partial(kinds.spanning, deep=True),
    "teks": kinds.texts,
    "berdampingan": kinds.twice,
    "lebar": kinds.wide,
    "panjang": kinds.long,
    "uang": kinds.money,
}
RULES: tuple[Rules, ...] = get_args(Rules)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make, read, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts.fewer_rules")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=50)
    parser.add_argument("--producers")
    given = parser.parse_args(arguments)
    wanted = given.producers.split(",") if given.producers else list(PRODUCERS)
    producers = [name for name in wanted if name in available()]
    seeds = range(given.first, given.first + given.seeds)
    print(f"{', '.join(producers)}; {len(seeds) * len(producers)} tables a place; F1, whole tables")
    print(f"{'':14}" + "".join(f"{rules:>15}" for rules in RULES))
    by_rules: dict[Rules, list[Result]] = {rules: [] for rules in RULES}
    with tempfile.TemporaryDirectory(prefix="perbup-rules-") as folder:
        for content in CONTENTS:
            line = f"{content:14}"
            for rules in RULES:
                results = [
                    compare(layout, producer, printed(layout, producer, Path(folder)))
                    for layout in (_layout(content, rules, seed) for seed in seeds)
                    for producer in producers
                ]
                by_rules[rules] += results
                line += _shown(results)
            print(line, flush=True)
    print(f"{'= all':14}" + "".join(_shown(by_rules[rules]) for rules in RULES))
    return 0


def _layout(content: str, rules: Rules, seed: int) -> Layout:
    random = Random(f"{content}-{seed}")  # the same page, whatever its rules
    table, landscape = CONTENTS[content](rules)(random)
    title = kinds.caption(random, "Keadaan menurut tahun")
    parts = (Text(kinds.prose(random)), title, table, Text(kinds.prose(random)))
    points = 6.0 if content == "lebar" else random.choice((8.0, 9.0, 10.0))
    return Layout(f"{content}-{rules}-{seed}", content, parts, landscape, points)


def _shown(results: Sequence[Result]) -> str:
    whole, tables = sum(r.whole for r in results), sum(r.tables for r in results)
    return f"{scores(results)[2]:.3f} {whole}/{tables}".rjust(15)


if __name__ == "__main__":
    sys.exit(main())
