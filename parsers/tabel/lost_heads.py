"""Heads of a text that lost a name, or cover too much: those behind stand over others' values.

A table of a text has no boxes; its names stand over columns by their count alone. Where a
conversion took the head over five years for one over four, every name behind it stands a column too
far left, and the last columns hold values without a name. The forms T-C.23 and T-C.24 print the
same years under each of their heads, which tells the year that is missing; the ratios prove it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extract.header import is_column_number_row, is_data_text
from normalize.only import present
from parsers.tabel.header import Band, Column, Header, Role
from parsers.tabel.sheet import Sheet, listed_columns
from parsers.tabel.years import of_ratios, printed_ratios
from schemas.message import say, term

LEAST_PROOFS = 3
"""Ratios that hold under the names as they are put right."""
MOST_FAILURES = 0.2
"""Of all ratios that they make, the share that may not hold; real tables hold misprints."""
TEXTS: tuple[Role, ...] = ("lokasi", "penanggung-jawab", "keterangan")
"""Columns that hold words."""


def has_lost(sheet: Sheet) -> bool:
    """Whether a text's head lost a name: columns without one at the right end of its table hold
    something in most lines, or those of places, offices or remarks nothing but numbers."""
    lost, width = lost_names(sheet), sheet.table.n_cols
    behind = range(width - lost, width)
    filled = all(2 * len(sheet.texts(col)) >= len(sheet.body) > 0 for col in behind)
    texts = [sheet.texts(c.index) for role in TEXTS for c in sheet.header.having(role)]
    slipped = any(len(column) > 1 and all(map(is_data_text, column)) for column in texts)
    return lost > 0 and (filled or slipped)


def lost_names(sheet: Sheet) -> int:
    """How many columns of a text's table stand behind the last that has a name."""
    heads = _heads(sheet)
    width = sheet.table.n_cols
    named = max((col + 1 for row in heads for col, text in enumerate(row) if text), default=width)
    named += named < width and not sheet.header.columns[named - 1].path  # that of ``Rp`` is its own
    return width - named if sheet.table.page is None else 0


def _heads(sheet: Sheet) -> list[list[str]]:
    """The rows of the head without the numbers of columns; those of years begin behind names."""
    rows = sheet.grid[: sheet.table.header_rows]
    return [row for row in rows if not (row[0] and is_column_number_row(row))]


def with_lost_heads(sheet: Sheet) -> Sheet | None:
    """The sheet with its names where they belong, with a finding; null, with an error, where one
    was lost, or stands over nothing, and nothing proves which."""
    gained = _gained(sheet)
    header = _without(sheet.header, gained) or _restored(sheet.header, lost_names(sheet))
    if not header or not _is_proved(sheet.but(header=header)):
        if not (gained or has_lost(sheet)) or _is_proved(sheet):
            return sheet  # what is lost, if anything, stands behind all that is proved
        sheet.find(say("kolom-bergeser.kepala"), level="error", label=term("kepala"))
        return None
    moved = [c for c, old in zip(header.columns, sheet.header.columns, strict=True) if c != old]
    expected = listed_columns(moved)
    sheet.find(say("kolom-bergeser.nama"), label=term("kepala"), expected=expected)
    return sheet.but(header=header)


def _gained(sheet: Sheet) -> list[int]:
    """The columns of a text's table that a head covers too far: they have no name under it, beside
    others that have, and as many columns at the right end have a name and hold nothing."""
    rows, columns = _heads(sheet), sheet.header.columns
    bare = [
        after.index
        for before, after in pairwise(columns)
        if not any(row[after.index] for row in rows)
        and before.over == after.path != ()
        and sheet.texts(after.index)
    ]
    ends = columns[len(columns) - len(bare) :]
    empty = all(column.path and not sheet.texts(column.index) for column in ends)
    return bare if empty and sheet.table.page is None else []


def _without(header: Header, gained: Sequence[int]) -> Header | None:
    """The header without the columns that its names cover too far."""
    if not gained:
        return None
    left = [column for column in header.columns if column.index not in gained]
    ends = (Column(0, (), "lain") for _ in gained)
    return _placed(header, [*left, *ends])


def _placed(header: Header, columns: Iterable[Column]) -> Header:
    placed = (replace(column, index=col) for col, column in enumerate(columns))
    return replace(header, columns=tuple(placed))


def _restored(header: Header, lost: int) -> Header | None:
    """The header with the years that one of its bands lacks beside the others; null where these
    are not as many as the columns without a name."""
    bands: tuple[Band, ...] = ("target", "anggaran", "realisasi", "rasio")
    whole = sorted({*present(c.when for c in header.band(*bands))})
    columns: list[Column] = []
    named = header.columns[: len(header.columns) - lost]
    runs = groupby(named, lambda c: c.band if c.dated else None)
    for band, run in runs:
        columns += _with_all(list(run), whole) if band in bands else run
    if not lost or len(columns) != len(header.columns):
        return None
    return _placed(header, columns)


def _with_all(run: Sequence[Column], whole: Sequence[int]) -> Sequence[Column]:
    """The columns of a band with those of the years that it lacks."""
    held = {column.when: column for column in run}
    if list(held) != sorted(column.when or 0 for column in run):
        return run
    first = run[0]
    return [
        held.get(year)
        or replace(
            first,
            path=(*first.over, str(year)),
            year=year if first.year else None,
            ordinal=None if first.year else year,
        )
        for year in whole
    ]


def _is_proved(sheet: Sheet) -> bool:
    """Whether the ratios of the table hold under these names."""
    held = failed = 0
    for whole, part, ratio in of_ratios(sheet.header, "target", "anggaran"):
        for said in printed_ratios(sheet, whole, part, ratio):
            if said.base.value and said.reached.value and said.ratio.value:
                holds = said.plainly or said.inversely or said.capped
                held, failed = held + holds, failed + (not holds)
    return held >= LEAST_PROOFS and failed <= MOST_FAILURES * (held + failed)
