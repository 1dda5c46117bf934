"""Sums: ``JUMLAH``, ``Jml.``, ``Sub Total``, ``Grand Total``, ``J U M L A H``.

A line that begins with such a word may still be an indicator (``Jumlah penduduk``); whether the
words behind it leave it a sum is asked apart.
"""

from __future__ import annotations

import re

from grammar.words import any_of, spaced

_WORD = any_of("jumlah", "kata")
_BEFORE = any_of("jumlah", "depan")
_LONG = rf"(?:{_WORD}|{spaced('jumlah', 'kata')})"
_GLUED = rf"(?:{_BEFORE}[\s.\-–]*)?{_LONG}"
_SUM = rf"{_GLUED}(?![^\W_])\.?"
_MARK = r"(?:[ivx]{1,4}|\d{1,2}|[a-h])"
_MARKS = rf"(?:\(?\s*{_MARK}(?:\s*(?:[+,&]|s\s*[./]?\s*d\.?|-)\s*{_MARK})*\s*\)?)"
"""Which lines a sum holds: ``Jumlah I``, ``Sub Total A``, ``Jumlah (I+II)``."""
_WHOLE = rf"(?:[\s./]*(?:{_WORD}|{any_of('jumlah', 'seluruh')}))*(?![^\W_])\.?"
"""Words that leave a sum what it is; print loses the spaces between them."""

_START = re.compile(rf"{_SUM}", re.IGNORECASE)
_ALONE = re.compile(rf"[-–•*\s]*{_GLUED}{_WHOLE}\s*(?:{_MARKS}\s*)?[\s.:*=]*", re.IGNORECASE)
_OF_MONEY = re.compile(
    rf"{_GLUED}{_WHOLE}\s+{any_of('jumlah', 'uang')}(?:\s+indikatif)?(?:\s*{_MARKS})?\W*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"{any_of('jumlah', 'uang')}(?:\s+indikatif)?\s+(?:{_WORD}|{any_of('jumlah', 'seluruh')})\W*",
    re.IGNORECASE,
)
"""``PAGU TOTAL``: the word of sums behind its money."""
_OF_ALL = re.compile(
    rf"{_SUM}.*(?<![^\W_])(?:{any_of('jumlah', 'keseluruhan')}|seluruh\w*|{_WORD})(?![^\W_])",
    re.IGNORECASE | re.DOTALL,
)

_INDIRECT = re.compile(r"\b(?:tidak|tdk)\W{1,3}langsung\b", re.IGNORECASE)


def starts_total(text: str) -> bool:
    """Whether a text begins with a word of sums: ``JUMLAH``, ``Jml. Belanja``, ``Sub Total I``; or
    is money in sum: ``PAGU TOTAL``."""
    return bool(_START.match(text.strip()) or _BEHIND.fullmatch(text.strip()))


def is_total_label(text: str) -> bool:
    """Whether a text is a sum and says no more: ``J U M L A H``, ``Jumlah Keseluruhan``, ``Sub
    Total I``."""
    return bool(_ALONE.fullmatch(text.strip()))


def is_lone_total(text: str) -> bool:
    """Whether a text is a sum and names at most its money: ``Total``, ``Jumlah Anggaran``."""
    text = text.strip()
    return is_total_label(text) or bool(_OF_MONEY.fullmatch(text) or _BEHIND.fullmatch(text))


def is_total_of_all(text: str) -> bool:
    """Whether a text is a sum of what a whole budget holds: ``Jumlah Belanja Langsung``, ``Total
    Pagu Kecamatan``."""
    return bool(_OF_ALL.match(text.strip()))


def is_indirect(text: str) -> bool:
    """Whether a text is of spending that no programme has, alone: ``Jumlah Belanja Tidak
    Langsung``, not ``Belanja Langsung dan Tidak Langsung`` (Permendagri 13/2006, pasal 36)."""
    rest, count = _INDIRECT.subn("", text)
    return bool(count) and "langsung" not in rest.casefold()
