"""``datapackage.json``: the published datasets described for other programs.

Data Package 2.0 with Table Schemas (datapackage.org), made from the declarations: types, keys,
foreign keys, vocabularies, and bytes, SHA-256 and rows of every file. It holds no date, so that the
same datasets give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

from schemas.datasets import DATASETS, SCHEMA_VERSION, Column, Dataset, Kind

TYPES: dict[Kind, str] = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "date": "date",
    "money": "number",
    "list": "array",
}
"""Types of a Table Schema; exact amounts are numbers there."""

MEDIA = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}

SOURCES = (
    {
        "title": "Dokumen yang dibaca: berkas dan SHA-256-nya dalam dataset dokumen",
        "path": "dokumen.parquet",
    },
    {
        "title": "Kode wilayah: Kepmendagri 300.2.2-2430 Tahun 2025, dimuat cahyadsn/wilayah (MIT)",
        "path": "https://github.com/cahyadsn/wilayah",
    },
    {"title": "Nomenklatur program: Kepmendagri 900.1.15.5-1317 Tahun 2023"},
)


def datapackage(
    files: Mapping[str, Mapping[str, Any]], suffix: Literal["parquet", "csv"] = "parquet"
) -> dict[str, Any]:
    """The description of datasets; ``files`` holds ``rows``, ``bytes``, ``sha256`` of each.

    ``frictionless validate`` checks values, keys and foreign keys of CSV files, and bytes and
    SHA-256 of both. Its reader of Parquet makes NaN of a null integer and then calls it no
    integer, so a Parquet file is a ``file`` to it, with its schema beside.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "perbup",
        "title": "Dokumen perencanaan dan anggaran perangkat daerah",
        "description": "Angka dan teks peraturan, rencana, laporan dan evaluasi perangkat daerah,"
        " masing-masing dengan tempat cetaknya.",
        "version": SCHEMA_VERSION,
        "sources": list(SOURCES),
        "resources": [
            _resource(dataset, files[dataset.name], suffix, files)
            for dataset in DATASETS.values()
            if dataset.name in files
        ],
    }


def _resource(
    dataset: Dataset, file: Mapping[str, Any], suffix: str, known: Collection[str]
) -> dict[str, Any]:
    return {
        "name": dataset.name,
        "type": "table" if suffix == "csv" else "file",
        "description": f"Satu baris: {dataset.row}",
        "path": f"{dataset.name}.{suffix}",
        "format": suffix,
        "mediatype": MEDIA[suffix],
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
        "jumlah_baris": file["rows"],
        "schema": _schema(dataset, known),
    }


def _schema(dataset: Dataset, known: Collection[str]) -> dict[str, Any]:
    """Keys whose columns may be null are unique, and no primary key: that allows no null."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in dataset.columns]}
    if all(dataset.column(name).required for name in dataset.key):
        schema["primaryKey"] = list(dataset.key)
    else:
        schema["uniqueKeys"] = [list(dataset.key)]
    foreign = [
        {
            "fields": list(columns),
            "reference": {"resource": parent, "fields": list(DATASETS[parent].key)},
        }
        for columns, parent in dataset.foreign
        if parent in known
    ]
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.kind],
        "description": column.doc,
    }
    if column.unit:
        field["unit"] = column.unit
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        limits["enum"] = list(column.allowed)
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    if limits:
        field["constraints"] = limits
    return field
