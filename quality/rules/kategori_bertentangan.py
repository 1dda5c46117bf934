"""A scale of categories that overlaps itself, or names two ranges alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from quality.frames import Frames
from quality.grid import Grid, squeeze
from schemas.finding import Finding
from schemas.message import listed, say

_NUMBER = r"(\d{1,3}(?:[.,]\d{1,4})?)"
_RANGE = re.compile(
    rf"^{_NUMBER}\s*%?\s*(?:[-–—]|s\.?/?d\.?|sampai(?:\s+dengan)?|≤\s*x\s*<)\s*{_NUMBER}\s*%?$"
)
_OPEN = re.compile(rf"^(<|≤|<=|>|≥|>=|kurang dari|lebih dari|di ?bawah|di ?atas)\s*{_NUMBER}\s*%?$")

LONGEST = 30
"""Longer texts are no ranges."""
MOST, COLUMNS = 40, 4
"""A scale has no more rows than that, and its ranges stand in one of its first columns."""

Range = tuple[Decimal, Decimal]
FAR = Decimal(10) ** 9
"""The end of a range that is open."""


def check(frames: Frames) -> Iterator[Finding]:
    """Tables whose lines are ranges of a value with a word for each."""
    for grid in frames.plain:
        if grid.n_rows > MOST:
            continue
        for col in range(min(grid.n_cols, COLUMNS)):
            ranges = [(row, found) for row in grid.body_rows if (found := _range(grid, row, col))]
            filled = sum(bool(grid.text(row, col)) for row in grid.body_rows)
            if len(ranges) < 3 or len(ranges) * 4 < filled * 3:
                continue
            yield from _overlaps(frames, grid, col, ranges)
            yield from _names(frames, grid, col, ranges)
            break


def _range(grid: Grid, row: int, col: int) -> Range | None:
    text = grid.text(row, col)
    if len(text) > LONGEST or not any(letter.isdigit() for letter in text):
        return None
    text = squeeze(text)
    if found := _RANGE.match(text):
        low, high = (Decimal(part.replace(",", ".")) for part in found.groups())
        return (min(low, high), max(low, high))
    if found := _OPEN.match(text):
        bound = Decimal(found.group(2).replace(",", "."))
        below = found.group(1) in ("<", "≤", "<=", "kurang dari", "dibawah", "di bawah")
        return (-FAR, bound) if below else (bound, FAR)
    return None


def _overlaps(
    frames: Frames, grid: Grid, col: int, ranges: list[tuple[int, Range]]
) -> Iterator[Finding]:
    for (row, one), (other_row, other) in combinations(ranges, 2):
        if max(one[0], other[0]) >= min(one[1], other[1]):
            continue  # apart, or touching in one value
        texts = grid.text(row, col), grid.text(other_row, col)
        yield frames.finding(
            (frames.named(grid.tabel_id), texts[1]),
            say("kategori-bertentangan", satu=texts[0], dua=texts[1]),
            expected=say("rentang-terpisah"),
            found=listed((texts[1], texts[0]), " ; "),
            cells=[(grid.tabel_id, at, col) for at in (other_row, row)],
        )


def _names(
    frames: Frames, grid: Grid, col: int, ranges: list[tuple[int, Range]]
) -> Iterator[Finding]:
    for words in grid.label_columns:
        if words == col:
            continue
        names = [(row, squeeze(grid.text(row, words))) for row, _ in ranges]
        names = [(row, name) for row, name in names if name]
        if len(names) < 3 or len({name for _, name in names}) < len(names) - 1:
            continue
        seen: dict[str, int] = {}
        for row, name in names:
            first = seen.setdefault(name, row)
            if first == row:
                continue
            texts = grid.text(first, col), grid.text(row, col)
            yield frames.finding(
                (frames.named(grid.tabel_id), grid.text(row, words)),
                say("kategori-bertentangan.nama", satu=texts[0], dua=texts[1]),
                expected=say("nama-berbeda"),
                found=grid.text(row, words),
                cells=[(grid.tabel_id, at, words) for at in (first, row)],
            )
