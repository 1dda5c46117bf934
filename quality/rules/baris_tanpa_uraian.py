"""A line with numbers and no name."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, Line, Place, Row, is_total, place, places, year_of
from schemas.finding import Finding
from schemas.message import listed, say


def check(frames: Frames) -> Iterator[Finding]:
    """Budget lines without words, and lines of values without an indicator, in a table whose other
    lines have them."""
    yield from _of_amounts(frames)
    yield from _of_totals(frames)
    yield from _of_indicators(frames)


def _of_amounts(frames: Frames) -> Iterator[Finding]:
    for dataset, name, money in (("anggaran", "uraian", "anggaran"), ("rencana", "nama", "pagu")):
        for tabel_id, baris, rows in _nameless(frames, dataset, name):
            message = say("baris-tanpa-uraian", tahun=listed((year_of(row) for row in rows), ", "))
            if dataset == "rencana" and not is_total(rows[0]):
                if not rows[0].get("kode") or not any(row.get(money) for row in rows):
                    continue  # of an indicator's line its table tells enough
                message = say("baris-tanpa-uraian.kode", kode=rows[0]["kode"])
            yield frames.finding(
                (frames.named(tabel_id), say("baris", nomor=baris)),
                message,
                dataset=dataset,
                expected="JUMLAH" if is_total(rows[0]) else None,
                cells=[place(row, money) for row in rows],
            )


def _of_indicators(frames: Frames) -> Iterator[Finding]:
    told: set[Line] = set()
    for dataset in ("capaian", "target"):
        for tabel_id, baris, rows in _nameless(frames, dataset, "indikator"):
            valued = [row for row in rows if _values(row)]
            if not valued or (tabel_id, baris) in told:
                continue
            told.add((tabel_id, baris))
            years = listed((year_of(row) for row in valued), ", ")
            yield frames.finding(
                (frames.named(tabel_id), say("baris", nomor=baris)),
                say("baris-tanpa-uraian.indikator", tahun=years),
                dataset=dataset,
                cells=[cell for row in valued for cell in _values(row)],
            )


def _of_totals(frames: Frames) -> Iterator[Finding]:
    """The one numbered line without a name of a table with a total."""
    for grid in frames.plain:
        names = grid.label_columns
        lines = [row for row in grid.lines if grid.line_number(row) and row not in grid.total_rows]
        if len(names) == 1 and grid.total_rows and grid.number_columns:
            bare = [row for row in lines if not grid.text(row, names[0])]
            if len(bare) == 1 and len(lines) > LEAST:
                yield frames.finding(
                    (frames.named(grid.tabel_id), say("baris", nomor=bare[0])),
                    say("baris-tanpa-uraian.nama", nomor=bare[0]),
                    dataset="tabel",
                    cells=[(grid.tabel_id, bare[0], col) for col, _ in grid.printed(bare[0])],
                )


LEAST = 2
"""Lines with names beside the one without."""


def _nameless(frames: Frames, dataset: str, name: str) -> Iterator[tuple[str, int, list[Row]]]:
    """The lines without a name in tables of a dataset that have some: table, line, rows."""
    named = {row["tabel_id"] for row in frames.rows(dataset) if row.get(name)}
    for (tabel_id, baris), rows in frames.lines(dataset).items():
        if tabel_id in named and not rows[0].get(name):
            yield tabel_id, baris, rows


def _values(row: Row) -> list[Place | None]:
    """The cells of the values that a line of an indicator prints."""
    return places(row, *(m for m in ("target", "realisasi", "nilai") if row.get(m) is not None))
