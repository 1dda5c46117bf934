"""Budgets as trees: the lines of ``anggaran`` and ``rencana`` per table, year and measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from grammar.totals import is_total_label, is_total_of_all
from quality.frames import Frames, Place, Row, place, year_of
from quality.printed import printed, unknown
from schemas.finding import Finding, Level
from schemas.message import Listed, addition, listed, rupiah, say, term

LEVELS = {"tujuan": 0, "sasaran": 1, "program": 2, "kegiatan": 3, "subkegiatan": 4}


@dataclass(slots=True)
class Line:
    """One printed line in one slot: its level, its name, its amount (null where none is read)."""

    level: str
    name: str
    row: int
    amount: Decimal | None
    unread: bool
    place: Place | None
    code: str | None = None
    unit: Decimal = Decimal(0)
    """One unit of the last printed digit, in rupiah, where print counts thousands or millions;
    else 0: rupiah are not rounded."""
    children: list[Line] = field(default_factory=list)

    @property
    def is_total(self) -> bool:
        """Whether it is the total of the table: by its level and a name that says no more than
        that (``Jumlah benih yang ditebar`` is an indicator)."""
        return self.level == "total" and (
            not self.name
            or is_total_label(self.name)
            or is_total_of_all(self.name)
            or len(self.name.split()) <= 2
        )

    def continues(self, open_lines: Sequence[Line]) -> bool:
        """Whether this is only a further indicator of a line above: its name again, no amount."""
        if self.amount is not None or self.unread:
            return False
        return any(
            (self.level, self.code, self.name) == (line.level, line.code, line.name)
            for line in open_lines
        )

    def cells(self) -> list[Line] | None:
        """The lines that make up this one: itself, else its children's. None: unread digits."""
        if self.amount is not None:
            return [self]
        if self.unread:
            return None
        found: list[Line] = []
        for child in self.children:
            inner = child.cells()
            if inner is None:
                return None
            found += inner
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """A line and what its parts leave of it: ``amount`` is its own less theirs."""

    line: Line
    parts: tuple[Line, ...]
    amount: Decimal

    @property
    def expected(self) -> Decimal:
        """What the parts add up to."""
        return (self.line.amount or Decimal(0)) - self.amount

    @property
    def is_rounding(self) -> bool:
        """Whether half a unit of the last digit of every number may explain it."""
        units = [part.unit for part in (self.line, *self.parts)]
        return 0 < abs(self.amount) <= sum(units, Decimal(0)) / 2


@dataclass(slots=True)
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
    lines: list[Line]
    cut: bool = False
    _roots: list[Line] | None = None

    def roots(self) -> list[Line]:
        """The tree by levels and order, made once; totals stand outside it."""
        if self._roots is not None:
            return self._roots
        roots: list[Line] = []
        stack: list[Line] = []
        for line in self.lines:
            line.children = []
        for line in self.lines:
            if line.level not in LEVELS or (stack and line.continues(stack)):
                continue
            while stack and LEVELS[stack[-1].level] >= LEVELS[line.level]:
                stack.pop()
            (stack[-1].children if stack else roots).append(line)
            stack.append(line)
        self._roots = roots
        return roots

    def parents(self, *levels: str) -> Iterator[Line]:
        """Lines of those levels that have an amount and children."""
        pending = list(self.roots())
        unfinished = self._unfinished(pending)
        while pending:
            line = pending.pop(0)
            pending += line.children
            if line.level not in levels or line.amount is None or not line.children:
                continue
            if not any(line is other for other in unfinished):
                yield line

    def _unfinished(self, roots: Sequence[Line]) -> list[Line]:
        """The last line of each level of a table that goes on elsewhere."""
        found: list[Line] = []
        while self.cut and roots:
            found.append(roots[-1])
            roots = roots[-1].children
        return found

    def totals(self) -> Iterator[Difference]:
        """Each total against the lines it should add up; of several readings the one that holds.

        Nothing where the top level is uncertain (the table begins below its first programme).
        """
        totals = [line for line in self.lines if line.is_total and line.amount is not None]
        roots = self.roots()
        if not totals or not roots or len({line.level for line in roots}) > 1:
            return
        if self.cut:
            return
        before: list[Line] = []
        for total in totals:
            since = [
                line
                for line in roots
                if line.row < total.row and (not before or line.row > before[-1].row)
            ]
            readings = [roots, since, [line for line in roots if line.row < total.row], before[:]]
            before.append(total)
            compared = [d for reading in readings if (d := _compare(total, _parts(reading)))]
            holding = [difference for difference in compared if not difference.amount]
            if holding or (compared and len(totals) == 1):
                yield (holding or compared)[0]


def budgets(frames: Frames) -> list[Budget]:
    """Every column of amounts that the typed datasets hold."""
    return frames.once(_budgets)


