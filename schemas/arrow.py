"""Arrow types of every dataset: what the Parquet files hold, exactly."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from schemas.datasets import DATASETS, SCHEMA_VERSION, Kind

ARROW_TYPES: dict[Kind, pa.DataType] = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "money": pa.decimal128(20, 2),
    "list": pa.list_(pa.string()),
}


@cache
def arrow_schema(dataset: str) -> pa.Schema:
    """The Arrow schema of a dataset: columns in declared order, required ones not nullable."""
    return pa.schema(
        [
            pa.field(column.name, ARROW_TYPES[column.kind], nullable=not column.required)
            for column in DATASETS[dataset].columns
        ]
    )


@cache
def described_schema(dataset: str) -> pa.Schema:
    """The Arrow schema with the meaning of the dataset and of every column, and its unit, for the
    Parquet files: whoever opens one needs no other page.

    Tables on the way carry none of it: in the piece of every document it would weigh more than
    the rows.
    """
    columns = {column.name: column for column in DATASETS[dataset].columns}
    fields = [
        field.with_metadata(
            {"description": columns[field.name].doc}
            | ({"unit": str(columns[field.name].unit)} if columns[field.name].unit else {})
        )
        for field in arrow_schema(dataset)
    ]
    said = {"description": DATASETS[dataset].row, "schema_version": SCHEMA_VERSION}
    return pa.schema(fields, metadata=said)
