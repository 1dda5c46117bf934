"""Every question of docs/questions.md is asked and its answer compared.

``python -m tests.test_questions`` writes the answers into the page again.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from perbup.building import build
from perbup.query import ask, write_csv

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "questions.md"
SAMPLES = (
    "perbup-buleleng-102-2021.txt",
    "perbup-bojonegoro-105-2021.txt",
    "renja-kecamatan-mandalawening-kab-buleleng-2023.txt",
    "perjanjian-kinerja-kecamatan-sumberlawang-asri-kab-pesisir-selatan-2018.txt",
    "lkjip-kecamatan-gunung-mersawa-kab-minahasa-2023.pdf",
)
BLOCK = re.compile(r"```(python|sql)\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
QUESTIONS = [
    (title, *block.groups())
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]
    for title in [part.splitlines()[0]]
    for block in [BLOCK.search(part)]
    if block is not None
]


@contextlib.contextmanager
def built(folder: Path) -> Iterator[None]:
    """Work in a folder that holds ``raw`` and ``output``."""
    (folder / "raw").mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "raw" / name, folder / "raw")
    build(folder / "raw", folder / "output", executor="serial")
    with contextlib.chdir(folder):
        yield


def answer(kind: str, lines: str) -> str:
    """What a block prints."""
    said = io.StringIO()
    if kind == "sql":
        with ask("output", lines) as found:
            write_csv(found, said)
    else:
        with contextlib.redirect_stdout(said):
            exec(compile(lines, "docs/questions.md", "exec"), {})
    return "\n".join(line.rstrip() for line in said.getvalue().splitlines()) + "\n"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with built(tmp_path_factory.mktemp("questions")):
        yield


@pytest.mark.parametrize(("title", "kind", "lines", "said"), QUESTIONS, ids=lambda v: str(v)[:40])
def test_a_question(title: str, kind: str, lines: str, said: str, output: None) -> None:
    assert answer(kind, lines) == said


def test_there_are_ten_and_none_is_long() -> None:
    assert len(QUESTIONS) == 10
    for _, kind, lines, _ in QUESTIONS:
        written = [line for line in lines.splitlines() if line]
        assert kind == "sql" or len(written) <= 5


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name, built(Path(name)):
        page = BLOCK.sub(
            lambda m: f"```{m[1]}\n{m[2]}```\n\n```text\n{answer(m[1], m[2])}```",
            PAGE.read_text("utf-8"),
        )
    PAGE.write_text(page, encoding="utf-8")
