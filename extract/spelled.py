"""The words of a page, put together from its characters.

Takes pdfium's handle of a page's text, the rules between its words and what hides them; gives the
words, and those that print does not show.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.drawn import Covers
from extract.glyphs import (
    MARK,
    Glyphs,
    Look,
    crowded_in,
    doubled_in,
    laid_over,
    overlap,
    read_glyphs,
)
from extract.looks import Looking
from extract.pdfium_calls import Floats, View
from extract.printed import Rules, Word, Words
from extract.runs import Mask

RAISED_SIZE, RAISED_BY = 0.9, 0.2
"""A digit smaller than this share of the letter before it, which stands so many ems of that above
it, is raised; programs print it at 0.58 to 0.83 of the size, 0.33 to 0.5 higher."""
DOTS = 3
"""Dots that a leader keeps."""
_CONTROL = re.compile(r"[\x01\x03-\x08\x0e-\x1f]")
_RUN = re.compile(r"[^\s\0]+")
TINY, UNSEEN = 1.5, 0.25
"""Points that no reader makes out, and the share of the page's usual type that such print has."""
SIDES = 4
"""Upright rules at least of a page with a table that is looked at for texts that nothing shows."""
ROOM = 1.5
"""Type sizes by which text that is clipped away may miss its cell: the last line of a name that the
cell is too low for."""
AT_RULE = 2.0
"""Points from the last rule at which a clip is that of a cell above it."""
# Signs without a meaning; some of them pdfium puts for the hyphen at the end of a line.
_UNPRINTED = {**dict.fromkeys(range(ord(" "))), **dict.fromkeys((0x02, 0xAD, 0xFFFE), "-")}
# Hyphens that are told from the sign by their code alone.
_PLAIN = str.maketrans("\u2010\u2011", "--")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Read(NamedTuple):
    """The words of a page, how many characters they have, how many of all are unmapped."""

    words: tuple[Word, ...] = ()
    characters: int = 0
    unmapped: int = 0
    clipped: tuple[Word, ...] = ()
    covered: tuple[Word, ...] = ()
    marks: tuple[Word, ...] = ()


def read_words(
    text_page: Any, view: View, rules: Rules, painted: Covers | None, hidden: frozenset[int]
) -> Read:
    count = raw.FPDFText_CountChars(text_page)
    if count < 1:
        return Read()
    text = _text(text_page, count)
    unmapped = sum(text.count(sign) for sign in ("\ufffd", "\0"))
    edges = chain.from_iterable(run.span() for run in _RUN.finditer(text))
    starts, ends = np.fromiter(edges, int).reshape(-1, 2).T
    if not len(starts):
        return Read(unmapped=unmapped)
    lengths = ends - starts
    looking = Looking(text_page, view, hidden)
    looks = looking.at_all(starts.tolist())
    unmapped += len(_CONTROL.findall(text))
    unmapped += int(lengths[[look.unmapped for look in looks]].sum())
    glyphs = read_glyphs(text_page, starts, lengths, looks, view, looking.at_all)

    def set_aside(away: Mask) -> tuple[Word, ...]:
        nonlocal glyphs
        if not away.any():
            return ()
        words = tuple(_words(text, glyphs.at(away), looks, looking, rules))
        glyphs = glyphs.at(~away)
        return words

    across = np.array([look.slanted for look in looks])[glyphs.run]
    # A page most of whose text runs at an angle was laid askew: that is its text, and no mark.
    marks = set_aside(across) if across.mean() < MARK else ()
    marks += set_aside(_over_what_is_shown(glyphs, looks, looking))
    marks += set_aside(_unseen(glyphs))
    covered = set_aside(looking.covered(glyphs, painted)) if painted else ()
    clipped = set_aside(_cut_away(glyphs, rules, looking))
    if not glyphs.position.size:
        return Read((), 0, unmapped, clipped, covered, marks)
    crowded = crowded_in(glyphs)
    if overlap(glyphs, *crowded) and not (shown := looking.shown(glyphs)).all() and shown.any():
        # Of two texts in one place, print shows the one that no clip cuts away.
        clipped += set_aside(~shown)
        crowded = crowded_in(glyphs)
    glyphs = _printed_once(text, glyphs, np.unique(crowded))
    words = tuple(_with_room([*_words(text, glyphs, looks, looking, rules)]))
    return Read(words, int(lengths.sum()), unmapped, clipped, covered, marks)


