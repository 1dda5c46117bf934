"""Tables without rules, as far apart and as close together as print has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract.boundaries import row_boundaries
from extract.document import Document, Table
from extract.printed import Word
from extract.read import read
from extract.row_lines import is_value, row_lines
from tests.pdf_maker import LANDSCAPE, Layout, draw_table, make_pdf, only

ROWS = [
    ["No", "Sasaran", "Target Renstra", "", "", "Realisasi", "", ""],
    ["", "", "2021", "2022", "2023", "2021", "2022", "2023"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["1", "Meningkatnya mutu layanan kantor kecamatan", "80,5", "81", "82", "79", "-", "81,25"],
    ["2", "Tertibnya administrasi", "70", "72", "74", "71", "73", "74"],
    ["3", "Terbinanya seluruh desa di wilayah kecamatan", "100", "100", "100", "90", "95", "99"],
    ["4", "Tertanganinya konflik warga", "1.250", "-", "-", "-", "-", "12"],
]
SPANS = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 1, 3)]
BARE = Layout(
    (30, 130, 45, 45, 45, 45, 45, 45),
    spans=SPANS,
    align=("centre", "left", *["right"] * 6),
    bold_rows=2,
    rules=frozenset(),
)
FILLER = (
    "Kalimat ini mengisi halaman supaya tabel berdiri di antara teks biasa, seperti lazimnya "
    "sebuah rencana strategis yang ditulis oleh kantor kecamatan pada tahun berjalan."
)


def drawn(
    path: Path, layout: Layout, rows: Sequence[Sequence[str]] = ROWS, **how: object
) -> Document:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(4):
            canvas.drawString(60, height - 60 - 14 * line, FILLER[:95])
        canvas.drawCentredString(275, height - 130, "Tabel 2.1")
        canvas.drawCentredString(275, height - 144, "Capaian Layanan Kecamatan Sumberarum")
        end = draw_table(canvas, rows, layout, 60, 160, height).bottom
        canvas.setFont("Helvetica", 10)
        for line in range(4):
            canvas.drawString(60, height - end - 30 - 14 * line, FILLER[:95])

    return read(make_pdf(path / "t.pdf", draw, **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(BARE, id="room between the rows"),
        pytest.param(replace(BARE, pad=1.0), id="hardly any room"),
        pytest.param(replace(BARE, pad=0.0), id="no room at all"),
        pytest.param(replace(BARE, pad=0.0, middle=True), id="no room, values in the middle"),
        pytest.param(replace(BARE, middle=True), id="values in the middle of their rows"),
        pytest.param(replace(BARE, bold_rows=0), id="header not in bold"),
        pytest.param(replace(BARE, rules=frozenset({"top", "bottom"})), id="ruled above and below"),
        pytest.param(
            replace(BARE, rules=frozenset({"top", "bottom", "inner_h"})), id="only lines across"
        ),
    ],
)
def test_reads_a_table_without_rules(tmp_path: Path, layout: Layout) -> None:
    document = drawn(tmp_path, layout)
    table = only(document)
    assert table.grid() == ROWS
    assert table.header_rows == 3
    assert document.pages[0].kind in ("borderless", "text")


def test_header_without_column_numbers(tmp_path: Path) -> None:
    rows = [*ROWS[:2], *ROWS[3:]]
    assert only(drawn(tmp_path, BARE, rows)).grid() == rows


def test_one_header_row(tmp_path: Path) -> None:
    rows = [["No", "Tahun", "Pagu Anggaran (Rp)", "Realisasi (Rp)", "Persen"]] + [
        [str(n), str(2018 + n), f"{n}.250.000.000", f"{n}.125.500.000", f"9{n},5"]
        for n in range(1, 6)
    ]
    layout = replace(
        BARE,
        widths=(30, 60, 130, 130, 70),
        spans=(),
        bold_rows=1,
        align=("centre", "centre", "right", "right", "right"),
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


@pytest.mark.parametrize("how", [{"rotate": 90}, {"rotate": 270}, {"sideways": True}])
def test_rotated_and_sideways(tmp_path: Path, how: dict[str, Any]) -> None:
    assert only(drawn(tmp_path, BARE, size=LANDSCAPE, **how)).grid() == ROWS


def test_running_text_and_lists_are_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(5):
            canvas.drawString(60, height - 60 - 14 * line, FILLER[:95])
        for line, (mark, text) in enumerate(
            [("a.", "bahwa untuk melaksanakan ketentuan;"), ("b.", "bahwa berdasarkan hal itu;")]
        ):
            y = height - 150 - 14 * line
            canvas.drawString(60, y, "Menimbang" if not line else "")
            canvas.drawString(130, y, ":" if not line else "")
            canvas.drawString(145, y, mark)
            canvas.drawString(165, y, text)
        for line, title in enumerate(["PENDAHULUAN", "GAMBARAN PELAYANAN", "TUJUAN"]):
            y = height - 220 - 14 * line
            canvas.drawString(60, y, f"BAB {'I' * (line + 1)}")
            canvas.drawString(120, y, title + " " + "." * 60)
            canvas.drawString(500, y, str(line * 7 + 1))

    assert not list(read(make_pdf(tmp_path / "t.pdf", draw)).tables())


def test_years_beside_right_aligned_values_and_a_serial_far_from_its_head(tmp_path: Path) -> None:
    """Office suites set heads in the middle or left, numbers right: both share one column."""
    rights = [430, 510, 590, 670, 750]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        for x, name in zip(
            (50, 125, 220, 330), ("No", "Sasaran", "Indikator", "Satuan"), strict=True
        ):
            canvas.drawString(x, height - 60, name)
        canvas.drawString(490, height - 60, "Target Kinerja Sasaran pada Tahun ke-")
        for right, year in zip(rights, range(2025, 2030), strict=True):
            canvas.drawString(right - 40, height - 70, str(year))
        for line, name in enumerate(("Nilai SAKIP", "Indeks kepuasan", "Desa yang dibina")):
            y = height - 82 - 12 * line
            canvas.drawRightString(100, y, str(line + 1))
            canvas.drawString(115, y, "Pelayanan prima")
            canvas.drawString(210, y, name)
            canvas.drawString(320, y, "Nilai")
            for step, right in enumerate(rights):
                canvas.drawRightString(right, y, f"{82 + line + step},50")

    table = only(read(make_pdf(tmp_path / "t.pdf", draw, size=LANDSCAPE)))
    assert table.header_rows == 2
    assert table.grid()[0][:4] == ["No", "Sasaran", "Indikator", "Satuan"]
    assert table.grid()[1][4:] == ["2025", "2026", "2027", "2028", "2029"]
    assert table.grid()[2][4:] == ["82,50", "83,50", "84,50", "85,50", "86,50"]


CODES = [
    ["Sasaran", "Kode", "", "", "", "", "Uraian", "Target", "", "Lokasi"],
    ["", "", "", "", "", "", "", "2021", "2022", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
    ["Tertib layanan", "7", "01", "", "", "", "Program penunjang", "80", "81", "Kecamatan"],
    ["", "7", "01", "02", "2.01", "", "Kegiatan rapat", "70", "72", "Kecamatan"],
    ["", "7", "01", "02", "2.01", "03", "Rapat bulanan", "12", "12", "Kecamatan"],
    ["", "7", "01", "02", "2.01", "05", "Rapat tahunan", "4", "4", "Kecamatan"],
    ["", "7", "01", "02", "2.02", "", "Kegiatan kebersihan", "70", "72", "Kecamatan"],
]


def test_a_code_in_columns_of_its_parts_has_one_name(tmp_path: Path) -> None:
    layout = Layout(
        (70, 20, 20, 20, 26, 22, 95, 40, 40, 60),
        spans=[(0, 0, 2, 1), (0, 1, 2, 5), (0, 6, 2, 1), (0, 7, 1, 2), (0, 9, 2, 1)],
        bold_rows=2,
        rules=frozenset(),
        align=("left",) * 7 + ("centre", "centre", "left"),
    )
    table = only(drawn(tmp_path, layout, CODES))
    assert table.grid() == CODES
    assert next(cell for cell in table.cells if cell.text == "Kode").col_span == 5


def test_a_name_of_four_lines_beside_one_of_two(tmp_path: Path) -> None:
    """Both stand in the middle of the header, so that their lines meet."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 8)
        heads = [
            (200, 0, "Kondisi"), (200, 1, "Awal"), (200, 2, "Tahun"), (200, 3, "2020"),
            (110, 1, "INDIKATOR"), (110, 2, "SASARAN"),
            (290, 0, "TARGET KINERJA"), (290, 1, "TAHUN KE-"),
            (250, 3, "2021"), (290, 3, "2022"), (330, 3, "2023"),
        ]  # fmt: skip
        for x, line, text in heads:
            canvas.drawCentredString(x, height - 100 - 9 * line, text)
        canvas.setFont("Helvetica", 8)
        for row in range(5):
            y = height - 150 - 14 * row
            canvas.drawString(80, y, f"Nilai layanan {row}")
            for right in (212, 262, 302, 342):
                canvas.drawRightString(right, y, f"{60 + row + right // 10},50")

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    names = {cell.col: cell.text for cell in table.cells if cell.row == 0}
    assert names[0] == "INDIKATOR SASARAN"
    assert names[1] == "Kondisi Awal Tahun"
    assert names[2] == "TARGET KINERJA TAHUN KE-"
    assert table.grid()[1][1:] == ["2020", "2021", "2022", "2023"]


