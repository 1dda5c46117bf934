"""Words that leave a text open, and signs that end it: what follows goes on with it, or not."""

from __future__ import annotations

import re

from grammar.words import any_of

TAIL = 80
"""Signs that tell how a text ends; a text of many joined lines is not searched whole for it."""
_WORD = any_of("sambung", "kata")
_OPEN_END = re.compile(rf"(?:(?<![^\W_]){_WORD}|[,/(\-–&])\s*$", re.IGNORECASE)
_OPEN_WORD = re.compile(rf"(?:[^\W\d_]-|[^;,]\s(?:{_WORD}|Nomor|Tahun))$")
_BEGINS = re.compile(rf"{_WORD}(?![^\W_])", re.IGNORECASE)
_REFERENCE = re.compile(
    rf"(?<![^\W_])(?:{any_of('sambung', 'rujukan')}|jo\.)[\s:]*$", re.IGNORECASE
)
_ENDED = re.compile(
    r"(?:(?<!\bjo)[.;!?]|(?<!\bNomor)(?<!\bNomor ):|;\s*(?:dan/atau|dan|atau))\s*[\"”')]*\s*$",
    re.IGNORECASE,
)


def ends_open(text: str) -> bool:
    """Whether a text ends with a connecting word, or a sign that something follows."""
    return bool(_OPEN_END.search(text[-TAIL:]))


def ends_in_joining_word(text: str) -> bool:
    """Whether running text breaks off in a word, or behind a connecting one; ``…; dan`` ends an
    item, and the lines of a title in capitals are broken by sense."""
    return bool(_OPEN_WORD.search(text[-TAIL:]))


def begins_joining(text: str) -> bool:
    """Whether a text begins with a connecting word."""
    return bool(_BEGINS.match(text))


def ends_in_reference(text: str) -> bool:
    """Whether a text breaks off before the number it refers to: ``… ayat``, ``lihat Tabel``."""
    return bool(_REFERENCE.search(text[-TAIL:]))


def ends_sentence(text: str) -> bool:
    """Whether a text is ended: by a full stop or its like, or as an item that others follow
    (``…; dan``); not by the colon before a number (``Surat Edaran Nomor :``)."""
    return bool(_ENDED.search(text[-TAIL:]))
