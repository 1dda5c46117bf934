"""From a number of a dataset to its cell: page, box, printed text, picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from perbup.datasets import dataset_folder
from perbup.store import Store
from schemas.errors import UsageError

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.5
"""Pixels per point of a picture (180 dpi)."""
MARGIN = 12.0
"""Points around the cell that a picture shows too."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as printed: ``box`` in points from the top left of page ``halaman`` (1 = first); both
    are null in a text, which has ``baris_sumber``, its line, instead. ``source`` is the document
    that it stands in."""

    doc_id: str
    tabel_id: str
    baris: int
    kolom: int
    teks: str | None
    halaman: int | None
    box: Box | None
    baris_sumber: int | None
    source: Path

    def picture(self, margin: float = MARGIN) -> Image:
        """The part of the page around the cell, with the cell outlined.

        Raises :class:`~schemas.errors.UsageError` where the document is a text or is not there.
        """
        from PIL import ImageDraw
        from pypdfium2 import PdfDocument

        if self.halaman is None or self.box is None:
            raise UsageError(f"{self.source.name} is a text: it has no pages to draw")
        if not self.source.is_file():
            raise UsageError(f"{self.source}: not there; say where the documents are (raw=…)")
        document = PdfDocument(self.source)
        try:
            image: Image = document[self.halaman - 1].render(scale=SCALE).to_pil().convert("RGB")
        finally:
            document.close()
        x0, y0, x1, y1 = (edge * SCALE for edge in self.box)
        ImageDraw.Draw(image).rectangle((x0, y0, x1, y1), outline=(200, 30, 30), width=3)
        around = margin * SCALE
        return image.crop(
            (
                int(max(0, x0 - around)),
                int(max(0, y0 - around)),
                int(min(image.width, x1 + around)),
                int(min(image.height, y1 + around)),
            )
        )


def printed_cell(
    row: Mapping[str, Any], value: str, output: str | Path, raw: str | Path | None = None
) -> PrintedCell:
    """The cell of a value of a row of any dataset that has one; see :func:`perbup.cell`."""
    place = _place(row, value)
    if place is None:
        raise UsageError(f"{value}: the row names no cell for it")
    tabel_id, baris, kolom = place
    doc_id = tabel_id.partition("/")[0]
    folder = dataset_folder(output)
    only = [("doc_id", "=", doc_id), ("tabel_id", "=", tabel_id)]
    found = pq.read_table(
        folder / "sel.parquet", filters=[*only, ("baris", "=", baris), ("kolom", "=", kolom)]
    ).to_pylist()
    if not found:
        raise UsageError(f"{tabel_id}: no cell in row {baris}, column {kolom}")
    cell = found[0]
    named = pq.read_table(
        folder / "dokumen.parquet", columns=["source_file"], filters=[("doc_id", "=", doc_id)]
    )["source_file"].to_pylist()
    edges = tuple(cell[name] for name in ("x0", "y0", "x1", "y1"))
    return PrintedCell(
        doc_id,
        tabel_id,
        baris,
        kolom,
        cell["teks"],
        cell["halaman"],
        None if None in edges else edges,
        cell["baris_sumber"],
        _documents(folder, raw) / (named[0] if named else doc_id),
    )


def _place(row: Mapping[str, Any], value: str) -> tuple[str, int, int] | None:
    """Table, row and column of a value: the panels say them of each value, the datasets of
    statements the column, ``target`` and ``sel`` of their only value."""

    import pandas as pd

    def given(*names: str) -> Any:
        for name in names:
            found = row.get(name)
            if not pd.isna(found):
                return found
        return None

    column = given(f"{value}_kolom", "kolom")
    line = given(f"{value}_baris", "baris")
    tabel_id = given(f"{value}_tabel_id", "tabel_id")
    if column is None or line is None or tabel_id is None:
        return None
    return str(tabel_id), int(line), int(column)


def _documents(folder: Path, raw: str | Path | None) -> Path:
    """The folder of the documents: as said, or as the last build knew it."""
    known = raw or Store(folder.parent / ".perbup", folder).state().raw or "raw"
    return Path(known).parent if Path(known).is_file() else Path(known)
