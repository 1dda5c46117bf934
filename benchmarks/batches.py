"""What a batch costs: seconds per document, throughput per core, memory of the main process.

``python -m benchmarks.batches --sizes 100 1000`` builds that many invented documents, then once
more with one of them changed and with nothing changed, and prints a table for ``docs/batches.md``.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from samples import text
from samples.build import build as invent
from samples.model import Options


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a build, and the most memory its main process had (MB, resident)."""

    seconds: float
    memory: float


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--small", action="store_true", help="shorter documents")
    given = parser.parse_args(arguments)
    print(
        "| documents | jobs | build (s) | s per document and core | documents/h/core "
        "| main process (MB) | one changed (s) | that one alone (s) | nothing changed (s) |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="perbup-batch-") as folder:
            print(row(Path(folder), size, given.jobs, Options(small=given.small)), flush=True)
    return 0


def row(folder: Path, size: int, jobs: int, options: Options) -> str:
    """One line of the table."""
    raw, out = folder / "raw", folder / "out"
    documents(raw, size, options)
    whole = measure(raw, out, jobs)
    changed = raw / "00001.txt"
    changed.write_text(text.render(invent(size + 1, options)), encoding="utf-8")
    one = measure(raw, out, jobs)
    nothing = measure(raw, out, jobs)
    alone = measure(changed, folder / "alone", jobs)
    per = whole.seconds * jobs / size
    return (
        f"| {size} | {jobs} | {whole.seconds:.1f} | {per:.2f} | {3600 / per:.0f} "
        f"| {whole.memory:.0f} | {one.seconds:.1f} | {alone.seconds:.1f} | {nothing.seconds:.1f} |"
    )


def documents(raw: Path, size: int, options: Options) -> None:
    """A new folder of invented documents."""
    raw.mkdir()
    for seed in range(1, size + 1):
        content = text.render(invent(seed, options))
        (raw / f"{seed:05}.txt").write_text(content, encoding="utf-8")


def measure(raw: Path, out: Path, jobs: int) -> Cost:
    """Build once, start-up included."""
    command = [sys.executable, "-m", "perbup", "build", str(raw), "-o", str(out)]
    started = time.monotonic()
    process = subprocess.Popen([*command, "-q", "-j", str(jobs)], stdout=subprocess.DEVNULL)
    peak = 0
    with contextlib.suppress(psutil.Error):
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, watched.memory_info().rss)
            time.sleep(0.02)
    if process.wait() != 0:
        raise SystemExit(f"the build ended with {process.returncode}")
    return Cost(time.monotonic() - started, peak / 1024**2)


if __name__ == "__main__":
    sys.exit(main())
