"""Lines of a page put together to paragraphs: what a typesetter broke comes back whole."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Box, Paragraph
from extract.paragraphs import TextPage, join_lines, read_paragraphs
from extract.printed import Word

SIZE = 12.0
LEFT, RIGHT = 72.0, 520.0
ADVANCE = 0.5 * SIZE
SPACE = 0.3 * SIZE
STEP = 1.35 * SIZE


def width(word: str) -> float:
    return ADVANCE * len(word)


@dataclass
class Typesetter:
    """Sets words on pages as a word processor does: broken where the next has no more room."""

    justify: bool = True
    height: float = 792.0
    y: float = 72.0
    pages: list[list[Word]] = field(default_factory=lambda: [[]])
    tables: list[tuple[int, Box]] = field(default_factory=list)

    def text(
        self,
        text: str,
        *,
        label: str = "",
        x: float = LEFT,
        hang: float = 0.0,
        indent: float = 0.0,
        right: float = RIGHT,
        bold: bool = False,
        before: float = 0.0,
    ) -> None:
        self.y += before
        words = text.split()
        start = x + (hang if label else indent)
        while words:
            line = [words.pop(0)]
            used = width(line[0])
            while words and start + used + SPACE + width(words[0]) <= right:
                used += SPACE + width(words[0])
                line.append(words.pop(0))
            gap = SPACE
            if self.justify and words and len(line) > 1:
                gap = (right - start - sum(map(width, line))) / (len(line) - 1)
            self._line(line, start, gap, bold, label, x)
            label, start = "", x + hang

    def centre(self, text: str, *, bold: bool = False, before: float = 0.0) -> None:
        self.y += before
        words = text.split()
        total = sum(map(width, words)) + SPACE * (len(words) - 1)
        self._line(words, (LEFT + RIGHT - total) / 2, SPACE, bold, "", LEFT)

    def _line(
        self, words: list[str], x: float, gap: float, bold: bool, label: str, label_x: float
    ) -> None:
        if self.y > self.height - 90:
            self.pages.append([])
            self.y = 72.0
        if label:
            self._word(label, label_x, bold)
        for word in words:
            self._word(word, x, bold)
            x += width(word) + gap
        self.y += STEP

    def _word(self, text: str, x: float, bold: bool) -> None:
        self.pages[-1].append(Word(text, x, self.y, x + width(text), self.y + SIZE, SIZE, bold))

    def read(self) -> list[str]:
        return [p.text for p in self.paragraphs()]

    def paragraphs(self) -> list[Paragraph]:
        pages = [
            TextPage(
                number,
                595.0,
                self.height,
                words,
                [box for page, box in self.tables if page == number],
            )
            for number, words in enumerate(self.pages, start=1)
        ]
        return [paragraph for page in read_paragraphs(pages) for paragraph in page]


LONG = (
    "Kecamatan menyusun rencana kerja setiap tahun dengan memperhatikan usulan desa dan kelurahan "
    "yang dibahas dalam musyawarah perencanaan pembangunan sehingga program dan kegiatan selaras "
    "dengan kebutuhan masyarakat setempat dan kemampuan keuangan daerah pada tahun berjalan."
)


@pytest.mark.parametrize("justify", [True, False])
def test_paragraphs_with_an_indented_first_line(justify: bool) -> None:
    setter = Typesetter(justify)
    for _ in range(3):
        setter.text(LONG, indent=36)
    assert setter.read() == [LONG] * 3


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        ("menye-", "luruh", "menyeluruh"),
        ("perundang-", "undangan", "perundang-undangan"),
        ("tolong-", "menolong", "tolong-menolong"),
        ("non-", "fisik", "non-fisik"),
        ("desa-", "desa", "desa-desa"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line(head: str, tail: str, whole: str) -> None:
    setter = Typesetter()
    full = " ".join(["kata"] * 14 + [head])
    setter.text(full)
    setter.text(f"{tail} dan kata")
    assert setter.read() == [f"{full.removesuffix(head)}{whole} dan kata"]


@pytest.mark.parametrize(("title", "bold"), [("I.2 Dasar", False), ("Perencanaan", True)])
def test_a_heading_behind_a_line_that_its_first_word_has_no_room_on(title: str, bold: bool) -> None:
    setter = Typesetter()
    full = " ".join(["kata"] * 15 + ["kata."])
    for _ in range(3):
        setter.text(full)
    setter.text(title, bold=bold)
    setter.text("Isi bagian.")
    assert setter.read()[-2:] == [title, "Isi bagian."]


@pytest.mark.parametrize("justify", [True, False])
def test_lists_hang_on_their_labels(justify: bool) -> None:
    setter = Typesetter(justify)
    setter.text("Rencana ini memuat:")
    for label in ("a.", "b.", "c."):
        setter.text(LONG, label=label, x=LEFT, hang=24)
    for label in ("1.", "2."):
        setter.text("Butir pendek;", label=label, x=LEFT + 24, hang=24)
    assert setter.read() == [
        "Rencana ini memuat:",
        *(f"{label} {LONG}" for label in ("a.", "b.", "c.")),
        "1. Butir pendek;",
        "2. Butir pendek;",
    ]


def test_a_spaced_paragraph_after_a_full_line_of_a_list() -> None:
    """Its first line is indented as far as the item's text hangs, and its first word would not
    have fitted behind the item: only the distance and the semicolon tell."""
    long_word = "Pertanggungjawaban"
    item = "x" * int((RIGHT - LEFT - 24 - width(long_word)) / ADVANCE) + ";"
    setter = Typesetter(justify=False)
    setter.text(LONG)
    setter.text(item, label="4)", x=LEFT, hang=24, before=4)
    setter.text(f"{long_word} {LONG}", indent=24, before=4)
    assert setter.read() == [LONG, f"4) {item}", f"{long_word} {LONG}"]


@pytest.mark.parametrize("colon", [":", ""])
def test_preamble_in_three_columns(colon: str) -> None:
    setter = Typesetter()
    setter.centre("BUPATI RAWAJAYA,", before=20)
    y = setter.y
    if colon:
        setter._word("Menimbang", LEFT, False)
        setter._word(colon, LEFT + 80, False)
    else:
        setter._word("Menimbang", LEFT, False)
    setter.y = y
    setter.text(f"bahwa {LONG}", label="a.", x=LEFT + 100, hang=20)
    setter.text(f"bahwa {LONG}", label="b.", x=LEFT + 100, hang=20)
    assert setter.read() == [
        "BUPATI RAWAJAYA,",
        f"Menimbang {colon}".strip(),
        f"a. bahwa {LONG}",
        f"b. bahwa {LONG}",
    ]


def test_a_word_of_the_preamble_below_a_full_item_opens_a_part() -> None:
    item = "x" * int((RIGHT - LEFT - width("Mengingat")) / ADVANCE)
    setter = Typesetter()
    setter.text(f"a. {item}")
    setter.text("Mengingat :")
    setter.text(LONG, label="1.", x=LEFT, hang=24)
    assert setter.read() == [f"a. {item}", "Mengingat :", f"1. {LONG}"]


def test_a_word_of_the_preamble_whose_last_letter_had_no_room() -> None:
    setter = Typesetter()
    y = setter.y
    setter._word("Menimban", LEFT, False)
    setter._word(":", LEFT + 80, False)
    setter._word("g", LEFT, False)
    setter.pages[-1][-1] = setter.pages[-1][-1]._replace(y0=y + STEP, y1=y + STEP + SIZE)
    setter.text(f"bahwa {LONG}", label="a.", x=LEFT + 100, hang=20)
    assert setter.read() == ["Menimbang :", f"a. bahwa {LONG}"]


@pytest.mark.parametrize("wrapped", ["(1)", "1.", "Pasal", "a."])
def test_a_label_in_the_middle_of_a_sentence_is_none(wrapped: str) -> None:
    """The line breaks right before what looks like a label."""
    room = (RIGHT - LEFT - 24) / ADVANCE
    words = ["sebagaimana"]
    while sum(len(w) for w in words) * ADVANCE + SPACE * len(words) < (room - 8) * ADVANCE - 60:
        words.append("dimaksud")
    rest = RIGHT - LEFT - 24 - sum(width(w) + SPACE for w in words)
    words.append("x" * int(rest / ADVANCE))
    text = " ".join([*words, wrapped, "3" if wrapped == "Pasal" else "dan", "seterusnya,", LONG])
    setter = Typesetter()
    setter.text(text, label="(2)", x=LEFT, hang=24)
    setter.text(LONG, label="(3)", x=LEFT, hang=24)
    assert setter.read() == [f"(2) {text}", f"(3) {LONG}"]


def test_paragraph_over_the_end_of_a_page() -> None:
    setter = Typesetter(height=240.0)
    for label in ("1.", "2.", "3.", "4.", "5."):
        setter.text(LONG, label=label, x=LEFT + 30, hang=24)
    assert len(setter.pages) > 2
    found = setter.paragraphs()
    assert [p.text for p in found] == [f"{n}. {LONG}" for n in range(1, 6)]
    for paragraph in found:
        assert paragraph.page == paragraph.lines[0].page


def test_a_page_ends_within_what_a_law_is_about() -> None:
    law = "Peraturan Menteri Nomor 90 Tahun 2019 tentang Klasifikasi, Kodefikasi, dan"
    setter = Typesetter(height=300.0)
    for label in ("1.", "2.", "3."):
        setter.text(LONG, label=label, hang=24)
    setter.y = setter.height - 95
    setter.text(law, label="4.", hang=24)
    setter.text("Nomenklatur Perencanaan;", x=LEFT + 24)
    setter.text(LONG, label="5.", hang=24)
    assert f"4. {law} Nomenklatur Perencanaan;" in setter.read()


def test_centred_heads_stay_apart() -> None:
    setter = Typesetter()
    for head in ("BAB II", "GAMBARAN PELAYANAN KECAMATAN SUKAMAJU KABUPATEN RAWAJAYA", "Pasal 3"):
        setter.centre(head, bold=head != "Pasal 3")
    setter.text(LONG)
    found = setter.paragraphs()
    assert [p.text for p in found][-1] == LONG
    assert [p.heading for p in found] == [True, True, False, False]
    assert [p.centred for p in found] == [True, True, True, False]


def test_heading_in_bold_over_two_lines() -> None:
    title = (
        "Identifikasi Permasalahan Berdasarkan Tugas dan Fungsi Pelayanan Perangkat Daerah di Sini"
    )
    setter = Typesetter(justify=False)
    setter.text(title, label="3.1.", hang=30, bold=True)
    setter.text(LONG, x=LEFT + 30)
    assert setter.read() == [f"3.1. {title}", LONG]


def test_signatures_beside_each_other_read_column_by_column() -> None:
    setter = Typesetter()
    left = ["Diundangkan di Rawajaya", "pada tanggal 6 Mei 2021", "SEKRETARIS DAERAH,", "BUDI"]
    right = ["Ditetapkan di Rawajaya", "pada tanggal 5 Mei 2021", "BUPATI RAWAJAYA,", "SITI"]
    for one, two in zip(left, right, strict=True):
        y = setter.y
        setter.text(one, x=LEFT, right=LEFT + 200)
        setter.y = y
        setter.text(two, x=LEFT + 260, right=RIGHT - 10)
    assert setter.read() == left + right


def test_no_paragraph_crosses_a_table() -> None:
    setter = Typesetter()
    first, second = LONG[: len(LONG) // 2].strip(), LONG[len(LONG) // 2 :].strip()
    setter.text(first)
    setter.y -= 4
    setter.tables.append((1, Box(LEFT, setter.y, RIGHT, setter.y + 2)))
    setter.y += 2
    setter.text(second)
    assert len(setter.read()) == 2


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Undang-", "Undang Nomor 2", "Undang-Undang Nomor 2"),
        ("tahun 2016-", "2021 dan", "tahun 2016-2021 dan"),
        ("perundang-", "undangan;", "perundang-undangan;"),
        ("satu –", "dua", "satu – dua"),
        ("kata", "lain", "kata lain"),
    ],
)
def test_hyphens_at_the_end_of_a_line(above: str, below: str, joined: str) -> None:
    assert join_lines(above, below) == joined


def test_hyphenated_word_that_the_document_prints_whole() -> None:
    setter = Typesetter(justify=False)
    setter.text("Rencana pembangunan disusun bersama.", before=0)
    setter.text(
        "Uraian ini dibuat untuk melengkapi berbagai keperluan dalam rencana pemba-", before=9
    )
    setter.text("ngunan yang akan datang.")
    assert setter.read()[-1].endswith("rencana pembangunan yang akan datang.")


# A ragged item whose last word, of two letters, stands alone on the next page is read as two
# paragraphs: whether so short a word had room on the line above is within what ragged lines leave.
WORD = st.text("abdegiklmnoprstuy", min_size=3, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=60).map(lambda words: " ".join(words) + ".")


@settings(max_examples=60)
@given(st.lists(TEXT, min_size=2, max_size=8), st.booleans(), st.sampled_from([240.0, 792.0]))
def test_what_was_set_is_read(texts: list[str], justify: bool, height: float) -> None:
    setter = Typesetter(justify, height)
    for number, text in enumerate(texts, start=1):
        setter.text(text, label=f"{number}.", x=LEFT + 18, hang=24)
    assert setter.read() == [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


@given(st.lists(TEXT, min_size=1, max_size=6), st.booleans())
def test_no_word_is_lost(texts: list[str], justify: bool) -> None:
    setter = Typesetter(justify)
    for number, text in enumerate(texts):
        setter.text(text, indent=18.0 * (number % 3), x=LEFT + 10 * (number % 2))
    printed = sorted(word.text for page in setter.pages for word in page)
    assert sorted(" ".join(setter.read()).split()) == printed


@pytest.mark.parametrize("shift", [0.0, 7.0])
def test_two_columns_of_running_text_are_read_one_after_the_other(shift: float) -> None:
    setter = Typesetter()
    setter.text(LONG)
    setter.y += 40
    top = setter.y
    setter.text(f"{LONG} {LONG} {LONG}", right=287)
    setter.y = top + shift
    setter.text(f"{LONG} {LONG} {LONG}", x=305, right=RIGHT)
    assert setter.read() == [LONG, f"{LONG} {LONG} {LONG}", f"{LONG} {LONG} {LONG}"]
