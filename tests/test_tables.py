"""Typed tables from invented documents in many printed forms."""

# ruff: noqa: E501 - a row of a table stands on one line, as it is printed

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extract.document import Source
from extract.text import read_text
from grammar.scales import money_scales
from parsers.parsed import Context, TablesPart
from parsers.tables import parse_tables

CONTEXT = Context("perbup-rawa-1-2024", 1, 2024, "Rawa", "Jawa", "Telaga", 2025, 2027)


def tables(text: str, context: Context = CONTEXT) -> TablesPart:
    source = Source("contoh.txt", "0" * 64, "text")
    document = read_text(("PENGANTAR\n\n" + text.strip("\n") + "\n").encode(), source)
    return parse_tables(document, context)


def rows(part: TablesPart, dataset: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column) for column in columns) for row in part.rows[dataset]]


def rules(part: TablesPart) -> list[str]:
    return [finding.rule for finding in part.findings]


def table(*lines: str) -> str:
    """Cells set off by ``|`` for legibility; tabs in the text."""
    return "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)


# ------------------------------------------------------------------ capaian


CAPAIAN = table(
    "No | Indikator Kinerja | Target Renstra | | Realisasi Capaian | | Rasio Capaian | ",
    " | | 2021 | 2022 | 2021 | 2022 | 2021 | 2022",
    "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)",
    "1 | Indeks Kepuasan Masyarakat | 80,00 | 82,50 | 81,00 | - | 101,25 | -",
    "2 | Persentase konflik tertangani | 100% | 100% | 90% | 95% | 90% | 95%",
)


def test_capaian_of_the_form() -> None:
    part = tables("Tabel T-C.23\nPencapaian Kinerja Pelayanan\n\n" + CAPAIAN)
    assert rows(part, "tabel", "kode", "jenis", "jumlah_baris", "baris_kepala") == [
        ("T-C.23", "capaian", 5, 3)
    ]
    assert rows(part, "capaian", "tahun", "target", "realisasi", "rasio", "satuan") == [
        (2021, 80.0, 81.0, 101.25, None),
        (2022, 82.5, None, None, None),
        (2021, 100.0, 90.0, 90.0, "persen"),
        (2022, 100.0, 95.0, 95.0, "persen"),
    ]
    assert rows(part, "capaian", "realisasi_teks", "realisasi_kolom")[1] == ("-", 5)
    assert rules(part) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Tabel 2.8\n\nPencapaian Kinerja Pelayanan Kecamatan",
        "TABEL TC-23 PENCAPAIAN KINERJA PELAYANAN",
        "Tabel : 3\nCapaian Kinerja",
        "Tabel 3\nHasil Kerja",
        "Capaian dapat dilihat pada tabel di bawah ini:",
    ],
)
def test_capaian_by_its_header_whatever_the_caption(caption: str) -> None:
    part = tables(caption + "\n\n" + CAPAIAN)
    assert [row["jenis"] for row in part.rows["tabel"]] == ["capaian"]
    assert len(part.rows["capaian"]) == 4


def test_years_over_the_bands() -> None:
    part = tables(
        table(
            "No | Sasaran | Indikator | Satuan | 2021 | | | 2022 | | ",
            " | | | | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%)",
            "1 | Meningkatnya layanan | IKM | Indeks | 80 | 84 | 105 | 82 | 82 | 100",
        )
    )
    assert rows(part, "capaian", "tahun", "target", "realisasi", "rasio", "satuan", "sasaran") == [
        (2021, 80.0, 84.0, 105.0, "Indeks", "Meningkatnya layanan"),
        (2022, 82.0, 82.0, 100.0, "Indeks", "Meningkatnya layanan"),
    ]


def test_capaian_as_ratio_beside_realisasi() -> None:
    part = tables(
        table(
            "Indikator | 2021 | | | 2022 | | ",
            " | Target | Realisasi | Capaian | Target | Realisasi | Capaian",
            "IKM | 80 | 84 | 105% | 82 | 82 | 100%",
        )
    )
    assert rows(part, "capaian", "tahun", "target", "realisasi", "rasio") == [
        (2021, 80.0, 84.0, 105.0),
        (2022, 82.0, 82.0, 100.0),
    ]


@pytest.mark.parametrize("year", ["{}", "Tahun {}", "TAHUN {}", "{}*)", "Th. {}", "{} (n)"])
def test_years_in_many_forms(year: str) -> None:
    heads = " | ".join(year.format(y) for y in (2020, 2021, 2022))
    part = tables(
        table(
            "Sasaran | Indikator | Target | | | Realisasi | | ",
            f" | | {heads} | {heads}",
            "Meningkatnya mutu | Nilai SAKIP | 70,1 | 71,2 | 72,3 | 70,0 | 71,0 | 72,0",
        )
    )
    assert rows(part, "capaian", "tahun", "target") == [(2020, 70.1), (2021, 71.2), (2022, 72.3)]


def test_ordinals_are_years_only_where_the_period_is_printed() -> None:
    body = table(
        "No | Indikator | Target Tahun ke- | | | Realisasi Tahun ke- | | ",
        " | | 1 | 2 | 3 | 1 | 2 | 3",
        "1 | Nilai SAKIP | 70 | 71 | 72 | 70 | 71 | 72",
    )
    known = tables("Tabel 2.1\nCapaian Kinerja Tahun 2019-2021\n\n" + body)
    assert rows(known, "capaian", "tahun") == [(2019,), (2020,), (2021,)]
    unknown = tables("Tabel 2.1\nCapaian Kinerja\n\n" + body)
    assert rows(unknown, "capaian", "tahun", "tahun_ke", "target") == [
        (None, 1, 70.0),
        (None, 2, 71.0),
        (None, 3, 72.0),
    ]
    assert rules(unknown) == []


def test_ordinals_stay_ordinals_where_the_values_tell_the_pairs() -> None:
    part = tables(
        "Tabel T-C.27\nRencana Program dan Pendanaan\n\n"
        + table(
            "Kode | Program | Indikator | Tahun Ke-1 | | Tahun Ke-2 | | Lokasi",
            " | | | Rp | Target | Rp | Target | ",
            "7.01.01 | Program Satu | Desa dibina | 10 desa | 10.000.000 | 11 desa | 12.000.000 | Rawa",
            "7.01.02 | Program Dua | Desa dilatih | 12 desa | 20.000.000 | 13 desa | 22.000.000 | Rawa",
        )
    )
    assert rows(part, "rencana", "tahun", "tahun_ke", "target")[:2] == [
        (None, 1, 10.0),
        (None, 2, 11.0),
    ]


def test_tujuan_and_sasaran_are_carried_down() -> None:
    part = tables(
        table(
            "No | Tujuan | Sasaran | Indikator | Target | | Realisasi | ",
            " | | | | 2021 | 2022 | 2021 | 2022",
            "1 | Tujuan satu | | IKM | 80 | 81 | 80 | 81",
            " | | Sasaran satu | Konflik | 90 | 91 | 90 | 91",
            " | | | Desa dibina | 70 | 71 | 70 | 71",
            "2 | Tujuan dua | | Nilai SAKIP | 60 | 61 | 60 | 61",
        )
    )
    assert rows(part, "capaian", "tujuan", "sasaran", "indikator")[::2] == [
        ("Tujuan satu", None, "IKM"),
        ("Tujuan satu", "Sasaran satu", "Konflik"),
        ("Tujuan satu", "Sasaran satu", "Desa dibina"),
        ("Tujuan dua", None, "Nilai SAKIP"),
    ]


def test_small_table_of_one_sasaran() -> None:
    head = "SASARAN KINERJA | TARGET | | REALISASI | \n | 2021 | 2022 | 2021 | 2022"
    part = tables(table(*head.split("\n"), "Meningkatnya layanan | 80 | 81 | 82 | 83"))
    assert rows(part, "capaian", "sasaran", "indikator")[0] == (
        "Meningkatnya layanan",
        "Meningkatnya layanan",
    )
    part = tables(table(*head.split("\n"), "Nilai SAKIP | 80 | 81 | 82 | 83"))
    assert rows(part, "capaian", "sasaran", "indikator")[0] == (None, "Nilai SAKIP")


