"""The year of every value column: printed, or counted from a period that is printed.

``Tahun ke-1 … ke-5`` are years only where the document says which: another table prints
``Tahun ke-1 (2014)``, or a period of just so many years is printed in the table's caption or (for
the plan's own tables) in the head of the document. Else they stay ordinals (``tahun_ke``): a year
is never guessed.

Takes a header with its caption, or a sheet; gives it with its years, less those that cannot be
right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product, takewhile
from typing import TypedDict

from arithmetic.ratios import Ratio
from extract.document import Cell
from extract.header import is_data_text
from grammar.totals import is_lone_total
from grammar.years import YEAR, named_years, part_of_year, periods_in, year_alone, years_in
from normalize.forms import find_form
from normalize.numbers import Kind
from normalize.only import only, present
from parsers.parsed import Context
from parsers.tabel.captions import Caption
from parsers.tabel.catalogue import catalogue
from parsers.tabel.header import (
    Band,
    Column,
    Header,
    banded,
    first_band,
    of_rest,
    reached_in_percent,
    says_money,
)
from parsers.tabel.sheet import Sheet
from schemas.finding import Level
from schemas.message import Message, Year, listed, say, term

FAR = 5
"""Years from a document's own from which on a table is hardly of it."""
_BOTH = re.compile(
    rf"\b(?:tahun|thn\.?|th\.?)\s*(?:ke\s*)?[-–]?\s*(\d)\s*[(/:,]?\s*({YEAR})\b", re.IGNORECASE
)


def printed_ordinals(headers: Iterable[Header]) -> dict[int, int]:
    """The years that plans of the document print beside their ordinals (``Tahun-1 (2014)``), by
    ordinal, or those that all of them print; empty where two of them differ. Tables of what was
    reached count the years before."""
    plans = [header for header in headers if not header.band("realisasi")]
    runs = {tuple(years) for plan in plans if len(years := plan.years("target")) > 2}
    names = [column.name for plan in plans for column in plan.columns]
    both = {(int(n), int(year)) for name in names for n, year in _BOTH.findall(name)}
    if not both and len(runs) == 1:
        both = set(enumerate(runs.pop(), start=1))
    return dict(both) if len(dict(both)) == len(both) else {}


def with_years(sheet: Sheet, plan_years: Mapping[int, int]) -> Sheet:
    """The sheet with ordinals turned into years where that is certain; ``plan_years`` are those of
    :func:`printed_ordinals`."""
    counted = present(c.ordinal for c in sheet.header.having("nilai"))
    if not counted:
        return sheet
    length = max(counted)
    printed = sheet.header.years("target", "proyeksi")
    if printed and not length:
        # `Tahun 0` before printed years is the year before the first of them.
        return _counted_from(sheet, printed[0])
    years = sheet.header.years("target", "realisasi", "anggaran")
    if length and len(years) == length:
        # One band counts the years that another band of the same table prints.
        said = (
            replace(c, year=years[c.ordinal - 1]) for c in sheet.header.having("nilai") if c.ordinal
        )
        return sheet.with_columns(said)
    first = _period(sheet, length)
    if first is None and sheet.kind in _PLANS:
        first = _first_of_plans(plan_years, length)
    return sheet if first is None else _counted_from(sheet, first)


_PLANS = frozenset({"target", "rencana"})
"""Tables of the plan's own years."""


def _first_of_plans(plan_years: Mapping[int, int], length: int) -> int | None:
    """The year before which the plans of the document begin to count ``length`` years."""
    before = only({year - ordinal for ordinal, year in plan_years.items()})
    return None if before is None or length != max(plan_years) else before + 1


def _counted_from(sheet: Sheet, first: int) -> Sheet:
    said = (
        replace(c, year=first + c.ordinal - 1)
        for c in sheet.header.columns
        if c.ordinal is not None
    )
    return sheet.with_columns(said)


def _period(sheet: Sheet, length: int) -> int | None:
    """The first year of the one printed period of ``length`` years."""
    bands = " ; ".join(c.name for c in sheet.header.columns if c.ordinal is not None)
    periods = set(periods_in(sheet.caption.title)) or set(periods_in(bands))
    own = sheet.context.periode_awal, sheet.context.periode_akhir
    if not periods and (sheet.kind in _PLANS or sheet.context.bentuk == "evaluasi"):
        periods = {(first, last) for first, last in [own] if first and last}
    period = only(periods)
    return period[0] if period and period[1] - period[0] + 1 == length else None


_OF_PLAN = re.compile(
    r"\bakhir (?:periode|renstra|rpjmd|rpd|tahun rencana)\b|\bjangka menengah\b|"
    r"\b(?:lima|5) tahun(?:an)?\b|"
    r"^\W*(?:target|tujuan|sasaran|rencana)\b.*\b(?:renstra|rencana strategis|rpjmd|rpd)\b|"
    r"^\W*(?:rencana strategis|renstra)\b",
    re.IGNORECASE,
)
"""Titles of what a plan of years aims at, in a document of one year: it is of no one's year."""


