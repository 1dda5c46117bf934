"""``evaluasi``: targets and realisasi by quarter (Formulir E.81 of Permendagri 86/2017 and the
shorter quarterly tables that offices print).

A column of values says its period and what it measures (kinerja, rupiah, a level in per cent) by
the header texts over it, the deepest first; where no text says what it measures, its cells do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from grammar.codes import code_and_name, tidy_code
from grammar.items import is_outline_number
from grammar.scales import money_scales
from grammar.totals import is_lone_total, starts_total
from grammar.years import UP_TO, YEAR, part_of_year, years_in
from normalize.indicators import match_indicator
from normalize.numbers import Kind
from normalize.programmes import match_programme
from normalize.units import tidy_unit
from parsers.parsed import Row, as_row
from parsers.tabel.captions import Caption
from parsers.tabel.header import Column, Header, Role
from parsers.tabel.levels import (
    is_office,
    is_spending_group,
    level_by_code,
    level_by_counting,
    level_by_name,
)
from parsers.tabel.lines import joined_texts
from parsers.tabel.sheet import NOTHING, Read, Sheet, as_float, as_money
from parsers.tabel.skala import too_small
from schemas.message import Listed, Value, clipped, listed, one_of, rupiah, say, term
from schemas.rows import Evaluasi

Part = Literal["kinerja", "rupiah", "tingkat", "tingkat_rupiah"]

_TEXT_ROLES: frozenset[Role] = frozenset(
    (
        *("nomor", "kode", "tujuan", "sasaran", "tujuan-sasaran", "indikator", "nama"),
        *("satuan", "lokasi", "penanggung-jawab"),
    )
)
_LINE_ROLES: frozenset[Role] = frozenset(
    ("nama", "indikator", "tujuan", "sasaran", "tujuan-sasaran")
)
_NUMERAL = r"(?:iv|i{1,3}|[1-4])"
_UP_TO = rf"(?:{UP_TO}|\bkumulatif\b)"
_QUARTER_WORD = (
    r"(?:t(?:ri|ir|r|i)[\s-]*w[iula]{2,5}n|tri\s*bulan|\btw|\btrw|kuartal|\bq(?=\s?[1-4]\b))"
)
_REALISED = r"\breal\w{2,5}si\b"
_ACHIEVED = r"\b(?:pen)?c?cap\w{1,3}an\b"
_AIMED = r"\bt(?:ar|ra)g[et]{2,3}\b"
_QUARTER = re.compile(
    rf"{_QUARTER_WORD}\.?\s*(?:ke\s*-?\s*)?[(\[]?({_NUMERAL})\b"
    rf"(?!\s*(?:[-–—,&/]|\bdan\b|{_UP_TO})\s*(?:{_QUARTER_WORD}\.?\s*)?{_NUMERAL}\b)",
    re.IGNORECASE,
)
_QUARTER_BAND = re.compile(_QUARTER_WORD, re.IGNORECASE)
_LONE_NUMERAL = re.compile(rf"[(\[]?({_NUMERAL})[)\]]?\.?", re.IGNORECASE)
_SEMESTER = re.compile(r"\bsemester\s*(?:ke\s*-?\s*)?(ii|i|[12])\b", re.IGNORECASE)
_CUMULATIVE = re.compile(_UP_TO, re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*\d{1,2}\s*(?:[a-z]\s*)?(?:=[\s\d+:/x×*().%-]+)?[)\]]?", re.I)
_VALUES = re.compile(
    rf"^\W*(?:{_REALISED}|{_AIMED}|tingkat|{_ACHIEVED}|pagu|anggaran|{_QUARTER_WORD}|semester|"
    r"persentase|prosentase|rasio|sisa|k\b|rp\b)|^\W*%",
    re.IGNORECASE,
)
_VALUES_WITHIN = re.compile(
    rf"{_REALISED}|{_AIMED}|{_ACHIEVED}|\b(?:pagu|anggaran|dana|serapan)\b", re.IGNORECASE
)
_RELATIVE = re.compile(rf"{_QUARTER_WORD}\.?\s*(ini|berjalan|lalu|sebelumnya)\b", re.IGNORECASE)
_LEAD_IN_SCALE = re.compile(r"\([^()]*\)|\bdalam\s+(?:ribu|juta|mil[iy]ar)\w*(?:\s+rupiah)?", re.I)
_TARGET = re.compile(rf"{_AIMED}|\brencana\b(?!\s+(?:kerja|strategis|pemb))", re.IGNORECASE)
_REACHED = re.compile(rf"{_REALISED}|{_ACHIEVED}|\bserapan\b", re.IGNORECASE)
_UP_TO_YEAR = re.compile(rf"{UP_TO}\s+(?:(?:akhir\s+)?tahun\s+)?{YEAR}", re.IGNORECASE)
_LOOKS_BACK = re.compile(rf"{_REACHED.pattern}|\bevaluasi\b", re.IGNORECASE)
"""Titles of tables whose bare quarters (``Triwulan I``) are reached, not aimed at."""
_BUDGET = re.compile(r"\banggaran\b|\bpagu\b|\bdpa\b|\balokasi\b", re.IGNORECASE)
_PLAN = re.compile(r"\brenstra\b|\brpjmd\b|\brencana strategis\b|akhir periode", re.IGNORECASE)
_BEFORE = re.compile(r"\blalu\b|\bsebelumnya\b|\bn\s*[-–]\s*[23]\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\bsisa\b|\bselisih\b|\bpr(?:a|e|o)?kiraan\b|\bperkiraan\b|\bprognosis\b", re.I
)
_RATE = re.compile(
    rf"\btingkat\b.*(?:{_ACHIEVED}|{_REALISED}|\bkinerja\b)|\brasio\b|^\W*%\W*$|"
    rf"^\W*%\s*{_ACHIEVED}|^\W*(?:persentase|prosentase|persen)\b|"
    rf"^(?!.*{_REALISED}).*{_ACHIEVED}.*%",
    re.IGNORECASE,
)
_LONE_RATE = re.compile(rf"\W*{_ACHIEVED}(?:\s+kinerja)?\W*", re.IGNORECASE)
_PERFORMANCE = re.compile(
    r"\bkinerja\b|^\W*k\b|\bfisik\b|\bvol(?:ume)?\b|\boutput\b|\bkeluaran\b|\boutcome\b", re.I
)
_MONEY = re.compile(
    r"\brp\b|\brupiah\b|\bkeuangan\b|\banggaran\b|\bpagu\b|\bdana\b|\bbiaya\b|\bbelanja\b", re.I
)
_SUMMARY = re.compile(r"^(?:rata\s*-?\s*rata|predikat)\b", re.IGNORECASE)
"""The lines under the form's table: ``Rata-rata capaian kinerja (%)``, ``Predikat kinerja``."""
LEAST_MONEY = 100_000
"""Rupiah from which on a number without unit reads like an amount of money."""
MOST_MONEY = 10**14
"""Rupiah that no line of a region's budget reaches: the whole of Indonesia's largest has 10^14."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column of values: the period that it is of, what it measures (null: its cells say), the
    year printed over it."""

    column: Column
    periode: str
    part: Part | None
    tahun: int | None


