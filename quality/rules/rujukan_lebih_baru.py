"""A regulation cited as newer than the document that cites it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from normalize.citations import find_citations
from quality.citations import cited, passage, texts
from quality.frames import Frames, Passage, Row, text_in
from schemas.finding import Finding, Level
from schemas.message import Bound, Quote, Regulation, Value, Year, say


class _Later(NamedTuple):
    """A regulation newer than the document, where it is cited."""

    at: Passage
    law: Value
    number: str
    level: Level | None = None
    shown: Value | None = None


def check(frames: Frames) -> Iterator[Finding]:
    """Citations of a later year, or of the same series and year with a higher number."""
    year = frames.of_document("tahun")
    for item in (*_listed(frames, year), *_in_text(frames, year)) if year else ():
        yield frames.finding(
            (item.at.where, item.law),
            say(
                "rujukan-lebih-baru",
                peraturan=item.shown or item.law,
                tempat=item.at.where,
                nomor=str(frames.of_document("nomor")),
                tahun=Year(year),
            ),
            level=item.level,
            expected=Bound("<=", Year(year)),
            found=item.number,
            at=item.at,
        )


def _listed(frames: Frames, year: int) -> Iterator[_Later]:
    """Those of the lists of legal bases."""
    for row in frames.rows("landasan_hukum"):
        if not row.get("tahun"):
            continue
        later = row["tahun"] > year
        if later or _later_number(frames, row):
            number = f"{row.get('nomor')}/{row['tahun']}"
            shown = None if row.get("peraturan_id") else Quote(row["teks"][:80])
            level: Level | None = None if later else "info"
            yield _Later(passage("landasan_hukum", row), cited(row), number, level, shown)


def _in_text(frames: Frames, year: int) -> Iterator[_Later]:
    """Those of Menimbang and the articles, such as one that is revoked."""
    for at in texts(frames, "konsideran", "pasal"):
        for law, *_ in find_citations(at.text, kabupaten=frames.of_document("kabupaten")):
            if law.peraturan_id and law.tahun and law.tahun > year:
                yield _Later(at, Regulation(law.peraturan_id), f"{law.nomor}/{law.tahun}")


def _later_number(frames: Frames, row: Row) -> bool:
    """Whether it is the document's own series and year with a higher number."""
    series, *_ = frames.head_text("doc_id").rsplit("-", 2)
    own = text_in(row, "peraturan_id").startswith(f"{series}-") and series.startswith("per")
    nomor, own_number = text_in(row, "nomor"), frames.of_document("nomor")
    later = nomor.isdigit() and own_number is not None and int(nomor) > own_number
    return own and later and row["tahun"] == frames.of_document("tahun")
