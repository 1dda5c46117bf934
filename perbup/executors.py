"""Where the work is done: here, in processes of this machine, or on a Dask cluster.

All are ``concurrent.futures`` executors; the build does not know which one it has.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from perbup import worker
from perbup.worker import Outcome, Task, Told
from schemas.errors import UsageError

Kind = Literal["process", "serial", "dask"]


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, what to submit to it, how many tasks at once, whether limits are kept.

    ``shared`` says that the tasks share one machine's cores: a task may use those that are idle.
    """

    executor: Executor
    run: Callable[[Task], Outcome]
    width: int
    limited: bool
    shared: bool = False


class SerialExecutor(Executor):
    """Does each task at once in the calling process: for debuggers and for very small machines.

    No limits are enforced, because nobody is there to enforce them.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``fn`` now; the future that is returned is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextlib.contextmanager
def crew(
    kind: Kind,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    log: Path | None = None,
    told: Told | None = None,
) -> Iterator[Crew]:
    """An executor of ``kind``; leaving the block stops it and its processes.

    ``jobs`` is the number of documents at once (default: the cores of this machine), ``scheduler``
    the address of a Dask scheduler, ``log`` a file for what libraries print, ``told`` who hears of
    pages that are recognised (not from a cluster). Raises
    :class:`UsageError` where it cannot be had.
    """
    if kind == "serial":
        yield Crew(SerialExecutor(), worker.Pool(log, told).run, 1, limited=False)
    elif kind == "process":
        width = jobs or os.cpu_count() or 1
        # The threads only wait: each has a worker process of its own.
        threads = ThreadPoolExecutor(width, thread_name_prefix="perbup")
        workers = worker.Pool(log, told)
        try:
            yield Crew(threads, workers.run, width, limited=True, shared=True)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            workers.close()
    else:
        with _dask(scheduler, jobs) as found:
            yield found


@contextlib.contextmanager
def _dask(scheduler: str | None, jobs: int | None) -> Iterator[Crew]:
    try:
        import distributed
    except ImportError as error:
        raise UsageError("the dask executor needs: pip install 'perbup[cluster]'") from error
    if scheduler is None:
        raise UsageError("the dask executor needs --scheduler ADDRESS (such as tcp://host:8786)")
    try:
        connect: Any = distributed.Client
        client = connect(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    try:
        threads = sum(client.nthreads().values()) or 1
        yield Crew(client.get_executor(pure=False), worker.run, jobs or threads, limited=True)
    finally:
        client.close()
