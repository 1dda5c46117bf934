"""Rows that slipped (placeholder)."""

from __future__ import annotations

from parsers.tabel.header import Column
from parsers.tabel.sheet import Sheet


def mend(
    sheet: Sheet,
    *,
    base: dict[int, Column],
    reached: dict[int, Column],
    ratio: dict[int, Column],
    growth: list[Column] | None = None,
) -> None:
    """Nothing yet."""
