"""The header of a table as a tree: a band (Target, Realisasi …) over its years.

Source of the forms: Permendagri 86/2017, tables T-C.23 to T-C.28. The header rows are read from
top to bottom; an empty cell belongs to the merged cell on its left (in a text) or to the span that
covers it (in a PDF). The printed column-number row closes the header and is no name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast

from rapidfuzz.distance import OSA

from extract.document import Table
from extract.header import is_column_number_row
from grammar.roman import parse_roman
from grammar.scales import money_scales, without_money
from grammar.totals import is_lone_total
from grammar.years import UP_TO, YEAR, without_periods, year_alone, years_in
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


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the numbers printed under them."""

    columns: tuple[Column, ...]
    numbers: tuple[int | None, ...] = ()

    @property
    def has_names(self) -> bool:
        """Whether any column is named."""
        return any(column.path for column in self.columns)

    def having(self, role: Role) -> list[Column]:
        """The columns of a role, left to right."""
        return [column for column in self.columns if column.role == role]

    def band(self, *bands: Band, money: bool | None = None) -> list[Column]:
        """The value columns of these bands."""
        return [
            column
            for column in self.columns
            if column.band in bands and (money is None or column.money == money)
        ]

    def with_columns(self, changed: Iterable[Column]) -> Header:
        """The header with these columns in the places of those that they were."""
        others = {column.index: column for column in changed}
        return replace(self, columns=tuple(others.get(c.index, c) for c in self.columns))

    def without(self, columns: Container[int]) -> Header:
        """The header with no values in these columns."""
        left = (c for c in self.columns if c.index in columns)
        return self.with_columns(replace(c, role="lain", band=None) for c in left)

    def years(self, *bands: Band) -> list[int]:
        """The years that the bands name, in order."""
        return sorted({c.year for c in self.band(*bands) if c.year is not None})


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
    rf"{UP_TO}\s+(?:akhir\s+)?(?:tahun\s+)?(?:(?:berjalan|lalu)\s*)?[(,]?\s*{YEAR}", re.IGNORECASE
)
_AGAINST_END = re.compile(
    r"\bterhadap\s+(?:target\s+)?(?:akhir|rpjm|renstra|rpd|jangka|\d{4})|\bkemajuan\b",
    re.IGNORECASE,
)
_NOT_TEXT = re.compile(
    r"\b(?:nspk|spm|lainnya|keterangan|catatan|strategi|kebijakan|sumber)\b", re.I
)


