"""What other engines are asked for, and what they are given to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.engines import camelot
from extract.grid import Grid
from extract.pdfium import PageContent, read_pages, single_page
from extract.read import read
from tests.pdf_maker import make_pdf

LAWS = [
    ["1. Undang-Undang", "12", "Tahun 1950", "23", "9"],
    ["2. Undang-Undang", "25", "Tahun 2004", "24", "8"],
    ["3. Undang-Undang Nomor 23 Tahun 2014 tentang", "5", "587", "19", "7"],
    ["4. Undang-Undang", "30", "Tahun 2014", "92", "6"],
    ["5. Undang-Undang", "11", "Tahun 2020", "73", "5"],
]


def test_a_single_page_holds_what_it_held_among_others(tmp_path: Path) -> None:
    path = tmp_path / "tiga.pdf"
    canvas = Canvas(str(path))
    for number in (1, 2, 3):
        canvas.drawString(72, 700, f"Halaman ke-{number}")
        canvas.line(72, 600, 300, 600)
        canvas.showPage()
    canvas.save()
    alone = tmp_path / "satu.pdf"
    alone.write_bytes(single_page(path, 2).getvalue())
    (page,) = read_pages(alone)
    assert [word.text for word in page.words] == ["Halaman", "ke-2"]
    assert (page.words, page.rules) == [(p.words, p.rules) for p in read_pages(path)][1]


@pytest.mark.parametrize(("laws", "asked"), [(True, False), (False, True)])
def test_a_list_of_laws_is_no_table_to_look_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laws: bool, asked: bool
) -> None:
    rows = LAWS if laws else [[f"Uraian {n}", *row[1:]] for n, row in enumerate(LAWS)]
    seen: list[int] = []
    monkeypatch.setattr("extract.pdf.find_borderless", lambda *_: [])

    def look(_: Path, content: PageContent) -> list[Grid]:
        seen.append(content.number)
        return []

    monkeypatch.setattr(camelot, "find_tables", look)

    def draw(canvas: Canvas, height: float) -> None:
        for line, row in enumerate(rows):
            for text, x in zip(row, (60, 320, 380, 450, 520), strict=True):
                canvas.drawString(x, height - 100 - 20 * line, text)

    read(make_pdf(tmp_path / "daftar.pdf", draw))
    assert bool(seen) == asked
