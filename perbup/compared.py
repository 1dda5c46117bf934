"""What of some documents is compared with others: what they cite, and their figures.

Both hang on each document's own rows alone, so that a segment keeps them and publishing again
reads no dataset for them. Every text stands in them once.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from quality.figures import FIELDS, FIGURES, SOURCES, digest

CITATIONS = "kutipan"
"""The name of the table of citations, beside :data:`quality.figures.FIGURES`."""

_CITED = ("doc_id", "peraturan_id", "tentang")
_KINDS = {"tahun": pa.int64(), "nilai": pa.float64()}
_FIGURES = pa.schema([(name, _KINDS.get(name, pa.string())) for name in FIELDS])


def compared(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The citations and figures in the datasets of some documents."""
    found = {FIGURES: _each_text_once(_figures(tables))}
    if (cited := tables.get("landasan_hukum")) is not None:
        found[CITATIONS] = _each_text_once(cited.select(_CITED))
    return found


def _figures(tables: Mapping[str, pa.Table]) -> pa.Table:
    """What documents state that others may state too."""
    rows = {name: table.to_pylist() for name in SOURCES if (table := tables.get(name)) is not None}
    return pa.Table.from_pylist(list(digest(rows)), schema=_FIGURES)


def _each_text_once(table: pa.Table) -> pa.Table:
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)
