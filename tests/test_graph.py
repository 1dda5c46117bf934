"""The graph of regulations, made from published rows alone."""

from __future__ import annotations

from typing import Any

from normalize.citations import parse_citation
from parsers.parsed import Row
from perbup.graph import Regulations, mentions, relations

DOC = "perbup-pasuruan-9-2023"


def cited(*texts: str, bagian: str = "mengingat") -> list[Row]:
    rows = []
    for posisi, text in enumerate(texts, 1):
        citation = parse_citation(text, kabupaten="Pasuruan")
        row: Row = {name: getattr(citation, name) for name in citation.__slots__}
        row |= {"doc_id": DOC, "bagian": bagian, "posisi": posisi, "teks": text}
        row["diubah_dengan"] = list(citation.diubah_dengan)
        rows.append(row)
    return rows


def rows_of(
    legal: list[Row], pasal: list[tuple[int, str]] | None = None, **head: Any
) -> dict[str, list[Row]]:
    dokumen = {"doc_id": DOC, "jenis": "Peraturan Bupati", "kabupaten": "Pasuruan", **head}
    return {
        "dokumen": [dokumen],
        "landasan_hukum": legal,
        "pasal": [{"doc_id": DOC, "pasal": n, "teks": t} for n, t in pasal or []],
    }


def regulations(documents: list[dict[str, list[Row]]]) -> list[Row]:
    """The rows of ``peraturan`` that documents make, one after another."""
    counted = Regulations()
    for rows in documents:
        counted.add(mentions(rows))
    return counted.rows()


def edges(rows: dict[str, list[Row]]) -> set[tuple[str, str, str]]:
    return {(r["dari"], r["ke"], r["jenis"]) for r in relations(rows)}


def test_what_is_cited_and_what_amends_it() -> None:
    legal = cited(
        "Undang-Undang Nomor 1 Tahun 2004 tentang Hal sebagaimana telah diubah dengan "
        "Undang-Undang Nomor 2 Tahun 2009;",
        "Peraturan Daerah Nomor ... Tahun ... tentang RPJMD;",
    ) + cited("Peraturan Pemerintah Nomor 8 Tahun 2008", bagian="renstra")
    assert edges(rows_of(legal)) == {
        (DOC, "uu-1-2004", "mengingat"),
        ("uu-1-2004", "uu-2-2009", "diubah-dengan"),
        (DOC, "pp-8-2008", "landasan"),
    }


def test_titles_tell_of_amendments_and_enactments() -> None:
    legal = cited(
        "Peraturan Daerah Nomor 10 Tahun 2021 tentang Perubahan Kedua Atas Perda Nomor 1 "
        "Tahun 2019 tentang RPJMD;",
        "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti "
        "Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja Menjadi Undang-Undang;",
        "Peraturan Menteri Dalam Negeri Nomor 4 Tahun 2020 tentang Perubahan Batas Daerah;",
    )
    found = edges(rows_of(legal))
    assert ("perda-kab-pasuruan-1-2019", "perda-kab-pasuruan-10-2021", "diubah-dengan") in found
    assert ("uu-6-2023", "perpu-2-2022", "menetapkan") in found
    assert len(found) == 5


def test_a_document_that_amends_another() -> None:
    rows = rows_of([], tentang="PERUBAHAN ATAS PERATURAN BUPATI NOMOR 5 TAHUN 2020 TENTANG HAL")
    assert edges(rows) == {("perbup-pasuruan-5-2020", DOC, "diubah-dengan")}


def test_what_a_pasal_revokes() -> None:
    pasal = [
        (8, "Pada saat Peraturan Bupati ini mulai berlaku:"),
        (8, "Peraturan Bupati Nomor 31 Tahun 2019 tentang Renstra sebagaimana telah diubah dengan "
            "Peraturan Bupati Nomor 5 Tahun 2020;"),
        (8, "Peraturan Bupati Nomor 7 Tahun 2020, dicabut dan dinyatakan tidak berlaku."),
        (9, "Peraturan Bupati Nomor 8 Tahun 2020 dinyatakan tetap berlaku, tidak dicabut."),
        (10, "Renja berpedoman pada Peraturan Bupati Nomor 12 Tahun 2023."),
    ]  # fmt: skip
    assert edges(rows_of([], pasal)) == {
        (DOC, "perbup-pasuruan-31-2019", "mencabut"),
        (DOC, "perbup-pasuruan-7-2020", "mencabut"),
    }


def test_a_kota_revokes_its_own() -> None:
    pasal = [
        (
            8,
            "Peraturan Wali Kota Nomor 3 Tahun 2019 dicabut; Perda Nomor 1 Tahun 2018 dicabut.",
        )
    ]
    rows = rows_of([], pasal, jenis="Peraturan Wali Kota")
    assert edges(rows) == {
        (DOC, "perwali-pasuruan-3-2019", "mencabut"),
        (DOC, "perda-kota-pasuruan-1-2018", "mencabut"),
    }


def test_regulations_have_their_best_title_and_count_documents() -> None:
    a = rows_of(cited(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (LN Tahun 2014 "
        "Nomor 244) sebagaimana diubah dengan UU Nomor 9 Tahun 2015 (LN Tahun 2015 Nomor 58);",
        "UU NOMOR 23 TAHUN 2014 TENTANG PEMERINTAHAN DAERAH",
    ))  # fmt: skip
    b = rows_of(cited("UU 23 Tahun 2014 tentang Pemerintah Daerah"))
    c = rows_of(cited("UU 23 Tahun 2014 tentang Pemerintahan  Daerah;"))
    found = {row["peraturan_id"]: row for row in regulations([a, b, c])}
    assert list(found) == ["uu-23-2014", "uu-9-2015"]
    law = found["uu-23-2014"]
    assert (law["tentang"], law["jumlah_dokumen"], law["jumlah_judul"]) == (
        "Pemerintahan Daerah",
        3,
        2,
    )
    assert law["lembaran_negara"] == "2014/244"
    assert found["uu-9-2015"]["lembaran_negara"] == "2015/58"
    assert found["uu-9-2015"]["jumlah_judul"] == 0


def test_the_order_of_documents_makes_no_difference() -> None:
    documents = [
        rows_of(cited("UU 1 Tahun 2004 tentang Satu")),
        rows_of(cited("UU 1 Tahun 2004 tentang Dua")),
        rows_of(cited("UU 1 Tahun 2004 tentang Tiga")),
    ]
    assert regulations(documents) == regulations(documents[::-1])


def test_nothing_comes_of_nothing() -> None:
    assert relations({}) == []
    assert Regulations().rows() == []
