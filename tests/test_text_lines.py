"""Lines of a text file as rows, cells, paragraphs: one case on either side of what tells them."""

from __future__ import annotations

import pytest

from extract.beside import signatures_apart
from extract.document import Document, Paragraph, Source
from extract.text import read_text

ROWS = "No\tDesa\tJumlah\n1\tSukamaju\t10\n2\tMekarsari\t20"


def document(text: str) -> Document:
    return read_text(text.encode(), Source("a.txt", "0" * 64, "text"))


def tables(text: str) -> list[list[list[str]]]:
    return [table.grid() for _, table in document(text).tables()]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in document(text).blocks if isinstance(block, Paragraph)]


def asides(text: str) -> list[tuple[str, str]]:
    return [(aside.text, aside.reason) for aside in document(text).asides]


HEAD, ONE, TWO = ["No", "Desa", "Jumlah"], ["1", "Sukamaju", "10"], ["2", "Mekarsari", "20"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROWS, [[HEAD, ONE, TWO]]),
        ("| No | Desa | Jumlah |\n|---|:-:|--:|\n| 1 | Sukamaju | 10 |\n| 2 | Mekarsari | 20 |",
         [[HEAD, ONE, TWO]]),
        ("No | Desa | Jumlah\n1 | Sukamaju | 10\n2 | Mekarsari | 20", [[HEAD, ONE, TWO]]),
        ("No | Desa | Jumlah\n---|:-:|--:\n1 | Sukamaju | 10\n2 | Mekarsari | 20",
         [[HEAD, ONE, TWO]]),
        (" | Desa | \n---|---|---\n1 | Sukamaju | 10\n2 | Mekarsari | ",
         [[["", "Desa", ""], ONE, ["2", "Mekarsari", ""]]]),  # cells that are empty at the ends
        ("No | Desa | Jumlah\n1 | NaN | 10\n2 | Mekarsari | <NA>",
         [[HEAD, ["1", "", "10"], ["2", "Mekarsari", ""]]]),
        ("No\tDesa\tJumlah\n1\tSukamaju\tUnnamed: 3\n2\tNone\t20",
         [[HEAD, ["1", "Sukamaju", ""], ["2", "", "20"]]]),
        ("No | Desa | Jumlah", []),  # nothing beside it
        ("No | Desa\n1 | Sukamaju", []),  # one bar
        ("No | Desa | Jumlah\n1 | Sukamaju | 10 | lebih", []),  # another count of bars
        ("No\tDesa\tJumlah\n-\t-\t-\n1\tSukamaju\t10", [[HEAD, ["-", "-", "-"], ONE]]),
        ("No\tDesa\tJumlah\n--\t--\t--\n1\tSukamaju\t10", [[HEAD, ONE]]),
        ("| No | Desa | Jumlah |\n| - | - | - |\n| 1 | Sukamaju | 10 |",
         [[HEAD, ["-", "-", "-"], ONE]]),
        ("\t\t\n" + ROWS + "\n\t\t", [[HEAD, ONE, TWO]]),
        ("No\tDesa\tJumlah\n1\tSukamaju\t10\n2\tMekarsari\nbaru\n3\tJati\t30",
         [[HEAD, ONE, ["2", "Mekarsari baru", ""], ["3", "Jati", "30"]]]),
        ("No\tDesa\tJumlah\n1\tSukamaju\nbaru", [[HEAD, ["1", "Sukamaju baru", ""]]]),
        ("No\tDesa\tJumlah\n1\tSukamaju\t10\nbaru", [[HEAD, ONE]]),  # no cell is lacking
        ("No\tDesa\tJumlah\n1\tSukamaju\t10\n2\tMekarsari\nBaru",
         [[HEAD, ONE, ["2", "Mekarsari", ""]]]),
        ("\tKalimat yang menjorok.", []),
        ("a.\tkalimat satu;\nb.\tkalimat dua.", []),
        ("Menimbang\t:\ta. bahwa perlu;", []),
        ("2.1\tTugas dan Fungsi", []),
        ("DAFTAR ISI\n\nBab I\tPendahuluan\t1\nBab II\tGambaran\t5", []),
        ("No\tDesa\tJumlah\n1\tSukamaju\t1..250\n2\tMekarsari\t2..300",
         [[HEAD, ["1", "Sukamaju", "1..250"], ["2", "Mekarsari", "2..300"]]]),
        ("Bab I\tPendahuluan ....\t1\nBab II\tGambaran ....\t5\nBab III\tIsu\t9", []),
    ],
)  # fmt: skip
def test_what_is_a_table(text: str, expected: list[list[list[str]]]) -> None:
    assert tables(text) == expected


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("\n\n", 1),
        ("\n\n12\n\n", 1),
        ("\n\f\n", 1),
        ("\n\nLanjutan Tabel 2.1\n\n", 1),
        ("\n\nUraian berikut menjelaskan keadaan desa.\n\n", 2),
    ],
)
def test_pieces_of_one_table(between: str, count: int) -> None:
    found = tables(ROWS + between + "No\tDesa\tJumlah\n3\tJati\t30\n4\tRandu\t40")
    assert len(found) == count
    if count == 1:
        assert found == [[HEAD, ONE, TWO, ["3", "Jati", "30"], ["4", "Randu", "40"]]]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("3\tJati\t30\n4\tRandu\t40", 1),
        ("3\tJati\t30\t50\n4\tRandu\t40\t60", 2),  # another width
        ("Nama\tPangkat\tGolongan\nAdi\tPenata\tIII/c\nBudi\tPengatur\tII/d", 2),
    ],
)
def test_a_piece_without_the_head_or_with_another(second: str, count: int) -> None:
    assert len(tables(f"{ROWS}\n\n{second}")) == count


