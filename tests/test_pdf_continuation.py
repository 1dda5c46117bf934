"""Tables over several pages: which pieces are one table, and how they are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Table
from extract.read import read
from tests.pdf_maker import Layout, draw_table, make_pdf

HEADER = [["No", "Uraian", "Target 2024", ""], ["", "", "Volume", "Rp"], ["1", "2", "3", "4"]]
SPANS = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)]
FIRST = [["1", "Fasilitasi desa", "12", "1.500.000"], ["2", "Rapat kerja", "4", "750.000"]]
SECOND = [["3", "Pembinaan warga", "9", "2.250.000"], ["4", "Laporan camat", "2", "125.000"]]
LAYOUT = Layout((30, 150, 60, 90), spans=SPANS, align=("centre", "left", "right", "right"))
BARE = replace(LAYOUT, spans=())


Page = tuple[Sequence[str], Sequence[Sequence[str]], Layout]


def tables(path: Path, *pages: Page, head: bool = False) -> list[Table]:
    """The tables of pages with lines of text and a table below them each; ``head``: under a
    running head with a rule, which the table touches."""

    def drawer(lines: Sequence[str], rows: Sequence[Sequence[str]], layout: Layout):  # type: ignore[no-untyped-def]
        def draw(canvas: Canvas, height: float) -> None:
            canvas.setFont("Helvetica", 10)
            for number, line in enumerate(lines):
                canvas.drawString(60, height - 60 - 14 * number, line)
            top = 70 + 14 * len(lines)
            if head:
                canvas.line(40, height - top, 500, height - top)
            draw_table(canvas, rows, layout, 60, top, height)

        return draw

    document = read(make_pdf(path / "t.pdf", *(drawer(*page) for page in pages)))
    return [table for _, table in document.tables()]


CAPTION = ["Tabel 5.2.a Target Kinerja Tahun 2024"]


def test_a_header_printed_again_is_dropped(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, (CAPTION, HEADER + FIRST, LAYOUT), ([], HEADER + SECOND, LAYOUT))
    assert table.grid() == HEADER + FIRST + SECOND
    assert "kepala-berulang" in table.continuations[0].evidence


def test_a_header_printed_again_in_more_rows_is_dropped_whole(tmp_path: Path) -> None:
    one = [["Kode", "Program", "Anggaran", "Realisasi (Rp)"]]
    two = [["Kode", "Program", "Anggaran", "Realisasi"], ["", "", "", "(Rp)"]]
    spans = replace(LAYOUT, spans=[(0, col, 2, 1) for col in range(3)])
    (table,) = tables(tmp_path, ([], one + FIRST, BARE), ([], two + SECOND, spans))
    assert table.grid() == one + FIRST + SECOND


def test_the_same_caption_goes_on_and_another_does_not(tmp_path: Path) -> None:
    again = tables(tmp_path, (CAPTION, HEADER + FIRST, LAYOUT), (CAPTION, HEADER + SECOND, LAYOUT))
    assert len(again) == 1
    other = ["Tabel 5.2.b Target Kinerja Tahun 2025"]
    apart = tables(tmp_path, (CAPTION, HEADER + FIRST, LAYOUT), (other, HEADER + SECOND, LAYOUT))
    assert [table.grid() for table in apart] == [HEADER + FIRST, HEADER + SECOND]
    said = ["Lanjutan Tabel 5.2.b"]
    assert len(tables(tmp_path, (other, HEADER + FIRST, LAYOUT), (said, FIRST, BARE))) == 1


def test_a_header_of_another_year_is_another_header(tmp_path: Path) -> None:
    later = [[text.replace("2024", "2025") for text in row] for row in HEADER]
    apart = tables(tmp_path, ([], HEADER + FIRST, LAYOUT), ([], later + SECOND, LAYOUT))
    assert [table.grid() for table in apart] == [HEADER + FIRST, later + SECOND]


def test_a_heading_above_the_same_header_begins_a_table(tmp_path: Path) -> None:
    heading = ["Kelurahan Karangsari dan Kelurahan Wonoasri"]
    apart = tables(tmp_path, ([], HEADER + FIRST, LAYOUT), (heading, HEADER + FIRST, LAYOUT))
    assert len(apart) == 2
    # Unless its numbering goes on.
    assert (
        len(tables(tmp_path, ([], HEADER + FIRST, LAYOUT), (heading, HEADER + SECOND, LAYOUT))) == 1
    )


def test_columns_of_the_same_names_may_have_other_widths(tmp_path: Path) -> None:
    wider = replace(LAYOUT, widths=(44, 110, 95, 120))
    (table,) = tables(tmp_path, ([], HEADER + FIRST, LAYOUT), ([], HEADER + SECOND, wider))
    assert table.grid() == HEADER + FIRST + SECOND


def test_the_rule_of_a_running_head_adds_no_column(tmp_path: Path) -> None:
    (table,) = tables(
        tmp_path, ([], HEADER + FIRST, LAYOUT), ([], HEADER + SECOND, LAYOUT), head=True
    )
    assert table.grid() == HEADER + FIRST + SECOND


def test_the_heading_of_a_group_is_no_header(tmp_path: Path) -> None:
    group = replace(BARE, spans=[(0, 1, 1, 3)])
    rest = [["", "B. PELAYANAN UMUM", "", ""], *SECOND]
    (table,) = tables(tmp_path, (CAPTION, HEADER + FIRST, LAYOUT), ([], rest, group))
    assert table.grid() == HEADER + FIRST + rest


def test_a_header_alone_on_its_page(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, (CAPTION, HEADER[:2], LAYOUT), ([], FIRST, BARE))
    assert table.header_rows == 2
    assert table.grid() == HEADER[:2] + FIRST


def test_a_header_cut_above_its_column_numbers(tmp_path: Path) -> None:
    names = [["No", "Uraian", "Volume", "Pagu"]]
    numbers = [["", "", "", ""], *HEADER[2:], *FIRST]
    (table,) = tables(tmp_path, (CAPTION, names, BARE), ([], numbers, BARE))
    assert table.header_rows == 3
    assert table.grid() == names + numbers


MERGED_HEADER = [["Program", "Indikator", "2024", "2025"]]


def test_a_row_cut_beside_merged_cells_is_one_row(tmp_path: Path) -> None:
    layout = Layout((92, 100, 60, 60), spans=[(1, 0, 2, 1)])
    first = [
        *MERGED_HEADER,
        ["1) Program penataan dan pembinaan wilayah", "Jumlah desa yang tertib", "80", "82"],
        ["", "Jumlah laporan kegiatan desa, rukun tetangga dan", "12", "14"],
    ]
    second = [["kelurahan", "kelurahan", "", ""], ["", "Jumlah rapat", "3", "4"]]
    rest = replace(layout, spans=[(0, 0, 2, 1)])
    (table,) = tables(tmp_path, ([], first, layout), ([], second, rest))
    assert table.grid()[1:] == [
        ["1) Program penataan dan pembinaan wilayah kelurahan", *first[1][1:]],
        ["", "Jumlah laporan kegiatan desa, rukun tetangga dan kelurahan", "12", "14"],
        second[1],
    ]
    assert table.at()[1, 0].row_span == 3


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        *(("dan desa", True), ("Perkebunan", True)),
        *(("2) Program lain", False), ("1.2 Program lain", False)),
    ],
)
def test_a_merged_cell_cut_between_rows_goes_on(tmp_path: Path, rest: str, joined: bool) -> None:
    layout = Layout((92, 100, 60, 60), spans=[(1, 0, 2, 1)])
    first = [
        *MERGED_HEADER,
        ["1) Program penataan dan pembinaan wilayah", "Desa tertib", "80", "82"],
        ["", "Laporan", "12", "14"],
    ]
    second = [[rest, "Rapat", "3", "4"], ["", "Jalan", "5", "6"]]
    after = replace(layout, spans=[(0, 0, 2, 1)])
    (table,) = tables(tmp_path, ([], first, layout), ([], second, after))
    assert table.n_rows == 5
    assert table.at()[1, 0].row_span == (4 if joined else 2)
    assert table.at()[1, 0].text.endswith(rest) == joined


@pytest.mark.parametrize(
    ("rest", "spans", "joined"),
    [
        ("Program lain", ((1, 0, 2, 1), (3, 0, 2, 1)), True),
        ("Program lain", ((1, 0, 3, 1),), True),
        ("Program lain", (), False),
        ("1.500.000", ((1, 0, 2, 1), (3, 0, 2, 1)), False),
    ],
)
def test_an_empty_merged_cell_has_its_name_on_the_next_page(
    tmp_path: Path, rest: str, spans: tuple[tuple[int, int, int, int], ...], joined: bool
) -> None:
    layout = Layout((92, 100, 60, 60), spans=spans)
    names = ("Desa tertib", "Laporan", "Warga", "Surat")
    first = [*MERGED_HEADER, *(["", name, "80", "82"] for name in names)]
    first[1][0] = "Program penataan wilayah"
    second = [[rest, "Rapat", "3", "4"], ["", "Jalan", "5", "6"], ["", "Jembatan", "5", "6"]]
    after = replace(layout, spans=[(0, 0, 3, 1)])
    (table,) = tables(tmp_path, ([], first, layout), ([], second, after))
    begins = 5 if not joined else 3 if len(spans) == 2 else 4
    assert table.at()[begins, 0].text == rest
    assert table.at()[begins, 0].row_span == 8 - begins


@pytest.mark.parametrize("name", ["Program penataan", "", "1.500"])
def test_the_amount_of_a_merged_cell_goes_with_its_name(tmp_path: Path, name: str) -> None:
    layout = Layout((92, 100, 60, 60), spans=[(1, 0, 2, 1), (1, 3, 2, 1)])
    after = replace(layout, spans=[(0, 0, 2, 1), (0, 3, 2, 1)])
    first = [*MERGED_HEADER, ["", "Desa tertib", "80", ""], ["", "Laporan", "12", ""]]
    second = [[name, "Rapat", "3", "4.500.000"], ["", "Jalan", "5", ""]]
    (table,) = tables(tmp_path, ([], first, layout), ([], second, after))
    begins = 1 if name.startswith("Program") else 3
    assert table.at()[begins, 3].text == "4.500.000"
    assert table.at()[begins, 3].row_span == 5 - begins


def test_a_merged_cell_goes_on_over_a_page_without_its_name(tmp_path: Path) -> None:
    layout = Layout((92, 100, 60, 60), spans=[(1, 0, 2, 1)])
    full = replace(layout, spans=[(0, 0, 2, 1)])
    first = [*MERGED_HEADER, ["", "Desa tertib", "80", "82"], ["", "Laporan", "12", "14"]]
    second = [["", "Rapat", "3", "4"], ["", "Jalan", "5", "6"]]
    third = [["Program penataan", "Surat", "3", "4"], ["", "Warga", "5", "6"]]
    (table,) = tables(tmp_path, ([], first, layout), ([], second, full), ([], third, full))
    assert table.at()[1, 0].text == "Program penataan"
    assert table.at()[1, 0].row_span == 6


def test_a_row_is_cut_where_its_amount_is(tmp_path: Path) -> None:
    """Digits that are grouped right only with those of the next page prove that the row goes on,
    whatever its texts say."""
    narrow = replace(LAYOUT, widths=(30, 64, 60, 42), wrap=False, spans=())
    first = [*HEADER[2:], ["1", "Fasilitasi", "12", "1.500.00"]]
    rest = [["", "Kecamatan", "", "0"], ["2", "Rapat", "4", "750.000"]]
    (table,) = tables(tmp_path, ([], first, narrow), ([], rest, narrow))
    assert table.grid()[1:] == [
        ["1", "Fasilitasi Kecamatan", "12", "1.500.000"],
        ["2", "Rapat", "4", "750.000"],
    ]


def test_a_word_cut_by_the_end_of_a_page_is_one(tmp_path: Path) -> None:
    narrow = replace(LAYOUT, widths=(30, 40, 60, 90), wrap=False, spans=())
    first = [*HEADER[2:], ["1", "Pemberda", "12", "1.500.000"]]
    rest = [["", "yaan", "", ""], ["2", "Rapat", "4", "750.000"]]
    (table,) = tables(tmp_path, ([], first, narrow), ([], rest, narrow))
    assert table.grid()[1][1] == "Pemberdayaan"


def test_a_heading_with_its_own_letter_begins_a_row(tmp_path: Path) -> None:
    layout = Layout((24, 152, 60))
    first = [
        ["NO", "NAMA JABATAN", "KELAS"],
        ["1", "Kepala Sub Bagian Umum", "9"],
        ["2", "Kepala Sub Bagian Diklat dan Penelitian", "9"],
    ]
    second = [["E.2.", "RUMAH SAKIT UMUM", ""], ["3", "Wakil Direktur", "13"]]
    (table,) = tables(tmp_path, ([], first, layout), ([], second, layout))
    assert table.grid() == first + second


def test_an_amount_follows_its_unit_on_the_next_page(tmp_path: Path) -> None:
    narrow = replace(LAYOUT, widths=(30, 64, 60, 52), wrap=False, spans=())
    first = [*HEADER[2:], ["1", "Fasilitasi", "12", "Rp."]]
    rest = [["", "Kecamatan", "", "1.500.000"], ["2", "Rapat", "4", "Rp. 750.000"]]
    (table,) = tables(tmp_path, ([], first, narrow), ([], rest, narrow))
    assert table.grid()[1] == ["1", "Fasilitasi Kecamatan", "12", "Rp. 1.500.000"]


def test_a_whole_row_of_single_words_is_not_joined_to_the_row_above(tmp_path: Path) -> None:
    """In narrow columns no text has room for the next one, and these begin with a small letter
    now and then: neither says that the break cut a row."""
    rows = [
        ["Desa", "Status", "Keadaan"],
        ["Karangpandan", "Berkembang", "Memuaskan"],
        ["Sumberarum", "Tertinggal", "Sederhana"],
        ["Kedungwaru", "Berkembang", "Memuaskan"],
        ["Bojonegara", "Tertinggal", "sederhana"],
        ["Wonokerto", "berkembang", "memuaskan"],
        ["Jatirogo", "berkembang", "memuaskan"],
    ]
    layout = Layout((60, 52, 56))
    (table,) = tables(tmp_path, ([], rows[:5], layout), ([], rows[5:], layout))
    assert table.grid() == rows


def test_a_row_cut_in_the_middle_of_names_in_capitals_is_one(tmp_path: Path) -> None:
    """Where every word begins with a capital, the columns that go on and the room that their texts
    had tell of the cut."""
    whole = [
        ["Strategi", "Kebijakan", "Program"],
        ["Peningkatan Mutu Pelayanan", "Penataan Prosedur Pelayanan", "Penyelenggaraan Urusan"],
        ["Pembinaan Lembaga Desa", "Pendampingan Aparatur Desa", "Pemberdayaan Masyarakat"],
        ["Penguatan Forum Warga", "Musyawarah Berkala", "Koordinasi Ketenteraman"],
        ["Penertiban Administrasi Pertanahan", "Pencatatan", "Fasilitasi Urusan"],
    ]
    rest = ["Kelurahan Dan Kawasan Perbatasan", "", "Pertanahan Kecamatan"]
    after = [["Penyusunan Rencana", "Rembuk Warga", "Perencanaan"]]
    layout = Layout((145, 130, 90))
    (table,) = tables(tmp_path, ([], whole, layout), ([], [rest, *after], layout))
    joined = [f"{one} {two}".strip() for one, two in zip(whole[-1], rest, strict=True)]
    assert table.grid() == [*whole[:-1], joined, *after]


def test_further_years_on_the_next_page_are_a_table_of_their_own(tmp_path: Path) -> None:
    def page(first: int, caption: str) -> Callable[[Canvas, float], None]:
        rows = [
            ["Kode", "Program", str(first), "", str(first + 1), ""],
            ["", "", "Target", "Rp", "Target", "Rp"],
            ["7.01.01", "Program Penunjang", "80", "95.250.500", "81", "97.000.000"],
            ["7.01.02", "Program Pelayanan", "88", "4.500.000", "89", "4.750.000"],
        ]
        layout = Layout(
            (50, 120, 50, 80, 50, 80),
            spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2)],
        )

        def draw(canvas: Canvas, height: float) -> None:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, height - 60, caption)
            draw_table(canvas, rows, layout, 60, 80, height)

        return draw

    document = read(
        make_pdf(
            tmp_path / "t.pdf",
            page(2023, "Tabel 6.1 Rencana Program"),
            page(2025, "Tabel 6.1 Rencana Program (Lanjutan)"),
        )
    )
    assert [table.grid()[0][2] for _, table in document.tables()] == ["2023", "2025"]


YEARS = ["Uraian", "2019", "2020", "2021", "2022", "2023"]
NAMES = ("Rapat kerja desa", "Bina warga", "Gaji pegawai", "Sewa gedung", "Honor", "Alat tulis") * 5


def by_year(path: Path, ends: Sequence[float], longer: str = "") -> list[list[list[str]]]:
    """The tables of a page whose rows have amounts in the first two of five years, and of one
    without the names whose amounts end at these places; ``longer`` is the first of them."""

    def draw(canvas: Canvas, height: float, ends: Sequence[float], names: Sequence[str]) -> None:
        canvas.setFont("Helvetica", 8)
        for x, name in zip((60, 200, 270, 340, 410, 480), names, strict=False):
            canvas.drawRightString(x + 60, height - 70, name) if x > 60 else canvas.drawString(
                x, height - 70, name
            )
        for number, text in enumerate(NAMES):
            canvas.drawString(60, height - 90 - 14 * number, text)
            for place, end in enumerate(ends):
                amount = f"{number + 2}{place}.{100 + 7 * number}.000"
                amount = longer if longer and not names and not number and not place else amount
                canvas.drawRightString(end, height - 90 - 14 * number, amount)

    first = partial(draw, ends=(260, 330), names=YEARS)
    second = partial(draw, ends=ends, names=())
    return [table.grid() for _, table in read(make_pdf(path / "t.pdf", first, second)).tables()]


@pytest.mark.parametrize("longer", ["20.100.000", "120.100.000.000,00"])
def test_years_that_hold_nothing_on_a_page_are_left_out_there(tmp_path: Path, longer: str) -> None:
    """An amount longer than all others may reach over the edge of an empty one."""
    (found,) = by_year(tmp_path, (400, 470), longer)
    assert found[0] == YEARS
    rest = found[len(NAMES) + 1 :]
    assert rest[0][1:] == ["", "", longer, "21.100.000", ""]
    assert [row[1:] for row in rest[1:]] == [
        ["", "", f"{n + 2}0.{100 + 7 * n}.000", f"{n + 2}1.{100 + 7 * n}.000", ""]
        for n in range(1, len(NAMES))
    ]


def test_a_page_of_other_columns_without_rules_and_names_stands_for_itself(tmp_path: Path) -> None:
    """Its amounts stand between the years of the page before: nothing says which are empty."""
    first, second = by_year(tmp_path, (365, 540))
    assert len(first) == len(second) + 1 == len(NAMES) + 1
