"""Where a head ends and rows begin in a table whose columns are known: lines drawn with characters
of 5 points, in type of 10, from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.cut_lines import Line
from extract.printed import Rule, Word
from extract.row_lines import RowLine, Segment, row_lines
from extract.rows import (
    _body_segments,
    _body_start,
    _centred_groups,
    _counts_below,
    _end_of_names,
    _holds_values,
    _is_in_middle,
    _last_name,
    _narrow_columns,
    _row_cells,
    _row_edges,
    _ruled_off,
    between_full_lines,
    separators_of,
)

WIDE, SIZE = 5.0, 10.0
COLUMNS = [0.0, 25.0, 130.0, 160.0, 210.0]


def words(art: str, y: float = 100.0) -> list[Word]:
    """Words behind ``*`` are bold."""
    return [
        Word(
            found[0].strip("*"), found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE,
            found[0].startswith("*"),
        )
        for found in re.finditer(r"\S+", art)
    ]  # fmt: skip


def drawn(*arts: str, step: float = 14.0, columns: Sequence[float] = COLUMNS) -> list[RowLine]:
    held = [word for n, art in enumerate(arts) for word in words(art, 100 + step * n)]
    return row_lines(held, columns)


def lines(*arts: str, step: float = 14.0) -> list[Line]:
    return [Line(words(art, 100 + step * n)) for n, art in enumerate(arts)]


NAMES = "No   Uraian              2021   2022"
ROW, NEXT = "1    Jumlah desa          12     14", "2    Jumlah dusun         13     15"
THIRD = "3    Jumlah kota          16     17"


@pytest.mark.parametrize(
    ("arts", "start", "numbered"),
    [
        ((NAMES, ROW, NEXT), 1, False),
        ((ROW, NEXT), 0, False),
        ((NAMES, "(1)  (2)                  (3)    (4)", ROW), 2, True),
        (("     1               2      3", "(1)  (2)                  (3)    (4)", ROW), 2, True),
        (("No   Uraian              Target Lokasi",), 1, False),
        ((NAMES, "Urusan pemerintahan wajib dan lain", ROW), 1, False),
    ],
)
def test_where_a_body_starts(arts: Sequence[str], start: int, numbered: bool) -> None:
    assert _body_start(drawn(*arts), 4, ()) == (start, numbered)


def test_a_rule_or_room_ends_a_head() -> None:
    arts = ("No   Uraian              Luas   Jiwa", "     Kota", ROW)
    made = drawn(*arts)
    assert _body_start(made, 4, [112]) == (1, False)
    assert _body_start(made, 4, [126]) == (2, False)
    assert _body_start(made, 4, ()) == (1, False)
    tight = drawn(*arts, step=12.0)
    assert _body_start(tight, 4, ()) == (2, False), "no room tells"
    years = drawn("                          2021   2022", arts[0], ROW)
    assert _body_start(years, 4, [112, 126]) == (1, False)
    assert _body_start(years, 4, [112, 126], [126]) == (2, False), "the one beside a name ends none"
    assert _ruled_off(made, [112]) == 1
    assert _ruled_off(made, [126]) == 2
    assert _ruled_off(made, [90, 150]) == 0


@pytest.mark.parametrize(
    ("art", "holds"),
    [
        (ROW, True),
        ("     Jumlah               12", True),
        ("1    Jumlah", True),
        ("     Jumlah               12     lama", False),
        ("     Jumlah               2021   12", False),
        (NAMES, False),
        ("1 2 3 1 2 3", False),
        ("12", False),
    ],
)
def test_a_line_of_values(art: str, holds: bool) -> None:
    assert _holds_values(drawn(art)[0]) is holds


def test_years_that_are_counted_below_their_names() -> None:
    above, below = drawn(
        "     Uraian              Tahun  Tahun", "                          1      2"
    )
    assert _counts_below(above, below)
    assert not _counts_below(
        *drawn("     Uraian              Target Tahun", "                          1      2")
    )
    assert not _counts_below(
        *drawn("     Uraian              Luas   Jiwa", "                          1      2")
    )
    assert _counts_below(
        *drawn("     Uraian              Tahun  Tahun", "                                 2")
    )


def test_the_last_line_over_columns_of_values_alone() -> None:
    whole = drawn(NAMES, "                          ha", ROW, NEXT, THIRD)
    assert _last_name(whole, 2) == 1
    assert _last_name(drawn(NAMES, "     yang ada", ROW, NEXT, THIRD), 2) == 0
    assert _last_name(drawn(NAMES, "                          ha", ROW, NEXT), 2) == -1, "two rows"
    mixed = drawn(NAMES, "                          ha", ROW, NEXT, THIRD.replace("16", "aa"))
    assert _last_name(mixed, 2) == 0


@pytest.mark.parametrize(
    ("arts", "end"),
    [
        (("*No  *Uraian             *2021  *2022",), 1),
        (("*No  *Uraian             *2021  *2022", "     *Pemerintahan"), 1),
        (("*No                      *2021  *2022", "     *Uraian"), 2),
        (("*No  *Uraian             *K     *K", "     *Pemerintahan"), 1),
        (("*No  *Uraian             *K     *Rp", "     *Pemerintahan"), 2),
        (("*No  *Uraian             *K     *K", "                          *awal  *akhir"), 2),
        (("*No  *Uraian             *K     *K", "                          *12    *14"), 1),
    ],
)
def test_where_names_in_bold_end(arts: Sequence[str], end: int) -> None:
    assert _end_of_names(drawn(*arts, step=14.0), ()) == end


def test_a_name_of_two_lines_goes_on_close_below() -> None:
    arts = ("*No  *Uraian             *2021  *2022", "     *kegiatan")
    assert _end_of_names(drawn(*arts, step=13.1), ()) == 2
    assert _end_of_names(drawn(*arts, step=13.3), ()) == 1


@pytest.mark.parametrize(("height", "end"), [(115.0, 1), (5.0, 2), (20.0, 2)])
def test_a_rule_parts_the_name_of_a_first_group_from_the_names(height: float, end: int) -> None:
    lines = drawn("*No  *Uraian             *K     *Rp", "*Umum", step=13.1)
    rule = lines[0].middle + 5 if height == 115.0 else height
    assert _end_of_names(lines, (rule,)) == end


@pytest.mark.parametrize(
    ("middles", "groups"),
    [
        ([117.5], [(1, 3)]),
        ([77.5, 185], None),
        ([92.5, 185.0], [(1, 2), (3, 3)]),
        ([77.5, 170.0], [(1, 1), (2, 3)]),
        ([95.0], None),
        ([139.7], [(1, 3)]),
        ([139.8], None),
        ([77.5, 145.0, 185.0], [(1, 1), (2, 2), (3, 3)]),
    ],
)
def test_units_in_the_middle_of_their_columns(
    middles: Sequence[float], groups: list[tuple[int, int]] | None
) -> None:
    """No more off it than twelve hundredths of the width."""
    assert _centred_groups(middles, COLUMNS) == groups


def test_a_text_reaches_over_empty_columns() -> None:
    def cells(*arts: str) -> list[tuple[int, int, str]]:
        made = drawn(*arts)
        for line in made:
            line.segments = _body_segments(line, COLUMNS, 0.5)
        return [
            (col, cols, " ".join(word.text for word in held))
            for _, col, _, cols, held in _row_cells(made, 0, 4)
        ]

    assert cells(ROW) == [(0, 1, "1"), (1, 1, "Jumlah desa"), (2, 1, "12"), (3, 1, "14")]
    long = "Urusan pemerintahan yang wajib dan"
    assert cells(long) == [(0, 4, long)]
    assert cells(long, ROW)[0] == (0, 1, f"{long} 1")
    assert cells("Urusan pemerintahan") == [(0, 2, "Urusan pemerintahan"), (2, 1, ""), (3, 1, "")]


def test_a_text_over_an_edge_stands_where_no_other_does() -> None:
    def placed(art: str) -> list[tuple[str, int, int]]:
        (line,) = drawn(art)
        return [(part.text, part.first, part.last) for part in _body_segments(line, COLUMNS, 0.5)]

    assert placed("     Jumlah desa yang maju dan   14")[0][1:] == (1, 2)
    assert placed("                     1.250.000.000")[0][1:] == (2, 2)
    assert placed("1 2  Jumlah") == [("1 2", 0, 0), ("Jumlah", 1, 1)]
    assert [text for text, *_ in placed("     Jumlah  desa")] == ["Jumlah", "desa"]


def test_a_name_in_the_middle_of_the_texts_beside_it() -> None:
    def middle(*arts: str) -> bool:
        made = drawn(*arts, step=6.0)
        name = next(part for line in made for part in line.segments if part.first == 0)
        return _is_in_middle(name, made)

    beside = "     Jumlah desa"
    assert middle(beside, "", "Ada", "", beside)
    assert not middle("Ada  Jumlah desa", "", beside)
    assert not middle(beside, "", "", "", "Ada", beside)


def test_columns_whose_number_is_cut() -> None:
    def narrow(*columns: int) -> set[int]:
        held = []
        for col in range(4):
            x = COLUMNS[col] + 2
            held.append(Word("(1", x, 100, x + 8, 110, SIZE, False))
            if col in columns:
                held.append(Word(")", x + 9, 109, x + 12, 119, SIZE, False))
        made = row_lines(held[:1], COLUMNS)

        made[0].segments = [
            Segment([one for one in held if COLUMNS[c] <= one.x0 < COLUMNS[c + 1]], c, c)
            for c in range(4)
        ]
        return _narrow_columns(made)

    assert narrow() == set()
    assert narrow(1) == {1}
    assert narrow(1, 3) == {1, 2, 3}
    assert narrow(0, 3) == {0, 3}
    assert _narrow_columns([]) == set()


def test_the_heights_at_which_rows_meet() -> None:
    head, body = drawn("a", "b", step=20), drawn("c", "d", step=20)
    for number, line in enumerate(body):
        line.top, line.bottom = 150 + 20.0 * number, 160 + 20.0 * number
    groups = [[line] for line in body]
    assert _row_edges(head, 1, groups, 90, 200) == [90, 140, 165, 200]
    assert _row_edges(head, 2, groups, 90, 200) == [90, 115, 140, 165, 200]
    assert _row_edges([], 0, groups, 90, 200) == [90, 165, 200]


# --- keys and rules ------------------------------------------------------------------------------

FULL = ("Desa          Kepala", "Kota          Staf", "Dusun         Camat")
PLACES = [0.0, 60.0, 120.0]


@pytest.mark.parametrize(
    ("arts", "count"),
    [
        (FULL, 2),
        (("Desa          Kepala", "kota          Staf", "Dusun         Camat"), 0),
        (("Desa          Kepala", "              Staf", "Dusun         Camat"), 0),
        ((*FULL, "Sari          Umum", "              dan"), 3),
        ((*FULL, "              dan"), 2),
        ((*FULL[:2], "              dan"), 0),  # three keys tell it
        ((*FULL, "              dan", "Sari"), 0),
        (("Desa", "Kota", "Dusun"), 0),
        ((*(f"Desa{n}         Kepala" for n in range(9)), "              dan"), 9),
    ],
)
def test_every_line_with_a_text_in_the_first_column_is_a_row(
    arts: Sequence[str], count: int
) -> None:
    heights = between_full_lines(lines(*arts), PLACES)
    assert len(heights) == count


def test_rows_begin_in_the_middle_of_the_room_above_them() -> None:
    assert between_full_lines(lines(*FULL), PLACES) == [112, 126]
    keys = (*FULL, "Sari          Umum", "              dan")
    assert between_full_lines(lines(*keys), PLACES) == [112, 126, 140]


@pytest.mark.parametrize(
    ("rules", "heights"),
    [
        ([Rule(0, 110, 126, 110)], [110]),
        ([Rule(0, 110, 125.9, 110)], []),
        ([Rule(0, 110, 60, 110), Rule(100, 110, 170, 110)], [110]),
        ([Rule(-100, 110, 100, 110)], []),
        ([Rule(0, 90, 210, 90)], [90]),
        ([Rule(0, 89.9, 210, 89.9)], []),
        ([Rule(0, 128, 210, 128)], [128]),
        ([Rule(0, 128.1, 210, 128.1)], []),
        ([Rule(110, 90, 110, 130)], []),
        ([Rule(0, 120, 210, 120), Rule(0, 110, 210, 110)], [110, 120]),
    ],
)
def test_rules_over_most_of_a_table(rules: Sequence[Rule], heights: list[float]) -> None:
    region = lines("kata", "kata")
    assert separators_of(rules, COLUMNS, region) == heights
