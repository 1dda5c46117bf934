"""Which lines of a plan are headings: one case on either side of what tells them from prose."""

from __future__ import annotations

import pytest

from extract.document import Box, Line, Paragraph
from parsers.chapters import adjacent
from tests.test_parsers_renstra import PROSE, chapters_of


def of_length(letters: int) -> str:
    """A title of so many letters."""
    return ("Pelayanan " * 30)[: letters - 3] + "Abc"


def plan(line: str) -> str:
    return (
        f"BAB I\nPENDAHULUAN\n\n1.1 Latar Belakang\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n"
        f"BAB II\nGAMBARAN\n\n2.1 Tugas\n\n{PROSE}\n\n2.2 Sumber Daya\n\n{PROSE}\n"
    )


def sections(line: str) -> list[tuple[str, str]]:
    """Numbers and titles of the sections that a line adds to chapter I."""
    rows = chapters_of(plan(line)).rows
    found = [(row["nomor"], row["judul"]) for row in rows if row["bab"] == 1 and row["nomor"]]
    assert found[0] == ("1.1", "Latar Belakang")
    return found[1:]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1.2 Maksud dan Tujuan", [("1.2", "Maksud dan Tujuan")]),
        ("1.2. Maksud", [("1.2", "Maksud")]),
        ("1 . 2 Maksud", [("1.2", "Maksud")]),
        ("1.2 maksud dan tujuan", []),
        ("1.2 Maksud dan tujuan;", []),
        ("1.2 Maksud, tujuan,", []),
        ("1.2 Ab", []),
        ("1.2 Abc", [("1.2", "Abc")]),
        ("1.2 Maksud ........ 4", []),
        ("1.2 Maksud 4", []),
        ("1.2 Maksud iv", []),
        ("1.2 (1) Maksud", []),
        ("1.0 Maksud", []),
        ("1.7 Maksud", [("1.7", "Maksud")]),  # five were skipped
        ("1.8 Maksud", []),
        ("3.2 Maksud", [("3.2", "Maksud")]),  # of another chapter, and goes on
        ("3.3 Maksud", []),
        ("12.2 Maksud", [("12.2", "Maksud")]),
        ("13.2 Maksud", []),
        ("1.1.1 Umum", [("1.1.1", "Umum")]),
        ("1.2.1 Umum", [("1.2.1", "Umum")]),
        ("1.2", []),
        ("1.2\nMaksud", [("1.2", "Maksud")]),
        ("1.2\nmaksud dari rencana ini adalah sebagai berikut", []),
        (f"1.2 {of_length(109)}.", [("1.2", f"{of_length(109)}.")]),
        (f"1.2 {of_length(110)}.", []),  # a sentence
        (f"1.2 {of_length(111)}", [("1.2", of_length(111))]),
        (f"1.2 {of_length(200)}", [("1.2", of_length(200))]),
        (f"1.2 {of_length(201)}", []),
        ("Lihat pada Tabel\n\n1.2 Maksud", []),
        ("Lihat pada tabelnya\n\n1.2 Maksud", [("1.2", "Maksud")]),
        ("1.2 Maksud dan\nTujuan Rencana", [("1.2", "Maksud dan Tujuan Rencana")]),
        ("1.2 Maksud\nTujuan Rencana", [("1.2", "Maksud")]),
        ("1.2 Maksud dan\n\nTujuan Rencana", [("1.2", "Maksud dan")]),
        ("1.2 Maksud dan\nTujuan Rencana.", [("1.2", "Maksud dan")]),
        ("1.2 Maksud dan\nTUJUAN RENCANA", [("1.2", "Maksud dan")]),
        ("1.2 MAKSUD DAN\nTUJUAN RENCANA", [("1.2", "MAKSUD DAN TUJUAN RENCANA")]),
        ("1.2 Maksud dan\n1.3 Tujuan", [("1.2", "Maksud dan"), ("1.3", "Tujuan")]),
        ("1.2 Maksud dan\na. tujuan", [("1.2", "Maksud dan")]),
    ],
)
def test_lines_that_head_a_section(line: str, expected: list[tuple[str, str]]) -> None:
    assert sections(line) == expected


