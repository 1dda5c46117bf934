"""The letters of *Menimbang*: one row of ``konsideran`` each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Document
from grammar.items import Kind, Label, number_letter
from parsers.labels import (
    Item,
    Listing,
    Numbering,
    empty_finding,
    list_under_head,
    numbering_finding,
)
from parsers.parsed import Context, Part, as_row
from parsers.sections import Sections
from schemas.finding import Finding
from schemas.message import Value, say
from schemas.rows import Konsideran

_LISTING = Listing(
    re.compile(r"^bahwa\b", re.IGNORECASE),
    ("huruf", "angka"),
    re.compile(r"[;.]\s*(?:dan\s+)?((?<=\s)[a-z]\s?[.)]\s*bahwa\b)", re.IGNORECASE),
    re.compile(r"^\(?([a-z]|\d)\s*[,:;)]?\s*(?<=[\s,:;)])(?=bahwa\b)"),
)


def parse_konsideran(document: Document, sections: Sections, context: Context) -> Part:
    """Read *Menimbang*, also a single one without a letter, or with its letter lost."""
    part = Part()
    if not sections.menimbang:
        return part
    head, items, used = list_under_head(document, sections.menimbang, _LISTING)
    part.used.update(used)
    for posisi, item in enumerate(items, start=1):
        row: Konsideran = {
            "doc_id": context.doc_id,
            "posisi": posisi,
            "huruf": _printed(item.label) if item.label else None,
            "teks": item.text,
            "halaman": item.page,
        }
        part.rows.append(as_row(row))
        part.used.update(item.blocks)
    if not items:
        part.findings.append(empty_finding("konsideran", "Menimbang", head))
    part.findings.extend(_numbering(items))
    return part


def _printed(label: Label) -> str:
    return str(label.number) if label.kind == "angka" else number_letter(label.number)


def _numbering(items: list[Item]) -> Iterator[Finding]:
    numbering = Numbering()
    labelled = any(item.label for item in items)
    kind: Kind = next((item.label.kind for item in items if item.label), "huruf")
    for posisi, item in enumerate(items, start=1):
        if item.label:
            _, odd, expected = numbering.take(item.label.number)
            found: Value = _printed(item.label)
        else:
            expected = numbering.skip()
            odd = "nomor-loncat" if item.lost or labelled else ""
            found = say("tanpa-huruf")
        if odd:
            where, wanted = f"Menimbang {posisi}", _printed(Label(kind, "", expected, ""))
            yield numbering_finding(odd, "konsideran", where, "Menimbang", wanted, found, item)
