"""What a table is: scored from its code, its caption, its header words and its shape.

Never from its place in the document. The codes are those of Permendagri 86/2017; documents also
number their tables freely (``Tabel 2.8``), and some headers were lost, so no single sign decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.tabel.captions import Caption
from parsers.tabel.evaluasi import is_evaluasi
from parsers.tabel.header import Header
from parsers.tabel.sheet import Sheet, TypedKind

CODES: dict[str, TypedKind] = {
    "T-C.23": "capaian",
    "T-C.24": "anggaran",
    "T-C.25": "target",
    "T-C.27": "rencana",
    "T-C.28": "target",
}

_WORDS: tuple[tuple[TypedKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        (
            "capaian",
            r"(?:pen)?capaian (?:target )?(?:sasaran )?(?:kinerja|indikator|renstra)|"
            r"(?:target dan )?realisasi (?:capaian |indikator )?kinerja|capaian kinerja pelayanan",
        ),
        (
            "anggaran",
            r"anggaran dan realisasi|realisasi (?:dan )?(?:anggaran|pendanaan|belanja|keuangan)|"
            r"pagu (?:dan|anggaran)|penyerapan anggaran",
        ),
        (
            "target",
            r"tujuan(?:,)? dan sasaran jangka menengah|"
            r"indikator kinerja (?:utama|kunci|perangkat daerah)|"
            r"\biku\b|\bikk\b|target kinerja tujuan|mengacu pada tujuan dan sasaran",
        ),
        (
            "rencana",
            r"rencana program|program,? (?:dan )?kegiatan.*pendanaan|pendanaan indikatif|"
            r"kerangka pendanaan",
        ),
    )
)
_REVENUE = re.compile(
    r"\bpbb\b|\bpajak\b|retribusi|pendapatan|\bpad\b|penerimaan|\bbaku\b", re.IGNORECASE
)
THRESHOLD = 4.0


_BUDGET = re.compile(r"\b(?:pagu|anggaran|belanja)\b", re.IGNORECASE)
_PLANNED = re.compile(r"rencana\b|usulan\b", re.IGNORECASE)
_PROMISE = re.compile(
    r"\b(?:(?:pen)?capaian|realisasi|(?<!tahun )anggaran|pagu|belanja|target|pendanaan|"
    r"indikator\s+kinerja)\b",
    re.IGNORECASE,
)


def promise(header: Header, caption: Caption) -> str | None:
    """The printed text by which a reader expects values of a typed kind in a table: its form's
    code, its title, else the name of a column of values. Revenue is of no such kind."""
    title = caption.title or ""
    names = [column.name for column in header.columns]
    if any(_REVENUE.search(text) for text in (title, *names)):
        return None
    if caption.code in CODES:
        return caption.code
    if _PROMISE.search(title):
        return title
    banded = header.band("target", "realisasi", "anggaran")
    return next((column.name for column in banded if _PROMISE.match(column.name)), None)


LEAST_LEAD = 0.5
"""By how much the best kind has to lead: where two fit alike, neither is published."""
AMOUNT = 1_000_000
"""Numbers from here on are rupiah where half of a column's are so large: no indicator is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a table is, and the two kinds between which it stands where none is told."""

    kind: TypedKind
    torn: tuple[str, ...] = ()
    """Kinds that fit alike."""
    titled: TypedKind | None = None
    """The kind that the title says, where the columns say another."""


def amounts(sheet: Sheet) -> frozenset[int]:
    """Columns of values that hold amounts of money, whatever their heads say."""
    found = set()
    for column in sheet.header.columns:
        if column.role != "nilai" or column.money:
            continue
        numbers = [sheet.peek(row, column.index, "uang") for row in sheet.body]
        values = [abs(n.value) for n in numbers if n.value and n.unit is None]
        if len(values) >= 2 and sum(v >= AMOUNT for v in values) > len(values) / 2:
            found.add(column.index)
    return frozenset(found)


