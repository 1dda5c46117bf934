"""An end-of-period budget that is not the sum of its years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from quality.budget import rounded, unit_of
from quality.frames import Frames, Place, Row, place, year_of
from quality.grid import Grid
from quality.printed import plain, unknown
from quality.rule import Rule
from schemas.finding import Finding
from schemas.message import addition, rupiah, say, term

MONEY = Decimal(1_000_000)
"""Totals of a whole plan are larger than this; smaller numbers in a total line are targets."""


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of the programme plan with an end-of-period pagu, and totals of a plan without
    header whose columns only their own arithmetic names."""
    yield from _typed(frames)
    yield from _headless(frames)


def _typed(frames: Frames) -> Iterator[Finding]:
    lines: dict[tuple[str, int], list[Row]] = {}
    for row in frames.rows("rencana"):
        lines.setdefault((row["tabel_id"], row["baris"]), []).append(row)
    tables: dict[str, list[tuple[Row, list[Row]]]] = {}
    for (tabel_id, _), rows in lines.items():
        years = [row for row in rows if row["fase"] == "target"]
        if len(years) < 2 or any(unknown(row.get("pagu_teks"), row.get("pagu")) for row in years):
            continue
        for end in rows:
            if end["fase"] == "akhir" and end.get("pagu") is not None:
                kind = end.get("jenis_belanja")
                stated = [
                    row
                    for row in years
                    if row.get("pagu") is not None and kind in (None, row.get("jenis_belanja"))
                ]
                if stated:
                    tables.setdefault(tabel_id, []).append((end, stated))
    for tabel_id, pairs in tables.items():
        last = [end["pagu"] == years[-1]["pagu"] for end, years in pairs]
        summed = [end["pagu"] == _sum(years) for end, years in pairs]
        telling = [not same or not whole for same, whole in zip(last, summed, strict=True)]
        if sum(telling) >= 3 and sum(last) > 2 * sum(summed):
            # The whole table states the last year's pagu: another convention, no slip.
            end, years = pairs[0]
            yield frames.finding(
                RULE.id,
                "info",
                "rencana",
                (frames.named(tabel_id), term("pagu akhir")),
                say("pagu-akhir-tidak-cocok.tahun-terakhir"),
                expected=rupiah(_sum(years)),
                found=rupiah(end["pagu"]),
                cells=[place(end, "pagu_kolom")],
            )
            continue
        off = [_is_rounding(end, years) for end, years in pairs]
        rounds = tabel_id in rounded(frames) or (sum(off) >= 2 and sum(off) > sum(summed))
        for (end, years), rounding in zip(pairs, off, strict=True):
            expected = _sum(years)
            if end["pagu"] == expected or (rounding and rounds):
                continue
            name = end.get("nama") or end.get("sasaran") or end.get("tujuan") or end["jenjang"]
            amounts = [rupiah(row["pagu"]) for row in years]
            yield frames.finding(
                RULE.id,
                RULE.level,
                "rencana",
                (frames.named(tabel_id), " ".join(filter(None, [end.get("kode"), name]))),
                say(
                    "pagu-akhir-tidak-cocok",
                    nama=name,
                    bagian=addition(amounts, names=[year_of(row) for row in years]),
                    selisih=rupiah(end["pagu"] - expected),
                ),
                expected=rupiah(expected),
                found=rupiah(end["pagu"]),
                cells=[place(end, "pagu_kolom"), *(place(row, "pagu_kolom") for row in years)],
                page=end.get("halaman"),
            )


def _is_rounding(end: Row, years: list[Row]) -> bool:
    """Whether an end differs from its years by no more than the rounding of what is printed."""
    units = [unit_of(row, "pagu") for row in (end, *years)]
    return bool(0 < abs(end["pagu"] - _sum(years)) <= sum(units, Decimal(0)) / 2)


def _sum(rows: list[Row]) -> Decimal:
    return sum((row["pagu"] for row in rows), Decimal(0))


def _headless(frames: Frames) -> Iterator[Finding]:
    """Total lines of plans without typed rows: an amount that is the sum of the amounts before it
    but for a digit can only be their total."""
    typed = {row["tabel_id"] for row in frames.rows("rencana")}
    for tabel_id, grid in frames.grids.items():
        if frames.table.get(tabel_id, {}).get("jenis") != "rencana" or tabel_id in typed:
            continue
        for row in grid.total_rows:
            found = _nearly_summed(grid, row)
            if found is None:
                continue
            amounts, total = found
            values = [amount for _, amount in amounts]
            col, printed_total = total
            expected = sum(values, Decimal(0))
            places: list[Place] = [(tabel_id, row, col)]
            places += [(tabel_id, row, part) for part, _ in amounts]
            yield frames.finding(
                RULE.id,
                RULE.level,
                "sel",
                (
                    frames.named(tabel_id),
                    grid.label(row) or term("jumlah"),
                    say("kolom", nomor=col),
                ),
                say(
                    "pagu-akhir-tidak-cocok.tanpa-kepala",
                    bagian=addition([rupiah(value) for value in values]),
                    selisih=rupiah(printed_total - expected),
                ),
                expected=rupiah(expected),
                found=rupiah(printed_total),
                cells=places,
            )


def _nearly_summed(
    grid: Grid, row: int
) -> tuple[list[tuple[int, Decimal]], tuple[int, Decimal]] | None:
    amounts = [
        (col, number.value)
        for col in range(grid.n_cols)
        if (number := grid.number(row, col)) is not None and number.value >= MONEY
    ]
    for at in range(len(amounts) - 1, 1, -1):
        total = amounts[at][1]
        for start in range(at - 2, -1, -1):
            expected = sum((amount for _, amount in amounts[start:at]), Decimal(0))
            if expected == total:
                return None
            if _one_slip(total, expected):
                return amounts[start:at], amounts[at]
    return None


def _one_slip(first: Decimal, second: Decimal) -> bool:
    """Whether two numbers differ in one digit, or in two neighbours that changed places."""
    one, other = plain(first), plain(second)
    if len(one) != len(other):
        return False
    unlike = [
        index for index, pair in enumerate(zip(one, other, strict=True)) if len(set(pair)) > 1
    ]
    if len(unlike) == 2:
        left, right = unlike
        return right == left + 1 and one[left] == other[right] and one[right] == other[left]
    return len(unlike) == 1


RULE = Rule(
    id="pagu-akhir-tidak-cocok",
    level="error",
    datasets=("rencana", "sel"),
    checks=(
        "Pagu kondisi akhir periode dibandingkan dengan jumlah pagu tahunannya. Bila seluruh tabel"
        " memuat pagu tahun terakhir di kolom itu, hanya dicatat sekali. Pada tabel tanpa kepala"
        " hanya baris jumlah diperiksa: angka yang berbeda satu digit dari jumlah angka di"
        " kirinya."
    ),
    reason="Kerangka pendanaan akhir periode adalah jumlah kebutuhan dana seluruh tahun rencana.",
    source="Permendagri 86/2017, formulir T-C.27",
    check=check,
)
