"""Tables of texts without rules: what may name columns, which lines are of one table, which texts
keep to a column; lines drawn with characters of 5 points, in type of 10."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.cut_lines import Line
from extract.document import Box
from extract.grid import Grid, GridCell
from extract.printed import PageContent, Rule, Word
from extract.worded import (
    MANY_ROWS,
    _are_cut,
    _begins_alike,
    _head,
    _is_aligned,
    _is_shared,
    _is_sorted,
    _is_table,
    _middles,
    _names,
    _parts,
    _printed,
    _widest,
    find_worded,
)

WIDE, SIZE = 5.0, 10.0


def line(art: str, y: float = 100.0, size: float = SIZE) -> Line:
    """Words behind ``*`` are bold."""
    return Line(
        [
            Word(
                found[0].strip("*"), found.start() * WIDE, y, found.end() * WIDE, y + size, size,
                found[0].startswith("*"),
            )
            for found in re.finditer(r"\S+", art)
        ]
    )  # fmt: skip


def lines(*arts: str, step: float = 14.0) -> list[Line]:
    return [line(art, 100 + step * n) for n, art in enumerate(arts)]


@pytest.mark.parametrize(
    ("art", "names"),
    [
        ("Masalah   Upaya   Penanggung", True),
        ("Masalah   Upaya", False),
        ("*Masalah  *Upaya", True),
        ("*Masalah  Upaya", False),
        ("*Masalah", False),
        ("Masalah   upaya   Penanggung", False),
        ("No.   Masalah   Upaya", True),
        ("No.  Masalah utama.   Upaya", False),
        ("Masalah:   Upaya   Penanggung", False),
        ("Masalah   Upaya   12", False),
        ("Masalah   Upaya   2021", False),
        ("Masalah   Upaya   Upaya", False),
        (f"{'M' * 40}   Upaya   Penanggung", True),
        (f"{'M' * 41}   Upaya   Penanggung", False),
        ("No Masalah   Upaya", True),
        ("Nomor Masalah   Upaya", True),
        ("Nama Masalah   Upaya", False),
    ],
)
def test_what_may_name_columns(art: str, names: bool) -> None:
    assert _names(line(art)) is names


def test_the_name_of_serials_stands_close_to_the_next() -> None:
    assert [len(part) for part in _parts(line("No. Masalah Utama  Upaya"))] == [1, 2, 1]
    assert [len(part) for part in _parts(line("No.  Upaya"))] == [1, 1]
    assert [len(part) for part in _parts(line("Nama Masalah  Upaya"))] == [2, 1]


def test_the_middles_of_names_of_several_lines() -> None:
    assert _middles(lines("aaaa    bb")) == [10.0, 45.0]
    assert _middles(lines("aaaa    bb", "  aaaa   bbb")) == [15.0, 50.0]
    assert _middles(lines("aaaa    bb", "    cc")) == [10.0, 25.0, 45.0]
    assert _middles(lines("aaaaaaaa  b", "  cc")) == [20.0, 52.5]


def head(*arts: str, steps: Sequence[float], at: int) -> tuple[int, int]:
    made, y = [], 100.0
    for art, step in zip(arts, (*steps, 0.0), strict=True):
        made.append(line(art, y))
        y += step
    return _head(made, at, 0)


BOLD, PLAIN = "*Masalah  *Upaya", "masalah   upaya"


@pytest.mark.parametrize(
    ("arts", "steps", "at", "expected"),
    [
        ((BOLD, PLAIN), (14,), 0, (0, 1)),
        ((BOLD, BOLD, PLAIN), (14, 14), 0, (0, 2)),
        ((BOLD, BOLD, PLAIN), (15.9, 14), 0, (0, 2)),
        ((BOLD, BOLD, PLAIN), (16, 14), 0, (0, 1)),
        ((BOLD, BOLD, PLAIN), (14, 14), 1, (0, 2)),
        ((PLAIN, BOLD, PLAIN), (14, 14), 1, (1, 2)),
        ((PLAIN, PLAIN, PLAIN), (8.4, 14), 0, (0, 2)),
        ((PLAIN, PLAIN, PLAIN), (8.5, 14), 0, (0, 1)),
        ((PLAIN, PLAIN, PLAIN), (8.4, 14), 1, (0, 2)),
        (("*Tabel *2.1", BOLD, PLAIN), (14, 14), 1, (1, 2)),
    ],
)
def test_names_of_several_lines_are_bold_or_stand_between_others(
    arts: Sequence[str], steps: Sequence[float], at: int, expected: tuple[int, int]
) -> None:
    assert head(*arts, steps=steps, at=at) == expected


def test_the_widest_white_between_two_names() -> None:
    printed = _printed(lines("aa      bb"), 0.0, 100)
    assert _widest(printed, 0.0, 5.0, 45.0) == (10.5, 40.0)
    assert _widest(printed, 0.0, 1.0, 9.0) is None
    crossing = _printed(lines("aa      bb", "   cc"), 0.0, 100)
    assert _widest(crossing, 0.0, 5.0, 45.0) == (25.5, 40.0)


@pytest.mark.parametrize(
    ("arts", "aligned"),
    [
        (("aaaa", "bbbb", "cccc"), True),
        (("aa", "bb", "cc"), True),
        (("aaaa",), True),
        ((), None),
        (("aaaa", "bbbb", "cccc", "dddd", "  eeee"), True),
        (("aaaa", "bbbb", "cccc", "  dddd"), False),
        (("aaaaaaaa", "   bb", "  cccc"), True),
        (("aaaaaaaa", "   bb", "    cccc"), False),
        (("aaaaaaaaaaaaaaa", "   bb", "    cccc"), None),
        (("aaaaaaaaaaaaaa", "   bb", "    cccc"), False),
        (("a", "b", "c", "d", "e"), True),
    ],
)
def test_texts_of_a_column_begin_at_one_place_or_have_one_middle(
    arts: Sequence[str], aligned: bool | None
) -> None:
    assert _is_aligned(lines(*arts), -1, 100) is aligned


@pytest.mark.parametrize(("arts", "shared"), [
    (("aa  bb    cc", "aa        cc"), False),
    (("aa  bb    cc", "aa  bb    cc", "aa        cc"), True),
    (("aa        cc", "aa        cc"), False),
])  # fmt: skip
def test_half_of_the_lines_with_two_texts_in_a_column(arts: Sequence[str], shared: bool) -> None:
    assert _is_shared(lines(*arts), [-1.0, 45.0, 100.0]) is shared


def test_the_last_text_begins_where_those_above_do() -> None:
    above = lines("aa    bbbb", "aa    bb")
    assert _begins_alike(line("cc    dddddddd"), above)
    assert not _begins_alike(line("cc   dddddddd"), above)
    assert not _begins_alike(line("      dddddddd"), above)
    assert not _begins_alike(line("cc    dddddddd"), [])
    mixed = lines("aa    bbbb", "aa     bb")
    assert not _begins_alike(line("cc    dddddddd"), mixed)
    # Of a row of two lines the second may hold less.
    assert _begins_alike(line("cc    dddddddd"), lines("aa    bbbb", "aa"))


def grid(*rows: str, spans: bool = False) -> Grid:
    cut = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(
        GridCell(r, c, 1, 2 if spans and (r, c) == (1, 0) else 1, Box(c, r, c + 1, r + 1), text)
        for r, row in enumerate(cut)
        for c, text in enumerate(row)
    )
    n_rows, n_cols = len(cut), len(cut[0])
    return Grid(
        1, Box(0, 0, n_cols, n_rows), tuple(range(n_rows + 1)), tuple(range(n_cols + 1)), cells,
        frozenset(),
    )  # fmt: skip


NAMES, ROW = "Masalah | Upaya | Seksi", "satu dua | tiga | empat"


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ((NAMES, ROW, ROW), True),
        ((NAMES, ROW), False),
        (("Masalah | | Seksi", ROW, ROW), False),
        ((NAMES, ROW, "satu | tiga |"), True),
        ((NAMES, ROW, "satu | |"), False),
        ((NAMES, "satu | tiga |", "satu | | lima"), True),
        ((NAMES, "satu | tiga |", "satu | tiga |"), False),
        ((NAMES, "satu | 12 | 13", "satu | 14 | 15"), False),
        ((NAMES, "satu | dua | 13", "satu | tiga | 15"), True),
        ((NAMES, *["satu | dua | 13"] * 3, *["satu | 14 | 15"] * 2), True),
        ((NAMES, *["satu | dua | 13"] * 2, *["satu | 14 | 15"] * 3), False),
        ((NAMES, "satu | : | dua", "satu | : | tiga"), False),
        ((NAMES, ROW, "satu | NIP 12 | dua"), False),
        ((NAMES, ROW, "satu | Mengetahui | dua"), False),
        ((NAMES, ROW, "satu | Perda Nomor 2 Tahun 2021 tentang | dua"), False),
        (("Masalah | Upaya", *["satu | dua"] * 5), True),
        (("Masalah | Upaya", *["satu | dua"] * 4), False),
        (("Masalah | Upaya", *["satu | dua"] * 4, "satu |"), False),
        (("A | B | C | D", "a | b | |", "| | c | d"), False),
        (("A | B | C | D", "a | b | c |", "a | | | d"), True),
    ],
)
def test_what_reads_like_a_table_of_texts(rows: Sequence[str], table: bool) -> None:
    assert _is_table(grid(*rows)) is table


def test_running_text_in_two_columns_is_no_table() -> None:
    """Its lines begin now with a capital, now within a sentence."""
    whole = [f"Water resources {n} | Investments {n}" for n in range(MANY_ROWS)]
    cut = [f"{'of ' * (n % 2)}Ports {n} | Investments {n}" for n in range(MANY_ROWS)]
    assert _is_table(grid("Programme | Budget", *whole))
    assert not _is_table(grid("Programme | Budget", *cut))


def test_a_text_over_two_columns_is_of_no_table_of_texts() -> None:
    assert not _is_table(grid(NAMES, ROW, ROW, spans=True))


def test_texts_in_the_order_of_the_alphabet_are_a_list() -> None:
    assert _is_sorted(grid("Apel | Jeruk", "durian | Mangga"))
    assert not _is_sorted(grid("Apel | Durian", "Jeruk | Mangga"))
    assert not _is_sorted(grid("Apel | Jeruk", "durian | Bawang"))
    assert _is_sorted(grid("Sam Abrams | Ann Cole", "Eve Berg | Bob Dunn"))


# --- whole tables --------------------------------------------------------------------------------


def tables(*arts: str, rules: Sequence[Rule] = (), step: float = 14.0) -> list[list[str]]:
    made = lines(*arts, step=step)
    words = [word for one in made for word in one.words]
    content = PageContent(1, 595.0, 842.0, 0, tuple(words), tuple(rules), ())
    return [[" | ".join(row) for row in found.texts()] for found in find_worded(content, made)]


HEAD = "No   Masalah             Upaya               Seksi"
FIRST = "1    Pelayanan lama      Menambah loket      Umum"
NEXT = "2    Data desa lama      Membina operator    Data"
LAST = "3    Sarana rusak        Anggaran baru       Umum"
READ = [
    "No | Masalah | Upaya | Seksi",
    "1 | Pelayanan lama | Menambah loket | Umum",
    "2 | Data desa lama | Membina operator | Data",
    "3 | Sarana rusak | Anggaran baru | Umum",
]


def test_texts_in_columns_below_their_names() -> None:
    assert tables(HEAD, FIRST, NEXT, LAST) == [READ]
    assert tables("Kalimat di atas tabel", HEAD, FIRST, NEXT, LAST) == [READ]
    assert tables(HEAD, FIRST) == []
    assert tables(FIRST, NEXT, LAST) == []


@pytest.mark.parametrize(("step", "found"), [(36.0, 1), (36.1, 0)])
def test_lines_of_a_table_of_texts_stand_close(step: float, found: int) -> None:
    assert len(tables(HEAD, FIRST, NEXT, LAST, step=step)) == found


def test_a_line_across_the_columns_ends_the_table() -> None:
    across = "Kalimat yang panjang berjalan melewati semua kolom tabel"
    assert tables(HEAD, FIRST, NEXT, LAST, across) == [READ]
    assert tables(HEAD, FIRST, across, NEXT, LAST) == []


def test_rules_between_rows_are_told_elsewhere() -> None:
    rule = Rule(0, 140, 250, 140)
    assert tables(HEAD, FIRST, NEXT, LAST, rules=[rule]) == []
    assert tables(HEAD, FIRST, NEXT, LAST, rules=[Rule(0, 112, 250, 112)]) == [READ]


def test_names_are_told_by_what_sets_them_apart() -> None:
    """By the name of serials, bold type, capitals, a caption, or many rows."""
    rows = (
        "Budi     Kepala seksi    Umum",
        "Ani      Staf seksi      Data",
        "Citra    Bendahara      Umum",
    )
    names = "Nama     Jabatan         Bagian"
    assert tables(names, *rows) == []
    assert len(tables("NAMA     JABATAN         BAGIAN", *rows)) == 1
    assert len(tables("*Nama    *Jabatan        *Bagian", *rows)) == 1
    assert len(tables("Tabel 2.1 Pegawai", names, *rows)) == 1
    assert len(tables(names, *rows, *rows)) == 1
    assert tables(names, *rows, rows[0]) == []


def test_a_column_with_an_empty_cell_is_cut_by_its_other_texts() -> None:
    assert _are_cut([["Air", ""], ["dan", "Api"], ["Bumi", ""], ["serta", ""]])
    assert not _are_cut([["Air", ""], ["Api", "dan"], ["Bumi", ""], ["Kayu", ""]])
