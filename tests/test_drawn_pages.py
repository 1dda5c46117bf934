"""What is read of a page that was drawn: words and rules where they were put, to a tenth of a
point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.pdfium import read_pages
from extract.printed import PageContent, Word

WIDE, HIGH = 400.0, 300.0
SIZE = 20.0
FONT = "Helvetica"
Draw = Callable[[Canvas], object]


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., PageContent]:
    def drawn(*draws: Draw, rotation: int = 0) -> PageContent:
        path = tmp_path / "a.pdf"
        canvas = Canvas(str(path), pagesize=(WIDE, HIGH))
        canvas.setFont(FONT, SIZE)
        for draw in draws:
            draw(canvas)
        canvas.setPageRotation(rotation)
        canvas.save()
        (content,) = read_pages(path)
        return content

    return drawn


Page = Callable[..., PageContent]


def said(content: PageContent) -> list[str]:
    return [word.text for word in content.words]


def near(*numbers: float) -> object:
    return pytest.approx(numbers, abs=0.1)


def test_a_word_stands_where_it_was_put(page: Page) -> None:
    content = page(lambda c: c.drawString(50, 100, "Kata"))
    (word,) = content.words
    assert (word.x0, word.x1) == near(50, 50 + stringWidth("Kata", FONT, SIZE))
    assert word.y1 - word.descent == pytest.approx(HIGH - 100, abs=0.1)
    assert 0 < word.descent < SIZE / 2
    assert SIZE * 0.8 < word.y1 - word.y0 < SIZE * 1.6
    assert word.size == pytest.approx(SIZE)
    assert not word.bold
    assert (content.width, content.height, content.characters) == (WIDE, HIGH, 4)


@pytest.mark.parametrize(
    ("turned", "x", "y"),
    [(90, 50, HIGH - 100), (180, WIDE - 50, HIGH - 100), (270, WIDE - 50, 100)],
)
def test_text_that_runs_another_way_is_read_its_way(
    page: Page, turned: int, x: float, y: float
) -> None:
    """Text set at an angle on the page: its words are whole, and stand upright in their box."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 150)
        canvas.rotate(turned)
        canvas.drawString(0, 0, "Kata dua")

    content = page(draw)
    assert said(content) == ["Kata", "dua"]
    first, second = content.words
    length = stringWidth("Kata", FONT, SIZE)
    along = {90: (first.y1 - first.y0), 180: (first.x1 - first.x0), 270: (first.y1 - first.y0)}
    assert along[turned] == pytest.approx(length, abs=0.2)
    if turned == 90:
        assert second.y1 < first.y0
        assert first.y1 == pytest.approx(HIGH - 150, abs=0.2)
    elif turned == 180:
        assert second.x1 < first.x0
        assert first.x1 == pytest.approx(200, abs=0.2)
    else:
        assert second.y0 > first.y1
        assert first.y0 == pytest.approx(HIGH - 150, abs=0.2)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(page: Page, rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "Kata")
        canvas.line(50, 80, 150, 80)

    content = page(draw, rotation=rotation)
    (word,), (rule,) = content.words, content.rules
    length = stringWidth("Kata", FONT, SIZE)
    assert (content.width, content.height) == (WIDE, HIGH)  # as shown, whichever way it is kept
    if rotation == 0:
        assert (word.x0, word.x1) == near(50, 50 + length)
        assert rule[:4] == near(50, HIGH - 80, 150, HIGH - 80)
    elif rotation == 90:
        assert (word.y0, word.y1) == near(50, 50 + length)
        assert rule[:4] == near(80, 50, 80, 150)
    elif rotation == 180:
        assert (word.x0, word.x1) == near(WIDE - 50 - length, WIDE - 50)
        assert rule[:4] == near(WIDE - 150, 80, WIDE - 50, 80)
    else:
        assert (word.y0, word.y1) == near(HIGH - 50 - length, HIGH - 50)
        assert rule[:4] == near(WIDE - 80, HIGH - 150, WIDE - 80, HIGH - 50)