_OF_ANOTHER_YEAR = re.compile(
    r"\btahun(?:\s+anggaran)?(?:\s*-\s*tahun)?\s+(?:yang\s+)?"
    r"(?:sebelum\w*|lalu|lampau|mendatang|depan|berikut\w*)\b",
    re.IGNORECASE,
)
"""Titles of the year before or after the document's own, or of several."""


def _with_years_in_rows(header: Header) -> Header:
    """A header of indicators whose lines are years (``Indikator | Tahun | Target | Realisasi |
    Capaian``) with its target as a column of values. Others stay as they are."""
    if any(c.dated for c in header.columns):
        return header
    aim = only(c for c in header.columns if _single_band(c.name) == "target")
    if not aim or not header.having("indikator") or not header.band("realisasi"):
        return header
    return header.with_columns([aim.of("target")])


def dated_by_caption(header: Header, caption: Caption, context: Context) -> Header:
    """A table of one year names it in its title only: ``Capaian Kinerja Tahun 2022`` over columns
    Target, Realisasi, Capaian; or the document is one of a year (LKjIP, Perjanjian Kinerja).
    Other headers stay as they are."""
    header = _banded_by_title(header, caption.title, context)
    if header.having("tahun"):
        return _with_years_in_rows(header)
    header, ended = _without_year_ends(header)
    year = caption_year(caption) or ended or _year_left(header, caption)
    of_document = year is None and {*years_in(caption.title)} <= {context.periode_awal}
    if of_document:
        year = _year_of_document(caption, context)
    if not year:
        return header
    if ahead := _before_forecast(header, year):
        return ahead
    if any(c.dated for c in header.columns):
        return _completed(header, year, caption.title)
    is_ahead = of_document and _is_ahead(context)
    return _in_one_year(header, year, caption.title, is_ahead=is_ahead)


def _year_left(header: Header, caption: Caption) -> int | None:
    """The one year that a title names and no head prints (``Realisasi Kinerja Tahun 2023 dengan
    Tahun 2022`` over ``Realisasi 2022 | Target | Realisasi``), null where it is not the next one
    after those of the heads, or these print none."""
    printed = {c.year for c in header.columns if c.year}
    left = only({*named_years(caption.title)} - printed)
    return left if printed and left == max(printed) + 1 else None


def _completed(header: Header, year: int, title: str) -> Header:
    """A header of which some columns print the one year of the table (``Target 2016 | Realisasi |
    Capaian (%)``), or what was reached before it, with the others of that year too, where they are
    what was reached of the target. The end of a plan, and how far what was reached is from it, may
    stand behind. Others stay as they are."""
    columns = [*takewhile(lambda c: not _is_of_plan(header, c), header.columns)]
    dated = _dated_from(columns, year)
    aimed = bool(banded(dated, "target"))
    others = [
        c.of(band, year=year)
        for c in columns
        if not c.dated
        and (band := "realisasi" if aimed and reached_in_percent(c) else _band_in_year(c, title))
    ]
    found = [c.band for c in (*dated, *others) if c.band]
    whole = {"target", "realisasi"} <= set(found) <= {"target", "realisasi", "rasio"}
    if not {c.when for c in dated} <= {year} or len(set(found)) < len(found) or not whole:
        return header
    return header.with_columns(others)


def _is_of_plan(header: Header, column: Column) -> bool:
    """Whether a column is the end of a plan, or what it aims at (``Target Renstra 2026``) behind
    another target."""
    if column.band != "target" or not _OF_PLAN.search(column.name):
        return column.band == "akhir"
    return any(_single_band(c.name) == "target" for c in header.columns[: column.index])


def _dated_from(columns: Iterable[Column], year: int) -> list[Column]:
    """Those of some columns with a year, but for what was reached before one."""
    return [
        c for c in columns if c.dated and not (c.band == "realisasi" and c.year and c.year < year)
    ]


def _in_one_year(header: Header, year: int, title: str, *, is_ahead: bool) -> Header:
    """A header without years with the bands of a table of one year; what a document that is ahead
    of it calls realised is of an earlier one. Others stay as they are."""
    header, beside = _performance(header)
    columns = _of_one_year(header, beside, title)
    bands = {c.band for c in columns}
    if is_ahead and "realisasi" in bands:
        return header
    if len(bands) < len(columns) or not _stands_alone(header, bands):
        return header
    paid = {"anggaran", "realisasi"} if "anggaran" in bands else set()
    said = (replace(c, year=year, money=c.band in paid) for c in columns)
    return header.without(header.band("anggaran")).with_columns(said)


def _year_of_document(caption: Caption, context: Context) -> int | None:
    """The one year of a document, for a table whose title says neither another nor a plan's."""
    title, one = caption.title, context.periode_awal == context.periode_akhir
    other = _OF_ANOTHER_YEAR.search(title) or _OF_PLAN.search(title)
    return context.periode_awal if one and not other else None


