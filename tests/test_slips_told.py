"""Slips that a regulation tells by itself: laws out of order or revoked, names, periods and targets
that the rest of it contradicts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality_samples import datasets, findings, table
from tests.test_quality_rules import law, pasal, section, target

UU_12, UU_25, UU_23 = "uu-12-2011", "uu-25-2004", "uu-23-2014"
PP_12, PERPRES, PERDA = "pp-12-2019", "perpres-29-2014", "perda-kab-karangjati-1-2021"


def laws(*ids: str, **fields: Any) -> list[dict[str, Any]]:
    """A list of laws in that order."""
    made = [law(one, f"Hal {one}", **fields) for one in ids]
    return [{**row, "posisi": at, "urutan": at} for at, row in enumerate(made, 1)]


def told(rule: str, **rows: Any) -> list[tuple[str, str | None, str | None]]:
    found = findings(datasets(**rows), rule)
    return [(one.level, one.harapan, one.ditemukan) for one in found]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ([UU_25, UU_12, UU_23, PP_12, PERPRES, PERDA], []),
        ([UU_25, PP_12, UU_23, PERDA], [("warning", "3", "sebelum")]),
        ([PERDA, UU_25, UU_12, PP_12], [("warning", "1", "sesudah")]),
        ([UU_25, UU_23, UU_12, PP_12], [("warning", "3", "sebelum")]),
        ([UU_25, PERDA, "perbup-karangjati-3-2020", "perda-kab-karangjati-9-2010"], []),
    ],
)
def test_legal_bases_stand_by_rank_and_year(cited: list[str], expected: list[Any]) -> None:
    found = findings(datasets(landasan_hukum=laws(*cited)), "urutan-dasar-hukum")
    named = [(one.level, one.key.split("|")[0].split()[-1], one.pesan) for one in found]
    assert [(level, at) for level, at, _ in named] == [(level, at) for level, at, _ in expected]
    assert all(
        f"semestinya disebut {way}" in say
        for (*_, say), (*_, way) in zip(named, expected, strict=True)
    )


def test_a_list_in_another_order_of_years_is_a_note() -> None:
    cited = laws(*(f"uu-{number}-{2020 - number}" for number in range(1, 6)))
    found = findings(datasets(landasan_hukum=cited), "urutan-dasar-hukum")
    assert [one.level for one in found] == ["info"] * 4


def test_a_revoked_law_beside_the_one_that_revoked_it() -> None:
    old, new = "uu-32-2004", "uu-23-2014"
    rows = [law(one, "Pemerintahan Daerah") for one in (old, new)]
    assert told("rujukan-keliru", landasan_hukum=rows) == [("warning", new, old)]
    assert told("rujukan-keliru", landasan_hukum=rows[:1]) == [("warning", new, old)]
    aside = [{**rows[0], "bagian": "renstra"}]
    assert told("rujukan-keliru", landasan_hukum=aside) == [("info", new, old)]
    assert told("rujukan-keliru", landasan_hukum=rows[:1], head={"tahun": 2014}) == []


def aside(text: str, reason: str) -> dict[str, Any]:
    return {"teks": text, "alasan": reason, "urutan": 1, "halaman": 1}


@pytest.mark.parametrize(
    ("text", "reason", "found"),
    [
        ("BUPATI KLATEN,", "kepala", "Kabupaten KLATEN"),
        ("PERATURAN BUPATI KLATEN", "penjelasan-umum", "Kabupaten KLATEN"),
        ("Plt. CAMAT CIBEBER", "kata-pengantar", "Kecamatan CIBEBER"),
        ("PEMERINTAH KABUPATEN KLATEN", "sampul", "Kabupaten KLATEN"),
        ("CAMAT SUKAMULYA", "kata-pengantar", None),
        ("CAMAT SELAKU PENGGUNA ANGGARAN", "kata-pengantar", None),
        ("Kami bekerja bersama Camat Cibeber.", "kata-pengantar", None),
    ],
)
def test_whose_head_a_line_names(text: str, reason: str, found: str | None) -> None:
    given = told("sisa-templat", teks_lain=[aside(text, reason)])
    assert [value for *_, value in given] == ([found] if found else [])


@pytest.mark.parametrize(
    ("name", "count"),
    [("H. SUTRISNO WIBOWO", 1), ("Dr. RATNA ADININGSIH, S.H.", 0), ("SEKRETARIS DAERAH", 0)],
)
def test_who_signs_the_annex(name: str, count: int) -> None:
    lines = [aside(text, "tanda-tangan") for text in ("BUPATI KARANGJATI,", "ttd.", name)]
    head = {"bupati": "RATNA ADININGSIH"}
    assert len(told("sisa-templat", teks_lain=lines, head=head)) == count


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ({"teks_lain": [aside("RENCANA STRATEGIS TAHUN 2019-2021", "sampul")]}, "2019-2021"),
        ({"renstra_bab": [section("", judul="Tujuan Renstra Tahun 2019-2021")]}, "2019-2021"),
        ({"renstra_bab": [section("", judul="Capaian Renstra Tahun 2019-2021")]}, None),
        (
            {"pasal": [pasal("Renstra adalah dokumen perencanaan untuk periode Tahun 2025-2027.")]},
            "2025-2027",
        ),
        (
            {"pasal": [pasal("Renstra adalah dokumen perencanaan untuk periode Tahun 2024-2026.")]},
            None,
        ),
    ],
)
def test_where_a_plan_names_its_period(rows: dict[str, Any], found: str | None) -> None:
    given = told("periode-meragukan", **rows)
    assert [(said, of) for _, said, of in given] == ([("2024-2026", found)] if found else [])


@pytest.mark.parametrize(("start", "found"), [(2023, []), (2024, []), (2025, ["2025"])])
def test_a_start_behind_the_first_year(start: int, found: list[str]) -> None:
    rows = target(["80%", "85%", "90%"], None)
    rows += [{**rows[0], "fase": "awal", "tahun": start}]
    assert [value for *_, value in told("periode-meragukan", target=rows)] == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["80,2", "81,2", "82,2", "83,2"], []),
        (["80,2", "18,2", "82,2", "83,2"], [("81.2", "18,2")]),
        (["80,2", "81,2", "28,2", "83,2"], [("82.2", "28,2")]),
        (["80,2", "87,2", "82,2", "83,2"], [("81.2", "87,2")]),
        (["80,2", "81,7", "82,2", "83,2"], []),
        (["80,2", "95,7", "82,2", "83,2"], []),
        (["80,2", "91", "82,2", "83,2"], []),
        (["34", "34", "43", "34"], [("34", "43")]),
        (["34", "34", "44", "34"], []),
        (["12", "12", "12", "21"], []),
        (["21", "12", "12", "12"], []),
        (["12", "13", "14", "51"], [("15", "51")]),
        (["80,2", "18,2", "82,2"], []),
    ],
)
def test_digits_out_of_the_steps_of_a_line(values: list[str], found: list[Any]) -> None:
    rows = target(values, None, name="Nilai SAKIP", unit="nilai")
    assert [(said, of) for _, said, of in told("target-mustahil", target=rows)] == found


def test_a_pasal_that_points_at_itself() -> None:
    (found,) = findings(
        datasets(pasal=[pasal("Rencana dimaksud dalam Pasal 3.")]), "rujukan-pasal-salah"
    )
    assert "pasal itu sendiri" in found.pesan
    for ayat, count in ((1, 0), (2, 1)):
        text = f"Rencana dimaksud dalam Pasal 3 ayat ({ayat})."
        rows = [{**pasal("Camat melapor."), "ayat": 1}, {**pasal(text), "ayat": 2}]
        assert len(findings(datasets(pasal=rows), "rujukan-pasal-salah")) == count


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Perjanjian Kinerja Tahun 2022", ["2022"]),
        ("Perjanjian Kinerja Tahun 2024", []),
        ("Perjanjian Kinerja Tahun 2022 dan Tahun 2024", []),
    ],
)
def test_a_title_of_another_year_than_its_columns(title: str, found: list[str]) -> None:

    head = {"bentuk": "perjanjian-kinerja", "periode_awal": 2024, "periode_akhir": 2024}
    given = datasets(
        table("Indikator | Target 2024\nDesa tertib | 80", jenis="target", judul=title),
        target=target(["80"], None),
        head=head,
    )
    assert [one.ditemukan for one in findings(given, "periode-meragukan")] == found


@pytest.mark.parametrize(("year", "found"), [(2015, []), (2014, []), (2016, ["2015/58"])])
def test_a_gazette_before_the_law_that_amends(year: int, found: list[str]) -> None:
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah "
        f"dengan Undang-Undang Nomor 9 Tahun {year} (Lembaran Negara Republik Indonesia Tahun 2015 "
        "Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 5679);"
    )
    row = {**law(UU_23, "Pemerintahan Daerah"), "teks": text, "diubah_dengan": [f"uu-9-{year}"]}
    assert [of for *_, of in told("lembaran-meragukan", landasan_hukum=[row])] == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Nilai SAKIP", "Indeks Kepuasan Masyarakat", "Persentase desa mandiri"], []),
        (["Nilai SAKIP", "Indeks Kepuasan Masyarakat", "Rumah layak huni"], ["Rumah layak huni"]),
        (["Nilai SAKIP", "Jalan yang mantap", "Rumah layak huni"], []),
        (["Nilai SAKIP", "Indeks Kepuasan Masyarakat"], []),
    ],
)
def test_an_indicator_of_performance_that_stands_for_another(
    names: list[str], found: list[str]
) -> None:
    def lines(kind: str, table_id: str, given: list[str]) -> list[dict[str, Any]]:
        return [
            {**row, "jenis": kind, "tabel_id": table_id, "baris": at, "indikator_id": None}
            for at, name in enumerate(given)
            for row in target(["80", "85"], None, name=name, unit="")
        ]

    of_plan = ["Nilai SAKIP", "Indeks Kepuasan Masyarakat", "Persentase desa mandiri"]
    rows = lines("tujuan-sasaran", "t01", of_plan) + lines("iku", "t02", names)
    assert [of for *_, of in told("indikator-bertentangan", target=rows)] == found
