"""The catalogue of official tables (``normalize/data/kepala_kolom.toml``, ``bentuk_tabel.toml``).

What heads of columns say, how the columns of each dataset are arranged, and the official forms
with an example each. The readers of tables know no form by themselves: a new one is an entry here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from normalize.vocabulary import DATA


@dataclass(frozen=True, slots=True)
class Head:
    """Words of a head or a title and what they say: a role, a band, a dataset."""

    name: str
    pattern: re.Pattern[str]
    source: str
    """The forms that print them."""
    examples: tuple[str, ...]
    others: tuple[str, ...]
    """Heads that it must not claim."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Facts of a header that speak for a dataset (or, with a negative weight, against it)."""

    dataset: str
    present: frozenset[str]
    absent: frozenset[str]
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class Form:
    """One official table: what its columns become, and an example with the rows that it gives."""

    name: str
    source: str
    dataset: str
    title: str
    code: str | None
    columns: Mapping[str, str]
    lines: str
    example: str
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is known of the official tables."""

    roles: tuple[Head, ...]
    bands: tuple[Head, ...]
    yearly: tuple[Head, ...]
    """Bands of a table of one year."""
    dated: tuple[Head, ...]
    """Bands that a title says of bare years."""
    amendments: Mapping[str, Head]
    """Words for before and after an amendment, and for what lies between."""
    words: tuple[str, ...]
    """Words that a misspelt one is read as."""
    other_words: frozenset[str]
    titles: tuple[Head, ...]
    arrangements: tuple[Arrangement, ...]
    forms: tuple[Form, ...]

    def dataset_of_code(self, code: str | None) -> str | None:
        """The dataset of the form whose code a caption prints."""
        return next((f.dataset for f in self.forms if code and f.code == code), None)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue, read once."""
    heads, tables = (
        tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("kepala_kolom", "bentuk_tabel")
    )
    return Catalogue(
        roles=tuple(_head(entry, "peran") for entry in heads["peran"]),
        bands=tuple(_head(entry, "kelompok") for entry in heads["kelompok"]),
        yearly=tuple(_head(entry, "kelompok") for entry in heads["setahun"]),
        dated=tuple(_head(entry, "kelompok") for entry in heads["judul"]),
        amendments={entry["saat"]: _head(entry, "saat") for entry in heads["perubahan"]},
        words=tuple(heads["kata"]),
        other_words=frozenset(heads["kata_lain"]),
        titles=tuple(_head(entry, "dataset") for entry in tables["judul"]),
        arrangements=tuple(
            Arrangement(
                a["dataset"], frozenset(a["ada"]), frozenset(a["tanpa"]), a["nilai"], a["sumber"]
            )
            for a in tables["susunan"]
        ),
        forms=tuple(
            Form(
                f["formulir"],
                f["sumber"],
                f["dataset"],
                f["judul"],
                f.get("kode"),
                f["kolom"],
                f["baris"],
                f["contoh"].strip("\n"),
                tuple(f["hasil"]),
            )
            for f in tables["formulir"]
        ),
    )


def _head(entry: Mapping[str, Any], key: str) -> Head:
    pattern = re.compile(entry["pola"], re.IGNORECASE)
    examples, others = tuple(entry["contoh"]), tuple(entry["bukan"])
    return Head(entry[key], pattern, entry.get("sumber", ""), examples, others)