def test_a_column_that_holds_hardly_a_text(tmp_path: Path) -> None:
    rows = [["Tujuan", "Sasaran", "Indikator", "2021", "2022", "2023"]] + [
        [
            "Layanan" if n == 0 else "",
            "Tertib" if n % 6 == 1 else "",
            f"Nilai {n}",
            "70",
            "71",
            "72",
        ]
        for n in range(24)
    ]
    layout = Layout(
        (50, 50, 90, 50, 50, 50),
        bold_rows=1,
        rules=frozenset(),
        align=("left",) * 3 + ("right",) * 3,
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_title_in_the_middle_of_the_page_is_no_header(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawCentredString(297.6, height - 100, "CAPAIAN LAYANAN KANTOR")
        canvas.drawCentredString(297.6, height - 111, "DI WILAYAH KECAMATAN")
        draw_table(canvas, ROWS, BARE_NARROW, 60, 120, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == ROWS


BARE_NARROW = replace(BARE, widths=(25, 110, 34, 34, 34, 34, 34, 34))


QUANTITIES = [
    ("- Tanah sawah", "1.888,68", "Ha"),
    ("- Tegalan dan perkebunan rakyat", "354,63", "Ha"),
    ("- Hutan negara", "74,30", "Ha"),
    ("- Jumlah seluruhnya", "2.317,61", "Ha"),
]


def listed(path: Path, entries: Sequence[tuple[str, ...]], colon: float = 280) -> Document:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(3):
            canvas.drawString(60, height - 60 - 14 * line, FILLER[:95])
        for line, (name, *rest) in enumerate(entries):
            y = height - 120 - 14 * line
            canvas.drawString(90, y, name)
            canvas.drawString(colon, y, ":")
            for x, text in zip((300, 352), rest, strict=False):
                canvas.drawString(x, y, text)
        for line in range(3):
            canvas.drawString(60, height - 220 - 14 * line, FILLER[:95])

    return read(make_pdf(path / "t.pdf", draw))


def test_a_list_of_quantities_set_with_tabs_is_a_table(tmp_path: Path) -> None:
    table = only(listed(tmp_path, QUANTITIES))
    assert table.grid() == [[name, ":", number, unit] for name, number, unit in QUANTITIES]
    assert table.header_rows == 0
    assert all(cell.box is not None for cell in table.cells)


def test_a_list_without_units_has_no_column_for_them(tmp_path: Path) -> None:
    table = only(listed(tmp_path, [(name, number) for name, number, _ in QUANTITIES]))
    assert table.grid() == [[name, ":", number] for name, number, _ in QUANTITIES]


@pytest.mark.parametrize(
    "entries",
    [
        # Words behind the colons: boundaries, a letterhead.
        [("Sebelah utara", "Kecamatan A"), ("Sebelah timur", "Laut"), ("Sebelah barat", "Desa B")],
        [("NOMOR", "59 TAHUN 2021"), ("TANGGAL", "5 AGUSTUS 2021"), ("TENTANG", "RENSTRA")],
        # Two lines are too few.
        [("Luas", "2.317,61", "Ha"), ("Penduduk", "53.412", "jiwa")],
    ],
)
def test_other_lines_with_colons_are_no_table(
    tmp_path: Path, entries: list[tuple[str, ...]]
) -> None:
    assert not list(listed(tmp_path, entries).tables())


SMALL = [
    ["No", "Uraian", "Pagu (Rp.000)", "Target"],
    ["1", "Penyediaan peralatan dan perlengkapan kantor", "1.500.000", "4 paket"],
    ["2", "Rapat koordinasi", "750.000", "12 laporan"],
    ["3", "Pembinaan warga di seluruh desa", "2.250.000", "9 laporan"],
]
PLAIN = Layout(
    (30, 120, 60, 60), align=("left", "left", "right", "right"), bold_rows=1, rules=frozenset()
)


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(
            replace(PLAIN, rules=frozenset({"left", "right", "top", "bottom"})), id="a frame"
        ),
        pytest.param(
            replace(PLAIN, rules=frozenset({"left", "right", "top", "bottom"}), header_rule_rows=1),
            id="a frame and a rule below the header",
        ),
    ],
)
def test_a_frame_is_no_table_of_one_column(tmp_path: Path, layout: Layout) -> None:
    assert only(drawn(tmp_path, layout, SMALL)).grid() == SMALL
    single = [
        ["Indikator", *map(str, range(2019, 2024))],
        ["Nilai", "80", "81,5", "82", "83", "84"],
    ]
    five = replace(layout, widths=(120, *[45] * 5), align=("left", *["right"] * 5))
    assert only(drawn(tmp_path, five, single)).grid() == single


def test_rows_below_a_ruled_header_keep_to_its_columns(tmp_path: Path) -> None:
    """Only the header is ruled: a number may stand left of every other one in its column."""
    rules = frozenset({"left", "right", "top", "bottom", "inner_v"})

    def draw(canvas: Canvas, height: float) -> None:
        header = draw_table(canvas, SMALL[:1], replace(PLAIN, rules=rules), 60, 100, height)
        draw_table(canvas, SMALL[1:], replace(PLAIN, bold_rows=0), 60, header.bottom, height)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid() == SMALL
    assert table.header_rows == 1


def lines_of_text(canvas: Canvas, height: float, *lines: tuple[float, str, str]) -> None:
    """Lines of 7 points set at (down, text, font), the texts of their columns parted by ``|`` and
    set flush left 60, 120, 250, 310 … points from the left."""
    for down, text, font in lines:
        canvas.setFont(font, 7)
        for left, part in zip((60, 120, 250, 310, 370, 430), text.split("|"), strict=False):
            canvas.drawString(left, height - down, part)


def test_amounts_that_their_column_breaks(tmp_path: Path) -> None:
    """``1.500.000,0`` over ``0`` and ``Rp`` over its amount are one row, whatever leaves no room
    between rows."""
    bold, plain = "Helvetica-Bold", "Helvetica"

    def draw(canvas: Canvas, height: float) -> None:
        step = 8.05
        rows = [
            ("Kode|Uraian|Pagu|Target|Realisasi|Sisa", bold),
            ("7.01.01|PROGRAM PENUNJANG URUSAN|1.500.000,0|4 paket|Rp|90", bold),
            ("|PEMERINTAHAN DAERAH|0||1.350.000,00|", bold),
            ("7.01.02|PROGRAM PENYELENGGARAAN|1.750.000,0|2 paket|Rp|80", bold),
            ("|PEMERINTAHAN|0||1.400.000,00|", bold),
            ("7.01.03|Pemberdayaan|1.800.000,0|1 paket|Rp|75", plain),
            ("||0||1.350.000,00|", plain),
        ]
        lines = [(100 + step * at, text, font) for at, (text, font) in enumerate(rows)]
        lines_of_text(canvas, height, *lines)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()[1:] == [
        ["7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH", "1.500.000,00", "4 paket",
         "Rp 1.350.000,00", "90"],
        ["7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN", "1.750.000,00", "2 paket",
         "Rp 1.400.000,00", "80"],
        ["7.01.03", "Pemberdayaan", "1.800.000,00", "1 paket", "Rp 1.350.000,00", "75"],
    ]  # fmt: skip


def test_a_year_below_its_word_is_one_leaf(tmp_path: Path) -> None:
    rows = [
        ["No", "Uraian", "Pagu Anggaran Tahun", "", "", "Realisasi Anggaran Tahun", "", ""],
        ["", "", *["Tahun 2021", "Tahun 2022", "Tahun 2023"] * 2],
        ["1", "Penyediaan peralatan kantor", "150.000", "160.000", "-", "90.000", "95.000", "-"],
        ["2", "Rapat koordinasi", "75.000", "80.000", "-", "70.000", "80.000", "-"],
    ]
    layout = replace(BARE, widths=(24, 100, *[40] * 6), size=7.0, pad=2.0)
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_years_that_one_band_counts_number_no_columns(tmp_path: Path) -> None:
    """``1 2 3 4 5`` stands alone on its line where the years of the other bands have their unit."""
    units = [f"{year} (Rp x" for year in range(1, 6)]
    amounts = [["4.133.490", "5.123.147", "5.401.944", "4.012.148", "3.449.582"]]
    amounts.append(["2.687.501", "2.731.311", "2.996.698", "2.731.115", "1.513.910"])
    ratios = ["93,10", "82,14", "85,00", "79,05", "77,21"]
    rows = [
        ["Uraian", "Anggaran Tahun ke-", *[""] * 4, "Rasio Tahun ke-", *[""] * 4],
        ["", *(f"{unit} 1.000)" for unit in units), "1", "2", "3", "4", "5"],
        [f"({number})" for number in range(1, 12)],
        *(
            [name, *values, *ratios]
            for name, values in zip(["Rapat", "Sewa"], amounts, strict=True)
        ),
    ]
    layout = Layout(
        (60, *[42.0] * 5, *[32.0] * 5),
        spans=[(0, 0, 2, 1), (0, 1, 1, 5), (0, 6, 1, 5)],
        align=("left", *["right"] * 10),
        bold_rows=2,
        rules=frozenset(),
        size=6.5,
    )
    assert only(drawn(tmp_path, layout, rows)).grid()[3:] == rows[3:]


def test_counted_years_that_their_columns_break_are_a_header(tmp_path: Path) -> None:
    rows = [
        ["Uraian", "Realisasi Tahun ke-", "", "", "Rasio Tahun ke-", "", ""],
        [""] * 7,
        ["", "Tahun ke-", "Tahun ke-", "Tahun ke-", "Tahun", "Tahun", "Tahun"],
        ["", "1", "2", "3", "ke-1", "ke-2", "ke-3"],
        ["Rapat koordinasi", "4.133.490", "5.123.147", "5.401.944", "93,10", "82,14", "85,00"],
        ["Sewa gedung", "2.687.501", "2.731.311", "2.996.698", "96,79", "88,71", "84,37"],
    ]
    layout = Layout(
        (90, 60, 55, 55, 40, 40, 40),
        spans=[(0, 1, 1, 3), (0, 4, 1, 3)],
        align=("left", *["centre"] * 6),
        rules=frozenset(),
        pad=0.0,
        bold_rows=4,
    )
    table = only(drawn(tmp_path, layout, rows))
    years = ["Tahun ke-1", "Tahun ke-2", "Tahun ke-3"]
    assert table.grid() == [rows[0], ["", *years * 2], *rows[4:]]
    assert table.header_rows == 2


def test_the_title_between_two_tables_is_of_neither(tmp_path: Path) -> None:
    above = [
        ["No", "Sasaran", "Indikator", "Target"],
        ["1", "Tertibnya wilayah", "Persentase konflik yang ditangani", "70,5"],
        ["2", "Baiknya pelayanan", "Indeks kepuasan", "62,07"],
        ["3", "Meningkatnya peran lembaga kemasyarakatan", "Jumlah posyandu", "30"],
    ]
    below = [
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1.", "PENUNJANG URUSAN", "511.013.958", "APBD"],
        ["2.", "PEMBERDAYAAN DESA", "2.279.145.598", "APBD"],
    ]
    rules = frozenset({"top", "bottom"})
    layout = replace(PLAIN, widths=(25, 110, 180, 60), rules=rules, header_rule_rows=1)

    def draw(canvas: Canvas, height: float) -> None:
        end = draw_table(canvas, above, layout, 60, 100, height).bottom
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawCentredString(297, height - end - 14, "Anggaran Program Tahun 2023")
        narrow = replace(layout, widths=(25, 110, 80, 70))
        draw_table(canvas, below, narrow, 60, end + 20, height)

    tables = [table for _, table in read(make_pdf(tmp_path / "t.pdf", draw)).tables()]
    assert [table.grid() for table in tables] == [above, below]


def test_years_without_amounts_on_a_page_are_columns(tmp_path: Path) -> None:
    years = ["2020", "2021", "2022"]
    amounts = ["136.114.017", "55.086.900", "72.393.517", "8.633.600"]
    rows = [
        ["Uraian", "Pagu Anggaran Tahun", "", "", "Realisasi Anggaran", "", ""],
        ["", *years, *years],
        *(["Pengadaan peralatan", amount, "", "", amount, "", ""] for amount in amounts),
    ]
    layout = Layout(
        (110, *[62.0] * 6),
        spans=[(0, 0, 2, 1), (0, 1, 1, 3), (0, 4, 1, 3)],
        align=("left", *["right"] * 6),
        bold_rows=2,
        rules=frozenset(),
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_names_of_narrow_columns_are_a_header(tmp_path: Path) -> None:
    """Names nearly as close as words still stand in columns of their own."""
    rows = [
        ["No.", "Desa/Kelurahan", "Jumlah Dusun", "Luas Wilayah (Ha)"],
        ["1.", "Ciburial", "5", "299.28"],
        ["2.", "Tegalrejo", "6", "169.81"],
        ["3.", "Banjarsari", "7", "541.51"],
    ]
    layout = replace(PLAIN, widths=(20, 66, 59, 78), align=("left", "left", "right", "right"))
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_second_line_of_a_band_is_no_leaf(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        names = [
            (65, 106, "No"), (130, 106, "Indikator"), (214, 101.4, "Proyeksi"),
            (214, 110.6, "Tahun 2020"), (320, 96.8, "Target Capaian Setiap"),
            (320, 106, "Tahun"), (270, 115.2, "2021"), (320, 115.2, "2022"), (370, 115.2, "2023"),
        ]  # fmt: skip
        canvas.setFont("Helvetica-Bold", 8)
        for middle, down, name in names:
            canvas.drawCentredString(middle, height - down, name)
        canvas.setFont("Helvetica", 8)
        for row in range(3):
            values = f"{row + 1}|Nilai layanan {row}|80,5{row}|81|82,{row}|83".split("|")
            for left, value in zip((62, 95, 202, 262, 312, 362), values, strict=True):
                canvas.drawString(left, height - 130 - 12 * row, value)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw)))
    assert table.grid()[0][2:] == ["Proyeksi Tahun 2020", "Target Capaian Setiap Tahun", "", ""]
    assert table.grid()[1][3:] == ["2021", "2022", "2023"]


