"""``read_pdf``: a PDF's pages, paragraphs and tables, every cell with its box."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, groupby, repeat, starmap
from pathlib import Path

from pypdfium2 import PdfDocument

from extract.apart import read_apart
from extract.banded import find_banded
from extract.beyond import is_open
from extract.borderless import find_borderless, grown_above, grown_below
from extract.continuation import Piece
from extract.cut_lines import Lines, cut_lines, words_of
from extract.damage import MOST_UNPACKED, Damage, find_damage, without_contents
from extract.document import (
    SURE,
    Aside,
    Block,
    Box,
    Document,
    Page,
    PageKind,
    Paragraph,
    Recognised,
    Source,
    Table,
)
from extract.framed import find_framed
from extract.furniture import (
    Furniture,
    Marks,
    bears_mark,
    find_furniture,
    known_marks,
    without_foot_rules,
    without_marks,
)
from extract.glance import pictures_of_text
from extract.grid import Grid, least_score, turned_back
from extract.lines import lines_of, vocabulary, whole_text
from extract.listed import find_labelled, find_lists, find_pairs, find_terms
from extract.ocr.settings import NEVER, Ocr
from extract.paragraphs import TextPage, read_paragraphs
from extract.pdfium import open_pdf, read_page
from extract.printed import PageContent, Word, Words, direction_of, positions_of, turn, turn_box
from extract.ruled import find_grids
from extract.runs import grouped
from extract.shaded import cell_rules, shade_rules, striped_rules, tinted_rules
from extract.shown import hidden_layers
from extract.spread import join_spread
from extract.triage import PICTURED, image_share, judge
from extract.typed import with_typed_rules
from extract.upended import with_upended_names
from extract.worded import find_worded
from grammar.continued import says_continued
from schemas.errors import UnreadableDocument
from schemas.finding import Finding, Level
from schemas.message import Message, Quote, Value, clipped, listed, say, term
from schemas.rules import finding

LONG = 64
"""Pages from which on it pays to read them in several processes."""

AT_ONCE = 16
"""Pages that a process reads at a time."""

DOUBTED = 0.5
"""The score of a minus that may be none."""
_DASHES = frozenset("-–—")
_FAR_MINUS = re.compile(r"[-–—]\s+[-–—]?\d")

_DAMAGED = say("halaman-tak-terbaca.rusak")
_CUT_OFF = say("halaman-tak-terbaca.terputus")
_SWOLLEN = say("halaman-tak-terbaca.mengembang", batas=MOST_UNPACKED // 1024**2)


@dataclass(slots=True)
class PageReading:
    """One page on its way: what stands on it, its kind, its tables, what is set aside."""

    content: PageContent
    kind: PageKind
    grids: list[Grid] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    fault: Message | None = None
    """Why it was not read, or not whole, where its kind does not say so."""
    recognised: bool = False
    """Whether its words, or some of them, were recognised in a picture."""
    layer: bool = False
    """Whether its words are a layer on a picture that is still to be held against it."""
    unread_pictures: int = 0
    """Pictures of text beside its text in which nothing could be recognised."""

    @property
    def placed(self) -> frozenset[int]:
        """The words that stand in tables."""
        return frozenset().union(*(grid.words for grid in self.grids))

    @property
    def aside(self) -> frozenset[int]:
        """The words that are furniture."""
        return frozenset(position for line in self.furniture for position in line.words)

    def free(self) -> list[Word]:
        """The words that belong to the running text, in the order of the file."""
        out = self.placed | self.aside
        return [word for position, word in enumerate(self.content.words) if position not in out]


def read_pdf(
    path: Path, source: Source, pages: Executor | None = None, ocr: Ocr = NEVER
) -> Document:
    """Read a PDF, the pages of a long one by the executor ``pages`` where there is one.

    Pages that are pictures are recognised as ``ocr`` says. A page that cannot be read (a scan
    without a recogniser, text without meaning) gives ``halaman-tak-terbaca`` and the document goes
    on. Raises :class:`~schemas.errors.UnreadableDocument` where the file gives no
    page at all (``terenkripsi``, ``rusak``, ``tanpa-halaman``).
    """
    with open_pdf(path) as document:
        damage = find_damage(path)
        page = partial(_page, damage=damage, look=ocr.wanted, layers=hidden_layers(path))
        readings = _read_pages(document, page, path, pages)
    readings = _with_scans(readings, path, pages, ocr)
    if not any(reading.content.width for reading in readings):
        raise UnreadableDocument("rusak", f"{source.name}: tidak ada halaman yang dapat dibuka")
    blank = {reading.content.number for reading in readings if reading.kind == "blank"}
    damaged = damage.damaged | without_contents(path, blank)
    for reading in readings:
        if reading.content.number in damaged:
            reading.fault = _DAMAGED
            reading.kind = "broken" if reading.kind == "blank" else reading.kind
    read = assemble(readings, source)
    return replace(read, findings=(*read.findings, *_partly_read(readings, damage)))


def _read_pages(
    document: PdfDocument, page: Callable[..., PageReading], path: Path, pages: Executor | None
) -> list[PageReading]:
    """The pages of a document, some at a time by the executor where it is long."""
    numbers = range(1, len(document) + 1)
    if pages is None or len(numbers) < LONG:
        readings = [page(document, number) for number in numbers]
    else:
        parts = [numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE)]
        found = pages.map(partial(_read_some, path, page), parts)
        readings = [reading for part in found for reading in part]
    return _without_marks(readings, partial(page, document))


def _partly_read(readings: Sequence[PageReading], damage: Damage) -> Iterator[Finding]:
    """What of the file was not read though its page was."""
    for reading in readings:
        if reading.content.unlooked:
            yield _crowded(reading.content)
    for reading in readings:
        if reading.unread_pictures:
            yield _pictured(reading)
    if damage.elsewhere:
        said = say("halaman-tak-terbaca.berkas", bagian=damage.elsewhere)
        yield finding(said, "dokumen", (term("berkas"),), level="error")


def _read_some(
    path: Path, page: Callable[[PdfDocument, int], PageReading], numbers: range
) -> list[PageReading]:
    with open_pdf(path) as document:
        return [page(document, number) for number in numbers]


def _without_marks(
    readings: list[PageReading], page: Callable[..., PageReading]
) -> list[PageReading]:
    """The readings, those anew that bear a watermark of other pages where no text is under it."""
    marks = known_marks([reading.content for reading in readings])
    if not marks:
        return readings
    return [
        page(reading.content.number, marks=marks)
        if any(bears_mark(word, reading.content, marks) for word in reading.content.words)
        else reading
        for reading in readings
    ]


def _page(
    document: PdfDocument,
    number: int,
    damage: Damage,
    look: bool,
    layers: frozenset[str],
    marks: Marks | None = None,
) -> PageReading:
    """A page as it is printed; with ``look`` its pictures are looked at, whether they hold text.
    One that covers most of the page is looked at in any case: what is printed on it (a page number,
    the note of a signature) is not the page."""
    if number in damage.swollen:
        width, height = document.get_page_size(number - 1)
        content = PageContent(number, width, height, 0, (), (), ())
        return PageReading(content, "broken", fault=_SWOLLEN)
    content = read_page(
        document, number, partial(pictures_of_text, least=0.0 if look else PICTURED), layers
    )
    content = with_typed_rules(without_marks(content, marks) if marks else content)
    verdict = judge(content)
    if verdict.kind == "scan" and verdict.layer:
        return PageReading(replace(content, shades=()), "scan", layer=True)
    if verdict.kind in ("scan", "blank", "broken"):
        # Nothing of such a page is used: let go of it.
        return PageReading(replace(content, words=(), rules=(), shades=(), images=()), verdict.kind)
    return replace(_with_grids(content, verdict.kind), layer=verdict.layer)


def _with_scans(
    readings: list[PageReading], path: Path, pages: Executor | None, ocr: Ocr
) -> list[PageReading]:
    """The readings, those of pictures with what is recognised in them, as far as ``ocr`` allows."""
    if not ocr.wanted:
        return [_unchecked(reading) for reading in readings]
    scans = [reading for reading in readings if _is_looked_at(reading, ocr)]
    if scans and ocr.announce:
        ocr.announce(len(scans))
    read = partial(_recognised, path=path, ocr=replace(ocr, announce=None, told=None))
    found = {}
    for reading in (pages.map if pages else map)(read, scans) if scans else ():
        found[reading.content.number] = reading
        if ocr.told:
            ocr.told(len(found), len(scans))
    return [found.get(reading.content.number, reading) for reading in readings]


def _unchecked(reading: PageReading) -> PageReading:
    """A page as it is where nobody reads pictures: of a layer that reads like text the text is
    taken, every number of it being in doubt."""
    if reading.content.pictures:
        return replace(reading, unread_pictures=len(reading.content.pictures))
    if reading.kind != "scan" or not reading.layer:
        return reading
    words = (
        word._replace(score=0.0) if any(sign.isdigit() for sign in word.text) else word
        for word in reading.content.words
    )
    found = _with_grids(replace(reading.content, words=tuple(words)), "ruled")
    return replace(found, kind="scan", recognised=True)


def _is_looked_at(reading: PageReading, ocr: Ocr) -> bool:
    """Whether something of a page is to be recognised: a scan, text that means nothing, a layer to
    be checked, a picture of text."""
    if not reading.content.width or reading.fault:
        return False
    if reading.kind in ("scan", "broken") or reading.layer or reading.content.pictures:
        return True
    return ocr.mode == "always" and reading.kind != "blank"


def _recognised(reading: PageReading, path: Path, ocr: Ocr) -> PageReading:
    """A page with the words and rules of its picture, or those of pictures on it; as it was, with
    the reason, where nothing can be recognised in it."""
    from extract.ocr.beside import with_pictures
    from extract.ocr.layer import checked
    from extract.ocr.page import Illegible, read_scan
    from extract.ocr.picture import is_cut_off

    kind, keys = reading.kind, tuple[str, ...]()
    with open_pdf(path) as document:
        # Of a layer that nobody sees words and boxes are rougher than what the picture tells.
        if reading.layer and reading.kind != "scan" and ocr.mode != "always":
            layered, keys = checked(document, reading.content, ocr)
            if layered is not None:
                return replace(_with_grids(replace(layered, kept=keys), "ruled"), recognised=True)
        if reading.content.pictures and ocr.mode != "always":
            content, unread = with_pictures(document, reading.content, ocr)
            if content.words == reading.content.words:
                return replace(reading, content=content, unread_pictures=unread)
            found = _with_grids(content, "ruled")
            kind = "scan" if image_share(content) > PICTURED else found.kind
            return replace(found, kind=kind, recognised=True, unread_pictures=unread)
        fault = _CUT_OFF if is_cut_off(document, reading.content.number) else None
        try:
            content = read_scan(document, reading.content, ocr)
        except Illegible as illegible:
            content = replace(reading.content, kept=keys + illegible.kept)
            if kind not in ("scan", "broken"):
                return replace(reading, content=content)
            content = replace(content, words=(), rules=(), images=())
            return replace(reading, content=content, fault=fault or illegible.why)
    found = _with_grids(replace(content, kept=keys + content.kept), "ruled")
    return replace(found, kind="scan", recognised=True, fault=fault)


def _with_grids(content: PageContent, kind: PageKind) -> PageReading:
    """A page with its ruled tables."""
    told = chain(cell_rules(content), striped_rules(content), tinted_rules(content))
    content = replace(content, rules=(*content.rules, *told))
    grids = find_grids(content)
    if kind == "ruled" and not grids:
        kind = "text"
    rules = (*content.rules, *shade_rules(content.shades, [grid.box for grid in grids]))
    return PageReading(replace(content, rules=rules, shades=()), kind, grids)


def assemble(readings: Sequence[PageReading], source: Source) -> Document:
    """One document out of its pages: furniture set aside, tables joined, blocks in order."""
    _find_tables(readings)
    pages = [(reading, reading.free()) for reading in readings]
    pieces = [piece for page in pages for piece in _pieces(*page)]
    free = [word.text for _, words in pages for word in words]
    cells = [cell.text for piece in pieces for cell in piece.grid.cells]
    tables = join_spread(pieces, vocabulary(free + cells) | set(map(whole_text, cells)))
    first = {id(members[0].grid): table for table, members in tables}
    paragraphs = read_paragraphs(
        [
            TextPage(page.number, page.width, page.height, words, [g.box for g in reading.grids])
            for reading, words in pages
            for page in [reading.content]
        ]
    )
    return Document(
        source,
        tuple(chain.from_iterable(map(_blocks, readings, paragraphs, repeat(first)))),
        tuple(map(_as_shown, readings)),
        tuple(chain.from_iterable(map(_asides, readings))),
        (*_unread(readings), *chain.from_iterable(starmap(_doubtful, pages))),
        tuple(chain.from_iterable(map(_recognised_words, readings))),
        tuple(key for reading in readings for key in reading.content.kept),
    )


def _find_tables(readings: Sequence[PageReading]) -> None:
    """Set the furniture of pages aside, and look for their tables without rules, page by page."""
    furniture = find_furniture(
        [reading.content for reading in readings],
        {reading.content.number: reading.placed for reading in readings},
    )
    before: Grid | None = None
    contents = without_foot_rules([reading.content for reading in readings])
    for reading, content in zip(readings, contents, strict=True):
        reading.content = content
        reading.furniture = furniture.get(reading.content.number, [])
        reading.furniture = [*reading.furniture, *_beyond_the_page(reading)]
        _add_borderless(reading, before)
        if reading.recognised:
            reading.grids = [_scored(grid, reading) for grid in reading.grids]
        before = _open_end(reading)


def _as_shown(reading: PageReading) -> Page:
    """What a document says of one of its pages."""
    page = reading.content
    return Page(page.number, page.width, page.height, page.rotation, reading.kind)


def _recognised_words(reading: PageReading) -> Iterator[Recognised]:
    """The words of a page that were recognised in a picture, each with how surely."""
    for word in reading.content.words if reading.recognised else ():
        if word.score is not None:
            yield Recognised(reading.content.number, Box(*word[1:5]), word.score)


def _asides(reading: PageReading) -> Iterator[Aside]:
    """What of a page is set aside: its furniture, and words that print does not show."""
    number = reading.content.number
    for line in reading.furniture:
        yield Aside(line.text, line.reason, number)
    content = reading.content
    unseen = (
        ("terpangkas", content.clipped),
        ("tertutup", content.covered),
        ("tanda-air", content.marks),
        ("garis-ketik", content.typed),
    )
    for reason, words in unseen:
        for printed in lines_of(words):
            yield Aside(printed.text, reason, number)
    for text in content.layered:
        yield Aside(text, "lapisan", number)


def _open_end(reading: PageReading) -> Grid | None:
    """The table without rules after which nothing stands on the page."""
    if all(grid.ruled for grid in reading.grids):
        return None
    *_, last = _pieces(reading, reading.free())
    return last.grid if last.closes_page and not last.grid.ruled else None


LEAST_WORDS, FEW_WORDS = 12, 4
"""Words of a table without rules at least, and of the rest of one that other rows begin."""


def _add_borderless(reading: PageReading, before: Grid | None) -> None:
    """Look for tables without rules in what the ruled ones have left, in every direction.

    ``before`` is the table without rules that closed the page before, if any.
    """
    content = reading.content
    out = reading.placed | reading.aside
    free = [place for place in range(len(content.words)) if place not in out]
    by_direction = grouped(free, lambda position: content.words[position].direction)
    for direction, positions in by_direction.items():
        same = before if before is not None and before.direction == direction else None
        ruled = any(grid.direction == direction for grid in reading.grids)
        if len(positions) < (FEW_WORDS if same or ruled else LEAST_WORDS):
            continue
        found = _tables_among(reading, direction, positions, same)
        _add(reading, found if direction else [with_upended_names(g, content, free) for g in found])


def _tables_among(
    reading: PageReading, direction: int, positions: Sequence[int], before: Grid | None
) -> list[Grid]:
    """The tables without rules among words of one direction; what stands around ruled ones is added
    to these first."""
    turned = turn(reading.content, direction)
    words = [turned.words[position] for position in positions]
    reading.grids = [
        _with_rows_around(grid, turned, words) if grid.direction == direction else grid
        for grid in reading.grids
    ]
    found = _tables_in(turned, _left(turned, words, reading.grids), before, reading.recognised)
    return [turned_back(grid, turned.width, turned.height, direction) for grid in found]


def _add(reading: PageReading, found: Sequence[Grid]) -> None:
    """Put tables without rules among those of a page, from the top."""
    if found:
        grids = [*reading.grids, *found]
        reading.grids = sorted(grids, key=lambda grid: (grid.box.y0, grid.box.x0))
        reading.kind = "borderless" if reading.kind == "text" else reading.kind


def _tables_in(
    turned: PageContent, words: Words, before: Grid | None, recognised: bool
) -> list[Grid]:
    """The tables without rules among words of one direction that stand upright on the turned page;
    each search sees what those before it have left."""
    found = [*find_lists(turned, words)]
    lines = cut_lines(_left(turned, words, found))
    parts = read_apart(lines, turned.rules)
    for part in parts:
        # Labels in several columns are surer than the values among what they say.
        labelled = [] if recognised else find_labelled(turned, part)
        found += (grid for grid in labelled if grid.n_cols > 2)
        found += find_borderless(turned, _left_lines(turned, part, found), before)
    found += find_banded(turned, _left_lines(turned, lines, found))
    if not recognised:
        for part in parts:
            for find in (find_framed, find_pairs, find_labelled, find_worded, find_terms):
                found += find(turned, _left_lines(turned, part, found))
    return found


def _left(turned: PageContent, words: Words, found: Sequence[Grid]) -> list[Word]:
    """The words that no table holds."""
    if not found:
        return list(words)
    taken = {id(turned.words[position]) for grid in found for position in grid.words}
    return [word for word in words if id(word) not in taken]


def _left_lines(turned: PageContent, lines: Lines, found: Sequence[Grid]) -> Lines:
    """The lines without the words that tables hold."""
    if not found:
        return lines
    words = words_of(lines)
    left = _left(turned, words, found)
    return cut_lines(left) if len(left) < len(words) else lines


def _scored(grid: Grid, reading: PageReading) -> Grid:
    """A table of a recognised page: every cell with how surely its words were recognised. One that
    was printed beside a picture stays what it is."""
    words = reading.content.words
    if reading.kind != "scan" and all(words[position].score is None for position in grid.words):
        return grid
    cells = []
    for cell in grid.cells:
        own = _with_minus_doubted(cell.text, [words[position] for position in cell.words])
        score, readings = least_score(word.score for word in own), _readings(cell.text, own)
        cells.append(cell._replace(score=score, readings=readings))
    return replace(grid, cells=tuple(cells), method="ocr")


def _with_minus_doubted(text: str, words: Words) -> Words:
    """The words of a cell, a dash at some distance before its number in doubt: it may be a speck or
    the value of another row. A minus stands at its number, save where a spreadsheet fills the room
    between."""
    if not _FAR_MINUS.match(text):
        return words
    return [
        word._replace(score=DOUBTED, readings=("",)) if word.text in _DASHES else word
        for word in words
    ]


def _readings(text: str, words: Words) -> tuple[str, ...]:
    """What else the text of a cell may be where just one of its words is in doubt."""
    doubted = [word for word in words if word.score is not None and word.score < SURE]
    if len(doubted) != 1 or text.count(doubted[0].text) != 1:
        return ()
    return tuple(text.replace(doubted[0].text, new).strip() for new in doubted[0].readings)


def _with_rows_around(grid: Grid, turned: PageContent, words: Words) -> Grid:
    """The table with the rows that stand without rules below its ruled header, or the header above
    its ruled rows, if any."""
    grown = grown_below(turned, words, grid) or grown_above(turned, words, grid)
    return turned_back(grown, turned.width, turned.height, grid.direction) if grown else grid


def _pieces(reading: PageReading, free: Words) -> Iterator[Piece]:
    """The tables of a page with what stands above and below them of its ``free`` words, in
    reading direction."""
    main = direction_of(reading.content.words)
    loose = [*free, *_without_rules(reading)]
    for grid in sorted(reading.grids, key=lambda grid: _turned(reading, grid.box, main)[1::-1]):
        box = _turned(reading, grid.box, grid.direction)
        others = [
            _turned(reading, other.box, grid.direction)
            for other in reading.grids
            if other is not grid
        ]
        middles = [sum(_turned(reading, word[1:5], grid.direction)[1::2]) / 2 for word in free]
        placed = list(zip(free, middles, strict=True))
        below = [word for word, y in placed if y > box.y1]
        yield Piece(
            grid,
            tuple(line.text for line in lines_of(word for word, y in placed if y < box.y0)),
            opens_page=not any(other.y0 < box.y0 for other in others),
            closes_page=_is_open(below) and not any(other.y1 > box.y1 for other in others),
            is_open=grid.ruled and _may_go_on(reading.content, grid, loose),
        )


def _without_rules(reading: PageReading) -> list[Word]:
    """The words of a page that stand in tables without rules."""
    places = set[int]().union(*(grid.words for grid in reading.grids if not grid.ruled))
    return [reading.content.words[place] for place in sorted(places)]


def _may_go_on(content: PageContent, grid: Grid, loose: Sequence[Word]) -> bool:
    """Whether more of a ruled table may stand around its rules, among words of the page."""
    turned = turn(content, grid.direction)
    if turned is not content:
        loose = [turned.words[place] for place in positions_of(content, loose)]
    return is_open(grid, turned, [word for word in loose if not word.direction])


def _turned(reading: PageReading, box: tuple[float, float, float, float], direction: int) -> Box:
    """Where a box stands once the page is turned so that text of this direction reads upright."""
    content = reading.content
    return Box(*turn_box(*box, content.width, content.height, direction))


LONGEST_NOTE = 12
"""Words: ``(bersambung ke halaman berikutnya)`` is shorter."""


def _is_open(below: Words) -> bool:
    """Whether nothing stands below a table but a line that says it goes on: ``(bersambung)``."""
    return len(below) <= LONGEST_NOTE and all(says_continued(line.text) for line in lines_of(below))


def _blocks(
    reading: PageReading, paragraphs: Sequence[Paragraph], first: dict[int, Table]
) -> list[Block]:
    """Paragraphs and tables of one page in reading order: a table stands before the first
    paragraph below its upper edge."""
    content = reading.content
    direction = direction_of(content.words)

    def top(box: Box) -> float:
        return _turned(reading, box, direction).y0

    tables = sorted(
        ((top(grid.box), first[id(grid)]) for grid in reading.grids if id(grid) in first),
        key=lambda entry: entry[0],
    )
    blocks: list[Block] = []
    for paragraph in paragraphs:
        start = top(next(line.box for line in paragraph.lines if line.box))
        while tables and tables[0][0] <= start:
            blocks.append(tables.pop(0)[1])
        blocks.append(paragraph)
    return blocks + [table for _, table in tables]


def _beyond_the_page(reading: PageReading) -> list[Furniture]:
    """Text that stands wholly outside of the page, where no reader of it sees any; a table that
    runs over the page's edge keeps its own."""
    content = reading.content
    out = reading.placed | reading.aside
    beyond = {
        id(word): position
        for position, word in enumerate(content.words)
        if (word.x1 < 0 or word.x0 > content.width or word.y1 < 0 or word.y0 > content.height)
        and position not in out
    }
    return [
        Furniture(line.text, "di-luar-halaman", tuple(beyond[id(word)] for word in line))
        for line in lines_of([content.words[position] for position in beyond.values()])
    ]


