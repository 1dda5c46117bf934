"""Lists of names with a value each: drawn with characters of 5 points, in type of 10, from both
sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.cut_lines import Line
from extract.listed import (
    _are_contents,
    _follows_pair,
    _has_caption,
    _is_pair,
    _is_ruled,
    _led,
    _name_end,
    _names_pair,
    find_lists,
    find_pairs,
)
from extract.printed import PageContent, Rule, Word

WIDE, SIZE = 5.0, 10.0


def line(art: str, y: float = 100.0) -> Line:
    return Line(
        [
            Word(found[0], found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE, False)
            for found in re.finditer(r"\S+", art)
        ]
    )


def lines(*arts: str, step: float = 14.0) -> list[Line]:
    return [line(art, 100 + step * n) for n, art in enumerate(arts)]


def content(made: Sequence[Line], rules: Sequence[Rule] = ()) -> PageContent:
    words = tuple(word for one in made for word in one.words)
    return PageContent(1, 595.0, 842.0, 0, words, tuple(rules), ())


# --- lists with colons ---------------------------------------------------------------------------


def lists(*arts: str, step: float = 14.0) -> list[list[str]]:
    page = content(lines(*arts, step=step))
    return [[" | ".join(row) for row in grid.texts()] for grid in find_lists(page, page.words)]


def entries(count: int, *, name: str = "Jumlah desa", gap: int = 6) -> list[str]:
    blank = " " * gap
    return [f"{name}{blank}:   {10 + n}   orang" for n in range(count)]


def test_a_list_of_quantities_with_its_colons_below_one_another() -> None:
    whole = [
        "Jumlah desa | : | 10 | orang",
        "Jumlah desa | : | 11 | orang",
        "Jumlah desa | : | 12 | orang",
    ]
    assert lists(*entries(3)) == [whole]
    assert lists(*entries(2)) == []


@pytest.mark.parametrize(("size", "told"), [(6.0, True), (6.5, False)])
def test_a_colon_stands_well_behind_the_longest_name(size: float, told: bool) -> None:
    """By four fifths of the type, here 5 points: closer it follows a word of running text."""
    made = lines(*entries(3, gap=1))
    words = [word._replace(size=size) for one in made for word in one.words]
    assert any(find_lists(content([Line(words)]), words)) is told


@pytest.mark.parametrize(("step", "count"), [(26.0, 1), (26.1, 0)])
def test_lines_of_a_list_follow_each_other_closely(step: float, count: int) -> None:
    assert len(lists(*entries(6), step=step)) == count


def test_a_line_of_another_kind_ends_a_list() -> None:
    rows = entries(6)
    assert len(lists(*rows, "Kalimat sesudahnya")) == 1
    assert len(lists(*rows[:3], "kata", *rows[3:])) == len(lists(*rows[:3])) * 2
    assert lists(*(row.replace(":", "=") for row in rows)) == []
    assert lists(*(row.replace("1", "x") for row in rows)) == []
    assert lists(*(f"12{row[11:]}" for row in rows)) == [], "a name has letters"
    assert lists(*(f"{row} : 12" for row in rows)) == [], "two colons"
    assert lists(*(row.partition(":")[2] for row in rows)) == [], "no name"


def test_numbers_with_and_without_units() -> None:
    plain = [f"Jumlah desa      :   {10 + n}" for n in range(6)]
    assert lists(*plain)[0][0] == "Jumlah desa | : | 10"
    money = [f"Jumlah desa      :   Rp {10 + n}" for n in range(6)]
    assert lists(*money)[0][0] == "Jumlah desa | : | Rp 10"


# --- pairs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("art", "pair"),
    [
        ("Jumlah desa      12", True),
        ("Jumlah desa", False),
        ("12      14", False),
        ("Jumlah desa      orang", False),
        ("Jumlah desa      12     14", False),
        ("Jumlah desa .... 12", True),
        ("Jumlah desa 12", False),
    ],
)
def test_a_name_and_its_value(art: str, pair: bool) -> None:
    assert _is_pair(line(art)) is pair


def test_dots_that_lead_to_a_value() -> None:
    assert _led(line("Jumlah desa ..... 12")) == 3
    assert _led(line("Jumlah desa..... 12")) == 2
    assert _led(line("Jumlah desa      12")) == 0
    assert _name_end(line("Jumlah desa ..... 12")) == 55
    assert _name_end(line("Jumlah desa..... 12")) == 55
    assert _name_end(line("Jumlah desa      12")) == 55


PAIR = "Jumlah desa           12"


@pytest.mark.parametrize(
    ("second", "step", "follows"),
    [
        (PAIR, 26.0, True),
        (PAIR, 26.1, False),
        ("   Jumlah desa        12", 14, True),
        ("    Jumlah desa       12", 14, False),
        ("Jumlah desa          112", 14, True),
        ("Jumlah desa           1234", 14, True),
        ("Jumlah desa          1234", 14, False),
        ("Jumlah desa dan dusun   1", 14, False),
        ("Jumlah desa dan      112", 14, True),
        ("Jumlah desa", 14, False),
    ],
)
def test_pairs_below_one_another(second: str, step: float, follows: bool) -> None:
    assert _follows_pair([line(PAIR), line(second, 100 + step)]) is follows
    assert _follows_pair([line(second)]) is (second != "Jumlah desa")


@pytest.mark.parametrize(
    ("head", "step", "names"),
    [
        ("Uraian             Jumlah", 26.0, True),
        ("Uraian             Jumlah", 26.1, False),
        ("Uraian", 14, False),
        ("12                 Jumlah", 14, False),
        ("Uraian   Satuan    Jumlah", 14, False),
        ("Uraian dan lain lain yang  J", 14, False),
        ("Uraian                   Jumlah", 14, False),
        ("Uraian                 Jumlah", 14, True),
    ],
)
def test_names_over_the_two_columns(head: str, step: float, names: bool) -> None:
    assert _names_pair(line(head), line(PAIR, 100 + step)) is names


def test_pages_that_rise_are_contents() -> None:
    assert _are_contents(lines("satu     1", "dua      3", "tiga     7"))
    assert _are_contents(lines("satu     1", "dua      1"))
    assert not _are_contents(lines("satu     3", "dua      1"))
    assert not _are_contents(lines("satu     1", "dua    1,5"))


def test_a_caption_has_a_number() -> None:
    assert _has_caption(lines("Tabel 2.1 Desa"))
    assert _has_caption(lines("Tabel 2.1 Desa", "dalam jiwa"))
    assert not _has_caption(lines("Jumlah desa"))
    assert not _has_caption([])


PAIRS = [f"Jumlah desa{'':<10}{value}" for value in (12, 15, 11, 19, 14, 10)]


def framed(left: float, right: float, top: float = 95, bottom: float = 190) -> list[Rule]:
    return [Rule(left, top, left, bottom), Rule(right, top, right, bottom)]


def test_pairs_in_a_frame_or_between_rules() -> None:
    made = lines(*PAIRS)
    left, right = made[0].x0, made[0].x1
    assert _is_ruled(made, framed(left - 5, right + 5))
    assert not _is_ruled(made, framed(left - 5, right + 5)[:1])
    assert not _is_ruled(made, framed(left - 5, right + 5)[1:])
    assert not _is_ruled(made, framed(left - 200, right + 5))
    assert not _is_ruled(made, framed(left + 1, right + 5))
    assert not _is_ruled(made, framed(left - 5, right + 5, top=101))
    assert not _is_ruled(made, framed(left - 5, right + 5, bottom=175))
    between = [Rule(left, 112 + 14 * n, right, 112 + 14 * n) for n in range(5)]
    assert _is_ruled(made, between)
    assert not _is_ruled(made, between[:1])
    assert not _is_ruled(made, [Rule(left, rule.y0, left + 20, rule.y1) for rule in between])
    assert not _is_ruled(made, [])


AMOUNTS = ("1.200", "4.500", "2.750", "9.100", "3.333", "8.000")


def pairs(*arts: str, rules: Sequence[Rule] = ()) -> list[list[str]]:
    made = lines(*arts)
    page = content(made, rules)
    return [[" | ".join(row) for row in grid.texts()] for grid in find_pairs(page, made)]


def test_pairs_are_told_by_names_a_caption_or_rules() -> None:
    read = [f"Jumlah desa | {value}" for value in (12, 15, 11, 19, 14, 10)]
    assert pairs(*PAIRS) == []
    assert pairs("Uraian             Jumlah", *PAIRS) == [["Uraian | Jumlah", *read]]
    assert pairs("Tabel 2.1 Desa", *PAIRS) == [read]
    assert pairs(*PAIRS, rules=framed(-5, 120)) == [read]
    rising = [f"Jumlah desa{'':<10}{value}" for value in range(11, 17)]
    assert pairs("Tabel 2.1 Desa", *rising) == []
    assert pairs("Tabel 2.1 Desa", PAIRS[1]) == []


@pytest.mark.parametrize(("size", "told"), [(9.0, True), (10.0, False)])
def test_a_tab_between_names_and_values_is_wider_than_the_type(size: float, told: bool) -> None:
    arts = [pair.replace(" " * 10, "  ") for pair in PAIRS]
    words = [[word._replace(size=size) for word in one.words] for one in lines(*arts)]
    made = lines("Tabel 2.1 Desa", *arts)[:1] + [Line(line) for line in words]
    assert any(find_pairs(content(made), made)) is told


@pytest.mark.parametrize(
    ("shift", "told"),
    [
        ([0, 0, 0, 0, 0], True),
        ([0, 0, 0], True),  # as many as part four pairs
        ([0, 0], False),
        ([-2.5, -2.5, -2.5], True),  # a point into the line above
        ([-3, -3, -3], False),
        ([2.5, 2.5, 2.5], True),
        ([3, 3, 3], False),
    ],
)
def test_rules_between_pairs_tell_a_list(shift: list[float], told: bool) -> None:
    made = lines(*PAIRS)
    rules = [Rule(0, 112 + 14 * n + by, 115, 112 + 14 * n + by) for n, by in enumerate(shift)]
    assert bool(pairs(*PAIRS, rules=rules)) is told
    assert made[0].bottom == 110


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [(23, 92, True), (24, 92, False), (23, 91, False), (-90, 190, True)],
)
def test_rules_reach_over_a_list_nearly(left: float, right: float, told: bool) -> None:
    """They may begin 24 points behind its names and end so far before its values."""
    rules = [Rule(left, 112 + 14 * n, right, 112 + 14 * n) for n in range(5)]
    assert max(one.x1 for one in lines(*PAIRS)) == 115
    assert bool(pairs(*PAIRS, rules=rules)) is told


@pytest.mark.parametrize(
    ("left", "right", "top", "bottom", "told"),
    [
        (-23, 133, 99, 181, True),
        (-24, 133, 99, 181, False),
        (-23, 139, 99, 181, False),
        (-1, 133, 99, 181, True),
        (0, 133, 99, 181, False),
        (-23, 133, 100, 181, False),
        (-23, 133, 99, 180, False),
    ],
)
def test_a_frame_stands_around_a_list_and_near_it(
    left: float, right: float, top: float, bottom: float, told: bool
) -> None:
    end = max(one.x1 for one in lines(*PAIRS))
    assert end == 115
    assert bool(pairs(*PAIRS, rules=framed(left, right, top, bottom))) is told


def test_the_edges_of_a_list_stand_a_point_off_its_texts() -> None:
    """Between names and values in the middle of their room, or right before the values where dots
    lead to them."""
    made = lines("Tabel 2.1 Desa", *PAIRS)
    (grid,) = find_pairs(content(made), made)
    assert grid.columns == (-1.0, 80.0, 116.0)
    dotted = [pair.replace(" " * 10, " ........ ") for pair in PAIRS]
    made = lines("Tabel 2.1 Desa", *dotted)
    (grid,) = find_pairs(content(made), made)
    assert grid.columns == (-1.0, 104.0, 116.0)
    page = content(lines(*entries(4)))
    (grid,) = find_lists(page, page.words)
    assert grid.columns[0] == -1.0
    assert grid.columns[-1] == max(word.x1 for word in page.words) + 1


def test_headings_of_groups_stand_between_pairs() -> None:
    amounts = [f"{name:<19}{value}" for name, value in zip("ABCDEF", AMOUNTS, strict=True)]
    read = [f"{name} | {value}" for name, value in zip("ABCDEF", AMOUNTS, strict=True)]
    grouped = ["Masuk", *amounts[:3], "Keluar", *amounts[3:]]
    assert pairs(*grouped) == [["Masuk | ", *read[:3], "Keluar | ", *read[3:]]]
    # One text above a list without groups is none of it, nor is one that a name goes on from.
    assert pairs("Masuk", *amounts) == [read]
    assert pairs(*amounts[:5], "Uang yang masih ad", amounts[5]) == [read[:5]]
    assert pairs(*amounts[:5], "keluar", amounts[5]) == [read[:5]]
    assert pairs(*amounts[:5], "Tabel 2.1 Desa", amounts[5]) == [read[:5]]
    named = pairs("Uraian             Jumlah", *grouped)
    assert named == [["Uraian | Jumlah", "Masuk | ", *read[:3], "Keluar | ", *read[3:]]]