def test_a_row_cut_by_the_page_is_one_line() -> None:
    first = table(
        "No | Indikator | Target | | Realisasi | ",
        " | | 2021 | 2022 | 2021 | 2022",
        "1 | Persentase desa yang dibina dan | 70 | 71 | 70 | 71",
    )
    second = table(" | diawasi kecamatan | | | | ", "2 | Nilai SAKIP | 60 | 61 | 60 | 61")
    part = tables(first + "\n\n" + second)
    assert len(part.rows["tabel"]) == 1
    assert [name for (name,) in rows(part, "capaian", "indikator")][::2] == [
        "Persentase desa yang dibina dan diawasi kecamatan",
        "Nilai SAKIP",
    ]


# ------------------------------------------------------------------ anggaran


def test_yearly_budget_of_the_office_and_revenue() -> None:
    head = "No | Tahun | {} (Rp) | Realisasi {} (Rp) | Persentase | Ket"
    body = (
        "1. | 2021 | 2.000.000.000 | 1.500.000.000 | 75,00 % | -",
        "2. | 2022 | 1.000.000.000 | 250.000.000 | 25 % | s/d 31/3/2022",
    )
    part = tables(table(head.format("Pagu Anggaran", "Anggaran"), *body))
    assert rows(part, "anggaran", "uraian", "jenjang", "program", "tahun", "anggaran", "rasio") == [
        (None, "total", None, 2021, Decimal("2000000000.00"), 75.0),
        (None, "total", None, 2022, Decimal("1000000000.00"), 25.0),
    ]
    revenue = tables(table(head.format("Baku PBB", "PBB"), *body))
    assert revenue.rows["anggaran"] == []
    assert rows(revenue, "tabel", "jenis") == [("lain",)]


BUDGET_HEAD = (
    "Uraian | Anggaran Tahun (Rp) | | | Realisasi Tahun | | | Rasio Tahun | | | Pertumbuhan | ",
    " | 2021 | 2022 | 2023 | 2021 | 2022 | 2023 | 2021 | 2022 | 2023 | Anggaran | Realisasi",
)


def test_budget_lines_levels_and_growth() -> None:
    part = tables(
        table(
            *BUDGET_HEAD,
            "PROGRAM LAYANAN | 300,000 | 330,000 | - | 150,000 | 165,000 | - | 50% | 50% | - | 10 | 5",
            "Kegiatan Satu | 300,000 | 330,000 | - | 150,000 | 165,000 | - | 50% | 50% | - | 10 | 5",
            "Belanja awal | 100,000 | 110,000 | - | 50,000 | 55,000 | - | 50% | 50% | - | 0 | 0",
            "Belanja lanjut | 200,000 | 220,000 | - | 100,000 | 110,000 | - | 50% | 50% | - | 0 | 0",
            " | 300,000 | 330,000 | | 150,000 | 165,000 | | | | | | ",
        )
        .replace("Belanja awal", "Rapat koordinasi")
        .replace("Belanja lanjut", "Rapat evaluasi")
    )
    assert rows(part, "anggaran", "uraian", "jenjang", "program")[::3] == [
        ("PROGRAM LAYANAN", "program", "PROGRAM LAYANAN"),
        ("Kegiatan Satu", "kegiatan", "PROGRAM LAYANAN"),
        ("Rapat koordinasi", "subkegiatan", "PROGRAM LAYANAN"),
        ("Rapat evaluasi", "subkegiatan", "PROGRAM LAYANAN"),
        (None, "total", None),
    ]
    assert rows(part, "anggaran", "anggaran", "pertumbuhan_anggaran")[0] == (
        Decimal("300000.00"),
        None,
    ), "growth in per cent is no amount"
    assert rules(part) == ["kolom-tak-dikenal"]
    assert len(part.rows["anggaran"]) == 4 * 3 + 2


def test_values_that_run_into_the_texts_behind_them_are_told() -> None:
    lines = [
        "Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan",
        "",
        "Program | Indikator | 2022 | | 2023 | | Lokasi",
        " | | Target | Rp | Target | Rp | ",
        "Program Pelayanan | Jumlah surat | 12 | 1.200.000 | 12 | | 1.311.000 Praya Barat",
        "Program Pembinaan | Jumlah desa | 9 | 2.200.000 | 9 | | 2.311.000 Praya Barat",
    ]
    part = tables("\n".join(re.sub(" ?[|] ?", "\t", line) for line in lines))
    assert rules(part) == ["kolom-tak-dikenal"]


def test_amounts_in_thousands_are_rupiah() -> None:
    part = tables(
        "Tabel 2.9\nAnggaran dan Realisasi (dalam ribuan rupiah)\n\n"
        + table(*BUDGET_HEAD, "PROGRAM A | 1.500 | 2.000 | - | 750 | 500 | - | 50% | 25% | - | | ")
    )
    assert rows(part, "anggaran", "anggaran", "realisasi")[0] == (
        Decimal("1500000.00"),
        Decimal("750000.00"),
    )


def _recognised(lines: str, doubt: dict[str, float], *readings: str) -> TablesPart:
    """A table of a budget from a picture, with how surely some of its texts were recognised, and
    what those may be besides."""
    source = Source("contoh.txt", "0" * 64, "text")
    document = read_text(
        f"PENGANTAR\n\nTabel 2.9\nAnggaran dan Realisasi\n\n{lines}\n".encode(), source
    )
    index, printed = next(document.tables())
    cells = tuple(
        cell._replace(
            score=doubt.get(cell.text, 1.0), readings=readings if cell.text in doubt else ()
        )
        if cell.row >= printed.header_rows
        else cell
        for cell in printed.cells
    )
    blocks = [
        replace(printed, cells=cells) if i == index else b for i, b in enumerate(document.blocks)
    ]
    return parse_tables(replace(document, blocks=tuple(blocks)), CONTEXT)


def test_an_amount_recognised_in_doubt_is_null_and_said() -> None:
    lines = table(
        *BUDGET_HEAD,
        "PROGRAM A | 1.500.000 | 2.000.000 | - | 750.000 | 500.000 | - | 50% | 25% | - | | ",
    )
    part = _recognised(lines, {"2.000.000": 0.89, "-": 0.4, "500.000": 0.9})
    assert rows(part, "anggaran", "anggaran", "anggaran_teks", "realisasi")[:2] == [
        (Decimal("1500000.00"), "1.500.000", Decimal("750000.00")),
        (None, "2.000.000", Decimal("500000.00")),
    ]
    assert "2.000.000" in {f.ditemukan for f in part.findings if f.rule == "angka-tak-terbaca"}


@pytest.mark.parametrize(("share", "target"), [("88.25", None), ("88,25", Decimal("3271"))])
def test_a_point_of_a_poor_picture_may_be_a_comma(share: str, target: Decimal | None) -> None:
    """Where decimals stand behind both, a number of one group is a thousand times off in one way
    of two; people are whole."""
    lines = table(
        "No | Indikator | Satuan | Target 2021 | Target 2022 | Realisasi 2021 | Realisasi 2022",
        "1 | Indeks Kepuasan | Nilai | 62,5 | 3.271 | | ",
        f"2 | Jumlah Peserta | Orang | 2.140 | {share} | | ",
    )
    part = _recognised(lines, {})
    found = {(row["indikator"], row["tahun"]): row["target"] for row in part.rows["capaian"]}
    assert found["Indeks Kepuasan", 2022] == target
    assert found["Jumlah Peserta", 2021] == Decimal("2140")


def test_people_of_a_poor_picture_make_no_thousands_of_what_stands_above() -> None:
    """Where points part the decimals of others they may have been commas everywhere."""
    lines = table(
        "No | Indikator | Satuan | Target 2021 | Target 2022 | Realisasi 2021 | Realisasi 2022",
        "1 | Indeks Kepuasan | Nilai | 3.271 | 3.318 | | ",
        "2 | Jumlah Peserta | Orang | 2.140 | 2.250 | | ",
        "3 | Nilai SAKIP | Nilai | 62.50 | 63.25 | | ",
    )
    part = _recognised(lines, {})
    found = {(row["indikator"], row["tahun"]): row["target"] for row in part.rows["capaian"]}
    assert found["Indeks Kepuasan", 2021] != Decimal("3271")
    assert found["Jumlah Peserta", 2021] == Decimal("2140")


