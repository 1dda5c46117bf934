"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quality.frames import Frames
from schemas.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Rule:
    """One data-quality rule.

    ``id`` is a key of :data:`schemas.rules.RULES`; ``level`` the level its findings have unless
    the arithmetic is open to another reading. ``datasets`` are the datasets that its findings
    name: ``(id, dataset)`` says which rows of ``temuan`` a new check replaces. ``checks`` and
    ``reason`` tell a reader of data what is checked and why it matters; ``source`` names the
    norm. ``check`` sees one document, ``across`` (where there is one) all of them and gives each
    finding with its doc_id; a rule with neither is raised while reading and only declared here.
    """

    id: str
    level: Level
    datasets: tuple[str, ...]
    checks: str
    reason: str
    source: str
    check: Callable[[Frames], Iterable[Finding]] | None = None
    across: Callable[[Frames], Iterable[tuple[str, Finding]]] | None = None
