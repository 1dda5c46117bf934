"""Where rules begin to speak and where they are silent: one case on either side of a limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas.message import Rupiah
from tests.quality_samples import DOC, budget_lines, datasets, findings, plan_lines, table

Row = dict[str, Any]
T1 = f"{DOC}/t01"


def section(text: str) -> Row:
    return {"urutan": 1, "bab": 2, "nomor": "2.3", "judul": "Kinerja", "teks": text}


# --- sentences on the budget ----------------------------------------------------------------------

BUDGET: list[tuple[str, str, dict[int, tuple[int | None, int | None]]]] = [
    ("total", "Jumlah", {2021: (400_000_000, 300_000_000), 2022: (500_000_000, 450_000_000)}),
    ("program", "Pelayanan", {2021: (150_000_000, 100_000_000), 2022: (0, 0)}),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Anggaran tahun 2022 sebesar Rp500.000.000,00.", []),
        ("Anggaran tahun 2022 sebesar Rp 500.000.001.", ["500000000"]),
        ("Anggaran tahun 2022 sebesar Rp500.000.000.", []),
        ("Anggaran sebesar Rp510.000.000 pada tahun 2022.", ["500000000"]),
        ("Anggaran tahun 2022 sebesar Rp510 juta.", ["500000000"]),
        ("Anggaran tahun 2022 sebesar Rp0,5 miliar.", []),
        ("Anggaran tahun 2022 sebesar Rp650.000.000.", ["500000000"]),  # 1.3 times
        ("Anggaran tahun 2022 sebesar Rp651.000.000.", []),  # of something else
        ("Anggaran tahun 2022 sebesar Rp385.000.000.", ["500000000"]),
        ("Anggaran tahun 2022 sebesar Rp384.000.000.", []),
        ("Anggaran tahun 2022 sebesar Rp400.000.000.", ["500000000"]),  # that of 2021
        ("Anggaran tahun 2020 sebesar Rp510.000.000.", []),  # no total of that year
        ("Anggaran program tahun 2022 sebesar Rp510.000.000.", []),
        ("Realisasi anggaran tahun 2022 sebesar Rp455.000.000.", ["450000000"]),
        ("Realisasi anggaran tahun 2022 sebesar Rp450.000.000.", []),
        ("Belanja tahun 2022 sebesar Rp510.000.000.", []),  # names no measure
        ("Pada tahun 2021 dan 2022 anggaran Rp400.000.000 dan Rp510.000.000.", []),
        ("Anggaran tahun 2021 Rp400.000.000 dan tahun 2022 Rp510.000.000.", ["500000000"]),
        ("Anggaran Rp510.000.000 pada tahun 2022 dan Rp410.000.000 tahun 2021.",
         ["500000000", "400000000"]),
        ("Anggaran mengalami kenaikan Rp100.000.000 pada tahun 2022.", []),
        ("Anggaran mengalami kenaikan Rp110.000.000 pada tahun 2022.", ["100000000"]),
        ("Anggaran mengalami penurunan Rp100.000.000 pada tahun 2022.", ["-100000000"]),
        ("Setelah penurunan, anggaran naik Rp100.000.000 pada tahun 2022.", []),
        ("Anggaran mengalami kenaikan Rp400.000.000 pada tahun 2022.", ["100000000"]),  # 4 times
        ("Anggaran mengalami kenaikan Rp401.000.000 pada tahun 2022.", []),
        ("Anggaran mengalami kenaikan Rp110.000.000 pada tahun 2021.", []),  # nothing before it
        ("Realisasi anggaran tahun 2022 mencapai 90,00%.", []),
        ("Realisasi anggaran tahun 2022 mencapai 90,01 persen.", []),  # a unit of its last digit
        ("Realisasi anggaran tahun 2022 mencapai 90,02%.", ["90.00%"]),
        ("Realisasi anggaran tahun 2022 mencapai 23%.", ["90.00%"]),
        ("Realisasi anggaran tahun 2022 mencapai 22%.", []),  # of something else
        ("Realisasi tahun 2022 mencapai 95%.", []),  # of what, it does not say
        ("Realisasi pagu tahun 2022 mencapai 95%.", ["90.00%"]),
        ("Anggaran tahun 2022 adalah 95% dari usulan.", []),
        ("Realisasi anggaran tahun 2020 mencapai 95%.", []),
    ],
)  # fmt: skip
def test_sentences_on_the_budget(sentence: str, expected: list[str]) -> None:
    cells = "Uraian | 2021 | 2022 | R 2021 | R 2022\nJumlah | 400000000 | 500000000 | 1 | 2"
    given = datasets(table(cells), anggaran=budget_lines(BUDGET), renstra_bab=[section(sentence)])
    found = findings(given, "teks-lawan-anggaran")
    assert [finding.harapan for finding in found] == expected


def test_a_share_as_the_table_prints_it() -> None:
    rows = budget_lines(BUDGET)
    for row in rows:
        row["rasio"] = 95.5 if row["jenjang"] == "total" else 71.0

    def said(text: str) -> int:
        given = datasets(anggaran=rows, renstra_bab=[section(text)])
        return len(findings(given, "teks-lawan-anggaran"))

    assert said("Realisasi anggaran tahun 2022 mencapai 95,5%.") == 0
    assert said("Realisasi anggaran tahun 2022 mencapai 71%.") == 1


# --- gazettes -------------------------------------------------------------------------------------


def gazette(number: int, year: int, place: str, supplement: str, position: int = 1) -> Row:
    return {
        **{"bagian": "mengingat", "posisi": position, "urutan": position, "jenis": "PP"},
        **{"nomor": str(number), "tahun": year, "tentang": "Hal", "teks": "Peraturan"},
        **{"peraturan_id": f"pp-{number}-{year}", "lengkap": True},
        **{"lembaran_negara": place, "tambahan_lembaran_negara": supplement},
    }


@pytest.mark.parametrize(
    ("year", "place", "supplement", "expected"),
    [
        (2018, "2018/73", "6206", []),  # a fixed point itself
        (2018, "2018/73", "6208", []),  # … by less than three
        (2018, "2018/73", "6209", ["6206"]),
        (2018, "2018/73", "6204", []),
        (2018, "2018/73", "6203", ["6206"]),
        (2018, "2018/74", "6204", []),
        (2018, "2018/74", "6203", ["> 6206 dan < 6322"]),
        (2018, "2018/74", "6324", []),
        (2018, "2018/74", "6325", ["> 6206 dan < 6322"]),
        (2003, "2003/47", "4423", []),  # before the first
        (2003, "2003/47", "4424", ["< 4421"]),
        (2023, "2023/41", "6799", []),  # after the last
        (2023, "2023/41", "6798", ["> 6801"]),
        (2017, "2018/74", "6210", []),  # promulgated the year after
        (2016, "2018/74", "6210", ["2016"]),
        (2019, "2018/74", "6210", ["2019"]),
    ],
)
def test_gazettes_between_fixed_points(
    year: int, place: str, supplement: str, expected: list[str]
) -> None:
    rows = [gazette(212, year, place, supplement)]
    found = findings(datasets(landasan_hukum=rows), "lembaran-meragukan")
    assert [finding.harapan for finding in found] == expected


def test_a_gazette_that_two_others_contradict() -> None:
    def wrong(*given: tuple[str, str]) -> list[str | None]:
        rows = [gazette(n, 2018, *one, position=n) for n, one in enumerate(given, 1)]
        found = findings(datasets(landasan_hukum=rows), "lembaran-meragukan")
        return [finding.ditemukan for finding in found]

    before, after = ("2018/80", "6212"), ("2018/120", "6250")
    assert wrong(before, ("2018/100", "6290"), after, ("2018/121", "6251")) == ["6290"]
    assert wrong(before, ("2018/100", "6230"), after, ("2018/121", "6251")) == []
    assert wrong(before, ("2018/100", "6290"), after) == []  # one against one
    assert wrong(before, ("2018/100", "6252"), after, ("2018/121", "6251")) == []  # near


# --- quarters -------------------------------------------------------------------------------------


def quarters(*lines: tuple[float | None, ...], money: bool = True, **more: Any) -> list[Row]:
    """Rows of ``evaluasi``: the four quarters and the year of each line."""
    names = ("triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4", "realisasi")
    measure = "rupiah" if money else "kinerja"
    rows = []
    for line, values in enumerate(lines, 2):
        for name, value in zip(names, values, strict=True):
            stated = None if value is None else Decimal(str(value)) if money else value
            row = {
                "tabel_id": T1, "baris": line, "periode": name, "jenjang": "program",
                "nama": f"Program {line}", "tahun": 2022, "halaman": 4,
                measure: stated, f"{measure}_teks": None if value is None else str(value), **more,
            }  # fmt: skip
            rows.append(row)
    return rows


RIGHT = (10, 20, 30, 40, 100)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([RIGHT] * 4 + [(10, 20, 30, 40, 110)], ["100"]),
        ([RIGHT] * 2 + [(10, 20, 30, 40, 110)], ["100"]),  # amounts add up by no accident
        ([RIGHT, (10, 20, 30, 40, 110)], []),
        ([RIGHT] * 2 + [(10, 20, 30, 40, 110)] * 3, []),
        ([RIGHT] * 4 + [(10, 20, 30, 41, 100)], ["101"]),
        ([RIGHT] * 4 + [(10, 20, 30, 38, 100)], []),  # half a unit of each is rounding
        ([RIGHT] * 4 + [(10, 20, 30, 45, 45)], []),  # cumulative: the year is the last quarter
        ([RIGHT] * 4 + [(10, 20, 30, 41, 25)], []),  # the mean
        ([RIGHT] * 4 + [(0, 0, 0, 41, 50)], ["41"]),  # no sum, but the only quarter
        ([RIGHT] * 4 + [(0, 0, 30, 41, 50)], ["71"]),
        ([RIGHT] * 4 + [(10, None, 30, 41, 100)], ["81"]),
        ([RIGHT] * 4 + [(10, 20, 30, 41, None)], []),
    ],
)
def test_quarters_of_money(lines: list[tuple[float | None, ...]], expected: list[str]) -> None:
    rows = quarters(*lines)
    wrong = (10, 20, 30, 41, 100)
    if expected == ["101"]:  # a sum one off may be rounding: five numbers, half a unit each
        rows = quarters(*lines[:-1], tuple(value * 10 for value in wrong))
        expected = ["1010"]
    found = findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")
    assert [finding.harapan for finding in found] == expected
    assert {finding.level for finding in found} <= {"warning" if expected == ["41"] else "error"}


@pytest.mark.parametrize("money", [True, False])
def test_only_quarters_of_money_are_said_in_rupiah(money: bool) -> None:
    rows = quarters(*[RIGHT] * 4, (10, 20, 30, 40, 110), money=money)
    (found,) = findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")
    assert isinstance(found.expected, Rupiah) is money
    assert isinstance(found.found, Rupiah) is money


def test_quarters_of_what_is_counted() -> None:
    def found(*lines: tuple[float, ...], **more: Any) -> list[tuple[str, str | None]]:
        rows = quarters(*lines, money=False, **more)
        made = findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")
        return [(finding.level, finding.harapan) for finding in made]

    lines = [RIGHT] * 4
    assert found(*lines, (1, 2, 3, 4, 11), satuan="dokumen") == [("warning", "10")]
    assert found(*lines, (1, 2, 3, 4, 11), satuan="persen") == []
    assert found(*lines, (1.1, 2.2, 3.3, 4.4, 11.2), satuan="km") == []  # rounded to a decimal
    assert len(found(*lines, (1.1, 2.2, 3.3, 4.4, 11.3), satuan="km")) == 1
    assert found(*lines[:2], (1, 2, 3, 4, 11), satuan="dokumen") == []


@pytest.mark.parametrize(
    ("quarters_and_year", "expected"),
    [
        ((80, 81, 85, 86, 84), 0),  # one off the mean, which may be rounded
        ((80, 81, 85, 86, 88), 1),
        ((80, 81, 85, 86, 85), 0),  # a quarter's own
    ],
)
def test_a_year_that_is_the_mean_of_its_quarters(
    quarters_and_year: tuple[float | None, ...], expected: int
) -> None:
    rows = quarters(*[RIGHT] * 4, quarters_and_year, money=False, satuan="dokumen")
    assert len(findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")) == expected


def test_quarters_without_a_year_or_without_any_number_are_not_judged() -> None:
    rows = quarters(*[RIGHT] * 4, (1, 2, 3, 40, 110), (None, None, None, None, 110))
    assert len(findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")) == 1
    rows = [row for row in rows if row["baris"] < 6 or row["periode"] != "realisasi"]
    assert findings(datasets(evaluasi=rows), "triwulan-tidak-cocok") == []


def test_a_year_without_a_column_of_its_own_quarter_is_not_judged() -> None:
    rows = quarters(*[RIGHT] * 4, (1, 2, 3, 40, 110))
    assert len(findings(datasets(evaluasi=rows), "triwulan-tidak-cocok")) == 1
    rows = [row for row in rows if row["periode"] != "triwulan-4"]
    assert findings(datasets(evaluasi=rows), "triwulan-tidak-cocok") == []


def test_quarters_in_thousands_are_rounded_by_thousands() -> None:
    def found(year: int) -> int:
        lines = [(10, 20, 30, 40, 100)] * 4 + [(10, 20, 30, 40, year)]
        rows = quarters(*lines)
        for row in rows:
            row["rupiah"], row["skala"] = row["rupiah"] * 1000, 1000
        return len(findings(datasets(evaluasi=rows), "triwulan-tidak-cocok"))

    assert found(102) == 0
    assert found(103) == 1


# --- targets that go the wrong way ----------------------------------------------------------------


def targets(indikator_id: str, name: str, values: list[float]) -> list[Row]:
    return [
        {
            "tabel_id": T1, "baris": 2, "jenis": "tujuan-sasaran", "fase": "target",
            "indikator": name, "indikator_id": indikator_id, "tahun": 2024 + n,
            "nilai": value, "teks": str(value), "kolom": 2 + n,
        }
        for n, value in enumerate(values)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ([90, 85, 80], 1),
        ([90, 90, 80], 1),
        ([90, 90, 90], 0),
        ([90, 85], 0),
        ([90, 85, 86], 0),
        ([80, 85, 90], 0),
    ],
)
def test_more_is_better(values: list[float], count: int) -> None:
    given = datasets(target=targets("ikm", "Indeks Kepuasan Masyarakat", values))
    assert len(findings(given, "arah-berlawanan")) == count


@pytest.mark.parametrize(
    ("values", "count"), [([3, 4, 5], 1), ([3, 3, 5], 1), ([3, 3, 3], 0), ([5, 4, 3], 0)]
)
def test_less_is_better(values: list[float], count: int) -> None:
    given = datasets(target=targets("gangguan-trantibum", "Jumlah gangguan", values))
    assert len(findings(given, "arah-berlawanan")) == count


def test_of_an_unknown_indicator_nobody_knows_which_way_is_better() -> None:
    assert findings(datasets(target=targets("", "Jumlah hal", [9, 8, 7])), "arah-berlawanan") == []


# --- ratios ---------------------------------------------------------------------------------------


def ratios(*lines: tuple[float, float, str], name: str = "Nilai", of: str = "") -> list[str | None]:
    """What is expected of the ratios of a table: each line its target, realisasi and ratio."""
    rows = [
        {
            "tabel_id": T1, "baris": line, "indikator": f"{name} {line}", "tahun": 2022,
            "indikator_id": of or None, "target": target, "realisasi": reached,
            "rasio": float(ratio), "target_teks": str(target), "realisasi_teks": str(reached),
            "rasio_teks": ratio,
        }
        for line, (target, reached, ratio) in enumerate(lines, 2)
    ]  # fmt: skip
    return [f.harapan for f in findings(datasets(capaian=rows), "rasio-tidak-cocok")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(80, 90, "100")], []),  # levels are often cut at the whole
        ([(80, 90, "100"), (80, 100, "125")], ["112.50"]),  # not in this table
        ([(80, 70, "100")], ["87.50"]),
        ([(1000, 1009, "100.0")], ["100.90"]),  # too near to be cut
        ([(1000, 1010, "100.0")], []),
        ([(80, 60, "25.00")], []),  # one finding for a column of what is left
        ([(80, 60, "25.00"), (80, 20, "75.00")], []),
        ([(80, 60, "25.00"), (80, 60, "75.00")], ["75.00"]),
        ([(80, 60, "133.33")], []),  # less is better, by its digits
        ([(80, 60, "133.33"), (80, 60, "75.00")], []),
        ([(80, 60, "133")], ["75.00"]),  # too few digits
        ([(80, 79, "101.27")], []),
        ([(80, 79, "101.3")], []),
        ([(80, 79, "101")], ["98.75"]),
        ([(80, 60, "125.00")], []),  # (2 × target - realisasi) / target
    ],
)
def test_formulas_of_a_ratio(lines: list[tuple[float, float, str]], expected: list[str]) -> None:
    found = ratios(*lines)
    if lines[0][2] == "25.00" and not expected:
        assert len(found) == 1
        (one,) = findings_of_rest(lines)
        assert one == ("warning", "rasio-tidak-cocok.sisa")
    else:
        assert found == expected


def findings_of_rest(lines: list[tuple[float, float, str]]) -> list[tuple[str, str]]:
    rows = [
        {
            "tabel_id": T1, "baris": line, "indikator": f"Nilai {line}", "tahun": 2022,
            "target": target, "realisasi": reached, "rasio": float(ratio),
            "target_teks": str(target), "realisasi_teks": str(reached), "rasio_teks": ratio,
        }
        for line, (target, reached, ratio) in enumerate(lines, 2)
    ]  # fmt: skip
    made = findings(datasets(capaian=rows), "rasio-tidak-cocok")
    return [(finding.level, finding.message.code) for finding in made]


@pytest.mark.parametrize(
    ("name", "of", "count"),
    [
        ("Jumlah konflik", "", 0),
        ("Jumlah konflik yang ditangani", "", 1),
        ("Jumlah dokumen", "", 1),
        ("Rata-rata lama waktu layanan", "", 0),
        ("Jumlah konflik", "ikm", 1),  # of this one more is better
    ],
)
def test_names_of_what_should_become_less(name: str, of: str, count: int) -> None:
    assert len(ratios((8, 6, "133"), name=name, of=of)) == count


# --- targets --------------------------------------------------------------------------------------


def line(
    values: list[float], end: float | None = None, *, start: float | None = None, first: int = 2024,
    what: tuple[str, str] = ("Jumlah laporan", "laporan"),
) -> list[Row]:  # fmt: skip
    """One line of ``target``: its years, its end, its start."""
    slots = [("target", first + n, value) for n, value in enumerate(values)]
    slots += [("akhir", 2026, end)] if end is not None else []
    slots += [("awal", first - 1, start)] if start is not None else []
    return [
        {
            "tabel_id": T1, "baris": 4, "jenis": "tujuan-sasaran", "indikator": what[0],
            "fase": phase, "tahun": year, "nilai": value, "satuan": what[1], "teks": f"{value:g}",
        }
        for phase, year, value in slots
    ]  # fmt: skip


PERCENT = ("Persentase desa tertib", "persen")
GROWTH = ("Persentase pertumbuhan usaha", "persen")


def counted(rows: list[Row]) -> list[Row]:
    """The line of a plan that counts its years."""
    years = [row for row in rows if row["fase"] == "target"]
    return [
        {**row, "tahun": None, "tahun_ke": years.index(row) + 1 if row in years else None}
        for row in rows
    ]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (line([10, 11, 12], 12), 0),
        (line([10, 11, 12], 33), 0),
        (line([10, 11, 12], 34), 1),
        (line([10, 11, 12], 42, start=9), 0),  # with what there was
        (line([10, 11, 12], 43, start=9), 1),
        (line([10, 11], 12), 0),  # a year is missing
        (counted(line([10, 11, 12], 33)), 0),
        (counted(line([10, 11, 12], 34)), 1),
        (counted(line([10, 11], 24, start=9)), 1),  # the first is the start
        (line([10, 11, 12], 33, what=PERCENT), 1),
        (line([10, 11, 12], 12, what=PERCENT), 0),
        (line([90, 95, 100], what=PERCENT), 0),
        (line([90, 95, 101], what=PERCENT), 1),
        (line([90, 95, 101]), 0),
        (line([90, 100, 125], what=GROWTH), 0),
        (line([90, 100, 126], what=GROWTH), 1),
        (line([90, 101, 140], what=GROWTH), 0),
        (line([100, 126], what=GROWTH), 0),
    ],
)
def test_targets_that_cannot_be(rows: list[Row], count: int) -> None:
    assert len(findings(datasets(target=rows), "target-mustahil")) == count


@pytest.mark.parametrize(
    ("values", "money", "count"),
    [
        ([500, 520, 500 * 299], True, 0),
        ([500, 500, 500 * 300], True, 1),
        ([500, 2_500, 1_000_000], True, 1),
        ([500, 2_501, 1_000_000], True, 0),  # its neighbours are unlike themselves
        ([500, 500, 500 * 79], False, 0),
        ([500, 500, 500 * 80], False, 1),
        ([40_000, 40_000, 500], False, 1),
        ([500, 500 * 80], False, 0),
    ],
)
def test_values_far_from_their_neighbours(values: list[int], money: bool, count: int) -> None:
    if money:
        years: dict[int, tuple[int | None, int | None]]
        years = {2020 + n: (value, None) for n, value in enumerate(values)}
        given = datasets(anggaran=budget_lines([("program", "Pelayanan", years)]))
    else:
        given = datasets(target=line([float(value) for value in values]))
    assert len(findings(given, "satuan-meragukan")) == count


@pytest.mark.parametrize(
    ("cited", "nomor", "tahun", "level"),
    [
        ("perbup-karangjati-7-2023", "7", 2023, []),  # the document itself
        ("perbup-karangjati-6-2023", "6", 2023, []),
        ("perbup-karangjati-8-2023", "8", 2023, ["info"]),
        ("perbup-karangjati-8-2022", "8", 2022, []),
        ("perbup-karangjati-8a-2023", "8A", 2023, []),
        ("perbup-lain-8-2023", "8", 2023, []),
        ("uu-8-2023", "8", 2023, []),
        ("uu-8-2024", "8", 2024, ["warning"]),
    ],
)
def test_regulations_later_than_the_document(
    cited: str, nomor: str, tahun: int, level: list[str]
) -> None:
    row = gazette(8, tahun, "", "") | {"peraturan_id": cited, "nomor": nomor}
    found = findings(datasets(landasan_hukum=[row]), "rujukan-lebih-baru")
    assert [finding.level for finding in found] == level


# --- cells that a code and a name stand in --------------------------------------------------------


def test_a_code_that_is_another_points_to_its_cells_and_those_of_the_name() -> None:
    made = table(
        """
        No | Kode | Program/Kegiatan | Target
        1 | 7.01.03 | PROGRAM PEMBERDAYAAN | 9
        2 | 7 01 03 2.01 | Kegiatan  Pemberdayaan Kelurahan | 10
        3 | 7.01.03.2.01 | Kegiatan Lain | 7
        """,
        jenis="rencana",
    )
    rows = plan_lines(
        [("kegiatan", "7.01.03.2.01", "Kegiatan Pemberdayaan Kelurahan", [10, 11, 12], 33)]
    )
    for row in rows:
        row["baris"] = 2
    (found,) = findings(datasets(made, rencana=rows), "kode-tidak-cocok")
    assert found.cells == (f"{T1}#2,1", f"{T1}#2,2")
    for row in rows:
        row["tabel_id"] = f"{DOC}/t09"
    (found,) = findings(datasets(made, rencana=rows), "kode-tidak-cocok")
    assert found.cells == ()


# --- references to tables -------------------------------------------------------------------------

STAFF = table("No | Nama | Golongan\n1 | Budi | III/a", kode="2.1", judul="Daftar Pegawai")
GOODS = table("No | Barang | Jml.\n1 | Meja | 4", number=2, kode="2.2", judul="Sarana Prasarana")
PLAIN = table("No | Barang | Jml.\n1 | Meja | 4", number=3, kode="2.3", judul="Rekapitulasi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarana dan prasarana dapat dilihat pada tabel 2.1 berikut.", ["2.2"]),
        ("Sarana dan prasarana dapat dilihat pada tabel 2.2 berikut.", []),
        ("Sarana bagi pegawai dapat dilihat pada tabel 2.1 berikut.", []),  # it is about both
        ("Sarana menurut golongan dapat dilihat pada tabel 2.1 berikut.", []),  # as a head says
        ("Sarana bagi Budi dan daftar lain pada tabel 2.1 berikut.", []),  # a word in common
        ("Sarana Sukamulya dapat dilihat pada tabel 2.1 berikut.", ["2.2"]),
        ("Sarana kantor ini ada pada tabel 2.3 berikut.", []),  # it is about nothing
        ("Jumlah penduduk dapat dilihat pada tabel 2.1 berikut.", []),  # no other is about it
        ("Hal itu dapat dilihat pada tabel 2.1 berikut.", []),
        ("Pegawai kantor banyak. Sarana dapat dilihat pada tabel 2.1 berikut.", ["2.2"]),
        ("Sarana dapat dilihat pada tabel 2.1, pegawai kemudian.", ["2.2"]),
        ("Sarana dapat dilihat pada tabel 2.1 tentang pegawai.", []),
        ("Aset pada tabel 2.1 dan anggaran kantor.", []),  # no one table is about both
        (f"Sarana {'k' * 150} tabel 2.1 ini.", ["2.2"]),
        (f"Sarana {'k' * 160} tabel 2.1 ini.", []),  # far before
        (f"Pada tabel 2.1 {'k' * 150} sarana.", ["2.2"]),
        (f"Pada tabel 2.1 {'k' * 160} sarana.", []),  # far behind
    ],
)
def test_a_sentence_points_to_a_table_about_something_else(text: str, expected: list[str]) -> None:
    found = findings(
        datasets(STAFF, GOODS, PLAIN, renstra_bab=[section(text)]), "rujukan-tabel-salah"
    )
    assert [f.harapan for f in found] == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((3, 4), "2.1, 2.2"),
        ((4, 4), "2.2"),
        ((3, 3), "2.1"),
        ((5, 9), None),
        ((None, None), None),
    ],
)
def test_tables_on_the_pages_of_a_section_may_be_meant(
    pages: tuple[int | None, int | None], expected: str | None
) -> None:
    for (tabel, _), page in zip((STAFF, GOODS), (3, 4), strict=True):
        tabel["halaman_awal"] = page
    told = {
        **section("Lihat tabel 2.9 berikut."),
        "halaman_awal": pages[0],
        "halaman_akhir": pages[1],
    }
    (found,) = findings(datasets(STAFF, GOODS, renstra_bab=[told]), "rujukan-tabel-salah")
    assert (found.harapan, found.ditemukan) == (expected, "tabel 2.9")


# --- ratios over nothing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratios", "levels"),
    [
        ([0, 0, 100], ["error"]),  # the table prints nought over nought
        ([0, 100], ["error"]),
        ([100, 100, 0], []),
        ([100, 100, 50], ["warning"]),
        ([100], ["warning"]),
        ([0], []),
    ],
)
def test_a_ratio_over_nought_is_that_of_the_others(ratios: list[int], levels: list[str]) -> None:
    rows = budget_lines([("program", f"Program {n}", {2021: (0, 0)}) for n in range(len(ratios))])
    for row, ratio in zip(rows, ratios, strict=True):
        row |= {"rasio": float(ratio), "rasio_teks": f"{ratio},00"}
    found = findings(datasets(anggaran=rows), "rasio-tidak-cocok")
    assert [f.level for f in found] == levels
    assert all(f.ditemukan != "0,00" for f in found)


# --- totals without a name ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        ((10, 20, 30), 60, []),
        ((10, 20, 30), 61, ["60"]),
        ((10, 20, 30), 72, ["60"]),  # off by a fifth of the sum
        ((10, 20, 30), 73, []),
        ((10, 20, 30), 48, ["60"]),
        ((10, 20, 30), 47, []),
        ((10, 20, 90), 97, ["120"]),
        ((5, 5, 90), 90, []),  # no more than a part
        ((5, 5, 90), 91, ["100"]),
        ((30, 30), 61, []),  # of two parts
    ],
)
def test_a_last_line_without_a_name_is_a_total_where_it_nearly_is_the_sum(
    parts: tuple[int, ...], total: int, expected: list[str]
) -> None:
    lines = [f"{n} | Desa {n} | {part} | {part + 1}" for n, part in enumerate(parts, 1)]
    other = sum(parts) + len(parts)
    text = "\n".join(
        ["No | Desa | Jiwa | KK", *lines, f" | | {total} | {other + total - sum(parts)}"]
    )
    found = findings(datasets(table(text)), "jumlah-tidak-cocok")
    assert [f.harapan for f in found][: len(expected) or None] == expected
