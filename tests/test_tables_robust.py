"""No table, however odd, stops the reading or loses a cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.document import Cell, Document, Paragraph, Source, Table
from parsers.parsed import Context
from parsers.tables import parse_tables
from schemas.datasets import DATASETS

WORDS = [
    "",
    "-",
    "No",
    "Uraian",
    "Indikator",
    "Tujuan",
    "Sasaran",
    "Program",
    "Kode",
    "Satuan",
    "Target",
    "Realisasi",
    "Rasio",
    "Anggaran",
    "Rp",
    "2021",
    "2022",
    "Tahun 2023",
    "Tahun ke-1",
    "(1)",
    "(2)",
    "1",
    "2",
    "3",
    "Kondisi awal",
    "Kondisi akhir",
    "Rata-rata Pertumbuhan",
    "PROGRAM A",
    "Kegiatan B",
    "JUMLAH",
    "1.000.000",
    "75,5",
    "80%",
    "3 unit",
    "1.O00",
    "7 01 01",
    "Meningkatnya layanan",
    "Lokasi",
    "Penanggung jawab",
    "87,35 %",
    "2.000.000.000",
    "s/d 2022",
    "25,000",
]


@st.composite
def random_tables(draw: st.DrawFn) -> Table:
    n_rows, n_cols = draw(st.integers(1, 9)), draw(st.integers(1, 14))
    texts = draw(
        st.lists(st.sampled_from(WORDS), min_size=n_rows * n_cols, max_size=n_rows * n_cols)
    )
    covered: set[tuple[int, int]] = set()
    cells = []
    for row in range(n_rows):
        for col in range(n_cols):
            if (row, col) in covered:
                continue
            width = draw(st.sampled_from([1, 1, 1, 2, 3])) if row < 2 else 1
            width = min(width, n_cols - col)
            covered |= {(row, col + step) for step in range(width)}
            cells.append(Cell(row, col, texts[row * n_cols + col], col_span=width, source_line=row))
    header = draw(st.integers(0, min(4, n_rows)))
    return Table(tuple(cells), n_rows, n_cols, header, "teks", 0.9, source_line=1)


@pytest.mark.slow
@given(
    table=random_tables(),
    caption=st.sampled_from(
        [
            "",
            "Tabel T-C.23",
            "Tabel T-C.24 Anggaran dan Realisasi",
            "Tabel T-C.25",
            "Tabel 6.1 Rencana Program",
        ]
    ),
)
@settings(max_examples=150)
def test_any_table_is_read_to_the_end(table: Table, caption: str) -> None:
    blocks = (Paragraph(caption, source_line=0), table) if caption else (table,)
    document = Document(Source("x.txt", "0" * 64, "text"), blocks)
    context = Context("perbup-rawa-1-2024", periode_awal=2025, periode_akhir=2027)
    part = parse_tables(document, context)
    assert len(part.rows["sel"]) == len(table.cells)
    for dataset, rows in part.rows.items():
        declared = {column.name for column in DATASETS[dataset].columns}
        for row in rows:
            assert set(row) <= declared, dataset
            for column in DATASETS[dataset].columns:
                if column.required:
                    assert row.get(column.name) is not None, (dataset, column.name)
        key = DATASETS[dataset].key
        keys = [tuple(row.get(column) for column in key) for row in rows]
        assert len(keys) == len(set(keys)), dataset
