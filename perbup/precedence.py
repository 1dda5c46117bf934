"""Which of several statements of the same thing a panel takes: the order, in one place.

The statements of one office, one indicator or budget line and one year are put in this order and
the first is taken; never an average, never a sum. What the others say is counted and listed
beside it.

1. What a document states of its own period before what it forecasts of later years (``Prakiraan
   Maju`` of a Renja).
2. What was adopted before a draft (``rancangan``).
3. The later document before the earlier: by the year it is made in (of a report or an
   evaluation the year after its own); within a year by its place in the cycle of planning
   (:data:`CYCLE`), the date of its enactment, its number. An annex in a file of its own is as
   late as its regulation.
4. A value that was corrected before one as printed (``dikoreksi``).
5. A value that is not in doubt before one that is: no finding of level error stands on its cell,
   its table is of a kind that is read rightly, code and name of its line agree.
6. The surer reading: ``tabel.keyakinan`` times, in scans, ``sel.keyakinan``.
7. The first by table, row and column, so that the same documents give the same panel.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]

CYCLE = {
    "perubahan-renstra": 1,
    "iku": 1,
    "renja": 2,
    "dpa": 3,
    "perjanjian-kinerja": 4,
    "evaluasi": 5,
    "lkjip": 6,
}
"""The order in which the documents of one year are made (Permendagri 86/2017, PermenPANRB
53/2014): a plan of five years first (0, like every form that is not named here), the report on
the year before last. A plan that begins then has only expected what that year would bring."""

AFTERWARDS = ("evaluasi", "lkjip")
"""Forms that are made when their year is over."""

ORDER = (
    ("ramalan", "ascending"),
    ("lambat", "descending"),
    ("dikoreksi", "descending"),
    ("ragu", "ascending"),
    ("keyakinan", "descending"),
    ("tabel_id", "ascending"),
    ("baris", "ascending"),
    ("kolom", "ascending"),
)
"""Columns of statements and which value comes first; ``ramalan`` is a forecast, ``lambat`` the
rank of the document (:func:`lateness`)."""


def lateness(documents: Iterable[Row]) -> dict[str, int]:
    """The rank of every document, by ``doc_id``: the later, the higher; equals share a rank."""
    known = {row["doc_id"]: row for row in documents}
    moments = {}
    for doc_id, row in known.items():
        parent = known.get(row["lampiran_dari"] or "")
        moments[doc_id] = _moment(parent or row)
    order = {moment: rank for rank, moment in enumerate(sorted(set(moments.values())))}
    return {doc_id: order[moment] for doc_id, moment in moments.items()}


def _moment(row: Row) -> tuple[bool, int, int, datetime.date, int]:
    """When a document came to say what it says, for comparison with others."""
    date: datetime.date | None = row["tanggal_ditetapkan"]
    written = (row["periode_awal"] or 0) + (row["bentuk"] in AFTERWARDS)
    year = row["tahun"] or (date.year if date else None) or written
    return (
        row["bentuk"] != "rancangan",
        year,
        CYCLE.get(row["bentuk"] or "", 0),
        date or datetime.date.min,
        row["nomor"] or 0,
    )
