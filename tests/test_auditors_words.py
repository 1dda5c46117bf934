"""What an auditor tells of names of places, of people and of sentences with numbers, and what he
leaves alone: each error, and nothing of its right form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from arithmetic.printed import alike, printed
from extract.header import count_header_rows
from normalize.regions import only_kecamatan, regions_in
from parsers.tabel.levels import Levels
from tests.quality_samples import DOC, Row, budget_lines, datasets, findings, plan_lines, table
from tests.test_planted_kinds import found_in
from tests.test_quality_rules import capaian, law, section
from tests.test_slips_told import aside

Years = dict[int, tuple[int | None, int | None]]


def found_among(rule: str, *tables: tuple[Row, list[Row]], **rows: Any) -> list[str | None]:
    return [finding.ditemukan for finding in findings(datasets(*tables, **rows), rule)]


# --- ratios and values that print rounds ------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "reached", "ratio", "found"),
    [
        ("70", "73,3", "104,76", []),  # 73,33 / 70
        ("70", "73,3", "105,76", ["105,76"]),
        ("70", "73", "104,76", ["104,76"]),  # whole numbers are what they are
    ],
)
def test_a_ratio_of_what_was_not_rounded_yet(
    target: str, reached: str, ratio: str, found: list[str]
) -> None:
    line = capaian((2022, target, reached, ratio))
    assert found_in("rasio-tidak-cocok", capaian=line) == found


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("86,7", "86,67", True),
        ("86,7", "86,6", False),
        ("86,7", "86,76", False),
        ("87", "86,67", False),  # what was aimed at may be another whole number
        ("80", "80,0", True),
    ],
)
def test_a_number_with_fewer_decimals(one: str, two: str, same: bool) -> None:
    read = [printed(text, Decimal(text.replace(",", "."))) for text in (one, two)]
    assert alike(*read) is same  # type: ignore[arg-type]


def test_a_ratio_beside_a_column_that_was_not_read() -> None:
    """Of two columns of one year neither is published, which is said; what is printed is no
    missing number."""
    line = capaian((2021, "80", "76", "95"), (2022, "80", "76", "95"), (2023, "80", "-", "95"))
    assert found_in("rasio-tidak-cocok", capaian=line) == ["95"]
    unread = [{**row, "realisasi_kolom": None} if row["tahun"] == 2023 else row for row in line]
    assert found_in("rasio-tidak-cocok", capaian=unread) == []


SCHOOLING = """
Pendidikan | Jumlah (orang) | Persentase (%)
S2 | 2 | 7,14
S1 | 9 | 32,14
SLTA | 15 | {share}
SLTP | 2 | 7,14
Jumlah | {total} | 100,00
"""


@pytest.mark.parametrize(("share", "found"), [("53,57", []), ("35,57", ["35,57"])])
@pytest.mark.parametrize("total", [28, 29])
def test_shares_of_a_total(share: str, found: list[str], total: int) -> None:
    assert (
        found_among("rasio-tidak-cocok", table(SCHOOLING.format(share=share, total=total))) == found
    )


# --- places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kecamatan Sukamulya adalah salah satu kecamatan di Kabupaten Klaten.", 1),
        ("Kecamatan Sukamulya merupakan pusat pemerintahan Kabupaten Klaten.", 1),
        ("Distrik Sukamulya merupakan salah satu dari 8 distrik yang ada di Kabupaten Klaten.", 1),
        ("Kecamatan Sukamulya adalah salah satu kecamatan di Kabupaten Karangjati.", 0),
        ("Kecamatan Sukamulya merupakan kecamatan kepulauan di Kabupaten Klaten.", 1),
        ("Kecamatan Sukamulya merupakan salah satu kecamatan di Kota Bekasi.", 1),
        ("Kecamatan Sukamulya merupakan kecamatan hasil pemekaran Kabupaten Klaten.", 0),
        ("Kecamatan Sukamulya berbatasan dengan Kabupaten Klaten.", 0),
        ("Pedoman bagi seluruh jajaran Kecamatan Landasan Ulin.", 1),
        ("Demikian Laporan Kinerja Kecamatan Landasan Ulin Tahun 2022.", 1),
        ("Demikian Laporan Kinerja Distrik Depapre Tahun 2022.", 1),
        ("Koordinasi dengan Kecamatan Landasan Ulin.", 0),
    ],
)
def test_where_the_own_kecamatan_lies(text: str, found: int) -> None:
    assert len(found_in("sisa-templat", renstra_bab=[section(text)])) == found


def test_a_name_ends_before_its_full_stop() -> None:
    assert [mention.nama for mention in regions_in("di Kabupaten Klaten.")] == ["Klaten"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Rencana Pembangunan Jangka Menengah Daerah Kabupaten Klaten Tahun 2021-2026", 1),
        ("Rencana Pembangunan Jangka Menengah Daerah Kabupaten Karangjati Tahun 2021-2026", 0),
        ("Batas Daerah Kabupaten Karangjati dengan Kabupaten Klaten", 0),
    ],
)
def test_an_own_regulation_on_another_kabupaten(title: str, found: int) -> None:
    row = {**law("perda-karangjati-7-2021", title), "instansi": "Kabupaten Karangjati"}
    assert len(found_in("sisa-templat", landasan_hukum=[row])) == found


@pytest.mark.parametrize(
    ("kabupaten", "provinsi", "found"),
    [
        ("Keerom", "Papua Barat", ["Papua Barat"]),
        ("Keerom", "Papua", []),
        ("Merauke", "Papua", []),  # before Papua Selatan was parted from it
    ],
)
def test_another_province_of_a_like_name(kabupaten: str, provinsi: str, found: list[str]) -> None:
    head = {"kabupaten": kabupaten, "provinsi": provinsi}
    assert found_in("sisa-templat", head=head) == found


@pytest.mark.parametrize(
    ("kabupaten", "year", "found"),
    [
        ("Kota Bitung", 2022, ["Kota Bitung"]),
        ("Kota Tomohon", 2022, []),
        ("Minahasa", 2002, []),  # of which the kota was parted
        ("Kota Bitung", 2015, []),  # the last year that kabupaten were divided
        ("Kota Bitung", 2016, ["Kota Bitung"]),
        ("Kota Kupang", 2022, []),  # of another province: the name may be a new kecamatan's
    ],
)
def test_a_kecamatan_of_another_kota(kabupaten: str, year: int, found: list[str]) -> None:
    head = {"kabupaten": kabupaten, "kecamatan": "Tomohon Tengah", "tahun": year}
    assert found_in("sisa-templat", head=head) == found


def test_the_only_kecamatan_of_a_name() -> None:
    found = only_kecamatan("Tomohon Tengah")
    assert found is not None
    assert found.kode == "71.73.02"
    assert only_kecamatan("Cempaka") is None


def test_the_own_kota_is_no_other_region() -> None:
    title = "Rencana Pembangunan Jangka Menengah Daerah Kota Banjarbaru Tahun 2021-2026"
    row = {**law("perda-banjarbaru-4-2021", title), "instansi": "Kota Banjarbaru"}
    head = {"kabupaten": "Kota Banjarbaru", "kecamatan": "Cempaka"}
    assert found_in("sisa-templat", landasan_hukum=[row], head=head) == []


# --- people -----------------------------------------------------------------------------------

GRADES = """
No | Golongan | Jumlah
1 | IV | 3
2 | III | {many}
 | Jumlah | {total}
