"""Chapters and numbered sections of the Renstra, told apart from where they are only listed.

The headings of a plan stand in it up to four times: in the table of contents, in *Sistematika
Penulisan*, in the pasal that prescribes them, and where the chapter really begins. The last is
found by what follows it: of all rising sequences of chapter headings the one with the most text
behind its headings is the real one; lists known as such (dot leaders, under *Daftar Isi* or
*Sistematika*) are left out beforehand.

Takes the blocks of a document as lines; gives the headings of its chapters and sections.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from extract.document import Paragraph
from grammar.contents import ends_in_page, has_leader, heads_contents
from grammar.heads import BabLabel
from grammar.items import split_label
from grammar.joining import begins_joining, ends_in_reference, ends_open
from grammar.roman import parse_ordinal, parse_roman, to_roman
from parsers.labelled import Line
from parsers.labels import Numbering, close_up, is_capitals, letters

Lines = Sequence[Line]

MAX_HEADING = 220
"""Characters a heading has at most; what is longer is prose."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (``nomor`` null, level 1) or numbered section, and the blocks that print it.

    ``bab`` is the chapter's number by its place where print repeats one; ``odd`` names what is
    odd about the numbering, with the number ``expected`` and the one ``printed``.
    """

    blocks: tuple[int, ...]
    bab: int
    nomor: str | None
    judul: str
    level: int
    odd: str = ""
    expected: str = ""
    printed: str = ""

    @property
    def index(self) -> int:
        """The block the heading begins in."""
        return self.blocks[0]


@dataclass(frozen=True, slots=True)
class _Candidate:
    label: BabLabel
    title: str
    blocks: tuple[int, ...]
    content: int = 0

    @property
    def index(self) -> int:
        return self.blocks[0]


_SISTEMATIKA = re.compile(
    r"[^A-Za-z]*(?:[A-Za-z]\s?[.)])?\s*sistematika\b[^:;]{0,70}", re.IGNORECASE
)
_WORDLESS = re.compile(r"([IVX]{1,5}|[A-Z]|\d{1,2})\s?[.)]\s+(\S.*)$", re.DOTALL)
_LETTERED = re.compile(r"^([A-Z])\s?[.)]\s+(?=[A-Z\"“'(])(.+)$", re.DOTALL)
_GOING_ON = re.compile(
    r"(?:PERANGKAT|KECAMATAN|KABUPATEN|KOTA|TAHUN|PENDANAAN|SUB)\b", re.IGNORECASE
)
_NAMELESS = re.compile(r"\b(?:BIDANG|URUSAN|PERANGKAT|KECAMATAN|KABUPATEN)$", re.IGNORECASE)
"""Words that want a name behind them."""


def find_headings(lines: Lines, start: int, end: int) -> tuple[Heading, ...]:
    """The real chapters and sections among the blocks from ``start`` to ``end``, in order; those of
    each plan, where a regulation adopts several, one in each of its annexes."""
    annexes = [line.index for line in lines[start + 1 : end] if ANNEX.fullmatch(line.text)]
    plans = [
        (first, behind, chosen)
        for first, behind in pairwise([start, *annexes, end])
        if (chosen := _chapters(lines, first, behind))
    ]
    whole = [chosen for *_, chosen in plans if len(chosen) > 1 and chosen[0].label.number == 1]
    if len(plans) < 2 or len(whole) < len(plans):
        plans = [(start, end, _chapters(lines, start, end))]
    return tuple(
        heading
        for first, behind, chosen in plans
        for heading in _headings(lines, chosen, first, behind)
    )


ANNEX = re.compile(r"LAMPIRAN\s+(?:[IVX]{1,5}|\d{1,2})\b[\s.:]*(?:PERATURAN\b.*)?")
"""The line that opens a numbered annex."""


def _chapters(lines: Lines, start: int, end: int) -> list[_Candidate]:
    candidates = _candidates(lines, start, end) or _without_word(lines, start, end)
    listed = _listed(lines, candidates, start, end)
    return _choose([c for c in candidates if c.index not in listed])


def _headings(lines: Lines, chosen: list[_Candidate], start: int, end: int) -> Iterator[Heading]:
    """The chapters of one plan with their sections."""
    decimal = bool(chosen) and _has_decimal_sections(lines[chosen[0].index : end])
    numbering = Numbering()
    for position, candidate in enumerate(chosen):
        following = chosen[position + 1].index if position + 1 < len(chosen) else end
        # A part of the plan may be all there is: its first chapter needs no BAB I before it.
        if not position and candidate.label.number > 1 and start == 0:
            numbering = Numbering(candidate.label.number - 1, candidate.label.number - 1)
        bab, odd, expected = numbering.take(candidate.label.number)
        wanted, printed = f"BAB {to_roman(expected)}", candidate.label.printed
        yield Heading(candidate.blocks, bab, None, candidate.title, 1, odd, wanted, printed)
        yield from _sections(lines, candidate, bab, following, decimal)


# --------------------------------------------------------------------------- chapters


def _candidates(lines: Lines, start: int, end: int) -> list[_Candidate]:
    found: list[_Candidate] = []
    for line in lines[start:end]:
        label, rest = line.bab
        if label and len(line.text) <= MAX_HEADING and not label.suffix and _heads(line):
            found.append(_Candidate(label, *_title(lines, line.index, end, rest)))
    return _with_content(lines, found, end)


def _without_word(lines: Lines, start: int, end: int) -> list[_Candidate]:
    """Chapters of a plan that leaves out the word (``I. PENDAHULUAN``): titles in capitals from the
    introduction to the conclusion, numbered in one way."""
    styles: dict[str, list[_Candidate]] = defaultdict(list)
    for line in lines[start:end]:
        match = _WORDLESS.match(line.text)
        if not match or not is_capitals(match[2]) or len(line.text) > 120 or has_leader(line.text):
            continue
        title = _title(lines, line.index, end, match[2])
        for style, number in _numbers(match[1]).items():
            styles[style].append(_Candidate(BabLabel(number, "", match[1], "."), *title))
    for found in styles.values():
        first = next((n for n, chapter in enumerate(found) if chapter.label.number == 1), 0)
        if (
            len(found) - first > 2
            and letters(found[first].title).startswith("PENDAHULUAN")
            and letters(found[-1].title).startswith("PENUTUP")
        ):
            return _with_content(lines, found[first:], end)
    return []


def _numbers(printed: str) -> dict[str, int]:
    """What a number may be: roman, a letter, or in figures."""
    numbers = {
        "angka": int(printed) if printed.isdigit() else 0,
        "romawi": parse_roman(printed) or 0,
        "huruf": ord(printed) - 64 if len(printed) == 1 and printed.isalpha() else 0,
    }
    return {style: number for style, number in numbers.items() if number}


def _with_content(lines: Lines, found: Sequence[_Candidate], end: int) -> list[_Candidate]:
    """Chapters found, each with how much text stands behind it."""
    stops = [*(chapter.index for chapter in found[1:]), end]
    return [
        replace(chapter, content=_content(lines[chapter.blocks[-1] + 1 : stop]))
        for chapter, stop in zip(found, stops, strict=False)
    ]


def _heads(line: Line) -> bool:
    """Whether a line that begins with a chapter label can be a heading, not a sentence."""
    rest = line.bab[1]
    if (rest and line.is_listed) or rest[:1] in {",", ";", ")", "/"} or rest[:1].islower():
        return False
    if line.text.startswith("Bab"):
        return not rest or line.is_set_off or not re.search(r"[.;,:]$", rest)
    return is_capitals(rest) or len(rest) < 120


def _title(lines: Lines, first: int, end: int, rest: str) -> tuple[str, tuple[int, ...]]:
    """A chapter's title, on the first of its lines or those after it, and the lines."""
    parts = [rest] if rest else []
    blocks = [first]
    for before, line in pairwise(lines[first : min(first + 6, end)]):
        if not _titles_on(before, line, parts):
            break
        parts.append(close_up(line.text))
        blocks.append(line.index)
    return _clean_title(" ".join(parts)), tuple(blocks)


