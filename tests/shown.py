"""What the pages show: commands with their output, and Python, as a reader would type them.

Fences and what becomes of them:

- ``console``: ``$ command`` is run, the lines up to the next ``$`` are what it must print (``...``
  stands for anything, as in doctest); a command without lines may print what it likes.
- ``pycon``: a doctest. ``python``: run. The blocks of a page share their names.
- ``sh``: commands that need what a test has not (a network, an engine of containers); never
  ``perbup``, ``make`` or ``python`` on their own.
- ``csv``, ``toml``, ``text`` …: data.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RUN = ("console", "pycon", "python")
ELSEWHERE = ("dask", "docker", "git", "pip", "pipx", "podman", "uv", "pre-commit")
"""What an ``sh`` block may begin its lines with."""
DATA = ("csv", "toml", "text", "json", "yaml", "sql", "")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: its language, its text, the line it begins in."""

    page: str
    line: int
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the output that the page shows; ``None`` where it shows none."""

    line: int
    text: str
    output: str | None


def pages() -> list[Path]:
    """Every page that people write or read."""
    return [
        *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    content = page.read_text("utf-8")
    name = str(page.relative_to(ROOT))
    return [
        Block(name, content.count("\n", 0, found.start()) + 2, found[1], found[2])
        for found in _FENCE.finditer(content)
    ]


def commands(block: Block) -> Iterator[Command]:
    """The commands of a ``console`` block; a line that ends in ``\\`` goes on in the next."""
    lines = block.text.splitlines()
    at = 0
    while at < len(lines):
        start = at
        assert lines[at].startswith("$ "), (
            f"{block.page}:{block.line + at}: no command: {lines[at]}"
        )
        text = lines[at][2:]
        while text.endswith("\\"):
            at += 1
            text = f"{text[:-1].rstrip()} {lines[at].strip()}"
        at += 1
        shown = []
        while at < len(lines) and not lines[at].startswith("$ "):
            shown.append(lines[at])
            at += 1
        output = "\n".join(shown).strip()
        yield Command(block.line + start, text, output or None)


class Shell:
    """Runs the commands of a page in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[str, Any] = {}
        programs = folder / ".programs"
        programs.mkdir()
        for name, call in (
            ("perbup", f'exec {shlex.quote(sys.executable)} -P -m perbup "$@"'),
            ("python", f'exec {shlex.quote(sys.executable)} "$@"'),
            # A page shows what make does; that its targets work is what CI runs them for.
            (
                "make",
                f'exec {shlex.quote(_make())} -s -n -C {shlex.quote(str(ROOT))} "$@" >/dev/null',
            ),
        ):
            path = programs / name
            path.write_text(f"#!/bin/sh\n{call}\n")
            path.chmod(0o755)
        self._environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "COLUMNS": "100",
            "HOME": str(folder),
        }

    def run(self, command: Command) -> tuple[int, str]:
        """A command's exit code and all that it printed."""
        run = subprocess.run(
            ["bash", "-c", command.text.replace(".venv/bin/", "")],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return run.returncode, run.stdout + run.stderr

    def session(self, block: Block) -> list[str]:
        """What a block of Python printed otherwise than shown, with the line it stands in."""
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            if block.language == "python":
                exec(compile(block.text, block.page, "exec"), self._names)
                return []
            test = doctest.DocTestParser().get_doctest(
                block.text, self._names, block.page, block.page, block.line - 1
            )
            said: list[str] = []
            runner = doctest.DocTestRunner(optionflags=_FLAGS, verbose=False)
            runner.run(test, out=said.append, clear_globs=False)
            self._names.update(test.globs)
            return said
        finally:
            os.chdir(before)


def agrees(shown: str, printed: str) -> bool:
    """Whether a command printed what the page shows, line ends and colours apart."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    wanted = "\n".join(line.rstrip() for line in shown.strip().splitlines())
    found = "\n".join(line.rstrip() for line in plain.strip().splitlines())
    return doctest.OutputChecker().check_output(f"{wanted}\n", f"{found}\n", doctest.ELLIPSIS)


def _make() -> str:
    found = subprocess.run(["which", "make"], capture_output=True, text=True, check=True)
    return found.stdout.strip()
