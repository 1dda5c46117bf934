"""What the benchmark of the tests changes in the code, and which tests it asks."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.mutants import Mutant, Run, asked, by_name, codes_of, mutants, shown


def changed(source: str, kind: str = "logic") -> set[str]:
    """The source with each of its mutants put in, as one line each."""
    made = set()
    for one in mutants("a.py", source):
        if one.kind == kind:
            raw = source.encode()
            end = one.start + len(one.before.encode())
            after = (raw[: one.start] + one.after.encode() + raw[end:]).decode()
            made.add(ast.unparse(ast.parse(after)).splitlines()[-1].strip())
    return made


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b == c", {"x = a <= b == c", "x = a < b != c"}),
        ("x = a and b", {"x = a or b"}),
        ("x = not a", {"x = a"}),
        ("x = -a * b", {"x = a * b", "x = -a / b"}),
        ("def f(a):\n    return 'é' if a else b", {"return None", "return 'é' if not a else b"}),
        ("if a: pass\n", set()),
        ("x = True", {"x = False"}),
        ("x = 'é' + a", set()),
        ("x: A | B = f(a)", set()),
        ("Pair = A | B", set()),
        ("raise ValueError(a + b)", set()),
        ("x = zip(a, b, strict=True)", set()),
        ("x = zip(a, b, strict=False)", {"x = zip(a, b, strict=True)"}),
        ("x = f'{a + b}'", set()),
    ],
)
def test_what_is_changed(source: str, expected: set[str]) -> None:
    if source.startswith("if"):
        assert len(mutants("a.py", source)) == 1
    else:
        assert changed(source) == expected


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = a < b", "(_side(0, a) <= _side(1, b))"),
        ("x = a == b", None),
        ("x = a and b", None),
    ],
)
def test_both_sides_of_a_limit_are_told(source: str, told: str | None) -> None:
    assert [one.told for one in mutants("a.py", source)] == [told]


def test_the_score_without_equal_lengths_stands_beside_that_of_all() -> None:
    of_limits = mutants("extract/a.py", "def f(a, b, c):\n    return a < b < c\n")
    ends = dict(zip(of_limits, ("killed", "equal lengths", "survived"), strict=True))
    counts = shown(ends, "logic", 1, 3, "abc").splitlines()[2]
    assert counts.split() == ["extract", "1", "1", "1", "0", "0.33", "0.50"]


def test_one_function_is_given_the_changed_code(tmp_path: Path) -> None:
    source = "def f(a):\n    return a < 1\n\nclass C:\n    def g(self, a):\n        return a < 2\n"
    (tmp_path / "a.py").write_text(source)
    names = {}
    for one in mutants("a.py", source):
        codes = codes_of(one, tmp_path)
        assert codes is not None
        names[one.line] = {code.co_qualname for code in codes}
    assert names == {2: {"f"}, 6: {"C.g"}}


def test_numbers_go_one_up_and_down() -> None:
    assert changed("NEAR = 2") == set()
    assert changed("NEAR = 2", "constants") == {"NEAR = 3", "NEAR = 1"}


SOURCE = """\
LEAST = 2
FEW = LEAST + 1

def few(rows):
    return len(rows) < FEW

def many(rows):
    return len(rows) > 9
"""


def test_a_line_of_the_module_is_tried_by_the_tests_that_run_its_name() -> None:
    run = Run({"t::slow": 2.0, "t::quick": 0.1}, {"a.py": {5: [0, 1], 8: [0]}})
    named = by_name({"a.py": SOURCE}, run)

    def tests(line: int) -> list[str]:
        found: list[Mutant] = [one for one in mutants("a.py", SOURCE) if one.line == line]
        return asked(found[0], run, named)

    assert tests(1) == ["t::quick", "t::slow"]  # by way of FEW
    assert tests(2) == ["t::quick", "t::slow"]
    assert tests(8) == ["t::slow"]
