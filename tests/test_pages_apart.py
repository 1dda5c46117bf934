"""Pages of a long document, read by others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document
from extract.pdf import AT_ONCE, LONG
from extract.read import read


class Others(Executor):
    """Readers of pages that do all at once, and count what they are given."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def map(  # type: ignore[override]
        self, work: Callable[[Any], Any], parts: Iterable[Any]
    ) -> Iterator[Any]:
        self.given = list(parts)
        return map(work, self.given)


def document_of(path: Path, pages: int, others: Others | None) -> Document:
    canvas = Canvas(str(path))
    for number in range(pages):
        canvas.drawString(80, 700, f"Kalimat yang pertama pada lembar {number}.")
        canvas.showPage()
    canvas.save()
    return read(path, pages=others)


@pytest.mark.parametrize(("pages", "parts"), [(LONG - 1, 0), (LONG, -(-LONG // AT_ONCE))])
def test_the_pages_of_a_long_document_are_read_by_others(
    tmp_path: Path, pages: int, parts: int
) -> None:
    others = Others()
    apart = document_of(tmp_path / "a.pdf", pages, others)
    assert len(others.given) == parts
    if parts:
        assert [number for part in others.given for number in part] == [*range(1, pages + 1)]
        assert apart == read(tmp_path / "a.pdf")
