"""perbup beside the engines it stands on: the same files, one run, every engine in its own process.

Prints per file and engine: seconds per page (of processor time, all threads together, which other
work on the machine hardly lengthens; start-up apart), the ratio to pdfium's plain text and to
pdfplumber's tables, peak memory, and against the truth of the tables how many cells are recalled,
how many of the found ones are right, and how many numbers stand between the neighbours they should.

The truth of a PDF is the text of the same document (same name with ``.txt`` beside it or in a
folder ``seeds`` next to its own), or, for invented ones made for the run, the generator's tables.
tabula, img2table and PyMuPDF are no libraries of perbup's; where ``PERBUP_PEERS`` names the Python
of an environment that has them (tabula needs Java too), they are measured with the rest.

Without arguments: the PDFs of ``../shared/pdf`` where they are, else invented regulations.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines import ENGINES, PEERS, Grid

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PEERS_VARIABLE = "PERBUP_PEERS"
"""Names the Python that has tabula-py, img2table and PyMuPDF, where it is not this one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine did with one file."""

    seconds: float
    memory_mb: float
    tables: list[Grid] | None
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Cells recalled, precision of the found ones, numbers that stand between the neighbours they
    have in truth (the next text on the left and above); each 0-1."""

    recalled: float
    precision: float
    placed: float

    @property
    def f1(self) -> float:
        """Recall and precision of the cells in one number."""
        both = self.recalled + self.precision
        return 2 * self.recalled * self.precision / both if both else 0.0


# --- running one ---------------------------------------------------------------------------------


def peers() -> dict[str, str]:
    """The versions of the packages of ``PEERS`` that are there to be measured."""
    ask = (
        "import importlib.metadata as m, json, sys\n"
        "there = {d.metadata['Name'].lower(): d.version for d in m.distributions()}\n"
        "print(json.dumps({name: there[name] for name in sys.argv[1:] if name in there}))"
    )
    command = [_interpreter("tabula"), "-c", ask, *PEERS.values()]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(run.stdout)
    if shutil.which("java") is None:
        found.pop(PEERS["tabula"], None)
    return found


def absent() -> list[str]:
    """The engines that are not there to be measured."""
    there = peers()
    return [name for name in ENGINES if _is_peer(name) and PEERS[name.split()[0]] not in there]


def _is_peer(engine: str) -> bool:
    return engine.split()[0] in PEERS


def _interpreter(engine: str) -> str:
    """The Python that has the engine."""
    return os.environ.get(PEERS_VARIABLE, sys.executable) if _is_peer(engine) else sys.executable


