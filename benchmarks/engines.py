"""The readers of PDFs that are measured, each behind the same call, and what measures one of them.

``python -m benchmarks.engines ENGINE FILE FIRST REPEAT RESULT`` is the process that an engine runs
in (:func:`benchmarks.bench.measure` starts it). Engines that perbup does not stand on
(:data:`PEERS`) may live in an environment of their own, so this module imports nothing but the
standard library until an engine is called.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Grid = list[list[str]]

# Each imports what it needs, then says when it starts.


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
        return [_texts(table.df) for table in tables]

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


def _tabula(path: Path, mode: str) -> Callable[[], list[Grid]]:
    import tabula  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        # As text: pandas would make 1.5 of "1,50".
        options = {"header": None, "dtype": str}
        given = {"pages": "all", mode: True, "pandas_options": options, "silent": True}
        return [_texts(frame) for frame in tabula.read_pdf(str(path), **given)]

    return run


def tabula_lattice(path: Path) -> Callable[[], list[Grid]]:
    """tabula's line mode. Each call starts a Java process; its time and memory count."""
    return _tabula(path, "lattice")


def tabula_stream(path: Path) -> Callable[[], list[Grid]]:
    """tabula's text mode."""
    return _tabula(path, "stream")


def _img2table(path: Path, **options: bool) -> Callable[[], list[Grid]]:
    from img2table.document import PDF  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        pages = PDF(src=str(path)).extract_tables(**options)
        return [_texts(table.df) for tables in pages.values() for table in tables]

    return run


def img2table_ruled(path: Path) -> Callable[[], list[Grid]]:
    """img2table with its defaults: lines in the picture, the text from the PDF."""
    return _img2table(path)


def img2table_borderless(path: Path) -> Callable[[], list[Grid]]:
    """img2table with tables without lines too, rows told by their text."""
    return _img2table(path, borderless_tables=True, implicit_rows=True)


def _pymupdf(path: Path, **options: str | bool) -> Callable[[], list[Grid]]:
    import pymupdf  # type: ignore[import-not-found,unused-ignore]

    def run() -> list[Grid]:
        with pymupdf.open(path) as document:
            # With its own tolerance, points and commas come on a line below their digits.
            found = [
                table.extract(y_tolerance=5)
                for page in document
                for table in page.find_tables(**options).tables
            ]
        return [[[cell or "" for cell in row] for row in table] for table in found]

    return run


def pymupdf_default(path: Path) -> Callable[[], list[Grid]]:
    """PyMuPDF's ``find_tables`` with its defaults: lines, where its model of layouts says table."""
    return _pymupdf(path)


def pymupdf_lines(path: Path) -> Callable[[], list[Grid]]:
    """PyMuPDF's ``find_tables`` by lines alone."""
    return _pymupdf(path, use_layout=False)


def pymupdf_text(path: Path) -> Callable[[], list[Grid]]:
    """PyMuPDF's ``find_tables`` by text alone."""
    return _pymupdf(path, use_layout=False, strategy="text")


def _texts(frame: Any) -> Grid:
    """A frame of pandas as rows of texts."""
    rows: Grid = frame.astype(object).fillna("").astype(str).values.tolist()
    return rows


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
    "tabula stream": tabula_stream,
    "img2table": img2table_ruled,
    "img2table borderless": img2table_borderless,
    "pymupdf": pymupdf_default,
    "pymupdf lines": pymupdf_lines,
    "pymupdf text": pymupdf_text,
    "perbup read": perbup_read,
    "perbup build": perbup_build,
}


PEERS = {"tabula": "tabula-py", "img2table": "img2table", "pymupdf": "pymupdf"}
"""Engines that perbup does not stand on, by the first word of their names: the package of each."""


def work(engine: str, path: Path, first: Path, repeat: int) -> dict[str, Any]:
    """An engine's best time of ``repeat`` runs (processor time, other processes that it starts
    included), its peak memory in MB, its tables, and what it failed of.

    It reads the small file ``first`` before: what is loaded with the first document is start-up.
    """
    tables: list[Grid] | None = None
    failure = None
    best = 0.0
    try:
        ENGINES[engine](first)()
        run = ENGINES[engine](path)
        gc.freeze()  # as a build's workers do (perbup.worker.spare_collector), for every engine
        gc.set_threshold(100_000)
        times = []
        for _ in range(repeat):
            start = _processor_seconds()
            tables = run()
            times.append(_processor_seconds() - start)
        best = min(times)
    except Exception as error:  # an engine's failure is a result
        failure = f"{type(error).__name__}: {error}"
    return {"seconds": best, "memory_mb": _peak_mb(), "tables": tables, "failure": failure}


def _processor_seconds() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _peak_mb() -> float:
    """The most that this process held, or one that it started, whichever is more.

    What the system keeps as a process's peak begins with that of the process which started it, so
    ours is taken from what Linux says of the memory itself.
    """
    own, started = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    status = Path("/proc/self/status")
    said = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.is_file() else None
    return max(int(said[1]) if said else own, started) / 1024


def main(arguments: list[str]) -> None:
    """Run one engine and write what it did as JSON."""
    engine, path, first, repeat, result = arguments
    done = work(engine, Path(path), Path(first), int(repeat))
    Path(result).write_text(json.dumps(done), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