def _of_one_year(header: Header, beside: Container[int], title: str) -> list[Column]:
    """The columns that a table of one year has for its bands, but for those ``beside``."""
    told = (
        c.of(band)
        for c in header.columns
        if c.index not in beside and (band := _band_in_year(c, title))
    )
    columns = _without_changes(header, _of_money_alone(in_force(told, lambda c: c.band)))
    more = _told_by_bands(header, {c.band for c in columns})
    columns = [*{c.index: c for c in (*columns, *more)}.values()]
    both = sorted(str(c.band) for c in columns) == ["anggaran", "target"]
    if both and header.having("indikator") and not header.having("nama"):
        # What is aimed at; the money beside it is of several lines.
        columns = banded(columns, "target")
    return columns


def _told_by_bands(header: Header, bands: set[Band | None]) -> Iterator[Column]:
    """What a year has besides these bands: the sum of kinds of spending as its budget, what was
    reached of a target (``Realisasi (%)`` beside ``Target (%)``)."""
    if "anggaran" not in bands and (whole := _sum_of_spendings(header)):
        yield whole.of("anggaran")
    if "target" in bands and "realisasi" not in bands:
        yield from (c.of("realisasi") for c in header.columns if reached_in_percent(c))


def _without_changes(header: Header, columns: list[Column]) -> list[Column]:
    """The columns without ratios where nothing was reached: ``%`` beside ``Bertambah/(Berkurang)``
    is how much an amendment has changed."""
    changed = any(_DIFFERENCE.search(column.name) for column in header.columns)
    if not changed or banded(columns, "realisasi"):
        return columns
    return [c for c in columns if c.band != "rasio"]


def _sum_of_spendings(header: Header) -> Column | None:
    """The one sum beside kinds of spending (``Belanja Operasi | Belanja Modal | Jumlah``), as a DPA
    parts what it costs."""
    parted = {c.over for c in header.columns if c.spending}
    return only(c for c in header.columns if c.over in parted and is_lone_total(c.leaf))


def _stands_alone(header: Header, found: set[Band | None]) -> bool:
    """Whether columns of these bands make a table of one year: what was reached of a plan, a plan
    of programmes with its money, or (Perjanjian Kinerja, PermenPANRB 53/2014) a lone column beside
    whose it is: an indicator's target, a programme's budget."""
    if "realisasi" in found:
        return not found.isdisjoint({"target", "anggaran"})
    if found == {"target"}:
        return bool(header.having("indikator"))
    return found in ({"anggaran"}, {"target", "anggaran"}) and bool(header.having("nama"))


_AMENDED, _FIRST, _DIFFERENCE = (
    catalogue().amendments[when].pattern for when in ("sesudah", "sebelum", "selisih")
)
_APBD_P = re.compile(r"\bapbd[\s-]*p\b|\bp[\s-]*apbd\b")


_RUPIAH = re.compile(r"\(?\s*\brp\b\.?\s*\)?", re.IGNORECASE)
_TITLES = catalogue().titles


def _single_band(name: str) -> Band | None:
    """The band that a head says in a table of one year, before or after an amendment."""
    if _DIFFERENCE.search(name):
        return None
    return first_band(catalogue().yearly, _without_amendment(name))


def _without_amendment(name: str) -> str:
    """A head without the words that say before or after an amendment."""
    return " ".join(_AMENDED.sub(" ", _FIRST.sub(" ", name)).split())


_OVER_MONEY = re.compile(
    r"(?:(?:alokasi|jumlah|total|biaya|dana|anggaran|keuangan|belanja|rp|rupiah)\W*)+"
    r"(?:dan\s+realisasi\W*)?",
    re.IGNORECASE,
)


def _band_in_year(column: Column, title: str) -> Band | None:
    """The band of a column in a table of one year; null for remarks, works and what was left. Under
    the title of a budget one that says before or after an amendment, and no more, is the budget."""
    name = column.name
    if column.role == "keterangan" or _PHYSICAL.search(name) or of_rest(name):
        return None
    amended_alone = column.path and not _without_amendment(_RUPIAH.sub("", name))
    if amended_alone and any(t.name == "anggaran" and t.pattern.search(title) for t in _TITLES):
        return "anggaran"
    return _band_of_money(column) or _single_band(name)


def _band_of_money(column: Column) -> Band | None:
    """The band that a head says under one that says money and no more: ``Alokasi Biaya`` over
    ``Anggaran | Realisasi``; or one that says rupiah and whether it is of an amendment alone:
    ``Jumlah (Rp)`` over ``Sebelum | Sesudah``, ``Semula (Rp)``."""
    said = " ".join((*column.over, _without_amendment(column.leaf)))
    if _OVER_MONEY.fullmatch(said.strip("() ")) and said != column.name:
        return "anggaran"
    return _single_band(column.leaf) if _OVER_MONEY.fullmatch(" ".join(column.over)) else None


def _of_money_alone(columns: list[Column]) -> list[Column]:
    """The columns of a budget without the level of performance that stands beside the ratio of its
    money (``%`` and ``Capaian Kinerja (%)``)."""
    ratios = banded(columns, "rasio")
    measured = [c for c in ratios if re.search(r"\bkinerja\b", c.name, re.IGNORECASE)]
    if not banded(columns, "anggaran") or len(measured) != len(ratios) - 1:
        return columns
    return [c for c in columns if c not in measured]


