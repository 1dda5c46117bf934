"""Amounts and values a thousand or a million times off from their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median

from arithmetic.sums import total
from grammar.scales import LEAST_LARGEST, LEAST_LINES
from quality.budget import MONEY
from quality.frames import (
    MEASURES,
    Frames,
    Line,
    Place,
    Row,
    grouped,
    is_total,
    name_of,
    place,
    scale_of,
    text_in,
    year_key,
    year_of,
    year_order,
)
from quality.printed import quoted
from quality.rules.rasio_tidak_cocok import typed_ratios
from schemas.finding import Finding
from schemas.message import IN_DATA, Value, listed, number, rupiah, say, term, words

LEAST_OTHERS = 2
ALIKE = 5
"""The neighbours tell of a size only where the largest is at most so many times the smallest."""
FAR_MONEY = 300
"""A budget that grows tenfold is rare, one that grows three hundredfold is in another unit."""
FAR_VALUE = 80
"""Between ten times (a real leap) and a hundred (a lost decimal mark), of indicators and of amounts
in thousands or millions, which have decimals."""
FAR_LINE = 30
"""One programme may take nearly all of a budget, and be twenty times the others together; printed
in rupiah among thousands it is dozens to hundreds of times."""
EXACT = Decimal("0.002")
"""Share by which two prints of one amount may differ for rounding in the larger unit."""
SCALES = (1_000, 1_000_000, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class Measured:
    """A published value with what a person calls it."""

    row: Row
    dataset: str
    column: str
    amount: Decimal

    @property
    def line(self) -> Line:
        """The line of a table that prints it."""
        return self.row["tabel_id"], self.row["baris"]

    @property
    def at(self) -> Place | None:
        """Its cell."""
        return place(self.row, self.column)

    @property
    def name(self) -> Value:
        """What it measures."""
        row = self.row
        return name_of(row) or row.get("kode") or say("baris", nomor=row["baris"])


def check(frames: Frames) -> Iterator[Finding]:
    """Values far from the others of their line; amounts that two tables print in two units."""
    values = list(_values(frames))
    for of_line in grouped(values, lambda value: (*value.line, _measure(value))).values():
        yield from (_said(frames, value, others) for value, others in _far(of_line))
    for of_line in grouped(values, lambda value: (*value.line, value.column)).values():
        yield from (_said(frames, value, others) for value, others in _tenfold(of_line))
    money = [value for value in values if _is_money(value)]
    yield from _multiplied(frames, money)
    yield from _scaled(frames, money)
    yield from _small(frames, money)
    yield from _unlike_ratios(frames)


def _unlike_ratios(frames: Frames) -> Iterator[Finding]:
    """One finding for each table whose ratios are right only if their two numbers are printed in
    unlike multiples."""
    for (_, tabel_id), ratios in typed_ratios(frames).items():
        scaled = [ratio for ratio in ratios if ratio.scaled and not ratio.plainly]
        if not scaled:
            continue
        first = scaled[0]
        yield frames.finding(
            (frames.named(tabel_id), term("rasio"), *first.where[1:]),
            say(
                "satuan-meragukan.rasio",
                banyak=len(scaled),
                apa=term(first.words[0]),
                dari=term(first.words[1]),
                realisasi=number(first.reached.value),
                pembagi=number(first.base.value),
            ),
            expected=quoted(first.ratio),
            found=number(first.plain, 2),
            cells=[cell for ratio in scaled for cell in ratio.cells],
        )


def _values(frames: Frames) -> Iterator[Measured]:
    for dataset, columns in MEASURES.items():
        for row in frames.rows(dataset):
            for column in columns:
                amount = row.get(column) if column != "rasio" else None
                if amount:
                    yield Measured(row, dataset, column, abs(Decimal(str(amount))))


def _measure(value: Measured) -> str:
    """What a value is told from the others of its line by: what was aimed at and what was reached
    of an indicator are of one size."""
    return value.dataset if value.dataset == "capaian" else value.column


def _is_money(value: Measured) -> bool:
    return value.column in MONEY and value.dataset != "capaian"


def _far(line: Sequence[Measured]) -> Iterator[tuple[Measured, list[Decimal]]]:
    whole = _is_money(line[0]) and scale_of(line[0].row) == 1
    limit = FAR_MONEY if whole else FAR_VALUE
    amounts = [value.amount for value in line]
    if max(amounts) < limit * min(amounts):
        return  # as nearly every line: none can be far from the middle of the others
    for value in line:
        others = [other.amount for other in line if other is not value]
        if len(others) < LEAST_OTHERS or max(others) > ALIKE * min(others):
            continue
        middle = median(others)
        if limit * middle <= value.amount or limit * value.amount <= middle:
            yield value, others


def _tenfold(line: Sequence[Measured]) -> Iterator[tuple[Measured, list[Decimal]]]:
    """A value of a performance that only rises, or only falls, but for it, and would with its
    decimal mark a digit further; with what it rose from, or without."""
    told: set[int] = set()
    for phases in (("target",), ("awal", "proyeksi", "target")):
        years = [v for v in line if (v.row.get("fase") or "target") in phases and not _is_money(v)]
        years.sort(key=lambda value: year_order(value.row))
        amounts = [value.amount for value in years]
        for at in range(1, len(years) - 1) if len(years) > LEAST_OTHERS + 1 else ():
            if _off_course(amounts, at) and id(years[at]) not in told:
                told.add(id(years[at]))
                yield years[at], [*amounts[:at], *amounts[at + 1 :]]


def _off_course(amounts: Sequence[Decimal], at: int) -> bool:
    """Whether the others only rise, or only fall, and a value would with them with its decimal mark
    a digit further."""
    others = [*amounts[:at], *amounts[at + 1 :]]
    low, high = sorted((amounts[at - 1], amounts[at + 1]))
    if low <= amounts[at] <= high or others not in (sorted(others), sorted(others, reverse=True)):
        return False
    return any(low <= shifted <= high for shifted in (amounts[at] * 10, amounts[at] / 10))


def _said(frames: Frames, value: Measured, others: Sequence[Decimal]) -> Finding:
    stated = rupiah if _is_money(value) else number
    period = text_in(value.row, "periode", "fase")
    when = year_of(value.row) or term(period)
    return frames.finding(
        (
            frames.named(value.row["tabel_id"]),
            value.name,
            listed((term(value.column), when), " "),
        ),
        say("satuan-meragukan", nama=value.name, ukuran=term(value.column), masa=when),
        expected=stated(median(others)),
        found=stated(value.amount),
        cells=[value.at],
    )


def _multiplied(frames: Frames, values: Sequence[Measured]) -> Iterator[Finding]:
    """Lines of a table in thousands or millions that are far above all others of their level
    together, in every column: printed in rupiah, they were multiplied all the same."""
    scaled = (value for value in values if scale_of(value.row) > 1 and not is_total(value.row))
    beside: list[tuple[Measured, Decimal]] = []
    for column in grouped(scaled, _column_of).values():
        whole = total(value.amount for value in column)
        alone = len(column) <= LEAST_OTHERS
        beside += [(v, v.amount if alone else whole - v.amount) for v in column]
    for (tabel_id, _), line in grouped(beside, lambda pair: pair[0].line).items():
        if any(value.amount < FAR_LINE * others for value, others in line):
            continue
        first, others = line[0]
        yield frames.finding(
            (frames.named(tabel_id), first.name),
            say("satuan-meragukan.baris", nama=first.name, kali=first.row["skala"]),
            expected=rupiah(others),
            found=rupiah(first.amount),
            cells=[value.at for value, _ in line],
        )


def _column_of(value: Measured) -> tuple[object, ...]:
    """The level and column of a table that a value stands in."""
    row = value.row
    of = (row["tabel_id"], row.get("jenjang"), value.column, *year_key(row))
    return (*of, row.get("fase"), row.get("periode"))


def _scaled(frames: Frames, values: Sequence[Measured]) -> Iterator[Finding]:
    """One finding for each pair of tables that print equal amounts in two units."""
    dated = (value for value in values if year_key(value.row) != (None, None))
    pairs = (
        (one, other)
        for same in grouped(dated, _amount_of).values()
        for one, other in combinations(same, 2)
        if one.line[0] != other.line[0] and _is_scaled(one.amount, other.amount)
    )
    of_tables = grouped(pairs, lambda pair: (pair[0].line[0], pair[1].line[0]))
    for (first, second), found in of_tables.items():
        one, other = found[0]
        yield frames.finding(
            (listed((frames.named(first), frames.named(second)), " ; "), one.name),
            say(
                "satuan-meragukan.dua-tabel",
                nama=one.name,
                tahun=year_of(one.row),
                satu=rupiah(one.amount),
                dua=rupiah(other.amount),
                pasang=len(found),
            ),
            expected=rupiah(max(one.amount, other.amount)),
            found=rupiah(min(one.amount, other.amount)),
            cells=[cell for pair in found for cell in (pair[0].at, pair[1].at)],
        )


def _small(frames: Frames, values: Sequence[Measured]) -> Iterator[Finding]:
    """One finding for each table whose rupiah are all too few for the budget of a kecamatan: it may
    be printed in thousands without saying so."""
    rupiahs = (value for value in values if scale_of(value.row) == 1)
    of_kecamatan = frames.of_document("kecamatan") is not None
    for tabel_id, of_table in grouped(rupiahs, lambda value: value.line[0]).items():
        largest = max(of_table, key=lambda value: value.amount)
        several = len({value.line for value in of_table}) >= LEAST_LINES
        if of_kecamatan and several and largest.amount < LEAST_LARGEST:
            yield frames.finding(
                (frames.named(tabel_id), largest.name),
                say("satuan-meragukan.kecil"),
                expected=say("sekurang-kurangnya", jumlah=rupiah(LEAST_LARGEST)),
                found=rupiah(largest.amount),
                cells=[largest.at],
            )


def _amount_of(value: Measured) -> tuple[object, ...]:
    """What an amount is of, whichever table prints it: what was spent, or was to be."""
    name = value.row.get("kode") or words(value.name, IN_DATA).casefold()
    return name, year_key(value.row), value.column == "realisasi"


def _is_scaled(one: Decimal, other: Decimal) -> bool:
    large, small = max(one, other), min(one, other)
    return any(abs(small * scale - large) <= large * EXACT for scale in SCALES)
