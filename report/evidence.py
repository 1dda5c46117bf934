"""Where a finding stands: pieces of the page with the cells outlined, or lines of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from quality.frames import grouped
from report.pages import Band, Box, Drawer, Picture
from schemas.message import Quote, Regulation, Value, inside, loads

Row = dict[str, Any]

AROUND = 26.0
"""Points of page shown above and below the outlined cells."""
NEAR = 90.0
"""A table header this close above the cells is shown in one piece with them."""
MAX_HEADER = 170.0
MAX_PAGES = 4
CONTEXT = 1
MAX_LINES = 60
MAX_LINE = 1200
MAX_EXCERPT = 40
MAX_NEEDLE = 160
NEEDLE = 5
"""A text shorter than this is not looked for on the page: it would be found anywhere."""


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of a page, in points, on its picture; ``boxes`` are outlined."""

    kind: str
    picture: Picture
    x0: float
    y0: float
    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    texts: tuple[str, ...] = ()
    turn: int = 0
    """Degrees by which it is turned to be read: text set sideways on the page."""

    @property
    def frame(self) -> Box:
        """Left, top, width and height of what is seen, after turning around the page's origin."""
        if self.turn == -90:
            return self.y0, -self.x0 - self.width, self.height, self.width
        if self.turn == 90:
            return -self.y0 - self.height, self.x0, self.height, self.width
        return self.x0, self.y0, self.width, self.height


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text file: its fields (more than one where tabs divide it), each in parts
    ``(text, marked)``; ``gap`` where lines before it are left out."""

    number: int
    fields: tuple[tuple[tuple[str, bool], ...], ...]
    target: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """A recovered cell, shown where the source itself cannot be."""

    text: str
    header: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is shown of the place of one finding; ``notes`` are ``(text key, values)``."""

    views: tuple[View, ...] = ()
    lines: tuple[TextLine, ...] = ()
    excerpt: tuple[tuple[ExcerptCell, ...], ...] = ()
    notes: tuple[tuple[str, dict[str, object]], ...] = ()

    @property
    def pointed(self) -> bool:
        """Whether it points at a place, not only at a page or at nothing."""
        return bool(self.lines or self.excerpt or any(view.boxes for view in self.views))


@dataclass(slots=True)
class _Cells:
    """The cells of one document by reference and by table, its citations by id and page."""

    by_ref: dict[str, Row] = field(default_factory=dict)
    by_table: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[tuple[str, int | None], list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )


def locate(name: str, roots: Iterable[Path | None]) -> Path | None:
    """The source file: under one of the input folders, or at its own absolute path."""
    if not name:
        return None
    for root in roots:
        if root is None:
            continue
        path = root / name
        try:
            inside = path.resolve().is_relative_to(root.resolve())
            if (inside or Path(name).is_absolute()) and path.is_file():
                return path
        except OSError:
            continue
    return Path(name) if Path(name).is_absolute() and Path(name).is_file() else None


def collect(
    rows: dict[str, list[Row]], source: Path | None, folder: Path | None, drawer: Drawer
) -> dict[str, Evidence]:
    """The evidence of every finding of one document by ``temuan_id``, from its published rows.

    Pictures are drawn into ``folder`` (made only when needed; without one they are in the evidence
    itself), and only of pages that a finding names. A source that is gone or has changed since it
    was read is said, never shown.
    """
    findings = rows["temuan"]
    dokumen = rows["dokumen"][0] if rows["dokumen"] else None
    cells = _Cells()
    for row in rows["sel"]:
        cells.by_ref[f"{row['tabel_id']}#{row['baris']},{row['kolom']}"] = row
        cells.by_table[row["tabel_id"]].append(row)
    for row in rows["landasan_hukum"]:
        if row["peraturan_id"]:
            cells.citations[row["peraturan_id"], row["halaman"]].append(row["teks"])
    placed = {
        f["temuan_id"]: [cells.by_ref[r] for r in f["sel"] or () if r in cells.by_ref]
        for f in findings
    }

    problem = _problem(dokumen, source)
    if problem is not None or source is None or dokumen is None:
        return {
            f["temuan_id"]: _without_source(f, placed[f["temuan_id"]], cells, problem)
            for f in findings
        }
    if dokumen["source_format"] == "text":
        text = source.read_text("utf-8-sig", errors="replace").split("\n")
        return {
            f["temuan_id"]: _from_text(f, placed[f["temuan_id"]], cells, text) for f in findings
        }
    return _from_pages(findings, placed, cells, source, dokumen["source_sha256"], folder, drawer)


