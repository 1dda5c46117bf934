"""What is told of the sentences of reports on performance and money, and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality_samples import budget_lines, datasets, findings, table
from tests.test_planted_kinds import found_in
from tests.test_quality_rules import section
from tests.test_sentences_told import SAKIP
from tests.test_slips_told import aside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ditargetkan sebesar 75,05 dan terealisasi sebesar 74,37 sehingga capaiannya 99,09%.", []),
        ("ditargetkan sebesar 75,50 dan terealisasi sebesar 74,37.", ["75.5"]),
        ("ditargetkan sebesar 75,05 dan terealisasi sebesar 73,47.", ["73.47"]),
        ("terealisasi sebesar 74,37 sehingga capaiannya 99,90%.", ["99.90%"]),
        (
            "terealisasi sebesar 74,37 sehingga capaian kinerjanya mencapai 90,99 persen.",
            ["90.99%"],
        ),
        ("terealisasi sebesar 74,37, dengan kategori BB.", []),
        ("realisasinya hanya mencapai 99,09% dari target yang ditetapkan.", []),
        ("terealisasi sebesar 4, sehingga tercapai kumulatif 74,37.", []),
        ("terealisasi baik, di antaranya target kinerja sebesar 3.", []),
        ("ditargetkan 75,05 poin, atau realisasinya mencapai 100% dari target.", []),
        ("terealisasi sebesar 74 dari target 75,05.", ["74"]),
        ("belum terealisasi seluruhnya karena 3 desa belum melapor.", []),
        ("terealisasi 100% dari anggaran Rp12.000.000.", []),
        ("terealisasi lebih cepat sehingga capaiannya naik 4,37 dari tahun 2021.", []),
        ("terealisasi sebesar 74,37 sehingga capaian Renstra baru 92,5% dari target 2026.", []),
        ("terealisasi dengan baik, anggarannya Rp4.500.000 atau sebesar 98,5%.", []),
    ],
)
def test_what_a_report_says_was_reached(text: str, found: list[str]) -> None:
    said = section(f"Pada tahun 2022, Nilai SAKIP {text}")
    assert found_in("teks-lawan-tabel", capaian=SAKIP, renstra_bab=[said]) == found


def test_what_stands_before_the_chapters_or_instead_of_them() -> None:
    for reason in ("kata-pengantar", "sampul"):
        said = aside("Nilai SAKIP tahun 2022 terealisasi sebesar 73,47.", reason)
        assert found_in("teks-lawan-tabel", capaian=SAKIP, teks_lain=[said]) == ["73.47"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "terealisasi sebesar 79,13. Nilai ini lebih tinggi dibanding tahun 2021 sebesar 75,3.",
            [],
        ),
        (
            "terealisasi sebesar 79,13 sehingga capaiannya 102,9%."
            " Nilai ini lebih rendah dibandingkan tahun 2021 sebesar 75,3.",
            ["lebih rendah"],
        ),
        (
            "Realisasinya mencapai 71,2, lebih tinggi dari tahun 2021 sebesar 75,3.",
            ["lebih tinggi"],
        ),
        ("Realisasinya mencapai 71,2, lebih rendah dari target sebesar 75,3.", []),
        ("Realisasinya mencapai 71,2, lebih tinggi 3 poin dari tahun 2021.", []),
        ("Realisasinya mencapai 71,2 orang per 1.000 jiwa, lebih tinggi dari rata-rata 65.", []),
        ("Realisasi sebesar 4 dokumen. Jumlah pegawai lebih besar dari 12 orang.", []),
        (
            "Realisasi sebesar 71,2. Nilai ini lebih tinggi dibandingkan dengan tahun sebelumnya.",
            [],
        ),
        (
            "Realisasi sebesar 71,2. Angka ini lebih rendah dari tahun 2021 yang mencapai 70.",
            ["lebih rendah"],
        ),
        (
            "Realisasi sebesar Rp1.250.000, lebih kecil dari tahun 2021 sebesar Rp1.350.000.",
            [],
        ),
    ],
)
def test_higher_or_lower_than_before(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-anggaran", renstra_bab=[section(text)]) == found


TOTALS: dict[int, Any] = {2022: (1_250_123_000, 1_150_100_000)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rp1.250.123.000,00, realisasi Rp1.150.100.000,00 maka tersisa Rp100.023.000,00.",
            [],
        ),
        (
            "Rp1.250.123.000,00, realisasi Rp1.150.100.000,00 maka tersisa Rp100.230.000,00.",
            ["Rp100.230.000,00"],
        ),
        ("Rp1.250.123.000 dan realisasi Rp1.150.100.000. Sisanya Rp9.000.000 dari tahun lalu.", []),
        ("Rp1.250.123.000 dan realisasi Rp1.150.100.000, termasuk honor Rp12.000.000.", []),
        ("Rp1.250.123.000, terealisasi Rp1,15 miliar dan tersisa Rp100.023.000.", []),
        ("Rp1.520.123.000.", ["Rp1.520.123.000"]),
        ("Rp1.250.123.000. Sisa anggaran tahun 2022 sebesar Rp100.023.000 disetor.", []),
    ],
)
def test_what_a_budget_leaves(text: str, found: list[str]) -> None:
    lines = budget_lines([("program", "PROGRAM A", TOTALS), ("total", "Jumlah", TOTALS)])
    for office in ("Kecamatan Bayan", "Dinas Pangan"):
        said = f"Anggaran belanja {office} tahun 2022 adalah sebesar {text}"
        for held in ({"renstra_bab": [section(said)]}, {"teks_lain": [aside(said, "sampul")]}):
            assert found_in("teks-lawan-anggaran", anggaran=lines, **held) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renja Dinas Pangan Tahun 2025 merupakan penjabaran Renstra Tahun 2021-2026.", []),
        ("Renja ini merupakan penjabaran Renstra Dinas Pangan Tahun 2016-2021.", ["2016-2021"]),
        ("Renja ini berpedoman pada RPJMD Kabupaten Karangjati Tahun 2016-2021.", ["2016-2021"]),
        ("Renja ini mengacu pada RPD Tahun 2023-2026 dan RKPD Tahun 2025.", []),
        ("Renja ini berpedoman pada Renstra Tahun 2020-2024.", []),  # until another one is made
        ("Renja ini berpedoman pada RPJPD Tahun 2005-2025.", []),
        ("Hasil evaluasi berpedoman pada Renstra Dinas Pangan Tahun 2016-2021.", []),
        ("Capaian Renstra Dinas Pangan Tahun 2016-2021 menjadi dasar.", []),
        ("Renja ini mengacu pada tahun 2016-2021 sebagai pembanding.", []),
        ("Renja ini mengacu pada Perda Nomor 2 Tahun 2016 tentang RTRW Tahun 2016-2036.", []),
        ("Renja Dinas Pangan Tahun 2024 disusun bersama.", ["2024"]),
        ("Renja Dinas Pangan Tahun 2024 adalah pelaksanaan tahun ketiga Renstra.", []),
        ("Renja Dinas Pangan Kabupaten Karangjati Tahun 2024 ini berlaku.", ["2024"]),
        ("Renja Dinas Kesehatan Tahun 2024 disusun bersama.", []),
        ("Karangjati, 9 Agustus 2025\nKEPALA DINAS", []),
    ],
)
def test_the_years_of_a_yearly_plan_of_another_office(text: str, found: list[str]) -> None:
    head = {"bentuk": "renja", "tahun": None, "periode_awal": 2025, "periode_akhir": 2025}
    head |= {"kecamatan": None, "perangkat_daerah": "Dinas Pangan"}
    assert found_in("periode-meragukan", renstra_bab=[section(text)], head=head) == found


def test_a_date_below_the_last_chapter() -> None:
    head = {"bentuk": "lkjip", "tahun": None, "periode_awal": 2025, "periode_akhir": 2025}
    for year, found in ((2026, []), (2024, ["2024"])):
        text = section(f"Demikian laporan ini.\nKarangjati, 9 Februari {year}\nKEPALA DINAS")
        assert found_in("tanggal-meragukan", renstra_bab=[text], head=head) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Pada tahun 2023, Nilai SAKIP ditargetkan sebesar 75,05 dan terealisasi sebesar 74,37.",
            ["2023"],
        ),
        (
            "Pada tahun 2023, Nilai SAKIP ditargetkan sebesar 75,05 dan terealisasi sebesar 76,10.",
            [],
        ),
        (
            "Pada tahun 2023, Nilai SAKIP ditargetkan sebesar 76,00 dan terealisasi sebesar 74,37.",
            [],
        ),
        ("Pada tahun 2023, Nilai SAKIP terealisasi sebesar 74,37.", []),
        ("Pada tahun 2023, Nilai SAKIP ditargetkan sebesar 75,05.", []),
        (
            "Pada tahun 2022, Nilai SAKIP ditargetkan sebesar 75,05 dan terealisasi sebesar 74,37.",
            [],
        ),
    ],
)
def test_numbers_of_another_year(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-tabel", capaian=SAKIP, renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anggaran tahun 2023 sebesar Rp1.250.123.000 dengan realisasi Rp1.150.100.000.", ["2023"]),
        ("Anggaran tahun 2022 sebesar Rp1.250.123.000 dengan realisasi Rp1.150.100.000.", []),
        ("Anggaran tahun 2023 sebesar Rp1.250.123.000 dengan realisasi Rp1.200.000.000.", []),
        ("Anggaran tahun 2023 sebesar Rp1.250.123.000, sama dengan tahun sebelumnya.", []),
        ("Pagu 2023 Rp1.250.123.000; tahun 2022 terserap Rp1.150.100.000.", []),
    ],
)
def test_amounts_of_another_year(text: str, found: list[str]) -> None:
    lines = budget_lines([("program", "PROGRAM A", TOTALS), ("total", "Jumlah", TOTALS)])
    said = [section(text)]
    assert found_in("teks-lawan-anggaran", anggaran=lines, renstra_bab=said) == found


def law(title: str) -> Any:
    row = {"bagian": "mengingat", "posisi": 1, "urutan": 1, "jenis": "PERDA", "tahun": 2021}
    return {**row, "nomor": "2", "peraturan_id": "perda-kab-karangjati-2-2021", "tentang": title}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021", ["2016-2021"]),
        ("Perubahan atas Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021", []),
        ("Pencabutan Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021", []),
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2021-2026", []),
        ("Rencana Aksi Daerah Pengurangan Sampah Tahun 2018-2021", []),
        ("Rencana Strategis Transisi Tahun 2020-2021", []),
    ],
)
def test_a_plan_adopted_in_its_last_year(title: str, found: list[str]) -> None:
    assert found_in("periode-meragukan", landasan_hukum=[law(title)]) == found


STAFF = """
No | Pendidikan | Jumlah
1 | S-1 | 9
2 | SMA | 10
| Jumlah | 19
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kecamatan memiliki 27 orang pegawai, dirinci pada Tabel 2.2.", ["19"]),
        ("Kecamatan memiliki 19 orang pegawai, dirinci pada Tabel 2.2.", []),
        ("Kecamatan memiliki 27 orang pegawai.", []),  # of no table
        ("Kecamatan memiliki 27 orang pegawai, 19 di antaranya PNS pada Tabel 2.2.", []),
        ("Kecamatan memiliki 27 orang pegawai termasuk honorer, lihat Tabel 2.2.", []),
        ("Kecamatan memiliki 27 orang pegawai, lihat Tabel 2.2 dan Tabel 2.3.", []),
        ("Kecamatan memiliki 27 orang pegawai.\nJabatan disajikan pada Tabel 2.2.", []),
        ("Terdapat 9 orang pegawai berpendidikan sarjana (Tabel 2.2).", []),
        ("Formasi 27 orang pegawai desa ada pada Tabel 2.2.", []),
        ("Kecamatan memiliki 27 orang pegawai, dirinci pada Tabel 2.9.", []),
    ],
)
def test_the_staff_of_the_table_that_a_paragraph_names(text: str, found: list[str]) -> None:
    made = table(STAFF, kode="2.2", judul="Keadaan Pegawai menurut Pendidikan")
    given = datasets(made, renstra_bab=[section(text)])
    assert [f.ditemukan for f in findings(given, "tabel-bertentangan")] == found