def test_a_ratio_proves_no_thousandth_of_a_poor_picture() -> None:
    """Of two numbers of one group it holds in thousands as well."""
    lines = table(
        "No | Indikator | Target 2022 | Realisasi 2022 | Capaian 2022 (%)",
        "1 | Penduduk Miskin | 4.109 Jiwa | 3.737 Jiwa | 90.95",
        "2 | Nilai SAKIP | 85.65 | 82.09 | 95.84",
        "3 | Nilai IKM | 82.50 | 80.85 | 98.00",
        "4 | Nilai RB | 60.50 | 60.50 | 100.00",
        "5 | Nilai SPIP | 62.50 | 50.00 | 80.00",
    )
    part = _recognised(lines, {"3.737 Jiwa": 0.6}, "3.787 Jiwa")
    first = part.rows["capaian"][0]
    assert (first["target"], first["realisasi"]) == (Decimal("4109"), None)


@pytest.mark.parametrize(("score", "told"), [(0.5, ["1.01.02"]), (0.99, [])])
def test_a_code_recognised_in_doubt_is_said(score: float, told: list[str]) -> None:
    lines = table(
        "Kode | Program | Anggaran 2021 | Realisasi 2021",
        "1.01.02 | PROGRAM A | 1.500.000 | 750.000",
        "7.01.03 | PROGRAM B | 2.500.000 | 950.000",
    )
    part = _recognised(lines, {"1.01.02": score})
    said = [f for f in part.findings if f.rule == "angka-tak-terbaca"]
    assert [(str(f.ditemukan), f.level) for f in said] == [(code, "warning") for code in told]
    assert part.rows["anggaran"]


def _budget(*lines: str) -> TablesPart:
    return tables("Tabel T-C.24\nAnggaran dan Realisasi\n\n" + table(*BUDGET_HEAD, *lines))


SHIFTED_RATIOS = (
    "PROGRAM A | 1.000.000 | 2.000.000 | 4.000.000 | 250.000 | 1.500.000 | | 25,00 | 75,00 | | 0 | 0",
    "PROGRAM B | | 3.000.000 | 8.000.000 | | 2.000.000 | 1.000.000 | 66,67 | 12,50 | | 0 | 0",
    "PROGRAM C | | 9.000.000 | 5.000.000 | | 2.000.000 | 3.000.000 | 22,22 | 60,00 | | 0 | 0",
)


def test_ratios_one_column_over_are_moved_with_the_proof() -> None:
    part = _budget(
        *SHIFTED_RATIOS,
        "JUMLAH | 1.000.000 | 14.000.000 | 17.000.000 | 250.000 | 5.500.000 | 4.000.000 | | | | 0 | 0",
    )
    (finding,) = [f for f in part.findings if f.rule == "kolom-bergeser"]
    assert finding.level == "warning"
    assert "4 rasio" in finding.pesan
    found = {(row["uraian"], row["tahun"]): row.get("rasio") for row in part.rows["anggaran"]}
    assert found["PROGRAM A", 2021] == 25.0
    assert found["PROGRAM B", 2022] == 66.67
    assert found["PROGRAM B", 2023] == 12.5
    assert found["PROGRAM C", 2023] == 60.0
    moved = next(r for r in part.rows["anggaran"] if r.get("rasio") == 66.67)
    assert (moved["tahun"], moved["rasio_kolom"]) == (2022, 7)


def test_a_slip_of_ratios_against_amounts_or_the_other_way_leaves_no_value() -> None:
    part = _budget(*SHIFTED_RATIOS)
    assert {f.level for f in part.findings if f.rule == "kolom-bergeser"} >= {"error"}
    lines = [row for row in part.rows["anggaran"] if row["uraian"] != "PROGRAM A"]
    assert {row.get(name) for row in lines for name in ("anggaran", "realisasi", "rasio")} == {None}
    assert "66,67" in {row["rasio_teks"] for row in lines}


def test_a_whole_block_is_moved_where_only_so_the_total_holds() -> None:
    part = _budget(
        "PROGRAM A | 1.000.000 | 2.000.000 | | 500.000 | 1.000.000 | | 50,00 | 50,00 | | | ",
        "PROGRAM B | 3.000.000 | 7.000.000 | | 600.000 | 700.000 | | 20,00 | 10,00 | | | ",
        "PROGRAM C | | 5.000.000 | 1.000.000 | | 500.000 | 400.000 | | 10,00 | 40,00 | | ",
        "JUMLAH | 1.000.000 | 10.000.000 | 8.000.000 | 500.000 | 2.100.000 | 1.100.000 | | | | | ",
    )
    # PROGRAM B belongs to 2022 and 2023: only so do the totals hold.
    years = {
        (row["uraian"], row["tahun"]): row["anggaran"]
        for row in part.rows["anggaran"]
        if row["anggaran"] is not None
    }
    assert years["PROGRAM B", 2022] == Decimal("3000000.00")
    assert years["PROGRAM B", 2023] == Decimal("7000000.00")
    assert ("PROGRAM B", 2021) not in years
    assert rules(part).count("kolom-bergeser") == 1


def test_an_unproved_slip_leaves_no_value() -> None:
    part = _budget(
        "PROGRAM A | 1.000.000 | 2.000.000 | | 500.000 | 1.000.000 | | 50,00 | 50,00 | | | ",
        "PROGRAM B | 87,35 | 5.000.000 | | 3.000.000 | | | 7.000.000 | | | | ",
    )
    (finding,) = [f for f in part.findings if f.rule == "kolom-bergeser"]
    assert finding.level == "error"
    doubtful = [row for row in part.rows["anggaran"] if row["uraian"] == "PROGRAM B"]
    assert doubtful
    assert all(row.get("anggaran") is None and row.get("rasio") is None for row in doubtful)
    assert {row["anggaran_teks"] for row in doubtful} >= {"87,35", "5.000.000"}


def test_a_wrong_ratio_is_no_slip() -> None:
    part = _budget(
        "PROGRAM A | 1.000.000 | 2.000.000 | | 500.000 | 1.000.000 | | 55,00 | 50,00 | | | ",
        "PROGRAM B | 1.000.000 | | | 500.000 | | | 70,00 | | | | ",
    )
    assert "kolom-bergeser" not in rules(part)
    assert rows(part, "anggaran", "rasio")[0] == (55.0,)


def test_unreadable_and_ambiguous_amounts() -> None:
    part = _budget(
        "PROGRAM A | 1.O00.000 | 2.000.000 | 25,000 | 500.000 | 1.000.000 | | | | | | ",
        "PROGRAM B | 1.000.000 | 2.000.000 | 3.500.000 | 500.000 | 1.000.000 | | | | | | ",
    )
    found = rows(part, "anggaran", "anggaran", "anggaran_teks")[:3]
    assert found == [
        (None, "1.O00.000"),
        (Decimal("2000000.00"), "2.000.000"),
        (None, "25,000"),
    ]
    assert [(f.rule, f.level) for f in part.findings] == [
        ("angka-tak-terbaca", "error"),
        ("angka-ambigu", "error"),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("50 buku; 15 set", "warning"),
        ("66,00 – 67,00 %", "warning"),
        (">2", "warning"),
        ("8O buku", "error"),
        ("1 2,5", "error"),
        (".75,5 dan 80", "error"),
    ],
)
def test_several_values_in_a_cell_are_no_misprint(text: str, level: str) -> None:
    part = tables(
        "Tabel T-C.25\nTujuan dan Sasaran\n\n"
        + table(
            "No | Sasaran | Indikator | Target 2024 | Target 2025",
            f"1 | Meningkatnya mutu | Jumlah buku | 40 | {text}",
            "2 | Meningkatnya tertib | Jumlah set | 41 | 42",
        )
    )
    assert [(f.rule, f.level) for f in part.findings] == [("angka-tak-terbaca", level)]
    assert rows(part, "target", "nilai")[1] == (None,)


# ------------------------------------------------------------------ target


