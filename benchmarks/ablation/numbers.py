"""``python -m benchmarks.ablation.numbers [--seeds N] [--every N] [--modules a,b]``.

Every named number of the table layer once smaller by a quarter and once larger by a third (whole
ones by one at least): how many tables with a written truth are lost and won, and how many others
change. A number that wins tables without losing any stands at the wrong place; one that changes
none stands far from any limit, in these documents.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from benchmarks.ablation.documents import Sample, samples
from benchmarks.ablation.reading import Outcome, joined_of, opened
from benchmarks.ablation.rules import ROOT
from benchmarks.calibration import _is_same, _plain

SMALLER, LARGER = 3 / 4, 4 / 3
SAVED = ROOT / "benchmarks" / "data" / "bilangan.txt"

_NOT_OF_TABLES = frozenset(
    {
        *("damage", "document", "draw", "drawn", "glance", "glyphs", "looks", "pdf", "pdfium"),
        *("pdfium_calls", "read", "shown", "text"),
    }
)
"""Modules whose numbers are of files, pictures and limits, not of where tables are."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a module names, and the modules that read it from there."""

    module: str
    name: str
    value: float
    importers: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """``borderless.SHARED``."""
        return f"{self.module.removeprefix('extract.')}.{self.name}"

    def others(self) -> tuple[float, float]:
        """The two values that are tried in its place."""
        if isinstance(self.value, int):
            step = max(1, round(self.value / 4))
            return self.value - step, self.value + step
        return self.value * SMALLER, self.value * LARGER


@dataclass(frozen=True, slots=True)
class Change:
    """What a document is read as with another value: tables lost, won, and other ones."""

    label: str
    larger: bool
    lost: int
    won: int
    changed: int
    where: str


def numbers() -> list[Number]:
    """The named numbers of the table layer, in the order of their modules."""
    trees = {
        f"extract.{path.stem}": ast.parse(path.read_text("utf-8"))
        for path in sorted((ROOT / "extract").glob("*.py"))
        if path.stem != "__init__"
    }
    importers: dict[tuple[str, str], list[str]] = {}
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in trees:
                for alias in node.names:
                    if alias.asname is None:
                        importers.setdefault((node.module, alias.name), []).append(module)
    return [
        Number(module, name, value, tuple(importers.get((module, name), ())))
        for module, tree in trees.items()
        if module.removeprefix("extract.") not in _NOT_OF_TABLES
        for name, value in _named(tree)
    ]


def _named(tree: ast.Module) -> Iterator[tuple[str, float]]:
    """The names in capitals that a module gives to numbers."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                for one, given in pairs:
                    if isinstance(one, ast.Name) and one.id.isupper():
                        try:
                            value = ast.literal_eval(given)
                        except ValueError:
                            continue
                        if isinstance(value, int | float) and not isinstance(value, bool):
                            yield one.id, value


def tried(wanted: Sequence[Number], sample: Sample) -> list[Change]:
    """What other values of the numbers change in a document whose tables are known."""
    truth = [_plain(table) for table in sample.tables or ()]
    pages = opened(sample.path)
    usual = joined_of(pages)
    right = _right(usual, truth)
    found = []
    for number in wanted:
        for larger, value in enumerate(number.others()):
            with _set(number, value):
                try:
                    other = joined_of(pages)
                except Exception:  # with this value the document is not read at all
                    other = []
            if other != usual:
                now = _right(other, truth)
                lost, won = len(right - now), len(now - right)
                changed = sum(table not in other for table in usual)
                found.append(Change(number.label, bool(larger), lost, won, changed, sample.name))
    return found


def _right(outcome: Outcome, truth: Sequence[list[list[str]]]) -> set[int]:
    """Which tables of the truth are read whole."""
    found = [_plain(grid) for grid, _ in outcome]
    return {
        place for place, table in enumerate(truth) if any(_is_same(grid, table) for grid in found)
    }


@contextmanager
def _set(number: Number, value: float) -> Iterator[None]:
    with ExitStack() as stack:
        for module in (number.module, *number.importers):
            stack.enter_context(patch.object(import_module(module), number.name, value))
        yield


def main(arguments: list[str] | None = None) -> int:
    """Read, change, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ablation.numbers", description=__doc__
    )
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th document")
    parser.add_argument("--keep", type=Path, help="where documents are made and kept")
    parser.add_argument("--modules", help="only these modules of extract")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--save", action="store_true", help=f"keep in {SAVED.relative_to(ROOT)}")
    given = parser.parse_args(arguments)
    wanted = [
        number
        for number in numbers()
        if not given.modules or number.label.partition(".")[0] in given.modules.split(",")
    ]
    with tempfile.TemporaryDirectory(prefix="perbup-numbers-") as temporary:
        made = samples(given.keep or Path(temporary), given.first, given.seeds)
        known = [sample for sample in made if sample.tables is not None]
        known = known[:: given.every]
        changes: list[Change] = []
        with ProcessPoolExecutor(given.jobs) as pool:
            for count, found in enumerate(pool.map(partial(tried, wanted), known), 1):
                changes += found
                if count % 20 == 0:
                    print(f"{count} of {len(known)} documents", file=sys.stderr)
    said = "\n".join(shown(wanted, changes, known))
    print(said)
    if given.save:
        SAVED.write_text(f"{said}\n", encoding="utf-8")
    return 0


def shown(
    wanted: Sequence[Number], changes: Sequence[Change], known: Sequence[Sample]
) -> Iterator[str]:
    """A line for every number that changes a table, and how many do not."""
    tables = sum(len(sample.tables or ()) for sample in known)
    moving = [number for number in wanted if any(c.label == number.label for c in changes)]
    yield f"{len(known)} documents, {tables} tables with a written truth"
    yield f"{len(wanted)} numbers, {len(wanted) - len(moving)} of which change no table either way"
    yield f"\n{'':<28}{'':>9}{'smaller':>24}{'larger':>24}"
    heads = "".join(f"{head:>8}" for head in ("lost", "won", "other") * 2)
    yield f"{'number':<28}{'is':>9}{heads}  shown by"
    for number in moving:
        own = [change for change in changes if change.label == number.label]
        cells = []
        for larger in (False, True):
            these = [change for change in own if change.larger == larger]
            lost, won = sum(c.lost for c in these), sum(c.won for c in these)
            cells += [lost, won, max(sum(c.changed for c in these) - lost, 0)]
        most = max(own, key=lambda change: (change.lost, change.changed))
        values = "".join(f"{cell:>8}" for cell in cells)
        yield f"{number.label:<28}{number.value:>9}{values}  {most.where}"


if __name__ == "__main__":
    sys.exit(main())
