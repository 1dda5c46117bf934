"""``tabel.keyakinan`` is how often such tables are right."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from benchmarks.calibration import Reliability, expected_error, invented, judge, reliability
from extract.beyond import is_unclear
from extract.confidence import COUNTED, Reading, confidence, evidence
from extract.document import Box, Cell, Table
from extract.grid import Grid, GridCell

GRID = [["No", "Uraian"], ["1", "Penyusunan laporan"], ["2", "Pembinaan"]]


def table(grid: list[list[str]]) -> Table:
    cells = tuple(
        Cell(r, c, text) for r, row in enumerate(grid) for c, text in enumerate(row) if text
    )
    return Table(cells, len(grid), len(grid[0]), 1, "pdfium", 0.9, evidence="bergaris")


@pytest.mark.parametrize(
    ("grid", "right"),
    [
        (GRID, True),
        ([["No", "Uraian"], ["1", "Penyusunan  laporan"], ["2", "Pembinaan"]], True),
        ([GRID[0], ["1", "Penyusunan"], ["", "laporan"], GRID[2]], True),
        ([["No", "Uraian"], ["1", "Penyusunan laporan"], ["Pembinaan", "2"]], False),
        (GRID[:2], False),
        ([[*row, ""] for row in GRID], False),
        ([["Tanggal", "Tempat"], ["1 Januari", "Pasuruan"]], False),
    ],
)
def test_a_table_is_right_where_every_place_is(grid: list[list[str]], right: bool) -> None:
    (judged,) = judge([table(grid)], [GRID, [["Lain", "Sekali"]]], "di sini")
    assert judged.right == right


def test_evidence_is_named_by_reading_and_joining() -> None:
    assert evidence("bergaris") == "bergaris"
    assert evidence("bergaris", [0.99]) == "bergaris+sambungan"
    assert evidence("tanpa-garis", [0.99, 0.7]) == "tanpa-garis+sambungan-lemah"
    assert evidence("bergaris", [0.99], scanned=True) == "bergaris+sambungan+pindaian"
    assert evidence("bergaris", [0.99], is_open=True) == "bergaris+terbuka+sambungan"


@pytest.mark.parametrize(
    ("rows", "doubtful"),
    [
        (["Region  2019  2020", "North    12    13", "South    14    15"], False),
        (["        2019  2020", "North    12    13", "South    14    15"], False),
        (["Region  2019", "North    12    13", "South    14    15"], True),
        (["Region  2019  2020", "Coast:", "North    12    13", "South    14    15"], False),
        (["Region  2019  2020", "North    12    13", "South, ", "West     14    15"], True),
        (["Region  2019  2020", *["North    12    13"] * 39], False),
        (["Region  2019  2020", *["North    12    13"] * 40], True),
    ],
)
def test_a_table_without_rules_tells_that_it_may_be_another(
    rows: list[str], doubtful: bool
) -> None:
    texts = [(row[:8].strip(), row[8:12].strip(), row[12:].strip()) for row in rows]
    cells = tuple(
        GridCell(row, col, 1, 1, Box(0, 0, 1, 1), text)
        for row, line in enumerate(texts)
        for col, text in enumerate(line)
        if text
    )
    edges = tuple(map(float, range(len(rows) + 1)))
    grid = Grid(1, Box(0, 0, 1, 1), edges, (0, 1, 2, 3), cells, frozenset())
    assert is_unclear(replace(grid, reading="tanpa-garis"), 1) == doubtful
    assert not is_unclear(grid, 1), "rules say where its columns and rows are"


def test_what_was_never_counted_proves_nothing() -> None:
    assert confidence("tak-dikenal") == 0.5


def test_every_evidence_counted_can_come_about() -> None:
    joined = ("", "+sambungan", "+sambungan-lemah")
    opened = [opened + end for opened in ("", "+terbuka") for end in joined]
    endings = [end + how for end in opened for how in ("", "+pindaian")]
    assert COUNTED.keys() <= {kind + end for kind in get_args(Reading) for end in endings}
    assert all(0 <= right <= read for right, read in COUNTED.values())


def test_intervals_hold_the_share() -> None:
    low, high = Reliability("bergaris", 0.9, 9, 10).interval()
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert expected_error([Reliability("a", 0.9, 9, 10), Reliability("b", 0.5, 10, 10)]) == 0.25


@pytest.mark.slow
def test_fresh_documents_are_as_right_as_stated() -> None:
    """Where there are enough tables of an evidence to tell: what is stated lies in the interval
    of what was found (99.9 %: there are many evidences), or next to it."""
    counted = reliability(invented(range(7000, 7004)))
    assert expected_error(counted) < 0.08
    for one in counted:
        low, high = one.interval(3.3)
        assert one.read < 8 or low - 0.03 <= one.stated <= high + 0.03, one
