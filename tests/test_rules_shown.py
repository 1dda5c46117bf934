"""Pages on which one rule of thumb for tables decides, and a reader sees that it is right.

``benchmarks/data/aturan_tabel.csv`` names them: without its rule each test fails (``make
ablation``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from tests.pdf_maker import make_pdf

Draw = Callable[[Canvas, float], None]
DESA = ("Desa A", "Desa B", "Desa C", "Desa D", "Desa E")
COUNTED = ("Jumlah desa", "Luas sawah", "Kepala keluarga", "Sekolah dasar", "Panjang jalan")
TOP = 100.0


def tables(path: Path, *pages: Draw) -> list[tuple[list[list[str]], int]]:
    """The texts of the tables read of pages, and how many of their rows are header."""

    def in_type(draw: Draw) -> Draw:
        def set_first(canvas: Canvas, height: float) -> None:
            canvas.setFont("Helvetica", 9)
            draw(canvas, height)

        return set_first

    document = read(make_pdf(path / "t.pdf", *map(in_type, pages)))
    return [(table.grid(), table.header_rows) for _, table in document.tables()]


def texts(path: Path, *pages: Draw) -> list[list[list[str]]]:
    return [grid for grid, _ in tables(path, *pages)]


def put(canvas: Canvas, y: float, row: Sequence[str], places: Sequence[float]) -> None:
    """The texts of a row that begin at these places."""
    for x, text in zip(places, row, strict=True):
        canvas.drawString(x, y, text)


def values(row: int, count: int) -> list[str]:
    return [str(100 + row * 7 + col * 13) for col in range(count)]


def ruled(
    canvas: Canvas, top: float, rows: Sequence[Sequence[str]], edges: Sequence[float]
) -> None:
    """Rows between rules, their texts broken where they say."""
    y = top
    canvas.line(edges[0], y, edges[-1], y)
    for row in rows:
        for x, text in zip(edges, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                canvas.drawString(x + 3, y - 11 - 11 * number, line)
        y -= 11 * max(len(text.split("\n")) for text in row) + 6
        canvas.line(edges[0], y, edges[-1], y)
    for x in edges:
        canvas.line(x, top, x, y)


# --- columns -------------------------------------------------------------------------------------


def test_a_last_column_that_nobody_filled_takes_no_year(tmp_path: Path) -> None:
    places = (60, 90, 260, 310, 360)
    head = ["No", "Indikator Kinerja", "2021", "2022", "2023", "Penanggung Jawab"]
    rows = [[str(n + 1), name, *values(n, 3)] for n, name in enumerate(COUNTED)]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, height - TOP, head, (*places, 420))
        for number, row in enumerate(rows, 1):
            put(canvas, height - TOP - 14 * number, row, places)

    assert texts(tmp_path, draw) == [[head, *([*row, ""] for row in rows)]]


@pytest.mark.parametrize(
    ("groups", "name", "places", "middle"),
    [
        (("persen", "jiwa"), "Kelurahan", (120, 155, 190, 225), 182.5),
        (("Laki-laki dewasa", "Perempuan dewasa"), "Kel.", (100, 135, 170, 205), 142.5),
    ],
    ids=["over the values", "over the table"],
)
def test_names_of_groups_in_the_middle_are_rows(
    groups: Sequence[str], name: str, places: Sequence[float], middle: float, tmp_path: Path
) -> None:
    head = ["Desa", "2020", "2021", "2022", "2023"]
    rows = [[f"{name} {'ABC'[n]}", *values(n, 4)] for n in range(3)]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - TOP
        put(canvas, y, head, (60, *places))
        for group in groups:
            y -= 12
            canvas.drawCentredString(middle, y, group)
            for row in rows:
                y -= 12
                canvas.drawString(60, y, row[0])
                for x, text in zip(places, row[1:], strict=True):
                    canvas.drawRightString(x + 20, y, text)

    (grid,) = texts(tmp_path, draw)
    assert grid[0] == head
    assert ["".join(row) for row in grid if "".join(row) in groups] == list(groups)
    assert [row for row in grid[1:] if "".join(row) not in groups] == [
        row for _ in groups for row in rows
    ]


def test_names_set_in_below_shorter_ones_have_no_column_of_their_own(tmp_path: Path) -> None:
    names = ["Kota", "Dusun A", "Dusun B", "Desa", "Dusun C", "Dusun D"]
    head = ["Wilayah", "2020", "2021", "2022"]
    rows = [[name, *values(n, 3)] for n, name in enumerate(names)]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, height - TOP, head, (60, 200, 260, 320))
        for number, row in enumerate(rows, 1):
            x = 82 if row[0].startswith("Dusun") else 60
            put(canvas, height - TOP - 12 * number, row, (x, 205, 265, 325))

    assert texts(tmp_path, draw) == [[head, *rows]]


def test_a_name_ends_at_the_rule_across_a_head(tmp_path: Path) -> None:
    """Units stand below it, and none of the first column."""
    places = (60, 180, 240, 300)
    rows = [[name, f"27{n}", f"3,{n}", f"26,9{n}"] for n, name in enumerate(DESA)]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9)
        put(canvas, height - TOP, ["Desa", "Luas", "Hasil", "Harga"], places)
        canvas.line(58, height - TOP - 4, 360, height - TOP - 4)
        put(canvas, height - TOP - 14, ["", "ha", "ton", "Rp"], places)
        for number, row in enumerate(rows):
            put(canvas, height - TOP - 28 - 12 * number, row, places)

    ((_, table),) = read(make_pdf(tmp_path / "t.pdf", draw)).tables()
    assert table.grid()[2:] == rows
    assert [cell.text for cell in table.cells if cell.row_span > 1] == []


def test_amounts_and_their_sign_under_one_name_are_one_column(tmp_path: Path) -> None:
    rows = [
        ["General", "$ 69,013,504", "$ 99,504"],
        ["Personal", "26,568,157", "3,684,726"],
        ["Total", "$ 99,109,609", "$ 82,673,454"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - TOP
        put(canvas, y, ["Est.", "Plan"], (160, 280))
        put(canvas, y - 11, ["Fiscal year 2012", "Fiscal year 2013"], (160, 280))
        for row in rows:
            y -= 25 if row is rows[0] else 12
            canvas.drawString(60, y, row[0])
            for x, text in zip((160, 280), row[1:], strict=True):
                canvas.drawString(x, y, "$" if "$" in text else "")
                canvas.drawRightString(x + 72, y, text.removeprefix("$ "))

    head = ["", "Est. Fiscal year 2012", "Plan Fiscal year 2013"]
    assert texts(tmp_path, draw) == [[head, *rows]]


def test_rows_that_reach_beyond_a_ruled_head_are_not_its_own(tmp_path: Path) -> None:
    edges = (60, 160, 220, 280, 340)
    rows = [[name, *(str(1000 + n * 7 + k * 13) for k in range(5))] for n, name in enumerate(DESA)]

    def draw(canvas: Canvas, height: float) -> None:
        ruled(canvas, height - TOP, [["Desa", "2020", "2021", "2022"]], edges)
        for number, row in enumerate(rows):
            put(canvas, height - TOP - 30 - 14 * number, row, (64, 140, 205, 262, 318, 380))

    assert texts(tmp_path, draw)[-1] == rows


@pytest.mark.parametrize("between", [True, False], ids=["rules between rows", "three rules"])
def test_two_names_over_texts_that_nothing_parts_are_no_table(
    between: bool, tmp_path: Path
) -> None:
    rows = [
        ["Siti", "staf seksi pelayanan umum", "Jl. Melati"],
        ["Budi", "kepala seksi pemerintahan desa", "Jl. Mawar"],
        ["Ani", "staf tata pemerintahan", "Jl. Anggrek"],
        ["Tono", "kepala subbagian umum", "Jl. Kenanga"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - TOP
        canvas.line(60, y, 460, y)
        put(canvas, y - 11, ["Nama", "Jabatan", "Seksi", "Alamat"], (64, 170, 240, 360))
        y -= 15
        canvas.line(60, y, 460, y)
        for number, row in enumerate(rows, 1):
            y -= 12
            put(canvas, y, row, (64, 170, 360))
            if between or number == len(rows):
                y -= 4
                canvas.line(60, y, 460, y)

    assert texts(tmp_path, draw) == []


def test_names_fewer_than_columns_of_texts_make_no_table(tmp_path: Path) -> None:
    rows = [
        ["Siti", "staf", "pelayanan umum", "Jalan Melati"],
        ["Budi", "kepala", "tata pemerintahan", "Jalan Mawar"],
        ["Ani", "staf", "kesejahteraan", "Jalan Anggrek"],
        ["Tono", "lurah", "keuangan", "Jalan Kenanga"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, height - TOP, ["Nama", "Jabatan", "Alamat"], (60, 150, 330))
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(rows, 1):
            put(canvas, height - TOP - 13 * number, row, (60, 150, 220, 330))

    assert texts(tmp_path, draw) == []


# --- rows ----------------------------------------------------------------------------------------


def test_grades_are_values_that_a_row_has_one_of(tmp_path: Path) -> None:
    head = ["Indikator", "2021", "2022", "2023"]
    rows = [
        ["Nilai SAKIP", "CC", "B", "BB"],
        ["Opini BPK", "WDP", "WTP", "WTP"],
        ["Indeks warga", "81", "82", "83"],
        ["Predikat layanan", "C", "B", "A"],
        ["Desa dibina", "70", "75", "80"],
        ["Surat selesai", "8", "9", "9"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        put(canvas, height - TOP, head, (90, 300, 350, 400))
        for number, row in enumerate(rows):
            put(canvas, height - TOP - 14 - 11 * number, row, (90, 300, 350, 400))

    assert texts(tmp_path, draw) == [[head, *rows]]


def test_values_beside_the_room_above_a_name_are_its_own(tmp_path: Path) -> None:
    """A name that ends early begins no text of the next row."""
    edges = (60, 90, 260, 300, 340, 380)
    head = ["No", "Unit Kerja", "S3", "S2", "S1"]
    lines = [
        ["1", "Dinas tenaga kerja dan", "", "", ""],
        ["", "transmigrasi provinsi", "1", "21", "20"],
        ["", "Fungsional", "0", "1", "13"],
        ["2", "Balai pelatihan kerja", "", "", ""],
        ["", "wilayah Bekasi", "0", "3", "3"],
        ["", "Fungsional", "0", "0", "11"],
        ["3", "", "0", "2", "2"],
        ["", "Balai pelatihan kerja luar", "", "", ""],
        ["", "Negeri", "", "", ""],
        ["4", "Balai transmigrasi", "", "", ""],
        ["", "dan kewirausahaan", "0", "0", "6"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        top = height - TOP
        ruled(canvas, top, [head], edges)
        for number, row in enumerate(lines, 1):
            put(canvas, top - 16 - 12 * number, row, [x + 3 for x in edges[:-1]])
        end = top - 22 - 12 * len(lines)
        canvas.line(edges[0], end, edges[-1], end)
        for x in edges:
            canvas.line(x, top, x, end)

    assert texts(tmp_path, draw) == [
        [
            head,
            ["1", "Dinas tenaga kerja dan transmigrasi provinsi", "1", "21", "20"],
            ["", "Fungsional", "0", "1", "13"],
            ["2", "Balai pelatihan kerja wilayah Bekasi", "0", "3", "3"],
            ["", "Fungsional", "0", "0", "11"],
            ["3", "Balai pelatihan kerja luar Negeri", "0", "2", "2"],
            ["4", "Balai transmigrasi dan kewirausahaan", "0", "0", "6"],
        ]
    ]


def test_each_sasaran_of_a_ruled_row_stands_at_its_first_indicator(tmp_path: Path) -> None:
    edges = (60, 90, 220, 360, 400, 440)
    head = ["No", "Sasaran", "Indikator", "2021", "2022"]
    shared = [
        "1",
        "Terwujudnya hubungan\nkerja yang rukun\n\n\nTerwujudnya norma\nkerja di kantor",
        "Persentase kasus yang\nselesai\nPersentase warga yang\nbekerja\n"
        "Persentase perusahaan\nyang patuh",
        "55\n\n94\n\n90",
        "56\n\n95\n\n91",
    ]
    last = ["2", "Meningkatnya peran", "Jumlah desa", "12", "14"]

    def draw(canvas: Canvas, height: float) -> None:
        ruled(canvas, height - TOP, [head, shared, last], edges)

    assert texts(tmp_path, draw) == [
        [
            head,
            [
                "1",
                "Terwujudnya hubungan kerja yang rukun",
                "Persentase kasus yang selesai",
                "55",
                "56",
            ],
            ["", "", "Persentase warga yang bekerja", "94", "95"],
            [
                "",
                "Terwujudnya norma kerja di kantor",
                "Persentase perusahaan yang patuh",
                "90",
                "91",
            ],
            last,
        ]
    ]


def test_rules_between_groups_part_no_rows_of_texts(tmp_path: Path) -> None:
    head = ["Sarana", "Keadaan", "Tempat"]
    groups = [
        [
            [f"Komputer {name}", "baik", "ruang camat"],
            [f"Printer {name}", "rusak", "loket"],
            [f"Meja {name}", "hilang", "aula"],
        ]
        for name in "ABC"
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - TOP
        canvas.line(60, y, 460, y)
        put(canvas, y - 11, head, (64, 200, 340))
        y -= 15
        canvas.line(60, y, 460, y)
        for rows in groups:
            for row in rows:
                y -= 12
                put(canvas, y, row, (64, 200, 340))
            y -= 4
            canvas.line(60, y, 460, y)

    assert texts(tmp_path, draw) == [[head, *(row for rows in groups for row in rows)]]


def test_the_items_of_a_list_go_on_over_the_end_of_a_page(tmp_path: Path) -> None:
    edges = (60, 90, 250, 330, 500)
    head = ["No", "Masalah", "Target", "Upaya"]
    first, second, *more = (
        [str(n), f"Indeks pelayanan {n}", str(40 + n), "Hasil survei kepuasan warga\ndi kantor"]
        for n in (1, 2, 4, 5)
    )
    begun = ["3", "Indeks kepuasan warga", "", "Hasil hitungan:\n1. Persyaratan\n2. Biaya umum"]
    rest = ["", "", "", "3. Produk layanan\n4. Kompetensi pelaksana"]

    def above(canvas: Canvas, _: float) -> None:
        ruled(canvas, 190, [head, first, second, begun], edges)

    def below(canvas: Canvas, height: float) -> None:
        ruled(canvas, height - 60, [rest, *more], edges)

    (grid,) = texts(tmp_path, above, below)
    assert [row[0] for row in grid] == ["No", "1", "2", "3", "4", "5"]
    assert grid[3][3] == f"{begun[3]}\n{rest[3]}".replace("\n", " ")


def test_a_word_longer_than_the_room_of_its_cell_is_one(tmp_path: Path) -> None:
    rows = [
        ["Uraian", "Keterangan", "2021"],
        ["Musyawarah\ndesa", "Kegiatan camat", "100"],
        ["Penyelengg\naraan rapat", "Kegiatan camat", "101"],
        ["Pelayanan\numum", "Kegiatan camat", "102"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.translate(2.4, 0)  # the room that office suites leave
        ruled(canvas, height - TOP, rows, (57.6, 117.6, 257.6, 317.6))

    assert texts(tmp_path, draw)[0][2][0] == "Penyelenggaraan rapat"


# --- what stands around --------------------------------------------------------------------------


def test_a_small_remark_below_a_table_is_no_rest_of_its_last_row(tmp_path: Path) -> None:
    edges = (60, 200, 260, 320, 380)
    head = ["Desa", "2020", "2021", "2022"]
    rows = [[name, *values(n, 3)] for n, name in enumerate(DESA)]

    def draw(canvas: Canvas, height: float) -> None:
        ruled(canvas, height - TOP, [head], edges)
        for number, row in enumerate(rows):
            put(canvas, height - TOP - 30 - 14 * number, row, (64, 230, 290, 350))
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(64, height - TOP - 28 - 14 * len(rows), "a) angka sementara")

    assert texts(tmp_path, draw) == [[head, *rows]]


def test_a_title_in_hardly_larger_type_is_no_name(tmp_path: Path) -> None:
    places = (215, 245, 300, 330)
    rows = [[name, *values(n, 4)] for n, name in enumerate(DESA)]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica", 9.5)
        canvas.drawString(60, height - TOP, "Penduduk menurut desa")
        canvas.setFont("Helvetica", 9)
        put(canvas, height - TOP - 14, ["Desa", "Laki-laki", "Perempuan"], (60, 220, 300))
        put(canvas, height - TOP - 24, ["2021", "2022", "2021", "2022"], places)
        for number, row in enumerate(rows):
            put(canvas, height - TOP - 36 - 12 * number, row, (60, *places))

    assert texts(tmp_path, draw) == [
        [
            ["Desa", "Laki-laki", "", "Perempuan", ""],
            ["", "2021", "2022", "2021", "2022"],
            *rows,
        ]
    ]


def test_a_caption_between_rules_of_one_length_parts_two_tables(tmp_path: Path) -> None:
    one = [
        ["Sarana", "Keadaan", "Tempat"],
        ["Komputer", "baik", "ruang camat"],
        ["Printer", "rusak", "loket"],
        ["Meja", "baik", "aula"],
    ]
    two = [
        ["Nama", "Jabatan", "Seksi"],
        ["Siti", "staf", "pelayanan"],
        ["Budi", "kepala", "pemerintahan"],
        ["Ani", "staf", "umum"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        y = height - TOP
        for title, rows in (("2.1 Sarana kantor", one), ("2.2 Petugas loket", two)):
            canvas.drawString(60, y, f"Tabel {title}")
            canvas.line(60, y - 6, 460, y - 6)
            for number, row in enumerate(rows):
                put(canvas, y - 17 - 13 * number, row, (64, 200, 340))
            canvas.line(60, y - 21, 460, y - 21)
            y -= 9 + 13 * len(rows)
            canvas.line(60, y, 460, y)
            y -= 18

    assert texts(tmp_path, draw) == [one, two]


def test_addresses_side_by_side_are_no_table(tmp_path: Path) -> None:
    rows = [
        ["Jalan Merdeka 1", "Jalan Mawar 4", "Jalan Melati 9"],
        ["Sukamaju", "Karanganyar", "Tegalrejo"],
        ["Telp. 0343 421", "Telp. 0343 422", "Telp. 0343 423"],
        ["camat@desa.go.id", "desa@desa.go.id", "sehat@desa.go.id"],
    ]

    def draw(canvas: Canvas, height: float) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        put(canvas, height - TOP, ["Kantor Camat", "Kantor Desa", "Puskesmas"], (60, 200, 340))
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(rows, 1):
            put(canvas, height - TOP - 13 * number, row, (60, 200, 340))

    assert texts(tmp_path, draw) == []


def test_a_wide_table_below_two_columns_of_text_is_not_parted(tmp_path: Path) -> None:
    said = "Wilayah ini terbagi atas desa dan kelurahan yang keadaannya berbeda satu sama lain"
    words = f"{said} dan sebagian besar warga bekerja di sawah serta di kebun milik orang".split()
    places = (60, 155, 235, 335, 405, 475)
    head = ["Desa", *(str(2018 + n) for n in range(5))]
    rows = [[name, *values(n, 5)] for n, name in enumerate(DESA)]

    def column(canvas: Canvas, x: float, y: float, count: int, start: int) -> None:
        for number in range(count):
            at, line = (start + 7 * number) % len(words), ""
            while canvas.stringWidth(f"{line} {words[at % len(words)]}") < 215:
                line = f"{line} {words[at % len(words)]}".strip()
                at += 1
            canvas.drawString(x, y - 11 * number, line)

    def draw(canvas: Canvas, height: float) -> None:
        y = height - 80
        for x, start in ((60, 0), (310, 3)):
            column(canvas, x, y, 8, start)
            column(canvas, x, y - 196, 8, start + 2)
        for number, row in enumerate([head, *rows]):
            put(canvas, y - 108 - 12 * number, row, places)

    assert texts(tmp_path, draw) == [[head, *rows]]


def test_misread_numbers_of_columns_are_a_row_of_the_head(tmp_path: Path) -> None:
    """As recognition leaves them: ``1o`` for 10, ``l1`` for 11."""
    rows = [
        ["No", "Uraian", *(str(2010 + n) for n in range(9))],
        [*"123456789", "1o", "l1"],
        *([str(n + 1), DESA[n], *(str(100 * n + k) for k in range(9))] for n in range(3)),
    ]

    def draw(canvas: Canvas, height: float) -> None:
        ruled(canvas, height - TOP, rows, [60 + 38 * n for n in range(12)])

    assert tables(tmp_path, draw) == [(rows, 2)]