def _banded_by_title(header: Header, title: str, context: Context) -> Header:
    """A header that prints bare years (``2021 2022 2023``) under a title that says what they hold:
    ``Target Indikator Program``, ``Pagu Indikatif Program``. Others stay as they are."""
    bare = [c for c in header.having("lain") if c.year and _says_year_only(c)]
    years = _printed(bare)
    said = first_band(catalogue().dated, title)
    if said is None and _is_planned(header, title, context):
        said = "target"
    named = header.having("nama", "indikator")
    valued = header.band("target", "realisasi", "rasio", "anggaran")
    # Nothing else has a year alone over its values in a list of main indicators.
    least = 1 if context.bentuk == "iku" else 2
    in_a_row = len(years) >= least and years == list(range(years[0], years[-1] + 1))
    if valued or said is None or not named or not in_a_row:
        return header
    money = said == "anggaran"
    return header.with_columns(c.of(said, money=money) for c in bare)


def _says_year_only(column: Column) -> bool:
    """Whether a head says a year and nothing else: ``2021``, or ``Tahun`` over it."""
    *over, leaf = column.path
    return year_alone(leaf) is not None and all(re.fullmatch(r"tahun", t, re.I) for t in over)


_PLAN_TITLE = re.compile(
    r"\btujuan\b.*\bsasaran\b|\bindikator kinerja (?:utama|kunci)\b|\biku\b|\bikk\b", re.IGNORECASE
)


def _is_planned(header: Header, title: str, context: Context) -> bool:
    """Whether bare years are those of a plan: they stand between where it begins and where it ends
    (``Kondisi Awal | 2021 | 2022 | Kondisi Akhir``), or the title is of a form of plans and the
    document does not look back."""
    if not header.having("indikator") or header.having("nama"):
        return False
    if re.search(r"realisasi|capaian|evaluasi", title, re.IGNORECASE):
        return False
    if header.band("awal", "akhir"):
        return True
    return context.bentuk not in {"lkjip", "evaluasi"} and bool(_PLAN_TITLE.search(title))


_YEAR_END = re.compile(
    rf"\b31\s*[-/. ]\s*(?:12|des(?:ember)?)\s*[-/. ]\s*({YEAR})\b", re.IGNORECASE
)


def _without_year_ends(header: Header) -> tuple[Header, int | None]:
    """A header whose only year is that of a date at a year's end (``Realisasi s/d 31-12-2019``) as
    one without years, and the year: what was reached by then is the year's."""
    ends = {c.index: int(found[1]) for c in header.columns if (found := _YEAR_END.search(c.name))}
    if len(set(ends.values())) != 1 or any(c.year for c in header.columns if c.index not in ends):
        return header, None
    undated = (replace(header.columns[index], year=None) for index in ends)
    return header.with_columns(undated), next(iter(ends.values()))


_FORECAST = re.compile(r"\b(?:prakiraan|perkiraan)\b", re.IGNORECASE)


def _before_forecast(header: Header, year: int) -> Header | None:
    """The header of a yearly plan (T-C.33) that prints a year over the forecast only: target and
    money before it are of the plan's own year. Null for other headers."""
    dated = [c for c in header.columns if c.year]
    if not dated or any(c.year != year + 1 or not _FORECAST.search(c.name) for c in dated):
        return None
    planned = [
        c.of("anggaran" if c.money else "target", year=year)
        for c in header.columns
        if not c.year and (c.money or re.match(r"target\b", c.name, re.IGNORECASE))
    ]
    if len({c.band for c in planned}) < len(planned) or not header.having("nama"):
        return None
    return header.with_columns(planned)


_OF_PERFORMANCE = re.compile(r"(?:capaian\s+)?kinerja(?:\s+(?:sasaran|program))?", re.IGNORECASE)
_OF_MONEY = re.compile(r"(?:kinerja\s+)?(?:anggaran|keuangan)(?:\s*\(.*\))?", re.IGNORECASE)


def _performance(header: Header) -> tuple[Header, frozenset[int]]:
    """The header of a table that prints performance and money side by side (``Kinerja`` over
    Target, Realisasi, Capaian; ``Anggaran`` over the same), as one of performance: its lines are
    indicators. The columns of the money that stands beside are told."""
    banded = [c for c in header.columns if len(c.path) == 2]
    ours, money = (
        [c for c in banded if head.fullmatch(c.path[0].strip())]
        for head in (_OF_PERFORMANCE, _OF_MONEY)
    )
    beside = {_single_band(c.name) for c in header.columns if c not in money}
    whole = bool(ours) == bool(money) or (money and {"target", "realisasi"} <= beside)
    if not whole or not header.having("indikator"):
        return header, frozenset()
    money = money or _money_behind(header)
    named = (replace(c, path=c.path[1:]) for c in ours)
    return header.with_columns(named).without(money), frozenset(c.index for c in money)