def _problem(dokumen: Row | None, source: Path | None) -> tuple[str, dict[str, object]] | None:
    if dokumen is None:
        return None
    values: dict[str, object] = {"berkas": dokumen["source_file"]}
    if source is None:
        return "tanpa_berkas", values
    if sha256(source.read_bytes()).hexdigest() != dokumen["source_sha256"]:
        return "berkas_berubah", values
    return None


def _without_source(
    finding: Row, placed: list[Row], cells: _Cells, problem: tuple[str, dict[str, object]] | None
) -> Evidence:
    notes = [problem] if problem else []
    if not placed and finding["halaman"] is None and finding["baris_sumber"] is None:
        notes = [("tanpa_tempat", {})]
    return Evidence(excerpt=_excerpt(placed, cells), notes=tuple(notes))


# --- pages ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wish:
    """A view before its page is drawn; null ends mean the whole page."""

    kind: str
    page: int
    x: tuple[float, float] | None = None
    y: tuple[float, float] | None = None
    boxes: tuple[Box, ...] = ()
    texts: tuple[str, ...] = ()
    needles: tuple[str, ...] = ()
    turn: int = 0

    def band(self) -> Band:
        """The band of the page that this view needs."""
        top, bottom = self.y or (None, None)
        return Band(self.page, top, bottom, self.needles)


def _from_pages(
    findings: list[Row],
    placed: dict[str, list[Row]],
    cells: _Cells,
    source: Path,
    digest: str,
    folder: Path | None,
    drawer: Drawer,
) -> dict[str, Evidence]:
    wishes = {f["temuan_id"]: _wishes(f, placed[f["temuan_id"]], cells) for f in findings}
    bands: dict[int, Band] = {}
    for wish in chain.from_iterable(wishes.values()):
        band = wish.band()
        bands[wish.page] = bands[wish.page].union(band) if wish.page in bands else band
    pictures: dict[int, Picture] = {}
    if bands:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        pictures = drawer.draw(source, digest, [bands[page] for page in sorted(bands)], folder)
    result = {}
    for key, wished in wishes.items():
        views = tuple(_view(wish, pictures[wish.page]) for wish in wished if wish.page in pictures)
        excerpt = () if views else _excerpt(placed[key], cells)
        notes = _notes(wished, placed[key], drawn=bool(views))
        result[key] = Evidence(views=views, excerpt=excerpt, notes=notes)
    return result


def _notes(
    wishes: Sequence[_Wish], placed: list[Row], *, drawn: bool
) -> tuple[tuple[str, dict[str, object]], ...]:
    """What is to be said of the pictures of a finding: that there are none, and what they leave
    out."""
    notes: list[tuple[str, dict[str, object]]] = []
    if not drawn:
        notes.append(("gambar_gagal" if wishes else "tanpa_tempat", {}))
    pages = {cell["halaman"] for cell in placed if cell["halaman"]}
    if left := sorted(pages - {wish.page for wish in wishes}):
        notes.append(("potongan_lain", {"halaman": ", ".join(map(str, left))}))
    return tuple(notes)


def _wishes(finding: Row, placed: list[Row], cells: _Cells) -> list[_Wish]:
    by_place: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for cell in placed:
        if cell["halaman"] and _box(cell):
            by_place[cell["halaman"], cell["tabel_id"]].append(cell)
    if not by_place:
        return _wish_without_cells(finding, cells)
    wishes: list[_Wish] = []
    shown: set[str] = set()
    for (page, tabel_id), members in sorted(by_place.items())[:MAX_PAGES]:
        wishes += _table_wishes(cells.by_table[tabel_id], page, members, tabel_id not in shown)
        shown.add(tabel_id)
    return wishes


def _wish_without_cells(finding: Row, cells: _Cells) -> list[_Wish]:
    """The table that the finding is about, or else its page."""
    page = finding["halaman"]
    if not page:
        return []
    boxes = _boxes(cells.by_table.get(finding["tabel_id"], []), page)
    if not boxes:
        return [_Wish("potongan_halaman", page, needles=_needles(finding, cells))]
    x0, y0, x1, y1 = outline = _around(boxes)
    y = (y0 - 2 * AROUND, y1 + AROUND)
    return [_Wish("potongan_tabel", page, (x0 - 12, x1 + 12), y, (outline,))]


