"""Pieces of one table over several pages, joined by named evidence.

A piece may continue a table only where it opens its page and the table closed the page before,
with nothing but furniture or a line that says so (``lanjutan``) between. What else speaks for it
is weighed; the names and the score are kept.

Takes the grids of a document, each with what stands around it; gives its tables.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, product

from extract.beyond import is_unclear
from extract.confidence import Reading, confidence, evidence
from extract.document import Cell, Continuation, Line, Method, Table
from extract.going_on import (
    LAST_ROWS,
    WEIGHTS,
    Break,
    Texts,
    how_likely,
    names_other_years,
    repeated_rows,
    row_goes_on,
    sign_of_head,
    sign_of_serials,
)
from extract.grid import Grid, GridCell, least_score
from extract.header import MAX_HEADER_ROWS, count_header_rows, holds_data, is_data_text
from extract.lines import MAYBE_ONE, are_stacked, joined, one_word, settle, whole_text
from extract.printed import Places, any_near, are_near
from extract.shifted import shift_of
from grammar.captions import table_caption
from grammar.continued import says_continued
from grammar.items import begins_item, is_section_number

ROW_ALONE = 4
"""Columns of a table of one row without a head at least; of fewer are the feet of pages."""
LONG_TEXT = 8
"""Words in a cell that may be the texts of several rows."""
HEAPED = 3
"""Values of a cell, each behind a name, from which on they may be those of several rows."""
TELLING_ROWS = 100
"""The last rows of a table that tell what its columns hold."""
NEAR = 4.0
"""Column edges this many points apart are the same edge."""

_WORD = re.compile(r"[^\W\d_]{2}")


_UNLIKE = {"tepi-sama", "kolom-lain"}


@dataclass(slots=True)
class Piece:
    """A grid with what stands around it: lines above it up to the page's top or the table
    before, and whether text follows below it on its page."""

    grid: Grid
    above: tuple[str, ...]
    opens_page: bool
    """Nothing stands above it on its page but furniture, or lines that say it goes on."""
    closes_page: bool
    is_open: bool = False
    """Whether more of the table may stand around its rules (:mod:`extract.beyond`)."""


@dataclass(slots=True)
class _Growing:
    """A table while its pieces are being joined."""

    pieces: list[Piece]
    columns: tuple[float, ...]
    rows: list[list[GridCell]]
    pages: list[int]
    header_rows: int
    continuations: list[Continuation] = field(default_factory=list)
    repeated: list[Line] = field(default_factory=list)
    lost: int = 0
    """Merged cells in the first columns that a page lost, and those after it until they end."""

    @property
    def n_cols(self) -> int:
        return len(self.columns) - 1

    def texts(self, part: slice) -> list[list[str]]:
        """The texts of some of its rows."""
        return _grid_of(self.rows[part], self.n_cols)

    def head(self) -> list[list[str]]:
        """The texts of its header."""
        return self.texts(slice(self.header_rows))


def join_pieces(
    pieces: Sequence[Piece], known: Container[str] = frozenset()
) -> list[tuple[Table, list[Piece]]]:
    """Tables out of the pieces of a document in reading order, each with its pieces.

    ``known`` are words and whole texts of the document, by which words cut in narrow cells and
    texts cut by the end of a page are put together.
    """
    growing: list[_Growing] = []
    for piece in pieces:
        before = growing[-1] if growing else None
        if before is not None:
            verdict = _evidence(before, piece)
            if verdict is not None and verdict[0] >= WEIGHTS.enough:
                _append(before, piece, known, *verdict)
                continue
        growing.append(_start(piece))
    return [(_finish(table, known), table.pieces) for table in growing]


def _start(piece: Piece) -> _Growing:
    grid = piece.grid
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return _Growing([piece], grid.columns, rows, [grid.page] * grid.n_rows, head_rows(grid))


def head_rows(grid: Grid) -> int:
    """How many leading rows are header, told from their texts and from the cells."""
    return _closed(grid, count_header_rows(grid.texts()))


def _closed(grid: Grid, count: int) -> int:
    """The rows of a header of which ``count`` are known: a cell that begins in the header ends in
    it, and what stands beside it is header too."""
    texts = grid.texts()
    while count:
        end = max(cell.rows.stop for cell in grid.cells if cell.row < count)
        if end == count or end > MAX_HEADER_ROWS or any(map(holds_data, texts[count:end])):
            break
        count = end
    return count


def _evidence(before: _Growing, piece: Piece) -> tuple[float, tuple[str, ...]] | None:
    """The score and the names of what speaks for and against; ``None`` where it cannot be."""
    last = before.pieces[-1]
    grid = piece.grid
    if not (last.closes_page and piece.opens_page and grid.page == last.grid.page + 1):
        return None
    header, texts, own_header = before.head(), grid.texts(), _has_own_header(grid)
    repeated = repeated_rows(header, texts)
    if own_header and names_other_years(header, texts[: head_rows(grid)]):
        return None
    names = [_sign_of_columns(before, grid, header == texts[: before.header_rows])]
    if names[0] in _UNLIKE and not (grid.ruled or repeated or grid.n_cols == before.n_cols):
        return None  # nothing says which columns stay empty on this page
    if any(says_continued(line) for line in piece.above):
        names.append("lanjutan")
    elif (own_label := label_of(piece)) and own_label != label_of(before.pieces[0]):
        names.append("judul-lain")
    elif _is_parted(before, piece):
        names.append("teks-di-antara")
    names.append(sign_of_head(texts[:repeated], own_header))
    last_rows = before.texts(slice(-LAST_ROWS, None))
    names += sign_of_serials(last_rows, texts[repeated:], repeated > 0)
    return how_likely(names), tuple(names)


def _sign_of_columns(before: _Growing, grid: Grid, same_names: bool) -> str:
    last = before.pieces[-1].grid
    shared = _shared_edges(last.columns, grid.columns)
    if shared >= 0.999:
        return "kolom-sama"
    if shared >= 0.7:
        return "kolom-mirip"
    if _same_outline(last, grid):
        return "tepi-sama"
    # An office suite fits every page's columns to what stands in them.
    return "kolom-senama" if before.header_rows and same_names else "kolom-lain"


def _shared_edges(one: Places, two: Places) -> float:
    """The share of column edges in common, a shift of the whole page aside."""
    shift = _shift(one, two)
    shifted = [edge - shift for edge in two]
    hits = sum(any_near(edge, shifted, NEAR) for edge in one)
    return hits / max(len(one), len(two))


def _shift(one: Places, two: Places) -> float:
    """How far the columns of a page stand to the right of another's, both ends as far."""
    first, last = two[0] - one[0], two[-1] - one[-1]
    return first if abs(first) <= 60 and are_near(last, first, 2 * NEAR) else 0.0