def test_target_of_the_forms() -> None:
    part = tables(
        "Tabel T-C.25\nTujuan dan Sasaran Jangka Menengah\n\n"
        + table(
            "NO. | TUJUAN/ SASARAN | | INDIKATOR TUJUAN / SASARAN | | Kondisi Awal | TARGET PADA TAHUN | | | Akhir Renstra",
            " | | | | | 2024 | 2025 | 2026 | 2027 | 2027",
            "(1) | (2) | | (3) | | (4) | (5) | (6) | (7) | (8)",
            "1 | Tujuan satu | | IKM | | - | 93 | 94 | 95 | 95",
            " | | 1 | Sasaran satu | Nilai SAKIP | 70 | 75.01 | 76.02 | 77.03 | 77.03",
        )
    )
    assert rows(part, "target", "tujuan", "sasaran", "indikator", "fase", "tahun", "nilai") == [
        ("Tujuan satu", None, "IKM", "awal", 2024, None),
        ("Tujuan satu", None, "IKM", "target", 2025, 93.0),
        ("Tujuan satu", None, "IKM", "target", 2026, 94.0),
        ("Tujuan satu", None, "IKM", "target", 2027, 95.0),
        ("Tujuan satu", None, "IKM", "akhir", 2027, 95.0),
        ("Tujuan satu", "Sasaran satu", "Nilai SAKIP", "awal", 2024, 70.0),
        ("Tujuan satu", "Sasaran satu", "Nilai SAKIP", "target", 2025, 75.01),
        ("Tujuan satu", "Sasaran satu", "Nilai SAKIP", "target", 2026, 76.02),
        ("Tujuan satu", "Sasaran satu", "Nilai SAKIP", "target", 2027, 77.03),
        ("Tujuan satu", "Sasaran satu", "Nilai SAKIP", "akhir", 2027, 77.03),
    ]
    assert {row["jenis"] for row in part.rows["target"]} == {"tujuan-sasaran"}


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_iku_over_periods_of_any_length(count: int) -> None:
    years = range(2025, 2025 + count)
    part = tables(
        "Tabel 7.1\nIndikator Kinerja Utama\n\n"
        + table(
            "NO | Indikator | Kondisi Kinerja pada awal periode | Proyeksi Tahun 2024 | "
            "Target Capaian Setiap Tahun" + " | " * count + "Kondisi Kinerja pada akhir periode",
            " | | Tahun 2023 | | " + " | ".join(map(str, years)) + " | ",
            "1 | IKM | 81,50 | 82 | " + " | ".join(str(y - 1940) for y in years) + " | 99",
        ),
        Context("x", periode_awal=2025, periode_akhir=2024 + count),
    )
    found = rows(part, "target", "jenis", "fase", "tahun", "nilai")
    assert found[0] == ("iku", "awal", 2023, 81.5)
    assert found[1] == ("iku", "proyeksi", 2024, 82.0)
    assert found[2:-1] == [("iku", "target", y, float(y - 1940)) for y in years]
    assert found[-1] == ("iku", "akhir", 2024 + count, 99.0)


def test_ordinals_of_the_plan_are_counted_from_its_period() -> None:
    body = table(
        "NO | Indikator | Target Capaian Setiap Tahun | | | Kondisi Akhir",
        " | | Tahun 1 | Tahun 2 | Tahun 3 | ",
        "1 | IKM | 80 | 81 | 82 | 82",
    )
    part = tables("Tabel T-C.28\nIndikator Kinerja\n\n" + body)
    assert rows(part, "target", "fase", "tahun") == [
        ("target", 2025),
        ("target", 2026),
        ("target", 2027),
        ("akhir", 2027),
    ]
    other = tables(
        "Tabel T-C.28\nIndikator Kinerja\n\n" + body,
        Context("x", periode_awal=2025, periode_akhir=2029),
    )
    assert rows(other, "target", "fase", "tahun", "tahun_ke") == [
        ("target", None, 1),
        ("target", None, 2),
        ("target", None, 3),
        ("akhir", None, 3),
    ]


# ------------------------------------------------------------------ rencana


PLAN_HEAD = (
    "Tujuan | Sasaran | Kode | Program, Kegiatan dan Subkegiatan | Indikator | Data Capaian Tahun Awal | "
    "Target Kinerja dan Kerangka Pendanaan | | | | Kondisi Akhir | | Unit Kerja Penanggung jawab | Lokasi",
    " | | | | | | 2025 | | 2026 | | | | | ",
    " | | | | | | Target | Rp | Target | Rp | Target | Rp | | ",
    "(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) | (14)",
)
PLAN_BODY = (
    "Tujuan satu | | | | IKM | 80 | 81 nilai | 3.000.000 | 82 nilai | 3.300.000 | 82 nilai | 6.300.000 | Camat | Kec. Telaga",
    " | Sasaran satu | | | Nilai SAKIP | 70 | 71 nilai | 3.000.000 | 72 nilai | 3.300.000 | 72 nilai | 6.300.000 | Camat | Kec. Telaga",
    " | | 7 01 01 | PROGRAM PENUNJANG | Persentase urusan | 100 | 100 % | 3.000.000 | 100 % | 3.300.000 | 100 % | 6.300.000 | Camat | Kec. Telaga",
    " | | | | 2. Persentase lain | - | 20 % | | 30 % | | 30 % | | Camat | Kec. Telaga",
    " | | 7 01 01 2.02 | Administrasi keuangan | Persentase laporan | 100 | 100 % | 3.000.000 | 100 % | 3.300.000 | 100 % | 6.300.000 | Camat | Kec. Telaga",
    " | | 7 01 01 2.02 01 | Penyediaan gaji | Jumlah orang | 34 orang/ bulan | 34 orang/bulan | 3.000.000 | 34 orang/bulan | 3.300.000 | 68 orang/bulan | 6.300.000 | Camat | Kel. Telaga",
    "TOTAL | | | | | | | 3.000.000 | | 3.300.000 | | 6.300.000 | | ",
)


def test_plan_of_the_form() -> None:
    part = tables("Tabel 6.1\nRencana Program dan Pendanaan\n\n" + table(*PLAN_HEAD, *PLAN_BODY))
    assert rules(part) == []
    lines = [row for row in part.rows["rencana"] if (row["fase"], row["tahun"]) == ("target", 2025)]
    assert [(r["jenjang"], r["kode"], r["nama"]) for r in lines] == [
        ("tujuan", None, "Tujuan satu"),
        ("sasaran", None, "Sasaran satu"),
        ("program", "7.01.01", "PROGRAM PENUNJANG"),
        ("program", "7.01.01", "PROGRAM PENUNJANG"),
        ("kegiatan", "7.01.01.2.02", "Administrasi keuangan"),
        ("subkegiatan", "7.01.01.2.02.01", "Penyediaan gaji"),
        ("total", None, "TOTAL"),
    ]
    last = [row for row in part.rows["rencana"] if row["jenjang"] == "subkegiatan"]
    assert [
        (r["fase"], r["tahun"], r["target"], r["satuan"], r.get("pagu"), r["lokasi"]) for r in last
    ] == [
        ("awal", None, 34.0, "orang/bulan", None, "Kel. Telaga"),
        ("target", 2025, 34.0, "orang/bulan", Decimal("3000000.00"), "Kel. Telaga"),
        ("target", 2026, 34.0, "orang/bulan", Decimal("3300000.00"), "Kel. Telaga"),
        ("akhir", 2026, 68.0, "orang/bulan", Decimal("6300000.00"), "Kel. Telaga"),
    ]
    assert {r["sasaran"] for r in last} == {"Sasaran satu"}


def test_shifted_header_cells_are_put_right_by_the_values() -> None:
    head = (
        PLAN_HEAD[0].replace("Kondisi Akhir | | Unit", "Kondisi Akhir | Unit") + " | ",
        PLAN_HEAD[1],
        " | | | | | | Target | Rp | Target | Rp | | | | Target",
        PLAN_HEAD[3],
    )
    straight = tables("Tabel 6.1\nRencana Program\n\n" + table(*PLAN_HEAD, *PLAN_BODY))
    shifted = tables("Tabel 6.1\nRencana Program\n\n" + table(*head, *PLAN_BODY))
    assert shifted.rows["rencana"] == straight.rows["rencana"]
    assert [(f.rule, f.level) for f in shifted.findings] == [("kolom-bergeser", "warning")]


