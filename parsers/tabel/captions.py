"""Captions: which printed lines name which table.

``Tabel T-C.23``, ``Tabel 2.8``, ``TABEL TC-23``, ``Tabel : 1``, or ``Tabel :`` alone, with the
title on the same line or on the lines below, above the table or under it. Where no caption names
a table, the sentence that leads to it may (``… pada tabel T-C.27 sebagai berikut:``).

Takes a document; gives each table its caption, an empty one where print has none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Document, Paragraph, Table
from grammar.captions import (
    PrintedCaption,
    mentioned_tables,
    names_figure,
    table_caption,
    table_code,
)
from grammar.heads import is_legal_head
from grammar.items import begins_item, split_section
from grammar.years import YEAR
from normalize.only import only
from parsers.chapters import adjacent

_SENTENCE = re.compile(
    r"\b(?:dapat dilihat|menunjukkan|diketahui|terlihat|di ?atas|di ?bawah|berikut ini|dijelaskan|"
    r"sebagaimana|tersebut|disajikan|digambarkan|sebagai berikut|adalah|antara lain|meliputi)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"berikut|di ?bawah|dapat dilihat|sebagaimana|pada tabel|dalam tabel|disajikan|tercantum",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:sumber\s*(?:data\b|:)|data\s*:|keterangan|catatan|ket\s*:|visi\b|misi\b)", re.IGNORECASE
)
_BELONGS = re.compile(
    r"visi\b|misi\b|\(|satuan\b|dalam\b|tujuan\b|sasaran\b|unit\b|lembar\b|"
    r"nama\s+(?:skpd|opd|perangkat|unit)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\w[\w ]{0,24}\s*:\s*\S")
"""A line that says something of the table or the document: ``Nama OPD : …``, ``Tanggal: …``."""
_UNIT = re.compile(r"^\(?\s*(?:dalam|satuan|rp\b|x\s*(?:rp|1)|ribu|juta|mil[iy]ar).{0,30}$", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_SAID_UNIT = re.compile(
    r"\(\s*(?:dalam|satuan|rp\b|x\s*(?:rp|1)|ribu|juta|mil[iy]ar)[^()]{0,30}\)|"
    r"\bdalam\s+(?:satuan\s+)?(?:ribu|juta|mil[iy]ar)(?:an)?(?:\s+rupiah)?\b",
    re.IGNORECASE,
)
"""A unit that a line says in passing: ``Anggaran Program Tahun 2023 (Rp. Ribu)``."""
_LEGAL_HEAD = re.compile(
    r"lampiran\b(?!\s+perjanjian kinerja)|peraturan\b|nomor\b|tentang\b|tahun\s+\d{4}$",
    re.IGNORECASE,
)
MAX_TITLE_LINES = 5
MAX_TITLE_WORDS = 45


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's code and title as printed (code normalised; no title is empty), and the blocks they
    stand in."""

    code: str | None = None
    title: str = ""
    blocks: tuple[int, ...] = ()
    explicit: bool = False
    """A caption of its own; false where a lead-in sentence or a bare title line names the table."""
    context: str = ""
    """The sentence before the table, which may say what it holds."""
    unit: str = ""
    """The unit of its amounts, where a line of its own right above the table prints it."""
    agreement: str = ""
    """The title of the agreement of performance that the table is of: its own, or that of the table
    right above, whose programmes and money it adds."""

    @property
    def said(self) -> str:
        """What it says of the amounts of its table."""
        return f"{self.title} {self.unit}"


def _captions(document: Document) -> Iterator[tuple[Paragraph, Caption]]:
    """The captions of a document, their title lines included, each with the line that it begins at;
    not explicit where it says no more than that a table goes on."""
    for index, line in document.paragraphs():
        printed = table_caption(line.text)
        if not printed or _is_sentence(printed, right_above=_stands_above_table(document, index)):
            continue
        code = table_code(printed.code) if printed.code else None
        if printed.continued:
            yield line, Caption(code, "", (index,))
        else:
            below = _title_below(document, index, printed.title)
            title = " ".join((printed.title, *below)).strip()
            yield line, Caption(code, title, tuple(range(index, index + 1 + len(below))), True)


def _stands_above_table(document: Document, index: int) -> bool:
    """Whether the block behind a line is a table."""
    return any(isinstance(block, Table) for block in document.blocks[index + 1 : index + 2])


