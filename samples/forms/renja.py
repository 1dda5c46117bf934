"""Renja as Peraturan Menteri Dalam Negeri 86/2017 has it: performance of services (T-C.30), and the
plan of one year with the estimate for the next (T-C.33)."""

from __future__ import annotations

from random import Random

from samples.forms.content import chapter, coded_lines, cover, measured, place
from samples.forms.document import Document, Fact
from samples.forms.style import count, draw_numbers, draw_scale, misspell
from samples.model import Cell, Line, Node, NumberStyle, Table, pick


def build(seed: int) -> Document:
    """A yearly plan of four chapters with its table of programmes."""
    rng = Random(f"renja-{seed}")
    kabupaten, kecamatan = place(rng)
    year = rng.choice([2020, 2022, 2023, 2025])
    document = Document(seed, "renja", "renja", kabupaten, kecamatan, year, year)
    blocks = document.blocks
    blocks += cover(document)
    blocks += chapter(document, rng, 1, "PENDAHULUAN", "Latar Belakang", "Maksud dan Tujuan")
    numbers = draw_numbers(rng)
    blocks += chapter(
        document, rng, 2, "EVALUASI PELAKSANAAN RENJA TAHUN LALU", "Analisis Kinerja Pelayanan"
    )
    performance(document, rng, numbers)
    blocks += chapter(document, rng, 3, "TUJUAN, SASARAN, PROGRAM DAN KEGIATAN")
    programmes(document, rng, numbers)
    blocks += chapter(document, rng, 4, "PENUTUP")
    blocks.append(Line("teks", "Rencana kerja ini menjadi dasar penyusunan anggaran kecamatan."))
    return document


def performance(document: Document, rng: Random, numbers: NumberStyle) -> None:
    """T-C.30: targets of four years, results of the two that are over, projections of the rest.

    The columns of targets of other kinds stand beside the indicator and are not the plan's; no
    dataset has a place for a projection, so that a finding must name its columns.
    """
    year = document.awal
    years = [year - 2, year - 1, year, year + 1]
    lines = measured(rng, years, count=4)
    projected = rng.random() < 0.5
    if projected:
        document.findings = ("kolom-tak-dikenal",)
    header: list[Node] = [
        "No", "Indikator", "SPM/Standar Nasional", "IKK",
        ("Target Renstra Perangkat Daerah", [f"Tahun {y}" for y in years]),
        ("Realisasi Capaian", [f"Tahun {y}" for y in years[:2]]),
        *([("Proyeksi", [f"Tahun {y}" for y in years[2:]])] if projected else []),
        "Catatan Analisis",
    ]  # fmt: skip
    rows = []
    for n, line in enumerate(lines, 1):
        indicator = line.indicator
        sign = "%" if indicator.satuan == "%" else ""
        target = [count(numbers, line.target[y], sign, decimals=line.decimals) for y in years]
        real = [count(numbers, line.realisasi[y], sign, decimals=line.decimals) for y in years[:2]]
        later = [
            count(numbers, line.realisasi[y], sign, decimals=line.decimals) for y in years[2:]
        ] if projected else []  # fmt: skip
        rows.append(
            [
                Cell(str(n)),
                Cell(indicator.nama),
                Cell("-"),
                Cell("-"),
                *target,
                *real,
                *later,
                Cell(),
            ]
        )
        for i, y in enumerate(years):
            cells = {"target": target[i]} | ({"realisasi": real[i]} if i < 2 else {})
            document.facts.append(
                Fact(
                    "capaian",
                    {"indikator": indicator.nama, "indikator_id": indicator.indikator_id,
                     "tahun": y},
                    cells,
                )
            )  # fmt: skip
    official = rng.random() < 0.5
    document.blocks.append(
        Table(
            "capaian", "capaian", header, rows,
            [f"Pencapaian Kinerja Pelayanan Kecamatan {document.kecamatan}"],
            "T-C.30" if official else "2.1", "Tabel T-C.30" if official else "Tabel 2.1",
            number_row=pick(rng, None, "(n)"), wide=True,
        )
    )  # fmt: skip


def programmes(document: Document, rng: Random, numbers: NumberStyle) -> None:
    """T-C.33: Rumusan Rencana Program dan Kegiatan, dan Prakiraan Maju."""
    year = document.awal
    scale = draw_scale(rng, ("judul", "bawah-judul", "kolom"), (1, 1, 1000))
    lines = coded_lines(rng, [year, year + 1], scale, count=3, digits=rng.choice([2, 4]))
    code = rng.random() < 0.8
    where = rng.random() < 0.7
    fund = rng.random() < 0.7
    note = rng.random() < 0.5
    target = pick(rng, "Target Capaian Kinerja", "Target")
    need = scale.column(pick(rng, "Kebutuhan Dana/Pagu Indikatif", "Pagu Indikatif"))
    title = "Indikator Kinerja Program/Kegiatan"
    first = [
        *(["Lokasi"] if where else []), target, need, *(["Sumber Dana"] if fund else [])
    ]  # fmt: skip
    header: list[Node] = [
        *(["Kode"] if code else []),
        "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
        misspell(rng, title) if rng.random() < 0.4 else title,
        (f"Rencana Tahun {year}", list(first)),
        *(["Catatan Penting"] if note else []),
        (f"Prakiraan Maju Rencana Tahun {year + 1}", [target, need]),
    ]
    lokasi = f"Kec. {document.kecamatan}"
    rows = []
    for line in (line for top in lines for line in top.lines()):
        assert line.kode
        bold = line.jenjang == "program"
        plans = []
        for y in (year, year + 1):
            cells = {
                "target": count(numbers, line.targets[y], line.satuan),
                "pagu": scale.cell(numbers, line.amounts[y], bold=bold),
            }
            plans.append(cells)
            document.facts.append(
                Fact(
                    "rencana",
                    {"kode": line.kode if code else None, "jenjang": line.jenjang,
                     "nama": line.nama, "indikator": line.indikator, "fase": "target", "tahun": y,
                     "lokasi": lokasi if where else None, "skala": scale.factor},
                    cells,
                )
            )  # fmt: skip
        now, later = plans
        rows.append(
            [
                *([Cell(line.kode)] if code else []),
                Cell(line.nama, bold=bold),
                Cell(line.indikator),
                *([Cell(lokasi)] if where else []),
                *now.values(),
                *([Cell(pick(rng, "DAU", "PAD"))] if fund else []),
                *([Cell()] if note else []),
                *later.values(),
            ]
        )
    caption = [
        f"Rumusan Rencana Program dan Kegiatan Kecamatan {document.kecamatan} Tahun {year}",
        f"dan Prakiraan Maju Tahun {year + 1}",
    ]
    official = rng.random() < 0.6
    document.blocks.append(
        Table(
            "rencana", "rencana", header, rows, scale.caption(caption),
            "T-C.33" if official else "3.1", "Tabel T-C.33" if official else "Tabel 3.1",
            number_row=pick(rng, None, "(n)", "n"), wide=True,
        )
    )  # fmt: skip
