"""Lists of names with a value each, and rooms that rows leave free between ruled columns: drawn
with characters of 5 points, in type of 10, from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
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
from extract.open_columns import _Gap, _Text, columns_of_lines, open_columns
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
    return [
        [" | ".join(row) for row in grid.texts()]
        for grid in find_lists(page, range(len(page.words)))
    ]


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


def pairs(*arts: str, rules: Sequence[Rule] = ()) -> list[list[str]]:
    made = lines(*arts)
    page = content(made, rules)
    return [
        [" | ".join(row) for row in grid.texts()]
        for grid in find_pairs(page, range(len(page.words)), made)
    ]


def test_pairs_are_told_by_names_a_caption_or_rules() -> None:
    read = [f"Jumlah desa | {value}" for value in (12, 15, 11, 19, 14, 10)]
    assert pairs(*PAIRS) == []
    assert pairs("Uraian             Jumlah", *PAIRS) == [["Uraian | Jumlah", *read]]
    assert pairs("Tabel 2.1 Desa", *PAIRS) == [read]
    assert pairs(*PAIRS, rules=framed(-5, 120)) == [read]
    rising = [f"Jumlah desa{'':<10}{value}" for value in range(11, 17)]
    assert pairs("Tabel 2.1 Desa", *rising) == []
    assert pairs("Tabel 2.1 Desa", PAIRS[1]) == []


# --- rooms that rows leave free ------------------------------------------------------------------


def text(art: str, x0: float, row: int = 0) -> _Text:
    return _Text(row, x0, x0 + 5 * len(art), art)


@pytest.mark.parametrize(
    ("left", "right", "values", "value", "figures", "names"),
    [
        ("1.250", "14", True, True, True, False),
        ("12", "14", True, True, False, False),
        ("1.", "14", True, True, False, False),
        ("12", "desa", False, True, False, False),
        ("desa", "12", False, True, False, False),
        ("Target", "Rp", False, False, False, False),
        ("Target", "Realisasi", False, False, False, True),
        ("7", "01", False, True, False, False),
        ("10 -", "20", False, True, False, False),
    ],
)
def test_what_stands_on_both_sides_of_a_room(
    left: str, right: str, values: bool, value: bool, figures: bool, names: bool
) -> None:
    gap = _Gap(text(left, 10), text(right, 100))
    assert (gap.parts_values(), gap.holds_value()) == (values, value)
    assert (gap.parts_figures(), gap.parts_names()) == (figures, names)


def opened(*arts: str, columns: Sequence[float] = (0, 30, 200)) -> tuple[list[float], bool]:
    words = [word for one in lines(*arts) for word in one.words]
    return columns_of_lines(words, list(columns))


def test_rooms_between_values_are_columns() -> None:
    rows = ["aa    1,2    14", "bb    1,3    15", "cc    1,1    16"]
    assert opened(*rows) == ([0, 30, 55, 200], False)
    assert opened(*rows[:2]) == ([0, 30, 200], True)
    assert opened(rows[0]) == ([0, 30, 200], False)
    assert opened(*rows, columns=(0, 200)) == ([0, 200], True)
    worded = [re.sub(r"[\d,]", "x", row) for row in rows]
    assert opened(*worded) == ([0, 30, 200], False)
    crossed = [*rows, "dd    kata dan kata"]
    assert opened(*crossed)[0] == [0, 30, 200]
    many = [*rows * 3, "dd    kata dan kata"]
    assert opened(*many)[0] == [0, 30, 55, 200]
    shifted = ["aa    1,2    14", "bb    1,3    15", "cc           16", "dd    1,1    17"]
    assert opened(*shifted)[0] == [0, 30, 55, 200]


def walls(*drawn: bool) -> np.ndarray:
    return np.array([[True] * len(drawn), list(drawn), [True] * len(drawn)])


def test_an_edge_that_some_rows_have_a_rule_on() -> None:
    arts = ["aa    12", "bb    13", "cc    11"]
    words = [word for one in lines(*arts) for word in one.words]
    rows, columns = [95.0, 112.0, 126.0, 140.0], [0.0, 20.0, 60.0]
    across = np.ones((4, 2), dtype=bool)
    found = open_columns(words, rows, columns, across, walls(True, False, False))
    assert found.told
    assert found.down[1].tolist() == [True, True, True]
    found = open_columns(words, rows, columns, across, walls(True, True, True))
    assert (found.told, found.doubtful) == (False, False)
    through = [word for one in lines("aa    12", "bb    13", "kata dan ka") for word in one.words]
    found = open_columns(through, rows, columns, across, walls(True, False, False))
    assert (found.told, found.down[1].tolist()) == (False, [True, False, False])
