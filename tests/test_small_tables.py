"""Tables told by shades, by labels with their texts, by names on end, and parted where another head
begins: both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.cut_lines import Line
from extract.document import Box
from extract.framed import _is_table, _without_captions
from extract.grid import Grid, GridCell
from extract.listed import _columns_of_labels, _end, _is_labelled, find_labelled
from extract.parted_tables import part_tables
from extract.printed import Area, PageContent, Rule, Word
from extract.shaded import shade_rules
from extract.upended import with_upended_names

WIDE, SIZE = 5.0, 10.0


def line(art: str, y: float = 100.0) -> Line:
    """Words behind ``*`` are bold."""
    return Line(
        [
            Word(
                found[0].strip("*"), found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE,
                found[0].startswith("*"),
            )
            for found in re.finditer(r"\S+", art)
        ]
    )  # fmt: skip


def lines(*arts: str, step: float = 14.0) -> list[Line]:
    return [line(art, 100 + step * n) for n, art in enumerate(arts)]


def grid(*rows: str, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Grid:
    cut = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(
        GridCell(
            r, c, *(spans or {}).get((r, c), (1, 1)),
            Box(50 * c, 20 * r, 50 * c + 50, 20 * r + 20), text,
        )
        for r, row in enumerate(cut)
        for c, text in enumerate(row)
        if text != "x"
    )  # fmt: skip
    n_rows, n_cols = len(cut), len(cut[0])
    return Grid(
        1, Box(0, 0, 50 * n_cols, 20 * n_rows), tuple(20.0 * n for n in range(n_rows + 1)),
        tuple(50.0 * n for n in range(n_cols + 1)), cells, frozenset(),
    )  # fmt: skip


# --- shades --------------------------------------------------------------------------------------


def shade(y0: float, y1: float, x0: float = 50, x1: float = 250) -> Area:
    return Area(x0, y0, x1, y1)


@pytest.mark.parametrize(
    ("shades", "heights"),
    [
        ([shade(100, 120), shade(140, 160)], [100, 120, 140, 160]),
        ([shade(100, 120)], []),
        ([shade(100, 120), shade(123, 143)], [100, 120, 143]),
        ([shade(100, 120), shade(123.1, 143)], [100, 120, 123.1, 143]),
        ([shade(100, 105.9), shade(140, 160)], []),
        ([shade(100, 106), shade(140, 160)], [100, 106, 140, 160]),
        ([shade(100, 300), shade(340, 360)], [100, 300, 340, 360]),
        ([shade(100, 300.1), shade(340, 360)], []),
        ([shade(100, 120), shade(140, 160, 53)], []),
        ([shade(100, 120), shade(140, 160, 52.9)], [100, 120, 140, 160]),
        ([shade(100, 120), shade(140, 160, 50, 253)], []),
        ([shade(100, 120, 50, 140), shade(140, 160, 50, 140)], [100, 120, 140, 160]),
        ([shade(100, 120, 50, 139), shade(140, 160, 50, 139)], []),
        ([shade(100, 120), shade(100, 120), shade(140, 160)], [100, 120, 140, 160]),
        ([shade(100, 120), shade(117, 137)], []),
        ([shade(100, 120), shade(117.1, 137)], [100, 117.1, 137]),
    ],
)
def test_rows_that_are_shaded_have_edges(shades: Sequence[Area], heights: list[float]) -> None:
    rules = shade_rules(shades)
    assert [rule.y0 for rule in rules] == heights
    assert all(rule.horizontal and rule.x0 == 50 for rule in rules)


@pytest.mark.parametrize(("gap", "edges"), [(0, 4), (3, 4), (3.1, 0)])
def test_cells_shaded_one_by_one_are_a_row(gap: float, edges: int) -> None:
    shades = [shade(y, y + 20, x, x + 50 - gap) for y in (100, 140) for x in (50, 100, 150, 200)]
    rules = shade_rules(shades)
    assert len(rules) == edges
    assert all((rule.x0, rule.x1) == (50, 250 - gap) for rule in rules)


# --- labels and their texts ----------------------------------------------------------------------

PAIR = "*Nama:   Budi      *Bagian:   Umum"


@pytest.mark.parametrize(
    ("art", "labelled"),
    [
        (PAIR, True),
        ("Nama:   Budi      Bagian:   Umum", True),
        ("*Nama   Budi      *Bagian   Umum", True),
        ("Nama   Budi      Bagian   Umum", False),
        ("*Nama   *Budi      *Bagian   *Umum", False),
        ("*Nama   Budi", True),
        ("*Nama   Budi      *Bagian", False),
        ("*Nama   Budi      Bagian   Umum", False),
        ("Nama:   Budi:      Bagian:   Umum", False),
    ],
)
def test_every_other_text_is_a_label(art: str, labelled: bool) -> None:
    assert _is_labelled(line(art)) is labelled


@pytest.mark.parametrize(
    ("second", "step", "end"),
    [
        (PAIR, 32.0, 2),
        (PAIR, 32.1, 1),
        ("         Ani", 14, 2),
        ("           Ani", 14, 1),
        ("*Nama:   Budi", 14, 2),
    ],
)
def test_lines_that_begin_where_the_first_ones_texts_do(second: str, step: float, end: int) -> None:
    assert _end([line(PAIR), line(second, 100 + step)], 0) == end
    assert _end([line("kata"), line(PAIR, 114)], 0) == 0


def test_edges_between_labels_and_texts() -> None:
    assert _columns_of_labels(lines(PAIR, PAIR)) == [-1.0, 37.5, 80.0, 142.5, 171.0]
    assert _columns_of_labels(lines(PAIR, "*Nama:   Budi San  *Bagian:   Umum")) is not None
    assert _columns_of_labels(lines(PAIR, "*Nama:   Budi Santo *Bagian:   Umum")) is None


def labelled(*arts: str) -> list[list[str]]:
    made = lines(*arts)
    words = tuple(word for one in made for word in one.words)
    content = PageContent(1, 595.0, 842.0, 0, words, (), ())
    found = list(find_labelled(content, made))
    return [[" | ".join(row) for row in one.texts()] for one in found]


def test_three_lines_of_pairs_are_a_table() -> None:
    rows = [
        "*Nama:   Budi      *Bagian:   Umum",
        "*Umur:   Tua       *Jabatan:  Staf",
        "*Kota:   Sari      *Tugas:    Surat",
    ]
    read = [
        "Nama: | Budi | Bagian: | Umum",
        "Umur: | Tua | Jabatan: | Staf",
        "Kota: | Sari | Tugas: | Surat",
    ]
    assert labelled(*rows) == [read]
    assert labelled("kata", *rows) == [read]
    assert labelled(*rows[:2]) == []
    more = labelled(*rows, "         Jaya")
    assert more == [[*read[:2], "Kota: | Sari Jaya | Tugas: | Surat"]]


# --- between three rules -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "depth", "table"),
    [
        (("Desa | Luas", "Maju | 12", "Jaya | 14"), 1, True),
        (("Desa | Luas", "Maju | 12"), 1, False),
        (("Desa | ", "Maju | 12", "Jaya | 14"), 1, True),
        (("Desa | | ", "Maju | 12 | 13", "Jaya | 14 | 15"), 1, False),
        ((f"{'D' * 60} | Luas", "Maju | 12", "Jaya | 14"), 1, True),
        ((f"{'D' * 61} | Luas", "Maju | 12", "Jaya | 14"), 1, False),
        (("Desa | 12 | 13", "Maju | 12 | 13", "Jaya | 14 | 15"), 1, False),
        (("Desa | 12 | Luas", "Maju | 12 | 13", "Jaya | 14 | 15"), 1, True),
        (("Desa | a=b", "Maju | 12", "Jaya | 14"), 1, False),
        (("Desa | Luas", "Maju | 12", "Jaya | "), 1, False),
        (("Desa | Luas | Kota", "Maju | 12 | ", "Jaya | | "), 1, True),
        (("Desa | Luas | Kota", "Maju | | ", "Jaya | | "), 1, False),
        (("Desa | Luas", "Maju | 12Desa", "Jaya | 14Kota"), 1, False),
        (("Desa | Luas", "Maju | 12Desa", "Jaya | 14"), 1, True),
        (("Desa | Luas", "UU Nomor 5 Tahun 2014 tentang | 12", "Jaya | 14"), 1, False),
        (("Data | Luas", "Desa | ha", "Maju | 12", "Jaya | 14"), 2, True),
        (("Data | Luas", "Desa | ha", "Maju | 12"), 2, False),
    ],
)
def test_names_over_columns_between_rules(rows: Sequence[str], depth: int, table: bool) -> None:
    head = [line("kata", 20.0 * depth - 15)]
    assert _is_table(grid(*rows), head) is table


def test_a_caption_between_rules_parts_two_tables() -> None:
    rules = [Rule(0, y, 200, y) for y in (90, 120, 150, 180)]
    said = [line("Tabel 2.1 Desa", 130)]
    assert [len(run) for run in _without_captions(rules, said)] == [2, 2]
    assert [len(run) for run in _without_captions(rules, [line("kata", 130)])] == [4]
    assert [len(run) for run in _without_captions(rules, [line("Tabel 2.1 Desa", 60)])] == [4]


# --- names on end --------------------------------------------------------------------------------

OPEN = "Desa | | | | "


def upended(
    *places: tuple[float, float, float],
    rows: str = OPEN,
    direction: int = 90,
) -> list[str]:
    """The first row once names on end stand at these places: middle, top and foot."""
    words = tuple(
        Word(f"nama{n}", x - 5, y0, x + 5, y1, SIZE, False, direction)
        for n, (x, y0, y1) in enumerate(places)
    )
    content = PageContent(1, 595.0, 842.0, 0, words, (), ())
    table = with_upended_names(grid(rows, "Maju | 1 | 2 | 3 | 4"), content, range(len(words)))
    return table.texts()[0]


FULL = [(75.0 + 50 * n, -40.0, 15.0) for n in range(4)]


def test_names_on_end_over_columns_without_one() -> None:
    named = ["Desa", "nama0", "nama1", "nama2", "nama3"]
    assert upended(*FULL) == named
    assert upended(*FULL, direction=270) == named
    bare = ["Desa", "", "", "", ""]
    assert upended(*FULL, direction=0) == bare
    assert upended(*FULL[:3]) == [*named[:4], ""]
    assert upended(*FULL[:2]) == bare
    assert upended(*FULL[:3], (25.0, -40.0, 15.0)) == bare, "one over a name"
    assert upended(*FULL[:3], (225.0, -40.0, 7.9)) == bare, "one too high"
    assert upended(*FULL[:3], (225.0, -40.0, 8.0)) == named
    assert upended(*FULL[:3], (225.0, -140.0, 15.0)) == [*named[:4], ""], "one out of reach"
    assert upended(*FULL[:3], (225.0, -139.9, 15.0)) == named
    assert upended(*FULL[:3], (225.0, -40.0, 21.0)) == [*named[:4], ""]
    values = "Jaya | 5 | 6 | 7 | 8"
    above = [(x, -40.0, -2.0) for x, _, _ in FULL]
    assert upended(*above, rows=values) == ["", *named[1:]], "a row of their own"
    assert upended(*above[:2], rows=values) == values.split(" | ")
    assert upended(*FULL[:3], (225.0, -40.0, 20.9)) == named
    assert upended(*FULL[:3], (255.0, -40.0, 15.0)) == [*named[:4], ""], "beside the table"


def test_a_table_reaches_up_to_its_names_on_end() -> None:
    words = tuple(Word(f"nama{n}", x - 5, y0, x + 5, y1, SIZE, False, 90)
                  for n, (x, y0, y1) in enumerate(FULL))  # fmt: skip
    content = PageContent(1, 595.0, 842.0, 0, words, (), ())
    table = with_upended_names(grid(OPEN, "Maju | 1 | 2 | 3 | 4"), content, range(4))
    assert (table.rows[0], table.box.y0) == (-41, -41)
    assert table.words == frozenset(range(4))
    assert {cell.box.y0 for cell in table.cells if cell.row == 0} == {-41}
    assert {cell.box.y0 for cell in table.cells if cell.row == 1} == {20}


# --- another head --------------------------------------------------------------------------------

HEAD, ROWS = "No | Uraian | Target", ("1 | Desa | 12", "2 | Dusun | 13")
OTHER = "No | Program | Pagu"


@pytest.mark.parametrize("head", ["Program | Anggaran | Ket.", "Uraian | Pagu | Ket."])
def test_a_head_without_numbers_begins_another_table(head: str) -> None:
    parts = part_tables(grid(HEAD, *ROWS, head, *ROWS))
    assert [part.n_rows for part in parts] == [3, 3]


def test_another_head_begins_another_table() -> None:
    parts = part_tables(grid(HEAD, *ROWS, OTHER, *ROWS))
    assert [part.texts() for part in parts] == [
        [["No", "Uraian", "Target"], ["1", "Desa", "12"], ["2", "Dusun", "13"]],
        [["No", "Program", "Pagu"], ["1", "Desa", "12"], ["2", "Dusun", "13"]],
    ]
    assert [part.rows for part in parts] == [(0, 20, 40, 60), (60, 80, 100, 120)]
    assert tuple(parts[1].box) == (0, 60, 150, 120)


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, *ROWS),
        (HEAD, *ROWS, HEAD, *ROWS),
        (HEAD, *ROWS, "No | Program | ", *ROWS),
        (HEAD, *ROWS, "Desa | Program | Pagu", *ROWS),
        (HEAD, *ROWS, OTHER),
        (*ROWS, OTHER, *ROWS),
        (HEAD, OTHER, *ROWS),
    ],
)
def test_what_is_one_table(rows: Sequence[str]) -> None:
    assert len(part_tables(grid(*rows))) == 1


def test_a_table_is_parted_where_no_cell_reaches_over() -> None:
    over = grid(HEAD, *ROWS, "x | Program | Pagu", *ROWS, spans={(2, 0): (2, 1)})
    assert len(part_tables(over)) == 1
    wide = grid("No | Uraian | x", "1 | Desa | x", "2 | Dusun | x", OTHER, *ROWS,
                spans={(n, 1): (1, 2) for n in range(3)})  # fmt: skip
    assert [part.n_cols for part in part_tables(wide)] == [2, 3]
