"""The panels: of all that documents state of one thing in one year, one row.

Which statement a row takes is said in :mod:`perbup.precedence`. All documents of an office are
looked at together; how a batch is divided into offices is told in :mod:`perbup.parcels`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from perbup.perangkat import Office
from perbup.precedence import ORDER
from perbup.statements import BUDGET_STATEMENTS, INDICATOR_STATEMENTS
from schemas.arrow import arrow_schema
from schemas.errors import SchemaViolation
from schemas.validate import broken, is_sound


@dataclass(frozen=True, slots=True)
class Kind:
    """A panel: its dataset, its statements, the columns that make a row one, the values it
    shows, and the columns that a row takes from the statement it prefers."""

    dataset: str
    statements: str
    key: tuple[str, ...]
    measures: tuple[str, ...]
    shown: tuple[str, ...]


PANELS = {
    kind.dataset: kind
    for kind in (
        Kind(
            "panel_indikator",
            INDICATOR_STATEMENTS,
            ("kunci", "tahun"),
            ("target", "realisasi"),
            ("indikator_id", "indikator"),
        ),
        Kind(
            "panel_anggaran",
            BUDGET_STATEMENTS,
            ("kunci", "jenis_belanja", "tahun"),
            ("pagu", "anggaran", "realisasi"),
            ("kode", "jenjang", "uraian"),
        ),
    )
}
_OF_OFFICE = (
    *("perangkat_id", "kode_wilayah", "kode_bps", "kecamatan", "kabupaten", "provinsi"),
    "perangkat_daerah",
)
_WORST_LAST = ("sepakat", "tunggal", "diragukan", "bertentangan")


def panel(
    dataset: str, statements: pa.Table, owners: Mapping[str, Office], late: Mapping[str, int]
) -> pa.Table:
    """The rows of a panel, sorted by its key, from all statements of some offices.

    ``owners`` and ``late`` say whose each document is and how late it came.
    """
    table = _rows(PANELS[dataset], statements, owners, late)
    if not is_sound(dataset, table):
        raise SchemaViolation(f"{dataset}: {broken(dataset, table)[:3]}")
    return table.cast(arrow_schema(dataset))


def _rows(
    kind: Kind, statements: pa.Table, owners: Mapping[str, Office], late: Mapping[str, int]
) -> pa.Table:
    """The rows of a panel from all statements of some offices."""
    groups = _Groups.of(kind, statements, owners, late)
    sorted_, first = groups.statements, groups.first
    columns: dict[str, Any] = {}
    of_offices = _Offices.of(sorted_["doc_id"].take(first), owners)
    for field in _OF_OFFICE:
        columns[field] = of_offices.column(field)
    for name in (*kind.key, *kind.shown):
        columns[name] = sorted_[name].take(first)
    if kind.dataset == "panel_indikator":
        columns["indikator_kunci"] = columns["kunci"]
        columns["satuan"] = sorted_["satuan"].take(groups.unit)
    else:
        columns["anggaran_kunci"] = columns["kunci"]
        region = of_offices.column("kabupaten_kode")
        year = columns["tahun"].cast(pa.string())
        columns["deflator_kunci"] = pc.binary_join_element_wise(region, year, "/")
    worst = np.zeros(len(first), np.int64)
    corrected = np.zeros(len(first), bool)
    for measure in kind.measures:
        chosen = _chosen(groups, measure)
        for name, values in chosen.columns.items():
            columns[name] = values
        worst = np.maximum(worst, chosen.grade)
        corrected |= chosen.corrected
    columns["mutu"] = pa.array(_WORST_LAST, pa.string()).take(pa.array(worst))
    columns["dikoreksi"] = pa.array(corrected)
    schema = arrow_schema(kind.dataset)
    arrays = [_column(columns[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, names=schema.names)


def _column(values: Any, kind: pa.DataType) -> pa.Array:
    whole = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return whole.cast(kind)


@dataclass(frozen=True, slots=True)
class _Offices:
    """The offices of documents: each once, and which of them every row has."""

    each: Sequence[Office]
    places: pa.Array

    @classmethod
    def of(cls, doc_ids: pa.ChunkedArray, owners: Mapping[str, Office]) -> _Offices:
        codes = doc_ids.combine_chunks().dictionary_encode()
        return cls([owners[doc_id] for doc_id in codes.dictionary.to_pylist()], codes.indices)

    def column(self, field: str) -> pa.Array:
        """A field of the office of every row."""
        return pa.array([getattr(o, field) for o in self.each], pa.string()).take(self.places)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Statements in the order of their row of the panel and of precedence: the first of every
    row, the row of every statement, the first of a row that prints a unit (null: none), and
    which statements are in another unit than the row."""

    statements: pa.Table
    first: Any
    row: Any
    unit: pa.Array
    strange: Any

    @classmethod
    def of(
        cls,
        kind: Kind,
        statements: pa.Table,
        owners: Mapping[str, Office],
        late: Mapping[str, int],
    ) -> _Groups:
        doc_ids = statements["doc_id"].combine_chunks().dictionary_encode()
        known = doc_ids.dictionary.to_pylist()
        lateness = pa.array([late[d] for d in known], pa.int64()).take(doc_ids.indices)
        office = pa.array([owners[d].perangkat_id for d in known], pa.string())
        keyed = statements.append_column("lambat", lateness)
        keyed = keyed.append_column("perangkat", office.take(doc_ids.indices))
        key = ("perangkat", *kind.key)
        order = pc.sort_indices(keyed, [*((name, "ascending") for name in key), *ORDER])
        keyed = keyed.take(order).combine_chunks()
        size = keyed.num_rows
        starts = np.ones(size, bool)
        if size:
            starts[1:] = np.logical_or.reduce([_differs(keyed[name]) for name in key])
        first = np.flatnonzero(starts)
        row = np.cumsum(starts) - 1
        if "satuan_kunci" not in keyed.column_names:
            none = pa.nulls(len(first), pa.int64())
            return cls(keyed, pa.array(first), row, none, np.zeros(size, bool))
        units = keyed["satuan_kunci"].combine_chunks().dictionary_encode().indices
        unit = pc.fill_null(units, -1).to_numpy(zero_copy_only=False)
        place = np.where(unit >= 0, np.arange(size), size)
        at = np.minimum.reduceat(place, first) if size else np.zeros(0, np.int64)
        has = at < size
        of_row = np.where(has, unit[np.where(has, at, 0)], -1) if size else at
        strange = (unit >= 0) & (unit != of_row[row])
        return cls(keyed, pa.array(first), row, pa.array(at, mask=~has), strange)


