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


@pytest.mark.parametrize("engine", [pdfplumber_tables, camelot_lattice])
@pytest.mark.parametrize(
    "name",
    [
        "evaluasi-kecamatan-muara-selayan-kab-maros-2023.pdf",
        "lkjip-kecamatan-gunung-mersawa-kab-minahasa-2023.pdf",
    ],
)
def test_cells_are_what_another_engine_finds(
    engine: Callable[[Path], Callable[[], list[list[list[str]]]]], name: str
) -> None:
    own = counted(cell.text for _, table in read(RAW / name).tables() for cell in table.cells)
    other = counted(text for table in engine(RAW / name)() for row in table for text in row)
    assert other <= own  # nothing that we miss, and no cell with other words in it
    assert own.total() - other.total() <= 5  # camelot leaves out a head alone at a page's end
    assert other.total() > 150
