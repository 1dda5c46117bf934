"""A year's realisasi that its quarters do not add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quality.frames import Frames, Place, Row, place
from quality.printed import Printed, printed, unknown
from quality.rule import Rule
from schemas.finding import Finding, Level
from schemas.message import addition, number, rupiah, say, term

QUARTERS = ("triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4")
LEAST_PROOFS = 3
"""Lines of a table that must add up before one that does not is called wrong."""
_MEASURES: tuple[tuple[str, Level], ...] = (("rupiah", "error"), ("kinerja", "warning"))
_RELATIVE = ("persen", "indeks", "nilai", "skor", "poin", "predikat", "rasio", "kategori")
"""Units of what does not add up over quarters."""


@dataclass(frozen=True, slots=True)
class Year:
    """The quarters of one line and the year's realisasi, in one measure."""

    quarters: tuple[Printed, ...]
    year: Printed
    rows: tuple[Row, ...]
    money: bool

    @property
    def parts(self) -> list[Decimal]:
        """The quarters' values."""
        return [quarter.value for quarter in self.quarters]

    @property
    def tells(self) -> bool:
        """Whether a sum of the line differs from its last quarter."""
        return sum(value != 0 for value in self.parts) >= 2

    @property
    def adds_up(self) -> bool:
        """Whether the year is the quarters' sum, by half a last printed digit of each: amounts
        and decimals are rounded, whole numbers of things are not."""
        rounded = [n.unit for n in (*self.quarters, self.year) if self.money or n.decimals]
        slack = sum(rounded, Decimal(0)) / 2
        return abs(sum(self.parts, Decimal(0)) - self.year.value) <= slack

    @property
    def runs_on(self) -> bool:
        """Whether the year is a quarter's value, as with cumulative ones, states and averages."""
        whole, parts = self.year.value, self.parts
        filled = [value for value in parts if value]
        mean = sum(filled, Decimal(0)) / len(filled) if filled else Decimal(0)
        return whole in parts or abs(whole - mean) <= self.year.unit


def check(frames: Frames) -> Iterator[Finding]:
    """Lines of tables whose other lines prove that the year is the sum of its quarters."""
    tables: dict[str, dict[int, dict[str, Row]]] = {}
    for row in frames.rows("evaluasi"):
        tables.setdefault(row["tabel_id"], {}).setdefault(row["baris"], {})[row["periode"]] = row
    for tabel_id, lines in tables.items():
        printed_quarters = {name for line in lines.values() for name in line if name in QUARTERS}
        if len(printed_quarters) < len(QUARTERS):
            continue  # a quarter without column, or a report of the year's beginning
        for measure, level in _MEASURES:
            years = [year for line in lines.values() if (year := _year(line, measure))]
            telling = [year for year in years if year.tells]
            right = sum(year.adds_up for year in telling)
            wrong = [y for y in telling if not y.adds_up and not y.runs_on]
            if right < LEAST_PROOFS or right < 4 * len(wrong):
                continue
            for year in wrong:
                yield _finding(frames, tabel_id, year, measure, level)


def _year(line: dict[str, Row], measure: str) -> Year | None:
    """The line's quarters and year; null where a number that is printed was not read, where the
    year is not printed, and for what does not add up."""
    whole = line.get("realisasi")
    if whole is None:
        return None
    rows = [line[name] for name in QUARTERS if name in line]
    text = f"{measure}_teks"
    if any(unknown(row.get(text), row.get(measure)) for row in (*rows, whole)):
        return None
    units = [str(row.get("satuan") or "").casefold() for row in line.values()]
    if measure == "kinerja" and any(unit.startswith(_RELATIVE) for unit in units):
        return None
    year = _scaled(whole, measure)
    quarters = [number for row in rows if (number := _scaled(row, measure)) is not None]
    if year is None or not quarters:
        return None
    return Year(tuple(quarters), year, (whole, *rows), measure == "rupiah")


def _scaled(row: Row, measure: str) -> Printed | None:
    """The number with the precision it is printed with: a million where it counts millions."""
    number = printed(row.get(f"{measure}_teks"), row.get(measure))
    scale = row.get("skala") or 1
    if number is None or measure != "rupiah" or scale == 1:
        return number
    unscaled = printed(row.get("rupiah_teks"), number.value / scale)
    decimals = unscaled.decimals if unscaled is not None else 0
    return Printed(number.value, decimals - (len(str(scale)) - 1))


def _finding(frames: Frames, tabel_id: str, year: Year, measure: str, level: Level) -> Finding:
    whole = year.rows[0]
    name = whole.get("nama") or whole.get("indikator") or whole["jenjang"]
    column = f"{measure}_kolom"
    cells: list[Place | None] = [place(row, column) for row in year.rows]
    total = sum(year.parts, Decimal(0))
    stated = rupiah if year.money else number
    return frames.finding(
        RULE.id,
        level,
        "evaluasi",
        (frames.named(tabel_id), say("baris", nomor=whole["baris"]), name, term(measure)),
        say(
            "triwulan-tidak-cocok",
            nama=name,
            ukuran=term(measure),
            bagian=addition([stated(value) for value in year.parts]),
        ),
        expected=stated(total),
        found=stated(year.year.value),
        cells=cells,
        page=whole.get("halaman"),
    )


RULE = Rule(
    id="triwulan-tidak-cocok",
    level="error",
    datasets=("evaluasi",),
    checks=(
        "Jumlah keempat triwulan dibandingkan dengan realisasi setahun pada baris yang sama, hanya"
        " pada tabel yang kebanyakan barisnya membuktikan penjumlahan itu. Persentase, indeks,"
        " nilai kumulatif dan rata-rata tidak diperiksa; kinerja hanya peringatan."
    ),
    reason="Realisasi yang bukan jumlah triwulannya salah cetak di salah satu kolomnya.",
    source="Permendagri 86/2017, Formulir E.81 (kolom realisasi triwulan dan realisasi capaian)",
    check=check,
)
