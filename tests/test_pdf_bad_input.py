"""PDFs that are broken, locked, empty or hostile: a clear reason each, never a crash."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.pdfium import read_page
from extract.read import read
from parsers.parse import parse
from perbup.building import build
from perbup.worker import Limits
from samples import pdf
from samples.build import build as invent
from samples.model import Options
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
    assert reason(path) == "tanpa-halaman"
    # pdfium's reason for the file before must not be taken for this one's.
    assert reason(encrypted(tmp_path / "e.pdf", "rahasia")) == "terenkripsi"
    assert reason(path) == "tanpa-halaman"


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


def test_signs_without_a_meaning_are_no_word(tmp_path: Path) -> None:
    content = b"BT /F1 10 Tf 50 700 Td (satu) Tj 80 0 Td (\\005\\006) Tj 80 0 Td (dua) Tj ET"
    page = read_page(pdfium.PdfDocument(with_page(tmp_path / "t.pdf", content)), 1)
    assert [word.text for word in page.words] == ["satu", "dua"]


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


PRINTED = (
    b"BT /F1 12 Tf 40 700 Td 14 TL (Kecamatan Sumberarum mempunyai rencana) Tj T* "
    b"(strategis tahun 2024 sampai dengan 2026) Tj ET"
)
HELVETICA = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def one_page(
    page: bytes = b"/MediaBox [0 0 612 792]",
    content: bytes = PRINTED,
    kids: bytes = b"3 0 R",
    count: int = 1,
    resources: bytes = HELVETICA,
) -> dict[int, bytes]:
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << %s >> %s >>"
        % (resources, page),
        4: stream(content),
    }


@pytest.mark.parametrize("rotation", [0, 90, 180, 270, -90, 45])
@pytest.mark.parametrize(
    "boxes",
    [
        b"/MediaBox [-100 -200 700 900] /CropBox [0 0 612 792]",
        b"/MediaBox [0 0 612 792] /CropBox [-50 -50 5000 5000]",
        b"/MediaBox [0 0 612 792] /CropBox [2000 2000 2600 2700]",
        b"/MediaBox [612 792 0 0]",
        b"/MediaBox [0 0 0 0]",
        b"/MediaBox [0 0 612 792] /UserUnit 2",
        b"",
    ],
)
def test_pages_with_odd_boxes_show_their_text_in_its_place(
    tmp_path: Path, boxes: bytes, rotation: int
) -> None:
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(boxes + b" /Rotate %d" % rotation)))
    (page,) = document.pages
    sideways = rotation in (90, 270, -90)
    assert (page.width, page.height) == ((792, 612) if sideways else (612, 792))
    text = " ".join(paragraph.text for _, paragraph in document.paragraphs())
    assert text == (
        "Kecamatan Sumberarum mempunyai rencana strategis tahun 2024 sampai dengan 2026"
    )
    box = next(document.paragraphs())[1].lines[0].box
    assert box is not None
    corner = {90: (700, 40), 180: (572, 700), 270: (92, 572), -90: (92, 572)}
    x, y = corner.get(rotation, (40, 92))
    assert box.x0 - 15 <= x <= box.x1 + 15
    assert box.y0 - 15 <= y <= box.y1 + 15


def test_a_gigantic_page_costs_no_more_than_another(tmp_path: Path) -> None:
    lines = b" ".join(
        b"BT /F1 12 Tf 40 %d Td (Uraian %d) Tj 200 0 Td (12,5) Tj 9000000 0 Td (%d) Tj ET"
        % (700 - 14 * line, line, 10 + line)
        for line in range(8)
    )
    path = raw_pdf(tmp_path / "t.pdf", one_page(b"/MediaBox [0 0 10000000 10000000]", lines))
    assert read(path).pages[0].width == 10_000_000


def test_text_outside_of_the_page_is_set_aside(tmp_path: Path) -> None:
    hidden = b" BT /F1 12 Tf %d %d Td (Tulisan di luar halaman) Tj ET"
    content = PRINTED + hidden % (2000, 700) + hidden % (40, -300)
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(content=content)))
    assert not any("luar" in paragraph.text for _, paragraph in document.paragraphs())
    assert [(aside.text, aside.reason) for aside in document.asides] == [
        ("Tulisan di luar halaman", "di-luar-halaman")
    ] * 2


def test_pages_that_do_not_open_share_a_finding(tmp_path: Path) -> None:
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(kids=b"3 0 R 98 0 R 99 0 R", count=3)))
    assert len(document.pages) == 3
    (finding,) = document.findings
    assert (finding.rule, finding.page, finding.key) == ("halaman-tak-terbaca", 2, "halaman 2-3")
    assert "tidak dapat dibuka" in finding.pesan


def test_contents_that_are_not_there_are_no_blank_page(tmp_path: Path) -> None:
    objects = one_page()
    del objects[4]
    document = read(raw_pdf(tmp_path / "t.pdf", objects))
    assert unread(document) == [1]
    empty = read(raw_pdf(tmp_path / "e.pdf", one_page(content=b"q Q")))
    assert [page.kind for page in empty.pages] == ["blank"]
    assert not empty.findings


def packed_pages(path: Path, *damaged: int, encode: bool = False) -> Path:
    """Three packed pages; in the ``damaged`` ones (1-based) a byte is another."""
    from base64 import a85encode

    objects = one_page(kids=b"3 0 R 5 0 R 7 0 R", count=3)
    for page in (1, 2, 3):
        content = b"BT /F1 12 Tf 40 700 Td (Bagian ke-%d tentang wilayah) Tj ET" % page
        packed = bytearray(zlib.compress(content))
        if page in damaged:
            packed[len(packed) // 2] ^= 0x55
        filters = b"/Filter /FlateDecode"
        data = bytes(packed)
        if encode:
            filters, data = b"/Filter [/ASCII85Decode /FlateDecode]", a85encode(data) + b"~>"
        objects[2 * page + 1] = objects[3].replace(b"4 0 R", b"%d 0 R" % (2 * page + 2))
        objects[2 * page + 2] = stream(data, filters)
    return raw_pdf(path, objects)


@pytest.mark.parametrize("encode", [False, True])
@pytest.mark.parametrize("damaged", [(), (1,), (2,), (1, 3)])
def test_a_damaged_page_is_said_to_be_damaged(
    tmp_path: Path, damaged: tuple[int, ...], encode: bool
) -> None:
    document = read(packed_pages(tmp_path / "t.pdf", *damaged, encode=encode))
    assert unread(document) == list(damaged)
    assert all("rusak" in finding.pesan for finding in document.findings)
    for page in {1, 2, 3} - set(damaged):
        assert any(
            paragraph.page == page and f"Bagian ke-{page}" in paragraph.text
            for _, paragraph in document.paragraphs()
        )


def test_damage_outside_of_the_pages_is_said_too(tmp_path: Path) -> None:
    objects = one_page()
    packed = zlib.compress(b"/CIDInit /ProcSet findresource begin " * 20)[:-9]
    objects[9] = stream(packed, b"/Filter /FlateDecode")
    document = read(raw_pdf(tmp_path / "t.pdf", objects))
    (finding,) = document.findings
    assert (finding.rule, finding.page, finding.key) == ("halaman-tak-terbaca", None, "berkas")


def test_a_font_whose_glyphs_mean_nothing_by_number(tmp_path: Path) -> None:
    """A subset font by glyph number, its map to letters lost on the way."""
    letters = b"BT /F1 12 Tf 40 700 Td 14 TL " + b"<002400250026002700280029> Tj T* " * 30 + b"ET"
    objects = one_page(content=letters, resources=b"/Font << /F1 5 0 R >>")
    objects[5] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEE+Huruf /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] >>"
    )
    objects[6] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEE+Huruf /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    assert unread(read(raw_pdf(tmp_path / "t.pdf", objects))) == [1]


def test_a_font_of_drawings_with_a_map_to_letters_is_read(tmp_path: Path) -> None:
    """Type 3 fonts come from some printer drivers; what their map says is their text."""
    path = glyphs_without_meaning(tmp_path / "t.pdf")
    assert unread(read(path)) == [1]
    sentence = b"Kecamatan Sumberarum menyusun rencana strategis tahun ini. "
    signs = b"".join(b"<%02x> <%04x>\n" % (1 + n, sign) for n, sign in enumerate(sentence[:59]))
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /m def "
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar endcmap end end" % (len(sentence[:59]), signs)
    )
    data = path.read_bytes()
    objects = {
        number: data.split(b"%d 0 obj\n" % number)[1].split(b"\nendobj")[0]
        for number in range(1, 7)
    }
    objects[5] = objects[5][:-2] + b"/ToUnicode 7 0 R >>"
    objects[7] = stream(unicode_map)
    document = read(raw_pdf(tmp_path / "u.pdf", objects))
    assert not document.findings
    assert any("Kecamatan Sumberarum" in paragraph.text for _, paragraph in document.paragraphs())


def drawings(kind: str) -> bytes:
    places = ((n % 600, n // 600) for n in range(200_000))
    if kind == "one path":
        return b" ".join(b"%d %d m %d %d l" % (x, y, x + 1, y) for x, y in places) + b" S"
    if kind == "paths":
        return b" ".join(b"%d %d m %d %d l S" % (x, y, x + 1, y) for x, y in places)
    return b" ".join(
        b"0 %.2f m 612 %.2f l S %.2f 0 m %.2f 792 l S" % (n * 0.4, n * 0.4, n * 0.3, n * 0.3)
        for n in range(2000)
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["one path", "paths", "lattice"])
def test_a_page_full_of_lines_is_read_in_seconds(tmp_path: Path, kind: str) -> None:
    started = time.process_time()
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(content=drawings(kind) + b" " + PRINTED)))
    assert time.process_time() - started < 15
    assert any("Kecamatan Sumberarum" in paragraph.text for _, paragraph in document.paragraphs())
    said = [finding for finding in document.findings if "terlalu rumit" in finding.pesan]
    assert [finding.level for finding in said] == ([] if kind == "lattice" else ["warning"])


def nested_forms(depth: int, times: int = 1) -> dict[int, bytes]:
    """A page whose text stands in a form in a form in a form …; each draws the next ``times``."""
    objects = one_page(content=b"/X Do", resources=HELVETICA + b" /XObject << /X 10 0 R >>")
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s %s >>"
    for level in range(depth):
        inner = b"/XObject << /X %d 0 R >>" % (11 + level)
        objects[10 + level] = stream(b"/X Do " * times, form % (HELVETICA, inner))
    objects[10 + depth] = stream(PRINTED, form % (HELVETICA, b""))
    return objects


@pytest.mark.parametrize("depth", [1, 5, 200])
def test_forms_in_forms(tmp_path: Path, depth: int) -> None:
    document = read(raw_pdf(tmp_path / "t.pdf", nested_forms(depth)))
    if depth < 10:
        assert "Sumberarum" in next(document.paragraphs())[1].text


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    objects = nested_forms(1)
    objects[10] = objects[10].replace(b"/X 11 0 R", b"/X 10 0 R")
    assert len(read(raw_pdf(tmp_path / "t.pdf", objects)).pages) == 1


def test_thousands_of_annotations(tmp_path: Path) -> None:
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] >> "
    page = b"/MediaBox [0 0 612 792] /Annots [%s]" % (link * 5000)
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(page)))
    assert "Sumberarum" in next(document.paragraphs())[1].text


def test_one_page_many_times_over(tmp_path: Path) -> None:
    document = read(raw_pdf(tmp_path / "t.pdf", one_page(kids=b"3 0 R " * 500, count=500)))
    assert len(document.pages) == 500
    assert not document.findings


@pytest.mark.slow
@pytest.mark.parametrize("packed", [True, False])
def test_bytes_changed_at_random_give_a_document_or_a_reason(
    tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlab.rl_config.pageCompression", int(packed))
    whole = pdf.render(invent(3, Options(small=True)), pdf.draw_style(3, "ruled"))
    path = tmp_path / "t.pdf"
    for seed in range(12):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 40))):
            place = chance.randrange(len(data))
            length = chance.choice((1, 1, 8, 60))
            new = chance.choice((b"", b"-1", b"99999999999", chance.randbytes(length)))
            data[place : place + length] = new
        path.write_bytes(data)
        _outcome(lambda: parse(read(path)))


def packed(block: bytes, times: int, *, twice: bool = False) -> bytes:
    """A stream that unpacks to ``times`` blocks."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(block) for _ in range(times)) + packer.flush()
    if twice:
        return stream(zlib.compress(data, 9), b"/Filter [/FlateDecode /FlateDecode]")
    return stream(data, b"/Filter /FlateDecode")


