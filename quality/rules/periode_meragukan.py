"""A planning period that the regulation's year, or the document's own title, can't have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.years import YEAR, periods_in
from normalize.regions import kecamatan_in
from quality.citations import cited, item_of, provision, section
from quality.frames import Frames
from schemas.finding import Finding, Where
from schemas.message import Bound, Quote, Year, say

_PLAN = re.compile(
    r"rencana|rpjp|rpjm|\brpd\b|renstra|renja|rkpd|rtrw|strateg|program|kebijakan", re.IGNORECASE
)
LONG = 10
"""From this many years on a plan is long-term or spatial: its period may begin before it."""


def check(frames: Frames) -> Iterator[Finding]:
    """Titles of plans with a period, in the citations and in the document's own head."""
    for row in frames.rows("landasan_hukum"):
        if row.get("tahun") is None or row["jenis"] in ("SE", "LAIN"):
            continue
        yield from _judge(
            frames,
            "landasan_hukum",
            (item_of(row), cited(row)),
            row.get("tentang") or "",
            row["tahun"],
            row.get("halaman"),
        )
    head = frames.document
    if head.get("tahun") is not None:
        yield from _judge(
            frames, "dokumen", "tentang", head.get("tentang") or "", head["tahun"], None
        )
    yield from _in_text(frames)


_OWN = re.compile(
    rf"(?:renstra|rencana\s+strategis)(?:\s+\(renstra\))?(?P<nama>[^.;,\d]{{0,80}}?)\s+tahun\s+(?P<masa>{YEAR}"
    rf"\s*(?:[-–]|s[./]?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?{YEAR})\s*,?\s+(?:ini\b|(?:yang\s+selanjutnya\s+)?"
    r"disebut|disusun|merupakan|adalah|menjadi|memuat|terdiri|tercantum|sebagaimana\s+dimaksud)",
    re.IGNORECASE,
)
"""A sentence in which a plan speaks of itself."""
_OF_BEFORE = re.compile(r"sebelum|lalu|lama\b|evaluasi|dicabut|hasil|capaian", re.IGNORECASE)


def _in_text(frames: Frames) -> Iterator[Finding]:
    """Sentences of the legal text and the plan in which the plan gives itself another period."""
    head = frames.document
    own = head.get("periode_awal"), head.get("periode_akhir")
    texts: list[tuple[str, Where, str, int | None]] = [
        ("pasal", (provision(row),), row["teks"] or "", row.get("halaman"))
        for row in frames.rows("pasal")
    ]
    texts += [
        ("renstra_bab", (section(row),), row["teks"] or "", row.get("halaman_awal"))
        for row in frames.rows("renstra_bab")
    ]
    for dataset, where, text, page in texts if None not in own and own[0] != own[1] else ():
        for found in _OWN.finditer(" ".join(text.split())):
            kecamatan = kecamatan_in(found["nama"])
            foreign = kecamatan and kecamatan[0].nama != head.get("kecamatan")
            said = periods_in(found["masa"])
            around = found.string[max(0, found.start() - 60) : found.start()] + found["nama"]
            if foreign or said == [own] or len(said) != 1 or _OF_BEFORE.search(around):
                continue
            yield frames.finding(
                where,
                say("periode-meragukan.teks", kalimat=Quote(found[0])),
                dataset=dataset,
                expected=f"{own[0]}-{own[1]}",
                found=f"{said[0][0]}-{said[0][1]}",
                page=page,
            )


def _judge(
    frames: Frames, dataset: str, where: Where, title: str, year: int, page: int | None
) -> Iterator[Finding]:
    found = periods_in(title)
    if not found or not _PLAN.search(title):
        return
    first, last = found[0]
    long_term = last - first >= LONG
    earliest = first - (3 if long_term else 1)
    made = Year(year)
    if last < first:
        wrong, expected = say("periode-meragukan.terbalik"), None
    elif year < earliest:
        wrong = say("periode-meragukan.terlalu-awal", tahun=made, awal=Year(earliest))
        expected = say("mulai", batas=Bound("<=", Year(year + (3 if long_term else 1))))
    elif year > last:
        wrong = say("periode-meragukan.lewat", tahun=made)
        expected = say("berakhir", batas=Bound(">=", made))
    else:
        return
    yield frames.finding(
        where,
        say("periode-meragukan", judul=Quote(title), kesalahan=wrong),
        dataset=dataset,
        expected=expected,
        found=f"{first}-{last}",
        page=page,
    )
