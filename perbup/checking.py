"""The quality rules, on a published dataset alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from perbup.across import Across
from perbup.graph import Regulations
from quality.check import check_document
from quality.weights import weighed
from schemas.datasets import DATASETS
from schemas.finding import Finding, as_object, finding_rows
from schemas.message import Lang
from schemas.published import Published

_OF_DOCUMENTS = [
    name
    for name, dataset in DATASETS.items()
    if "doc_id" in {column.name for column in dataset.columns}
]


def check(output: Path) -> list[tuple[str, Finding]]:
    """Findings with the documents they are raised on: of each document, then across all.

    One document is in memory at a time. Raises :class:`~schemas.errors.UsageError` where there is
    no dataset.
    """
    folder = output / "dataset" if (output / "dataset").is_dir() else output
    found: list[tuple[str, Finding]] = []
    across = Across()
    for doc_id, tables in Published(folder).documents(_OF_DOCUMENTS):
        if tables["dokumen"].num_rows:  # else it failed, and has but the finding that says so
            rows = {name: table.to_pylist() for name, table in tables.items()}
            findings = weighed(doc_id, check_document(rows), rows)
            found += [(doc_id, finding) for finding in findings]
            across.add(tables, Regulations())
    return [*found, *across.findings()]


def json_lines(findings: Iterable[tuple[str, Finding]], lang: Lang) -> Iterator[str]:
    """Findings as JSON, one object a line, each as a row of ``temuan`` with its values as
    objects."""
    by_document = sorted(findings, key=lambda pair: pair[0])
    for doc_id, pairs in groupby(by_document, key=lambda pair: pair[0]):
        for row in finding_rows(doc_id, (finding for _, finding in pairs)):
            yield json.dumps(as_object(row, lang), ensure_ascii=False)