def _printed_once(text: str, glyphs: Glyphs, close: NDArray[np.intp]) -> Glyphs:
    """The characters without those among the ``close`` ones that are printed twice, as for bold."""
    if not close.size:
        return glyphs
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    doubled = close[doubled_in(codes[glyphs.position[close]], glyphs.at(close))]
    if not doubled.size:
        return glyphs
    return Glyphs._make(np.delete(column, doubled, axis=0) for column in glyphs)


def _over_what_is_shown(glyphs: Glyphs, looks: Sequence[Look], looking: Looking) -> Mask:
    """Characters of a text across others, as a watermark is. A pale head lies across none that a
    clip cuts away, as the source below a chart that was cut out of another page."""
    over = laid_over(glyphs, looks)
    if over.any() and not (shown := looking.shown(glyphs)).all():
        over[:] = False
        over[shown] = laid_over(glyphs.at(shown), looks)
    return over


def _unseen(glyphs: Glyphs) -> Mask:
    """Which characters nobody makes out, as what a program says of itself (``Powered by …``)."""
    usual = float(np.median(glyphs.size)) if len(glyphs.size) else 0.0
    return glyphs.size < min(TINY, UNSEEN * usual)


def _cut_away(glyphs: Glyphs, rules: Rules, looking: Looking) -> Mask:
    """Which characters beyond all rules of a page with a table are clipped away, more than a line
    off what is left to see, or at the last rule: a name in the middle of merged cells is set on
    each page that these run over, and shown on one, or in part on each."""
    away = np.zeros(len(glyphs.position), dtype=bool)
    if sum(top != bottom for _, top, _, bottom, _ in rules) < SIDES:
        return away
    left, top = (min(rule[end] for rule in rules) for end in (0, 1))
    right, bottom = (max(rule[end] for rule in rules) for end in (2, 3))
    x0, y0, x1, y1 = glyphs.box.T
    below = (y0 + y1) / 2 > bottom
    outer = (x1 < left) | (x0 > right) | (y1 < top) | below
    if outer.any():
        firsts, runs = _firsts(glyphs, outer)
        ends = abs(looking.clips(firsts)[:, 3] - bottom) < AT_RULE
        gone = ~looking.shown(firsts, ROOM) | (ends & np.isin(runs, glyphs.run[below]))
        away = outer & np.isin(glyphs.run, runs[gone])
    if (over := _over_rules(glyphs, rules)).any():
        firsts, runs = _firsts(glyphs, over)
        if (gone := ~looking.shown(firsts)).any():
            cells = looking.clips(firsts.at(gone))
            firsts, runs = _firsts(glyphs, ~away)
            same = (looking.clips(firsts)[:, None] == cells).all(axis=2).any(axis=1)
            away |= np.isin(glyphs.run, runs[same & ~looking.shown(firsts)])
    return away


def _firsts(glyphs: Glyphs, among: Mask) -> tuple[Glyphs, NDArray[np.intp]]:
    """The first characters of runs, and these: a word is clipped as its first character is."""
    runs, first = np.unique(glyphs.run[among], return_index=True)
    return glyphs.at(among).at(first), runs


def _over_rules(glyphs: Glyphs, rules: Rules) -> Mask:
    """Which characters a rule goes through, below their upper quarter and above their lower one."""
    across = sorted((y0, x0, x1) for x0, y0, x1, y1, _ in rules if y0 == y1)
    levels = np.array([level for level, _, _ in across])
    x0, y0, x1, y1 = glyphs.box.T
    slack = (y1 - y0) / 4
    first, last = levels.searchsorted(y0 + slack), levels.searchsorted(y1 - slack)
    over: Mask = last > first
    for place in np.flatnonzero(over).tolist():
        through = across[first[place] : last[place]]
        over[place] = any(left <= x0[place] and x1[place] <= right for _, left, right in through)
    return over


