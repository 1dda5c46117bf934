"""Lists of Indonesian legal drafting, read by their labels (UU 12/2011, Lampiran II).

Labels (:mod:`grammar.items`) come apart from their text in print and by OCR: alone on a line,
several before their texts, two items on one line, the sign after the number misread.

Takes the paragraphs of a list; gives its items, each with its label.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from extract.document import Document, Paragraph
from grammar.heads import is_preamble_word
from grammar.items import Kind, Label, has_bullet, split_label, without_bullet, without_label
from grammar.joining import ends_in_reference, ends_open, ends_sentence
from schemas.finding import Finding, Where
from schemas.message import Value, say
from schemas.rules import Placed, finding


def tidy(text: str) -> str:
    """White space as single spaces, a list bullet before the text taken off."""
    return without_bullet(" ".join(text.split()))


def texts_of(document: Document, blocks: range) -> list[tuple[int, str]]:
    """The texts of the paragraphs among blocks, each with its place."""
    return [(index, tidy(block.text)) for index, block in document.paragraphs(blocks)]


def letters(text: str) -> str:
    """The letters alone, upper case: ``M E M U T U S K A N :`` → ``MEMUTUSKAN``."""
    return "".join(filter(str.isalpha, text)).upper()


def close_up(text: str) -> str:
    """``P E N U T U P`` → ``PENUTUP``; words of a spaced line stay one word where the print
    shows no wider gap between them."""
    if re.fullmatch(r"(?:\S\s+){2,}\S[.:]?", text.strip()):
        words = re.split(r"\s{2,}", text.strip())
        return " ".join("".join(word.split()) for word in words)
    return text


def join_texts(texts: Iterable[str]) -> str:
    """Lines of one text: a hyphen at the end of a line (``2024-`` / ``2026``) takes no space."""
    joined = ""
    for text in texts:
        tight = re.fullmatch(r"\w[-–]", joined[-2:]) and text[:1].isalnum()
        joined = f"{joined}{text}" if tight or not joined else f"{joined} {text}"
    return joined


def is_capitals(text: str) -> bool:
    """Set in capitals, as heads and titles are; needs two letters at least."""
    kept = [ch for ch in text if ch.isalpha()]
    return len(kept) >= 2 and sum(ch.isupper() for ch in kept) >= 0.9 * len(kept)


_LEGAL_HEAD = re.compile(r"^(menimbang|mengingat|memperhatikan|menetapkan)\b\s*(.*)$", re.I | re.S)


def legal_head(text: str) -> tuple[str, str]:
    """Which word of the preamble opens a line (``menimbang``, ``mengingat``, ``memperhatikan``,
    ``memutuskan``, ``menetapkan``; else empty), and what stands after it.

    A sentence that merely begins so (*Mengingat pentingnya …*) is none, nor a line on which one
    goes on (*perlu* / *menetapkan Peraturan Bupati*).
    """
    packed = letters(text)
    if packed.startswith("DENGANPERSETUJUANBERSAMA"):
        return "memutuskan", ""  # of a regional law: the council's assent goes before
    if packed.startswith("MEMUTUSKAN") and len(packed) <= 24:
        rest = text.split(":", 1)[1].strip() if ":" in text else ""
        return "memutuskan", rest
    match = _LEGAL_HEAD.match(text)
    if text[:1].islower():
        return "", text
    if not match:
        word = packed.lower()
        return (word, "") if is_preamble_word(packed) else ("", text)
    rest = match[2]
    if not rest or rest[0] in ":;.,":
        return match[1].lower(), re.sub(r"^\s*[:;,]?\s*", "", rest)
    if split_label(rest)[0] or re.match(r"(?:bahwa|PERATURAN|Undang|Pasal|Peraturan)\b", rest):
        return match[1].lower(), rest
    return "", text


# --------------------------------------------------------------------------- lists

_LISTING = re.compile(r"\b(?:di\s?ubah|dirubah|dicabut|diganti)\b[^:;]{0,60}:", re.IGNORECASE)
"""Words of an item that other laws follow in a list of their own."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the items of a list look like: how the text of one begins (``bahwa …``, the name of a
    kind of regulation), which tells one whose label is lost from a line that goes on; the kinds of
    its labels; a label that follows another item on its line (``inline``); one whose sign is lost
    or misread (``bare``: ``a bahwa``)."""

    starts: re.Pattern[str]
    kinds: tuple[Kind, ...]
    inline: re.Pattern[str]
    bare: re.Pattern[str]


@dataclass(slots=True)
class Item:
    """One item of a list: its label where one is printed, its text, the blocks it came from."""

    label: Label | None
    text: str
    blocks: list[int] = field(default_factory=list)
    page: int | None = None
    source_line: int | None = None
    lost: bool = False
    """A label was printed but its letter or number is lost (``. bahwa …``)."""
    bulleted: bool = False

    @property
    def number(self) -> int | None:
        """The number that it bears; none for a letter."""
        return self.label.number if self.label and self.label.kind != "huruf" else None


@dataclass(slots=True)
class Reading:
    """A list as read: the lead-in before it, its items, and labels that found no text."""

    lead: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)


def read_list(
    document: Document,
    indices: Iterable[int],
    listing: Listing,
    *,
    opening: str | None = None,
    closed: bool = False,
) -> Reading:
    """Read a list of items from the paragraphs at ``indices``.

    ``opening`` replaces the first paragraph's text (what stands after ``Menimbang :``). With
    ``closed`` false, an unlabelled paragraph after a finished item ends the list; with it true it
    is taken as part of the last item.
    """
    reader = _ListReader(listing, closed)
    reading = reader.reading
    for position, (index, block) in enumerate(document.paragraphs(indices)):
        printed = opening if position == 0 and opening is not None else block.text
        text = re.sub(r"^[:;]\s*(?=\S)", "", tidy(printed))  # the colon of "Menimbang :"
        if position and is_preamble_word(text):
            reading.loose.append(index)  # its column was read before that of the texts
            continue
        bulleted, at = has_bullet(printed), (block.page, block.source_line)
        pieces = _pieces(text, listing.inline)
        if not all(reader.take(piece, index, at, bulleted) for piece in pieces):
            break
    return replace(reading, loose=[*reading.loose, *(place for _, place in reader.pending)])


@dataclass(slots=True)
class _ListReader:
    """A list while it is read."""

    listing: Listing
    closed: bool
    reading: Reading = field(default_factory=Reading)
    pending: deque[tuple[Label, int]] = field(default_factory=deque)
    """Labels whose texts are still to come, with their blocks."""

    def take(
        self, piece: str, index: int, at: tuple[int | None, int | None], bulleted: bool
    ) -> bool:
        """Whether a piece of a block belongs to the list: as an item, as the label of one, or going
        on with the last; it is added then."""
        items = self.reading.items
        label, rest = self._labelled(piece)
        lost = re.match(r"^[.)]\s*(?=\w)", rest) if not label else None
        if lost:
            rest = rest[lost.end() :]
        if label and not rest:
            self.pending.append((label, index))
        elif label:
            items.append(Item(label, rest, [index], *at))
        elif self.pending and self._begins_item(rest):
            label, place = self.pending.popleft()
            items.append(Item(label, rest, [place, index], *at))
        elif lost or _begins_unlabelled(rest, bulleted, self.listing.starts, items):
            items.append(Item(None, rest, [index], *at, bool(lost), bulleted))
        elif not items:
            self.reading.lead.append(index)
        elif self.closed or not ends_sentence(items[-1].text) or rest[:1].islower():
            items[-1].text = join_texts((items[-1].text, rest))
            items[-1].blocks.append(index)
        else:
            return False
        return True

    def _labelled(self, piece: str) -> tuple[Label | None, str]:
        """The label of an item and its text; no numbers, and no labels of lists inside items."""
        items, starts = self.reading.items, self.listing.starts
        label, rest = _labelled(piece, self.listing)
        if label and (
            _is_number(rest, starts, items) or (rest and _is_sublist(label, rest, starts, items))
        ):
            return None, piece
        return label, rest

    def _begins_item(self, text: str) -> bool:
        """Whether a text behind labels that wait for theirs begins an item."""
        if not self.reading.items:
            return True
        last = self.reading.items[-1].text
        return ends_sentence(last) or bool(self.listing.starts.match(text) and not _open(last))


def list_under_head(
    document: Document, blocks: range, listing: Listing
) -> tuple[Paragraph, list[Item], set[int]]:
    """The head of a list (``Menimbang :``), the items under it, and the blocks of head and labels
    that hold no text; where nothing begins as items do, what stands there is one all the same."""
    head = document.blocks[blocks.start]
    assert isinstance(head, Paragraph)
    _, rest = legal_head(tidy(head.text))
    reading = read_list(document, blocks, listing, opening=rest, closed=True)
    bare_blocks = {*reading.loose, *(() if rest else (blocks.start,))}
    if reading.items or not reading.lead:
        return head, reading.items, bare_blocks
    texts = [tidy(block.text) for _, block in document.paragraphs(reading.lead)]
    whole = Item(None, " ".join(texts), list(reading.lead), head.page, head.source_line)
    return head, [whole], bare_blocks


def _labelled(piece: str, listing: Listing) -> tuple[Label | None, str]:
    """The label of a piece and what follows it; none of another kind."""
    if sign := listing.bare.match(piece):
        piece = f"{sign[1]}. {piece[sign.end() :]}"
    label, rest = split_label(piece)
    if not label or label.kind not in listing.kinds:
        bare_text = without_label(piece)  # `A.` and `iii.` are no labels of the drafting law
        return None, bare_text if listing.starts.match(bare_text) else piece
    return label, rest


def _is_sublist(label: Label, rest: str, starts: re.Pattern[str], items: Sequence[Item]) -> bool:
    """Whether a label is of a list inside an item: of another kind than the items' labels, before
    a text that does not begin as theirs do, or where the item says that others follow
    (``sebagaimana telah diubah dengan: a. Undang-Undang …``)."""
    own = next((item.label for item in items if item.label), label)
    if (label.kind, label.closing) == (own.kind, own.closing):
        return False
    listing = items and _LISTING.search(items[-1].text)
    return bool(listing) or (label.kind != own.kind and not starts.match(rest))


def _is_number(rest: str, starts: re.Pattern[str], items: Sequence[Item]) -> bool:
    """Whether a label is the number that the item before breaks off at (``… Nomor`` over
    ``708);``), for nothing stands behind it that begins as items do."""
    return bool(items) and ends_in_reference(items[-1].text) and not starts.match(rest)


def _begins_unlabelled(
    text: str, bulleted: bool, starts: re.Pattern[str], items: Sequence[Item]
) -> bool:
    """Whether a text without a label is an item: it begins as they do, and the one before is not
    open. Where that one has its label, only its end says so: a citation breaks over its line
    before the name of another law it mentions."""
    if not items:
        return bool(starts.match(text))
    before = items[-1]
    if bulleted and before.bulleted:
        return not _open(before.text)
    if not starts.match(text) or _open(before.text):
        return False
    return ends_sentence(before.text) or not (before.label or before.bulleted)


def _pieces(text: str, inline: re.Pattern[str]) -> list[str]:
    """The items that share one line; none of an empty one."""
    cuts = [0, *(match.start(1) for match in inline.finditer(text)), len(text)]
    return [text[a:b].strip() for a, b in pairwise(cuts) if text[a:b].strip()]


def _open(text: str) -> bool:
    """Whether the text plainly goes on: a connecting word or an open bracket at its end."""
    if ends_sentence(text):
        return False
    return ends_open(text) or ends_in_reference(text) or text.count("(") > text.count(")")


# --------------------------------------------------------------------------- numbering


@dataclass(slots=True)
class Numbering:
    """A running numbering: what each printed number means, and what is odd about it.

    A number printed again gets the number its place implies; the printed form stays in the row.
    """

    number: int = 0
    printed: int = 0

    def take(self, printed: int) -> tuple[int, Literal["", "nomor-ganda", "nomor-loncat"], int]:
        """(number, what is odd, the number expected) for the next printed one."""
        expected = self.number + 1
        if printed in (expected, self.printed + 1):
            odd: Literal["", "nomor-ganda", "nomor-loncat"] = ""
            number = max(printed, expected)
        elif printed <= self.number:
            odd, number = "nomor-ganda", expected
        else:
            odd, number = "nomor-loncat", printed
        self.number, self.printed = number, printed
        return number, odd, expected

    def skip(self) -> int:
        """The number of an item that prints none to count by."""
        self.number = self.printed = self.number + 1
        return self.number


def numbering_finding(
    rule: str, dataset: str, where: Where, what: Value, expected: Value, found: Value, at: Placed
) -> Finding:
    """``nomor-loncat`` or ``nomor-ganda`` for one label."""
    ganda, loncat = say("nomor-ganda", bagian=what), say("nomor-loncat", bagian=what)
    message = ganda if rule == "nomor-ganda" else loncat
    return finding(message, dataset, where, expected=expected, found=found, at=at)


def empty_finding(dataset: str, name: str, head: Paragraph) -> Finding:
    """``bagian-hilang`` for a part that has its head and nothing under it."""
    return finding(say("bagian-hilang.kosong"), dataset, name, expected=name, at=head)
