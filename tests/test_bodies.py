"""Units of the legal body and their texts: one case on either side of what parts them."""

from __future__ import annotations

from typing import Any

import pytest

from grammar.heads import split_bab
from parsers.labels import Numbering, legal_head
from parsers.landasan_hukum import parse_landasan_hukum
from parsers.pasal import parse_pasal
from parsers.sections import divide
from tests.test_parsers_legal import CLOSING, HEAD, PREAMBLE, part_of, rules
from tests.test_parsers_renstra import CONTEXT, PROSE, document

Unit = tuple[Any, ...]


def body(text: str) -> list[Unit]:
    """(pasal, ayat, huruf, angka, text) of a body."""
    part = part_of(parse_pasal, HEAD + PREAMBLE + text + CLOSING)
    names = ("pasal", "ayat", "huruf", "angka", "teks")
    return [tuple(row[name] for name in names) for row in part.rows]


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    return rules(part_of(parse_pasal, HEAD + PREAMBLE + text + CLOSING))


LISTS: dict[str, tuple[str, list[Unit]]] = {
    "a list under a lead-in": (
        "Pasal 1\nRencana memuat:\na. tujuan;\nb. sasaran.\n",
        [(1, None, None, None, "Rencana memuat:"), (1, None, "a", None, "tujuan;"),
         (1, None, "b", None, "sasaran.")],
    ),
    "a list in a list": (
        "Pasal 1\n(1) Rencana memuat:\na. tujuan:\n1. satu;\n2. dua;\nb. sasaran.\n(2) Selesai.\n",
        [(1, 1, None, None, "Rencana memuat:"), (1, 1, "a", None, "tujuan:"),
         (1, 1, "a", 1, "satu;"), (1, 1, "a", 2, "dua;"), (1, 1, "b", None, "sasaran."),
         (1, 2, None, None, "Selesai.")],
    ),
    "a sentence after a list, and the list goes on": (
        "Pasal 1\nRencana memuat:\na. tujuan;\nb. sasaran.\nHal ini berlaku.\nc. program.\n",
        [(1, None, None, None, "Rencana memuat:"), (1, None, "a", None, "tujuan;"),
         (1, None, "b", None, "sasaran."), (1, None, None, None, "Hal ini berlaku."),
         (1, None, "c", None, "program.")],
    ),
    "a sentence after a list, and another list": (
        "Pasal 1\nRencana memuat:\na. tujuan;\nb. sasaran.\nUraiannya:\na. program.\n",
        [(1, None, None, None, "Rencana memuat:"), (1, None, "a", None, "tujuan;"),
         (1, None, "b", None, "sasaran."), (1, None, None, None, "Uraiannya:"),
         (1, None, "a", None, "program.")],
    ),
    "a line that goes on with an item": (
        "Pasal 1\nRencana memuat:\na. tujuan dari\nrencana;\nb. sasaran.\n",
        [(1, None, None, None, "Rencana memuat:"), (1, None, "a", None, "tujuan dari\nrencana;"),
         (1, None, "b", None, "sasaran.")],
    ),
    "a word that is broken keeps its sign": (
        "Pasal 1\nRencana pemba-\nngunan.\n",
        [(1, None, None, None, "Rencana pemba-ngunan.")],
    ),
    "deeper than all columns": (
        "Pasal 1\nMemuat:\na. satu:\n1. dua:\na) tiga;\nb) empat;\n2. lima.\n",
        [(1, None, None, None, "Memuat:"), (1, None, "a", None, "satu:"),
         (1, None, "a", 1, "dua:\na) tiga;\nb) empat;"), (1, None, "a", 2, "lima.")],
    ),
    "dan between two items": (
        "Pasal 1\nMemuat:\na. satu;\ndan\nb. dua.\n",
        [(1, None, None, None, "Memuat:"), (1, None, "a", None, "satu; dan"),
         (1, None, "b", None, "dua.")],
    ),
    "a reference whose number stands on the next line": (
        "Pasal 1\nSebagaimana dimaksud pada ayat\n(2) huruf a berlaku.\n",
        [(1, None, None, None, "Sebagaimana dimaksud pada ayat\n(2) huruf a berlaku.")],
    ),
    "text on the line of its pasal": (
        "Pasal 1 Rencana berlaku.\nPasal 2 Selesai.\nPasal 9 disebut saja.\n",
        [(1, None, None, None, "Rencana berlaku."),
         (2, None, None, None, "Selesai.\nPasal 9 disebut saja.")],
    ),
    "a pasal that lost its number": (
        "Pasal 1\nSatu.\nPasal ...\nDua.\nPasal 3\nTiga.\n",
        [(1, None, None, None, "Satu."), (2, None, None, None, "Dua."),
         (3, None, None, None, "Tiga.")],
    ),
    "subdivisions of a chapter": (
        "BAB I\nUMUM\nBagian Kesatu\nArti\nPasal 1\nSatu.\nParagraf 1\nIsi\nPasal 2\nDua.\n",
        [(1, None, None, None, "Satu."), (2, None, None, None, "Dua.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_units_of_a_body(name: str) -> None:
    text, expected = LISTS[name]
    assert body(text) == expected


@pytest.mark.parametrize(
    ("numbers", "taken"),
    [
        ([1, 2, 3], [(1, "", 1), (2, "", 2), (3, "", 3)]),
        ([1, 3, 4], [(1, "", 1), (3, "nomor-loncat", 2), (4, "", 4)]),
        ([1, 1, 2], [(1, "", 1), (2, "nomor-ganda", 2), (3, "", 3)]),
        ([1, 1, 3], [(1, "", 1), (2, "nomor-ganda", 2), (3, "", 3)]),
        ([1, 2, 1], [(1, "", 1), (2, "", 2), (3, "nomor-ganda", 3)]),
        ([2], [(2, "nomor-loncat", 1)]),
        ([1, 2, 5, 4], [(1, "", 1), (2, "", 2), (5, "nomor-loncat", 3), (6, "nomor-ganda", 6)]),
    ],
)
def test_a_running_numbering(numbers: list[int], taken: list[tuple[int, str, int]]) -> None:
    numbering = Numbering()
    assert [numbering.take(number) for number in numbers] == taken


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("BAB IV", 4, ""),
        ("BAB IV : PENUTUP", 4, "PENUTUP"),
        ("BAB 4 - PENUTUP", 4, "PENUTUP"),
        ("BAB XXX", 30, ""),
        ("BAB XXXI", None, "BAB XXXI"),
        ("BAB 31", None, "BAB 31"),
        ("BABAK BARU", None, "BABAK BARU"),
    ],
)
def test_labels_of_chapters(text: str, number: int | None, title: str) -> None:
    label, rest = split_bab(text)
    assert (label.number if label else None, rest) == (number, title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 1\nSatu.\nPasal 2\nDua.\n", []),
        ("Pasal 1\nSatu.\nPasal 3\nTiga.\n", [("nomor-loncat", "Pasal 2", "Pasal 3")]),
        ("Pasal 1\nSatu.\nPasal 1\nDua.\n", [("nomor-ganda", "Pasal 2", "Pasal 1")]),
        ("Pasal 1\n(1) Satu.\n(3) Dua.\n", [("nomor-loncat", "(2)", "(3)")]),
        ("Pasal 1\nIni:\na. satu;\nc. dua.\n", [("nomor-loncat", "b.", "c.")]),
        ("BAB I\nSATU\nPasal 1\nA.\nBAB III\nTIGA\nPasal 2\nB.\n",
         [("nomor-loncat", "BAB II", "BAB III")]),
    ],
)  # fmt: skip
def test_numbers_out_of_order(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


def test_chapters_that_a_pasal_lists_are_no_chapters() -> None:
    text = (
        "BAB I\nUMUM\nPasal 1\nSatu.\nBAB II\nSISTEMATIKA\nPasal 2\nRencana disusun:\n"
        "BAB I : PENDAHULUAN;\nBAB II : GAMBARAN;\nBAB III : PENUTUP.\n"
        "BAB III\nPENUTUP\nPasal 3\nTiga.\n"
    )
    part = part_of(parse_pasal, HEAD + PREAMBLE + text + CLOSING)
    found = [(row["bab"], row["bab_judul"], row["pasal"]) for row in part.rows]
    assert found == [(1, "UMUM", 1), (2, "SISTEMATIKA", 2), (3, "PENUTUP", 3)]


def test_elucidation_of_one_and_of_several() -> None:
    text = (
        HEAD + PREAMBLE + "Pasal 1\nA.\nPasal 2\nB.\nPasal 3\nC.\nPasal 4\nD.\n" + CLOSING
        + "PENJELASAN\nATAS\nPERATURAN BUPATI RAWAJAYA\nNOMOR 12 TAHUN 2021\n"
        "I. UMUM\nHal umum.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\n"
        "Pasal 2 s.d. Pasal 3\nIkut jelas.\nPasal 4\nYang dimaksud ialah empat.\nDan lagi.\n"
        "TAMBAHAN BERITA DAERAH NOMOR 3\n"
    )  # fmt: skip
    rows = part_of(parse_pasal, text).rows
    assert [(row["pasal"], row["penjelasan"]) for row in rows] == [
        (1, "Cukup jelas."),
        (2, "Ikut jelas."),
        (3, "Ikut jelas."),
        (4, "Yang dimaksud ialah empat.\nDan lagi."),
    ]


# --- legal bases ----------------------------------------------------------------------------------


def bases(text: str) -> list[tuple[str, int | None]]:
    """What a plan cites: each regulation with its printed number."""
    read = document(text)
    part = parse_landasan_hukum(read, divide(read), CONTEXT)
    return [(row["peraturan_id"], row["urutan"]) for row in part.rows]


LAWS = (
    "1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;\n"
    "2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;\n"
)
FOUND = [("uu-23-2014", 1), ("pp-17-2018", 2)]
MORE = "3. Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Keuangan Daerah;\n"


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        (f"1.1 Umum\n\n{PROSE}\n\n1.2 Landasan Hukum\n\n{LAWS}\n1.3 Maksud\n\n{MORE}", FOUND),
        (f"1.1 Dasar Hukum\n\n1.1.1 Umum\n\n{LAWS}\n1.2 Maksud\n\n{MORE}", FOUND),
        (f"Latar Belakang\n\n{PROSE}\n\nDasar Hukum\n\n{LAWS}\nMaksud dan Tujuan\n\n{MORE}", FOUND),
        (f"Latar Belakang\n\n{PROSE}\n\nDasar Hukum\n\n{LAWS}", FOUND),
        (f"1.1 Umum\n\n{PROSE}\n\nDasar Hukum\n\n{LAWS}\n1.2 Rencana Kerja\n\n{MORE}", FOUND),
        (f"Dasar Hukum:\n\n{LAWS}\nSistematika Penulisan\n\n{MORE}", FOUND),
        (f"Dasar Hukum\n\n{LAWS}\nKalimat penutup.\n\nMaksud\n\n{MORE}", FOUND),
        (f"1.1 Latar Belakang\n\n{LAWS}", []),
        (f"1.1 Landasan Hukum\n\n1. Undang-Undang:\n{LAWS}", FOUND),
        (
            f"1.1 Landasan Hukum\n\n{LAWS}3. Surat Edaran Bersama Menteri Keuangan Nomor :\n"
            "SE-33/MK.02/2012 tentang Strategi;\n" + MORE.replace("3.", "4."),
            [*FOUND, (None, 3), ("pp-12-2019", 4)],
        ),
    ],
)  # fmt: skip
def test_where_a_plan_says_what_it_stands_on(
    chapter: str, expected: list[tuple[str, int | None]]
) -> None:
    text = (
        f"RENCANA STRATEGIS\n\nBAB I\nPENDAHULUAN\n\n{chapter}\n"
        f"BAB II\nGAMBARAN\n\n2.1 Tugas\n\n{PROSE}\n\n{MORE}\n"
    )
    assert bases(text) == expected


