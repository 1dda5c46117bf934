"""Rows that slipped: values that print or character recognition set one or two columns over.

Values are placed by the header first. What a table says of itself (its ratios, its sums, what its
columns hold) decides by :mod:`arithmetic.slips` which block of lines belongs elsewhere. Then the
values go to the columns they belong to, with one finding for the block that carries the proof.
Where the signs of a slip are there but no one move explains them, the doubtful cells lose their
value, with an error.

Takes a sheet and what its columns hold; gives it with each slipped value where it belongs, or
nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from statistics import median_high
from typing import Literal

from arithmetic.forest import forest, walk
from arithmetic.line_sums import Parent
from arithmetic.printed import printed
from arithmetic.slips import Cell, Constraint, KindOf, Line, RatioOf, Slip, Slips, SumOf, find
from normalize.numbers import Number
from parsers.tabel.header import Column
from parsers.tabel.sheet import Place, Sheet
from schemas.message import Value, listed, say

LARGEST_RATIO = 10_000
"""A percentage beyond this is an amount in the wrong column."""
SMALLEST_BUDGET = Decimal(10_000)
DEPTHS = {"program": 0, "kegiatan": 1, "subkegiatan": 2}
Kind = Literal["target", "pagu", "teks"]
Bands = Mapping[int, Column]


def mend(
    sheet: Sheet,
    *,
    base: Bands,
    reached: Bands,
    ratio: Bands,
    growth: Iterable[Column] = (),
    levels: Mapping[int, str] | None = None,
) -> Sheet:
    """The sheet with the values of slipped rows in the columns where they belong.

    ``base`` is the plan (target, anggaran), ``reached`` the realisasi, ``ratio`` the printed
    percentage, each by year; ``levels`` the level of each line of a budget (program, kegiatan,
    subkegiatan, total), for the sums.
    """
    if not base or not (reached or ratio):
        return sheet
    columns = [*base.values(), *reached.values(), *ratio.values(), *growth]
    columns.sort(key=lambda column: column.index)
    places = {column.index: at for at, column in enumerate(columns)}
    bases, reacheds, ratios = bands = [
        {year: places[band[year].index] for year in sorted(band)} for band in (base, reached, ratio)
    ]
    amounts = sorted({*bases.values(), *reacheds.values()})
    money = any(column.money for column in base.values())
    lines = _lines(sheet, columns, ratios.values())
    kind_of = _of_money(sheet, columns, lines, amounts, ratios.values()) if money else {}
    kinds = KindOf(tuple(kind_of.get(at, "") for at in places.values()))
    constraints: list[Constraint] = [
        RatioOf(bases.get(year), reacheds.get(year), ratios.get(year), inverse=not money)
        for year in sorted({*reached, *ratio})
    ]
    by_year = [list(band.values()) for band in filter(None, bands)]
    summed = levels if levels and money else {}
    slips = find(
        lines,
        [*constraints, kinds],
        sorted({len(columns) - 1, *map(max, by_year)}),
        bands=by_year if summed else (),
        parents=list(_parents(summed)),
        amounts=amounts,
    )
    return _with_slips(sheet, lines, slips, kinds, list(places))


def _lines(sheet: Sheet, columns: Sequence[Column], ratios: Collection[int]) -> dict[int, Line]:
    """The cells of the lines; those of ratios stand in some places."""
    return {
        row: tuple(_cell(sheet, row, column, at in ratios) for at, column in enumerate(columns))
        for row in sheet.body
    }


def _of_money(
    sheet: Sheet,
    columns: Sequence[Column],
    lines: Mapping[int, Line],
    amounts: Iterable[int],
    ratios: Collection[int],
) -> dict[int, str]:
    """What the columns of a table of money hold, by place. Amounts in those of ratios throughout
    are the form filled in another way: of these nothing is asked."""
    printed = (line[at] for line in lines.values() for at in ratios)
    valued = [cell for cell in printed if cell and cell.value]
    large = sum("rasio" in cell.foreign for cell in valued)
    kinds = {at: "uang" if sheet.scale(columns[at]) == 1 else "uang berkelipatan" for at in amounts}
    return kinds | dict.fromkeys(ratios, "rasio" if large <= 0.5 * len(valued) else "")


def _with_slips(
    sheet: Sheet, lines: Mapping[int, Line], slips: Slips, kinds: KindOf, columns: Sequence[int]
) -> Sheet:
    """The sheet with what slipped in its place, and without the values that are in doubt or stand
    in columns of another kind still; each with a finding."""
    for slip in sorted(slips.proved, key=lambda slip: min(slip.lines)):
        _say_proved(sheet, slip, columns)
    settled = _settled(slips)
    broken = [row for row, line in lines.items() if row not in settled and kinds.misfits(line)]
    doubtful = _doubtful(lines, slips, broken)
    moved = sorted({row for row, _ in slips.doubtful})
    for rows in filter(None, (moved, *([row] for row in broken))):
        _say_lost(sheet, rows, sorted(cell for cell in doubtful if cell[0] in rows))
    return _placed(sheet, slips, doubtful, columns)


def _settled(slips: Slips) -> list[int]:
    """The lines that a proved slip moves, top to bottom."""
    return sorted(row for slip in slips.proved for row in slip.lines)


def _doubtful(lines: Mapping[int, Line], slips: Slips, broken: Iterable[int]) -> frozenset[Place]:
    """The places whose values may belong to another column, all of broken lines among them."""
    return slips.doubtful | {(row, cell.at) for row in broken for cell in lines[row] if cell}


def _cell(sheet: Sheet, row: int, column: Column, is_ratio: bool) -> Cell | None:
    """What a place prints, with the kinds of columns that cannot hold it."""
    text = sheet.text(row, column.index)
    if not text:
        return None
    number = sheet.peek(
        row, column.index, "persen" if is_ratio else "uang" if column.money else "nilai"
    )
    foreign = set()
    if "%" in text:
        foreign |= {"uang", "uang berkelipatan"}
    if _is_percentage(text, number):
        foreign.add("uang")
    if number.value is not None and abs(number.value) >= LARGEST_RATIO:
        foreign.add("rasio")
    return Cell(
        column.index, printed(text, number.value), number.state == "strip", frozenset(foreign)
    )


def _is_percentage(text: str, number: Number) -> bool:
    """Whether a cell of a column of rupiah holds a ratio: ``87,35``, ``95%``. An amount in
    millions is printed so too."""
    read = printed(text, number.value)
    if not read:
        return False
    return number.unit == "persen" or (0 < read.value <= 1000 and read.rounded)


def _parents(levels: Mapping[int, str]) -> Iterator[Parent]:
    """Every line that others add up to, with the sets of lines that may do so: a programme is its
    kegiatan or all lines below it, the last total the programmes."""
    rows = [row for row, level in levels.items() if level in DEPTHS]
    roots = forest([DEPTHS[levels[row]] for row in rows], rows)
    for node in walk(roots):
        below = tuple(other.line for other in walk(node.children))
        kegiatan = tuple(row for row in below if levels[row] == "kegiatan")
        if below:
            yield Parent(node.line, tuple({below, kegiatan} - {()}))
    total = {level: row for row, level in levels.items()}.get("total")
    tops = [row for row in rows if levels[row] == "program"] or rows
    if total is not None and tops:
        yield Parent(total, (tuple(tops),))


def mend_pairs(
    sheet: Sheet, kinds: Mapping[int, Kind], years: Iterable[int], end: int | None
) -> Sheet:
    """The sheet of a plan of pairs (target, Rp) with slipped lines put right.

    The kinds of the cells show that a line slipped: amounts stand under targets and targets under
    amounts. Its own sum (the end of the period is the sum of its years, form T-C.27) proves by how
    much; without that proof the line has no values. ``kinds`` says what each column from the first
    value on holds; ``years`` are the pagu columns of the years, ``end`` that of the end.
    """
    columns = sorted(kinds)
    lines: dict[int, Line] = {}
    for row in sheet.body:
        cells = [_of_plan(sheet, row, col) for col in columns]
        wrong = {kinds[cell.at] for cell in cells if cell and kinds[cell.at] in cell.foreign}
        if {"target", "pagu"} <= wrong:
            lines[row] = tuple(cells)
    constraints: list[Constraint] = [KindOf(tuple(kinds[col] for col in columns))]
    if end is not None:
        constraints.append(SumOf(columns.index(end), tuple(map(columns.index, years))))
    slips = find(lines, constraints, range(len(columns)))
    settled = _settled(slips)
    broken = [row for row in lines if row not in settled]
    mended = _placed(sheet, slips, _doubtful(lines, slips, broken), columns)

    def spots(rows: Sequence[int]) -> list[Place]:
        return [place for place in mended.moved if place[0] in rows]

    for run in _runs(settled):
        moved = say("kolom-bergeser.sebelah", baris=len(run))
        sheet.find(moved, row=run[0], last=run[-1], cells=spots(run))
    for run in _runs(broken):
        _say_lost(sheet, run, spots(run))
    return mended


APART = 1_000
"""How many times what is counted amounts of money are, from which on they are told apart."""
COUNTED = 1000
"""What is counted seldom reaches this, and no budget is less."""
TIMES = 10_000
"""How many times what is counted the amounts of its column are, from which on it is none."""


def without_foreign(sheet: Sheet, pairs: Sequence[tuple[int, int]]) -> Sheet:
    """The sheet without what does not belong in its column in lines of ``pairs`` (what is counted,
    Rp) that slipped: amounts stand under what is counted, with no amount beside them, and what is
    counted under money. Where it belongs nothing proves."""
    usual = {money: _usual(sheet, money) for _, money in pairs}
    foreign = [(row, col) for row in sheet.body for col in _foreign(sheet, row, pairs, usual)]
    for run in _runs(sorted({row for row, _ in foreign})):
        _say_lost(sheet, run, [place for place in foreign if place[0] in run])
    return sheet.with_moved(dict.fromkeys(foreign))


def _usual(sheet: Sheet, col: int) -> Decimal:
    """The amount in the middle of those of a column; 0 where it holds none."""
    values = [abs(number.value) for number in sheet.numbers(col) if number.value]
    return median_high(values) if values else Decimal(0)


def _foreign(
    sheet: Sheet, row: int, pairs: Sequence[tuple[int, int]], usual: Mapping[int, Decimal]
) -> list[int]:
    """The columns of a line whose cells do not belong there; none where some were moved."""
    numbers = {col: sheet.peek(row, col, "uang") for pair in pairs for col in pair}
    if any((row, col) in sheet.moved for col in numbers):
        return []
    few = {money for _, money in pairs if _is_too_little(numbers[money], usual[money])}
    return sorted(few | _turned_round(numbers, pairs, few))


def _is_too_little(paid: Number, usual: Decimal) -> bool:
    """Whether an amount is none beside those of its column: nobody plans 17 rupiah beside
    millions."""
    size = abs(paid.value or Decimal(0))
    return 0 < size < COUNTED and paid.unit is None and usual >= TIMES * size


def _turned_round(
    numbers: Mapping[int, Number], pairs: Sequence[tuple[int, int]], few: Container[int]
) -> set[int]:
    """The columns of a line in which amounts stand under what is counted, and what is counted under
    money: its numbers themselves say what is large."""
    sizes = {col: abs(number.value) for col, number in numbers.items() if number.value}
    large = _large(sizes)
    bare = {col for col, number in numbers.items() if number.unit is None}
    counted = {count for count, money in pairs if money not in large} & large & bare
    # Seedlings are counted in millions; of money nobody says per cent or pieces.
    all_large = {count for count, _ in pairs} & sizes.keys() <= large
    if all_large and all(money in bare for _, money in pairs):
        return {count for count, money in pairs if money in few} & counted
    paid = sizes.keys() & {money for _, money in pairs} - large
    return counted | paid if counted else set()


def _large(sizes: Mapping[int, Decimal]) -> set[int]:
    """The columns of a line's amounts: those above the widest gap between its numbers, if that is
    wide enough to tell them from what is counted."""
    gaps = [(upper / lower, upper) for lower, upper in pairwise(sorted(sizes.values()))]
    widest, least = max(gaps, default=(Decimal(0), Decimal(0)))
    return {col for col, size in sizes.items() if widest >= APART and size >= least}


def _of_plan(sheet: Sheet, row: int, col: int) -> Cell | None:
    """What a place of a plan prints; a dash, a zero, something unreadable fit anywhere."""
    text, number = sheet.text(row, col), sheet.peek(row, col, "uang")
    if not text:
        return None
    foreign: tuple[Kind, ...] = ()
    if number.state == "teks":
        foreign = () if any(map(str.isdigit, text)) else ("pagu",)
    elif number.value:
        budget = number.unit is None and number.value >= SMALLEST_BUDGET
        foreign = ("target", "teks") if budget else ("pagu", "teks")
    return Cell(col, printed(text, number.value), number.state == "strip", frozenset(foreign))


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """Rows in a row: what follows each other stays together."""
    runs = groupby(enumerate(rows), lambda item: item[1] - item[0])
    return [[row for _, row in run] for _, run in runs]


def _placed(sheet: Sheet, slips: Slips, doubtful: Iterable[Place], columns: Sequence[int]) -> Sheet:
    """The sheet that knows where its slipped values belong, and which belong nowhere."""
    moved: dict[Place, int | None] = {
        (row, col): to for slip in slips.proved for row, col, to in _moves(slip, columns)
    }
    return sheet.with_moved({**moved, **dict.fromkeys(doubtful)})


def _moves(slip: Slip, columns: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The cells that a slip moves: row, column that prints it, column where it belongs."""
    for row, line in slip.lines.items():
        for cell, to in zip(line, columns, strict=True):
            if cell and cell.at != to:
                yield row, cell.at, to


