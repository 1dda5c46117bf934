"""``make mutants``: whether a test notices when the code is changed.

A mutant is the code with one operator, condition, return value or number changed. A sample of them,
so many of each folder, is tried, each by the fast tests alone that run the changed line, in a copy
of the checkout: killed where a test fails, survived where none does, not covered where no fast test
comes by. The score is the share killed of all. Survivors are printed with their line and change;
some say the same as the code they were made of, and nothing can kill those. Those that change only
what becomes of two equal lengths (``<`` to ``<=`` where both sides are ``float`` or arrays of it as
tests come by) are counted apart, and the score without them is printed beside.

``--kinds constants`` takes numbers, whose change is one up or down; of logic all else counts, apart
from what makes messages. ``--save`` keeps what is printed for ``docs/figures.md``.

Which tests run a line is counted once, by coverage, and kept under ``.bench/`` until a source
changes. Tests are gathered once: each mutant has a fork of that process, whose function gets the
changed code. Lines that run once for all tests (of a module, of a cached function) are tried by the
tests that run a line with their name, in a process that imports everything anew.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import gc
import hashlib
import inspect
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import accumulate, cycle, pairwise
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PLACE = ROOT / ".bench" / "mutants"
SAVED = Path(__file__).parent / "data" / "mutan.txt"
PACKAGES = ("arithmetic", "extract", "grammar", "normalize", "parsers", "quality")
KINDS = ("logic", "constants")
SLACK, TIMES = 10.0, 3.0
"""Seconds of processor time, and times what the tests took, until a mutant counts as one that never
ends, and so as killed."""
MOST = 20.0
"""Seconds of tests for one mutant, the quickest first; lines that every document runs have more."""
MEMORY = 8 << 30
"""Bytes of addresses: a mutant that fills them is killed."""
WARM = (
    *("numpy", "pandas", "pandera", "pyarrow", "pyarrow.parquet", "pypdfium2", "pdfplumber", "cv2"),
    *("regex", "rapidfuzz", "babel", "jinja2", "typer", "rich", "hypothesis", "PIL", "duckdb"),
)
"""Libraries that are loaded once for all mutants."""


ENDS = ("killed", "survived", "equal lengths", "not covered")
"""What becomes of a mutant."""
EQUAL = 71
"""Exit code of tests that pass where only equal lengths would be other."""
BEFORE = -1
"""Stands for what runs outside of all tests: while they are imported and gathered."""


class Run(NamedTuple):
    """What the fast tests were seen to do: seconds of each, and the tests by file and line."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[int]]]
    """Numbers of tests, in the order of ``seconds``; ``BEFORE`` where it ran outside of all."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one expression: ``before`` at ``start`` (in bytes of the file) is ``after``."""

    path: str
    line: int
    last: int
    kind: str
    start: int
    before: str
    after: str
    name: str | None
    """What other lines call the definition by that it stands in."""
    once: bool
    """Whether its line runs once for all tests."""
    told: str | None = None
    """``after`` with both sides of a limit told to ``_side``."""

    def changed(self, source: bytes, after: str) -> bytes:
        """The file with this in the place of what is changed."""
        return (
            source[: self.start] + after.encode() + source[self.start + len(self.before.encode()) :]
        )

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  `{_short(self.before)}` → `{_short(self.after)}`"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 90 else f"{flat[:60]} … {flat[-27:]}"


# --- what may be changed -------------------------------------------------------------------------

_OTHER: dict[type[ast.AST], Any] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr},
}
_CACHES = {"cache", "lru_cache"}


def mutants(path: str, source: str) -> list[Mutant]:
    """All mutants of a file."""
    return list(_Finder(path, source).found(ast.parse(source), None, False))


