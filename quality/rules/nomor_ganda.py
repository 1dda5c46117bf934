"""One code for two tables."""

from __future__ import annotations

from collections.abc import Iterator

from grammar.captions import table_key
from grammar.continued import says_continued
from quality.frames import Frames, Place, grouped, text_in
from schemas.finding import Finding
from schemas.message import Quote, listed, say


def check(frames: Frames) -> Iterator[Finding]:
    """Codes that more than one table of the document carries."""
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
