"""The header of a table as a tree: a band (Target, Realisasi …) over its years.

Source of the forms: Permendagri 86/2017, tables T-C.23 to T-C.28. The header rows are read from
top to bottom; an empty cell belongs to the merged cell on its left (in a text) or to the span that
covers it (in a PDF). The printed column-number row closes the header and is no name.

Takes a table; gives its columns: the role of each, band and year of those that hold values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise, product, takewhile
from typing import Any, Literal, cast

from rapidfuzz.distance import OSA

from extract.document import Table
from extract.header import is_column_number_row, is_data_text
from grammar.roman import parse_roman
from grammar.scales import is_scale, money_scales, without_money
from grammar.totals import is_lone_total
from grammar.years import UP_TO, YEAR, without_periods, year_alone, years_in
from normalize.only import only, present
from parsers.tabel.catalogue import Head, catalogue

Role = Literal[
    "nomor",
    "kode",
    "tujuan",
    "sasaran",
    "tujuan-sasaran",
    "indikator",
    "nama",
    "satuan",
    "tahun",
    "nilai",
    "lokasi",
    "penanggung-jawab",
    "acuan",
    "keterangan",
    "lain",
]
Band = Literal[
    "awal", "proyeksi", "target", "akhir", "realisasi", "rasio", "anggaran", "pertumbuhan"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the header texts over it from top to bottom, and what they say.

    ``band`` is set on columns of values (role ``nilai``) alone, ``year`` where the header says one;
    ``money`` where it says rupiah; ``unit`` where it prints one (``%``), ``scales`` the multiples
    of rupiah that it names (``Rp.000``), ``spending`` the kind of spending or source of money
    (``BL``, ``DAU``).
    """

    index: int
    path: tuple[str, ...]
    role: Role
    band: Band | None = None
    year: int | None = None
    ordinal: int | None = None
    money: bool = False
    unit: str | None = None
    scales: tuple[int, ...] = ()
    spending: str | None = None

    @property
    def name(self) -> str:
        """The header texts in one line."""
        return " ".join(self.path)

    @property
    def over(self) -> tuple[str, ...]:
        """The header texts that it may share with its neighbours."""
        return self.path[:-1]

    @property
    def leaf(self) -> str:
        """The header text right over its cells."""
        return self.path[-1].strip() if self.path else ""

    @property
    def when(self) -> int | None:
        """Its year, else its ordinal."""
        return self.year or self.ordinal

    @property
    def dated(self) -> bool:
        """Whether it has a year or an ordinal."""
        return self.when is not None

    def of(self, band: Band, **facts: Any) -> Column:
        """The column as one of values of a band, with some facts changed."""
        return replace(self, role="nilai", band=band, **facts)

    def of_none(self) -> Column:
        """The column as one that nothing is said of."""
        return replace(self, role="lain", band=None)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the numbers printed under them."""

    columns: tuple[Column, ...]
    numbers: tuple[int | None, ...] = ()

    def having(self, *roles: Role) -> list[Column]:
        """The columns of some roles, left to right."""
        return [column for column in self.columns if column.role in roles]

    def places(self, *roles: Role) -> list[int]:
        """Where the columns of some roles stand, left to right."""
        return [column.index for column in self.having(*roles)]

    def first(self, *roles: Role) -> int | None:
        """Where the first column of some roles stands."""
        return next(iter(self.places(*roles)), None)

    def band(self, *bands: Band, money: bool | None = None) -> list[Column]:
        """The value columns of these bands."""
        return [c for c in banded(self.columns, *bands) if money in {None, c.money}]

    def with_columns(self, changed: Iterable[Column]) -> Header:
        """The header with these columns in the places of those that they were."""
        others = {column.index: column for column in changed}
        return replace(self, columns=tuple(others.get(c.index, c) for c in self.columns))

    def without(self, columns: Iterable[Column]) -> Header:
        """The header with no values in these columns."""
        return self.with_columns(self.columns[column.index].of_none() for column in columns)

    def years(self, *bands: Band) -> list[int]:
        """The years that the bands name, in order."""
        return sorted({*present(c.year for c in self.band(*bands))})


_ORDINAL = re.compile(
    r"^(?:(?:pada\s+)?(?:tahun|thn\.?|th\.?)?\s*(?:ke\s*)?[-–]?\s*)[(\[]?([0-9]|I{1,3}|IV|VI?)[)\]]?$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\brp(?:\b|(?=ribu|juta|mil[iy]ar))|rupiah|\bpagu\b|\banggaran\b|(?<!sumber )\bdana\b"
    r"|\bbiaya\b|\bbelanja\b|\bpendanaan\b",
    re.IGNORECASE,
)
_SPENDING = re.compile(
    r"(?:b\.?\s?t\.?\s?l|b\.?\s?l|belanja\s+(?:tidak\s+)?langsung|belanja\s+(?:operasi|modal|pegawai|"
    r"barang(?:\s+dan\s+jasa)?|tidak\s+terduga|transfer)|(?:sumber\s+(?:dana\s+)?)?(?:apbd(?:\s?-\s?p)?|p\s?-\s?apbd|apbn|d\.?a\.?u|"
    r"d\.?a\.?k|p\.?a\.?d|dbh(?:\s?cht)?|dais|bankeu|hibah|csr|blud|add|phln)"
    r"(?:\s+(?:kab(?:upaten)?|kota|prov(?:insi)?|murni|induk|perubahan|pergeseran|fisik|non\s?fisik)\.?(?:/kota)?)?)"
    r"\s*(?:\(?\s*(?:rp\.?|rupiah|juta|ribu|dalam|000|[.,\s])*\)?)?",
    re.IGNORECASE,
)
"""Kinds of spending and sources of money that head a column of amounts of their own."""
_UNIT_IN_HEADER = re.compile(r"\(\s*(%|persen|orang|skor|nilai|indeks|poin)\s*\)", re.IGNORECASE)

_FORM_WORD = re.compile(
    r"(?<![a-z])(?:" + "|".join(r"\s?".join(word) for word in catalogue().words) + r")(?![a-z])",
    re.IGNORECASE,
)
_LEAF_ROLES = {"indikator", "satuan", "kode", "lokasi", "penanggung-jawab"}
_REST = re.compile(
    r"\b(?:sisa|silpa|sisa\s+lebih|selisih|(?:tidak|belum)\s+(?:ter)?(?:serap|realisasi))\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(
    rf"{UP_TO}\s+(?:dengan\s+)?(?:akhir\s+)?(?:tahun\s+)?(?:(?:berjalan|lalu)\s*)?[(,]?\s*(?:tahun\s+)?{YEAR}",
    re.IGNORECASE,
)
_AGAINST_END = re.compile(
    r"\b(?:terhadap|thd|thdp)\b\.?\s*(?:(?:target|realisasi)\s+)?(?:akhir|rpjm|renstra|rpd|jangka|(?:tahun\s+)?\d{4})|"
    r"\bkemajuan\b",
    re.IGNORECASE,
)
_OF_NORM = re.compile(r"target\b.*\b(?:nspk|spm|sdgs?)\b", re.IGNORECASE)
"""What a norm aims at, whatever year it names: no target of the plan."""
_NOT_TEXT = re.compile(
    r"\b(?:nspk|spm|lainnya|keterangan|catatan|strategi|kebijakan|sumber)\b", re.I
)


def header_texts(table: Table) -> list[list[str]]:
    """The header rows without the column-number row, merged cells filled with their text."""
    grid = table.grid()
    rows = [list(row) for row in grid[: table.header_rows]]
    if rows and is_column_number_row(rows[-1]) and not _counts_years(rows):
        rows.pop()
    titled = bool(table_title(table)) and len(rows) > 1
    covered = _spread(rows, table)
    filled = [["-"] * table.n_cols]
    for index, row in enumerate(rows):
        out = list(row)
        for col in range(1, table.n_cols):
            # The first row stands over all; below it a band goes as far as the one above it.
            parent, beside = filled[-1][col - 1 : col + 1]
            goes_on = parent == beside != "" and out[col - 1].strip()
            named = not index or any(below[col].strip() for below in rows[index + 1 :])
            if goes_on and named and not row[col].strip() and (index, col) not in covered:
                out[col] = out[col - 1]
        filled.append(out)
    return filled[1 + titled :]


def _spread(rows: list[list[str]], table: Table) -> set[tuple[int, int]]:
    """The places of merged cells in the rows of a head, which get their texts."""
    covered: set[tuple[int, int]] = set()
    for cell in table.cells:
        if cell.row_span > 1 or cell.col_span > 1:
            down = range(cell.row, min(cell.row + cell.row_span, len(rows)))
            across = range(cell.col, min(cell.col + cell.col_span, table.n_cols))
            for place, col in product(down, across):
                rows[place][col] = cell.text
                covered.add((place, col))
    return covered


def table_title(table: Table) -> str | None:
    """The one text that the first row of a head prints over names of all columns: the title of the
    table or of its lines (``Sasaran 1: Meningkatnya …``); null where there is none."""
    if table.header_rows < 2 or table.n_cols < 3:
        return None
    first, second = table.grid()[:2]
    over = [text for text in first if text.strip()]
    below = [cell for cell in table.cells if cell.row == 1 and cell.text]
    named = {col for cell in below for col in range(cell.col, cell.col + cell.col_span)}
    if len(over) != 1 or not first[0].strip() or len(named) < table.n_cols - 1:
        return None
    return " ".join(over[0].split()) if second[0].strip() else None


def _counts_years(rows: list[list[str]]) -> bool:
    """Whether a row of numbers counts the years of a band, or its quarters (``Tahun ke-``,
    ``Triwulan`` over ``1 2 3``)."""
    first = next((col for col, text in enumerate(rows[-1]) if text.strip()), 0)
    if first == 0:
        return False
    above = " ".join(
        next((row[col] for col in range(first, -1, -1) if row[col].strip()), "")
        for row in rows[:-1]
    )
    return bool(re.search(r"\b(?:tahun|triwulan)\b", above, re.I)) and not years_in(above)


def read_header(table: Table) -> Header:
    """Name the columns of a table; a table without header gives columns of role ``lain``."""
    texts = header_texts(table)
    currency = _currency_columns(table)
    paths = []
    for col in range(table.n_cols):
        over = filter(None, (mended(" ".join(row[col].split())) for row in texts))
        paths.append(tuple(text for text, _ in groupby(over)))
    paths = [*_with_parted_years(_with_bands(paths))]
    for col in currency:
        if paths[col][:-1] == paths[col + 1]:  # the half of a merged cell that a text has
            paths[col + 1] = paths[col]
    columns = []
    for col, named in enumerate(paths):
        if col in currency:
            columns.append(Column(col, (), "lain"))
        elif _is_beside(named, _GRADES, paths, _SCORES):
            columns.append(Column(col, named, "keterangan"))
        else:
            scored = _is_beside(named, _SCORES, paths, _GRADES)
            columns.append(_column(col, named[:-1] if scored else named))
            beside = col and columns[col].band and named == paths[col - 1]
            if beside and _holds_units(table, col):
                columns[col] = Column(col, named, "satuan")
    header = Header(tuple(columns), _numbers(table))
    for told_by_others in (
        *(_both_spendings, _reached, _rejoined, _lettered, _paid, _paid_behind, _baseline, _summed),
        *(_told_ratios, _money_bands, _of_one_year, _of_performance),
    ):
        header = header.with_columns(told_by_others(header.columns))
    return header


def _with_bands(paths: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """The paths of a head of one row whose names say again what stood over them (``Target 2024 K |
    Target 2024 Rp | Target 2025 K | Target 2025 Rp``), as where a table may have no more than one
    row of heads: the words that neighbours begin with over what they end in, where two bands at
    least end alike."""
    if any(len(path) > 1 for path in paths):
        return paths
    names = [path[0].split() if path else [] for path in paths]
    runs: list[tuple[list[str], list[list[str]]]] = []
    while (start := sum(len(rests) for _, rests in runs)) < len(names):
        runs.append(_run_under_band(names[start:]))
    ends = Counter(str(rests) for band, rests in runs if band)
    if max(ends.values(), default=0) < LEAST_BANDS:
        return paths
    return [
        tuple(" ".join(words) for words in (band, rest) if words)
        for band, rests in runs
        for rest in rests
    ]


SHARED = 2
"""Words that names under one band have in common, at least; a year is enough."""
LEAST_BANDS = 2
_COUNT = re.compile(r"[IVX]+|\d{1,2}")
"""What belongs to the word before it: ``Triwulan I``, ``TW 2``."""


def _run_under_band(names: Sequence[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The words that the first name and those behind it begin with, and what each goes on with; no
    words and the name itself where it shares none."""
    first, end, shared = names[0], 1, 0
    least = 1 if first and years_in(first[0]) else SHARED
    for other in names[1:]:
        pairs = zip(first, other, strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if common < max(least, shared):
            break
        end, shared = end + 1, common
    run = names[:end]
    if end < 2 or any(len(name) <= shared for name in run):
        return [], [first]
    if first[shared - 1].isalpha() and any(_COUNT.fullmatch(name[shared]) for name in run):
        shared -= 1
    return first[:shared], [name[shared:] for name in run]


def _with_parted_years(paths: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The paths with the years of a band each over its own column, where a text set them so close
    that two became one name (``2020 | 2021 2022 | 2023`` and a column without one); where they are
    not as many as the columns nobody knows whose they are, and all stand over each."""
    for band, group in groupby(paths, key=lambda path: path[:1]):
        run = list(group)
        named = " ".join(text for path in run for text in path[1:])
        if any(_YEARS.fullmatch(path[-1]) for path in run if path[1:]) and _YEARS.fullmatch(named):
            years = named.split()
            each = years if len(years) == len(run) else [named] * len(run)
            run = [(*band, year) for year in each]
        yield from run


_YEARS = re.compile(rf"{YEAR}(?: {YEAR})+")
"""Several years and nothing else."""


_GRADES = re.compile(r"predikat|kategori|huruf|grade", re.IGNORECASE)
_SCORES = re.compile(r"nilai|skor|angka|capaian", re.IGNORECASE)


def _is_beside(
    path: tuple[str, ...],
    own: re.Pattern[str],
    paths: Sequence[tuple[str, ...]],
    other: re.Pattern[str],
) -> bool:
    """Whether a column is one of a pair of a score and its grade under one head (``Target`` over
    ``Nilai`` and ``Predikat``): the score is the head's value, the grade says it in words."""
    return (
        len(path) > 1
        and own.fullmatch(path[-1].strip()) is not None
        and any(p[:-1] == path[:-1] and other.fullmatch(p[-1].strip()) for p in paths if p)
    )


def _currency_columns(table: Table) -> frozenset[int]:
    """Columns that print ``Rp`` before the amounts of the next one and nothing else: the head over
    both is the amounts'."""
    body = table.grid()[table.header_rows :]
    return frozenset(
        col
        for col in range(table.n_cols - 1)
        if (texts := [row[col].strip() for row in body if row[col].strip()])
        and all(_CURRENCY.fullmatch(text) for text in texts)
    )


def _holds_units(table: Table, col: int) -> bool:
    """Whether a column holds words alone, each beside a number of the column before: under one head
    (``Target`` over ``12 | Bulan``) they are what the numbers count."""
    body = [row[col - 1 : col + 1] for row in table.grid()[table.header_rows :]]
    units = [(number, unit) for number, unit in body if unit.strip("- ")]
    return bool(units) and all(
        is_data_text(number) and _COUNTED.fullmatch(unit.strip()) for number, unit in units
    )


_COUNTED = re.compile(r"%|[^\W\d_]{3}\D*")
"""No grade (``BB``) beside a score."""
_CURRENCY = re.compile(r"rp\.?|idr", re.IGNORECASE)
_RUPIAH = r"\(?rp\b.*|rupiah"
_RATIO = r"c(?:\s*\(?%\)?)?|%"
_LETTERS: tuple[tuple[tuple[str, Band], ...], ...] = (
    ((r"[kt]|kinerja|vol(?:ume)?\.?|target(?:\b.*)?", "target"), (_RUPIAH, "target")),
    ((r"[kt]|kinerja|vol(?:ume)?\.?", "target"), (r"(?:dana|biaya|pagu|anggaran)\b.*", "anggaran")),
    (("t|target", "target"), ("r|realisasi", "realisasi"), (rf"{_RATIO}|rasio|capaian", "rasio")),
    (("t", "target"), ("r", "realisasi")),
    (("a", "anggaran"), ("r", "realisasi"), (_RATIO, "rasio")),
)
"""What short heads under a year say together: ``K`` and ``Rp``; ``T``, ``R`` and ``C``."""


Columns = Sequence[Column]
"""Those of a header, of which each of these functions gives some anew, told by the others."""


def _baseline(columns: Columns) -> Iterator[Column]:
    """One year reached before all the years aimed at (``Realisasi 2020``, targets 2022 to 2026)
    is where the plan begins."""
    aimed = {c.year for c in banded(columns, "target") if c.year}
    reached = banded(columns, "realisasi", "rasio")
    if len(aimed) > 1 and [c.band for c in reached] == ["realisasi"]:
        yield from (replace(c, band="awal") for c in reached if c.year and c.year < min(aimed))


def banded(columns: Iterable[Column], *bands: Band) -> list[Column]:
    """Those of some columns that are of some bands."""
    return [c for c in columns if c.band in bands]


_IN_PERCENT = re.compile(r"^realisasi\s*(?:\(%\)|%$)", re.IGNORECASE)


def _reached(columns: Columns) -> Iterator[Column]:
    """``Realisasi (%)`` beside ``Target (%)`` is what was reached of an indicator, where
    no other column says so: a ratio only beside the realisasi that it is of. ``Capaian Kinerja
    Tahun 2016 (%)`` behind it is its ratio. Beside money those under one head tell it."""
    heads = {c.over: None for c in columns if c.over} if banded(columns, "anggaran") else ()
    for group in [[c for c in columns if c.over == head] for head in heads] or [[*columns]]:
        bands = {c.band for c in group}
        ratios = [*filter(reached_in_percent, banded(group, "rasio"))]
        if ratios and "target" in bands and "anggaran" not in bands:
            yield from _in_turn(ratios, banded(group, "realisasi"))


def _in_turn(ratios: Columns, reached: Columns) -> Iterator[Column]:
    """Ratios as what was reached, and what says that as their ratio, where it is one."""
    if all(map(_is_share, reached)):
        yield from (replace(c, band="realisasi") for c in ratios)
        yield from (replace(c, band="rasio") for c in reached)


def _is_share(column: Column) -> bool:
    """Whether a head says ``Capaian`` and ``(%)``, or ``Capaian %``."""
    return _SHARE.search(column.leaf) is not None


_SHARE = re.compile(r"^capaian\b.*(?:\(\s*%\s*\)|%)$", re.IGNORECASE)


def reached_in_percent(column: Column) -> bool:
    """Whether a head says ``Realisasi (%)``."""
    return any(map(_IN_PERCENT.match, column.path))


def _summed(columns: Columns) -> Iterator[Column]:
    """A sum beside kinds of spending of one year (``Belanja Operasi``, ``Belanja Modal``,
    ``Jumlah``) is the year's budget, as they are parts of it."""
    parted = {c.over for c in banded(columns, "anggaran") if c.spending and c.year}
    for c in columns:
        if not c.band and c.year and c.over in parted and is_lone_total(c.leaf):
            yield c.of("anggaran", money=True)


def _both_spendings(columns: Columns) -> Iterator[Column]:
    """Give ``BTL`` behind the ``BL`` of a year that year: the head over both ends too early."""
    for before, column in pairwise(columns):
        both = {before.spending, column.spending} == {"BL", "BTL"}
        if both and before.dated and not column.dated:
            yield replace(
                before,
                index=column.index,
                path=(*before.over, *column.path[-1:]),
                spending=column.spending,
                scales=column.scales,
            )


def _of_one_year(columns: Columns) -> Iterator[Column]:
    """A ratio without a year beside a plan and a realisasi of one and the same year (``Target
    2019``, ``Realisasi 2019``, ``Capaian (%)``) is of that year: the only one of its table, of the
    head that stands over all three, or behind the two with no other values between."""
    ratios = banded(columns, "rasio")
    for ratio in ratios:
        under = [c for c in columns if c.over and c.path[0] == ratio.path[0]]
        if _is_dated(ratio, under):
            continue
        for beside in (
            columns if len(ratios) == 1 and not ratio.dated else (),
            under,
            [c for c in columns[: ratio.index] if c.role == "nilai"][-2:],
        ):
            plan = {c.year for c in banded(beside, "target", "anggaran")}
            reached = {c.year for c in banded(beside, "realisasi")}
            if plan == reached and len(plan) == 1:
                yield replace(ratio, year=next(iter(plan)))
                break


def _is_dated(ratio: Column, under: Columns) -> bool:
    """Whether a ratio has a year: its own, or the one over all columns ``under`` its head, but
    where what was planned and what was reached print years of their own."""
    pair = banded(under, "target", "anggaran", "realisasi")
    lent = bool(pair) and not years_in(ratio.leaf) and all(years_in(c.leaf) for c in pair)
    return ratio.dated and not lent


def _of_performance(columns: Columns) -> Iterator[Column]:
    """Of ratios of performance and of money in pairs (``K`` and ``Rp`` under ``Rasio Capaian``,
    Formulir E.80) those of performance, whose targets stand in such pairs too."""
    ratios = banded(columns, "rasio")
    for c in ratios:
        paired = any(other.over == c.over and other.path != c.path for other in ratios)
        if _is_rupiah(c.leaf) and paired:
            yield c.of_none()


def _lettered(columns: Columns) -> Iterator[Column]:
    """Name the columns of a year that print letters only, or ``Rp`` beside a target, a unit between
    them or not (``Vol. | Sat. | Rp``)."""
    values = [c for c in columns if c.role != "satuan"]
    for place in range(len(values)):
        for pattern in _LETTERS:
            part = values[place : place + len(pattern)]
            one_year = len({c.year for c in part}) == 1 and part[0].year is not None
            if (
                one_year
                and len(part) == len(pattern)
                and any(c.band is None for c in part)
                and all(map(_may_be_short, part, pattern))
            ):
                for c, (_, band) in zip(part, pattern, strict=True):
                    yield c.of(band)
                break


def _may_be_short(column: Column, said: tuple[str, Band]) -> bool:
    """Whether the head of a column is a short one for a band."""
    words, band = said
    leaf = column.leaf.removesuffix(str(column.year)).strip()
    return (
        re.fullmatch(words, leaf, re.IGNORECASE) is not None
        and column.band in {None, band}
        and column.role in {"lain", "nilai"}
        and not _CUMULATIVE.search(column.name)
    )


def _is_rupiah(text: str) -> bool:
    return bool(re.fullmatch(_RUPIAH, text, re.IGNORECASE))


def _paid(columns: Columns) -> Iterator[Column]:
    """Name the ``Rp`` of a year, printed or counted, as the money of what is aimed at under the
    same head, with or without a unit between them (``Target | Satuan | Rp``)."""
    aimed = {c.over for c in banded(columns, "target")} - {()}
    for c in columns:
        free = (c.band, c.role) == (None, "lain") and c.dated
        if free and c.over in aimed and _is_rupiah(c.leaf):
            yield c.of("target")


def _paid_behind(columns: Columns) -> Iterator[Column]:
    """Give the money without a year that stands behind the target of each year (``Target 2022 |
    Pagu | Target 2023 | Pagu``) the year before it: a head a blank apart is bound so as well; and
    the only money under a head that a target alone dates (``Target 2024 | Pagu Indikatif``)."""
    pairs = [(a, b) for a, b in pairwise(columns) if a.band == "target" and a.year and not a.money]
    paid = [(a, b) for a, b in pairs if b.money and not b.when]
    each = 1 < len(pairs) == len(paid) and len({b.name.casefold() for _, b in paid}) == 1
    for a, b in paid:
        if each or b == _paid_under(columns, a.over):
            yield b.of("target", year=a.year)


def _paid_under(columns: Columns, over: tuple[str, ...]) -> Column | None:
    """The only money under a head."""
    return only(c for c in columns if c.money and c.over == over != ())


_DANGLING = re.compile(r"\b(?:pada|setiap|tiap|per)$", re.IGNORECASE)


def _rejoined(columns: Columns) -> Iterator[Column]:
    """Give the first year of a band back where the band's last word stands over it alone:
    ``Tahun`` | ``Target Kinerja pada`` over 2021 | 2022 | 2023."""
    for column, after in pairwise(columns):
        banded = len(column.path) == 2 and column.path[0].casefold() == "tahun"
        follows = column.year and after.band and after.year == column.year + 1
        if banded and follows and _DANGLING.search(after.path[0]):
            yield replace(
                after,
                index=column.index,
                path=(f"{after.path[0]} {column.path[0]}", column.path[1]),
                year=column.year,
            )


@lru_cache(maxsize=10_000)
def mended(text: str) -> str:
    """The words of the forms that a narrow cell broke (``Indikat or``) or a hand misspelt
    (``Indiktor``, ``Realiasi``) or shortened (``Real.``), as the forms print them."""
    text = _SHORTENED.sub(lambda match: _IN_FULL[match[1].casefold()], text)
    text = _FORM_WORD.sub(lambda match: match[0].replace(" ", ""), text)
    return _WORD.sub(lambda match: _spelt(match[0]), text)


_IN_FULL = {
    "real": "Realisasi", "realis": "Realisasi", "trgt": "Target", "tgt": "Target",
    "targ": "Target", "angg": "Anggaran", "cap": "Capaian",
}  # fmt: skip
_SHORTENED = re.compile(rf"(?<!\w)({'|'.join(_IN_FULL)})(?:\.|$)(?!\w)", re.IGNORECASE)
"""Words that a narrow column shortens: ``Trgt``, ``Real.``"""
_WORD = re.compile(r"[^\W\d_]{5,}")
_KNOWN = frozenset(catalogue().words)


@lru_cache(maxsize=10_000)
def _spelt(word: str) -> str:
    """The form's word that a misspelt one stands for: one slip in a word of six letters and more,
    two in one of ten and more; a word that two could be stays as it is."""
    lower = word.casefold()
    if lower in _KNOWN or lower in catalogue().other_words:
        return word
    allowed = 2 if len(lower) >= 10 else 1
    near = only(
        known
        for known in _KNOWN
        if len(known) >= 6
        and known[0] == lower[0]
        and OSA.distance(lower, known, score_cutoff=allowed) <= allowed
    )
    if not near or len(lower) < 6:
        return word
    return near.upper() if word.isupper() else near.title() if word.istitle() else near


def _numbers(table: Table) -> tuple[int | None, ...]:
    if not table.header_rows:
        return ()
    row = table.grid()[table.header_rows - 1]
    if not is_column_number_row(row):
        return ()
    numbers: list[int | None] = []
    for cell in row:
        match = re.search(r"\d+", cell)
        # One that was misread stands where the others leave room for it.
        before = numbers[-1] if numbers and cell.strip() else None
        misread = None if before is None else before + 1
        numbers.append(int(match.group()) if match else misread)
    return tuple(numbers)


def _column(index: int, path: tuple[str, ...]) -> Column:
    year, band = _year_of(path), _band_over(path)
    said = Column(index, path, "lain", band, year, None if year else _ordinal_of(path))
    leaf, name = said.leaf, said.name
    spent_on = without_money(leaf)
    paid = bool(_SPENDING.fullmatch(spent_on))
    if band is None and paid and said.dated:
        band = "anggaran"  # `BL` and `BTL` right under a year
    role = _role_in(replace(said, band=band))
    spending = _kind_of_spending(spent_on) if paid and role in {"nilai", "lain"} else None
    # `Tahun Anggaran 2021` under `Target` is a year; it says money where nothing else says more.
    paid_in = says_money(leaf) or is_scale(leaf)
    money = paid_in and (band == "anggaran" or year_alone(leaf) is None)
    unit = _UNIT_IN_HEADER.search(name)
    return replace(
        said,
        role=role,
        band=band if role == "nilai" else None,
        money=money or spending is not None,
        unit=unit[1] if unit else None,
        scales=money_scales(name),
        spending=spending,
    )


def _role_in(column: Column) -> Role:
    """The role of a column whose head says a band, a year or neither."""
    band, leaf, dated = column.band, column.leaf, column.dated
    values = band is not None and (dated or band in _UNDATED)
    if (values and _is_so_far(column)) or of_rest(leaf):
        return "lain"
    if _OF_NORM.match(leaf):
        return "acuan"
    if band_of(leaf) is None and role_of(leaf) == "satuan":
        return "satuan"  # beside the target of each year
    role: Role = "lain" if band and dated else _role_over(column.path, column.year)
    # Without a year of its own they stand in the rows, or one in the caption.
    undated = band in {"anggaran", "realisasi", "rasio"} and role in {"lain", "nama"}
    taken = values and role in {"lain", "nama", "tahun", "penanggung-jawab"}
    return "nilai" if undated or taken else role


def _is_so_far(column: Column) -> bool:
    """Whether a column is of what was reached so far, of the end or up to a year: no year's own."""
    name = column.name
    up_to = _CUMULATIVE.search(name if column.ordinal is None else without_periods(name))
    against = column.band in {"rasio", "akhir"} or _REACHED_OF.match(column.leaf)
    return bool(up_to or (against and _AGAINST_END.search(name)))


_REACHED_OF = re.compile(r"capaian\b", re.IGNORECASE)
"""``Capaian thd 2014 (%)``: a share of what the head names behind it."""


_UNDATED: frozenset[Band] = frozenset({"awal", "akhir", "proyeksi", "pertumbuhan"})
"""Bands whose columns may print no year."""


def _band_over(path: tuple[str, ...]) -> Band | None:
    """The band that the head of a column says: as a whole, else by its deepest text that is no
    bare year."""
    whole = band_of(" ".join(path))
    if whole in {"pertumbuhan", "rasio", "akhir", "awal"}:
        return whole
    texts = sorted(path, key=lambda text: year_alone(text) is None)
    return next((band for text in reversed(texts) if (band := band_of(text))), None)


def _role_over(path: tuple[str, ...], year: int | None) -> Role:
    """The role that the head of a column of no values says: by its last words, its first, or as a
    whole."""
    if not path:
        return "lain"
    name, leaf = " ".join(path), role_of(path[-1])
    role = leaf if leaf in _LEAF_ROLES else role_of(path[0])
    if role == "lain":
        role = role_of(name)
    # `Tahun` over 2022, 2023 is no column of years; the head over values may be lost, and the one
    # beside it stand there.
    of_years = role == "tahun" and year is not None
    lost = role == "keterangan" and len(path) > 1 and band_of(path[-1].strip()) is not None
    named = role in {"indikator", "nama", "acuan", "keterangan"} or not _NOT_TEXT.search(name)
    return "lain" if of_years or lost or not named else role


def _kind_of_spending(text: str) -> str:
    """``BL`` for ``BL (Rp juta)`` and ``Belanja Langsung``; other names as printed."""
    name = re.sub(r"\s*(?:\(.*|\brp\b.*)$", "", text, flags=re.IGNORECASE).strip(" .")
    plain = re.sub(r"[\s.]", "", name).casefold()
    short = {"bl": "BL", "btl": "BTL", "belanjalangsung": "BL", "belanjatidaklangsung": "BTL"}
    return short.get(plain, name)


def _money_bands(columns: Columns) -> Iterator[Column]:
    """Mark what a budget and its realisasi hold as money; ratios are none."""
    budget = banded(columns, "anggaran")
    paid: tuple[Band, ...] = ("anggaran", "realisasi", "pertumbuhan") if budget else ()
    yield from (replace(c, money=c.band != "rasio") for c in banded(columns, *paid, "rasio"))


def _told_ratios(columns: Columns) -> Iterator[Column]:
    """The columns with ``Capaian`` as what other heads tell that they are."""
    spoken = [c for c in banded(columns, "realisasi") if _says_reached(_says(c).casefold())]
    bare = [c for c in banded(columns, "realisasi") if c not in spoken]
    told = _beside_realisasi(columns, spoken, bare) if spoken else _reached_alone(columns, bare)
    yield from told


def _says_reached(said: str) -> bool:
    """Whether a head says ``Realisasi``, or a letter for it: not ``Capaian`` alone."""
    return "realisasi" in said or "capaian" not in said


def _beside_realisasi(columns: Columns, spoken: Columns, bare: Columns) -> Iterator[Column]:
    """The columns with ``Capaian`` beside ``Realisasi`` as their ratio.

    One of a year without realisasi, under a head of its own, is none of it: it is what was reached
    then, where the ratio beside realisasi says what it is (``Capaian (%)``). Where that says no
    more than ``Capaian`` either, and stands deeper, below the head of its year, nobody knows.
    """
    reached = {c.when for c in spoken}
    beside = {_undated(c): len(c.path) for c in bare if c.when in reached}
    told = banded(columns, "rasio")
    for column in bare:
        alone = None not in reached and column.when not in {*reached, None}
        alike = beside.get(_undated(column))
        lone = alone and alike != len(column.path) and "%" not in column.name
        if not alone or (alike and not lone):
            yield replace(column, band="rasio")
        elif beside or not told:
            yield column.of_none()


def _reached_alone(columns: Columns, bare: Columns) -> Iterator[Column]:
    """The columns of years that say ``Capaian`` and nothing else says more of, as of none: what was
    reached, or what share of the target."""
    others = banded(columns, "target", "anggaran", "awal", "proyeksi", "akhir", "rasio")
    named = [c for c in bare if re.search(r"capaian", c.name, re.IGNORECASE)]
    if not others and len({c.year for c in named} - {None}) > 1:
        yield from (c.of_none() for c in named)


def _says(column: Column) -> str:
    """What of the head of a column says its band: its last text, where that says one."""
    return column.leaf if band_of(column.leaf) else column.name


def _undated(column: Column) -> str:
    """The name of a column without its year."""
    return " ".join(re.sub(rf"{YEAR}|\W", " ", column.name.casefold()).split())


def says_money(text: str) -> bool:
    """Whether a head says that its column holds money."""
    return bool(_MONEY.search(text))


def of_rest(text: str) -> bool:
    """Whether a head says that its column is what was left (SILPA), not what was reached."""
    return bool(_REST.search(text))


@lru_cache(maxsize=10_000)
def role_of(text: str) -> Role:
    """The role that a head says."""
    found = next((h.name for h in catalogue().roles if h.pattern.search(text)), "lain")
    return cast(Role, found)  # a test holds the catalogue to these names


@lru_cache(maxsize=10_000)
def band_of(text: str) -> Band | None:
    """The band that a head says; null where it says none."""
    return first_band(catalogue().bands, text)


def first_band(heads: Sequence[Head], text: str) -> Band | None:
    """The band of the first entry whose pattern a text holds."""
    found = next((head.name for head in heads if head.pattern.search(text)), None)
    return cast("Band | None", found)


def _year_of(path: tuple[str, ...]) -> int | None:
    """The one year that the deepest header text with a year names; a span of years is no year."""
    said = (set(years_in(without_periods(text))) for text in reversed(path))
    return only(next(filter(None, said), set()))


def _ordinal_of(path: tuple[str, ...]) -> int | None:
    """``Tahun ke-3`` (or ``3``, ``III`` under such a band) is the third year of the period."""
    said = (_ORDINAL.match(without_money(text)) for text in reversed(path[-2:]))
    match = next(filter(None, said), None)
    if not match or not re.search(r"\b(?:tahun|thn)\b", " ".join(path), re.IGNORECASE):
        return None
    return int(match[1]) if match[1].isdigit() else parse_roman(match[1])
