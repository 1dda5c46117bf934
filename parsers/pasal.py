"""The legal body: one row of ``pasal`` per smallest numbered unit, elucidation joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.document import Document, Paragraph
from grammar.heads import BabLabel, PasalLabel, split_bab, split_diktum, split_pasal
from grammar.items import Kind, Label, number_letter, show, split_label
from grammar.joining import ends_in_reference, ends_sentence
from grammar.roman import to_roman
from parsers.labels import (
    Numbering,
    close_up,
    is_capitals,
    join_texts,
    legal_head,
    numbering_finding,
    tidy,
)
from parsers.parsed import Context, Part, Row, as_row
from parsers.sections import Sections
from schemas.finding import Finding
from schemas.rows import Pasal

_SUBHEAD = re.compile(
    r"^[\"“„]?(?:bagian\s+(?:ke\w+|pertama)|paragraf\s+(?:\d+|ke\w+))\b.{0,120}$",
    re.IGNORECASE | re.DOTALL,
)
_PASAL_SPAN = re.compile(
    r"^Pasal\s+(\d+)\s*(?:s\s*[./]\s*d\.?|sampai\s+dengan|hingga|[-–—])\s*(?:Pasal\s+)?(\d+)\s*[.:]?$",
    re.IGNORECASE,
)
_REVOKED = re.compile(r"(?:masih\s+)?(?:dicabut|dinyatakan|tetap\s+berlaku)\b", re.IGNORECASE)
"""What the drafting law has said of all items of a list, behind the last one."""
_NO_NUMBER = re.compile(r"^Pasal\s*(?:[:…_.]+\s*(?=$|[(A-Z])|$)", re.IGNORECASE)
"""``Pasal :`` whose number print has lost; alone on its line, too."""
_GAZETTE = re.compile(r"^TAMBAHAN\s+(?:BERITA|LEMBARAN)\s*DAERAH\b")


@dataclass(slots=True)
class _Level:
    """One open list: its kind, the sign that closes its labels, its numbering."""

    kind: Kind
    closing: str
    numbering: Numbering = field(default_factory=Numbering)
    number: int = 0


@dataclass(slots=True)
class _State:
    """Where the reader stands in the body."""

    bab: int | None = None
    bab_judul: str | None = None
    pasal: int | None = None
    pasal_printed: str = ""
    levels: list[_Level] = field(default_factory=list)
    row: Row | None = None
    ended_list: bool = False
    deeper: Label | None = None
    """The last label of a list below all columns."""
    closed: list[_Level] = field(default_factory=list)
    """The lists that a sentence after them closed."""
    titles_left: int = 0
    """How many more lines may be the title of the chapter."""
    outer: _State | None = None
    """In an amendment: the article whose list quotes the pasal being read."""

    @property
    def written(self) -> str:
        """The text of the unit being read, as far as it was."""
        return (self.row["teks"] or "") if self.row is not None else ""

    def goes_on(self, label: Label) -> bool:
        """Whether a label goes on the numbering of the innermost open list of its kind."""
        numbers = [level.number for level in self.levels if level.kind == label.kind]
        return bool(numbers) and label.number == numbers[-1] + 1


def parse_pasal(document: Document, sections: Sections, context: Context) -> Part:
    """Read the body of the regulation and join the elucidation of each pasal to its first row."""
    reader = _BodyReader(document, sections, context)
    part = reader.read()
    # Of an amendment only what it quotes is explained, in no order.
    findings = [] if reader.amendment else part.findings
    _join_elucidation(document, sections, part, findings)
    return part


class _BodyReader:
    """Reads the paragraphs of the body one after the other."""

    def __init__(self, document: Document, sections: Sections, context: Context) -> None:
        self.document = document
        self.body = sections.body_of_law
        self.context = context
        self.part = Part()
        self.state = _State()
        self.babs = Numbering()
        self.pasals = Numbering()
        self._last_line: int | None = None
        self.heads: list[int] = []  # of the chapter just opened, told by its first row
        opening = self._text(self.body.start) if self.body else ""
        self.decision = split_diktum(opening)[0] is not None
        self.amendment = any(
            label.roman
            for label, _ in (split_pasal(self._text(index)) for index in self.body)
            if label
        )
        self.chapter_heads = {} if self.amendment else _chapter_heads(document, self.body)

    def _text(self, index: int) -> str:
        """A block's text; the first clause of a decision may stand behind *Menetapkan*."""
        block = self.document.blocks[index]
        text = tidy(block.text) if isinstance(block, Paragraph) else ""
        head, rest = legal_head(text) if index == self.body.start else ("", text)
        return rest if head == "menetapkan" else text

    def read(self) -> Part:
        for index, block in self.document.paragraphs(self.body):
            text = self._text(index)
            if index in self.chapter_heads:
                self.open_bab(*self.chapter_heads[index], block)
                self.heads = [index]
            elif text:
                rest = self.behind_pasal(text, block, index)
                if rest is None and not self.heads_units(text, index):
                    rest = text
                if rest:
                    self.take(rest, block, index)
        return self.part

    def behind_pasal(self, text: str, block: Paragraph, index: int) -> str | None:
        """What stands behind the label of the pasal that a line opens; none where it opens none."""
        if (match := _NO_NUMBER.match(text)) and self.opens_unnumbered(text):
            if not self.state.pasal_printed or self.state.written:
                self.open_unnumbered(match[0].strip(), block, index)
            return text[match.end() :]
        pasal, rest = self.clause(text) if self.decision else split_pasal(text)
        if not pasal or not (self.decision or self.is_pasal(pasal, rest, index)):
            return None
        self.open_pasal(pasal, block, index)
        return rest

    def heads_units(self, text: str, index: int) -> bool:
        """Whether a line is (more of) the title of the chapter just opened, or that of a
        subdivision of it, which has no column and goes to ``teks_lain``."""
        if self.state.titles_left and self.titles_bab(text):
            self.add_title(text)
            self.heads.append(index)
            return True
        if _SUBHEAD.match(text) and len(text) < 140 and not text.endswith((".", ";")):
            self.state.titles_left = 0
            return True
        return self._titles_subhead(index)

    def titles_bab(self, text: str) -> bool:
        """Whether a line is (more of) the title of the chapter just opened."""
        if self.state.pasal_printed or split_label(text)[0]:
            return False
        return is_capitals(text) or not self.state.bab_judul

    def _titles_subhead(self, index: int) -> bool:
        """Whether a line is the title under *Bagian Kesatu*."""
        if index - 1 not in self.body or index + 1 not in self.body:
            return False
        before, text, after = (self._text(at) for at in range(index - 1, index + 2))
        opens = split_pasal(after)[0] is not None or _SUBHEAD.match(after) is not None
        return _SUBHEAD.match(before) is not None and len(text) < 120 and opens

    # ---------------------------------------------------------------- chapters and pasal

    def open_bab(self, label: BabLabel, title: str, block: Paragraph) -> None:
        number, odd, expected = self.babs.take(label.number)
        self.state = _State(bab=number, bab_judul=close_up(title) or None, titles_left=4)
        if odd and not self.amendment:
            self.find(odd, label.printed, "Bab", f"BAB {to_roman(expected)}", label.printed, block)

    def add_title(self, text: str) -> None:
        text = close_up(text)
        self.state.titles_left -= 1
        self.state.bab_judul = f"{self.state.bab_judul} {text}" if self.state.bab_judul else text

    def clause(self, text: str) -> tuple[PasalLabel | None, str]:
        """The clause of a decision that a line opens: its number is higher than the last one's, and
        the line before does not break off before it (*dimaksud dalam Diktum*)."""
        label, rest = split_diktum(text)
        refers = re.search(r"\bdiktum\s*$", self.state.written, re.IGNORECASE)
        if not label or refers or label.number <= self.pasals.number:
            return None, text
        return label, rest

    def opens_unnumbered(self, text: str) -> bool:
        """Whether a pasal without its number begins here: the word alone may belong to a sentence
        that its line breaks."""
        before = self.state.written
        return text[5:].strip() != "" or not before or ends_sentence(before)

    def open_unnumbered(self, printed: str, block: Paragraph, index: int) -> None:
        """A pasal without its number: the next one, with a finding."""
        number = self.pasals.number + 1
        self.open_pasal(PasalLabel(number, "", False, printed), block, index)
        self.find("nomor-loncat", printed, "Pasal", f"Pasal {number}", printed, block)

    def is_pasal(self, label: PasalLabel, rest: str, index: int) -> bool:
        """Whether a line that begins with ``Pasal n`` opens one: with text on the line only where
        the number is the next; none in the middle of a sentence, as its own end or the line after
        it shows."""
        before = self.state.written
        if ends_in_reference(before):
            return False
        if not rest and before and not ends_sentence(before):
            following = self._text(index + 1) if index + 1 in self.body else ""
            if self._text(index)[-1] in ".;," or following[:1].islower():
                return False
        return not rest or label.number == self.pasals.number + 1

    def open_pasal(self, label: PasalLabel, block: Paragraph, index: int) -> None:
        if self.amendment or label.suffix:
            # An amendment quotes pasal of the regulation it amends, in no order.
            number, odd, expected = label.number, "", 0
        else:
            number, odd, expected = self.pasals.take(label.number)
        if odd:
            what = "Diktum" if self.decision else "Pasal"
            self.find(odd, label.printed, what, f"{what} {expected}", label.printed, block)
        before = self.state
        self.state = _State(before.bab, before.bab_judul, number, label.printed)
        if self.amendment and not label.roman:
            self.state.outer = before.outer or before
        self.add_row(label.printed, "", block, index)

    # ---------------------------------------------------------------- units

    def take(self, text: str, block: Paragraph, index: int) -> None:
        """One paragraph of a pasal: a labelled unit, or more text of the unit before it."""
        self.part.used.add(index)
        if self.decision and self.state.row is not None and not self.state.written:
            text = text.lstrip(":; ")  # the sign between KESATU and its text
            if not text:
                return
        label, rest = split_label(text)
        reads_on = not rest or rest[0].islower() or rest[0] in ",;."
        if not label or (reads_on and ends_in_reference(self.state.written)):
            self.continue_text(text, block, index)
        else:
            self.open_unit(label, rest, block, index)

    def open_unit(self, label: Label, rest: str, block: Paragraph, index: int) -> None:
        outer = self.state.outer
        if outer and outer.goes_on(label) and not self.state.goes_on(label):
            self.state = outer  # behind a quoted pasal the list of the amending article goes on
        self.reopen(label)
        levels = self.state.levels
        depth = self.depth_of(label)
        if depth is None:
            self.state.deeper = label
            # Deeper than angka: no column of its own, so it stays in the text of its unit.
            self.continue_text(f"{label.printed} {rest}".strip(), block, index)
            return
        if depth == len(levels):
            levels.append(_Level(label.kind, label.closing))
            first = rf":\s*{re.escape(show(label.kind, 1, label.closing))}\s"
            if label.number == 2 and re.search(first, self.state.written):
                levels[-1].numbering.skip()  # `Pembina : 1. Bupati` stands on one line
        else:
            del levels[depth + 1 :]
        level = levels[depth]
        level.number, odd, expected = (
            (label.number, "", 0) if label.suffix else level.numbering.take(label.number)
        )
        if odd:
            wanted = show(label.kind, expected, label.closing)
            where = self.key(label.printed)
            self.find(odd, where, self.key(""), wanted, label.printed, block)
        self.state.deeper = None
        row = self.state.row
        units = ("ayat", "huruf", "angka")
        if row is not None and not row["teks"] and not any(row[unit] for unit in units):
            # A pasal that begins with its first unit has no lead-in of its own.
            self.part.rows.pop()
        self.state.ended_list = False
        self.add_row(label.printed, rest, block, index)

    def reopen(self, label: Label) -> None:
        """A list that a sentence stood in goes on where its numbering does."""
        closed, self.state.closed = self.state.closed, []
        for depth, level in enumerate(closed):
            follows = (level.kind, level.number + 1) == (label.kind, label.number)
            if follows and depth >= len(self.state.levels):
                self.state.levels = closed[: depth + 1]

    def depth_of(self, label: Label) -> int | None:
        """The place of a label among the open lists; null where it is below all columns."""
        levels = self.state.levels
        same = [n for n, level in enumerate(levels) if level.kind == label.kind]
        for n in same:
            if levels[n].closing == label.closing or label.kind == "ayat":
                return n
        deeper = self.state.deeper
        if deeper and (deeper.kind, deeper.closing) == (label.kind, label.closing):
            return None
        if same:
            # The same kind with another sign: a sub-list, unless it goes on the numbering.
            n = same[0]
            return n if label.number == levels[n].number + 1 and label.number > 1 else None
        return 0 if label.kind == "ayat" else len(levels)

    def continue_text(self, text: str, block: Paragraph, index: int) -> None:
        row, written = self.state.row, self.state.written
        if row is None:
            # Text before the first pasal has no place in the body.
            self.part.used.discard(index)
            return
        if text in {"dan", "atau", "dan/atau"}:
            row["teks"] = f"{written} {text}"
            return
        lists = [n for n, level in enumerate(self.state.levels) if level.kind != "ayat"]
        open_list = lists and not self.state.ended_list and split_label(text)[0] is None
        if open_list and self.closes_list(text, block):
            # A sentence after a list belongs to the unit that holds the list.
            self.state.closed = self.state.levels[:]
            del self.state.levels[lists[0] :]
            self.add_row(None, text, block, index)
            self.state.ended_list = True
            return
        if written.endswith(("-", "–")):
            row["teks"] = join_texts((written, text))
        else:
            row["teks"] = f"{written}\n{text}" if written else text
        self._last_line = block.source_line

    def closes_list(self, text: str, block: Paragraph) -> bool:
        """Whether a text stands behind the list whose last item is being read."""
        written = self.state.written
        if not written.endswith(","):
            return bool(re.search(r"[;.]\s*$", written))
        apart = block.source_line is None or block.source_line - (self._last_line or 0) > 1
        return _REVOKED.match(text) is not None or (apart and text[:1].islower())

    def add_row(self, label: str | None, text: str, block: Paragraph, index: int) -> None:
        state = self.state
        numbers = {level.kind: level.number for level in state.levels}
        huruf = numbers.get("huruf")
        made: Pasal = {
            "doc_id": self.context.doc_id,
            "urutan": 0,
            "bab": state.bab,
            "bab_judul": state.bab_judul,
            "pasal": state.pasal,
            "ayat": numbers.get("ayat"),
            "huruf": number_letter(huruf) if huruf else None,
            "angka": numbers.get("angka"),
            "label": label,
            "teks": text,
            "penjelasan": None,
            "halaman": block.page,
        }
        state.row = as_row(made)
        self.part.rows.append(state.row)
        self.part.used.update((index, *self.heads))
        self.heads = []
        self._last_line = block.source_line

    def key(self, label: str) -> str:
        return "|".join(filter(None, (self.state.pasal_printed, label)))

    def find(
        self, rule: str, key: str, what: str, expected: str, found: str, block: Paragraph
    ) -> None:
        made = numbering_finding(rule, "pasal", key, what, expected, found, block)
        self.part.findings.append(made)


