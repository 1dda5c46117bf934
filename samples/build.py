"""``build(seed, options)``: the whole regulation, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from samples import legal, tables
from samples.habits import draw
from samples.legal import CHAPTERS, ROMAN, prose
from samples.model import (
    Block,
    Line,
    NumberStyle,
    Options,
    Regulation,
    Section,
    Table,
    pick,
)
from samples.plan_table import rencana
from samples.words import DESA, KECAMATAN, LIST_ITEMS, PEOPLE, REGIONS, Law


def build(seed: int, options: Options | None = None) -> Regulation:
    """A regulation whose every number and cross-reference agrees; the same for the same seed."""
    options = options or Options()
    rng = Random(seed)
    kabupaten, provinsi, seat = REGIONS[rng.randrange(len(REGIONS))]
    if options.kabupaten:
        kabupaten, provinsi, seat = next(r for r in REGIONS if r[0] == options.kabupaten)
    kecamatan = options.kecamatan or KECAMATAN[rng.randrange(len(KECAMATAN))]
    tahun = rng.choice([2019, 2020, 2021, 2021, 2022, 2023, 2023, 2024])
    length = options.years or rng.choice([3, 3, 4, 5, 5, 6])
    awal = tahun + 1
    signed = date(tahun, rng.randint(1, 12), rng.randint(1, 27))
    sign = rng.sample(PEOPLE, 2)
    # seeds near each other never share a number, so that batches hold no regulation twice
    nomor = 1 + seed % 997
    elucidation = rng.random() < 0.6 if options.elucidation is None else options.elucidation
    reg = Regulation(
        seed, kabupaten, provinsi, seat, kecamatan, nomor, tahun, awal, awal + length - 1, signed,
        signed + timedelta(days=rng.choice([0, 0, 1, 3])), sign[0], sign[1],
        rng.choice([nomor, nomor, nomor + 2]), rng.randint(20, 400) if rng.random() < 0.6 else None,
        {},
    )  # fmt: skip
    if not options.tidy:
        reg.habits = draw(seed)
    local = legal.regional(reg, rng)
    count = 6 if options.small else rng.randint(8, 18)
    laws = [*legal.choose_laws(reg, rng, count), *local]
    body, pasal = legal.articles(reg, rng)
    if elucidation:
        reg.penjelasan = dict.fromkeys(range(1, pasal + 1), "Cukup jelas.")
        reg.penjelasan[rng.randint(2, pasal)] = (
            "Ketentuan ini dimaksudkan agar pelaksanaan rencana dapat dinilai secara terbuka dan "
            "berkesinambungan."
        )
    reg.blocks += legal.opening(reg, rng, laws)
    reg.blocks += body
    reg.blocks += legal.closing(reg, rng, pasal)
    plan = make_plan(reg, rng, options)
    chapters = renstra(plan, local)
    reg.blocks += front(reg, rng, chapters)
    reg.blocks += chapters
    reg.blocks += [
        Line("ttd", f"BUPATI {kabupaten.upper()},"),
        Line("ttd", "ttd."),
        Line("ttd", reg.bupati),
    ]
    return reg


def make_plan(reg: Regulation, rng: Random, options: Options) -> tables.Plan:
    """Styles and figures that the tables share."""
    dotted = rng.random() < 0.72
    money = NumberStyle(
        thousands="." if dotted else ",",
        decimal="," if dotted else ".",
        money_prefix=pick(rng, "", "", "", "", "Rp. ", "Rp "),
        money_suffix=reg.habits.money_end or pick(rng, "", "", "", ",00" if dotted else ".00"),
        percent=pick(rng, "%", " %"),
        empty=pick(rng, "-", "-", ""),
    )
    figures = replace(
        money, thousands=".", decimal=pick(rng, ",", ",", "."), empty="-",
        percent=pick(rng, "%", " %"),
    )  # fmt: skip
    if figures.decimal == ".":
        figures = replace(figures, thousands=",")
    past = list(range(reg.tahun - (3 if options.small else rng.choice([3, 4, 4])), reg.tahun + 1))
    plan = tables.Plan(
        reg, rng, options.caption or pick(rng, "tc", "nomor", "nomor", "tc-garis", "urut"),
        options.depth or pick(rng, "program", "kegiatan", "subkegiatan"), options.small, past,
        list(range(reg.awal, reg.akhir + 1)), money, figures,
        pick(rng, None, "(n)", "(n)", "[n]", "n"),
    )  # fmt: skip
    plan.tujuan = pick(
        rng,
        "Meningkatnya kualitas pelayanan di tingkat kecamatan",
        "Terwujudnya tata kelola kecamatan yang responsif",
    )
    tables.make_series(plan)
    return plan


def renstra(plan: tables.Plan, local: list[Law]) -> list[Block]:
    """The eight chapters."""
    reg, rng = plan.reg, plan.rng
    blocks: list[Block] = []
    kec = reg.kecamatan

    def chapter(n: int) -> None:
        extra = f" {kec.upper()}" if n == 2 and rng.random() < 0.5 else ""
        blocks.append(Line("halaman"))
        blocks.append(Section(n, None, CHAPTERS[n - 1] + extra, 1))

    def section(nomor: str, judul: str, paragraphs: int = 1) -> None:
        bab = int(nomor.split(".")[0])
        blocks.append(Section(bab, nomor, judul, nomor.count(".") + 1))
        blocks.extend(Line("teks", t) for t in prose(reg, rng, paragraphs))

    def items(label: str) -> None:
        for i, item in enumerate(rng.sample(LIST_ITEMS, rng.randint(3, 5))):
            mark = {"1.": f"{i + 1}.", "a.": f"{chr(97 + i)}.", "1)": f"{i + 1})"}[label]
            blocks.append(Line("butir", item.capitalize() + ";", mark, 1))

    def table(made: Table, lead: str | None = None) -> None:
        made.one_line = reg.habits.one_line
        if made.kode_cetak and not made.after:
            made.place = reg.habits.caption_place  # type: ignore[assignment]
        if reg.habits.lead_only and made.name == "rencana":
            lead = f"Rencana program disajikan pada {made.kode_cetak} sebagai berikut:"
            made.kode_cetak, made.judul = None, []
        if lead:
            blocks.append(Line("teks", lead))
        blocks.append(made)
        if made.after:
            blocks.append(Line("teks", made.after))

    chapter(1)
    section("1.1", "Latar Belakang", 2)
    section("1.2", "Landasan Hukum", 0)
    blocks.append(Line("teks", "Landasan hukum penyusunan dokumen ini adalah sebagai berikut:"))
    count = 4 if plan.small else rng.randint(6, 14)
    laws = legal.choose_laws(reg, rng, count)
    blocks.extend(legal.citations(reg, rng, "renstra", [*laws, *local], short=True))
    section("1.3", "Maksud dan Tujuan")
    items("1.")
    section("1.4", "Sistematika Penulisan", 0)
    blocks.append(Line("teks", "Dokumen ini disusun dengan sistematika sebagai berikut:"))
    at = len(blocks)

    chapter(2)
    section("2.1", "Tugas, Fungsi dan Struktur Organisasi")
    items("a.")
    blocks.append(Line("sub", "SEKRETARIS KECAMATAN"))
    items("1)")
    section("2.2", f"Sumber Daya Kecamatan {kec}")
    if rng.random() < 0.6:
        section("2.2.1", "Kondisi Wilayah")
        sides = rng.sample(DESA, 4)
        for side, where in zip(("Utara", "Timur", "Selatan", "Barat"), sides, strict=True):
            blocks.append(Line("teks", f"Sebelah {side} : Desa {where}"))
        table(tables.area(plan), "Luas wilayah menurut desa disajikan pada tabel berikut:")
        table(tables.population(plan), "Adapun penduduk menurut desa adalah sebagai berikut:")
        section("2.2.2", "Sumber Daya Manusia")
    else:
        table(tables.population(plan), "Penduduk menurut desa adalah sebagai berikut:")
    for made in tables.staff(plan):
        table(made)
    if rng.random() < 0.7:
        table(tables.assets(plan), "Aset yang dikelola disajikan sebagai berikut:")
    section("2.3", f"Kinerja Pelayanan Kecamatan {kec}")
    table(tables.capaian(plan), "Capaian kinerja dapat dilihat pada tabel berikut:")
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 1))
    if rng.random() < 0.6:
        for i, s in enumerate(rng.sample(plan.series, 1 if plan.small else 2)):
            table(tables.small_capaian(plan, s, i), "Perkembangan indikator disajikan berikut ini:")
    lines = tables.budgets(plan)
    if rng.random() < 0.5:
        table(tables.pbb(plan), "Penerimaan pajak selama beberapa tahun adalah sebagai berikut:")
    if rng.random() < 0.5:
        table(tables.yearly(plan, lines), "Pagu dan realisasi tiap tahun adalah sebagai berikut:")
    table(tables.anggaran(plan, lines), "Anggaran dan realisasinya disajikan pada tabel berikut:")
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 1))
    section("2.4", "Kelompok Sasaran Layanan")
    items("1.")

    chapter(3)
    section("3.1", "Identifikasi Permasalahan Berdasarkan Tugas dan Fungsi", 2)
    table(tables.problems(plan))
    section("3.2", "Penentuan Isu-isu Strategis")
    items("1.")

    chapter(4)
    section("4.1", f"Tujuan dan Sasaran Renstra Tahun {reg.awal}-{reg.akhir}")
    table(tables.tujuan_sasaran(plan), "Tujuan dan sasaran beserta targetnya adalah:")
    if rng.random() < 0.5:
        section("4.2", "Cascading Kinerja")

    chapter(5)
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 2))
    table(tables.strategy(plan))

    chapter(6)
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 1))
    table(rencana(plan), "Rencana program beserta pendanaannya disajikan sebagai berikut:")

    chapter(7)
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 1))
    table(tables.iku(plan), "Indikator kinerja utama dapat dilihat pada tabel berikut:")

    chapter(8)
    blocks.extend(Line("teks", t) for t in prose(reg, rng, 2))

    contents: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            label = f"BAB {ROMAN[block.bab]}" if block.nomor is None else block.nomor
            contents.append(Line("sistematika", block.judul, label, block.level))
            if reg.habits.described and block.nomor is None:
                contents.append(
                    Line("teks", "Bab ini memuat uraian pokok yang menjadi dasar bab berikutnya.")
                )
    blocks[at:at] = contents
    return blocks


def front(reg: Regulation, rng: Random, chapters: list[Block]) -> list[Block]:
    """Cover, foreword and contents of the annex."""
    kab, kec = reg.kabupaten.upper(), reg.kecamatan.upper()
    blocks: list[Block] = [Line("halaman")]
    if rng.random() < 0.4:
        blocks += [
            Line("kiri", "LAMPIRAN"),
            Line("kiri", f"PERATURAN BUPATI {kab}"),
            Line("kiri", f"NOMOR {reg.nomor} TAHUN {reg.tahun}"),
            Line("kiri", "TENTANG"),
            Line("kiri", f"RENCANA STRATEGIS KECAMATAN {kec}"),
        ]
    blocks += [
        Line("judul", f"PEMERINTAH KABUPATEN {kab}"),
        Line("judul", f"KECAMATAN {kec}"),
        Line("judul", f"RENCANA STRATEGIS TAHUN {reg.awal}-{reg.akhir}"),
    ]
    if rng.random() < 0.6:
        blocks += [Line("halaman"), Line("judul", "KATA PENGANTAR")]
        blocks += [Line("teks", t) for t in prose(reg, rng, 2)]
        blocks += [
            Line("ttd", f"CAMAT {kec}"),
            Line("ttd", "ttd."),
            Line("ttd", rng.choice(PEOPLE)),
        ]
    if rng.random() < 0.6:
        page = 4
        blocks += [Line("halaman"), Line("judul", "DAFTAR ISI"), Line("isi", "KATA PENGANTAR", "i")]
        for block in chapters:
            if isinstance(block, Section):
                label = f"BAB {ROMAN[block.bab]} " if block.nomor is None else f"{block.nomor} "
                blocks.append(Line("isi", label + block.judul, str(page)))
                page += 1
        listed = [b for b in chapters if isinstance(b, Table) and b.kode_cetak]
        if listed:
            blocks.append(Line("judul", "DAFTAR TABEL"))
            for t in listed:
                blocks.append(Line("isi", f"{t.kode_cetak} {t.judul[0]}", str(page)))
    return blocks
