"""Which line goes on with the paragraph above it: places and texts that decide, from both sides.

The type area reaches from 72 to 520 points, type is 12 points, lines are 15.6 points apart.
"""

from __future__ import annotations

from typing import Any

import pytest

from extract.going_on import PrintedLine, Run, follows, line_goes_on, line_goes_on_over_page
from extract.printed import Word

LEFT, RIGHT, LEADING, SIZE = 72.0, 520.0, 1.3, 12.0
STEP = LEADING * SIZE


def line(text: str = "kata dan kata", x0: float = LEFT, **changed: Any) -> PrintedLine:
    """A line as wide as the type area, its first word 30 points wide."""
    words = [Word(one, x0, 0, x0 + 30, SIZE, SIZE, False) for one in text.split()]
    usual: dict[str, Any] = {
        **{"words": words, "x0": x0, "x1": 516.0, "y0": 100.0, "y1": 112.0, "size": SIZE},
        **{"bold": False, "text": text, "first_end": x0 + 30.0, "space": 3.0, "text_x": x0},
        **{"label": "", "direction": 0, "page": 1, "capitals": text.isupper()},
    }
    return PrintedLine(**{**usual, **changed})


def below(
    text: str = "dan lagi", x0: float = LEFT, step: float = STEP, **changed: Any
) -> PrintedLine:
    return line(text, x0, y0=100.0 + step, y1=112.0 + step, **changed)


def goes_on(
    above: PrintedLine,
    following: PrintedLine,
    first: PrintedLine | None = None,
    hang: float = LEFT,
    labels: dict[int, str] | None = None,
) -> bool:
    rows = [above] if first is None else [first, above]
    run = Run(rows, hang if first is not None else above.text_x)
    return line_goes_on(run, following, LEFT, RIGHT, LEADING, labels or {})


@pytest.mark.parametrize(
    ("title", "following", "label", "expected"),
    [
        ("3.1 Permasalahan Menurut Tugas", "Isu adalah keadaan yang", "3.1", False),
        ("3.1 Permasalahan Menurut tugas Pokok", "Isu adalah keadaan yang", "3.1", False),
        ("3.1 Permasalahan menurut tugas", "Isu adalah keadaan yang", "3.1", True),
        ("3.1 Permasalahan Menurut Tugas", "Perangkat Daerah", "3.1", True),
        ("3.1 Permasalahan Menurut Tugas", "dan isu yang ada", "3.1", True),
        ("1. Permasalahan Menurut Tugas", "Isu adalah keadaan yang", "1.", True),
    ],
)
def test_a_full_line_of_capitalised_words_is_a_sections_title(
    title: str, following: str, label: str, expected: bool
) -> None:
    assert goes_on(line(title, label=label), below(following)) is expected


LABELLED: dict[str, Any] = {"label": "a.", "text_x": LEFT + 20}
ENDED = "kata dan kata."


@pytest.mark.parametrize(
    ("above", "following", "expected"),
    [
        # how far below
        (line(), below(), True),
        (line(), below(step=22.6), True),
        (line(), below(step=22.7), False),
        (line(ENDED), below("Dan lagi", step=18.7), True),
        (line(ENDED), below("Dan lagi", step=18.8), False),
        # type
        (line(), below(size=13.4), True),
        (line(), below(size=13.5), False),
        (line(), below(size=10.6), True),
        (line(), below(size=10.5), False),
        (line(bold=True), below(bold=True), True),
        (line(bold=True), below(), False),
        (line(), below(bold=True), True),
        (line(ENDED), below("Dan lagi", bold=True), False),
        # capitals
        (line("KATA DAN KATA"), below("DAN LAGI"), True),
        (line("KATA DAN KATA"), below(), False),
        (line(), below("DAN LAGI"), True),
        # room for its first word: 520 - x1 - 3 - 0.5
        (line(x1=486.4), below(), False),
        (line(x1=486.6), below(), True),
        (line(x1=486.6, space=2.0), below(), False),
        (line("kata untuk kata dan", x1=300.0), below("lagi"), True),
        # a text in the middle of the page
        (line(centred=True, x0=150), below(x0=154, centred=True), True),
        (line(centred=True, x0=150), below(x0=156, centred=True), False),
        (line(x0=150), below(x0=154, centred=True), True),
        (line(), below(x0=103, x1=459.0, centred=True), False),
        (line(), below(x0=103, x1=461.0, centred=True), True),
        (line(), below(x0=101, x1=459.0, centred=True), True),
        (line(), below(x0=103, x1=459.0), True),
        # the second line of a paragraph
        (line(x0=108), below(), True),
        (line(ENDED), below("Dan lagi", 77.0), True),
        (line(ENDED), below("Dan lagi", 77.5), False),
        (line(), below("Dan lagi", 108), True),
        # the second line of an item
        (line(**LABELLED), below(x0=92), True),
        (line(**LABELLED), below(x0=107), True),
        (line(**LABELLED), below(x0=107.5), False),
        (line(**LABELLED), below(x0=67), True),
        (line(x0=92, label="a.", text_x=112), below(x0=86.5), False),
        (line(x0=92, label="a.", text_x=112), below(x0=72), True),
        (line(x0=92, label="a.", text_x=112), below(x0=76.5), True),
        (line(x0=92, label="a.", text_x=112), below(x0=77.5), False),
        (line(ENDED, x0=92, label="a.", text_x=112), below("Dan lagi", 72), False),
        # other lines that begin a text
        (line(), below("Tabel 2.1 Jumlah penduduk"), True),
        (line(ENDED), below("Tabel 2.1 Jumlah penduduk"), False),
        (line("KATA DAN KATA"), below("TABEL 2.1"), False),
        (line(), below("Tabel 2.1"), True),
        (line(), below("Tabel 2.1", centred=True), False),
        (line("Menimbang"), below(), False),
        (line(ENDED), below("Pasal 3"), False),
        (line("sebagaimana dimaksud dalam"), below("Pasal 3 ayat dua"), True),
        # labels in the middle of a sentence
        (line(), below("(1) dan lagi", label="(1)"), True),
        (line(ENDED), below("(1) dan lagi", label="(1)"), False),
        (line(**LABELLED), below("b. lagi", 92, label="b."), True),
        (line(**LABELLED), below("b. lagi", 72, label="b."), False),
        (line(**LABELLED), below("b. lagi", 98, label="b."), False),
        (line(), below("2.1 Lagi", label="2.1"), False),
        (line(), below("2.1 lagi", label="2.1"), True),
        (line(), below("2.1", label="2.1"), True),
    ],
)  # fmt: skip
def test_which_second_line_goes_on(
    above: PrintedLine, following: PrintedLine, expected: bool
) -> None:
    assert goes_on(above, following) is expected


