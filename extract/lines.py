"""Words to printed lines, and the words of one cell to its text.

Takes words with their boxes; gives lines of words, and for the lines of a cell one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import pairwise, takewhile
from operator import attrgetter, itemgetter
from statistics import median

from extract.printed import Span, Word, Words, any_between
from extract.runs import gathered
from grammar.codes import completes_code, is_cut_code
from grammar.items import is_item_label, is_outline_number
from grammar.joining import begins_joining
from grammar.words import common_words

Spans = tuple[float, float, float, float]


class Text(list[Word]):
    """Words that stand beside each other on one line, in reading order; its places are those of
    upright ones."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word.text for word in self])

    @property
    def x0(self) -> float:
        return self[0].x0

    @property
    def x1(self) -> float:
        return self[-1].x1

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def top(self) -> float:
        return min([word.y0 for word in self])

    @property
    def bottom(self) -> float:
        return max([word.y1 for word in self])

    @property
    def size(self) -> float:
        """The type size of its first word."""
        return self[0].size

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self)


def along(word: Word) -> Spans:
    """The word's box in its own reading direction: (start, end) along, (top, bottom) across."""
    if word.direction == 0:
        return word.x0, word.x1, word.y0, word.y1
    if word.direction == 90:
        return -word.y1, -word.y0, word.x0, word.x1
    if word.direction == 180:
        return -word.x1, -word.x0, -word.y1, -word.y0
    return word.y0, word.y1, -word.x1, -word.x0


def lines_of(words: Iterable[Word]) -> list[Text]:
    """Words grouped into printed lines, top to bottom, each line in reading order.

    Words of different directions never share a line. A line takes every word whose middle lies
    within half a type size of the middle of the line so far.
    """
    words = list(words)
    if len(words) < 2:
        return [Text(words)] if words else []
    keyed = []
    for word in words:
        if word.direction == 0:
            keyed.append((0, word.y0 + word.y1, word.x0, word))
        else:
            start, _, top, bottom = along(word)
            keyed.append((word.direction, top + bottom, start, word))
    keyed.sort(key=_PLACE)
    middle, count, direction = 0.0, 0, -1
    placed: list[list[tuple[float, Word]]] = []
    for turned, twice, start, word in keyed:
        centre = twice / 2
        if placed and turned == direction and centre - middle <= 0.45 * word.size:
            placed[-1].append((start, word))
            middle = (middle * count + centre) / (count + 1)
            count += 1
        else:
            placed.append([(start, word)])
            middle, count, direction = centre, 1, turned
    return [Text([word for _, word in sorted(line, key=_FIRST)]) for line in placed]


HALVES = 0.6
"""Type sizes between the halves of a number at most."""
_NUMBERED = re.compile(r"\(\d{1,2}\)")
LONGEST_MARK = 5
"""Signs of the mark of a note: ``(12)``, ``1,2``."""
RAISED = 0.9
"""The size of a raised mark beside that of the word it belongs to, at most."""


def level_lines(words: Iterable[Word]) -> list[Text]:
    """Upright words grouped into printed lines by the height they stand on, each line from left
    to right.

    Between the columns of a table texts may stand half a line off each other (cells centred in
    rows of unlike height): too little for the middles of their boxes, which hug the ink, enough
    for what they stand on.
    """
    keyed = sorted(((word.y1 - word.descent, word) for word in words), key=_FIRST)
    placed = gathered(keyed, lambda line, one: one[0] - line[0][0] > 0.25 * one[1].size)
    lines = [Text(sorted((word for _, word in line), key=_LEFT)) for line in placed]
    return _with_cut_numbers(_with_raised(lines))


def _with_raised(lines: list[Text]) -> list[Text]:
    """Lines with the marks of notes that stand raised beside a word in the line of that word."""
    kept: list[Text] = []
    for number, line in enumerate(lines):
        beside: list[Text] = []
        if all(len(word.text) <= LONGEST_MARK for word in line):
            beside = [*lines[number + 1 : number + 2], *kept[-1:]]
        own = next((one for one in beside if all(_is_raised(word, one) for word in line)), None)
        if own is None:
            kept.append(line)
        else:
            own.extend(line)
            own.sort(key=_LEFT)
    return kept


