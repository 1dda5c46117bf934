"""Chapters and numbered sections of the Renstra, told apart from where they are only listed.

The headings of a plan stand in it up to four times: in the table of contents, in *Sistematika
Penulisan*, in the pasal that prescribes them, and where the chapter really begins. The last is
found by what follows it: of all rising sequences of chapter headings the one with the most text
behind its headings is the real one; lists known as such (dot leaders, under *Daftar Isi* or
*Sistematika*) are left out beforehand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Document, Paragraph, Table
from grammar.captions import starts_caption
from grammar.contents import ends_in_page, has_leader, heads_contents
from grammar.heads import BabLabel, split_bab, split_pasal
from grammar.items import split_label, split_section
from grammar.joining import begins_joining, ends_in_reference, ends_open
from grammar.roman import parse_ordinal, to_roman
from parsers.labels import Numbering, close_up, is_capitals, letters, tidy

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
    index: int
    label: BabLabel
    title: str
    blocks: tuple[int, ...]
    content: int


_SISTEMATIKA = re.compile(
    r"[^A-Za-z]*(?:[A-Za-z]\s?[.)])?\s*sistematika\b[^:;]{0,70}", re.IGNORECASE
)
_LETTERED = re.compile(r"^([A-Z])\s?[.)]\s+(?=[A-Z\"“'(])(.+)$", re.DOTALL)
_GOING_ON = re.compile(
    r"(?:PERANGKAT|KECAMATAN|KABUPATEN|KOTA|TAHUN|PENDANAAN|SUB)\b", re.IGNORECASE
)
_NAMELESS = re.compile(r"\b(?:BIDANG|URUSAN|PERANGKAT|KECAMATAN|KABUPATEN)$", re.IGNORECASE)
"""Words that want a name behind them."""


def find_headings(document: Document, start: int, end: int) -> tuple[Heading, ...]:
    """The real chapters and sections among the blocks from ``start`` to ``end``, in order; those of
    each plan, where a regulation adopts several, one in each of its annexes."""
    plans = [
        (first, behind, chosen)
        for first, behind in _annexes(document, start, end)
        if (chosen := _chapters(document, first, behind))
    ]
    whole = [chosen for *_, chosen in plans if len(chosen) > 1 and chosen[0].label.number == 1]
    if len(plans) < 2 or len(whole) < len(plans):
        plans = [(start, end, _chapters(document, start, end))]
    return tuple(
        heading
        for first, behind, chosen in plans
        for heading in _headings(document, chosen, first, behind)
    )


_ANNEX = re.compile(r"LAMPIRAN\s+(?:[IVX]{1,5}|\d{1,2})\b[\s.:]*(?:PERATURAN\b.*)?")


def _annexes(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """The blocks of each numbered annex; all of them where none is numbered."""
    heads = [
        index
        for index in range(start, end)
        if isinstance(block := document.blocks[index], Paragraph)
        and len(block.text) <= MAX_HEADING
        and _ANNEX.fullmatch(tidy(block.text))
    ]
    places = [start, *(index for index in heads if index > start), end]
    return list(pairwise(places))


def _chapters(document: Document, start: int, end: int) -> list[_Candidate]:
    candidates = _candidates(document, start, end)
    listed = _listed(document, candidates, start, end)
    return _choose([c for c in candidates if c.index not in listed])


def _headings(document: Document, chosen: list[_Candidate], start: int, end: int) -> list[Heading]:
    """The chapters of one plan with their sections."""
    if not chosen:
        return []
    decimal = _has_decimal_sections(document, chosen[0].index, end)
    numbering = Numbering()
    headings: list[Heading] = []
    for position, candidate in enumerate(chosen):
        following = chosen[position + 1].index if position + 1 < len(chosen) else end
        # A part of the plan may be all there is: its first chapter needs no BAB I before it.
        if not position and candidate.label.number > 1 and start == 0:
            numbering = Numbering(candidate.label.number - 1, candidate.label.number - 1)
        bab, odd, expected = numbering.take(candidate.label.number)
        headings.append(
            Heading(
                candidate.blocks,
                bab,
                None,
                candidate.title,
                1,
                odd,
                f"BAB {to_roman(expected)}",
                candidate.label.printed,
            )
        )
        headings += _sections(document, candidate, bab, following, decimal)
    return headings


# --------------------------------------------------------------------------- chapters


def _candidates(document: Document, start: int, end: int) -> list[_Candidate]:
    found: list[tuple[int, BabLabel, str, tuple[int, ...]]] = []
    for index in range(start, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = tidy(block.text)
        if len(text) > MAX_HEADING or text[:1] not in "Bb":
            continue
        label, rest = split_bab(text)
        if label is None or label.suffix or not _heads(block, label, rest):
            continue
        title, blocks = _title(document, index, rest, end)
        found.append((index, label, title, blocks))
    places = [index for index, *_ in found] + [end]
    return [
        _Candidate(index, label, title, blocks, _content(document, blocks[-1] + 1, places[n + 1]))
        for n, (index, label, title, blocks) in enumerate(found)
    ]


def _heads(block: Paragraph, label: BabLabel, rest: str) -> bool:
    """Whether a line that begins with a chapter label can be a heading, not a sentence."""
    if has_leader(rest) or ends_in_page(rest) or rest[:1] in {",", ";", ")", "/"}:
        return False
    if rest[:1].islower():
        return False
    if label.printed.startswith("Bab"):
        return not rest or block.heading or block.centred or not re.search(r"[.;,:]$", rest)
    return not rest or is_capitals(rest) or len(rest) < 120


def _title(document: Document, index: int, rest: str, end: int) -> tuple[str, tuple[int, ...]]:
    """A chapter's title, on its own line or the lines after it."""
    parts = [rest] if rest else []
    blocks = [index]
    for place in range(index + 1, min(index + 6, end)):
        block = document.blocks[place]
        if not isinstance(block, Paragraph):
            break
        text = tidy(block.text)
        if not _goes_on(document, blocks[-1], block, text, parts):
            break
        parts.append(close_up(text))
        blocks.append(place)
    return _clean_title(" ".join(parts)), tuple(blocks)


