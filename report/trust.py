"""What is stated of rules, in the form the report shows."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.rules import RULES


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule for the legend: its one-line meaning, what it checks, why, and where that is laid
    down; the last three are null where a rule is not known."""

    id: str
    meaning: str
    checks: str | None = None
    reason: str | None = None
    source: str | None = None


def rule_docs() -> dict[str, RuleDoc]:
    """Every known rule by id."""
    return {
        rule: RuleDoc(rule, said.meaning, said.checks, said.reason, stated.source)
        for rule, stated in RULES.items()
        if (said := stated.words["id"])
    }
