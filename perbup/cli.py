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
