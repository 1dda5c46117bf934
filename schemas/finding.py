"""A data-quality finding: what is odd in the source, or what the pipeline could not do."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, before it gets its id.

    ``rule`` is an id of :data:`schemas.rules.RULES`. ``key`` names the row so that a person
    finds it (table, line, year); ``expected`` and ``found`` hold the two values that disagree.
    ``cells`` are references ``<tabel_id>#<row>,<column>`` to the cells it stands on, so that the
    report can outline them; ``source_line`` is the line of a text file. ``weight`` (0-1) and
    ``cause`` (the id of the finding that leads it) are set where all of a document are known.
    """

    rule: str
    level: Level
    dataset: str
    key: str
    message: str
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    cells: tuple[str, ...] = ()
    source_line: int | None = None
    weight: float | None = None
    cause: str | None = None


def cell_ref(tabel_id: str, row: int, col: int) -> str:
    """The reference of a cell as findings carry it."""
    return f"{tabel_id}#{row},{col}"


@contextmanager
def guarded(findings: list[Finding], dataset: str, key: str) -> Iterator[None]:
    """Let a mistake of ours cost the part that met it, and not the document.

    Whatever the block raises becomes a finding ``bagian-gagal``, and its traceback is logged.
    """
    try:
        yield
    except Exception as error:
        logging.getLogger("perbup").exception("%s: %s", dataset, key)
        findings.append(
            Finding(
                rule="bagian-gagal",
                level="error",
                dataset=dataset,
                key=key,
                message=f"Galat perbup saat mengolah {key}: {type(error).__name__}: {error}",
                found=type(error).__name__,
            )
        )


def finding_id(doc_id: str, finding: Finding) -> str:
    """The lasting name of a finding, over all documents: 12 hex digits.

    Document, rule, dataset, key and the two values that disagree decide it. Wording, level, cells
    and page do not, so a person's answer to a finding outlives a rebuild, a better message and a
    table found one place later.
    """
    parts = (
        doc_id,
        finding.rule,
        finding.dataset,
        " ".join(finding.key.split()),
        finding.expected or "",
        finding.found or "",
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def finding_of(row: Mapping[str, Any]) -> Finding:
    """The finding of a row of ``temuan``."""
    return Finding(
        rule=row["aturan"],
        level=row["tingkat"],
        dataset=row["dataset"],
        key=row["kunci"] or "",
        message=row["pesan"],
        expected=row["harapan"],
        found=row["ditemukan"],
        page=row["halaman"],
        cells=tuple(row["sel"] or ()),
        source_line=row["baris_sumber"],
    )


def finding_rows(doc_id: str, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Rows of ``temuan`` for one document, in the order given; exact repeats fall together.

    Two different findings with one id (same key and values, other message or cells) are told
    apart by a number: ``…-2``.
    """
    rows = []
    times: Counter[str] = Counter()
    for finding in dict.fromkeys(findings):
        identity = finding_id(doc_id, finding)
        times[identity] += 1
        number = f"-{times[identity]}" if times[identity] > 1 else ""
        rows.append(
            {
                "doc_id": doc_id,
                "temuan_id": identity + number,
                "aturan": finding.rule,
                "tingkat": finding.level,
                "dataset": finding.dataset,
                "kunci": finding.key,
                "pesan": finding.message,
                "harapan": finding.expected,
                "ditemukan": finding.found,
                "halaman": finding.page,
                "sel": list(finding.cells) or None,
                "baris_sumber": finding.source_line,
                "bobot": finding.weight,
                "induk": finding.cause,
            }
        )
    return rows
