"""What a table is: scored from its code, its title and the arrangement of its columns.

Never from its place in the document. The codes are those of Permendagri 86/2017; documents also
number their tables freely (``Tabel 2.8``), and some headers were lost, so no single sign decides.
The signs are the catalogue's (:mod:`parsers.tabel.catalogue`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from grammar.codes import tidy_code
from normalize.only import present
from parsers.tabel.captions import Caption
from parsers.tabel.catalogue import catalogue
from parsers.tabel.facts import Facts, is_revenue
from parsers.tabel.header import Header
from parsers.tabel.sheet import Sheet, TypedKind

THRESHOLD = 4.0
"""What a table must score to be of a kind: an arrangement, or the form's own code."""
CODED = 4.0
"""The form's code in the caption."""
TITLED = 2.0
"""The title; where the header is lost it has to do alone."""
LED = 0.5
"""The sentence before the table."""
LEAST_LEAD = 0.5
"""By how much the best kind has to lead: where two fit alike, neither is published."""

_PROMISE = re.compile(
    r"\b(?:(?:jumlah|total|alokasi|kebutuhan(?:\s+dana\s*/)?)\s*)?"
    r"(?:(?:pen)?capaian|realisasi|(?<!tahun )anggaran|pagu|belanja|target|pendanaan|"
    r"indikator\s+kinerja|jangka\s+menengah)\b",
    re.IGNORECASE,
)


def promise(header: Header, caption: Caption) -> str | None:
    """The printed text by which a reader expects values of a typed kind in a table: its form's
    code, its title, else the name of a column of values."""
    if titled := _titled(caption):
        return titled
    banded = header.band("target", "realisasi", "anggaran")
    undated = header.having("lain")  # `Target Tahunan` beside the targets of quarters
    # Under the name of an indicator, beside years: the column's own name.
    named = [name for column in (*banded, *undated) for name in (column.name, *column.path[-1:])]
    if promised := next((name for name in named if _PROMISE.match(name)), None):
        return promised
    valued = header.having("lain", "nilai")
    years = [column.name for column in valued if column.year]
    measured = header.having("indikator", "sasaran")
    return years[0] if len(years) > 1 and measured else None


def of_revenue(header: Header, caption: Caption) -> bool:
    """Whether a table is of revenue, which is of no typed kind; a tax that pays for a plan, under
    the name of its money, is none."""
    names = [column.name for column in header.columns if not _PROMISE.match(column.name)]
    return any(is_revenue(text) for text in (caption.title, *names))


_ACCOUNT = re.compile(r"[4-6]\.[1-4](?:\.\d{1,4})+")
"""The code of an account of income, spending or financing (Permendagri 13/2006, 90/2019); in that
of an urusan two digits stand behind the first."""


def of_accounts(sheet: Sheet) -> bool:
    """Whether the lines of a table are accounts: what a budget is spent on, not what it is for."""
    columns = sheet.header.places("kode") or (0,)
    codes = [tidy_code(text) for column in columns for text in sheet.texts(column)]
    return sum(bool(_ACCOUNT.fullmatch(code)) for code in present(codes)) >= LEAST_ACCOUNTS


LEAST_ACCOUNTS = 3


def _titled(caption: Caption) -> str | None:
    """The code or the title that says that a table is of a typed kind."""
    if catalogue().dataset_of_code(caption.code):
        return caption.code
    patterns = (_PROMISE, *(title.pattern for title in catalogue().titles))
    return caption.title if any(p.search(caption.title) for p in patterns) else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a table is, and the two kinds between which it stands where none is told."""

    kind: TypedKind
    torn: tuple[str, ...] = ()
    """Kinds that fit alike."""
    titled: str | None = None
    """The kind that the title says, where the columns say another."""


def classify(sheet: Sheet) -> Verdict:
    """The kind of a table."""
    facts = Facts(sheet)
    signs = [*_signs(sheet, facts)]
    kinds = [kind for kind in get_args(TypedKind) if kind != "lain"]
    scores = {kind: sum(weight for of, weight in signs if of == kind) for kind in kinds}
    (best, most), (second, next_most) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if most < THRESHOLD or (best == "target" and "uang" in facts) or facts.both_in_cells:
        return Verdict("lain")
    if next_most >= THRESHOLD and most - next_most < LEAST_LEAD:
        return Verdict("lain", torn=(best, second))
    return Verdict(best, titled=_contrary(sheet.caption, best))


def _signs(sheet: Sheet, facts: Facts) -> Iterator[tuple[str, float]]:
    """Each sign that holds: the kind it speaks for, its weight."""
    caption, known = sheet.caption, catalogue()
    if of_code := known.dataset_of_code(caption.code):
        yield of_code, CODED
    named = TITLED if any(c.path for c in sheet.header.columns) else THRESHOLD
    for title in known.titles:
        if title.pattern.search(caption.title):
            yield title.name, named
        elif title.pattern.search(caption.context):
            yield title.name, LED
    for one in known.arrangements:
        present = all(fact in facts for fact in one.present)
        if present and not any(fact in facts for fact in one.absent):
            yield one.dataset, one.weight


def _contrary(caption: Caption, kind: str) -> str | None:
    """The kind that code or title says, where one is of money and the other of indicators; an
    evaluasi is of both."""
    if kind == "evaluasi":
        return None
    said = catalogue().dataset_of_code(caption.code) or next(
        (t.name for t in catalogue().titles if t.pattern.search(caption.title)), None
    )
    differs = (said == "anggaran") != (kind == "anggaran")
    return said if differs and said not in {"rencana", "evaluasi"} else None
