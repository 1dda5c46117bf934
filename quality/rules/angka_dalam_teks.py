"""Figures of a table that was not read, left among the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quality.citations import enacting, texts
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, say, term

_FIGURE = r"\(?(?:Rp\.?\s*)?-?\d[\d.,]*%?\)?"
_FIGURES = re.compile(
    rf"(?:{_FIGURE}|[-–%]|Rp\.?)(?:\s+(?:{_FIGURE}|[-–%]|Rp\.?))*|Rp\.?\s*\d[\d.,]*\s+[^\W\d_]{{2,12}}"
)
_VALUE = re.compile(r"\d[.,]\d")
_AMOUNT = re.compile(r"\d[.,]\d{3}\b")
LEAST = 3
"""So many lines of nothing but figures are no formula and no list: sentences have none."""


def check(frames: Frames) -> Iterator[Finding]:
    """Sections in whose text several lines hold nothing but figures; amounts, in what stands
    before all sections, where headings have numbers of their own."""
    parts = [*texts(frames, "renstra_bab")]
    if first := [*enacting(frames, "sampul")]:
        before = "\n".join(line.text for line in first)
        parts.append(first[0]._replace(text=before, where=term("sampul")))
    for at in parts:
        value = _VALUE if at.dataset == "renstra_bab" else _AMOUNT
        printed = map(str.strip, at.text.split("\n"))
        lines = [line for line in printed if _FIGURES.fullmatch(line) and value.search(line)]
        if len(lines) >= LEAST:
            said = say("angka-dalam-teks", jumlah=len(lines))
            yield frames.finding((at.where,), said, found=Quote(lines[0][:80]), at=at)