def _differs(column: pa.ChunkedArray) -> Any:
    """Whether each value but the first differs from the one before; null is a value."""
    codes = column.combine_chunks().dictionary_encode(null_encoding="encode").indices.to_numpy()
    return codes[1:] != codes[:-1]


@dataclass(frozen=True, slots=True)
class _Chosen:
    """One value of every row of a panel, and what stands beside it."""

    columns: Mapping[str, pa.Array]
    grade: Any
    corrected: Any


def _chosen(groups: _Groups, measure: str) -> _Chosen:
    """The statement that each row takes for a measure, and what the others say."""
    statements, rows = groups.statements, len(groups.first)
    of_measure = pc.equal(statements["ukuran"], measure).to_numpy()
    usable = np.flatnonzero(of_measure & ~groups.strange)
    row, at = np.unique(groups.row[usable], return_index=True)
    winner = np.full(rows, -1, np.int64)
    winner[row] = usable[at]

    own = np.flatnonzero(of_measure)
    against = winner[groups.row[own]]
    same = (against >= 0) & ~groups.strange[own]
    same[same] = _equal(statements, own[same], against[same])
    agree = np.bincount(groups.row[own[same]], minlength=rows)
    others = own[~same]
    differ = np.bincount(groups.row[others], minlength=rows)

    has = winner >= 0
    doubtful = np.zeros(rows, bool)
    corrected = np.zeros(rows, bool)
    doubtful[has] = statements["ragu"].to_numpy()[winner[has]]
    corrected[has] = statements["dikoreksi"].to_numpy()[winner[has]]
    grade = np.select([differ > 0, doubtful, agree > 1, has], [3, 2, 0, 1], default=-1)
    taken = pa.array(winner, mask=~has)
    columns = {
        measure: statements["nilai"].take(taken),
        f"{measure}_mutu": pa.array(_WORST_LAST, pa.string()).take(pa.array(grade, mask=grade < 0)),
        f"{measure}_setuju": pa.array(agree, mask=(agree == 0) & (differ == 0)),
        f"{measure}_beda": _told(statements, others, groups.row[others], rows),
    }
    for name in ("sumber", "doc_id", "tabel_id", "baris", "kolom", "halaman"):
        columns[f"{measure}_{name}"] = statements[name].take(taken)
    return _Chosen(columns, np.maximum(grade, 0), corrected)


