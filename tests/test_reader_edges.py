"""Where the readers of pages draw the line: distances that decide, from both of their sides."""

from __future__ import annotations

import pytest

from extract.banded import keeps_within, parts_columns
from extract.document import Box
from extract.lines import (
    LONGEST_MARK,
    Text,
    are_stacked,
    cell_text,
    extent,
    level_lines,
    lines_of,
    padding,
    settle,
    vocabulary,
)
from extract.printed import (
    ENDS,
    Area,
    PageContent,
    Rule,
    Word,
    any_between,
    are_near,
    is_between,
    is_inside,
    long_rules,
    overlap,
    runs_of,
    turn,
)


def across(y: float, x0: float = 0, x1: float = 100, *, hidden: bool = False) -> Rule:
    return Rule(x0, y, x1, y, hidden)


def word(text: str, x0: float, y0: float, *, size: float = 10, width: float | None = None) -> Word:
    end = x0 + (len(text) * size / 2 if width is None else width)
    return Word(text, x0, y0, end, y0 + size, size, False)


@pytest.mark.parametrize(("other", "near"), [(3, False), (2.9, True), (-1, False), (-0.9, True)])
def test_places_are_near_that_are_less_than_a_reach_apart(other: float, near: bool) -> None:
    assert are_near(1, other, 2) is near


@pytest.mark.parametrize(
    ("start", "end", "together"),
    [(0, 10, False), (0, 11, True), (20, 30, False), (19, 30, True), (12, 18, True), (0, 30, True)],
)
def test_stretches_overlap_that_do_more_than_touch(start: int, end: int, together: bool) -> None:
    assert overlap(start, end, 10, 20) is together


@pytest.mark.parametrize(
    ("place", "between"),
    [(9, False), (10, False), (11, True), (19, True), (20, False), (21, False)],
)
def test_a_place_between_two_others_is_neither_of_them(place: float, between: bool) -> None:
    assert any_between([0, place], 10, 20) is between
    assert is_between(word("kata", 0, place - 5), 10, 20) is between


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (10, 40, True),
        (50, 20, True),
        (9, 30, False),
        (51, 30, False),
        (30, 19, False),
        (30, 41, False),
    ],
)
def test_a_word_is_inside_what_holds_its_middle(x: float, y: float, inside: bool) -> None:
    assert is_inside(word("kata", x - 10, y - 5), Area(10, 20, 50, 40)) is inside


# --- rules ----------------------------------------------------------------------------------------


def test_rules_drawn_cell_by_cell_are_one() -> None:
    pieces = [across(10, 0, 40), across(10.4, 40 + ENDS, 80), across(10, 80 + 2 * ENDS, 99)]
    assert [(rule.x0, rule.x1) for rule in long_rules(pieces)] == [(0, 80), (80 + 2 * ENDS, 99)]
    assert long_rules([across(10, hidden=True), Rule(5, 0, 5, 50), Rule(5, 0, 5, 50, True)]) == []
    within = [across(10, 0, 90), across(10, 20, 40), across(10, 50, 100)]
    assert [(rule.x0, rule.x1) for rule in long_rules(within)] == [(0, 100)]
    assert [rule.y0 for rule in long_rules([across(30), across(10), across(20)])] == [10, 20, 30]


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (across(20), True),
        (across(20, ENDS - 0.1), True),
        (across(20, ENDS), False),
        (across(20, 0, 100 + ENDS - 0.1), True),
        (across(20, 0, 100 + ENDS), False),
        (across(10 + ENDS), False),  # as near as the two strokes of one rule
        (across(10.1 + ENDS), True),
    ],
)
def test_rules_of_one_table(second: Rule, together: bool) -> None:
    assert bool(runs_of([across(10), second], 2)) is together
    assert len(runs_of([across(10), second], 1)) == (2 if second.y0 == 20 and not together else 1)


@pytest.mark.parametrize(
    ("rule", "parted"),
    [
        (Rule(50, 20, 50, 30), True),
        (Rule(50, 20, 50, 30, True), False),
        (Rule(-ENDS, 20, -ENDS, 30), False),
        (Rule(0.1 - ENDS, 20, 0.1 - ENDS, 30), True),
        (Rule(100 + ENDS, 20, 100 + ENDS, 30), False),
        (Rule(50, 0, 50, 10), False),  # it ends where the table begins
        (Rule(50, 40, 50, 60), False),
        (Rule(50, 0, 50, 60), True),
        (across(25), False),
    ],
)
def test_an_upright_rule_between_those_of_a_table(rule: Rule, parted: bool) -> None:
    content = PageContent(1, 100, 100, 0, (), (rule,), ())
    assert parts_columns(content, [across(10), across(25), across(40)]) is parted


