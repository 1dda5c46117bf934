"""``croissant.json``: the published datasets described for tools of machine learning.

Croissant 1.0 (docs.mlcommons.org/croissant), JSON-LD over schema.org, made from what
``datapackage.json`` is made from: files with bytes and SHA-256, record sets with types, meanings,
keys, and references where one column points to one. It holds no date, so that the same datasets
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from schemas.datapackage import SOURCES
from schemas.datasets import DATASETS, SCHEMA_VERSION, Column, Dataset, Kind

TYPES: dict[Kind, str] = {
    "str": "sc:Text",
    "int": "sc:Integer",
    "float": "sc:Float",
    "bool": "sc:Boolean",
    "date": "sc:Date",
    "money": "sc:Float",
    "list": "sc:Text",
}
"""Types of schema.org; a list is a text that is repeated."""

_CONTEXT: dict[str, Any] = {
    "@language": "id",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that the format prescribes."""


def croissant(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The description of Parquet files; ``files`` holds ``bytes`` and ``sha256`` of each."""
    known = [dataset for dataset in DATASETS.values() if dataset.name in files]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "perbup",
        "description": "Angka dan teks peraturan, rencana, laporan dan evaluasi perangkat daerah,"
        " masing-masing dengan tempat cetaknya.",
        "version": f"{SCHEMA_VERSION}.0.0",
        "isBasedOn": [source["title"] for source in SOURCES],
        "distribution": [_file(dataset.name, files[dataset.name]) for dataset in known],
        "recordSet": [_records(dataset, files) for dataset in known],
    }


def _file(name: str, file: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{name}.parquet",
        "name": f"{name}.parquet",
        "contentUrl": f"{name}.parquet",
        "contentSize": f"{file['bytes']} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file["sha256"],
    }


def _records(dataset: Dataset, known: Collection[str]) -> dict[str, Any]:
    parents = {
        columns[0]: f"{parent}/{DATASETS[parent].key[0]}"
        for columns, parent in dataset.foreign
        if len(columns) == 1 and parent in known
    }
    return {
        "@type": "cr:RecordSet",
        "@id": dataset.name,
        "name": dataset.name,
        "description": f"Satu baris: {dataset.row}",
        "key": [{"@id": f"{dataset.name}/{name}"} for name in dataset.key],
        "field": [_field(dataset.name, column, parents) for column in dataset.columns],
    }


def _field(dataset: str, column: Column, parents: Mapping[str, str]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{dataset}/{column.name}",
        "name": column.name,
        "description": f"{column.doc} ({column.unit})" if column.unit else column.doc,
        "dataType": TYPES[column.kind],
        "source": {
            "fileObject": {"@id": f"{dataset}.parquet"},
            "extract": {"column": column.name},
        },
    }
    if column.kind == "list":
        field["repeated"] = True
    if parent := parents.get(column.name):
        field["references"] = {"field": {"@id": parent}}
    return field
