"""Slips in invented tables: how many values come back to their place, how many are left out.

``python -m benchmarks.slips`` prints budgets, performance and plans of many seeds, moves a block of
each by a column or two as print and character recognition do (a cell lost or won at one end moves
all cells up to the other), and reads them. Of every value: right, left out with a finding, wrong
with a finding on its line, wrong without a word. Tables without a slip are read too: there nothing
may be moved.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from extract.document import Source
from extract.text import read_text
from parsers.parsed import Context, TablesPart
from parsers.tables import parse_tables

CONTEXT = Context("perbup-rawa-1-2024", 1, 2024, "Rawa", "Jawa", "Telaga", 2025, 2027)
COLUMNS = {
    "anggaran": ("anggaran", "realisasi", "rasio"),
    "capaian": ("target", "realisasi", "rasio"),
    "rencana": ("target", "pagu"),
}
"""The columns of values by dataset."""
Grid = list[list[str]]
Truth = dict[tuple[int, int, str], str]
"""(line, year, column of the dataset) -> text; the end of a plan is the year 0."""
Spent = list[tuple[int, int] | None]
"""Budget and realisasi of one line, year by year."""
Named = tuple[list[str], list[tuple[str, str, str] | None]]
"""The names of a line and its three printed values, year by year."""


@dataclass(frozen=True, slots=True)
class Made:
    """A table: its rows of heads and lines, the columns of its values by band, and the truth."""

    title: str
    dataset: str
    heads: Grid
    lines: Grid
    bands: list[list[int]]
    truth: Truth


def rupiah(value: int) -> str:
    """An amount as it is printed."""
    return f"{value:,}".replace(",", ".")


def per_cent(part: int, whole: int) -> str:
    """A ratio as it is printed."""
    return f"{Decimal(part) * 100 / whole:.2f}".replace(".", ",")


def _added(lines: list[Spent]) -> Spent:
    """The sums of lines, year by year."""
    years = [[cell for cell in year if cell] for year in zip(*lines, strict=True)]
    return [(sum(a for a, _ in year), sum(r for _, r in year)) if year else None for year in years]


def budget(chance: Random) -> Made:
    """Programmes of some years with their kegiatan and, mostly, the total of the office; some
    ratios and sums are wrong in print."""
    years = list(range(2019, 2019 + chance.randint(3, 5)))
    lines: list[tuple[str, Spent]] = []
    for p in range(chance.randint(2, 4)):
        start = chance.choice([0, 0, 1, 2]) if p else 0
        stop = len(years) - chance.choice([0, 0, 1])
        parts: list[Spent] = []
        for _ in range(chance.randint(1, 4)):
            amounts = [chance.randint(10_000, 900_000) * 1000 for _ in years]
            cells = [(amount, amount * chance.randint(500, 1000) // 1000) for amount in amounts]
            parts.append([cell if start <= y < stop else None for y, cell in enumerate(cells)])
        wrong = chance.random() < 0.1
        whole: Spent = [(c[0] + 1000, c[1]) if c and wrong else c for c in _added(parts)]
        lines.append((f"Program Urusan {'ABCDEF'[p]}", whole))
        lines += [(f"Kegiatan Layanan {p}{k}", part) for k, part in enumerate(parts)]
    if chance.random() < 0.7:
        lines.append(("JUMLAH", _added([c for name, c in lines if name.startswith("Program")])))
    printed: list[Named] = []
    for name, spent in lines:
        texts: list[tuple[str, str, str] | None] = []
        for year in spent:
            if year is None:
                texts.append(None)
                continue
            ratio = "" if name == "JUMLAH" else per_cent(year[1], year[0])
            if ratio and chance.random() < 0.04:
                ratio = f"{chance.randint(20, 99)},{chance.randint(10, 99)}"
            texts.append((rupiah(year[0]), rupiah(year[1]), ratio))
        printed.append(([name], texts))
    heads = ["Anggaran", "Realisasi", "Rasio Realisasi dan Anggaran"]
    title = "Tabel T-C.24\nAnggaran dan Realisasi"
    return _by_year(title, "anggaran", ["Uraian"], heads, years, printed)


def performance(chance: Random) -> Made:
    """Indicators with target, realisasi and rasio of some years."""
    years = list(range(2019, 2019 + chance.randint(3, 5)))
    printed: list[Named] = []
    for row in range(chance.randint(3, 8)):
        start, stop = chance.choice([0, 0, 1, 2]), len(years) - chance.choice([0, 0, 1])
        less = chance.random() < 0.15
        texts: list[tuple[str, str, str] | None] = []
        for y in range(len(years)):
            base, reached = chance.randint(400, 990), chance.randint(300, 990)
            ratio = per_cent(base, reached) if less else per_cent(reached, base)
            shown = (f"{base // 10},{base % 10}", f"{reached // 10},{reached % 10}", ratio)
            texts.append(shown if start <= y < stop else None)
        printed.append(([str(row + 1), f"Nilai layanan bidang {'ABCDEFGH'[row]}"], texts))
    names, heads = ["No", "Indikator Kinerja"], ["Target", "Realisasi", "Rasio Capaian"]
    title = "Tabel T-C.23\nPencapaian Kinerja Pelayanan"
    return _by_year(title, "capaian", names, heads, years, printed)


def _by_year(
    title: str,
    dataset: str,
    names: list[str],
    heads: list[str],
    years: list[int],
    printed: list[Named],
) -> Made:
    """A table of three bands of years."""
    n, first = len(years), len(names)
    gap = [""] * (n - 1)
    over = [
        [*names, *(text for head in heads for text in (head, *gap))],
        [*[""] * first, *(str(year) for _ in heads for year in years)],
    ]
    truth: Truth = {}
    grid: Grid = []
    for row, (named, cells) in enumerate(printed):
        texts = [[cell[band] if cell else "" for cell in cells] for band in range(3)]
        grid.append([*named, *texts[0], *texts[1], *texts[2]])
        for band, column in enumerate(COLUMNS[dataset]):
            truth |= {(row, years[y], column): t for y, t in enumerate(texts[band]) if t}
    bands = [list(range(first + band * n, first + (band + 1) * n)) for band in range(3)]
    return Made(title, dataset, over, grid, bands, truth)


def plan(chance: Random) -> Made:
    """Programmes with a target and money of some years, and the end of the period."""
    years = list(range(2025, 2025 + chance.randint(2, 4)))
    over = (text for year in years for text in (str(year), ""))
    heads = [
        ["Kode", "Program dan Kegiatan", "Indikator", *over, "Kondisi Akhir", "", "Lokasi"],
        ["", "", "", *["Target", "Rp"] * (len(years) + 1), ""],
    ]
    grid: Grid = []
    truth: Truth = {}
    for row in range(chance.randint(3, 7)):
        amounts = [chance.randint(10, 900) * 1_000_000 for _ in years]
        unit = chance.choice([" %", " orang", " dokumen"])
        cells: list[str] = []
        for year, amount in zip([*years, 0], [*amounts, sum(amounts)], strict=True):
            target = f"{chance.randint(10, 100)}{unit}"
            if year and chance.random() < 0.15:
                target = ""
            cells += [target, rupiah(amount)]
            truth[row, year, "pagu"] = rupiah(amount)
            truth |= {(row, year, "target"): target} if target else {}
        names = [f"7.01.{row + 1:02d}", f"Program Urusan {row}", f"Persentase layanan {row}"]
        grid.append([*names, *cells, "Kel. Telaga"])
    bands = [list(range(3, 3 + 2 * len(years) + 3))]
    title = "Tabel T-C.27\nRencana Program dan Pendanaan"
    return Made(title, "rencana", heads, grid, bands, truth)


def slipped(made: Made, chance: Random) -> tuple[Grid, set[int]] | None:
    """The lines with a block moved, and the lines of the block; null where none can be."""
    columns = [col for band in made.bands for col in band]
    ends = [band[-1] for band in made.bands] if chance.random() < 0.3 else [columns[-1]]
    for _ in range(60):
        by = chance.choice([1, 1, 1, -1, -1, 2, -2])
        last = columns.index(chance.choice(ends))
        first = 0 if chance.random() < 0.5 else chance.randrange(max(1, last - abs(by)))
        start = chance.randrange(len(made.lines))
        block = range(start, min(len(made.lines), start + chance.randint(1, 8)))
        grid = [list(line) for line in made.lines]
        if all(_slip(grid[row], columns, first, last, by) for row in block):
            return grid, set(block)
    return None


def _slip(line: list[str], columns: list[int], first: int, last: int, by: int) -> bool:
    """Move a stretch of a line; whether there is room and something moves."""
    cells = [line[col] for col in columns]
    free = cells[last - by + 1 : last + 1] if by > 0 else cells[first : first - by]
    if any(free) or not any(cells[first : last + 1]):
        return False
    for at in range(first, last + 1):
        line[columns[at]] = cells[at - by] if first <= at - by <= last else ""
    return cells != [line[col] for col in columns]


def shows(made: Made, grid: Grid, block: set[int]) -> bool:
    """Whether lines of a table of ratios show that they slipped: where no sum tells, a line whose
    ratios all stand beside their values may stand where it likes."""
    if made.dataset != "capaian":
        return True
    return any(
        len({tuple(bool(grid[row][col]) for col in band) for band in made.bands}) > 1
        for row in block
    )


def read(made: Made, grid: Grid) -> TablesPart:
    """The table as it is read from a text."""
    text = "\n".join("\t".join(line) for line in [*made.heads, *grid])
    source = Source("contoh.txt", "0" * 64, "text")
    return parse_tables(
        read_text(f"PENGANTAR\n\n{made.title}\n\n{text}\n".encode(), source), CONTEXT
    )


def judge(made: Made, part: TablesPart, tally: Counter[str]) -> list[str]:
    """Count what became of every value; the wrong ones."""
    said = {int(sel.rpartition("#")[2].split(",")[0]) for f in part.findings for sel in f.cells}
    # What is said of a head is said of all its lines.
    everywhere = any(f.rule == "kolom-bergeser" and not f.cells for f in part.findings)
    found: Truth = {}
    for row in part.rows[made.dataset]:
        year = 0 if row.get("fase") == "akhir" else row["tahun"] or -1
        for column in COLUMNS[made.dataset]:
            if row.get(column) is not None:
                at = (row["baris"] - len(made.heads), year, column)
                found[at] = row[f"{column}_teks"] or ""
    wrong: list[str] = []
    for at in sorted(made.truth.keys() | found.keys()):
        right, read_as = made.truth.get(at), found.get(at)
        told = "said" if everywhere or at[0] + len(made.heads) in said else "unsaid"
        if right == read_as:
            tally["right"] += 1
        elif read_as is None:
            tally[f"null, {told}"] += 1
        else:
            tally[f"WRONG, {told}"] += 1
            wrong.append(f"{told} {at} {right} -> {read_as}")
    return wrong


MAKERS = {"anggaran": budget, "capaian": performance, "rencana": plan}


def jobs(seeds: int, first: int = 0) -> Iterator[tuple[str, int, Made, Grid, set[int]]]:
    """The tables with their slips; every fifth without one."""
    for kind, maker in MAKERS.items():
        for seed in range(first, first + seeds):
            chance = Random(f"{kind}{seed}")
            made = maker(chance)
            moved = slipped(made, chance) if seed % 5 else (made.lines, set[int]())
            if moved is not None and (not moved[1] or shows(made, *moved)):
                yield kind, seed, made, *moved


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="name every wrong value")
    options = parser.parse_args()
    tallies: dict[str, Counter[str]] = {}
    for kind, seed, made, grid, block in jobs(options.seeds, options.first):
        of = kind if block else f"{kind}, no slip"
        wrong = judge(made, read(made, grid), tallies.setdefault(of, Counter()))
        tallies[of]["tables"] += 1
        if wrong and options.show:
            print(kind, seed, sorted(block), *wrong, sep="\n  ")
    for name, tally in tallies.items():
        print(f"{name:20} " + ", ".join(f"{kind} {count}" for kind, count in sorted(tally.items())))


if __name__ == "__main__":
    main()
