"""What of a text is of its pages, not of what they say: running heads and feet, numbers, pictures
without words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Sequence
from itertools import accumulate, groupby, pairwise

from extract.document import Aside
from extract.runs import parted
from grammar.contents import is_dressed_number, page_number
from grammar.continued import says_continued

_PICTURE = re.compile(r"!\[\S*\]\([^)]*\)")
_BESIDE = re.compile(r"(?:\d{1,4}\s*\|\s*[^|]*[^\W\d][^|]*|[^|]*[^\W\d][^|]*\|\s*\d{1,4})")
_BESIDE_BAR = re.compile(r"(?:(\d{1,4})\s*\|.*|.*\|\s*(\d{1,4}))")
_DASHES = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")
_CALLS = re.compile(r"\b(?:nomor|tahun)\s*$", re.IGNORECASE)
_MARKUP = "#*_=[] "
_APART = re.compile(r"\S {3,}\S|\t")
"""Cells side by side."""
_NO_RUNNING_HEAD = re.compile(r"(?:tabel|gambar|grafik|bab|pasal|sumber|keterangan)\b")
LEAST_PAGES = 3
"""Pages that a running head without a number stands on."""
TIMES = 2
"""How often a line stands beside the number of a page before it is a running head."""
MOSTLY = 0.8
"""The share of a running head's lines that stand so."""
LEAP = 9
"""How far the numbers of two pages with the same running head are apart at most."""


def without_running_lines(
    lines: Sequence[tuple[int, str]],
) -> tuple[list[tuple[int, str]], list[Aside]]:
    """The numbered lines of a text without the running heads and feet of its pages, which form
    feeds part: what begins or ends several pages, in one piece."""
    pages = accumulate("\f" in line for _, line in lines)
    printed = [(page, at) for at, page in enumerate(pages) if lines[at][1].strip()]
    first, last = dict(reversed(printed)).values(), dict(printed).values()
    asides: dict[int, Aside] = {}
    for edges, reason in ((first, "kepala-halaman"), (last, "kaki-halaman")):
        times = Counter(alike(lines[at][1]) for at in edges)
        for at in edges:
            number, text = lines[at][0], lines[at][1].strip()
            runs = times[alike(text)] >= LEAST_PAGES and not _APART.search(text)
            if runs and may_run(text) and not says_continued(text):
                asides[at] = Aside(text, reason, source_line=number)
    left = [
        (number, "\f" * line.count("\f") if at in asides else line)
        for at, (number, line) in enumerate(lines)
    ]
    return left, list(asides.values())


def may_run(text: str) -> bool:
    """Whether a line is short enough for a running head, and no caption or heading."""
    return 2 <= len(text.split()) <= 12 and not _NO_RUNNING_HEAD.match(text.casefold())


def page_marks(lines: Sequence[str], is_text: Callable[[int], bool]) -> dict[int, str]:
    """The lines that are of a page alone, each with its reason (``nomor-halaman``,
    ``kepala-halaman``, ``gambar``); ``is_text`` tells which lines are in no table.

    A number alone is one between blank lines; between dashes it is one anywhere. What is printed
    beside such numbers again and again, as they count up, is the running head.
    """
    marks = {
        index: "gambar"
        for index, line in enumerate(lines)
        if _PICTURE.fullmatch(line.strip()) and is_text(index)
    }
    blocks = _blocks(lines, lambda index: index not in marks and is_text(index))
    numbered = [block for block in blocks if any(_is_number(lines[index]) for index in block)]
    heads = _heads_beside(numbered, lines)
    for block in numbered:
        marks |= _marks_of(block, heads, lines)
    return marks | {i: "nomor-halaman" for i, line in enumerate(lines) if _DASHES.fullmatch(line)}


def _blocks(lines: Sequence[str], is_text: Callable[[int], bool]) -> list[list[int]]:
    """The lines of text between blank ones, those of each page alone."""
    runs = groupby(range(len(lines)), lambda index: bool(lines[index].strip()) and is_text(index))
    return [
        part
        for inside, run in runs
        if inside
        for part in parted(list(run), lambda _, index: "\f" in lines[index])
    ]


def _heads_beside(numbered: Sequence[Sequence[int]], lines: Sequence[str]) -> set[str]:
    """What is printed beside the numbers of pages again and again, as they count up, and hardly
    elsewhere."""
    beside: dict[str, list[int]] = defaultdict(list)
    for block in numbered:
        page = next((n for index in block if (n := _number(lines[index])) is not None), 0)
        for index in block:
            beside[alike(lines[index])].append(page)
    everywhere = Counter(map(alike, lines))
    return {
        text
        for text, pages in beside.items()
        if len(pages) >= max(TIMES, MOSTLY * everywhere[text])
        and all(0 < two - one <= LEAP for one, two in pairwise(pages))
    }


def _marks_of(block: Sequence[int], heads: Container[str], lines: Sequence[str]) -> dict[int, str]:
    """The lines of a block with a number, each with its reason, where all are of a page alone."""
    if len(block) == 1 and _is_called_for(block[0], lines):
        return {}
    numbers = {index for index in block if _is_number(lines[index])}
    if not all(index in numbers or alike(lines[index]) in heads for index in block):
        return {}
    return {i: "nomor-halaman" if i in numbers else "kepala-halaman" for i in block}


def _is_called_for(index: int, lines: Sequence[str]) -> bool:
    """Whether the text before a number breaks off at the word of one (``Undang-Undang Nomor``), and
    none stands behind it."""
    before = next((line for line in lines[max(0, index - 9) : index][::-1] if line.strip()), "")
    after = next((line for line in lines[index + 1 : index + 9] if line.strip()), "")
    return _CALLS.search(before) is not None and not after.strip()[:1].isdigit()


def _is_number(line: str) -> bool:
    """Whether a line is the number of a page, or a running head beside it (``Renstra | 12``)."""
    bare = line.strip().strip(_MARKUP)
    return (
        page_number(line) is not None
        or is_dressed_number(bare)
        or ("|" in line and _BESIDE.fullmatch(line.strip()) is not None)
    )


def _number(line: str) -> int | None:
    """The number of a page that a line prints; null where it prints none, or in letters."""
    number = page_number(line.strip().strip(_MARKUP)) or _BESIDE_BAR.sub(r"\1\2", line.strip())
    return int(number) if number.isdecimal() else None


def alike(line: str) -> str:
    """A line with its numbers left out, to tell running heads by."""
    return " ".join(re.sub(r"\d+", "0", line.casefold()).split())
