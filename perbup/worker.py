"""One document's work, in a process that can be killed.

:meth:`Pool.run` is what every executor calls, here or on another machine. It hands the task to a
worker process of its own thread (started once, kept for the next task) and watches its time and
memory: a document that hangs, eats the memory or crashes a library costs itself and no other.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import hashlib
import multiprocessing
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from extract.ocr.settings import AUTO, PAGE_SECONDS, Ocr
from perbup.piece import Failure
from processes.killable import Killable, Parent
from schemas.koreksi import Correction

COMMAND = (sys.executable, "-P", "-m", "perbup.worker")
"""``-P``: a ``report.py`` or ``schemas/`` in the folder that a user works in is none of ours."""
_START_SECONDS = 120.0
"""A worker imports its libraries before its first document; that is no document's time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds, and bytes of resident memory in each process."""

    seconds: float = 300.0
    memory: int = 2 * 1024**3

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.memory <= 0:
            raise ValueError("limits must be positive")


@dataclass(frozen=True, slots=True)
class Task:
    """A document to process: where it is (path or URL), its ending, its hash, its limits.

    ``limits`` is null where the work is done in the calling process itself. ``processes`` is how
    many may read pages of it at once; ``ocr`` says which pages are recognised in their pictures,
    ``corrections`` what people put right in it.
    """

    location: str
    suffix: str
    sha256: str
    limits: Limits | None = None
    processes: int = 1
    ocr: Ocr = AUTO
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What a worker says before it recognises pages: how many seconds more they may take."""

    seconds: float


@dataclass(frozen=True, slots=True)
class PagesRead:
    """What a worker says while it recognises pages: how many of how many are done."""

    done: int
    total: int


Told = Callable[[Task, PagesRead], None]
"""Who is told how far the pages of a task are; called in the thread that waits for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a packed piece, or the failure; seconds per stage; a traceback of ours
    for the log where the failure was not foreseen."""

    piece: bytes | None = None
    failure: Failure | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    traceback: str | None = None


class Pool:
    """Worker processes, one per calling thread, started when first needed.

    What a library prints while it works goes to ``log``, or nowhere; ``told`` hears of pages that
    are recognised.
    """

    def __init__(self, log: Path | None = None, told: Told | None = None) -> None:
        self._log = log
        self._told = told
        self._mine = threading.local()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def run(self, task: Task) -> Outcome:
        """Do a task within its limits; never raises for what is the document's fault."""
        told = partial(self._told, task) if self._told else None
        if task.limits is None:
            return _work(task, told=told)
        worker: _Worker | None = getattr(self._mine, "worker", None)
        if worker is None or not worker.alive():
            with self._lock:
                if self._closed:
                    return Outcome(failure=Failure("terhenti", "dihentikan", again=True))
                self._all = {other for other in self._all if other.alive()}
                worker = self._mine.worker = _Worker(self._log)
                self._all.add(worker)
        return worker.run(task, task.limits, told)

    def close(self) -> None:
        """Kill every worker, and start no other."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.kill()


def run(task: Task) -> Outcome:
    """Do a task in a worker of this process: what a machine of a cluster calls."""
    return _of_this_process.run(task)


def _work(
    task: Task,
    more_time: Callable[[float], None] | None = None,
    told: Callable[[PagesRead], None] | None = None,
) -> Outcome:
    from perbup.pipeline import Stopwatch, make_piece

    watch = Stopwatch()
    ocr = task.ocr
    if more_time is not None:
        ocr = replace(ocr, announce=lambda pages: more_time(pages * PAGE_SECONDS))
    if told is not None:
        ocr = replace(ocr, told=lambda done, total: told(PagesRead(done, total)))
    try:
        with _local_copy(task) as path, _page_readers(task.processes) as pages:
            watch.lap("ambil")
            piece = make_piece(
                path, watch=watch, pages=pages, ocr=ocr, corrections=task.corrections
            )
        from perbup.piece import pack

        packed = pack(piece)
        watch.lap("kemas")
        return Outcome(packed, None, watch.seconds)
    except MemoryError:
        return Outcome(failure=_out_of_memory(task.limits), seconds=watch.seconds)
    except _Changed:
        failure = Failure("berubah", "berkas berubah selagi dibaca; jalankan lagi", again=True)
        return Outcome(failure=failure, seconds=watch.seconds)
    except BrokenProcessPool:
        failure = Failure("terhenti", "sebuah proses pembaca halaman terhenti", again=True)
        return Outcome(failure=failure, seconds=watch.seconds)
    except OSError as error:
        failure = Failure("tak-terbuka", f"tidak dapat dibuka ({error})", again=True)
        return Outcome(failure=failure, seconds=watch.seconds, traceback=traceback.format_exc())
    except Exception as error:
        # The document met a mistake of ours: it fails alone, and the log says where.
        failure = Failure("galat", f"galat perbup: {type(error).__name__}: {error}")
        return Outcome(failure=failure, seconds=watch.seconds, traceback=traceback.format_exc())


class _Changed(Exception):
    pass


@contextlib.contextmanager
def _page_readers(count: int) -> Iterator[Executor | None]:
    """Processes for the pages of one document, started with its first pages; none for one, or where
    the system has no locks that processes share (``/dev/shm`` is not there or not writable)."""
    executor = None
    if count > 1:
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        context.set_forkserver_preload(["extract.pdf", "perbup.worker"])
        with contextlib.suppress(OSError, NotImplementedError):
            executor = ProcessPoolExecutor(count, context, initializer=_end_with_parent)
    with executor or contextlib.nullcontext():
        yield executor


def _end_with_parent() -> None:
    """A reader whose worker was killed waits for pages for ever: it must notice."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def _local_copy(task: Task) -> Any:
    """The document as a local file whose content is the one the task means."""
    if "://" not in task.location:
        path = Path(task.location)
        if _sha256(path) != task.sha256:
            raise _Changed
        yield path
        return
    import fsspec

    with tempfile.TemporaryDirectory(prefix="perbup-") as folder:
        path = Path(folder) / f"dokumen{task.suffix}"
        with fsspec.open(task.location, "rb") as source:
            path.write_bytes(source.read())
        if _sha256(path) != task.sha256:
            raise _Changed
        yield path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _out_of_memory(limits: Limits | None) -> Failure:
    allowed = f" (batas {limits.memory // 1024**2} MB)" if limits else ""
    return Failure("memori", f"melampaui batas memori{allowed}", again=True)