def _money_behind(header: Header) -> list[Column]:
    """The columns of programmes and their money that stand behind the performance of a line, with
    no head over either (``Indikator | Target | Realisasi | % | Program | Anggaran | Realisasi |
    %``)."""
    bands: dict[Band | None, list[int]] = defaultdict(list)
    for column in header.columns:
        bands[_single_band(column.name)].append(column.index)
    if not bands["target"] or not bands["anggaran"]:
        return []
    aimed, paid, reached = bands["target"][0], bands["anggaran"][0], bands["realisasi"]
    first = min([paid, *(col for col in header.places("nama") if aimed < col < paid)])
    own = any(aimed < index < first for index in reached)
    paired = own and (reached[-1] > paid or len(bands["anggaran"]) > 1)
    return [*header.columns[first:]] if paired else []


_AHEAD = frozenset({"renja", "perjanjian-kinerja", "dpa"})
"""Documents made before their year: what they call realised is of an earlier one."""


def _is_ahead(context: Context) -> bool:
    """Whether a document is made before its year, or adopts one that is."""
    return context.bentuk in _AHEAD or find_form(context.tentang or "") in _AHEAD


_PHYSICAL = re.compile(r"\bfisik\b", re.IGNORECASE)
"""Progress of works beside the money spent: no ratio of it."""


def caption_year(caption: Caption) -> int | None:
    """The one year that the caption names (``Tahun 2022``), for tables of a single year."""
    return only(set(named_years(caption.title or caption.agreement)))


def by_year(columns: Iterable[Column]) -> dict[int, Column]:
    """Columns by their year, or by their ordinal where print has no year; the first of each."""
    found: dict[int, Column] = {}
    for column in columns:
        if column.when is not None:
            found.setdefault(column.when, column)
    return found


def of_ratios(
    header: Header, *bases: Band, money: bool | None = None
) -> Iterator[tuple[Column, Column, Column]]:
    """The columns of every year's whole (of the bands ``bases``), realisasi and ratio."""
    wholes = by_year(column for band in bases for column in header.band(band, money=money))
    parts = by_year(header.band("realisasi", money=money))
    for year, ratio in by_year(header.band("rasio")).items():
        if year in wholes and year in parts:
            yield wholes[year], parts[year], ratio


class Dated(TypedDict):
    """The year of a row: as printed, or counted."""

    tahun: int | None
    tahun_ke: int | None


def dated(column: Column) -> Dated:
    """``tahun`` and ``tahun_ke`` of a column; the ordinal only where print has no year."""
    return {"tahun": column.year, "tahun_ke": None if column.year else column.ordinal}


ByBand = Mapping[Band, Mapping[int, Column]]
"""The columns of bands by their years."""


def of_each_year(bands: ByBand) -> Iterator[tuple[Dated, dict[Band, Column]]]:
    """Every year with the columns that it has of some bands."""
    for year in sorted(set().union(*bands.values())):
        columns = {band: of_years[year] for band, of_years in bands.items() if year in of_years}
        yield dated(next(iter(columns.values()))), columns


def label_of(name: str, when: Dated) -> str:
    """What findings call a value of a line: its name and its year."""
    return f"{name}|{when['tahun'] or when['tahun_ke']}"


def without_doubtful_years(sheet: Sheet) -> Sheet:
    """The sheet without the columns of a year that a band prints twice, or that was recognised in
    doubt and nothing bears out, with a finding; one too where the years of a band are out of order
    or leave one out. All bands may run backwards."""
    doubtful: list[Column] = []
    unsure = _unsure(sheet)
    backwards = _runs_backwards(sheet.header)
    for band, money in product(_OF_YEARS, (False, True)):
        columns = sheet.header.band(band, money=money)
        columns = in_force(c for c in columns if c.year and c.spending is None)
        years = _printed(columns)
        if twice := _named_twice(columns):
            doubtful += twice
            _say_twice(sheet, columns)
        elif misread := _misread(sheet, years, [c for c in columns if c.index in unsure]):
            doubtful += misread
            _odd_years(sheet, columns, "warning", say("tahun-meragukan.dikenali"))
        elif odd := _out_of_order(sheet, band, columns, backwards):
            _odd_years(sheet, columns, "warning", odd)
    undated = (replace(c, year=None) for c in doubtful)
    return sheet.with_columns(undated).without(doubtful)


_OF_YEARS: tuple[Band, ...] = ("target", "realisasi", "rasio", "anggaran")


def _printed(columns: Iterable[Column]) -> list[int]:
    """The years that columns print, left to right."""
    return present(column.year for column in columns)


def _named_twice(columns: Sequence[Column]) -> list[Column]:
    """The columns of years that one head prints twice, and not in pairs."""
    years = _printed(columns)
    twice = [c for c in columns if years.count(c.year or 0) > 1]
    return twice if _has_one_head(columns) and not _is_of_pairs(columns) else []


def _is_of_pairs(columns: Sequence[Column]) -> bool:
    """Whether each year stands over several names."""
    leaves = {c.leaf.casefold() for c in columns}
    return len({text for text in leaves if not re.search(r"\d", text)}) > 1


def _has_one_head(columns: Sequence[Column]) -> bool:
    """Whether one head stands over all: those of their own (`Target Renstra 2026`, `Target Renja
    2023`) are in no order."""
    return len({re.sub(rf"(?:\d\s*\()?{YEAR}", "", c.path[0]).strip() for c in columns}) == 1