def test_a_page_begins_with_the_rest_of_a_row(tmp_path: Path) -> None:
    first = [SMALL[0], *SMALL[1:3]]
    rest = [["", "dan tindak lanjutnya", "", ""], *SMALL[3:], ["4", "Lomba", "85.000", "2 kali"]]

    def page(rows: Sequence[Sequence[str]], bold: int) -> Callable[[Canvas, float], None]:
        layout = replace(PLAIN, bold_rows=bold, pad=0.5)

        def draw(canvas: Canvas, height: float) -> None:
            draw_table(canvas, rows, layout, 60, 100, height)

        return draw

    table = only(read(make_pdf(tmp_path / "t.pdf", page(first, 1), page(rest, 0))))
    assert [row[0] for row in table.grid() if row[0]] == ["No", "1", "2", "3", "4"]
    assert "dan tindak lanjutnya" in " ".join(row[1] for row in table.grid())


def test_the_last_page_holds_one_row_or_the_total(tmp_path: Path) -> None:
    """A page with one row, and one with the header and the total alone, belong to the table."""
    total = ["", "Jumlah", "4.500.000", "25 laporan"]

    def page(rows: Sequence[Sequence[str]], bold: int) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, height: float) -> None:
            draw_table(canvas, rows, replace(PLAIN, bold_rows=bold), 60, 100, height)

        return draw

    pages = page(SMALL[:3], 1), page(SMALL[3:], 0), page([SMALL[0], total], 1)
    table = only(read(make_pdf(tmp_path / "t.pdf", *pages)))
    assert table.grid() == [*SMALL, total]


def test_two_values_of_a_column_share_no_row(tmp_path: Path) -> None:
    """A value alone on a line, and the items of a group that stand in one ruled row."""
    bold, plain = "Helvetica-Bold", "Helvetica"

    def draw(canvas: Canvas, height: float) -> None:
        rows = [
            ("No|Barang|Baik|Rusak|Hilang|Jumlah", bold),
            ("1|Kendaraan roda dua|4|2|1|7", plain),
            ("|||||0", plain),
            ("2|Alat kantor:", plain),
            ("|Mesin tik|13|1|2|16", plain),
            ("|Lemari|27|3|4|34", plain),
            ("|Meja|50||6|56", plain),
        ]
        lines = [(100 + 12 * at, text, font) for at, (text, font) in enumerate(rows)]
        lines_of_text(canvas, height, *lines)
        for left, down in ((55, 92), (55, 103), (90, 127), (55, 175)):
            canvas.line(left, height - down, 460, height - down)

    rows = only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()
    assert [row[5] for row in rows] == ["Jumlah", "7", "0", "", "16", "34", "56"]
    assert [row[1] for row in rows][3:] == ["Alat kantor:", "Mesin tik", "Lemari", "Meja"]