def _words(
    text: str, glyphs: Glyphs, looks: Sequence[Look], looking: Looking, rules: Rules
) -> Iterator[Word]:
    """The characters put together where nothing parts them; ``looks`` are those of the runs."""
    text = text.translate(_PLAIN)
    leaning = np.array([look.lean for look in looks])[glyphs.run]
    parted = _parted(glyphs, leaning, rules)
    parted[looking.glued(text, glyphs)] = True
    led, ends = _led(text, glyphs)
    parted = (parted | ends) & ~led
    behind = _raised(text, glyphs, looking)
    parted[behind - 1] = False
    raised = [*behind.tolist(), *_raised_before(text, glyphs, looking)]
    if raised:
        signs = list(text)
        for place in glyphs.position[raised].tolist():
            signs[place] = signs[place].translate(_SUPERSCRIPT)
        text = "".join(signs)
    first = np.concatenate([[0], np.flatnonzero(parted) + 1])
    last = np.append(first[1:], len(parted) + 1)
    start, stop = glyphs.position[first], glyphs.position[last - 1] + 1
    strings = [text[one:two] for one, two in zip(start.tolist(), stop.tolist(), strict=True)]
    for place in np.flatnonzero(stop - start != last - first).tolist():
        own = glyphs.position[first[place] : last[place]]
        strings[place] = "".join(map(text.__getitem__, own.tolist()))
    styles = [looks[run] for run in glyphs.run[first].tolist()]
    # A run that goes on at another place, as where a line breaks after a hyphen.
    going_on = glyphs.run[first[1:]] == glyphs.run[first[1:] - 1]
    for place in (np.flatnonzero(going_on) + 1).tolist():
        styles[place] = looking.at(int(start[place]))
    low = np.minimum.reduceat(glyphs.box[:, :2], first, axis=0)
    high = np.maximum.reduceat(glyphs.box[:, 2:], first, axis=0)
    boxes = np.hstack((low, high)).tolist()
    under = np.maximum.reduceat(glyphs.v1, first).tolist()
    for string, box, look, foot in zip(strings, boxes, styles, under, strict=True):
        if not string.isprintable():
            string = string.translate(_UNPRINTED)
        descent = 0.0 if look.stand is None else foot - look.stand
        if string:
            yield Word._make((string, *box, *look[:4], descent, None, ()))


def _with_room(words: Words) -> Iterator[Word]:
    """The words, a leader no longer than its first dots where it runs up to a number: numbers end
    at one place and begin at many, so that leaders fill the white between two columns."""
    for word in words:
        shown = len(word.text.rstrip(".")) + DOTS
        if shown < len(word.text) and not word.direction and _leads(word, words):
            word = word._replace(x1=word.x0 + (word.x1 - word.x0) * shown / len(word.text))
        yield word


def _leads(leader: Word, words: Words) -> bool:
    """Whether a number stands right behind a leader."""
    return any(
        0 <= word.x0 - leader.x1 < word.size
        and abs(word.y1 - leader.y1) < word.size / 2
        and any(map(str.isdigit, word.text))
        for word in words
    )


def _parted(glyphs: Glyphs, leaning: Floats, rules: Rules) -> Mask:
    """Between which characters a word ends: at a gap, a step to another line or direction, or a
    rule."""
    gap = glyphs.u0[1:] - glyphs.u1[:-1] + (leaning * (glyphs.v1 - glyphs.v0))[:-1]
    em = np.maximum(glyphs.size[1:], 1.0)
    middle = (glyphs.v0 + glyphs.v1) / 2
    parted: Mask = (
        (gap > 0.25 * em)
        | (gap < -0.75 * em)
        | (np.abs(np.diff(middle)) > 0.5 * em)
        | (glyphs.direction[1:] != glyphs.direction[:-1])
        # pdfium may take letters set closer (`11` by 0.07 em) for the beginning of a line.
        | ((glyphs.run[1:] != glyphs.run[:-1]) & ((gap > 0.05 * em) | (gap < -0.1 * em)))
    )
    # Text of two cells may stand closer together than two words of one: a rule parts them.
    narrow = ~parted & (gap > 0.06 * em)
    for position in np.flatnonzero(narrow).tolist():
        parted[position] = _ruled_off(glyphs.box[position], glyphs.box[position + 1], rules)
    return parted


