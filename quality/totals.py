"""Sums that a table states about itself: total rows, total columns, parents and their children.

What is a total is decided by labels and headers. What it adds up is decided by the table's shape,
and where more than one reading is possible by the reading that the table's other numbers bear
out: a sum is only called wrong where its parts are certain.

Takes the cells of a table; gives each sum it states with what its parts add up to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from arithmetic.forest import Node, forest, made_of, readings_of_total, walk
from arithmetic.sums import Sum, Verdict
from grammar.totals import is_total_label, starts_total
from quality.grid import Grid, squeeze

Shape = Literal["total-row", "parent-row", "total-column"]

_MALE = re.compile(r"^(l|lk|laki|laki ?[-–] ?laki|laki2|pria|putra)$")
_FEMALE = re.compile(r"^(p|pr|perempuan|wanita|putri)$")
_PEOPLE = re.compile(
    r"\b(penduduk|jiwa|orang|warga|pegawai|pns|asn|thl|guru|siswa|murid|pemilih|anggota)\b|l ?\+ ?p"
)
_CODE = re.compile(r"^\d+(?:[. ]\d+)+\.?$")
_MARKERS = (
    ("roman", re.compile(r"^[IVXL]+[.)]?$")),
    ("upper", re.compile(r"^[A-Z][.)]?$")),
    ("arabic", re.compile(r"^\d{1,3}\.?$")),
    ("lower", re.compile(r"^[a-z]\.?$")),
    ("arabic)", re.compile(r"^\(?\d{1,3}\)$")),
    ("lower)", re.compile(r"^\(?[a-z]\)$")),
    ("dash", re.compile(r"^[-–•]$")),
)
_LABEL_MARKER = re.compile(r"^((?:[IVXL]+|[A-Z]|\d{1,3}|[a-z])[.)]|[-–•])\s+\S")
_AVERAGE_LIKE = 3
"""From this many parts on, a total between the least and the greatest part is an average."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One stated sum: where its total stands, the cells that it adds up, and what they say."""

    shape: Shape
    row: int
    col: int
    cells: tuple[tuple[int, int], ...]
    sum: Sum
    verdict: Verdict


def sums(grid: Grid) -> list[Stated]:
    """Every sum that a table states and whose parts are certain, also those that hold."""
    return [*total_columns(grid), *total_rows(grid)]


# --- rows -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Outline:
    """The lines of a table as trees; ``certain`` where marks or codes say every depth,
    ``doubtful`` lines without a code among coded ones: what they belong to is not said."""

    roots: list[Node]
    certain: bool
    flat: bool
    doubtful: set[int]


def _outline(grid: Grid, rows: Sequence[int]) -> _Outline:
    """How deep each line stands: by its code, else by the kind of its mark (I, A, 1, a …)."""
    depths, certain, doubtful = _by_codes(grid, rows) or _by_marks(grid, rows)
    return _Outline(forest(depths, rows), certain, len(set(depths)) <= 1, doubtful)


_Depths = tuple[list[int], bool, set[int]]
"""How deep each line stands, whether that is certain, and the lines without a code among coded
ones."""


def _by_codes(grid: Grid, rows: Sequence[int]) -> _Depths | None:
    """Depths by the first column of codes that four lines out of five have; null without one."""
    for col in range(min(grid.n_cols, 5)):
        if col in grid.additive_columns:
            continue  # amounts in groups of three look like codes
        codes = [grid.text(row, col) if _CODE.match(grid.text(row, col)) else "" for row in rows]
        if len(rows) >= 3 and sum(map(bool, codes)) >= 0.8 * len(rows):
            depth = [len(re.findall(r"\d+", code)) for code in codes]
            bare = {row for row, code in zip(rows, codes, strict=True) if not code}
            return [d or max(depth) for d in depth], not bare, bare
    return None


