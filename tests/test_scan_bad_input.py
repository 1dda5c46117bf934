"""Pictures of every make, and pictures that hold nothing to read: each is read as far as it can be,
within limits of time and memory, and what cannot be read is said.

What is drawn of a page is compared where recognising is not the point."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import TiffImageFile
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.ocr.picture import MOST_PIXELS, draw, is_cut_off
from extract.ocr.settings import AUTO, is_installed
from extract.pdfium import open_pdf
from extract.read import read
from parsers.parse import parse
from tests.scans import page_picture

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

TABLE = [
    ["No", "Uraian", "Pagu (Rp)", "Realisasi (Rp)"],
    ["1", "Belanja pegawai", "1.234.567.890", "1.171.050.118"],
    ["2", "Belanja modal", "716.850.000", "698.120.455"],
]


@cache
def picture() -> Image.Image:
    return page_picture(["Pagu dan realisasi anggaran kecamatan pada Tahun 2023 :"], TABLE)


def pdf_with(
    stream: bytes, image: str, size: tuple[float, float] = A4, extra: bytes = b""
) -> bytes:
    """A page filled by one image of which the dictionary is given; ``extra`` is object 6."""
    content = f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /I Do Q".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size[0]:.2f} {size[1]:.2f}]/Contents 4 0 R"
        "/Resources<</XObject<</I 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        f"<</Type/XObject/Subtype/Image{image}/Length {len(stream)}>>".encode()
        + b"stream\n" + stream + b"\nendstream",
        extra or b"null",
    ]  # fmt: skip
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    )
    return out.getvalue()


def saved(form: str, given: Image.Image | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    (given or picture()).save(out, form, **options)
    return out.getvalue()


def size_of(given: Image.Image) -> str:
    return f"/Width {given.width}/Height {given.height}"


def grey(given: Image.Image) -> str:
    return f"{size_of(given)}/ColorSpace/DeviceGray/BitsPerComponent 8"


def fax(given: Image.Image) -> bytes:
    """A one-bit picture packed as faxes are (Group 4), in one strip."""
    bits = given.convert("L").point(lambda level: 255 * (level < 128), "1")
    packed = saved("TIFF", bits, compression="group4", tiffinfo={278: given.height})
    with Image.open(io.BytesIO(packed)) as opened:
        assert isinstance(opened, TiffImageFile)
        (start,), (length,) = opened.tag_v2[273], opened.tag_v2[279]
    return packed[start : start + length]


def jbig2(given: Image.Image) -> bytes:
    """A one-bit picture as JBIG2: the page and one generic region, packed as faxes are."""

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    page = struct.pack(">IIIIBH", given.width, given.height, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", given.width, given.height, 0, 0, 0, 1) + fax(given)
    return segment(0, 48, page) + segment(1, 38, region)


def tiled(given: Image.Image) -> bytes:
    """The picture laid in tiles that do not divide it evenly."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    scale = A4[0] / given.width
    for left in range(0, given.width, 611):
        for top in range(0, given.height, 499):
            tile = given.crop(
                (left, top, min(left + 611, given.width), min(top + 499, given.height))
            )
            bottom = A4[1] - (top + tile.height) * scale
            size = tile.width * scale, tile.height * scale
            canvas.drawImage(ImageReader(tile), left * scale, bottom, *size)
    canvas.save()
    return out.getvalue()


MAKES: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: pdf_with(saved("JPEG"), f"{grey(picture())}/Filter/DCTDecode"),
    "JPEG in colours of print": lambda: pdf_with(
        saved("JPEG", picture().convert("CMYK")),
        f"{size_of(picture())}/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/DCTDecode"
        "/Decode[1 0 1 0 1 0 1 0]",
    ),
    "JPEG 2000": lambda: pdf_with(
        saved("JPEG2000", quality_layers=[20]), f"{size_of(picture())}/Filter/JPXDecode"
    ),
    "fax": lambda: pdf_with(
        fax(picture()),
        f"{size_of(picture())}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
        f"/DecodeParms<</K -1/Columns {picture().width}/Rows {picture().height}>>",
    ),
    "JBIG2": lambda: pdf_with(
        jbig2(picture()),
        f"{size_of(picture())}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
    ),
    "tiles": lambda: tiled(picture()),
}


