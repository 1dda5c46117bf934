"""Regulations and decisions as other regions and offices print them."""

# ruff: noqa: E501 - a line of a document stands on one line, as it is printed

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.document import Box, Document, Paragraph, Source
from extract.furniture import find_furniture
from extract.printed import PageContent, Word
from extract.text import read_text
from grammar.contents import announces
from normalize.citations import parse_citation
from parsers.parse import parse
from parsers.parsed import Parsed
from parsers.sections import Sections
from parsers.signatures import signatures
from perbup.graph import revoked_ids

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


@pytest.mark.parametrize("rest", [" -", ""])
def test_a_catchword_announces_what_stands_below_a_letterhead(rest: str) -> None:
    # The letterhead is a picture: its office and the page's number stand below the margin, the
    # number's second dash on a line of its own where it had no room.
    pages = [
        page(
            number,
            *((130, "BUPATI"), (143, "SUKA MAJU"), (170, f"- {number}{rest}")),
            *(((184, "-"),) if not rest else ()),
            *((200, f"Pasal {number} berbunyi demikian."), (240, f"Isi {number} yang lain.")),
            (700, f"Pasal {number + 1} ..."),
        )
        for number in range(2, 6)
    ]
    found = find_furniture(pages, {})
    assert [sorted(line.reason for line in found[number]) for number in range(2, 5)] == [
        ["kata-penyambung", "kepala-halaman", "kepala-halaman", "nomor-halaman"]
    ] * 3


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


def test_a_catchword_of_a_text_that_lost_the_ends_of_its_pages() -> None:
    parsed = law(
        body=(
            *("Pasal 1", "Renstra meliputi:", "a. tujuan;", "b. sasaran . . .", "-2-"),
            *("b. sasaran dan arah kebijakan.", "", "Pasal 2 . . .", "", "- 3 -", "Pasal 2"),
            "Peraturan Bupati ini mulai berlaku.",
        )
    )
    assert rows(parsed, "pasal", "pasal", "huruf", "teks")[1:] == [
        (1, "a", "tujuan;"),
        (1, "b", "sasaran dan arah kebijakan."),
        (2, None, "Peraturan Bupati ini mulai berlaku."),
    ]


def test_what_is_to_be_filled_in_announces_nothing() -> None:
    assert not announces("Nama ..........", "Jabatan ..........")
    assert not announces("Nomor ..... Tahun .....", "Nomor 5 Tahun 2020")


# --------------------------------------------------------------------------- the preamble


def test_the_words_of_the_preamble_before_all_of_its_text() -> None:
    parsed = law(
        preamble=(
            *("Menimbang", "", "Mengingat", "", "BUPATI TELAGA,", ""),
            *("a. bahwa camat bertugas;", "b. bahwa perlu menetapkan Peraturan Bupati;"),
            "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
            "2. Undang-Undang Nomor 6 Tahun 2014 tentang Desa;",
            *("MEMUTUSKAN:", "Menetapkan : PERATURAN BUPATI TENTANG CAMAT."),
        )
    )
    assert rows(parsed, "konsideran", "huruf", "teks") == [
        ("a", "bahwa camat bertugas;"),
        ("b", "bahwa perlu menetapkan Peraturan Bupati;"),
    ]
    assert rows(parsed, "landasan_hukum", "urutan", "peraturan_id") == [
        (1, "uu-23-2014"),
        (2, "uu-6-2014"),
    ]


