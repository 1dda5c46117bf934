"""One finding for each block that slipped, with the proof or the doubt."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tabel.sheet import Sheet
from parsers.tabel.slip.field import Field
from schemas.finding import Finding, cell_ref

MAX_CELLS = 400
"""More cells than a person would look at are not outlined."""


def report(grid: Field, rows: Sequence[int], by: int, proof: str) -> None:
    sheet = grid.sheet
    columns = sheet.header.columns
    moved = [(row, col, to) for row in rows for col, to in grid.places[row].items() if col != to]
    if not moved:
        return
    ways = sorted({(col, to) for _, col, to in moved})
    side = "kiri" if by > 0 else "kanan"
    leave(
        sheet,
        "warning",
        rows,
        f"nilai pada {len(rows)} baris tercetak {abs(by)} kolom di sebelah "
        f"{side} tempatnya; diterbitkan pada kolom semestinya. "
        f"Bukti: {proof}",
        expected="; ".join(f"{columns[to].name}" for _, to in ways),
        found="; ".join(f"{columns[col].name}" for col, _ in ways),
        cells=[(row, col) for row, col, _ in moved],
    )


def report_doubt(grid: Field, rows: Sequence[int]) -> None:
    leave(
        grid.sheet,
        "error",
        rows,
        f"nilai pada {len(rows)} baris tidak pada kolomnya dan tempat semestinya tidak dapat "
        "dibuktikan; nilainya dikosongkan, teksnya tetap ada",
        cells=[(row, col) for row in rows for col in grid.numbers[row]],
    )


def leave(
    sheet: Sheet,
    level: str,
    rows: Sequence[int],
    message: str,
    *,
    cells: Sequence[tuple[int, int]],
    expected: str | None = None,
    found: str | None = None,
) -> None:
    first, last = rows[0], rows[-1]
    span = f"baris {first}" if first == last else f"baris {first}-{last}"
    sheet.findings.append(
        Finding(
            "kolom-bergeser",
            level,  # type: ignore[arg-type]
            sheet.kind,
            f"{sheet.name}|{span}",
            message,
            expected,
            found,
            sheet.page(first),
            tuple(cell_ref(sheet.tabel_id, row, col) for row, col in cells[:MAX_CELLS]),
            sheet.source_line(first),
        )
    )
