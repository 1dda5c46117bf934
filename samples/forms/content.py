"""What the tables of the forms are filled with: lines of spending, indicators over years."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from samples.forms.document import LEAD, Document
from samples.forms.style import Scale
from samples.model import Block, Line, Section, pick, sum_years
from samples.words import (
    INDICATORS,
    KECAMATAN,
    OLD_PROGRAMMES,
    REGIONS,
    SENTENCES,
    Indicator,
    programmes,
)

D = Decimal

UNITS = ("dokumen", "laporan", "bulan", "unit", "orang", "kegiatan", "paket")

OUTCOMES: tuple[tuple[str, str], ...] = (
    ("Meningkatnya layanan penunjang kecamatan", "Persentase layanan penunjang yang terpenuhi"),
    ("Meningkatnya mutu layanan kepada warga", "Persentase layanan yang selesai tepat waktu"),
    ("Meningkatnya keaktifan lembaga desa", "Persentase lembaga desa yang aktif"),
    ("Terjaganya ketenteraman lingkungan", "Persentase gangguan yang ditindaklanjuti"),
    ("Terlaksananya urusan pemerintahan umum", "Persentase agenda umum yang terlaksana"),
    ("Meningkatnya tertib administrasi desa", "Persentase desa yang tertib administrasi"),
)
"""What a programme brings about, and how it is measured; one for each programme of the code."""


@dataclass(slots=True)
class Spending:
    """A line of a plan: code, level, name, its result and indicator, and money by year.

    The amounts of a line with parts are the sums of theirs.
    """

    kode: str | None
    jenjang: str
    nama: str
    indikator: str
    satuan: str
    keluaran: str = ""
    parts: list[Spending] = field(default_factory=list)
    amounts: dict[int, int] = field(default_factory=dict)
    spent: dict[int, int] = field(default_factory=dict)
    targets: dict[int, Decimal] = field(default_factory=dict)

    def settle(self) -> None:
        """Sum the parts."""
        for part in self.parts:
            part.settle()
        if self.parts:
            sum_years(self.amounts, [part.amounts for part in self.parts])
            sum_years(self.spent, [part.spent for part in self.parts])

    def lines(self) -> list[Spending]:
        """This line and all under it, in the order of a table."""
        return [self, *(line for part in self.parts for line in part.lines())]


def fill(rng: Random, line: Spending, years: list[int], scale: Scale) -> None:
    """Draw targets, amounts and what was spent of them, over the years."""
    start = D(rng.randint(60, 80)) if line.satuan == "%" else D(rng.randint(1, 40))
    base = rng.randint(8, 2400) * 1_000_000
    for i, year in enumerate(years):
        line.targets[year] = start + i if line.satuan == "%" else start
        if line.parts:
            continue
        drawn = int(base * rng.uniform(0.6, 1.4)) + rng.randint(0, 999_999)
        line.amounts[year] = scale.exact(drawn)
        line.spent[year] = scale.exact(int(line.amounts[year] * rng.uniform(0.7, 1)))
    for part in line.parts:
        fill(rng, part, years, scale)


def old_lines(rng: Random, years: list[int], scale: Scale, *, count: int = 4) -> list[Spending]:
    """Programmes and kegiatan as they were before the codes of 2019."""
    found = []
    for nama, parts in rng.sample(OLD_PROGRAMMES, count):
        line = Spending(
            None, "program", nama, f"Cakupan {nama.lower().removeprefix('program ')}", "%"
        )
        for part in parts:
            unit = pick(rng, *UNITS)
            line.parts.append(
                Spending(None, "kegiatan", part, f"Jumlah {unit} {part.lower()}", unit)
            )
        fill(rng, line, years, scale)
        line.settle()
        found.append(line)
    return found


def coded_lines(
    rng: Random, years: list[int], scale: Scale, *, count: int = 3, digits: int = 4
) -> list[Spending]:
    """Programmes, kegiatan and subkegiatan of urusan 7.01, with their codes and outputs."""
    known = programmes()
    found = []
    kinds = [line for line in known if line.jenjang == "program"]
    for n, program in enumerate(kinds[:count]):
        outcome, measure = OUTCOMES[n]
        top = Spending(program.kode, "program", program.nama, measure, "%", outcome)
        under = [
            line for line in known
            if line.jenjang == "kegiatan" and line.kode.startswith(program.kode + ".")
        ]  # fmt: skip
        for kegiatan in rng.sample(under, min(len(under), rng.randint(1, 2))):
            middle = Spending(
                kegiatan.kode, "kegiatan", kegiatan.nama,
                f"Persentase {kegiatan.nama.lower()} yang terlaksana", "%",
                f"Terlaksananya {kegiatan.nama.lower()}",
            )  # fmt: skip
            leaves = [
                line for line in known
                if line.jenjang == "subkegiatan" and line.kode.startswith(kegiatan.kode + ".")
            ]  # fmt: skip
            for sub in rng.sample(leaves, min(len(leaves), rng.randint(1, 2))):
                kode = sub.kode if digits == 4 else f"{kegiatan.kode}.{sub.kode[-2:]}"
                middle.parts.append(
                    Spending(
                        kode,
                        "subkegiatan",
                        sub.nama,
                        sub.indikator,
                        sub.satuan.lower().replace(" / ", "/"),
                        f"Tersedianya {sub.nama[0].lower()}{sub.nama[1:]}",
                    )
                )
            middle.parts.sort(key=lambda line: line.kode or "")
            top.parts.append(middle)
        top.parts.sort(key=lambda line: line.kode or "")
        fill(rng, top, years, scale)
        top.settle()
        found.append(top)
    return found


@dataclass(slots=True)
class Measured:
    """An indicator over years: target and result, with so many decimals."""

    indicator: Indicator
    decimals: int
    target: dict[int, Decimal]
    realisasi: dict[int, Decimal]


def measured(rng: Random, years: list[int], *, count: int = 4, tens: int = 1) -> list[Measured]:
    """Indicators whose figures agree; counts grow by ``tens`` (so 100 gives thousands)."""
    found = []
    for indicator in rng.sample(INDICATORS, count):
        decimals = {"persen": 1, "nilai": 2}.get(indicator.kind, 0)
        step = D(1).scaleb(-decimals)
        value = D(indicator.start) * (tens if indicator.kind == "jumlah" else 1)
        value += rng.randint(1, 9) * step
        target, real = {}, {}
        for year in years:
            target[year] = value.quantize(step)
            real[year] = (value * D(rng.randint(930, 1040)) / 1000).quantize(step)
            value += 1 if indicator.kind != "jumlah" else max(1, tens // 3)
        found.append(Measured(indicator, decimals, target, real))
    return found


PEOPLE_SERVED = (
    "Jumlah warga yang dilayani",
    "Warga yang mengurus kependudukan",
    "Warga yang mengurus keterangan usaha",
    "Warga yang mengurus surat pindah",
)
"""People served, and the parts that add up to them."""


def served(rng: Random, years: list[int]) -> list[Measured]:
    """People counted by the thousand: a whole and its parts, one of them below a thousand."""
    parts = []
    for nama, low in zip(PEOPLE_SERVED[1:], (1100, 1400, 310), strict=True):
        target, real = {}, {}
        for year in years:
            target[year] = D(low + rng.randint(0, 400))
            real[year] = D(int(target[year]) * rng.randint(780, 1040) // 1000)
        parts.append(Measured(Indicator(nama, None, "jumlah", "orang", 0, ""), 0, target, real))
    whole = Measured(
        Indicator(PEOPLE_SERVED[0], None, "jumlah", "orang", 0, ""), 0,
        {year: sum((part.target[year] for part in parts), D(0)) for year in years},
        {year: sum((part.realisasi[year] for part in parts), D(0)) for year in years},
    )  # fmt: skip
    return [whole, *parts]


def place(rng: Random) -> tuple[str, str]:
    """A kabupaten and an invented kecamatan in it."""
    return rng.choice(REGIONS)[0], rng.choice(KECAMATAN)


def cover(document: Document) -> list[Block]:
    """The first page: region, kind of document, office, period."""
    return [
        Line("judul", f"PEMERINTAH KABUPATEN {document.kabupaten.upper()}"),
        Line("judul", LEAD[document.bentuk]),
        Line("judul", f"KECAMATAN {document.kecamatan.upper()}"),
        Line("judul", f"TAHUN {document.period}"),
    ]


def chapter(document: Document, rng: Random, bab: int, judul: str, *parts: str) -> list[Block]:
    """A chapter on a page of its own, with numbered parts and a sentence in each."""
    blocks: list[Block] = [Line("halaman"), Section(bab, None, judul, 1)]
    for i, part in enumerate(parts, 1):
        blocks.append(Section(bab, f"{bab}.{i}", part, 2))
        sentence = rng.choice(SENTENCES)
        blocks.append(Line("teks", sentence.format(kec=document.kecamatan, kab=document.kabupaten)))
    return blocks