def _with_cut_numbers(lines: list[Text]) -> list[Text]:
    """Lines with the numbers of columns whole that were cut in the narrowest ones: over the others
    stands ``(3``, under them ``)``."""
    for place in range(len(lines) - 2, 0, -1):
        above, line, below = lines[place - 1 : place + 2]
        if (
            all(_NUMBERED.fullmatch(word.text) for word in line)
            and len(above) == len(below)
            and all(map(_is_one_below, above, below))
        ):
            lines[place - 1 : place + 2] = [Text(sorted([*above, *line, *below], key=_LEFT))]
    return lines


def _is_one_below(one: Word, two: Word) -> bool:
    """Whether two words are the halves of a number in brackets, right above each other."""
    return (
        _NUMBERED.fullmatch(one.text + two.text) is not None
        and one.x0 - 1 < two.x0 < one.x1
        and two.y0 - one.y1 <= HALVES * one.size
    )


def _is_raised(mark: Word, line: Words) -> bool:
    """Whether a small word stands right beside one of a line, at its height."""
    return any(
        mark.size <= RAISED * word.size
        and mark.y0 < word.y1
        and mark.y1 > word.y0
        and any_between((mark.x0 - word.x1, word.x0 - mark.x1), -0.2 * word.size, 0.5 * word.size)
        for word in line
    )


def baseline(words: Words) -> float:
    """The height that upright words of one line stand on."""
    return median(word.y1 - word.descent for word in words)


CAPITAL = 0.72
"""The height of capitals, in type sizes."""
_PLACE, _FIRST, _LEFT = itemgetter(0, 1, 2), itemgetter(0), attrgetter("x0")

MAYBE_ONE = "\u2060"
"""Stands between two lines where a word may have been cut; :func:`settle` decides."""

_ABBREVIATED = re.compile(r"[^\W\d_]/[^\W\d_]\b")
"""``s/d``, ``a/n``: words of their own."""
_HYPHENATED = re.compile(r"[^\W_]-$")
_SLASHED = re.compile(r"[^\W\d_]/$")
_PRICE = re.compile(r"\d,$")
"""An amount before ``,-``, cut in the middle of the dash."""
_SCALE = re.compile(r"(?:\brp|\bx)\s*[.,]?\s*1?[.,0]*$", re.IGNORECASE)
_ZEROS = re.compile(r"[.,]?0[.,0]*\)?$")
"""The unit of a column of money (``Rp.000``, ``x 1.000``), cut among its zeros."""
_NUMBER_PART = re.compile(r"[\d.,]+(?:%|-)?")
_HALF = re.compile(r"\d{1,3}([.,])(?:\d{3}\1)*\d{1,2}")
_SIGN = re.compile(r"^[-–−(]*(?:rp\.?)?", re.IGNORECASE)
"""What stands right before a number: a minus, a bracket, ``Rp``."""
_FIRST_DECIMAL = re.compile(r"\d{1,3}[.,]\d")
_LAST_DECIMAL = re.compile(r"\d ?%")
_BELOW_ONE = re.compile(r"0[.,]\d*[1-9]\d*")
_GROUPED = re.compile(r"(\d{1,3}(\.\d{3})+(,\d+)?|\d{1,3}(,\d{3})+(\.\d+)?)")


APART = 0.9
"""Room between two lines, in type sizes, from which on no word or number goes on below."""


def cell_text(lines: list[Text], walls: Span | None = None) -> str:
    """The text of a cell, its printed lines joined by single spaces.

    ``walls`` are its left and right edge in points. A number or word that the typesetter had to
    break because the cell is too narrow is put together again: a line that ends in a separator
    of thousands before a line of digits, or a line as wide as the cell before a part that
    completes a grouped number.
    """
    if not lines:
        return ""
    lines = _mark_first(lines)
    text = lines[0].text
    if len(lines) == 1:
        return text
    parts = [line.text for line in lines]
    if len(parts) > 2 and _is_one_number(parts):
        return "".join(parts)
    free = padding(lines, walls)
    for above, line in pairwise(lines):
        if along(line[0])[2] - along(above[-1])[3] > APART * line[0].size:
            text = f"{text} {line.text}"
            continue
        full = walls is not None and _is_full(above, line[0], walls, free)
        # A word longer than the cell is wide stands alone on its line, cut where the room ended.
        if walls is not None and len(above) == 1 and _goes_on(above[0], line[0], walls, free):
            doubtful = above[-1].text[-1].isalpha() and line[0].text[0].isalpha()
            text = f"{text}{MAYBE_ONE if doubtful else ''}{line.text}"
        else:
            text = joined(text, line.text, full)
    return text