class WorkerUnavailable(RuntimeError):
    """Worker processes do not start at all: no document's fault, so the build stops."""


class _Worker:
    """The parent's end of one worker process."""

    def __init__(self, log: Path | None) -> None:
        with log.open("ab") if log else open(os.devnull, "wb") as errors:
            self._process = Killable(COMMAND, errors)
        self.alive = self._process.alive
        self.kill = self._process.kill
        self._ready = False

    def run(
        self, task: Task, limits: Limits, told: Callable[[PagesRead], None] | None = None
    ) -> Outcome:
        started = time.monotonic()
        try:
            if not self._ready:
                trouble = self._process.receive(started + _START_SECONDS)
                if trouble is not None:
                    self.kill()
                    raise WorkerUnavailable(f"a worker process cannot start:\n{trouble}")
                self._ready = True
                started = time.monotonic()
            self._process.send(task)
            outcome = self._outcome(started + limits.seconds, limits.memory, told)
        except TimeoutError:
            self.kill()
            message = f"melampaui batas waktu ({limits.seconds:g} detik)"
            return self._lost("waktu", message, started)
        except MemoryError:
            self.kill()
            seconds = {"gagal": round(time.monotonic() - started, 4)}
            return Outcome(failure=_out_of_memory(limits), seconds=seconds)
        except (EOFError, OSError):
            code = self._process.ended(1.0)  # it says how it ended, if it did
            self.kill()
            if not self._ready and code is not None and code > 0:
                raise WorkerUnavailable(f"a worker process cannot start (code {code})") from None
            how = f"sinyal {-code}" if code is not None and code < 0 else f"kode {code}"
            return self._lost("terhenti", f"proses pengolahnya terhenti ({how})", started)
        if self._resident() > limits.memory / 2:
            self.kill()  # what libraries keep must not count against the next document
        return outcome

    @staticmethod
    def _lost(reason: str, message: str, started: float) -> Outcome:
        seconds = {"gagal": round(time.monotonic() - started, 4)}
        return Outcome(failure=Failure(reason, message, again=True), seconds=seconds)

    def _outcome(
        self, deadline: float, memory: int, told: Callable[[PagesRead], None] | None
    ) -> Outcome:
        """What the worker has to say in the end; watches its memory while it works, and hands on
        how far it is."""

        def watch() -> None:
            if self._resident() > memory:
                raise MemoryError

        while True:
            said = self._process.receive(deadline, watch)
            if isinstance(said, Outcome):
                return said
            if isinstance(said, MoreTime):
                deadline += said.seconds
            elif told is not None:
                told(said)

    def _resident(self) -> int:
        """The memory of the process, or of the largest of those that read pages for it: each of
        these would hold a document of its own otherwise."""
        import psutil

        try:
            process = psutil.Process(self._process.pid)
            family = [process, *process.children(recursive=True)]
            return int(max(member.memory_info().rss for member in family))
        except psutil.Error:
            return 0


