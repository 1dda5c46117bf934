"""Running text is drawn narrow, and read anew where that leaves doubt."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extract.ocr.settings import is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="no recogniser installed")


class Reader:
    """Reads every line as its first grey; narrow ones as surely as that grey says."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, int]] = []

    def read(self, lines: Sequence[np.ndarray], breadth: float = 1.0) -> list[tuple[object, ...]]:
        from extract.ocr.recogniser import Character

        self.asked += [(breadth, len(lines))] * bool(lines)
        greys = [int(line[line.shape[0] // 2, 0]) for line in lines]
        scores = [grey / 255 if breadth < 1 else 1.0 for grey in greys]
        return [(Character("n" if breadth < 1 else "b", 0.5, score),) for score in scores]


def line(grey: int, wide: int = 600) -> np.ndarray:
    return np.full((40, wide), grey, np.uint8)


def texts(greys: Sequence[int]) -> tuple[str, list[tuple[float, int]]]:
    from extract.ocr.page import _quickly_read

    reader = Reader()
    found = _quickly_read([line(grey) for grey in greys], reader)  # type: ignore[arg-type]
    return "".join(one.text for (one,) in found), reader.asked


def test_running_text_in_doubt_is_read_in_its_full_breadth() -> None:
    read, asked = texts([255, 255, 100, 255, 255, 100])
    assert read == "nnbnnb"
    assert [count for _, count in asked] == [4, 2, 2]


def test_type_that_does_not_bear_it_is_not_drawn_narrow() -> None:
    read, asked = texts([100, 100, 100, 255, 255, 255])
    assert read == "bbbnbb"
    assert [count for _, count in asked] == [4, 5]


def test_type_that_has_too_few_answers_is_read_in_its_full_breadth() -> None:
    from extract.ocr.page import CROWDED, _answers, _on_high_paper, _quickly_read
    from extract.ocr.recogniser import Character

    class Wordy(Reader):
        def read(
            self, lines: Sequence[np.ndarray], breadth: float = 1.0
        ) -> list[tuple[object, ...]]:
            return [
                (Character("n" if breadth < 1 else "b", 0.5, 1.0),) * int(one[0, 0])
                for one in lines
            ]

    most = int(_answers(_on_high_paper(line(0))) / CROWDED)
    assert most == 41
    few, many = _quickly_read([line(most), line(most + 1)], Wordy())  # type: ignore[arg-type]
    assert (few[0].text, many[0].text) == ("n", "b")


def test_a_line_whose_blank_was_overlooked_is_in_doubt() -> None:
    from extract.ocr.page import _is_doubted
    from extract.ocr.recogniser import Character

    def of(text: str) -> tuple[Character, ...]:
        return tuple(Character(sign, 0.5, 1.0) for sign in text)

    assert _is_doubted(of("organisasi,tugas"))
    assert not _is_doubted(of("organisasi, tugas 1,5 M.Si"))
    assert _is_doubted(of("---")), "nothing in it was read"


def test_a_cell_is_read_in_its_full_breadth() -> None:
    from extract.ocr.page import _quickly_read

    reader = Reader()
    _quickly_read([line(255, 300)], reader)  # type: ignore[arg-type]
    assert reader.asked == [(1.0, 1)]


@pytest.mark.parametrize(("white", "count"), [(3, 1), (4, 2)])
def test_a_blank_that_was_seen_parts_words_at_a_tenth_of_the_type(white: int, count: int) -> None:
    """Signs stand as far apart."""
    from extract.ocr.recogniser import Character
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, _parts

    ink = np.ones((30, 40 + white), dtype=bool)
    ink[:, 20 : 20 + white] = False
    wide = ink.shape[1]
    signs = (("a", 10), (" ", 21), ("b", 30))
    characters = tuple(Character(text, place / wide, 1.0) for text, place in signs)
    assert len(_parts(ReadLine(Segment(0, 0, wide, 30), characters, ink), 40.0)) == count


def test_a_blank_parts_words_at_its_nearest_white_alone() -> None:
    from extract.ocr.recogniser import Character
    from extract.ocr.segments import Segment
    from extract.ocr.words import ReadLine, _parts

    # Two letters, white of 5, a letter, white of 6, a letter; the blank was seen between the last.
    ink = np.zeros((30, 100), dtype=bool)
    for start, stop in ((0, 20), (21, 41), (46, 58), (64, 84)):
        ink[:, start:stop] = True
    characters = tuple(
        Character(text, place / 100, 1.0)
        for text, place in (("a", 10), ("b", 31), ("c", 52), (" ", 57), ("d", 74))
    )
    found = _parts(ReadLine(Segment(0, 0, 100, 30), characters, ink), 40.0)
    assert [(left, right) for _, _, left, right in found] == [(0, 58), (64, 84)]
