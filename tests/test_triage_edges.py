"""What a page is, and which pictures of it may hold a table: both sides of what decides."""

from __future__ import annotations

import pytest

from extract.document import PageKind
from extract.ocr.settings import Mode, Ocr
from extract.pdf import PageReading, _is_looked_at
from extract.printed import Area, PageContent, Rule, Word
from extract.triage import FEW_WORDS, image_share, is_garbage, judge, pictures_beside

WIDE, HIGH = 600.0, 800.0
PROSE = [
    "rencana",
    "ini",
    "disusun",
    "agar",
    "layanan",
    "kepada",
    "warga",
    "menjadi",
    "lebih",
    "baik",
]


def words(count: int, *, visible: bool = True, texts: list[str] = PROSE) -> tuple[Word, ...]:
    return tuple(
        Word(texts[n % len(texts)], 50, 40 + 12 * n, 80, 50 + 12 * n, 10, False, visible=visible)
        for n in range(count)
    )


def page(
    *parts: tuple[Word, ...],
    images: tuple[Area, ...] = (),
    rules: tuple[Rule, ...] = (),
    unmapped: int = 0,
    size: tuple[float, float] = (WIDE, HIGH),
) -> PageContent:
    return PageContent(1, *size, 0, sum(parts, ()), rules, images, unmapped=unmapped)


def share(part: float) -> Area:
    """An image over so much of the page."""
    return Area(0, 0, WIDE, HIGH * part)


ACROSS = tuple(Rule(0, 100 + n, 500, 100 + n) for n in range(3))
UPRIGHT = tuple(Rule(100 + n, 0, 100 + n, 500) for n in range(3))


@pytest.mark.parametrize(
    ("content", "kind", "layer"),
    [
        (page(size=(0, HIGH)), "broken", False),
        (page(size=(WIDE, 0)), "broken", False),
        (page(), "blank", False),
        (page(images=(share(0.25),)), "blank", False),
        (page(images=(share(0.26),)), "scan", False),
        (page(words(20)), "text", False),
        (page(words(20), rules=ACROSS), "text", False),
        (page(words(20), rules=UPRIGHT), "text", False),
        (page(words(20), rules=ACROSS[:2] + UPRIGHT), "text", False),
        (page(words(20), rules=ACROSS + UPRIGHT[:2]), "text", False),
        (page(words(20), rules=ACROSS + UPRIGHT), "ruled", False),
        # words on a picture
        (page(words(FEW_WORDS), images=(share(0.5),)), "text", False),
        (page(words(FEW_WORDS), images=(share(0.51),)), "scan", False),
        (page(words(FEW_WORDS + 1), images=(share(0.51),)), "text", False),
        (page(words(60), images=(share(1),)), "text", False),
        (page(words(60, texts=["xqz", "wvb", "bgtf"]), images=(share(1),)), "broken", False),
        # words that nobody sees
        (page(words(20, visible=False), images=(share(0.1),)), "scan", False),
        (page(words(20, visible=False)), "text", False),
        (page(words(FEW_WORDS, visible=False), images=(share(1),)), "scan", False),
        (page(words(60, visible=False), images=(share(1),)), "scan", True),
        (page(words(60, visible=False), words(13), images=(share(1),)), "text", False),
        (page(words(117, visible=False), words(13), images=(share(1),)), "text", False),
        (page(words(160, visible=False), words(13), images=(share(1),)), "scan", True),
        (page(words(60, visible=False, texts=["xqz", "wvb"]), images=(share(1),)), "scan", False),
    ],
)
def test_what_a_page_is(content: PageContent, kind: str, layer: bool) -> None:
    found = judge(content)
    assert (found.kind, found.layer) == (kind, layer)


@pytest.mark.parametrize(
    ("kind", "mode", "looked"),
    [
        ("text", "auto", False),
        ("ruled", "auto", False),
        ("scan", "auto", True),
        ("broken", "auto", True),
        ("text", "always", True),
        ("blank", "always", False),
    ],
)
def test_which_pages_are_recognised(kind: PageKind, mode: Mode, looked: bool) -> None:
    reading = PageReading(page(words(20)), kind, [])
    assert _is_looked_at(reading, Ocr(mode=mode)) is looked


