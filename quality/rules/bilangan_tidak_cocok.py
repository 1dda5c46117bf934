"""A number in figures with another one in words behind it."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.dates import unlike_words
from quality.citations import texts
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Quote, say


def check(frames: Frames) -> Iterator[Finding]:
    """``periode 5 (empat) tahun`` in Menimbang, the articles and the plan."""
    for at in texts(frames, "konsideran", "pasal", "renstra_bab"):
        for printed, said in unlike_words(at.text):
            yield frames.finding(
                (at.where, Quote(printed)),
                say("bilangan-tidak-cocok", bagian=at.where, bilangan=Quote(printed)),
                expected=said,
                found=Quote(printed),
                at=at,
            )
