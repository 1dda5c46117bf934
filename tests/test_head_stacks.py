"""What the texts of a head say of each other, from both sides of what decides: columns are 50
points wide, type is 10 high, a text stands where its middle is put."""

from __future__ import annotations

import pytest

from extract.header_cells import (
    _are_outer_leaves,
    _beside,
    _Box,
    _code_runs,
    _goes_on,
    _goes_over,
    _in_line,
    _is_centred,
    _is_of_years,
    _is_open,
    _is_over_several,
    _named_alike,
    _off_names,
    _on_one_line,
    _shares_edge,
    _Stack,
    code_columns,
)
from extract.lines import Text
from extract.printed import Word
from extract.row_lines import RowLine, Segment

SIZE = 10.0
EDGES = [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]
UNEVEN = [0.0, 50.0, 100.0, 150.0, 190.0, 250.0]


def words(text: str, middle: float, base: float) -> Text:
    """Words that stand on a height, five points a sign."""
    x0 = middle - 2.5 * len(text)
    held = Text()
    for part in text.split(" "):
        held.append(Word(part, x0, base - SIZE, x0 + 5 * len(part), base, SIZE, False))
        x0 = held[-1].x1 + 5
    return held


def stack(
    text: str, middle: float, base: float = 120.0, first: int | None = None, last: int | None = None
) -> _Stack:
    held = words(text, middle, base)
    own = int(middle // 50)
    return _Stack(
        own if first is None else first, own if last is None else last,
        base - 7.2, base, held, held[0].x0, held[-1].x1,
    )  # fmt: skip


def segment(
    text: str, middle: float, base: float = 120.0, first: int | None = None, last: int | None = None
) -> Segment:
    own = int(middle // 50)
    return Segment(
        words(text, middle, base), own if first is None else first, own if last is None else last
    )


def line(*segments: Segment) -> RowLine:
    return RowLine(100.0, 120.0, list(segments))


def box(text: str, middle: float, *columns: int, base: float = 120.0, high: int = 0) -> _Box:
    held = words(text, middle, base) if text else Text()
    return _Box(list(columns), held, base - 7.2, 0, high)


def test_years_side_by_side() -> None:
    one, two, name = segment("2021", 75), segment("2022", 125), segment("Awal", 25)
    assert _is_of_years(line(name, one, two), [])
    assert not _is_of_years(line(name, one), [])


@pytest.mark.parametrize(
    ("middle", "base", "of_years"),
    [
        (75, 106.9, False),
        (75, 106.8, True),
        (75, 106.7, True),
        (83.9, 107, False),
        (84, 107, True),
        (66.1, 107, False),
        (66, 107, True),
    ],
)
def test_a_year_right_below_a_name_is_no_year_among_others(
    middle: float, base: float, of_years: bool
) -> None:
    years = line(segment("2021", 75), segment("2022", 125))
    assert _is_of_years(years, [stack("Renja", middle, base)]) is of_years
    three = line(segment("2021", 75), segment("2022", 125), segment("2023", 175))
    assert _is_of_years(three, [stack("Renja", middle, base)])


def test_the_name_right_above_each_year() -> None:
    years = line(segment("2021", 75), segment("2022", 125))
    one, two = stack("Target", 78, 107), stack("Target", 128, 107)
    found = _named_alike(years, [one, two])
    assert [found[id(year)] for year in years.segments] == [one, two]
    assert _named_alike(years, [one]) == {}
    assert _named_alike(line(segment("2021", 75)), [one]) == {}
    other = stack("Capaian", 128, 107)
    assert _named_alike(years, [one, other]) == {}, "off the middle, and each another text"
    centred = [stack("Target", 76.4, 107), stack("Capaian", 126.4, 107)]
    assert len(_named_alike(years, centred)) == 2
    off = [stack("Target", 76.5, 107), stack("Capaian", 126.4, 107)]
    assert _named_alike(years, off) == {}
    wide = [stack("Target", 75, 107, 1, 2), stack("Capaian", 125, 107)]
    assert _named_alike(years, wide) == {}
    far = [stack("Target", 75, 106.7), stack("Target", 125, 106.7)]
    assert _named_alike(years, far) == {}
    beside = [stack("Target", 75, 119), stack("Target", 125, 119)]
    assert _named_alike(years, beside) == {}, "no text above a year stands on its line"
    both = stack("Target", 100, 107, 1, 2)
    assert _named_alike(years, [both]) == {}
    third = line(*years.segments, segment("2023", 175))
    assert _named_alike(third, [one, two]) == {}


def test_a_bracket_that_is_still_open() -> None:
    assert _is_open(stack("Pagu (x", 75))
    assert not _is_open(stack("Pagu (x)", 75))
    assert not _is_open(stack("Pagu", 75))
    assert _is_open(stack("Pagu ((x)", 75))
    assert not _is_open(stack("Pagu x)", 75))


def test_a_text_over_several_names() -> None:
    over = stack("Target Kinerja", 100, 107, 1, 2)
    assert _is_over_several(over, line(segment("2021", 80), segment("2022", 120)))
    assert not _is_over_several(over, line(segment("2021", 80), segment("Lokasi", 225)))
    assert not _is_over_several(over, line(segment("satu", 80), segment("dua", 90)))
    narrow = stack("K", 100, 107, 1, 3)
    assert _is_over_several(narrow, line(segment("2021", 75), segment("2022", 175)))
    assert not _is_over_several(narrow, line(segment("2021", 25), segment("2022", 75)))
    assert not _is_over_several(narrow, line(segment("2021", 75), segment("2022", 225)))


@pytest.mark.parametrize(
    ("text", "middle", "shares"),
    [
        ("aa", 65, True),
        ("aa", 66.4, True),
        ("aa", 66.5, False),
        ("aa", 85, True),
        ("aa", 83.6, True),
        ("aa", 83.5, False),
        ("aa", 75, False),
    ],
)
def test_a_text_that_begins_or_ends_with_the_one_above(
    text: str, middle: float, shares: bool
) -> None:
    above = stack("aaaaaa", 75, 107)  # from 60 to 90
    assert _shares_edge(segment(text, middle), above) is shares
    assert not _shares_edge(segment(text, middle, first=0), above)
    assert not _shares_edge(segment(text, middle, last=2), above)
    assert not _shares_edge(segment(text, middle), stack("aaaaaa", 75, 107, 0, 1))
    assert not _shares_edge(segment(text, middle), stack("aaaaaa", 75, 107, 1, 2))


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (120, 120, True),
        (120, 121.5, True),
        (120, 121.6, False),
    ],
)
def test_texts_that_begin_or_end_on_one_line(one: float, two: float, together: bool) -> None:
    assert _on_one_line(stack("a", 25, one), stack("b", 75, two), 0.0) is together
    ends = stack("b", 75, two)
    ends.top -= 30
    assert _on_one_line(stack("a", 25, one), ends, 0.0) is together
    middle = (ends.top + ends.bottom) / 2
    assert not _on_one_line(stack("a", 25, one), ends, middle), "as high as the head"
    assert not _on_one_line(stack("a", 25, one), ends, middle + 0.74)
    assert _on_one_line(stack("a", 25, one), ends, middle + 0.76) is together


