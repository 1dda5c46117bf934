"""Units and scales of money: ``(Rp 000)``, ``dalam ribuan``, ``(Rp Jt)``, ``x 1.000``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from grammar.words import any_of

LEAST_LARGEST = Decimal(10_000_000)
LEAST_LINES = 5
"""What the dearest line of a kecamatan's budget costs at least, in rupiah, where it has so many:
where none reaches it, and nothing says rupiah, they are thousands."""

_BEFORE = r"(?:dalam|dlm\.?|rp\.?\s*\)?|\bx\s*(?:rp\.?\s*)?1)"
_ENDED = r"(?=rupiah|[\W_]|$)"
"""A narrow column may have glued the words: ``(dalamribuanrupiah)``."""
_ZEROS = r"[.,]?000"
_TIMES = r"(?:\bx|×|\brp)\s*\.?\s*(?:rp\.?|x)?\s*['’‘`]?"


def _scale(power: int, kind: str) -> re.Pattern[str]:
    """What names a scale of a thousand to a power: its word by rupiah or in brackets, or its
    zeros behind ``Rp`` or ``x``."""
    word, zeros = any_of("skala", kind), rf"\(?1?{_ZEROS * power}"
    return re.compile(
        rf"(?:(?<![^\W_])|(?<=dalam)|(?<=rp)){word}an{_ENDED}|{_BEFORE}\s*\(?{word}{_ENDED}"
        rf"|(?<![^\W_]){word}\.?(?:\s+|\s*\()rp|(?<![^\W_]){word}\.?\s+rupiah|\(\s*{word}\.?\s*\)"
        rf"|(?:{_TIMES}|(?<=\()['’‘`]?){zeros}(?![.,]?\d)",
        re.IGNORECASE,
    )


_SCALES = (
    (_scale(1, "ribu"), 1_000),
    (_scale(2, "juta"), 1_000_000),
    (_scale(3, "miliar"), 1_000_000_000),
)
_WORD = f"(?:{'|'.join(any_of('skala', kind) for kind in ('ribu', 'juta', 'miliar'))})"
_ALONE = re.compile(
    rf"\(?\s*(?:dalam\s+)?(?:rp\.?|x)\s*[.,]?\s*1?{_ZEROS}(?:[.,]000)*\s*[.,]?-?\s*\)?"
    rf"|\(?\s*dalam\s+{_WORD}an\s*\)?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"\s*[(\[][^)\]]{0,30}(?<![^\W_])"
    rf"(?:(?:rp|{_WORD})(?:an)?(?![^\W_])|rupiah|x\s*(?:rp|1?{_ZEROS}))[^)\]]*[)\]]\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def money_scales(text: str) -> tuple[int, ...]:
    """The multiples that a caption or header names for its amounts, smallest first: ``(Rp.000)``
    gives 1000; none where it names none."""
    return tuple(scale for pattern, scale in _SCALES if pattern.search(text))


def is_scale(text: str) -> bool:
    """Whether a text is the unit of a column of money and nothing else: ``Rp.000``, ``x 1.000``,
    ``dalam ribuan``."""
    return bool(_ALONE.fullmatch(text.strip()))


def ends_in_money(text: str) -> bool:
    """Whether a text carries the unit of its money in brackets: ``2019 (Rp juta)``."""
    return text.rstrip().endswith((")", "]")) and bool(_BRACKETED.search(text))


def without_money(text: str) -> str:
    """A text without the unit of money in brackets at its end."""
    text = text.strip()
    return _BRACKETED.sub("", text).rstrip() if text.endswith((")", "]")) else text
