"""Published datasets, one document after another, in memory that does not grow with them."""

from __future__ import annotations

import contextlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.errors import UsageError

AT_ONCE = 8_192
"""Rows of a dataset read at a time."""


class Published:
    """The folder of Parquet files that a build publishes: sorted by ``doc_id``, every one.

    A dataset or column that is absent comes out empty. Raises :class:`UsageError` where there is
    no dataset, or where one cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "dokumen.parquet").is_file() and not (folder / "temuan.parquet").is_file():
            raise UsageError(f"{folder}: no dataset in it; build one first (perbup build)")
        self.folder = folder

    def doc_ids(self) -> list[str]:
        """Every document that has a row or a finding, sorted: one that failed has only findings."""
        return sorted({*self.column("dokumen", "doc_id"), *self.column("temuan", "doc_id")})

    def column(self, dataset: str, name: str) -> list[Any]:
        """One column of a whole dataset."""
        path = self.folder / f"{dataset}.parquet"
        if not path.is_file():
            return []
        with reading(path), pq.ParquetFile(path) as file:
            return list(file.read(columns=[name])[name].to_pylist())

    def documents(self, datasets: Sequence[str]) -> Iterator[tuple[str, dict[str, pa.Table]]]:
        """Every document with its rows of some datasets, sorted by ``doc_id``."""
        readers = {name: _Reader(self.folder / f"{name}.parquet", name) for name in datasets}
        for doc_id in self.doc_ids():
            yield doc_id, {name: reader.take(doc_id) for name, reader in readers.items()}


class _Reader:
    """The rows of one dataset, given out document by document in the order of the file."""

    def __init__(self, path: Path, dataset: str) -> None:
        self._path = path
        self._schema = arrow_schema(dataset)
        self._batches = self._read() if path.is_file() else iter(())
        self._table = self._schema.empty_table()
        self._doc_ids: list[str] = []
        self._start = 0

    def take(self, doc_id: str) -> pa.Table:
        """The rows of a document; asked for in ascending order."""
        found = []
        while True:
            first = bisect_left(self._doc_ids, doc_id, self._start)
            self._start = bisect_right(self._doc_ids, doc_id, first)
            found.append(self._table.slice(first, self._start - first))
            if self._start < len(self._doc_ids) or not self._next():
                some = [table for table in found if table.num_rows]
                return pa.concat_tables(some or found[:1]).combine_chunks()

    def _next(self) -> bool:
        last = self._doc_ids[-1:]
        table = next(self._batches, None)
        if table is None:
            return False
        self._table, self._start = table, 0
        self._doc_ids = table["doc_id"].to_pylist()
        if sorted(order := [*last, *self._doc_ids]) != order:
            raise UsageError(f"{self._path}: not sorted by doc_id; build it again (perbup build)")
        return True

    def _read(self) -> Iterator[pa.Table]:
        with reading(self._path), pq.ParquetFile(self._path) as file:
            for batch in file.iter_batches(AT_ONCE):
                table = pa.Table.from_batches([batch])
                for field in self._schema:
                    if field.name not in table.column_names:
                        table = table.append_column(field, pa.nulls(len(table), field.type))
                yield table.select(self._schema.names)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in words that a file cannot be read."""
    try:
        yield
    except (pa.ArrowException, OSError, KeyError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}); build it again (perbup build)"
        ) from error
