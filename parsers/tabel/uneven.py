"""Rows of a text that lost a cell, or have one too many.

A conversion drops an empty cell or makes two of one: what stands behind the place stands a column
over, and nothing in the row says where it is. A printed ratio that holds says that all before it
stand right; a line that was moved has its proof. Other values of the row belong nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from arithmetic.printed import printed
from arithmetic.ratios import HUNDRED, Ratio
from grammar.totals import is_lone_total
from parsers.parsed import Row, value_columns
from parsers.tabel.sheet import Sheet
from schemas.message import say

_VALUES = (
    "target", "realisasi", "rasio", "anggaran", "pagu", "nilai", "kinerja", "rupiah", "tingkat",
    "tingkat_rupiah", "pertumbuhan_anggaran", "pertumbuhan_realisasi",
)  # fmt: skip


def without_uneven(rows: Sequence[Row], sheet: Sheet) -> Sequence[Row]:
    """``rows`` without values in such lines that nothing proves, with a finding for each line. Sums
    tell of a line of totals, whose names stand over several columns."""
    doubtful = {row for row in sheet.table.uneven if not _is_settled(sheet, row)}
    if not doubtful:
        return rows
    proved = dict.fromkeys(doubtful, -1)
    for row in rows:
        if row["baris"] in doubtful and (ratio := _ratio_that_holds(row)) is not None:
            proved[row["baris"]] = max(proved[row["baris"]], ratio)
    lost: dict[int, set[int]] = {}
    for row in rows:
        columns = value_columns(row)
        if any(column > proved.get(row["baris"], column) for column in columns):
            lost.setdefault(row["baris"], set()).update(columns)
            row.update(dict.fromkeys(filter(row.__contains__, _VALUES)))
    for line, columns in sorted(lost.items()):
        cells = [(line, col) for col in sorted(columns)]
        sheet.find(say("kolom-bergeser.baris", baris=1), level="error", row=line, cells=cells)
    return rows


def _is_settled(sheet: Sheet, line: int) -> bool:
    """Whether values of a line were moved where they belong, or it is a total."""
    texts = [text for col in range(sheet.table.n_cols) if (text := sheet.text(line, col))]
    return any(row == line for row, _ in sheet.moved) or any(map(is_lone_total, texts[:2]))


def _ratio_that_holds(row: Row) -> int | None:
    """The column of a row's printed ratio that its two values give; one of 100 tells nothing."""
    base = "target" if "target" in row else "anggaran"
    whole, part, ratio = (
        printed(row.get(f"{name}_teks"), row.get(name)) for name in (base, "realisasi", "rasio")
    )
    if not (whole and part and ratio) or ratio.value in {0, HUNDRED} or not whole.value:
        return None
    of = Ratio(whole, part, ratio)
    column: int | None = row["rasio_kolom"]
    return column if of.plainly or of.inversely else None
