"""Each folder's docstring says what it may import; this holds it to its word."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = (
    *("arithmetic", "extract", "grammar", "handbook", "normalize", "parsers", "perbup"),
    *("processes", "quality", "report", "samples", "schemas"),
)


def allowed(folder: str) -> set[str]:
    """Folders and modules named behind "May import:", up to the first semicolon or full stop."""
    said = ast.get_docstring(ast.parse((ROOT / folder / "__init__.py").read_text("utf-8"))) or ""
    rule = re.search(r"May import:(.*?)(?:;|\.\s|\.$|$)", said, re.DOTALL)
    assert rule, f"{folder}/__init__.py does not say what it may import"
    if "every other folder" in rule[1]:
        return set(FOLDERS)
    return set(re.findall(r"``([\w.]+)``", rule[1])) | {folder}


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Modules of the project that a file imports, anywhere in it."""
    for node in ast.walk(tree(path)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in names if name.split(".")[0] in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_imports_only_what_it_says(folder: str) -> None:
    rule = allowed(folder)
    broken = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in imports(path)
        if not any(name == known or name.startswith(f"{known}.") for known in rule)
    ]
    assert broken == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_says_what_it_takes_and_gives(folder: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / folder / "__init__.py").read_text("utf-8"))) or ""
    assert "Takes:" in said
    assert "Gives:" in said


def test_every_module_has_a_docstring() -> None:
    without = [
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not ast.get_docstring(tree(path))
    ]
    assert without == []


def test_the_map_names_every_module_of_extract_and_parsers() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    told = page[page.index("### Inside `extract/`") : page.index("### Inside `perbup/`")]
    named = {part for name in re.findall(r"`([\w/]+)/?`", told) for part in name.split("/")}
    for folder in ("extract", "parsers"):
        for path in (ROOT / folder).rglob("*.py"):
            inside = {path.stem, *path.relative_to(ROOT).parent.parts[1:]} - {"tabel"}
            known = {"__init__", "document", "parse", "parsed", "tables"}
            assert inside & (named | known), path
