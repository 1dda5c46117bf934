"""Budgets as trees: the lines of ``anggaran``, ``rencana`` and ``evaluasi`` by table, year and
measure, and what their amounts say of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from arithmetic.forest import Node, forest, made_of, readings_of_total, tops, walk
from arithmetic.printed import Printed, printed
from arithmetic.sums import Sum
from grammar.totals import is_indirect, is_total_label, is_total_of_all
from normalize.only import only
from quality.frames import Frames, Place, Row, grouped, is_unread, once, place, text_of, year_of
from schemas.finding import Finding
from schemas.message import Listed, addition, listed, rupiah, say, term

LEVELS = {"tujuan": 0, "sasaran": 1, "program": 2, "kegiatan": 3, "subkegiatan": 4}


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line in one slot: its level, its name, its amount in rupiah (null where none is
    read)."""

    level: str
    name: str
    row: int
    number: Printed | None
    unread: bool
    place: Place | None
    code: str | None = None

    @property
    def amount(self) -> Decimal | None:
        """The amount in rupiah."""
        return self.number.value if self.number else None

    @property
    def is_printed(self) -> bool:
        """Whether an amount is printed, be it read or not."""
        return self.number is not None or self.unread

    @property
    def is_total(self) -> bool:
        """Whether it is the total of the table: by its level and a name that says no more than
        that (``Jumlah benih yang ditebar`` is an indicator)."""
        return self.level == "total" and (
            is_total_label(self.name) or is_total_of_all(self.name) or len(self.name.split()) <= 2
        )

    @property
    def mark(self) -> tuple[str, str | None, str]:
        """What tells it from other lines."""
        return self.level, self.code, self.name


@dataclass(frozen=True, slots=True)
class Balance:
    """A line, the lines that should make it up, and what their amounts say."""

    line: Line
    parts: tuple[Line, ...]
    sum: Sum


