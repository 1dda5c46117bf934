"""Rows of one document to Arrow tables that keep their schema, whatever the document held.

A value that does not fit its column becomes null, a row that cannot stand is left out; each with
a finding (``skema-dilanggar``) that carries the value, so that nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from parsers.parsed import Parsed, Row
from schemas.datasets import DATASETS, Dataset
from schemas.errors import SchemaViolation
from schemas.finding import Finding
from schemas.message import say
from schemas.tables import Violation, declared, exact_table, to_table
from schemas.validate import orphans, violations

ACROSS_DOCUMENTS = frozenset({"temuan", "peraturan", "relasi", "panel_indikator", "panel_anggaran"})
"""Datasets that are not made by parsing alone."""

PER_DOCUMENT = tuple(name for name in DATASETS if name not in ACROSS_DOCUMENTS)


def to_tables(parsed: Parsed) -> tuple[dict[str, pa.Table], list[Finding]]:
    """Every per-document dataset as a table that its schema accepts, and what had to be mended."""
    broken: list[Violation] = []
    tables: dict[str, pa.Table] = {}
    findings: list[Finding] = []
    for name in PER_DOCUMENT:
        tables[name], wrong_type = to_table(name, parsed.rows.get(name, []))
        found = [*wrong_type, *violations(name, tables[name])]
        findings += [_finding(violation, tables[name]) for violation in _once(found)]
        tables[name] = _mend(tables[name], found)
    while broken := orphans(tables):
        findings += _orphaned(broken)
        for name in {violation.dataset for violation in broken}:
            tables[name] = _mend(tables[name], [v for v in broken if v.dataset == name])
    return {name: declared(name, table) for name, table in tables.items()}, findings


def made_table(dataset: str, rows: Sequence[Row]) -> pa.Table:
    """Rows that the pipeline itself made, as a table; raises :class:`SchemaViolation` where they
    do not fit."""
    table = exact_table(dataset, rows)
    found = violations(dataset, table)
    if found:
        raise SchemaViolation(f"{dataset}: {len(found)} baris tidak sesuai skema: {found[0]}")
    return table


def _orphaned(found: Iterable[Violation]) -> list[Finding]:
    """One finding for all rows of a dataset that lean on the same missing row."""
    groups: dict[tuple[str, str | None, str], int] = {}
    for violation in found:
        group = (violation.dataset, violation.value, violation.check)
        groups[group] = groups.get(group, 0) + 1
    return [
        Finding(
            rule="skema-dilanggar",
            level="error",
            dataset=dataset,
            where=value or "",
            message=say("skema-dilanggar.yatim", kunci=value or ""),
            expected=check,
            found=count,
        )
        for (dataset, value, check), count in groups.items()
    ]


def _once(found: Iterable[Violation]) -> list[Violation]:
    """One violation per cell: a value of the wrong type is missing too, which says no more."""
    return list({(v.row, v.column): v for v in reversed(list(found))}.values())[::-1]


def _mend(table: pa.Table, found: Sequence[Violation]) -> pa.Table:
    """The table without what is broken: optional cells emptied, other rows left out."""
    if not found:
        return table
    dataset = DATASETS[found[0].dataset]
    rows: list[Row | None] = list(table.to_pylist())
    for violation in found:
        row = rows[violation.row]
        if row is None:
            continue
        if _loses_row(dataset, violation, row):
            rows[violation.row] = None
        elif violation.column is not None:
            row[violation.column] = None
    return pa.Table.from_pylist([row for row in rows if row is not None], schema=table.schema)


def _loses_row(dataset: Dataset, violation: Violation, row: Row) -> bool:
    """Whether a row cannot stand without the value that breaks its schema."""
    column = violation.column
    if column is None or dataset.column(column).required:
        return True
    others = [row[name] for name in dataset.one_of if name != column]
    return column in dataset.one_of and all(value is None for value in others)


def _finding(violation: Violation, table: pa.Table) -> Finding:
    dataset = DATASETS[violation.dataset]
    row = table.slice(violation.row, 1).to_pylist()[0]
    key = "|".join(str(row[name]) for name in dataset.key if name != "doc_id")
    lost = _loses_row(dataset, violation, row)
    said = {name: value for name, value in row.items() if value is not None and name != "doc_id"}
    return Finding(
        rule="skema-dilanggar",
        level="error",
        dataset=violation.dataset,
        where=f"{key}|{violation.column}" if violation.column else key,
        message=say("skema-dilanggar.baris", baris=str(said))
        if lost
        else say("skema-dilanggar", kolom=violation.column or ""),
        expected=violation.check,
        found=violation.value,
        page=row.get("halaman"),
    )
