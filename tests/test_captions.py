"""Captions of tables in their printed forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Box, Cell, Document, Line, Paragraph, Source, Table
from extract.text import read_text
from grammar.captions import table_code
from parsers.tabel.captions import Caption, find_captions, without_table

BODY = "No\tDesa\n1\tAnjir\n2\tBalam\n"


def captions(text: str) -> list[Caption]:
    document = read_text(text.encode(), Source("contoh.txt", "0" * 64, "text"))
    found = find_captions(document)
    return [found[index] for index, _ in document.tables()]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("T-C.23", "T-C.23"),
        ("TC-23", "T-C.23"),
        ("T-C. 23", "T-C.23"),
        ("T.C.23", "T-C.23"),
        ("t-c 23", "T-C.23"),
        ("T–C.23", "T-C.23"),
        ("2.8", "2.8"),
        ("4.1.1", "4.1.1"),
        ("2 . 3", "2.3"),
    ],
)
def test_codes(printed: str, code: str) -> None:
    assert table_code(printed) == code


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("Tabel 2.1\nJumlah Desa\n\n", "2.1", "Jumlah Desa"),
        (
            "Tabel 2.1\n\nJumlah Desa\ndi Kecamatan Telaga\n\n",
            "2.1",
            "Jumlah Desa di Kecamatan Telaga",
        ),
        ("TABEL TC-23 PENCAPAIAN KINERJA\n\n", "T-C.23", "PENCAPAIAN KINERJA"),
        ("Tabel 2.1. Jumlah Desa\n", "2.1", "Jumlah Desa"),
        ("Tabel 2.1 : Jumlah Desa\n", "2.1", "Jumlah Desa"),
        ("**Tabel IV.2**\n**Jumlah Desa**\n\n", "IV.2", "Jumlah Desa"),
        ("Tabel : 1\nJUMLAH DESA\n\n", "1", "JUMLAH DESA"),
        ("Tabel :\n\nJUMLAH DESA\n\n", None, "JUMLAH DESA"),
        ("Tabel\nJUMLAH DESA\n", None, "JUMLAH DESA"),
        (
            "Tabel T-C.26\nTujuan dan Sasaran\n\nVISI : maju\n\nMISI I : melayani\n\n",
            "T-C.26",
            "Tujuan dan Sasaran",
        ),
        ("Desa dapat dilihat pada tabel T-C.27 sebagai berikut:\n\n", "T-C.27", None),
        ("Jumlah desa sebagai berikut:\n\n", None, None),
        ("Tabel 5.2.b : Target Kinerja\nTahun 2025\n\n", "5.2.b", "Target Kinerja Tahun 2025"),
        (
            "Tabel 2.7\nRealisasi Pendanaan\n\nLembar : ....\n\nNama OPD : ....\n\ndari ....\n\n",
            "2.7",
            "Realisasi Pendanaan",
        ),
        ("Kategori Desa\n\n", None, "Kategori Desa"),
        (
            "RENCANA PROGRAM DAN INDIKATOR KINERJA,\nDAN PENDANAAN INDIKATIF\n(REVISI 2015)\n\n",
            None,
            "RENCANA PROGRAM DAN INDIKATOR KINERJA, DAN PENDANAAN INDIKATIF (REVISI 2015)",
        ),
        ("DAFTAR DESA\nDiperbarui pada: 19 September 2025\n\n", None, "DAFTAR DESA"),
        ("2.2.1 Jumlah Desa\n\n", None, None),
        ("a. Desa Balam\n\n", None, None),
    ],
)
def test_above_the_table(text: str, code: str | None, title: str | None) -> None:
    (caption,) = captions("Pengantar yang panjang sekali untuk bab ini.\n\n" + text + BODY)
    assert (caption.code, caption.title or None) == (code, title)


def test_a_sentence_about_a_table_is_no_caption() -> None:
    first, second = captions(
        "Tabel 2.1\nDesa\n\n" + BODY + "\nTabel 2.1 di atas menunjukkan jumlah desa.\n\n" + BODY
    )
    assert (first.code, second.code) == ("2.1", None)


def test_below_where_the_document_prints_them_so() -> None:
    text = "".join(
        f"{BODY}\nTabel 3.{n}\nJudul {n}\n\nUraian panjang tentang desa.\n\n" for n in (1, 2)
    )
    assert [(c.code, c.title) for c in captions("Pengantar bab ini.\n\n" + text)] == [
        ("3.1", "Judul 1"),
        ("3.2", "Judul 2"),
    ]


def test_a_lead_in_does_not_take_the_code_of_another_caption() -> None:
    first, second = captions(
        "Target dapat dilihat pada tabel T-C.25\n\n" + BODY + "\nTabel T-C.25\nTujuan\n\n" + BODY
    )
    assert (first.code, second.code) == (None, "T-C.25")


def test_titles_between_two_tables_go_to_the_lower_one() -> None:
    found = captions("".join(f"Tabel {n}\nJudul {n}\n\n{BODY}\n" for n in (1, 2, 3)))
    assert [(c.code, c.title) for c in found] == [
        ("1", "Judul 1"),
        ("2", "Judul 2"),
        ("3", "Judul 3"),
    ]


def test_a_sentence_that_leads_on_is_no_line_of_the_title_above_it() -> None:
    found = captions(
        f"Pengantar bab ini.\n\n{BODY}\nTabel 3.1 Desa\nAdapun desa tahun 2023:\n{BODY}"
        "\nTabel 3.2 Kota\n\n"
    )
    assert [(c.code, c.title) for c in found] == [("3.1", "Desa"), ("3.2", "Kota")]


def test_a_continuation_label_is_no_caption() -> None:
    found = captions(f"Pengantar bab ini.\n\n{BODY}\nLanjutan Tabel 2.4\n\nTabel 2.4\nDesa\n\n")
    assert [(c.code, c.title) for c in found] == [("2.4", "Desa")]


def test_a_caption_below_says_nothing_of_the_next_table() -> None:
    found = captions(
        f"Pengantar bab ini.\n\n{BODY}\nTabel 3.1\nDesa di Kecamatan\nTelaga\n\nNo\tKode\n1\tA\n"
        f"\nUraian panjang tentang kode.\n\n{BODY}\nTabel 3.2\nDesa\n\nPenutup bab yang panjang."
    )
    assert [(c.code, c.title) for c in found] == [
        ("3.1", "Desa di Kecamatan Telaga"),
        (None, ""),
        ("3.2", "Desa"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "unit"),
    [
        (
            "Anggaran Program Tahun 2023 (Rp. Ribu)",
            "Anggaran Program Tahun 2023 (Rp. Ribu)",
            "(Rp. Ribu)",
        ),
        ("Lampiran Perjanjian Kinerja Tahun 2023", "Lampiran Perjanjian Kinerja Tahun 2023", ""),
        ("Lampiran Peraturan Bupati", None, ""),
        ("(dalam jutaan rupiah)", None, "(dalam jutaan rupiah)"),
        (
            "Anggaran dalam jutaan rupiah dapat dilihat pada tabel berikut:",
            None,
            "dalam jutaan rupiah",
        ),
        ("Anggaran naik 3 juta rupiah, sebagaimana tabel berikut:", None, ""),
    ],
)
def test_a_line_above_may_be_a_title_or_say_the_unit(
    line: str, title: str | None, unit: str
) -> None:
    (caption,) = captions(f"{line}\n\n{BODY}")
    assert (caption.title or None, caption.unit) == (title, unit)


@pytest.mark.parametrize(
    ("between", "code"),
    [
        ((), "2.1"),
        (("Kecamatan terdiri atas desa.", "Desa itu ada dua."), "2.1"),
        (("Kecamatan terdiri atas desa.", "Desa itu ada dua.", "Satu di utara."), None),
        ((" ".join(["Desa"] * 60) + ".",), "2.1"),
        ((" ".join(["Desa"] * 61) + ".",), None),
        (("2.2 Keadaan Umum",), None),
        (("VISI : Desa maju", "Terwujudnya desa.", "Desa itu ada dua.", "Misi : Maju"), "2.1"),
    ],
)
def test_what_may_stand_between_a_caption_and_its_table(
    between: tuple[str, ...], code: str | None
) -> None:
    text = "\n\n".join(("Tabel 2.1 Jumlah Desa", *between, BODY))
    assert [caption.code for caption in captions(text)] == [code]


def test_a_caption_whose_table_was_not_found_is_said() -> None:
    text = f"Tabel 2.1\nJumlah Desa\n\n{BODY}\nTabel 2.2\nJumlah Dusun\n\nAnjir ada 3 dusun.\n"
    document = read_text(text.encode(), Source("contoh.txt", "0" * 64, "text"))
    missed = without_table(document, find_captions(document))
    assert [(line.text, number, title) for line, number, title in missed] == [
        ("Tabel 2.2", "2.2", "Jumlah Dusun")
    ]


@pytest.mark.parametrize(("page", "missed"), [(1, []), (2, ["2.1"])])
def test_the_rest_of_a_table_on_a_page_without_one_is_missed(page: int, missed: list[str]) -> None:
    cells = (Cell(0, 0, "Uraian"), Cell(0, 1, "2021"), Cell(1, 0, "Rapat"), Cell(1, 1, "4"))
    table = Table(cells, 2, 2, 1, "pdfium", 1.0, page=1, last_page=1)
    lines = ("Bagian berikut.", "Lanjutan Tabel 2.1", "Rapat desa 5", "Rapat warga 6")
    before = (Paragraph("Tabel 2.1 Jumlah Rapat", page=1), table)
    rest = tuple(Paragraph(line, page=page) for line in lines)
    document = Document(Source("t.pdf", "0" * 64, "pdf"), before + rest)
    found = without_table(document, find_captions(document))
    assert [number for _, number, _ in found] == missed


def test_a_list_of_tables_misses_none() -> None:
    text = f"Tabel 2.1 Jumlah Desa\n\nPENDAHULUAN\n\nTabel 2.1\nJumlah Desa\n\n{BODY}"
    document = read_text(text.encode(), Source("contoh.txt", "0" * 64, "text"))
    assert not list(without_table(document, find_captions(document)))


GRID = Table((Cell(0, 0, "No"), Cell(1, 0, "1")), 2, 1, 1, "pdfium", 0.9, page=1)


def titled(gap: float, page: int = 1, lines: int = 1, *, box: bool = True) -> str | None:
    """The title of a table under ``Tabel 2.1``, a line, and ``gap`` below it another; a line is
    ten points high."""

    def paragraph(text: str, top: float, page: int = 1, lines: int = 1) -> Paragraph:
        place = Box(100, top, 300, top + 10 * lines) if box else None
        return Paragraph(text, page=page, box=place, lines=(Line(text),) * lines)

    blocks = (
        paragraph("Tabel 2.1", 100),
        paragraph("Jumlah Desa", 112),
        paragraph("di Kecamatan Telaga", 122 + gap, page, lines),
        GRID,
    )
    found = find_captions(Document(Source("a.pdf", "0" * 64, "pdf"), blocks))
    return found[3].title


def test_lines_of_a_title_on_a_page_are_less_than_a_line_apart() -> None:
    whole, short = "Jumlah Desa di Kecamatan Telaga", "Jumlah Desa"
    assert titled(2) == whole
    assert titled(9) == whole
    assert titled(9.1) == short
    assert titled(9.1, lines=2) == short
    assert titled(2, page=2) == whole  # without a place, lines set alike go together
    assert titled(20, box=False) == whole


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("Rencana Aksi", "Kecamatan Telaga", "Tahun 2023"),
            "Rencana Aksi Kecamatan Telaga Tahun 2023",
        ),
        (("RENCANA AKSI", "TAHUN 2023"), "RENCANA AKSI TAHUN 2023"),
        (("Nomor 5", "Tahun 2023"), ""),
        (("Tahun 2023",), ""),
    ],
)
def test_lines_in_the_middle_over_each_other_are_a_title(
    lines: tuple[str, ...], title: str
) -> None:
    """Each 10 points high, 2 below the one before; the table begins below the last."""
    blocks = [
        Paragraph(text, page=1, box=Box(300 - 3 * len(text), top, 300 + 3 * len(text), top + 10))
        for text, top in zip(lines, range(100, 200, 12), strict=False)
    ]
    found = find_captions(Document(Source("a.pdf", "0" * 64, "pdf"), (*blocks, GRID)))
    assert found[len(lines)].title == title


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (" ".join(["Desa"] * 25), True),
        (" ".join(["Desa"] * 26), False),
        ("Jumlah desa.", False),
        ("Jumlah desa;", False),
        ("a. jumlah desa", False),
    ],
)
def test_lines_that_title_a_table(title: str, read: bool) -> None:
    (found,) = captions(f"Tabel 2.1\n{title}\n\n{BODY}")
    assert (found.code, found.title) == ("2.1", title if read else "")


@pytest.mark.parametrize("line", ["Jumlah Desa. Tahun Ini", "Jumlah Desa,", "Gambar 2.3 Peta Desa"])
def test_a_line_above_a_table_that_is_no_title_of_it(line: str) -> None:
    (caption,) = captions(f"Pengantar yang panjang sekali untuk bab ini.\n\n{line}\n\n{BODY}")
    assert (caption.code, caption.title) == (None, "")


def test_a_table_that_goes_on_is_named_by_the_line_between_its_pieces() -> None:
    source = Source("contoh.txt", "0" * 64, "text")
    (table,) = read_text(BODY.encode(), source).blocks
    line = Paragraph("Lanjutan Tabel 2.9")
    between = find_captions(Document(source, (table, line, table)))
    above = find_captions(Document(source, (Paragraph("Pengantar."), line, table)))
    assert [(one.code, one.explicit, one.blocks) for one in between.values()] == [
        ("2.9", False, (1,)),
        (None, False, ()),
    ]
    assert [(one.code, one.explicit, one.blocks) for one in above.values()] == [
        ("2.9", False, (1,))
    ]


def test_an_agreements_title_holds_for_the_table_right_below_that_has_none() -> None:
    title = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n"
    named, bare = captions(f"{title}{BODY}\nAnggaran:\n\n{BODY}")
    assert (named.agreement, bare.agreement) == ("Perjanjian Kinerja Tahun 2022",) * 2
    _, coded = captions(f"{title}{BODY}\nTabel 2.2\n\n{BODY}")
    _, titled = captions(f"{title}{BODY}\nTabel 2.2 Jumlah Desa\n\n{BODY}")
    assert (coded.agreement, titled.agreement) == ("", "")


def test_captions_beside_each_other_stand_over_a_table_each() -> None:
    def block(text: str, x0: float, x1: float, y0: float) -> Paragraph:
        box = Box(x0, y0, x1, y0 + 10)
        return Paragraph(text, page=1, box=box, lines=(Line(text),))

    def table(x0: float, x1: float) -> Table:
        return replace(GRID, box=Box(x0, 120, x1, 160))

    two = (block("Tabel 3.1 Desa", 110, 190, 100), block("Tabel 3.2 Dusun", 310, 390, 100))
    source = Source("a.pdf", "0" * 64, "pdf")
    found = find_captions(Document(source, (*two, table(50, 250), table(260, 450))))
    assert [found[place].code for place in (2, 3)] == ["3.1", "3.2"]
    found = find_captions(Document(source, (*two, table(50, 450))))
    assert found[2].code == "3.2"
    one = block("Tabel 3.1 Desa dan Dusun", 200, 300, 100)
    found = find_captions(Document(source, (one, table(50, 250), table(260, 450))))
    assert [found[place].code for place in (1, 2)] == ["3.1", None]


def test_a_long_title_without_a_caption_is_set_off_from_running_text() -> None:
    title = "Rincian Anggaran Belanja Menurut Program dan Kegiatan Tahun Anggaran 2024"
    bold, plain = captions(f"**{title}**\n\n{BODY}\nKalimat.\n\n{title}\n\n{BODY}")
    assert (bold.title, plain.title) == (title, "")


def test_a_unit_stands_between_a_title_without_a_caption_and_its_table() -> None:
    (found,) = captions(f"Realisasi Belanja Tahun 2020\n\n(dalam ribuan rupiah)\n\n{BODY}")
    assert (found.title, found.unit) == ("Realisasi Belanja Tahun 2020", "(dalam ribuan rupiah)")
