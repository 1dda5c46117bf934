"""The quality rules, on a published dataset alone."""

from __future__ import annotations

from pathlib import Path

from schemas.finding import Finding


def check(output: Path) -> list[tuple[str, Finding]]:
    """Findings with their documents."""
    raise NotImplementedError