def _is_full(line: Text, following: Word, walls: Span, free: float) -> bool:
    """Whether a line took the room there was, or has no more for one letter of what follows."""
    wide = extent(line) > 0.72 * (walls[1] - walls[0])
    return wide or (len(line) == 1 and _is_cut(line[0], following, walls, free))


def _goes_on(one: Word, two: Word, walls: Span, free: float) -> bool:
    """Whether a word alone on its line goes on with the next one."""
    return one_word(one.text, two.text) and (_is_cut(one, two, walls, free) or _is_rest(two.text))


_ALONE = re.compile(r"[-–—−]")
_VALUE = re.compile(r"[-–(]?\d[\d.,]*\)?%?")


def are_stacked(lines: Sequence[str]) -> bool:
    """Whether the lines of a cell are values, one of them a dash: those of several rows, for a
    minus stands on the line of its number. That of an amount may be cut off (``1.000,`` over
    ``-``)."""
    dashes = [_ALONE.fullmatch(line) is not None for line in lines]
    return (
        any(dashes)
        and not all(dashes)
        and all(dash or _VALUE.fullmatch(line) for dash, line in zip(dashes, lines, strict=True))
        and not any(
            dash and above[-1] == "," for above, dash in zip(lines, dashes[1:], strict=False)
        )
    )


def _mark_first(lines: list[Text]) -> list[Text]:
    """Lines with the number of an item in front of its text. The number may stand halfway down,
    in a column of its own without a rule: it is then the only word so far left."""
    starts = [along(line[0])[0] for line in lines]
    place = starts.index(min(starts))
    mark = lines[place][0]
    if not place or not _is_mark(mark.text) or not any(map(str.isalpha, lines[0].text)):
        return lines
    own, others = Text(lines[place][1:]), [*lines[:place], *lines[place + 1 :]]
    end = along(mark)[1] + 0.3 * mark.size
    if any(along(line[0])[0] < end for line in [*others, own] if line) or any(
        _is_mark(line[0].text) for line in others
    ):
        return lines
    kept = [line for line in (*lines[:place], own, *lines[place + 1 :]) if line]
    return [Text([mark, *kept[0]]), *kept[1:]]


def _is_mark(text: str) -> bool:
    return is_outline_number(text) or is_item_label(text)


def _is_one_number(parts: Sequence[str]) -> bool:
    """Whether lines are the pieces of one grouped number, none of them a number in itself."""
    return (
        all(_NUMBER_PART.fullmatch(part) for part in parts)
        and _GROUPED.fullmatch("".join(parts).rstrip("%-").rstrip(",")) is not None
        and any(
            _HALF.fullmatch(part) or part[-1] in ".," or rest[0] in ".,"
            for part, rest in pairwise(parts)
        )
    )


def padding(lines: Sequence[Words], walls: Span | None) -> float:
    """What is left free at least between the texts of a cell and its walls; office suites leave
    0.19 cm on either side, however small the type."""
    if walls is None:
        return 0.0
    free = min(min(line[0].x0 - walls[0], walls[1] - line[-1].x1) for line in lines)
    return min(max(free, 0.0), max(0.75 * lines[0][0].size, 5.5))


def _is_cut(word: Word, following: Word, walls: Span, inset: float) -> bool:
    """Whether not even one more letter would have fitted."""
    free = (word.x0 - walls[0]) + (walls[1] - word.x1) - 2 * inset
    letter = _letter(following)
    if word.text[-1].isdigit() and following.text[0].isdigit():
        # Figures are as wide as each other; the ink of a lone 1 is less.
        letter = max(letter, _letter(word))
    return free < 1.6 * letter


