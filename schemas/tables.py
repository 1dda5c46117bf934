"""Rows (plain dicts) to Arrow tables of the declared types."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.errors import SchemaViolation

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Violation:
    """A row (0-based, in its table) that breaks its schema, and how.

    ``column`` is null where the row as a whole is at fault (a key that occurs twice, a foreign
    key that leads nowhere).
    """

    dataset: str
    row: int
    column: str | None
    check: str
    value: str | None


def to_table(dataset: str, rows: Sequence[Row]) -> tuple[pa.Table, list[Violation]]:
    """Rows to a table of exactly the declared types.

    Empty texts and NaN become null. A value of the wrong type becomes null and is returned as a
    violation. Raises :class:`SchemaViolation` for a column that is not declared: a bug of ours.
    """
    if not rows:
        return _empty(dataset), []
    schema = arrow_schema(dataset)
    unknown = set().union(*rows) - set(schema.names)
    if unknown:
        raise SchemaViolation(f"{dataset}: kolom tak dikenal: {', '.join(sorted(unknown))}")
    found: list[Violation] = []
    columns = []
    for field in schema:
        name, kind = field.name, field.type
        values = [row.get(name) for row in rows]
        if pa.types.is_string(kind):
            values = _without_blanks(values)
        try:
            columns.append(pa.array(values, kind, from_pandas=True))
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeEncodeError):
            kept = []
            for index, value in enumerate(_without_blanks(values)):
                if _fits(value, kind):
                    kept.append(value)
                else:
                    kept.append(None)
                    found.append(Violation(dataset, index, name, str(kind), ascii(value)))
            columns.append(pa.array(kept, kind, from_pandas=True))
    return pa.Table.from_arrays(columns, schema=nullable(schema)), found


@cache
def _empty(dataset: str) -> pa.Table:
    """The table of a dataset without rows, as many of a document's are."""
    return arrow_schema(dataset).empty_table()


def declared(dataset: str, table: pa.Table) -> pa.Table:
    """A table that was checked with the schema of its dataset; raises :class:`ValueError` where it
    lacks a required value all the same."""
    return table.cast(arrow_schema(dataset)) if table.num_rows else _empty(dataset)


def exact_table(dataset: str, rows: Sequence[Row]) -> pa.Table:
    """Rows that must fit as they are, because the pipeline itself made them.

    Raises :class:`SchemaViolation` where a value has the wrong type or a required one is missing.
    """
    table, found = to_table(dataset, rows)
    if found:
        shown = "; ".join(str(dataclasses.astuple(violation)) for violation in found[:5])
        raise SchemaViolation(f"{dataset}: {len(found)} nilai tidak sesuai jenisnya: {shown}")
    try:
        return declared(dataset, table)
    except (pa.ArrowInvalid, ValueError) as error:
        raise SchemaViolation(f"{dataset}: {error}") from error


def nullable(schema: pa.Schema) -> pa.Schema:
    """The schema with every column nullable, for tables that are still to be checked."""
    return pa.schema([field.with_nullable(True) for field in schema])


def _without_blanks(values: Sequence[Any]) -> list[Any]:
    return [None if isinstance(value, str) and not value.strip() else value for value in values]


def _fits(value: Any, kind: pa.DataType) -> bool:
    try:
        pa.array([value], kind, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError, UnicodeEncodeError):
        return False
    return True
