"""The same amounts printed on two lines, the same line twice, a regulation twice in one list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from grammar.codes import is_code, is_coded_name
from grammar.items import is_serial
from normalize.vocabulary import letters
from quality.citations import cited, passage
from quality.frames import (
    Frames,
    Line,
    Passage,
    Place,
    Row,
    is_total,
    place,
    places,
    text_in,
    year_key,
    year_of,
)
from quality.grid import Grid
from schemas.finding import Finding, Where
from schemas.message import Message, Quote, listed, rupiah, say

_NAME = re.compile(r"[^\W\d_]{3,}\W+[^\W\d_]|[^\W\d_]{10}")
"""Words that name a line, and are no unit."""
SENTENCE = 20
"""Letters of a provision that is no mere heading of a list."""
_ONCE = re.compile(r"\b(?:desa|kelurahan|golongan)\b")
"""Heads of columns whose names stand in a table once."""
TELLING = 7
"""Round amounts of fewer significant digits are two lines' by chance: 10.000.000 / 9.750.000."""
LEAST = 2
"""Numbers that make a line printed twice more than a name printed twice."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines and amounts printed twice, regulations cited twice in one list, provisions that repeat
    the one above them, villages of which there are two."""
    yield from _amounts(frames)
    yield from _names(frames)
    yield from _chapters(frames)
    for one, two in pairwise(frames.rows("pasal")):
        words = [letters(text_in(row, "teks")) for row in (one, two)]
        if one["pasal"] == two["pasal"] and words[0] == words[1] and len(words[0]) >= SENTENCE:
            first, at = passage("pasal", one), passage("pasal", two)
            said = say("baris-berulang.ketentuan", bagian=at.where, bagian_lain=first.where)
            yield _twice(frames, (at.where,), said, at=at)
    cited_at: dict[tuple[str, str], Passage] = {}
    for row in frames.rows("landasan_hukum"):
        if row.get("peraturan_id") is None:
            continue
        law, at = cited(row), passage("landasan_hukum", row)
        first = cited_at.setdefault((row["bagian"], row["peraturan_id"]), at)
        if first is not at:
            said = say("baris-berulang.rujukan", peraturan=law, satu=first.where, dua=at.where)
            yield _twice(frames, (at.where, law), said, at=at)


def _twice(
    frames: Frames,
    where: Where,
    said: Message,
    *,
    dataset: str | None = None,
    at: Passage | None = None,
    cells: Iterable[Place | None] = (),
) -> Finding:
    """The finding that something is printed twice."""
    once, twice = say("satu-kali"), say("dua-kali")
    return frames.finding(
        where, said, dataset=dataset, expected=once, found=twice, at=at, cells=cells
    )


def _chapters(frames: Frames) -> Iterator[Finding]:
    """Chapters of the articles, or of the plan, under one title."""
    for dataset, title in (("pasal", "bab_judul"), ("renstra_bab", "judul")):
        first: dict[str, Row] = {}
        told: set[int] = set()
        for row in frames.rows(dataset):
            name = letters(row.get(title) or "") if row.get("level") in (None, 1) else ""
            other = first.setdefault(name, row)
            if name and other["bab"] != row["bab"] and row["bab"] not in told:
                told.add(row["bab"])
                where = say("bab", nomor=str(row["bab"])), Quote(row[title])
                said = say("baris-berulang.bab", judul=where[1], bab=str(other["bab"]))
                yield _twice(frames, where, said, at=passage(dataset, row))


def _names(frames: Frames) -> Iterator[Finding]:
    """Villages or grades of staff named twice in a table that has a line of numbers and a total
    over all of them."""
    for grid in frames.plain:
        names = grid.label_columns
        if len(names) != 1 or not _ONCE.search(grid.header(names[0])):
            continue
        at: dict[str, int] = {}
        for row in grid.body_rows if grid.total_rows and grid.number_columns else ():
            name = letters(grid.text(row, names[0]))
            first = at.setdefault(name, row)
            if name and first != row and row not in grid.total_rows and grid.line_number(row):
                printed = grid.text(row, names[0])
                yield _twice(
                    frames,
                    (frames.named(grid.tabel_id), printed),
                    say("baris-berulang.desa", nama=Quote(printed), baris=first, baris_lain=row),
                    dataset="tabel",
                    cells=[(grid.tabel_id, line, names[0]) for line in (row, first)],
                )


def _amounts(frames: Frames) -> Iterator[Finding]:
    """Lines of values that repeat another one word for word: the one right above them, or one with
    the same code; else budget lines of one level and year whose anggaran and realisasi are both
    another line's."""
    copies: set[Line] = set()
    for grid in (grid for grid in frames.grids.values() if grid.kind != "lain"):
        for line, copy, name in _copies(grid):
            copies.add((grid.tabel_id, copy))
            yield _twice(
                frames,
                (frames.named(grid.tabel_id), name),
                say("baris-berulang.sama", nama=name, baris=line, baris_lain=copy),
                dataset=grid.kind,
                cells=[(grid.tabel_id, r, c) for r in (line, copy) for c, _ in grid.printed(r)],
            )
    yield from _same_amounts(frames, copies)
    yield from _unlike_copies(frames)


