"""Where the readers of pages draw the line: distances that decide, from both of their sides."""

from __future__ import annotations

import pytest

from extract.banded import ENDS, keeps_within, long_rules, parts_columns, runs_of
from extract.document import Box
from extract.lines import LONGEST_MARK, cell_text, level_lines, line_text
from extract.printed import PageContent, Rule, Word


def across(y: float, x0: float = 0, x1: float = 100, *, hidden: bool = False) -> Rule:
    return Rule(x0, y, x1, y, hidden)


def word(text: str, x0: float, y0: float, *, size: float = 10, width: float | None = None) -> Word:
    end = x0 + (len(text) * size / 2 if width is None else width)
    return Word(text, x0, y0, end, y0 + size, size, False)


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
    assert [line_text(line) for line in level_lines(words)] == lines


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("pelayan", "an", "pelayanan"),
        ("PELAYAN", "AN", "PELAYANAN"),
        ("Pelayan", "An", "Pelayan An"),
        ("PELAYAN", "an", "PELAYANan"),
        ("7.01.01.2", ".02", "7.01.01.2.02"),
        ("1.250.", "000", "1.250.000"),
        ("202", "1", "2021"),
        ("Rp", "5", "Rp 5"),
    ],
)
def test_words_that_a_narrow_cell_cut(above: str, below: str, text: str) -> None:
    lines = [[word(above, 0, 0)], [word(below, 0, 10)]]
    width = lines[0][0].x1
    assert cell_text(lines, (0, width)).replace("\u2060", "") == text
