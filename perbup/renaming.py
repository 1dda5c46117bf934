"""Another ``doc_id`` for a document whose own another document bears already.

Two parts of one Renstra in files of their own, or the agreements of two officers of one office,
say the same of themselves. The first by name keeps what it says; the next is published too, under
its hash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from schemas.datasets import DOCUMENT_FORMS

_BY_NUMBER = frozenset({"peraturan", "keputusan"})
"""Forms that kind, number and year make one of: two of them are copies."""


def may_be_another(doc_id: str) -> bool:
    """Whether two documents of that ``doc_id`` may be two: what names no regulation's number."""
    return any(doc_id.startswith(f"{form}-") for form in DOCUMENT_FORMS if form not in _BY_NUMBER)


def renamed(tables: Mapping[str, pa.Table], doc_id: str) -> dict[str, pa.Table]:
    """The tables of one document under another ``doc_id``, in every id, key and cell that
    begins with its own."""
    own = next((t for t in tables.values() if t.num_rows and "doc_id" in t.column_names), None)
    before = doc_id if own is None else own["doc_id"][0].as_py()
    if before == doc_id:
        return dict(tables)
    pattern = rf"^{re.escape(before)}($|[/|#])"
    return {name: _renamed(table, pattern, rf"{doc_id}\1") for name, table in tables.items()}


def _renamed(table: pa.Table, pattern: str, replacement: str) -> pa.Table:
    for index, column in enumerate(table.schema):
        if pa.types.is_string(column.type):
            values = pc.replace_substring_regex(table.column(index), pattern, replacement)
        elif pa.types.is_list(column.type) and pa.types.is_string(column.type.value_type):
            values = pa.array(
                [
                    None
                    if cells is None
                    else [re.sub(pattern, replacement, cell) for cell in cells]
                    for cells in table.column(index).to_pylist()
                ],
                column.type,
            )
        else:
            continue
        table = table.set_column(index, column, values)
    return table
