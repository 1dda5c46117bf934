"""What is told of sentences that count the parts of a plan or compare its numbers, of the codes of
tables and of reports that end too soon, and what is left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from arithmetic.printed import is_slip
from tests.quality_samples import DOC, budget_lines, datasets, findings, plan_lines, table
from tests.test_findings_said import sakip
from tests.test_planted_kinds import found_in, reasons
from tests.test_quality_rules import capaian, law, pasal, section
from tests.test_slips_told import aside

LINES = plan_lines(
    [
        ("program", "7.01.01", "PROGRAM PENUNJANG", [5, 6], None),
        ("kegiatan", "7.01.01.2.01", "Perencanaan", [5, 6], None),
        ("program", "7.01.02", "PROGRAM PELAYANAN", [7, 8], None),
        ("kegiatan", "7.01.02.2.01", "Koordinasi", [3, 4], None),
        ("kegiatan", "7.01.02.2.02", "Pelaksanaan", [4, 4], None),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renstra ini memuat 2 (dua) program dan 3 kegiatan.", []),
        ("Renstra ini memuat 4 (empat) program dan 3 kegiatan.", ["4"]),
        ("Renstra ini memuat 10 (sepuluh) program dan 210 kegiatan.", []),  # of which few were read
        ("Renstra ini memuat dua program dan empat kegiatan.", ["4"]),
        ("Pada tahun 2019 dilaksanakan 6 program.", []),  # no table is of that year
        ("Program Pelayanan terdiri atas 1 program dan 2 kegiatan.", []),
        ("Renstra ini terdiri dari 4 (empat) program.", ["4"]),
        ("Dirumuskan 4 (empat) program.", ["4"]),
        ("Dirumuskan 2 (dua) program.", []),
        ("Dari 4 program yang dilaksanakan dengan baik, 3 program mencapai target.", []),
        ("RPJMD memuat 12 program.", []),
        ("Terdapat 5 program prioritas yang dilaksanakan.", []),
        ("Seksi pemerintahan melaksanakan 2 kegiatan.", []),  # of a part
    ],
)
def test_lines_that_a_sentence_counts(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-tabel", rencana=LINES, renstra_bab=[section(text)]) == found


def test_lines_of_a_table_in_two_parts_are_counted_together() -> None:
    parts = [{**line, "tabel_id": f"{DOC}/t{line['kode'][:7]}"} for line in LINES]
    for many, found in ((2, []), (3, ["3"])):
        said = section(f"Renstra ini memuat {many} program.")
        assert found_in("teks-lawan-tabel", rencana=parts, renstra_bab=[said]) == found


@pytest.mark.parametrize(("many", "found"), [("dua", []), ("tiga", ["3"])])
def test_chapters_that_a_sentence_counts(many: str, found: list[str]) -> None:
    chapters = [{**section(f"Laporan ini terdiri atas {many} bab."), "bab": 1}, section("Isi.")]
    assert found_in("teks-lawan-tabel", renstra_bab=chapters) == found
    assert (
        found_in("teks-lawan-tabel", renstra_bab=[*chapters[:1], {**chapters[1], "bab": 4}]) == []
    )


VILLAGES = """
No | Desa | Jumlah Penduduk
1 | Jati | 1.200
2 | Randu | 1.300
| Jumlah | 2.500
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kecamatan terdiri atas 2 desa dengan 2.500 jiwa.", []),
        ("Kecamatan terdiri atas 1 desa dan 1 kelurahan dengan 2.500 jiwa.", []),
        ("Kecamatan terdiri atas 5 desa dengan 2.500 jiwa.", ["5"]),
        ("Kecamatan terdiri atas 5 desa dengan 9.100 jiwa.", []),  # the table lists a part
    ],
)
def test_villages_that_a_sentence_counts(text: str, found: list[str]) -> None:
    rows = datasets(table(VILLAGES, jenis="lain"), renstra_bab=[section(text)])
    assert [one.ditemukan for one in findings(rows, "teks-lawan-tabel")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37, naik dari 70 pada tahun 2021.", []),
        (
            "Realisasi Nilai SAKIP tahun 2022 sebesar 73,47, naik dari 70 pada tahun 2021.",
            ["73.47"],
        ),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,4.", []),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dengan tingkat capaian 99,09%.", []),
        (
            "Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dengan tingkat capaian 90,09%.",
            ["90.09%"],
        ),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 atau turun dari target 75,05.", []),
        ("Realisasi Nilai SAKIP tahun 2022 sebesar 74,37 dari target 57,05.", ["57.05"]),
    ],
)
def test_a_sentence_on_what_was_reached(text: str, found: list[str]) -> None:
    said = found_in("teks-lawan-tabel", capaian=sakip(), renstra_bab=[section(text)])
    assert said == found


