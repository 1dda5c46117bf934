"""Labels of Indonesian legal drafting, and lists read by them (UU 12/2011, Lampiran II).

``Pasal 3``, ``(1)``, ``a.``, ``1.``, ``BAB IV``: what stands at the start of a paragraph and gives
it its place. Labels come apart from their text in print and by OCR: alone on a line, several
before their texts, two items on one line, the sign after the number misread.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from extract.document import Document, Paragraph
from grammar.roman import parse_ordinal
from schemas.finding import Finding, Where
from schemas.message import Value, say

Kind = Literal["ayat", "huruf", "angka"]

BULLET = re.compile(r"^[-–—•·▪■◦●○*➢➤❖✓➔\uf000-\uf0ff]+\s+(?=\S)|^[•▪■◦●➢➤❖✓➔\uf000-\uf0ff]+(?=\w)")
_AYAT = re.compile(r"^\(\s*(\d{1,2})\s*\)\s*(.*)$", re.DOTALL)
_ANGKA = re.compile(r"^(\d{1,3})\s*([.>]|\)\.?)(?![.\d])\s*(.*)$", re.DOTALL)
_HURUF = re.compile(r"^([a-z]|([a-z])\2)\s?([.)])(?![a-z]\.)\s*(.*)$", re.DOTALL)
_PASAL = re.compile(
    r"^pasal\s*:?\s*(?:(\d{1,3})(?:\s?([A-Z])(?![a-z]))?|([IVXLC]{1,6})(?![a-z]))"
    r"\s*[.:]?\s*(?:$|(?=[(A-Z]))(.*)$",
    re.DOTALL | re.IGNORECASE,
)
_BAB = re.compile(
    r"^(?:B\s?A\s?B)\s*[-–—]?\s*([IVXLC]{1,7}|[IVXLl1|]{1,6}|\d{1,2})([A-Z]?)(?!\w)(.*)$", re.DOTALL
)
_BAB_LOWER = re.compile(r"^Bab\s+([IVXLC]{1,7}|\d{1,2})()(?![\w])(.*)$", re.DOTALL)
_END = 80
"""Signs that tell how a text ends; a text of many joined lines is not searched whole for it."""

_CONNECTOR = re.compile(
    r"(?:\b(?:dengan|atas|dan|atau|tentang|oleh|dalam|pada|antara|dari|kepada|untuk|yang|kedua|"
    r"ketiga|keempat|perubahan|beserta|serta|nomor|tahun|ayat|huruf|angka|pasal|di|ke|jo\.?)|[,(/–-])\s*$",
    re.IGNORECASE,
)
_REFERENCE_END = re.compile(r"\b(?:ayat|huruf|angka|pasal|nomor|butir|poin)\s*$", re.IGNORECASE)


def tidy(text: str) -> str:
    """White space as single spaces, a list bullet before the text taken off."""
    return BULLET.sub("", " ".join(text.split()))


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


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its kind, the number it says (``a`` = 1), and its closing sign."""

    kind: Kind
    printed: str
    number: int
    closing: str


def letter_number(letter: str) -> int:
    """``a`` → 1, ``z`` → 26, ``aa`` → 27."""
    return ord(letter[0]) - 96 + 26 * (len(letter) - 1)


def number_letter(number: int) -> str:
    """1 → ``a``, 27 → ``aa``."""
    return chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)


def show(kind: Kind, number: int, closing: str = ".") -> str:
    """A label as it would be printed."""
    if kind == "ayat":
        return f"({number})"
    return f"{number_letter(number) if kind == 'huruf' else number}{closing}"


def split_label(text: str) -> tuple[Label | None, str]:
    """The label at the start of a paragraph, and the text after it."""
    if match := _AYAT.match(text):
        return Label("ayat", f"({match[1]})", int(match[1]), ")"), match[2].strip()
    if match := _ANGKA.match(text):
        number = int(match[1])
        if number:
            return Label("angka", match[1] + match[2], number, match[2]), match[3].strip()
    if match := _HURUF.match(text):
        rest = match[4].strip()
        if not rest or rest[0].isalnum() or rest[0] in "\"'“”‘(":
            printed = match[1] + match[3]
            return Label("huruf", printed, letter_number(match[1]), match[3]), rest
    return None, text


@dataclass(frozen=True, slots=True)
class PasalLabel:
    """``Pasal 13A`` or ``Pasal II``; ``roman`` numbers the articles of an amendment."""

    number: int
    suffix: str
    roman: bool
    printed: str


