"""One code for two tables, one number for two lines."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.captions import table_key
from grammar.continued import says_continued
from grammar.items import serial_number
from quality.frames import Frames, Place, grouped, text_in
from schemas.finding import Finding
from schemas.message import Quote, listed, say


def check(frames: Frames) -> Iterator[Finding]:
    """Codes that more than one table of the document carries; numbers that two lines of one do."""
    yield from _lines(frames)
    own = (row for row in frames.rows("tabel") if not says_continued(text_in(row, "judul")))
    for key, rows in grouped(own, lambda row: table_key(row.get("kode"))).items():
        if not key or len(rows) < 2:
            continue
        code = rows[0]["kode"]
        titles = [
            say("dalam-kutip", teks=Quote(t)) if (t := row.get("judul")) else say("tanpa-judul")
            for row in rows
        ]
        first: list[Place] = [
            (row["tabel_id"], *min(frames.grids[row["tabel_id"]].at))
            for row in rows
            if row["tabel_id"] in frames.grids
        ]
        yield frames.finding(
            code,
            say("nomor-ganda.tabel", kode=code, banyak=len(rows), judul=listed(titles)),
            expected=say("satu-tabel"),
            found=say("kali", apa=code, banyak=len(rows)),
            cells=first[1:] + first[:1],
            page=rows[1].get("halaman_awal"),
        )


LEAST = 5
"""Numbered lines of a table that tell how it counts."""


def _lines(frames: Frames) -> Iterator[Finding]:
    """The one line of a table that has another one's number, where all others count up by one."""
    for grid in frames.grids.values():
        for col in sorted(grid.number_columns)[:1]:
            numbered = [(row, serial_number(grid.text(row, col))) for row in grid.body_rows]
            counted = [(row, number) for row, number in numbered if number is not None]
            wrong = [
                (at, row, number) for at, (row, number) in enumerate(counted, 1) if number != at
            ]
            if len(counted) < LEAST or len(wrong) != 1 or wrong[0][2] not in range(1, len(counted)):
                continue
            ((right, row, number),) = wrong
            yield frames.finding(
                (frames.named(grid.tabel_id), str(right)),
                say("nomor-ganda.baris", nama=Quote(grid.label(row))),
                dataset="tabel",
                expected=right,
                found=number,
                cells=[(grid.tabel_id, row, col)],
            )
