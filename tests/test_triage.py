"""Which pages are pictures, and which text is worth nothing though it is there."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Table
from extract.glance import pictures_of_text
from extract.ocr import layer
from extract.ocr.settings import AUTO, Ocr, is_installed
from extract.pdfium import open_pdf, read_page, read_pages
from extract.read import read
from extract.triage import MEANINGLESS, judge
from extract.written import is_written, written_share
from tests.scans import layered, page_pdf, page_picture


def needs_recogniser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that recognises pages."""
    skipped = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")
    marked: Callable[..., None] = skipped(test)
    return marked


PROSE = [
    "Rencana Strategis Kecamatan disusun untuk menjabarkan tujuan dan sasaran pembangunan daerah "
    "yang menjadi kewenangan kecamatan selama lima tahun, dengan memperhatikan hasil evaluasi "
    "kinerja periode sebelumnya dan aspirasi masyarakat yang dihimpun dalam musyawarah.",
    "Anggaran tahun 2023 sebesar 1.234.567.890 rupiah telah direalisasikan sebesar 97,45 persen.",
]
TABLE = [
    ["No", "Uraian", "Pagu (Rp)", "Realisasi (Rp)"],
    ["1", "Belanja pegawai", "1.234.567.890", "1.171.050.118"],
    ["2", "Belanja modal", "716.850.000", "698.120.455"],
    ["3", "Belanja hibah", "25.000.000", "17.400.211"],
]


@cache
def printed() -> bytes:
    return page_pdf(PROSE, TABLE)


def noise(text: str) -> str:
    """What poor recognition makes of a word."""
    chance = random.Random(text)
    return "".join(chance.choice("lI!tfr$EgB") if chance.random() < 0.4 else s for s in text)


def shifted(text: str) -> str:
    """A word in a font that says nothing about what its letters mean."""
    return "".join(chr(max(ord(sign) - 29, 33)) for sign in text)


def document_of(tmp_path: Path, content: bytes, ocr: Ocr = AUTO) -> Document:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read(path, ocr=ocr)


def texts(document: Document) -> str:
    return " ".join(paragraph.text for _, paragraph in document.paragraphs())


def table_of(document: Document) -> Table:
    ((_, table),) = document.tables()
    return table


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("masyarakat,", True),
        ("Perundang-undangan", True),
        ("KECAMATAN", True),
        ("1.234.567.890", True),
        ("31/12/2023", True),
        ("Rp1.500,00", True),
        ("$16.23", True),
        ("(planning)", True),
        ("E.81", None),
        ("RPJMD", None),
        ("km2", None),
        ("–", None),
        ("KemaJuan", False),
        ("tTrrnytt", False),
        ("z0l3-201g", False),
        ("t@hun", False),
        ("€", False),
        ("3(5$785$1", False),
    ],
)
def test_words_tell_whether_somebody_wrote_them(word: str, verdict: bool | None) -> None:
    assert is_written(word) is verdict


def test_the_share_of_written_words_parts_text_from_noise() -> None:
    words = " ".join(PROSE).split()
    share = written_share(words)
    assert share is not None
    assert share > 0.95
    assert (written_share(map(noise, words)) or 0) < MEANINGLESS
    assert (written_share(map(shifted, words)) or 0) < MEANINGLESS
    assert written_share(words[:5]) is None


