"""Kinds of errors that careful readers tell: each said where it stands, and nothing of its right
form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.quality_samples import budget_lines, datasets, findings, table
from tests.test_findings_said import evaluation
from tests.test_other_regulations import PREAMBLE
from tests.test_other_regulations import law as a_law
from tests.test_quality_rules import elsewhere, law, pasal, section, target
from tests.test_slips_told import aside, laws, told


def reasons(*texts: str) -> list[dict[str, Any]]:
    """Menimbang by letters."""
    return [
        {"posisi": at, "huruf": "abcdef"[at - 1], "teks": text, "halaman": 1}
        for at, text in enumerate(texts, 1)
    ]


def found_in(rule: str, **rows: Any) -> list[str | None]:
    return [of for *_, of in told(rule, **rows)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bahwa untuk periode 5 (empat) tahun;", ["5 (empat)"]),
        ("bahwa untuk periode 5 (lima) tahun;", []),
        ("paling lambat 21 (dua puluh satu) hari", []),
        ("paling banyak 1.000 (seribu) orang", []),
        ("Tahun 2021 (dua nol dua satu)", []),
        ("rasio 2,5 (lima) dan 25 (dua puluh lima persen)", []),
    ],
)
def test_a_number_and_its_words(text: str, found: list[str]) -> None:
    assert found_in("bilangan-tidak-cocok", konsideran=reasons(text)) == found


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("huruf a, huruf b dan huruf c", []),
        ("huruf a, huruf b, dan huruf c", []),
        ("huruf a sampai dengan huruf c", []),
        ("huruf a, b dan c", []),
        ("huruf a", []),
        ("huruf a dan huruf c", ["huruf a dan huruf c"]),
        ("huruf a dan huruf b", ["huruf a dan huruf b"]),
    ],
)
def test_the_last_letter_of_menimbang_names_all_before(last: str, found: list[str]) -> None:
    rows = reasons(
        "bahwa satu;", "bahwa dua;", "bahwa tiga;", f"sebagaimana dimaksud dalam {last},"
    )
    assert found_in("rujukan-pasal-salah", konsideran=rows) == found


@pytest.mark.parametrize(
    ("text", "heading", "found"),
    [
        ("tercantum dalam Lampiran II Peraturan Bupati ini", "", []),
        ("tercantum dalam Lampiran II yang", "", ["Lampiran II"]),
        ("tercantum dalam Lampiran II yang", "LAMPIRAN II", []),
        ("tercantum dalam Lampiran I dan Lampiran II yang", "", []),
        ("tercantum dalam Lampiran yang", "", []),
    ],
)
def test_an_annex_that_is_not_there(text: str, heading: str, found: list[str]) -> None:
    rows = {"pasal": [pasal(text)], "teks_lain": [aside(heading, "judul-lampiran")]}
    assert found_in("rujukan-pasal-salah", **rows) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("pada tanggal 31 Februari 2023", ["31 Februari 2023"]),
        ("pada tanggal : 32 Maret 2023", ["32 Maret 2023"]),
        ("pada tanggal 28 Februari 2023", []),
        ("pada tanggal 28 - 2 - 2023", []),
    ],
)
def test_a_day_that_no_calendar_knows(line: str, found: list[str]) -> None:
    rows = [aside(line, "tanda-tangan")]
    assert found_in("tanggal-meragukan", teks_lain=rows, head={"tahun": None}) == found


def test_dates_and_province_are_told_on_their_page() -> None:
    head = {"tahun": 2022, "tanggal_ditetapkan": date(2023, 2, 3)}
    lines = [{**aside("Ditetapkan di Karangjati", "tanda-tangan"), "halaman": 7}]
    (found,) = findings(datasets(teks_lain=lines, head=head), "tanggal-meragukan")
    assert found.page == 7
    lines = [{**aside("PROVINSI BALI", "kepala"), "halaman": 2}]
    where = {"kabupaten": "Klaten", "provinsi": "Bali"}
    given = findings(datasets(teks_lain=lines, head=where), "sisa-templat")
    assert [(one.ditemukan, one.page) for one in given] == [("Bali", 2)]


def test_a_regulation_of_another_kind_with_the_title_and_number_of_a_known_one() -> None:
    title = "Pengelolaan Keuangan Daerah"
    rows = [law("perpres-12-2019", title), law("perpres-13-2019", title)]
    assert found_in("rujukan-keliru", landasan_hukum=rows) == ["perpres-12-2019"]


@pytest.mark.parametrize(("year", "found"), [(2017, []), (2018, []), (2014, ["2014/1312"])])
def test_a_gazette_of_the_state_before_its_regulation(year: int, found: list[str]) -> None:
    row = {**laws("permendagri-87-2017")[0], "berita_negara": f"{year}/1312"}
    assert found_in("lembaran-meragukan", landasan_hukum=[row]) == found


def test_a_pasal_that_cites_what_is_not_enacted_yet() -> None:
    text = "Peraturan Bupati Karangjati Nomor 15 Tahun {} tentang Rencana dicabut."
    assert found_in("rujukan-lebih-baru", pasal=[pasal(text.format(2031))]) == ["15/2031"]
    assert found_in("rujukan-lebih-baru", pasal=[pasal(text.format(2019))]) == []


def test_a_provision_that_repeats_the_one_above_it() -> None:
    one = {**pasal("Camat adalah pemimpin perangkat daerah."), "angka": 3, "label": "3."}
    two, other = {**one, "label": "4."}, {**one, "teks": "Bupati adalah kepala daerah Kabupaten."}
    assert len(told("baris-berulang", pasal=[one, two])) == 1
    assert told("baris-berulang", pasal=[one, other, two]) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2.1 Sumber Daya Kecamatan ........ 12", []),
        ("2.1 Pelayanan Perizinan ........ 12", ["2.1 Pelayanan Perizinan"]),
        ("2.7 Pelayanan Perizinan ........ 12", []),
        ("BAB II G A M B A R A N UMUM ... 9", []),
        ("BAB II KINERJA ... 9", ["BAB II KINERJA"]),
    ],
)
def test_a_list_of_contents_with_other_titles(line: str, found: list[str]) -> None:
    parts = [
        {**section("", judul="GAMBARAN PELAYANAN"), "nomor": None},
        section("", nomor="2.1", judul="Sumber Daya Aparatur"),
        section("", nomor="2.2", judul="Kinerja Pelayanan"),
    ]
    rows = [aside(text, "daftar-isi") for text in (line, "2.2 Kinerja Pelayanan .... 14")]
    assert found_in("daftar-tidak-cocok", renstra_bab=parts, teks_lain=rows) == found


def test_a_sentence_on_a_table_is_no_entry_of_a_list() -> None:
    said = section("Tabel 2.1 menunjukkan banyaknya penduduk.", nomor="2.2", judul="Kinerja")
    parts = [section("", nomor="2.1", judul="Sumber Daya Aparatur"), said]
    assert found_in("daftar-tidak-cocok", renstra_bab=parts) == []


def test_a_list_of_tables_with_another_title() -> None:
    made = table("Desa | Jiwa\nRandu | 80", kode="2.1", judul="Jumlah Penduduk")
    for title, count in (("Jumlah Penduduk", 0), ("Jumlah Sekolah", 1)):
        line = aside(f"Tabel 2.1 {title} ..... 4", "daftar-tabel")
        assert len(findings(datasets(made, teks_lain=[line]), "daftar-tidak-cocok")) == count


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        (PREAMBLE, []),
        (PREAMBLE[:2] + PREAMBLE[3:], ["Memutuskan"]),
        ((*PREAMBLE[:2], "M E M U T U S K A N", PREAMBLE[3]), []),
    ],
)
def test_a_regulation_that_decides_nothing(lines: tuple[str, ...], missing: list[str]) -> None:
    found = [f.harapan for f in a_law(preamble=lines).findings if f.rule == "bagian-hilang"]
    assert [name for name in found if name == "Memutuskan"] == missing


def test_a_sentence_on_a_target() -> None:
    rows = target(["80", "85"], None, name="Nilai SAKIP", unit="nilai")
    said = "Nilai SAKIP ditargetkan mencapai {} pada tahun 2025."
    texts = [section(said.format(value)) for value in ("85", "71")]
    given = told("teks-lawan-tabel", target=rows, renstra_bab=texts)
    assert [(expected, of) for _, expected, of in given] == [("85", "71")]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([4, 5, 6, 7, 8], []),
        ([4, 5, 7, 8, 9], ["7"]),
        ([4, 5, 8, 9, 10], ["8"]),
        ([4, 5, 5, 6, 7], ["5"]),
        ([4, 5, 1, 2, 3], []),
        ([4, 5, 60, 6, 7], []),
        ([4, 5, None, 7, 8], []),
        ([4, 5, None, 8, 9], ["8"]),
        ([4, 5, 7], []),
    ],
)
def test_numbers_of_pages_that_leap(numbers: list[int | None], found: list[str]) -> None:
    rows = [
        {**aside(f"Halaman {number}", "nomor-halaman"), "halaman": page}
        for page, number in enumerate(numbers, 1)
        if number
    ]
    assert found_in("halaman-loncat", teks_lain=rows) == found


VILLAGES = "No | Desa | Jiwa\n1 | Randu | 80\n2 | Jati | 90\n3 | {} | 70\n | Jumlah | 240"


def test_a_village_that_is_printed_twice() -> None:
    twice, right = (table(VILLAGES.format(name)) for name in ("Randu", "Waru"))
    assert [f.ditemukan for f in findings(datasets(twice), "baris-berulang")] == ["dua kali"]
    assert findings(datasets(right), "baris-berulang") == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Pagu menurun dari Rp1.000.000 pada tahun 2022 menjadi Rp2.000.000.", 1),
        ("Pagu naik dari Rp. 1.000.000,- menjadi Rp. 2.000.000,-.", 0),
        ("Serapan meningkat dari 95,2% menjadi 91,4%.", 1),
        ("Peringkat naik dari 9 menjadi 2.", 0),
    ],
)
def test_rises_to_less(sentence: str, count: int) -> None:
    assert len(told("teks-lawan-anggaran", renstra_bab=[section(sentence)])) == count


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ({"target": target(["80"], None, name="Nilai IKM Kecamatan Cibeber")}, ["Cibeber"]),
        ({"target": target(["80"], None, name="Nilai IKM Kecamatan Sukamulya")}, []),
        ({"renstra_bab": [section("Sumber: Kantor Kecamatan Cibeber")]}, ["Cibeber"]),
        ({"renstra_bab": [section("Camat Cibeber memimpin kecamatan.")]}, ["Cibeber"]),
        ({"renstra_bab": [section("Rapat dengan Camat Cibeber berlangsung.")]}, []),
        ({"renstra_bab": [section("Berbatasan dengan Kecamatan Cibeber.")]}, []),
        ({"teks_lain": [aside("RENSTRA KECAMATAN CIBEBER", "penjelasan-umum")]}, ["CIBEBER"]),
        ({"pasal": [{**pasal("Isi."), "bab_judul": "RENSTRA KECAMATAN CIBEBER"}]}, ["CIBEBER"]),
        ({"teks_lain": [aside("WALIKOTA KARANGJATI,", "tanda-tangan")]}, ["WALIKOTA"]),
        ({"teks_lain": [aside("BUPATI KARANGJATI,", "tanda-tangan")]}, []),
    ],
)
def test_what_another_kecamatan_or_head_left_behind(rows: Any, found: list[str]) -> None:
    given = [of or "" for of in found_in("sisa-templat", **rows)]
    assert len(given) == len(found)
    assert all(one in of for one, of in zip(found, given, strict=True))


@pytest.mark.parametrize(("ratio", "count"), [("125", 1), ("80", 0)])
def test_money_is_never_a_ratio_of_what_was_spent(ratio: str, count: int) -> None:
    rows = budget_lines([("program", "Jumlah konflik", {2021: (100, 80)})])
    rows = [{**row, "rasio": Decimal(ratio), "rasio_teks": f"{ratio},00"} for row in rows]
    assert len(told("rasio-tidak-cocok", anggaran=rows)) == count


def test_levels_of_money_turned_over() -> None:
    lines = [{"target": 50, "realisasi": 40, "capaian": 0}] * 5
    for levels, count in (([80] * 4 + [125], 1), ([80] * 5, 0)):
        given = evaluation(*lines, levels=levels)
        assert len(findings(given, "tingkat-tidak-cocok")) == count


@pytest.mark.parametrize(
    ("title", "count"),
    [("Jumlah Penduduk Tahun 2021", 1), ("Jumlah Penduduk Miskin", 0), ("Jumlah Sekolah", 0)],
)
def test_people_of_all_villages_by_the_title_of_their_table(title: str, count: int) -> None:
    made = table("No | Desa | L | P | Jumlah\n1 | Randu | 4 | 5 | 9\n2 | Jati | 3 | 4 | 7\n"
                 "3 | Waru | 1 | 3 | 4\n | Jumlah | 8 | 12 | 20", judul=title)  # fmt: skip
    said = section("Jumlah penduduk kecamatan adalah 250 jiwa.")
    assert len(findings(datasets(made, renstra_bab=[said]), "tabel-bertentangan")) == count


def test_an_indicator_twice_in_one_table_with_unlike_targets() -> None:
    one = target(["80", "85", "90"], None)
    two = [{**row, "baris": 9} for row in target(["80", "75", "90"], None)]
    assert len(told("tabel-bertentangan", target=one + two)) == 1
    assert told("tabel-bertentangan", target=one + [{**row, "baris": 9} for row in one]) == []
    other = [{**row, "sasaran": "Sasaran lain"} for row in two]
    assert told("tabel-bertentangan", target=one + other) == []
    assert len(told("tabel-bertentangan", target=one + elsewhere(two))) == 1