def _chapter_heads(document: Document, body: range) -> dict[int, tuple[BabLabel, str]]:
    """The chapter headings of the body, without those that a pasal lists.

    Chapters listed follow each other with no pasal between them, behind a colon or with list
    signs at their ends; a heading has a pasal after it.
    """
    found: list[_ChapterHead] = []
    pasal_places: list[int] = []
    for index, block in document.paragraphs(body):
        text = tidy(block.text)
        label, rest = split_bab(text)
        if label and len(text) < 200 and not rest[:1].islower():
            found.append(_ChapterHead(index, label, rest))
        elif split_pasal(text)[0]:
            pasal_places.append(index)
    heads: dict[int, tuple[BabLabel, str]] = {}
    for before, entry, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if after and entry.is_followed_by(after, pasal_places):
            continue
        if before and before.is_followed_by(entry, pasal_places):
            kept = not entry.is_listed_after(before)
        else:
            kept = entry.opens(pasal_places)
        if kept:
            heads[entry.index] = (entry.label, entry.rest)
    return heads


@dataclass(frozen=True, slots=True)
class _ChapterHead:
    """A line that may be the heading of a chapter."""

    index: int
    label: BabLabel
    rest: str

    def is_followed_by(self, after: _ChapterHead, pasal_places: Sequence[int]) -> bool:
        """Whether the next line of a chapter goes on the numbering, with no pasal between."""
        between = any(place in range(self.index, after.index) for place in pasal_places)
        return after.label.number > self.label.number and not between

    def is_listed_after(self, before: _ChapterHead) -> bool:
        """Whether the last of a run of chapter lines is one of the list, by its make-up."""
        same_mark = self.label.mark == before.label.mark and bool(self.rest) == bool(before.rest)
        ends = bool(self.label.mark) or self.rest.endswith((".", ";")) or not self.rest
        return same_mark and ends

    def opens(self, pasal_places: Sequence[int]) -> bool:
        """Whether a line alone is a heading: it does not look like one of a list, or a pasal
        follows it."""
        listed = self.rest.endswith((";", ".")) or self.label.mark == ":"
        return not listed or any(0 < place - self.index <= 4 for place in pasal_places)


