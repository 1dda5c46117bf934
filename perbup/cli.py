"""The ``perbup`` command: it parses arguments, calls the API, and prints."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from perbup.exits import ExitCode
from schemas.errors import (
    NothingToRead,
    OutputBusy,
    PerbupError,
    SchemaViolation,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from rich.console import Console

_HELP = (
    "Regulations on Renstra Kecamatan (PDF or text) to validated Parquet, with what is odd in them."
    "\n\n"
    "**perbup build** reads every document of a folder and publishes the datasets, all or "
    "none; only what is new or changed is read again. The other commands look at one document, at "
    "the datasets, or at how good they are."
    "\n\n"
    "Exit codes: 0 done; 1 a mistake of perbup's own; 2 wrong use; 3 a document failed (with "
    "--strict), or every one did; 4 no document to read; 5 another build is at it; 6 the output "
    "cannot be written; 7 a loss or an error (evaluate, check with --strict); 8 something that "
    "nothing works without is missing (doctor); 130 Ctrl-C."
)

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class LogFormat(StrEnum):
    """How a build is told."""

    text = "text"
    json = "json"


class OcrMode(StrEnum):
    """Which pages are recognised in their pictures."""

    auto = "auto"
    never = "never"
    always = "always"


Language = Literal["id", "en"]


class ExportFormat(StrEnum):
    """What datasets are exported to."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    duckdb = "duckdb"
    sqlite = "sqlite"


class ExecutorKind(StrEnum):
    """Where documents are processed."""

    process = "process"
    serial = "serial"
    dask = "dask"


Raw = Annotated[
    str, typer.Argument(help="Folder of documents (.pdf .txt .md), one document, or a URL.")
]
Output = Annotated[
    str, typer.Option("--output", "-o", help="Folder or URL that holds the datasets.")
]
OcrOption = Annotated[
    OcrMode,
    typer.Option(help="Pages that are pictures are read; never: none is; always: every page is."),
]
LangOption = Annotated[
    str,
    typer.Option(
        help="Languages of such pages, joined by + (ind eng jav sun msa nld), for Tesseract."
    ),
]
Limit = Annotated[int, typer.Option(min=0, help="Lines shown of each kind (0: all).")]


def _show_version(asked: bool) -> None:
    if asked:
        from perbup.version import PIPELINE_VERSION

        print(PIPELINE_VERSION)
        raise typer.Exit


@app.callback(help=_HELP)
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """What holds for every command."""


@app.command()
def build(
    raw: Raw = "raw",
    output: Output = "output",
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, show_default="cores", help="Documents at once."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Process every document again.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 where a document failed.")
    ] = False,
    executor: Annotated[
        ExecutorKind,
        typer.Option(help="Processes here, this process alone (no limits), or a Dask cluster."),
    ] = ExecutorKind.process,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of the Dask scheduler (tcp://host:8786).")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds that one document may take.")
    ] = 300.0,
    memory: Annotated[
        int, typer.Option(min=64, help="Megabytes of memory that one document may take.")
    ] = 2048,
    work: Annotated[
        Path | None, typer.Option(show_default="OUTPUT/.perbup", help="Folder for unfinished work.")
    ] = None,
    ocr: OcrOption = OcrMode.auto,
    ocr_lang: LangOption = "ind+eng",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only failures.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Every document.")] = False,
    log_format: Annotated[
        LogFormat, typer.Option(help="json: one object per line on standard error.")
    ] = LogFormat.text,
) -> None:
    """Build the datasets of a folder of documents.

    A document that cannot be read, hangs or eats the memory costs itself: it becomes a finding
    (dokumen-gagal), and all others are published. Interrupted, the same command goes on.
    """
    from perbup.building import build as run
    from perbup.screen import JsonLines, ProgressBar, listener_for, print_build
    from perbup.worker import Limits, spare_pandas

    spare_pandas()
    console = _console()
    json_log = log_format is LogFormat.json
    listener = listener_for(console, log_format=log_format, quiet=quiet, verbose=verbose)
    try:
        summary = run(
            raw,
            output,
            jobs=jobs,
            executor=executor.value,
            scheduler=scheduler,
            limits=Limits(timeout, memory * 1024**2),
            force=force,
            work=work,
            ocr=ocr.value,
            ocr_lang=ocr_lang,
            listener=listener,
        )
    except KeyboardInterrupt:
        _say("stopped; what is done is kept, the same command goes on from there")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        if isinstance(listener, ProgressBar):
            listener.stop()
    if json_log:
        failed = len(summary.failed)
        said = {"documents": summary.documents, "processed": summary.processed, "failed": failed}
        more = {"rows": summary.rows, "findings": summary.findings, "seconds": summary.seconds}
        JsonLines.write("summary", {**said, **more, "changed": summary.changed})
    elif not quiet:
        print_build(console, summary, f"{output.rstrip('/')}/dataset")
    if len(summary.failed) == summary.documents or (strict and summary.failed):
        raise typer.Exit(ExitCode.DOCUMENTS_FAILED)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="A PDF or text.", exists=True, dir_okay=False)],
    page: Annotated[int | None, typer.Option(min=1, help="Page to draw (PDF).")] = None,
    image: Annotated[Path | None, typer.Option(help="PNG to draw it to.")] = None,
    limit: Limit = 20,
    ocr: OcrOption = OcrMode.auto,
    ocr_lang: LangOption = "ind+eng",
) -> None:
    """Show what is recognised in one document: head, parts, every table, findings.

    With --page and --image the page is drawn with its lines, tables and cells marked.
    """
    if (page is None) != (image is None):
        raise typer.BadParameter("--page and --image go together")
    from extract.ocr.settings import Ocr

    pictures = Ocr(ocr.value, lang=ocr_lang)
    if page is not None and image is not None:
        from extract.draw import draw_page
        from extract.read import read

        draw_page(file, read(file, ocr=pictures), page).save(image, "PNG")
        print(image)
        return

    from perbup.inspecting import inspect as run
    from perbup.screen import print_inspection

    print_inspection(_console(), run(file, pictures), limit=limit)


