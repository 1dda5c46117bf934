"""The legal text: head, preamble, pasal, legal bases — forms and faults of print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extract.document import Box, Document, Page, Paragraph, Source, Table
from extract.document import Line as TextLine
from extract.text import read_text
from grammar.heads import split_diktum
from parsers.head import Head, parse_head
from parsers.konsideran import parse_konsideran
from parsers.landasan_hukum import parse_landasan_hukum
from parsers.parsed import Context, Part
from parsers.pasal import parse_pasal
from parsers.sections import divide

HEAD = """BUPATI RAWAJAYA
PROVINSI JAWA UTARA
PERATURAN BUPATI RAWAJAYA
NOMOR 12 TAHUN 2021
TENTANG
RENCANA STRATEGIS KECAMATAN SUKAMAJU KABUPATEN RAWAJAYA
TAHUN 2021 - 2026
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI RAWAJAYA,
"""
PREAMBLE = """Menimbang :
a. bahwa kecamatan perlu rencana;
b. bahwa rencana itu perlu ditetapkan dengan Peraturan Bupati;
Mengingat :
1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;
MEMUTUSKAN :
Menetapkan : PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU.
"""
BODY = """BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan:
1. Daerah adalah Kabupaten Rawajaya.
2. Camat adalah kepala Kecamatan Sukamaju.
BAB II
KETENTUAN PENUTUP
Pasal 2
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""
CLOSING = """Ditetapkan di Rawajaya
pada tanggal 5 Mei 2021
BUPATI RAWAJAYA,
ttd.
SITI AMINAH
Diundangkan di Rawajaya
pada tanggal 6 Mei 2021
SEKRETARIS DAERAH
KABUPATEN RAWAJAYA,
ttd.
BUDI SANTOSO
BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12
"""
CONTEXT = Context("perbup-rawajaya-12-2021", kabupaten="Rawajaya")


def document(text: str) -> Document:
    return read_text(text.encode(), Source("contoh.txt", "ab" * 32, "text"))


def head_of(text: str) -> Head:
    read = document(text)
    return parse_head(read, divide(read))


def part_of(parser: Callable[..., Part], text: str) -> Part:
    read = document(text)
    return parser(read, divide(read), CONTEXT)


def rules(part: Part | Head) -> list[tuple[str, str | None, str | None]]:
    return [(f.rule, f.harapan, f.ditemukan) for f in part.findings]


# --------------------------------------------------------------------------- head


def test_head_and_signatures() -> None:
    head = head_of(HEAD + PREAMBLE + BODY + CLOSING)
    row = head.row
    assert row["doc_id"] == "perbup-rawajaya-12-2021"
    assert (row["jenis"], row["nomor"], row["tahun"]) == ("Peraturan Bupati", 12, 2021)
    assert row["tentang"] == (
        "RENCANA STRATEGIS KECAMATAN SUKAMAJU KABUPATEN RAWAJAYA TAHUN 2021 - 2026"
    )
    assert (row["provinsi"], row["kabupaten"], row["kecamatan"]) == (
        "Jawa Utara",
        "Rawajaya",
        "Sukamaju",
    )
    assert (row["periode_awal"], row["periode_akhir"]) == (2021, 2026)
    assert (row["tempat_ditetapkan"], row["tanggal_ditetapkan"]) == ("Rawajaya", date(2021, 5, 5))
    assert row["tanggal_diundangkan"] == date(2021, 5, 6)
    assert (row["bupati"], row["sekretaris_daerah"]) == ("SITI AMINAH", "BUDI SANTOSO")
    assert (row["berita_daerah_tahun"], row["berita_daerah_nomor"]) == (2021, 12)
    assert row["tambahan_berita_daerah_nomor"] is None
    # No plan follows, which a regulation on a Renstra must have.
    assert rules(head) == [("bagian-hilang", "Bab-bab Renstra", None)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "PERATURAN BUPATI HULU SUNGAI UTARA\nNOMOR 12 TAHUN 2021",
            ("perbup-hulu-sungai-utara-12-2021", "Peraturan Bupati", "Hulu Sungai Utara"),
        ),
        (
            "PERATURAN WALI KOTA BANJAR RAYA\nNOMOR 3 TAHUN 2022",
            ("perwali-banjar-raya-3-2022", "Peraturan Wali Kota", "Kota Banjar Raya"),
        ),
        (
            "PERATURAN WALIKOTA BANJAR RAYA NOMOR : 3 TAHUN 2022",
            ("perwali-banjar-raya-3-2022", "Peraturan Wali Kota", "Kota Banjar Raya"),
        ),
        (
            "PERATURAN GUBERNUR JAWA UTARA\nNOMOR 44 TAHUN 2020",
            ("pergub-jawa-utara-44-2020", "Peraturan Gubernur", None),
        ),
        (
            "PERATURAN DAERAH KABUPATEN RAWAJAYA\nNOMOR 5 TAHUN 2020",
            ("perda-kab-rawajaya-5-2020", "Peraturan Daerah Kabupaten", "Rawajaya"),
        ),
        (
            "PERATURANBUPATI RAWAJAYA\nNOMOR12TAHUN2021",
            ("perbup-rawajaya-12-2021", "Peraturan Bupati", "Rawajaya"),
        ),
    ],
)
def test_kinds_of_regulations(title: str, expected: tuple[str, str, str | None]) -> None:
    head = head_of(f"{title}\nTENTANG\nRENCANA KERJA\n{PREAMBLE}{BODY}{CLOSING}")
    assert (head.row["doc_id"], head.row["jenis"], head.row["kabupaten"]) == expected
    assert "kepala-tak-terbaca" not in [f.rule for f in head.findings]


@pytest.mark.parametrize(("issuer", "lost"), [("BUPATI", ["nama daerah"]), ("DAERAH", [])])
def test_only_a_regulation_of_the_region_itself_may_name_none(issuer: str, lost: list[str]) -> None:
    title = f"PERATURAN {issuer}\nNOMOR 12 TAHUN 2021"
    head = head_of(f"{title}\nTENTANG\nRENCANA KERJA\n{PREAMBLE}{BODY}{CLOSING}")
    assert [f.harapan for f in head.findings if f.rule == "kepala-tak-terbaca"] == lost