def test_words_of_the_preamble_among_its_items() -> None:
    parsed = law(
        preamble=(
            *("Menimbang : a. bahwa camat bertugas;", "", "Mengingat", ""),
            *("b. bahwa perlu menetapkan Peraturan Bupati;", ""),
            "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
            *("", "Menetapkan", ""),
            "2. Undang-Undang Nomor 6 Tahun 2014 tentang Desa;",
            *("MEMUTUSKAN:", "PERATURAN BUPATI TENTANG CAMAT."),
        )
    )
    assert rows(parsed, "konsideran", "huruf", "teks") == [
        ("a", "bahwa camat bertugas;"),
        ("b", "bahwa perlu menetapkan Peraturan Bupati;"),
    ]
    assert rows(parsed, "landasan_hukum", "urutan", "teks") == [
        (1, "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
        (2, "Undang-Undang Nomor 6 Tahun 2014 tentang Desa;"),
    ]


def test_numbers_before_all_citations_of_which_one_names_another_on_its_next_line() -> None:
    parsed = law(
        preamble=(
            *(PREAMBLE[0], "Mengingat", ": 1.", "2.", "3."),
            "Undang-Undang Nomor 6 Tahun 2014 tentang Desa",
            "Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan",
            "Undang Undang Nomor 6 Tahun 2014 tentang Desa;",
            *("Undang-Undang Nomor", "", "23", "", "Tahun", "", "2014", ""),
            *("tentang Pemerintahan Daerah;", *PREAMBLE[-2:]),
        )
    )
    assert rows(parsed, "landasan_hukum", "urutan", "peraturan_id") == [
        (1, "uu-6-2014"),
        (2, "pp-43-2014"),
        (3, "uu-23-2014"),
    ]


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
            "2. Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah sebagaimana diubah beberapa kali, yaitu :",
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


# --------------------------------------------------------------------------- articles and clauses


@pytest.mark.parametrize("printed_as", ["Pasal. {}", "P a s a l  {}", "Pasal{}", "PASAL {}."])
def test_how_the_heads_of_articles_are_set(printed_as: str) -> None:
    parsed = law(body=(printed_as.format(1), BODY[1], printed_as.format(2), BODY[3]))
    assert rows(parsed, "pasal", "pasal", "teks") == [(1, BODY[1]), (2, BODY[3])]


def test_the_first_article_by_a_small_letter() -> None:
    assert [row["pasal"] for row in law(body=("Pasal l", *BODY[1:])).rows["pasal"]] == [1, 2]


@pytest.mark.parametrize(
    "wrapped",
    [("Pasal 2.",), ("Pasal 3", "ayat (1) huruf b.")],
)
def test_a_sentence_that_breaks_before_an_article_it_names(wrapped: tuple[str, ...]) -> None:
    parsed = law(body=("Pasal 1", "Camat hadir menurut ketentuan", *wrapped, *BODY[2:]))
    assert rows(parsed, "pasal", "pasal", "teks") == [
        (1, "\n".join(("Camat hadir menurut ketentuan", *wrapped))),
        (2, BODY[3]),
    ]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


def test_what_an_amendment_puts_between_two_others_has_its_own_row() -> None:
    body = (
        "Pasal I",
        "Ketentuan Pasal 4 diubah:",
        "Pasal 4",
        "(1) Satu.",
        "(1a) Satu a.",
        "(2) Dua:",
    )
    parsed = law(body=(*body, "1. x;", "1a. y; dan", "2. z.", "Pasal II", "Berlaku."))
    assert rows(parsed, "pasal", "pasal", "ayat", "angka", "label", "teks")[1:-1] == [
        (4, 1, None, "(1)", "Satu."),
        (4, 1, None, "(1a)", "Satu a."),
        (4, 2, None, "(2)", "Dua:"),
        (4, 2, 1, "1.", "x;"),
        (4, 2, 1, "1a.", "y; dan"),
        (4, 2, 2, "2.", "z."),
    ]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


@pytest.mark.parametrize("quoted", ["“{}", '"{}', "„{}"])
def test_an_amendment_quotes_what_it_says_anew(quoted: str) -> None:
    first = ("Pasal I", "Beberapa ketentuan diubah:", "1. Ketentuan Pasal 4 diubah:")
    parsed = law(
        body=(
            *first,
            *(quoted.format("Pasal 4"), "Tim terdiri atas:", "1. Camat; dan", "2. Lurah.”"),
            *("2. Ketentuan Pasal 7 diubah:", quoted.format("Bagian Kedua"), "Tugas", "Pasal 7"),
            *("Tim bertugas.”", "Pasal II", "Berlaku."),
        )
    )
    assert rows(parsed, "pasal", "pasal", "angka", "label")[1:-1] == [
        (1, 1, "1."),
        (4, None, "Pasal 4"),
        (4, 1, "1."),
        (4, 2, "2."),
        (1, 2, "2."),
        (7, None, "Pasal 7"),
    ]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


@pytest.mark.parametrize("sign", [": 1. Bupati", ":1. Bupati"])
def test_a_list_that_begins_behind_its_item(sign: str) -> None:
    parsed = law(
        body=("Pasal 1", "Tim terdiri atas:", f"a. Anggota {sign};", "2. Camat.", *BODY[2:])
    )
    assert rows(parsed, "pasal", "huruf", "angka")[1:3] == [("a", None), ("a", 2)]
    assert [finding.rule for finding in parsed.findings] == ["bagian-hilang"]  # the plan itself


@pytest.mark.parametrize(
    "clauses",
    [
        ("Menetapkan :", "Kesatu : Tim dibentuk.", "Kedua : Tim bertugas."),
        ("Menetapkan :", "DIKTUM KESATU : Tim dibentuk.", "DIKTUM KEDUA : Tim bertugas."),
        ("Menetapkan : KESATU : Tim dibentuk.", "KEDUA : Tim bertugas."),
    ],
)
def test_how_the_clauses_of_a_decision_are_set(clauses: tuple[str, ...]) -> None:
    parsed = read(
        *(
            "KEPUTUSAN BUPATI TELAGA",
            "NOMOR 188/12/2023",
            "TENTANG",
            "TIM PENYUSUN",
            "BUPATI TELAGA,",
        ),
        *(*PREAMBLE[:2], "MEMUTUSKAN:", *clauses, *CLOSING),
    )
    assert rows(parsed, "pasal", "pasal", "teks") == [(1, "Tim dibentuk."), (2, "Tim bertugas.")]
    assert not parsed.findings


@pytest.mark.parametrize("word", ["KEPUTUSAN", "K E P U T U S A N"])
def test_a_decision_whose_kind_stands_alone_above_who_decides(word: str) -> None:
    parsed = read(
        *("PEMERINTAH KABUPATEN TELAGA", "SALINAN", word),
        *("KEPALA DINAS KOMUNIKASI, INFORMATIKA DAN PERSANDIAN", "KABUPATEN TELAGA"),
        *("NOMOR : 188/ 11 /KEP/429.116/2020", "TENTANG", "TIM PENYUSUN"),
        *(*PREAMBLE[:2], "MEMUTUSKAN:", "Menetapkan :", "KESATU : Tim dibentuk.", *CLOSING),
    )
    (row,) = rows(parsed, "dokumen", "bentuk", "jenis", "tahun", "kabupaten", "tentang")
    assert row == ("keputusan", "Keputusan Kepala Dinas", 2020, "Telaga", "TIM PENYUSUN")


# --------------------------------------------------------------------------- chapters

COVER = ("RENCANA STRATEGIS", "KECAMATAN GEMPOL", "KABUPATEN PASURUAN", "TAHUN 2021-2026", "")
PROSE = "Kecamatan ini menyusun rencana bersama warga desa dan menilai hasilnya setiap tahun menurut ketentuan."


def plan(chapter: str, section: str) -> Parsed:
    """A plan of three chapters with two sections each, numbered as the templates say."""
    lines: list[str] = []
    for n, (title, word) in enumerate(
        (("PENDAHULUAN", "SATU"), ("GAMBARAN PELAYANAN", "DUA"), ("PENUTUP", "TIGA"))
    ):
        names = {
            "n": n + 1,
            "r": "I" * (n + 1),
            "l": "l" * (n + 1),
            "k": word,
            "a": "ABC"[n],
            "t": title,
        }
        lines += [*chapter.format(**names).split("/"), ""]
        for m in (1, 2):
            lines += [*section.format(**names, m=m).split("/"), PROSE, ""]
    return read(*COVER, *lines)


@pytest.mark.parametrize(
    "chapter",
    ["BAB. {r}/{t}", "BAB {l}/{t}", "BAB {k}/{t}", "{r}. {t}", "{a}. {t}", "{n}. {t}"],
)
def test_how_chapters_are_numbered(chapter: str) -> None:
    found = rows(plan(chapter, "{n}.{m} Bagian Umum"), "renstra_bab", "bab", "nomor", "judul")
    assert [row for row in found if row[1] is None] == [
        (1, None, "PENDAHULUAN"),
        (2, None, "GAMBARAN PELAYANAN"),
        (3, None, "PENUTUP"),
    ]
    assert len(found) == 9


def test_numbers_of_sections_alone_on_their_line() -> None:
    found = rows(plan("BAB {r}/{t}", "{n}.{m}/Bagian Umum"), "renstra_bab", "nomor", "judul")
    assert found.count(("2.1", "Bagian Umum")) == 1
    assert len(found) == 9


def test_a_plan_without_chapters_is_told() -> None:
    parsed = plan("BAGIAN {r}/{t}", "Bagian ke-{m}")
    assert parsed.rows["renstra_bab"] == []
    missing = [finding for finding in parsed.findings if finding.rule == "bagian-hilang"]
    assert [finding.dataset for finding in missing] == ["renstra_bab"]


# --------------------------------------------------------------------------- offices and names


def test_a_region_whose_list_shortens_its_name() -> None:
    head = tuple(line.replace("TELAGA", "KEPULAUAN SIAU TAGULANDANG BIARO") for line in HEAD)
    head = tuple(line.replace("KECAMATAN RAWA", "KECAMATAN SIAU BARAT UTARA") for line in head)
    cited = "Mengingat : Peraturan Bupati Nomor 21 Tahun 2019 tentang Rencana Strategis;"
    parsed = law(head, preamble=(PREAMBLE[0], cited, *PREAMBLE[2:]))
    region = "kepulauan-siau-tagulandang-biaro"
    assert rows(parsed, "dokumen", "doc_id", "kode_wilayah") == [
        (f"perbup-{region}-41-2023", "71.09.08")
    ]
    assert rows(parsed, "landasan_hukum", "peraturan_id") == [(f"perbup-{region}-21-2019",)]


def test_an_instruction_is_no_plan() -> None:
    parsed = read(
        *(
            "INSTRUKSI BUPATI TELAGA",
            "NOMOR 3 TAHUN 2021",
            "TENTANG",
            "PENYUSUNAN RENCANA STRATEGIS KECAMATAN",
        ),
        *(
            "KABUPATEN TELAGA TAHUN 2021-2026",
            "",
            "Dengan ini menginstruksikan kepada camat untuk menyusun rencana.",
        ),
    )
    assert rows(parsed, "dokumen", "bentuk") == [("lain",)]


@pytest.mark.parametrize(
    ("number", "year"),
    [("NOMOR 050/21/2023", 2023), ("NOMOR : 050/21", 2023), ("NOMOR 21 TAHUN 2023", 2023)],
)
def test_an_annex_that_dates_its_decision(number: str, year: int) -> None:
    parsed = read(
        *(
            "LAMPIRAN",
            "KEPUTUSAN CAMAT LASEM",
            number,
            "TANGGAL 5 JUNI 2023",
            "TENTANG RENCANA KERJA",
            "",
        ),
        *("RENCANA KERJA (RENJA)", "KECAMATAN LASEM KABUPATEN REMBANG", "TAHUN 2024", ""),
        *("BAB I", "PENDAHULUAN", PROSE, "BAB II", "PENUTUP", PROSE),
    )
    assert rows(parsed, "dokumen", "bentuk", "jenis", "tahun", "periode_awal") == [
        ("renja", "Keputusan Camat", year, 2024)
    ]


def test_a_running_head_that_broke_before_its_year() -> None:
    pages = [
        page(n, (40, "LAPORAN KINERJA KEMANTREN TAHUN"), (54, "2023"), (400, f"Isi {'abcdef'[n]}."))
        for n in range(1, 6)
    ]
    assert {tuple(line.text for line in lines) for lines in find_furniture(pages, {}).values()} == {
        ("LAPORAN KINERJA KEMANTREN TAHUN", "2023")
    }


# --------------------------------------------------------------------------- what is revoked


@pytest.mark.parametrize(
    ("text", "revoked"),
    [
        (
            "Peraturan Bupati Nomor 5 Tahun 2017 tentang A (Berita Daerah Tahun 2017 Nomor 5) dan Peraturan Bupati Nomor 7 Tahun 2018 tentang B dicabut.",
            ["5-2017", "7-2018"],
        ),
        (
            "Peraturan Bupati Nomor 5 Tahun 2017 tentang A sebagaimana telah diubah dengan Peraturan Bupati Nomor 7 Tahun 2018 dan Peraturan Bupati Nomor 8 Tahun 2019 dicabut.",
            ["5-2017"],
        ),
        (
            "Rencana dinyatakan tidak berlaku menurut Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017.",
            [],
        ),
    ],
)
def test_what_an_article_revokes(text: str, revoked: list[str]) -> None:
    parsed = law(body=(*BODY[:2], "Pasal 2", text))
    assert revoked_ids(parsed.rows) == [f"perbup-telaga-{number}" for number in revoked]


# --------------------------------------------------------------------------- whose number it is

AMENDS = "PERUBAHAN ATAS PERATURAN BUPATI TELAGA NOMOR 5 TAHUN 2017 TENTANG RENCANA STRATEGIS KECAMATAN RAWA TAHUN 2016-2021"


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ((), None),
        (("NOMOR I2 TAHUN 2021",), 2021),
        (("NOMOR (12) TAHUN 2021",), 2021),
        (("NOMOR 12 TAHUN 202l",), None),
    ],
)
def test_the_number_of_the_regulation_that_a_title_amends_is_not_its_own(
    number: tuple[str, ...], year: int | None
) -> None:
    parsed = law((*HEAD[:3], *number, "TENTANG", AMENDS, *HEAD[6:]))
    columns = ("jenis", "tahun", "tentang", "kabupaten", "periode_awal")
    assert rows(parsed, "dokumen", *columns) == [("Peraturan Bupati", year, AMENDS, "Telaga", 2016)]
    assert parsed.rows["dokumen"][0]["doc_id"].startswith("dok-")
    assert "kepala-tak-terbaca" in [finding.rule for finding in parsed.findings]


