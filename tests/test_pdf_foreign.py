"""Tables as statistics bureaus and annual reports of other countries print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract import glyphs
from extract.document import Document
from extract.header import is_data_text, is_ordinal_row
from extract.read import read
from extract.row_lines import are_beside, is_value
from extract.worded import are_addresses
from grammar.continued import says_continued
from tests.pdf_maker import make_pdf

ROWS = [
    ["Region", "2011", "2012", "2013"],
    ["North", "1,204", "1,310", "1,277"],
    ["East", "804", "760", "812"],
    ["South", "2,117", "2,098", "2,240"],
    ["West", "513", "588", "601"],
    ["Islands", "990", "1,004", "1,021"],
]
STEP = 13.0


def drawn(path: Path, draw: Callable[[Canvas, float], None]) -> Document:
    def with_font(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        draw(canvas, height)

    return read(make_pdf(path / "t.pdf", with_font))


def tables(document: Document) -> list[list[list[str]]]:
    return [table.grid() for _, table in document.tables()]


def put(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    top: float,
    *,
    x: float = 60,
    first: float = 130,
    width: float = 62.0,
    step: float = STEP,
) -> float:
    """Rows of a name and values that end at one place each; where the last one stands."""
    for number, row in enumerate(rows):
        canvas.drawString(x, top - number * step, row[0])
        for column, text in enumerate(row[1:], start=1):
            canvas.drawRightString(x + first - 62 + column * width, top - number * step, text)
    return top - (len(rows) - 1) * step


def set_in_order(rows: Sequence[Sequence[str]]) -> Callable[[Canvas, float], None]:
    """What draws these rows below the top of a page."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100)

    return draw


def test_each_letter_of_a_ligature_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    places, runs, upright = np.arange(4), np.zeros(4, dtype=int), np.zeros(4, dtype=int)
    letters = np.array([[0.0, 0, 4, 9], [4, 0, 10, 9], [4, 0, 10, 9], [4, 0, 10, 9]])
    monkeypatch.setattr(glyphs, "text_object", lambda _page, _place: 1)
    glyphs._spread_ligatures(0, places, runs, upright, letters)
    assert letters[:, [0, 2]].tolist() == [[0, 4], [4, 6], [6, 8], [8, 10]]
    struck = np.array([[0.0, 0, 4, 9], [0, 0, 4, 9]])
    monkeypatch.setattr(glyphs, "text_object", lambda _page, place: place)
    glyphs._spread_ligatures(0, places[:2], runs[:2], upright[:2], struck)
    assert struck.tolist() == [[0, 0, 4, 9], [0, 0, 4, 9]]


def test_columns_that_touch_are_parted_where_a_name_follows_a_value(tmp_path: Path) -> None:
    names = ["Desa", "Sukamaju", "Karanganyar", "Tegalrejo", "Wonosari", "Mojosari", "Kalirejo"]
    values = ["Jumlah", "1.204", "804", "2.117", "513", "990", "-"]

    def draw(canvas: Canvas, height: float) -> None:
        for number, (name, value) in enumerate(zip(names, values, strict=True)):
            y = height - 100 - STEP * number
            for half in (0, 1):
                canvas.drawString(60 + 120 * half, y, name)
                # The head leaves room: its names are in the middle.
                end = (180 - 15 * (number == 0)) + 120 * half
                canvas.drawRightString(end, y, value)

    row = [text for pair in zip(names, values, strict=True) for text in pair]
    pairs = [row[at : at + 2] * 2 for at in range(0, len(row), 2)]
    assert tables(drawn(tmp_path, draw)) == [pairs]


