"""Indicators as series: what each printed line says per measure and year, over the typed tables.

A measure means the same in every table: ``target`` of a year is what capaian, target and rencana
promise for it; ``realisasi`` of a year is also the ``awal`` (start) of a later plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from arithmetic.printed import Printed, alike
from normalize.vocabulary import letters
from quality.frames import MEASURES, Frames, Place, Row, number_of, once, place, text_in

_PERCENT = re.compile(r"(?i)\b(?:persentase|prosentase|presentase|persen)\b")
_COMMON = {
    *("persentase", "prosentase", "presentase", "persen", "nilai", "indeks", "skor", "tingkat"),
    *("kecamatan", "perangkat", "daerah", "yang", "telah", "dan", "pada", "diwilayah", "jumlah"),
    *("wilayah", "kantor", "kinerja", "rata", "terhadap", "dengan", "jenis"),
}

FIRST_YEAR = 1900
"""Smaller numbers count the years of a plan."""
Slot = tuple[str, int]
"""(measure, year); where a plan only counts its years, which of them."""


@dataclass(frozen=True, slots=True)
class Value:
    """A printed value and its cell."""

    number: Printed
    place: Place | None


def value_of(row: Row, measure: str) -> Value | None:
    """A typed row's value with its cell; None where none was read."""
    number = number_of(row, measure)
    return Value(number, place(row, measure)) if number else None


@dataclass(slots=True)
class Series:
    """One line of one table. ``name`` is its indicator; ``over`` the sasaran (else tujuan) that it
    measures."""

    dataset: str
    tabel_id: str
    row: int
    name: str
    indikator_id: str | None
    over: str
    values: dict[Slot, Value] = field(default_factory=dict)

    def amount(self, slot: Slot) -> Decimal:
        """The value of a measure and year that it states."""
        return self.values[slot].number.value

    def unlike(self, other: Series, slot: Slot) -> bool:
        """Whether another line states it differently, not only with fewer decimals."""
        return not alike(self.values[slot].number, other.values[slot].number)

    @property
    def key(self) -> str:
        """What makes it the same indicator in another table: its id, else its telling words (which
        are joined as no id is: ``Jumlah desa mandiri`` is not what ``desa-mandiri`` measures)."""
        if self.indikator_id:
            return self.indikator_id
        words = telling_words(self.name)
        if not words:
            return letters(bare(self.name))
        percent = ["persen"] if _PERCENT.search(self.name) else []
        return " ".join([*percent, *sorted(words)])


def bare(name: str) -> str:
    """A name without explanations in brackets and without its list number."""
    return re.sub(r"^\s*\d+[.)]\s*", "", re.sub(r"\([^)]*\)", " ", name)).strip()


def telling_words(name: str) -> frozenset[str]:
    """The words of an indicator's name that tell it from others: ``sakip`` of ``Nilai SAKIP
    Perangkat Daerah``."""
    return frozenset(re.findall(r"[a-z]{3,}", bare(name).casefold())) - _COMMON


@once
def all_series(frames: Frames) -> list[Series]:
    """Every line with an indicator, in document order."""
    lines: dict[tuple[str, int], Series] = {}
    for dataset in ("capaian", "target", "rencana"):
        for row in frames.rows(dataset):
            if dataset == "rencana" and row["jenjang"] not in ("tujuan", "sasaran"):
                continue
            name = text_in(row, "indikator")
            if not name:
                continue
            at = (row["tabel_id"], row["baris"])
            if at not in lines:
                over = text_in(row, "sasaran", "tujuan")
                lines[at] = Series(dataset, *at, name, row.get("indikator_id"), over)
            for slot, value in _values(dataset, row):
                lines[at].values.setdefault(slot, value)
    return sorted(lines.values(), key=lambda line: (line.tabel_id, line.row))


def _values(dataset: str, row: Row) -> Iterator[tuple[Slot, Value]]:
    """The values of one row with the measure they have in every table; projections have none."""
    if dataset == "capaian":
        wanted = [("target", "target"), ("realisasi", "realisasi")]
    else:
        (own, *_), meaning = MEASURES[dataset], {"target": "target", "awal": "realisasi"}
        wanted = [(meaning[row["fase"]], own)] if row["fase"] in meaning else []
    # Reports count other years than plans do.
    year = row.get("tahun") or (row.get("tahun_ke") if dataset != "capaian" else None)
    for measure, own in wanted:
        if year is not None and (value := value_of(row, own)):
            yield (measure, year), value