def test_a_decision_whose_number_is_lost_is_not_the_one_it_amends() -> None:
    title = "PERUBAHAN ATAS KEPUTUSAN BUPATI TELAGA NOMOR 188/5/2019 TENTANG TIM"
    parsed = law(("KEPUTUSAN BUPATI TELAGA", "TENTANG", title, "BUPATI TELAGA,"))
    assert rows(parsed, "dokumen", "bentuk", "jenis", "nomor", "tahun", "tentang") == [
        ("keputusan", "Keputusan Bupati", None, None, title)
    ]


def test_an_annex_does_not_bear_the_number_that_its_title_amends() -> None:
    parsed = read(
        *(
            "LAMPIRAN PERATURAN BUPATI PASURUAN",
            f"TENTANG {AMENDS}",
            "",
            *COVER,
            "BAB I",
            "PENDAHULUAN",
        ),
        *(PROSE, "BAB II", "PENUTUP", PROSE),
    )
    assert rows(parsed, "dokumen", "nomor", "tahun", "lampiran_dari") == [(None, None, None)]


@pytest.mark.parametrize(
    "number", ["N0MOR 12 TAHUN 2021", "NO MOR 12 TAHUN 2021", "NOMOR 12 TA HUN 2021"]
)
def test_a_number_behind_a_word_that_print_broke(number: str) -> None:
    parsed = law((*HEAD[:3], number, "TENTANG", AMENDS, *HEAD[6:]))
    assert rows(parsed, "dokumen", "doc_id", "tentang") == [("perbup-telaga-12-2021", AMENDS)]