def _out_of_order(
    sheet: Sheet, band: Band, columns: Sequence[Column], backwards: bool
) -> Message | None:
    """What is odd in the order of a band's years; null where nothing is."""
    years = _printed(columns)
    alike, distinct = _has_one_head(columns), set(years)
    any_order = backwards or len(distinct) < len(years) or _is_of_pairs(columns)
    if _forecasts_another(columns) or (alike and not any_order and years != sorted(years)):
        return say("tahun-meragukan.urutan")
    if alike and len(distinct) > 2 and max(years) - min(years) >= len(distinct):
        return say("tahun-meragukan.loncat")
    if band in {"target", "anggaran"} and _mixes_periods(sheet, years):
        return say("tahun-meragukan.periode")
    return None


AHEAD = re.compile(r"\b(?:prakiraan|perkiraan) maju\b", re.IGNORECASE)


def _forecasts_another(columns: Sequence[Column]) -> bool:
    """Whether what a yearly plan says of the year after is headed with another year."""
    ahead = {c.year for c in columns if AHEAD.search(c.name)}
    own = _printed(c for c in columns if not AHEAD.search(c.name))
    return bool(ahead and own) and ahead != {max(own) + 1}


def _unsure(sheet: Sheet) -> set[int]:
    """The columns below cells of the head whose years were recognised in doubt."""
    return {
        col
        for cell in sheet.table.cells
        if cell.row < sheet.table.header_rows and cell.doubtful and _may_be_another(cell)
        for col in range(cell.col, cell.col + cell.col_span)
    }


def _may_be_another(cell: Cell) -> bool:
    """Whether a year of a cell in doubt is in doubt: the cell is one word, or has a reading with
    another year. Of several words any other may be what is doubted."""
    years = years_in(cell.text)
    others = any(years_in(reading) != years for reading in cell.readings)
    return bool(years) and (others or (not cell.readings and " " not in cell.text))


def _misread(sheet: Sheet, years: Sequence[int], unsure: list[Column]) -> list[Column]:
    """Those of a band's ``unsure`` columns whose year may be another one: its years do not follow
    one another, or it is the only one and nothing else of table and document names it."""
    distinct = list(dict.fromkeys(years))
    if not unsure or not distinct:
        return []
    first, context = distinct[0], sheet.context
    told = distinct == list(range(first, first + len(distinct)))
    if len(distinct) == 1:
        period = range(context.periode_awal or 0, (context.periode_akhir or 0) + 1)
        said = f"{sheet.caption.title} {sheet.caption.context}"
        told = first == context.tahun or first in period or first in years_in(said)
    return [] if told else unsure


def _runs_backwards(header: Header) -> bool:
    """Whether all bands of a table print the latest year first, as reports of spending do."""
    bands = map(_printed, _grouped(header.having("nilai"), lambda c: (c.band, c.money)))
    return all(years == sorted(years, reverse=True) for years in bands)


def without_parts_of_year(sheet: Sheet) -> Sheet:
    """The sheet without the columns of what was reached in a part of a year (``s.d. Juni``, a title
    or a document of ``Semester I``), with a finding: published, it would be the year's."""
    if sheet.kind not in {"capaian", "anggaran"}:
        return sheet
    title = sheet.caption.title
    reached = sheet.header.band("realisasi", "rasio")
    parted = _parted_years(sheet, reached)
    early = [c for c in reached if part_of_year(c.name) or c.year in parted]
    if not banded(early, "realisasi"):
        return sheet
    of_part = {c.year for c in early}
    ratios = [c for c in banded(reached, "rasio") if c.year in of_part]
    left = [c for c in reached if c in early or c in ratios]
    reason, label = say("tahun-meragukan.sebagian"), term("realisasi")
    said = say("tahun-meragukan", kelompok=label, kesalahan=reason)
    found = title if part_of_year(title) else listed(c.name for c in left)
    sheet.find(said, level="warning", label=label, found=found)
    return sheet.without(left)


def _parted_years(sheet: Sheet, reached: Sequence[Column]) -> set[int | None]:
    """The years of which title or document say that a part was reached, and null with them: what
    was reached in the years before is whole."""
    last = max(_printed(reached), default=None)
    parted: set[int | None] = set()
    if part_of_year(sheet.caption.title):
        named: list[int | None] = [*years_in(sheet.caption.title)]
        parted |= {None, *(named or [last])}
    if last == sheet.context.periode_akhir and part_of_year(sheet.context.doc_id.replace("-", " ")):
        parted |= {None, last}
    return parted


def with_one_claim(sheet: Sheet) -> Sheet:
    """The sheet with one column of a band for each year, of several that claim it.

    The sum of kinds of spending is the year's budget, and so is what holds after an amendment,
    against which spending is measured. Kinds of spending without a sum are no budget: none of them
    is taken, with a finding (a plan has a row for each, see :func:`_parts_of_plan`).
    """
    differences = (c for c in sheet.header.having("nilai") if _DIFFERENCE.search(c.leaf))
    sheet = sheet.without(differences)
    if sheet.kind == "rencana":
        sheet = _parts_of_plan(sheet)
    left: list[Column] = []
    banded = (c for c in _with_year(sheet.header) if c.band)
    for columns in _grouped(banded, lambda c: (c.band, c.money, c.when)):
        if len(columns) < 2:
            continue
        chosen, apart = _chosen(sheet, columns), _excludes_others(sheet, columns)
        if not chosen and apart:
            _say_twice(sheet, columns)
        if chosen or apart:
            left += [c for c in columns if c is not chosen]
    return sheet.without(left)


