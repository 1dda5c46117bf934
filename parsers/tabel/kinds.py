"""What a table is: scored from its code, its caption, its header words and its shape.

Never from its place in the document. The codes are those of Permendagri 86/2017; documents also
number their tables freely (``Tabel 2.8``), and some headers were lost, so no single sign decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.tabel.captions import Caption
from parsers.tabel.header import Header
from parsers.tabel.sheet import TypedKind

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
            r"tujuan(?:,)? dan sasaran jangka menengah|indikator kinerja (?:utama|kunci|perangkat daerah)|"
            r"\biku\b|\bikk\b|target kinerja tujuan|mengacu pada tujuan dan sasaran",
        ),
        (
            "rencana",
            r"rencana program|program,? (?:dan )?kegiatan.*pendanaan|pendanaan indikatif|kerangka pendanaan",
        ),
    )
)
_REVENUE = re.compile(
    r"\bpbb\b|\bpajak\b|retribusi|pendapatan|\bpad\b|penerimaan|\bbaku\b", re.IGNORECASE
)
THRESHOLD = 4.0


def classify(
    header: Header, caption: Caption, body: Sequence[Sequence[str]]
) -> tuple[TypedKind, float]:
    """The kind of a table and how sure it is (0-1)."""
    scores = dict.fromkeys(("capaian", "anggaran", "target", "rencana"), 0.0)
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
    money = [c for c in header.band("target", "akhir", "anggaran") if c.money]
    indicators = bool(header.having("indikator"))
    aims = bool(
        header.having("tujuan") or header.having("sasaran") or header.having("tujuan-sasaran")
    )
    named = bool(header.having("nama"))
    budget = header.band("anggaran")
    reached = header.band("realisasi")
    plan_money = [
        c for c in money if c.band in {"target", "akhir"} or (years["target"] and c.money)
    ]
    by_row = bool(header.having("tahun"))

    if years["target"] and years["realisasi"] and not budget:
        scores["capaian"] += 4.0 + (1.0 if years["rasio"] else 0.0)
        scores["capaian"] += 1.0 if indicators or aims else 0.0
    if budget and reached and (years["anggaran"] or by_row) and not plan_money:
        scores["anggaran"] += 5.0
    if years["target"] and not years["realisasi"] and not money:
        scores["target"] += 2.5
        scores["target"] += 2.0 if indicators else 0.0
        scores["target"] += 1.0 if header.band("awal", "proyeksi", "akhir") else 0.0
        scores["target"] += 1.0 if aims else 0.0
    if named and (plan_money or (years["anggaran"] and years["target"])) and not reached:
        scores["rencana"] += 4.0 + (1.0 if indicators else 0.0)
        scores["rencana"] += 1.0 if header.having("kode") else 0.0
    header_text = " ".join(column.name for column in header.columns)
    if (
        _REVENUE.search(title)
        or _REVENUE.search(header_text)
        or (by_row and _REVENUE.search(caption.context))
    ):
        scores["anggaran"] -= 10.0
    kind, best = max(scores.items(), key=lambda item: item[1])
    if best < THRESHOLD:
        return "lain", min(1.0, 0.6 + (THRESHOLD - best) / 10)
    others = sorted(scores.values())[-2]
    return kind, min(1.0, 0.7 + max(0.0, best - others) / 12)  # type: ignore[return-value]


def _dated(header: Header, band: str) -> bool:
    return any(
        c.year is not None or c.ordinal is not None
        for c in header.band(band)  # type: ignore[arg-type]
    )


_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "in",
        "for",
        "with",
        "from",
        "by",
        "date",
        "start",
        "end",
        "status",
        "task",
        "name",
        "project",
        "duration",
        "days",
        "day",
        "completed",
        "complete",
        "progress",
        "phase",
        "planning",
        "design",
        "summary",
        "overall",
        "requirement",
        "requirements",
        "gathering",
        "system",
        "architecture",
        "database",
        "software",
        "development",
        "testing",
        "deployment",
        "site",
        "preparation",
        "foundation",
        "work",
        "structural",
        "framework",
        "roofing",
        "interior",
        "finishes",
        "electrical",
        "plumbing",
        "final",
        "inspection",
        "handover",
        "closeout",
        "construction",
        "commissioning",
        "dependencies",
        "description",
        "item",
        "quantity",
        "price",
        "amount",
        "total",
        "cost",
        "budget",
        "year",
        "month",
        "week",
        "value",
        "rate",
        "number",
        "type",
        "category",
        "notes",
        "remarks",
        "owner",
        "priority",
        "high",
        "low",
        "medium",
        "pending",
        "done",
        "open",
        "closed",
        "id",
        "kick",
        "off",
        "review",
        "report",
        "revenue",
        "expense",
        "customer",
        "product",
        "sales",
        "order",
        "department",
        "employee",
        "manager",
        "title",
        "level",
        "average",
        "score",
        "result",
        "results",
        "current",
        "previous",
        "next",
        "new",
        "change",
        "percent",
        "percentage",
        "target",
        "actual",
        "variance",
        "plan",
        "planned",
        "estimated",
        "forecast",
        "timeline",
        "milestone",
        "activity",
        "activities",
        "resource",
        "resources",
        "assigned",
        "responsible",
        "deliverable",
        "approval",
        "approved",
        "not",
        "is",
        "are",
        "was",
        "be",
        "has",
        "have",
        "this",
        "that",
        "which",
        "will",
        "can",
        "per",
        "each",
        "all",
        "other",
        "unit",
        "units",
        "service",
        "services",
        "public",
        "office",
        "annual",
        "education",
        "health",
        "population",
        "area",
        "household",
        "male",
        "female",
        "age",
        "school",
        "teacher",
        "student",
        "village",
        "district",
        "income",
        "growth",
        "indicator",
        "objective",
        "goal",
        "performance",
        "strategy",
        "program",
        "programme",
    ]
)
_INDONESIAN = re.compile(
    r"^(?:dan|yang|di|ke|pada|dari|untuk|dengan|atau|tahun|jumlah|nama|kecamatan|desa|kelurahan|"
    r"kabupaten|pelayanan|kegiatan|anggaran|realisasi|tujuan|sasaran|indikator|(?:me|di|pe|ter|ber)"
    r"[a-z]{4,}|[a-z]{3,}(?:nya|kan|asi|isasi|an))$"
)
_SHARED = frozenset(["program", "target", "unit", "level", "status", "id", "total", "data"])


def is_foreign(texts: Sequence[str]) -> bool:
    """Whether a table's words are English: a page that character recognition invented.

    At least ten words; half of them known English ones, few with Indonesian forms.
    """
    words = [w for text in texts for w in re.findall(r"[a-z]{2,}", text.casefold())]
    telling = [w for w in words if w not in _SHARED]
    if len(telling) < 10:
        return False
    english = sum(w in _ENGLISH for w in telling)
    indonesian = sum(bool(_INDONESIAN.match(w)) and w not in _ENGLISH for w in telling)
    return english >= 0.45 * len(telling) and indonesian < 0.2 * len(telling)