@app.command()
def schema(
    dataset: Annotated[str | None, typer.Argument(show_default="all", help="One dataset.")] = None,
) -> None:
    """Show the data dictionary: every dataset's columns, types, meanings and keys."""
    from schemas.datasets import DATASETS
    from schemas.dictionary import dictionary

    if dataset is not None and dataset not in DATASETS:
        raise typer.BadParameter(f"no such dataset; there are {', '.join(DATASETS)}")
    print(dictionary([dataset] if dataset else None))


@app.command()
def evaluate(
    dataset: Annotated[Path, typer.Argument(help="Folder of the published Parquet files.")],
    gold: Annotated[
        Path | None, typer.Argument(help="Folder of truth CSVs, or of one folder each.")
    ] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="koreksi.csv: what people who looked said is the truth.")
    ] = None,
    saved: Annotated[
        Path | None,
        typer.Option(show_default="DATASET/../.perbup/evaluate.json", help="The saved run."),
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep this run to compare with.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 7 on any loss.")] = False,
    limit: Limit = 30,
) -> None:
    """Compare a dataset with hand-checked truth.

    Prints, per dataset, rows expected, found, missing and extra, values right, precision, recall
    and F1, every wrong value, and every gain and loss against the last saved run (the first run
    is saved by itself). With --corrections it says how often people who looked found the reading
    wrong.
    """
    from perbup.evaluate import evaluate as run
    from perbup.evaluate import looked_at
    from perbup.evaluate import save as keep
    from perbup.screen import print_accuracy, print_evaluation

    if corrections is not None:
        print_accuracy(_console(), *looked_at(dataset, corrections))
    elif gold is None:
        raise typer.BadParameter("name a folder of truth, or --corrections")
    if gold is None:
        return
    place = saved or dataset.absolute().parent / ".perbup" / "evaluate.json"
    evaluation = run(dataset, gold, saved=place)
    print_evaluation(_console(), evaluation, limit=limit)
    if save or evaluation.losses is None:
        keep(evaluation, place)
    if strict and evaluation.losses:
        raise typer.Exit(ExitCode.WORSE)


@app.command()
def check(
    output: Annotated[Path, typer.Argument(help="Folder that holds dataset/.")] = Path("output"),
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 7 on any error.")] = False,
    lang: Annotated[Language, typer.Option(help="The language of the messages.")] = "id",
    as_json: Annotated[
        bool, typer.Option("--json", help="One object a line: docs/findings.md.")
    ] = False,
    limit: Limit = 20,
) -> None:
    """Run the quality rules on published datasets, without the documents."""
    from perbup.checking import check as run
    from perbup.checking import json_lines
    from perbup.screen import print_findings

    findings = run(output)
    if as_json:
        for line in json_lines(findings, lang):
            print(line)
    else:
        print_findings(_console(), findings, limit=limit, lang=lang)
    if strict and any(finding.level == "error" for _, finding in findings):
        raise typer.Exit(ExitCode.WORSE)