@dataclass(frozen=True)
class Budget:
    """One column of amounts; ``slot`` names its year and measure (``2022 anggaran``).

    ``year`` is null where the column is of no one year: of the beginning or end of a plan, of a
    year that is only counted, of one kind of spending. ``cut``: the table goes on elsewhere, so the
    lines still open at its end may lack parts.
    """

    dataset: str
    tabel_id: str
    slot: Listed
    measure: str
    year: int | None
    lines: tuple[Line, ...]
    cut: bool

    @cached_property
    def roots(self) -> list[Node]:
        """The tree by levels and order; totals stand outside it, and so do lines that are only a
        further indicator of a line above: its name again, no amount."""
        kept: list[int] = []
        open_: list[Line] = []
        for at, line in enumerate(self.lines):
            again = line.mark in {o.mark for o in open_} and line.amount is None
            if line.level in LEVELS and (line.unread or not again):
                open_ = [o for o in open_ if LEVELS[o.level] < LEVELS[line.level]] + [line]
                kept.append(at)
        return self._outline(kept)

    def _outline(self, lines: Sequence[int]) -> list[Node]:
        return forest([LEVELS[self.lines[at].level] for at in lines], lines)

    def balance(self, line: Line, parts: Iterable[int]) -> Balance | None:
        """A line against others with amounts; None where there is none of these, or it has none."""
        known = tuple(self.lines[at] for at in parts)
        numbers = tuple(part.number for part in known if part.number)
        return Balance(line, known, Sum(line.number, numbers)) if line.number and known else None

    def made_of(self, nodes: Sequence[Node]) -> list[int] | None:
        """The lines whose amounts make these up; None where digits of one were not read."""
        return made_of(nodes, lambda at: self.lines[at].number, lambda at: self.lines[at].unread)

    def against(self, line: Line, nodes: Sequence[Node]) -> Balance | None:
        """A line against trees of lines."""
        return self.balance(line, self.made_of(nodes) or ())

    def parents(self, *levels: str) -> Iterator[Node]:
        """Lines of those levels that have an amount and children, each before those under it but
        behind all of its own depth; not the last line of each level of a table that goes on
        elsewhere."""
        pending, unfinished = list(self.roots), list(self.roots[-1:] if self.cut else [])
        for last in unfinished:
            unfinished += last.children[-1:]
        for node in pending:
            pending += node.children
            line = self.lines[node.line]
            whole = node.children and node not in unfinished
            if whole and line.level in levels and line.number:
                yield node

    def balances(self) -> Iterator[Balance]:
        """Each parent against the lines right under it."""
        for node in self.parents(*LEVELS):
            if balance := self.against(self.lines[node.line], node.children):
                yield balance

    def of_offices(self) -> Iterator[Balance]:
        """Each line of an urusan or an office against the programmes under its code."""
        for line in self.lines if not self.cut else ():
            under = f"{line.code}."
            parts = [n for n in self.roots if (self.lines[n.line].code or "").startswith(under)]
            if line.level == "urusan" and line.code and (found := self.against(line, parts)):
                yield found

    def totals(self) -> Iterator[Balance]:
        """Each total against the lines it should add up; of several readings the one that holds.

        Nothing where the top level is uncertain (the table begins below its first programme). A
        total whose digits were not read ends what it adds up all the same; the sum of a plan
        without a name is one by its place alone, and is left out where no lines bear it out. Of
        several totals one that no reading bears out may be of something else, unless all others
        hold and no line stands outside the tree; that of indirect spending is of no programme.
        """
        totals = [at for at, line in enumerate(self.lines) if line.is_total and line.is_printed]
        if self.cut or not self._begins_at_the_top:
            return
        beside = self._beside(totals)
        failed: list[Balance | None] = []
        for earlier, at in enumerate(totals):
            compared = self._compared(at, totals[:earlier], beside)
            holding = next((balance for balance in compared if balance.sum.holds), None)
            if holding:
                yield holding
            elif self._is_due(self.lines[at].name):
                failed.append(min(compared, key=lambda b: abs(b.sum.off), default=None))
        if (wrong := only(failed)) and (len(totals) == 1 or not beside):
            yield wrong

    def _is_due(self, name: str) -> bool:
        """Whether a total of this name must be one of the lines."""
        return (bool(name) or self.dataset == "anggaran") and not is_indirect(name)

    @property
    def _begins_at_the_top(self) -> bool:
        """Whether its first lines are of one level, none of them below one that is not printed."""
        return len({self.lines[node.line].level for node in self.roots}) == 1

    def _compared(self, at: int, earlier: Sequence[int], beside: Sequence[Node]) -> list[Balance]:
        """A total against the lines that it may add up, in every reading of them."""
        lines = [node.line for node in walk(self.roots)]
        readings = [
            self.roots,
            *readings_of_total(at, lines, earlier, self._outline),
            *([[*beside, *self.roots]] if beside else ()),
        ]
        return [b for nodes in readings if (b := self.against(self.lines[at], nodes))]

    def _beside(self, totals: Sequence[int]) -> list[Node]:
        """The lines with amounts that stand neither in the tree nor among the totals: ``Belanja
        Tidak Langsung`` beside programmes."""
        return [
            Node(at)
            for at, line in enumerate(self.lines)
            if line.number and line.level not in LEVELS and at not in totals
        ]


@once
def budgets(frames: Frames) -> list[Budget]:
    """Every column of amounts that the typed datasets hold."""
    return [b for name, measure in MEASURES for b in _columns(frames, name, measure)]


def office_totals(frames: Frames) -> Iterator[tuple[Budget, int, Line]]:
    """The totals that tables print for the whole office, each with its column and year; without
    one that of the only urusan above all lines."""
    for budget in budgets(frames):
        totals = [line for line in budget.lines if line.is_total and line.amount]
        urusan = [line for line in budget.lines if line.level == "urusan" and line.amount]
        for line in (totals or (urusan if len(urusan) == 1 else [])) if budget.year else ():
            yield budget, budget.year or 0, line


MEASURES = (
    ("anggaran", "anggaran"),
    ("anggaran", "realisasi"),
    ("rencana", "pagu"),
    ("evaluasi", "rupiah"),
)
"""The columns of money by dataset."""
MONEY = frozenset(measure for _, measure in MEASURES)


_Slot = tuple[str, str | None, int | None, int | None, str | None]
"""A column of amounts: table, phase, year or which year of its period, kind of spending (which has
sums of its own)."""