def _say_proved(sheet: Sheet, slip: Slip, columns: Sequence[int]) -> None:
    """One finding for a block that was moved."""
    moved = list(_moves(slip, columns))
    ways = sorted({(col, to) for _, col, to in moved})
    names = sheet.header.columns
    proofs: list[Value] = []
    before, after = slip.before, slip.after
    if after.telling > before.telling:
        held = say("bukti.rasio", cocok=after.holds, tidak=after.fails, tercetak=before.holds)
        proofs.append(held)
    if slip.sums > 0:
        proofs.append(say("bukti", bukti=say("bukti.silang", jumlah=slip.sums)))
    rows = [row for row, line in slip.lines.items() if any(line)]
    side, proof = say("kiri") if slip.by > 0 else say("kanan"), listed(proofs)
    said = say("kolom-bergeser", baris=len(rows), kolom=abs(slip.by), sisi=side, bukti=proof)
    expected = listed(names[to].name for _, to in ways)
    found = listed(names[col].name for col, _ in ways)
    cells = [(row, col) for row, col, _ in moved]
    sheet.find(said, row=rows[0], last=rows[-1], expected=expected, found=found, cells=cells)


def _say_lost(sheet: Sheet, rows: Sequence[int], cells: Sequence[Place]) -> None:
    """One finding for a block whose values are doubtful."""
    lost = say("kolom-bergeser.baris", baris=len(rows))
    sheet.find(lost, level="error", row=rows[0], last=rows[-1], cells=cells)