def performance_columns(sheet: Sheet) -> list[Column]:
    """The columns that hold performance and no money."""
    return [p.column for p in find_places(sheet.header, sheet.caption) if p.part == "kinerja"]


def find_places(header: Header, caption: Caption) -> tuple[Place, ...]:
    """The columns of values whose period is named, left to right.

    Two columns that claim one measure of one period are both left out, as is a column whose
    period is not named by its header or, where the title names the table's one quarter, by it.
    """
    behind = _money_behind(header)
    values = [c for c in header.columns if c.index not in behind and _holds_values(c)]
    values = _by_order(values)
    quarters = {c.index for c in values if _quarter(_names(c)) or _half(c)}
    first = min(quarters, default=len(header.columns))
    own = None if quarters else _titled_quarter(values, caption)  # `Realisasi Triwulan Ini`
    if not quarters and own is None:
        return ()
    values = _without_lost_quarters(values)
    evaluated = _evaluated_year(values, caption)
    siblings = Counter(_names(c)[:-1] for c in values if _REACHED.search(_names(c)[-1]))
    places = []
    for column in values:
        names = _names(column)
        rate = _is_rate(names, siblings[names[:-1]] > 1)
        periode = _period(column, rate, first, evaluated, caption, own)
        if periode is None:
            continue
        tahun = column.year
        if tahun is None and not periode.startswith("renstra") and periode != "realisasi-lalu":
            tahun = evaluated
        part = _part(names, rate)
        places.append(Place(column, periode, part, tahun))
    # A table of money alone: its levels are of money, whatever they are called; so are those of
    # a head over money alone (``Realisasi`` over ``Keu (Rp)`` and ``%``).
    aimed = {p.column.path[:-1] for p in places if p.part in {"kinerja", None}}
    paid = {p.column.path[:-1] for p in places if p.part == "rupiah"}
    alone = bool(paid) and not any(p.part == "kinerja" for p in places)
    places = [
        replace(p, part="tingkat_rupiah")
        if p.part == "tingkat" and (alone or p.column.path[:-1] in paid - aimed - {()})
        else p
        for p in places
    ]
    claims = Counter((p.periode, p.part) for p in places)
    return tuple(p for p in places if claims[p.periode, p.part] == 1)


