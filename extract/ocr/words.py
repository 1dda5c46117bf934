"""Characters and the ink they were read from to words with boxes.

The recogniser loses blanks in running text and sees some inside numbers; the gaps in the ink tell
better where a word ends. So a blank stands where the ink leaves room for one, the recogniser's own
only where the ink has at least half of that room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from statistics import median

import numpy as np

from extract.document import SURE
from extract.ocr.recogniser import Character, text_of
from extract.ocr.segments import Segment, inked
from extract.printed import Word, are_near
from extract.runs import Mask, stretches

BLANK = 0.19
"""White in type sizes that parts two words: blanks are 0.25 of the type size and more, letters
stand less than 0.1 apart."""
MAYBE_BLANK = 0.1
"""White that parts words where the recogniser saw a blank too."""

GRAIN = 0.5
"""Pixels by which white in small type looks wider than it is."""
BEFORE_STOP, BEHIND_STOP = 0.35, 0.14
"""White before a stop or closing bracket, where hardly ever a blank stands, and behind one."""
BEFORE_ONE = 0.32
"""White between a slash or hyphen and a 1, which stands in the room of a wider digit."""
IN_NUMBER = 0.5
"""White that parts two digits, for a 1 stands in the room of a wider digit."""

MOST_DOUBTED = 3
"""Characters in doubt up to which the ways to read a word are listed; each may treble them."""
LOST = 0.5
"""The score of a number with more pieces of ink than signs."""
UNDOUBTED = 0.98
"""The score from which on a digit of one piece of ink more is taken for a broken one."""
DIGIT_HIGH, COMMA_HIGH = 0.3, 0.4
"""How high what is left of a digit is at least, and a comma at most, in type sizes."""
DIGIT_WIDE, STOP_WIDE = 0.53, 0.28
"""Room of digits and stops in type sizes; those of most types are no wider."""
FEWEST_NUMBERS = 8
"""Numbers of three digits and more that tell how much room a digit has on a page."""
ONE_MORE, UNEVEN = 0.8, 0.12
"""Room in digits by which a number with one lost is wider than it should be, and what share of its
room type of another kind takes more at most."""
PERCENT_WIDE, CORNER, BARE = 0.9, (0.38, 0.25), 0.28
"""How wide a per cent sign is at most, in type sizes; two of its corners, in heights of it, and how
much of them is ink at most: of signs that were read as a 96 0.25, of a 96 in one of both 0.29."""
OFF, FAR_OFF = 0.12, 0.25
"""How far both ends of a mark beside a number lie off those of its digits, and one of them, in
heights of these."""
LOST_POINT = 0.3
"""White between two digits, in type sizes, that a point leaves which was lost; worn digits stand
0.29 apart."""
AGREED = 0.97
"""The score of a separator on which its ink and the others agree."""
HANGS, HANGS_CLEARLY = 0.045, 0.08
"""How far a comma hangs below the foot of digits, in type sizes: a pixel of small type; more than
any point does."""
SMALLEST_TYPE = 4.0
"""Points of the smallest type that is printed; smaller signs are dust."""
LOWEST_DIGIT, HIGHEST_DIGIT = 0.56, 1.05
"""How high lone digits are, and numbers at most, in type sizes of the lines around; most are 0.7,
small letters 0.5."""
ONE, AS_HIGH = 0.985, 0.85
"""The score of a lone 1 at least, or of one beside a number that is less high than so much of it:
specks and strokes score 0.984 at most, of 61 printed ones one less than this."""
SMALL_LETTER = 0.58
"""How high small letters without ascenders are at most, in type sizes."""
AROUND = 60.0
"""Points above and below up to which lines tell the size of a lone digit."""

ASCENT, DESCENT = 0.78, 0.22
"""How far a word's box reaches above and below the line its letters stand on, in type sizes; so do
the boxes of printed pages."""
_TALL, _LOW, _DEEP, _HANGING = 0.70, 0.47, 0.21, 0.14
"""Heights of capitals, digits and ascenders; of small letters; depths of letters and of commas."""
FOOT, FEW, WIDER = 0.12, 0.25, 1.5
"""The foot of a line, as a share of its height; the share of its ink that reaches there, at the
most, where letters stand higher and only some signs reach so far: of a short text so many times
their share of it."""
_TALL_SIGNS = frozenset("bdfhklt()[]/|{}!?&%§'\"‘’“”°²³½¼¾")
_DEEP_SIGNS = frozenset("gjpqyQ()[]|{}§")
_MAYBE_DEEP = frozenset("J/")
_FLOATING = frozenset("-–—=~+")
_NUMBER_SIGNS = frozenset("0123456789.,/-–()[]%")
_LONE = frozenset("0123456789OoIl")
_MAYBE_PERCENT = re.compile(r"(?!1996)\d{1,3}96|\d+[.,]\d{2,}96|\d+(?:[.,]\d+)?%6")
"""Numbers whose last signs may be a per cent sign."""
_TELLING = 3
"""Signs of a line, and lines, from which on they tell the size of type."""
_LIKE_SMALL = frozenset("COSUVWXZ")
"""Capitals that only their height tells from their small letters."""
_SMALL_SIGNS = frozenset("-–—.,:;_…•=+~*<>≤≥×÷±'\"‘’“”°")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of ink with its characters (``place`` within the ink) and the ink of its box."""

    segment: Segment
    characters: tuple[Character, ...]
    ink: Mask

    @property
    def text(self) -> str:
        return text_of(self.characters)


