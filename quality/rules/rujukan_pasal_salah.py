"""A pasal, ayat or letter that the regulation points to and does not have, or stands in itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from grammar.roman import parse_roman
from quality.citations import passage
from quality.frames import Frames, Passage, Row, text_in
from schemas.finding import Finding
from schemas.message import Message, Quote, say

_POINTED = re.compile(
    r"\bdimaksud\s+(?:dalam|pada|di)\s+(?P<tempat>(?:pasal\s+(?P<pasal>\d+)(?![A-Z\d])\s*)?"
    r"(?:ayat\s+\((?P<ayat>\d+)\)\s*)?(?P<huruf>(?:(?:(?:,|dan|atau|serta)\s*)*huruf\s+[a-z]\b\s*)*))"
    r"(?!\S*\s*(?:undang|peraturan|keputusan|instruksi|perubahan))",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"Pasal\s+I+$")
"""The articles of an amendment, which a title that was not read cannot tell."""
_ANNEX = re.compile(
    r"\blampiran\s+([IVX]+)\b(?!\S*\s+(?:undang|peraturan|keputusan|instruksi))", re.IGNORECASE
)
_LETTER = re.compile(r"huruf\s+([a-z])\b", re.IGNORECASE)


def check(frames: Frames) -> Iterator[Finding]:
    """Places of its own text that Menimbang and the body name; those of an amendment are the
    amended regulation's."""
    units = frames.rows("pasal")
    amends = any(_ROMAN.match(text_in(unit, "label")) for unit in units)
    if amends or re.match(r"\s*perubahan\b", frames.head_text("tentang"), re.IGNORECASE):
        return
    yield from _considered(frames)
    yield from _annexes(frames)
    for row in units:
        for place in _POINTED.finditer(text_in(row, "teks")):
            itself = _is_own(place, row)
            if itself or not _is_there(place, row, units):
                at, said = passage("pasal", row), _said(place["tempat"])
                own_pasal = say("rujukan-pasal-salah.sendiri", bagian=at.where, tempat=said)
                yield _finding(frames, at, said, own_pasal if itself else None)


def _is_own(place: re.Match[str], row: Row) -> bool:
    """Whether a unit points to the pasal or ayat that it stands in, as a whole."""
    pasal = int(place["pasal"]) if place["pasal"] else row["pasal"]
    if pasal is None or pasal != row["pasal"] or place["huruf"]:
        return False
    if place["ayat"]:
        return int(place["ayat"]) == row.get("ayat") and not row.get("huruf")
    return place["pasal"] is not None


def _is_there(place: re.Match[str], row: Row, units: Sequence[Row]) -> bool:
    """Whether the regulation has the pasal, ayat and letters that a unit points to, or the unit
    stands in no pasal that they could be of."""
    pasal = int(place["pasal"]) if place["pasal"] else row["pasal"]
    held = [unit for unit in units if unit["pasal"] == pasal]
    if place["ayat"]:
        held = [unit for unit in held if unit.get("ayat") == int(place["ayat"])]
    letters = {letter.lower() for letter in _LETTER.findall(place["huruf"])}
    return pasal is None or (bool(held) and letters <= {unit.get("huruf") for unit in held})


def _annexes(frames: Frames) -> Iterator[Finding]:
    """Annexes of the articles without one before them, where none has such a heading."""
    printed = (found for row in frames.rows("teks_lain") for found in _ANNEX.finditer(row["teks"]))
    known = {parse_roman(found[1]) for found in printed}
    units = frames.rows("pasal")
    named = [(row, found) for row in units for found in _ANNEX.finditer(text_in(row, "teks"))]
    numbers = {parse_roman(found[1]) for _, found in named}
    for row, found in named if 1 not in numbers else ():
        if parse_roman(found[1]) not in known:
            yield _finding(frames, passage("pasal", row), _said(found[0]))


def _considered(frames: Frames) -> Iterator[Finding]:
    """Letters of Menimbang that name a letter that does not stand before them; of those before it
    the last one names each."""
    before: set[str] = set()
    rows = frames.rows("konsideran")
    for row in rows:
        for found in _POINTED.finditer(row["teks"]) if row.get("huruf") else ():
            named = set(_LETTER.findall(found["huruf"].lower()))
            at, said = passage("konsideran", row), _said(found["tempat"])
            if not before.issuperset(named):
                yield _finding(frames, at, said)
            elif row is rows[-1] and named and "dan" in found["huruf"].lower():
                for letter in sorted(before - named - {""}):
                    lacks = say(
                        "rujukan-pasal-salah.kurang", bagian=at.where, tempat=said, huruf=letter
                    )
                    yield _finding(frames, at, said, lacks)
        before.add(text_in(row, "huruf"))


def _said(place: str) -> Quote:
    return Quote(" ".join(place.split()).rstrip(","))


def _finding(frames: Frames, at: Passage, said: Quote, message: Message | None = None) -> Finding:
    message = message or say("rujukan-pasal-salah", bagian=at.where, tempat=said)
    return frames.finding((at.where, said), message, found=said, at=at)
