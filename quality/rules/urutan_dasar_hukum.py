"""Legal bases of Mengingat out of the order that drafting prescribes: by rank, then by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quality.citations import cited, passage
from quality.frames import Frames, Row
from schemas.finding import Finding
from schemas.message import say

_RANKS = {"UUD": 0, "UU": 1, "PERPU": 1, "PP": 2, "PERPRES": 3}
_BELOW = ("PERMEN", "PERDA", "PERBUP", "PERWALI")
"""Below those; their order among themselves differs from office to office."""
SLIPS = 2
"""So many out of the order of years are slips; an office with more orders its laws otherwise."""


def check(frames: Frames) -> Iterator[Finding]:
    """The fewest rows without which the list is in order, each with one that it should pass."""
    rows = [
        row
        for row in frames.rows("landasan_hukum")
        if row["bagian"] == "mengingat" and row["jenis"] in {*_RANKS, *_BELOW} and row.get("tahun")
    ]
    keys = [_key(row) for row in rows]
    kept = _longest_rising(keys)
    wrong = [at for at in range(len(rows)) if at not in kept]
    for at in wrong:
        own, law = passage("landasan_hukum", rows[at]), cited(rows[at])
        before, other = _neighbour(at, kept, keys)
        beside, of_years = cited(rows[other]), keys[other][0] == keys[at][0]
        yield frames.finding(
            (own.where, law),
            say("urutan-dasar-hukum.sebelum", peraturan=law, tempat=own.where, lain=beside)
            if before
            else say("urutan-dasar-hukum.sesudah", peraturan=law, tempat=own.where, lain=beside),
            level="info" if of_years and len(wrong) > SLIPS else None,
            at=own,
        )


def _neighbour(at: int, kept: Sequence[int], keys: Sequence[tuple[int, int]]) -> tuple[bool, int]:
    """Where a row should stand: before the first one above it that comes later, else behind the
    last one below it that comes earlier."""
    for on in kept:
        if on < at and keys[on] > keys[at]:
            return True, on
    return False, max(on for on in kept if keys[on] < keys[at])


def _key(row: Row) -> tuple[int, int]:
    """The rank of a legal basis and, where years order those of its rank, its year."""
    rank = _RANKS.get(row["jenis"])
    return (len(_RANKS), 0) if rank is None else (rank, row["tahun"])


def _longest_rising(keys: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the longest part of a sequence that never falls."""
    ends: list[list[int]] = []
    for at, key in enumerate(keys):
        before = [end for end in ends if keys[end[-1]] <= key]
        ends.append([*max(before, key=len, default=[]), at])
    return max(ends, key=len, default=[])