def _with_year(header: Header) -> list[Column]:
    """The columns of values that name or count a year."""
    return [c for c in header.having("nilai") if c.dated]


def _grouped(columns: Iterable[Column], key: Callable[[Column], object]) -> list[list[Column]]:
    """The columns that are alike in what ``key`` says of them, first come first."""
    alike: dict[object, list[Column]] = defaultdict(list)
    for column in columns:
        alike[key(column)].append(column)
    return [*alike.values()]


def _chosen(sheet: Sheet, columns: Sequence[Column]) -> Column | None:
    """The one of the columns that claim a year to which it belongs; null where nothing tells."""
    if sheet.kind != "anggaran":
        agreed = only(c for c in columns if _AGREED.search(c.name))
        grouped = _in_group(sheet.header, columns)
        told = amended(columns) or _by_ratio(sheet, columns) or grouped or agreed
        return told or (columns[0] if _print_alike(sheet, columns) else None)
    spent = only(c for c in columns if not _PHYSICAL.search(c.name))
    return spent or _the_whole(columns) or _by_ratio(sheet, columns)


def _excludes_others(sheet: Sheet, columns: Sequence[Column]) -> bool:
    """Whether but one of the columns that claim a year may have it: a budget in parts, or columns
    of one line of a dataset with a row for each year."""
    if sheet.kind == "anggaran" and any(c.spending for c in columns):
        return True
    return sheet.kind in {"capaian", "anggaran", "target"} and _of_one_line(sheet, columns)


def _of_one_line(sheet: Sheet, columns: Sequence[Column]) -> bool:
    """Whether columns are of one indicator or name: no further one stands between them."""
    between = sheet.header.columns[columns[0].index : columns[-1].index]
    return all(c.role not in {"indikator", "nama"} for c in between)


def _print_alike(sheet: Sheet, columns: Sequence[Column]) -> bool:
    """Whether targets are the same in every line: each of them will do."""
    return columns[0].band == "target" and all(
        len({sheet.text(row, c.index) for c in columns}) == 1 for row in sheet.body
    )


_AGREED = re.compile(r"\b(?:renja|rkt|rencana kerja|pk|perjanjian kinerja)\b", re.IGNORECASE)
"""Whose target a year is measured by, beside that of the renstra (PermenPANRB 53/2014)."""


def _in_group(header: Header, columns: Sequence[Column]) -> Column | None:
    """The one of some columns of targets that stands under one head with what was reached, as
    ``Tahun 2016`` over both; null where more do, or none."""
    heads = {c.path[:-1] for c in header.band("realisasi") if c.path[:-1]}
    return only(c for c in columns if c.band == "target" and c.path[:-1] in heads)


def _by_ratio(sheet: Sheet, columns: Sequence[Column]) -> Column | None:
    """The one of a year's columns of target, anggaran or realisasi by which the ratios of the year
    are printed (``Pagu Awal`` beside ``Pagu Akhir``); null where no ratio tells."""
    band, when = columns[0].band, columns[0].when
    first = {c.band: c for c in reversed(sheet.header.columns) if c.when == when}
    ratio, others = first.get("rasio"), [*filter(None, map(first.get, _DIVIDED.get(band, ())))]
    if not ratio or not others:
        return None
    other = others[0]
    pairs = [(other, c) if band == "realisasi" else (c, other) for c in columns]
    right = [sum(said.plainly for said in printed_ratios(sheet, *pair, ratio)) for pair in pairs]
    best = max(right)
    return columns[right.index(best)] if sum(2 * n > best for n in right) == 1 else None


_DIVIDED: dict[Band | None, tuple[Band, ...]] = {
    "target": ("realisasi",), "anggaran": ("realisasi",), "realisasi": ("target", "anggaran")
}  # fmt: skip
"""What a ratio is made of beside a band."""


def printed_ratios(sheet: Sheet, whole: Column, part: Column, ratio: Column) -> Iterator[Ratio]:
    """The ratios of two columns that rows print, with the values that they are of."""
    kind: Kind = "uang" if whole.money else "nilai"
    for row in sheet.body:
        base, reached = (sheet.printed(row, c.index, kind) for c in (whole, part))
        percent = sheet.printed(row, ratio.index, "persen")
        if base and reached and percent:
            yield Ratio(base, reached, percent)