@pytest.mark.parametrize(
    ("x0", "expected"), [(72, True), (76.9, True), (77.1, False), (67.1, True), (66.9, False)]
)
def test_a_third_line_stands_where_the_second_does(x0: float, expected: bool) -> None:
    assert goes_on(line(), below(x0=x0), first=line(x0=108)) is expected
    assert goes_on(line(ENDED), below("Dan lagi", x0), first=line(x0=108)) is expected


def test_what_began_in_bold_or_in_capitals_goes_on_so() -> None:
    assert goes_on(line(), below(), first=line())
    assert not goes_on(line(), below(bold=True), first=line(bold=True))
    assert goes_on(line(bold=True), below(bold=True), first=line(bold=True))
    title = line("KATA DAN KATA")
    assert goes_on(title, below("DAN LAGI"), first=title)
    assert not goes_on(title, below("dan lagi"), first=title)


def test_a_label_that_follows_the_list_before_is_no_part_of_a_sentence() -> None:
    at = round(LEFT / 5)
    wrapped = below("(2) dan lagi", label="(2)")
    assert goes_on(line(), wrapped, labels={at: "(2)"})
    assert goes_on(line(), wrapped, labels={at + 4: "(1)"})
    assert not goes_on(line(), wrapped, labels={at: "(1)"})


@pytest.mark.parametrize(
    ("before", "label", "expected"),
    [
        ("1.", "2.", True),
        ("1.", "3.", False),
        ("2.", "1.", False),
        ("a.", "b.", True),
        ("a.", "b)", False),
        ("(1)", "(2)", True),
        ("(1)", "2.", False),
        ("1.", "", False),
        ("", "1.", False),
    ],
)
def test_the_next_label_of_a_list(before: str, label: str, expected: bool) -> None:
    assert follows(before, label) is expected


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        (line(), line("dan lagi"), True),
        (line(direction=90), line("dan lagi"), False),
        (line(), line("dan lagi", direction=90), False),
        (line(alone=True), line("dan lagi"), False),
        (line(), line("dan lagi", alone=True), False),
        (line(closes=True), line("dan lagi"), False),
        (line(centred=True), line("dan lagi"), False),
        (line(centred=True, label="a."), line("dan lagi"), True),
        (line(), line("dan lagi", size=13.4), True),
        (line(), line("dan lagi", size=13.5), False),
        (line(bold=True), line("dan lagi"), False),
        (line(), line("dan lagi", bold=True), False),
        (line(ENDED), line("Dan lagi"), False),
        (line(), line("a. dan lagi", label="a."), False),
        (line(), line("DAN LAGI"), False),
        (line("KATA DAN KATA"), line("DAN LAGI"), True),
        (line(), line("Pasal 3"), False),
        (line(), line("Menimbang"), False),
        (line(x1=486.4), line("dan lagi"), False),
        (line(x1=486.6), line("dan lagi"), True),
        # where it begins in its type area, ten points either way
        (line(), line("dan lagi", 82), True),
        (line(), line("dan lagi", 82.5), False),
        (line(), line("dan lagi", 62), True),
        (line(), line("dan lagi", 61.5), False),
        (line(**LABELLED), line("dan lagi", 102), True),
        (line(**LABELLED), line("dan lagi", 81.5), False),
        (line(x0=108), line("dan lagi", 72), True),
        (line(x0=108), line("dan lagi", 108), False),
    ],
)
def test_what_opens_a_page_goes_on(last: PrintedLine, first: PrintedLine, expected: bool) -> None:
    run = Run([last], last.text_x)
    assert line_goes_on_over_page(run, Run([first]), LEFT, RIGHT, LEFT) is expected


def test_a_page_may_have_other_margins_than_the_one_before() -> None:
    run = Run([line(x0=108), line()], LEFT)
    for x0, expected in ((82, False), (92, True), (112, True), (113, False), (81, False)):
        assert (
            line_goes_on_over_page(run, Run([line("dan lagi", x0)]), LEFT, RIGHT, 102) is expected
        )
    centred = Run([line(centred=True), line(centred=True)], LEFT)
    assert line_goes_on_over_page(centred, Run([line("dan lagi")]), LEFT, RIGHT, LEFT)