def test_who_decides_is_no_part_of_the_title() -> None:
    clauses = ("KESATU : Tim dibentuk.", "KEDUA : Tim bertugas.")
    head = (
        "SURAT KEPUTUSAN CAMAT RAWA",
        "KABUPATEN TELAGA",
        "NOMOR 188/ 5 /2020",
        "TENTANG",
        "TIM PENYUSUN",
        "CAMAT RAWA,",
    )
    parsed = law(head, body=clauses)
    assert rows(parsed, "dokumen", "tentang", "tahun", "kecamatan") == [
        ("TIM PENYUSUN", 2020, "Rawa")
    ]
    assert rows(law((*HEAD[:6], HEAD[7])), "dokumen", "tentang") == [(HEAD[5],)]
    whole = "PELIMPAHAN WEWENANG BUPATI TELAGA"
    assert rows(law((*HEAD[:5], whole, *HEAD[6:])), "dokumen", "tentang") == [(whole,)]


def test_the_next_plan_of_a_regulation_begins_with_its_annex() -> None:
    chapters = ("BAB I", "PENDAHULUAN", PROSE, "BAB II", "PENUTUP", PROSE)
    annexes = [
        (f"LAMPIRAN {n}", "PERATURAN BUPATI TELAGA", "NOMOR 41 TAHUN 2023", *chapters)
        for n in ("I", "II")
    ]
    parsed = read(*HEAD, *PREAMBLE, *BODY, *CLOSING, *annexes[0], *annexes[1])
    assert rows(parsed, "renstra_bab", "bab", "teks") == [(1, PROSE), (2, PROSE)] * 2


