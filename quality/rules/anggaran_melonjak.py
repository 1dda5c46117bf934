"""Budgets of one office that jump by a power of ten between its documents."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from quality.figures import figures
from quality.frames import Frames, Row, grouped, text_in
from schemas.finding import Finding
from schemas.message import Year, number, say, term
from schemas.rules import finding

POWERS = (10, 100, 1_000, 1_000_000)
UNIT = 1_000
"""The least multiple of rupiah that tables are printed in."""
NEAR = 0.02
"""Amounts of one year this near to a power of ten apart (relative) differ by their unit."""
YEARLY = 0.35
"""Budgets change from year to year; so near to a thousand or a million times apart they differ by
it. A tenth of the year before is a budget too: of a part of the office, or without salaries."""


def across(frames: Frames) -> Iterator[tuple[str, Finding]]:
    """Totals of one office and measure: of one year in two documents, and of neighbouring years
    in two documents. The later document (by doc_id) carries the finding, once."""
    budgets = (row for row in figures(frames) if row["jenis"] == "anggaran")
    groups = grouped(budgets, lambda row: (row["kelompok"], row["ukuran"]))
    for _, rows in sorted(groups.items()):
        told: set[tuple[str, str]] = set()
        rows.sort(key=lambda row: (row["doc_id"], row["tahun"], text_in(row, "sel")))
        for one, two in combinations(rows, 2):
            pair = (one["doc_id"], two["doc_id"])
            apart = abs(one["tahun"] - two["tahun"])
            if pair[0] == pair[1] or pair in told or apart > 1:
                continue
            power = _power(one["nilai"], two["nilai"], yearly=bool(apart))
            if power is not None:
                told.add(pair)
                yield two["doc_id"], _finding(one, two, power)


def _power(one: float, two: float, *, yearly: bool) -> int | None:
    """The power of ten that two amounts are apart; null where they are not."""
    large, small = max(one, two), min(one, two)
    if small <= 0:
        return None
    near = {p: YEARLY if yearly and p >= UNIT else NEAR for p in POWERS}
    return next((p for p in POWERS if abs(large / small / p - 1) <= near[p]), None)


def _finding(one: Row, two: Row, power: int) -> Finding:
    measure, year = term(two["ukuran"]), Year(two["tahun"])
    return finding(
        say(
            "anggaran-melonjak",
            ukuran=measure,
            tahun=year,
            lain=one["doc_id"],
            tahun_lain=Year(one["tahun"]),
            kali=power,
        ),
        "anggaran",
        (measure, year, one["doc_id"]),
        expected=number(one["nilai"]),
        found=number(two["nilai"]),
        cells=(two["sel"],) if two["sel"] else (),
    )
