"""What of some documents is compared with others: what they cite, and their figures.

Both hang on each document's own rows alone: figures are drawn while it is checked and kept in its
piece, and a segment keeps both, so that publishing again reads no dataset for them. In a segment
every text of them stands once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from quality.figures import FIELDS, FIGURES

CITATIONS = "kutipan"
"""The name of the table of citations, beside :data:`quality.figures.FIGURES`."""

_CITED = ("doc_id", "peraturan_id", "tentang")
_KINDS = {"tahun": pa.int64(), "nilai": pa.float64()}
_FIGURES = pa.schema([(name, _KINDS.get(name, pa.string())) for name in FIELDS])


def figures_table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    """The figures of documents (:mod:`quality.figures`) as a piece keeps them."""
    return pa.Table.from_pylist(list(rows), schema=_FIGURES)


def compared(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The citations and figures in the datasets and figures of some documents."""
    found = {}
    if (figures := tables.get(FIGURES)) is not None:
        found[FIGURES] = _each_text_once(figures)
    if (cited := tables.get("landasan_hukum")) is not None:
        found[CITATIONS] = _each_text_once(cited.select(_CITED))
    return found


def _each_text_once(table: pa.Table) -> pa.Table:
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)
