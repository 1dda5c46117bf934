"""Codes of programmes and accounts: ``7.01.01.2.02``, ``7 01 01 2.02 01``, ``X.XX.01``.

Permendagri 90/2019 gives urusan and bidang, programme, kegiatan and subkegiatan a number each, all
but the first and the kegiatan's first of two digits (a subkegiatan's of four since 2023);
Permendagri 13/2006 had others before. ``X.XX`` stands for any urusan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_PARTS = re.compile(r"[0-9xX]{1,2}(?:[\s.]+[0-9xX]{1,4})*")
_PART = re.compile(r"\d{1,2}(?:\.\d{1,2})?\.?|[xX]{1,2}")
_OFFICIAL = re.compile(
    r"(?P<urusan>[1-9X])[ .]{0,3}(?P<bidang>\d{2}|XX)"
    r"(?:[ .]{1,3}(?P<program>\d{2})"
    r"(?:[ .]{1,3}(?P<tingkat>\d)[ .]{0,2}(?P<kegiatan>\d{2})"
    r"(?:[ .]{1,3}(?P<sub>\d{4}|\d{2}))?)?)?"
)
_NAMED = re.compile(
    r"(?P<kode>[0-9xX]{1,2}(?:\s*\.\s*[0-9xX]{1,4})+)\s*\.?\s*(?P<tanda>[-–—:])?\s*"
    r"(?P<nama>[^\W\d_].*)",
    re.DOTALL,
)
_ALONE = re.compile(
    r"0\d(?:[ .]+\d+)*[ .]*|(?=.*[ .]0\d(?:[ .]|$))\d{1,2}(?:[ .]+\d{1,4}){2,}[ .]*"
)
_DOTTED = re.compile(r"(?=.*(?:^|\.)\d{1,2}\.)\d+(?:\.\d+){2,}\.?$")
_SPACED = re.compile(r"\d{1,2}(?: \d{2}){1,3} \d{1,2}\.\d?$")
_SHORT = re.compile(r"\d+(?:\.\d{2}){3,}\.\d{1,3}$")


def tidy_code(text: str) -> str | None:
    """``7 01 01 2.02 01`` and ``7.01.01.2.02.01`` are one code; null where it is none."""
    text = " ".join(text.split()).strip(". ")
    if not _PARTS.fullmatch(text):
        return None
    parts = [part for part in re.split(r"[\s.]+", text) if part]
    return None if _count_on(parts) else ".".join(parts)


ITEMS = 5
"""Numbers one after the other from which on they are those of items: ``12. 13. 14. 15. 16.``"""


def _count_on(parts: Sequence[str]) -> bool:
    """Whether the parts of a code would count items, one after the other."""
    if len(parts) < ITEMS or not all(map(str.isdigit, parts)):
        return False
    return all(int(two) == int(one) + 1 for one, two in pairwise(parts))


def official_code(text: str) -> str | None:
    """The same for what is built like a code of Permendagri 90/2019; null for another number. The
    digits of a subkegiatan stay as printed."""
    found = _OFFICIAL.fullmatch(re.sub(r"\s+", " ", text.strip(" .\n\t")))
    return ".".join(part for part in found.groups() if part) if found else None


def is_code(text: str) -> bool:
    """Whether a text is a code and no number: one of its parts begins with a zero."""
    return bool(_ALONE.fullmatch(text.strip()))


def is_code_part(text: str) -> bool:
    """Whether a text may be a part of a code in a column of its own: ``01``, ``2.02``, ``XX``."""
    return bool(_PART.fullmatch(text))


def code_and_name(text: str) -> tuple[str | None, str]:
    """The code printed in front of a name and the name alone: ``7.01.01 - PROGRAM …``. A number of
    an item (``1.1 Meningkatkan …``) is no code: the first part of one has a second of two digits.
    """
    match = _NAMED.fullmatch(text.strip())
    code = tidy_code(re.sub(r"\s*\.\s*", ".", match["kode"])) if match else None
    if match is None or code is None or len(code.split(".")[1]) != 2:
        return None, text
    return code, match["nama"].strip()


def is_coded_name(text: str) -> bool:
    """Whether a text is a name behind its code and no number with its unit: ``2.02 - Rapat``,
    ``7.01.01 PROGRAM``."""
    match = _NAMED.fullmatch(text.strip())
    code, _ = code_and_name(text)
    return bool(match and code and (match["tanda"] or code.count(".") > 1))


def is_cut_code(text: str) -> bool:
    """Whether a text begins a code that may go on in the next line: ``7.01.01.2.``."""
    return bool(_DOTTED.match(text))


def completes_code(text: str, following: str) -> bool:
    """Whether the end of a line is a code that the next line goes on with."""
    last = text.rsplit(" ", 1)[-1]
    if _SPACED.match(text) and following[0].isdigit():
        return True
    if is_cut_code(last) and (last[-1] == ".") != (following[0] == "."):
        return following.lstrip(".")[:1].isdigit()
    return bool(_SHORT.match(last) and re.fullmatch(r"\d{1,3}", following))
