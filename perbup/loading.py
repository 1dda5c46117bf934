"""Documents and published datasets as pandas frames with the datasets' exact types."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from extract.ocr.settings import AUTO, Ocr
from perbup.piece import ANY_NAME
from perbup.pipeline import make_piece
from perbup.sources import is_url, local_path
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import UnreadableDocument, UsageError


def read_document(path: Path, ocr: Ocr = AUTO) -> dict[str, pd.DataFrame]:
    """One document's rows of every dataset (``peraturan`` is empty: it takes many documents).

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


def load_dataset(output: str, dataset: str) -> pd.DataFrame:
    """One published dataset of a folder or URL."""
    if dataset not in DATASETS:
        raise UsageError(f"{dataset}: no such dataset; there are {', '.join(DATASETS)}")
    for place in (f"{output.rstrip('/')}/dataset", output.rstrip("/")):
        try:
            return _frame(_read(f"{place}/{dataset}.parquet"))
        except FileNotFoundError:
            continue
    raise UsageError(f"{output}: no {dataset}.parquet in it; build it first (perbup build)")


def _read(location: str) -> pa.Table:
    if is_url(location):
        import fsspec

        with fsspec.open(location, "rb") as file:
            return pq.read_table(file)
    return pq.read_table(local_path(location))


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