# --------------------------------------------------------------------------- elucidation


def _join_elucidation(
    document: Document, sections: Sections, part: Part, findings: list[Finding]
) -> None:
    """Each pasal's elucidation onto its first row."""
    first_rows: dict[int, Row] = {}
    for urutan, row in enumerate(part.rows, start=1):
        row["urutan"] = urutan
        row["teks"] = row["teks"] or None
        if row["pasal"] is not None:
            first_rows.setdefault(row["pasal"], row)
    texts: dict[int, list[str]] = {}
    blocks: dict[int, list[int]] = {}
    span: range = range(0)
    numbering = Numbering()
    for index, block in document.paragraphs(sections.elucidation):
        text = tidy(block.text)
        if _GAZETTE.match(text):
            break
        begun, rest = _elucidated(text, block, numbering, findings)
        span = begun or span
        if not span:
            continue
        for number in span:
            blocks.setdefault(number, []).append(index)
            if rest:
                texts.setdefault(number, []).append(rest)
    for number, lines in texts.items():
        if number in first_rows:
            first_rows[number]["penjelasan"] = "\n".join(lines)
            part.used.update(blocks[number])


def _elucidated(
    text: str, block: Paragraph, numbering: Numbering, findings: list[Finding]
) -> tuple[range, str]:
    """Which pasal a line of the elucidation begins to explain (none where it goes on), and what it
    says of them."""
    if match := _PASAL_SPAN.match(text):
        span = range(int(match[1]), int(match[2]) + 1)
        numbering.number = numbering.printed = span.stop - 1
        return span, ""
    label, rest = split_pasal(text)
    if not label:
        return range(0), text
    if not label.roman and (not rest or label.number == numbering.number + 1):
        number, odd, expected = numbering.take(label.number)
        if odd:
            where, what = f"Penjelasan {label.printed}", "Penjelasan pasal demi pasal"
            wanted = f"Pasal {expected}"
            findings.append(
                numbering_finding(odd, "pasal", where, what, wanted, label.printed, block)
            )
        return range(number, number + 1), rest
    if label.roman and not rest:
        return range(label.number, label.number + 1), rest
    return range(0), text
