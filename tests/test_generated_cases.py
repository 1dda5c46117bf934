"""Small cases found on invented regulations, one test each."""

from __future__ import annotations

from extract.document import Source
from extract.header import count_header_rows
from extract.text import read_text

SOURCE = Source("kasus.txt", "0" * 64, "text")


def test_header_whose_first_row_lost_its_empty_tail() -> None:
    rows = [
        ["No", "Golongan", "Jumlah Pegawai"],
        ["", "", "Laki-laki", "Perempuan", "Total"],
        ["1", "IV/a", "2", "1", "3"],
        ["2", "III/d", "4", "0", "4"],
    ]
    assert count_header_rows(rows) == 2


def test_group_label_without_its_empty_tail_stays_in_the_table() -> None:
    text = (
        "NO\tINDIKATOR\t2024\t2025\n\tTujuan\n1\tIndeks Kepuasan\t80,5\t81,0\n\tSasaran\n"
        "1\tNilai SAKIP\t70,1\t71,0\n"
    )
    tables = [table for _, table in read_text(text.encode(), SOURCE).tables()]
    assert [(table.n_rows, table.n_cols) for table in tables] == [(5, 4)]