def test_blank_number_is_not_guessed() -> None:
    text = HEAD.replace("NOMOR 12 TAHUN 2021", "NOMOR ..... TAHUN 2021")
    head = head_of(text + PREAMBLE + BODY + CLOSING)
    assert head.row["doc_id"] == "dok-" + "ab" * 6
    assert (head.row["nomor"], head.row["tahun"]) == (None, 2021)
    assert head.row["kecamatan"] == "Sukamaju"
    assert rules(head)[0] == ("kepala-tak-terbaca", "nomor", None)


@pytest.mark.parametrize(
    ("title", "kecamatan", "period"),
    [
        ("RENCANA STRATEGIS KECAMATAN SUNGAI BARU TAHUN 2019-2023", "Sungai Baru", (2019, 2023)),
        (
            "RENSTRA KECAMATAN KOTA RAWA KABUPATEN RAWAJAYA PERIODE 2021 S.D. 2026",
            "Kota Rawa",
            (2021, 2026),
        ),
        ("RENCANA STRATEGIS KECAMATAN DI KABUPATEN RAWAJAYA TAHUN 2021-2026", None, (2021, 2026)),
        ("RENSTRA KECAMATAN SE-KABUPATEN RAWAJAYA TAHUN 2021-2026", None, (2021, 2026)),
        ("RENSTRA KECAMATAN SEKARAN DAN KECAMATAN BABAT", None, None),
        ("RENSTRA KECAMATAN KOTO XI TARUSAN KAB. RAWAJAYA", "Koto XI Tarusan", None),
        ("RENSTRA KECAMATAN 2 X 11 ENAM LINGKUNG", "2 X 11 Enam Lingkung", None),
        ("RENCANASTRATEGISKECAMATANSUKAMAJUTAHUN2021-2026", "Sukamaju", (2021, 2026)),
        ("RENCANA STRATEGIS (RENSTRA) KECAMATAN SUKAMAJU", "Sukamaju", None),
        ("RENCANA STRATEGIS KECAMATAN GARUT KOTA KABUPATEN GARUT", "Garut Kota", None),
    ],
)
def test_office_and_period_in_the_title(
    title: str, kecamatan: str | None, period: tuple[int, int] | None
) -> None:
    text = f"PERATURAN BUPATI RAWAJAYA\nNOMOR 1 TAHUN 2020\nTENTANG\n{title}\n"
    menetapkan = "Menetapkan : PERATURAN BUPATI TENTANG RENSTRA.\n"
    preamble = PREAMBLE.rsplit("Menetapkan", 1)[0] + menetapkan
    row = head_of(text + "DENGAN RAHMAT TUHAN YANG MAHA ESA\n" + preamble + BODY + CLOSING).row
    assert row["kecamatan"] == kecamatan
    assert (row["periode_awal"], row["periode_akhir"]) == (period or (None, None))


@pytest.mark.parametrize(
    "closing",
    [
        "Ditetapkan di Rawajaya pada tanggal 5 Mei 2021\nPj. BUPATI RAWAJAYA,\nTTD\nSITI AMINAH\n",
        "Ditetapakan di Rawajaya\npada tanggal, 5 Mei 2021\nBUPATI\nRAWAJAYA,\nttd\nSITI AMINAH\n",
        "Ditetapkan di : Rawajaya\nPada tanggal : 05-05-2021\nBUPATI RAWAJAYA\nCap/ttd\n"
        "SITI AMINAH\n",
    ],
)
def test_forms_of_the_signature(closing: str) -> None:
    row = head_of(HEAD + PREAMBLE + BODY + closing).row
    assert row["tanggal_ditetapkan"] == date(2021, 5, 5)
    assert row["tempat_ditetapkan"] == "Rawajaya"
    assert row["bupati"] == "SITI AMINAH"


def test_list_of_regulations_is_no_head() -> None:
    head = head_of(
        "Daftar peraturan\nPeraturan Bupati Rawajaya Nomor 69 Tahun 2016 tentang Kedudukan;\n"
        "Peraturan Bupati Rawajaya Nomor 70 Tahun 2016 tentang Tugas.\n"
    )
    assert head.row["doc_id"].startswith("dok-")


def test_who_certifies_the_copy_has_not_signed() -> None:
    closing = CLOSING.replace("ttd.\nBUDI SANTOSO\n", "ttd.\n").replace(
        "BERITA", "Salinan sesuai dengan aslinya\nKEPALA BAGIAN HUKUM,\nAGUS\nBERITA"
    )
    row = head_of(HEAD + PREAMBLE + BODY + closing).row
    assert (row["bupati"], row["sekretaris_daerah"]) == ("SITI AMINAH", None)
    assert row["berita_daerah_nomor"] == 12


def test_text_that_is_no_regulation() -> None:
    head = head_of("Resep sayur asem\nRebus air, masukkan sayur.\nSajikan hangat.\n")
    assert head.row["doc_id"].startswith("dok-")
    assert [(f.rule, f.level) for f in head.findings] == [("kepala-tak-terbaca", "error")]


def test_cut_off_in_the_middle() -> None:
    text = HEAD + PREAMBLE + BODY
    head = head_of(text[: text.index("BAB II")])
    assert head.row["doc_id"] == "perbup-rawajaya-12-2021"
    assert ("bagian-hilang", "Penutup (Ditetapkan di …)", None) in rules(head)


def test_law_without_signatures_before_a_signed_plan() -> None:
    plan = (
        "LAMPIRAN\nPERATURAN BUPATI RAWAJAYA\nBAB I\nPENDAHULUAN\nRencana ini disusun bersama.\n"
        "BAB II\nPENUTUP\nDemikian rencana ini.\n"
    )
    read = document(HEAD + PREAMBLE + BODY + plan + CLOSING)
    sections = divide(read)
    assert [r["pasal"] for r in parse_pasal(read, sections, CONTEXT).rows] == [1, 1, 1, 2]
    head = parse_head(read, sections)
    assert head.row["tanggal_ditetapkan"] is None
    assert rules(head) == [("bagian-hilang", "Penutup (Ditetapkan di …)", None)]