def test_a_year_beside_a_text() -> None:
    text, year = stack("Rata", 75), stack("2021", 125)
    assert _in_line(text, {1: text, 2: year})
    assert _in_line(text, {1: text, 0: stack("2021", 25)})
    assert not _in_line(text, {1: text, 3: year})
    assert not _in_line(text, {1: text, 2: stack("Lain", 125)})
    assert _in_line(text, {1: text, 2: stack("2021", 125, 121.4)})
    assert not _in_line(text, {1: text, 2: stack("2021", 125, 121.5)})
    assert not _in_line(text, {1: text})


@pytest.mark.parametrize(
    ("middle", "base", "goes_on"),
    [
        (75, 107, True),
        (75, 106.9, True),
        (75, 106.7, False),
        (83.9, 107, True),
        (84, 107, False),
        (66.1, 107, True),
    ],
)
def test_the_last_line_of_a_name(middle: float, base: float, goes_on: bool) -> None:
    text = stack("desa", 75)
    assert _goes_on(text, [text, stack("Nama", middle, base)]) is goes_on
    assert not _goes_on(text, [text, stack("Nama", middle, base, 1, 2)])
    assert not _goes_on(text, [text, stack("Nama", middle, base, 0, 1)])
    assert not _goes_on(text, [text])


def test_how_far_a_text_stands_off_the_names_below_it() -> None:
    under = [box("2021", 75, 1), box("2022", 125, 2)]
    assert _off_names(stack("Target", 100, 107), under) == 0
    assert _off_names(stack("Target", 110, 107), under) == 10
    assert _off_names(stack("Target", 110, 107), under[:1]) == 35


