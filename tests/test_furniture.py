"""What every page repeats is set aside; what merely looks like it stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.furniture import find_furniture
from extract.pdfium import PageContent, Word

SIZE = 11.0


def page(number: int, lines: Sequence[tuple[float, str]]) -> PageContent:
    """A page with lines of text at the heights given."""
    words = []
    for y, text in lines:
        x = 80.0
        for word in text.split():
            words.append(Word(word, x, y, x + 6 * len(word), y + SIZE, SIZE, False))
            x += 6 * len(word) + 3
    return PageContent(number, 595.0, 842.0, 0, tuple(words), (), ())


def set_aside(pages: Sequence[PageContent]) -> dict[int, list[tuple[str, str]]]:
    found = find_furniture(pages, {})
    return {number: [(f.text, f.reason) for f in lines] for number, lines in found.items()}


def test_a_pasal_on_the_page_of_its_number_is_text() -> None:
    pages = [page(n, [(60, f"Pasal {n}"), (400, "Isi."), (800, f"- {n} -")]) for n in range(1, 7)]
    assert set_aside(pages) == {n: [(f"- {n} -", "nomor-halaman")] for n in range(1, 7)}


def test_numbers_in_step_with_the_pages_behind_the_same_words() -> None:
    pages = [page(n, [(400, "Isi."), (800, f"Renstra Kecamatan {n + 2}")]) for n in range(1, 6)]
    assert [lines[0][1] for lines in set_aside(pages).values()] == ["nomor-halaman"] * 5


def test_running_heads_and_single_lines() -> None:
    pages = [
        page(n, [(40, "Rencana Strategis Kecamatan"), (60, f"Kalimat halaman ke {'abcdef'[n]}")])
        for n in range(6)
    ]
    assert all(
        lines == [("Rencana Strategis Kecamatan", "kepala-halaman")]
        for lines in set_aside(pages).values()
    )


def test_a_page_number_with_and_without_dashes_behind_the_same_words() -> None:
    feet = ("(BAB VI) - 3 -", "(BAB VI) - 4 -", "(BAB VI) 5", "(BAB VI) - 6 -")
    pages = [page(n, [(400, "Isi."), (800, foot)]) for n, foot in enumerate(feet, 1)]
    assert [lines[0][0] for lines in set_aside(pages).values()] == list(feet)


def test_page_numbers_of_pages_upside_down() -> None:
    pages = [page(n, [(400, "Isi halaman."), (30, f"- {n} -")]) for n in range(1, 4)]
    turned = [
        replace(p, words=tuple(word._replace(direction=180) for word in p.words)) for p in pages
    ]
    found = find_furniture(turned, {})
    assert [[line.reason for line in found[n]] for n in found] == [["nomor-halaman"]] * 3


def test_the_head_of_a_regulation_on_each_of_its_annexes_is_text() -> None:
    head = [(60, "PERATURAN BUPATI TELAGA"), (75, "NOMOR 41 TAHUN 2019")]
    law = page(1, [*head, (90, "TENTANG"), (300, "Isi.")])
    annexes = [
        page(n, [(45, f"LAMPIRAN {'I' * (n - 1)}"), *head, (300, "Isi.")]) for n in (2, 3, 4)
    ]
    assert set_aside([law, *annexes]) == {}


def test_the_name_of_a_regulation_over_every_page_is_set_aside() -> None:
    pages = [page(n, [(40, "PERATURAN BUPATI TELAGA"), (300, "Isi halaman.")]) for n in range(1, 6)]
    assert len(set_aside(pages)) == 5
