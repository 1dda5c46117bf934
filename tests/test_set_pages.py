"""Layouts set in other type and with less room than printers leave, read as they are printed."""

from __future__ import annotations

import pytest

from benchmarks.layouts.kinds import layouts
from benchmarks.layouts.model import Chart, Grid, Layout, Text
from extract.document import Table
from tests.set_pages import Setting, cells_of, document_of, printed_cells

SETTINGS = {
    "narrow": Setting("Times-Roman", 10.0, beside=3.0, above=1.0, leading=1.15, full=False),
    "small": Setting("Helvetica", 7.0, beside=6.0, above=4.0, leading=1.3, full=False),
    "tight": Setting("Times-Roman", 8.0, beside=2.0, above=0.0, leading=1.15, full=False),
}
LONG = ("panjang-semua", "panjang-baris", "panjang-tegak", "panjang-kosong")
"""Kinds over several pages, set once."""
LEFT_OUT = {
    **dict.fromkeys(LONG, ("narrow", "small")),
    **dict.fromkeys(("kelompok-baris", "lebar-baris"), ("narrow", "tight")),
    **dict.fromkeys(
        (
            *("kelompok-kosong", "kepala-dua-kosong", "kepala-tiga-kosong", "kepala-tiga-baris"),
            *("asing-kelompok-kosong", "asing-kelompok-buku", "asing-jadwal-kosong"),
        ),
        ("tight",),
    ),
}
"""Settings in which kinds are not tried: some have columns no further apart than words there."""


def is_set(layout: Layout) -> bool:
    """Whether words in one column and ruled tables are all that a layout has."""
    return not layout.mark and not any(
        isinstance(part, Chart) or (isinstance(part, Text) and (part.mono or part.columns > 1))
        for part in layout.parts
    )


LAYOUTS = {layout.kind: layout for layout in layouts(4) if is_set(layout)}


@pytest.mark.parametrize(
    ("kind", "setting"),
    [(kind, one) for kind in LAYOUTS for one in SETTINGS if one not in LEFT_OUT.get(kind, ())],
)
def test_a_layout_is_read_as_it_is_set(kind: str, setting: str) -> None:
    """Its tables cell by cell, the texts around them as paragraphs, and nothing else."""
    document = document_of(LAYOUTS[kind], SETTINGS[setting])
    assert [
        cells_of(block) if isinstance(block, Table) else block.text for block in document.blocks
    ] == [
        printed_cells(part) if isinstance(part, Grid) else " ".join(part.text.split())
        for part in LAYOUTS[kind].parts
        if not isinstance(part, Chart)
    ]
    assert not document.asides
    assert not document.findings
