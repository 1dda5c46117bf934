"""Small frames made by hand for the tests of the rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from normalize.numbers import read_number, style_of
from quality.check import check_document
from quality.frames import Frames
from quality.grid import Grid
from schemas.finding import Finding

DOC = "perbup-karangjati-7-2023"
Row = dict[str, Any]

HEAD: Row = {
    "doc_id": DOC,
    "jenis": "Peraturan Bupati",
    "nomor": 7,
    "tahun": 2023,
    "tentang": "RENCANA STRATEGIS KECAMATAN SUKAMULYA TAHUN 2024-2026",
    "kabupaten": "Karangjati",
    "kecamatan": "Sukamulya",
    "periode_awal": 2024,
    "periode_akhir": 2026,
}


def table(
    text: str,
    *,
    number: int = 1,
    jenis: str = "lain",
    kode: str | None = None,
    judul: str | None = None,
    header: int = 1,
) -> tuple[Row, list[Row]]:
    """A row of ``tabel`` and its ``sel`` from lines of cells divided by ``|``."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    width = max(map(len, lines))
    grid = [line + [""] * (width - len(line)) for line in lines]
    tabel_id = f"{DOC}/t{number:02d}"
    cells = []
    for col in range(width):
        style = style_of(line[col] for line in grid[header:])
        for row, line in enumerate(grid):
            read = read_number(line[col], style)
            cells.append(
                {
                    "doc_id": DOC,
                    "tabel_id": tabel_id,
                    "baris": row,
                    "kolom": col,
                    "teks": line[col] or None,
                    "nilai": None if read.value is None else float(read.value),
                    "satuan": read.unit,
                    "kepala": row < header,
                    "halaman": 3,
                    "baris_sumber": None,
                }
            )
    tabel = {
        "tabel_id": tabel_id,
        "doc_id": DOC,
        "urutan": number,
        "kode": kode,
        "judul": judul,
        "jenis": jenis,
        "jumlah_baris": len(grid),
        "jumlah_kolom": width,
        "baris_kepala": header,
    }
    return tabel, sorted(cells, key=lambda cell: (cell["baris"], cell["kolom"]))


def grid(text: str, *, header: int = 1) -> Grid:
    """The grid of such a table."""
    tabel, cells = table(text, header=header)
    return Grid(tabel, cells)


def datasets(
    *tables: tuple[Row, list[Row]], head: Row | None = None, **rows: list[Row]
) -> dict[str, list[Row]]:
    """Datasets of one document from tables and rows; ``doc_id`` is filled in."""
    found: dict[str, list[Row]] = {
        "dokumen": [{**HEAD, **(head or {})}],
        "tabel": [tabel for tabel, _ in tables],
        "sel": [cell for _, cells in tables for cell in cells],
    }
    for name, given in rows.items():
        found[name] = found.get(name, []) + [{"doc_id": DOC, **row} for row in given]
    return found


def frames(*tables: tuple[Row, list[Row]], **rows: Any) -> Frames:
    """:func:`datasets` as frames."""
    return Frames(datasets(*tables, **rows))


def findings(given: dict[str, list[Row]], rule: str | None = None) -> list[Finding]:
    """What a check of those datasets finds, of one rule or of all."""
    return [f for f in check_document(given) if rule in (None, f.rule)]


def budget_lines(
    lines: list[tuple[str, str, dict[int, tuple[int | None, int | None]]]],
) -> list[Row]:
    """Rows of ``anggaran``: (jenjang, uraian, {tahun: (anggaran, realisasi)})."""
    return [
        {
            "tabel_id": f"{DOC}/t01",
            "baris": number + 2,
            "uraian": name or None,
            "jenjang": level,
            "tahun": year,
            "anggaran": None if budget is None else Decimal(budget),
            "realisasi": None if spent is None else Decimal(spent),
            "anggaran_teks": "-" if budget is None else str(budget),
            "realisasi_teks": "-" if spent is None else str(spent),
        }
        for number, (level, name, years) in enumerate(lines)
        for year, (budget, spent) in years.items()
    ]


def plan_lines(lines: list[tuple[str, str, str, list[int | None], int | None]]) -> list[Row]:
    """Rows of ``rencana`` 2024…: (jenjang, kode, nama, pagu per year, pagu akhir)."""
    rows = []
    for number, (level, code, name, years, end) in enumerate(lines):
        line = {
            "tabel_id": f"{DOC}/t01",
            "baris": number + 3,
            "jenjang": level,
            "kode": code or None,
            "nama": name if level not in ("tujuan", "sasaran") else None,
            level if level in ("tujuan", "sasaran") else "penanggung_jawab": name,
        }
        slots = [("target", 2024 + at, pagu) for at, pagu in enumerate(years)]
        slots.append(("akhir", 2023 + len(years), end))
        for phase, year, pagu in slots:
            rows.append(
                {
                    **line,
                    "fase": phase,
                    "tahun": year,
                    "pagu": None if pagu is None else Decimal(pagu),
                    "pagu_teks": "-" if pagu is None else str(pagu),
                }
            )
    return rows
