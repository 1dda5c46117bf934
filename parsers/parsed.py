"""What parsing one document gives, and what its parsers may know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from schemas.finding import Finding

Row = dict[str, Any]


def as_row(row: Mapping[str, object]) -> Row:
    """A row of one dataset's own type (:mod:`schemas.rows`) among those of all datasets."""
    return cast(Row, row)


def value_columns(row: Row) -> set[int]:
    """The columns that a typed row's values are printed in."""
    return {value for name, value in row.items() if name.endswith("kolom") and value is not None}


PLAN_MISSING = "bagian-hilang.rencana"
"""The template of a finding that the plan which a regulation adopts is not there; the plan may
stand in a file of its own."""


@dataclass(frozen=True, slots=True)
class Context:
    """Facts of the head that later parsers need; null where the head could not be read."""

    doc_id: str
    nomor: int | None = None
    tahun: int | None = None
    kabupaten: str | None = None
    provinsi: str | None = None
    kecamatan: str | None = None
    periode_awal: int | None = None
    periode_akhir: int | None = None
    bentuk: str = "peraturan"
    tentang: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """Rows per dataset name, and the findings of this document.

    ``read_as`` is the ``doc_id`` that its head says without corrections, ``corrected`` how many
    corrections were applied.
    """

    doc_id: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    read_as: str = ""
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one parser gives: its rows, its findings, the indices of the blocks it used up."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class TablesPart:
    """What the table parsers give: rows of ``tabel``, ``sel`` and the typed datasets, findings, the
    blocks used, and which of them are captions."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    captions: set[int] = field(default_factory=set)