def split_pasal(text: str) -> tuple[PasalLabel | None, str]:
    """The ``Pasal n`` that heads a paragraph, and the text on the same line.

    A sentence that begins with a reference (``Pasal 3 tercantum …``) is no label.
    """
    match = _PASAL.match(text)
    if not match or text[:1] not in "Pp":
        return None, text
    rest = match[4].strip()
    marked = ":" in text[match.end(1) if match[1] else match.end(3) : match.start(4)]
    if rest and (
        (rest[0].islower() and not marked) or re.match(r"\(\d+\)\s*(?:[a-z]|dan\b|huruf\b)", rest)
    ):
        return None, text
    if match[1]:
        number, roman = int(match[1]), False
    else:
        found = parse_ordinal(match[3]) if match[3].isupper() else None
        if found is None:
            return None, text
        number, roman = found, True
    suffix = (match[2] or "").upper()
    if suffix and rest:
        return None, text  # "Pasal 1 Dalam": the letter belongs to the sentence
    if not number:
        return None, text
    printed = tidy(text[: match.start(4)]).rstrip(" .:") if rest else text.rstrip(" .:")
    return PasalLabel(number, suffix, roman, printed), rest


_UNITS = ("SATU", "DUA", "TIGA", "EMPAT", "LIMA", "ENAM", "TUJUH", "DELAPAN", "SEMBILAN")
_ORDINALS = {
    "PERTAMA": 1,
    **{f"KE{word}": number for number, word in enumerate(_UNITS, start=1)},
    "KESEPULUH": 10,
    "KESEBELAS": 11,
    **{f"KE{word}BELAS": 10 + number for number, word in enumerate(_UNITS[1:], start=2)},
    "KEDUAPULUH": 20,
    **{f"KEDUAPULUH{word}": 20 + number for number, word in enumerate(_UNITS, start=1)},
}
_DIKTUM = re.compile(
    r"^((?:PERTAMA|KE[A-Z]+)(?:\s*(?:BELAS|PULUH(?:\s*[A-Z]+)?))?)\s*(?:[:;.]\s*|$|(?=[A-Z][a-z]))(.*)$",
    re.DOTALL,
)


def split_diktum(text: str) -> tuple[PasalLabel | None, str]:
    """The ``KESATU`` that heads a clause of a decision (UU 12/2011, Lampiran II), and the text
    after it."""
    match = _DIKTUM.match(text)
    number = _ORDINALS.get("".join(match[1].split())) if match else None
    if match is None or number is None:
        return None, text
    return PasalLabel(number, "", False, " ".join(match[1].split())), match[2].lstrip(": ").strip()


@dataclass(frozen=True, slots=True)
class BabLabel:
    """``BAB IV`` and what stands on the line after it."""

    number: int
    suffix: str
    printed: str
    mark: str
    """The sign between number and title: ``:``, ``.``, ``-`` or nothing."""


def split_bab(text: str) -> tuple[BabLabel | None, str]:
    """The chapter label at the start of a paragraph, and the title on the same line."""
    match = _BAB.match(text) or _BAB_LOWER.match(text)
    if not match:
        return None, text
    number = parse_ordinal(match[1])
    if number is None or number > 30:
        return None, text
    rest = match[3].strip()
    suffix = match[2]
    if suffix and parse_ordinal(match[1] + suffix) is not None:
        return None, text
    mark = rest[:1] if rest[:1] in ".:-–—" and rest else ""
    return BabLabel(number, suffix, text[: match.start(3)].strip(), mark), rest.lstrip(".:-–— ")


def is_reference_tail(text: str) -> bool:
    """Whether a text breaks off before a number: what follows it is no label but that number."""
    return bool(_REFERENCE_END.search(text[-_END:]))


# --------------------------------------------------------------------------- lists


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


@dataclass(slots=True)
class Reading:
    """A list as read: the lead-in before it, its items, and labels that found no text."""

    lead: list[int] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)


