"""What is sure because nothing else claims to be it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def present(values: Iterable[T | None]) -> list[T]:
    """Those of some values that are there: nought is one, null is none."""
    return [value for value in values if value is not None]


def only(found: Iterable[T]) -> T | None:
    """The one of what was found; null where there is none, or more than one."""
    things = list(found)
    return things[0] if len(things) == 1 else None
