"""Arrow types of every dataset: what the Parquet files hold, exactly."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from schemas.datasets import DATASETS, Kind

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
