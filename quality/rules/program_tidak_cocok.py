"""A programme that is not the sum of its kegiatan; a tujuan or sasaran not of its programmes."""

from __future__ import annotations

from collections.abc import Iterator

from quality.budget import misfit_finding, misfits
from quality.frames import Frames
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every programme, sasaran and tujuan that has both an amount and lines under it."""
    for budget, balance in misfits(frames, "tujuan", "sasaran", "program"):
        yield misfit_finding(frames, "program-tidak-cocok", budget, balance)
