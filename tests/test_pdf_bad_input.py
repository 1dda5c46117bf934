"""PDFs that are broken, locked, empty or hostile: a clear reason each, never a crash."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.read import read
from schemas.errors import UnreadableDocument
from tests.pdf_maker import make_pdf

SENTENCE = "Peraturan ini mengatur rencana strategis Kecamatan Sumberarum."


def text_page(canvas: Canvas, height: float) -> None:
    canvas.setFont("Helvetica", 11)
    for line in range(10):
        canvas.drawString(60, height - 80 - 16 * line, SENTENCE)


def raw_pdf(path: Path, objects: dict[int, bytes], root: int = 1) -> Path:
    """A PDF written object by object, so that it can be wrong on purpose."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        if number in places:
            out += b"%010d 00000 n \n" % places[number]
        else:
            out += b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    path.write_bytes(out)
    return path


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def encrypted(path: Path, user: str) -> Path:
    canvas = Canvas(
        str(path), encrypt=StandardEncryption(user, ownerPassword="pemilik", strength=128)
    )
    text_page(canvas, 842)
    canvas.showPage()
    canvas.save()
    return path


def reason(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    assert path.name in str(caught.value)
    return caught.value.reason


def unread(document: Document) -> list[int | None]:
    return [f.page for f in document.findings if f.rule == "halaman-tak-terbaca"]


def test_a_user_password_locks_the_document(tmp_path: Path) -> None:
    assert reason(encrypted(tmp_path / "t.pdf", "rahasia")) == "terenkripsi"


def test_an_empty_password_is_no_obstacle(tmp_path: Path) -> None:
    document = read(encrypted(tmp_path / "t.pdf", ""))
    assert any(SENTENCE in paragraph.text for _, paragraph in document.paragraphs())


def test_a_file_cut_in_its_head_is_broken(tmp_path: Path) -> None:
    whole = make_pdf(tmp_path / "w.pdf", text_page).read_bytes()
    path = tmp_path / "t.pdf"
    path.write_bytes(whole[:60])
    assert reason(path) == "rusak"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.98])
def test_a_truncated_file_gives_what_is_left_or_says_why(tmp_path: Path, share: float) -> None:
    whole = make_pdf(tmp_path / "w.pdf", *[text_page] * 5).read_bytes()
    path = tmp_path / "t.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    assert _outcome(lambda: read(path)) in ("read", "rusak", "tanpa-halaman")


def test_a_document_without_pages(tmp_path: Path) -> None:
    path = raw_pdf(
        tmp_path / "t.pdf",
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [] /Count 0 >>",
        },
    )
    assert reason(path) in ("tanpa-halaman", "rusak")


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_a_page_tree_that_bites_its_tail(tmp_path: Path, count: int) -> None:
    path = raw_pdf(
        tmp_path / "t.pdf",
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
            3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count %d >>" % count,
        },
    )
    assert reason(path) in ("tanpa-halaman", "rusak")


def glyphs_without_meaning(path: Path) -> Path:
    """A font whose characters are private signs: text that is not text."""
    letters = bytes(range(1, 60))
    content = (
        b"BT /F1 12 Tf 40 700 Td 14 TL "
        + b"".join(b"<%s> Tj T* " % letters.hex().encode() for _ in range(12))
        + b"ET"
    )
    names = b" ".join(b"/g%d" % code for code in range(1, 60))
    glyph = stream(b"500 0 0 0 500 700 d1 0 0 400 600 re f")
    procs = b" ".join(b"/g%d 6 0 R" % code for code in range(1, 60))
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 1 /LastChar 59 /Widths [%s] /CharProcs << %s >> "
        b"/Encoding << /Type /Encoding /Differences [1 %s] >> /Resources << >> >>"
        % (b" ".join([b"500"] * 59), procs, names)
    )
    return raw_pdf(
        path,
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(content),
            5: font,
            6: glyph,
        },
    )


def test_text_that_is_not_text_is_said_to_be_unread(tmp_path: Path) -> None:
    document = read(glyphs_without_meaning(tmp_path / "t.pdf"))
    assert unread(document) == [1]
    assert document.pages[0].kind == "broken"
    assert not document.blocks


def test_a_scanned_page_is_said_to_be_unread_and_the_rest_is_read(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("L", (200, 300), 180).save(picture)

    def scanned(canvas: Canvas, height: float) -> None:
        canvas.drawImage(str(picture), 0, 0, 612, height)

    document = read(make_pdf(tmp_path / "t.pdf", text_page, scanned, text_page))
    assert unread(document) == [2]
    assert [page.kind for page in document.pages] == ["text", "scan", "text"]
    assert {paragraph.page for _, paragraph in document.paragraphs()} == {1, 3}


def with_page(path: Path, content: bytes, extra: bytes = b"") -> Path:
    return raw_pdf(
        path,
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
            b"/BaseFont /Helvetica >> >> >> >>",
            4: stream(content, extra),
        },
    )


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F9 12 Tf (tanpa huruf) Tj ET",
        b"BT /F1 0 Tf 40 700 Td (ukuran nol) Tj ET",
        b"BT /F1 12 Tf 1e30 1e30 Td (jauh sekali) Tj ET",
        b"q " * 3000 + b"BT /F1 12 Tf 40 700 Td (dalam) Tj ET",
        b"0 0 m 1e38 1e38 l S 5 5 100 0 re S BT /F1 12 Tf 40 700 Td (garis) Tj ET",
        b"\xff\xfe\x00 bukan isi halaman",
        b"",
    ],
    ids=["no font", "size zero", "far away", "nested", "rules astray", "rubbish", "empty"],
)
def test_odd_page_contents_do_no_harm(tmp_path: Path, content: bytes) -> None:
    assert len(read(with_page(tmp_path / "t.pdf", content)).pages) == 1


@pytest.mark.slow
def test_a_stream_that_inflates_to_a_gigabyte_ends(tmp_path: Path) -> None:
    """The limits per process are the executor's; here only: no crash of the reader."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(1000)) + packer.flush()
    path = with_page(tmp_path / "t.pdf", packed, b"/Filter /FlateDecode")
    assert path.stat().st_size < 1_200_000
    outcome = _outcome(lambda: read(path))
    assert outcome in ("read", "rusak", "memori")


def _outcome(run: Callable[[], object]) -> str:
    try:
        run()
    except UnreadableDocument as error:
        return error.reason
    return "read"
