"""A regulation cited as newer than the document that cites it."""

from __future__ import annotations

from collections.abc import Iterator

from quality.citations import cited, item_of
from quality.frames import Frames, Row
from schemas.finding import Finding
from schemas.message import Bound, Quote, Year, say


def check(frames: Frames) -> Iterator[Finding]:
    """Citations of a later year, or of the same series and year with a higher number."""
    year = frames.of_document("tahun")
    if year is None:
        return
    for row in frames.rows("landasan_hukum"):
        if row.get("tahun") is None:
            continue
        later = row["tahun"] > year
        if not later and not _later_number(frames, row):
            continue
        yield frames.finding(
            (item_of(row), cited(row)),
            say(
                "rujukan-lebih-baru",
                peraturan=cited(row) if row.get("peraturan_id") else Quote(row["teks"][:80]),
                tempat=item_of(row),
                nomor=str(frames.of_document("nomor")),
                tahun=Year(year),
            ),
            level=None if later else "info",
            expected=Bound("<=", Year(year)),
            found=f"{row.get('nomor')}/{row['tahun']}",
            page=row.get("halaman"),
        )


def _later_number(frames: Frames, row: Row) -> bool:
    """Whether it is the document's own series and year with a higher number."""
    series, *_ = (frames.of_document("doc_id") or "").rsplit("-", 2)
    own = (row.get("peraturan_id") or "").startswith(f"{series}-") and series.startswith("per")
    nomor, own_number = row.get("nomor") or "", frames.of_document("nomor")
    later = nomor.isdigit() and own_number is not None and int(nomor) > own_number
    return own and later and row["tahun"] == frames.of_document("tahun")
