"""Whether words are English: what character recognition invents in place of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

_WORD = re.compile(r"[a-z]{2,}")
_INDONESIAN = re.compile(
    r"^(?:dan|yang|di|ke|pada|dari|untuk|dengan|atau|tahun|jumlah|nama|kecamatan|desa|kelurahan|"
    r"kabupaten|pelayanan|kegiatan|anggaran|realisasi|tujuan|sasaran|indikator|"
    r"(?:me|di|pe|ter|ber)[a-z]{4,}|[a-z]{3,}(?:nya|kan|asi|isasi|an))$"
)
_SHARED = frozenset({"program", "target", "unit", "level", "status", "id", "total", "data"})
FEWEST_WORDS = 10


@cache
def _english() -> frozenset[str]:
    text = resources.files("normalize").joinpath("data/kata_inggris.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts are English rather than Indonesian.

    At least ten telling words, nearly half of them known English ones (``kata_inggris.txt``) and
    few with Indonesian forms. Words that both languages use say nothing.
    """
    words = [word for text in texts for word in _WORD.findall(text.casefold())]
    telling = [word for word in words if word not in _SHARED]
    if len(telling) < FEWEST_WORDS:
        return False
    english = sum(word in _english() for word in telling)
    indonesian = sum(bool(_INDONESIAN.match(w)) and w not in _english() for w in telling)
    return english >= 0.45 * len(telling) and indonesian < 0.2 * len(telling)