def _unlike_copies(frames: Frames) -> Iterator[Finding]:
    """Lines of a plan or evaluation that repeat all words and most amounts of the one before of
    their level, but not all: the old line was left beside the new one."""
    for dataset, amount in (("rencana", "pagu"), ("evaluasi", "rupiah")):
        before: dict[tuple[str, str], _Coded] = {}
        for (tabel_id, baris), rows in frames.lines(dataset).items():
            line = _coded(rows, amount)
            if not line:
                continue
            level = tabel_id, rows[0]["jenjang"]
            first, before[level] = before.get(level), line
            unlike = [] if not first or first.words != line.words else line.unlike(first)
            if first and 0 < len(unlike) * 2 <= len(line.amounts):
                name = rows[0]["nama"] or rows[0]["kode"]
                yield _twice(
                    frames,
                    (frames.named(tabel_id), name, say("lokasi-baris", nomor=baris)),
                    say("baris-berulang.beda", nama=name, baris=first.row, baris_lain=baris),
                    dataset=dataset,
                    cells=[
                        place(of.amounts[slot], amount) for slot in unlike for of in (line, first)
                    ],
                )


@dataclass(frozen=True, slots=True)
class _Coded:
    """A line with a code: its row, its words, the rows of its amounts, and where these stand."""

    row: int
    words: tuple[str, ...]
    amounts: dict[Slot, Row]
    amount: str

    def unlike(self, other: _Coded) -> list[Slot]:
        """The amounts that another line states otherwise."""
        both = [slot for slot in self.amounts if slot in other.amounts]
        if len(both) < len(self.amounts):
            return []
        of, others = self.amounts, other.amounts
        return [slot for slot in both if of[slot][self.amount] != others[slot][self.amount]]


def _coded(rows: Sequence[Row], amount: str) -> _Coded | None:
    """A line that prints a code and two amounts or more."""
    first = rows[0]
    words = [letters(first.get(name) or "") for name in _WORDS]
    amounts = {tuple(map(row.get, _SLOT)): row for row in rows if row[amount]}
    if not first["kode"] or len(amounts) < LEAST:
        return None
    return _Coded(first["baris"], (first["kode"], *words), amounts, amount)


Slot = tuple[object, ...]
"""What an amount of a line is of."""
_SLOT = ("tahun", "tahun_ke", "fase", "periode", "jenis_belanja")
_WORDS = ("nama", "indikator", "lokasi", "penanggung_jawab")
"""What tells lines of one code apart: one of each kelurahan, one for each indicator."""


def _same_amounts(frames: Frames, copies: Collection[Line]) -> Iterator[Finding]:
    """Budget lines, but for copies, whose anggaran and realisasi are both another line's."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in frames.rows("anggaran"):
        budget, spent = row.get("anggaran"), row.get("realisasi")
        if not budget or not spent or is_total(row) or budget == spent:
            continue
        if _significant(budget) + _significant(spent) < TELLING:
            continue
        if (row["tabel_id"], row["baris"]) in copies:
            continue
        key = (row["tabel_id"], row["jenjang"], year_key(row), budget, spent)
        first = seen.setdefault(key, row)
        if first["baris"] == row["baris"]:
            continue
        names = [line.get("uraian") or say("tanpa-uraian") for line in (first, row)]
        yield _twice(
            frames,
            (frames.named(row["tabel_id"]), listed(names, " ; "), year_of(row)),
            say(
                "baris-berulang",
                tahun=year_of(row),
                anggaran=rupiah(budget),
                realisasi=rupiah(spent),
                nama=names[0],
                baris=first["baris"],
                nama_lain=names[1],
                baris_lain=row["baris"],
            ),
            cells=[cell for line in (row, first) for cell in places(line, "anggaran", "realisasi")],
        )


def _significant(amount: float | Decimal) -> int:
    """How many digits of an amount are more than the noughts at its end."""
    return len(Decimal(str(amount)).normalize().as_tuple().digits)


def _has_code(cells: Iterable[tuple[int, str]]) -> bool:
    """Whether a line prints a code, alone or before its name."""
    return any(is_code(text) or is_coded_name(text) for _, text in cells)


def _copies(grid: Grid) -> Iterator[tuple[int, int, str]]:
    """The lines of a table that are printed twice: first place, second place, name."""
    coded: dict[tuple[tuple[int, str], ...], int] = {}
    above: tuple[tuple[int, str], ...] = ()
    before = -1
    for row in grid.body_rows:
        printed = grid.printed(row)
        if printed and is_serial(printed[0][1]):
            del printed[0]
        line = tuple((col, " ".join(text.split()).casefold()) for col, text in printed)
        name = next((text for _, text in printed if _NAME.search(text)), None)
        read = (grid.number(row, col) for col, _ in printed)
        numbers = sum(bool(number and number.value) for number in read)
        if name is not None and numbers >= LEAST:
            first = before if line == above else coded.get(line) if _has_code(printed) else None
            if first is not None:
                yield first, row, name
            coded.setdefault(line, row)
        above, before = line, row
