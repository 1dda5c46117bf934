"""Documents and published datasets as pandas frames with the datasets' exact types."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.ocr.settings import AUTO, Ocr
from normalize.vocabulary import name_key
from perbup.piece import ANY_NAME
from perbup.pipeline import make_piece
from perbup.sources import is_url, local_path
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import UnreadableDocument, UsageError
from schemas.published import reading

Money = Literal["decimal", "float"]
OUTPUT = "perbup_output"
"""The attribute of a frame that says what it was loaded from (:func:`perbup.cell` needs it)."""


def read_document(path: Path, ocr: Ocr = AUTO) -> dict[str, pd.DataFrame]:
    """One document's rows of every dataset (``peraturan`` and the panels are empty: they take
    many documents).

    Raises :class:`UnreadableDocument` where nothing can be read.
    """
    if not path.is_file():
        raise UnreadableDocument("tak-terbuka", f"{path}: no such file")
    piece = make_piece(path, ocr=ocr)
    if piece.facts.failure is not None:
        failure = piece.facts.failure
        raise UnreadableDocument(failure.reason, f"{path.name}: {failure.message}")
    frames = {
        name: _frame(piece.tables.get(name, arrow_schema(name).empty_table())) for name in DATASETS
    }
    frames["dokumen"]["source_file"] = frames["dokumen"]["source_file"].replace(ANY_NAME, path.name)
    return frames


def load_dataset(
    output: str,
    dataset: str,
    *,
    kecamatan: str | Collection[str] | None = None,
    tahun: int | Collection[int] | None = None,
    columns: Collection[str] | None = None,
    money: Money = "decimal",
    **where: Any,
) -> pd.DataFrame:
    """Rows of a published dataset of a folder or URL; see :func:`perbup.load`."""
    if dataset not in DATASETS:
        raise UsageError(f"{dataset}: no such dataset; there are {', '.join(DATASETS)}")
    if money not in ("decimal", "float"):
        raise UsageError(f"money={money!r}: decimal or float")
    known = {column.name for column in DATASETS[dataset].columns}
    wanted = {**where} if tahun is None else {**where, "tahun": tahun}
    for name in (*wanted, *(columns or ())):
        if name not in known:
            raise UsageError(f"{dataset}: no column {name}; there are {', '.join(sorted(known))}")
    place = _place(output, dataset)
    filters = [_equals(name, value) for name, value in wanted.items()]
    if kecamatan is not None:
        filters.append(_of_kecamatan(place, dataset, kecamatan))
    rows = None
    for each in filters:
        rows = each if rows is None else rows & each
    table = _read(f"{place}/{dataset}.parquet", columns, rows)
    if money == "float":
        table = _with_floats(table)
    frame = _frame(table.replace_schema_metadata())
    frame.attrs[OUTPUT] = str(output)
    return frame


def _equals(name: str, value: Any) -> pc.Expression:
    """A condition on one column: equal to a value, one of several, or null for ``None``."""
    column = pc.field(name)
    if value is None:
        return column.is_null()
    if isinstance(value, str) or not isinstance(value, Collection):
        return column == value
    return column.isin(list(value))


def _of_kecamatan(place: str, dataset: str, kecamatan: str | Collection[str]) -> pc.Expression:
    """Rows of kecamatan, by name (in any case and spelling) or code; those of a dataset without
    the column by their documents."""
    names = [kecamatan] if isinstance(kecamatan, str) else list(kecamatan)
    keys = {name_key(name) for name in names}
    own = {column.name for column in DATASETS[dataset].columns}
    key = "kecamatan" if "kecamatan" in own else "doc_id"
    if key not in own:
        raise UsageError(f"{dataset} is of no kecamatan: it has no doc_id")
    table = f"{place}/{dataset if key == 'kecamatan' else 'dokumen'}.parquet"
    asked = list(dict.fromkeys((key, "kecamatan", "kode_wilayah")))
    found = {
        row[key]
        for row in _read(table, asked, None).to_pylist()
        if name_key(row["kecamatan"] or "") in keys or row["kode_wilayah"] in names
    }
    return pc.field(key).isin(pa.array(sorted(v for v in found if v), pa.string()))


def _place(output: str, dataset: str) -> str:
    """Where the Parquet files of an output are: in it, or in its ``dataset``."""
    for place in (f"{output.rstrip('/')}/dataset", output.rstrip("/")):
        if is_url(place):
            import fsspec

            files, path = fsspec.core.url_to_fs(f"{place}/{dataset}.parquet")
            if files.exists(path):
                return place
        elif local_path(f"{place}/{dataset}.parquet").is_file():
            return place
    raise UsageError(f"{output}: no {dataset}.parquet in it; build it first (perbup build)")


def _read(location: str, columns: Collection[str] | None, rows: pc.Expression | None) -> pa.Table:
    """Columns and rows of a file; row groups that cannot hold such rows are not read."""
    wanted: Mapping[str, Any] = {
        "columns": None if columns is None else list(columns),
        "filters": rows,
    }
    if is_url(location):
        import fsspec

        with fsspec.open(location, "rb") as file:
            return pq.read_table(file, **wanted)
    with reading(path := local_path(location)):
        return pq.read_table(path, **wanted)


def _with_floats(table: pa.Table) -> pa.Table:
    kinds = [
        field.with_type(pa.float64()) if pa.types.is_decimal(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(kinds))


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