@pytest.mark.parametrize(
    ("text", "texts", "aside"),
    [
        ("Satu.\n\n12\n\nDua.", ["Satu.", "Dua."], [("12", "nomor-halaman")]),
        ("Satu.\n\n- 12 -\n\nDua.", ["Satu.", "Dua."], [("- 12 -", "nomor-halaman")]),
        ("Satu.\n\nHalaman 3 dari 9\n\nDua.", ["Satu.", "Dua."],
         [("Halaman 3 dari 9", "nomor-halaman")]),
        ("Satu.\n12\nDua.", ["Satu.", "12", "Dua."], []),  # in the midst of text
        ("Satu.\n\n12\nDua.", ["Satu.", "12", "Dua."], []),
        ("12\n\nDua.", ["Dua."], [("12", "nomor-halaman")]),
        ("Satu.\n\n12", ["Satu."], [("12", "nomor-halaman")]),
        ("Satu.\n\n12345\n\nDua.", ["Satu.", "12345", "Dua."], []),
        ("Satu.\n-----\nDua.", ["Satu.", "Dua."], [("-----", "garis")]),
        ("Satu.\n--\nDua.", ["Satu.", "--", "Dua."], []),
        ("# Judul\nIsi.", ["Judul", "Isi."], []),
        ("**Judul tebal**\nIsi.", ["Judul tebal", "Isi."], []),
        ("> Kutipan.", ["Kutipan."], []),
        ("Satu.\nPasal 5 ...\n\fPasal 5\nIsi.", ["Satu.", "Pasal 5", "Isi."],
         [("Pasal 5 ...", "kata-penyambung")]),
        ("Satu.\nPasal 5 ...\n\n12\n\nPasal 5\nIsi.", ["Satu.", "Pasal 5", "Isi."],
         [("Pasal 5 ...", "kata-penyambung"), ("12", "nomor-halaman")]),
        ("Satu.\nPasal 5 ...\nPasal 5\nIsi.", ["Satu.", "Pasal 5 ...", "Pasal 5", "Isi."], []),
        ("Satu.\nPasal 5 ...\n\fPasal 6\nIsi.", ["Satu.", "Pasal 5 ...", "Pasal 6", "Isi."], []),
        ("Satu.\nPasal 5 ...\n\n\f", ["Satu.", "Pasal 5 ..."], []),
        ("- a. bahwa perlu;", ["a. bahwa perlu;"], []),
        ("* butir bebas", ["- butir bebas"], []),
    ],
)  # fmt: skip
def test_what_is_a_paragraph(text: str, texts: list[str], aside: list[tuple[str, str]]) -> None:
    assert paragraphs(text) == texts
    assert asides(text) == aside


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# Judul\nIsi.", [True, False]),
        ("**Judul**\nIsi.", [True, False]),
        ("**Judul\nyang panjang**\nIsi.", [True, True, False]),
        ("Isi **tebal** saja.", [False]),
        ("**Tebal** di depan.", [False]),
        ("<b>Judul</b>\nIsi.", [True, False]),
        ("**Judul\n\nIsi.", [True, False]),  # bold ends with the paragraph
    ],
)
def test_what_print_marks_as_a_heading(text: str, headings: list[bool]) -> None:
    blocks = document(text).blocks
    assert [block.heading for block in blocks if isinstance(block, Paragraph)] == headings


@pytest.mark.parametrize(("below", "apart"), [(29, True), (30, False)])
def test_signatures_beside_each_other_take_thirty_lines(below: int, apart: bool) -> None:
    empty = [""] * (below - 2)
    said = ["Ditetapkan di Karangjati", "SEKRETARIS      BUPATI", *empty, "Ani             Budi"]
    found = [text for _, text in signatures_apart(list(enumerate(said)))]
    assert ("BUPATI" in found, "Budi" in found) == (apart, apart)


def test_a_short_row_whose_values_a_converter_put_together() -> None:
    ((_, table),) = document(f"{ROWS}\n3\t359 (2022)366 (2022)").tables()
    assert table.grid()[-1] == ["3", "359 (2022)366 (2022)", ""]
    assert [cell.col for cell in table.cells if cell.row == 3 and cell.stacked] == [1]
