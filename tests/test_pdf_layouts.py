"""Tables beside text and beside each other, between few rules, typed with signs, with notes; lists
in columns. What is drawn is what statistics and reports print, in few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Source, Table
from extract.read import read
from extract.text import read_text
from tests.pdf_maker import make_pdf

NUMBERS = [
    ["Desa", "2019", "2020", "2021"],
    ["Sukamaju", "1.204", "1.310", "1.277"],
    ["Karanganyar", "804", "760", "812"],
    ["Tegalrejo", "2.117", "2.098", "2.240"],
    ["Wonosari", "513", "588", "601"],
    ["Mojosari", "990", "1.004", "1.021"],
]
PROSE = (
    "Wilayah ini terbagi atas desa",
    "dan kelurahan yang keadaannya",
    "berbeda satu sama lain, sebab",
    "sebagian besar warga bekerja di",
    "sawah dan di kebun, sedangkan",
    "jalan utama menghubungkan ibu",
    "kota kecamatan dengan desa yang",
    "paling jauh dari kantor camat",
    "lama, tempat pelayanan dibuka",
    "lima hari dalam seminggu oleh",
)


def drawn(path: Path, draw: Callable[[Canvas, float], None]) -> Document:
    return read(make_pdf(path / "t.pdf", draw))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def tables(document: Document) -> list[list[list[str]]]:
    return [table.grid() for _, table in document.tables()]


def put(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    x: float,
    y: float,
    step: float = 13.0,
    width: float = 62.0,
) -> float:
    """Rows of a name and values, which end at one place each; where the last one stands."""
    for number, row in enumerate(rows):
        canvas.drawString(x, y - number * step, row[0])
        for column, text in enumerate(row[1:], start=1):
            canvas.drawRightString(x + 70 + column * width, y - number * step, text)
    return y - (len(rows) - 1) * step


def test_a_table_beside_running_text_is_read_without_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        put(canvas, NUMBERS, 60, height - 100, width=45)
        for number, line in enumerate(PROSE):
            canvas.drawString(330, height - 90 - 11 * number, line)

    document = drawn(tmp_path, draw)
    assert tables(document) == [NUMBERS]
    assert "sawah dan di kebun" in " ".join(texts(document))


@pytest.mark.parametrize("by", ["captions", "rules"])
def test_two_tables_side_by_side(tmp_path: Path, by: str) -> None:
    one = [row[:3] for row in NUMBERS]
    two = [
        ["Dusun", "Jumlah", "Persen"],
        *([f"Dusun {n}", f"{n}12", f"{n},5"] for n in range(1, 6)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        for x, rows, name in ((60, one, "1"), (300, two, "2")):
            put(canvas, rows, x, height - 100, width=55)
            if by == "captions":
                canvas.drawString(x, height - 80, f"Tabel {name} Keadaan desa")
            else:
                canvas.line(x, height - 104, x + 182, height - 104)

    assert tables(drawn(tmp_path, draw)) == [one, two]


def test_words_between_three_rules_are_a_table(tmp_path: Path) -> None:
    rows = [
        ["Perangkat daerah", "Renstra", "Renja", "LKjIP"],
        ["Dinas Kesehatan", "Ya", "Ya", "Tidak"],
        ["Dinas Pendidikan", "Ya", "", "Sebagian"],
        ["Kecamatan Sukamaju", "Tidak", "Ya", "Ya"],
        ["Kecamatan Wonosari", "Ya", "Ya", "Ya"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(rows):
            canvas.drawString(60, height - 100 - 13 * number, row[0])
            for column, text in enumerate(row[1:], start=1):
                canvas.drawCentredString(150 + column * 80, height - 100 - 13 * number, text)
        for y in (88, 104, 156):
            canvas.line(58, height - y, 430, height - y)

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_with_a_value_each(tmp_path: Path) -> None:
    rows = [["Uraian", "Jumlah"], *([f"{row[0]} dan sekitarnya", row[1]] for row in NUMBERS[1:])]

    def draw(caption: bool, numbers: Sequence[str] = ()) -> Callable[[Canvas, float], None]:
        def page(canvas: Canvas, height: float) -> None:
            canvas.setFont("Helvetica", 9)
            if caption:
                canvas.drawString(60, height - 80, "Tabel 3. Keadaan")
            shown = rows if not numbers else [[r[0], n] for r, n in zip(rows, numbers, strict=True)]
            put(canvas, shown, 60, height - 100, width=90)

        return page

    assert tables(drawn(tmp_path, draw(caption=True))) == [rows]
    contents = draw(caption=False, numbers=("1", "4", "9", "9", "12", "20"))
    assert tables(drawn(tmp_path, contents)) == []


def test_marks_of_notes_and_the_notes_themselves(tmp_path: Path) -> None:
    head = ["Desa", "2019", "2020", "2021 1)"]
    rows = [head, ["Jumlah", "1,204*", "+3,1", "2,5–3,5"], *NUMBERS[1:]]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        end = put(canvas, [["Desa", "2019", "2020", "2021"], *rows[1:]], 60, height - 100)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + 70 + 3 * 62 + 1, height - 97, "1)")
        canvas.drawString(60, end - 11, "1) Angka sementara menurut kantor kecamatan dan desa.")
        canvas.drawString(60, end - 18, "Sumber: kantor kecamatan.")

    assert tables(drawn(tmp_path, draw)) == [rows]


def test_names_and_their_units_stand_far_above_the_first_row(tmp_path: Path) -> None:
    names = ["Desa", "Luas", "Warga", "Padat"]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        put(canvas, [names], 60, height - 78)
        put(canvas, [["", "(km2)", "(jiwa)", "(per km2)"]], 60, height - 89)
        put(canvas, NUMBERS[1:], 60, height - 112)

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[-5:] == NUMBERS[1:]
    assert [" ".join(column).split() for column in zip(*grid[:-5], strict=True)] == [
        ["Desa"], ["Luas", "(km2)"], ["Warga", "(jiwa)"], ["Padat", "(per", "km2)"]
    ]  # fmt: skip


def test_the_first_line_of_some_names_is_no_band(tmp_path: Path) -> None:
    names = [("", "Sangat"), ("", ""), ("", ""), ("", "Sangat")]
    below = ["puas", "Puas", "Kurang", "kecewa"]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        for column, ((_, first), second) in enumerate(zip(names, below, strict=True)):
            x = 230 + column * 70
            canvas.drawCentredString(x, height - 90, first)
            canvas.drawCentredString(x, height - 100, second)
            for number in range(5):
                canvas.drawCentredString(x, height - 120 - 13 * number, f"{column + 2}{number},5")
        for number, row in enumerate(NUMBERS[1:]):
            canvas.drawString(60, height - 120 - 13 * number, row[0])

    (grid,) = tables(drawn(tmp_path, draw))
    assert grid[0] == ["", "Sangat puas", "Puas", "Kurang", "Sangat kecewa"]


TYPED = [
    ["No", "Kegiatan", "Lokasi", "Pagu"],
    ["1", "Rapat desa", "Sukamaju", "1.250.000"],
    ["2", "Pelatihan kader", "Karanganyar", "980.000"],
    ["3", "Gotong royong", "Mojosari Wetan", "2.000.000"],
]


def boxed(rows: Sequence[Sequence[str]]) -> list[str]:
    rule = "+----+-----------------+----------------+------------+"
    lines = ["| {:>2} | {:15} | {:14} | {:>10} |".format(*row) for row in rows]
    return [rule, *(text for line in lines for text in (line, rule))]


def piped(rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| {:>2} | {:15} | {:14} | {:>10} |".format(*row) for row in rows]
    return [lines[0], "|----|-----------------|----------------|------------|", *lines[1:]]


def ruled(rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["{:>2}   {:15}   {:14}   {:>10}".format(*row) for row in rows]
    return ["=" * 50, lines[0], "=" * 50, *lines[1:], "=" * 50]


def blank(rows: Sequence[Sequence[str]]) -> list[str]:
    return ["{:>2}   {:15}   {:14}   {:>10}".format(*row) for row in rows]


@pytest.mark.parametrize("how", [boxed, piped, ruled, blank])
def test_tables_typed_with_signs(
    tmp_path: Path, how: Callable[[Sequence[Sequence[str]]], list[str]]
) -> None:
    lines = ["Kegiatan desa menurut lokasinya:", "", *how(TYPED), "", "Semua sudah selesai."]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Courier", 9)
        for number, line in enumerate(lines):
            canvas.drawString(60, height - 80 - 11 * number, line)

    document = drawn(tmp_path, draw)
    assert tables(document) == [TYPED]
    assert not any("--" in text or "==" in text for text in texts(document))
    text = read_text("\n".join(lines).encode(), Source("t.txt", "0" * 64, "text"))
    assert tables(text) == [TYPED]
    assert texts(text) == [lines[0], lines[-1]]


def test_cells_of_several_typed_lines(tmp_path: Path) -> None:
    lines = [
        "+----+------------------+---------+",
        "| No | Uraian           | Jumlah  |",
        "+----+------------------+---------+",
        "|  1 | Rapat desa dan   |     125 |",
        "|    | kelurahan        |         |",
        "+----+------------------+---------+",
        "|  2 | Pelatihan        |      98 |",
        "+----+------------------+---------+",
        "Semua sudah selesai dikerjakan oleh desa pada akhir tahun anggaran berjalan itu.",
    ]
    text = read_text("\n".join(lines).encode(), Source("t.txt", "0" * 64, "text"))
    assert tables(text) == [
        [
            ["No", "Uraian", "Jumlah"],
            ["1", "Rapat desa dan kelurahan", "125"],
            ["2", "Pelatihan", "98"],
        ]
    ]


def test_letters_and_signatures_of_blanks_are_no_table() -> None:
    lines = [
        "Nomor  : 050/12/2022        Sukamaju, 5 Januari 2022",
        "Sifat  : Biasa              Kepada",
        "Hal    : Undangan           Yth. Kepala Desa",
        "",
        "Mengetahui,                 Camat Sukamaju,",
        "Sekretaris Daerah           BUDI SANTOSO",
        "SITI AMINAH                 NIP 19700101 199003 1 001",
    ]
    text = read_text("\n".join(lines).encode(), Source("t.txt", "0" * 64, "text"))
    assert tables(text) == []


@pytest.mark.parametrize("down", [True, False])
def test_a_list_in_columns_is_read_as_it_counts(tmp_path: Path, down: bool) -> None:
    items = [f"{number}. Desa {'ABCDEFGHIJK'[number - 1]}" for number in range(1, 12)]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, height - 80, "Kecamatan ini terdiri atas sebelas desa, yaitu:")
        for place, item in enumerate(items):
            row, column = (place % 4, place // 4) if down else (place // 3, place % 3)
            canvas.drawString(60 + 150 * column, height - 100 - 14 * row, item)

    document = drawn(tmp_path, draw)
    assert texts(document)[1:] == items
    assert not any(isinstance(block, Table) for block in document.blocks)
