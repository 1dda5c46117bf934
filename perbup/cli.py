"""The ``perbup`` command: it parses arguments, calls the API, and prints."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perbup.exits import ExitCode
from schemas.errors import NothingToRead, OutputBusy, PerbupError

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@app.callback()
def _main() -> None:
    """Regulations on Renstra Kecamatan (PDF or text) to validated Parquet."""


@app.command()
def build(
    raw: Annotated[str, typer.Argument(help="Folder (or one file, or URL) of documents.")] = "raw",
    output: Annotated[str, typer.Option("--output", "-o", help="Folder or URL.")] = "output",
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", help="Documents at once.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Process every document again.")] = False,
) -> None:
    """Build the dataset."""
    from perbup.build import build as run

    summary = run(raw, output, jobs=jobs, force=force)
    for document in (*summary.failed, *summary.duplicates):
        print(f"{document.name}: {document.reason}: {document.message}")
    print(
        f"{summary.documents} documents ({summary.processed} processed, {summary.reused} reused, "
        f"{len(summary.failed)} failed) in {summary.seconds:.1f} s"
    )
    for name, rows in summary.rows.items():
        print(f"  {name:15} {rows}")
    print(f"findings: {dict(summary.findings)}")
    print(Path(output) / "dataset")


@app.command()
def evaluate(
    dataset: Annotated[Path, typer.Argument(help="Folder of the published Parquet files.")],
    gold: Annotated[Path, typer.Argument(help="Folder of truth CSVs, or of one folder each.")],
    saved: Annotated[
        Path | None, typer.Option(help="The saved run [default: DATASET/../.perbup/evaluate.json]")
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep this run to compare with.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 7 on any loss.")] = False,
    limit: Annotated[int, typer.Option(help="Lines of each kind per dataset (0: all).")] = 30,
) -> None:
    """Compare a dataset with hand-checked truth.

    Prints, per dataset, rows expected, found, missing and extra, values right, precision, recall
    and F1, every wrong value, and every gain and loss against the last saved run.
    """
    from rich.console import Console

    from perbup.evaluate import evaluate as run
    from perbup.evaluate import save as keep
    from perbup.screen import print_evaluation

    place = saved or dataset.absolute().parent / ".perbup" / "evaluate.json"
    evaluation = run(dataset, gold, saved=place)
    print_evaluation(Console(), evaluation, limit=limit)
    if save or evaluation.losses is None:
        keep(evaluation, place)
    if strict and evaluation.losses:
        raise typer.Exit(ExitCode.WORSE)


def main() -> None:
    """The command, with every error as one line and an exit code."""
    try:
        app(standalone_mode=True)
    except OutputBusy as error:
        _stop(error, ExitCode.BUSY)
    except NothingToRead as error:
        _stop(error, ExitCode.NOTHING_TO_READ)
    except PerbupError as error:
        _stop(error, ExitCode.USAGE)


def _stop(error: BaseException, code: ExitCode) -> None:
    print(f"perbup: {error}", file=sys.stderr)
    raise SystemExit(code)