def test_the_word_before_the_last_citation_is_no_part_of_a_title() -> None:
    assert (
        parse_citation("Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan; dan").tentang
        == "Kecamatan"
    )


# --------------------------------------------------------------------------- signatures

PROMULGATED = (
    "Diundangkan di Sambas",
    "pada tanggal 4 Juli 2023",
    "SEKRETARIS DAERAH,",
    "ttd",
    "DEWI LESTARI",
)
SIGNED = ("tanggal_ditetapkan", "bupati", "tanggal_diundangkan", "sekretaris_daerah")
BOTH = [(date(2023, 7, 4), "RANI WIJAYA", date(2023, 7, 4), "DEWI LESTARI")]


def test_signatures_whose_promulgation_comes_first() -> None:
    parsed = law(closing=(*PROMULGATED, *CLOSING))
    assert rows(parsed, "dokumen", *SIGNED) == BOTH
    assert parsed.rows["pasal"][-1]["teks"] == BODY[-1]


def test_signatures_beside_each_other_in_a_text() -> None:
    beside = [f"{left:<40}{right}" for left, right in zip(PROMULGATED, CLOSING, strict=True)]
    parsed = law(
        closing=(
            *beside[:3],
            "",
            *beside[3:],
            "NIP. 19700101 199003 2 001",
            "",
            "BERITA DAERAH TAHUN 2023 NOMOR 41",
        )
    )
    assert rows(parsed, "dokumen", *SIGNED, "berita_daerah_nomor") == [(*BOTH[0], 41)]


