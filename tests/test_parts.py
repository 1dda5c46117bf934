"""What a document of each form must hold, in scores and in the matrix of coverage."""

from __future__ import annotations

from typing import Any

import pytest

from quality.parts import PARTS, chapters, head_facts, parts
from quality.scores import document_scores
from report.coverage import coverage
from schemas.datasets import DATASETS, DOCUMENT_FORMS

FIVE = (
    "PENDAHULUAN",
    "GAMBARAN PELAYANAN, PERMASALAHAN, DAN ISU STRATEGIS KECAMATAN",
    "TUJUAN, SASARAN, STRATEGI, DAN ARAH KEBIJAKAN",
    "PROGRAM, KEGIATAN, SUBKEGIATAN, DAN KINERJA PENYELENGGARAAN BIDANG URUSAN",
    "PENUTUP",
)
SIX = (
    "PENDAHULUAN",
    "GAMBARAN PELAYANAN SKPD",
    "ISU-ISU STRATEGIS BERDASARKAN TUGAS POKOK DAN FUNGSI",
    "VISI, MISI, TUJUAN DAN SASARAN, STRATEGI DAN KEBIJAKAN",
    "RENCANA PROGRAM DAN KEGIATAN, INDIKATOR KINERJA, KELOMPOK SASARAN",
    "INDIKATOR KINERJA SKPD YANG MENGACU PADA TUJUAN DAN SASARAN RPJMD",
)
EIGHT = (
    "PENDAHULUAN",
    "GAMBARAN PELAYANAN PERANGKAT DAERAH",
    "PERMASALAHAN DAN ISU-ISU STRATEGIS PERANGKAT DAERAH",
    "TUJUAN DAN SASARAN",
    "STRATEGI DAN ARAH KEBIJAKAN",
    "RENCANA PROGRAM DAN KEGIATAN SERTA PENDANAAN",
    "KINERJA PENYELENGGARAAN BIDANG URUSAN",
    "PENUTUP",
)
REPORT = ("PENDAHULUAN", "PERENCANAAN KINERJA", "AKUNTABILITAS KINERJA", "PENUTUP")


def chapter_rows(titles: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"bab": bab, "judul": title, "level": 1} for bab, title in enumerate(titles, start=1)]


@pytest.mark.parametrize(
    ("bentuk", "titles", "expected"),
    [
        ("renstra", FIVE, 5),
        ("renstra", SIX, 6),
        ("renstra", EIGHT, 8),
        ("peraturan", FIVE, 5),
        ("peraturan", EIGHT[:5], 8),
        ("lkjip", REPORT, 4),
        ("perubahan-renstra", SIX[:2] + SIX[4:5], 8),
    ],
)
def test_chapters_of_a_form(bentuk: str, titles: tuple[str, ...], expected: int) -> None:
    assert chapters({"bentuk": bentuk}, chapter_rows(titles)) == expected


def test_every_form_has_its_parts_and_facts() -> None:
    columns = {column.name for column in DATASETS["dokumen"].columns} | {"daerah"}
    for bentuk in DOCUMENT_FORMS:
        assert "kepala" in parts({"bentuk": bentuk})
        assert parts({"bentuk": bentuk}) <= set(PARTS)
        assert set(head_facts({"bentuk": bentuk})) <= columns


def document(bentuk: str, **facts: Any) -> dict[str, Any]:
    return {column.name: None for column in DATASETS["dokumen"].columns} | {
        "doc_id": "x",
        "bentuk": bentuk,
        **facts,
    }


def states_of(rows: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    return dict(coverage({name: rows.get(name, []) for name in DATASETS}, []))


REPORTED = {
    "perangkat_daerah": "Dinas Perkebunan",
    "provinsi": "Jawa Barat",
    "periode_awal": 2016,
    "periode_akhir": 2016,
}


def test_a_report_of_performance_lacks_no_law() -> None:
    values = {"target_teks": "1", "target": 1.0, "realisasi_teks": "1", "realisasi": 1.0}
    figures = {**values, "rasio": None, "rasio_teks": None}
    money = {**figures, "anggaran_teks": "1", "anggaran": 1}
    rows = {
        "dokumen": [document("lkjip", **REPORTED)],
        "renstra_bab": chapter_rows(REPORT),
        "tabel": [{"baris_kepala": 1}],
        "capaian": [figures],
        "anggaran": [money],
    }
    scores = document_scores(rows, [])
    assert {score.name: score.value for score in scores}.keys().isdisjoint({"pasal", "konsideran"})
    assert [score.value for score in scores] == [100.0] * len(scores)
    states = states_of(rows)
    assert {part for part, state in states.items() if state == "ditemukan"} == {
        *("kepala", "bab", "capaian", "anggaran"),
    }
    assert set(states.values()) == {"ditemukan", "tak-berlaku"}


def test_a_plan_without_its_tables_still_lacks_them() -> None:
    rows = {"dokumen": [document("renstra", **REPORTED)], "renstra_bab": chapter_rows(FIVE)}
    states = states_of(rows)
    assert (states["bab"], states["rencana"], states["pasal"]) == (
        "ditemukan",
        "tidak-ada",
        "tak-berlaku",
    )
    scores = {score.name: score.value for score in document_scores(rows, [])}
    assert scores["renstra_bab"] == 100.0
    assert scores["rencana"] == 0.0


def test_a_regulation_on_something_else_owes_no_plan() -> None:
    title = "PELIMPAHAN SEBAGIAN KEWENANGAN BUPATI KEPADA CAMAT"
    assert parts(document("peraturan", tentang=title)) == {
        *("kepala", "konsideran", "pasal", "mengingat"),
    }
    assert "rencana" in parts(document("peraturan", tentang="RENCANA STRATEGIS KECAMATAN SUKAMAJU"))
    assert "rencana" in parts({})
