"""Other engines read the ruled tables of the samples too: cell by cell the same texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from benchmarks.engines import camelot_lattice, pdfplumber_tables
from extract.read import read

RAW = Path(__file__).parent.parent / "raw"


def counted(texts: Iterable[str]) -> Counter[str]:
    """The texts that are not empty, without their white space."""
    return Counter(filter(None, ("".join(text.split()) for text in texts)))


EVALUASI = "evaluasi-kecamatan-muara-selayan-kab-maros-2023.pdf"
LKJIP = "lkjip-kecamatan-gunung-mersawa-kab-minahasa-2023.pdf"
"""Of one of its heads, alone at a page's end, camelot joins the words."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "name"),
    [(pdfplumber_tables, EVALUASI), (pdfplumber_tables, LKJIP), (camelot_lattice, EVALUASI)],
)
def test_cells_are_what_another_engine_finds(
    engine: Callable[[Path], Callable[[], list[list[list[str]]]]], name: str
) -> None:
    own = counted(cell.text for _, table in read(RAW / name).tables() for cell in table.cells)
    other = counted(text for table in engine(RAW / name)() for row in table for text in row)
    assert own == other
    assert own.total() > 150
