"""What a reader of a page sees counts: notes, fields and stamps; what is switched off does not."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.document import Document
from extract.pdfium import read_page, read_pages
from extract.read import read
from extract.shown import hidden_layers
from tests.test_pdf_bad_input import HELVETICA, one_page, raw_pdf, stream
from tests.test_pdf_invariance import LAYOUTS, ROWS, page, table, written


def line(text: bytes, y: int) -> bytes:
    return b"BT /F1 12 Tf 72 %d Td (%s) Tj ET" % (y, text)


def texts(document: Document) -> str:
    return " ".join(paragraph.text for _, paragraph in document.paragraphs())


def test_a_digit_printed_small_and_raised_is_a_mark_of_its_own_kind(tmp_path: Path) -> None:
    drawn = (
        b"BT /F1 12 Tf 72 700 Td (Gampong 8) Tj /F1 7 Tf 5 Ts (12) Tj 0 Ts /F1 12 Tf "
        b"( luas 3 m) Tj /F1 9 Tf 4 Ts (2) Tj ET "
        # As large as the letters before it, or on one line with them, it is no such mark.
        b"BT /F1 12 Tf 72 670 Td (Nilai 80) Tj 3 Ts (5) Tj 0 Ts ( dan 80) Tj /F1 7 Tf (5) Tj ET"
    )
    document = read(raw_pdf(tmp_path / "a.pdf", one_page(content=drawn)))
    assert texts(document) == "Gampong 8¹² luas 3 m² Nilai 805 dan 805"


def test_a_mark_right_before_a_number_is_none_of_its_digits(tmp_path: Path) -> None:
    drawn = (
        b"BT /F1 7 Tf 72 700 Td 5 Ts (48) Tj 0 Ts /F1 12 Tf (9.618,40 dan ) Tj "
        # Small and raised, but before a name, or on one line with the number.
        b"/F1 7 Tf 5 Ts (1) Tj 0 Ts /F1 12 Tf (Desa ) Tj /F1 7 Tf (4) Tj /F1 12 Tf (9) Tj ET"
    )
    document = read(raw_pdf(tmp_path / "a.pdf", one_page(content=drawn)))
    assert texts(document) == "⁴⁸9.618,40 dan 1 Desa 49"


def annotated(path: Path, subtype: bytes, flags: int, links: int = 1) -> Path:
    """A page with one annotation that prints ``Nilai 81,25``, behind so many that do not."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << %s >>" % HELVETICA
    content = line(b"Kecamatan Sumberarum menyusun rencana.", 700)
    placed = b"20 0 R " * links
    objects = one_page(b"/MediaBox [0 0 612 792] /Annots [%s22 0 R]" % placed, content)
    objects[20] = b"<< /Type /Annot /Subtype /Link /Rect [72 690 300 712] >>"
    objects[21] = stream(b"BT /F1 12 Tf 2 5 Td (Nilai 81,25) Tj ET", form)
    objects[22] = (
        b"<< /Type /Annot /Subtype /%s /FT /Tx /T (a) /Rect [72 570 272 590] /F %d "
        b"/AP << /N 21 0 R >> >>" % (subtype, flags)
    )
    return raw_pdf(path, objects)


@pytest.mark.parametrize("subtype", [b"FreeText", b"Widget", b"Stamp"])
def test_what_an_annotation_prints_is_read(tmp_path: Path, subtype: bytes) -> None:
    document = read(annotated(tmp_path / "a.pdf", subtype, 4))
    assert texts(document) == "Kecamatan Sumberarum menyusun rencana. Nilai 81,25"


def test_a_hidden_annotation_is_not_read(tmp_path: Path) -> None:
    assert "81,25" not in texts(read(annotated(tmp_path / "a.pdf", b"FreeText", 2)))


@pytest.mark.parametrize(("links", "told"), [(1_999, True), (2_000, False)])
def test_a_page_of_thousands_of_annotations_is_no_form(
    tmp_path: Path, links: int, told: bool
) -> None:
    document = read(annotated(tmp_path / "a.pdf", b"FreeText", 4, links))
    assert ("81,25" in texts(document)) is told