@pytest.mark.parametrize(
    ("change", "under", "mode", "kind", "held"),
    [
        (str, False, 3, "scan", True),
        (str, True, 0, "scan", True),
        (noise, False, 3, "scan", False),
        (noise, True, 0, "scan", False),
        (noise, False, 0, "broken", False),
        (shifted, False, 0, "broken", False),
        (str, False, 0, "ruled", False),
    ],
    ids=[
        "invisible layer", "layer under the picture", "invisible noise", "noise under the picture",
        "noise on the picture", "letters without meaning", "print on a background",
    ],
)  # fmt: skip
def test_text_on_a_picture_is_judged_by_its_words(
    tmp_path: Path, change: Callable[[str], str], under: bool, mode: int, kind: str, held: bool
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(layered(printed(), change=change, under=under, mode=mode))
    (content,) = read_pages(path)
    verdict = judge(content)
    # A background has no rules of its own here: they are in the picture.
    assert (verdict.kind, verdict.layer) == ("text" if kind == "ruled" else kind, held)


def test_text_under_a_watermark_is_printed_text(tmp_path: Path) -> None:
    mark = Image.new("RGBA", (300, 400), (200, 200, 255, 60))
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    for line, text in enumerate(PROSE * 6):
        canvas.drawString(60, 780 - 20 * line, text[:90])
    canvas.drawImage(ImageReader(mark), 0, 0, *A4, mask="auto")
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(content.getvalue())
    (page,) = read_pages(path)
    assert all(word.visible for word in page.words)
    assert judge(page).kind == "text"


@needs_recogniser
def test_a_picture_is_read_whatever_a_layer_says_that_nobody_sees(tmp_path: Path) -> None:
    slipped = {"716.850.000": "716.860.000"}
    content = layered(printed(), change=lambda text: slipped.get(text, text))
    document = document_of(tmp_path, content)
    assert "aspirasi masyarakat yang dihimpun" in texts(document)
    table = table_of(document)
    assert (table.method, document.pages[0].kind) == ("ocr", "scan")
    assert table.grid() == TABLE
    assert not any(cell.doubtful for cell in table.cells)


@pytest.mark.slow
@needs_recogniser
def test_a_layer_follows_a_page_that_is_askew(tmp_path: Path) -> None:
    picture = page_picture(PROSE, TABLE)
    askew = picture.rotate(0.8, resample=Image.Resampling.BICUBIC, fillcolor=255)
    path = tmp_path / "a.pdf"
    path.write_bytes(layered(page_pdf(PROSE, TABLE), askew))
    with open_pdf(path) as source:
        page = read_page(source, 1)
        # The boxes of a layer on a page that is askew stand where its words do.
        turned = [layer._straight(word, 0.8, page) for word in page.words]
        found, _ = layer.checked(source, replace(page, words=tuple(turned)), AUTO)
    assert found is not None
    assert [word.text for word in found.words] == [word.text for word in page.words]
    numbers = [word for word in found.words if word.score is not None]
    assert sum((word.score or 0) > 0.9 for word in numbers) > 0.8 * len(numbers)


@pytest.mark.slow
@needs_recogniser
def test_a_worthless_layer_is_not_looked_at(tmp_path: Path) -> None:
    document = document_of(tmp_path, layered(printed(), change=noise))
    assert table_of(document).grid() == TABLE
    assert "aspirasi masyarakat yang dihimpun" in texts(document)


def is_held(tmp_path: Path, content: bytes) -> bool:
    """Whether the layer of a page is kept once it is held against the picture."""
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with open_pdf(path) as source:
        return layer.checked(source, read_page(source, 1), AUTO)[0] is not None


@pytest.mark.slow
@needs_recogniser
def test_a_layer_of_another_text_is_worth_nothing(tmp_path: Path) -> None:
    other = page_picture(["Laporan kinerja pemerintah daerah tahun 2019."], TABLE[:1] + TABLE[3:])
    assert not is_held(tmp_path, layered(printed(), other))


@pytest.mark.slow
@needs_recogniser
def test_a_layer_that_passed_over_a_part_of_the_page_is_not_enough(tmp_path: Path) -> None:
    passed = {"Realisasi", "1.171.050.118", "698.120.455", "17.400.211"}
    content = layered(printed(), change=lambda text: "" if text in passed else text)
    assert not is_held(tmp_path, content)


def test_unread_pictures_leave_the_numbers_of_a_layer_in_doubt(tmp_path: Path) -> None:
    document = document_of(tmp_path, layered(printed()), Ocr("never"))
    assert "aspirasi masyarakat yang dihimpun" in texts(document)
    assert [finding.rule for finding in document.findings] == ["angka-tak-terbaca"]
    assert all(cell.doubtful for _, t in document.tables() for cell in t.cells if "." in cell.text)


def beside(
    picture: Image.Image, *, high: float = 230, strips: int = 1, over: Sequence[str] = ()
) -> bytes:
    """A page of printed text above a picture ``high`` points high, laid in strips; ``over`` is
    printed on the picture."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    canvas.setFont("Times-Roman", 12)
    for line in range(8):
        canvas.drawString(70, 770 - 18 * line, " ".join(PROSE).split(".")[line % 2][:80])
    step = picture.height // strips
    for place in range(strips):
        strip = picture.crop((0, place * step, picture.width, (place + 1) * step))
        bottom = 560 - high * (place + 1) / strips
        canvas.drawImage(ImageReader(strip), 60, bottom, 475, high / strips)
    for line, text in enumerate(over):
        canvas.drawString(120, 575 - high + 14 * line, text)
    canvas.save()
    return content.getvalue()


@cache
def pictured_table() -> Image.Image:
    """The picture of the table alone, as it stands on its page, with a little paper around."""
    page = page_picture([], TABLE)
    return page.crop((180, 190, page.width - 180, 190 + 420))


def chart() -> Image.Image:
    """Bars with a frame, grid lines and labels."""
    picture = Image.new("RGB", (1320, 640), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 40, 1280, 580), outline="black", width=3)
    for line in range(5):
        draw.line((100, 140 + 90 * line, 1280, 140 + 90 * line), fill="grey", width=2)
        draw.text((40, 130 + 90 * line), f"{100 - 20 * line}", fill="black", font_size=28)
    for bar in range(6):
        draw.rectangle((160 + 180 * bar, 200 + 40 * bar, 260 + 180 * bar, 580), fill="steelblue")
        draw.text((170 + 180 * bar, 590), f"{2018 + bar}", fill="black", font_size=28)
    return picture


def photo() -> Image.Image:
    small = Image.fromarray(
        np.random.default_rng(3).integers(0, 255, (30, 45, 3), dtype=np.uint8), "RGB"
    )
    return small.resize((495, 330), Image.Resampling.BICUBIC)


@pytest.mark.parametrize(
    ("picture", "high", "found"),
    [
        (pictured_table(), 151, True),
        (pictured_table().rotate(0.5, fillcolor=255), 151, True),
        (pictured_table().convert("1"), 151, True),
        (page_picture(PROSE * 3, TABLE).crop((150, 100, 1500, 1000)), 330, True),
        (page_picture(PROSE * 5, TABLE).crop((150, 100, 1500, 950)), 320, True),
        (page_picture(PROSE * 5, TABLE).crop((150, 100, 1500, 950)), 300, False),
        (chart(), 230, False),
        (photo(), 317, False),
        (Image.new("L", (1320, 640), "white"), 230, False),
    ],
    ids=["table", "askew", "one bit", "text", "lines", "small", "chart", "photo", "blank"],
)
def test_a_glance_tells_a_picture_of_text(
    tmp_path: Path, picture: Image.Image, high: float, found: bool
) -> None:
    path = tmp_path / "a.pdf"
    for strips in (1, 3):
        path.write_bytes(beside(picture, high=high, strips=strips))
        with open_pdf(path) as document:
            assert bool(read_page(document, 1, pictures_of_text).pictures) is found


LABELS = ("Kecamatan Telaga dan sekitarnya pada tahun ini",) * 16


@pytest.mark.parametrize(
    ("picture", "found"),
    [(Image.new("L", (1320, 920), "white"), False), (pictured_table(), True)],
    ids=["blank", "table"],
)
def test_what_is_printed_on_a_picture_is_none_of_it(
    tmp_path: Path, picture: Image.Image, found: bool
) -> None:
    """Lines of text on a blank one make it no picture of text; a table is seen beside them."""
    path = tmp_path / "a.pdf"
    over = LABELS if not found else LABELS[:1]
    path.write_bytes(beside(picture, high=330 if not found else 151, over=over))
    with open_pdf(path) as document:
        pictures = read_page(document, 1, pictures_of_text).pictures
    assert bool(pictures) is found
    if found:
        assert [tuple(map(round, area)) for area in pictures] == [(60, 282, 535, 433)]


@needs_recogniser
@pytest.mark.parametrize("strips", [1, pytest.param(5, marks=pytest.mark.slow)])
def test_a_table_in_a_picture_beside_text_is_read_once(tmp_path: Path, strips: int) -> None:
    stamp = "Salinan sesuai dengan aslinya"
    content = beside(pictured_table(), high=151, strips=strips, over=[stamp])
    document = document_of(tmp_path, content)
    assert table_of(document).grid() == TABLE
    assert table_of(document).method == "ocr"
    whole = texts(document)
    assert whole.count(stamp) == 1
    assert whole.count("menjabarkan tujuan") == 4
    assert document.pages[0].kind != "scan"
    assert not document.findings


def signed() -> bytes:
    """A scanned page with the note of an electronic signature printed on it."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=A4)
    canvas.drawImage(ImageReader(page_picture(PROSE, TABLE)), 0, 0, *A4)
    canvas.setFont("Helvetica", 7)
    note = "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik "
    canvas.drawString(60, 40, note + "yang diterbitkan oleh Balai Sertifikasi Elektronik")
    canvas.save()
    return content.getvalue()


@pytest.mark.slow
@needs_recogniser
def test_a_scan_with_a_printed_note_is_a_scan(tmp_path: Path) -> None:
    document = document_of(tmp_path, signed())
    assert document.pages[0].kind == "scan"
    assert table_of(document).grid() == TABLE
    assert texts(document).count("ditandatangani secara elektronik") == 0
    assert _foot(document).count("ditandatangani secara elektronik") == 1
    assert not document.findings


def _foot(document: Document) -> str:
    """What is set aside as the foot of a page."""
    return " ".join(aside.text for aside in document.asides if aside.reason == "kaki-halaman")


def test_a_scan_with_a_printed_note_is_said_where_it_is_not_read(tmp_path: Path) -> None:
    document = document_of(tmp_path, signed(), Ocr("never"))
    assert "ditandatangani secara elektronik" in _foot(document)
    assert [(f.rule, f.level) for f in document.findings] == [("halaman-tak-terbaca", "error")]


@needs_recogniser
def test_a_picture_in_which_nothing_can_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.ocr.page.LEGIBLE", 2.0)
    document = document_of(tmp_path, beside(pictured_table(), high=151))
    assert [(f.rule, f.level) for f in document.findings] == [("halaman-tak-terbaca", "warning")]
    assert "menjabarkan tujuan" in texts(document)
    assert not list(document.tables())


@pytest.mark.slow
def test_no_printed_page_is_recognised(shared: Path) -> None:
    scans = ("_scan", "_ocr_buruk", "ogan-ilir")
    looked = 0
    for path in sorted(
        [*shared.glob("*/*.pdf"), *(Path(__file__).parents[1] / "raw").glob("*.pdf")]
    ):
        if any(name in path.name for name in scans):
            continue
        with open_pdf(path) as document:
            for number in range(1, len(document) + 1, 3):
                page = read_page(document, number, pictures_of_text)
                verdict = judge(page)
                is_cover = not page.words and page.images
                assert is_cover or verdict.kind in ("text", "ruled", "blank"), (path.name, number)
                assert not verdict.layer, (path.name, number)
                assert not page.pictures, (path.name, number)
                looked += 1
    assert looked > 150
