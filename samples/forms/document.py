"""A planning document without a regulation, as values: what is printed and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samples.habits import TIDY, Habits
from samples.model import Block, Cell, Table
from samples.truth import Row, write_csv

TYPED = ("capaian", "anggaran", "target", "rencana", "evaluasi")

LEAD = {
    "renstra": "RENCANA STRATEGIS (RENSTRA)",
    "renja": "RENCANA KERJA (RENJA)",
    "evaluasi": "EVALUASI TERHADAP HASIL RENJA",
    "lkjip": "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
    "perjanjian-kinerja": "PERJANJIAN KINERJA",
}
"""What stands on the cover, by the form of the document (``dokumen.bentuk``)."""


@dataclass(slots=True)
class Fact:
    """One row of a dataset: what its line says, and the cells in which its values stand.

    The values are read off the cells, so that a fault put into a cell is in the truth as well.
    """

    dataset: str
    fields: dict[str, Any]
    cells: dict[str, Cell]
    optional: bool = False
    """The row may be missing: its form leaves open whether it is one."""

    def row(self) -> Row:
        """The row, its values as numbers and as printed."""
        made: Row = {**self.fields}
        for measure, cell in self.cells.items():
            made[measure] = cell.value
            made["teks" if measure == "nilai" else f"{measure}_teks"] = cell.text or None
            if cell.satuan and measure in ("target", "nilai", "realisasi", "kinerja"):
                made.setdefault("satuan", cell.satuan)
        if self.optional:
            made["_opsional"] = "ya"
        return made

    def printed(self) -> bool:
        """Whether one of its cells says anything."""
        return any(cell.text for cell in self.cells.values())


@dataclass(slots=True)
class Fault:
    """What is wrong with a document on purpose, and what must come of it.

    ``dataset``: whose values it touches. ``rules``: one of these findings must be made; with
    ``unless_whole``, not where the dataset is published whole all the same.
    """

    name: str
    dataset: str | None
    rules: tuple[str, ...]
    unless_whole: bool = False


@dataclass(slots=True)
class Document:
    """A document of an office: its cover, its pages, its truth."""

    seed: int
    form: str
    bentuk: str
    kabupaten: str
    kecamatan: str
    awal: int
    akhir: int
    habits: Habits = TIDY
    blocks: list[Block] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    undecided: dict[str, frozenset[str]] = field(default_factory=dict)
    """Columns of a dataset whose values the document leaves open: null is right as well."""
    findings: tuple[str, ...] = ()
    """Findings that a document without faults earns all the same: it prints what no dataset
    holds."""
    fault: Fault | None = None

    @property
    def period(self) -> str:
        """``2013-2018``, or the one year."""
        return str(self.awal) if self.awal == self.akhir else f"{self.awal}-{self.akhir}"

    @property
    def doc_id(self) -> str:
        """As a document without a regulation is named."""
        words = f"{self.bentuk} kecamatan {self.kecamatan} kab {self.kabupaten} {self.period}"
        return "-".join(words.lower().split())

    @property
    def running_head(self) -> str:
        """The line over its pages."""
        return f"{LEAD[self.bentuk].title()} Kecamatan {self.kecamatan} {self.period}"

    def tables(self) -> list[Table]:
        """Every table, in document order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def identity(self) -> Row:
        """The row of ``dokumen``."""
        return {
            "bentuk": self.bentuk,
            "kabupaten": self.kabupaten,
            "perangkat_daerah": f"Kecamatan {self.kecamatan}",
            "kecamatan": self.kecamatan,
            "periode_awal": self.awal,
            "periode_akhir": self.akhir,
        }

    def rows(self, datasets: Iterable[str] = TYPED) -> dict[str, list[Row]]:
        """The typed rows by dataset; a line of which nothing is printed makes none."""
        return {
            name: [fact.row() for fact in self.facts if fact.dataset == name and fact.printed()]
            for name in datasets
        }


def write(document: Document, folder: Path, *, doc_id: str | None = None) -> None:
    """One CSV per typed dataset, and ``dokumen.csv``, as ``perbup evaluate`` reads them."""
    rows = {"dokumen": [document.identity()], **document.rows()}
    for dataset, listed in rows.items():
        named = [{"doc_id": doc_id or document.doc_id, **row} for row in listed]
        write_csv(folder / f"{dataset}.csv", named)