def test_words_within_the_width_of_a_table() -> None:
    assert keeps_within([word("a", -ENDS, 0), word("b", 0, 0, width=100 + ENDS)], across(10))
    assert not keeps_within([word("a", -ENDS - 0.1, 0)], across(10))
    assert not keeps_within([word("a", 0, 0, width=100.1 + ENDS)], across(10))


def test_the_box_around_boxes() -> None:
    assert Box.around([Box(1, 5, 4, 8), Box(2, 3, 9, 6)]) == Box(1, 3, 9, 8)


# --- lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        (word("1", 52, -2, size=6), ["Jumlah 1 orang"]),
        (word("1", 54.9, -2, size=6), ["Jumlah 1 orang"]),
        (word("1", 100, -2, size=6), ["1", "Jumlah orang"]),  # beside no word
        (word("1", 52, -3, size=9.5), ["1", "Jumlah orang"]),  # as large as they are
        (word("1", 52, -6, size=6), ["1", "Jumlah orang"]),  # above them
        (word("1" * (LONGEST_MARK + 1), 52, -2, size=6), ["111111", "Jumlah orang"]),
    ],
)
def test_marks_of_notes_stand_in_the_line_of_their_word(mark: Word, lines: list[str]) -> None:
    words = [word("Jumlah", 20, 0), word("orang", 65, 0), mark]
    assert [line.text for line in level_lines(words)] == lines


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("pelayan", "an", "pelayanan"),
        ("PELAYAN", "AN", "PELAYANAN"),
        ("Pelayan", "An", "Pelayan An"),
        ("PELAYAN", "an", "PELAYANan"),
        ("7.01.01.2", ".02", "7.01.01.2.02"),
        ("1.250.", "000", "1.250.000"),
        ("12.478,8", "0", "12.478,80"),
        ("12,478.8", "0", "12,478.80"),
        ("202", "1", "2021"),
        ("Rp", "5", "Rp 5"),
        ("Realisasi", "s.d.", "Realisasi s.d."),
        ("Realisasi", "s/d", "Realisasi s/d"),
        ("Realisa", "si/d", "Realisasi/d"),
    ],
)
def test_words_that_a_narrow_cell_cut(above: str, below: str, text: str) -> None:
    lines = [Text([word(above, 0, 0)]), Text([word(below, 0, 10)])]
    width = lines[0][0].x1
    assert cell_text(lines, (0, width)).replace("\u2060", "") == text


@pytest.mark.parametrize(("width", "text"), [(27.9, "88,71"), (28, "88,7 1")])
def test_a_lone_1_needs_the_room_of_a_figure(width: float, text: str) -> None:
    """The ink of a recognised ``1`` is narrow: what would have fitted is told by other figures."""
    lines = [Text([word("88,7", 0, 0)]), Text([word("1", 16, 10, width=2)])]
    assert cell_text(lines, (0, width)) == text


# --- lines of words, from both sides of what parts them -------------------------------------------


def at(text: str, x: float, y: float, *, width: float | None = None, size: float = 10) -> Word:
    end = x + (5 * len(text) if width is None else width)
    return Word(text, x, y, end, y + size, size, False)


def turned(word: Word, direction: int) -> Word:
    page = PageContent(1, 500, 700, 0, (word,), (), ())
    return turn(page, direction).words[0]


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
@pytest.mark.parametrize(("down", "lines"), [(4.4, ["satu dua"]), (4.6, ["satu", "dua"])])
def test_a_line_takes_words_of_nearly_its_height(
    direction: int, down: float, lines: list[str]
) -> None:
    words = [turned(at("dua", 40, down), direction), turned(at("satu", 10, 0), direction)]
    assert [line.text for line in lines_of(words)] == lines
    assert extent(lines_of(words)[0]) == (45 if len(lines) == 1 else 20)


def test_a_line_grows_about_its_middle_and_keeps_to_its_direction() -> None:
    stairs = [at("a", 10, 0), at("b", 20, 4), at("c", 30, 6), at("d", 40, 8)]
    assert [line.text for line in lines_of(stairs)] == ["a b c", "d"]
    both = [at("a", 10, 0), turned(at("b", 20, 0), 180), at("c", 30, 0)]
    assert [line.text for line in lines_of(both)] == ["a c", "b"]
    assert lines_of([]) == []
    assert lines_of([stairs[0]]) == [[stairs[0]]]