def _same_outline(one: Grid, two: Grid) -> bool:
    return are_near(one.columns[0], two.columns[0], NEAR) and are_near(
        one.columns[-1], two.columns[-1], NEAR
    )


def _ends_of_names(header: list[list[str]], texts: list[list[str]], row: int) -> set[int]:
    """The columns in which the row below a header printed again holds nothing but the end of the
    column's name, for which the rows above had no room."""

    def name(rows: Sequence[Sequence[str]], col: int) -> str:
        return "".join(sign for one in rows for sign in one[col].casefold() if sign.isalnum())

    if not 0 < row < len(texts) or len(header[0]) != len(texts[0]):
        return set()
    return {
        col
        for col in range(len(header[0]))
        if name(texts[:row], col)
        and len(name(texts[row : row + 1], col)) >= 3
        and name(header, col).startswith(name(texts[: row + 1], col))
    }


def label_of(piece: Piece) -> str:
    """The number in the caption above a piece (``T-C.27``, ``5.2.a``); ``""`` where none is."""
    captions = (table_caption(line) for line in piece.above)
    found = [caption.code for caption in captions if caption and caption.code]
    return re.sub(r"[^a-z0-9]", "", found[-1].casefold()) if found else ""


def _is_parted(before: _Growing, piece: Piece) -> bool:
    """Whether text stands above a piece that no earlier piece of the table has above it too."""
    known = {line for other in before.pieces for line in other.above}
    return any(_WORD.search(line) for line in piece.above if line not in known)


