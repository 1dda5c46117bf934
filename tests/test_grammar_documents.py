"""The words of the grammar in whole documents, as a text and as a PDF alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, Source
from extract.read import read
from extract.text import read_text
from parsers.chapters import find_headings
from parsers.labelled import labelled
from parsers.parsed import Context, TablesPart
from parsers.tables import parse_tables
from tests.pdf_maker import Layout, draw_table, make_pdf

CONTEXT = Context("perbup-rawa-1-2024", 1, 2024, "Rawa", "Jawa", "Telaga", 2019, 2023)

Rows = list[list[str]]
Part = str | Rows
"""A line, or a table."""
Page = Sequence[Part]


def table(*lines: str) -> Rows:
    """Cells set off by ``|`` for legibility."""
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def as_text(pages: Sequence[Page]) -> Document:
    parts = [
        part if isinstance(part, str) else "\n".join("\t".join(row) for row in part)
        for page in pages
        for part in page
    ]
    source = Source("contoh.txt", "0" * 64, "text")
    return read_text(("\n\n".join(parts) + "\n").encode(), source)


def as_pdf(path: Path, pages: Sequence[Page]) -> Document:
    def drawer(page: Page):  # type: ignore[no-untyped-def]
        def draw(canvas: Canvas, height: float) -> None:
            down = 60.0
            for part in page:
                if isinstance(part, str):
                    canvas.setFont("Helvetica", 10)
                    canvas.drawString(60, height - down, part)
                    down += 16
                else:
                    wide = len(part[0]) - 2
                    layout = Layout((30, 150, *[300 / wide] * wide))
                    down = draw_table(canvas, part, layout, 60, down, height).bottom + 24

        return draw

    return read(make_pdf(path / "contoh.pdf", *(drawer(page) for page in pages)))


@pytest.fixture
def parsed(document):  # type: ignore[no-untyped-def]
    """Reads pages as the one kind of file or the other and gives what the tables say."""

    def parse(*pages: Page, context: Context = CONTEXT) -> TablesPart:
        pages = (("Uraian di atas tabel ini menjelaskan isinya.", *pages[0]), *pages[1:])
        return parse_tables(document(*pages), context)

    return parse


@pytest.fixture(params=["text", "pdf"])
def document(request: pytest.FixtureRequest, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Reads pages as the one kind of file or the other."""

    def read_pages(*pages: Page) -> Document:
        return as_text(pages) if request.param == "text" else as_pdf(tmp_path, pages)

    return read_pages


def rows(part: TablesPart, dataset: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column) for column in columns) for row in part.rows[dataset]]


# ------------------------------------------------------------------ totals

BUDGET = (
    "No | Program/Kegiatan | Anggaran 2021 | Anggaran 2022 | Realisasi 2021 | Realisasi 2022",
    "1 | Program Pelayanan | 3.000.000 | 4.000.000 | 2.000.000 | 3.000.000",
    "2 | Kegiatan Surat Menyurat | 1.000.000 | 1.500.000 | 1.000.000 | 1.000.000",
    "3 | Kegiatan Rapat | 2.000.000 | 2.500.000 | 1.000.000 | 2.000.000",
)


@pytest.mark.parametrize(
    "word",
    [
        "Jml",
        "Jlh.",
        "Jmlh",
        "Sub Total",
        "SUBTOTAL",
        "Sub Jumlah",
        "Jumlah",
        "TOTAL",
        "Grand Total",
    ],
)
def test_a_total_by_any_of_its_words(parsed, word: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel T-C.24",
            "Anggaran dan Realisasi Pendanaan",
            table(*BUDGET, f" | {word} | 3.000.000 | 4.000.000 | 2.000.000 | 3.000.000"),
        ]
    )
    levels = [level for level, _ in dict.fromkeys(rows(part, "anggaran", "jenjang", "uraian"))]
    assert levels == ["program", "kegiatan", "kegiatan", "total"]


# ------------------------------------------------------------------ tables that go on

HEAD = "No | Indikator Kinerja | Satuan | Target 2021 | Target 2022"
FIRST = table(
    HEAD, *(f"{n} | Indeks layanan {'abcd'[n - 1]} | Nilai | 8{n} | 9{n}" for n in range(1, 5))
)
REST = table(*(f"{n} | Indeks layanan {'efgh'[n - 5]} | Nilai | 8{n} | 9{n}" for n in range(5, 9)))


