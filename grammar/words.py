"""The words of the grammar, read from ``grammar/data/kata.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Any]:
    """The file as it stands: kinds of words, with their examples."""
    text = resources.files("grammar").joinpath("data/kata.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words of plans and reports, in lower case (``grammar/data/kosakata.txt``)."""
    text = resources.files("grammar").joinpath("data/kosakata.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def any_of(kind: str, group: str) -> str:
    """A pattern for any of the words of a group, the longest first; a space in a word stands for
    any white space, also none where print lost it."""
    words = sorted(vocabulary()[kind][group], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in words) + ")"


def spaced(kind: str, group: str) -> str:
    """The words of a group as titles set them, letter by letter: ``J U M L A H``."""
    words = vocabulary()[kind][group]
    return "(?:" + "|".join(r"\s+".join(word) for word in words) + ")"
