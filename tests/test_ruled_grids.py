"""Rules that become a table: which touch, which are one, which walls stand, which words are inside;
points from both sides of what decides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Box
from extract.grid import Grid, GridCell
from extract.printed import PageContent, Rule, Word
from extract.ruled import _above, find_grids, is_table

SIZE = 10.0


def across(y: float, x0: float = 100, x1: float = 400) -> Rule:
    return Rule(x0, y, x1, y)


def upright(x: float, y0: float = 100, y1: float = 160) -> Rule:
    return Rule(x, y0, x, y1)


def word(text: str, x: float, y: float, wide: float = 20.0, direction: int = 0) -> Word:
    """A word with its middle at a place."""
    return Word(
        text, x - wide / 2, y - SIZE / 2, x + wide / 2, y + SIZE / 2, SIZE, False, direction
    )


def page(rules: Sequence[Rule], words: Sequence[Word]) -> PageContent:
    return PageContent(1, 600.0, 800.0, 0, tuple(words), tuple(rules), ())


COLUMNS, ROWS = (100, 200, 300, 400), (100, 120, 140, 160)
RULES = (*(across(y) for y in ROWS), *(upright(x) for x in COLUMNS))
WORDS = tuple(
    word(f"{'abc'[col]}{row}", 150 + 100 * col, 110 + 20 * row)
    for row in range(3)
    for col in range(3)
)  # fmt: skip
WHOLE = [["a0", "b0", "c0"], ["a1", "b1", "c1"], ["a2", "b2", "c2"]]


def texts(rules: Sequence[Rule], words: Sequence[Word] = WORDS) -> list[list[list[str]]]:
    return [grid.texts() for grid in find_grids(page(rules, words))]


def without(*gone: Rule, more: Sequence[Rule] = ()) -> list[Rule]:
    return [*(rule for rule in RULES if rule not in gone), *more]


def test_rules_that_cross_are_a_table() -> None:
    (grid,) = find_grids(page(RULES, WORDS))
    assert grid.texts() == WHOLE
    assert (grid.rows, grid.columns) == (ROWS, COLUMNS)
    assert tuple(grid.box) == (100, 100, 400, 160)
    assert all((cell.row_span, cell.col_span) == (1, 1) for cell in grid.cells)
    assert texts([rule for rule in RULES if rule.horizontal]) == []
    assert texts([rule for rule in RULES if not rule.horizontal]) == []
    assert texts(RULES, ()) == []


@pytest.mark.parametrize(("gap", "whole"), [(0, True), (3, True), (3.1, False)])
def test_a_small_gap_does_not_break_a_rule(gap: float, whole: bool) -> None:
    halves = [across(120, 100, 250 - gap), across(120, 250, 400)]
    assert (texts(without(RULES[1], more=halves)) == [WHOLE]) is whole
    pieces = [across(120, 100 + n * (10 + gap), 110 + n * (10 + gap)) for n in range(40)]
    kept = [piece for piece in pieces if piece.x1 <= 400]
    assert (texts(without(RULES[1], more=kept)) == [WHOLE]) is whole


@pytest.mark.parametrize("off", [0.8, 3.0])
def test_two_rules_of_a_pair_are_one(off: float) -> None:
    """A double rule, and one that is drawn in pieces a little off each other."""
    assert texts(without(more=[across(140 + off)])) == [WHOLE]
    pieces = [across(120, 100, 300), across(120 + off, 300, 400)]
    assert texts(without(RULES[1], more=pieces)) == [WHOLE]


def test_pieces_of_one_rule_hardly_stand_off_each_other() -> None:
    """Else none of them takes most of the edge that both of them reach over a half of."""
    for off, whole in ((0.8, True), (0.9, False)):
        pieces = [across(120, 100, 250), across(120 + off, 250, 400)]
        assert (texts(without(RULES[1], more=pieces)) == [WHOLE]) is whole


@pytest.mark.parametrize(("apart", "tables"), [(3.0, 1), (3.1, 2)])
def test_rules_near_each_other_touch(apart: float, tables: int) -> None:
    below = [across(160 + apart + 20 * n, 100, 400) for n in (1, 2)]
    below += [upright(x, 160 + apart, 200 + apart) for x in COLUMNS]
    more = [word(f"d{n}", 150 + 100 * n, 190 + apart) for n in range(3)]
    more += [word(f"e{n}", 150 + 100 * n, 170 + apart) for n in range(3)]
    assert len(texts(without(more=below), [*WORDS, *more])) == tables


def test_a_short_stroke_is_no_rule() -> None:
    assert texts(without(more=[upright(150, 110, 113)])) == [WHOLE]
    assert texts(without(more=[across(110, 130, 133)])) == [WHOLE]


@pytest.mark.parametrize(("covered", "wall"), [(60, True), (59, False)])
def test_a_wall_stands_where_a_rule_takes_most_of_an_edge(covered: float, wall: bool) -> None:
    """Else the two cells beside it are one."""
    rules = without(RULES[1], more=[across(120, 200), across(120, 100, 100 + covered)])
    (found,) = texts(rules)
    assert found == (WHOLE if wall else [["a0 a1", "b0", "c0"], ["", "b1", "c1"], WHOLE[2]])


def test_cells_over_several_columns_and_rows() -> None:
    rules = without(RULES[5], RULES[6], more=[upright(200, 120, 160), upright(300, 120, 160)])
    (grid,) = find_grids(page(rules, [word("judul", 250, 110), *WORDS[3:]]))
    spans = {cell.text: (cell.row_span, cell.col_span) for cell in grid.cells}
    assert spans["judul"] == (1, 3)
    rules = without(RULES[1], RULES[2], more=[across(y, 200) for y in (120, 140)])
    (grid,) = find_grids(page(rules, WORDS))
    spans = {cell.text: (cell.row_span, cell.col_span) for cell in grid.cells}
    assert spans["a0 a1 a2"] == (3, 1)


def test_a_name_over_columns_ends_where_the_rule_between_them_begins() -> None:
    """Rules stand between columns alone, and below the head: none lies below the name."""
    rules = [*(across(y) for y in (100, 140, 160)), upright(100), upright(200), upright(400)]
    words = [word("judul", 300, 106, 40), word("b0", 250, 130), word("c0", 350, 130), WORDS[0]]
    words += [word(f"{sign}2", at, 150) for sign, at in (("a", 150), ("b", 250), ("c", 350))]
    (grid,) = find_grids(page([*rules, upright(300, 120)], words))
    assert grid.texts() == [["a0", "judul", ""], ["", "b0", "c0"], ["a2", "b2", "c2"]]
    assert [cell.col_span for cell in grid.cells if cell.text == "judul"] == [2]
    apart = [word("judul", 250, 106, 40), *words[1:]]
    (grid,) = find_grids(page([*rules, upright(300, 120)], apart))
    assert len(grid.texts()) == 2, "a text beside the rule's place is no name over both columns"


def test_a_rule_that_begins_below_two_names_parts_them() -> None:
    """A program that draws rules by themselves ends the one between two names below these."""
    rules = [*(across(y) for y in (100, 140, 160)), upright(100), upright(200), upright(400)]
    words = [WORDS[0], word("b0", 250, 125), word("c0", 350, 125)]
    words += [word(f"{sign}2", at, 150) for sign, at in (("a", 150), ("b", 250), ("c", 350))]
    (grid,) = find_grids(page([*rules, upright(300, 135)], words))
    assert grid.texts() == [["a0", "b0", "c0"], ["a2", "b2", "c2"]]


def test_levels_of_a_head_ruled_at_other_heights_in_each_column_are_one() -> None:
    """Print sets the rule between two names where their texts leave room; values that stand in rows
    of unlike heights are none of a head."""
    upright_ = [upright(x, 100, 220) for x in (100, 200, 300, 400)]
    rules = [*(across(y) for y in (100, 180, 200, 220)), *upright_]
    rules += [Rule(100, 130, 200, 130), Rule(200, 150, 300, 150), Rule(300, 140, 400, 140)]
    at = (150, 250, 350)
    words = [word(text, x, 115) for text, x in zip("ABC", at, strict=True)]
    words += [word(text, x, 168) for text, x in zip("abc", at, strict=True)]
    words += [word(f"{y}{x}", x, y) for x in at for y in (190, 210)]
    (grid,) = find_grids(page(rules, words))
    assert grid.texts()[:2] == [["A", "B", "C"], ["a", "b", "c"]]
    assert (grid.n_rows, grid.rows) == (4, (100, 150, 180, 200, 220))
    (grid,) = find_grids(page([*rules, Rule(200, 170, 300, 170)], words))
    assert grid.n_rows == 5, "one column has two edges"
    valued = [word(f"{number}", x, 168) for number, x in enumerate(at)]
    (grid,) = find_grids(page(rules, [*words[:3], *valued, *words[6:]]))
    assert grid.n_rows == 6, "the rows hold values"


@pytest.mark.parametrize(("out", "border"), [(6.0, False), (6.1, True), (60.0, True)])
def test_rules_that_stick_out_show_a_missing_border(out: float, border: bool) -> None:
    rules = [across(y, 100, 400) for y in ROWS] + [upright(x) for x in (100, 200, 400 - out)]
    words = [*WORDS[:2], *WORDS[3:5], *WORDS[6:8]]
    words += [word("z", 399.5, 110 + 20 * n, 1) for n in range(3)]
    (grid,) = find_grids(page(rules, words))
    assert (grid.columns[-1] == 400) is border
    bare = find_grids(page(rules, words[:6]))
    assert bare[0].columns[-1] == 400 - out, "without words it is a rule of something else"
    rules = [across(y, 100, 400) for y in ROWS] + [upright(x) for x in (100 + out, 300, 400)]
    words = [*WORDS[1:3], *WORDS[4:6], *WORDS[7:9]]
    words += [word("z", 100.5, 110 + 20 * n, 1) for n in range(3)]
    (grid,) = find_grids(page(rules, words))
    assert (grid.columns[0] == 100) is border


@pytest.mark.parametrize(
    ("x", "y", "wide", "inside"),
    [
        (150, 101, 20, True),
        (150, 99, 20, True),
        (150, 98.9, 20, False),
        (150, 161, 20, True),
        (150, 161.1, 20, False),
        (103, 110, 20, True),
        (97, 110, 20, True),
        (96.9, 110, 20, False),
        (403, 110, 20, True),
        (403.1, 110, 20, False),
    ],
)
def test_a_word_may_hang_out_of_a_table(x: float, y: float, wide: float, inside: bool) -> None:
    (grid,) = find_grids(page(RULES, [*WORDS, word("zz", x, y, wide)]))
    assert (9 in grid.words) is inside


@pytest.mark.parametrize(("wide", "columns"), [(4, 3), (6, 4), (40, 4)])
def test_a_column_without_a_word_is_one_where_it_is_no_double_rule(
    wide: float, columns: int
) -> None:
    (found,) = texts(without(more=[upright(200 + wide)]))
    assert {len(row) for row in found} == {columns}


@pytest.mark.parametrize(("high", "rows"), [(7.4, 2), (7.6, 3)])
def test_a_row_without_a_word_that_could_hold_no_line_is_none(high: float, rows: int) -> None:
    """Lower than three quarters of the type it is the inside of a double rule."""
    heights = (100, 120, 120 + high, 140 + high)
    words = [
        word(text, 150 + 100 * col, y) for y in (110, 130 + high) for col, text in enumerate("abc")
    ]
    rules = [
        *(across(y) for y in heights),
        *(upright(x, heights[0], heights[-1]) for x in COLUMNS),
    ]
    (found,) = texts(rules, words)
    assert len(found) == rows


def test_a_table_within_a_cell_has_its_own_words() -> None:
    inner = [across(y, 220, 280) for y in (124, 130, 136)]
    inner += [upright(x, 124, 136) for x in (220, 250, 280)]
    small = [word(f"{row}{col}", 235 + 30 * col, 127 + 6 * row, 8)._replace(size=5.0)
             for row in range(2) for col in range(2)]  # fmt: skip
    words = [one for one in WORDS if one.text != "b1"]
    found = texts(without(more=inner), [*words, *small])
    assert [["a0", "b0", "c0"], ["a1", "", "c1"], ["a2", "b2", "c2"]] in found
    assert [["00", "01"], ["10", "11"]] in found


@pytest.mark.parametrize(("room", "heaped"), [(4.9, False), (5.1, True)])
def test_numbers_beside_each_other_in_cells_stand_half_a_type_size_apart(
    room: float, heaped: bool
) -> None:
    """Where they are nearer they are one, with a blank for a point."""
    pairs = [word(text, 250 + side * (15 + room / 2), y, 30)
             for y in (130, 150) for text, side in (("1.250", -1), ("2.500", 1))]  # fmt: skip
    (grid,) = find_grids(
        page(RULES, [*(one for one in WORDS if one.text not in ("b1", "b2")), *pairs])
    )
    assert (grid.reading == "nilai-menumpuk") is heaped


def test_a_table_on_its_side_is_read_its_way() -> None:
    words = [one._replace(direction=90) for one in WORDS]
    (grid,) = find_grids(page(RULES, words))
    assert grid.direction == 90
    assert grid.texts() == [["a2", "a1", "a0"], ["b2", "b1", "b0"], ["c2", "c1", "c0"]]
    mixed = [*(one._replace(direction=90) for one in WORDS[:4]), *WORDS[4:]]
    (grid,) = find_grids(page(RULES, mixed))
    assert grid.direction == 0


def test_tables_come_from_above_and_from_the_left() -> None:
    def moved(x: float, y: float, sign: str) -> tuple[list[Rule], list[Word]]:
        rules = [Rule(r.x0 / 2 + x, r.y0 + y, r.x1 / 2 + x, r.y1 + y) for r in RULES]
        words = [w._replace(text=sign, x0=w.x0 / 2 + x, x1=w.x1 / 2 + x, y0=w.y0 + y, y1=w.y1 + y)
                 for w in WORDS]  # fmt: skip
        return rules, words

    parts = [moved(200, 0, "b"), moved(0, 200, "c"), moved(0, 0, "a")]
    rules = [rule for part, _ in parts for rule in part]
    words = [one for _, part in parts for one in part]
    assert [grid[0][0] for grid in texts(rules, words)] == ["a", "b", "c"]


# --- what is a table -----------------------------------------------------------------------------


def grid(*rows: str, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Grid:
    """Cells set off by ``|``; a dot is an empty one, an ``x`` is covered by another."""
    cut = [[text.strip() for text in row.split("|")] for row in rows]
    cells = [
        GridCell(
            r, c, *(spans or {}).get((r, c), (1, 1)), Box(c, r, c + 1, r + 1),
            "" if text == "." else text,
        )
        for r, row in enumerate(cut)
        for c, text in enumerate(row)
        if text != "x"
    ]  # fmt: skip
    n_rows, n_cols = len(cut), len(cut[0])
    return Grid(
        1, Box(0, 0, n_cols, n_rows), tuple(range(n_rows + 1)), tuple(range(n_cols + 1)),
        tuple(cells), frozenset(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        (("a | b", "c | d"), True),
        (("a | .", ". | ."), False),
        (("a", "b"), False),
        (("a | . | .", ". | . | b"), False),
        (("a | . | .", ". | b | ."), False),
        (("a | b | .", ". | . | c"), True),
        # one row of many cells is the end of a plan
        (("a | . | . | . | . | .",), True),
        (("a | . | . | . | .",), False),
        ((". | . | . | . | . | .",), False),
        (("a | . | . | . | . | .", ". | . | . | . | . | ."), True),
        (("a | . | . | . | . | .", ". | . | . | . | . | .", ". | . | . | . | . | ."), False),
        # the rest of a row, and two whose money and targets stand in rows of their own
        ((". | a | . | . | . | .", "b | . | . | 1 | . | 2", ". | c | 3 | . | 4 | ."), True),
        ((". | a | . | . | . | .", "b | . | . | . | . | 2", ". | . | 3 | . | 4 | ."), False),
        # a chessboard is a table where its columns hold values
        (("a | . | 1 | .", ". | 2 | . | 3", "b | . | 4 | .", ". | 5 | . | 6"), True),
        (("a | . | b | .", ". | c | . | d", "e | . | f | .", ". | g | . | h"), False),
        # values beside names in half of the rows are not most of them
        (("a | . | 1", ". | b | .", "c | . | 2", ". | d | ."), False),
        (("a | . | 1", ". | b | .", "c | . | 2", ". | d | .", "e | . | 3"), True),
        # mostly empty
        (("a | b | . | . | .", ". | . | . | . | .", ". | . | . | . | ."), False),
        (
            ("a | 1 | . | .", "b | 2 | . | .", ". | . | . | .", ". | . | . | .", ". | . | . | ."),
            False,
        ),
        (
            ("a | 1 | . | . | .", "b | 2 | . | . | .", "c | 3 | . | . | .", ". | . | . | . | ."),
            True,
        ),
        (("1 | 1 | . | . | . | . | . | . | .",) * 3, False),
        (("a | 1 | . | . | . | . | . | . | .",) * 3, True),
        # further indicators of one programme, each with its office, and nothing between
        (("a | b | . | . | . | . | . | . | .",) * 3, True),
        (("1 | 1 | . | . | . | . | . | . | .",) * 2, True),
    ],
)
def test_cells_that_stand_wall_to_wall_are_a_table(rows: Sequence[str], table: bool) -> None:
    assert is_table(grid(*rows)) is table


@pytest.mark.parametrize(
    ("marks", "end", "chart"),
    [
        (("150", "100", "50", "0"), 95, True),
        (("150", "100", "50", "0"), 70.5, True),
        (("150", "100", "50", "0"), 70, False),  # 30 points away
        (("150", "100", "50", "0"), 101, True),
        (("150", "100", "50", "0"), 101.5, False),  # within the frame
        (("150", "100", "60", "0"), 95, False),
        (("100", "50", "0"), 95, False),
    ],
)
def test_a_frame_right_of_the_marks_of_a_scale_is_a_chart(
    marks: Sequence[str], end: float, chart: bool
) -> None:
    """The marks stand from its upper edge down to the lower one."""
    heights = [100 + 60 * n / (len(marks) - 1) for n in range(len(marks))]
    scale = [word(text, end - 10, y) for text, y in zip(marks, heights, strict=True)]
    assert len(texts(RULES, [*WORDS, *scale])) == (not chart)


def test_a_chessboard_of_merged_cells_is_a_chart() -> None:
    """Boxes of a chart are of all sizes."""
    rows = ("a | . | 1 | .", ". | 2 | . | 3", "b | . | 4 | .", ". | 5 | . | 6")
    for merged, table in ((1, True), (2, False)):
        wide = [row + " | . | x" * merged for row in rows]
        spans = {(row, 4 + 2 * n): (1, 2) for row in range(4) for n in range(merged)}
        assert is_table(grid(*wide, spans=spans)) is table


@pytest.mark.parametrize(
    ("rows", "spans", "height", "head"),
    [
        (("a | b", "1 | 2", "3 | 4"), {}, 1, True),
        (("a | b", "1 | 2", "3 | 4"), {}, 2, False),
        (("a | b", "1 | 2", "3 | 4"), {}, 3, False),
        (("a | b", "1 | 2", "3 | 4"), {}, 0, False),
        (("a | b", "x | 2", "3 | 4"), {(0, 0): (2, 1)}, 1, False),
        (("a | x", "1 | 2", "3 | 4"), {(0, 0): (1, 2)}, 1, True),
        (("a | .", "1 | 2", "3 | 4"), {}, 1, False),
        (("a | b | c | d | .", "1 | 2 | 3 | 4 | 5", "1 | 2 | 3 | 4 | 5"), {}, 1, True),
        (("a | b | c | . | .", "1 | 2 | 3 | 4 | 5", "1 | 2 | 3 | 4 | 5"), {}, 1, False),
        (("a | b", ". | c", "3 | 4"), {}, 2, False),
    ],
)
def test_names_above_a_rule(
    rows: Sequence[str], spans: dict[tuple[int, int], tuple[int, int]], height: int, head: bool
) -> None:
    table = grid(*rows, spans=spans)
    found = _above(table, height, table.columns)
    assert (found is not None) is head
    if found is not None:
        assert found.n_rows == height
        assert all(cell.row < height for cell in found.cells)


@pytest.mark.parametrize("closed", [True, False])
def test_a_row_of_numbers_that_go_on_below_themselves_is_one(closed: bool) -> None:
    """Whether or not a rule closes it: a page may end within the row."""
    columns = (100, 200, 230, 260, 290, 310, 330)
    heights = (100, 120, 150) if closed else (100, 120)
    lines = [
        ["Program Pelayanan", "732.15", "813.05", "859.47", "88,0", "92,0"],
        ["Masyarakat Desa", "4,00", "7,00", "7,00", "9%", "3%"],
    ]
    rules = [*(across(y, 100, 330) for y in heights), *(upright(x, 100, 150) for x in columns)]
    words = [
        word(name, (a + b) / 2, 110, b - a - 4)
        for name, a, b in zip("abcdef", columns, columns[1:], strict=False)
    ]
    for at, texts_ in enumerate(lines):
        for text, a, b in zip(texts_, columns, columns[1:], strict=False):
            words.append(word(text, (a + b) / 2, 129 + 12 * at, b - a - 4))
    (grid,) = find_grids(page(rules, words))
    assert grid.texts()[1:] == [
        [
            "Program Pelayanan Masyarakat Desa",
            "732.154,00",
            "813.057,00",
            "859.477,00",
            "88,09%",
            "92,03%",
        ]
    ]