def test_names_wider_than_the_values_below_them_keep_their_columns(tmp_path: Path) -> None:
    """The lowest names tell where columns meet, even under one that reaches over the edge."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(480, height - 100, "Tahun 2022")
        for left, text in ((60, "No"), (100, "Sasaran Strategis"), (370, "Satuan")):
            canvas.drawString(left, height - 105, text)
        for right, text in ((441, "Target"), (490, "Realisasi"), (553, "Capaian (%)")):
            canvas.drawRightString(right, height - 110, text)
        for at, values in enumerate(("70,3 70,2 99,86", "77,6 77,4 99,74", "585 563 96,24")):
            canvas.drawString(60, height - 125 - 14 * at, f"{at + 1}")
            canvas.drawString(100, height - 125 - 14 * at, "Meningkatnya mutu pelayanan")
            canvas.drawString(370, height - 125 - 14 * at, "indeks")
            for right, text in zip((442, 490, 553), values.split(), strict=True):
                canvas.drawRightString(right, height - 125 - 14 * at, text)

    rows = only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()
    assert [row[-3:] for row in rows][-4:] == [
        ["Target", "Realisasi", "Capaian (%)"],
        ["70,3", "70,2", "99,86"],
        ["77,6", "77,4", "99,74"],
        ["585", "563", "96,24"],
    ]


def test_a_code_in_a_narrow_column_begins_no_row_below(tmp_path: Path) -> None:
    """Each part of it looks like a value; a value begins a row, the rest of a code does not."""
    bold, plain = "Helvetica-Bold", "Helvetica"

    def draw(canvas: Canvas, height: float) -> None:
        rows = [
            ("Kode|Uraian|Pagu|Target|Realisasi|Sisa", bold),
            ("7 01 02|Penyediaan Jasa|1.500.000|4|1.350.000|150.000", plain),
            ("2.01|Pemerintahan Daerah", plain),
            ("01", plain),
            ("7 01 02|Pemeliharaan Gedung|1.750.000|2|1.400.000|350.000", plain),
            ("2.01|Kantor", plain),
            ("02", plain),
        ]
        lines = [(100 + 9 * at + 6 * (at > 3), text, font) for at, (text, font) in enumerate(rows)]
        lines_of_text(canvas, height, *lines)

    rows = only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()
    assert [row[:2] for row in rows][1:] == [
        ["7 01 02 2.01 01", "Penyediaan Jasa Pemerintahan Daerah"],
        ["7 01 02 2.01 02", "Pemeliharaan Gedung Kantor"],
    ]


def test_what_stands_above_the_first_values_is_no_part_of_their_row(tmp_path: Path) -> None:
    """Below a header printed again the rest of a cut row comes first, with no room after it."""
    bold, plain = "Helvetica-Bold", "Helvetica"

    def draw(canvas: Canvas, height: float) -> None:
        rows = [
            ("Kode|Uraian|Pagu|Target|Realisasi|Sisa", bold),
            ("|dan instansi vertikal terkait", plain),
            ("7.01.02|Pemeliharaan sarana dan prasarana|1.500.000|4 paket|1.350.000|90", plain),
            ("7.01.03|Pemberdayaan masyarakat|1.750.000|2 paket|1.400.000|80", plain),
            ("|desa dan kelurahan", plain),
            ("7.01.04|Pembinaan|1.800.000|1 paket|1.350.000|75", plain),
        ]
        lines = [(100 + 8.05 * at, text, font) for at, (text, font) in enumerate(rows)]
        lines_of_text(canvas, height, *lines)

    names = [row[1] for row in only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()]
    assert names[1:3] == ["dan instansi vertikal terkait", "Pemeliharaan sarana dan prasarana"]


GROUPS = [
    ["Uraian", "2019", "2020", "2021"],
    ["Laki-laki", "", "", ""],
    ["Sekolah dasar", "1.203", "1.310", "1.402"],
    ["Sekolah menengah", "2.345", "2.456", "2.567"],
    ["Perempuan", "", "", ""],
    ["Sekolah dasar", "1.103", "1.210", "1.302"],
    ["Sekolah menengah", "2.245", "2.356", "2.467"],
]


@pytest.mark.parametrize("rules", [frozenset(), PLAIN.rules - {"inner_h"}], ids=["none", "upright"])
@pytest.mark.parametrize("pad", [1.0, 3.0])
def test_the_heading_of_a_group_is_a_row(tmp_path: Path, rules: frozenset[str], pad: float) -> None:
    """Nothing sets it off from the rows but that other groups name the same rows."""
    layout = Layout(
        (110, 60, 60, 60),
        rules=rules,
        header_rule_rows=1 if rules else 0,
        align=("left", "right", "right", "right"),
        pad=pad,
    )
    assert only(drawn(tmp_path, layout, GROUPS)).grid() == GROUPS


def test_a_name_of_two_lines_over_its_values_is_no_heading(tmp_path: Path) -> None:
    """Its first line had no room for the next word, however often the second one comes."""
    rows = ["Uraian|2019|2020|2021"]
    for number in range(3):
        rows += ["Persentase Kelurahan Menurut|||", f"Tertib Administrasi|1{number},5|2{number}|31"]
        rows += [f"Jumlah Warga {number}|1.20{number}|1.310|1.402", f"Luas {number}|12|14|16"]
        rows += [f"Kepadatan {number}|15|17|19"]

    def draw(canvas: Canvas, height: float) -> None:
        for at, text in enumerate(rows):
            canvas.setFont("Helvetica" if at else "Helvetica-Bold", 7)
            for left, part in zip((60, 170, 230, 290), text.split("|"), strict=True):
                canvas.drawString(left, height - 100 - 9 * at, part)

    names = [row[0] for row in only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()]
    assert names.count("Persentase Kelurahan Menurut Tertib Administrasi") == 3


REMARKS = [
    ["No", "Indikator", "Baseline Tahun 2024", "Target Tahun", "", "", "Keterangan"],
    ["", "", "", "2025", "2026", "2027", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ["1", "Nilai layanan kantor", "75,2", "76,2", "77,2", "78,2", ""],
    ["2", "Desa yang dibina", "80,5", "81,5", "82,5", "83,5", ""],
    ["3", "Penerimaan pajak", "68,2", "69,2", "70,2", "71,2", ""],
]
WITH_REMARKS = Layout(
    (24, 145, 108, 28, 28, 28, 66),
    spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 3), (0, 6, 2, 1)],
    align=("centre", "left", *["right"] * 4, "left"),
    rules=frozenset(),
    middle=True,
    bold_rows=3,
)


@pytest.mark.parametrize("numbered", [True, False])
def test_an_empty_last_column_moves_no_year(tmp_path: Path, numbered: bool) -> None:
    """The column of remarks is empty, and a wide name stands beside narrow years."""
    rows = REMARKS if numbered else [*REMARKS[:2], *REMARKS[3:]]
    layout = replace(WITH_REMARKS, bold_rows=3 if numbered else 2)
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_year_that_ends_a_name_is_no_leaf(tmp_path: Path) -> None:
    """``… s/d`` above ``Tahun 2023`` and ``(%)``: lines of one band, beside bands without them."""
    rows = [
        ["No", "Indikator", "Realisasi\nCapaian", "", "Realisasi s/d\nTahun 2023", "",
         "Tingkat\nCapaian s/d\nTahun 2023\n(%)", ""],
        ["", "", *["K", "Rp"] * 3],
        ["1", "Nilai layanan kantor", "80", "1.250.000", "160", "2.500.000", "80,5", "75,1"],
        ["2", "Desa yang dibina", "12", "1.750.000", "24", "3.500.000", "92,0", "88,4"],
        ["3", "Penerimaan pajak", "70", "2.250.000", "140", "4.500.000", "77,3", "69,9"],
    ]  # fmt: skip
    layout = Layout(
        (24, 110, 24, 50, 24, 50, 26, 30),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 2)],
        align=("centre", "left", *["right"] * 6),
        rules=frozenset(),
        middle=True,
        bold_rows=2,
    )
    grid = only(drawn(tmp_path, layout, rows)).grid()
    assert grid == [[text.replace("\n", " ") for text in row] for row in rows]


def test_a_larger_title_away_from_the_table_is_no_header(tmp_path: Path) -> None:
    """It is centred in the text, which reaches further than the table."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 8.8)
        canvas.drawCentredString(310, height - 104, "Capaian Layanan Kantor Tahun 2022")
        draw_table(canvas, ROWS, BARE_NARROW, 60, 112, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == ROWS


def test_a_line_that_says_the_table_goes_on_is_no_part_of_it(tmp_path: Path) -> None:
    first, rest = [SMALL[0], *SMALL[1:3]], [*SMALL[3:], ["4", "Lomba", "85.000", "2 kali"]]

    def page(
        rows: Sequence[Sequence[str]], bold: int, title: str
    ) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, height: float) -> None:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(90, height - 96, title)
            draw_table(canvas, rows, replace(PLAIN, bold_rows=bold, pad=2.0), 60, 100, height)

        return draw

    pages = page(first, 1, "Tabel 2.2 Anggaran"), page(rest, 0, "Lanjutan Tabel 2.2")
    table = only(read(make_pdf(tmp_path / "t.pdf", *pages)))
    assert table.grid() == [*first, *rest]


def test_a_number_and_a_year_in_the_head_are_no_citation(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "Tahun 2023 (%)", "Tahun 2024 (%)", "Tahun 2025 (%)"],
        ["1", "Desa yang dibina", "80,5", "81,5", "82,5"],
        ["2", "Penerimaan pajak", "68,2", "69,2", "70,2"],
        ["3", "Konflik yang tertangani", "90,1", "91,1", "92,1"],
    ]
    layout = replace(PLAIN, widths=(24, 120, 70, 70, 70), align=("centre", "left", *["right"] * 3))
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_years_counted_below_their_word_are_no_values(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "Target Tahun ke-", "", "", "Realisasi Tahun ke-", "", ""],
        ["", "", *["Tahun\n1", "Tahun\n2", "Tahun\n3"] * 2],
        ["1", "Nilai layanan kantor", "75,2", "76,2", "77,2", "70,1", "71,1", "72,1"],
        ["2", "Desa yang dibina", "80,5", "81,5", "82,5", "80,1", "81,1", "82,1"],
        ["3", "Penerimaan pajak", "68,2", "69,2", "70,2", "60,1", "61,1", "62,1"],
    ]
    layout = Layout(
        (24, 110, *[34] * 6),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 1, 3)],
        align=("centre", "left", *["centre"] * 6),
        rules=frozenset(),
        middle=True,
    )
    grid = only(drawn(tmp_path, layout, rows)).grid()
    assert grid == [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize("heads", ["centre", "left"])
def test_a_scale_broken_over_lines_is_no_value(heads: str, tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "I", "", "II", "", "III", ""],
        ["", "", *["K", "Rp (x\nRp\n1.000)"] * 3],
        ["1", "Nilai layanan kantor", "75,2", "60.125", "76,2", "70.250", "77,2", "80.375"],
        ["2", "Desa yang dibina", "80,5", "160.125", "81,5", "170.250", "82,5", "180.375"],
        ["3", "Penerimaan pajak", "68,2", "260.125", "69,2", "270.250", "70,2", "280.375"],
    ]
    layout = Layout(
        (24, 110, *[30, 48] * 3),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 2)],
        align=("centre", "left", *[heads] * 6),
        rules=frozenset(),
        pad=0.5,
        middle=True,
    )
    grid = only(drawn(tmp_path, layout, rows)).grid()
    assert grid == [[text.replace("\n", " ") for text in row] for row in rows]


def test_a_year_over_one_column_more_than_the_others(tmp_path: Path) -> None:
    """The last year has its money in two columns, the second of them with a name of two lines."""
    rows = [
        ["Program", "Indikator", "2018", "", "2019", "", "2020", "", ""],
        ["", "", *["Target", "Rupiah"] * 2, "Target", "BL (Rupiah)", "BTL\n(Rupiah)"],
        ["Pelayanan kantor", "Nilai", *["75 %", "60.125.000"] * 3, "1.250.000"],
        ["Pembinaan desa", "Desa", *["80 %", "70.250.000"] * 3, "2.500.000"],
        ["Pemungutan pajak", "Pajak", *["68 %", "80.375.000"] * 3, "3.750.000"],
    ]
    layout = Layout(
        (80, 50, *[34, 52] * 2, 34, 52, 48),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 3)],
        align=("left", "left", *["centre"] * 7),
        rules=frozenset(),
        middle=True,
    )
    grid = only(drawn(tmp_path, layout, rows)).grid()
    assert grid == [[text.replace("\n", " ") for text in row] for row in rows]


