"""Lines that say that a table goes on: ``Lanjutan Tabel 2.1``, ``Sambungan``, ``(lanjutan)``.

The same words name schools, roads and water pipes (``Sekolah Lanjutan``, ``Sambungan Rumah``), so
they count where they stand: before the table's name, right behind its number, in brackets, or
alone.
"""

from __future__ import annotations

import re

from grammar.words import any_of

_WORD = rf"{any_of('lanjutan', 'kata')}(?![^\W_])\.?"
_THING = any_of("lanjutan", "benda")
PREFIX = rf"(?:[(\[]?\s*{_WORD}\s*[)\]]?\s*[:.–-]?\s*(?:(?:dari|dr|ke)\.?\s+)?)"
"""The word before the table's name, for the grammar of captions."""

_CONTINUED = re.compile(
    rf"^[\W_]{{0,3}}(?:"
    rf"lanjutan(?![^\W_])"  # whatever it names: between two tables it is what went before
    rf"|{PREFIX}(?:{_THING}(?![^\W_])|\d|$)"
    rf"|{_THING}\s+{_WORD}(?:\s+[\w.\-]*\d[\w.\-]*)?\s*$"
    rf"|{_THING}\.?\s*[:.]?\s*(?:(?:nomor|no)\.?\s*)?[\w.\-]*\d[\w.\-]*\s*[:.,–-]?\s*{_WORD}"
    rf")"
    rf"|[(\[]\s*{_WORD}(?:\s+(?:{_THING}|dari|ke)[^()\[\]]{{0,30}})?\s*[)\]]"
    rf"|(?:\s[–-]|—)\s*{_WORD}\s*$",
    re.IGNORECASE,
)


def says_continued(text: str) -> bool:
    """Whether a line says that a table goes on from before."""
    return bool(_CONTINUED.search(text.strip()))