def header_texts(table: Table) -> list[list[str]]:
    """The header rows without the column-number row, merged cells filled with their text."""
    grid = table.grid()
    rows = [list(row) for row in grid[: table.header_rows]]
    if rows and is_column_number_row(rows[-1]) and not _counts_years(rows):
        rows.pop()
    titled = table_title(table) is not None and len(rows) > 1
    height = len(rows)
    covered = [[False] * table.n_cols for _ in range(height)]
    for cell in table.cells:
        if cell.row >= height or (cell.row_span == 1 and cell.col_span == 1):
            continue
        for place in range(cell.row, min(cell.row + cell.row_span, height)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                rows[place][col] = cell.text
                covered[place][col] = True
    filled: list[list[str]] = []
    for index, row in enumerate(rows):
        out = list(row)
        for col in range(1, table.n_cols):
            if row[col].strip() or covered[index][col] or not out[col - 1].strip():
                continue
            if any(rows[below][col].strip() for below in range(index + 1, height)) or index == 0:
                parent = filled[index - 1] if index else None
                if parent is None or (parent[col] and parent[col] == parent[col - 1]):
                    out[col] = out[col - 1]
        filled.append(out)
    return filled[1:] if titled else filled


def table_title(table: Table) -> str | None:
    """The one text that the first row of a head prints over names of all columns: the title of the
    table or of its lines (``Sasaran 1: Meningkatnya …``); null where there is none."""
    if table.header_rows < 2 or table.n_cols < 3:
        return None
    first, second = table.grid()[:2]
    over = [text for text in first if text.strip()]
    if len(over) != 1 or not first[0].strip() or sum(map(bool, second)) < table.n_cols - 1:
        return None
    return " ".join(over[0].split()) if second[0].strip() else None


def _counts_years(rows: list[list[str]]) -> bool:
    """Whether a row of numbers counts the years of a band (``Tahun ke-`` over ``1 2 3``)."""
    first = next((col for col, text in enumerate(rows[-1]) if text.strip()), 0)
    if first == 0:
        return False
    above = " ".join(
        next((row[col] for col in range(first, -1, -1) if row[col].strip()), "")
        for row in rows[:-1]
    )
    return bool(re.search(r"\btahun\b", above, re.IGNORECASE)) and not years_in(above)


def read_header(table: Table) -> Header:
    """Name the columns of a table; a table without header gives columns of role ``lain``."""
    texts = header_texts(table)
    currency = _currency_columns(table)
    paths: list[tuple[str, ...]] = []
    for col in range(table.n_cols):
        path: list[str] = []
        for row in texts:
            text = mended(" ".join(row[col].split()))
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    columns = []
    for col, named in enumerate(paths):
        if col in currency:
            columns.append(Column(col, (), "lain"))
        elif _is_beside(named, _GRADES, paths, _SCORES):
            columns.append(Column(col, named, "keterangan"))
        else:
            scored = _is_beside(named, _SCORES, paths, _GRADES)
            columns.append(_column(col, named[:-1] if scored else named))
    columns = _both_spendings(columns)
    columns = _money_bands(_summed(_baseline(_paid(_lettered(_rejoined(_reached(columns)))))))
    columns = _of_performance(_of_one_year(columns))
    return Header(tuple(columns), _numbers(table))


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


_CURRENCY = re.compile(r"rp\.?|idr", re.IGNORECASE)
_LETTERS: tuple[tuple[tuple[str, Band], ...], ...] = (
    ((r"k|kinerja|vol(?:ume)?\.?|target(?:\b.*)?", "target"), (r"\(?rp\b.*|rupiah", "target")),
    (
        (r"t|target", "target"),
        (r"r|realisasi", "realisasi"),
        (r"c(?:\s*\(?%\)?)?|%|rasio|capaian", "rasio"),
    ),
    ((r"t", "target"), (r"r", "realisasi")),
    ((r"a", "anggaran"), (r"r", "realisasi"), (r"c(?:\s*\(?%\)?)?|%", "rasio")),
)
"""What short heads under a year say together: ``K`` and ``Rp``; ``T``, ``R`` and ``C``."""


def _baseline(columns: list[Column]) -> list[Column]:
    """One year reached before all the years aimed at (``Realisasi 2020``, targets 2022 to 2026)
    is where the plan begins."""
    aimed = {c.year for c in columns if c.band == "target" and c.year is not None}
    reached = [c for c in columns if c.band in {"realisasi", "rasio"}]
    if len(aimed) < 2 or len(reached) != 1 or reached[0].band != "realisasi":
        return columns
    if reached[0].year is None or reached[0].year >= min(aimed):
        return columns
    return [replace(c, band="awal") if c is reached[0] else c for c in columns]


_IN_PERCENT = re.compile(r"^realisasi\s*\(%\)", re.IGNORECASE)


def _reached(columns: list[Column]) -> list[Column]:
    """``Realisasi (%)`` beside ``Target (%)`` is what was reached of an indicator, where
    no other column says so: a ratio only beside the realisasi that it is of."""
    bands = {c.band for c in columns}
    if "target" not in bands or bands & {"realisasi", "anggaran"}:
        return columns
    return [
        replace(c, band="realisasi") if c.band == "rasio" and reached_in_percent(c) else c
        for c in columns
    ]


def reached_in_percent(column: Column) -> bool:
    """Whether a head says ``Realisasi (%)``."""
    return any(map(_IN_PERCENT.match, column.path))


def _summed(columns: list[Column]) -> list[Column]:
    """A sum beside kinds of spending of one year (``Belanja Operasi``, ``Belanja Modal``,
    ``Jumlah``) is the year's budget, as they are parts of it."""
    parted = {c.path[:-1] for c in columns if c.spending and c.year and c.band == "anggaran"}
    return [
        replace(c, role="nilai", band="anggaran", money=True)
        if c.band is None and c.year and c.path[:-1] in parted and is_lone_total(c.path[-1])
        else c
        for c in columns
    ]


def _both_spendings(columns: list[Column]) -> list[Column]:
    """Give ``BTL`` behind the ``BL`` of a year that year: the head over both ends too early."""
    result = list(columns)
    for before, column in pairwise(columns):
        dated = before.year is not None or before.ordinal is not None
        alone = column.year is None and column.ordinal is None
        if dated and alone and {before.spending, column.spending} == {"BL", "BTL"}:
            path = (*before.path[:-1], *column.path[-1:])
            result[column.index] = replace(
                before,
                index=column.index,
                path=path,
                spending=column.spending,
                scales=column.scales,
            )
    return result


def _of_one_year(columns: list[Column]) -> list[Column]:
    """A ratio without a year beside a plan and a realisasi of one and the same year (``Target
    2019``, ``Realisasi 2019``, ``Capaian (%)``) is of that year: the only one of its table, of the
    head that stands over all three, or behind the two with no other values between."""
    ratios = [c for c in columns if c.band == "rasio"]
    result = list(columns)
    for ratio in ratios:
        if ratio.year is not None or ratio.ordinal is not None:
            continue
        for beside in (
            columns if len(ratios) == 1 else (),
            _under_one_head(columns, ratio),
            [c for c in columns[: ratio.index] if c.role == "nilai"][-2:],
        ):
            plan, reached = (
                {c.year for c in beside if c.band in bands}
                for bands in ({"target", "anggaran"}, {"realisasi"})
            )
            if plan == reached and len(plan) == 1:
                result[ratio.index] = replace(ratio, year=next(iter(plan)))
                break
    return result


def _of_performance(columns: list[Column]) -> list[Column]:
    """Of ratios of performance and of money in pairs (``K`` and ``Rp`` under ``Rasio Capaian``,
    Formulir E.80) those of performance, whose targets stand in such pairs too."""
    ratios = {c.path for c in columns if c.band == "rasio"}
    return [
        replace(c, role="lain", band=None)
        if c.band == "rasio"
        and _RUPIAH.fullmatch(c.path[-1].strip())
        and any(path[:-1] == c.path[:-1] and path != c.path for path in ratios)
        else c
        for c in columns
    ]


def _under_one_head(columns: Sequence[Column], column: Column) -> list[Column]:
    """The columns that stand under the same highest head as one of them."""
    return [c for c in columns if len(c.path) > 1 and c.path[0] == column.path[0]]


def _lettered(columns: list[Column]) -> list[Column]:
    """Name the columns of a year that print letters only, or ``Rp`` beside a target."""
    result = list(columns)
    for place in range(len(columns)):
        for pattern in _LETTERS:
            part = columns[place : place + len(pattern)]
            if (
                len(part) == len(pattern)
                and any(c.band is None for c in part)
                and part[0].year is not None
                and all(
                    c.year == part[0].year
                    and not _CUMULATIVE.search(c.name)
                    and c.band in {None, band}
                    and c.role in {"lain", "nilai"}
                    and re.fullmatch(words, c.path[-1].strip(), re.IGNORECASE)
                    for c, (words, band) in zip(part, pattern, strict=True)
                )
            ):
                for c, (_, band) in zip(part, pattern, strict=True):
                    result[c.index] = replace(c, role="nilai", band=band)
                break
    return result


_RUPIAH = re.compile(r"\(?rp\b.*|rupiah", re.IGNORECASE)


def _paid(columns: list[Column]) -> list[Column]:
    """Name the ``Rp`` of a year, printed or counted, as the money of what is aimed at under the
    same head, with or without a unit between them (``Target | Satuan | Rp``)."""
    aimed = {c.path[:-1] for c in columns if c.band == "target"}
    return [
        replace(c, role="nilai", band="target")
        if c.band is None
        and c.role == "lain"
        and (c.year is not None or c.ordinal is not None)
        and len(c.path) > 1
        and c.path[:-1] in aimed
        and _RUPIAH.fullmatch(c.path[-1].strip())
        else c
        for c in columns
    ]


_DANGLING = re.compile(r"\b(?:pada|setiap|tiap|per)$", re.IGNORECASE)


def _rejoined(columns: list[Column]) -> list[Column]:
    """Give the first year of a band back where the band's last word stands over it alone:
    ``Tahun`` | ``Target Kinerja pada`` over 2021 | 2022 | 2023."""
    result = list(columns)
    for column, after in pairwise(columns):
        if (
            len(column.path) == 2
            and column.path[0].casefold() == "tahun"
            and column.year is not None
            and after.band is not None
            and after.year == column.year + 1
            and _DANGLING.search(after.path[0])
        ):
            result[column.index] = replace(
                after,
                index=column.index,
                path=(f"{after.path[0]} {column.path[0]}", column.path[1]),
                year=column.year,
            )
    return result


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
    near = [
        known
        for known in _KNOWN
        if len(known) >= 6
        and known[0] == lower[0]
        and OSA.distance(lower, known, score_cutoff=allowed) <= allowed
    ]
    if len(near) != 1 or len(lower) < 6:
        return word
    return near[0].upper() if word.isupper() else near[0].title() if word.istitle() else near[0]


def _numbers(table: Table) -> tuple[int | None, ...]:
    if not table.header_rows:
        return ()
    row = table.grid()[table.header_rows - 1]
    if not is_column_number_row(row):
        return ()
    numbers: list[int | None] = []
    for cell in row:
        match = re.search(r"\d+", cell)
        before = numbers[-1] if numbers else None
        # One that was misread stands where the others leave room for it.
        misread = before + 1 if cell.strip() and before is not None else None
        numbers.append(int(match.group()) if match else misread)
    return tuple(numbers)


def _column(index: int, path: tuple[str, ...]) -> Column:
    name = " ".join(path)
    year = _year_of(path)
    ordinal = None if year else _ordinal_of(path)
    leaf_text = path[-1].strip() if path else ""
    spent_on = without_money(leaf_text)
    paid = bool(_SPENDING.fullmatch(spent_on))
    # `Tahun Anggaran 2021` under `Target` is a year; it says money where nothing else says more.
    texts = sorted(path, key=lambda text: year_alone(text) is None)
    band = next((b for text in reversed(texts) for b in [band_of(text)] if b), None)
    if band is None and paid and (year is not None or ordinal is not None):
        band = "anggaran"  # `BL` and `BTL` right under a year
    whole = band_of(name)
    if whole in {"pertumbuhan", "rasio", "akhir", "awal"}:
        band = whole
    role: Role = "lain"
    if band is None or (year is None and ordinal is None):
        leaf = role_of(path[-1] if path else "")
        role = leaf if leaf in _LEAF_ROLES else role_of(path[0] if path else "")
        if role == "lain" and path:
            role = role_of(name)
        if role == "tahun" and year is not None:
            role = "lain"  # `Tahun` over 2022, 2023: no column of years
        if role == "keterangan" and len(path) > 1 and band_of(leaf_text):
            role = "lain"  # the head over these values is lost, and the one beside it stands there
        if (
            role != "lain"
            and _NOT_TEXT.search(name)
            and role not in {"indikator", "nama", "acuan", "keterangan"}
        ):
            role = "lain"
    values = band is not None and (
        year is not None
        or ordinal is not None
        or band in {"awal", "akhir", "proyeksi", "pertumbuhan"}
    )
    if values and band in {"rasio", "akhir"} and _AGAINST_END.search(name):
        values, role = False, "lain"  # what was reached so far of the end, no ratio of the year
    elif values and _CUMULATIVE.search(name if ordinal is None else without_periods(name)):
        values, role = False, "lain"  # realisasi up to a year is no year's own
    elif of_rest(leaf_text):
        band, role = None, "lain"
    elif band_of(leaf_text) is None and role_of(leaf_text) == "satuan":
        band, role = None, "satuan"  # a unit beside the target of each year
    elif values and (role in {"lain", "nama", "tahun", "penanggung-jawab"} or year or ordinal):
        role = "nilai"
    elif band in {"anggaran", "realisasi", "rasio"} and role in {"lain", "nama"}:
        role = "nilai"  # years in the rows, or one year in the caption
    spending = spent_on if paid and role in {"nilai", "lain"} else None
    unit = _UNIT_IN_HEADER.search(name)
    return Column(
        index,
        path,
        role,
        band if role == "nilai" else None,
        year,
        ordinal,
        spending is not None
        or (
            bool(_MONEY.search(leaf_text)) and (band == "anggaran" or year_alone(leaf_text) is None)
        ),
        unit[1] if unit else None,
        money_scales(name),
        _kind_of_spending(spending) if spending else None,
    )


def _kind_of_spending(text: str) -> str:
    """``BL`` for ``BL (Rp juta)`` and ``Belanja Langsung``; other names as printed."""
    name = re.sub(r"\s*(?:\(.*|\brp\b.*)$", "", text, flags=re.IGNORECASE).strip(" .")
    plain = re.sub(r"[\s.]", "", name).casefold()
    short = {"bl": "BL", "btl": "BTL", "belanjalangsung": "BL", "belanjatidaklangsung": "BTL"}
    return short.get(plain, name)


def _money_bands(columns: list[Column]) -> list[Column]:
    """Mark the amounts of anggaran and realisasi bands as money, and tell a capaian that is a
    ratio from one that is a realisasi."""
    budget = any(c.band == "anggaran" for c in columns)
    result = []
    for column in _told_ratios(columns):
        if column.band == "anggaran" or (budget and column.band in {"realisasi", "pertumbuhan"}):
            column = replace(column, money=True)
        elif column.band == "rasio":
            column = replace(column, money=False)
        result.append(column)
    return result


def _told_ratios(columns: list[Column]) -> list[Column]:
    """The columns with ``Capaian`` beside ``Realisasi`` as their ratio.

    One of a year without realisasi, under a head of its own, is none of it: it is what was reached
    then, where the ratio beside realisasi says what it is (``Capaian (%)``); else nobody knows.
    """
    spoken = [c for c in columns if c.band == "realisasi" and "realisasi" in c.name.casefold()]
    bare = [c for c in columns if c.band == "realisasi" and c not in spoken]
    if not spoken or not bare:
        return columns
    reached = {(c.year, c.ordinal) for c in spoken}
    dated = (None, None) not in reached
    beside = {_undated(c) for c in bare if (c.year, c.ordinal) in reached}
    told = any(c.band == "rasio" for c in columns)
    result = list(columns)
    for column in bare:
        alone = dated and (column.year, column.ordinal) not in reached | {(None, None)}
        if not alone or _undated(column) in beside:
            result[column.index] = replace(column, band="rasio")
        elif beside or not told:
            result[column.index] = replace(column, role="lain", band=None)
    return result


def _undated(column: Column) -> str:
    """The name of a column without its year."""
    return " ".join(re.sub(rf"{YEAR}|\W", " ", column.name.casefold()).split())


def says_money(text: str) -> bool:
    """Whether a head says that its column holds money."""
    return _MONEY.search(text) is not None


def of_rest(text: str) -> bool:
    """Whether a head says that its column is what was left (SILPA), not what was reached."""
    return _REST.search(text) is not None


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
    for text in reversed(path):
        years = years_in(without_periods(text))
        if len(set(years)) == 1:
            return years[0]
        if years:
            return None
    return None


def _ordinal_of(path: tuple[str, ...]) -> int | None:
    """``Tahun ke-3`` (or ``3``, ``III`` under such a band) is the third year of the period."""
    for text in reversed(path[-2:]):
        if match := _ORDINAL.match(without_money(text)):
            named = re.search(r"\b(?:tahun|thn)\b", " ".join(path), re.IGNORECASE)
            if not named:
                return None
            return int(match[1]) if match[1].isdigit() else parse_roman(match[1])
    return None
