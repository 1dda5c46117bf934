"""Tables as they are printed, each with the rows and findings that become of it.

A case is a title, the lines of a table with ``|`` between cells, and ``=>`` before what is read:
a dataset and its values (``-`` for null), or ``!`` and a finding. A first line that begins with
``#`` says what the case is of, ``@`` what is known of the document.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.test_tables import CONTEXT, table, tables

_SHOWN = {
    "capaian": ("sasaran", "indikator", "tahun", "tahun_ke", "target", "realisasi", "rasio", "satuan"),
    "anggaran": ("kode", "jenjang", "uraian", "tahun", "anggaran", "realisasi", "rasio", "skala"),
    "target": ("tujuan", "sasaran", "indikator", "fase", "tahun", "tahun_ke", "nilai", "satuan"),
    "rencana": (
        *("kode", "jenjang", "nama", "indikator", "fase", "tahun", "target", "satuan", "pagu"),
        *("jenis_belanja", "lokasi", "penanggung_jawab"),
    ),
    "evaluasi": (
        *("kode", "jenjang", "nama", "indikator", "periode", "tahun", "kinerja", "satuan", "rupiah"),
        *("tingkat", "tingkat_rupiah", "skala"),
    ),
}


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:g}" if isinstance(value, float) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def read_case(case: str) -> list[str]:
    """What is read of a case, line by line."""
    title, *lines = [line for line in _said(case) if line[0] not in "#@"]
    known = next((line[1:].split() for line in _said(case) if line[0] == "@"), [])
    context = {name: _known(value) for name, _, value in (word.partition("=") for word in known)}
    part = tables(f"Tabel 3.1 {title}\n\n{table(*lines)}", replace(CONTEXT, **context))
    found = [
        " | ".join((name, *(_shown(row.get(column)) for column in shown)))
        for name, shown in _SHOWN.items()
        for row in part.rows[name]
    ]
    return [*found, *(f"! {one.rule} {one.level}" for one in part.findings)]


def _known(value: str) -> str | int | None:
    return int(value) if value.isdigit() else value if value != "-" else None


def _said(case: str) -> list[str]:
    return [line for line in case.strip().splitlines() if not line.startswith("=>")]


def expected_of(case: str) -> list[str]:
    """What a case says behind its ``=>``."""
    return [line[2:].strip() for line in case.strip().splitlines() if line.startswith("=>")]


def cases_of(text: str) -> list[str]:
    """The cases of a text, which an empty line parts."""
    return text.strip().split("\n\n")


def named(case: str) -> str:
    """A case's name in a report of tests: its first line."""
    return case.strip().splitlines()[0].lstrip("# ")
