"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quality.frames import Frames
from schemas.finding import Finding, Level

Check = Callable[[Frames], Iterable[Finding]]
Across = Callable[[Frames], Iterable[tuple[str, Finding]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One data-quality rule.

    ``level`` and ``datasets`` are those of its findings: ``(id, dataset)`` says which rows of
    ``temuan`` a new check replaces. ``check`` sees one document, ``across`` (where there is one)
    all of them and gives each finding with its doc_id; a rule with neither is raised while reading.
    """

    id: str
    level: Level
    datasets: tuple[str, ...]
    check: Check | None = None
    across: Across | None = None
