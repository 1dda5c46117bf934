"""What stands side by side on a page and is read apart: lines drawn with characters of 5 points, in
type of 10, from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.apart import read_apart
from extract.cut_lines import Line, cut_lines
from extract.printed import Rule, Word

WIDE, SIZE = 5.0, 10.0
TEXT = "dan kata dan kata dan kata"
FIRST = "Sebuah kata dan kata dan k"
ROWS = ("Desa Maju   12   14", "Desa Jaya   15   16", "Desa Baru   17   18")


def line(y: float, art: str) -> Line:
    return Line(
        [
            Word(found[0], found.start() * WIDE, y, found.end() * WIDE, y + SIZE, SIZE, False)
            for found in re.finditer(r"\S+", art)
        ]
    )


def parts(
    *arts: str, rules: Sequence[Rule] = (), step: float = 14.0, at: float = 100.0
) -> list[str]:
    """The words of every part, in order."""
    lines = [line(at + step * n, art) for n, art in enumerate(arts) if art.strip()]
    return [
        " ".join(word.text for line in part for word in line.words)
        for part in read_apart(lines, rules)
    ]


def beside(texts: Sequence[str], rows: Sequence[str], shift: int = 1) -> list[str]:
    """Texts at the left, rows at the right of them, which begin so many lines later."""
    wide = max(max(map(len, texts)) + 6, 34)
    count = max(len(texts), len(rows) + shift)
    lefts = [*texts, *[""] * (count - len(texts))]
    rights = [*[""] * shift, *rows, *[""] * (count - len(rows) - shift)]
    return [left.ljust(wide) + right for left, right in zip(lefts, rights, strict=True)]


def table(rows: Sequence[str] = ROWS) -> str:
    return " ".join(" ".join(row.split()) for row in rows)


def is_apart(texts: Sequence[str], rows: Sequence[str] = ROWS, step: float = 14.0) -> bool:
    return parts(*beside(texts, rows), step=step)[:1] == [table(rows)]


RUNNING = (FIRST, *[TEXT] * 5)


def test_running_text_beside_rows_is_left_out() -> None:
    assert parts(*beside(RUNNING, ROWS)) == [table()]
    assert parts(*RUNNING) == [" ".join(RUNNING)]
    assert parts(*ROWS) == [table()]


@pytest.mark.parametrize(("lines", "apart"), [(4, False), (5, True)])
def test_running_text_has_five_lines(lines: int, apart: bool) -> None:
    assert is_apart(RUNNING[:lines]) is apart


@pytest.mark.parametrize(("rows", "apart"), [(2, False), (3, True)])
def test_three_rows_stand_beside_it(rows: int, apart: bool) -> None:
    assert is_apart(RUNNING, ROWS[:rows]) is apart


def test_a_row_has_two_texts_of_which_one_is_a_value() -> None:
    assert not is_apart(RUNNING, ["Desa Maju   satu   dua"] * 3)
    assert not is_apart(RUNNING, ["12"] * 3)
    assert is_apart(RUNNING, ["12   satu"] * 3)


def test_rows_stand_beside_it_and_not_below() -> None:
    far = [*beside(RUNNING, ()), *[" " * 34 + row for row in ROWS]]
    assert len(parts(*far)) == 1
    assert len(parts(*far)[0].split()) == sum(len(text.split()) for text in (*RUNNING, *ROWS))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("dan kata dan kata dan kata", True),
        ("dankat dankata danka kataa", False),
        ("Dan kata dan kata dan kata", False),
        ("38,7 % dan kata dan kata d", True),
        ("1. dan kata dan kata dan k", False),
        ("dan 12 kata 14 dan 15 kata", False),
        ("dan kata dan 15 kata dan k", True),
    ],
)
def test_running_text_is_of_many_words_that_go_on_within_a_sentence(text: str, apart: bool) -> None:
    assert is_apart((text, *[text] * 5)) is apart


@pytest.mark.parametrize(("short", "apart"), [(2, True), (3, False)])
def test_most_lines_of_running_text_are_full(short: int, apart: bool) -> None:
    """Four of six are; a line that takes four fifths of the width is."""
    assert is_apart([*RUNNING[: 6 - short], *["dan kata dan ka dan"] * short]) is apart
    assert is_apart([*RUNNING[: 6 - short], *["dan kata dan kata d ka"] * short])


@pytest.mark.parametrize(("begun", "apart"), [(3, True), (2, False)])
def test_two_fifths_of_the_lines_go_on_within_a_sentence(begun: int, apart: bool) -> None:
    upper = [TEXT.capitalize()] * (5 - begun)
    assert is_apart([FIRST, *upper, *[TEXT] * begun]) is apart


@pytest.mark.parametrize(("step", "apart"), [(14.0, True), (26.0, True), (26.1, False)])
def test_lines_of_one_text_follow_each_other_closely(step: float, apart: bool) -> None:
    assert is_apart(RUNNING, step=step) is apart


@pytest.mark.parametrize(("indent", "apart"), [(0, True), (4, True), (5, False)])
def test_a_line_may_begin_a_little_further_right(indent: int, apart: bool) -> None:
    """By less than two and a half type sizes."""
    texts = (" " * indent + FIRST, *[TEXT] * 4)
    assert (parts(*beside(texts, ROWS))[:1] == [table()]) is apart


# --- two tables ----------------------------------------------------------------------------------

LEFT, RIGHT = "Desa    12  14", "Kota    15  16"


def side_by_side(captions: str = "", count: int = 3) -> list[str]:
    rows = [f"{LEFT:<34}{RIGHT}"] * count
    return [captions, *rows] if captions else rows


def test_tables_side_by_side_with_a_caption_each() -> None:
    captions = f"{'Tabel 2.1 Desa':<34}Tabel 2.2 Kota"
    assert parts(*side_by_side(captions)) == [
        "Tabel 2.1 Desa Desa 12 14 Desa 12 14 Desa 12 14",
        "Tabel 2.2 Kota Kota 15 16 Kota 15 16 Kota 15 16",
    ]
    assert len(parts(*side_by_side(captions, 2))) == 1
    assert len(parts(*side_by_side(f"{'Tabel 2.1 Desa':<34}Jumlah Kota"))) == 1
    assert len(parts(*side_by_side("Tabel 2.1 Desa"))) == 1
    assert len(parts(*side_by_side())) == 1


def test_a_line_over_both_tables_ends_them() -> None:
    captions = f"{'Tabel 2.1 Desa':<34}Tabel 2.2 Kota"
    below = "kata dan kata dan kata dan kata dan kata dan kata"
    found = parts(*side_by_side(captions), below)
    assert found[-1] == below
    assert len(found) == 3
    assert len(parts(captions, *side_by_side(count=2), below)) == 1


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y)


@pytest.mark.parametrize(
    ("end", "start", "count"),
    [
        (70, 170, 1),
        (90, 170, 2),
        (89, 170, 1),
        (140, 170, 2),
        (162, 170, 2),
        (163, 170, 1),
        (140, 178, 1),
    ],
)
def test_rules_that_end_between_rows_part_two_tables(end: float, start: float, count: int) -> None:
    """By 8 to 80 points, each over the rows on its side, which begin less than 8 points off it."""
    rules = [across(95, 0, end), across(95, start, 245)]
    assert len(parts(*side_by_side(), rules=rules)) == count


@pytest.mark.parametrize(
    ("y", "x0", "x1", "apart"),
    [
        (122, 0, 250, False),
        (122, 0, 169, True),
        (122, 0, 171, False),
        (122, 9, 250, True),
        (95, 0, 250, True),
        (185, 0, 250, True),
    ],
)
def test_names_of_rows_that_a_rule_parts_are_no_running_text(
    y: float, x0: float, x1: float, apart: bool
) -> None:
    arts = beside(RUNNING, ROWS)
    assert (parts(*arts, rules=[across(y, x0, x1)])[0] == table()) is apart


def test_rules_that_leave_out_the_names_of_rows_part_no_table() -> None:
    arts = [f"{name:<14}{row}" for name, row in zip(("Tumpang", "", ""), ROWS, strict=True)]
    between = [across(y, 68, 245) for y in (95, 112, 126, 140)]
    assert len(parts(*arts, rules=between)) == 2
    assert len(parts(*arts, rules=[*between, across(119, 0, 245)])) == 1


def test_rows_keep_to_the_rules_of_their_table() -> None:
    rules = [across(95, 0, 140), across(95, 170, 245)]
    assert len(parts(*side_by_side(), rules=rules)) == 2
    assert len(parts(*side_by_side(count=2), rules=rules)) == 1
    assert len(parts(*side_by_side(), rules=rules[:1])) == 1
    assert len(parts(*side_by_side(), rules=[rules[0], across(97, 170, 245)])) == 1
    assert len(parts(*side_by_side(), rules=[across(95, 0, 61), across(95, 90, 245)])) == 1
    assert len(parts(*side_by_side(), rules=[across(95, 0, 140), across(95, 170, 231)])) == 1
    assert len(parts(*side_by_side(), rules=[across(95, 0, 140), across(95, 170, 233)])) == 2
    assert len(parts(*[f"{LEFT:<34}Kota"] * 3, rules=rules)) == 1


def test_rules_that_end_alike_three_times_part_two_tables_with_names() -> None:
    """Above the names, below them and at the end, the last row of one without a number."""
    arts = ["No Desa     12       No Kota    15", "1  Maju     14       1  Jaya    16"]
    arts = [*arts, "2  Baru     18          Jumlah   99"]
    rules = [across(y, x0, x1) for y in (98, 112, 145) for x0, x1 in ((0, 70), (105, 180))]
    assert len(parts(*arts, rules=rules)) == 2
    assert len(parts(*arts, rules=rules[:4])) == 1
    near = [across(y, x0, x1) for y in (98, 112, 145) for x0, x1 in ((0, 100), (105, 180))]
    assert len(parts(*arts, rules=near)) == 2
    nearer = [across(y, x0, x1) for y in (98, 112, 145) for x0, x1 in ((0, 102), (105, 180))]
    assert len(parts(*arts, rules=nearer)) == 1
    values = [
        art.replace("Kota", "12").replace("Jaya", "14").replace("Jumlah", "18") for art in arts
    ]
    values = [value.replace(" No", " 11") for value in values]
    assert len(parts(*values, rules=rules)) == 1, "bands of values whose names stand at the left"


def test_cells_side_by_side_are_no_running_text() -> None:
    """The last line of a paragraph ends above the middle of a column of names."""
    rows = ["1  naik mutu kerja dan    persen konflik yang surut    72   75"]
    rows += ["   rukun dan aman        di wilayah ini ada"]
    arts = ["dan selaras dengan rencana dan isi desa kota", *rows * 4]
    assert parts(*arts) == [" ".join(" ".join(arts).split())]


# --- two columns of text with a wide table between ------------------------------------------------


def text_of(y: float, x: float, *, up: bool = False, count: int = 6) -> list[Word]:
    """Lines of running text from a height on, or down to it."""
    first = y - SIZE - 14 * (count - 1) if up else y
    return [
        Word(found[0], x + found.start() * WIDE, at, x + found.end() * WIDE, at + SIZE, SIZE, False)
        for n, art in enumerate([FIRST, *[TEXT] * (count - 1)])
        for at in [first + 14 * n]
        for found in re.finditer(r"\S+", art)
    ]


WIDE_ROW = "      Desa    12    14                  15    16"
"""Its values stand on both sides of the room between the columns, none where a text begins."""


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ((240, 240), (310, 310), True),
        ((240, 230), (310, 350), True),
        ((240, 229.5), (310, 350), False),
        ((200, 240), (310, 320), True),
        ((200, 240), (310, 320.5), False),
        ((240, 225), (325, 310), True),
        ((240, 224.5), (325, 310), False),
        ((240, 225), (325.5, 310), False),
        ((240, 226), (), True),
        ((), (310, 324), True),
        ((240, 226), (310, None), False),
        ((240, None), (310, 324), False),
        ((240, None), (None, 310), False),
        ((None, 240), (310, None), False),
        ((240, None), (310, 310), True),
        ((240, 240), (310, None), True),
    ],
)
def test_a_wide_table_between_columns_of_text_is_whole(
    above: tuple[float | None, ...], below: tuple[float | None, ...], whole: bool
) -> None:
    """Above it both texts end, or below it both begin, within a type size, or nearly so both."""
    words = [word for n in range(3) for word in line(250 + 14 * n, WIDE_ROW).words]
    for ends, up in ((above, True), (below, False)):
        for y, x in zip(ends, (0.0, 170.0), strict=False):
            words += text_of(y, x, up=up) if y is not None else []
    rows = ["Desa 12 14 15 16"] * 3
    found = [
        " ".join(word.text for one in part for word in one.words)
        for part in read_apart(cut_lines(words), ())
    ]
    assert any(" ".join(rows) in one for one in found) is whole


# --- rows between rules, and a chart beside them --------------------------------------------------

RULED = "Desa Maju   12"
"""From 0 to 70 points."""


def beside_rules(
    rows: Sequence[str] = (RULED,) * 4,
    left: float = 0.0,
    right: float = 75.0,
    chart: float | None = 100.0,
    heights: Sequence[float] = (93, 107, 121, 135, 149),
) -> list[str]:
    """The parts of rows from 100 points down, 14 apart, between rules, with a chart at a place."""
    lines = []
    for n, art in enumerate(rows):
        words = line(95 + 14 * n, art).words
        if chart is not None:
            y = 95.0 + 14 * n
            words.append(Word("80%", chart, y, chart + 15, y + SIZE, SIZE, False))
        lines.append(Line(sorted(words, key=lambda word: word.x0)))
    rules = [across(y, left, right) for y in heights]
    return [
        " ".join(word.text for one in part for word in one.words)
        for part in read_apart(lines, rules)
    ]


@pytest.mark.parametrize(
    ("left", "right", "chart", "count"),
    [
        (0, 75, 100, 2),
        (0, 75, -60, 2),
        (0, 75, None, 1),
        (0, 75, 77, 1),  # it begins two points behind the rules
        (0, 75, 77.5, 2),
        (-7.5, 75, 100, 2),  # the names begin within 8 points of them
        (-8, 75, 100, 1),
        (0.5, 75, 100, 2),  # a point before them at most
        (1, 75, 100, 1),
        (0, 69.5, 100, 2),  # and end a point behind them
        (0, 69, 100, 1),
    ],
)
def test_a_chart_beside_rows_between_rules(
    left: float, right: float, chart: float | None, count: int
) -> None:
    found = beside_rules(left=left, right=right, chart=chart)
    assert len(found) == count
    if count == 2:
        assert set(found) == {" ".join(["Desa Maju 12"] * 4), " ".join(["80%"] * 4)}


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((RULED,) * 3, 2),
        ((RULED,) * 2, 1),
        ((RULED,) * 2 + ("Desa Maju   ada",), 1),
        ((RULED,) * 3 + ("Desa Maju   ada",), 2),  # three of four lines with two texts
        ((RULED,) * 7 + ("Desa Maju   ada",) * 3, 2),  # seven of ten
        ((RULED,) * 6 + ("Desa Maju   ada",) * 3, 1),
        ((RULED,) * 3 + ("Desa Maju",) * 3, 2),  # lines of one text do not count
        ((RULED,) * 2 + ("17        12",) * 2, 1),  # no name
    ],
)
def test_rows_between_rules_are_names_and_values(rows: Sequence[str], count: int) -> None:
    heights = [93 + 14 * n for n in range(len(rows) + 1)]
    assert len(beside_rules(rows, heights=heights)) == count


def test_rows_stand_between_the_first_rule_and_the_last() -> None:
    assert len(beside_rules(heights=(93, 107, 121, 135, 149))) == 2
    assert len(beside_rules(heights=(93, 107, 121))) == 1  # two rows
    assert len(beside_rules(heights=(100, 121, 142))) == 1  # the middles of the second and third
    assert len(beside_rules(heights=(99, 121, 143))) == 2


# --- a text that makes room for a table -----------------------------------------------------------


@pytest.mark.parametrize(("narrow", "whole"), [(20, False), (13, False), (12, True), (11, True)])
def test_a_text_beside_a_table_is_narrower_than_below_it(narrow: int, whole: bool) -> None:
    """By more than six type sizes: lines above and below it are as wide as the page."""
    wide = "dan kata dan kata dan kata dan kata dan kata"
    short = wide[: len(wide) - narrow - 1] + "k"
    texts = [wide] * 5 + [short] * 6 + [wide] * 5
    art = [f"{text:<50}" for text in texts]
    assert len(wide) == 44
    for n, row in enumerate(ROWS):
        art[6 + n] = f"{texts[6 + n]:<34}{row}"
    found = parts(*art)
    assert (table() in found[0]) is not whole


@pytest.mark.parametrize(("narrow", "whole"), [(13, False), (12, True)])
def test_a_single_wider_line_ends_a_text_beside_a_table(narrow: int, whole: bool) -> None:
    """By more than six type sizes."""
    wide = "dan kata dan kata dan kata dan kata dan kata"
    short = wide[: len(wide) - narrow - 1] + "k"
    arts = [*beside([FIRST, *[short] * 6], ROWS), wide]
    assert (parts(*arts)[0] == f"{table()} {wide}") is not whole