def _titles_on(before: Line, line: Line, parts: list[str]) -> bool:
    """Whether a line is (more of) the title of the chapter label above it."""
    text = line.text
    if len(text) > 150 or line.opens or has_leader(text) or _LETTERED.match(text):
        return False
    if not parts:
        short = len(text.split()) <= 12 and not re.search(r"[.;:,]$", text)
        return line.capitals or (short and text[:1].isupper())
    if not line.capitals or re.search(r"[.;:]$", parts[-1]):
        return False
    broken = _joins(parts[-1]) or begins_joining(text) or _GOING_ON.match(text) is not None
    return broken or adjacent(before.paragraph, line.paragraph)


def _joins(text: str) -> bool:
    """Whether a title wants more words."""
    return ends_open(text) or _NAMELESS.search(text) is not None


def adjacent(before: Paragraph | None, after: Paragraph | None) -> bool:
    """Whether two lines follow each other without a gap."""
    if not before or not after:
        return False
    if before.source_line and after.source_line:
        return after.source_line - before.source_line == 1
    if before.box and after.box and before.page == after.page:
        height = max(1.0, before.box.y1 - before.box.y0) / max(1, len(before.lines))
        centre = abs(before.box.x0 + before.box.x1 - after.box.x0 - after.box.x1) / 2
        aligned = centre < 2 * height or abs(before.box.x0 - after.box.x0) < height
        return after.box.y0 - before.box.y1 < 0.9 * height and aligned
    return False


