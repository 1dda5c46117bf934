"""A worker process in which documents do what their text says: hang, eat memory, crash.

Run in the place of ``python -m perbup.worker`` by the tests of limits.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path
from typing import Any

from perbup import pipeline, worker

_make_piece = pipeline.make_piece


def make_piece(path: Path, **options: Any) -> Any:
    content = path.read_bytes()
    if b"FAULT:HANG" in content:
        time.sleep(600)
    if b"FAULT:STUCK-IN-C" in content:
        ctypes.PyDLL(None).sleep(600)  # keeps Python's lock
    if b"FAULT:EAT" in content:
        eaten = []
        while True:
            eaten.append(bytearray(b"x") * (32 << 20))
            time.sleep(0.002)
    if b"FAULT:GULP" in content:
        return bytearray(1 << 44)
    if b"FAULT:KILLED-ONCE" in content:
        marker = path.with_suffix(".killed")
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if b"FAULT:KILLED" in content and b"ONCE" not in content:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"FAULT:SEGFAULT" in content:
        ctypes.string_at(0)
    if b"FAULT:BUG" in content:
        raise RuntimeError("sebuah kesalahan")
    if b"FAULT:PRINT" in content:
        print("a library that talks", flush=True)
        os.write(1, b"\x00\x01\x02 and one that talks past Python")
    if b"FAULT:PAGES-HANG" in content:
        options["pages"].submit(time.sleep, 600).result()
    if b"FAULT:PAGES-KILLED-ONCE" in content:
        marker = path.with_suffix(".killed")
        if not marker.exists():
            marker.touch()
            options["pages"].submit(os._exit, 1).result()
    if b"FAULT:SLOW" in content:
        time.sleep(0.7)
    return _make_piece(path, **options)


pipeline.make_piece = make_piece

if __name__ == "__main__":
    worker.serve()
