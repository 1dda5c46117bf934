"""Text printed on a picture, held against that picture where its words are poor.

Programs that recognise what they scan print what they read over the picture, or in its place
(:mod:`extract.triage` tells by the words). A few of them are read again in the picture, each in its
own box, and every number. Text that says what the picture says is kept, its numbers as sure as the
second reading makes them; a number on which the two differ is in doubt. Any other is worth nothing,
and the page is read as a picture; so is every page whose text nobody sees.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, median

import numpy as np
from pypdfium2 import PdfDocument
from rapidfuzz.distance import Levenshtein

from extract.ocr import kept
from extract.ocr.ink import Sheet, ink_of, take_apart
from extract.ocr.page import DISAGREED, rules_of
from extract.ocr.picture import TooLarge, draw
from extract.ocr.recogniser import Character, Gray, load, text_of
from extract.ocr.segments import find_segments, is_dash
from extract.ocr.settings import Ocr
from extract.ocr.upright import quarter_turned, skew, straightened
from extract.printed import PageContent, Word, Words, turn
from extract.runs import Mask

SAMPLE = 24
"""Words that are read again, from all over the page."""
FEWEST = 8
"""Readings from which on they say anything about a layer."""
ALIKE = 0.75
"""Two readings of a word are of the same one from this share of like letters on: the box of a layer
may cut a letter off."""
AGREED = 0.8
"""How many of the words, and of the numbers, must be alike."""
WHOLE = 0.97
"""How many of the picture's lines of ink must be in the layer: recognition passes over some, most
of all over numbers in the cells of dense tables."""
MARGIN = 2.0
"""Points above and below a word's box that are looked at; boxes of layers are rough."""
REACH, GAP = 0.9, 0.1
"""How far, in heights of the box, ink that begins in a word goes on beyond its box at most, and the
white that ends it."""


def checked(
    document: PdfDocument, content: PageContent, ocr: Ocr
) -> tuple[PageContent | None, tuple[str, ...]]:
    """The page with its layer, numbers scored, and the rules of its picture; ``None`` where the
    picture says something else, or too little. Beside it the keys under which that is kept."""
    try:
        drawn = draw(document, content.number)
    except TooLarge:
        return None, ()
    if drawn is None:
        return None, ()
    picture, scale = drawn
    text = " ".join(word.text for word in content.words)
    layer = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    (words, rules, _), keys = kept.found_in(
        picture, f"{ocr.lang} {layer}", ocr.folder, lambda: _compared(picture, scale, content)
    )
    if not words:
        return None, keys
    page = replace(content, words=words, rules=content.rules or rules, images=(), shades=())
    return page, keys


