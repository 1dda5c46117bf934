"""How much a finding matters, and which findings come of one cause.

**Weight** (``bobot``, 0-1) is how sure the reading is, times the mean of what kind of finding it is
and of how far off it is:

- what kind: 1 for an error, 0.5 for a warning, 0.1 for information;
- how far off: the greater of 0.7 of the share by which the two values differ and, for amounts of a
  million and more, the size of the difference on a logarithmic scale (a rupiah 0.03, a million 0.6,
  a billion 0.9); 0.5 where no two numbers disagree, 1 where a document or page is not in the
  dataset at all;
- how sure: the least ``keyakinan`` of its cells and their table; 1 where neither says.

**Cause** (``induk``) is the finding that leads others: one line printed wrong spoils a ratio, a sum
and the sum above it. Whoever mends the leading finding mends, or sees anew, those under it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from schemas.finding import Finding, cell_place, finding_rows
from schemas.message import Bound, Listed, Value, loads, quantity

Row = Mapping[str, Any]
Place = tuple[str, int, int]

_KIND = {"error": 1.0, "warning": 0.5, "info": 0.1}
WORDS_ONLY = 0.5
LARGE = 1_000_000
"""Amounts from here on are compared by the size of their difference too."""
SMALL = 0.7
"""As far off as a share, a score or a count of things can be."""
BILLIONS = 10
"""A difference of so many digits is as far off as can be."""
_LOST = frozenset({"dokumen-gagal", "bagian-gagal", "halaman-tak-terbaca", "kepala-tak-terbaca"})
_SUMS = frozenset(
    {"jumlah-tidak-cocok", "program-tidak-cocok", "kegiatan-tidak-cocok", "pagu-akhir-tidak-cocok"}
)
_OF_CELLS = frozenset({"rasio-tidak-cocok", "realisasi-melebihi-anggaran"})
"""Rules whose findings follow from a cell that a sum shows to be wrong."""
_WHOLE_TABLE = frozenset(
    {"satuan-meragukan", "tahun-meragukan", "tabel-tanpa-kepala", "kolom-bergeser"}
)
"""Rules that, as errors, leave values of a table open: what else is said of them follows."""
_OPEN_VALUES = frozenset({"angka-ambigu", "angka-tak-terbaca", "kolom-tak-dikenal", *_OF_CELLS})
ALIKE = 100
"""Differences from here on that are equal are one difference, carried up; small ones by chance."""


def weighed(
    doc_id: str, findings: Iterable[Finding], datasets: Mapping[str, Sequence[Row]]
) -> list[Finding]:
    """Findings of one document with their weight, and the id of the one that leads them."""
    distinct = list(dict.fromkeys(findings))
    rows = weighed_rows(finding_rows(doc_id, distinct), datasets)
    return [
        replace(finding, weight=row["bobot"], cause=row["induk"])
        for finding, row in zip(distinct, rows, strict=True)
    ]


def weighed_rows(
    rows: Sequence[Row], datasets: Mapping[str, Sequence[Row]]
) -> list[dict[str, Any]]:
    """Rows of ``temuan`` of one document with ``bobot`` and ``induk``."""
    sure = _sureness(datasets)
    weights = [weight(row, sure(row)) for row in rows]
    leaders = causes(rows, weights)
    return [
        {**row, "bobot": own, "induk": None if leader is None else rows[leader]["temuan_id"]}
        for row, own, leader in zip(rows, weights, leaders, strict=True)
    ]


def weight(row: Row, sure: float = 1.0) -> float:
    """How much a finding matters, 0-1."""
    return round(sure * (_KIND[row["tingkat"]] + _distance(row)) / 2, 3)


def _distance(row: Row) -> float:
    """How far off the two values are, 0-1."""
    if row["aturan"] in _LOST:
        return 1.0
    off = _difference(row)
    if off is None:
        return WORDS_ONLY
    size = max(abs(_number(row, name) or 0) for name in ("harapan", "ditemukan"))
    share = min(1.0, off / size) if size else 0.0
    if size < LARGE:
        return SMALL * share
    return max(SMALL * share, min(1.0, math.log10(1 + off) / BILLIONS))


def _number(row: Row, name: str) -> float | None:
    """The number that a value is, or the bound that it should have kept (``<= 100``)."""
    value: float | None = row.get(f"{name}_angka")
    if value is None and '"batas"' in (row.get("nilai") or ""):  # few hold one, so as JSON says it
        bound = _said(row).get(name)
        return quantity(bound.value) if isinstance(bound, Bound) else None
    return value


def _said(row: Row) -> Mapping[str, Value]:
    """The values of a finding by name."""
    return loads(row["nilai"]) if row.get("nilai") else {}


def _difference(row: Row) -> float | None:
    expected, found = _number(row, "harapan"), _number(row, "ditemukan")
    return None if expected is None or found is None else abs(expected - found)


def _sureness(datasets: Mapping[str, Sequence[Row]]) -> Callable[[Row], float]:
    """How surely the cells of a finding and their tables were read."""
    sel, tabel = (
        [row for row in datasets.get(name, ()) if row.get("keyakinan") is not None]
        for name in ("sel", "tabel")
    )
    cells = {(row["tabel_id"], row["baris"], row["kolom"]): row["keyakinan"] for row in sel}
    tables = {row["tabel_id"]: row["keyakinan"] for row in tabel}

    def sure(finding: Row) -> float:
        places = _places(finding)
        known = [cells[place] for place in places if place in cells]
        known += [tables[table] for table in {p[0] for p in places} if table in tables]
        return min(known, default=1.0)

    return sure


# --- causes -----------------------------------------------------------------------------------


def causes(rows: Sequence[Row], weights: Sequence[float]) -> list[int | None]:
    """For each finding the place of the one that leads it; null for those that lead or stand
    alone."""
    leader: list[int | None] = [None] * len(rows)
    _under_wrong_sums(rows, leader)
    _carried_up(rows, leader)
    _in_open_tables(rows, leader)
    _of_one_kind(rows, weights, leader)
    return [_root(leader, at) for at in range(len(rows))]


def _root(leader: Sequence[int | None], at: int) -> int | None:
    top = leader[at]
    while top is not None and leader[top] is not None:
        top = leader[top]
    return top


def _under_wrong_sums(rows: Sequence[Row], leader: list[int | None]) -> None:
    """A ratio or an excess over a cell that is no sum of its parts, under that sum."""
    sums: dict[Place, int] = {}
    for at, row in enumerate(rows):
        if row["aturan"] in _SUMS and (places := _places(row)):
            sums.setdefault(places[0], at)
    for at, row in enumerate(rows):
        if row["aturan"] in _OF_CELLS:
            wrong = [sums[place] for place in _places(row) if place in sums]
            if wrong:
                leader[at] = wrong[0]


def _carried_up(rows: Sequence[Row], leader: list[int | None]) -> None:
    """Sums of one table that miss their parts by the same amount, under the lowest line of them:
    the slip of one line goes through to the lines above."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        off, places = _difference(row), _places(row)
        if row["aturan"] in _SUMS and places and off is not None and off >= ALIKE:
            alike[places[0][0], round(off, 2)].append(at)
    for members in alike.values():
        _lead(leader, max(members, key=lambda at: _places(rows[at])[0][1]), members)


