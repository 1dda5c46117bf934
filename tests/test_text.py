"""Text and markdown documents: decoding, markup, lines, tables cut by the end of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Source, Table
from extract.text import clean, read_text
from schemas.errors import UnreadableDocument

SOURCE = Source("contoh.txt", "0" * 64, "text")
LINES = "PERATURAN BUPATI RAWA\nNOMOR 1 TAHUN 2024 – “Telaga”\n"


def read(text: str) -> Document:
    return read_text(text.encode(), SOURCE)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [table for _, table in document.tables()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    document = read_text(LINES.encode(encoding), SOURCE)
    assert texts(document) == LINES.splitlines()


def test_a_bad_byte_in_a_good_file_is_read_as_windows_text() -> None:
    document = read_text("Bab satu – ".encode() + b"\x93Telaga\x94", SOURCE)
    assert texts(document) == ["Bab satu – “Telaga”"]


@pytest.mark.parametrize(("count", "dash"), [(1000, "–"), (1001, "â€“")])
def test_a_file_of_bad_bytes_is_windows_text(count: int, dash: str) -> None:
    document = read_text("Bab satu – ".encode() + b"isi\x93 " * count, SOURCE)
    assert texts(document)[0].startswith(f"Bab satu {dash} isi“")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\x00\x01\x02" * 500,
        b"\x89PNG\r\n\x1a\n" + b"\x07" * 99,
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_text(data, SOURCE)
    assert error.value.reason == "bukan-teks"


def test_the_signs_of_a_drawn_table_do_not_make_it_binary() -> None:
    rule = f"+{'-' * 40}+{'-' * 400}+"
    rows = [f"| {text:38} | {text:398} |" for text in ("Uraian", "Satu", "Dua")]
    drawn = "\n".join([rule, *(line for row in rows for line in (row, rule))])
    ((_, table),) = read_text(drawn.encode(), SOURCE).tables()
    assert [cell.text for cell in table.cells][::2] == ["Uraian", "Satu", "Dua"]


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_document_or_the_reason(data: bytes) -> None:
    reason = None
    try:
        read_text(data, SOURCE)
    except UnreadableDocument as error:
        reason = error.reason
    assert reason in {None, "bukan-teks", "kosong"}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**BAB I**", "BAB I"),
        ("tata *mainstream* kelola", "tata mainstream kelola"),
        ("<b>Kode</b>", "Kode"),
        (r"75\%", "75%"),
        (r"$90,5\%$ dan $\geq$ 80", "90,5% dan ≥ 80"),
        (r"$\le 7$ hari", "≤7 hari"),
        ("$Rp. 1.250.000,-$", "Rp. 1.250.000,-"),
        ("km$^{2}$ dan m$^3$", "km² dan m³"),
        ("US$ 100 dan US$ 200", "US$ 100 dan US$ 200"),
        ("<p><i>Ancaman</i> :</p> <ol><li>satu</li> <li>dua</li></ol>", "Ancaman : 1. satu 2. dua"),
        ("<ul><li>satu</li><li>dua</li></ul>", "- satu - dua"),
        ("satu<br/>dua", "satu dua"),
        ("<ul><li>satu</li><li/></ul>", "- satu"),
        ('<ol start="3"><li>tiga</li></ol>', "3. tiga"),
        ('<ol style="list-style-type: none"> 1. satu 2. dua', "1. satu 2. dua"),
        ("<ol><li>1. satu</li><li>2. dua</li></ol>", "1. satu 2. dua"),
        ("<ul> <li>- <b>satu</b></li> <li>- dua</li> </ul>", "- satu - dua"),
        ("<ol>berikut: <li>satu</li></ol>", "berikut: 1. satu"),
        ("Sarana &amp; Prasarana&nbsp;Desa", "Sarana & Prasarana Desa"),
        ("[telaga@rawa.go.id](mailto:telaga@rawa.go.id)", "telaga@rawa.go.id"),
        ("1\\. Camat", "1. Camat"),
        ("Uraian**)", "Uraian**)"),
        ("5. *", "5. *"),
        ("<60", "<60"),
        ("2020*)", "2020*)"),
        ("[1]", "[1]"),
        ("nama_berkas_ini", "nama_berkas_ini"),
        ("dua<br>baris", "dua baris"),
    ],
)
def test_markup_is_taken_off(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_headings_and_bold_over_lines() -> None:
    document = read(
        "# BAB I\n\n**BUPATI RAWA\nNOMOR 1\nTENTANG**\n\nisi biasa\n- Menimbang :**\n- a. bahwa\n"
    )
    marked = [(b.text, b.heading) for b in document.blocks if isinstance(b, Paragraph)]
    assert marked == [
        ("BAB I", True),
        ("BUPATI RAWA", True),
        ("NOMOR 1", True),
        ("TENTANG", True),
        ("isi biasa", False),
        ("Menimbang :", False),
        ("a. bahwa", False),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("- a. bahwa", "a. bahwa"),
        (" - (1) Camat wajib", "(1) Camat wajib"),
        ("- BAB II : GAMBARAN", "BAB II : GAMBARAN"),
        ("* 12. Undang-Undang", "12. Undang-Undang"),
        ("- 1.2 Landasan Hukum", "1.2 Landasan Hukum"),
        ("- Penyusunan laporan", "- Penyusunan laporan"),
    ],
)
def test_bullets_before_labels_go(raw: str, text: str) -> None:
    assert texts(read(raw)) == [text]


def test_lines_of_the_file_are_kept() -> None:
    document = read("\n\nsatu\n\ndua\nNo\tNama\n1\tAnjir\n")
    assert [block.source_line for block in document.blocks] == [3, 5, 6]


def test_page_numbers_go_aside() -> None:
    document = read("isi\n\n- 12 -\n\nlanjut\n\n3\n")
    assert texts(document) == ["isi", "lanjut"]
    assert [(aside.text, aside.reason) for aside in document.asides] == [
        ("- 12 -", "nomor-halaman"),
        ("3", "nomor-halaman"),
    ]


HEAD = "No\tDesa\tJumlah\t\n\t\tLaki-laki\tPerempuan\n"


def test_a_table_cut_by_a_blank_line_is_one() -> None:
    (table,) = tables(read(HEAD + "1.\tAnjir\t3\t4\n\n2.\tBalam\t5\t6\n"))
    assert (table.n_rows, table.n_cols, table.header_rows) == (4, 4, 2)
    (seam,) = table.continuations
    assert (seam.row, set(seam.evidence)) == (3, {"lebar-sama", "tanpa-kepala", "nomor-urut"})


@pytest.mark.parametrize("between", ["\n", "\n- 7 -\n\n", "\n\f\n", "\nTabel 2.1 (lanjutan)\n\n"])
def test_a_header_printed_again_is_set_aside(between: str) -> None:
    again = HEAD.replace("Laki-laki", "Laki-1aki")
    (table,) = tables(read(HEAD + "1.\tAnjir\t3\t4\n" + between + again + "2.\tBalam\t5\t6\n"))
    assert [row[1] for row in table.grid()] == ["Desa", "", "Anjir", "Balam"]
    assert any("Laki-1aki" in line.text for line in table.repeated_headers)
    assert "kepala-berulang" in table.continuations[0].evidence


def test_a_header_printed_again_within_a_table_and_read_otherwise_is_set_aside() -> None:
    """A converter puts the pages of a table together, with their heads."""
    head = [["No", "Indikator", "Satuan", "Tahun", ""], ["", "", "", "2021", "2022"]]
    again = [["No.", "Indicator", "Satuan", "", "Tahun"], ["", "", "", "2021", "2022"]]
    rows = [[str(n), f"Persentase layanan {n}", "Persen", f"8{n}", f"9{n}"] for n in range(1, 5)]

    def printed(lines: list[list[str]]) -> str:
        return "".join("\t".join(line) + "\n" for line in lines)

    (table,) = tables(read(printed([*head, *rows[:2], *again, *rows[2:]])))
    assert [row[3] for row in table.grid()] == ["Tahun", "2021", "81", "82", "83", "84"]
    assert "kepala-berulang" in table.continuations[0].evidence
    other = [again[0], ["", "", "", "2023", "2024"]]
    assert not any(t.continuations for t in tables(read(printed([*head, *rows, *other, *rows]))))


def test_numbers_of_lines_that_were_put_together_are_told() -> None:
    rows = ["1\tAngka a.i. Membacaii. Berhitung\t35 (2020)36\t3941", "2\tAngka mutu\t80\t81"]
    (table,) = tables(read("No\tIndikator\t2021\t2025\n" + "\n".join(rows)))
    assert [cell.text for cell in table.cells if cell.stacked] == ["35 (2020)36", "3941"]


def test_running_heads_between_the_pieces_go_aside() -> None:
    pages = [f"{n}.\tDesa {n}\t3\t4\n\nRENSTRA KECAMATAN TELAGA {n}\n\n" for n in range(1, 5)]
    document = read(HEAD + "".join(pages))
    (table,) = tables(document)
    assert table.n_rows == 6
    assert texts(document) == ["RENSTRA KECAMATAN TELAGA 4"]
    assert [aside.reason for aside in document.asides] == ["kepala-halaman"] * 3


def test_the_rest_of_a_cut_row_where_others_have_theirs_below_them() -> None:
    head = "Kode\tProgram\tTarget\tRp\tTarget\tRp\n\t\t2021\t\t2022\t\n"
    row = "7.01.0{}\tJumlah Laporan\t3\t1.000\t4\t2.000\n"
    rest = "\tPendokumentasian Tugas Pimpinan\t\t\t\t\n"
    rows = [row.format(n) + rest for n in range(1, 5)]
    (table,) = tables(read(head + "".join(rows[:3]) + row.format(4) + "\n" + rest + row.format(5)))
    assert (table.n_rows, table.header_rows) == (11, 2)


def test_the_rest_of_a_cut_row_is_no_header() -> None:
    head = "Uraian\tAnggaran\t\tRealisasi\t\n\t2021\t2022\t2021\t2022\n"
    first = "PROGRAM PENATAAN\t100.000\t200.000\t90.000\t180.000\n"
    first += "PROGRAM PEMELIHARAAN DAN\t1.000\t2.000\t900\t1.800\n"
    rest = "PENCEGAHAN\t\nKegiatan jaga\t1.000\t2.000\t900\t1.800\n"  # empty cells lost
    (table,) = tables(read(head + first + "\n" + rest))
    assert table.header_rows == 2
    assert table.grid()[4] == ["PENCEGAHAN", "", "", "", ""]


def test_the_rest_of_a_name_behind_a_code_is_no_header() -> None:
    """``7.01.02 - Pelaksanaan Urusan yang`` begins like a value and is none."""
    text = (
        "Program\tIndikator\tTarget\tPagu\tLokasi\n"
        "7.01.01 - Program Penunjang\tNilai SAKIP\t70\t150.000\t-\n"
        "7.01.02 - Pelaksanaan Urusan yang\t\t\t160.000\t-\n"
        "\n"
        "Dilimpahkan kepada Camat\t\t\t\t\n"
        "7.01.03 - Pembinaan Desa\tJumlah desa\t7\t170.000\t-\n"
    )
    (table,) = (table for _, table in read(text).tables())
    assert [row[0] for row in table.grid()] == [
        "Program",
        "7.01.01 - Program Penunjang",
        "7.01.02 - Pelaksanaan Urusan yang",
        "Dilimpahkan kepada Camat",
        "7.01.03 - Pembinaan Desa",
    ]


@pytest.mark.parametrize("more", ["\tLokasi", "\tTanda\tLokasi"])
def test_the_rest_of_a_cut_row_of_a_page_without_the_last_columns_is_no_header(more: str) -> None:
    years = "\t".join(str(2020 + n) for n in range(6))
    values = "\t".join(str(100 + n) for n in range(6))
    text = (
        f"Uraian\t{years}{more}\nPROGRAM PENATAAN\t{values}{more}\n"
        f"PROGRAM PEMELIHARAAN\t{values}\t\n\nGedung Kantor\t\nPROGRAM LAIN\t{values}\n"
    )
    (table,) = tables(read(text))
    assert [row[0] for row in table.grid()[3:]] == ["Gedung Kantor", "PROGRAM LAIN"]


@pytest.mark.parametrize("between", ["\n", "\n- 4 -\n\n", "\n\f"])
def test_the_rest_of_a_cut_row_stands_in_its_column(between: str) -> None:
    head = "No\tUraian\tAnggaran\tRealisasi\n"
    first = "1\tPROGRAM PENATAAN\t100.000\t90.000\n2\tPROGRAM PEMELIHARAAN DAN\t1.000\t900\n"
    rest = "\tPENCEGAHAN\n3\tPROGRAM PEMBINAAN\t1.000\t900\n"  # empty cells lost
    (table,) = tables(read(head + first + between + rest))
    assert table.grid()[3] == ["", "PENCEGAHAN", "", ""]


def test_the_rest_of_a_cut_row_stands_in_its_column_above_a_row_without_its_last_cells() -> None:
    head = "No\tUraian\tAnggaran\tRealisasi\t%\tLokasi\tUnit\tKet\n"
    first = "1\tPROGRAM PENATAAN\t100\t90\t90\tKota\tBina\t-\n2\tPROGRAM PELAYANAN DAN\t10\t9\n"
    rest = "\tPENCEGAHAN\n3\tPROGRAM PEMBINAAN\t100\t50\t50\tKota\tBina\n"
    (table,) = tables(read(f"{head}{first}\n{rest}"))
    assert table.grid()[3][:3] == ["", "PENCEGAHAN", ""]


HEADED = "Program\tIndikator\tTarget\tPagu\tTarget\tPagu\tLokasi\n"
ROW = "{}\t{}\t7 unit\t1.000\t8 unit\t1.200\tKota\n"


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("serta Kesadaran Hukum\tHuni dan Rumah\n", True),
        ("Mengetahui,\tCamat Telaga\n", False),
        ("serta Kesadaran Hukum\tHuni dan Rumah\nKepala\tSekretaris\n", False),
    ],
)
def test_a_page_with_nothing_but_the_rest_of_a_row(last: str, joined: bool) -> None:
    rows = ROW.format("Rapat kerja bulanan", "Jumlah rapat kerja")
    rows += ROW.format("Pembinaan Keluarga Layak Huni", "Jumlah Keluarga Layak")
    table, *_ = tables(read(f"{HEADED}{rows}\n- 4 -\n\n{last}"))
    assert (table.n_rows == 4) is joined


def test_two_tables_stay_two() -> None:
    document = read("No\tDesa\n1\tAnjir\n\nKode\tUraian\n01\tTanah\n")
    assert len(tables(document)) == 2
    document = read("No\tDesa\n1\tAnjir\n\nTabel 2\n\nNo\tDesa\n1\tBalam\n")
    assert len(tables(document)) == 2
    named = "".join(f"Tabel {n}\n\nNo\tDesa\n{n}\tAnjir\n\n" for n in range(1, 6))
    assert len(tables(read(named))) == 5


def test_ragged_rows_are_padded() -> None:
    (table,) = tables(read("No\tDesa\tJiwa\n1\tAnjir\n2\tBalam\t3\t4\n"))
    assert table.n_cols == 4
    assert table.grid()[1] == ["1", "Anjir", "", ""]
    assert table.evidence == "teks-timpang"
    assert table.confidence < 0.9


def test_rows_of_nothing_but_tabs_are_no_table() -> None:
    document = read("x\n\nKepala\tKolom\n\t\n\t1\n\n\t\n\n\t1\n\t\nakhir\n")
    assert texts(document)[-1] == "akhir"
    (table,) = tables(read("No\tDesa\tJiwa\n1\tAnjir\n2\tBalam\t3\n"))
    assert table.evidence == "teks"  # an empty tail is often left out


def test_markdown_tables() -> None:
    (table,) = tables(read("| No | Desa |\n|----|:----:|\n| 1 | **Anjir** |\n"))
    assert table.grid() == [["No", "Desa"], ["1", "Anjir"]]


def test_contents_and_tabbed_lists_are_no_tables() -> None:
    document = read(
        "# DAFTAR ISI\n\nBAB I PENDAHULUAN .....\t1\n1.1 Latar Belakang .....\t2\n\n"
        "# DAFTAR TABEL\n\nTabel 2.1\tPegawai\nTabel 2.2\tAset\n\n"
        "Menimbang\t:\ta.\tbahwa satu;\n\t\tb.\tbahwa dua;\n\n"
        "1.\tUndang-Undang Nomor 1;\n2.\tUndang-Undang Nomor 2;\n"
    )
    assert tables(document) == []
    assert texts(document)[-5:] == [
        "Menimbang :",
        "a. bahwa satu;",
        "b. bahwa dua;",
        "1. Undang-Undang Nomor 1;",
        "2. Undang-Undang Nomor 2;",
    ]


@given(
    st.lists(
        st.lists(st.text("ab1,.-% ", max_size=5), min_size=2, max_size=5), min_size=1, max_size=8
    )
)
def test_no_cell_of_a_table_is_lost(grid: list[list[str]]) -> None:
    # Bytes with hardly a letter among signs would be no text at all.
    opening = "Kalimat pembuka. " * 8
    document = read(f"{opening}\n\nKepala\tKolom\n" + "\n".join("\t".join(row) for row in grid))
    kept = " ".join(
        [text for table in tables(document) for row in table.grid() for text in row]
        + texts(document)
        + [line.text for table in tables(document) for line in table.repeated_headers]
        + [aside.text for aside in document.asides]
    )
    for row in grid:
        for cell in row:
            for word in clean(cell).split():
                assert word in kept


def test_a_table_of_html_is_a_table() -> None:
    document = read(
        "Uraian awal.\n"
        '<table border="1"><tr><th rowspan="2">No</th><th rowspan=2>Indikator</th>'
        "<th colspan='2'>Target</th></tr>\n<tr><th>2019</th><th>2020</th></tr>\n"
        "<tr><td>1</td><td>Angka<br>mutu</td><td>80</td>\n<td>81</td></tr>\n"
        "<tr><td>2</td><td>Angka desa</td><td></td><td>61</td></tr></table>\n"
        "Uraian akhir.\n"
    )
    (found,) = tables(document)
    assert [list(row) for row in found.grid()] == [
        ["No", "Indikator", "Target", ""],
        ["", "", "2019", "2020"],
        ["1", "Angka mutu", "80", "81"],
        ["2", "Angka desa", "", "61"],
    ]
    assert found.header_rows == 2
    assert [c.source_line for c in found.cells if c.col == 0] == [2, 3, 4, 6]
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.text, last.source_line) == ("Uraian akhir.", 7)


HTML_HEAD = "<tr><th>No</th><th>Indikator</th><th>Target</th><th>Realisasi</th></tr>"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (
            '<tr><td>1</td><td><span title="a > b">Nilai SAKIP</span></td>'
            "<td>70</td><td>75</td></tr>",
            ["1", "Nilai SAKIP", "70", "75"],
        ),
        (
            "<tr><td>1</td><td>Nilai<!-- <td>lama</td> --></td><td>70</td><td>75</td></tr>",
            ["1", "Nilai", "70", "75"],
        ),
        (
            "<tr><td data-x='</td>'>1</td><td>Nilai &lt; 5 &amp; 6</td><td>70<td>75</tr>",
            ["1", "Nilai < 5 & 6", "70", "75"],
        ),
        (
            "<tr><td>1</td><td>Nilai <table><tr><td>dalam</td></tr></table></td><td>70</td>"
            "<td>75</td></tr>",
            ["1", "Nilai dalam", "70", "75"],
        ),
        (
            "<TR><TD>1</TD><TD>< 50 <nama></TD><TD>70</TD>"
            "<TD><ol><li>a</li><li>b</li></ol></TD></TR>",
            ["1", "< 50 <nama>", "70", "1. a 2. b"],
        ),
        (
            "<TR><TD>1</TD><TD>Ke<b>ca</b>matan<p>Pati</p><p>Kota</p></TD><TD>70</TD><TD>-</TD></TR>",
            ["1", "Kecamatan Pati Kota", "70", "-"],
        ),
    ],
)
def test_cells_of_html_as_a_parser_reads_them(row: str, cells: list[str]) -> None:
    document = read(f"Pengantar\n\n<table>{HTML_HEAD}\n{row}\n{row}</table>\n\nPenutup\n")
    (table,) = tables(document)
    assert table.grid()[1:] == [cells, cells]
    assert [cell.source_line for cell in table.cells if cell.col == 0] == [3, 4, 5]
    assert texts(document) == ["Pengantar", "Penutup"]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ('<span title="a > b">Nilai</span> SAKIP', "Nilai SAKIP"),
        ("a < 50 <b>x</b> <nama>", "a < 50 x <nama>"),
        ("x <!-- <td>y</td> --> z", "x z"),
        ("x <!-- tidak ditutup", "x <!-- tidak ditutup"),
        ('<b>a</b> <span title="u > v', 'a <span title="u > v'),
        ("R&D &amp; &lt;b&gt; <i>k</i>", "R&D & <b> k"),
        ("<? php <b>u</b> </ 5>", "<? php u </ 5>"),
        ("<style>x</style><b>y</b>", "<style>x</style>y"),
    ],
)
def test_what_is_no_tag_stays(printed: str, plain: str) -> None:
    assert clean(printed) == plain


def test_one_row_alone_behind_the_end_of_a_page_is_the_rest_of_the_last() -> None:
    rows = "| No | Kegiatan | Indikator | 2021 | 2022 |\n|---|---|---|---|---|\n" + "".join(
        f"| {n} | Pembinaan {name} | Jumlah {name} yang dibina | {n}2 | {n}5 |\n"
        for n, name in enumerate(("desa", "dusun", "warga", "pemuda", "petani"), start=1)
    )
    page = "\n- 5 -\n\n|  |  | dalam satu tahun |  |  |\n\nBAB V\n"
    document = read_text((rows + page).encode(), Source("t.md", "0" * 64, "text"))
    ((_, table),) = document.tables()
    assert table.grid()[-1] == ["", "", "dalam satu tahun", "", ""]
    assert "baris-terpotong" in table.continuations[0].evidence


@pytest.mark.parametrize(
    ("between", "last", "joined"),
    [
        ("- 5 -", "yang dibina dalam setahun", True),
        ("\f", "yang dibina dalam setahun", True),
        ("", "yang dibina dalam setahun", False),
        ("- 5 -", "BUPATI RAWA,", False),
        ("- 5 -", "Camat Telaga", False),
    ],
)
def test_a_line_set_in_by_tabs_behind_the_end_of_a_page(
    between: str, last: str, joined: bool
) -> None:
    rows = "No\tKegiatan\tIndikator\t2021\t2022\n" + "".join(
        f"{n}\tPembinaan {name}\tJumlah {name}\t{n}2\t{n}5\n"
        for n, name in enumerate(("desa", "dusun", "warga", "pemuda", "petani"), start=1)
    )
    document = read(f"{rows}\n{between}\n\n\t\t{last}\n\nBAB V\n")
    (table,) = tables(document)
    assert (table.grid()[-1] == ["", "", last, "", ""]) is joined
    assert (last in texts(document)) is not joined


def test_the_rest_of_a_row_before_one_of_small_numbers_is_no_header() -> None:
    head = "Kode\tProgram\tIndikator\t2025\t\t2026\t\n\t\t\tTarget\tPagu\tTarget\tPagu\n"
    rows = "".join(
        f"7.01.0{n}\tPemeliharaan {name}\t\t\t1.25{n}.000\t\t2.25{n}.000\n"
        f"\tTerpeliharanya {name}\tJumlah {name}\t{n}\t\t{n}\t\n"
        for n, name in enumerate(("gedung", "jalan", "taman"), start=1)
    )
    cut = "7.01.04\tPemeliharaan alat dan\t\t\t148.133\t\t146.066\n\n\tBangunan Lainnya\t\t\t\t\t\n"
    more = "\tTerpeliharanya alat\tJumlah alat\t4\t\t4\t\n7.01.05\tPengadaan alat\t\t\t900\t\t800\n"
    (table,) = tables(read(head + rows + cut + more))
    assert [row[1] for row in table.grid()][-4:] == [
        *("Pemeliharaan alat dan", "Bangunan Lainnya", "Terpeliharanya alat", "Pengadaan alat")
    ]


def test_running_heads_and_feet_of_pages_stand_in_no_sentence() -> None:
    pages = ["BUPATI RAWA,", "ttd", "SITI"], ["Diundangkan di Rawa"], ["BAB I", "PENDAHULUAN"]
    text = "\f".join(
        "\n\n".join(["Pemerintah Kabupaten Rawa", *page, f"Renstra Kecamatan | {number}"]) + "\n"
        for number, page in enumerate(pages, start=1)
    )
    assert texts(read(text)) == [line for page in pages for line in page]
    assert len(read(text).asides) == 6


CODED = """
 Program / Outcome                  Indikator                 2026                   2027
                                                         Target        Rp        Target        Rp
 7.01.01 - PROGRAM PENUNJANG URUSAN                             1.781.412.600          1.890.412.600
 PEMERINTAHAN DAERAH KABUPATEN
 Meningkatnya akuntabilitas kinerja Nilai SAKIP           68,00                  69,50
 7.01.02 - PROGRAM PELAYANAN PUBLIK                              85.000.000              6.000.000
 DAN URUSAN
 Terselenggaranya pelayanan publik  Jumlah dokumen        17                     17
"""
SUMMED = """
 Kode      Program                           Indikator             2021                 2022
                                                             Target        Rp     Target        Rp
 4.01.01   Program Pelayanan Administrasi    Persen surat      96      855,27       98      607,93
           Perkantoran                       terlayani
 4.01.16   Program Peningkatan Ketertiban    Jumlah patroli    36      462,30       48      776,25
                                             Jumlah kasus      15                   12
 Total                                                               1.317,57             1.384,18
"""


@pytest.mark.parametrize(
    ("printed", "begun"),
    [
        (CODED, ["7.01.01 -", "Meningkat", "7.01.02 -", "Terseleng"]),
        pytest.param(SUMMED, ["4.01.01", "4.01.16", "", "Total"], id="SUMMED"),
    ],
)
def test_targets_and_money_on_lines_of_their_own_are_rows(printed: str, begun: list[str]) -> None:
    """They would fit into one row; a code and the name of a total begin one."""
    ((_, table),) = read(printed).tables()
    assert [row[0][:9] for row in table.grid()[2:]] == begun
