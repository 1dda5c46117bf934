"""Tables of texts that no rule parts, and what looks like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from tests.pdf_maker import Layout, draw_table, make_pdf

PLAIN = Layout((30, 150, 150, 110), rules=frozenset(), bold_rows=1)
ROWS = [
    ["No", "Permasalahan", "Upaya", "Penanggung jawab"],
    ["1", "Sarana kantor banyak yang rusak dan belum diganti", "Membina operator", "Sekretaris"],
    ["2", "Data desa belum lengkap", "Mengadakan rapat bulanan yang dicatat", "Seksi Pelayanan"],
    ["3", "Warga jarang hadir", "Mengumumkan jadwal lebih awal", "Seksi Pemerintahan Umum"],
]


def tables(path: Path, rows: Sequence[Sequence[str]], layout: Layout, *above: str) -> list[Table]:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(above):
            canvas.drawString(60, height - 80 - 14 * number, line)
        draw_table(canvas, rows, layout, 60, 100 + 14 * len(above), height)

    return [table for _, table in read(make_pdf(path / "t.pdf", draw)).tables()]


@pytest.mark.parametrize(("pad", "middle"), [(2.0, False), (5.0, False), (5.0, True)])
@pytest.mark.parametrize("serial", [True, False])
def test_names_over_columns_of_texts(
    tmp_path: Path, pad: float, middle: bool, serial: bool
) -> None:
    first = 0 if serial else 1
    rows = [row[first:] for row in ROWS]
    layout = replace(PLAIN, widths=PLAIN.widths[first:], pad=pad, middle=middle)
    (table,) = tables(tmp_path, rows, layout)
    assert table.grid() == rows


def test_names_of_two_lines_and_a_column_close_to_the_next(tmp_path: Path) -> None:
    rows = [["No", "Permasalahan", "Upaya Penyelesaian", "Penanggung Jawab Utama"], *ROWS[1:]]
    (table,) = tables(tmp_path, rows, replace(PLAIN, widths=(16, 110, 90, 80), pad=1.5))
    assert table.grid() == rows


def test_names_in_the_type_of_the_texts_below_a_caption(tmp_path: Path) -> None:
    rows = [row[1:] for row in ROWS]
    layout = replace(PLAIN, widths=PLAIN.widths[1:], bold_rows=0)
    (table,) = tables(tmp_path, rows, layout, "Tabel 3.1 Permasalahan")
    assert table.grid() == rows
    assert tables(tmp_path, rows, layout, "Rapat dihadiri oleh") == []


def test_names_in_the_type_of_the_sentences_below(tmp_path: Path) -> None:
    rows = [
        ["Body", "Mandate", "Sessions"],
        [
            "Committee on Contributions",
            "Advises the General Assembly on the expenses of the Organization among members",
            "One session a year",
        ],
        [
            "Board of Auditors",
            "Performs the external audit of the accounts of the Organization and its funds",
            "As required",
        ],
        [
            "Service Commission",
            "Regulates and coordinates the conditions of service of staff",
            "Two sessions a year",
        ],
    ]
    layout = replace(PLAIN, widths=(150, 160, 110), bold_rows=0)
    (table,) = tables(tmp_path, rows, layout)
    assert table.grid() == rows


def test_names_in_the_middle_of_columns_clear_of_the_texts_below(tmp_path: Path) -> None:
    rows = [
        ["Country", "Measure", "State of play"],
        ["Greece", "Introduce a single point of contact for exporters", "In preparation"],
        ["Latvia", "Introduce a single point of contact for exporters", "Adopted in March"],
        ["Finland", "Publish all contracts above the threshold online", "Adopted in March"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        for x, name in zip((120, 320, 500), rows[0], strict=True):
            canvas.drawCentredString(x, height - 100, name)
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(rows[1:], start=1):
            for x, text in zip((60, 180, 400), row, strict=True):
                canvas.drawString(x, height - 100 - 13 * number, text)

    assert [table.grid() for _, table in read(make_pdf(tmp_path / "t.pdf", draw)).tables()] == [
        rows
    ]


def test_running_text_in_three_columns_below_names_is_no_table(tmp_path: Path) -> None:
    text = (
        "Net outlays rose in each of the last three years, largely because of higher benefit rates "
        "and the growing number of persons eligible. Detailed figures are given in the tables that "
        "follow. They may not add to totals because of rounding. Amounts were converted."
    )
    rows = [["Outlays", "Receipts", "Debt"], [text, text[62:] + text[:60], text[91:] + text[:90]]]
    layout = replace(PLAIN, widths=(140, 140, 140), bold_rows=0)
    assert tables(tmp_path, rows, layout) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["Camat", "Sekretaris Camat", "Kepala Subbagian"],
                ["Kecamatan Sumber", "Kecamatan Sumber", "Perencanaan"],
                ["SUPARNO", "SITI AMINAH", "BUDI SANTOSO"],
            ],
            id="signatures",
        ),
        pytest.param(
            [
                ["Pendahuluan", "Tujuan", "Sasaran"],
                [
                    "Warga bekerja di sawah dan di pasar setiap hari sejak pagi sampai sore",
                    "Jalan utama menghubungkan desa yang jauh dengan kantor camat lama",
                    "Musyawarah diadakan setiap tahun pada bulan Februari di balai desa",
                ],
            ],
            id="columns of prose",
        ),
        pytest.param(
            [
                ["Nomor", ":", "100/12/2024"],
                ["Lampiran", ":", "Satu berkas"],
                ["Perihal", ":", "Undangan rapat"],
            ],
            id="head of a letter",
        ),
    ],
)
@pytest.mark.parametrize("bold", [0, 1])
def test_what_is_no_table(tmp_path: Path, rows: list[list[str]], bold: int) -> None:
    if bold and rows[0][0] == "Camat":
        rows = [*rows, ["NIP. 1965", "NIP. 1970", "NIP. 1980"]]
    layout = Layout((140, 140, 140), rules=frozenset(), bold_rows=bold)
    assert tables(tmp_path, rows, layout, "Demikian untuk diketahui.") == []
