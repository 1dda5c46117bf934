"""pandera models of every dataset, made from :mod:`schemas.datasets`, and what breaks them.

A table is looked at by Arrow first, in a fraction of the time: nearly every table is sound, and
only what is not goes to the pandera model, which says row by row what breaks it. The tests hold
the two against each other.

The models are checked on one document at a time: every key begins with (or contains) ``doc_id``,
so datasets whose documents are each valid, and whose ``doc_id`` differ, are valid as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from schemas.arrow import ARROW_TYPES, arrow_schema
from schemas.datasets import DATASETS, Column
from schemas.tables import Violation, nullable

if TYPE_CHECKING:
    import pandera.pandas as pandera  # as slow to import as a document is to read


def _column(column: Column) -> pandera.Column:
    import pandas as pd
    import pandera.pandas as pandera

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


def _one_of(names: tuple[str, ...]) -> list[pandera.Check] | None:
    import pandera.pandas as pandera

    if not names:
        return None
    return [
        pandera.Check(
            lambda frame: frame[list(names)].notna().any(axis=1),
            title=f"salah satu dari {', '.join(names)} terisi",
        )
    ]


@cache
def model(dataset: str) -> pandera.DataFrameSchema:
    """The pandera model of a dataset: exact Arrow types, ranges, vocabularies, unique key."""
    import pandera.pandas as pandera

    declared = DATASETS[dataset]
    return pandera.DataFrameSchema(
        {column.name: _column(column) for column in declared.columns},
        _one_of(declared.one_of),
        unique=list(declared.key),
        report_duplicates="exclude_first",
        strict=True,
        ordered=True,
        name=dataset,
        description=declared.row,
    )


def is_sound(dataset: str, table: pa.Table) -> bool:
    """Whether Arrow finds nothing in ``table`` that the model of ``dataset`` forbids."""
    declared = DATASETS[dataset]
    if table.schema.names != [column.name for column in declared.columns]:
        return False
    if not all(is_sound_column(column, table[column.name]) for column in declared.columns):
        return False
    if declared.one_of:
        filled = [pc.is_valid(table[name]) for name in declared.one_of]
        if not all(any(values) for values in zip(*(f.to_pylist() for f in filled), strict=True)):
            return False
    # Arrow would take longer to start than the rows of one document to count.
    keys = set(zip(*(table[name].to_pylist() for name in declared.key), strict=True))
    return bool(len(keys) == table.num_rows)


def is_sound_column(column: Column, values: pa.ChunkedArray) -> bool:
    """Whether a column holds nothing that its declaration forbids."""
    if values.type != ARROW_TYPES[column.kind] or (column.required and values.null_count):
        return False
    if column.allowed:
        allowed = pa.array(column.allowed, values.type)
        if not pc.all(pc.is_in(pc.drop_null(values), allowed), min_count=0).as_py():
            return False
    if column.minimum is not None or column.maximum is not None:
        reach = pc.min_max(values).as_py()
        if reach["min"] is None:
            return True
        if column.minimum is not None and not reach["min"] >= column.minimum:
            return False
        if column.maximum is not None and not reach["max"] <= column.maximum:
            return False
    return True


def violations(dataset: str, table: pa.Table) -> list[Violation]:
    """Rows of ``table`` that break the model of ``dataset``; of equal keys the first is right."""
    if not table.num_rows or is_sound(dataset, table):
        return []
    return broken(dataset, table)


def broken(dataset: str, table: pa.Table) -> list[Violation]:
    """What the pandera model of ``dataset`` says of a table that has rows."""
    import pandas as pd
    import pandera.pandas as pandera

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
            unique = case["check"] == "multiple_fields_uniqueness"
            check = "kunci ganda" if unique else str(case["check"])
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