def test_codes_and_names_that_stand_beside_their_columns() -> None:
    """A code printed again in front of the name, a dash before it, a name under the codes."""
    beside = (
        " | | 7 01 01 | 7.01.01 PROGRAM PENUNJANG | Persentase urusan | 100 | 100 % | 3.000.000 | 100 % | 3.300.000 | 100 % | 6.300.000 | Camat | Kec. Telaga",
        " | | | - Rapat koordinasi | Persentase rapat | 100 | 100 % | 3.000.000 | 100 % | 3.300.000 | 100 % | 6.300.000 | Camat | Kec. Telaga",
        " | | Kegiatan Gotong royong | | Jumlah kegiatan | 1 | 1 kali | 1.000.000 | 1 kali | 1.300.000 | 2 kali | 2.300.000 | Camat | Kec. Telaga",
    )  # fmt: skip
    part = tables("Tabel 6.1\nRencana Program dan Pendanaan\n\n" + table(*PLAN_HEAD, *beside))
    lines = [row for row in part.rows["rencana"] if (row["fase"], row["tahun"]) == ("target", 2025)]
    assert [(r["jenjang"], r["kode"], r["nama"]) for r in lines] == [
        ("program", "7.01.01", "PROGRAM PENUNJANG"),
        ("kegiatan", None, "Rapat koordinasi"),
        ("kegiatan", None, "Kegiatan Gotong royong"),
    ]


def test_targets_and_money_in_bands_of_their_own() -> None:
    part = tables(
        "Tabel 6.1\nRencana Program dan Pendanaan Indikatif\n\n"
        + table(
            "Program/Kegiatan | Indikator | Satuan | Target | | Pagu Indikatif (Rp) | | Lokasi",
            " | | | 2025 | 2026 | 2025 | 2026 | ",
            "PROGRAM PENUNJANG | Persentase urusan | % | 90 | 95 | 1.500.000 | 2.500.000 | Telaga",
        )
    )
    assert rows(part, "rencana", "tahun", "target", "satuan", "pagu", "lokasi") == [
        (2025, 90.0, "persen", Decimal("1500000.00"), "Telaga"),
        (2026, 95.0, "persen", Decimal("2500000.00"), "Telaga"),
    ]


def test_a_plan_without_header_gives_cells_only() -> None:
    part = tables(
        "Rencana dapat dilihat pada tabel T-C.27 sebagai berikut:\n\n" + table(*PLAN_BODY)
    )
    assert rows(part, "tabel", "kode", "jenis") == [("T-C.27", "rencana")]
    assert part.rows["rencana"] == []
    assert part.rows["sel"]
    assert rules(part) == ["tabel-tanpa-kepala"]


# ------------------------------------------------------------------ every table


def test_foreign_table_is_named_and_read_no_further() -> None:
    part = tables(
        table(
            "Work package | Responsible | Begins | Ends | Length in weeks | State",
            "W1 | Lay the cables | 2023-01-01 | 2023-02-05 | 5 | Done",
            "W2 | Choose the printers | 2023-02-06 | 2023-04-15 | 10 | Running",
        )
    )
    assert rules(part) == ["tabel-bahasa-asing"]
    assert rows(part, "tabel", "jenis") == [("lain",)]


@pytest.mark.parametrize(
    ("programme", "levels"),
    [("250", ["program", "kegiatan", "subkegiatan"]), ("500", ["program", "kegiatan", "kegiatan"])],
)
def test_two_lines_that_each_have_all_of_a_programme(programme: str, levels: list[str]) -> None:
    part = tables(
        table(
            "Uraian | Anggaran 2019 | Anggaran 2020 | Realisasi 2019 | Realisasi 2020",
            f"PROGRAM LAYANAN | - | {programme}.000 | - | -",
            "Rapat koordinasi warga | - | 250.000 | - | -",
            "Pembangunan sarana | - | 250.000 | - | -",
        )
    )
    assert [row["jenjang"] for row in part.rows["anggaran"] if row["anggaran"]] == levels


@pytest.mark.parametrize(
    "name", ["Jumlah", "Jml.", "Jlh Capaian", "Rata-rata Capaian Kinerja", "Rerata", "Rata2 (%)"]
)
def test_what_sums_up_a_table_of_indicators_is_no_indicator(name: str) -> None:
    part = tables(
        table(
            "No | Indikator | Target 2023 | Realisasi 2023 | Capaian 2023",
            "1 | Nilai IKM | 80 | 80 | 100",
            "2 | Nilai SAKIP | 70 | 77 | 110",
            f"{name} | | | | 105",
        )
    )
    assert rows(part, "capaian", "rasio") == [(100,), (110,)]


def test_gaps_in_the_codes() -> None:
    small = table("No | Nama | Jumlah", "1 | Guru | 5")
    part = tables("\n\n".join(f"Tabel {n}\nJudul {n}\n\n{small}" for n in ("2.1", "2.1", "2.3")))
    assert [(f.rule, f.key) for f in part.findings] == [("nomor-loncat", "2.3")]
    assert part.findings[0].source_line is not None


def test_gaps_in_the_codes_of_forms() -> None:
    small = table("No | Nama | Jumlah", "1 | Guru | 5")

    def gaps(*codes: str) -> list[object]:
        part = tables("\n\n".join(f"Tabel {code}\nJudul {code}\n\n{small}" for code in codes))
        return [(f.key, f.level) for f in part.findings if f.rule == "nomor-loncat"]

    assert gaps("T-C.25", "T-C.26", "T-C.27") == []
    assert gaps("T-C.25", "T-C.27") == [("T-C.27", "info")]
    assert gaps("T-C.27", "T-C.29") == [("T-C.29", "info")]
    assert gaps("T-C.30", "T-C.33") == []  # a Renja leaves some out


@pytest.mark.parametrize(
    ("code", "title", "told"),
    [
        ("T-C.33", "Rumusan Rencana Program dan Kegiatan Tahun 2025 dan Prakiraan Maju", []),
        (
            "T-C.32",
            "Rumusan Rencana Program dan Kegiatan Tahun 2025 dan Prakiraan Maju",
            ["T-C.33"],
        ),
        ("T-C.32", "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan", []),
        ("T-C.32", "Daftar Kegiatan", []),
    ],
)
def test_a_title_under_the_code_of_another_form(code: str, title: str, told: list[str]) -> None:
    part = tables(f"Tabel {code}\n{title}\n\n" + table("No | Nama | Jumlah", "1 | Guru | 5"))
    found = (one for one in part.findings if one.rule == "judul-tidak-cocok")
    assert [one.expected for one in found] == told


def test_a_band_whose_last_word_stands_over_its_first_year() -> None:
    part = tables(
        "Tabel 4.1\nTujuan dan Sasaran\n\n"
        + table(
            "No | Sasaran | Indikator | Tahun | Target Kinerja pada | ",
            " | | | 2021 | 2022 | 2023",
            "1 | Meningkatnya mutu | Indeks Kepuasan | 80 | 81 | 82",
        )
    )
    assert rows(part, "target", "tahun", "nilai") == [(2021, 80.0), (2022, 81.0), (2023, 82.0)]


def test_a_lone_label_is_no_header() -> None:
    part = tables(
        table(" | Tujuan | | | ", "1 | Indeks Kepuasan | 80,5 | 81,0 | 82,5", " | Sasaran | | | ")
    )
    assert rules(part) == ["tabel-tanpa-kepala"]


def test_every_cell_is_kept_with_its_value() -> None:
    part = tables(table("No | Desa | Luas", "1 | Anjir | 1.234,5 Ha", "2 | Balam | - "))
    assert rows(part, "sel", "baris", "kolom", "teks", "nilai", "satuan", "kepala")[3:] == [
        (1, 0, "1", 1.0, None, False),
        (1, 1, "Anjir", None, None, False),
        (1, 2, "1.234,5 Ha", 1234.5, "Ha", False),
        (2, 0, "2", 2.0, None, False),
        (2, 1, "Balam", None, None, False),
        (2, 2, "-", None, None, False),
    ]


def _plan(*lines: str) -> TablesPart:
    return tables("Tabel 6.1\nRencana Program dan Pendanaan\n\n" + table(*PLAN_HEAD, *lines))


