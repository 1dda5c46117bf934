"""Dates of a regulation that contradict its number, each other or its gazette."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.dates import find_dates
from quality.citations import enacting, texts
from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import Bound, Quote, Year, say

_ON = re.compile(r"\bpada\s+tanggal\s*:?\s*(\d{1,2}\s+[^\W\d_]+\s+\d{4})\b", re.IGNORECASE)

_FROM = re.compile(
    r"\bini\s+mulai\s+berlaku\s+(?:pada|sejak)\s+tanggal\s+(\d{1,2}\s+[^\W\d_]+\s+\d{4})\b",
    re.IGNORECASE,
)


def check(frames: Frames) -> Iterator[Finding]:
    """A regulation is numbered and enacted in one year, promulgated on that day or later, and
    stands in the gazette of the year of its promulgation (UU 12/2011)."""
    for line in enacting(frames, "tanda-tangan"):
        if (day := _ON.search(line.text)) and not find_dates(day[1]):
            said = Quote(day[1])
            message = say("tanggal-meragukan.mustahil", tanggal=said)
            yield frames.finding((line.where, said), message, found=said, at=line)
    yield from _in_force(frames)
    head = frames.document
    enacted, promulgated = head.get("tanggal_ditetapkan"), head.get("tanggal_diundangkan")
    if enacted and head.get("tahun") not in (None, enacted.year):
        yield frames.finding(
            ("tanggal_ditetapkan",),
            say("tanggal-meragukan.tahun"),
            expected=Year(head["tahun"]),
            found=enacted.isoformat(),
            page=_page(frames, "ditetapkan"),
        )
    if enacted and promulgated and promulgated < enacted:
        yield frames.finding(
            ("tanggal_diundangkan",),
            say("tanggal-meragukan.mendahului", ditetapkan=enacted.isoformat()),
            expected=Bound(">=", enacted.isoformat()),
            found=promulgated.isoformat(),
            page=_page(frames, "diundangkan"),
        )
    if promulgated and head.get("berita_daerah_tahun") not in (None, promulgated.year):
        yield frames.finding(
            ("berita_daerah_tahun",),
            say("tanggal-meragukan.berita", diundangkan=promulgated.isoformat()),
            expected=Year(promulgated.year),
            found=Year(head["berita_daerah_tahun"]),
            page=_page(frames, "berita daerah"),
        )


def _in_force(frames: Frames) -> Iterator[Finding]:
    """A regulation in force before it was promulgated (UU 12/2011, annex II: only what it says of
    other days may reach back)."""
    promulgated = frames.of_document("tanggal_diundangkan")
    for line in texts(frames, "pasal") if promulgated else ():
        for found in _FROM.finditer(line.text):
            for day in find_dates(found[1]):
                if day < promulgated:
                    yield frames.finding(
                        (line.where, Quote(found[1])),
                        say("tanggal-meragukan.surut", bagian=line.where),
                        expected=Bound(">=", promulgated.isoformat()),
                        found=day.isoformat(),
                        at=line,
                    )


def _page(frames: Frames, words: str) -> int | None:
    """The page of the first line under the articles that holds these words."""
    lines = enacting(frames, "tanda-tangan")
    return next((line.page for line in lines if words in line.text.casefold()), None)
