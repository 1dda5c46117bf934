"""The form of a document by the words that name it (``normalize/data/bentuk.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from normalize.vocabulary import DATA


@dataclass(frozen=True, slots=True)
class Form:
    """What names one form: over a text's letters alone, and over its words (abbreviations)."""

    bentuk: str
    letters: re.Pattern[str]
    words: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """The vocabulary, in its order."""
    entries = tomllib.loads((DATA / "bentuk.toml").read_text("utf-8"))["bentuk"]
    return tuple(
        Form(
            entry["nama"],
            re.compile(entry["pola"]),
            re.compile(rf"(?<!\w)(?:{entry['singkatan']})(?!\w)", re.IGNORECASE)
            if "singkatan" in entry
            else None,
            tuple(entry["contoh"]),
            tuple(entry["bukan"]),
        )
        for entry in entries
    )


def find_form(text: str) -> str | None:
    """The form that ``text`` names first; of two that begin at one place the longer one.

    ``EVALUASI TERHADAP HASIL RENJA`` is an evaluation, not a plan. None where none is named.
    """
    named = find_forms(text)
    return named[0] if named else None


def find_forms(text: str) -> list[str]:
    """Every form that ``text`` names, in the order in which it does."""
    plain = " ".join(text.split())
    places = [at for at, letter in enumerate(plain) if letter.isalnum()]
    packed = "".join(plain[at] for at in places).lower()
    if len(packed) != len(places):  # a letter whose small form is two
        return []
    found: list[tuple[int, int, str]] = []
    for form in forms():
        if match := form.letters.search(packed):
            found.append((places[match.start()], -len(match.group()), form.bentuk))
        if form.words and (match := form.words.search(plain)):
            length = sum(letter.isalnum() for letter in match.group())
            found.append((match.start(), -length, form.bentuk))
    return list(dict.fromkeys(bentuk for _, _, bentuk in sorted(found)))
