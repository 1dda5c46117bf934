"""Every rule, in the order a reader meets them: a file of ``quality/rules`` checks the rule that it
is named after, one document with ``check``, all of them with ``across``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from quality import rules
from quality.frames import Frames
from schemas.finding import Finding, Level
from schemas.rules import RULES as STATED


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
    check: Callable[[Frames], Iterable[Finding]] | None = None
    across: Callable[[Frames], Iterable[tuple[str, Finding]]] | None = None


_FILES = {module.name.replace("_", "-"): module.name for module in iter_modules(rules.__path__)}


def _rule(rule: str) -> Rule:
    stated = STATED[rule]
    held = vars(import_module(f"quality.rules.{_FILES[rule]}")) if rule in _FILES else {}
    return Rule(rule, stated.level, stated.datasets, held.get("check"), held.get("across"))


RULES = tuple(_rule(rule) for rule in STATED if rule in _FILES)
"""Those that are checked on published frames."""
READING_RULES = tuple(_rule(rule) for rule in STATED if rule not in _FILES)
"""Those that are raised while a document is read or a dataset is written: they need the document
itself, so ``perbup check`` on a dataset alone keeps their findings as they are."""
