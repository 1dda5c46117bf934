"""Pieces of tables on page after page, joined or not: their columns, their heads, the rows that a
page cuts; from both sides of what decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from extract.continuation import (
    Piece,
    _ends_of_names,
    _has_own_header,
    _is_full,
    _same_outline,
    _shared_edges,
    _shift,
    join_pieces,
    label_of,
)
from extract.document import Box, Table
from extract.grid import Grid, GridCell
from extract.lines import whole_text

COLUMNS = (50.0, 80.0, 250.0, 320.0, 390.0)


def grid(
    *rows: str,
    page: int = 1,
    columns: Sequence[float] = COLUMNS,
    spans: dict[tuple[int, int], tuple[int, int]] | None = None,
    wraps: dict[tuple[int, int], tuple[float, float, float]] | None = None,
    **changed: Any,
) -> Grid:
    """Cells set off by ``|``; ``x`` is covered by another one."""
    cut = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(
        GridCell(
            r, c, *(spans or {}).get((r, c), (1, 1)), Box(c, r, c + 1, r + 1), text,
            wrap=(wraps or {}).get((r, c), (20.0, 20.0, 100.0)),
        )
        for r, row in enumerate(cut)
        for c, text in enumerate(row)
        if text != "x"
    )  # fmt: skip
    found = Grid(
        page, Box(50, 100, 390, 700), tuple(100.0 + 20 * n for n in range(len(cut) + 1)),
        tuple(columns), cells, frozenset(),
    )  # fmt: skip
    return replace(found, **changed)


def piece(found: Grid, *above: str, opens: bool = True, closes: bool = True) -> Piece:
    return Piece(found, above, opens, closes)


def joined(*pieces: Piece) -> list[list[str]]:
    return [[" | ".join(row) for row in table.grid()] for table, _ in join_pieces(pieces)]


HEAD = "No | Uraian | 2021 | 2022"
FIRST = grid(HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15")
REST = grid("3 | Loket | 16 | 17", "4 | Petugas | 18 | 19", page=2)
WHOLE = [
    *(HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15"),
    *("3 | Loket | 16 | 17", "4 | Petugas | 18 | 19"),
]


def test_a_table_goes_on_on_the_next_page() -> None:
    assert joined(piece(FIRST), piece(REST)) == [WHOLE]
    again = grid(HEAD, "3 | Loket | 16 | 17", "4 | Petugas | 18 | 19", page=2)
    assert joined(piece(FIRST), piece(again)) == [WHOLE]
    ((table, pieces),) = join_pieces([piece(FIRST), piece(REST)])
    assert (table.page, table.last_page, table.header_rows, len(pieces)) == (1, 2, 1, 2)
    assert [one.row for one in table.continuations] == [3]
    assert [cell.page for cell in table.cells if cell.col == 0] == [1, 1, 1, 2, 2]


@pytest.mark.parametrize("direction", [90, 180, 270])
def test_a_table_goes_on_on_a_sheet_that_was_scanned_turned(direction: int) -> None:
    assert joined(piece(FIRST), piece(replace(REST, direction=direction))) == [WHOLE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (piece(FIRST, closes=False), piece(REST)),
        (piece(FIRST), piece(REST, opens=False)),
        (piece(FIRST), piece(replace(REST, page=3))),
        (piece(FIRST), piece(replace(REST, page=1))),
        (piece(FIRST), piece(grid("No | Nama | Nilai | Unit", "1 | Loket | 16 | 17", page=2))),
        (piece(FIRST), piece(grid("No | Uraian | 2023 | 2024", "1 | Desa | 16 | 17", page=2))),
        (piece(FIRST, "Tabel 2.1 Desa"), piece(REST, "Tabel 2.2 Dusun")),
        (piece(FIRST), piece(grid("1 | Loket | 16 | 17", page=2), "Kalimat di antara keduanya.")),
    ],
    ids=[
        *("text below", "text above", "page between", "same page", "other names"),
        *("other years", "other caption", "text and anew"),
    ],
)
def test_what_is_another_table(before: Piece, after: Piece) -> None:
    assert len(joined(before, after)) == 2


def test_what_is_said_to_go_on_does() -> None:
    other = grid("No | Nama | Nilai | Unit", "1 | Loket | 16 | 17", page=2)
    assert len(joined(piece(FIRST), piece(other, "Lanjutan Tabel 2.1"))) == 1
    assert len(joined(piece(FIRST, "Tabel 2.1 Desa"), piece(REST, "Tabel 2.1 Desa"))) == 1


# --- columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("two", "shift", "shared"),
    [
        (COLUMNS, 0.0, 1.0),
        (tuple(x + 60 for x in COLUMNS), 60.0, 1.0),
        (tuple(x + 61 for x in COLUMNS), 0.0, 0.0),
        (tuple(x - 60 for x in COLUMNS), -60.0, 1.0),
        ((50.0, 80.0, 250.0, 320.0, 397.9), 0.0, 0.8),
        ((60.0, 90.0, 260.0, 330.0, 407.9), 10.0, 0.8),
        ((60.0, 90.0, 260.0, 330.0, 408.1), 0.0, 0.0),
        ((50.0, 83.9, 250.0, 320.0, 390.0), 0.0, 1.0),
        ((50.0, 84.1, 250.0, 320.0, 390.0), 0.0, 0.8),
        ((50.0, 80.0, 250.0, 390.0), 0.0, 0.8),
        ((50.0, 80.0, 150.0, 250.0, 320.0, 390.0), 0.0, 5 / 6),
    ],
)
def test_columns_of_a_page_that_stands_further_right(
    two: Sequence[float], shift: float, shared: float
) -> None:
    assert _shift(COLUMNS, two) == shift
    assert _shared_edges(COLUMNS, two) == pytest.approx(shared)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [(50, 390, True), (53.9, 390, True), (54.1, 390, False), (50, 393.9, True), (50, 394.1, False)],
)
def test_two_tables_of_one_outline(left: float, right: float, same: bool) -> None:
    other = grid(HEAD, columns=(left, 90.0, 200.0, 300.0, right))
    assert _same_outline(FIRST, other) is same


def test_a_column_that_a_page_parts_is_one_of_the_whole_table() -> None:
    parted = grid(
        "No | Uraian |  | 2021 | 2022", "3 | Loket | baru | 16 | 17", page=2,
        columns=(50.0, 80.0, 150.0, 250.0, 320.0, 390.0),
    )  # fmt: skip
    (found, *others) = join_pieces([piece(FIRST), piece(parted, "Lanjutan Tabel 2.1")])
    assert others == []
    table = found[0]
    assert table.n_cols == 5
    texts = table.grid()
    assert texts[1] == ["1", "Desa", "", "12", "14"]
    assert texts[-1] == ["3", "Loket", "baru", "16", "17"]
    spans = {cell.text: cell.col_span for cell in table.cells}
    assert (spans["Desa"], spans["Loket"]) == (2, 1)


def test_columns_alike_in_number_are_matched_in_order() -> None:
    other = grid(
        "3 | Loket | 16 | 17", page=2, columns=(50.0, 120.0, 200.0, 280.0, 390.0), ruled=False
    )
    (found, *_) = join_pieces([piece(FIRST), piece(other, "Lanjutan Tabel 2.1")])
    assert found[0].n_cols == 4
    assert found[0].grid()[-1] == ["3", "Loket", "16", "17"]
    nearly = replace(other, columns=(50.0, 80.0, 250.0, 300.0, 390.0))
    (found, *_) = join_pieces([piece(FIRST), piece(nearly, "Lanjutan Tabel 2.1")])
    assert found[0].grid()[-1] == ["3", "Loket", "16", "17"]
    wider = grid(
        "3 | Loket | 16 | 17 | 18", page=2, columns=(50.0, 110.0, 180.0, 230.0, 300.0, 390.0)
    )
    (found, *_) = join_pieces([piece(FIRST), piece(wider, "Lanjutan Tabel 2.1")])
    assert found[0].grid()[-1] == ["3", "Loket", "16", "17", "18"]


# --- heads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "spans", "own"),
    [
        ((HEAD, "1 | Desa | 12 | 14"), {}, True),
        (("1 | Desa | 12 | 14", "2 | Dusun | 13 | 15"), {}, False),
        (("(1) | (2) | (3) | (4)", "1 | Desa | 12 | 14"), {}, False),
        (("No | Uraian | Target | x", "1 | Desa | 12 | 14"), {(0, 2): (1, 2)}, True),
    ],
)
def test_a_piece_with_a_header_of_its_own(
    rows: Sequence[str], spans: dict[tuple[int, int], tuple[int, int]], own: bool
) -> None:
    assert _has_own_header(grid(*rows, spans=spans)) is own


@pytest.mark.parametrize(
    ("header", "texts", "row", "ends"),
    [
        ([["No", "Uraian kegiatan"]], [["No", "Uraian"], ["", "kegiatan"]], 1, {1}),
        ([["No", "Uraian kegiatan"]], [["No", "Uraian"], ["", "ke"]], 1, set()),
        ([["No", "Uraian kegiatan"]], [["No", "Uraian"], ["", "lain"]], 1, set()),
        ([["No", "Uraian kegiatan"]], [["No", "Uraian"], ["", "kegiatan"]], 0, set()),
        ([["No", "Uraian kegiatan"]], [["No", "Uraian"], ["", "kegiatan"]], 2, set()),
        ([["No", "Uraian kegiatan", "2021"]], [["No", "Uraian"], ["", "kegiatan"]], 1, set()),
        ([["No", "Uraian kegiatan"]], [["No", ""], ["", "Uraian kegiatan"]], 1, set()),
    ],
)
def test_the_end_of_a_name_below_a_header_printed_again(
    header: list[list[str]], texts: list[list[str]], row: int, ends: set[int]
) -> None:
    assert _ends_of_names(header, texts, row) == ends


def test_the_number_of_a_caption() -> None:
    assert label_of(piece(FIRST, "Tabel T-C.27 Desa")) == "tc27"
    assert label_of(piece(FIRST, "Tabel 2.1 Desa", "Tabel 2.2 Dusun")) == "22"
    assert label_of(piece(FIRST, "Kalimat")) == ""
    assert label_of(piece(FIRST)) == ""


# --- rows that a page cuts -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extent", "letters", "full"),
    [(96.0, 1.0, False), (96.1, 1.0, True), (93.6, 1.6, False), (93.7, 1.6, True)],
)
def test_a_letter_more_has_no_room(extent: float, letters: float, full: bool) -> None:
    """The next word, of four letters and a blank, is 20 points wide."""
    one = FIRST.cells[1]._replace(wrap=(20.0, extent, 100.0))
    two = REST.cells[1]._replace(text="kata dan", wrap=(20.0, 20.0, 100.0))
    assert _is_full(one, two, letters) is full


def cut(above: str, below: str, extent: float = 95.0, **given: Any) -> Table:
    long = "Pelayanan administrasi kependudukan desa"
    first = grid(
        HEAD, f"1 | {long} | 12 | 14", f"2 | {long} | 13 | 15", f"3 | {above} | 16 | 17",
        wraps={(n, 1): (20.0, 95.0 if n < 3 else extent, 100.0) for n in range(4)},
    )  # fmt: skip
    rest = grid(f" | {below} |  | ", "4 | Loket | 18 | 19", page=2, **given)
    ((table, _),) = join_pieces([piece(first), piece(rest, "Lanjutan Tabel 2.1")])
    return table


def test_a_row_that_a_page_cuts_is_one() -> None:
    table = cut("Pelayanan yang", "dibina oleh desa")
    assert table.grid()[3] == ["3", "Pelayanan yang dibina oleh desa", "16", "17"]
    assert [one.row for one in table.continuations] == [3]
    assert table.n_rows == 5
    assert "baris-terpotong" in table.continuations[0].evidence
    whole = cut("Pelayanan desa.", "Dibina oleh desa", 40.0)
    assert whole.n_rows == 6
    assert [one.row for one in whole.continuations] == [4]


@pytest.mark.parametrize(("elsewhere", "cut"), [("Bina Desa Makmur", True), ("Bina Desa", False)])
def test_a_text_that_stands_whole_elsewhere_is_one(elsewhere: str, cut: bool) -> None:
    """The rest had room behind it, and begins as names do."""
    wraps = {(n, 1): (20.0, 40.0, 100.0) for n in range(5)}
    rows = [f"{n} | Tata Loket Umum | 12 | 14" for n in range(1, 4)]
    first = grid(HEAD, *rows, "4 | Bina Desa | 16 | 17", wraps=wraps)
    rest = grid(" | Makmur |  | ", "5 | Loket | 18 | 19", page=2)
    pieces = [piece(first), piece(rest, "Lanjutan Tabel 2.1")]
    ((table, _),) = join_pieces(pieces, {whole_text(elsewhere)})
    assert (table.n_rows == 6) == cut


def test_a_merged_cell_goes_on_in_the_one_that_opens_the_page() -> None:
    first = grid(HEAD, "1 | Desa | 12 | 14", "x | Dusun | 13 | 15", spans={(1, 0): (2, 1)})
    rest = grid("  | Loket | 16 | 17", "x | Petugas | 18 | 19", page=2, spans={(0, 0): (2, 1)})
    ((table, _),) = join_pieces([piece(first), piece(rest, "Lanjutan Tabel 2.1")])
    spans = {(cell.row, cell.col): cell.row_span for cell in table.cells}
    assert spans[1, 0] == 4
    rest = grid("2 | Loket | 16 | 17", "x | Petugas | 18 | 19", page=2, spans={(0, 0): (2, 1)})
    ((table, _),) = join_pieces([piece(first), piece(rest, "Lanjutan Tabel 2.1")])
    spans = {(cell.row, cell.col): cell.row_span for cell in table.cells}
    assert (spans[1, 0], spans[3, 0]) == (2, 2)
    single = grid(" | Loket | 16 | 17", "3 | Petugas | 18 | 19", page=2)
    ((table, _),) = join_pieces([piece(first), piece(single, "Lanjutan Tabel 2.1")])
    spans = {(cell.row, cell.col): cell.row_span for cell in table.cells}
    assert spans[1, 0] == 2


def test_a_row_that_no_rule_parts_from_a_header_printed_again_is_no_header() -> None:
    """The cells below two of its names are empty and ruled on no side."""
    first = grid(HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15")
    open_ = {(0, 0): (2, 1), (0, 1): (2, 1)}
    rest = grid(
        HEAD, "x | x | Kerja sama antardesa | 17", "3 | Loket | 16 | 17", page=2, spans=open_
    )
    ((table, _),) = join_pieces([piece(first), piece(rest)])
    assert table.grid()[3:] == [["", "", "Kerja sama antardesa", "17"], ["3", "Loket", "16", "17"]]
    assert [line.text for line in table.repeated_headers] == ["No", "Uraian", "2021", "2022"]


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("1.1.2 Meningkatnya", "Volume Ekspor", True),
        ("1.1.2 Meningkatnya", "1.1.3 Volume Ekspor", False),
        ("Meningkatnya", "Volume Ekspor", False),
    ],
)
def test_a_numbered_text_goes_on_beside_other_rows(above: str, below: str, one: bool) -> None:
    full = {(n, 1): (20.0, 95.0, 100.0) for n in range(4)}
    first = grid(
        HEAD, f"1 | {above} | 12 | 14", "2 | x | 13 | 15", spans={(1, 1): (2, 1)}, wraps=full
    )
    rest = grid(f"3 | {below} | 16 | 17", "4 | x | 18 | 19", page=2, spans={(0, 1): (2, 1)})
    ((table, _),) = join_pieces([piece(first), piece(rest, "Lanjutan Tabel 2.1")])
    assert table.grid()[1][1] == (f"{above} {below}" if one else above)


def test_a_body_of_one_row_of_long_texts_is_less_sure() -> None:
    long = "satu dua tiga empat lima enam tujuh delapan"
    short = "satu dua tiga empat lima enam tujuh"

    def sure(*texts: str) -> float:
        ((table, _),) = join_pieces([piece(grid(HEAD, *texts))])
        return table.confidence

    doubtful = sure(f"1 | {long} | {long} | 14")
    assert doubtful < sure(f"1 | {long} | {short} | 14")
    assert sure(f"1 | {long} | {short} | 14") == sure(f"1 | {short} | {short} | 14")
    assert doubtful < sure(f"1 | {long} | {long} | 14", f"2 | {long} | {long} | 14")


@pytest.mark.parametrize("shift", [0.0, 20.0, -20.0])
def test_a_parted_column_on_a_page_that_stands_further_right(shift: float) -> None:
    """It is parted where the next page, which stands as the first one, parts it too."""
    edges = (50.0, 80.0, 150.0, 250.0, 320.0, 390.0)
    second = grid(
        "3 | Loket | baru | 16 | 17", page=2, columns=tuple(edge + shift for edge in edges)
    )
    third = grid("4 | Meja | lama | 18 | 19", page=3, columns=edges)
    (found, *others) = join_pieces(
        [piece(FIRST), *(piece(one, "Lanjutan Tabel 2.1") for one in (second, third))]
    )
    assert others == []
    assert found[0].n_cols == 5
    assert found[0].grid()[-2:] == [
        ["3", "Loket", "baru", "16", "17"],
        ["4", "Meja", "lama", "18", "19"],
    ]


FIVE = (50.0, 120.0, 180.0, 300.0, 360.0, 420.0)
PLANNED = [
    *(
        "Tujuan | Kode | Program | Target | Pagu",
        "Layanan baik | 7.01.01 | Pelayanan | 5 | 1.250.000",
    ),
    *("x | 7.01.02 | Perizinan | 6 | 2.500.000", "x | 7.01.03 | Keamanan | 7 | 3.750.000"),
]
LEFT = ["7.01.04 | Pembinaan | 8 | 4.250.000 |", "7.01.05 | Ketertiban | 9 | 5.500.000 |"]
RIGHT = [" | 7.01.04 | Pembinaan | 8 | 4.250.000", " | 7.01.05 | Ketertiban | 9 | 5.500.000"]


@pytest.mark.parametrize(
    ("merged", "pages", "rows"),
    [
        (True, [LEFT], RIGHT),
        (True, [LEFT, LEFT], [*RIGHT, *RIGHT]),
        (True, [RIGHT, LEFT], [*RIGHT, *LEFT]),
        # Where no merged cell was lost, values say more than what stands above.
        (False, [LEFT], LEFT),
    ],
)
def test_rows_of_a_page_that_lost_the_merged_cells_before_them(
    merged: bool, pages: Sequence[Sequence[str]], rows: Sequence[str]
) -> None:
    begun = PLANNED if merged else [row.replace("x |", " |") for row in PLANNED]
    first = grid(*begun, columns=FIVE, spans={(1, 0): (3, 1)} if merged else None)
    more = [piece(grid(*p, page=n, columns=FIVE)) for n, p in enumerate(pages, start=2)]
    ((table, _),) = join_pieces([piece(first), *more])
    assert table.grid()[4:] == [[text.strip() for text in row.split("|")] for row in rows]
    moved = ["bergeser" in one.evidence for one in table.continuations]
    assert moved == [merged and page is LEFT and pages[0] is LEFT for page in pages]
