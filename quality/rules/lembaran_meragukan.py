"""A gazette number out of order: supplements (TLN) are numbered through, year after year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

import numpy as np

from normalize.vocabulary import rows
from quality.citations import cited, passage
from quality.frames import Frames, Row, text_in
from schemas.finding import Finding
from schemas.message import Bound, Message, Value, Year, say

NEAR = 3
"""Supplements of neighbouring gazettes are not always numbered in the order of the gazettes."""


_REPUBLIC = r"(?:\s+(?:Republik\s+Indonesia|RI))?"
_GAZETTE = re.compile(
    rf"\b(?:Lembaran\s+Negara|LN){_REPUBLIC}\s+Tahun\s+(\d{{4}})\s+No(?:mor|\.)?\s*(\d+)\s*,"
    rf"\s*(?:Tambahan\s+Lembaran\s+Negara|TLN){_REPUBLIC}\s+No(?:mor|\.)?\s*(\d+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    year: int
    number: int
    supplement: int
    row: Row
    amending: bool = False
    """Whether it is the gazette of a law that amends the cited one."""

    @property
    def gazette(self) -> str:
        """The gazette as it is named: ``2004/104``."""
        return f"{self.year}/{self.number}"


def check(frames: Frames) -> Iterator[Finding]:
    """Supplements against the fixed points and against the document's other citations, and
    gazettes of another year than their regulation."""
    entries: list[_Entry] = []
    for row in frames.rows("landasan_hukum"):
        amending = list(_amending(row))
        entries += amending
        yield from _amending_years(frames, row, amending)
        printed = text_in(row, "lembaran_negara", "berita_negara")
        gazette = re.fullmatch(r"(\d{4})/(\d+)", printed)
        if not gazette:
            continue
        year, number = int(gazette.group(1)), int(gazette.group(2))
        if row.get("tahun") and not 0 <= year - row["tahun"] <= 1:
            yield _finding(
                frames,
                row,
                say("lembaran-meragukan.tahun", tahun=Year(year)),
                expected=Year(row["tahun"]),
                found=printed,
            )
            continue
        right = _known_gazettes().get(text_in(row, "peraturan_id"))
        if right and printed != right:
            said = say("lembaran-meragukan.dikenal")
            yield _finding(frames, row, said, expected=right, found=printed)
            continue
        supplement = text_in(row, "tambahan_lembaran_negara")
        if supplement.isdigit():
            entries.append(_Entry(year, number, int(supplement), row))
    sound = []
    for entry in entries:
        low, high = _bounds(entry)
        if low - NEAR < entry.supplement < high + NEAR:
            sound.append(entry)
            continue
        yield _finding(
            frames,
            entry.row,
            say("lembaran-meragukan.urutan", lembaran=entry.gazette),
            expected=_between(low, high),
            found=str(entry.supplement),
            of=entry,
        )
    yield from _against_each_other(frames, sound)


def _amending_years(frames: Frames, row: Row, amending: Sequence[_Entry]) -> Iterator[Finding]:
    """Gazettes of other years than the amending laws that they are of."""
    laws = row.get("diubah_dengan") or ()
    for entry, law in zip(amending, laws, strict=False):
        made = law.rpartition("-")[2]
        alone = len(amending) == len(laws) and made.isdigit()
        if alone and not 0 <= entry.year - int(made) <= 1:
            yield _finding(
                frames,
                row,
                say("lembaran-meragukan.tahun", tahun=Year(entry.year)),
                expected=Year(int(made)),
                found=entry.gazette,
                of=entry,
            )


def _amending(row: Row) -> Iterator[_Entry]:
    """The other gazettes that a citation prints: those of the laws that amend the cited one."""
    own = (row.get("lembaran_negara"), row.get("tambahan_lembaran_negara"))
    for match in _GAZETTE.finditer(text_in(row, "teks")):
        year, number, supplement = (int(part) for part in match.groups())
        if (f"{year}/{number}", str(supplement)) != own:
            yield _Entry(year, number, supplement, row, amending=True)


def _bounds(entry: _Entry) -> tuple[float, float]:
    """The supplements of the fixed points around an entry, or of its own."""
    place = (entry.year, entry.number)
    before = (supplement for of, supplement in _fixed_points() if of <= place)
    behind = (supplement for of, supplement in _fixed_points() if of >= place)
    return max(before, default=-inf), min(behind, default=inf)


@lru_cache(maxsize=1)
def _fixed_points() -> list[tuple[tuple[int, int], int]]:
    """Year and number of well-known gazettes, and their supplements."""
    return [
        ((int(row["tahun"]), int(row["lembaran"])), int(row["tambahan"]))
        for row in rows("lembaran_negara")
    ]


@lru_cache(maxsize=1)
def _known_gazettes() -> dict[str, str]:
    """Year and number of the gazettes of well-known regulations."""
    state = ((row, row["lembaran"]) for row in rows("lembaran_negara"))
    news = ((row, row["berita"]) for row in rows("berita_negara"))
    return {row["peraturan_id"]: f"{row['tahun']}/{number}" for row, number in (*state, *news)}


def _against_each_other(frames: Frames, entries: list[_Entry]) -> Iterator[Finding]:
    """One entry that stands against two or more that agree among themselves is the wrong one."""
    clashes = [*_clashes(entries)]
    counts = [len(against) for against in clashes]
    for entry, against in zip(entries, clashes, strict=True):
        if len(against) >= 2 and all(counts[other] == 1 for other in against):
            other = entries[against[0]]
            yield _finding(
                frames,
                entry.row,
                say(
                    "lembaran-meragukan.antarrujukan",
                    lembaran=entry.gazette,
                    tambahan_lain=str(other.supplement),
                    lembaran_lain=other.gazette,
                ),
                expected=Bound(
                    ">" if (other.year, other.number) < (entry.year, entry.number) else "<",
                    str(other.supplement),
                ),
                found=str(entry.supplement),
                of=entry,
            )


def _between(low: float, high: float) -> Value:
    """Between two bounds, or beyond the one there is; the one number where both are."""
    if low == high:
        return str(low)
    over, under = Bound(">", str(low)), Bound("<", str(high))
    if -inf < low and high < inf:
        return say("dan", satu=over, dua=under)
    return over if -inf < low else under


def _clashes(entries: list[_Entry]) -> Iterator[list[int]]:
    """For each entry the places of those whose TLN stands against its own: another for the same
    LN, or one that falls by ``NEAR`` and more where the LN rises."""
    rank = {place: at for at, place in enumerate(sorted({(e.year, e.number) for e in entries}))}
    places = np.array([rank[entry.year, entry.number] for entry in entries])
    supplements = np.array([entry.supplement for entry in entries])
    for place, supplement in zip(places, supplements, strict=True):
        rises = (supplements - supplement) * np.sign(places - place)
        clash = np.where(places == place, supplements != supplement, rises <= -NEAR)
        yield np.flatnonzero(clash).tolist()


def _finding(
    frames: Frames,
    row: Row,
    wrong: Message,
    *,
    expected: Value,
    found: Value,
    of: _Entry | None = None,
) -> Finding:
    at = passage("landasan_hukum", row)
    gazette = [f"LN {of.gazette}"] if of and of.amending else []
    return frames.finding(
        (at.where, cited(row), *gazette),
        say(
            "lembaran-meragukan",
            peraturan=cited(row) if row.get("peraturan_id") else say("rujukan"),
            tempat=at.where,
            kesalahan=wrong,
        ),
        expected=expected,
        found=found,
        at=at,
    )
