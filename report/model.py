"""What the pages show: one value per document, finding and table, ready for the templates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, get_args
from urllib.parse import quote

from quality.scores import WHOLE, Score
from report.accuracy import Accuracy
from report.coverage import State
from report.evidence import Evidence
from report.figures import Budget, BudgetLine, Spread, last_complete
from report.reviews import Review
from report.trust import RuleDoc
from schemas.finding import Level, Said

Row = dict[str, Any]

LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as shown: its row, what a person decided, and the place it stands on."""

    row: Row
    said: Said
    review: Review | None
    evidence: Evidence = field(default_factory=Evidence)
    open: bool = False

    @property
    def refuted(self) -> bool:
        """Whether a person refuted it: shown, but it counts no more."""
        return self.review is not None and self.review.keputusan == "ditolak"

    @property
    def fragment(self) -> str:
        """The end of its permanent link."""
        return quote(self.row["temuan_id"], safe="")


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule at one level in one document."""

    level: Level
    doc: RuleDoc
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as the overview needs it; small, for there may be thousands."""

    doc_id: str
    page: str
    name: str
    region: str
    title: str
    period: str
    kecamatan: str
    dokumen: Row | None
    findings: tuple[FindingView, ...]
    coverage: dict[str, State]
    spread: Spread | None
    budget: Budget
    scores: tuple[Score, ...]
    accuracy: tuple[Accuracy, ...] = ()

    @property
    def score(self) -> Score:
        """The score of the whole document."""
        return next(score for score in self.scores if score.name == WHOLE)

    @property
    def href(self) -> str:
        """The page, seen from the overview."""
        return f"dokumen/{quote(self.page)}"

    @property
    def year(self) -> str:
        """The year of the regulation, or nothing."""
        return str((self.dokumen or {}).get("tahun") or "")

    @property
    def last_budget(self) -> BudgetLine | None:
        """The last year with budget and spending that was over when it was enacted."""
        return last_complete(self.budget.years, (self.dokumen or {}).get("tahun"))

    @property
    def counts(self) -> Counter[str]:
        """Findings per level, refuted ones left out."""
        return count_levels(self.findings)


def count_levels(findings: Iterable[FindingView]) -> Counter[str]:
    """Findings per level, refuted ones left out."""
    return Counter(f.row["tingkat"] for f in findings if not f.refuted)


def weight(finding: FindingView, rules: dict[str, RuleDoc]) -> tuple[Any, ...]:
    """The order of findings: what counts before what was refuted, errors first, then the rules
    in their own order, then the place in the document."""
    row = finding.row
    order = list(rules)
    rule = row["aturan"]
    return (
        finding.refuted,
        LEVELS.index(row["tingkat"]),
        order.index(rule) if rule in rules else len(order),
        rule,
        row["halaman"] or 0,
        row["baris_sumber"] or 0,
        [int(part) for part in re.findall(r"\d+", row["sel"][0])] if row["sel"] else [],
        row["temuan_id"],
    )


def file_name(doc_id: str) -> str:
    """A file name that any file system takes; different for different documents."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", doc_id.casefold()).strip("-.")[:120]
    if plain and plain == doc_id:
        return plain
    return f"{plain or 'dokumen'}-{sha256(doc_id.encode()).hexdigest()[:8]}"
