"""What an auditor tells of the law, of years and of names: each error, and nothing of its right
form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.quality_samples import DOC, budget_lines, datasets, findings, table
from tests.test_planted_kinds import found_in, reasons
from tests.test_quality_rules import capaian, elsewhere, law, pasal, section, target
from tests.test_slips_told import aside

Years = dict[int, tuple[int | None, int | None]]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({**law("uu-23-2014", "Hal"), "diubah_dengan": ["uu-9-2005"]}, ["uu-9-2005"]),
        ({**law("uu-23-2014", "Hal"), "diubah_dengan": ["uu-9-2015"]}, []),
        ({**law("uud-x-1954", ""), "jenis": "UUD", "peraturan_id": "uud-1954"}, ["uud-1954"]),
        ({**law("uud-x-1945", ""), "jenis": "UUD", "peraturan_id": "uud-1945"}, []),
        (law("pp-18-2016", "Sistem Perencanaan Pembangunan Nasional"), ["pp-18-2016"]),
        (law("pp-99-2016", "Sistem Perencanaan Pembangunan Nasional"), []),
    ],
)
def test_citations_that_cannot_be(row: dict[str, Any], found: list[str]) -> None:
    assert found_in("rujukan-keliru", landasan_hukum=[row]) == found


@pytest.mark.parametrize(
    ("number", "part", "found"),
    [
        (11, "renstra", ["perda-kab-karangjati-11-2009"]),
        (5, "renstra", []),
        (11, "mengingat", []),  # two regulations of one list
    ],
)
def test_one_title_with_two_numbers(number: int, part: str, found: list[str]) -> None:
    title = "Rencana Pembangunan Jangka Panjang Daerah"
    rows = [
        law("perda-kab-karangjati-5-2009", title),
        law(f"perda-kab-karangjati-{number}-2009", title, bagian=part),
    ]
    assert found_in("rujukan-dua-tahun", landasan_hukum=rows) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peraturan Bupati ini mulai berlaku pada tanggal 1 Januari 2015.", ["2015-01-01"]),
        ("Peraturan Bupati ini mulai berlaku pada tanggal 1 Januari 2024.", []),
        ("Peraturan yang mulai berlaku pada tanggal 1 Januari 2015 dicabut.", []),
    ],
)
def test_in_force_before_it_was_promulgated(text: str, found: list[str]) -> None:
    head = {"tanggal_diundangkan": date(2023, 5, 1)}
    assert found_in("tanggal-meragukan", pasal=[pasal(text)], head=head) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keputusan Bupati ini mulai berlaku.", ["Keputusan Bupati ini"]),
        ("Pengundangan Peraturan Daerah ini dengan penempatannya.", ["Peraturan Daerah ini"]),
        ("Peraturan Bupati ini mulai berlaku.", []),
    ],
)
def test_another_kind_of_regulation_in_its_own_words(text: str, found: list[str]) -> None:
    assert found_in("sisa-templat", pasal=[pasal(text)]) == found


@pytest.mark.parametrize(("line", "found"), [("KOTA KLATEN,", ["KOTA KLATEN"]), ("KLATEN,", [])])
def test_a_city_under_the_secretary_of_a_kabupaten(line: str, found: list[str]) -> None:
    rows = [aside(line, "tanda-tangan")]
    assert found_in("sisa-templat", teks_lain=rows, head={"kabupaten": "Klaten"}) == found


@pytest.mark.parametrize(
    ("province", "kabupaten", "found"),
    [
        ("Bengkulu", "Klaten", ["Bengkulu"]),
        ("Jawa Tengah", "Klaten", []),
        ("Kalimantan Timur", "Nunukan", []),  # of which it was a part
    ],
)
def test_legal_bases_of_another_province(province: str, kabupaten: str, found: list[str]) -> None:
    row = law("perda-prov-x-9-2009", "RPJPD", instansi=f"Provinsi {province}")
    head = {"kabupaten": kabupaten}
    assert found_in("sisa-templat", landasan_hukum=[row], head=head) == found


def test_an_ayat_that_points_at_itself() -> None:
    rows = [{**pasal("Camat melapor."), "ayat": 1, "label": "(1)"}]
    rows.append({**pasal("Laporan dimaksud pada ayat (2) wajib."), "ayat": 2, "label": "(2)"})
    assert found_in("rujukan-pasal-salah", pasal=rows) == ["ayat (2)"]
    rows[1]["teks"] = "Laporan dimaksud pada ayat (1) wajib."
    assert found_in("rujukan-pasal-salah", pasal=rows) == []


def test_two_chapters_under_one_title() -> None:
    rows = [
        {**pasal(f"Hal {bab}."), "bab": bab, "bab_judul": "KETENTUAN PENUTUP"} for bab in (4, 5)
    ]
    assert len(found_in("baris-berulang", pasal=rows)) == 1
    assert found_in("baris-berulang", pasal=[rows[0], {**rows[1], "bab_judul": "UMUM"}]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sebesar Rp1.500.000,00 (satu juta dua ratus ribu rupiah)", 1),
        ("sebesar Rp1.200.000,- (satu juta dua ratus ribu rupiah)", 0),
        ("sebesar Rp2.000.003.000 (dua miliar tiga ribu rupiah)", 0),
    ],
)
def test_amounts_and_their_words(text: str, found: int) -> None:
    assert len(found_in("bilangan-tidak-cocok", renstra_bab=[section(text)])) == found


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("2016 2016 2018", ["2016"]),
        ("2016 2007 2018 2019", ["2007"]),
        ("2016 2017 2018", []),
        ("2015 2017 2018 2019", []),  # a start further back
        ("2016 2016 2017 2017", []),
    ],
)
def test_a_year_out_of_order_in_its_column(years: str, found: list[str]) -> None:
    lines = "\n".join(f"{at} | {year} | {at}00" for at, year in enumerate(years.split(), 1))
    given = datasets(table(f"No | Tahun | Baku (Rp)\n{lines}"))
    assert [one.ditemukan for one in findings(given, "periode-meragukan")] == found


def test_events_of_one_year() -> None:
    given = table("No | Tahun | Juara\n1 | 2016 | Satu\n2 | 2016 | Dua\n3 | 2018 | Satu")
    assert findings(datasets(given), "periode-meragukan") == []


def test_what_was_reached_after_the_regulation() -> None:
    made = table("Uraian | 2023 | 2024\nJumlah | 5 | 6", jenis="anggaran")
    for year, found in ((2024, ["2024"]), (2023, [])):
        rows = budget_lines([("total", "Jumlah", {year: (500, 400)})])
        given = findings(datasets(made, anggaran=rows), "periode-meragukan")
        assert [one.ditemukan for one in given] == found


def test_targets_of_years_that_another_table_has_a_year_before() -> None:
    of_plan = target(["80", "81", "82"], None)
    late = [{**row, "tahun": row["tahun"] + 1} for row in elsewhere(of_plan)]
    assert found_in("periode-meragukan", target=of_plan + late) == ["2025-2027"]
    longer = [*late, {**late[-1], "tahun": 2028}]  # as long as no other
    assert found_in("periode-meragukan", target=of_plan + longer) == []


def test_a_title_that_names_a_period_as_long_as_its_own() -> None:
    for title, found in (("Tahun 2025-2027", ["2025-2027"]), ("Tahun 2023-2026", [])):
        made = table("Indikator | 2024 | 2025 | 2026\nX | 1 | 2 | 3", judul=title)
        given = datasets(made, target=target(["80", "81", "82"], None))
        assert [one.ditemukan for one in findings(given, "periode-meragukan")] == found


GRADES = "No | Golongan | Orang\n1 | III/d | 2\n2 | {} | 3\n3 | III/a | 1\n | Jumlah | 6"


@pytest.mark.parametrize(
    ("grade", "rule"),
    [("III/d", "baris-berulang"), ("III/f", "pangkat-tidak-cocok"), ("III/c", None)],
)
def test_grades_of_staff(grade: str, rule: str | None) -> None:
    given = findings(datasets(table(GRADES.format(grade))))
    assert [one.rule for one in given] == ([rule] if rule else [])


@pytest.mark.parametrize(("part", "found"), [("65552", 1), ("65000000", 0)])
def test_a_part_printed_in_thousands(part: str, found: int) -> None:
    """Levels that nothing else bears out: one part a thousand times off would make the sum."""
    lines: list[tuple[str, str, Years]] = [
        ("program", "PROGRAM SATU", {2022: (165_567_100, None)}),
        ("kegiatan", "Kegiatan a", {2022: (int(part), None)}),
        ("kegiatan", "Kegiatan b", {2022: (100_015_000, None)}),
    ]
    assert len(found_in("program-tidak-cocok", anggaran=budget_lines(lines))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anggaran naik 21,5% dari Rp1.000.000 menjadi Rp1.125.000.", ["21.5%"]),
        ("Anggaran naik 12,5% dari Rp1.000.000 menjadi Rp1.125.000.", []),
        ("Anggaran naik sebesar 12% dari Rp1.000.000 menjadi Rp1.125.000.", []),
        ("Realisasi naik 5% dari 80% menjadi 85%.", []),
        ("Anggaran naik dari Rp1.000.000 menjadi Rp900.000.", ["naik"]),
        ("Anggaran turun dari Rp1.000.000 menjadi Rp900.000.", []),
        ("Anggaran naik dari Rp1.000.000 menjadi Rp1.000.000.", []),
        ("Anggaran beranjak dari Rp1.000.000 menjadi Rp900.000.", []),
    ],
)
def test_a_rise_by_another_share(text: str, found: list[str]) -> None:
    assert found_in("teks-lawan-anggaran", renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pada tahun 2022 pagu anggaran mencapai Rp500.000.000.000.", 1),
        ("Realisasi anggaran tahun 2022 sebesar Rp900.000.000.", 1),
        ("Pada tahun 2022 pagu anggaran mencapai Rp900.000.000.", 0),
        ("Pada tahun 2022 pagu anggaran mencapai Rp400.000.000.", 1),
        ("Dari pagu tahun 2021 maka tahun 2022 anggaran menjadi Rp400.000.000.", 0),
    ],
)
def test_amounts_of_sentences_far_from_the_total(text: str, found: int) -> None:
    made = table("Uraian | 2021 | 2022\nJumlah | 400000000 | 500000000", jenis="anggaran")
    totals: Years = {2021: (400_000_000, 300_000_000), 2022: (500_000_000, 450_000_000)}
    rows = budget_lines([("total", "Jumlah", totals)])
    given = datasets(made, anggaran=rows, renstra_bab=[section(text)])
    assert len(findings(given, "teks-lawan-anggaran")) == found


@pytest.mark.parametrize(("area", "count"), [("42597", 1), ("425,97", 0)])
def test_a_lost_comma_that_digits_alone_would_bear(area: str, count: int) -> None:
    lines = f"1 | A | 490,80\n2 | B | {area}\n3 | C | 502,94\n | Jumlah | 1419,71"
    given = datasets(table(f"No | Desa | Luas (Ha)\n{lines}"))
    assert len(findings(given, "jumlah-tidak-cocok")) == count


def test_a_plan_located_in_another_kabupaten() -> None:
    row = {"tabel_id": f"{DOC}/t01", "baris": 3, "jenjang": "kegiatan", "nama": "Kegiatan a"}
    for place, found in (("Kab. Bantul", ["Kab. Bantul"]), ("Kab. Klaten", []), ("Desa A", [])):
        rows = [{**row, "lokasi": place, "fase": "target", "tahun": 2024, "kode": None}]
        rows[0] |= {"indikator": "", "target": Decimal(1), "pagu": None, "satuan": None}
        head = {"kabupaten": "Klaten"}
        assert found_in("sisa-templat", rencana=rows, head=head) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("berjumlah 24 orang terdiri dari 14 orang laki-laki dan 12 orang perempuan.", 1),
        ("berjumlah 26 orang, terdiri dari laki-laki 14 orang dan perempuan 12 orang.", 0),
        ("sebanyak 45.552 jiwa, yaitu laki-laki 22.100 jiwa dan perempuan 23.450 jiwa.", 1),
        ("30 orang, terdiri dari 14 orang laki-laki, 12 orang perempuan dan 4 honorer.", 0),
    ],
)
def test_men_and_women_of_a_sentence(text: str, found: int) -> None:
    assert len(found_in("jumlah-tidak-cocok", renstra_bab=[section(text)])) == found


@pytest.mark.parametrize(
    ("said", "found"), [("2021-2025", ["2021-2025"]), ("2024-2028", []), ("yang berlaku", [])]
)
@pytest.mark.parametrize("title", ["Rencana Pembangunan Jangka Menengah Daerah Tahun ", ""])
def test_the_period_of_a_plan_that_menimbang_cites(title: str, said: str, found: list[str]) -> None:
    row = law("perda-kab-karangjati-12-2023", f"{title}2024-2028")
    law_named = "Peraturan Daerah Kabupaten Karangjati Nomor 12 Tahun 2023"
    text = f"bahwa {law_named} menetapkan {title}{said};"
    rows = {"konsideran": reasons(text), "landasan_hukum": [row]}
    assert found_in("periode-meragukan", **rows) == (found if title else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Renstra Kecamatan Sukamulya Kabupaten Bantul disusun.", 1),
        ("Renstra Kecamatan Sukamulya Kabupaten Klaten disusun.", 0),
        ("Daftar bagian:\n2.2 Sumber Daya Kecamatan Grati\n2.3 Kinerja", 1),
        ("Daftar bagian:\n2.2 Sumber Daya Kecamatan Sukamulya\n2.3 Kinerja", 0),
    ],
)
def test_names_that_only_the_own_can_be(text: str, found: int) -> None:
    head = {"kabupaten": "Klaten"}
    assert len(found_in("sisa-templat", renstra_bab=[section(text)], head=head)) == found


def plan(*lines: tuple[str, str, str | None, str | None], **fields: Any) -> list[dict[str, Any]]:
    """Lines of ``rencana``: level, name, code, indicator."""
    return [
        {
            **{"tabel_id": f"{DOC}/t01", "baris": at, "jenjang": level, "nama": name, "kode": code},
            **{"indikator": indicator, "fase": "target", "tahun": 2024, "target": None},
            **{"pagu": Decimal(1000), "pagu_teks": "1.000", "pagu_kolom": 2, "target_kolom": 1},
            **{"satuan": None, "lokasi": None, **fields},
        }
        for at, (level, name, code, indicator) in enumerate(lines, 1)
    ]


CODES = (
    "Kode | Nama | Pagu\n7.01.01 | A | 1\n7.01.01.2.06 | B | 1\n7.01.01.2.07 | C | 1\n{} | D | 1"
)


@pytest.mark.parametrize(("code", "found"), [("7.O1.01.2.08", 1), ("", 0), ("7.01.01.2.08", 0)])
def test_a_cell_among_codes_that_is_none(code: str, found: int) -> None:
    made = table(CODES.format(code), jenis="rencana")
    read = code if code.startswith("7.01") else None
    codes = ["7.01.01", "7.01.01.2.06", "7.01.01.2.07", read]
    lines = [("kegiatan", "ABCD"[at], one, None) for at, one in enumerate(codes)]
    given = datasets(made, rencana=plan(*lines))
    assert len(findings(given, "kode-tidak-cocok")) == found


SUPPORT = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
SERVICE = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
DELEGATED = "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat"


@pytest.mark.parametrize(("second", "found"), [(SUPPORT, 1), (SERVICE, 0)])
def test_a_kegiatan_under_another_programme(second: str, found: int) -> None:
    lines: list[tuple[str, str, Years]] = [
        ("program", SUPPORT, {2022: (100, None)}),
        ("kegiatan", "Administrasi Umum Perangkat Daerah", {2022: (100, None)}),
        ("program", second, {2022: (70, None)}),
        ("kegiatan", DELEGATED, {2022: (70, None)}),
        ("kegiatan", "Rapat Warga", {2022: (30, None)}),
    ]
    told = findings(datasets(anggaran=budget_lines(lines)), "kode-tidak-cocok")
    assert [DELEGATED in one.key for one in told] == [True] * found


@pytest.mark.parametrize(
    ("name", "found"),
    [("Penyediaan Jasa Surat Menyurat", 1), ("Penyusunan Dokumen Perencanaan Perangkat Daerah", 0)],
)
def test_the_indicator_of_another_subkegiatan(name: str, found: int) -> None:
    rows = plan(("subkegiatan", name, None, "Jumlah Dokumen Perencanaan Perangkat Daerah"))
    assert len(found_in("indikator-bertentangan", rencana=rows)) == found
    dash = plan(("subkegiatan", name, None, "-"))
    assert found_in("indikator-bertentangan", rencana=dash) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("Meningkatnya produksi perikanan tangkap", ["Meningkatnya produksi perikanan tangkap"]),
        ("Meningkatnya tertib desa", []),
        ("Meningkatnya tertib desa dan kelurahan", []),  # worded anew
    ],
)
def test_an_objective_that_no_other_table_has(second: str, found: list[str]) -> None:
    goals = ("Meningkatnya mutu layanan", "Meningkatnya tertib desa")
    of = [
        {**row, "baris": at, "sasaran": goal, "jenis": "tujuan-sasaran"}
        for at, goal in enumerate(goals)
        for row in elsewhere(target(["80", "81"], None, name=f"Persentase {at}"))
    ]
    made = table(f"Sasaran | Strategi\n{goals[0]} | Satu\n{second} | Dua")
    given = datasets(made, target=of)
    assert [one.ditemukan for one in findings(given, "indikator-bertentangan")] == found


def test_lines_without_a_name() -> None:
    for name, count in (("", 1), ("B", 0)):
        cells = f"No | Desa | Jiwa\n1 | A | 4\n2 | {name} | 5\n3 | C | 6\n | Jumlah | 15"
        assert len(findings(datasets(table(cells)), "baris-tanpa-uraian")) == count
    rows = plan(("program", "A", "7.01.01", None), ("kegiatan", "", "7.01.01.2.06", None))
    assert len(found_in("baris-tanpa-uraian", rencana=rows)) == 1
    assert found_in("baris-tanpa-uraian", rencana=rows[:1]) == []


def test_a_ratio_over_nought() -> None:
    for name, found in (("Persentase desa tertib", 1), ("Jumlah konflik", 0)):
        years = (2021, "0", "8", "97"), (2022, "8", "8", "100"), (2023, "8", "4", "50")
        rows = [{**row, "indikator": name} for row in capaian(*years)]
        assert len(found_in("rasio-tidak-cocok", capaian=rows)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pada tahun 2022 anggaran Program Peningkatan Kinerja sebesar Rp900.000.", 1),
        ("Pada tahun 2022 anggaran Program Peningkatan Kinerja sebesar Rp500.000.", 0),
        ("Pada tahun 2022 anggaran Program Peningkatan Lain sebesar Rp900.000.", 0),
        ("Tahun 2022 anggaran kegiatan Program Peningkatan Kinerja sebesar Rp900.000.", 0),
        ("Anggaran Program Peningkatan Kinerja sebesar Rp900.000 pada tahun 2022.", 1),
        ("Anggaran Program Peningkatan Kinerja Rp900.000, lain dari itu tahun 2022.", 0),
    ],
)
def test_a_sentence_on_one_programme(text: str, found: int) -> None:
    lines: list[tuple[str, str, Years]] = [
        ("program", "PROGRAM PENINGKATAN KINERJA", {2022: (500_000, None)}),
        ("total", "Jumlah", {2022: (5_000_000, None)}),
    ]
    made = table("Uraian | 2022\nPROGRAM PENINGKATAN KINERJA | 500000\nJumlah | 5000000")
    given = datasets(made, anggaran=budget_lines(lines), renstra_bab=[section(text)])
    assert len(findings(given, "teks-lawan-anggaran")) == found


def test_a_sentence_on_a_target() -> None:
    rows = capaian((2022, "80", "82", "102,5"))
    for said, found in (("85", ["85"]), ("80", [])):
        text = f"Target persentase laporan tepat waktu tahun 2022 sebesar {said}."
        assert found_in("teks-lawan-tabel", capaian=rows, renstra_bab=[section(text)]) == found


@pytest.mark.parametrize(("last", "found"), [(800_000, 1), (300_000, 2)])
def test_a_parent_that_its_parts_nearly_make_in_another_column(last: int, found: int) -> None:
    """Of 2021 ten rupiah are missing; of 2022 nothing, or half a million."""
    amounts = ((1_000_000, 2_000_000), (400_000, 500_000), (300_000, 700_000), (299_990, last))
    lines: list[tuple[str, str, Years]] = [
        ("kegiatan" if at else "program", f"Baris {at}", {2021: (one, None), 2022: (two, None)})
        for at, (one, two) in enumerate(amounts)
    ]
    assert len(found_in("program-tidak-cocok", anggaran=budget_lines(lines))) == found


def test_a_projection_with_its_comma_a_digit_off() -> None:
    rows = target(["97.25", "9.75", "97.75", "98"], None)
    phases = ("awal", "proyeksi", "target", "target")
    given = [{**row, "fase": phase} for row, phase in zip(rows, phases, strict=True)]
    assert found_in("satuan-meragukan", target=given) == ["9.75"]
    right = [{**row, "nilai": 97.5} if row["nilai"] == 9.75 else row for row in given]
    assert found_in("satuan-meragukan", target=right) == []
