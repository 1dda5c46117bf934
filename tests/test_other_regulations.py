"""Regulations and decisions as other regions and offices print them."""

# ruff: noqa: E501 - a line of a document stands on one line, as it is printed

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extract.document import Document, Source
from extract.furniture import find_furniture
from extract.pdfium import PageContent, Word
from extract.text import read_text
from grammar.contents import announces
from normalize.citations import parse_citation
from parsers.parse import parse
from parsers.parsed import Parsed

HEAD = (
    "BUPATI TELAGA",
    "PROVINSI RAWA",
    "PERATURAN BUPATI TELAGA",
    "NOMOR 41 TAHUN 2023",
    "TENTANG",
    "RENCANA STRATEGIS KECAMATAN RAWA TAHUN 2023-2026",
    "DENGAN RAHMAT TUHAN YANG MAHA ESA",
    "BUPATI TELAGA,",
)
PREAMBLE = (
    "Menimbang : bahwa perlu menetapkan Peraturan Bupati;",
    "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "MEMUTUSKAN:",
    "Menetapkan : PERATURAN BUPATI TENTANG RENCANA STRATEGIS.",
)
BODY = ("Pasal 1", "Rencana ini berlaku.", "Pasal 2", "Peraturan Bupati ini mulai berlaku.")
CLOSING = (
    "Ditetapkan di Telaga",
    "pada tanggal 4 Juli 2023",
    "BUPATI TELAGA,",
    "ttd",
    "RANI WIJAYA",
)


def printed(*lines: str) -> Document:
    return read_text("\n".join((*lines, "")).encode(), Source("contoh.txt", "0" * 64, "text"))


def read(*lines: str) -> Parsed:
    return parse(printed(*lines))


def rows(parsed: Parsed, dataset: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(column) for column in columns) for row in parsed.rows[dataset]]


def law(
    head: tuple[str, ...] = HEAD,
    preamble: tuple[str, ...] = PREAMBLE,
    body: tuple[str, ...] = BODY,
    closing: tuple[str, ...] = CLOSING,
) -> Parsed:
    """A regulation, a part of it in another form."""
    return read(*head, *preamble, *body, *closing)


# --------------------------------------------------------------------------- pages


def page(number: int, *lines: tuple[float, str]) -> PageContent:
    words = []
    for y, text in lines:
        x = 80.0
        for word in text.split():
            words.append(Word(word, x, y, x + 6 * len(word), y + 11, 11.0, False))
            x += 6 * len(word) + 3
    return PageContent(number, 595.0, 842.0, 0, tuple(words), (), ())


@pytest.mark.parametrize("mark", ["Pasal 5 ...", "Pasal 5…", "Pasal 5 . . .", "/Pasal 5 …"])
def test_a_catchword_is_set_aside(mark: str) -> None:
    first = page(1, (400, "Isi."), (700, mark))
    second = page(2, (60, "- 2 -"), (90, "Pasal 5"), (110, "Isi lagi."))
    found = find_furniture([first, second], {})
    assert [(line.text, line.reason) for line in found[1]] == [(mark, "kata-penyambung")]
    assert len(find_furniture([first, page(2, (90, "Pasal 6"))], {})) == 0


def test_a_catchword_before_the_end_of_a_page_of_a_text() -> None:
    parsed = law(
        body=(
            *("Pasal 1", "Renstra meliputi:", "a. tujuan;", "", "          b. sasaran …", ""),
            *("\f             - 3 -", "", "b. sasaran dan arah kebijakan.", "", "Pasal 2 ..."),
            *("\fPasal 2", "Peraturan Bupati ini mulai berlaku."),
        )
    )
    assert rows(parsed, "pasal", "pasal", "huruf", "teks")[1:] == [
        (1, "a", "tujuan;"),
        (1, "b", "sasaran dan arah kebijakan."),
        (2, None, "Peraturan Bupati ini mulai berlaku."),
    ]
    assert [
        row["teks"] for row in parsed.rows["teks_lain"] if row["alasan"] == "kata-penyambung"
    ] == [
        "b. sasaran …",
        "Pasal 2 ...",
    ]


def test_what_is_to_be_filled_in_announces_nothing() -> None:
    assert not announces("Nama ..........", "Jabatan ..........")
    assert not announces("Nomor ..... Tahun .....", "Nomor 5 Tahun 2020")


# --------------------------------------------------------------------------- the preamble


