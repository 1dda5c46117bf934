"""Columns of values that no row of a typed table holds: told, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.header import is_data_text
from grammar.items import is_outline_number
from grammar.years import YEAR
from parsers.parsed import Row, value_columns
from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet
from schemas.message import Quote, listed, say

LEAST_VALUES = 2
"""Numbers from which on a column holds values; one may be a slip or a mark."""


LEAST_LOST, MOST_LOST = 6, 2
"""Columns of values without a place from which on a head was lost, and how many times as many as
those that have one; tables whose head is whole leave four at most."""


def without_lost(sheet: Sheet, rows: Sequence[Row], others: Sequence[Row]) -> Sequence[Row]:
    """``rows``, with ``kolom-tak-dikenal`` for each column that holds values and has no part in
    them, nor in ``others``, those of another reading of the table; none, with a finding, where most
    columns of values have none: the head was lost, save for a name or two that are those of another
    form (an evaluation by quarters of which only ``Tahun 2023`` over ``K`` and ``Rp`` was read is
    no plan).

    The form's own columns of other targets (``acuan``: SPM, IKK) and remarks have a role: their
    content is in ``sel``. Of a table of targets that prints two indicators in one line the values
    of one are told too.
    """
    used = {col for row in (*rows, *others) for col in value_columns(row)}
    unknown = list(_unknown(sheet, used))
    if len(unknown) >= LEAST_LOST and len(unknown) > MOST_LOST * len(used):
        many, known = len(unknown), len(used)
        said = say("tabel-tak-terurai.kepala", dataset=sheet.kind, banyak=many, dikenal=known)
        sheet.find(said, dataset="tabel")
        return []
    if sheet.kind == "target":
        _say_lost(sheet, rows)
    for column, values in unknown:
        _say_unknown(sheet, column, values)
    return rows


def with_names(rows: Sequence[Row], sheet: Sheet) -> Sequence[Row]:
    """``rows``, with a finding, without those whose name is a value and no text: print set the
    cells of their line beside their columns, as a program does that loses a merged cell over the
    end of a page. None where the column taken for names holds values."""
    if found := _values_for_names(rows, sheet):
        said = say("tabel-tak-terurai.nama")
        sheet.find(said, found=Quote(found[0][:100]), dataset="tabel")
        return []
    names = ([row[at] for at in _NAMES if row.get(at)] for row in rows)
    doubtful = [
        r for r, of in zip(rows, names, strict=True) if any(map(_VALUE_ALONE.fullmatch, of))
    ]
    if lines := sorted({row["baris"] for row in doubtful}):
        said = say("kolom-bergeser.baris", baris=len(lines))
        cells = [(row["baris"], col) for row in doubtful for col in value_columns(row)]
        sheet.find(said, level="error", row=lines[0], last=lines[-1], cells=cells)
    return [row for row in rows if row["baris"] not in lines]


def _values_for_names(rows: Sequence[Row], sheet: Sheet) -> list[str]:
    """What shows that the column taken for names holds values, if it does: most of its texts are
    values, as where the names stand on a page of their own; or it was read as one with columns a
    space apart, so that the names of most lines end in several values, or the head of the names
    ends in that of values."""
    names = {row["baris"]: next((row[at] for at in _NAMES if row.get(at)), "") for row in rows}
    ending = [*filter(_holds_values, names.values())]
    headed = [
        column.name
        for column in sheet.header.having("indikator", "nama")
        if column.path[1:] and _HEADS_VALUES.fullmatch(column.path[-1])
    ]
    several = len(ending) >= LEAST_VALUES and 2 * len(ending) > len(names)
    return (headed or (ending if several else [])) if names else []


_NAMES = ("indikator", "uraian", "nama")
_VALUE_ALONE = re.compile(
    r"\(?-?\d+(?:\.\d{3})*,\d+\)?\s*%?|\d+(?:[.,]\d+)?\s*%|(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})+",
    re.IGNORECASE,
)


def _holds_values(name: str) -> bool:
    """Whether a name is a value, or ends in several."""
    bare = is_data_text(name) and not any(map(str.isalpha, name))
    return bare or _VALUES_BEHIND.search(name) is not None


_VALUES_BEHIND = re.compile(r"(?:\s[-–(]?\d+(?:[.,]\d+)+\)?%?){2,}$")
"""Two amounts or decimals at least at the end of a name; years have no separators."""
_HEADS_VALUES = re.compile(rf"K|Rp\.?|(?:{YEAR}\s*)+")


def _unknown(sheet: Sheet, used: set[int]) -> Iterator[tuple[Column, list[str]]]:
    """The columns of values that no row holds, with these."""
    words = (
        sum(any(map(str.isalpha, t)) for t in sheet.texts(c.index)) for c in sheet.header.columns
    )
    first_text = next((col for col, many in enumerate(words) if many >= 2), 0)
    yield from _run_together(sheet)
    for column in sheet.header.columns:
        of_growth = column.band == "pertumbuhan" and sheet.kind == "anggaran"
        if column.index in used or of_growth:
            continue
        values = _values(column, sheet.texts(column.index))
        if values and (column.index >= first_text or not all(map(is_outline_number, values))):
            yield column, values


def _values(column: Column, filled: Sequence[str]) -> list[str]:
    """The cells of a column that hold values, where they are more than slips, marks or texts."""
    graded = column.role == "keterangan" and bool(filled) and all(map(_PERCENT.match, filled))
    if column.role in _NO_VALUES and not graded:
        return []
    values = [text for text in filled if _holds_value(text)]
    # A lone number is a slip or a mark, save where dashes alone stand beside it.
    lone = len(values) < LEAST_VALUES and not (column.name and all(map(is_data_text, filled)))
    told = graded or column.role in {"lain", "nilai"}
    texts_alone = not told and not all(map(_BARE.fullmatch, filled))
    printed = sum(any(map(str.isalnum, text)) for text in filled)
    return [] if lone or texts_alone or len(values) < printed / 4 else values


def _run_together(sheet: Sheet) -> Iterator[tuple[Column, list[str]]]:
    """The columns of texts whose cells all begin with a value that stands in none of the named
    column on their left: no room parted the two."""
    for left, column in pairwise(sheet.header.columns):
        begun = [_BEFORE_WORDS.match(text) for text in sheet.texts(column.index)]
        values = [value[0].strip() for value in begun if value]
        if left.band and not sheet.texts(left.index) and len(begun) == len(values) >= LEAST_VALUES:
            yield column, values


_BEFORE_WORDS = re.compile(r"[\d.,]+\s+(?=[^\W\d])")
_NO_VALUES = frozenset(("nomor", "kode", "acuan", "keterangan", "tahun"))
"""Roles of columns whose numbers are none of the table's values, or stand in ``sel`` for good."""
_PERCENT = re.compile(r"-?[\d.,]+\s*%")
"""What remarks begin with where they are grades of a ratio: ``63,36 % (Sedang)``."""
_BARE = re.compile(r"\(?[\d.,]+\s*%?\)?|[-–]")
"""A number without words: in a column of texts (``Satuan`` over two columns) it is a value."""


