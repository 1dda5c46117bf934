"""Evaluasi terhadap hasil Renja: Formulir E.81 of Peraturan Menteri Dalam Negeri 86/2017.

Quarter by quarter, performance (K) and money (Rp), beside the target of the year and what was
reached; offices leave out the columns of the five-year plan, or print all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from samples.forms.content import Spending, coded_lines, cover, place
from samples.forms.document import Document, Fact
from samples.forms.style import Scale, count, draw_numbers, draw_scale, misspell
from samples.model import Cell, Line, Node, NumberStyle, Table, percent, pick

D = Decimal
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A pair of columns: its name in the dataset, its title, its year where one is printed."""

    name: str
    title: str
    tahun: int | None


def build(seed: int) -> Document:
    """The evaluation of a year's plan."""
    rng = Random(f"formulir-e81-{seed}")
    kabupaten, kecamatan = place(rng)
    year = rng.choice([2021, 2022, 2023, 2024])
    document = Document(seed, "formulir-e81", "evaluasi", kabupaten, kecamatan, year, year)
    document.blocks += cover(document)
    document.blocks.append(Line("halaman"))
    table(document, rng, draw_numbers(rng))
    return document


def periods(rng: Random, year: int, how: str) -> list[Period]:
    """The pairs of columns of this office, in the order of the form: ``penuh`` all of them,
    ``setahun`` those of the year, ``triwulan`` the quarters alone."""
    target = pick(
        rng, f"Target Kinerja dan Anggaran Renja Tahun Berjalan yang Dievaluasi ({year})",
        f"Target Kinerja dan Anggaran Tahun {year}",
    )  # fmt: skip
    reached = pick(
        rng, f"Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi ({year})",
        f"Realisasi Capaian Tahun {year}",
    )  # fmt: skip
    quarter = [Period(f"triwulan-{i}", name, year) for i, name in enumerate(QUARTERS, 1)]
    if how == "triwulan":
        return quarter
    if how == "setahun":
        return [Period("target", target, year), *quarter, Period("realisasi", reached, year)]
    return [
        Period(
            "renstra",
            f"Target Renstra Perangkat Daerah pada Tahun {year + 2} (akhir periode Renstra)",
            year + 2,
        ),
        Period(
            "realisasi-lalu",
            f"Realisasi Capaian Kinerja Renstra s/d Renja Tahun Lalu ({year - 1})", year - 1,
        ),
        Period("target", target, year),
        *quarter,
        Period("realisasi", reached, year),
        Period(
            "renstra-realisasi", f"Realisasi Kinerja dan Anggaran Renstra s/d Tahun {year}", year
        ),
        Period(
            "renstra-capaian",
            f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun {year} (%)", year,
        ),
    ]  # fmt: skip


Figures = dict[str, tuple[Decimal, int]]
"""Performance and money by period."""


def draw(rng: Random, line: Spending, scale: Scale, year: int, made: dict[str, Figures]) -> Figures:
    """The figures of a line and of all under it, by code; money of a whole is the sum of its
    parts, the year the sum of its quarters."""
    assert line.kode
    under = [draw(rng, part, scale, year, made) for part in line.parts]
    if under:
        money = {name: sum(figures[name][1] for figures in under) for name in under[0]}
    else:
        pagu = line.amounts[year]
        shares = [rng.choice([0, *(rng.uniform(0.1, 0.24) for _ in range(5))]) for _ in QUARTERS]
        spent = [scale.exact(int(pagu * share)) if share else 0 for share in shares]
        before = scale.exact(int(pagu * rng.uniform(1.2, 2.5)))
        money = {"renstra": scale.exact(pagu * 5), "realisasi-lalu": before, "target": pagu}
        money |= {f"triwulan-{i}": amount for i, amount in enumerate(spent, 1)}
        money |= {"realisasi": sum(spent), "renstra-realisasi": before + sum(spent)}
    if line.satuan == "%":
        done = [D(rng.choice([15, 20, 25])) for _ in QUARTERS]
        target, before_work, end = D(100), D(rng.randint(60, 90)), D(100)
    else:
        done = [D(rng.randint(0, 3)) for _ in QUARTERS]
        target = sum(done, D(0)) + rng.randint(0, 2) or D(1)
        before_work, end = target * 2, target * 5
    year_work = sum(done, D(0))
    work = {"renstra": end, "realisasi-lalu": before_work, "target": target}
    work |= {f"triwulan-{i}": value for i, value in enumerate(done, 1)}
    work["realisasi"] = year_work
    # a share of what is reached does not grow beyond the whole
    reached = before_work if line.satuan == "%" else before_work + year_work
    work["renstra-realisasi"] = reached
    made[line.kode] = {name: (value, money[name]) for name, value in work.items()}
    return made[line.kode]


