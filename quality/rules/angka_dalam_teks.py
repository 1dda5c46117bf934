"""Figures of a table that was not read, left among the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quality.citations import section
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, say

_FIGURE = r"\(?(?:Rp\.?\s*)?-?\d[\d.,]*%?\)?"
_FIGURES = re.compile(rf"(?:{_FIGURE}|[-–%]|Rp\.?)(?:\s+(?:{_FIGURE}|[-–%]|Rp\.?))*")
_VALUE = re.compile(r"\d[.,]\d")
LEAST = 3
"""So many lines of nothing but figures are no formula and no list: sentences have none."""


def check(frames: Frames) -> Iterator[Finding]:
    """Sections in whose text several lines hold nothing but figures."""
    for row in frames.rows("renstra_bab"):
        lines = [
            line.strip()
            for line in (row.get("teks") or "").split("\n")
            if _FIGURES.fullmatch(line.strip()) and _VALUE.search(line)
        ]
        if len(lines) >= LEAST:
            yield frames.finding(
                (section(row),),
                say("angka-dalam-teks", jumlah=len(lines)),
                found=Quote(lines[0][:80]),
                page=row.get("halaman_awal"),
            )