def _by_marks(grid: Grid, rows: Sequence[int]) -> _Depths:
    """Depths by the order in which kinds of marks come; lines without one are the lowest."""
    marks = [_mark(grid, row) for row in rows]
    kinds = set(marks) - {None}
    if "roman" in kinds and "upper" in kinds:
        marks = ["upper" if kind == "roman" else kind for kind in marks]
    if len(kinds) <= 1 and not (kinds and None in marks and "lower" not in kinds):
        return [0] * len(rows), True, set()
    order: list[str] = []
    depths: list[int] = []
    for kind in marks:
        if kind in order:
            del order[order.index(kind) + 1 :]
        elif kind is not None:
            order.append(kind)
        depths.append(len(order) if kind is None else len(order) - 1)
    return depths, None not in marks, set()


def _by_capitals(grid: Grid, rows: Sequence[int]) -> _Outline:
    """The lines of a table without codes and marks, those in capitals over the others: ``BELANJA
    MODAL`` over ``Belanja Modal Gedung``. That is likely, not certain."""
    depths = [0 if grid.label(row).isupper() else 1 for row in rows]
    flat = len(set(depths)) <= 1 or depths[0] > 0
    return _Outline(forest(depths, rows), False, flat, set())


def _mark(grid: Grid, row: int) -> str | None:
    text = grid.line_number(row)
    if not text and (found := _LABEL_MARKER.match(grid.label(row))):
        text = found.group(1)
    text = re.sub(r"[*\s]+", "", text)
    return next((kind for kind, pattern in _MARKERS if pattern.match(text)), None)


def _below(grid: Grid, shape: Shape, row: int, col: int, nodes: Sequence[Node]) -> Stated | None:
    """The sum of lines in a column; None where a number of theirs was not read."""
    lines = made_of(nodes, lambda line: grid.number(line, col), lambda line: grid.unread(line, col))
    return _stated(grid, shape, row, col, [(line, col) for line in lines or ()])


def _stated(
    grid: Grid, shape: Shape, row: int, col: int, cells: Sequence[tuple[int, int]]
) -> Stated | None:
    whole = grid.number(row, col)
    parts = tuple(number for cell in cells if (number := grid.number(*cell)))
    if not whole or not parts:
        return None
    made = Sum(whole, parts)
    return Stated(shape, row, col, tuple(cells), made, made.verdict)


def total_rows(grid: Grid) -> list[Stated]:
    """Total rows against the lines above them, and parents against their children."""
    columns = grid.additive_columns
    if not columns:
        return []
    totals = grid.total_rows
    lines = [row for row in grid.lines if row not in totals]
    found = _parents(grid, lines, columns)
    proven = bool(found)
    for place, line in enumerate(totals):
        outline = _outline(grid, [row for row in lines if row < line])
        readings = _readings(grid, line, lines, totals[:place], outline)
        alone = not place and (outline.certain or proven)
        found += _best_reading(grid, line, columns, readings, alone=alone)
    return found


def _readings(
    grid: Grid, line: int, lines: Sequence[int], totals: Sequence[int], outline: _Outline
) -> list[list[Node]]:
    """The lines that a total may add up, in every way that those above it can be read."""
    above = [row for row in lines if row < line]
    readings = [*readings_of_total(line, lines, totals, lambda rows: _outline(grid, rows).roots)]
    if outline.flat and above and not (capitals := _by_capitals(grid, above)).flat:
        readings.append(capitals.roots)
    if not outline.flat:
        readings.append([node for node in walk(outline.roots) if not node.children])
        readings.append([Node(row) for row in above])
    return readings


COUNTED_TWICE = 6
"""Lines from which on it is no chance that they add up to twice their total."""


