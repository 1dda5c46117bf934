"""``anggaran``: budget and spending, year by year (T-C.24), and yearly sums of the whole office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import cast

from arithmetic.forest import parts_below
from arithmetic.ratios import percent
from arithmetic.sums import total
from grammar.codes import tidy_code
from grammar.items import is_outline_number
from grammar.totals import is_lone_total, starts_total
from grammar.years import year_alone
from normalize.numbers import Number
from normalize.only import only, present
from normalize.programmes import ProgrammeMatch, match_lines, match_programme
from parsers.parsed import Row, as_row
from parsers.tabel.header import Band, Column, Header
from parsers.tabel.levels import (
    SURELY,
    Level,
    is_office,
    is_revenue,
    is_spending_group,
    level_by_code,
    level_by_name,
)
from parsers.tabel.lines import Line, joined_texts
from parsers.tabel.sheet import NOTHING, Read, Sheet, as_float, as_money
from parsers.tabel.slip import LARGEST_RATIO, mend
from parsers.tabel.years import (
    ByBand,
    Dated,
    amended,
    by_year,
    goes_on_from,
    label_of,
    of_each_year,
    say_lines_without_year,
)
from schemas.message import Year, listed, say, term
from schemas.rows import Anggaran

BANDS: tuple[Band, ...] = ("anggaran", "realisasi", "rasio")


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``anggaran``; one per line and year with at least one printed cell."""
    if sheet.header.having("tahun"):
        yield from _yearly(sheet)
        return
    bands = {band: by_year(sheet.header.band(band)) for band in BANDS}
    growth = _growth_columns(sheet.header)
    sheet = _mended(sheet, bands, growth)
    scales = _growth_scales(sheet, bands, growth)
    program: str | None = None
    lines = [line for line in _lines(sheet, bands) if not is_revenue(line.label)]
    matches = match_lines([(line.nama, line.jenjang) for line in lines])
    for line, match in zip(lines, matches, strict=True):
        program = line.nama if line.jenjang == "program" else program
        label = f"{line.label}|pertumbuhan"
        growths = {
            part: as_money(sheet.value(line.row, growth[part], label, "uang").number, scale)
            for part, scale in scales.items()
        }
        for when, printed in of_each_year(bands):
            if row := _row(sheet, line, match, program, when, printed, growths):
                yield row


def _mended(sheet: Sheet, bands: ByBand, growth: Mapping[Band, Column]) -> Sheet:
    """The sheet with slipped lines put right; income and kinds of spending are in no sum."""
    levels = {
        line.row: line.jenjang or ""
        for line in _lines(sheet, bands)
        if not (is_revenue(line.label) or is_spending_group(line.label))
    }
    base, reached, ratio = (bands[band] for band in BANDS)
    growths = growth.values()
    return mend(sheet, base=base, reached=reached, ratio=ratio, growth=growths, levels=levels)


def _growth_columns(header: Header) -> dict[Band, Column]:
    """The columns of average growth, by the band that their own name says."""
    return {
        part: column
        for column in header.band("pertumbuhan")
        for part in reversed(BANDS[:2])
        if part in column.path[-1].casefold()
    }


def _row(
    sheet: Sheet,
    line: Line,
    match: ProgrammeMatch | None,
    program: str | None,
    when: Dated,
    printed: Mapping[Band, Column],
    growths: Mapping[Band, Decimal | None],
) -> Row | None:
    """What a line prints of one year, by the columns of its bands; null where that is nothing."""
    label = label_of(line.label, when)
    read = {band: sheet.value(line.row, column, label) for band, column in printed.items()}
    if not any(value.text for value in read.values()):
        return None
    budget, spent, ratio = (read.get(band, NOTHING) for band in BANDS)
    ratio = _as_ratio(sheet, line.row, ratio)
    amounts = {
        band: as_money(read[band].number, sheet.scale(printed[band]))
        for band in BANDS[:2]
        if band in read
    }
    used = [sheet.scale(printed[band]) for band, amount in amounts.items() if amount is not None]
    kode, score = (match.kode, match.score) if match and match.kode else (None, None)
    row: Anggaran = {
        **sheet.base(line.row),
        "uraian": line.nama,
        "jenjang": line.jenjang or "kegiatan",
        "program": None if line.is_total else program,
        "kode": kode,
        "kode_skor": score,
        **when,
        "anggaran": amounts.get("anggaran"),
        "realisasi": amounts.get("realisasi"),
        "rasio": as_float(ratio.number),
        "anggaran_teks": budget.text,
        "realisasi_teks": spent.text,
        "rasio_teks": ratio.text,
        "anggaran_kolom": budget.col,
        "realisasi_kolom": spent.col,
        "realisasi_baris": None,
        "rasio_kolom": ratio.col,
        "rasio_baris": None,
        "skala": next(filter(None, used), None),
        "pertumbuhan_anggaran": growths.get("anggaran"),
        "pertumbuhan_realisasi": growths.get("realisasi"),
    }
    return as_row(row)


