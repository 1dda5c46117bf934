"""A kegiatan that is not the sum of its subkegiatan."""

from __future__ import annotations

from collections.abc import Iterator

from quality.budget import misfit_finding, misfits
from quality.frames import Frames
from schemas.finding import Finding


def check(frames: Frames) -> Iterator[Finding]:
    """Every kegiatan that has both an amount and subkegiatan."""
    for budget, balance in misfits(frames, "kegiatan"):
        yield misfit_finding(frames, "kegiatan-tidak-cocok", budget, balance)
