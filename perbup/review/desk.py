"""The desk of one reviewer: what lies on it, what is said of it, and the last word taken back."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from perbup.review import queue
from perbup.review.books import Entry, put_down, take_back
from perbup.review.queue import Item, Row
from report.evidence import locate
from report.i18n import Words
from report.pages import Drawer
from report.place import place_html
from report.reviews import COLUMNS as REVIEW_COLUMNS
from report.reviews import load_reviews
from report.trust import rule_docs
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from schemas.finding import say_finding
from schemas.koreksi import (
    COLUMNS,
    FILE,
    HEAD_FIELDS,
    Correction,
    Corrections,
    head_text,
    of_cell,
    of_head,
    of_kind,
    read_corrections,
)
from schemas.message import Lang, Message

REVIEWS = "reviews.csv"
AROUND = 6
"""Rows of a table shown above and below those that are asked about."""
MOST_ROWS = 60
MOST_TEXT = 2_000


class Refused(Exception):
    """An answer that cannot be put down; its text says why."""


class Desk:
    """What one reviewer works on: a published output, and the folder of its documents, beside
    which the two files lie. Thread-safe."""

    def __init__(self, output: Path, folder: Path, who: str, lang: Lang = "id") -> None:
        self.dataset = output / "dataset"
        if not (self.dataset / "dokumen.parquet").is_file():
            raise UsageError(f"{output}: no dataset in it; build one first (perbup build)")
        self.folder = folder
        self.corrections_file = folder / FILE
        self.reviews_file = folder / REVIEWS
        self.words = Words(lang)
        self._who = who
        self._rules = rule_docs()
        self._lock = threading.RLock()
        self._entries: list[tuple[str, str, Entry]] = []
        self._drawer = Drawer()
        self._drawer.start()
        self._read: tuple[str, float, dict[str, list[Row]]] | None = None

    def close(self) -> None:
        """Let go of the drawing process."""
        self._drawer.__exit__()

    def documents(self) -> list[dict[str, Any]]:
        """Every document with something to look at, the one with most first."""
        import pyarrow.parquet as pq

        asked = queue.counts(self.dataset)
        columns = ["doc_id", "kecamatan", "perangkat_daerah", "source_file"]
        rows = pq.read_table(self.dataset / "dokumen.parquet", columns=columns).to_pylist()
        found = [
            {
                "id": row["doc_id"],
                "name": row["kecamatan"] or row["perangkat_daerah"] or row["doc_id"],
                "file": row["source_file"],
                "count": asked[row["doc_id"]],
            }
            for row in rows
            if row["doc_id"] in asked
        ]
        return sorted(found, key=lambda row: (-row["count"], row["id"]))

    def items(self, doc_id: str) -> list[dict[str, Any]]:
        """The queue of one document, with what has been answered."""
        with self._lock:
            rows = self._rows(doc_id)
            done = self._answered(rows)
            return [
                {
                    "id": item.id,
                    "kind": item.kind,
                    "level": item.finding["tingkat"],
                    "rule": self._rule(item.finding["aturan"]),
                    "key": said.place,
                    "message": said.message,
                    "page": item.finding["halaman"],
                    "done": item.id in done,
                }
                for item in queue.items(rows)
                for said in [say_finding(item.finding, self.words.lang)]
            ]

    def item(self, doc_id: str, item_id: str) -> dict[str, Any]:
        """All that is shown of one thing: its place, what was read, what can be put right."""
        with self._lock:
            rows = self._rows(doc_id)
            item = self._find(rows, item_id)
            source = locate(rows["dokumen"][0]["source_file"], (self.folder, Path.cwd()))
            tabel = self._table(rows, item)
            finding = item.finding
            said = say_finding(finding, self.words.lang)
            return {
                "id": item.id,
                "kind": item.kind,
                "rule": self._rule(finding["aturan"]),
                "level": finding["tingkat"],
                "key": said.place,
                "message": said.message,
                "expected": said.expected,
                "found": said.found,
                "place": place_html(rows, finding, source, self._drawer, self.words),
                "cells": list(item.cells),
                "grid": self._grid(rows, tabel, item.cells) if tabel else [],
                "table": {"id": tabel["tabel_id"], "kind": tabel["jenis"]} if tabel else None,
                "fields": self._fields(rows) if item.kind == "kepala" else [],
            }

    def answer(
        self,
        doc_id: str,
        item_id: str,
        answer: str,
        *,
        cell: str | None = None,
        value: str | None = None,
        fields: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> str:
        """Put an answer down; the sentence to show. Raises :class:`Refused`.

        ``benar``: the reading of a cell is right, a finding is true. ``tolak``: a finding is not.
        ``salah``: ``cell`` should say ``value``, or the head should say ``fields``. ``jenis``: the
        table of the item is of the kind ``value``.
        """
        with self._lock:
            rows = self._rows(doc_id)
            item = self._find(rows, item_id)
            texts = (reason, value or "", *(fields or {}).values())
            if max(map(len, texts)) > MOST_TEXT:
                raise Refused("terlalu panjang")
            who = {"alasan": reason, "oleh": self._who, "tanggal": date.today().isoformat()}
            if answer in {"benar", "tolak"} and item.kind != "sel":
                return self._decide(doc_id, item, answer, who)
            if answer == "benar":
                corrections = [self._of_cell(rows, item.cells[0], None, who)]
            elif answer == "salah" and item.kind == "kepala" and fields:
                corrections = self._of_fields(rows, fields, who)
            elif answer == "salah" and cell and value is not None:
                corrections = [self._of_cell(rows, cell, value, who)]
            elif answer == "jenis" and value and (tabel := self._table(rows, item)):
                corrections = [of_kind(rows["dokumen"][0], tabel, value, **who)]
            else:
                raise Refused("jawaban ini tidak berlaku di sini")
            self._entries.append((doc_id, item_id, self._put(corrections)))
            return "; ".join(f"“{c.tercetak}” → “{c.benar}”" for c in corrections)

    def _decide(self, doc_id: str, item: Item, answer: str, who: Mapping[str, str]) -> str:
        """Put down whether a finding is true."""
        decision = "diterima" if answer == "benar" else "ditolak"
        review = {
            "doc_id": doc_id,
            "temuan_id": item.id,
            "keputusan": decision,
            "catatan": who["alasan"],
            "oleh": who["oleh"],
            "tanggal": who["tanggal"],
        }
        entry = put_down(self.reviews_file, REVIEW_COLUMNS, [review])
        self._entries.append((doc_id, item.id, entry))
        return decision

    def undo(self) -> tuple[str, str]:
        """Take the last answer back; the document and the thing that it was on."""
        with self._lock:
            if not self._entries:
                raise Refused("tidak ada yang dapat diurungkan")
            doc_id, item_id, entry = self._entries.pop()
            if not take_back(entry):
                raise Refused("barisnya sudah diubah orang lain; urungkan di berkasnya")
            return doc_id, item_id

    def _rows(self, doc_id: str) -> dict[str, list[Row]]:
        stamp = (self.dataset / "manifest.json").stat().st_mtime
        if self._read is None or self._read[:2] != (doc_id, stamp):
            rows = queue.load(self.dataset, doc_id)
            if not rows["dokumen"]:
                raise Refused("dokumen itu tidak ada")
            self._read = (doc_id, stamp, rows)
        return self._read[2]

    def _find(self, rows: dict[str, list[Row]], item_id: str) -> Item:
        found = next((item for item in queue.items(rows) if item.id == item_id), None)
        if found is None:
            raise Refused("pertanyaan itu tidak ada (lagi)")
        return found

    def _answered(self, rows: dict[str, list[Row]]) -> set[str]:
        dokumen = rows["dokumen"][0]
        ids = [(row["doc_id"], row["temuan_id"]) for row in rows["temuan"]]
        reviewed = load_reviews(self.reviews_file, ids).answers
        corrections = self._corrections().items
        return {
            item.id
            for item in queue.items(rows)
            if queue.answered(item, dokumen["source_sha256"], reviewed, corrections)
        }

    def _corrections(self) -> Corrections:
        path = self.corrections_file
        return read_corrections(path.read_bytes() if path.is_file() else None)

    def _put(self, corrections: Sequence[Correction]) -> Entry:
        # A dataset shows heads and kinds as they were corrected; a line is tied to what was read.
        known = {c.place: c for c in self._corrections().items if c.jenis != "sel"}
        tied = [
            replace(c, tercetak=before.tercetak)
            if (before := known.get(c.place)) and before.right == c.tercetak
            else c
            for c in corrections
        ]
        lines = [{name: str(value) for name, value in asdict(c).items()} for c in tied]
        for line in lines:
            problems = read_corrections(_as_file(line)).problems
            if problems:
                raise Refused(self.words.said(_reason(problems[0])))
        return put_down(self.corrections_file, COLUMNS, lines)

    def _of_cell(
        self, rows: dict[str, list[Row]], ref: str, value: str | None, who: dict[str, str]
    ) -> Correction:
        cell = next((row for row in rows["sel"] if queue.reference(row) == ref), None)
        if cell is None:
            raise Refused("sel itu tidak ada")
        tabel = next(row for row in rows["tabel"] if row["tabel_id"] == cell["tabel_id"])
        cells = [row for row in rows["sel"] if row["tabel_id"] == cell["tabel_id"]]
        text = (cell["teks"] or "") if value is None else value
        return of_cell(rows["dokumen"][0], tabel, cells, cell, text, **who)

    def _of_fields(
        self, rows: dict[str, list[Row]], fields: Mapping[str, str], who: dict[str, str]
    ) -> list[Correction]:
        dokumen = rows["dokumen"][0]
        changed = [
            of_head(dokumen, name, text, **who)
            for name, text in fields.items()
            if name in HEAD_FIELDS and " ".join(text.split()) != head_text(dokumen[name])
        ]
        if not changed:
            raise Refused("tidak ada yang diubah")
        return changed

    def _fields(self, rows: dict[str, list[Row]]) -> list[dict[str, Any]]:
        dokumen, columns = rows["dokumen"][0], DATASETS["dokumen"]
        return [
            {
                "name": name,
                "doc": columns.column(name).doc,
                "value": head_text(dokumen[name]),
                "allowed": list(columns.column(name).allowed),
            }
            for name in HEAD_FIELDS
        ]

    def _table(self, rows: dict[str, list[Row]], item: Item) -> Row | None:
        """The table that an item stands on: of its first cell, else the one that it names."""
        first = item.cells[0].partition("#")[0] if item.cells else None
        wanted = first or item.finding["tabel_id"]
        return next((row for row in rows["tabel"] if row["tabel_id"] == wanted), None)

    def _grid(
        self, rows: dict[str, list[Row]], tabel: Row, refs: Sequence[str]
    ) -> list[list[dict[str, Any]]]:
        """The head of a table and the rows around the cells in question, as read."""
        cells = [row for row in rows["sel"] if row["tabel_id"] == tabel["tabel_id"]]
        asked = {row["baris"] for row in cells if queue.reference(row) in refs}
        near = {line + by for line in asked for by in range(-AROUND, AROUND + 1)}
        lines: dict[int, list[dict[str, Any]]] = {}
        for row in cells:
            if row["kepala"] or not asked or row["baris"] in near:
                lines.setdefault(row["baris"], []).append(
                    {
                        "ref": queue.reference(row),
                        "col": row["kolom"],
                        "text": row["teks"] or "",
                        "head": row["kepala"],
                        "asked": queue.reference(row) in refs,
                    }
                )
        return [sorted(line, key=lambda c: c["col"]) for _, line in sorted(lines.items())][
            :MOST_ROWS
        ]

    def _rule(self, rule: str) -> str:
        return self.words.rule(rule, self._rules[rule].meaning) if rule in self._rules else rule


def _as_file(line: Mapping[str, str]) -> bytes:
    from schemas.kept import added

    return added(b"", COLUMNS, line)


def _reason(problem: Message) -> Message:
    """What is wrong with a line, without the line's number: it is in no file yet."""
    reason = dict(problem.values)["sebab"]
    assert isinstance(reason, Message)
    return reason
