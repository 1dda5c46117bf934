"""What can be said of a table's header: the facts that the catalogue's arrangements name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from grammar.years import year_alone
from parsers.tabel.captions import Caption
from parsers.tabel.catalogue import catalogue
from parsers.tabel.header import Band, Column, Header, Role, says_money
from parsers.tabel.periods import is_evaluasi
from parsers.tabel.sheet import Sheet

AMOUNT = 1_000_000
"""Numbers from here on are rupiah where half of a column's are so large: no indicator is."""
_REVENUE = re.compile(
    r"\bpbb\b|\bpajak\b|retribusi|pendapatan|\bpads?\b|penerimaan|\bbaku\b", re.IGNORECASE
)
_NO_REVENUE = re.compile(
    r"\banggaran\s+pendapatan\s+(?:dan|&)\s+belanja(?:nya)?\b|"
    r"\b(?:dinas|badan|kantor|balai|upt\w*)\s+(?:\w+\s+){0,2}?(?:pendapatan|pajak)\b",
    re.IGNORECASE,
)
"""Names that revenue is a word of: the budget's in full (APBD, APBN), an office's."""
_BUDGET = re.compile(r"\b(?:pagu|anggaran|belanja)\b", re.IGNORECASE)
_REGION = re.compile(
    r"\s*(?:nama\s+)?(?:kecamatan|distrik|kelurahan|desa|gampong|kampung|nagari|dusun|kabupaten|kota|"
    r"provinsi|wilayah|opd|skpd|perangkat daerah|bulan|bidang|seksi|sub\s*bagian|uptd?|puskesmas|"
    r"sekolah)\b(?!\s+urusan)",
    re.IGNORECASE,
)
"""The head of a column that names whose the values are, not what they measure."""
_PROGRAMME = re.compile(r"\b(?:program|(?:sub\s*)?kegiatan)\b", re.IGNORECASE)
_PLANNED = re.compile(r"rencana\b|usulan\b", re.IGNORECASE)