def _has_own_header(grid: Grid) -> bool:
    """Whether the first rows name nearly every column, and briefly: a row cut by the break leaves
    columns empty, the heading of a group is one text over all of them, a row of text is long."""
    rows = head_rows(grid)
    names = [
        cell
        for cell in grid.cells
        if cell.row < rows and cell.text and (cell.col_span < 0.75 * grid.n_cols or grid.n_cols < 3)
    ]
    named = {col for cell in names for col in cell.cols}
    if not any(_WORD.search(cell.text) for cell in names):
        return False  # column numbers: the rest of a header that the break cut
    words = sum(len(cell.text.split()) for cell in names)
    return len(named) >= 0.8 * grid.n_cols and words <= 6 * len(names)


def _append(
    table: _Growing, piece: Piece, known: Container[str], score: float, names: tuple[str, ...]
) -> None:
    grid = piece.grid
    dropped, cells = _below_header(table, grid)
    columns = _column_map(table, grid)
    start = len(table.rows)
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows - dropped)]
    for cell in cells:
        place = max(cell.row, dropped) - dropped
        first, last = columns[cell.col], columns[cell.cols.stop]
        span = max(last - first, 1)
        rows[place].append(cell._replace(row=start + place, col=first, col_span=span))
    for row in rows:
        row.sort(key=lambda cell: cell.col)
    table.lost = lost = _lost_columns(table, rows)
    if lost:
        rows = [[cell._replace(col=cell.col + lost) for cell in row if cell.text] for row in rows]
        names = (*names, "bergeser")
    if rows and _is_cut(table, rows[0], known):
        names = (*names, "baris-terpotong")
        _merge_cut(table, rows.pop(0))
        rows = [[cell._replace(row=cell.row - 1) for cell in row] for row in rows]
        start -= 1
    _extend_spans(table, rows)
    table.rows += rows
    table.pages += [grid.page] * len(rows)
    if start <= max(table.header_rows, 1):
        # The pages before held nothing but the header, or the beginning of it.
        table.header_rows = max(table.header_rows, count_header_rows(table.texts(slice(None))))
    table.pieces.append(piece)
    table.continuations.append(Continuation(start, grid.page, round(score, 3), names))


def _grid_of(rows: Iterable[Iterable[GridCell]], n_cols: int) -> list[list[str]]:
    """The texts of rows, one for every column."""
    return [[texts.get(col, "") for col in range(n_cols)] for texts in map(_texts, rows)]


def _lost_columns(table: _Growing, rows: list[list[GridCell]]) -> int:
    """How many columns the rows of a page stand too far left, where its printer did not go on with
    merged cells that stand in the first ones of the page before."""
    merged = {cell.col: cell.cols.stop for cell in _closing(table) if cell.row_span > 1}
    end = table.lost
    while end in merged:
        end = merged[end]
    if not end:
        return 0
    above = table.texts(slice(max(table.header_rows, len(table.rows) - TELLING_ROWS), None))
    shift = shift_of(above, _grid_of(rows, table.n_cols), table.n_cols)
    return shift.by if shift and shift.start == 0 and 0 < shift.by <= end else 0


