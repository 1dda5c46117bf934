"""Indicators that are the same over all documents (``normalize/data/indikator.csv``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """``indikator_id`` (null where nothing matches well enough) and how well, 0-1."""

    indikator_id: str | None
    score: float
    nearest: str | None = None


def match_indicator(text: str) -> IndicatorMatch:
    """The indicator that a printed name means."""
    return IndicatorMatch(None, 0.0)
