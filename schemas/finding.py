"""A data-quality finding: what is odd in the source, or what the pipeline could not do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, before it gets its id.

    ``rule`` is an id of :data:`schemas.rules.RULES`. ``key`` names the row so that a person
    finds it (table, line, year); ``expected`` and ``found`` hold the two values that disagree.
    ``cells`` are references ``<tabel_id>#<row>,<column>`` to the cells it stands on, so that the
    report can outline them; ``source_line`` is the line of a text file.
    """

    rule: str
    level: Level
    dataset: str
    key: str
    message: str
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    cells: tuple[str, ...] = ()
    source_line: int | None = None


def cell_ref(tabel_id: str, row: int, col: int) -> str:
    """The reference of a cell as findings carry it."""
    return f"{tabel_id}#{row},{col}"
