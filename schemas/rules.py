"""The rules a finding can name, as ``schemas/data/aturan.toml`` states them.

``quality/`` holds the checks that run on published frames; the others are raised while reading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from schemas.datasets import DATASETS
from schemas.finding import Level
from schemas.message import Lang


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