def test_a_slipped_line_of_the_plan_is_moved_where_its_sum_proves_it() -> None:
    straight = PLAN_BODY[5]
    slipped = straight.replace("34 orang/ bulan | ", "", 1) + " | "
    part = _plan(*PLAN_BODY[:5], slipped, PLAN_BODY[6])
    moved = [row for row in part.rows["rencana"] if row["jenjang"] == "subkegiatan"]
    # `34 orang/bulan` may be the lost cell's neighbour on either side: it stays open.
    assert [(r["fase"], r["tahun"], r["target"], r.get("pagu"), r["lokasi"]) for r in moved] == [
        ("awal", None, None, None, "Kel. Telaga"),
        ("target", 2025, None, Decimal("3000000.00"), "Kel. Telaga"),
        ("target", 2026, 34.0, Decimal("3300000.00"), "Kel. Telaga"),
        ("akhir", 2026, 68.0, Decimal("6300000.00"), "Kel. Telaga"),
    ]
    assert [(f.rule, f.level) for f in part.findings] == [("kolom-bergeser", "warning")]


def test_a_slipped_line_without_proof_has_no_values() -> None:
    slipped = PLAN_BODY[5].replace("34 orang/ bulan | ", "", 1).replace("6.300.000", "6.300.001")
    part = _plan(*PLAN_BODY[:5], slipped + " | ", PLAN_BODY[6])
    doubtful = [row for row in part.rows["rencana"] if row["jenjang"] == "subkegiatan"]
    assert doubtful
    assert all(row.get("target") is None and row.get("pagu") is None for row in doubtful)
    assert [(f.rule, f.level) for f in part.findings] == [("kolom-bergeser", "error")]


def test_ordinals_are_counted_by_the_years_another_band_prints() -> None:
    part = tables(
        table(
            "Uraian | Anggaran Tahun | | Realisasi Tahun | | Rasio Tahun ke- | ",
            " | 2021 | 2022 | 2021 | 2022 | 1 | 2",
            "1 | 2 | 3 | 4 | 5 | 6 | 7",
            "PROGRAM A | 1.000.000 | 2.000.000 | 500.000 | 500.000 | 50,0 | 25,0",
        )
    )
    assert rows(part, "anggaran", "tahun", "rasio") == [(2021, 50.0), (2022, 25.0)]


def test_amounts_in_the_ratio_columns_are_no_ratio() -> None:
    part = _budget(
        "PROGRAM A | 1.000.000 | 2.000.000 | | 400.000 | 900.000 | | 600.000 | 1.100.000 | | | ",
        "PROGRAM B | 3.000.000 | 4.000.000 | | 900.000 | 900.000 | | 2.100.000 | 3.100.000 | | | ",
    )
    assert {row.get("rasio") for row in part.rows["anggaran"]} == {None}
    assert rows(part, "anggaran", "anggaran", "rasio_teks")[0] == (
        Decimal("1000000.00"),
        "600.000",
    )
    assert rules(part) == ["angka-tak-terbaca"]


def test_income_is_no_budget() -> None:
    part = _budget(
        "PENDAPATAN DAERAH | 1.000.000 | 2.000.000 | | 400.000 | 900.000 | | | | | | ",
        "BELANJA DAERAH | 3.000.000 | 4.000.000 | | 900.000 | 900.000 | | 30 | 22,5 | | | ",
    )
    assert {(r["uraian"], r["jenjang"]) for r in part.rows["anggaran"]} == {
        ("BELANJA DAERAH", "total")
    }


def test_large_targets_without_unit_are_no_slip() -> None:
    body = PLAN_BODY[5].replace("34 orang/bulan", "12.000").replace("68 orang/bulan", "24.000")
    part = _plan(*PLAN_BODY[:5], body, PLAN_BODY[6])
    assert rules(part) == []
    assert [r["target"] for r in part.rows["rencana"] if r["jenjang"] == "subkegiatan"][1:] == [
        12000.0,
        12000.0,
        24000.0,
    ]


def test_targets_of_the_tujuan_are_not_those_of_the_programme() -> None:
    part = tables(
        "Tabel 5.2\nRencana Program dan Pendanaan Indikatif\n\n"
        + table(
            "Tujuan | Indikator Tujuan | Satuan | Target | | Sasaran | Program/Kegiatan | Indikator Program | Satuan | Kerangka Pendanaan | | | ",
            " | | | 2025 | 2026 | | | | | 2025 | | 2026 | ",
            " | | | | | | | | | Target | Anggaran | Target | Anggaran",
            "Tujuan satu | Angka desa | persen | 5 | 6 | Sasaran satu | PROGRAM A | Jumlah desa | Desa | 40 | 1.000.000 | 50 | 2.000.000",
        )
    )
    assert rows(part, "rencana", "nama", "indikator", "tahun", "target", "satuan", "pagu") == [
        ("PROGRAM A", "Jumlah desa", 2025, 40.0, "Desa", Decimal("1000000.00")),
        ("PROGRAM A", "Jumlah desa", 2026, 50.0, "Desa", Decimal("2000000.00")),
    ]


def test_a_table_of_one_year_names_it_in_its_title() -> None:
    body = table(
        "No | Indikator | Satuan | Target | Realisasi | Capaian (%)",
        "1 | Nilai SAKIP | Nilai | 70 | 77 | 110",
    )
    part = tables("Tabel 2.4\nCapaian Kinerja Tahun 2023\n\n" + body)
    assert rows(part, "capaian", "tahun", "target", "realisasi", "rasio", "satuan") == [
        (2023, 70.0, 77.0, 110.0, "Nilai")
    ]
    for title in ("Capaian Kinerja", "Capaian Kinerja Tahun 2021-2023"):
        assert tables(f"Tabel 2.4\n{title}\n\n" + body).rows["capaian"] == []
    part = tables(
        "Tabel 2.5\nAnggaran dan Realisasi Tahun Anggaran 2023\n\n"
        + table(
            "No | Program | Anggaran (Rp) | Realisasi (Rp) | %",
            "1 | PROGRAM A | 1.000.000 | 500.000 | 50,00",
            "Jumlah | | 1.000.000 | 500.000 | 50,00",
        )
    )
    assert rows(part, "anggaran", "uraian", "jenjang", "tahun", "anggaran", "rasio") == [
        ("PROGRAM A", "program", 2023, Decimal("1000000.00"), 50.0),
        ("Jumlah", "total", 2023, Decimal("1000000.00"), 50.0),
    ]


def test_merged_cells_written_out_in_every_place() -> None:
    part = tables(
        "Tabel 6.1 Rencana Program dan Pendanaan\n\n"
        + table(
            "Kode | Program | Indikator | Kerangka Pendanaan | Kerangka Pendanaan | Kerangka Pendanaan | Kerangka Pendanaan | Lokasi",
            "Kode | Program | Indikator | 2025 | 2025 | 2026 | 2026 | Lokasi",
            "Kode | Program | Indikator | Target | Rp | Target | Rp | Lokasi",
            "7.01.01 | PROGRAM A | Angka | 70 % | 1.000.000 | 77 % | 2.000.000 | Telaga",
        )
    )
    assert rows(part, "rencana", "nama", "tahun", "target", "pagu", "lokasi") == [
        ("PROGRAM A", 2025, 70.0, Decimal("1000000.00"), "Telaga"),
        ("PROGRAM A", 2026, 77.0, Decimal("2000000.00"), "Telaga"),
    ]