def test_identity_from_the_head_of_the_attachment() -> None:
    head = head_of(
        "LAMPIRAN PERATURAN BUPATI RAWAJAYA\nNOMOR 12 TAHUN 2021\n"
        "RENCANA STRATEGIS\nKECAMATAN SUKAMAJU\nTAHUN 2021-2026\n"
        "BAB I\nPENDAHULUAN\nRencana ini disusun bersama.\n"
    )
    assert head.row["lampiran_dari"] == "perbup-rawajaya-12-2021"
    assert head.row["doc_id"] == "renstra-kecamatan-sukamaju-kab-rawajaya-2021-2026"
    assert (head.row["kecamatan"], head.row["periode_akhir"]) == ("Sukamaju", 2026)
    assert head.findings == []


DECISION = """KEPUTUSAN BUPATI RAWAJAYA
NOMOR : 188/45/HK/424.013/2023
TENTANG
PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUKAMAJU
BUPATI RAWAJAYA,
Menimbang :
a. bahwa indikator perlu ditetapkan;
Mengingat :
1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN :
Menetapkan : KEPUTUSAN BUPATI TENTANG INDIKATOR KINERJA UTAMA.
KESATU : Menetapkan indikator sebagaimana tercantum dalam Lampiran.
KEDUA
: Indikator sebagaimana dimaksud dalam Diktum
KESATU digunakan untuk:
a. menyusun rencana;
b. menyusun laporan.
KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
"""


def test_clauses_of_a_decision_are_read_as_legal_text() -> None:
    text = DECISION + CLOSING[: CLOSING.index("Diundangkan")]
    head = head_of(text)
    assert head.row["bentuk"] == "keputusan"
    assert head.row["doc_id"] == "kepbup-rawajaya-188-45-hk-424.013-2023"
    assert (head.row["jenis"], head.row["nomor"], head.row["tahun"]) == (
        *("Keputusan Bupati", None, 2023),
    )
    assert head.row["tentang"] == "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUKAMAJU"
    assert head.row["perangkat_daerah"] == "Kecamatan Sukamaju"
    assert head.row["bupati"] == "SITI AMINAH"
    assert head.findings == []
    part = part_of(parse_pasal, text)
    assert [(r["pasal"], r["huruf"], r["label"], r["teks"]) for r in part.rows] == [
        (1, None, "KESATU", "Menetapkan indikator sebagaimana tercantum dalam Lampiran."),
        (
            *(2, None, "KEDUA"),
            "Indikator sebagaimana dimaksud dalam Diktum\nKESATU digunakan untuk:",
        ),
        (2, "a", "a.", "menyusun rencana;"),
        (2, "b", "b.", "menyusun laporan."),
        (3, None, "KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ]
    assert part.findings == []


def test_a_clause_left_out_is_a_finding() -> None:
    text = DECISION.replace("KETIGA :", "KEEMPAT :") + CLOSING
    assert rules(part_of(parse_pasal, text)) == [("nomor-loncat", "Diktum 3", "KEEMPAT")]


def test_a_decision_of_an_office_needs_no_bupati() -> None:
    text = DECISION.replace("BUPATI RAWAJAYA", "CAMAT GEMPOL") + (
        "Ditetapkan di Gempol\npada tanggal 5 Mei 2023\nCAMAT GEMPOL,\nttd.\nSITI AMINAH\n"
    )
    head = head_of("PEMERINTAH KABUPATEN PASURUAN\n" + text.replace(" KECAMATAN SUKAMAJU", ""))
    assert head.row["doc_id"] == "keputusan-camat-gempol-188-45-hk-424.013-2023"
    assert head.row["perangkat_daerah"] == "Kecamatan Gempol"
    assert (head.row["kabupaten"], head.row["kecamatan"]) == ("Pasuruan", "Gempol")
    assert head.findings == []


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("KESATU : Menetapkan rencana.", 1, "Menetapkan rencana."),
        ("PERTAMA: Rencana.", 1, "Rencana."),
        ("KEDUA BELAS", 12, ""),
        ("KESEPULUH : Selesai.", 10, "Selesai."),
        ("KEDUA PULUH SATU : Selesai.", 21, "Selesai."),
        ("KECAMATAN SUKAMAJU", None, "KECAMATAN SUKAMAJU"),
        ("KEDUA belah pihak", None, "KEDUA belah pihak"),
        ("Kedua : pihak", None, "Kedua : pihak"),
    ],
)
def test_label_of_a_clause(text: str, number: int | None, rest: str) -> None:
    label, found = split_diktum(text)
    assert (label.number if label else None, found) == (number, rest)


@pytest.mark.parametrize(
    ("body", "expected", "odd"),
    [
        (
            "Pasal 1\nPasal : Rencana ini berlaku.\nPasal 2\nSelesai.\n",
            [(1, "Pasal 1", "Rencana ini berlaku."), (2, "Pasal 2", "Selesai.")],
            [],
        ),
        (
            "Pasal : 1\nRencana ini berlaku.\nPasal : 2\nSelesai.\n",
            [(1, "Pasal : 1", "Rencana ini berlaku."), (2, "Pasal : 2", "Selesai.")],
            [],
        ),
        (
            "Pasal 1 : Rencana ini berlaku.\nPasal 2 : dan selesai.\n",
            [(1, "Pasal 1", "Rencana ini berlaku."), (2, "Pasal 2", "dan selesai.")],
            [],
        ),
        (
            "Pasal 1\nRencana ini berlaku.\nPasal :\nSelesai.\n",
            [(1, "Pasal 1", "Rencana ini berlaku."), (2, "Pasal :", "Selesai.")],
            [("nomor-loncat", "Pasal 2", "Pasal :")],
        ),
        (
            "Pasal 1\nRencana ini berlaku.\nPasal\nSelesai.\nPasal 3\nTamat.\n",
            [
                (1, "Pasal 1", "Rencana ini berlaku."),
                (2, "Pasal", "Selesai."),
                (3, "Pasal 3", "Tamat."),
            ],
            [("nomor-loncat", "Pasal 2", "Pasal")],
        ),
        (
            "Pasal 1\nRencana dimaksud dalam\nPasal\n3 berlaku.\nPasal 2\nSelesai.\n",
            [
                (1, "Pasal 1", "Rencana dimaksud dalam\nPasal\n3 berlaku."),
                (2, "Pasal 2", "Selesai."),
            ],
            [],
        ),
    ],
)
def test_pasal_without_its_number_or_with_a_colon(body: str, expected: Any, odd: Any) -> None:
    part = part_of(parse_pasal, HEAD + PREAMBLE + body + CLOSING)
    assert [(r["pasal"], r["label"], r["teks"]) for r in part.rows] == expected
    assert rules(part) == odd