def _below_header(table: _Growing, grid: Grid) -> tuple[int, list[GridCell]]:
    """How many rows of a piece are the header printed again, and its cells below, the ends of
    names taken out: the table keeps these as printed again."""
    named = {text for row in table.head() for text in row}
    dropped, ends = _printed_again(table, grid, named)
    below = []
    for cell in grid.cells:
        over = cell.rows.stop <= dropped or (cell.row < dropped and cell.text in named)
        if over or (cell.row == dropped and cell.col in ends):
            if cell.text:
                table.repeated.append(Line(cell.text, grid.page, cell.box))
            # No rule parts a name from the room below it, where that is left empty.
            cell = cell._replace(text="", words=())
        if cell.rows.stop > dropped:
            below.append(cell)
    return dropped, below


def _printed_again(table: _Growing, grid: Grid, named: set[str]) -> tuple[int, set[int]]:
    """How many rows of a piece are the header printed again, whose texts are ``named``, and the
    columns of the next row that hold the end of a name."""
    texts = grid.texts()
    header = table.head()
    dropped = repeated_rows(header, texts)
    closed = _closed(grid, dropped)
    if named.issuperset(chain.from_iterable(texts[dropped:closed])):
        dropped = closed
    ends = _ends_of_names(header, texts, dropped)
    if ends and not any(text for col, text in enumerate(texts[dropped]) if col not in ends):
        return dropped + 1, set()
    return dropped, ends


def _column_map(table: _Growing, grid: Grid) -> list[int]:
    """For every edge of the piece its edge in the table; the table gains the edges it lacks.

    Where the two have too little in common, columns are matched by their order.
    """
    old, new = list(table.columns), list(grid.columns)
    if len(old) == len(new) and (_shared_edges(old, new) >= 0.999 or not grid.ruled):
        return list(range(len(new)))
    if _shared_edges(old, new) < 0.7:
        lacking = range(1, len(new) - len(old) + 1)
        table.columns = (*old, *(old[-1] + 10.0 * k for k in lacking))
        return list(range(len(new)))
    shift = _shift(old, new)
    union = list(old)
    for edge in new:
        if not any_near(edge - shift, union, NEAR):
            union.append(edge - shift)
    union.sort()

    def place(edge: float) -> int:
        return min(range(len(union)), key=lambda index: abs(union[index] - edge))

    moved = [place(edge) for edge in old]
    if moved != list(range(len(old))):
        for row in table.rows:
            row[:] = [
                cell._replace(col=moved[cell.col], col_span=moved[cell.cols.stop] - moved[cell.col])
                for cell in row
            ]
    table.columns = tuple(union)
    return [place(edge - shift) for edge in new]


def _is_cut(table: _Growing, first: list[GridCell], known: Container[str]) -> bool:
    """Whether the first row of a piece is the rest of the table's last row."""
    body = table.rows[table.header_rows :]
    above = {cell.col: cell for cell in _closing(table)}
    filled = [cell for cell in first if cell.text]
    if not all(_stands_under(above, cell) for cell in filled):
        return False
    recent = body[-WEIGHTS.recent :]
    return row_goes_on(
        [_texts(row) for row in recent],
        _texts(above.values()),
        _texts(filled),
        {
            two.col: Break(
                _broke(above[two.col], two),
                _usual(recent, two.col),
                _is_full(above[two.col], two),
                whole_text(f"{above[two.col].text} {two.text}") in known,
            )
            for two in filled
        },
    )


def _texts(cells: Iterable[GridCell]) -> Texts:
    return {cell.col: cell.text for cell in cells if cell.text}


def _usual(body: Sequence[Sequence[GridCell]], col: int) -> float:
    """How often a text of a column ends where the first word of the next had no room."""
    cells = [cell for row in body for cell in row if cell.col == col and cell.text]
    pairs = list(pairwise(cells))
    return (sum(_broke(one, two) for one, two in pairs) + 0.7) / (len(pairs) + 2)


