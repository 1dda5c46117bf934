"""The quality rules, on a published dataset alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from quality.check import check_across, check_document
from quality.frames import Frames
from schemas.datasets import DATASETS
from schemas.finding import Finding
from schemas.published import Published

ACROSS = {
    "dokumen": ("doc_id", "kabupaten"),
    "landasan_hukum": ("doc_id", "peraturan_id", "tentang"),
}
"""What rules that compare documents need."""

_OF_DOCUMENTS = [
    name
    for name, dataset in DATASETS.items()
    if "doc_id" in {column.name for column in dataset.columns}
]


def check(output: Path) -> list[tuple[str, Finding]]:
    """Findings with the documents they are raised on: of each document, then across all.

    One document is in memory at a time. Raises
    :class:`~schemas.errors.UsageError` where there is no dataset.
    """
    folder = output / "dataset" if (output / "dataset").is_dir() else output
    published = Published(folder)
    found: list[tuple[str, Finding]] = []
    across: dict[str, list[dict[str, Any]]] = {"dokumen": [], "landasan_hukum": []}
    for doc_id, tables in published.documents(_OF_DOCUMENTS):
        rows = {name: table.to_pylist() for name, table in tables.items()}
        if not rows["dokumen"]:
            continue  # it failed, and has nothing but the finding that says so
        found += [(doc_id, finding) for finding in check_document(rows)]
        for name, gathered in across.items():
            gathered += [{column: row[column] for column in ACROSS[name]} for row in rows[name]]
    return [*found, *check_across(Frames(across))]
