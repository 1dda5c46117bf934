"""Who a document is where no regulation's head says it: form, office, region, period, doc_id."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pyarrow.parquet as pq
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from extract.document import Aside, Box, Document, Line, Page, Paragraph, Source
from extract.read import read
from extract.text import read_text
from normalize.forms import find_form, forms
from normalize.offices import offices_in, same_office
from normalize.outlines import find_outline, outlines
from normalize.regions import region, regions_in
from normalize.vocabulary import rows as vocabulary_rows
from normalize.vocabulary import slug
from parsers.head import Head, parse_head
from parsers.identitas import identify
from parsers.parse import parse
from parsers.sections import divide
from perbup.building import build
from schemas.datasets import DATASETS, DOCUMENT_FORMS

CHAPTER = "BAB I\nPENDAHULUAN\n1.1 Landasan Hukum\nDokumen ini disusun bersama para pihak.\n"
COVER = "PEMERINTAH KABUPATEN PATI\nRENCANA STRATEGIS\nKECAMATAN JUWANA\nTAHUN 2021-2026\n"
CLOSING_CHAPTER = "BAB II\nPENUTUP\nDemikian dokumen ini disusun.\n"


def document(text: str) -> Document:
    return read_text(text.encode(), Source("contoh.txt", "ab" * 32, "text"))


def head_of(text: str) -> Head:
    read = document(text)
    return parse_head(read, divide(read))


def paged(pages: list[list[str]], running: list[str] | None = None) -> Document:
    """A PDF of those paragraphs a page, each with the same running heads."""
    return Document(
        Source("contoh.pdf", "cd" * 32, "pdf"),
        tuple(
            Paragraph(text, page=number)
            for number, texts in enumerate(pages, start=1)
            for text in texts
        ),
        tuple(Page(number, 595, 842, 0, "text") for number in range(1, len(pages) + 1)),
        tuple(
            Aside(text, "kepala-halaman", page=number)
            for number in range(1, len(pages) + 1)
            for text in running or ()
        ),
    )


# --------------------------------------------------------------------------- vocabularies


def test_every_example_names_its_form_and_no_counterexample_does() -> None:
    for form in forms():
        assert form.bentuk in DOCUMENT_FORMS
        assert [find_form(text) for text in form.examples] == [form.bentuk] * len(form.examples)
        assert form.bentuk not in {find_form(text) for text in form.counterexamples}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("RENSTRA KECAMATAN GEMPOL KABUPATEN PASURUAN", ["Kecamatan Gempol"]),
        ("PEMERINTAH KABUPATEN PASURUAN\nKECAMATAN GEMPOL\nRENCANA KERJA", ["Kecamatan Gempol"]),
        ("KECAMATAN\nSUNGAI BARU\nTAHUN 2024", ["Kecamatan Sungai Baru"]),
        ("Kecamatan Koto XI Tarusan Tahun 2024", ["Kecamatan Koto XI Tarusan"]),
        ("kecamatan yang ada di Kabupaten Pasuruan", []),
        ("Kecamatan se-Kabupaten Pasuruan", []),
        (
            "DINAS TENAGA KERJA\nDAN TRANSMIGRASI\nPROVINSI X",
            ["Dinas Tenaga Kerja dan Transmigrasi"],
        ),
        (
            "Dinas Perumahan, Kawasan Permukiman dan Pertanahan Kota Sukamaju",
            ["Dinas Perumahan, Kawasan Permukiman dan Pertanahan"],
        ),
        ("KECAMATAN GARUT KOTA\nKABUPATEN GARUT", ["Kecamatan Garut Kota"]),
        ("KECAMATAN BATU SANGKUL\nKABUPATEN X", ["Kecamatan Batu Sangkul"]),  # Batu is one too
        ("KECAMATAN GEMPOL PASURUAN", ["Kecamatan Gempol"]),
        ("KECAMATAN LANGSA KOTA KOTA LANGSA", ["Kecamatan Langsa Kota"]),
        ("KECAMATAN BUGUL KIDUL KOTA PASURUAN", ["Kecamatan Bugul Kidul"]),
        ("KECAMATAN KOTA KOTA KEDIRI", ["Kecamatan Kota"]),
        ("RENSTRA KECAMATAN KOTA RAWA KABUPATEN RAWAJAYA", ["Kecamatan Kota Rawa"]),
        ("KECAMATAN TELUK DALAM KABUPATEN ASAHAN", ["Kecamatan Teluk Dalam"]),
        ("RENCANA KERJA KANTOR CAMAT TOBADAK KABUPATEN MAMUJU TENGAH", ["Kecamatan Tobadak"]),
        ("Dinas terkait dan Badan Daerah lainnya", []),
        ("INSPEKTORAT KABUPATEN PASURUAN", ["Inspektorat"]),
        ("INSPEKTORAT\nDAFTAR REKAPITULASI KEHADIRAN PEGAWAI", ["Inspektorat"]),
        ("SEKRETARIAT DPRD KOTA PASURUAN", ["Sekretariat DPRD"]),
    ],
)
def test_offices(text: str, offices: list[str]) -> None:
    assert offices_in(text) == offices


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kecamatan Gempol", "Kecamatan Gempol", True),
        ("Kecamatan Ciputat", "Kecamatan Ciputat Timur", False),
        ("Dinas Tenaga Kerja", "Dinas Tenaga Kerja dan Transmigrasi", True),
        ("Dinas Tenaga Kerja", "Dinas Pekerjaan Umum", False),
        ("Kecamatan Kejayan", "Kecamatan Kejavan", True),
        ("Dinas Kominfo", "Dinas Komunikasi dan Informatika", True),
        ("Badan Kominfo", "Dinas Komunikasi dan Informatika", False),
        ("Dinas Koperasi dan UMKM", "Dinas Koperasi, Usaha Mikro, Kecil dan Menengah", True),
        ("Dinas KUMKM", "Dinas Koperasi dan UMKM", True),
        ("Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", True),
        ("Dinas PU", "Dinas Perhubungan", False),
        ("Dinas Koperasi", "Dinas Komunikasi dan Informatika", False),
        ("Dinas Pangan", "Dinas Pertanian dan Ketahanan Pangan", False),
    ],
)
def test_one_office_or_two(one: str, other: str, same: bool) -> None:
    assert same_office(one, other) is same
    assert same_office(other, one) is same


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    find_form(text)
    for name in offices_in(text):
        assert name == name.strip()
        assert offices_in(name)  # a name found is found in itself


def test_every_outline_is_found_by_its_own_chapters() -> None:
    for outline in outlines():
        titles = {bab: chapter.nama for bab, chapter in outline.chapters.items()}
        assert find_outline(outline.bentuk, titles) is outline
        assert min(outline.chapters) == 1
        assert max(outline.chapters) == len(outline.chapters)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KABUPATEN PANGKAJENE DAN KEPULAUAN", ["PANGKAJENE DAN KEPULAUAN"]),
        ("Kabupaten Lima Puluh Kota Tahun 2024", ["Lima Puluh Kota"]),
        ("KABUPATEN KOTABARU", ["KOTABARU"]),
        ("KABUPATEN KOTAWARINGIN TIMUR PROVINSI X", ["KOTAWARINGIN TIMUR", "X"]),
        ("KABUPATEN PASURUAN DAN KOTA PASURUAN", ["PASURUAN", "PASURUAN"]),
        ("Kabupaten Kediri adalah", ["Kediri"]),
    ],
)
def test_regions_whose_names_hold_words_of_levels(text: str, names: list[str]) -> None:
    assert [mention.nama for mention in regions_in(text)] == names


KECAMATAN = [row for row in vocabulary_rows("kode_wilayah") if row["tingkat"] == "kecamatan"]


@given(st.sampled_from(KECAMATAN), st.sampled_from(range(3)))
@example(next(row for row in KECAMATAN if row["nama"] == "Poso Kota Selatan"), 2)
@example(next(row for row in KECAMATAN if row["nama"] == "Timang gajah"), 2)
def test_every_kecamatan_of_the_country_is_read_from_its_cover(
    row: dict[str, str], layout: int
) -> None:
    assume("(" not in row["nama"])
    within = region(row["kode"].rpartition(".")[0])
    assert within is not None
    level = "KOTA" if within.tingkat == "kota" else "KABUPATEN"
    name = row["nama"].upper()
    where = f"{level} {within.nama.upper()}"
    layouts = (
        f"RENCANA STRATEGIS\nKECAMATAN {name}\n{where}\nTAHUN 2021-2026\n",
        f"PEMERINTAH {where}\nRENCANA STRATEGIS (RENSTRA)\nKECAMATAN {name}\nTAHUN 2021-2026\n",
        f"Rencana Strategis Kecamatan {row['nama']} {where.title()} Tahun 2021-2026\n",
    )
    blocks = tuple(Paragraph(line) for line in layouts[layout].splitlines())
    identity = identify(Document(Source("x.txt", "ab" * 32, "text"), blocks))
    kab = "kota" if within.tingkat == "kota" else "kab"
    where = f"{kab}-{slug(within.nama)}"
    assert identity.slug == f"renstra-kecamatan-{slug(row['nama'])}-{where}-2021-2026"


# --------------------------------------------------------------------------- short documents


@pytest.mark.parametrize(
    ("cover", "doc_id"),
    [
        (
            "PEMERINTAH KABUPATEN PASURUAN\nRENCANA STRATEGIS (RENSTRA)\nKECAMATAN GEMPOL\n"
            "TAHUN 2013-2018\n",
            "renstra-kecamatan-gempol-kab-pasuruan-2013-2018",
        ),
        (
            "PERUBAHAN RENCANA STRATEGIS\nKECAMATAN GEMPOL KABUPATEN PASURUAN\n2018 - 2023\n",
            "perubahan-renstra-kecamatan-gempol-kab-pasuruan-2018-2023",
        ),
        (
            "RENCANA KERJA (RENJA)\nDINAS PANGAN\nKOTA BLITAR\nTAHUN 2024\n",
            "renja-dinas-pangan-kota-blitar-2024",
        ),
        (
            "RENCANA KERJA (RENJA)\nKECAMATAN UBUD\nTAHUN 2025\nKABUPATEN GIANYAR\nTAHUN 2024\n",
            "renja-kecamatan-ubud-kab-gianyar-2025",
        ),
        (
            "PERUBAHAN RENCANA KERJA\nKECAMATAN JUWANA\nKABUPATEN PATI\nTAHUN 2024\n",
            "renja-kecamatan-juwana-kab-pati-2024-perubahan",
        ),
        (
            "LAPORAN KINERJA INSTANSI PEMERINTAH\n(LKjIP)\nTAHUN 2022\nDINAS PERKEBUNAN\n"
            "PROVINSI JAWA BARAT\n2023\n",
            "lkjip-dinas-perkebunan-prov-jawa-barat-2022",
        ),
        (
            "LAPORAN KINERJA\nKECAMATAN JUWANA\nKABUPATEN PATI\nTAHUN 2022\n"
            "KECAMATAN JUWANA\nTAHUN 2023\n",
            "lkjip-kecamatan-juwana-kab-pati-2022",
        ),
        (
            "PERJANJIAN KINERJA\nTAHUN 2023\nKECAMATAN JUWANA\nKABUPATEN PATI\n",
            "perjanjian-kinerja-kecamatan-juwana-kab-pati-2023",
        ),
        (
            "INDIKATOR KINERJA UTAMA (IKU)\nKECAMATAN JUWANA KABUPATEN PATI\nTAHUN 2021-2026\n",
            "iku-kecamatan-juwana-kab-pati-2021-2026",
        ),
        (
            "PEMERINTAH KABUPATEN PATI\nEVALUASI TERHADAP HASIL RENJA\nKECAMATAN JUWANA\n"
            "TAHUN 2023\n",
            "evaluasi-kecamatan-juwana-kab-pati-2023",
        ),
        (
            "LAPORAN EVALUASI RENJA TRIWULAN II TAHUN 2023\nKECAMATAN JUWANA\nKABUPATEN PATI\n",
            "evaluasi-kecamatan-juwana-kab-pati-2023-triwulan-2",
        ),
        (
            "DOKUMEN PELAKSANAAN ANGGARAN\n(DPA-SKPD)\nKECAMATAN JUWANA\nKABUPATEN PATI\n"
            "TAHUN ANGGARAN 2023\n",
            "dpa-kecamatan-juwana-kab-pati-2023",
        ),
    ],
)
def test_a_cover_says_who_a_document_is(cover: str, doc_id: str) -> None:
    head = head_of(cover + CHAPTER + CLOSING_CHAPTER)
    assert head.row["doc_id"] == doc_id
    assert doc_id.startswith(head.row["bentuk"])
    assert head.findings == []
    assert head.row["jenis"] is None
    assert head.context.periode_awal == head.row["periode_awal"]


def test_region_and_code_of_a_kecamatan() -> None:
    row = head_of("RENSTRA KECAMATAN GEMPOL\nKABUPATEN PASURUAN\nTAHUN 2013-2018\n" + CHAPTER).row
    assert (row["kabupaten"], row["kecamatan"], row["kode_wilayah"]) == (
        "Pasuruan",
        "Gempol",
        "35.14.12",
    )
    assert row["perangkat_daerah"] == "Kecamatan Gempol"


def test_running_heads_say_it_where_there_is_no_cover() -> None:
    pages = [["BAB V", "RENCANA PROGRAM", "Program ini bertujuan baik."], ["Tujuan itu tercapai."]]
    running = ["Rencana Strategis Dinas Perkebunan", "Provinsi Jawa Barat Tahun 2013-2018"]
    identity = identify(paged(pages, running))
    assert identity.slug == "renstra-dinas-perkebunan-prov-jawa-barat-2013-2018"


@pytest.mark.parametrize(
    ("cover", "office"),
    [
        ([], "Dinas Perkebunan"),
        (["LAPORAN KINERJA", "DINAS PETERNAKAN", "TAHUN 2022"], "Dinas Peternakan"),
    ],
)
def test_a_running_line_with_the_number_of_its_page_says_it_where_the_cover_does_not(
    cover: list[str], office: str
) -> None:
    feet = [
        Aside(f"Laporan Kinerja Dinas Perkebunan Tahun 2021 | {n} dari 3", "nomor-halaman", page=n)
        for n in (1, 2, 3)
    ]
    pages = [[*cover, "BAB I", "PENDAHULUAN"], ["Isi laporan."], ["Isi pula."]]
    found = identify(replace(paged(pages), asides=tuple(feet)))
    assert (found.perangkat_daerah, found.findings) == (office, ())


def test_the_heads_of_an_annex_do_not_say_what_a_document_is() -> None:
    report = "Laporan Kinerja Instansi Pemerintah Kecamatan Telaga Tahun 2022"
    pages = [
        ["KATA PENGANTAR", f"{report} sesuai Permen Nomor 53 Tahun 2014. " * 3],
        [f"{report} disusun tepat waktu."],
        ["BAB I", "PENDAHULUAN"],
        ["Isi laporan."],
        ["Target Camat."],
        ["Target Sekretaris."],
    ]
    heads = (Aside("PERJANJIAN KINERJA TAHUN 2023", "kepala-halaman", page=n) for n in (5, 6))
    found = identify(replace(paged(pages), asides=tuple(heads)))
    assert (found.bentuk, found.period) == ("lkjip", (2022, 2022))


def test_who_issued_the_certificate_of_a_signature_is_not_whose_document_it_is() -> None:
    pages = [
        ["LAPORAN KINERJA", "DINAS PERKEBUNAN", "KABUPATEN PATI", "TAHUN 2023"],
        ["Isi laporan."],
    ]
    signed = "Ditandatangani secara elektronik dengan sertifikat BSrE, Badan Siber dan Sandi Negara"
    found = identify(paged(pages, [signed]))
    assert (found.perangkat_daerah, found.findings) == ("Dinas Perkebunan", ())


@pytest.mark.parametrize(
    "law", ["Undang-undang 17 Tahun 2007", "UU 17 Tahun 2007", "Perda 4 Tahun 2007"]
)
def test_the_year_of_a_law_on_the_first_page_is_no_year_of_the_plan(law: str) -> None:
    """A chapter that recognition misread (``DAB III``) opens a document without a cover."""
    first = ["DAB III", "TUJUAN DAN SASARAN", f"Berdasarkan {law}, tahun perencanaan 2015-2019"]
    others = [["Dinas Perhubungan"], ["Dinas Perhubungan"]]
    running = ["Rencana Kerja (Renja) Tahun 2016", "Dinas Perhubungan Kabupaten Pati"]
    found = identify(paged([first, *others], running))
    assert (found.period, found.findings) == ((2016, 2016), ())


def test_a_foreword_tells_a_changed_plan() -> None:
    pages = [
        ["KATA PENGANTAR", "Telah disusun Revisi Rencana Strategis Dinas Perkebunan. " * 5],
        ["BAB I", "PENDAHULUAN"],
    ]
    identity = identify(paged(pages, ["Renstra Dinas Perkebunan Provinsi Jawa Barat 2013-2018"]))
    assert identity.bentuk == "perubahan-renstra"


@pytest.mark.parametrize(
    ("running", "what"),
    [
        ("Rencana Strategis Kecamatan Grati", "perangkat daerah"),
        ("Rencana Strategis Kecamatan Gempol Kabupaten Pati", "kabupaten/kota"),
        ("Rencana Strategis Kecamatan Gempol Tahun 2018-2023", "periode"),
        ("Rencana Kerja Kecamatan Gempol", "bentuk"),
    ],
)
def test_a_running_head_of_another_document_is_a_finding_and_no_guess(
    running: str, what: str
) -> None:
    cover = ["RENCANA STRATEGIS", "KECAMATAN GEMPOL", "KABUPATEN PASURUAN", "TAHUN 2013-2018"]
    pages = [cover, ["BAB I", "PENDAHULUAN"]]
    read = paged(pages, [running])
    head = parse_head(read, divide(read))
    found = [f for f in head.findings if f.rule == "identitas-bertentangan"]
    assert [f.key for f in found] == [what]
    assert head.row["doc_id"].startswith("dok-")
    column = {
        "perangkat daerah": "perangkat_daerah",
        "kabupaten/kota": "kabupaten",
        "periode": "periode_awal",
    }
    assert head.row[column[what]] is None if what in column else head.row["bentuk"] == "lain"


@pytest.mark.parametrize(
    ("title", "running", "bentuk"),
    [
        ("LAPORAN EVALUASI HASIL RENJA", "Renja Kecamatan Gempol", "evaluasi"),
        ("PERUBAHAN RENCANA STRATEGIS", "Renstra Kecamatan Gempol", "perubahan-renstra"),
        ("RENCANA STRATEGIS", "Perubahan Renstra Kecamatan Gempol", "perubahan-renstra"),
        ("LAPORAN KINERJA INSTANSI PEMERINTAH", "LKjIP Kecamatan Gempol", "lkjip"),
    ],
)
def test_a_shorter_running_head_is_no_other_document(title: str, running: str, bentuk: str) -> None:
    cover = [title, "KECAMATAN GEMPOL", "KABUPATEN PASURUAN", "TAHUN 2022"]
    identity = identify(paged([cover, ["BAB I", "PENDAHULUAN"]], [running]))
    assert (identity.bentuk, identity.findings) == (bentuk, ())


def test_the_caption_of_a_table_right_below_a_title_names_no_year_of_it() -> None:
    title = "RENCANA KERJA (RENJA)\n\nKECAMATAN JUWANA\n\nKABUPATEN PATI\n\nTAHUN 2024\n\n"
    caption = "Tabel T-C.33 Rencana Program Tahun 2024 dan Prakiraan Maju Tahun 2025\n\n"
    assert identify(document(title + caption + CHAPTER)).period == (2024, 2024)


def test_captions_that_all_name_another_office_speak_against_the_cover() -> None:
    table = (
        "Tabel {n} Kinerja Kecamatan {office}\n| No | Uraian | Nilai |\n|---|---|---|\n"
        "| 1 | Satu | 2 |\n\nItu saja isinya.\n"
    )
    tables = "".join(table.format(n=n, office="Grati") for n in (1, 2))
    found = identify(document(COVER + CHAPTER + tables))
    assert [(f.key, f.ditemukan) for f in found.findings] == [
        ("perangkat daerah", "Kecamatan Grati")
    ]
    assert found.perangkat_daerah is None
    # One caption is a slip (sisa-templat tells it), and one's own say nothing against it.
    for others in (table.format(n=1, office="Grati"), tables.replace("Grati", "Juwana")):
        assert identify(document(COVER + CHAPTER + others)).perangkat_daerah == "Kecamatan Juwana"


def test_a_caption_whose_first_line_ends_within_the_name_says_no_other() -> None:
    table = (
        "Tabel {n} Kinerja Kecamatan Tanjung\n\nRedeb Tahun 2024\n\n| No | Uraian | Nilai |\n"
        "|---|---|---|\n| 1 | Satu | 2 |\n\nItu saja isinya.\n\n"
    )
    cover = COVER.replace("JUWANA", "TANJUNG REDEB").replace("Juwana", "Tanjung Redeb")
    found = identify(document(cover + CHAPTER + table.format(n=1) + table.format(n=2)))
    assert (found.perangkat_daerah, found.findings) == ("Kecamatan Tanjung Redeb", ())


def test_a_cover_that_no_caption_of_its_kind_agrees_with_stands_with_a_warning() -> None:
    table = (
        "Tabel 1 Kinerja Kecamatan {office}\n| No | Uraian | Nilai |\n|---|---|---|\n"
        "| 1 | Satu | 2 |\n\nItu saja isinya.\n"
    )
    found = identify(document(COVER + CHAPTER + table.format(office="Grati")))
    assert found.perangkat_daerah == "Kecamatan Juwana"
    assert [(f.rule, f.level) for f in found.findings] == [("identitas-bertentangan", "warning")]
    assert not identify(document(COVER + CHAPTER + table.format(office="Juwana"))).findings


@pytest.mark.parametrize(
    ("chapters", "spoken", "bentuk"),
    [
        (["BAB III", "AKUNTABILITAS KINERJA"], "hasil evaluasi", "lkjip"),
        (["BAB II PERENCANAAN KINERJA"], "Perjanjian Kinerja Tahun 2016", "lkjip"),
        (["BAB II", "HASIL EVALUASI RENJA TAHUN LALU"], "Rencana Strategis", "renja"),
        (["BAB II", "GAMBARAN PELAYANAN"], "Rencana Kerja", "renstra"),
        (["BAB II", "GAMBARAN PELAYANAN"], "Perubahan Rencana Strategis", "perubahan-renstra"),
        (["BAB I", "PENDAHULUAN"], "Rencana Kerja", "renja"),
        (["BAB V", "PENUTUP"], "", "lain"),
    ],
)
def test_a_chapter_alone_says_what_it_is_of(chapters: list[str], spoken: str, bentuk: str) -> None:
    pages = [[*chapters, *[f"Menurut {spoken} dinas bekerja dengan baik sekali."] * 2]]
    assert identify(paged(pages)).bentuk == bentuk


def test_every_report_speaks_of_evaluations() -> None:
    foreword = ["Laporan Kinerja ini disusun.", "Evaluasi kinerja."] * 2
    lines = ["Evaluasi Capaian ........ 21", "Evaluasi Program ........ 22", "Evaluasi kinerja."]
    assert identify(paged([["KATA PENGANTAR", *foreword, *lines]])).bentuk == "lkjip"
    assert identify(paged([["KATA PENGANTAR", *lines, "Evaluasi."]])).bentuk == "evaluasi"


def test_a_report_is_of_the_year_of_its_agreement() -> None:
    agreed = ["2.2 Perjanjian Kinerja Tahun 2016", "Perjanjian Kinerja Dinas Pajak Tahun 2016"]
    assert identify(paged([["BAB II", "PERENCANAAN KINERJA", *agreed]])).period == (2016, 2016)


@pytest.mark.parametrize(
    ("title", "told"), [("RINCIAN BELANJA SUB KEGIATAN", True), ("POHON KINERJA RPJMD", False)]
)
def test_a_form_that_is_not_read_is_told_from_none(title: str, told: bool) -> None:
    cover = f"{title}\nKECAMATAN JUWANA\nKABUPATEN PATI\nTAHUN 2024\n"
    head = head_of(cover + "Jumlah seluruh belanja ada di bawah ini.\n")
    assert head.row["bentuk"] == "lain"
    assert [f.rule for f in head.findings] == ([] if told else ["kepala-tak-terbaca"])


def test_places_of_works_are_not_where_an_office_of_a_province_is() -> None:
    title, office = "Laporan Kinerja (LKIP) Tahun 2016", "Dinas Pariwisata Provinsi Jawa Barat"
    works = ["Pelatihan (Kabupaten Sukabumi)."] * 6
    read = paged([["BAB III", "AKUNTABILITAS KINERJA"], works], [title])
    numbered = replace(
        read, asides=(*read.asides, *(Aside(f"{office} {n}", "nomor-halaman", n) for n in (1, 2)))
    )
    found = identify(numbered)
    assert (found.region.kabupaten, found.region.provinsi) == (None, "Jawa Barat")
    assert found.perangkat_daerah == "Dinas Pariwisata"


@pytest.mark.parametrize(
    "title", ["RENJA PERUBAHAN", "RENJA APBD-P", "RENJA PAPBD", "RENJA P-APBD"]
)
def test_a_changed_budget_tells_a_changed_plan_of_a_year(title: str) -> None:
    cover = f"{title}\nKECAMATAN JUWANA\nKABUPATEN PATI\nTAHUN 2024\n"
    assert identify(document(cover + CHAPTER)).part == "perubahan"


def test_the_officers_of_an_agreement_say_whose_it_is() -> None:
    identity = identify(
        document(
            "PERJANJIAN KINERJA TAHUN 2023\n"
            "Dalam rangka mewujudkan manajemen pemerintahan yang baik, kami yang bertanda tangan:\n"
            "Nama : BUDI\nJabatan : Camat Gempol\nNama : SITI\nJabatan : Bupati Pasuruan\n"
            "Pihak pertama berjanji akan mewujudkan target kinerja.\nPasuruan, Januari 2023\n"
            "BUPATI PASURUAN CAMAT GEMPOL\nSITI BUDI\n"
        )
    )
    assert identity.slug == "perjanjian-kinerja-kecamatan-gempol-kab-pasuruan-2023"


@pytest.mark.parametrize(
    ("held", "region"), [("Bupati Kulon Progo", "Kulon Progo"), ("Camat Girimulyo", None)]
)
def test_whoever_signs_an_agreement_says_of_which_region_it_is(
    held: str, region: str | None
) -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2025\nKAPANEWON GIRIMULYO\n"
        "Yang bertanda tangan di bawah ini setuju dengan hal-hal sebagai berikut:\n"
        f"Nama : SUMARSONO\nJabatan : Panewu Girimulyo\nNama : AGUNG\nJabatan : {held}\n"
    )
    assert identify(document(text)).region.kabupaten == region


def test_what_is_not_said_is_named_and_the_hash_stands_in() -> None:
    head = head_of("EVALUASI HASIL RENJA\nTAHUN 2023\n" + CHAPTER)
    assert head.row["bentuk"] == "evaluasi"
    assert head.row["doc_id"] == "dok-" + "ab" * 6
    assert [(f.rule, f.level, f.harapan) for f in head.findings] == [
        ("kepala-tak-terbaca", "warning", "perangkat daerah, daerah")
    ]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("LAPORAN KINERJA INSTANSI PEMERINTAH", [2022, 2022]),
        ("RENCANA KERJA (RENJA)", []),  # its realisasi is of an earlier year: none is guessed
    ],
)
def test_a_table_without_a_year_is_of_the_year_of_a_report(title: str, years: list[int]) -> None:
    cover = f"{title}\nKECAMATAN GEMPOL\nKABUPATEN PASURUAN\nTAHUN 2022\n"
    table = (
        "Pencapaian Kinerja\n| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n"
        "|---|---|---|---|---|\n| 1 | Nilai SAKIP | 80 | 40 | 50 |\n"
        "| 2 | Nilai IKM | 80 | 60 | 75 |\n"
    )
    rows = parse(document(cover + CHAPTER + table)).rows
    assert [row["tahun"] for row in rows["capaian"]] == years


# --------------------------------------------------------------------------- the real ones


CASES = {
    "baru-bangil.pdf": "perbup-pasuruan-44-2025",
    "baru-tumpang.txt": "perbup-malang-45-2025",
    "lama-gempol.pdf": "renstra-kecamatan-gempol-kab-pasuruan-2013-2018",
    "lama-grati.txt": "renstra-kecamatan-grati-kab-pasuruan-2013-2018",
    "lama-kejayan.pdf": "renstra-kecamatan-kejayan-kab-pasuruan-2013-2018",
    "tw-juwana.pdf": "evaluasi-kecamatan-juwana-kab-pati-2023",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_documents_of_other_forms(shared: Path, name: str) -> None:
    path = shared / "cases" / name
    if not path.exists():
        pytest.skip(f"{name} is not in ../shared")
    parsed = parse(read(path))
    assert parsed.doc_id == CASES[name]
    wrong = {"kepala-tak-terbaca", "bagian-hilang", "identitas-bertentangan"}
    assert not [f for f in parsed.findings if f.rule in wrong and f.level == "error"]


REAL = {
    "lkip_disnakertrans_jabar_2016.pdf": (
        *("lkjip", "Dinas Tenaga Kerja dan Transmigrasi", None, "Jawa Barat", 2016, 2016),
    ),
    "renstra_bkpp_wilayah_jabar.pdf": (
        "perubahan-renstra",
        "Badan Koordinasi Pemerintahan dan Pembangunan Wilayah II",
        *(None, "Jawa Barat", 2013, 2018),
    ),
    "renstra_disbun_jabar_2013-2018.pdf": (
        *("renstra", "Dinas Perkebunan", None, "Jawa Barat", 2013, 2018),
    ),
    "renstra_diskanlut_jabar_bab5.pdf": (
        *("perubahan-renstra", "Dinas Kelautan dan Perikanan", None, "Jawa Barat", 2017, 2018),
    ),
    "evaluasi_kinerja_katingan_tw1.pdf": ("evaluasi", None, "Katingan", None, 2026, 2026),
    "tangsel_triwulan_kewilayahan1.pdf": ("evaluasi", None, None, None, 2023, 2023),
    "pergub_bali_3_2021.pdf": ("peraturan", None, None, "Bali", None, None),
    "pergub_bali_lampiran_kelas_jabatan.pdf": ("lain", None, None, "Bali", None, None),
    "perbup_pekalongan_46_2017_camat.pdf": ("peraturan", None, "Pekalongan", None, None, None),
    "renja_bab3_ocr_buruk.pdf": ("lain", None, None, None, None, None),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REAL)
def test_real_documents(shared: Path, name: str) -> None:
    path = shared / "real" / name
    if not path.exists():
        pytest.skip(f"{name} is not in ../shared")
    document = read(path)
    row = parse_head(document, divide(document)).row
    columns = ("bentuk", "perangkat_daerah", "kabupaten", "provinsi", "periode_awal")
    assert tuple(row[name] for name in (*columns, "periode_akhir")) == REAL[name]


# --------------------------------------------------------------------------- in a batch


TABLE = (
    "Tabel 2.1 Pencapaian Kinerja Tahun 2021\n"
    "| No | Indikator | Target | Realisasi | Rasio |\n|---|---|---|---|---|\n"
    "| 1 | Nilai SAKIP | 80 | 40 | 50 |\n"
)


def published(folder: Path, output: Path, name: str) -> list[dict[str, Any]]:
    build(folder, output, executor="serial")
    path = output / "dataset" / f"{name}.parquet"
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


@pytest.mark.slow
def test_an_annex_joins_its_regulation_and_both_are_published(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    law = (
        "BUPATI PATI\nPERATURAN BUPATI PATI\nNOMOR 30 TAHUN 2021\nTENTANG\nRENCANA STRATEGIS "
        "KECAMATAN JUWANA TAHUN 2021-2026\nDENGAN RAHMAT TUHAN YANG MAHA ESA\nBUPATI PATI,\n"
        "Menimbang : a. bahwa rencana perlu ditetapkan;\nMengingat :\n1. Undang-Undang Nomor 23 "
        "Tahun 2014 tentang Pemerintahan Daerah;\nMEMUTUSKAN :\nMenetapkan : PERATURAN BUPATI "
        "TENTANG RENCANA STRATEGIS.\nPasal 1\nRencana tercantum dalam Lampiran.\n"
        "Ditetapkan di Pati\npada tanggal 5 Mei 2021\nBUPATI PATI,\nttd.\nSITI AMINAH\n"
    )
    (raw / "a.txt").write_text(law, "utf-8")
    missing = [row["kunci"] for row in published(raw, tmp_path / "out", "temuan")]
    assert "Bab-bab Renstra" in missing
    annex = "LAMPIRAN\nPERATURAN BUPATI PATI\nNOMOR 30 TAHUN 2021\nTENTANG RENCANA STRATEGIS\n"
    (raw / "b.txt").write_text(annex + COVER + CHAPTER + CLOSING_CHAPTER, "utf-8")
    rows = published(raw, tmp_path / "out", "dokumen")
    assert [(row["doc_id"], row["lampiran_dari"]) for row in rows] == [
        ("perbup-pati-30-2021", None),
        ("renstra-kecamatan-juwana-kab-pati-2021-2026", "perbup-pati-30-2021"),
    ]
    # With the annex there, the regulation lacks no plan any more; all else stays.
    rows = published(raw, tmp_path / "out", "temuan")
    after = [row["kunci"] for row in rows if row["doc_id"] == "perbup-pati-30-2021"]
    assert after == [key for key in missing if key != "Bab-bab Renstra"]


@pytest.mark.slow
def test_two_documents_that_say_the_same_of_themselves_are_both_published(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    texts = [COVER + CHAPTER + TABLE, COVER + CHAPTER.replace("para pihak", "kita") + TABLE]
    for name, text in zip(("a.txt", "b.txt"), texts, strict=True):
        (raw / name).write_text(text, "utf-8")
    rows = published(raw, out, "dokumen")
    ids = {row["source_file"]: row["doc_id"] for row in rows}
    assert ids["a.txt"] == "renstra-kecamatan-juwana-kab-pati-2021-2026"
    assert ids["b.txt"] == "dok-" + hashlib.sha256(texts[1].encode()).hexdigest()[:12]
    read = {name: pq.read_table(out / "dataset" / f"{name}.parquet") for name in DATASETS}
    for name in ("tabel", "sel", "renstra_bab", "capaian", "temuan"):
        assert set(read[name]["doc_id"].to_pylist()) == set(ids.values())
    for tabel_id, doc_id in zip(
        *(read["sel"][column].to_pylist() for column in ("tabel_id", "doc_id")), strict=True
    ):
        assert tabel_id == f"{doc_id}/t01"
    doubled = [row for row in read["temuan"].to_pylist() if row["aturan"] == "dokumen-ganda"]
    assert [(row["doc_id"], row["tingkat"]) for row in doubled] == [(ids["b.txt"], "warning")]
    # The same file twice is a copy, and one is enough.
    (raw / "c.txt").write_text(texts[0], "utf-8")
    assert len(published(raw, out, "dokumen")) == 2


@pytest.mark.slow
@pytest.mark.parametrize("number", ["061/Kep.77/Diskominfo", "061/1cp. 7701 Dswminfo"])
def test_a_decision_whose_head_is_spaced_and_whose_number_was_written_by_hand(
    tmp_path: Path, number: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    text = (
        "KEPUTUSAN KEPALA DINAS PERIKANAN\nPROVINSI JAWA BARAT\n"
        f"NOMOR: {number}\nT E N T A N G\nINDIKATOR KINERJA UTAMA\n"
        "Menimbang : a. bahwa indikator perlu ditetapkan;\nMengingat : 1. Undang-Undang Nomor 23 "
        "Tahun 2014 tentang Pemerintahan Daerah;\nMEMUTUSKAN :\nMenetapkan :\n"
        "KESATU : Indikator tercantum dalam Lampiran.\nDitetapkan di Bandung\n"
    )
    (raw / "a.txt").write_text(text, "utf-8")
    (row,) = published(raw, tmp_path / "out", "dokumen")
    assert (row["bentuk"], row["tentang"]) == ("keputusan", "INDIKATOR KINERJA UTAMA")
    assert row["nomor"] is None  # neither is a number of the contract's


# --------------------------------------------------------------------------- pages


Paged = tuple[Literal["text", "scan"], list[str]]
"""A page's kind, and its paragraphs."""


