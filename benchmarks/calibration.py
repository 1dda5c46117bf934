"""How often tables are right, by what they were read from: the truth behind ``tabel.keyakinan``.

``python -m benchmarks.calibration`` reads invented regulations typeset in every way the generator
knows, the real ones of ``../shared`` where they are (the PDF against the text of the same document,
and the text against the PDF), and those of a folder (``--also``). It prints for every evidence how
sure perbup says it is, how many tables of it were right, and what
:data:`extract.confidence.COUNTED` should hold.

Right is a table with the rows and columns of the truth and the same text, white space apart, in
every place. A row that the end of a page cut in a text may stand as two. A table that the
truth does not have is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path
from random import Random

from benchmarks.bench import SHARED, truth_of
from benchmarks.engines import Grid
from extract.confidence import COUNTED
from extract.document import Table
from extract.read import read
from samples import pdf, text
from samples.build import build
from samples.model import Printed, Regulation
from samples.model import Table as PrintedTable

LAYOUTS = (*pdf.LAYOUTS, "campuran", "campuran", "teks")
"""``campuran`` draws every way of typesetting by itself: also what no layout puts together."""
REAL = ("perbup-pasuruan-58-2023", "perbup-pasuruan-63-2023")
SLIPPED = "perbup-pasuruan-58-2023"
"""In its text some cells stand a column from where the paper, and the PDF, have them."""
Z = 1.96
"""Standard deviations on either side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table that was read: what from, how sure perbup is of it, whether it is right."""

    evidence: str
    stated: float
    right: bool
    where: str


def judge(tables: Iterable[Table], truth: Sequence[Grid], where: str) -> list[Judged]:
    """Every table against the one of the truth that has most of its cells."""
    grids = [_plain(grid) for grid in truth]
    texts = [_texts(grid) for grid in grids]
    judged = []
    for number, table in enumerate(tables, 1):
        grid = _plain(table.grid())
        own = _texts(grid)
        shared = [(own & other).total() for other in texts]
        best = max(range(len(grids)), key=lambda k: shared[k] / max((own | texts[k]).total(), 1))
        right = 2 * shared[best] > own.total() and _is_same(grid, grids[best])
        judged.append(Judged(table.evidence, table.confidence, right, f"{where} t{number:02d}"))
    return judged


def _plain(grid: Grid) -> Grid:
    return [["".join(cell.split()) for cell in row] for row in grid]


def _texts(grid: Grid) -> Counter[str]:
    return Counter(cell for row in grid for cell in row if cell)


def _is_same(one: Grid, two: Grid) -> bool:
    """Whether two tables are equal, or are where rows that the end of a page cut are joined."""
    first, second = 0, 0
    while first < len(one) and second < len(two):
        if one[first] == two[second]:
            first, second = first + 1, second + 1
        elif one[first : first + 2] and _joined(one[first : first + 2]) == two[second]:
            first, second = first + 2, second + 1
        elif _joined(two[second : second + 2]) == one[first]:
            first, second = first + 1, second + 2
        else:
            return False
    return first == len(one) and second == len(two)


def _joined(rows: Grid) -> list[str]:
    return ["".join(cells) for cells in zip(*rows, strict=True)] if len(rows) == 2 else []


# --- documents with their truth ------------------------------------------------------------------


def invented(seeds: Iterable[int], layouts: Sequence[str] = LAYOUTS) -> Iterator[Judged]:
    """The tables of invented regulations, one in every layout for each seed."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            for number, layout in enumerate(layouts):
                regulation = build(seed)
                path = Path(folder) / ("t.txt" if layout == "teks" else "t.pdf")
                path.write_bytes(_typeset(regulation, layout, number))
                found = [table for _, table in read(path).tables()]
                yield from judge(found, printed(regulation), f"{layout} {seed}")


def _typeset(regulation: Regulation, layout: str, number: int) -> bytes:
    if layout == "teks":
        return text.render(regulation).encode()
    if layout == "campuran":
        return pdf.render(regulation, mixed_style(regulation.seed, number))
    return pdf.render(regulation, pdf.draw_style(regulation.seed, layout))


def mixed_style(seed: int, number: int = 0) -> pdf.PdfStyle:
    """A style whose rules, pages and type are drawn each by itself."""
    chance = Random(f"campuran-{number}-{seed}")
    rules = (
        "penuh",
        "tanpa",
        "tanpa",
        "mendatar",
        "tegak",
        "tegak",
        "tanpa-luar",
        "ganda",
        "putus",
    )
    wide = chance.choice(("lanskap", "lanskap", "putar", "miring", "kecil"))
    return replace(
        pdf.draw_style(seed),
        rules=chance.choice((*rules, "putih")),
        wide=wide,
        rotation=chance.choice((90, 270) if wide == "miring" else (90, 180, 270)),
        table_size=chance.choice((7, 8, 9, 10)),
    )