def _goes_on(document: Document, last: int, block: Paragraph, text: str, parts: list[str]) -> bool:
    """Whether a paragraph is (more of) the title of the chapter label above it."""
    if not text or len(text) > 150 or split_section(text) or split_bab(text)[0]:
        return False
    if split_pasal(text)[0] or starts_caption(text) or has_leader(text):
        return False
    label, _ = split_label(text)
    if label is not None or _LETTERED.match(text):
        return False
    before = document.blocks[last]
    assert isinstance(before, Paragraph)
    if not parts:
        if is_capitals(text):
            return True
        short = len(text.split()) <= 12 and not re.search(r"[.;:,]$", text)
        return short and text[:1].isupper()
    if not is_capitals(text) or re.search(r"[.;:]$", parts[-1]):
        return False
    if _joins(parts[-1]) or begins_joining(text) or _GOING_ON.match(text):
        return True
    return adjacent(before, block)


def _joins(text: str) -> bool:
    """Whether a title wants more words."""
    return ends_open(text) or _NAMELESS.search(text) is not None


def adjacent(before: Paragraph, after: Paragraph) -> bool:
    """Whether two lines follow each other without a gap."""
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


def _content(document: Document, start: int, end: int) -> int:
    """How much text stands between two places: prose and tables count, short lines do not."""
    total = 0
    for index in range(start, end):
        block = document.blocks[index]
        if isinstance(block, Table):
            total += 300
        elif len(block.text) > 60 and not split_section(block.text):
            total += min(len(block.text), 400)
        else:
            total += 3
        if total > 3000:
            return 3000
    return total