def test_a_further_indicator_that_counts_is_no_sum() -> None:
    part = tables(
        "Tabel 6.1 Rencana Program dan Pendanaan\n\n"
        + table(
            "Kode | Program | Indikator | Satuan | 2025 | | 2026 | ",
            " | | | | Target | Rp (ribu) | Target | Rp (ribu)",
            "7.01.01 | PROGRAM A | Angka mutu | Nilai | 70 | 1.500.000 | 77 | 2.000.000",
            " | | Jumlah laporan | Laporan | 4 | | 5 | ",
            " | | JUMLAH | | | 1.500.000 | | 2.000.000",
        )
    )
    assert rows(part, "rencana", "jenjang", "nama", "indikator", "target", "pagu")[::2] == [
        ("program", "PROGRAM A", "Angka mutu", 70.0, Decimal("1500000000.00")),
        ("program", "PROGRAM A", "Jumlah laporan", 4.0, None),
        ("total", "JUMLAH", "JUMLAH", None, Decimal("1500000000.00")),
    ]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Rp (ribu)", 1_000),
        ("dalam ribu rupiah", 1_000),
        ("x 1.000", 1_000),
        ("Rp. 1.000,-", 1_000),
        ("(Rp 000)", 1_000),
        ("Juta Rupiah", 1_000_000),
        ("(x Rp1.000.000)", 1_000_000),
        ("Rp.000.000", 1_000_000),
        ("dalam milyar rupiah", 1_000_000_000),
        ("dalam rupiah", 1),
        ("Rp 2021", 1),
        ("Rp 51.000", 1),
    ],
)
def test_multiples_of_amounts_in_their_many_forms(text: str, scale: int) -> None:
    assert money_scales(text) == ((scale,) if scale > 1 else ())


def test_year_nought_is_the_year_before_the_plan() -> None:
    part = tables(
        "Tabel 7.1 Indikator Kinerja Perangkat Daerah\n\n"
        + table(
            "No | Indikator | Kondisi Awal | Target Capaian Setiap Tahun | | | Kondisi Akhir",
            " | | Tahun 0 | Tahun 1 | Tahun 2 | Tahun 3 | ",
            "1 | Angka mutu | 79 | 80 | 81 | 82 | 82",
        ),
        replace(CONTEXT, periode_awal=2024, periode_akhir=2026),
    )
    assert rows(part, "target", "fase", "tahun", "nilai") == [
        ("awal", 2023, 79.0),
        ("target", 2024, 80.0),
        ("target", 2025, 81.0),
        ("target", 2026, 82.0),
        ("akhir", 2026, 82.0),
    ]


@pytest.mark.parametrize("unit", ["dalam juta rupiah", "(Rp juta)"])
def test_a_plan_in_millions_and_its_letters(unit: str) -> None:
    body = table(
        "Program | Indikator | 2025 | | 2026 | ",
        " | | K | Rp | K | Rp",
        "PROGRAM A | Angka mutu | 70 | 1.500 | 77 | 2.000",
        "PROGRAM B | Angka desa | 90 | 150,5 | 92 | 160",
    )
    expected = [
        (2025, 70.0, Decimal("1500000000.00")),
        (2026, 77.0, Decimal("2000000000.00")),
        (2025, 90.0, Decimal("150500000.00")),
        (2026, 92.0, Decimal("160000000.00")),
    ]
    for between in (" ", "\n\n"):  # on the line of the caption, or on one of its own
        part = tables(f"Tabel 6.1 Rencana Program dan Pendanaan{between}{unit}\n\n" + body)
        assert rows(part, "rencana", "tahun", "target", "pagu") == expected


def test_letters_under_a_year() -> None:
    part = tables(
        "Tabel 2.7 Pencapaian Kinerja\n\n"
        + table(
            "No | Indikator | 2019 | | | 2020 | | ",
            " | | T | R | C | T | R | C",
            "1 | Angka mutu | 80 | 81,5 | 101,88 | 81 | 82 | 101,23",
        )
    )
    assert rows(part, "capaian", "tahun", "target", "realisasi", "rasio") == [
        (2019, 80.0, 81.5, 101.88),
        (2020, 81.0, 82.0, 101.23),
    ]


def test_a_column_for_aims_and_programmes() -> None:
    part = tables(
        "Tabel 6.2 Rencana Program dan Pendanaan\n\n"
        + table(
            "Kode | Tujuan/Sasaran/Program/Kegiatan | Indikator | Target dan Pendanaan | ",
            " | | | 2025 | ",
            " | | | Target | Rp",
            " | Tujuan: Mewujudkan mutu | Indeks mutu | 80 | ",
            " | Sasaran 1: Meningkatnya mutu | Angka mutu | 81 | ",
            "7.01.01 | PROGRAM A | Angka | 70 | 1.500.000",
        )
    )
    assert rows(part, "rencana", "jenjang", "tujuan", "sasaran", "nama", "target") == [
        ("tujuan", "Mewujudkan mutu", None, "Mewujudkan mutu", 80.0),
        ("sasaran", "Mewujudkan mutu", "Meningkatnya mutu", "Meningkatnya mutu", 81.0),
        ("program", "Mewujudkan mutu", "Meningkatnya mutu", "PROGRAM A", 70.0),
    ]


def test_a_plan_of_money_alone() -> None:
    part = tables(
        "Tabel 6.3 Rencana Program, Kegiatan dan Pendanaan\n\n"
        + table(
            "No | Program | Pagu Indikatif (Rp) | | Jumlah",
            " | | 2025 | 2026 | ",
            "1 | PROGRAM A | 1.500.000 | 2.000.000 | 3.500.000",
        )
    )
    assert rows(part, "rencana", "fase", "tahun", "target", "pagu") == [
        ("target", 2025, None, Decimal("1500000.00")),
        ("target", 2026, None, Decimal("2000000.00")),
        ("akhir", 2026, None, Decimal("3500000.00")),
    ]


def test_one_year_reached_before_the_plan_is_its_beginning() -> None:
    part = tables(
        "Tabel 7.1 Indikator Kinerja Utama\n\n"
        + table(
            "No | Indikator | Satuan | Realisasi 2023 | Target | | ",
            " | | | | 2025 | 2026 | 2027",
            "1 | Angka mutu | Nilai | 78,5 | 80 | 81 | 82",
        )
    )
    assert part.rows["capaian"] == []
    assert rows(part, "target", "fase", "tahun", "nilai") == [
        ("awal", 2023, 78.5),
        ("target", 2025, 80.0),
        ("target", 2026, 81.0),
        ("target", 2027, 82.0),
    ]


def test_numbers_of_items_say_nothing_of_the_amounts() -> None:
    part = tables(
        "Tabel 5.2\nRencana Program, Kegiatan dan Pendanaan Indikatif\n\n"
        + table(
            "Tujuan | Program/Kegiatan | Indikator | 2024 | ",
            " | | | Target | Rp (juta)",
            "1.1 Tertib | Program Penataan Desa | Desa tertib | 2,50 | 13.500",
            "1.2 Rapi | Program Penataan Kelurahan | Kelurahan tertib | 3,25 | 5.250",
        )
    )
    assert rows(part, "rencana", "pagu_teks", "pagu") == [
        ("13.500", Decimal(13_500_000_000)),
        ("5.250", Decimal(5_250_000_000)),
    ]
    assert rules(part) == []


def test_a_plan_of_money_that_its_columns_call_one() -> None:
    part = tables(
        "Tabel 5.3\nAnggaran Program/Kegiatan Kecamatan\n\n"
        + table(
            "No | Program dan Kegiatan | Rencana Anggaran per Tahun | | Total",
            " | | 2025 | 2026 | ",
            "A. | Program Penataan Desa | 500,000,000 | 550,000,000 | 1,050,000,000",
        )
    )
    assert [row["jenis"] for row in part.rows["tabel"]] == ["rencana"]
    assert rows(part, "rencana", "nama", "fase", "tahun", "pagu") == [
        ("Program Penataan Desa", "target", 2025, Decimal(500_000_000)),
        ("Program Penataan Desa", "target", 2026, Decimal(550_000_000)),
        ("Program Penataan Desa", "akhir", 2026, Decimal(1_050_000_000)),
    ]


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Realisasi Layanan Kecamatan menurut Bulan", ["warning"]),
        ("Indikator Kinerja Kecamatan menurut Bulan", ["warning"]),
        ("Tujuan dan Sasaran Jangka Menengah menurut Bulan", ["warning"]),
        ("Layanan Kecamatan menurut Bulan", []),
        ("Realisasi Pajak Bumi dan Bangunan menurut Bulan", ["info"]),
    ],
)
def test_a_table_that_promises_values_and_gives_no_row_says_so(
    title: str, levels: list[str]
) -> None:
    part = tables(
        f"Tabel 2.9\n{title}\n\n"
        + table(
            "No | Layanan | Januari | Februari",
            "1 | Surat pindah | 12 | 14",
            "2 | Kartu keluarga | 20 | 31",
        )
    )
    assert [f.level for f in part.findings if f.rule == "tabel-tak-terurai"] == levels
    assert not any(part.rows[name] for name in ("capaian", "anggaran", "target", "rencana"))