def test_a_preamble_that_cites_nothing_is_said() -> None:
    text = HEAD + PREAMBLE.replace(PREAMBLE[PREAMBLE.index("1. Und") : PREAMBLE.index("MEMU")], "")
    assert ("bagian-hilang", "Mengingat", None) in rules(part_of(parse_landasan_hukum, text))
    whole = part_of(parse_landasan_hukum, HEAD + PREAMBLE)
    assert rules(whole) == []
    assert len(whole.rows) == 2


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("Menimbang : a. bahwa perlu;", "menimbang", "a. bahwa perlu;"),
        ("Menimbang bahwa perlu;", "menimbang", "bahwa perlu;"),
        ("M E N I M B A N G", "menimbang", ""),
        ("Mengingat 1. Undang-Undang;", "mengingat", "1. Undang-Undang;"),
        ("Mengingat pentingnya hal itu", "", "Mengingat pentingnya hal itu"),
        ("Menetapkan PERATURAN BUPATI", "menetapkan", "PERATURAN BUPATI"),
        ("Menetapkan tujuan", "", "Menetapkan tujuan"),
        ("Memperhatikan: surat", "memperhatikan", "surat"),
        ("M E M U T U S K A N :", "memutuskan", ""),
        ("MEMUTUSKAN : ABCDEFGHIJKLMN", "memutuskan", "ABCDEFGHIJKLMN"),
        ("MEMUTUSKAN : ABCDEFGHIJKLMNO", "", "MEMUTUSKAN : ABCDEFGHIJKLMNO"),  # a sentence
        ("Dengan Persetujuan Bersama", "memutuskan", ""),
        ("Menimbangnya perlu", "", "Menimbangnya perlu"),
    ],
)
def test_words_that_head_the_preamble(text: str, word: str, rest: str) -> None:
    assert legal_head(text) == (word, rest)