@pytest.mark.parametrize(("down", "lines"), [(2.5, ["satu dua"]), (2.6, ["satu", "dua"])])
def test_words_of_a_table_stand_on_one_height(down: float, lines: list[str]) -> None:
    words = [at("dua", 40, down), at("satu", 10, 0)]
    assert [line.text for line in level_lines(words)] == lines


@pytest.mark.parametrize(
    ("mark", "together"),
    [
        (at("1)", 30.1, -4, size=7), True),
        (at("1)", 34.9, -4, size=7), True),
        (at("1)", 35, -4, size=7), False),
        (at("1)", 28.1, -4, size=7), True),
        (at("1)", 28, -4, size=7), False),
        (at("1)", -4.9, -4, size=7, width=10), True),  # before the word
        (at("1)", -5, -4, size=7, width=10), False),
        (at("1)", 31, -4, size=9), True),
        (at("1)", 31, -4, size=9.1), False),
        (at("1)", 31, -7, size=7), False),  # it ends where the word begins
        (at("(1,2)", 31, -4, size=7), True),
        (at("(1,23)", 31, -4, size=7), False),
    ],
)
def test_a_raised_mark_stands_right_beside_its_word(mark: Word, together: bool) -> None:
    words = [at("Jumlah", 10, 0, width=20), mark]
    assert (len(level_lines(words)) == 1) is together


@pytest.mark.parametrize(
    ("lines", "walls", "text"),
    [
        # a word as wide as its cell goes on below, another does not
        ([("pelayan", 0, 36), ("an", 0, 10)], (0, 40), "pelayanan"),
        ([("pelayan", 0, 20), ("di", 0, 10)], (0, 40), "pelayan di"),
        ([("mutu", 0, 36), ("s", 0, 5)], (0, 90), "mutus"),  # no word is a small letter
        ([("mutu", 0, 36), ("S", 0, 5)], (0, 90), "mutu S"),
        ([("mutu", 0, 36), ("s", 0, 5)], None, "mutu s"),
        ([("mutu layan", 0, 36), ("an", 0, 10)], (0, 40), "mutu layan an"),
        ([("202", 0, 36), ("1", 0, 12)], (0, 40), "2021"),
        ([("20", 0, 24), ("21", 0, 24)], (0, 30), "20 21"),
        ([("20", 0, 24), ("21", 0, 24)], (0, 90), "20 21"),
        ([("7,", 0, 24), ("5", 0, 12)], (0, 30), "7,5"),
        ([("65.3", 0, 24), ("13", 0, 12)], (0, 30), "65.313"),
        ([("65.3", 0, 20), ("13", 0, 12)], (0, 30), "65.3 13"),
        ([("1.250.3", 0, 24), ("13", 0, 12)], (0, 90), "1.250.313"),
        ([("1.250", 0, 24), ("300", 0, 18)], (0, 90), "1.250 300"),
        ([("1.250", 0, 24), (".300", 0, 18)], (0, 90), "1.250.300"),
        ([("1.250.", 0, 24), ("300", 0, 18)], (0, 90), "1.250.300"),
        ([("(1.250.", 0, 24), ("300)", 0, 18)], (0, 90), "(1.250.300)"),
        ([("1.250.", 0, 24), ("30", 0, 18)], (0, 90), "1.250. 30"),
        ([("1.25", 0, 10), ("0.00", 0, 10), ("0", 0, 5)], (0, 90), "1.250.000"),
        ([("Rp", 0, 10), (".000", 0, 20)], (0, 90), "Rp.000"),
        ([("Rp", 0, 10), (".00", 0, 20)], (0, 90), "Rp .00"),
        ([("25.000,", 0, 30), ("-", 0, 5)], (0, 90), "25.000,-"),
        ([("rata-", 0, 20), ("rata", 0, 20)], (0, 90), "rata-rata"),
        ([("rata -", 0, 20), ("rata", 0, 20)], (0, 90), "rata - rata"),
        ([("desa/", 0, 20), ("kota", 0, 20)], (0, 90), "desa/kota"),
        ([("desa/", 0, 20), ("2021", 0, 20)], (0, 90), "desa/ 2021"),
        ([("7.01.01.", 0, 40), ("2.01", 0, 20)], (0, 90), "7.01.01.2.01"),
        ([("PELAYAN", 0, 20), ("AN MUTU", 0, 10)], (0, 40), "PELAYANAN MUTU"),  # no word
        ([("Rp12.157.617.", 0, 60), ("835,-", 0, 20)], (0, 90), "Rp12.157.617.835,-"),
    ],
)
def test_lines_of_a_cell_in_one(
    lines: list[tuple[str, float, float]], walls: tuple[float, float] | None, text: str
) -> None:
    printed = [
        Text(
            at(part, 50 + x + n * width, 12 * y, width=width)
            for n, part in enumerate(words.split())
        )
        for y, (words, x, width) in enumerate(lines)
    ]
    moved = None if walls is None else (50 + walls[0], 50 + walls[1])
    assert cell_text(printed, moved).replace("\u2060", "") == text