def to_words(lines: Sequence[ReadLine], scale: float) -> list[Word]:
    """The words of a page in points; ``scale`` is pixels per point."""
    sizes = [_type_size(line) for line in lines]
    known = [size for size in sizes if size is not None]
    usual = median(known) if known else 11.0 * scale
    digit = _digit_room(lines, sizes, usual)
    words: list[Word] = []
    for line in lines:
        # Of the rules beside it signs are read that stand in no such text.
        shown = tuple(one for one in line.characters if one.text not in "|_")
        plain = replace(line, characters=shown)
        told = _told_by_shape(plain, usual)
        texts = [one.text for one in plain.characters]
        # One digit or one letter that looks like one, or a number that may be too high.
        lone = len(texts) == 1 and texts[0] in _LONE
        if lone or (_is_number(texts) and line.segment.high > LOWEST_DIGIT * usual):
            told = _told_by_height(told, _usual_near(line, lines, sizes, usual, scale))
        size = _settled(_type_size(told), usual)
        words += _words(_with_separators(told, size), size, scale, digit)
    return words


def _digit_room(
    lines: Sequence[ReadLine], sizes: Sequence[float | None], usual: float
) -> float | None:
    """The room of a digit on a page, in type sizes, as most of its numbers have it; ``None`` where
    they are few."""
    rooms = [
        line.segment.wide / _settled(size, usual) / room
        for line, size in zip(lines, sizes, strict=True)
        if (room := _room_of(line.characters)) >= _TELLING
    ]
    return median(rooms) if len(rooms) >= FEWEST_NUMBERS else None


def _room_of(characters: Sequence[Character]) -> float:
    """The room of a number in digits, of which points and commas have half; 0 for other texts."""
    texts = [one.text for one in characters]
    stops = sum(text in ".," for text in texts)
    return len(texts) - stops / 2 if {*texts} <= {*"0123456789.,"} and stops < len(texts) else 0.0


def _settled(size: float | None, usual: float) -> float:
    """A measured type size that is about the page's usual one is that one."""
    return usual if size is None or 0.8 * usual <= size <= 1.2 * usual else size


def _type_size(line: ReadLine) -> float | None:
    """The type size in pixels, from the height of the ink and the letters that it shows; ``None``
    where no letter or digit says anything."""
    if not any(map(str.isalnum, line.text)):
        return None
    return line.segment.high / (_top(line.text) + _depth(line.text, line.ink))


def _top(text: str) -> float:
    tall = any(sign in _TALL_SIGNS or sign.isupper() or sign.isdigit() for sign in text)
    return _TALL if tall else _LOW + 0.05 * ("i" in text or "j" in text)


def _depth(text: str, ink: Mask) -> float:
    """How far a line of such a text reaches below what its letters stand on, in type sizes. Some
    signs do in some types and not in others: then hardly anything else reaches as far."""
    if not _DEEP_SIGNS.isdisjoint(text) or _few_reach(text, ink):
        return _DEEP
    return 0.0 if {",", ";"}.isdisjoint(text) else _HANGING


