"""The plan: one row of ``renstra_bab`` per chapter and numbered section, with its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from extract.document import Document, Paragraph, Table
from grammar.heads import split_bab
from normalize.forms import find_form
from normalize.only import present
from normalize.outlines import Outline, find_outline
from parsers.chapters import ANNEX, Heading
from parsers.labels import letters, numbering_finding, texts_of, tidy
from parsers.parsed import Context, Part, as_row
from parsers.sections import Sections
from schemas.finding import Finding, Level
from schemas.message import say, term
from schemas.rows import RenstraBab
from schemas.rules import finding

_SIGNER = re.compile(
    r"^(?:(?:a\.?\s*n|pj|plt|plh|penjabat)\s*\.?\s*)?(?:bupati|wali\s*kota|gubernur|camat|panewu|"
    r"mantri\s+pamong\s+praja|kepala\s+distrik|sekretaris\s+daerah)\b[^.;:]{0,60},?$",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"(?:ditetapkan di\s+)?[A-Z][\w .]{2,30},\s*(?:\d|[.…]|[A-Z]|$)[^;:]{0,40}$"
    r"|(?i:ditetapkan|pada tanggal)\b"
)
_SEAL = re.compile(r"^(?:t\.?t\.?d\.?|cap|nip\b)", re.IGNORECASE)


def parse_renstra(
    document: Document, sections: Sections, context: Context, *, captions: Set[int]
) -> Part:
    """Rows of chapters and sections. ``captions`` are blocks that belong to tables."""
    headings, part = sections.headings, Part()
    end = signature_start(document, sections)
    chapter = ""
    for place, heading in enumerate(headings):
        if heading.nomor is None:
            chapter = "".join(_letters(document, index) for index in heading.blocks)
        begin = heading.blocks[-1] + 1
        own = range(begin, max(_stop(document, headings[place : place + 2], end), begin))
        texts = _own_text(document, own, chapter, captions)
        part.used.update(heading.blocks, (index for index, _ in texts))
        pages = _pages(document, heading, own)
        row: RenstraBab = {
            "doc_id": context.doc_id,
            "urutan": place + 1,
            "bab": heading.bab,
            "nomor": heading.nomor,
            "judul": heading.judul or None,
            "level": heading.level,
            "teks": "\n".join(text for _, text in texts if text) or None,
            "halaman_awal": next(iter(pages), None),
            "halaman_akhir": max(pages, default=None),
        }
        part.rows.append(as_row(row))
        if heading.odd:
            key, block = heading.nomor or heading.printed, document.blocks[heading.index]
            what = say("bab-renstra") if heading.nomor is None else say("bagian-renstra")
            expected, printed = heading.expected, heading.printed
            part.findings.append(
                numbering_finding(heading.odd, "renstra_bab", key, what, expected, printed, block)
            )
    missing = _missing if headings else _missing_chapters
    part.findings.extend(missing(document, sections, context))
    return part


def _stop(document: Document, headings: Sequence[Heading], end: int) -> int:
    """Where what stands under the first of two headings ends; ``end`` where there is no second."""
    heading, *behind = headings
    if not behind:
        return end
    stop = behind[0].index
    if behind[0].bab < heading.bab:
        # Behind the last chapter of a plan the annex with the next one begins.
        texts = texts_of(document, range(heading.blocks[-1] + 1, stop))
        stop = next((index for index, text in texts if ANNEX.fullmatch(text)), stop)
    return stop


def _own_text(
    document: Document, own: range, chapter: str, captions: Set[int]
) -> list[tuple[int, str]]:
    """The paragraphs of a section, with their blocks; not those of tables, nor the heading of its
    chapter where that is printed again over its other pages."""
    return [
        (index, block.text.strip())
        for index, block in document.paragraphs(own)
        if index not in captions
        and not (
            block.page != document.blocks[index - 1].page and _letters(document, index) == chapter
        )
    ]


def _pages(document: Document, heading: Heading, own: range) -> list[int]:
    """The pages of a heading, and those on which the blocks below it begin and end."""
    pages = [document.blocks[index].page for index in heading.blocks]
    for index in own:
        block = document.blocks[index]
        if isinstance(block, Table):
            pages.append(block.last_page or block.page)
        else:
            pages += [block.page, *(line.page for line in block.lines[-1:])]
    return present(pages)


def _letters(document: Document, index: int) -> str:
    block = document.blocks[index]
    return letters(block.text) if isinstance(block, Paragraph) and len(block.text) < 200 else ""


def signature_start(document: Document, sections: Sections) -> int:
    """Where the signature under the last chapter begins; the end of the plan where it has none."""
    if not sections.chapters:
        return sections.renstra.stop
    last = sections.headings[-1].blocks[-1] + 1
    stop = sections.renstra.stop
    for index, signer in texts_of(document, range(last, stop)):
        if not _SIGNER.match(signer):
            continue
        behind = texts_of(document, range(index + 1, min(index + 7, stop)))
        name_only = bool(behind) and all(len(text) < 60 for _, text in behind)
        if not name_only and not any(_SEAL.match(text) for _, text in behind):
            continue
        start = index
        while start > last and any(
            len(text) < 60 and _PLACE_DATE.match(text)
            for _, text in texts_of(document, range(start - 1, start))
        ):
            start -= 1
        return start
    return stop


def _closes(document: Document, outline: Outline | None, last_title: str) -> bool:
    """Whether a plan may end with the chapter of that title.

    Most forms end with *Penutup*; that of Permendagri 54/2010 with *Indikator Kinerja*, unless the
    document itself lists a closing chapter.
    """
    if "PENUTUP" in last_title:
        return True
    short = (tidy(block.text) for _, block in document.paragraphs() if len(block.text) < 60)
    if any(letters(split_bab(text)[1]).startswith("PENUTUP") for text in short):
        return False
    return last_title.startswith("INDIKATORKINERJA") or (
        outline is not None and bool(outline.last.judul.search(last_title.lower()))
    )


_PLANS = frozenset({"renstra", "perubahan-renstra", "renja"})
_PROSE, _SOME_PROSE = 100, 6
"""Characters of a paragraph of running text, and so many of them that chapters hold them."""


def _missing(document: Document, sections: Sections, context: Context) -> list[Finding]:
    """The parts that a plan owes.

    A plan without its regulation may be a part of one, and a regulation that amends another may
    print only what changes: both say so as a warning. Of a report of performance it is the last
    chapter alone, where it has the one before it; a guideline that a regulation adopts owes none.
    """
    regulation = context.bentuk in {"peraturan", "rancangan", "keputusan"}
    title = context.tentang or ""
    form = find_form(title or "renstra") if regulation else context.bentuk
    if form == "lkjip":
        return [_lacks(name, "warning") for name in _closing(document, sections)]
    if form not in _PLANS:
        return []
    amends = re.match(r"\s*perubahan\b", title, re.IGNORECASE)
    level: Level = "error" if regulation and not amends else "warning"
    return [_lacks(name, level) for name in _owed(document, sections, form)]


def _owed(document: Document, sections: Sections, form: str) -> Iterator[str]:
    """The legal bases, and the chapter that its form ends with, where a plan has them not."""
    chapters = [heading for heading in sections.headings if heading.nomor is None]
    from_first = chapters[0].bab == 1
    if from_first and not _states_bases(document, sections):
        yield "Landasan Hukum"
    outline = find_outline(form, {heading.bab: heading.judul for heading in chapters})
    whole = sections.has_law or from_first
    if whole and not _closes(document, outline, letters(chapters[-1].judul)):
        yield f"Bab {outline.last.nama if outline else 'Penutup'}"


def _closing(document: Document, sections: Sections) -> Iterator[str]:
    """The last chapter of a report that has all the others, by their titles, and not that one."""
    chapters = {h.bab: h.judul for h in sections.headings if h.nomor is None}
    outline = find_outline("lkjip", chapters)
    others = chapters.keys() == {1, 2, 3}  # not a chapter in a file of its own
    if outline and others and not _closes(document, outline, letters(chapters[3])):
        yield f"Bab {outline.last.nama}"


def _missing_chapters(document: Document, _: Sections, context: Context) -> list[Finding]:
    """The chapters, of a plan or report that has some running text and none."""
    prose = sum(len(block.text) > _PROSE for _, block in document.paragraphs())
    lacks = context.bentuk in {*_PLANS, "lkjip"} and prose >= _SOME_PROSE
    return [_lacks("Bab-bab", "warning")] if lacks else []


def _states_bases(document: Document, sections: Sections) -> bool:
    """Whether a heading of the first chapter, or a line of the plan, is that of its legal bases."""
    titles = "".join(letters(h.judul) for h in sections.headings if h.bab == 1)
    short = [b.text for _, b in document.paragraphs(sections.renstra) if len(b.text) < 90]
    lines = letters("".join(short))
    return bool(
        re.search(r"HUKUM|NORMATIF|YURIDIS|PERUNDANG", titles)
        or re.search(r"(?:LANDASAN|DASAR)HUKUM", lines)
    )


def _lacks(name: str, level: Level) -> Finding:
    return finding(
        say("bagian-hilang"), "renstra_bab", (term(name),), level=level, expected=term(name)
    )
