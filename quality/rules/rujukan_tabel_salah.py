"""A sentence that points to a table that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.captions import table_caption
from quality.citations import section
from quality.frames import Frames
from quality.rule import Rule
from quality.rules.nomor_ganda import table_code
from schemas.finding import Finding
from schemas.message import Quote, say

_REFERENCE = re.compile(
    r"\btabel\s*:?\s*((?:T\s?-\s?C\s?\.?\s?|TC\s?\.?\s?)\d{1,2}|\d{1,2}(?:\.\d{1,2})+)(?!\d)(\.?\s*[A-Z])?",
    re.IGNORECASE,
)


def check(frames: Frames) -> Iterator[Finding]:
    """Table codes that the plan's text names and that neither a table nor a caption carries."""
    tables = frames.rows("tabel")
    if not tables:
        return
    known = {table_code(row.get("kode")) for row in tables}
    for row in frames.rows("teks_lain"):
        known |= _captioned(row["teks"])
    sections = [(row, row.get("teks") or "") for row in frames.rows("renstra_bab")]
    for _, text in sections:
        for line in text.split("\n"):
            known |= _captioned(line)
    for row, text in sections:
        for found in _REFERENCE.finditer(text):
            code = table_code(found.group(1))
            if code in known:
                continue
            start = max(0, found.start() - 80)
            where = section(row)
            yield frames.finding(
                RULE.id,
                RULE.level,
                "renstra_bab",
                (where, say("sebuah-tabel", kode=found.group(1))),
                say(
                    "rujukan-tabel-salah",
                    bagian=where,
                    kutipan=Quote(" ".join(text[start : found.end(1)].split())),
                ),
                expected=_next_code(frames, row) or None,
                found=say("sebuah-tabel", kode=found.group(1)),
                page=row.get("halaman_awal"),
            )


def _captioned(line: str) -> set[str]:
    """The number of the caption that a line is."""
    caption = table_caption(line)
    return {table_code(caption.code)} if caption and caption.code else set()


def _next_code(frames: Frames, section: dict[str, object]) -> str:
    """The codes of the tables on the section's pages, where pages are known."""
    first, last = section.get("halaman_awal"), section.get("halaman_akhir")
    if not isinstance(first, int) or not isinstance(last, int):
        return ""
    codes = [
        row["kode"]
        for row in frames.rows("tabel")
        if row.get("kode") and row.get("halaman_awal") and first <= row["halaman_awal"] <= last
    ]
    return ", ".join(dict.fromkeys(codes))


RULE = Rule(
    id="rujukan-tabel-salah",
    level="warning",
    datasets=("renstra_bab",),
    checks="Kode tabel bertitik (`2.1`, `T-C.23`) yang disebut teks Renstra dicari di antara tabel"
    " dan judul tabel dokumen.",
    reason="Pembaca tidak menemukan tabel yang dimaksud; biasanya kode dari templat lama.",
    source="UU 12/2011, Lampiran II (pengacuan); Permendagri 86/2017",
    check=check,
)