def _holds_value(text: str) -> bool:
    """Whether a cell holds a value, whole, broken behind a separator (``1.234. 567``), or with a
    remark behind it (``63,36 % (Sedang)``)."""
    whole = _REMARK.sub("", _BROKEN.sub("", text))
    return is_data_text(whole) and any(map(str.isdigit, whole))


_REMARK = re.compile(r"(?<=[\d%])\s*\([^()]*[^\W\d]{3}[^()]*\)$")
_BROKEN = re.compile(r"(?<=\d[.,])\s+(?=\d{3}(?!\d))")


def _say_lost(sheet: Sheet, rows: Sequence[Row]) -> None:
    """A finding for each column of targets of which some rows hold values and others do not."""
    held = {(row["baris"], row["kolom"]) for row in rows}
    lines, columns = {row for row, _ in held}, {col for _, col in held}
    for column in sheet.header.band("target"):
        lost = [
            text
            for row in sheet.body
            if row in lines
            and column.index in columns
            and (row, column.index) not in held
            and _holds_value(text := sheet.text(row, column.index))
        ]
        if lost:
            _say_unknown(sheet, column, lost)


def _say_unknown(sheet: Sheet, column: Column, values: Sequence[str]) -> None:
    sheet.find(
        say(
            "kolom-tak-dikenal",
            kolom=column.index,
            nama=column.name or say("tanpa-nama"),
            banyak=len(values),
            dataset=sheet.kind,
        ),
        label=column.name or say("kolom", nomor=column.index),
        found=listed(values[:3]),
    )