def _best_reading(
    grid: Grid, line: int, columns: Sequence[int], readings: Sequence[list[Node]], *, alone: bool
) -> list[Stated]:
    """The sums of a total row under the reading that most of its columns bear out.

    Where none bears any out, the plain reading counts if it is the only one (``alone``), the line
    is named a total, and its numbers cannot be averages.
    """
    made = [
        [item for col in columns if (item := _below(grid, "total-row", line, col, nodes))]
        for nodes in readings
    ]
    best = max(made, key=_holding)
    twice = [item for item in best if item.sum.expected == 2 * item.sum.whole.value != 0]
    if len(twice) >= 2 or any(len(item.cells) >= COUNTED_TWICE for item in twice):
        return []  # the lines are groups and their members
    if _holding(best):
        return best
    if not alone or not grid.header_rows:
        return []  # a table without header may be the rest of one that a page cut off
    return _unproven(grid, line, [item for item in best if len(item.cells) >= 2])


def _unproven(grid: Grid, line: int, items: Sequence[Stated]) -> list[Stated]:
    """The sums of a total row that no column bears out: none where they may be averages."""
    for item in items:
        many = len(item.sum.parts) >= _AVERAGE_LIKE
        if many and item.sum.mean_like and not item.sum.shifted:
            return []
    named = starts_total(grid.label(line)) or any(map(is_total_label, grid.words(line)))
    return [item for item in items if named or _near(item)]


def _holding(items: Sequence[Stated]) -> int:
    return sum(item.verdict == "holds" for item in items)


def _near(item: Stated) -> bool:
    """A line without a name is a total only where it nearly is the sum, and more than any part."""
    return (
        len(item.sum.parts) >= _AVERAGE_LIKE
        and item.sum.whole.value > max(item.sum.values)
        and abs(item.sum.off) <= abs(item.sum.expected) / 5
    )


def _parents(grid: Grid, lines: Sequence[int], columns: Sequence[int]) -> list[Stated]:
    """Parents against their children, where most parents of the table are such sums."""
    outline = _outline(grid, lines)
    if outline.flat and lines:
        outline = _by_capitals(grid, lines)
    if outline.flat:
        return []
    found = [
        item
        for node in walk(outline.roots)
        if not any(child.line in outline.doubtful for child in node.children)
        for col in columns
        if (item := _below(grid, "parent-row", node.line, col, node.children))
    ]
    manifold = [item for item in found if len(item.cells) >= 2]
    holding = _holding(manifold)
    needed = 0.5 if outline.certain else 0.8
    if holding < 2 or holding < needed * len(manifold):
        return []
    return sorted(found, key=lambda item: (item.row, item.col))


# --- columns ----------------------------------------------------------------------------------


def total_columns(grid: Grid) -> list[Stated]:
    """Total columns against the columns of the same line that they add up."""
    found: list[Stated] = []
    taken: set[int] = set()
    named = [col for col in grid.additive_columns if _is_total_header(grid, col)]
    for col in named:
        best = _best_columns(grid, col, named)
        found += best
        taken |= {item.col for item in best}
    numeric = sorted(grid.numeric_columns_raw - grid.number_columns)
    if numeric and numeric[-1] not in taken and not named:
        found += _unnamed_total_column(grid, numeric)
    return found


