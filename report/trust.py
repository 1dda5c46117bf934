"""What ``quality`` says about rules, in the form the report shows."""

from __future__ import annotations

from dataclasses import dataclass

from quality.reading import READING_RULES
from quality.registry import RULES as CHECKED
from schemas.rules import RULES


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """A rule for the legend: its one-line meaning, what it checks, why, and where that is laid
    down; the last three are null where a rule is unknown to ``quality``."""

    id: str
    meaning: str
    checks: str | None = None
    reason: str | None = None
    source: str | None = None


def rule_docs() -> dict[str, RuleDoc]:
    """Every known rule by id, in the order of the contract's list."""
    docs = {rule: RuleDoc(rule, meaning) for rule, meaning in RULES.items()}
    for rule in (*CHECKED, *READING_RULES):
        meaning = RULES.get(rule.id, rule.id)
        docs[rule.id] = RuleDoc(rule.id, meaning, rule.checks, rule.reason, rule.source)
    return docs
