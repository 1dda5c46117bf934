"""``read_scan``: one page that is a picture, as the page that was scanned."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, pairwise
from statistics import fmean, median

import cv2
import numpy as np
from pypdfium2 import PdfDocument

from extract.document import SURE
from extract.ocr import kept, second
from extract.ocr.ink import Sheet, ink_of, take_apart
from extract.ocr.picture import TooLarge, draw
from extract.ocr.recogniser import HEIGHT, STEP, Character, Gray, Recogniser, load
from extract.ocr.segments import Segment, bars, find_segments, is_colon, is_dash
from extract.ocr.settings import AUTO, PAGE_SECONDS, Ocr
from extract.ocr.upright import quarter_turned, runs_sideways, skew, straightened
from extract.ocr.words import ReadLine, to_words
from extract.ocr.worn import (
    back_of,
    positive,
    without_back,
    without_fields,
    without_holes,
    without_streaks,
)
from extract.printed import Area, PageContent, Rule, Word, Words, turn
from schemas.message import Message, say

LEGIBLE = 0.6
"""A page whose characters are read with less than this mean score holds no print: it is a photo,
handwriting, or print too poor to read. Print scores 0.9 and more, photos 0.3 (counted by
``python -m benchmarks.scans``)."""
WORD = 0.5
"""What scores less than this holds no print either: specks, strokes of a signature, parts of a
stamp score 0.81 at most, nearly all of them below 0.5."""
CERTAIN = 0.93
"""Mean score of lines that lie as they are read; turned over they score 0.6 and less."""
STAIN = 0.85
"""A character that stands alone is print from this score on: holes and shadows score 0.81 at
most."""
NUMERAL = 0.6
"""The score of a numeral that only its shape tells."""
SHORT = 2.0
"""A line is short that is less than this many times as wide as high: one or two digits."""
RUNNING = 12.0
"""A line is running text that is this many times as wide as high and more."""
BREADTH, PAPER = 0.8, 0.14
"""How broad running text is drawn, and how many times its height of paper above and below: the
model draws every line as high, so both make it narrower. It takes two thirds of the work, and of
145 lines 142 were right, 143 in full (docs/scans.md)."""
CROWDED = 1.35
"""Answers that the model gives for a sign of a line drawn narrow, at least: of condensed type it
has fewer, and passes over signs that are alike (`1312` became `12`)."""
DISAGREED = 0.5
"""The score of what two readings do not agree on."""
CONTRAST = 40
"""Levels of grey between the darkest and the lightest place of a page with print on it."""
EDGE = 6.0
"""Points from the edge of a picture within which no printer prints; what stands there was cut."""
AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,\d\d)?")
EVEN, GROUP, COLUMN = 0.25, 1.2, 3.0
"""Type sizes within which amounts of a column end together, and by which one ends before them that
lacks a group of digits; points within which rules are one column's."""
ALIGNED, FEWEST = 0.7, 4
"""The share of its amounts that end together, and how many do at least."""
Line = tuple[Character, ...]
_MARGIN_X, _MARGIN_Y = 4, 3
"""Pixels left around the ink of a line."""
TRIED = 4
"""Lines of running text that tell whether its type can be drawn narrow."""
_TRIED = 6
"""Lines that are read to tell up from down."""
_FEW = 3
"""Characters from which on they tell up from down; a lone one may lie on its side."""
_DUST = 3.0
"""Points that a line of print is high at least."""
_MOST_DUST = 100
"""Specks of bare paper at most: print too pale to be seen whole leaves more."""
_SAMPLE = 10
"""How many times as wide as high the part of such a line is that is read."""


class Illegible(Exception):
    """A page on which nothing could be read, and why. ``kept`` are the keys under which that is
    kept."""

    def __init__(self, why: Message, kept: tuple[str, ...] = ()) -> None:
        super().__init__(why.code)
        self.why = why
        self.kept = kept