@pytest.mark.parametrize(
    "line",
    [
        "PROVINSI JAWA TIMUR PERATURAN BUPATI RAWAJAYA",
        "PROVINSI JAWATIMUR",
        "PROPINSI DJAWA TIMUR,",
    ],
)
def test_a_province_by_its_own_name(line: str) -> None:
    assert head_of(f"BUPATI RAWAJAYA\n{line}\n" + HEAD + PREAMBLE).row["provinsi"] == "Jawa Timur"


def test_a_draft_owes_neither_number_nor_signature() -> None:
    draft = HEAD.replace("PERATURAN BUPATI RAWAJAYA", "RANCANGAN\nPERATURAN BUPATI RAWAJAYA")
    head = head_of(draft.replace("NOMOR 12 TAHUN 2021", "NOMOR ... TAHUN ...") + PREAMBLE + BODY)
    assert head.row["bentuk"] == "rancangan"
    assert head.row["doc_id"] == "rancangan-kecamatan-sukamaju-kab-rawajaya-2021-2026"
    assert rules(head) == [("bagian-hilang", "Bab-bab Renstra", None)]


def test_who_has_checked_the_text_is_not_who_signed_it() -> None:
    closing = CLOSING.replace("ttd.\nSITI AMINAH", "TELAH DITELITI OLEH\nKABAG HUKUM\nAGUS SALIM")
    head = head_of(HEAD + PREAMBLE + BODY + closing)
    assert head.row["bupati"] is None
    assert ("bagian-hilang", "Penanda tangan", None) in rules(head)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "TELAH DITELITI OLEH\nSEKDA\nKABAG HUKUM\nPARAF\n"),
        ("PARAF KOORDINASI\nASISTEN\nKABAG HUKUM\n", ""),
    ],
)
def test_a_table_of_initials_beside_the_signature(before: str, after: str) -> None:
    closing = CLOSING.replace("ttd.\nSITI AMINAH", f"{after}ttd.\nSITI AMINAH")
    closing = closing.replace("BUPATI RAWAJAYA,", f"{before}BUPATI RAWAJAYA,")
    assert head_of(HEAD + PREAMBLE + BODY + closing).row["bupati"] == "SITI AMINAH"


@pytest.mark.parametrize(
    "sentence",
    [
        "Peraturan Bupati Kediri adalah peraturan yang ditetapkan Bupati Nomor 5 Tahun 2016",
        "Peraturan Daerah tentang Pajak Nomor 3 Tahun 2010",
        "Kabupaten Kediri adalah daerah otonom",
    ],
)
def test_running_text_is_no_head(sentence: str) -> None:
    row = head_of(f"Catatan rapat\n{sentence}.\nKecamatan itu luas.\n").row
    assert (row["jenis"], row["kabupaten"], row["nomor"]) == (None, None, None)


def test_a_regional_regulation_without_its_level() -> None:
    title = "PERATURAN DAERAH TENTANG PAJAK\nNOMOR 3 TAHUN 2010\n"
    row = head_of(f"{title}TENTANG\nPAJAK\n{PREAMBLE}{BODY}{CLOSING}").row
    assert row["jenis"] == "Peraturan Daerah"


def test_a_cover_of_another_office_than_the_title() -> None:
    plan = (
        "LAMPIRAN\nRENCANA STRATEGIS\nKECAMATAN MEKARSARI\nTAHUN 2021-2026\nBAB I\nPENDAHULUAN\n"
        "1.1 Landasan Hukum\nRencana ini disusun bersama.\nBAB II\nPENUTUP\nDemikian.\n"
    )
    head = head_of(HEAD + PREAMBLE + BODY + CLOSING + plan)
    assert rules(head) == [
        ("identitas-bertentangan", "Kecamatan Sukamaju", "Kecamatan Mekarsari"),
    ]
    assert (head.row["perangkat_daerah"], head.row["kecamatan"]) == (None, "Sukamaju")
    same = head_of(HEAD + PREAMBLE + BODY + CLOSING + plan.replace("MEKARSARI", "SUKAMAJU"))
    assert same.findings == []
    assert same.row["perangkat_daerah"] == "Kecamatan Sukamaju"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("NOMOR 12 TAHUN 2021", []),
        ("NOMOR 21 TAHUN 2021", [("Nomor 12 Tahun 2021", "Nomor 21 Tahun 2021")]),
        ("NOMOR 12 TAHUN 2020", [("Nomor 12 Tahun 2021", "Nomor 12 Tahun 2020")]),
        ("NOMOR ... TAHUN 2021", []),
    ],
)
def test_an_attachment_of_another_number(number: str, expected: Any) -> None:
    plan = (
        f"LAMPIRAN\nPERATURAN BUPATI RAWAJAYA\n{number}\nRENCANA STRATEGIS\nKECAMATAN SUKAMAJU\n"
        "TAHUN 2021-2026\nBAB I\nPENDAHULUAN\n1.1 Landasan Hukum\nRencana ini disusun bersama.\n"
        "BAB II\nPENUTUP\nDemikian.\n"
    )
    head = head_of(HEAD + PREAMBLE + BODY + CLOSING + plan)
    assert rules(head) == [("identitas-bertentangan", *pair) for pair in expected]
    assert head.row["doc_id"] == "perbup-rawajaya-12-2021"