SAKIP = [
    {**row, "indikator": "Nilai SAKIP"}
    for row in capaian((2021, "75", "70", "93,33"), (2022, "75,05", "74,37", "99,09"))
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nilai SAKIP meningkat dari 70 pada tahun 2021 menjadi 74,37 pada tahun 2022.", []),
        (
            "Nilai SAKIP meningkat dari 71 pada tahun 2021 menjadi 74,73 pada tahun 2022.",
            ["71", "74.73"],
        ),
        ("Target Nilai SAKIP meningkat dari 71 tahun 2021 menjadi 76 tahun 2022.", []),
        ("Dari target 75,05 pada tahun 2022, tingkat capaian Nilai SAKIP adalah 99,09 persen.", []),
        (
            "Dari target 75,50 pada tahun 2022, tingkat capaian Nilai SAKIP adalah 99,09 persen.",
            ["75.5"],
        ),
        (
            "Dari target 75,05 pada tahun 2022, tingkat capaian Nilai SAKIP adalah 90,99 persen.",
            ["90.99%"],
        ),
    ],
)
def test_how_an_indicator_went_on(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-tabel", capaian=SAKIP, renstra_bab=[section(text)]) == found


def test_the_money_of_all_programmes_that_a_sentence_counts() -> None:
    """The amount of the only urusan, above its programmes, is the total."""
    lines: list[Any] = [
        ("urusan", "7.01", "KECAMATAN", [2_080_603_000, None], None),
        ("program", "7.01.01", "PROGRAM PENUNJANG", [2_080_603_000, None], None),
    ]
    rows = plan_lines(lines)
    said = "Tahun 2024 dilaksanakan satu program dengan pagu sebesar Rp 2.{}.603.000,00."
    for amount, found in (("080", []), ("800", ["Rp 2.800.603.000,00"])):
        text = [section(said.format(amount))]
        assert found_in("teks-lawan-anggaran", rencana=rows, renstra_bab=text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nilainya sebesar 84,5, naik dari 83 pada tahun 2022.", []),
        ("Nilainya sebesar 82,5, naik dari 83 pada tahun 2022.", ["naik"]),
        ("Jumlahnya turun dari 12 menjadi 15.", ["turun"]),
        ("Peringkatnya menjadi 3, naik dari 5.", []),
    ],
)
def test_a_rise_to_less(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-anggaran", renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        (2_080_603_000, 2_800_603_000, True),
        (2_080_603_000, 5_080_603_000, True),
        (2_080_603_000, 2_800_630_000, False),
        (500_000_000, 900_000_000, False),  # round numbers are alike by chance
        (2_080_603_000, 208_060_300, False),
    ],
)
def test_amounts_a_slip_apart(one: int, two: int, slip: bool) -> None:
    assert is_slip(Decimal(one), Decimal(two)) is slip


def signed(line: str, form: str, **rows: Any) -> list[str | None]:
    head = {"bentuk": form, "periode_awal": 2023, "periode_akhir": 2023, "tahun": None}
    return found_in(
        "tanggal-meragukan", head=head, teks_lain=[aside(line, "kata-pengantar")], **rows
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sambas, 23 Februari 2024", 0),
        ("Sambas, 23 Februari 2023", 1),
        ("Sambas, 29 Desember 2023", 0),
        ("Demikian laporan ini disusun. Sambas, 23 Februari 2023", 1),
    ],
)
def test_a_report_signed_before_its_year_was_over(line: str, told: int) -> None:
    assert len(signed(line, "lkjip")) == told


@pytest.mark.parametrize(("quarter", "told"), [(2, 0), (3, 1)])
def test_an_evaluation_signed_before_its_last_quarter_was_over(quarter: int, told: int) -> None:
    line = {"tabel_id": "d/t01", "baris": 1, "jenjang": "program", "kode": None}
    line |= {"nama": "P", "tahun": 2023, "periode": f"triwulan-{quarter}", "rupiah": 5}
    assert len(signed("Sambas, 30 Juni 2023", "evaluasi", evaluasi=[line])) == told


