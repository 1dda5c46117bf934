"""What other engines are given to read."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract.pdfium import read_pages, single_page


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
