"""``perbup doctor``: what is there is found, what is missing is said with what it would give."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from perbup import cli, doctor
from perbup.doctor import Check, examine, is_fit
from perbup.exits import ExitCode

ROOT = Path(__file__).parents[1]


def by_name(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def without(name: str, real: Callable[[str], str | None]) -> Callable[[str], str | None]:
    return lambda asked: None if asked == name else real(asked)


def test_a_machine_that_runs_the_tests_is_fit(tmp_path: Path) -> None:
    checks = examine(tmp_path)
    assert is_fit(checks), [check for check in checks if check.state == "missing"]
    found = by_name(checks)
    assert {"pandas", "pdfplumber", "pyarrow"} <= set(found)
    files = len(list((ROOT / "normalize" / "data").glob("*.*")))
    assert found["normalize/data"].found == f"{files} files"
    assert found["recogniser"].state == "ok"
    assert not (tmp_path / "output").exists()


def test_every_extra_says_what_it_gives() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["optional-dependencies"]) - {"dev"} == set(doctor.EXTRAS)


def test_a_missing_library_makes_a_machine_unfit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", without("pdfplumber", doctor._version))
    checks = examine()
    assert by_name(checks)["pdfplumber"].state == "missing"
    assert "pip install pdfplumber" in by_name(checks)["pdfplumber"].gives
    assert not is_fit(checks)


def test_an_absent_option_says_what_it_would_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", without("s3fs", doctor._version))
    monkeypatch.setattr("shutil.which", lambda _: None)
    checks = examine()
    assert is_fit(checks)
    assert by_name(checks)["s3fs"].state == "absent"
    assert "object stores" in by_name(checks)["s3fs"].gives
    assert by_name(checks)["java"].state == "absent"


def test_languages_that_the_second_reader_lacks_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("tesseract 5", frozenset({"eng"}))
    monkeypatch.setattr("extract.ocr.tesseract.said", lambda: said)
    found = by_name(examine())["tesseract languages"]
    assert found.state == "absent"
    assert "apt-get install tesseract-ocr-ind" in found.found


def test_a_recogniser_that_does_not_start_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("illegal instruction")

    monkeypatch.setattr("extract.ocr.recogniser.load", broken)
    found = by_name(examine())["recogniser"]
    assert (found.state, found.found) == ("doubtful", "does not start: illegal instruction")
    monkeypatch.setitem(sys.modules, "extract.ocr.recogniser", None)
    assert by_name(examine())["recogniser"].state == "absent"


def test_two_copies_of_opencv_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [
        SimpleNamespace(metadata={"Name": name})
        for name in ("opencv-python", "opencv-python-headless", "numpy")
    ]
    monkeypatch.setattr(doctor, "distributions", lambda: copies)
    assert by_name(examine())["opencv"].state == "doubtful"


def test_little_memory_asks_for_fewer_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_free_memory_mb", lambda: 900)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    found = by_name(examine())["memory"]
    assert (found.state, found.gives) == ("doubtful", "build --jobs 1, or --ocr never")


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_the_command_prints_and_ends_by_what_is_missing(
    options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = (
        Check("versions", "python", "ok", "3.11.7", "needs [3.11]"),
        Check("libraries", "pandas", "missing", "not installed", "nothing works without it"),
    )
    monkeypatch.setattr(doctor, "examine", lambda _: checks)
    monkeypatch.setattr(sys, "argv", ["perbup", "doctor", *options])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == ExitCode.UNFIT
    said = capsys.readouterr().out
    if options:
        assert json.loads(said.splitlines()[1])["state"] == "missing"
    else:
        assert "nothing works without it" in said
        assert "3.11.7" in said
        assert "needs" not in said
