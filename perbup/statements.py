"""What a document prints of an indicator or a budget line in a year, one row per printed value.

A statement is a value with its place (document, table, row, column), the key of what it is about,
and how surely it was read. The panels choose among the statements of one key
(:mod:`perbup.panel`); here nothing is chosen and nothing is added up. Left out is what is no
statement about one year: ends of a period (``akhir``), projections, sums of several years, and
realisasi of a year whose last quarter is not printed yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import pyarrow as pa

from grammar.codes import official_code
from grammar.totals import is_lone_total
from normalize.indicators import indicator_key, match_indicator
from normalize.programmes import canonical_code, check_code, match_lines, programme_key
from normalize.units import unit_key
from normalize.vocabulary import letters

STATEMENTS = "pernyataan"
INDICATOR_STATEMENTS = "pernyataan_indikator"
BUDGET_STATEMENTS = "pernyataan_anggaran"

DOUBTFUL_TABLE = 0.5
"""A table of which as many of its kind were wrong somewhere as were right is doubtful."""

_PLACE = (
    ("doc_id", pa.string()),
    ("kunci", pa.string()),
    ("tahun", pa.int64()),
    ("ukuran", pa.string()),
    ("sumber", pa.string()),
    ("tabel_id", pa.string()),
    ("baris", pa.int64()),
    ("kolom", pa.int64()),
    ("halaman", pa.int64()),
    ("dikoreksi", pa.bool_()),
    ("ragu", pa.bool_()),
    ("keyakinan", pa.float64()),
    ("ramalan", pa.bool_()),
)
SCHEMAS = {
    INDICATOR_STATEMENTS: pa.schema(
        [
            *_PLACE,
            ("indikator_id", pa.string()),
            ("indikator", pa.string()),
            ("satuan", pa.string()),
            ("satuan_kunci", pa.string()),
            ("nilai", pa.float64()),
        ]
    ),
    BUDGET_STATEMENTS: pa.schema(
        [
            *_PLACE,
            ("kode", pa.string()),
            ("jenjang", pa.string()),
            ("uraian", pa.string()),
            ("jenis_belanja", pa.string()),
            ("skala", pa.int64()),
            ("nilai", pa.decimal128(20, 2)),
        ]
    ),
}
"""The columns of the two kinds of statements. ``kunci`` is the key of what is stated, ``ukuran``
the column of the panel it fills, ``ragu`` whether the value, its table or its code is doubtful,
``ramalan`` whether its year is beyond the period of its document."""

Row = Mapping[str, Any]
Rows = Sequence[Row]
Datasets = Mapping[str, Rows]


def statements(datasets: Datasets) -> dict[str, pa.Table]:
    """The statements in the rows of one document's datasets, its findings among them."""
    sureness = _Sureness(datasets)
    found = {
        INDICATOR_STATEMENTS: _of_indicators(datasets),
        BUDGET_STATEMENTS: _of_budgets(datasets),
    }
    last = max((row["periode_akhir"] or 0 for row in datasets.get("dokumen", ())), default=0)
    return {kind: _table(kind, rows, sureness, last) for kind, rows in found.items()}


# --- indicators --------------------------------------------------------------------------------


def _of_indicators(datasets: Datasets) -> Iterator[dict[str, Any]]:
    for row in datasets.get("capaian", ()):
        for name in ("target", "realisasi"):
            yield from _indicator_statement(row, "capaian", name, name, f"{name}_kolom")
    measures = {"target": "target", "awal": "realisasi"}
    for row in datasets.get("target", ()):
        if row["fase"] in measures:
            yield from _indicator_statement(row, "target", measures[row["fase"]], "nilai", "kolom")
    for row in _targets_once(datasets.get("rencana", ()), measures):
        measure = measures[row["fase"]]
        yield from _indicator_statement(row, "rencana", measure, "target", "target_kolom")
    for row in _whole_years(datasets.get("evaluasi", ())):
        alone = not (row["jenjang"] or row["kode"] or row["nama"])
        if alone or _of_office(row):
            yield from _indicator_statement(
                row, "evaluasi", row["periode"], "kinerja", "kinerja_kolom"
            )


def _indicator_statement(
    row: Row, source: str, measure: str, value: str, column: str
) -> Iterator[dict[str, Any]]:
    if row["tahun"] is None or row[value] is None or row["indikator"] is None:
        return
    yield {
        **row,
        "kunci": row["indikator_id"] or f"nama:{indicator_key(row['indikator'])}",
        "ukuran": measure,
        "sumber": source,
        "baris": _line(row, column),
        "kolom": row[column],
        "satuan_kunci": unit_key(row["satuan"]) if row["satuan"] else None,
        "nilai": row[value],
    }


def _line(row: Row, column: str) -> int:
    """The row of ``sel`` that a value stands on: its line's, unless another is named."""
    line = row.get(column.replace("kolom", "baris"))
    return int(row["baris"] if line is None else line)


