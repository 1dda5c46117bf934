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
    for passage in texts(frames, "konsideran", "pasal", "renstra_bab"):
        for printed, said in unlike_words(passage.text):
            yield frames.finding(
                (passage.where, Quote(printed)),
                say("bilangan-tidak-cocok", bagian=passage.where, bilangan=Quote(printed)),
                dataset=passage.dataset,
                expected=said,
                found=Quote(printed),
                page=passage.page,
            )
