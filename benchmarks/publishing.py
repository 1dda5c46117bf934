"""What the panels and descriptions for other programs add to publishing: time, processor time,
memory.

``python -m benchmarks.publishing --sizes 300 1000`` builds that many invented documents, then
publishes them from their pieces, first without anything kept from an earlier publication, then
again after one document has changed; each with the panels, ``datapackage.json`` and
``croissant.json``, and without.
Every publication is a process of its own; reading the document that changed is not counted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks.batches import documents, measure
from samples.model import Options

FIRST = 7
"""First publications, each from its own folder; the median of what they cost is shown."""

AGAIN = 11
"""Documents changed one after another; the median of what they cost is shown."""

_NAMES = {False: "without", True: "with"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a publication by the clock and of processors, and the most memory its process
    had (MB, resident)."""

    seconds: float
    processor: float
    memory: float


Costs = dict[bool, list[Cost]]
"""What publications cost, without and with the panels and descriptions."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--small", action="store_true", help="shorter documents")
    given = parser.parse_args(arguments)
    print(
        "| documents | published | without (s) | with (s) | added "
        "| processor without (s) | with (s) | memory without (MB) | with (MB) |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="perbup-publishing-") as folder:
            for line in lines(Path(folder), size, given.jobs, Options(small=given.small)):
                print(line, flush=True)
    return 0


def lines(folder: Path, size: int, jobs: int, options: Options) -> list[str]:
    """The lines of the table for a number of documents."""
    raw, built = folder / "raw", folder / "built"
    documents(raw, size, options)
    measure(raw, built, jobs)
    first: Costs = {False: [], True: []}
    for number in range(FIRST):
        for whole in _in_turn(number):
            out = folder / _NAMES[whole]
            shutil.rmtree(out, ignore_errors=True)
            _take_pieces(built, out)
            first[whole].append(_alone(raw, out, whole))
    again: Costs = {False: [], True: []}
    for number in range(AGAIN):
        changed = sorted(raw.iterdir())[number * size // AGAIN]
        changed.write_text(f"{changed.read_text('utf-8')}\nSatu baris di akhir.\n", "utf-8")
        for whole in _in_turn(number):
            again[whole].append(_alone(raw, folder / _NAMES[whole], whole))
    return [_line(size, "first", first), _line(size, "again, one changed", again)]


def _in_turn(number: int) -> tuple[bool, bool]:
    """With and without, by turns: what the first of them warms helps the other."""
    return (True, False) if number % 2 else (False, True)


def _line(size: int, said: str, costs: Costs) -> str:
    without, whole = (_typical(costs[which]) for which in (False, True))
    share = whole.seconds / without.seconds - 1
    return (
        f"| {size} | {said} | {without.seconds:.2f} | {whole.seconds:.2f} | {share:+.1%} "
        f"| {without.processor:.2f} | {whole.processor:.2f} "
        f"| {without.memory:.0f} | {whole.memory:.0f} |"
    )


def _typical(costs: list[Cost]) -> Cost:
    """The medians of what it cost, and the most memory."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.processor for cost in costs),
        max(cost.memory for cost in costs),
    )


def _take_pieces(built: Path, out: Path) -> None:
    """An output of the same documents that was never published."""
    kept = built / ".perbup"
    shutil.copytree(kept / "pieces", out / ".perbup" / "pieces", copy_function=os.link)
    shutil.copy(kept / "state.json", out / ".perbup" / "state.json")


def _alone(raw: Path, out: Path, whole: bool) -> Cost:
    """What :func:`publish` costs in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        return executor.submit(publish, raw, out, whole=whole).result()


def publish(raw: Path, out: Path, *, whole: bool) -> Cost:
    """Build, and say what publishing cost; with the panels and descriptions where ``whole``."""
    from perbup.building import build
    from perbup.publishing import publish_units

    seconds: list[tuple[float, float]] = []

    def timed(*given: Any) -> Any:
        started = time.perf_counter(), time.process_time()
        result = publish_units(*given)
        seconds.append((time.perf_counter() - started[0], time.process_time() - started[1]))
        return result

    with ExitStack() as stack:
        for name, instead in () if whole else _NEITHER:
            stack.enter_context(patch(name, instead))
        stack.enter_context(patch("perbup.building.publish_units", timed))
        build(raw, out, jobs=1)
    clock, processor = map(sum, zip(*seconds, strict=True))
    return Cost(clock, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _none(*_: Any) -> dict[str, Any]:
    return {}


_NEITHER: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("perbup.perangkat.offices", _none),
    ("perbup.precedence.lateness", _none),
    ("perbup.parcels.parcels", lambda *_: []),
    ("perbup.publish.datapackage", _none),
    ("perbup.publish.croissant", _none),
)
"""What publishing does for the panels and descriptions, and what stands in for it."""


if __name__ == "__main__":
    sys.exit(main())
