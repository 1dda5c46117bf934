"""Renstra 2025-2029 as Instruksi Menteri Dalam Negeri 2/2025 has it: five chapters.

Its tables: tujuan and sasaran with a baseline; programmes with a line of code and money and a line
of the outcome or output below it; indikator kinerja utama (IKU) and kunci (IKK).
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from samples.forms.content import Measured, Spending, chapter, coded_lines, cover, measured, place
from samples.forms.document import Document, Fact
from samples.forms.style import count, draw_numbers, draw_scale
from samples.model import Cell, Line, Node, NumberStyle, Table, pick

D = Decimal
CHAPTERS = (
    "GAMBARAN PELAYANAN, PERMASALAHAN, DAN ISU STRATEGIS PERANGKAT DAERAH",
    "TUJUAN, SASARAN, STRATEGI, DAN ARAH KEBIJAKAN",
    "PROGRAM, KEGIATAN, SUBKEGIATAN, DAN KINERJA PENYELENGGARAAN BIDANG URUSAN",
)
YEARS = list(range(2025, 2031))
"""The plan reaches a year beyond its period, so that the next one has figures to begin with."""


def build(seed: int) -> Document:
    """A plan of five chapters."""
    rng = Random(f"inmendagri-2-{seed}")
    kabupaten, kecamatan = place(rng)
    document = Document(seed, "inmendagri-2", "renstra", kabupaten, kecamatan, 2025, 2029)
    numbers = draw_numbers(rng)
    blocks = document.blocks
    blocks += cover(document)
    blocks += chapter(document, rng, 1, "PENDAHULUAN", "Latar Belakang", "Maksud dan Tujuan")
    blocks += chapter(
        document, rng, 2, CHAPTERS[0], "Gambaran Pelayanan Perangkat Daerah",
        "Permasalahan dan Isu Strategis",
    )  # fmt: skip
    blocks += chapter(document, rng, 3, CHAPTERS[1], "Tujuan dan Sasaran Renstra")
    lines = measured(rng, [2024, *YEARS], count=7)
    goals(document, rng, numbers, lines[:4])
    blocks += chapter(document, rng, 4, CHAPTERS[2], "Uraian Program, Kegiatan, dan Subkegiatan")
    programmes(document, rng, numbers)
    blocks.append(Line("teks", "Ukuran kinerja perangkat daerah dan urusannya sebagai berikut."))
    title = "Indikator Kinerja Utama (IKU) Perangkat Daerah"
    indicators(document, rng, numbers, lines[:3], title, "4.4")
    indicators(document, rng, numbers, lines[4:], "Indikator Kinerja Kunci (IKK)", "4.5")
    blocks += chapter(document, rng, 5, "PENUTUP")
    blocks.append(Line("teks", "Rencana ini dijalankan bersama oleh semua seksi dan desa."))
    return document


def _number_row(rng: Random) -> str | None:
    number: str | None = pick(rng, None, "(0n)", "(n)")
    return number


def goals(document: Document, rng: Random, numbers: NumberStyle, lines: list[Measured]) -> None:
    """Tujuan and sasaran, with the value before the plan (baseline) and yearly targets."""
    tujuan = pick(rng, "Meningkatnya kualitas tata kelola kecamatan",
                  "Terwujudnya kecamatan yang tertib dan melayani")  # fmt: skip
    unit = rng.random() < 0.5
    lead: list[Node] = ["NSPK DAN SASARAN RPJMD YANG RELEVAN", "TUJUAN", "SASARAN", "INDIKATOR"]
    lead += ["SATUAN"] if unit else []
    baseline = pick(rng, "BASELINE 2024", "BASELINE TAHUN 2024", "KONDISI AWAL 2024")
    header = [*lead, baseline, ("TARGET TAHUN", [str(y) for y in YEARS]), "KET."]
    rows = []
    for i, line in enumerate(lines):
        indicator = line.indicator
        row = [Cell() for _ in range(len(lead) + 2 + len(YEARS))]
        row[0] = Cell("Sasaran RPJMD: Meningkatnya mutu pelayanan publik" if i == 0 else "")
        row[1] = Cell(tujuan if i == 0 else "")
        row[2] = Cell("" if i == 0 else indicator.sasaran)
        row[3] = Cell(indicator.nama)
        satuan = None
        if unit:
            row[4] = Cell(indicator.satuan)
            satuan = "persen" if indicator.satuan == "%" else indicator.satuan
        for c, year in enumerate([2024, *YEARS], len(lead)):
            row[c] = count(numbers, line.target[year], decimals=line.decimals)
            document.facts.append(
                Fact(
                    "target",
                    {"jenis": "tujuan-sasaran", "tujuan": tujuan,
                     "sasaran": None if i == 0 else indicator.sasaran,
                     "indikator": indicator.nama, "indikator_id": indicator.indikator_id,
                     "fase": "awal" if year == 2024 else "target", "tahun": year,
                     "satuan": satuan},
                    {"nilai": row[c]},
                )
            )  # fmt: skip
        rows.append(row)
    document.blocks.append(
        Table(
            "tujuan", "target", header, rows,
            [pick(rng, "Teknik Merumuskan Tujuan dan Sasaran Renstra PD",
                  "Tujuan dan Sasaran Renstra Perangkat Daerah")],
            "3.1", "Tabel 3.1", number_row=_number_row(rng), wide=True,
        )
    )  # fmt: skip


def programmes(document: Document, rng: Random, numbers: NumberStyle) -> None:
    """Rencana program, kegiatan, subkegiatan dan pendanaan."""
    scale = draw_scale(rng, ("judul", "bawah-judul", "pita", "kolom"), (1, 1, 1000, 1_000_000))
    lines = coded_lines(rng, [2024, *YEARS], scale, count=rng.choice([2, 3]))
    if scale.decimals == 3:
        document.undecided["rencana"] = frozenset({"pagu", "skala"})
    urusan = Spending("7.01", "urusan", "KECAMATAN", "", "", parts=lines)
    urusan.settle()
    dash = pick(rng, " - ", " ", " – ")
    column = rng.random() < 0.25
    """The code stands in a column of its own."""
    where = pick(rng, "kurung", "sel", "kolom")
    lead: list[Node] = [
        *(["KODE"] if column else []),
        "BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUBKEGIATAN/ OUTPUT",
        "INDIKATOR OUTCOME/ OUTPUT",
        *(["SATUAN"] if where == "kolom" else []),
        pick(rng, "BASELINE TAHUN 2024", "BASELINE 2024"),
    ]
    leaves = [(str(year), ["TARGET", scale.column("PAGU")]) for year in YEARS]
    band = scale.over("TARGET DAN PAGU INDIKATIF TAHUN")
    header: list[Node] = [*lead, (band, leaves), "KETERANGAN"]
    width, at = len(lead) + 2 * len(YEARS) + 1, int(column)
    rows: list[list[Cell]] = []

    def put(line: Spending) -> None:
        money = [Cell() for _ in range(width)]
        assert line.kode
        if column:
            money[0] = Cell(line.kode)
        bold = line.jenjang in ("urusan", "program")
        money[at] = Cell(line.nama if column else f"{line.kode}{dash}{line.nama}", bold=bold)
        result = [Cell() for _ in range(width)]
        satuan = "persen" if line.satuan == "%" else line.satuan or None
        if line.indikator:
            printed = f"{line.indikator} ({line.satuan})" if where == "kurung" else line.indikator
            result[at] = Cell(line.keluaran)
            result[at + 1] = Cell(printed)
            if where == "kolom":
                result[at + 2] = Cell(line.satuan)
        in_cell = line.satuan if where == "sel" else ""
        for i, year in enumerate([2024, *YEARS]):
            c = len(lead) - 1 if year == 2024 else len(lead) + 2 * (i - 1)
            cells = {}
            if line.indikator:
                value = line.targets[year]
                cells["target"] = result[c] = count(numbers, value, in_cell)
            if year != 2024:
                amount = line.amounts[year]
                cells["pagu"] = money[c + 1] = scale.cell(numbers, amount, bold=bold)
            if not cells:
                continue
            document.facts.append(
                Fact(
                    "rencana",
                    {"kode": line.kode, "jenjang": line.jenjang, "nama": line.nama,
                     "indikator": line.indikator or None, "keluaran": line.keluaran or None,
                     "fase": "awal" if year == 2024 else "target", "tahun": year,
                     "satuan": satuan, "skala": scale.factor if year != 2024 else None},
                    cells,
                )
            )  # fmt: skip
        rows.append(money)
        if line.indikator:
            rows.append(result)
        for part in line.parts:
            put(part)

    put(urusan)
    document.blocks.append(
        Table(
            "rencana", "rencana", header, rows,
            scale.caption(["Rencana Program/Kegiatan/Subkegiatan dan Pendanaan"]),
            "4.2", "Tabel 4.2", number_row=_number_row(rng), wide=True,
        )
    )  # fmt: skip


def indicators(
    document: Document,
    rng: Random,
    numbers: NumberStyle,
    lines: list[Measured],
    title: str,
    kode: str,
) -> None:
    """IKU or IKK: indicators with unit and yearly targets, IKK with a baseline too."""
    first = rng.random() < 0.5
    years = [*([2024] if first else []), *YEARS]
    unit = rng.random() < 0.7
    header: list[Node] = [
        "NO", "INDIKATOR", *(["SATUAN"] if unit else []),
        *(["BASELINE TAHUN 2024"] if first else []),
        ("TARGET TAHUN", [str(y) for y in YEARS]), pick(rng, "KET", "KETERANGAN"),
    ]  # fmt: skip
    rows = []
    for i, line in enumerate(lines, 1):
        indicator = line.indicator
        row = [Cell(str(i)), Cell(indicator.nama), *([Cell(indicator.satuan)] if unit else [])]
        satuan = "persen" if indicator.satuan == "%" else indicator.satuan
        for year in years:
            cell = count(
                numbers, line.target[year], "" if unit or indicator.satuan != "%" else "%",
                decimals=line.decimals,
            )  # fmt: skip
            row.append(cell)
            document.facts.append(
                Fact(
                    "target",
                    {"jenis": "iku", "tujuan": None, "sasaran": None,
                     "indikator": indicator.nama, "indikator_id": indicator.indikator_id,
                     "fase": "awal" if year == 2024 else "target", "tahun": year,
                     "satuan": satuan if unit else cell.satuan},
                    {"nilai": cell},
                )
            )  # fmt: skip
        rows.append([*row, Cell()])
    document.blocks.append(
        Table(
            f"indikator-{kode}", "target", header, rows, [title], kode, f"Tabel {kode}",
            number_row=_number_row(rng), wide=True,
        )
    )  # fmt: skip