def _parts_of_plan(sheet: Sheet) -> Sheet:
    """A plan whose years part their money under heads of their own (``PAD``, ``DAU``, ``Otsus``,
    ``Jumlah``): with the kinds of spending where all are known, else with the sum, else with what
    the heads beside a known kind call theirs. Where neither is there, which of them is the year's
    nobody knows: none is taken, with a finding."""
    paid = [c for c in _with_year(sheet.header) if c.money and c.over]
    for group in _grouped(paid, lambda c: (c.band, c.when, c.over)):
        sums = [c for c in group if is_lone_total(c.path[-1])]
        parts = [c for c in group if c not in sums]
        if not _is_parted(group, parts):
            continue
        if len(sums) == 1:
            sheet = sheet.without(parts)
        elif any(c.spending for c in parts):
            sheet = sheet.with_columns(replace(c, spending=c.spending or c.path[-1]) for c in parts)
        else:
            sheet = sheet.without(group)
            _say_twice(sheet, group)
    return sheet


def _is_parted(group: Sequence[Column], parts: Sequence[Column]) -> bool:
    """Whether a year's money is in parts by the names below its head, not all of them known: each
    has its own, and none says an amendment, or money, which would be a name that slipped."""
    if len(group) < 2 or len({c.path[-1].casefold() for c in group}) < len(group):
        return False
    if amended(group):
        return False
    if len(parts) > 1 and all(c.spending for c in parts):
        return False
    return not any(c.spending is None and says_money(c.path[-1]) for c in parts)


def _the_whole(columns: Sequence[Column]) -> Column | None:
    """The one of a year's columns that holds all of its budget; null where no head says it."""
    sums = (c for c in columns if c.spending is None and is_lone_total(c.path[-1]))
    return only(sums) or amended(columns)


def amended(columns: Sequence[Column]) -> Column | None:
    """The one of a year's columns that holds after an amendment, where the others are before it."""
    later = only(c for c in columns if _AMENDED.search(c.name) and not _FIRST.search(c.name))
    if not later:
        return None
    plain = _unamended(later.name)  # `APBD` beside `APBD-P`
    rest = [c for c in columns if c is not later]
    before = all(_FIRST.search(c.name) or _unamended(c.name) == plain for c in rest)
    return later if before else None


def in_force(
    columns: Iterable[Column], alike: Callable[[Column], object] = lambda c: (c.when, c.money)
) -> list[Column]:
    """Columns without those that an amendment has changed: of each year's, money apart, unless
    others are ``alike``."""
    chosen = ([now] if (now := amended(of)) else of for of in _grouped(columns, alike))
    return sorted((c for of in chosen for c in of), key=lambda c: c.index)


def _unamended(name: str) -> str:
    """A head without the words for an amendment."""
    name = _APBD_P.sub("apbd", name.casefold())
    return " ".join(_AMENDED.sub(" ", name).split())


def _mixes_periods(sheet: Sheet, years: Sequence[int]) -> bool:
    """Whether the years of a plan lie partly in the document's period, partly far beyond it (the
    year before it and the transition after it belong to it), or all far from a document's one, or
    its forecast is of no year behind that: a head left from the year before."""
    first, last = sheet.context.periode_awal, sheet.context.periode_akhir
    if first and first == last:
        ahead = [c.year for c in sheet.header.columns if c.year and AHEAD.search(c.name)]
        stale = bool(ahead) and max(ahead) <= first
        return bool(years) and (stale or all(abs(year - first) > FAR for year in years))
    if not first or not last or sheet.kind not in _PLANS:
        return False
    return len({first - 1 <= year <= last + 1 for year in years}) == 2


def say_lines_without_year(sheet: Sheet, col: int, columns: Iterable[Column]) -> None:
    """A finding for each line whose cell in the column of years holds figures and no single year
    (``20X2``, ``2021-2025``), where it prints values in ``columns``; one for all of them where no
    line of the table has a year."""
    values = [column.index for column in columns]
    years = {row: sheet.text(row, col) for row in sheet.body}
    odd = [
        row
        for row, text in years.items()
        if any(map(str.isdigit, text))
        and year_alone(text) is None
        and any(is_data_text(held) for at in values if (held := sheet.text(row, at)))
    ]
    if len(odd) == sum(map(bool, years.values())):
        odd = odd[:1]
    for row in odd:
        sheet.find(say("tahun-meragukan.baris"), row=row, found=years[row], cols=(col,))


def goes_on_from(sheet: Sheet, col: int, above: int, row: int) -> bool:
    """Whether the years in ``col`` run on from one row to another as they do from the first of the
    table to the second: a name may stand over both rows."""
    all_years = [y for at in sheet.body if (y := year_alone(sheet.text(at, col)))]
    steps = [two - one for one, two in pairwise(all_years[:2])]
    years = [y for at in (above, row) if (y := year_alone(sheet.text(at, col)))]
    return any((two - one) * step > 0 for one, two in pairwise(years) for step in steps)


def _say_twice(sheet: Sheet, columns: Sequence[Column]) -> None:
    """A finding for a band that prints a year in several columns."""
    _odd_years(sheet, columns, "error", say("tahun-meragukan.ganda"))


def _odd_years(sheet: Sheet, columns: Sequence[Column], level: Level, reason: Message) -> None:
    years, band = _printed(columns), term(str(columns[0].band))
    said = say("tahun-meragukan", kelompok=band, kesalahan=reason)
    expected, found = listed(map(Year, sorted(set(years)))), listed(map(Year, years))
    sheet.find(said, level=level, label=band, expected=expected, found=found)