@pytest.mark.parametrize(("number", "expected"), [("12", []), ("13", ["Nomor 13 Tahun 2021"])])
def test_an_elucidation_of_another_number(number: str, expected: list[str]) -> None:
    text = (
        f"PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nNOMOR {number} TAHUN 2021\nTENTANG\n"
        "RENCANA STRATEGIS KECAMATAN SUKAMAJU\nI. UMUM\nPeraturan Bupati Rawajaya Nomor 5 Tahun "
        "2020 telah berakhir.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\n"
    )
    head = head_of(HEAD + PREAMBLE + BODY + CLOSING + text)
    assert [found for rule, _, found in rules(head) if rule == "identitas-bertentangan"] == expected


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("BERITA DAERAH KABUPATEN RAWAJAYA TAHUN 2021 NOMOR 12", []),
        ("BERITA DAERAH TAHUN 2021 NOMOR 12", []),
        ("BERITA DAERAH KABUPATEN KLATEN TAHUN 2021 NOMOR 12", ["Klaten"]),
    ],
)
def test_the_gazette_of_another_region(line: str, found: list[str]) -> None:
    head = head_of(HEAD + PREAMBLE + BODY + CLOSING + line + "\n")
    assert [of for rule, _, of in rules(head) if rule == "identitas-bertentangan"] == found


# --------------------------------------------------------------------------- konsideran


def letters_of(part: Part) -> list[tuple[str | None, str]]:
    return [(row["huruf"], row["teks"]) for row in part.rows]


@pytest.mark.parametrize(
    ("menimbang", "expected", "odd"),
    [
        (
            "Menimbang : a. bahwa satu;\nb. bahwa dua;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;")],
            [],
        ),
        (
            "Menimbang :\na.\nbahwa satu;\nb.\nbahwa dua;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;")],
            [],
        ),
        (
            "Menimbang :\na.\nb.\nbahwa satu;\nbahwa dua;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;")],
            [],
        ),
        (
            "Menimbang\n:\na. bahwa satu; b. bahwa dua;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;")],
            [],
        ),
        (
            "Menimbang : (a) bahwa satu;\nb bahwa dua;\nc, bahwa tiga;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;"), ("c", "bahwa tiga;")],
            [],
        ),
        (
            "Menimbang : 1. bahwa satu;\n2. bahwa dua;",
            [("1", "bahwa satu;"), ("2", "bahwa dua;")],
            [],
        ),
        (
            "Menimbang\n:a. bahwa satu;\nb. bahwa dua;",
            [("a", "bahwa satu;"), ("b", "bahwa dua;")],
            [],
        ),
        ("Menimbang : bahwa hanya satu;", [(None, "bahwa hanya satu;")], []),
        (
            "Menimbang : . bahwa satu;\nb. bahwa dua;",
            [(None, "bahwa satu;"), ("b", "bahwa dua;")],
            [("nomor-loncat", "a", "tanpa huruf")],
        ),
        (
            "Menimbang : a. bahwa satu\nyang berlanjut;\nc. bahwa tiga;",
            [("a", "bahwa satu yang berlanjut;"), ("c", "bahwa tiga;")],
            [("nomor-loncat", "b", "c")],
        ),
        (
            "M e n i m b a n g :\na. bahwa satu;\na. bahwa dua;",
            [("a", "bahwa satu;"), ("a", "bahwa dua;")],
            [("nomor-ganda", "b", "a")],
        ),
    ],
)
def test_menimbang(menimbang: str, expected: Any, odd: Any) -> None:
    preamble = menimbang + "\n" + PREAMBLE[PREAMBLE.index("Mengingat") :]
    part = part_of(parse_konsideran, HEAD + preamble + BODY + CLOSING)
    assert letters_of(part) == expected
    assert rules(part) == odd


# --------------------------------------------------------------------------- mengingat


def citations_of(mengingat: str) -> Part:
    preamble = PREAMBLE[: PREAMBLE.index("Mengingat")] + mengingat + "\n"
    end = PREAMBLE[PREAMBLE.index("MEMUTUSKAN") :]
    return part_of(parse_landasan_hukum, HEAD + preamble + end + BODY + CLOSING)


UU, PP = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan",
)


@pytest.mark.parametrize(
    ("mengingat", "numbers", "odd"),
    [
        (f"Mengingat : 1. {UU};\n2. {PP};", [1, 2], []),
        (f"Mengingat :\n1.\n2.\n{UU};\n{PP};", [1, 2], []),
        (f"Mengingat :\n1. {UU}; 2. {PP};", [1, 2], []),
        (f"Mengingat :\n- {UU};\n- {PP};", [None, None], []),
        (f"Mengingat :\n1 {UU};\n2, {PP};", [1, 2], []),
        (f"Mengingat :\n12> {UU};\n13. {PP};", [12, 13], [("nomor-loncat", "1", "12")]),
        (f"Mengingat :\n1. {UU};\n3. {PP};", [1, 3], [("nomor-loncat", "2", "3")]),
        (f"Mengingat :\n1. {UU};\n1. {PP};", [1, 1], [("nomor-ganda", "2", "1")]),
        (f"Mengingat : {UU};", [None], []),
    ],
)
def test_labels_of_mengingat(mengingat: str, numbers: list[int | None], odd: Any) -> None:
    part = citations_of(mengingat)
    assert [row["urutan"] for row in part.rows] == numbers
    assert [row["posisi"] for row in part.rows] == list(range(1, len(numbers) + 1))
    assert [row["teks"].rstrip(";") for row in part.rows] == [UU, PP][: len(numbers)]
    assert rules(part) == odd


def test_a_number_alone_below_an_open_reference_is_no_label() -> None:
    gazette = "Berita Negara Republik Indonesia Tahun 2018 Nomor"
    part = citations_of(f"Mengingat :\n1. {UU} ({gazette}\n708);\n2. {PP};")
    assert [row["urutan"] for row in part.rows] == [1, 2]
    assert part.rows[0]["teks"] == f"{UU} ({gazette} 708);"


SPPN = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan"


@pytest.mark.parametrize(
    ("labels", "numbers", "odd"),
    [
        (("1.", "2.", "c."), [1, 2, None], [("nomor-loncat", "3", "c.")]),
        (("1.", "2.", ""), [1, 2, None], [("nomor-loncat", "3", "tanpa nomor")]),
        (("1.", "", ""), [1, None, None], []),  # one number among three is no numbering
        (("a.", "b.", "c."), [None, None, None], []),
    ],
)
def test_letters_among_numbers_of_mengingat(
    labels: tuple[str, ...], numbers: list[int | None], odd: Any
) -> None:
    lines = [f"{label} {law};" for label, law in zip(labels, (UU, PP, SPPN), strict=True)]
    part = citations_of("\n".join(["Mengingat :", *lines]))
    assert [row["urutan"] for row in part.rows] == numbers
    assert rules(part) == odd