class _Finder:
    """Walks over a file; what is an annotation, an f-string, asserts or makes a message is left
    out."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.lines = source.encode().splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.source = source.encode()

    def found(self, node: ast.AST, name: str | None, once: bool) -> Iterator[Mutant]:
        """``name`` is of the definition that the node stands in, ``once`` where it runs once."""
        match node:
            case ast.JoinedStr() | ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom():
                return
            case ast.keyword(arg="strict", value=ast.Constant(True)):
                return  # asserts that lengths are one
            case ast.If(test=ast.Name("TYPE_CHECKING")):
                return
            case ast.FunctionDef(args=asked_for, body=body, decorator_list=decorators):
                usual = (*asked_for.defaults, *asked_for.kw_defaults)
                yield from self._all((one for one in usual if one is not None), node.name, True)
                cached = any(_called(one) in _CACHES for one in decorators)
                yield from self._all(body, node.name, cached)
                return
            case ast.ClassDef(holder, body=body):
                yield from self._all(body, holder, True)
                return
            case ast.Assign(targets=[ast.Name(target)], value=value) if name is None:
                if not _is_type(value):
                    yield from self.found(value, target, True)
                return
            case ast.AnnAssign(target=target, value=value):
                if value is not None:
                    own = target.id if name is None and isinstance(target, ast.Name) else name
                    yield from self.found(value, own, once or name is None)
                return
        for kind, other in _changes(node):
            yield self._mutant(node, kind, other, name, once)
        yield from self._all(ast.iter_child_nodes(node), name, once)

    def _all(self, nodes: Iterable[ast.AST], name: str | None, once: bool) -> Iterator[Mutant]:
        for node in nodes:
            yield from self.found(node, name, once)

    def _mutant(
        self, node: ast.AST, kind: str, other: ast.AST, name: str | None, once: bool
    ) -> Mutant:
        """``node`` may be a return; then its value is what changes."""
        place: ast.AST | None = node
        if isinstance(node, ast.Return):
            place = node.value
        elif isinstance(node, ast.If | ast.While | ast.IfExp):
            place = node.test
        assert isinstance(place, ast.expr)
        assert place.end_lineno is not None
        assert place.end_col_offset is not None
        start = self.starts[place.lineno - 1] + place.col_offset
        end = self.starts[place.end_lineno - 1] + place.end_col_offset
        before, after = self.source[start:end].decode(), f"({ast.unparse(other)})"
        told = _told(node, other)
        last = place.end_lineno
        return Mutant(self.path, place.lineno, last, kind, start, before, after, name, once, told)


def _told(node: ast.AST, other: ast.AST) -> str | None:
    """A comparison whose limit is changed, with both sides of that told."""
    if not isinstance(node, ast.Compare) or not isinstance(other, ast.Compare):
        return None
    pairs = enumerate(zip(node.ops, other.ops, strict=True))
    place = next(place for place, (one, two) in pairs if type(one) is not type(two))
    if not isinstance(node.ops[place], ast.Lt | ast.LtE | ast.Gt | ast.GtE):
        return None
    sides = [node.left, *node.comparators]
    for number, side in enumerate((place, place + 1)):
        sides[side] = ast.Call(ast.Name("_side"), [ast.Constant(number), sides[side]], [])
    return f"({ast.unparse(ast.Compare(sides[0], other.ops, sides[1:]))})"


def _called(decorator: ast.expr) -> str:
    name = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(name).rpartition(".")[2]


def _is_type(value: ast.expr) -> bool:
    """Whether it is ``A | B``, which says what a type is."""
    return isinstance(value, ast.BinOp) and isinstance(value.op, ast.BitOr)


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What may stand in place of an expression, a condition or a returned value, by kind."""
    match node:
        case ast.Compare(left, ops, rights):
            for place, op in enumerate(ops):
                others = [*ops[:place], _OTHER[type(op)](), *ops[place + 1 :]]
                yield "logic", ast.Compare(left, others, rights)
        case ast.BoolOp(op, values):
            yield "logic", ast.BoolOp(_OTHER[type(op)](), values)
        case ast.BinOp(left, op, right):
            if type(op) in _OTHER and not _is_text(left) and not _is_text(right):
                yield "logic", ast.BinOp(left, _OTHER[type(op)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield "logic", operand
        case ast.UnaryOp(ast.USub(), operand) if not isinstance(operand, ast.Constant):
            yield "logic", operand
        case ast.Constant(bool() as value):
            yield "logic", ast.Constant(not value)
        case ast.Constant(int() as value):
            yield "constants", ast.Constant(value + 1)
            yield "constants", ast.Constant(value - 1)
        case ast.Constant(float() as value):
            yield "constants", ast.Constant(value * 1.1 or 0.1)
            yield "constants", ast.Constant(value * 0.9 or -0.1)
        case ast.Return(ast.expr() as value):
            if not isinstance(value, ast.Constant):
                yield "logic", ast.Constant(None)
        case ast.If(test) | ast.While(test) | ast.IfExp(test):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
                yield "logic", ast.UnaryOp(ast.Not(), test)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


# --- the tests -----------------------------------------------------------------------------------


class _Watched:
    """A plugin of pytest that counts each test's seconds of processor time, and failures."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)
        self.seconds[nodeid] = -time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += time.process_time()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


class _Chosen:
    """A plugin of pytest that runs these tests alone, the quickest first."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.place = {test: number for number, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [item for item in items if item.nodeid in self.place]
        items.sort(key=lambda item: self.place[item.nodeid])


_PYTEST = (
    *("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:randomly"),
    *("-m", "not slow", "--hypothesis-seed=0", "--no-header", "--tb=no"),
)


def _forked(work: Callable[[], int], limit: float | None = None) -> int:
    """The exit code of ``work``, done in a process of its own; less than 0 where that was ended."""
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        code = 70
        try:
            os.setsid()
            if limit is not None:
                seconds = int(limit) + 1
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            code = int(work())
        finally:
            os._exit(code)
    end = None if limit is None else time.monotonic() + 6 * limit
    while True:
        done, status = os.waitpid(process, 0 if end is None else os.WNOHANG)
        if done:
            break
        if end is not None and time.monotonic() > end:
            os.killpg(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            break
        time.sleep(0.02)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)  # what tests started and a mutant did not end
    return os.waitstatus_to_exitcode(status)


def _tested(copy: Path, arguments: Sequence[str], plugin: Any) -> int:
    """Run pytest in the copy, in a process that has imported nothing of the checkout."""
    os.chdir(copy)
    os.environ["PYTHONPATH"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(copy)
    sys.path[:] = [str(copy), *(entry for entry in sys.path if entry not in ("", str(ROOT)))]
    for name in [name for name in sys.modules if name.partition(".")[0] == "benchmarks"]:
        del sys.modules[name]
    import pytest

    return pytest.main([*_PYTEST, *arguments], plugins=[plugin])


def _watch(copy: Path, kept: Path) -> int:
    """Run all fast tests of the copy and keep which lines each of them runs."""
    import coverage

    counted = coverage.Coverage(
        data_file=None, source=[str(copy / name) for name in PACKAGES], config_file=False
    )
    counted.start()
    watched = _Watched(counted)
    _tested(copy, ["tests"], watched)
    counted.stop()
    data = counted.get_data()
    seconds = {test: took for test, took in watched.seconds.items() if test not in watched.failed}
    numbers = {"": BEFORE, **{test: number for number, test in enumerate(seconds)}}
    lines = {
        str(Path(file).relative_to(copy)): {
            line: sorted(numbers[test] for test in tests if test in numbers)
            for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    kept.write_text(json.dumps([seconds, lines]))
    for test in sorted(watched.failed):
        print("not passed:", test)
    return 0


def _sources() -> list[str]:
    """Every file that a copy holds: what git knows or would."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in names.splitlines() if (ROOT / name).is_file()]


def _copied(copy: Path, names: Sequence[str]) -> str:
    """Copy the checkout; a hash of all that is Python in it."""
    hashed = hashlib.sha256()
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
        if name.endswith(".py"):
            hashed.update(name.encode() + (copy / name).read_bytes())
    return hashed.hexdigest()[:16]


def fast_tests(copy: Path, key: str) -> Run:
    """What the fast tests do, counted anew where a source has changed."""
    kept = PLACE / f"lines-{key}.json"
    if not kept.exists():
        print("running the fast tests …", file=sys.stderr, flush=True)
        for old in PLACE.glob("lines-*.json"):
            old.unlink()
        _forked(lambda: _watch(copy, kept))
    seconds, lines = json.loads(kept.read_text())
    return Run(
        seconds,
        {path: {int(line): tests for line, tests in by.items()} for path, by in lines.items()},
    )


def asked(mutant: Mutant, run: Run, named: Mapping[str, set[int]]) -> list[str]:
    """The tests that run what is changed, the quickest first."""
    by = run.lines.get(mutant.path, {})
    numbers = {n for line in range(mutant.line, mutant.last + 1) for n in by.get(line, ())}
    if mutant.once:
        numbers = {BEFORE}
    if BEFORE in numbers:
        numbers |= named.get(mutant.name or "", set())
    numbers.discard(BEFORE)
    tests = list(run.seconds)
    chosen = sorted((tests[number] for number in numbers), key=lambda test: run.seconds[test])
    sums = accumulate(run.seconds[test] for test in chosen)
    return [test for test, seconds in zip(chosen, sums, strict=True) if seconds <= MOST]


def by_name(sources: Mapping[str, str], run: Run) -> dict[str, set[int]]:
    """The tests that run a line with a name on it; where that line runs once for all tests too,
    those that run lines with the name of what it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    for path, source in sources.items():
        by = run.lines.get(path, {})
        for statement in ast.parse(source).body:
            for node in ast.walk(statement):
                match node:
                    case ast.Name(name, ast.Load()) | ast.Attribute(attr=name):
                        found[name].update(by.get(node.lineno, ()))
                        found[name].discard(BEFORE)
                        above[name].update(_defined(statement))
    for _ in range(3):
        for name, holders in above.items():
            if not found[name]:
                found[name].update(*(found[holder] for holder in holders if holder in found))
    return found


def _defined(statement: ast.stmt) -> set[str]:
    match statement:
        case ast.FunctionDef(name) | ast.ClassDef(name):
            return {name}
        case ast.Assign(targets=targets):
            return {one.id for one in targets if isinstance(one, ast.Name)}
        case ast.AnnAssign(target=ast.Name(name)):
            return {name}
    return set()


def tried(mutant: Mutant, tests: Sequence[str], run: Run, copy: Path) -> str:
    """What becomes of a mutant in a process that imports everything anew."""
    files = sorted({test.partition("::")[0] for test in tests})
    return _end(mutant, tests, run, copy, lambda: _tested(copy, ["-x", *files], _Chosen(tests)))


def _end(
    mutant: Mutant, tests: Sequence[str], run: Run, copy: Path, work: Callable[[], int]
) -> str:
    """What becomes of a mutant by tests that ``work`` runs while the file is changed."""
    place = copy / mutant.path
    source, stat = place.read_bytes(), place.stat()
    place.write_bytes(mutant.changed(source, mutant.after))
    # Compiled files are told apart by size and second: no mutant has the second of another.
    os.utime(place, (stat.st_atime, random.Random(str(mutant)).randrange(1, 10**9)))
    limit = SLACK + TIMES * sum(run.seconds[test] for test in tests)
    try:
        code = _forked(work, limit)
    finally:
        place.write_bytes(source)
        os.utime(place, (stat.st_atime, stat.st_mtime))
    return {0: "survived", EQUAL: "equal lengths"}.get(code, "killed")


class _Gathered:
    """A plugin of pytest that gathers the tests once, then tries mutants in forks of that.

    What became of each goes to a file; a mutant of which no function is at hand is left out.
    """

    def __init__(
        self, chosen: Mapping[Mutant, list[str]], run: Run, copy: Path, screen: int
    ) -> None:
        self.chosen, self.run, self.copy, self.screen = chosen, run, copy, screen
        self.ends: dict[str, str] = {}

    def pytest_runtestloop(self, session: Any) -> bool:
        items = {item.nodeid: item for item in session.items}
        live: dict[str, list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                live[one.__code__.co_filename].append(one)
        for mutant, tests in self.chosen.items():
            own = [items[test] for test in tests if test in items]
            codes = codes_of(mutant, self.copy)
            functions = [
                one
                for one in live[str(self.copy / mutant.path)]
                if codes and one.__code__ == codes[0]
            ]
            if len(functions) == 1 and codes and len(own) == len(tests):
                work = partial(_tries, functions[0], codes[1], own, session)
                end = self.ends[repr(mutant)] = _end(mutant, tests, self.run, self.copy, work)
                if end != "killed":
                    os.write(self.screen, f"{end}  {mutant}\n".encode())
        (self.copy / "ends.json").write_text(json.dumps(self.ends))
        return True


def codes_of(mutant: Mutant, copy: Path) -> tuple[CodeType, CodeType] | None:
    """The code of the one function that a mutant changes, as it is and changed."""
    source = (copy / mutant.path).read_bytes()
    changed = mutant.changed(source, mutant.told or mutant.after)
    both = (
        _functions(compile(one, str(copy / mutant.path), "exec", dont_inherit=True))
        for one in (source, changed)
    )
    found = [(one, two) for one, two in zip(*both, strict=True) if one != two]
    return found[0] if len(found) == 1 else None


def _functions(code: CodeType) -> Iterator[CodeType]:
    """The code of functions that stand in a module or a class."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if one.co_flags & inspect.CO_OPTIMIZED:
                yield one
            else:
                yield from _functions(one)


def _tries(function: FunctionType, code: CodeType, items: Sequence[Any], session: Any) -> int:
    """The exit code of tests with another code of a function: 0 where all pass."""
    lengths: set[int] = set()

    def _side(number: int, value: Any) -> Any:
        if isinstance(value, float) or getattr(value, "dtype", None) == "float64":
            lengths.add(number)
        return value

    vars(builtins)["_side"] = _side
    function.__code__ = code
    for item, following in pairwise([*items, None]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return EQUAL if len(lengths) == 2 else 0


# --- what is printed -----------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Choose, try, print; the exit code is 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("--count", default="50", help="how many mutants, of each or one by one")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--kinds", default="logic", help=f"of {', '.join(KINDS)}")
    parser.add_argument("--in", dest="within", default=",".join(PACKAGES), help="folders or files")
    parser.add_argument("--save", action="store_true", help=f"keep in {SAVED.relative_to(ROOT)}")
    given = parser.parse_args(arguments)
    for name in WARM:
        with suppress(ImportError):
            import_module(name)
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=PLACE) as place:
        results, every = _sample(given, Path(place))
    said = shown(results, given.kinds, given.seed, every, _commit())
    print(said)
    if given.save:
        SAVED.write_text(said + "\n", encoding="utf-8")
    return 0


def _sample(given: argparse.Namespace, copy: Path) -> tuple[dict[Mutant, str], int]:
    """What became of each mutant of the sample, and of how many they were chosen."""
    names = _sources()
    run = fast_tests(copy, _copied(copy, names))
    sources = {
        name: (copy / name).read_text("utf-8")
        for name in names
        if name.endswith(".py") and name.partition("/")[0] in PACKAGES
    }
    named = by_name(sources, run)
    every: list[Mutant] = []
    chosen: list[Mutant] = []
    counts = cycle(map(int, given.count.split(",")))
    for within, count in zip(given.within.split(","), counts, strict=False):
        of_it = [
            one
            for name, source in sources.items()
            if name.startswith(within)
            for one in mutants(name, source)
            if one.kind in given.kinds.split(",")
        ]
        every += of_it
        chosen += random.Random(given.seed).sample(of_it, min(count, len(of_it)))
    chosen.sort(key=lambda one: (one.path, one.line))
    tests = {mutant: asked(mutant, run, named) for mutant in chosen}
    ends = {repr(mutant): "not covered" for mutant, own in tests.items() if not own}
    alone = {
        mutant: own
        for mutant, own in tests.items()
        if own and not mutant.once and BEFORE not in run.lines[mutant.path].get(mutant.line, ())
    }
    gathered = _Gathered(alone, run, copy, os.dup(2))
    if alone:
        files = sorted({test.partition("::")[0] for own in alone.values() for test in own})
        _forked(lambda: _tested(copy, files, gathered))
        ends |= json.loads((copy / "ends.json").read_text())
    results: dict[Mutant, str] = {}
    for mutant, own in tests.items():
        results[mutant] = ends.get(repr(mutant)) or tried(mutant, own, run, copy)
        if repr(mutant) not in ends and results[mutant] != "killed":
            print(f"{results[mutant]}  {mutant}", file=sys.stderr, flush=True)
    return results, len(every)


def _commit() -> str:
    asked_for = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(asked_for, cwd=ROOT, capture_output=True, text=True).stdout.strip()


def shown(results: Mapping[Mutant, str], kinds: str, seed: int, every: int, commit: str) -> str:
    """Counts by package, then what was not killed."""
    lines = [
        f"{len(results)} mutants of {kinds} (seed {seed}) of {every:,}, commit {commit}",
        f"{'':<10}{''.join(f'{end:>15}' for end in ENDS)}{'score':>8}{'without equal':>15}",
    ]
    packages = sorted({mutant.path.partition("/")[0] for mutant in results})
    for package in (*packages, "all"):
        ends = Counter(
            end
            for mutant, end in results.items()
            if package in ("all", mutant.path.partition("/")[0])
        )
        counts = "".join(f"{ends[end]:>15}" for end in ENDS)
        score = ends["killed"] / max(ends.total(), 1)
        unequal = ends["killed"] / max(ends.total() - ends["equal lengths"], 1)
        lines.append(f"{package:<10}{counts}{score:>8.2f}{unequal:>15.2f}")
    for end in ENDS[1:]:
        left = [str(mutant) for mutant, one in results.items() if one == end]
        lines += [f"\n{end}:", *left] if left else []
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
