"""A process that can be killed, and the messages that it and its parent exchange.

Work that may hang, eat the memory or crash a library is done there: it costs itself and no more.
The process is a plain subprocess and no ``multiprocessing`` child, because the workers of a
cluster are daemons, which may not have such children.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

_LENGTH = struct.Struct("!Q")
_WATCH_SECONDS = 0.1


class Killable:
    """The parent's end of a process that listens to its :class:`Parent`.

    What it prints goes to ``errors``.
    """

    def __init__(self, command: Sequence[str], errors: IO[bytes] | int) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,  # Ctrl-C is for the parent, which then stops its children
        )
        self._received = bytearray()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def ended(self, seconds: float) -> int | None:
        """Wait for its end; its code, or null where it still runs after ``seconds``."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode

    def kill(self) -> None:
        """End it, and those that it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def send(self, message: object) -> None:
        """Give it something to do. Raises :class:`OSError` where it has ended."""
        assert self._process.stdin is not None
        _write(self._process.stdin, message)

    def receive(self, deadline: float, watch: Callable[[], None] | None = None) -> Any:
        """The next that it says; ``watch`` is called while there is nothing, and may raise.

        ``deadline`` is a time of :func:`time.monotonic`. Raises :class:`TimeoutError` after it
        and :class:`EOFError` where the process has ended.
        """
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        while True:
            if (message := _taken(self._received)) is not None:
                return message[0]
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            ready, _, _ = select.select([descriptor], [], [], min(left, _WATCH_SECONDS))
            if ready:
                chunk = os.read(descriptor, 1 << 20)
                if not chunk:
                    raise EOFError
                self._received += chunk
            elif watch is not None:
                watch()


class Parent:
    """The process's own end: what it is given to do, one after another, and whom it answers."""

    def __init__(self) -> None:
        self._answers = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)  # whatever a library prints must not stand between the answers
        self._tasks = os.fdopen(os.dup(0), "rb")

    def __iter__(self) -> Iterator[Any]:
        while len(header := self._tasks.read(_LENGTH.size)) == _LENGTH.size:
            yield pickle.loads(self._tasks.read(_LENGTH.unpack(header)[0]))

    def say(self, message: object) -> None:
        """Answer. Raises :class:`BrokenPipeError` where the parent has ended."""
        _write(self._answers, message)


def _write(pipe: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _taken(received: bytearray) -> tuple[object] | None:
    """The first whole message of what was received, taken out; ``None`` before it is whole."""
    if len(received) < _LENGTH.size:
        return None
    end = _LENGTH.unpack_from(received)[0] + _LENGTH.size
    if len(received) < end:
        return None
    message = pickle.loads(received[_LENGTH.size : end])
    del received[:end]
    return (message,)
