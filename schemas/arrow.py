"""Arrow schemas made from the declarations: exactly the types of the published Parquet."""

from __future__ import annotations

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


def arrow_schema(dataset: str) -> pa.Schema:
    """The Arrow schema of a dataset, columns in declared order."""
    return pa.schema(
        [
            pa.field(c.name, ARROW_TYPES[c.kind], nullable=not c.required)
            for c in DATASETS[dataset].columns
        ]
    )