def table(document: Document, rng: Random, numbers: NumberStyle) -> None:
    """The form: one line per programme, kegiatan and subkegiatan."""
    year = document.awal
    scale = draw_scale(rng, ("judul", "bawah-judul", "kolom"), (1, 1, 1, 1000))
    how = pick(rng, "penuh", "penuh", "setahun", "setahun", "triwulan")
    full = how == "penuh"
    listed = periods(rng, year, how)
    lines = coded_lines(rng, [year], scale, count=rng.choice([2, 3]), digits=rng.choice([2, 4]))
    made: dict[str, Figures] = {}
    for line in lines:
        draw(rng, line, scale, year, made)
    code = rng.random() < 0.8
    further = rng.random() < 0.3
    """Programmes have a second indicator, on a line of its own."""
    parts_only = rng.random() < 0.3
    rest = rng.random() < 0.5
    title = "Indikator Kinerja Program (Outcome)/ Kegiatan (Output)"
    name = pick(rng, "Urusan/Bidang Urusan/Program/Kegiatan/Subkegiatan", "Program/Kegiatan")
    lead: list[Node] = [*(["No"] if full else []), *(["Kode"] if code else [])]
    lead += [name, misspell(rng, title) if rng.random() < 0.4 else title]
    work, money = pick(rng, ("K", "Rp"), ("K", "Rp"), ("Kinerja", "Anggaran"))
    pair = [work, scale.column(money) if scale.factor > 1 else money]
    quarter = pick(rng, "{}", "{}", "TW {}", "Triwulan {}")
    before = [p for p in listed if p.name in ("renstra", "realisasi-lalu", "target")]
    after = [p for p in listed if p.name.startswith(("realisasi", "renstra-")) and p not in before]
    band = pick(rng, "Realisasi Kinerja pada Triwulan", "Realisasi Kinerja dan Anggaran Triwulan")
    if how == "triwulan":
        band = f"Realisasi Kinerja Pada Triwulan I - IV Tahun {year}"
    header: list[Node] = [
        *lead,
        *((p.title, list(pair)) for p in before),
        (band, [(quarter.format(q), list(pair)) for q in QUARTERS]),
        *((p.title, [work, money] if "capaian" in p.name else list(pair)) for p in after),
        "Perangkat Daerah Penanggung Jawab",
        *(["Ket"] if rest else []),
    ]
    rows = []
    office = f"Kec. {document.kecamatan}"
    every = [line for top in lines for line in top.lines()]
    kept = [line for line in every if line.jenjang == "subkegiatan" or not parts_only]
    for n, line in enumerate(kept, 1):
        assert line.kode
        row = [*([Cell(str(n))] if full else []), *([Cell(line.kode)] if code else [])]
        row += [Cell(line.nama), Cell(line.indikator)]
        for period in listed:
            cells = pair_cells(numbers, scale, line, made[line.kode], period.name)
            row += list(cells.values())
            fields = {
                "kode": line.kode if code else None, "jenjang": line.jenjang, "nama": line.nama,
                "indikator": line.indikator, "periode": period.name, "tahun": period.tahun,
                "penanggung_jawab": office,
            }  # fmt: skip
            rupiah = cells.get("rupiah")
            if rupiah is not None and rupiah.value is not None:
                fields["skala"] = scale.factor
            document.facts.append(Fact("evaluasi", fields, cells))
        rows.append([*row, Cell(office), *([Cell()] if rest else [])])
        if further and line.jenjang == "program":
            rows.append(second_indicator(document, numbers, line, listed, rows[-1], office))
    if not code:
        document.undecided["evaluasi"] = frozenset({"jenjang"})
    caption = [
        pick(rng, "Evaluasi Terhadap Hasil Renja Perangkat Daerah",
             "Formulir E.81 Evaluasi Hasil Renja Perangkat Daerah"),
        f"Kecamatan {document.kecamatan} Tahun {year}",
    ]  # fmt: skip
    document.blocks.append(
        Table(
            "evaluasi", "evaluasi", header, rows, scale.caption(caption),
            number_row=pick(rng, None, None, "n"), wide=True,
        )
    )  # fmt: skip


def second_indicator(
    document: Document,
    numbers: NumberStyle,
    line: Spending,
    listed: list[Period],
    above: list[Cell],
    office: str,
) -> list[Cell]:
    """The line of a programme's second indicator: performance alone, its name not printed again."""
    row = [Cell() for _ in above]
    at = next(i for i, cell in enumerate(above) if cell.text == line.indikator)
    row[at] = Cell("Nilai LKE Perangkat Daerah")
    named = document.facts[-1].fields
    for i, period in enumerate(listed):
        if period.name == "renstra-capaian":
            continue
        cell = row[at + 1 + 2 * i] = count(numbers, D(60 + i), decimals=0)
        document.facts.append(
            Fact(
                "evaluasi",
                {**{name: named[name] for name in ("kode", "jenjang", "nama")},
                 "indikator": row[at].text, "periode": period.name, "tahun": period.tahun,
                 "penanggung_jawab": office},
                {"kinerja": cell},
            )
        )  # fmt: skip
    row[at + 1 + 2 * len(listed)] = Cell(office)
    return row


def pair_cells(
    numbers: NumberStyle, scale: Scale, line: Spending, made: Figures, name: str
) -> dict[str, Cell]:
    """The two cells of a period."""
    if name == "renstra-capaian":
        (work, money), (work_end, money_end) = made["renstra-realisasi"], made["renstra"]
        shares = percent(work, work_end, 2), percent(D(money), D(money_end), 2)
        return {
            measure: Cell(numbers.number(share, 2), share)
            for measure, share in zip(("tingkat", "tingkat_rupiah"), shares, strict=True)
        }
    work, money = made[name]
    in_cell = "" if name.startswith("triwulan") and line.satuan != "%" else line.satuan
    return {
        "kinerja": count(numbers, work, in_cell),
        "rupiah": scale.cell(numbers, money or None),
    }