@pytest.mark.parametrize(
    ("width", "off", "centred"),
    [(1, 8.0, True), (1, 8.1, False), (2, 12.0, True), (2, 12.1, False), (2, -12.0, True)],
)
def test_a_text_in_the_middle_of_its_columns(width: int, off: float, centred: bool) -> None:
    group = list(range(1, 1 + width))
    middle = 50 + 25 * width + off
    assert _is_centred(box("Target", middle, *group), stack("Target", middle), EDGES) is centred


def test_a_year_over_one_more_on_both_sides() -> None:
    under = [box(year, 25 + 50 * n, n) for n, year in enumerate(("2020", "2021", "2022"))]
    over = stack("Target", 75, 107)
    assert _goes_over(over, under, 0, 3, {1})
    assert not _goes_over(over, under, -1, 3, {1})
    assert not _goes_over(over, under, 0, 4, {1})
    assert not _goes_over(over, under, 0, 3, {0, 1})
    assert not _goes_over(over, under, 0, 3, {1, 2})
    assert _goes_over(stack("Target", 76.4, 107), under, 0, 3, {1})
    assert not _goes_over(stack("Target", 76.5, 107), under, 0, 3, {1})
    named = [box("Awal", 25, 0), *under[1:]]
    assert not _goes_over(over, named, 0, 3, {1})


def outer(
    text: str = "BTL", col: int = 3, edge: int = 3, band: float = 120.0, base: float = 120.0
) -> bool:
    """Whether a name beside the leaves of columns 1 and 2 is one, under a band with its middle
    there."""
    leaves = {1: stack("BL", 75), 2: stack("BTL", 125)}
    lowest = {**leaves, col: stack(text, 25 + 50 * col, base)}
    bands = [stack("Belanja", band, 105, 1, 3)]
    return _are_outer_leaves(
        range(col, col + 1), edge, leaves, lowest, [*bands, *lowest.values()], UNEVEN
    )


@pytest.mark.parametrize(
    ("band", "leaf"),
    [(120, True), (122.4, True), (122.6, False), (117.1, True), (116.9, False), (125, False)],
)
def test_a_leaf_beside_the_others_under_their_band(band: float, leaf: bool) -> None:
    """The band is centred over columns to its edge, nearer than to the edge of the leaves."""
    assert outer(band=band) is leaf


def test_a_leaf_shares_the_middle_of_the_others() -> None:
    assert outer(base=121.4)
    assert not outer(base=121.6)
    leaves = {1: stack("BL", 75), 2: stack("BTL", 125)}
    assert not _are_outer_leaves(range(3, 4), 3, leaves, leaves, list(leaves.values()), EDGES)
    assert not _are_outer_leaves(range(2, 3), 3, leaves, leaves, list(leaves.values()), EDGES)
    alone = {**leaves, 3: stack("BTL", 175)}
    assert not _are_outer_leaves(range(3, 4), 3, leaves, alone, list(alone.values()), EDGES), (
        "under no band"
    )


def rows(*texts: str) -> list[RowLine]:
    return [
        line(*(segment(part, 25 + 50 * n) for n, part in enumerate(text.split("|")) if part))
        for text in texts
    ]


def test_columns_of_parts_of_codes() -> None:
    assert code_columns(rows("7|01|Desa", "7|2.06|Dusun")) == {0, 1}
    assert code_columns(rows("7|01|Desa", "desa|2.06|Dusun")) == {1}
    assert code_columns(rows("7||Desa", "7||Dusun")) == {0}


