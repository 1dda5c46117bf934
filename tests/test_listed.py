"""Lists of quantities set with tabs: one case on either side of what makes them a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.read import read

SIZE = 10.0
ENTRIES = (("Luas wilayah", "120", "Ha"), ("Jumlah desa", "12", "desa"), ("Penduduk", "4.500", ""))
LAID = [["Luas wilayah", ":", "120", "Ha"], ["Jumlah desa", ":", "12", "desa"],
        ["Penduduk", ":", "4.500", ""]]  # fmt: skip


def tables(
    folder: Path,
    *,
    entries: tuple[tuple[str, str, str], ...] = ENTRIES,
    colon: float = 160.0,
    shift: float = 0.0,
    number: float = 180.0,
    unit: float = 230.0,
    step: float = 14.0,
) -> list[list[list[str]]]:
    """What is read of a list: the x of its colons (the second ``shift`` off), numbers and units,
    and the step from line to line."""
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setFont("Helvetica", SIZE)
    for place, (name, value, of) in enumerate(entries):
        y = 200 - step * place
        canvas.drawString(50, y, name)
        canvas.drawString(colon + (shift if place == 1 else 0), y, ":")
        canvas.drawString(number, y, value)
        canvas.drawString(unit, y, of)
    canvas.drawString(50, 60, "Kalimat di bawah daftar itu menutup halaman.")
    canvas.save()
    return [table.grid() for _, table in read(path).tables()]


def test_a_list_is_a_table(tmp_path: Path) -> None:
    assert tables(tmp_path) == [LAID]


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"entries": ENTRIES[:2]}, 0),
        ({"shift": 1.4}, 1),
        ({"shift": 1.7}, 0),
        ({"step": 20.0}, 1),
        ({"step": 30.0}, 0),  # more than a line and a half of white
        ({"colon": 112.0}, 1),  # a tab of eight tenths of the type before one of them
        ({"entries": (*ENTRIES, ("Camat", "Budi Santoso", ""))}, 1),
        ({"entries": (*ENTRIES[:2], ("Camat", "Budi Santoso", ""))}, 0),
        ({"entries": (*ENTRIES[:2], ("12", "4.500", ""))}, 0),  # no name
    ],
)
def test_what_makes_a_list(tmp_path: Path, changed: dict[str, object], count: int) -> None:
    assert len(tables(tmp_path, **changed)) == count  # type: ignore[arg-type]


def test_a_unit_close_behind_its_number_has_no_column(tmp_path: Path) -> None:
    (found,) = tables(tmp_path, unit=208.0)
    assert [row[-1] for row in found] == ["120 Ha", "12 desa", "4.500"]