# --- lists of chapters, gazettes, words for values, quarters -----------------------------------


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("I II III IV V", []),
        ("I II III V", ["BAB IV"]),
        ("I II III", []),  # it stops before the end
        ("II III V", []),  # of another document
    ],
)
def test_a_chapter_that_a_list_leaves_out(listed: str, found: list[str]) -> None:
    parts = [
        {**section("", judul=f"Judul {number}"), "bab": number, "nomor": None, "level": 1}
        for number in range(1, 6)
    ]
    text = "\n".join(
        f"{at}. BAB {number} Judul" for at, number in zip("abcde", listed.split(), strict=False)
    )
    told = findings(datasets(renstra_bab=parts, pasal=[pasal(text)]), "daftar-tidak-cocok")
    assert [str(one.key).rpartition("|")[2] for one in told] == found


@pytest.mark.parametrize(
    ("peraturan_id", "gazette", "found"),
    [
        ("uu-23-2014", {"lembaran_negara": "2014/244"}, []),
        ("uu-23-2014", {"lembaran_negara": "2014/224"}, ["2014/224"]),
        ("permendagri-86-2017", {"berita_negara": "2017/1312"}, []),
        ("permendagri-86-2017", {"berita_negara": "2018/1312"}, ["2018/1312"]),
        ("permendagri-7-2018", {"berita_negara": "2018/1312"}, []),
    ],
)
def test_the_gazette_of_a_known_regulation(
    peraturan_id: str, gazette: dict[str, str], found: list[str]
) -> None:
    row = law(peraturan_id, "Judul", **gazette)
    assert found_in("lembaran-meragukan", landasan_hukum=[row]) == found


@pytest.mark.parametrize(("part", "level"), [("mengingat", "warning"), ("renstra", "info")])
def test_a_law_whose_title_another_one_took_over(part: str, level: str) -> None:
    row = law("pp-19-2008", "Kecamatan", bagian=part)
    told = findings(datasets(landasan_hukum=[row]), "rujukan-keliru")
    assert [one.level for one in told] == [level]