@pytest.mark.parametrize(
    ("parts", "names", "runs"),
    [
        ({0, 1, 2}, {1: "Kode"}, {0: 2}),
        ({0, 1, 2}, {0: "Kode"}, {0: 2}),
        ({0, 1, 2}, {}, {}),
        ({0, 1, 2}, {0: "Kode", 2: "Sub"}, {}),
        ({0}, {0: "Kode"}, {}),
        ({0, 2}, {0: "Kode"}, {}),
        ({0, 1, 3, 4}, {0: "Kode", 3: "Sub"}, {0: 1, 3: 4}),
        ({0, 1, 2}, {0: "No", 1: "Kode"}, {1: 2}),
        ({0, 1, 2}, {0: "Nomor", 1: "Kode"}, {1: 2}),
        ({0, 1}, {0: "Nama"}, {0: 1}),
    ],
)
def test_columns_of_a_code_under_one_name(
    parts: set[int], names: dict[int, str], runs: dict[int, int]
) -> None:
    held = {col: words(text, 25 + 50 * col, 120) for col, text in names.items()}
    assert _code_runs(parts, held) == runs


def beside(
    text: Segment,
    *others: Segment,
    above: _Stack | None = None,
    more: tuple[_Stack, ...] = (),
    below: tuple[Segment, ...] = (),
) -> bool:
    over = above or stack("Target", 75, 107)
    return _beside(text, line(text, *others), over, [over, *more], below)


LEFT, RIGHT = segment("K", 25), segment("Rp", 125)


def test_a_short_text_among_leaves_is_no_further_line_of_the_one_above() -> None:
    """One in its middle has a leaf on both sides; a year has one."""
    middle = segment("Rp", 75)
    assert beside(middle, LEFT, RIGHT)
    assert not beside(middle, LEFT)
    assert not beside(middle)
    assert not beside(middle, LEFT, segment("Rp", 225))
    year = segment("2021", 75)
    assert beside(year, RIGHT)
    assert beside(year, LEFT)
    assert not beside(year, segment("2023", 225))
    assert not beside(segment("Rp", 75, last=2), LEFT, RIGHT)
    assert beside(segment("a" * 14, 75), LEFT, RIGHT)
    assert not beside(segment("a" * 15, 75), LEFT, RIGHT)
    assert not beside(middle, LEFT, segment("a" * 15, 125))
    assert beside(middle, LEFT, segment("a" * 14, 125))
    assert not beside(middle, LEFT, segment("Rp", 125, 121.6))
    assert beside(middle, LEFT, segment("Rp", 125, 121.4))


def test_a_short_text_at_one_end_of_the_one_above_has_leaves_at_the_other() -> None:
    begins, ends = segment("Rp", 65), segment("Rp", 85)  # Target stands from 60 to 90
    assert beside(begins, RIGHT)
    assert not beside(begins, LEFT)
    assert beside(ends, LEFT)
    assert not beside(ends, RIGHT)
    off = segment("Rp", 72)
    assert beside(off, RIGHT)
    assert beside(off, LEFT)
    wide = stack("Target Kinerja", 100, 107, 1, 2)
    assert beside(segment("Rp", 75), RIGHT, above=wide)
    assert not beside(segment("Rp", 75), LEFT, above=wide)
    assert not beside(segment("Rp", 75), segment("Rp", 175), above=wide)


def test_what_is_no_leaf_beside_a_short_text() -> None:
    off = segment("Rp", 72)
    goes_on = segment("juta", 125, 133)
    assert not beside(off, RIGHT, below=(goes_on,)), "the first line of a name"
    assert beside(off, RIGHT, below=(segment("2021", 125, 133),))
    assert beside(off, RIGHT, below=(segment("juta", 134.1, 133),))
    assert beside(off, RIGHT, below=(segment("juta", 125, 133.3),))
    assert not beside(off, RIGHT, below=(segment("juta", 133.9, 133),))
    assert beside(off, RIGHT, below=(segment("juta", 125, 133, 3, 3),))
    own = stack("Pagu", 125, 107)
    assert not beside(off, RIGHT, more=(own,)), "it has a name of its own above"
    assert beside(off, RIGHT, more=(stack("Pagu", 225, 107),))
    assert not beside(off, RIGHT, more=(stack("Pagu", 125, 108.4),))
    assert beside(off, RIGHT, more=(stack("Pagu", 125, 109),))
    assert not beside(off, RIGHT, more=(stack("Pagu", 125, 113),)), "it reaches down to it"
    assert beside(off, RIGHT, more=(stack("Pagu", 125, 120),)), "it begins on its line"