def _table_wishes(
    table: list[Row], page: int, members: list[Row], with_header: bool
) -> list[_Wish]:
    """The piece of the page around the cells, and the table's header where that stands apart."""
    left, head_top, right, foot = _around(_boxes(table, page))
    x = (left - 12, right + 12)
    boxes = tuple(_boxes(members, page))
    texts = tuple(row["teks"] or "" for row in members if _box(row))
    if turn := _turn(table, page):
        y = (head_top - 12, foot + 12)
        return [_Wish("potongan", page, x, y, boxes, texts, turn=turn)]
    _, top, _, bottom = _around(boxes)
    top, bottom = top - AROUND, bottom + AROUND
    wishes: list[_Wish] = []
    header = _header(table, page) or _header(table, None)
    if header and header[0] == page and top - NEAR <= header[2]:
        top = min(top, header[1] - 6)
    elif header and with_header:
        first, head_top, head_bottom = header
        left, _, right, _ = _around(_boxes(table, first))
        ends = (left - 12, right + 12)
        wishes.append(_Wish("kepala_tabel", first, ends, (head_top - 4, head_bottom + 4)))
    return [*wishes, _Wish("potongan", page, x, (top, bottom), boxes, texts)]


def _turn(table: list[Row], page: int) -> int:
    """0 where columns run to the right; -90 or 90 where they run down or up the page."""
    right = down = 0.0
    rows: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for cell in table:
        if cell["halaman"] == page and (box := _box(cell)):
            rows[cell["baris"]].append((cell["kolom"], box))
    for members in rows.values():
        first, last = min(members)[1], max(members)[1]
        right += last[0] - first[0]
        down += last[1] - first[1]
    if abs(down) <= abs(right):
        return 0
    return -90 if down > 0 else 90


def _boxes(rows: list[Row], page: int) -> list[Box]:
    return [box for row in rows if row["halaman"] == page and (box := _box(row))]


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _needles(finding: Row, cells: _Cells) -> tuple[str, ...]:
    """What a finding without cells may be found by on its page, the surest first: the citation it
    is about, the value it names as printed, what it quotes, whole or by its first words."""
    said = [inner for value in _values(finding) for inner in inside(value)]
    cited = [
        _start(text)
        for value in said
        if isinstance(value, Regulation)
        for text in cells.citations.get((value.peraturan_id, finding["halaman"]), ())
    ]
    quoted = [value.text for value in said if isinstance(value, Quote)]
    printed = (*cited, finding["ditemukan"] or "", *quoted, *map(_start, quoted))
    tidy = (" ".join(text.split()).strip(" .,;") for text in printed)
    return tuple(dict.fromkeys(text for text in tidy if NEEDLE <= len(text) <= MAX_NEEDLE))


def _values(finding: Row) -> Iterable[Value]:
    return loads(finding["nilai"]).values() if finding["nilai"] else ()


def _start(text: str) -> str:
    return " ".join(text.split()[:8])


def _header(table: list[Row], page: int | None) -> tuple[int, float, float] | None:
    """Page, top and bottom of a table's header; of the header on ``page`` where one is given."""
    found = [
        (row["halaman"], box)
        for row in table
        if row["kepala"]
        and row["halaman"]
        and (box := _box(row))
        and page in (None, row["halaman"])
    ]
    if not found:
        return None
    first = min(number for number, _ in found)
    top = min(box[1] for number, box in found if number == first)
    bottom = max(box[3] for number, box in found if number == first)
    return first, top, min(bottom, top + MAX_HEADER)


def _view(wish: _Wish, picture: Picture) -> View:
    kind, boxes, y = wish.kind, wish.boxes, wish.y
    if hits := next((h for n in wish.needles if (h := picture.found.get(n))), None):
        kind, boxes = "potongan_dicari", tuple(hits)
        y = (min(b[1] for b in hits) - 2 * AROUND, max(b[3] for b in hits) + 2 * AROUND)
    top = max(picture.top, y[0]) if y else picture.top
    bottom = min(picture.bottom, y[1]) if y else picture.bottom
    left, right = wish.x or (0.0, picture.width)
    left, right = max(0.0, left), min(picture.width, right)
    height = max(bottom - top, 1.0)
    return View(kind, picture, left, top, right - left, height, boxes, wish.texts, turn=wish.turn)


