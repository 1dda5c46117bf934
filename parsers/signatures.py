"""The end of a regulation: where, when and by whom it was enacted and promulgated, and its gazette.

Takes the blocks of a document and its sections; gives the values, null where print does not say,
and the blocks that name gazettes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple, TypedDict

from extract.document import Document
from grammar.heads import ADOPTED, GIVEN_YEAR, PROMULGATED
from normalize.dates import find_dates
from normalize.offices import title_case
from normalize.only import only
from parsers.labels import letters, texts_of
from parsers.sections import Sections

_ADOPTED = re.compile(rf"{ADOPTED}\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
PROMULGATED_ON = re.compile(rf"{PROMULGATED}\s*[:.]?\s*(?P<isi>.*)$", re.IGNORECASE | re.DOTALL)
_ON_DATE = re.compile(r"\bpada\s*tanggal\b|\btanggal\b", re.IGNORECASE)
_GAZETTE = re.compile(
    r"(?P<tambahan>TAMBAHAN\s+)?BERITA\s*(?:DAERAH|KABUPATEN|KOTA|PROVINSI|ACEH)\b", re.IGNORECASE
)
_GAZETTE_GOES_ON = re.compile(
    r"(?:KABUPATEN|KOTA|TAHUN|THN|NOMOR|NO|SERI)\b|:?\s*\d|.*\b(?:TAHUN|THN)\b.*\d", re.IGNORECASE
)
_GAZETTE_NUMBER = re.compile(
    r"\b(?:NOMOR|NO)\b\s*[:.]*\s*(?P<nomor>\d{1,5})\b(?!\s*[./]?[A-Z](?!\w))", re.IGNORECASE
)
_RANK = (
    r"(?:pada\s+tanggal\s.{5,25}?\d{4}\s+)?"
    r"(?:(?:PJ|PLT|PLH|PENJABAT|PELAKSANA\s+(?:TUGAS|HARIAN))\s*\.?\s*)?"
)
_ENACTOR = re.compile(
    rf"^(?:A\.?\s?N\.?\s+)?{_RANK}(?:BUPATI|WALI\s*KOTA|GUBERNUR)\b", re.IGNORECASE
)
_ON_BEHALF = re.compile(r"A\.?\s?N\.?\s+(?:BUPATI|WALI\s*KOTA|GUBERNUR)\b", re.IGNORECASE)
_SECRETARY = re.compile(rf"^{_RANK}(?:SEKRETARIS\s+DAERAH|SEKDA)\b", re.IGNORECASE)
_OFFICE = re.compile(rf"{_ENACTOR.pattern}|{_SECRETARY.pattern}", re.IGNORECASE)
_BEHIND_SEAL = re.compile(r"\bt\.?t\.?d\.?\s+(?P<nama>\S.{2,50})$", re.IGNORECASE)
_NEXT_PART = re.compile(
    rf"{ADOPTED}|{PROMULGATED}|(?:tambahan\s+)?berita\s+daerah|salinan\b|sesuai\s+dengan\s+asli",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"\boleh\b|^(?:telah|sudah|diteliti|diperiksa|dikoreksi|disetujui|diketahui|mengetahui|menyetujui|"
    r"paraf|verifikasi|diverifikasi|koordinasi)\b",
    re.IGNORECASE,
)
"""The box in which a legal office says that it has checked the text: the name in it is its own."""
_INITIALS = re.compile(r"paraf\b", re.IGNORECASE)
_ELECTRONIC = re.compile(r"\W*ditandatangani\s+secara\s+elektronik\b", re.IGNORECASE)
_SEALED = re.compile(
    r"^\W*(?:(?:cap|stempel)\s*(?:/|dan)?\s*)?"
    r"(?:(?:t\s*\.?\s*t\s*\.?\s*d|d\s*\.?\s*t\s*\.?\s*[ot]|t\s*\.?\s*d|tertanda)\b[\W_]*)+",
    re.IGNORECASE,
)
"""``ttd.``, ``dto``, ``cap/ttd``, which may stand before the name."""
_NO_LETTERS = re.compile(r"[\d_${}#@=<>\[\]|]")
"""Signs of no name: of a field that nobody filled in (``${ttd_pengirim}``)."""
_NO_NAME = re.compile(
    r"^\(?(?:cap(?:\s+dan\s+)?|dan\b|stempel|meterai|pembina\b|penata\b|nip\b|kabupaten\b|"
    r"kota\b|provinsi\b|salinan\b|kepala\b|kabag\b|kasub\w+\b|sekretari?at\b|paraf\b|asisten\b|jabatan\b|no\b|tanda\b|"
    r"ditandatangani|pada\s+tanggal|di\s*(?:undang|tetap)\w*n\b|berita\b|lembaran\b|tambahan\b)|^[\W\d_]*$",
    re.IGNORECASE,
)


class Signatures(TypedDict):
    tempat_ditetapkan: str | None
    tanggal_ditetapkan: date | None
    tanggal_diundangkan: date | None
    bupati: str | None
    sekretaris_daerah: str | None
    berita_daerah_tahun: int | None
    berita_daerah_nomor: int | None
    tambahan_berita_daerah_nomor: int | None


def signatures(document: Document, sections: Sections) -> tuple[Signatures, set[int]]:
    """Where, when and by whom it was enacted and promulgated, and the gazette it stands in; and
    the blocks that name gazettes."""
    lines = texts_of(document, sections.closing)
    place, adopted = _place_and_date(lines, _ADOPTED)
    _, promulgated = _place_and_date(lines, PROMULGATED_ON)
    since = next((block for block, text in lines if PROMULGATED_ON.match(text)), 0)
    gazettes = list(_gazettes(document, sections))
    own = next((found for found in gazettes if not found.supplement and found.year), None)
    added = next((found for found in gazettes if found.supplement), None)
    values: Signatures = {
        "tempat_ditetapkan": place,
        "tanggal_ditetapkan": adopted,
        "tanggal_diundangkan": promulgated,
        "bupati": _signer(document, lines, _ENACTOR),
        "sekretaris_daerah": _signer(document, lines, _SECRETARY, since),
        "berita_daerah_tahun": own.year if own else None,
        "berita_daerah_nomor": own.number if own else None,
        "tambahan_berita_daerah_nomor": added.number if added else None,
    }
    return values, {found.block for found in (own, added) if found}


class _Gazette(NamedTuple):
    """A gazette that print names, or its supplement, and the block that does."""

    block: int
    supplement: bool
    number: int
    year: int | None


def _gazettes(document: Document, sections: Sections) -> Iterator[_Gazette]:
    cover = range(sections.head.start)
    closing = (sections.closing, sections.general_elucidation, sections.elucidation)
    for part in (*closing, cover):
        texts = texts_of(document, part)
        for place, (index, text) in enumerate(texts):
            named = _GAZETTE.match(text)
            if not named:
                continue
            number = _GAZETTE_NUMBER.search(text)
            for _, following in texts[place + 1 : place + 3]:
                if number or not _GAZETTE_GOES_ON.match(following):
                    break
                text = f"{text} {following}"
                number = _GAZETTE_NUMBER.search(text)
            year = GIVEN_YEAR.search(text)
            if number:
                printed = int(year["tahun"]) if year else None
                yield _Gazette(index, bool(named["tambahan"]), int(number["nomor"]), printed)


def _place_and_date(
    lines: list[tuple[int, str]], opening: re.Pattern[str]
) -> tuple[str | None, date | None]:
    """``Ditetapkan di Kota Baru`` / ``pada tanggal 3 Mei 2021``, on one line or two."""
    for place, (_, text) in enumerate(lines):
        match = opening.search(text)
        if not match:
            continue
        where, *rest = _ON_DATE.split(match["isi"], maxsplit=1)
        if not rest:
            behind = takewhile(
                lambda text: not (_ADOPTED.search(text) or PROMULGATED_ON.search(text)),
                (text for _, text in lines[place + 1 : place + 13]),
            )
            rest = [text for text in behind if _ON_DATE.search(text) or find_dates(text)][:1]
        dates = find_dates(" ".join(rest))
        name = title_case(where.strip(" ,.:")) if not re.search(r"\d", where) else None
        return name or None, only(dates)
    return None, None


def _signer(
    document: Document, lines: list[tuple[int, str]], office: re.Pattern[str], since: int = 0
) -> str | None:
    """The name under an office, or on its line behind the seal, from a block on."""
    kept = [*_without_initials(lines)]
    for at, names in _by_office(document, kept):
        block, text = kept[at]
        if block < since or not office.match(text):
            continue
        if names:
            return names[0]
        if match := _BEHIND_SEAL.search(office.sub("", text)):
            return match["nama"].strip()
    return None


def _by_office(
    document: Document, lines: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, list[str]]]:
    """The lines that name who signs, each with what may be names of theirs. The end of a page may
    part two signatures beside each other: then both names follow the second office."""
    texts = [text for _, text in lines]
    offices = [at for at, text in enumerate(texts) if len(text) <= 90 and _OFFICE.match(text)]
    names = {at: [*_names_below(texts, at)] for at in offices}
    for one, other in pairwise(offices):
        found = names[other][:2]
        if names[one] or len(found) < 2 or not _are_two(texts[one], texts[other]):
            continue
        if _are_crosswise(document, [lines[at][0] for at in (one, other, *dict(found))]):
            found.reverse()
        names[one], names[other] = found[:1], found[1:]
    for at in offices:
        yield at, [name for _, name in names[at]]


def _names_below(texts: Sequence[str], place: int) -> Iterator[tuple[int, str]]:
    """What may be names under an office, and where; none where its own line holds one."""
    if not _BEHIND_SEAL.search(texts[place]):
        for at in range(place + 1, min(place + 9, len(texts))):
            if not _may_be_signed(texts[at]):
                return
            if name := _name_in(texts[at]):
                yield at, name


def _are_two(one: str, other: str) -> bool:
    """Whether these are who enacts and who promulgates, in either order."""
    return bool(_SECRETARY.match(one)) != bool(_SECRETARY.match(other)) and not _ON_BEHALF.match(
        one
    )


def _are_crosswise(document: Document, blocks: Sequence[int]) -> bool:
    """Whether of two offices beside each other, whose names follow both, the second one's name
    comes first, as where the first office took a line more: by where print sets the four."""
    boxes = [block.box for block in map(document.blocks.__getitem__, blocks)]
    one, other, first, second = ((box.x0 + box.x1) / 2 if box else 0.0 for box in boxes)
    return abs(first - one) + abs(second - other) > abs(first - other) + abs(second - one)


def _may_be_signed(line: str) -> bool:
    """Whether a line may stand between an office and the name under it, or be that name."""
    ends = (_ENACTOR.match, _SECRETARY.match, _NEXT_PART.match, _CHECKED.search)
    return bool(_ELECTRONIC.match(line)) or not any(end(line) for end in ends)


def _name_in(line: str) -> str | None:
    """The name in a line under an office; none in a place, a seal or a rank."""
    unsealed = _SEALED.sub("", line)
    if _ELECTRONIC.match(line) or _NO_NAME.match(unsealed) or _NO_LETTERS.search(unsealed):
        return None
    if line.endswith((",", ":")) and _is_rest_of_office(unsealed):
        return None
    name = re.sub(r"^\((.*)\)$", r"\1", unsealed.strip(" ."))
    if len(letters(name)) <= 2 or len(name) >= 60:
        return None
    return line.strip() if name == line.strip(" .") else name


def _without_initials(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines without a table of initials (``TELAH DITELITI OLEH``, ``PARAF``) that stands
    between an office and its seal: what is sealed is no initial."""
    behind = 0
    for place, line in enumerate(lines):
        if place >= behind and _CHECKED.search(line[1]):
            texts = [text for _, text in lines[place : place + 12]]
            box = list(takewhile(_may_be_initialled, texts))
            sealed = len(box) < len(texts) and not _SEALED.sub("", texts[len(box)])
            if sealed and any(map(_INITIALS.match, box)):
                behind = place + len(box)
        if place >= behind:
            yield line


def _may_be_initialled(line: str) -> bool:
    """Whether a line may stand in a table of initials."""
    return bool(_SEALED.sub("", line)) and not _ENACTOR.match(line) and not _NEXT_PART.match(line)


def signed_for(document: Document, sections: Sections) -> bool:
    """Whether another signs in the name of who enacts: ``a.n. BUPATI … / SEKRETARIS DAERAH``."""
    return any(_ON_BEHALF.match(text) for _, text in texts_of(document, sections.closing))


def _is_rest_of_office(line: str) -> bool:
    """Whether a line that ends with a comma is the rest of the office's name."""
    return bool(letters(line)) and (len(line.split()) <= 4) and not re.search(r",\s*\S", line)