def layered(path: Path, inside: bool = False, base: bytes = b"/OFF [40 0 R]") -> Path:
    """A page with two layers, the first switched off; ``inside`` a form of the page."""
    layers = b" /Properties << /MC0 40 0 R /MC1 41 0 R >>"
    drawn = b"\n".join(
        (
            line(b"Kecamatan Sumberarum menyusun rencana.", 700),
            b"/OC /MC0 BDC %s 60 600 400 0.5 re f EMC" % line(b"Nilai lama 99,99", 680),
            b"/OC /MC1 BDC %s EMC" % line(b"Nilai baru 81,25", 660),
        )
    )
    if inside:
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s %s >>"
        objects = one_page(content=b"/X Do", resources=HELVETICA + b" /XObject << /X 10 0 R >>")
        objects[10] = stream(drawn, form % (HELVETICA, layers))
    else:
        objects = one_page(content=drawn, resources=HELVETICA + layers)
    objects[40], objects[41] = (b"<< /Type /OCG /Name (%s) >>" % name for name in (b"x", b"y"))
    shown = b"/OCProperties << /OCGs [40 0 R 41 0 R] /D << %s >> >> >>" % base
    objects[1] = objects[1].removesuffix(b">>") + shown
    return raw_pdf(path, objects)


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("base", [b"/OFF [40 0 R]", b"/BaseState /OFF /ON [41 0 R]"])
def test_a_layer_that_is_switched_off_is_set_aside(
    tmp_path: Path, inside: bool, base: bytes
) -> None:
    document = read(layered(tmp_path / "a.pdf", inside, base))
    assert texts(document) == "Kecamatan Sumberarum menyusun rencana. Nilai baru 81,25"
    assert [(aside.text, aside.reason) for aside in document.asides] == [
        ("Nilai lama 99,99", "lapisan")
    ]


def test_layers_that_are_shown_are_read(tmp_path: Path) -> None:
    document = read(layered(tmp_path / "a.pdf", base=b""))
    assert "Nilai lama 99,99" in texts(document)
    assert not document.asides


@pytest.mark.parametrize(
    ("base", "hidden"),
    [
        (b"/OFF [40 0 R]", {"x"}),
        (b"/OFF [40 0 R 41 0 R]", {"x", "y"}),
        (b"/OFF [40 0 R 77 0 R]", {"x"}),  # a layer that is none
        (b"/OFF [40 0 R] /ON [40 0 R]", {"x"}),
        (b"/BaseState /OFF", {"x", "y"}),
        (b"/BaseState /OFF /ON [40 0 R]", {"y"}),
        (b"/BaseState /ON", set()),
        (b"/BaseState /ON /ON [40 0 R]", set()),
        (b"/BaseState /Unchanged /OFF [41 0 R]", {"y"}),
        (b"/OFF [<< /Name (x) >>]", set()),  # no reference
        (b"/OFF 5", set()),
        (b"", set()),
    ],
)
@pytest.mark.parametrize("packed", [None, b"\n", b"\r\n"])
def test_which_layers_are_switched_off(
    tmp_path: Path, base: bytes, hidden: set[str], packed: bytes | None
) -> None:
    path = layered(tmp_path / "a.pdf", base=base)
    if packed is not None:
        # The word that a file with layers holds stands in a packed stream alone.
        data = path.read_bytes().replace(b"/OCProperties", b"/OCPropertie#73")
        held = zlib.compress(b"1 0 /OCProperties")
        head = b"%% /Type /ObjStm /N 1 /Length %d >> stream%s" % (len(held), packed)
        path.write_bytes(data + head + held + b"\nendstream\n")
    assert hidden_layers(path) == hidden


def test_a_file_without_layers_has_none_switched_off(tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "a.pdf", one_page())
    assert hidden_layers(path) == frozenset()
    whole = path.read_bytes()
    for more in (b"/ObjStm", b"/ObjStm stream\nno zlib\nendstream", b"/ObjStm stream\n"):
        path.write_bytes(whole + more)
        assert hidden_layers(path) == frozenset()


def test_a_name_that_a_shown_layer_has_too_is_not_switched_off(tmp_path: Path) -> None:
    objects = one_page()
    objects |= dict.fromkeys((40, 41), b"<< /Type /OCG /Name (x) >>")
    objects[1] = objects[1].removesuffix(b">>") + (
        b"/OCProperties << /OCGs [40 0 R 41 0 R] /D << /OFF [40 0 R] >> >> >>"
    )
    assert hidden_layers(raw_pdf(tmp_path / "a.pdf", objects)) == frozenset()