def _header_word(text: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", text).strip(" .")


def _is_total_header(grid: Grid, col: int) -> bool:
    own = _header_word(grid.own_header(col))
    if is_total_label(own) or re.fullmatch(r"l ?\+ ?p", own):
        return True
    return starts_total(own) and any(
        _is_pair(grid, pair) for pair in ((col - 2, col - 1), (col + 1, col + 2))
    )


def _everybody(grid: Grid, col: int, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether a total beside men and women can only be theirs: it is called a total, of people if
    of anything, and there is one such pair (``PNS L P``, ``CPNS L P`` are two)."""
    own = _header_word(grid.own_header(col))
    if not is_total_label(own) and not _PEOPLE.search(own):
        return False
    around = [*left, *right]
    for columns in ([c for c in around if _band(grid, c) == _band(grid, col)], around):
        pairs = sum(_is_pair(grid, pair) for pair in pairwise(columns))
        if pairs:
            return pairs == 1
    return False


def is_men(text: str) -> bool:
    """Whether a head or label is that of men."""
    return bool(_MALE.match(_header_word(squeeze(text))))


def is_women(text: str) -> bool:
    """Whether a head or label is that of women."""
    return bool(_FEMALE.match(_header_word(squeeze(text))))


def _is_pair(grid: Grid, cols: Sequence[int]) -> bool:
    """Whether two columns are men and women: together they are everybody."""
    heads = [grid.own_header(col) for col in cols if 0 <= col < grid.n_cols]
    return len(heads) == len(cols) == 2 and any(map(is_men, heads)) and any(map(is_women, heads))


def _best_columns(grid: Grid, col: int, named: Sequence[int]) -> list[Stated]:
    """The sums of a total column under the reading that most of its lines bear out."""
    parts = [c for c in grid.additive_columns if c not in named]
    left = _beside(parts, range(col - 1, -1, -1))[::-1]
    right = _beside(parts, range(col + 1, grid.n_cols))
    before = [[c for c in columns if c < col] for columns in (parts, named)]
    best: list[Stated] = []
    best_rank = (False, 1)  # two lines at least have to hold
    for columns in (*_left(grid, col, left), *before, *_right(grid, col, right)):
        if len(columns) < 2:
            continue
        made = _row_sums(grid, col, columns)
        certain = _is_pair(grid, columns) and _everybody(grid, col, left, right)
        rank = (certain, _holding(made))
        if rank > best_rank and (certain or 2 * _holding(made) >= len(made)):
            best, best_rank = made, rank
    return best


def _left(grid: Grid, col: int, left: Sequence[int]) -> Iterator[Sequence[int]]:
    """The columns to the left of a total that it may add up: men and women, its band, all."""
    if _is_pair(grid, left[-2:]):
        yield left[-2:]
    yield [c for c in left if _band(grid, c) == _band(grid, col)]
    yield left


def _right(grid: Grid, col: int, right: Sequence[int]) -> Iterator[Sequence[int]]:
    """The columns to the right of a total that it may add up: men and women, its band if it has
    one."""
    if _is_pair(grid, right[:2]):
        yield right[:2]
    if band := _band(grid, col):
        yield [c for c in right if _band(grid, c) == band]


def _band(grid: Grid, col: int) -> tuple[str, ...]:
    """What stands over the own words of a column."""
    return grid.headers[col][:-1]


def _beside(columns: Collection[int], places: Iterable[int]) -> list[int]:
    """The first places, as long as they are among some columns."""
    return list(takewhile(columns.__contains__, places))


def _row_sums(grid: Grid, col: int, parts: Sequence[int]) -> list[Stated]:
    made = []
    for row in grid.lines:
        cells = [(row, part) for part in parts if grid.number(row, part)]
        if not cells or any(grid.unread(row, part) for part in parts):
            continue
        item = _stated(grid, "total-column", row, col, cells)
        if item and not (item.verdict == "wrong" and _next_line(grid, item, parts)):
            made.append(item)
    return made


def _next_line(grid: Grid, item: Stated, parts: Sequence[int]) -> bool:
    """Whether the right sum stands alone on a neighbouring line: one printed line read as two."""
    at = grid.lines.index(item.row)
    for row in grid.lines[max(0, at - 1) : at] + grid.lines[at + 1 : at + 2]:
        number = grid.number(row, item.col)
        if number and number.value == item.sum.expected:
            return not any(grid.text(row, part) for part in parts)
    return False


def _unnamed_total_column(grid: Grid, numeric: Sequence[int]) -> list[Stated]:
    """A last column that is the sum of those before it on four lines out of five (``Skor``)."""
    last = numeric[-1]
    alike = [col for col in numeric if _band(grid, col) == _band(grid, last)]
    parts = _beside(alike, range(last - 1, -1, -1))[::-1]
    if len(parts) < 2:
        return []
    made = [item for item in _row_sums(grid, last, parts) if len(item.cells) == len(parts)]
    telling = [item for item in made if sum(value != 0 for value in item.sum.values) >= 2]
    holding = _holding(telling)
    if len(telling) < 5 or holding * 5 < len(telling) * 4:
        return []
    return made
