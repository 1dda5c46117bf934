"""Programme, kegiatan and subkegiatan codes by name (``normalize/data/nomenklatur.csv``).

The names of urusan 7.01 came with Permendagri 90/2019, for budgets from 2021 on; the programmes
before them (Permendagri 13/2006) have no such code and get none, however like they sound. So a
name is compared word by word: a word that stands for another, or one too many, is another name;
a word that print or OCR broke is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from grammar.codes import official_code
from grammar.items import without_label
from normalize.vocabulary import letters, rows
from normalize.wording import Wording, left_over, likeness, wording


@dataclass(frozen=True, slots=True)
class Programme:
    """One line of the official nomenclature."""

    kode: str
    jenjang: str
    nama: str
    indikator: str | None = None
    satuan: str | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeMatch:
    """``kode`` (null where none fits), how well 0-1, and the level of the match.

    ``nearest`` is the code of the likest official name, also where it was not like enough.
    """

    kode: str | None
    score: float
    jenjang: str | None = None
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """Whether a printed code and a printed name belong together.

    ``verdict``: ``cocok``; ``tidak-cocok`` (the code's official name is another's); ``tak-dikenal``
    (the code is in no list, nothing can be said). ``official`` is the official name of the code,
    ``score`` how like name and ``official`` are.
    """

    verdict: Literal["cocok", "tidak-cocok", "tak-dikenal"]
    official: str | None = None
    score: float = 0.0


# --- codes ---------------------------------------------------------------------------------------


def canonical_code(kode: str) -> str:
    """A code as the nomenclature writes it: four digits for a subkegiatan, 7.01 for ``X.XX``.
    Codes of other nomenclatures stay as they are."""
    parts = kode.split(".")
    if parts[:2] == ["X", "XX"]:
        parts[:2] = ["7", "01"]
    if len(parts) == 6 and official_code(kode):
        parts[5] = parts[5].zfill(4)
    return ".".join(parts)


@lru_cache(maxsize=1)
def nomenclature() -> dict[str, Programme]:
    """The official nomenclature by code."""
    return {
        row["kode"]: Programme(
            row["kode"],
            row["jenjang"],
            row["nama"],
            row["indikator"] or None,
            row["satuan"] or None,
        )
        for row in rows("nomenklatur")
    }


def official(kode: str) -> Programme | None:
    """The line of the nomenclature that a printed code names; null where it names none."""
    normal = official_code(kode)
    return nomenclature().get(canonical_code(normal)) if normal else None


def official_name(kode: str) -> str | None:
    """The official name of a printed code; null where the code is in no list."""
    found = official(kode)
    return found.nama if found else None


# --- names ---------------------------------------------------------------------------------------

_LEVEL_WORDS = re.compile(
    r"^(?P<word>sub\s*-?\s*keg(?:iatan)?|prog(?:ram)?|keg(?:iatan)?)\b\.?\s*[:\-]?\s*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PLACE = re.compile(
    r"^(?P<head>.+)\b(?:kel(?:urahan)?|desa|kec(?:amatan)?|Kel(?:urahan)?|Desa|Kec(?:amatan)?"
    r"|KEL(?:URAHAN)?|DESA|KEC(?:AMATAN)?)\b\.?\s+[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?\s*\)?$",
    re.DOTALL,
)
_PLACE_NAME = re.compile(
    r"(?<=elurahan)\s+(?:[Kk]el\b\.?\s+)?[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*)?$|(?<=ELURAHAN)\s+[A-Z]{3,}$"
)
_REMARK = re.compile(r"\s*\([^()]{1,12}\)\s*$")


def _variants(printed: str) -> tuple[str | None, list[str]]:
    """The level that a printed name says of itself, and the names it may be: without numbering
    and level word, without a place that the office added at its end."""
    name = without_label(" ".join(printed.split()))
    level: str | None = None
    while found := _LEVEL_WORDS.match(name):
        word = letters(found.group("word"))
        level = level or (
            "subkegiatan" if word.startswith("sub") else "program" if word[0] == "p" else "kegiatan"
        )
        name = found.group("rest")
    names = [name]
    if (bare := _REMARK.sub("", name)) != name:
        names.append(bare)
    if level != "program":
        shorter = [_PLACE_NAME.sub("", bare)]
        if placed := _PLACE.match(bare):
            shorter += [
                placed.group("head"),
                _PLACE_NAME.sub("", placed.group("head").strip(" -,(")),
            ]
        names += [name for name in (s.strip(" -,(") for s in shorter) if name and name not in names]
    return level, names


@lru_cache(maxsize=16384)
def programme_key(printed: str) -> str:
    """The letters by which a printed name is the same line where no code says so: without
    numbering, level word, small words and what abbreviations are short for."""
    return wording(_variants(printed)[1][0]).key or letters(printed)


def _bare(nama: str) -> str:
    found = _LEVEL_WORDS.match(nama)
    return found.group("rest") if found else nama


@lru_cache(maxsize=1)
def _choices() -> tuple[tuple[Programme, Wording], ...]:
    # what is Aceh's alone (".7.") comes last: of equal names the general one is meant
    lines = sorted(nomenclature().values(), key=lambda p: (".7." in p.kode[4:], p.kode))
    return tuple(
        (line, wording(name))
        for line in lines
        if line.jenjang != "bidang"
        for name in dict.fromkeys((_bare(line.nama), line.nama))
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    line: Programme
    score: float
    left_printed: float
    left_official: float

    @property
    def left(self) -> float:
        return self.left_printed + self.left_official

    @property
    def is_match(self) -> bool:
        """Every word has its like; or a word more or less in a long name; or the same letters."""
        if self.score >= 0.96:
            return True
        if self.left == 0:
            return self.score >= 0.75
        if min(self.left_printed, self.left_official) == 0:
            return self.left <= 0.08 and self.score >= 0.88
        return self.left <= 0.06 and self.score >= 0.9


def _fit(name: Wording, line: Programme, other: Wording) -> _Fit:
    score = likeness(name, other)
    total = len(name.key) + len(other.key) or 1
    left = left_over(name.words, other.words)
    return _Fit(line, score, left[0] / total, left[1] / total)


@lru_cache(maxsize=1024)
def _pool(
    jenjang: str | None, parent: str | None
) -> tuple[tuple[tuple[Programme, Wording], ...], tuple[str, ...]]:
    """The official names of a level under a code, and their keys."""
    pool = tuple(
        (line, name)
        for line, name in _choices()
        if (jenjang is None or line.jenjang == jenjang)
        and (parent is None or line.kode.startswith(parent + "."))
    )
    return pool, tuple(name.key for _, name in pool)


def _fits(names: Sequence[Wording], jenjang: str | None, parent: str | None) -> list[_Fit]:
    """The likest official names, the best first."""
    pool, keys = _pool(jenjang, parent)
    fits: dict[str, _Fit] = {}
    for name in names:
        if name.key in keys:
            return [_Fit(pool[keys.index(name.key)][0], 1.0, 0.0, 0.0)]
    for name in names:
        near = process.extract(name.key, keys, scorer=fuzz.ratio, score_cutoff=70, limit=12)
        for _, _, place in near:
            fit = _fit(name, *pool[place])
            known = fits.get(fit.line.kode)
            if not known or (fit.left, -fit.score) < (known.left, -known.score):
                fits[fit.line.kode] = fit
    # of equal names the first of the nomenclature, which Aceh's own are not
    order = {line.kode: place for place, (line, _) in enumerate(pool)}
    return sorted(
        fits.values(), key=lambda f: (not f.is_match, f.left - f.score, order[f.line.kode])
    )


def _same_name(a: Programme, b: Programme) -> bool:
    return letters(a.nama) == letters(b.nama)


def _choose(fits: list[_Fit], *, within_parent: bool) -> ProgrammeMatch:
    if not fits:
        return ProgrammeMatch(None, 0.0)
    best = fits[0]
    rivals = [fit for fit in fits[1:] if not _same_name(fit.line, best.line)]
    nearest = max(fits, key=lambda f: f.score)
    clear = all(
        not rival.is_match or rival.score - rival.left <= best.score - best.left - 0.02
        for rival in rivals
    )
    if best.is_match and clear:
        return ProgrammeMatch(best.line.kode, best.score, best.line.jenjang, best.line.kode)
    # under its own programme a broken name has few others to be mistaken for
    alone = all(rival.score <= nearest.score - 0.12 for rival in rivals if rival is not nearest)
    if within_parent and nearest.score >= 0.85 and alone and nearest.left <= 0.2:
        return ProgrammeMatch(
            nearest.line.kode, nearest.score, nearest.line.jenjang, nearest.line.kode
        )
    return ProgrammeMatch(None, nearest.score, None, nearest.line.kode)


@lru_cache(maxsize=16384)
def match_programme(
    name: str, *, jenjang: str | None = None, parent: str | None = None
) -> ProgrammeMatch:
    """The code of a printed name; ``parent`` is the code of the line it stands under.

    ``jenjang`` is the level its place in the table says, which the name's own level word
    (``Sub Kegiatan …``) overrules. Subkegiatan codes have four digits, as in the nomenclature.
    A name that is like none, or like two, gets no code.
    """
    said, variants = _variants(name)
    names = [wording(variant) for variant in variants if letters(variant)]
    level = said if said in ("program", "subkegiatan") else jenjang or said
    if level not in ("program", "kegiatan", "subkegiatan"):
        level = None
    above = canonical_code(parent) if parent else None
    found = _choose(_fits(names, level, above), within_parent=above is not None)
    if found.kode is not None or level is None:
        return found
    # the table's levels may be read wrongly: an exact name still says what it is
    if said is None and level != "program":
        other = _choose(_fits(names, None, above), within_parent=False)
        if other.kode is not None and other.score >= 0.97 and other.jenjang != "program":
            return other
    return found


def match_lines(lines: Sequence[tuple[str | None, str | None]]) -> list[ProgrammeMatch]:
    """The codes of the lines ``(name, jenjang)`` of one budget table, in their order.

    A line is sought under the programme and kegiatan that it stands under. What stands under a
    programme without code gets none: a subkegiatan of 2019 may bear the very name of one of 2021.
    """
    matches: list[ProgrammeMatch] = []
    program: ProgrammeMatch | None = None
    kegiatan: str | None = None
    for name, jenjang in lines:
        found = ProgrammeMatch(None, 0.0)
        if name and jenjang == "program":
            found = program = match_programme(name, jenjang="program")
            kegiatan = None
        elif name and jenjang != "total" and (not program or program.kode):
            above = [kode for kode in (kegiatan, program and program.kode) if kode]
            found = _first_under(above[-1:] if jenjang == "kegiatan" else above, name, jenjang)
            if found.jenjang == "kegiatan" or (found.kode is None and jenjang == "kegiatan"):
                kegiatan = found.kode
        matches.append(found)
    return matches


def _first_under(parents: Sequence[str | None], name: str, jenjang: str | None) -> ProgrammeMatch:
    """The match of a line under the first of some parents that has it; under any without one."""
    found = ProgrammeMatch(None, 0.0)
    for parent in parents or [None]:
        found = match_programme(name, jenjang=jenjang, parent=parent)
        if found.kode is not None:
            break
    return found


@lru_cache(maxsize=16384)
def check_code(kode: str, nama: str) -> CodeCheck:
    """Whether a printed code is the printed name's own.

    A name that is broken in print, abbreviated or followed by a place still belongs to its code;
    only a name that is another code's, or one unlike the official name, does not.
    """
    line = official(kode)
    if not line:
        return CodeCheck("tak-dikenal")
    _, variants = _variants(nama)
    own = wording(_bare(line.nama))
    fits = [_fit(wording(variant), line, own) for variant in variants if letters(variant)]
    if not fits:
        return CodeCheck("tak-dikenal", line.nama)
    best = min(fits, key=lambda f: (f.left, -f.score))
    if best.is_match:
        return CodeCheck("cocok", line.nama, best.score)
    other = match_programme(nama, jenjang=line.jenjang)
    if other.kode is not None and not _same_name(nomenclature()[other.kode], line):
        return CodeCheck("tidak-cocok", line.nama, best.score)
    if max(fit.score for fit in fits) >= 0.6:
        return CodeCheck("cocok", line.nama, best.score)
    return CodeCheck("tidak-cocok", line.nama, best.score)
