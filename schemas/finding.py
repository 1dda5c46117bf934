"""A data-quality finding: what is odd in the source, or what the pipeline could not do."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from schemas.message import (
    IN_DATA,
    READERS,
    Lang,
    Listed,
    Message,
    Reader,
    Table,
    Value,
    dumps,
    loads,
    quantity,
    say,
    templates,
    words,
)

Level = Literal["error", "warning", "info"]


Where = str | tuple[Value, ...]
"""Where a finding stands, in parts: the table, the line, the year."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, before it gets its id.

    ``rule`` is an id of :data:`schemas.rules.RULES`. ``where`` names the row so that a person
    finds it, in parts (table, line, year); ``expected`` and ``found`` hold the two values that
    disagree; ``message`` is a template with its values, which may name ``{harapan}`` and
    ``{ditemukan}``.
    ``cells`` are references ``<tabel_id>#<row>,<column>`` to the cells it stands on, so that the
    report can outline them; ``source_line`` is the line of a text file. ``weight`` (0-1) and
    ``cause`` (the id of the finding that leads it) are set where all of a document are known.
    """

    rule: str
    level: Level
    dataset: str
    where: Where
    message: Message
    expected: Value | None = None
    found: Value | None = None
    page: int | None = None
    cells: tuple[str, ...] = ()
    source_line: int | None = None
    weight: float | None = None
    cause: str | None = None

    @property
    def key(self) -> str:
        """The row it is about as the data name it: ``Tabel 2.1|baris 4``."""
        return key_text(self.where)

    @property
    def table(self) -> str | None:
        """The ``tabel_id`` of the table it is about: the one it names first, else that of its
        first cell."""
        for part in _parts(self.where):
            for value in part.values if isinstance(part, Listed) else (part,):
                if isinstance(value, Table):
                    return value.tabel_id
        return self.cells[0].partition("#")[0] if self.cells else None

    @property
    def values(self) -> dict[str, Value]:
        """All values of the finding by name: those of its message, what disagrees."""
        stated = {"harapan": self.expected, "ditemukan": self.found}
        return {name: value for name, value in stated.items() if value is not None} | dict(
            self.message.values
        )

    def words(self, reader: Reader) -> str:
        """What it says, for a reader."""
        return words(Message(self.message.code, tuple(self.values.items())), reader)

    def place(self, reader: Reader) -> str:
        """The row it is about, for a reader."""
        return key_text(self.where, reader)

    @property
    def pesan(self) -> str:
        """What it says, in Indonesian."""
        return self.words(READERS["id"])

    @property
    def harapan(self) -> str | None:
        """The expected value as the data hold it."""
        return None if self.expected is None else words(self.expected, IN_DATA)

    @property
    def ditemukan(self) -> str | None:
        """The value found as the data hold it."""
        return None if self.found is None else words(self.found, IN_DATA)


def key_text(where: Where, reader: Reader = IN_DATA) -> str:
    """The parts of a place in words, as ``kunci`` writes them or for a reader."""
    return "|".join(words(part, reader) for part in _parts(where))


def _parts(where: Where) -> tuple[Value, ...]:
    return where if isinstance(where, tuple) else (where,)


def cell_ref(tabel_id: str, row: int, col: int) -> str:
    """The reference of a cell as findings carry it."""
    return f"{tabel_id}#{row},{col}"


def cell_place(ref: str) -> tuple[str, int, int]:
    """The table, row and column of a reference made by :func:`cell_ref`."""
    tabel_id, _, at = ref.rpartition("#")
    row, _, col = at.partition(",")
    return tabel_id, int(row), int(col)


@contextmanager
def guarded(findings: list[Finding], dataset: str, key: str) -> Iterator[None]:
    """Let a mistake of ours cost the part that met it, and not the document.

    Whatever the block raises becomes a finding ``bagian-gagal``, and its traceback is logged.
    """
    try:
        yield
    except Exception as error:
        logging.getLogger("perbup").exception("%s: %s", dataset, key)
        findings.append(
            Finding(
                rule="bagian-gagal",
                level="error",
                dataset=dataset,
                where=key,
                message=say("bagian-gagal", bagian=key, sebab=str(error)),
                found=type(error).__name__,
            )
        )


def finding_id(doc_id: str, finding: Finding) -> str:
    """The lasting name of a finding, over all documents: 12 hex digits.

    Document, rule, dataset, key and the two values that disagree decide it. Wording, level, cells
    and page do not, so a person's answer to a finding outlives a rebuild, a better message and a
    table found one place later.
    """
    parts = (
        doc_id,
        finding.rule,
        finding.dataset,
        " ".join(finding.key.split()),
        finding.harapan or "",
        finding.ditemukan or "",
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def finding_rows(doc_id: str, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Rows of ``temuan`` for one document, in the order given; exact repeats fall together.

    Two different findings with one id (same key and values, other message or cells) are told
    apart by a number: ``…-2``.
    """
    rows = []
    times: Counter[str] = Counter()
    for finding in dict.fromkeys(findings):
        identity = finding_id(doc_id, finding)
        times[identity] += 1
        number = f"-{times[identity]}" if times[identity] > 1 else ""
        rows.append(
            {
                "doc_id": doc_id,
                "temuan_id": identity + number,
                "aturan": finding.rule,
                "tingkat": finding.level,
                "dataset": finding.dataset,
                "kunci": finding.key,
                "pesan": finding.pesan,
                "harapan": finding.harapan,
                "ditemukan": finding.ditemukan,
                "harapan_angka": quantity(finding.expected),
                "ditemukan_angka": quantity(finding.found),
                "templat": finding.message.code,
                "nilai": dumps({"kunci": Listed(_parts(finding.where), "|"), **finding.values}),
                "tabel_id": finding.table,
                "halaman": finding.page,
                "sel": list(finding.cells) or None,
                "baris_sumber": finding.source_line,
                "bobot": finding.weight,
                "induk": finding.cause,
            }
        )
    return rows


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in the reader's words: what is odd, where, what was expected and found."""

    message: str
    place: str
    expected: str | None
    found: str | None


def say_finding(row: Mapping[str, Any], lang: Lang) -> Said:
    """A row of ``temuan`` in a language; in the words it was published with where its template is
    not known, for another version made it."""
    if row["templat"] not in templates() or not row["nilai"]:
        place = (row["kunci"] or "").replace("|", " › ")
        return Said(row["pesan"], place, row["harapan"], row["ditemukan"])
    reader, values = READERS[lang], loads(row["nilai"])
    parts = values.pop("kunci")
    place = words(parts, reader).replace("|", " › ")
    stated = [words(values[n], reader) if n in values else None for n in ("harapan", "ditemukan")]
    message = words(Message(row["templat"], tuple(values.items())), reader)
    return Said(message, place, *stated)


def as_object(row: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    """A row of ``temuan`` for JSON: its message in a language, its values as objects."""
    nilai = json.loads(row["nilai"]) if row["nilai"] else None
    return {**row, "pesan": say_finding(row, lang).message, "nilai": nilai}