def scanned(pages: list[Paged], asides: tuple[Aside, ...] = ()) -> Document:
    """A PDF of pages of a kind, with the paragraphs of each."""
    made = paged([texts for _, texts in pages])
    kinds = tuple(
        replace(page, kind=kind) for page, (kind, _) in zip(made.pages, pages, strict=True)
    )
    return replace(made, pages=kinds, asides=asides)


TITLE = ["PEMERINTAH KABUPATEN PATI", "RENCANA STRATEGIS", "KECAMATAN JUWANA", "TAHUN 2021-2026"]


def test_pages_are_counted_and_those_of_pictures_apart() -> None:
    read = scanned([("text", TITLE), ("scan", ["BAB I", "PENDAHULUAN"]), ("scan", ["Isi."])])
    row = parse_head(read, divide(read)).row
    assert (row["halaman"], row["halaman_pindai"]) == (3, 2)
    row = head_of(COVER + CHAPTER).row
    assert (row["halaman"], row["halaman_pindai"]) == (None, None)


@pytest.mark.parametrize(("pages", "office"), [(2, "Kecamatan Juwana"), (3, None)])
def test_a_running_head_of_one_page_is_one_where_pages_are_few(
    pages: int, office: str | None
) -> None:
    cover: Paged = ("text", ["RENCANA STRATEGIS", "TAHUN 2021-2026", "BAB I", "PENDAHULUAN"])
    other: Paged = ("text", ["Isi."])
    aside = Aside("Renstra Kecamatan Juwana", "kepala-halaman", page=1)
    read = scanned([cover, *[other] * (pages - 1)], (aside,))
    assert parse_head(read, divide(read)).row["perangkat_daerah"] == office


