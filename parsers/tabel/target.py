"""``target``: an indicator of the plan, year by year (T-C.25, T-C.28 and their like)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.parsed import Row, as_row
from parsers.tabel.lines import read_lines
from parsers.tabel.sheet import Sheet, as_float
from parsers.tabel.years import dated
from schemas.rows import Target


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``target``; one per line, fase and year with a printed cell.

    ``akhir`` without a printed year is the last year of the plan's targets; ``awal`` and
    ``proyeksi`` without one stay without year.
    """
    columns = sheet.header.band("awal", "proyeksi", "target", "akhir", money=False)
    planned = [c for c in sheet.header.band("target", money=False) if c.dated]
    if not planned:
        return
    last = max(planned, key=lambda c: c.when or 0)
    kind = _kind(sheet)
    for line in read_lines(sheet):
        seen: set[tuple[str, int | None]] = set()
        for column in columns:
            of = last if column.band == "akhir" and not column.dated else column
            place = (str(column.band), of.when)
            if place in seen or place == ("target", None):
                continue
            label = f"{line.label}|{of.when or ''}"
            number, text, col = sheet.value(line.row, column, label)
            if text is None:
                continue
            seen.add(place)
            row: Target = {
                **sheet.base(line.row),
                "jenis": kind,
                "tujuan": line.tujuan,
                "sasaran": line.sasaran,
                "indikator": line.indikator,
                "indikator_id": line.indikator_id,
                "fase": str(column.band),
                **dated(of),
                "nilai": as_float(number),
                "satuan": sheet.unit(column, number, line.satuan),
                "teks": text,
                "skala": None,
                "kolom": col,
            }
            yield as_row(row)


def _kind(sheet: Sheet) -> str:
    """``iku`` for the indicators of the office (T-C.28), ``tujuan-sasaran`` for T-C.25."""
    if sheet.caption.code in {"T-C.25", "T-C.28"}:
        return "tujuan-sasaran" if sheet.caption.code == "T-C.25" else "iku"
    title = sheet.caption.title
    of_office = re.match(
        r"(?:penetapan\s+)?indikator\s+kinerja\s+(?:utama|kunci)|iku\b|ikk\b", title, re.I
    )
    if of_office or sheet.context.bentuk == "iku":
        return "iku"
    aims = sheet.header.having("tujuan", "sasaran", "tujuan-sasaran")
    titled = re.match(r"tujuan(?:,)? dan sasaran", title, re.IGNORECASE)
    return "tujuan-sasaran" if aims or titled else "iku"
