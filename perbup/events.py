"""What a build says while it works: one event per thing that happened, for screens and logs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "languages",
    "found",
    "page",
    "document",
    "publishing",
    "published",
    "unchanged",
    "interrupted",
    "corrections",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening.

    ``languages``: ``notices`` say which languages of scans the second reader lacks.
    ``found``: ``total`` sources, ``todo`` of them to be processed. ``page``: of ``name``, ``pages``
    of the ``total`` that are pictures have been recognised; it comes from the thread that waits for
    the document. ``document``: ``name`` was
    processed or not, with ``reason`` and ``message`` or ``pages``; ``notices`` say which parts of
    it were not found, ``stages`` are seconds per stage. ``corrections``: ``notices`` are the
    lines of ``koreksi.csv`` that cannot be used. The others speak of the whole build.
    """

    kind: Kind
    name: str | None = None
    total: int = 0
    todo: int = 0
    pages: int = 0
    reason: str | None = None
    message: str | None = None
    seconds: float = 0.0
    notices: Sequence[str] = ()
    stages: Mapping[str, float] = field(default_factory=dict)


Listener = Callable[[Event], None]


def silent(event: Event) -> None:
    """A listener that does not listen."""
