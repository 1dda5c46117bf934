"""Legal bases of Mengingat out of the order that drafting prescribes: by rank, then by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quality.citations import cited, passage
from quality.frames import Frames
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
    ranks = [_RANKS.get(row["jenis"], len(_RANKS)) for row in rows]
    keys = [
        (rank, row["tahun"] if row["jenis"] in _RANKS else 0)
        for rank, row in zip(ranks, rows, strict=True)
    ]
    kept = _longest_rising(keys)
    wrong = [at for at in range(len(rows)) if at not in kept]
    for at in wrong:
        own, law = passage("landasan_hukum", rows[at]), cited(rows[at])
        passed = [on for on in kept if on < at and keys[on] > keys[at]]
        behind = [on for on in kept if on > at and keys[on] < keys[at]]
        other = passed[0] if passed else behind[-1]
        beside = cited(rows[other])
        yield frames.finding(
            (own.where, law),
            say("urutan-dasar-hukum.sebelum", peraturan=law, tempat=own.where, lain=beside)
            if passed
            else say("urutan-dasar-hukum.sesudah", peraturan=law, tempat=own.where, lain=beside),
            level=None if ranks[other] != ranks[at] or len(wrong) <= SLIPS else "info",
            at=own,
        )


def _longest_rising(keys: Sequence[tuple[int, int]]) -> list[int]:
    """The places of the longest part of a sequence that never falls."""
    ends: list[list[int]] = []
    for at, key in enumerate(keys):
        before = [end for end in ends if keys[end[-1]] <= key]
        ends.append([*max(before, key=len, default=[]), at])
    return max(ends, key=len, default=[])