def test_a_list_inside_a_letter_of_menimbang_is_its_text() -> None:
    parsed = law(
        preamble=(
            "Menimbang : a. bahwa camat bertugas dalam:",
            "1. pelayanan terpadu; dan",
            "2. pembinaan desa;",
            "b. bahwa perlu menetapkan Peraturan Bupati;",
            *PREAMBLE[1:],
        )
    )
    assert rows(parsed, "konsideran", "huruf", "teks") == [
        ("a", "bahwa camat bertugas dalam: 1. pelayanan terpadu; dan 2. pembinaan desa;"),
        ("b", "bahwa perlu menetapkan Peraturan Bupati;"),
    ]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


def test_a_citation_breaks_before_the_name_of_a_law_in_its_title() -> None:
    parsed = law(
        preamble=(
            PREAMBLE[0],
            "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah",
            "diubah terakhir dengan Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan",
            "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja",
            "menjadi Undang-Undang;",
            "2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;",
            *PREAMBLE[2:],
        )
    )
    assert rows(parsed, "landasan_hukum", "urutan", "peraturan_id", "diubah_dengan") == [
        (1, "uu-23-2014", ["uu-6-2023"]),
        (2, "pp-17-2018", []),
    ]


# --------------------------------------------------------------------------- who and when


def test_the_province_of_yogyakarta_bears_no_word_for_it() -> None:
    head = ("BUPATI TELAGA", "DAERAH ISTIMEWA YOGYAKARTA", *HEAD[2:])
    assert rows(law(head), "dokumen", "provinsi") == [("Daerah Istimewa Yogyakarta",)]
    report = read(
        "LAPORAN KINERJA",
        "TAHUN 2022",
        "KAPANEWON GALUR",
        "KABUPATEN KULON PROGO",
        "DAERAH ISTIMEWA YOGYAKARTA",
    )
    columns = ("provinsi", "kabupaten", "kecamatan", "kode_wilayah")
    assert rows(report, "dokumen", *columns) == [
        ("Daerah Istimewa Yogyakarta", "Kulon Progo", "Galur", "34.01.04")
    ]


@pytest.mark.parametrize(
    "sealed", ["dto.", "d.t.o", "Cap/ttd", "cap dan ttd.", "ttd.", "Tertanda,", "TTD", "td."]
)
def test_what_stands_for_a_signature_is_no_name(sealed: str) -> None:
    closing = (*CLOSING[:3], sealed, CLOSING[4])
    assert rows(law(closing=closing), "dokumen", "bupati") == [("RANI WIJAYA",)]


@pytest.mark.parametrize(
    ("who", "region", "office", "jenis"),
    [
        (
            "KEPALA DISTRIK SENTANI TIMUR",
            "KABUPATEN JAYAPURA",
            "Distrik Sentani Timur",
            "Kepala Distrik",
        ),
        ("PANEWU GALUR", "KABUPATEN KULON PROGO", "Kapanewon Galur", "Panewu"),
        ("MANTRI PAMONG PRAJA JETIS", "KOTA YOGYAKARTA", "Kemantren Jetis", "Mantri Pamong Praja"),
    ],
)
def test_the_decision_of_who_heads_a_kecamatan_under_another_name(
    who: str, region: str, office: str, jenis: str
) -> None:
    parsed = read(
        f"KEPUTUSAN {who}",
        "NOMOR : 050/14/2021",
        "TENTANG",
        f"PENETAPAN INDIKATOR KINERJA UTAMA {region} TAHUN 2021",
        f"{who},",
        "Menimbang : bahwa perlu ditetapkan;",
        PREAMBLE[1],
        "M E M U T U S K A N :",
        "PERTAMA : Indikator Kinerja Utama menjadi acuan.",
        "KEDUA : Keputusan ini berlaku sejak tanggal ditetapkan.",
        "Ditetapkan di : Rawa",
        "Pada tanggal : 15 Pebruari 2021",
    )
    columns = ("bentuk", "jenis", "tahun", "perangkat_daerah", "periode_awal", "tanggal_ditetapkan")
    assert rows(parsed, "dokumen", *columns) == [
        ("keputusan", f"Keputusan {jenis}", 2021, office, 2021, date(2021, 2, 15))
    ]
    assert parsed.rows["dokumen"][0]["kode_wilayah"] is not None
    assert [row["pasal"] for row in parsed.rows["pasal"]] == [1, 2]


def test_a_line_that_goes_on_with_menetapkan_opens_nothing() -> None:
    parsed = law(
        preamble=(
            "Menimbang : bahwa berdasarkan pertimbangan itu perlu",
            "menetapkan Peraturan Bupati;",
            *PREAMBLE[1:],
        )
    )
    assert rows(parsed, "konsideran", "teks") == [
        ("bahwa berdasarkan pertimbangan itu perlu menetapkan Peraturan Bupati;",)
    ]
    assert len(parsed.rows["landasan_hukum"]) == 1