def test_years_of_indicators_under_a_band_that_says_too_much_are_said() -> None:
    part = tables(
        "Tabel 3.1\nTujuan dan Sasaran Renstra Perangkat Daerah\n\n"
        + table(
            "Tujuan | Sasaran | Baseline | | | | ",
            " | | Indikator | 2024 | 2025 | 2026 | Ket.",
            "Pelayanan baik | Pelayanan cepat | Indeks Kepuasan Masyarakat | 80 | 81 | 82 | ",
            " | Desa tertib | Persentase desa tertib | 70 | 71 | 72 | ",
        )
    )
    assert not part.rows["target"]
    assert "tabel-tak-terurai" in rules(part)


@pytest.mark.parametrize(
    ("names", "told"),
    [("Tahun 2022 | Tahun 2023 | Tahun 2024", True), ("Desa | Dusun | Warga", False)],
)
def test_values_by_year_of_lines_that_nothing_names_are_said(names: str, told: bool) -> None:
    # The further columns of a wide table, on a page that was not put beside the others.
    part = tables("Uraian.\n\n" + table(names, "12 | 14 | 16", "20 | 31 | 40", "7 | 8 | 9"))
    assert ("tabel-tak-terurai" in rules(part)) == told


def test_a_column_named_by_its_scale_alone_is_money_in_it() -> None:
    part = tables(
        "Tabel 5.1 Rencana Program, Kegiatan dan Pendanaan Indikatif\n\n"
        + table(
            "Program | Indikator | Target Kinerja Program dan Pendanaan | | | ",
            " | | 2025 | | 2026 | ",
            " | | Target | dalam ribuan | Target | dalam ribuan",
            "PROGRAM A | Jumlah desa | 10 | 2.545.464 | 12 | 2.392.245",
        )
    )
    assert rows(part, "rencana", "tahun", "target", "pagu") == [
        (2025, 10.0, Decimal(2_545_464_000)),
        (2026, 12.0, Decimal(2_392_245_000)),
    ]


def test_money_of_the_year_before_the_plan() -> None:
    part = tables(
        "Tabel 5.1 Rencana Program, Kegiatan dan Pendanaan Indikatif\n\n"
        + table(
            "Program | Indikator | Kondisi Awal 2024 | | Target 2025 | ",
            " | | Volume | Rp | Volume | Rp",
            "PROGRAM A | Jumlah desa | 10 | 2.500.000 | 12 | 3.500.000",
        )
    )
    assert rows(part, "rencana", "fase", "tahun", "target", "pagu") == [
        ("awal", 2024, 10.0, Decimal(2_500_000)),
        ("target", 2025, 12.0, Decimal(3_500_000)),
    ]


def test_a_form_of_values_without_a_single_table_of_values_is_said() -> None:
    plan = replace(CONTEXT, bentuk="renja")
    assert rules(tables("Rencana kerja disusun tiap tahun.", plan)) == ["tabel-tak-terurai"]
    assert rules(tables("Rencana kerja disusun tiap tahun.")) == []
    assert rules(tables("Tabel T-C.23\nPencapaian Kinerja Pelayanan\n\n" + CAPAIAN, plan)) == []


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        (("Anjir | 12 | 15", "Balam | 13 | 16", "Cempaka | 14 | 17"), "error"),
        (("Anjir | ramah | cepat", "Balam | tertib | aman", "Cempaka | rapi | tepat"), "info"),
        # Lists: their numbers are named by their lines, or count them.
        (("1 | Meja | 10 buah", "2 | Kursi | 14 buah", "3 | Lemari | 2 buah"), "info"),
        (("a | 1 | Sekretaris", "a | 2 | Kepala Seksi", "b | 3 | Lurah"), "info"),
        (("Mutu | - | ramah", "Waktu | - | cepat", "Biaya | - | murah"), "info"),
        (("1 | Gaji | 1.500.000", "2 | Listrik | 250.000", "3 | Air | 75.000"), "error"),
        # The last row of a table, alone on its page.
        (("TOTAL | 9.684.044 | 8.760.720 | 90,47",), "error"),
    ],
)
def test_a_table_without_header_is_an_error_where_values_are_lost(
    cells: tuple[str, ...], level: str
) -> None:
    part = tables(table(*cells))
    assert {f.level for f in part.findings if f.rule == "tabel-tanpa-kepala"} == {level}


@pytest.mark.parametrize("amount", ["1." + ".".join(["000"] * 9), "1" + "0" * 28, "1" * 20])
def test_an_amount_of_impossible_length_costs_itself(amount: str) -> None:
    part = tables(
        "Tabel 2.1 Anggaran dan Realisasi\n\n"
        + table(
            "No | Uraian | Anggaran 2021 (Rp) | Realisasi 2021 | Rasio 2021",
            f"1 | Program Satu | {amount} | 900.000 | 90,00",
            "2 | Program Dua | 1.000.000 | 900.000 | 90,00",
        )
    )
    assert [row["uraian"] for row in part.rows["anggaran"]] == ["Program Satu", "Program Dua"]
    assert part.rows["anggaran"][1]["anggaran"] == 1_000_000
    assert not [f for f in part.findings if f.rule == "bagian-gagal"]


def test_rows_of_a_page_without_a_merged_cell_are_put_under_their_columns_and_said() -> None:
    above = table(
        "Sasaran | Kode | Program | Indikator | Target | Pagu",
        "Tertibnya desa | 7.01.01 | Penunjang urusan | Indeks | 80 | 120.000.000",
        "| 7.01.02 | Pelayanan publik | Jumlah | 12 | 45.000.000",
        "| 7.01.03 | Ketenteraman | Persen | 90 | 30.500.000",
        "| 7.01.04 | Pembinaan | Persen | 90 | 31.500.000",
    )
    rest = table(
        "7.01.05 | Pemberdayaan | Jumlah | 14 | 25.000.000",
        "7.01.06 | Pemerintahan | Persen | 95 | 61.000.000",
    )
    part = tables(f"Tabel 6.1 Rencana Program Tahun 2024\n\n{above}\n\n{rest}")
    read = [(row["kode"], row["target"], row["pagu"]) for row in part.rows["rencana"][-2:]]
    assert read == [("7.01.05", 14, 25_000_000), ("7.01.06", 95, 61_000_000)]
    found = [(f.rule, f.level, f.message.code) for f in part.findings]
    assert found == [("kolom-bergeser", "warning", "kolom-bergeser.halaman")]


@pytest.mark.parametrize(("title", "found"), [("Jumlah Dusun\n", "Jumlah Dusun"), ("", None)])
def test_a_caption_without_its_table_is_said_with_its_title(title: str, found: str | None) -> None:
    body = "No\tDesa\n1\tAnjir\n2\tBalam\n"
    part = tables(f"Tabel 2.1\nJumlah Desa\n\n{body}\nTabel 2.2\n{title}\nAnjir ada 3 dusun.\n")
    said = [(f.message.code, f.ditemukan) for f in part.findings]
    assert said == [("tabel-tak-terurai.tanpa-tabel", found)]


def test_one_amount_among_the_targets_of_many_lines_is_a_slip() -> None:
    """A column that holds nothing else is still one of targets; the amount is none."""
    head = (
        "Program/Kegiatan | Rencana Tahun 2016 | | Prakiraan Maju Tahun 2017 | ",
        " | Target | Pagu (Rp) | Target | Pagu (Rp)",
    )
    lines = [f"Kegiatan {n} | 1 dokumen | {n}.500.000 |  | {n}.900.000" for n in range(1, 22)]
    lines[0] = "Kegiatan 1 | 1 dokumen | 1.500.000 | 1.900.000 | 1.900.000"
    part = tables(table(*head, *lines))
    found = rows(part, "rencana", "baris", "tahun", "target", "pagu")
    assert found[:2] == [(2, 2016, 1.0, 1_500_000), (2, 2017, None, 1_900_000)]
    assert len(found) == 42
    assert [f.level for f in part.findings if f.rule == "kolom-bergeser"] == ["error"]
    few = tables(table(*head, *lines[:20]))
    assert rows(few, "rencana", "target") == []
