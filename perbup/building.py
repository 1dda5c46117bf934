"""A folder of documents to a published dataset, touching only what is new or stale."""

from __future__ import annotations

import hashlib
import shutil
import time
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyarrow as pa

from extract.ocr import tesseract
from extract.ocr.settings import AUTO, DEFAULT_LANG, Mode, Ocr
from perbup import publish
from perbup.events import Event, Listener, silent
from perbup.executors import Crew, Kind, crew
from perbup.perangkat import Office
from perbup.piece import BrokenPiece, Facts, Failure, Piece, failed_doc_id, pack
from perbup.renaming import may_be_another
from perbup.segments import Member, Segment, merged
from perbup.sources import Source, companion, is_url, list_sources, local_path, sha256_of
from perbup.store import Entry, State, Store, piece_key
from perbup.version import code_version, publisher_version
from perbup.worker import Limits, Outcome, PagesRead, Task, WorkerUnavailable
from quality.figures import SOURCES
from quality.weights import weighed_rows
from schemas.datasets import DATASETS
from schemas.errors import NothingToRead
from schemas.finding import Finding, finding_rows
from schemas.koreksi import FILE, Correction, Corrections, digest, read_corrections
from schemas.message import READERS, Message, say, words
from schemas.tables import exact_table

DATASET_FOLDER = "dataset"
WORK_FOLDER = ".perbup"


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A source that gave no rows: why, in a word and in a sentence."""

    name: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did. ``processed`` documents were read now, ``reused`` ones had been before."""

    documents: int
    processed: int
    reused: int
    failed: tuple[FailedDocument, ...]
    duplicates: tuple[FailedDocument, ...]
    rows: Mapping[str, int]
    findings: Mapping[str, int]
    changed: bool
    seconds: float
    corrected: int = 0
    problems: tuple[str, ...] = ()
    """Lines of ``koreksi.csv`` that could not be used, each with what is wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an output is: its dataset, its work folder, and the URL to upload to, if any."""

    dataset: Path
    work: Path
    url: str | None = None

    @classmethod
    def of(cls, output: str, work: Path | None = None) -> Place:
        """The place of an output folder or URL; ``work`` moves the work folder elsewhere."""
        if not is_url(output):
            root = local_path(output)
            return cls(root / DATASET_FOLDER, work or root / WORK_FOLDER)
        if work is None:
            name = "".join(c if c.isalnum() else "-" for c in output).strip("-")
            work = Path.home() / ".cache" / "perbup" / name
        return cls(work / DATASET_FOLDER, work, f"{output.rstrip('/')}/{DATASET_FOLDER}")


@dataclass(slots=True)
class _Plan:
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


@dataclass(slots=True)
class _Unit:
    """What is published under one ``doc_id``: at most one source's piece, and findings."""

    doc_id: str
    name: str | None = None
    key: str | None = None
    rows: int = 0
    findings: list[Finding] = field(default_factory=list)