@pytest.mark.parametrize(
    "line",
    [
        "Sambungan Tabel 2.1",
        "Lanjutan Tabel 2.1",
        "Lanjutan",
        "(lanjutan)",
        "Tabel 2.1 (Sambungan)",
    ],
)
@pytest.mark.parametrize("repeated", [False, True], ids=["rest", "head again"])
def test_a_table_goes_on(parsed, line: str, repeated: bool) -> None:  # type: ignore[no-untyped-def]
    rest = [*FIRST[:1], *REST] if repeated else REST
    part = parsed(["Tabel 2.1", "Target Kinerja", FIRST], [line, rest])
    assert rows(part, "tabel", "kode", "jumlah_baris") == [("2.1", 9)]
    assert len(part.rows["target"]) == 16


@pytest.mark.parametrize("foot", ["(bersambung)", "Bersambung ke halaman 2"])
def test_a_foot_that_says_the_table_goes_on(parsed, foot: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(["Tabel 2.1", "Target Kinerja", FIRST, foot], ["Sambungan Tabel 2.1", REST])
    assert rows(part, "tabel", "kode", "jumlah_baris") == [("2.1", 9)]
    assert len(part.rows["target"]) == 16


def test_two_tables_are_not_joined_by_a_school(parsed) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        ["Tabel 2.1", "Jumlah Sekolah", FIRST], ["Tabel 2.2 Jumlah Sekolah Lanjutan", FIRST]
    )
    assert rows(part, "tabel", "kode") == [("2.1",), ("2.2",)]


# ------------------------------------------------------------------ captions


@pytest.mark.parametrize(
    ("caption", "code"),
    [
        ("TABEL II.1", "II.1"),
        ("TABEL NOMOR 1", "1"),
        ("TABEL NO. 4", "4"),
        ("Tabel T-C.23", "T-C.23"),
        ("Tabel 2.1.", "2.1"),
        ("TABEL (2.1)", "2.1"),
        ("TABEL IV", "IV"),
    ],
)
def test_a_caption_right_under_a_chapters_title(document, caption: str, code: str) -> None:  # type: ignore[no-untyped-def]
    read = document(["BAB II", "GAMBARAN PELAYANAN", caption, "TARGET KINERJA", FIRST])
    (heading,) = find_headings(labelled(read), 0, len(read.blocks))
    assert heading.judul == "GAMBARAN PELAYANAN"
    part = parse_tables(read, CONTEXT)
    assert rows(part, "tabel", "kode", "judul") == [(code, "TARGET KINERJA")]


@pytest.mark.parametrize("caption", ["TABEL II.1", "TABEL NOMOR 1", "Tabel No. 5", "Tabel 2.1."])
def test_a_caption_under_a_sentence_that_ended(parsed, caption: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed([caption, "Target Kinerja", FIRST])
    assert [row["judul"] for row in part.rows["tabel"]] == ["Target Kinerja"]
    assert part.rows["tabel"][0]["kode"] is not None


# ------------------------------------------------------------------ years


@pytest.mark.parametrize(
    "period",
    ["2019 hingga 2021", "2019 s.d. 2021", "2019 sampai dengan 2021", "2019-2021", "2019 – 2021"],
)
def test_counted_years_of_a_period(parsed, period: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel T-C.25",
            f"Target Kinerja Tahun {period}",
            table(
                "No | Indikator Kinerja | Satuan | Target | | ",
                " | | | Tahun ke-1 | Tahun ke-2 | Tahun ke-3",
                "1 | Indeks layanan | Nilai | 80 | 81 | 82",
                "2 | Indeks kepuasan | Nilai | 70 | 71 | 72",
            ),
        ],
        context=replace(CONTEXT, periode_awal=None, periode_akhir=None),
    )
    assert rows(part, "target", "tahun", "nilai")[:3] == [(2019, 80), (2020, 81), (2021, 82)]


@pytest.mark.parametrize("period", ["2019 hingga 2021", "Tahun 2019 s.d. 2021", "2019-2021"])
def test_counted_years_under_a_band_with_their_period(parsed, period: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel 2.6",
            "Sasaran dan Target Kinerja",
            table(
                f"No | Indikator Kinerja | Satuan | Target {period} | | ",
                " | | | Tahun ke-1 | Tahun ke-2 | Tahun ke-3",
                "1 | Indeks layanan | Nilai | 80 | 81 | 82",
                "2 | Indeks kepuasan | Nilai | 70 | 71 | 72",
            ),
        ]
    )
    assert rows(part, "target", "tahun", "nilai")[:3] == [(2019, 80), (2020, 81), (2021, 82)]


