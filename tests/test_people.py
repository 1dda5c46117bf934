"""Lists of staff are known by what they hold."""

from __future__ import annotations

import pytest

from extract.document import Cell, Table
from parsers.tables import is_list_of_staff


def table(*rows: list[str], heads: int = 1) -> Table:
    cells = [
        Cell(line, column, text)
        for line, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(tuple(cells), len(rows), len(rows[0]), heads, "teks", 0.9)


@pytest.mark.parametrize(
    ("rows", "personal"),
    [
        ([["No", "Nama", "Nilai IP ASN"], ["1", "Fulan", "80"]], True),
        ([["No", "Nama Pegawai", "Pangkat/Gol"], ["1", "Fulan", "III/a"]], True),
        ([["No", "Nama Jabatan", "Kelas Jabatan"], ["1", "Camat", "12"]], False),
        ([["No", "Nama", "Jumlah"], ["1", "Meja", "12"]], False),
        ([["Golongan", "Laki-laki"], ["III", "12"]], False),
        ([["Uraian", "Isi"], ["a", "NIP 196702041998021004"]], False),
        (
            [
                ["Uraian", "Isi"],
                ["a", "NIP 196702041998021004"],
                ["b", "NIP 19700204 199802 2 001"],
            ],
            True,
        ),
    ],
)
def test_which_tables_list_staff(rows: list[list[str]], personal: bool) -> None:
    assert is_list_of_staff(table(*rows)) is personal