def build(
    raw: str | Path,
    output: str | Path,
    *,
    jobs: int | None = None,
    executor: Kind = "process",
    scheduler: str | None = None,
    limits: Limits | None = None,
    force: bool = False,
    work: Path | None = None,
    ocr: Mode = "auto",
    ocr_lang: str = DEFAULT_LANG,
    listener: Listener = silent,
) -> BuildSummary:
    """Build the dataset of ``output`` from the documents of ``raw`` (folders or URLs).

    Only documents that are new, changed or were read by other code are processed (all with
    ``force``). ``ocr`` says which pages are recognised in their pictures, ``ocr_lang`` in which
    languages they are (``ind+eng``). A document that fails costs itself. Publishes all datasets or
    none. Raises :class:`~schemas.errors.PerbupError` (``UsageError``, ``NothingToRead``,
    ``OutputBusy``) and ``OSError`` where the output cannot be written; the last published dataset
    stays then.
    """
    started = time.monotonic()
    place = Place.of(str(output), work)
    store = Store(place.work, place.dataset)
    pictures = Ocr(ocr, store.readings, lang=ocr_lang)
    with store.locked():
        plan = _plan(str(raw), place, store, pictures)
        names = {source.location: name for name, source in plan.sources.items()}

        def told(task: Task, read: PagesRead) -> None:
            listener(Event("page", name=names[task.location], pages=read.done, total=read.total))

        made: set[str] = set()
        spoilt = 0
        while True:
            todo = _todo(plan, store, force=force and not made)
            made |= set(todo)
            listener(Event("found", total=len(plan.sources), todo=len(todo)))
            _process_all(
                plan,
                todo,
                store,
                lambda: crew(executor, jobs=jobs, scheduler=scheduler, log=store.log, told=told),
                limits or Limits(),
                pictures,
                listener,
            )
            if _find_out(plan, store):
                continue
            try:
                units, failed, duplicates = _units(plan)
                changed, published = _publish(units, plan, place, store, listener)
                break
            except BrokenPiece:
                spoilt += 1
                if spoilt == _ATTEMPTS:
                    raise
        said = (*plan.corrections.problems, *_unanswered(plan))
        problems = tuple(words(problem, READERS["id"]) for problem in said)
        if problems:
            listener(Event("corrections", notices=problems))
        keys = set(plan.keys.values())
        processed = len(made & keys)
        store.save_state(State(code_version(), str(raw), _entries(plan, duplicates), plan.facts))
        store.forget_all_but(plan.keys.values())
        if pictures.wanted and not plan.failures:
            # What is tried again, or was not looked for, may need what was recognised for it.
            store.forget_readings_but(key for facts in plan.facts.values() for key in facts.kept)
    return BuildSummary(
        documents=len(plan.sources),
        processed=processed,
        reused=len(keys) - processed,
        failed=tuple(failed),
        duplicates=tuple(duplicates),
        rows=published.rows,
        findings=published.findings,
        changed=changed,
        seconds=time.monotonic() - started,
        corrected=_corrected(plan),
        problems=problems,
    )


_ATTEMPTS = 3
"""A piece that the disk has spoilt is made again, but not for ever."""


def sources_for(raw: str, place: Place) -> dict[str, Source]:
    """The documents of ``raw`` by name; an output that lies inside it is none of them."""
    made = [place.dataset, place.work, place.dataset.parent / "report"]
    if not is_url(raw) and local_path(raw).resolve() in place.dataset.parent.resolve().parents:
        made.append(place.dataset.parent)
    own = [folder.resolve() for folder in made]
    return {
        source.name: source
        for source in list_sources(raw)
        if is_url(source.location)
        or not any(Path(source.location).resolve().is_relative_to(folder) for folder in own)
    }


def _plan(raw: str, place: Place, store: Store, ocr: Ocr) -> _Plan:
    """The sources with their hashes; those whose stamp has not changed are not read."""
    sources = sources_for(raw, place)
    if not sources:
        raise NothingToRead(f"{raw}: no document in it; the last published dataset stays as it is")
    last = store.state()
    plan = _Plan(sources, {}, {}, {})
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


def _learn(plan: _Plan, sha256: str, doc_id: str, facts: Facts | None) -> None:
    """Note what a content calls itself."""
    names = {doc_id, *((facts.doc_id, facts.read_as) if facts else ())} - {""}
    plan.known.setdefault(sha256, set()).update(names)


def _give_keys(plan: _Plan) -> None:
    """The key of every source: its content, the code, and the corrections that concern it."""
    called = {sha256: plan.known.get(sha256, set()) for sha256 in plan.hashes.values()}
    concerning = plan.corrections.by_content(called)
    for name, sha256 in plan.hashes.items():
        found = plan.concerning[name] = tuple(concerning.get(sha256, ()))
        suffix = plan.sources[name].suffix
        plan.keys[name] = piece_key(sha256, suffix, plan.code, digest(found))


def _recall(plan: _Plan, store: Store, facts_by_key: Mapping[str, Facts]) -> None:
    """The facts of the pieces that exist."""
    for key in set(plan.keys.values()) - set(plan.facts):
        if store.has(key):
            facts = facts_by_key.get(key) or store.facts(key)
            if facts is not None:
                plan.facts[key] = facts


def _find_out(plan: _Plan, store: Store) -> bool:
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


def _unanswered(plan: _Plan) -> Iterator[Message]:
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


def _corrected(plan: _Plan) -> int:
    """How many corrections were applied."""
    return sum(plan.facts[key].corrected for key in set(plan.keys.values()) if key in plan.facts)


def _todo(plan: _Plan, store: Store, *, force: bool) -> dict[str, str]:
    """Name by key of what must be processed; one name stands for all of the same content."""
    todo: dict[str, str] = {}
    for name, key in plan.keys.items():
        if force or not store.has(key):
            plan.facts.pop(key, None)
            todo.setdefault(key, name)
    return todo