ANNEX = [
    *("LAMPIRAN", "PERATURAN BUPATI PATI", "NOMOR 5 TAHUN 2021", "TENTANG"),
    *("RENCANA STRATEGIS KECAMATAN JUWANA", "TAHUN 2021-2026", "BAB I", "PENDAHULUAN"),
]


@pytest.mark.parametrize(
    ("before", "annexed"),
    [([], "perbup-pati-5-2021"), ([("text", [])], "perbup-pati-5-2021"), ([("scan", [])], None)],
)
def test_an_annex_behind_pages_of_pictures_is_of_the_regulation_that_they_hold(
    before: list[Paged], annexed: str | None
) -> None:
    read = scanned([*before, ("scan", ANNEX), ("scan", ["Isi."])])
    row = parse_head(read, divide(read)).row
    assert row["lampiran_dari"] == annexed
    assert (row["doc_id"] == "perbup-pati-5-2021") == (annexed is None)


def test_an_office_that_the_foreword_names_is_not_that_of_who_signs_with_it() -> None:
    text = (
        "RENCANA STRATEGIS\nTAHUN 2021-2026\n\nKATA PENGANTAR\n\n"
        "Renstra Kecamatan Juwana disusun oleh Kecamatan Juwana bersama Camat Trangkil.\n\n"
        "Semoga Kecamatan Juwana maju, seperti yang dikatakan Camat Trangkil.\n\n"
    )
    assert head_of(text + CHAPTER).row["perangkat_daerah"] == "Kecamatan Juwana"