def two(gap: float, rise: float = 0.0, second: str = "cd") -> Draw:
    """Two texts, ``gap`` and ``rise`` in sizes of their type apart."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "ab")
        end = 50 + stringWidth("ab", FONT, SIZE)
        canvas.drawString(end + gap * SIZE, 100 + rise * SIZE, second)

    return draw


@pytest.mark.parametrize(
    ("gap", "rise", "words"),
    [
        (0.0, 0.0, ["abcd"]),
        (0.04, 0.0, ["abcd"]),
        (0.3, 0.0, ["ab", "cd"]),
        (-0.04, 0.0, ["abcd"]),
        (0.0, 0.4, ["abcd"]),
        (0.0, 0.6, ["ab", "cd"]),
        (0.0, -0.6, ["ab", "cd"]),
    ],
)
def test_where_a_word_ends(page: Page, gap: float, rise: float, words: list[str]) -> None:
    assert sorted(said(page(two(gap, rise)))) == words


@pytest.mark.parametrize(("space", "count"), [(0.0, 1), (0.2, 1), (0.3, 4)])
def test_letters_set_apart_are_words_from_a_quarter_of_their_size_on(
    page: Page, space: float, count: int
) -> None:
    content = page(lambda c: c.drawString(50, 100, "abcd", charSpace=space * SIZE))
    assert len(content.words) == count


def test_a_rule_between_two_letters_parts_them(page: Page) -> None:
    gap = 0.2 * SIZE
    x = 50 + stringWidth("ab", FONT, SIZE) + gap + gap / 2

    def letters(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "abcd", charSpace=gap)

    assert said(page(letters)) == ["abcd"]
    assert said(page(letters, lambda c: c.line(x, 90, x, 130))) == ["ab", "cd"]
    assert said(page(letters, lambda c: c.line(x, 130, x, 180))) == ["abcd"]
    assert said(page(letters, lambda c: c.line(x - 15, 90, x - 15, 95))) == ["abcd"]


@pytest.mark.parametrize(("step", "words"), [(0.3, ["Lima"]), (0.02 * SIZE, ["Lima"])])
def test_letters_printed_twice_in_place_are_bold_type(
    page: Page, step: float, words: list[str]
) -> None:
    content = page(
        lambda c: c.drawString(50, 100, "Lima"), lambda c: c.drawString(50 + step, 100, "Lima")
    )
    assert said(content) == words


@pytest.mark.parametrize(
    ("font", "bold"), [("Helvetica-Bold", True), ("Times-Roman", False), ("Times-Bold", True)]
)
def test_bold_is_what_the_font_is_called(page: Page, font: str, bold: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 12)
        canvas.drawString(50, 100, "Kata")

    (word,) = page(draw).words
    assert word.bold is bold
    assert word.size == pytest.approx(12)


def rules(content: PageContent) -> list[tuple[float, ...]]:
    return sorted(tuple(round(place) for place in rule[:4]) for rule in content.rules)


def in_white(draw: Draw) -> Draw:
    def drawn(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setFillColorRGB(1, 1, 1)
        draw(canvas)

    return drawn


BOX = [(50, 100, 50, 200), (50, 100, 150, 100), (50, 200, 150, 200), (150, 100, 150, 200)]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda c: c.line(50, 100, 150, 100), [(50, 200, 150, 200)]),
        (lambda c: c.line(150, 100, 50, 100), [(50, 200, 150, 200)]),
        (lambda c: c.line(50, 100, 50, 200), [(50, 100, 50, 200)]),
        (lambda c: c.line(50, 100, 150, 101), [(50, 200, 150, 200)]),  # hardly slanted
        (lambda c: c.line(50, 100, 150, 140), []),
        (lambda c: c.rect(50, 100, 100, 100), BOX),
        (lambda c: c.rect(50, 100, 100, 100, stroke=1, fill=1), BOX),
        (lambda c: c.rect(50, 100, 100, 1, stroke=0, fill=1), [(50, 200, 150, 200)]),
        (lambda c: c.rect(50, 100, 1, 100, stroke=0, fill=1), [(50, 100, 50, 200)]),
        (lambda c: c.rect(50, 100, 100, 100, stroke=0, fill=1), []),
        (lambda c: c.circle(100, 150, 30), []),
        (lambda c: c.roundRect(50, 100, 100, 100, 10), []),
        (lambda c: c.lines([(50, 100, 150, 100), (50, 120, 150, 120)]),
         [(50, 180, 150, 180), (50, 200, 150, 200)]),
        (lambda c: c.grid([50, 150], [100, 200]), BOX),
    ],
)  # fmt: skip
def test_rules_of_what_was_drawn(page: Page, draw: Draw, expected: list[object]) -> None:
    content = page(draw)
    assert rules(content) == expected
    assert not any(rule.hidden for rule in content.rules)
    hidden = page(in_white(draw))
    assert rules(hidden) == expected
    assert all(rule.hidden for rule in hidden.rules)


def test_an_open_and_a_closed_path(page: Page) -> None:
    def path(closed: bool) -> Draw:
        def draw(canvas: Canvas) -> None:
            made = canvas.beginPath()
            made.moveTo(50, 100)
            made.lineTo(150, 100)
            made.lineTo(150, 200)
            made.lineTo(50, 200)
            if closed:
                made.close()
            canvas.drawPath(made)

        return draw

    assert rules(page(path(True))) == BOX
    assert rules(page(path(False))) == BOX[1:]


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda c: c.rect(50, 100, 100, 100, stroke=0, fill=1), [(50, 100, 150, 200)]),
        (lambda c: c.rect(50, 100, 100, 1, stroke=0, fill=1), []),
        (lambda c: c.rect(50, 100, 100, 100), []),
        (lambda c: c.rect(50, 100, 100, 100, stroke=1, fill=1), []),
        (lambda c: c.circle(100, 150, 30, stroke=0, fill=1), []),
        (in_white(lambda c: c.rect(50, 100, 100, 100, stroke=0, fill=1)), []),
    ],
)
def test_shades(page: Page, draw: Draw, expected: list[object]) -> None:
    found = [tuple(round(place) for place in shade) for shade in page(draw).shades]
    assert found == expected


def test_what_stands_in_a_form_is_moved_and_grows_with_it(page: Page) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("a")
        canvas.setFont(FONT, 10)
        canvas.line(10, 10, 60, 10)
        canvas.drawString(10, 20, "Kata")
        canvas.endForm()
        canvas.translate(100, 50)
        canvas.scale(2, 3)
        canvas.doForm("a")

    content = page(draw)
    assert rules(content) == [(120, HIGH - 80, 220, HIGH - 80)]
    (word,) = content.words
    assert (word.x0, word.x1) == near(120, 120 + 2 * stringWidth("Kata", FONT, 10))
    assert word.y1 - word.descent == pytest.approx(HIGH - 110, abs=0.2)


def test_text_under_white_that_was_painted_later_is_covered(page: Page) -> None:
    def text(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(50, 100, "satu dua")

    def white(x: float, width: float) -> Draw:
        return in_white(lambda c: c.rect(x, 90, width, 40, stroke=0, fill=1))

    def covered(*draws: Draw) -> tuple[list[str], list[str]]:
        content = page(*draws)
        return said(content), [word.text for word in content.covered]

    start = 50 + stringWidth("satu ", FONT, SIZE)
    assert covered(text, white(40, 200)) == ([], ["satu", "dua"])
    assert covered(white(40, 200), text) == (["satu", "dua"], [])
    assert covered(text, white(start - 2, 100)) == (["satu"], ["dua"])
    assert covered(text, white(300, 50)) == (["satu", "dua"], [])

    def letter_in_the_last_word(canvas: Canvas) -> None:
        canvas.setFont(FONT, 6 * SIZE)
        canvas.drawString(50 + stringWidth("satu dua", FONT, SIZE), 100, "D")

    found, gone = covered(text, letter_in_the_last_word, white(300, 50))
    assert (found, gone) == (["satu", "duaD"], [])


def test_white_beside_a_letter_far_larger_than_its_word_hides_nothing(page: Page) -> None:
    def text(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "satu")
        canvas.setFontSize(5 * SIZE)
        canvas.drawString(50 + stringWidth("satu", FONT, SIZE), 100, "A")

    content = page(text, in_white(lambda c: c.rect(300, 90, 50, 40, stroke=0, fill=1)))
    assert "".join(said(content)) == "satuA"
    assert not content.covered


@pytest.mark.parametrize(("angle", "slanted"), [(0, False), (8, False), (12, True), (45, True)])
def test_a_text_across_the_page_is_a_watermark(page: Page, angle: float, slanted: bool) -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 150)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "SALINAN")
        canvas.restoreState()

    def text(canvas: Canvas) -> None:
        for line in range(3):
            canvas.drawString(20, 20 + 30 * line, "Kalimat yang lurus di halaman")

    content = page(text, mark)

    def there(words: tuple[Word, ...]) -> bool:
        return "SALINAN" in "".join(word.text for word in words)

    assert (there(content.words), there(content.marks)) == (not slanted, slanted)
