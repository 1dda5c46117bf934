"""Types of regulation, amendment phrases and gazettes: ``normalize/data/peraturan.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from normalize.reading import vocabulary


@dataclass(frozen=True, slots=True)
class Jenis:
    """One type of regulation of ``peraturan.toml``."""

    jenis: str
    awalan: str
    pola: re.Pattern[str]
    pembentuk: str
    instansi: str | None
    contoh: tuple[str, ...]
    bukan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The amendment phrases and gazettes of ``peraturan.toml``."""

    diubah: re.Pattern[str]
    akhir: re.Pattern[str]
    gazettes: dict[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def types() -> tuple[Jenis, ...]:
    """The types of regulation, in the order of the file."""
    entries: list[dict[str, Any]] = vocabulary()["jenis"]
    return tuple(
        Jenis(
            jenis=str(entry["jenis"]),
            awalan=str(entry["awalan"]),
            # an abbreviation only counts as a whole word ("pp" is no "ppn"); "per" + "mendagri"
            pola=re.compile(
                rf"\b(?:{entry['pola']})" + ("" if entry["pembentuk"] == "menteri" else "(?![a-z])")
            ),
            pembentuk=str(entry["pembentuk"]),
            instansi=str(entry["instansi"]) if "instansi" in entry else None,
            contoh=tuple(entry["contoh"]),
            bukan=tuple(entry["bukan"]),
        )
        for entry in entries
    )


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The compiled amendment and gazette patterns."""
    data = vocabulary()
    amendment = data["perubahan"]
    return Phrases(
        re.compile(amendment["pola"]),
        re.compile(amendment["akhir"]),
        {name: re.compile(entry["pola"]) for name, entry in data["lembaran"].items()},
    )


@lru_cache(maxsize=1)
def _any_type() -> re.Pattern[str]:
    return re.compile("|".join(jenis.pola.pattern for jenis in types()))


def find_type(
    text: str, start: int = 0, *, only_here: bool = False
) -> tuple[Jenis, int, int] | None:
    """The earliest type at or after ``start`` (the longest of those), with its span."""
    if not only_here:
        first = _any_type().search(text, start)
        if not first:
            return None
        start = first.start()
    there = ((jenis, jenis.pola.match(text, start)) for jenis in types())
    found = [(jenis, start, match.end()) for jenis, match in there if match]
    return max(found, key=itemgetter(2), default=None)