def _clean_title(text: str) -> str:
    text = close_up(text.strip())
    # A last word of spaced letters in a longer title: "BAB VIII P E N U T U P".
    text = re.sub(r"\b(?:[A-Z] ){3,}[A-Z]\b", lambda match: match[0].replace(" ", ""), text)
    return text.strip(" :–—-").rstrip(";")


def _content(lines: Lines) -> int:
    """How much text stands in lines: prose and tables count, short lines do not."""
    total = 0
    for line in lines:
        if not line.paragraph:
            total += 300
        elif len(line.text) > 60 and not line.section:
            total += min(len(line.text), 400)
        else:
            total += 3
        if total > 3000:
            return 3000
    return total


def _listed(lines: Lines, candidates: list[_Candidate], start: int, end: int) -> set[int]:
    """Candidates of a table of contents or of *Sistematika Penulisan*."""
    return {
        candidate.index
        for line in lines[start:end]
        if len(line.text) <= 120
        for candidate in _listed_under(line, candidates)
    }


def _listed_under(line: Line, candidates: list[_Candidate]) -> list[_Candidate]:
    """The candidates of the list that a line is the title of, if it is that of one."""
    contents = heads_contents(line.text)
    if not contents and (line.is_listed or not _SISTEMATIKA.fullmatch(line.text)):
        return []
    after = [c for c in candidates if c.index > line.index]
    if not after or not (contents or len(after) < len(candidates)):
        return []
    run = _rising_run(after)
    first, rest = after[0], after[len(run) :]
    if not rest:
        # Prose behind a heading means that the list has ended before it.
        run = list(takewhile(lambda c: c.content < 80, run))
    again = any(c.label.number <= first.label.number for c in rest)
    listed = len(run) > 1 or first.content < 80 if contents else again or first.label.number == 1
    return run if listed else []


def _rising_run(candidates: list[_Candidate]) -> list[_Candidate]:
    rising = takewhile(lambda two: two[0].label.number < two[1].label.number, pairwise(candidates))
    return [*candidates[:1], *(after for _, after in rising)]


