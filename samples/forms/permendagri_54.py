"""Renstra SKPD as Peraturan Menteri Dalam Negeri 54/2010 had it (plans of about 2011-2018).

Its tables, from the annex of that regulation: performance of services, with columns for targets
of other kinds (SPM, IKK, others) and years by ordinal; budget and spending of services; programme
plan with indicators, target group and indicative funds.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from samples.forms.content import (
    Measured,
    Spending,
    chapter,
    cover,
    measured,
    old_lines,
    place,
    served,
)
from samples.forms.document import Document, Fact
from samples.forms.style import (
    COMMAED,
    DOTTED,
    Scale,
    count,
    draw_numbers,
    draw_scale,
    draw_years,
    misspell,
)
from samples.model import Cell, Line, Node, NumberStyle, Table, percent, pick

D = Decimal


def build(seed: int) -> Document:
    """A plan of five years with its three tables."""
    rng = Random(f"permendagri-54-{seed}")
    kabupaten, kecamatan = place(rng)
    awal = rng.choice([2011, 2013, 2014, 2016])
    document = Document(
        seed, "permendagri-54", "renstra", kabupaten, kecamatan, awal, awal + rng.choice([4, 5])
    )
    past = list(range(awal - 5, awal))
    numbers = draw_numbers(rng)
    document.blocks += cover(document)
    document.blocks += chapter(document, rng, 1, "PENDAHULUAN", "Latar Belakang")
    document.blocks += chapter(
        document, rng, 2, "GAMBARAN PELAYANAN SKPD", "Kinerja Pelayanan SKPD"
    )
    performance(document, rng, numbers, past)
    document.blocks.append(Line("teks", "Anggaran pelayanan dan serapannya tersaji berikut ini."))
    budget(document, rng, numbers, past)
    document.blocks += chapter(document, rng, 5, "RENCANA PROGRAM DAN KEGIATAN")
    plan(document, rng, numbers)
    return document


def performance(document: Document, rng: Random, numbers: NumberStyle, past: list[int]) -> None:
    """Pencapaian Kinerja Pelayanan SKPD."""
    named = rng.random() < 0.3
    years = draw_years(rng, tuple(past), in_caption=named)
    people = rng.random() < 0.4
    lines = served(rng, past) if people else measured(rng, past, count=4)
    other = pick(rng, "penuh", "satu", "tanpa")
    unit = rng.random() < 0.6
    title = "Indikator Kinerja sesuai Tugas dan Fungsi SKPD"
    if rng.random() < 0.5:
        title = misspell(rng, title)
    lead: list[Node] = [pick(rng, "No", "NO"), title]
    lead += {
        "penuh": ["Target SPM", "Target IKK", pick(rng, "Target Indikator Lainnya",
                                                   "Target Indikator Lainya")],
        "satu": ["Target SPM/IKK/Lainnya"],
    }.get(other, [])  # fmt: skip
    mark = pick(rng, "-", "-", "")
    lead += ["Satuan"] if unit else []
    bands = ("Target Renstra SKPD Tahun ke-", "Realisasi Capaian Tahun ke-",
             "Rasio Capaian pada Tahun ke-")  # fmt: skip
    # now and then the bands, or the years, of a table come from two persons' spreadsheets; what
    # tells a column's style is a decimal in it, or that its whole is the sum of its parts
    mixed = rng.random() < 0.3
    other_style = DOTTED if numbers.decimal == "." else COMMAED
    n, first = len(past), len(lead)
    rows = []
    for i, line in enumerate(lines):
        indicator = line.indicator
        row = [Cell() for _ in range(first + 3 * n)]
        row[0] = Cell(str(i + 1))
        row[1] = Cell(indicator.nama)
        for c in range(2, first - unit):
            row[c] = Cell(mark)
        if unit:
            row[first - 1] = Cell(indicator.satuan)
        for j, year in enumerate(past):
            one, other = numbers, other_style if mixed else numbers
            styles = (other, one) if people and j % 2 else (one, other)
            cells = measured_cells(line, year, styles, sign=not unit)
            for k, cell in enumerate(cells.values()):
                row[first + k * n + j] = cell
            satuan = "persen" if indicator.satuan == "%" else indicator.satuan if unit else None
            document.facts.append(
                Fact(
                    "capaian",
                    {"indikator": indicator.nama, "indikator_id": indicator.indikator_id,
                     **years.fields(j), "satuan": satuan},
                    cells,
                )
            )  # fmt: skip
        rows.append(row)
    caption = f"Pencapaian Kinerja Pelayanan SKPD Kecamatan {document.kecamatan}"
    if named:
        caption += f" Tahun {past[0]}-{past[-1]}"
    document.blocks.append(
        Table(
            "capaian", "capaian", [*lead, *((band, list(years.heads)) for band in bands)], rows,
            [caption], "2.1", "Tabel 2.1", number_row=pick(rng, None, "(n)", "n"), wide=True,
        )
    )  # fmt: skip


def measured_cells(
    line: Measured, year: int, styles: tuple[NumberStyle, NumberStyle], *, sign: bool
) -> dict[str, Cell]:
    """Target, result and ratio of a year; ``sign`` prints the per cent sign in the cells."""
    unit = "%" if sign and line.indicator.satuan == "%" else ""
    target, real = line.target[year], line.realisasi[year]
    ratio = percent(real, target, 2)
    return {
        "target": count(styles[0], target, unit, decimals=line.decimals),
        "realisasi": count(styles[1], real, unit, decimals=line.decimals),
        "rasio": Cell(styles[0].number(ratio, 2), ratio),
    }


def budget(document: Document, rng: Random, numbers: NumberStyle, past: list[int]) -> None:
    """Anggaran dan Realisasi Pendanaan Pelayanan SKPD."""
    recent = past[-rng.choice([3, 5, 5]) :]
    named = rng.random() < 0.3
    years = draw_years(rng, tuple(recent), in_caption=named)
    scale = draw_scale(rng, ("judul", "bawah-judul", "pita", "satu-pita", "satu-pita", "kolom"))
    programmes = old_lines(rng, recent, scale)
    if scale.decimals == 3:
        # 246.862 million or 246.862 thousand millions: nothing in the table decides
        document.undecided["anggaran"] = frozenset({"anggaran", "realisasi", "skala"})
    paired = rng.random() < 0.25
    names = [scale.over("Anggaran pada Tahun ke-"),
             scale.over("Realisasi Anggaran pada Tahun ke-", first=False)]  # fmt: skip
    n = len(recent)
    ratio = pick(rng, "Rasio antara Realisasi dan Anggaran Tahun ke-", "Rasio (%) Tahun ke-")
    if paired:
        money = [scale.column("Anggaran"), scale.column("Realisasi")]
        if scale.place in ("pita", "satu-pita"):
            money = [f"{title} {scale.words}" for title in ("Anggaran", "Realisasi")]
        heads = [f"Tahun ke-{head}" if head.isdigit() else head for head in years.heads]
        header: list[Node] = ["Uraian", *((head, [*money, "%"]) for head in heads)]
        spots = [(1 + 3 * i, 2 + 3 * i, 3 + 3 * i) for i in range(n)]
    else:
        heads = [scale.column(head) for head in years.heads]
        header = ["Uraian", (names[0], heads), (names[1], heads), (ratio, list(years.heads))]
        spots = [(1 + i, 1 + n + i, 1 + 2 * n + i) for i in range(n)]
    rows = []

    def put(line: Spending, jenjang: str, program: str | None, name: str) -> None:
        bold = jenjang != "kegiatan"
        row = [Cell(name, bold=bold), *(Cell() for _ in range(3 * n))]
        for i, year in enumerate(recent):
            part, whole = line.spent[year], line.amounts[year]
            share = percent(D(part), D(whole), 2)
            cells = {
                "anggaran": scale.cell(numbers, whole, bold=bold),
                "realisasi": scale.cell(numbers, part, bold=bold),
                "rasio": Cell(numbers.number(share, 2), share, bold=bold),
            }
            for spot, cell in zip(spots[i], cells.values(), strict=True):
                row[spot] = cell
            document.facts.append(
                Fact(
                    "anggaran",
                    {"uraian": name, "jenjang": jenjang, "program": program,
                     **years.fields(i), "skala": scale.factor},
                    cells,
                )
            )  # fmt: skip
        rows.append(row)

    for line in programmes:
        put(line, "program", line.nama, line.nama)
        for part in line.parts:
            put(part, "kegiatan", line.nama, part.nama)
    whole = Spending(None, "total", "JUMLAH", "", "", parts=programmes)
    whole.settle()
    put(whole, "total", None, "JUMLAH")
    caption = f"Anggaran dan Realisasi Pendanaan Pelayanan SKPD Kecamatan {document.kecamatan}"
    if named:
        caption += f" Tahun {recent[0]}-{recent[-1]}"
    document.blocks.append(
        Table(
            "anggaran", "anggaran", header, rows, scale.caption([caption]), "2.2", "Tabel 2.2",
            number_row=pick(rng, None, "(n)", "n"), wide=True,
        )
    )  # fmt: skip


def part_of(scale: Scale, line: Spending, year: int, kind: str | None) -> int:
    """The money of a year, or what of it is direct (BL, about three fifths) or indirect (BTL)."""
    if kind is None:
        return line.amounts[year]
    if line.parts:
        return sum(part_of(scale, part, year, kind) for part in line.parts)
    direct = scale.exact(line.amounts[year] * 3 // 5)
    return direct if kind == "BL" else line.amounts[year] - direct


def section_sum(
    document: Document,
    line: Spending,
    years: list[int],
    scale: Scale,
    numbers: NumberStyle,
    width: int,
) -> list[Cell]:
    """The sum of a programme, each year in one cell over target and money."""
    row = [Cell() for _ in range(width)]
    row[0] = Cell("JUMLAH", bold=True, col_span=3)
    for i, year in enumerate(years):
        cell = scale.cell(numbers, line.amounts[year], bold=True)
        cell.col_span = 2
        row[3 + 2 * i] = cell
        document.facts.append(
            Fact(
                "rencana",
                {"kode": None, "jenjang": "total", "nama": "JUMLAH", "indikator": None,
                 "fase": "target", "tahun": year, "skala": scale.factor},
                {"pagu": cell},
                optional=True,
            )
        )  # fmt: skip
    return row


def plan(document: Document, rng: Random, numbers: NumberStyle) -> None:
    """Rencana Program, Kegiatan, Indikator Kinerja, Kelompok Sasaran dan Pendanaan Indikatif."""
    years = list(range(document.awal, document.akhir + 1))
    scale = draw_scale(rng, ("judul", "bawah-judul", "pita", "kolom", "kolom"))
    if scale.place == "pita" and scale.factor == 1:
        scale = replace(scale, place="kolom")
    programmes = old_lines(rng, years, scale, count=3)
    if scale.decimals == 3:
        document.undecided["rencana"] = frozenset({"pagu", "skala"})
    parted = rng.random() < 0.4
    target, money = pick(rng, ("Target", "Rp"), ("TARGET", "BIAYA"), ("Target", "Dana"))
    if scale.place == "kolom":
        money = scale.words.strip("()") if money == "Rp" else f"{money} {scale.words}"
    kinds: list[tuple[str | None, ...]] = [(None,)] * len(years)
    if parted:
        kinds[-1] = ("BL", "BTL")
    leaves = []
    for year, kind in zip(years, kinds, strict=True):
        last = [money] if kind == (None,) else [scale.column(str(k)) for k in kind]
        leaves.append((str(year), [target, *last]))
    own_line = rng.random() < 0.5
    sums = not own_line and not parted and scale.decimals < 3 and rng.random() < 0.6
    where = rng.random() < 0.6
    lead: list[Node] = ["PROGRAM", "KEGIATAN"]
    lead += ["INDIKATOR KINERJA PROGRAM (OUTCOME) DAN KEGIATAN (OUTPUT)"]
    band = pick(rng, "TARGET KINERJA PROGRAM DAN PENDANAAN",
                "TARGET KINERJA PROGRAM DAN KERANGKA PENDANAAN TAHUN")  # fmt: skip
    header: list[Node] = [*lead, (scale.over(band), leaves), *(["LOKASI"] if where else [])]
    width = 3 + sum(1 + len(kind) for kind in kinds) + where
    rows: list[list[Cell]] = []

    def put(line: Spending, first: str) -> None:
        row = [Cell() for _ in range(width)]
        row[0] = Cell(first, bold=line.jenjang == "program")
        row[1] = Cell(line.nama if line.jenjang == "kegiatan" else "")
        row[2] = Cell(line.indikator)
        lokasi = f"Kec. {document.kecamatan}" if where else None
        if where:
            row[-1] = Cell(lokasi or "")
        c = 3
        for year, kind in zip(years, kinds, strict=True):
            row[c] = count(numbers, line.targets[year], line.satuan)
            for i, name in enumerate(kind):
                share = part_of(scale, line, year, name)
                row[c + 1 + i] = scale.cell(numbers, share or None)
                document.facts.append(
                    Fact(
                        "rencana",
                        {"kode": None, "jenjang": line.jenjang, "nama": line.nama,
                         "indikator": line.indikator, "fase": "target", "tahun": year,
                         "jenis_belanja": name, "lokasi": lokasi,
                         "skala": scale.factor if share else None},
                        {"target": row[c], "pagu": row[c + 1 + i]},
                    )
                )  # fmt: skip
            c += 1 + len(kind)
        rows.append(row)

    for line in programmes:
        if own_line:
            put(line, line.nama)
        for i, part in enumerate(line.parts):
            put(part, line.nama if i == 0 and not own_line else "")
        if sums:
            rows.append(section_sum(document, line, years, scale, numbers, width))
    caption = [
        "Rencana Program, Kegiatan, Indikator Kinerja, Kelompok Sasaran dan Pendanaan Indikatif",
        f"Kecamatan {document.kecamatan} Kabupaten {document.kabupaten}",
    ]
    document.blocks.append(
        Table(
            "rencana", "rencana", header, rows, scale.caption(caption), "5.1", "Tabel 5.1",
            number_row=pick(rng, None, "(n)", "[n]"), wide=True,
        )
    )  # fmt: skip