def _listed(document: Document, candidates: list[_Candidate], start: int, end: int) -> set[int]:
    """Candidates of a table of contents or of *Sistematika Penulisan*."""
    listed: set[int] = set()
    for index in range(start, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or len(block.text) > 120:
            continue
        text = tidy(block.text)
        contents = heads_contents(text)
        if not contents and not _SISTEMATIKA.fullmatch(text):
            continue
        before = any(c.index < index for c in candidates)
        if not contents and (not before or has_leader(text) or ends_in_page(text)):
            continue
        after = [c for c in candidates if c.index > index]
        run = _rising_run(after)
        if not run:
            continue
        first, rest = run[0], after[len(run) :]
        # Prose behind a heading means that the list has ended before it.
        run = run if rest else _until_prose(run)
        if contents:
            if rest and rest[0].label.number > run[-1].label.number:
                continue
            if len(run) > 1 or first.content < 80:
                listed.update(c.index for c in run)
        elif first.label.number == 1 or any(c.label.number <= first.label.number for c in rest):
            listed.update(c.index for c in run)
    return listed


def _rising_run(candidates: list[_Candidate]) -> list[_Candidate]:
    run: list[_Candidate] = []
    for candidate in candidates:
        if run and candidate.label.number <= run[-1].label.number:
            break
        run.append(candidate)
    return run


def _until_prose(run: list[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in run:
        if candidate.content >= 80:
            break
        kept.append(candidate)
    return kept


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
    chain: list[int] = []
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    chain.reverse()
    kept = set(chain)
    titles = {letters(candidates[n].title) for n in chain}
    for before, after in zip(chain, [*chain[1:], len(candidates)], strict=True):
        between = range(before + 1, after)
        if len(between) == 1 and candidates[between[0]].content >= 100:
            lone = candidates[between[0]]
            if letters(lone.title) not in titles:
                kept.add(between[0])
    return [candidates[n] for n in sorted(kept)]


# --------------------------------------------------------------------------- sections


def _has_decimal_sections(document: Document, start: int, end: int) -> bool:
    """Whether the plan numbers its sections ``1.1``; letters are lists in it then."""
    decimal = lettered = 0
    for index in range(start, end):
        block = document.blocks[index]
        if isinstance(block, Paragraph) and len(block.text) <= MAX_HEADING:
            text = tidy(block.text)
            section = split_section(text)
            decimal += bool(section and section[1] and not has_leader(text))
            lettered += text.startswith(("A. ", "A . "))
    return decimal > 1 or decimal > lettered


def _sections(
    document: Document, chapter: _Candidate, bab: int, end: int, decimal: bool
) -> list[Heading]:
    """The numbered sections of one chapter."""
    found: list[Heading] = []
    previous: tuple[int, ...] = (bab,)
    listing_until = -1
    index = chapter.blocks[-1] + 1
    while index < end:
        block = document.blocks[index]
        if isinstance(block, Table) or index <= listing_until or len(block.text) > MAX_HEADING:
            index += 1
            continue
        text = tidy(block.text)
        if decimal:
            heading = _decimal_heading(document, block, index, text, bab, chapter, previous, end)
        else:
            heading = _lettered_heading(index, text, bab, len(found))
        if heading is None:
            index += 1
            continue
        found.append(heading)
        if decimal and heading.nomor:
            previous = _parts(heading.nomor)
        if _SISTEMATIKA.fullmatch(text):
            listing_until = _end_of_listing(document, heading, previous, end)
        index = heading.blocks[-1] + 1
    return _without_repeats(document, found)


def _parts(nomor: str) -> tuple[int, ...]:
    """``2.3.1`` or ``II.3.1`` as numbers."""
    first, *rest = nomor.split(".")
    return (parse_ordinal(first) or 0, *map(int, rest))


def _shown(parts: tuple[int, ...], printed: str) -> str:
    """A section number in the style of a printed one."""
    first = str(parts[0]) if printed[0].isdigit() else to_roman(parts[0])
    return ".".join((first, *map(str, parts[1:])))


def _decimal_heading(
    document: Document,
    block: Paragraph,
    index: int,
    text: str,
    bab: int,
    chapter: _Candidate,
    previous: tuple[int, ...],
    end: int,
) -> Heading | None:
    section = split_section(text)
    if section is None:
        return None
    nomor, title = section
    parts, blocks = _parts(nomor), [index]
    before = document.blocks[index - 1] if index else None
    if isinstance(before, Paragraph) and ends_in_reference(before.text):
        return None
    if not title:
        following = document.blocks[index + 1] if index + 1 < end else None
        if not isinstance(following, Paragraph) or not _titles(tidy(following.text)):
            return None
        title, blocks = tidy(following.text), [index, index + 1]
    if not _titles(title) or 0 in parts or max(parts) > 30:
        return None
    expected = _successor(previous, parts)
    own = parts[0] in {bab, chapter.label.number}
    if not own and not block.heading and not (parts[0] <= 12 and parts[1:] == expected[1:]):
        return None
    if own and not block.heading and parts[-1] - expected[-1] > 5:
        return None
    title, blocks = _rest_of_title(document, title, blocks, end)
    odd = ""
    if parts != expected:
        odd = "nomor-ganda" if parts <= previous and own else "nomor-loncat"
    return Heading(
        tuple(blocks),
        bab,
        nomor,
        _clean_title(title),
        len(parts),
        odd,
        _shown(expected, nomor),
        nomor,
    )


def _titles(title: str) -> bool:
    """Whether a text can be the title of a section."""
    if len(title) < 3 or len(title) > 200 or not any(ch.isalpha() for ch in title):
        return False
    if has_leader(title) or ends_in_page(title) or title[:1].islower():
        return False
    if split_label(title)[0] or re.search(r"[;,]$", title):
        return False
    return not (len(title) > 110 and title.endswith("."))


def _rest_of_title(
    document: Document, title: str, blocks: list[int], end: int
) -> tuple[str, list[int]]:
    """A title broken over lines of a text file: bold goes on, or a connecting word ends it."""
    while blocks[-1] + 1 < end and len(blocks) < 4:
        first, following = document.blocks[blocks[0]], document.blocks[blocks[-1] + 1]
        last = document.blocks[blocks[-1]]
        if not isinstance(following, Paragraph) or not isinstance(last, Paragraph):
            break
        assert isinstance(first, Paragraph)
        text = tidy(following.text)
        goes_on = first.heading and following.heading
        joins = _joins(title)
        if (
            not adjacent(last, following)
            or not (goes_on or joins)
            or len(text) > 90
            or re.search(r"[.;:,]$", text)
            or split_section(text)
            or split_label(text)[0]
            or starts_caption(text)
            or is_capitals(text) != is_capitals(title)
        ):
            break
        title = f"{title} {text}"
        blocks = [*blocks, blocks[-1] + 1]
    return title, blocks


def _successor(previous: tuple[int, ...], printed: tuple[int, ...]) -> tuple[int, ...]:
    """The number that should stand where ``printed`` stands, after ``previous``."""
    if len(printed) > len(previous):
        return (*previous, *([1] * (len(printed) - len(previous))))
    kept = previous[: len(printed)]
    return (*kept[:-1], kept[-1] + 1)


def _lettered_heading(index: int, text: str, bab: int, count: int) -> Heading | None:
    match = _LETTERED.match(text)
    if not match or ord(match[1]) - 65 != count or not _titles(match[2]) or len(match[2]) > 110:
        return None
    if re.search(r"[.:]$", match[2]):
        return None
    return Heading((index,), bab, match[1], _clean_title(match[2]), 2)


def _end_of_listing(document: Document, heading: Heading, number: tuple[int, ...], end: int) -> int:
    """The last block that *Sistematika Penulisan* lists headings in: a section that goes on the
    numbering after another chapter was listed stands behind it."""
    following = (*number[:-1], number[-1] + 1)
    other_chapter = False
    last = end - 1
    for index in range(heading.blocks[-1] + 1, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = tidy(block.text)
        label, _ = split_bab(text)
        other_chapter = other_chapter or bool(label and label.number > 1)
        section = split_section(text)
        if section and other_chapter and _parts(section[0]) == following:
            last = index - 1
    return last


def _without_repeats(document: Document, found: list[Heading]) -> list[Heading]:
    """A heading printed again in its chapter is one: a list of sections before them, or a running
    head after."""
    seen: dict[tuple[str | None, str], int] = {}
    drop: set[int] = set()
    for place, heading in enumerate(found):
        key = (heading.nomor, letters(heading.judul))
        if key in seen:
            first = found[seen[key]]
            following = found[seen[key] + 1].index
            empty = _content(document, first.blocks[-1] + 1, following) < 30
            drop.add(seen[key] if empty else place)
            if not empty:
                continue
        seen[key] = place
    if not drop:
        return found
    kept = [heading for place, heading in enumerate(found) if place not in drop]
    return [_renumbered(kept, n) for n in range(len(kept))]


def _renumbered(kept: list[Heading], place: int) -> Heading:
    heading = kept[place]
    if heading.nomor is None or "." not in heading.nomor:
        return heading
    before = kept[place - 1].nomor if place else None
    previous = _parts(before) if before else (heading.bab,)
    parts = _parts(heading.nomor)
    expected = _successor(previous, parts)
    odd = "" if parts == expected else "nomor-ganda" if parts <= previous else "nomor-loncat"
    return Heading(
        heading.blocks,
        heading.bab,
        heading.nomor,
        heading.judul,
        heading.level,
        odd,
        _shown(expected, heading.nomor),
        heading.nomor,
    )