def _is_sentence(printed: PrintedCaption, *, right_above: bool = False) -> bool:
    """Whether what begins like a caption is none: ``Tabel penduduk …``; one without a number whose
    words all begin with capitals is one ``right_above`` its table."""
    title = printed.title
    if len(title.split()) > MAX_TITLE_WORDS or _SENTENCE.search(title) or title[:1].islower():
        return True
    words = [word for word in title.split() if len(word) > len("dan")]
    named = (
        right_above
        and len(words) > 1
        and all(word[:1].isupper() for word in words if word.isalpha())
    )
    return bool(title) and printed.code is None and not (printed.colon or named)


def _title_below(document: Document, index: int, title: str) -> list[str]:
    """The lines below a caption that are its title, or go on with that."""
    lines: list[str] = []
    end = index + 1 + MAX_TITLE_LINES - bool(title)
    for before, line in pairwise(document.blocks[index:end]):
        if not isinstance(line, Paragraph) or not _is_title_line(line.text):
            break
        leads_on = line.text.rstrip().endswith(":")
        if (title or lines) and (leads_on or not _adjoins(before, line)):
            break
        lines.append(line.text.strip())
    return lines


def _is_title_line(text: str) -> bool:
    text = text.strip()
    ended = text.endswith((".", ";")) or len(text.split()) > 25
    other = _NO_TITLE.match(text) or _SENTENCE.search(text) or table_caption(text)
    return bool(text) and not (ended or other or begins_item(text) or _is_heading(text))


def _adjoins(before: object, after: Paragraph) -> bool:
    """Whether a line follows the one before without a gap: the next line of the file, or less
    than a line's height below it on the page."""
    if not isinstance(before, Paragraph):
        return False
    if before.source_line is not None and after.source_line is not None:
        return after.source_line - before.source_line <= 1
    if before.box and after.box and before.page == after.page:
        lines = max(1, len(after.lines))
        height = (after.box.y1 - after.box.y0) / lines
        return after.box.y0 - before.box.y1 <= 0.9 * height
    return before.centred == after.centred


def find_captions(document: Document) -> dict[int, Caption]:
    """The caption of every table, by the table's block index."""
    tables = [index for index, _ in document.tables()]
    named = [caption for _, caption in _captions(document)]
    found = [caption for caption in named if caption.explicit]
    continued = {caption.blocks[0]: caption for caption in named if not caption.explicit}
    captions: set[int] = set()
    result: dict[int, Caption] = {}
    for table, caption in _standing(document, found, continued):
        if table not in result and caption.blocks[0] not in captions:
            result[table] = caption
            captions.update(caption.blocks)
    explicit = {caption.code for caption in result.values()} - {None}
    for caption in continued.values():
        _name_again(document, caption, result)
    for table in tables:
        caption = result.get(table, Caption())
        result[table] = _with_context(document, table, caption, explicit, captions)
    for before, table in pairwise([-9, *tables]):
        near = result.get(before) if table - before <= 2 else None
        result[table] = _of_agreement(result[table], near)
    return result


def _standing(
    document: Document, found: Sequence[Caption], continued: Container[int]
) -> list[tuple[int, Caption]]:
    """The tables that captions stand by: those above them, or below them, first where more stand so
    in the document."""
    above: dict[int, Caption] = {}
    below: dict[int, Caption] = {}
    for caption in found:
        after = _next_table(document, caption.blocks[-1])
        if after is not None:
            above[after] = caption
        before = caption.blocks[0] - 1
        while before in continued:
            before -= 1
        if _is_table(document, before):
            below[before] = caption
    stand_above, stand_below = ({c.blocks for c in of.values()} for of in (above, below))
    if len(stand_below - stand_above) > len(stand_above - stand_below):
        return [*below.items(), *above.items()]
    return [*above.items(), *below.items()]