TITLED = [
    *("LAMPIRAN", "PERATURAN BUPATI PATI", "NOMOR 5 TAHUN 2021", "TENTANG"),
    *("PEDOMAN PELAYANAN KECAMATAN", "DI KABUPATEN PATI"),
]
BEHIND = "STANDAR BAGI PETUGAS"


@pytest.mark.parametrize(
    ("gaps", "turned", "title"),
    [
        ([8, 8, 8, 8, 8, 20], False, "PEDOMAN PELAYANAN KECAMATAN DI KABUPATEN PATI"),
        ([8, 8, 8, 8, 8, 14], False, f"PEDOMAN PELAYANAN KECAMATAN DI KABUPATEN PATI {BEHIND}"),
        ([4, 4, 4, 4, 4, 14], False, "PEDOMAN PELAYANAN KECAMATAN DI KABUPATEN PATI"),
        ([8, 8, 8, 8, 8, 8], True, "PEDOMAN PELAYANAN KECAMATAN DI KABUPATEN PATI"),
        ([40, 8, 40, 8, 8, 20], False, "PEDOMAN PELAYANAN KECAMATAN DI KABUPATEN PATI"),
    ],
)
def test_the_title_of_an_annex_ends_where_the_page_leaves_room(
    gaps: list[int], turned: bool, title: str
) -> None:
    blocks, y = [], 60.0
    for text, gap in zip([*TITLED, BEHIND], [0, *gaps], strict=True):
        y += gap
        page, top = (2, 60.0) if turned and text == BEHIND else (1, y)
        box = Box(100, top, 400, top + 12)
        blocks.append(Paragraph(text, page=page, box=box, lines=(Line(text, page, box),)))
        y += 12
    pages = tuple(Page(number, 595, 842, 0, "text") for number in (1, 2))
    read = Document(Source("contoh.pdf", "cd" * 32, "pdf"), tuple(blocks), pages)
    assert parse_head(read, divide(read)).row["tentang"] == title


