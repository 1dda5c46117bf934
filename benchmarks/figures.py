"""``make figures``: everything that is measured, on one page, ``docs/figures.md``.

Each part is a benchmark of its own, and the page says of every part when and under what load it was
measured. ``--only speed`` measures one part anew; the others stay as they stand on the page.
Failures stay on it too.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import bench
from benchmarks.engines import ENGINES

# What is heavy is imported where it is used.
if TYPE_CHECKING:
    from benchmarks.accuracy import Tallies, Tally

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "figures.md"
TRIED = Path(__file__).parent / "tried.md"
SHOWN_WRONG = 12
"""Wrong values named for each table; the count says how many there are."""
ENGINE_SECONDS = 3600.0
LIBRARIES = ("pypdfium2", "pdfplumber", "camelot-py", "onnxruntime", "pyarrow", "pandas")

_HEAD = """\
# Figures

<!-- Made by `make figures`; do not edit. What failed is written in benchmarks/tried.md. -->

Every part says when it was measured and how busy the machine was: times on a busy machine are
longer than they need be, shares of right values are the same. Invented documents come from the
project's generator with their truth, of seeds that no test uses. Real ones and the cases were at
hand while perbup was written: their figures say that nothing was lost since, not how the next
document will be read.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: seeds of invented documents, of scans, documents of a batch."""

    seeds: int
    scans: int
    batch: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its title, what it says, and what measures it."""

    title: str
    said: str
    measure: Callable[[Scale], str]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


# --- parts --------------------------------------------------------------------------------------


def _accuracy(scale: Scale) -> str:
    from benchmarks import accuracy

    by_kind, by_dataset = accuracy.measure(accuracy.invented(range(9001, 9001 + scale.seeds)))
    return _tallies(by_kind, by_dataset)


def _real(_: Scale) -> str:
    from benchmarks import accuracy

    by_kind, by_dataset = accuracy.measure(accuracy.real())
    if not by_kind:
        return "The real documents were not beside this checkout.\n"
    return _tallies(by_kind, by_dataset)


def _scans(scale: Scale) -> str:
    from benchmarks import accuracy

    by_kind, by_dataset = accuracy.measure(accuracy.scans(range(9001, 9001 + scale.scans)))
    return _tallies(by_kind, by_dataset)


def _tallies(by_kind: Tallies, by_dataset: Tallies) -> str:
    heads = ("documents", "values printed", "published right", "wrong of those published", "wrong")
    wrong = [line for tally in by_kind.values() for line in tally.wrong]
    parts = [
        table(("kind", "layout", *heads), ((*key, *_row(tally)) for key, tally in by_kind.items())),
        table(
            ("layout", "dataset", *heads),
            ((*key, *_row(by_dataset[key])) for key in sorted(by_dataset)),
        ),
    ]
    if wrong:
        named = list(dict.fromkeys(line[:160] for line in wrong))
        shown = "\n".join(f"- `{line}`" for line in named[:SHOWN_WRONG])
        parts.append(
            f"{len(wrong)} values or rows are published and wrong, among them:\n\n{shown}\n"
        )
    else:
        parts.append("No value is published and wrong.\n")
    return "\n".join(parts)


def _row(tally: Tally) -> tuple[object, ...]:
    stated_wrong = tally.stated - tally.right
    share = f"{stated_wrong / tally.stated:.2%}" if tally.stated else "–"
    return (tally.documents, f"{tally.true:,}", f"{tally.recall:.2%}", share, len(tally.wrong))


def _printed(module: str, *arguments: str) -> Callable[[Scale], str]:
    """A part that is what another benchmark prints."""

    def measure(_: Scale) -> str:
        if find_spec(module) is None:
            return "This benchmark is not in the checkout.\n"
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            import_module(module).main(list(arguments))
        lines = (line.rstrip() for line in said.getvalue().splitlines())
        return "```text\n" + "\n".join(lines).strip("\n") + "\n```\n"

    return measure


def _speed(_: Scale) -> str:
    """Every engine on the same files, each in a process of its own."""
    import pypdfium2

    missing = bench.absent()
    engines = [name for name in ENGINES if name not in missing]
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as place:
        first = bench.small(Path(place))
        work = [
            (path, bench.truth_of(path)) for path in sorted((bench.SHARED / "pdf").glob("*.pdf"))
        ]
        chosen = [made for made in bench.invented(Path(place)) if made[0].stem in INVENTED]
        for path, truth in [*work, *chosen]:
            document = pypdfium2.PdfDocument(path)
            pages = len(document)
            document.close()
            kind = INVENTED.get(path.stem, "real")
            for engine in engines:
                found = bench.measure(engine, path, first=first, limit=ENGINE_SECONDS)
                if found.failure:
                    rows.append((kind, pages, engine, found.failure, *"–––––"))
                    continue
                score = (
                    bench.score(found.tables, truth) if found.tables is not None and truth else None
                )
                marks = (
                    (score.recalled, score.precision, score.f1, score.placed)
                    if score
                    else (None,) * 4
                )
                shown = ("–" if mark is None else f"{mark:.3f}" for mark in marks)
                cost = f"{1000 * found.seconds / pages:.1f}"
                rows.append((kind, pages, engine, cost, f"{found.memory_mb:.0f}", *shown))
    heads = ("document", "pages", "engine", "ms a page", "peak MB")
    marks_heads = ("cells recalled", "precision", "F1", "numbers in place")
    return table((*heads, *marks_heads), rows) + _peers_said(missing)


