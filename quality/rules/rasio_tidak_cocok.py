"""A printed ratio that the printed numbers do not give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from arithmetic.printed import Printed
from arithmetic.ratios import HUNDRED, Ratio
from arithmetic.sums import total
from grammar.totals import is_total_label
from normalize.indicators import indicator
from normalize.only import only
from quality.budget import amount_of
from quality.frames import (
    Frames,
    Place,
    Row,
    grouped,
    name_of,
    number_of,
    once,
    place,
    places,
    table_of,
    text_in,
    year_of,
)
from quality.grid import Grid
from quality.growth import misprinted
from quality.printed import quoted
from schemas.finding import Finding, Level, Where
from schemas.message import number, say, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Ratio):
    """A ratio that a line of a table states."""

    dataset: str
    where: Where
    line: tuple[str, int]
    words: tuple[str, str]
    cells: tuple[Place | None, ...]
    direction: str | None = None
    """``naik`` or ``turun`` where the vocabulary knows which is better."""

    @property
    def wrong(self) -> bool:
        """Whether it is neither the ratio of its numbers nor that of some multiple of them."""
        return not self.plainly and not self.scaled

    @property
    def right(self) -> Decimal:
        """The plain ratio with two decimals, or as many as are printed."""
        return number(self.plain, max(2, self.ratio.decimals))


def _means(frames: Frames) -> Iterator[Finding]:
    """The mean of all ratios of a table, in its last line, which none of the ways gives in which
    offices count it."""
    for tabel_id, rows in grouped(frames.rows("capaian"), table_of).items():
        grid = frames.grids.get(tabel_id)
        col = only({row.get("rasio_kolom") for row in rows})
        read = [of.value for row in rows if (of := number_of(row, "rasio"))]
        if not grid or col is None or len(read) < max(2, len(rows)):
            continue
        lines = {row["baris"] for row in rows}  # an indicator may be a mean itself
        for line, label in _lines_of_means(grid):
            mean = grid.number(line, col) if line not in lines else None
            if not mean or _is_mean(mean, rows, read):
                continue
            yield frames.finding(
                (frames.named(tabel_id), label),
                say("rasio-tidak-cocok.rata", nama=label, banyak=len(read)),
                level="warning",
                dataset="tabel",
                expected=number(round(total(read) / len(read), 2)),
                found=quoted(mean),
                cells=[(tabel_id, line, col)],
            )


def _growths(frames: Frames) -> Iterator[Finding]:
    """Average growths of budgets that their years do not give, by the way that gives the others."""
    for growth, right in misprinted(frames):
        yield frames.finding(
            (frames.named(growth.tabel_id), growth.name, term(growth.measure)),
            say("rasio-tidak-cocok.pertumbuhan", nama=growth.name, ukuran=term(growth.measure)),
            level="warning",
            dataset="tabel",
            expected=number(round(right, growth.printed.decimals)),
            found=quoted(growth.printed),
            cells=[(growth.tabel_id, growth.row, growth.col)],
        )


def _lines_of_means(grid: Grid) -> list[tuple[int, str]]:
    """The line of a table that is named a mean, with its name; none where several are."""
    named = [(row, text) for row in grid.body_rows for _, text in grid.printed(row)[:1]]
    means = [(row, text) for row, text in named if _MEAN.match(text)]
    return means if len(means) == 1 else []


def _is_mean(mean: Printed, rows: Sequence[Row], ratios: Sequence[Decimal]) -> bool:
    """Whether a number is the mean of ratios in one of the ways in which offices count it."""
    return any(abs(mean.value - way) <= max(mean.unit, UNIT) for way in _ways(rows, ratios))


def _ways(rows: Sequence[Row], ratios: Sequence[Decimal]) -> list[Decimal]:
    """The means of ratios: plain, of those cut at 100, and of the means of each objective."""
    ways = []
    for cut in (False, True):
        values = [min(ratio, HUNDRED) if cut else ratio for ratio in ratios]
        objectives: dict[str, list[Decimal]] = {}
        for row, value in zip(rows, values, strict=True):
            objectives.setdefault(text_in(row, "sasaran", "tujuan"), []).append(value)
        means = [total(of) / len(of) for of in objectives.values()]
        ways += [total(values) / len(values), total(means) / len(means)]
    return ways


_MEAN = re.compile(r"(?:nilai\s+|jumlah\s+)?rata(?:\s*-\s*rata|2)?\b|rerata\b", re.IGNORECASE)
UNIT = Decimal("0.02")
"""Means of ratios that were rounded before may be so far off."""


def stated(
    base: Printed | None, reached: Printed | None, ratio: Printed | None, **of: Any
) -> Stated | None:
    """The ratio of two numbers that a line states; null where one of the three is not read, or the
    base is nought."""
    if not base or not reached or not ratio or not base.value:
        return None
    return Stated(base, reached, ratio, **of)


def check(frames: Frames) -> Iterator[Finding]:
    """Ratios of capaian and anggaran, and of other tables whose own lines show what the
    percentage column is; their means."""
    yield from _means(frames)
    yield from _growths(frames)
    for ratios in typed_ratios(frames).values():
        yield from _judge(frames, ratios)
    yield from _over_nothing(frames)
    yield from _of_nothing(frames)
    for grid in frames.plain:
        yield from _judge(frames, _generic(frames, grid), proven=True)
        yield from _judge(frames, _of_total(frames, grid), proven=True)


@once
def typed_ratios(frames: Frames) -> dict[tuple[str, str], list[Stated]]:
    """The ratios of capaian and anggaran by dataset and table."""
    ratios = (
        ratio
        for dataset, base in (("capaian", "target"), ("anggaran", "anggaran"))
        for row in frames.rows(dataset)
        if (ratio := _typed(frames, dataset, row, base))
    )
    return grouped(ratios, lambda ratio: (ratio.dataset, ratio.line[0]))


def _typed(frames: Frames, dataset: str, row: Row, base: str) -> Stated | None:
    whole, part, ratio = (amount_of(row, measure) for measure in (base, "realisasi", "rasio"))
    name = name_of(row) or text_in(row, "jenjang")
    return stated(
        whole,
        part,
        ratio,
        dataset=dataset,
        where=(frames.named(row["tabel_id"]), name, year_of(row)),
        line=(row["tabel_id"], row["baris"]),
        words=("realisasi", base),
        cells=tuple(places(row, "rasio", "realisasi", base)),
        direction=known.arah if (known := indicator(text_in(row, "indikator_id"))) else None,
    )


def _judge(frames: Frames, ratios: Sequence[Stated], *, proven: bool = False) -> Iterator[Finding]:
    """Findings of one table; ``proven``: only where most lines show the column to be a ratio."""
    right = sum(ratio.plainly for ratio in ratios)
    if proven and right < 2 * sum(ratio.wrong for ratio in ratios):
        return
    wrong = _but_for_habits(ratios)
    rest = [ratio for ratio in wrong if ratio.of_rest]
    if len(rest) > right:
        yield _rest(frames, rest)
        wrong = [ratio for ratio in wrong if ratio not in rest]
    telling = (ratio for ratio in ratios if ratio.reached.value != ratio.base.value)
    lines = grouped(telling, lambda ratio: ratio.line)
    for ratio in wrong:
        if not _less_is_better(ratio, lines.get(ratio.line, [])):
            yield finding(frames, ratio)


def _but_for_habits(ratios: Sequence[Stated]) -> list[Stated]:
    """The wrong ratios of a table but those that it prints in a way of its own throughout: 0,87 for
    87 per cent, or none above a hundred."""
    wrong = [ratio for ratio in ratios if ratio.wrong]
    fractions = [r for r in wrong if r.gives(r.reached.value, r.base.value, scale=100)]
    if len(fractions) > max(1, sum(ratio.plainly for ratio in ratios)):
        wrong = [ratio for ratio in wrong if ratio not in fractions]
    beyond = [ratio for ratio in ratios if ratio.reached.value > ratio.base.value]
    if all(ratio.capped for ratio in beyond):
        wrong = [ratio for ratio in wrong if not ratio.capped]
    return wrong


def _less_is_better(ratio: Stated, line: Sequence[Stated]) -> bool:
    """Whether a ratio is one of the formulas for indicators where less is better, as all of its
    line are, and more of it is not known to be better; a line of one value is believed by its
    digits or its name."""
    name = " ".join(part for part in ratio.where if isinstance(part, str))
    fewer = bool(_FEWER.search(name))
    more = ratio.direction == "naik" or (bool(_MORE.search(name)) and not fewer)
    more = more or ratio.dataset == "anggaran"  # money is spent of a budget
    if not line or more or not all(other.inversely for other in line):
        return False
    return len(line) >= 2 or ratio.exact or fewer


_FEWER = re.compile(
    r"\b(?:konflik|gangguan|pelanggaran|kriminal\w*|kejahatan|pengaduan|keluhan|miskin|kemiskinan|"
    r"kematian|stunting|pengangguran|kekerasan|bencana|temuan|(?:ke)?terlambat\w*|menurun\w*|penurunan)\b"
    r"(?!.*\b(?:di|ter)(?:tangani|selesai|tindak|layani|cegah)\w*)|^\W*(?:rata-rata\s+)?(?:lama(?:nya)?\s+)?waktu\b",
    re.IGNORECASE,
)
"""Names of what should become less: ``Jumlah konflik``; not ``Konflik yang tertangani``."""
_MORE = re.compile(
    r"\b(?:tertib|tepat waktu|aktif|mandiri|(?:ke)?puas(?:an)?|cakupan|partisipasi|"
    r"(?:di|ter)(?:tangani|selesai\w*|tindak\w*|layani|bina|laksana\w*|penuhi))\b",
    re.IGNORECASE,
)
"""Names of what should become more: ``Persentase desa yang tertib administrasi``."""


def finding(frames: Frames, ratio: Stated, level: Level | None = None) -> Finding:
    """The finding that a ratio, or the level of an evaluation, is not that of its numbers."""
    return frames.finding(
        ratio.where,
        say(
            "tingkat-tidak-cocok" if ratio.dataset == "evaluasi" else "rasio-tidak-cocok",
            apa=term(ratio.words[0]),
            realisasi=number(ratio.reached.value),
            dari=term(ratio.words[1]),
            pembagi=number(ratio.base.value),
        ),
        level=level,
        dataset=ratio.dataset,
        expected=ratio.right,
        found=quoted(ratio.ratio),
        cells=ratio.cells,
    )


def _rest(frames: Frames, ratios: Sequence[Stated]) -> Finding:
    """A column of ratios that holds the rest of the budget: one finding for the column."""
    first = ratios[0]
    return frames.finding(
        (*first.where, term("sisa")),
        say(
            "rasio-tidak-cocok.sisa",
            banyak=len(ratios),
            apa=term(first.words[0]),
            dari=term(first.words[1]),
        ),
        level="warning",
        dataset=first.dataset,
        expected=first.right,
        found=quoted(first.ratio),
        cells=[cell for ratio in ratios for cell in ratio.cells[:1]],
    )


def _over_nothing(frames: Frames) -> Iterator[Finding]:
    """Ratios printed over a budget and realisasi of nought, unless the table prints the same one
    over every nought."""
    over_nought = (
        row
        for row in frames.rows("anggaran")
        if row.get("anggaran") == row.get("realisasi") == 0 and row.get("rasio") is not None
    )
    for tabel_id, rows in grouped(over_nought, lambda row: str(row["tabel_id"])).items():
        printed_as = Counter(row["rasio"] for row in rows)
        habit = max(printed_as, key=lambda value: (printed_as[value], value == 0))
        for row in rows:
            ratio = number_of(row, "rasio")
            usual = row["rasio"] in (0, habit) and (len(rows) > 1 or not row["rasio"])
            if not ratio or usual:
                continue
            name = name_of(row) or term(row["jenjang"])
            yield frames.finding(
                (frames.named(tabel_id), name, year_of(row)),
                say("rasio-tidak-cocok.nol", nama=name, masa=year_of(row)),
                level=None if habit == 0 else "warning",
                dataset="anggaran",
                expected=0,
                found=quoted(ratio),
                cells=places(row, "rasio", "realisasi", "anggaran"),
            )


def _of_nothing(frames: Frames) -> Iterator[Finding]:
    """Ratios beside one of their two numbers, where the other is left empty or a dash and most
    lines of the table print both: what stands there may have slipped; ratios over nought."""
    of = {name: grouped(frames.rows(name), table_of) for name in ("capaian", "anggaran")}
    for (dataset, tabel_id), ratios in typed_ratios(frames).items():
        base = "target" if dataset == "capaian" else "anggaran"
        rows = of[dataset][tabel_id]
        read = {(of, r["tahun"]) for r in rows for of in (base, "realisasi") if place(r, of)}
        alone = [
            (row, measure, ratio)
            for row in rows
            if (ratio := number_of(row, "rasio"))
            and ratio.value
            and (measure := _missing(row, base))
            and (measure, row["tahun"]) in read  # else its whole column was not, which is said
        ]
        for row, measure, ratio in alone if len(alone) < len(ratios) else ():
            name, year, what = name_of(row), year_of(row), term(measure)
            yield frames.finding(
                (frames.named(tabel_id), name, year),
                say("rasio-tidak-cocok.tanpa", nama=name, masa=year, apa=what)
                if row.get(measure) is None
                else say("rasio-tidak-cocok.atas-nol", nama=name, masa=year, apa=what),
                level="warning",
                dataset=dataset,
                found=quoted(ratio),
                cells=places(row, "rasio", base, "realisasi"),
            )


def _missing(row: Row, base: str) -> str | None:
    """Which of the two numbers beside a ratio was left empty or a dash, or is nought below
    something."""
    if row.get(base) == 0 and row.get("realisasi") and not _FEWER.search(name_of(row)):
        return base
    missing = only(measure for measure in (base, "realisasi") if row.get(measure) is None)
    if missing is None or any(map(str.isalnum, row.get(f"{missing}_teks") or "")):
        return None
    return missing


_RATIO_HEADER = re.compile(r"%|persen|prosentase|presentase|rasio|capaian")
_PART_HEADER = re.compile(r"\b(realisasi|tercapai|terealisasi|pelunasan|penerimaan)\b")
_WHOLE_HEADER = re.compile(r"\b(target|baku|pagu|anggaran|ketetapan|pokok)\b")


def _columns(grid: Grid) -> tuple[int, int, int, str] | None:
    """The one column of wholes, the one of parts and the one of percentages, and what the wholes
    are."""
    ratios, parts, wholes = [], [], []
    for col in sorted(grid.numeric_columns_raw - grid.number_columns):
        head = grid.own_header(col)
        if _RATIO_HEADER.search(head):
            ratios.append(col)
        elif _PART_HEADER.search(head):
            parts.append(col)
        elif found := _WHOLE_HEADER.search(head):
            wholes.append((col, found[0]))
    if not (len(ratios) == len(parts) == len(wholes) == 1):
        return None
    (whole, name), (part,), (ratio,) = wholes[0], parts, ratios
    return whole, part, ratio, name


def _generic(frames: Frames, grid: Grid) -> list[Stated]:
    """Lines of a table with one column of wholes, one of parts and one of percentages."""
    columns = _columns(grid)
    if not columns:
        return []
    whole, part, ratio, name = columns
    numeric = sorted(grid.numeric_columns_raw - grid.number_columns)
    others = [col for col in numeric if col not in (ratio, part, whole)]
    made = []
    for row in grid.body_rows:
        label = grid.label(row) or next((grid.text(row, col) for col in others), "")
        label = label or grid.line_number(row) or ""
        made.append(
            stated(
                *(grid.number(row, col) for col in (whole, part, ratio)),
                dataset="tabel",
                where=(frames.named(grid.tabel_id), label, grid.own_header(ratio)),
                line=(grid.tabel_id, row),
                words=("realisasi", name),
                cells=tuple((grid.tabel_id, row, col) for col in (ratio, part, whole)),
            )
        )
    return [*filter(None, made)]


def _of_total(frames: Frames, grid: Grid) -> list[Stated]:
    """Lines of a table with one column of numbers that its last line sums up, and one of their
    shares of that sum: ``SLTA | 12 | 42,86`` over ``Jumlah | 28 | 100``; where the sum is
    misprinted, shares of what the lines add up to."""
    columns = _counts_and_shares(grid) if grid.total_rows else None
    if not columns:
        return []
    lines = [row for row in grid.body_rows if row not in grid.total_rows]
    parts = [part for row in lines if (part := grid.number(row, columns[0]))]
    summed = Printed(sum((part.value for part in parts), Decimal(0)))
    printed = grid.number(grid.total_rows[-1], columns[0]) or summed
    made = (_shares(frames, grid, lines, columns, whole) for whole in (printed, summed))
    return max(made, key=lambda ratios: sum(ratio.plainly for ratio in ratios))


def _shares(
    frames: Frames, grid: Grid, lines: Sequence[int], columns: tuple[int, int], whole: Printed
) -> list[Stated]:
    """The shares of a whole that lines state."""
    count, ratio = columns
    made = (
        stated(
            whole,
            grid.number(row, count),
            grid.number(row, ratio),
            dataset="tabel",
            where=(frames.named(grid.tabel_id), grid.label(row), grid.own_header(ratio)),
            line=(grid.tabel_id, row),
            words=("nilai", "jumlah"),
            cells=((grid.tabel_id, row, ratio), (grid.tabel_id, row, count)),
        )
        for row in lines
    )
    return [*filter(None, made)]


def _counts_and_shares(grid: Grid) -> tuple[int, int] | None:
    """The one column of numbers that are summed up, and the one of shares."""
    numeric = grid.numeric_columns_raw - grid.number_columns
    ratio = only(col for col in numeric if _SHARE_HEADER.search(grid.own_header(col)))
    counts = [col for col in grid.additive_columns if col != ratio]
    count = only(col for col in counts if is_total_label(grid.own_header(col))) or only(counts)
    return None if ratio is None or count is None else (count, ratio)


_SHARE_HEADER = re.compile(r"%|persen|prosentase|presentase")