def read_scan(
    document: PdfDocument, content: PageContent, ocr: Ocr = AUTO, area: Area | None = None
) -> PageContent:
    """The words and rules of a page (as ``content`` tells its size), recognised in its picture; of
    an ``area`` of it, where ``content`` tells the size of that.

    What is found is kept in the folder of ``ocr``. Raises :class:`Illegible` where there is nothing
    to read.
    """
    try:
        drawn = draw(document, content.number, area)
    except TooLarge as error:
        raise Illegible(say("halaman-tak-terbaca.terlalu-besar")) from error
    if drawn is None:
        raise Illegible(say("halaman-tak-terbaca.terlalu-kecil"))
    picture, scale = drawn
    (words, rules, direction), keys = kept.found_in(
        picture, ocr.lang, ocr.folder, lambda: _recognise(picture, scale, ocr.lang)
    )
    if not words:
        if is_blank(picture, scale):
            raise Illegible(say("halaman-tak-terbaca.kosong"), keys)
        raise Illegible(say("halaman-tak-terbaca.tanpa-teks"), keys)
    sideways = direction in (90, 270)
    upright = replace(
        content,
        width=content.height if sideways else content.width,
        height=content.width if sideways else content.height,
        words=words,
        rules=rules,
        images=(),
        shades=(),
        clipped=(),
        characters=sum(len(word.text) for word in words),
        unmapped=0,
    )
    return replace(turn(upright, (360 - direction) % 360), kept=keys)


def _recognise(picture: Gray, scale: float, languages: str) -> kept.Found:
    """Words and rules of the picture once it is upright, and how it stood before."""
    if picture.max() - picture.min() < CONTRAST:
        return (), (), 0  # blank
    words, sheet, direction = first_reading(picture, scale)
    return second.confirmed(words, sheet, languages), rules_of(sheet), direction


def is_blank(picture: Gray, scale: float) -> bool:
    """Whether a picture is that of bare paper, as the back of a sheet is: a few specks, no print.
    What is white through and through may be a picture that could not be unpacked."""
    if min(picture.shape) < _DUST * scale:
        return False
    dust = cv2.connectedComponentsWithStats(ink_of(without_holes(picture, scale)))[2][1:, 2:4]
    bare = len(dust) <= _MOST_DUST and (dust < _DUST * scale).all()
    return bool(bare and picture.min() < picture.max())


def first_reading(picture: Gray, scale: float) -> tuple[tuple[Word, ...], Sheet, int]:
    """The words as the recogniser reads them, the picture that was turned upright for it, and how
    it stood before."""
    deadline = time.process_time() + PAGE_SECONDS
    recogniser = load()
    picture = without_holes(without_streaks(positive(picture), scale), scale)
    picture = without_fields(picture, scale)
    direction, sheet, segments = _upright(picture, scale, recogniser)

    def certainty(lines: Sequence[Segment]) -> float:
        return _certainty(recogniser.read(_samples(sheet, lines), BREADTH))

    back = back_of(sheet, segments, certainty)
    if back is not None:
        sheet, segments = _apart(quarter_turned(without_back(picture, back), direction), scale)
    return _legible(_read(sheet, segments, recogniser, deadline), sheet), sheet, direction


def _apart(picture: Gray, scale: float) -> tuple[Sheet, list[Segment]]:
    """The picture straightened and taken apart, with its lines of ink."""
    angle = skew(ink_of(picture))
    sheet = take_apart(straightened(picture, angle), scale)
    return sheet, find_segments(sheet)


def _upright(
    picture: Gray, scale: float, recogniser: Recogniser
) -> tuple[int, Sheet, list[Segment]]:
    """How the text of the picture runs, and the picture turned upright and taken apart.

    The way that the sums of ink favour is tried first; the recogniser is sure of a few of its
    lines, or all ways are tried and the one it is surest of is right. Ruled columns may make the
    sums err, never both.
    """
    first = 90 if runs_sideways(ink_of(picture)) else 0
    best, found = -1.0, None
    for direction in (first, (first + 180) % 360, 90 - first, 270 - first):
        sheet, segments = _apart(quarter_turned(picture, direction), scale)
        read = recogniser.read(_samples(sheet, segments), BREADTH)
        certainty = _certainty(read) * min(sum(map(len, read)) / _FEW, 1.0)
        if certainty > best:
            best, found = certainty, (direction, sheet, segments)
        if certainty >= CERTAIN:
            break
    assert found is not None
    return found


