"""Findings from frames: one document, all documents, or a published dataset alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quality.frames import Frames
from quality.registry import OWNED, RULES
from quality.weights import weighed_rows
from schemas.datasets import DATASETS
from schemas.finding import Finding, finding_rows, guarded

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


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


def check(frames: Mapping[str, pd.DataFrame | Sequence[Row]]) -> list[tuple[str, Finding]]:
    """Every finding of published frames, with its doc_id: per document, then across."""
    everything = Frames.of(frames)
    found = [
        (doc_id, finding)
        for doc_id, document in everything.by_document()
        for rule in RULES
        if rule.check is not None
        for finding in rule.check(document)
    ]
    return [*found, *check_across(everything)]


def check_frames(frames: Mapping[str, pd.DataFrame | Sequence[Row]]) -> pd.DataFrame:
    """``temuan`` of a published dataset, checked anew.

    Findings raised while reading (the rows of ``frames['temuan']`` that no rule here makes) are
    kept as they are; those of the rules are made again. Sorted by document, kept ones first.
    """
    import pandas as pd

    everything = Frames.of(frames)
    rows: dict[str, list[Row]] = {}
    for row in everything.rows("temuan"):
        if not is_owned(row):
            rows.setdefault(row["doc_id"], []).append(row)
    made: dict[str, list[Finding]] = {}
    for doc_id, finding in check(frames):
        made.setdefault(doc_id, []).append(finding)
    for doc_id, findings in made.items():
        taken = {row["temuan_id"] for row in rows.get(doc_id, [])}
        rows.setdefault(doc_id, []).extend(
            row for row in finding_rows(doc_id, findings) if row["temuan_id"] not in taken
        )
    of_document = dict(everything.by_document())
    rows = {name: weighed_rows(kept, of_document[name].datasets) for name, kept in rows.items()}
    columns = [column.name for column in DATASETS["temuan"].columns]
    return pd.DataFrame(
        [row for doc_id in sorted(rows) for row in rows[doc_id]], columns=columns, dtype=object
    )


def is_owned(row: Mapping[str, Any]) -> bool:
    """Whether a row of ``temuan`` was made by a rule of this folder."""
    return (row["aturan"], row["dataset"]) in OWNED
