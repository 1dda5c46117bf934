"""How much a finding matters, and which findings come of one cause.

**Weight** (``bobot``, 0-1) is how sure the reading is, times the mean of what kind of finding it is
and of how far off it is:

- what kind: 1 for an error, 0.5 for a warning, 0.1 for information;
- how far off: the greater of the share by which the two values differ and, for amounts of a million
  and more, the size of the difference on a logarithmic scale (a rupiah 0.03, a million 0.6, a
  billion 0.9); 0.5 where no two numbers disagree, 1 where a document or page is not in the dataset
  at all;
- how sure: the least ``keyakinan`` of its cells and their table; 1 where neither says.

**Cause** (``induk``) is the finding that leads others: one line printed wrong spoils a ratio, a sum
and the sum above it. Whoever mends the leading finding mends, or sees anew, those under it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from schemas.finding import Finding, finding_rows

Row = Mapping[str, Any]
Place = tuple[str, int, int]

_KIND = {"error": 1.0, "warning": 0.5, "info": 0.1}
WORDS_ONLY = 0.5
LARGE = Decimal(1_000_000)
"""Amounts from here on are compared by the size of their difference too."""
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
ALIKE = Decimal(100)
"""Differences from here on that are equal are one difference, carried up; small ones by chance."""


def weighed(
    doc_id: str, findings: Iterable[Finding], datasets: Mapping[str, Sequence[Row]]
) -> list[Finding]:
    """Findings of one document with their weight, and the id of the one that leads them."""
    distinct = list(dict.fromkeys(findings))
    ids = [row["temuan_id"] for row in finding_rows(doc_id, distinct)]
    sure = _Sureness.of(datasets)
    weights = [weight(finding, sure(finding)) for finding in distinct]
    leaders = causes(distinct, weights)
    return [
        replace(finding, weight=own, cause=None if leader is None else ids[leader])
        for finding, own, leader in zip(distinct, weights, leaders, strict=True)
    ]


def weight(finding: Finding, sure: float = 1.0) -> float:
    """How much a finding matters, 0-1."""
    return round(sure * (_KIND[finding.level] + _distance(finding)) / 2, 3)


def _distance(finding: Finding) -> float:
    """How far off the two values are, 0-1."""
    if finding.rule in _LOST:
        return 1.0
    expected, found = _number(finding.expected), _number(finding.found)
    if expected is None or found is None:
        return WORDS_ONLY
    off, size = abs(expected - found), max(abs(expected), abs(found))
    if not size:
        return 0.0
    share = min(1.0, float(off / size))
    if size < LARGE:
        return share
    return max(share, min(1.0, math.log10(1 + float(off)) / BILLIONS))


def _difference(finding: Finding) -> Decimal | None:
    expected, found = _number(finding.expected), _number(finding.found)
    return None if expected is None or found is None else abs(expected - found)


def _number(text: str | None) -> Decimal | None:
    """A number of a finding: ``6407.728`` as rules write it, ``<= 100``, or as printed."""
    text = re.sub(r"^(?:[<>]=?|Rp\.?)\s*|\s*(?:%|persen)$|,-$", "", (text or "").strip())
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


@dataclass(frozen=True, slots=True)
class _Sureness:
    """How surely cells and tables were read."""

    cells: Mapping[Place, float]
    tables: Mapping[str, float]

    @classmethod
    def of(cls, datasets: Mapping[str, Sequence[Row]]) -> _Sureness:
        return cls(
            {
                (row["tabel_id"], row["baris"], row["kolom"]): row["keyakinan"]
                for row in datasets.get("sel", ())
                if row.get("keyakinan") is not None
            },
            {
                row["tabel_id"]: row["keyakinan"]
                for row in datasets.get("tabel", ())
                if row.get("keyakinan") is not None
            },
        )

    def __call__(self, finding: Finding) -> float:
        places = _places(finding)
        known = [self.cells[place] for place in places if place in self.cells]
        known += [self.tables[table] for table in {p[0] for p in places} if table in self.tables]
        return min(known, default=1.0)


# --- causes -----------------------------------------------------------------------------------


def causes(findings: Sequence[Finding], weights: Sequence[float]) -> list[int | None]:
    """For each finding the place of the one that leads it; null for those that lead or stand
    alone."""
    leader: list[int | None] = [None] * len(findings)
    _under_wrong_sums(findings, leader)
    _carried_up(findings, leader)
    _in_open_tables(findings, leader)
    _of_one_kind(findings, weights, leader)
    return [_root(leader, at) for at in range(len(findings))]


def _root(leader: Sequence[int | None], at: int) -> int | None:
    seen = {at}
    top = leader[at]
    while top is not None and leader[top] is not None and top not in seen:
        seen.add(top)
        top = leader[top]
    return None if top == at else top


def _under_wrong_sums(findings: Sequence[Finding], leader: list[int | None]) -> None:
    """A ratio or an excess over a cell that is no sum of its parts, under that sum."""
    sums: dict[Place, int] = {}
    for at, finding in enumerate(findings):
        if finding.rule in _SUMS and (places := _places(finding)):
            sums.setdefault(places[0], at)
    for at, finding in enumerate(findings):
        if finding.rule in _OF_CELLS:
            wrong = [sums[place] for place in _places(finding) if place in sums]
            if wrong:
                leader[at] = wrong[0]


def _carried_up(findings: Sequence[Finding], leader: list[int | None]) -> None:
    """Sums of one table that miss their parts by the same amount, under the lowest line of them:
    the slip of one line goes through to the lines above."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, finding in enumerate(findings):
        off, places = _difference(finding), _places(finding)
        if finding.rule in _SUMS and places and off is not None and off >= ALIKE:
            alike[places[0][0], off].append(at)
    for members in alike.values():
        lowest = max(members, key=lambda at: _places(findings[at])[0][1])
        for at in members:
            if at != lowest:
                leader[at] = lowest