def _unread(readings: Sequence[PageReading]) -> Iterator[Finding]:
    """One finding for every page that was not read, or not whole; pages in a row that do not even
    open (a page tree that promises too many) share one."""
    for unopened, run in groupby(readings, key=lambda reading: not reading.content.width):
        pages = [(reading.content.number, why) for reading in run if (why := _why(reading))]
        if unopened and len(pages) > 1:
            first, last = pages[0][0], pages[-1][0]
            yield _not_read(f"{first}-{last}", first, pages[0][1])
        else:
            yield from (_not_read(str(number), number, why) for number, why in pages)


def _why(reading: PageReading) -> Message | None:
    """Why a page was not read; ``None`` where it was."""
    if not reading.content.width:
        return say("halaman-tak-terbaca.tak-terbuka")
    if reading.fault:
        return reading.fault
    if reading.kind == "scan" and not reading.recognised:
        return say("halaman-tak-terbaca.pindaian")
    if reading.kind == "broken":
        return say("halaman-tak-terbaca.tanpa-arti")
    return None


def _not_read(pages: str, first: int, why: Message) -> Finding:
    level: Level = "info" if why.code == "halaman-tak-terbaca.kosong" else "error"
    return _of_page(first, say("halaman-tak-terbaca", halaman=pages, sebab=why), level, pages)


