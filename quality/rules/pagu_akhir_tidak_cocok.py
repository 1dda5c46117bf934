"""An end-of-period budget that is not the sum of its years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arithmetic.printed import plain
from arithmetic.sums import Sum, total
from quality.budget import amount_of, rounded
from quality.frames import Frames, Row, grouped, in_phase, is_unread, name_of, place, year_of
from quality.grid import Grid
from schemas.finding import Finding
from schemas.message import addition, rupiah, say, term

MONEY = Decimal(1_000_000)
"""Totals of a whole plan are larger than this; smaller numbers in a total line are targets."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of the programme plan with an end-of-period pagu, and totals of a plan without
    header whose columns only their own arithmetic names."""
    yield from _typed(frames)
    yield from _headless(frames)


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a plan's line, the years that should make it up, and what they say."""

    end: Row
    years: list[Row]
    sum: Sum


def _typed(frames: Frames) -> Iterator[Finding]:
    for tabel_id, ends in _ends(frames).items():
        last = [end.end["pagu"] == end.years[-1]["pagu"] for end in ends]
        summed = [end.sum.holds for end in ends]
        telling = [not same or not whole for same, whole in zip(last, summed, strict=True)]
        if sum(telling) >= 3 and sum(last) > 2 * sum(summed):
            # The whole table states the last year's pagu: another convention, no slip.
            first = ends[0]
            yield frames.finding(
                (frames.named(tabel_id), term("pagu akhir")),
                say("pagu-akhir-tidak-cocok.tahun-terakhir"),
                level="info",
                expected=rupiah(first.sum.expected),
                found=rupiah(first.end["pagu"]),
                cells=[place(first.end, "pagu")],
            )
            continue
        off = sum(end.sum.verdict == "rounding" for end in ends)
        rounds = tabel_id in rounded(frames) or (off >= 2 and off > sum(summed))
        for end in ends:
            if end.sum.verdict == "wrong" or (end.sum.verdict == "rounding" and not rounds):
                yield _finding(frames, tabel_id, end)


def _ends(frames: Frames) -> dict[str, list[_End]]:
    """The ends that plans print, by table."""
    tables: dict[str, list[_End]] = {}
    aimed = (row for row in in_phase(frames.rows("rencana"), "target") if row["tahun"])
    elsewhere = grouped(aimed, _line)
    for (tabel_id, _), rows in frames.lines("rencana").items():
        years = in_phase(rows, "target")
        if len(years) < 2 or any(is_unread(row, "pagu") for row in years):
            continue
        made = (_of_years(row, years) for row in in_phase(rows, "akhir"))
        for end in filter(None, made):
            end = _with_years_before(end, elsewhere)
            if end.sum.holds or not _lacks_years(end):
                tables.setdefault(tabel_id, []).append(end)
    return tables


def _of_years(end: Row, years: Sequence[Row]) -> _End | None:
    """The end of a line with the years that state an amount of its kind; null without any."""
    whole, kind = amount_of(end, "pagu"), end.get("jenis_belanja")
    stated = [
        (row, number)
        for row in years
        if kind in (None, row.get("jenis_belanja")) and (number := amount_of(row, "pagu"))
    ]
    if not whole or not stated:
        return None
    return _End(end, [row for row, _ in stated], Sum(whole, tuple(n for _, n in stated)))


def _lacks_years(end: _End) -> bool:
    """Whether the end is of a later year than all that are printed: what is between is unknown."""
    years = [row["tahun"] for row in end.years if row["tahun"]]
    return bool(years) and max(years) < (end.end["tahun"] or 0)


def _line(row: Row) -> tuple[object, ...]:
    """What is the same for a line in two tables of a document."""
    name = (row.get("nama") or row["jenjang"]).casefold()
    return row["doc_id"], row.get("kode"), name, row.get("indikator"), row.get("jenis_belanja")


def _with_years_before(end: _End, elsewhere: dict[tuple[object, ...], list[Row]]) -> _End:
    """The end with the years before its own that another table prints for its line: a plan too wide
    for a page goes on in a second table. One that holds, or has no such years, stays as it is."""
    first = min((row["tahun"] for row in end.years if row["tahun"]), default=0)
    before = {
        row["tahun"]: (row, number)
        for row in elsewhere.get(_line(end.end), ())
        if row["tabel_id"] != end.end["tabel_id"]
        and row["tahun"] < first
        and (number := amount_of(row, "pagu"))
    }
    if end.sum.holds or not before:
        return end
    rows, numbers = zip(*(before[year] for year in sorted(before)), strict=True)
    return _End(end.end, [*rows, *end.years], Sum(end.sum.whole, (*numbers, *end.sum.parts)))


def _finding(frames: Frames, tabel_id: str, of: _End) -> Finding:
    end = of.end
    name = name_of(end) or end["jenjang"]
    return frames.finding(
        (frames.named(tabel_id), " ".join(filter(None, [end.get("kode"), name]))),
        say(
            "pagu-akhir-tidak-cocok",
            nama=name,
            bagian=addition(
                [rupiah(value) for value in of.sum.values], names=[year_of(y) for y in of.years]
            ),
            selisih=rupiah(of.sum.off),
        ),
        level="warning" if of.sum.verdict == "rounding" else None,
        expected=rupiah(of.sum.expected),
        found=rupiah(end["pagu"]),
        cells=[place(end, "pagu"), *(place(row, "pagu") for row in of.years)],
    )


def _headless(frames: Frames) -> Iterator[Finding]:
    """Total lines of plans without typed rows: an amount that is the sum of the amounts before it
    but for a digit can only be their total."""
    for grid in frames.unread_plans:
        tabel_id = grid.tabel_id
        for row in grid.total_rows:
            found = _nearly_summed(grid, row)
            if found is None:
                continue
            cols, values = zip(*found, strict=True)
            *parts, printed_total = values
            expected = total(parts)
            yield frames.finding(
                (
                    frames.named(tabel_id),
                    grid.label(row) or term("jumlah"),
                    say("kolom", nomor=cols[-1]),
                ),
                say(
                    "pagu-akhir-tidak-cocok.tanpa-kepala",
                    bagian=addition([rupiah(value) for value in parts]),
                    selisih=rupiah(printed_total - expected),
                ),
                dataset="sel",
                expected=rupiah(expected),
                found=rupiah(printed_total),
                cells=[(tabel_id, row, col) for col in (cols[-1], *cols[:-1])],
            )


def _nearly_summed(grid: Grid, row: int) -> list[tuple[int, Decimal]] | None:
    """Amounts of a line that add up, but for a digit, to the last of them, each with its column."""
    amounts = [
        (col, number.value)
        for col in range(grid.n_cols)
        if (number := grid.number(row, col)) and number.value >= MONEY
    ]
    for at in range(len(amounts) - 1, 1, -1):
        whole = amounts[at][1]
        for start in range(at - 2, -1, -1):
            expected = total(amount for _, amount in amounts[start:at])
            if expected == whole:
                return None
            if _one_slip(whole, expected):
                return amounts[start : at + 1]
    return None


def _one_slip(first: Decimal, second: Decimal) -> bool:
    """Whether two numbers differ in one digit, or in two neighbours that changed places."""
    one, other = plain(first), plain(second)
    if len(one) != len(other):
        return False
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    start, stop = min(unlike, default=0), max(unlike, default=0) + 1
    swapped = stop - start == 2 and one[start:stop] == other[start:stop][::-1]
    return len(unlike) == 1 or swapped
