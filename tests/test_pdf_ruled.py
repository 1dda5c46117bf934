"""Ruled tables as they are really drawn: every trap one small page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Table
from extract.lines import MAYBE_ONE, settle
from extract.read import read
from perbup.pipeline import make_piece
from tests.pdf_maker import LANDSCAPE, PORTRAIT, Layout, draw_table, make_pdf, only

ROWS = [
    ["No", "Sasaran", "Target Renstra", "", "", "Realisasi", "", ""],
    ["", "", "2021", "2022", "2023", "2021", "2022", "2023"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["1", "Meningkatnya mutu layanan kantor", "80,5", "81", "82", "79", "-", "81,25"],
    ["2", "Tertibnya administrasi", "70", "72", "", "71", "73", "74"],
    ["3", "Terbinanya seluruh desa di wilayah kecamatan", "100", "100", "100", "90", "95", "99"],
]
SPANS = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 1, 3)]
PLAIN = Layout(
    (30, 130, 45, 45, 45, 45, 45, 45),
    spans=SPANS,
    align=("centre", "left", *["right"] * 6),
    bold_rows=2,
)
ALL = PLAIN.rules


def one_table(
    path: Path, layout: Layout, rows: Sequence[Sequence[str]] = ROWS, **how: object
) -> Document:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, height - 60, "Tabel 2.1 Capaian layanan Kecamatan Sumberarum")
        draw_table(canvas, rows, layout, 60, 90, height)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, height - 500, "Kalimat sesudah tabel.")

    return read(make_pdf(path / "t.pdf", draw, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "layout"),
    [
        ("plain", PLAIN),
        ("no left and right border", replace(PLAIN, rules=ALL - {"left", "right"})),
        ("no top and bottom border", replace(PLAIN, rules=ALL - {"top", "bottom"})),
        ("no border at all", replace(PLAIN, rules=frozenset({"inner_h", "inner_v"}))),
        ("double rules", replace(PLAIN, double=True)),
        ("dashed rules", replace(PLAIN, dash=(3, 2))),
        ("white rules", replace(PLAIN, colour=(1.0, 1.0, 1.0), shade_rows=2)),
        ("rules as thin rectangles", replace(PLAIN, filled_rules=True)),
        ("text in the middle of its cell", replace(PLAIN, middle=True)),
        (
            "rules between rows only under the header",
            replace(PLAIN, rules=ALL - {"inner_h"}, header_rule_rows=3),
        ),
    ],
)
def test_reads_every_cell_of_a_ruled_table(tmp_path: Path, name: str, layout: Layout) -> None:
    table = only(one_table(tmp_path, layout))
    assert table.grid() == ROWS
    assert table.header_rows == 3
    assert table.method == "pdfium"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_reads_a_rotated_page_as_shown(tmp_path: Path, rotate: int) -> None:
    document = one_table(tmp_path, PLAIN, size=LANDSCAPE, rotate=rotate)
    assert only(document).grid() == ROWS
    page = document.pages[0]
    assert (page.width, page.height, page.rotation) == (936, 612, rotate)
    box = only(document).cells[0].box
    assert box is not None
    assert box.x0 == pytest.approx(60, abs=1)
    assert box.y0 == pytest.approx(90, abs=1)


def test_reads_a_table_set_sideways_on_an_upright_page(tmp_path: Path) -> None:
    document = one_table(tmp_path, PLAIN, size=LANDSCAPE, sideways=True)
    table = only(document)
    assert table.grid() == ROWS
    assert (document.pages[0].width, document.pages[0].height) == PORTRAIT
    first = table.cells[0].box
    assert first is not None
    # The first cell of the sideways table stands at the left edge, low on the page.
    assert first.x0 == pytest.approx(90, abs=1)
    assert first.y1 == pytest.approx(936 - 60, abs=1)


def test_twenty_two_columns_in_five_points(tmp_path: Path) -> None:
    years = ["2019", "2020", "2021", "2022", "2023"]
    rows = [
        ["No", "Indikator", *years * 4],
        [f"({n})" for n in range(1, 23)],
        *(
            [str(n), "Persentase desa yang dibina"] + [f"{n}{k},{k}{n}" for k in range(20)]
            for n in range(1, 9)
        ),
    ]
    layout = Layout(
        (16, 110, *[33] * 20), size=5, pad=1.5, align=("centre", "left", *["right"] * 20)
    )
    assert only(one_table(tmp_path, layout, rows, size=LANDSCAPE)).grid() == rows


def test_text_that_overflows_its_cell_stays_in_it(tmp_path: Path) -> None:
    rows = [
        ["Uraian", "2021", "2022"],
        ["Belanja", "12.345.678.901,00", "1"],
        ["Jasa", "22.345.678.901,00", "2"],
    ]
    layout = Layout((90, 56, 60), wrap=False, align=("left", "right", "right"))
    assert only(one_table(tmp_path, layout, rows)).grid() == rows


@pytest.mark.parametrize("lines", [2, 3])
def test_a_number_halfway_down_beside_its_text_stands_before_it(tmp_path: Path, lines: int) -> None:
    text = ["Kegiatan pembinaan, pengujian", "jaminan mutu hasil produksi", "di kecamatan"][:lines]

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [["Uraian", "2021"], ["\n\n", "12"]], Layout((200, 60)), 60, 90, height)
        for number, line in enumerate(text):
            canvas.drawString(90, height - 118 - 10 * number, line)
        canvas.drawString(66, height - 118 - 5 * (lines - 1), "4")

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid()[1] == [f"4 {' '.join(text)}", "12"]


def test_a_value_that_stands_further_left_than_the_one_above_it_is_no_number_of_it(
    tmp_path: Path,
) -> None:
    rows = [
        ["Sasaran", "Indikator", "Target"],
        ["Mutu layanan", "Persentase layanan\nyang baik\nAngka kejadian\ngangguan", ""],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        drawn = draw_table(canvas, rows, Layout((90, 110, 60)), 60, 90, height)
        for line, value in ((0, "77,7%"), (2, "19 kejadian")):
            canvas.drawRightString(318, height - drawn.row_edges[1] - 10 - 9.2 * line, value)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert [row[2] for row in table.grid()] == ["Target", "77,7%", "19 kejadian"]


def test_a_row_too_low_for_a_line_is_no_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((30, 130, 90), size=10)
        top = draw_table(canvas, [["No", "Layanan", "Tarif"]], layout, 60, 90, height).bottom
        rest = [["1", "Rawat jalan", "35,000"], ["", "", ""], ["2", "Rawat inap", "45,000"]]
        draw_table(canvas, rest, layout, 60, top + 7, height)
        for x in (60, 90, 220, 310):
            canvas.line(x, height - top, x, height - top - 7)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert [row[0] for row in table.grid()] == ["No", "1", "", "2"]


@pytest.mark.parametrize("below", [0, 5])
def test_a_table_ends_at_the_lower_of_two_rules(tmp_path: Path, below: float) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        bottom = draw_table(canvas, ROWS, PLAIN, 60, 90, height).bottom + below
        right = 60 + sum(PLAIN.widths)
        canvas.line(60, height - bottom, right, height - bottom)
        for x in (60, right):
            canvas.line(x, height - bottom, x, height - bottom + below)
        ends.append(bottom)

    ends: list[float] = []
    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid() == ROWS
    assert table.box is not None
    assert table.box[3] == pytest.approx(ends[0], abs=0.6)
    assert max(cell.box[3] for cell in table.cells if cell.box) == pytest.approx(ends[0], abs=0.6)


def test_a_table_in_forms_that_are_turned_there_and_back(tmp_path: Path) -> None:
    """A form in a form, each placed and turned: the page shows what it would without them."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.beginForm("inner", 0, 0, 900, 900)
        draw_table(canvas, ROWS, PLAIN, 60, 90, height)
        canvas.endForm()
        canvas.beginForm("outer", -900, -900, 900, 900)
        canvas.translate(30, 50)
        canvas.rotate(-90)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.translate(50, -30)
        canvas.rotate(90)
        canvas.doForm("outer")

    def draw_plain(canvas: Canvas, height: float) -> None:
        draw_table(canvas, ROWS, PLAIN, 60, 90, height)

    inside = only(read(make_pdf(tmp_path / "forms.pdf", draw)))
    plain = only(read(make_pdf(tmp_path / "plain.pdf", draw_plain)))
    assert inside.grid() == plain.grid() == ROWS
    assert inside.box == plain.box == pytest.approx((60, 90, 490, 206))


