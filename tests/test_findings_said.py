"""What the findings of each rule say in full, as ``samples/temuan.txt`` has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quality.registry import RULES
from tests.quality_samples import DOC, Row, budget_lines, datasets, findings, plan_lines, table
from tests.test_quality_rules import PLAN, capaian, elsewhere, law, pasal, section, target

T1 = f"{DOC}/t01"


def placed(rows: list[Row], **columns: int) -> list[Row]:
    """The rows with the columns that print their values."""
    return [{**row, **{f"{name}_kolom": col for name, col in columns.items()}} for row in rows]


def money(*lines: tuple[str, str, int, int], scale: int = 1, year: int = 2021) -> dict[str, Any]:
    """A budget of one year: its table and its rows."""
    text = "\n".join(f"{name} | {budget} | {spent}" for _, name, budget, spent in lines)
    made = table(f"Uraian | Anggaran |\n| {year} | Realisasi\n{text}", jenis="anggaran", header=2)
    rows = budget_lines([(level, name, {year: (b, s)}) for level, name, b, s in lines])
    rows = [{**row, "skala": scale} for row in placed(rows, anggaran=1, realisasi=2)]
    return {"made": made, "anggaran": rows}


def of(made: dict[str, Any], **rows: Any) -> dict[str, list[Row]]:
    """The datasets of a table and its rows."""
    return datasets(made["made"], anggaran=made["anggaran"], **rows)


def evaluation(
    *lines: dict[str, int], measure: str = "rupiah", levels: Sequence[int] = ()
) -> dict[str, list[Row]]:
    """Lines of ``evaluasi``: amounts by period, and the level printed for the year of each."""
    rows = []
    for at, line in enumerate(lines):
        for col, (period, amount) in enumerate(line.items(), 1):
            row: Row = {
                **{"tabel_id": T1, "baris": at, "periode": period, "jenjang": "program"},
                **{"nama": f"PROGRAM {at}", "tahun": 2022, f"{measure}_kolom": col},
                **{measure: Decimal(amount), f"{measure}_teks": str(amount)},
            }
            if period == "capaian":
                row |= {"tingkat_rupiah": levels[at], "tingkat_rupiah_teks": str(levels[at])}
                row["tingkat_rupiah_kolom"] = 9
            rows.append(row)
    text = "\n".join(" | ".join(["P", *map(str, line.values())]) for line in lines)
    return datasets(table(text, jenis="evaluasi", header=0), evaluasi=rows)


def a_plan(changes: dict[int, int]) -> list[Row]:
    """The plan that adds up with other amounts of 2025, by line."""
    lines: list[tuple[str, str, str, list[int | None], int | None]] = [
        (level, code, name, [one, changes.get(at, two), three], None)
        for at, (level, code, name, (one, two, three), _) in enumerate(PLAN)
    ]
    return placed(plan_lines(lines), pagu=2)


VILLAGES = """
No | Desa | Laki-laki | Perempuan | Jumlah
1 | Jati | 60 | 70 | 130
2 | Randu | 80 | {women} | 150
| Jumlah | 140 | {all} | 280
"""
LEFT_OUT = """
Uraian | Kursi | Meja
Camat | 4 | 1
Sekretariat | 10 | 9
Seksi | 8 | 6
Jumlah | 22 | 7
"""
ROUNDED = """
Uraian | Luas (km)
Sawah | 1,4
Ladang | 1,4
Hutan | 1,4
Jumlah | 4,3
"""
LOST = """
Uraian | A | B | C
Satu | 1 | 2 | 3
Dua | 4 | 5 | 6
Jumlah | 50 | 70 | 90
"""
TAX = """
No | Tahun | Baku PBB (Rp) | Realisasi PBB (Rp) | Persentase
1 | 2020 | 2.000.000 | 1.500.000 | 75,00 %
2 | 2021 | 2.500.000 | 1.000.000 | 48,00 %
3 | 2022 | 3.000.000 | 2.000.000 | 66,67 %
"""
SCALE = """
Nilai | Kategori
91-100 | {top}
81-90 | Tinggi
{third} | Sedang
61-70 | Rendah
<61 | Sangat rendah
"""
RANK = """
Golongan | Pangkat | Jumlah
III/c | Penata Muda | 6
"""
TRANSITION = """
Indikator | Kondisi Awal | Target | | | Masa Transisi
| 2023 | 2024 | 2025 | 2026 | 2026
IKM | - | 93 | 94 | 95 | 95
"""
STRATEGY = """
Tujuan | Sasaran | Indikator | Strategi
Pelayanan | Meningkatnya tertib desa | Jumlah laporan warga | Pembinaan berkala
"""
HEADLESS = """
PROGRAM A | Kec. Cibeber | 1.000.000 | 2.000.000 | 3.000.000 | 6.000.000
TOTAL | | 1.000.000 | 2.000.000 | 3.000.000 | 6.000.001
"""


MONEY_TABLE = """
Uraian | Anggaran
Belanja | 100
"""


def sakip() -> list[Row]:
    """One year of an indicator that fell short of its target."""
    rows = capaian((2022, "75,05", "74,37", "99,09"))
    return [{**row, "indikator": "Nilai SAKIP"} for row in rows]


def measured(*rows: list[Row]) -> list[Row]:
    """Targets of two sasaran in two tables."""
    aims = ("Meningkatnya tertib desa", "Meningkatnya partisipasi")
    return [{**row, "sasaran": aim} for aim, lines in zip(aims, rows, strict=True) for row in lines]


def gazette(number: str, supplement: str, of: str = "pp-14-2019") -> dict[str, list[Row]]:
    """A law with its gazette."""
    places = {"lembaran_negara": number, "tambahan_lembaran_negara": supplement, "halaman": 2}
    return datasets(landasan_hukum=[law(of, "Pengelolaan Keuangan Daerah", **places)])


def titled(*titles: str) -> dict[str, list[Row]]:
    """One regulation under some titles."""
    rows = [law("pp-6-2008", title, halaman=2, urutan=at) for at, title in enumerate(titles, 1)]
    return datasets(landasan_hukum=rows)


def said(given: dict[str, list[Row]], rule: str) -> list[str]:
    """The findings of a rule: level and dataset, key, message; what was expected and found; cells
    and page."""
    return [
        line.replace(f"{DOC}/", "")
        for f in findings(given, rule)
        for line in (
            f"{f.level} {f.dataset} [{f.key}] {f.pesan}",
            f"  {f.harapan} | {f.ditemukan} | {' '.join(f.cells)} | {f.page}",
        )
    ]


def expected() -> dict[str, list[str]]:
    """The lines under each name."""
    parts = (Path(__file__).parent / "samples" / "temuan.txt").read_text("utf-8").split("== ")[1:]
    blocks = [part.rstrip().split("\n") for part in parts]
    return {name: lines for name, *lines in blocks}


CASES = {
    "rasio-tidak-cocok 1": datasets(capaian=capaian((2022, "90%", "90%", "110%"))),
    "rasio-tidak-cocok 2": datasets(table(TAX)),
    "jumlah-tidak-cocok 1": datasets(table(VILLAGES.format(women=80, all=150))),
    "jumlah-tidak-cocok 2": datasets(table(LEFT_OUT, kode="2.3")),
    "jumlah-tidak-cocok 3": datasets(table(ROUNDED, judul="Luas lahan")),
    "jumlah-tidak-cocok 4": datasets(table(LOST)),
    "jumlah-tidak-cocok 5": datasets(rencana=a_plan({8: 60})),
    "program-tidak-cocok 1": datasets(rencana=a_plan({1: 57, 0: 57, 8: 57})),
    "kegiatan-tidak-cocok 1": datasets(rencana=a_plan({3: 34})),
    "pagu-akhir-tidak-cocok 1": datasets(
        rencana=plan_lines([("program", "7.01.02", "PROGRAM A", [10, 11, 12], 34)])
    ),
    "pagu-akhir-tidak-cocok 2": datasets(
        rencana=plan_lines(
            [("program", f"7.01.0{n}", f"PROGRAM {n}", [10, 11, 12], 12) for n in range(1, 5)]
        )
    ),
    "pagu-akhir-tidak-cocok 3": datasets(table(HEADLESS, jenis="rencana", header=0)),
    "triwulan-tidak-cocok 1": evaluation(
        *[
            {
                "triwulan-1": 10_000,
                "triwulan-2": 20_000,
                "triwulan-3": 30_000,
                "triwulan-4": 40_000,
                "realisasi": total,
            }
            for total in (*[100_000] * 4, 110_000)
        ]
    ),
    "tingkat-tidak-cocok 1": evaluation(
        *[{"target": 50, "realisasi": 40, "capaian": 0}] * 5, levels=[80, 80, 80, 80, 70]
    ),
    "uang-negatif 1": of(money(("program", "PROGRAM A", 100, -90))),
    "uang-negatif 2": evaluation({"target": -100, "realisasi": 0}),
    "realisasi-melebihi-anggaran 1": of(money(("program", "PROGRAM A", 100, 120))),
    "realisasi-melebihi-anggaran 2": evaluation(
        {"target": 100, "triwulan-1": 90, "realisasi": 120}
    ),
    "baris-berulang 1": of(
        money(("program", "PROGRAM A", 100_500, 90_412), ("program", "", 100_500, 90_412))
    ),
    "baris-berulang 2": datasets(
        table("Uraian | 2021 | 2022\nPROGRAM A | 5 | 6\nPROGRAM A | 5 | 6", jenis="rencana")
    ),
    "baris-berulang 3": datasets(
        landasan_hukum=[
            {"bagian": "mengingat", "posisi": place, "urutan": place, "peraturan_id": "uu-25-2004"}
            for place in (1, 4)
        ]
    ),
    "baris-tanpa-uraian 1": of(money(("program", "PROGRAM A", 100, 90), ("total", "", 120, 100))),
    "baris-tanpa-uraian 2": datasets(
        target=[
            {"tabel_id": "t01", "baris": 3, "indikator": "IKM", "tahun": 2021, "nilai": 80.0},
            {"tabel_id": "t01", "baris": 4, "indikator": None, "tahun": 2021, "nilai": 90.0},
        ]
    ),
    "nilai-kosong 1": datasets(
        table(
            "No | Indikator | 2021\n1 | Nilai A | 5\n2 | Nilai B | 6\n3 | Nilai C |\n"
            "4 | Nilai D | 8\n5 | Nilai E | 9",
            jenis="target",
        ),
        target=[
            {"tabel_id": T1, "baris": line, "tahun": 2021, "nilai": line, "kolom": 2}
            for line in (1, 2, 4, 5)
        ],
    ),
    "program-tanpa-kode 1": of(money(("program", "PROGRAM A", 100, 90))),
    "satuan-meragukan 1": datasets(
        anggaran=placed(
            budget_lines(
                [
                    (
                        "program",
                        "PROGRAM A",
                        {2019: (496, None), 2020: (510_000, None), 2021: (523, None)},
                    )
                ]
            ),
            anggaran=1,
        )
    ),
    "satuan-meragukan 2": of(
        money(
            *[
                ("program", name, n, n - 1)
                for name, n in (
                    ("A", 450_000_000),
                    ("B", 210_000_000),
                    ("C", 40_000_000),
                    ("D", 25_000_000_000),
                )
            ],
            scale=1000,
        )
    ),
    "satuan-meragukan 3": datasets(
        anggaran=[
            row
            for by, number in ((1, 1), (1000, 2))
            for row in elsewhere(
                budget_lines([("program", "PROGRAM A", {2021: (500_000 * by, None)})]), number
            )
        ]
    ),
    "satuan-tidak-cocok 1": datasets(
        target=[
            {**row, "satuan": "orang" if row["tahun"] == 2025 else "persen"}
            for row in target(["80", "90", "95"], None)
        ]
    ),
    "satuan-tidak-cocok 2": datasets(
        target=[
            *target(["80"], None, name="Nilai SAKIP", unit="nilai"),
            *({**row, "tabel_id": f"{DOC}/t02"} for row in target(["80%"], None, name="SAKIP")),
        ]
    ),
    "target-mustahil 1": datasets(target=target(["80%", "90%", "180%"], None)),
    "target-mustahil 2": datasets(
        target=target(["12", "12", "12"], "30", name="Jumlah laporan", unit="laporan")
    ),
    "tahun-transisi-meragukan 1": datasets(table(TRANSITION, jenis="target", header=2)),
    "tabel-bertentangan 1": datasets(
        target=target(["80%", "85%", "90%"], None) + elsewhere(target(["80%", "75%", "90%"], None))
    ),
    "tabel-bertentangan 2": datasets(
        anggaran=placed(
            budget_lines([("total", "", {2021: (500_000_000, 4)})])
            + elsewhere(
                budget_lines(
                    [
                        ("program", "P", {2021: (1, 1)}),
                        ("total", "JUMLAH", {2021: (510_000_000, 4)}),
                    ]
                )
            ),
            anggaran=1,
        )
    ),
    "tabel-bertentangan 3": datasets(
        table(VILLAGES.format(women=70, all=140)),
        table(
            VILLAGES.format(women=75, all=145).replace("60", "55").replace("140", "135"), number=2
        ),
    ),
    "tabel-bertentangan 4": datasets(
        table(VILLAGES.format(women=70, all=140).replace("| Jumlah\n", "| Jumlah penduduk\n")),
        renstra_bab=[section("Penduduk kecamatan ini berjumlah 290 jiwa.")],
    ),
    "indikator-bertentangan 1": datasets(
        table(STRATEGY, number=2),
        target=measured(
            target(["80%", "85%"], None),
            elsewhere(target(["8", "9"], None, name="Jumlah laporan warga", unit="laporan"), 3),
        ),
    ),
    "indikator-mirip 1": datasets(
        capaian=[
            {**row, "indikator": "Persentase konflik lahan yang tertangani"}
            for row in capaian((2022, "80", "81", "101"))
        ]
    ),
    "kategori-bertentangan 1": datasets(table(SCALE.format(top="Sangat tinggi", third="71-89"))),
    "kategori-bertentangan 2": datasets(table(SCALE.format(top="Sangat rendah", third="71-80"))),
    "pangkat-tidak-cocok 1": datasets(table(RANK)),
    "kode-tidak-cocok 1": datasets(
        rencana=plan_lines(
            [("kegiatan", "7.01.03.2.01", "Kegiatan Pemberdayaan Kelurahan", [10, 11, 12], 33)]
        )
    ),
    "rujukan-kosong 1": datasets(
        konsideran=[
            {
                "posisi": 1,
                "huruf": "a",
                "halaman": 1,
                "teks": "bahwa Peraturan Daerah Nomor ..... Tahun .... tentang Rencana;",
            }
        ]
    ),
    "rujukan-kosong 2": datasets(pasal=[pasal("Peraturan Bupati Nomor    Tahun 2021 dicabut.")]),
    "rujukan-pasal-salah 1": datasets(pasal=[pasal("Rencana yang dimaksud dalam Pasal 9.")]),
    "rujukan-dua-judul 1": titled(
        "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah",
        "Pedoman Evaluasi Penyelenggaraan Pemerintah Daerah",
    ),
    "rujukan-dua-judul 2": titled(
        "Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah", "Retribusi Pasar"
    ),
    "rujukan-dua-tahun 1": datasets(
        landasan_hukum=[
            law("pp-6-2008", "Pedoman Evaluasi Pemerintahan Daerah"),
            law("pp-6-2009", "Pedoman Evaluasi Pemerintahan Daerah"),
        ]
    ),
    "rujukan-keliru 1": datasets(
        landasan_hukum=[law("uu-52-2004", "Sistem Perencanaan Pembangunan Nasional")]
    ),
    "rujukan-lebih-baru 1": datasets(landasan_hukum=[law("permendagri-3-2024", "Pedoman")]),
    "halaman-loncat 1": datasets(
        teks_lain=[
            {"alasan": "nomor-halaman", "teks": f"- {number} -", "halaman": page, "urutan": page}
            for page, number in enumerate([4, 5, 7, 8, 8, 9], 1)
        ]
    ),
    "daftar-tidak-cocok 1": datasets(
        pasal=[pasal("BAB I PENDAHULUAN;\nBAB II RENCANA KERJA TAHUNAN;")],
        renstra_bab=[
            {**section("", judul=title), "bab": bab, "nomor": None}
            for bab, title in enumerate(["PENDAHULUAN", "GAMBARAN PELAYANAN KECAMATAN"], 1)
        ],
    ),
    "bilangan-tidak-cocok 1": datasets(pasal=[pasal("periode 5 (empat) tahun")]),
    "urutan-dasar-hukum 1": datasets(
        landasan_hukum=[law("pp-12-2019", "Pedoman"), law("uu-25-2004", "Perencanaan", urutan=2)]
    ),
    "lembaran-meragukan 1": gazette("2008/187", "6402"),
    "lembaran-meragukan 2": gazette("2019/140", "4578"),
    "lembaran-meragukan 3": gazette("2019/140", "6322", "pp-12-2019"),
    "periode-meragukan 1": datasets(
        landasan_hukum=[law("perda-kab-karangjati-3-2022", "Rencana Strategis Tahun 2016 s/d 2021")]
    ),
    "periode-meragukan 2": datasets(
        landasan_hukum=[
            law("perda-kab-karangjati-1-2019", "RPJMD Kabupaten Karangjati Tahun 2024-2026")
        ]
    ),
    "periode-meragukan 3": datasets(head={"tentang": "RENCANA STRATEGIS TAHUN 2026-2021"}),
    "tanggal-meragukan 1": datasets(
        head={
            "tanggal_ditetapkan": date(2024, 4, 11),
            "tanggal_diundangkan": date(2022, 4, 11),
            "berita_daerah_tahun": 2023,
        }
    ),
    "nomor-ganda 1": datasets(
        table(RANK, kode="T-C.23", judul="Pegawai"), table(RANK, number=2, kode="T-C. 23")
    ),
    "rujukan-tabel-salah 1": datasets(
        table(RANK, kode="2.1", judul="Pegawai"),
        renstra_bab=[section("Sarana kantor disajikan. Lihat tabel 2.7 berikut.")],
    ),
    "rujukan-tabel-salah 2": datasets(
        table(RANK, kode="2.1", judul="Susunan pegawai"),
        table(MONEY_TABLE, number=2, kode="2.2", judul="Anggaran belanja"),
        renstra_bab=[section("Anggaran belanja disajikan dalam tabel 2.1 berikut.")],
    ),
    "angka-dalam-teks 1": datasets(
        renstra_bab=[section("Anggaran:\nRp 59,579,748\n8.012.500 -\n75,2 80,1 %")]
    ),
    "sisa-templat 1": datasets(pasal=[pasal("BAB II : GAMBARAN PELAYANAN DINAS KESEHATAN;")]),
    "sisa-templat 2": datasets(
        pasal=[pasal("Camat Cibeber wajib melaksanakan Renstra Kecamatan Sukamulya.")]
    ),
    "sisa-templat 3": datasets(table(HEADLESS, jenis="rencana", header=0)),
    "teks-lawan-tabel 1": datasets(
        capaian=sakip(),
        renstra_bab=[section("Nilai SAKIP tahun 2022 telah melampaui target yang ditetapkan.")],
    ),
    "teks-lawan-tabel 2": datasets(
        capaian=sakip(),
        renstra_bab=[section("Nilai SAKIP tahun 2022 sebesar 80 dari target sebesar 75,05.")],
    ),
    "teks-lawan-anggaran 1": of(
        money(("program", "P", 9, 8), ("total", "Jumlah", 500_000_000, 400_000_000)),
        renstra_bab=[section("Anggaran kecamatan pada tahun 2021 sebesar Rp 450.000.000.")],
    ),
    "teks-lawan-anggaran 2": of(
        money(("program", "P", 9, 8), ("total", "Jumlah", 500_000_000, 400_000_000)),
        renstra_bab=[section("Realisasi anggaran tahun 2021 mencapai 95 persen.")],
    ),
    "teks-lawan-anggaran 3": datasets(
        anggaran=placed(
            budget_lines(
                [("total", "Jumlah", {2020: (500_000_000, None), 2021: (450_000_000, None)})]
            ),
            anggaran=1,
        ),
        renstra_bab=[section("Anggaran naik Rp 50.000.000 pada tahun 2021.")],
    ),
    "tabel-bertentangan 5": datasets(
        target=measured(
            target(["80%", "85%"], None),
            elsewhere(
                [
                    {**row, "indikator": "Meningkatnya tertib desa"}
                    for row in target(["70%", "75%"], None)
                ]
            ),
        )
    ),
    "rasio-tidak-cocok 3": datasets(
        anggaran=[
            {**row, "rasio": ratio, "rasio_teks": str(ratio)}
            for row, ratio in zip(
                placed(
                    budget_lines([("program", name, {2021: (0, 0)}) for name in "ABC"]), rasio=3
                ),
                (0, 0, 100),
                strict=True,
            )
        ]
    ),
    "rasio-tidak-cocok 4": datasets(
        anggaran=[
            {**row, "rasio": 20, "rasio_teks": "20", "jenjang": "program"}
            for row in placed(
                budget_lines([("program", name, {2021: (100, 80)}) for name in "ABC"]), rasio=3
            )
        ]
    ),
    "rasio-tidak-cocok 5": datasets(
        capaian=capaian((2021, "-", "85", "84"), (2022, "80", "76", "95"), (2023, "80", "40", "50"))
    ),
    "arah-berlawanan 1": datasets(
        target=[
            {**row, "indikator_id": "ikm"}
            for row in target(["90", "85", "80"], None, name="Indeks Kepuasan Masyarakat", unit="")
        ]
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_finding_says_it_all(name: str) -> None:
    assert said(CASES[name], name.partition(" ")[0]) == expected()[name]


def test_every_rule_says_it_all() -> None:
    assert list(expected()) == list(CASES)
    assert {name.partition(" ")[0] for name in CASES} == {r.id for r in RULES if r.check}


def test_a_line_without_a_name_or_level_is_told_by_a_dash() -> None:
    made = evaluation({"target": 100, "triwulan-1": -90, "realisasi": 120})
    for row in made["evaluasi"]:
        row |= {"nama": None, "jenjang": None}
    for rule in ("uang-negatif", "realisasi-melebihi-anggaran"):
        (found, *_) = [one for one in said(made, rule) if "baris 0" in one]
        assert "|-|" in found


def test_a_dash_of_either_length_joins_the_men() -> None:
    long = VILLAGES.format(women=80, all=150).replace("Laki-laki", "Laki–laki")
    first, *_ = said(datasets(table(long)), "jumlah-tidak-cocok")
    assert "laki–laki 80 + perempuan 80 = 160" in first