VILLAGES = """
No | Desa | Luas (km2)
1 | Jati | 30,5
2 | Randu | 28,4
| Jumlah | 58,9
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Wilayahnya meliputi 2 (dua) desa seluas 85,9 km2.", 1),
        ("Wilayahnya meliputi 2 (dua) desa seluas 58,9 km2.", 0),
        ("Wilayahnya meliputi 2 desa seluas 5.890 Ha.", 0),
        ("Tanah kas desa seluas 12,4 ha belum bersertifikat.", 0),
        ("Hutan desa seluas 120 ha dikelola warga.", 0),
    ],
)
def test_the_area_of_villages(text: str, count: int) -> None:
    given = datasets(table(VILLAGES, judul="Luas Wilayah"), renstra_bab=[section(text)])
    assert len(findings(given, "tabel-bertentangan")) == count


@pytest.mark.parametrize(
    ("own", "gazette", "found"),
    [
        (47, 74, ["74"]),
        (147, 174, ["174"]),
        (47, 47, []),
        (47, 48, []),  # the gazette counts other regulations too
        (47, 747, []),
        (7, 12, []),
        (None, 74, []),
        (47, None, []),
    ],
)
def test_the_number_in_the_gazette(own: int | None, gazette: int | None, found: list[str]) -> None:
    head = {"nomor": own, "berita_daerah_nomor": gazette}
    assert found_in("tanggal-meragukan", head=head) == found