def _compared(picture: Gray, scale: float, content: PageContent) -> kept.Found:
    """The words of the layer with scores, and the rules of the picture; none where they differ."""
    counts = Counter(word.direction for word in content.words)
    direction = counts.most_common(1)[0][0]
    upright = turn(content, direction)
    lying = quarter_turned(picture, direction)
    angle = skew(ink_of(lying))
    sheet = take_apart(straightened(lying, angle), scale)
    words = [_straight(word, angle, upright) for word in upright.words]
    numbers = [place for place, word in enumerate(words) if _has_digit(word.text)]
    others = [place for place, word in enumerate(words) if len(_letters(word.text)) > 3]
    others = others[:: len(others) // SAMPLE + 1]
    crops = [_crop(sheet, words[place]) for place in (*others, *numbers)]
    read = load().read(crops)
    alike = [
        Levenshtein.normalized_similarity(_letters(words[place].text), _letters(text_of(line)))
        >= ALIKE
        for place, line in zip(others, read, strict=False)
    ]
    told = {
        place: _told(words[place], line)
        for place, line in zip(numbers, read[len(others) :], strict=True)
    }
    same = [(word.score or 0) > DISAGREED for word in told.values()]
    if not _agree(alike, same) or _covered(sheet, words) < WHOLE:
        return (), (), 0
    scored = [told.get(place, word)._replace(visible=True) for place, word in enumerate(words)]
    straight = replace(upright, words=tuple(scored), rules=rules_of(sheet))
    back = turn(straight, (360 - direction) % 360)
    return back.words, back.rules, 0


def _agree(alike: Sequence[bool], same: Sequence[bool]) -> bool:
    """Whether words, of which some are ``alike``, and numbers, some the ``same``, are those of the
    picture: most of the words, and of the numbers where they are not few."""
    if len(alike) + len(same) < FEWEST or _share(alike) < AGREED:
        return False
    return len(same) < FEWEST or _share(same) >= AGREED


def _covered(sheet: Sheet, words: Words) -> float:
    """How many of the picture's lines of ink hold words of the layer, lone dashes left out."""
    scale = sheet.scale
    lines = [line for line in find_segments(sheet) if not is_dash(sheet, line)]
    usual = median(line.high for line in lines) if lines else 0.0
    lines = [line for line in lines if 0.5 * usual <= line.high <= 2 * usual]
    boxes = np.array([word[1:5] for word in words]).reshape(-1, 4) * scale
    told = []
    for x0, y0, x1, y1 in lines:
        middle = (boxes[:, 1] < (y0 + y1) / 2) & ((y0 + y1) / 2 < boxes[:, 3])
        beside = (boxes[:, 0] < x1) & (x0 < boxes[:, 2])
        told.append(bool((middle & beside).any()))
    return _share(told)


def _share(verdicts: Sequence[bool]) -> float:
    return fmean(verdicts) if verdicts else 1.0


def _straight(word: Word, angle: float, page: PageContent) -> Word:
    """The word where it stands once the page is turned by ``angle`` degrees (counterclockwise)."""
    x = (word.x0 + word.x1 - page.width) / 2
    y = (word.y0 + word.y1 - page.height) / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    dx, dy = x * cos + y * sin - x, y * cos - x * sin - y
    return word._replace(x0=word.x0 + dx, x1=word.x1 + dx, y0=word.y0 + dy, y1=word.y1 + dy)


def _crop(sheet: Sheet, word: Word) -> Gray:
    """The picture of a word: its box, and as far beside it as its ink goes on."""
    scale, (high, wide) = sheet.scale, sheet.picture.shape
    top, bottom = round((word.y0 - MARGIN) * scale), round((word.y1 + MARGIN) * scale)
    left, right = round(word.x0 * scale), round(word.x1 * scale)
    top, left = min(max(top, 0), high - 8), min(max(left, 0), wide - 8)
    bottom, right = max(bottom, top + 8), max(right, left + 8)
    inner = round(MARGIN * scale)
    rows = sheet.print[top + inner : max(bottom - inner, top + inner + 1)] > 0
    inked = np.asarray(rows.any(axis=0), dtype=np.bool_)
    gap = max(round(GAP * (bottom - top)), 2)
    reach = round(REACH * (bottom - top))
    right += _goes_on(inked[right : right + reach], gap)
    left -= _goes_on(inked[max(left - reach, 0) : left][::-1], gap)
    return sheet.picture[top:bottom, max(left - 3, 0) : right + 3]


def _goes_on(inked: Mask, gap: int) -> int:
    """How many columns the ink goes on until so much white follows."""
    last = 0
    for place in np.flatnonzero(inked).tolist():
        if place - last > gap:
            break
        last = place + 1
    return last


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _told(word: Word, line: Sequence[Character]) -> Word:
    """A number with how sure it is once the picture was read as ``line``; that as another reading
    where the two differ."""
    found = text_of(line).replace(" ", "")
    if _plain(found) != _plain(word.text):
        return word._replace(score=DISAGREED, readings=(found,) if _has_digit(found) else ())
    return word._replace(score=min(one.score for one in line))


def _plain(text: str) -> str:
    return text.replace("–", "-").strip(".,;:")