def _led(text: str, glyphs: Glyphs) -> tuple[Mask, Mask]:
    """Between which characters a leader goes on, and where one begins or ends: four dots and more,
    however far apart, are one word, and no part of the number behind them or of a mark before."""
    none = np.zeros(len(glyphs.position) - 1, dtype=bool)
    if text.count(".") < 4:
        return none, none
    dotted = np.array([sign == "." for sign in text], dtype=bool)[glyphs.position]
    if dotted.sum() < 4:
        return none, none
    gap = glyphs.u0[1:] - glyphs.u1[:-1]
    level = np.abs(np.diff(glyphs.v1)) < 0.1 * glyphs.size[1:]
    goes_on = dotted[1:] & dotted[:-1] & level & (np.abs(gap) < glyphs.size[1:])
    uneven = np.abs(np.diff(glyphs.u0, 2)) > 0.1 * glyphs.size[2:]
    # Three steps from dot to dot, as wide as each other, or none.
    even = np.pad(goes_on[1:] & goes_on[:-1] & ~uneven, 2)
    three = even[1:] & even[:-1]
    led: Mask = three[:-2] | three[1:-1] | three[2:]
    leader = np.pad(led, (0, 1)) | np.pad(led, (1, 0))
    other = ~level | (np.abs(np.diff(glyphs.size)) > 0.1 * glyphs.size[1:])
    ends = leader[:-1] & ~dotted[1:]
    return led, ends | (leader[1:] & ~dotted[:-1] & other)


def _raised(text: str, glyphs: Glyphs, looking: Looking) -> NDArray[np.int_]:
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
        if not _stands_above(two, one):
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


def _stands_above(mark: Look, beside: Look) -> bool:
    """Whether a letter is set smaller than one beside it, and stands above its line."""
    if mark.stand is None or beside.stand is None or mark.size >= RAISED_SIZE * beside.size:
        return False
    return beside.stand - mark.stand > RAISED_BY * beside.size


def _raised_before(text: str, glyphs: Glyphs, looking: Looking) -> list[int]:
    """Digits that are printed small and raised right before a number, as the mark of a footnote is
    where numbers end at one place: ``⁴8,50`` is no 48,50."""
    gap = glyphs.u0[1:] - glyphs.u1[:-1]
    em, height = glyphs.size[1:], glyphs.v1 - glyphs.v0
    last = np.flatnonzero(
        (height[:-1] < RAISED_SIZE * height[1:])
        & (glyphs.v1[1:] - glyphs.v1[:-1] > RAISED_BY * em)
        & (glyphs.v1[:-1] > glyphs.v0[1:])
        & (np.abs(gap) < 0.25 * em)
        & (glyphs.direction[1:] == glyphs.direction[:-1])
    )
    raised: list[int] = []
    for place in last.tolist():
        digits = [text[glyphs.position[at]] in "0123456789" for at in (place, place + 1)]
        one, two = looking.at_all(glyphs.position[place : place + 2].tolist())
        if not all(digits) or not _stands_above(one, two):
            continue
        at = place
        while (
            at >= 0
            and glyphs.run[at] == glyphs.run[place]
            and text[glyphs.position[at]] in "0123456789"
            and abs(glyphs.v1[at] - glyphs.v1[place]) < 0.1 * height[place]
        ):
            raised.append(at)
            at -= 1
    return raised


def _ruled_off(one: Floats, two: Floats, rules: Rules) -> bool:
    """Whether a rule runs through the gap between two characters."""
    for low, high in ((0, 1), (1, 0)):
        start, stop = sorted(((one[low] + one[low + 2]) / 2, (two[low] + two[low + 2]) / 2))
        middle = (one[high] + one[high + 2]) / 2
        if stop - start >= 0.5 and any(
            start < rule[low] == rule[low + 2] < stop and rule[high] <= middle <= rule[high + 2]
            for rule in rules
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
