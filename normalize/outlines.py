"""The chapters that official forms prescribe (``normalize/data/sistematika.csv``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from normalize.only import only
from normalize.vocabulary import letters, rows


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: what a finding calls it, and the pattern of its title's letters."""

    nama: str
    judul: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Outline:
    """The chapters of one official form, by number."""

    baku: str
    bentuk: str
    chapters: Mapping[int, Chapter]

    @property
    def last(self) -> Chapter:
        """The chapter the form ends with."""
        return self.chapters[max(self.chapters)]

    def fit(self, titles: Mapping[int, str]) -> int:
        """How many chapters bear the form's titles, less those that bear others."""
        hits = [
            bab in self.chapters and bool(self.chapters[bab].judul.search(letters(title)))
            for bab, title in titles.items()
        ]
        return 2 * sum(hits) - len(hits)


@lru_cache(maxsize=1)
def outlines() -> tuple[Outline, ...]:
    """Every outline, in the order of the file."""
    chapters: dict[tuple[str, str], dict[int, Chapter]] = defaultdict(dict)
    for row in rows("sistematika"):
        chapter = Chapter(row["nama"], re.compile(row["judul"]))
        chapters[row["baku"], row["bentuk"]][int(row["bab"])] = chapter
    return tuple(Outline(baku, bentuk, found) for (baku, bentuk), found in chapters.items())


_EVERYWHERE = re.compile(r"pendahuluan|penutup")
"""What opens and closes plans and reports alike."""


def form_of_chapters(titles: Mapping[int, str]) -> str | None:
    """The one form whose official chapters bear the titles (by number) of a document's; None where
    two forms do, or none but for what opens and closes them all."""
    telling = {bab: title for bab, title in titles.items() if not _EVERYWHERE.match(letters(title))}
    fits = [(outline.fit(telling), outline.bentuk) for outline in outlines()]
    best = max(fits)[0]
    return only({bentuk for fit, bentuk in fits if fit == best}) if telling and best > 0 else None


def find_outline(bentuk: str, titles: Mapping[int, str]) -> Outline | None:
    """The form of that ``bentuk`` that the chapters' titles (by number) follow best; None where
    none fits or two fit alike."""
    wanted = bentuk.removeprefix("perubahan-")
    ranked = sorted(
        ((outline.fit(titles), outline) for outline in outlines() if outline.bentuk == wanted),
        key=lambda pair: -pair[0],
    )
    if not ranked or ranked[0][0] <= 0:
        return None
    if len(ranked) > 1 and ranked[1][0] == ranked[0][0]:
        return None
    return ranked[0][1]
