"""Sums that a table states about itself: total rows, total columns, parents and their children.

What is a total is decided by labels and headers. What it adds up is decided by the table's shape,
and where more than one reading is possible by the reading that the table's other numbers bear
out: a sum is only called wrong where its parts are certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from grammar.totals import is_total_label, starts_total
from quality.grid import Grid, squeeze
from quality.printed import Printed

Verdict = Literal["holds", "rounding", "wrong"]
Shape = Literal["total-row", "parent-row", "total-column"]

_MALE = re.compile(r"^(l|lk|laki|laki ?- ?laki|laki2|pria|putra)$")
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
class Sum:
    """One stated sum: where its total stands, what it adds up, and whether it holds."""

    shape: Shape
    row: int
    col: int
    total: Printed
    parts: tuple[tuple[int, int], ...]
    values: tuple[Decimal, ...]
    verdict: Verdict

    @property
    def expected(self) -> Decimal:
        """What the parts add up to."""
        return sum(self.values, Decimal(0))


def verdict(parts: Sequence[Printed], total: Printed) -> Verdict:
    """Whether parts add up to a total, in exact decimals.

    Whole numbers must add up exactly. Printed decimals may have been rounded: what half a unit of
    the last digit of every rounded part can explain is ``rounding``; a total printed with fewer
    decimals than its parts holds within half of its own unit.
    """
    difference = abs(sum((part.value for part in parts), Decimal(0)) - total.value)
    if not difference:
        return "holds"
    if all(part.value == part.value.to_integral_value() for part in parts):
        return "wrong"
    fractions = [part for part in parts if part.decimals]
    half = Decimal("0.5")
    if total.decimals < max(part.decimals for part in fractions) and (
        difference <= half * total.unit
    ):
        return "holds"
    slack = half * total.unit + sum((half * part.unit for part in fractions), Decimal(0))
    return "rounding" if difference <= slack else "wrong"


def sums(grid: Grid) -> list[Sum]:
    """Every sum that a table states and whose parts are certain, also those that hold."""
    return [*total_columns(grid), *total_rows(grid)]


# --- rows -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Node:
    row: int
    depth: int
    children: list[_Node] = field(default_factory=list)
    doubtful: bool = False
    """A line without a code among coded ones: what it belongs to is not said."""


@dataclass(frozen=True, slots=True)
class _Outline:
    """The lines of a table as a forest; ``certain`` where marks or codes say every depth."""

    roots: list[_Node]
    certain: bool
    flat: bool


def _outline(grid: Grid, rows: Sequence[int]) -> _Outline:
    depths, certain, doubtful = _depths(grid, rows)
    roots: list[_Node] = []
    stack: list[_Node] = []
    for row, depth in zip(rows, depths, strict=True):
        node = _Node(row, depth, doubtful=row in doubtful)
        while stack and stack[-1].depth >= depth:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return _Outline(roots, certain, flat=len(set(depths)) <= 1)


def _depths(grid: Grid, rows: Sequence[int]) -> tuple[list[int], bool, set[int]]:
    """How deep each line stands: by its code, else by the kind of its mark (I, A, 1, a …);
    whether that is certain; and the lines that have no code among coded ones."""
    for col in range(min(grid.n_cols, 5)):
        if col in grid.additive_columns:
            continue  # amounts in groups of three look like codes
        codes = [grid.text(row, col) if _CODE.match(grid.text(row, col)) else "" for row in rows]
        if len(rows) >= 3 and sum(map(bool, codes)) >= 0.8 * len(rows):
            depth = [len(re.findall(r"\d+", code)) for code in codes]
            bare = {row for row, code in zip(rows, codes, strict=True) if not code}
            return [d or max(depth) for d in depth], not bare, bare
    marks = [_mark(grid, row) for row in rows]
    kinds = {kind for kind in marks if kind}
    if "roman" in kinds and "upper" in kinds:
        marks = ["upper" if kind == "roman" else kind for kind in marks]
    if len(kinds) <= 1 and not (kinds and None in marks and "lower" not in kinds):
        return [0] * len(rows), True, set()
    order: list[str] = []
    depths: list[int] = []
    for kind in marks:
        if kind is None:
            depths.append(len(order))
        elif kind in order:
            del order[order.index(kind) + 1 :]
            depths.append(len(order) - 1)
        else:
            order.append(kind)
            depths.append(len(order) - 1)
    return depths, None not in marks, set()


def _mark(grid: Grid, row: int) -> str | None:
    text = grid.line_number(row)
    if not text and (found := _LABEL_MARKER.match(grid.label(row))):
        text = found.group(1)
    text = re.sub(r"[*\s]+", "", text)
    return next((kind for kind, pattern in _MARKERS if pattern.match(text)), None)


def _value(grid: Grid, node: _Node, col: int) -> list[tuple[int, Printed]] | None:
    """The cells that make up a node in a column: its own, else its children's. None: unread."""
    if (number := grid.number(node.row, col)) is not None:
        return [(node.row, number)]
    if grid.unread(node.row, col):
        return None
    cells: list[tuple[int, Printed]] = []
    for child in node.children:
        inner = _value(grid, child, col)
        if inner is None:
            return None
        cells += inner
    return cells


