"""A table is the same however its page was written: turned, scaled, cropped, struck twice, put into
a form, its rules drawn in other ways, other things laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from tests.pdf_maker import PORTRAIT, Layout, draw_table

ROWS = [
    ["No", "Indikator", "Satuan", "2021", "2022", "2023"],
    ["1", "Nilai layanan kantor kecamatan menurut warga", "indeks", "78,5", "80,25", "81"],
    ["2", "Desa yang tertib administrasi", "persen", "70", "72,5", "75"],
    ["3", "Pajak bumi dan bangunan yang masuk", "rupiah", "1.250.000", "1.375.500", "-"],
    ["4", "Warga yang dilayani", "orang", "12.480", "13.002", "13.771"],
    ["5", "Musyawarah yang didampingi", "kali", "12", "12", "14"],
]
ALL = frozenset({"left", "right", "top", "bottom", "inner_h", "inner_v"})
RULED = Layout(
    (26, 150, 60, 64, 64, 64),
    align=("centre", "left", "centre", "right", "right", "right"),
    bold_rows=1,
)
LAYOUTS = {
    "ruled": RULED,
    "rows": replace(RULED, rules=frozenset({"top", "bottom", "inner_h"})),
    "upright": replace(RULED, rules=ALL - {"inner_h"}, header_rule_rows=1),
    "bare": replace(RULED, rules=frozenset()),
}
TEXT = "Keterangan tentang keadaan wilayah mengisi halaman ini seperti lazimnya."

Draw = Callable[[Canvas, float], None]


def page(layout: Layout) -> Draw:
    """A page of some text with the table in it."""

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        for line in range(3):
            canvas.drawString(70, height - 80 - 14 * line, TEXT)
        canvas.drawString(230, height - 150, "Tabel 2.1 Kinerja Layanan")
        draw_table(canvas, ROWS, layout, 70, 170, height)
        canvas.setFont("Helvetica", 10)
        for line in range(3):
            canvas.drawString(70, height - 420 - 14 * line, TEXT)

    return draw


def written(path: Path, draw: Draw, size: tuple[float, float] = PORTRAIT) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    draw(canvas, size[1])
    canvas.showPage()
    canvas.save()
    return path


def table(path: Path) -> list[list[str]]:
    tables = [block for block in read(path).blocks if isinstance(block, Table)]
    assert len(tables) == 1, [found.grid() for found in tables]
    return tables[0].grid()


def scaled(draw: Draw, factor: float) -> Draw:
    def inner(canvas: Canvas, height: float) -> None:
        canvas.scale(factor, factor)
        draw(canvas, height / factor)

    return inner


def twice(draw: Draw) -> Draw:
    """Text struck twice, a fifth of a point apart, as bold is made by some printers."""

    def inner(canvas: Canvas, height: float) -> None:
        draw(canvas, height)
        canvas.translate(0.2, 0)
        draw(canvas, height)

    return inner


def in_a_form(draw: Draw) -> Draw:
    def inner(canvas: Canvas, height: float) -> None:
        canvas.beginForm("halaman")
        draw(canvas, height)
        canvas.endForm()
        canvas.doForm("halaman")

    return inner


def under_a_watermark(draw: Draw) -> Draw:
    def inner(canvas: Canvas, height: float) -> None:
        canvas.saveState()
        canvas.setFillColor(Color(0.7, 0.7, 0.7, alpha=0.4))
        canvas.setFont("Helvetica-Bold", 90)
        canvas.translate(120, height - 480)
        canvas.rotate(42)
        canvas.drawString(0, 0, "SALINAN")
        canvas.restoreState()
        draw(canvas, height)

    return inner


def across(
    size: float, colour: Color, angle: float = 0, after: bool = True
) -> Callable[[Draw], Draw]:
    """A mark over the text or under it, level or upright."""

    def way(draw: Draw) -> Draw:
        def mark(canvas: Canvas, height: float) -> None:
            canvas.saveState()
            canvas.setFillColor(colour)
            canvas.setFont("Helvetica-Bold", size)
            canvas.translate(PORTRAIT[0] / 2, height - 225)
            canvas.rotate(angle)
            canvas.drawCentredString(0, 0, "SALINAN RESMI")
            canvas.restoreState()

        def inner(canvas: Canvas, height: float) -> None:
            for one in (draw, mark) if after else (mark, draw):
                one(canvas, height)

        return inner

    return way


def above_a_signature(draw: Draw) -> Draw:
    """The footer of an electronic signature and the squares of its picture."""

    def inner(canvas: Canvas, height: float) -> None:
        draw(canvas, height)
        for row in range(12):
            for col in range(12):
                if (row * 7 + col * 5) % 3:
                    canvas.rect(70 + 3 * col, 30 + 3 * row, 3, 3, stroke=0, fill=1)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(115, 45, "Dokumen ini ditandatangani secara elektronik")

    return inner


def over_an_older_text(draw: Draw) -> Draw:
    """What a white box covers is not printed."""

    def inner(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(330, height - 196, "99,99")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(60, height - 400, 460, 240, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        draw(canvas, height)

    return inner


WAYS: dict[str, Callable[[Draw], Draw]] = {
    "half the size": lambda draw: scaled(draw, 0.5),
    "twice the size": lambda draw: scaled(draw, 2.0),
    "struck twice": twice,
    "in a form": in_a_form,
    "under a watermark": under_a_watermark,
    "under a level watermark": across(60, Color(0.8, 0.8, 0.8)),
    "over a level watermark": across(40, Color(0.7, 0.7, 0.7, alpha=0.4), after=False),
    "under an upright watermark": across(50, Color(0.8, 0.8, 0.9), 90),
    "under a black watermark": across(60, Color(0, 0, 0)),
    "under a faint text as large as its own": across(9, Color(0.8, 0.8, 0.8)),
    "with a signature's footer": above_a_signature,
    "over an older text": over_an_older_text,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_written_otherwise(tmp_path: Path, name: str, way: str) -> None:
    factor = {"half the size": 0.5, "twice the size": 2.0}.get(way, 1.0)
    size = (PORTRAIT[0] * factor, PORTRAIT[1] * factor)
    assert table(written(tmp_path / "a.pdf", WAYS[way](page(LAYOUTS[name])), size)) == ROWS


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize("name", LAYOUTS)
def test_turned_and_turned_back(tmp_path: Path, name: str, rotation: int) -> None:
    """The content turned one way and the page the other: shown as before."""
    width, height = PORTRAIT

    def draw(canvas: Canvas, _: float) -> None:
        if rotation == 90:
            canvas.translate(height, 0)
        elif rotation == 180:
            canvas.translate(width, height)
        else:
            canvas.translate(0, width)
        canvas.rotate({90: 90, 180: 180, 270: -90}[rotation])
        page(LAYOUTS[name])(canvas, height)

    size = (width, height) if rotation == 180 else (height, width)
    path = written(tmp_path / "a.pdf", draw, size)
    document = pdfium.PdfDocument(path.read_bytes())
    document[0].set_rotation(rotation)
    document.save(path)
    assert table(path) == ROWS


@pytest.mark.parametrize("name", LAYOUTS)
def test_cropped_to_its_text(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "a.pdf", page(LAYOUTS[name]))
    document = pdfium.PdfDocument(path.read_bytes())
    document[0].set_cropbox(50, 300, 560, 900)
    document.save(path)
    assert table(path) == ROWS


@pytest.mark.parametrize("way", ["filled", "double", "dashed", "grey"])
@pytest.mark.parametrize("name", ["ruled", "rows", "upright"])
def test_rules_drawn_otherwise(tmp_path: Path, name: str, way: str) -> None:
    layout = {
        "filled": replace(LAYOUTS[name], filled_rules=True),
        "double": replace(LAYOUTS[name], double=True),
        "dashed": replace(LAYOUTS[name], dash=(2, 1)),
        "grey": replace(LAYOUTS[name], colour=(0.6, 0.6, 0.6)),
    }[way]
    assert table(written(tmp_path / "a.pdf", page(layout))) == ROWS


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    widths=st.tuples(*(st.integers(0, 14) for _ in range(6))),
    size=st.sampled_from([6.0, 7.0, 8.0, 9.0]),
    pad=st.floats(1.5, 6.0),
    name=st.sampled_from(sorted(LAYOUTS)),
)
def test_columns_and_rows_of_other_sizes(
    tmp_path: Path, widths: tuple[int, ...], size: float, pad: float, name: str
) -> None:
    wider = tuple(one + more for one, more in zip(RULED.widths, widths, strict=True))
    layout = replace(LAYOUTS[name], widths=wider, size=size, pad=pad)
    assert table(written(tmp_path / "a.pdf", page(layout))) == ROWS


def test_what_no_reader_sees_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    draw = under_a_watermark(over_an_older_text(page(RULED)))
    asides = [
        (aside.text, aside.reason) for aside in read(written(tmp_path / "a.pdf", draw)).asides
    ]
    assert ("99,99", "tertutup") in asides
    # The box hides a part of the mark too.
    assert any(reason == "tanda-air" for _, reason in asides)


@pytest.mark.parametrize("pages", [1, 3])
def test_a_watermark_that_no_text_is_under_is_told_by_other_pages(
    tmp_path: Path, pages: int
) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        for number in range(pages):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(70, height - 80, f"Kalimat {number} di atas")
            canvas.drawString(70, 80, "Kalimat di bawah")
            canvas.setFillColorRGB(0.8, 0.8, 0.8)
            canvas.setFont("Helvetica", 60)
            canvas.drawString(150, height / 2, "DRAFT")
            canvas.setFillColorRGB(0, 0, 0)
            if number < pages - 1:
                canvas.showPage()

    document = read(written(tmp_path / "a.pdf", draw))
    found = [aside.text for aside in document.asides if aside.reason == "tanda-air"]
    assert found == ["DRAFT"] * (pages if pages > 1 else 0)


def test_a_word_that_its_line_breaks_is_not_covered_by_the_ground_of_its_second_line(
    tmp_path: Path,
) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(70, height - 80, "Penyusunan Dokumen RKA-")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(60, height - 100, 300, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(70, height - 96, "SKPD setiap tahun menurut pedoman yang berlaku.")

    document = read(written(tmp_path / "a.pdf", draw))
    assert document.asides == ()
    assert "SKPD" in document.blocks[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["clipped away", "shining through"])
def test_white_that_covers_nothing_hides_nothing(tmp_path: Path, how: str) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        page(RULED)(canvas, height)
        canvas.setFillColor(Color(1, 1, 1))
        if how == "clipped away":
            clip = canvas.beginPath()
            clip.rect(5, 5, 20, 20)
            canvas.clipPath(clip, stroke=0, fill=0)
        else:
            canvas.setFillAlpha(0.3)
        canvas.rect(0, 0, *PORTRAIT, stroke=0, fill=1)

    assert table(written(tmp_path / "a.pdf", draw)) == ROWS


def test_a_page_that_lies_askew_keeps_its_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.rotate(14)
        canvas.setFont("Helvetica", 10)
        for line in range(5):
            canvas.drawString(120, 300 + 14 * line, TEXT)

    document = read(written(tmp_path / "a.pdf", draw))
    assert not any(aside.reason == "tanda-air" for aside in document.asides)