def test_a_bracket_under_a_name_goes_on_with_it(tmp_path: Path) -> None:
    """``(juta`` stands beside ``%``, the whole name of its column."""
    rows = [
        ["Uraian", "Tahun 2021", "", "", "Tahun 2022", "", ""],
        ["", *["Anggaran\n(juta\nrupiah)", "Realisasi\n(juta\nrupiah)", "%"] * 2],
        ["Pelayanan kantor", *["4.058,025", "3.612,905", "89,03"] * 2],
        ["Pembinaan desa", *["1.851,439", "1.725,028", "93,17"] * 2],
        ["Pemungutan pajak", *["1.424,968", "1.252,155", "87,87"] * 2],
    ]
    layout = Layout(
        (90, *[48, 48, 30] * 2),
        spans=[(0, 0, 2, 1), (0, 1, 1, 3), (0, 4, 1, 3)],
        align=("left", *["centre"] * 6),
        rules=frozenset(),
        bold_rows=2,
        middle=True,
    )
    grid = only(drawn(tmp_path, layout, rows)).grid()
    assert grid == [[text.replace("\n", " ") for text in row] for row in rows]


def test_years_that_stand_over_no_columns_in_particular_are_nobodys(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        leaves = [200, 250, 300, 350, 400, 450, 500]
        for middle, year in ((240, "2021"), (350, "2022"), (492, "2023")):
            canvas.drawCentredString(middle, height - 100, year)
        canvas.drawCentredString(90, height - 110, "Uraian")
        for middle, name in zip(leaves, ["Pagu", "Dana"] * 3 + ["Pagu"], strict=True):
            canvas.drawCentredString(middle, height - 112, name)
        for row in range(4):
            canvas.drawString(60, height - 135 - 12 * row, f"Kegiatan {'ABCD'[row]}")
            for middle in leaves:
                canvas.drawCentredString(middle, height - 135 - 12 * row, f"{middle + row}.000")

    grid = only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()
    assert grid[0] == ["Uraian", "2021 2022 2023", *[""] * 6]
    assert grid[1][1:] == ["Pagu", "Dana"] * 3 + ["Pagu"]


def test_the_head_that_every_page_prints_again_is_no_running_head(tmp_path: Path) -> None:
    """It stands in the top margin, where running heads do, but right above its own years."""
    head = [[*ROWS[0]], [*ROWS[1]]]

    def page(rows: Sequence[Sequence[str]], down: float) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, height: float) -> None:
            draw_table(canvas, [*head, *rows], replace(BARE, pad=0.5), 60, down, height)

        return draw

    body = [[str(n), f"Layanan {n}", *[f"{n}{k},5" for k in range(6)]] for n in range(1, 17)]
    pages = [page(body[first : first + 4], 108) for first in range(0, 16, 4)]
    table = only(read(make_pdf(tmp_path / "t.pdf", *pages)))
    assert table.grid() == [*head, *body]