def _equal(statements: pa.Table, one: Any, other: Any) -> Any:
    """Whether values are the same: numbers as read; amounts to the last digit that both print,
    for one may be printed in thousands or millions, or without its sen."""
    values = statements["nilai"]
    a, b = (values.take(pa.array(at)).cast(pa.float64()).to_numpy() for at in (one, other))
    if "skala" not in statements.column_names:
        return np.isclose(a, b, rtol=1e-9, atol=1e-12)
    scale = pc.fill_null(statements["skala"], 1).to_numpy()
    last = np.maximum(_last_digit(a, scale[one]), _last_digit(b, scale[other]))
    return np.abs(a - b) <= last / 2


def _last_digit(values: Any, scale: Any) -> Any:
    """What the last printed digit of amounts is worth, in rupiah: of 1.234,5 (thousands) 100."""
    worth = np.ones(len(values))
    if not (scale > 1).any():
        return worth
    for power in range(1, 13):
        step = 10.0**power
        worth[(scale >= step) & (values % step == 0) & (worth == step / 10)] = step
    return worth


_TOLD = ("tabel_id", "baris", "kolom", "nilai", "satuan")


def _told(statements: pa.Table, others: Any, rows: Any, count: int) -> pa.Array:
    """For each row, the statements that differ: their cells and values; null where none does."""
    order = np.argsort(rows, kind="stable")
    names = [n for n in statements.column_names if n in _TOLD]
    picked = statements.select(names).take(pa.array(others[order])).combine_chunks()
    column = pc.fill_null(picked["kolom"].cast(pa.string()), "")
    place = pc.binary_join_element_wise(picked["tabel_id"], picked["baris"].cast(pa.string()), "#")
    texts = pc.binary_join_element_wise(place, column, ",")
    texts = pc.binary_join_element_wise(texts, _shown(picked["nilai"]), "=")
    if "satuan" in picked.column_names:
        with_unit = pc.binary_join_element_wise(texts, picked["satuan"], " ")
        texts = pc.if_else(pc.equal(pc.fill_null(picked["satuan"], ""), ""), texts, with_unit)
    lengths = np.bincount(rows, minlength=count)
    ends = np.cumsum(lengths)
    found = pa.ListArray.from_arrays(
        pa.array(np.concatenate([[0], ends]), pa.int32()), texts.combine_chunks()
    )
    return pc.if_else(pa.array(lengths > 0), found, pa.scalar(None, found.type))


def _shown(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Numbers as text, without the zeros that say nothing."""
    if pa.types.is_floating(values.type):
        return pa.chunked_array([[f"{value:.15g}" for value in values.to_pylist()]], pa.string())
    return pc.utf8_rtrim(pc.utf8_rtrim(values.cast(pa.string()), "0"), ".")
