"""Tables as offices of other countries set them: statements, terms, lists in cells, ranges."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.printed import Rule
from extract.row_lines import RowLine
from extract.rows import separators_of
from tests.test_pdf_foreign import ROWS, STEP, drawn, put, set_in_order, tables

YEARS = ["2009", "2010", "2011"]
PARAGRAPH = (
    "The estimates in this report are based on the answers of a sample and may",
    "differ from what a count of all households would have given, as sampling",
)


def test_the_unit_of_all_values_between_two_of_their_names(tmp_path: Path) -> None:
    """It stands in the middle of them, and moves no edge."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Region", *YEARS, "2012F"]], height - 87, first=120, width=60)
        canvas.drawCentredString(253, height - 98, "Per cent of all")
        put(canvas, [[*row, "12"] for row in ROWS[1:]], height - 109, width=60)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[0] == ["Region", *YEARS, "2012F"]


def test_ranges_are_one_value_each(tmp_path: Path) -> None:
    rows = [["Scenario", "Likely range", "Sea level"]]
    rows += [[f"Case {name}", f"0.{at} – 3.{at}", f"0.1{at} – 0.4{at}"] for at, name in
             enumerate("ABCDE", start=2)]  # fmt: skip
    assert tables(drawn(tmp_path, set_in_order(rows))) == [rows]


