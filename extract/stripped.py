"""Rows of a text whose lines lost the empty cells in front.

Editors, forms and programs that take white space off both ends of a line take the tabs with it:
``⇥⇥Indeks⇥80`` becomes ``Indeks⇥80``, and every row that begins with an empty cell, most of all the
lower rows of a head, stands too far left. Where no line of a text begins with a tab and the rows of
a head can only stand further right, it has lost them everywhere. A row of the head goes back to the
one place where every name of several columns has names below it; a row of the body to where what it
holds is likeliest, by the names of the columns and then by the rows that are placed (naive Bayes
over kinds of cells). A text in which no two tabs stand beside each other may have lost all empty
cells: then nothing tells where a shorter row stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, starmap, takewhile
from math import log
from typing import Literal, NamedTuple

from extract.header import (
    is_column_number_row,
    is_data_text,
    is_ordinal_row,
    is_year_text,
    names_columns,
    names_years,
)
from extract.runs import grouped
from extract.shifted import kind_of_cell
from grammar.items import names_serials

LEAST_SURE = 3.0
"""How much likelier, as a logarithm, a row's place has to be than any other for its numbers to be
published."""
MOST_LOST = 3
"""Columns in front that every row of a table may have lost: number, tujuan, sasaran."""
_UNSEEN = 0.02
_VALUES = re.compile(
    r"\b(?:target|realisasi|anggaran|pagu|rasio|capaian|volume|rp|proyeksi|baseline|awal|akhir|K)\b|%",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:pagu|anggaran|biaya|dana|rp)\b", re.IGNORECASE)
_CODES = re.compile(r"\bkode\b|\brekening\b", re.IGNORECASE)

Row = Sequence[str]


Lost = Literal["", "depan", "semua"]
"""Which empty cells a text may have lost: none, those in front of its rows, or all."""


def lost_cells(lines: Iterable[str]) -> Lost:
    """Which empty cells lines may have lost: where some have tabs, none of them begins with one, or
    no two tabs stand beside each other either."""
    tabbed = [line for line in lines if "\t" in line]
    if not tabbed or any(line.startswith("\t") for line in tabbed):
        return ""
    return "depan" if any("\t\t" in line for line in tabbed) else "semua"


class Head(NamedTuple):
    """The rows of a table with those of its head put back."""

    rows: list[list[str]]
    lost: bool
    """Whether cells are gone: rows were put back, or would have to be."""
    clear: bool
    """Whether each of them has one place alone."""


def with_whole_head(rows: Sequence[Row], lost: Lost) -> Head:
    """The rows of a table with those of its head put back under the names above them, as far as
    one of them has no other place. The last name may stand over more columns than any row has
    left. Where empty cells are gone everywhere nothing tells how many columns a name stands over.
    """
    width = max(map(len, rows), default=0)
    if lost == "semua":
        parted = len(rows) > 1 and len(rows[1]) != len(rows[0]) and _goes_on_naming(rows[1])
        return Head([*map(list, rows)], lost=parted, clear=not parted)
    heads = (_head_within(rows, width + more) for more in range(MOST_LOST + 1))
    return next(filter(None, heads), Head([*map(list, rows)], lost=False, clear=False))


def _head_within(rows: Sequence[Row], width: int) -> Head | None:
    """The rows with those of the head put back in a table so wide; null where one has no place."""
    placed = [list(row) for row in rows]
    starts: set[int] = set()
    moved = False
    for at in range(1, len(placed)):
        row = placed[at]
        named = {col for col, text in enumerate(placed[at - 1]) if text}
        starts |= named
        bands = [span for span in _spans(starts, width) if span.start in named and len(span) > 1]
        if _ends_head(row) or not bands:
            break
        places = _places_below(bands, row, width)
        if len(places) != 1:
            return Head(placed, moved, clear=False) if places else None
        moved = moved or places[0] > 0
        placed[at] = [""] * places[0] + row
    return Head(placed, moved, clear=True)


def _goes_on_naming(row: Row) -> bool:
    """Whether a row below names of columns is the next row of a head."""
    return names_years(row) or is_ordinal_row(row) or names_columns(row)


def _ends_head(row: Row) -> bool:
    """Whether a row holds the numbers of columns, or values."""
    valued = any(map(is_data_text, row)) and not is_ordinal_row(row)
    return valued or is_column_number_row(row)


def _places_below(bands: Sequence[range], row: Row, width: int) -> list[int]:
    """How far a row has to move to stand below names of several columns (``bands``), and below the
    first column of each: below these alone, or below all of their columns."""
    places = range(width - len(row) + 1)
    below = [frozenset(by + col for col, text in enumerate(row) if text) for by in places]
    inside = {col for band in bands for col in band}
    alone = [by for by in places if {band.start for band in bands} <= below[by] <= inside]
    return alone or [by for by in places if inside <= below[by]]


def _spans(starts: Iterable[int], width: int) -> Iterator[range]:
    """The columns from each of these places to the next."""
    return starmap(range, pairwise([*sorted(starts), width]))


def with_whole_rows(
    head: Sequence[Row], body: Sequence[Row], width: int, lost: Lost
) -> tuple[list[list[str]], frozenset[int]]:
    """The rows of a body below its head with the empty cells in front put back, and which of them
    may stand elsewhere as well. Rows of one shape stand alike; where the names of the columns do
    not tell where, the rows do that are placed. Where empty cells are gone everywhere no shorter
    row has a place."""
    if lost == "semua":
        return [*map(list, body)], frozenset(at for at, r in enumerate(body) if len(r) < width)
    kinds = [[*map(kind_of_cell, row)] for row in body]
    columns = [*map(_expected, _names(head, width))]
    sure, _ = _places(kinds, columns, {})
    for at, by in sure.items():
        for held, kind in _under(columns, kinds[at], by):
            held[kind] += 1
    more, likely = _places(kinds, columns, sure)
    places = likely | more | sure
    moved = [[""] * places[at] + list(row) for at, row in enumerate(body)]
    return moved, frozenset(likely)


def _places(
    rows: Sequence[Row], columns: Sequence[dict[str, float]], known: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """How far rows that are not known yet have to move: those of which one place is by far the
    likeliest, and the others."""
    unknown = (at for at in range(len(rows)) if at not in known)
    shapes = grouped(unknown, lambda at: (len(rows[at]), *takewhile(_is_no_number, rows[at])))
    sure: dict[int, int] = {}
    unsure: dict[int, int] = {}
    for shape in shapes.values():
        length = len(rows[shape[0]])
        places = range(len(columns) - length + 1 if length > 1 else 1)  # a group's name is in front
        likely = {by: sum(_likelihood(columns, rows[at], by) for at in shape) for by in places}
        best, *others = sorted(likely, key=likely.__getitem__, reverse=True)
        is_sure = not others or likely[best] - likely[others[0]] >= LEAST_SURE
        (sure if is_sure else unsure).update(dict.fromkeys(shape, best))
    return sure, unsure


def _is_no_number(kind: str) -> bool:
    return kind not in {"uang", "nilai"}


def _under(
    columns: Sequence[dict[str, float]], row: Row, by: int
) -> Iterator[tuple[dict[str, float], str]]:
    """What stands under each column where a row of kinds stands so many columns further."""
    behind = len(columns) - by - len(row)
    return zip(columns, [*[""] * by, *row, *[""] * behind], strict=True)


def _likelihood(columns: Sequence[dict[str, float]], row: Row, by: int) -> float:
    """How likely a row stands so many columns further, as a logarithm."""
    return sum(log(held[kind] / sum(held.values())) for held, kind in _under(columns, row, by))


def _expected(names: Sequence[str]) -> dict[str, float]:
    """What a column holds by the names over it, the lowest first, as so many rows."""
    found = next((held for name in names for says, held in _HOLDS if says(name)), _WORDS)
    return {kind: (_UNSEEN + found.get(kind, 0)) / (1 + 5 * _UNSEEN) for kind in KINDS}


def _names(head: Sequence[Row], width: int) -> Iterator[list[str]]:
    """What stands over each column, from below; names of several columns over each of them, as far
    as the one above them goes."""
    named = [row for row in head if not is_column_number_row(row)]
    for col in range(width):
        names: list[str] = []
        begun = 0
        for row in named:
            at = max((place for place, name in enumerate(row[: col + 1]) if name), default=-1)
            if at >= begun:
                names.append(row[at])
                begun = at
        yield names[::-1]


def _names_year(name: str) -> bool:
    return is_year_text(name) or name.isdigit()


KINDS = ("kode", "teks", "uang", "nilai", "")
_WORDS = {"teks": 0.6, "": 0.4}
_HOLDS: tuple[tuple[Callable[[str], object], dict[str, float]], ...] = (
    (_CODES.search, {"kode": 0.8, "": 0.2}),
    (names_serials, {"nilai": 0.8, "": 0.2}),
    (_MONEY.search, {"uang": 0.5, "nilai": 0.3, "": 0.2}),
    (_VALUES.search, {"nilai": 0.5, "uang": 0.2, "": 0.3}),
    (_names_year, {"nilai": 0.4, "uang": 0.3, "": 0.3}),
)
"""What a column holds by its name, and any other."""