def read_list(
    document: Document,
    indices: Iterable[int],
    starts: re.Pattern[str],
    kinds: Sequence[Kind],
    *,
    opening: str | None = None,
    inline: re.Pattern[str] | None = None,
    bare: re.Pattern[str] | None = None,
    closed: bool = False,
) -> Reading:
    """Read a list of items from the paragraphs at ``indices``.

    ``starts`` is how an item's text begins (``bahwa …``, the name of a kind of regulation): it
    tells an item whose label is lost from a line that goes on. ``opening`` replaces the first
    paragraph's text (what stands after ``Menimbang :``). ``inline`` finds a label that follows
    another item on the same line, ``bare`` a label whose sign is lost or misread (``a bahwa``).
    With ``closed`` false, an unlabelled paragraph after a finished
    item ends the list; with it true it is taken as part of the last item.
    """
    reading = Reading()
    pending: deque[tuple[Label | None, int]] = deque()
    ended = False
    for position, index in enumerate(indices):
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        text = opening if position == 0 and opening is not None else tidy(block.text)
        text = re.sub(r"^[:;]\s*(?=\S)", "", text)  # the colon of "Menimbang :" on its label
        bulleted = bool(BULLET.match(block.text))
        if not text:
            continue
        if ended:
            break
        for piece in _pieces(text, inline):
            items = reading.items
            label, rest = _labelled(piece, kinds, bare, items[-1] if items else None)
            lost = re.match(r"^[.)]\s*(?=\w)", rest) if label is None else None
            if lost:
                rest = rest[lost.end() :]
            if label and not rest:
                pending.append((label, index))
                continue
            if label:
                items.append(_item(label, rest, index, block))
            elif pending and (not items or starts.match(rest) or _finished(items[-1].text)):
                label, place = pending.popleft()
                item = _item(label, rest, index, block)
                item.blocks.insert(0, place)
                items.append(item)
            elif lost or (
                (starts.match(rest) or (bulleted and items and items[-1].bulleted))
                and (not items or not _open(items[-1].text))
            ):
                items.append(_item(None, rest, index, block, lost=bool(lost), bulleted=bulleted))
            elif items and (closed or not _finished(items[-1].text) or rest[:1].islower()):
                items[-1].text = join_texts((items[-1].text, rest))
                items[-1].blocks.append(index)
            elif items:
                ended = True
                break
            else:
                reading.lead.append(index)
    reading.loose.extend(index for _, index in pending)
    return reading


def _labelled(
    piece: str, kinds: Sequence[Kind], bare: re.Pattern[str] | None, before: Item | None
) -> tuple[Label | None, str]:
    """The label of a piece and what follows it; none of another kind, or that goes on with the
    item before."""
    if bare and (sign := bare.match(piece)):
        piece = f"{sign[1]}. {piece[sign.end() :]}"
    label, rest = split_label(piece)
    if label is None or label.kind not in kinds:
        return None, piece
    if before is not None and _continues(before, label, rest):
        return None, piece
    return label, rest


def _item(
    label: Label | None,
    text: str,
    index: int,
    block: Paragraph,
    *,
    lost: bool = False,
    bulleted: bool = False,
) -> Item:
    return Item(label, text, [index], block.page, block.source_line, lost, bulleted)


def _pieces(text: str, inline: re.Pattern[str] | None) -> list[str]:
    """The items that share one line."""
    if inline is None:
        return [text]
    cuts = [0, *(match.start(1) for match in inline.finditer(text)), len(text)]
    return [text[a:b].strip() for a, b in pairwise(cuts) if text[a:b].strip()]


def _finished(text: str) -> bool:
    return bool(re.search(r"(?:[;.:]|;\s*(?:dan|atau)|;\s*dan/atau)\s*[\"”)]?\s*$", text[-_END:]))


def _open(text: str) -> bool:
    """Whether the text plainly goes on: a connecting word or an open bracket at its end."""
    if _finished(text):
        return False
    return bool(_CONNECTOR.search(text[-_END:])) or text.count("(") > text.count(")")


def _continues(item: Item, label: Label, rest: str) -> bool:
    """Whether what looks like a label is the number a reference breaks off before."""
    return label.kind != "huruf" and is_reference_tail(item.text) and rest[:1].islower()


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


def numbering_finding(
    rule: str,
    dataset: str,
    where: Where,
    what: Value,
    expected: Value,
    found: Value,
    *,
    page: int | None = None,
    source_line: int | None = None,
) -> Finding:
    """``nomor-loncat`` or ``nomor-ganda`` for one label."""
    return Finding(
        rule,
        "warning",
        dataset,
        where,
        say("nomor-ganda", bagian=what)
        if rule == "nomor-ganda"
        else say("nomor-loncat", bagian=what),
        expected,
        found,
        page,
        source_line=source_line,
    )


def empty_finding(dataset: str, name: str, head: Paragraph) -> Finding:
    """``bagian-hilang`` for a part that has its head and nothing under it."""
    return Finding(
        "bagian-hilang",
        "error",
        dataset,
        name,
        say("bagian-hilang.kosong"),
        name,
        None,
        head.page,
        source_line=head.source_line,
    )
