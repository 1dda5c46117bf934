"""What stands under which ``doc_id``: one document each; copies and failures are findings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from perbup.piece import Failure, failed_doc_id
from perbup.planning import Plan
from perbup.renaming import may_be_another
from schemas.finding import Finding
from schemas.message import say


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A source that gave no rows: why, in a word and in a sentence."""

    name: str
    reason: str
    message: str


@dataclass(slots=True)
class Unit:
    """What is published under one ``doc_id``: at most one source's piece, and findings."""

    doc_id: str
    name: str | None = None
    key: str | None = None
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)


def units_of(plan: Plan) -> tuple[list[Unit], list[FailedDocument], list[FailedDocument]]:
    """What stands under each ``doc_id``, sorted; the failed sources; the doubled ones.

    Of several sources that are the same regulation the first by name is published; of several
    documents that say the same of themselves without a number every one is, the later by its hash.
    """
    units: dict[str, Unit] = {}
    failed: list[FailedDocument] = []
    doubled: list[FailedDocument] = []
    for name in sorted(plan.sources):
        key = plan.keys.get(name)
        facts = plan.facts.get(key) if key else None
        failure = facts.failure if facts else plan.failures[name]
        if failure is not None:
            digest = plan.hashes.get(name) or hashlib.sha256(name.encode()).hexdigest()
            doc_id = failed_doc_id(digest)
            unit = units.setdefault(doc_id, Unit(doc_id))
            unit.findings.append(_failed(name, failure))
            failed.append(FailedDocument(name, failure.reason, failure.message))
            continue
        assert facts is not None
        unit = units.setdefault(facts.doc_id, Unit(facts.doc_id))
        if (
            unit.name
            and may_be_another(facts.doc_id)
            and plan.hashes[name] != plan.hashes[unit.name]
        ):
            namesake = unit.name
            doc_id = failed_doc_id(plan.hashes[name])
            unit = units.setdefault(doc_id, Unit(doc_id))
            unit.findings.append(_namesake(name, namesake, facts.doc_id))
        if unit.key is None:
            unit.name, unit.key, unit.rows = name, key, sum(facts.rows.values())
        else:
            assert unit.name is not None
            finding = _doubled(name, unit.name, same=plan.hashes[name] == plan.hashes[unit.name])
            unit.findings.append(finding)
            doubled.append(FailedDocument(name, finding.rule, finding.pesan))
    return [units[doc_id] for doc_id in sorted(units)], failed, doubled


def _failed(name: str, failure: Failure) -> Finding:
    return Finding(
        rule="dokumen-gagal",
        level="error",
        dataset="dokumen",
        where=name,
        message=say("dokumen-gagal", berkas=name, sebab=failure.message),
        found=failure.reason,
    )


def _doubled(name: str, kept: str, *, same: bool) -> Finding:
    return Finding(
        rule="dokumen-ganda",
        level="warning" if same else "error",
        dataset="dokumen",
        where=name,
        message=say("dokumen-ganda.sama") if same else say("dokumen-ganda"),
        expected=kept,
        found=name,
    )


def _namesake(name: str, other: str, doc_id: str) -> Finding:
    return Finding(
        rule="dokumen-ganda",
        level="warning",
        dataset="dokumen",
        where=name,
        message=say("dokumen-ganda.senama", doc_id=doc_id),
        expected=other,
        found=name,
    )
