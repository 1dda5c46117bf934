"""Tables that print target, realisasi and ratio in rows of their own, beside years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from parsers.parsed import Parsed
from quality.check import check_document
from tests.test_other_offices import read, rows

REPORT = ("LAPORAN KINERJA", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2023", "")


def printed_at(parsed: Parsed, row: dict[str, Any], value: str) -> Any:
    """The text of the cell that a value says it was read from."""
    line = row.get(f"{value}_baris")
    place = (row["baris"] if line is None else line, row[f"{value}_kolom"])
    texts = {(cell["baris"], cell["kolom"]): cell["teks"] for cell in parsed.rows["sel"]}
    return texts[place]


@pytest.mark.parametrize(
    "lines",
    [
        (  # names once, beside the first row
            "No | Indikator Kinerja | Uraian | Tahun | ",
            " | | | 2022 | 2023",
            "1 | Indeks Kepuasan Masyarakat | Target | 80 | 82",
            " | | Realisasi | 81 | 82,5",
            " | | Rasio (%) | 101,25 | 100,61",
            "2 | Nilai SAKIP | Target | 60 | 65",
            " | | Realisasi | 61 | -",
            " | | Rasio (%) | 101,67 | -",
        ),
        (  # names beside every row
            "Indikator Kinerja | | 2022 | 2023 | Keterangan",
            "Indeks Kepuasan Masyarakat | Target | 80 | 82 | naik",
            "Indeks Kepuasan Masyarakat | Realisasi | 81 | 82,5 | ",
            "Indeks Kepuasan Masyarakat | % | 101,25 | 100,61 | ",
            "Nilai SAKIP | Target | 60 | 65 | ",
            "Nilai SAKIP | Realisasi | 61 | - | ",
            "Nilai SAKIP | % Capaian | 101,67 | - | ",
        ),
        (  # names above their rows
            "No | Indikator Kinerja | 2022 | 2023",
            "1 | Indeks Kepuasan Masyarakat | | ",
            " | Target | 80 | 82",
            " | Realisasi | 81 | 82,5",
            " | Capaian | 101,25 | 100,61",
            "2 | Nilai SAKIP | | ",
            " | Target | 60 | 65",
            " | Realisasi | 61 | -",
            " | Capaian | 101,67 | -",
        ),
    ],
)
def test_measures_in_rows_are_read_as_bands(lines: tuple[str, ...]) -> None:
    parsed = read(*REPORT, "Tabel 3.1 Capaian Kinerja Kecamatan Rawa", "", *lines)
    ikm, sakip = "Indeks Kepuasan Masyarakat", "Nilai SAKIP"
    assert rows(parsed, "capaian", "indikator", "tahun", "target", "realisasi", "rasio") == [
        (ikm, 2022, 80.0, 81.0, 101.25),
        (ikm, 2023, 82.0, 82.5, 100.61),
        (sakip, 2022, 60.0, 61.0, 101.67),
        (sakip, 2023, 65.0, None, None),
    ]
    for row in parsed.rows["capaian"]:
        for value in ("target", "realisasi", "rasio"):
            assert printed_at(parsed, row, value) == row[f"{value}_teks"]
    (table,) = parsed.rows["tabel"]
    assert table["jumlah_kolom"] == lines[0].count("|") + 1  # as it is printed


def test_a_budget_of_the_office_in_rows() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Anggaran dan Realisasi Kecamatan Rawa (dalam ribuan rupiah)",
        "",
        "Uraian | 2022 | 2023",
        "Anggaran (Rp) | 1.000.000 | 1.200.000",
        "Realisasi (Rp) | 900.000 | 1.150.000",
        "Persentase (%) | 90,00 | 96,83",
    )
    assert rows(parsed, "anggaran", "jenjang", "tahun", "anggaran", "realisasi", "rasio") == [
        ("total", 2022, Decimal(1_000_000_000), Decimal(900_000_000), 90.0),
        ("total", 2023, Decimal(1_200_000_000), Decimal(1_150_000_000), 96.83),
    ]
    (wrong,) = [f for f in check_document(parsed.rows) if f.rule == "rasio-tidak-cocok"]
    table = parsed.rows["tabel"][0]["tabel_id"]
    assert wrong.cells == (f"{table}#3,2", f"{table}#2,2", f"{table}#1,2")


@pytest.mark.parametrize(
    "lines",
    [
        ("Target | Indeks Kepuasan Masyarakat | 80 | 82", "Realisasi | Nilai SAKIP | 60 | 65"),
        ("Target | Nilai SAKIP | 80 | 82", "Realisasi | | 60 | 65", "Target | Desa | 3 | 4"),
        ("Target | Nilai SAKIP | 80 | 82", "Proyeksi | | 60 | 65"),
    ],
)
def test_rows_that_are_no_measures_of_one_line_are_not(lines: tuple[str, ...]) -> None:
    head = "Uraian | Indikator Kinerja | 2022 | 2023"
    parsed = read(*REPORT, "Tabel 3.1 Capaian Kinerja", "", head, *lines)
    assert not parsed.rows["capaian"]
    assert "tabel-tak-terurai" in {finding.rule for finding in parsed.findings}


def test_a_finding_of_reading_stands_where_it_is_printed() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja",
        "",
        "Indikator Kinerja | | 2022 | 2023",
        "Nilai SAKIP | Target | 60 | 65",
        " | Realisasi | 61 | 6O.5x",
    )
    (unread,) = [f for f in parsed.findings if f.rule == "angka-tak-terbaca"]
    assert [cell.partition("#")[2] for cell in unread.cells] == ["2,3"]
    assert "baris 1" in unread.key


def test_a_finding_counts_columns_as_they_are_printed() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja",
        "",
        "Indikator Kinerja | | 2022 | 2023 | ",
        "Nilai SAKIP | Target | 80 | 82 | 7",
        " | Realisasi | 81 | 83 | 8",
        " | Rasio (%) | 101,25 | 101,22 | 9",
        "Nilai Arsip | Target | 60 | 65 | 5",
        " | Realisasi | 61 | 66 | 4",
        " | Rasio (%) | 101,67 | 101,54 | 3",
        "Nilai Surat | Target | 60 | 65 | 5",
        " | Realisasi | 61 | 66 | 4",
        " | Rasio (%) | 101,67 | 101,54 | 3",
    )
    (unknown,) = [f for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert dict(unknown.message.values)["kolom"] == 4
