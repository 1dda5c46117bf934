"""Tables too wide for a page, whose other columns are printed on pages of their own.

A spreadsheet prints what does not fit the width of its paper on further pages: first all pages of
the columns that fit, then as many with the next columns, every row as high as before. Which row is
which is told by its place on the page alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile

from extract.confidence import confidence
from extract.continuation import NEAR, Piece, head_rows, join_pieces, label_of
from extract.document import Cell, Table
from extract.grid import Grid
from extract.header import count_header_rows
from extract.printed import Places, are_near
from extract.runs import gathered
from grammar.items import serial_number

SAME_PLACE = 1.0
"""Rules of two pages that lie as far above the last one, but for so many points, part the same
rows: what a spreadsheet prints differs by rounding alone."""
LEAST_ROWS = 3
"""Rows from which on their heights tell anything."""

Pieced = tuple[Table, list[Piece]]
"""A table and what it was joined from."""


def join_spread(pieces: Sequence[Piece], known: Container[str] = frozenset()) -> list[Pieced]:
    """Tables out of the pieces of a document in reading order, each with its pieces: joined below
    each other (:func:`extract.continuation.join_pieces`), and side by side where they are the
    columns of one."""
    tables: list[Pieced] = []
    done = at = 0
    while at < len(pieces):
        pages, parts = _spread_from(pieces, at)
        if parts > 1:
            end = at + pages * parts
            columns = [join_pieces(pieces[k : k + pages], known) for k in range(at, end, pages)]
            found = list(chain(*columns))
            tables += join_pieces(pieces[done:at], known)
            tables += [_side_by_side(found)] if len(found) == parts else found
            done = end
        at += pages * parts
    return [*tables, *join_pieces(pieces[done:], known)]


def _spread_from(pieces: Sequence[Piece], start: int) -> tuple[int, int]:
    """Over how many pages the rows of a table go that begins with a piece, and on how many times as
    many its columns."""
    for pages in range(1, (len(pieces) - start) // 2 + 1):
        parts = 1
        one = pieces[start : start + pages]
        while _are_beside(
            one, pieces[start + parts * pages : start + (parts + 1) * pages], parts * pages
        ):
            parts += 1
        if parts > 1:
            return pages, parts
    return 1, 1


def _are_beside(one: Sequence[Piece], two: Sequence[Piece], later: int) -> bool:
    """Whether the pieces of two parts, so many pages apart, have the same rows at the same places
    of their pages, and other columns under other names: rows that go on have the same names,
    however wide."""
    if len(two) < len(one) or not all(map(_have_same_rows, one, two)):
        return False
    first = one[0].grid.page
    numbers = [piece.grid.page for piece in (*one, *two)]
    pages = range(first, first + len(one))
    if numbers != [*pages, *(page + later for page in pages)]:
        return False
    left, right = one[0].grid, two[0].grid
    head = head_rows(left)
    rest = right.n_rows - (left.n_rows - head)
    labels = {label_of(piece) for piece in (*one, *two)} - {"", label_of(one[0])}
    if not head or rest < 1 or left.n_rows < LEAST_ROWS or labels:
        return False
    if _repeated(left.texts(), right.texts()):
        return True
    renamed = _name_first(left, head) != _name_first(right, rest)
    begun = [row[0] for row in right.texts()[rest:]]
    return renamed and not _counts(begun) and not _may_be_any(left.rows[head:], begun)


def _may_be_any(rows: Places, begun: Sequence[str]) -> bool:
    """Whether rows are of one height, as those of any table, and begin with words."""
    heights = {round(below - row) for row, below in pairwise(rows)}
    return len(heights) == 1 and any(map(str.isalpha, "".join(begun)))


def _name_first(grid: Grid, head: int) -> str:
    """What the head of a table, of so many rows, names its first column."""
    return "".join(row[0] for row in grid.texts()[:head])


def _have_same_rows(one: Piece, two: Piece) -> bool:
    """Whether the rows below the head stand at the same places of two pages, and the columns do
    not."""
    left, right = one.grid, two.grid
    same_columns = left.n_cols == right.n_cols and all(
        are_near(a - left.columns[0], b - right.columns[0], NEAR)
        for a, b in zip(left.columns, right.columns, strict=True)
    )
    if same_columns or right.rows[0] < left.rows[0] - SAME_PLACE:
        return False
    pairs = zip(reversed(left.rows), reversed(right.rows), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: are_near(*pair, SAME_PLACE), pairs))
    upright = all(grid.ruled and not grid.direction for grid in (left, right))
    return same > 1 and upright and same > left.n_rows - max(head_rows(left), 1)


def _counts(texts: Sequence[str]) -> bool:
    """Whether lines are counted, as in front of a table and not in the rest of its columns."""
    numbers = [serial_number(text) for text in texts if text]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _side_by_side(parts: Sequence[Pieced]) -> Pieced:
    """One table of the columns of all, their rows beside each other."""
    first = parts[0][0]
    edges = _joined_edges([pieces[0].grid for _, pieces in parts])
    cells: dict[tuple[int, int], Cell] = {}
    seams: dict[int, str] = {}
    columns = head = 0
    for table, pieces in parts:
        again = _repeated(first.grid(), table.grid()) if columns else 0
        place = _places(pieces[0].grid.rows, edges, table.n_rows)
        seams[columns] = " ".join(pieces[0].above)
        for cell in _cells_from(table, again, place):
            col = cell.col - again + columns
            cells[cell.row, col] = cell._replace(col=col)
        columns += table.n_cols - again
        head = max(head, place[table.header_rows])
    for seam, above in seams.items():
        _mend_head(cells, head, seam, above)
    basis = min((table.evidence for table, _ in parts), key=confidence)
    whole = replace(
        first,
        cells=tuple(cells[at] for at in sorted(cells)),
        n_rows=place[-1],
        n_cols=columns,
        header_rows=head,
        last_page=parts[-1][0].last_page,
        continuations=tuple(seam for table, _ in parts for seam in table.continuations),
        repeated_headers=tuple(line for table, _ in parts for line in table.repeated_headers),
        confidence=confidence(basis),
        evidence=basis,
    )
    return whole, [piece for _, pieces in parts for piece in pieces]


def _cells_from(table: Table, first: int, place: Sequence[int]) -> Iterator[Cell]:
    """The cells of a part from a column on, in their places among the rows of all parts, under
    empty ones where it has no row."""
    for row in range(place[0]):
        yield Cell(row, first, "", 1, table.n_cols - first, table.page)
    for cell in (cell for cell in table.cells if cell.col >= first):
        top, bottom = place[cell.row], place[cell.row + cell.row_span]
        yield cell._replace(row=top, row_span=bottom - top)


def _mend_head(cells: dict[tuple[int, int], Cell], head: int, seam: int, above: str) -> None:
    """Make one of the cells of the head that the edge of a page cut; what reached over all columns
    of a page stands ``above`` it."""
    ends = {cell.row: cell for cell in cells.values() if cell.col + cell.col_span == seam}
    for start in [cell for cell in cells.values() if cell.col == seam]:
        end = ends.get(start.row)
        if end is None or end.row_span != start.row_span or end.row + end.row_span >= head:
            continue
        if _names_below(end, cells) & _names_below(start, cells):
            continue  # Target and Rp of two years
        short, long = sorted((end.text, start.text or above), key=len)
        if long.startswith(short) if short == end.text else long.endswith(short):
            whole = max(end, start, key=lambda part: len(part.text))
            span = end.col_span + start.col_span
            cells[end.row, end.col] = whole._replace(col=end.col, col_span=span)
            del cells[start.row, start.col]


def _names_below(cell: Cell, cells: Mapping[tuple[int, int], Cell]) -> set[str]:
    """The names right below a cell of the head."""
    row = cell.row + cell.row_span
    return {
        cells[row, col].text
        for col in range(cell.col, cell.col + cell.col_span)
        if (row, col) in cells and cells[row, col].text
    }


def _repeated(one: Sequence[Sequence[str]], two: Sequence[Sequence[str]]) -> int:
    """How many first columns of a part are those of another, printed again; numbers of lines alone
    are those of any table."""
    lines = min(len(one), len(two)) - max(map(count_header_rows, (one, two)))
    again, named = 0, False
    for left, right in zip(zip(*one, strict=True), zip(*two, strict=True), strict=False):
        if lines < 1 or left[-lines:] != right[-lines:]:
            break
        again += 1
        named = named or any(map(str.isalpha, "".join(left[-lines:])))
    return again if named else 0


def _joined_edges(grids: Sequence[Grid]) -> list[float]:
    """The edges of the rows of all parts on their first pages."""
    edges = sorted(chain(*(grid.rows for grid in grids)))
    return [same[0] for same in gathered(edges, lambda run, edge: edge - run[0] >= SAME_PLACE)]


def _places(rows: Places, edges: Places, n_rows: int) -> list[int]:
    """For each edge of a part's rows the one of all parts; pages after the first have the same."""
    first = [min(range(len(edges)), key=lambda at: abs(edges[at] - row)) for row in rows]
    return first + [first[-1] + more for more in range(1, n_rows - len(rows) + 2)]
