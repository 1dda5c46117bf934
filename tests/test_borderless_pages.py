"""Tables without rules over the end of a page, of which few rows stand on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from tests.pdf_maker import LANDSCAPE, Layout, draw_table, make_pdf, only

HEAD = [
    [
        "Kode",
        "Program/Kegiatan",
        "Target Kinerja dan\nAnggaran Renja\nTahun 2021",
        "",
        "Realisasi",
        "",
        "Unit",
    ],
    ["", "", "Kinerja", "Anggaran", "Triwulan IV", "", ""],
    ["", "", "", "", "Kinerja", "Anggaran", ""],
]
ROWS = [
    [
        "7.01.01",
        "Program Penunjang Urusan Pemerintahan",
        "100%",
        "2.717.886",
        "85%",
        "1.857.100",
        "Kec. Wanasekar",
    ],
    [
        "7.01.02",
        "Program Penyelenggaraan Pelayanan",
        "90%",
        "1.859.045",
        "95%",
        "931.668",
        "Kec. Wanasekar",
    ],
    [
        "7.01.03",
        "Program Pemberdayaan Masyarakat Desa",
        "80%",
        "3.245.112",
        "75%",
        "2.111.354",
        "Kec. Wanasekar",
    ],
    [
        "7.01.04",
        "Program Koordinasi Ketenteraman",
        "70%",
        "4.102.338",
        "65%",
        "3.211.354",
        "Kec. Wanasekar",
    ],
]
LAYOUT = Layout(
    (50, 90, 50, 60, 45, 60, 50),
    spans=[
        (0, 0, 3, 1),
        (0, 1, 3, 1),
        (0, 2, 1, 2),
        (1, 2, 2, 1),
        (1, 3, 2, 1),
        (0, 4, 1, 2),
        (1, 4, 1, 2),
        (0, 6, 3, 1),
    ],
    align=("left", "left", *["right"] * 4, "left"),
    rules=frozenset(),
    bold_rows=3,
    pad=4.0,
)


def over_pages(path: Path, *pages: tuple[Sequence[Sequence[str]], Layout]) -> Table:
    """The one table of pages that begin with these rows."""

    def drawer(rows: Sequence[Sequence[str]], layout: Layout):  # type: ignore[no-untyped-def]
        return lambda canvas, height: draw_table(canvas, rows, layout, 60, 60, height)

    return only(read(make_pdf(path / "t.pdf", *(drawer(*page) for page in pages))))


def plain(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize("again", [True, False], ids=["head again", "no head"])
def test_one_row_alone_on_the_last_page(tmp_path: Path, again: bool) -> None:
    """Its lines reach further than its first one does, and its head is read in other rows."""
    head = HEAD if again else []
    below = LAYOUT if again else replace(LAYOUT, spans=(), bold_rows=0)
    table = over_pages(tmp_path, ([*HEAD, *ROWS[:3]], LAYOUT), ([*head, ROWS[3]], below))
    assert table.grid()[3:] == ROWS


def test_a_total_alone_below_a_head_printed_again(tmp_path: Path) -> None:
    head = ["No", "Desa/Kelurahan", "Laki-laki", "Perempuan", "Jumlah"]
    rows = [[str(n), f"Desa{n}", f"5.{n}17", f"5.{n}18", f"11.{n}35"] for n in range(1, 6)]
    total = ["Jumlah Total", "", "44.074", "48.729", "92.803"]
    layout = replace(LAYOUT, widths=(20, 80, 60, 70, 50), spans=(), bold_rows=1, wrap=False)
    layout = replace(layout, align=("left", "left", *["right"] * 3))
    table = over_pages(tmp_path, ([head, *rows], layout), ([head, total], layout))
    assert table.grid()[-1][2:] == total[2:]
    assert table.grid()[-1][0] == "Jumlah Total"


def test_the_last_year_has_two_columns_of_names_that_no_other_has(tmp_path: Path) -> None:
    rows = [
        ["Program", "Indikator", "2018", "", "2019", "", "2020", "", ""],
        [
            "",
            "",
            *["Target", "Biaya\n(Rp.\nJutaan)"] * 2,
            "Target",
            "BL (Rp.\nJutaan)",
            "BTL\n(Rp.\nJutaan)",
        ],
        ["Pelayanan kantor", "Nilai", *["75 %", "2.536,18"] * 2, "75 %", "1.398,25", "932,17"],
        ["Pembinaan desa", "Desa", *["80 %", "323,98"] * 2, "80 %", "345,31", "230,22"],
        ["Pemungutan pajak", "Pajak", *["68 %", "920,81"] * 2, "68 %", "396,36", "264,25"],
    ]
    layout = Layout(
        (80, 50, *[34, 46] * 2, 34, 44, 40),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 3)],
        align=("left", "left", *["right"] * 7),
        rules=frozenset(),
        middle=True,
        bold_rows=2,
    )

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 60, 90, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == plain(rows)


def test_no_amount_is_parted_where_few_lines_have_one(tmp_path: Path) -> None:
    """White runs through all lines but five, most of which go on with names; dashes end there."""
    names = [f"Administrasi\nKeuangan\nPerangkat\nDaerah\nKe-{number}" for number in "abcdefg"]
    head = ["Kode", "Program", "K", "Rp", "K", "Rp"]
    numbers = ["1", "2", "3", "4", "5", "6"]
    rows = [
        [
            f"7.01.0{n}",
            name,
            "15%",
            "Rp. 170.365.221,-" if n not in (1, 2) else "-",
            "25%",
            f"Rp. 3{n}8.548.089,-",
        ]
        for n, name in enumerate(names)
    ]
    layout = Layout(
        (40, 70, 28, 76, 26, 76),
        align=("left", "left", *["right"] * 4),
        rules=frozenset(),
        bold_rows=2,
        pad=4.0,
    )

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [head, numbers, *rows], layout, 60, 90, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == plain([head, numbers, *rows])


def test_years_over_their_unit_in_brackets_beside_years_alone(tmp_path: Path) -> None:
    rows = [
        [
            "Uraian",
            "Anggaran pada Tahun ke-",
            "",
            "",
            "Rasio antara Realisasi\ndan Anggaran",
            "",
            "",
        ],
        ["", *["2008\n(Rupiah)", "2009\n(Rupiah)", "2010\n(Rupiah)"], "2008", "2009", "2010"],
        ["Pelayanan kantor", "16,054,143", "8,591,170", "18,003,934", "95.41", "71.34", "77.95"],
        ["Pembinaan desa", "4,156,899", "4,384,118", "4,201,900", "87.53", "85.53", "85.79"],
        ["Pemungutan pajak", "2,428,668", "1,588,667", "2,943,511", "71.16", "72.78", "94.08"],
    ]
    layout = Layout(
        (80, 60, 60, 60, 34, 34, 34),
        spans=[(0, 0, 2, 1), (0, 1, 1, 3), (0, 4, 1, 3)],
        align=("left", *["right"] * 6),
        rules=frozenset(),
        bold_rows=2,
    )

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 60, 90, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == plain(rows)


def test_quantities_of_one_row_without_a_key_are_no_units_of_all(tmp_path: Path) -> None:
    years = ["2025", "2026", "2027", "2028", "2029", "2030"]
    head = [
        [
            "Kode",
            "Kegiatan",
            "Indikator",
            "Awal",
            *(text for year in years for text in (year, "")),
            "Ket",
        ],
        ["", "", "", "", *["Target", "Pagu"] * 6, ""],
        [f"({number:02})" for number in range(1, 18)],
    ]
    key = ["7.01.03", "Pembinaan keluarga", "", "", *["", "89.533.660"] * 6, ""]
    rest = [
        "",
        "Tersedianya pembinaan",
        "Jumlah keluarga",
        "14 keluarga",
        *["14 keluarga", ""] * 6,
        "",
    ]
    layout = Layout(
        (35, 60, 55, 42, *[38, 44] * 6, 34),
        size=6,
        spans=[(0, col, 2, 1) for col in (0, 1, 2, 3, 16)]
        + [(0, col, 1, 2) for col in range(4, 16, 2)],
        align=("left", "left", "left", *["right"] * 13, "left"),
        rules=frozenset(),
        bold_rows=3,
    )

    def drawer(rows: Sequence[Sequence[str]]):  # type: ignore[no-untyped-def]
        return lambda canvas, height: draw_table(canvas, rows, layout, 40, 60, height)

    pages = drawer([*head, key, rest, key, rest, key]), drawer([*head, rest])
    document = read(make_pdf(tmp_path / "t.pdf", *pages, size=LANDSCAPE))
    assert only(document).grid()[-1] == rest


def test_a_sentence_below_the_rows_is_no_end_of_a_name(tmp_path: Path) -> None:
    head = ["No", "Sasaran", "Indikator", "Target", "Realisasi"]
    rows = [
        ["1", "Terwujudnya wilayah tertib", "Konflik yang tertangani", "72,7%", "75,3%"],
        ["2", "Meningkatnya kepuasan", "Indeks kepuasan", "82,01", "81,68"],
        ["", "", "Nilai kecamatan", "64,08", "65,75"],
    ]
    layout = Layout(
        (20, 130, 150, 80, 80),
        align=("left", "left", "left", "right", "right"),
        rules=frozenset(),
        bold_rows=1,
    )

    def draw(canvas: Canvas, height: float) -> None:
        end = draw_table(canvas, [head, *rows], layout, 60, 90, height).bottom
        canvas.setFont("Helvetica", 8.4)
        canvas.drawString(
            86, height - end - 12, "Perkembangan selama tiga tahun terlihat pada tabel berikut."
        )

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid() == [head, *rows]


def test_remarks_over_white_alone_crowd_no_other_name(tmp_path: Path) -> None:
    """The middle of the white stands left of their name, which would share the next column."""
    head = [
        "Program",
        "Indikator",
        "Lokasi",
        "Target\nCapaian\nKinerja",
        "Kebutuhan\nDana\n(Rp.)",
        "Sumber\nDana",
    ]
    head += ["Catatan", "Target\nCapaian\nKinerja", "Kebutuhan\nDana\n(Rp.)"]
    rows = [
        [
            "PROGRAM\nPENUNJANG\nURUSAN\nDAERAH\nKOTA",
            "Persentase\nlayanan",
            "Kec.\nBanua",
            "68%",
            "Rp1.012.884.506",
            "DAU",
            "",
            "69%",
            "Rp479.834.552",
        ],
        [
            "Penyediaan\nJasa\nUrusan",
            "Persentase\njasa\nurusan\ndaerah",
            "Kec.\nBanua",
            "69%",
            "Rp1.012.884.506",
            "PAD",
            "",
            "70%",
            "Rp479.834.552",
        ],
        [
            "Penyediaan\nJasa",
            "Jumlah\nLaporan\nJasa\nKantor",
            "Kec.\nBanua",
            "29 laporan",
            "Rp1.012.884.506",
            "PAD",
            "",
            "29 laporan",
            "Rp479.834.552",
        ],
        [
            "PROGRAM\nPELAYANAN\nPUBLIK",
            "Persentase\nlayanan",
            "Kec.\nBanua",
            "79%",
            "Rp4.771.311.862",
            "DAU",
            "",
            "80%",
            "Rp5.209.254.100",
        ],
        [
            "Urusan\nyang\nAda",
            "Persentase\nurusan\nada",
            "Kec.\nBanua",
            "63%",
            "Rp1.877.477.926",
            "DAU",
            "",
            "64%",
            "Rp2.457.052.853",
        ],
    ]
    layout = Layout(
        (123, 109, 59, 74, 102, 54, 55, 75, 102),
        size=10,
        align=("left", "left", "left", "right", "right", "left", "left", "right", "right"),
        rules=frozenset(),
        bold_rows=1,
        pad=4.0,
    )

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, [head, *rows], layout, 44, 80, height)

    table = only(read(make_pdf(tmp_path / "t.pdf", draw, size=LANDSCAPE)))
    assert table.grid() == plain([head, *rows])


def test_zeros_below_the_sign_of_money_end_the_head(tmp_path: Path) -> None:
    """They stand half a line below other names, and are no amounts of a first row."""
    years = ["2014", "2015", "2016"]
    rows = [
        ["Program", "Indikator\nKinerja\n(Output)"],
        ["", ""],
        ["Pelayanan kantor", "Cakupan layanan", *["72%", "300.665"] * 3],
        ["Pembinaan desa", "Jumlah laporan", *["10 laporan", "411.092"] * 3],
    ]
    rows[0] += [text for year in years for text in (year, "")]
    rows[1] += ["Target", "x Rp\n1.000"] * 3
    layout = Layout(
        (80, 76, *[50, 46] * 3),
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2), (0, 6, 1, 2)],
        align=("left", "left", *["right"] * 6),
        rules=frozenset(),
        bold_rows=2,
        pad=4.0,
    )

    def draw(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rows, layout, 60, 90, height)

    assert only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()[-2:] == plain(rows)[-2:]
    assert (
        only(read(make_pdf(tmp_path / "t.pdf", draw))).grid()[1][2:] == ["Target", "x Rp 1.000"] * 3
    )


@pytest.mark.parametrize(
    ("years", "over", "again"),
    [((3, 4), 0, False), ((3,), 0, False), ((3,), 2, False), ((3,), 0, True)],
    ids=["two years", "one year", "one year below others", "one year below the head"],
)
def test_plans_that_follow_have_values_in_years_that_others_leave_empty(
    tmp_path: Path, years: Sequence[int], over: int, again: bool
) -> None:
    """Names of plans change with the law: from a year on all are new ones, under no head or under
    the same."""
    bands = 3 if len(years) > 1 else 1
    old = [*["2.250.000"] * 3, "", ""]
    new = ["2.500.000" if year in years else "" for year in range(5)]
    first = [
        ["Uraian", *["2019", "2020", "2021", "2022", "2023"] * 3, "Rata-rata"],
        *([f"Pelayanan {name}", *old * 3, "1.250.000"] for name in "abcdef"),
    ]
    second = [[f"Pembinaan {name}", *new * bands, *[""] * 5 * (3 - bands), ""] for name in "abcdef"]
    second = [*(first.pop() for _ in range(over)), *second]
    layout = Layout(
        (70, *[46] * 16), 7, rules=frozenset(), bold_rows=1, align=("left", *["centre"] * 16)
    )
    after = replace(layout, bold_rows=int(again))

    def page(rows: Sequence[Sequence[str]], own: Layout):  # type: ignore[no-untyped-def]
        return lambda canvas, height: draw_table(canvas, rows, own, 40, 60, height)

    rest = page([*first[:again], *second], after)
    path = make_pdf(tmp_path / "t.pdf", page(first, layout), rest, size=LANDSCAPE)
    assert only(read(path)).grid() == [*first, *second]


def test_the_rest_of_a_cut_row_opens_the_page(tmp_path: Path) -> None:
    """It stands apart from the rows below it, over no column of values."""
    first = [
        ["Program", "Indikator", "2021", "2022", "2023"],
        ["Pelayanan kantor", "Cakupan layanan", "2.250.000", "2.350.000", "2.450.000"],
        ["Pembinaan desa", "Jumlah laporan", "1.250.000", "1.350.000", "1.450.000"],
        ["PEMBERDAYAAN MASYARAKAT DESA DAN", "Jumlah desa", "3.250.000", "3.350.000", "3.450.000"],
    ]
    rest = [["KELURAHAN", "", "", "", ""]]
    second = [
        ["Ketertiban umum", "Jumlah patroli", "4.250.000", "4.350.000", "4.450.000"],
        ["Pengawasan desa", "Jumlah berita", "5.250.000", "5.350.000", "5.450.000"],
    ]
    layout = Layout(
        (180, 100, 60, 60, 60),
        rules=frozenset(),
        bold_rows=1,
        align=("left", "left", *["right"] * 3),
    )
    after = replace(layout, bold_rows=0)

    def one(canvas: Canvas, height: float) -> None:
        draw_table(canvas, first, layout, 40, 60, height)

    def two(canvas: Canvas, height: float) -> None:
        draw_table(canvas, rest, after, 40, 60, height)
        draw_table(canvas, second, after, 40, 90, height)

    table = only(read(make_pdf(tmp_path / "t.pdf", one, two)))
    assert [row[0] for row in table.grid()][3:] == [
        "PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN", "Ketertiban umum", "Pengawasan desa",
    ]  # fmt: skip


def test_names_as_far_apart_as_the_rows_are(tmp_path: Path) -> None:
    """Cells with room above and below: so far from the rest stands no head of lines set close."""
    head = [
        ["Uraian", "Anggaran Tahun ke-", "", "Realisasi Tahun ke-", ""],
        ["", "2021", "2022", "2021", "2022"],
    ]
    rows = [
        [f"Program {name}", *(f"{n}.{i}35" for i in range(4))] for n, name in enumerate("ABCD", 1)
    ]
    spans = [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)]
    layout = Layout((150, *[50] * 4), spans=spans, rules=frozenset(), pad=11.0)
    table = over_pages(tmp_path, ([*head, *rows], layout))
    assert table.grid() == [*head, *rows]
