"""What rules say of a regulation where one of its lines is another."""

from __future__ import annotations

import pytest

from extract.document import Source
from extract.text import read_text
from parsers.parse import parse
from quality.check import check_document
from schemas.finding import Finding
from tests.printed_cases import REGULATION
from tests.quality_samples import datasets, findings


def told(old: str, new: str) -> list[tuple[str, str | None]]:
    """Rule and place of what is said of the regulation with ``new`` for ``old`` alone."""
    assert old in REGULATION
    before, after = (_findings(text) for text in (REGULATION, REGULATION.replace(old, new, 1)))
    known = {(one.rule, one.pesan) for one in before}
    return [
        (one.rule, one.ditemukan or one.harapan)
        for one in after
        if (one.rule, one.pesan) not in known
    ]


def _findings(text: str) -> list[Finding]:
    parsed = parse(read_text(text.encode(), Source("t.txt", "0" * 64, "text")))
    return [*parsed.findings, *check_document(parsed.rows)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "bahwa rencana itu perlu ditetapkan",
            "bahwa sebagaimana dimaksud dalam huruf a dan huruf c perlu ditetapkan",
            [("rujukan-pasal-salah", "huruf a dan huruf c")],
        ),
        (
            "dimaksud pada ayat (1) tercantum",
            "dimaksud pada ayat (5) tercantum",
            [("rujukan-pasal-salah", "ayat (5)")],
        ),
        (
            "Camat melaksanakan rencana.",
            "Camat melaksanakan rencana sebagaimana dimaksud dalam Pasal 9.",
            [("rujukan-pasal-salah", "Pasal 9")],
        ),
        (
            "Camat melaksanakan rencana.",
            "Camat melaksanakan rencana sebagaimana dimaksud dalam Pasal 9 Peraturan Daerah.",
            [],
        ),
        (
            "Camat melaporkan pelaksanaan rencana",
            "Camat melaporkan yang dimaksud dalam Pasal 2 ayat (1) huruf c dan huruf e",
            [("rujukan-pasal-salah", "Pasal 2 ayat (1) huruf c dan huruf e")],
        ),
        (
            "Camat melaporkan pelaksanaan rencana",
            "Camat melaporkan yang dimaksud dalam Pasal 2 ayat (1) huruf a, huruf b, dan huruf c",
            [],
        ),
        (
            "PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU.",
            "PERATURAN BUPATI TENTANG RENCANA KERJA KECAMATAN SUKAMAJU.",
            [("sisa-templat", "RENCANA KERJA")],
        ),
        (
            "PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU.",
            "KEPUTUSAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU.",
            [("sisa-templat", "KEPUTUSAN")],
        ),
        (
            "PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU.",
            "PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN SUKAMAJU TAHUN 2016-2021.",
            [("periode-meragukan", "2016-2021")],
        ),
        (
            "Peraturan Bupati ini mulai berlaku",
            "Peraturan Wali Kota ini mulai berlaku",
            [("sisa-templat", "Peraturan Wali Kota ini")],
        ),
        (
            "Diundangkan di Rawajaya",
            "Diundangkan di Telagabiru",
            [("sisa-templat", "Telagabiru")],
        ),
        ("ttd.\nBUDI SANTOSO\n", "ttd.\n", [("bagian-hilang", "Penanda tangan pengundangan")]),
        ("SEKRETARIS DAERAH\nKABUPATEN RAWAJAYA,", "SEKRETARIS NEGARA REPUBLIK INDONESIA,", []),
    ],
)
def test_what_is_said_of_a_line(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == expected


def test_an_amendment_points_at_the_amended_regulation() -> None:
    pasal = [{"urutan": 1, "pasal": 1, "label": "Pasal 1", "teks": "dimaksud dalam Pasal 9 diubah"}]
    of = {"tentang": "PERUBAHAN ATAS PERATURAN BUPATI NOMOR 1 TAHUN 2020"}
    assert findings(datasets(pasal=pasal), "rujukan-pasal-salah")
    assert not findings(datasets(pasal=pasal, head=of), "rujukan-pasal-salah")
    roman = {"urutan": 2, "pasal": None, "label": "Pasal I", "teks": "diubah sebagai berikut"}
    assert not findings(datasets(pasal=[*pasal, roman]), "rujukan-pasal-salah")


@pytest.mark.parametrize(("province", "count"), [("Jawa Tengah", 1), ("Jawa Timur", 0)])
def test_another_province_than_that_of_the_kabupaten(province: str, count: int) -> None:
    head = {"kabupaten": "Pasuruan", "provinsi": province}
    assert len(findings(datasets(head=head), "sisa-templat")) == count


@pytest.mark.parametrize(("year", "count"), [(2022, 1), (2023, 0)])
def test_a_report_of_another_year_than_its_tables(year: int, count: int) -> None:
    rows = [{"tabel_id": "t", "baris": 1, "tahun": year, "jenjang": "program"}]
    head = {"bentuk": "lkjip", "periode_awal": 2023, "periode_akhir": 2023, "tentang": None}
    assert len(findings(datasets(anggaran=rows, head=head), "periode-meragukan")) == count