def test_what_stands_under_mengingat_is_cited_whatever_it_is() -> None:
    part = citations_of("Mengingat :\nKesepakatan para camat tentang rencana bersama;")
    said = [(row["urutan"], row["jenis"], row["teks"]) for row in part.rows]
    assert said == [(None, None, "Kesepakatan para camat tentang rencana bersama;")]


def test_citation_broken_over_lines_stays_one() -> None:
    part = citations_of(
        "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 sebagaimana telah diubah dengan\n"
        "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua;\n"
        f"2. {PP};"
    )
    assert [row["urutan"] for row in part.rows] == [1, 2]


def test_blank_number_in_a_citation() -> None:
    part = citations_of(
        "Mengingat : 1. Peraturan Bupati Rawajaya Nomor ..... Tahun .... tentang Y;"
    )
    assert [f.rule for f in part.findings] == ["rujukan-kosong"]


def test_memperhatikan_is_no_citation() -> None:
    part = citations_of(f"Mengingat : 1. {UU};\nMemperhatikan : Surat Camat tentang usulan;")
    assert len(part.rows) == 1
    assert "Camat" not in part.rows[0]["teks"]


def test_assent_of_the_council_is_no_citation() -> None:
    part = citations_of(
        f"Mengingat : 1. {UU};\nDengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT DAERAH\ndan\n"
        "BUPATI RAWAJAYA"
    )
    assert [row["teks"] for row in part.rows] == [f"{UU};"]


def test_mengingat_with_nothing_under_it() -> None:
    assert rules(citations_of("Mengingat :")) == [("bagian-hilang", "Mengingat", None)]


# --------------------------------------------------------------------------- pasal


def units(part: Part) -> list[tuple[Any, ...]]:
    return [(r["pasal"], r["ayat"], r["huruf"], r["angka"], r["label"]) for r in part.rows]


def pasal_of(body: str, after: str = "") -> Part:
    return part_of(parse_pasal, HEAD + PREAMBLE + body + CLOSING + after)


def test_units_of_all_levels() -> None:
    part = pasal_of(
        "BAB I KETENTUAN UMUM\nPasal 1\n(1) Camat bertugas:\na. membina:\n1. desa; dan\n"
        "2. kelurahan;\nb. melapor.\n(2) Tugas dilaksanakan Camat.\nPasal 2\nRencana memuat:\n"
        "a. tujuan; dan\nb. sasaran,\nyang ditetapkan Bupati.\n"
    )
    assert units(part) == [
        (1, 1, None, None, "(1)"),
        (1, 1, "a", None, "a."),
        (1, 1, "a", 1, "1."),
        (1, 1, "a", 2, "2."),
        (1, 1, "b", None, "b."),
        (1, 2, None, None, "(2)"),
        (2, None, None, None, "Pasal 2"),
        (2, None, "a", None, "a."),
        (2, None, "b", None, "b."),
    ]
    assert {row["bab_judul"] for row in part.rows} == {"KETENTUAN UMUM"}


def test_elucidation_behind_the_attachment() -> None:
    plan = "BAB I\nPENDAHULUAN\nRencana ini disusun bersama.\nBAB II\nPENUTUP\nDemikian.\n"
    elucidation = (
        "PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nI. UMUM\nPenting.\nII. PASAL DEMI PASAL\n"
        "Pasal 1\nCukup jelas.\nPasal 2\nJelas.\n"
    )
    read = document(HEAD + PREAMBLE + BODY + CLOSING + plan + elucidation)
    sections = divide(read)
    rows = parse_pasal(read, sections, CONTEXT).rows
    assert {r["pasal"]: r["penjelasan"] for r in rows if r["penjelasan"]} == {
        1: "Cukup jelas.",
        2: "Jelas.",
    }
    assert [h.bab for h in sections.headings] == [1, 2]
    assert sections.renstra.stop == sections.general_elucidation.start


def test_an_elucidation_that_is_general_only() -> None:
    tail = "PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nUMUM\nPeraturan ini penting.\n"
    read = document(HEAD + PREAMBLE + BODY + CLOSING + tail)
    sections = divide(read)
    assert len(sections.general_elucidation) == 5
    assert not sections.elucidation


@pytest.mark.parametrize(("first", "read"), [(1, True), (4, False)])
def test_without_a_preamble_pasal_are_a_body_from_the_first_on(first: int, read: bool) -> None:
    made = document(f"Pasal {first}\nCamat melapor.\nPasal {first + 1}\nBupati menilai.\n")
    assert bool(divide(made).body_of_law) is read


def test_a_head_that_is_not_in_capitals() -> None:
    head = "Lampiran\nPeraturan Bupati Rawajaya\nNomor 12 Tahun 2021\nTentang\nRencana\n"
    assert divide(document(head + PREAMBLE + BODY + CLOSING)).head == range(1, 5)


def test_lists_below_angka_stay_in_its_text() -> None:
    part = pasal_of(
        "Pasal 1\n(1) Camat:\na. membina:\n1. desa:\na) tertib;\nb) maju;\n2. kelurahan.\n"
        "(2) Lapor.\n"
    )
    assert [row["label"] for row in part.rows] == ["(1)", "a.", "1.", "2.", "(2)"]
    assert part.rows[2]["teks"] == "desa:\na) tertib;\nb) maju;"
    assert part.findings == []


def test_pasal_with_its_text_on_the_line() -> None:
    part = pasal_of("Pasal 1 Camat melapor.\nPasal 2 (1) Satu.\n(2) Dua.\nPASAL 3\nTiga.\n")
    assert units(part) == [
        (1, None, None, None, "Pasal 1"),
        (2, 1, None, None, "(1)"),
        (2, 2, None, None, "(2)"),
        (3, None, None, None, "PASAL 3"),
    ]


def test_text_after_a_list_is_a_row_of_its_own() -> None:
    part = pasal_of("Pasal 1\nYang berikut:\n1. satu;\n2. dua;\n\ndicabut dan tidak berlaku.\n")
    assert units(part)[-1] == (1, None, None, None, None)
    assert part.rows[-1]["teks"] == "dicabut dan tidak berlaku."