def _of_page(
    number: int,
    message: Message,
    level: Level = "warning",
    pages: str = "",
    found: Value | None = None,
) -> Finding:
    """That a page, or several from it on, was not read, or not whole."""
    where = (say("halaman", nomor=pages or str(number)),)
    made = finding(message, "dokumen", where, level=level, found=found)
    return replace(made, page=number)


def _crowded(content: PageContent) -> Finding:
    said = say("halaman-tak-terbaca.rumit", halaman=content.number, bagian=content.unlooked)
    return _of_page(content.number, said)


def _pictured(reading: PageReading) -> Finding:
    number = reading.content.number
    if image_share(reading.content) > PICTURED:
        return _not_read(str(number), number, say("halaman-tak-terbaca.di-bawah-cetakan"))
    return _of_page(number, say("halaman-tak-terbaca.gambar", halaman=number))


def _doubtful(reading: PageReading, words: Words) -> Iterator[Finding]:
    """Numbers of the running text that were recognised in doubt, one finding for a page."""
    doubted = [word.text for word in words if word.doubtful_digits]
    if doubted:
        number = reading.content.number
        found = clipped(listed(map(Quote, doubted), " · "), 300)
        message = say("angka-tak-terbaca.halaman", halaman=number)
        yield _of_page(number, message, found=found)
