"""``python -m benchmarks.ablation [--keep FOLDER] [--rules a,b]``.

Holds every rule of thumb against the document that shows it (``benchmarks/data/aturan_tabel.csv``):
reads the document, or runs the test that draws it, without the rule, and prints how many tables are
no longer right (in a cell or in their head), and how many neighbours of values are lost or wrong.
The exit code is 1 where a document does not show its rule any more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.ablation.documents import named
from benchmarks.ablation.evidence import Evidence, evidence
from benchmarks.ablation.rules import RULES
from benchmarks.ablation.study import Without, study
from benchmarks.ablation.tested import failing
from benchmarks.layouts.producers import available


def main(arguments: list[str] | None = None) -> int:
    """Read and run without the rules, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=__doc__)
    parser.add_argument("--keep", type=Path, help="where documents are made and kept")
    parser.add_argument("--rules", help="only those whose label holds one of these words")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    words = given.rules.split(",") if given.rules else [""]
    wanted = [one for one in evidence() if any(word in one.rule for word in words)]
    with tempfile.TemporaryDirectory(prefix="perbup-ablation-") as temporary:
        found = read_again(wanted, given.keep or Path(temporary), given.jobs)
    failed = run_again(wanted)
    silent = 0
    print(f"{'without':<36}{'tables':>7}{'values':>7}  shown by")
    for one in wanted:
        if one.is_test:
            shows = one.rule in failed
            print(f"{one.rule:<36}{'test' if shows else 'NOTHING':>14}  {one.document}")
        elif one.rule in found:
            without = found[one.rule]
            shows = without.costs
            print(f"{one.rule:<36}{without.lost:>7}{without.astray:>7}  {one.document}")
        else:
            shows = not _is_here(one)
            print(f"{one.rule:<36}{'no producer' if shows else 'NOTHING':>14}  {one.document}")
        silent += not shows
    print(f"\n{len(wanted)} rules, {silent} of which their document does not show")
    return 1 if silent else 0


def read_again(wanted: Sequence[Evidence], folder: Path, jobs: int) -> dict[str, Without]:
    """What each document is without its rules; those that cannot be made here are left out."""
    rules: dict[str, set[str]] = defaultdict(set)
    for one in wanted:
        if not one.is_test and _is_here(one):
            rules[one.document].add(one.rule)
    found: dict[str, Without] = {}
    with ProcessPoolExecutor(jobs) as pool:
        for own in pool.map(partial(_read, folder), rules.items()):
            found |= own
    return found


def _read(folder: Path, asked: tuple[str, set[str]]) -> dict[str, Without]:
    document, labels = asked
    folder.mkdir(parents=True, exist_ok=True)
    return study(labels, named(folder, document)).without


def run_again(wanted: Sequence[Evidence]) -> set[str]:
    """The rules without which their test fails."""
    shown = {one.rule: one.document for one in wanted if one.is_test}
    rules = [rule for rule in RULES if rule.label in shown]
    found = failing(rules, sorted(set(shown.values())), shown)
    return set(found)


def _is_here(one: Evidence) -> bool:
    producer, _, _ = one.document.rpartition("/")
    return not producer or producer in available()


if __name__ == "__main__":
    sys.exit(main())
