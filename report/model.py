"""What the pages show: one value per document, finding and table, ready for the templates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, get_args
from urllib.parse import quote

from quality.scores import WHOLE, Score, reasons
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
    leads: bool = False
    """Whether it stands by itself, leading :attr:`leading` others of its cause."""
    leading: int = 0

    @property
    def weight(self) -> float:
        """How much it matters, 0-1."""
        return self.row.get("bobot") or 0.0

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
    def reasons(self) -> list[tuple[Score, float]]:
        """The datasets that cost the score most, with their points."""
        return reasons(self.scores)

    @property
    def causes(self) -> int:
        """Findings that lead others or stand alone, refuted ones left out."""
        return sum(f.leads and not f.refuted for f in self.findings)

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


def decisions(findings: Iterable[FindingView]) -> Counter[str]:
    """How often people who looked said what of findings: ``diterima``, ``ditolak``."""
    return Counter(finding.review.keputusan for finding in findings if finding.review)


def count_levels(findings: Iterable[FindingView]) -> Counter[str]:
    """Findings per level, refuted ones left out."""
    return Counter(f.row["tingkat"] for f in findings if not f.refuted)


def ordered(findings: Iterable[FindingView], rules: dict[str, RuleDoc]) -> list[FindingView]:
    """The findings in the order of the report: what counts before what was refuted, errors first,
    the rule of the heaviest finding first, in it the heaviest first, and behind each the findings
    that it leads, whatever their level."""
    known = {finding.row["temuan_id"]: finding for finding in findings}
    led: dict[str, list[FindingView]] = {}
    leading: list[FindingView] = []
    for finding in known.values():
        leader = known.get(finding.row.get("induk") or "")
        if leader is None or leader.refuted != finding.refuted:
            leading.append(replace(finding, leads=True))
        else:
            led.setdefault(leader.row["temuan_id"], []).append(finding)
    top: dict[tuple[str, str], float] = {}
    for finding in leading:
        of = (finding.row["tingkat"], finding.row["aturan"])
        top[of] = max(top.get(of, 0.0), finding.weight)
    order = {rule: index for index, rule in enumerate(rules)}

    def place(finding: FindingView) -> tuple[Any, ...]:
        row = finding.row
        return (
            -finding.weight,
            row["halaman"] or 0,
            row["baris_sumber"] or 0,
            [int(part) for part in re.findall(r"\d+", row["sel"][0])] if row["sel"] else [],
            row["temuan_id"],
        )

    def kind(finding: FindingView) -> tuple[Any, ...]:
        row = finding.row
        return (
            finding.refuted,
            LEVELS.index(row["tingkat"]),
            -top[row["tingkat"], row["aturan"]],
            order.get(row["aturan"], len(order)),
            row["aturan"],
        )

    leading.sort(key=lambda finding: (*kind(finding), *place(finding)))
    result: list[FindingView] = []
    for finding in leading:
        under = sorted(led.get(finding.row["temuan_id"], ()), key=place)
        result.append(replace(finding, leading=len(under)))
        result += under
    return result


def file_name(doc_id: str) -> str:
    """A file name that any file system takes; different for different documents."""
    plain = re.sub(r"[^a-z0-9._-]+", "-", doc_id.casefold()).strip("-.")[:120]
    if plain and plain == doc_id:
        return plain
    return f"{plain or 'dokumen'}-{sha256(doc_id.encode()).hexdigest()[:8]}"
