"""``capaian``: an indicator's target, realisasi and rasio, year by year (T-C.23 and its like)."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.indicators import match_indicator
from normalize.units import tidy_unit
from parsers.parsed import Row
from parsers.tabel.lines import read_lines
from parsers.tabel.sheet import Sheet, as_float
from parsers.tabel.slip import mend
from parsers.tabel.years import by_year, dated


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``capaian``; one per line and year with at least one printed cell."""
    bands = {
        "target": by_year(sheet.header.band("target")),
        "realisasi": by_year(sheet.header.band("realisasi")),
        "rasio": by_year(sheet.header.band("rasio")),
    }
    years = sorted(set().union(*bands.values()))
    mend(sheet, base=bands["target"], reached=bands["realisasi"], ratio=bands["rasio"])
    units = sheet.header.having("satuan")
    for line in read_lines(sheet):
        own_unit = tidy_unit(sheet.text(line.row, units[0].index)) if units else None
        match = match_indicator(line.indikator) if line.indikator else None
        for year in years:
            row: Row = {}
            numbers = []
            stamp: Row = {}
            for band, columns in bands.items():
                if year not in columns:
                    continue
                label = f"{line.indikator or ''}|{year}"
                stamp = stamp or dated(columns[year])
                number, text, col = sheet.value(line.row, columns[year], label)
                row[band] = as_float(number)
                row[f"{band}_teks"], row[f"{band}_kolom"] = text, col
                if band != "rasio":
                    numbers.append((columns[year], number))
            if not any(row.get(f"{band}_teks") for band in bands):
                continue
            units_found = [sheet.unit(column, number) for column, number in numbers]
            yield {
                **sheet.base(line.row),
                "tujuan": line.tujuan,
                "sasaran": line.sasaran,
                "indikator": line.indikator,
                "indikator_id": match.indikator_id if match else None,
                **stamp,
                "satuan": next((u for u in units_found if u), own_unit),
                **row,
            }
