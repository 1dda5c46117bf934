"""Rules typed of signs, and tables whose rows alone rules part: signs of 6 points in lines of 12,
type of 10; points from both sides of what decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.banded import _closed, _opened, find_banded, holds_two
from extract.cut_lines import cut_lines
from extract.printed import PageContent, Rule, Word
from extract.typed import with_typed_rules

WIDE, HIGH, SIZE = 6.0, 12.0, 10.0


def page(art: str, step: float = HIGH, rules: Sequence[Rule] = ()) -> PageContent:
    words = tuple(
        Word(
            found[0], found.start() * WIDE, row * step, found.end() * WIDE, row * step + SIZE, SIZE,
            False,
        )
        for row, line in enumerate(art.strip("\n").splitlines())
        for found in re.finditer(r"\S+", line)
    )  # fmt: skip
    return PageContent(1, 595.0, 842.0, 0, words, tuple(rules), ())


def seen(art: str, step: float = HIGH) -> tuple[list[str], list[tuple[float, ...]], int]:
    """The words, the rules, and how many words were rules."""
    content = with_typed_rules(page(art, step))
    rules = sorted(tuple(rule[:4]) for rule in content.rules)
    return [word.text for word in content.words], rules, len(content.typed)


def test_a_frame_of_signs_is_made_of_rules() -> None:
    words, rules, typed = seen("""
+----+----+
| aa | bb |
+----+----+
| cc | dd |
+----+----+
""")
    assert words == ["aa", "bb", "cc", "dd"]
    assert typed == 9
    assert [rule for rule in rules if rule[1] == rule[3]] == [
        (3, 5, 63, 5), (3, 29, 63, 29), (3, 53, 63, 53),
    ]  # fmt: skip
    upright = {rule for rule in rules if rule[0] == rule[2]}
    assert {x for x, *_ in upright} == {3, 33, 63}
    assert min(top for _, top, _, _ in upright) == 5
    assert max(bottom for *_, bottom in upright) == 53


@pytest.mark.parametrize(
    ("art", "rules"),
    [
        ("aa\n========\nbb", 1),
        ("aa\n=======\nbb", 0),
        ("aa\n--- -----\nbb", 2),
        ("aa\n--- ----\nbb", 0),
        ("aa\n---------- x\nbb", 0),
        ("aa  -  bb\ncc  -  dd", 0),
        (f"aa\n{'_' * 60}\nbb", 1),
        (f"aa\n{'_' * 59}\nbb", 0),  # a place to fill in
        (f"Nama {'_' * 60}\nbb", 0),
    ],
)
def test_a_typed_rule_has_eight_strokes_and_a_line_of_its_own(art: str, rules: int) -> None:
    assert len(seen(art)[1]) == rules


def test_strokes_typed_over_words_are_rules_under_them() -> None:
    """A printer that strikes a line twice underlines sums and names; strokes beside a word are a
    place to fill in."""
    content = page("aa 12\nbb 14")
    strokes = [
        Word("____", x0, 0.0, x1, SIZE, SIZE, False) for x0, x1 in ((12.0, 36.0), (60.0, 84.0))
    ]
    found = with_typed_rules(replace(content, words=(*content.words, *strokes)))
    assert [word.text for word in found.words] == ["aa", "12", "bb", "14", "____"]
    assert [tuple(rule[:4]) for rule in found.rules] == [(12, SIZE, 36, SIZE)]
    assert found.typed == (strokes[0],)


def test_bars_without_a_frame_are_closed_and_part_rows() -> None:
    words, rules, _ = seen("""
| aa | bb |
| cc | dd |
| ee | ff |
""")
    assert words == ["aa", "bb", "cc", "dd", "ee", "ff"]
    level = [rule for rule in rules if rule[1] == rule[3]]
    assert level == [(3, 0, 63, 0), (3, 11, 63, 11), (3, 23, 63, 23), (3, 34, 63, 34)]


def test_a_line_that_goes_on_is_no_row_of_its_own() -> None:
    _, rules, _ = seen("""