def _in_open_tables(findings: Sequence[Finding], leader: list[int | None]) -> None:
    """What is said of values that a table's header or unit leaves open, under that."""
    open_: dict[str, int] = {}
    for at, finding in enumerate(findings):
        if finding.rule in _WHOLE_TABLE and finding.level == "error":
            open_.setdefault(_table_of(finding), at)
    for at, finding in enumerate(findings):
        top = open_.get(_table_of(finding))
        if top is not None and top != at and finding.rule in {*_OPEN_VALUES, *_WHOLE_TABLE}:
            leader[at] = top


def _table_of(finding: Finding) -> str:
    """The table as keys name it; findings of one table may name no cell."""
    return finding.key.partition("|")[0].removeprefix("Tabel ")


def _line_of(finding: Finding) -> Hashable:
    """The line of a table: by its cell, else as the key names it."""
    places = _places(finding)
    return places[0][:2] if places else tuple(finding.key.split("|")[:2])


_KINDS: Mapping[str, Callable[[Finding], Hashable]] = {
    # Pages that were not read, numbers in doubt in their text: one scan.
    "halaman-tak-terbaca": lambda f: "",
    # The cells of one line, by one habit of its author or one blot.
    "angka-tak-terbaca": _line_of,
    "angka-ambigu": _line_of,
    # One column of a table that goes on under its head, page after page.
    "kolom-tak-dikenal": lambda f: f.key.partition("|")[2],
    # One line against another, year by year.
    "tabel-bertentangan": lambda f: tuple(f.key.split("|")[:2]),
    # One name left in from one template.
    "sisa-templat": lambda f: (f.expected, f.found),
}


def _of_one_kind(
    findings: Sequence[Finding], weights: Sequence[float], leader: list[int | None]
) -> None:
    """Findings of one rule on one thing, under the heaviest of them."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, finding in enumerate(findings):
        if finding.rule in _KINDS and leader[at] is None:
            groups[finding.rule, _KINDS[finding.rule](finding)].append(at)
    for members in groups.values():
        top = max(members, key=lambda at: (weights[at], -at))
        for at in members:
            if at != top:
                leader[at] = top


def _places(finding: Finding) -> list[Place]:
    found = []
    for reference in finding.cells:
        tabel_id, _, at = reference.rpartition("#")
        row, _, col = at.partition(",")
        found.append((tabel_id, int(row), int(col)))
    return found