def test_a_name_that_runs_over_the_rule_below_the_head_leaves_a_table_in_doubt(
    tmp_path: Path,
) -> None:
    rows = [
        ["Desa", "Profil", "Musyawarah", "Anggaran", "Laman"],
        ["Tambakrejo", "Ya", "Tidak", "Ya", ""],
        ["Karanganyar", "Ya", "", "Sebagian", "Ya"],
        ["Tanjungsari", "Ya", "Ya", "Ya", "Tidak"],
        ["Tegalrejo", "Ya", "Sebagian", "Ya", "Ya"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                y = top - 15 * number - 5 * (number > 0)
                cut = "Musyawara" if text == "Musyawarah" else text
                canvas.drawString(60 + 78 * column, y, cut)
        canvas.drawString(216, top - 9, "h")
        for y in (top + 12, top - 3, top - 15 * len(rows) + 4):
            canvas.line(55, y, 420, y)

    ((_, table),) = drawn(tmp_path, draw).tables()
    assert table.grid() == rows or table.confidence < 0.9


def test_a_title_of_several_lines_is_no_head_though_the_last_ones_hold_years(
    tmp_path: Path,
) -> None:
    titles = [
        "AUGUSTA, GEORGIA",
        "DETAIL REVENUE REPORT",
        "FOR YEARS 2011- 2013",
        "AS OF   2/1/2014",
    ]
    named = [ROWS[0][0], "ACTUALS", "ACTUALS", "BUDGET"]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, [ROWS[0], named, *ROWS[1:]], top)
        for number, title in enumerate(titles, start=1):
            canvas.drawCentredString(187, top + STEP * (len(titles) + 1 - number), title)

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[-5:] == ROWS[1:]
    assert not any(title.split()[0] in text for title in titles for row in grid for text in row)


def test_sentences_two_spaces_apart_are_no_row_above_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.drawString(
            60, top + 36, "The polls closed at 8:00 p.m.  Of all voters 1,643 came in"
        )
        canvas.drawString(60, top + 24, "Chatham.  A total of 3,897 ballots were cast.")
        put(canvas, ROWS, top)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_labels_of_some_rows_stand_in_the_column_of_the_names_indented_below(
    tmp_path: Path,
) -> None:
    rows = [
        ["", "MALE", "FEMALE", "TOTAL"],
        ["A. PRISONS", "157,514", "1,615", "159,129"],
        ["CAMPS", "147,887", "1,309", "149,196"],
        ["STATE HOSPITALS", "9,627", "306", "9,933"],
        ["B. PAROLE", "115,887", "2,702", "118,589"],
        ["COMMUNITY SUPERVISION", "114,365", "2,702", "117,067"],
        ["COOPERATIVE CASES", "1,522", "128", "1,650"],
        ["OUT OF STATE", "1,718", "162", "1,880"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 8)
        for number, (name, *values) in enumerate(rows):
            label = name[1:2] == "."
            text = f"{name if label else '    ' + name:24}" + "".join(f"{v:>12}" for v in values)
            canvas.drawString(60, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_codes_before_names_that_rows_are_set_in_behind_stand_in_their_column(
    tmp_path: Path,
) -> None:
    rows = [["", "FELON", "OTHER", "TOTAL"]]
    camps = ["CCC (CORRECTL CTR)", "CIM (INSTITN FOR MEN)", "CTF (TRAING FAC)", "SQ (SAN QUENTIN)"]
    for number, camp in enumerate(camps):
        rows.append([camp, "", "", ""])
        rows += [
            [level, f"1,{number}{place}7", "3", f"1,{number}{place + 1}0"]
            for place, level in enumerate(["Level I", "Level III-Reception", "Camps"], start=3)
        ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 8)
        for number, (name, *values) in enumerate(rows):
            code, _, rest = name.partition(" (")
            name = f"{code:4}({rest}" if rest else f"        {name}"
            text = f"{name:36}" + "".join(f"{value:>12}" for value in values)
            canvas.drawString(60, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_heading_in_capitals_with_a_short_word_is_no_part_of_the_name_below(
    tmp_path: Path,
) -> None:
    rows = [
        ["Liabilities", "Note", "2006", "2005"],
        ["Trade creditors", "8", "7,119", "8,052"],
        ["CAPITAL AND RESERVES", "", "", ""],
        ["Subscribed capital", "9", "74,733", "18,485"],
        ["Reserves", "10", "53,295", "95,881"],
        ["Provisions for pensions and similar obligations", "11", "9,223", "4,786"],
        ["Amounts owed to credit institutions", "12", "64,668", "45,964"],
        ["Other creditors", "", "45,166", "21,182"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = put(canvas, rows[:5], height - 100, first=230)
        canvas.drawString(60, y - STEP, rows[5][0][:35])
        put(canvas, [[rows[5][0][36:], *rows[5][1:]], *rows[6:]], y - 24, first=230)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_that_begin_left_of_values_that_end_right(tmp_path: Path) -> None:
    rows = [
        ["Species", "Count 2010", "Count 2015", "Trend"],
        ["Barn owl", "6,739", "5,654", "down"],
        ["Black grouse", "1,305", "4,569", "unknown"],
        ["Corncrake", "8,790", "9,786", "stable"],
        ["Curlew", "339", "9,037", "stable"],
        ["Dunlin", "5,324", "510", "down"],
        ["Lapwing", "4,224", "4,076", "up"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, (name, *counts, trend) in enumerate(rows):
            y = height - 100 - STEP * number
            for x, text in ((58, name), (337, trend)):
                canvas.drawString(x, y, text)
            for x, text in zip((188, 262), counts, strict=True):
                if number:
                    canvas.drawRightString(x + 73, y, text)
                else:
                    canvas.drawString(x, y, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_an_upright_rule_beside_the_names_of_rows_holds_no_heap(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100)
        canvas.line(110, height - 90, 110, last - 4)
        canvas.line(58, height - 104, 320, height - 104)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_sums_between_rules_of_their_own_are_a_row_of_the_table_around(tmp_path: Path) -> None:
    rows = [*ROWS[:3], ["", "2,008", "2,070", "2,089"], *ROWS[3:]]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100)
        bottom = height - 103 - 3 * STEP
        for y in (bottom, bottom + 12):
            canvas.line(58, y, 320, y)
        for x in (195, 258):
            canvas.line(x, bottom, x, bottom + 12)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_bands_right_above_the_first_of_three_rules_are_of_the_head(tmp_path: Path) -> None:
    ends = (258, 313, 368, 423)

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for x, text in ((280, "Thirteen weeks"), (390, "Thirty-nine weeks")):
            canvas.drawCentredString(x, top, text)
        canvas.drawString(74, top - 12, "(in millions)")
        canvas.drawString(74, top - 24, "Amortization")
        for x, year, value in zip(ends, ("2022", "2021") * 2, "2-72", strict=True):
            canvas.drawRightString(x, top - 12, year)
            canvas.drawString(x - 44, top - 24, "$")
            canvas.drawRightString(x, top - 24, value)
        for y in (top - 3, top - 15, top - 28):
            canvas.line(72, y, 424, y)

    assert tables(drawn(tmp_path, draw)) == [
        [
            ["(in millions)", "Thirteen weeks", "", "Thirty-nine weeks", ""],
            ["", "2022", "2021", "2022", "2021"],
            ["Amortization", "$ 2", "$ -", "$ 7", "$ 2"],
        ]
    ]


@pytest.mark.parametrize("above", [True, False])
def test_what_stands_beyond_the_rules_of_a_table_is_no_part_of_it(
    tmp_path: Path, above: bool
) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        last = put(canvas, ROWS, top)
        for y in (top + 9, top - 4, last - 4):
            canvas.line(58, y, 320, y)
        if above:
            canvas.drawString(60, top + 12, "Persons  by region,")
            canvas.drawString(150, top + 12, "in thousands, as  of June")
        else:
            canvas.drawString(60, last - 14, "Estimates for islands")

    assert tables(drawn(tmp_path, draw)) == [ROWS]


@pytest.mark.parametrize(
    "note",
    [
        "1. Estimates of the office.",
        "(1) Without islands.",
        "(p) Preliminary.",
        "Quelle: Amt",
        # Drawn out to full width, as the first line of a paragraph is.
        "Growth|slowed|down|again|in|the|year|as|firms|ran",
        # … and one with amounts.
        "Of|these|1,240|were|new|and|3,510|were|there",
    ],
)
def test_a_note_below_the_last_row_is_no_row(tmp_path: Path, note: str) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100)
        x = 60.0
        for word in note.split("|"):
            canvas.drawString(x, last - STEP, word)
            x += canvas.stringWidth(word, "Helvetica", 9) + 8

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_running_text_in_columns_below_is_no_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100)
        canvas.drawString(60, last - STEP, "Most of the increase came")
        canvas.drawString(185, last - STEP, "from services, while output in mines")

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_a_title_at_the_left_over_names_that_begin_right_of_it(tmp_path: Path) -> None:
    rows = [["", *ROWS[0][1:]], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100)
        canvas.drawString(60, height - 81, "At June 30")

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_remark_in_brackets_and_a_larger_title_are_no_head(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, ROWS, height - 100)
        canvas.drawString(180, height - 82, "[In thousands]")
        put(canvas, ROWS, height - 300)
        canvas.setFont("Helvetica-Bold", 9.5)
        canvas.drawString(60, height - 283, "Population of regions")

    assert tables(drawn(tmp_path, draw)) == [ROWS, ROWS]


@pytest.mark.parametrize("heading", ["Changes in stocks and work:", "Other regions"])
def test_a_lone_text_between_rows_of_a_line_each_is_a_heading(tmp_path: Path, heading: str) -> None:
    more = [["Overseas", "1,017", "1,098", "1,140"], ["Abroad", "113", "188", "101"]]
    rows = [*ROWS, [heading, "", "", ""], *more]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100, first=170)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_headings_in_a_column_no_wider_than_they_are(tmp_path: Path) -> None:
    rows = [ROWS[0], ["Northern", "", "", ""], *ROWS[1:4], ["Southern", "", "", ""], *ROWS[3:]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, rows[:1], height - 100, first=104, width=40)
        canvas.setFont("Helvetica", 9)
        put(canvas, rows[1:], height - 100 - STEP, first=104, width=40)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_thousands_apart_by_a_blank_are_values_of_a_row_each(tmp_path: Path) -> None:
    rows = [
        ["Land", "Anzahl", "Anteil", "Frauen"],
        *([f"Kreis {n}", f"{n} 372 521", f"{n},5", f"493 {n}08"] for n in range(1, 7)),
        ["Stadt", "2 338 067", "x", "250 040"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_name_in_the_middle_of_its_column_is_no_column(tmp_path: Path) -> None:
    rows = [["Stop", *ROWS[0][1:]], *([row[0][0], *row[1:]] for row in ROWS[1:])]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(90, height - 100, "Stop")
        put(canvas, [["", *ROWS[0][1:]], *rows[1:]], height - 100)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_range_below_its_name_is_a_line_of_it(tmp_path: Path) -> None:
    names = [
        (148, "Persons aged", "20–64"),
        (216, "gainfully", "employed"),
        (276, "in their", "homes"),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, ROWS[1:], top - STEP)
        canvas.drawString(60, top, "Region")
        for x, above, below in names:
            canvas.drawString(x, top + 9, above)
            canvas.drawString(x, top, below)

    head = ["Region", *(f"{above} {below}" for _, above, below in names)]
    assert tables(drawn(tmp_path, draw)) == [[head, *ROWS[1:]]]


def test_names_over_years_that_repeat_are_their_first_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS[:1], height - 100)
        for column in range(3):
            canvas.drawRightString(190 + 62 * column, height - 91, "Number")
        put(canvas, ROWS[1:], last - STEP)

    named = ["Region", *(f"Number {year}" for year in ROWS[0][1:])]
    assert tables(drawn(tmp_path, draw)) == [[named, *ROWS[1:]]]


def test_the_first_group_below_a_ruled_head_is_a_row(tmp_path: Path) -> None:
    rows = [ROWS[0], ["Mainland", "", "", ""], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, rows[:2], height - 100)
        canvas.setFont("Helvetica", 9)
        put(canvas, rows[2:], height - 100 - 2 * STEP)
        canvas.line(58, height - 104, 320, height - 104)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_ruled_head_over_columns_without_rows_is_read_by_its_rules(tmp_path: Path) -> None:
    body = [[str(year), "1,204", "804", "400"] for year in range(1990, 2002)]
    edges = (60, 110, 170, 230, 290)

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.rect(60, top - 230, 230, 230)
        for x in edges[1:-1]:
            canvas.line(x, top - 230, x, top - 20 if x == 230 else top)
        canvas.line(60, top - 40, 290, top - 40)
        canvas.line(170, top - 20, 290, top - 20)
        canvas.drawString(64, top - 23, "Year")
        canvas.drawString(122, top - 23, "Total")
        canvas.drawString(220, top - 14, "Sex")
        canvas.drawString(185, top - 34, "Male")
        canvas.drawString(245, top - 34, "Female")
        for number, row in enumerate(body):
            for edge, text in zip(edges[1:], row, strict=True):
                canvas.drawRightString(edge - 4, top - 54 - 14 * number, text)

    found = tables(drawn(tmp_path, draw))
    assert found == [[["Year", "Total", "Sex", ""], ["", "", "Male", "Female"], *body]]


def test_signs_of_change_below_each_other_are_no_rule(tmp_path: Path) -> None:
    rows = [ROWS[0], *([row[0], row[1], f"+ {row[2]}", f"- {row[3]}"] for row in ROWS[1:])]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            y = height - 100 - STEP * number
            canvas.drawString(60, y, row[0])
            canvas.drawRightString(190, y, row[1])
            for x, text in ((250, row[2]), (320, row[3])):
                sign, _, amount = text.rpartition(" ")
                canvas.drawString(x - 40, y, sign)
                canvas.drawRightString(x, y, amount)

    (grid,) = tables(drawn(tmp_path, draw))
    assert [row[0] for row in grid] == [row[0] for row in rows]


def test_a_typed_head_that_a_ligature_moved_by_one_sign(tmp_path: Path) -> None:
    lines = [
        "| Desa     | Profil | Laman |",
        *[f"| Dusun {n}  | Ya     | Tidak |" for n in range(1, 5)],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 9)
        for number, line in enumerate(lines):
            y = height - 100 - 11 * number
            canvas.drawString(60, y, line[:18])
            canvas.drawString(60 + (18 - (number == 0)) * 5.4, y, line[18:])

    body = [[f"Dusun {n}", "Ya", "Tidak"] for n in range(1, 5)]
    assert tables(drawn(tmp_path, draw)) == [[["Desa", "Profil", "Laman"], *body]]


def test_rows_ruled_below_each_under_a_head_of_years(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, ROWS, height - 100)
        for number in range(len(ROWS)):
            canvas.line(58, height - 104 - STEP * number, 320, height - 104 - STEP * number)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_pairs_in_a_frame_are_a_table(tmp_path: Path) -> None:
    facts = [
        ["Population, total", "9,120"],
        ["Life expectancy m/f", "68/77"],
        ["Health expenditure", "7.4"],
        ["Urban share", "63"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, facts, height - 100, first=200)
        canvas.rect(52, height - 160, 220, 80)

    assert tables(drawn(tmp_path, draw)) == [facts]


def test_an_upright_rule_parts_texts_a_space_apart(tmp_path: Path) -> None:
    texts = [
        ("1", "Coordination with the", "Hold meetings"),
        ("", "councils is oral", ""),
        ("2", "Data on residents are old", "Train the staff"),
        ("3", "Offices are in disrepair", "Plan for repairs"),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.rect(60, top - 76, 270, 76)
        canvas.line(60, top - 16, 330, top - 16)
        edge = 84 + canvas.stringWidth(texts[2][1], "Helvetica", 9) + 1
        for x in (80, edge):
            canvas.line(x, top, x, top - 76)
        for column, x in enumerate((63, 84, edge + 1)):
            canvas.drawString(x, top - 12, ("No", "Problem", "Measure")[column])
            for number, row in enumerate(texts):
                canvas.drawString(x, top - 28 - 13 * number, row[column])

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[2] == ["2", "Data on residents are old", "Train the staff"]


@pytest.mark.parametrize("centred", [True, False])
def test_answers_in_the_middle_and_texts_that_fill_their_columns(
    tmp_path: Path, centred: bool
) -> None:
    rows = [
        ["Country", "Strategy", "Action plan", "Monitoring"],
        *([f"Region {n}", "Yes", "No" if n % 2 else "Partly", "n/a"] for n in range(1, 8)),
    ]
    long = "Introduce a single point of contact for all exporters"
    told = [
        ["No", "Measure", "State of play", "Body"],
        ["1", long, "In preparation by the ministry", "Council"],
        ["2", "Review standards", "Completed", "Ministry"],
        ["3", "Merge agencies", "Not started", "Ministry"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        width = canvas.stringWidth(long, "Helvetica", 9)
        starts = (60, 80, 80 + width + 3, 83 + width + 3 + 127)
        for number, row in enumerate(rows if centred else told):
            for column, text in enumerate(row):
                y = height - 100 - STEP * number
                if not centred:
                    canvas.drawString(starts[column], y, text)
                elif column:
                    canvas.drawCentredString(100 + 90 * column, y, text)
                else:
                    canvas.drawString(60, y, text)
            canvas.setFont("Helvetica", 9)

    assert tables(drawn(tmp_path, draw)) == [rows if centred else told]


def test_text_beside_a_table_and_below_it_is_read_apart(tmp_path: Path) -> None:
    narrow = (
        "Respondents were asked about their",
        "main activity during the reference",
        "week, and those who live in one of",
        "the institutions were left out, so",
        "that the share of older people who",
        "work is somewhat lower than it was",
        "in the years before the last reform",
    )
    wide = narrow[1] + " week, and those who live in one of the institutions were left out"

    def draw(canvas: Canvas, height: float) -> None:
        for number, line in enumerate((*narrow, *[wide] * 6)):
            canvas.drawString(60, height - 100 - 11 * number, line)
        put(canvas, ROWS, height - 100, x=260, step=12)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_a_page_without_a_text_in_the_first_column_goes_on(tmp_path: Path) -> None:
    values = [["Trade", "1,204", "804"], ["Transport", "990", "1,021"], ["Hotels", "513", "601"]]

    def page(canvas: Canvas, top: float, region: str) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(140, top, "Region")
        canvas.drawString(220, top, "Sector")
        canvas.drawString(356, top + 5, "Turnover")
        for column, year in enumerate(("2011", "2012")):
            canvas.drawRightString(370 + 60 * column, top - 5, year)
        for number, row in enumerate(values):
            y = top - 20 - STEP * number
            canvas.drawString(140, y, region if not number else "")
            canvas.drawString(220, y, row[0])
            for column, text in enumerate(row[1:]):
                canvas.drawRightString(370 + 60 * column, y, text)

    path = tmp_path / "t.pdf"
    canvas = Canvas(str(path), (595, 842))
    for region in ("North", ""):
        page(canvas, 780, region)
        canvas.showPage()
    canvas.save()
    (grid,) = tables(read(path))
    assert [row[0] for row in grid[2:]] == ["North", "", "", "", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "−0.407***",
        "0.00402∗∗∗",
        "0.21 (b)",
        "7:05",
        "14.1 (e)",
        "225’213",
        "8'039'060",
        "*",
        "–.12**",
        "05/03/2019",
        "07 31",
        "nil",
        "1,234²",
        "[3.12]",
    ],
)
def test_values_of_other_countries(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2010 actual", "90 percent C.I. (±)", "25 to 34 years", "65 and over", "1 or 2 rooms"),
        *("18 years and over", "20 bis unter 25", "65 und mehr"),
        *("31 December 2012", "1. Januar 2013"),
    ],
)
def test_names_of_columns_that_begin_with_a_number(text: str) -> None:
    assert not is_value(text)


def test_periods_money_and_counted_columns_of_a_head() -> None:
    assert are_beside("2010-11", "2011-12")
    assert not any(map(is_data_text, ("2013 $’000", "2014 £m", "2012 EUR", "2011 %")))
    assert is_ordinal_row(["No", "Desa", "1", "2", "3", "4", "5"])
    assert not is_ordinal_row(["No", "Desa", "1", "2", "4", "5", "6"])
    assert says_continued("Table 14. Population of States—Continued")


def test_texts_of_several_lines_in_rows_that_shades_part(tmp_path: Path) -> None:
    """Each second row is shaded, cell by cell; nothing else parts the rows."""
    rows = [
        ["Case", "Subject", "Decision"],
        ["100/2011", "Refusal to give access to the report of an audit", "Settled"],
        ["231/2011", "Delay in payment, and the interest due for it", "No maladministration found"],
        ["400/2012", "Conduct of the oral test", "Closed with a remark for the future"],
        ["12/2012", "Failure to reply to a complaint about state aid", "Settled"],
    ]
    widths = (70, 120, 100)

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for number, row in enumerate(rows):
            x = 60.0
            parts = [
                simpleSplit(t, "Helvetica", 9, w - 8) for t, w in zip(row, widths, strict=True)
            ]
            deep = 11 * max(map(len, parts)) + 2
            for lines, width in zip(parts, widths, strict=True):
                canvas.setFillGray(0.85 if number % 2 == 0 else 1)
                canvas.rect(x, y - deep, width, deep, stroke=0, fill=1)
                canvas.setFillGray(0)
                for step, line in enumerate(lines):
                    canvas.drawString(x + 3, y - 10 - 11 * step, line)
                x += width
            y -= deep

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("colons", [True, False])
def test_a_typed_report_with_colons_between_its_columns(tmp_path: Path, colons: bool) -> None:
    """Colons below one another are taken for rules where typed rules stand above and below, and
    units between the names and the values stand over several columns."""
    head = [
        "-" * 62,
        "                    :    Area harvested   :   Yield per acre  ",
        "       State        :" + "-" * 41,
        "                    :   2011   :   2012   :   2011  :   2012  ",
        "-" * 62,
        "                    :     1,000 acres     :      bushels      ",
        "                    :",
    ]
    names = ("Oregon", "Louisiana", "Ohio", "Iowa", "Texas")
    body = [[name, f"{11 * n},638", f"1{n},239", f"{160 + n}.6", f"{48 + n}.9"]
            for n, name in enumerate(names, start=1)]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 8)
        lines = [
            *head,
            *(
                (row[0] + " " + "." * 20)[:20]
                + ":"
                + f"{row[1]:>9}  {row[2]:>9}  {row[3]:>8}  {row[4]:>8}"
                for row in body
            ),
            head[0],
        ]
        for number, line in enumerate(lines):
            shown = line if colons else line.replace(":", " ")
            canvas.drawString(50, height - 100 - 9.5 * number, shown)

    (found,) = tables(drawn(tmp_path, draw))
    assert [[row[0].rstrip(" ."), *row[1:]] for row in found] == [
        ["State", "Area harvested", "", "Yield per acre", ""],
        ["", "2011", "2012", "2011", "2012"],
        ["", "1,000 acres", "", "bushels", ""],
        *body,
    ]


def test_a_table_in_each_column_of_a_page(tmp_path: Path) -> None:
    """Their rows share heights, and running text stands above and below both."""
    running = [
        "Respondents were asked about their main",
        "activity during the reference week, and",
        "those who live in institutions were left",
        "out, so that the share of older people in",
        "work is somewhat lower than it had been",
        "in the years before the last reform, and",
        "lower than in most other countries today",
    ]
    other = [["Age", "Injured", "Rate"], *([f"{n}0-{n}9", f"{n}1", f"{n}.5"] for n in range(1, 7))]
    rows = [row[:3] for row in ROWS]

    def draw(canvas: Canvas, height: float) -> None:
        for x, above, table in ((60, 7, rows), (310, 5, other)):
            y = height - 100
            for line in running[:above]:
                canvas.drawString(x, y, line)
                y -= 11
            y = put(canvas, table, y - 11, x=x, first=112, step=11) - 22
            for line in running:
                canvas.drawString(x, y, line)
                y -= 11

    assert sorted(tables(drawn(tmp_path, draw))) == sorted([rows, other])


def test_names_that_end_on_one_line_under_bands_without_rules(tmp_path: Path) -> None:
    """Each name is as high as it has lines, and stands right under its band or two lines below."""
    names = [
        ("Public institutions", 230, 0), ("Private institutions of all kinds", 380, 0),
        ("Four-year", 180, 1), ("and above", 180, 2), ("Two-year", 230, 2),
        ("Less than", 280, 1), ("two-year", 280, 2), ("Nonprofit", 330, 1), ("four-year", 330, 2),
        ("For-profit", 382, 1), ("four-year", 382, 2), ("Other", 430, 2),
    ]  # fmt: skip
    body = [[f"Group {n}", *(f"{n}{m}.{m}" for m in range(1, 7))] for n in range(1, 7)]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        for text, x, line in names:
            canvas.drawCentredString(x, height - 100 - 9 * line - (line > 0), text)
        canvas.line(60, height - 123, 460, height - 123)
        for number, row in enumerate(body):
            canvas.drawString(60, height - 133 - 10 * number, row[0])
            for column, text in enumerate(row[1:]):
                canvas.drawRightString(195 + 50 * column, height - 133 - 10 * number, text)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[:2] == [
        ["", "Public institutions", "", "", "Private institutions of all kinds", "", ""],
        ["", "Four-year and above", "Two-year", "Less than two-year", "Nonprofit four-year",
         "For-profit four-year", "Other"],
    ]  # fmt: skip
    assert found[2:] == body


def test_rules_around_groups_do_not_make_a_row_of_each(tmp_path: Path) -> None:
    """As many rules as there are rows, nearly, but two values of a column between two of them."""
    rows = [["Measure", "Planned", "Paid", "Rate"]]
    for group, names in (("Priority 1", "AB"), ("Priority 2", "CDE"), ("Priority 3", "F")):
        rows.append([group, "", "", ""])
        rows += [[f"Measure {name}", f"{ord(name)}.1", f"{ord(name)}.2", "9"] for name in names]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for y in (top + 10, top - 4):
            canvas.line(58, y, 320, y)
        put(canvas, rows, top)
        for number, row in enumerate(rows):
            if row[0].startswith("Priority"):
                for y in (9, -4):
                    canvas.line(58, top - STEP * number + y, 320, top - STEP * number + y)
        canvas.line(58, top - STEP * 9 - 4, 320, top - STEP * 9 - 4)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_sign_of_money_at_the_other_end_of_its_column(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, ROWS, height - 100)
        for row in (1, 5):
            for column in range(3):
                canvas.drawString(149 + 62 * column, height - 100 - STEP * row, "$")

    rows = [list(row) for row in ROWS]
    for row in (1, 5):
        rows[row][1:] = [f"$ {text}" for text in rows[row][1:]]
    assert tables(drawn(tmp_path, draw)) == [rows]


def test_smaller_figures_below_the_last_values_are_no_note(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(ROWS):
            y = height - 100 - 2 * STEP * number
            put(canvas, [row], y)
            if number:
                canvas.setFont("Helvetica", 7)
                for column in range(3):
                    canvas.drawRightString(192 + 62 * column, y - 9, f"({number}.2–{number}.8)")
                canvas.setFont("Helvetica", 9)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-1] == [ROWS[-1][0], *(f"{text} (5.2–5.8)" for text in ROWS[-1][1:])]


def test_the_second_line_of_a_caption_is_no_head(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        for number, line in enumerate(("Table 3.  Persons  in  the  four  regions, of", "any age")):
            for place, word in enumerate(line.split("  ")):
                canvas.drawString(60 + 53 * place, height - 76 - 11 * number, word)
        put(canvas, ROWS, height - 100)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_a_unit_below_two_names_moves_no_edge(tmp_path: Path) -> None:
    """It stands between them and nearly fills the room between their values."""
    rows = [
        ["Year", "Imports", "Exports", "Price"],
        ["", "1,000 metric tons", "", "Cents"],
        *([str(2000 + n), f"9{n},879", f"2{n},219", f"4{n}.43"] for n in range(8)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 89, "Year")
        for x, text in ((140, "Imports"), (222, "Exports"), (300, "Price")):
            canvas.drawCentredString(x, height - 89, text)
        canvas.drawCentredString(181, height - 100, "1,000 metric tons")
        canvas.drawCentredString(300, height - 100, "Cents")
        for number, row in enumerate(rows[2:]):
            for x, text in zip((85, 164, 244, 316), row, strict=True):
                canvas.drawRightString(x, height - 111 - 11 * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_questions_over_the_whole_width_head_their_answers(tmp_path: Path) -> None:
    rows = [
        ["Answer", "Members", "Others", "All"],
        ["How satisfied are you with the service of the agency?", "", "", ""],
        ["Very satisfied", "14%", "28%", "13%"],
        ["Not satisfied", "57%", "57%", "55%"],
        ["Did you find what you were looking for at once?", "", "", ""],
        ["Yes", "23%", "15%", "56%"],
        ["After a search", "38%", "61%", "47%"],
        ["No", "23%", "60%", "6%"],
    ]
    assert tables(drawn(tmp_path, set_in_order(rows))) == [rows]


@pytest.mark.parametrize("colon", ["", ":"])
def test_labels_and_what_they_say_beside_each_other(tmp_path: Path, colon: str) -> None:
    rows = [
        ["Project code", "ROM-204-11", "Start date", "01/03/2010"],
        ["Lead partner", "University of Elbonia and the National Water Board", "Status", "Closed"],
        ["Programme", "Interreg", "Country", "Elbonia"],
        ["Budget", "Not fixed yet", "End date", "28/02/2013"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for row in rows:
            deep = 0
            for place, (x, text) in enumerate(zip((60, 140, 290, 370), row, strict=True)):
                label = place % 2 == 0
                canvas.setFont("Helvetica-Bold" if label and not colon else "Helvetica", 9)
                lines = simpleSplit(text + colon * label, "Helvetica", 9, 140)
                for line, part in enumerate(lines):
                    canvas.drawString(x, y - 11 * line, part)
                deep = max(deep, len(lines))
            y -= 11 * deep + 3

    expected = [[a + colon, b, c + colon, d] for a, b, c, d in rows]
    assert tables(drawn(tmp_path, draw)) == [expected]


@pytest.mark.parametrize("bold", [True, False])
def test_two_columns_of_texts_under_names_in_bold(tmp_path: Path, bold: bool) -> None:
    rows = [
        ["Acronym", "Meaning"],
        ["CAP", "Common Agricultural Policy"],
        ["ESF", "European Social Fund"],
        [
            "LAG",
            "Local action group, a body of public and private partners that carries out a plan",
        ],
        ["MS", "Member State"],
        ["SME", "Small and medium-sized enterprise"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if bold and not number else "Helvetica", 9)
            for x, text in zip((60, 140), row, strict=True):
                canvas.drawString(x, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == ([rows] if bold else [])


def test_years_in_the_middle_below_their_names_are_one_name_each(tmp_path: Path) -> None:
    rows = [["Fund", "Actual 2011", "Budget 2012", "Change"], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 95, "Fund")
        for x, name, year in ((175, "Actual", "2011"), (237, "Budget", "2012")):
            canvas.drawCentredString(x, height - 90, name)
            canvas.drawCentredString(x, height - 100, year)
        canvas.drawCentredString(299, height - 95, "Change")
        put(canvas, rows[1:], height - 100 - STEP)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_name_in_the_middle_between_rules_spans_its_rows(tmp_path: Path) -> None:
    rows = [["Corridor", "Carrier", "2009", "2010"]]
    for group in ("North", "South"):
        rows += [[group, name, f"{len(name)}.1", f"{len(name)}.2"] for name in ("Road", "Railway")]
    rows += [
        ["Coast", name, f"{len(name)}.5", f"{len(name)}.6"] for name in ("Road", "Pipe", "Ferry")
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for number, row in enumerate(rows):
            y = top - STEP * number
            canvas.drawString(120, y, row[1])
            canvas.drawRightString(230, y, row[2])
            canvas.drawRightString(290, y, row[3])
        for text, at in (("Corridor", 0), ("North", 1.5), ("South", 3.5), ("Coast", 6)):
            canvas.drawString(60, top - STEP * at, text)
        for line in (0, 1, 3, 5, 8):
            canvas.line(58, top + 9 - STEP * line, 295, top + 9 - STEP * line)

    (table,) = (table for _, table in drawn(tmp_path, draw).tables())
    assert table.grid() == [
        [row[0] if number in (0, 1, 3, 5) else "", *row[1:]] for number, row in enumerate(rows)
    ]
    assert [cell.row_span for cell in table.cells if cell.col == 0] == [1, 2, 2, 3]


def test_rows_of_texts_between_upright_rules_stand_apart(tmp_path: Path) -> None:
    rows = [
        ["Risk", "Mitigation", "Owner"],
        ["Delay in the delivery of equipment", "Early tender", "Procurement unit"],
        ["Staff leave", "Two people are trained for each of the posts", "Personnel"],
        ["Data lost in migration", "Full backup", "IT"],
    ]
    edges = (60, 150, 260, 350)

    def draw(canvas: Canvas, height: float) -> None:
        top = y = height - 100
        for number, row in enumerate(rows):
            parts = [
                simpleSplit(text, "Helvetica", 9, two - one - 8)
                for text, one, two in zip(row, edges, edges[1:], strict=False)
            ]
            for x, lines in zip(edges, parts, strict=False):
                for step, line in enumerate(lines):
                    canvas.drawString(x + 4, y - 10 - 11 * step, line)
            y -= 11 * max(map(len, parts)) + 5
            if not number:
                canvas.line(60, y, 350, y)
        for level in (top, y):
            canvas.line(60, level, 350, level)
        for x in edges:
            canvas.line(x, top, x, y)

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("caption", ["Table 2. Resources required", "Resources required"])
def test_dots_lead_from_names_to_their_values(tmp_path: Path, caption: str) -> None:
    rows = [["Personnel", "84.3"], ["Travel", "9.1"], ["Contracts", "12.04"],
            ["Printing", "7.3"], ["Total", "104.5"]]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 86, caption)
        for number, (name, value) in enumerate(rows):
            y = height - 100 - STEP * number
            canvas.drawString(60, y, name)
            canvas.drawRightString(300, y, value)
            low = 64 + canvas.stringWidth(name, "Helvetica", 9)
            high = 297 - canvas.stringWidth(value, "Helvetica", 9)
            canvas.drawString(low, y, "." * int((high - low) / 2.5))

    found = [[[a.rstrip(" ."), b] for a, b in table] for table in tables(drawn(tmp_path, draw))]
    assert found == ([rows] if caption.startswith("Table") else [])


def test_names_on_end_over_the_columns(tmp_path: Path) -> None:
    rows = [["State", "Total offences", "Murder", "Motor vehicle theft"], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 200
        put(canvas, [["State"], *rows[1:]], top)
        for column, name in enumerate(rows[0][1:]):
            canvas.saveState()
            canvas.translate(188 + 62 * column, top)
            canvas.rotate(90)
            canvas.drawString(0, 0, name)
            canvas.restoreState()

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize(
    "headings",
    [
        ("A. Number", "B. Average payment, dollars", "C. Denials"),
        ("Panel A. Men", "Panel B. Women and children", "Panel C"),
    ],
)
def test_a_long_heading_is_one_where_others_like_it_are(
    tmp_path: Path, headings: tuple[str, ...]
) -> None:
    """It leaves no room beside it, but stands over a name that others do, or begins like them."""
    rows = [["", "2009", "2010", "2011"]]
    for number, heading in enumerate(headings):
        names: tuple[str, ...] = ("Retired workers", "Survivors")
        if heading.startswith("Panel"):
            names = tuple(f"{name} {number}" for name in names)
        rows += [[heading, "", "", ""], *([name, "1.1", "2.2", "3.3"] for name in names)]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100, first=160, step=11)
        canvas.line(58, height - 103, 350, height - 103)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_whole_numbers_with_the_mark_of_a_note_are_a_row_each(tmp_path: Path) -> None:
    rows = [
        ["", "Total", "Urban", "Rural"],
        ["Base (n)", "1,204", "602", "291"],
        ["Every day", "33b", "69b", "42b"],
        ["Weekly", "35b", "37", "40a"],
        ["Less often", "49", "53b", "78b"],
        ["Never", "21a", "24b", "9"],
    ]
    assert tables(drawn(tmp_path, set_in_order(rows))) == [rows]


def test_a_band_in_the_middle_of_a_page_beside_a_lower_name_is_no_title(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        middle = canvas._pagesize[0] / 2
        canvas.drawCentredString(middle, height - 100, "Volume (tonnes)")
        canvas.drawCentredString(middle + 110, height - 106, "Share (%)")
        for column, year in enumerate(("2009", "2010", "2011")):
            canvas.drawRightString(middle - 50 + 62 * column, height - 112, year)
        for number, row in enumerate(ROWS[1:]):
            y = height - 125 - STEP * number
            canvas.drawString(middle - 220, y, row[0])
            for column, text in enumerate((*row[1:], f"{number}.5")):
                canvas.drawRightString(middle - 50 + 62 * column, y, text)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[:2] == [
        ["", "Volume (tonnes)", "", "", "Share (%)"],
        ["", "2009", "2010", "2011", ""],
    ]


def test_each_key_begins_a_row_however_close(tmp_path: Path) -> None:
    rows = [
        ["VARIABLE", "TYPE", "DESCRIPTION"],
        ["HHID", "Char(12)", "Identifier of the household, unique within a wave of the survey"],
        ["AGE", "Num(3)", "Age in completed years"],
        ["EDUC", "Num(1)", "Highest level: 1 none, 2 primary, 3 other"],
        ["WGT", "Num(8.4)", "Weight"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for row in rows:
            canvas.drawString(60, y, row[0])
            canvas.drawString(130, y, row[1])
            for line in simpleSplit(row[2], "Helvetica", 9, 180):
                canvas.drawString(200, y, line)
                y -= 11

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("across", [False, True])
def test_a_list_of_names_set_in_columns_is_no_table(tmp_path: Path, across: bool) -> None:
    """In the order of the alphabet down its columns; across them it may be one."""
    names = [f"{first} {last}" for first in ("Anna", "Bruno", "Clara", "David", "Eva", "Frida")
             for last in ("Novak", "Silva", "Moreau")]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        for number, name in enumerate(names):
            row, column = divmod(number, 3) if across else divmod(number, 6)[::-1]
            canvas.drawString(60 + 130 * column, height - 100 - STEP * row, name)

    assert len(tables(drawn(tmp_path, draw))) == across


def test_a_table_beside_a_figure_is_read_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 84, "Figure 3. Dwellings")
        canvas.drawString(290, height - 84, "Table 3. Dwellings by region")
        put(canvas, ROWS, height - 100, x=290)
        for number, value in enumerate(("44", "60", "71", "52", "90", "84")):
            canvas.drawString(60 + 30 * number, height - 102 - STEP * (number % 5), value)
            canvas.drawString(56 + 30 * number, height - 165, str(2006 + number))

    assert tables(drawn(tmp_path, draw)) == [ROWS]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_typed_table_in_a_type_whose_signs_are_not_alike(tmp_path: Path, ruled: bool) -> None:
    """Its upright signs stand below one another in a typewriter's type alone. Where typed rules
    part its rows, a row may have several lines."""
    rows = [["Desa", "Profil", "Anggaran", "Laman"], ["Kalirejo", "Ya", "Sebagian", "Tidak"],
            ["Karanganyar", "Ya", "", "Ya"], ["Mojo", "Tidak", "Ya", "Sebagian"]]  # fmt: skip
    rule = "+" + "+".join(["-" * 14] * 4) + "+"
    lines = [rule]
    for number, row in enumerate(rows):
        lines.append("| " + " | ".join(f"{text:12}" for text in row) + " |")
        if ruled and number == 2:
            lines.append("| " + " | ".join(f"{text:12}" for text in ("", "", "tidak", "")) + " |")
        lines += [rule] if ruled or number in (0, 3) else []

    def draw(canvas: Canvas, height: float) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(60, height - 100 - 11 * number, line)

    (table,) = (table for _, table in drawn(tmp_path, draw).tables())
    expected = [list(row) for row in rows]
    expected[2][2] = "tidak" if ruled else ""
    assert table.grid() == expected


WORK = [
    ["No.", "Title", "Partner", "Unit"],
    [
        "1.",
        "Support to the reform of the courts, in particular of case management",
        "Justice",
        "D1",
    ],
    ["2.", "Rehabilitation of plants", "Regional agency", "D2"],
    ["3.", "Vocational training", "Employment service", "D3"],
    ["4.", "Twinning with the customs of a State, and delivery of equipment", "Customs", "D4"],
    ["5.", "Studies on the gas market", "Energy regulator", "D5"],
    ["6.", "Small grants", "Foundation", "D6"],
]


def set_texts(
    canvas: Canvas, rows: Sequence[Sequence[str]], top: float, edges: Sequence[float]
) -> None:
    """Rows of texts of several lines, close to each other; the first in bold."""
    for number, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if not number else "Helvetica", 9)
        parts = [
            simpleSplit(text, "Helvetica", 9, two - one - 2)
            for text, one, two in zip(row, edges, edges[1:], strict=False)
        ]
        for x, lines in zip(edges, parts, strict=False):
            for step, line in enumerate(lines):
                canvas.drawString(x, top - 11 * step, line)
        top -= 11 * max(map(len, parts))
    canvas.setFont("Helvetica", 9)


def test_short_texts_begin_at_one_place_hardly_behind_longer_ones(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        set_texts(canvas, WORK, height - 100, (60, 80, 200, 283.6, 310))

    assert tables(drawn(tmp_path, draw)) == [WORK]


def test_a_caption_in_bold_right_above_names_is_no_name(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(60, height - 90, "Table 1. Projects under way in the year")
        set_texts(canvas, WORK, height - 100, (60, 90, 220, 310, 340))

    assert tables(drawn(tmp_path, draw)) == [WORK]


def test_texts_below_a_head_in_boxes_are_its_rows(tmp_path: Path) -> None:
    edges = (60, 90, 220, 310, 340)

    def draw(canvas: Canvas, height: float) -> None:
        set_texts(canvas, WORK, height - 100, edges)
        for y in (height - 91, height - 103):
            canvas.line(58, y, 338, y)
        for x in edges:
            canvas.line(x - 2, height - 91, x - 2, height - 103)

    assert tables(drawn(tmp_path, draw)) == [WORK]


def test_the_last_line_of_a_text_beside_values_is_part_of_it(tmp_path: Path) -> None:
    """Spaces of a line that is not drawn out are all alike, too."""
    rows = [["Decision", "Programme", "Committed", "Paid"], *(
        [f"2009/{n}", text, f"{n},204", f"{n}04"] for n, text in enumerate(
            ("Reform of the courts", "Two water plants", "Training",
             "Grants to many of the local groups with a seat in the far south of it"), start=1)
    )]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for row in rows:
            canvas.drawString(60, y, row[0])
            canvas.drawRightString(340, y, row[2])
            canvas.drawRightString(400, y, row[3])
            for line in simpleSplit(row[1], "Helvetica", 9, 150):
                canvas.drawString(130, y, line)
                y -= 11

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_values_that_only_the_head_rules_apart(tmp_path: Path) -> None:
    """Upright rules stand beside the names of the rows and before the last column, through the
    body; between the years in the head alone."""
    rows = [["Division", "Posts", "", "Cost"], ["", "2011", "2012", ""],
            ["Executive office", "92", "195", "2,963"],
            ["Legal affairs and enforcement, including the tribunal", "43", "134", "6,216"],
            ["Inspections", "121", "248", "9,593"], ["Services", "60", "163", "5,835"]]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.drawString(64, top - 16, "Division")
        for x, down, text in (
            (225, 9, "Posts"),
            (197, 22, "2011"),
            (252, 22, "2012"),
            (310, 16, "Cost"),
        ):
            canvas.drawCentredString(x, top - down, text)
        y = top - 40
        for row in rows[2:]:
            lines = simpleSplit(row[0], "Helvetica", 9, 100)
            middle = y - 5.5 * (len(lines) - 1)
            for end, text in zip((215, 270, 335), row[1:], strict=True):
                canvas.drawRightString(end, middle, text)
            for line in lines:
                canvas.drawString(64, y, line)
                y -= 11
            y -= 3
        for level in (top, top - 27, y + 6):
            canvas.line(60, level, 340, level)
        canvas.line(170, top - 13, 280, top - 13)
        canvas.line(225, top - 13, 225, top - 27)
        for x in (60, 170, 280, 340):
            canvas.line(x, top, x, y + 6)

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("size", [9, 18])
def test_figures_set_large_over_words_are_no_table(tmp_path: Path, size: int) -> None:
    words = ("of adults vote", "live in towns", "speak two languages", "own a home")

    def draw(canvas: Canvas, height: float) -> None:
        for row in range(2):
            y = height - 100 - 40 * row
            for column, word in enumerate(words):
                canvas.setFont("Helvetica", size)
                canvas.drawCentredString(100 + 110 * column, y, f"{row + 2}{column}.5%")
                canvas.setFont("Helvetica", 9)
                canvas.drawCentredString(100 + 110 * column, y - 12, word)

    assert bool(tables(drawn(tmp_path, draw))) == (size == 9)


def test_a_table_whose_head_has_a_line_in_large_type_is_one(tmp_path: Path) -> None:
    rows = [["Kecamatan", "2021", "2022"], ["Sumberarum", "12.5", "14.5"], ["Kaliurip", "8.5", "9"]]
    rows += [["Wonosari", "7.5", "6.5"]]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica", 9 if number else 16)
            for x, text in zip((60, 200, 280), row, strict=True):
                canvas.drawString(x, height - 100 - 18 * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_head_right_below_running_text_in_a_column_stays(tmp_path: Path) -> None:
    """Its letters begin where the last line of the text, set in larger type, has not ended."""
    running = [
        "Respondents were asked about their main",
        "activity during the reference week, and",
        "those who live in institutions were left",
        "out, so that the share of older people in",
        "work is somewhat lower than it had been",
        "in the years before the last reform, and",
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(running):
            canvas.drawString(320, height - 100 - 11.5 * number, line)
            canvas.drawString(60, height - 180 - 11.5 * number, line)
        canvas.setFont("Helvetica", 9)
        narrow = [row[:3] for row in ROWS]
        put(canvas, narrow, height - 100, first=112, step=11)
        put(canvas, narrow, height - 100 - 11.5 * 6 + 2.6, x=320, first=112, step=11)

    assert tables(drawn(tmp_path, draw)) == [[row[:3] for row in ROWS]] * 2


def test_names_of_groups_in_the_middle_part_no_columns(tmp_path: Path) -> None:
    rates = [[row[0], *(f"{n}.{len(row[0])}" for n in range(3, 6))] for row in ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, ROWS[:1], top)
        canvas.line(58, top - 4, 315, top - 4)
        put(canvas, ROWS[1:], top - 2 * STEP)
        put(canvas, rates, top - 8 * STEP)
        for number, name in enumerate(("Number", "Rate per 1,000 people")):
            canvas.drawCentredString(185, top - (1 + 6 * number) * STEP, name)

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[1] == ["Number", "", "", ""]
    assert grid[2:7] == ROWS[1:]
    assert grid[7] == ["Rate per 1,000 people", "", "", ""]
    assert grid[8:] == rates


def test_the_rule_below_a_band_says_which_columns_it_stands_over(tmp_path: Path) -> None:
    rows = [[row[0], *row[1:], "12", "1.5"] for row in ROWS[1:]]
    leaves = ["Men", "Women", "Other", "Cases", "Rate"]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.drawString(60, top, "Region")
        for column, name in enumerate(leaves):
            canvas.drawRightString(190 + 62 * column, top, name)
        canvas.drawString(166, top + 15, "Persons")  # set flush with the first column it is over
        canvas.line(166, top + 12, 316, top + 12)
        canvas.line(58, top - 4, 440, top - 4)
        put(canvas, rows, top - 17)

    found = tables(drawn(tmp_path, draw))
    head = [["Region", "Persons", "", "", "Cases", "Rate"], ["", *leaves[:3], "", ""]]
    assert found == [[*head, *rows]]


def test_a_chart_beside_the_rows_between_rules_is_no_column(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, ROWS, top)
        for number in range(len(ROWS) + 1):
            canvas.line(58, top + 9 - STEP * number, 320, top + 9 - STEP * number)
        for number in range(6):
            canvas.drawString(350 + 30 * number, top - 52, str(2001 + number))
            canvas.drawString(352 + 30 * number, top - 7 * number, str(41 + 7 * number))

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_two_columns_of_texts_between_rules(tmp_path: Path) -> None:
    rows = [
        ["Acronym", "Meaning"],
        ["CEN", "European Committee for Standardisation"],
        ["EEA", "European Environment Agency; European Economic Area, which takes in Iceland"],
        ["GHG", "Greenhouse gas"],
        *([f"R{n}", f"Region of the {n}th order"] for n in range(4, 12)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        canvas.line(58, y + 11, 320, y + 11)
        for one, two in rows:
            canvas.drawString(62, y, one)
            for line in simpleSplit(two, "Helvetica", 9, 180):
                canvas.drawString(130, y, line)
                y -= 10.5
            canvas.line(58, y + 7, 320, y + 7)
            y -= 4

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_heading_over_a_column_of_codes_and_their_names(tmp_path: Path) -> None:
    names = ["Programmes", "Salaries and expenses", "Planning", "Grants to states", "Other"]
    rows = [[f"000{n}", name, f"{n}17", f"{n}04"] for n, name in enumerate(names, start=1)]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        canvas.drawString(92, y + STEP, "Account")
        canvas.drawRightString(230, y + STEP, "2010 actual")
        canvas.drawRightString(280, y + STEP, "2011 est.")
        for heading, part in (("Obligations by activity", rows[:3]), ("Resources now", rows[3:])):
            canvas.drawString(64, y, heading)
            for row in part:
                y -= STEP
                canvas.drawString(60, y, row[0])
                canvas.drawString(92, y, row[1])
                canvas.drawRightString(230, y, row[2])
                canvas.drawRightString(280, y, row[3])
            y -= STEP

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[:2] == [["", "Account", "2010 actual", "2011 est."], [*grid[1][:1], "", "", ""]]
    assert [row for row in grid[1:] if row[1]] == rows
    assert grid[-3] == ["Resources now", "", "", ""]


def test_rows_of_texts_above_the_first_values_belong_to_the_table(tmp_path: Path) -> None:
    rows = [
        ["Code", "Description of goods", "Duty", "Unit"],
        ["0207", "Meat and edible offal, of poultry of heading 0105, fresh or chilled:", "", ""],
        ["", "– Of fowls of the species Gallus domesticus:", "", ""],
        ["0207 11", "– – Plucked", "26.2", "12"],
        ["0207 13", "– – Other", "15.3", "4"],
        ["0208 10", "– Of rabbits", "6.4", "17"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            y = height - 100 - STEP * number
            canvas.drawString(60, y, row[0])
            canvas.drawString(110, y, row[1])
            canvas.drawRightString(440, y, row[2])
            canvas.drawRightString(490, y, row[3])

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_over_rows_that_stand_in_boxes(tmp_path: Path) -> None:
    edges = (58, 120, 190, 252, 320)

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        last = put(canvas, ROWS, top)
        for y in (top + 11, top - 4, last - 4):
            canvas.line(58, y, 320, y)
        for x in edges[1:-1]:
            canvas.line(x, top - 4, x, last - 4)
        canvas.drawString(60, last - 40, "Most of the growth came from services, as firms ran down")

    assert tables(drawn(tmp_path, draw)) == [ROWS]


def test_the_unit_of_all_columns_below_their_names_is_a_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, ROWS[:1], top)
        canvas.drawCentredString(215, top - 11, "in thousands of persons")
        canvas.line(58, top - 15, 315, top - 15)
        put(canvas, ROWS[1:], top - 28)

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid == [ROWS[0], ["", "in thousands of persons", "", ""], *ROWS[1:]]


def test_values_beside_the_middle_of_a_long_name(tmp_path: Path) -> None:
    name = ["Interest in learning foreign languages, also those that", "few people use and teach"]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        put(canvas, ROWS[:3], top, first=240, width=50, step=18)
        canvas.drawString(60, top - 53, name[0])
        canvas.drawString(60, top - 63, name[1])
        put(canvas, [["", *ROWS[3][1:]]], top - 58, first=240, width=50)
        put(canvas, ROWS[4:], top - 80, first=240, width=50, step=18)

    (grid,) = tables(drawn(tmp_path, draw))
    assert [*grid[:3], *grid[-2:]] == [*ROWS[:3], *ROWS[4:]]


def test_a_head_of_years_below_other_rows_begins_a_table(tmp_path: Path) -> None:
    more = [
        ["Liabilities", "2011", "2012", "2013", "Note"],
        *([row[0], *row[1:], str(n)] for n, row in enumerate(ROWS[1:], start=3)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100, width=50)
        canvas.drawString(60, last - 20, "How it is financed")
        put(canvas, more, last - 35, width=45)

    assert tables(drawn(tmp_path, draw)) == [ROWS, more]


def test_a_rule_tells_the_names_over_texts(tmp_path: Path) -> None:
    rows = [
        ["Objective", "Measures", "State"],
        ["Less noise", "Quiet asphalt", "Done"],
        ["Clean air", "Filters for buses", "In progress"],
        ["Less waste", "Campaign in schools", "Planned"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            for x, text in zip((60, 160, 290), row, strict=True):
                canvas.drawString(x, height - 100 - 16 * number, text)
        canvas.line(58, height - 104, 350, height - 104)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_addresses_beside_each_other_are_no_table() -> None:
    names = ["Press office", "Data shop"]
    assert are_addresses([names, ["12 Lake Street", "Park 4"], ["Tel.: 371 22", "Tel. 371 24"]])
    assert are_addresses([names, ["pr@riga.example", "www.riga.example"]])
    assert not are_addresses([["Name", "Telephone", "E-mail"], ["Ana", "371 22", "a@b.example"]])


def test_rows_that_hold_a_date_and_words_are_no_head(tmp_path: Path) -> None:
    rows = [
        ["Case", "Parties", "Filed", "Closed", "Judge"],
        *([f"0{n}-cv", "Smith v. Acme", f"{n}/12/2009", "pending", "Hale"] for n in range(1, 3)),
        *([f"0{n}-cv", "Doe v. Town", f"{n}/12/2009", f"{n}/1/2011", "Li"] for n in range(3, 9)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            for x, text in zip((60, 130, 230, 310, 390), row, strict=True):
                canvas.drawString(x, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_signs_of_money_in_the_first_row_belong_to_the_next_amount(tmp_path: Path) -> None:
    rows = [ROWS[0], *ROWS[1:] * 4]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, rows, height - 100, width=70)
        for column in range(3):
            canvas.drawString(135 + 70 * column, height - 100 - STEP, "$")

    first = [rows[1][0], *(f"$ {text}" for text in rows[1][1:])]
    assert tables(drawn(tmp_path, draw)) == [[rows[0], first, *rows[2:]]]


def test_the_first_group_in_bold_below_years_in_bold_is_a_row(tmp_path: Path) -> None:
    rows = [["", *ROWS[0][1:]], ["Revenues", "", "", ""], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, rows[:1], height - 100)
        put(canvas, rows[1:2], height - 120)
        canvas.setFont("Helvetica", 9)
        put(canvas, rows[2:], height - 134)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_second_head_of_two_lines_begins_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100)
        canvas.drawString(60, last - 24, "In the long run")
        canvas.drawRightString(252, last - 39, "Men")
        canvas.drawRightString(376, last - 39, "Women")
        head = [["Region", "2001", "2002", "2003", "2004"]]
        put(canvas, head, last - 50)
        put(canvas, [[*row, row[1]] for row in ROWS[1:]], last - 50 - STEP)

    first, second = tables(drawn(tmp_path, draw))
    assert first == ROWS
    assert second[-5:] == [[*row, row[1]] for row in ROWS[1:]]


def test_a_name_cut_short_with_a_stop_names_a_column(tmp_path: Path) -> None:
    rows = [["Sec.", "Secretary", "Subject"]]
    rows += [["Sole", f"Ana Salles {n}", f"Pedro Kahrs {n}"] for n in range(6)]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            for x, text in zip((60, 120, 230), row, strict=True):
                canvas.drawString(x, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_that_share_a_ruled_band_under_columns_without_rules(
    tmp_path: Path, ruled: bool
) -> None:
    """Rules part groups of rows; some columns have none between them."""
    names = ["State", "Permit", "Hand", "Long", "Other", "Total"]
    rows = [[f"State {n}", *(f"{n},{100 + 7 * k}" for k in range(5))] for n in range(1, 25)]
    if not ruled:
        rows = [
            [row[0], *row[1:4], "unq" if n == 4 else row[4], row[5]] for n, row in enumerate(rows)
        ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        edges = (58, 130, 190, 250, 310, 430)
        ends = (190, 250, 310, 368, 428)
        for y in (top + 12, top - 4, *(top - 6 - 3 * STEP * n for n in range(1, 9))):
            canvas.line(58, y, 430, y)
        for x in edges:
            canvas.line(x, top + 12, x, top - 6 - 24 * STEP)
        canvas.line(370, top + 12, 370, top - 4)
        for number, row in enumerate([names, *rows]):
            canvas.drawString(60, top - number * STEP, row[0])
            for end, text in zip(ends, row[1:], strict=True):
                canvas.drawRightString(end - 4, top - number * STEP, text)

    ((_, table),) = drawn(tmp_path, draw).tables()
    assert table.grid() == [names, *rows] or table.evidence == "nilai-menumpuk"
    assert not ruled or table.grid() == [names, *rows]


def test_rules_typed_in_pieces_under_the_names(tmp_path: Path) -> None:
    names = ["HOSPITAL", "56013", "PSA", "SSA"]
    towns = ["ALBERT LEA", "ROCHESTER", "BLUE EARTH", "FAIRMONT", "MANKATO", "TOTAL"]
    rows = [names, *([town, str(n), str(7 * n), f"{n}.5"] for n, town in enumerate(towns))]

    def typed(row: Sequence[str]) -> str:
        return row[0].ljust(20) + "".join(text.rjust(12) for text in row[1:])

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 8)
        lines = [typed(names), typed(["_" * 18, *["_" * 8] * 3]), *map(typed, rows[1:])]
        for number, line in enumerate(lines):
            canvas.drawString(60, height - 100 - 9.5 * number, line)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_bands_that_look_like_quantities_stand_over_years(tmp_path: Path) -> None:
    leaves = ["2011", "2010", "% Chg"] * 2
    rows = [[row[0], *row[1:], *row[1:]] for row in ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for column, name in enumerate(leaves):
            canvas.drawRightString(170 + 50 * column, top, name)
        canvas.drawCentredString(210, top + STEP, "Week to Date")
        canvas.drawCentredString(360, top + STEP, "28 Day")
        put(canvas, rows, top - STEP, first=110, width=50)

    head = [["", "Week to Date", "", "", "28 Day", "", ""], ["", *leaves]]
    assert tables(drawn(tmp_path, draw)) == [[*head, *rows]]


def test_a_group_in_bold_below_the_rule_under_names_in_bold(tmp_path: Path) -> None:
    body = [*ROWS[1:], ["Cape", "unq", "1,200", "14"], ["Bay", "17", "unq", "unq"], *ROWS[1:3]]
    rows = [["", "Last week", "Year ago", "Change"], ["Ethanol", "", "", ""], *body]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, rows[:2], height - 100)
        canvas.line(58, height - 103, 315, height - 103)
        canvas.setFont("Helvetica", 9)
        put(canvas, rows[2:], height - 100 - 2 * STEP)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_row_of_words_for_values_is_one_of_its_own(tmp_path: Path) -> None:
    rows = [
        ["", "1990", "2000", "2010"],
        ["Horses", "133", "none", "2,591"],
        ["Bees", "556", "1,211", "2,923"],
        ["Sheep and goats", "2,890", "641", "306"],
        ["Pigs", "none", "none", "none"],
        ["Milk powder", "1,820", "1,128", "none"],
    ]
    assert tables(drawn(tmp_path, set_in_order(rows))) == [rows]


@pytest.mark.parametrize("width", [24.0, 45.0])
@pytest.mark.parametrize(
    ("shares", "counts"),
    [
        (["17.6", "17.2", "14.1"], ["12", "11", "14"]),
        (["17.6", "17.2", "14.1"], ["12,410", "11,988", "13,004"]),
        (["1.285,5", "1.283,0", "1.284,1"], ["12", "11", "14"]),
    ],
)
def test_a_share_above_a_count_is_no_part_of_it(
    tmp_path: Path, shares: list[str], counts: list[str], width: float
) -> None:
    rows = [
        ["", "2010", "2011", "2012"],
        ["Rate", "31", "30", "33"],
        ["Margin, per cent", *shares],
        ["Employees", *counts],
        ["Share", "3.1", "3.0", "2.9"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        wide = max(width, 6 + 5 * len(max(*shares, *counts, key=len)))
        put(canvas, rows, height - 100, first=140, width=wide)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_that_end_a_space_before_their_values(tmp_path: Path) -> None:
    rows = [
        ["Council", "Band A", "Band B", "Band C"],
        ["Aberdeen City", "£1,757.97", "£2,373.25", "£2,018.29"],
        ["Angus", "£3,434.66", "£1,543.76", "£1,480.18"],
        ["Argyll and Bute", "£784.71", "£1,630.82", "£1,904.60"],
        ["Dumfries and Galloway", "£1,190.57", "£1,773.31", "£830.49"],
        ["Eilean Siar", "£1,531.15", "£1,167.75", "£2,708.36"],
        ["Perth and Kinross", "£3,351.73", "£2,489.18", "£2,206.82"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        wide = canvas.stringWidth("£1,757.97", "Helvetica", 9) + 3.5
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                x, y = 170 + column * wide, height - 100 - number * STEP
                canvas.drawRightString(x, y, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_unit_a_space_from_its_name_and_its_value(tmp_path: Path) -> None:
    rows = [
        ["", "", "2012", "2011"],
        ["Revenue", "£m", "1,204.3", "1,150.8"],
        ["Adjusted operating profit", "£m", "212.4", "198.0"],
        ["Operating margin", "%", "17.6", "17.2"],
        ["Earnings per share", "p", "34.1", "30.9"],
        ["Employees (average)", "", "12,410", "11,988"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            for text, x in zip(row, (160, 177, 211, 250), strict=True):
                canvas.drawRightString(x, height - 100 - number * STEP, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_how_sure_values_are_in_brackets_is_a_name(tmp_path: Path) -> None:
    rows = [
        ["", "", "Men", "", "", "Women", ""],
        ["Age", "No.", "%", "(95% CI)", "No.", "%", "(95% CI)"],
        *([f"{n}0 to {n}9", "512", "3.2", "(1.7–6.1)", "487", "2.9", "(1.1–5.8)"] for n in "2345"),
    ]
    cells = [
        (cell.text, cell.col, cell.col_span)
        for _, table in drawn(tmp_path, set_in_order(rows)).tables()
        for cell in table.cells
        if cell.row == 0 and cell.text
    ]
    assert cells == [("Age", 0, 1), ("Men", 1, 3), ("Women", 4, 3)]


def test_a_row_of_texts_below_the_last_rule_between_rows(tmp_path: Path) -> None:
    rows = [
        ["Service", "Fee", "Time limit"],
        ["Issue of a passport", "65.00", "10 days"],
        ["Issue of a passport, urgent", "110.00", "2 days"],
        ["Registration of a company", "250.00", "30 days"],
        ["Change of address", "free", "same day"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for number, (name, fee, limit) in enumerate(rows):
            y = height - 100 - number * STEP
            canvas.drawString(60, y, name)
            canvas.drawRightString(300, y, fee)
            canvas.drawString(306, y, limit)
            if number < len(rows) - 1:
                canvas.line(58, y - 3, 400, y - 3)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_titles_between_two_tables_belong_to_none(tmp_path: Path) -> None:
    more = [["", "1990", "2000", "2010"], *ROWS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        last = put(canvas, ROWS, height - 100)
        canvas.drawCentredString(190, last - 22, "In the long run")
        canvas.drawCentredString(
            190, last - 36, "(whole years of data from the archive of the office)"
        )
        put(canvas, more, last - 50)

    assert tables(drawn(tmp_path, draw)) == [ROWS, more]


def test_one_line_of_values_in_one_ruled_cell_makes_a_table_doubtful(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for y in (top + 12, top - 16, top - 34):
            canvas.line(58, y, 440, y)
        for x in (58, 180, 440):
            canvas.line(x, top + 12, x, top - 34)
        for x, text in ((64, "Name"), (190, "Segment"), (260, "Element"), (340, "Deductions")):
            canvas.drawString(x, top, text)
        for x, text in ((64, "Ekaterina"), (190, "49.88"), (260, "24.28"), (340, "-1.00")):
            canvas.drawString(x, top - 28, text)

    assert [t.evidence for _, t in drawn(tmp_path, draw).tables()] in ([], ["nilai-menumpuk"])


def test_names_of_two_lines_around_their_values_are_no_names_of_groups(tmp_path: Path) -> None:
    names = ["Index of trust", "in the office", "Share of villages", "that were visited"]
    rows = [
        [str(n), f"{names[2 * (n % 2)]} {names[2 * (n % 2) + 1]}", *ROWS[n][1:]]
        for n in range(1, 5)
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for x, name in zip((60, 84, 190, 240, 290), ("No", "Name", *ROWS[0][1:]), strict=True):
            canvas.drawString(x, y, name)
        for row in rows:
            y -= 28
            at = 2 * (int(row[0]) % 2)
            canvas.drawString(60, y, row[0])
            canvas.drawString(84, y + 5, names[at])
            canvas.drawString(84, y - 5, names[at + 1])
            for x, value in zip((210, 260, 310), row[2:], strict=True):
                canvas.drawRightString(x, y, value)

    assert tables(drawn(tmp_path, draw)) == [[["No", "Name", *ROWS[0][1:]], *rows]]


def test_ages_under_each_of_several_bands_are_names(tmp_path: Path) -> None:
    """``Under 18`` over ``years``, ``18 years`` over ``and over``: set flush right over values that
    stand hardly further apart than words."""
    body = [
        ["Total", "11,062.6", "1,540.0", "9,522.6", "8,263.3", "1,071.6", "7,191.7"],
        *(
            [name, f"46{n}.9", f"6{n}.1", f"39{n}.8", f"38{n}.2", f"5{n}.5", f"32{n}.7"]
            for n, name in enumerate(
                ("Robbery", "Burglary", "Arson", "Fraud", "Vandalism", "Theft")
            )
        ),
    ]
    ends = (140, 167, 194, 222, 249, 276)

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 6.5)
        canvas.drawCentredString(157, height - 88, "Total")
        canvas.drawCentredString(239, height - 88, "Male")
        canvas.drawString(40, height - 100, "Offense")
        for end in (167, 249):
            canvas.drawRightString(end, height - 100, "Under 18")
            canvas.drawString(end + 5, height - 100, "18 years")
            canvas.drawRightString(end - 27, height - 108, "Total")
            canvas.drawRightString(end, height - 108, "years")
            canvas.drawString(end + 5, height - 108, "and over")
        for number, (name, *values) in enumerate(body):
            canvas.drawString(40, height - 120 - 8 * number, name)
            for end, value in zip(ends, values, strict=True):
                canvas.drawRightString(end, height - 120 - 8 * number, value)

    leaves = ["Total", "Under 18 years", "18 years and over"]
    assert tables(drawn(tmp_path, draw)) == [
        [["Offense", "Total", "", "", "Male", "", ""], ["", *leaves, *leaves], *body]
    ]


def test_quantities_over_years_are_names(tmp_path: Path) -> None:
    """``28 Day`` and ``2 Year`` say over which time the columns below them count."""
    body = [
        [name, f"{n}", f"{n + 3}", f"-{10 + n}.0", f"{80 + n}", f"{90 + n}", f"-{20 + n}.5"]
        for n, name in enumerate(("Murder", "Rape", "Robbery", "Assault", "Burglary", "Larceny"), 1)
    ]
    ends = (147, 177, 203, 250, 280, 306)

    def draw(canvas: Canvas, height: float) -> None:
        for x, text in ((180, "7 Day"), (283, "28 Day")):
            canvas.drawCentredString(x, height - 88, text)
        for end in (177, 280):
            canvas.drawRightString(end - 30, height - 100, "2017")
            canvas.drawRightString(end, height - 100, "2016")
            canvas.drawRightString(end + 26, height - 100, "Chg")
        for number, (name, *values) in enumerate(body):
            canvas.drawString(60, height - 113 - 12 * number, name)
            for end, value in zip(ends, values, strict=True):
                canvas.drawRightString(end, height - 113 - 12 * number, value)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-6:] == body


def test_remarks_in_sentences_are_a_column(tmp_path: Path) -> None:
    """Each row stands beside the first line of a sentence, as none beside running text does."""
    remarks = (
        ("Work on the project was 88 percent complete", "on 30 June of the year under review."),
        (
            "The venture studies whether the iron deposit",
            "and the railway to it can be built by then.",
        ),
        (
            "Completion of the second phase is to bring",
            "the total capacity to 23 million tons in all.",
        ),
        (
            "The mine was opened some three months ahead",
            "of schedule and under its budget as it was.",
        ),
    )
    names = ("Samarco Plant", "Orebody West", "Guinea Ore", "Hope Downs")

    def draw(canvas: Canvas, height: float) -> None:
        for x, text in ((60, "Project"), (150, "Capex"), (200, "Mtpa"), (250, "Progress")):
            canvas.drawString(x, height - 90, text)
        for number, (name, lines) in enumerate(zip(names, remarks, strict=True)):
            top = height - 105 - 24 * number
            for x, text in ((60, name), (150, f"{number + 1},300"), (200, f"{17 + number}")):
                canvas.drawString(x, top, text)
            for line, text in enumerate(lines):
                canvas.drawString(250, top - 11 * line, text)

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[3] for row in found[1:]] == [" ".join(lines) for lines in remarks]


def test_money_signs_behind_amounts(tmp_path: Path) -> None:
    rows = [
        [name, f"{n}.335.631 €", f"{n}.925.031 €"]
        for n, name in enumerate(("Sales", "Material", "Staff", "Depreciation", "Result"), 1)
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for x, year in ((240, "2012"), (340, "2011")):
            canvas.drawRightString(x + 15, height - 87, year)
            for number, row in enumerate(rows):
                top = height - 100 - STEP * number
                canvas.drawString(60, top, row[0])
                canvas.drawRightString(x, top, row[1 if x == 240 else 2].removesuffix(" €"))
                canvas.drawString(x + 10, top, "€")

    assert tables(drawn(tmp_path, draw)) == [[["", "2012", "2011"], *rows]]


def test_a_band_over_a_rule_in_pieces(tmp_path: Path) -> None:
    """Office suites rule each cell by itself: what runs over two columns is two strokes."""

    def draw(canvas: Canvas, height: float) -> None:
        for number in range(4):
            canvas.drawCentredString(150 + 60 * number, height - 90, str(2009 + number))
        canvas.drawCentredString(400, height - 80, "Totals")
        for x0, x1, text in ((370, 420, "2010–"), (420, 470, "2009–")):
            canvas.line(x0, height - 84, x1, height - 84)
            canvas.drawCentredString((x0 + x1) / 2, height - 95, text)
            canvas.drawCentredString((x0 + x1) / 2, height - 105, "2012")
        for number, name in enumerate(("Defense", "Medicare", "Interest", "Other")):
            canvas.drawString(50, height - 122 - STEP * number, name)
            for place in range(6):
                x = 160 + 60 * place - 15 * (place > 4)
                canvas.drawRightString(x, height - 122 - STEP * number, f"{place + 3}{number}7")

    (found,) = tables(drawn(tmp_path, draw))
    assert found[:2] == [
        ["", "2009", "2010", "2011", "2012", "Totals", ""],
        ["", "", "", "", "", "2010– 2012", "2009– 2012"],
    ]


def test_a_heading_with_the_mark_of_a_note_announces(tmp_path: Path) -> None:
    """Its colon is not its last sign."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [ROWS[0], ["North and north-east", *ROWS[1][1:]], ROWS[2]], height - 100)
        top = height - 100 - 3 * STEP
        canvas.drawString(60, top, "Programmes:")
        canvas.setFont("Helvetica", 5)
        canvas.drawString(60 + canvas.stringWidth("Programmes:", "Helvetica", 9), top + 3, "2")
        canvas.setFont("Helvetica", 9)
        put(canvas, ROWS[3:], top - STEP)

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[0] for row in found[3:]] == ["Programmes:²", "South", "West", "Islands"]


@pytest.mark.parametrize(
    "text", ["16 a 24 años", "45 y más años", "15 à 24 ans", "65 jaar en ouder", "25 e oltre"]
)
def test_ages_are_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize(("text", "held"), [("12.345 €", True), ("(3.450) €", True),
                                            ("1 000 €", False)])  # fmt: skip
def test_money_before_its_sign_is_a_value_and_a_unit_is_none(text: str, held: bool) -> None:
    assert is_value(text) is held


def test_one_name_in_the_middle_over_two_stubs(tmp_path: Path) -> None:
    """``Period`` over the years and the quarters beside them, which have no names of their own."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawCentredString(95, height - 90, "Period")
        for place, name in enumerate(("Goods", "Services", "Income")):
            canvas.drawRightString(190 + 60 * place, height - 90, name)
        for number, quarter in enumerate(("I", "II", "III", "IV") * 2):
            top = height - 105 - STEP * number
            canvas.drawString(60, top, "" if number % 4 else str(2009 + number // 4))
            canvas.drawString(100, top, quarter)
            for place in range(3):
                canvas.drawRightString(190 + 60 * place, top, f"{place + 7}{number}.4")

    (table,) = [table for _, table in drawn(tmp_path, draw).tables()]
    assert table.grid()[0] == ["Period", "", "Goods", "Services", "Income"]
    assert table.cells[0].col_span == 2


def test_a_title_longer_than_the_one_name_below_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 80, "Average rainfall (mm)")
        put(canvas, [["Region", "Jan", "Feb", "Mar"], *ROWS[1:]], height - 100)

    assert tables(drawn(tmp_path, draw)) == [[["Region", "Jan", "Feb", "Mar"], *ROWS[1:]]]


def test_names_in_smaller_type_than_the_rows(tmp_path: Path) -> None:
    """The lowest of them are values like ``1 month``; the others stand close above."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 6)
        for place, name in enumerate(("Jun 2010", "May 2010"), start=1):
            canvas.drawRightString(128 + 62 * place, height - 84, name)
        put(canvas, [["Group", "1 months", "2 months", "a year"]], height - 91)
        canvas.setFont("Helvetica", 9)
        put(canvas, ROWS[1:], height - 104)

    (found,) = tables(drawn(tmp_path, draw))
    assert "Jun 2010" in " ".join(map(" ".join, found[:2]))


def test_letters_of_a_size_below_zero(tmp_path: Path) -> None:
    """As PDFsharp writes them, on a page turned upside down and scaled by minus one."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.transform(1, 0, 0, -1, 0, height)
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                words = canvas.beginText(60 + 62 * column, 100 + STEP * number)
                words.setFont("Helvetica", -9)
                words.setHorizScale(-100)
                words.textOut(text)
                canvas.drawText(words)

    assert tables(drawn(tmp_path, draw)) == [ROWS]


@pytest.mark.parametrize("mark", ["", "1"])
def test_dots_apart_that_lead_to_numbers(tmp_path: Path, mark: str) -> None:
    """Dot by dot up to each number, however long that is; a mark before them is none of them."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, ROWS, height - 100)
        for number, row in enumerate(ROWS[1:], start=1):
            top, begin = height - 100 - STEP * number, 62 + canvas.stringWidth(row[0])
            canvas.setFont("Helvetica", 5)
            canvas.drawString(begin - 1, top + 4, mark)
            canvas.setFont("Helvetica", 9)
            end = 190 - canvas.stringWidth(row[1])
            for dot in range(1, int((end - begin) / 4.5)):
                canvas.drawString(end - 4.5 * dot, top, ".")

    (found,) = tables(drawn(tmp_path, draw))
    assert [[row[0].rstrip(" .1¹"), *row[1:]] for row in found] == ROWS


@pytest.mark.parametrize("lower", [0.0, 3.0])
def test_rows_that_the_joints_of_upright_rules_tell(tmp_path: Path, lower: float) -> None:
    """A word processor draws the rules of each cell by themselves; where one of them goes on beside
    two rows (``lower`` points more), its pieces are not those of rows."""
    edges = (60, 200, 260, 320, 380)
    names = (
        ("All households", "Haushalte insgesamt"),
        ("Households with", "children below 18"),
        ("of which", "mit"),
        ("one child", "einem Kind"),
        ("Pensioners", "Rentner"),
    )

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 80
        for x in edges[1:-1]:
            canvas.line(x, top, x, top - 18)
        for y in (top, top - 18, top - 18 - 30 * len(names)):
            canvas.line(edges[0], y, edges[-1], y)
        for place, year in enumerate(("2013", "2014", "2015")):
            canvas.drawRightString(edges[place + 2] - 4, top - 12, year)
        for number, lines in enumerate(names):
            upper = top - 18 - 30 * number
            for place, x in enumerate(edges[1:-1]):
                shift = lower * (place == 1)
                begin = upper - (shift if number else 0)
                canvas.line(x, begin, x, upper - 30 - (shift if number < 4 else 0))
            for line, text in enumerate(lines):
                canvas.drawString(64, upper - 11 - 11 * line, text)
            for place in range(3 if number != 2 else 0):
                canvas.drawRightString(edges[place + 2] - 4, upper - 16, f"{number}{place},1")

    grids = tables(drawn(tmp_path, draw))
    wanted = [
        [
            " ".join(lines),
            *([f"{number}{place},1" for place in range(3)] if number != 2 else [""] * 3),
        ]
        for number, lines in enumerate(names)
    ]
    assert (grids[0][1:] == wanted) == (not lower)


@pytest.mark.parametrize("flush", ["right", "left"])
def test_a_name_set_in_lines_for_one_of_the_columns_of_a_band(tmp_path: Path, flush: str) -> None:
    """``Asian and Pacific Islander`` in four lines that end where its values do; over two columns
    it would be one line. What begins at the left over the first of two may stand over both."""
    at_right = flush == "right"

    def draw(canvas: Canvas, height: float) -> None:
        canvas.line(60, height - 80, 400, height - 80)
        for x in (150, 330):
            canvas.drawCentredString(x + 25, height - 92, "Race")
        for x in (60, 240):
            canvas.drawString(x, height - 140, "Year")
            names = (("Total",), ("White",), ("Asian", "and", "Pacific", "Islander"))
            for place, lines in enumerate(names):
                for line, text in enumerate(lines[::-1]):
                    top = height - 140 + 11 * line
                    if at_right:
                        canvas.drawRightString(x + 80 + 38 * place, top, text)
                    else:
                        canvas.drawString(x + 58 + 38 * place, top, text)
        canvas.line(60, height - 145, 400, height - 145)
        for number in range(8):
            top = height - 158 - 11 * number
            for x in (60, 240):
                canvas.drawString(x, top, str(1990 - number - x // 10))
                for place in range(3):
                    canvas.drawRightString(x + 80 + 38 * place, top, f"{place + 3}{number},417")

    head = [row for row in tables(drawn(tmp_path, draw))[0] if "417" not in " ".join(row)]
    assert ("Asian and Pacific Islander" in head[-1]) == at_right


def test_a_table_below_two_of_three_columns_of_text(tmp_path: Path) -> None:
    text = "Data from this survey and from other sources are not entirely comparable, as people "
    text += "were asked in different ways. "

    def draw(canvas: Canvas, height: float) -> None:
        for x, times in ((40, 3), (220, 3), (400, 8)):
            for number, line in enumerate(simpleSplit(text * times, "Helvetica", 9, 160)):
                canvas.drawString(x, height - 80 - 11 * number, line)
        for y in (222, 238, 312):
            canvas.line(40, height - y, 380, height - y)
        put(canvas, ROWS, height - 234, x=40, first=190)

    assert ROWS in tables(drawn(tmp_path, draw))


@pytest.mark.parametrize("title", [False, True])
def test_groups_below_a_name_that_fills_its_column(tmp_path: Path, title: bool) -> None:
    """A name goes on with a small letter where all do; in names of capitals it may with any."""
    names = ["Contract actions", "Insurance", "Marine", "Recovery of overpayments", "Tort actions"]
    names += ["Airplane personal injury", "Motor vehicle", "Medical malpractice", "Other actions"]
    names += ["Bankruptcy appeals", "Civil rights", "Social security"]
    groups = {"Contract actions", "Tort actions", "Other actions"}

    def draw(canvas: Canvas, height: float) -> None:
        rows = [["Nature of suit", "2011", "2012", "2013"]]
        for number, name in enumerate(names):
            values = [f"{number + 1},{place}17" for place in range(3)]
            rows.append([name.title() if title else name, *(values if name not in groups else "")])
        put(canvas, rows, height - 100, first=160, width=50, step=11)
        canvas.line(60, height - 103, 310, height - 103)

    (found,) = tables(drawn(tmp_path, draw))
    assert ({name.lower() for name in groups} < {row[0].lower() for row in found}) == (not title)


@pytest.mark.parametrize("off", [0.0, 40.0])
def test_a_group_in_the_middle_right_below_a_head_in_boxes(tmp_path: Path, off: float) -> None:
    """A text over the rows below it, across the edge of a column; elsewhere it is of none."""
    edges = (60, 140, 195, 250, 305, 360)

    def draw(canvas: Canvas, height: float) -> None:
        for left, right in pairwise(edges):
            canvas.rect(left, height - 100, right - left, 20)
        for place, name in enumerate(("Region", "2010", "2011", "2012", "2013")):
            canvas.drawString(edges[place] + 4, height - 94, name)
        top = height - 112
        for number, group in enumerate(("All persons", "Women only")):
            canvas.drawCentredString(210 + (off if not number else 0), top, group)
            top -= 12
            for name in ("North", "East", "South", "West"):
                canvas.drawString(64, top, name)
                for place in range(4):
                    canvas.drawRightString(
                        edges[place + 2] - 4, top, f"{number + 1}{place},{len(name)}17"
                    )
                top -= 12

    grids = tables(drawn(tmp_path, draw))
    whole = [grid for grid in grids if grid[0][0] == "Region" and len(grid) == 11]
    assert bool(whole) == (not off)


def test_the_name_of_a_group_below_a_head_with_open_sides(tmp_path: Path) -> None:
    """Rules above the head, below it and at the end, upright ones between the columns alone: the
    rule below the head ends the names, and a group without values is a row of its own."""
    edges = (63, 115, 267, 356, 445, 533)
    head: list[tuple[str, ...]] = [("Article", "Item"), ("Heading",)]
    head += [(f"Appropriations {year}",) for year in (2010, 2009)]
    head += [("Outturn 2008",)]
    rows = [
        ["2 0 0", "Rent", "", "", ""],
        ["2 0 0 0", "Rent and related charges", "1 240 000", "1 180 000", "1 101 554,20"],
        ["2 0 0 1", "Insurance", "14 000", "13 500", "9 870,00"],
        ["2 0 1", "Security of buildings", "310 000", "295 000", "288 412,77"],
        ["", "Chapter 2 0 – Total", "1 564 000", "1 488 500", "1 399 836,97"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Times-Roman", 9)
        for down in (85, 107, 107 + 14 * len(rows)):
            canvas.line(edges[0], height - down, edges[-1], height - down)
        for x in edges[1:-1]:
            for top, bottom in pairwise([85, *(107 + 14 * n for n in range(len(rows) + 1))]):
                canvas.line(x, height - top, x, height - bottom)
        for x, lines in zip(edges, head, strict=False):
            for step, line in enumerate(lines):
                place = 94 + 10 * step if lines[1:] else 99
                canvas.drawString(x + 1, height - place, line)
        for number, row in enumerate(rows):
            y = height - 107 - 14 * number - 10
            for at, text in enumerate(row):
                if at < 2:
                    canvas.drawString(edges[at] + 4, y, text)
                else:
                    canvas.drawRightString(edges[at + 1] - 4, y, text)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[1:] == rows


def test_names_with_dots_in_boxes_side_by_side_are_rows_each(tmp_path: Path) -> None:
    """The left box has a row more than the right one: the dots that lead to a value end a name."""
    left = [(f"Umur {number}", f"{number},5") for number in range(40, 48)]
    right = [(f"Umur {number}", f"{number},2") for number in range(50, 57)]

    def draw(canvas: Canvas, height: float) -> None:
        for x in (60, 180, 240, 360, 420):
            canvas.line(x, 740, x, 580)
        for y in (740, 680, 580):
            canvas.line(60, y, 420, y)
        for x, text in ((64, "Umur"), (190, "Bagian"), (244, "Umur"), (370, "Bagian")):
            canvas.drawString(x, 685, text)
        for x, rows in ((64, left), (244, right)):
            for number, (name, value) in enumerate(rows):
                canvas.drawString(x, 670 - 11 * number, f"{name} {'.' * 20}")
                canvas.drawRightString(x + 165, 670 - 11 * number, value)

    (found,) = tables(drawn(tmp_path, draw))
    names = [[text.rstrip(". ") for text in row] for row in found]
    rows = [[*one, *two] for one, two in zip(left, [*right, ("", "")], strict=True)]
    assert names[1:] == rows


def test_a_heading_below_dots_under_a_head_of_many_levels(tmp_path: Path) -> None:
    """The rules between the levels of each column's head tell no rows below it."""
    edges = (60, 200, 250, 300, 350, 400, 450)
    names = ["Modal", "Mesin", "Tambahan:", "Gedung", "Rumah"]

    def draw(canvas: Canvas, height: float) -> None:
        for x in edges:
            canvas.line(x, 760, x, 600)
        for y in (760, 680, 600):
            canvas.line(60, y, 450, y)
        for number, (one, two) in enumerate(pairwise(edges[1:])):
            canvas.line(one, 740 - 8 * number, two, 740 - 8 * number)
            canvas.drawString(one + 4, 749, f"T {number}")
            canvas.drawString(one + 4, 685, f"Nilai {number}")
        for number, name in enumerate(names):
            y, headed = 668 - 10 * number, name.endswith(":")
            canvas.drawString(64, y, name if headed else f"{name} {'.' * 20}")
            for x in () if headed else edges[2:]:
                canvas.drawRightString(x - 6, y, f"{number}2")

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[0].rstrip(" .") for row in found[-5:]] == names