_AGREEMENT = re.compile(r"\b(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)


def _of_agreement(caption: Caption, above: Caption | None) -> Caption:
    """A caption with the title of the agreement of performance that its table is of; ``above`` is
    that of the table before, with one line between them at most."""
    if caption.code is None and not caption.title:
        return replace(caption, agreement=above.agreement if above else "")
    return replace(caption, agreement=caption.title if _AGREEMENT.search(caption.title) else "")


def without_table(
    document: Document, captions: Mapping[int, Caption]
) -> Iterator[tuple[Paragraph, str, str]]:
    """Captions that no table stands by, and whose number no table bears: their table was not found.
    So was the rest of one that is said to go on over a page without a table. The line, the table's
    number and its title."""
    used = {block for caption in captions.values() for block in caption.blocks}
    numbers = {caption.code for caption in captions.values() if caption.code}
    tabled: set[int | None] = {None}
    for _, table in document.tables():
        if table.page is not None:
            tabled |= {*range(table.page, (table.last_page or table.page) + 1)}
    for line, found in _captions(document):
        missed = found.code not in numbers if found.explicit else line.page not in tabled
        if missed and found.code and found.blocks[0] not in used:
            numbers.add(found.code)
            yield line, found.code, found.title


def _name_again(document: Document, caption: Caption, result: dict[int, Caption]) -> None:
    """``Lanjutan Tabel 2.9`` between the pages of a table: no caption of its own, but a name where
    the table has no other."""
    for table in (caption.blocks[0] - 1, caption.blocks[-1] + 1):
        if _is_table(document, table):
            known = result.get(table, Caption(caption.code))
            result[table] = replace(known, blocks=(*known.blocks, *caption.blocks))
            return


def _is_table(document: Document, index: int) -> bool:
    """Whether a table stands in a place."""
    return index in range(len(document.blocks)) and isinstance(document.blocks[index], Table)


def _is_heading(text: str) -> bool:
    """Whether a line is the heading of a chapter or section, or the caption of a picture."""
    return (
        is_legal_head(text)
        or split_section(text) is not None
        or (names_figure(text) and table_caption(text) is None)
    )


def _next_table(document: Document, index: int) -> int | None:
    """The table a caption stands over: the next block, or behind a few lines that belong to it
    (units, VISI and MISI of form T-C.26)."""
    belongs = False
    for step, block in enumerate(document.blocks[index + 1 : index + 12], start=1):
        if isinstance(block, Table):
            return _table_under(document, index, index + step)
        if _are_beside(document.blocks[index], block):
            continue
        if table_caption(block.text) or _is_heading(block.text):
            return None
        belongs = belongs or bool(_BELONGS.match(block.text))
        if not belongs and (step > 2 or len(block.text.split()) > 60):
            return None
    return None


def _table_under(document: Document, index: int, table: int) -> int:
    """Of tables beside each other, of which this is the first, the one that a caption stands over
    that has another beside it."""
    blocks = document.blocks
    caption, first = blocks[index].box, blocks[table]
    around = blocks[max(index - 1, 0)], blocks[index + 1]
    if not caption or not any(_are_beside(blocks[index], block) for block in around):
        return table
    middle = (caption.x0 + caption.x1) / 2
    for place, other in enumerate(blocks[table:], table):
        if other is not first and not (isinstance(other, Table) and _are_beside(first, other)):
            break
        if other.box and other.box.x0 <= middle <= other.box.x1:
            return place
    return table


def _are_beside(one: Paragraph | Table, two: Paragraph | Table) -> bool:
    """Whether two blocks stand beside each other on their page."""
    if one.page != two.page or not one.box or not two.box:
        return False
    left, right = sorted((one.box, two.box), key=lambda box: box.x0)
    return left.x1 <= right.x0 and left.y0 < right.y1 and right.y0 < left.y1


def _with_context(
    document: Document,
    table: int,
    caption: Caption,
    explicit: set[str | None],
    captions: set[int],
) -> Caption:
    """The caption with the sentence that leads to the table; a code or title from there where no
    caption gives one. ``captions`` are the blocks of captions: another's says nothing of this
    table."""
    lead: list[str] = []
    start = min((table, *caption.blocks))
    for index in range(start - 1, max(-1, start - 4), -1):
        text = _text(document, index)
        if not text or index in captions or _is_heading(text):
            break
        lead.append(text)
    unit = _unit_said(document, table, lead)
    caption = replace(caption, context=" ".join(reversed(lead)), unit=unit)
    before = _text(document, table - 1)
    if caption.blocks or table - 1 in captions:
        return caption
    mention = only({table_code(named.code) for named in mentioned_tables(before)})
    if mention and _LEAD_IN.search(before) and mention not in explicit:
        return replace(caption, code=mention)
    blocks = _bare_title(document, table)
    title = " ".join(_text(document, index) for index in blocks)
    return replace(caption, title=title, blocks=blocks)


def _unit_said(document: Document, table: int, lead: Sequence[str]) -> str:
    """The unit that the line above a table says, alone or in passing, else a note under it, else
    the sentence that leads to it (``… pada tabel berikut (dalam jutaan rupiah).``)."""
    before = _text(document, table - 1)
    if _UNIT.match(before):
        return before
    in_passing = " ".join(_SAID_UNIT.findall(before))
    leading = lead[0] if lead and _LEAD_IN.search(lead[0]) else ""
    return in_passing or _unit_of_note(document, table) or " ".join(_SAID_UNIT.findall(leading))


_NOTE = re.compile(
    r"\s*(?:\*+\)?|\(\*+\)|ket(?:erangan)?\b|catatan\b|satuan\b|dalam\b)", re.IGNORECASE
)


def _unit_of_note(document: Document, table: int) -> str:
    """The unit that a note right under a table says: ``Keterangan: dalam jutaan rupiah``."""
    for block in document.blocks[table + 1 : table + 3]:
        if not isinstance(block, Paragraph) or not _NOTE.match(block.text):
            return ""
        if len(block.text.split()) <= 12 and (said := _SAID_UNIT.findall(block.text)):
            return " ".join(said)
    return ""


def _bare_title(document: Document, table: int) -> tuple[int, ...]:
    """The blocks of a title right above a table that no ``Tabel`` says to be one: a short line, or
    lines that follow each other in capitals or each in the middle over the next, up to a line that
    says when, by whom or in which unit; the last may be the year alone."""
    last = table - 1
    between = _text(document, last)
    if (_LABELLED.match(between) or _UNIT.match(between)) and last > 0:
        last -= 1
    block = document.blocks[last]
    set_off = isinstance(block, Paragraph) and (block.heading or block.centred)
    dated = _YEAR_ALONE.fullmatch(_text(document, last)) and _begins_above(document, last)
    if not dated and not _is_bare_title(_text(document, last), set_off):
        return ()
    first = last
    while last - first + 1 < MAX_TITLE_LINES and _begins_above(document, first):
        first -= 1
    return tuple(range(first, last + 1))


_YEAR_ALONE = re.compile(rf"tahun(?:\s+anggaran)?\s+{YEAR}(?:\s*[-–]\s*{YEAR})?", re.IGNORECASE)


def _begins_above(document: Document, place: int) -> bool:
    """Whether the title that a line ends begins in the line above it."""
    above, line = document.blocks[max(place - 1, 0)], document.blocks[place]
    if place == 0 or not (isinstance(above, Paragraph) and isinstance(line, Paragraph)):
        return False
    text = above.text.strip()
    capitals = text.isupper() and line.text.isupper()
    alike = capitals or _in_the_middle_over(above, line)
    return alike and adjacent(above, line) and _is_bare_title(text.rstrip(","))


def _in_the_middle_over(above: Paragraph, line: Paragraph) -> bool:
    """Whether two lines of different lengths have one middle."""
    one, two = above.box, line.box
    if not one or not two:
        return False
    height = (one.y1 - one.y0) / max(1, len(above.lines))
    apart = abs(one.x0 + one.x1 - two.x0 - two.x1) / 2
    return apart < height / 2 and abs(one.x0 - two.x0) > height


def _text(document: Document, index: int) -> str:
    block = document.blocks[index] if index >= 0 else None
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _is_bare_title(text: str, set_off: bool = False) -> bool:
    """A short line that is neither sentence, list item nor section heading; one in capitals, or
    ``set_off`` from running text (bold, centred), may be longer."""
    short = 2 <= len(text.split()) <= (25 if set_off or text.isupper() else 8)
    other = _LABELLED.match(text) or _LEGAL_HEAD.match(text) or _OF_LETTER.search(text)
    running = ". " in _BRACKETS.sub("", text) or text.endswith((":", ","))
    begins = text.lstrip("(")[:1].isupper()
    return short and begins and not (running or other) and _is_title_line(text)


_OF_LETTER = re.compile(r"\d{5}|\bttd\b|@|www")
