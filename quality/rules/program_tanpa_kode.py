"""Names of budget lines that the nomenclature does not have: their share, and which they are."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames, grouped, is_total, table_of
from schemas.finding import Finding
from schemas.message import Percent, listed, number, say


def check(frames: Frames) -> Iterator[Finding]:
    """One finding per budget table that has names without code."""
    named = (r for r in frames.rows("anggaran") if not is_total(r) and r.get("uraian"))
    for tabel_id, rows in grouped(named, table_of).items():
        coded = {row["uraian"] for row in rows if row.get("kode")}
        names = dict.fromkeys(row["uraian"] for row in rows)
        rest = [name for name in names if name not in coded]
        if not rest:
            continue
        matched = len(names) - len(rest)
        yield frames.finding(
            (frames.named(tabel_id),),
            say(
                "program-tanpa-kode",
                bagian=Percent(number(matched * 100 / len(names), 0)),
                tanpa=listed(rest),
            ),
            expected=len(names),
            found=matched,
            page=rows[0].get("halaman"),
        )
