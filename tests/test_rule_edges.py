"""Where a rule begins and ends: each number that decides, from both of its sides."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quality.figures import FIGURES, LEAST_TELLING, digest
from quality.frames import Frames
from quality.parts import head_facts
from quality.precision import Counted
from quality.rules import anggaran_melonjak, dokumen_bertentangan
from quality.rules.kategori_bertentangan import LONGEST
from quality.rules.pagu_akhir_tidak_cocok import _one_slip
from quality.rules.satuan_meragukan import FAR_LINE, FAR_MONEY, FAR_VALUE
from quality.rules.tingkat_tidak_cocok import SURE
from schemas.message import Year
from tests.quality_samples import (
    DOC,
    Row,
    budget_lines,
    datasets,
    findings,
    frames,
    plan_lines,
    table,
)
from tests.test_findings_said import a_plan, evaluation, money, of, sakip
from tests.test_quality_rules import T1, capaian, elsewhere, law, pasal, section


def count(rule: str, *tables: Any, **rows: Any) -> int:
    return len(findings(datasets(*tables, **rows), rule))


# --- citations ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nomor 9 Tahun 2019 tentang Pedoman Pelayanan Kecamatan", 1),
        ("Nomor 9 Tahun 2018 tentang Pedoman Pelayanan Kecamatan", 0),
        ("Nomor 8 Tahun 2019 tentang Pedoman Pelayanan Kecamatan", 0),
        ("Nomor 9 Tahun 2019 tentang Pedoman Pelayanan Desa", 0),
        ("Nomor 9 Tahun 2019 tentang Pedoman Pelayanan", 0),  # two words only
        ("Nomor 9 Tahun 2019 tentang Pedoman Pelayanan Kecamatan perlu diikuti", 1),
        ("Nomor 9 Tahun 2019 mengatur Pedoman Pelayanan Kecamatan", 0),
    ],
)  # fmt: skip
def test_one_regulation_of_two_years_in_a_text(text: str, expected: int) -> None:
    listed = law("permen-9-2018", "Pedoman Pelayanan Kecamatan")
    text = f"Peraturan Menteri Dalam Negeri {text}"
    listed["peraturan_id"] = "permendagri-9-2018"
    plan = section(f"Sebagaimana {text}.")
    assert count("rujukan-dua-tahun", landasan_hukum=[listed], renstra_bab=[plan]) == expected
    letter = {"posisi": 1, "huruf": "a", "teks": f"bahwa menurut {text};"}
    assert count("rujukan-dua-tahun", landasan_hukum=[listed], konsideran=[letter]) == expected
    own = {**plan, "judul": "Landasan Hukum"}  # the list itself
    assert count("rujukan-dua-tahun", landasan_hukum=[listed], renstra_bab=[own]) == 0


@pytest.mark.parametrize(("listed", "named"), [(2023, 2017), (2017, 2023)])
def test_no_regulation_rests_on_itself(listed: int, named: int) -> None:
    own = law(f"perbup-karangjati-7-{listed}", "Pedoman Pelayanan Kecamatan")
    cited = f"Peraturan Bupati Karangjati Nomor 7 Tahun {named}"
    text = f"bahwa {cited} tentang Pedoman Pelayanan Kecamatan perlu diubah;"
    letter = {"posisi": 1, "huruf": "a", "teks": text}
    dataset = datasets(landasan_hukum=[own], konsideran=[letter])
    (found,) = findings(dataset, "rujukan-dua-tahun")
    assert (found.expected, found.found) == (Year(2017), Year(2023))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nomor 9 Tahun 2018 tentang Pelayanan Desa, adalah sebagai berikut:", 0),
        ("Nomor 9 Tahun 2018. Pelayanan Desa itu luas", 0),
        ("Nomor 9 Tahun 2018 tentang Pelayanan Kecamatan, secara umum luas", 1),
    ],
)
def test_where_a_title_in_a_text_ends(text: str, expected: int) -> None:
    listed = law("permendagri-9-2018", "Pelayanan Desa")
    plan = section(f"Peraturan Menteri Dalam Negeri {text}")
    assert count("rujukan-dua-judul", landasan_hukum=[listed], renstra_bab=[plan]) == expected


@pytest.mark.parametrize(
    ("peraturan_id", "title", "expected"),
    [
        ("uu-52-2004", "Sistem Perencanaan Pembangunan Nasional", 1),
        ("uu-25-2004", "Sistem Perencanaan Pembangunan Nasional", 0),
        ("pp-17-2008", "Kecamatan", 1),
        ("pp-17-2018", "Kecamatan", 0),
        ("pp-19-2008", "Kecamatan", 1),  # its own, revoked
        ("perda-17-2008", "Kecamatan", 0),  # of another kind
        ("pp-17-2008", "Kecamatan Sehat", 0),
        ("uu-23-2014", "Pemerintah Daerah", 0),  # as often written
        ("uu-9-2015", "Pemerintahan Daerah", 0),  # its own, cut short
    ],
)
def test_the_title_of_a_known_regulation(peraturan_id: str, title: str, expected: int) -> None:
    assert count("rujukan-keliru", landasan_hukum=[law(peraturan_id, title)]) == expected


@pytest.mark.parametrize(("name", "expected"), [("Pengadan Mebell", 1), ("Pengadan Mebeler", 0)])
def test_how_like_another_name_shows_another_code(name: str, expected: int) -> None:
    plan = plan_lines([("subkegiatan", "7.01.01.2.09.0005", name, [10, 11, 12], None)])
    assert count("kode-tidak-cocok", rencana=plan) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("7.01.01.2.07.0005", 0),
        ("7.01.01.2.77.0005", 1),  # in no list
        ("7.01.03", 1),  # a programme's
        ("7.01.77", 0),  # of another level and in no list
    ],
)
def test_which_code_contradicts_a_name_of_the_nomenclature(code: str, expected: int) -> None:
    plan = plan_lines([("subkegiatan", code, "Pengadaan Mebel", [10, 11, 12], None)])
    assert count("kode-tidak-cocok", rencana=plan) == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("5.01.02", "Penyelenggaraan Pemerintahan dan Pelayanan Publik", 1),
        ("5.01.03", "Penyelenggaraan Pemerintahan dan Pelayanan Publik", 0),  # another's
        ("5.01.01", "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 0),  # of all offices
        ("7.01.02", "Penyelenggaraan Pemerintahan dan Pelayanan Publik", 0),
    ],
)
def test_a_code_of_another_urusan(code: str, name: str, expected: int) -> None:
    plan = plan_lines([("program", code, f"Program {name}", [10, 11, 12], None)])
    assert count("kode-tidak-cocok", rencana=plan) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Renstra Kecamatan Tahun 2019-2023 disusun untuk lima tahun.", 1),
        ("Renstra Kecamatan Tahun 2024-2026 disusun untuk tiga tahun.", 0),
        ("Renstra sebelumnya Tahun 2019-2023 merupakan acuan.", 0),
        ("Evaluasi Renstra Kecamatan Tahun 2019-2023 disusun oleh tim.", 0),
        ("Renstra Kecamatan Tahun 2019-2023 telah berakhir.", 0),
    ],
)
def test_a_plan_that_gives_itself_another_period(text: str, expected: int) -> None:
    head = {"periode_awal": 2024, "periode_akhir": 2026}
    given = datasets(head=head, renstra_bab=[section(text)])
    assert len(findings(given, "periode-meragukan")) == expected


@pytest.mark.parametrize(("title", "expected"), [("2016-2021", 1), ("2022-2026", 0), ("", 0)])
def test_a_period_over_a_table_of_other_years(title: str, expected: int) -> None:
    tabel = {"tabel_id": "t01", "judul": f"Rencana Program {title}", "kode": "T-C.27", "urutan": 1}
    plan = [
        {**row, "tabel_id": "t01"} for row in plan_lines([("program", "", "A", [10, 11, 12], None)])
    ]
    given = {**datasets(rencana=plan), "tabel": [{"doc_id": DOC, **tabel}]}
    assert len(findings(given, "periode-meragukan")) == expected


@pytest.mark.parametrize(
    ("alasan", "text", "rule"),
    [
        ("menetapkan", "Menetapkan : RENSTRA KECAMATAN GEMPOL TAHUN 2024-2026.", "sisa-templat"),
        ("tanda-tangan", "SEKRETARIS DAERAH KABUPATEN BOJONEGORO,", "sisa-templat"),
        ("judul-lampiran", "RENSTRA KECAMATAN GEMPOL", "sisa-templat"),
    ],
)
def test_what_is_enacted_and_signed(alasan: str, text: str, rule: str | None) -> None:
    given = datasets(teks_lain=[{"alasan": alasan, "teks": text, "halaman": 2}])
    assert {f.rule for f in findings(given)} & {"sisa-templat"} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bahwa perlu menetapkan Renstra Kecamatan {} Tahun 2016-2021;", 1),
        ("bahwa perlu menetapkan Renstra Kecamatan {} Tahun 2024-2026;", 0),
        (
            "bahwa menurut Nomor 3 Tahun 2016 tentang Renstra Kecamatan {} Tahun 2016-2021;",
            0,
        ),
    ],
)
def test_the_period_that_a_regulation_considers(text: str, expected: int) -> None:
    head = {"periode_awal": 2024, "periode_akhir": 2026}
    name = datasets()["dokumen"][0]["kecamatan"]
    letter = {"posisi": 1, "huruf": "a", "teks": text.format(name)}
    assert len(findings(datasets(head=head, konsideran=[letter]), "periode-meragukan")) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["7.01.03.2.01", "7.01.03.2.02", "7.01.05.2.01"], 1),
        (["7.01.03.2.01", "7.01.05.2.01"], 0),  # as many go on with another one
    ],
)
def test_a_code_that_does_not_go_on_with_the_one_above(codes: list[str], expected: int) -> None:
    name = "Program Pemberdayaan Masyarakat Desa dan Kelurahan"
    lines = [("program", "7.01.03", name), *(("kegiatan", code, "Kegiatan") for code in codes)]
    plan = plan_lines([(*line, [10, 11, 12], 33) for line in lines])
    assert count("kode-tidak-cocok", rencana=plan) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kecamatan ini mempunyai kode wilayah 35.14.02 menurut daftar.", 1),
        ("Kecamatan ini mempunyai kode wilayah 35.14.01 menurut daftar.", 0),
        ("Kecamatan Gempol mempunyai kode wilayah 35.14.02 menurut daftar.", 0),
        ("Nomor rekening 35.14.02 dipakai.", 0),
    ],
)
def test_the_code_of_another_kecamatan(text: str, expected: int) -> None:
    given = datasets(head={"kode_wilayah": "35.14.01"}, renstra_bab=[section(text)])
    assert len(findings(given, "sisa-templat")) == expected


@pytest.mark.parametrize(("office", "expected"), [("Kabupaten Boyolali", 1), ("Kabupaten X", 0)])
def test_a_legal_basis_of_another_kabupaten(office: str, expected: int) -> None:
    row = law("perbup-boyolali-6-2016", "Tugas Kecamatan", instansi=office)
    assert count("sisa-templat", landasan_hukum=[row]) == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ((300, 400, 500), []),
        ((300, 450, 500), ["tabel-bertentangan"]),
        ((300, 400, None), ["tabel-bertentangan.program"]),
        ((300, None, None), []),  # of one programme alone nothing is left out
    ],
)
def test_programmes_of_two_tables(second: tuple[int | None, ...], expected: list[str]) -> None:
    def lines(table_id: str, amounts: tuple[int | None, ...]) -> list[Row]:
        named: list[tuple[str, str, dict[int, tuple[int | None, int | None]]]] = [
            ("program", f"PROGRAM {at}", {2022: (amount, None)})
            for at, amount in enumerate(amounts)
            if amount
        ]
        named.append(("total", "", {2022: (1000, None)}))
        rows = budget_lines(named)
        codes = {f"PROGRAM {at}": f"7.01.0{at}" for at in range(3)}
        return [
            {**row, "tabel_id": table_id, "kode": codes.get(row["uraian"] or "")} for row in rows
        ]

    given = [*lines("t01", (300, 400, 500)), *lines("t02", second)]
    found = findings(datasets(anggaran=given), "tabel-bertentangan")
    assert [f.message.code for f in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,73.", 1),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37.", 0),
        ("Realisasi Nilai SAKIP tahun 2022 mencapai 99,09%.", 0),  # the level of it
        ("Realisasi anggaran Nilai SAKIP tahun 2022 sebesar 74,73.", 0),
    ],
)
def test_what_a_sentence_says_was_reached(text: str, expected: int) -> None:
    assert count("teks-lawan-tabel", capaian=sakip(), renstra_bab=[section(text)]) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Rp 7.114.203.900,00 APBD", "Rp 94.500.000 APBD", "118.240.000"), 1),
        (("Rp 7.114.203.900,00 APBD", "Rp 94.500.000 APBD"), 0),
        (("1.1", "1.2", "2.1"), 0),  # headings
    ],
)
def test_amounts_left_before_all_sections(lines: tuple[str, ...], expected: int) -> None:
    rows = [{"alasan": "sampul", "teks": line, "halaman": 1} for line in lines]
    assert count("angka-dalam-teks", teks_lain=rows) == expected


@pytest.mark.parametrize(
    ("first", "last", "year", "expected"),
    [
        (2025, 2035, 2022, 0),  # ten years: three before
        (2025, 2035, 2021, 1),
        (2025, 2034, 2024, 0),  # nine: one
        (2025, 2034, 2023, 1),
        (2025, 2030, 2030, 0),
        (2025, 2030, 2031, 1),
        (2025, 2025, 2025, 0),
    ],
)
def test_how_long_before_its_period_a_plan_is_adopted(
    first: int, last: int, year: int, expected: int
) -> None:
    row = law(f"perda-kab-karangjati-1-{year}", f"Rencana Pembangunan Tahun {first}-{last}")
    assert count("periode-meragukan", landasan_hukum=[row]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Bojonegoro menetapkan Renstra.", 1),
        ("Bupati Karangjati menetapkan Renstra.", 0),
        ("Bupati Menetapkan Renstra.", 0),
        ("Kecamatan di Kabupaten Bojonegoro menyusun Renstra.", 1),
        ("Kecamatan di Kabupaten Karangjati menyusun Renstra.", 0),
    ],
)
def test_other_regions_in_the_law_body(text: str, expected: int) -> None:
    assert count("sisa-templat", pasal=[pasal(text)]) == expected


# --- amounts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("times", "expected"), [(FAR_MONEY - 1, 0), (FAR_MONEY, 1)])
@pytest.mark.parametrize("large", [True, False])
def test_how_far_an_amount_is_another_unit(times: int, expected: int, large: bool) -> None:
    one, usual = (1_000 * times, 1_000) if large else (1_000, 1_000 * times)
    years: dict[int, tuple[int | None, int | None]]
    years = {2020: (usual, None), 2021: (one, None), 2022: (usual, None)}
    rows = budget_lines([("program", "P", years)])
    assert count("satuan-meragukan", anggaran=rows) == expected


@pytest.mark.parametrize(("times", "expected"), [(FAR_VALUE - 1, 0), (FAR_VALUE, 1)])
def test_how_far_a_value_has_lost_its_decimal_mark(times: int, expected: int) -> None:
    rows = capaian(
        (2020, "10", "10", "-"), (2021, str(10 * times), "10", "-"), (2022, "10", "10", "-")
    )
    assert count("satuan-meragukan", capaian=rows) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("80 81 8,2 83 84", 1),
        ("80 81 8,1 83 84", 1),
        ("80 81 8,3 83 84", 1),
        ("80 81 8,4 83 84", 0),
        ("80 81 820 83 84", 1),
        ("84 83 8,2 81 80", 1),
        ("80 81 82 83 84", 0),
        ("80 81 79 83 84", 0),
        ("80 85 8,4 83 84", 0),  # the others fall too
        ("1 1 10 11 12", 0),
        ("1 10 10 11 12", 0),
    ],
)
def test_a_performance_that_only_rises_but_for_one_comma(values: str, expected: int) -> None:
    years = ((year, value, "-", "-") for year, value in enumerate(values.split(), 2019))
    assert count("satuan-meragukan", capaian=capaian(*years)) == expected


@pytest.mark.parametrize(("times", "expected"), [(FAR_LINE - 1, 0), (FAR_LINE, 1)])
def test_how_far_a_line_is_in_rupiah_among_thousands(times: int, expected: int) -> None:
    lines = [("program", name, 1_000, 900) for name in "AB"]
    made = money(*lines, ("program", "C", 2_000 * times, 1_800 * times), scale=1_000)
    assert len(findings(of(made), "satuan-meragukan")) == expected


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        ("6000000", "6000001", True),
        ("6000000", "6000011", False),  # two digits, neither the other's
        ("6120000", "6210000", True),  # neighbours that changed places
        ("6120000", "6021000", False),  # not neighbours
        ("6000000", "60000000", False),
        ("6000000", "6000000", False),
    ],
)
def test_one_slip_of_the_pen(one: str, two: str, slip: bool) -> None:
    assert _one_slip(Decimal(one), Decimal(two)) is slip


@pytest.mark.parametrize("known", [2, 3])
def test_names_of_the_nomenclature_are_counted(known: int) -> None:
    made = money(*[("program", f"P{n}", 9, 8) for n in range(3)], ("total", "JUMLAH", 27, 24))
    for row in made["anggaran"]:
        number = int(row["uraian"][1:]) if row["jenjang"] == "program" else 9
        row["kode"] = "7.01.02" if number < known else None
    found = findings(of(made), "program-tanpa-kode")
    assert [(f.harapan, f.ditemukan) for f in found] == [("3", "2")] * (known == 2)
    assert all("(67%)" in f.pesan and "tanpa kode: P2" in f.pesan for f in found)


# --- evaluations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("right", "expected"), [(SURE - 1, 0), (SURE, 1)])
def test_how_many_lines_prove_what_a_level_is(right: int, expected: int) -> None:
    lines = [{"target": 50, "realisasi": 40, "capaian": 0}] * (right + 1)
    levels = [80] * right + [70]
    assert len(findings(evaluation(*lines, levels=levels), "tingkat-tidak-cocok")) == expected


@pytest.mark.parametrize(
    ("reached", "level", "expected"),
    [
        (60, 100, 0),  # cut at 100
        (50, 100, 0),
        (49, 100, 1),
        (60, 99, 1),
    ],
)
def test_a_level_may_be_cut_at_a_hundred(reached: int, level: int, expected: int) -> None:
    usual = {"target": 50, "realisasi": 40, "capaian": 0}
    lines = [usual] * 4 + [{**usual, "realisasi": reached}]
    given = evaluation(*lines, levels=[80] * 4 + [level])
    assert len(findings(given, "tingkat-tidak-cocok")) == expected


@pytest.mark.parametrize(("spent", "expected"), [(100, 0), (101, 1)])
def test_a_period_may_spend_its_year(spent: int, expected: int) -> None:
    line = {"target": 100, "semester-1": spent}
    assert len(findings(evaluation(line), "realisasi-melebihi-anggaran")) == expected


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "cut"), [(5, False), (6, True), (9, True), (10, True)])
def test_a_table_without_head_of_two_thirds_of_the_width_is_the_rest(width: int, cut: bool) -> None:
    wide = " | ".join("abcdefghi")
    rest = table(" | ".join("123456789A"[:width]), number=2, header=0)
    known = frames(table(f"{wide}\n{wide}"), rest)
    assert known.cut_tables == ({T1} if cut else frozenset())
    wider = " | ".join("abcdefghij")  # six columns are less than two thirds of ten
    assert (T1 in frames(table(f"{wider}\n{wider}"), rest).cut_tables) is (width > 6)


def test_tables_of_one_name_are_told_apart() -> None:
    body = "No | Uraian\n1 | A"
    made = [table(body, number=n, kode="T-C.23") for n in (1, 2, 3)]
    names = [frames(*made).named(f"{DOC}/t0{n}") for n in (1, 2, 3)]
    assert [str(name.name) for name in names] != [str(names[0].name)] * 3
    assert len({repr(name.name) for name in names}) == 3


SCALE = """
Nilai | Kategori
{first} | Tinggi
81-90 | Sedang
71-85 | Rendah
{last} | Sisa
"""


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("91-100", "-", 1),  # three of four are ranges
        ("tinggi", "-", 0),  # two of four
        (f"{'91-100':<{LONGEST + 5}}".replace(" ", "") , "61-70", 1),
        (">90", "<50", 1),
        (">90", "<80", 2),
        ("> 90 %", "di bawah 80", 2),
    ],
)  # fmt: skip
def test_ranges_that_overlap(first: str, last: str, expected: int) -> None:
    given = datasets(table(SCALE.format(first=first, last=last)))
    assert len(findings(given, "kategori-bertentangan")) == expected


# --- over documents -------------------------------------------------------------------------------


def figure(doc: str, value: float, year: int = 2021, **more: Any) -> Row:
    row: Row = {
        "doc_id": doc,
        "kelompok": "kecamatan jati",
        "jenis": "anggaran",
        "nama": "anggaran",
    }
    row |= {"ukuran": "anggaran", "tahun": year, "nilai": value, "sel": f"{doc}/t01#1,1"}
    return row | {"bentuk": "renstra", **more}


@pytest.mark.parametrize(
    ("one", "two", "apart", "expected"),
    [
        (500, 5_000, 0, 10),
        (5_000, 500, 0, 10),
        (500, 5_090, 0, 10),
        (500, 5_110, 0, None),  # two per cent
        (500, 5_090, 1, 10),
        (500, 6_700, 1, None),  # the budget of the whole office beside that of a part
        (500, 670_000, 1, 1_000),
        (500, 680_000, 1, None),
        (500, 500_000, 0, 1_000),
        (500, 5_000, 2, None),
        (0, 5_000, 0, None),
        (500, 700, 0, None),
    ],
)
def test_budgets_a_power_of_ten_apart(
    one: float, two: float, apart: int, expected: int | None
) -> None:
    rows = [figure("a", one), figure("b", two, 2021 + apart)]
    found = list(anggaran_melonjak.across(Frames({FIGURES: rows})))
    assert [doc for doc, _ in found] == (["b"] if expected else [])
    assert all(f"{expected:,}".replace(",", ".") in finding.pesan for _, finding in found)


@pytest.mark.parametrize(
    ("measure", "forms", "level"),
    [
        ("realisasi", ("renstra", "lkjip"), "warning"),
        ("target", ("renstra", "renstra"), "warning"),
        ("target", ("renstra", "lkjip"), "info"),
        ("target", ("perubahan-renstra", "perubahan-renstra"), "info"),
    ],
)
def test_documents_that_differ(measure: str, forms: tuple[str, str], level: str) -> None:
    rows = [
        figure(doc, value, jenis="indikator", nama="ikm", ukuran=measure, bentuk=form)
        for doc, value, form in zip("ab", (80, 81), forms, strict=True)
    ]
    found = list(dokumen_bertentangan.across(Frames({FIGURES: rows})))
    assert [(doc, finding.level, finding.harapan, finding.ditemukan) for doc, finding in found] == [
        ("b", level, "80", "81")
    ]
    same = [*rows, {**rows[1], "nilai": 80}]
    assert not list(dokumen_bertentangan.across(Frames({FIGURES: same})))


# --- figures of a document ------------------------------------------------------------------------


def test_what_a_document_states_that_others_state_too() -> None:
    reached = [{**row, "indikator_id": "ikm"} for row in capaian((2022, "80", "81", "101"))]
    nothing = [{**row, "indikator_id": "iku"} for row in capaian((2023, "80", "0", "0"))]
    named = capaian((2022, "7", "7", "100"))  # no indicator that is known
    rows = [*reached, *elsewhere(nothing), *elsewhere(named, 3)]
    found = [
        (row["kelompok"], row["jenis"], row["nama"], row["ukuran"], row["tahun"], row["nilai"])
        for row in digest(datasets(rencana=a_plan({}), capaian=rows))
    ]
    office = "karangjati/sukamulya"
    assert found == [
        (office, "indikator", "ikm", "target", 2022, 80.0),
        (office, "indikator", "ikm", "realisasi", 2022, 81.0),
        (office, "indikator", "iku", "target", 2023, 80.0),
        (office, "anggaran", "anggaran", "anggaran", 2024, 50.0),
        (office, "anggaran", "anggaran", "anggaran", 2025, 55.0),
        (office, "anggaran", "anggaran", "anggaran", 2026, 60.0),
    ]
    without = datasets(rencana=a_plan({}), head={"kabupaten": None})
    assert list(digest(without)) == []


@pytest.mark.parametrize(
    ("lines", "amount", "told"),
    [
        (LEAST_TELLING, 1_231, True),
        (LEAST_TELLING - 1, 1_231, False),
        (LEAST_TELLING, 123_000, False),  # three digits that say something
        (LEAST_TELLING, 1_231_000, True),
    ],
)
def test_a_table_is_told_by_its_telling_numbers(lines: int, amount: int, told: bool) -> None:
    step = 1_000 if amount % 1_000 == 0 else 1
    years: list[dict[int, tuple[int | None, int | None]]]
    years = [{2021: (amount + n * step, None)} for n in range(lines)]
    rows = budget_lines([("program", f"P{n}", year) for n, year in enumerate(years)])
    found = [row for row in digest(datasets(anggaran=rows)) if row["jenis"] == "tabel"]
    assert [(row["nilai"], row["sel"]) for row in found] == [(float(lines), T1)] * told


# --- what a document must hold, and how sure a rule is -------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({}, 14),
        ({"tentang": "RETRIBUSI PASAR"}, 11),
        ({"bentuk": "rancangan"}, 6),
        ({"bentuk": "rancangan", "tentang": "RETRIBUSI PASAR"}, 3),
        ({"bentuk": "keputusan", "jenis": "Keputusan Bupati"}, 7),
        ({"bentuk": "keputusan", "jenis": "Keputusan Camat"}, 6),
        ({"bentuk": "renstra"}, 5),
    ],
)
def test_how_many_facts_a_head_states(head: Row, expected: int) -> None:
    row = {**datasets(head=head)["dokumen"][0]}
    assert len(head_facts(row)) == expected


@pytest.mark.parametrize(
    ("counts", "precision", "words"),
    [
        (Counted(), None, "belum terhitung"),
        (Counted(planted=3), None, "belum terhitung"),
        (Counted(planted=20, found=20), 1.0, "1,000 (20 dari 20 kesalahan yang ditanam ditemukan"),
        (Counted(right=19, wrong=1), 0.95, "pada dokumen nyata 19 benar, 1 keliru)"),
        (Counted(right=18, wrong=1), 18 / 19, "1 keliru; hitungannya sedikit)"),
    ],
)
def test_how_often_a_rule_was_right(counts: Counted, precision: float | None, words: str) -> None:
    assert counts.precision == precision
    assert words in counts.words


@pytest.mark.parametrize(
    ("head", "order"),
    [
        ("Laki-laki | Perempuan | Jumlah Pegawai", (0, 1, 2)),
        ("Jumlah Pegawai | Laki-laki | Perempuan", (2, 0, 1)),
        ("Perempuan | Laki-laki | Jumlah Pegawai", (0, 1, 2)),
    ],
)
def test_a_total_of_people_beside_men_and_women(head: str, order: tuple[int, int, int]) -> None:
    def found(last: int) -> int:
        lines = [(10, 20, 30), (11, 12, 23), (9, 8, 17), (4, 5, last)]
        texts = [" | ".join(str(line[at]) for at in order) for line in lines]
        body = "\n".join(
            f"Kantor {name} | {text}" for name, text in zip("ABCD", texts, strict=True)
        )
        return count("jumlah-tidak-cocok", table(f"Kantor | {head}\n{body}"))

    assert found(9) == 0
    assert found(19) == 1