def test_signatures_beside_each_other_that_a_page_parts() -> None:
    """Print reads the offices column by column, then the names on the next page."""
    parted = law(closing=(*PROMULGATED[:3], *CLOSING[:3], *PROMULGATED[3:], *CLOSING[3:]))
    assert rows(parted, "dokumen", *SIGNED) == BOTH
    # A name that is not there is not taken from the other office.
    unsigned = law(closing=(*CLOSING[:3], *PROMULGATED, "BERITA DAERAH TAHUN 2023 NOMOR 41"))
    assert rows(unsigned, "dokumen", *SIGNED) == [(*BOTH[0][:1], None, *BOTH[0][2:])]


def test_names_below_two_offices_belong_to_those_they_stand_under() -> None:
    """The first office took a line more, so that its name stands below the other one's."""
    left, right = Box(50, 0, 150, 10), Box(350, 0, 450, 10)
    placed = (
        *((line, left) for line in (*PROMULGATED[:3], "ttd")),
        *((line, right) for line in CLOSING[:4]),
        (CLOSING[4], right),
        (PROMULGATED[4], left),
    )
    blocks = tuple(Paragraph(text, box=box) for text, box in placed)
    document = Document(Source("a.pdf", "0", "pdf"), blocks)
    signed, _ = signatures(document, Sections(closing=range(len(blocks))))
    assert (signed["bupati"], signed["sekretaris_daerah"]) == (CLOSING[4], PROMULGATED[4])


def test_a_copy_is_certified_beside_the_signature() -> None:
    beside = (
        "Salinan sesuai dengan aslinya",
        "KEPALA BAGIAN HUKUM,",
        "",
        "BUDI SANTOSO, S.H.",
        "NIP. 19700101 199003 1 001",
    )
    signed = ("BUPATI TELAGA,", "", "ttd", "RANI WIJAYA", "")
    lines = [f"{left:<40}{right}" for left, right in zip(beside, signed, strict=True)]
    parsed = law(closing=(*(" " * 40 + line for line in CLOSING[:2]), *lines, "", *PROMULGATED))
    assert rows(parsed, "dokumen", *SIGNED) == BOTH


def test_an_electronic_signature_stands_before_the_name() -> None:
    said = "Ditandatangani secara elektronik oleh:"
    closing = (*CLOSING[:3], said, CLOSING[4], *PROMULGATED[:3], said, PROMULGATED[4])
    assert rows(law(closing=closing), "dokumen", *SIGNED) == BOTH