def _choose(candidates: list[_Candidate]) -> list[_Candidate]:
    """The rising sequence with the most text behind it, and lone misnumbered chapters between."""
    if not candidates:
        return []
    best: list[tuple[int, int]] = []  # (score, predecessor or -1)
    ends: dict[int, tuple[int, int]] = {}  # number: (score, -place) of the best that ends in it
    for n, candidate in enumerate(candidates):
        number = candidate.label.number
        lower = (end for other, end in ends.items() if other < number)
        score, link = max(lower, default=(0, 1))
        score += candidate.content + 10
        best.append((score, -link))
        ends[number] = max(ends.get(number, (0, 0)), (score, -n))
    at = max(range(len(best)), key=lambda n: (best[n][0], -n))
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    titles = {letters(candidates[n].title) for n in kept}
    for before, after in pairwise([*sorted(kept), len(candidates)]):
        lone = candidates[before + 1] if after == before + 2 else None
        if lone and lone.content >= 100 and letters(lone.title) not in titles:
            kept.add(before + 1)
    return [candidates[n] for n in sorted(kept)]


# --------------------------------------------------------------------------- sections


def _has_decimal_sections(lines: Lines) -> bool:
    """Whether the plan numbers its sections ``1.1``; letters are lists in it then."""
    short = [line for line in lines if len(line.text) <= MAX_HEADING]
    # A number alone on its line has its title on the next.
    decimal = sum(
        bool(line.section and (line.section[1] or (after and _titles(after.text))))
        for line, after in zip(short, (*short[1:], None), strict=True)
        if not has_leader(line.text)
    )
    lettered = sum(line.text.startswith(("A. ", "A . ")) for line in short)
    return decimal > 1 or decimal > lettered


def _sections(
    lines: Lines, chapter: _Candidate, bab: int, end: int, decimal: bool
) -> list[Heading]:
    """The numbered sections of one chapter."""
    found: list[Heading] = []
    previous: tuple[int, ...] = (bab,)
    listed_until = chapter.blocks[-1]
    within = lines[:end]
    for line in within[listed_until + 1 :]:
        if line.index <= listed_until:
            continue
        if decimal:
            heading = _decimal_heading(within, line, bab, chapter, previous)
        else:
            heading = _lettered_heading(line, bab, len(found))
        if not heading:
            continue
        found.append(heading)
        if decimal and heading.nomor:
            previous = _parts(heading.nomor)
        listed_until = heading.blocks[-1]
        if _SISTEMATIKA.fullmatch(line.text):
            listed_until = _end_of_listing(within, heading, previous)
    return _without_repeats(lines, found)


def _parts(nomor: str) -> tuple[int, ...]:
    """``2.3.1`` or ``II.3.1`` as numbers."""
    first, *rest = nomor.split(".")
    return (parse_ordinal(first) or 0, *map(int, rest))


def _shown(parts: tuple[int, ...], printed: str) -> str:
    """A section number in the style of a printed one."""
    first = str(parts[0]) if printed[0].isdigit() else to_roman(parts[0])
    return ".".join((first, *map(str, parts[1:])))


def _decimal_heading(
    lines: Lines, line: Line, bab: int, chapter: _Candidate, previous: tuple[int, ...]
) -> Heading | None:
    if not line.section or ends_in_reference(lines[line.index - 1].text):
        return None
    nomor, title = line.section
    parts, blocks = _parts(nomor), [line.index]
    if not title:
        blocks.append(line.index + 1)
        title = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if not _titles(title) or 0 in parts or max(parts) > 30:
        return None
    expected = _successor(previous, parts)
    own = parts[0] in {bab, chapter.label.number}
    near = parts[-1] - expected[-1] <= 5 if own else parts[0] <= 12 and parts[1:] == expected[1:]
    if not (near or line.is_heading):
        return None
    title, blocks = _rest_of_title(lines, title, blocks)
    heading = Heading(tuple(blocks), bab, nomor, _clean_title(title), len(parts))
    return _numbered(heading, previous, own)


