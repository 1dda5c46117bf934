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


def test_a_cell_is_read_in_its_full_breadth() -> None:
    from extract.ocr.page import _quickly_read

    reader = Reader()
    _quickly_read([line(255, 300)], reader)  # type: ignore[arg-type]
    assert reader.asked == [(1.0, 1)]