def _is_full(one: GridCell, two: GridCell, letters: float = 1.0) -> bool:
    """Whether so many letters of the next word had no room in the last line."""
    first = re.split(f"[ {MAYBE_ONE}]", two.text, maxsplit=1)[0]  # as far as its line holds it
    letter = two.wrap[0] / (len(first) + 1)
    return one.wrap[1] + letters * letter > one.wrap[2]


def _closing(table: _Growing) -> list[GridCell]:
    """The cells that stand in the table's last row, also those that begin above it."""
    end, found, covered = len(table.rows), list[GridCell](), 0
    for row in reversed(table.rows[table.header_rows :]):
        closing = [cell for cell in row if cell.rows.stop == end]
        found = closing + found
        covered += sum(cell.col_span for cell in closing)
        if covered >= table.n_cols:
            break
    return found


def _stands_under(above: Mapping[int, GridCell], cell: GridCell) -> bool:
    return cell.col in above and above[cell.col].col_span == cell.col_span


def _broke(one: GridCell, two: GridCell) -> bool:
    """Whether the next word had no room in the last line."""
    return one.wrap[1] + two.wrap[0] > one.wrap[2] - WEIGHTS.unsure


def _merge_cut(table: _Growing, rest: list[GridCell]) -> None:
    """Add the rest of a cut row to the cells that it goes on in."""
    below = {cell.col: cell for cell in rest}
    for cell in _closing(table):
        if _stands_under(below, cell):
            more = below[cell.col]
            _replace(table, cell, _lengthened(cell, more, more.row_span - 1))


def _whole(one: GridCell, two: GridCell) -> str:
    """The text of a cell that goes on on the next page; a word may have been cut as well."""
    if not one.text or not two.text:
        return one.text or two.text
    if one_word(one.text, two.text):
        # Letters are of unlike width.
        if _is_full(one, two, 1.6) and one.text[-1].isalpha():
            return f"{one.text}{MAYBE_ONE}{two.text}"
        if _is_full(one, two) and is_data_text(two.text):
            return one.text + two.text
    return joined(one.text, two.text, _is_full(one, two))


def _extend_spans(table: _Growing, rows: list[list[GridCell]]) -> None:
    """A merged cell cut by the break goes on in the merged cell that opens the piece, and so do
    those over the same rows that hold nothing up to the break: their codes and amounts are set in
    their middle as well."""
    if not rows:
        return
    above = {cell.col: cell for cell in _closing(table)}
    pairs = [(above[cell.col], cell) for cell in rows[0] if _stands_under(above, cell)]
    spans = {
        (one.row, cell.row_span)
        for one, cell in pairs
        if one.text + cell.text and _goes_on(table, one, cell)
    }
    for one, cell in pairs:
        beside = not one.text and cell.row_span > 1 and (one.row, cell.row_span) in spans
        if beside or _goes_on(table, one, cell):
            _replace(table, one, _lengthened(one, cell, cell.row_span))
            rows[0] = [other for other in rows[0] if other is not cell]


def _goes_on(table: _Growing, one: GridCell, cell: GridCell) -> bool:
    """Whether the cell that closes a page goes on in the one that opens the next: one that is
    empty, or whose text goes on with a sentence or an item of a list. One that holds nothing up
    to the break has its name, set in its middle, on the page behind it."""
    counted = [begins_item(t) or is_section_number(t.split(" ")[0]) for t in (one.text, cell.text)]
    resumed = cell.text[:1].islower() or counted == [True, False]
    if one.text and cell.text:
        return resumed and one.row_span + cell.row_span > 2 and _broke(one, cell)
    begun = cell.row_span > 1 and (bool(one.text) or _is_begun(table, one))
    return begun and (not cell.text or cell.text[:1].isupper())