def test_citations_behind_dashes_from_the_first_line_on() -> None:
    parsed = law(
        preamble=(
            PREAMBLE[0],
            "Mengingat : - Undang-Undang Nomor 27 Tahun 1959 tentang Penetapan Undang-Undang Darurat",
            "Nomor 3 Tahun 1953 (Lembaran Negara Tahun 1953 Nomor 9) sebagai",
            "Undang-Undang (Lembaran Negara Tahun 1959 Nomor 72);",
            "- Undang-Undang Nomor 12 Tahun 1956 tentang Pembentukan Kabupaten jo.",
            "Undang-Undang Nomor 58 Tahun 1958;",
            *PREAMBLE[2:],
        )
    )
    assert rows(parsed, "landasan_hukum", "peraturan_id", "lembaran_negara") == [
        ("uu-27-1959", "1959/72"),
        ("uu-12-1956", None),
    ]


def test_gazettes_of_aceh_are_of_the_kabupaten() -> None:
    cited = parse_citation(
        "Qanun Kabupaten Gayo Lues Nomor 2 Tahun 2016 tentang Susunan Perangkat Kabupaten Gayo Lues "
        "(Lembaran Kabupaten Gayo Lues Tahun 2016 Nomor 2, Tambahan Lembaran Kabupaten Gayo Lues Nomor 98);"
    )
    assert cited.tentang == "Susunan Perangkat Kabupaten Gayo Lues"


def test_an_act_that_an_emergency_law_became_has_its_own_gazette() -> None:
    cited = parse_citation(
        "Undang-Undang Nomor 27 Tahun 1959 tentang Penetapan Undang-Undang Darurat Nomor 3 Tahun 1953 tentang "
        "Pembentukan Daerah Tingkat II di Kalimantan (Lembaran Negara Republik Indonesia Tahun 1953 Nomor 9) "
        "sebagai Undang-Undang (Lembaran Negara Republik Indonesia Tahun 1959 Nomor 72, Tambahan Lembaran Negara "
        "Republik Indonesia Nomor 1820);"
    )
    assert cited.tentang is not None
    assert cited.tentang.endswith(
        "(Lembaran Negara Republik Indonesia Tahun 1953 Nomor 9) sebagai Undang-Undang"
    )
    assert (cited.lembaran_negara, cited.tambahan_lembaran_negara) == ("1959/72", "1820")


def test_a_name_broken_in_the_head_of_the_annex_is_no_other_office() -> None:
    parsed = read(
        *(line.replace("KECAMATAN RAWA", "KECAMATAN DAHA BARAT") for line in HEAD),
        *PREAMBLE,
        *BODY,
        *CLOSING,
        *(
            "LAMPIRAN PERATURAN BUPATI TELAGA",
            "NOMOR 41 TAHUN 2023",
            "TENTANG RENCANA STRATEGIS KECAMATAN DAHA",
        ),
        *(
            "BARAT TAHUN 2023-2026",
            "BAB I",
            "PENDAHULUAN",
            "Rencana ini disusun oleh camat bersama warga.",
        ),
    )
    assert rows(parsed, "dokumen", "perangkat_daerah") == [("Kecamatan Daha Barat",)]


def test_who_signs_for_the_bupati_signs_the_plan_too() -> None:
    signed = ("a.n. BUPATI TELAGA", "SEKRETARIS DAERAH,", "ttd", "DEWI LESTARI")
    parsed = read(
        *HEAD,
        *PREAMBLE,
        *BODY,
        *(*CLOSING[:2], *signed),
        *(
            "BAB I",
            "PENDAHULUAN",
            "1.1 Landasan Hukum",
            "Rencana ini disusun oleh camat bersama warga.",
        ),
        *("BAB II", "PENUTUP", "Demikian rencana ini disusun untuk dilaksanakan.", *signed),
    )
    assert rows(parsed, "dokumen", "bupati", "sekretaris_daerah") == [(None, "DEWI LESTARI")]
    assert "bagian-hilang" not in [finding.rule for finding in parsed.findings]
    assert (
        parsed.rows["renstra_bab"][-1]["teks"] == "Demikian rencana ini disusun untuk dilaksanakan."
    )


@pytest.mark.parametrize(
    ("printed_number", "doc_id", "number"),
    [
        ("NOMOR 12.A TAHUN 2021", "perbup-telaga-12a-2021", None),
        ("NO. 12 TAHUN 2021", "perbup-telaga-12-2021", 12),
        ("NOMOR : 12-TAHUN 2021", "perbup-telaga-12-2021", 12),
        ("NOMOR 12 THN 2021", "perbup-telaga-12-2021", 12),
    ],
)
def test_how_numbers_of_regulations_are_set(
    printed_number: str, doc_id: str, number: int | None
) -> None:
    parsed = law((*HEAD[:3], printed_number, *HEAD[4:]))
    assert rows(parsed, "dokumen", "doc_id", "nomor", "tahun") == [(doc_id, number, 2021)]