def classify(sheet: Sheet) -> Verdict:
    """The kind of a table, by its code, caption, header and what its columns hold."""
    header, caption = sheet.header, sheet.caption
    large = amounts(sheet)
    texts = (caption.title or "", *(column.name for column in header.columns))
    if is_evaluasi(header, caption) and not any(map(_REVENUE.search, texts)):
        return Verdict("evaluasi")  # no other form has columns of quarters
    scores: dict[TypedKind, float] = dict.fromkeys(
        ("capaian", "anggaran", "target", "rencana"), 0.0
    )
    if caption.code in CODES:
        scores[CODES[caption.code]] += 4.0
    title = caption.title or ""
    for kind, pattern in _WORDS:
        if pattern.search(title):
            # Where the header is lost the title has to do.
            scores[kind] += 2.0 if header.has_names else THRESHOLD
        elif pattern.search(caption.context):
            scores[kind] += 0.5

    years = {band: _dated(header, band) for band in ("target", "realisasi", "rasio", "anggaran")}
    money = [
        c
        for c in header.band("awal", "proyeksi", "target", "akhir", "anggaran")
        if c.money or c.index in large
    ]
    indicators = bool(header.having("indikator"))
    aims = bool(
        header.having("tujuan") or header.having("sasaran") or header.having("tujuan-sasaran")
    )
    named = bool(header.having("nama"))
    budget = header.band("anggaran")
    reached = header.band("realisasi")
    plan_money = [
        c
        for c in money
        if c.band in {"target", "akhir"} or (years["target"] and c.money and c.band != "awal")
    ]
    by_row = bool(header.having("tahun"))

    if years["target"] and years["realisasi"] and not budget:
        scores["capaian"] += 4.0 + (1.0 if years["rasio"] else 0.0)
        scores["capaian"] += 1.0 if indicators or aims else 0.0
    if budget and reached and (years["anggaran"] or by_row) and not plan_money:
        scores["anggaran"] += 5.0
    elif (
        budget
        and not reached
        and not years["target"]
        and named
        and not by_row
        and len(header.years("anggaran")) == 1
        and _BUDGET.search(title)
        and not _PLANNED.search(title)
    ):
        # The budget of one year by programme (Perjanjian Kinerja), where the title says so.
        scores["anggaran"] += THRESHOLD
    if years["target"] and not years["realisasi"] and not money:
        scores["target"] += 2.5
        scores["target"] += 2.0 if indicators else 0.0
        scores["target"] += 1.0 if header.band("awal", "proyeksi", "akhir") else 0.0
        scores["target"] += 1.0 if aims else 0.0
    if named and (plan_money or (years["anggaran"] and years["target"])) and not reached:
        scores["rencana"] += 4.0 + (1.0 if indicators else 0.0)
        scores["rencana"] += 1.0 if header.having("kode") else 0.0
    elif named and years["anggaran"] and not reached:
        # A plan of money alone, where its title or its columns say that it is one.
        if scores["rencana"] >= 2.0:
            scores["rencana"] += 3.0
        elif all(_PLANNED.match(column.name) for column in budget if column.year):
            scores["rencana"] += THRESHOLD
    header_text = " ".join(column.name for column in header.columns)
    if (
        _REVENUE.search(title)
        or _REVENUE.search(header_text)
        or (by_row and _REVENUE.search(caption.context))
    ):
        scores["anggaran"] -= 10.0
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best_kind, best), (second_kind, second) = ranked[:2]
    if best < THRESHOLD or (best_kind == "target" and money):
        return Verdict("lain")
    if second >= THRESHOLD and best - second < LEAST_LEAD:
        return Verdict("lain", torn=(best_kind, second_kind))
    titled = CODES.get(caption.code or "") or next(
        (kind for kind, pattern in _WORDS if pattern.search(title)), None
    )
    of_money = {"anggaran"}
    contrary = titled is not None and (titled in of_money) != (best_kind in of_money)
    return Verdict(best_kind, titled=titled if contrary and titled != "rencana" else None)


def _dated(header: Header, band: str) -> bool:
    return any(
        c.year is not None or c.ordinal is not None
        for c in header.band(band)  # type: ignore[arg-type]
    )