def _is_begun(table: _Growing, cell: GridCell) -> bool:
    """Whether a cell was begun in the middle of its page as one that spans rows: it does, or the
    one above it, which would span it as well."""
    above = (one for row in table.rows[table.header_rows :] for one in row if one.col == cell.col)
    merged = any(one.row_span > 1 and one.rows.stop in (cell.row, cell.rows.stop) for one in above)
    return merged and table.pages[cell.row] in table.pages[: cell.row]


def _lengthened(cell: GridCell, more: GridCell, rows: int) -> GridCell:
    """A cell with the text of its rest, over so many rows more."""
    wrap = (cell.wrap[0], more.wrap[1], cell.wrap[2]) if more.text else cell.wrap
    return cell._replace(
        text=_whole(cell, more),
        wrap=wrap,
        row_span=cell.row_span + rows,
        score=least_score((cell.score, more.score)),
        readings=() if more.text else cell.readings,
        stacked=cell.stacked or more.stacked or are_stacked([cell.text, more.text]),
    )


def _replace(table: _Growing, old: GridCell, new: GridCell) -> None:
    row = table.rows[old.row]
    row[next(index for index, cell in enumerate(row) if cell is old)] = new


def _reading(table: _Growing, grid: Grid) -> Reading:
    """How the cells of a piece were found; rules around a body that is one row of long texts, or of
    names and values, may hold several rows that nothing divides, and those around a head alone may
    leave its rows out."""
    body = table.rows[table.header_rows :]
    if grid.reading != "bergaris" or len(body) > 1:
        return grid.reading
    long = sum(len(cell.text.split()) >= LONG_TEXT for row in body for cell in row)
    valued = any(is_data_text(cell.text) for row in table.rows for cell in row)
    heaped = any(_holds_rows(cell.text.split()) for row in body for cell in row)
    told = table.header_rows or (valued and table.n_cols >= ROW_ALONE)
    doubtful = long >= 2 or heaped or not body or not told
    return "bergaris-satu-baris" if doubtful else "bergaris"


def _holds_rows(words: Sequence[str]) -> bool:
    """Whether several values stand in a text, each behind a name."""
    met = (one[0].isalpha() and is_data_text(two) for one, two in pairwise(words))
    return sum(met) >= HEAPED


def _cells_of(table: _Growing, known: Container[str]) -> tuple[Cell, ...]:
    """The cells of a table, its words settled, with empty ones where nothing stands."""
    cells = [
        Cell(
            cell.row,
            cell.col,
            settle(cell.text, known),
            cell.row_span,
            cell.col_span,
            page,
            cell.box,
            score=cell.score,
            readings=cell.readings,
            stacked=cell.stacked,
        )
        for page, row in zip(table.pages, table.rows, strict=True)
        for cell in row
    ]
    held = (cell for row in table.rows for cell in row)
    covered = {place for cell in held for place in product(cell.rows, cell.cols)}
    cells += [
        Cell(*place, "", page=table.pages[place[0]])
        for place in product(range(len(table.pages)), range(table.n_cols))
        if place not in covered
    ]
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))


def _finish(table: _Growing, known: Container[str]) -> Table:
    first = table.pieces[0].grid
    methods: list[Method] = [piece.grid.method for piece in table.pieces]
    other = [method for method in methods if method != "pdfium"]
    readings = {_reading(table, piece.grid) for piece in table.pieces}
    scores = [part.score for part in table.continuations]
    scanned = "ocr" in methods
    unclear = not scores and is_unclear(first, table.header_rows)
    is_open = unclear or any(piece.is_open for piece in table.pieces)
    names = (evidence(reading, scores, scanned, is_open) for reading in readings)
    rests_on = min(names, key=confidence)
    return Table(
        _cells_of(table, known),
        len(table.rows),
        table.n_cols,
        table.header_rows,
        other[0] if other else "pdfium",
        confidence(rests_on),
        page=first.page,
        last_page=table.pieces[-1].grid.page,
        box=first.box,
        continuations=tuple(table.continuations),
        repeated_headers=tuple(table.repeated),
        evidence=rests_on,
    )
