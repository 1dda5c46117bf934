"""Roles that the content of a column takes back or gives: what a column holds outweighs a word of
its head.

The forms print columns that offices leave empty (``Target Indikator Lainnya``, filled with ``-``),
and heads that stretch over a column of codes beside one of names. ``Total Pagu`` behind the money
of several years is that of the plan where it is their sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress

from extract.header import is_data_text
from grammar.codes import tidy_code
from grammar.totals import starts_total
from normalize.units import is_unit
from parsers.tabel.header import Column, Header, Role, says_money
from parsers.tabel.sheet import Sheet

LABELS: frozenset[Role] = frozenset({"indikator", "nama", "tujuan", "sasaran", "tujuan-sasaran"})
"""Roles of columns whose cells are words."""
LEAST = 3
"""Cells of numbers that tell a column from a name that happens to be one."""
MOST = 0.8
"""Share of a column's cells that decides."""


_WORD = re.compile(r"[^\W\d_]{2,}")


def told_by_content(sheet: Sheet) -> Header:
    """The header without labels that hold no words, or units alone, where another column of labels
    does, and without those that hold numbers: an amount is nobody's name."""
    labels = sheet.header.having(*LABELS)
    worded = any(map(_is_worded, (text for c in labels for text in sheet.texts(c.index))))
    hollow = (c for c in labels if _is_hollow(sheet, c, worded) or _holds_numbers(sheet, c))
    header = sheet.header.with_columns(replace(c, role=_role(sheet, c)) for c in hollow)
    header = header.with_columns(_units_among(sheet, labels))
    # `Uraian Belanja` over words names what the money beside it is for.
    paid = (c for c in header.having("nilai") if c.money and not c.dated and not labels)
    named = (c for c in paid if _holds_names(sheet.texts(c.index)))
    header = header.with_columns(replace(c, role="nama", band=None, money=False) for c in named)
    sums = _sums_of_years(sheet)
    return header.with_columns(c.of("akhir", money=True) for c in sums)


def _sums_of_years(sheet: Sheet) -> list[Column]:
    """The column of sums (``Total Pagu``) that holds what the money of several years of a plan
    adds up to on most lines, where no other column is its end."""
    header = sheet.header
    dated = [c for c in header.columns if c.money and c.when]
    behind = header.columns[max((c.index for c in dated), default=0) :]
    sums = [c for c in behind if not c.when and any(map(starts_total, c.path))]
    if len(sums) != 1 or len(dated) < LEAST - 1 or header.band("akhir", "realisasi"):
        return []
    (column,) = sums
    held = [
        amount == sum(filter(None, (sheet.amount(row, c.index) for c in dated)))
        for row in sheet.body
        if (amount := sheet.amount(row, column.index))
    ]
    return sums if sum(held) > 0.5 * len(held) else []


def performance_alone(sheet: Sheet) -> Header | None:
    """The header without the programmes and their money that stand behind indicators, what they aim
    at and what was reached: one table of two; None where it is none, or where names of indicators
    and their values stand in rows of their own."""
    header = sheet.header
    labels, first = header.places("indikator"), header.first("nama")
    if not labels or first is None or labels[-1] > first:
        return None
    measured = [
        # What stands beside money is taken for money, but for its own head.
        replace(c, money=False)
        for c in header.band("target", "realisasi")
        if c.index < first and not says_money(c.name)
    ]
    behind = [c for c in header.columns[first:] if c.role in {"nama", "nilai"}]
    if not any(c.money or c.band == "anggaran" for c in behind):
        return None
    if len(measured) < LEAST - 1 or not _measures_each(sheet, labels[-1], measured):
        return None
    return header.with_columns([*measured, *(c.of_none() for c in behind)])


def _measures_each(sheet: Sheet, label: int, measured: Sequence[Column]) -> bool:
    """Whether the rows that print a label are those that print its values, and several."""
    printed = [
        (bool(sheet.text(row, label)), any(sheet.text(row, c.index) for c in measured))
        for row in sheet.body
    ]
    return all(named == valued for named, valued in printed) and (
        printed.count((True, True)) >= LEAST - 1
    )


def _is_hollow(sheet: Sheet, column: Column, worded: bool) -> bool:
    """Whether a column holds dashes or codes and nothing else, in a table where labels hold words;
    numbers of items may lead texts of the next column that the same head covers."""
    texts = sheet.texts(column.index)
    bare = all(not text.strip(" -–—") or _is_code(text) for text in texts)
    return worded and bool(texts) and bare


def _units_among(sheet: Sheet, labels: Sequence[Column]) -> Iterator[Column]:
    """The columns of labels that hold what values are counted in, under a head that stands over
    the names beside them too."""
    under = Counter(c.path for c in labels)
    texts = [sheet.texts(c.index) for c in labels if under[c.path] > 1]
    units = [len(held) >= LEAST and all(map(is_unit, held)) for held in texts]
    if not all(units) and not sheet.header.having("satuan"):
        beside = (c for c in labels if under[c.path] > 1)
        yield from (replace(c, role="satuan") for c in compress(beside, units))


def _holds_numbers(sheet: Sheet, column: Column) -> bool:
    """Whether nearly all cells of a column are numbers, as under a head that was torn; one before
    several words counts them (``1.1 Indeks Kepuasan``)."""
    texts = sheet.texts(column.index)
    numbers = sum(
        is_data_text(text) and any(map(str.isdigit, text)) and len(_WORD.findall(text)) < 2
        for text in texts
    )
    return len(texts) >= LEAST and numbers >= MOST * len(texts)


def _holds_names(texts: Sequence[str]) -> bool:
    """Whether no cell of a column is a number, nor most of them numbers that cannot be read."""
    numbered = sum(any(map(str.isdigit, text)) for text in texts)
    return 2 * numbered <= len(texts) > 0 and not any(map(is_data_text, texts))


def _is_worded(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _is_code(text)


def _is_code(text: str) -> bool:
    """Whether a cell holds a code of several parts: ``7.01.01``, ``x.xx.01``."""
    code = tidy_code(text)
    return code is not None and "." in code


def _role(sheet: Sheet, column: Column) -> Role:
    """A column of codes is one, whatever its head; a column of dashes is nothing."""
    texts = sheet.texts(column.index)
    codes = sum(map(_is_code, texts))
    return (
        "kode"
        if not sheet.header.having("kode") and texts and codes >= MOST * len(texts)
        else "lain"
    )
