"""How often each rule was right, counted: the data behind the levels and the page of rules.

``quality/data/ketepatan.csv`` is written by ``python -m benchmarks.rules --save``.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

COUNTS = Path(__file__).parent / "data" / "ketepatan.csv"
LEAST = 0.95
"""A rule that was right less often than this raises no error."""
FEW = 20
"""Fewer judged findings say little of a rule."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one rule.

    ``planted`` errors in invented documents, ``found`` of them; ``clean``: findings of level error
    or warning in invented documents without errors, each of them false; ``right`` and ``wrong``
    findings on real documents, judged by a person against the page.
    """

    planted: int = 0
    found: int = 0
    clean: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def judged(self) -> int:
        """Findings of which it is known whether they are true."""
        return self.found + self.clean + self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share of true ones among them; null of none."""
        return (self.found + self.right) / self.judged if self.judged else None

    @property
    def recall(self) -> float | None:
        """The share of planted errors that were found; null of none."""
        return self.found / self.planted if self.planted else None

    @property
    def words(self) -> str:
        """The counts in a sentence for a reader of data."""
        if self.precision is None or not (self.planted or self.judged):
            return "belum terhitung: tidak ditanam dan tidak ditemukan pada dokumen yang diperiksa"
        parts = []
        if self.planted:
            parts.append(f"{self.found} dari {self.planted} kesalahan yang ditanam ditemukan")
        parts.append(f"{self.clean} temuan pada dokumen tanpa kesalahan")
        parts.append(f"pada dokumen nyata {self.right} benar, {self.wrong} keliru")
        few = "; hitungannya sedikit" if self.judged < FEW else ""
        return f"{self.precision:.3f}".replace(".", ",") + f" ({'; '.join(parts)}{few})"


@lru_cache(maxsize=1)
def counted() -> Mapping[str, Counted]:
    """The counts by rule."""
    return read_counts(COUNTS)


def read_counts(path: Path) -> dict[str, Counted]:
    """The counts of a file."""
    names = [field.name for field in fields(Counted)]
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["aturan"]: Counted(**{name: int(row[name]) for name in names})
            for row in csv.DictReader(file)
        }