def test_numbers_apart_in_a_cell_are_no_broken_number(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        rows = [["Uraian", "2021", "2022"], ["\n".join("abcde"), "2,1", "27.913.23\n0"]]
        draw_table(canvas, rows, Layout((200, 60, 42)), 60, 90, height)
        canvas.drawString(263, height - 150, "13%")

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid()[1][1:] == ["2,1 13%", "27.913.230"]


def test_two_tables_on_a_page_stay_two(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, ROWS, PLAIN, 60, 90, height)
        canvas.drawString(60, height - 330, "Tabel 2.2 Ulangan")
        draw_table(canvas, ROWS[3:], replace(PLAIN, spans=(), bold_rows=0), 60, 350, height)

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [table.grid() for _, table in document.tables()] == [ROWS, ROWS[3:]]
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Table", "Paragraph", "Table"]


def test_every_value_has_the_box_of_its_cell(tmp_path: Path) -> None:
    table = only(one_table(tmp_path, PLAIN))
    by_place = table.at()
    left, right = by_place[3, 2].box, by_place[3, 3].box
    assert left is not None
    assert right is not None
    assert left.x1 == pytest.approx(right.x0, abs=0.5)
    assert left.x0 == pytest.approx(60 + 30 + 130, abs=1)


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.rect(50, 50, 500, height - 100)
        canvas.drawString(80, height - 100, "Sebuah halaman berbingkai.")

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert not list(document.tables())
    assert [p.text for _, p in document.paragraphs()] == ["Sebuah halaman berbingkai."]


def test_a_chart_of_boxes_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.rect(250, height - 120, 110, 30)
        canvas.drawString(280, height - 110, "CAMAT")
        canvas.line(305, height - 120, 305, height - 150)
        canvas.line(120, height - 150, 490, height - 150)
        for x, name in ((80, "SEKSI A"), (250, "SEKSI B"), (430, "SEKSI C")):
            canvas.line(x + 40, height - 150, x + 40, height - 170)
            canvas.rect(x, height - 200, 80, 30)
            canvas.drawString(x + 10, height - 190, name)

    assert not list(read(make_pdf(tmp_path / "t.pdf", draw)).tables())


def test_a_chart_of_divided_boxes_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        def box(x: float, top: float, *texts: str) -> None:
            canvas.rect(x, height - top - 30, 100, 30)
            canvas.line(x, height - top - 15, x + 100, height - top - 15)
            for number, text in enumerate(texts):
                canvas.drawString(x + 10, height - top - 11 - 15 * number, text)

        box(250, 90, "CAMAT", "Wira Kusuma")
        canvas.line(300, height - 120, 300, height - 150)
        canvas.line(100, height - 150, 500, height - 150)
        for x, name in ((50, "A"), (190, "B"), (330, "C"), (450, "D")):
            top = 170 + 35 * "ABCD".index(name)
            canvas.line(x + 50, height - 150, x + 50, height - top)
            box(x, top, f"SEKSI {name}", f"Nama {name}")

    assert not list(read(make_pdf(tmp_path / "t.pdf", draw)).tables())


@pytest.mark.parametrize("values", [[4, 11], [4], [11]])
def test_a_page_of_a_table_that_is_mostly_empty_is_one(tmp_path: Path, values: list[int]) -> None:
    """Programmes of a single year leave the columns of all other years empty; further indicators
    of a programme leave all but its office."""
    amounts = ["181.023.205", "76.981.600", "62.047.500"]
    rows = [["Program", *[""] * 11] for _ in amounts]
    for row, amount in zip(rows, amounts, strict=True):
        for col in values:
            row[col] = amount if col == 4 else "0"
        if values == [11]:
            row[col] = "Dinas"
    layout = Layout([30, *[45] * 11], size=6.0)

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 30, 60, height)

    (table,) = (table for _, table in read(make_pdf(tmp_path / "t.pdf", draw)).tables())
    assert table.grid() == rows


