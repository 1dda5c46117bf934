"""A page per indicator and per programme: every kecamatan, every year, what is missing as missing.

Made from the panels alone (``panel_indikator``, ``panel_anggaran``): each cell is the statement
that the panel took, with its grade and the way to the table it stands in. Offices of which nothing
is stated are named under the table, so that silence is seen too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from normalize.indicators import indicator
from normalize.programmes import official_name
from report.figures import BudgetLine, Spread, spread
from report.i18n import Words
from report.model import file_name
from report.shell import environment, page_of, script_words
from schemas.arrow import arrow_schema

Row = dict[str, Any]

MOST_PAGES = 300
"""Pages of indicators, and of programmes: those of most offices. The datasets hold all."""
KINDS: dict[str, tuple[str, str, tuple[str, ...] | None]] = {
    "indikator": ("panel_indikator", "indikator_kunci", None),
    "program": ("panel_anggaran", "anggaran_kunci", ("program", "total")),
}
"""Kinds of pages: the panel, what a page is of, and the levels that have one."""
WIDTH, HEIGHT = 132.0, 30.0
"""Units of the drawing of one row."""
_DRAWN = {
    "panel_indikator": (
        ("indikator_kunci", "indikator", "satuan", "tahun"),
        ("target", "realisasi"),
    ),
    "panel_anggaran": (
        ("anggaran_kunci", "jenjang", "uraian", "jenis_belanja", "tahun"),
        ("anggaran", "realisasi"),
    ),
}
"""Columns and measures of the panels that the charts of a document draw."""
_AT_ONCE = 8_192
_NOT_SHOWN = ("_sumber", "_baris", "_kolom", "_halaman", "_setuju")
"""Ends of the names of columns that no page shows."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a cell: its text, its grade, the page and table it stands in, and how many
    statements differ from it."""

    text: str
    grade: str
    href: str
    others: int


@dataclass(frozen=True, slots=True)
class YearCell:
    """What was planned and what was reached in a year; null where nothing is stated."""

    planned: Value | None
    reached: Value | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """One row drawn: marks of what was planned, the points and joined lines of what was reached."""

    marks: tuple[tuple[float, float], ...]
    points: tuple[tuple[float, float], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office over the years of a page; ``unit`` where rows of a page have several."""

    name: str
    region: str
    unit: str
    cells: tuple[YearCell | None, ...]
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class PanelPage:
    """A page, ready for the template."""

    file: str
    title: str
    code: str
    kind: str
    years: tuple[int, ...]
    rows: tuple[OfficeRow, ...]
    silent: tuple[str, ...]
    missing: int

    @property
    def href(self) -> str:
        """The page, seen from the list of pages."""
        return quote(self.file)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in the list of pages: where it is, and how much it shows."""

    href: str
    title: str
    code: str
    offices: int
    years: tuple[int, ...]
    missing: int


def write_panels(folder: Path, dataset: Path, words: Words) -> None:
    """Write ``folder`` with a page per indicator and programme and ``index.html``, their list."""
    folder.mkdir()
    templates = environment(words)
    page = page_of({"lang": words.lang, "words": script_words(words)})
    offices = _offices(dataset)
    lists: list[tuple[str, list[Listed], int]] = []
    for kind, (name, key, levels) in KINDS.items():
        counted = _offices_by(dataset, name, key, levels)
        order = sorted(counted, key=lambda value: (-counted[value], value))
        listed = []
        for value in order[:MOST_PAGES]:
            rows = list(_rows_of(dataset, name, pc.field(key) == value))
            made = _page(kind, value, rows, offices, words)
            text = templates.get_template("panel.html").render(p=made, page=page)
            (folder / made.file).write_text(text, "utf-8")
            listed.append(
                Listed(made.href, made.title, made.code, len(made.rows), made.years, made.missing)
            )
        lists.append((kind, listed, max(0, len(order) - MOST_PAGES)))
    text = templates.get_template("panel_daftar.html").render(lists=lists, page=page)
    (folder / "index.html").write_text(text, "utf-8")


class Taken:
    """Rows of the panels by the documents that their values were taken from."""

    def __init__(self, dataset: Path) -> None:
        self._tables: dict[str, pa.Table] = {}
        self._rows: dict[str, pa.Array] = {}
        self._places: dict[str, dict[str, tuple[int, int]]] = {}
        for name, (columns, measures) in _DRAWN.items():
            places = (f"{m}_{end}" for m in measures for end in ("doc_id", "tabel_id", "baris"))
            names = [*columns, *measures, *places]
            path = dataset / f"{name}.parquet"
            only = pc.field("jenjang").isin(("program", "total")) if "jenjang" in columns else None
            table = (
                pq.read_table(path, columns=names, filters=only)
                if path.is_file()
                else arrow_schema(name).empty_table().select(names)
            )
            number = pa.array(range(table.num_rows), pa.int64())
            pairs = pa.concat_tables(
                pa.table({"doc_id": table[f"{m}_doc_id"], "row": number}) for m in measures
            )
            pairs = pairs.filter(pc.is_valid(pairs["doc_id"]))
            pairs = pairs.group_by(["doc_id", "row"]).aggregate([])
            pairs = pairs.sort_by([("doc_id", "ascending"), ("row", "ascending")])
            self._tables[name] = table
            self._rows[name] = pairs["row"].combine_chunks()
            self._places[name] = {}
            start = 0
            for count in pairs["doc_id"].value_counts().to_pylist():
                self._places[name][count["values"]] = (start, count["counts"])
                start += count["counts"]

    def of(self, doc_id: str) -> dict[str, pa.Table]:
        """The rows of both panels of which a value was taken from a document."""
        found = {}
        for name, table in self._tables.items():
            start, count = self._places[name].get(doc_id, (0, 0))
            found[name] = table.take(self._rows[name].slice(start, count))
        return found


def across_offices(dataset: Path) -> tuple[list[Spread], list[BudgetLine]]:
    """Of every office: its achievement over indicators and years, and its last budget with
    spending; of the statements that the panels took.

    What a regulation prints for its own year and later was not reached yet, whatever it says.
    """
    names = ["doc_id", "tahun"]
    rows = pq.read_table(dataset / "dokumen.parquet", columns=names).to_pylist()
    enacted = {row["doc_id"]: row["tahun"] for row in rows}

    def over(row: Row) -> bool:
        year = enacted.get(row["realisasi_doc_id"])
        return row["realisasi"] is not None and (year is None or row["tahun"] < year)

    reached: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows_of(dataset, "panel_indikator", pc.field("realisasi").is_valid()):
        if over(row):
            reached[_office(row)].append(row)
    totals: dict[tuple[str, str], Row] = {}
    for row in _rows_of(dataset, "panel_anggaran", pc.field("anggaran_kunci") == "total"):
        if row["anggaran"] and over(row):
            last = totals.setdefault(_office(row), row)
            totals[_office(row)] = max(last, row, key=lambda r: int(r["tahun"]))
    labels = _labels({*reached, *totals})
    spreads = (spread(labels[office], found, None) for office, found in reached.items())
    budgets = [
        BudgetLine(f"{labels[office]} {row['tahun']}", row["anggaran"], row["realisasi"])
        for office, row in totals.items()
    ]
    return [found for found in spreads if found], budgets


def _labels(offices: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """A name per office for the charts: a kecamatan's without the word, and the region where
    several bear it."""
    names = {office: office[0].removeprefix("Kecamatan ") for office in offices}
    several = Counter(names.values())
    return {
        (name, region): names[name, region]
        + (f" ({region})" if region and several[names[name, region]] > 1 else "")
        for name, region in offices
    }


def _offices_by(
    dataset: Path, name: str, key: str, levels: tuple[str, ...] | None
) -> dict[str, int]:
    """How many offices state something of each value of a key, of some levels only."""
    path = dataset / f"{name}.parquet"
    if not path.is_file():
        return {}
    only = None if levels is None else pc.field("jenjang").isin(levels)
    table = pq.read_table(path, columns=["perangkat_id", key], filters=only)
    counted = table.group_by(key).aggregate([("perangkat_id", "count_distinct")])
    return dict(
        zip(
            counted[key].to_pylist(),
            counted["perangkat_id_count_distinct"].to_pylist(),
            strict=True,
        )
    )


def _rows_of(dataset: Path, name: str, only: pc.Expression) -> Iterator[Row]:
    """Rows of a panel that keep a condition."""
    path = dataset / f"{name}.parquet"
    if not path.is_file():
        return
    names = [n for n in pq.read_schema(path).names if not n.endswith(_NOT_SHOWN)]
    for batch in ds.dataset(path).to_batches(columns=names, filter=only, batch_size=_AT_ONCE):
        yield from batch.to_pylist()


def _offices(dataset: Path) -> list[tuple[str, str]]:
    """Every office that has a document, by name and region."""
    names = ["kecamatan", "perangkat_daerah", "kabupaten"]
    rows = pq.read_table(dataset / "dokumen.parquet", columns=names).to_pylist()
    return sorted({_office(row) for row in rows} - {("", "")})


def _office(row: Row) -> tuple[str, str]:
    """The name and region of an office, as pages show it."""
    named = row["perangkat_daerah"] or (row["kecamatan"] and f"Kecamatan {row['kecamatan']}")
    return named or row.get("perangkat_id") or "", row["kabupaten"] or ""


def _page(
    kind: str, key: str, rows: Sequence[Row], offices: Iterable[tuple[str, str]], words: Words
) -> PanelPage:
    years = tuple(range(min(r["tahun"] for r in rows), max(r["tahun"] for r in rows) + 1))
    by_row: dict[tuple[str, str, str], dict[int, Row]] = defaultdict(dict)
    for row in rows:
        name, region = _office(row)
        unit = (row["satuan"] if kind == "indikator" else row["jenis_belanja"]) or ""
        part = "" if kind == "indikator" else unit
        by_row[name, region, part][row["tahun"]] = row
    made = tuple(
        _row(name, region, kind, found, years, words)
        for (name, region, _), found in sorted(by_row.items())
    )
    stated = {(row.name, row.region) for row in made}
    silent = (f"{name} ({region})" if region else name for name, region in offices
              if (name, region) not in stated)  # fmt: skip
    return PanelPage(
        f"{kind}-{file_name(key)}.html",
        _title(kind, key, rows, words),
        key if ":" not in key else "",
        kind,
        years,
        made,
        tuple(silent),
        sum(cell is None for row in made for cell in row.cells),
    )


def _title(kind: str, key: str, rows: Sequence[Row], words: Words) -> str:
    if kind == "indikator":
        known = indicator(key)
        return known.nama if known else str(rows[0]["indikator"] or key)
    if key == "total":
        return words("panel_total")
    return official_name(key) or str(rows[0]["uraian"] or key)


def _row(
    name: str,
    region: str,
    kind: str,
    found: dict[int, Row],
    years: Sequence[int],
    words: Words,
) -> OfficeRow:
    show = _shown_number if kind == "indikator" else _shown_money
    cells: list[YearCell | None] = []
    planned: list[float | None] = []
    reached: list[float | None] = []
    units: dict[str, None] = {}
    for year in years:
        row = found.get(year)
        if row is None:
            cells.append(None)
            planned.append(None)
            reached.append(None)
            continue
        aim = "target"
        if kind != "indikator":
            aim = "pagu" if row["anggaran"] is None else "anggaran"
        cells.append(YearCell(_value(row, aim, show, words), _value(row, "realisasi", show, words)))
        planned.append(None if row[aim] is None else float(row[aim]))
        reached.append(None if row["realisasi"] is None else float(row["realisasi"]))
        units[(row["satuan"] if kind == "indikator" else row["jenis_belanja"]) or ""] = None
    unit = ", ".join(unit for unit in units if unit)
    return OfficeRow(name, region, unit, tuple(cells), _drawing(planned, reached))


def _value(row: Row, measure: str, show: Callable[[Any, Words], str], words: Words) -> Value | None:
    """What a row says of a measure; null where no statement is of it."""
    grade = row[f"{measure}_mutu"]
    if grade is None:
        return None
    doc_id = row[f"{measure}_doc_id"]
    href = ""
    if doc_id:
        table = (row[f"{measure}_tabel_id"] or "").rpartition("/")[2]
        href = f"../dokumen/{quote(file_name(doc_id))}.html#tabel-{quote(table)}"
    others = len(row[f"{measure}_beda"] or ())
    return Value(show(row[measure], words), grade, href, others)


def _shown_number(value: Any, words: Words) -> str:
    return words.number(value)


def _shown_money(value: Any, words: Words) -> str:
    """Millions of rupiah."""
    return words.number(None if value is None else value / 1_000_000, 1)


def _drawing(planned: Sequence[float | None], reached: Sequence[float | None]) -> Drawing:
    """A row on a scale of its own, from its least value to its greatest."""
    values = [v for v in (*planned, *reached) if v is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    span = (high - low) or 1.0
    step = WIDTH / max(len(planned), 1)

    def at(place: int, value: float) -> tuple[float, float]:
        height = (value - low) / span * (HEIGHT - 8)
        return round((place + 0.5) * step, 1), round(HEIGHT - 4 - height, 1)

    marks = tuple(at(i, v) for i, v in enumerate(planned) if v is not None)
    points: list[tuple[float, float]] = []
    lines: list[str] = []
    run: list[tuple[float, float]] = []
    for place, value in enumerate((*reached, None)):
        if value is None:
            if len(run) > 1:
                lines.append(" ".join(f"{x},{y}" for x, y in run))
            run = []
            continue
        run.append(at(place, value))
        points.append(run[-1])
    return Drawing(marks, tuple(points), tuple(lines))
