"""One regulation cited with two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.citations import find_citations
from quality.citations import Cited, begin_alike, item_of, passage, passages, title_words
from quality.frames import Frames, Row, text_in
from schemas.finding import Finding
from schemas.message import Quote, Regulation, Year, listed, say

_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
LONGEST = 400
"""Letters that a title may have."""
LEAST_WORDS = 3
"""A title of fewer words may be that of another regulation of the same number."""


def check(frames: Frames) -> Iterator[Finding]:
    """Citations of one kind, office, number and title, in the lists or in running text, whose
    years differ."""
    yield from _numbers(frames)
    first: dict[str, list[tuple[str, tuple[str, ...], Cited]]] = {}
    for cited in _citations(frames):
        series, _, year = cited.peraturan_id.rpartition("-")
        words = title_words(cited.title, frames.of_document("kabupaten"))
        if not year.isdigit() or not series or len(words) < LEAST_WORDS:
            continue
        known = first.setdefault(series, [])
        same = [(of, other) for of, others, other in known if begin_alike(others, words)]
        if any(of == year for of, _ in same):
            continue
        known.append((year, words, cited))
        for of, other in same[:1]:
            right, wrong, expected, found = other, cited, of, year
            if other.peraturan_id == frames.of_document("doc_id"):
                # No regulation rests on itself: it names the one before it of the same number.
                right, wrong, expected, found = cited, other, year, of
            yield frames.finding(
                (series, listed((right.where, wrong.where), " / ")),
                say(
                    "rujukan-dua-tahun",
                    peraturan=series,
                    satu=right.where,
                    dua=wrong.where,
                    judul=Quote(right.title[:200]),
                ),
                expected=Year(int(expected)),
                found=Year(int(found)),
                at=wrong.at,
            )


def _numbers(frames: Frames) -> Iterator[Finding]:
    """Titles that Mengingat gives one number and the plan's list another of the same year."""
    lists: dict[tuple[str, str, tuple[str, ...]], dict[str, dict[str, Row]]] = {}
    for row in frames.rows("landasan_hukum"):
        series, _, year = text_in(row, "peraturan_id").rpartition("-")
        words = title_words(text_in(row, "tentang"), frames.of_document("kabupaten"))
        if len(words) >= LEAST_WORDS:
            alike = lists.setdefault((series.rpartition("-")[0], year, words), {})
            alike.setdefault(row["bagian"], {}).setdefault(row["peraturan_id"], row)
    for (series, year, _), alike in lists.items():
        rows = [row for of_list in alike.values() for row in of_list.values()]
        if len(alike) == len(rows) == len({row["peraturan_id"] for row in rows}) == 2:
            one, two = rows
            where = listed((item_of(one), item_of(two)), " / ")
            yield frames.finding(
                (f"{series}-{year}", where),
                say("rujukan-dua-tahun.nomor", tempat=where, judul=Quote(one["tentang"][:200])),
                expected=Regulation(one["peraturan_id"]),
                found=Regulation(two["peraturan_id"]),
                at=passage("landasan_hukum", two),
            )


def _citations(frames: Frames) -> Iterator[Cited]:
    """The lists first, then Menimbang and the plan's own text."""
    kabupaten, provinsi = frames.of_document("kabupaten"), frames.of_document("provinsi")
    for row in frames.rows("landasan_hukum"):
        peraturan_id, title = text_in(row, "peraturan_id"), text_in(row, "tentang")
        yield Cited(peraturan_id, title, passage("landasan_hukum", row))
    for at in passages(frames):
        for citation, start, _ in find_citations(at.text, kabupaten=kabupaten, provinsi=provinsi):
            # What follows `tentang`, as long as titles are: they may name other laws.
            about = _ABOUT.search(at.text[start:])
            title = at.text[start + about.end() :][:LONGEST] if about else ""
            yield Cited(citation.peraturan_id or "", title, at)
