"""What stands on a PDF page, read through pdfium: words, rules and images with their boxes.

pdfium is read through its C interface: one call per character for its box and none for what can
be had once per run of text, which keeps a page of 2,000 characters under ten milliseconds.
Coordinates are points with the origin at the top left of the page *as shown* (after ``/Rotate``).
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.document import SURE
from extract.shown import take_away, with_annotations
from schemas.errors import UnreadableDocument

Floats = NDArray[np.float64]

THIN = 3.0
"""A filled shape at most this many points thick is a rule, not a shade."""
SLANT = 1.0
"""A stroke this many points off the horizontal or vertical still is one."""
MAX_OBJECTS = 60_000
"""Page objects looked at; a drawing of more is no table."""
MAX_SEGMENTS = 4_000
"""Segments looked at in one path; more is a drawing."""
MOST_DECODED = 200_000_000
"""Pixels of pictures that are unpacked at once: a 600 dpi A0 sheet has three times as many."""


class Word(NamedTuple):
    """A run of characters without a gap. ``direction`` is how far the text is turned counter-
    clockwise (0, 90, 180, 270 degrees); the box is that of the page as shown all the same."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    direction: int = 0
    visible: bool = True
    """False for text that nobody sees: that recognition software lays over or under a scan."""
    descent: float = 0.0
    """How far the box reaches below the line that the letters stand on (negative where a dash
    floats above it): boxes are as high as the font or as the ink, whatever the font says."""
    score: float | None = None
    """How surely it was recognised in a picture, 0-1; none for printed text itself."""
    readings: tuple[str, ...] = ()
    """What else a word with digits may be that was recognised in doubt, the likeliest first."""

    @property
    def doubtful_digits(self) -> bool:
        """Whether it has digits that were recognised in doubt; a point or bracket beside them may
        be all that is."""
        if self.score is None or self.score >= SURE:
            return False
        digits = [sign for sign in self.text if sign.isdigit()]
        return bool(digits) and (
            not self.readings
            or any(
                [sign for sign in reading if sign.isdigit()] != digits for reading in self.readings
            )
        )


MARK = 0.5
"""The share of a page's characters that a watermark stays below."""
SLANTED = 10.0
"""Degrees off the page's directions from which on a text is a watermark: pages are scanned askew
by less."""


class Rule(NamedTuple):
    """A horizontal (``y0 == y1``) or vertical (``x0 == x1``) line; ``hidden`` where it is drawn
    in white or fully transparent."""

    x0: float
    y0: float
    x1: float
    y1: float
    hidden: bool = False

    @property
    def horizontal(self) -> bool:
        """True for a horizontal rule."""
        return self.y0 == self.y1


