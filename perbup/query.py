"""SQL over the published datasets, read-only: every dataset is a view.

DuckDB sees the datasets as Arrow and nothing else: no file, no network, no variable of the program,
no extension; settings cannot be changed. Only statements that read are run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pyarrow.dataset as ds

from perbup.datasets import dataset_folder
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from schemas.published import reading

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 1_024


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, and the rows, read while they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(output: str | Path, statement: str) -> Iterator[Answer]:
    """The answer to one statement that reads (``SELECT``, ``WITH``, ``DESCRIBE``, ``EXPLAIN``).

    Raises :class:`~schemas.errors.UsageError` with what DuckDB says of a wrong one.
    """
    import duckdb

    folder = dataset_folder(output)
    with duckdb.connect(":memory:") as database:
        for name in DATASETS:
            path = folder / f"{name}.parquet"
            if path.is_file():
                with reading(path):
                    database.register(name, ds.dataset(path, format="parquet"))
        for setting in _SHUT:
            database.execute(setting)
        try:
            found = database.execute(_only_reading(database, statement))
            columns = tuple(column[0] for column in found.description or ())
            yield Answer(columns, _rows(found))
        except duckdb.Error as error:
            raise UsageError(f"SQL: {str(error).strip().splitlines()[0]}") from error


_SHUT = (
    "SET temp_directory = ''",
    "SET enable_external_access = false",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET python_enable_replacements = false",
    "SET lock_configuration = true",
)


def _only_reading(database: duckdb.DuckDBPyConnection, statement: str) -> duckdb.Statement:
    import duckdb

    found = database.extract_statements(statement)
    if len(found) != 1:
        raise UsageError("SQL: one statement, please")
    if found[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        raise UsageError("SQL: only statements that read (SELECT, WITH, DESCRIBE, EXPLAIN)")
    return found[0]


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while some := found.fetchmany(AT_ONCE):
        yield from some


def write_csv(answer: Answer, file: IO[str]) -> None:
    """The answer as CSV: a missing value is empty, everything else as it is."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(["" if value is None else value for value in row])
