"""A printed ratio that the printed numbers do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quality.frames import Frames, Place, Row, place, year_of
from quality.grid import Grid
from quality.printed import Printed, plain, printed, quoted
from quality.rule import Rule
from schemas.finding import Finding, Where
from schemas.message import number, say, term

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A printed ratio in per cent with the two numbers it comes from."""

    dataset: str
    where: Where
    line: tuple[str, int]
    base: Printed
    reached: Printed
    ratio: Printed
    text: str
    words: tuple[str, str]
    cells: tuple[Place | None, ...]
    page: int | None = None

    def gives(self, numerator: Decimal, denominator: Decimal, *, scale: int = 1) -> bool:
        """Whether the printed ratio is numerator / denominator in per cent, by less than one unit
        of its last printed digit: rounded and cut-off ratios both are right."""
        if not denominator:
            return False
        difference = numerator * HUNDRED - self.ratio.value * scale * denominator
        return abs(difference) < self.ratio.unit * scale * abs(denominator)

    @property
    def plainly(self) -> bool:
        """Whether it is realisasi / target."""
        return self.gives(self.reached.value, self.base.value)

    @property
    def inversely(self) -> bool:
        """Whether it is target / realisasi or (2 × target - realisasi) / target, as used where
        less is better."""
        return self.gives(self.base.value, self.reached.value) or self.gives(
            2 * self.base.value - self.reached.value, self.base.value
        )


def check(frames: Frames) -> Iterator[Finding]:
    """Ratios of capaian and anggaran, and of other tables whose own lines show what the
    percentage column is."""
    for dataset, base, words in (
        ("capaian", "target", ("realisasi", "target")),
        ("anggaran", "anggaran", ("realisasi", "anggaran")),
    ):
        tables: dict[str, list[Ratio]] = {}
        for row in frames.rows(dataset):
            if (ratio := _typed(frames, dataset, row, base, words)) is not None:
                tables.setdefault(row["tabel_id"], []).append(ratio)
        for ratios in tables.values():
            yield from _judge(frames, ratios)
    for tabel_id, grid in frames.grids.items():
        if frames.table.get(tabel_id, {}).get("jenis", "lain") == "lain":
            yield from _judge(frames, _generic(frames, grid), proven=True)


def _typed(
    frames: Frames, dataset: str, row: Row, base: str, words: tuple[str, str]
) -> Ratio | None:
    whole = printed(row.get(f"{base}_teks"), row.get(base))
    part = printed(row.get("realisasi_teks"), row.get("realisasi"))
    ratio = printed(row.get("rasio_teks"), row.get("rasio"))
    if whole is None or part is None or ratio is None or not whole.value:
        return None
    name = row.get("indikator") or row.get("uraian") or row.get("jenjang") or ""
    return Ratio(
        dataset,
        (frames.named(row["tabel_id"]), name, year_of(row)),
        (row["tabel_id"], row["baris"]),
        whole,
        part,
        ratio,
        row.get("rasio_teks") or plain(ratio.value),
        words,
        (place(row, "rasio_kolom"), place(row, "realisasi_kolom"), place(row, f"{base}_kolom")),
        row.get("halaman"),
    )


def _judge(frames: Frames, ratios: Sequence[Ratio], *, proven: bool = False) -> Iterator[Finding]:
    """Findings of one table; ``proven``: only where most lines show the column to be a ratio."""
    wrong = [ratio for ratio in ratios if not ratio.plainly]
    right = len(ratios) - len(wrong)
    if proven and (right < 2 or right < 2 * len(wrong)):
        return
    fractions = [r for r in wrong if r.gives(r.reached.value, r.base.value, scale=100)]
    if len(fractions) >= 2 and len(fractions) > right:
        # The table prints 0,87 for 87 per cent throughout.
        wrong = [ratio for ratio in wrong if ratio not in fractions]
    inverse: dict[tuple[str, int], list[bool]] = {}
    for ratio in ratios:
        if ratio.reached.value != ratio.base.value:
            inverse.setdefault(ratio.line, []).append(ratio.inversely)
    for ratio in wrong:
        line = inverse.get(ratio.line, [])
        if ratio.inversely and len(line) >= 2 and all(line):
            continue
        whole, part = ratio.base.value, ratio.reached.value
        decimals = max(2, ratio.ratio.decimals)
        exact = part * HUNDRED / whole
        yield frames.finding(
            RULE.id,
            RULE.level,
            ratio.dataset,
            ratio.where,
            say(
                "rasio-tidak-cocok",
                apa=term(ratio.words[0]),
                realisasi=number(part),
                dari=term(ratio.words[1]),
                pembagi=number(whole),
            ),
            expected=number(exact, decimals),
            found=quoted(ratio.text, ratio.ratio),
            cells=ratio.cells,
            page=ratio.page,
        )


_RATIO_HEADER = re.compile(r"%|persen|prosentase|presentase|rasio|capaian")
_PART_HEADER = re.compile(r"\b(realisasi|tercapai|terealisasi|pelunasan|penerimaan)\b")
_WHOLE_HEADER = re.compile(r"\b(target|baku|pagu|anggaran|ketetapan|pokok)\b")


def _generic(frames: Frames, grid: Grid) -> list[Ratio]:
    """Lines of a table with one column of wholes, one of parts and one of percentages."""
    numeric = sorted(grid.numeric_columns_raw - grid.number_columns)
    ratio = [c for c in numeric if _RATIO_HEADER.search(grid.own_header(c))]
    part = [c for c in numeric if c not in ratio and _PART_HEADER.search(grid.own_header(c))]
    whole = [
        c for c in numeric if c not in [*ratio, *part] and _WHOLE_HEADER.search(grid.own_header(c))
    ]
    if not (len(ratio) == len(part) == len(whole) == 1):
        return []
    made = []
    for row in grid.body_rows:
        numbers = [grid.number(row, col) for col in (whole[0], part[0], ratio[0])]
        base, reached, printed_ratio = numbers
        if base is None or reached is None or printed_ratio is None or not base.value:
            continue
        label = grid.label(row) or next(
            (grid.text(row, c) for c in numeric if c not in (whole[0], part[0], ratio[0])), ""
        )
        made.append(
            Ratio(
                "tabel",
                (
                    frames.named(grid.tabel_id),
                    label or grid.line_number(row) or "",
                    grid.own_header(ratio[0]),
                ),
                (grid.tabel_id, row),
                base,
                reached,
                printed_ratio,
                grid.text(row, ratio[0]),
                ("realisasi", _WHOLE_HEADER.search(grid.own_header(whole[0])).group()),  # type: ignore[union-attr]
                tuple((grid.tabel_id, row, col) for col in (ratio[0], part[0], whole[0])),
            )
        )
    return made


RULE = Rule(
    id="rasio-tidak-cocok",
    level="error",
    datasets=("capaian", "anggaran", "tabel"),
    checks=(
        "Rasio tercetak dibandingkan dengan realisasi / target × 100 atau realisasi / anggaran ×"
        " 100, dengan desimal pasti. Selisih kurang dari satu satuan digit terakhir yang tercetak"
        " diterima, jadi pembulatan dan pemotongan sama-sama benar. Rumus terbalik diterima bila"
        " seluruh baris memakainya. Tanpa salah satu angkanya tidak ada yang diperiksa."
    ),
    reason="Rasio capaian dipakai menilai kinerja; rasio yang salah menyesatkan penilaiannya.",
    source="Permendagri 86/2017, formulir T-C.23 dan T-C.24",
    check=check,
)