@pytest.mark.parametrize(("depth", "away"), [(1, True), (8, True), (9, False)])
def test_a_layer_is_sought_in_eight_forms_in_one_another(
    tmp_path: Path, depth: int, away: bool
) -> None:
    layers = b" /Properties << /MC0 40 0 R >>"
    drawn = b"/OC /MC0 BDC %s EMC" % line(b"Nilai lama 99,99", 680)
    objects = one_page(
        content=line(b"Nilai baru 81,25", 700) + b" /X Do",
        resources=HELVETICA + b" /XObject << /X 50 0 R >>",
    )
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s %s >>"
    for n in range(depth):
        inner = b"/XObject << /X %d 0 R >>" % (51 + n) if n < depth - 1 else layers
        objects[50 + n] = stream(b"/X Do" if n < depth - 1 else drawn, form % (HELVETICA, inner))
    objects[40] = b"<< /Type /OCG /Name (x) >>"
    objects[1] = objects[1].removesuffix(b">>") + (
        b"/OCProperties << /OCGs [40 0 R] /D << /OFF [40 0 R] >> >> >>"
    )
    document = read(raw_pdf(tmp_path / "a.pdf", objects))
    assert ("99,99" not in texts(document)) is away
    assert "81,25" in texts(document)
    assert [aside.text for aside in document.asides] == (["Nilai lama 99,99"] if away else [])


def test_texts_of_a_form_in_a_layer_are_set_aside(tmp_path: Path) -> None:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % HELVETICA
    objects = one_page(
        content=b"%s /OC /MC0 BDC 60 600 400 0.5 re f /X Do EMC" % line(b"Nilai baru 81,25", 700),
        resources=HELVETICA
        + b" /XObject << /X 50 0 R >> /Properties << /MC0 40 0 R >> /Other << >>",
    )
    objects[50] = stream(line(b"Nilai lama 99,99", 680) + line(b"Lain 77", 660), form)
    objects[40] = b"<< /Type /OCG /Name (x) >>"
    objects[1] = objects[1].removesuffix(b">>") + (
        b"/OCProperties << /OCGs [40 0 R] /D << /OFF [40 0 R] >> >> >>"
    )
    path = raw_pdf(tmp_path / "a.pdf", objects)
    assert texts(read(path)) == "Nilai baru 81,25"
    (content,) = read_pages(path)
    assert len(content.rules) == 1
    document = pdfium.PdfDocument(path)
    taken = read_page(document, 1, layers=frozenset({"x"}))
    assert taken.layered == ("Nilai lama 99,99", "Lain 77")
    assert taken.rules == ()
    document.close()


PROGRAMS: dict[str, Callable[[Path, Path], list[str]]] = {
    "gs": lambda old, new: [
        *("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o"),
        *(str(new), str(old)),
    ],
    "pdftocairo": lambda old, new: ["pdftocairo", "-pdf", str(old), str(new)],
    "qpdf": lambda old, new: [
        *("qpdf", "--object-streams=generate", "--linearize", str(old), str(new)),
    ],
}


def rewritten(program: str, old: Path, new: Path) -> Path:
    """The same pages, written again by another program; skips where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    subprocess.run(PROGRAMS[program](old, new), check=True, capture_output=True)
    return new


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_written_again_by_another_program(tmp_path: Path, name: str, program: str) -> None:
    old = written(tmp_path / "a.pdf", page(LAYOUTS[name]))
    assert table(rewritten(program, old, tmp_path / "b.pdf")) == ROWS


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_hidden_layer_stays_hidden_in_packed_objects(tmp_path: Path, program: str) -> None:
    """The catalogue stands in a packed stream then."""
    old = layered(tmp_path / "a.pdf")
    assert "99,99" not in texts(read(rewritten(program, old, tmp_path / "b.pdf")))


def test_a_light_font_is_not_bold_for_the_width_of_its_stems(tmp_path: Path) -> None:
    """As Ghostscript estimates them when it writes a font again."""
    objects = one_page()
    objects[3] = objects[3].replace(HELVETICA, b"/Font << /F1 30 0 R >>")
    objects[30] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+BookmanLight /FirstChar 32 /LastChar 33 "
        b"/Widths [300 300] /FontDescriptor 31 0 R >>"
    )
    objects[31] = (
        b"<< /Type /FontDescriptor /FontName /ABCDEF+BookmanLight /Flags 6 /StemV 164 /Ascent 800 "
        b"/Descent -200 /CapHeight 700 /ItalicAngle 0 /FontBBox [0 -200 1000 800] >>"
    )
    paragraphs = [one for _, one in read(raw_pdf(tmp_path / "a.pdf", objects)).paragraphs()]
    assert paragraphs
    assert not any(paragraph.heading for paragraph in paragraphs)