def _peers_said(missing: Sequence[str]) -> str:
    """Which versions of engines that perbup does not stand on were measured, and which not."""
    there = ", ".join(f"{name} {version}" for name, version in bench.peers().items())
    measured = f"\nOf engines that perbup does not stand on: {there}.\n" if there else ""
    left_out = f"\nNot installed here, and so not measured: {', '.join(missing)}.\n"
    return measured + left_out * bool(missing)


INVENTED = {"ruled-1": "invented, ruled", "borderless-1": "invented, no rules"}


def _growth(scale: Scale) -> str:
    """Every shape as a text, and the two that once grew faster than their length as PDFs."""
    once = ("--pdf", "--only", "numbered items,chapters")
    as_text = _printed("benchmarks.growth", "1100")(scale)
    as_pdf = _printed("benchmarks.growth", "1100", *once)(scale)
    return f"{as_text}\nPrinted as PDF:\n\n{as_pdf}"


def _batches(scale: Scale) -> str:
    from benchmarks.batches import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(["--sizes", str(scale.batch)])
    return said.getvalue()


def _publishing(scale: Scale) -> str:
    from benchmarks.publishing import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(["--sizes", str(scale.batch)])
    return said.getvalue()


def _kept(name: str) -> Callable[[Scale], str]:
    """A part that takes long and is kept by the benchmark that counts it."""

    def measure(_: Scale) -> str:
        path = Path(__file__).parent / "data" / name
        return f"```text\n{path.read_text('utf-8').strip()}\n```\n"

    return measure


PARTS = {
    "accuracy": Part(
        "What is read of generated documents",
        "Regulations and documents of the official forms, as text, as PDF with ruled tables, and\n"
        "as PDF without rules. *Published right* is the share of the printed values that the\n"
        "datasets state rightly. What is missing is null or a row that was not read; some of it\n"
        "nothing on the page decides (a multiple of rupiah that is not printed), and null is\n"
        "right there.",
        _accuracy,
    ),
    "spoiled": Part(
        "What is read of texts that a conversion spoiled",
        "All tables of the generated documents damaged in one way, as conversions of scans do.\n"
        "What nothing proves is null with a finding. Wrong under a head that covers too much are\n"
        "counts of columns, on pages set over names of lines that tell too little of their place.",
        _printed("benchmarks.spoiled", "--seeds", "8"),
    ),
    "real": Part(
        "What is read of real documents and of cases",
        "Against what people wrote down of them, where both are beside the checkout.",
        _real,
    ),
    "scans": Part(
        "What is read of scans",
        "Short ruled documents drawn at 200 dpi, askew by up to a degree, grey, with\n"
        "grain, packed as JPEG. Text counts too: a letter that is wrong makes its value wrong.",
        _scans,
    ),
    "calibration": Part(
        "How sure it says it is",
        "Tables right in every cell, by the evidence that they were read from, beside what\n"
        "`tabel.keyakinan` states (`python -m benchmarks.calibration`).",
        _printed("benchmarks.calibration", "--seeds", "2", "--first", "9001"),
    ),
    "layouts": Part(
        "Layouts of tables, by what set them",
        "Neighbouring cells, as far as they are found and right, by kind of layout and by the\n"
        "program that set the page (`python -m benchmarks.layouts`).",
        _printed("benchmarks.layouts.__main__"),
    ),
    "fewer": Part(
        "The same tables with fewer rules",
        "One kind of rules after another taken away: all; between rows; all in the head; upright\n"
        "ones; shades; around the table; none (`python -m benchmarks.layouts.fewer_rules`).",
        _printed("benchmarks.layouts.fewer_rules", "--producers", "sendiri,html"),
    ),
    "one": Part(
        "Rules as evidence of one search",
        "Fully ruled tables by their rules, and by the search for tables without rules to which\n"
        "the rules are given (`python -m benchmarks.layouts.one_search`).",
        _printed("benchmarks.layouts.one_search"),
    ),
    "rules": Part(
        "How right each rule is",
        "Planted errors that are found, and findings on clean documents, which are false\n"
        "(`python -m benchmarks.rules`).",
        _printed("benchmarks.rules", "--seeds", "3"),
    ),
    "speed": Part(
        "Beside other readers of PDFs",
        "The same files in one run, every engine in a process of its own; processor time of all\n"
        "its threads, and of the Java process that each call of tabula starts. Peak memory is the\n"
        "process's, or Java's. Cells, precision, their F1 and numbers in place count tables\n"
        "against their truth; engines that give no tables have none. The real documents were at\n"
        "hand while perbup was written, and its own generator made the invented ones: the rows\n"
        "say what each engine costs, and what it gives of these pages, not of a stranger's.",
        _speed,
    ),
    "growth": Part(
        "Whether cost grows like the text",
        "Seconds of processor time of texts of one size and of four times that size; a cost that\n"
        "grows like the text has a ratio of 4 (`python -m benchmarks.growth`).",
        _growth,
    ),
    "batches": Part(
        "What a batch costs",
        "Invented regulations as text (`python -m benchmarks.batches`); more in\n"
        "[batches](batches.md).",
        _batches,
    ),
    "mutants": Part(
        "Whether a test notices when the code is changed",
        "One operator, condition or returned value changed at a time, tried by the fast tests\n"
        "that run the line (`make mutants`, kept by its `--save`). *Score* is the share\n"
        "killed of all. *Equal lengths* survive too, but change only what becomes of two equal\n"
        "lengths (`<` to `<=` where both sides are `float`), hardly ever found on a page;\n"
        "the last column is the share killed of all others.",
        _kept("mutan.txt"),
    ),
    "numbers": Part(
        "Whether the numbers of the table layer stand near a limit",
        "Each named number once smaller by a quarter and once larger by a third; tables lost, won\n"
        "and changed otherwise (`python -m benchmarks.ablation.numbers`, kept by its `--save`).",
        _kept("bilangan.txt"),
    ),
    "publishing": Part(
        "What panels add to publishing",
        "Processor seconds and memory of publishing alone, first and after one change, without\n"
        "and with the panels and the descriptions for other programs\n"
        "(`python -m benchmarks.publishing`); of 1,000 documents in [batches](batches.md).",
        _publishing,
    ),
}


