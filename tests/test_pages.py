"""Every command and every line of Python that a page shows is run, its output compared; links lead
somewhere."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from perbup import build, cli
from tests import shown
from tests.shown import ROOT, Block, Shell, agrees, blocks, commands

PAGES = [page for page in shown.pages() if any(b.language in shown.RUN for b in blocks(page))]


@pytest.fixture
def shell(samples_output: Path, tmp_path: Path) -> Shell:
    """A folder as the reader has it after `make`: raw/, output/, and what ships beside them."""
    shutil.copytree(ROOT / "raw", tmp_path / "raw")
    shutil.copytree(samples_output, tmp_path / "output")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    build(tmp_path / "raw", tmp_path / "output")  # reads nothing: the files are the same ones
    return Shell(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page: Path, shell: Shell) -> None:
    for block in blocks(page):
        if block.language == "console":
            for command in commands(block):
                code, printed = shell.run(command)
                where = f"{block.page}:{command.line}: {command.text}"
                assert code == 0, f"{where}\nended with {code}\n{printed}"
                if command.output is not None:
                    assert agrees(command.output, printed), f"{where}\nprinted\n{printed}"
        elif block.language in ("pycon", "python"):
            assert shell.session(block) == []


def every_block() -> Iterator[Block]:
    for page in shown.pages():
        yield from blocks(page)


def test_every_block_is_run_or_is_data() -> None:
    for block in every_block():
        known = (*shown.RUN, *shown.DATA, "sh")
        assert block.language in known, f"{block.page}:{block.line}: {block.language}"
        if block.language == "sh":
            for line in block.text.replace("\\\n", " ").splitlines():
                word = shlex.split(line, comments=True)[:1]
                remote = "://" in line  # a store that no test has
                known_word = not word or word[0] in shown.ELSEWHERE
                assert known_word or remote, f"{block.page}:{block.line}: {line}"
        if block.language in ("", "text"):
            command = re.search(r"^(\$ )?(perbup|python|make|import) ", block.text, re.MULTILINE)
            assert not command, f"{block.page}:{block.line}: shown as data: {command}"


@cache
def options_of() -> dict[str, set[str]]:
    """The commands of perbup with their options."""
    group = typer.main.get_group(cli.app)
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in group.commands.items()
    }


def unknown(text: str) -> str | None:
    """What a command named in a sentence has that is not there: a command, an option, a target, a
    module."""
    words = text.split()
    options = [word.partition("=")[0] for word in words if re.match(r"\[?--[a-z]", word)]
    match words:
        case ["perbup", name, *_] if not name.startswith("-"):
            known = options_of().get(name)
            if known is None:
                return name
            return next((o for o in options if o.strip("[]") not in known), None)
        case ["make", *targets]:
            known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
            named = itertools.takewhile(lambda word: re.fullmatch("[a-z][a-z-]*", word), targets)
            return next((target for target in named if target not in known), None)
        case ["python", "-m", module, *_]:
            return None if find_spec(module) else module
    return None


@pytest.mark.parametrize(
    "page", [*shown.pages(), ROOT / "CHANGELOG.md"], ids=lambda page: str(page.relative_to(ROOT))
)
def test_a_command_named_in_a_sentence_exists(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"^(?: {4}|\t)(?:\$ |perbup |python |make |import )", prose, re.MULTILINE)
    for text in re.findall(r"`([^`]+)`", prose):
        assert unknown(text) is None, f"{page.name}: {text}"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("perbup bild raw", "bild"),
        ("perbup check output --strikt", "--strikt"),
        ("perbup report OUTPUT [--lang en]", None),
        ("make lint tests", "tests"),
        ('make test ARGS="-k one"', None),
        ("python -m benchmarks.grow", "benchmarks.grow"),
        ("perbup", None),
    ],
)
def test_a_command_that_is_not_there_is_seen(text: str, missing: str | None) -> None:
    assert unknown(text) == missing


def anchors(page: Path) -> set[str]:
    """What a link may name in a page: its headings, as sites write them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    plain = (re.sub(r"[`*]|\]\([^)]*\)|\[", "", head).strip().lower() for head in heads)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", head)) for head in plain}


@pytest.mark.parametrize("page", shown.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    content = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", content):
        target, _, anchor = "".join(link).partition("#")
        if re.match(r"https?:|mailto:", target):
            continue
        path = page.parent / target if target else page
        assert path.exists(), f"{target} is not there"
        if anchor:
            assert anchor in anchors(path), f"{target} has no heading #{anchor}"


@pytest.mark.slow
def test_the_site_needs_no_network(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    run = subprocess.run(
        [*command, "--site-dir", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    made = [page for page in tmp_path.rglob("*.html") if page.name != "404.html"]
    assert len(made) == len(shown.pages()) + 1  # and the changelog
    for page in made:
        content = page.read_text("utf-8")
        loaded = re.findall(r"<(?:script|img|link)[^>]*?(?:src|href)=\"([^\"]+)\"", content)
        assert loaded
        for target in (*loaded, *re.findall(r"<a [^>]*href=\"([^\"#]+)", content)):
            if re.match(r"https?://", target):
                assert target not in loaded, f"{page.name} loads {target}"
            elif not target.startswith(("#", "data:")):
                assert (page.parent / target.split("#")[0]).exists(), f"{page.name}: {target}"


def test_an_output_that_differs_is_seen() -> None:
    assert agrees("1 done\n...\nend", "1 done\n2\n3\nend\n")
    assert not agrees("1 done", "2 done")
    assert not agrees("1 done", "1 done\nand more")


def test_a_session_that_differs_is_seen(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    assert shell.session(Block("page", 1, "pycon", ">>> one = 1\n>>> one\n1\n")) == []
    said = "".join(shell.session(Block("page", 1, "pycon", ">>> one + 1\n3\n")))
    assert "Expected:\n    3\nGot:\n    2" in said
    assert shell.session(Block("page", 1, "python", "two = one + 1\n")) == []
    assert shell.session(Block("page", 1, "pycon", ">>> two\n2\n")) == []


def test_commands_are_told_from_their_output() -> None:
    text = "$ perbup a \\\n    --b\nout\n\nmore\n$ perbup c\n"
    found = list(commands(Block("page", 10, "console", text)))
    assert [(c.line, c.text, c.output) for c in found] == [
        (10, "perbup a --b", "out\n\nmore"),
        (15, "perbup c", None),
    ]