def _process_all(
    plan: _Plan,
    todo: Mapping[str, str],
    store: Store,
    crew_of: Callable[[], AbstractContextManager[Crew]],
    limits: Limits,
    ocr: Ocr,
    listener: Listener,
) -> None:
    """Process every document of ``todo`` and keep its piece as soon as it is there.

    The longest come first, so that none of them is left alone at the end; where there are fewer
    documents than processes, the idle ones read pages. A document whose process ended for no
    reason of its own (killed, a lost machine) is tried once more after all others.
    """
    if not todo:
        return
    longest_first = sorted(todo, key=lambda key: -plan.sources[todo[key]].size)
    waiting = deque((key, False) for key in longest_first)
    running: dict[Future[Outcome], tuple[str, bool]] = {}
    with crew_of() as people:
        while waiting or running:
            while waiting and len(running) < 2 * people.width:
                key, again = waiting.popleft()
                source = plan.sources[todo[key]]
                together = min(len(waiting) + len(running) + 1, people.width)
                task = Task(
                    source.location,
                    source.suffix,
                    plan.hashes[source.name],
                    limits if people.limited else None,
                    people.width // together if people.shared else 1,
                    ocr,
                    plan.concerning[source.name],
                )
                running[people.executor.submit(people.run, task)] = (key, again)
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                key, again = running.pop(future)
                outcome = _outcome(future)
                if outcome.failure and outcome.failure.reason == "terhenti" and not again:
                    waiting.append((key, True))
                else:
                    _keep(plan, key, todo[key], outcome, store, listener)