"""


@pytest.mark.parametrize(
    ("title", "many", "total", "found"),
    [
        ("Pegawai Kecamatan Menurut Pendidikan Tahun 2023", 16, 19, ["19"]),
        ("Pegawai Kecamatan Menurut Pendidikan Tahun 2023", 14, 17, []),
        ("Pegawai Kelurahan Menurut Pendidikan Tahun 2023", 16, 19, []),  # other people
        ("Pegawai Kecamatan Menurut Pendidikan Tahun 2023", 16, 17, []),  # its own sum is wrong
    ],
)
def test_staff_parted_in_two_ways(title: str, many: int, total: int, found: list[str]) -> None:
    by_grade = table(
        GRADES.format(many=14, total=17), judul="Pegawai Kecamatan Menurut Golongan Tahun 2023"
    )
    other = table(GRADES.format(many=many, total=total), number=2, judul=title)
    assert found_among("tabel-bertentangan", by_grade, other) == found


UNITS = """
No | Unit Kerja | PNS | TKK | Jumlah
1 | Sekretariat | 9 | 2 | 11
2 | Seksi | 8 | 3 | 11
 | Jumlah | 17 | 5 | 22
"""


def test_staff_with_and_without_rank() -> None:
    by_grade = table(GRADES.format(many=14, total=17), judul="Pegawai Menurut Golongan Tahun 2023")
    by_unit = table(UNITS, number=2, judul="Pegawai Berdasarkan Unit Kerja Tahun 2023")
    assert found_among("tabel-bertentangan", by_grade, by_unit) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kecamatan memiliki 71 orang pegawai negeri sipil.", ["17"]),
        ("Jumlah pegawai kecamatan sebanyak 71 (tujuh puluh satu) orang.", ["17"]),
        ("Kecamatan memiliki 17 orang pegawai.", []),
        ("Kecamatan memiliki 45 orang pegawai bersama kelurahan.", []),
    ],
)
def test_staff_with_two_digits_exchanged(text: str, found: list[str]) -> None:
    by_grade = table(GRADES.format(many=14, total=17), judul="Pegawai Menurut Golongan")
    rows = [section(text)]
    assert found_among("tabel-bertentangan", by_grade, renstra_bab=rows) == found


def test_men_and_women_before_a_table_is_named() -> None:
    text = "Didukung 24 orang pegawai, terdiri atas 16 laki-laki dan 9 perempuan pada Tabel 2.1."
    assert found_in("jumlah-tidak-cocok", renstra_bab=[section(text)]) == ["24"]


# --- sentences with amounts -------------------------------------------------------------------

BUDGET: Years = {2022: (1_000_000_000, 950_000_000), 2023: (1_050_000_000, 960_000_000)}


def said(text: str) -> list[str | None]:
    lines = budget_lines([("program", "PROGRAM A", BUDGET), ("total", "Jumlah", BUDGET)])
    return found_in("teks-lawan-anggaran", anggaran=lines, renstra_bab=[section(text)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anggaran naik 15,00% dari tahun 2022.", ["15.00%"]),
        ("Anggaran naik 5,00% dari tahun 2022.", []),
        ("Anggaran turun 5,00% dari tahun 2022.", ["5.00%"]),
        ("Realisasi tahun 2022 sebesar Rp950.000.000 atau 195,00%.", ["195,00%"]),
        ("Realisasi tahun 2022 sebesar Rp950.000.000 atau 95,00%.", []),
        ("Realisasi belanja Kecamatan tahun 2022 mencapai 85,00% dari anggaran.", ["85,00%"]),
        ("Realisasi belanja modal tahun 2022 mencapai 85,00% dari anggaran.", []),
        (
            "Anggaran meningkat dari Rp1.000.000.000 pada tahun 2022 menjadi Rp1.500.000.000 "
            "pada tahun 2023.",
            [],  # too far from it to be meant
        ),
        (
            "Anggaran meningkat dari Rp1.000.000.000 pada tahun 2022 menjadi Rp1.005.000.000 "
            "pada tahun 2023.",
            ["Rp1.005.000.000"],
        ),
    ],
)
def test_sentences_against_totals(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dari anggaran Rp1.500.000 terealisasi Rp1.350.000 atau 95%.", ["95%"]),
        ("Dari anggaran Rp1.500.000 terealisasi Rp1.350.000 atau 90%.", []),
        ("Dari anggaran Rp1.500.000 terealisasi Rp1.350.000, sisa 10%.", []),
        ("Dari anggaran Rp1,5 juta terealisasi Rp1,3 juta atau 88,2%.", []),  # as before rounding
        ("Dari anggaran Rp1.500.000 terealisasi Rp1.350.000, capaian kinerja 95%.", []),
    ],
)
def test_a_share_of_two_amounts(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-anggaran", renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("terealisasi 86,12 dari target 85,00 atau 110,32%.", ["110.32%"]),
        ("terealisasi 86,12 dari target 85,00 atau 101,32%.", []),
        ("terealisasi 10 kejadian dari target 12 kejadian atau 116,67%.", []),  # less is better
    ],
)
def test_a_share_of_what_was_aimed_at(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-tabel", renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kebutuhan dana tahun 2024-2026 seluruhnya Rp6.600.000.", ["Rp6.600.000"]),
        ("Kebutuhan dana tahun 2024-2026 seluruhnya Rp6.060.000.", []),
        ("Kebutuhan dana tahun 2021-2023 seluruhnya Rp6.600.000.", []),
        ("Pagu indikatif tahun 2024 sebesar Rp2.200.000.", ["Rp2.200.000"]),
        ("Pagu indikatif tahun 2024 sebesar Rp2.020.000.", []),
        ("Kebutuhan pendanaan tahun 2024 sebesar Rp2.200.000.", ["Rp2.200.000"]),
    ],
)
def test_sentences_on_the_money_of_a_plan(text: str, found: list[str]) -> None:
    years: list[int | None] = [2_020_000, 2_020_000, 2_020_000]
    rows = plan_lines(
        [
            ("program", "7.01.01", "PROGRAM A", years, 6_060_000),
            ("total", "", "JUMLAH", years, 6_060_000),
        ]
    )
    assert found_in("teks-lawan-anggaran", rencana=rows, renstra_bab=[section(text)]) == found


# --- years ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rencana Kerja Kecamatan Sukamulya Tahun 2022 disusun setiap tahun.", ["2022"]),
        ("Rencana Kerja Kecamatan Sukamulya Tahun 2023 disusun setiap tahun.", []),
        ("Evaluasi Rencana Kerja Kecamatan Sukamulya Tahun 2022 disusun setiap tahun.", []),
        ("Renja Kecamatan Sukamulya Tahun 2022 mencapai targetnya.", []),
        ("Rencana Kerja Kecamatan Sukamulya Tahun 2022-2023 disusun.", []),
        ("Renstra Kecamatan Sukamulya Tahun 2026-2021 menjadi acuan.", ["2026-2021"]),
        ("Renstra Kecamatan Sukamulya Tahun 2021-2026 menjadi acuan.", []),
    ],
)
def test_the_year_that_a_plan_gives_itself(text: str, found: list[str]) -> None:
    head = {"bentuk": "renja", "tahun": None, "periode_awal": 2023, "periode_akhir": 2023}
    assert found_in("periode-meragukan", renstra_bab=[section(text)], head=head) == found


def test_another_head_of_a_distrik_under_a_foreword() -> None:
    line = aside("KEPALA DISTRIK DEPAPRE", "kata-pengantar")
    assert found_in("sisa-templat", teks_lain=[line]) == ["Kecamatan DEPAPRE"]


def test_the_period_in_a_foreword() -> None:
    line = aside("tersusunnya Renstra Kecamatan Sukamulya Tahun 2019-2024.", "kata-pengantar")
    assert found_in("periode-meragukan", teks_lain=[line]) == ["2019-2024"]


def test_a_report_whose_money_is_of_another_year() -> None:
    """The agreement's table of this year's budget does not speak for what was spent."""
    head = {"bentuk": "lkjip", "periode_awal": 2022, "periode_akhir": 2022, "tahun": None}
    lines = budget_lines([("program", "A", {2022: (10, None)}), ("program", "B", {2021: (10, 9)})])
    assert found_in("periode-meragukan", anggaran=lines, head=head) == ["2021"]
    lines = budget_lines([("program", "A", {2022: (10, 9)}), ("program", "B", {2021: (10, 9)})])
    assert found_in("periode-meragukan", anggaran=lines, head=head) == []


@pytest.mark.parametrize(("year", "found"), [(2024, ["2023"]), (2023, [])])
def test_an_evaluation_of_another_year_than_its_columns(year: int, found: list[str]) -> None:
    head = {"bentuk": "evaluasi", "periode_awal": year, "periode_akhir": year, "tahun": None}
    years = {"renstra": 2026, "realisasi-lalu": 2022, "target": 2023, "realisasi": 2023}
    rows = [
        {
            "tabel_id": f"{DOC}/t01",
            "baris": 3,
            "jenjang": "total",
            "kode": None,
            "periode": period,
            "tahun": of,
        }
        for period, of in years.items()
    ]
    assert found_in("periode-meragukan", evaluasi=rows, head=head) == found


# --- lines of plans ---------------------------------------------------------------------------


def coded(row: int, name: str, kode: str, amounts: dict[int, int], **fields: Any) -> list[Row]:
    """A line of ``rencana`` with its code."""
    return [
        {
            "tabel_id": f"{DOC}/t01",
            "baris": row,
            "kode": kode,
            "nama": name,
            "jenjang": "kegiatan",
            "fase": "target",
            "tahun": year,
            "pagu": Decimal(amount),
            "pagu_teks": str(amount),
            "pagu_kolom": year - 2020,
            **fields,
        }
        for year, amount in amounts.items()
    ]


NAME, CODE = "Administrasi Keuangan Perangkat Daerah", "7.01.01.2.02"
FIRST = {2024: 100, 2025: 110, 2026: 120}


@pytest.mark.parametrize(
    ("again", "place", "found"),
    [
        ({2024: 200, 2025: 110, 2026: 120}, "Sukamulya", True),
        ({2024: 200, 2025: 110, 2026: 120}, "Sukamaju", False),  # that of another kelurahan
        ({2024: 200, 2025: 210, 2026: 220}, "Sukamulya", False),
    ],
)
def test_a_line_beside_its_old_form(again: dict[int, int], place: str, found: bool) -> None:
    rows = coded(3, NAME, CODE, FIRST, lokasi="Sukamulya")
    rows += coded(4, NAME, CODE, again, lokasi=place)
    assert bool(found_in("baris-berulang", rencana=rows)) is found


def test_the_level_of_a_name_beside_the_code_of_another() -> None:
    """The sums of a programme must not begin anew at a line with a programme's code by mistake."""
    levels = Levels()
    program = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    assert levels.of("7.01.01", program) == "program"
    assert levels.of("7.01.03", NAME) == "kegiatan"
    assert levels.of("7.01.03", "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN") == "program"
    rows = coded(3, NAME, "7.01.03", FIRST)
    assert found_in("kode-tidak-cocok", rencana=rows) == ["7.01.03"]


