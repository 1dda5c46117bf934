"""What a document is read as without a rule, against what it is read as with all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from benchmarks.ablation.documents import Head, Sample
from benchmarks.ablation.reading import Outcome, read_usual, read_without
from benchmarks.ablation.rules import RULES
from benchmarks.calibration import _is_same, _plain
from benchmarks.engines import Grid
from benchmarks.layouts.__main__ import _relations_of


@dataclass(frozen=True, slots=True)
class Without:
    """What a document is read as without a rule, against what it is read as with all of them."""

    producer: str
    where: str
    right: int
    """Tables right in every cell, more or fewer."""
    heads: int
    """Of these, those whose head is right as well: its rows and what of them is merged."""
    changed: int
    """Tables that are another one, or none, than with all rules."""
    values: int
    wrong: int
    """Values beside a neighbour that they should stand beside, and those beside another."""
    known: bool
    failed: str = ""

    @property
    def costs(self) -> bool:
        """Whether the document is read worse: fewer tables are right, or more of the neighbours
        of values are wrong or missing than are won."""
        return self.known and (self.lost > 0 or self.astray > 0)

    @property
    def lost(self) -> int:
        """Tables that are no longer right, in a cell or in their head."""
        return max(-self.right, -self.heads, 0)

    @property
    def astray(self) -> int:
        """Neighbours of values that are lost, and others that are there instead."""
        return max(self.wrong - self.values, 0)


@dataclass(slots=True)
class Study:
    """One document: its tables, those right with all rules, and what each rule changes."""

    producer: str
    tables: int
    right: int
    without: dict[str, Without] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)


def study(labels: Collection[str], sample: Sample) -> Study:
    """Read a document with all rules and without each one of these that says something in it."""
    rules = [rule for rule in RULES if rule.label in labels]
    kept = read_usual(sample.path, rules)
    usual, told = kept.joined, kept.told
    truth = [table for table, _ in usual] if sample.tables is None else sample.tables
    plain = [_plain(table) for table in truth]
    heads = sample.heads or [head for _, head in usual]
    right, whole = _right(usual, plain), _whole(usual, plain, heads)
    wanted = _values(truth)
    good, bad = _judged(usual, wanted)
    found = Study(sample.producer, len(truth), right, asked=told)
    for rule in rules:
        if rule.label not in told:
            continue
        failed = ""
        try:
            other = read_without(kept, rule)
        except Exception as error:  # without the rule the document is not read at all
            failed, other = f"{type(error).__name__}: {error}", []
        if other == usual:
            continue
        now, then = _judged(other, wanted)
        changed = sum(table not in other for table in usual)
        found.without[rule.label] = Without(
            sample.producer,
            sample.name,
            _right(other, plain) - right,
            _whole(other, plain, heads) - whole,
            max(changed, sum(table not in usual for table in other)),
            now - good,
            then - bad,
            sample.tables is not None,
            failed,
        )
    return found


def _right(outcome: Outcome, truth: Sequence[Grid]) -> int:
    """How many tables of the truth are read whole."""
    found = [_plain(grid) for grid, _ in outcome]
    return sum(any(_is_same(grid, table) for grid in found) for table in truth)


def _whole(outcome: Outcome, truth: Sequence[Grid], heads: Sequence[Head]) -> int:
    """How many of them have the head that is printed, too."""
    found = [(_plain(grid), head) for grid, head in outcome]
    return sum(
        any(head == own and _is_same(grid, table) for grid, head in found)
        for table, own in zip(truth, heads, strict=False)
    )


def _values(tables: Sequence[Grid]) -> Counter[tuple[str, str, str]]:
    """Every value with the neighbour on its left and the one above."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    for table in tables:
        width = max(map(len, table), default=0)
        places = [[row * width + col for col in range(width)] for row in range(len(table))]
        texts = [text for row in table for text in row]
        pairs += _relations_of(places, texts)
    return Counter({one: n for one, n in pairs.items() if any(map(str.isdigit, one[1]))})


def _judged(outcome: Outcome, wanted: Counter[tuple[str, str, str]]) -> tuple[int, int]:
    found = _values([grid for grid, _ in outcome])
    right = (found & wanted).total()
    return right, found.total() - right