def _box(cell: Row) -> Box | None:
    box = (cell["x0"], cell["y0"], cell["x1"], cell["y1"])
    return None if None in box or box[2] <= box[0] or box[3] <= box[1] else box


# --- text ----------------------------------------------------------------------------------


def _from_text(finding: Row, placed: list[Row], cells: _Cells, text: list[str]) -> Evidence:
    targets = grouped((c for c in placed if c["baris_sumber"]), lambda c: int(c["baris_sumber"]))
    if finding["baris_sumber"]:
        targets.setdefault(finding["baris_sumber"], [])
    around = (n + d for n in targets for d in range(-CONTEXT, CONTEXT + 1))
    wanted = sorted({*around, *_heads_in_text(placed, cells)})
    numbers = [n for n in wanted if 1 <= n <= len(text) and (n in targets or text[n - 1].strip())]
    numbers = numbers[:MAX_LINES]
    if not any(n in targets for n in numbers):
        return Evidence(excerpt=_excerpt(placed, cells), notes=(("tanpa_tempat", {}),))
    lines = []
    for previous, n in pairwise([numbers[0] - 1, *numbers]):
        line = _mark(text[n - 1].rstrip("\r"), targets.get(n, ()))
        skips = any(between.strip() for between in text[previous : n - 1])
        lines.append(TextLine(n, line, n in targets, skips))
    return Evidence(lines=tuple(lines))


def _heads_in_text(placed: list[Row], cells: _Cells) -> set[int]:
    """The lines of a text that are heads of the tables of some cells."""
    tables = {cell["tabel_id"] for cell in placed}
    rows = chain.from_iterable(cells.by_table[tabel_id] for tabel_id in tables)
    return {row["baris_sumber"] for row in rows if row["kepala"] and row["baris_sumber"]}


def _mark(line: str, cells: Sequence[Row]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The fields of a line with the text of the cells marked: in its column where that is what
    stands there, else at its first occurrence."""
    if len(line) > MAX_LINE:
        line = line[:MAX_LINE] + " …"
    fields = line.split("\t")
    spans: dict[int, tuple[int, int]] = {}
    for cell in cells:
        wanted = (cell["teks"] or "").strip()
        here = [n for n, field in enumerate(fields) if wanted and wanted in field]
        if here:
            column = cell["kolom"] if cell["kolom"] in here else here[0]
            start = fields[column].index(wanted)
            spans[column] = (start, start + len(wanted))
    return tuple(_parts(field, spans.get(n)) for n, field in enumerate(fields))


def _parts(text: str, span: tuple[int, int] | None) -> tuple[tuple[str, bool], ...]:
    if span is None:
        return ((text, False),)
    start, end = span
    parts = ((text[:start], False), (text[start:end], True), (text[end:], False))
    return tuple(part for part in parts if part[0])


# --- cells as read -------------------------------------------------------------------------


def _excerpt(placed: list[Row], cells: _Cells) -> tuple[tuple[ExcerptCell, ...], ...]:
    """The header and the rows of the cells, as recovered: for when the source cannot be shown."""
    if not placed:
        return ()
    tabel_id = placed[0]["tabel_id"]
    marked = {(row["baris"], row["kolom"]) for row in placed if row["tabel_id"] == tabel_id}
    rows: dict[int, dict[int, Row]] = defaultdict(dict)
    wanted = {row for row, _ in marked}
    width = 0
    for cell in cells.by_table[tabel_id]:
        width = max(width, cell["kolom"] + 1)
        if cell["kepala"] or cell["baris"] in wanted:
            rows[cell["baris"]][cell["kolom"]] = cell
    return tuple(
        tuple(
            _excerpt_cell(members.get(column), (number, column) in marked)
            for column in range(width)
        )
        for number, members in sorted(rows.items())[:MAX_EXCERPT]
    )


def _excerpt_cell(cell: Row | None, marked: bool) -> ExcerptCell:
    if cell is None:
        return ExcerptCell("", False, marked)
    return ExcerptCell(cell["teks"] or "", cell["kepala"], marked)
