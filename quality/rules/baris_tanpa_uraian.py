"""A line with numbers and no name."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, place, year_of
from quality.rule import Rule
from schemas.finding import Finding
from schemas.message import listed, say


def check(frames: Frames) -> Iterator[Finding]:
    """Budget lines without words in a table whose other lines have them."""
    named = {row["tabel_id"] for row in frames.rows("anggaran") if row.get("uraian")}
    for (tabel_id, baris), rows in frames.lines("anggaran").items():
        if tabel_id not in named or rows[0].get("uraian"):
            continue
        yield frames.finding(
            RULE,
            (frames.named(tabel_id), say("baris", nomor=baris)),
            say("baris-tanpa-uraian", tahun=listed((year_of(row) for row in rows), ", ")),
            expected="JUMLAH" if rows[0]["jenjang"] == "total" else None,
            cells=[place(row, "anggaran") for row in rows],
        )


RULE = Rule.stated("baris-tanpa-uraian", check=check)
