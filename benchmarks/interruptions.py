"""Kill builds at random moments, and see that nothing is lost.

``python -m benchmarks.interruptions --kills 50 --documents 40`` builds invented documents, and
ends the build at random moments: SIGKILL to the main process, SIGKILL to a worker, a disk that is
full (a limit on the size of files). After each, the published dataset must be whole: the old one
or the new one. Then the build runs on, and the dataset must be byte for byte that of an
undisturbed run.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from samples import text
from samples.build import build as invent
from samples.model import Options


def main(arguments: list[str] | None = None) -> int:
    """Run the kills; 0 where every dataset came out right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="perbup-kills-") as folder:
        return interrupt(Path(folder), given.documents, given.kills, random.Random(given.seed))


def interrupt(folder: Path, documents: int, kills: int, chance: random.Random) -> int:
    """The whole experiment in an empty folder; how many datasets came out wrong."""
    raw, out = folder / "raw", folder / "out"
    old = folder / "old"
    write_documents(raw, documents)
    write_documents(folder / "half", documents // 2)
    started = time.monotonic()
    run(raw, folder / "undisturbed")
    whole = time.monotonic() - started
    expected = digest(folder / "undisturbed" / "dataset")
    run(folder / "half", old)
    before = digest(old / "dataset")
    done: Counter[str] = Counter()
    wrong = 0
    while sum(done.values()) < kills:
        shutil.rmtree(out, ignore_errors=True)
        if chance.random() < 0.5:  # over an older dataset, without its pieces
            shutil.copytree(old / "dataset", out / "dataset")
        if chance.random() < 0.4:  # every piece is there: the publication itself is hit
            shutil.copytree(folder / "undisturbed" / ".perbup", out / ".perbup")
            moments = 2.0
        else:
            moments = whole
        for _ in range(chance.randint(1, 4)):
            way = chance.choice(list(WAYS))
            ended = WAYS[way](raw, out, chance.uniform(0.0, moments), chance)
            done[way] += 1
            found = digest(out / "dataset") if (out / "dataset").exists() else ""
            if found not in ("", before, expected):
                wrong += 1
                print(f"{way}: a dataset that is neither the old nor the new one")
            if ended:
                break
        run(raw, out)
        if digest(out / "dataset") != expected:
            wrong += 1
            print("after going on: not the dataset of an undisturbed run")
    kinds = ", ".join(f"{count} × {way}" for way, count in sorted(done.items()))
    print(f"{sum(done.values())} interruptions of a {documents}-document build ({kinds})")
    print(f"{wrong} wrong datasets")
    return int(wrong > 0)


def write_documents(folder: Path, count: int) -> None:
    """Invented regulations as text."""
    folder.mkdir(parents=True)
    for seed in range(1, count + 1):
        content = text.render(invent(seed, Options(small=True)))
        (folder / f"{seed:05}.txt").write_text(content, encoding="utf-8")


def run(raw: Path, out: Path) -> None:
    """A build that nobody disturbs."""
    subprocess.run(command(raw, out), check=True, stdout=subprocess.DEVNULL)


def command(raw: Path, out: Path) -> list[str]:
    """The command that builds."""
    return [sys.executable, "-m", "perbup", "build", str(raw), "-o", str(out), "-q", "-j", "2"]


def digest(dataset: Path) -> str:
    """A hash over a dataset; every file of it must be what the manifest says, and readable."""
    manifest = (dataset / "manifest.json").read_bytes()
    for name, facts in json.loads(manifest)["datasets"].items():
        content = (dataset / f"{name}.parquet").read_bytes()
        if hashlib.sha256(content).hexdigest() != facts["sha256"]:
            return f"{name} is broken"
        if pq.ParquetFile(dataset / f"{name}.parquet").metadata.num_rows != facts["rows"]:
            return f"{name} has rows missing"
    return hashlib.sha256(manifest).hexdigest()


def kill_main(raw: Path, out: Path, moment: float, chance: random.Random) -> bool:
    """SIGKILL the main process after ``moment`` seconds; whether it had ended before."""
    process = _start(raw, out)
    try:
        process.wait(moment)
        return True
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return False


def kill_worker(raw: Path, out: Path, moment: float, chance: random.Random) -> bool:
    """SIGKILL a worker after ``moment`` seconds and let the build go on."""
    process = _start(raw, out)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(moment)
    with contextlib.suppress(psutil.Error):
        workers = psutil.Process(process.pid).children()
        if workers:
            chance.choice(workers).kill()
    process.wait()
    return True


def fill_disk(raw: Path, out: Path, moment: float, chance: random.Random) -> bool:
    """Let writes fail beyond a size that some pieces or datasets exceed."""
    limit = chance.choice((2_000, 20_000, 60_000, 100_000, 200_000))

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    process = _start(raw, out, limited)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(max(moment, 5.0))
    if process.poll() is None:
        process.kill()
    return process.wait() == 0


WAYS = {"main process killed": kill_main, "worker killed": kill_worker, "disk full": fill_disk}


def _start(
    raw: Path, out: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(raw, out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=before,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


if __name__ == "__main__":
    sys.exit(main())
