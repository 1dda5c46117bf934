"""The published Parquet files, cut by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import UsageError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Published:
    """Every dataset as an Arrow table, with the runs of rows that each document has in it."""

    tables: dict[str, pa.Table]
    runs: dict[str, dict[str, list[tuple[int, int]]]]

    def rows(self, dataset: str, doc_id: str) -> list[Row]:
        """The rows of one document as dicts, in published order."""
        table = self.tables[dataset]
        return [
            row
            for start, length in self.runs[dataset].get(doc_id, ())
            for row in table.slice(start, length).to_pylist()
        ]

    def doc_ids(self) -> list[str]:
        """Every document that has a row or a finding: one that failed has only findings."""
        return sorted({*self.runs["dokumen"], *self.runs["temuan"]})


def load(folder: Path) -> Published:
    """Read ``<folder>/*.parquet``; a dataset or column that is absent comes out empty."""
    if not (folder / "dokumen.parquet").is_file() and not (folder / "temuan.parquet").is_file():
        raise UsageError(f"Tidak ada dataset di {folder}: jalankan `perbup build` lebih dulu.")
    tables = {name: _read(folder / f"{name}.parquet", name) for name in DATASETS}
    return Published(tables, {name: dict(_runs(table)) for name, table in tables.items()})


def _read(path: Path, name: str) -> pa.Table:
    schema = arrow_schema(name)
    if not path.is_file():
        return schema.empty_table()
    try:
        table = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise UsageError(f"{path} tidak terbaca ({error}): bangun ulang dataset.") from error
    for field in schema:
        if field.name not in table.column_names:
            table = table.append_column(field, pa.nulls(len(table), field.type))
    return table


def _runs(table: pa.Table) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    if "doc_id" not in table.column_names:
        return
    found: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for doc_id, group in groupby(table["doc_id"].to_pylist()):
        length = sum(1 for _ in group)
        found.setdefault(doc_id, []).append((start, length))
        start += length
    yield from found.items()