def _targets_once(rows: Rows, phases: Collection[str]) -> Iterator[dict[str, Any]]:
    """Rows of a plan that print a value of the office, each cell once: money of two sources has
    two rows, and the target before them one cell."""
    seen = set()
    for row in rows:
        line = _line(row, "target_kolom")
        cell = (row["tabel_id"], line, row["target_kolom"], row["tahun"])
        if row["fase"] in phases and row["tahun"] is not None and cell not in seen:
            seen.add(cell)
            name = row["indikator"]
            known = match_indicator(name).indikator_id if name else None
            found = {**row, "baris": line, "indikator_id": known}
            if _of_office(found):
                yield found


def _of_office(row: Row) -> bool:
    """Whether the indicator of a line measures the office: of its goals, or of a programme and
    known everywhere.

    What a kegiatan puts out (``jumlah laporan``) has the same name under every other kegiatan.
    """
    return _is_goal(row) or (row["jenjang"] == "program" and row["indikator_id"] is not None)


# --- budgets -----------------------------------------------------------------------------------


def _of_budgets(datasets: Datasets) -> Iterator[dict[str, Any]]:
    lines = datasets.get("anggaran", ())
    for name in ("anggaran", "realisasi"):
        yield from _budget_statements(lines, "anggaran", name, name, f"{name}_kolom")
    plans = [row for row in _coded(datasets.get("rencana", ())) if row["fase"] == "target"]
    yield from _budget_statements(plans, "rencana", "pagu", "pagu", "pagu_kolom")
    reviews = list(_whole_years(list(_coded(datasets.get("evaluasi", ())))))
    for period, name in (("target", "anggaran"), ("realisasi", "realisasi")):
        of_period = [row for row in reviews if row["periode"] == period]
        yield from _budget_statements(of_period, "evaluasi", name, "rupiah", "rupiah_kolom")


def _budget_statements(
    rows: Rows, source: str, measure: str, value: str, column: str
) -> Iterator[dict[str, Any]]:
    """The amounts of one measure in one dataset.

    Where a table prints one code beside several names (one subkegiatan for each of its
    kelurahan), the letters of the name are in the key too, and the other way round: such lines
    are parts, not statements of the same.
    """
    found = []
    marks: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    whole = _whole_offices(rows)
    for row in rows:
        if row["tahun"] is None or row[value] is None or _is_goal(row):
            continue
        kode = canonical_code(row["kode"]) if row["kode"] else None
        key = budget_key(kode, row["jenjang"], row["program"], row["uraian"])
        if whole.get(row["tabel_id"]) == (row["jenjang"], _named(row)):
            key = "total"
        mark = letters(row["uraian"] or "") if key == kode else kode or ""
        marks[row["tabel_id"], key].add(mark)
        found.append((row, kode, key, mark))
    for row, kode, key, mark in found:
        if len(marks[row["tabel_id"], key]) > 1:
            key = f"{key}/{mark}"
        yield {
            **row,
            "kode": kode,
            "kunci": key,
            "ukuran": measure,
            "sumber": source,
            "baris": _line(row, column),
            "kolom": row[column],
            "nilai": row[value],
        }


def budget_key(
    kode: str | None, jenjang: str | None, program: str | None, uraian: str | None
) -> str:
    """The key of a budget line: its code of Permendagri 90/2019; without one (codes before it
    begin with the office's own number) its level and the letters of its name, for what stands
    under a programme that programme's before it. A sum of the whole office is ``total``; one that
    says of what keeps its name."""
    if kode and official_code(kode):
        return kode
    if jenjang == "total":
        whole = not uraian or (is_lone_total(uraian) and not _is_part(uraian))
        return "total" if whole else f"total:{letters(uraian)}"
    name = programme_key(uraian) if uraian else ""
    if jenjang != "program" and program:
        name = f"{programme_key(program)}/{name}"
    return f"{jenjang or 'baris'}:{name}"


def _whole_offices(rows: Rows) -> dict[str, tuple[str, str]]:
    """The line that is the whole office in tables without a sum: the only urusan they print, or the
    one above all others (``7``, ``7.01``; Instruksi Mendagri 2/2025 prints no other total)."""
    urusan: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["jenjang"] == "urusan":
            urusan[row["tabel_id"]].add(_named(row))
    summed = {row["tabel_id"] for row in rows if row["jenjang"] == "total"}
    return {
        table: ("urusan", first)
        for table, named in urusan.items()
        for first in [min(named)]
        if first and table not in summed and all(name.startswith(first) for name in named)
    }


def _named(row: Row) -> str:
    return str(row["kode"] or row["uraian"] or "")


_PART = re.compile(r"\bsub|\b(?:[ivx]{1,4}|\d{1,2}|[a-h])\b", re.IGNORECASE)
_SPACED = re.compile(r"(?:\w\s+)+\w")


