"""Columns of values that no row of a typed table holds: told, never dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence

from extract.header import is_data_text
from parsers.parsed import Row
from parsers.tabel.lines import is_serial
from parsers.tabel.sheet import Sheet
from schemas.message import listed, say

LEAST_VALUES = 2
"""Numbers from which on a column holds values; one may be a slip or a mark."""


def find_unknown_columns(sheet: Sheet, rows: Sequence[Row]) -> None:
    """``kolom-tak-dikenal`` for each column that holds values and has no part in ``rows``.

    The form's own columns of other targets (``acuan``: SPM, IKK) and remarks have a role: their
    content is in ``sel``.
    """
    used = {value for row in rows for name, value in row.items() if name.endswith("kolom")}
    used |= set(sheet.moved_columns())
    first_text = next(
        (
            col
            for col in range(sheet.table.n_cols)
            if sum(any(ch.isalpha() for ch in sheet.text(row, col)) for row in sheet.body) >= 2
        ),
        0,
    )
    for column in sheet.header.columns:
        if column.index in used or column.role not in {"lain", "nilai"}:
            continue
        if column.band == "pertumbuhan" and sheet.kind == "anggaran":
            continue
        texts = [sheet.text(row, column.index) for row in sheet.body]
        values = [text for text in texts if is_data_text(text) and any(map(str.isdigit, text))]
        if len(values) < LEAST_VALUES or len(values) < sum(map(bool, texts)) / 4:
            continue
        if column.index < first_text and all(map(is_serial, values)):
            continue
        sheet.find(
            "kolom-tak-dikenal",
            "warning",
            None,
            column.name or say("kolom", nomor=column.index),
            say(
                "kolom-tak-dikenal",
                kolom=column.index,
                nama=column.name or say("tanpa-nama"),
                banyak=len(values),
                dataset=sheet.kind,
            ),
            found=listed(values[:3]),
        )
