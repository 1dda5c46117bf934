"""perbup beside the engines it stands on: the same files, one run, every engine in its own process.

Prints per file and engine: seconds per page (of processor time, all threads together, which other
work on the machine hardly lengthens; start-up apart), the ratio to pdfium's plain text and to
pdfplumber's tables, peak memory, and against the truth of the tables how many cells are recalled,
how many of the found ones are right, and how many numbers stand between the neighbours they should.

The truth of a PDF is the text of the same document (same name with ``.txt`` beside it or in a
folder ``seeds`` next to its own), or, for invented ones made for the run, the generator's tables.
Without arguments: the PDFs of ``../shared/pdf`` where they are, else invented regulations.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

Grid = list[list[str]]
SHARED = Path(__file__).parents[1].parent / "shared"


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


# --- engines: each imports what it needs, then says when it starts -----------------------------


def pdfium_text(path: Path) -> Callable[[], None]:
    """The floor: plain text, page by page."""
    import pypdfium2

    def run() -> None:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        document.close()

    return run


def pdfium_content(path: Path) -> Callable[[], None]:
    """Every word with its box and every rule, as perbup reads them."""
    from extract.pdfium import read_pages

    def run() -> None:
        for _ in read_pages(path):
            pass

    return run


def pdfplumber_tables(path: Path) -> Callable[[], list[Grid]]:
    """pdfplumber's ``extract_tables`` with its defaults over all pages."""
    import pdfplumber

    def run() -> list[Grid]:
        found: list[Grid] = []
        with pdfplumber.open(path) as document:
            for page in document.pages:
                for table in page.extract_tables():
                    found.append([[cell or "" for cell in row] for row in table])
                page.close()
        return found

    return run


def _camelot(path: Path, flavor: str) -> Callable[[], list[Grid]]:
    import camelot

    extra = {} if flavor == "network" else {"engine": "vector"}

    def run() -> list[Grid]:
        tables = camelot.read_pdf(  # type: ignore[attr-defined]
            str(path), pages="all", flavor=flavor, suppress_stdout=True, **extra
        )
        return [table.df.astype(str).values.tolist() for table in tables]

    return run


def camelot_lattice(path: Path) -> Callable[[], list[Grid]]:
    """camelot's line mode, vector engine."""
    return _camelot(path, "lattice")


def camelot_hybrid(path: Path) -> Callable[[], list[Grid]]:
    """camelot's lines and text together, vector engine."""
    return _camelot(path, "hybrid")


def camelot_network(path: Path) -> Callable[[], list[Grid]]:
    """camelot's text mode."""
    return _camelot(path, "network")


def tabula_lattice(path: Path) -> Callable[[], list[Grid]]:
    """tabula's line mode (needs Java); each call starts a Java process, whose time is none of
    this one's and is not counted."""
    import tabula  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        frames = tabula.read_pdf(
            str(path), pages="all", lattice=True, pandas_options={"header": None}, silent=True
        )
        return [frame.fillna("").astype(str).values.tolist() for frame in frames]

    return run


def img2table_pdf(path: Path) -> Callable[[], list[Grid]]:
    """img2table on the text of the PDF, without a recogniser."""
    from img2table.document import PDF  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        pages = PDF(src=str(path)).extract_tables(implicit_rows=False)
        frames = [table.df for tables in pages.values() for table in tables]
        return [frame.fillna("").astype(str).values.tolist() for frame in frames]

    return run


def pymupdf_tables(path: Path) -> Callable[[], list[Grid]]:
    """PyMuPDF's ``find_tables`` with its defaults."""
    import pymupdf  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        with pymupdf.open(path) as document:
            found = [table.extract() for page in document for table in page.find_tables().tables]
        return [[[cell or "" for cell in row] for row in table] for table in found]

    return run


def perbup_read(path: Path) -> Callable[[], list[Grid]]:
    """perbup's reading alone: paragraphs and tables."""
    import extract.pdf  # noqa: F401  (start-up apart)
    from extract.read import read

    def run() -> list[Grid]:
        return [table.grid() for _, table in read(path).tables()]

    return run


def perbup_build(path: Path) -> Callable[[], None]:
    """The whole build of the document: from file to validated Parquet as a build publishes it, in
    this process."""
    import extract.pdf  # noqa: F401  (start-up apart)
    from perbup.pipeline import make_piece
    from perbup.publish import DatasetWriter
    from schemas.datasets import DATASETS

    def run() -> None:
        piece = make_piece(path)
        with tempfile.TemporaryDirectory() as folder:
            writer = DatasetWriter(Path(folder) / "dataset")
            for name in DATASETS:
                writer.write(name, [piece.tables[name]] if name in piece.tables else [])
            writer.close(path.name)

    return run


ENGINES: dict[str, Callable[[Path], Callable[[], list[Grid] | None]]] = {
    "pdfium text": pdfium_text,
    "pdfium content": pdfium_content,
    "pdfplumber tables": pdfplumber_tables,
    "camelot lattice": camelot_lattice,
    "camelot hybrid": camelot_hybrid,
    "camelot network": camelot_network,
    "tabula lattice": tabula_lattice,
    "img2table": img2table_pdf,
    "pymupdf tables": pymupdf_tables,
    "perbup read": perbup_read,
    "perbup build": perbup_build,
}


NEEDS = {"tabula lattice": "tabula", "img2table": "img2table", "pymupdf tables": "pymupdf"}
"""Modules of engines that perbup does not stand on; where one is not installed, it is left out."""


def absent() -> list[str]:
    """The engines that are not installed here."""
    return [engine for engine, module in NEEDS.items() if find_spec(module) is None]


def measure(
    engine: str, path: Path, *, first: Path, repeat: int = 1, limit: float = 900.0
) -> Measured:
    """Run an engine on a file in a fresh process; the best time of ``repeat`` runs.

    It reads the small file ``first`` before: what is loaded with the first document is start-up.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(engine, str(path), str(first), repeat, sender))
    process.start()
    sender.close()
    try:
        if not receiver.poll(limit):
            return Measured(limit, 0.0, None, f"more than {limit:.0f} s")
        seconds, memory, tables, failure = json.loads(receiver.recv())
    except EOFError:
        return Measured(0.0, 0.0, None, "the process died")
    finally:
        if process.is_alive():
            process.join(5)
            process.kill()
        process.join()
    return Measured(seconds, memory, tables, failure)


def _work(engine: str, path: str, first: str, repeat: int, sender: object) -> None:
    tables: list[Grid] | None = None
    failure = None
    best = float("inf")
    try:
        ENGINES[engine](Path(first))()
        run = ENGINES[engine](Path(path))
        gc.freeze()  # as a build's workers do (perbup.worker.spare_collector), for every engine
        gc.set_threshold(100_000)
        for _ in range(repeat):
            start = time.process_time()
            tables = run()
            best = min(best, time.process_time() - start)
    except Exception as error:  # an engine's failure is a result
        failure = f"{type(error).__name__}: {error}"
        best = 0.0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sender.send(json.dumps([best, memory, tables, failure]))  # type: ignore[attr-defined]


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
