"""What a document states that other documents state too, as few rows: for rules across documents.

One row is a figure: an indicator's target or realisasi of a year, the office's budget of a year, or
a whole table by a hash of its numbers. ``kelompok`` is what figures are compared within: the office
in its region, or the numbers of the table. Rows of thousands of documents fit in memory; the
documents they come from do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.vocabulary import name_key
from quality.budget import office_totals
from quality.frames import Frames, Place, Row, once, place
from quality.series import FIRST_YEAR, all_series
from schemas.finding import cell_ref

FIGURES = "angka"
"""The name under which :class:`quality.frames.Frames` hold figures of several documents."""
SOURCES = ("dokumen", "capaian", "target", "rencana", "anggaran", "evaluasi")
"""The datasets that figures are made of."""
FIELDS = ("kelompok", "doc_id", "bentuk", "jenis", "nama", "ukuran", "tahun", "nilai", "sel")
LEAST_TELLING = 8
"""A table of fewer telling numbers may equal another one by chance."""
TELLING_DIGITS = 4
"""Numbers of so many significant digits are not alike by chance."""


@once
def figures(frames: Frames) -> Sequence[Row]:
    """The figures that frames hold, or those of their own datasets."""
    return frames.rows(FIGURES) or list(digest(frames.datasets))


def digest(datasets: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """The figures of some documents."""
    given = {name: datasets.get(name, ()) for name in SOURCES}
    for doc_id, document in Frames(given).by_document():
        yield from of_document(doc_id, document)


def of_document(doc_id: str, document: Frames) -> Iterator[Row]:
    """The figures of one document."""
    head = document.document
    office = _office(head)
    common = {"doc_id": doc_id, "bentuk": head.get("bentuk")}
    if office is not None:
        for row in [*_indicators(document), *_budgets(document)]:
            yield {"kelompok": office, **common, **row}
    for row in _tables(document):
        yield {**common, **row}


def _office(head: Row) -> str | None:
    """The office in its region; null where the head does not say both."""
    region = head.get("kabupaten") or head.get("provinsi")
    name = head.get("kecamatan") or head.get("perangkat_daerah")
    return f"{name_key(region)}/{name_key(name)}" if region and name else None


def _indicators(document: Frames) -> Iterator[Row]:
    """Targets and what was reached of them; nothing reached may be a year not over yet."""
    for line in all_series(document):
        if line.indikator_id:
            for (measure, year), value in line.values.items():
                if year >= FIRST_YEAR and (measure == "target" or value.number.value):
                    name, amount = line.indikator_id, value.number.value
                    yield _figure("indikator", name, measure, year, amount, _cell(value.place))
    for row in document.rows("evaluasi"):
        known, reached = row.get("indikator_id"), row.get("kinerja")
        if known and reached and row.get("tahun") and row["periode"] in ("target", "realisasi"):
            amount, at = Decimal(str(reached)), place(row, "kinerja")
            yield _figure("indikator", known, row["periode"], row["tahun"], amount, _cell(at))


def _budgets(document: Frames) -> Iterator[Row]:
    """The totals that tables print for the whole office."""
    for budget, year, line in office_totals(document):
        name = "anggaran" if budget.measure == "pagu" else budget.measure
        amount = line.amount or Decimal(0)
        yield _figure("anggaran", name, name, year, amount, _cell(line.place))


def _cell(place: Place | None) -> str | None:
    return None if not place else cell_ref(*place)


def _figure(
    kind: str, name: str, measure: str, year: int | None, value: Decimal | int, at: str | None
) -> Row:
    return {
        "jenis": kind,
        "nama": name,
        "ukuran": measure,
        "tahun": year,
        "nilai": float(value),
        "sel": at,
    }


_REACHED = {
    "anggaran": ("anggaran", "realisasi"),
    "capaian": ("realisasi",),
    "rencana": ("pagu",),
    "evaluasi": ("rupiah", "kinerja"),
}
"""Columns of what an office has of its own; targets are often set for all offices alike."""


def _tables(document: Frames) -> Iterator[Row]:
    """Tables with many telling numbers, each under a hash of all of them in order."""
    numbers: dict[tuple[str, str], list[str]] = {}
    for dataset, columns in _REACHED.items():
        for row in document.rows(dataset):
            for column in columns:
                if row.get(column):
                    text = f"{Decimal(str(row[column])).normalize():f}"
                    numbers.setdefault((dataset, row["tabel_id"]), []).append(text)
    for (dataset, tabel_id), texts in numbers.items():
        told = {text: text.replace(".", "").strip("0") for text in texts}
        telling = {text for text, digits in told.items() if len(digits) >= TELLING_DIGITS}
        if len(telling) >= LEAST_TELLING:
            mark = hashlib.sha256("|".join(texts).encode()).hexdigest()[:16]
            figure = _figure("tabel", dataset, dataset, None, len(texts), tabel_id)
            yield {"kelompok": f"tabel {mark}", **figure}