def test_officials_initial_between_the_signatures() -> None:
    box = ("", "Sekretaris Daerah\tparaf", "Asisten I\tparaf", "Kabag Hukum\tparaf", "")
    parsed = law(closing=(*CLOSING, *box, *PROMULGATED, "BERITA DAERAH TAHUN 2023 NOMOR 41"))
    assert rows(parsed, "dokumen", *SIGNED, "berita_daerah_nomor") == [(*BOTH[0], 41)]
    listed = law(closing=(*CLOSING, "Sekretaris Daerah", "Asisten I", "Kabag Hukum", *PROMULGATED))
    assert rows(listed, "dokumen", "sekretaris_daerah") == [("DEWI LESTARI",)]


def test_a_promulgation_without_its_date_is_told() -> None:
    closing = (*CLOSING, PROMULGATED[0], "pada tanggal ......... 2023", *PROMULGATED[2:])
    missing = [str(finding.harapan) for finding in law(closing=closing).findings]
    assert "Tanggal pengundangan" in missing


def test_the_foot_of_an_electronic_signature_is_set_aside() -> None:
    foot = "Dokumen ini telah ditandatangani secara elektronik menggunakan"
    found = find_furniture(
        [page(1, (400, "Isi."), (790, foot), (804, "sertifikat elektronik yang diterbitkan BSrE"))],
        {},
    )
    assert [line.text for line in found[1]] == [foot, "sertifikat elektronik yang diterbitkan BSrE"]


def test_text_on_electronic_certificates_at_the_end_of_a_page_is_no_foot() -> None:
    text = "Penerapan sertifikat elektronik bagi aparatur dimulai segera."
    assert not find_furniture([page(1, (400, "Isi."), (790, text))], {})


# --------------------------------------------------------------------------- legal bases of a plan

UU25 = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional"
PP17 = "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan"
MDN86 = "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara"
CITED = ["uu-25-2004", "pp-17-2018", "permendagri-86-2017"]


def bases(*lines: str) -> Parsed:
    before = (
        "BAB I",
        "PENDAHULUAN",
        "1.1 Latar Belakang",
        PROSE,
        "1.2 Landasan Hukum",
        "Dasarnya adalah:",
    )
    return read(*COVER, *before, *lines, "1.3 Maksud dan Tujuan", PROSE, "BAB II", "PENUTUP", PROSE)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "A. Undang-Undang:",
            f"1. {UU25};",
            "B. Peraturan Pemerintah:",
            f"1. {PP17};",
            "C. Peraturan Menteri:",
            f"1. {MDN86}.",
        ),
        (f"A. {UU25};", f"B. {PP17};", f"C. {MDN86}."),
        (f"i. {UU25};", f"ii. {PP17};", f"iii. {MDN86}."),
        (
            f"1. {UU25};",
            f"2. {PP17};",
            f"3. {MDN86}.",
            "Peraturan tersebut menjadi acuan kecamatan.",
        ),
    ],
)
def test_how_legal_bases_are_listed(lines: tuple[str, ...]) -> None:
    assert [row["peraturan_id"] for row in bases(*lines).rows["landasan_hukum"]] == CITED


def test_groups_of_citations_in_mengingat_have_heads() -> None:
    cited = (
        "Mengingat : A. Undang-Undang:",
        f"1. {UU25};",
        "B. Peraturan Pemerintah:",
        f"2. {PP17};",
    )
    parsed = law(preamble=(PREAMBLE[0], *cited, *PREAMBLE[2:]))
    assert rows(parsed, "landasan_hukum", "peraturan_id", "teks") == [
        ("uu-25-2004", f"{UU25};"),
        ("pp-17-2018", f"{PP17};"),
    ]


def test_legal_bases_in_running_text_are_told() -> None:
    parsed = bases(
        f"Penyusunan rencana ini berlandaskan {UU25} serta {PP17} sebagai rujukan utama."
    )
    missing = [finding for finding in parsed.findings if finding.dataset == "landasan_hukum"]
    assert [(finding.rule, finding.level) for finding in missing] == [("bagian-hilang", "warning")]