def _slot(row: Row) -> _Slot:
    """The column that a row is of. A period of an evaluation is of no one year: its renstra, the
    years before it."""
    phase = row.get("fase") if row.get("fase") in ("awal", "akhir") else None
    phase = row.get("periode") or phase
    year = None if phase == "akhir" else row.get("tahun")
    ordinal = None if phase == "akhir" or year else row.get("tahun_ke")
    return row["tabel_id"], phase, year, ordinal, row.get("jenis_belanja") or None


def _line(row: Row, measure: str) -> Line:
    return Line(
        row["jenjang"],
        row.get("uraian") or row.get("nama") or row.get(row["jenjang"]) or "",
        row["baris"],
        amount_of(row, measure),
        is_unread(row, measure),
        place(row, measure),
        row.get("kode"),
    )


def _columns(frames: Frames, dataset: str, measure: str) -> Iterator[Budget]:
    for slot, rows in grouped(frames.rows(dataset), _slot).items():
        lines = tuple(sorted((_line(row, measure) for row in rows), key=lambda line: line.row))
        if any(line.number for line in lines):
            tabel_id, phase, year, _, kind = slot
            of_year = year if phase is None and kind is None else None
            cut = tabel_id in frames.cut_tables and lines[-1].level != "total"
            named = _slot_name(rows[0], phase, kind, measure)
            yield Budget(dataset, tabel_id, named, measure, of_year, lines, cut)


def amount_of(row: Row, measure: str) -> Printed | None:
    """An amount of a row, with the precision it is printed with: a million rupiah where it counts
    millions."""
    scale = row.get("skala") if measure in MONEY else None
    return printed(text_of(row, measure), row.get(measure), scale or 1)


@once
def rounded(frames: Frames) -> frozenset[str]:
    """Tables of rounded amounts whose sums of several parts are off by rounding, more than here
    and there: one that else adds up is not rounded."""
    verdicts = Counter(
        (budget.tabel_id, balance.sum.verdict)
        for budget in budgets(frames)
        if any(line.number and line.number.rounded for line in budget.lines)
        for balance in (*budget.totals(), *budget.balances())
        if len(balance.parts) > 1
    )
    return frozenset(
        table
        for (table, verdict), off in verdicts.items()
        if verdict == "rounding"
        and off >= LEAST_ROUNDED
        and ROUNDED_OF * off >= verdicts[table, "holds"]
    )


LEAST_ROUNDED = 3
"""Sums off by rounding from which on a table is one of rounded numbers."""
ROUNDED_OF = 5
"""… unless more than so many times their number add up exactly: of two rounded parts one sum in
four is off, of five nearly one in two."""


def _slot_name(row: Row, fase: str | None, kind: str | None, measure: str) -> Listed:
    """The year, kind and measure of a column of amounts: ``2022 anggaran``."""
    year = "" if fase == "akhir" else year_of(row)
    when = [part for part in (term(fase or ""), year, kind) if part]
    return listed((*(when or [term("awal")]), term(measure)), " ")


MOST_LINES = 60
NEARLY = Decimal("0.005")
"""A line that its children miss by no more than this share, in every column, is their parent."""


def _against_children(budget: Budget, node: Node, *, certain: bool) -> Balance | None:
    """A line against its children; of several readings of the lines below it the nearest one.

    ``certain``: levels come from codes, so the children are the children. Otherwise they come
    from names and bold print, and the lines below are also read as one flat list and by their
    own sums.
    """
    line, direct = budget.lines[node.line], budget.made_of(node.children)
    plainly = budget.balance(line, direct or ())
    if direct is None or not plainly or plainly.sum.holds:
        return plainly
    readings = [direct, _counted_once(budget, direct)]
    below = [n.line for n in walk(node.children) if budget.lines[n.line].number]
    if not certain and len(below) <= MOST_LINES:
        amounts = [budget.lines[at].amount or Decimal(0) for at in below]
        readings += [below, [below[at] for at in tops(amounts)]]
    compared = filter(None, (budget.balance(line, reading) for reading in readings))
    return min(compared, key=lambda balance: abs(balance.sum.off))


def _counted_once(budget: Budget, lines: Sequence[int]) -> list[int]:
    """Lines without those that are printed again for a second indicator, with the same amount."""
    marks = [(line.name, line.code, line.amount) for line in budget.lines]
    return [at for n, at in enumerate(lines) if not n or marks[at] != marks[lines[n - 1]]]


