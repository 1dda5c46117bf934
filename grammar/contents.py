"""Lists of contents, numbers of pages, catchwords: ``DAFTAR ISI``, dot leaders, ``- 12 -``,
``Hal. 3``, ``Pasal 5 ...``."""

from __future__ import annotations

import re

from grammar.words import any_of

_HEAD = re.compile(rf"daftar\s*{any_of('isi', 'daftar')}(?![^\W_])", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.\s?\.|…|_{3})[\s._…]*[\divxlc]{0,5}\s*$", re.IGNORECASE)
_PAGE = r"(?:1?\d{1,3}|[ivxlc]{1,7})"
_WORD = rf"{any_of('isi', 'halaman')}\.?\s*:?"
_NUMBER = re.compile(
    rf"[-–—|\s]*(?:{_WORD}\s*)?(?P<number>{_PAGE})(?:\s*(?:dari|of|/)\s*\d{{1,4}})?[-–—|\s]*",
    re.IGNORECASE,
)
_DRESSED = re.compile(rf"\s*[-–—]\s*\d{{1,4}}\s*[-–—]\s*|.*{_WORD}.*", re.IGNORECASE)
_CATCHWORD = re.compile(r"(?P<words>\S.{0,60}?)\s*(?:(?:\.\s*){2,}|[….\s]*…[….\s]*|/)\s*")
_CERTIFIED = re.compile(r"sertifi(?:kat|kasi)\s+elektronik|\bBSrE\b", re.IGNORECASE)
_TAIL = re.compile(r"[A-Za-z.)]\s+(?:\d{1,3}|[ivx]{1,5})\s*$")


def heads_contents(text: str) -> bool:
    """Whether a line opens a list of what a document holds: ``DAFTAR ISI``, ``Daftar Gambar``."""
    return bool(_HEAD.match(text.strip()))


def has_leader(text: str) -> bool:
    """Whether a line leads to something with dots: ``Tugas ........ 12``."""
    return bool(_LEADER.search(text))


def ends_in_page(text: str) -> bool:
    """Whether a line of words ends in what may be the number of a page."""
    return bool(_TAIL.search(text))


def page_number(text: str) -> str | None:
    """The number that a line is and nothing else, as printed, without what dresses it: ``- 12 -``,
    ``Halaman 3 dari 40``, ``iv``."""
    match = _NUMBER.fullmatch(text)
    return match["number"] if match else None


def is_dressed_number(text: str) -> bool:
    """Whether a line is a page's number by its dress alone: ``- 12 -``, ``Hal. 3``."""
    return page_number(text) is not None and bool(_DRESSED.fullmatch(text))


def catchword(text: str) -> str | None:
    """The words of a line that may stand at the foot of a page to announce the first words of the
    next (``Pasal 5 ...``, ``b. bahwa …``), as letters and digits alone."""
    text = text.strip()
    match = _CATCHWORD.fullmatch(text) if text.endswith((".", "…", "/")) else None
    words = _packed(match["words"]) if match else ""
    return words if any(map(str.isalpha, words)) else None


def names_certificate(text: str) -> bool:
    """Whether a line names the certificate of an electronic signature or who issued it."""
    return bool(_CERTIFIED.search(text))


def announces(text: str, following: str) -> bool:
    """Whether a line is the catchword of the line that follows on the next page."""
    words = catchword(text)
    return words is not None and _packed(following).startswith(words)


def _packed(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