@app.command()
def report(
    output: Annotated[Path, typer.Argument(help="Folder that holds dataset/.")] = Path("output"),
    raw: Annotated[Path, typer.Option(help="The documents, for pictures of them.")] = Path("raw"),
    lang: Annotated[Language, typer.Option(help="The language of the report.")] = "id",
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes (default: cores).")
    ] = None,
) -> None:
    """Write the quality report for people to OUTPUT/report."""
    from report import build_report

    made = build_report(
        output,
        raw if raw.exists() else None,
        lang=lang,
        jobs=jobs or os.cpu_count() or 1,
    )
    print(made)


@app.command()
def export(
    output: Annotated[Path, typer.Argument(help="Folder that holds dataset/.")],
    folder: Annotated[Path, typer.Argument(help="Folder to write to.")],
    to: Annotated[ExportFormat, typer.Option(help="csv, xlsx, jsonl, duckdb or sqlite.")],
    dataset: Annotated[
        list[str] | None, typer.Option(help="Only this one (may be given again).")
    ] = None,
    without_personal: Annotated[
        bool,
        typer.Option("--tanpa-pribadi", help="Leave out lists of staff and their numbers (NIP)."),
    ] = False,
) -> None:
    """Write the datasets for other programs: a sheet, file or table each, the dictionary first."""
    from perbup.exporting import export as run

    done = run(output, to.value, folder, datasets=dataset or (), without_personal=without_personal)
    for path in done.files:
        print(path)
    for note in done.notes:
        _say(note)


@app.command()
def sql(
    statement: Annotated[str, typer.Argument(help="One statement that reads.")],
    output: Output = "output",
    limit: Limit = 50,
) -> None:
    """Ask the datasets in SQL (DuckDB): every dataset is a view, and nothing else can be seen.

    On a terminal the answer is a table; into a pipe or a file it goes as CSV, whole.
    """
    from perbup.query import ask, write_csv
    from perbup.screen import print_answer

    with ask(output, statement) as answer:
        if sys.stdout.isatty():
            print_answer(_console(), answer, limit=limit)
        else:
            write_csv(answer, sys.stdout)


@app.command()
def status(
    raw: Raw = "raw",
    output: Output = "output",
    work: Annotated[Path | None, typer.Option(help="As given to build.")] = None,
    limit: Limit = 20,
) -> None:
    """Say what is done, failed, new, changed, stale or removed since the last build."""
    from perbup.screen import print_status
    from perbup.status import status as run

    print_status(_console(), run(raw, output, work=work), limit=limit)


@app.command()
def compare(
    output: Annotated[Path, typer.Argument(help="Folder that holds dataset/.")] = Path("output"),
    indikator: Annotated[
        str | None, typer.Option("--indikator", "-i", help="Id (ikm) or printed name.")
    ] = None,
    program: Annotated[
        str | None, typer.Option("--program", "-p", help="Code (7.01.01) or official name.")
    ] = None,
    kecamatan: Annotated[list[str] | None, typer.Option(help="Only these.")] = None,
    tahun: Annotated[list[int] | None, typer.Option(help="Only these years.")] = None,
    save: Annotated[
        Path | None, typer.Option(help="Write every row with its source: .csv or .parquet.")
    ] = None,
    statements: Annotated[
        bool,
        typer.Option("--pernyataan", help="Every printed statement, not the best one of a year."),
    ] = False,
) -> None:
    """Compare one indicator or one programme over kecamatan and years.

    Each cell holds what was planned and what was reached; ≠ marks a value that another statement
    contradicts, ? one that is in doubt.
    """
    from perbup.compare import across_years
    from perbup.compare import compare as run
    from perbup.compare import save as write
    from perbup.screen import print_comparison

    found = run(
        output,
        indikator=indikator,
        program=program,
        kecamatan=kecamatan or (),
        tahun=tahun or (),
        statements=statements,
    )
    if save is not None:
        write(found, save)
        print(save)
        return
    print_comparison(_console(width=1_000), across_years(found))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A build's folder; or a doc_id or source of OUTPUT.")],
    new: Annotated[str, typer.Argument(help="The same, later.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where two documents are looked for.")
    ] = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
    page: Annotated[
        Path | None, typer.Option(help="Write it as a page for people (.html).")
    ] = None,
    lang: Annotated[str, typer.Option(help="Of the page: id or en.")] = "id",
    limit: Limit = 20,
) -> None:
    """Compare two builds, or two documents of one: a plan and its amendment.

    Rows added and removed, values changed, findings gone and new. Where a row stands is no
    difference.
    """
    from perbup.diff import diff as run
    from perbup.screen import print_difference, print_json

    if lang not in ("id", "en"):
        raise typer.BadParameter("--lang is id or en")
    found = run(old, new, output)
    if page is not None:
        from report.difference import difference_html

        page.write_text(difference_html(found.to_json(), lang), "utf-8")  # type: ignore[arg-type]
    if as_json:
        print_json(found.to_json())
    elif page is not None:
        print(page)
    else:
        print_difference(_console(), found, limit=limit)


