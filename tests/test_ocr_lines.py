"""Words of a recognised page from the ink of its lines: where they part, how large they are, and
what the ink says of a sign that the recogniser doubts."""

from __future__ import annotations

import numpy as np
import pytest

from extract.document import SURE
from extract.ocr.recogniser import Character
from extract.ocr.settings import is_installed
from extract.printed import Word

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")

SCALE, SIZE = 2.0, 20
"""Pixels of a point, and of the type size: 10 points."""
TALL, SMALL, FOOT = (0, 14), (5, 14), (12, 14)
ROWS = {
    **dict.fromkeys("abcdefghiklmnorstuvwxz", SMALL),
    **dict.fromkeys("bdfhklt", TALL),
    **dict.fromkeys(".…_", FOOT),
    **dict.fromkeys("-–~", (8, 10)),
    **dict.fromkeys("gjpqy", (5, 18)),
    **dict.fromkeys("()[]", (0, 18)),
    ",": (12, 17),
}
"""Between which rows the ink of a sign stands; that of others is as high as a digit."""


def printed(
    text: str,
    *,
    gap: int = 1,
    blank: int = 6,
    score: float = 0.99,
    doubted: dict[int, tuple[str, ...]] | None = None,
    rows: dict[int, tuple[int, int]] | None = None,
    seen: str | None = None,
    wide: int = 9,
    at: tuple[int, int] = (100, 200),
) -> tuple[list[Character], np.ndarray, tuple[int, int]]:
    """A line of signs with their ink; ``seen`` is what the recogniser read, a sign for a sign."""
    read = seen or text
    left, places, spans = 0, [], []
    for number, sign in enumerate(text):
        if sign == " ":
            places.append(left - gap + blank / 2)
            left += blank - gap
            continue
        width = 4 if sign in ".,;:il1()" else wide
        top, bottom = (rows or {}).get(number, ROWS.get(sign, TALL))
        spans.append((left, left + width, top, bottom))
        places.append(left + width / 2)
        left += width + gap
    high, low = max(span[3] for span in spans), min(span[2] for span in spans)
    ink = np.zeros((high - low, left - gap), bool)
    for x0, x1, top, bottom in spans:
        ink[top - low : bottom - low, x0:x1] = True
    characters = [
        Character(
            sign,
            place / ink.shape[1],
            score if number not in (doubted or {}) else 0.7,
            (doubted or {}).get(number, ()),
        )
        for number, (sign, place) in enumerate(zip(read, places, strict=True))
        if sign != "^"
    ]
    return characters, ink, (at[0], at[1] + low)


def words(*lines: tuple[list[Character], np.ndarray, tuple[int, int]]) -> list[Word]:
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, to_words

    return to_words(
        [
            ReadLine(Segment(x, y, x + ink.shape[1], y + ink.shape[0]), tuple(characters), ink)
            for characters, ink, (x, y) in lines
        ],
        SCALE,
    )


AROUND = tuple(printed("Kecamatan Telaga 2021", at=(100, 100 + 30 * n)) for n in range(3))


def told(*line: tuple[list[Character], np.ndarray, tuple[int, int]]) -> list[Word]:
    """The words of a line among others that tell the size of type."""
    return words(*AROUND, *line)[9:]


@pytest.mark.parametrize(
    ("text", "blank", "expected"),
    [
        ("Kantor Camat", 6, ["Kantor", "Camat"]),
        ("Kantor Camat", 4, ["Kantor", "Camat"]),  # the recogniser saw it
        ("Kantor Camat", 2, ["Kantor", "Camat"]),
        ("1.250 300", 6, ["1.250", "300"]),
        ("No. 5", 6, ["No.", "5"]),
        ("a) surat", 6, ["a)", "surat"]),
        ("Kantor  Camat", 6, ["Kantor", "Camat"]),
    ],
)
def test_a_blank_that_was_seen_parts_words(text: str, blank: int, expected: list[str]) -> None:
    assert [word.text for word in told(printed(text, blank=blank))] == expected


