"""Where tables without rules stand on a page, and what belongs to them above and below: lines drawn
with characters of 5 points, in type of 10, from both sides of the distances that decide."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extract.around import is_note, stands_above, stands_below
from extract.cut_lines import Line
from extract.printed import PageContent, Rule, Word
from extract.regions import counted_rows, find_regions
from tests.printed_cases import PRINTED, cases_of, named

WIDE, SIZE, LEFT = 5.0, 10.0, 50.0


def line(y: float, art: str, size: float = SIZE) -> Line:
    return Line(
        [
            Word(
                found[0],
                LEFT + found.start() * WIDE,
                y,
                LEFT + found.end() * WIDE,
                y + size,
                size,
                False,
            )
            for found in re.finditer(r"\S+", art)
        ]
    )


def moved(one: Line, shift: float) -> Line:
    return Line([word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in one.words])


def regions(
    *lines: Line, rules: Sequence[Rule] = (), goes_on: bool = False
) -> list[tuple[int, int]]:
    content = PageContent(1, 595.0, 842.0, 0, (), tuple(rules), ())
    found, _ = find_regions(lines, content, goes_on)
    return found


FIRST, SECOND = "1   Desa Maju    1.250   30", "2   Desa Jaya    1.300   45"
ROWS = (line(200, FIRST), line(214, SECOND))
HEAD = "No  Desa         Jiwa    KK"


# --- a line and its texts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("art", "texts"),
    [
        ("satu dua", ["satu dua"]),
        ("satu  dua", ["satu", "dua"]),
        ("12 14", ["12", "14"]),
        ("12 orang", ["12 orang"]),
        ("2010-11 2011-12", ["2010-11", "2011-12"]),
        ("1 250", ["1 250"]),
        ("1  250", ["1", "250"]),
    ],
)
def test_the_texts_of_a_line(art: str, texts: list[str]) -> None:
    assert line(100, art).texts() == texts


@pytest.mark.parametrize(
    ("texts", "gap", "cut"),
    [
        (("7.01", "–", "KECAMATAN"), 0.35, ["7.01 – KECAMATAN"]),
        (("7.01", "–", "12"), 0.35, ["7.01", "–", "12"]),
        (("7.01", "–", "KECAMATAN"), 0.4, ["7.01", "– KECAMATAN"]),
        (("7.01", "12", "KECAMATAN"), 0.35, ["7.01", "12 KECAMATAN"]),
    ],
)
def test_a_dash_joins_a_code_and_its_name(
    texts: tuple[str, ...], gap: float, cut: list[str]
) -> None:
    """Two values in so wide type are beside each other."""
    places = [50.0 + (30 + gap * SIZE) * place for place in range(3)]
    words = [
        Word(text, x, 100, x + 30, 110, SIZE, False) for text, x in zip(texts, places, strict=True)
    ]
    assert Line(words).texts() == cut


def spaced(*gaps: float) -> list[str]:
    x, held = 50.0, []
    for gap in (*gaps, 0.0):
        held.append(Word("kata", x, 100, x + 20, 110, SIZE, False))
        x += 20 + gap * SIZE
    return Line(held).texts()


@pytest.mark.parametrize(
    ("gaps", "count"),
    [
        ((0.8,), 1),
        ((0.81,), 2),
        ((0.3, 0.5), 1),
        ((0.3, 0.51), 2),
        ((0.38, 0.6), 2),
        ((0.39, 0.6), 1),
        ((0.3, 0.45, 0.6), 1),
        ((0.6, 0.6, 0.65, 0.3, 0.6, 0.62, 0.6), 1),
        ((0.6, 0.6, 0.71, 0.3, 0.6, 0.62, 0.6), 7),
        ((0.6, 0.6, 0.65, 0.3, 0.6, 0.62), 6),
    ],
)
def test_a_gap_is_wide_where_spaces_are_narrow(gaps: tuple[float, ...], count: int) -> None:
    assert len(spaced(*gaps)) == count


@pytest.mark.parametrize(
    ("art", "numbering", "anchor", "data"),
    [
        ("(1)  (2)  (3)", True, True, False),
        ("1  2  3  4", True, True, False),
        (FIRST, False, True, True),
        ("Desa   1.250   30", False, True, True),
        ("Desa   1.250   orang", False, False, False),
        ("1.250   30", False, False, True),
        ("1   Desa Maju    30", False, False, True),
        ("Uraian   2021   2022", False, True, False),
        ("Uraian ........   12   30", False, True, True),
        ("Uraian ........   orang   30", False, False, False),
        (HEAD, False, False, False),
    ],
)
def test_what_a_line_is(art: str, numbering: bool, anchor: bool, data: bool) -> None:
    one = line(100, art)
    assert (one.is_numbering(), one.is_anchor(), one.is_data()) == (numbering, anchor, data)


@pytest.mark.parametrize(
    ("art", "running"),
    [
        ("x" * 55, False),
        ("x" * 56, True),
        ("x" * 56 + "  kata", True),
        ("x" * 56 + "  kata  kata", False),
        ("Sumber: kantor", True),
        ("Sumber: kantor  2021", True),
        ("Sumber: kantor  2021  2022", False),
        ("Gambar 2.1 Grafik", True),
    ],
)
def test_running_text_fills_more_than_half_of_the_width(art: str, running: bool) -> None:
    assert line(100, art).is_running(0, 500) is running


# --- rows ----------------------------------------------------------------------------------------


def test_two_rows_of_values_are_a_table() -> None:
    assert regions(*ROWS) == [(0, 2)]
    assert regions(ROWS[0]) == []
    assert regions(ROWS[0], goes_on=True) == [(0, 1)]
    assert regions(line(100, "(1)  (2)  (3)")) == [(0, 1)]
    assert regions(line(100, "satu dua"), line(114, "tiga empat")) == []


@pytest.mark.parametrize(("y", "count"), [(260, 1), (260.1, 0)])
def test_five_lines_of_white_part_two_tables(y: float, count: int) -> None:
    """Each of a row alone is none."""
    assert len(regions(line(200, FIRST), line(y, SECOND))) == count


@pytest.mark.parametrize(
    ("between", "together"),
    [
        ([], True),
        ([line(214, "    dan Desa")], True),
        ([line(214, "Kalimat yang panjang dan lain")], True),
        (
            [
                line(214, "Kalimat yang panjang dan lain"),
                line(228, "Kalimat yang panjang dan lain"),
            ],
            True,
        ),
        ([line(y, "Kalimat yang panjang dan lain") for y in (214, 228, 242)], False),
        ([line(214, "Sumber: kantor camat")], False),
        ([line(214, "Kalimat yang panjang dan  lain")], False),
    ],
    ids=["none", "short", "one", "two", "three", "note", "two texts"],
)
def test_a_question_of_two_lines_stands_between_rows(between: list[Line], together: bool) -> None:
    below = line(214 + 14 * len(between), SECOND)
    assert len(regions(line(200, FIRST), *between, below)) == together


@pytest.mark.parametrize(
    ("second", "together"),
    [
        ("2   Desa Jaya    1.300   45", True),
        ("2   Desa Jaya     1.300   45", False),
        ("2   Desa Jaya    1.300    4", True),
        ("2   Desa Jaya    1.300", False),
        ("2   Desa Jaya    1.300   45   9", False),
    ],
)
def test_a_question_stands_between_rows_with_values_at_the_same_places(
    second: str, together: bool
) -> None:
    question = line(214, "Kalimat yang panjang dan lain")
    rows = [line(200, FIRST), question, line(228, second), line(242, SECOND)]
    assert ((0, 4) in regions(*rows)) is together


# --- the head ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("y", "art", "size", "belongs"),
    [
        (150, HEAD, SIZE, True),
        (149.9, HEAD, SIZE, False),
        (168, "Desa         Jiwa", SIZE, True),
        (167.9, "Desa         Jiwa", SIZE, False),
        (185, HEAD, 9.0, True),
        (185, HEAD, 8.9, True),
        (185, "Desa         Jiwa", 7.5, True),
        (185, "Desa         Jiwa", 7.4, False),
        (185, "Desa", 9.0, True),
        (185, "Desa", 8.9, False),
        (185, HEAD, 12.0, True),
        (185, HEAD, 12.1, False),
        (185, "Desa", 10.8, True),
        (185, "Desa", 10.9, True),
        (184, "Desa", 10.9, False),
        (185, "Tabel 2.1 Jumlah", SIZE, False),
        (185, "Jumlah penduduk menurut desa:", SIZE, False),
        (185, "Jumlah jiwa:", SIZE, True),
        (185, "lanjutan", SIZE, False),
        (185, "Jumlah penduduk menurut", SIZE, False),
    ],
)  # fmt: skip
def test_which_line_above_belongs_to_the_rows(
    y: float, art: str, size: float, belongs: bool
) -> None:
    assert regions(line(y, art, size), *ROWS) == [(0 if belongs else 1, 3)]


@pytest.mark.parametrize(
    ("shift", "belongs"), [(-80, True), (-80.1, False), (80, True), (80.1, False)]
)
def test_names_close_above_reach_out_eight_type_sizes(shift: float, belongs: bool) -> None:
    head = line(186, "Nama satu   Nama dua    xx")
    assert (ROWS[0].x0, ROWS[0].x1, head.x1) == (50, 185, 180)
    assert regions(moved(head, shift + 5 * (shift > 0)), *ROWS) == [(0 if belongs else 1, 3)]


@pytest.mark.parametrize(
    ("shift", "belongs"), [(-30, True), (-30.1, False), (30, True), (30.1, False)]
)
def test_names_further_up_reach_out_three(shift: float, belongs: bool) -> None:
    head = line(180, "Nama satu   Nama dua    xx")
    assert regions(moved(head, shift + 5 * (shift > 0)), *ROWS) == [(0 if belongs else 1, 3)]


def test_a_caption_of_two_lines_is_no_head() -> None:
    """Its second line begins where the first does, which had no room for its first word."""
    caption = line(160, "Tabel 2.1 Jumlah penduduk")
    rest = line(172, "menurut")
    assert regions(caption, rest, *ROWS) == [(2, 4)]
    assert regions(caption, line(172, "       Jiwa"), *ROWS) == [(1, 4)]
    short = line(160, "Tabel 2.1 Jiwa")
    assert regions(short, rest, *ROWS) == [(1, 4)]
    assert regions(caption, line(172, "menurut   Jiwa"), *ROWS) == [(1, 4)]


# --- below the rows ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("y", "art", "size", "belongs"),
    [
        (240, "    dan lagi     1.000", SIZE, True),
        (240.1, "    dan lagi     1.000", SIZE, False),
        (228, "    dan lagi     1.000", 7.5, False),
        (228, "    dan lagi     1.000", 13.0, True),
        (228, "    dan lagi     1.000", 13.1, False),
        (228, "Sumber: kantor camat", SIZE, False),
        (228, "Lähde: Tilastokeskus", SIZE, False),
        (228, "Źródło: GUS", SIZE, False),
        (228, "Kalimat yang panjang dan lain", SIZE, False),
    ],
)
def test_which_line_below_belongs_to_the_rows(
    y: float, art: str, size: float, belongs: bool
) -> None:
    assert regions(*ROWS, line(y, art, size)) == [(0, 3 if belongs else 2)]


@pytest.mark.parametrize(("shift", "belongs"), [(0, True), (30, True), (30.1, False)])
def test_a_line_below_reaches_out_three_type_sizes(shift: float, belongs: bool) -> None:
    last = line(228, "    dan lagi          1.000")
    assert last.x1 == 185
    assert regions(*ROWS, moved(last, shift)) == [(0, 3 if belongs else 2)]


def test_names_in_smaller_type_over_each_text_belong_to_the_rows() -> None:
    assert regions(line(188, "(1)   (2)         (3)      (4)", 7.0), *ROWS) == [(0, 3)]
    assert regions(line(188, "No    Desa        Jiwa     KK", 7.0), *ROWS) == [(0, 3)]
    assert regions(line(188, "No    menurut    warga, di sini", 7.0), *ROWS) == [(1, 3)]


# --- rules ---------------------------------------------------------------------------------------


def across(y: float, x0: float = 50, x1: float = 185) -> Rule:
    return Rule(x0, y, x1, y)


TITLE, NOTE = line(170, "Jumlah   Desa"), line(228, "    dan lagi     kata")


def test_rules_above_the_head_and_below_the_end_are_where_a_table_ends() -> None:
    head = line(186, HEAD)
    whole = (TITLE, head, *ROWS, NOTE)
    assert regions(*whole) == [(0, 5)]
    assert regions(*whole, rules=[across(184), across(198)]) == [(1, 5)]
    assert regions(*whole, rules=[across(184)]) == [(0, 5)]
    assert regions(*whole, rules=[across(226)]) == [(0, 4)]
    assert regions(*whole, rules=[across(184), across(198), across(226)]) == [(1, 4)]
    assert regions(*whole, rules=[across(184, x1=100), across(198, x1=100)]) == [(0, 5)]
    assert regions(*whole, rules=[across(218)]) == [(0, 5)]


def test_a_row_below_the_last_rule_belongs_to_the_table() -> None:
    total = line(228, "    Jumlah       2.550   75")
    assert regions(*ROWS, total, rules=[across(226)]) == [(0, 3)]


# --- rows that are counted -----------------------------------------------------------------------


def counted(*arts: str) -> list[tuple[int, list[int]]]:
    return counted_rows([line(100 + 14 * n, art) for n, art in enumerate(arts)])


NAMES = "No  Nama          Jumlah"


@pytest.mark.parametrize(
    ("arts", "found"),
    [
        ((NAMES, "1   Desa Maju     12", "2   Desa Jaya     14"), [(0, [1, 2])]),
        ((NAMES, "1   Desa Maju     12", "    dan lagi", "2   Desa Jaya     14"), [(0, [1, 3])]),
        ((NAMES, "1   Desa Maju     12"), []),
        ((NAMES, "2   Desa Maju     12", "3   Desa Jaya     14"), []),
        ((NAMES, "1   Desa Maju     12", "3   Desa Jaya     14"), []),
        (("Nama  Desa    Jumlah", "1   Desa Maju     12", "2   Desa Jaya     14"), []),
        (("No  Nama", "1   Desa Maju     12", "2   Desa Jaya     14"), []),
        (("No  Nama          12", "1   Desa Maju     12", "2   Desa Jaya     14"), []),
        ((NAMES, "1   Desa Maju     baik", "2   Desa Jaya     baik"), []),
        ((NAMES, "1   Desa Maju     2021", "2   Desa Jaya     2022"), []),
        ((NAMES, "1   Desa Maju", "2   Desa Jaya"), []),
        ((NAMES, "1   Desa Maju     12", "  2   Desa Jaya   14"), []),
        ((NAMES, "1   Desa Maju     12", "2   Desa Jaya     14", "3   Desa Baru     15"),
         [(0, [1, 2, 3])]),
    ],
)  # fmt: skip
def test_rows_that_count_from_one_below_their_names(
    arts: Sequence[str], found: list[tuple[int, list[int]]]
) -> None:
    assert counted(*arts) == found


def test_two_tables_whose_rows_are_counted_are_two() -> None:
    rows = ("1   Desa Maju     12", "2   Desa Jaya     14")
    lines = [line(100 + 14 * n, art) for n, art in enumerate((NAMES, *rows, NAMES, *rows))]
    assert regions(*lines) == [(0, 3), (3, 6)]
    assert regions(*lines[:3]) == [(0, 3)]


# --- what stands around --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("y", "art", "size", "above"),
    [
        # in the middle: over 50 to 250 points its own middle is within 12 of 150
        (180, "            xxxxxxxxxx", 10.0, False),
        (180, "             xxxxxxxxxx", 10.0, True),
        (180, "                 xxxxxxxxxx", 10.0, True),
        (180, "                  xxxxxxxxxx", 10.0, False),
        (185, "               xxxxxxxxxx", 10.0, False),
        (184.9, "               xxxxxxxxxx", 10.0, True),
        (186, "               xxxxxxxxxx", 10.8, False),
        (186, "               xxxxxxxxxx", 10.9, True),
        (180, "             xxxx  xxxx", 10.0, False),
        # larger and apart, anywhere
        (180, "     xxxxxx", 10.9, True),
        (180, "     xxxxxx", 10.8, False),
        (184, "     xxxxxx", 10.9, False),
        # in brackets and apart
        (183.9, "     [ribu]", 10.0, True),
        (184, "     [ribu]", 10.0, False),
        (180, "     (ribu)", 10.0, True),
        (180, "     (ribu", 10.0, False),
        (180, "     ribu)", 10.0, False),
        (180, "     (ribu)  (juta)", 10.0, False),
        # at the left, before the names
        (183.9, "xxx", 10.0, True),
        (184, "xxx", 10.0, False),
        (183, "xxxx  xx", 10.0, False),
    ],
)
def test_what_stands_above_a_head(y: float, art: str, size: float, above: bool) -> None:
    names = line(200, "      Desa   Jiwa                      KK")
    after = line(214, "      satu   12                        14")
    assert stands_above([line(y, art, size), names, after], 50, 250, 297) is above


def test_a_title_stands_in_the_middle_of_the_page_too() -> None:
    names, after = line(200, "      Desa  Jiwa"), line(214, "      satu  12")
    for off, above in ((0, True), (2.9, True), (-2.9, True), (3.1, False), (-3.1, False)):
        title = moved(line(180, "x" * 20), 197 + off)
        assert stands_above([title, names, after], 50, 250, 297) is above
    near = moved(line(180, "x" * 20), 60)
    assert stands_above([near, names, after], 50, 250, 160) is True
    assert stands_above([near, names, after], 50, 250, 161) is True
    assert stands_above([moved(near, 10), names, after], 50, 250, 161) is False


def test_a_title_goes_on_in_one_text_below() -> None:
    title = line(188, "               xxxxxxxxxx")
    assert stands_above([title, line(200, "               xxxxxx")], 50, 250, 297)
    assert not stands_above([title, line(200, "xxxxxx")], 50, 250, 297)
    assert not stands_above([title, line(200, "               xxx   xxx")], 50, 250, 297)


@pytest.mark.parametrize(
    ("line_below", "below"),
    [
        (line(228, "    dan lagi     kata"), False),
        (line(228, "dan lagi dan    kata"), True),
        (line(228, "dan lagi dan    1.000"), False),
        (line(228, "dan lagi dan lagi kata"), True),
        (line(228, "    dan lagi dan kata"), False),
        (line(228, "Catatan: kata"), True),
        (line(228, "*) kata"), True),
        (line(228, "12  14  15", 7.0), False),
    ],
)  # fmt: skip
def test_what_stands_below_the_rows(line_below: Line, below: bool) -> None:
    assert stands_below(line_below, ROWS, ROWS[0], SIZE) is below


@pytest.mark.parametrize(
    ("art", "size", "note"),
    [
        ("Sumber: kantor", 10.0, True),
        ("kata dan", 10.0, False),
        ("kata dan", 7.0, True),
        ("kata  1.000", 7.0, True),
        ("kata  1.000  12", 7.0, False),
        ("1.000", 7.0, False),
        ("*) kata dan", 10.0, True),
        ("*) kata   dan", 10.0, False),
        # one text from before the second column, a type size into it
        ("kata dan d", 10.0, False),
        ("kata dan da", 10.0, True),
        ("kata", 10.0, False),
        ("kata dan dan", 10.0, True),
        ("     kata dan dan", 10.0, True),
        ("      kata dan dan", 10.0, False),
        ("kata  dan dan", 10.0, False),
        ("1.000.000.000", 10.0, False),
    ],
)
def test_a_note_below_the_rows(art: str, size: float, note: bool) -> None:
    body = [line(200, "1       Desa Maju    1.250"), line(214, "2       Desa Jaya    1.300")]
    assert is_note(line(228, art, size), body, SIZE) is note


# --- headings right below the names, captions of two lines ----------------------------------------

GROUP = "Urusan Wajib Pelayanan Dasar"
"""As wide as running text."""


@pytest.mark.parametrize(
    ("names", "group", "first"),
    [
        (line(172, HEAD), line(186, GROUP), 0),
        (line(160, HEAD), line(186, GROUP), 0),  # 1.6 type sizes of room above it
        (line(159.5, HEAD), line(186, GROUP), 2),
        (line(160, HEAD), line(174, GROUP), 0),  # and below
        (line(159, HEAD), line(173.5, GROUP), 2),
        (line(172, HEAD), moved(line(186, GROUP), 19), 0),  # it begins within two of the left
        (line(172, HEAD), moved(line(186, GROUP), 20), 2),
        (line(172, HEAD), line(186, "Sumber: Wajib Pelayanan Data"), 2),
        (line(172, HEAD), line(186, "Tabel 2.1 Pelayanan Dasar Ini"), 2),
        (line(172, "Desa              Jiwa dan KK"), line(186, GROUP), 2),  # two names
        (line(172, "No  Desa Jiwa dan KK"), line(186, GROUP), 2),
    ],
)
def test_a_heading_right_below_the_names_is_of_the_table(
    names: Line, group: Line, first: int
) -> None:
    assert regions(names, group, *ROWS) == [(first, 4)]


@pytest.mark.parametrize(
    ("caption", "following", "first"),
    [
        ("Tabel 2.1 Jumlah Penduduk Per", "Kecamatan", 2),  # no room for the word
        ("Tabel 2.1 Jumlah", "Kecamatan", 1),
        ("Jumlah Penduduk dari Tahun Lalu", "Kecamatan", 1),
    ],
)
def test_a_line_goes_on_with_a_caption_that_had_no_room(
    caption: str, following: str, first: int
) -> None:
    found = regions(line(158, caption), line(170, following), line(186, HEAD), *ROWS)
    assert found == [(first, 5)]


# --- drawn ---------------------------------------------------------------------------------------

PLACES = cases_of((PRINTED / "places.txt").read_text("utf-8"))


def drawn(case: str) -> tuple[list[Line], list[Rule], str]:
    """The lines and rules of a case, and what stands before each line: each line four points below
    the one before, or as far as a number in braces says, in type of 10 or as large as one behind a
    stroke; bold behind ``*``."""
    lines: list[Line] = []
    rules = []
    marks = ""
    bottom = 100.0
    for row in case.splitlines()[1:]:
        told = re.fullmatch(r"[|! ](?:\{(-?[\d.]+)(?:/([\d.]+))?\})?(.*)", row)
        assert told is not None
        gap, size, art = float(told[1] or 4), float(told[2] or SIZE), told[3]
        if not art.strip(" -"):
            rules.append(across(bottom + gap / 2, LEFT, LEFT + len(art) * WIDE))
            continue
        words = line(bottom + gap, art, size).words
        bold = [one._replace(text=one.text.strip("*"), bold="*" in one.text) for one in words]
        lines.append(Line(bold))
        marks += row[0]
        bottom = lines[-1].bottom
    return lines, rules, marks


@pytest.mark.parametrize("case", PLACES, ids=named)
def test_which_lines_are_a_table(case: str) -> None:
    """Those that a stroke or a sign stands before, each table's its own."""
    lines, rules, marks = drawn(case)
    expected = [found.span() for found in re.finditer(r"\|+|!+", marks)]
    assert regions(*lines, rules=rules) == expected
