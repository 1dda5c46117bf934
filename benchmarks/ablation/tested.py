"""Which tests fail without a rule: what they draw or print shows what the rule is for.

A rule is taken out where the code asks for it, after the tests were collected: a test that has
taken the function itself from its module still gets it as it is, and shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.ablation.reading import listened, without
from benchmarks.ablation.rules import Rule


@dataclass(slots=True)
class Retold:
    """Runs every test again without each of the rules that spoke in it."""

    rules: Sequence[Rule]
    wanted: Mapping[str, str]
    """The test that a rule, by its label, is to be held against; any for those not named."""
    failed: dict[str, str] = field(default_factory=dict)
    """The first test that fails without a rule, by its label."""
    told: set[str] = field(default_factory=set)
    listening: ExitStack = field(default_factory=ExitStack)

    def pytest_collection_finish(self) -> None:
        """Listen to the rules; a number is not heard, and tried in every test."""
        for rule in self.rules:
            self.listening.enter_context(listened(rule, self.told))

    def pytest_sessionfinish(self) -> None:
        """Leave the code as it was."""
        self.listening.close()

    def pytest_runtest_protocol(self, item: pytest.Function, nextitem: pytest.Item | None) -> bool:
        """The test as it is, then without each rule."""
        self.told.clear()
        if _passes(item, nextitem):
            for rule in self.rules:
                heard = rule.label in self.told or not callable(rule.neutral)
                asked = self.wanted.get(rule.label, item.nodeid) == item.nodeid
                if heard and asked and rule.label not in self.failed:
                    with without(rule):
                        passes = _passes(item, nextitem)
                    if not passes:
                        self.failed[rule.label] = item.nodeid
        return True


def _passes(item: pytest.Function, nextitem: pytest.Item | None) -> bool:
    item._initrequest()
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    return all(report.passed for report in reports)


def failing(
    rules: Sequence[Rule], tests: Sequence[str], wanted: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each rule, by its label, the first of the tests that fails without it."""
    told = Retold(rules, wanted or {})
    code = pytest.main([*tests, "-q", "-p", "no:cacheprovider", "-p", "no:xdist"], plugins=[told])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"the tests were not run: {code!r}")
    return told.failed
