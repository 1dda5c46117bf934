"""Where the columns of a table without rules meet: lines drawn with characters of 5 points, in type
of 10, from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from extract.column_edges import (
    _across,
    _between,
    _beyond_first,
    _edges,
    _gutters,
    _is_of_range,
    _is_over_names,
    _is_under_one,
    _left_of,
    _numbering,
    _rows,
    _touching,
    _white,
    _with_empty_last,
    _with_empty_remarks,
    _with_empty_years,
    _without_names_alone,
    _without_signs_alone,
    column_edges,
    covered,
    region_columns,
    white_gutters,
    whitest,
)
from extract.cut_lines import Line
from extract.lines import Text
from extract.printed import Word

WIDE, SIZE = 5.0, 10.0


def line(art: str, y: float = 100.0) -> Line:
    return Line(
        [
            Word(found[0], found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE, False)
            for found in re.finditer(r"\S+", art)
        ]
    )


def lines(*arts: str, y: float = 100.0) -> list[Line]:
    return [line(art, y + 14 * n) for n, art in enumerate(arts)]


def spans(*places: tuple[float, float]) -> list[Word]:
    return [Word("x", x0, 0, x1, SIZE, SIZE, False) for x0, x1 in places]


# --- white ---------------------------------------------------------------------------------------


def test_slices_that_texts_print_over() -> None:
    assert covered(spans((1.0, 2.0)), 0.0, 8).nonzero()[0].tolist() == [2, 3, 4]
    assert covered(spans((1.2, 1.4)), 0.0, 8).nonzero()[0].tolist() == [2]
    assert covered(spans((9.0, 10.2)), 10.0, 8).nonzero()[0].tolist() == [0]
    assert covered(spans((9.0, 10.0)), 10.0, 8).nonzero()[0].tolist() == []
    assert covered(spans((0.0, 0.4), (2.0, 2.4)), 0.0, 8).nonzero()[0].tolist() == [0, 4]
    one_text = [Text(spans((0.0, 0.4), (2.0, 2.4)))]
    assert covered(one_text, 0.0, 8).nonzero()[0].tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("counts", "run"),
    [
        ([1, 0, 0, 1], (1, 3)),
        ([0, 1, 0, 0, 1], (2, 4)),
        ([0, 0, 1, 0], (0, 2)),
        ([2, 1, 1, 2, 1], (1, 3)),
        ([3], (0, 1)),
    ],
)
def test_the_whitest_run(counts: list[int], run: tuple[int, int]) -> None:
    assert whitest(np.array(counts)) == run


@pytest.mark.parametrize(
    ("counts", "allowed", "needed", "found"),
    [
        ([1, 0, 0, 1, 1], 0, 1.0, [(10.5, 11.5)]),
        ([1, 0, 0, 1, 1], 0, 1.1, []),
        ([1, 0, 0, 1], 0, 1.0, []),
        ([0, 0, 1, 0, 1, 1], 0, 0.5, [(11.5, 12.0)]),
        ([1, 0, 1, 0, 0], 0, 0.5, [(10.5, 11.0)]),
        ([2, 1, 0, 1, 2, 2], 1, 0.5, [(11.0, 11.5)]),
        ([2, 1, 0, 1, 2], 0, 0.5, [(11.0, 11.5)]),
        ([2, 1, 1, 1, 2, 2], 1, 1.5, [(10.5, 12.0)]),
        ([2, 1, 1, 1, 2], 0, 0.5, []),
        ([1, 0, 1, 0, 1, 1], 0, 0.5, [(10.5, 11.0), (11.5, 12.0)]),
    ],
)
def test_white_stretches_inside(
    counts: list[int], allowed: int, needed: float, found: list[tuple[float, float]]
) -> None:
    assert _white(np.array(counts), 10.0, allowed, needed) == found


@pytest.mark.parametrize(
    ("name", "amount", "parted"),
    [
        ("JUMLAH", "21.931.969 ", True),
        ("Rapat ", "21.931.969 ", False),
        ("JUMLAH", "1.931.969  ", False),
    ],
)
def test_a_total_reaches_over_the_cell_before_it(name: str, amount: str, parted: bool) -> None:
    """The gutter stands between the units and the amounts, which end at one place."""
    rows = ["Rapat       21 unit  713.414 "] * 15
    body = lines(*rows, f"{name}            {amount}")
    (_, unit, value) = body[0].words[1:]
    found = _gutters(body, 0.0, 29 * WIDE, [])
    assert any(unit.x1 <= gutter.low and gutter.high <= value.x0 for gutter in found) is parted


def test_gutters_over_which_no_word_prints() -> None:
    words = line("aa   bb").words
    ((low, high),) = white_gutters(words, 0, 35, 5)
    assert (low, high) == (10.5, 25.0)
    assert white_gutters(words, 0, 35, 14.5) == [(10.5, 25.0)]
    assert white_gutters(words, 0, 35, 14.6) == []
    assert white_gutters(words, 12, 35, 5) == []


def test_the_whitest_stretch_between_two_places() -> None:
    counts = np.array([2, 1, 0, 0, 1, 2, 2])
    assert _between(counts, 10.0, 10.2, 13.2) == pytest.approx((0, 11.2, 12.2))
    assert _between(counts, 10.0, 10.6, 12.6) == pytest.approx((0, 11.1, 12.1))
    assert _between(counts, 10.0, 11.6, 13.4) == pytest.approx((1, 12.1, 12.6))
    assert _between(counts, 10.0, 10.2, 10.6)[0] > 0


def test_words_around_a_place() -> None:
    body = lines("aa   bb  cc", "dd", "     ee")
    found = [(one.text, two.text) for one, two in _across(body, 20)]
    assert found == [("aa", "bb")]
    assert [(one.text, two.text) for one, two in _across(body, 35)] == [("bb", "cc")]
    assert _across(body, 60) == []
    assert [(one.text, two.text) for one, two in _across(body, 10)] == [("aa", "bb")]


def test_values_and_names_that_touch() -> None:
    def touching(gap: float, *texts: str) -> int:
        body = []
        for text in texts:
            one, two = text.split("|")
            words = [Word(one, 0, 0, 20, SIZE, SIZE, False),
                     Word(two, 20 + gap, 0, 50, SIZE, SIZE, False)]  # fmt: skip
            body.append(Line(words))
        return len(_touching(body))

    assert touching(0.0, *["12|desa"] * 5) > 0
    assert touching(0.9, *["12|desa"] * 5) > 0
    assert touching(1.0, *["12|desa"] * 5) == 0
    assert touching(-0.9, *["12|desa"] * 5) > 0
    assert touching(0.0, *["12|desa"] * 4, "kata|desa") > 0
    assert touching(0.0, *["12|desa"] * 3, *["kata|desa"] * 2) == 0
    assert touching(0.0, *["12|13"] * 5) == 0

    def places(gap: float) -> set[tuple[float, float]]:
        one = Word("12", 0, 0, 20, SIZE, SIZE, False)
        two = Word("desa", 20 + gap, 0, 50, SIZE, SIZE, False)
        return set(_touching([Line([one, two])] * 5))

    assert places(0.0) == {(19.75, 20.25)}
    assert places(0.5) == {(20.0, 20.5)}


def test_texts_left_of_places() -> None:
    left_of = _left_of([[10.0, 20.0, 30.0], [25.0]], np.array([0.0, 15.0, 30.0, 99.0]))
    assert left_of.tolist() == [[0, 1, 2, 3], [0, 0, 1, 1]]
    assert _beyond_first(left_of, 0).tolist() == [0, 1, 2]
    assert _beyond_first(left_of, 1).tolist() == [0, 1]
    assert _beyond_first(left_of, 2).tolist() == [0]


# --- names ---------------------------------------------------------------------------------------


def test_a_name_alone_beside_its_column_has_none_of_its_own() -> None:
    edges = [0.0, 50.0, 80.0, 150.0]
    region = lines("aa        Nama", "bb              dd", "cc              ee")
    assert _without_names_alone(edges, region) == [0.0, 50.0, 150.0]
    far = lines("aa        Nama", "bb               dd", "cc               ee")
    assert _without_names_alone(edges, far) == edges, "further off than values are"
    both = lines("aa        Nama", "bb              dd", "cc        ff    ee")
    assert _without_names_alone(edges, both) == edges
    below = lines("aa              dd", "bb              dd", "cc        Nama")
    assert _without_names_alone(edges, below) == edges
    first = lines("          Nama", "aa                  dd", "bb                  ee")
    assert _without_names_alone([0.0, 40.0, 90.0, 150.0], first) == [0.0, 90.0, 150.0]


def test_a_name_however_far_where_only_its_column_has_none() -> None:
    edges = [0.0, 50.0, 80.0, 140.0, 200.0]
    rows = ("bb               dd         ee", "cc               ff         gg")
    assert _without_names_alone(edges, lines("aa        Nama               Ket", *rows)) == [
        *(0.0, 50.0, 140.0, 200.0)
    ]
    assert _without_names_alone(edges, lines("aa        Nama", *rows)) == edges


def test_signs_beside_amounts_have_no_column() -> None:
    edges = [0.0, 30.0, 60.0, 90.0, 120.0]
    body = lines("aa    $     12    %", "bb    $     14    %")
    assert _without_signs_alone(edges, body, []) == [0.0, 30.0, 120.0]
    named = lines("Nama  Mata  Nilai  Sat")
    assert _without_signs_alone(edges, body, named) == edges
    other = lines("aa    $     12    %", "bb    Rp    14    orang")
    assert _without_signs_alone(edges, other, []) == edges
    last = lines("aa    12    $", "bb    14    $")
    assert _without_signs_alone([0.0, 30.0, 60.0, 90.0], last, []) == [0.0, 30.0, 90.0]
    two = lines("aa    12    %     $", "bb    14    %     $")
    assert _without_signs_alone(edges, two, []) == [0.0, 30.0, 120.0]


@pytest.mark.parametrize(
    ("band", "parted"), [("      Per Desember 2021", False), ("      Mata   2021", True)]
)
def test_a_band_over_several_columns_names_no_column_of_signs(band: str, parted: bool) -> None:
    """Its middle may stand over such a column."""
    edges = [0.0, 28.0, 58.0, 88.0, 120.0]
    body = lines("aa     12    $    14", "bb     13    $    15")
    found = _without_signs_alone(edges, body, lines(band, "      2020         2021"))
    assert found == (edges if parted else [0.0, 28.0, 58.0, 120.0])


def test_a_name_over_two_columns() -> None:
    edges = [0.0, 50.0, 100.0]
    assert _is_under_one(edges, lines("     Jumlah Pagu"))
    assert not _is_under_one(edges, lines("Jumlah dua"))
    assert not _is_under_one(edges, lines("          Jumlah dua"))
    assert not _is_under_one(edges, lines("     Jumlah Pagu", "Jumlah"))
    assert _is_under_one(edges, lines("Jumlah", "     Jumlah Pagu"))
    assert not _is_under_one(edges, lines("                         Pagu"))


def test_a_band_and_the_unit_of_all_stand_over_names() -> None:
    names = "Desa   Pria   Wanita"
    head = lines("       Jumlah warga", names)
    assert _is_over_names(head[0].segments[0], head)
    below = lines(names, "   (orang semua)")
    assert _is_over_names(below[1].segments[0], below)
    assert not _is_over_names(head[1].segments[1], head), "not alone on its line"
    alone = lines("       Pria", names)
    assert not _is_over_names(alone[0].segments[0], alone)


def test_a_last_column_of_names_alone() -> None:
    body = lines("aa    12", "bb    14")
    edges = [-1.0, 20.0, 61.0]
    head = lines("Nama  Jml  Ket")
    assert _with_empty_last(edges, body, head) == [-1.0, 20.0, 50.0, 61.0]
    assert _with_empty_last(edges, body, lines("Nama  Jml")) == edges
    assert _with_empty_last(edges, body, lines("Nama       Ket")) == edges
    longer = lines("Nama  Jumlahnya", "           Ket")
    assert _with_empty_last(edges, body, longer) == edges


def test_a_column_of_remarks_between_two_that_hold_something() -> None:
    edges = [0.0, 30.0, 120.0, 160.0]
    body = lines("aa      12              30", "bb      14              40")
    head = lines("Nama    Jml    Catatan  Pagu")
    found = _with_empty_remarks(edges, body, head)
    assert [edge for edge in found if edge not in edges] == [(55 + 75) / 2]
    other = lines("Nama    Jml    Lainnya  Pagu")
    assert _with_empty_remarks(edges, body, other) == edges
    printed = lines("aa      12     kata     30", "bb      14              40")
    assert _with_empty_remarks(edges, printed, head) == edges
    alone = lines("Nama           Catatan  Pagu")
    assert _with_empty_remarks(edges, body, alone) == edges
    both = lines("Nama    Jml    Catatan  Sisa  Pagu")
    body = lines("aa      12              30    40", "bb      14              50    60")
    found = _with_empty_remarks([0.0, 30.0, 145.0, 180.0], body, both)
    assert found == [0.0, 30.0, (55 + 75) / 2, (110 + 120) / 2, 145.0, 180.0]


def test_columns_of_years_that_hold_nothing() -> None:
    edges = [-1.0, 30.0, 141.0]
    body = lines("aa    12", "bb    14")
    head = lines("Nama", "      2021  2022  2023  2024")
    found = _with_empty_years(edges, body, head)
    assert len(found) == 6
    assert found[2:4] == [55.25, 85.25]
    assert _with_empty_years(edges, body, lines("Nama", "      2021  2022")) == edges
    assert _with_empty_years(edges, body, lines("Nama  2021  2022  Jumlah")) == edges
    assert len(_with_empty_years(edges, body, lines("Nama  2021  2022  2023"))) == 5
    lower = lines(
        "Nama  2021        2023", "            2022        2024", "            *)          *)"
    )
    assert _with_empty_years(edges, body, lower) == found
    assert _with_empty_years(edges, body, [*head, *lines("Nama  Rp    Rp")]) == edges
    assert _with_empty_years(edges, body, []) == edges
    parted = [-1.0, 30.0, 55.0, 85.0, 115.0, 141.0]
    assert _with_empty_years(parted, body, head) == parted
    printed = lines("aa    12345678901234567890123")
    assert _with_empty_years(edges, printed, head) == edges
    # The first year stands beside a name, and the body has nothing under it.
    wide = [-1.0, 85.0, 141.0]
    found = _with_empty_years(wide, lines("aaaaa                 1"), head)
    assert [25 < found[1] < 30, 50 < found[2] < 60] == [True, True]
    assert len(_with_empty_years(wide, lines("aaaaa   12            1"), head)) == 5
    # So does the last one.
    behind = lines("Nama", "      2021  2022  2023  Rata")
    assert len(_with_empty_years(edges, lines("aa    12               1"), behind)) == 6
    assert len(_with_empty_years(edges, lines("aa    12          3    1"), behind)) == 5


@pytest.mark.parametrize(
    ("gutter", "head", "edge"),
    [
        ((20, 40), [], 30),
        ((20, 40), ["    aa"], 35),
        ((20, 40), ["     aa"], 22.5),
        ((20, 40), ["      aa"], 25),
        ((20, 40), ["aaaaaaaaaaaa"], 30),
        ((20, 40), ["   aaa"], 35),
        ((20, 40), ["   aaa  bb"], 35),
        ((20, 40), ["      aaaa", "   aaa  bb"], 35),
        ((20, 40), ["    a", "      aaaa"], 27.5),
    ],
)
def test_an_edge_stands_in_the_middle_of_what_names_leave(
    gutter: tuple[float, float], head: Sequence[str], edge: float
) -> None:
    assert [*_edges([gutter], lines(*head))] == [edge]


def test_names_a_space_apart_over_wider_gutters_part_them() -> None:
    gutters = [(10.0, 22.0), (30.0, 42.0), (50.0, 62.0)]
    assert [*_edges(gutters, lines("aaa bbb ccc ddd"))] == [17.5, 37.5, 57.5]
    assert [*_edges(gutters[:2], lines("aaa bbb ccc"))] == [16.0, 36.0]


# --- columns -------------------------------------------------------------------------------------


def columns(head: Sequence[str], body: Sequence[str]) -> list[int]:
    """In which column each word of the first line of the body stands."""
    edges = column_edges(lines(*head), lines(*body, y=200))
    return [
        sum(edge <= (word.x0 + word.x1) / 2 for edge in edges) - 1 for word in line(body[0]).words
    ]


BODY = ("aaa bbb   12   14", "ccccc     13   15", "dd bbbb  114    1", "eeeeeee    3   19")


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (["Nama      2021 2022"], BODY, [0, 0, 1, 2]),
        (["Nama"], BODY, [0, 0, 1, 2]),
        (["Nama      2021 2022"], BODY[:2], [0, 0, 1, 2]),
        (["Nama      2021 2022"], BODY[:1], [0, 0, 1, 2]),
        (["Nama"], ["aa 12 14", "bb 13 15", "cc 11 16", "dd 10 19"], [0, 1, 2]),
        (["Nama"], ["aa  12 xx", "bb  13 yy", "cc  11 zz", "dd  10 vv"], [0, 1, 2]),
    ],
)
def test_words_in_their_columns(
    head: Sequence[str], body: Sequence[str], expected: list[int]
) -> None:
    assert columns(head, body) == expected


def test_numbers_of_columns_tell_how_many_there_are() -> None:
    head = ["Nama          2021  2022", "(1)           (2)   (3)"]
    region = lines(
        *head, "aaa bbb       12    14", "ccc ddd       13    15", "eee fff       11    16"
    )
    assert len(region_columns(region)) == 4
    more = ["Nama          2021  2022", "(1) (2)       (3)   (4)"]
    region = lines(
        *more, "aaa bbb       12    14", "ccc ddd       13    15", "eee fff       11    16"
    )
    assert len(region_columns(region)) == 5


def test_which_line_numbers_the_columns() -> None:
    """Where rows hold more than it has numbers, they count the years of a band."""

    def numbers(*arts: str) -> bool:
        return _numbering(lines(*arts)) is not None

    assert numbers("(1)     (2)     (3)", "aa      12      14", "bb      12      14")
    assert not numbers("(1)   (2)   (3)", "aa    12    14    16", "bb    12    14    16")
    assert numbers("(1)  (2)  (3)  (4)", "aa   12        16", "bb   12        16")
    rows = ("          12     13     14", "          15     16     17")
    assert not numbers("          1      2      3", "Desa  12  13  14", *rows)
    assert numbers("          1      2      3", "4     12  13  14", *rows)
    assert numbers("   1      2      3", "Desa      12     13   14", *rows)
    assert numbers("          1  2   3", "Desa            12     13   14", *rows)


def test_names_of_groups_tell_nothing_of_columns() -> None:
    def is_group(art: str, row: str = "Desa Maju    120   30   15") -> bool:
        return len(_rows(lines(row, art))) == 1

    assert is_group("Desa yang ada di sini")
    assert not is_group("Desa Baru")
    assert is_group("                 Kelom"), "in the middle over the values"
    assert is_group("           Kelo"), "in the middle over the row"
    assert not is_group("                     Kelom")
    assert not is_group("                 12345")
    assert not is_group("                 Kelom", "Desa Maju    120   aa   15")
    assert not is_group("Kelompok     120")


def test_a_dash_between_two_numbers_is_of_a_range() -> None:
    def are(one: str, two: str, gap: float) -> bool:
        return _is_of_range(
            Word(one, 0, 0, 20, SIZE, SIZE, False),
            Word(two, 20 + gap * SIZE, 0, 40 + gap * SIZE, SIZE, SIZE, False),
        )

    assert are("0,5", "–", 0.25)
    assert are("–", "3,6", 0.25)
    assert not are("0,5", "–", 0.9)
    assert not are("0,5", "3,6", 0.25)


def test_numbers_of_columns_part_texts_that_leave_no_white() -> None:
    region = lines(
        "Nama         Jumlah    Ket", "(1)           (2)      (3)", "aaa bbbb ccc 12        xx",
        "aa bbbbbb cc 13        yy", "aaaa bb cccc 14        zz", "aaaaa bb ccccc         ww"
    )  # fmt: skip
    edges = region_columns(region)
    assert len(edges) == 4
    assert 60 <= edges[1] <= 65


def test_white_through_all_lines_parts_columns_that_few_lines_fill() -> None:
    """Where hardly a line prints, the room between two words is nearly as white."""
    head = ["  Tujuan             Sasaran", "   (1)                (2)     (3)  (4)"]
    sparse = ["Tata", "kecam", *["             Ter dan"] * 5]
    rows = [f"                              {n + 10}   {n + 30}" for n in range(42)]
    edges = region_columns(lines(*head, *sparse, *rows))
    assert len(edges) == 5
    assert 6 * WIDE < edges[1] < 13 * WIDE


# --- wherever a table stands ----------------------------------------------------------------------

TABLES = {
    "values": ("No  Uraian          2021    2022", "1   Jumlah desa       12      14",
               "2   Jumlah warga     130     140"),
    "numbered": ("No  Uraian        Ket", "1       2           3", "1   Jumlah desa",
                 "2   Jumlah warga", "3   Jumlah anak"),
    "names that reach over": ("Desa   Jiwa   KK", "Maju    120   30", "Jaya     90   25",
                              "Baru     70   20", "Sari     50   15", "Jumlah semua  330   90"),
    "values beside texts": ("Desa Jiwa Desa   Jiwa", "Maju 120  Sari    50", "Jaya  90  Indah   40",
                            "Baru  70  Makmur  30", "Lama  60  Sentosa 20"),
    "narrow": ("aa 12 130", "bb 14 140", "cc 15 150", "dd 16 160", "ee 17 170", "ff 18 180"),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("shift", [0.5, 40.0, 333.5])
def test_edges_move_with_their_table(name: str, shift: float) -> None:
    made = lines(*TABLES[name])
    moved = [
        Line([word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in one.words])
        for one in made
    ]
    edges = region_columns(made)
    assert len(edges) > 2
    assert region_columns(moved) == [edge + shift for edge in edges]
