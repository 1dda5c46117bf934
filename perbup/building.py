"""A folder of documents to a published dataset, touching only what is new or stale."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.ocr import tesseract
from extract.ocr.settings import DEFAULT_LANG, Mode, Ocr
from perbup.events import Event, Listener, silent
from perbup.executors import Kind, crew
from perbup.piece import BrokenPiece
from perbup.place import Place
from perbup.planning import Plan, corrected, find_out, make_plan, state_of, to_do, unanswered
from perbup.processing import process_all
from perbup.publishing import publish_units
from perbup.store import Store
from perbup.units import FailedDocument, units_of
from perbup.worker import Limits, PagesRead, Task
from schemas.message import READERS, words


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
    if pictures.wanted and ocr_lang != DEFAULT_LANG:
        _tell_of_languages(ocr_lang, listener)
    with store.locked():
        plan = make_plan(str(raw), place, store, pictures)
        _tell_of_failures(plan, listener)
        names = {source.location: name for name, source in plan.sources.items()}

        def told(task: Task, read: PagesRead) -> None:
            listener(Event("page", name=names[task.location], pages=read.done, total=read.total))

        made: set[str] = set()
        spoilt = 0
        while True:
            todo = to_do(plan, store, force=force and not made)
            made |= set(todo)
            listener(Event("found", total=len(plan.sources), todo=len(todo)))
            process_all(
                plan,
                todo,
                store,
                lambda: crew(executor, jobs=jobs, scheduler=scheduler, log=store.log, told=told),
                limits or Limits(),
                pictures,
                listener,
            )
            if find_out(plan, store):
                continue
            try:
                units, failed, duplicates = units_of(plan)
                changed, published = publish_units(units, plan, place, store, listener)
                break
            except BrokenPiece:
                spoilt += 1
                if spoilt == _ATTEMPTS:
                    raise
        problems = _tell_of_corrections(plan, listener)
        keys = set(plan.keys.values())
        processed = len(made & keys)
        store.save_state(state_of(plan, str(raw), (copy.name for copy in duplicates)))
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
        corrected=corrected(plan),
        problems=problems,
    )


def _tell_of_languages(wanted: str, listener: Listener) -> None:
    """Say which languages of a document the second reader does not have."""
    if lacking := tesseract.lacking(wanted):
        notice = f"Tesseract lacks {' '.join(lacking)}: words in doubt stay as they were read"
        listener(Event("languages", notices=(notice,)))


def _tell_of_failures(plan: Plan, listener: Listener) -> None:
    """Say which documents could not be opened, and why."""
    for name, shut in plan.failures.items():
        listener(Event("document", name=name, reason=shut.reason, message=shut.message))


def _tell_of_corrections(plan: Plan, listener: Listener) -> tuple[str, ...]:
    """Say which lines of ``koreksi.csv`` could not be used, and why."""
    said = (*plan.corrections.problems, *unanswered(plan))
    problems = tuple(words(problem, READERS["id"]) for problem in said)
    if problems:
        listener(Event("corrections", notices=problems))
    return problems


_ATTEMPTS = 3
"""A piece that the disk has spoilt is made again, but not for ever."""
