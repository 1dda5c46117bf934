"""How often the reading was wrong, by what people say who looked: ``koreksi.csv`` as truth.

A line that gives a cell another text says that it was read wrongly, one that confirms it that it
was read rightly. Their share is the honest rate of errors of what was looked at; people look at
what is in doubt first, so that of all values is lower, at least as low as the wrong ones among all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from schemas.koreksi import HEAD_FIELDS, Correction, head_text, read_text

Row = Mapping[str, Any]

HEAD = "kepala"
"""What the fields of heads are counted under; cells are under the kind of their table."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One kind of table, or the heads: how many values there are, how many of them people looked
    at, how many of these were read wrongly."""

    kind: str
    values: int = 0
    looked: int = 0
    wrong: int = 0

    @property
    def rate(self) -> float | None:
        """The share read wrongly of what was looked at, 0-1; null where nothing was."""
        return self.wrong / self.looked if self.looked else None

    @property
    def most(self) -> float | None:
        """The upper end of what the share may be, at 95 in 100 (Wilson): few looks say little."""
        if not self.looked:
            return None
        z, n, p = 1.96, self.looked, self.wrong / self.looked
        spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (p + z * z / (2 * n) + spread) / (1 + z * z / n)


def document_accuracy(
    rows: Mapping[str, Sequence[Row]], corrections: Iterable[Correction]
) -> list[Accuracy]:
    """The counts of one document from its ``dokumen``, ``tabel`` and ``sel``.

    A place that says neither what the line found nor what it wants is another place by now, and
    counts for nothing. A better reading that says what a line wants is right.
    """
    corrections = tuple(corrections)
    if not rows["dokumen"] or not corrections:
        return []
    dokumen = rows["dokumen"][0]
    kinds = {_table(row): row["jenis"] for row in rows["tabel"]}
    values = _values(rows, kinds)
    places = {(_table(c), c["baris"], c["kolom"]): read_text(c) for c in rows["sel"]}
    looked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in corrections:
        if not (item.is_of(dokumen["source_sha256"]) or item.doc_id == dokumen["doc_id"]):
            continue
        if item.jenis == "sel":
            table = f"t{item.table:02d}"
            kind, read = kinds.get(table, "lain"), places.get((table, item.row, item.column))
        elif item.jenis == HEAD:
            kind, read = HEAD, _read_of_head(item, dokumen)
        else:
            continue
        if read in (item.tercetak, item.right):
            looked[kind] += 1
            wrong[kind] += read != item.right
    return [Accuracy(kind, count, looked[kind], wrong[kind]) for kind, count in values.items()]


def _values(rows: Mapping[str, Sequence[Row]], kinds: Mapping[str, str]) -> Counter[str]:
    """How many values there are: facts of the head, numbers of tables by kind."""
    values = Counter({HEAD: sum(rows["dokumen"][0][name] is not None for name in HEAD_FIELDS)})
    values.update(
        kinds.get(_table(cell), "lain")
        for cell in rows["sel"]
        if not cell["kepala"] and any(map(str.isdigit, read_text(cell)))
    )
    return values


def _table(row: Row) -> str:
    """The number of a table within its document: ``t01``."""
    return str(row["tabel_id"]).rpartition("/")[2]


def _read_of_head(item: Correction, dokumen: Row) -> str | None:
    """What a field of the head was read as before it was corrected."""
    corrected = item.kolom in (dokumen.get("dikoreksi") or ())
    return item.tercetak if corrected else head_text(dokumen[item.kolom])


def total(counts: Iterable[Accuracy]) -> list[Accuracy]:
    """The counts of many documents by kind, those without a look left out; nothing without any."""
    kinds: dict[str, list[int]] = {}
    for one in counts:
        sums = kinds.setdefault(one.kind, [0, 0, 0])
        for place, count in enumerate((one.values, one.looked, one.wrong)):
            sums[place] += count
    return [Accuracy(kind, *sums) for kind, sums in sorted(kinds.items()) if sums[1]]
