"""Which period a column of values is of, and what it measures: Formulir E.81 of Permendagri 86/2017
and the shorter quarterly tables that offices print.

A column says its period and what it measures (kinerja, rupiah, a level in per cent) by the header
texts over it, the deepest first; where no text says what it measures, its cells do. Takes a header
and its caption; gives the columns with their periods, and whether the table is one of quarters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Literal

from grammar.roman import parse_ordinal
from grammar.totals import starts_total
from grammar.years import UP_TO, YEAR, part_of_year, years_in
from normalize.only import only
from parsers.tabel.captions import Caption
from parsers.tabel.header import Column, Header, Role
from parsers.tabel.sheet import Sheet

Part = Literal["kinerja", "rupiah", "tingkat", "tingkat_rupiah"]
_NUMERAL = r"(?:iv|i{1,3}|[1-4])"
_UP_TO = rf"(?:{UP_TO}|\bkumulatif\b)"
_QUARTER_WORD = (
    r"(?:t(?:ri|ir|r|i)[\s-]*w[iula]{2,5}n|tri\s*bulan|\btw|\btrw|kuartal|\bq(?=\s?[1-4]\b))"
)
_REALISED = r"\breal\w{2,5}si\b"
_ACHIEVED = r"\b(?:pen)?c?cap\w{1,3}an\b"
_AIMED = r"\bt(?:ar|ra)g[et]{2,3}\b"
_SPENT = r"\b(?:peny|s)erapan\b"
_QUARTER = re.compile(
    rf"{_QUARTER_WORD}\.?\s*(?:ke\s*-?\s*)?[(\[]?({_NUMERAL})\b"
    rf"(?!\s*(?:[-–—,&/]|\bdan\b|{_UP_TO})\s*(?:{_QUARTER_WORD}\.?\s*)?{_NUMERAL}\b)",
    re.IGNORECASE,
)
_QUARTER_BAND = re.compile(_QUARTER_WORD, re.IGNORECASE)
_LONE_NUMERAL = re.compile(rf"[(\[]?({_NUMERAL})[)\]]?\.?", re.IGNORECASE)
_SEMESTER = re.compile(r"\bsemester\s*(?:ke\s*-?\s*)?(ii|i|[12])\b", re.IGNORECASE)
_CUMULATIVE = re.compile(_UP_TO, re.IGNORECASE)
_COLUMN_NUMBER = re.compile(
    r"[(\[]?\s*\d{1,2}\s*(?:[a-z]\s*)?[)\]]?(?:\s*=[\s\d+:/x×*().%-]+)?[)\]]?", re.I
)
_VALUES = re.compile(
    rf"^\W*(?:{_REALISED}|{_AIMED}|tingkat|{_ACHIEVED}|pagu|anggaran|{_QUARTER_WORD}|semester|"
    r"persentase|prosentase|rasio|sisa|k\b|rp\b)|^\W*%",
    re.IGNORECASE,
)
_VALUES_WITHIN = re.compile(
    rf"{_REALISED}|{_AIMED}|{_ACHIEVED}|\b(?:pagu|anggaran|dana)\b|{_SPENT}", re.IGNORECASE
)
_RELATIVE = re.compile(rf"{_QUARTER_WORD}\.?\s*(ini|berjalan|lalu|sebelumnya)\b", re.IGNORECASE)
_TARGET = re.compile(rf"{_AIMED}|\brencana\b(?!\s+(?:kerja|strategis|pemb))", re.IGNORECASE)
_REACHED = re.compile(rf"{_REALISED}|{_ACHIEVED}|{_SPENT}", re.IGNORECASE)
_UP_TO_YEAR = re.compile(rf"{UP_TO}\s+(?:(?:akhir\s+)?tahun\s+)?{YEAR}", re.IGNORECASE)
_LOOKS_BACK = re.compile(rf"{_REACHED.pattern}|\bevaluasi\b", re.IGNORECASE)
"""Titles of tables whose bare quarters (``Triwulan I``) are reached, not aimed at."""
_BUDGET = re.compile(r"\banggaran\b|\bpagu\b|\bdpa\b|\balokasi\b", re.IGNORECASE)
_PLAN = re.compile(r"\brenstra\b|\brpjmd\b|\brencana strategis\b|akhir periode", re.IGNORECASE)
_BEFORE = re.compile(r"\blalu\b|\bsebelumnya\b|\bn\s*[-–]\s*[23]\b", re.IGNORECASE)
_NOT_EVALUATED = re.compile(rf"{_PLAN.pattern}|{_BEFORE.pattern}", re.IGNORECASE)
"""What is of the whole plan, or of a year before."""
_OTHER = re.compile(
    r"\bsisa\b|\bselisih\b|\bpr(?:a|e|o)?kiraan\b|\bperkiraan\b|\bprognosis\b", re.I
)
_RATE = re.compile(
    rf"\btingkat\b.*(?:{_ACHIEVED}|{_REALISED}|\bkinerja\b)|\brasio\b|^\W*%\W*$|"
    rf"^\W*%\s*(?:{_ACHIEVED}|{_REALISED}|{_SPENT})|^\W*(?:persentase|prosentase|persen)\b|"
    rf"^(?!.*{_REALISED}).*{_ACHIEVED}.*%",
    re.IGNORECASE,
)
_LONE_RATE = re.compile(rf"\W*{_ACHIEVED}(?:\s+kinerja)?\W*", re.IGNORECASE)
_PERFORMANCE = re.compile(
    r"\bkinerja\b|^\W*k\b|\bfisik\b|\bvol(?:ume)?\b|\boutput\b|\bkeluaran\b|\boutcome\b", re.I
)
_MONEY = re.compile(
    r"\brp\b|\brupiah\b|\bkeuangan\b|\banggaran\b|\bpagu\b|\bdana\b|\bbiaya\b|\bbelanja\b|"
    rf"{_SPENT}",
    re.I,
)


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
    behind = money_behind(header)
    values = [c for c in header.columns if c.index not in behind and holds_values(c)]
    values = _without_lost_quarters(_by_order(values))
    told = _told(header, values, caption)
    if not told:
        return ()
    siblings = Counter(_names(c)[:-1] for c in values if _REACHED.search(_names(c)[-1]))
    read = (_place(column, siblings[_names(column)[:-1]] > 1, told) for column in values)
    places = _with_levels_of_money([place for place in read if place])
    claims = Counter((p.periode, p.part) for p in places)
    return tuple(p for p in places if claims[p.periode, p.part] == 1)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a table says of the periods of all its columns."""

    first: int
    """Its first column of a quarter."""
    own: tuple[int, bool] | None
    """The one quarter that its title names, and whether up to its end, where no column names one:
    ``Realisasi Triwulan Ini``."""
    evaluated: int | None
    bare: Literal["realisasi"] | None
    """What bare quarters (``Triwulan I``) are of, where its title says what was reached."""


