"""A scanned page on its way from lines of ink to words: which are read twice, which hold no print,
how the page stands. The recogniser is one that says what it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.document import SURE
from extract.ocr.recogniser import Character
from extract.ocr.settings import is_installed
from extract.printed import Area, PageContent, Rule, Word

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SCALE = 2.0
Bar = tuple[int, int, int, int]


def sheet(across: Sequence[Bar] = (), down: Sequence[Bar] = (), scale: float = SCALE) -> Any:
    from extract.ocr.ink import Sheet

    paper = np.full((400, 1000), 255, np.uint8)
    return Sheet(paper, np.zeros_like(paper), tuple(across), tuple(down), scale)


def signs(text: str, score: float = 1.0) -> tuple[Character, ...]:
    return tuple(Character(sign, (n + 0.5) / len(text), score) for n, sign in enumerate(text))


def read_line(
    text: str,
    x: int = 100,
    y: int = 100,
    wide: int | None = None,
    high: int = 20,
    score: float = 1.0,
) -> Any:
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine

    wide = 10 * len(text) if wide is None else wide
    ink = np.ones((high, wide), dtype=bool)
    return ReadLine(Segment(x, y, x + wide, y + high), signs(text, score), ink)


# --- what holds print ----------------------------------------------------------------------------


def test_rules_in_points_run_through_their_middle() -> None:
    from extract.ocr.page import rules_of

    found = rules_of(sheet([(10, 20, 110, 24)], [(40, 20, 44, 120)]))
    assert [tuple(rule[:4]) for rule in found] == [(5, 11, 55, 11), (21, 10, 21, 60)]


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ((90, 50, 102, 200), (108, 50, 112, 200), True),
        ((90, 50, 103, 200), (108, 50, 112, 200), False),
        ((90, 50, 102, 200), (107, 50, 112, 200), False),
        ((90, 110, 102, 200), (108, 50, 112, 110), True),
        ((90, 111, 102, 200), (108, 50, 112, 200), False),
        ((90, 50, 102, 200), (108, 50, 112, 109), False),
    ],
)
def test_print_stands_between_rules_on_both_sides_at_its_height(
    left: Bar, right: Bar, between: bool
) -> None:
    from extract.ocr.page import _is_between_rules

    segment = read_line("1", wide=10).segment  # from 100 to 110, its middle at 110
    assert _is_between_rules(segment, sheet(down=[left, right])) is between
    assert not _is_between_rules(segment, sheet(down=[left]))
    assert not _is_between_rules(segment, sheet(down=[right]))


@pytest.mark.parametrize(
    ("text", "high", "score", "stain"),
    [
        ("7", 20, 1.0, False),
        ("7", 8, 1.0, False),
        ("7", 7, 1.0, True),
        ("7", 34, 1.0, False),
        ("7", 35, 1.0, True),
        ("-", 4, 1.0, False),
        ("7", 20, 0.85, False),
        ("7", 20, 0.84, True),
        ("78", 20, 0.6, False),
    ],
)
def test_a_lone_character_is_print_of_usual_height_that_was_read_surely(
    text: str, high: int, score: float, stain: bool
) -> None:
    from extract.ocr.page import _is_stain

    line = read_line(text, high=high, score=score)
    assert _is_stain(line, sheet(), 20) is stain
    between = sheet(down=[(90, 50, 92, 200), (130, 50, 132, 200)])
    assert not _is_stain(line, between, 20), "a value in its cell"


@pytest.mark.parametrize(("score", "stain"), [(0.5, False), (0.49, True)])
def test_an_upright_bar_is_an_i(score: float, stain: bool) -> None:
    from dataclasses import replace

    from extract.ocr.page import _is_stain

    page = sheet()
    ink = page.print.copy()
    ink[100:120, 100:105] = 255
    line = read_line("I", wide=5, score=score)
    assert _is_stain(line, replace(page, print=ink), 20) is stain
    other = read_line("l", wide=5, score=score)
    assert _is_stain(other, replace(page, print=ink), 20)


@pytest.mark.parametrize(
    ("x", "y", "stray"),
    [
        (87, 100, True),
        (88, 100, False),
        (200, 100, False),
        (201, 100, True),
        (150, 114, False),
        (150, 115, True),
        (150, 94, False),
        (150, 93, True),
    ],
)
def test_a_lone_dash_is_dust_beside_all_print_and_at_the_height_of_none(
    x: int, y: int, stray: bool
) -> None:
    from extract.ocr.page import _is_stray

    text, short = read_line("kata dan k"), read_line("ka", 20, 60)  # from 100 to 200
    for sign in "-:":
        dash = read_line(sign, x, y, wide=12, high=12)
        assert _is_stray(dash, [text, short, dash], sheet()) is stray
        assert not _is_stray(dash, [short, dash], sheet()), "no line to stand beside"
        assert not _is_stray(dash, [text, dash], sheet(down=[(60, 0, 62, 300), (260, 0, 262, 300)]))
    assert not _is_stray(read_line("a", x, y, wide=12, high=12), [text], sheet())


def test_lines_of_three_characters_tell_where_print_stands() -> None:
    from extract.ocr.page import _is_stray

    dash = read_line("-", 300, 100, wide=12, high=12)
    assert _is_stray(dash, [read_line("kat"), dash], sheet())
    assert not _is_stray(dash, [read_line("ka"), dash], sheet())


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((0.9, 0.9), ["satu", "dua"]),
        ((0.9, 0.5), ["satu", "dua"]),
        ((0.9, 0.49), ["satu"]),
        ((0.81, 0.4), ["satu"]),
        ((0.79, 0.4), []),
        ((0.3, 0.2), []),
    ],
)
def test_words_of_lines_that_hold_print(scores: tuple[float, float], words: list[str]) -> None:
    """None where the page as a whole was read too poorly; both lines count as many characters."""
    from extract.ocr.page import _legible

    lines = [
        read_line("satu", 100, 100, score=scores[0]),
        read_line("duaa", 100, 150, score=scores[1]),
    ]
    found = [word.text for word in _legible(lines, sheet())]
    assert found == [word.replace("dua", "duaa") for word in words]


RIGHT = (994, 0, 996, 400)
BELOW = (0, 397, 1000, 399)


@pytest.mark.parametrize(
    ("text", "x", "y", "across", "down", "sure"),
    [
        ("101,3", 940, 100, (), (), False),
        ("101,3", 935, 100, (), (), True),
        ("101,3", 940, 100, (), (RIGHT,), True),
        ("Nilai", 940, 100, (), (), True),
        ("101,3", 8, 100, (), (), False),
        ("101,3", 14, 100, (), (), True),
        ("101,3", 100, 380, (), (), False),
        ("101,3", 100, 360, (BELOW,), (), True),
    ],
)
def test_a_number_at_the_edge_of_its_picture_may_have_been_cut(
    text: str, x: int, y: int, across: Sequence[Bar], down: Sequence[Bar], sure: bool
) -> None:
    from extract.ocr.page import _legible

    (word,) = _legible([read_line(text, x, y)], sheet(across, down))
    assert ((word.score or 0) >= SURE) == sure


# --- how the page stands -------------------------------------------------------------------------


def test_certainty_is_the_mean_of_all_characters() -> None:
    from extract.ocr.page import _certainty

    assert _certainty([signs("abc", 0.9), signs("d", 0.5)]) == pytest.approx(0.8)
    assert _certainty([]) == 0.0
    assert _certainty([()]) == 0.0


def test_a_line_is_cut_out_with_a_little_paper() -> None:
    from extract.ocr.page import _crop
    from extract.ocr.segments import Segment

    assert _crop(sheet(), Segment(100, 100, 200, 120)).shape == (26, 108)
    assert _crop(sheet(), Segment(2, 1, 200, 120)).shape == (123, 204)


def test_the_longest_lines_tell_up_from_down_where_there_are_few() -> None:
    from extract.ocr.page import _samples
    from extract.ocr.segments import Segment

    def samples(*sizes: tuple[int, int]) -> list[tuple[int, int]]:
        segments = [Segment(100, 100, 100 + wide, 100 + high) for wide, high in sizes]
        return [crop.shape[::-1] for crop in _samples(sheet(), segments)]

    assert samples((50, 6), (60, 5), (40, 20)) == [(48, 26), (58, 12)]
    assert samples((300, 20)) == [(200, 26)], "ten times as wide as high"
    assert samples(*((30 + n, 20) for n in range(8))) == [(40 + n, 26) for n in range(6)]
    many = samples(*((30 + n, 20) for n in range(30)))
    assert many == [(44 + 4 * n, 26) for n in range(6)], "every fourth of the longer ones"


@pytest.mark.parametrize(
    ("sideways", "sure", "direction", "tried"),
    [
        (False, {0: 0.95}, 0, [0]),
        (False, {0: 0.93}, 0, [0]),
        (False, {0: 0.92, 180: 0.95}, 180, [0, 180]),
        (False, {0: 0.6, 180: 0.5, 90: 0.7, 270: 0.65}, 90, [0, 180, 90, 270]),
        (False, {0: 0.7, 180: 0.7, 90: 0.7, 270: 0.7}, 0, [0, 180, 90, 270]),
        (True, {90: 0.95}, 90, [90]),
        (True, {90: 0.5, 270: 0.95}, 270, [90, 270]),
        (True, {90: 0.5, 270: 0.4, 0: 0.6, 180: 0.7}, 180, [90, 270, 0, 180]),
    ],
)
def test_a_page_stands_as_the_recogniser_is_surest(
    monkeypatch: pytest.MonkeyPatch,
    sideways: bool,
    sure: dict[int, float],
    direction: int,
    tried: list[int],
) -> None:
    from extract.ocr import page

    asked: list[int] = []

    def apart(turned: int, _: float) -> tuple[int, list[Any]]:
        asked.append(turned)
        return turned, [turned]

    class Read:
        def read(self, lines: Sequence[int], _: float) -> list[tuple[Character, ...]]:
            return [signs("kata", sure.get(lines[0], 0.1))]

    monkeypatch.setattr(page, "ink_of", lambda picture: picture)
    monkeypatch.setattr(page, "runs_sideways", lambda _: sideways)
    monkeypatch.setattr(page, "quarter_turned", lambda _, turned: turned)
    monkeypatch.setattr(page, "_apart", apart)
    monkeypatch.setattr(page, "_samples", lambda found, _: [found])
    found = page._upright(np.zeros((2, 2), np.uint8), SCALE, Read())  # type: ignore[arg-type]
    assert found[0] == direction
    assert asked == tried


def test_few_characters_tell_little_of_how_a_page_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ocr import page

    class Read:
        def read(self, lines: Sequence[int], _: float) -> list[tuple[Character, ...]]:
            return [signs("1" if lines[0] == 0 else "kata", 1.0 if lines[0] == 0 else 0.5)]

    monkeypatch.setattr(page, "ink_of", lambda picture: picture)
    monkeypatch.setattr(page, "runs_sideways", lambda _: False)
    monkeypatch.setattr(page, "quarter_turned", lambda _, turned: turned)
    monkeypatch.setattr(page, "_apart", lambda turned, _: (turned, []))
    monkeypatch.setattr(page, "_samples", lambda found, _: [found])
    assert page._upright(np.zeros((2, 2), np.uint8), SCALE, Read())[0] == 180  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("specks", "high", "light", "blank"),
    [
        (0, 0, 245, True),
        (3, 5, 255, True),
        (3, 20, 255, False),
        (95, 5, 255, True),
        (120, 5, 255, False),
    ],
    ids=["bare paper", "dust", "print", "much dust", "pale print"],
)
def test_bare_paper_is_told_from_print_that_cannot_be_read(
    specks: int, high: int, light: int, blank: bool
) -> None:
    """The backs of sheets are no loss; a picture that is white all over may be one."""
    from extract.ocr.page import is_blank

    picture = np.full((600, 600), 255, np.uint8)
    assert not is_blank(picture, SCALE)
    picture[::7] = light
    picture[0, 0] = 250
    for place in range(specks):
        y, x = 30 + 40 * (place // 12), 30 + 40 * (place % 12)
        picture[y : y + high, x : x + 5] = 20
    assert is_blank(picture, SCALE) == blank


@pytest.mark.parametrize(
    ("dark", "light", "blank"),
    [(216, 255, True), (215, 255, False), (100, 139, True), (100, 140, False)],
)
def test_a_page_without_ink_is_blank(
    monkeypatch: pytest.MonkeyPatch, dark: int, light: int, blank: bool
) -> None:
    from extract.ocr import page

    picture = np.full((10, 10), light, np.uint8)
    picture[5, 5] = dark
    monkeypatch.setattr(page, "first_reading", lambda *_: ((), sheet(), 90))
    monkeypatch.setattr("extract.ocr.second.confirmed", lambda words, *_: words)
    assert page._recognise(picture, SCALE, "ind") == ((), (), 0 if blank else 90)


# --- reading -------------------------------------------------------------------------------------


def test_two_readings_of_a_line_are_as_sure_as_the_poorer_one() -> None:
    from extract.ocr.page import _agreed

    (one,) = _agreed(signs("7", 0.9), signs("7", 0.8))
    assert (one.text, one.score) == ("7", 0.8)
    (one,) = _agreed(signs("7", 0.7), signs("7", 0.8))
    assert one.score == 0.7
    (one,) = _agreed(signs("0", 0.9), signs("O", 0.95))
    assert (one.text, one.score) == ("0", 0.9)
    (one,) = _agreed(signs("7", 0.9), signs("1", 0.95))
    assert (one.text, one.score, one.others) == ("7", 0.5, ("1",))
    (one,) = _agreed(signs("7", 0.4), signs("1", 0.95))
    assert one.score == 0.4
    (one,) = _agreed(signs("7", 0.9), signs("70", 0.95))
    assert (one.score, one.others) == (0.5, ())
    first, second = _agreed(signs("70", 0.9), signs("7", 0.95))
    assert (first.others, second.others) == ((), ("",))


def test_what_a_character_may_be_besides_is_kept() -> None:
    from extract.ocr.page import _agreed

    doubted = (Character("7", 0.5, 0.7, ("1",)),)
    assert _agreed(doubted, signs("7"))[0].others == ("1",)
    assert _agreed(signs("7"), doubted)[0].others == ("1",)
    assert _agreed(doubted, signs("1"))[0].others == ("1",)
    assert _agreed(doubted, signs("2"))[0].others == ("1", "2")


@pytest.mark.parametrize(
    ("text", "score", "doubted"),
    [
        ("kata", SURE, False),
        ("kata", SURE - 0.01, True),
        ("...", 0.1, True),
        ("a,b", 1.0, True),
        ("a)b", 1.0, True),
        ("a,1", 1.0, False),
        ("a, b", 1.0, False),
        ("a.b", 1.0, False),
    ],
)
def test_a_line_in_doubt(text: str, score: float, doubted: bool) -> None:
    from extract.ocr.page import _is_doubted

    assert _is_doubted(signs(text, score)) is doubted


@pytest.mark.parametrize(
    ("wide", "text", "twice"),
    [(51, "7", True), (52, "7", False), (20, "a", False), (20, "a7", True)],
)
def test_a_short_line_with_a_digit_is_read_twice(wide: int, text: str, twice: bool) -> None:
    """On more paper: two pixels above and below, half its height at its sides."""
    from extract.ocr.page import _doubly_read

    asked: list[tuple[int, ...]] = []

    class Read:
        def read(self, lines: Sequence[Any], _: float = 1.0) -> list[tuple[Character, ...]]:
            asked.extend(line.shape for line in lines)
            return [signs(text, 0.6) for _ in lines]

    crops = [np.full((26, wide), 200, np.uint8), np.full((26, 300), 200, np.uint8)]
    first, other = _doubly_read(crops, [signs(text, 0.9), signs("kata 7", 0.9)], Read())  # type: ignore[arg-type]
    assert asked == ([(30, wide + 26)] if twice else [])
    assert first[0].score == (0.6 if twice else 0.9)
    assert other[0].score == 0.9


def test_every_line_of_ink_is_read_at_its_place() -> None:
    """A dash and a colon are told by their shape; the others have their characters where they
    stand in their ink, not in the paper around it."""
    from dataclasses import replace

    from extract.ocr.page import _read
    from extract.ocr.segments import Segment

    class Read:
        def read(self, lines: Sequence[Any], _: float = 1.0) -> list[tuple[Character, ...]]:
            return [(Character("a", 0.5, 1.0), Character("b", 1.0, 1.0)) for line in lines]

    page = sheet()
    ink = page.print.copy()
    pieces = [
        (100, 100, 200, 120),
        (300, 108, 312, 112),
        (400, 100, 404, 104),
        (400, 112, 404, 116),
    ]
    for x0, y0, x1, y1 in pieces:
        ink[y0:y1, x0:x1] = 255
    segments = [Segment(400, 100, 404, 116), Segment(*pieces[1]), Segment(*pieces[0])]
    segments.append(Segment(0, 50, 100, 70))
    lines = _read(replace(page, print=ink), segments, Read(), float("inf"))  # type: ignore[arg-type]
    assert ["".join(one.text for one in line.characters) for line in lines] == [
        "ab",
        "ab",
        ":",
        "-",
    ]
    assert [line.segment.x0 for line in lines] == [0, 100, 400, 300]
    assert [one.place for one in lines[1].characters] == pytest.approx([0.5, 1.04])
    assert [one.place for one in lines[0].characters] == pytest.approx([0.52, 1.04])
    assert [line.ink.mean() for line in lines[1:]] == [1.0, 0.5, 1.0]


def test_a_page_that_takes_too_long_is_not_read() -> None:
    from extract.ocr.page import Illegible, _read
    from extract.ocr.segments import Segment

    with pytest.raises(Illegible):
        _read(sheet(), [Segment(100, 100, 200, 120)], None, 0.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "box", "runs", "rule"),
    [
        (0, (20, 30, 60, 40), 0, (10, 50, 90, 50)),
        (90, (30, 140, 40, 180), 90, (50, 110, 50, 190)),
        (180, (40, 160, 80, 170), 180, (10, 150, 90, 150)),
        (270, (60, 20, 70, 60), 270, (50, 10, 50, 90)),
    ],
)
@pytest.mark.parametrize("keep", [True, False])
def test_what_is_recognised_stands_as_the_page_is_shown_and_is_kept(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    direction: int,
    box: tuple[float, ...],
    runs: int,
    rule: tuple[float, ...],
    keep: bool,
) -> None:
    from extract.ocr import page
    from extract.ocr.settings import Ocr

    asked = []
    word = Word("Lampiran", 20, 30, 60, 40, 10, False, score=0.99)

    def recognised(*given: Any) -> Any:
        asked.append(given[1:])
        return (word,), (Rule(10, 50, 90, 50),), direction

    monkeypatch.setattr(page, "draw", lambda *_: (np.full((400, 200), 255, np.uint8), 2.0))
    monkeypatch.setattr(page, "_recognise", recognised)
    shown = PageContent(3, 100.0, 200.0, 0, (), (), (Area(0, 0, 100, 200),), unmapped=4)
    for _ in range(2):
        found = page.read_scan(None, shown, Ocr(folder=tmp_path if keep else None))
        assert (found.number, found.width, found.height) == (3, 100.0, 200.0)
        assert [(one[1:5], one.direction) for one in found.words] == [(box, runs)]
        assert [one[:4] for one in found.rules] == [rule]
        assert (found.images, found.characters, found.unmapped) == ((), 8, 0)
        assert len(found.kept) == keep
    assert asked == [(2.0, "ind+eng")] * (1 if keep else 2)


def test_a_page_without_words_is_illegible_and_kept_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from extract.ocr import page
    from extract.ocr.settings import Ocr

    shown = PageContent(1, 100.0, 200.0, 0, (), (), ())
    white = np.full((40, 20), 255, np.uint8)
    monkeypatch.setattr(page, "draw", lambda *_: (white, 2.0))
    for folder in (tmp_path, None):
        with pytest.raises(page.Illegible) as said:
            page.read_scan(None, shown, Ocr(folder=folder))
        assert said.value.why.code == "halaman-tak-terbaca.tanpa-teks"
        assert len(said.value.kept) == (folder is not None)
    monkeypatch.setattr(page, "draw", lambda *_: None)
    with pytest.raises(page.Illegible) as said:
        page.read_scan(None, shown)
    assert said.value.why.code == "halaman-tak-terbaca.terlalu-kecil"


# --- amounts that lost their end -----------------------------------------------------------------

WALL = (400, 0, 402, 400)


def column(*amounts: tuple[str, float]) -> list[Word]:
    """Amounts below one another and the points at which they end, before a rule at 200."""
    return [
        Word(text, x1 - 5.0 * len(text), 20.0 * n, x1, 20.0 * n + 10, 10.0, False, score=1.0)
        for n, (text, x1) in enumerate(amounts, start=1)
    ]


ENDING_TOGETHER = [
    ("585.233.376", 196.0),
    ("1.292.769.612", 195.5),
    ("92.769.100", 196.0),
    ("9.100", 196.5),
]


@pytest.mark.parametrize(
    ("amounts", "short"),
    [
        ([*ENDING_TOGETHER, ("585.233", 176.0)], {4}),
        ([*ENDING_TOGETHER, ("585.233", 195.0)], set()),  # whole, and small
        ([*ENDING_TOGETHER, ("2021", 176.0)], set()),  # no amount
        (
            [*ENDING_TOGETHER, ("585.233", 176.0), ("292.769", 150.0), ("1.769", 130.0)],
            set(),
        ),  # centred
        ([(text[-7:], x1) for text, x1 in ENDING_TOGETHER[:3]] + [("58.233", 176.0)], set()),  # few
        ([("585.233.376", 196.0)] * 5 + [("85.233", 176.0)], set()),  # of one width: centred
    ],
)
def test_an_amount_that_ends_before_the_others_of_its_column_lost_its_end(
    amounts: list[tuple[str, float]], short: set[int]
) -> None:
    from extract.ocr.page import _short

    assert _short(column(*amounts), sheet(down=[WALL])) == short
    assert not _short(column(*amounts), sheet())


def test_a_word_behind_an_amount_is_its_end() -> None:
    from extract.ocr.page import _short

    words = [
        *column(*ENDING_TOGETHER, ("585.233", 176.0)),
        Word("juta", 180, 100, 196, 110, 10.0, False),
    ]
    assert not _short(words, sheet(down=[WALL]))
