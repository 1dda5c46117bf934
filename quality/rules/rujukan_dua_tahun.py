"""One regulation cited with two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.citations import find_citations
from quality.citations import begin_alike, item_of, passages, title_words
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, Value, Year, listed, say

_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
LONGEST = 400
"""Letters that a title may have."""
LEAST_WORDS = 3
"""A title of fewer words may be that of another regulation of the same number."""


@dataclass(frozen=True, slots=True)
class _Cited:
    series: str
    year: str
    words: tuple[str, ...]
    where: Value
    title: str
    dataset: str
    page: int | None


def check(frames: Frames) -> Iterator[Finding]:
    """Citations of one kind, office, number and title, in the lists or in running text, whose
    years differ."""
    first: dict[str, list[_Cited]] = {}
    for cited in _citations(frames):
        known = first.setdefault(cited.series, [])
        same = [other for other in known if begin_alike(other.words, cited.words)]
        if not same:
            known.append(cited)
            continue
        if any(other.year == cited.year for other in same):
            continue
        known.append(cited)
        other = same[0]
        yield frames.finding(
            (cited.series, listed((other.where, cited.where), " / ")),
            say(
                "rujukan-dua-tahun",
                peraturan=cited.series,
                satu=other.where,
                dua=cited.where,
                judul=Quote(other.title[:200]),
            ),
            dataset=cited.dataset,
            expected=Year(int(other.year)),
            found=Year(int(cited.year)),
            page=cited.page,
        )


def _citations(frames: Frames) -> Iterator[_Cited]:
    """The lists first, then Menimbang and the plan's own text."""
    kabupaten, provinsi = frames.of_document("kabupaten"), frames.of_document("provinsi")
    cited = []
    for row in frames.rows("landasan_hukum"):
        title, where, page = row.get("tentang"), item_of(row), row.get("halaman")
        cited.append((row.get("peraturan_id"), title, where, "landasan_hukum", page))
    for text, where, dataset, page in passages(frames):
        for citation, start, _ in find_citations(text, kabupaten=kabupaten, provinsi=provinsi):
            title = _title_from(text[start:])
            cited.append((citation.peraturan_id, title, where, dataset, page))
    for peraturan_id, title, where, dataset, page in cited:
        series, _, year = (peraturan_id or "").rpartition("-")
        words = title_words(title or "", kabupaten)
        if year.isdigit() and series and len(words) >= LEAST_WORDS:
            yield _Cited(series, year, words, where, title or "", dataset, page)


def _title_from(text: str) -> str | None:
    """What follows ``tentang``, as long as titles are: they may name other laws."""
    found = _ABOUT.search(text)
    return text[found.end() : found.end() + LONGEST] if found else None