def _told(header: Header, values: Sequence[Column], caption: Caption) -> _Told | None:
    """What a table says of its periods; null where it names no quarter."""
    quarters = [c.index for c in values if _quarter(_names(c)) or _half(c)]
    own = None if quarters else _titled_quarter(values, caption)
    if not quarters and not own:
        return None
    first = min(quarters, default=len(header.columns))
    looks_back = _LOOKS_BACK.search(caption.title or caption.context)
    evaluated = _evaluated_year(values, caption)
    return _Told(first, own, evaluated, "realisasi" if looks_back else None)


def _place(column: Column, beside: bool, told: _Told) -> Place | None:
    """A column with its period; null where none is said. ``beside``: one beside it is reached."""
    names = _names(column)
    rate = _is_rate(names, beside)
    periode = _period(column, rate, told)
    if periode is None:
        return None
    of_year = not periode.startswith(("renstra", "realisasi-lalu"))
    tahun = column.year or (told.evaluated if of_year else None)
    return Place(column, periode, _part(names, rate), tahun)


def _with_levels_of_money(places: Sequence[Place]) -> list[Place]:
    """The places of a table of money alone with its levels as levels of money, whatever they are
    called; so those of a head over money alone (``Realisasi`` over ``Keu (Rp)`` and ``%``), and a
    ``%`` where money alone is aimed at (``Anggaran | Fisik (%) | Keuangan (Rp) | %``)."""
    aimed = {p.column.over for p in places if p.part in {"kinerja", None}}
    paid = {p.column.over for p in places if p.part == "rupiah"}
    alone = bool(paid) and not any(p.part == "kinerja" for p in places)
    of_money = {p.part for p in places if p.periode == "target"} == {"rupiah"}
    return [
        replace(p, part="tingkat_rupiah")
        if p.part == "tingkat"
        and (
            alone
            or p.column.over in paid - aimed - {()}
            or (of_money and _names(p.column) == ("%",))
        )
        else p
        for p in places
    ]


