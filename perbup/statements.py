"""What documents print of an indicator or a budget line in a year, one row per printed value.

A statement is a value with its place (document, table, row, column), the key of what it is about,
and how surely it was read. The panels choose among the statements of one key
(:mod:`perbup.panel`); here nothing is chosen and nothing is added up. Left out is what is no
statement about one year: ends of a period (``akhir``), projections, sums of several years, and
realisasi of a year whose last quarter is not printed yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from grammar.totals import is_lone_total
from normalize.indicators import indicator_key, match_indicator
from normalize.programmes import canonical_code, check_code, match_lines, programme_key
from normalize.units import unit_key
from normalize.vocabulary import letters

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
the column of the panel it fills, ``ragu`` whether the value, its table or its code is doubtful."""

Tables = Mapping[str, pa.Table]

_SHARED = ("doc_id", "tabel_id", "baris", "tahun", "halaman", "dikoreksi")
_NEEDED: dict[str, tuple[str, ...]] = {
    "capaian": (
        *("indikator", "indikator_id", "satuan", "target", "realisasi"),
        *("target_kolom", "realisasi_kolom"),
    ),
    "target": ("indikator", "indikator_id", "satuan", "fase", "nilai", "kolom"),
    "rencana": (
        *("kode", "jenjang", "nama", "indikator", "fase", "jenis_belanja", "target", "satuan"),
        *("pagu", "skala", "target_kolom", "target_baris", "pagu_kolom"),
    ),
    "evaluasi": (
        *("kode", "jenjang", "nama", "indikator", "indikator_id", "periode", "kinerja", "satuan"),
        *("rupiah", "skala", "kinerja_kolom", "rupiah_kolom"),
    ),
    "anggaran": (
        *("uraian", "jenjang", "program", "kode", "anggaran", "realisasi", "skala"),
        *("anggaran_kolom", "realisasi_kolom"),
    ),
}
"""Columns of the datasets that say something of a statement; the others are not taken along."""


def statements(tables: Tables) -> dict[str, pa.Table]:
    """The statements in the datasets of one document, or of several."""
    tables = {name: _only_needed(name, table) for name, table in tables.items()}
    return {
        INDICATOR_STATEMENTS: _joined(INDICATOR_STATEMENTS, _of_indicators(tables), tables),
        BUDGET_STATEMENTS: _joined(BUDGET_STATEMENTS, _of_budgets(tables), tables),
    }


def _only_needed(dataset: str, table: pa.Table) -> pa.Table:
    wanted = _NEEDED.get(dataset)
    if wanted is None:
        return table
    return table.select([n for n in (*_SHARED, *wanted) if n in table.column_names])


# --- indicators --------------------------------------------------------------------------------


def _of_indicators(tables: Tables) -> list[pa.Table]:
    found = []
    if (rows := _dated(tables, "capaian")) is not None:
        for name in ("target", "realisasi"):
            found.append(_indicator_statements(rows, "capaian", name, name, f"{name}_kolom"))
    if (rows := _dated(tables, "target")) is not None:
        for phase, name in (("target", "target"), ("awal", "realisasi")):
            of_phase = rows.filter(pc.equal(rows["fase"], phase))
            found.append(_indicator_statements(of_phase, "target", name, "nilai", "kolom"))
    if (rows := _dated(tables, "rencana")) is not None:
        rows = rows.filter(pc.equal(rows["fase"], "target"))
        rows = _with(rows, "baris", pc.coalesce(rows["target_baris"], rows["baris"]))
        rows = _once(rows, ("tabel_id", "baris", "target_kolom", "tahun"))
        ids = _per_distinct(rows, ("indikator",), lambda name: _indicator_id(name))
        rows = rows.append_column("indikator_id", ids)
        found.append(
            _indicator_statements(_of_office(rows), "rencana", "target", "target", "target_kolom")
        )
    if (rows := _dated(tables, "evaluasi")) is not None:
        of_year = _of_office(rows)
        for name in ("target", "realisasi"):
            of_period = _whole_years(of_year, tables["evaluasi"], name)
            found.append(
                _indicator_statements(of_period, "evaluasi", name, "kinerja", "kinerja_kolom")
            )
    return found


