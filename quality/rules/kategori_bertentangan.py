"""A scale of categories that overlaps itself, or names two ranges alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from arithmetic.ratios import HUNDRED
from quality.frames import Frames, grouped, table_of, text_in
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
    """Tables whose lines are ranges of a value with a word for each, and words beside values."""
    yield from _unlike_values(frames)
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


_CATEGORY = re.compile(r"\b(?:kategori|predikat|kriteria|interpretasi)\b")
_LOW = re.compile(r"^(?:sangat )?(?:rendah|kurang|buruk|gagal)\b|^(?:tidak|belum) tercapai")
"""Words for less than all that was aimed at."""
_RATED = re.compile(
    r"^(?:(?:sangat|amat|cukup|kurang|tidak|belum) )?(?:baik|tinggi|rendah|sedang|cukup|kurang"
    r"|buruk|gagal|memuaskan|berhasil|efektif|efisien|tercapai|terlampaui|melampaui|melebihi|sesuai)\b"
)
"""Words for how much was reached; other columns say of what kind an indicator is (``Outcome``)."""


def _unlike_values(frames: Frames) -> Iterator[Finding]:
    """Words for less beside shares of a target that was reached, or beside a share between those
    that another word stands beside more often."""
    for tabel_id, rows in grouped(frames.rows("capaian"), table_of).items():
        if not (grid := frames.grids.get(tabel_id)):
            continue
        for col in [c for c in grid.label_columns if _CATEGORY.search(grid.header(c))][:1]:
            words = {row["baris"]: squeeze(grid.text(row["baris"], col)) for row in rows}
            shares: dict[str, list[float]] = {}
            for row in rows:
                if row.get("rasio") is not None:
                    shares.setdefault(words[row["baris"]], []).append(row["rasio"])
            for row in rows:
                name, word = text_in(row, "indikator"), words[row["baris"]]
                if word and _is_unlike(word, row.get("rasio"), shares):
                    nilai = text_in(row, "rasio_teks")
                    yield frames.finding(
                        (frames.named(tabel_id), name),
                        say("kategori-bertentangan.nilai", nama=name, nilai=nilai),
                        found=grid.text(row["baris"], col),
                        cells=[(tabel_id, row["baris"], col)],
                    )


def _is_unlike(word: str, share: float | None, rated: Mapping[str, Sequence[float]]) -> bool:
    """Whether a word stands beside a share that others show to be called otherwise."""
    if share is None or (share >= HUNDRED and _LOW.match(word)):
        return share is not None
    if not _RATED.match(word):
        return False
    others = (of for called, of in rated.items() if called != word and _RATED.match(called))
    return any(min(of) < share < max(of) and len(of) > len(rated[word]) for of in others)


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