@pytest.mark.parametrize(
    "on_date",
    [
        "pada tanggal lima belas Maret dua ribu dua puluh satu",
        "pada tanggal 15 (lima belas) Maret 2021",
        "pada tanggal 15 bulan Maret tahun 2021",
    ],
)
def test_a_date_in_words(on_date: str) -> None:
    parsed = law(closing=(CLOSING[0], on_date, *CLOSING[2:]))
    assert rows(parsed, "dokumen", "tanggal_ditetapkan") == [(date(2021, 3, 15),)]


@pytest.mark.parametrize("verb", ["Ditetapkan : di", "Disahkan di", "Dikeluarkan di"])
def test_what_is_said_of_where_it_was_enacted(verb: str) -> None:
    parsed = law(closing=(f"{verb} Telaga", *CLOSING[1:]))
    columns = ("tempat_ditetapkan", "tanggal_ditetapkan", "bupati")
    assert rows(parsed, "dokumen", *columns) == [("Telaga", date(2023, 7, 4), "RANI WIJAYA")]


@pytest.mark.parametrize("lines", [("${ttd_pengirim}", "RANI WIJAYA"), ("(ttd)", "(RANI WIJAYA)")])
def test_a_field_that_nobody_filled_in_is_no_name(lines: tuple[str, ...]) -> None:
    assert rows(law(closing=(*CLOSING[:3], *lines)), "dokumen", "bupati") == [("RANI WIJAYA",)]


@pytest.mark.parametrize(
    ("gazette", "number"),
    [
        ("BERITA DAERAH KABUPATEN TELAGA NOMOR 41 TAHUN 2023", 41),
        ("BERITA DAERAH KABUPATEN TELAGA TAHUN 2023 SERI D NOMOR 41", 41),
        ("BERITA DAERAH KABUPATEN TELAGA TAHUN : 2023, NO. 41", 41),
        ("BERITA KABUPATEN TELAGA TAHUN 2023 NOMOR 41", 41),
        ("BERITA DAERAH KABUPATEN TELAGA TAHUN 2023 NOMOR 41A", None),
        ("BERITA DAERAH KABUPATEN TELAGA TAHUN 2023 NOMOR ....", None),
    ],
)
def test_how_the_gazette_is_named(gazette: str, number: int | None) -> None:
    promulgated = (
        "Diundangkan di Telaga",
        "pada tanggal 5 Juli 2023",
        "SEKDA KABUPATEN TELAGA,",
        "ttd",
        "DEWI LESTARI",
    )
    parsed = law(closing=(*CLOSING, *promulgated, gazette))
    columns = ("sekretaris_daerah", "berita_daerah_tahun", "berita_daerah_nomor")
    assert rows(parsed, "dokumen", *columns) == [("DEWI LESTARI", 2023 if number else None, number)]


def test_a_regulation_promulgated_in_its_gazette() -> None:
    promulgated = (
        "Diundangkan dalam Berita Daerah",
        "Kabupaten Telaga",
        "Nomor 41 Tahun 2023",
        "pada tanggal 5 Juli 2023",
    )
    parsed = law(closing=(*CLOSING, *promulgated, "SEKRETARIS DAERAH,", "DEWI LESTARI"))
    assert rows(parsed, "dokumen", "tanggal_diundangkan") == [(date(2023, 7, 5),)]


def test_laws_that_amend_in_a_list_belong_to_the_law_they_amend() -> None:
    parsed = law(
        preamble=(
            PREAMBLE[0],
            "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Tahun 2014 Nomor 244) sebagaimana telah diubah dengan:",
            "a. Undang-Undang Nomor 2 Tahun 2015 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2014 menjadi Undang-Undang; dan",
            "b. Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua;",
            "2. Peraturan Pemerintah Nomor 18 Tahun 2016 sebagaimana diubah beberapa kali, yaitu :",
            "1) Peraturan Pemerintah Nomor 72 Tahun 2019;",
            "3. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;",
            *PREAMBLE[2:],
        )
    )
    assert rows(parsed, "landasan_hukum", "urutan", "peraturan_id", "diubah_dengan") == [
        (1, "uu-23-2014", ["uu-2-2015", "uu-9-2015"]),
        (2, "pp-18-2016", ["pp-72-2019"]),
        (3, "pp-17-2018", []),
    ]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


def test_a_head_that_is_not_in_capitals_begins_with_who_enacts() -> None:
    head = tuple(line.title() for line in HEAD)
    assert rows(law(head), "dokumen", "provinsi", "kabupaten", "nomor") == [("Rawa", "Telaga", 41)]