def _budgets(frames: Frames) -> list[Budget]:
    found = [
        *_split(frames.rows("anggaran"), "anggaran", "anggaran"),
        *_split(frames.rows("anggaran"), "anggaran", "realisasi"),
        *_split(frames.rows("rencana"), "rencana", "pagu"),
        *_split(frames.rows("evaluasi"), "evaluasi", "rupiah"),
    ]
    for budget in found:
        last = budget.lines[-1]
        budget.cut = budget.tabel_id in frames.cut_tables and last.level != "total"
    return found


def _name(row: Row) -> str:
    """What a line is called: of a tujuan or sasaran its own words."""
    return (
        row.get("uraian")
        or row.get("nama")
        or (row.get(row["jenjang"]) if row["jenjang"] in ("tujuan", "sasaran") else None)
        or ""
    )


def _split(rows: Sequence[Row], dataset: str, measure: str) -> Iterator[Budget]:
    slots: dict[tuple[Any, ...], list[Line]] = {}
    named: dict[tuple[Any, ...], Listed] = {}
    for row in rows:
        # Kinds of spending have sums of their own.
        # A period of an evaluation is of no one year: its renstra, the years before it.
        fase = row.get("periode") or (
            row.get("fase") if row.get("fase") in ("awal", "akhir") else None
        )
        kind = row.get("jenis_belanja") or None
        year, ordinal = row.get("tahun"), row.get("tahun_ke")
        when = (None, None) if fase == "akhir" else (year, ordinal if year is None else None)
        slot = (row["tabel_id"], fase, *when, kind)
        if slot not in named:
            named[slot] = _slot(row, fase, kind, measure)
        value, text = row.get(measure), row.get(f"{measure}_teks")
        slots.setdefault(slot, []).append(
            Line(
                row["jenjang"],
                _name(row),
                row["baris"],
                value,
                unknown(text, value),
                place(row, f"{measure}_kolom"),
                row.get("kode"),
                unit_of(row, measure),
            )
        )
    for slot, lines in slots.items():
        if any(line.amount is not None for line in lines):
            lines.sort(key=lambda line: line.row)
            tabel_id, fase, year, _, kind = slot
            of_year = year if fase is None and kind is None else None
            yield Budget(dataset, tabel_id, named[slot], measure, of_year, lines)


def unit_of(row: Row, measure: str) -> Decimal:
    """One unit of the last printed digit of an amount in thousands or millions, in rupiah; 0 for
    one that is printed in rupiah."""
    scale, value = row.get("skala") or 1, row.get(measure)
    if scale == 1 or value is None:
        return Decimal(0)
    number = printed(row.get(f"{measure}_teks"), value / scale)
    return number.unit * scale if number is not None else Decimal(0)


def rounded(frames: Frames) -> frozenset[str]:
    """Tables in thousands or millions whose sums are off by rounding, more than here and there: one
    that else adds up is not rounded."""
    return frames.once(_rounded)


def _rounded(frames: Frames) -> frozenset[str]:
    tally: dict[str, list[bool]] = {}
    for budget in budgets(frames):
        if not any(line.unit for line in budget.lines):
            continue
        compared = [
            *budget.totals(),
            *(
                d
                for line in budget.parents(*LEVELS)
                if (d := _compare(line, _parts(line.children)))
            ),
        ]
        tally.setdefault(budget.tabel_id, []).extend(
            d.is_rounding for d in compared if d.is_rounding or not d.amount
        )
    return frozenset(
        table
        for table, off in tally.items()
        if sum(off) >= LEAST_ROUNDED and 3 * sum(off) >= len(off)
    )


LEAST_ROUNDED = 2
"""Sums off by rounding from which on a table is one of rounded numbers."""


def _slot(row: Row, fase: str | None, kind: str | None, measure: str) -> Listed:
    """The year, kind and measure of a column of amounts: ``2022 anggaran``."""
    year = "" if fase == "akhir" else year_of(row)
    when = [part for part in (term(fase or ""), year, kind) if part]
    return listed((*(when or [term("awal")]), term(measure)), " ")


def _parts(children: Sequence[Line]) -> list[Line] | None:
    """The lines whose amounts make up these; None where digits of them were not read."""
    parts: list[Line] = []
    for child in children:
        cells = child.cells()
        if cells is None:
            return None
        parts += cells
    return parts


def _compare(line: Line, parts: Sequence[Line] | None) -> Difference | None:
    """None where it can't be said: no part has an amount, or digits were not read."""
    if not parts or line.amount is None:
        return None
    total = sum((part.amount or Decimal(0) for part in parts), Decimal(0))
    return Difference(line, tuple(parts), line.amount - total)


def _once(parts: Sequence[Line]) -> list[Line]:
    """Lines printed again for a second indicator, with the same amount, counted once."""
    kept: list[Line] = []
    for part in parts:
        if not (
            kept
            and (kept[-1].name, kept[-1].code, kept[-1].amount)
            == (part.name, part.code, part.amount)
        ):
            kept.append(part)
    return kept


