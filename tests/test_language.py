"""English tables among Indonesian ones."""

from __future__ import annotations

import pytest

from normalize.language import is_english, is_english_table


def test_short_texts_are_english_only_where_nearly_every_word_is() -> None:
    assert is_english(["Year", "Revenue", "Expenses", "Profit"])
    assert not is_english(["Year", "Revenue"])
    assert not is_english(["Input", "Output", "Outcome", "Benefit", "Sumber"])
    assert not is_english(["No", "Program", "Target", "Total", "Status", "Data"])


@pytest.mark.parametrize(
    ("header", "body", "english"),
    [
        (["Name", "Position", "Department", "Salary"], ["John Doe", "Jane Smith"], True),
        (
            ["Strategy", "Objective", "Indicator", "Baseline"],
            ["Peningkatan pelayanan kecamatan", "Jumlah desa yang dibina"],
            False,
        ),
        (["No", "Uraian", "Anggaran"], ["Belanja pegawai"], False),
        (["Risk", "Probability", "Impact", "Mitigation"], ["Fire", "High", "Check it"], True),
        (["No", "Website", "Monitoring", "Workshop", "Output"], ["Focus Group"], False),
        (["No", "Laptop", "Printer", "LCD Projector", "Merk"], ["Acer", "Epson", "Baik"], False),
    ],
)
def test_a_header_over_names(header: list[str], body: list[str], english: bool) -> None:
    assert is_english_table(header, [*header, *body]) is english
