"""``python -m benchmarks.layouts [--seeds N] [--keep FOLDER] [--kinds a,b] [--producers a,b]``.

Prints, by kind and by producer, precision and recall of neighbouring cells (which cell stands
beside and below which, blank ones left out), and how many tables are right in every cell, with what
was stated of how sure they are.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.layouts.kinds import layouts
from benchmarks.layouts.model import Layout
from benchmarks.layouts.producers import PRODUCERS, UNABLE, available
from extract.document import Table
from extract.read import read

Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """How one document was read."""

    layout: Layout
    producer: str
    hits: int
    found: int
    wanted: int
    whole: int
    tables: int
    sure_and_wrong: tuple[float, ...]
    """The confidence of tables that are not right in every cell."""
    sure_and_right: tuple[float, ...]


def main(arguments: list[str] | None = None) -> int:
    """Make, read, compare, print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kinds")
    parser.add_argument("--producers")
    given = parser.parse_args(arguments)
    wanted = given.producers.split(",") if given.producers else list(PRODUCERS)
    producers = [name for name in wanted if name in available()]
    print("producers:", ", ".join(producers), file=sys.stderr)
    kinds = set(given.kinds.split(",")) if given.kinds else None
    results = []
    with tempfile.TemporaryDirectory(prefix="perbup-layouts-") as temporary:
        folder = given.keep or Path(temporary)
        for seed in range(given.first, given.first + given.seeds):
            for layout in layouts(seed):
                for producer in producers:
                    if (kinds and layout.kind not in kinds) or layout.kind in UNABLE.get(
                        producer, ()
                    ):
                        continue
                    results.append(compare(layout, producer, printed(layout, producer, folder)))
    _print(results)
    return 0


def printed(layout: Layout, producer: str, folder: Path) -> Path:
    """The PDF of a layout, made where it is not yet."""
    place = folder / producer
    place.mkdir(parents=True, exist_ok=True)
    target = place / f"{layout.name}.pdf"
    if not target.exists():
        PRODUCERS[producer][1](layout, target)
    return target


def compare(layout: Layout, producer: str, path: Path) -> Result:
    """How the PDF of a layout is read, beside its truth."""
    return judged(layout, producer, [table for _, table in read(path).tables()])


def judged(layout: Layout, producer: str, tables: Sequence[Table]) -> Result:
    """Tables that were read beside those that the layout prints."""
    wanted = [_relations_of(grid.places(), grid.texts()) for grid in layout.tables()]
    found = [_relations(table) for table in tables]
    all_wanted = sum(wanted, Counter())
    all_found = sum(found, Counter())
    right = [one in wanted for one in found]
    return Result(
        layout,
        producer,
        sum((all_wanted & all_found).values()),
        sum(all_found.values()),
        sum(all_wanted.values()),
        sum(one in found for one in wanted),
        len(wanted),
        tuple(t.confidence for t, ok in zip(tables, right, strict=True) if not ok),
        tuple(t.confidence for t, ok in zip(tables, right, strict=True) if ok),
    )


def _relations(table: Table) -> Counter[Relation]:
    places = [[-1] * table.n_cols for _ in range(table.n_rows)]
    for number, cell in enumerate(table.cells):
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for column in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                places[row][column] = number
    return _relations_of(places, [cell.text for cell in table.cells])


def _relations_of(places: list[list[int]], texts: Sequence[str]) -> Counter[Relation]:
    """Which text stands next to which, once for every pair of cells."""
    plain = [re.sub(r"\s+", "", text) for text in texts]
    pairs: set[tuple[int, int, str]] = set()
    lines = [(row, "kanan") for row in places]
    lines += [(list(column), "bawah") for column in zip(*places, strict=True)]
    for line, direction in lines:
        kept = [number for number in line if number >= 0 and plain[number]]
        for one, two in itertools.pairwise(kept):
            if one != two:
                pairs.add((one, two, direction))
    return Counter((plain[one], plain[two], direction) for one, two, direction in pairs)


def scores(results: Sequence[Result]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the neighbouring cells of all of them."""
    hits, found, wanted = (
        sum(one) for one in zip(*((r.hits, r.found, r.wanted) for r in results), strict=True)
    )
    precision, recall = hits / found if found else 1.0, hits / wanted if wanted else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _print(results: Sequence[Result]) -> None:
    by: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by[result.layout.kind].append(result)
        by[f"= {result.producer}"].append(result)
        by["= all"].append(result)
    print(f"{'kind':22} {'docs':>4} {'P':>6} {'R':>6} {'F1':>6}  whole tables")
    for name, group in by.items():
        precision, recall, f1 = scores(group)
        whole, tables = sum(r.whole for r in group), sum(r.tables for r in group)
        bad = " ".join(
            f"{r.producer}:{r.layout.name.rsplit('-', 1)[1]}"
            for r in group
            if r.whole < r.tables or r.sure_and_wrong
        )
        shown = "" if name.startswith("=") else f"  {bad}"
        figures = f"{precision:6.3f} {recall:6.3f} {f1:6.3f}"
        print(f"{name:22} {len(group):4} {figures}  {whole}/{tables}{shown}")
    for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 1.01)):
        wrong, right = (
            sum(low <= c < high for c in _all(values))
            for values in (
                (r.sure_and_wrong for r in results),
                (r.sure_and_right for r in results),
            )
        )
        print(f"keyakinan {low:.1f}-{min(high, 1):.1f}: {right} of {right + wrong} tables right")


def _all(values: Iterable[tuple[float, ...]]) -> list[float]:
    return [one for some in values for one in some]


if __name__ == "__main__":
    sys.exit(main())
