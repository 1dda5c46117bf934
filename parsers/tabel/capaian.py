"""``capaian``: an indicator's target, realisasi and rasio, year by year (T-C.23 and its like)."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.indicators import match_indicator
from normalize.units import tidy_unit
from parsers.parsed import Row, as_row
from parsers.tabel.lines import read_lines
from parsers.tabel.sheet import NOTHING, Sheet, as_float
from parsers.tabel.slip import mend
from parsers.tabel.years import by_year, dated
from schemas.rows import Capaian


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``capaian``; one per line and year with at least one printed cell."""
    bands = {
        "target": by_year(sheet.header.band("target")),
        "realisasi": by_year(sheet.header.band("realisasi")),
        "rasio": by_year(sheet.header.band("rasio")),
    }
    years = sorted(set().union(*bands.values()))
    sheet = mend(sheet, base=bands["target"], reached=bands["realisasi"], ratio=bands["rasio"])
    units = sheet.header.having("satuan")
    for line in read_lines(sheet):
        own_unit = tidy_unit(sheet.text(line.row, units[0].index)) if units else None
        match = match_indicator(line.indikator) if line.indikator else None
        for year in years:
            printed = {band: columns[year] for band, columns in bands.items() if year in columns}
            label = f"{line.indikator or ''}|{year}"
            cells = {b: sheet.value(line.row, column, label) for b, column in printed.items()}
            if not any(cell.text for cell in cells.values()):
                continue
            target, reached, ratio = (cells.get(band, NOTHING) for band in bands)
            units_found = [
                sheet.unit(printed[band], cells[band].number)
                for band in ("target", "realisasi")
                if band in cells
            ]
            row: Capaian = {
                **sheet.base(line.row),
                "tujuan": line.tujuan,
                "sasaran": line.sasaran,
                "indikator": line.indikator,
                "indikator_id": match.indikator_id if match else None,
                **dated(next(iter(printed.values()))),
                "satuan": next((u for u in units_found if u), own_unit),
                "target": as_float(target.number),
                "realisasi": as_float(reached.number),
                "rasio": as_float(ratio.number),
                "target_teks": target.text,
                "realisasi_teks": reached.text,
                "rasio_teks": ratio.text,
                "skala": None,
                "target_kolom": target.col,
                "realisasi_kolom": reached.col,
                "rasio_kolom": ratio.col,
            }
            yield as_row(row)