@pytest.mark.parametrize(
    "words",
    ["TA {}", "T.A. {}", "Thn {}", "Thn. {}", "Tahun {}", "Th. {}", "Tahun Anggaran {}", "{}"],
)
def test_rows_of_years(parsed, words: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel 2.4",
            "Anggaran dan Realisasi",
            table(
                "No | Tahun | Pagu Anggaran | Realisasi | Persentase",
                f"1 | {words.format(2021)} | 3.000.000 | 1.500.000 | 50,00",
                f"2 | {words.format(2022)} | 4.000.000 | 1.000.000 | 25,00",
                f"3 | {words.format(2023)} | 5.000.000 | 4.000.000 | 80,00",
            ),
        ]
    )
    assert rows(part, "anggaran", "tahun", "anggaran", "realisasi") == [
        (2021, 3_000_000, 1_500_000),
        (2022, 4_000_000, 1_000_000),
        (2023, 5_000_000, 4_000_000),
    ]


@pytest.mark.parametrize("words", ["TA {}", "T.A. {}", "Thn. {}", "Th {}", "Tahun Anggaran {}"])
def test_columns_of_years(parsed, words: str) -> None:  # type: ignore[no-untyped-def]
    years = " | ".join(words.format(year) for year in (2021, 2022, 2023))
    part = parsed(
        [
            "Tabel 2.5",
            "Target Kinerja",
            table(
                "No | Indikator Kinerja | Satuan | Target | | ",
                f" | | | {years}",
                "1 | Indeks layanan | Nilai | 80 | 81 | 82",
                "2 | Indeks kepuasan | Nilai | 70 | 71 | 72",
            ),
        ]
    )
    assert rows(part, "target", "tahun", "nilai")[:3] == [(2021, 80), (2022, 81), (2023, 82)]


@pytest.mark.parametrize("words", ["TA 2022", "T.A. 2022", "Thn. 2022", "Tahun 2022"])
def test_the_year_of_a_title(parsed, words: str) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel 3.1",
            f"Capaian Kinerja {words}",
            table(
                "No | Indikator Kinerja | Target | Realisasi | Capaian (%)",
                "1 | Indeks layanan | 80 | 40 | 50",
                "2 | Indeks kepuasan | 70 | 70 | 100",
            ),
        ]
    )
    assert rows(part, "capaian", "tahun", "target", "realisasi") == [(2022, 80, 40), (2022, 70, 70)]


def test_a_title_of_two_years_dates_no_column(parsed) -> None:  # type: ignore[no-untyped-def]
    part = parsed(
        [
            "Tabel 3.1",
            "Capaian Kinerja Tahun 2021 dan 2022",
            table(
                "No | Indikator Kinerja | Target | Realisasi | Capaian (%)",
                "1 | Indeks layanan | 80 | 40 | 50",
                "2 | Indeks kepuasan | 70 | 70 | 100",
            ),
        ]
    )
    assert not any(row.get("tahun") for row in part.rows["capaian"])


# ------------------------------------------------------------------ scales


@pytest.mark.parametrize(
    ("unit", "times"),
    [("(Rp Jt)", 1_000_000), ("(Rp. rb)", 1_000), ("(Rp Juta)", 1_000_000), ("(Rp)", 1)],
)
def test_amounts_in_a_shortened_unit(parsed, unit: str, times: int) -> None:  # type: ignore[no-untyped-def]
    amounts = ["3.000", "4.000"] if times > 1 else ["3.000.000", "4.000.000"]
    part = parsed(
        [
            "Tabel T-C.24",
            f"Anggaran dan Realisasi {unit}",
            table(
                "No | Program/Kegiatan | Anggaran 2021 | Anggaran 2022",
                f"1 | Program Pelayanan Umum | {amounts[0]} | {amounts[1]}",
                f"2 | Program Pembangunan Desa | {amounts[0]} | {amounts[1]}",
            ),
        ]
    )
    plain = [int(amount.replace(".", "")) * times for amount in amounts]
    assert [row["anggaran"] for row in part.rows["anggaran"]] == plain * 2
