"""Lines over the columns of a table, the texts in them, and what parts them into rows: drawn with
characters of 5 points, in type of 10, from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.boundaries import (
    _around_headings,
    _goes_on,
    _hold_two,
    _is_spaced,
    _joints,
    _leading,
    _lists,
    _value_columns,
    has_room,
    row_boundaries,
)
from extract.printed import Rule, Word
from extract.row_lines import (
    RowLine,
    Segment,
    are_aligned,
    are_beside,
    column_at,
    is_value,
    pitch,
    reach,
    row_lines,
    runs_over,
    several_values,
    value_places,
)

WIDE, SIZE = 5.0, 10.0
COLUMNS = [0.0, 25.0, 130.0, 160.0, 210.0]
"""A serial, a name, two values."""


def words(art: str, y: float = 100.0) -> list[Word]:
    """Words behind ``*`` are bold."""
    return [
        Word(
            found[0].strip("*"), found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE,
            found[0].startswith("*"),
        )
        for found in re.finditer(r"\S+", art)
    ]  # fmt: skip


def body(
    *arts: str, step: float = 12.0, steps: Sequence[float] = (), columns: Sequence[float] = COLUMNS
) -> list[RowLine]:
    held, y = [], 100.0
    for number, art in enumerate(arts):
        held += words(art, y)
        y += steps[number] if number < len(steps) else step
    return row_lines(held, columns)


def segment(text: str, x: float = 0.0, y: float = 100.0) -> Segment:
    held = [word._replace(x0=word.x0 + x, x1=word.x1 + x) for word in words(text, y)]
    return Segment(held, 0, 0)


# --- texts of a line -----------------------------------------------------------------------------


def texts(art: str, columns: Sequence[float], **given: object) -> list[tuple[str, int, int]]:
    (line,) = row_lines(words(art), columns, **given)  # type: ignore[arg-type]
    return [(part.text, part.first, part.last) for part in line.segments]


@pytest.mark.parametrize(
    ("art", "columns", "expected"),
    [
        ("aa bb", [0, 100], [("aa bb", 0, 0)]),
        ("aa  bb", [0, 100], [("aa", 0, 0), ("bb", 0, 0)]),
        ("aa  bb", [0, 12, 100], [("aa", 0, 0), ("bb", 1, 1)]),
        ("12 14", [0, 12, 100], [("12", 0, 0), ("14", 1, 1)]),
        ("aaaaaaaa", [0, 20, 100], [("aaaaaaaa", 0, 1)]),
        ("aaaa", [0, 17, 100], [("aaaa", 0, 0)]),
        ("aaaa", [0, 3, 100], [("aaaa", 1, 1)]),
        ("aaaa", [0, 7, 100], [("aaaa", 0, 1)]),
    ],
)
def test_texts_in_their_columns(
    art: str, columns: Sequence[float], expected: list[tuple[str, int, int]]
) -> None:
    assert texts(art, columns) == expected


def test_words_that_keep_to_their_columns_are_parted_at_every_edge() -> None:
    assert texts("aa bb", [0, 12, 100]) == [("aa bb", 0, 1)]
    assert texts("aa bb", [0, 12, 100], kept=True) == [("aa", 0, 0), ("bb", 1, 1)]
    wall = Rule(12, 90, 12, 120)
    assert texts("aa bb", [0, 12, 100], walls=[wall]) == [("aa", 0, 0), ("bb", 1, 1)]
    for other in (
        Rule(12, 106, 12, 120),
        Rule(12, 90, 12, 105),
        Rule(9, 90, 9, 120),
        Rule(16, 90, 16, 120),
    ):
        assert len(texts("aa bb", [0, 12, 100], walls=[other])) == 1
    assert len(texts("aa bb", [0, 12, 100], walls=[Rule(9.1, 90, 9.1, 120)])) == 2
    assert len(texts("aa bb", [0, 12, 100], walls=[Rule(15.9, 90, 15.9, 120)])) == 2


@pytest.mark.parametrize(
    ("x", "column"), [(-5, 0), (0, 0), (24.9, 0), (25, 1), (159, 2), (160, 3), (300, 3)]
)
def test_the_column_of_a_place(x: float, column: int) -> None:
    assert column_at(COLUMNS, x) == column


def test_how_far_a_text_reaches() -> None:
    held = words("aaaaaaaa")
    assert reach(held, [0, 8, 100], 0.3) == (1, 1)
    assert reach(held, [0, 8.1, 100], 0.3) == (0, 1)
    assert reach(held, [0, 32, 100], 0.3) == (0, 1)
    assert reach(held, [0, 32.1, 100], 0.3) == (0, 0)
    short = words("aa bb")
    assert reach(short, [0, 3, 100], 0.3) == (1, 1)
    assert reach(short, [0, 3.1, 100], 0.3) == (0, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", True),
        ("1.250", True),
        ("-", True),
        ("12,5%", True),
        ("Rp12", True),
        ("1. Sukamaju", False),
        ("2021 (%)", False),
        ("1 (dalam juta", False),
        ("1.000)", False),
        ("000)", False),
        ("desa", False),
        ("1'250", True),
        ("n.a.", True),
        ("+12", True),
        ("1,2–1,4", True),
        ("1,5*", True),
        ("€12", True),
        ("(x)", True),
        ("9:30", True),
    ],
)
def test_what_stands_alone_in_a_column_of_values(text: str, value: bool) -> None:
    assert is_value(text) is value


@pytest.mark.parametrize(
    ("one", "two", "beside"),
    [
        ("12", "14", True),
        ("1", "250", False),
        ("1", "250,5", False),
        ("1250", "250", True),
        ("7", "01", False),
        ("01", "7", False),
        ("12", "orang", False),
        ("orang", "12", False),
        ("2010-11", "2011-12", True),
        ("2010-11", "12", False),
        ("7.01.02.2.03.01", "Terkait", True),
        ("7.01", "Terkait", False),
    ],
)
def test_what_stands_beside_each_other(one: str, two: str, beside: bool) -> None:
    assert are_beside(one, two) is beside


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("1.250.000 2.500.000", True),
        ("12.345.678 12345", True),
        ("1.234 12.345", False),
        ("123.456.789.012", False),
        ("123456789012 orang", False),
    ],
)
def test_several_values_in_one_text(text: str, several: bool) -> None:
    assert several_values(text) is several


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((5.0, 5.0, 5.0, 5.0, 5.0), 0.5), ((5.0, 5.0, 5.0, 5.0, 6.0), 0.5), ((5, 5, 5, 6, 6), 0.0)],
)
def test_signs_of_a_typewriter_are_alike(shape: Sequence[float], expected: float) -> None:
    held = [Word("kata", 0, 0, 4 * wide, SIZE, SIZE, False) for wide in shape]
    assert pitch([*held, Word("a", 0, 0, 99, SIZE, SIZE, False)]) == expected
    assert pitch([]) == 0.0


def pairs(*places: tuple[str, float, float, str]) -> list[tuple[Word, Word]]:
    return [
        (Word(one, x1 - 10, 0, x1, SIZE, SIZE, False), Word(two, x0, 0, x0 + 10, SIZE, SIZE, False))
        for one, x1, x0, two in places
    ]


@pytest.mark.parametrize(
    ("places", "aligned"),
    [
        ([("12", 20, 25, "desa")] * 3, True),
        ([("12", 20, 25, "desa")] * 2, False),
        ([("12", 20 - 3 * n, 25, "desa") for n in range(4)], True),
        ([("12", 20, 25 + 3 * n, "desa") for n in range(4)], True),
        ([("12", 20 + 3 * n, 25 + 3 * n, "desa") for n in range(4)], False),
        ([*[("12", 20, 25, "desa")] * 4, ("kata", 20, 25, "desa")], True),
        ([*[("12", 20, 25, "desa")] * 3, ("kata", 20, 25, "desa")], False),
        ([*[("12", 20, 25, "desa")] * 4, ("12", 20, 25, "13")], True),
        ([*[("12", 20, 25, "desa")] * 4, ("12", 26.4, 26.4, "desa")], True),
    ],
)
def test_values_that_end_where_texts_begin(
    places: list[tuple[str, float, float, str]], aligned: bool
) -> None:
    assert are_aligned(pairs(*places)) is aligned


def test_a_line_that_is_one_text_over_others() -> None:
    assert runs_over(body("Urusan pemerintahan wajib dan lain")[0])
    assert not runs_over(body("Urusan pemerintahan")[0])
    assert not runs_over(body("Urusan")[0])
    assert not runs_over(body("Urusan pemerintahan wajib dan    12")[0])
    assert runs_over(body("     Urusan pemerintahan wajib dan lain")[0])
    assert not runs_over(body("     Urusan pemerintahan wajib")[0])


@pytest.mark.parametrize(
    ("arts", "places"),
    [
        (("1    Desa                 12", "     Dusun                13"), [{0: 0, 2: 0}, {2: 1}]),
        (("     Desa                 1.250.", "     Dusun                 000"), [{2: 1}, {}]),
        (("     Desa                   Rp", "     Dusun                1.250"), [{2: 1}, {}]),
        (("     Desa                   Rp", "     Dusun                lain"), [{2: 0}, {}]),
        (("     Desa                 1 250", "     Dusun                1 300"), [{2: 0}, {2: 1}]),
    ],
)  # fmt: skip
def test_where_values_begin_and_end(arts: Sequence[str], places: list[dict[int, int]]) -> None:
    assert value_places(body(*arts)) == places


@pytest.mark.parametrize(
    ("above", "below", "places"),
    [
        ("14.300.00            95,0", "0                       0", [{1: 1, 2: 1}, {}]),
        ("14.300.00            95,0", "0                    12,5", [{1: 1, 2: 0}, {2: 1}]),
        # A column with room for the digits breaks no number.
        ("62                   64,5", "72                     80", [{1: 0, 2: 0}, {1: 1, 2: 1}]),
    ],
)
def test_last_digits_beside_those_of_an_amount(
    above: str, below: str, places: list[dict[int, int]]
) -> None:
    assert value_places(body(f"     {above}", f"     {below}")) == places


@pytest.mark.parametrize(
    ("others", "places"),
    [
        (["506,078", "12.424,320"], [{1: 1}, {}]),
        (["506,078", "12.424.320,5"], [{1: 0}, {1: 1}]),
    ],
)
def test_digits_below_a_number_of_which_all_others_have_three(
    others: Sequence[str], places: list[dict[int, int]]
) -> None:
    arts = ["2.225,7", "82", *others]
    assert value_places(body(*(f"aa   {art}" for art in arts), step=12.0))[:2] == places


@pytest.mark.parametrize(
    ("other", "last", "places"),
    [
        ("97,73", "7", [{1: 1, 2: 0, 3: 1, 4: 1}, {}]),
        # Where none is whole, or one has no rest, only what ends with a sign goes on for sure.
        ("97", "7", [{1: 0, 2: 0, 3: 1, 4: 0}, {1: 1, 4: 1}]),
        ("97,73", "117", [{1: 0, 2: 0, 3: 1, 4: 0}, {1: 1, 4: 1}]),
    ],
)
def test_decimals_that_all_break(other: str, last: str, places: list[dict[int, int]]) -> None:
    columns = [0.0, 40.0, 80.0, 120.0, 160.0, 200.0]
    arts = f"aa      101,0   {other:8}102,    80,2", f"bb      {last:8}        34      5"
    assert value_places(body(*arts, columns=columns)) == places


def test_an_amount_breaks_over_four_lines() -> None:
    arts = (
        "JUMLAH  Rp4.5     Rp25.",
        "        23.144    783.07",
        "        .199,0    8.151,",
        "        0         00",
    )
    lines = body(*arts, columns=[0.0, 40.0, 85.0, 140.0])
    assert value_places(lines) == [{1: 3, 2: 3}, {}, {}, {}]


def test_the_number_of_a_row_breaks_with_its_amounts() -> None:
    lines = body("1    14.300.00            95,0", "0    0                       0")
    assert value_places(lines) == [{0: 1, 1: 1, 2: 1}, {}]


def test_a_number_goes_on_close_below() -> None:
    arts = ("     Desa                 1.250.", "     Dusun                 000")
    assert value_places(body(*arts, step=16.0))[0] == {2: 1}
    assert value_places(body(*arts, step=16.1))[0] == {2: 0}


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "room", "has"),
    [
        ("aaaa", "bb ccc", 32.6, True),
        ("aaaa", "bb ccc", 32.5, False),
        ("aaaa", "bbb", 37.5, False),
    ],
)
def test_the_next_word_had_room(one: str, two: str, room: float, has: bool) -> None:
    assert has_room(segment(one, 40.0), segment(two, 40.0), room) is has


@pytest.mark.parametrize(
    ("one", "two", "goes"),
    [
        ("Desa", "dan lagi", True),
        ("Desa", "Dan lagi", False),
        ("Desa", "(lagi", False),
        ("Desa", ") lagi", True),
        ("Desa", ", lagi", True),
        ("Desa-", "Lagi", True),
        ("Desa/", "Lagi", True),
        ("Desa (", "Lagi", True),
        ("Desa:", "Lagi", False),
    ],
)
def test_a_text_goes_on_in_the_middle_of_a_sentence(one: str, two: str, goes: bool) -> None:
    assert _goes_on(segment(one), segment(two)) is goes


def test_a_list_begins_behind_its_sign() -> None:
    assert _lists(segment("Terdiri atas:"), segment("a. desa"))
    assert not _lists(segment("Terdiri atas"), segment("a. desa"))
    assert not _lists(segment("Terdiri atas:"), segment("desa"))


@pytest.mark.parametrize(
    ("heights", "leading"),
    [
        ((0, 12, 24, 60), 12),
        ((0, 12, 36, 60), 12),
        ((0, 12, 28, 44), 12),
        ((0, 12, 26.9, 41.8), 14.9),
        ((0, 8, 20, 32), 12),
        ((0, 8.1, 20.9, 33.7), 8.1),
        ((0, 12), 12),
        ((0, 8), 0),
        ((0,), 0),
        ((0, 12, 24.7, 60), 12.35),
    ],
)
def test_the_distance_of_lines_within_a_cell(heights: Sequence[float], leading: float) -> None:
    column = [(n, segment("kata", 0, 100 + y)) for n, y in enumerate(heights)]
    assert _leading([column]) == pytest.approx(leading)


def test_what_columns_hold_values() -> None:
    rows = ("1    Desa                 12     baik", "2    Dusun                13     12")
    assert _value_columns(body(*rows)) == {0, 2}
    more = (*rows, "3    Desa                 14     13", "4    Desa                 lama   13")
    assert _value_columns(body(*more)) == {0, 2, 3}
    grades = ("1    Nilai                BB     A", "2    Desa                 12     14")
    assert _value_columns(body(*grades)) == {0, 2, 3}
    one = ("1    Nilai                BB     lama", "2    Desa                 12     14")
    assert _value_columns(body(*one)) == {0}


@pytest.mark.parametrize(
    ("values", "given", "two"),
    [
        ([{1, 2}, {1, 2}], set(), True),
        ([{1, 2}, {1, 2}], {1}, False),
        ([{1}, {1}], set(), False),
        ([{1, 2}, {1}], set(), False),
        ([{1}, {2}, {1}, {2}], {2}, False),
        ([{1}, {2}, {1}, {2}], {1}, False),
        ([{1}, {2}, {1}, {2}], set(), True),
    ],
)
def test_two_columns_with_two_values_between_rules(
    values: Sequence[set[int]], given: set[int], two: bool
) -> None:
    assert _hold_two(values, given) is two


@pytest.mark.parametrize(
    ("steps", "spaced"), [((13.1, 13.1), True), ((13.0, 13.1), False), ((13.1, 13.0), False)]
)
def test_a_text_that_stands_as_far_off_as_rows_do(steps: Sequence[float], spaced: bool) -> None:
    assert _is_spaced(body("Desa", "Dusun", "Kota", steps=steps), 1) is spaced
    assert not _is_spaced(body("Desa", "dusun", "Kota", steps=(20, 20)), 1)
    assert not _is_spaced(body("Desa", "Dusun", "kota", steps=(20, 20)), 1)
    assert _is_spaced(body("Desa", "Dusun", steps=(20,)), 0)


def joint(*arts: str, **given: object) -> list[tuple[int, float]]:
    """What the texts of the second line say to those of the first."""
    return _joints(body(*arts, **given), set()).over[1]  # type: ignore[arg-type]


def test_what_it_costs_that_two_texts_are_of_one_row() -> None:
    full = "     Pelayanan desa yang"
    assert joint(full, "     Administrasi") == [(0, 0.0)]
    assert joint(full, "     administrasi") == [(0, -2.0)]
    assert joint("     Pelayanan", "     Administrasi desa") == [(0, 0.0)]
    assert joint("     Pelayanan", "     Desa yang baru dan maju") == [(0, 1.0)]
    assert joint(
        "     Pelayanan", "     Desa:                   ", "     Desa yang baru dan maju"
    ) == [(0, 4.0)]
    assert joint("     *Pelayanan *desa *yang", "     Administrasi") == [(0, 3.0)]
    assert joint("     Pelayanan desa yang:", "     Administrasi") == [(0, 3.0)]
    assert joint("     Pelayanan desa yang:", "     a. administrasi") == [(0, 3.0 - 2.0)]


def headings(*arts: str, steps: Sequence[float] = ()) -> set[int]:
    lines = body(*arts, steps=steps)
    values = [{part.first for part in line.segments if is_value(part.text)} for line in lines]
    return _around_headings(lines, values, {0, 2, 3})


ROW = "     Jumlah desa          12     14"
KEYED = "12   Jumlah desa          12     14"


@pytest.mark.parametrize(
    ("arts", "edges"),
    [
        (("     Kota", ROW, ROW, "     Desa", ROW, ROW), {1, 3, 4}),
        (("     Kota", ROW, "     Desa", ROW), set()),
        (("     *Kota", ROW, ROW, ROW), {1}),
        (("     Kota dan desa yang", ROW, ROW, ROW), set()),
        ((ROW, ROW, ROW), set()),
        (("     *Kota", KEYED, KEYED, KEYED), set()),
        (("    Kota", KEYED, KEYED, KEYED), {1}),
        ((KEYED, "     Kota", KEYED, KEYED, "     Desa", KEYED), set()),
    ],
)
def test_headings_of_groups(arts: Sequence[str], edges: set[int]) -> None:
    assert headings(*arts) == edges


@pytest.mark.parametrize(
    ("arts", "separators", "begun"),
    [
        ((ROW, ROW, ROW), (), [1, 2]),
        ((ROW, "     dan dusun", ROW), (), [2]),
        ((ROW, "     dan dusun", ROW, "     dan dusun"), (123,), [2]),
        ((ROW, "     Dusun", ROW, "     Dusun"), (123,), [2]),
        ((ROW, "Urusan pemerintahan wajib dan lain", ROW), (), [1, 2]),
        (("     Desa yang maju dan", "     terpencil            12     14", ROW), (), [2]),
    ],
)
def test_where_rows_begin(
    arts: Sequence[str], separators: Sequence[float], begun: list[int]
) -> None:
    assert row_boundaries(body(*arts), separators) == begun


@pytest.mark.parametrize("sign", ["Rp", "Rp.", "IDR"])
def test_a_sign_above_an_amount_that_had_no_room_beside_it_is_no_value(sign: str) -> None:
    """Amounts of the second row had no room, one of the others had; rules part the rows."""
    some = f"     Jumlah desa          12     {sign}", "     yang maju                   14"
    none = f"     Jumlah dusun         {sign:<6} {sign}", "     yang maju            16     18"
    lines = body(*some, *none, *some)
    assert row_boundaries(lines, [lines[at].middle - 6 for at in (2, 4)]) == [2, 4]


@pytest.mark.parametrize(("step", "begun"), [(20, [1, 2, 3, 4, 5]), (12, [2, 3, 5])])
def test_headings_among_rows_that_shades_part(step: float, begun: list[int]) -> None:
    """A shade ends between all rows but not above each; what lines are close may be of one cell."""
    lines = body("     *Kota", ROW, ROW, "     *Desa", ROW, ROW, steps=[step] * 5)
    separators = [(lines[row - 1].middle + lines[row].middle) / 2 for row in (2, 3, 5)]
    assert row_boundaries(lines, separators) == begun


def test_texts_begin_at_one_place_where_the_ink_of_their_letters_does_not() -> None:
    # A name ends right before the indicators, the first of which begin with another letter.
    begins = [60.0, 60.0, 60.5, 60.5, 60.5, 60.5]
    held = []
    for row, begin in enumerate(begins):
        ends = begin - 2.8 if row == 3 else 40.0
        held.append(Word("nama", 0.0, 100 + 12 * row, ends, 110 + 12 * row, SIZE, False))
        held.append(Word("desa", begin, 100 + 12 * row, begin + 25, 110 + 12 * row, SIZE, False))
    lines = row_lines(held, [-1.0, 59.0, 100.0])
    assert [line.printed for line in lines] == [["nama", "desa"]] * 6