def _letter(word: Word) -> float:
    """How wide a letter of a word is."""
    return (word.x1 - word.x0) / max(len(word.text), 1)


def one_word(text: str, following: str) -> bool:
    """Whether two lines may hold the parts of one word: letters that go on in the same case, or
    the digits of a code (``7.01.01.2.02``)."""
    if following[0] in "/)],;" or text[-1] in "([":
        return True
    if re.match(r"[a-z][./][a-z]\b", following):
        return False  # `s.d.`, `s/d`
    # A year, a decimal or the number of a kegiatan without its last digits.
    begun = r"(?:19|20)\d|\d|\d{1,3}(?:[.,]\d{3})*[.,]\d?"
    if re.fullmatch(begun, text) and re.fullmatch(r"\d{1,2}", following):
        return True
    if text[-1].isalpha():
        return following[0].islower() or (text.isupper() and following[0].isupper())
    return is_cut_code(text) and following[0].isdigit()


def settle(text: str, known: Container[str]) -> str:
    """Decide the places where a word may have been cut: it is one word where the document has it
    whole elsewhere; two where it has both parts, or a longer second part; a short rest of a word
    that the document does not know belongs to what stands before it."""

    def has(word: str) -> bool:
        return word in known or word in common_words()

    settled, *parts = text.split(MAYBE_ONE)
    while parts:
        before = re.split(r"[\s/–-]", settled)[-1].casefold()
        taken = 1 if settled.endswith("/") else _longest_word(before, parts, has)
        part, parts = "".join(parts[:taken]), parts[taken:]
        if settled.endswith("/"):
            begun = settled.split()[-1].casefold()
            one = has(begun + _first_word(part)) and begun not in known
        else:
            one = _is_one_word(before, part, has)
        settled += part if one else f" {part}"
    return settled


def _is_one_word(before: str, part: str, has: Callable[[str], bool]) -> bool:
    """Whether what stands before a possible cut in a word and behind it are one word."""
    after = _first_word(part)
    if len(after) == 1 and part[0].isupper():
        return has(before + after) or not (after in _LABELS or has(before))
    if _ABBREVIATED.match(part):
        return False
    if has(before + after) or _is_half(before, after, has):
        return True
    if has(after) or begins_joining(after):
        # a short word of its own (dan, di) is no rest of another
        return len(after) <= 3 and not has(before) and not after.isalpha()
    if len(after) <= 3:
        return True
    return not has(before) and not _is_ended(before, after) and len(after) < LONG_REST


def _is_half(before: str, after: str, has: Callable[[str], bool]) -> bool:
    """Whether one of two parts is no word of its own: an ending, or a letter alone."""
    return after in _ENDINGS or _is_letter(after) or (_is_letter(before) and not has(after))


def _longest_word(before: str, parts: Sequence[str], has: Callable[[str], bool]) -> int:
    """How many parts make the longest word that is known, by itself or with what stands before it:
    what follows ``AKIP`` in ``kecam``, ``atan`` is ``kecamatan``."""
    whole = 1 + sum(1 for _ in takewhile(lambda part: " " not in part, parts[:-1]))
    words = {end: _first_word("".join(parts[:end])) for end in range(whole, 1, -1)}
    return next((end for end, word in words.items() if has(before + word) or has(word)), 1)


def _first_word(text: str) -> str:
    return re.split(r"[\s/–-]", text)[0].strip(".,;:()").casefold()


LONG_REST = 8
"""Letters of what is no rest of a word that the document does not have: a line too short for the
word leaves less below it."""
_ENDINGS = frozenset({"an", "kan", "nya"})
"""Endings of Indonesian words that are no words themselves."""
_LABELS = frozenset("abcdeivx")
"""Letters that stand for a class or number of their own: ``TRIWULAN I``, ``KELAS A``."""


def _is_rest(text: str) -> bool:
    """Whether a word is none: a single letter, an ending."""
    return _is_letter(text) or text.casefold() in _ENDINGS


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _is_ended(before: str, after: str) -> bool:
    """Whether Indonesian lets no more than a particle (``-lah``, ``-nya``) follow in this word."""
    return len(before) > 7 and before.endswith(("kan", "nya")) and len(after) > 3


