"""Fixtures that every test may use."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings

from extract.ocr import tesseract

settings.register_profile("perbup", deadline=None)  # tests do not time; benchmarks do
settings.load_profile("perbup")
os.environ[tesseract.VARIABLE] = ""  # what tests expect is read without the second reader
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real documents (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def regulations() -> list[str]:
    """Four short invented regulations as text."""
    from samples import text
    from samples.build import build
    from samples.model import Options

    return [text.render(build(seed, Options(small=True))) for seed in range(1, 5)]


@pytest.fixture
def raw(tmp_path: Path, regulations: list[str]) -> Path:
    """An input folder of two regulations."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for number, content in enumerate(regulations[:2], 1):
        (folder / f"satu-{number}.txt").write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def samples_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``output/`` built from ``raw/``, as ``make`` does; built once, also for several processes.

    Whoever writes into it works on a copy.
    """
    from perbup import build
    from report import build_report

    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent  # that of all processes of this run
    output = folder / "samples-output"
    with (folder / "samples-output.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (output / "report" / "index.html").is_file():
            build(ROOT / "raw", output, jobs=2)
            build_report(output, ROOT / "raw", jobs=2)
    return output
