"""``python -m benchmarks.ablation.search [--first N] [--seeds N] [--keep FOLDER] [--rules a,b]``.

Looks for documents that show rules. Reads documents of several producers with all rules of thumb,
and again without each of those that say something in them: PDFs are opened once. Prints for every
rule how many tables more or fewer are right in every cell, how many change, how many values more
or fewer stand beside the neighbours they should, and the documents that show it. Of real documents
without a written truth only the changes count.
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

from benchmarks.ablation.documents import samples
from benchmarks.ablation.evidence import evidence
from benchmarks.ablation.rules import RULES, Rule
from benchmarks.ablation.study import Study, study


def main(arguments: list[str] | None = None) -> int:
    """Read, take out, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation.search", description=__doc__
    )
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where documents are made and kept")
    parser.add_argument("--rules", help="only those whose label holds one of these words")
    parser.add_argument("--missing", action="store_true", help="only those that nothing shows yet")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    words = given.rules.split(",") if given.rules else [""]
    known = {one.rule for one in evidence()} if given.missing else set()
    rules = [
        rule
        for rule in RULES
        if rule.label not in known and any(word in rule.label for word in words)
    ]
    labels = frozenset(rule.label for rule in rules)
    with tempfile.TemporaryDirectory(prefix="perbup-ablation-") as temporary:
        wanted = list(samples(given.keep or Path(temporary), given.first, given.seeds))
        with ProcessPoolExecutor(given.jobs) as pool:
            studies = []
            for one in pool.map(partial(study, labels), wanted):
                studies.append(one)
                if len(studies) % 20 == 0:
                    print(f"{len(studies)} of {len(wanted)} documents", file=sys.stderr)
    show(studies, rules)
    return 0


# --- what comes of it ----------------------------------------------------------------------------


def show(studies: Sequence[Study], rules: Sequence[Rule]) -> None:
    """Print the tables by producer, then the rules."""
    by: dict[str, list[Study]] = defaultdict(list)
    for one in studies:
        by[one.producer].append(one)
    for producer, group in by.items():
        tables, right = sum(one.tables for one in group), sum(one.right for one in group)
        print(f"{producer}: {len(group)} documents, {right} of {tables} tables right")
    print(
        f"\n{'without':<36}{'asked':>6}{'right':>7}{'lost':>6}{'won':>5}{'other':>7}"
        f"{'values':>8}{'wrong':>7}{'real':>6}  shown by"
    )
    for rule in rules:
        asked = sum(rule.label in one.asked for one in studies)
        found = [one.without[rule.label] for one in studies if rule.label in one.without]
        known = [one for one in found if one.known]
        lost = -sum(min(one.right, 0) for one in known)
        won = sum(max(one.right, 0) for one in known)
        shown = sorted(known, key=lambda one: (one.right, one.heads, one.values - one.wrong))
        names = [f"{one.where} {one.right:+d}" for one in shown[:2] if one.costs]
        names += [f"{one.where} {one.right:+d}" for one in reversed(shown[-2:]) if one.right > 0]
        names += sorted({one.failed for one in found if one.failed})[:1]
        names += [one.where for one in found if not one.known][:1]
        print(
            f"{rule.label:<36}{asked:>6}{won - lost:>+7}{lost:>6}{won:>5}"
            f"{sum(one.changed for one in known):>7}"
            f"{sum(one.values for one in known):>+8}{sum(one.wrong for one in known):>+7}"
            f"{sum(one.changed for one in found if not one.known):>6}  {', '.join(names)}"
        )


if __name__ == "__main__":
    sys.exit(main())
