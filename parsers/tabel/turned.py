"""Tables with a row for each measure, turned upright.

Reports print the target, what was reached and the ratio of an indicator below one another, beside
years: ``Target | 80 | 82``, ``Realisasi | 81 | 83``, ``Capaian (%) | 101,25 | 101,22``. The readers
know bands of columns, so such a table is read as the one with its measures in bands, and what was
read is put back in the places where it is printed.

Takes a table; gives the table upright and where its cells are printed, and puts rows and findings
back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from extract.document import Cell, Table
from extract.header import is_column_number_row, is_year_text
from normalize.only import only
from parsers.parsed import Row
from schemas.finding import Finding, cell_place, cell_ref
from schemas.message import Listed, Message

_MEASURES = (
    ("Target", re.compile(r"target(?:\s+(?:kinerja|renstra|tahunan))?", re.IGNORECASE)),
    (
        "Anggaran",
        re.compile(r"(?:pagu|anggaran|dana|biaya)(?:\s+indikatif)?(?:\s+\(?rp\.?\)?)?", re.I),
    ),
    (
        "Realisasi",
        re.compile(r"realisasi(?:\s+(?:kinerja|anggaran|capaian|\(?rp\.?\)?))?", re.IGNORECASE),
    ),
    (
        "Rasio",
        re.compile(
            r"(?:(?:rasio|(?:tingkat\s+)?capaian|persentase|tingkat)(?:\s+(?:capaian|kinerja|"
            r"realisasi|penyerapan))?\s*(?:\(?\s*(?:%|persen)\s*\)?)?|%(?:\s+(?:capaian|realisasi))?)",
            re.IGNORECASE,
        ),
    ),
)
"""What the rows of an indicator are called, and the band that each becomes."""
_TOGETHER = (
    *({"Target", "Realisasi"}, {"Anggaran", "Realisasi"}, {"Realisasi", "Rasio"}),
    {"Target", "Anggaran"},
)
"""Measures of which a table has two at least: of what was reached, or of a plan."""
LEAST_YEARS = 2
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turned:
    """A table upright; ``origin`` says where a cell of it is printed, ``lines`` in which row its
    lines are said to stand: where what was aimed at does, in a plan its money."""

    table: Table
    origin: Mapping[Place, Place]
    lines: Mapping[int, int]

    def put_back(self, rows: Sequence[Row]) -> None:
        """Give the values of rows the places where they are printed; those that stand on another
        row than the first of their line say which."""
        for row in rows:
            line = row["baris"]
            row["baris"] = self.lines[line]
            for name in [name for name in row if name.endswith("_kolom")]:
                if row[name] is not None:
                    printed, row[name] = self.origin[line, row[name]]
                    if printed != row["baris"]:
                        row[name.replace("_kolom", "_baris")] = printed

    def put_back_findings(self, findings: list[Finding], told: int) -> None:
        """Do the same with what was found since so many findings were told."""
        findings[told:] = [self._printed(finding) for finding in findings[told:]]

    def _printed(self, finding: Finding) -> Finding:
        cells = []
        for cell in finding.cells:
            table, row, col = cell_place(cell)
            cells.append(cell_ref(table, *self.origin.get((row, col), (row, col))))
        said = {
            name: self._said(getattr(finding, name)) for name in ("message", "expected", "found")
        }
        where = finding.where
        where = where if isinstance(where, str) else tuple(map(self._said, where))
        return replace(finding, cells=tuple(cells), where=where, **said)

    def _said(self, value: Any) -> Any:
        """What a finding says, with the numbers of rows and columns as they are printed."""
        if isinstance(value, Listed):
            return replace(value, values=tuple(map(self._said, value.values)))
        if isinstance(value, Message):
            values = ((name, self._counted((value.code, name), one)) for name, one in value.values)
            return Message(value.code, tuple(values))
        return value

    def _counted(self, place: tuple[str, str], value: Any) -> Any:
        if place in _ROWS:
            return self.lines.get(value, value)
        columns = {col: printed for (_, col), (_, printed) in self.origin.items()}
        return columns.get(value, value) if place in _COLUMNS else self._said(value)


_ROWS = {("baris", "nomor"), ("baris.sampai", "dari"), ("baris.sampai", "sampai")}
_COLUMNS = {("kolom", "nomor"), ("kolom-bernama", "kolom"), ("kolom-tak-dikenal", "kolom")}
"""What messages count rows and columns by."""


def turned(table: Table) -> Turned | None:
    """The table upright, where its lines are measures beside years; null where they are not."""
    grid = [[" ".join(cell.split()) for cell in row] for row in table.grid()]
    head = [row for row in grid[: table.header_rows] if not is_column_number_row(row)]
    years = _years(head, table.n_cols)
    if not years:
        return None
    body = grid[table.header_rows :]
    labels = (col for col in range(years[0]) if all(_is_label(row, col, years) for row in body))
    if (label := only(labels)) is None:
        return None
    groups = _groups(grid, range(table.header_rows, table.n_rows), label, years[0]) or [{}]
    measures = [name for name, _ in _MEASURES if name in groups[0]]
    if not any(kinds <= set(measures) for kinds in _TOGETHER):
        return None
    return _upright(table, head, groups, measures, label, years)


def _is_label(row: Sequence[str], col: int, years: Sequence[int]) -> bool:
    """Whether a row says what it measures, or names those below it and prints no values."""
    return bool(_measure(row[col]) or (row[col] and not any(row[year] for year in years)))


def _years(head: Sequence[Sequence[str]], width: int) -> list[int]:
    """The columns side by side that a head names by years alone; none where they are few."""
    years = [col for col in range(width) if any(is_year_text(row[col]) for row in head)]
    in_a_row = bool(years) and years == list(range(years[0], years[-1] + 1))
    measured = any(_measure(row[col]) for row in head for col in years)
    return years if in_a_row and len(years) >= LEAST_YEARS and not measured else []


def _measure(text: str) -> str | None:
    return next((name for name, pattern in _MEASURES if pattern.fullmatch(text)), None)


def _groups(
    grid: Sequence[Sequence[str]], lines: Sequence[int], label: int, width: int
) -> list[dict[str, int]] | None:
    """The rows of each line by measure, one with its name alone by nothing; null where a row within
    a line has a name of its own, or a line lacks a measure that the first one has."""
    groups: list[dict[str, int]] = []
    for row in lines:
        measure = _measure(grid[row][label]) or ""
        named = [grid[row][col] for col in range(width) if col != label and grid[row][col]]
        if not groups or not measure or measure in groups[-1]:
            groups.append({measure: row})
            continue
        first = next(iter(groups[-1].values()))
        if any(name not in grid[first] for name in named):
            return None
        groups[-1][measure] = row
    return groups if all(group.keys() == groups[0].keys() for group in groups) else None


def _upright(
    table: Table,
    head: Sequence[Sequence[str]],
    groups: Sequence[Mapping[str, int]],
    measures: Sequence[str],
    label: int,
    years: Sequence[int],
) -> Turned:
    """The table with the measures in bands behind the columns of names, each over the years."""
    cells = table.at()
    hidden = -1 if "" in groups[0] else label
    sources = [
        *((None, col) for col in range(years[0])),
        *product(measures, years),
        *((None, col) for col in range(years[-1] + 1, table.n_cols)),
    ]
    made: list[Cell] = []
    origin: dict[Place, Place] = {}
    for col, (measure, source) in enumerate(sources):
        path = dict.fromkeys(row[source] for row in head if row[source])
        top = measure or ("" if source == hidden else " ".join(path))
        names = [top, next(filter(is_year_text, path), "")]
        made += [Cell(row, col, name) for row, name in enumerate(names)]
        for row, group in enumerate(groups, start=len(names)):
            printed = group[measure] if measure else min(group.values())
            cell = cells.get((printed, source)) or Cell(printed, source, "")
            text = "" if source == hidden else cell.text
            made.append(cell._replace(row=row, col=col, text=text, row_span=1, col_span=1))
            origin[row, col] = (printed, source)
    upright = replace(
        table,
        cells=tuple(sorted(made, key=lambda cell: (cell.row, cell.col))),
        n_rows=2 + len(groups),
        n_cols=len(sources),
        header_rows=2,
        continuations=(),
    )
    first = _first(measures)
    return Turned(upright, origin, {n: group[first] for n, group in enumerate(groups, start=2)})


def _first(measures: Sequence[str]) -> str:
    """The measure in whose row a line is said to stand: that of a plan is its money."""
    return measures[0] if "Realisasi" in measures else "Anggaran"