def is_evaluasi(header: Header, caption: Caption) -> bool:
    """Whether a table states what named lines reached by quarter (or semester).

    Targets by quarter alone are a plan. A table whose columns of values stand between two sets of
    names or indicators has lines of two kinds in one row, and no line of its own.
    """
    places = find_places(header, caption)
    if not any(re.match(r"(?:sd-)?triwulan|semester", place.periode) for place in places):
        return False
    first = min(place.column.index for place in places)
    behind = _money_behind(header)
    texts = [c for c in header.columns if c.role in _LINE_ROLES and not _holds_values(c)]
    texts = [c for c in texts if c.index not in behind]
    return bool(texts) and all(c.index < first for c in texts if c.role in {"nama", "indikator"})


def _money_behind(header: Header) -> frozenset[int]:
    """The columns of programmes and their money behind the performance of an indicator, whose lines
    they are not (``Indikator | Target | Realisasi | Program | Anggaran``)."""
    values = [c for c in header.columns if _holds_values(c)]
    first = min((c.index for c in values), default=0)
    names = [c.index for c in header.having("nama")]
    if (
        not names
        or min(names) < first
        or not any(c.index < first for c in header.having("indikator"))
    ):
        return frozenset()
    cut = min(names)
    own = all(c.index < cut for c in header.having("indikator"))
    paid = all(_MONEY.search(_names(c)[-1]) for c in values if c.index > cut)
    return frozenset(range(cut, len(header.columns))) if own and paid else frozenset()


def with_places(header: Header, caption: Caption) -> Header:
    """The header with its columns of values marked as such: money where they hold rupiah."""
    places = ((header.columns[p.column.index], p.part) for p in find_places(header, caption))
    return header.with_columns(
        replace(column, role="nilai", money=_holds_money(column, part)) for column, part in places
    )


def _holds_money(column: Column, part: Part | None) -> bool:
    return column.money if part is None else part == "rupiah"


def read(sheet: Sheet) -> Iterator[Row]:
    """Rows of ``evaluasi``; one per line and period with a printed cell."""
    sheet = sheet.but(header=with_places(sheet.header, sheet.caption))
    named = find_places(sheet.header, sheet.caption)
    _say_unknown(sheet, named)
    _say_missing_quarter(sheet, named)
    places = _proved(sheet, [_measured(sheet, place) for place in named])
    scales = _scales(sheet, places)
    periods: dict[str, list[Place]] = {}
    for place in places:
        periods.setdefault(place.periode, []).append(place)
    for line in _lines(sheet, [place.column.index for place in named]):
        match = match_indicator(line.indikator) if line.indikator else None
        for periode, parts in periods.items():
            columns = {place.part or "kinerja": place.column for place in parts}
            read = {place.part or "kinerja": _read(sheet, line, place) for place in parts}
            if not any(value.text for value in read.values()):
                continue
            done, money, level, spent = (read.get(part, NOTHING) for part in _PARTS)
            unit = None
            if done.text:
                unit = sheet.unit(columns["kinerja"], done.number, line.satuan)
            scale = scales[columns["rupiah"].index] if "rupiah" in columns else None
            amount = as_money(money.number, scale)
            row: Evaluasi = {
                **sheet.base(line.row),
                "kode": line.kode,
                "jenjang": line.jenjang,
                "nama": line.nama,
                "indikator": line.indikator,
                "indikator_id": match.indikator_id if match else None,
                "periode": periode,
                "tahun": next((p.tahun for p in parts if p.tahun), None),
                "kinerja": as_float(done.number),
                "satuan": unit,
                "kinerja_teks": done.text,
                "rupiah": amount,
                "rupiah_teks": money.text,
                "tingkat": as_float(level.number),
                "tingkat_teks": level.text,
                "tingkat_rupiah": as_float(spent.number),
                "tingkat_rupiah_teks": spent.text,
                "penanggung_jawab": line.penanggung_jawab,
                "lokasi": line.lokasi,
                "skala": scale if amount is not None else None,
                "kinerja_kolom": done.col,
                "rupiah_kolom": money.col,
                "tingkat_kolom": level.col,
                "tingkat_rupiah_kolom": spent.col,
            }
            yield as_row(row)