def chapters(text: str) -> list[tuple[int, str]]:
    rows = chapters_of(text).rows
    return [(row["bab"], row["judul"]) for row in rows if row["nomor"] is None]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("BAB II\nGAMBARAN UMUM", "GAMBARAN UMUM"),
        ("BAB II GAMBARAN UMUM", "GAMBARAN UMUM"),
        ("BAB II : GAMBARAN UMUM", "GAMBARAN UMUM"),
        ("BAB 2\nGAMBARAN UMUM", "GAMBARAN UMUM"),
        ("BAB II Gambaran umum", "Gambaran umum"),
        ("BAB II memuat gambaran umum", None),
        ("BAB II, yang memuat gambaran", None),
        ("BAB II GAMBARAN UMUM ......... 9", None),
        ("BAB II GAMBARAN UMUM 9", None),
        ("BAB II\nGAMBARAN UMUM\nDAN KEADAAN", "GAMBARAN UMUM DAN KEADAAN"),
        ("BAB II\nGAMBARAN UMUM DAN\nKEADAAN", "GAMBARAN UMUM DAN KEADAAN"),
        ("BAB II\nGAMBARAN UMUM\n\nKEADAAN", "GAMBARAN UMUM"),
        ("BAB II\nGAMBARAN UMUM DAN\n\nKEADAAN", "GAMBARAN UMUM DAN KEADAAN"),
        ("BAB II\nGAMBARAN UMUM:\nKEADAAN", "GAMBARAN UMUM"),
        ("BAB II\nGambaran Umum", "Gambaran Umum"),
        ("BAB II\ngambaran umum", None),
        ("BAB II\nGambaran umum kecamatan.", None),
        ("BAB II\nTabel 2.1 Luas Wilayah", None),
        ("BAB II\nA. Umum", None),
        ("BAB II\n" + " ".join(["Umum"] * 12), " ".join(["Umum"] * 12)),
        ("BAB II\n" + " ".join(["Umum"] * 13), None),  # a sentence
        ("BAB II\nG A M B A R A N", "GAMBARAN"),
        ("BAB II\nGAMBARAN U M U M", "GAMBARAN UMUM"),
    ],
)
def test_lines_that_head_a_chapter(line: str, title: str | None) -> None:
    text = f"BAB I\nPENDAHULUAN\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\nBAB III\nPENUTUP\n\n{PROSE}\n"
    found = dict(chapters(text))
    assert found.keys() == ({1, 2, 3} if line.startswith("BAB II\n") or title else {1, 3})
    assert found.get(2) == title


def paragraph(box: Box, page: int = 1, lines: int = 1) -> Paragraph:
    return Paragraph("A", page=page, box=box, lines=(Line("A", page, box),) * lines)


@pytest.mark.parametrize(
    ("box", "page", "expected"),
    [
        (Box(100, 120, 300, 130), 1, False),  # a gap of a line
        (Box(100, 118, 300, 128), 1, True),
        (Box(150, 112, 250, 122), 1, True),  # centred under it
        (Box(150, 112, 289, 122), 1, True),
        (Box(150, 112, 290, 122), 1, False),
        (Box(109, 112, 400, 122), 1, True),  # on its left edge
        (Box(110, 112, 400, 122), 1, False),
        (Box(100, 112, 300, 122), 2, False),
    ],
)
def test_lines_of_a_page_that_follow_each_other(box: Box, page: int, expected: bool) -> None:
    """A line is ten high: less than nine to the next, centres not two lines apart."""
    assert adjacent(paragraph(Box(100, 100, 300, 110)), paragraph(box, page)) is expected


@pytest.mark.parametrize(("letters", "heads"), [(220, True), (221, False)])
def test_a_chapter_has_a_title_of_some_lines_at_most(letters: int, heads: bool) -> None:
    chapter = f"BAB II {'PELAYANAN ' * 30}"[: letters - 3] + "ABC"
    text = f"BAB I\nPENDAHULUAN\n\n{PROSE}\n\n{chapter}\n\n{PROSE}\n\nBAB III\nPENUTUP\n\n{PROSE}\n"
    assert (2 in {row["bab"] for row in chapters_of(text).rows}) is heads
