"""Units as printed beside a value, tidied: ``%`` is ``persen``, ``orang/ bulan`` is one unit."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from normalize.vocabulary import DATA

_PERCENT = re.compile(r"^\(?\s*(?:%|persen|prosen|percent|persentase)\s*\)?$", re.IGNORECASE)
_PERCENT_NAMED = re.compile(r"^(?:persen|prosen)\s*\(\s*%\s*\)$", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_EMPTY = re.compile(r"^[-–—.]*$")

PERSEN = "persen"


@lru_cache(maxsize=1)
def _units() -> dict[str, dict[str, str]]:
    """Each known unit: whether it counts whole things (``cacah``), and which one it is printed
    for as well (``sama``): one index has ``nilai``, ``skor``, ``indeks`` or ``poin``."""
    with (DATA / "satuan.csv").open(encoding="utf-8", newline="") as file:
        return {row["satuan"]: row for row in csv.DictReader(file)}


def counts_whole(unit: str | None) -> bool:
    """Whether a unit counts things that have no decimals: people, documents, villages."""
    key = _SLASH.sub("/", " ".join((unit or "").casefold().split())).strip(" .")
    return key in _units() and _units()[key]["cacah"] == "ya"


def is_unit(text: str) -> bool:
    """Whether a text is a unit of the vocabulary, alone or several with slashes between."""
    unit = _SLASH.sub("/", " ".join(text.casefold().split())).strip(" .")
    known = _units()
    return (
        unit in known
        or bool(_PERCENT.match(unit))
        or (unit.count("/") in {1, 2} and all(part in known for part in unit.split("/")))
        or (len(unit.split()) == 2 and all(part in known for part in unit.split()))
    )


def tidy_unit(text: str | None) -> str | None:
    """The unit a printed text names: ``%`` and its words give ``persen``, the rest stays as
    printed with white space tidied; null where nothing but dashes is printed."""
    if text is None:
        return None
    unit = _SLASH.sub("/", " ".join(text.split())).strip(" .;:,")
    if not unit or _EMPTY.match(unit):
        return None
    if _PERCENT.match(unit) or _PERCENT_NAMED.match(unit):
        return PERSEN
    if unit.startswith("(") and unit.endswith(")"):
        unit = unit[1:-1].strip()
    return unit or None


@lru_cache(maxsize=4096)
def unit_key(unit: str) -> str:
    """What is the same for one unit however it is printed: ``Orang / Bulan`` and ``orang/bulan``,
    ``Nilai`` and ``indeks`` (neither has a dimension), ``kasus`` and ``kejadian``."""
    key = _SLASH.sub("/", " ".join(unit.casefold().split())).strip(" .;:,()")
    same = _units()[key]["sama"] if key in _units() else ""
    return same or (PERSEN if _PERCENT.match(key) else key)