class Area(NamedTuple):
    """A filled rectangle (cell shading) or the place of an image."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything on one page, in the order of the file. ``unmapped`` counts characters whose
    font says nothing about what they mean."""

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    images: tuple[Area, ...]
    shades: tuple[Area, ...] = ()
    characters: int = 0
    unmapped: int = 0
    clipped: tuple[Word, ...] = ()
    """Words that are cut away where other text stands in their place: print does not show them."""
    unlooked: int = 0
    """Objects that were not looked at because there are too many, or too many lines in one."""
    covered: tuple[Word, ...] = ()
    """Words over which white was painted afterwards."""
    slanted: tuple[Word, ...] = ()
    """Words that run across the page at an angle, as a watermark does."""
    pictures: tuple[Area, ...] = ()
    """Places of pictures beside the text that look like pictures of text."""
    layered: tuple[str, ...] = ()
    """Texts in a layer that is switched off."""
    typed: tuple[Word, ...] = ()
    """Rules typed of signs, which stand among the rules."""
    kept: tuple[str, ...] = ()
    """The keys under which what was recognised of it is kept."""


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, trying the empty password where one is asked.

    Raises :class:`~schemas.errors.UnreadableDocument` (``terenkripsi``, ``rusak``,
    ``tanpa-halaman``) with what to do about it.
    """
    # pdfium keeps the reason of its last failure, and gives that of another file where a file
    # without pages fails for no reason of its own: a file that is not there leaves its mark.
    raw.FPDF_LoadDocument(b"", None)
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_SUCCESS, raw.FPDF_ERR_FILE):
            raise UnreadableDocument(
                "tanpa-halaman",
                f"{path.name}: tidak ada halaman di dalam PDF ini; unduhlah kembali",
            ) from error
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise UnreadableDocument(
                "terenkripsi",
                f"{path.name}: terkunci dengan kata sandi; mintalah salinan tanpa sandi",
            ) from error
        raise UnreadableDocument(
            "rusak", f"{path.name}: bukan PDF yang utuh; unduhlah kembali"
        ) from error
    try:
        if len(document) < 1:
            raise UnreadableDocument("tanpa-halaman", f"{path.name}: PDF tidak berisi halaman")
        yield document
    finally:
        document.close()


def read_pages(path: Path) -> Iterator[PageContent]:
    """Every page of a PDF in order; memory stays that of one page."""
    with open_pdf(path) as document:
        for number in range(1, len(document) + 1):
            yield read_page(document, number)


Look = Callable[[pdfium.PdfDocument, Any, PageContent], tuple[Area, ...]]
"""What looks at the images of a page that is open (pdfium's handle of it)."""


def read_page(
    document: pdfium.PdfDocument,
    number: int,
    look: Look | None = None,
    layers: Collection[str] = (),
) -> PageContent:
    """One page (1-based); ``look`` finds its pictures of text, ``layers`` are those that nobody
    sees. A page that cannot be loaded comes back empty, with size 0."""
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return PageContent(number, 0.0, 0.0, 0, (), (), ())
    page = with_annotations(document, page, number)
    try:
        layered = take_away(page, layers) if layers else ()
        view = _View.of(page)
        covers: list[_Cover] = []
        rules, shades, images, unlooked = _read_objects(page, view, covers)
        text_page = raw.FPDFText_LoadPage(page)
        read = _Read()
        if text_page:
            try:
                hidden = _under_images(document, page, view, images)
                painted = _painted_over(page, covers)
                read = _read_words(text_page, view, rules, painted, hidden)
            finally:
                raw.FPDFText_ClosePage(text_page)
        content = PageContent(
            number,
            view.width,
            view.height,
            view.rotation,
            read.words,
            rules,
            images,
            shades,
            read.characters,
            read.unmapped,
            read.clipped,
            unlooked,
            read.covered,
            read.slanted,
            layered=layered,
        )
        if look is None or not images:
            return content
        return replace(content, pictures=look(document, page, content))
    finally:
        raw.FPDF_ClosePage(page)


@dataclass(frozen=True, slots=True)
class _View:
    """How the file's coordinates (origin bottom left, before rotation) become the shown ones."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> _View:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        if box.right <= box.left or box.top <= box.bottom:
            # A crop box beside the page: readers show the page itself.
            box = _media_box(page) or box
        rotation = raw.FPDFPage_GetRotation(page) % 4 * 90
        return cls(box.left, box.bottom, box.right, box.top, rotation)

    @property
    def width(self) -> float:
        sideways = self.rotation in (90, 270)
        return self.top - self.bottom if sideways else self.right - self.left

    @property
    def height(self) -> float:
        sideways = self.rotation in (90, 270)
        return self.right - self.left if sideways else self.top - self.bottom

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """A point (or arrays of them) of the file on the page as shown."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def direction(self, a: float, b: float) -> tuple[int, float]:
        """Where text whose baseline runs along (a, b) in the file runs as shown, and by how many
        degrees it is off that."""
        turned = math.degrees(math.atan2(b, a)) - self.rotation
        quarters = round(turned / 90)
        return quarters % 4 * 90, abs(turned - 90 * quarters)


def _media_box(page: Any) -> Any:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetMediaBox(page, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return raw.FS_RECTF(min(left, right), max(bottom, top), max(left, right), min(bottom, top))


def turn(content: PageContent, direction: int) -> PageContent:
    """The page turned so that text of ``direction`` reads upright, boxes and rules with it."""
    if direction % 360 == 0:
        return content
    sideways = direction in (90, 270)
    width, height = content.width, content.height

    def box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return turn_box(x0, y0, x1, y1, width, height, direction)

    return PageContent(
        content.number,
        height if sideways else width,
        width if sideways else height,
        content.rotation,
        tuple(
            Word(
                word.text,
                *box(*word[1:5]),
                word.size,
                word.bold,
                (word.direction - direction) % 360,
                word.visible,
                word.descent,
                word.score,
                word.readings,
            )
            for word in content.words
        ),
        tuple(Rule(*box(*rule[:4]), rule.hidden) for rule in content.rules),
        tuple(Area(*box(*area)) for area in content.images),
        tuple(Area(*box(*area)) for area in content.shades),
        content.characters,
        content.unmapped,
    )


def turn_box(
    x0: float, y0: float, x1: float, y1: float, width: float, height: float, direction: int
) -> tuple[float, float, float, float]:
    """A box of a page of ``width`` × ``height`` after the page is turned by ``direction``
    degrees clockwise."""
    if direction == 90:
        return height - y1, x0, height - y0, x1
    if direction == 180:
        return width - x1, height - y1, width - x0, height - y0
    if direction == 270:
        return y0, width - x1, y1, width - x0
    return x0, y0, x1, y1


# --- calls of pdfium --------------------------------------------------------------------------

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium with plain addresses for arguments: half the cost of a call. For
    those called for every character or object of a page."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
_text_object = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _NUMBER)
_text_matrix = _plain(raw.FPDFText_GetMatrix, _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)
_font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _NUMBER)
_has_no_unicode = _plain(raw.FPDFText_HasUnicodeMapError, _NUMBER, _ADDRESS, _NUMBER)
_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _ADDRESS)
_font = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_object_on_page = _plain(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _NUMBER)
_object_in_form = _plain(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_kind = _plain(raw.FPDFPageObj_GetType, _NUMBER, _ADDRESS)
_object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _NUMBER, _ADDRESS, _ADDRESS)
_stroke_colour = _plain(raw.FPDFPageObj_GetStrokeColor, _NUMBER, *[_ADDRESS] * 5)
_fill_colour = _plain(raw.FPDFPageObj_GetFillColor, _NUMBER, *[_ADDRESS] * 5)
_draw_mode = _plain(raw.FPDFPath_GetDrawMode, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
_segment_count = _plain(raw.FPDFPath_CountSegments, _NUMBER, _ADDRESS)
_segment = _plain(raw.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _NUMBER)
_segment_kind = _plain(raw.FPDFPathSegment_GetType, _NUMBER, _ADDRESS)
_segment_point = _plain(raw.FPDFPathSegment_GetPoint, _NUMBER, _ADDRESS, _ADDRESS, _ADDRESS)
_segment_closes = _plain(raw.FPDFPathSegment_GetClose, _NUMBER, _ADDRESS)


def _places(store: NDArray[Any]) -> range:
    """The addresses of the rows of an array, for pdfium to write to."""
    first: int = store.ctypes.data
    return range(first, first + store.nbytes, store.strides[0])


# --- words ---------------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x01\x03-\x08\x0e-\x1f]")
_RUN = re.compile(r"[^\s\0]+")
# pdfium marks a hyphen at the end of a line with these instead of the hyphen itself.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
# Hyphens that are told from the sign by their code alone.
_PLAIN = str.maketrans("\u2010\u2011", "--")


RAISED_SIZE, RAISED_BY = 0.9, 0.2
"""A digit smaller than this share of the letter before it, which stands so many ems of that above
it, is raised; programs print it at 0.58 to 0.83 of the size, 0.33 to 0.5 higher."""


class _Glyphs(NamedTuple):
    """The printed characters of a page in the order of the file, one entry of every array each.

    ``u`` runs along the baseline and ``v`` across it, both growing in reading direction.
    """

    position: NDArray[np.int_]
    """Where it stands in pdfium's text of the page."""
    run: NDArray[np.int_]
    """Which of the runs without white space it belongs to."""
    direction: NDArray[np.int_]
    size: Floats
    box: Floats
    u0: Floats
    u1: Floats
    v0: Floats
    v1: Floats


class _Read(NamedTuple):
    """The words of a page, how many characters they have, how many of all are unmapped."""

    words: tuple[Word, ...] = ()
    characters: int = 0
    unmapped: int = 0
    clipped: tuple[Word, ...] = ()
    covered: tuple[Word, ...] = ()
    slanted: tuple[Word, ...] = ()


class _Cover(NamedTuple):
    """An area of a page painted white, and the place of what paints it in the page's order."""

    order: int
    area: Area


class _Covers(NamedTuple):
    """What is painted white on a page after some of its text: for each text object its place in
    the page's order, by its address."""

    orders: Mapping[int, int]
    covers: Sequence[_Cover]


def _painted_over(page: Any, covers: Sequence[_Cover]) -> _Covers | None:
    """The white areas and the order of the texts, where any area comes after a text.

    Offices paint the ground of a cell white before they print its text; a correction paints it
    over the text that it replaces.
    """
    if not covers:
        return None
    last = max(cover.order for cover in covers)
    address = ctypes.cast(page, ctypes.c_void_p)
    objects = map(_object_on_page, repeat(address), range(last))
    orders = {
        found: order for order, found in enumerate(objects) if _kind(found) == raw.FPDF_PAGEOBJ_TEXT
    }
    return _Covers(orders, covers) if orders else None


def _read_words(
    text_page: Any,
    view: _View,
    rules: Sequence[Rule],
    painted: _Covers | None,
    hidden: frozenset[int],
) -> _Read:
    count = raw.FPDFText_CountChars(text_page)
    if count < 1:
        return _Read()
    text = _text(text_page, count)
    unmapped = sum(text.count(sign) for sign in ("\ufffd", "\0"))
    runs = np.array([run.span() for run in _RUN.finditer(text)])
    if not len(runs):
        return _Read(unmapped=unmapped)
    starts, lengths = runs[:, 0], runs[:, 1] - runs[:, 0]
    looking = _Looking(text_page, view, hidden)
    looks = looking.at_all(starts.tolist())
    unmapped += len(_CONTROL.findall(text))
    unmapped += int(lengths[[look.unmapped for look in looks]].sum())
    glyphs = _glyphs(text_page, starts, lengths, looks, view)

    def set_aside(away: NDArray[np.bool_]) -> tuple[Word, ...]:
        nonlocal glyphs
        if not away.any():
            return ()
        words = tuple(_words(text, _Glyphs._make(c[away] for c in glyphs), looks, looking, rules))
        glyphs = _Glyphs._make(column[~away] for column in glyphs)
        return words

    across = np.array([look.slanted for look in looks])[glyphs.run]
    # A page most of whose text runs at an angle was laid askew: that is its text, and no mark.
    slanted = set_aside(across) if across.mean() < MARK else ()
    covered = set_aside(looking.covered(glyphs, starts, painted)) if painted else ()
    if not glyphs.position.size:
        return _Read((), 0, unmapped, (), covered, slanted)
    clipped: tuple[Word, ...] = ()
    crowded = _crowded(glyphs)
    if _overlap(glyphs, *crowded) and not (shown := looking.shown(glyphs)).all() and shown.any():
        # Of two texts in one place, print shows the one that no clip cuts away.
        clipped = set_aside(~shown)
    if crowded.size:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        doubled = _doubled(codes[glyphs.position], glyphs)
        glyphs = _Glyphs._make(column[~doubled] for column in glyphs)
    words = tuple(_words(text, glyphs, looks, looking, rules))
    return _Read(words, int(lengths.sum()), unmapped, clipped, covered, slanted)


def _glyphs(
    text_page: Any,
    starts: NDArray[np.int_],
    lengths: NDArray[np.int_],
    looks: Sequence[_Look],
    view: _View,
) -> _Glyphs:
    """The characters of the runs that begin at ``starts``."""
    before = np.cumsum(lengths) - lengths
    position = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    run = np.repeat(np.arange(len(starts)), lengths)
    direction = np.array([look.direction for look in looks])[run]
    size = np.array([look.size for look in looks])[run]
    box = _boxes(text_page, position, view)
    _spread_ligatures(text_page, position, run, direction, box)
    x0, y0, x1, y1 = box.T
    if not direction.any():
        return _Glyphs(position, run, direction, size, box, x0, x1, y0, y1)
    turned = [direction == angle for angle in (0, 90, 180, 270)]
    return _Glyphs(
        position,
        run,
        direction,
        size,
        box,
        u0=np.select(turned, [x0, -y1, -x1, y0]),
        u1=np.select(turned, [x1, -y0, -x0, y1]),
        v0=np.select(turned, [y0, x0, -y1, -x1]),
        v1=np.select(turned, [y1, x1, -y0, -x0]),
    )


def _spread_ligatures(
    text_page: Any,
    position: NDArray[np.int_],
    run: NDArray[np.int_],
    direction: NDArray[np.int_],
    box: Floats,
) -> None:
    """Give each letter of a ligature its share of the box that pdfium states for all of them: two
    of ``ff`` are no letter struck twice, which would be another text."""
    same = (run[1:] == run[:-1]) & (box[1:] == box[:-1]).all(axis=1)
    page = ctypes.cast(text_page, ctypes.c_void_p)
    pairs = np.flatnonzero(same)
    for places in np.split(pairs, np.flatnonzero(np.diff(pairs) > 1) + 1):
        if not len(places):
            continue
        first, last = int(places[0]), int(places[-1]) + 1
        if len({_text_object(page, int(position[place])) for place in range(first, last + 1)}) > 1:
            continue
        axis = 1 if direction[first] in (90, 270) else 0
        low, high = box[first, axis], box[first, axis + 2]
        ends = np.linspace(low, high, last - first + 2)
        starts, stops = ends[:-1], ends[1:]
        if direction[first] in (90, 180):
            starts, stops = starts[::-1], stops[::-1]
        box[first : last + 1, axis], box[first : last + 1, axis + 2] = starts, stops


def _words(
    text: str, glyphs: _Glyphs, looks: Sequence[_Look], looking: _Looking, rules: Sequence[Rule]
) -> Iterator[Word]:
    """The characters put together where nothing parts them; ``looks`` are those of the runs."""
    text = text.translate(_PLAIN)
    box, positions, runs = glyphs.box, glyphs.position.tolist(), glyphs.run.tolist()
    parted = _parted(glyphs, rules)
    parted[looking.glued(text, glyphs)] = True
    if (raised := _raised(text, glyphs, looking)).size:
        parted[raised - 1] = False
        marks = dict.fromkeys(glyphs.position[raised].tolist())
        text = "".join(
            sign.translate(_SUPERSCRIPT) if place in marks else sign
            for place, sign in enumerate(text)
        )
    begin = np.concatenate([[0], np.flatnonzero(parted) + 1])
    bounds = pairwise([*begin.tolist(), len(positions)])
    under = np.maximum.reduceat(glyphs.v1, begin).tolist()
    low = np.minimum.reduceat(box[:, :2], begin, axis=0).tolist()
    high = np.maximum.reduceat(box[:, 2:], begin, axis=0).tolist()
    for (first, last), foot, corner, opposite in zip(bounds, under, low, high, strict=True):
        look = looks[runs[first]]
        if first and runs[first - 1] == runs[first]:
            # A run that goes on at another place, as where a line breaks after a hyphen.
            look = looking.at(positions[first])
        start, stop = positions[first], positions[last - 1] + 1
        if stop - start == last - first:
            string = text[start:stop]
        else:
            string = "".join(map(text.__getitem__, positions[first:last]))
        if not string.isprintable():
            string = "".join(
                _HYPHENS.get(sign, sign) for sign in string if sign in _HYPHENS or sign >= " "
            )
        descent = 0.0 if look.stand is None else foot - look.stand
        yield Word._make((string, *corner, *opposite, *look[:4], descent, None, ()))


def _parted(glyphs: _Glyphs, rules: Sequence[Rule]) -> NDArray[np.bool_]:
    """Between which characters a word ends: at a gap, a step to another line or direction, or a
    rule."""
    gap = glyphs.u0[1:] - glyphs.u1[:-1]
    em = np.maximum(glyphs.size[1:], 1.0)
    middle = (glyphs.v0 + glyphs.v1) / 2
    parted: NDArray[np.bool_] = (
        (gap > 0.25 * em)
        | (gap < -0.75 * em)
        | (np.abs(np.diff(middle)) > 0.5 * em)
        | (glyphs.direction[1:] != glyphs.direction[:-1])
        | ((glyphs.run[1:] != glyphs.run[:-1]) & (np.abs(gap) > 0.05 * em))
    )
    # Text of two cells may stand closer together than two words of one: a rule parts them.
    narrow = ~parted & (gap > 0.06 * em)
    for position in np.flatnonzero(narrow).tolist():
        parted[position] = _ruled_off(glyphs.box[position], glyphs.box[position + 1], rules)
    return parted


_NUMBER_AND_NAME = re.compile(r"\d(?=[A-Z][a-z]{2})")
_DASH_AND_NAME = re.compile(r"(?<!\S)[-–](?=[A-Z][a-z]{2})")

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raised(text: str, glyphs: _Glyphs, looking: _Looking) -> NDArray[np.int_]:
    """Digits that are printed small and raised right behind what they belong to: the mark of a
    footnote (``8²`` is eight with a note, not 82) or a power (``m²``). Boxes only say where to
    look: those of some fonts are as high as each letter."""
    gap = glyphs.u0[1:] - glyphs.u1[:-1]
    em, height = glyphs.size[:-1], glyphs.v1 - glyphs.v0
    begin = np.flatnonzero(
        (height[1:] < RAISED_SIZE * height[:-1])
        & (glyphs.v1[:-1] - glyphs.v1[1:] > RAISED_BY * em)
        & (glyphs.v1[1:] > glyphs.v0[:-1])
        & (np.abs(gap) < 0.25 * em)
        & (glyphs.direction[1:] == glyphs.direction[:-1])
    )
    raised: list[int] = []
    for place in (begin + 1).tolist():
        if text[glyphs.position[place]] not in "0123456789":
            continue
        one, two = looking.at_all(glyphs.position[place - 1 : place + 1].tolist())
        if (
            one.stand is None
            or two.stand is None
            or two.size >= RAISED_SIZE * one.size
            or one.stand - two.stand <= RAISED_BY * one.size
        ):
            continue
        last = place
        while (
            last < len(height)
            and abs(glyphs.v1[last] - glyphs.v1[place]) < 0.1 * height[place]
            and glyphs.run[last] == glyphs.run[place]
            and text[glyphs.position[last]] in "0123456789"
        ):
            raised.append(last)
            last += 1
    return np.array(raised, dtype=np.int_)


def _ruled_off(one: Floats, two: Floats, rules: Sequence[Rule]) -> bool:
    """Whether a rule runs through the gap between two characters."""
    for low, high in ((0, 1), (1, 0)):
        start, stop = sorted(((one[low] + one[low + 2]) / 2, (two[low] + two[low + 2]) / 2))
        middle = (one[high] + one[high + 2]) / 2
        if stop - start < 0.5:
            continue
        for rule in rules:
            if rule[low] == rule[low + 2] and (
                start < rule[low] < stop and rule[high] <= middle <= rule[high + 2]
            ):
                return True
    return False


def _text(text_page: Any, count: int) -> str:
    """Exactly one character per character index of pdfium."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if written - 1 == count and len(text) == count:
        return text
    # Characters without a meaning are left out of the bulk text: ask one by one.
    unicode_of = raw.FPDFText_GetUnicode
    codes = (unicode_of(text_page, position) for position in range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        for code in codes
    )


def _boxes(text_page: Any, index: NDArray[np.int_], view: _View) -> Floats:
    """Loose boxes (advance width × ascent to descent) of the characters at ``index``, one row of
    (x0, y0, x1, y1) each."""
    store = np.zeros((len(index), 4), dtype=np.float32)
    page = ctypes.cast(text_page, ctypes.c_void_p)
    # The costliest loop of all, so it runs without bytecode of its own.
    deque(map(_loose_box, repeat(page), index.tolist(), _places(store)), maxlen=0)
    edges = store.astype(np.float64)
    left, top, right, bottom = edges.T
    xa, ya = view.point(left, top)
    xb, yb = view.point(right, bottom)
    return np.column_stack(
        (np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb))
    )


class _Look(NamedTuple):
    size: float
    bold: bool
    direction: int
    visible: bool
    stand: float | None
    """Where its letters stand, across the reading direction and growing with it."""
    unmapped: bool = False
    slanted: bool = False
    """Whether it runs neither along the page nor upright on it."""


class _Looking:
    """How the characters of a page look: one look at every text object they belong to."""

    def __init__(self, text_page: Any, view: _View, hidden: frozenset[int]) -> None:
        self._page = ctypes.cast(text_page, ctypes.c_void_p)
        self._view = view
        self._hidden = hidden
        self._known: dict[int | None, _Look] = {None: _Look(10.0, False, 0, True, None)}
        self._bold: dict[int | None, bool] = {None: False}

    def at(self, position: int) -> _Look:
        """The look of the character at a position of pdfium's text."""
        return self.at_all([position])[0]

    def at_all(self, positions: Sequence[int]) -> list[_Look]:
        """The looks of the characters at positions of pdfium's text."""
        objects = list(map(_text_object, repeat(self._page), positions))
        for key, position in zip(objects, positions, strict=True):
            if key not in self._known:
                self._known[key] = self._look(key, position)
        return [self._known[key] for key in objects]

    def glued(self, text: str, glyphs: _Glyphs) -> list[int]:
        """The last characters of values right behind which a name begins that is a text of its own:
        the cells of two columns that touch. Where numbers do, dashes may stand for numbers."""
        found = self._touching(_NUMBER_AND_NAME, text, glyphs)
        return found and found + self._touching(_DASH_AND_NAME, text, glyphs)

    def _touching(self, pattern: re.Pattern[str], text: str, glyphs: _Glyphs) -> list[int]:
        found = []
        for match in pattern.finditer(text):
            place = int(np.searchsorted(glyphs.position, match.start()))
            if glyphs.position[place : place + 2].tolist() == [match.start(), match.start() + 1]:
                one, two = (_text_object(self._page, match.start() + step) for step in (0, 1))
                found += [place] if one != two else []
        return found

    def shown(self, glyphs: _Glyphs) -> NDArray[np.bool_]:
        """Which characters stand, by their middle, in what the clip of their text leaves to see:
        a cell that is too small for its text prints a part of it."""
        objects = np.array(list(map(_text_object, repeat(self._page), glyphs.position.tolist())))
        keys, which = np.unique(objects, return_inverse=True)
        clips = np.array([_clip(key, self._view) for key in keys.tolist()])[which]
        x, y = glyphs.box[:, [0, 2]].mean(axis=1), glyphs.box[:, [1, 3]].mean(axis=1)
        inside: NDArray[np.bool_] = (
            (clips[:, 0] <= x) & (x <= clips[:, 2]) & (clips[:, 1] <= y) & (y <= clips[:, 3])
        )
        return inside

    def covered(
        self, glyphs: _Glyphs, starts: NDArray[np.int_], painted: _Covers
    ) -> NDArray[np.bool_]:
        """Which characters stand, by their middle, where white is painted after their text."""
        # What stands in a form of its own is not among the objects of the page: never covered.
        never = max(len(painted.orders), *(cover.order for cover in painted.covers)) + 1
        x, y = glyphs.box[:, [0, 2]].mean(axis=1), glyphs.box[:, [1, 3]].mean(axis=1)

        def orders(positions: Iterable[int]) -> NDArray[np.int_]:
            objects = map(_text_object, repeat(self._page), positions)
            return np.array([painted.orders.get(found, never) for found in objects], dtype=int)

        def below(order: NDArray[np.int_], x: Floats, y: Floats) -> NDArray[np.bool_]:
            under = np.zeros(len(order), dtype=bool)
            first = order.min(initial=never)
            for cover, area in painted.covers:
                if cover > first:
                    inside = (area.x0 < x) & (x < area.x1) & (area.y0 < y) & (y < area.y1)
                    under |= inside & (order < cover)
            return under

        away = below(orders(starts.tolist())[glyphs.run], x, y)
        # A word that a line breaks is two texts: ask each of those characters for its own.
        doubted = np.flatnonzero(away)
        away[doubted] = below(orders(glyphs.position[doubted].tolist()), x[doubted], y[doubted])
        return away

    def _look(self, text_object: int, position: int) -> _Look:
        matrix = raw.FS_MATRIX()
        _text_matrix(self._page, position, ctypes.addressof(matrix))
        font = _font(text_object)
        if font not in self._bold:
            self._bold[font] = _is_bold(ctypes.cast(font, raw.FPDF_FONT))
        mode = _render_mode(text_object)
        direction, off = self._view.direction(matrix.a, matrix.b)
        x, y = self._view.point(matrix.e, matrix.f)
        return _Look(
            abs(_font_size(self._page, position) * math.hypot(matrix.c, matrix.d)) or 1.0,
            self._bold[font] or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
            direction,
            mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE and text_object not in self._hidden,
            {0: y, 90: x, 180: -y, 270: -x}[direction],
            _has_no_unicode(self._page, position) == 1,
            off > SLANTED,
        )


def _crowded(glyphs: _Glyphs) -> NDArray[np.int_]:
    """Neighbours in one place or nearly so, the first ones and the second ones: none on most
    pages."""
    middle = (glyphs.v0 + glyphs.v1) / 2
    pairs = []
    # Of two shifted bands at least one holds both neighbours.
    for shift in (0.0, 0.5):
        # One key to sort by: along a line, line by line, direction by direction.
        band = np.floor(middle / 6 + shift) + 1e4 * glyphs.direction
        order = np.argsort(1e5 * band + glyphs.u0)
        u0, u1, line = glyphs.u0[order], glyphs.u1[order], band[order]
        inside = np.minimum(u1[:-1], u1[1:]) - u0[1:]
        near = (inside > 0.25 * np.minimum(u1[:-1] - u0[:-1], u1[1:] - u0[1:])) & (
            line[:-1] == line[1:]
        )
        pairs.append((order[:-1][near], order[1:][near]))
    return np.concatenate(pairs, axis=1)


def _overlap(glyphs: _Glyphs, first: NDArray[np.int_], second: NDArray[np.int_]) -> bool:
    """Whether neighbours in one place are of different words."""
    middle = (glyphs.v0 + glyphs.v1) / 2
    apart = np.abs(middle[first] - middle[second])
    different = glyphs.run[first] != glyphs.run[second]
    return bool((different & (apart < 0.4 * glyphs.size[second])).any())


def _clip(page_object: int | None, view: _View) -> tuple[float, float, float, float]:
    """The box that is left to see of an object: what all its clips have in common."""
    clip = raw.FPDFPageObj_GetClipPath(ctypes.cast(page_object or 0, raw.FPDF_PAGEOBJECT))
    x, y = ctypes.c_float(), ctypes.c_float()
    low, high = [-math.inf, -math.inf], [math.inf, math.inf]
    for path in range(raw.FPDFClipPath_CountPaths(clip) if clip else 0):
        points = []
        for place in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, place)
            if raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append(view.point(x.value, y.value))
        if points:
            low = [max(low[axis], min(p[axis] for p in points)) for axis in (0, 1)]
            high = [min(high[axis], max(p[axis] for p in points)) for axis in (0, 1)]
    return low[0], low[1], high[0], high[1]