def _samples(sheet: Sheet, segments: Sequence[Segment]) -> list[Gray]:
    """The beginnings of a few of the longer lines of a page, of the longest where it has few; no
    dust, of which an empty page has more than lines."""
    high = [one for one in segments if one.high >= _DUST * sheet.scale]
    longer = sorted(high, key=lambda one: one.wide)[-4 * _TRIED :]
    longer = longer[::4] if len(longer) == 4 * _TRIED else longer[-_TRIED:]
    return [_crop(sheet, one)[:, : _SAMPLE * one.high] for one in longer]


def _certainty(lines: Sequence[Sequence[Character]]) -> float:
    scores = [character.score for line in lines for character in line]
    return fmean(scores) if scores else 0.0


def _crop(sheet: Sheet, segment: Segment) -> Gray:
    """The picture of a line of ink with a little paper around it."""
    x0, y0, x1, y1 = segment
    rows = slice(max(y0 - _MARGIN_Y, 0), y1 + _MARGIN_Y)
    return sheet.picture[rows, max(x0 - _MARGIN_X, 0) : x1 + _MARGIN_X]


def _read(
    sheet: Sheet, segments: Sequence[Segment], recogniser: Recogniser, deadline: float
) -> list[ReadLine]:
    """Every line of ink with its characters. Raises :class:`Illegible` past the deadline."""
    told = {segment: "-" for segment in segments if is_dash(sheet, segment)}
    told |= {segment: ":" for segment in segments if is_colon(sheet, segment)}
    lines = [_told(sheet, segment, sign) for segment, sign in told.items()]
    segments = [segment for segment in segments if segment not in told]
    # By width, so that the batches of every part are of like lines; parts, to look at the clock.
    ordered = sorted(segments, key=lambda one: one.wide / one.high)
    for start in range(0, len(ordered), 64):
        if time.process_time() > deadline:
            raise Illegible(say("halaman-tak-terbaca.terlalu-lama", detik=int(PAGE_SECONDS)))
        part = ordered[start : start + 64]
        crops = [_crop(sheet, segment) for segment in part]
        read = _doubly_read(crops, _quickly_read(crops, recogniser), recogniser)
        for segment, crop, characters in zip(part, crops, read, strict=True):
            left, width = min(_MARGIN_X, segment.x0), crop.shape[1]
            placed = tuple(
                one._replace(place=(one.place * width - left) / segment.wide) for one in characters
            )
            placed = _as_numeral(placed, sheet, segment)
            lines.append(ReadLine(segment, placed, segment.ink(sheet)))
    return sorted(lines, key=lambda line: (line.segment.y0, line.segment.x0))


def _quickly_read(crops: Sequence[Gray], recogniser: Recogniser) -> list[Line]:
    """The lines, running text drawn narrow first; what is in doubt then is read as broad as it is,
    as all other lines are. Condensed type does not bear it: a few lines tell."""
    running = [
        place for place, crop in enumerate(crops) if crop.shape[1] >= RUNNING * crop.shape[0]
    ]
    lines: dict[int, Line] = {}
    for places in (running[:TRIED], running[TRIED:]):
        drawn = [_on_high_paper(crops[place]) for place in places]
        narrow = recogniser.read(drawn, BREADTH)
        surely = [
            not _is_doubted(line) and _answers(crop) >= CROWDED * len(line)
            for crop, line in zip(drawn, narrow, strict=True)
        ]
        lines |= compress(zip(places, narrow, strict=True), surely)
        if sum(surely) < len(places) / 2:
            break
    others = [place for place in range(len(crops)) if place not in lines]
    lines |= zip(others, recogniser.read([crops[place] for place in others]), strict=True)
    return [lines[place] for place in range(len(crops))]


def _answers(crop: Gray) -> float:
    """How many answers the model gives for a line that is drawn narrow."""
    high, wide = crop.shape
    return float(HEIGHT * BREADTH * wide / high / STEP)


def _on_high_paper(crop: Gray) -> Gray:
    room = round(PAPER * crop.shape[0])
    return np.pad(crop, ((room, room), (0, 0)), mode="edge")