@pytest.mark.parametrize("size", [8.0, 9.0])
def test_two_small_tables_with_one_value_a_row(tmp_path: Path, size: float) -> None:
    """A performance agreement: targets, and below them, close by, the budget under its title."""
    targets = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya mutu layanan kantor kecamatan", "Indeks kepuasan warga", "80,5"],
        ["2", "Tertibnya administrasi", "Persentase desa yang tertib administrasi", "70,2"],
        ["", "", "Jumlah desa yang dibina", "12"],
        ["3", "Tertanganinya konflik warga", "Persentase konflik yang tertangani", "65,0"],
    ]
    budget = [
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1.", "Penunjang urusan pemerintahan daerah kabupaten", "557.379.166", "APBD"],
        ["2.", "Pembinaan desa", "1.519.738.554", "APBD"],
        ["3.", "Pelayanan publik", "787.978.217", "APBD"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        align = ("centre", "left", "left", "right")
        layout = replace(PLAIN, widths=(24, 130, 130, 60), align=align, bold_rows=1)
        end = draw_table(canvas, targets, layout, 60, 100, height).bottom
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawCentredString(297, height - end - 14, "Anggaran Program Tahun 2023")
        align = ("centre", "left", "right", "left")
        layout = replace(layout, widths=(24, 140, 70, 60), align=align)
        draw_table(canvas, budget, layout, 60, end + 22, height)

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [table.grid() for _, table in document.tables()] == [targets, budget]


def test_names_of_two_lines_begin_above_those_of_one(tmp_path: Path) -> None:
    """Two tables with room alone between them; the names of the second stand in the middle."""
    targets = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Meningkatnya mutu layanan", "Indeks kepuasan warga", "80,5"],
        ["2", "Tertibnya administrasi", "Persentase desa yang tertib", "70,2"],
    ]
    budget = [
        ["No", "Program", "Anggaran Semula (Rp)", "Anggaran Menjadi (Rp)", "Ket"],
        ["1", "Penunjang urusan", "557.379.166", "657.379.166", "APBD"],
        ["2", "Pembinaan desa", "1.519.738.554", "1.619.738.554", "APBD"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        layout = replace(PLAIN, widths=(24, 160, 160, 60), align=("left",) * 3 + ("right",))
        end = draw_table(canvas, targets, layout, 60, 100, height).bottom
        align = ("left", "left", "right", "right", "right")
        layout = replace(layout, widths=(24, 160, 70, 70, 60), align=align, bold_rows=1)
        draw_table(canvas, budget, layout, 60, end + 12, height)

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [table.grid() for _, table in document.tables()] == [targets, budget]


def test_two_tables_with_one_value_a_row_that_touch(tmp_path: Path) -> None:
    """Rules above and below both heads alone; the names of the rows' numbers stand in the middle
    of their columns, the numbers at the left."""
    targets = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Meningkatnya mutu layanan", "Indeks kepuasan warga", "80,5"],
        ["2", "Tertibnya administrasi", "Persentase desa yang tertib", "70,2"],
        ["3", "Tertanganinya konflik", "Persentase konflik yang tertangani", "65,0"],
    ]
    budget = [
        ["No.", "Program", "Anggaran (Rp)", "Keterangan"],
        ["1", "Penunjang urusan pemerintahan daerah kabupaten/kota", "557.379.166", "APBD"],
        ["2", "Pembinaan dan pengawasan pemerintahan desa", "1.519.738.554", "APBD"],
        ["3", "Penyelenggaraan pelayanan publik", "787.978.217", "APBD"],
        ["", "Jumlah", "2.865.095.937", ""],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for rows, heads, ends in (
            (targets, 2, (60, 90, 240, 430, 470)),
            (budget, 1, (60, 90, 260, 370, 470)),
        ):
            for number, row in enumerate(rows):
                canvas.setFont("Helvetica-Bold" if number < heads else "Helvetica", 9)
                for col, text in enumerate(row):
                    left, right = ends[col] + 4, ends[col + 1] - 4
                    lines = simpleSplit(text, "Helvetica", 9, right - left)
                    if number < heads:
                        canvas.drawCentredString((left + right) / 2, y, text)
                    elif text[:1].isdigit() and col:
                        canvas.drawRightString(right, y, text)
                    else:
                        for line, part in enumerate(lines):
                            canvas.drawString(left, y - 11 * line, part)
                if number < heads:
                    canvas.line(60, y + 11, 470, y + 11)
                    canvas.line(60, y - 4, 470, y - 4)
                y -= 26 if row[1][35:] else 15

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    assert [table.grid() for _, table in document.tables()] == [targets, budget]


def test_names_and_numbers_in_the_middle_of_wide_columns(tmp_path: Path) -> None:
    """What stands below them begins and ends far beside them, and is of the table."""
    targets = [
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Meningkatnya mutu layanan", "Indeks kepuasan warga", "80,5"],
        ["2", "Tertibnya administrasi", "Predikat SAKIP", "BB"],
        ["3", "Tertanganinya konflik", "Persentase konflik yang tertangani", "65,0"],
    ]
    budget = [
        ["No", "Program", "Semula (Rp)", "Menjadi (Rp)", "Bertambah/ (Berkurang)"],
        ["1", "Penunjang urusan", "557.379.166", "557.379.266", "100"],
        ["2", "Pembinaan desa", "519.738.554", "519.738.654", "100"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 100
        for rows, heads, ends in (
            (targets, 2, (40, 120, 320, 620, 800)),
            (budget, 1, (40, 120, 320, 460, 600, 800)),
        ):
            for number, row in enumerate(rows):
                canvas.setFont("Helvetica-Bold" if number < heads else "Helvetica", 9)
                for col, text in enumerate(row):
                    left, right = ends[col] + 4, ends[col + 1] - 4
                    if number < heads:
                        canvas.drawCentredString((left + right) / 2, y, text)
                    elif text[0].isdigit() and 1 < col < 4:
                        canvas.drawRightString(right, y, text)
                    else:
                        canvas.drawString(left, y, text)
                y -= 17
            y -= 14

    document = read(make_pdf(tmp_path / "t.pdf", draw, size=(842, 595)))
    assert [table.grid() for _, table in document.tables()] == [targets, budget]


def test_label_and_value_side_by_side_twice_in_a_row(tmp_path: Path) -> None:
    # The second name stands as near to the value before it as words of one text do.
    head = ["Desa", "Jumlah", "Desa", "Jumlah"]
    names = [("Purworejo", "Karanganyar"), ("Sumberagung", "Randuagung"), ("Margomulyo", "Ngadi")]
    names += [("Tambakrejo", "Sukamaju"), ("Sidodadi", "Kedungsari")]
    rows = [head] + [
        [one, f"{n}.36{n}", two, f"{n + 3}.64{n}"] for n, (one, two) in enumerate(names, start=1)
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for n, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if n == 0 else "Helvetica", 9)
            y = height - 100 - 14 * n
            for col, text in enumerate(row):
                if n == 0:
                    canvas.drawCentredString((110, 238, 370, 490)[col], y, text)
                elif col % 2:
                    canvas.drawRightString((0, 296, 0, 543)[col], y, text)
                else:
                    canvas.drawString((52, 0, 299.6, 0)[col], y, text)

    assert only(read(make_pdf(tmp_path / "dua.pdf", draw))).grid() == rows


@pytest.mark.parametrize("centred", [False, True])
def test_values_hardly_further_apart_than_words(tmp_path: Path, centred: bool) -> None:
    # A name of two lines has a line without values; one unit ends right before them.
    head = ["Indikator", "Satuan", "2018", "2019", "2020"]
    lines = [
        (["Nilai pelayanan", "%", "84", "65", "69.51"], "kantor kecamatan"),
        (["Desa tertib", "%", "26.73", "24.42", "22.73"], "administrasi"),
        (["Rapat warga", "Kegiatan", "85.21", "91.06", "88.78"], "yang dibina"),
        (["Kasus perkara", "Kasus", "44.82", "15.60", "48.90"], "tanah warga"),
        (["Lunas pajak", "%", "14", "80.03", "14.25"], "bumi dan bangunan"),
        (["Surat masuk", "%", "32.26", "68.90", "27.58"], "dan keluar"),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        def line(row: Sequence[str], y: float) -> None:
            canvas.drawString(60, y, row[0])
            canvas.drawString(262.6, y, row[1])
            for col, text in enumerate(row[2:]):
                right = 325 + 25.4 * col
                if centred:
                    canvas.drawCentredString(right - 11.25, y, text)
                else:
                    canvas.drawRightString(right, y, text)

        canvas.setFont("Helvetica-Bold", 10)
        for col, text in enumerate(head):
            canvas.drawCentredString((100, 280, 313.75, 339.15, 364.55)[col], height - 100, text)
        canvas.setFont("Helvetica", 9)
        for y in (88, 104, 268):
            canvas.line(55, height - y, 380, height - y)
        for n, (row, rest) in enumerate(lines):
            line(row, height - 118 - 27 * n)
            canvas.drawString(60, height - 129 - 27 * n, rest)

    grid = only(read(make_pdf(tmp_path / "rapat.pdf", draw))).grid()
    assert grid == [head, *([f"{name} {rest}", *row] for (name, *row), rest in lines)]


def test_a_sum_whose_values_nearly_touch_is_the_last_row(tmp_path: Path) -> None:
    head = ["Uraian", "2018", "2019", "2020"]
    rows = [
        ["Program Satu", "9.980.000", "7.000.500", "8.659.732"],
        ["Kegiatan Satu", "3.840.000", "58.000", "2.994.734"],
        ["Kegiatan Dua", "6.140.000", "942.500", "5.258.633"],
        ["Program Dua", "743.000", "662.000", "560.818"],
        ["Program Tiga", "70.000", "12.000", "55.860"],
        ["Jumlah", "10.793.000", "17.674.500", "17.858.416"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for n, row in enumerate([head, *rows]):
            canvas.setFont("Helvetica-Bold" if n == 0 else "Helvetica", 9)
            canvas.drawString(60, height - 100 - 13 * n, row[0])
            for col, text in enumerate(row[1:]):
                canvas.drawRightString(180 + 47.7 * col, height - 100 - 13 * n, text)

    assert only(read(make_pdf(tmp_path / "jumlah.pdf", draw))).grid() == [head, *rows]


def test_shares_in_brackets_behind_counts_are_of_their_column(tmp_path: Path) -> None:
    head = ["Kelompok", "2021", "2022"]
    rows = [
        ["Petani", "451 (12.5)", "442 (12.1)"],
        ["Nelayan", "121 (13.4)", "131 (13.6)"],
        ["Pedagang", "230 (26.4)", "228 (26.3)"],
        ["Pegawai", "297 (12.7)", "299 (12.8)"],
        ["Buruh", "515 (14.3)", "508 (14.0)"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        for n, row in enumerate([head, *rows]):
            canvas.setFont("Helvetica-Bold" if n == 0 else "Helvetica", 9)
            canvas.drawString(60, height - 100 - 13 * n, row[0])
            for col, text in enumerate(row[1:]):
                canvas.drawRightString(220 + 90 * col, height - 100 - 13 * n, text)

    assert only(read(make_pdf(tmp_path / "bagian.pdf", draw))).grid() == [head, *rows]


def test_names_of_columns_that_repeat_are_a_head_and_no_running_text(tmp_path: Path) -> None:
    years = ["2019", "2020", "2021"]
    body = [
        [f"Desa {name}", *(f"{n}.{n}3{col}" for col in range(6))]
        for n, name in enumerate(("Satu", "Dua", "Tiga", "Empat", "Lima", "Enam"), start=1)
    ]

    # The names stand nearly as close to each other as the words of a sentence.
    middles = [157, 195, 233, 271, 309, 347]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(108, height - 100, "Desa")
        for col, year in enumerate(years):
            canvas.drawCentredString(176 + 76 * col, height - 88, f"Tahun {year}")
        for col, middle in enumerate(middles):
            canvas.drawCentredString(middle, height - 100, ("Target", "Realisasi")[col % 2])
        canvas.setFont("Helvetica", 8)
        for n, row in enumerate(body):
            canvas.drawString(60, height - 112 - 10 * n, row[0])
            for middle, text in zip(middles, row[1:], strict=True):
                canvas.drawRightString(middle + 12, height - 112 - 10 * n, text)

    table = only(read(make_pdf(tmp_path / "ulang.pdf", draw)))
    assert table.header_rows == 2
    assert table.grid()[:2] == [
        ["Desa", "Tahun 2019", "", "Tahun 2020", "", "Tahun 2021", ""],
        ["", *("Target", "Realisasi") * 3],
    ]


def test_headings_of_groups_that_share_no_name(tmp_path: Path) -> None:
    rows: list[list[str]] = [["Uraian", "Laki-laki", "Perempuan", "Jumlah"]]
    for group, names in {
        "Pemerintahan": ("Sekolah dasar", "Akta lahir", "Pos pelayanan terpadu"),
        "Pelayanan": ("Luas sawah", "Jalan kabupaten", "Usaha mikro"),
        "Pembangunan": ("Surat keterangan", "Kepala keluarga"),
    }.items():
        rows.append([group, "", "", ""])
        rows += [[name, "265", "78", "343"] for name in names]
    layout = replace(
        BARE,
        widths=(200, 80, 80, 80),
        spans=(),
        bold_rows=1,
        pad=1.0,
        align=("left", "right", "right", "right"),
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


BANDED = [
    ["No", "Permasalahan", "Upaya", "Penanggung jawab"],
    ["1", "Pelayanan belum memakai\nsistem elektronik", "Menambah loket", "Sekretaris"],
    ["2", "Data desa tidak diperbarui", "Membina operator\nsetiap triwulan", "Seksi Pemerintahan"],
    ["3", "Sarana kantor rusak\ndan belum diganti", "Menganggarkan\ndananya", "Sekretaris"],
]  # fmt: skip


@pytest.mark.parametrize("middle", [False, True])
def test_rules_between_rows_of_texts_make_a_table(tmp_path: Path, middle: bool) -> None:
    layout = Layout(
        (30, 190, 140, 120),
        rules=frozenset({"top", "bottom", "inner_h"}),
        align=("centre", "left", "left", "left"),
        bold_rows=1,
        middle=middle,
    )
    table = only(drawn(tmp_path, layout, BANDED))
    assert table.grid() == [[text.replace("\n", " ") for text in row] for row in BANDED]
    assert table.evidence == "kolom-tanpa-garis"
    # Texts that reach over the room between columns say that these are none.
    across = [
        *BANDED[:3],
        ["Catatan ini melintasi seluruh lebar tabel dari kiri ke kanan", "", "", ""],
    ]
    tables = [b for b in drawn(tmp_path, layout, across).blocks if isinstance(b, Table)]
    assert not tables or tables[0].grid()[-1][0].startswith("Catatan")


def test_rules_between_lines_of_running_text_make_no_table(tmp_path: Path) -> None:
    """Words that leave no gutter at all: there is no column to speak of."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(9):
            canvas.line(60, height - 90 - 30 * line, 540, height - 90 - 30 * line)
            text = FILLER[line : line + 60]
            canvas.drawString(62, height - 108 - 30 * line, (text * 2)[:95])

    assert list(read(make_pdf(tmp_path / "t.pdf", draw)).tables()) == []


@pytest.mark.parametrize("contents", [True, False])
def test_a_list_of_contents_is_no_table(tmp_path: Path, contents: bool) -> None:
    titles = ("Latar Belakang", "Landasan Hukum", "Maksud dan Tujuan", "Sistematika Penulisan")
    pages = (1, 2, 4, 7) if contents else (7, 2, 9, 4)  # pages only grow; values do not

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line, (title, page) in enumerate(zip(titles, pages, strict=True)):
            for text, x in ((f"2.{line + 1}", 60), (title, 110), (str(page), 480)):
                canvas.drawString(x, height - 100 - 14 * line, text)

    found = list(read(make_pdf(tmp_path / "t.pdf", draw)).tables())
    assert len(found) == (0 if contents else 1)


def test_quarters_under_a_band_on_every_page_and_remarks_without_a_word(tmp_path: Path) -> None:
    """A form of evaluation without years over its columns: its head of three rows stands on both
    pages, the band of the target goes on with a year, and nothing stands in the last column."""
    head = [
        ["Program/Kegiatan", "Target Kinerja dan Anggaran Tahun 2024", "", "Realisasi Kinerja"]
        + [""] * 3
        + ["Capaian", "", "Ket"],
        ["", "Kinerja", "Anggaran", "TW I", "", "TW II", "", "Kinerja", "Anggaran", ""],
        ["", "", "", *["Kinerja", "Anggaran"] * 2, "", "", ""],
    ]
    spans = [(0, 0, 3, 1), (0, 1, 1, 2), (0, 3, 1, 4), (0, 7, 1, 2), (0, 9, 3, 1)]
    spans += [(1, col, 2, 1) for col in (1, 2, 7, 8)] + [(1, 3, 1, 2), (1, 5, 1, 2)]
    right = ["right"] * 8
    layout = Layout(
        (120, 42, 62, 42, 62, 42, 62, 42, 62, 60),
        spans=spans,
        align=("left", *right, "left"),
        bold_rows=3,
        rules=frozenset(),
    )
    body = [
        [
            *(f"Fasilitasi {name} tingkat kecamatan dan kelurahan", "100%", f"1.250.{n}00", "25%"),
            *(f"312.{n}00", "20%", f"250.{n}00", "45%", f"562.{n}00", ""),
        ]
        for n, name in enumerate(("musyawarah", "linmas", "posyandu", "perizinan"), start=1)
    ]

    def page(rows: Sequence[Sequence[str]], down: float) -> Callable[[Canvas, float], None]:
        def draw(canvas: Canvas, height: float) -> None:
            draw_table(canvas, [*head, *rows], layout, 60, down, height)

        return draw

    table = only(
        read(make_pdf(tmp_path / "t.pdf", page(body[:2], 100), page(body[2:], 60), size=LANDSCAPE))
    )
    assert table.grid() == [*head, *body]


def test_a_total_below_a_serial_and_names_is_one_name(tmp_path: Path) -> None:
    """The names begin at one place right behind the serial, where ``Jumlah Total`` has a space."""
    rows = [["No", "Desa", "Laki-laki", "Perempuan"]]
    rows += [[f"{n}", f"Sumber{end}", f"1.2{n}", f"3.1{n}"] for n, end in enumerate("abcdef", 1)]
    total = ["Jumlah Total", "", "7.251", "18.651"]

    def draw(canvas: Canvas, height: float) -> None:
        layout = Layout((18, 80, 60, 60), pad=1, rules=frozenset(), bold_rows=1)
        layout = replace(layout, align=("left", "left", "right", "right"))
        layout = replace(layout, spans=[(len(rows), 0, 1, 2)])
        draw_table(canvas, [*rows, total], layout, 60, 100, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == [*rows, total]


def test_the_heading_of_a_group_in_bold_right_below_a_head_in_bold_is_a_row(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "Target", "", ""],
        ["", "", "2022", "2023", "2024"],
        ["", "Tujuan", "", "", ""],
        ["1", "Indeks kepuasan", "86,00", "87,50", "88,00"],
        ["2", "Desa yang tertib", "90,50", "91,00", "92,50"],
    ]
    layout = Layout(
        (30, 130, 60, 60, 60),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3)],
        bold_rows=3,
        rules=frozenset(),
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


STATISTICS = [
    ["Country", "2009", "2010", "2011"],
    ["Austria", "12 348", "..", "9 047"],
    ["Belgium", "91 994", "60 728", "1 037 980"],
    ["Land", "66 837", "n.a.", "67 323"],
    ["Malta", "51 415", "2 710", "50 621"],
]


@pytest.mark.parametrize("width", [40, 48])
def test_thousands_apart_by_a_space_and_no_figure_known(tmp_path: Path, width: int) -> None:
    """As statistics print them; close columns leave hardly more than a space between values."""
    layout = replace(PLAIN, widths=(60, *[width] * 3), pad=0.5, bold_rows=1)
    layout = replace(layout, align=("left", "right", "right", "right"), size=7.0)
    assert only(drawn(tmp_path, layout, STATISTICS)).grid() == STATISTICS


def test_rows_of_dollars_below_a_ruled_head_of_years(tmp_path: Path) -> None:
    rows = [STATISTICS[0], *([name, "$81,367", "$57,379", "$1,990"] for name in "ABCD")]
    layout = replace(PLAIN, widths=(60, 60, 60, 60), bold_rows=1, rules=frozenset())
    layout = replace(layout, align=("left", "right", "right", "right"))
    assert only(drawn(tmp_path, layout, rows)).grid() == rows

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 60, 100, height)
        full = replace(layout, rules=Layout(()).rules)
        draw_table(canvas, [["", "", "", ""]], replace(full, size=8.0), 60, 100, height)

    assert only(read(make_pdf(tmp_path / "h.pdf", draw))).grid() == rows


def test_a_title_of_two_lines_close_to_each_other_is_no_header(tmp_path: Path) -> None:
    """Both stand in the middle over the table, in its type."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        for line, text in enumerate(("Capaian Kinerja Pelayanan Kecamatan", "Kabupaten Sumber")):
            canvas.drawCentredString(257, height - 100 - 9 * line, text)
        draw_table(canvas, ROWS, BARE, 60, 114, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == ROWS


@pytest.mark.parametrize(
    "first", ["Realisasi Renstra\ns/d\nTahun 2022", "Target\nRenstra\nTahun 2026"]
)
def test_a_year_below_one_of_several_bands_goes_on_with_it(tmp_path: Path, first: str) -> None:
    rows = [
        ["No", "Program", first, "",
         "Target dan\nAnggaran Renja\nTahun 2023", "", "Realisasi Triwulan", "", "", "",
         "Realisasi\nCapaian\nRenja 2023", ""],
        ["", "", "K", "Rp", "K", "Rp", "I", "", "II", "", "K", "Rp"],
        ["", "", "", "", "", "", "K", "Rp", "K", "Rp", "", ""],
        ["1", "Pembinaan", "50", "900.000.000", "55", "480.000.000", "5", "90.500.000", "6",
         "120.000.000", "11", "210.500.000"],
        ["2", "Pengelolaan", "22", "600.000.000", "30", "300.000.000", "5", "60.500.000", "8",
         "80.000.000", "13", "140.500.000"],
    ]  # fmt: skip
    bands = [(0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 4), (0, 10, 1, 2), (1, 6, 1, 2), (1, 8, 1, 2)]
    whole = [(0, 0, 3, 1), (0, 1, 3, 1), *((1, c, 2, 1) for c in (2, 3, 4, 5, 10, 11))]
    layout = replace(
        BARE,
        widths=(25, 70, *[35, 65] * 5),
        spans=(*bands, *whole),
        align=("centre", "left", *["centre", "right"] * 5),
        bold_rows=3,
        size=7.0,
    )
    table = only(drawn(tmp_path, layout, rows, size=LANDSCAPE))
    heads = [" ".join(cell.text.split()) for cell in table.cells if cell.row == 0]
    assert {"Target dan Anggaran Renja Tahun 2023", first.replace("\n", " ")} <= set(heads)


def test_a_line_of_grades_is_a_row_of_its_own(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "Target", "", "", "Akhir"],
        ["", "", "2022", "2023", "2024", ""],
        ["1", "Skor Pola Pangan Harapan", "85", "86", "87", "87"],
        ["", "Jumlah kelompok naik kelas", "16", "20", "24", "134"],
        ["", "Nilai SAKIP", "B", "BB", "A", "A"],
    ]
    layout = replace(
        BARE,
        widths=(30, 150, 60, 60, 60, 60),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 2, 1)],
        align=("centre", "left", *["centre"] * 4),
        pad=0.0,
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_the_last_lines_of_the_last_name_are_no_note_below_column_numbers(tmp_path: Path) -> None:
    name = "Persentase produksi pembinaan lingkungan"
    rows = [*ROWS[:3], *[[str(n), name, *["80,5"] * 6] for n in range(1, 4)]]
    layout = replace(BARE, widths=(24, 62, *[50] * 6), middle=True, pad=5.0, bold_rows=3)
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_years_close_below_bands_that_end_in_tahun(tmp_path: Path) -> None:
    rows = [[*ROWS[0]], *ROWS[1:2], *ROWS[3:]]
    rows[0][2], rows[0][5] = "Target Renstra Tahun", "Realisasi Capaian Tahun"
    layout = replace(BARE, widths=(30, 130, *[30] * 6), pad=0.5, size=7.0, leading=1.1)
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_year_printed_twice_below_a_band_is_the_bands(tmp_path: Path) -> None:
    rows = [[*ROWS[0]], ["", "", "2021", "2022", "2023", "2021", "2021", "2023"], *ROWS[2:]]
    assert only(drawn(tmp_path, BARE, rows)).grid() == rows


def test_the_first_item_of_a_list_begins_a_row(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator", "Target", "Realisasi", "Capaian"],
        ["1", "Persentase pasar tertib:", "", "", ""],
        ["", "a. Pasar tipe A", "80", "84", "105"],
        ["", "b. Pasar tipe B", "70", "63", "90"],
        ["2", "Nilai SAKIP", "70", "71,4", "102"],
    ]
    layout = replace(
        BARE,
        widths=(30, 150, 60, 60, 60),
        spans=(),
        bold_rows=1,
        align=("centre", "left", "centre", "centre", "centre"),
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_remarks_without_any_stand_far_right_of_the_last_year(tmp_path: Path) -> None:
    years = [str(year) for year in range(2025, 2031)]
    rows = [
        ["NO", "INDIKATOR", "TARGET TAHUN", *[""] * 5, "KETERANGAN"],
        ["", "", *years, ""],
        ["1", "Jumlah posyandu aktif", "31", "32", "33", "34", "35", "36", ""],
        ["2", "Jumlah kelompok tani", "12", "13", "14", "15", "16", "17", ""],
        ["3", "Persentase layanan", *[f"{n}.1%" for n in range(81, 87)], ""],
    ]
    layout = replace(
        BARE,
        widths=(20, 110, *[30] * 6, 150),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 6), (0, 8, 2, 1)],
        align=("left", "left", *["right"] * 6, "centre"),
        size=8.0,
        pad=3.7,
        middle=True,
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_the_end_of_a_scale_alone_on_its_line_is_no_row(tmp_path: Path) -> None:
    money = "Pagu (Rp.\n000)"
    rows = [
        ["No", "Kegiatan", "Rencana Tahun 2024", "", "Prakiraan Tahun 2025", ""],
        ["", "", "Target", money, "Target", money],
        ["1", "Rapat koordinasi desa", "76%", "1.297.522", "77%", "897.977"],
        ["2", "Pembinaan kelompok", "75%", "2.297.522", "76%", "1.897.977"],
        ["3", "Evaluasi kelurahan", "24", "3.297.522", "24", "2.897.977"],
    ]
    layout = replace(
        BARE,
        widths=(24, 110, 50, 66, 50, 66),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2)],
        align=("left", "left", *["right"] * 4),
        bold_rows=0,
    )
    found = only(drawn(tmp_path, layout, rows))
    assert found.grid()[1:] == [[text.replace("\n", "") for text in row] for row in rows[1:]]


def test_the_rest_of_a_bold_name_behind_a_number_is_no_heading() -> None:
    words: list[Word] = []

    def line(y: float, texts: dict[float, str], bold: bool = False) -> None:
        for x, text in texts.items():
            words.append(Word(text, x, y, x + 4.5 * len(text), y + 8, 8.0, bold))

    for top, number in ((100.0, "1"), (160.0, "2")):
        amounts = {240.0: "566.273", 310.0: "508.780"}
        line(top, {60.0: number, 84.0: "PROGRAM-PENINGKATAN-DISIPLIN", **amounts}, bold=True)
        line(top + 9, {84.0: "APARATUR"}, bold=True)
        line(top + 26, {84.0: f"Pengadaan{number}", **amounts})
        line(top + 43, {84.0: f"Pelatihan{number}", **amounts})
    body = row_lines(words, [59.0, 80.0, 230.0, 300.0, 380.0])
    assert row_boundaries(body, []) == [2, 3, 4, 6, 7]


def test_the_title_under_the_number_of_a_table_is_no_band(tmp_path: Path) -> None:
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"],
        ["1", "Tertibnya wilayah", "Persentase konflik", "%", "72,9", "69,0"],
        ["2", "Tertibnya desa", "Persentase desa", "%", "67,5", "63,6"],
        ["3", "Terbinanya warga", "Persentase warga", "%", "82,8", "81,1"],
    ]
    layout = replace(
        BARE,
        widths=(24, 100, 110, 40, 50, 56),
        spans=(),
        align=(*["left"] * 4, "right", "right"),
        bold_rows=0,
    )

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(230, height - 80, "Tabel 3.1")
        canvas.drawString(150, height - 90, "Capaian Kinerja Kecamatan Tahun 2019")
        draw_table(canvas, rows, layout, 60, 96, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == rows


def test_remarks_without_any_between_two_bands(tmp_path: Path) -> None:
    first, second = "Rencana Tahun 2022", "Prakiraan Maju Tahun 2023"
    rows = [
        ["Kode", "Kegiatan", first, "", "", "Catatan Penting", second, ""],
        ["", "", "Target", "Pagu", "Sumber Dana", "", "Target", "Pagu"],
        ["7.01.01", "Rapat koordinasi desa", "73%", "1.807.317", "PAD", "", "74%", "1.762.288"],
        ["7.01.02", "Pembinaan kelompok", "63%", "1.008.053", "DAU", "", "64%", "1.107.848"],
        ["7.01.03", "Evaluasi kelurahan", "15", "179.652", "PAD", "", "15", "274.523"],
    ]
    layout = replace(
        BARE,
        widths=(36, 100, 40, 60, 52, 70, 70, 60),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 2, 1), (0, 6, 1, 2)],
        align=("left", "left", *["centre"] * 6),
        bold_rows=0,
        middle=True,
    )
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_name_as_high_as_the_header_that_ends_where_leaves_do_is_none(tmp_path: Path) -> None:
    names = [
        ("Kegiatan", 90, 2.5), ("Target Kinerja", 250, 0.5), ("2024", 200, 3), ("2025", 300, 3),
        *((text, x, 5) for text, x in zip(["Target", "Rp"] * 2, (175, 230, 275, 330), strict=True)),
        ("Kondisi", 400, 0), ("Akhir", 400, 1), ("Target", 375, 3.9), ("Rp", 430, 3.9),
        ("Unit", 480, 1), ("Kerja", 480, 2), ("Penanggung", 480, 3), ("Jawab", 480, 4),
    ]  # fmt: skip
    values = [f"{n}5 {n}.500 {n}6 {n}.600 {n}7 {n}.700".split() for n in range(1, 7)]
    body = [[f"Rapat {n}", *row, "Camat"] for n, row in enumerate(values)]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        for text, x, line in names:
            canvas.drawCentredString(x, height - 100 - 9 * line, text)
        for number, row in enumerate(body):
            canvas.drawString(60, height - 165 - 12 * number, row[0])
            for text, x in zip(row[1:], (187, 248, 287, 348, 387, 448), strict=False):
                canvas.drawRightString(x, height - 165 - 12 * number, text)
            canvas.drawString(467, height - 165 - 12 * number, row[-1])

    found = only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()
    assert found[0][5:] == ["Kondisi Akhir", "", "Unit Kerja Penanggung Jawab"]
    assert found[-6:] == body


def test_codes_break_where_the_numbers_of_their_columns_do(tmp_path: Path) -> None:
    """Each level of the code has a column too narrow for two figures, on the next page too."""
    head = [
        ["Kode", "", "", "Kegiatan", "Indikator", "Target", "Pagu"],
        ["(1\n)", "(2\n)", "(3\n)", "(4)", "(5)", "(6)", "(7)"],
    ]
    names = ("Rapat koordinasi desa", "Pembinaan kelompok tani", "Evaluasi kelurahan", "Bazar")
    body = [
        [
            "7",
            "0\n1",
            f"2.0\n{n}",
            name,
            "Jumlah laporan yang disusun tahun ini",
            f"{10 + n}",
            f"{n}.297.522",
        ]
        for n, name in enumerate(names, start=1)
    ]
    layout = replace(
        BARE,
        widths=(13, 13, 17, 110, 80, 50, 66),
        spans=[(0, 0, 1, 3)],
        align=("left", "left", "left", "left", "left", "right", "right"),
        bold_rows=0,
        middle=True,
    )

    def first(canvas: Canvas, height: float) -> None:
        canvas.drawCentredString(275, height - 130, "Tabel 6.1")
        canvas.drawCentredString(275, height - 144, "Rencana Kegiatan")
        draw_table(canvas, [*head, *body], layout, 60, 160, height)

    def second(canvas: Canvas, height: float) -> None:
        draw_table(canvas, body, replace(layout, spans=[]), 60, 60, height)

    found = only(read(make_pdf(tmp_path / "t.pdf", first, second)))
    whole = [[text.replace("\n", "") for text in row] for row in body]
    assert [list(row) for row in found.grid()][2:] == [*whole, *whole]


@pytest.mark.parametrize(
    ("amounts", "ratios"),
    [
        ("{year} (x Rp\n1.000)", "{year}"),  # these stand between the two lines of those
        ("Tahun {number}\n(dalam\nribuan\nrupiah)", "Tahun\n{number}"),
    ],
)
def test_years_that_are_cut_are_no_first_row(tmp_path: Path, amounts: str, ratios: str) -> None:
    years = [{"year": 2020 + number, "number": number} for number in (1, 2, 3)]
    rows = [
        ["Uraian", "Anggaran pada Tahun ke-", "", "", "Rasio (%) Tahun ke-", "", ""],
        ["", *(amounts.format(**year) for year in years), *(ratios.format(**y) for y in years)],
        ["Pelatihan pengamanan", "2,428,668", "1,588,667", "2,943,511", "71.16", "72.78", "94.08"],
        ["Pembinaan kelompok", "1,546,135", "1,833,122", "2,429,501", "99.07", "72.13", "92.96"],
        ["Pengadaan pakaian", "824,296", "1,563,896", "1,778,158", "84.28", "85.24", "74.34"],
    ]
    layout = replace(
        BARE,
        widths=(110, 58, 58, 58, 44, 44, 44),
        spans=[(0, 0, 2, 1), (0, 1, 1, 3), (0, 4, 1, 3)],
        align=("left", *["right"] * 6),
        middle=True,
    )
    found = only(drawn(tmp_path, layout, rows)).grid()
    assert found == [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize("text", ["2024 (%)", "2021 (x Rp", "2021 (x", "Rp (dalam", "2024 (Rp)"])
def test_names_of_years_with_a_unit_are_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize("text", ["2.024 (a)", "75 (%)", "2024 (1)"])
def test_numbers_are_values(text: str) -> None:
    assert is_value(text)


def test_letters_of_groups_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikator Kinerja", "2021", "2022", "2023"],
        ["A", "Sasaran 1: Meningkatnya penanganan", "", "", ""],
        ["1", "Warga yang tertangani", "1.250", "1.198", "1.300"],
        ["2", "Persentase pemuda aktif", "70", "68,50", "75"],
        ["B", "Sasaran 2: Meningkatnya mutu", "", "", ""],
        ["3", "Nilai mutu", "62,15", "61,80", "65"],
    ]
    layout = Layout((25, 170, 50, 50, 50), rules=frozenset(("left", "right", "top", "inner_v")))
    layout = replace(layout, bold_rows=1, header_rule_rows=1)
    assert only(drawn(tmp_path, layout, rows)).grid() == rows


def test_a_text_is_whole_where_its_column_had_room_for_its_name(tmp_path: Path) -> None:
    rows = [
        ["No", "Indikatornya", "Satuan", "2021", "2022"],
        ["1", "Produksi\npadi", "ton", "185.000", "187.412"],
        ["2", "Produksi\nkakao", "ton", "4.250,5", "4.198,25"],
    ]
    layout = Layout((25, 62, 45, 60, 60), rules=frozenset(), bold_rows=1)
    layout = replace(layout, header_rule_rows=1)
    found = only(drawn(tmp_path, layout, rows)).grid()
    assert [row[1] for row in found] == ["Indikatornya", "Produksi padi", "Produksi kakao"]