def is_evaluasi(header: Header, caption: Caption) -> bool:
    """Whether a table states what named lines reached by quarter (or semester).

    Targets by quarter alone are a plan. A table whose columns of values stand between two sets of
    names or indicators has lines of two kinds in one row, and no line of its own.
    """
    places = find_places(header, caption)
    if not any(re.match(r"(?:sd-)?triwulan|semester", place.periode) for place in places):
        return False
    first = min(place.column.index for place in places)
    behind = money_behind(header)
    texts = [
        c
        for c in header.columns
        if c.role in _LINE_ROLES and c.index not in behind and not holds_values(c)
    ]
    return bool(texts) and all(c.index < first for c in texts if c.role in {"nama", "indikator"})


def money_behind(header: Header) -> frozenset[int]:
    """The columns of programmes and their money behind the performance of an indicator, whose lines
    they are not (``Indikator | Target | Realisasi | Program | Anggaran``)."""
    values = [c for c in header.columns if holds_values(c)]
    first = min((c.index for c in values), default=0)
    cut = min(header.places("nama"), default=-1)
    indicators = header.places("indikator")
    if not indicators or not min(indicators) < first <= cut or max(indicators) > cut:
        return frozenset()
    paid = all(_MONEY.search(_names(c)[-1]) for c in values if c.index > cut)
    return frozenset(range(cut, len(header.columns))) if paid else frozenset()


def with_places(header: Header, caption: Caption) -> Header:
    """The header with its columns of values marked as such: money where they hold rupiah."""
    places = ((header.columns[p.column.index], p.part) for p in find_places(header, caption))
    return header.with_columns(
        replace(c, role="nilai", money=c.money if part is None else part == "rupiah")
        for c, part in places
    )


def _names(column: Column) -> tuple[str, ...]:
    """The header texts over a column without printed column numbers (``7``, ``8=4+5``)."""
    return _unnumbered(column.path)