def printed(regulation: Printed) -> list[Grid]:
    """The tables of a document as they are printed."""
    return [
        [[cell.text if cell else "" for cell in row] for row in (*block.head(), *block.body())]
        for block in regulation.blocks
        if isinstance(block, PrintedTable)
    ]


def real() -> Iterator[Judged]:
    """The tables of the real regulations: the text of a document is the truth of its PDF.

    Where two of the PDF's are not what the text says, it is the text that slipped or was misread
    by character recognition; so the text is judged by the PDF, but the PDF of that one is not.
    """
    for name in REAL:
        paths = [SHARED / "pdf" / f"{name}.pdf", SHARED / "seeds" / f"{name}.txt"]
        if not all(path.is_file() for path in paths):
            continue
        both = [[table for _, table in read(path).tables()] for path in paths]
        yield from judge(both[1], [table.grid() for table in both[0]], f"{name} teks")
        if name != SLIPPED:
            yield from judge(both[0], truth_of(paths[0]) or [], f"{name} PDF")


def typeset_elsewhere(folder: Path) -> Iterator[Judged]:
    """The tables of documents made outside of the project: every ``NAME.pdf`` or ``NAME.txt`` with
    a ``NAME.json`` beside it, the list of its tables, each a list of rows of texts."""
    for truth in sorted(folder.glob("*.json")):
        for path in (truth.with_suffix(".pdf"), truth.with_suffix(".txt")):
            if path.is_file():
                found = [table for _, table in read(path).tables()]
                yield from judge(found, json.loads(truth.read_text("utf-8")), path.name)


# --- what comes of it ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reliability:
    """One evidence: how sure perbup says it is, and how many of its tables were right."""

    evidence: str
    stated: float
    right: int
    read: int

    @property
    def share(self) -> float:
        """The share that was right, 0-1."""
        return self.right / self.read

    def interval(self, z: float = Z) -> tuple[float, float]:
        """Wilson's interval for the share: where it may lie, given so few tables."""
        middle = self.share + z * z / (2 * self.read)
        reach = z * sqrt(self.share * (1 - self.share) / self.read + (z / (2 * self.read)) ** 2)
        scale = 1 + z * z / self.read
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def reliability(judged: Iterable[Judged]) -> list[Reliability]:
    """Tables counted by evidence, the most frequent first."""
    by_evidence: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_evidence[one.evidence].append(one)
    counted = [
        Reliability(name, tables[0].stated, sum(table.right for table in tables), len(tables))
        for name, tables in by_evidence.items()
    ]
    return sorted(counted, key=lambda one: (-one.read, one.evidence))


def expected_error(counted: Sequence[Reliability]) -> float:
    """The expected calibration error: how far what is stated is from the share that is right, on
    average over the tables."""
    read = sum(one.read for one in counted)
    return sum(abs(one.stated - one.share) * one.read for one in counted) / max(read, 1)


def main(arguments: list[str] | None = None) -> int:
    """Read, judge, count and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.calibration",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--first", type=int, default=1000, help="first seed")
    parser.add_argument("--seeds", type=int, default=8, help="how many seeds")
    parser.add_argument(
        "--also", type=Path, help="folder of documents made elsewhere, each with its tables as JSON"
    )
    parser.add_argument("--wrong", action="store_true", help="name every table that is wrong")
    given = parser.parse_args(arguments)
    judged = [*real(), *invented(range(given.first, given.first + given.seeds))]
    if given.also:
        judged += typeset_elsewhere(given.also)
    counted = reliability(judged)
    print(f"{'evidence':<34}{'stated':>8}{'right':>8}{'of':>7}{'share':>8}   95 % interval")
    for one in counted:
        low, high = one.interval()
        print(
            f"{one.evidence:<34}{one.stated:>8.3f}{one.right:>8}{one.read:>7}{one.share:>8.3f}"
            f"   {low:.3f}-{high:.3f}"
        )
    print(f"\nexpected calibration error: {expected_error(counted):.4f}")
    print("\nCOUNTED: dict[str, tuple[int, int]] = {")
    for one in sorted(counted, key=lambda one: one.evidence):
        print(f'    "{one.evidence}": ({one.right}, {one.read}),')
    for name in sorted(COUNTED.keys() - {one.evidence for one in counted}):
        print(f'    # "{name}" was met nowhere')
    print("}")
    if given.wrong:
        print("\n".join(f"wrong: {one.where} ({one.evidence})" for one in judged if not one.right))
    return 0


if __name__ == "__main__":
    sys.exit(main())
