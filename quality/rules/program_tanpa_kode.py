"""Names of budget lines that the nomenclature does not have: their share, and which they are."""

from __future__ import annotations

from collections.abc import Iterator

from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Percent, listed, number, say


def check(frames: Frames) -> Iterator[Finding]:
    """One finding per budget table that has names without code."""
    tables: dict[str, dict[str, str | None]] = {}
    pages: dict[str, int | None] = {}
    for row in frames.rows("anggaran"):
        if row["jenjang"] == "total" or not row.get("uraian"):
            continue
        names = tables.setdefault(row["tabel_id"], {})
        names[row["uraian"]] = names.get(row["uraian"]) or row.get("kode")
        pages.setdefault(row["tabel_id"], row.get("halaman"))
    for tabel_id, names in tables.items():
        rest = [name for name, kode in names.items() if kode is None]
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
            page=pages[tabel_id],
        )
