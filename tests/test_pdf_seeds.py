"""The real regulations give the same datasets from their PDF as from their text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.bench import score, truth_of
from extract.document import Document
from extract.read import read
from parsers.parse import parse
from parsers.parsed import Row

DOCUMENTS = ("perbup-pasuruan-58-2023", "perbup-pasuruan-63-2023")
PROVENANCE = {"tabel_id", "baris", "halaman", "baris_sumber"}
"""Where a value stands; columns that end in ``_kolom`` belong to it too."""

pytestmark = pytest.mark.slow

_read: dict[Path, Document] = {}


def document(path: Path) -> Document:
    if path not in _read:
        _read[path] = read(path)
    return _read[path]


def values(rows: list[Row]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(
        tuple(
            sorted(
                (name, " ".join(str(value).split()))
                for name, value in row.items()
                if value is not None and name not in PROVENANCE and not name.endswith("_kolom")
            )
        )
        for row in rows
    )


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    "dataset",
    ["konsideran", "pasal", "landasan_hukum", "capaian", "anggaran", "target", "rencana"],
)
def test_pdf_and_text_give_the_same_values(shared: Path, name: str, dataset: str) -> None:
    from_text = parse(document(shared / "seeds" / f"{name}.txt")).rows[dataset]
    from_pdf = parse(document(shared / "pdf" / f"{name}.pdf")).rows[dataset]
    one, two = values(from_text), values(from_pdf)
    assert not one - two
    assert not two - one


@pytest.mark.parametrize("name", DOCUMENTS)
def test_chapters_are_the_same(shared: Path, name: str) -> None:
    def headings(path: Path) -> list[tuple[object, ...]]:
        rows = parse(document(path)).rows["renstra_bab"]
        return [(row["bab"], row["nomor"], row["judul"], row["level"]) for row in rows]

    from_text = headings(shared / "seeds" / f"{name}.txt")
    assert headings(shared / "pdf" / f"{name}.pdf") == from_text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_cells_are_recalled_in_their_place(shared: Path, name: str) -> None:
    path = shared / "pdf" / f"{name}.pdf"
    tables = [table for _, table in document(path).tables()]
    truth = truth_of(path)
    assert truth
    measured = score([table.grid() for table in tables], truth)
    assert measured.recalled >= 0.995
    assert measured.precision >= 0.995
    # Some cells that slipped by a column in the text stand where they belong in the PDF.
    slipped = {"perbup-pasuruan-58-2023": 0.01}
    assert measured.placed >= 0.995 - slipped.get(name, 0.0)
    assert all(cell.box is not None for table in tables for cell in table.cells if cell.text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_values_trace_to_the_box_of_their_cell(shared: Path, name: str) -> None:
    parsed = parse(document(shared / "pdf" / f"{name}.pdf"))
    boxed = {
        (row["tabel_id"], row["baris"])
        for row in parsed.rows["sel"]
        if row.get("teks") and row["x0"] is not None
    }
    for dataset in ("capaian", "anggaran", "target", "rencana"):
        for row in parsed.rows[dataset]:
            assert row["halaman"] is not None
            assert (row["tabel_id"], row["baris"]) in boxed