def test_the_town_that_a_kabupaten_is_ruled_from() -> None:
    head = tuple(line.replace("TELAGA", "OGAN KOMERING ILIR") for line in HEAD)
    named = tuple(line.replace("KECAMATAN RAWA", "KECAMATAN KOTA KAYU AGUNG") for line in head)
    assert rows(law(named), "dokumen", "kode_wilayah") == [("16.02.05",)]


# --------------------------------------------------------------------------- covers


def test_a_cover_that_bears_the_title_before_the_head_does() -> None:
    cover = (*HEAD[2:6], "BAGIAN HUKUM SEKRETARIAT DAERAH", "TAHUN 2023")
    columns = ("doc_id", "tentang", "provinsi")
    assert rows(law((*cover, *HEAD)), "dokumen", *columns) == [
        ("perbup-telaga-41-2023", HEAD[5], "Rawa")
    ]


@pytest.mark.parametrize(
    "gazette",
    [
        ("BERITA DAERAH", "KABUPATEN TELAGA", "NOMOR : 45 TAHUN : 2023"),
        ("BERITA DAERAH KABUPATEN TELAGA", "TAHUN 2023 NOMOR 45 SERI E"),
    ],
)
def test_a_gazette_on_the_cover(gazette: tuple[str, ...]) -> None:
    columns = ("nomor", "berita_daerah_tahun", "berita_daerah_nomor")
    assert rows(law((*gazette, *HEAD)), "dokumen", *columns) == [(41, 2023, 45)]


@pytest.mark.parametrize("line", ["PROPINSI RAWA", "BUPATI TELAGA PROVINSI RAWA"])
def test_how_the_province_is_named(line: str) -> None:
    assert rows(law((HEAD[0], line, *HEAD[2:])), "dokumen", "provinsi") == [("Rawa",)]


def test_a_title_ends_at_the_blessing() -> None:
    parsed = law((*HEAD[:6], "ATAS BERKAT RAHMAT ALLAH YANG MAHA KUASA", HEAD[7]))
    assert rows(parsed, "dokumen", "tentang") == [(HEAD[5],)]


def test_the_heading_of_a_chapter_over_its_other_pages_is_no_text() -> None:
    again = ("BAB I PENDAHULUAN", PROSE)
    pages = [
        (*COVER, "BAB I", "PENDAHULUAN", "1.1 Umum", PROSE),
        again,
        ("BAB II", "PENUTUP", PROSE),
    ]
    blocks = [
        replace(block, page=number, source_line=None)
        for number, lines in enumerate(pages, start=1)
        for block in printed(*lines).blocks
    ]
    parsed = parse(Document(Source("contoh.pdf", "0" * 64, "pdf"), tuple(blocks)))
    assert [row["teks"] for row in parsed.rows["renstra_bab"]] == [None, f"{PROSE}\n{PROSE}", PROSE]
    assert again[0] in [row["teks"] for row in parsed.rows["teks_lain"]]


def test_the_number_of_a_gazette_on_a_line_of_its_own() -> None:
    gazette = ("BERITA DAERAH KABUPATEN TELAGA TAHUN 2023 NOMOR", "41.")
    parsed = law(closing=(*CLOSING, *PROMULGATED, *gazette))
    assert rows(parsed, "dokumen", "berita_daerah_tahun", "berita_daerah_nomor") == [(2023, 41)]


def test_what_is_said_of_all_items_of_a_list_is_no_part_of_the_last() -> None:
    body = (
        *BODY[:2],
        "Pasal 2",
        "Pada saat Peraturan ini berlaku:",
        "a. peraturan satu; dan",
        "b. peraturan dua,",
        "dicabut dan dinyatakan tidak berlaku.",
    )
    assert rows(law(body=body), "pasal", "pasal", "huruf", "teks")[-2:] == [
        (2, "b", "peraturan dua,"),
        (2, None, "dicabut dan dinyatakan tidak berlaku."),
    ]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_period_that_goes_on_on_the_next_line_of_the_title(dash: str) -> None:
    """A dash before a year is no sign of an item."""
    title = HEAD[5].replace("2023-2026", "2023")
    (head,) = read(*HEAD[:5], title, f"{dash} 2026", *HEAD[6:], *PREAMBLE).rows["dokumen"]
    assert head["tentang"].endswith(f"TAHUN 2023 {dash} 2026")
    assert (head["periode_awal"], head["periode_akhir"]) == (2023, 2026)