@pytest.mark.parametrize(
    ("printed", "settled"),
    [
        (f"PROGRAM PENUNJANG{MAYBE_ONE}URUSAN", "PROGRAM PENUNJANG URUSAN"),
        (f"Perenca{MAYBE_ONE}naan Kinerja", "Perencanaan Kinerja"),
        (f"12 Orang/b{MAYBE_ONE}ulan", "12 Orang/bulan"),
        (f"Persentase pengaduan{MAYBE_ONE}selesai", "Persentase pengaduan selesai"),
    ],
)
def test_words_of_the_forms_are_known_without_the_document(printed: str, settled: str) -> None:
    assert settle(printed, frozenset()) == settled


def test_text_that_a_clip_cuts_away_is_not_printed(tmp_path: Path) -> None:
    rows = [["Program", "2021"], ["\n", "12"], ["\n", "14"]]

    def draw(canvas: Canvas, height: float) -> None:
        table = draw_table(canvas, rows, Layout((150, 60)), 60, 90, height)
        second, third, end = table.row_edges[1:4]
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(60, height - third, 150, third - second)
        canvas.clipPath(clip, stroke=0)
        canvas.drawString(63, height - second - 11, "Program Perencanaan dan")
        canvas.drawString(63, height - third - 11, "Evaluasi Pembangunan")
        canvas.restoreState()
        canvas.drawString(63, height - third - 11, "Koordinasi Kecamatan")
        assert end > third

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [(a.text, a.reason) for a in document.asides] == [("Evaluasi Pembangunan", "terpangkas")]
    assert only(document).grid() == [
        rows[0],
        ["Program Perencanaan dan", "12"],
        ["Koordinasi Kecamatan", "14"],
    ]


def test_rows_of_texts_that_only_their_numbers_tell_apart(tmp_path: Path) -> None:
    rows = [
        ["No", "Pokok Masalah", "Masalah", "Akar Masalah"],
        ["1.", "Mutu layanan belum merata", "Prosedur belum diketahui", "Media informasi kurang"],
        [
            "2.",
            "Administrasi desa belum tertib di semua desa",
            "Pembinaan jarang",
            "Petugas kurang",
        ],
        ["3.", "Warga kurang terlibat", "Musyawarah jarang dihadiri", "Undangan terlambat"],
    ]
    layout = Layout((30, 140, 120, 120), rules=ALL - {"inner_h"}, header_rule_rows=1, bold_rows=1)
    table = only(one_table(tmp_path, layout, rows))
    assert table.grid() == rows
    assert table.evidence == "baris-tanpa-garis"


def test_items_with_small_letters_are_no_rests_of_the_names_above_them(tmp_path: Path) -> None:
    rows = [
        ["Conto economico", "2016", "2017", "2018"],
        ["9) Costi del personale", "10.016.000", "8.524.000", "9.354.000"],
        ["a) Salari, stipendi", "5.868.000", "5.899.000", "6.847.000"],
        ["b) Oneri sociali", "2.069.000", "2.108.000", "2.075.000"],
        ["c) Accantonamenti", "", "0", "0"],
        ["10) Ammortamenti", "3.095.000", "2.099.000", "8.811.000"],
        ["a) Attività immateriali", "315.000", "340.000", "652.000"],
    ]
    layout = Layout((160, 90, 90, 90), rules=ALL - {"inner_h"}, header_rule_rows=1, bold_rows=1)
    table = only(one_table(tmp_path, layout, rows))
    assert table.grid() == rows
    assert table.evidence == "baris-tanpa-garis"


