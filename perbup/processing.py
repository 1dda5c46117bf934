"""The documents that are to be read, handed to processes; what comes back, kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import AbstractContextManager

from extract.ocr.settings import Ocr
from perbup.events import Event, Listener
from perbup.executors import Crew
from perbup.piece import Facts, Failure, Piece, failed_doc_id, pack
from perbup.planning import Plan
from perbup.store import Store
from perbup.worker import Limits, Outcome, Task, WorkerUnavailable


def process_all(
    plan: Plan,
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
    plan: Plan, key: str, name: str, outcome: Outcome, store: Store, listener: Listener
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
