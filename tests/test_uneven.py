"""Rows of a text that lost a cell, or have one too many: what nothing proves is no value."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import Source
from extract.text import read_text
from parsers.parse import parse
from parsers.parsed import Parsed

GOALS = [
    ["No", "Indikator", "Satuan", "Awal", "2024", "2025", "2026", "Ket"],
    ["1", "Indeks Kepuasan", "Indeks", "80", "81", "82", "83", ""],
    ["2", "Surat selesai sehari", "%", "70", "71", "72", "73", ""],
    ["3", "Keluhan yang dijawab", "%", "60", "61", "62", "63", ""],
    ["4", "Jumlah warga yang dilayani", "Orang", "500", "501", "502", "503", ""],
]
REACHED = [
    ["No", "Indikator", "Target", "", "Realisasi", "", "Rasio", "", "Ket"],
    ["", "", "2021", "2022", "2021", "2022", "2021", "2022", ""],
    ["1", "Indeks Kepuasan", "80", "90", "40", "60", "50,00", "66,67", ""],
    ["2", "Surat selesai sehari", "70", "75", "35", "30", "50,00", "40,00", ""],
    ["3", "Keluhan yang dijawab", "60", "62", "45", "31", "75,00", "50,00", ""],
]


def read(title: str, rows: Sequence[Sequence[str]]) -> Parsed:
    text = f"{title}\n\n" + "\n".join("\t".join(row) for row in rows)
    return parse(read_text(text.encode(), Source("a.txt", "0", "text")))


def change(rows: list[list[str]], line: int, cell: int, new: list[str]) -> list[list[str]]:
    return [*rows[:line], rows[line][:cell] + new, *rows[line + 1 :]]


@pytest.mark.parametrize("cell", [3, 4, 5])
@pytest.mark.parametrize("more", [True, False])
def test_a_target_whose_row_is_uneven_is_none(cell: int, more: bool) -> None:
    new = ["", *GOALS[4][cell:]] if more else GOALS[4][cell + 1 :]
    parsed = read("Tabel T-C.25\nTujuan dan Sasaran", change(GOALS, 4, cell, new))
    values = {(row["indikator"], row["tahun"]): row["nilai"] for row in parsed.rows["target"]}
    of_line = {value for (name, _), value in values.items() if name.startswith("Jumlah warga")}
    assert of_line == {None}
    assert values["Keluhan yang dijawab", 2026] == 63
    assert [(f.level, f.key) for f in parsed.findings if f.rule == "kolom-bergeser"] != []


def test_ratios_that_hold_prove_what_stands_before_them() -> None:
    rows = change(REACHED, 4, 8, ["x", ""])
    parsed = read("Tabel T-C.23\nPencapaian Kinerja Pelayanan", rows)
    values = {(row["indikator"], row["tahun"]): row["target"] for row in parsed.rows["capaian"]}
    assert values["Keluhan yang dijawab", 2022] == 62
    assert "kolom-bergeser" not in {f.rule for f in parsed.findings}


def test_rows_that_leave_empty_last_cells_out_are_even() -> None:
    rows = [row[: 7 if at != 2 else 6] for at, row in enumerate(GOALS)]
    parsed = read("Tabel T-C.25\nTujuan dan Sasaran", rows)
    values = {(row["indikator"], row["tahun"]): row["nilai"] for row in parsed.rows["target"]}
    assert values["Surat selesai sehari", 2025] == 72
    assert "kolom-bergeser" not in {f.rule for f in parsed.findings}
