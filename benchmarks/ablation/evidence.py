"""Which document shows what a rule is for: ``benchmarks/data/aturan_tabel.csv``, a line a rule.

A document is a generated or laid-out one by its name (:mod:`benchmarks.ablation.documents`) and has
what its reading costs without the rule, or it is what a fast test draws, by the test's name.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from benchmarks.ablation.rules import ROOT

LIST = ROOT / "benchmarks" / "data" / "aturan_tabel.csv"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A rule, the document that shows it, and what was lost without it when it was listed."""

    rule: str
    document: str
    tables: int
    """Tables that are no longer right, in a cell or in their head."""
    values: int
    """Neighbours of values that are no longer right, and others that are there instead."""

    @property
    def is_test(self) -> bool:
        """Whether a test draws the document."""
        return "::" in self.document


def evidence() -> list[Evidence]:
    """The list as it is kept."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return [
            Evidence(row["aturan"], row["dokumen"], int(row["tabel"] or 0), int(row["nilai"] or 0))
            for row in csv.DictReader(file)
        ]
