"""A pasal, ayat or letter that the regulation points to and does not have, or stands in itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quality.citations import consideration, provision
from quality.frames import Frames, Row
from schemas.finding import Finding
from schemas.message import Quote, Value, say

_POINTED = re.compile(
    r"\bdimaksud\s+(?:dalam|pada|di)\s+(?P<tempat>(?:pasal\s+(?P<pasal>\d+)(?![A-Z\d])\s*)?"
    r"(?:ayat\s+\((?P<ayat>\d+)\)\s*)?(?P<huruf>(?:(?:,|dan|atau|serta)?\s*huruf\s+[a-z]\b\s*)*))"
    r"(?!\S*\s*(?:undang|peraturan|keputusan|instruksi|perubahan))",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"Pasal\s+I+$")
"""The articles of an amendment, which a title that was not read cannot tell."""
_LETTER = re.compile(r"huruf\s+([a-z])\b", re.IGNORECASE)


def check(frames: Frames) -> Iterator[Finding]:
    """Places of its own text that Menimbang and the body name; those of an amendment are the
    amended regulation's."""
    units = frames.rows("pasal")
    amends = any(_ROMAN.match(unit["label"] or "") for unit in units)
    if amends or re.match(r"\s*perubahan\b", frames.of_document("tentang") or "", re.IGNORECASE):
        return
    yield from _considered(frames)
    known = {(u["pasal"], u.get("ayat"), u.get("huruf")) for u in units}
    for row in units:
        for found in _POINTED.finditer(row.get("teks") or ""):
            own = int(found["pasal"]) if found["pasal"] else row["pasal"]
            paragraph = int(found["ayat"]) if found["ayat"] else None
            held = [unit for unit in known if unit[0] == own]
            within = [unit for unit in held if paragraph is None or unit[1] == paragraph]
            letters = {letter for _, _, letter in within}
            named = [letter.lower() for letter in _LETTER.findall(found["huruf"])]
            itself = found["pasal"] and own == row["pasal"] and not (paragraph or named)
            if own is not None and (itself or not (within and letters.issuperset(named))):
                yield _finding(frames, "pasal", provision(row), found["tempat"], row, bool(itself))


def _considered(frames: Frames) -> Iterator[Finding]:
    """Letters of Menimbang that name a letter that does not stand before them."""
    before: set[str] = set()
    for row in frames.rows("konsideran"):
        for found in _POINTED.finditer(row["teks"]) if row.get("huruf") else ():
            if not before.issuperset(_LETTER.findall(found["huruf"].lower())):
                yield _finding(frames, "konsideran", consideration(row), found["tempat"], row)
        before.add(row.get("huruf") or "")


def _finding(
    frames: Frames, dataset: str, where: Value, place: str, row: Row, itself: bool = False
) -> Finding:
    said = " ".join(place.split()).rstrip(",")
    return frames.finding(
        (where, Quote(said)),
        say("rujukan-pasal-salah.sendiri", bagian=where, tempat=Quote(said))
        if itself
        else say("rujukan-pasal-salah", bagian=where, tempat=Quote(said)),
        dataset=dataset,
        found=Quote(said),
        page=row.get("halaman"),
    )