def drawn(tmp_path: Path, content: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with open_pdf(path) as document:
        found = draw(document, 1)
    assert found is not None
    return found[0].astype(np.int16)


def is_drawn(found: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> bool:
    """Whether what is drawn is the picture: the two differ by far less than print from paper."""
    sized = np.asarray(picture().resize((found.shape[1], found.shape[0])), dtype=np.int16)
    return bool(np.abs(found - sized).sum() < 0.5 * (255 - sized).sum())


@pytest.mark.parametrize("make", MAKES)
def test_a_picture_of_any_make_is_drawn_as_it_is(tmp_path: Path, make: str) -> None:
    assert is_drawn(drawn(tmp_path, MAKES[make]()))


def read_of(tmp_path: Path, content: bytes) -> Document:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read(path, ocr=AUTO)


def said(document: Document) -> str:
    assert {finding.rule for finding in document.findings} == {"halaman-tak-terbaca"}
    return " ".join(finding.pesan for finding in document.findings)


@pytest.mark.slow
def test_a_jpeg_that_breaks_off_is_read_so_far_and_said(tmp_path: Path) -> None:
    whole = saved("JPEG", quality=70)
    cut = pdf_with(whole[: len(whole) * 2 // 3], f"{grey(picture())}/Filter/DCTDecode")
    document = read_of(tmp_path, cut)
    assert next(p.text for _, p in document.paragraphs()).startswith("Pagu dan realisasi")
    assert "gambarnya terputus" in said(document)
    (tmp_path / "b.pdf").write_bytes(pdf_with(whole, f"{grey(picture())}/Filter/DCTDecode"))
    with open_pdf(tmp_path / "b.pdf") as unbroken:
        assert not is_cut_off(unbroken, 1)


@pytest.mark.parametrize("make", ["JPEG 2000", "JBIG2"])
def test_a_picture_that_is_broken_is_said(tmp_path: Path, make: str) -> None:
    content = MAKES[make]()
    start = content.index(b"stream\n", content.index(b"/Subtype/Image")) + 7
    stop = content.rindex(b"\nendstream", 0, content.index(b"xref"))
    broken = content[: start + 8] + bytes(stop - start - 8) + content[stop:]
    document = read_of(tmp_path, broken)
    assert not document.blocks
    assert "tidak dibaca" in said(document)


def strokes() -> Image.Image:
    """A page somebody wrote on by hand, as far as lines of wavy strokes are that."""
    page = Image.new("L", (1100, 700), "white")
    pen = ImageDraw.Draw(page)
    chance = np.random.default_rng(5)
    for top in range(150, 650, 110):
        x = np.arange(80, 1000, 6.0)
        y = (
            top
            + np.cumsum(chance.normal(0, 9, len(x))) * 0.4
            + 22 * np.sin(x / 11) * chance.random()
        )
        y += chance.normal(0, 7, len(x))
        pen.line(list(zip(x.tolist(), y.tolist(), strict=True)), fill=40, width=4)
    return page


@pytest.mark.slow
def test_handwriting_gives_no_number(tmp_path: Path) -> None:
    page = strokes()
    document = read_of(
        tmp_path,
        pdf_with(saved("JPEG", page), f"{grey(page)}/Filter/DCTDecode", size=(396, 252)),
    )
    assert not list(document.tables())
    assert document.findings


@pytest.mark.slow
def test_a_stamp_over_numbers_gives_no_other_ones(tmp_path: Path) -> None:
    stamped = picture().convert("RGB")
    pen = ImageDraw.Draw(stamped)
    for ring in (150, 130):
        centre = (1150, 385)
        box = (centre[0] - ring, centre[1] - ring, centre[0] + ring, centre[1] + ring)
        pen.ellipse(box, outline=(90, 60, 170), width=7)
    pen.line((1010, 350, 1290, 420), fill=(90, 60, 170), width=9)
    content = pdf_with(
        saved("JPEG", stamped),
        f"{size_of(stamped)}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
    )
    rows = parse(read_of(tmp_path, content)).rows["sel"]
    values = {row["nilai"] for row in rows if row.get("nilai") is not None}
    printed = {int(text.replace(".", "")) for row in TABLE[1:] for text in row if text[0].isdigit()}
    assert values <= printed
    assert {1_234_567_890, 716_850_000} <= values


def test_a_picture_larger_than_the_memory_is_made_smaller_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.ocr.picture.MOST_DECODED", 1_000_000)
    monkeypatch.setattr("pypdfium2.PdfPage.render", None)  # it would unpack the whole picture
    assert is_drawn(drawn(tmp_path, MAKES["JPEG"]()))


@pytest.mark.parametrize("make", ["JPEG 2000", "coarse to fine"])
def test_a_picture_larger_than_the_memory_that_cannot_be_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: str
) -> None:
    monkeypatch.setattr("extract.ocr.picture.MOST_DECODED", 1_000_000)
    fine = pdf_with(saved("JPEG", progressive=True), f"{grey(picture())}/Filter/DCTDecode")
    document = read_of(tmp_path, fine if make == "coarse to fine" else MAKES[make]())
    assert not document.blocks
    assert "terlalu besar" in said(document)


def test_a_large_picture_of_one_bit_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.ocr.picture.MOST_DECODED", 1_000_000)
    assert is_drawn(drawn(tmp_path, MAKES["fax"]()))


def test_a_page_of_the_size_of_a_wall_is_drawn_coarser(tmp_path: Path) -> None:
    wall = pdf_with(saved("JPEG"), f"{grey(picture())}/Filter/DCTDecode", size=(2384.0, 3370.0))
    found = drawn(tmp_path, wall)
    assert 0.95 * MOST_PIXELS < found.size < 1.01 * MOST_PIXELS


@pytest.mark.slow
def test_a_page_may_not_take_more_than_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.ocr.page.PAGE_SECONDS", -1.0)
    document = read_of(tmp_path, MAKES["JPEG"]())
    assert "melampaui" in said(document)