def test_one_band_of_long_texts_is_not_sure_to_be_one_row(tmp_path: Path) -> None:
    words = "Meningkatnya tertib administrasi pemerintahan desa di seluruh wilayah kecamatan ini"
    rows = [
        ["Tujuan", "Sasaran", "Strategi"],
        [words, words, "Pembinaan"],
        [words, words, "Pengawasan"],
    ]
    layout = Layout((150, 150, 100), rules=ALL - {"inner_h"}, header_rule_rows=1, bold_rows=1)
    table = only(one_table(tmp_path, layout, rows))
    assert table.evidence == "bergaris-satu-baris"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_table_goes_on_over_pages_that_lie_turned(tmp_path: Path, rotation: int) -> None:
    """Upside down, the page number stands at the top as shown, and the first table lowest."""
    other = [["Kode", "Uraian"], ["A", "Tanah"], ["B", "Gedung"]]
    narrow = Layout((60, 120), bold_rows=1)

    def first(canvas: Canvas, height: float) -> None:
        bottom = draw_table(canvas, other, narrow, 60, 60, height).bottom
        canvas.drawString(60, height - bottom - 30, "Tabel 2.1 Capaian layanan")
        draw_table(canvas, ROWS[:5], PLAIN, 60, bottom + 40, height)
        canvas.drawCentredString(306, 30, "- 1 -")

    def second(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [*ROWS[:3], *ROWS[5:]], PLAIN, 60, 60, height)
        canvas.drawCentredString(306, 30, "- 2 -")

    path = make_pdf(tmp_path / "t.pdf", first, second)
    turned = pdfium.PdfDocument(path.read_bytes())
    for page in turned:
        page.set_rotation(rotation)
    turned.save(path)
    document = read(path)
    assert [table.grid() for _, table in document.tables()] == [other, ROWS]


@pytest.mark.parametrize(
    "lower",
    [
        [["", "", "", "", "", "gung Jaw"]],
        [["3", "Kegiatan 3", "Desa", "350.000", "APBD", "gung Jaw"]],
    ],
)
def test_the_end_of_a_header_s_name_below_the_header_printed_again_is_no_text_of_the_body(
    tmp_path: Path, lower: list[list[str]]
) -> None:
    names = ["No", "Kegiatan", "Lokasi", "Pagu", "Sumber Dana", "Unit Kerja Penanggung Jawab"]
    rows = [
        [str(number), f"Kegiatan {number}", "Desa", f"{number}50.000", "APBD", "Camat"]
        for number in (1, 2, 3, 4)
    ]
    cut = [[*names[:5], "Unit Kerja Penang"], *lower]
    layout = Layout((30, 100, 80, 80, 80, 100), bold_rows=1)

    def first(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [names, *rows[:2]], layout, 60, 60, height)

    def second(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [*cut, *rows[-2:]], layout, 60, 60, height)

    if lower[0][0]:
        rows[2:] = [["4", *rows[3][1:]], ["5", *rows[3][1:]]]
    between = [[*row[:-1], ""] for row in lower if row[0]]
    document = read(make_pdf(tmp_path / "t.pdf", first, second))
    assert only(document).grid() == [names, *rows[:2], *between, *rows[2:]]


def test_a_label_in_bold_beside_its_text_parts_no_rows(tmp_path: Path) -> None:
    """``Program:`` in bold, a wide blank, its name: two texts on one line of one cell, in the
    first line of the body (where no row can end) and in a later one."""
    columns, values = (60.0, 200.0, 260.0, 320.0, 380.0), ("10", "20", "30")
    lines = [("Program:", "Pembinaan desa"), ("", "Kegiatan"), ("Program:", "Pelayanan warga")]

    def draw(canvas: Canvas, height: float) -> None:
        for x in columns:
            canvas.line(x, height - 90, x, height - 170)
        for y in (90.0, 170.0):
            canvas.line(columns[0], height - y, columns[-1], height - y)
        for number, (label, name) in enumerate(lines):
            base = height - 104 - 20 * number
            canvas.setFont("Helvetica-Bold", 8)
            canvas.drawString(63, base, label)
            canvas.setFont("Helvetica", 8)
            canvas.drawString(110 if label else 63, base, name)
            for x, value in zip(columns[1:], values, strict=False):
                canvas.drawString(x + 20, base, value)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid() == [[f"{label} {name}".strip(), *values] for label, name in lines]


