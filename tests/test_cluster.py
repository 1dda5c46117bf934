"""The same bytes wherever the work is done and the data lie: processes, Dask, an S3 server."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from perbup.building import build
from perbup.events import Event
from samples import text
from samples.build import build as invent
from samples.model import Options
from schemas.errors import NothingToRead, UsageError

distributed = pytest.importorskip("distributed", reason="needs perbup[cluster]")
fsspec = pytest.importorskip("fsspec")
pytest.importorskip("s3fs", reason="needs perbup[cluster]")
moto_server = pytest.importorskip("moto.server", reason="needs moto[server]")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _same_code() -> Iterator[None]:
    """Keep what a changed source file means out of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("perbup.planning.code_version", lambda: "fixed")
        patch.setattr("perbup.publishing.publisher_version", lambda: "fixed")
        yield


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "raw"
    folder.mkdir()
    for seed in range(1, 9):
        content = text.render(invent(seed, Options(small=True)))
        (folder / f"{seed}.txt").write_text(content, encoding="utf-8")
    (folder / "kosong.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def expected(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The dataset of a serial build."""
    out = tmp_path_factory.mktemp("serial")
    build(raw, out, executor="serial")
    return content(out / "dataset")


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The URL of a folder in an S3 server of this machine."""
    server = moto_server.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fsspec.filesystem("s3").mkdir("perbup-test")
        yield "s3://perbup-test"
    server.stop()


@pytest.fixture(scope="module")
def cluster(bucket: str) -> Iterator[Any]:
    """Two Dask worker processes, which know the S3 server."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as started:
        yield started


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_processes(raw: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    build(raw, tmp_path, jobs=2)
    assert content(tmp_path / "dataset") == expected


def test_dask(raw: Path, tmp_path: Path, expected: dict[str, bytes], cluster: Any) -> None:
    build(raw, tmp_path, executor="dask", scheduler=cluster.scheduler_address)
    assert content(tmp_path / "dataset") == expected


def test_a_dask_worker_killed_on_the_way(
    raw: Path, tmp_path: Path, expected: dict[str, bytes], cluster: Any
) -> None:
    first = threading.Event()

    def listen(event: Event) -> None:
        if event.kind == "document":
            first.set()

    def kill_one() -> None:
        assert first.wait(60)
        nanny = next(iter(cluster.workers.values()))
        psutil.Process(nanny.pid).kill()

    killer = threading.Thread(target=kill_one)
    killer.start()
    build(raw, tmp_path, executor="dask", scheduler=cluster.scheduler_address, listener=listen)
    killer.join()
    assert content(tmp_path / "dataset") == expected


def test_input_and_output_in_s3(
    raw: Path, tmp_path: Path, expected: dict[str, bytes], bucket: str, cluster: Any
) -> None:
    files = fsspec.filesystem("s3")
    files.put(str(raw), f"{bucket}/raw", recursive=True)
    url, out = f"{bucket}/raw", f"{bucket}/output"
    options: dict[str, Any] = {"executor": "dask", "scheduler": cluster.scheduler_address}
    summary = build(url, out, work=tmp_path / "work", **options)
    assert (summary.documents, summary.processed) == (9, 9)
    files.invalidate_cache()
    stored = {Path(path).name: files.cat(path) for path in files.ls(f"{bucket}/output/dataset")}
    assert stored == expected

    again = build(url, out, work=tmp_path / "work", **options)
    assert (again.processed, again.changed) == (0, False)

    files.mv(f"{bucket}/raw/1.txt", f"{bucket}/raw/sub/1.txt")
    moved = build(url, out, work=tmp_path / "work", jobs=1)
    assert (moved.processed, moved.changed) == (0, True)

    # Another machine, without a work folder of its own, makes the same of it.
    files.mv(f"{bucket}/raw/sub/1.txt", f"{bucket}/raw/1.txt")
    build(url, out, work=tmp_path / "other", jobs=2)
    stored = {Path(path).name: files.cat(path) for path in files.ls(f"{bucket}/output/dataset")}
    assert stored == expected


def test_a_bucket_without_documents(tmp_path: Path, bucket: str) -> None:
    with pytest.raises((UsageError, NothingToRead)):
        build(f"{bucket}/nothing-here", tmp_path)


def test_a_scheduler_that_does_not_answer(raw: Path, tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        build(raw, tmp_path, executor="dask", scheduler="tcp://127.0.0.1:1")
    assert time.monotonic() - started < 30
    with pytest.raises(UsageError, match="--scheduler"):
        build(raw, tmp_path, executor="dask")