def _below(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        found.append(line)
        found += _below(line.children)
    return found


def _top(lines: Sequence[Line]) -> list[Line]:
    """Of lines of unknown level those at the top: a line that is exactly the sum of the lines
    right after it is their parent."""
    amounts = [line.amount or Decimal(0) for line in lines]

    @cache
    def top(start: int, end: int) -> tuple[int, ...]:
        kept: list[int] = []
        at = start
        while at < end:
            kept.append(at)
            skip = at + 1
            if amounts[at]:
                for stop in range(at + 2, end + 1):
                    total = sum((amounts[i] for i in top(at + 1, stop)), Decimal(0))
                    if total >= amounts[at]:
                        skip = stop if total == amounts[at] else skip
                        break
            at = skip
        return tuple(kept)

    return [lines[index] for index in top(0, len(lines))]


MOST_LINES = 60
NEARLY = Decimal("0.005")
"""A line that its children miss by no more than this share, in every column, is their parent."""


def against_children(line: Line, *, certain: bool) -> Difference | None:
    """A line against its children; of several readings of the lines below it the nearest one.

    ``certain``: levels come from codes, so the children are the children. Otherwise they come
    from names and bold print, and the lines below are also read as one flat list and by their
    own sums.
    """
    direct = _parts(line.children)
    if direct is None:
        return None
    plainly = _compare(line, direct)
    if plainly is None or not plainly.amount:
        return plainly
    readings = [direct, _once(direct)]
    below = [other for other in _below(line.children) if other.amount is not None]
    if not certain and len(below) <= MOST_LINES:
        readings += [below, _top(below)]
    compared = [d for reading in readings if (d := _compare(line, reading)) is not None]
    return min(compared, key=lambda difference: abs(difference.amount), default=None)


def _coded(line: Line) -> bool:
    """Whether codes say whose children the lines below are; a tujuan or sasaran has none of its
    own, but its programmes have. Codes are printed in plans; in budgets the nomenclature gives them
    by the names. A child two levels down says that the level between is not printed: what is
    printed may be some of it."""
    if line.level in ("tujuan", "sasaran"):
        return all(
            _coded(child) if child.level == "sasaran" else bool(child.code)
            for child in line.children
        )
    return bool(line.code) and all(
        (child.code or "").startswith(line.code or "")
        and bool(child.code)
        and LEVELS[child.level] == LEVELS[line.level] + 1
        for child in line.children
    )


def misfits(frames: Frames, *levels: str) -> Iterator[tuple[Budget, Difference]]:
    """Lines of those levels that their children do not add up to.

    Where levels are not certain, a line only counts as the parent of those below it if they add
    up to it in another column, or nearly do in every one. Where they are, a table may still print
    only some of the lines: what is short of its parent everywhere is wrong only where other
    parents of the table are the sums of theirs.
    """
    seen: dict[tuple[str, str, int], list[tuple[Budget, Difference, bool]]] = {}
    for budget in budgets(frames):
        for line in budget.parents(*levels):
            certain = _coded(line)
            difference = against_children(line, certain=certain)
            if difference is not None:
                seen.setdefault((budget.dataset, budget.tabel_id, line.row), []).append(
                    (budget, difference, certain)
                )
    whole = frames.once(_whole_tables)
    for columns in seen.values():
        holds = any(not d.amount and d.line.amount for _, d, _ in columns)
        near = all(
            len(d.parts) >= 3 and abs(d.amount) <= NEARLY * (d.line.amount or Decimal(0))
            for _, d, _ in columns
        )
        over = any(d.amount < 0 for _, d, _ in columns)
        for budget, difference, certain in columns:
            complete = over or budget.tabel_id in whole
            if difference.is_rounding and budget.tabel_id in rounded(frames):
                continue
            if difference.amount and ((certain and complete) or holds or near):
                yield budget, difference


def _whole_tables(frames: Frames) -> frozenset[str]:
    """The tables that print all lines of some parents: of several parts that add up to them."""
    return frozenset(
        budget.tabel_id
        for budget in budgets(frames)
        for line in budget.parents(*LEVELS)
        if (difference := _compare(line, _parts(line.children))) is not None
        and len(difference.parts) >= 2
        and not difference.amount
    )


def misfit_finding(
    frames: Frames, rule: str, level: Level, budget: Budget, difference: Difference
) -> Finding:
    """The finding that a line is not the sum of its parts, the arithmetic written out."""
    line, parts = difference.line, difference.parts
    kinds = {part.level for part in parts}
    shown = addition(
        [rupiah(part.amount or Decimal(0)) for part in parts],
        kind=term(kinds.pop()) if len(kinds) == 1 else None,
    )
    name = line.name or line.level.upper()
    amount = line.amount or Decimal(0)
    return frames.finding(
        rule,
        level,
        budget.dataset,
        (frames.named(budget.tabel_id), name, budget.slot),
        say(
            "jumlah-anggaran",
            nama=name,
            masa=budget.slot,
            bagian=shown,
            selisih=rupiah(difference.amount),
        ),
        expected=rupiah(difference.expected),
        found=rupiah(amount),
        cells=[line.place, *(part.place for part in parts)],
    )