def test_words_that_read_like_regions_in_running_text_are_none() -> None:
    """An award (``Kota Layak Anak``) and a province whose name breaks off name nobody."""
    cover = "LAPORAN KINERJA\nDINAS PERLINDUNGAN ANAK\nTAHUN 2016\n"
    award = "Jumlah kabupaten dan kota yang mendapat penghargaan Kota Layak Anak bertambah.\n"
    row = head_of(cover + award + CHAPTER + CLOSING_CHAPTER).row
    assert (row["bentuk"], row["kabupaten"]) == ("lkjip", None)
    either = "LAPORAN KINERJA\nPENGHARGAAN KABUPATEN/KOTA LAYAK ANAK\nPROVINSI JAWA\nTAHUN 2016\n"
    row = head_of(either + CHAPTER + CLOSING_CHAPTER).row
    assert (row["kabupaten"], row["provinsi"]) == (None, None)


def test_an_item_of_a_list_that_cites_is_no_head_of_a_regulation() -> None:
    cited = (
        "Dasar penyusunan:\n"
        "1. Peraturan Bupati Pati Nomor 4 Tahun 2012 tentang Uraian Tugas Dinas;\n"
        "2. Peraturan Bupati Pati Nomor 7 Tahun 2014 tentang Pedoman Laporan Kinerja;\n"
        "Memperhatikan Peraturan Daerah Nomor 24 Tahun 2010 tentang Organisasi Dinas, susunannya "
        "adalah sebagai berikut.\n"
    )
    cover = "LAPORAN KINERJA\nDINAS PASAR\nKABUPATEN PATI\nTAHUN 2016\n"
    row = head_of(f"{cover}{CHAPTER}{cited}{CLOSING_CHAPTER}").row
    assert (row["bentuk"], row["jenis"], row["nomor"]) == ("lkjip", None, None)