def _limit_process(limits: Limits) -> None:
    """The worker's own guard, for when nobody watches: it must not outlive its parent for long.

    faulthandler's timer runs without Python's lock, so it also ends a worker stuck in C code.
    """
    faulthandler.dump_traceback_later(limits.seconds * 1.2 + 5, exit=True, file=2)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        # Address space is far more than resident memory: this only stops what grows too fast
        # for the parent's watch.
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory * 2 + 8 * 1024**3, hard))


def spare_collector() -> None:
    """Look for garbage less often than Python does, and never in what was imported: a document
    leaves hardly a reference cycle, and the search for some takes a twentieth of its time."""
    gc.freeze()
    gc.set_threshold(100_000)


def spare_pandas() -> None:
    """Let pyarrow find no pandas when it looks for it, with its first array: to import it takes as
    long as twenty pages of print, and here nobody has frames.

    For processes of ours alone: pyarrow would take another's frames for lists of anything. Who asks
    it for a frame gets one all the same.
    """
    import pyarrow as pa

    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas)
        pa.array([None])
        sys.meta_path.remove(_NoPandas)


class _NoPandas:
    """A finder of modules by which there is no pandas."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def serve() -> None:
    """The worker process: tasks in, outcomes out."""
    parent = Parent()
    # pandera makes test data with hypothesis where that is installed; a worker makes none, and
    # importing it would take longer than reading a document.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    try:
        import perbup.pipeline  # noqa: F401  (the slow imports, before the clock runs)
    except BaseException:
        parent.say(traceback.format_exc())
        raise
    spare_pandas()
    spare_collector()
    parent.say(None)
    for task in parent:
        _limit_process(task.limits)

        def more_time(seconds: float, limits: Limits = task.limits) -> None:
            _limit_process(replace(limits, seconds=limits.seconds + seconds))
            parent.say(MoreTime(seconds))

        try:
            outcome = _work(task, more_time, parent.say)
        finally:
            faulthandler.cancel_dump_traceback_later()
        try:
            parent.say(outcome)
        except BrokenPipeError:
            return


_of_this_process = Pool()

if __name__ == "__main__":
    # Run as a module this file is `__main__`; what it pickles must be `perbup.worker`'s.
    from perbup import worker

    worker.serve()
