"""Findings from published rows: of one document, or of all documents together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quality.frames import Frames, Row
from quality.registry import RULES
from schemas.finding import Finding, guarded


def check_document(datasets: Mapping[str, Sequence[Row]]) -> list[Finding]:
    """Findings of one document's rows, in the order of the rules."""
    return findings_of(Frames(datasets))


def findings_of(document: Frames) -> list[Finding]:
    """Findings of one document, in the order of the rules. For the worker: needs nothing of other
    documents."""
    found: list[Finding] = []
    for rule in RULES:
        if rule.check is not None:
            with guarded(found, rule.datasets[0], rule.id):
                found.extend(rule.check(document))
    return found


def check_across(frames: Frames) -> Iterator[tuple[str, Finding]]:
    """Findings that compare documents, each with the document it is raised on.

    Needs ``dokumen`` (whose it is) of all documents, and ``landasan_hukum`` (``peraturan_id``,
    ``tentang``) or figures (:mod:`quality.figures`). These may come in parts, each with all
    documents' citations of some regulations, or all figures of some offices: rules compare what
    documents say of one regulation or one office.
    """
    for rule in RULES:
        if rule.across is not None:
            yield from rule.across(frames)
