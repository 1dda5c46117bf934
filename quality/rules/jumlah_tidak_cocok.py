"""A total that its parts do not add up to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from arithmetic.sums import Sum, total
from normalize.only import only
from quality.budget import amount_of, budgets, misfit_finding, rounded
from quality.citations import texts
from quality.frames import (
    MEASURES,
    Frames,
    Row,
    grouped,
    is_rest,
    is_total,
    place,
    scale_of,
    table_of,
)
from quality.grid import Grid
from quality.printed import one_line
from quality.totals import Stated, sums
from schemas.finding import Finding
from schemas.message import Value, addition, number, rupiah, say, term

MANY = 3
SURE = 2
"""Lines that tell what a column holds."""


def check(frames: Frames) -> Iterator[Finding]:
    """Totals of tables that no parser types, and total rows of budgets and programme plans."""
    lines = {row["tabel_id"] for row in frames.rows("anggaran") if not is_total(row)}
    for tabel_id, grid in frames.grids.items():
        # Of budgets the yearly ones of the whole office too: every line is a total.
        plain = grid.kind == "lain" or (grid.kind == "anggaran" and tabel_id not in lines)
        if plain and not is_rest(grid):
            items = sums(grid)
            doubtful = _doubtful_rows(items)
            for item in items:
                if item.verdict != "holds":
                    yield _finding(frames, grid, item, doubtful=item.row in doubtful)
    for budget in budgets(frames):
        for balance in budget.totals():
            off = balance.sum.verdict == "rounding" and budget.tabel_id in rounded(frames)
            if not balance.sum.holds and not off:
                yield misfit_finding(frames, "jumlah-tidak-cocok", budget, balance)
    yield from _offices(frames)
    yield from _left(frames)
    yield from _in_sentences(frames)


_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
_MEN, _WOMEN = r"(?:laki\s*-?\s*laki|pria)", r"(?:perempuan|wanita)"
_PEOPLE = re.compile(
    rf"\b(?P<semua>{_COUNT})\s*(?:jiwa|orang)\b[^.;\d]{{0,60}}?\b(?:terdiri|meliputi|terbagi|yaitu|yakni|rincian)"
    rf"\b[^.;\d]{{0,40}}?(?:(?P<pria>{_COUNT})\s*(?:jiwa|orang)?\s*(?:penduduk\s+)?{_MEN}[^.;\d]{{0,30}}?"
    rf"(?P<wanita>{_COUNT})\s*(?:jiwa|orang)?\s*(?:penduduk\s+)?{_WOMEN}|{_MEN}[^.;\d]{{0,30}}?(?P<lelaki>{_COUNT})"
    rf"(?![.,]?\d)[^.;\d]{{0,30}}?{_WOMEN}[^.;\d]{{0,30}}?(?P<putri>{_COUNT})(?![.,]?\d))",
    re.IGNORECASE,
)
"""``45.552 jiwa, terdiri dari laki-laki 22.100 jiwa dan perempuan 23.452 jiwa``."""
_MORE = re.compile(
    r"(?:(?!\b(?:tabel|gambar|bagan|grafik|tahun|halaman)\b)[^.;\n])*\d", re.IGNORECASE
)
"""Numbers behind these, but for those of a table or a year."""


def _in_sentences(frames: Frames) -> Iterator[Finding]:
    """Sentences whose men and women are not the people they speak of."""
    for at in texts(frames, "renstra_bab"):
        for found in _PEOPLE.finditer(at.text):
            whole, *parts = (
                Decimal(said.replace(".", "")) for said in found.groups() if said is not None
            )
            others = _MORE.match(at.text, found.end())  # those of no sex named
            if total(parts) != whole and not others:
                said = one_line(found[0])
                yield frames.finding(
                    (at.where, said),
                    say("jumlah-tidak-cocok.kalimat", kalimat=said),
                    level="warning",
                    expected=number(total(parts)),
                    found=number(whole),
                    at=at,
                )


def _offices(frames: Frames) -> Iterator[Finding]:
    """Lines of an urusan that the programmes under its code do not add up to, where they do in
    another column."""
    columns = [(budget, b) for budget in budgets(frames) for b in budget.of_offices()]
    lines = grouped(columns, lambda found: (found[0].tabel_id, found[1].line.row))
    for found in lines.values():
        if any(balance.sum.holds and balance.line.amount for _, balance in found):
            for budget, balance in found:
                if not balance.sum.holds:
                    yield misfit_finding(frames, "jumlah-tidak-cocok", budget, balance)


def _left(frames: Frames) -> Iterator[Finding]:
    """What is left of a budget, in a column that is the budget less what was spent in nearly all
    its lines."""
    for tabel_id, rows in grouped(frames.rows("anggaran"), table_of).items():
        if not (grid := frames.grids.get(tabel_id)):
            continue
        years = Counter(row["baris"] for row in rows)
        alone = [row for row in rows if years[row["baris"]] == 1]
        read = {row.get(f"{measure}_kolom") for row in rows for measure in MEASURES["anggaran"]}
        for col in sorted(set(range(grid.n_cols)) - read):
            found = [(row, left) for row in alone if (left := _rest(grid, row, col))]
            wrong = [(row, left) for row, left in found if left.verdict == "wrong"]
            if len(found) - len(wrong) >= max(SURE, 2 * len(wrong)):
                for row, left in wrong:
                    yield _not_left(frames, row, left, col)


def _rest(grid: Grid, row: Row, col: int) -> Sum | None:
    """The budget of a line as what was spent and what a column says is left of it."""
    whole, spent = amount_of(row, "anggaran"), amount_of(row, "realisasi")
    left = grid.number(row["baris"], col)
    if not whole or not spent or not left:
        return None
    return Sum(whole, (spent, left.times(scale_of(row))))


def _not_left(frames: Frames, row: Row, printed: Sum, col: int) -> Finding:
    whole, (spent, left) = printed.whole, printed.parts
    name = row["uraian"] or row["jenjang"].upper()
    return frames.finding(
        (frames.named(row["tabel_id"]), name, term("sisa")),
        say(
            "jumlah-tidak-cocok.sisa",
            nama=name,
            anggaran=rupiah(whole.value),
            realisasi=rupiah(spent.value),
        ),
        dataset="anggaran",
        expected=rupiah(whole.value - spent.value),
        found=rupiah(left.value),
        cells=[
            (row["tabel_id"], row["baris"], col),
            place(row, "realisasi"),
            place(row, "anggaran"),
        ],
    )


def _doubtful_rows(items: Sequence[Stated]) -> set[int]:
    """Total rows that hardly any column bears out: lines were lost or added in reading, or the
    total is of something else. A slip of the pen spoils one column or two."""
    totals = [item for item in items if item.shape == "total-row" and item.sum.expected]
    off = Counter(item.row for item in totals if item.verdict != "holds")
    held = Counter(item.row for item in totals if item.verdict == "holds")
    return {row for row, count in off.items() if count >= MANY and count > 2 * held[row]}


def _finding(frames: Frames, grid: Grid, item: Stated, *, doubtful: bool) -> Finding:
    label = grid.label(item.row) or grid.line_number(item.row) or say("baris", nomor=item.row + 1)
    header = grid.own_header(item.col) or say("kolom", nomor=item.col + 1)
    if item.shape == "total-column":
        names = [grid.own_header(col) for _, col in item.cells]
    else:
        names = [grid.label(row) for row, _ in item.cells]
    difference = item.sum.off
    hint: Value = ""
    if doubtful:
        hint = say("jumlah-tidak-cocok.baris-hilang")
    elif item.verdict == "rounding":
        hint = say("jumlah-tidak-cocok.pembulatan")
    elif named := _alone(grid, item, abs(difference)):
        hint = say("jumlah-tidak-cocok.sama-dengan", bagian=named)
    return frames.finding(
        (frames.named(grid.tabel_id), label, header),
        say(
            "jumlah-tidak-cocok",
            bagian=addition([number(value) for value in item.sum.values], names=names),
            selisih=number(difference),
            keterangan=hint,
        ),
        level="warning" if doubtful or item.verdict == "rounding" else None,
        expected=number(item.sum.expected),
        found=number(item.sum.whole.value),
        cells=[
            (grid.tabel_id, item.row, item.col),
            *((grid.tabel_id, *part) for part in item.cells),
        ],
    )


def _alone(grid: Grid, item: Stated, difference: Decimal) -> str:
    """The one part that is as large as the difference: most likely the one left out."""
    if item.shape == "total-column" or len(item.cells) < 3:
        return ""
    parts = zip(item.cells, item.sum.values, strict=True)
    return only(grid.label(row) for (row, _), value in parts if value == difference) or ""