def test_codes_that_count_the_lines_of_each_programme() -> None:
    lines = [
        ("program", "1.02.03", "Program Perairan"),
        ("kegiatan", "01", "Penebaran benih"),
        ("kegiatan", "02", "Pelatihan nelayan"),
        ("program", "1.02.04", "Program Pesisir"),
        ("kegiatan", "01", "Penanaman bakau"),
        ("kegiatan", "02", "Penataan dermaga"),
        ("program", "1.02.04", "Program Muara"),
    ]
    rows = [
        {**row, "jenjang": level}
        for at, (level, code, name) in enumerate(lines)
        for row in coded(at, name, code, FIRST)
    ]
    assert found_in("kode-tidak-cocok", rencana=rows) == ["1.02.04"]


def test_codes_of_evaluations() -> None:
    row = {
        "tabel_id": f"{DOC}/t01",
        "baris": 3,
        "kode": "7.01.03.2.09.0005",
        "nama": "Pemeliharaan Mebel",
        "jenjang": "subkegiatan",
        "periode": "target",
        "rupiah": Decimal(5),
    }
    assert found_in("kode-tidak-cocok", evaluasi=[row]) == ["7.01.03.2.09.0005"]


def test_grades_as_names_of_columns() -> None:
    rows = [["Golongan", "a", "b", "c", "d", "Jumlah"], ["IV", "1", "0", "0", "0", "1"]]
    assert count_header_rows(rows) == 1
