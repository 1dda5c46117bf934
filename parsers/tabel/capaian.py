"""``capaian``: an indicator's target, realisasi and rasio, year by year (T-C.23 and its like)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from grammar.years import year_alone
from parsers.parsed import Row, as_row
from parsers.tabel.header import Band, Column
from parsers.tabel.lines import Line, read_lines
from parsers.tabel.sheet import NOTHING, Read, Sheet, as_float
from parsers.tabel.slip import mend
from parsers.tabel.years import (
    Dated,
    by_year,
    goes_on_from,
    label_of,
    of_each_year,
    say_lines_without_year,
)
from schemas.message import Quote, say
from schemas.rows import Capaian

BANDS: tuple[Band, ...] = ("target", "realisasi", "rasio")


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``capaian``; one per line and year with at least one printed cell."""
    for side in _sides(sheet):
        yield from _rows(side)


def _sides(sheet: Sheet) -> list[Sheet]:
    """The table once for each name of indicators that has values of its own behind it: years may
    name theirs anew (``2022: Indikator, Target, Realisasi``), and so may a tujuan beside its
    sasaran. What stands in front of all names is of each."""
    columns, starts = sheet.header.columns, _starts(sheet.header.columns)
    if len(starts) < 2:
        return [sheet]
    return [
        sheet.with_columns(c.of_none() for c in columns[starts[0] :] if c.index not in side)
        for side in map(range, starts, [*starts[1:], len(columns)])
    ]


def _starts(columns: Iterable[Column]) -> list[int]:
    """Where the names of indicators stand that have values of their own behind them, or the sasaran
    in front of a further one."""
    starts: list[int] = []
    valued = True
    for column in columns:
        is_name = column.role == "indikator" or (bool(starts) and column.role == "sasaran")
        if is_name and valued:
            starts.append(column.index)
        valued = column.role == "nilai" or (valued and not is_name)
    return starts if valued else starts[:-1]


def _rows(sheet: Sheet) -> Iterator[Row]:
    """The rows of a table, or of one side of it."""
    bands = {band: by_year(sheet.header.band(band)) for band in BANDS}
    if not any(bands.values()) and sheet.header.having("tahun"):
        yield from _yearly(sheet)
        return
    sheet = mend(sheet, base=bands["target"], reached=bands["realisasi"], ratio=bands["rasio"])
    for line in read_lines(sheet):
        for when, printed in of_each_year(bands):
            if row := _row(sheet, line, printed, when):
                yield row


def _yearly(sheet: Sheet) -> Iterator[Row]:
    """One row per line of a table that prints its years in a column; an indicator, or a year,
    counts until the next one is printed."""
    year_col = sheet.header.having("tahun")[0].index
    printed = {band: found[0] for band in BANDS if (found := sheet.header.band(band))}
    say_lines_without_year(sheet, year_col, printed.values())
    last: Line | None = None
    year: int | None = None
    for line in read_lines(sheet):
        own = sheet.text(line.row, year_col)
        over = last and (not own or goes_on_from(sheet, year_col, last.row, line.row))
        if line.indikator is None and last and over:
            line = replace(line, indikator=last.indikator, satuan=line.satuan or last.satuan)
        last = line
        year = year_alone(own) if own else year
        if not year:
            continue
        if row := _row(sheet, line, printed, Dated(tahun=year, tahun_ke=None)):
            yield row


def _row(sheet: Sheet, line: Line, printed: Mapping[Band, Column], when: Dated) -> Row | None:
    """What a line prints of one year, by the columns of its bands; null where that is nothing."""
    label = label_of(line.label, when)
    cells = {b: sheet.value(line.row, column, label) for b, column in printed.items()}
    if not any(cell.text for cell in cells.values()):
        return None
    target, reached, ratio = (cells.get(band, NOTHING) for band in BANDS)
    valued = [band for band in BANDS[:2] if band in cells]
    beside = next((unit for band in valued if (unit := cells[band].number.unit)), None)
    units_found = [
        sheet.unit(printed[band], NOTHING.number, beside or line.satuan) for band in valued
    ]
    satuan = next((u for u in units_found if u), line.satuan)
    target, reached = _in_one_unit(sheet, line, label, target, reached)
    row: Capaian = {
        **sheet.base(line.row),
        "tujuan": line.tujuan,
        "sasaran": line.sasaran,
        "indikator": line.indikator,
        "indikator_id": line.indikator_id,
        **when,
        "satuan": satuan,
        "target": as_float(target.number),
        "realisasi": as_float(reached.number),
        "rasio": as_float(ratio.number),
        "target_teks": target.text,
        "realisasi_teks": reached.text,
        "rasio_teks": ratio.text,
        "skala": None,
        "target_kolom": target.col,
        "realisasi_kolom": reached.col,
        "realisasi_baris": None,
        "rasio_kolom": ratio.col,
        "rasio_baris": None,
    }
    return as_row(row)


def _in_one_unit(
    sheet: Sheet, line: Line, label: str, target: Read, reached: Read
) -> tuple[Read, Read]:
    """Target and realisasi; without the value of the one that is a share where the other counts
    things (``26 kasus``, ``88%``), with a finding: a row has one unit, its column's, else the
    target's."""
    one, two = target.number.unit, reached.number.unit
    if not one or not two or (one == "persen") == (two == "persen"):
        return target, reached
    said = say("satuan-tidak-cocok.ganda", nama=Quote(line.label))
    cols = tuple(read.col for read in (target, reached) if read.col is not None)
    sheet.find(said, level="error", row=line.row, label=label, expected=one, found=two, cols=cols)
    if line.satuan == two:
        return target._replace(number=NOTHING.number), reached
    return target, reached._replace(number=NOTHING.number)