@pytest.mark.parametrize(
    ("images", "covered"),
    [
        ((), 0),
        ((Area(0, 0, WIDE, HIGH),), 1),
        ((Area(-WIDE, -HIGH, 2 * WIDE, 2 * HIGH),), 1),
        ((Area(0, 0, WIDE, HIGH / 2),), 0.5),
        ((Area(WIDE / 2, 0, 2 * WIDE, HIGH),), 0.5),
        ((Area(0, 0, WIDE, HIGH / 4), Area(0, HIGH / 4, WIDE, HIGH / 2)), 0.5),
        ((Area(WIDE + 10, 0, 2 * WIDE, HIGH),), 0),
        ((Area(0, 0, WIDE, HIGH), Area(0, 0, WIDE, HIGH)), 1),
    ],
)
def test_how_much_of_a_page_is_pictures(images: tuple[Area, ...], covered: float) -> None:
    assert image_share(page(images=images)) == covered


TABLE = Area(100, 300, 500, 500)


@pytest.mark.parametrize(
    ("images", "found"),
    [
        ((TABLE,), [TABLE]),
        ((Area(100, 300, 249, 700),), []),  # too narrow
        ((Area(100, 300, 250, 700),), [Area(100, 300, 250, 700)]),
        ((Area(0, 300, 600, 359),), []),  # too low
        ((Area(0, 300, 600, 364),), [Area(0, 300, 600, 364)]),
        ((Area(100, 300, 400, 420),), []),  # too small
        # strips and tiles of one picture
        ((Area(100, 300, 500, 400), Area(100, 400, 500, 500)), [TABLE]),
        ((Area(100, 300, 500, 400), Area(101.9, 400.9, 500, 500)), [Area(100, 300, 500, 500)]),
        ((Area(101.9, 400.9, 500, 500), Area(100, 300, 500, 400)), [Area(100, 300, 500, 500)]),
        ((Area(100, 300, 300, 500), Area(300, 300, 500, 500)), [TABLE]),
        ((Area(300.9, 300, 500, 500), Area(100, 300, 300, 500)), [TABLE]),
        ((Area(100, 300, 500, 395), Area(102.1, 395, 500, 490)), []),  # not of one width
        ((Area(100, 300, 500, 395), Area(100, 396.1, 500, 490)), []),  # apart
        ((Area(100, 300, 290, 500), Area(290, 300, 480, 502.1)), []),
        ((Area(100, 300, 290, 500), Area(290, 300, 480, 501.9)), [Area(100, 300, 480, 501.9)]),
        (tuple(Area(100, 300 + n, 500, 301 + n) for n in range(200)), [TABLE]),
        (tuple(Area(100, 300 + n, 500, 301 + n) for n in range(201)), []),  # a drawing
        ((), []),
    ],
)
def test_pictures_that_may_hold_a_table(images: tuple[Area, ...], found: list[Area]) -> None:
    assert list(pictures_beside(page(words(FEW_WORDS + 1), images=images))) == found
    assert list(pictures_beside(page(words(FEW_WORDS), images=images))) == []


@pytest.mark.parametrize(("size", "found"), [(69, True), (70, False)])
def test_a_picture_that_is_printed_on_is_no_table(size: int, found: bool) -> None:
    def on(x: float, y: float, visible: bool = True) -> tuple[Word, ...]:
        return (Word("a", x, y, x + size, y + size, size, False, visible=visible),)

    content = page(words(FEW_WORDS + 1), on(200, 350), images=(TABLE,))
    assert bool(list(pictures_beside(content))) is found
    for other in (
        on(200, 350, visible=False),
        on(20, 350),
        on(520, 350),
        on(200, 220),
        on(200, 510),
    ):
        content = page(words(FEW_WORDS + 1), other, images=(TABLE,))
        assert list(pictures_beside(content)) == [TABLE]


@pytest.mark.parametrize(
    ("text", "unmapped", "garbage"),
    [
        ("", 0, False),
        ("", 1, True),
        ("abcdefghij", 2, False),
        ("abcdefghi", 2, True),
        ("abcd\ue000efgh", 0, False),
        ("ab\ue000cd\ue001ef\ufffd", 0, True),
        ("(cid:12)" + "a" * 22, 0, False),
        ("(cid:12)" + "a" * 21, 0, True),
        ("#%&@!" * 9, 0, False),  # short
        ("#%&@!" * 20, 0, True),
        ("#%&@!a,b;c" * 10, 0, True),
        ("ab,cd.ef" * 10, 0, False),
        ("." * 100, 0, False),  # to be filled in
    ],
)
def test_text_that_means_nothing(text: str, unmapped: int, garbage: bool) -> None:
    found = (Word(text, 0, 0, 10, 10, 10, False),) if text else ()
    assert is_garbage(page(found, unmapped=unmapped)) is garbage