def _coded(budget: Budget, node: Node) -> bool:
    """Whether codes say whose children the lines below are; a tujuan or sasaran has none of its
    own, but its programmes have. Codes are printed in plans; in budgets the nomenclature gives them
    by the names. A child two levels down says that the level between is not printed: what is
    printed may be some of it."""
    line = budget.lines[node.line]
    children = [(child, budget.lines[child.line]) for child in node.children]
    if line.level in ("tujuan", "sasaran"):
        return all(
            _coded(budget, child) if below.level == "sasaran" else bool(below.code)
            for child, below in children
        )
    return bool(line.code) and all(
        (below.code or "").startswith(line.code or "")
        and bool(below.code)
        and LEVELS[below.level] == LEVELS[line.level] + 1
        for _, below in children
    )


def misfits(frames: Frames, *levels: str) -> Iterator[tuple[Budget, Balance]]:
    """Lines of those levels that their children do not add up to.

    Where levels are not certain, a line only counts as the parent of those below it if they add
    up to it in another column, or nearly do, or would in every one with the digits of one of them
    some places further. Where they are, a table may still print
    only some of the lines: what is short of its parent everywhere is wrong only where other
    parents of the table are the sums of theirs.
    """
    whole = _whole_tables(frames)
    of_line = grouped(
        _against(frames, levels), lambda one: (one[0].dataset, one[0].tabel_id, one[1].line.row)
    )
    for columns in of_line.values():
        shown = _is_parent([balance for _, balance, _ in columns])
        over = any(balance.sum.off < 0 for _, balance, _ in columns)
        for budget, balance, certain in columns:
            complete = over or budget.tabel_id in whole
            if balance.sum.verdict == "rounding" and budget.tabel_id in rounded(frames):
                continue
            if not balance.sum.holds and (shown or (certain and complete)):
                yield budget, balance


def _against(frames: Frames, levels: Sequence[str]) -> Iterator[tuple[Budget, Balance, bool]]:
    """Lines of those levels against their children, and whether codes say that these are theirs."""
    for budget in budgets(frames):
        for node in budget.parents(*levels):
            certain = _coded(budget, node)
            if balance := _against_children(budget, node, certain=certain):
                yield budget, balance, certain


def _is_parent(columns: Sequence[Balance]) -> bool:
    """Whether a line is shown to be the sum of those below it: it is in some column, or nearly, or
    nearly would be in every one."""
    holds = any(b.line.amount and (b.sum.holds or _near(b)) for b in columns)
    return holds or all(_near(b) or b.sum.shifted for b in columns)


def _near(balance: Balance) -> bool:
    """Whether several lines nearly add up to another."""
    found = balance.sum
    return len(balance.parts) >= 3 and abs(found.off) <= NEARLY * found.whole.value


@once
def _whole_tables(frames: Frames) -> frozenset[str]:
    """The tables that print all lines of some parents: of several parts that add up to them."""
    return frozenset(
        budget.tabel_id
        for budget in budgets(frames)
        for balance in budget.balances()
        if len(balance.parts) >= 2 and balance.sum.holds
    )


def misfit_finding(frames: Frames, rule: str, budget: Budget, balance: Balance) -> Finding:
    """The finding that a line is not the sum of its parts, the arithmetic written out."""
    line, parts = balance.line, balance.parts
    kinds = {part.level for part in parts}
    shown = addition(
        [rupiah(value) for value in balance.sum.values],
        kind=term(kinds.pop()) if len(kinds) == 1 else None,
    )
    name = line.name or line.level.upper()
    return frames.finding(
        (frames.named(budget.tabel_id), name, budget.slot),
        say(
            "jumlah-anggaran",
            nama=name,
            masa=budget.slot,
            bagian=shown,
            selisih=rupiah(balance.sum.off),
        ),
        rule=rule,
        level="warning" if balance.sum.verdict == "rounding" else None,
        dataset=budget.dataset,
        expected=rupiah(balance.sum.expected),
        found=rupiah(balance.sum.whole.value),
        cells=[line.place, *(part.place for part in parts)],
    )