def _outcome(future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except WorkerUnavailable:
        raise
    except (Exception, CancelledError) as error:
        # The executor itself failed the task (a cluster lost its worker too often).
        message = f"pelaksana gagal: {type(error).__name__}: {error}"
        return Outcome(failure=Failure("terhenti", message, again=True))


def _keep(
    plan: _Plan, key: str, name: str, outcome: Outcome, store: Store, listener: Listener
) -> None:
    facts = None
    failure = outcome.failure
    if outcome.piece is not None:
        facts = plan.facts[key] = store.put(key, outcome.piece)
        failure = facts.failure
    elif failure is not None and not failure.again:
        packed = pack(Piece(Facts(failed_doc_id(plan.hashes[name]), failure=failure)))
        facts = plan.facts[key] = store.put(key, packed)
    elif failure is not None:
        for other in plan.keys:
            if plan.keys[other] == key:
                plan.failures[other] = failure
    if outcome.traceback:
        with store.log.open("a", encoding="utf-8") as log:
            log.write(f"{name}\n{outcome.traceback}\n")
    listener(
        Event(
            "document",
            name=name,
            pages=(facts.pages or 0) if facts else 0,
            reason=failure.reason if failure else None,
            message=failure.message if failure else None,
            notices=facts.notices if facts else (),
            seconds=round(sum(outcome.seconds.values()), 3),
            stages=outcome.seconds,
        )
    )


def _units(plan: _Plan) -> tuple[list[_Unit], list[FailedDocument], list[FailedDocument]]:
    """What stands under each ``doc_id``, sorted; the failed sources; the doubled ones.

    Of several sources that are the same regulation the first by name is published; of several
    documents that say the same of themselves without a number every one is, the later by its hash.
    """
    units: dict[str, _Unit] = {}
    failed: list[FailedDocument] = []
    doubled: list[FailedDocument] = []
    for name in sorted(plan.sources):
        key = plan.keys.get(name)
        facts = plan.facts.get(key) if key else None
        failure = facts.failure if facts else plan.failures[name]
        if failure is not None:
            digest = plan.hashes.get(name) or hashlib.sha256(name.encode()).hexdigest()
            doc_id = failed_doc_id(digest)
            unit = units.setdefault(doc_id, _Unit(doc_id))
            unit.findings.append(_failed(name, failure))
            failed.append(FailedDocument(name, failure.reason, failure.message))
            continue
        assert facts is not None
        unit = units.setdefault(facts.doc_id, _Unit(facts.doc_id))
        if (
            unit.name
            and may_be_another(facts.doc_id)
            and plan.hashes[name] != plan.hashes[unit.name]
        ):
            namesake = unit.name
            doc_id = failed_doc_id(plan.hashes[name])
            unit = units.setdefault(doc_id, _Unit(doc_id))
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


def _publish(
    units: list[_Unit], plan: _Plan, place: Place, store: Store, listener: Listener
) -> tuple[bool, publish.Published]:
    """Publish the units; whether anything changed, and what is published now."""
    mark = publish.fingerprint(
        (
            publisher_version(),
            plan.corrections.sha256,
            *(
                (unit.doc_id, unit.name, unit.key, [asdict(f) for f in unit.findings])
                for unit in units
            ),
        )
    )
    now = publish.published(place.dataset)
    changed = now is None or now.fingerprint != mark
    if changed or now is None:
        listener(Event("publishing", total=len(units)))
        members = [Member(u.doc_id, u.name, u.key, u.rows) for u in units if u.name and u.key]
        segments = merged(members, store)
        try:
            writer = publish.DatasetWriter(store.new)
            _write(writer, units, segments, store)
            corrections = plan.corrections
            said = {
                "count": len(corrections.items),
                "applied": _corrected(plan),
                "sha256": corrections.sha256,
            }
            now = writer.close(mark, said)
        except BaseException:
            shutil.rmtree(store.new, ignore_errors=True)
            raise
        publish.swap_in(store.new, place.dataset, store.old)
    if place.url and (changed or not publish.same_as_uploaded(place.dataset, place.url)):
        publish.upload(place.dataset, place.url)
        changed = True
    listener(Event("published" if changed else "unchanged", total=len(units)))
    return changed, now


def _write(
    writer: publish.DatasetWriter, units: Sequence[_Unit], segments: Sequence[Segment], store: Store
) -> None:
    """Write every dataset: the documents' own, and what all of them say together."""
    from perbup.across import Across
    from perbup.panel import PANELS
    from perbup.parcels import parcels
    from perbup.perangkat import offices
    from perbup.precedence import lateness

    across = Across()
    own: dict[str, Office] = {}
    for segment in segments:
        own.update(segment.offices())
        tables = {name: segment.table(name) for name in ("landasan_hukum", *SOURCES)}
        across.add(tables, segment.regulations())
    more = {unit.doc_id: list(unit.findings) for unit in units if unit.findings}
    for doc_id, finding in across.findings():
        more.setdefault(doc_id, []).append(finding)
    documents = across.documents()
    keys = {unit.doc_id: unit.key for unit in units if unit.key}
    of_offices = parcels(segments, offices(documents, own), lateness(documents), keys, store)
    for name in DATASETS:
        if name in PANELS:
            panels = (parcel.table(name) for parcel in of_offices)
            writer.write(name, (table for table in panels if table is not None))
        elif name == "peraturan":
            writer.write(name, [exact_table(name, across.peraturan())])
        elif name == "temuan":
            writer.write(name, _temuan(segments, more, across.without_found))
        else:
            tables_of = (segment.table(name) for segment in segments)
            writer.write(name, (table for table in tables_of if table is not None))


def _temuan(
    segments: Sequence[Segment],
    more: Mapping[str, Sequence[Finding]],
    still_true: Callable[[pa.Table], pa.Table],
) -> Iterator[pa.Table]:
    """The findings of the segments that are true of all documents together, and after each
    document's own those that came later."""
    waiting = deque(sorted(more))
    for segment in segments:
        table = segment.table("temuan")
        own = exact_table("temuan", []) if table is None else still_true(table)
        doc_ids = own["doc_id"].to_pylist()
        start = 0
        while waiting and waiting[0] <= segment.last:
            doc_id = waiting.popleft()
            first, stop = bisect_left(doc_ids, doc_id), bisect_right(doc_ids, doc_id)
            taken = set(own["temuan_id"].slice(first, stop - first).to_pylist())
            yield own.slice(start, stop - start)
            yield _later(doc_id, more[doc_id], taken)
            start = stop
        yield own.slice(start)
    for doc_id in waiting:
        yield _later(doc_id, more[doc_id], frozenset())


def _later(doc_id: str, findings: Sequence[Finding], taken: Set[str]) -> pa.Table:
    rows = weighed_rows(finding_rows(doc_id, findings), {})
    return exact_table("temuan", [row for row in rows if row["temuan_id"] not in taken])


def _entries(plan: _Plan, doubled: Iterable[FailedDocument]) -> dict[str, Entry]:
    """What the state keeps of every source."""
    copies = {document.name for document in doubled}
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
