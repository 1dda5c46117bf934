"""A planning period in a title that the regulation's year can't have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.years import periods_in
from quality.citations import cited, item_of
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