@app.command()
def review(
    output: Annotated[Path, typer.Argument(help="Folder that holds dataset/.")] = Path("output"),
    raw: Annotated[
        Path | None,
        typer.Option(show_default="as built", help="The documents; the two files lie beside them."),
    ] = None,
    merge: Annotated[
        tuple[Path, Path] | None,
        typer.Option(
            metavar="MINE THEIRS",
            help="Take another's file (or folder of both) over into one's own; no page is opened.",
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(show_default="user", help="Who answers.")] = None,
    lang: Annotated[str, typer.Option(help="id or en.")] = "id",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Look at what is in doubt and put it right, on a page of this machine alone.

    Answers go to koreksi.csv and reviews.csv beside the documents, and nowhere else; the next
    build applies them. Ctrl-C ends it.
    """
    if merge is not None:
        from perbup.review.merging import merge as run_merge
        from perbup.screen import print_merge

        print_merge(_console(), run_merge(*merge))
        return
    if lang not in ("id", "en"):
        raise typer.BadParameter("--lang is id or en")
    from perbup.review.opening import open_desk, serve

    desk = open_desk(output, raw, name, lang)  # type: ignore[arg-type]
    serve(desk, port, _console(), browser=browser)


@app.command()
def doctor(
    output: Annotated[Path, typer.Argument(help="Folder that a build would write to.")] = Path(
        "output"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="One object per line.")] = False,
) -> None:
    """Say what this machine has of what perbup uses, and what each missing part would give."""
    from perbup.doctor import examine, is_fit
    from perbup.screen import print_checks

    checks = examine(output)
    print_checks(_console(), checks, as_json=as_json)
    if not is_fit(checks):
        raise typer.Exit(ExitCode.UNFIT)


def main() -> None:
    """The command, with every error as one line and an exit code."""
    # Arrow's own allocator keeps what it has had; the system's gives it back between documents.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    logging.getLogger("perbup").addHandler(logging.NullHandler())  # no traceback on the screen
    try:
        app(standalone_mode=True)
    except OutputBusy as error:
        _stop(str(error), ExitCode.BUSY)
    except NothingToRead as error:
        _stop(str(error), ExitCode.NOTHING_TO_READ)
    except UnreadableDocument as error:
        _stop(f"{error.reason}: {error}", ExitCode.DOCUMENTS_FAILED)
    except SchemaViolation as error:
        _stop(f"a mistake of perbup's own, nothing was published: {error}", ExitCode.UNEXPECTED)
    except PerbupError as error:
        _stop(str(error), ExitCode.USAGE)
    except KeyboardInterrupt:
        _stop("stopped", ExitCode.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has gone: not worth a word
        raise SystemExit(ExitCode.OK) from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        said = error.strerror or str(error)
        _stop(f"cannot be written or read: {said}{where}; nothing was lost", ExitCode.OUTPUT)
    except Exception as error:
        log = _log_unexpected()
        _stop(
            f"a mistake of perbup's own: {type(error).__name__}: {error}; details in {log}",
            ExitCode.UNEXPECTED,
        )


def _console(width: int = 120) -> Console:
    """The terminal; into a file or pipe, which need no terminal's width, lines of that many
    letters."""
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=width)


def _say(text: str) -> None:
    print(f"perbup: {text}", file=sys.stderr)


def _stop(text: str, code: ExitCode) -> None:
    _say(text.splitlines()[0] if text else "")
    raise SystemExit(code)


def _log_unexpected() -> Path:
    """Where the traceback of an unexpected error was written."""
    import tempfile

    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "perbup"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "errors.log"
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{' '.join(sys.argv)}\n{traceback.format_exc()}\n")
    except OSError:
        handle, name = tempfile.mkstemp(prefix="perbup-", suffix=".log")
        with os.fdopen(handle, "w") as log:
            log.write(traceback.format_exc())
        return Path(name)
    return path
