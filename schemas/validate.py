"""pandera models of every dataset, made from :mod:`schemas.datasets`, and what breaks them.

The models are checked on one document at a time: every key begins with (or contains) ``doc_id``,
so datasets whose documents are each valid, and whose ``doc_id`` differ, are valid as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from schemas.arrow import ARROW_TYPES, arrow_schema
from schemas.datasets import DATASETS, Column
from schemas.tables import Violation, nullable


def _column(column: Column) -> pandera.Column:
    checks = []
    if column.allowed:
        checks.append(pandera.Check.isin(column.allowed, title=f"salah satu dari {column.allowed}"))
    if column.minimum is not None:
        checks.append(pandera.Check.ge(column.minimum, title=f">= {column.minimum:g}"))
    if column.maximum is not None:
        checks.append(pandera.Check.le(column.maximum, title=f"<= {column.maximum:g}"))
    return pandera.Column(
        pd.ArrowDtype(ARROW_TYPES[column.kind]),
        checks,
        nullable=not column.required,
        description=column.doc,
    )


@cache
def model(dataset: str) -> pandera.DataFrameSchema:
    """The pandera model of a dataset: exact Arrow types, ranges, vocabularies, unique key."""
    declared = DATASETS[dataset]
    return pandera.DataFrameSchema(
        {column.name: _column(column) for column in declared.columns},
        unique=list(declared.key),
        report_duplicates="exclude_first",
        strict=True,
        ordered=True,
        name=dataset,
        description=declared.row,
    )


def violations(dataset: str, table: pa.Table) -> list[Violation]:
    """Rows of ``table`` that break the model of ``dataset``; of equal keys the first is right."""
    if not table.num_rows:
        return []
    frame = table.cast(nullable(arrow_schema(dataset))).to_pandas(types_mapper=pd.ArrowDtype)
    try:
        model(dataset).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        found: dict[tuple[int, str | None], Violation] = {}
        for case in error.failure_cases.to_dict("records"):
            if case["index"] is None or pd.isna(case["index"]):
                raise  # the table's shape is wrong, not a row: a bug, not data
            whole_row = case["schema_context"] == "DataFrameSchema"
            column = None if whole_row else str(case["column"])
            check = "kunci ganda" if whole_row else str(case["check"])
            value = None if pd.isna(case["failure_case"]) else str(case["failure_case"])
            row = int(case["index"])
            found.setdefault((row, column), Violation(dataset, row, column, check, value))
        return list(found.values())
    return []


def orphans(tables: Mapping[str, pa.Table]) -> list[Violation]:
    """Rows whose foreign key leads to no row of the tables given."""
    found = []
    for name, table in tables.items():
        for columns, parent in DATASETS[name].foreign:
            known = set(zip(*(tables[parent][c].to_pylist() for c in columns), strict=True))
            keys = zip(*(table[c].to_pylist() for c in columns), strict=True)
            found += [
                Violation(name, row, None, f"tidak ada di {parent}", ", ".join(map(str, key)))
                for row, key in enumerate(keys)
                if key not in known
            ]
    return found
