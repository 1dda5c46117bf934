"""A document that hangs, eats the memory or kills its process costs itself, never the batch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from perbup import worker
from perbup.building import BuildSummary, build
from perbup.exits import ExitCode
from perbup.worker import Limits
from samples import text
from samples.build import build as invent
from samples.model import Options

FAULTY = Path(__file__).parent / "faulty_worker.py"

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _faulty_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, str(FAULTY)))
    monkeypatch.setattr("perbup.planning.code_version", lambda: "fixed")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for seed in (1, 2):
        content = text.render(invent(seed, Options(small=True)))
        (folder / f"{seed}-baik.txt").write_text(content, encoding="utf-8")
    return folder


def fault(raw: Path, name: str, kind: str) -> None:
    (raw / name).write_text(f"FAULT:{kind}\n", encoding="utf-8")


def run(raw: Path, out: Path, *, seconds: float = 20, memory: int = 1024) -> BuildSummary:
    return build(raw, out, jobs=2, limits=Limits(seconds, memory * 1024**2))


def published_files(out: Path) -> set[str]:
    rows = pq.read_table(out / "dataset" / "dokumen.parquet", columns=["source_file"]).to_pylist()
    return {row["source_file"] for row in rows}


def reasons(summary: BuildSummary) -> dict[str, str]:
    return {document.name: document.reason for document in summary.failed}


GOOD = {"1-baik.txt", "2-baik.txt"}


FAULTS = {
    "HANG": "waktu",
    "STUCK-IN-C": "waktu",
    "EAT": "memori",
    "GULP": "memori",
    "KILLED": "terhenti",
    "SEGFAULT": "terhenti",
    "BUG": "galat",
}


def test_every_fault_costs_one_document(raw: Path, tmp_path: Path) -> None:
    for kind in FAULTS:
        fault(raw, f"0-{kind}.txt", kind)
    summary = run(raw, tmp_path / "out", seconds=15)
    expected = {f"0-{kind}.txt": reason for kind, reason in FAULTS.items()}
    assert reasons(summary) == expected
    assert published_files(tmp_path / "out") == GOOD
    temuan = pq.read_table(tmp_path / "out" / "dataset" / "temuan.parquet").to_pylist()
    found = {row["kunci"]: row["ditemukan"] for row in temuan if row["aturan"] == "dokumen-gagal"}
    assert found == expected
    log = (tmp_path / "out" / ".perbup" / "errors.log").read_text(errors="replace")
    assert "0-BUG.txt" in log
    assert "RuntimeError: sebuah kesalahan" in log


def test_a_worker_killed_by_chance_costs_nothing(raw: Path, tmp_path: Path) -> None:
    name = "0-baik.txt"
    content = text.render(invent(3, Options(small=True)))
    (raw / name).write_text(f"{content}\nFAULT:KILLED-ONCE\n", encoding="utf-8")
    assert reasons(run(raw, tmp_path / "out")) == {}
    assert published_files(tmp_path / "out") == GOOD | {name}


def test_processes_that_read_pages_end_with_their_worker(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERBUP_TEST", str(tmp_path))
    run(raw, tmp_path / "out")
    fault(raw, "0-halaman.txt", "PAGES-HANG")  # alone to do: the idle process reads its pages
    assert reasons(run(raw, tmp_path / "out", seconds=8)) == {"0-halaman.txt": "waktu"}
    _, alive = psutil.wait_procs(list(marked(str(tmp_path))), timeout=10)
    assert alive == []


def marked(value: str) -> Iterator[psutil.Process]:
    """The processes, but this one, that were started by this test."""
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get("PERBUP_TEST") == value:
                yield process
        except psutil.Error:
            continue


def test_a_page_reader_killed_by_chance_costs_nothing(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    content = text.render(invent(3, Options(small=True)))
    (raw / "0-baik.txt").write_text(f"{content}\nFAULT:PAGES-KILLED-ONCE\n", encoding="utf-8")
    assert reasons(run(raw, tmp_path / "out")) == {}
    assert published_files(tmp_path / "out") == GOOD | {"0-baik.txt"}


def test_what_a_library_prints_does_not_disturb(raw: Path, tmp_path: Path) -> None:
    path = raw / "1-baik.txt"
    path.write_text(path.read_text("utf-8") + "\nFAULT:PRINT\n", encoding="utf-8")
    assert reasons(run(raw, tmp_path / "out")) == {}
    assert "talks past Python" in (tmp_path / "out" / ".perbup" / "errors.log").read_text(
        errors="replace"
    )


def test_what_went_wrong_by_chance_is_tried_again_at_the_next_build(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = text.render(invent(3, Options(small=True)))
    (raw / "0-lambat.txt").write_text(f"{content}\nFAULT:HANG\n", encoding="utf-8")
    assert reasons(run(raw, tmp_path / "out", seconds=5)) == {"0-lambat.txt": "waktu"}
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-P", "-m", "perbup.worker"))
    summary = run(raw, tmp_path / "out")
    assert (summary.processed, reasons(summary)) == (1, {})


def test_workers_that_cannot_start_stop_the_build(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(worker.WorkerUnavailable):
        run(raw, tmp_path / "out")
    assert not (tmp_path / "out" / "dataset").exists()


@pytest.fixture
def building(raw: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in a process of its own, with its two workers at slow documents."""
    for number in range(4):
        content = text.render(invent(10 + number, Options(small=True)))
        (raw / f"3-{number}.txt").write_text(f"{content}\nFAULT:SLOW\n", encoding="utf-8")
    script = (
        "import signal, sys; from perbup import cli, planning, worker\n"
        # What was started in the background of a shell inherits that Ctrl-C is ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "planning.code_version = lambda: 'fixed'\n"
        f"worker.COMMAND = (sys.executable, {str(FAULTY)!r})\n"
        f"sys.argv = ['perbup', 'build', {str(raw)!r}, '-o', {str(tmp_path / 'out')!r}]\n"
        "cli.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_for_pieces(out: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while len(list((out / ".perbup" / "pieces").rglob("*.piece"))) < count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    found: list[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
    return found


def test_ctrl_c_stops_cleanly_and_the_next_build_goes_on(
    building: subprocess.Popen[str], raw: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    wait_for_pieces(out, 2)
    workers = children(building)
    os.kill(building.pid, signal.SIGINT)
    output, errors = building.communicate(timeout=20)
    assert building.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in output + errors
    assert "goes on" in errors
    psutil.wait_procs(workers, timeout=5)
    assert not any(member.is_running() for member in workers)
    summary = run(raw, out)
    assert summary.reused >= 2
    assert len(published_files(out)) == 6


def test_a_killed_build_leaves_no_worker_and_no_lock(
    building: subprocess.Popen[str], raw: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    wait_for_pieces(out, 1)
    workers = children(building)
    building.kill()
    building.communicate(timeout=20)
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
    run(raw, out)
    assert len(published_files(out)) == 6


def test_a_worker_killed_from_outside_costs_nothing(
    building: subprocess.Popen[str], tmp_path: Path
) -> None:
    wait_for_pieces(tmp_path / "out", 1)
    children(building)[0].kill()
    output, _ = building.communicate(timeout=60)
    assert building.returncode == ExitCode.OK, output
    assert len(published_files(tmp_path / "out")) == 6