_PARTS: tuple[Part, ...] = ("kinerja", "rupiah", "tingkat", "tingkat_rupiah")
_KINDS: dict[Part, Kind] = {
    "kinerja": "nilai",
    "rupiah": "uang",
    "tingkat": "persen",
    "tingkat_rupiah": "persen",
}


def _read(sheet: Sheet, line: _Line, place: Place) -> Read:
    """The value of a line in one column."""
    label = f"{line.nama or line.indikator or line.kode or ''}|{place.periode}"
    return sheet.value(line.row, place.column, label, _KINDS[place.part or "kinerja"])


# --------------------------------------------------------------------------- columns


def _names(column: Column) -> tuple[str, ...]:
    """The header texts over a column without printed column numbers (``7``, ``8=4+5``)."""
    names: list[str] = []
    banded = False
    for text in column.path:
        name = " ".join(text.split())
        lone = _LONE_NUMERAL.fullmatch(name)
        if _COLUMN_NUMBER.fullmatch(name) and not (banded and lone):
            continue
        if lone:
            banded = False  # a second number under the quarter's own is the column's
        elif _QUARTER.search(name):
            banded = False
        elif _QUARTER_BAND.search(name):
            banded = True
        names.append(name)
    return tuple(names) or ("",)


def _holds_values(column: Column) -> bool:
    names = _names(column)
    if any(_VALUES.search(name) for name in names) or _quarter(names):
        return True
    if column.role == "lain":
        return any(_VALUES_WITHIN.search(name) for name in names)
    return column.role == "nilai"


def _quarter(names: Sequence[str]) -> tuple[int, bool] | None:
    """The quarter that a column is of, and whether it is of all the year up to its end."""
    banded = False
    for name in names:
        match = _QUARTER.search(name) or (banded and _LONE_NUMERAL.fullmatch(name)) or None
        if match:
            above = names[: names.index(name)]
            up_to = any(_CUMULATIVE.search(n) for n in above if not _PLAN.search(n))
            return _ordinal(match[1]), up_to or bool(_CUMULATIVE.search(name))
        banded = banded or bool(_QUARTER_BAND.search(name))
    return None