def _numbered(heading: Heading, previous: tuple[int, ...], own: bool = True) -> Heading:
    """A heading with what is odd about its number after the one before; ``own`` where it begins
    with the number of its chapter."""
    nomor = heading.nomor or ""
    parts = _parts(nomor)
    expected = _successor(previous, parts)
    odd = ""
    if parts != expected:
        odd = "nomor-ganda" if parts <= previous and own else "nomor-loncat"
    return replace(heading, odd=odd, expected=_shown(expected, nomor), printed=nomor)


def _titles(title: str) -> bool:
    """Whether a text can be the title of a section."""
    if len(title) < 3 or len(title) > 200 or not any(ch.isalpha() for ch in title):
        return False
    if has_leader(title) or ends_in_page(title) or title[:1].islower():
        return False
    if split_label(title)[0] or re.search(r"[;,]$", title):
        return False
    return not (len(title) > 110 and title.endswith("."))


def _rest_of_title(lines: Lines, title: str, blocks: list[int]) -> tuple[str, list[int]]:
    """A title broken over lines of a text file: bold goes on, or a connecting word ends it."""
    first = lines[blocks[0]]
    while blocks[-1] + 1 < len(lines) and len(blocks) < 4:
        last, line = lines[blocks[-1]], lines[blocks[-1] + 1]
        if (
            not adjacent(last.paragraph, line.paragraph)
            or not ((first.is_heading and line.is_heading) or _joins(title))
            or len(line.text) > 90
            or re.search(r"[.;:,]$", line.text)
            or line.opens
            or line.capitals != is_capitals(title)
        ):
            break
        title = f"{title} {line.text}"
        blocks = [*blocks, line.index]
    return title, blocks


def _successor(previous: tuple[int, ...], printed: tuple[int, ...]) -> tuple[int, ...]:
    """The number that should stand where ``printed`` stands, after ``previous``."""
    if len(printed) > len(previous):
        return (*previous, *([1] * (len(printed) - len(previous))))
    kept = previous[: len(printed)]
    return (*kept[:-1], kept[-1] + 1)


def _lettered_heading(line: Line, bab: int, count: int) -> Heading | None:
    match = _LETTERED.match(line.text)
    if not match or ord(match[1]) - 65 != count or not _titles(match[2]) or len(match[2]) > 110:
        return None
    if re.search(r"[.:]$", match[2]):
        return None
    return Heading((line.index,), bab, match[1], _clean_title(match[2]), 2)


def _end_of_listing(lines: Lines, heading: Heading, number: tuple[int, ...]) -> int:
    """The last block that *Sistematika Penulisan* lists headings in: a section that goes on the
    numbering after another chapter was listed stands behind it."""
    following = (*number[:-1], number[-1] + 1)
    other_chapter = False
    last = len(lines) - 1
    for line in lines[heading.blocks[-1] + 1 :]:
        label, _ = line.bab
        other_chapter = other_chapter or bool(label and label.number > 1)
        if line.section and other_chapter and _parts(line.section[0]) == following:
            last = line.index - 1
    return last


def _without_repeats(lines: Lines, found: list[Heading]) -> list[Heading]:
    """A heading printed again in its chapter is one: a list of sections before them, or a running
    head after."""
    seen: dict[tuple[str | None, str], int] = {}
    drop: set[int] = set()
    for place, heading in enumerate(found):
        key = (heading.nomor, letters(heading.judul))
        if key in seen:
            first = found[seen[key]]
            empty = _content(lines[first.blocks[-1] + 1 : found[seen[key] + 1].index]) < 30
            drop.add(seen[key] if empty else place)
            if not empty:
                continue
        seen[key] = place
    if not drop:
        return found
    kept = [heading for place, heading in enumerate(found) if place not in drop]
    return [
        _numbered(heading, _parts(before.nomor) if before and before.nomor else (heading.bab,))
        if "." in (heading.nomor or "")
        else heading
        for before, heading in zip([None, *kept], kept, strict=False)
    ]
