"""Budgets as trees: the lines of ``anggaran`` and ``rencana`` per table, year and measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from quality.frames import Frames, Place, Row, place
from quality.printed import addition, indonesian, plain, unknown
from schemas.finding import Finding, Level

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
    children: list[Line] = field(default_factory=list)

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


@dataclass(slots=True)
class Budget:
    """One column of amounts; ``slot`` names its year and measure (``2022 anggaran``)."""

    dataset: str
    tabel_id: str
    slot: str
    lines: list[Line]

    def roots(self) -> list[Line]:
        """The tree by levels and order; totals stand outside it."""
        roots: list[Line] = []
        stack: list[Line] = []
        for line in self.lines:
            line.children = []
        for line in self.lines:
            if line.level not in LEVELS:
                continue
            while stack and LEVELS[stack[-1].level] >= LEVELS[line.level]:
                stack.pop()
            (stack[-1].children if stack else roots).append(line)
            stack.append(line)
        return roots

    def parents(self, *levels: str) -> Iterator[tuple[Line, list[Line]]]:
        """Lines of those levels with their children, as far as both have amounts."""
        pending = self.roots()
        while pending:
            line = pending.pop(0)
            pending += line.children
            if line.level in levels and line.amount is not None and line.children:
                yield line, line.children

    def totals(self) -> Iterator[tuple[Line, list[Line]]]:
        """Each total with the lines it should add up; of several readings the one that holds.

        Nothing where the top level is uncertain (the table begins below its first programme).
        """
        totals = [line for line in self.lines if line.level == "total" and line.amount is not None]
        roots = self.roots()
        if not totals or not roots or len({line.level for line in roots}) > 1:
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
            holding = [r for r in readings if r and _missing(total, r) == 0]
            if holding:
                yield total, holding[0]
            elif len(totals) == 1:
                yield total, roots


def budgets(frames: Frames) -> Iterator[Budget]:
    """Every column of amounts that the typed datasets hold."""
    yield from _split(frames.rows("anggaran"), "anggaran", "anggaran")
    yield from _split(frames.rows("anggaran"), "anggaran", "realisasi")
    yield from _split(frames.rows("rencana"), "rencana", "pagu")


def _split(rows: Sequence[Row], dataset: str, measure: str) -> Iterator[Budget]:
    slots: dict[tuple[str, str], list[Line]] = {}
    for row in rows:
        when = "akhir" if row.get("fase") == "akhir" else row.get("tahun") or "awal"
        if row.get("fase") == "awal":
            when = f"awal {row['tahun']}" if row.get("tahun") else "awal"
        value, text = row.get(measure), row.get(f"{measure}_teks")
        slots.setdefault((row["tabel_id"], f"{when} {measure}"), []).append(
            Line(
                row["jenjang"],
                (row.get("uraian") if dataset == "anggaran" else row.get("nama")) or "",
                row["baris"],
                value,
                unknown(text, value),
                place(row, f"{measure}_kolom"),
                row.get("kode"),
            )
        )
    for (tabel_id, slot), lines in slots.items():
        if any(line.amount is not None for line in lines):
            yield Budget(dataset, tabel_id, slot, sorted(lines, key=lambda line: line.row))


def _parts(children: Sequence[Line]) -> list[Line] | None:
    parts: list[Line] = []
    for child in children:
        cells = child.cells()
        if cells is None:
            return None
        parts += cells
    return parts


def _missing(total: Line, children: Sequence[Line]) -> Decimal | None:
    """Total less its parts; None where that can't be said."""
    parts = _parts(children)
    if not parts or total.amount is None:
        return None
    return total.amount - sum((part.amount or Decimal(0) for part in parts), Decimal(0))


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


def _collapsed(amounts: tuple[Decimal, ...]) -> Decimal:
    """What lines of unknown level add up to, where a line that is exactly the sum of the lines
    after it is taken as their parent."""

    @cache
    def top(start: int, end: int) -> Decimal:
        total = Decimal(0)
        at = start
        while at < end:
            total += amounts[at]
            skip = at + 1
            if amounts[at]:
                for stop in range(at + 2, end + 1):
                    if top(at + 1, stop) == amounts[at]:
                        skip = stop
                        break
            at = skip
        return total

    return top(0, len(amounts))


def _descendants(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    for line in lines:
        found.append(line)
        found += _descendants(line.children)
    return found


def difference_finding(
    frames: Frames, rule: str, level: Level, budget: Budget, total: Line, children: Sequence[Line]
) -> Finding | None:
    """The finding that a line is not the sum of its children; None where it is, where no child
    has an amount in this column, or where a digit of them was not read."""
    difference = _missing(total, children)
    if not difference:
        return None
    parts = _parts(children) or []
    amounts = [part.amount or Decimal(0) for part in parts]
    if sum((part.amount or Decimal(0) for part in _once(parts)), Decimal(0)) == total.amount:
        return None
    if budget.dataset == "anggaran":
        # Levels of budget lines come from names and bold print: a tree that adds up is right.
        below = [line for line in _descendants(children) if line.amount is not None]
        if len(below) <= 60 and (
            _collapsed(tuple(line.amount or Decimal(0) for line in below)) == total.amount
        ):
            return None
    expected = sum(amounts, Decimal(0))
    what = f"{len(parts)} {parts[0].level}" if len({part.level for part in parts}) == 1 else ""
    shown = addition(amounts)
    if what and shown.startswith(f"{len(parts)} bagian"):
        shown = shown.replace(f"{len(parts)} bagian", what, 1)
    name = total.name or total.level.upper()
    assert total.amount is not None
    return frames.finding(
        rule,
        level,
        budget.dataset,
        f"{frames.table_name(budget.tabel_id)}|{name}|{budget.slot}",
        f"{name} ({budget.slot}): {shown}, tercetak {indonesian(total.amount)}"
        f" (selisih {indonesian(difference)})",
        expected=plain(expected),
        found=plain(total.amount),
        cells=[total.place, *(part.place for part in parts)],
    )
