"""Heads of documents as pages show them."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from parsers.head import parse_head
from parsers.sections import divide
from tests.pdf_maker import Layout, draw_table, make_pdf

HEAD = [
    "LAMPIRAN I",
    "PERATURAN GUBERNUR SERUNI",
    "NOMOR I TAHUN 2021",
    "TENTANG",
    "KELAS JABATAN DAN NILAI JABATAN DI LINGKUNGAN",
    "PERANGKAT DAERAH PADA PEMERINTAH PROVINSI SERUNI",
]
ROWS = [["No", "Jabatan", "Kelas"], ["1", "Camat", "11"], ["2", "Sekretaris Camat", "9"]]


def test_the_title_of_an_attachment_ends_with_its_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(HEAD):
            canvas.drawString(250, height - 50 - 16 * number, line)
        canvas.drawString(180, height - 180, "DAFTAR NAMA DAN KELAS JABATAN")
        table = draw_table(canvas, ROWS, Layout((40, 200, 60)), 60, 200, height)
        for number, line in enumerate(("GUBERNUR SERUNI,", "ttd", "WIRA KUSUMA")):
            canvas.drawString(350, height - table.bottom - 40 - 20 * number, line)

    document = read(make_pdf(tmp_path / "t.pdf", draw))
    row = parse_head(document, divide(document)).row
    assert row["tentang"] == " ".join(HEAD[4:])
    assert (row["nomor"], row["tahun"]) == (None, 2021)
