"""Lines that stand around a table without rules and are none of it: titles, remarks and notes, and
the lines of running text.

Takes a line, the one next to it and those of the table; gives whether it is such a line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extract.cut_lines import CLOSE, NOTE, Line, Lines, are_values
from extract.printed import are_near, stand_over
from extract.row_lines import is_value
from grammar.joining import ends_sentence

FULL_GAPS, ALIKE = 5, 0.15
"""Gaps of a line drawn out to full width at least, and type sizes by which they differ at most."""
LARGER, FURTHER = 1.03, 1.15
"""How much larger a title's type is than that of the head below it, and how much further off."""
SMALLER = 0.92
"""Type of notes is smaller than so many times that of the table."""
_PAGE = re.compile(
    r"(?:page|hal(?:\.|aman)?|seite|p[aá]gina?) \d+ (?:of|dari|von|de|di|/) \d+", re.I
)
"""Which of all pages this one is, at its foot: ``Page 3 of 9``."""
_MARKED = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|\*+\)?|[¹²³⁴⁵⁶⁷⁸⁹])\s*[^\W\d]")
"""A text that begins with the mark of a note: ``1. Year of reference``."""


def stands_above(lines: Lines, left: float, right: float, centre: float) -> bool:
    """Whether the first of the uppermost lines of a table, which reaches from ``left`` to ``right``
    on a page with its middle at ``centre``, is no part of its head."""
    line, following = lines[:2]
    return (
        _is_title(line, left, right, following, centre)
        or _is_beside_names(line, following, left)
        or _is_remark(line, following)
        or _stands_apart(lines[:3], left)
    )


def stands_below(line: Line, body: Lines, fullest: Line, size: float) -> bool:
    """Whether a line below the last values of a table, set in type of this size, is no part of it;
    ``fullest`` is the line of its body with most texts."""
    rows = [row for row in body if row.is_data()] or [fullest]
    second = min(row.segments[1].x0 for row in rows)
    full = line.x0 < second - line.size and line.x1 > second and is_set_full(line)
    foot = _PAGE.fullmatch(line.texts()[-1]) is not None
    return foot or full or _runs_over(line, fullest) or is_note(line, body, size)


def _runs_over(line: Line, anchor: Line) -> bool:
    """Whether a line without values has several texts, one of which runs over two of a row of
    values: lines of running text in columns."""
    if line.single or line.values():
        return False
    texts = (text for text in line.segments if not are_values(text))
    under = [[part for part in anchor.segments if stand_over(text, part)] for text in texts]
    return any(len(parts) > 1 for parts in under)


def is_set_full(line: Line) -> bool:
    """Whether a line of words, most of them and the last no values, was drawn out to full width,
    as lines of a paragraph are: they all stand equally far apart."""
    gaps = [two.x0 - one.x1 for one, two in pairwise(line.words)]
    alike = len(gaps) >= FULL_GAPS and max(gaps) - min(gaps) < ALIKE * line.size
    return alike and 2 * line.values() < len(line.words) and not is_value(line.words[-1].text)


def is_note(line: Line, body: Lines, size: float, second: float | None = None) -> bool:
    """Whether a line below the last values of a table is a note on it: in smaller type, beginning
    with a mark or with what notes are called, or one text that runs from before the second column
    into it, a sentence into any, further than any text of the table that begins where it does.
    ``second`` is where the second column begins, where that is known."""
    if NOTE.match(line.text):
        return True
    if line.size < SMALLER * size and line.values() < 2 and any(map(str.isalpha, line.text)):
        return not any(other.size <= line.size and not other.values() for other in body[1:])
    if not line.single:
        return False
    if _MARKED.match(line.text) and not any(_MARKED.match(other.text) for other in body):
        return True
    return not is_value(line.text) and _crosses(line, body, size, second)


def _crosses(line: Line, body: Lines, size: float, second: float | None) -> bool:
    """Whether a line runs from before the second column into it, a sentence into any, further than
    any text of the table that begins where it does."""
    rows = [other.segments for other in body if not other.is_numbering()]
    parts = [part for segments in rows for part in segments]
    if ends_sentence(line.text):
        begins = [part.x0 for part in parts if line.x0 < part.x0 - size]
    elif second is not None:
        begins = [second]
    else:
        begins = [segments[1].x0 for segments in rows if len(segments) > 1]
    begin = min(begins, default=line.x1)
    alike = [part.x1 for part in parts if are_near(part.x0, line.x0, size)]
    return line.x0 < begin - size and line.x1 > max([begin, *alike]) + size


def _is_title(line: Line, left: float, right: float, following: Line, centre: float) -> bool:
    if not line.single:
        return False
    middle = line.words.centre
    # Over a table that ends before the text does, a title still stands in the page's middle.
    near = are_near(middle, (left + right) / 2, 0.06 * (right - left))
    centred = near or are_near(middle, centre, 3)
    apart = following.top - line.bottom > 0.5 * line.size
    larger = line.size > 1.08 * following.size
    # The first line of a title of several stands as close to the next one as a head would.
    goes_on = following.single and stand_over(line, following)
    # Set in another type and away from the table it is one wherever its middle is.
    return (larger and apart) or (centred and (apart or larger or goes_on))


def goes_on_title(lines: Lines) -> bool:
    """Whether the last of three lines goes on with a title of the two above: all stand as far from
    each other, in one type, around one middle."""
    middles = [line.words.centre for line in lines]
    pitches = [two.middle - one.middle for one, two in pairwise(lines)]
    return (
        len(pitches) == 2
        and lines[0].single
        and lines[2].x1 - lines[2].x0 < max(line.x1 - line.x0 for line in lines[:2])
        and max(middles) - min(middles) < lines[2].size
        and are_near(pitches[0], pitches[1], 0.5)
        and all(are_near(line.size, lines[2].size, 0.1) for line in lines)
    )


def _is_beside_names(line: Line, following: Line, left: float) -> bool:
    """Whether a line is a title at the left, over a head whose names begin right of where it does,
    or over some of its names: one text, too far from the next line to go on with it."""
    names = [name for name in following.segments if name.x0 < line.x1]
    # What is longer than the one name below it, and apart from it, is no line of it.
    least = 1 if names and line.x1 > names[0].x1 + line.size else 2
    over_names = least <= len(names) < len(following.segments) and not following.is_data()
    return (
        line.single
        and line.x0 < left + line.size
        and (line.x0 + line.size < following.x0 or over_names)
        and following.top - line.bottom > CLOSE * line.size
    )


def _is_remark(line: Line, following: Line) -> bool:
    """Whether a line apart from the next one is a text in brackets: ``[In thousands]``."""
    text = line.text
    bracketed = line.single and text[0] in "[(" and text[-1] in ")]"
    return bracketed and following.top - line.bottom > CLOSE * line.size


def _stands_apart(lines: Lines, left: float) -> bool:
    """Whether a line at the left, in larger type than the two after it, stands further from them
    than they from each other."""
    line, *others = lines
    if len(others) < 2 or not line.single or line.x0 > left + line.size:
        return False
    following, after = others
    return line.size > LARGER * following.size and (
        following.middle - line.middle > FURTHER * (after.middle - following.middle)
    )
