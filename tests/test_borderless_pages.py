"""Tables without rules over the end of a page, of which few rows stand on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from tests.pdf_maker import Layout, draw_table, make_pdf, only

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
