"""What is there to read, what of it has been read before, and what became of it.

A source is read where no piece has its key: its content, the code, and the corrections that
concern it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from extract.ocr import tesseract
from extract.ocr.settings import AUTO, Ocr
from perbup.piece import Facts, Failure
from perbup.place import Place, sources_for
from perbup.sources import Source, companion, sha256_of
from perbup.store import Entry, State, Store, piece_key
from perbup.version import code_version
from schemas.errors import NothingToRead
from schemas.koreksi import FILE, Correction, Corrections, digest, read_corrections
from schemas.message import Message, say


@dataclass(slots=True)
class Plan:
    """Every source with what came of it, filled while the build goes on."""

    sources: dict[str, Source]
    hashes: dict[str, str]
    """SHA-256 by name."""
    keys: dict[str, str]
    """Piece key by name; none for what cannot be opened."""
    facts: dict[str, Facts] = field(default_factory=dict)
    """By key, for the pieces that exist."""
    failures: dict[str, Failure] = field(default_factory=dict)
    """By name, for what left no piece."""
    code: str = ""
    corrections: Corrections = field(default_factory=Corrections)
    concerning: dict[str, tuple[Correction, ...]] = field(default_factory=dict)
    """The corrections of each source, by name."""
    known: dict[str, set[str]] = field(default_factory=dict)
    """What each content has called itself, by hash: its ``doc_id`` as read and as corrected."""


def make_plan(raw: str, place: Place, store: Store, ocr: Ocr) -> Plan:
    """The sources with their hashes; those whose stamp has not changed are not read."""
    sources = sources_for(raw, place)
    if not sources:
        raise NothingToRead(f"{raw}: no document in it; the last published dataset stays as it is")
    last = store.state()
    plan = Plan(sources, {}, {}, {})
    # What a document gives also hangs on whether, by whom and how its pictures are read.
    usual = (ocr.mode, ocr.lang) == (AUTO.mode, AUTO.lang)
    plan.code = code_version() if usual else f"{code_version()} {ocr.mode} {ocr.lang}"
    if ocr.mode != "never" and (second := tesseract.version()):
        plan.code = f"{plan.code} {second}"
    plan.corrections = read_corrections(companion(raw, FILE))
    for entry in last.entries.values():
        _learn(plan, entry.sha256, entry.doc_id, last.facts.get(entry.key))
    for name, source in sources.items():
        known = last.entries.get(name)
        if known is not None and known.sha256 and known.stamp == source.stamp:
            sha256 = known.sha256
        else:
            try:
                sha256 = sha256_of(source)
            except OSError as error:
                said = error.strerror or str(error)
                plan.failures[name] = Failure("tak-terbuka", f"tidak dapat dibuka ({said})", True)
                continue
        plan.hashes[name] = sha256
    _give_keys(plan)
    _recall(plan, store, last.facts)
    return plan


def _learn(plan: Plan, sha256: str, doc_id: str, facts: Facts | None) -> None:
    """Note what a content calls itself."""
    names = {doc_id, *((facts.doc_id, facts.read_as) if facts else ())} - {""}
    plan.known.setdefault(sha256, set()).update(names)


def _give_keys(plan: Plan) -> None:
    """The key of every source: its content, the code, and the corrections that concern it."""
    called = {sha256: plan.known.get(sha256, set()) for sha256 in plan.hashes.values()}
    concerning = plan.corrections.by_content(called)
    for name, sha256 in plan.hashes.items():
        found = plan.concerning[name] = tuple(concerning.get(sha256, ()))
        suffix = plan.sources[name].suffix
        plan.keys[name] = piece_key(sha256, suffix, plan.code, digest(found))


def _recall(plan: Plan, store: Store, facts_by_key: Mapping[str, Facts]) -> None:
    """The facts of the pieces that exist."""
    for key in set(plan.keys.values()) - set(plan.facts):
        if store.has(key):
            facts = facts_by_key.get(key) or store.facts(key)
            if facts is not None:
                plan.facts[key] = facts


def find_out(plan: Plan, store: Store) -> bool:
    """Whether what the documents call themselves, now that they are read, makes corrections of an
    older version theirs: then they are read once more."""
    if not plan.corrections.items:
        return False
    before = {sha256: set(names) for sha256, names in plan.known.items()}
    keys = dict(plan.keys)
    for name, key in keys.items():
        facts = plan.facts.get(key)
        if facts is not None and facts.failure is None:
            _learn(plan, plan.hashes[name], facts.doc_id, facts)
    if plan.known == before:
        return False
    _give_keys(plan)
    _recall(plan, store, {})
    return plan.keys != keys


def unanswered(plan: Plan) -> Iterator[Message]:
    """Every correction that no document of the input answers to."""
    taken = {item for found in plan.concerning.values() for item in found}
    for item in plan.corrections.items:
        if item not in taken:
            yield say(
                "koreksi.dokumen",
                berkas=FILE,
                lama=item.tercetak,
                benar=item.benar,
                dokumen=item.doc_id or item.sha256[:12],
            )


def corrected(plan: Plan) -> int:
    """How many corrections were applied."""
    return sum(plan.facts[key].corrected for key in set(plan.keys.values()) if key in plan.facts)


def to_do(plan: Plan, store: Store, *, force: bool) -> dict[str, str]:
    """Name by key of what must be processed; one name stands for all of the same content."""
    todo: dict[str, str] = {}
    for name, key in plan.keys.items():
        if force or not store.has(key):
            plan.facts.pop(key, None)
            todo.setdefault(key, name)
    return todo


def state_of(plan: Plan, raw: str, doubled: Iterable[str]) -> State:
    """What is kept of a build for the next one; ``doubled`` are the names of copies."""
    copies = set(doubled)
    return State(code_version(), raw, _entries(plan, copies), plan.facts)


def _entries(plan: Plan, copies: Set[str]) -> dict[str, Entry]:
    """What the state keeps of every source."""
    entries = {}
    for name, source in plan.sources.items():
        key = plan.keys.get(name, "")
        facts = plan.facts.get(key)
        failure = facts.failure if facts else plan.failures[name]
        status = "failed" if failure else "duplicate" if name in copies else "done"
        doc_id = facts.doc_id if facts else ""
        sha256 = plan.hashes.get(name, "")
        entries[name] = Entry(source.stamp, sha256, key, doc_id, status, failure)
    return entries
