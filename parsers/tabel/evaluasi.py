"""``evaluasi``: targets and realisasi by quarter.

Takes a sheet; gives its rows, one per line and period with a printed cell. What the columns are of
tells :mod:`parsers.tabel.periods`; here their cells do, and prove what the header says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from grammar.scales import money_scales
from grammar.totals import is_lone_total, starts_total
from normalize.numbers import Kind
from normalize.only import present
from normalize.units import tidy_unit
from parsers.parsed import Row, as_row
from parsers.tabel.header import Column, Role
from parsers.tabel.levels import Level, Levels, is_office, is_spending_group
from parsers.tabel.lines import Called, Line, called, first_text, joined_texts
from parsers.tabel.measured import Measures, measures
from parsers.tabel.periods import (
    TEXT_ROLES,
    Part,
    Place,
    find_places,
    holds_values,
    money_behind,
    with_places,
)
from parsers.tabel.sheet import NOTHING, Sheet, as_float, as_money, listed_columns
from parsers.tabel.skala import too_small
from parsers.tabel.slip import without_foreign
from schemas.message import Listed, Value, clipped, listed, one_of, say, term
from schemas.rows import Evaluasi

LEAST_MONEY = 100_000
"""Rupiah from which on a number without unit reads like an amount of money."""
MOST_MONEY = 10**14
"""Rupiah that no line of a region's budget reaches: the whole of Indonesia's largest has 10^14."""
_SUMMARY = re.compile(r"^(?:rata\s*-?\s*rata|predikat)\b", re.IGNORECASE)
"""The lines under the form's table: ``Rata-rata capaian kinerja (%)``, ``Predikat kinerja``."""
_LEAD_IN_SCALE = re.compile(r"\([^()]*\)|\bdalam\s+(?:ribu|juta|mil[iy]ar)\w*(?:\s+rupiah)?", re.I)
_PARTS: tuple[Part, ...] = ("kinerja", "rupiah", "tingkat", "tingkat_rupiah")
_KINDS: dict[Part, Kind] = {
    "kinerja": "nilai",
    "rupiah": "uang",
    "tingkat": "persen",
    "tingkat_rupiah": "persen",
}


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``evaluasi``; one per line and period with a printed cell."""
    sheet = sheet.but(header=with_places(sheet.header, sheet.caption))
    named = find_places(sheet.header, sheet.caption)
    _say_unknown(sheet, named)
    _say_missing_quarter(sheet, named)
    told = measures(sheet, named)
    places = _proved(sheet, [_measured(sheet, place) for place in told.paid(named)])
    scales = _scales(sheet, places)
    periods = _by_period(places)
    sheet = without_foreign(sheet, _pairs(periods))
    values = [place.column.index for place in named]
    texts = _columns_of_texts(sheet, [*values, told.column])
    for line in _lines(sheet, texts, values, told):
        for periode, columns in periods.items():
            parts = told.of(line.row, columns)
            label = f"{line.label}|{periode}"
            read = {
                part: sheet.value(line.row, place.column, label, _KINDS[part])
                for part, place in parts.items()
            }
            if not any(value.text for value in read.values()):
                continue
            done, money, level, spent = (read.get(part, NOTHING) for part in _PARTS)

            unit = None
            if done.text:
                unit = sheet.unit(parts["kinerja"].column, done.number, line.satuan)
            scale = scales[parts["rupiah"].column.index] if "rupiah" in parts else None
            amount = as_money(money.number, scale)
            row: Evaluasi = {
                **sheet.base(line.row),
                "kode": line.kode,
                "jenjang": line.jenjang,
                "nama": line.nama,
                "indikator": line.indikator,
                "indikator_id": line.indikator_id,
                "periode": periode,
                "tahun": next((p.tahun for p in parts.values() if p.tahun), None),
                "kinerja": as_float(done.number),
                "satuan": unit,
                "kinerja_teks": done.text,
                "rupiah": amount,
                "rupiah_teks": money.text,
                "tingkat": as_float(level.number),
                "tingkat_teks": level.text,
                "tingkat_rupiah": as_float(spent.number),
                "tingkat_rupiah_teks": spent.text,
                "penanggung_jawab": _own_text(sheet, line.row, texts["penanggung-jawab"]),
                "lokasi": _own_text(sheet, line.row, texts["lokasi"]),
                "skala": scale if amount is not None else None,
                "kinerja_kolom": done.col,
                "rupiah_kolom": money.col,
                "tingkat_kolom": level.col,
                "tingkat_rupiah_kolom": spent.col,
            }
            yield as_row(row)


def _by_period(places: Iterable[Place]) -> dict[str, dict[Part, Place]]:
    """The places of each period, by what they measure."""
    periods: dict[str, dict[Part, Place]] = defaultdict(dict)
    for place in places:
        periods[place.periode][place.part or "kinerja"] = place
    return periods


def _pairs(periods: Mapping[str, Mapping[Part, Place]]) -> list[tuple[int, int]]:
    """The columns of performance and of its money, period by period."""
    return [
        (parts["kinerja"].column.index, parts["rupiah"].column.index)
        for parts in periods.values()
        if {"kinerja", "rupiah"} <= parts.keys()
    ]


def _amounts(sheet: Sheet, column: Column) -> tuple[int, int]:
    """How many cells of a column read like amounts of money, and how many like other values."""
    scale = _printed(column, _titled(sheet))
    numbers = [number for number in sheet.numbers(column.index) if number.value]
    money = sum(n.unit is None and (n.value or 0) * scale >= LEAST_MONEY for n in numbers)
    return money, len(numbers) - money


def _mostly(sheet: Sheet, column: Column) -> Part | None:
    """What most cells of a column read like, three at least; null where they tell nothing."""
    money, other = _amounts(sheet, column)
    if money == other or max(money, other) <= 2:
        return None
    return "rupiah" if money > other else "kinerja"


def _measured(sheet: Sheet, place: Place) -> Place:
    """The place with its measure told by its cells, where its header does not tell it."""
    if place.part is not None:
        return place
    money, other = _amounts(sheet, place.column)
    return replace(place, part="rupiah" if money > other else "kinerja")


def _proved(sheet: Sheet, places: Sequence[Place]) -> list[Place]:
    """The places without those whose cells contradict their header: ``Rp`` over no amounts, where
    ``K`` beside it or ``Rp`` of other periods holds some. One measure is kept of each period."""
    claims = Counter((p.periode, p.part) for p in places)
    doubtful = {p.column.index for p in places if claims[p.periode, p.part] > 1}
    pairs = _pairs(_by_period(places))
    like = {c.index: _mostly(sheet, c) for c in sheet.header.columns}
    elsewhere = any(like[paid] == "rupiah" for _, paid in pairs)
    for done, paid in pairs:
        if like[paid] == "kinerja" and (elsewhere or like[done] == "rupiah"):
            doubtful |= {done, paid}
    if doubtful:
        found = _named(p.column for p in places if p.column.index in doubtful)
        sheet.find(say("kolom-bergeser.kolom"), level="error", label=term("kepala"), found=found)
    return [p for p in places if p.column.index not in doubtful]


def _printed(column: Column, other: int = 1) -> int:
    """The multiple that the head of a column prints, another where it prints none."""
    return column.scales[0] if column.scales else other


def _titled(sheet: Sheet) -> int:
    """The multiple that the title, or the sentence that leads to the table, prints; else 1."""
    said = sheet.caption.said
    if not sheet.caption.title:
        said = f"{said} {' '.join(_LEAD_IN_SCALE.findall(sheet.caption.context))}"
    return next(iter(money_scales(said)), 1)


def _scales(sheet: Sheet, places: Sequence[Place]) -> dict[int, int | None]:
    """What the amounts of each column are multiplied with; null where it cannot be proved.

    A multiple printed over some columns of money only says nothing of the others, unless these
    hold amounts that no budget reaches at that multiple. Where title and column print different
    ones, all are doubtful.
    """
    columns = [p.column for p in places if p.part == "rupiah"]
    titled = _titled(sheet)
    scales: dict[int, int | None] = {c.index: _printed(c, titled) for c in columns}
    printed = {titled, *map(_printed, columns)} - {1}
    plain = [c for c in columns if titled != 1 or scales[c.index] == 1]
    if sheet.carried and not printed:
        printed, plain = set(sheet.carried), columns  # it may be the rest of the table above
        scales = dict.fromkeys(scales)
    torn, least = printed - {titled}, min(printed, default=1)
    doubtful = [c for c in plain if torn and _is_doubtful(sheet, c, scales[c.index], least)]
    if doubtful:
        said, label = say("satuan-meragukan.sebagian"), term("kepala")
        expected, found = one_of((1, *sorted(printed))), _named(doubtful)
        sheet.find(said, level="error", label=label, expected=expected, found=found)
    scales |= {c.index: None for c in doubtful}
    return dict.fromkeys(scales) if too_small(sheet, scales, term("kepala")) else scales


def _is_doubtful(sheet: Sheet, column: Column, scale: int | None, least: int) -> bool:
    """Whether a column's amounts may be rupiah or multiples: no budget reaches those that are
    rupiah by its own head at the least multiple of others."""
    values = present(number.value for number in sheet.numbers(column.index))
    return bool(values) and not (scale == 1 and max(values) * least >= MOST_MONEY)


def _say_unknown(sheet: Sheet, places: Sequence[Place]) -> None:
    """A finding for each column of values whose period is not named, or named twice."""
    known = {place.column.index for place in places}
    for column in sheet.header.columns:
        if column.index in known or (column.role in TEXT_ROLES and not holds_values(column)):
            continue
        numbers = sheet.numbers(column.index, "nilai")
        values = sum(number.value is not None for number in numbers)
        if not values or values < sum(number.state == "teks" for number in numbers):
            continue
        said = say("kolom-tak-dikenal.masa", nama=column.name[:80])
        sheet.find(said, label=say("kolom", nomor=column.index), found=column.name[:300] or None)


def _named(columns: Iterable[Column]) -> Value:
    return clipped(listed_columns(columns), 300)


def _quarters(numbers: Iterable[int]) -> Listed:
    return listed(term(f"triwulan-{number}") for number in numbers)


def _say_missing_quarter(sheet: Sheet, places: Sequence[Place]) -> None:
    """A finding where a quarter between, or before, printed ones has no column."""
    printed = {int(p.periode[-1]) for p in places if re.fullmatch(r"triwulan-\d", p.periode)}
    if len(printed) < 2 or printed == {3, 4}:  # a table of the second semester lacks nothing
        return
    missing = [number for number in range(1, max(printed)) if number not in printed]
    if missing:
        said, label = say("nomor-loncat.triwulan", hilang=_quarters(missing)), term("triwulan")
        expected, found = _quarters(range(1, max(printed) + 1)), _quarters(sorted(printed))
        sheet.find(said, label=label, expected=expected, found=found)


def _columns_of_texts(sheet: Sheet, values: Sequence[int]) -> Mapping[Role, list[int]]:
    """The columns of each role that say what lines are, but for those of values."""
    cols: dict[Role, list[int]] = defaultdict(list)
    others = {*values, *money_behind(sheet.header)}
    for column in sheet.header.having(*TEXT_ROLES):
        if column.index not in others:
            cols[column.role].append(column.index)
    return cols


def _lines(
    sheet: Sheet, cols: Mapping[Role, list[int]], values: Sequence[int], told: Measures
) -> Iterator[Line]:
    """The lines with values. A line without code and name is a further indicator of the one
    above, whose name covers it, or a further measure of it."""
    goals = [*cols["tujuan-sasaran"], *cols["sasaran"]]
    names, codes, aims = cols["nama"], cols["kode"], cols["tujuan"]
    indicators = cols["indikator"]
    texts = joined_texts(sheet, sorted({*aims, *goals, *names, *codes, *indicators}))
    texts = _with_names_over_both(sheet, texts, told)
    first = min(values, default=0)
    unit = next(reversed(cols["satuan"]), None)
    levels = Levels()
    last, measured = Line(0), None
    for row, cells in texts.items():
        leading = next((text for text in sheet.grid[row][:first] if text), "")
        name = _called(cells, codes, names, goals)
        indikator = _indicator(cells, indicators)
        if told.goes_on(row) and not (name.code or name.name or indikator):
            indikator = measured
        elif summed := _summed(row, leading, name.name, indikator):
            last, indikator = summed, None
        elif begun := _begun(row, name, levels, first_text(cells, goals), first_text(cells, aims)):
            last = begun
        elif last.is_total or not (indikator or _is_covered(sheet, row, [*names, *codes])):
            last = Line(row)  # a line of nobody: no name above covers it
        measured = indikator
        if sheet.prints(row, values):
            satuan = tidy_unit(sheet.text(row, unit))
            yield replace(last, row=row, indikator=indikator, satuan=satuan)


def _with_names_over_both(
    sheet: Sheet, texts: dict[int, dict[int, str]], told: Measures
) -> dict[int, dict[int, str]]:
    """The texts of the rows, names that stand over both rows of a line (merged cells that no rule
    shows) in the first: it alone has a number or a code, in every line, and some have short names.
    """
    rests = {row for row in texts if told.goes_on(row)}
    own = [row for row in rests if any(texts[row].values())]
    if len(own) == len(rests) or not _are_led(sheet, rests):
        return texts
    whole = dict(texts)
    for row in rests:
        above = dict(texts[row - 1])
        for col, text in texts[row].items():
            if text and text != above.get(col):
                above[col] = f"{above.get(col, '')} {text}".strip()
        whole[row - 1], whole[row] = above, {}
    return whole


def _are_led(sheet: Sheet, rests: Iterable[int]) -> bool:
    """Whether the row above each of these has a number or a code, and none of them."""
    keys = [*sheet.header.places("nomor"), *sheet.header.places("kode")]
    return all(sheet.prints(row - 1, keys) and not sheet.prints(row, keys) for row in rests)


def _indicator(cells: Mapping[int, str], indicators: Sequence[int]) -> str | None:
    """The indicator of a row; a number or a dash is none."""
    text = first_text(cells, indicators)
    return text if any(map(str.isalpha, text or "")) else None


def _begun(
    row: int, name: Called, levels: Levels, sasaran: str | None, tujuan: str | None
) -> Line | None:
    """The line that a row begins: of what has a code or a name, else of a goal; null where it goes
    on with the one above."""
    if name.code or name.name:
        return _named_line(row, name, levels)
    if sasaran:
        return Line(row, "sasaran", nama=sasaran)
    return Line(row, "tujuan", nama=tujuan) if tujuan else None


def _called(
    cells: Mapping[int, str], codes: Sequence[int], names: Sequence[int], goals: Sequence[int]
) -> Called:
    """The code and the name of a line, which stand under the head of the goals where a reader took
    the names of two columns for one."""
    name = called(cells, codes, names)
    coded = called(cells, (), goals)
    return coded if coded.code and not (name.code or name.name) else name


def _summed(row: int, leading: str, nama: str | None, indikator: str | None) -> Line | None:
    """A line that sums up those above: a mean of all, or a total; an indicator may begin like
    one."""
    if _SUMMARY.match(leading) or (nama and _SUMMARY.match(nama)):
        return Line(row, nama=nama or leading)
    if starts_total(leading) and (leading != indikator or is_lone_total(leading)):
        return Line(row, "total", nama=nama or leading)
    return None


def _named_line(row: int, name: Called, levels: Levels) -> Line:
    """A line with a code or a name of its own."""
    kode, nama, _ = name
    office: Level | None = "urusan" if nama and is_office(nama) else None
    jenjang = levels.of(kode, nama, said=office)
    if jenjang is None and levels.programme and not (nama and is_spending_group(nama)):
        jenjang = "kegiatan"
    return Line(row, jenjang, kode=kode, nama=nama)


def _is_covered(sheet: Sheet, row: int, cols: Sequence[int]) -> bool:
    """Whether a merged cell of the lines above reaches down to a row."""
    return any(
        cell.col in cols and cell.row < row < cell.row + cell.row_span and cell.text.strip()
        for cell in sheet.table.cells
    )


def _own_text(sheet: Sheet, row: int, cols: Sequence[int]) -> str | None:
    return next((text for col in cols if (text := sheet.text(row, col))), None)
