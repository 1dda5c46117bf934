"""Indicators that are the same over all documents (``normalize/data/indikator.csv``).

The vocabulary is small and reviewed: a printed name is joined where it is one of the known names,
give or take what print does to words, remarks in brackets and the place it is measured in. A name
that is only like a known one is not joined; the likest is returned for review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from grammar.items import without_label
from normalize.regions import regions_in
from normalize.vocabulary import letters, rows, split
from normalize.wording import Wording, left_over, likeness, wording


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the vocabulary: whether higher is better (``naik``) or worse
    (``turun``), its unit, its synonyms and the names that it must not be taken for."""

    indikator_id: str
    nama: str
    arah: Literal["naik", "turun"]
    satuan: str
    sinonim: tuple[str, ...] = ()
    bukan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """``indikator_id`` (null where nothing matches well enough) and how well, 0-1.

    ``nearest`` is the likest indicator, also where it was not like enough.
    """

    indikator_id: str | None
    score: float
    nearest: str | None = None


@lru_cache(maxsize=1)
def indicators() -> dict[str, Indicator]:
    """The vocabulary by id."""
    return {
        row["indikator_id"]: Indicator(
            row["indikator_id"],
            row["nama"],
            "turun" if row["arah"] == "turun" else "naik",
            row["satuan"],
            tuple(split(row["sinonim"])),
            tuple(split(row["bukan"])),
        )
        for row in rows("indikator")
    }


def indicator(indikator_id: str) -> Indicator | None:
    """The indicator with that id."""
    return indicators().get(indikator_id)


_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
_INDICATOR = re.compile(r"^indikator\b\s*:?\s*", re.IGNORECASE)
_SIGN = re.compile(r"^%\s*(?=\w)")
# stricter than for programmes, whose names are official: here one word tells indicators apart
_LIKE_WORD = 75.0
_NEAR = 0.8
# a goal is no indicator, although the words are the same: "Meningkatnya kualitas pelayanan publik"
_GOAL = re.compile(
    r"^(?:me(?:ningkat|nurun|wujud|macu)\w*|ter(?:wujud|cipta|laksana|selenggara|penuh|tangan)\w*nya"
    r"|berkembangnya|optimalnya|berkurangnya|tercapainya)\b",
    re.IGNORECASE,
)
# words of place and office, the same for every kecamatan
_PLACE_WORDS = {
    *("kecamatan", "wilayah", "diwilayah", "perangkat", "daerah", "tingkat"),
    *("telah", "sudah", "dapat", "hal", "se", "lingkungan", "kantor"),
}


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in full, and without words of place; ``placed`` where the two differ."""

    full: Wording
    bare: Wording

    @property
    def placed(self) -> bool:
        return self.full != self.bare


def _unnumbered(text: str) -> str:
    """A name without what numbers it and the word that says what it is, its sign spelt out."""
    text = " ".join(text.split())
    while (shorter := _INDICATOR.sub("", without_label(text))) != text:
        text = shorter
    return _SIGN.sub("Persentase ", text)


def _name(text: str) -> _Name:
    full = wording(text)
    return _Name(full, Wording(tuple(w for w in full.words if w not in _PLACE_WORDS)))


def _without_place_names(text: str) -> str:
    """``text`` with ``Kecamatan`` instead of ``Kecamatan Pandaan``."""
    for mention in reversed(regions_in(text)):
        if mention.kodes or mention.end == len(text):
            text = text[: mention.start] + text[mention.end :]
    return text


@lru_cache(maxsize=1)
def _choices() -> tuple[tuple[str, ...], tuple[tuple[str, _Name], ...]]:
    """The keys of all names in full and, in the same order, their indicator and name."""
    found: dict[str, tuple[str, _Name]] = {}
    for entry in indicators().values():
        for name in (entry.nama, *entry.sinonim):
            for variant in (name, _BRACKETS.sub("", name)):
                words = _name(variant)
                found.setdefault(words.full.key, (entry.indikator_id, words))
    return tuple(found), tuple(found.values())


def _variants(text: str) -> list[_Name]:
    """The names that a printed text may be: as printed, and without its remarks in brackets."""
    name = _unnumbered(text)
    name = _without_place_names(name.strip(" .;:"))
    bare = _BRACKETS.sub("", name)
    return [words for words in dict.fromkeys((_name(bare), _name(name))) if words.full.words]


@lru_cache(maxsize=16384)
def match_indicator(text: str) -> IndicatorMatch:
    """The indicator that a printed name means."""
    keys, choices = _choices()
    best = IndicatorMatch(None, 0.0)
    goal = bool(_GOAL.match(_unnumbered(text)))
    for name in _variants(text):
        for form in dict.fromkeys((name.full, name.bare)):
            near = process.extract(form.key, keys, scorer=fuzz.ratio, limit=8, score_cutoff=60)
            for _, _, place in near:
                indikator_id, other = choices[place]
                # words of place may be added to a known name, never left out of it
                if form != name.full and other.placed:
                    continue
                score = likeness(form, other.full)
                same = not goal and _is_same(form, other.full, score)
                if (same, score) > (best.indikator_id is not None, best.score):
                    best = IndicatorMatch(indikator_id if same else None, score, indikator_id)
    return best


@lru_cache(maxsize=16384)
def indicator_key(text: str) -> str:
    """The letters by which a printed name is the same indicator where no ``indikator_id`` says so:
    without numbering, names of places, small words and what abbreviations are short for."""
    name = _unnumbered(text)
    return wording(_without_place_names(name)).key or letters(text)


def near_miss(text: str) -> tuple[Indicator, float] | None:
    """The known indicator that a name is like and yet not joined to, and how like (0-1); null for
    others.

    For review: either a synonym that the vocabulary lacks, or another indicator.
    """
    found = match_indicator(text)
    goal = _GOAL.match(_unnumbered(text))
    if found.nearest is None or found.indikator_id is not None or found.score < _NEAR or goal:
        return None
    return indicators()[found.nearest], found.score


def _is_same(name: Wording, other: Wording, score: float) -> bool:
    """Whether two names are one: every word has its like in the other, or only spaces differ.

    Short names (``IKM``) are only themselves: their few letters are like too much else.
    """
    if name.key == other.key:
        return True
    if len(other.key) < 10:
        return False
    if score >= 0.96:
        return True
    return score >= 0.82 and left_over(name.words, other.words, like=_LIKE_WORD) == (0, 0)