def _shines_through(found: int) -> bool:
    """Whether what lies below an object can be seen: by its blending, a mask, or its opacity."""
    return bool(raw.FPDFPageObj_HasTransparency(ctypes.cast(found, raw.FPDF_PAGEOBJECT)))


def _is_bold(font: Any) -> bool:
    """By the name of the font, where it has one: the width of stems that stands beside it is of no
    use when a program has estimated it (Ghostscript gives a light font that of a bold one)."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length + 1)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = re.sub(rb"^(?:[A-Z]{6}|CIDFont)\+", b"", buffer.value)
    if re.search(rb"[A-Za-z]{4}", name):
        return bool(re.search(rb"bold|black|heavy|demi|cmbx|[-,]bd", name, re.IGNORECASE))
    return bool(raw.FPDFFont_GetWeight(font) >= 600)


def _doubled(codes: NDArray[np.uint32], glyphs: _Glyphs) -> NDArray[np.bool_]:
    """Characters printed a second time almost in place, which is how some programs make bold."""
    doubled = np.zeros(len(codes), dtype=bool)
    width, height = glyphs.u1 - glyphs.u0, glyphs.v1 - glyphs.v0
    middle = (glyphs.v0 + glyphs.v1) / 2
    # Where there are any, a second pass with shifted bands finds the pairs on a band's edge.
    for shift in (0.0, 0.5):
        band = np.floor(middle / 2 + shift)
        order = np.lexsort((glyphs.u0, band, glyphs.direction, codes))
        first, second = order[:-1], order[1:]
        step = glyphs.u0[second] - glyphs.u0[first]
        near = (
            (codes[second] == codes[first])
            & (glyphs.direction[second] == glyphs.direction[first])
            & (np.abs(middle[second] - middle[first]) < 0.15 * height[second])
            # An `I` is thinner than the step that makes it bold; two of them stand 0.3 heights off.
            & (step < np.maximum(0.3 * width[second], 0.1 * height[second]))
            & (step > -0.01)
        )
        if not near.any():
            break
        doubled[np.maximum(first, second)[near]] = True
    return doubled


# --- rules, shades, images -----------------------------------------------------------------

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner: Any, outer: _Matrix) -> Any:
    """Two matrices one after the other; ``inner`` may be six arrays."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _read_objects(
    page: Any, view: _View, covers: list[_Cover]
) -> tuple[tuple[Rule, ...], tuple[Area, ...], tuple[Area, ...], int]:
    """Rules, shades, images, and how many objects were left out."""
    rules: list[Rule] = []
    shades: list[Area] = []
    images: list[Area] = []
    budget, unlooked = MAX_OBJECTS, 0
    # (container, count, getter, matrix, depth) of what is still to be walked: the page, its forms.
    count = raw.FPDFPage_CountObjects(page)
    waiting: list[tuple[Any, int, Any, _Matrix, int]] = [
        (page, count, _object_on_page, _IDENTITY, 0)
    ]
    while waiting:
        container, count, get, outer, depth = waiting.pop()
        address = ctypes.cast(container, ctypes.c_void_p)
        objects = list(map(get, repeat(address), range(min(count, budget))))
        budget -= len(objects)
        unlooked += count - len(objects)
        kinds = list(map(_kind, objects))
        paths = [
            found
            for found, kind in zip(objects, kinds, strict=True)
            if kind == raw.FPDF_PAGEOBJ_PATH
        ]
        white = covers if depth == 0 else None
        orders = {found: order for order, found in enumerate(objects)} if white is not None else {}
        unlooked += _read_paths(paths, outer, view, rules, shades, white, orders)
        for found, kind in zip(objects, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                images.append(_bounds(found, outer, view))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                form = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
                count = raw.FPDFFormObj_CountObjects(form)
                matrix = _times(_matrix(form), outer)
                waiting.append((form, count, _object_in_form, matrix, depth + 1))
    return tuple(rules), tuple(shades), tuple(images), unlooked


COVERING = 0.5
"""Of a page whose images cover less than this share no text is looked for under them."""


def _under_images(
    document: pdfium.PdfDocument, page: Any, view: _View, images: Sequence[Area]
) -> frozenset[int]:
    """The text objects that an image printed after them hides: the layer of some recognition
    software. An image that lets the text shine through (a watermark) hides none."""
    share = sum((area.x1 - area.x0) * (area.y1 - area.y0) for area in images)
    if share < COVERING * view.width * view.height:
        return frozenset()
    texts: dict[int, tuple[float, float]] = {}
    covered: set[int] = set()
    for found, kind, matrix in _in_order(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            area = _bounds(found, matrix, view)
            texts[found] = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and texts.keys() - covered:
            x0, y0, x1, y1 = _bounds(found, matrix, view)
            under = {key for key, (x, y) in texts.items() if x0 <= x <= x1 and y0 <= y <= y1}
            if under - covered and _is_opaque(document, page, found):
                covered |= under
    return frozenset(covered)


def _in_order(page: Any) -> Iterator[tuple[int, int, _Matrix]]:
    """The objects of a page in the order they are printed in, those of forms in their place:
    address, kind, and the matrix they stand under."""

    def walk(
        container: Any, count: int, get: Any, outer: _Matrix, depth: int
    ) -> Iterator[tuple[int, int, _Matrix]]:
        for found in map(get, repeat(ctypes.cast(container, ctypes.c_void_p)), range(count)):
            kind = _kind(found)
            yield found, kind, outer
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < 8:
                form = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
                matrix = _times(_matrix(form), outer)
                inner = raw.FPDFFormObj_CountObjects(form)
                yield from walk(form, inner, _object_in_form, matrix, depth + 1)

    count = min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)
    yield from walk(page, count, _object_on_page, _IDENTITY, 0)


def _is_opaque(document: pdfium.PdfDocument, page: Any, found: int) -> bool:
    """Whether nothing shines through an image; one too large to be unpacked is a scan."""
    image = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    if width.value * height.value > MOST_DECODED:
        return True
    drawn = raw.FPDFImageObj_GetRenderedBitmap(document.raw, page, image)
    if not drawn:
        return False
    pixels = pdfium.PdfBitmap.from_raw(drawn).to_numpy()
    return pixels.shape[2] < 4 or float(pixels[:, :, 3].mean()) > 250


def _matrix(form: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(found: int, outer: _Matrix, view: _View) -> Area:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    image = ctypes.cast(found, raw.FPDF_PAGEOBJECT)
    raw.FPDFPageObj_GetBounds(image, left, bottom, right, top)
    a, b, c, d, e, f = outer
    corners = [
        view.point(a * x + c * y + e, b * x + d * y + f)
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = zip(*corners, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a path is painted; ``hidden`` where in white or fully transparent, ``white`` where it is
    filled so that nothing shows through."""

    filled: bool
    stroked: bool
    hidden: bool
    white: bool


def _inks(paths: Sequence[int]) -> list[_Ink]:
    fill, stroke = np.zeros((2, len(paths)), dtype=np.int32)
    deque(map(_draw_mode, paths, _places(fill), _places(stroke)), maxlen=0)
    red, green, blue, alpha = colours = np.zeros((4, len(paths)), dtype=np.uint32)
    told = [
        (_stroke_colour if stroked else _fill_colour)(path, *places)
        for path, stroked, *places in zip(
            paths, stroke.tolist(), *map(_places, colours), strict=True
        )
    ]
    white = np.minimum(np.minimum(red, green), blue) >= 250
    hidden = np.array(told, dtype=bool) & (white | (alpha == 0))
    # The colour asked for is that of the stroke where there is one: those are frames, not covers.
    solid = (fill != 0) & (stroke == 0) & np.array(told, dtype=bool) & white & (alpha == 255)
    return list(
        map(_Ink, (fill != 0).tolist(), (stroke != 0).tolist(), hidden.tolist(), solid.tolist())
    )


def _read_paths(
    paths: list[int],
    outer: _Matrix,
    view: _View,
    rules: list[Rule],
    shades: list[Area],
    covers: list[_Cover] | None,
    orders: Mapping[int, int],
) -> int:
    """The paths of one container, all of them in one go: some pages have thousands. How many were
    left out. ``covers`` takes the boxes painted white, with their places in ``orders``."""
    counts: list[int] = list(map(_segment_count, paths))
    unlooked = sum(count > MAX_SEGMENTS for count in counts)
    paths = [path for path, n in zip(paths, counts, strict=True) if 1 < n <= MAX_SEGMENTS]
    counts = [count for count in counts if 1 < count <= MAX_SEGMENTS]
    if not paths:
        return unlooked
    segments = [
        segment
        for path, count in zip(paths, counts, strict=True)
        for segment in map(_segment, repeat(path), range(count))
    ]
    kinds, closing = list(map(_segment_kind, segments)), list(map(_segment_closes, segments))
    points = _points(paths, counts, segments, outer, view)
    end = 0
    for path, ink, count in zip(paths, _inks(paths), counts, strict=True):
        start, end = end, end + count
        if covers is not None and ink.white and count in (4, 5):
            xs, ys = zip(*points[start:end], strict=True)
            if len({round(x) for x in xs}) == len({round(y) for y in ys}) == 2:
                left, top, right, bottom = _clip(path, view)
                area = Area(
                    max(min(xs), left), max(min(ys), top), min(max(xs), right), min(max(ys), bottom)
                )
                if not _shines_through(path):
                    covers.append(_Cover(orders[path], area))
        if not ink.filled and not ink.stroked:
            continue
        shape: list[tuple[float, float]] = []
        curved = False
        for position in range(start, end):
            kind = kinds[position]
            if kind == raw.FPDF_SEGMENT_MOVETO:
                _shape(shape, False, curved, ink, rules, shades)
                shape, curved = [], False
            elif kind == raw.FPDF_SEGMENT_BEZIERTO:
                curved = True
            shape.append(points[position])
            if closing[position]:
                _shape(shape, True, curved, ink, rules, shades)
                shape, curved = shape[:1], False
        _shape(shape, False, curved, ink, rules, shades)
    return unlooked


def _points(
    paths: Sequence[int],
    counts: Sequence[int],
    segments: Sequence[int],
    outer: _Matrix,
    view: _View,
) -> list[tuple[float, float]]:
    """Where the segments of paths end, on the page as shown."""
    corners = np.zeros((2, len(segments)), dtype=np.float32)
    deque(map(_segment_point, segments, *map(_places, corners)), maxlen=0)
    x, y = corners.astype(np.float64)
    matrices = np.zeros((len(paths), 6), dtype=np.float32)
    deque(map(_object_matrix, paths, _places(matrices)), maxlen=0)
    inner = matrices.astype(np.float64)
    a, b, c, d, e, f = _times(np.repeat(inner, counts, axis=0).T, outer)
    across, down = view.point(a * x + c * y + e, b * x + d * y + f)
    return list(zip(across.tolist(), down.tolist(), strict=True))


def _shape(
    points: list[tuple[float, float]],
    closed: bool,
    curved: bool,
    ink: _Ink,
    rules: list[Rule],
    shades: list[Area],
) -> None:
    """One closed or open run of points as rules (strokes, thin fills) or a shade."""
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    if min(width, height) <= THIN and (ink.filled or len(points) <= 5):
        if width >= height:
            middle = (y0 + y1) / 2
            rules.append(Rule(x0, middle, x1, middle, ink.hidden))
        else:
            middle = (x0 + x1) / 2
            rules.append(Rule(middle, y0, middle, y1, ink.hidden))
        return
    if ink.filled and not ink.stroked:
        if not curved and not ink.hidden and len(points) <= 6:
            shades.append(Area(x0, y0, x1, y1))
        return
    if curved:
        return
    path = [*points, points[0]] if closed else points
    for (xa, ya), (xb, yb) in pairwise(path):
        if abs(ya - yb) <= SLANT < abs(xa - xb):
            middle = (ya + yb) / 2
            rules.append(Rule(min(xa, xb), middle, max(xa, xb), middle, ink.hidden))
        elif abs(xa - xb) <= SLANT < abs(ya - yb):
            middle = (xa + xb) / 2
            rules.append(Rule(middle, min(ya, yb), middle, max(ya, yb), ink.hidden))
