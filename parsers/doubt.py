"""Numbers of running text that were recognised in doubt: no value is taken from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.document import Document
from parsers.parsed import Row
from schemas.finding import Finding, Where
from schemas.message import Quote, listed, say, term
from schemas.rules import finding

Doubts = frozenset[str]
"""The numbers in doubt of a part of the text, as their digits."""
_DIGITS = re.compile(r"\d+")


def doubted(document: Document, blocks: Iterable[int]) -> Doubts:
    """The numbers in doubt of some paragraphs."""
    words = [word for _, block in document.paragraphs(blocks) for word in block.doubtful]
    return frozenset(_plain(digits) for word in words for digits in _DIGITS.findall(word))


def is_doubted(value: object, doubts: Doubts) -> bool:
    """Whether a value has a number that stands in doubt. Where a text holds a number twice, once
    surely read, it counts as doubted."""
    return any(_plain(digits) in doubts for digits in _DIGITS.findall(str(value)))


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def without_doubted(
    row: Row,
    columns: Iterable[str],
    doubts: Doubts,
    dataset: str,
    where: Where,
    text: str | None = None,
) -> Iterable[Finding]:
    """Take the values in doubt of a row's columns away; a finding says which."""
    taken = [name for name in columns if row[name] is not None and is_doubted(row[name], doubts)]
    if taken:
        found = text or " · ".join(str(row[name]) for name in taken)
        row.update(dict.fromkeys(taken))
        said = say("angka-tak-terbaca.teks", kolom=listed(map(term, taken), ", "))
        made = finding(said, dataset, where, level="warning", found=Quote(found[:300]))
        yield replace(made, page=row.get("halaman") if dataset != "dokumen" else None)
