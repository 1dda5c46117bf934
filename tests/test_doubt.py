"""Numbers of running text in doubt: null with a finding, in the head and in citations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.document import Paragraph, Source
from extract.printed import Word
from extract.text import read_text
from parsers.parse import parse
from parsers.parsed import Parsed

TEXT = """PERATURAN BUPATI RAWA
NOMOR 12 TAHUN 2018
TENTANG
RENCANA STRATEGIS KECAMATAN TELAGA TAHUN 2019-2023
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI RAWA,
Menimbang:
a. bahwa perlu menetapkan Peraturan Bupati tentang Rencana Strategis;
Mengingat:
1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
2. Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan Penyusunan;
MEMUTUSKAN:
Menetapkan: PERATURAN BUPATI TENTANG RENCANA STRATEGIS KECAMATAN TELAGA TAHUN 2019-2023.
Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan Daerah adalah Kabupaten Rawa.
Pasal 2
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Rawa
pada tanggal 3 April 2018
BUPATI RAWA,
ttd
SITI AMINAH
"""


def with_doubt(line: str, word: str) -> Parsed:
    document = read_text(TEXT.encode(), Source("contoh.txt", "0" * 64, "text"))
    blocks = tuple(
        replace(block, doubtful=(word,))
        if isinstance(block, Paragraph) and line and line in block.text
        else block
        for block in document.blocks
    )
    return parse(replace(document, blocks=blocks))


def said(parsed: Parsed) -> list[str]:
    return [f"{f.dataset} {f.level}" for f in parsed.findings if f.rule == "angka-tak-terbaca"]


def test_nothing_in_doubt_takes_nothing_away() -> None:
    parsed = with_doubt("", "")
    assert parsed.doc_id == "perbup-rawa-12-2018"
    assert parsed.rows["dokumen"][0]["tanggal_ditetapkan"] == date(2018, 4, 3)
    assert [row["nomor"] for row in parsed.rows["landasan_hukum"]] == ["23", "8"]
    assert not said(parsed)


@pytest.mark.parametrize(
    ("word", "left"), [("23", (None, 2014)), ("2014", ("23", None)), ("1.", ("23", 2014))]
)
def test_a_citation_in_doubt_has_no_number(word: str, left: tuple[object, ...]) -> None:
    parsed = with_doubt("Pemerintahan Daerah", word)
    first, second = parsed.rows["landasan_hukum"]
    assert (first["nomor"], first["tahun"]) == left
    assert (first["peraturan_id"] is None) == (None in left)
    assert first["lengkap"] == (None not in left)
    assert (second["nomor"], second["tahun"]) == ("8", 2008)
    assert said(parsed) == (["landasan_hukum warning"] if None in left else [])
    assert not [f for f in parsed.findings if f.rule == "rujukan-kosong"]


def test_a_head_in_doubt_has_no_number_and_names_no_document() -> None:
    parsed = with_doubt("NOMOR 12", "12")
    assert parsed.rows["dokumen"][0]["nomor"] is None
    assert parsed.rows["dokumen"][0]["tahun"] == 2018
    assert parsed.doc_id.startswith("dok-")


def test_a_date_in_doubt_is_null() -> None:
    parsed = with_doubt("pada tanggal 3", "3")
    assert parsed.rows["dokumen"][0]["tanggal_ditetapkan"] is None
    assert parsed.rows["dokumen"][0]["nomor"] == 12
    assert said(parsed) == ["dokumen warning"]
    assert "Tanggal penetapan" not in {f.key for f in parsed.findings}


@pytest.mark.parametrize(
    ("text", "score", "readings", "doubtful"),
    [
        ("2014", 0.8, (), True),
        ("2014", 0.8, ("2074",), True),
        ("2014,", 0.8, ("2014.", "2014"), False),
        ("2014", 0.95, ("2074",), False),
        ("ayat", 0.3, (), False),
        ("2014", None, (), False),
    ],
)
def test_only_digits_in_doubt_make_a_number_doubtful(
    text: str, score: float | None, readings: tuple[str, ...], doubtful: bool
) -> None:
    word = Word(text, 0, 0, 9, 9, 9, False, score=score, readings=readings)
    assert word.doubtful_digits == doubtful
