"""Pages drawn with characters, and what is seen on each: tables, paragraphs, what is set aside."""

from __future__ import annotations

import re

import pytest

from extract.document import Source, Table
from extract.text import read_text
from tests.drawn_pages import art_of, document_of, expected_of, grown, seen, shaken
from tests.printed_cases import PRINTED


def cases(name: str) -> dict[str, str]:
    """The cases of a file by what they are of."""
    text = (PRINTED / name).read_text("utf-8").strip("\n")
    return {case.splitlines()[0].lstrip("# "): case for case in text.split("\n====\n")}


def without_edges(lines: list[str]) -> list[str]:
    return [re.sub(r"^(tabel \S+ \S+).*", r"\1", line) for line in lines]


PAGES, TEXTS = cases("pages.txt"), cases("texts.txt")
UPRIGHT = {
    "typed rules",
    "names below one rule, over which titles stand",
    "two tables beside each other",
    "names above the first line of the text beside a table",
    "prose below a table, before rules as long as its own",
    "two lines of running text between two tables of one length",
}
"""What is typed, or stands side by side, is told of an upright page alone, and so is which lines
make a paragraph."""
TABLES = [name for name, case in PAGES.items() if "=> tabel" in case and name not in UPRIGHT]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_seen_on_a_page(name: str) -> None:
    assert seen(document_of(art_of(PAGES[name]))) == expected_of(PAGES[name])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_on_its_side_is_the_same(name: str) -> None:
    expected = without_edges(expected_of(PAGES[name]))
    for turned in (90, 180, 270):
        assert seen(document_of(art_of(PAGES[name]), turned), edges=False) == expected


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_close_lines_is_the_same(name: str) -> None:
    expected = without_edges(expected_of(PAGES[name]))
    assert seen(document_of(art_of(PAGES[name]), high=10.0), edges=False) == expected


@pytest.mark.parametrize("name", PAGES)
def test_what_is_seen_does_not_hang_on_the_size_of_the_page(name: str) -> None:
    """Nor on the printer, whose words and rules stand a hair off their places."""
    art, expected = art_of(PAGES[name]), without_edges(expected_of(PAGES[name]))
    larger = document_of(art, reset=lambda content: grown(content, 1.3))
    assert seen(larger, edges=False) == expected
    assert seen(document_of(art, reset=shaken), edges=False) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_seen_in_a_text(name: str) -> None:
    source = Source("contoh.txt", "0" * 64, "text")
    assert seen(read_text(art_of(TEXTS[name]).encode(), source)) == expected_of(TEXTS[name])


def test_a_number_at_the_foot_is_that_of_its_page_where_others_have_one() -> None:
    text = "Kecamatan menyusun rencana agar layanan kepada warga menjadi lebih baik.\n"
    foot = "\n" * 40 + " " * 70
    one = seen(document_of(f"{text}{foot}12\n"), edges=False)
    two = seen(document_of(f"{text}{foot}12\n%%\n{text.upper()}{foot}13\n"), edges=False)
    assert one == [f"1: {text.strip()}", "1: 12"]
    assert two == [
        *(f"1: {text.strip()}", f"2: {text.strip().upper()}"),
        *("nomor-halaman: 12", "nomor-halaman: 13"),
    ]


LONG_TOTAL = """\
Desa              Alokasi     Belanja     Sisa
Maju                   12          14       2
Jaya                   13          15       3
Baru                   10          11       4
Jumlah                  1.250.000.000       9
Lama                   10          11       1
"""


def test_an_amount_that_reaches_over_an_empty_column_stands_in_its_own() -> None:
    """One long total moves no gutter; without the amount of the column before it, it would begin
    there."""
    (table,) = (block for block in document_of(LONG_TOTAL).blocks if isinstance(block, Table))
    assert table.grid()[4] == ["Jumlah", "", "1.250.000.000", "9"]
    assert all(cell.col_span == 1 for cell in table.cells)
