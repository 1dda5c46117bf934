"""The quality rules, on a published dataset alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from quality.check import check_across, check_document
from quality.frames import Frames
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from schemas.finding import Finding


def check(output: Path) -> list[tuple[str, Finding]]:
    """Findings with the documents they are raised on: of each document, then across all.

    One document is in memory at a time. Raises :class:`UsageError` where there is no dataset.
    """
    folder = output / "dataset" if (output / "dataset").is_dir() else output
    if not (folder / "dokumen.parquet").is_file():
        raise UsageError(f"{folder}: no dataset in it; build one first (perbup build)")
    found: list[tuple[str, Finding]] = []
    for doc_id in pq.read_table(folder / "dokumen.parquet", columns=["doc_id"])[0].to_pylist():
        rows = {
            name: pq.read_table(
                folder / f"{name}.parquet", filters=[("doc_id", "==", doc_id)]
            ).to_pylist()
            for name, dataset in DATASETS.items()
            if "doc_id" in {column.name for column in dataset.columns}
        }
        found += [(doc_id, finding) for finding in check_document(rows)]
    across = {
        name: pq.read_table(folder / f"{name}.parquet").to_pylist()
        for name in ("dokumen", "landasan_hukum")
    }
    return [*found, *check_across(Frames(across))]