def _indicator_statements(
    rows: pa.Table, source: str, measure: str, value: str, column: str
) -> pa.Table:
    rows = rows.filter(pc.and_(pc.is_valid(rows[value]), pc.is_valid(rows["indikator"])))
    keys = _per_distinct(
        rows,
        ("indikator_id", "indikator"),
        lambda known, name: known or f"nama:{indicator_key(name)}",
    )
    return _table(
        INDICATOR_STATEMENTS,
        rows,
        kunci=keys,
        ukuran=measure,
        sumber=source,
        kolom=rows[column],
        satuan_kunci=_per_distinct(rows, ("satuan",), lambda u: unit_key(u) if u else None),
        nilai=rows[value],
    )


def _of_office(rows: pa.Table) -> pa.Table:
    """Lines whose indicator measures the office: of its goals, or of a programme and known
    everywhere.

    What a kegiatan puts out (``jumlah laporan``) has the same name under every other kegiatan.
    """
    programmes = pc.equal(rows["jenjang"], "program")
    known = pc.and_(programmes, pc.is_valid(rows["indikator_id"]))
    return rows.filter(pc.fill_null(pc.or_(_is_goal(rows), known), False))


def _indicator_id(name: str | None) -> str | None:
    return match_indicator(name).indikator_id if name else None


# --- budgets -----------------------------------------------------------------------------------


def _of_budgets(tables: Tables) -> list[pa.Table]:
    found = []
    if (rows := _dated(tables, "anggaran")) is not None:
        for name in ("anggaran", "realisasi"):
            found.append(
                _budget_statements(rows, "anggaran", name, name, f"{name}_kolom", ragu=False)
            )
    if (rows := _coded(tables, "rencana")) is not None:
        rows = rows.filter(pc.equal(rows["fase"], "target"))
        found.append(
            _budget_statements(rows, "rencana", "pagu", "pagu", "pagu_kolom", rows["ragu"])
        )
    if (rows := _coded(tables, "evaluasi")) is not None:
        for period, name in (("target", "anggaran"), ("realisasi", "realisasi")):
            of_period = _whole_years(rows, tables["evaluasi"], period)
            found.append(
                _budget_statements(
                    of_period, "evaluasi", name, "rupiah", "rupiah_kolom", of_period["ragu"]
                )
            )
    return found


def _budget_statements(
    rows: pa.Table, source: str, measure: str, value: str, column: str, ragu: Any
) -> pa.Table:
    if isinstance(ragu, bool):
        ragu = pa.array([ragu] * rows.num_rows, pa.bool_())
    wanted = pc.and_(pc.is_valid(rows[value]), pc.invert(_is_goal(rows)))
    rows, ragu = rows.filter(wanted), ragu.filter(wanted)
    codes = _per_distinct(rows, ("kode",), lambda code: canonical_code(code) if code else None)
    rows = _with(rows, "kode", codes)
    keys = _per_distinct(rows, ("kode", "jenjang", "program", "uraian"), budget_key)
    rows = rows.append_column("kunci", keys)
    return _table(
        BUDGET_STATEMENTS,
        rows,
        kunci=_apart(rows),
        ukuran=measure,
        sumber=source,
        kolom=rows[column],
        nilai=rows[value],
        ragu=ragu,
    )


def budget_key(
    kode: str | None, jenjang: str | None, program: str | None, uraian: str | None
) -> str:
    """The key of a budget line: its code; without one its level and the letters of its name,
    for what stands under a programme that programme's before it. A sum of the whole office is
    ``total``; one that says of what keeps its name."""
    if kode:
        return kode
    if jenjang == "total":
        whole = not uraian or (is_lone_total(uraian) and not _is_part(uraian))
        return "total" if whole else f"total:{letters(uraian)}"
    name = programme_key(uraian) if uraian else ""
    if jenjang != "program" and program:
        name = f"{programme_key(program)}/{name}"
    return f"{jenjang or 'baris'}:{name}"


def _apart(rows: pa.Table) -> pa.ChunkedArray:
    """The keys of lines; where a table prints one code beside several names (one subkegiatan for
    each of its kelurahan), the letters of the name too: such lines are parts, not statements of
    the same."""
    names = _per_distinct(rows, ("uraian",), lambda name: letters(name or ""))
    coded = pc.is_valid(rows["kode"]).to_numpy()
    lines, _ = _combined([rows["tabel_id"], rows["kunci"]])
    named, _ = _combined([pa.array(lines), names])
    distinct = lines[np.unique(np.where(coded, named, -1), return_index=True)[1]]
    known, counts = np.unique(distinct, return_counts=True)
    parts = pa.array(coded & np.isin(lines, known[counts > 1]))
    return pc.if_else(parts, pc.binary_join_element_wise(rows["kunci"], names, "/"), rows["kunci"])