def _by_order(columns: Sequence[Column]) -> list[Column]:
    """The columns, each with its quarter: under a head of quarters that stands over four like
    groups those whose numeral cannot be read (``II`` in a scan) are told by the others and their
    order, which the form fixes (Permendagri 86/2017, Formulir E.81)."""
    found = list(columns)
    for band, run in groupby(columns, _quarter_band):
        of_band = list(run)
        told = _quarters_told(of_band, len(band)) if band else None
        if told is None:
            continue
        for place, column in enumerate(of_band):
            below = column.path[len(band) :]
            if told[place] is None and len(below) == (len(of_band) > 4):
                numeral = ("I", "II", "III", "IV")[4 * place // len(of_band)]
                path = (*band, numeral, *below)
                found[found.index(column)] = replace(column, path=path)
    return found


def _quarters_told(columns: Sequence[Column], depth: int) -> list[tuple[int, bool] | None] | None:
    """The quarters that columns under one head (``depth`` texts) say; null where these are not four
    like groups in order, or no numeral was read."""
    size, rest = divmod(len(columns), 4)
    lowest = [column.path[depth:][-1:] for column in columns]
    if not size or rest or (size > 1 and lowest != lowest[:size] * 4):
        return None
    told = [_quarter(_names(column)) for column in columns]
    in_order = all(one is None or one[0] == 1 + n // size for n, one in enumerate(told))
    return told if in_order and any(told) else None


def _quarter_band(column: Column) -> tuple[str, ...]:
    """The header texts down to one that says that quarters stand below it, and none itself."""
    for place, text in enumerate(column.path):
        if _QUARTER_BAND.search(text):
            return () if _QUARTER.search(text) else column.path[: place + 1]
    return ()


def _without_lost_quarters(columns: Sequence[Column]) -> list[Column]:
    """The columns without those that stand beside quarters under one head, and say none: their
    numeral was lost (``I`` is a stroke, and may be a speck), they are not of the year."""
    bands = {_quarter_band(column) for column in columns if _quarter(_names(column))} - {()}
    return [
        column
        for column in columns
        if _quarter_band(column) not in bands
        or _quarter(names := _names(column))
        or _half(column)
        or any(starts_total(name) or _CUMULATIVE.search(name) for name in names)
    ]


def _half(column: Column) -> int | None:
    match = _SEMESTER.search(" ".join(_names(column)))
    return _ordinal(match[1]) if match else None


def _ordinal(text: str) -> int:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    return roman.get(text.casefold()) or int(text)


def _titled_quarter(values: Sequence[Column], caption: Caption) -> tuple[int, bool] | None:
    """The one quarter that the title names for columns of one year: ``Realisasi Triwulan II``."""
    dated = any(years_in(column.name) for column in values)
    title = caption.title or ("" if dated else caption.context)  # a lead-in may speak of more
    named = list(_QUARTER.finditer(title))
    found = {_ordinal(match[1]) for match in named}
    years = {column.year for column in values if column.year is not None}
    names = [_RELATIVE.sub("", column.name) for column in values]
    plans = any(_PLAN.search(name) or _BEFORE.search(name) for name in names)
    reached = any(_REACHED.search(column.name) for column in values)
    if len(found) != 1 or len(years) > 1 or plans or not reached:
        return None
    before = title[: named[0].start()]
    up_to = bool(re.search(rf"{_UP_TO}\s*$", before, re.IGNORECASE))
    if _QUARTER_BAND.search(before) and not up_to:
        return None  # `Triwulan I dan Triwulan II`
    return found.pop(), up_to


def _evaluated_year(values: Sequence[Column], caption: Caption) -> int | None:
    """The one year of the quarters, else of target and realisasi, else of title or lead-in."""
    plain = [c for c in values if not _PLAN.search(c.name) and not _BEFORE.search(c.name)]
    within = [c for c in plain if not _UP_TO_YEAR.search(c.name)]
    titled = [set(years_in(text)) for text in (caption.title or "", caption.context)]
    said = next((found for found in titled if found), set())
    for columns in ([c for c in plain if _quarter(_names(c))], within, plain):
        years = {c.year for c in columns if c.year is not None}
        if len(years) > 1 and len(said) == 1:
            years &= said  # several are printed, and the title says which is evaluated
        if years:
            return years.pop() if len(years) == 1 else None
    return said.pop() if len(said) == 1 else None


def _says(names: Sequence[str]) -> Literal["target", "realisasi"] | None:
    """Whether a column is aimed at or reached: the deepest text that says one of both."""
    for name in reversed(names):
        target, reached = bool(_TARGET.search(name)), bool(_REACHED.search(name))
        if target != reached:
            return "target" if target else "realisasi"
        if target and re.match(rf"\W*{_AIMED}(?!\s*(?:dan|,|/|&))", name, re.IGNORECASE):
            return "target"  # `Target Capaian Kinerja`
    if any(_REACHED.search(name) for name in names):
        return None
    return "target" if any(_BUDGET.search(name) for name in names) else None


def _is_rate(names: Sequence[str], beside: bool) -> bool:
    """Whether a column is a level in per cent: ``Tingkat Capaian (%)``, ``%``; ``Capaian`` alone
    where a realisasi stands beside it."""
    leaf = names[-1]
    if any(_RATE.search(name) for name in names):
        return True
    if "%" in leaf and _MONEY.search(leaf) and not re.search(r"\brp\b|rupiah", leaf, re.I):
        return True  # `Keuangan (%)`
    return beside and bool(_LONE_RATE.fullmatch(leaf))


def _part(names: Sequence[str], rate: bool) -> Part | None:
    for name in reversed(names):
        performance, money = bool(_PERFORMANCE.search(name)), bool(_MONEY.search(name))
        if performance != money:
            if rate:
                return "tingkat_rupiah" if money else "tingkat"
            return "rupiah" if money else "kinerja"
    return "tingkat" if rate else None


def _period(
    column: Column,
    rate: bool,
    first: int,
    evaluated: int | None,
    caption: Caption,
    own: tuple[int, bool] | None,
) -> str | None:
    """The period that a column is of; null where its header does not say."""
    names = _names(column)
    text = " ".join(names)
    said = _says(names)
    if _OTHER.search(text):
        return None
    if quarter := _quarter(names):
        if _PLAN.search(text) and quarter[1]:
            return None  # of the renstra's years, up to a quarter
        if said is None and not rate:
            said = "realisasi" if _LOOKS_BACK.search(caption.title or caption.context) else None
        return _of_quarter(quarter, said or ("realisasi" if rate else None))
    if relative := _RELATIVE.search(text):
        if own is None or said is None:
            return None
        number = own[0] - (relative[1].casefold() in {"lalu", "sebelumnya"})
        return _of_quarter((number, bool(_CUMULATIVE.search(text))), said) if number else None
    if half := _half(column):
        if said == "target":
            return None
        return f"semester-{half}" if said or rate else None
    if part_of_year(text):
        return None  # up to a month that ends no quarter by its name
    before, plan = bool(_BEFORE.search(text)), bool(_PLAN.search(text))
    now = _of_quarter(own, "realisasi") if own else None
    if rate:
        return None if before else "renstra-capaian" if plan else now or "capaian"
    past = before or bool(evaluated and column.year and column.year < evaluated)
    if said == "target":
        return None if past else "renstra" if plan else "target"
    if said != "realisasi":
        return None
    if past or (plan and column.index < first):
        return "realisasi-lalu"
    return "renstra-realisasi" if plan else now or "realisasi"


def _of_quarter(quarter: tuple[int, bool], said: str | None) -> str | None:
    number, up_to = quarter
    if said == "target":
        return None if up_to else f"target-triwulan-{number}"
    if said is None:
        return None
    if not up_to or number == 1:
        return f"triwulan-{number}"
    return "realisasi" if number == 4 else f"sd-triwulan-{number}"


# --------------------------------------------------------------------------- proofs


def _amounts(sheet: Sheet, column: Column) -> tuple[int, int]:
    """How many cells of a column read like amounts of money, and how many like other values."""
    money = other = 0
    scale = _printed(column) if column.scales else _titled(sheet)
    for row in sheet.body:
        number = sheet.peek(row, column.index, "uang")
        if number.value is None or number.value == 0:
            continue
        if number.unit is None and number.value * scale >= LEAST_MONEY:
            money += 1
        else:
            other += 1
    return money, other


def _measured(sheet: Sheet, place: Place) -> Place:
    """The place with its measure told by its cells, where its header does not tell it."""
    if place.part is not None:
        return place
    money, other = _amounts(sheet, place.column)
    return replace(place, part="rupiah" if money > other else "kinerja")


def _proved(sheet: Sheet, places: Sequence[Place]) -> list[Place]:
    """The places without those whose cells contradict their header: ``K`` over amounts beside
    ``Rp`` over none. One measure is kept of each period."""
    claims = Counter((p.periode, p.part) for p in places)
    doubtful = {p.column.index for p in places if claims[p.periode, p.part] > 1}
    for periode in {p.periode for p in places}:
        pair = {p.part: p.column for p in places if p.periode == periode}
        if "kinerja" not in pair or "rupiah" not in pair:
            continue
        money, value = (_amounts(sheet, pair[part]) for part in ("rupiah", "kinerja"))
        if value[0] >= 3 and value[0] > value[1] and money[1] >= 3 and money[1] > money[0]:
            doubtful |= {pair["kinerja"].index, pair["rupiah"].index}
    if doubtful:
        sheet.find(
            "kolom-bergeser",
            "error",
            None,
            term("kepala"),
            say("kolom-bergeser.kolom"),
            found=_named([p.column for p in places if p.column.index in doubtful]),
        )
    return [p for p in places if p.column.index not in doubtful]


def _printed(column: Column) -> int:
    """The multiple that the head of a column prints; 1 where it prints none."""
    return column.scales[0] if column.scales else 1


def _titled(sheet: Sheet) -> int:
    """The multiple that the title, or the sentence that leads to the table, prints; else 1."""
    said = f"{sheet.caption.title or ''} {sheet.caption.unit}"
    if sheet.caption.title is None:
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
    scales: dict[int, int | None] = {c.index: _printed(c) if c.scales else titled for c in columns}
    printed = {scale for scale in (titled, *map(_printed, columns)) if scale != 1}
    plain = [c for c in columns if scales[c.index] == 1]
    if titled != 1:
        contradicted = [c for c in columns if _printed(c) not in {1, titled}]
        plain = columns if contradicted else []
    if sheet.carried and not printed:
        printed, plain = set(sheet.carried), columns  # it may be the rest of the table above
        scales = dict.fromkeys(scales)
    if not printed or not plain:
        return _possible(sheet, scales)
    doubtful = []
    for column in plain:
        numbers = [sheet.peek(row, column.index, "uang").value for row in sheet.body]
        most = max((value for value in numbers if value is not None), default=None)
        if most is None or (scales[column.index] == 1 and most * min(printed) >= MOST_MONEY):
            continue
        scales[column.index] = None
        doubtful.append(column)
    if doubtful:
        sheet.find(
            "satuan-meragukan",
            "error",
            None,
            term("kepala"),
            say("satuan-meragukan.sebagian"),
            expected=one_of((1, *sorted(printed))),
            found=_named(doubtful),
        )
    return _possible(sheet, scales)


def _possible(sheet: Sheet, scales: dict[int, int | None]) -> dict[int, int | None]:
    """The scales, null where the amounts are too small for rupiah by them."""
    stated = {index: scale for index, scale in scales.items() if scale is not None}
    least = too_small(sheet, stated)
    if least is None:
        return scales
    sheet.find(
        "satuan-meragukan",
        "error",
        None,
        term("kepala"),
        say("satuan-meragukan.terlalu-kecil"),
        expected=say("sekurang-kurangnya", jumlah=rupiah(least)),
    )
    return dict.fromkeys(scales)


def _say_unknown(sheet: Sheet, places: Sequence[Place]) -> None:
    """A finding for each column of values whose period is not named, or named twice."""
    known = {place.column.index for place in places}
    for column in sheet.header.columns:
        if column.index in known or (column.role in _TEXT_ROLES and not _holds_values(column)):
            continue
        numbers = [sheet.peek(row, column.index) for row in sheet.body]
        values = sum(number.value is not None for number in numbers)
        if not values or values < sum(number.state == "teks" for number in numbers):
            continue
        sheet.find(
            "kolom-tak-dikenal",
            "warning",
            None,
            say("kolom", nomor=column.index),
            say("kolom-tak-dikenal.masa", nama=column.name[:80]),
            found=column.name[:300] or None,
        )


def _named(columns: Sequence[Column]) -> Value:
    named = listed(say("kolom-bernama", kolom=c.index, nama=c.name) for c in columns)
    return clipped(named, 300)


def _quarters(numbers: Iterable[int]) -> Listed:
    return listed(term(f"triwulan-{number}") for number in numbers)


def _say_missing_quarter(sheet: Sheet, places: Sequence[Place]) -> None:
    """A finding where a quarter between, or before, printed ones has no column."""
    printed = {int(p.periode[-1]) for p in places if re.fullmatch(r"triwulan-\d", p.periode)}
    if len(printed) < 2 or printed == {3, 4}:  # a table of the second semester lacks nothing
        return
    missing = [number for number in range(1, max(printed)) if number not in printed]
    if missing:
        sheet.find(
            "nomor-loncat",
            "warning",
            None,
            term("triwulan"),
            say("nomor-loncat.triwulan", hilang=_quarters(missing)),
            expected=_quarters(range(1, max(printed) + 1)),
            found=_quarters(sorted(printed)),
        )


# --------------------------------------------------------------------------- lines


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    jenjang: str | None
    kode: str | None
    nama: str | None
    indikator: str | None
    satuan: str | None
    penanggung_jawab: str | None
    lokasi: str | None


def _lines(sheet: Sheet, values: Sequence[int]) -> Iterator[_Line]:
    """The lines with values. A line without code and name is a further indicator of the one
    above, whose name covers it."""
    cols: dict[Role, list[int]] = {}
    behind = _money_behind(sheet.header)
    for column in sheet.header.columns:
        if column.role in _TEXT_ROLES and column.index not in {*values, *behind}:
            cols.setdefault(column.role, []).append(column.index)
    goals = [*cols.get("tujuan-sasaran", []), *cols.get("sasaran", [])]
    names, codes = cols.get("nama", []), cols.get("kode", [])
    indicators = cols.get("indikator", [])
    aims = cols.get("tujuan", [])
    texts = joined_texts(sheet, sorted({*aims, *goals, *names, *codes, *indicators}))
    first = min(values, default=0)
    official = programme = False
    counted: str | None = None  # the short code of the programme above, if it only counts lines
    last: tuple[str | None, str | None, str | None] = (None, None, None)
    for row, cells in texts.items():
        leading = next((text for text in sheet.grid[row][:first] if text), "")
        coded = " ".join(cells[col] for col in codes if col in cells)
        kode = tidy_code(coded)
        nama = next(
            (cells[c] for c in names[::-1] if c in cells and not is_outline_number(cells[c])), None
        )
        if nama is None and kode is None and coded.strip(" -–—."):
            nama = coded  # a name that begins in the column of codes
        own, nama = code_and_name(nama) if nama else (None, None)
        kode = kode or own
        nama = nama.lstrip("-–—• ") or None if nama else None
        indikator = next((cells[c] for c in indicators if c in cells), None)
        if indikator and not any(ch.isalpha() for ch in indikator):
            indikator = None
        if _SUMMARY.match(leading) or (nama and _SUMMARY.match(nama)):
            last, indikator = (None, None, nama or leading), None
        elif starts_total(leading) and (leading != indikator or is_lone_total(leading)):
            last, indikator = ("total", None, nama or leading), None
        elif kode or nama:
            counting = level_by_counting(kode, nama, counted) if kode else None
            jenjang = counting or _level(kode, nama, official, programme)
            if jenjang == "program":
                programme = True
                counted = kode if kode and kode.count(".") < 2 else None
                official = match_programme(nama or "", jenjang="program").kode is not None
            last = (jenjang, kode, nama)
        elif aim := next((cells[col] for col in goals if col in cells), None):
            last = ("sasaran", None, aim)
        elif aim := next((cells[col] for col in aims if col in cells), None):
            last = ("tujuan", None, aim)
        elif last[0] == "total" or not (indikator or _is_covered(sheet, row, [*names, *codes])):
            last = (None, None, None)  # a line of nobody: no name above covers it
        if not any(sheet.text(row, col) for col in values):
            continue
        yield _Line(
            row,
            *last,
            indikator,
            _unit(sheet, row, cols.get("satuan", [])),
            _own_text(sheet, row, cols.get("penanggung-jawab", [])),
            _own_text(sheet, row, cols.get("lokasi", [])),
        )


def _is_covered(sheet: Sheet, row: int, cols: Sequence[int]) -> bool:
    """Whether a merged cell of the lines above reaches down to a row."""
    return any(
        cell.col in cols and cell.row < row < cell.row + cell.row_span and cell.text.strip()
        for cell in sheet.table.cells
    )


def _level(kode: str | None, nama: str | None, official: bool, programme: bool) -> str | None:
    """The level of a line: by its code, by its name's own word, by the nomenclature's line of
    that name; a line of an office or an urusan stands above all programmes. Null where nothing
    says it; what stands under a programme is a kegiatan."""
    by_code = level_by_code(kode) if kode else None
    if by_code:
        return by_code
    if kode and kode.count(".") < 2:
        return "urusan"
    if nama and (by_name := level_by_name(nama)):
        return by_name
    if nama and is_office(nama):
        return "urusan"
    if nama and official:
        match = match_programme(nama)
        if match.kode and match.jenjang and match.score >= 0.9:
            return match.jenjang
    return "kegiatan" if programme and not (nama and is_spending_group(nama)) else None


def _unit(sheet: Sheet, row: int, cols: Sequence[int]) -> str | None:
    return tidy_unit(sheet.text(row, cols[-1])) if cols else None


def _own_text(sheet: Sheet, row: int, cols: Sequence[int]) -> str | None:
    return next((text for col in cols if (text := sheet.text(row, col))), None)
