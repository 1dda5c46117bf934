"""Programme, kegiatan and subkegiatan codes by name (``normalize/data/nomenklatur.csv``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgrammeMatch:
    """``kode`` (null where none fits), how well 0-1, and the level of the match."""

    kode: str | None
    score: float
    jenjang: str | None = None


def match_programme(
    name: str, *, jenjang: str | None = None, parent: str | None = None
) -> ProgrammeMatch:
    """The code of a printed name; ``parent`` is the code of the line it stands under."""
    return ProgrammeMatch(None, 0.0)
