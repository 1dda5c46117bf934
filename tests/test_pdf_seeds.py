"""The real regulations give the same datasets from their PDF as from their text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from extract.document import Document, Table
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


def cells(tables: list[Table]) -> Counter[str]:
    return Counter(
        "".join(cell.text.split()) for table in tables for cell in table.cells if cell.text.strip()
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nearly_every_cell_is_recalled(shared: Path, name: str) -> None:
    """Numbers and short names; long cells differ by what the text's markup made of lists, and
    text and PDF part where a table is a picture (or a list with tabs a table) in one of them."""
    tables = [table for _, table in document(shared / "pdf" / f"{name}.pdf").tables()]
    truth = [
        table
        for _, table in document(shared / "seeds" / f"{name}.txt").tables()
        if cells([table])
        and sum((cells([table]) & cells(tables)).values()) > 0.5 * sum(cells([table]).values())
    ]
    wanted, found = cells(truth), cells(tables)
    hits = sum((wanted & found).values())
    assert hits / sum(wanted.values()) >= 0.985
    assert all(cell.box is not None for table in tables for cell in table.cells if cell.text)
    assert not any(table.leftover for table in tables)


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
