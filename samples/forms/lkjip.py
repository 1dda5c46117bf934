"""Perjanjian Kinerja and Laporan Kinerja as Peraturan Menteri PAN dan RB 53/2014 has them.

The agreement sets a year's targets and budget; the report holds results against them, against the
years before, and against the money.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from samples.forms.content import Measured, chapter, coded_lines, cover, measured, old_lines, place
from samples.forms.document import Document, Fact
from samples.forms.style import Scale, count, draw_numbers, draw_scale
from samples.model import Cell, Line, Node, NumberStyle, Table, percent, pick

D = Decimal


def report(seed: int) -> Document:
    """A yearly report: agreement, results of the year and of three years, money."""
    rng = Random(f"lkjip-{seed}")
    kabupaten, kecamatan = place(rng)
    year = rng.choice([2016, 2019, 2022, 2023])
    document = Document(seed, "lkjip", "lkjip", kabupaten, kecamatan, year, year)
    numbers = draw_numbers(rng)
    lines = measured(rng, [year - 2, year - 1, year], count=4, tens=rng.choice([1, 60]))
    scale = draw_scale(rng, ("judul", "bawah-judul", "kolom"), (1, 1, 1000, 1_000_000))
    blocks = document.blocks
    blocks += cover(document)
    blocks += chapter(document, rng, 1, "PENDAHULUAN", "Latar Belakang")
    blocks += chapter(document, rng, 2, "PERENCANAAN KINERJA", "Perjanjian Kinerja")
    goals(document, rng, numbers, lines, f"Perjanjian Kinerja Tahun {year}", "2.1")
    blocks += chapter(document, rng, 3, "AKUNTABILITAS KINERJA", "Capaian Kinerja Organisasi")
    results(document, rng, numbers, lines)
    blocks.append(Line("teks", "Perkembangan selama tiga tahun terlihat pada tabel berikut."))
    several(document, rng, numbers, lines)
    blocks.append(Line("teks", "Uang yang dipakai untuk mencapai hasil itu sebagai berikut."))
    money(document, rng, numbers, scale)
    blocks += chapter(document, rng, 4, "PENUTUP")
    blocks.append(Line("teks", "Laporan ini menjadi bahan perbaikan kinerja tahun berikutnya."))
    return document


def agreement(seed: int) -> Document:
    """A yearly agreement of one or two pages: targets, and the budget by programme."""
    rng = Random(f"perjanjian-kinerja-{seed}")
    kabupaten, kecamatan = place(rng)
    year = rng.choice([2018, 2021, 2023, 2024])
    document = Document(
        seed, "perjanjian-kinerja", "perjanjian-kinerja", kabupaten, kecamatan, year, year
    )
    numbers = draw_numbers(rng)
    lines = measured(rng, [year], count=4)
    blocks = document.blocks
    blocks += cover(document)
    blocks.append(
        Line("teks", "Pihak pertama berjanji akan mewujudkan target kinerja sesuai lampiran ini.")
    )
    blocks.append(Line("halaman"))
    goals(document, rng, numbers, lines, f"Lampiran Perjanjian Kinerja Tahun {year}", None)
    scale = draw_scale(rng, ("judul", "kolom"), (1, 1, 1000))
    rows = []
    for n, line in enumerate(coded_lines(rng, [year], scale, count=3), 1):
        amount = scale.cell(numbers, line.amounts[year])
        rows.append([Cell(f"{n}."), Cell(line.nama), amount, Cell("APBD")])
        document.facts.append(
            Fact(
                "anggaran",
                {"uraian": line.nama, "jenjang": "program", "program": line.nama, "tahun": year,
                 "skala": scale.factor},
                {"anggaran": amount},
            )
        )  # fmt: skip
    header: list[Node] = ["No", "Program", scale.column("Anggaran"), "Keterangan"]
    blocks.append(
        Table(
            "anggaran", "anggaran", header, rows,
            scale.caption([f"Anggaran Program Tahun {year}"]), wide=False,
        )
    )  # fmt: skip
    return document


def goals(
    document: Document,
    rng: Random,
    numbers: NumberStyle,
    lines: list[Measured],
    title: str,
    kode: str | None,
) -> None:
    """Sasaran, indicator and target of the year."""
    year = document.awal
    unit = rng.random() < 0.5
    header: list[Node] = [
        "No", pick(rng, "Sasaran Strategis", "Sasaran"), "Indikator Kinerja",
        *(["Satuan"] if unit else []),
        pick(rng, "Target", f"Target {year}", f"Target Tahun {year}"),
    ]  # fmt: skip
    in_cell = not unit and rng.random() < 0.5
    paired = rng.random() < 0.5
    """Each sasaran has two indicators; it is printed beside the first."""
    rows = []
    sasaran = ""
    for n, line in enumerate(lines):
        indicator = line.indicator
        beside = in_cell and indicator.kind == "jumlah"
        sign = indicator.satuan if not unit and (indicator.satuan == "%" or beside) else ""
        cell = count(numbers, line.target[year], sign, decimals=line.decimals)
        first = not paired or n % 2 == 0
        sasaran = indicator.sasaran if first else sasaran
        number = n // 2 + 1 if paired else n + 1
        row = [Cell(str(number) if first else ""), Cell(sasaran if first else "")]
        row += [Cell(indicator.nama), *([Cell(indicator.satuan)] if unit else []), cell]
        rows.append(row)
        fields = {
            "sasaran": sasaran, "indikator": indicator.nama,
            "indikator_id": indicator.indikator_id, "fase": "target", "tahun": year,
        }  # fmt: skip
        if unit:
            fields["satuan"] = "persen" if indicator.satuan == "%" else indicator.satuan
        document.facts.append(Fact("target", fields, {"nilai": cell}))
    printed = f"Tabel {kode}" if kode else None
    facts = {"tanpa-garis": [r for r in range(len(rows)) if r % 2]} if paired else {}
    table = Table("perjanjian", "target", header, rows, [title], kode, printed, facts=facts)
    document.blocks.append(table)


def triple(
    numbers: NumberStyle, line: Measured, year: int, *, sign: bool, decimals: int = 2
) -> dict[str, Cell]:
    """Target, result and level of a year."""
    unit = "%" if sign and line.indicator.satuan == "%" else ""
    ratio = percent(line.realisasi[year], line.target[year], decimals)
    return {
        "target": count(numbers, line.target[year], unit, decimals=line.decimals),
        "realisasi": count(numbers, line.realisasi[year], unit, decimals=line.decimals),
        "rasio": count(numbers, ratio, "%" if sign else "", decimals=decimals),
    }


def results(document: Document, rng: Random, numbers: NumberStyle, lines: list[Measured]) -> None:
    """Target and result of the year."""
    year = document.awal
    unit = rng.random() < 0.5
    names = pick(
        rng, ["Target", "Realisasi", "Capaian (%)"], ["Target", "Realisasi", "% Capaian"],
        [f"Target {year}", f"Realisasi {year}", "Capaian (%)"],
    )  # fmt: skip
    banded = rng.random() < 0.3
    header: list[Node] = [
        "No", pick(rng, "Sasaran Strategis", "Sasaran"), "Indikator Kinerja",
        *(["Satuan"] if unit else []),
    ]  # fmt: skip
    header += [(f"Tahun {year}", ["Target", "Realisasi", "Capaian (%)"])] if banded else names
    paired = rng.random() < 0.4
    """Two indicators in one ruled row, each value on the lines of its own."""
    rows = []
    sasaran = ""
    for n, line in enumerate(lines):
        indicator = line.indicator
        first = not paired or n % 2 == 0
        sasaran = indicator.sasaran if first else sasaran
        number = n // 2 + 1 if paired else n + 1
        row = [Cell(str(number) if first else ""), Cell(sasaran if first else "")]
        row += [Cell(indicator.nama), *([Cell(indicator.satuan)] if unit else [])]
        cells = triple(numbers, line, year, sign=not unit)
        rows.append([*row, *cells.values()])
        put(document, line, year, cells, sasaran=sasaran, unit=unit)
    title = pick(rng, f"Perbandingan Target dan Realisasi Kinerja Tahun {year}",
                 f"Capaian Kinerja Kecamatan {document.kecamatan} Tahun {year}")  # fmt: skip
    facts = {"tanpa-garis": [r for r in range(len(rows)) if r % 2]} if paired else {}
    document.blocks.append(
        Table(
            "capaian", "capaian", header, rows, [title], "3.1", "Tabel 3.1", wide=unit, facts=facts
        )
    )  # fmt: skip


def several(document: Document, rng: Random, numbers: NumberStyle, lines: list[Measured]) -> None:
    """Target, result and level over three years, in bands by year or by measure."""
    years = list(range(document.awal - 2, document.awal + 1))
    by_year = rng.random() < 0.5
    measures = ["Target", "Realisasi", "Capaian (%)"]
    heads = [pick(rng, "{}", "Tahun {}").format(year) for year in years]
    lead: list[Node] = ["No", "Indikator Kinerja"]
    bands: list[Node] = (
        [(head, list(measures)) for head in heads]
        if by_year
        else [(measure, list(heads)) for measure in measures]
    )
    rows = []
    for n, line in enumerate(lines, 1):
        made = [triple(numbers, line, year, sign=False) for year in years]
        for year, cells in zip(years, made, strict=True):
            put(document, line, year, cells, sasaran=None, unit=False)
        if by_year:
            values = [cell for cells in made for cell in cells.values()]
        else:
            values = [cells[m] for m in ("target", "realisasi", "rasio") for cells in made]
        rows.append([Cell(str(n)), Cell(line.indicator.nama), *values])
    document.blocks.append(
        Table(
            "beberapa-tahun", "capaian", [*lead, *bands], rows,
            [f"Perbandingan Kinerja Tahun {years[0]} s.d. {years[-1]}"], "3.2", "Tabel 3.2",
            wide=True,
        )
    )  # fmt: skip


def put(
    document: Document,
    line: Measured,
    year: int,
    cells: dict[str, Cell],
    *,
    sasaran: str | None,
    unit: bool,
) -> None:
    """The row of an indicator in a year; its unit from a column, or from the cells."""
    indicator = line.indicator
    fields = {
        "sasaran": sasaran, "indikator": indicator.nama, "indikator_id": indicator.indikator_id,
        "tahun": year,
    }  # fmt: skip
    if unit:
        fields["satuan"] = "persen" if indicator.satuan == "%" else indicator.satuan
    document.facts.append(Fact("capaian", fields, cells))


def money(document: Document, rng: Random, numbers: NumberStyle, scale: Scale) -> None:
    """Pagu and spending of the year, by programme and kegiatan."""
    year = document.awal
    programmes = (
        old_lines(rng, [year], scale, count=3)
        if year < 2021
        else coded_lines(rng, [year], scale, count=3)
    )
    name = pick(rng, "Program/Kegiatan", "Uraian", "Program dan Kegiatan")
    whole, part = pick(rng, ("Pagu", "Realisasi"), ("Anggaran", "Realisasi"),
                       ("Pagu Anggaran", "Realisasi Anggaran"))  # fmt: skip
    header: list[Node] = [
        "No", name, scale.column(whole), scale.column(part),
        pick(rng, "%", "Persentase", "Serapan (%)"),
    ]  # fmt: skip
    rows = []
    n = 0
    for program in programmes:
        for line in program.lines():
            if line.jenjang == "subkegiatan":
                continue
            bold = line.jenjang == "program"
            n += bold
            share = percent(D(line.spent[year]), D(line.amounts[year]), 2)
            cells = {
                "anggaran": scale.cell(numbers, line.amounts[year], bold=bold),
                "realisasi": scale.cell(numbers, line.spent[year], bold=bold),
                "rasio": Cell(numbers.number(share, 2), share, bold=bold),
            }
            first = Cell(str(n) if bold else "")
            rows.append([first, Cell(line.nama, bold=bold), *cells.values()])
            document.facts.append(
                Fact(
                    "anggaran",
                    {"uraian": line.nama, "jenjang": line.jenjang, "program": program.nama,
                     "tahun": year, "skala": scale.factor},
                    cells,
                )
            )  # fmt: skip
    if scale.decimals == 3:
        document.undecided["anggaran"] = frozenset({"anggaran", "realisasi", "skala"})
    document.blocks.append(
        Table(
            "anggaran", "anggaran", header, rows,
            scale.caption([f"Pagu dan Realisasi Anggaran Tahun {year}"]), "3.3", "Tabel 3.3",
        )
    )  # fmt: skip
