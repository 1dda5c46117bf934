"""Where rules begin to speak and where they are silent: one case on either side of a limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.quality_samples import DOC, budget_lines, datasets, findings, table

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
        ("Anggaran tahun 2022 sebesar Rp400.000.000.", []),  # another cell's
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
    rows = [gazette(12, year, place, supplement)]
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
        ([RIGHT] * 3 + [(10, 20, 30, 40, 110)], []),  # four right ones for a wrong one
        ([RIGHT] * 4 + [(10, 20, 30, 41, 100)], ["101"]),
        ([RIGHT] * 4 + [(10, 20, 30, 38, 100)], []),  # half a unit of each is rounding
        ([RIGHT] * 4 + [(10, 20, 30, 45, 45)], []),  # cumulative: the year is the last quarter
        ([RIGHT] * 4 + [(10, 20, 30, 41, 25)], []),  # the mean
        ([RIGHT] * 4 + [(0, 0, 0, 41, 50)], []),  # no sum that tells
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
    assert {finding.level for finding in found} <= {"error"}


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
