"""T-C.27, the programme plan of an invented Renstra, in the forms that offices give it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samples.model import Binding, Cell, Node, NumberStyle, Table, pick
from samples.tables import Plan, Series, money, tree
from samples.words import PROGRAMME_INDICATORS, Programme

D = Decimal
Branch = tuple[Programme, list[tuple[Programme, list[Programme]]]]
LEVELS = ("program", "kegiatan", "subkegiatan")


class _Sheet:
    """The table under construction: where its columns stand, and its rows so far."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.rng, self.habits = plan, plan.rng, plan.reg.habits
        self.years = plan.years
        self.base = plan.past[-1]
        self.dated = self.rng.random() < 0.4
        self.rows: list[list[Cell]] = []
        self.binds: list[Binding] = []
        self.where: dict[str, str | None] = {"tujuan": None, "sasaran": None}
        self.due: list[str] = []
        """Goals that the next programme row prints in its own cells (form ``sebaris``)."""
        self.at: dict[str, int] = {}
        self.header = self.columns()
        self.lokasi = pick(
            self.rng, f"Kec. {plan.reg.kecamatan}", f"Kecamatan {plan.reg.kecamatan}"
        )

    def columns(self) -> list[Node]:
        """The header, and the place of every column in ``at``."""
        habits, rng = self.habits, self.rng
        header: list[Node] = []
        width = 0

        def put(name: str, node: Node, leaves: int = 1) -> None:
            nonlocal width
            self.at[name] = width
            header.append(node)
            width += leaves

        if habits.goals != "tanpa":
            put("tujuan", "Tujuan")
            put("sasaran", "Sasaran")
        if habits.code == "terpisah":
            put("kode", ("Kode", [" "] * 5), 5)
        elif habits.code != "tanpa":
            put("kode", pick(rng, "Kode", "Kode", "Kode Rekening"))
        if habits.names == "tiga":
            put("program", "Program")
            put("kegiatan", "Kegiatan")
            put("subkegiatan", "Sub Kegiatan")
        else:
            name = pick(rng, "Program, Kegiatan dan Subkegiatan", "Program/Kegiatan/Sub Kegiatan")
            put("program", name)
            self.at["kegiatan"] = self.at["subkegiatan"] = self.at["program"]
        put("indikator", pick(
            rng, "Indikator Kinerja Tujuan, Sasaran, Program, Kegiatan dan Subkegiatan",
            "Indikator Kinerja",
        ))  # fmt: skip
        if habits.unit_column:
            put("satuan", "Satuan")
        first = "Data Capaian pada Tahun Awal Perencanaan"
        put("awal", f"{first} ({self.base})" if self.dated else first)
        rupiah = "Rp.000" if habits.thousands else pick(rng, "Rp", "Rp.", "Pagu (Rp)")
        put(
            "t0",
            ("Target Kinerja Program dan Kerangka Pendanaan",
             [(year, ["Target", rupiah]) for year in self.plan.year_names()]),
            2 * len(self.years),
        )  # fmt: skip
        put(
            "akhir",
            ("Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah", ["Target", rupiah]), 2,
        )  # fmt: skip
        if habits.fund:
            put("dana", "Sumber Dana")
        put("unit", "Unit Kerja Perangkat Daerah Penanggung Jawab")
        put("lokasi", "Lokasi")
        self.width = width
        return header

    def amount(self, value: int, *, bold: bool) -> Cell:
        """A pagu; in thousands where the header says so."""
        style: NumberStyle = self.plan.money
        if not self.habits.thousands:
            return money(style, value, bold=bold)
        return Cell(style.money(value // 1000), D(value), bold=bold)

    def value(self, number: Decimal, unit: str) -> Cell:
        """A target with its unit, or bare where a column of its own holds the unit."""
        bare = self.habits.unit_column
        if unit == "%":
            sign = "" if bare else pick(self.rng, "%", " %")
            return Cell(f"{number}{sign}", number, "persen")
        if unit in ("Indeks", "Nilai"):
            return Cell(self.plan.figures.number(number, 2), number, unit if bare else None)
        tidy = unit.lower().replace(" / ", "/")
        return Cell(f"{number}" if bare else f"{number} {unit.lower()}", number, tidy)

    def printed_code(self, kode: str) -> tuple[list[str], str]:
        parts = kode.split(".")
        if len(parts) == 6 and self.habits.code != "empat":
            parts[5] = parts[5][-2:]
        true = ".".join(parts)
        cells = [*parts[:3], ".".join(parts[3:5]), *parts[5:]]
        if self.habits.code == "terpisah":
            return cells + [""] * (5 - len(cells)), true
        if self.habits.code == "spasi":
            return [" ".join(c for c in cells if c)], true
        return [true], true

    def put(
        self,
        jenjang: str,
        line: Programme | None,
        indikator: str,
        unit: str,
        base: Decimal | None,
        targets: list[Decimal],
        end: Decimal,
        amounts: list[int],
    ) -> None:
        """Add a line."""
        at, row = self.at, [Cell() for _ in range(self.width)]
        bold = jenjang != "subkegiatan"
        if jenjang in ("tujuan", "sasaran"):
            row[at[jenjang]] = Cell(str(self.where[jenjang]), bold=True)
        for goal in self.due if jenjang == "program" else []:
            row[at[goal]] = Cell(str(self.where[goal]))
        if jenjang == "program":
            self.due = []
        kode = None
        if line is not None:
            row[at[jenjang]] = Cell(line.nama, bold=bold)
            if self.habits.code != "tanpa":
                texts, kode = self.printed_code(line.kode)
                for i, text in enumerate(texts):
                    row[at["kode"] + i] = Cell(text, bold=bold)
        row[at["indikator"]] = Cell(indikator)
        if self.habits.unit_column:
            row[at["satuan"]] = Cell(unit)
        row[at["awal"]] = self.value(base, unit) if base is not None else Cell("-")
        for i, (target, amount) in enumerate(zip(targets, amounts, strict=True)):
            row[at["t0"] + 2 * i] = self.value(target, unit)
            row[at["t0"] + 2 * i + 1] = self.amount(amount, bold=bold)
        row[at["akhir"]] = self.value(end, unit)
        row[at["akhir"] + 1] = self.amount(sum(amounts), bold=bold)
        if self.habits.fund:
            row[at["dana"]] = Cell("APBD")
        row[at["unit"]], row[at["lokasi"]] = Cell("Camat"), Cell(self.lokasi)
        fields = {
            "kode": kode, "jenjang": jenjang, **self.where,
            "nama": line.nama if line else self.where[jenjang],
            "indikator": indikator, "penanggung_jawab": "Camat", "lokasi": self.lokasi,
        }  # fmt: skip
        if self.habits.unit_column:
            fields["satuan"] = "persen" if unit == "%" else unit.replace(" / ", "/")
        self.printed_targets = [row[at["t0"] + 2 * i] for i in range(len(targets))]
        self.bind(fields, first=True)
        self.rows.append(row)

    def bind(self, fields: dict[str, Any], *, first: bool) -> None:
        """Say what the row about to be added means."""
        at, row = self.at, len(self.rows)
        if first:
            year = self.base if self.dated else None
            # The unit that the targets print is the indicator's: the base has it too.
            printed = {printed.satuan for printed in self.printed_targets} - {None}
            if len(printed) == 1 and not fields.get("satuan"):
                fields = {**fields, "satuan": printed.pop()}
            self.binds.append(
                Binding("rencana", row, {**fields, "fase": "awal", "tahun": year},
                        {"target": at["awal"]})
            )  # fmt: skip
        for i, year in enumerate(self.years):
            self.binds.append(
                Binding("rencana", row, {**fields, "fase": "target", "tahun": year},
                        {"target": at["t0"] + 2 * i, "pagu": at["t0"] + 2 * i + 1})
            )  # fmt: skip
        self.binds.append(
            Binding("rencana", row, {**fields, "fase": "akhir", "tahun": self.years[-1]},
                    {"target": at["akhir"], "pagu": at["akhir"] + 1})
        )  # fmt: skip

    def total(self, amounts: list[int]) -> None:
        """Add the line of the whole plan."""
        at, row = self.at, [Cell() for _ in range(self.width)]
        label = pick(self.rng, "JUMLAH", "TOTAL")
        row[at["program"]] = Cell(label, bold=True)
        for i, amount in enumerate(amounts):
            row[at["t0"] + 2 * i + 1] = self.amount(amount, bold=True)
        row[at["akhir"] + 1] = self.amount(sum(amounts), bold=True)
        empty = dict.fromkeys(
            ("kode", "tujuan", "sasaran", "indikator", "penanggung_jawab", "lokasi")
        )
        self.bind({**empty, "jenjang": "total", "nama": label}, first=False)
        self.rows.append(row)


def draw_amounts(plan: Plan, chosen: list[Branch]) -> dict[str, list[int]]:
    """Pagu per code and year: subkegiatan drawn, the rest sums."""
    rng, leaf = plan.rng, {}
    unit = 1000 if plan.reg.habits.thousands else 100
    for program, pairs in chosen:
        for k, subs in pairs:
            for s in subs:
                amounts = [rng.randint(20, 4000) * 100_000 // rng.choice([1, 4, 10]) // unit * unit]
                for _ in plan.years[1:]:
                    amounts.append(amounts[-1] * rng.randint(103, 110) // 100 // unit * unit)
                leaf[s.kode] = amounts
            leaf[k.kode] = [sum(c) for c in zip(*(leaf[s.kode] for s in subs), strict=True)]
        leaf[program.kode] = [sum(c) for c in zip(*(leaf[k.kode] for k, _ in pairs), strict=True)]
    return leaf


def rencana(plan: Plan) -> Table:
    """Tujuan, sasaran, programmes, kegiatan, subkegiatan with target and pagu per year."""
    rng, reg, years = plan.rng, plan.reg, plan.years
    habits = reg.habits
    sheet = _Sheet(plan)
    chosen = tree(plan)
    leaf = draw_amounts(plan, chosen)

    def sum_of(part: list[Branch]) -> list[int]:
        return [sum(c) for c in zip(*(leaf[p.kode] for p, _ in part), strict=True)]

    def goal_line(jenjang: str, s: Series, amounts: list[int]) -> None:
        sheet.put(
            jenjang, None, s.indicator.nama, s.indicator.satuan, s.target.get(sheet.base),
            [s.plan[y] for y in years], s.plan[years[-1]], amounts,
        )  # fmt: skip

    groups = [chosen[:1], chosen[1:]] if len(chosen) > 1 else [chosen]
    goals = [s for s in plan.series[1:] if s.indicator.kind != "jumlah"][: len(groups)]
    goals += [plan.series[-1]] * (len(groups) - len(goals))
    if habits.goals != "tanpa":
        sheet.where["tujuan"] = plan.tujuan
    if habits.goals == "baris":
        goal_line("tujuan", plan.series[0], sum_of(chosen))
    elif habits.goals == "sebaris":
        sheet.due = ["tujuan"]
    for part, goal in zip(groups, goals, strict=True):
        if habits.goals != "tanpa":
            sheet.where["sasaran"] = goal.indicator.sasaran
        if habits.goals == "baris":
            goal_line("sasaran", goal, sum_of(part))
        elif habits.goals == "sebaris":
            sheet.due.append("sasaran")
        for program, pairs in part:
            aim = D(rng.choice([80, 90, 95, 100]))
            text = PROGRAMME_INDICATORS[int(program.kode.split(".")[2]) - 1]
            sheet.put(
                "program", program, text, "%", rng.choice([None, aim]), [aim] * len(years), aim,
                leaf[program.kode],
            )  # fmt: skip
            for k, subs in pairs:
                aim = D(rng.choice([90, 100]))
                sheet.put(
                    "kegiatan", k, f"Persentase pelaksanaan {k.nama}", "%",
                    rng.choice([None, aim]), [aim] * len(years), aim, leaf[k.kode],
                )  # fmt: skip
                for sub in subs:
                    count = D(rng.choice([1, 2, 4, 12, 20, 34]))
                    sheet.put(
                        "subkegiatan", sub, sub.indikator, sub.satuan, rng.choice([None, count]),
                        [count] * len(years), count * len(years), leaf[sub.kode],
                    )  # fmt: skip
    total = None
    if rng.random() < 0.6:
        sheet.where = {"tujuan": None, "sasaran": None}
        total = len(sheet.rows)
        sheet.total(sum_of(chosen))
    kode, printed = plan.caption_of(6, "27")
    title = pick(
        rng, "Rencana Program, Kegiatan, dan Pendanaan",
        "Rencana Program, Kegiatan, Indikator Kinerja dan Pendanaan Indikatif",
    )  # fmt: skip
    at = sheet.at
    return Table(
        "rencana", "rencana", sheet.header, sheet.rows,
        [f"{title} Kecamatan {reg.kecamatan}", f"Kabupaten {reg.kabupaten}"],
        kode, printed, number_row=plan.number_row, bindings=sheet.binds, wide=True,
        style=plan.money,
        facts={"total": total, "t0": at["t0"], "akhir": at["akhir"], "nama": at["subkegiatan"],
               "lokasi": at["lokasi"]},
    )  # fmt: skip