class Facts:
    """The facts of one table; ``fact in facts`` says whether one holds."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.header: Header = sheet.header
        self.caption: Caption = sheet.caption
        self._known: dict[str, bool] = {}

    def __contains__(self, fact: str) -> bool:
        if fact not in self._known:
            self._known[fact] = FACTS[fact](self)
        return self._known[fact]

    @cached_property
    def titled(self) -> frozenset[str]:
        """The datasets that code and title name."""
        named = {t.name for t in catalogue().titles if t.pattern.search(self.caption.title)}
        of_code = catalogue().dataset_of_code(self.caption.code)
        return frozenset(named | ({of_code} if of_code else set()))

    @cached_property
    def revenue(self) -> bool:
        """Whether title or columns speak of revenue."""
        context = [self.caption.context] if self.having("tahun") else []
        names = " ".join(column.name for column in self.header.columns)
        return any(is_revenue(text) for text in (self.caption.title, names, *context))

    @cached_property
    def money(self) -> tuple[Column, ...]:
        """Columns of money outside realisasi, by their heads or by their content; none that is of
        programmes named behind an indicator and its target, lines of another kind."""
        large = amounts(self.sheet)
        bands: tuple[Band, ...] = ("awal", "proyeksi", "target", "akhir", "anggaran")
        found = [c for c in self.header.band(*bands) if c.money or c.index in large]
        aimed = [c.index for c in self.header.band("target") if c not in found]
        names = self.header.places("nama")
        planned = self.having("indikator") and not self.band("realisasi")
        behind = planned and aimed and names and max(aimed) < names[0]
        return tuple(c for c in found if not (behind and c.index > names[0]))

    @property
    def changed(self) -> bool:
        """Whether a budget stands before and after an amendment: ``Anggaran Murni``, ``Anggaran
        Perubahan``."""
        names = [c.name for c in self.header.columns if _BUDGET.search(c.name)]
        patterns = (catalogue().amendments[when].pattern for when in ("sebelum", "sesudah"))
        return all(any(map(pattern.search, names)) for pattern in patterns)

    def dated(self, band: Band) -> bool:
        """Whether a band has columns of years."""
        return any(c.dated for c in self.header.band(band))

    def band(self, *bands: Band) -> bool:
        """Whether one of the bands has a column."""
        return bool(self.header.band(*bands))

    def having(self, *roles: Role) -> bool:
        """Whether a column has one of the roles."""
        return bool(self.header.having(*roles))

    @cached_property
    def both_in_cells(self) -> bool:
        """Whether each cell of a year holds what is aimed at and what it costs (``Target dan Pagu``
        over ``2022``), one below the other."""
        both = [c for c in self.header.band("target") if c.year and not c.money]
        return any(
            says_money(c.name) and year_alone(c.leaf) is not None and text[:2].casefold() == "rp"
            for c in both
            for text in self.sheet.texts(c.index)
        )

    @cached_property
    def planned_money(self) -> bool:
        """Whether years to come have money."""
        years = self.dated("target")
        return any(
            c.band in {"target", "akhir"} or (years and c.money and c.band != "awal")
            for c in self.money
        )

    @property
    def of_regions(self) -> bool:
        """Whether the lines are regions, offices or months and no indicators: a comparison with
        other kecamatan, receipts by desa, the same indicator of each puskesmas."""
        if self._parted:
            return True
        if self.having("indikator", "nama", "tujuan", "sasaran", "tujuan-sasaran"):
            return False
        first = min(self.header.places("nilai"), default=0)
        before = [c for c in self.header.having("lain") if c.index < first]
        return bool(before) and bool(_REGION.match(before[-1].name))

    @property
    def _parted(self) -> bool:
        """Whether a column of regions or offices stands before the indicators, and tells lines of
        one indicator apart."""
        label = next(iter(self.header.having("indikator")), None)
        if not label:
            return False
        named = [c for c in self.header.columns[: label.index] if c.role == "lain"]
        parts = next((c for c in named if _REGION.match(c.name)), None)
        if not parts:
            return False
        lines = [self.sheet.grid[row] for row in self.sheet.body]
        of_label = Counter(line[label.index] for line in lines if line[parts.index])
        return any(count > 1 for text, count in of_label.items() if text)


FACTS: Mapping[str, Callable[[Facts], bool]] = {
    "target bertahun": lambda f: f.dated("target"),
    "realisasi bertahun": lambda f: f.dated("realisasi"),
    "rasio bertahun": lambda f: f.dated("rasio"),
    "anggaran bertahun": lambda f: f.dated("anggaran"),
    "target": lambda f: f.band("target"),
    "anggaran": lambda f: f.band("anggaran"),
    "realisasi": lambda f: f.band("realisasi"),
    "awal, proyeksi atau akhir": lambda f: f.band("awal", "proyeksi", "akhir"),
    "indikator": lambda f: f.having("indikator"),
    "tujuan atau sasaran": lambda f: f.having("tujuan", "sasaran", "tujuan-sasaran"),
    "baris wilayah": lambda f: f.of_regions,
    "sasaran saja": lambda f: (
        f.having("tujuan", "sasaran", "tujuan-sasaran") and not f.having("nama", "kode")
    ),
    "indikator atau sasaran": lambda f: f.having(
        "indikator", "tujuan", "sasaran", "tujuan-sasaran"
    ),
    "nama": lambda f: f.having("nama"),
    "baris program": lambda f: any(_PROGRAMME.search(c.name) for c in f.header.having("nama")),
    "kode": lambda f: f.having("kode"),
    "tahun sebaris": lambda f: f.having("tahun"),
    "uang": lambda f: bool(f.money),
    "target uang": lambda f: bool(aimed := f.header.band("target")) and {*aimed} <= {*f.money},
    "uang rencana": lambda f: f.planned_money,
    "uang rencana atau biaya dan target": lambda f: (
        f.planned_money or (f.dated("anggaran") and f.dated("target"))
    ),
    "satu tahun anggaran": lambda f: len(f.header.years("anggaran")) == 1,
    "anggaran berubah": lambda f: f.changed,
    "judul pagu": lambda f: bool(_BUDGET.search(f.caption.title)),
    # An agreement of performance adds the money in a table without a title; others repeat one.
    "perjanjian kinerja": lambda f: (
        f.sheet.context.bentuk == "perjanjian-kinerja" or bool(f.caption.agreement)
    ),
    "judul usulan": lambda f: bool(_PLANNED.search(f.caption.title)),
    "judul rencana": lambda f: "rencana" in f.titled,
    "kolom rencana": lambda f: all(
        _PLANNED.match(c.name) for c in f.header.band("anggaran") if c.year
    ),
    "penerimaan": lambda f: f.revenue,
    "triwulan": lambda f: is_evaluasi(f.header, f.caption),
}
"""Every fact that an arrangement may name."""


def amounts(sheet: Sheet) -> frozenset[int]:
    """Columns of values that hold amounts of money, whatever their heads say."""
    found = set()
    for column in (c for c in sheet.header.having("nilai") if not c.money):
        numbers = sheet.numbers(column.index)
        values = [abs(n.value) for n in numbers if n.value and n.unit is None]
        if len(values) >= 2 and sum(v >= AMOUNT for v in values) > len(values) / 2:
            found.add(column.index)
    return frozenset(found)


def is_revenue(text: str) -> bool:
    """Whether a text speaks of revenue: taxes, fees, receipts."""
    return bool(_REVENUE.search(_NO_REVENUE.sub(" ", text)))