def _growth_scales(sheet: Sheet, bands: ByBand, growth: Mapping[Band, Column]) -> dict[Band, int]:
    """The scales of the columns of average growth that print rupiah, which are those of their
    amounts; a finding for the others."""
    scales = {part: _growth_scale(sheet, column, bands[part]) for part, column in growth.items()}
    if percents := [growth[part].name for part, scale in scales.items() if scale is None]:
        said = say("kolom-tak-dikenal.pertumbuhan")
        sheet.find(said, label=term("pertumbuhan"), found=listed(percents))
    return {part: scale for part, scale in scales.items() if scale is not None}


def _growth_scale(sheet: Sheet, growth: Column, amounts: Mapping[int, Column]) -> int | None:
    """The scale of a column of average growth: that of its amounts where it prints rupiah; null
    where it prints per cent, which is told by what most lines add up to, else by their size."""
    ordered = [*map(amounts.__getitem__, sorted(amounts))]
    money = rate = small = printed = 0
    for row in sheet.body:
        read = [sheet.amount(row, column.index) for column in (growth, *ordered)]
        grown, values = read[0], present(read[1:])
        if grown is None or len(values) < 2 or not any(values):
            continue
        printed += 1
        small += abs(grown) < 1000 <= max(values) / 100
        mean = (values[-1] - values[0]) / (len(values) - 1)
        rates = [percent(b - a, a) for a, b in pairwise(values) if a]
        money += abs(grown - mean) <= max(Decimal(1), abs(mean) / 50)
        rate += bool(rates) and abs(grown - total(rates) / len(rates)) <= Decimal("0.2")
    if growth.unit or rate > money or (not money and small > printed / 2):
        return None
    return only(set(map(sheet.scale, ordered)))


def _as_ratio(sheet: Sheet, row: int, ratio: Read) -> Read:
    """A ratio; none, with one finding for a table, where it prints amounts where the form asks for
    percentages."""
    if ratio.number.value is None or abs(ratio.number.value) < LARGEST_RATIO:
        return ratio
    message, label = say("angka-tak-terbaca.rasio"), term("rasio")
    if not any((f.message, f.where) == (message, (sheet.named, label)) for f in sheet.findings):
        sheet.find(message, label=label, found=ratio.text)
    return ratio._replace(number=Number(None, None, "tak-terbaca"))


def _yearly(sheet: Sheet) -> Iterator[Row]:
    """One row per year (``No | Tahun | Pagu | Realisasi | Persentase``): the whole office, or the
    programmes that a column beside the year names; a year counts until the next is printed."""
    year_col = sheet.header.having("tahun")[0].index
    first = {band: column for band in BANDS if (column := _of_office(sheet.header.band(band)))}
    if "anggaran" not in first:
        _say_several_budgets(sheet, year_col)
    lines = _named_years(sheet, first, year_col) if sheet.header.having("nama") else {}
    say_lines_without_year(sheet, year_col, first.values())
    year: int | None = None
    program: str | None = None
    for row in sheet.body:
        if sheet.text(row, year_col) or not lines:
            year, program = year_alone(sheet.text(row, year_col)), None
        if not year or (lines and row not in lines):
            continue
        line, match = lines.get(row, (Line(row, "total"), None))
        program = line.nama if line.jenjang == "program" else program
        when = Dated(tahun=year, tahun_ke=None)
        if made := _row(sheet, line, match, program, when, first, {}):
            yield made