_PART = re.compile(r"\bsub|\b(?:[ivx]{1,4}|\d{1,2}|[a-h])\b", re.IGNORECASE)
_SPACED = re.compile(r"(?:\w\s+)+\w")


def _is_part(label: str) -> bool:
    """Whether a sum is one of several: ``Sub Total``, ``Jumlah I``; not ``J U M L A H``."""
    return bool(_PART.search(label)) and not _SPACED.fullmatch(label.strip())


def _is_goal(rows: pa.Table) -> Any:
    """Lines of tujuan and sasaran: sums of programmes under a goal, which are no budget line."""
    return pc.fill_null(pc.is_in(rows["jenjang"], pa.array(["tujuan", "sasaran"])), False)


def _coded(tables: Tables, dataset: str) -> pa.Table | None:
    """Dated lines of a table with codes, with the programme they stand under, and in doubt where
    code and name contradict each other; such a line keeps its name alone."""
    rows = tables.get(dataset)
    if rows is None or not rows.num_rows:
        return None
    rows = rows.rename_columns(["uraian" if n == "nama" else n for n in rows.column_names])
    level = np.array(rows["jenjang"].to_pylist(), dtype=object)
    table = rows["tabel_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    last = np.maximum.accumulate(np.where(level == "program", np.arange(len(level)), -1))
    under = (last >= 0) & (table[last] == table)
    names = rows["uraian"].take(pa.array(np.where(under, last, 0)))
    rows = _with(rows, "program", pc.if_else(pa.array(under), names, None))
    wrong = _per_distinct(rows, ("kode", "uraian"), _contradicted, pa.bool_())
    rows = _with(rows, "kode", pc.if_else(wrong, None, _codes_by_name(rows)))
    return _dated({dataset: _with(rows, "ragu", wrong)}, dataset)


@lru_cache(maxsize=16384)
def _contradicted(kode: str | None, nama: str | None) -> bool:
    return bool(kode and nama) and check_code(str(kode), str(nama)).verdict == "tidak-cocok"


def _codes_by_name(rows: pa.Table) -> pa.ChunkedArray | pa.Array:
    """The codes of lines; in tables that print none at all, those of their names."""
    printed = set(rows["tabel_id"].filter(pc.is_valid(rows["kode"])).unique().to_pylist())
    if printed.issuperset(rows["tabel_id"].unique().to_pylist()):
        return rows["kode"]
    lines: dict[str, dict[int, tuple[str | None, str | None]]] = {}
    columns = [rows[name].to_pylist() for name in ("tabel_id", "baris", "uraian", "jenjang")]
    for tabel_id, line, name, level in zip(*columns, strict=True):
        if tabel_id not in printed:
            lines.setdefault(tabel_id, {}).setdefault(line, (name, level))
    found = {
        (tabel_id, line): match.kode
        for tabel_id, of_table in lines.items()
        for line, match in zip(of_table, match_lines(list(of_table.values())), strict=True)
    }
    by_name = [found.get(place) for place in zip(*columns[:2], strict=True)]
    return pc.coalesce(rows["kode"], pa.array(by_name, pa.string()))


# --- what both have in common ------------------------------------------------------------------


def _dated(tables: Tables, dataset: str) -> pa.Table | None:
    """The rows of a dataset that name their year; null where there are none."""
    rows = tables.get(dataset)
    if rows is None:
        return None
    rows = rows.filter(pc.is_valid(rows["tahun"]))
    return rows if rows.num_rows else None


def _whole_years(rows: pa.Table, whole: pa.Table, period: str) -> pa.Table:
    """Rows of a period; realisasi only from tables that are of the whole year.

    A table of quarters is, once a value stands in the last of them.
    """
    rows = rows.filter(pc.equal(rows["periode"], period))
    if period != "realisasi":
        return rows
    filled = pc.or_(pc.is_valid(whole["kinerja"]), pc.is_valid(whole["rupiah"]))
    parts = pc.match_substring_regex(whole["periode"], r"^(sd-)?(triwulan|semester)-\d$")
    last = pc.and_(pc.is_in(whole["periode"], pa.array(["triwulan-4", "semester-2"])), filled)
    divided = whole["tabel_id"].filter(parts).unique()
    ended = whole["tabel_id"].filter(last).unique()
    partial = pc.and_(
        pc.is_in(rows["tabel_id"], divided), pc.invert(pc.is_in(rows["tabel_id"], ended))
    )
    return rows.filter(pc.invert(partial))


def _table(kind: str, rows: pa.Table, **given: Any) -> pa.Table:
    """Statements of a kind: what is given, and the rest from the rows; missing columns null."""
    columns = []
    for field in SCHEMAS[kind]:
        value = given.get(field.name)
        if value is None and field.name in rows.column_names:
            value = rows[field.name]
        if value is None or isinstance(value, str):
            value = pa.repeat(pa.scalar(value, field.type), rows.num_rows)
        columns.append(value.cast(field.type))
    return pa.Table.from_arrays(columns, schema=SCHEMAS[kind])


def _joined(kind: str, found: Sequence[pa.Table], tables: Tables) -> pa.Table:
    """All statements of a kind, each with how surely it was read."""
    whole = pa.concat_tables([SCHEMAS[kind].empty_table(), *found]).combine_chunks()
    if not whole.num_rows:
        return whole
    refs = pc.binary_join_element_wise(
        whole["tabel_id"],
        pc.binary_join_element_wise(
            whole["baris"].cast(pa.string()),
            pc.fill_null(whole["kolom"].cast(pa.string()), ""),
            ",",
        ),
        "#",
    )
    tabel, sel = tables["tabel"], tables.get("sel")
    sure = tabel["keyakinan"].take(pc.index_in(whole["tabel_id"], tabel["tabel_id"]))
    sure = pc.fill_null(sure, DOUBTFUL_TABLE)
    doubtful = pc.less_equal(sure, DOUBTFUL_TABLE)
    if sel is not None:
        read = sel.filter(pc.is_valid(sel["keyakinan"]))
        places = pc.binary_join_element_wise(
            read["tabel_id"],
            pc.binary_join_element_wise(
                read["baris"].cast(pa.string()), read["kolom"].cast(pa.string()), ","
            ),
            "#",
        )
        score = read["keyakinan"].take(pc.index_in(refs, places))
        sure = pc.multiply(sure, pc.fill_null(score, 1.0))
    if (temuan := tables.get("temuan")) is not None:
        wrong = temuan["sel"].filter(pc.equal(temuan["tingkat"], "error"))
        doubtful = pc.or_(doubtful, pc.is_in(refs, pc.list_flatten(wrong)))
    doubtful = pc.or_(doubtful, pc.fill_null(whole["ragu"], False))
    whole = _with(whole, "dikoreksi", pc.fill_null(whole["dikoreksi"], False))
    return _with(_with(whole, "ragu", doubtful), "keyakinan", sure)


def _combined(columns: Sequence[Any]) -> tuple[Any, list[tuple[Any, list[Any]]]]:
    """A number for every combination of values; and of every column the place of each value among
    its distinct ones, and these."""
    numbers: Any = np.zeros(len(columns[0]), np.int64)
    found = []
    for column in columns:
        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        encoded = whole.dictionary_encode()
        values = encoded.dictionary.to_pylist()
        places = pc.fill_null(encoded.indices.cast(pa.int64()), len(values))
        found.append((places.to_numpy(zero_copy_only=False), [*values, None]))
        numbers = numbers * (len(values) + 1) + found[-1][0]
    return numbers, found


def _per_distinct(
    rows: pa.Table, names: Sequence[str], make: Callable[..., Any], kind: pa.DataType | None = None
) -> pa.Array:
    """A column made of others, each distinct combination of their values worked out once."""
    numbers, columns = _combined([rows[name] for name in names])
    _, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    picked = [[values[place] for place in places[first]] for places, values in columns]
    made = [make(*combination) for combination in zip(*picked, strict=True)]
    return pa.array(made, kind or pa.string()).take(pa.array(inverse.ravel()))


def _once(rows: pa.Table, names: Sequence[str]) -> pa.Table:
    """The first row of every combination of values."""
    numbers, _ = _combined([rows[name] for name in names])
    _, first = np.unique(numbers, return_index=True)
    return rows.take(pa.array(np.sort(first)))


def _with(table: pa.Table, name: str, values: Any) -> pa.Table:
    """The table with a column put in the place of the one of that name, or added."""
    place = table.schema.get_field_index(name)
    if place < 0:
        return table.append_column(name, values)
    return table.set_column(place, name, values)