RATED = """
Indikator | Target | Realisasi | Capaian | Kategori
A | 80 | 72 | 90 | {one}
B | 80 | 76 | 95 | {two}
C | 80 | 80 | 100 | {three}
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("Tinggi", "Tinggi", "Sangat Tinggi"), []),
        (("Tinggi", "Tinggi", "Sangat Rendah"), ["Sangat Rendah"]),
        (("Tinggi", "Sedang", "Tinggi"), ["Sedang"]),
        (("Tinggi", "Sedang", "Rendah"), ["Rendah"]),
        (("Sedang", "Tinggi", "Tinggi"), []),
        (("Outcome", "Output", "Outcome"), []),  # of what kind, not how much
    ],
)
def test_words_for_values(words: tuple[str, str, str], found: list[str]) -> None:
    text = RATED.format(**dict(zip(("one", "two", "three"), words, strict=True)))
    rows = [
        {"tabel_id": f"{DOC}/t01", "baris": at, "indikator": name, "tahun": 2023, "rasio": share}
        for at, (name, share) in enumerate(zip("ABC", (90.0, 95.0, 100.0), strict=True), 1)
    ]
    made = table(text, jenis="capaian")
    told = findings(datasets(made, capaian=rows), "kategori-bertentangan")
    assert [one.ditemukan for one in told] == found


AIMED = """
Indikator | Target | TW I | TW II | TW III | TW IV
A | 80 | 20 | 40 | 60 | 80
B | 12 | 3 | 3 | 3 | 3
C | 90 | 90 | 90 | 90 | 90
D | 4 | 0 | 1 | 0 | 3
E | 70 | 10 | 30 | 50 | {last}
"""


@pytest.mark.parametrize(("last", "found"), [(70, []), (75, ["70"])])
def test_targets_by_quarter(last: int, found: list[str]) -> None:
    rows = [
        {
            **{"tabel_id": f"{DOC}/t01", "baris": at, "indikator": name, "tahun": 2023},
            **{"fase": "target", "nilai": aim, "teks": str(aim), "kolom": 1, "jenis": "iku"},
        }
        for at, (name, aim) in enumerate(zip("ABCDE", (80, 12, 90, 4, 70), strict=True), 1)
    ]
    made = table(AIMED.format(last=last), jenis="target")
    told = findings(datasets(made, target=rows), "triwulan-tidak-cocok")
    assert [one.ditemukan for one in told] == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Anggaran Kecamatan Tahun 2016-2018", []),
        ("Anggaran Kecamatan Tahun 2015-2017", ["2015-2017"]),
        ("Anggaran Kecamatan Tahun 2016-2020", []),  # it holds a part
    ],
)
def test_the_years_in_the_title_of_a_budget(title: str, found: list[str]) -> None:
    rows = budget_lines([("program", "A", dict.fromkeys((2016, 2017, 2018), (10, 9)))])
    made, cells = table("Uraian | Anggaran\nA | 10", jenis="anggaran")
    given = datasets(({**made, "judul": title}, cells), anggaran=rows)
    assert [one.ditemukan for one in findings(given, "periode-meragukan")] == found


@pytest.mark.parametrize(("said", "found"), [("2021-2026", []), ("2018-2023", ["2018-2023"])])
def test_the_plan_of_the_kabupaten_in_menimbang(said: str, found: list[str]) -> None:
    plan = "Rencana Pembangunan Jangka Menengah Daerah Kabupaten Karangjati Tahun"
    cited = law("perda-kab-karangjati-3-2021", f"{plan} 2021-2026")
    reason = reasons(f"bahwa renstra berpedoman pada {plan} {said};")
    assert found_in("periode-meragukan", landasan_hukum=[cited], konsideran=reason) == found


@pytest.mark.parametrize(("name", "count"), [("Sukamulya", 0), ("Binong", 1)])
def test_another_kecamatan_in_the_head_of_the_annex(name: str, count: int) -> None:
    line = aside(f"RENCANA STRATEGIS KECAMATAN {name.upper()} TAHUN 2021-2026", "judul-lampiran")
    assert len(found_in("sisa-templat", teks_lain=[line])) == count


MEAN = """
Indikator | Target | Realisasi | Capaian
A | 80 | 72 | 90
B | 80 | 88 | 110
C | 80 | 76 | 95
Rata-rata | | | {mean}
"""


@pytest.mark.parametrize(
    ("mean", "found"),
    [
        ("98,33", []),
        ("98,34", []),  # of ratios before they were rounded
        ("95", []),  # of those cut at 100
        ("97,50", []),  # of the means of both objectives
        ("89,33", ["89,33"]),
    ],
)
def test_the_mean_of_ratios(mean: str, found: list[str]) -> None:
    rows = [
        {
            **{"tabel_id": f"{DOC}/t01", "baris": at, "indikator": name, "tahun": 2023},
            **{"rasio": share, "rasio_kolom": 3, "sasaran": "Satu" if name != "C" else "Dua"},
        }
        for at, (name, share) in enumerate(zip("ABC", (90.0, 110.0, 95.0), strict=True), 1)
    ]
    made = table(MEAN.format(mean=mean), jenis="capaian")
    told = findings(datasets(made, capaian=rows), "rasio-tidak-cocok")
    assert [str(one.ditemukan) for one in told] == found


def test_an_indicator_that_is_a_mean_itself() -> None:
    text = MEAN.format(mean="95").replace("A |", "Rata-rata waktu layanan |").split("Rata-rata | |")
    rows = [
        {
            **{"tabel_id": f"{DOC}/t01", "baris": at, "indikator": name, "tahun": 2023},
            **{"rasio": share, "rasio_kolom": 3},
        }
        for at, (name, share) in enumerate(
            zip(("Rata-rata waktu layanan", "B", "C"), (90.0, 110.0, 95.0), strict=True), 1
        )
    ]
    made = table(text[0], jenis="capaian")
    assert findings(datasets(made, capaian=rows), "rasio-tidak-cocok") == []


BY_RANK = "Golongan | Jumlah\nIV | 5\nIII | 12\nJumlah | 17"
BY_SCHOOL = "Pendidikan | Jumlah\nS-1 | 9\nSMA | {}\nJumlah | {}"


@pytest.mark.parametrize(
    ("text", "school", "found"),
    [
        ("Jumlah pegawai kecamatan sebanyak 23 orang.", (8, 17), ["17"]),
        ("Jumlah pegawai kecamatan sebanyak 17 orang.", (8, 17), []),
        ("Jumlah pegawai golongan III sebanyak 11 orang.", (8, 17), []),
        ("Jumlah pegawai kecamatan sebanyak 23 orang.", (14, 23), []),
    ],
)
def test_staff_that_two_tables_agree_on(
    text: str, school: tuple[int, int], found: list[str]
) -> None:
    made = [
        table(BY_RANK, judul="Pegawai menurut Golongan", number=1),
        table(BY_SCHOOL.format(*school), judul="Pegawai menurut Pendidikan", number=2),
    ]
    told = findings(datasets(*made, renstra_bab=[section(text)]), "tabel-bertentangan")
    assert [str(one.ditemukan) for one in told if "teks" in str(one.pesan)] == found