def _say_several_budgets(sheet: Sheet, year_col: int) -> None:
    """A finding where several heads say a budget, of which none is known for that of the office."""
    if len({column.path[:1] for column in sheet.header.band("anggaran")}) > 1:
        years = [y for row in sheet.body if (y := year_alone(sheet.text(row, year_col)))]
        twice, label = say("tahun-meragukan.ganda"), term("anggaran")
        said = say("tahun-meragukan", kelompok=label, kesalahan=twice)
        sheet.find(said, label=label, found=listed(map(Year, years)))


def _named_years(
    sheet: Sheet, columns: Mapping[Band, Column], year_col: int
) -> dict[int, tuple[Line, ProgrammeMatch]]:
    """The lines of programmes beside years, by their rows; a name covers the years that go on below
    it."""
    named = _lines(sheet, {band: {0: column} for band, column in columns.items()})
    matches = match_lines([(line.nama, line.jenjang) for line in named])
    lines = {line.row: (line, match) for line, match in zip(named, matches, strict=True)}
    for above, row in pairwise(lines):
        if lines[row][0].nama is None and goes_on_from(sheet, year_col, above, row):
            lines[row] = (replace(lines[above][0], row=row), lines[above][1])
    return lines


def _of_office(columns: Sequence[Column]) -> Column | None:
    """The column of a band that is of the whole office: the only one, or the sum beside kinds of
    spending (``Belanja Langsung``, ``Belanja Tidak Langsung``, ``Total``)."""
    if len(columns) < 2:
        return columns[0] if columns else None
    whole = only(c for c in columns if any(map(is_lone_total, c.path)))
    parted = {c.path[0] for c in columns if len(c.path) > 1}
    plain = columns[0] if len(parted) < 2 and not any(c.spending for c in columns) else None
    return whole or amended(columns) or plain


_WORD = re.compile(r"[^\W\d_]{5,}")


def _lines(sheet: Sheet, bands: ByBand) -> list[Line]:
    """The lines with their level: by name, by the official names, by what adds up to what.

    Before Permendagri 90/2019 a programme held kegiatan only; after it kegiatan hold subkegiatan.
    A programme under which no line is a kegiatan by name or sum is read in the old way.
    """
    raw = list(_named_rows(sheet, bands))
    levels = [_level(sheet, row, name) if name is not None else None for row, name in raw]
    if raw and raw[-1][1] is None:
        levels[-1] = "total"  # the sum of a budget whose name was lost
    values = [_amounts(sheet, row, bands) for row, _ in raw]
    for at in _nameless_sums(raw, values):
        levels[at] = "total"
    if _are_programmes(sheet, levels, values):
        levels = [level or "program" for level in levels]
    begin = [at for at in range(1, len(raw)) if levels[at] in {"program", "total"}]
    for start, end in pairwise([0, *begin, len(raw)] if raw else []):
        _settle(raw, levels, values, start, end)
    return [Line(row, level, nama=name) for (row, name), level in zip(raw, levels, strict=True)]


def _nameless_sums(
    raw: Sequence[tuple[int, str | None]], values: Sequence[Mapping[object, Decimal]]
) -> Iterator[int]:
    """The lines without a name that are the sum of those above, back to the total before."""
    first = 0
    for at, (_, name) in enumerate(raw):
        above = values[first:at]
        sums = {key: total(line[key] for line in above if key in line) for key in values[at]}
        if name is None and len(above) >= 2 and sums and sums == {**values[at]}:
            yield at
            first = at + 1
        elif name is not None and starts_total(name):
            first = at + 1


def _are_programmes(
    sheet: Sheet, levels: Sequence[Level | None], values: Sequence[Mapping[object, Decimal]]
) -> bool:
    """Whether the lines under a head that says ``Program`` alone, named so or not, are programmes
    all: none has parts among them, as they add up to the total."""
    heads = {column.leaf.casefold() for column in sheet.header.having("nama")}
    if heads != {"program"} or levels.count("total") != 1:
        return False
    whole = values[levels.index("total")]
    lines = [line for line, level in zip(values, levels, strict=True) if level != "total"]
    sums = {key: total(line[key] for line in lines if key in line) for key in whole}
    return bool(whole) and sums == {**whole}