_SIGNS = ".,;:()[]\"'“”‘’"


_TIED = re.compile(r"[/–-]")


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The words of texts that are certainly whole: not beside a place where one may be cut.

    Words tied by a slash or hyphen count as one and each by itself; ``desa/`` is one before a
    space.
    """
    words = {word for text in texts for word in text.split() if MAYBE_ONE not in word}
    return {part.strip(_SIGNS).casefold() for word in words for part in (word, *_TIED.split(word))}


def whole_text(text: str) -> str:
    """A text by its letters and figures alone, however its words are parted; no word begins so."""
    return " " + "".join(filter(str.isalnum, text)).casefold()


def joined(text: str, following: str, full: bool = False) -> str:
    """Two lines of a cell in one; ``full`` where the first one took all the room there was.

    A hyphen at the end of a line stays: ``Perundang-`` before ``undangan`` is one word. After a
    slash a line breaks with a space or without one.
    """
    if not text or not following:
        return text or following
    if text[-1] == "/" and _SLASHED.search(text) and following[0].isalpha():
        return text + MAYBE_ONE + following
    whole = (
        _goes_on_behind_sign(text, following)
        or _completes_scale(text, following)
        or completes_code(text, following)
        or (full and _completes_ratio(text, following))
        or _broken(text, following, full)
    )
    return text + following if whole else f"{text} {following}"


def _goes_on_behind_sign(text: str, following: str) -> bool:
    """Whether a line breaks behind the hyphen of a word, or within the ``,-`` of an amount."""
    if text[-1] == "-":
        return following[0].isalnum() and _HYPHENATED.search(text) is not None
    return text[-1] == "," and following[0] == "-" and _PRICE.search(text) is not None


def _completes_scale(text: str, following: str) -> bool:
    """Whether a line completes the zeros of a unit of money."""
    cut = _ZEROS.match(following) and _SCALE.search(text)
    return bool(cut) and (text + following).count("0") % 3 == 0


def _completes_ratio(text: str, following: str) -> bool:
    """Whether a line is the last decimal of a ratio, with its sign: two ratios have two signs."""
    return bool(_FIRST_DECIMAL.fullmatch(text) and _LAST_DECIMAL.fullmatch(following))


def extent(line: Words) -> float:
    """How far a line runs, from its first word to its last."""
    return along(line[-1])[1] - along(line[0])[0]


def _is_begun(before: str, after: str, paid: bool) -> bool:
    """Whether two lines are the beginning of an amount that goes on below them: ``2.94`` over
    ``6.923.3``. One of them has a whole group, or it is ``paid``: ``Rp`` stands before it."""
    cut = _CUT_AMOUNT.fullmatch(before + after) is not None
    return cut and (paid or any(map(_WHOLE_GROUP.search, (before, after))))


_CUT_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3})+,\d{1,2}")
_WHOLE_GROUP = re.compile(r"[.,]\d{3}[.,]")


def _broken(text: str, following: str, full: bool) -> bool:
    """Whether a line break stands inside one number."""
    before = _SIGN.sub("", text.rsplit(" ", 1)[-1])
    after = following.split(" ", 1)[0].rstrip(")")
    if not (_NUMBER_PART.fullmatch(before) and _NUMBER_PART.fullmatch(after)):
        return False
    whole = _GROUPED.fullmatch((before + after).rstrip("%-").rstrip(",")) is not None
    whole = whole or (full and _is_begun(before, after, paid=before != text.rsplit(" ", 1)[-1]))
    if whole and (half := _HALF.fullmatch(before)):
        # `17.6` above `12,410` are two values of one style.
        if _GROUPED.fullmatch(after) and half[1] not in after:
            return False
        # `65.3` above `13`, or `0.131`, may be two values, cut only where its line had no room;
        # `65.31` above `3.000` would be of two styles.
        signs = len(re.findall(r"[.,]", before + after))
        return full or (signs > 1 and not _BELOW_ONE.fullmatch(after))
    return whole and (before[-1] in ".," or after[0] in ".," or full)