def measure(
    engine: str, path: Path, *, first: Path, repeat: int = 1, limit: float = 900.0
) -> Measured:
    """Run an engine on a file in a fresh process; the best time of ``repeat`` runs."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        given = (engine, path.resolve(), first.resolve(), repeat, result)
        try:
            run = subprocess.run(
                [_interpreter(engine), "-m", "benchmarks.engines", *map(str, given)],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=limit,
            )
        except subprocess.TimeoutExpired:
            return Measured(limit, 0.0, None, f"more than {limit:.0f} s")
        if not result.is_file():
            said = run.stderr.strip().splitlines() or ["without a word"]
            return Measured(0.0, 0.0, None, f"the process died: {said[-1]}")
        return Measured(**json.loads(result.read_text("utf-8")))


# --- accuracy ----------------------------------------------------------------------------------


def score(found: Sequence[Grid], truth: Sequence[Grid]) -> Score:
    """Compare tables cell by cell, whatever their number: an engine that gives every page its
    own table loses nothing by it, and one that joins a row cut by the end of a page neither."""
    got = Counter(_cells(found))
    truth = [_with_rows_joined(table, got) for table in truth]
    wanted = Counter(_cells(truth))
    hits = sum((wanted & got).values())
    places_wanted, places_got = Counter(_places(truth)), Counter(_places(found))
    placed = sum((places_wanted & places_got).values())
    return Score(
        hits / max(sum(wanted.values()), 1),
        hits / max(sum(got.values()), 1),
        placed / max(sum(places_wanted.values()), 1),
    )


def _with_rows_joined(table: Grid, found: Counter[str]) -> Grid:
    """The table with rows that it gives in two pieces joined, where their cells were found so.

    A text has both pieces of a row that the end of a page cut; a reader of the print has one row.
    """
    rows: Grid = []
    for row in table:
        above = rows[-1] if rows else []
        both = [(one, two) for one, two in zip(above, row, strict=False) if one and two]
        if both and all(found[_plain(one + two)] and not found[_plain(two)] for one, two in both):
            rows[-1] = [one + two for one, two in zip(above, row, strict=True)]
        else:
            rows.append(list(row))
    return rows


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _cells(tables: Sequence[Grid]) -> list[str]:
    return [_plain(cell) for table in tables for row in table for cell in row if _plain(cell or "")]


def _places(tables: Sequence[Grid]) -> list[tuple[str, str, str]]:
    """Every number with the texts next to it on the left and above."""
    places = []
    for table in tables:
        for r, row in enumerate(table):
            for c, cell in enumerate(row):
                text = _plain(cell)
                if re.fullmatch(r"[\d.,%]*\d[\d.,%]*", text):
                    left = next((_plain(other) for other in reversed(row[:c]) if _plain(other)), "")
                    column = (other[c] for other in reversed(table[:r]) if c < len(other))
                    above = next((_plain(other) for other in column if _plain(other)), "")
                    places.append((text, left, above))
    return places


def truth_of(path: Path) -> list[Grid] | None:
    """The tables of the text of the same document, where there is one.

    A table in another language is none of the document's: character recognition invents such ones
    for pictures.
    """
    from extract.read import read
    from normalize.language import is_english_table

    for text in (path.with_suffix(".txt"), path.parent.parent / "seeds" / f"{path.stem}.txt"):
        if text.is_file():
            grids = [table.grid() for _, table in read(text).tables()]
            return [
                grid
                for grid in grids
                if not is_english_table(grid[0], [cell for row in grid for cell in row])
            ]
    return None


def invented(folder: Path, count: int = 1) -> list[tuple[Path, list[Grid]]]:
    """Invented regulations in every layout with the tables they were made from."""
    from samples import pdf
    from samples.build import build
    from samples.model import Table

    made = []
    for layout in pdf.LAYOUTS:
        for seed in range(1, count + 1):
            regulation = build(seed)
            path = folder / f"{layout}-{seed}.pdf"
            path.write_bytes(pdf.render(regulation, pdf.draw_style(seed, layout)))
            grids = [
                [
                    [cell.text if cell else "" for cell in row]
                    for row in (*block.head(), *block.body())
                ]
                for block in regulation.blocks
                if isinstance(block, Table)
            ]
            made.append((path, grids))
    return made


def small(folder: Path) -> Path:
    """A small invented regulation, for engines to start up with."""
    from samples import pdf
    from samples.build import build
    from samples.model import Options

    path = folder / "kecil.pdf"
    path.write_bytes(pdf.render(build(1, Options(small=True))))
    return path


# --- printing ----------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where every engine ran."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs to measure")
    parser.add_argument("--engines", help="names with commas between; all by default")
    parser.add_argument("--repeat", type=int, default=1, help="best of so many runs")
    parser.add_argument("--invented", type=int, default=0, help="invented documents per layout")
    given = parser.parse_args(arguments)
    names = [name.strip() for name in given.engines.split(",")] if given.engines else list(ENGINES)
    if not given.engines:
        names = [name for name in names if name not in absent()]
    unknown = [name for name in names if name not in ENGINES]
    if unknown:
        parser.error(f"no such engine: {', '.join(unknown)}; there are {', '.join(ENGINES)}")
    with tempfile.TemporaryDirectory() as folder:
        work = [(path, truth_of(path)) for path in given.files]
        if not work:
            work = [(path, truth_of(path)) for path in sorted((SHARED / "pdf").glob("*.pdf"))]
        if given.invented or not work:
            work += list(invented(Path(folder), given.invented or 1))
        first = small(Path(folder))
        failed = sum(_compare(path, truth, names, first, given.repeat) for path, truth in work)
    return 1 if failed else 0


def _compare(
    path: Path, truth: list[Grid] | None, names: Sequence[str], first: Path, repeat: int
) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    document.close()
    print(f"\n{path.name}: {pages} pages")
    print(
        f"{'engine':<20}{'s/page':>9}{'x floor':>9}{'x plumber':>11}{'peak MB':>9}"
        f"{'recalled':>10}{'precision':>11}{'in place':>10}"
    )
    floor = plumber = None
    failures = 0
    for name in names:
        result = measure(name, path, first=first, repeat=repeat)
        per_page = result.seconds / pages
        if name == "pdfium text":
            floor = per_page
        if name == "pdfplumber tables":
            plumber = per_page
        if result.failure:
            failures += 1
            print(f"{name:<20}{result.failure}", flush=True)
            continue
        quality = score(result.tables, truth) if result.tables is not None and truth else None
        print(
            f"{name:<20}{per_page:>9.4f}"
            f"{_number(per_page / floor if floor else None, 9, 1)}"
            f"{_number(per_page / plumber if plumber else None, 11, 3)}"
            f"{result.memory_mb:>9.0f}"
            f"{_number(quality.recalled if quality else None, 10, 3)}"
            f"{_number(quality.precision if quality else None, 11, 3)}"
            f"{_number(quality.placed if quality else None, 10, 3)}",
            flush=True,
        )
    return failures


def _number(value: float | None, width: int, digits: int) -> str:
    return f"{'–':>{width}}" if value is None else f"{value:>{width}.{digits}f}"


if __name__ == "__main__":
    sys.exit(main())