@pytest.mark.parametrize(("step", "text"), [(18.9, "1.250.300"), (19.1, "1.250. 300")])
def test_no_number_goes_on_far_below(step: float, text: str) -> None:
    assert cell_text([Text([at("1.250.", 0, 0)]), Text([at("300", 0, step)])], (0, 90)) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([("mutu", 20, 0), ("1.", 0, 12), ("layanan", 20, 24)], "1. mutu layanan"),
        ([("mutu", 20, 0), ("1. dan", 0, 12), ("layanan", 20, 24)], "1. mutu dan layanan"),
        ([("mutu", 5, 0), ("1.", 0, 12), ("layanan", 20, 24)], "mutu 1. layanan"),
        ([("2.", 20, 0), ("1.", 0, 12), ("layanan", 20, 24)], "2. 1. layanan"),
        ([("1.", 0, 0), ("mutu", 20, 12), ("layanan", 20, 24)], "1. mutu layanan"),
        ([("mutu", 20, 0), ("dan", 0, 12)], "mutu dan"),
    ],
)
def test_the_number_of_an_item_stands_first(
    lines: list[tuple[str, float, float]], text: str
) -> None:
    printed = []
    for words, x, y in lines:
        first, *rest = words.split()
        printed.append(Text([at(first, x, y), *(at(word, 20, y) for word in rest)]))
    assert cell_text(printed, (0, 200)) == text


@pytest.mark.parametrize(
    ("lines", "stacked"),
    [
        (("-", "80"), True),
        (("80,5", "–", "90%"), True),
        (("-", "-"), False),
        (("80", "90"), False),
        (("-", "surat"), False),
        (("1.000,", "-"), False),
        (("-", "1.000,"), True),
        (("(80)", "-"), True),
    ],
)
def test_values_of_several_rows_in_one_cell(lines: tuple[str, ...], stacked: bool) -> None:
    assert are_stacked(lines) is stacked


@pytest.mark.parametrize(
    ("lines", "walls", "free"),
    [
        ([(12, 88)], (0, 100), 7.5),
        ([(3, 88)], (0, 100), 3),
        ([(12, 95)], (0, 100), 5),
        ([(12, 88), (1, 60)], (0, 100), 1),
        ([(-2, 88)], (0, 100), 0),
        ([(12, 88)], None, 0),
    ],
)
def test_what_is_free_beside_the_texts_of_a_cell(
    lines: list[tuple[float, float]], walls: tuple[float, float] | None, free: float
) -> None:
    moved = None if walls is None else (50 + walls[0], 50 + walls[1])
    assert padding([[at("a", 50 + x0, 0, width=x1 - x0)] for x0, x1 in lines], moved) == free


@pytest.mark.parametrize(
    ("text", "known", "settled"),
    [
        ("pelayan\u2060an", (), "pelayanan"),
        ("mutu\u2060baru", ("mutu", "baru"), "mutu baru"),
        ("mutu\u2060baru", ("mutubaru",), "mutubaru"),
        ("sukama\u2060ju", (), "sukamaju"),
        ("sukama\u2060junegar", (), "sukamajunegar"),
        ("sukama\u2060junegara", (), "sukama junegara"),  # too long for a rest
        ("merajutkan\u2060sulam", (), "merajutkan sulam"),  # the word has ended
        ("mutu\u2060dan", ("mutu", "dan"), "mutu dan"),
        ("mutu\u2060s/d", (), "mutu s/d"),
        ("m\u2060utu", (), "mutu"),
        ("m\u2060uru", ("uru",), "m uru"),
        ("desa/\u2060kelurahan", ("desa/kelurahan",), "desa/kelurahan"),
        ("desa/\u2060kelurahan", ("desa/", "desa/kelurahan"), "desa/ kelurahan"),
        ("desa/\u2060kelurahan", (), "desa/ kelurahan"),
        ("mutu", (), "mutu"),
    ],
)
def test_words_that_may_be_one(text: str, known: tuple[str, ...], settled: str) -> None:
    assert settle(text, set(known)) == settled


def test_words_that_are_certainly_whole() -> None:
    assert vocabulary(["Desa/Kota, (rata-rata)", "pelayan\u2060an mutu."]) == {
        *("desa/kota", "desa", "kota", "rata-rata", "rata", "mutu"),
    }