def test_repeated_and_missing_labels() -> None:
    part = pasal_of(
        "Pasal 1\n(1) Satu.\n(1) Dua.\n(3) Tiga.\nPasal 3\nIsi.\nPasal 3\nIsi lain.\n"
        "Pasal 4\nIsi.\n"
    )
    assert units(part) == [
        (1, 1, None, None, "(1)"),
        (1, 2, None, None, "(1)"),
        (1, 3, None, None, "(3)"),
        (3, None, None, None, "Pasal 3"),
        (4, None, None, None, "Pasal 3"),
        (5, None, None, None, "Pasal 4"),
    ]
    assert rules(part) == [
        ("nomor-ganda", "(2)", "(1)"),
        ("nomor-loncat", "Pasal 2", "Pasal 3"),
        ("nomor-ganda", "Pasal 4", "Pasal 3"),
    ]


def test_references_at_the_start_of_a_line_are_no_labels() -> None:
    part = pasal_of(
        "Pasal 1\nRencana sebagaimana dimaksud dalam\nPasal 3 tercantum dalam Lampiran.\n"
        "Pasal 2\n(1) Camat melapor.\n(2) Laporan sebagaimana dimaksud pada ayat\n"
        "(1) disampaikan setiap tahun.\n"
    )
    assert units(part) == [
        (1, None, None, None, "Pasal 1"),
        (2, 1, None, None, "(1)"),
        (2, 2, None, None, "(2)"),
    ]
    assert " ".join(part.rows[2]["teks"].split()) == (
        "Laporan sebagaimana dimaksud pada ayat (1) disampaikan setiap tahun."
    )


def test_chapters_listed_in_a_pasal_are_its_text() -> None:
    listed = "".join(
        f"BAB {n} : {t};\n"
        for n, t in (("I", "PENDAHULUAN"), ("II", "GAMBARAN"), ("III", "PENUTUP"))
    )
    part = pasal_of(
        f"BAB I\nKETENTUAN UMUM\nPasal 1\nSistematika:\n{listed}BAB II\nPENUTUP\nPasal 2\n"
        "Berlaku.\n"
    )
    assert [(r["bab"], r["bab_judul"], r["pasal"]) for r in part.rows] == [
        (1, "KETENTUAN UMUM", 1),
        (2, "PENUTUP", 2),
    ]
    assert part.rows[0]["teks"].count("BAB") == 3
    assert part.findings == []


def test_subdivisions_of_a_chapter_do_not_join_the_text() -> None:
    part = pasal_of(
        "BAB I\nTATA CARA\nBagian Kesatu\nUmum\nPasal 1\nIsi satu.\nBagian Kedua\nKhusus\n"
        "Pasal 2\nIsi.\n"
    )
    assert [(r["pasal"], r["teks"]) for r in part.rows] == [(1, "Isi satu."), (2, "Isi.")]


def test_elucidation_joins_its_pasal() -> None:
    elucidation = (
        "PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nI. UMUM\nRencana itu penting bagi semua.\n"
        "II. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nAyat (1)\nCukup jelas.\n"
        "TAMBAHAN BERITA DAERAH KABUPATEN RAWAJAYA NOMOR 7\n"
    )
    read = document(HEAD + PREAMBLE + BODY + CLOSING + elucidation)
    sections = divide(read)
    part = parse_pasal(read, sections, CONTEXT)
    told = {r["pasal"]: r["penjelasan"] for r in part.rows if r["penjelasan"]}
    assert told == {1: "Cukup jelas.", 2: "Ayat (1)\nCukup jelas."}
    assert [r["pasal"] for r in part.rows] == [1, 1, 1, 2]
    assert parse_head(read, sections).row["tambahan_berita_daerah_nomor"] == 7


def test_of_an_amendment_what_it_quotes_is_explained() -> None:
    body = "Pasal I\nKetentuan diubah:\n1. Pasal 4 berbunyi:\nPasal 4\nIsi.\nPasal II\nBerlaku.\n"
    elucidation = "PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nI. UMUM\nPenting.\n"
    elucidation += "II. PASAL DEMI PASAL\nPasal I\nPasal 4\nCukup jelas.\nPasal 9\nJelas.\n"
    read = document(HEAD + PREAMBLE + body + CLOSING + elucidation)
    part = parse_pasal(read, divide(read), CONTEXT)
    assert {r["pasal"]: r["penjelasan"] for r in part.rows if r["penjelasan"]}[4] == "Cukup jelas."
    assert not part.findings


def test_articles_of_an_amendment() -> None:
    part = pasal_of(
        "Pasal I\nBeberapa ketentuan diubah sebagai berikut:\n1. Ketentuan Pasal 14 diubah:\n"
        "Pasal 14\n(1) Susunan terdiri atas camat.\n2. Lampiran diubah.\nPasal II\n"
        "Peraturan Bupati ini mulai berlaku.\n"
    )
    assert [(row["pasal"], row["label"]) for row in part.rows] == [
        (1, "Pasal I"),
        (1, "1."),
        (14, "(1)"),
        (1, "2."),
        (2, "Pasal II"),
    ]
    assert part.findings == []


@pytest.mark.parametrize(
    ("cited", "said", "found"),
    [
        (
            "Peraturan Bupati Rawajaya Nomor ..... Tahun .... tentang Y;",
            "nomor dan tahun",
            "Nomor .....",
        ),
        ("Peraturan Bupati Rawajaya Nomor 7 Tahun .... tentang Y;", "tahun", "Tahun ...."),
        ("Peraturan Bupati Rawajaya Nomor ..... Tahun 2021 tentang Y;", "nomor", "Nomor ....."),
        ("Peraturan Bupati Rawajaya Nomor 7 tentang Y;", "tahun", None),
        ("Peraturan Bupati Rawajaya Nomor 7 Tahun 2021;", "judul", None),
        ("Peraturan Bupati Rawajaya tentang Y;", "nomor dan tahun", None),
    ],
)
def test_what_a_citation_leaves_blank(cited: str, said: str, found: str | None) -> None:
    part = citations_of(f"Mengingat : 1. {cited}")
    (blank,) = [f for f in part.findings if f.rule == "rujukan-kosong"]
    assert said in blank.pesan
    assert ("dan tahun" in blank.pesan) is ("dan tahun" in said)
    assert blank.ditemukan == found