def _leaves(node: _Node) -> Iterator[_Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)


def _add(grid: Grid, nodes: Sequence[_Node], col: int) -> list[tuple[int, Printed]] | None:
    cells: list[tuple[int, Printed]] = []
    for node in nodes:
        inner = _value(grid, node, col)
        if inner is None:
            return None
        cells += inner
    return cells


def _sum(
    grid: Grid, shape: Shape, row: int, col: int, cells: Sequence[tuple[int, int]]
) -> Sum | None:
    total = grid.number(row, col)
    parts = [grid.number(*cell) for cell in cells]
    if total is None or not parts:
        return None
    known = [part for part in parts if part is not None]
    judged = verdict(known, total)
    if judged != "holds" and _adds_up_in_print(grid, [*cells, (row, col)]):
        judged = "holds"
    return Sum(shape, row, col, total, tuple(cells), tuple(part.value for part in known), judged)


def _adds_up_in_print(grid: Grid, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the digits alone add up (the last cell being the total): then print is right and
    only what its separators mean is in doubt."""
    digits = [re.sub(r"\D", "", grid.text(*cell)) for cell in cells]
    *parts, total = [int(text) if text else 0 for text in digits]
    return bool(total) and sum(parts) == total


def total_rows(grid: Grid) -> list[Sum]:
    """Total rows against the lines above them, and parents against their children."""
    columns = grid.additive_columns
    if not columns:
        return []
    totals = grid.total_rows
    lines = grid.lines
    found = _parents(grid, [row for row in lines if row not in totals], columns)
    proven = bool(found)
    earlier: list[int] = []
    for total in totals:
        above = [row for row in lines if row < total and row not in totals]
        since = [row for row in above if not earlier or row > earlier[-1]]
        outline = _outline(grid, above)
        readings: list[list[_Node]] = [outline.roots]
        if earlier:
            readings.append(_outline(grid, since).roots)
            readings.append([_Node(row, 0) for row in earlier])
        if not outline.flat:
            readings.append([leaf for root in outline.roots for leaf in _leaves(root)])
            readings.append([_Node(row, 0) for row in above])
        found += _best_reading(
            grid, total, columns, readings, alone=not earlier and (outline.certain or proven)
        )
        earlier.append(total)
    return found


def _best_reading(
    grid: Grid, total: int, columns: Sequence[int], readings: Sequence[list[_Node]], *, alone: bool
) -> list[Sum]:
    """The sums of a total row under the reading that most of its columns bear out.

    Where none bears any out, the plain reading counts if it is the only one (``alone``), the line
    is named a total, and its numbers cannot be averages.
    """
    best: list[Sum] = []
    best_score = -1
    for nodes in readings:
        sums_here = []
        for col in columns:
            cells = _add(grid, nodes, col)
            if cells:
                made = _sum(grid, "total-row", total, col, [(row, col) for row, _ in cells])
                if made is not None:
                    sums_here.append(made)
        score = sum(item.verdict == "holds" for item in sums_here)
        if score > best_score:
            best, best_score = sums_here, score
    if sum(item.expected == 2 * item.total.value != 0 for item in best) >= 2:
        return []  # the lines are groups and their members: each is counted twice
    if best_score > 0:
        return best
    best = [item for item in best if len(item.parts) >= 2]
    named = starts_total(grid.label(total)) or any(
        is_total_label(text) for text in grid.words(total)
    )
    if not alone or not grid.header_rows or any(_average_like(item) for item in best):
        return []  # a table without header may be the rest of one that a page cut off
    return best if named else [item for item in best if _near(item)]


def _average_like(item: Sum) -> bool:
    return len(item.values) >= _AVERAGE_LIKE and min(item.values) <= item.total.value <= max(
        item.values
    )


def _near(item: Sum) -> bool:
    """A line without a name is a total only where it nearly is the sum, and more than any part."""
    return (
        len(item.values) >= _AVERAGE_LIKE
        and item.total.value > max(item.values)
        and abs(item.total.value - item.expected) <= abs(item.expected) / 5
    )


def _parents(grid: Grid, lines: Sequence[int], columns: Sequence[int]) -> list[Sum]:
    """Parents against their children, where most parents of the table are such sums."""
    outline = _outline(grid, lines)
    if outline.flat:
        return []
    found: list[Sum] = []
    pending = list(outline.roots)
    while pending:
        node = pending.pop(0)
        pending += node.children
        if not node.children:
            continue
        for col in columns:
            if grid.number(node.row, col) is None:
                continue
            cells = _add(grid, node.children, col)
            if any(child.doubtful for child in node.children):
                continue
            if cells and (
                made := _sum(grid, "parent-row", node.row, col, [(row, col) for row, _ in cells])
            ):
                found.append(made)
    manifold = [item for item in found if len(item.parts) >= 2]
    holding = sum(item.verdict == "holds" for item in manifold)
    needed = 0.5 if outline.certain else 0.8
    if holding < 2 or holding < needed * len(manifold):
        return []
    return sorted(found, key=lambda item: (item.row, item.col))


# --- columns ----------------------------------------------------------------------------------


def total_columns(grid: Grid) -> list[Sum]:
    """Total columns against the columns of the same line that they add up."""
    found: list[Sum] = []
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
    beside = [c for c in [*left, *right] if grid.headers[c][:-1] == grid.headers[col][:-1]]
    for columns in (beside, [*left, *right]):
        pairs = sum(_is_pair(grid, pair) for pair in pairwise(columns))
        if pairs:
            return pairs == 1
    return False


def is_men(text: str) -> bool:
    """Whether a head or label is that of men."""
    return _MALE.match(_header_word(squeeze(text))) is not None


def is_women(text: str) -> bool:
    """Whether a head or label is that of women."""
    return _FEMALE.match(_header_word(squeeze(text))) is not None


def _is_pair(grid: Grid, cols: Sequence[int]) -> bool:
    """Whether two columns are men and women: together they are everybody."""
    if len(cols) != 2 or not all(0 <= col < grid.n_cols for col in cols):
        return False
    first, second = (_header_word(grid.own_header(col)) for col in cols)
    return bool(
        (_MALE.match(first) and _FEMALE.match(second))
        or (_FEMALE.match(first) and _MALE.match(second))
    )


def _best_columns(grid: Grid, col: int, named: Sequence[int]) -> list[Sum]:
    additive = grid.additive_columns
    band = grid.headers[col][:-1]
    left: list[int] = []
    at = col - 1
    while at in additive and at not in named:
        left.insert(0, at)
        at -= 1
    right: list[int] = []
    at = col + 1
    while at in additive and at not in named:
        right.append(at)
        at += 1
    readings = [
        left[-2:] if _is_pair(grid, left[-2:]) else [],
        [c for c in left if grid.headers[c][:-1] == band],
        left,
        [c for c in additive if c < col and c not in named],
        [c for c in named if c < col],
        right[:2] if _is_pair(grid, right[:2]) else [],
        [c for c in right if grid.headers[c][:-1] == band] if band else [],
    ]
    best: list[Sum] = []
    best_rank = (False, -1)
    for parts in readings:
        if len(parts) < 2:
            continue
        made = _row_sums(grid, col, parts)
        holding = sum(item.verdict == "holds" for item in made)
        certain = _is_pair(grid, parts) and _everybody(grid, col, left, right)
        if certain or (holding >= 2 and holding * 2 >= len(made)):
            rank = (certain, holding)
            if rank > best_rank:
                best, best_rank = made, rank
    return best


def _row_sums(grid: Grid, col: int, parts: Sequence[int]) -> list[Sum]:
    made = []
    for row in grid.lines:
        cells = [(row, part) for part in parts if grid.number(row, part) is not None]
        if not cells or any(grid.unread(row, part) for part in parts):
            continue
        item = _sum(grid, "total-column", row, col, cells)
        if item is not None and not (item.verdict == "wrong" and _next_line(grid, item, parts)):
            made.append(item)
    return made


def _next_line(grid: Grid, item: Sum, parts: Sequence[int]) -> bool:
    """Whether the right sum stands alone on a neighbouring line: one printed line read as two."""
    at = grid.lines.index(item.row)
    for row in grid.lines[max(0, at - 1) : at] + grid.lines[at + 1 : at + 2]:
        number = grid.number(row, item.col)
        if number is not None and number.value == item.expected:
            return not any(grid.text(row, part) for part in parts)
    return False


def _unnamed_total_column(grid: Grid, numeric: Sequence[int]) -> list[Sum]:
    """A last column that is the sum of those before it on four lines out of five (``Skor``)."""
    last = numeric[-1]
    band = grid.headers[last][:-1]
    parts: list[int] = []
    at = last - 1
    while at in numeric and grid.headers[at][:-1] == band:
        parts.insert(0, at)
        at -= 1
    if len(parts) < 2:
        return []
    made = [item for item in _row_sums(grid, last, parts) if len(item.values) == len(parts)]
    telling = [item for item in made if sum(value != 0 for value in item.values) >= 2]
    holding = sum(item.verdict == "holds" for item in telling)
    if len(telling) < 5 or holding * 5 < len(telling) * 4:
        return []
    return made
