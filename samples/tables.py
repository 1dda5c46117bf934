"""The tables of an invented Renstra, with numbers that agree with each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from samples.model import (
    Binding,
    BudgetDepth,
    CaptionStyle,
    Cell,
    Node,
    NumberStyle,
    Regulation,
    Table,
    percent,
    pick,
    sum_years,
)
from samples.words import (
    DESA,
    INDICATORS,
    OLD_PROGRAMMES,
    STAFF,
    Indicator,
    Programme,
    programmes,
)

D = Decimal


@dataclass(slots=True)
class Series:
    """An indicator over the years: past targets and results, planned targets."""

    indicator: Indicator
    target: dict[int, Decimal]
    realisasi: dict[int, Decimal]
    plan: dict[int, Decimal]


@dataclass(slots=True)
class Plan:
    """Choices that all tables of a document share."""

    reg: Regulation
    rng: Random
    caption: CaptionStyle
    depth: BudgetDepth
    small: bool
    past: list[int]
    years: list[int]
    money: NumberStyle
    figures: NumberStyle
    number_row: str | None
    series: list[Series] = field(default_factory=list)
    tujuan: str = ""
    counters: dict[int, int] = field(default_factory=dict)
    total: int = 0

    def year_names(self) -> list[str]:
        """The planned years as headers print them."""
        return [self.reg.habits.year.format(year) for year in self.years]

    def caption_of(self, bab: int, tc: str | None) -> tuple[str | None, str | None]:
        """Code and its printed form for the next table of that chapter."""
        self.total += 1
        if tc and self.caption in ("tc", "urut"):
            word = pick(self.rng, "Tabel", "Tabel", "TABEL")
            return f"T-C.{tc}", f"{word} " + pick(self.rng, f"T-C.{tc}", f"T-C. {tc}")
        if tc and self.caption == "tc-garis":
            return f"T-C.{tc}", f"TABEL TC-{tc}"
        if self.caption == "urut":
            # a document-wide count over the tables that have no code of their own
            self.counters[0] = self.counters.get(0, 0) + 1
            n = self.counters[0]
            return str(n), pick(self.rng, f"Tabel : {n}", f"Tabel {n}")
        self.counters[bab] = self.counters.get(bab, 0) + 1
        n = self.counters[bab]
        return f"{bab}.{n}", f"Tabel {bab}.{n}" + ("." if self.rng.random() < 0.15 else "")


def make_series(plan: Plan) -> None:
    """Draw indicators and their figures; percentages stay within 0-100."""
    rng = plan.rng
    known = list(INDICATORS[:6])
    count = rng.randint(2, 4)
    chosen = [known[0], *rng.sample(known[1:], count - 1), *rng.sample(INDICATORS[6:], 1)]
    for indicator in chosen:
        top = D(98)
        value = D(indicator.start) + rng.randint(0, 4)
        step = D(rng.randint(1, 2))
        decimals = 2 if indicator.kind == "nilai" else 0
        target: dict[int, Decimal] = {}
        real: dict[int, Decimal] = {}
        for i, year in enumerate(plan.past):
            target[year] = value
            if i < len(plan.past) - 1:
                swing = D(rng.randint(-300, 350)) / 100 if decimals else D(rng.randint(-4, 4))
                result = value + swing
                real[year] = min(result, D(99)) if indicator.kind != "jumlah" else max(result, D(1))
            value = min(value + step, top) if indicator.kind != "jumlah" else value + step
        plan_values = {}
        for year in plan.years:
            plan_values[year] = value
            value = min(value + step, top) if indicator.kind != "jumlah" else value + step
        if decimals:
            frac = D(rng.choice([0, 25, 50, 75])) / 100
            target = {y: v + frac for y, v in target.items()}
            plan_values = {y: v + frac for y, v in plan_values.items()}
        plan.series.append(Series(indicator, target, real, plan_values))


def figure(plan: Plan, style: NumberStyle, s: Series, value: Decimal | None, *, bare: bool) -> Cell:
    """A cell of an indicator: ``80%``, ``75,25``; ``bare`` leaves the per cent sign out."""
    if value is None:
        return Cell(style.empty)
    if s.indicator.kind == "persen":
        decimals = plan.rng.choice([0, 0, 0, 2])
        text = style.number(value, decimals)
        return Cell(text, value) if bare else Cell(text + style.percent, value, "persen")
    if s.indicator.kind == "jumlah" and plan.reg.habits.unit_in_cell and not bare:
        return Cell(f"{value} {s.indicator.satuan}", value, s.indicator.satuan)
    return Cell(style.number(value, 2 if s.indicator.kind == "nilai" else 0), value)


def ratio_cell(style: NumberStyle, part: Decimal | None, whole: Decimal | None) -> Cell:
    """The ratio of two printed values, or the empty mark."""
    if part is None or not whole:
        return Cell(style.empty)
    value = percent(part, whole, style.ratio_decimals)
    return Cell(style.ratio(value), value, "persen" if style.ratio_percent else None)


def capaian(plan: Plan) -> Table:
    """T-C.23: target, realisasi, rasio over the past years."""
    rng, reg = plan.rng, plan.reg
    style = replace(
        plan.figures,
        ratio_percent=rng.random() < 0.5,
        ratio_decimals=rng.choice([2, 2, 0]),
    )
    form = pick(rng, "tujuan", "spm", "nspk", "satuan", "triple")
    years = [plan.reg.habits.year.format(y) for y in plan.past]
    lead: list[Node] = [pick(rng, "No", "NO", "No.")]
    if form in ("tujuan", "triple"):
        lead += ["Tujuan", "Sasaran", "Indikator Tujuan/Sasaran"]
    else:
        lead += ["Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah"]
    lead += {
        "spm": ["Target (SPM, IKK dan Indikator Lainnya)"],
        "nspk": ["Target NSPK", "Target IKK", "Target Indikator Lainnya"],
        "satuan": ["Satuan"],
    }.get(form, [])
    t = pick(rng, "Target Renstra Perangkat Daerah Tahun ke-", "Target Renstra Perangkat Daerah")
    bands = (t, "Realisasi Capaian Tahun ke-", "Rasio Capaian pada Tahun ke-")
    n = len(years)
    first = len(lead)
    if form == "triple":
        header: list[Node] = lead + [(y, ["Target", "Realisasi", "Capaian (%)"]) for y in years]
        place = {
            y: (first + 3 * i, first + 3 * i + 1, first + 3 * i + 2)
            for i, y in enumerate(plan.past)
        }
    else:
        header = lead + [(band, list(years)) for band in bands]
        place = {y: (first + i, first + n + i, first + 2 * n + i) for i, y in enumerate(plan.past)}
    rows: list[list[Cell]] = []
    binds: list[Binding] = []
    width = first + 3 * n
    if form in ("spm", "nspk") and rng.random() < 0.4:
        group = [Cell() for _ in range(width)]
        group[1] = Cell("Indikator Tujuan dan Sasaran", bold=True)
        rows.append(group)
    for i, s in enumerate(plan.series):
        row = [Cell() for _ in range(width)]
        row[0] = Cell(f"{i + 1}" + ("." if rng.random() < 0.2 else ""))
        fields: dict[str, object] = {"tujuan": None, "sasaran": None}
        if form in ("tujuan", "triple"):
            fields["tujuan"] = plan.tujuan
            row[3] = Cell(s.indicator.nama)
            if i == 0:
                row[1] = Cell(plan.tujuan)
            else:
                row[2] = Cell(s.indicator.sasaran)
                fields["sasaran"] = s.indicator.sasaran
        else:
            row[1] = Cell(s.indicator.nama)
        bare = form == "satuan"
        satuan = None
        if bare:
            row[2] = Cell(s.indicator.satuan)
            satuan = "persen" if s.indicator.satuan == "%" else s.indicator.satuan
        for year in plan.past:
            a, b, c = place[year]
            row[a] = figure(plan, style, s, s.target[year], bare=bare)
            row[b] = figure(plan, style, s, s.realisasi.get(year), bare=bare)
            row[c] = ratio_cell(style, s.realisasi.get(year), s.target[year])
            binds.append(
                Binding(
                    "capaian", len(rows),
                    {**fields, "indikator": s.indicator.nama,
                     "indikator_id": s.indicator.indikator_id, "tahun": year,
                     **({"satuan": satuan} if satuan else {})},
                    {"target": a, "realisasi": b, "rasio": c},
                )
            )  # fmt: skip
        rows.append(row)
    kode, printed = plan.caption_of(2, "23")
    title = pick(rng, "Pencapaian Kinerja Pelayanan", "Capaian Kinerja Pelayanan")
    return Table(
        "capaian", "capaian", header, rows,
        [f"{title} Kecamatan {reg.kecamatan}", f"Kabupaten {reg.kabupaten}"],
        kode, printed, number_row=plan.number_row, bindings=binds, wide=True, style=style,
    )  # fmt: skip


def small_capaian(plan: Plan, s: Series, n: int) -> Table:
    """A small table of one indicator: target and realisasi, no ratio."""
    past = plan.past[:-1]
    style = plan.figures
    years = [plan.reg.habits.year.format(y) for y in past]
    header: list[Node] = [
        pick(plan.rng, "INDIKATOR KINERJA", "INDIKATOR"),
        ("TARGET", list(years)),
        ("REALISASI", list(years)),
    ]
    bare = plan.rng.random() < 0.5
    row = [Cell(s.indicator.nama)]
    row += [figure(plan, style, s, s.target[y], bare=bare) for y in past]
    row += [figure(plan, style, s, s.realisasi[y], bare=bare) for y in past]
    binds = [
        Binding(
            "capaian", 0,
            {"tujuan": None, "sasaran": None, "indikator": s.indicator.nama,
             "indikator_id": s.indicator.indikator_id, "tahun": y},
            {"target": 1 + i, "realisasi": 1 + len(past) + i},
        )
        for i, y in enumerate(past)
    ]  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        f"capaian-kecil-{n}", "capaian", header, [row],
        ["PENCAPAIAN TARGET KINERJA", s.indicator.nama.upper()], kode, printed,
        bindings=binds, style=style,
        after=f"Sumber data : Laporan Kinerja Tahun {past[0]}-{past[-1]}",
    )  # fmt: skip


@dataclass(slots=True)
class Budget:
    """A budget line with its children; leaves carry drawn amounts, the rest are sums."""

    nama: str
    jenjang: str
    anggaran: dict[int, int] = field(default_factory=dict)
    realisasi: dict[int, int] = field(default_factory=dict)
    parts: list[Budget] = field(default_factory=list)

    def settle(self) -> None:
        """Make the sums of the parts the amounts of the whole."""
        for part in self.parts:
            part.settle()
        if self.parts:
            sum_years(self.anggaran, [p.anggaran for p in self.parts])
            sum_years(self.realisasi, [p.realisasi for p in self.parts])


def tree(plan: Plan) -> list[tuple[Programme, list[tuple[Programme, list[Programme]]]]]:
    """A choice of programmes with some kegiatan and subkegiatan each."""
    rng = plan.rng
    lines = programmes()
    chosen = []

    def few(pool: list[Programme]) -> list[Programme]:
        count = min(len(pool), rng.randint(1, 2 if plan.small else 4))
        return sorted(rng.sample(pool, count), key=lambda p: p.kode)

    kinds = [p for p in lines if p.jenjang == "program"]
    keep = kinds[: (3 if plan.small else rng.randint(4, 6))]
    for program in keep:
        kegiatan = [
            k for k in lines if k.jenjang == "kegiatan" and k.kode.startswith(program.kode + ".")
        ]
        some = few(kegiatan)
        pairs = []
        for k in some:
            subs = [
                s for s in lines if s.jenjang == "subkegiatan" and s.kode.startswith(k.kode + ".")
            ]
            pairs.append((k, few(subs)))
        chosen.append((program, pairs))
    return chosen


def _leaf(plan: Plan, line: Budget, years: list[int], last: int) -> Budget:
    rng = plan.rng
    base = rng.randint(5, 900) * 1_000_00 + rng.choice([0, 0, 500, 250, rng.randint(1, 999)])
    for year in years:
        amount = int(base * (1 + rng.uniform(-0.2, 0.3)))
        amount -= amount % rng.choice([1, 100, 500, 1000])
        line.anggaran[year] = max(amount, 150_000)
        if year != last:
            line.realisasi[year] = int(line.anggaran[year] * rng.uniform(0.55, 0.9995))
    return line


def budgets(plan: Plan) -> list[Budget]:
    """Old programmes for the years before 2021, new ones from then on."""
    last = plan.past[-1]
    old_years = [y for y in plan.past if y < 2021]
    new_years = [y for y in plan.past if y >= 2021]
    found: list[Budget] = []
    if old_years:
        for nama, parts in plan.rng.sample(OLD_PROGRAMMES, 3 if plan.small else 5):
            program = Budget(nama, "program")
            if plan.depth == "program":
                _leaf(plan, program, old_years, last)
            else:
                program.parts = [_leaf(plan, Budget(p, "kegiatan"), old_years, last) for p in parts]
            found.append(program)
    if new_years:
        for line, pairs in tree(plan):
            program = Budget(line.nama, "program")
            if plan.depth == "program":
                _leaf(plan, program, new_years, last)
            for k, subs in pairs if plan.depth != "program" else []:
                kegiatan = Budget(k.nama, "kegiatan")
                if plan.depth == "kegiatan":
                    _leaf(plan, kegiatan, new_years, last)
                else:
                    kegiatan.parts = [
                        _leaf(plan, Budget(s.nama, "subkegiatan"), new_years, last) for s in subs
                    ]
                program.parts.append(kegiatan)
            found.append(program)
    for program in found:
        program.settle()
    return found


def money(style: NumberStyle, value: int | None, *, bold: bool = False) -> Cell:
    """A rupiah cell, or the empty mark."""
    if value is None:
        return Cell(style.empty, bold=bold)
    return Cell(style.money(value), D(value), bold=bold)


def anggaran(plan: Plan, lines: list[Budget]) -> Table:
    """T-C.24: budget, spending, ratio over the past years, with a total row."""
    rng, reg = plan.rng, plan.reg
    style = replace(
        plan.money, ratio_percent=rng.random() < 0.6, ratio_decimals=rng.choice([2, 0, 2])
    )
    growth = rng.random() < 0.5
    numbered = rng.random() < 0.35
    paired = reg.habits.paired
    zero = reg.habits.zero_fill
    years = [plan.reg.habits.year.format(y) for y in plan.past]
    n = len(years)
    header: list[Node] = [pick(rng, "No", "NO.")] if numbered else []
    header.append(pick(rng, "Uraian", "Uraian", "Program, Kegiatan dan Sub Kegiatan", "URAIAN"))
    if paired:
        header += [(year, ["Anggaran (Rp)", "Realisasi (Rp)", "%"]) for year in years]
    else:
        header += [
            (pick(rng, "Anggaran pada Tahun ke-", "Pagu Anggaran Tahun"), list(years)),
            ("Realisasi Anggaran pada Tahun ke-", list(years)),
            ("Rasio antara Realisasi dan Anggaran Tahun ke-", list(years)),
        ]
    if growth:
        header.append(("Rata-rata Pertumbuhan", ["Anggaran", "Realisasi"]))
    shift = 1 if numbered else 0
    width = shift + 1 + 3 * n + (2 if growth else 0)
    rows: list[list[Cell]] = []
    binds: list[Binding] = []
    parents: list[tuple[int, int | None]] = []

    def put(line: Budget, program: str | None, parent: int | None, *, number: str) -> int:
        bold = line.jenjang != "subkegiatan" and (line.jenjang == "program" or rng.random() < 0.9)
        row = [Cell() for _ in range(width)]
        if numbered and number:
            row[0] = Cell(number, bold=bold)
        row[shift] = Cell(line.nama, bold=bold)
        mean: dict[str, Decimal] = {}
        if growth:
            for k, amounts in enumerate((line.anggaran, line.realisasi)):
                listed = [amounts[y] for y in sorted(amounts)]
                value = (listed[-1] - listed[0]) // (len(listed) - 1) if len(listed) > 1 else 0
                row[shift + 1 + 3 * n + k] = money(style, value, bold=bold)
                mean[("pertumbuhan_anggaran", "pertumbuhan_realisasi")[k]] = D(value)
        for i, year in enumerate(plan.past):
            a, b, c = shift + 1 + i, shift + 1 + n + i, shift + 1 + 2 * n + i
            if paired:
                a, b, c = (shift + 1 + 3 * i + k for k in range(3))
            part, whole = line.realisasi.get(year), line.anggaran.get(year)
            row[a] = money(style, whole, bold=bold)
            row[b] = money(style, part, bold=bold)
            row[c] = ratio_cell(
                style, D(part) if part is not None else None, D(whole) if whole else None
            )
            if zero and whole is None:
                row[a], row[b] = Cell("0", D(0), bold=bold), Cell("0", D(0), bold=bold)
                row[c] = Cell(style.ratio(D(0)), D(0))
            binds.append(
                Binding(
                    "anggaran", len(rows),
                    {"uraian": line.nama, "jenjang": line.jenjang,
                     "program": program, "tahun": year, **mean},
                    {"anggaran": a, "realisasi": b, "rasio": c},
                )
            )  # fmt: skip
        rows.append(row)
        parents.append((len(rows) - 1, parent))
        return len(rows) - 1

    for p, program in enumerate(lines, 1):
        top = put(program, program.nama, None, number=f"{p}")
        for k, kegiatan in enumerate(program.parts, 1):
            mid = put(kegiatan, program.nama, top, number=f"{p}.{k}")
            for s, sub in enumerate(kegiatan.parts, 1):
                put(sub, program.nama, mid, number=f"{p}.{k}.{s}")
    total = Budget(pick(rng, "JUMLAH", "TOTAL", "Jumlah"), "total", parts=lines)
    total.settle()
    put(total, None, None, number="")
    kode, printed = plan.caption_of(2, "24")
    return Table(
        "anggaran", "anggaran", header, rows,
        [f"Anggaran dan Realisasi Pendanaan Pelayanan Kecamatan {reg.kecamatan}",
         f"Kabupaten {reg.kabupaten}"],
        kode, printed, number_row=plan.number_row, bindings=binds, wide=True, style=style,
        facts={"total": len(rows) - 1, "parents": parents, "first": shift + 1, "n": n,
               "paired": paired},
    )  # fmt: skip


def yearly(plan: Plan, lines: list[Budget]) -> Table:
    """Pagu and realisasi of the whole office per year."""
    total = Budget("", "total", parts=lines)
    total.settle()
    style = replace(plan.money, ratio_percent=True, ratio_decimals=2)
    header: list[Node] = [
        "No", "Tahun", "Pagu Anggaran (Rp)", "Realisasi Anggaran (Rp)",
        pick(plan.rng, "Persentase", "Persentase (%)"), "Keterangan",
    ]  # fmt: skip
    rows, binds = [], []
    past = plan.past[:-1]
    for i, year in enumerate(past):
        a, b = total.anggaran[year], total.realisasi[year]
        rows.append(
            [Cell(f"{i + 1}."), Cell(str(year)), money(style, a), money(style, b),
             ratio_cell(style, D(b), D(a)), Cell("-")]
        )  # fmt: skip
        binds.append(
            Binding(
                "anggaran", i,
                {"uraian": None, "jenjang": "total", "program": None, "tahun": year},
                {"anggaran": 2, "realisasi": 3, "rasio": 4},
            )
        )  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        "pagu-tahunan", "anggaran", header, rows,
        [f"Pagu dan Realisasi Anggaran Kecamatan {plan.reg.kecamatan}"], kode, printed,
        bindings=binds, style=style,
    )  # fmt: skip


def pbb(plan: Plan) -> Table:
    """Land tax due and paid: revenue, no budget."""
    style = replace(plan.money, ratio_percent=True, ratio_decimals=2)
    rows = []
    for i, year in enumerate(plan.past[:-1]):
        due = plan.rng.randint(900_000_000, 4_000_000_000)
        paid = int(due * plan.rng.uniform(0.5, 0.99))
        rows.append(
            [Cell(f"{i + 1}."), Cell(str(year)), money(style, due), money(style, paid),
             ratio_cell(style, D(paid), D(due)), Cell("-")]
        )  # fmt: skip
    header: list[Node] = [
        "No", "Tahun", "Baku PBB (Rp)", "Realisasi PBB (Rp)", "Persentase", "Keterangan",
    ]  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        "pbb", "lain", header, rows,
        [f"Penerimaan Pajak Bumi dan Bangunan Kecamatan {plan.reg.kecamatan}"], kode, printed,
        style=style, facts={"ratio": (2, 3, 4)},
    )  # fmt: skip


def tujuan_sasaran(plan: Plan) -> Table:
    """T-C.25: targets of tujuan and sasaran over the planned years."""
    rng = plan.rng
    base = plan.reg.awal - 1
    with_base, with_end = rng.random() < 0.5, rng.random() < 0.5
    style = plan.figures
    header: list[Node] = ["NO", "TUJUAN", "SASARAN", "INDIKATOR TUJUAN/SASARAN"]
    if plan.reg.habits.goal_band:
        header[1:3] = [("TUJUAN/SASARAN", ["Tujuan", "Sasaran"])]
    if with_base:
        header.append(f"Kondisi Awal Tahun {base}")
    header.append(
        (pick(rng, "TARGET KINERJA TUJUAN/SASARAN PADA TAHUN KE-", "Target Kinerja pada Tahun"),
         plan.year_names())
    )  # fmt: skip
    if with_end:
        header.append("Kondisi Akhir")
    bare = rng.random() < 0.4
    first = 5 if with_base else 4
    rows, binds = [], []
    for i, s in enumerate(plan.series):
        row = [
            Cell(str(i + 1)),
            Cell(plan.tujuan if i == 0 else ""),
            Cell("" if i == 0 else s.indicator.sasaran),
            Cell(s.indicator.nama),
        ]
        fields = {
            "jenis": "tujuan-sasaran", "tujuan": plan.tujuan,
            "sasaran": None if i == 0 else s.indicator.sasaran,
            "indikator": s.indicator.nama, "indikator_id": s.indicator.indikator_id,
        }  # fmt: skip
        if with_base:
            row.append(figure(plan, style, s, s.target.get(base), bare=bare))
            binds.append(
                Binding("target", i, {**fields, "fase": "awal", "tahun": base}, {"nilai": 4})
            )
        for k, year in enumerate(plan.years):
            row.append(figure(plan, style, s, s.plan[year], bare=bare))
            binds.append(
                Binding(
                    "target", i, {**fields, "fase": "target", "tahun": year}, {"nilai": first + k}
                )
            )
        if with_end:
            row.append(figure(plan, style, s, s.plan[plan.years[-1]], bare=bare))
            binds.append(
                Binding(
                    "target", i, {**fields, "fase": "akhir", "tahun": plan.years[-1]},
                    {"nilai": first + len(plan.years)},
                )
            )  # fmt: skip
        rows.append(row)
    kode, printed = plan.caption_of(4, "25")
    return Table(
        "tujuan-sasaran", "target", header, rows,
        [f"Tujuan dan Sasaran Jangka Menengah Pelayanan Kecamatan {plan.reg.kecamatan}",
         f"Kabupaten {plan.reg.kabupaten}"],
        kode, printed, number_row=plan.number_row, bindings=binds, wide=len(plan.years) > 4,
        style=style,
    )  # fmt: skip


def iku(plan: Plan) -> Table:
    """T-C.28: indicators of the planned years, from the first condition to the last."""
    rng = plan.rng
    before, now = plan.past[-2], plan.past[-1]
    projected = rng.random() < 0.5
    groups = rng.random() < 0.5
    plan_name = "RPD" if len(plan.years) < 5 else "RPJMD"
    style = plan.figures
    bare = rng.random() < 0.4
    header: list[Node] = [
        "NO", "INDIKATOR",
        (f"Kondisi Kinerja pada awal periode {plan_name}", [f"Tahun {before}"]),
    ]  # fmt: skip
    if projected:
        header.append(f"Proyeksi Tahun {now}")
    header.append(("Target Capaian Setiap Tahun", plan.year_names()))
    header.append(f"Kondisi Kinerja pada akhir periode {plan_name}")
    rows: list[list[Cell]] = []
    binds: list[Binding] = []
    width = 4 + len(plan.years) + (1 if projected else 0)

    def group(text: str) -> None:
        row = [Cell() for _ in range(width)]
        row[1] = Cell(text, bold=True)
        rows.append(row)

    for i, s in enumerate(plan.series):
        if groups and i < 2:
            group(("Tujuan", "Sasaran")[i])
        number = 1 if groups and i == 0 else (i if groups else i + 1)
        row = [Cell(str(number)), Cell(s.indicator.nama)]
        parts: list[tuple[str, int, Decimal | None]] = [("awal", before, s.realisasi.get(before))]
        if projected:
            parts.append(("proyeksi", now, s.target[now]))
        parts += [("target", y, s.plan[y]) for y in plan.years]
        parts.append(("akhir", plan.years[-1], s.plan[plan.years[-1]]))
        for fase, year, value in parts:
            binds.append(
                Binding(
                    "target", len(rows),
                    {"jenis": "iku", "tujuan": None, "sasaran": None,
                     "indikator": s.indicator.nama, "indikator_id": s.indicator.indikator_id,
                     "fase": fase, "tahun": year},
                    {"nilai": len(row)},
                )
            )  # fmt: skip
            row.append(figure(plan, style, s, value, bare=bare))
        rows.append(row)
    kode, printed = plan.caption_of(7, "28")
    return Table(
        "iku", "target", header, rows,
        [f"Indikator Kinerja Perangkat Daerah yang Mengacu pada Tujuan dan Sasaran {plan_name}",
         f"Kabupaten {plan.reg.kabupaten}"],
        kode, printed, number_row=plan.number_row, bindings=binds, wide=len(plan.years) > 4,
        style=style,
    )  # fmt: skip


def area(plan: Plan) -> Table:
    """Villages, hamlets and area, with a total."""
    rng = plan.rng
    names = rng.sample(DESA, 6 if plan.small else rng.randint(8, 14))
    style = plan.figures
    rows, dusun, luas = [], 0, D(0)
    for i, village in enumerate(names, 1):
        n, ha = rng.randint(2, 8), D(rng.randint(15000, 89999)) / 100
        dusun, luas = dusun + n, luas + ha
        name = village.upper() if plan.total % 2 else village
        rows.append([Cell(f"{i}."), Cell(name), Cell(str(n), D(n)), Cell(style.number(ha, 2), ha)])
    rows.append(
        [Cell(), Cell("J U M L A H" if rng.random() < 0.3 else "Jumlah", bold=True),
         Cell(str(dusun), D(dusun)), Cell(style.number(luas, 2), luas)]
    )  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        "wilayah", "lain", ["No.", "Desa/Kelurahan", "Jumlah Dusun", "Luas Wilayah (Ha)"], rows,
        [f"Luas Wilayah Kecamatan {plan.reg.kecamatan}"], kode, printed, style=style,
        facts={"total": len(rows) - 1, "sum": [2, 3]},
    )  # fmt: skip


def population(plan: Plan) -> Table:
    """People by sex and village, totals in the last column and the last row."""
    rng, style = plan.rng, plan.money
    rows, men, women = [], 0, 0
    for i, village in enumerate(rng.sample(DESA, 6 if plan.small else rng.randint(7, 12)), 1):
        a, b = rng.randint(900, 6000), rng.randint(900, 6000)
        men, women = men + a, women + b
        rows.append(
            [Cell(str(i)), Cell(village), *[Cell(_count(style, x), D(x)) for x in (a, b, a + b)]]
        )
    rows.append(
        [Cell("Jumlah Total", bold=True, col_span=2), Cell(),
         *[Cell(_count(style, x), D(x), bold=True) for x in (men, women, men + women)]]
    )  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        "penduduk", "lain",
        ["No", "Desa/Kelurahan", ("Jumlah Penduduk", ["Laki-laki", "Perempuan"]), "Jumlah"], rows,
        [f"Jumlah Penduduk Kecamatan {plan.reg.kecamatan} Tahun {plan.past[-2]}"], kode, printed,
        style=style, facts={"total": len(rows) - 1, "sum": [2, 3, 4], "row_sum": ([2, 3], 4)},
    )  # fmt: skip


def _count(style: NumberStyle, value: int) -> str:
    return f"{value:,}".replace(",", style.thousands)


def staff(plan: Plan) -> list[Table]:
    """Staff by sex and by rank: the same total twice."""
    rng = plan.rng
    ranks = ["IV/a", "III/d", "III/c", "III/b", "III/a", "II/d", "II/c"]
    men = [rng.randint(0, 4) for _ in ranks]
    women = [rng.randint(0, 3) for _ in ranks]
    rows = [
        [
            Cell(str(i + 1)),
            Cell(r),
            Cell(str(a), D(a)),
            Cell(str(b), D(b)),
            Cell(str(a + b), D(a + b)),
        ]
        for i, (r, a, b) in enumerate(zip(ranks, men, women, strict=True))
    ]
    a, b = sum(men), sum(women)
    rows.append(
        [Cell("TOTAL", bold=True, col_span=2), Cell(),
         *[Cell(str(x), D(x), bold=True) for x in (a, b, a + b)]]
    )  # fmt: skip
    made = []
    kode, printed = plan.caption_of(2, None)
    made.append(
        Table(
            "golongan", "lain",
            ["No", "Golongan", ("Jumlah Pegawai", ["Laki-laki", "Perempuan", "Total"])], rows,
            ["Distribusi Golongan Pegawai berdasarkan Jenis Kelamin",
             f"di Kecamatan {plan.reg.kecamatan} Kabupaten {plan.reg.kabupaten}"],
            kode, printed,
            facts={"total": len(rows) - 1, "sum": [2, 3, 4], "row_sum": ([2, 3], 4)},
        )
    )  # fmt: skip
    if not plan.small:
        people = rng.sample(STAFF, rng.randint(6, 12))
        scores = []
        for i, person in enumerate(people, 1):
            parts = [rng.choice([5, 10, 15, 20]), rng.choice([0, 5, 10, 25]), 25, 5]
            scores.append([Cell(str(i)), Cell(person), *[Cell(str(p), D(p)) for p in parts],
                           Cell(str(sum(parts)), D(sum(parts)))])  # fmt: skip
        kode, printed = plan.caption_of(2, None)
        made.append(
            Table(
                "ip-asn", "lain",
                ["No", "Nama",
                 ("Nilai IP ASN", ["Kualifikasi", "Kompetensi", "Kinerja", "Disiplin", "Skor"])],
                scores, [f"Rekapitulasi IP ASN Kecamatan {plan.reg.kecamatan}"], kode, printed,
                facts={"row_sum": ([2, 3, 4, 5], 6)},
            )
        )  # fmt: skip
    return made


def assets(plan: Plan) -> Table:
    """Assets by group with a grand total."""
    rng = plan.rng
    style = replace(plan.money, money_suffix=",00" if plan.money.decimal == "," and
                    plan.money.thousands == "." and rng.random() < 0.5 else "")  # fmt: skip
    rows, n_all, v_all = [], 0, 0
    for i, kind in enumerate(
        ["Tanah", "Peralatan dan Mesin", "Gedung dan Bangunan", "Jalan, Jaringan dan Irigasi",
         "Aset Lain-lain"], 1
    ):  # fmt: skip
        n, v = rng.randint(3, 600), rng.randint(30, 9000) * 1_000_000 + rng.randint(0, 999_999)
        n_all, v_all = n_all + n, v_all + v
        rows.append([Cell(str(i)), Cell(kind), Cell(str(n), D(n)), money(style, v)])
    rows.append(
        [Cell("Jumlah", bold=True, col_span=2), Cell(), Cell(str(n_all), D(n_all)),
         money(style, v_all, bold=True)]
    )  # fmt: skip
    kode, printed = plan.caption_of(2, None)
    return Table(
        "aset", "lain", ["No", "Jenis Sarana dan Prasarana", "Jumlah (Unit)", "Nilai (Rp)"], rows,
        [f"Daftar Aset Kecamatan {plan.reg.kecamatan} Kabupaten {plan.reg.kabupaten}"], kode,
        printed, style=style, facts={"total": len(rows) - 1, "sum": [2, 3]},
    )  # fmt: skip


def problems(plan: Plan) -> Table:
    """A table of words only."""
    rows = [
        [Cell("1"), Cell("Mutu layanan belum merata"), Cell("Prosedur belum diketahui warga"),
         Cell("Media informasi terbatas")],
        [Cell("2"), Cell("Administrasi desa belum tertib"), Cell("Pembinaan belum menyeluruh"),
         Cell("Jumlah petugas pembina kurang")],
        [Cell(), Cell(), Cell("Laporan desa sering terlambat"),
         Cell("Perangkat desa belum terlatih menggunakan aplikasi")],
    ]  # fmt: skip
    kode, printed = plan.caption_of(3, None)
    return Table(
        "masalah", "lain", ["NO", "POKOK MASALAH", "MASALAH", "AKAR MASALAH"], rows,
        ["PEMETAAN PERMASALAHAN"], kode, printed,
    )  # fmt: skip


def strategy(plan: Plan) -> Table:
    """T-C.26: tujuan, sasaran, strategy, policy."""
    rows = []
    for i, s in enumerate(plan.series[1:]):
        rows.append(
            [Cell(plan.tujuan if i == 0 else ""), Cell(s.indicator.sasaran),
             Cell("Memperkuat koordinasi lintas seksi dan desa"),
             Cell(pick(plan.rng, "Penataan alur layanan", "Pembinaan berjenjang",
                       "Pemanfaatan data desa"))]
        )  # fmt: skip
    kode, printed = plan.caption_of(5, "26")
    return Table(
        "strategi", "lain", ["Tujuan", "Sasaran", "Strategi", "Arah Kebijakan"], rows,
        ["Tujuan, Sasaran, Strategi dan Arah Kebijakan"], kode, printed,
    )  # fmt: skip
