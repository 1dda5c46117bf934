"""What every page repeats is set aside; what merely looks like it stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.furniture import find_furniture, known_marks, without_foot_rules, without_marks
from extract.printed import PageContent, Rule, Word, turn

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


def test_a_table_on_the_page_of_its_number_has_its_caption() -> None:
    pages = [page(n, [(60, f"Tabel {n}"), (400, "Isi.")]) for n in range(1, 7)]
    assert set_aside(pages) == {}


@pytest.mark.parametrize(("shift", "aside"), [(0.0, True), (2.9, True), (3.1, False)])
def test_a_watermark_of_one_page_is_one_on_others(shift: float, aside: bool) -> None:
    """Where it does not stand across the text but under none of it."""
    mark = Word("SALINAN", 200.0, 400.0, 380.0, 430.0, 30.0, False)
    first = replace(page(1, [(60, "Isi pasal.")]), marks=(mark,))
    moved = mark._replace(x0=mark.x0 + shift, x1=mark.x1 + shift)
    second = page(2, [(60, "Isi lain.")])
    found = without_marks(replace(second, words=(*second.words, moved)), known_marks([first]))
    assert (found.words, found.marks) == (
        (second.words, (moved,)) if aside else ((*second.words, moved), ())
    )


@pytest.mark.parametrize(("numbers", "aside"), [((1, 2, 3, 4), 0), ((1, 1, 1, 1), 4)])
def test_the_last_line_of_captions_at_one_place_is_no_running_head(
    numbers: Sequence[int], aside: int
) -> None:
    """Unless every page repeats the whole caption."""
    pages = [
        page(n, [(50, f"Tabel 2.{code}"), (63, f"Judul {n}"), (76, "Kabupaten Rawajaya")])
        for n, code in enumerate(numbers, start=1)
    ]
    found = [text for lines in set_aside(pages).values() for text, _ in lines]
    assert found.count("Kabupaten Rawajaya") == aside


@pytest.mark.parametrize(("gap", "aside"), [(2, 0), (30, 8)])
def test_the_title_of_a_form_that_some_pages_fill_in_is_no_running_head(
    gap: float, aside: int
) -> None:
    """Its lines stand close together, the last below the margin."""
    filled = [(106.0, "Perjanjian Kinerja Tahun 2023"), (106 + SIZE + gap, "Kecamatan Telaga")]
    pages = [page(n, [*filled, (300, f"Camat {n}")] if n > 12 else []) for n in range(1, 21)]
    found = [text for lines in set_aside(pages).values() for text, _ in lines]
    assert found.count("Perjanjian Kinerja Tahun 2023") == aside


def test_numbers_in_step_with_the_pages_behind_the_same_words() -> None:
    pages = [page(n, [(400, "Isi."), (800, f"Renstra Kecamatan {n + 2}")]) for n in range(1, 6)]
    assert [lines[0][1] for lines in set_aside(pages).values()] == ["nomor-halaman"] * 5


@pytest.mark.parametrize(
    ("foot", "aside"),
    [
        ("Renja 2023 | {n}", 2),
        ("Halaman {n}", 2),
        ("Renja 2023 {n}", 0),
        ("Pasal {n}", 0),
        (f"https://bogor.go.id/main?{'x' * 70}… {{n}}/2", 2),
    ],
)
def test_numbers_at_the_foot_of_both_pages_of_two(foot: str, aside: int) -> None:
    pages = [page(n, [(400, "Isi."), (800, foot.format(n=n))]) for n in (1, 2)]
    assert len(set_aside(pages)) == aside


@pytest.mark.parametrize(
    ("line", "y", "reason"),
    [
        ("9/20/21, 1:58 PM Cetak RKA", 20, "kepala-halaman"),
        ("9/20/21, 1:58 PM rapat", 800, None),
        ("Dokumen ini telah ditandatangani secara elektronik", 20, "kepala-halaman"),
        ("Dokumen ini telah ditandatangani secara elektronik", 800, "kaki-halaman"),
        ("Surat ditandatangani secara elektronik dengan", 20, None),
    ],
)
def test_what_a_browser_or_a_signature_prints_on_one_page(
    line: str, y: float, reason: str | None
) -> None:
    found = set_aside([page(1, [(400, "Isi."), (y, line)])])
    assert found == ({1: [(line, reason)]} if reason else {})


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


def counted(text: str, times: int, pages: int, y: float = 40.0) -> int:
    """On how many of so many pages a line that stands on ``times`` of them is set aside."""
    words = [
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
    ]
    made = [
        page(n + 1, [(y, text)] * (n < times) + [(400, f"Isi {words[n % 10]} {words[n // 10]}.")])
        for n in range(pages)
    ]
    return sum(line[0] == text for lines in set_aside(made).values() for line in lines)


@pytest.mark.parametrize(
    ("y", "aside"),
    [
        (106.0, True),  # a seventh of the page at its top
        (107.0, False),
        (724.0, False),
        (725.0, True),
    ],
)
def test_only_what_stands_in_the_margin_is_set_aside(y: float, aside: bool) -> None:
    assert counted("Rencana Strategis", 6, 6, y) == (6 if aside else 0)


def scanned(content: PageContent, down: float, direction: int = 0) -> PageContent:
    """A page as recognised in a picture, its sheet so far below its place on the glass."""
    words = tuple(word._replace(y0=word.y0 + down, y1=word.y1 + down) for word in content.words)
    laid = replace(content, words=tuple(word._replace(score=0.99) for word in words))
    return turn(laid, direction)


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
@pytest.mark.parametrize("foot", ["- {n} -", "{n}", "Renstra Kecamatan | {n}", "Dinas Kesehatan"])
def test_the_head_and_foot_of_sheets_that_lay_beside_their_place(foot: str, direction: int) -> None:
    shifts = (-56.0, 0.0, 30.0, -40.0, -56.0, 20.0)
    made = [
        page(n, [(90, "Rencana Strategis"), (400, "Isi."), (735, foot.format(n=n + 3))])
        for n in range(1, 7)
    ]
    found = set_aside(
        [scanned(one, down, direction) for one, down in zip(made, shifts, strict=True)]
    )
    assert [len(lines) for lines in found.values()] == [2] * 6


def test_only_the_outermost_line_of_a_sheet_may_lie_beside_its_margin() -> None:
    lines = [(100.0, "Satu halaman"), (130.0, "Rencana Strategis"), (700.0, "Dinas Kesehatan")]
    made = [page(n, [*lines, (720.0, "Cukup jelas sudah")]) for n in range(1, 7)]
    aside = [(text, reason) for text, reason in set_aside([scanned(p, 20) for p in made])[1]]
    assert aside == [("Satu halaman", "kepala-halaman"), ("Cukup jelas sudah", "kaki-halaman")]
    assert set_aside([scanned(p, -20) for p in made])[1] == aside


@pytest.mark.parametrize(
    ("text", "times", "pages", "aside"),
    [
        ("Rencana Strategis", 3, 6, True),
        ("Rencana Strategis", 2, 6, False),
        ("Rencana Strategis", 3, 12, True),
        ("Rencana Strategis", 3, 16, False),  # a quarter of the pages
        ("Rencana Strategis", 4, 16, True),
        ("Rencana Strategis", 8, 60, True),  # eight are always enough
        ("Rencana Strategis", 7, 60, False),
        ("Cukup jelas.", 3, 12, True),  # twelve letters
        ("Cukup jelas", 5, 12, False),  # short lines recur in running text: half of the pages
        ("Cukup jelas", 6, 12, True),
        ("* * *", 12, 12, False),
    ],
)
def test_on_how_many_pages_a_line_is_a_running_head(
    text: str, times: int, pages: int, aside: bool
) -> None:
    assert counted(text, times, pages) == (times if aside else 0)


@pytest.mark.parametrize(
    ("foot", "times", "reason"),
    [
        ("- {n} -", 1, "nomor-halaman"),  # dressed as one
        ("{n}", 2, "nomor-halaman"),  # in step with the pages
        ("Renstra | {n}", 3, "nomor-halaman"),
        ("Renstra | {n}", 2, None),
        ("Pasal {n}", 4, None),
    ],
)
def test_numbers_in_the_margin(foot: str, times: int, reason: str | None) -> None:
    made = [
        page(n, [(400, "Isi.")] + [(800, foot.format(n=n + 4))] * (n <= times)) for n in range(1, 7)
    ]
    found = [line[1] for lines in set_aside(made).values() for line in lines]
    assert found == ([reason] * times if reason else [])


@pytest.mark.parametrize(
    ("texts", "gap", "aside"), [(4, 6.0, False), (3, 6.0, True), (4, 10.0, True)]
)
def test_the_head_of_a_table_printed_again_is_no_running_head(
    texts: int, gap: float, aside: bool
) -> None:
    """The line goes on downwards, close by, to a line of four texts and more."""

    def made(number: int) -> PageContent:
        top = page(number, [(40, "Capaian Kinerja Pelayanan")])
        y = 40 + SIZE + gap
        row = tuple(
            Word(f"{number}{n}", 80 + 90.0 * n, y, 100 + 90.0 * n, y + SIZE, SIZE, False)
            for n in range(texts)
        )
        return replace(top, words=(*top.words, *row))

    found = set_aside([made(number) for number in range(1, 7)])
    assert any(line[1] == "kepala-halaman" for lines in found.values() for line in lines) is aside


def _row(number: int, y: float, *below: tuple[float, str]) -> PageContent:
    """A page with a row of five texts, and lines below it."""
    texts = [(80.0 + 90 * n, text) for n, text in enumerate(("1", "Persentase", "%", "80", "81"))]
    row = [Word(text, x, y, x + 20, y + SIZE, SIZE, False) for x, text in texts]
    rest = page(number, below).words
    return PageContent(number, 595.0, 842.0, 0, (*row, *rest), (), ())


def test_the_second_line_of_rows_at_the_end_of_pages_is_no_running_foot() -> None:
    pages = [_row(n, 770, (783, "terhadap potensi")) for n in range(1, 5)]
    assert not set_aside(pages)
    pages = [_row(n, 770, (805, "terhadap potensi")) for n in range(1, 5)]
    assert len(set_aside(pages)) == 4


def test_the_first_line_of_rows_whose_values_stand_in_their_middle_is_no_running_foot() -> None:
    lines = ((758, "Penyediaan jasa,"), (782, "air dan listrik"))
    assert not set_aside([_row(n, 770, *lines) for n in range(1, 5)])


@pytest.mark.parametrize(("y", "aside"), [(783, False), (805, True)])
def test_a_numeral_that_ends_a_name_is_no_page_number(y: float, aside: bool) -> None:
    pages = [_row(1, 770, (y, "III")), page(2, [(400, "Isi.")])]
    assert bool(set_aside(pages)) is aside


def test_what_one_page_repeats_is_no_running_foot() -> None:
    lines = [(750.0 + 25 * n, "terhadap potensi") for n in range(3)]
    pages = [page(1, lines), page(2, [(400, "Isi.")]), page(3, [(400, "Isi.")])]
    assert not set_aside(pages)


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        # The text of one page ends far above: no table's last rule stands so.
        ([770.0, 770.0, 400.0, 770.0], [0, 0, 0, 0]),
        ([770.0, 770.0, 770.0, 770.0], [1, 1, 1, 1]),
        ([400.0, 400.0], [1, 1]),
    ],
)
def test_the_rule_over_the_feet_of_pages_is_none_of_a_table(
    ends: list[float], left: list[int]
) -> None:
    rule = Rule(60.0, 790.0, 535.0, 790.0)
    pages = [
        PageContent(n, 595.0, 842.0, 0, (Word("kata", 60, y - 10, 90, y, 10, False),), (rule,), ())
        for n, y in enumerate(ends, start=1)
    ]
    assert [len(page.rules) for page in without_foot_rules(pages)] == left


@pytest.mark.parametrize(
    ("text", "at", "aside"),
    [
        ("Lembar {} dari 9", 60, True),
        ("Nama OPD : Kantor Pasar Lembar ke {} dari 9", 60, True),
        ("Lembar {} dari 9", 150, True),  # right below the margin
        ("Renja Kantor Pasar {}", 690, True),  # right above it
        ("Lembar {} dari 9", 300, False),
        ("Lembar 2 dari {}", 300, False),
    ],
)
def test_a_line_in_step_with_the_pages_numbers_them(text: str, at: float, aside: bool) -> None:
    pages = [page(n, [(at, text.format(n)), (400, f"Isi {n}.")]) for n in range(4, 8)]
    expected = {n: [(text.format(n), "nomor-halaman")] for n in range(4, 8)} if aside else {}
    assert set_aside(pages) == expected


def test_numbers_right_below_the_margin_that_keep_no_step_are_text() -> None:
    pages = [page(n, [(150, f"Kelompok {2 * n}"), (400, f"Isi {n}.")]) for n in range(4, 8)]
    assert set_aside(pages) == {}