@pytest.mark.parametrize(
    "cited",
    [
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
        "Peraturan Bupati Rawajaya Nomor 7 Tahun 2021 tentang Y;",
        "Peraturan Bupati Rawajaya Nomor 7 Tahun 2021 tentang Tarif ..... Air;",
    ],
)
def test_a_citation_that_leaves_nothing_blank(cited: str) -> None:
    assert not citations_of(f"Mengingat : 1. {cited}").findings


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The same kind with another sign goes on where it goes on by number.
        ("Pasal 1\nMemuat:\n1. satu;\n2. dua;\n3) tiga.\n", [1, 2, 3]),
        ("Pasal 1\nMemuat:\n1. satu;\n2. dua;\n4) empat.\n", [1, 2]),
        ("Pasal 1\nMemuat:\n1. satu;\n2. dua:\n1) tiga;\n2) empat.\n", [1, 2]),
    ],
)
def test_a_list_whose_sign_changes(body: str, expected: list[int]) -> None:
    assert [row["angka"] for row in pasal_of(body).rows if row["angka"]] == expected


@pytest.mark.parametrize(
    ("first", "count"),
    [
        ("bahwa kecamatan perlu rencana;", 2),
        ("bahwa kecamatan perlu rencana sebagaimana dimaksud dalam", 1),
        ("bahwa kecamatan perlu rencana dan", 1),
        ("bahwa kecamatan (yang ada di daerah", 1),
        ("bahwa kecamatan (yang ada) di daerah", 2),
    ],
)
def test_an_item_without_its_label_begins_where_the_one_before_is_done(
    first: str, count: int
) -> None:
    part = part_of(
        parse_konsideran,
        f"{HEAD}Menimbang : {first}\nbahwa rencana itu perlu ditetapkan;\nMengingat : 1. {UU};\n",
    )
    assert len(part.rows) == count


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("PERATURAN BUPATI RAWAJAYA", ("Peraturan Bupati", None, None, "Rawajaya")),
        (
            "PERATURAN BUPATI RAWAJAYA\nNOMOR … TAHUN 2021",
            ("Peraturan Bupati", None, 2021, "Rawajaya"),
        ),
        ("KEPUTUSAN BUPATI RAWAJAYA\nTAHUN 2021", ("Keputusan Bupati", None, 2021, "Rawajaya")),
        ("PERATURAN GUBERNUR JAWA UTARA\nTAHUN 2021", ("Peraturan Gubernur", None, 2021, None)),
    ],
)
def test_a_head_whose_number_is_lost(kind: str, row: tuple[Any, ...]) -> None:
    text = HEAD.replace("PERATURAN BUPATI RAWAJAYA\nNOMOR 12 TAHUN 2021", kind)
    head = head_of(text + PREAMBLE + BODY + CLOSING).row
    assert (head["jenis"], head["nomor"], head["tahun"], head["kabupaten"]) == row
    assert head["tentang"].startswith("RENCANA STRATEGIS KECAMATAN SUKAMAJU")


# --------------------------------------------------------------------------- an annex by itself


def annex(*gaps: float, page: int = 1, titled: bool = True, table: bool = False) -> str | None:
    """The title that is read of an annex whose last lines stand so far below one another, the last
    one on a page or behind a table."""
    texts = ["LAMPIRAN", "PERATURAN BUPATI RAWAJAYA", "NOMOR 12 TAHUN 2021"]
    texts += ["TENTANG"] if titled else []
    texts += ["PEDOMAN SURAT", "DAN ARSIP", "RUANG LINGKUP"][: len(gaps) + 1]
    blocks: list[Paragraph | Table] = []
    bottom = 100.0
    for n, text in enumerate(texts):
        last = len(texts) - len(gaps)
        top = bottom + (gaps[n - last] if n >= last else 4.0)
        box = Box(200, top, 400, top + 10)
        at = page if n == len(texts) - 1 else 1
        if table and n == len(texts) - 1:
            blocks.append(Table((), 1, 1, 1, "pdfium", 0.9, page=1))
        blocks.append(Paragraph(text, at, box, lines=(TextLine(text, at, box),)))
        bottom = top + 10
    pages = tuple(Page(n, 595.0, 842.0, 0, "text") for n in (1, 2))
    read = Document(Source("a.pdf", "ab" * 32, "pdf"), tuple(blocks), pages)
    title = parse_head(read, divide(read)).row["tentang"]
    return str(title) if title else None


@pytest.mark.parametrize(
    ("gaps", "title"),
    [
        ((4.0, 4.0), "PEDOMAN SURAT DAN ARSIP RUANG LINGKUP"),
        ((4.0, 9.0), "PEDOMAN SURAT DAN ARSIP RUANG LINGKUP"),
        ((4.0, 9.5), "PEDOMAN SURAT DAN ARSIP"),  # more room than nine tenths of a line
        ((9.5, 4.0), "PEDOMAN SURAT"),
    ],
)
def test_the_title_of_an_annex_ends_where_there_is_more_room(
    gaps: tuple[float, ...], title: str
) -> None:
    assert annex(*gaps) == title


def test_the_title_of_an_annex_ends_with_its_page_or_before_a_table() -> None:
    assert annex(4.0, 4.0, page=2) == "PEDOMAN SURAT DAN ARSIP"
    assert annex(4.0, 4.0, table=True) == "PEDOMAN SURAT DAN ARSIP"


def test_a_list_whose_first_item_stands_behind_its_lead_in() -> None:
    part = pasal_of(
        "Pasal 1\nSusunan pengurus terdiri atas:\nI. Pembina : 1. Bupati;\n2. Wakil Bupati.\n"
        "II. Pengarah : 1. Dandim;\n2. Kapolres;\n3. Kajari.\n"
    )
    assert rules(part) == []
    assert [row["label"] for row in part.rows][1:] == ["2.", None, "2.", "3."]
    part = pasal_of("Pasal 1\nSusunan pengurus terdiri atas:\n2. Wakil Bupati.\n")
    assert rules(part) == [("nomor-loncat", "1.", "2.")]