| aa | bb |
| cc | dd |
|    | ff |
""")
    assert [rule for rule in rules if rule[1] == rule[3]] == [(3, 0, 63, 0), (3, 34, 63, 34)]


@pytest.mark.parametrize(("step", "ruled"), [(22.0, True), (22.1, False)])
def test_bars_of_lines_near_each_other_are_one_rule(step: float, ruled: bool) -> None:
    art = "| aa | bb |\n| cc | dd |"
    words, rules, _ = seen(art, step)
    assert bool(rules) is ruled
    assert (words == ["aa", "bb", "cc", "dd"]) is ruled


def test_a_lone_bar_is_no_rule() -> None:
    art = "aa | bb\ncc   dd\nee   ff"
    words, rules, _ = seen(art)
    assert rules == []
    assert "|" in words


def test_bars_in_a_word_part_it() -> None:
    words, _, _ = seen("|aa|bb|\n|cc|dd|")
    assert words == ["aa", "bb", "cc", "dd"]


COLONS = """
=====================
Desa  :   12  :   14
Dusun :   13  :   15
Kota  :   11  :   16
=====================
"""


def test_colons_below_one_another_between_typed_rules_are_no_words() -> None:
    words, rules, _ = seen(COLONS)
    assert words == ["Desa", "12", "14", "Dusun", "13", "15", "Kota", "11", "16"]
    assert len(rules) == 2
    fewer = COLONS.replace("Kota  :   11  :   16\n", "")
    assert seen(fewer)[0].count(":") == 4, "two rows are too few"
    texts = COLONS.replace("12", "aa").replace("13", "bb")
    assert seen(texts)[0].count(":") == 6, "values stand behind them"
    assert seen(COLONS.replace("=", " "))[0].count(":") == 6, "between no rules"
    times = COLONS.replace("  12  ", "12:30 ")
    assert "12:30" in seen(times)[0]


@pytest.mark.parametrize(("rows", "told"), [(4, True), (3, False)])
def test_four_of_five_lines_between_typed_rules_have_a_colon_at_one_place(
    rows: int, told: bool
) -> None:
    lines = [f"Desa  :   1{n}  :   14" for n in range(rows)]
    words, _, _ = seen("\n".join(["=" * 21, *lines, "Jumlah semua desa", "=" * 21]))
    assert (":" not in words) is told


# --- tables whose rows rules part ----------------------------------------------------------------

TABLE = """
Nama          Jabatan         Bagian

Budi          Kepala          Umum

Ani           Staf            Data