@pytest.mark.parametrize(
    ("text", "blank", "expected"),
    [
        ("Kantor Camat", 5, ["Kantor", "Camat"]),
        ("Kantor Camat", 4, ["KantorCamat"]),
        ("12 34", 10, ["1234"]),  # a 1 stands in the room of a wider digit
        ("12 34", 12, ["12", "34"]),
        ("Camat .", 7, ["Camat."]),
        ("Camat .", 9, ["Camat", "."]),
        ("Camat; Desa", 4, ["Camat;", "Desa"]),
        ("Camat; Desa", 3, ["Camat;Desa"]),
        ("B/ 1", 6, ["B/1"]),
        ("B/ 1", 8, ["B/", "1"]),
        ("( 12", 10, ["(12"]),
        ("( 12", 12, ["(", "12"]),
        ("1. 250", 10, ["1.250"]),
        ("a. 250", 6, ["a.", "250"]),
    ],
)
def test_white_without_a_blank_parts_words(text: str, blank: int, expected: list[str]) -> None:
    seen = text.replace(" ", "^")
    assert [word.text for word in told(printed(text, blank=blank, seen=seen))] == expected


@pytest.mark.parametrize(
    ("text", "size", "y0", "y1"),
    [
        ("Kantor", 10, 99.2, 109.2),
        ("camar", 10, 99.2, 109.2),
        ("12", 10, 99.2, 109.2),
        ("paguyuban", 10, 99.2, 109.2),
        ("1,5", 10, 99.2, 109.2),
        ("-", 10, 99.7, 109.7),
        (".", 10, 99.2, 109.2),
    ],
)
def test_the_box_of_a_word_reaches_as_far_as_that_of_print(
    text: str, size: float, y0: float, y1: float
) -> None:
    (word,) = told(printed(text))
    assert word.x0 == 50
    assert word.size == pytest.approx(size, abs=0.4)
    assert [word.y0, word.y1] == pytest.approx([y0, y1], abs=0.5)


@pytest.mark.parametrize("bottom", [14, 18])
def test_a_stroke_may_reach_below_the_digits_it_stands_between(bottom: int) -> None:
    (word,) = told(printed("1/12", rows={1: (0, bottom)}))
    assert word.size == pytest.approx(10, abs=0.4)
    assert [word.y0, word.y1] == pytest.approx([99.2, 109.2], abs=0.5)


@pytest.mark.parametrize(
    ("seen", "doubted", "readings"),
    [
        ("125", {1: ("7",)}, ("175",)),
        ("125", {0: ("7",), 2: ("6", "8")}, ("126", "128", "725", "726", "728")),
        ("125", {}, ()),
        ("abc", {1: ("h",)}, ()),  # no number
        ("1257", {0: ("7",), 1: ("7",), 2: ("6",)}, None),
        ("1257", {0: ("7",), 1: ("7",), 2: ("6",), 3: ("1",)}, ()),  # too many
    ],
)
def test_what_a_number_may_be_instead(
    seen: str, doubted: dict[int, tuple[str, ...]], readings: tuple[str, ...] | None
) -> None:
    (word,) = told(printed(seen, doubted=doubted))
    assert word.score is not None
    assert (word.score < SURE) is bool(doubted)
    assert len(word.readings) == 7 if readings is None else word.readings == readings


@pytest.mark.parametrize(
    ("seen", "rows", "expected"),
    [
        ("O", TALL, "O"),
        ("O", SMALL, "o"),
        ("S", SMALL, "s"),
        ("B", SMALL, "B"),  # looks like no small letter
    ],
)
def test_a_lone_capital_as_low_as_a_small_letter_is_one(
    seen: str, rows: tuple[int, int], expected: str
) -> None:
    (word,) = told(printed(seen, rows={0: rows}, wide=14))
    assert word.text == expected


@pytest.mark.parametrize(("wide", "expected"), [(12, "0"), (13, "O")])
def test_a_lone_o_narrower_than_one_is_a_zero(wide: int, expected: str) -> None:
    (word,) = told(printed("O", wide=wide))
    assert word.text == expected


@pytest.mark.parametrize(
    ("bottom", "others", "expected"),
    [
        (17, "1.250,5", "1,250,5"),  # as the other one of the line is
        (14, "1.250,5", "1.250,5"),
        (16, "1.250", "1.250"),  # it hangs, and the recogniser saw a point
        (16, "1,250", "1,250"),
        (15, "1,250", "1,250"),
    ],
)
def test_a_doubtful_separator_is_told_by_how_it_hangs(
    bottom: int, others: str, expected: str
) -> None:
    (word,) = told(printed(others, rows={1: (12, bottom)}, doubted={1: (".", ",")}))
    assert word.text == expected
    sure = expected != others or (bottom == 16 and others[1] == ",")
    assert word.score is not None
    assert (word.score >= SURE) is sure