def _few_reach(text: str, ink: Mask) -> bool:
    """Whether signs of a text may reach below the others, and few columns of ink but theirs have
    any at the foot of the line."""
    maybe = sum(sign in _MAYBE_DEEP for sign in text)
    if not maybe:
        return False
    foot = ink[-max(round(FOOT * len(ink)), 1) :]
    few = max(FEW, WIDER * maybe / len(text))
    return bool(foot.any(axis=0).sum() < few * ink.any(axis=0).sum())


def _base(line: ReadLine, size: float) -> float:
    """The height that the letters of a line stand on."""
    if not _SMALL_SIGNS.issuperset(line.text):
        return line.segment.y1 - _depth(line.text, line.ink) * size
    # Nothing stands on the line: a dash floats above it, dots are its foot.
    return line.segment.y1 + 0.25 * (not _FLOATING.isdisjoint(line.text)) * size


def _words(line: ReadLine, size: float, scale: float, digit: float | None = None) -> Iterator[Word]:
    segment, base = line.segment, _base(line, size)
    for first, last, left, right in _parts(line, size):
        characters = [one for one in line.characters[first:last] if one.text != " "]
        characters = _with_label_told(characters, line.ink[:, left:right], size)
        characters = _with_percent_told(characters, line.ink[:, left:right], size)
        if characters:
            score = min(one.score for one in characters)
            lacking = _lacks_a_sign(characters, line.ink[:, left:right], size)
            wide = _is_too_wide(characters, (right - left) / size, digit)
            spoiled = _has_a_speck(characters, line.ink[:, left:right]) or _is_marked(
                characters, line.ink[:, left:right], size
            )
            parted = _is_parted(characters, line.ink, (left, right), size)
            lost = lacking or wide or spoiled or parted or size < SMALLEST_TYPE * scale
            yield Word(
                _with_bars_told(text_of(characters)),
                (segment.x0 + left) / scale,
                (base - ASCENT * size) / scale,
                (segment.x0 + right) / scale,
                (base + DESCENT * size) / scale,
                size / scale,
                False,
                descent=DESCENT * size / scale,
                score=min(score, LOST) if lost else score,
                readings=() if lost or score >= SURE else _readings(characters),
            )


def _with_bars_told(text: str) -> str:
    """A word with an l for each I behind a letter and before a small one, and an I for each l among
    capitals: in type without serifs both are a bar, and only their neighbours tell."""
    if "I" not in text and "l" not in text:
        return text
    text = re.sub(r"(?<=[A-Za-z])I(?=[a-z])", "l", text)
    return re.sub(r"(?<![a-z])l(?=[A-Z]{2})|(?<=[A-Z]{2})l(?![a-z])", "I", text)