@lru_cache(maxsize=10_000)
def _unnumbered(path: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    banded = False
    for text in path:
        name = " ".join(text.split())
        lone = _LONE_NUMERAL.fullmatch(name)
        if _COLUMN_NUMBER.fullmatch(name) and not (banded and lone):
            continue
        if lone or _QUARTER.search(name):
            banded = False  # a second number under the quarter's own is the column's
        elif _QUARTER_BAND.search(name):
            banded = True
        names.append(name)
    return tuple(names) or ("",)


def holds_values(column: Column) -> bool:
    names = _names(column)
    if any(_VALUES.search(name) for name in names) or _quarter(names):
        return True
    if column.role == "lain":
        return any(_VALUES_WITHIN.search(name) for name in names)
    return column.role == "nilai"


@lru_cache(maxsize=10_000)
def _quarter(names: tuple[str, ...]) -> tuple[int, bool] | None:
    """The quarter that a column is of, and whether it is of all the year up to its end."""
    banded = False
    for name in names:
        match = _QUARTER.search(name) or (banded and _LONE_NUMERAL.fullmatch(name)) or None
        if match:
            above = names[: names.index(name)]
            up_to = any(_CUMULATIVE.search(n) for n in above if not _PLAN.search(n))
            return parse_ordinal(match[1]) or 0, up_to or bool(_CUMULATIVE.search(name))
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
            if not told[place] and len(below) == (len(of_band) > 4):
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
    in_order = all(not one or one[0] == 1 + n // size for n, one in enumerate(told))
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
    return parse_ordinal(match[1]) if match else None


def _titled_quarter(values: Sequence[Column], caption: Caption) -> tuple[int, bool] | None:
    """The one quarter that the title names for columns of one year: ``Realisasi Triwulan II``."""
    dated = any(years_in(column.name) for column in values)
    title = caption.title or ("" if dated else caption.context)  # a lead-in may speak of more
    named = list(_QUARTER.finditer(title))
    number = only({parse_ordinal(match[1]) for match in named})
    years = {column.year for column in values} - {None}
    plans = any(_NOT_EVALUATED.search(_RELATIVE.sub("", column.name)) for column in values)
    reached = any(_REACHED.search(column.name) for column in values)
    if number is None or len(years) > 1 or plans or not reached:
        return None
    before = title[: named[0].start()]
    up_to = bool(re.search(rf"{_UP_TO}\s*$", before, re.IGNORECASE))
    if _QUARTER_BAND.search(before) and not up_to:
        return None  # `Triwulan I dan Triwulan II`
    return number, up_to


def _evaluated_year(values: Sequence[Column], caption: Caption) -> int | None:
    """The one year of the quarters, else of target and realisasi, else of title or lead-in."""
    plain = [c for c in values if not _NOT_EVALUATED.search(c.name)]
    within = [c for c in plain if not _UP_TO_YEAR.search(c.name)]
    said = set(years_in(caption.title) or years_in(caption.context))
    for columns in ([c for c in plain if _quarter(_names(c))], within, plain):
        years = {c.year for c in columns} - {None}
        if len(years) > 1 and len(said) == 1:
            years &= said  # several are printed, and the title says which is evaluated
        if years:
            return only(years)
    return only(said)


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


def _period(column: Column, rate: bool, told: _Told) -> str | None:
    """The period that a column is of; null where its header does not say."""
    names = _names(column)
    text = " ".join(names)
    said = _says(names)
    if _OTHER.search(text):
        return None
    if quarter := _quarter(names):
        if _PLAN.search(text) and quarter[1]:
            return None  # of the renstra's years, up to a quarter
        return _of_quarter(quarter, said or ("realisasi" if rate else told.bare))
    if relative := _RELATIVE.search(text):
        before = relative[1].casefold() in {"lalu", "sebelumnya"}
        number, _ = told.own or (0, False)
        return _of_quarter((number - before, bool(_CUMULATIVE.search(text))), said)
    kind = "capaian" if rate else said
    if half := _half(column):
        return f"semester-{half}" if kind and said != "target" else None
    # Up to a month that ends no quarter by its name.
    return None if kind is None or part_of_year(text) else _of_year(column, kind, told)


_OF_PLAN = {"target": "renstra", "realisasi": "renstra-realisasi", "capaian": "renstra-capaian"}
"""What a column of the whole plan is called, by what one of the year is."""


def _of_year(column: Column, kind: str, told: _Told) -> str | None:
    """The period of a column (target, realisasi, or the level of it: ``kind``) that names no part
    of a year: the year evaluated, one before it, or the whole plan."""
    text = " ".join(_names(column))
    plan, before = bool(_PLAN.search(text)), bool(_BEFORE.search(text))
    past = before or bool(column.year and column.year < (told.evaluated or 0))
    if kind == "realisasi" and (past or (plan and column.index < told.first)):
        return "realisasi-lalu"
    # Behind the quarters the form prints no plan: of its head (`Realisasi Kinerja dan Anggaran
    # Renstra`) the beginning is missing.
    cut = plan and column.index > told.first and not _TARGET.search(text)
    if {"capaian": before, "target": past or cut}.get(kind):
        return None
    if plan:
        return _OF_PLAN[kind]
    return _of_quarter(told.own, "realisasi") if told.own and kind != "target" else kind


def _of_quarter(quarter: tuple[int, bool], said: str | None) -> str | None:
    number, up_to = quarter
    if number < 1 or said is None or (said == "target" and up_to):
        return None
    if said == "target":
        return f"target-triwulan-{number}"
    if not up_to or number == 1:
        return f"triwulan-{number}"
    return "realisasi" if number == 4 else f"sd-triwulan-{number}"


TEXT_ROLES: frozenset[Role] = frozenset(
    (
        *("nomor", "kode", "tujuan", "sasaran", "tujuan-sasaran", "indikator", "nama"),
        *("satuan", "lokasi", "penanggung-jawab"),
    )
)
_LINE_ROLES: frozenset[Role] = frozenset(
    ("nama", "indikator", "tujuan", "sasaran", "tujuan-sasaran")
)