def _is_doubted(line: Line) -> bool:
    """Whether a digit or letter of a line is not surely read, or there is none, or a blank was
    overlooked: behind a comma hardly ever a letter stands."""
    scores = [one.score for one in line if one.text.isalnum()]
    joined = any(one.text in ",;:)" and other.text.isalpha() for one, other in pairwise(line))
    return joined or min(scores, default=0.0) < SURE


def _doubly_read(crops: Sequence[Gray], read: Sequence[Line], recogniser: Recogniser) -> list[Line]:
    """The lines, those of one or two digits read a second time with more paper around them.

    A lone digit has no neighbours that tell how large and heavy its type is, and is the one that is
    misread with a high score (a 6 as an 8, a 7 as a 1). It is as sure as its poorer reading, and in
    doubt where they differ.
    """
    short = [
        place
        for place, (crop, line) in enumerate(zip(crops, read, strict=True))
        if crop.shape[1] < SHORT * crop.shape[0] and any(one.text.isdigit() for one in line)
    ]
    wider = [_on_more_paper(crops[place]) for place in short]
    lines = list(read)
    for place, again in zip(short, recogniser.read(wider), strict=True):
        lines[place] = _agreed(lines[place], again)
    return lines


def _on_more_paper(crop: Gray) -> Gray:
    paper = np.uint8(np.percentile(crop, 80))
    room = crop.shape[0] // 2
    return np.pad(crop, ((2, 2), (room, room)), constant_values=paper)


def _agreed(line: Line, again: Line) -> Line:
    """A line with the scores that two readings of it leave."""
    alike = len(line) == len(again) and all(
        one.text == other.text or {one.text, other.text} <= set("0Oo")
        for one, other in zip(line, again, strict=True)
    )
    if not alike:
        return tuple(
            one._replace(score=min(one.score, DISAGREED), others=_or_again(one, again, place))
            for place, one in enumerate(line)
        )
    return tuple(
        one._replace(score=min(one.score, other.score), others=one.others or other.others)
        for one, other in zip(line, again, strict=True)
    )


def _or_again(one: Character, again: Line, place: int) -> tuple[str, ...]:
    """What a character may be instead, with what the second reading has in its place."""
    other = again[place].text if place < len(again) else ""
    return one.others if other in (one.text, *one.others) else (*one.others, other)


def _told(sheet: Sheet, segment: Segment, sign: str) -> ReadLine:
    """A line of one sign that its shape tells."""
    return ReadLine(segment, (Character(sign, 0.5, 1.0),), segment.ink(sheet))


def _as_numeral(line: Line, sheet: Sheet, segment: Segment) -> Line:
    """A line that the recogniser takes for specks as the numeral that its bars make, in doubt."""
    if _certainty([line]) >= STAIN or (count := bars(sheet, segment)) < 2:
        return line
    return tuple(Character("I", (place + 0.5) / count, NUMERAL) for place in range(count))


def _legible(lines: Sequence[ReadLine], sheet: Sheet) -> tuple[Word, ...]:
    """The words of lines that hold print; none where the page as a whole does not."""
    if _certainty([line.characters for line in lines]) < LEGIBLE:
        return ()
    certain = [line for line in lines if _certainty([line.characters]) >= WORD]
    usual = median(line.segment.high for line in lines)
    shown = [line for line in certain if not _is_stain(line, sheet, usual)]
    shown = [line for line in shown if not _is_stray(line, shown, sheet)]
    words = to_words(shown, sheet.scale)
    short = _short(words, sheet)
    return tuple(
        word._replace(score=min(word.score or 0.0, DISAGREED))
        if place in short or _is_cut(word, sheet)
        else word
        for place, word in enumerate(words)
    )


