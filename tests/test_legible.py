"""No function decides more than a reader can hold: McCabe's count, boolean operators and
comprehensions counted, as ``radon cc`` does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST = 15
LISTS_OF_CASES = {
    "schemas/message.py words": "a case for each type of value",
    "schemas/message.py to_json": "a case for each type of value",
    "perbup/review/desk.py Desk.answer": "a case for each answer",
}
"""Functions above the limit that read as a list, with the reason."""
LEFT = {
    "arithmetic": 0,
    "extract": 0,
    "grammar": 0,
    "normalize": 0,
    "parsers": 0,
    "perbup": 0,
    "quality": 0,
    "report": 0,
    "schemas": 0,
}
"""How many others of a folder are still above it: the numbers only fall."""

_BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.Assert, ast.ExceptHandler)
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What a function holds, but for the functions within it, which have names of their own."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _NAMED):
            yield child
            yield from _own(child)


def decisions(function: ast.AST) -> int:
    """How many ways a function may go."""
    count = 1
    for node in _own(function):
        if isinstance(node, _BRANCHES):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
        elif isinstance(node, ast.Match):
            count += len(node.cases)
    return count


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, int]]:
    """The functions of a module, methods and inner functions too, each with its decisions."""
    for node in (tree, *_own(tree)):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, _NAMED):
                if not isinstance(child, ast.ClassDef):
                    yield f"{within}{child.name}", decisions(child)
                yield from functions(child, f"{within}{child.name}.")


@pytest.mark.parametrize("folder", LEFT)
def test_functions_are_legible(folder: str) -> None:
    above = [
        f"{path.relative_to(ROOT)} {name}: {count}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name, count in functions(ast.parse(path.read_text("utf-8")))
        if count > MOST and f"{path.relative_to(ROOT)} {name}" not in LISTS_OF_CASES
    ]
    assert len(above) <= LEFT[folder], above


def test_what_is_excepted_is_above_the_limit() -> None:
    for place in LISTS_OF_CASES:
        file, _, function = place.partition(" ")
        assert dict(functions(ast.parse((ROOT / file).read_text("utf-8"))))[function] > MOST
