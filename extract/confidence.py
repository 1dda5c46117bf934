"""How sure a table is: of ten tables read in the same way, how many were right in every cell.

What a table is read from is its evidence: how its cells were found, and how its pages were put
together. ``python -m benchmarks.calibration`` reads invented regulations of every layout and the
tables of real ones whose truth is known, calls a table right where it has the rows and columns of
the truth and the same text, white space apart, in every place, and counts for each evidence how
many were. :data:`COUNTED` is what it printed for 8 seeds and, with ``--also``, as many documents of
the same generator that an office suite had typeset in some seventy ways, rare and hostile ones
among them, for its tables are what offices publish. Run it anew after a change of how tables are
read.

Added to these are the tables of 18 more documents of that generator that an office suite set,
with the 8 seeds anew, and of 249 pages set as bodies of other countries set them, each read for the
first time: one calibration alone said far more of rows in one ruled row, and of rows without rules
that go on over a page, than others found. Of ruled tables that more may stand around
(``+terbuka``) none was met in 795 of the generator and of real plans; those counted are of 156
foreign pages.

Tables without rules of the generator are nearly all right (75 of 77), of 262 pages set as bodies
of other countries set them 122 of 228: of these 64 of 85 without a sign that they may be others,
and 58 of 143 with one (``tanpa-garis+terbuka``); at first sight alone, on the last 44 pages, 17
of 25 and 11 of 24. A table is of the one kind or the other by how it is set, not by who set it:
counted are both, the generator's by four seeds, and by eight more (5 of 5) of those with a sign,
which it makes seldom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Reading = Literal[
    "bergaris",  # rules around every cell
    "bergaris-satu-baris",  # the same, but all of it is one row, below a header one of long texts
    "kolom-tanpa-garis",  # rules between the rows, columns told from how the words line up
    "nilai-menumpuk",  # rules around cells, some of which hold several values each
    "baris-tanpa-garis",  # rules between the columns, none between the rows
    "tanpa-garis",  # no rules: columns and rows told from how the words line up
    "kalimat-tanpa-garis",  # no rules and no values: names over columns of texts
    "antar-garis",  # rules above the names, below them and at the end, columns from the words
    "daftar",  # a list set with tabs: names, colons, quantities
    "teks",  # cells between the tabs of a text
    "teks-ketik",  # cells of a text that signs or blanks part
    "teks-dipulihkan",  # the same, whose lines had lost the empty cells in front
    "teks-timpang",  # the same, with more cells in a row than the header names
    "teks-tanpa-kepala",  # the same, without a header that says what the columns are
]

WEAK = 0.98
"""A continuation with a lower score than this counts as a weak one."""

COUNTED: dict[str, tuple[int, int]] = {
    "antar-garis": (85, 86),
    "baris-tanpa-garis": (122, 147),
    "baris-tanpa-garis+sambungan": (13, 25),
    "bergaris": (1574, 1594),
    "bergaris+pindaian": (32, 35),
    "bergaris+sambungan": (249, 251),
    "bergaris+sambungan+pindaian": (9, 12),
    "bergaris+sambungan-lemah": (1, 1),
    "bergaris+sambungan-lemah+pindaian": (0, 1),
    "bergaris+terbuka": (0, 8),
    "bergaris-satu-baris": (6, 16),
    "bergaris-satu-baris+pindaian": (1, 1),
    "daftar": (25, 26),
    "daftar+pindaian": (1, 1),
    "kalimat-tanpa-garis": (64, 75),
    "kolom-tanpa-garis": (11, 11),
    "nilai-menumpuk": (6, 10),
    "tanpa-garis": (134, 156),
    "tanpa-garis+terbuka": (68, 154),
    "tanpa-garis+sambungan": (62, 90),
    "tanpa-garis+sambungan-lemah": (1, 6),
    "teks": (213, 213),
    "teks+sambungan": (55, 56),
    "teks+sambungan-lemah": (0, 1),
    "teks-ketik": (17, 17),
    "teks-tanpa-kepala": (1, 1),
    "teks-tanpa-kepala+sambungan-lemah": (1, 1),
    "teks-timpang": (0, 1),
}
"""Tables right and tables read, by evidence; those of scans (``+pindaian``) by
``python -m benchmarks.scans`` on two regulations, one of them turned by a quarter."""


def evidence(
    reading: Reading,
    continuations: Sequence[float] = (),
    scanned: bool = False,
    is_open: bool = False,
) -> str:
    """The name of what a table rests on: its reading, whether it may be more or other than was read
    (:mod:`extract.beyond`), whether pieces on following pages were joined to it (``continuations``,
    their scores), by strong evidence or weak, and whether it was recognised in a picture."""
    name: str = f"{reading}+terbuka" if is_open else reading
    if continuations:
        name += "+sambungan" + ("-lemah" if min(continuations) < WEAK else "")
    return f"{name}+pindaian" if scanned else name


def confidence(name: str) -> float:
    """How likely a table of this evidence is right in every cell, 0-1.

    The share that was counted, by the rule of succession, so that few tables prove little and
    none prove nothing (0.5).
    """
    right, read = COUNTED.get(name, (0, 0))
    return round((right + 1) / (read + 2), 3)