def _short(words: Words, sheet: Sheet) -> set[int]:
    """The places of amounts that end before the others of their column do, which end together: the
    end of one may be lost under correction fluid or a glare, and what is left is another amount."""
    columns: dict[int, list[tuple[float, Word, int]]] = {}
    for place, word in enumerate(words):
        room = _room_behind(word, words, sheet) if AMOUNT.fullmatch(word.text) else None
        if room is not None:
            columns.setdefault(round((word.x1 + room) / COLUMN), []).append((room, word, place))
    short = set[int]()
    for found in columns.values():
        usual = median(room for room, _, _ in found)
        even = [word for room, word, _ in found if abs(room - usual) < EVEN * word.size]
        wide = [word.x1 - word.x0 for word in even]
        # Amounts of one width end together also where they are centred.
        if (
            len(even) < max(ALIGNED * len(found), FEWEST)
            or max(wide) - min(wide) < even[0].size / 2
        ):
            continue
        short |= {place for room, word, place in found if room - usual > GROUP * word.size}
    return short


def _room_behind(word: Word, words: Words, sheet: Sheet) -> float | None:
    """The points from a word to the upright rule behind it, with no word between."""
    level = sheet.down_at(word.middle * sheet.scale)
    wall = min(
        (bar[0] / sheet.scale for bar in level if bar[2] > word.x1 * sheet.scale), default=0.0
    )
    between = any(
        other.y0 < word.middle < other.y1 and word.x1 <= other.x0 < wall for other in words
    )
    return None if between or wall <= word.x1 else wall - word.x1


def _is_cut(word: Word, sheet: Sheet) -> bool:
    """Whether a number may go on beyond the edge of the picture, before which no rule ends its
    cell."""
    if not any(map(str.isdigit, word.text)):
        return False
    scale, (high, wide) = sheet.scale, sheet.picture.shape
    x0, y0, x1, y1 = (side * scale for side in word[1:5])
    level = [bar[::2] for bar in sheet.down_at((y0 + y1) / 2)]
    over = [bar[1::2] for bar in sheet.across if bar[0] <= (x0 + x1) / 2 <= bar[2]]
    return _runs_out(x0, x1, wide, level, EDGE * scale) or _runs_out(y0, y1, high, over, 0)


def _runs_out(
    low: float, high: float, end: int, bars: Sequence[tuple[float, ...]], room: float
) -> bool:
    """Whether a stretch comes nearer than some room to 0 or to the end of the picture, with no bar
    between."""
    before = low < room and not any(first < low for first, _ in bars)
    behind = high > end - room and not any(last > high for _, last in bars)
    return before or behind


def _is_stain(line: ReadLine, sheet: Sheet, usual: float) -> bool:
    """Whether a single character is none: a punched hole, a shadow, dust. Between rules it may be
    a value, and is kept however poorly it was read; so is an upright bar, which is an I."""
    if len(line.characters) != 1 or _is_between_rules(line.segment, sheet):
        return False
    (letter,) = line.characters
    odd = not 0.4 * usual <= line.segment.high <= 1.7 * usual and letter.text.isalnum()
    bar = letter.text == "I" and letter.score >= WORD and bars(sheet, line.segment) == 1
    return odd or (letter.score < STAIN and not bar)


def _is_stray(line: ReadLine, lines: Sequence[ReadLine], sheet: Sheet) -> bool:
    """Whether a lone dash or colon is dust: it stands between no rules, and beside all print of the
    page or with none at its height."""
    if line.text not in ("-", ":") or _is_between_rules(line.segment, sheet):
        return False
    x0, y0, x1, y1 = line.segment
    longer = [one.segment for one in lines if len(one.characters) >= _FEW]
    if not longer:
        return False
    beside = x1 < min(one.x0 for one in longer) or x0 > max(one.x1 for one in longer)
    return beside or not any(one.y0 <= (y0 + y1) / 2 <= one.y1 for one in longer)


def _is_between_rules(segment: Segment, sheet: Sheet) -> bool:
    """Whether vertical rules stand on both sides of a run of print."""
    x0, y0, x1, y1 = segment
    beside = sheet.down_at((y0 + y1) / 2)
    return any(bar[2] <= x0 + 2 for bar in beside) and any(bar[0] >= x1 - 2 for bar in beside)


def rules_of(sheet: Sheet) -> tuple[Rule, ...]:
    """The rules in points, each as the line through its middle."""
    scale = sheet.scale
    across = [(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in sheet.across]
    down = [((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in sheet.down]
    return tuple(
        Rule(x0 / scale, y0 / scale, x1 / scale, y1 / scale) for x0, y0, x1, y1 in (*across, *down)
    )
