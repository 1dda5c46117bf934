"""Chapters and sections of the plan, wherever else their headings stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Source
from extract.text import read_text
from grammar.roman import parse_roman, to_roman
from parsers.chapters import find_headings
from parsers.labelled import labelled
from parsers.landasan_hukum import parse_landasan_hukum
from parsers.parsed import Context, Part
from parsers.renstra import parse_renstra
from parsers.sections import divide
from parsers.unused import collect_unused

CONTEXT = Context("dok-contoh", kabupaten="Rawajaya")
PROSE = (
    "Uraian ini ditulis sebagai contoh agar setiap bagian memiliki isi yang cukup panjang "
    "untuk dibaca sebagai paragraf biasa."
)
TITLES = (
    "PENDAHULUAN",
    "GAMBARAN PELAYANAN KECAMATAN",
    "PERMASALAHAN DAN ISU STRATEGIS",
    "TUJUAN DAN SASARAN",
    "STRATEGI DAN ARAH KEBIJAKAN",
    "RENCANA PROGRAM DAN KEGIATAN SERTA PENDANAAN",
    "KINERJA PENYELENGGARAAN BIDANG URUSAN",
    "PENUTUP",
)
SECTIONS = {
    1: ("Latar Belakang", "Landasan Hukum", "Maksud dan Tujuan", "Sistematika Penulisan"),
    2: ("Tugas, Fungsi dan Struktur Organisasi", "Sumber Daya Kecamatan"),
    3: ("Identifikasi Permasalahan", "Penentuan Isu Strategis"),
}
CITATIONS = (
    "1. Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;\n"
    "2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;\n"
)


def plan(
    *,
    label: str = "BAB {roman}\n{title}",
    number: str = "{n} ",
    listing: str = "BAB {roman} : {title}",
    contents: str = "",
    chapters: int = 8,
) -> str:
    """A plan with its table of contents and its *Sistematika Penulisan*, in a given style."""
    lines: list[str] = []
    if contents:
        lines += ["DAFTAR ISI", ""]
        for bab, title in enumerate(TITLES, start=1):
            lines.append(contents.format(roman=to_roman(bab), title=title, page=bab * 3))
            for place, section in enumerate(SECTIONS.get(bab, ()), start=1):
                lines.append(f"{bab}.{place} {section} ........ {bab}")
        lines.append("")
    for bab, title in enumerate(TITLES[:chapters], start=1):
        lines += ["", label.format(roman=to_roman(bab), arab=bab, title=title), ""]
        if bab not in SECTIONS:
            lines += [PROSE, PROSE]
        for place, section in enumerate(SECTIONS.get(bab, ()), start=1):
            lines += [number.format(n=f"{bab}.{place}") + section, ""]
            if section == "Landasan Hukum":
                lines += ["Landasan hukum rencana ini:", CITATIONS]
            elif section.startswith("Sistematika"):
                lines.append("Rencana ini disusun sebagai berikut:")
                for other, listed in enumerate(TITLES, start=1):
                    lines.append(listing.format(roman=to_roman(other), title=listed))
                    lines += [f"{other}.{n} {s}" for n, s in enumerate(SECTIONS.get(other, ()), 1)]
            else:
                lines += [PROSE, PROSE]
    return "\n".join(lines) + "\n"


def document(text: str) -> Document:
    return read_text(text.encode(), Source("contoh.txt", "cd" * 32, "text"))


def chapters_of(text: str, context: Context = CONTEXT) -> Part:
    read = document(text)
    return parse_renstra(read, divide(read), context, captions=frozenset())


def headings(part: Part) -> list[tuple[int, str | None, str]]:
    return [(row["bab"], row["nomor"], row["judul"]) for row in part.rows]


EXPECTED = [
    entry
    for bab, title in enumerate(TITLES, start=1)
    for entry in (
        (bab, None, title),
        *((bab, f"{bab}.{n}", s) for n, s in enumerate(SECTIONS.get(bab, ()), start=1)),
    )
]

LABELS = (
    "BAB {roman}\n{title}",
    "BAB {roman}\n\n{title}",
    "BAB {roman} {title}",
    "BAB {roman}. {title}",
    "BAB {roman} : {title}",
    "## BAB {roman}\n\n### {title}",
    "**BAB {roman}\n{title}**",
    "BAB {arab}\n{title}",
)
NUMBERS = ("{n} ", "{n}. ", "### **{n}.** ", "{n}.\t")
LISTINGS = (
    "BAB {roman} : {title}",
    "### BAB {roman}. {title}",
    "- BAB {roman} {title}",
    "{roman}. {title}",
)
CONTENTS = (
    "",
    "BAB {roman} {title} ........ {page}",
    "BAB {roman} {title}  {page}",
    "BAB {roman} {title}",
)


@pytest.mark.parametrize(("label", "contents"), list(product(LABELS, CONTENTS)))
def test_styles_of_chapter_headings(label: str, contents: str) -> None:
    part = chapters_of(plan(label=label, contents=contents))
    assert headings(part) == EXPECTED
    assert part.findings == []


@pytest.mark.parametrize(("number", "listing"), list(product(NUMBERS, LISTINGS)))
def test_styles_of_section_numbers(number: str, listing: str) -> None:
    part = chapters_of(plan(number=number, listing=listing))
    assert [(bab, nomor, judul) for bab, nomor, judul in headings(part)] == EXPECTED


@pytest.mark.parametrize("chapters", range(1, 9))
def test_cut_off_after_any_chapter(chapters: int) -> None:
    text = plan(chapters=chapters, contents=CONTENTS[1])
    part = chapters_of(text)
    assert headings(part) == [entry for entry in EXPECTED if entry[0] <= chapters]


@pytest.mark.parametrize(
    ("last", "listing", "missing"),
    [
        ("PENUTUP", "", False),
        ("P E N U T U P", "", False),
        ("INDIKATOR KINERJA KECAMATAN", "", False),
        ("INDIKATOR KINERJA KECAMATAN", "BAB IV : PENUTUP", True),
        ("TUJUAN DAN SASARAN", "", True),
    ],
)
def test_plan_without_its_closing_chapter(last: str, listing: str, missing: bool) -> None:
    text = (
        f"BAB I\nPENDAHULUAN\n1.1 Landasan Hukum\n{CITATIONS}1.2 Sistematika Penulisan\n"
        f"BAB I : PENDAHULUAN\n{listing}\nBAB II\nGAMBARAN PELAYANAN\n{PROSE}\n"
        f"BAB III\n{last}\n{PROSE}\n"
    )
    found = [f.key for f in chapters_of(text).findings if f.rule == "bagian-hilang"]
    assert found == ["Bab Penutup"] * missing


@pytest.mark.parametrize(
    ("third", "last", "missing"),
    [
        ("AKUNTABILITAS KINERJA", "BAB IV\nPENUTUP", False),
        ("AKUNTABILITAS KINERJA", "", True),
    ],
)
def test_a_report_without_its_closing_chapter(third: str, last: str, missing: bool) -> None:
    text = (
        f"BAB I\nPENDAHULUAN\n{PROSE}\nBAB II\nPERENCANAAN KINERJA\n{PROSE}\n"
        f"BAB III\n{third}\n{PROSE}\n{last}\n{PROSE}\n"
    )
    report = replace(CONTEXT, bentuk="lkjip", tentang=None)
    found = [f.key for f in chapters_of(text, report).findings if f.rule == "bagian-hilang"]
    assert found == ["Bab Penutup"] * missing


def test_a_chapter_of_a_report_in_a_file_of_its_own_owes_none() -> None:
    report = replace(CONTEXT, bentuk="lkjip", tentang=None)
    part = chapters_of(f"BAB III\nAKUNTABILITAS KINERJA\n{PROSE}\n{PROSE}\n", report)
    assert [f.key for f in part.findings if f.rule == "bagian-hilang"] == []


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("PEDOMAN PENGELOLAAN ARSIP DINAMIS", set()),
        ("RENCANA STRATEGIS KECAMATAN TELAGA TAHUN 2022-2026", {"error"}),
        ("PERUBAHAN ATAS PERATURAN NOMOR 3 TAHUN 2022 TENTANG RENCANA STRATEGIS", {"warning"}),
        (None, {"error"}),
    ],
)
def test_only_a_plan_owes_the_parts_of_a_plan(title: str | None, levels: set[str]) -> None:
    text = f"BAB I\nPENDAHULUAN\n1.1 Latar Belakang\n{PROSE}\nBAB II\nPENCIPTAAN\n{PROSE}\n"
    part = chapters_of(text, replace(CONTEXT, tentang=title))
    assert {f.level for f in part.findings if f.rule == "bagian-hilang"} == levels


def test_levels_and_own_text() -> None:
    part = chapters_of(
        f"BAB I\nPENDAHULUAN\n1.1 Latar Belakang\n{PROSE}\n1.1.1 Rincian\nIsi rincian.\n"
        f"1.2 Landasan Hukum\n{CITATIONS}BAB II\nPENUTUP\n{PROSE}\n"
    )
    assert [(row["nomor"], row["level"]) for row in part.rows] == [
        (None, 1),
        ("1.1", 2),
        ("1.1.1", 3),
        ("1.2", 2),
        (None, 1),
    ]
    assert part.rows[0]["teks"] is None
    assert part.rows[1]["teks"] == PROSE
    assert part.rows[2]["teks"] == "Isi rincian."


def test_spaced_letters_and_broken_titles() -> None:
    part = chapters_of(
        f"BAB I\nP E N D A H U L U A N\n{PROSE}\nBAB II\n"
        f"RENCANA PROGRAM, KEGIATAN DAN SUBKEGIATAN SERTA\nPENDANAAN\n{PROSE}\n"
        f"BAB III P E N U T U P\n{PROSE}\n"
    )
    assert [row["judul"] for row in part.rows] == [
        "PENDAHULUAN",
        "RENCANA PROGRAM, KEGIATAN DAN SUBKEGIATAN SERTA PENDANAAN",
        "PENUTUP",
    ]


def test_lettered_sections_where_the_document_has_no_numbers() -> None:
    part = chapters_of(
        f"BAB I\nPENDAHULUAN\nA. Latar Belakang\n{PROSE}\nB. Landasan Hukum\n{CITATIONS}"
        f"BAB II\nPENUTUP\nA. Simpulan\n{PROSE}\n"
    )
    assert headings(part) == [
        (1, None, "PENDAHULUAN"),
        (1, "A", "Latar Belakang"),
        (1, "B", "Landasan Hukum"),
        (2, None, "PENUTUP"),
        (2, "A", "Simpulan"),
    ]


@pytest.mark.parametrize(
    ("sections", "odd"),
    [
        ("1.1 Satu|1.3 Tiga", [("nomor-loncat", "1.2", "1.3")]),
        ("1.1 Satu|1.1 Dua", [("nomor-ganda", "1.2", "1.1")]),
        ("1.2 Dua", [("nomor-loncat", "1.1", "1.2")]),
        ("1.1 Satu|1.1.1 Rinci|1.2.2 Rinci", [("nomor-loncat", "1.1.2", "1.2.2")]),
        ("1.1 Satu|1.1.1 Rinci|1.2 Dua|1.2.1 Rinci", []),
    ],
)
def test_jumps_and_repeats_of_section_numbers(sections: str, odd: list[Any]) -> None:
    lines = [part for s in sections.split("|") for part in (s, PROSE)]
    text = "\n".join(["BAB I", "PENDAHULUAN", *lines, "BAB II", "PENUTUP", PROSE]) + "\n"
    found = [
        (f.rule, f.harapan, f.ditemukan) for f in chapters_of(text).findings if "nomor" in f.rule
    ]
    assert found == odd


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        # A list of the sections before them: the headings are those with text behind them.
        (["1.1 Satu", "1.2 Dua", "1.1 Satu", PROSE, "1.2 Dua", PROSE], [5, 7]),
        # A running head: the first one is the heading.
        (["1.1 Satu", PROSE, "1.1 Satu", PROSE, "1.2 Dua", PROSE], [3, 7]),
        (["1.1 Satu", PROSE, "1.1 Dua", PROSE], [3, 5]),  # another name: another section
    ],
)
def test_a_heading_printed_again_in_its_chapter_is_one(lines: list[str], starts: list[int]) -> None:
    text = "\n".join(["BAB I", "PENDAHULUAN", *lines, "BAB II", "PENUTUP", PROSE]) + "\n"
    read = document(text)
    found = [heading for heading in divide(read).headings if heading.nomor]
    blocks = [read.blocks[heading.index] for heading in found]
    assert [block.source_line for block in blocks if isinstance(block, Paragraph)] == starts


def test_chapter_number_printed_twice() -> None:
    text = plan().replace("BAB V\n", "BAB IV\n")
    part = chapters_of(text)
    assert [row["bab"] for row in part.rows if row["nomor"] is None] == list(range(1, 9))
    assert [(f.rule, f.harapan, f.ditemukan) for f in part.findings] == [
        ("nomor-ganda", "BAB V", "BAB IV")
    ]


def test_roman_numbers_before_the_point() -> None:
    part = chapters_of(
        f"BAB - I\nPENDAHULUAN\nI.1 Latar Belakang\n{PROSE}\nI.3 Landasan Hukum\n{CITATIONS}"
        f"BAB - II\nPENUTUP\nII.1 Simpulan\n{PROSE}\n"
    )
    assert [(row["bab"], row["nomor"]) for row in part.rows] == [
        (1, None),
        (1, "I.1"),
        (1, "I.3"),
        (2, None),
        (2, "II.1"),
    ]
    assert [(f.rule, f.harapan, f.ditemukan) for f in part.findings] == [
        ("nomor-loncat", "I.2", "I.3")
    ]


def test_missing_chapter_is_a_jump() -> None:
    text = plan()
    start, end = text.rindex("BAB V\n"), text.rindex("BAB VI\n")
    part = chapters_of(text[:start] + text[end:])
    assert [(f.rule, f.harapan, f.ditemukan) for f in part.findings] == [
        ("nomor-loncat", "BAB V", "BAB VI")
    ]


def test_sentences_that_begin_like_headings() -> None:
    part = chapters_of(
        plan()
        + "BAB II menguraikan gambaran pelayanan.\n2.2 berikut ini memuat data pegawai:\n"
        + "Pada tabel\n2.2 Tugas\n1.354,63 Ha tanah tegalan\n"
    )
    assert headings(part)[:-1] == EXPECTED[:-1]
    assert len(part.rows) == len(EXPECTED)


def test_a_provinces_own_office_need_not_name_its_province() -> None:
    perda = "3. Peraturan Daerah Nomor 8 Tahun 2013 tentang Penyelenggaraan Perkebunan.\n"
    read = document(plan().replace(CITATIONS, CITATIONS + perda))
    of_province = Context("renstra-dinas-perkebunan-prov-banten-2013-2018", provinsi="Banten")
    for context, found in ((of_province, "perda-prov-banten-8-2013"), (Context("dok-1"), None)):
        rows = parse_landasan_hukum(read, divide(read), context).rows
        assert rows[-1]["peraturan_id"] == found


@pytest.mark.parametrize(
    "heading", ["1.2 Landasan Hukum", "1.2 Dasar Hukum", "1.2 Landasan Normatif"]
)
def test_legal_bases_of_the_plan(heading: str) -> None:
    read = document(plan().replace("1.2 Landasan Hukum", heading, 1))
    part = parse_landasan_hukum(read, divide(read), CONTEXT)
    assert [(row["bagian"], row["urutan"]) for row in part.rows] == [("renstra", 1), ("renstra", 2)]


def test_text_behind_the_legal_bases_is_no_citation() -> None:
    read = document(plan().replace(CITATIONS, CITATIONS + "\nDemikian landasan rencana ini.\n"))
    part = parse_landasan_hukum(read, divide(read), CONTEXT)
    assert len(part.rows) == 2


def test_front_matter_and_signature_are_set_aside() -> None:
    front = (
        "PEMERINTAH KABUPATEN RAWAJAYA\nRENCANA STRATEGIS\n\nKATA PENGANTAR\n"
        f"{PROSE}\n\nDAFTAR TABEL\nTabel 2.1 Pegawai ..... 4\n"
    )
    sign = "BUPATI RAWAJAYA,\nttd.\nSITI AMINAH\n"
    read = document(front + plan(contents=CONTENTS[1]) + sign)
    sections = divide(read)
    part = parse_renstra(read, sections, CONTEXT, captions=frozenset())
    assert headings(part) == EXPECTED
    rows = collect_unused(read, sections, CONTEXT, part.used)
    assert {row["alasan"] for row in rows} == {
        "sampul",
        "kata-pengantar",
        "daftar-isi",
        "daftar-tabel",
        "tanda-tangan",
    }
    assert sum(row["alasan"] == "tanda-tangan" for row in rows) == 3


PIECES = [
    *("BAB I", "BAB II", "Pasal 1", "Pasal", "(1)", "a.", "1.", "1.1", "2.3", "Menimbang :"),
    *("Mengingat", ":", "bahwa", "Undang-Undang Nomor", "Tahun 2014", "MEMUTUSKAN", "Menetapkan"),
    *("PENJELASAN", "LAMPIRAN", "DAFTAR ISI", "Latar Belakang", "PENUTUP", "camat", "desa", ";"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_text_is_read_and_no_paragraph_is_lost(lines: list[list[str]]) -> None:
    text = "\n".join(" ".join(line) for line in lines)
    if not any(ch.isalpha() for ch in text):
        return
    from schemas.errors import UnreadableDocument

    try:
        read = document(text)
    except UnreadableDocument:
        return
    assert_nothing_lost(read)


def assert_nothing_lost(read: Document) -> None:
    """Every word of every paragraph is in a row; labels and heads of lists aside."""
    from parsers.head import parse_head
    from parsers.konsideran import parse_konsideran
    from parsers.pasal import parse_pasal

    sections = divide(read)
    head = parse_head(read, sections)
    used = set(head.used)
    rows: list[dict[str, Any]] = [head.row]
    for parser in (parse_konsideran, parse_pasal, parse_landasan_hukum):
        part = parser(read, sections, head.context)
        rows += part.rows
        used |= part.used
    part = parse_renstra(read, sections, head.context, captions=frozenset())
    rows += part.rows
    used |= part.used
    rows += collect_unused(read, sections, head.context, used)
    labels = "bab pasal menimbang mengingat menetapkan memutuskan nomor tahun tentang tambahan "
    labels += "berita daerah dan peraturan provinsi penjelasan"
    kept: Counter[str] = Counter(labels.split() * 1000)
    for row in rows:
        kept.update(_words(" ".join(str(value) for value in row.values() if value is not None)))
    printed: Counter[str] = Counter()
    for _, paragraph in read.paragraphs():
        printed.update(word for word in _words(paragraph.text) if len(word) > 3)
    missing = {word for word in printed - kept if parse_roman(word) is None}
    assert not missing


def _words(text: str) -> list[str]:
    return ["".join(ch for ch in word if ch.isalnum()).lower() for word in text.split()]


@pytest.mark.parametrize("name", ["perbup-pasuruan-58-2023", "perbup-pasuruan-63-2023"])
def test_no_word_of_a_real_document_is_lost(shared: Path, name: str) -> None:
    data = (shared / "seeds" / f"{name}.txt").read_bytes()
    assert_nothing_lost(read_text(data, Source(name, "ef" * 32, "text")))


def test_a_regulation_that_adopts_a_plan_in_each_of_its_annexes() -> None:
    annex = (
        "PERATURAN BUPATI TELAGA NOMOR 4 TAHUN 2019",
        "",
        "BAB I PENDAHULUAN",
        "1.1 Latar Belakang",
        "Kecamatan menyusun rencana strategis sebagai penjabaran rencana pembangunan daerah.",
        "BAB II PENUTUP",
        "Demikian rencana strategis ini disusun untuk dilaksanakan dengan penuh tanggung jawab.",
        "",
    )
    text = "\n".join(["LAMPIRAN I", *annex, "LAMPIRAN II", *annex])
    document = read_text(text.encode(), Source("contoh.txt", "0" * 64, "text"))
    found = find_headings(labelled(document), 0, len(document.blocks))
    assert [(h.bab, h.nomor, h.odd) for h in found] == [
        (1, None, ""),
        (1, "1.1", ""),
        (2, None, ""),
    ] * 2
