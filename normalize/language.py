"""Whether words are English: what character recognition invents in place of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[a-z]{2,}")
_INDONESIAN = re.compile(
    r"^(?:dan|yang|di|ke|pada|dari|untuk|dengan|atau|tahun|jumlah|nama|kecamatan|desa|kelurahan|"
    r"kabupaten|pelayanan|kegiatan|anggaran|realisasi|tujuan|sasaran|indikator|"
    r"(?:me|di|pe|ter|ber)[a-z]{4,}|[a-z]{3,}(?:nya|kan|asi|isasi|an))$"
)
_ENGLISH = re.compile(r"^[a-z]{3,}(?:tions?|ments?|ness|ity|ght)$")
"""Endings that no Indonesian word has."""
_SHARED = frozenset(
    (
        *("program", "target", "unit", "level", "status", "id", "total", "data", "no", "input"),
        *("output", "outcome", "baseline", "website", "online", "monitoring", "workshop"),
        *("training", "review", "focus", "group", "discussion", "hardware", "software", "smart"),
    )
)
"""Words of both languages, or lent to Indonesian as they are."""
FEWEST_WORDS = 4
MANY_WORDS = 10


@cache
def _english() -> frozenset[str]:
    text = resources.files("normalize").joinpath("data/kata_inggris.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts are English rather than Indonesian.

    At least ten telling words, nearly half of them known English ones (``kata_inggris.txt``) or
    with English endings, and few with Indonesian forms; of four to nine nearly all, and none
    Indonesian. Words that both languages use say nothing.
    """
    return _are_english(_telling(texts))


def _are_english(telling: list[str]) -> bool:
    english = sum(map(_is_english, telling))
    indonesian = sum(map(_is_indonesian, telling))
    if len(telling) < MANY_WORDS:
        return len(telling) >= FEWEST_WORDS and english >= 0.8 * len(telling) and not indonesian
    return english >= 0.45 * len(telling) and indonesian < 0.2 * len(telling)


def is_english_table(header: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether a table is English: all its words, or its header over words (names, codes) that
    are not Indonesian either."""
    telling = _telling(texts)
    return _are_english(telling) or (
        is_english(header) and sum(map(_is_indonesian, telling)) < 0.1 * len(telling)
    )


def _telling(texts: Iterable[str]) -> list[str]:
    words = (word for text in texts for word in _WORD.findall(text.casefold()))
    return [word for word in words if word not in _SHARED]


@lru_cache(maxsize=10_000)
def _is_english(word: str) -> bool:
    return word in _english() or bool(_ENGLISH.match(word))


@lru_cache(maxsize=10_000)
def _is_indonesian(word: str) -> bool:
    return bool(_INDONESIAN.match(word)) and word not in _english()