def _named_rows(sheet: Sheet, bands: ByBand) -> Iterator[tuple[int, str | None]]:
    """The rows that print a name or amounts, with the name."""
    columns = sheet.header.places("nama")
    columns = columns or sheet.header.places("lain", "indikator", "sasaran")[:1]
    valued = [c.index for of_years in bands.values() for c in of_years.values()]
    growth = [c.index for c in sheet.header.band("pertumbuhan")]
    for row, cells in joined_texts(sheet, columns).items():
        named = [text for _, text in sorted(cells.items()) if not is_outline_number(text)]
        printed = sheet.prints(row, valued)
        if named or printed or sheet.prints(row, growth):
            first = next(filter(None, sheet.grid[row]), "")
            # A name over the columns of numbers and names stands in the first of them.
            whole = starts_total(first) or (printed and _WORD.search(first) is not None)
            yield row, named[-1] if named else first if whole else None


def _level(sheet: Sheet, row: int, name: str) -> Level | None:
    """The level that the name of a line says, or its code."""
    if is_spending_group(name):
        return "total"
    return _level_by_code(sheet, row, name) or level_by_name(name)


def _level_by_code(sheet: Sheet, row: int, name: str) -> Level | None:
    """The level that a printed code says; a line of the urusan or the office above all programmes
    is the whole budget's. A short code (``29.01``) may count the lines of one document."""
    code = tidy_code(" ".join(sheet.text(row, col) for col in sheet.header.places("kode")))
    if code is None:
        return None
    if is_office(name):
        return "total"
    level = level_by_code(code) if code.count(".") >= 2 else None
    return "total" if level == "urusan" else level


def _settle(
    raw: Sequence[tuple[int, str | None]],
    levels: list[Level | None],
    values: Sequence[Mapping[object, Decimal]],
    start: int,
    end: int,
) -> None:
    """Levels of the lines under one programme (``start`` is the programme itself)."""
    first = start + 1 if levels[start] in {"program", "total"} else start
    unsaid = (at for at in range(first, end) if levels[at] is None)
    official = {at: level for at in unsaid if (level := _official(raw[at][1] or ""))}
    if "kegiatan" in official.values():
        # Names of subkegiatan alone prove nothing: kegiatan of the old way were named alike.
        for place, level in official.items():
            levels[place] = level
    # Two lines of which each has all that the programme has: one is a part of the other.
    alike = values[start:end].count(values[start]) == end - start == 3
    chained = alike and first > start and any(values[start].values())
    _settle_sums(levels, values, first, end, chained)
    structured = {"kegiatan", "subkegiatan"} <= set(levels[first:end])
    for place in range(first, end):
        under = structured and "kegiatan" in levels[first:place]
        levels[place] = levels[place] or ("subkegiatan" if under else "kegiatan")


def _settle_sums(
    levels: list[Level | None],
    values: Sequence[Mapping[object, Decimal]],
    first: int,
    end: int,
    chained: bool,
) -> None:
    """Levels of lines that are the sums of those below them, and of these; ``chained`` if the first
    is that of the second."""
    place = first
    while place < end:
        length = parts_below(values, place, end) or int(chained and place == first)
        if levels[place] in {None, "kegiatan"} and length:
            levels[place] = "kegiatan"
            for child in range(place + 1, place + 1 + length):
                levels[child] = levels[child] or "subkegiatan"
            place += length
        place += 1


def _official(name: str) -> Level | None:
    """The level below a programme of the official line of that name; null where there is none."""
    match = match_programme(name)
    below = match.jenjang in {"kegiatan", "subkegiatan"}
    return cast(Level, match.jenjang) if match.kode and below and match.score >= SURELY else None


def _amounts(sheet: Sheet, row: int, bands: ByBand) -> dict[object, Decimal]:
    return {
        (band, year): value
        for band in ("anggaran", "realisasi")
        for year, column in bands.get(band, {}).items()
        if (source := sheet.source(row, column.index)) is not None
        and (value := sheet.amount(row, source)) is not None
    }
