"""What a wheel of perbup holds, and that it works from any folder, without the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from perbup import worker
from perbup.version import code_version
from report import build as report_build

ROOT = Path(__file__).parents[1]
PACKAGES = (
    *("arithmetic", "extract", "grammar", "normalize", "parsers", "perbup", "processes"),
    *("quality", "report", "schemas"),
)
TRAPS = ("extract", "report", "schemas", "quality")
"""Names of our packages that a user's own file may bear."""
TEXT = "perjanjian-kinerja-kecamatan-sumberlawang-asri-kab-pesisir-selatan-2018.txt"
PDF = "lkjip-kecamatan-gunung-mersawa-kab-minahasa-2023.pdf"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources: what earlier builds left is none of them."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for path in ROOT.iterdir():
        if (path / "__init__.py").is_file():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(path, source / path.name, ignore=ignored)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *options, str(source)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``perbup`` in an environment of its own: the wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    target = ["--python", str(folder / "bin" / "python"), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, *target, str(wheel)], check=True)
    own = next(folder.glob("lib/python*/site-packages"))
    # A path in a .pth file is looked into after the environment's own packages, and what .pth
    # files there name (the checkout) is not.
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "perbup"


@pytest.mark.slow
def test_a_wheel_holds_what_runs_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert {name.split("/")[0] for name in held} == set(PACKAGES)
    wanted = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == wanted


@pytest.mark.slow
def test_it_works_from_any_folder(command: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kerja saya"
    folder.mkdir()
    for name in TRAPS:
        (folder / f"{name}.py").write_text("raise SystemExit('a file of the user was imported')")
    (folder / "rencana").mkdir()

    shutil.copy(ROOT / "raw" / TEXT, folder / "rencana")
    shutil.copy(ROOT / "raw" / PDF, folder / "rencana")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }

    def perbup(*arguments: str) -> str:
        run = subprocess.run(
            [command, *arguments], cwd=folder, env=environment, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout + run.stderr

    said = perbup("build", "rencana", "--output", "hasil", "--jobs", "1")
    assert "2 documents: 2 processed, 0 unchanged, 0 failed" in said
    perbup("report", "hasil", "--raw", "rencana", "--jobs", "1")
    assert (folder / "hasil" / "report" / "index.html").is_file()
    assert "decimal128(20, 2)" in perbup("schema", "anggaran")
    checks = [json.loads(line) for line in perbup("doctor", "--json").splitlines()]
    assert {check["state"] for check in checks if check["part"] == "libraries"} == {"ok"}
    # Installed or from a checkout, what a document gives has the same key.
    assert f"code {code_version()}" in next(c["found"] for c in checks if c["name"] == "perbup")


@pytest.mark.parametrize("processes", [worker._page_readers, report_build._writers])
@pytest.mark.parametrize("error", [PermissionError("/dev/shm"), NotImplementedError("sem_open")])
def test_where_processes_cannot_share_locks_one_does_it_all(
    processes: Callable[[int], AbstractContextManager[Executor | None]],
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", denied)
    with processes(2) as executor:
        assert executor is None


def test_the_lock_holds_all_that_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [asked["dependencies"], *asked["optional-dependencies"].values()]
    wanted = {name.split(">")[0].split("[")[0].lower() for names in lists for name in names}
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    locked = {line.split("==")[0].lower() for line in lines if "==" in line}
    assert wanted <= locked


def instructions() -> list[tuple[str, str]]:
    """The Containerfile's instructions: (word, what follows it), lines joined, without comments."""
    content = (ROOT / "Containerfile").read_text("utf-8")
    lines = [line for line in content.splitlines() if line and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in joined.splitlines()]


def test_the_container_runs_perbup_as_an_ordinary_user() -> None:
    """What can be told without an engine of containers: order, user, folders, what is copied."""
    steps = instructions()
    words = [word for word, _ in steps]
    said = dict(steps)
    assert set(words) <= {
        *("FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "ENTRYPOINT", "CMD"),
    }
    assert said["USER"] not in ("root", "0")
    assert words.index("USER") > max(at for at, word in enumerate(words) if word == "RUN")
    assert json.loads(said["VOLUME"]) == ["/raw", "/output"]
    assert json.loads(said["ENTRYPOINT"]) == ["perbup"]
    assert json.loads(said["CMD"]) == ["build", "/raw", "--output", "/output"]
    for word, rest in steps:
        if word == "FROM":
            assert re.fullmatch(r"python:3\.(\d+)-slim( AS wheel)?", rest)
        if word == "COPY" and not rest.startswith("--from"):
            assert (ROOT / rest.split()[0]).exists()


def test_a_container_is_built_from_what_a_wheel_needs() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    allowed = {line[1:] for line in lines if line.startswith("!")}
    files = {"LICENSE", "README.md", "pyproject.toml", "requirements.lock"}
    assert allowed == {*PACKAGES, *files}
