"""One regulation cited with two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.citations import find_citations
from quality.citations import CITES, consideration, item_of, section, title_words
from quality.frames import Frames
from quality.rule import Rule
from schemas.finding import Finding
from schemas.message import Quote, Value, Year, listed, say

_ABOUT = re.compile(r"\btentang\b", re.IGNORECASE)
_LISTED = re.compile(r"landasan|dasar\s+hukum", re.IGNORECASE)
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
        same = [other for other in known if _same_title(other.words, cited.words)]
        if not same:
            known.append(cited)
            continue
        if any(other.year == cited.year for other in same):
            continue
        known.append(cited)
        other = same[0]
        yield frames.finding(
            RULE,
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
    """The lists first, then Menimbang, pasal and the plan's own text."""
    kabupaten = frames.of_document("kabupaten")
    for row in frames.rows("landasan_hukum"):
        where = item_of(row)
        made = _cited(
            row.get("peraturan_id"),
            row.get("tentang"),
            where,
            "landasan_hukum",
            row.get("halaman"),
            kabupaten,
        )
        if made is not None:
            yield made
    for dataset, where, text, page in _texts(frames):
        for citation, start, _ in find_citations(
            text, kabupaten=kabupaten, provinsi=frames.of_document("provinsi")
        ):
            title = _title_from(text[start:])
            made = _cited(citation.peraturan_id, title, where, dataset, page, kabupaten)
            if made is not None:
                yield made


def _title_from(text: str) -> str | None:
    """What follows ``tentang``, as long as titles are: they may name other laws."""
    found = _ABOUT.search(text)
    return text[found.end() : found.end() + LONGEST] if found else None


def _texts(frames: Frames) -> Iterator[tuple[str, Value, str, int | None]]:
    for row in frames.rows("konsideran"):
        where = consideration(row)
        yield "konsideran", where, row["teks"], row.get("halaman")
    for row in frames.rows("renstra_bab"):
        where = say("bagian-bernomor", nomor=section(row))
        if _LISTED.search(row.get("judul") or ""):
            continue  # the list itself, read into landasan_hukum
        for paragraph in (row.get("teks") or "").split("\n"):
            if CITES.search(paragraph):
                yield "renstra_bab", where, paragraph, row.get("halaman_awal")


def _cited(
    peraturan_id: str | None,
    title: str | None,
    where: Value,
    dataset: str,
    page: int | None,
    kabupaten: str | None,
) -> _Cited | None:
    series, _, year = (peraturan_id or "").rpartition("-")
    words = title_words(title or "", kabupaten)
    if not year.isdigit() or not series or len(words) < LEAST_WORDS:
        return None
    return _Cited(series, year, words, where, title or "", dataset, page)


def _same_title(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two titles are one, or one the beginning of the other: in running text a title runs
    on into its sentence."""
    shorter = min(len(one), len(two))
    return one[:shorter] == two[:shorter]


RULE = Rule.stated("rujukan-dua-tahun", check=check)
