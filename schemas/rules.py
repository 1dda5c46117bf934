"""The rules a finding can name, as ``schemas/data/aturan.toml`` states them.

``quality/`` holds the checks that run on published frames; the others are raised while reading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Protocol

from schemas.datasets import DATASETS
from schemas.finding import Finding, Level, Where
from schemas.message import Lang, Message, Value


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a reader of data is told of a rule in one language: its meaning in one line, what is
    checked, and why it matters."""

    meaning: str
    checks: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of a rule: the level its findings have unless the arithmetic is open to
    another reading, the datasets that they name, the norm, and its words."""

    level: Level
    datasets: tuple[str, ...]
    source: str
    words: Mapping[Lang, RuleWords]


def _read() -> dict[str, Stated]:
    held: dict[str, dict[str, Any]] = tomllib.loads(
        (files("schemas") / "data" / "aturan.toml").read_text("utf-8")
    )
    languages: tuple[Lang, ...] = ("id", "en")
    return {
        rule: Stated(
            entry["level"],
            tuple(entry.get("datasets", DATASETS)),
            entry["source"],
            {lang: RuleWords(**entry[lang]) for lang in languages},
        )
        for rule, entry in held.items()
    }


RULES = _read()
"""By id, in the order in which they are checked, then those that are raised while reading."""


class Placed(Protocol):
    """What stands on a page, or on a line of a text file."""

    @property
    def page(self) -> int | None: ...

    @property
    def source_line(self) -> int | None: ...


def finding(
    message: Message,
    dataset: str,
    where: Where,
    *,
    rule: str | None = None,
    level: Level | None = None,
    expected: Value | None = None,
    found: Value | None = None,
    at: Placed | None = None,
    cells: tuple[str, ...] = (),
) -> Finding:
    """A finding where ``at`` stands, of the rule that its message is of and of that rule's level,
    unless others are given."""
    rule = rule or message.code.partition(".")[0]
    return Finding(
        rule,
        level or RULES[rule].level,
        dataset,
        where,
        message,
        expected,
        found,
        at.page if at else None,
        cells,
        source_line=at.source_line if at else None,
    )