def _lead(leader: list[int | None], top: int, members: Iterable[int]) -> None:
    """Put some findings under one of them."""
    for at in members:
        if at != top:
            leader[at] = top


def _in_open_tables(rows: Sequence[Row], leader: list[int | None]) -> None:
    """What is said of values that a table's header or unit leaves open, under that."""
    open_: dict[Hashable, int] = {}
    for at, row in enumerate(rows):
        if row["aturan"] in _WHOLE_TABLE and row["tingkat"] == "error":
            open_.setdefault(row["tabel_id"], at)
    for at, row in enumerate(rows):
        top = open_.get(row["tabel_id"]) if row["tabel_id"] else None
        if top is not None and top != at and row["aturan"] in {*_OPEN_VALUES, *_WHOLE_TABLE}:
            leader[at] = top


def _line_of(row: Row) -> Hashable:
    """The line of a table: by its cell, else as its place names it."""
    places = _places(row)
    return places[0][:2] if places else _parts(row)[:2]


def _parts(row: Row) -> tuple[Value, ...]:
    """The parts of the place that a finding names: table, line, year; its key where another
    version published it without them."""
    parts = _said(row).get("kunci")
    return parts.values if isinstance(parts, Listed) else (row["kunci"] or "",)


_KINDS: Mapping[str, Callable[[Row], Hashable]] = {
    # Pages that were not read: one scan.
    "halaman-tak-terbaca": lambda row: "",
    # The cells of one line, by one habit of its author or one blot.
    "angka-tak-terbaca": _line_of,
    "angka-ambigu": _line_of,
    # One column of a table that goes on under its head, page after page.
    "kolom-tak-dikenal": lambda row: _parts(row)[1:],
    # One line against another, year by year.
    "tabel-bertentangan": lambda row: _parts(row)[:2],
    # One name left in from one template.
    "sisa-templat": lambda row: (row["harapan"], row["ditemukan"]),
}


def _of_one_kind(rows: Sequence[Row], weights: Sequence[float], leader: list[int | None]) -> None:
    """Findings of one rule on one thing, under the heaviest of them."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row["aturan"] in _KINDS and leader[at] is None:
            groups[row["aturan"], _KINDS[row["aturan"]](row)].append(at)
    for members in groups.values():
        _lead(leader, max(members, key=lambda at: (weights[at], -at)), members)


def _places(row: Row) -> list[Place]:
    return [cell_place(reference) for reference in row["sel"] or ()]