# --- the page -----------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Measure, keep, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--only", help=f"parts with commas between: {', '.join(PARTS)}")
    parser.add_argument("--seeds", type=int, default=10, help="of invented documents")
    parser.add_argument("--scans", type=int, default=2, help="seeds of scans")
    parser.add_argument("--batch", type=int, default=100, help="documents of a batch")
    given = parser.parse_args(arguments)
    names = given.only.split(",") if given.only else list(PARTS)
    if unknown := [name for name in names if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    measured = last_measured(PAGE.read_text("utf-8")) if PAGE.is_file() else {}
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        load, started = os.getloadavg()[0], time.monotonic()
        content = PARTS[name].measure(Scale(given.seeds, given.scans, given.batch))
        seconds = time.monotonic() - started
        busy = max(load, os.getloadavg()[0])
        said = (
            f"*{date.today().isoformat()}, commit {_commit()}; {busy:.1f} processes at work on "
            f"{os.cpu_count()} cores; took {seconds:.0f} s.*"
        )
        measured[name] = f"{said}\n\n{content}"
        PAGE.write_text(page(measured), encoding="utf-8")
    return 0


def last_measured(written: str) -> dict[str, str]:
    """What each part of a page that is there says, from the date on."""
    _, *sections = re.split(r"^## (.*)$", written, flags=re.MULTILINE)
    said = dict(zip(sections[::2], sections[1::2], strict=True))
    found = {
        name: re.search(r"^\*\d{4}-.*", said.get(part.title, ""), re.MULTILINE | re.DOTALL)
        for name, part in PARTS.items()
    }
    return {name: f"{match[0].rstrip()}\n" for name, match in found.items() if match}


def page(measured: Mapping[str, str]) -> str:
    """The page, of all parts that were measured."""
    parts = [_HEAD, _machine()]
    for name, part in PARTS.items():
        content = measured.get(name, "Not measured yet.\n")
        parts.append(f"## {part.title}\n\n{part.said}\n\n{content}")
    parts.append(f"## What was tried, and failed\n\n{TRIED.read_text('utf-8')}")
    return "\n".join(parts)


def _machine() -> str:
    import psutil

    from perbup.doctor import examine

    versions = {check.name: check.found for check in examine(ROOT)}
    memory = psutil.virtual_memory().total / 2**30
    said = [
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB",
        f"Python {platform.python_version()}",
        *(f"{name} {versions[name]}" for name in LIBRARIES if name in versions),
    ]
    return f"The machine: {'; '.join(said)}.\n"


def _commit() -> str:
    run = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    return run.stdout.strip() or "unknown"


if __name__ == "__main__":
    sys.exit(main())
