"""Small published datasets for tests: rows given, the rest null, as Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from perbup.publish import DatasetWriter
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.tables import exact_table

Row = dict[str, Any]


def dokumen(doc_id: str, **more: Any) -> Row:
    """A row of ``dokumen``."""
    return {
        "doc_id": doc_id,
        "source_file": f"{doc_id}.txt",
        "source_sha256": "0" * 64,
        "source_format": "text",
        "pipeline_version": "1",
        "schema_version": "1",
        **more,
    }


def tabel(tabel_id: str, **more: Any) -> Row:
    """A row of ``tabel``."""
    return {
        "tabel_id": tabel_id,
        "doc_id": tabel_id.partition("/")[0],
        "urutan": 1,
        "jenis": "lain",
        "jumlah_baris": 2,
        "jumlah_kolom": 2,
        "metode": "teks",
        **more,
    }


def sel(tabel_id: str, baris: int, kolom: int, teks: str | None, **more: Any) -> Row:
    """A row of ``sel``."""
    return {
        "doc_id": tabel_id.partition("/")[0],
        "tabel_id": tabel_id,
        "baris": baris,
        "kolom": kolom,
        "teks": teks,
        "kepala": False,
        **more,
    }


def publish(output: Path, **given: list[Row]) -> Path:
    """The datasets of ``output`` with the rows given."""
    writer = DatasetWriter(output / "dataset")
    for name in DATASETS:
        empty = arrow_schema(name).empty_table()
        writer.write(name, [exact_table(name, given[name]) if name in given else empty])
    writer.close("x")
    return output