def test_the_end_of_a_paragraph_above_a_table_is_no_name(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        for number, text in enumerate((*PARAGRAPH, "errors do.")):
            canvas.drawString(60, height - 60 - 11 * number, text)
        put(canvas, rows, height - 100)

    rows = [["Area of statistics:", *YEARS], *ROWS[1:]]
    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("bold", [True, False])
def test_terms_and_what_they_mean(tmp_path: Path, bold: bool) -> None:
    """Under names in bold; without these two columns of texts may be anything."""
    terms = ("Accrual", "Outlay", "Rescission")
    meaning = "An entry that is made when a sum is earned or owed, not paid"

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
        canvas.drawString(60, height - 87, "Term")
        canvas.drawString(160, height - 87, "Definition")
        canvas.setFont("Helvetica", 9)
        for number, term in enumerate(terms):
            canvas.drawString(60, height - 102 - 26 * number, term)
            canvas.drawString(160, height - 102 - 26 * number, meaning)
            canvas.drawString(160, height - 113 - 26 * number, "in the year before.")

    body = [[term, f"{meaning} in the year before."] for term in terms]
    assert tables(drawn(tmp_path, draw)) == ([[["Term", "Definition"], *body]] if bold else [])


def test_a_heading_further_below_one_row_than_any_from_the_next(tmp_path: Path) -> None:
    """Its name and that of the next row would not have had room on one line."""
    names = ["Operating costs", "New building and plant", "Transfers to others"]

    def draw(canvas: Canvas, height: float) -> None:
        rows = [
            ["Item", *YEARS],
            *([name, *row[1:]] for name, row in zip(names, ROWS[1:4], strict=True)),
        ]
        last = put(canvas, [*rows, ["Rents", *ROWS[4][1:]]], height - 90)
        canvas.drawString(60, last - STEP - 4, "Revenue of all")
        put(canvas, [["Operating revenue", "1", "2", "3"]], last - 2 * STEP - 4)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[-2:] == [["Revenue of all", "", "", ""], ["Operating revenue", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("names", "values", "found"),
    [
        (("Opening balance", "Contributions", "Grants paid", "Interest", "Closing balance"),
         ("1,204,551", "845,200", "(790,004)", "12,311", "1,272,058"), True),
        (("Opening balance", "Contributions", "Grants paid", "Interest", "Closing balance"),
         ("12", "84", "90", "31", "58"), False),
        (("a. Opening", "b. Contributions", "c. Grants paid", "d. Interest", "e. Closing"),
         ("1.204.551", "845.200", "790.004", "12.311", "1.272.058"), False),
    ],
)  # fmt: skip
def test_a_statement_of_one_column(
    tmp_path: Path, names: tuple[str, ...], values: tuple[str, ...], found: bool
) -> None:
    """Nothing names or rules it; shares are the key of a chart, items those of an article."""
    pairs = [list(pair) for pair in zip(names, values, strict=True)]
    assert tables(drawn(tmp_path, set_in_order(pairs))) == ([pairs] if found else [])


def test_groups_of_a_statement_of_one_column(tmp_path: Path) -> None:
    rows = [["Receipts", ""], ["Fees", "647,490"], ["Grants", "300,801"],
            ["Expenditure", ""], ["Salaries", "140,781"], ["Rent", "88,434"],
            ["Meetings", "25,879"]]  # fmt: skip
    assert tables(drawn(tmp_path, set_in_order(rows))) == [rows]


@pytest.mark.parametrize(("top", "charts"), [(80, 1), (85, 0)])
def test_the_marks_of_a_chart_are_no_table(tmp_path: Path, top: int, charts: int) -> None:
    """They are multiples of their step, and fall by it; values may do so by chance."""

    def draw(canvas: Canvas, height: float) -> None:
        for number in range(5):
            foot = height - 90 - 20 * number
            canvas.drawRightString(80, foot, str(top - 20 * number))
            for bar in range(3):
                canvas.drawCentredString(140 + 70 * bar, foot, f"{number + 3 * bar}.{bar + 1}")
        for bar, name in enumerate(("Coal", "Gas", "Oil")):
            canvas.drawCentredString(140 + 70 * bar, height - 190, name)

    assert len(tables(drawn(tmp_path, draw))) == 1 - charts


def test_labels_in_two_columns_with_values_in_some_rows(tmp_path: Path) -> None:
    rows = [["Term of bill:", "13-week", "Number:", "U66"],
            ["Issue date:", "March 4, 2010", "Maturity:", "June 3, 2010"],
            ["High rate:", "0.130%", "Price:", "99.967"],
            ["Allotted:", "87.45%", "Median:", "0.120%"]]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.setFont("Helvetica" if column % 2 else "Helvetica-Bold", 9)
                canvas.drawString(60 + 110 * column, height - 100 - STEP * number, text)

    assert tables(drawn(tmp_path, draw)) == [rows]


@pytest.mark.parametrize("marked", [True, False])
def test_lines_of_a_chart_with_a_scale_beside_are_no_table(tmp_path: Path, marked: bool) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.grid([100, 160, 220, 280, 340], [top - 25 * step for step in range(5)])
        for step in range(5):
            canvas.drawRightString(96, top - 3 - 25 * step, str(80 - 20 * step) if marked else "x")
        for place in range(16):
            at = 108 + 60 * (place % 4), top - 15 - 25 * (place // 4)
            canvas.drawString(*at, f"{place * 7 % 80}.{place % 10}")
            canvas.drawString(at[0] + 22, at[1], ["BE", "DE", "FR", "IT"][place % 4])

    assert len(tables(drawn(tmp_path, draw))) == 1 - marked


def test_the_first_of_pairs_with_a_rule_below_each(tmp_path: Path) -> None:
    rows = [["Area", "41,543"], ["Population", "16,445,593"], ["Households", "7,312,579"],
            ["Unemployed", "3.4"], ["Live births", "184,915"], ["Net migration", "3"]]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 80, "Key figures of the year")
        for number, (name, value) in enumerate(rows):
            foot = height - 100 - 14 * number
            canvas.drawString(60, foot, name)
            canvas.drawRightString(260, foot, value)
            canvas.line(60, foot - 4, 260, foot - 4)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_small_first_letter_goes_on_with_the_name_above(tmp_path: Path) -> None:
    """Names of one line in the next columns do not make it a leaf below a band."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Country of", "", "Nights", "Change"]], height - 80)
        put(canvas, [["origin", "Arrivals", "spent", "(%)"], *ROWS[1:]], height - 90)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[0] == ["Country of origin", "Arrivals", "Nights spent", "Change (%)"]


def test_a_name_right_before_its_value_stands_in_its_list(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 80, "Table 3. Accounts")
        for number, (name, value) in enumerate(pairs):
            canvas.drawString(60, height - 95 - STEP * number, name)
            canvas.drawRightString(205, height - 95 - STEP * number, value)

    pairs = [["Balance", "1,204"], ["Contributions from members", "845"], ["Grants", "790"],
             ["Interest", "12"], ["Rents", "58"]]  # fmt: skip
    assert tables(drawn(tmp_path, draw)) == [pairs]


def test_a_shade_over_boxed_rows_is_their_head(tmp_path: Path) -> None:
    names = ["Region", *YEARS]

    def draw(canvas: Canvas, height: float) -> None:
        for number, text in enumerate(PARAGRAPH):
            canvas.drawString(60, height - 50 - 11 * number, text)
        top, steps = height - 100, range(len(ROWS))
        canvas.setFillGray(0.8)
        canvas.rect(58, top, 240, STEP, stroke=0, fill=1)
        canvas.setFillGray(0)
        put(canvas, [names, *ROWS[1:]], top + 3, first=120, width=60)
        for number in steps:
            canvas.line(58, top - STEP * number, 298, top - STEP * number)
        for column in range(5):
            canvas.line(58 + 60 * column, top, 58 + 60 * column, top - STEP * steps[-1])

    assert tables(drawn(tmp_path, draw)) == [[names, *ROWS[1:]]]


@pytest.mark.parametrize("sign", ["•", "–"], ids=["bullet", "dash"])
def test_things_listed_in_a_cell_are_no_rows(tmp_path: Path, sign: str) -> None:
    cells = [("Strong sides", ("Skilled labour", "Good rail links"), ("More schools", "New track")),
             ("Weak sides", ("Old people", "Few patents", "Dear energy"), ("Tax credit",)),
             ("New hopes", ("Ports", "Trade"), ("Build quays", "Train staff"))]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        for x, name in ((60, "Aspect"), (140, "Findings"), (260, "Actions")):
            canvas.drawString(x, height - 85, name)
        canvas.setFont("Helvetica", 9)
        top = height - 100
        for name, *lists in cells:
            canvas.drawString(60, top, name)
            for x, things in zip((140, 260), lists, strict=True):
                for number, thing in enumerate(things):
                    canvas.drawString(x, top - 11 * number, f"{sign} {thing}")
            top -= 11 * max(map(len, lists)) + 5

    (found,) = tables(drawn(tmp_path, draw))
    listed = [[" ".join(f"{sign} {thing}" for thing in part) for part in row[1:]] for row in cells]
    assert found[1:] == [[row[0], *lists] for row, lists in zip(cells, listed, strict=True)]


def test_dots_behind_a_name_leave_its_heading_room(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Characteristic", *YEARS]], height - 90, first=150)
        rows: list[list[str]] = []
        for group, names in (("Sex", ("Male", "Female")), ("Origin", ("White", "Black", "Other"))):
            rows += [
                [group],
                *([f"{name}{'.' * (30 - len(name))}", *ROWS[1][1:]] for name in names),
            ]
        put(canvas, rows, height - 110, first=150)

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[0].rstrip(".") for row in found[1:]] == [
        "Sex", "Male", "Female", "Origin", "White", "Black", "Other"
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [5, 4])
def test_labels_in_bold_before_one_text_each(tmp_path: Path, rows: int) -> None:
    labels = ["Beneficiary", "Duration", "Total cost", "Method", "Code"][:rows]
    texts = ["Ministry of Works", "36 months", "EUR 12.4 million", "Grant", "21020 – Roads"]

    def draw(canvas: Canvas, height: float) -> None:
        for number, (label, text) in enumerate(zip(labels, texts, strict=False)):
            canvas.setFont("Helvetica-Bold", 9)
            canvas.drawString(60, height - 90 - STEP * number, label)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(160, height - 90 - STEP * number, text)

    pairs = [list(pair) for pair in zip(labels, texts, strict=False)]
    assert tables(drawn(tmp_path, draw)) == ([pairs] if rows == 5 else [])


def test_units_in_small_type_below_the_names_down_to_the_last(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Indicator", *YEARS]], height - 90)
        for number, row in enumerate(ROWS[1:]):
            last = put(canvas, [row], height - 106 - 24 * number)
            canvas.setFont("Helvetica", 7)
            canvas.drawString(60, last - 9, "thousand tons")
            canvas.setFont("Helvetica", 9)

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[0] for row in found[1:]] == [f"{row[0]} thousand tons" for row in ROWS[1:]]


def test_years_below_names_that_end_where_they_do(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(
            canvas, [["", "Accounts", "Budget", "Proposal"], ["Item", *YEARS]], height - 90, step=10
        )
        put(canvas, ROWS[1:], height - 116)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[0][1:] == ["Accounts 2009", "Budget 2010", "Proposal 2011"]


def test_a_name_at_the_other_side_of_its_wide_column(tmp_path: Path) -> None:
    """A spreadsheet sets texts to the left and numbers to the right."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(150, height - 90, "Note")
        put(canvas, [["Position", "", *YEARS[:2]]], height - 90, first=210)
        put(canvas, [[row[0], str(at), *row[1:3]] for at, row in enumerate(ROWS[1:], 1)],
            height - 90 - STEP, first=210)  # fmt: skip

    (found,) = tables(drawn(tmp_path, draw))
    assert found[:2] == [["Position", "Note", *YEARS[:2]], ["North", "1", "1,204", "1,310"]]


def test_a_rule_drawn_twice_is_no_longer_for_it() -> None:
    rules = [Rule(100.0, 50.0, 160.0, 50.0), Rule(100.0, 50.0, 160.0, 50.0)]
    region = [RowLine(40.0, 60.0, [])]
    assert separators_of(rules, [60.0, 160.0], region, 0.9) == []
    assert separators_of([*rules, Rule(60.0, 50.0, 100.0, 50.0)], [60.0, 160.0], region) == [50.0]


def test_units_further_below_the_names_than_above_the_rows_are_of_the_head(tmp_path: Path) -> None:
    """They stand over nothing but values."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Region", "Land", "People", "Yield"]], height - 90)
        put(canvas, [["", "ha", "heads", "t/ha"]], height - 106)
        put(canvas, ROWS[1:], height - 118)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[0][0] == "Region"
    assert found[-5:] == ROWS[1:]
    assert [" ".join(names) for names in zip(*found[:-5], strict=True)][1:] == [
        "Land ha", "People heads", "Yield t/ha"
    ]  # fmt: skip


def test_names_a_space_apart_over_their_values_are_no_title(tmp_path: Path) -> None:
    """Though they stand in the middle of the table, away from its rows."""
    values = [["536", "972", "407"], ["249", "626", "676"], ["86", "443", "430"]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawString(60, height - 87, "Quarter Starts Completions Permits")
        for number, row in enumerate(values):
            for x, text in zip((88, 118, 165, 200), ("I" * (number + 1), *row), strict=True):
                canvas.drawRightString(x, height - 103 - STEP * number, text)

    rows = [["I" * at, *row] for at, row in enumerate(values, 1)]
    expected = [["Quarter", "Starts", "Completions", "Permits"], *rows]
    assert tables(drawn(tmp_path, draw)) == [expected]


def test_bands_between_a_rule_below_them_and_the_title(tmp_path: Path) -> None:
    bands = [["", "Quarter", "", "All"], ["Border", "Q3 09", "Q2 10", "Q3 10"]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.drawCentredString(205, height - 86, "Quarter before")
        canvas.drawRightString(314, height - 86, "Latest")
        put(canvas, [bands[1]], height - 99)
        put(canvas, ROWS[1:], height - 113)
        for y in (height - 89, height - 102):
            canvas.line(58, y, 320, y)

    (found,) = tables(drawn(tmp_path, draw))
    assert "Quarter before" in found[0]
    assert found[-5:] == ROWS[1:]


def test_units_of_neighbouring_columns_below_their_names(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Province", "July 2009", "June 2010", "July 2010", "Change"]], height - 87,
            first=140)  # fmt: skip
        canvas.drawCentredString(238, height - 99, "in millions of Canadian dollars")
        canvas.drawCentredString(367, height - 99, "per cent")
        put(canvas, [[*row, "1.3"] for row in ROWS[1:]], height - 112, first=140)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[0] == ["Province", "July 2009", "June 2010", "July 2010", "Change"]
    assert [text for text in found[1] if text] == ["in millions of Canadian dollars", "per cent"]


def test_rows_set_in_behind_the_name_of_their_group(tmp_path: Path) -> None:
    """It would not have had room before the first of them in so narrow a column."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, [["Item", *YEARS]], height - 87, first=120)
        top = height - 104
        for group, names in (("Fixed costs", ("Land rents", "Machinery")),
                             ("Variable costs", ("Seed and plants", "Fertilizer"))):  # fmt: skip
            canvas.drawString(60, top, group)
            put(canvas, [["", *row[1:]] for row in ROWS[1:3]], top - STEP, first=120)
            for number, name in enumerate(names, 1):
                canvas.drawString(65, top - STEP * number, name)
            top -= 3 * STEP

    (found,) = tables(drawn(tmp_path, draw))
    assert [row[0] for row in found[1:]] == [
        "Fixed costs", "Land rents", "Machinery", "Variable costs", "Seed and plants", "Fertilizer"
    ]  # fmt: skip


def test_lines_of_texts_between_upright_rules_are_rows(tmp_path: Path) -> None:
    rows = [
        ["Species", "Status", "Citation"],
        ["Manatee", "endangered", "45 FR 35824"],
        ["Whooping crane", "endangered", "32 FR 4001"],
        ["Bull trout", "threatened", "64 FR 58910"],
        ["Loggerhead", "threatened", "43 FR 32800"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        for number, row in enumerate(rows):
            for x, text in zip((60, 140, 200), row, strict=True):
                canvas.drawString(x + 3, top - 10 - STEP * number, text)
        for y in (top, top - STEP, top - STEP * len(rows)):
            canvas.line(60, y, 264, y)
        for x in (60, 140, 200, 264):
            canvas.line(x, top, x, top - STEP * len(rows))

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_a_name_as_far_from_its_value_as_words_are_apart(tmp_path: Path) -> None:
    """Values of a narrow table stand no further apart than that either."""
    rows = [["Field", "2005", "2006", "2007"], ["All", "99,885", "40,316", "38,766"]]
    names = ["Agriculture", "Life sciences", "Engineering", "Physics", "Chemistry", "Astronomy"]

    def draw(canvas: Canvas, height: float) -> None:
        for number, (name, *values) in enumerate(rows):
            y = height - 90 - STEP * number
            canvas.drawRightString(127, y, name)
            for x, text in zip((161, 195, 229), values, strict=True):
                canvas.drawRightString(x, y, text)

    rows += [[name, *rows[1][1:]] for name in names]
    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_behind_codes_beside_values_are_no_running_text(tmp_path: Path) -> None:
    names = [
        "7.01.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
        "7.01.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja PD",
        "Terlaksananya perencanaan, penganggaran, dan evaluasi PD",
        "7.01.01.2.01.0001 Penyusunan Dokumen Perencanaan Daerah",
        "Tersedianya penyusunan dokumen perencanaan perangkat",
        "7.01.01.2.01.0006 Koordinasi dan Penyusunan Laporan Kinerja",
        "Tersedianya koordinasi dan penyusunan laporan kinerja",
    ]
    values = [["3.264.037.000", "3.539.141.000"], ["15.018.000", "16.019.000"], ["81", "82"],
              ["8.013.000", "8.444.000"], ["34", "34"], ["7.005.000", "7.575.000"],
              ["13", "13"]]  # fmt: skip

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 7)
        for x, name in ((60, "Program"), (330, "2025"), (400, "2026")):
            canvas.drawString(x, height - 85, name)
        for number, (name, amounts) in enumerate(zip(names, values, strict=True)):
            y = height - 101 - 14 * number
            canvas.drawString(60, y, name)
            for x, amount in zip((350, 420), amounts, strict=True):
                canvas.drawRightString(x, y, amount)

    (found,) = tables(drawn(tmp_path, draw))
    assert found[1:] == [[name, *paid] for name, paid in zip(names, values, strict=True)]


def test_names_in_smaller_type_over_amounts_with_their_signs(tmp_path: Path) -> None:
    """As annual reports print them: the names of columns at four fifths of the size of the rows,
    wide ones over the sign of an amount too, the years below them under some columns alone."""

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, ROWS[1:], height - 139, first=150, width=76)
        for column in range(3):
            canvas.drawString(168 + 76 * column, height - 139, "$")
        canvas.setFont("Helvetica-Bold", 7.2)
        for column, name in enumerate(("Book value", "Accumulated loss", "Net of all")):
            canvas.drawRightString(224 + 76 * column, height - 100, name)
        canvas.drawString(60, height - 100, "(In millions)")
        canvas.line(60, height - 104, 380, height - 104)
        canvas.drawString(60, height - 122, "June 30,")
        canvas.drawRightString(224 + 76 * 2, height - 122, "2023")

    (found,) = tables(drawn(tmp_path, draw))
    assert found[:3] == [
        ["(In millions)", "Book value", "Accumulated loss", "Net of all"],
        ["June 30,", "", "", "2023"],
        ["North", *(f"$ {text}" for text in ROWS[1][1:])],
    ]


def test_a_pale_head_over_text_that_is_cut_away(tmp_path: Path) -> None:
    """The source below a chart that was cut out of another page lies unseen below the years of a
    table, which are no watermark over it."""

    def draw(canvas: Canvas, height: float) -> None:
        top = height - 100
        canvas.saveState()
        shown = canvas.beginPath()
        shown.rect(60, top + 40, 300, 60)
        canvas.clipPath(shown, stroke=0)
        canvas.drawString(60, top + 1, "Source: annual reports of the council " * 2)
        canvas.restoreState()
        canvas.setFillGray(0.2)
        canvas.rect(56, top - 6, 300, 16, stroke=0, fill=1)
        canvas.setFillGray(1)
        put(canvas, ROWS[:1], top)
        canvas.setFillGray(0)
        put(canvas, ROWS[1:], top - 20)
        for number, line in enumerate(PARAGRAPH * 6):
            canvas.drawString(60, top - 160 - 12 * number, line)

    (found,) = tables(drawn(tmp_path, draw))
    assert found == ROWS