def _with_label_told(characters: list[Character], ink: Mask, size: float) -> list[Character]:
    """The label of a list (`c)`, `s.`) with a small letter where its ink is no higher than one; it
    has no neighbours that tell the recogniser how large its type is."""
    if len(characters) != 2 or characters[0].text not in _LIKE_SMALL:
        return characters
    letter, sign = characters
    if sign.text not in (")", "."):
        return characters
    rows = np.flatnonzero(ink[:, : (ink.shape[1] + 1) // 2].any(axis=1))  # the sign is narrower
    low = rows[-1] + 1 - rows[0] < SMALL_LETTER * size
    return [letter._replace(text=letter.text.lower()), sign] if low else characters


def _with_percent_told(characters: list[Character], ink: Mask, size: float) -> list[Character]:
    """A per cent sign where the recogniser saw a 96 without the tail of a nine below on the left
    and the arc of a six above on the right. Behind digits only its right side tells: the number is
    in doubt where it has a shape that few numbers have (`6996`, `85,9696`), years left out."""
    text = text_of(characters)
    if text in ("%o", "%e", "%0"):  # the second ring once more
        return [characters[0]._replace(score=min(one.score for one in characters))]
    lone = text in ("96", "%6")
    if not lone and not _MAYBE_PERCENT.fullmatch(text):
        return characters
    sign = ink[:, -round(PERCENT_WIDE * size) :]
    rows = np.flatnonzero(sign.any(axis=1))
    if not len(rows):
        return characters
    sign = sign[rows[0] : rows[-1] + 1]
    high, wide = (max(round(share * len(sign)), 1) for share in CORNER)
    right, left = (float(part.mean()) for part in (sign[:high, -wide:], sign[-high:, :wide]))
    if right >= BARE or (lone and left >= BARE):
        return characters
    if lone or text.endswith("%6"):
        first, last = characters[-2:]
        score = min(first.score, last.score, LOST)
        return [*characters[:-2], first._replace(text="%", score=score, others=())]
    return [*characters[:-1], characters[-1]._replace(score=LOST)]


def _readings(characters: Sequence[Character]) -> tuple[str, ...]:
    """What a word with digits may be instead: the ways to read its doubtful characters."""
    text = text_of(characters)
    doubted = [one for one in characters if one.others]
    if not any(sign.isdigit() for sign in text) or not 1 <= len(doubted) <= MOST_DOUBTED:
        return ()
    ways = product(*((one.text, *one.others) for one in characters))
    return tuple(reading for way in ways if (reading := "".join(way)) not in ("", text))


def _parts(line: ReadLine, size: float) -> list[tuple[int, int, int, int]]:
    """The words of a line: first and last character (exclusive), and where their ink begins and
    ends in pixels of the line."""
    ink = np.flatnonzero(line.ink.any(axis=0))
    if not len(ink) or not line.characters:
        return []
    places = [character.place * line.ink.shape[1] for character in line.characters]
    blanks = [index for index, one in enumerate(line.characters) if one.text == " "]
    parts = []
    first, left = 0, int(ink[0])
    gaps = np.flatnonzero(np.diff(ink) > MAYBE_BLANK * size)
    middles = (ink[gaps] + 1 + ink[gaps + 1]) / 2
    # A blank stands in one gap, the nearest.
    nearest = {blank: np.abs(middles - places[blank]).argmin() for blank in blanks if len(gaps)}
    for number, index in enumerate(gaps.tolist()):
        stop, start = int(ink[index]) + 1, int(ink[index + 1])
        middle = (stop + start) / 2
        seen = [blank for blank in blanks if nearest[blank] == number]
        last = sum(place < middle for place in places)
        if seen:
            last = min(seen, key=lambda blank: abs(places[blank] - middle))
        elif start - stop <= _room(line.characters, last) * size + GRAIN:
            continue
        if last > first:
            parts.append((first, last, left, stop))
            first, left = last, start
    parts.append((first, len(places), left, int(ink[-1]) + 1))
    return parts


def _lacks_a_sign(characters: Sequence[Character], ink: Mask, size: float) -> bool:
    """Whether a number has more pieces of ink side by side than signs were read in it: the
    recogniser passed over one. Digits stand apart; the rings of a per cent sign may."""
    texts = [one.text for one in characters]
    if not _NUMBER_SIGNS.issuperset(texts):
        return False
    high = [_is_high(ink[:, start:stop], size) for start, stop in stretches(inked(ink))]
    tall = sum(text not in ".,-–" for text in texts) + 2 * texts.count("%")
    if sum(high) <= tall:
        return False
    # A digit that broke in two is one piece more, and has no room for another digit.
    digits, others = sum(map(str.isdigit, texts)), len(texts) - sum(map(str.isdigit, texts))
    broken = (
        sum(high) == tall + 1
        and {*texts} <= {*"0123456789.,"}
        and min(one.score for one in characters) >= UNDOUBTED
        and ink.shape[1] <= (DIGIT_WIDE * digits + STOP_WIDE * others + 0.1) * size
    )
    return not broken


def _has_a_speck(characters: Sequence[Character], ink: Mask) -> bool:
    """Whether a number begins or ends with a 1 in doubt that is not as high as its digits: a speck
    or a stroke beside it, which is a one to both readers; or with a minus that runs into its first
    digit: it is struck out."""
    ends = [place for place in (0, -1) if characters[place].text == "1"]
    ends = [place for place in ends if characters[place].score < ONE]
    struck = characters[0].text in "-–" and _room_of(characters[1:]) > 0
    if not struck and (not ends or _room_of(characters) <= 1):
        return False
    pieces = stretches(inked(ink))
    high = [np.count_nonzero(ink[:, start:stop].any(axis=1)) for start, stop in pieces]
    if struck:
        return bool(high[0] >= AS_HIGH * max(high))
    return bool(min(high[place] for place in ends) < AS_HIGH * max(high))


def _is_marked(characters: Sequence[Character], ink: Mask, size: float) -> bool:
    """Whether a number begins or ends with a digit that is none of it: all others stand on one line
    and are as high, and it stands lower or higher, as what a pen wrote beside them."""
    if _room_of(characters) <= 1:
        return False
    ends = []
    for start, stop in stretches(inked(ink)):
        if _is_high(ink[:, start:stop], size):
            rows = np.flatnonzero(ink[:, start:stop].any(axis=1)).tolist()
            ends.append((rows[0], rows[-1]))
    for odd, others in ((ends[:1], ends[1:]), (ends[-1:], ends[:-1])):
        if not others:
            return False
        tops, feet = zip(*others, strict=True)
        high = max(min(feet) - max(tops) + 1, 1)
        top, foot = odd[0]
        lower = sorted(((top - max(tops)) / high, (foot - max(feet)) / high))
        higher = sorted(((min(tops) - top) / high, (min(feet) - foot) / high))
        if any(less > OFF and more > FAR_OFF for less, more in (lower, higher)):
            return True
    return False


def _is_parted(
    characters: Sequence[Character], ink: Mask, box: tuple[int, int], size: float
) -> bool:
    """Whether a number has more white between two of its digits than digits leave, a 1 aside, which
    stands in the room of a wider one: a point is lost there, or what follows is another number."""
    if _room_of(characters) <= 1:
        return False
    left, right = box
    runs = stretches(inked(ink[:, left:right]))
    for (_, stop), (start, _) in pairwise(runs):
        if start - stop > LOST_POINT * size + GRAIN:
            middle = left + (stop + start) / 2
            last = sum(one.place * ink.shape[1] < middle for one in characters)
            beside = {one.text for one in characters[max(last - 1, 0) : last + 1]}
            if beside <= {*"023456789"}:
                return True
    return False


def _is_too_wide(characters: Sequence[Character], wide: float, digit: float | None) -> bool:
    """Whether a number has room for one digit more than was read: of two equal ones that ink joined
    the recogniser reads one."""
    room = _room_of(characters)
    if digit is None or not room:
        return False
    return wide / digit - room > max(ONE_MORE, UNEVEN * room)


def _is_high(piece: Mask, size: float) -> bool:
    """Whether a piece of ink is as high as a digit or most of one; no comma, which begins in the
    lower half of its line, however far it hangs down."""
    rows = np.flatnonzero(piece.any(axis=1))
    comma = len(rows) < COMMA_HIGH * size and rows[0] >= len(piece) / 2
    return len(rows) >= DIGIT_HIGH * size and not comma


def _room(characters: Sequence[Character], place: int) -> float:
    """The white that parts two words before a place where the recogniser saw no blank."""
    if _in_number(characters, place):
        return IN_NUMBER
    if 0 < place < len(characters):
        before, after = characters[place - 1].text, characters[place].text
        if after in ".,;:)]":
            return BEFORE_STOP
        if before in ".,;:)]" and after.isalpha():
            return BEHIND_STOP
        if before in "/-" and after == "1":
            return BEFORE_ONE
    return BLANK


def _in_number(characters: Sequence[Character], place: int) -> bool:
    """Whether the characters on both sides of a place may be of one number."""
    beside = [one.text for one in characters[max(place - 2, 0) : place + 1]]
    if not 0 < place < len(characters) or not _NUMBER_SIGNS.issuperset(beside[-2:]):
        return False
    # Behind the point of `No. 5` a number begins, behind that of `1.500` it goes on.
    return beside[-2].isdigit() or beside[-2] in "([" or (len(beside) == 3 and beside[0].isdigit())


def _told_by_shape(line: ReadLine, usual: float) -> ReadLine:
    """A line of a single letter or digit as its ink says: a capital no higher than small letters
    is a small letter, an O narrower than an O is a zero."""
    letters = [one for one in line.characters if one.text.isalnum()]
    if len(letters) != 1:
        return line
    (letter,) = letters
    high, wide = line.segment.high, line.segment.wide
    text = letter.text
    if text in _LIKE_SMALL and high < SMALL_LETTER * usual:
        text = text.lower()
    elif (
        text in "Oo"
        and len(line.characters) == 1
        and SMALL_LETTER * usual < high
        and wide < 0.88 * high
    ):
        text = "0"
    characters = [one._replace(text=text) if one is letter else one for one in line.characters]
    return replace(line, characters=tuple(characters))


def _usual_near(
    line: ReadLine,
    lines: Sequence[ReadLine],
    sizes: Sequence[float | None],
    usual: float,
    scale: float,
) -> float:
    """The usual type size of the lines of several signs that stand near; of the page where there
    are few: a table may be set in smaller type than the text around it."""
    near = [
        size
        for other, size in zip(lines, sizes, strict=True)
        if size is not None
        and len(other.characters) >= _TELLING
        and are_near(other.segment.y0, line.segment.y0, AROUND * scale)
    ]
    return median(near) if len(near) >= _TELLING else usual


def _told_by_height(line: ReadLine, usual: float) -> ReadLine:
    """A lone digit in doubt where it is not as high as digits around it are: a small o read as a
    zero, the end of a stroke or a speck as a one, which no 1 in doubt is otherwise; a number where
    it is higher, as with strokes of a stamp or a signature, which hide some of its digits."""
    high = line.segment.high
    one, *others = line.characters
    speck = one.text == "1" and one.score < ONE
    if high <= HIGHEST_DIGIT * usual and (others or (high >= LOWEST_DIGIT * usual and not speck)):
        return line
    if others:
        doubted = (one._replace(score=min(one.score, LOST), others=()) for one in line.characters)
        return replace(line, characters=tuple(doubted))
    text = one.text.replace("0", "o") if high < LOWEST_DIGIT * usual else one.text
    ways = one.others if text == one.text else (*one.others, one.text)
    return replace(line, characters=(one._replace(text=text, score=LOST, others=ways),))


def _is_number(texts: Sequence[str]) -> bool:
    """Whether signs are those of a number."""
    return _NUMBER_SIGNS.issuperset(texts) and any(map(str.isdigit, texts))


def _with_separators(line: ReadLine, size: float) -> ReadLine:
    """A line whose doubtful points and commas between digits are read a second time, by their ink:
    a comma hangs below what the digits stand on, a point does not. In small type, where commas
    hang by a pixel, the recogniser doubts them. A comma that the ink shows is sure where every
    other separator of the line is one, or where it hangs clearly and the recogniser saw it too."""
    characters = list(line.characters)
    between = [
        place
        for place in range(1, len(characters) - 1)
        if characters[place].text in ".,"
        and characters[place - 1].text.isdigit()
        and characters[place + 1].text.isdigit()
    ]
    depths = {
        place: _hangs(line, characters[place], size)
        for place in between
        if characters[place].score < SURE
    }
    sure = {characters[place].text for place in between if place not in depths}
    for place, depth in depths.items():
        one = characters[place]
        alike = depth >= HANGS and sure == {","}
        if alike or (depth >= HANGS_CLEARLY and one.text == "," and not sure):
            characters[place] = one._replace(text=",", score=AGREED, others=())
    return replace(line, characters=tuple(characters))


def _hangs(line: ReadLine, one: Character, size: float) -> float:
    """How far the low ink around a place hangs below the foot of the digits, in type sizes."""
    high, wide = line.ink.shape
    bottoms = high - 1 - line.ink[::-1].argmax(axis=0)
    tops = line.ink.argmax(axis=0)
    filled = line.ink.any(axis=0)
    tall = filled & (tops < 0.35 * high)
    if high < 0.6 * size or not tall.any():
        return 0.0
    foot = float(np.median(bottoms[tall]))
    near = np.abs(np.arange(wide) - one.place * wide) < 0.3 * size
    low = filled & near & (tops > foot - 0.3 * size)
    return float(bottoms[low].max() - foot) / size if low.any() else 0.0
