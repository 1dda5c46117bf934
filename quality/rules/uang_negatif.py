"""Money below zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quality.budget import MEASURES
from quality.frames import Frames, name_or_level, places, text_in, year_of
from schemas.finding import Finding
from schemas.message import Bound, rupiah, say, term

_BALANCE = re.compile(r"surplus|defisit|selisih|netto|neto|sisa|silpa|bertambah|berkurang", re.I)
"""Lines of what is left over, which may be below zero."""


def check(frames: Frames) -> Iterator[Finding]:
    """Every amount of a line of spending that is negative: by a minus that was a dash, or in the
    brackets of a remark."""
    for dataset, money in MEASURES:
        for row in frames.rows(dataset):
            amount, name = row.get(money), name_or_level(row)
            if amount is None or amount >= 0 or _BALANCE.search(name):
                continue
            when = year_of(row) or term(text_in(row, "periode", "fase"))
            yield frames.finding(
                (frames.named(row["tabel_id"]), say("baris", nomor=row["baris"]), name, when),
                say("uang-negatif", nama=name, masa=when, kolom=term(money)),
                dataset=dataset,
                expected=Bound(">=", rupiah(Decimal(0))),
                found=rupiah(amount),
                cells=places(row, money),
            )