def test_letters_printed_twice_for_bold_are_one_however_thin(tmp_path: Path) -> None:
    """Quarters ``I II III IV`` in a small face: an ``I`` is thinner than the step of the bold."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        for number, text in enumerate(("I", "II", "III", "IV", "Illl. ...")):
            for step in (0.0, 0.35):
                canvas.drawString(60 + 80 * number + step, height - 100, text)

    (paragraph,) = read(make_pdf(tmp_path / "t.pdf", draw)).blocks
    assert getattr(paragraph, "text", "").split(" ", 4) == ["I", "II", "III", "IV", "Illl. ..."]


def test_a_page_where_money_and_targets_take_turns_is_a_table(tmp_path: Path) -> None:
    """A line of code and money, a line of outcome and targets: no filled cells touch."""
    rows = [
        ["Hasil pembinaan", "7 desa", "", "8 desa", "", "9 desa", ""],
        ["7.01.02 Pembinaan", "", "1.818.525", "", "1.775.000", "", "1.416.231"],
        ["Hasil pelayanan", "16 laporan", "", "16 laporan", "", "16 laporan", ""],
        ["7.01.03 Pelayanan", "", "1.220.054", "", "1.355.884", "", "1.626.864"],
    ]
    layout = Layout((120, *[60] * 6), align=("left", *["right"] * 6), bold_rows=0)

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 60, 60, height)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw, size=LANDSCAPE)))
    assert table.grid() == rows
    assert table.confidence > 0.95  # by its rules, not by the room between its texts


def between_uprights(
    path: Path, columns: Sequence[float], texts: Sequence[tuple[float, int, str, bool]]
) -> Document:
    """A table with rules around its header and between its columns; ``texts`` are (down, column,
    text, bold), set in 8 points."""

    def draw(canvas: Canvas, height: float) -> None:
        end = max(down for down, *_ in texts) + 12
        for x in columns:
            canvas.line(x, height - 90, x, height - end)
        for y in (90.0, 110.0, end):
            canvas.line(columns[0], height - y, columns[-1], height - y)
        for down, column, text, bold in texts:
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 8)
            canvas.drawString(columns[column] + 3, height - down, text)

    return read(make_pdf(path / "t.pdf", draw))


HEAD = ["Kode", "Program/Kegiatan", "Lokasi", "Anggaran", "Realisasi", "%"]
EDGES = (60.0, 100.0, 250.0, 310.0, 380.0, 450.0, 490.0)


@pytest.mark.parametrize("drop", [4.0, 10.0])
def test_amounts_lower_than_the_other_values_of_their_row(tmp_path: Path, drop: float) -> None:
    """Per cent at the top of a row and amounts at its foot, a line or half a line apart: one row,
    also where a name of two lines stands beside both, and where all values stand so."""
    rows = [
        ["29", "Program Perencanaan dan Pengendalian|Evaluasi Daerah", "", "1,365,526", "1,355,093",
         "99.24"],
        ["29.01", "Penyebaran Informasi", "Bandung", "360,032", "356,928", "99.14"],
        ["29.02", "Perencanaan Pelatihan Luar Negeri|dan Kerja Sama", "Bandung", "139,077",
         "136,696", "98.29"],
        ["39", "Program Peningkatan Mutu Lembaga|dan Tenaga Kerja", "", "983,759", "762,222",
         "97.25"],
        ["39.01", "Bimbingan Teknis", "Bekasi", "783,759", "762,222", "97.25"],
    ]  # fmt: skip
    texts = [(103.0, column, name, True) for column, name in enumerate(HEAD)]
    for number, row in enumerate(rows):
        down = 130.0 + 38 * number
        bold = not row[2]
        for column, text in enumerate(row):
            for at, line in enumerate(text.split("|")):
                shift = drop if column in (3, 4) else 10.0 * at
                texts.append((down + shift, column, line, bold))
    table = only(between_uprights(tmp_path, EDGES, texts))
    assert table.grid() == [HEAD, *([text.replace("|", " ") for text in row] for row in rows)]


def test_rows_of_values_in_other_columns_are_not_one(tmp_path: Path) -> None:
    """Two rows near each other, each with its name, one with the budget and one with what was
    spent."""
    rows = [
        ["1", "Gaji pegawai", "Kantor", "1,365,526", "1,355,093", "99.24"],
        ["2", "Honor", "Kantor", "360,032", "356,928", "99.14"],
        ["3", "Perjalanan dinas", "", "139,077", "", ""],
        ["4", "Rapat kerja", "", "", "138,111", "86.69"],
        ["5", "Makan dan minum", "Bekasi", "783,759", "762,222", "97.25"],
    ]
    texts = [(103.0, column, name, True) for column, name in enumerate(HEAD)]
    for row, down in zip(rows, (130.0, 168.0, 206.0, 217.0, 255.0), strict=True):
        texts += [(down, column, text, False) for column, text in enumerate(row) if text]
    assert only(between_uprights(tmp_path, EDGES, texts)).grid() == [HEAD, *rows]


Printed = Sequence[tuple[float, str]]
SHARED = ["No", "Jenis/Program", "Awal", "Revisi", "%"]
OTHERS = [
    ["", "JUMLAH", "6.600", "5.500", "83,33"],
    *([f"{number}.", "Tugas pembantuan", "100", "100", "100"] for number in range(2, 8)),
]


def shared_row(path: Path, numbers: Sequence[Sequence[tuple[float, str]]]) -> Table:
    """A ruled table whose first row is a group of three programmes, with ``numbers`` in its
    columns of values at their distances from its top."""
    rows = [SHARED, ["1.", "\n" * 7, "", "", ""], *OTHERS]
    names = ["Dekonsentrasi", "", "1. Penempatan tenaga", "kerja (04)", "2. Hubungan kerja (05)"]
    names += ["3. Perlindungan tenaga", "kerja (08)"]

    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((24, 110, 60, 60, 40))
        top = draw_table(canvas, rows, layout, 60, 90, height).row_edges[1]
        for line, name in enumerate(names):
            canvas.drawString(87, height - top - 12 - 10 * line, name)
        for left, column in zip((197, 257, 317), numbers, strict=True):
            for down, number in column:
                canvas.drawString(left, height - top - down, number)

    return only(read(make_pdf(path / "t.pdf", draw)))


def test_values_on_the_same_lines_part_a_ruled_row(tmp_path: Path) -> None:
    """Each programme of a group has its values on its first line, or, of one column, half a line
    below it."""
    columns = [
        list(zip((32.0, 52.0, 62.0), column, strict=True))
        for column in (["1.100", "2.200", "3.300"], ["1.000", "2.000", "2.500"])
    ]
    columns.append([(36.0, "90,90"), (56.0, "90,90"), (66.0, "75,75")])
    assert shared_row(tmp_path, columns).grid() == [
        SHARED,
        ["1.", "Dekonsentrasi", "", "", ""],
        ["", "1. Penempatan tenaga kerja (04)", "1.100", "1.000", "90,90"],
        ["", "2. Hubungan kerja (05)", "2.200", "2.000", "90,90"],
        ["", "3. Perlindungan tenaga kerja (08)", "3.300", "2.500", "75,75"],
        *OTHERS,
    ]


def test_pieces_of_numbers_part_no_ruled_row(tmp_path: Path) -> None:
    """Where amounts were too long for their column, a ratio whose pieces nobody puts together is
    no two values either: the second line of the name begins no row."""
    name = "Pelaksanaan Urusan\nPemerintahan yang\nDilimpahkan"
    rows = [
        ["Uraian", "2019", "2020", "%", "%"],
        [name, "65.130.0\n00", "60.920.0\n00", "85,1\n9", "97,1\n8"],
        ["Pembinaan Desa", "9.500", "9.600", "95,00", "96,00"],
    ]
    table = only(one_table(tmp_path, Layout((100, 38, 38, 50, 50)), rows))
    assert table.grid() == [
        rows[0],
        [name.replace("\n", " "), "65.130.000", "60.920.000", "85,1 9", "97,1 8"],
        rows[2],
    ]


def test_the_dash_of_a_row_that_has_no_value_parts_a_ruled_row_as_a_value_does(
    tmp_path: Path,
) -> None:
    columns = [
        list(zip((32.0, 52.0, 62.0), column, strict=True))
        for column in (["1.100", "-", "3.300"], ["1.000", "2.000", "-"])
    ]
    assert shared_row(tmp_path, [*columns, []]).grid()[2:5] == [
        ["", "1. Penempatan tenaga kerja (04)", "1.100", "1.000", ""],
        ["", "2. Hubungan kerja (05)", "-", "2.000", ""],
        ["", "3. Perlindungan tenaga kerja (08)", "3.300", "-", ""],
    ]


def test_a_name_whose_amounts_stand_below_its_first_line_is_no_heading(tmp_path: Path) -> None:
    rows = [["Program", "Triwulan I", "Triwulan II"], ["\n" * 6, "", ""], ["Rapat", "5", "1.200"]]

    def draw(canvas: Canvas, height: float) -> None:
        top = draw_table(canvas, rows, Layout((150, 60, 70)), 60, 90, height).row_edges[1]
        for left, column in (
            (63, [(12, "PROGRAM"), (22, "PEMBINAAN DESA"), (44, "Bina lembaga"), (54, "desa")]),
            (213, [(22, "321.841"), (44, "-")]),
            (273, [(22, "2.459.879"), (44, "134.858")]),
        ):
            for down, text in column:
                canvas.drawString(left, height - top - down, text)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == [
        rows[0],
        ["PROGRAM PEMBINAAN DESA", "321.841", "2.459.879"],
        ["Bina lembaga desa", "-", "134.858"],
        rows[2],
    ]


def test_amounts_lower_than_the_values_beside_them_are_parted_with_their_rows(
    tmp_path: Path,
) -> None:
    """The rule between two rows is lost: a dash over an amount is no minus before it."""
    rows = [
        ["Kegiatan", "Target", "Anggaran"],
        ["\n" * 6, "", ""],
        ["Rapat warga", "80,5", "1.200"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((150, 60, 70))
        top = draw_table(canvas, rows, layout, 60, 90, height).row_edges[1]
        for left, column in (
            (
                63,
                [(12, "Bina desa dan"), (22, "kelurahan"), (40, "Jumlah posyandu"), (50, "aktif")],
            ),
            (213, [(12, "0"), (40, "36,9")]),
            (273, [(12, "-"), (51, "20.111")]),
        ):
            for down, text in column:
                canvas.drawString(left, height - top - down, text)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == [
        rows[0],
        ["Bina desa dan kelurahan", "0", "-"],
        ["Jumlah posyandu aktif", "36,9", "20.111"],
        rows[2],
    ]


def test_amounts_in_full_rupiah_tell_rows_beside_numbers_of_groups(tmp_path: Path) -> None:
    """The number of the second sasaran stands a line below its first amount."""
    rows = [["No", "Sasaran", "Kegiatan", "Anggaran"], ["\n" * 7, "", "", ""]]

    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((24, 100, 120, 70))
        top = draw_table(canvas, rows, layout, 60, 90, height).row_edges[1]
        for left, column in (
            (63, [(12, "1."), (42, "2.")]),
            (87, [(12, "Pangan cukup"), (32, "Harga pangan yang"), (42, "stabil")]),
            (
                187,
                [(12, "- Cadangan pangan"), (32, "- Akses pangan"), (42, "warga"), (52, "- Harga")],
            ),
            (307, [(12, "3.600.000,-"), (32, "460.000,-"), (52, "1.260.000,-")]),
        ):
            for down, text in column:
                canvas.drawString(left, height - top - down, text)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()[1:] == [
        ["1. 2.", "Pangan cukup", "- Cadangan pangan", "3.600.000,-"],
        ["", "Harga pangan yang stabil", "- Akses pangan warga", "460.000,-"],
        ["", "", "- Harga", "1.260.000,-"],
    ]


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ([(12, "-"), (40, "20.111")], None),
        ([(12, "20.111"), (40, "-")], None),
        ([(12, "36,9%"), (22, "-")], None),
        ([(12, "- 1,57%")], -1.57),
        ([(12, "20.111,"), (22, "-")], 20111.0),
    ],
    ids=["dash above", "dash below", "a share", "a minus", "the dash of a price"],
)
def test_a_dash_on_a_line_of_its_own_is_no_minus(
    tmp_path: Path, lines: Printed, value: float | None
) -> None:
    """Nothing else parts the rows: what is printed in them is kept, and is no value."""
    rows = [["Kegiatan", "Sasaran", "Nilai"], ["\n" * 6, "", ""], ["Rapat warga", "RT", "1.200"]]

    def draw(canvas: Canvas, height: float) -> None:
        top = draw_table(canvas, rows, Layout((150, 60, 70)), 60, 90, height).row_edges[1]
        canvas.drawString(63, height - top - 12, "Bina desa")
        for down, text in lines:
            canvas.drawString(273, height - top - down, text)

    piece = make_piece(make_pdf(tmp_path / "t.pdf", draw))
    (cell,) = (
        row for row in piece.tables["sel"].to_pylist() if (row["baris"], row["kolom"]) == (1, 2)
    )
    assert cell["nilai"] == value
    assert cell["teks"].split() == " ".join(text for _, text in lines).split() or value


def test_values_that_do_not_agree_part_no_ruled_row(tmp_path: Path) -> None:
    """Three values beside two: whose they are is not known."""
    columns = [
        [(32.0, "1.100"), (52.0, "2.200"), (62.0, "3.300")],
        [(42.0, "1.000"), (62.0, "2.000")],
        [],
    ]
    table = shared_row(tmp_path, columns)
    assert table.grid()[1][2:4] == ["1.100 2.200 3.300", "1.000 2.000"]
    assert table.confidence < 0.9


AGREEMENT = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"]


def agreement(path: Path, indicators: Printed, units: Printed, values: Printed) -> Table:
    """A ruled table whose first row is a sasaran of three lines with two indicators; texts at
    their distances from its top."""
    rows = [AGREEMENT, ["1", "\n" * 6, "", "", ""], ["2", "Tertib wilayah", "Konflik", "%", "80,5"]]
    sasaran = [(12.0, "Meningkatnya tertib"), (22.0, "pemerintahan desa dan"), (32.0, "kelurahan")]

    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((24, 110, 130, 50, 50))
        top = draw_table(canvas, rows, layout, 60, 90, height).row_edges[1]
        for left, column in zip(
            (87, 197, 327, 377), (sasaran, indicators, units, values), strict=True
        ):
            for down, text in column:
                canvas.drawString(left, height - top - down, text)

    return only(read(make_pdf(path / "t.pdf", draw)))


@pytest.mark.parametrize(
    ("indicators", "units", "values"),
    [
        pytest.param(
            [(12, "Persentase desa yang"), (22, "dibina"), (38, "Jumlah posyandu aktif")],
            [(12, "%"), (38, "unit")],
            [(12, "65,9"), (38, "26")],
            id="on the first line of each",
        ),
        pytest.param(
            [(12, "Persentase desa yang"), (26, "dibina"), (40, "Jumlah posyandu aktif")],
            [(12, "%"), (40, "unit")],
            [(12, "65,9"), (40, "26")],
            id="on the first line of each, without room between them",
        ),
        pytest.param(
            [(12, "Persentase desa yang"), (22, "dibina"), (40, "Jumlah posyandu"), (50, "aktif")],
            [(17, "%"), (45, "unit")],
            [(17, "65,9"), (45, "26")],
            id="in the middle of each",
        ),
        pytest.param(
            [(12, "Persentase desa yang"), (22, "dibina"), (38, "Jumlah posyandu aktif")],
            [],
            [(12, "65,9 %"), (38, "26 unit")],
            id="with their units",
        ),
    ],
)
def test_two_indicators_in_a_ruled_row_have_a_row_each(
    tmp_path: Path, indicators: Printed, units: Printed, values: Printed
) -> None:
    """A sasaran that goes on beside them stays whole."""
    first, second = (" ".join(t for d, t in indicators if (d < 30) is up) for up in (True, False))
    one, two = ([u for _, u in units] or ["", ""])[:2]
    assert agreement(tmp_path, indicators, units, values).grid() == [
        AGREEMENT,
        ["1", "Meningkatnya tertib pemerintahan desa dan kelurahan", first, one, values[0][1]],
        ["", "", second, two, values[1][1]],
        ["2", "Tertib wilayah", "Konflik", "%", "80,5"],
    ]


@pytest.mark.parametrize(
    ("indicators", "values"),
    [
        pytest.param(
            [(12, "Persentase desa yang"), (22, "dibina dan posyandu"), (32, "yang aktif")],
            [(17, "65,9"), (27, "26")],
            id="beside no line",
        ),
        pytest.param([(12, "Jumlah posyandu aktif")], [(12, "65,9"), (22, "26")], id="one text"),
        pytest.param(
            [(12, "Persentase desa yang"), (22, "telah dibina")],
            [(12, "65,9"), (22, "26")],
            id="one text of two lines",
        ),
        pytest.param(
            [(12, "Indeks Kepuasan (IKM)"), (22, "Kecamatan")],
            [(12, "65,9"), (22, "26")],
            id="one text whose last word has a capital",
        ),
        pytest.param(
            [(12, "Persentase desa yang"), (22, "Telah Dibina")],
            [(12, "65,9"), (22, "26")],
            id="one text that its first line leaves open",
        ),
    ],
)
def test_values_that_stand_beside_no_text_of_their_own_part_no_row(
    tmp_path: Path, indicators: Printed, values: Printed
) -> None:
    table = agreement(tmp_path, indicators, [], values)
    assert table.grid()[1][4] == "65,9 26"
    assert table.n_rows == 3


@pytest.mark.parametrize(
    "rest",
    [
        ["7", "Hasil pembinaan", "7 desa", "", "8 desa", "", "9 desa", ""],
        ["", "dan kelurahan", "", "", "", "", "", ""],
    ],
    ids=["a row", "the rest of one"],
)
def test_a_single_row_on_the_last_page_belongs_to_the_table(
    tmp_path: Path, rest: list[str]
) -> None:
    head = [
        "No",
        "Uraian",
        *(text for year in (2021, 2022, 2023) for text in (f"K {year}", f"Rp {year}")),
    ]
    rows = [
        head,
        *(
            [str(n), "Pembinaan desa", "", f"{n}00.000", "", f"{n}10.000", "", f"{n}20.000"]
            for n in range(1, 7)
        ),
    ]
    layout = Layout((24, 110, *[60] * 6), align=("left", "left", *["right"] * 6), bold_rows=1)

    def page(lines: Sequence[Sequence[str]], bold: int) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, height: float) -> None:
            draw_table(canvas, lines, replace(layout, bold_rows=bold), 60, 60, height)

        return draw

    pages = (page(rows, 1), page([rest], 0))
    table = only(read(make_pdf(tmp_path / "t.pdf", *pages, size=LANDSCAPE)))
    words = " ".join(" ".join(row) for row in table.grid())
    assert all(text in words for text in rest)
    assert table.last_page == 2


def test_amounts_that_a_narrow_cell_breaks_at_their_separators(tmp_path: Path) -> None:
    rows = [
        ["Program", "Anggaran", "Realisasi", "%"],
        ["Program Penunjang Urusan Kecamatan", "12.345. 678.900", "12.001. 234.567", "97,21"],
        ["Perencanaan dan Evaluasi", "45.678.900", "45.000.000", "98,51"],
        ["Administrasi Keuangan Kantor", "12.300. 000.000", "11.956. 234.567", "97,21"],
    ]
    layout = Layout((90, 56, 56, 40), align=("left", "right", "right", "right"), bold_rows=1)
    grid = only(one_table(tmp_path, layout, rows)).grid()
    assert [row[1:3] for row in grid[1:]] == [
        [text.replace(" ", "") for text in row[1:3]] for row in rows[1:]
    ]


def test_a_table_right_below_another_one_is_a_table_of_its_own(tmp_path: Path) -> None:
    first = [
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
        ["1", "Pelayanan baik", "Nilai SKM", "88,25"],
        ["2", "Kinerja akuntabel", "Nilai SAKIP", "72,35"],
    ]
    second = [
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1", "Program Penunjang Urusan", "9.876.543.210", "APBD"],
        ["2", "Program Pemberdayaan Desa", "1.234.567.890", "APBD"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        upper = draw_table(canvas, first, Layout((30, 130, 130, 60)), 60, 90, height)
        draw_table(canvas, second, Layout((30, 160, 100, 60)), 60, upper.bottom, height)

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [table.grid() for _, table in document.tables()] == [first, second]


def test_rows_within_a_ruled_row_beside_a_text_over_several(tmp_path: Path) -> None:
    """An amount that stands on the line of the second row's name is of that row."""
    rows = [
        ["Sasaran", "Program", "Target 2024", "Rp", "Target 2025", "Rp"],
        [
            "Tertib surat di semua desa",
            "Program pembinaan\ndesa\n\n\nPengadaan alat tulis\nkantor",
            *(
                "100%\n\n\n\n1 dok",
                "\n\n\n\n100.000.000",
                "90%\n\n\n\n2 dok",
                "\n\n\n\n120.000.000",
            ),
        ],
        ["", "Rapat dinas", "1 dok", "130.000.000", "1 dok", "140.000.000"],
    ]
    layout = Layout((90, 100, 60, 70, 60, 70), spans=[(1, 0, 2, 1)])
    table = only(one_table(tmp_path, layout, rows))
    assert table.grid()[1:] == [
        [*("Tertib surat di semua desa", "Program pembinaan desa"), "100%", "", "90%", ""],
        ["", "Pengadaan alat tulis kantor", "1 dok", "100.000.000", "2 dok", "120.000.000"],
        rows[2],
    ]
    assert table.at()[1, 0].row_span == 3


@pytest.mark.parametrize("middle", [True, False])
def test_numbers_half_way_down_hold_the_lines_beside_them_together(
    tmp_path: Path, middle: bool
) -> None:
    """One line of a plan has three targets in each of several years, as its code and money stand
    half way down; at the top of the row they would be those of the first."""
    three = "1 Kegiatan 1 Kegiatan 1 Kegiatan"
    names = "Terlaksananya hibah Terpilihnya anggota Terpantaunya siaran di desa dan kelurahan"
    rows = [
        ["Kode", "", "", "Kegiatan", "Indikator", "Target Akhir", "2022", "Pagu", "2023", "Pagu"],
        ["2", "16", "08", "Kemitraan", names, three, three, "1.249.388", three, "1.364.000"],
    ]
    widths = (20, 24, 24, 70, 90, 50, 50, 65, 50, 65)
    layout = Layout(widths, spans=[(0, 0, 1, 3)], bold_rows=1, middle=middle)
    table = only(one_table(tmp_path, layout, rows, size=LANDSCAPE))
    assert (table.grid() == rows) is middle
