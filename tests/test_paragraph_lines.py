"""What is told of printed lines before they become paragraphs: margins, columns, texts that share a
line, from both sides of what decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from extract.document import Box
from extract.going_on import PrintedLine, Run
from extract.lines import along
from extract.paragraphs import (
    TextPage,
    _blocks,
    _columns,
    _cuts,
    _gutter,
    _is_centred,
    _join_over_pages,
    _leading,
    _left_edge,
    _listed,
    _margins,
    _parted,
    _right_edge,
    _row,
    _same_line,
    _Vocabulary,
    _walls,
    join_lines,
)
from extract.printed import Word

SIZE = 12.0


def word(text: str, x0: float, y0: float = 100.0, x1: float | None = None) -> Word:
    return Word(text, x0, y0, x0 + 6.0 * len(text) if x1 is None else x1, y0 + SIZE, SIZE, False)


def words(text: str, x0: float = 72.0, y0: float = 100.0, gap: float = 3.0) -> list[Word]:
    """Words with so much room between them; a ``~`` makes it wide."""
    made: list[Word] = []
    for one in text.split():
        if one == "~":
            x0 += 60.0
            continue
        made.append(word(one, x0, y0))
        x0 = made[-1].x1 + gap
    return made


def line(text: str = "kata", x0: float = 72.0, y0: float = 100.0, **changed: Any) -> PrintedLine:
    held = words(text, x0, y0)
    row = _row(held, [along(one) for one in held], 1)
    for name, value in changed.items():
        setattr(row, name, value)
    return row


# --- margins -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ({72: 10, 90: 3}, 72),
        ({60: 2, 72: 10}, 72),
        ({60: 3, 72: 10}, 60),
        ({60: 3, 72: 57}, 60),
        ({60: 3, 72: 58}, 72),
        ({60: 1, 61: 1, 62: 1, 72: 10}, 60),
        ({60: 1, 61: 1, 63: 1, 72: 10}, 60),
        ({60: 2, 63: 2, 72: 10}, 72),
        ({72: 2, 80: 2}, 72),
    ],
)
def test_the_left_edge_is_what_a_twentieth_of_the_lines_share(
    counts: dict[int, int], left: int
) -> None:
    assert _left_edge(Counter(counts)) == left


@pytest.mark.parametrize(
    ("counts", "right"),
    [
        ({520: 10, 500: 10}, 520),
        ({520: 10, 500: 50}, 520),
        ({520: 9, 500: 50}, 500),
        ({530: 3, 520: 10}, 530),
        ({530: 2, 520: 10}, 520),
        ({521: 5, 520: 6, 519: 5}, 520),
        (dict.fromkeys(range(345, 541, 5), 1), 540),
        (dict.fromkeys(range(95, 591, 5), 1), 580),
    ],
)
def test_the_right_edge_is_what_a_sixth_share_or_hardly_a_line_passes(
    counts: dict[int, int], right: int
) -> None:
    assert _right_edge(Counter(counts)) == right


def test_margins_are_those_of_long_upright_lines() -> None:
    long = words("satu dua tiga empat lima")
    short = words("satu dua tiga empat", 40.0)
    aside = [one._replace(direction=90) for one in words("satu dua tiga empat lima", 20.0)]
    pages = [TextPage(1, 595.2, 842.0, []), TextPage(2, 842.0, 595.0, [])]
    found = _margins(pages, [[long, long, long, short, aside], [short]])
    assert found == {(595, 842): (72.0, round(long[-1].x1))}


@pytest.mark.parametrize(
    ("x0", "x1", "centred"),
    [
        (187, 405, True),
        (87, 505, False),
        (88, 504, True),
        (88, 505, False),
        (204, 403, True),
        (204, 404, False),
        (188.5, 387.5, False),
        (189, 387.5, True),
    ],
)
def test_what_stands_in_the_middle_is_clear_of_both_edges(
    x0: float, x1: float, centred: bool
) -> None:
    assert _is_centred(line(x0=x0, x1=x1), 72, 520) is centred
    assert not _is_centred(line(x0=x0, x1=x1, label="a."), 72, 520)
    assert not _is_centred(line(x0=x0, x1=x1, direction=90), 72, 520)


@pytest.mark.parametrize(
    ("tops", "leading"),
    [
        ((100, 118, 136), 1.5),
        ((100, 118, 136, 160), 1.5),
        ((100, 118, 153.9), 2.25),
        ((100, 118, 154), 1.5),
        ((100, 109.6), 1.3),
        ((100, 109.7), 0.808),
        ((100,), 1.3),
    ],
)
def test_the_leading_is_that_of_most_lines(tops: Sequence[float], leading: float) -> None:
    assert _leading([[line(y0=top) for top in tops]]) == pytest.approx(leading, abs=0.01)


def test_lines_of_other_type_tell_nothing_of_the_leading() -> None:
    assert _leading([[line(y0=100), line(y0=118, size=12.5)]]) == 1.3
    assert _leading([[line(y0=100), line(y0=118, size=12.4)]]) == pytest.approx(1.45, abs=0.01)


FULL = "satu dua tiga empat lima"


@pytest.mark.parametrize(
    ("ends", "wall"),
    [
        ((400, 400, 400), 400),
        ((400, 398, 398), 400),
        ((400, 398, 397), 520),
        ((400, 400), 520),
        ((400, 400, 400, 380), 400),
        ((400, 400, 400, 410), 520),
    ],
)
def test_lines_end_at_the_edge_that_three_of_them_reach(ends: Sequence[float], wall: float) -> None:
    rows = [line(FULL, y0=100 + 15 * n, x1=end) for n, end in enumerate(ends)]
    assert _walls(rows, 520, 1.25) == [wall] * len(ends)


def test_short_lines_and_lines_of_other_texts_tell_no_edge() -> None:
    short = [line("satu dua tiga empat", y0=100 + 15 * n, x1=400) for n in range(3)]
    assert _walls(short, 520, 1.25) == [520] * 3
    narrow = [line(FULL, y0=100 + 15 * n, x1=400) for n in range(3)]
    near, far = line(FULL, y0=154, x1=450), line(FULL, y0=154.1, x1=450)
    assert _walls([*narrow, near], 520, 1.25) == [520] * 4
    assert _walls([*narrow, far], 520, 1.25) == [400, 400, 400, 520]
    aside = line(FULL, y0=145, x1=450, direction=90)
    assert _walls([*narrow, aside], 520, 1.25) == [400, 400, 400, 520]
    above = line(FULL, y0=90, x1=450)
    assert _walls([*narrow, above], 520, 1.25) == [400, 400, 400, 520]


@pytest.mark.parametrize(
    ("table", "parted"),
    [
        (Box(72, 110, 520, 202), True),
        (Box(72, 109.9, 520, 202), False),
        (Box(72, 110, 520, 202.1), False),
        (Box(72, 300, 520, 400), False),
    ],
)
def test_a_table_between_two_lines_parts_them(table: Box, parted: bool) -> None:
    run = Run([line(y0=100)])  # it ends at 112
    assert _parted(run, line(y0=200), [table]) is parted
    aside = Run([line(y0=100, direction=90)])
    assert not _parted(aside, line(y0=200, direction=90), [table])


def test_what_stands_alone_or_above_or_another_way_is_parted() -> None:
    run = Run([line(y0=100)])
    assert not _parted(run, line(y0=100), [])
    assert _parted(run, line(y0=99), [])
    assert _parted(run, line(y0=115, direction=90), [])
    assert _parted(run, line(y0=115, alone=True), [])
    assert _parted(Run([line(alone=True)]), line(y0=115), [])
    assert _parted(Run([line(closes=True)]), line(y0=115), [])
    assert not _parted(run, line(y0=115, closes=True), [])


# --- texts that share a line ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (line("kata", 72), line("kata", 200), True),
        (line("kata", 72), line("kata", 90), False),
        (line("kata", 72), line("kata", 200, 105.9), True),
        (line("kata", 72), line("kata", 200, 106), False),
        (line("kata", 72), line("kata", 200, 94), False),
        (line("kata", 72, direction=90), line("kata", 200), False),
    ],
)
def test_two_texts_of_one_line(one: PrintedLine, two: PrintedLine, same: bool) -> None:
    assert _same_line(one, two) is same


def order(*rows: PrintedLine) -> list[str]:
    return [row.text for row in _columns(list(rows))]


def test_two_signatures_are_read_one_after_the_other() -> None:
    left = [line(text, 72, 100 + 15 * n) for n, text in enumerate(("a1", "a2", "a3"))]
    right = [line(text, 300, 100 + 15 * n) for n, text in enumerate(("b1", "b2", "b3"))]
    pairs = [one for pair in zip(left, right, strict=True) for one in pair]
    assert order(*pairs) == ["a1", "a2", "a3", "b1", "b2", "b3"]
    assert all(row.alone for row in pairs)
    after = line("c", 72, 160)
    assert order(*pairs, after) == ["a1", "a2", "a3", "b1", "b2", "b3", "c"]
    assert not after.alone


def test_one_pair_of_texts_is_no_column() -> None:
    rows = [line("a1", 72), line("b1", 300), line("c", 72, 115)]
    assert order(*rows) == ["a1", "b1", "c"]
    assert not any(row.alone for row in rows)


def test_a_text_on_one_side_alone_between_pairs() -> None:
    rows = [
        *(line("a1", 72), line("b1", 300), line("b2", 300, 115)),
        *(line("a2", 72, 130), line("a3", 72, 145), line("b3", 300, 145)),
    ]
    assert order(*rows) == ["a1", "a2", "a3", "b1", "b2", "b3"]


@pytest.mark.parametrize(
    ("second", "columns"),
    [
        ((line("a2" * 10, 72, 115), line("b2", 300, 115)), True),
        ((line("a2" * 18, 72, 115), line("b2", 300, 115)), True),
        ((line("a2" * 18, 72, 115, x1=288.5), line("b2", 300, 115)), False),
        ((line("a2", 72, 115), line("b2", 96, 115)), True),
        ((line("a2", 72, 115), line("b2", 95, 115)), False),
    ],
)
def test_columns_keep_a_type_size_of_white_between_them(
    second: tuple[PrintedLine, PrintedLine], columns: bool
) -> None:
    rows = [line("a1", 72), line("b1", 300), *second]
    _columns(rows)
    assert rows[0].alone is columns


def test_a_word_of_the_preamble_stands_beside_no_column() -> None:
    pairs = [line("Menimbang", 72), line("b1", 300), line("a2", 72, 115), line("b2", 300, 115)]
    assert order(*pairs) == ["Menimbang", "b1", "a2", "b2"]


def cut(text: str, right: float = 520.0, gap: float = 3.0) -> list[str]:
    held = words(text, gap=gap)
    places = _cuts(held, [along(one) for one in held], right)
    return [" ".join(one.text for one in held[start:stop]) for start, stop in pairwise(places)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("satu dua tiga", ["satu dua tiga"]),
        ("satu dua ~ tiga empat", ["satu dua", "tiga empat"]),
        ("satu ~ dua ~ tiga", ["satu", "dua", "tiga"]),
        ("a. ~ satu dua", ["a. satu dua"]),
        ("2.1 ~ satu dua", ["2.1 satu dua"]),
        ("o ~ satu dua", ["o satu dua"]),
        ("satu dua ~ 12", ["satu dua 12"]),
        ("satu dua ~ xii", ["satu dua xii"]),
        ("satu dua ~ tiga", ["satu dua", "tiga"]),
        ("Nomor ~ : 12", ["Nomor : 12"]),
        ("Nomor ~ :12", ["Nomor :12"]),
        ("Menimbang : bahwa kata", ["Menimbang :", "bahwa kata"]),
        ("Menimbang: bahwa kata", ["Menimbang:", "bahwa kata"]),
        ("Menimbang bahwa kata", ["Menimbang bahwa kata"]),
        ("Menimbang ~ bahwa kata", ["Menimbang", "bahwa kata"]),
        ("Menimbang :", ["Menimbang :"]),
        ("Menimbang", ["Menimbang"]),
        ("Menimbang : a. ~ bahwa kata", ["Menimbang :", "a. bahwa kata"]),
        ("Menimbang : kata ~ bahwa kata", ["Menimbang :", "kata", "bahwa kata"]),
    ],
)
def test_where_texts_that_share_a_line_are_cut(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(("gap", "count"), [(36.0, 1), (36.1, 2)])
def test_three_ems_part_two_texts(gap: float, count: int) -> None:
    assert len(cut("satu dua", gap=gap)) == count


@pytest.mark.parametrize(("gap", "count"), [(7.2, 1), (7.3, 2)])
def test_what_hangs_on_a_word_of_the_preamble_stands_off_it(gap: float, count: int) -> None:
    assert len(cut("Menimbang bahwa", gap=gap)) == count


def test_wide_gaps_of_a_line_that_is_set_to_full_width_part_nothing() -> None:
    held = words("satu dua tiga empat", gap=40.0)
    end = held[-1].x1
    for right, count in ((end, 1), (end + 4.9, 1), (end - 4.9, 1), (end + 5.1, 4), (end - 5.1, 4)):
        assert len(cut("satu dua tiga empat", right, gap=40.0)) == count
    far = words("satu dua tiga ~ ~ empat", gap=40.0)
    assert len(cut("satu dua tiga ~ ~ empat", far[-1].x1, gap=40.0)) == 2
    near = words("satu dua tiga ~ empat", gap=40.0)
    assert len(cut("satu dua tiga ~ empat", near[-1].x1, gap=40.0)) == 1


@pytest.mark.parametrize(
    ("text", "label", "place"),
    [
        ("kata dan kata", "", 0),
        ("a. kata", "a.", 1),
        ("( a) kata", "(a)", 2),
        ("1 . kata", "1.", 2),
        ("a.", "a.", 0),
        ("( a)", "", 0),
        ("2.1 Kata", "2.1", 1),
        ("o kata", "o", 1),
        ("kata a. kata", "", 0),
    ],
)
def test_the_label_of_a_line_and_where_its_text_begins(text: str, label: str, place: int) -> None:
    row = line(text)
    assert row.label == label
    assert row.text_x == row.words[place].x0


def test_what_is_kept_of_a_line() -> None:
    row = line("KATA DAN KATA")
    assert (row.x0, row.x1, row.y0, row.y1, row.size) == (72, row.words[-1].x1, 100, 112, SIZE)
    assert row.first_end == row.words[0].x1
    assert row.capitals
    assert not line("KATA DAN").capitals
    assert not line("KATA DAN kata").capitals
    assert line("Pendahuluan ........ 3").closes
    assert not row.closes
    assert not row.bold


@pytest.mark.parametrize(
    ("gap", "space"), [(1.0, 2.4), (2.4, 2.4), (3.0, 3.0), (4.2, 4.2), (9.0, 4.2)]
)
def test_the_room_that_a_word_needs(gap: float, space: float) -> None:
    held = words("kata dan kata", gap=gap)
    assert _row(held, [along(one) for one in held], 1).space == pytest.approx(space)
    assert line("kata").space == pytest.approx(3.0)


# --- columns of running text ---------------------------------------------------------------------


def columns_of(
    count: int = 20, left: str = "satu dua tiga empat", right: str = "lima enam tujuh delapan"
) -> list[list[Word]]:
    """Lines over both columns: the left one ends at 240, the right one begins at 260."""
    lines = []
    for n in range(count):
        one = words(left, 72.0, 100.0 + 15 * n)
        shift = 240.0 - one[-1].x1
        one = [w._replace(x0=w.x0 + shift, x1=w.x1 + shift) for w in one]
        lines.append([*one, *words(right, 260.0, 100.0 + 15 * n)])
    return lines


def test_the_gutter_stands_in_the_white_between_two_columns() -> None:
    assert _gutter(columns_of()) == 250.0
    assert _gutter(columns_of(19)) is None
    aside = [[one._replace(direction=90) for one in line] for line in columns_of()]
    assert _gutter(aside) is None


@pytest.mark.parametrize(("across", "parted"), [(3, True), (4, False)])
def test_hardly_a_line_runs_across_the_gutter(across: int, parted: bool) -> None:
    lines = columns_of(22)[: 22 - across]
    crossing = "satu dua tiga empat lima enam tujuh delapan sembilan"
    lines += [words(crossing, 130.0, 600.0 + 15 * n) for n in range(across)]
    assert (_gutter(lines) is not None) is parted


def test_columns_of_running_text_have_words_and_run_up_to_the_gutter() -> None:
    assert _gutter(columns_of(left="satu dua tiga")) is None
    assert _gutter(columns_of(right="lima enam tujuh")) is None
    short = [
        [
            *(w._replace(x0=w.x0 - 30, x1=w.x1 - 30) if w.x1 <= 240 and n % 2 else w for w in one),
        ]
        for n, one in enumerate(columns_of())
    ]
    assert _gutter(short) is not None, "half of the lines run up to it"
    short[0] = [w._replace(x0=w.x0 - 30, x1=w.x1 - 30) if w.x1 <= 240 else w for w in short[0]]
    assert _gutter(short) is None


# --- lists in columns ----------------------------------------------------------------------------


def listed(*lines: str) -> dict[int, list[str]]:
    """The items of lists in columns; every ``~`` makes a column at its place."""
    set_lines = []
    for n, text in enumerate(lines):
        made: list[Word] = []
        for column, part in enumerate(text.split("~")):
            made += words(part, 72.0 + 150.0 * column, 100.0 + 15 * n)
        set_lines.append(made)
    return {
        number: [" ".join(one.text for one in part) for part in parts]
        for number, parts in _listed(set_lines).items()
    }


def test_items_in_columns_are_read_as_their_labels_count() -> None:
    down = listed("1. satu ~ 3. tiga", "2. dua ~ 4. empat")
    assert down == {0: ["1. satu", "2. dua", "3. tiga", "4. empat"], 1: []}
    across = listed("1. satu ~ 2. dua", "3. tiga ~ 4. empat")
    assert across == {0: ["1. satu", "2. dua", "3. tiga", "4. empat"], 1: []}
    rest = listed("1. satu ~ 4. empat", "2. dua ~ 5. lima", "3. tiga", "dan kata")
    assert rest == {0: ["1. satu", "2. dua", "3. tiga", "4. empat", "5. lima"], 1: [], 2: []}


def test_items_that_do_not_count_up_are_no_list_in_columns() -> None:
    assert listed("1. satu ~ 5. lima", "2. dua ~ 9. enam") == {}
    assert listed("1. satu dua", "2. dua tiga") == {}
    assert listed("1. satu ~ tiga", "2. dua ~ empat") == {}
    assert listed("satu ~ tiga", "1. satu ~ 3. tiga", "2. dua ~ 4. empat") == {
        1: ["1. satu", "2. dua", "3. tiga", "4. empat"],
        2: [],
    }


# --- texts ---------------------------------------------------------------------------------------


def known(text: str) -> _Vocabulary:
    return _Vocabulary([TextPage(1, 595, 842, words(text))])


@pytest.mark.parametrize(
    ("text", "following", "document", "joined"),
    [
        ("kata", "dan", "", "kata dan"),
        ("", "dan", "", "dan"),
        ("kata", "", "", "kata"),
        ("kata -", "dan", "", "kata - dan"),
        ("kata-", "(dan)", "", "kata- (dan)"),
        ("2016-", "2021", "", "2016-2021"),
        ("2016–", "2021", "", "2016–2021"),
        ("menye-", "luruh", "", "menyeluruh"),
        ("menye-", "luruh", "menye-luruh", "menye-luruh"),
        ("per-", "luruh", "luruh", "per-luruh"),
        ("menye-", "luruh", "menye", "menye-luruh"),
        ("menye-", "luruh", "menye luruh menyeluruh", "menyeluruh"),
        ("Undang-", "Undang", "", "Undang-Undang"),
        ("undang-", "undangan", "", "undang-undangan"),
        ("non-", "fisik", "", "non-fisik"),
        ("tolong-", "menolong", "", "tolong-menolong"),
        ("(menye-", "luruh)", "", "(menyeluruh)"),
        ("kata menye-", "luruh, dan", "", "kata menyeluruh, dan"),
    ],
)
def test_two_lines_of_a_paragraph(text: str, following: str, document: str, joined: str) -> None:
    assert join_lines(text, following, known(document)) == joined


def test_a_word_is_known_that_is_not_the_rest_of_another() -> None:
    printed = known("kata, (Desa) menye- luruh")
    assert printed.has("kata")
    assert printed.has("DESA")
    assert not printed.has("luruh")
    assert printed.has("menye-")


# --- paragraphs ----------------------------------------------------------------------------------


def test_lines_become_paragraphs() -> None:
    rows = [
        line("satu dua tiga empat lima", y0=100, x1=520),
        line("enam tujuh", y0=115),
        line("delapan", y0=145),
        line("a. satu", 72, 160),
        line("b. dua", 72, 175),
    ]
    found = _blocks(rows, 72, 520, 1.25, [])
    assert [[row.text for row in block.rows] for block in found] == [
        ["satu dua tiga empat lima", "enam tujuh"],
        ["delapan"],
        ["a. satu"],
        ["b. dua"],
    ]
    assert found[0].hang == 72


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ([], [], True),
        ([Box(72, 300, 520, 400)], [], True),
        ([Box(72, 300, 520, 712.1)], [], False),
        ([Box(72, 300, 520, 712)], [], True),
        ([], [Box(72, 60, 520, 80)], False),
        ([], [Box(72, 72, 520, 80)], True),
        ([], [Box(72, 300, 520, 400)], True),
    ],
)
def test_a_paragraph_goes_on_over_a_page_unless_a_table_stands_between(
    before: list[Box], after: list[Box], joined: bool
) -> None:
    blocks = [[Run([line(y0=700, x1=520)], 72)], [Run([line("dan", y0=72)], 72)]]
    pages = [TextPage(1, 595, 842, [], before), TextPage(2, 595, 842, [], after)]
    _join_over_pages(blocks, pages, {(595, 842): (72, 520)})
    assert (len(blocks[1]) == 0) is joined
    assert [row.text for row in blocks[0][0].rows] == ["kata", "dan"][: 1 + joined]