MEGABYTE = b"q Q " * (1 << 18)


@pytest.mark.slow
@pytest.mark.parametrize("twice", [False, True])
def test_a_page_that_inflates_to_a_gigabyte_is_not_read(tmp_path: Path, twice: bool) -> None:
    objects = one_page(kids=b"3 0 R 5 0 R", count=2)
    objects[5] = objects[3].replace(b"4 0 R", b"6 0 R")
    objects[6] = packed(MEGABYTE, 200 if twice else 1024, twice=twice)
    path = raw_pdf(tmp_path / "t.pdf", objects)
    assert path.stat().st_size < 1_200_000
    started = time.process_time()
    document = read(path)
    assert time.process_time() - started < 10
    assert unread(document) == [2]
    assert "mengembang" in document.findings[0].pesan
    assert (document.pages[1].width, document.pages[1].height) == (612, 792)
    assert "Sumberarum" in next(document.paragraphs())[1].text


@pytest.mark.slow
def test_hostile_files_cost_themselves_and_the_rest_is_published(tmp_path: Path) -> None:
    """Each with its reason, within limits of time and memory that are settings."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for seed in (1, 2):
        good = pdf.render(invent(seed, Options(small=True)), pdf.draw_style(seed, "ruled"))
        (raw / f"baik-{seed}.pdf").write_bytes(good)
    expected = {
        "terkunci.pdf": {"terenkripsi"},
        "putus.pdf": {"rusak"},
        "tanpa-halaman.pdf": {"tanpa-halaman"},
        "lingkar.pdf": {"tanpa-halaman", "rusak"},
        "lambat.pdf": {"waktu"},
        "lambat-lagi.pdf": {"waktu", "memori"},
        "rakus.pdf": {"memori", "terhenti"},
    }
    encrypted(raw / "terkunci.pdf", "rahasia")
    encrypted(raw / "terbuka.pdf", "")
    (raw / "putus.pdf").write_bytes((raw / "baik-1.pdf").read_bytes()[:-2000])
    tree = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    none = tree | {2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    cycle = tree | {2: b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"}
    raw_pdf(raw / "tanpa-halaman.pdf", none)
    raw_pdf(raw / "lingkar.pdf", cycle)
    glyphs_without_meaning(raw / "huruf.pdf")
    raw_pdf(raw / "bom.pdf", one_page() | {4: packed(MEGABYTE, 1024)})
    slow = one_page(kids=b"3 0 R " * 50, count=50) | {4: packed(MEGABYTE, 100)}
    raw_pdf(raw / "lambat.pdf", slow)
    page = one_page()
    page[3] = page[3].replace(b"4 0 R", b"[%s]" % (b"4 0 R " * 200))
    raw_pdf(raw / "lambat-lagi.pdf", page | {4: packed(MEGABYTE, 20)})
    raw_pdf(raw / "rakus.pdf", nested_forms(20, times=3))

    summary = build(raw, tmp_path / "out", jobs=2, limits=Limits(seconds=15, memory=700 * 1024**2))
    failed = {document.name: document.reason for document in summary.failed}
    assert failed.keys() == expected.keys()
    assert not {name for name, reasons in expected.items() if failed[name] not in reasons}
    folder = tmp_path / "out" / "dataset"
    documents = {row["source_file"]: row["doc_id"] for row in rows_of(folder, "dokumen")}
    assert documents.keys() == {
        *("baik-1.pdf", "baik-2.pdf", "terbuka.pdf", "huruf.pdf", "bom.pdf")
    }
    temuan = rows_of(folder, "temuan")
    assert failed == {
        row["kunci"]: row["ditemukan"] for row in temuan if row["aturan"] == "dokumen-gagal"
    }
    unreadable = {row["doc_id"] for row in temuan if row["aturan"] == "halaman-tak-terbaca"}
    assert unreadable == {documents["huruf.pdf"], documents["bom.pdf"]}


def rows_of(folder: Path, dataset: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{dataset}.parquet").to_pylist()
    return rows


def _outcome(run: Callable[[], object]) -> str:
    try:
        run()
    except UnreadableDocument as error:
        return error.reason
    return "read"
