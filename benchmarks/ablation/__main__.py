"""``python -m benchmarks.ablation [--first N] [--seeds N] [--keep FOLDER] [--rules a,b]``.

Reads documents of several producers with all rules of thumb, and again without each of those that
say something in them: PDFs are opened once. Prints for every rule how many tables more or fewer
are right in every cell, how many change, how many values more or fewer stand beside the neighbours
they should, and the documents that show it. Of real documents without a written truth only the
changes count.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.ablation.documents import Sample, samples
from benchmarks.ablation.reading import Outcome, read_usual, read_without
from benchmarks.ablation.rules import RULES, Rule
from benchmarks.calibration import _is_same, _plain
from benchmarks.engines import Grid
from benchmarks.layouts.__main__ import _relations_of


@dataclass(frozen=True, slots=True)
class Without:
    """What a document is read as without a rule, against what it is read as with all of them."""

    producer: str
    where: str
    right: int
    """Tables right in every cell, more or fewer."""
    changed: int
    """Tables that are another one, or none, than with all rules."""
    values: int
    wrong: int
    """Values beside a neighbour that they should stand beside, and those beside another."""
    known: bool
    failed: str = ""


@dataclass(slots=True)
class Study:
    """One document: its tables, those right with all rules, and what each rule changes."""

    producer: str
    tables: int
    right: int
    without: dict[str, Without] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


def main(arguments: list[str] | None = None) -> int:
    """Read, take out, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=__doc__)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where documents are made and kept")
    parser.add_argument("--rules", help="only those whose label holds one of these words")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(arguments)
    words = given.rules.split(",") if given.rules else [""]
    rules = chosen(words)
    with tempfile.TemporaryDirectory(prefix="perbup-ablation-") as temporary:
        wanted = list(samples(given.keep or Path(temporary), given.first, given.seeds))
        with ProcessPoolExecutor(given.jobs) as pool:
            studies = []
            for one in pool.map(partial(study, words), wanted):
                studies.append(one)
                if len(studies) % 20 == 0:
                    print(f"{len(studies)} of {len(wanted)} documents", file=sys.stderr)
    show(studies, rules)
    return 0


def chosen(words: Sequence[str]) -> list[Rule]:
    """The rules whose label holds one of the words."""
    return [rule for rule in RULES if any(word in rule.label for word in words)]


def study(words: Sequence[str], sample: Sample) -> Study:
    """Read a document with all rules and without each one that says something in it."""
    rules = chosen(words)
    kept = read_usual(sample.path, rules)
    usual, told = kept.joined, kept.told
    truth = [table for table, _ in usual] if sample.tables is None else sample.tables
    plain = [_plain(table) for table in truth]
    right = _right(usual, plain)
    wanted = _values(truth)
    good, bad = _judged(usual, wanted)
    found = Study(sample.producer, len(truth), right, asked=told)
    for rule in rules:
        if rule.label not in told:
            continue
        failed = ""
        try:
            other = read_without(kept, rule)
        except Exception as error:  # without the rule the document is not read at all
            failed, other = f"{type(error).__name__}: {error}", []
        if other == usual:
            continue
        now, then = _judged(other, wanted)
        changed = sum(table not in other for table in usual)
        found.without[rule.label] = Without(
            sample.producer,
            sample.path.name,
            _right(other, plain) - right,
            max(changed, sum(table not in usual for table in other)),
            now - good,
            then - bad,
            sample.tables is not None,
            failed,
        )
    return found


def _right(outcome: Outcome, truth: Sequence[Grid]) -> int:
    """How many tables of the truth are read whole."""
    found = [_plain(grid) for grid, _ in outcome]
    return sum(any(_is_same(grid, table) for grid in found) for table in truth)


def _values(tables: Sequence[Grid]) -> Counter[tuple[str, str, str]]:
    """Every value with the neighbour on its left and the one above."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    for table in tables:
        width = max(map(len, table), default=0)
        places = [[row * width + col for col in range(width)] for row in range(len(table))]
        texts = [text for row in table for text in row]
        pairs += _relations_of(places, texts)
    return Counter({one: n for one, n in pairs.items() if any(map(str.isdigit, one[1]))})


def _judged(outcome: Outcome, wanted: Counter[tuple[str, str, str]]) -> tuple[int, int]:
    found = _values([grid for grid, _ in outcome])
    right = (found & wanted).total()
    return right, found.total() - right


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
        shown = sorted(known, key=lambda one: (one.right, one.values - one.wrong))
        names = [f"{one.where} {one.right:+d}" for one in shown[:2] if one.right < 0]
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