@pytest.mark.parametrize(("text", "lost"), [("125", False), ("1^5", True), ("a^c", False)])
def test_a_number_with_more_ink_than_signs_is_in_doubt(text: str, lost: bool) -> None:
    drawn = "".join("2" if sign == "^" else sign for sign in text)
    (word,) = told(printed(drawn, seen=text))
    assert word.score is not None
    assert (word.score < SURE) is lost


@pytest.mark.parametrize(
    ("numbers", "seen", "lost"),
    [
        (8, "^4,96", True),
        (8, "44,96", False),
        (6, "^4,96", False),  # too few numbers to tell the room of a digit
        (8, "^4.406.000", True),
        (8, "^4.406.000.000", False),  # type of another kind is as much wider
    ],
)
def test_a_number_with_room_for_another_digit_is_in_doubt(
    numbers: int, seen: str, lost: bool
) -> None:
    """Two digits that ink joined to one piece are read as one."""
    usual = [printed("3.250", at=(300, 100 + 30 * n)) for n in range(numbers)]
    characters, ink, at = printed(seen.replace("^", "4"), seen=seen)
    ink[5:9, :19] = True
    word = next(one for one in words(*AROUND, *usual, (characters, ink, at)) if "4" in one.text)
    assert word.score is not None
    assert (word.score < SURE) is lost


@pytest.mark.parametrize(
    ("text", "bottom", "sure"),
    [("10", 19, True), ("10", 22, False), ("1.250,00", 22, False), ("10 unit", 22, True)],
)
def test_a_number_higher_than_the_type_around_it_is_in_doubt(
    text: str, bottom: int, sure: bool
) -> None:
    """The stroke of a signature hides a digit and makes its line higher."""
    number, *_ = told(printed(text, rows={1: (0, bottom)}))
    assert number.score is not None
    assert (number.score >= SURE) is sure


@pytest.mark.parametrize("joined", [False, True])
def test_a_minus_that_runs_into_its_number_is_in_doubt(joined: bool) -> None:
    """The end of the stroke that strikes it out."""
    characters, ink, at = printed("-25")
    if joined:
        ink[8:10, :] = True
    (word,) = told((characters, ink, at))
    assert word.score is not None
    assert (word.score < SURE) is joined


@pytest.mark.parametrize(
    ("text", "place", "rows", "sure"),
    [
        ("100", 2, TALL, True),
        ("1004", 3, (5, 17), False),
        ("9100", 0, (5, 17), False),
        ("1002", 3, (-4, 7), False),  # the mark of a footnote
        ("104", 1, (2, 14), True),
        ("884", 2, (3, 15), True),  # printed unevenly
    ],
)
def test_a_digit_that_stands_off_the_others_is_none_of_their_number(
    text: str, place: int, rows: tuple[int, int], sure: bool
) -> None:
    """What a pen wrote beside a number: `100` was published as 1004."""
    (word,) = told(printed(text, rows={place: rows}))
    assert word.score is not None
    assert (word.score >= SURE) is sure


@pytest.mark.parametrize(
    ("drawn", "seen", "gap", "sure"),
    [
        ("10345", "10345", 1, True),
        ("103 45", "103^45", 5, True),  # worn
        ("103 45", "103^45", 8, False),
        ("31 15", "31^15", 8, True),
    ],
)
def test_white_between_digits_may_be_a_point_that_was_lost(
    drawn: str, seen: str, gap: int, sure: bool
) -> None:
    """A copy of a copy lost it: `103,45` was published as 10345. A 1 has white beside it."""
    number, *others = told(printed(drawn, seen=seen, blank=gap))
    assert not others
    assert number.score is not None
    assert (number.score >= SURE) is sure


@pytest.mark.parametrize("read", ["%o", "%e", "%0"])
def test_the_second_ring_of_a_per_cent_sign_is_no_letter(read: str) -> None:
    (word,) = told(printed(read))
    assert word.text == "%"


def test_signs_of_rules_and_of_nothing_are_no_words() -> None:
    assert [word.text for word in told(printed("|12|"))] == ["12"]
    assert told(printed("|")) == []