Citra         Bendahara       Uang
"""


def rules_at(*heights: float, x0: float = -4, x1: float = 220) -> list[Rule]:
    return [Rule(x0, y, x1, y) for y in heights]


ALL = (-6, 17, 41, 65, 89)
READ = [
    "Nama | Jabatan | Bagian",
    "Budi | Kepala | Umum",
    "Ani | Staf | Data",
    "Citra | Bendahara | Uang",
]


def banded(art: str = TABLE, rules: Sequence[Rule] = ()) -> list[list[str]]:
    content = page(art, rules=rules)
    found = find_banded(content, cut_lines(content.words))
    return [[" | ".join(row) for row in grid.texts()] for grid in found]


def test_rows_between_rules_have_columns_between_their_texts() -> None:
    assert banded(rules=rules_at(*ALL)) == [READ]
    for x in (-4, 76, 220):
        assert banded(rules=[*rules_at(*ALL), Rule(x, -6, x, 89)]) == [], "columns are ruled"
    assert banded(rules=rules_at(*ALL, x1=190)) == [], "words stand beyond their ends"
    assert banded(rules=()) == []


def test_two_columns_take_six_rules() -> None:
    people = ("Budi Satu", "Citra Dua", "Ani Tiga")
    rows = [("Nama", "Jabatan"), *((name, "Staf") for name in people)]
    art = "".join(f"\n{name:<14}{office}\n" for name, office in rows)
    assert banded(art, rules_at(*ALL)) == []
    more = f"{art}\nDewi Empat    Staf\n"
    read = [*map(" | ".join, rows), "Dewi Empat | Staf"]
    assert banded(more, rules_at(*ALL, 113)) == [read]


def test_a_table_lacks_the_rule_above_its_names_or_below_its_last_row() -> None:
    assert banded(rules=rules_at(*ALL[1:])) == [READ]
    assert banded(rules=rules_at(*ALL[:-1])) == [READ]
    assert banded(rules=rules_at(*ALL[2:-1])) == []


def test_names_above_the_first_rule() -> None:
    lines = cut_lines(page(TABLE).words)

    def opened(art: str = TABLE, top: float = 17, x0: float = -4, x1: float = 220) -> int:
        return len(_opened(rules_at(top, 41, 65, 89, x0=x0, x1=x1), cut_lines(page(art).words)))

    assert len(lines) == 4
    assert opened() == 5
    assert opened(top=20) == 5
    assert opened(top=20.1) == 4
    assert opened(TABLE.replace("Jabatan", "       ")) == 4
    assert opened(TABLE.replace("Jabatan", "12     ")) == 4
    assert opened(x0=3) == 5
    assert opened(x0=3.1) == 4
    assert opened(x1=213) == 5
    assert opened(x1=212.9) == 4
    assert opened(TABLE.replace("Nama          J", f"{'N' * 60}  J"), x1=600) == 5
    assert opened(TABLE.replace("Nama          J", f"{'N' * 61}  J"), x1=600) == 4


def test_a_last_row_without_a_rule_below_it() -> None:
    def closed(art: str = TABLE, heights: Sequence[float] = ALL[:-1]) -> int:
        return len(_closed(rules_at(*heights), cut_lines(page(art).words)))

    assert closed() == 5
    assert closed(heights=(-6, 17, 41, 63.9)) == 4, "further off than the rows above"
    assert closed(heights=(-6, 17, 41, 64.1)) == 5
    assert closed(heights=(17, 41)) == 2
    assert closed(heights=(-6, 17, 41)) == 4
    assert closed(TABLE.replace("Citra         Bendahara       Uang", "Citra")) == 4
    assert closed(TABLE.replace("Citra         Bend", "Citra            Bend")) == 4
    assert closed(heights=ALL) == 5


def test_a_cell_of_the_head_that_holds_two_names() -> None:
    content = page("aa  bb\ncc dd")
    assert holds_two(content, [0, 1])
    assert not holds_two(content, [2, 3])
    assert not holds_two(content, [0])


@pytest.mark.parametrize(("strokes", "rules"), [(4, 3), (3, 2)])
def test_a_rule_under_a_band_between_the_same_two(strokes: int, rules: int) -> None:
    """Half as many strokes do where colons stand for upright rules."""
    under = f"      :{'-' * strokes:<7}:"
    art = COLONS.replace("Desa  :   12", f"{under}\nDesa  :   12")
    words, found, _ = seen(art)
    assert ":" not in words
    assert len(found) == rules


# --- columns whose gutter is narrow ---------------------------------------------------------------


def narrow(second: Sequence[int | None], head: str = "Kelurahan Luas   Jumlah") -> list[list[str]]:
    """What is read between rules of rows whose second texts begin so many characters behind the
    widest name, or stand nowhere."""
    rows = [
        ("Sukamulya " + " " * shift + f"1{n % 10}").ljust(17) + f"2{n % 10}"
        if shift is not None
        else "Sukamulya".ljust(17) + f"2{n % 10}"
        for n, shift in enumerate(second)
    ]
    art = "\n".join([head, "", *(line for row in rows for line in (row, ""))])
    heights = [-6.0, *(17.0 + 24 * n for n in range(len(rows) + 1))]
    return banded(art, rules=rules_at(*heights, x0=-4, x1=150))


@pytest.mark.parametrize(
    ("second", "columns"),
    [
        ([0] * 10, 3),
        ([0] * 8 + [1] * 2, 3),  # four fifths of the lines begin at one place
        ([0] * 7 + [1] * 3, 2),
        ([0] * 8 + [None] * 2, 3),  # in four fifths of the rows
        ([0] * 7 + [None] * 3, 2),
        ([1] * 10, 2),
    ],
)
def test_a_narrow_gutter_parts_columns_whose_lines_begin_at_one_place(
    second: Sequence[int | None], columns: int
) -> None:
    found = narrow(second)
    assert [row.count("|") + 1 for row in found[0]] == [columns] * (len(second) + 1)


# --- bars that stand at a place of their own on every line ----------------------------------------

FIRST, *REST = "| Nama | Ya |", "| Kalirejo Baru | Ya |", "| Sari | Tidak |"
UNEVEN = "\n".join([FIRST, *REST])
TYPED = "+------------+--------+"


def uneven(art: str, step: float = HIGH) -> tuple[dict[str, float], list[float], list[float]]:
    """Where the words begin, the heights of the rules across, the places of the upright ones."""
    content = with_typed_rules(page(art, step))
    assert len({(rule.x0, rule.x1) for rule in content.rules if rule.horizontal}) <= 1
    return (
        {word.text: word.x0 for word in content.words},
        sorted(rule.y0 for rule in content.rules if rule.horizontal),
        sorted(rule.x0 for rule in content.rules if not rule.horizontal),
    )


def test_words_are_moved_to_the_widest_column() -> None:
    """As far behind its edge as they stand behind the bar that opens it."""
    words, across, down = uneven(UNEVEN)
    assert down == [3, 99, 147]
    assert across == [-2, 11, 23, 36]
    assert words == {
        "Nama": 12, "Kalirejo": 12, "Baru": 66, "Sari": 12, "Ya": 108, "Tidak": 108,
    }  # fmt: skip


@pytest.mark.parametrize(("off", "moved"), [(1.4, False), (1.6, True)])
def test_bars_off_their_column_are_told_by_counting(off: float, moved: bool) -> None:
    """By a sign and a half: nearer ones are one rule, if a trembling one."""
    content = page("| Nama | Ya |\n| Kali | Ya |\n| Sari | Ya |")
    last = [word.x0 for word in content.words if word.text == "|"][-1]
    words = [
        word._replace(x0=word.x0 + off * 6, x1=word.x1 + off * 6)
        if word.text == "|" and word.x0 == last and 10 < word.y0 < 15
        else word
        for word in content.words
    ]
    found = with_typed_rules(replace(content, words=tuple(words)))
    assert (len({rule.x1 for rule in found.rules if rule.horizontal}) == 1) is moved


@pytest.mark.parametrize(
    ("art", "step", "across"),
    [
        ("| Nama | Ya |\n| Kalirejo Baru | Ya |\n|      | Tidak |", 12.0, [-2, 36]),
        (UNEVEN, 32.0, [-2, 21, 53, 76]),  # lines of one table: 2.2 type sizes apart
        (UNEVEN, 32.1, []),
        ("\n".join([TYPED, FIRST, TYPED, *REST, TYPED]), 12.0, [10, 29, 47, 60]),
        ("\n".join([TYPED, FIRST, TYPED, *REST, TYPED, REST[1], TYPED]), 12.0, [10, 29, 65, 84]),
    ],
)
def test_rows_of_uneven_bars(art: str, step: float, across: list[float]) -> None:
    """Between any two lines, if all of them begin in the first column and no more rules are typed
    than around the head and at the end."""
    assert uneven(art, step)[1] == across