def _is_part(label: str) -> bool:
    """Whether a sum is one of several: ``Sub Total``, ``Jumlah I``; not ``J U M L A H``."""
    return bool(_PART.search(label)) and not _SPACED.fullmatch(label.strip())


def _is_goal(row: Row) -> bool:
    """Lines of tujuan and sasaran: sums of programmes under a goal, which are no budget line."""
    return row["jenjang"] in ("tujuan", "sasaran")


def _coded(rows: Rows) -> Iterator[dict[str, Any]]:
    """The lines of a table with codes, with the programme they stand under, and in doubt where
    code and name contradict each other; such a line keeps its name alone."""
    by_name = _codes_by_name(rows)
    programme: tuple[str, str | None] | None = None
    for row in rows:
        tabel_id, kode, name = row["tabel_id"], row["kode"], row["nama"]
        if row["jenjang"] == "program":
            programme = (tabel_id, name)
        wrong = bool(kode and name) and check_code(kode, name).verdict == "tidak-cocok"
        yield {
            **row,
            "uraian": name,
            "program": programme[1] if programme and programme[0] == tabel_id else None,
            "kode": None if wrong else by_name.get((tabel_id, row["baris"])) or kode,
            "ragu": wrong,
        }


def _codes_by_name(rows: Rows) -> dict[tuple[str, int], str | None]:
    """The codes of lines by their names, in tables that print no official one."""
    printed = {row["tabel_id"] for row in rows if row["kode"] and official_code(row["kode"])}
    tables: defaultdict[str, dict[int, tuple[str | None, str | None]]] = defaultdict(dict)
    for row in rows:
        if row["tabel_id"] not in printed:
            tables[row["tabel_id"]].setdefault(row["baris"], (row["nama"], row["jenjang"]))
    return {
        (tabel_id, line): match.kode
        for tabel_id, lines in tables.items()
        for line, match in zip(lines, match_lines(list(lines.values())), strict=True)
    }


# --- what both have in common ------------------------------------------------------------------

_PARTS = re.compile(r"(?:sd-)?(?:triwulan|semester)-\d")
_LAST = ("triwulan-4", "semester-2")


def _whole_years(rows: Rows) -> Iterator[Row]:
    """Targets and realisasi of years; realisasi only from tables that are of the whole year.

    A table of quarters is, once a value stands in the last of them.
    """
    parted = {row["tabel_id"] for row in rows if _PARTS.fullmatch(row["periode"])}
    ended = {row["tabel_id"] for row in rows if row["periode"] in _LAST and _is_filled(row)}
    partial = parted - ended
    for row in rows:
        whole = row["periode"] == "realisasi" and row["tabel_id"] not in partial
        if whole or row["periode"] == "target":
            yield row


def _is_filled(row: Row) -> bool:
    return row["kinerja"] is not None or row["rupiah"] is not None


class _Sureness:
    """How surely the cells of a document were read."""

    def __init__(self, datasets: Datasets) -> None:
        self._tables = {row["tabel_id"]: row["keyakinan"] for row in datasets.get("tabel", ())}
        self._cells = {
            (row["tabel_id"], row["baris"], row["kolom"]): row["keyakinan"]
            for row in datasets.get("sel", ())
            if row["keyakinan"] is not None
        }
        self._wrong: Set[str] = {
            cell
            for row in datasets.get("temuan", ())
            if row["tingkat"] == "error"
            for cell in row["sel"] or ()
        }

    def of(self, tabel_id: str, line: int | None, column: int | None) -> tuple[bool, float]:
        """Whether a cell is in doubt, and its ``keyakinan``."""
        table = self._tables.get(tabel_id)
        sure = DOUBTFUL_TABLE if table is None else table
        cell = f"{tabel_id}#{line},{'' if column is None else column}"
        doubtful = sure <= DOUBTFUL_TABLE or cell in self._wrong
        return doubtful, sure * self._cells.get((tabel_id, line, column), 1.0)


def _table(kind: str, found: Iterable[dict[str, Any]], sureness: _Sureness, last: int) -> pa.Table:
    """Statements of a kind as a table, each with how surely it was read; ``last`` is the year in
    which the document's period ends (0: not known)."""
    columns: dict[str, list[Any]] = {name: [] for name in SCHEMAS[kind].names}
    for row in found:
        doubtful, sure = sureness.of(row["tabel_id"], row["baris"], row["kolom"])
        row["ragu"] = doubtful or row.get("ragu", False)
        row["keyakinan"] = sure
        row["ramalan"] = 0 < last < row["tahun"]
        row["dikoreksi"] = row.get("dikoreksi") or False
        for name, values in columns.items():
            values.append(row.get(name))
    return pa.Table.from_pydict(columns, schema=SCHEMAS[kind])
