"""Tables of reports and agreements as offices print them that no document at hand came from."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

from decimal import Decimal

import pytest

from arithmetic.printed import plain
from extract.row_lines import several_values
from parsers.parsed import Context
from quality.check import check_document
from quality.totals import sums
from tests.quality_samples import grid
from tests.test_other_offices import RENJA, read, rows
from tests.test_tables import rules, table, tables

REPORT = (
    "LAPORAN KINERJA INSTANSI PEMERINTAH",
    "KECAMATAN RAWA",
    "KABUPATEN TELAGA",
    "TAHUN 2023",
    "",
)


def test_what_was_spent_is_called_serapan() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Perkembangan Anggaran",
        "",
        "No | Uraian | TA 2023 | | | TA 2022 | | ",
        " | | Pagu | Serapan | % | Pagu | Serapan | %",
        "1 | Belanja Operasi | 4.000.000 | 3.000.000 | 75,00 | 2.000.000 | 1.000.000 | 50,00",
        "2 | Belanja Modal | 1.000.000 | 900.000 | 90,00 | 1.000.000 | 800.000 | 80,00",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi", "rasio") == [
        (2022, Decimal(2000000), Decimal(1000000), 50.0),
        (2023, Decimal(4000000), Decimal(3000000), 75.0),
        (2022, Decimal(1000000), Decimal(800000), 80.0),
        (2023, Decimal(1000000), Decimal(900000), 90.0),
    ]
    assert "tahun-meragukan" not in {finding.rule for finding in parsed.findings}


@pytest.mark.parametrize(
    "heads",
    [
        "Target | Realisasi | Realisasi %",
        "Target | Realisasi | Realisasi (%)",
        "Target % | Realisasi % | Capaian %",
        "Target (%) | Realisasi (%) | Capaian (%)",
    ],
)
@pytest.mark.parametrize("over", [False, True])
def test_what_was_reached_in_per_cent_and_its_share(heads: str, over: bool) -> None:
    """``Realisasi %`` is the ratio beside ``Realisasi``, and what was reached beside its own."""
    above = ["No | Sasaran | Indikator | Tahun 2023 | | ", f" | | | {heads}"]
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2023",
        "",
        *(above if over else [f"No | Sasaran | Indikator | {heads}"]),
        "1 | Desa maju | Persentase desa mandiri | 79,00 | 78,80 | 99,75",
        "2 | Warga puas | Persentase warga puas | 50,12 | 75,00 | 149,64",
    )
    assert rows(parsed, "capaian", "target", "realisasi", "rasio") == [
        (79.0, 78.8, 99.75),
        (50.12, 75.0, 149.64),
    ]


@pytest.mark.parametrize(
    ("plan", "own", "later"),
    [
        ("Target Renstra 2026", "79,00", [(2026, 80.0, None)]),
        ("Target RPJMD 2026", "79,00", [(2026, 80.0, None)]),
        ("Target Akhir Renstra 2026", "79,00", []),
        ("Target Renstra 2023", "79,00", []),
        ("Target Renstra 2023", "80", []),
    ],
)
def test_what_a_plan_aims_at_behind_the_only_year(
    plan: str, own: str, later: list[tuple[int, float, None]]
) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Perbandingan Kinerja",
        "",
        f"No | Sasaran | Indikator | Target | Realisasi | Capaian (%) | {plan}",
        f"1 | Desa maju | Indeks Desa | {own} | 78,80 | 99,75 | 80",
    )
    target = float(own.replace(",", "."))
    assert rows(parsed, "capaian", "tahun", "target", "realisasi") == [(2023, target, 78.8), *later]


def test_numbers_of_several_lines_in_a_cell_are_no_code() -> None:
    """Nor is the line one of the programme above: it is called as it is printed."""
    parsed = read(
        *RENJA,
        "Tabel 3.1 Rumusan Rencana Program dan Kegiatan Tahun 2022",
        "",
        "Kode | Program/Kegiatan | Indikator | Target 2022 | Pagu 2022 (Rp)",
        "7.01.01 | PROGRAM PENUNJANG | Nilai SAKIP | 70 | 1.000.000",
        "12 13 14 15 16 | | Jumlah laporan | 4 | 2.000.000",
    )
    assert {nama for (nama,) in rows(parsed, "rencana", "nama")} == {
        "PROGRAM PENUNJANG",
        "12 13 14 15 16",
    }


def test_what_was_reached_in_per_cent_beside_money() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.8 Realisasi Kinerja dan Anggaran Tahun 2023",
        "",
        "No | Sasaran | Indikator | 2023 | | | Program | Keuangan | | ",
        " | | | Target % | Realisasi % | Capaian % | | Anggaran (Rp) | Realisasi (Rp) | Realisasi %",
        "1 | Desa maju | Desa mandiri | 79 | 78,8 | 99,75 | Bina Desa | 452.750.000 | 434.143.683 | 95,89",
        "2 | Warga puas | Warga puas | 50,12 | 75 | 149,64 | Pelayanan | 550.200.000 | 158.752.796 | 28,85",
    )
    assert rows(parsed, "capaian", "target", "realisasi", "rasio") == [
        (79.0, 78.8, 99.75),
        (50.12, 75.0, 149.64),
    ]


def test_each_year_names_its_indicators() -> None:
    """What one year measures another may have replaced: its values are none of the first name."""
    parsed = read(
        *REPORT,
        "Tabel 3.6 Perbandingan Capaian Indikator Kinerja Tahun 2022 dan 2023",
        "",
        "No | Sasaran Strategis | Tahun 2022 | | | Tahun 2023 | | ",
        " | | Indikator | Target | Capaian | Indikator | Target | Capaian",
        "1. | Usaha tumbuh | Jumlah koperasi aktif | 16 | 17 | Jumlah koperasi aktif | 18 | 17",
        "2. | Biaya terbuka | Fasilitasi kredit koperasi | 6 | 7 | Kredit yang diserap | 8 | 6",
    )
    assert rows(parsed, "capaian", "sasaran", "indikator", "tahun", "target", "realisasi") == [
        ("Usaha tumbuh", "Jumlah koperasi aktif", 2022, 16.0, 17.0),
        ("Biaya terbuka", "Fasilitasi kredit koperasi", 2022, 6.0, 7.0),
        ("Usaha tumbuh", "Jumlah koperasi aktif", 2023, 18.0, 17.0),
        ("Biaya terbuka", "Kredit yang diserap", 2023, 8.0, 6.0),
    ]


def test_numbers_of_two_columns_end_the_head() -> None:
    """The programme below them is none of it."""
    parsed = read(
        *REPORT,
        "Tabel 2.1 Perjanjian Kinerja",
        "",
        "Program / Kegiatan | Anggaran",
        "1 | 2",
        "Program Pembinaan Industri | ",
        "Peningkatan daya saing | 85.270.250,00",
        "Rumah kemasan | 139.140.000,00",
    )
    assert rows(parsed, "anggaran", "program", "uraian") == [
        ("Program Pembinaan Industri", "Peningkatan daya saing"),
        ("Program Pembinaan Industri", "Rumah kemasan"),
    ]


def test_groups_of_a_sasaran_stand_over_all_columns() -> None:
    """Behind the head as in between; the target that a plan set for the year is another one."""
    parsed = read(
        *REPORT,
        "Tabel 3.2 Pencapaian Indikator Kinerja Utama",
        "",
        "No | Indikator Kinerja | Satuan | Tahun 2022 | | | Tahun 2023 | | | Target Renstra 2023",
        " | | | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%) | ",
        "MISI KESATU : Mewujudkan desa yang maju | | | | | | | | | ",
        "Sasaran Strategis 1: Meningkatnya Produksi Padi | | | | | | | | | ",
        "1 | Produksi gabah | Ton | 100 | 90 | 90,00 | 110 | 88 | 80,00 | 110",
        "Sasaran II : Meningkatnya Pelayanan | | | | | | | | | ",
        "2 | Indeks Kepuasan | Indeks | 80 | 84 | 105,00 | 80 | 88 | 110,00 | 81",
    )
    assert rows(parsed, "capaian", "sasaran", "tahun", "target", "realisasi") == [
        ("Meningkatnya Produksi Padi", 2022, 100.0, 90.0),
        ("Meningkatnya Produksi Padi", 2023, 110.0, 88.0),
        ("Meningkatnya Pelayanan", 2022, 80.0, 84.0),
        ("Meningkatnya Pelayanan", 2023, 80.0, 88.0),
    ]
    unplaced = [f.where[1] for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert unplaced == ["Target Renstra 2023"]


@pytest.mark.parametrize(
    ("unit", "values"), [("kasus", (26.0, None)), ("%", (None, 88.0)), ("", (26.0, None))]
)
def test_a_count_and_a_share_are_not_in_one_unit(
    unit: str, values: tuple[float | None, ...]
) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Capaian Kinerja Tahun 2023",
        "",
        "No | Indikator Kinerja | Satuan | Target | Realisasi",
        f"1 | Penyelesaian kasus | {unit} | 26 kasus | 88%",
        "2 | Jumlah laporan | laporan | 12 laporan | 12 laporan",
    )
    assert rows(parsed, "capaian", "target", "realisasi")[0] == values
    assert [f.level for f in parsed.findings if f.rule == "satuan-tidak-cocok"] == ["error"]


@pytest.mark.parametrize(
    ("name", "found"), [("Tdk Langsung", []), ("Langsung Daerah", ["jumlah-tidak-cocok"])]
)
def test_a_sum_of_indirect_spending_is_of_no_programme(name: str, found: list[str]) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Realisasi Anggaran Tahun 2023",
        "",
        "No | Program | Anggaran (Rp) | Realisasi (Rp)",
        "1 | Program Ketahanan Pangan | 4.000.000 | 3.000.000",
        "2 | Program Administrasi | 1.000.000 | 900.000",
        " | Jumlah Belanja Langsung | 5.000.000 | 3.900.000",
        f" | Jumlah Belanja {name} | 0 | 0",
        " | Jumlah Belanja Langsung dan Belanja Tdk Langsung | 5.000.000 | 3.900.000",
    )
    assert (
        sorted({f.rule for f in check_document(parsed.rows) if f.rule == "jumlah-tidak-cocok"})
        == found
    )


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("2023 | 2022 | 2023 | 2022", []),
        ("2022 | 2023 | 2023 | 2022", ["tahun-meragukan"]),  # one band only runs backwards
    ],
)
def test_years_may_run_backwards_in_all_bands(years: str, found: list[str]) -> None:
    part = tables(
        "Tabel 3.2 Anggaran dan Realisasi\n\n"
        + table(
            "Uraian | Anggaran | | Realisasi | ",
            f" | {years}",
            "Belanja Pegawai | 5.000.000 | 4.000.000 | 3.000.000 | 2.000.000",
            "Belanja Barang | 7.000.000 | 6.000.000 | 5.000.000 | 4.000.000",
        )
    )
    assert [rule for rule in rules(part) if rule == "tahun-meragukan"] == found


def test_a_lone_ratio_is_of_the_year_with_a_budget() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.7 Laporan Realisasi Anggaran Tahun 2023",
        "",
        "Uraian | Anggaran 2023 | Realisasi 2023 | Lebih/(Kurang) | % | Realisasi 2022",
        "Belanja Pegawai | 5.000.000 | 4.500.000 | (500.000) | 90,00 | 4.000.000",
        "Belanja Modal | 1.000.000 | 800.000 | (200.000) | 80,00 | 700.000",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran", "realisasi", "rasio") == [
        (2022, None, Decimal(4000000), None),
        (2023, Decimal(5000000), Decimal(4500000), 90.0),
        (2022, None, Decimal(700000), None),
        (2023, Decimal(1000000), Decimal(800000), 80.0),
    ]


@pytest.mark.parametrize(
    ("title", "money"),
    [
        ("Perjanjian Kinerja Kecamatan Rawa Tahun 2024", [(2024, Decimal(2000000))] * 2),
        ("Sasaran Kecamatan Rawa", []),
    ],
)
def test_a_report_repeats_an_agreement_with_its_money(
    title: str, money: list[tuple[int, Decimal]]
) -> None:
    parsed = read(
        *REPORT,
        f"Tabel 2.2 {title}",
        "",
        "No | Sasaran Strategis | Indikator Kinerja | Satuan | Target",
        "1 | Pelayanan baik | Indeks Kepuasan Masyarakat | Indeks | 84,50",
        "",
        "No | Program | Anggaran (Rp) | Keterangan",
        "1 | Program Penunjang Urusan Pemerintahan | 2.000.000 | APBD",
        "2 | Program Pemberdayaan Masyarakat Desa | 2.000.000 | APBD",
    )
    assert rows(parsed, "anggaran", "tahun", "anggaran") == money


PLAN = (
    *RENJA,
    "Tabel 4.1 Rencana Program dan Kegiatan Kecamatan Rawa Tahun 2024",
    "",
    "No | Kode | Program, Kegiatan | Indikator Kinerja | Target | Satuan | Pagu Indikatif (Rp)",
    "1 | 7.01.02 | PROGRAM PELAYANAN PUBLIK | Persentase pelayanan | 100 | % | 150.250.000",
    " | 7.01.02.2.01 | Koordinasi Pemerintahan | Jumlah laporan | 12 | laporan | 150.250.000",
    " | | Jumlah Program | | | | 150.250.000",
    "2 | 7.01.03 | PROGRAM PEMBERDAYAAN | Persentase desa | 95 | % | 210.000.000",
    " | 7.01.03.2.01 | Pemberdayaan Desa | Jumlah desa | 15 | desa | 110.000.000",
    " | 7.01.03.2.03 | Pemberdayaan Lembaga | Jumlah lembaga | 25 | lembaga | 100.000.000",
)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ((" | | Jumlah Program | | | | 210.000.000", " | | GRAND TOTAL | | | | 360.250.000"), []),
        (
            (" | | Jumlah Program | | | | 210.000.000", " | | GRAND TOTAL | | | | 370.250.000"),
            ["GRAND TOTAL"],
        ),
        (
            (" | | Jumlah Program | | | | 201.000.000", " | | GRAND TOTAL | | | | 360.250.000"),
            ["Jumlah Program"],
        ),
        # Two that hold in no reading: what they are of is not known.
        ((" | | Jumlah Program | | | | 201.000.000", " | | GRAND TOTAL | | | | 370.250.000"), []),
    ],
)
def test_a_total_among_totals_that_hold(last: tuple[str, ...], found: list[str]) -> None:
    findings = check_document(read(*PLAN, *last).rows)
    wrong = [finding for finding in findings if finding.rule == "jumlah-tidak-cocok"]
    assert [str(finding.where[1]) for finding in wrong] == found


SPENDING = """
Uraian | 2021 | 2022 | 2023
BELANJA OPERASI | 1300 | 1500 | 1700
Belanja Pegawai | 900 | 1000 | 1100
Belanja Barang | 400 | 500 | 600
BELANJA MODAL | 210 | 300 | {modal}
Belanja Modal Peralatan | 110 | 200 | 250
Belanja Modal Gedung | 100 | 100 | 150
Jumlah | 1510 | 1800 | {total}
"""


@pytest.mark.parametrize(
    ("modal", "total", "found"),
    [
        ("400", "2100", []),
        ("420", "2120", [("BELANJA MODAL", "400")]),
        ("400", "2200", [("Jumlah", "2100")]),
    ],
)
def test_lines_in_capitals_are_sums_of_those_below(
    modal: str, total: str, found: list[tuple[str, str]]
) -> None:
    table_ = grid(SPENDING.format(modal=modal, total=total))
    wrong = [item for item in sums(table_) if item.verdict != "holds"]
    assert [(table_.label(item.row), plain(item.sum.expected)) for item in wrong] == found


@pytest.mark.parametrize("head", ["Jumlah Pagu Tahun 2024-2026", "Total Pagu selama 3 tahun"])
def test_an_end_may_be_money_alone(head: str) -> None:
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024-2026", ""),
        "Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan",
        "",
        f"Kode | Program/Kegiatan | Indikator | 2024 | | 2025 | | 2026 | | {head}",
        " | | | Pagu (Rp) | Target | Pagu (Rp) | Target | Pagu (Rp) | Target |",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 1.000.000 | 4 | 1.100.000 | 5 | 1.200.000"
        " | 6 | 3.300.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 2.000.000 | 7 | 2.100.000 | 8 | 2.200.000 | 9"
        " | 6.300.000",
    )
    ends = rows(parsed, "rencana", "kode", "fase", "tahun", "target", "pagu")
    assert [row for row in ends if row[1] == "akhir"] == [
        ("7.01.02", "akhir", 2026, None, Decimal(3300000)),
        ("7.01.03", "akhir", 2026, None, Decimal(6300000)),
    ]


@pytest.mark.parametrize(
    ("head", "sums", "ends"),
    [
        ("TOTAL PAGU (Rp.)", ("3.300", "6.300", "9.600"), [3_300_000, 6_300_000, 9_600_000]),
        ("Jumlah", ("3.300", "6.400", "9.600"), [3_300_000, 6_400_000, 9_600_000]),
        ("Jumlah", ("4", "6", "8"), []),  # a sum of other things
    ],
)
def test_a_sum_behind_the_years_is_of_the_plan(
    head: str, sums: tuple[str, ...], ends: list[int]
) -> None:
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024-2026", ""),
        "Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan (dalam ribuan rupiah)",
        "",
        f"Kode | Program/Kegiatan | Indikator | 2024 | | 2025 | | 2026 | | {head} | Lokasi",
        " | | | Target | Pagu (Rp) | Target | Pagu (Rp) | Target | Pagu (Rp) | |",
        f"7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 | 1.000 | 5 | 1.100 | 6 | 1.200 | {sums[0]} | Rawa",
        f"7.01.03 | PROGRAM DESA | Jumlah desa | 7 | 2.000 | 8 | 2.100 | 9 | 2.200 | {sums[1]} | Rawa",
        f" | JUMLAH | | | 3.000 | | 3.200 | | 3.400 | {sums[2]} | ",
    )
    found = rows(parsed, "rencana", "fase", "tahun", "target", "pagu")
    assert [row for row in found if row[0] == "akhir"] == [
        ("akhir", 2026, None, Decimal(end)) for end in ends
    ]


def test_counts_that_slipped_under_money_are_no_amounts() -> None:
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024-2026", ""),
        "Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan",
        "",
        "Kode | Program/Outcome | Indikator | 2024 | | 2025 | | 2026 | | Lokasi",
        " | | | Target | Pagu (Rp) | Target | Pagu (Rp) | Target | Pagu (Rp) | ",
        "7.01.02 | PROGRAM LAYANAN | | | 1.000.000 | | 1.100.000 | | 1.200.000 | ",
        " | Meningkatnya layanan | Jumlah layanan | 4 | | | 5 | | 6 | Rawa",
        "7.01.03 | PROGRAM DESA | | | 2.000.000 | | 2.100.000 | | 2.200.000 | ",
        " | Meningkatnya desa | Jumlah desa | 7 | | 8 | | 9 | | Rawa",
    )
    assert min(row["pagu"] for row in parsed.rows["rencana"] if row["pagu"]) == Decimal(1_000_000)
    (slipped,) = [f for f in parsed.findings if f.rule == "kolom-bergeser"]
    assert [cell.partition("#")[2] for cell in slipped.cells] == ["3,6", "3,8"]


def test_values_under_the_head_beside_a_lost_one_are_told() -> None:
    parsed = read(
        *RENJA,
        "Tabel 4.1 Rencana Program dan Kegiatan Kecamatan Rawa Tahun 2024",
        "",
        "Kode | Program | Indikator | Rencana Tahun 2024 | | Catatan Penting | | ",
        " | | | Target | Pagu Indikatif | | Target | Pagu Indikatif",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 | 1.000.000 | | 5 | 1.100.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 7 | 2.000.000 | | 8 | 2.100.000",
    )
    unread = [f for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert [str(finding.where[1]) for finding in unread] == [
        "Catatan Penting Target",
        "Catatan Penting Pagu Indikatif",
    ]


def test_what_brackets_add_to_a_name_stands_beside_the_years() -> None:
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2025-2029", ""),
        "Tabel 4.5 Indikator Kinerja Kunci Kecamatan Rawa",
        "",
        "No | Indikator Kinerja Kunci | Status | Target | ",
        " | | (positif/negatif) | 2025 | 2026",
        "1 | Persentase desa mandiri | Positif | 92,5 | 94",
        "2 | Jumlah pengaduan | Negatif | 7 | 5",
    )
    assert rows(parsed, "target", "tahun", "nilai") == [
        (2025, 92.5),
        (2026, 94.0),
        (2025, 7.0),
        (2026, 5.0),
    ]


def test_a_target_of_the_year_beside_those_of_its_quarters() -> None:
    parsed = read(
        *("INDIKATOR KINERJA UTAMA (IKU)", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024", ""),
        "No | Sasaran | Indikator Kinerja | Satuan | Target Tahunan | Target Triwulan | | | ",
        " | | | | | I | II | III | IV",
        "1 | Pelayanan baik | Indeks Kepuasan Masyarakat | indeks | 85,50 | - | - | - | 85,50",
        "2 | Desa terbina | Persentase desa dibina | % | 100 | 25 | 50 | 75 | 100",
    )
    assert rows(parsed, "target", "indikator", "tahun", "nilai") == [
        ("Indeks Kepuasan Masyarakat", 2024, 85.5),
        ("Persentase desa dibina", 2024, 100.0),
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("1.234. 567", "2.345. 678"), True),  # broken by its narrow column
        (("-", "20"), True),
        (("20", "lihat catatan"), False),
        (("-", "-"), False),
    ],
)
def test_a_column_without_a_place_is_told(values: tuple[str, str], told: bool) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2023",
        "",
        "No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Pembanding",
        f"1 | Indeks Kepuasan Masyarakat | 80 | 84 | 105,00 | {values[0]}",
        f"2 | Nilai SAKIP | 70 | 70 | 100,00 | {values[1]}",
    )
    unknown = [f.where[1] for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert unknown == (["Pembanding"] if told else [])


@pytest.mark.parametrize(
    ("lost", "target"),
    [("6.625", 6517.0), ("6.65", 6517.0)],  # a digit lost: 102,04, not 101,66
)
def test_a_lost_digit_proves_no_other_number_wrong(lost: str, target: float) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Capaian Kinerja Tahun 2022-2023",
        "",
        "No | Indikator Kinerja | Target | | Realisasi | | Capaian (%) | ",
        " | | 2022 | 2023 | 2022 | 2023 | 2022 | 2023",
        f"1 | Jumlah akta | 5.819 | 6.517 | 5.238 | {lost} | 90,02 | 101,66",
        "2 | Jumlah kartu | 7.210 | 7.400 | 7.002 | 7.215 | 97,12 | 97,50",
        "3 | Jumlah surat | 2.100 | 2.250 | 2.000 | 2.205 | 95,24 | 98,00",
    )
    assert rows(parsed, "capaian", "tahun", "target")[1] == (2023, target)


def test_one_amount_that_lost_a_digit_leaves_the_others_as_they_are() -> None:
    lines = [f"Kegiatan {n} | {n}00.125 | {n}10.250 | {n}20.375 | {n}30.500" for n in range(1, 10)]
    lines += [line.replace("Kegiatan", "Acara") for line in lines[:2]]
    lines[4] = lines[4].replace("500.125", "500.12")
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024-2026", ""),
        "Tabel 2.5 Anggaran dan Realisasi Pendanaan (dalam ribuan rupiah)",
        "",
        "Uraian | Anggaran | | Realisasi | ",
        " | 2022 | 2023 | 2022 | 2023",
        *lines,
    )
    amounts = [row[0] for row in rows(parsed, "anggaran", "anggaran") if row[0] is not None]
    assert len(amounts) == 21
    assert min(amounts) == Decimal(100125000)
    assert [f.rule for f in parsed.findings if f.level == "error"] == ["angka-tak-terbaca"]


RENSTRA = ("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2024-2026", "")


@pytest.mark.parametrize(
    "years", ["2024 | | 2025 | | 2025 |", "2024 | | 2035 | | 2026 |", "2024 | | 2025 | | 2026 |"]
)
def test_the_end_of_a_plan_is_no_misprinted_year(years: str) -> None:
    parsed = read(
        *RENSTRA,
        "Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan",
        "",
        f"Kode | Program/Kegiatan | Indikator | {years} Kondisi Akhir | ",
        " | | | Target | Rp | Target | Rp | Target | Rp | Target | Rp",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 | 1.000.000 | 5 | 1.100.000 | 6"
        " | 1.200.000 | 6 | 3.300.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 7 | 2.000.000 | 8 | 2.100.000 | 9"
        " | 2.200.000 | 9 | 6.300.000",
    )
    ends = {row[1] for row in rows(parsed, "rencana", "fase", "tahun") if row[0] == "akhir"}
    assert ends == {2026}


@pytest.mark.parametrize(("cell", "told"), [("APBD Kabupaten", True), ("Nihil", False)])
def test_words_among_amounts_are_told(cell: str, told: bool) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.7 Realisasi Anggaran Tahun 2023",
        "",
        "Uraian | Anggaran (Rp) | Realisasi (Rp) | %",
        "Belanja Pegawai | 5.000.000 | 4.500.000 | 90,00",
        f"Belanja Modal | {cell} | 800.000 | 80,00",
    )
    unread = [f for f in parsed.findings if f.rule == "angka-tak-terbaca"]
    assert [(f.level, f.cells) for f in unread] == (
        [("warning", (f"{rows(parsed, 'anggaran', 'tabel_id')[0][0]}#2,1",))] if told else []
    )


def test_numbers_under_the_head_of_a_column_of_texts_are_told() -> None:
    parsed = read(
        *RENSTRA,
        "Tabel 6.1 Tujuan dan Sasaran Jangka Menengah",
        "",
        "Indikator | Satuan | | Target | | ",
        " | | | 2024 | 2025 | 2026",
        "Nilai SAKIP | nilai | 60,5 | 61 | 62 | 63",
        "Jumlah desa | desa | 7 | 8 | 9 | 10",
    )
    unknown = [f.message.values[0] for f in parsed.findings if f.rule == "kolom-tak-dikenal"]
    assert unknown == [("kolom", 2)]


@pytest.mark.parametrize(
    ("cells", "values", "found"),
    [
        ("12 | 90.000 | 3 | 20.000", [(12.0, 90000000), (3.0, 20000000)], False),
        ("12 | 90.000 | 20.000 | 3", [(12.0, 90000000), (None, None)], True),  # swapped
        ("12 | 3 | 20.000 | ", [(12.0, None), (None, None)], True),  # a cell lost
        ("12.500 | 90.000 | 3 | 20.000", [(12500.0, 90000000), (3.0, 20000000)], False),
    ],
)
def test_amounts_under_what_is_counted_have_slipped(
    cells: str, values: list[tuple[float | None, int | None]], found: bool
) -> None:
    parsed = read(
        *("EVALUASI RENJA", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2023", ""),
        "Tabel 3.1 Evaluasi Hasil Renja Tahun 2023 (dalam ribuan rupiah)",
        "",
        "Kode | Program/Kegiatan | Indikator | Target Renja 2023 | | Realisasi Triwulan I | ",
        " | | | K | Rp | K | Rp",
        "7.01.01 | PROGRAM SATU | Jumlah dokumen | 10 | 80.000 | 2 | 15.000",
        "7.01.02 | PROGRAM DUA | Jumlah laporan | 8 | 70.000 | 2 | 12.000",
        f"7.01.03 | PROGRAM TIGA | Jumlah desa | {cells}",
    )
    third = [row[1:] for row in rows(parsed, "evaluasi", "kode", "kinerja", "rupiah")[-2:]]
    assert third == [(k, None if rp is None else Decimal(rp)) for k, rp in values]
    assert ("kolom-bergeser" in {f.rule for f in parsed.findings}) is found


def test_what_is_counted_is_no_money() -> None:
    parsed = read(
        *RENSTRA,
        "Tabel 6.1 Rencana Program, Kegiatan dan Pendanaan",
        "",
        "Kode | Program/Kegiatan | Indikator | 2024 | | 2025 | ",
        " | | | Target | Rp | Target | Rp",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 Dok | 1.000.000 | 5 Dok | 1.100.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 7 Dok | 2.000.000 | 8 Dok | 2.100.000",
        "7.01.04 | PROGRAM LINMAS | Jumlah pos | - | 9 Dok | - | 2.200.000",
    )
    last = rows(parsed, "rencana", "kode", "pagu", "pagu_teks")[-2:]
    assert last == [("7.01.04", None, "9 Dok"), ("7.01.04", Decimal(2200000), "2.200.000")]
    assert "angka-tak-terbaca" in {f.rule for f in parsed.findings}


@pytest.mark.parametrize(
    ("planned", "years"),
    [
        ("2025 | 2026", [2024, 2025, 2026, 2026]),  # three years, as many as are counted
        ("2025 | ", [None] * 4),
    ],
)
def test_years_counted_in_a_plan_are_those_of_its_other_tables(
    planned: str, years: list[int | None]
) -> None:
    parsed = read(
        *("RENCANA STRATEGIS", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2023-2026", ""),
        "Tabel T-C.24 Anggaran dan Realisasi Pendanaan",
        "",
        "Uraian | Anggaran pada Tahun ke- | | | Realisasi Anggaran pada Tahun ke- | | ",
        " | 1 (2018) | 2 (2019) | 3 (2020) | 1 (2018) | 2 (2019) | 3 (2020)",
        "PROGRAM LAYANAN | 1.000.000 | 1.100.000 | 1.200.000 | 900.000 | 800.000 | 700.000",
        "",
        "Tabel T-C.25 Tujuan dan Sasaran Jangka Menengah",
        "",
        "Sasaran | Indikator Sasaran | Target Kinerja pada Tahun | | ",
        f" | | 2024 | {planned}",
        "Pelayanan cepat | Nilai SAKIP | 60 | 61 | 62",
        "",
        "Tabel T-C.28 Indikator Kinerja yang Mengacu pada Tujuan dan Sasaran RPJMD",
        "",
        "No | Indikator | Target Capaian Setiap Tahun | | | Kondisi Kinerja pada Akhir Periode",
        " | | Tahun 1 | Tahun 2 | Tahun 3 | ",
        "1 | Indeks Kepuasan Masyarakat | 81 | 82 | 83 | 83",
    )
    counted = [row for row in rows(parsed, "target", "indikator", "tahun") if "Indeks" in row[0]]
    assert [year for _, year in counted] == years


def test_what_was_reached_of_a_plan_so_far_is_no_years() -> None:
    parsed = read(
        *RENJA,
        "Tabel T-C.29 Rekapitulasi Evaluasi Hasil Pelaksanaan Renja s/d Tahun 2023",
        "",
        "Kode | Program/Kegiatan | Indikator Kinerja | Target Renstra Tahun 2026 | Realisasi s/d Tahun 2021 | Target dan Realisasi Kinerja Tahun 2022 | | | Target Renja Tahun 2023 | Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan | ",
        " | | | | | Target Renja Tahun 2022 | Realisasi Renja Tahun 2022 | Tingkat Realisasi (%) | | Realisasi Capaian s/d Tahun Berjalan (Tahun 2023) | Tingkat Capaian Realisasi Target Renstra (%)",
        "7.01.02 | PROGRAM LAYANAN | Nilai SAKIP | 80 | 60 | 70 | 63 | 90,00 | 75 | 72 | 90,00",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 20 | 4 | 10 | 12 | 120,00 | 15 | 18 | 90,00",
    )
    found = rows(parsed, "capaian", "tahun", "target", "realisasi", "rasio")
    assert found[:3] == [
        (2022, 70.0, 63.0, 90.0),
        (2023, 75.0, None, None),
        (2026, 80.0, None, None),
    ]
    told = {finding.rule for finding in parsed.findings}
    assert not told & {"tahun-meragukan", "rasio-tidak-cocok"}


def test_the_number_of_an_indicator_is_no_value() -> None:
    parsed = read(
        *("PERJANJIAN KINERJA TAHUN 2024", "KECAMATAN RAWA", "KABUPATEN TELAGA", ""),
        "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Meningkatnya pelayanan | 1.1 Indeks Kepuasan Masyarakat | 88,30",
        " | | 1.2 Persentase pengaduan yang selesai | 100%",
        "2 | Meningkatnya kinerja | 2.1 Nilai Evaluasi AKIP | A (81,00)",
    )
    assert [nilai for (nilai,) in rows(parsed, "target", "nilai")] == [88.3, 100.0, 81.0]


def test_two_rows_of_values_without_a_head_are_told() -> None:
    found = tables(table("1 | Pelayanan | 7 | 6 | 5", "2 | Pembangunan | 80% | 85% | 90%"))
    assert [f.rule for f in found.findings if f.level == "error"] == ["tabel-tanpa-kepala"]


def test_a_plan_behind_the_quarters_is_a_head_cut_off() -> None:
    parsed = read(
        *("EVALUASI RENJA", "KECAMATAN RAWA", "KABUPATEN TELAGA", "TAHUN 2023", ""),
        "Kode | Program/Kegiatan | Indikator | Target Renja Tahun 2023 | | Realisasi Triwulan I | | Anggaran Renstra Perangkat | | Penanggung Jawab",
        " | | | K | Rp | K | Rp | K | Rp | ",
        "7.01.01 | PROGRAM SATU | Jumlah dokumen | 10 | 80.000.000 | 2 | 15.000.000 | 30 | 90.000.000 | Camat",
        "7.01.02 | PROGRAM DUA | Jumlah laporan | 8 | 70.000.000 | 2 | 12.000.000 | 20 | 80.000.000 | Camat",
    )
    periods = {periode for (periode,) in rows(parsed, "evaluasi", "periode")}
    assert periods == {"target", "triwulan-1"}
    assert "kolom-tak-dikenal" in {finding.rule for finding in parsed.findings}


def test_years_that_are_counted_number_no_columns() -> None:
    shares = grid(
        """
        Uraian | Anggaran pada Tahun ke- | | Rasio Tahun ke- |
        | 1 | 2 | 1 | 2
        Belanja Langsung | 100 | 200 | 90,00 | 80,00
        Belanja Tidak Langsung | 300 | 400 | 95,00 | 85,00
        Total | 400 | 600 | 93,75 | 83,33
        """,
        header=2,
    )
    assert {item.col for item in sums(shares)} == {1, 2}


@pytest.mark.parametrize(
    ("title", "form", "doc_id"),
    [
        (
            "RENCANA AKSI PENCAPAIAN KINERJA",
            "perjanjian-kinerja",
            "perjanjian-kinerja-kecamatan-gempol-kab-pasuruan-2024-rencana-aksi",
        ),
        (
            "PERJANJIAN KINERJA DAN RENCANA AKSI",
            "perjanjian-kinerja",
            "perjanjian-kinerja-kecamatan-gempol-kab-pasuruan-2024",
        ),
    ],
)
def test_steps_towards_an_agreement_are_of_it(title: str, form: str, doc_id: str) -> None:
    parsed = read(
        *(title, "KECAMATAN GEMPOL", "KABUPATEN PASURUAN", "TAHUN 2024", ""),
        "No | Indikator Kinerja | Satuan | Target Tahunan | Target Triwulan | ",
        " | | | | I | II",
        "1 | Jumlah patroli | Kali | 48 | 24 | 24",
        "2 | Indeks Kepuasan Masyarakat | Nilai | 85 | - | 85",
    )
    assert (parsed.rows["dokumen"][0]["bentuk"], parsed.rows["dokumen"][0]["doc_id"]) == (
        form,
        doc_id,
    )


def test_the_budget_in_force_is_the_changed_one() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.4 Anggaran dan Realisasi Tahun 2023",
        "",
        "No | Program | APBD Murni | APBD Perubahan | Realisasi | %",
        "1 | Program Layanan | 120.000.000 | 100.000.000 | 90.000.000 | 90,00",
        "2 | Program Trantibum | 20.000.000 | 25.000.000 | 20.000.000 | 80,00",
    )
    found = rows(parsed, "anggaran", "anggaran")
    assert found == [(Decimal(100_000_000),), (Decimal(25_000_000),)]


@pytest.mark.parametrize(("year", "told"), [(2013, True), (2018, False), (2022, False)])
def test_a_table_far_from_the_year_of_its_report_is_told(year: int, told: bool) -> None:
    part = tables(
        f"Tabel 3.1 Capaian Kinerja Tahun {year}\n\n"
        + table(
            "No | Indikator Kinerja | Target | Realisasi | Capaian (%)",
            "1 | Nilai SAKIP | 80 | 84 | 105",
            "2 | Jumlah desa | 10 | 12 | 120",
        ),
        Context("x", periode_awal=2023, periode_akhir=2023),
    )
    assert ("tahun-meragukan" in {finding.rule for finding in part.findings}) is told


@pytest.mark.parametrize(
    "heads",
    [
        ("Anggaran | | ", "Pagu | Realisasi | %"),  # PermenPAN 29/2010
        ("Anggaran Pagu (Rp) | Anggaran Realisasi (Rp) | %", " | | "),
        ("Pagu | Realisasi | %", " | | "),
    ],
)
def test_performance_with_programmes_and_their_money_behind(heads: tuple[str, str]) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
        "",
        f"Sasaran Strategis | Indikator Kinerja | Target | Realisasi | % | Program | {heads[0]}",
        f" | | | | | | {heads[1]}",
        "Pelayanan | Jumlah surat | 1.200 | 1.344 | 112,00 | Layanan Kantor | 210.500.000 | 201.114.250 | 95,54",
        "Pajak | Persentase PBB | 100 | 87,5 | 87,50 | Pelaporan | 18.000.000 | 18.000.000 | 100,00",
    )
    assert rows(parsed, "capaian", "target", "realisasi", "rasio") == [
        (1200.0, 1344.0, 112.0),
        (100.0, 87.5, 87.5),
    ]
    assert rows(parsed, "anggaran", "uraian", "tahun", "anggaran", "realisasi", "rasio") == [
        ("Layanan Kantor", 2023, 210_500_000, 201_114_250, 95.54),
        ("Pelaporan", 2023, 18_000_000, 18_000_000, 100.0),
    ]


def test_a_code_in_parts_is_no_row_of_values() -> None:
    assert not several_values("1 20 1.20.15 01 02")
    assert several_values("33.300.000 36.630.000")


@pytest.mark.parametrize("names", [("Pagu", "Pagu"), ("Pagu", "Pagu Total")])
def test_money_without_a_year_behind_the_target_of_each(names: tuple[str, str]) -> None:
    parsed = read(
        *RENSTRA,
        "Tabel 6.1 Rencana Program dan Pendanaan",
        "",
        f"Kode | Program | Indikator | Target 2024 | {names[0]} | Target 2025 | {names[1]}",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 | 1.000.000 | 5 | 1.100.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 7 | 2.000.000 | 8 | 2.100.000",
    )
    found = rows(parsed, "rencana", "tahun", "pagu")
    assert (found[:2] == [(2024, Decimal(1_000_000)), (2025, Decimal(1_100_000))]) is (
        names[0] == names[1]
    )


@pytest.mark.parametrize(
    "ahead", ["Prakiraan Maju 2025 (Rp)", "Prakiraan Maju (Rp)", "Pagu Perkiraan Maju Tahun 2025"]
)
def test_money_of_the_year_after_a_yearly_plan(ahead: str) -> None:
    parsed = read(
        *RENJA,
        "Tabel 4.2 Rencana Sub Kegiatan Tahun 2024",
        "",
        f"No | Sub Kegiatan | Indikator | Target 2024 | Pagu Indikatif 2024 (Rp) | {ahead}",
        "1 | Penyediaan Gaji | Jumlah ASN | 36 | 99.234.000 | 109.157.400",
        "2 | Evaluasi Kelurahan | Jumlah kelurahan | 2 | 70.929.000 | 78.021.900",
    )
    assert [
        row for row in rows(parsed, "rencana", "tahun", "target", "pagu") if row[0] == 2025
    ] == [
        (2025, None, Decimal(109157400)),
        (2025, None, Decimal(78021900)),
    ]


@pytest.mark.parametrize(("total", "found"), [("1.450.000.000", 0), ("1.550.000.000", 1)])
def test_spending_that_is_of_no_programme_counts_in_the_total(total: str, found: int) -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.2 Pagu dan Realisasi Anggaran Tahun 2023",
        "",
        "No | Uraian | Anggaran (Rp) | Realisasi (Rp)",
        "1 | Belanja Tidak Langsung | 1.000.000.000 | 900.000.000",
        "2 | Program Pelayanan Administrasi | 250.000.000 | 200.000.000",
        "3 | Program Pemberdayaan | 200.000.000 | 100.000.000",
        f" | JUMLAH | {total} | 1.200.000.000",
    )
    findings = [f for f in check_document(parsed.rows) if f.rule == "jumlah-tidak-cocok"]
    assert len(findings) == found
    assert all("1.000.000.000" in f.pesan for f in findings)


def test_years_of_a_text_that_stand_close_are_a_name_each() -> None:
    def read_years(*columns: str) -> list[tuple[object, ...]]:
        parsed = read(
            *REPORT,
            "Tabel 4.1 Indikator Kinerja Utama",
            "",
            "No | Indikator | Target | | | | Sumber",
            f" | | {' | '.join(columns)} | ",
            "1 | Nilai SAKIP | 61 | 62 | 63 | 64 | Inspektorat",
            "2 | Nilai SKM | 81 | 82 | 83 | 84 | Survei",
        )
        return rows(parsed, "target", "tahun", "nilai")[:4]

    assert read_years("2020", "2021 2022", "2023", "") == [
        *((2020, 61.0), (2021, 62.0), (2022, 63.0), (2023, 64.0))
    ]
    assert read_years("2020", "2021 2022", "2023 2024", "") == []


@pytest.mark.parametrize(
    "head",
    [
        ("Semula | | Menjadi | ", "Target | Pagu (Rp) | Target | Pagu (Rp)"),
        ("Sebelum Perubahan | | Setelah Perubahan | ", "Target | Pagu (Rp) | Target | Pagu (Rp)"),
        (
            "Target 2024 (Semula) | Pagu 2024 (Semula) | Target 2024 (Menjadi) | Pagu 2024 (Menjadi)",
        ),
    ],
)
def test_a_plan_that_was_amended_is_what_it_became(head: tuple[str, ...]) -> None:
    over, *under = head
    parsed = read(
        *RENJA,
        "Tabel 3.1 Rumusan Perubahan Rencana Program dan Kegiatan Tahun 2024",
        "",
        f"Kode | Program | Indikator | {over} | Bertambah/Berkurang",
        *(f" | | | {row} | " for row in under),
        "7.01.01 | PROGRAM PENUNJANG | Nilai SAKIP | 70 | 142.000.000 | 71 | 145.000.000 | 3.000.000",
        "7.01.02 | PROGRAM PELAYANAN | IKM | 82 | 100.000.000 | 83 | 95.000.000 | (5.000.000)",
    )
    assert rows(parsed, "rencana", "tahun", "target", "pagu") == [
        (2024, 71.0, Decimal(145000000)),
        (2024, 83.0, Decimal(95000000)),
    ]


def test_a_ratio_in_brackets_beside_a_realisasi_of_two_years() -> None:
    parsed = read(
        *REPORT,
        "Tabel 3.8 Anggaran dan Realisasi Belanja",
        "",
        "Uraian | Anggaran 2023 (Rp) | Realisasi 2023 (Rp) | (%) | Realisasi 2022 (Rp)",
        "Belanja Operasi | 4.000.000 | 3.000.000 | 75,00 | 2.500.000",
        "Belanja Modal | 1.000.000 | 900.000 | 90,00 | 800.000",
    )
    assert rows(parsed, "anggaran", "tahun", "realisasi", "rasio") == [
        (2022, Decimal(2500000), None),
        (2023, Decimal(3000000), 75.0),
        (2022, Decimal(800000), None),
        (2023, Decimal(900000), 90.0),
    ]


@pytest.mark.parametrize("second", ["", "Pagu Dana (Rp)"])
def test_the_only_money_of_a_head_is_of_the_year_of_its_target(second: str) -> None:
    """As the plans of a year of SIPD print it; two amounts of one head say of no year which."""
    parsed = read(
        *RENSTRA,
        "Tabel 6.1 Rencana Program dan Pendanaan",
        "",
        " | | | Capaian Kinerja dan Kerangka Pendanaan | | | Prakiraan Maju Rencana Tahun 2025 | ",
        f"Kode | Program | Indikator | Target 2024 | Pagu Indikatif | {second or 'Lokasi'} "
        "| Target | Pagu Indikatif",
        "7.01.02 | PROGRAM LAYANAN | Jumlah layanan | 4 | 1.000.000 | 900.000 | 5 | 1.100.000",
        "7.01.03 | PROGRAM DESA | Jumlah desa | 7 | 2.000.000 | 800.000 | 8 | 2.100.000",
    )
    found = [row for row in rows(parsed, "rencana", "tahun", "pagu") if row[0] == 2024]
    one = [(2024, Decimal(1_000_000)), (2024, Decimal(2_000_000))]
    assert (found == one) is (not second)
