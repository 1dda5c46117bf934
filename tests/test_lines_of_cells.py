"""Tables without rules as a whole, and rows that share a ruled one: both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.borderless import (
    _fits,
    _has_header,
    _is_display,
    _is_list,
    _is_sound,
    _is_worded,
    _keeps_to,
    _repeats,
    find_borderless,
    grown_below,
)
from extract.cut_lines import Line, cut_at_begins
from extract.document import Box
from extract.grid import Grid, GridCell
from extract.parted_rows import _Lines, shared_rows
from extract.printed import PageContent, Word
from extract.row_lines import row_lines

WIDE, SIZE = 5.0, 10.0
COLUMNS = (0.0, 25.0, 130.0, 160.0, 210.0)


def line(art: str, y: float = 100.0, size: float = SIZE) -> Line:
    return Line(
        [
            Word(found[0], found.start() * WIDE, y, found.end() * WIDE, y + size, size, False)
            for found in re.finditer(r"\S+", art)
        ]
    )


def lines(*arts: str, step: float = 14.0, y: float = 100.0) -> list[Line]:
    return [line(art, y + step * n) for n, art in enumerate(arts)]


def grid(*rows: str, columns: Sequence[float] = COLUMNS, bottom: float = 112.0) -> Grid:
    cut = [[text.strip() for text in row.split("|")] for row in rows]
    cells = tuple(
        GridCell(r, c, 1, 1, Box(c, r, c + 1, r + 1), text)
        for r, row in enumerate(cut)
        for c, text in enumerate(row)
    )
    edges = tuple(bottom - 14.0 * (len(cut) - n) for n in range(len(cut) + 1))
    return Grid(1, Box(0, edges[0], 210, bottom), edges, tuple(columns), cells, frozenset())


NAMES = (
    "Rapat koordinasi Jumlah rapat",
    "Jasa sewa        Banyaknya jasa",
    "Belanja pegawai  Jumlah pegawai",
    "Honor kader      Persen kader",
)
FIFTH = "Alat tulis       Tingkat alat"


@pytest.mark.parametrize(
    ("further", "cut"),
    [
        ([FIFTH], True),
        ([], False),
        ([FIFTH, "Biaya pemeliharaan gedung"], False),
        ([FIFTH, "Biaya pelayanan17 dan lain"], False),
        ([FIFTH, *NAMES, "Biaya pemeliharaan gedung"], True),
    ],
)
def test_names_a_space_apart_are_cut_where_nearly_all_the_second_ones_begin(
    further: list[str], cut: bool
) -> None:
    first = cut_at_begins(lines(*NAMES, *further))[0]
    assert first.texts() == (["Rapat koordinasi", "Jumlah rapat"] if cut else [NAMES[0]])


@pytest.mark.parametrize(("first", "apart"), [("34", False), ("Rapat", True)])
def test_a_unit_that_begins_at_one_place_stays_with_its_number(first: str, apart: bool) -> None:
    words = [word for one in lines(*[f"{first:6}lembaga"] * 6) for word in one.words]
    words = [word._replace(x1=28.0) if word.text == first else word for word in words]
    assert all(len(one.segments) == 1 + apart for one in row_lines(words, (0.0, 29.0, 100.0)))


@pytest.mark.parametrize("first", ["1.", "a.", "7.01", "II.", "Jumlah"])
def test_what_all_begin_with_is_no_column(first: str) -> None:
    """A label, or one word."""
    made = lines(*(f"{first:7}{other}" for other in ("rapat", "jasa", "pegawai", "kader", "alat")))
    made = [Line([one.words[0]._replace(x1=30.0 + n), one.words[1]]) for n, one in enumerate(made)]
    same = [Line([one.words[0]._replace(x1=30.0), one.words[1]]) for one in made]
    assert all(one.single for one in cut_at_begins(same))
    assert all(one.single for one in cut_at_begins(made)) is (first != "Jumlah")


HEAD = "No | Uraian | 2021 | 2022"
FIRST = "1    Jumlah desa          12     14"
NEXT = "2    Jumlah dusun         13     15"


# --- which lines are a table ---------------------------------------------------------------------


@pytest.mark.parametrize(("large", "display"), [(16.0, False), (16.1, True)])
def test_figures_much_larger_than_what_stands_between(large: float, display: bool) -> None:
    assert _is_display([line("12  14", 100, large), line("kata", 130)]) is display


@pytest.mark.parametrize(
    ("arts", "is_list"),
    [
        (("BAB I Pendahuluan   1", "BAB II Gambaran   5", "BAB III Isu   9"), True),
        (("BAB I Pendahuluan   5", "BAB II Gambaran   1", "BAB III Isu   9"), False),
        (("BAB I Pendahuluan   1", "satu dua", "tiga empat", "lima", "enam"), False),
        (("BAB I Pendahuluan   1", "2.1 Gambaran   3", "kata", "kata"), True),
        (("BAB I Pendahuluan   1", "2.1 Gambaran   3", "kata", "kata", "kata"), False),
        (("Undang-Undang Nomor 5 Tahun 2014 tentang Desa", FIRST), True),
        ((FIRST, NEXT), False),
    ],
)
def test_lists_that_look_like_a_table(arts: Sequence[str], is_list: bool) -> None:
    assert _is_list(lines(*arts)) is is_list


@pytest.mark.parametrize(
    ("art", "allowed", "keeps"),
    [
        (FIRST, 0.0, True),
        ("1    Jumlah desa dan lain-lain  14", 0.0, False),
        ("1    Jumlah desa dan lain-lain  14", 0.17, True),
        ("1    Jumlah desa dan lain-lain  14", 0.16, False),
    ],
)
def test_words_that_keep_to_columns(art: str, allowed: float, keeps: bool) -> None:
    assert _keeps_to([line(art)], COLUMNS, allowed) is keeps


@pytest.mark.parametrize(
    ("x0", "x1", "keeps"),
    [
        (-6.0, 20.0, True),
        (-6.1, 20.0, False),
        (190.0, 216.0, True),
        (190.0, 216.1, False),
        (20.0, 45.0, True),
        (10.0, 45.0, False),
        (5.0, 30.0, True),
        (5.0, 32.0, False),
    ],
)
def test_a_word_reaches_a_fifth_of_itself_over_an_edge(x0: float, x1: float, keeps: bool) -> None:
    word = Word("kata", x0, 100, x1, 110, SIZE, False)
    assert _keeps_to([Line([word])], COLUMNS, 0.0) is keeps


@pytest.mark.parametrize(
    ("arts", "header"),
    [
        (("No   Uraian   2021   2022", FIRST), True),
        (("(1)  (2)   (3)   (4)", FIRST), True),
        (("No   Uraian   2021   Lokasi", FIRST), False),
        ((FIRST, "No   Uraian   2021   2022"), False),
        (("kata", "No   Uraian   2021   2022", FIRST), True),
    ],
)
def test_a_head_before_the_first_values(arts: Sequence[str], header: bool) -> None:
    assert _has_header(lines(*arts)) is header


def test_a_head_printed_again() -> None:
    before = grid(HEAD, "1 | Desa | 12 | 14")
    assert _repeats(lines("No   Uraian   2021   2022", FIRST), before)
    assert not _repeats(lines("No   Uraian   2023   2024", FIRST), before)
    assert not _repeats(lines("No   Uraian", FIRST), before)
    assert _repeats(lines("No   Uraian   2021", FIRST), before)
    assert not _repeats(lines(FIRST), before)


@pytest.mark.parametrize(
    ("arts", "fits"),
    [
        ((FIRST, NEXT), True),
        (("No   Uraian   dan lain lain semua yang", FIRST), True),
        (("1    Jumlah desa", "2    Jumlah dusun"), False),
        (("1    Jumlah desa          12     14", "2    Jumlah dusun"), True),
        (("1    Jumlah desa dan lain-lain  14", NEXT), False),
    ],
)  # fmt: skip
def test_lines_that_fill_the_columns_of_the_page_before(arts: Sequence[str], fits: bool) -> None:
    before = grid(HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15")
    assert _fits(lines(*arts), before) is fits


@pytest.mark.parametrize(
    ("rows", "least", "sound"),
    [
        ((HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15"), 2, True),
        ((HEAD, "1 | Desa | 12 | 14"), 2, False),
        ((HEAD, "x | Desa | 12 | 14"), 2, False),
        ((HEAD, "x | Desa | 12 | 14"), 1, True),
        ((HEAD, "x | Desa | 12 | lama"), 1, False),
        ((HEAD, "x | Desa | 12 | lama", "x | Desa | 12 | lama", "x | Dusun | 12 | 14"), 2, False),
        ((HEAD, "x | Desa | 12 | 14", "x | Dusun | 12 | 14"), 2, True),
        (("1 | 2 | 3 | 4", "5 | 6 | 7 | 8"), 2, False),
        (("1 | 2 | 3 | 4", "5 | 6 | 7 | 8"), 1, True),
        ((HEAD, "1 | UU Nomor 5 Tahun 2014 tentang | 12 | 14", "2 | Dusun | 13 | 15"), 2, False),
        ((HEAD, *["1 | Desa | 1.250.000 2.500.000 | 14"] * 2), 2, False),
        ((HEAD, "1 | Desa | 1.250.000 2.500.000 | 14", *["2 | Dusun | 13 | 15"] * 2), 2, True),
        ((HEAD, *["1 | Desa | 1.250.000 2.500.000 | 14"] * 2, *["2 | A | 13 | 15"] * 6), 2, False),
        ((HEAD, *["1 | Desa | 1.250.000 2.500.000 | 14"] * 2, *["2 | A | 13 | 15"] * 8), 2, True),
    ],
)  # fmt: skip
def test_what_reads_like_a_table(rows: Sequence[str], least: int, sound: bool) -> None:
    assert _is_sound(grid(*rows), least) is sound


def test_rows_of_texts_below_a_ruled_head() -> None:
    full = "aa   bb                   cc     dd"
    assert _is_worded(lines(full, full, full), COLUMNS)
    assert not _is_worded(lines(full, full), COLUMNS)
    assert not _is_worded(lines(full, full, "aa   bb                   cc"), COLUMNS)
    assert not _is_worded(lines(full, full, full, "aa   bb dd ee ff gg hh jjjjjjj kk"), COLUMNS)


COUNTED = (0, 25, 90, 130, 165, 210)


def grown(*arts: str, head: Grid | None = None, step: float = 14.0, y: float = 116.0) -> list[str]:
    made = lines(*arts, step=step, y=y)
    words = tuple(word for one in made for word in one.words)
    content = PageContent(1, 595.0, 842.0, 0, words, (), ())
    found = grown_below(content, words, head or grid(HEAD))
    return [" | ".join(row) for row in found.texts()] if found else []


def test_a_ruled_head_takes_the_rows_below_it() -> None:
    read = [HEAD, "1 | Jumlah desa | 12 | 14", "2 | Jumlah dusun | 13 | 15"]
    assert grown(FIRST, NEXT) == read
    one = "     Jumlah desa          12     14"
    assert grown(one, y=134.0) == [HEAD, " | Jumlah desa | 12 | 14"]
    assert grown(one, y=134.1) == []
    assert grown(one, one, step=32.1) == [HEAD, " | Jumlah desa | 12 | 14"]
    # Values in three columns tell a row further off.
    assert grown(FIRST, NEXT, y=162.0) == read
    assert grown(FIRST, NEXT, y=162.1) == []
    assert grown(FIRST, NEXT, step=60.0) == read
    assert grown(FIRST, NEXT, step=60.1) == read[:2]
    assert grown(FIRST, NEXT, y=110.0) == read[:1] + read[2:]
    assert grown(FIRST, NEXT, "Kalimat yang panjang dan berjalan di bawah") == read
    assert grown("Jumlah", "kata") == []
    assert grown(FIRST, NEXT, head=grid("No | Uraian | 12 | 2022")) == []
    assert grown(FIRST, head=grid("No | Uraian", columns=(0, 25, 210))) == []
    numbered = grid(HEAD, "(1) | (2) | (3) | (4)")
    assert grown(FIRST, NEXT, head=numbered) == [HEAD, "(1) | (2) | (3) | (4)", *read[1:]]
    counted = grid("No | Target | Target | Real | Real", " | 1 | 2 | 1 | 2", columns=COUNTED)
    five = "1    Desa           12     14     13"
    assert len(grown(five, five, head=counted)) == 4, "years by their number are no values"


def borderless(*arts: str, before: Grid | None = None, wide: float = 595.0) -> list[list[str]]:
    made = lines(*arts)
    words = tuple(word for one in made for word in one.words)
    content = PageContent(2, wide, 842.0, 0, words, (), ())
    found = find_borderless(content, made, before)
    return [[" | ".join(row) for row in one.texts()] for one in found]


def test_tables_told_from_how_words_line_up() -> None:
    head = "No   Uraian             2021   2022"
    read = [HEAD, "1 | Jumlah desa | 12 | 14", "2 | Jumlah dusun | 13 | 15"]
    assert borderless(head, FIRST, NEXT) == [read]
    assert borderless(head, FIRST, NEXT, wide=14_401.0) == []
    assert borderless(head, FIRST) == []
    before = grid(HEAD, "1 | Desa | 12 | 14", "2 | Dusun | 13 | 15")
    assert borderless(FIRST, NEXT, before=before) == [read[1:]]
    assert borderless(FIRST, before=before) == [read[1:2]]


# --- the lines of a cell -------------------------------------------------------------------------


def held(*texts: str, step: float = 12.0, steps: Sequence[float] = (), y: float = 110.0) -> _Lines:
    heights = [y]
    for number in range(len(texts) - 1):
        heights.append(heights[-1] + (steps[number] if number < len(steps) else step))
    return _Lines(
        " ".join(texts), texts, tuple(heights), tuple(h - 10 for h in heights), tuple(heights), SIZE
    )


@pytest.mark.parametrize(
    ("height", "place"), [(110, 0), (112.9, 0), (113.1, None), (107.1, 0), (106.9, None), (122, 1)]
)
def test_the_line_on_a_height(height: float, place: int | None) -> None:
    assert held("satu", "dua").on(height) == place


def test_a_text_begins_with_its_first_line_or_further_below_than_lines_stand() -> None:
    parted = held("satu", "dua", "Tiga", steps=(12, 13.9))
    assert parted.begins_on(135.9)
    assert not parted.begins_on(122)
    assert parted.begins_on(110)
    assert not parted.begins_on(200)
    assert not held("satu", "dua", "Tiga", steps=(12, 13.7)).begins_on(135.7)


def test_values_of_rows_on_both_sides_of_a_height() -> None:
    values = held("12", "14", step=20)  # from 100 to 110, and from 120 to 130
    for height, parted in ((109, True), (108.9, False), (121, True), (121.1, False), (115, True)):
        assert values.are_parted(1, height, 2) is parted
    assert not values.are_parted(1, 115, 3)
    assert not held("12", "dua", step=20).are_parted(1, 115, 2)


VALUES = held("12", "14", step=24)


@pytest.mark.parametrize(
    ("texts", "steps", "firsts"),
    [
        (("Jumlah", "desa", "Jumlah", "dusun"), (10, 14, 10), (0, 2)),
        (("Jumlah", "desa", "Jumlah", "dusun"), (12, 12, 12), None),
        (("Jumlah desa", "yang baik", "Jumlah dusun", "yang baik"), (12, 12, 12), (0, 2)),
        (("Jumlah desa", "yang baik", "jumlah dusun", "yang baik"), (12, 12, 12), None),
        (("Jumlah desa", "yang baik", "Dusun", "yang baik"), (12, 12, 12), None),
        (("orang", "unit"), (24,), (0, 1)),
        (("orang", "unit kerja"), (24,), (0, 1)),
        (("orang", "unit kerja yang"), (24,), None),
        (("Orang", "Unit kerja yang"), (24,), (0, 1)),
        (("orang",), (), None),
    ],
)
def test_the_first_lines_of_texts_beside_their_values(
    texts: Sequence[str], steps: Sequence[float], firsts: tuple[int, ...] | None
) -> None:
    assert held(*texts, steps=steps).firsts(VALUES) == firsts


def test_fewer_texts_than_values_are_beside_none() -> None:
    values = held("12", "14", "16", "18", step=24)
    assert held("Jumlah", "desa", "baik", steps=(10, 30)).firsts(values) is None


def test_rows_in_which_cells_hold_several_numbers() -> None:
    assert shared_rows(grid(HEAD, "1 | Desa | 12 14 | 15 16")) == [1]
    assert shared_rows(grid(HEAD, "1 | Desa | 12 14 | 15")) == []
    assert shared_rows(grid(HEAD, "1 | Desa | 12 orang | 15 unit")) == []
