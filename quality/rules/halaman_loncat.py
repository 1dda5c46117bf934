"""Printed numbers of pages that leave some out, or come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from quality.frames import Frames
from schemas.finding import Finding
from schemas.message import say

_NUMBER = re.compile(r"\D*(\d{1,3})\D*")
_FIRST = 3
"""Numbers up to it may begin a part that is counted anew."""


def check(frames: Frames) -> Iterator[Finding]:
    """Two numbers in a row that follow on from those before, and two behind them that follow on
    from each other, but not from those."""
    printed = {
        row["halaman"]: int(found[1])
        for row in frames.rows("teks_lain")
        if row["alasan"] == "nomor-halaman"
        and row.get("halaman")
        and (found := _NUMBER.fullmatch(row["teks"]))
    }
    steps = [
        (one, two, printed[two] - printed[one] - (two - one))
        for one, two in pairwise(sorted(printed))
    ]
    for (*_, before), (one, page, off), (*_, behind) in zip(
        steps, steps[1:], steps[2:], strict=False
    ):
        again = page == one + 1 and printed[page] == printed[one] > _FIRST
        if before or behind or not (off > 0 or again):
            continue
        yield frames.finding(
            (str(printed[page]),),
            say("halaman-loncat.ulang")
            if again
            else say("halaman-loncat", sebelum=printed[one], banyak=off),
            expected=printed[page] - off,
            found=printed[page],
            page=page,
        )
