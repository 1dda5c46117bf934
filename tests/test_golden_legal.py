"""The legal parts of two real regulations: against hand-checked truth, and PDF against text."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.read import read
from parsers.parse import parse
from parsers.parsed import Parsed

LEGAL = ("dokumen", "konsideran", "pasal", "landasan_hukum", "renstra_bab")


def parsed(path: Path) -> Parsed:
    return parse(read(path))


def tidy(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    return " ".join(str(value).split())


@pytest.mark.slow
@pytest.mark.parametrize("dataset", LEGAL)
def test_every_gold_row_and_no_other(shared: Path, dataset: str) -> None:
    found = parsed(shared / "seeds" / "perbup-pasuruan-63-2023.txt").rows[dataset]
    gold_path = shared / "gold" / "perbup-pasuruan-63-2023" / f"{dataset}.csv"
    with gold_path.open(newline="") as lines:
        gold = [
            {k: v for k, v in row.items() if k[0] != "_" and k != "source_file"}
            for row in csv.DictReader(lines)
        ]
    assert [{k: tidy(row[k]) for k in gold[0]} for row in found] == [
        {k: " ".join(v.split()) for k, v in row.items()} for row in gold
    ]


@pytest.mark.slow
def test_counts_of_the_second_regulation(shared: Path) -> None:
    found = parsed(shared / "seeds" / "perbup-pasuruan-58-2023.txt")
    assert {row["pasal"] for row in found.rows["pasal"]} == set(range(1, 9))
    assert Counter(row["bagian"] for row in found.rows["landasan_hukum"]) == {
        "mengingat": 22,
        "renstra": 25,
    }
    assert sum(not row["lengkap"] for row in found.rows["landasan_hukum"]) == 2
    rules = Counter((f.rule, f.dataset) for f in found.findings)
    assert rules["nomor-loncat", "landasan_hukum"] == 1  # 12 is followed by 14
    assert rules["rujukan-kosong", "landasan_hukum"] == 2
    assert rules["nomor-ganda", "pasal"] == 1  # (1) printed twice
    assert [row["bab"] for row in found.rows["renstra_bab"] if row["nomor"] is None] == list(
        range(1, 9)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["perbup-pasuruan-58-2023", "perbup-pasuruan-63-2023"])
def test_a_pdf_says_what_its_text_says(shared: Path, name: str) -> None:
    from_text = parsed(shared / "seeds" / f"{name}.txt")
    from_pdf = parsed(shared / "pdf" / f"{name}.pdf")
    own = {"source_file", "source_sha256", "source_format", "halaman_pindai", "teks"}
    for dataset in LEGAL:
        skip = own if dataset in {"dokumen", "renstra_bab"} else own - {"teks"}
        first, second = (
            [
                {k: tidy(v) for k, v in row.items() if k not in skip and "halaman" not in k}
                for row in side.rows[dataset]
            ]
            for side in (from_text, from_pdf)
        )
        assert first == second, dataset
    for one, two in zip(from_text.rows["renstra_bab"], from_pdf.rows["renstra_bab"], strict=True):
        # Markup of emphasis and list signs are of the text alone.
        words = [Counter(tidy(row["teks"]).replace("*", "").split()) for row in (one, two)]
        odd = (words[0] - words[1]) + (words[1] - words[0])
        assert odd.total() <= 0.1 * words[0].total() + 2, one["judul"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "doc_id", "letters", "citations", "units"),
    [
        ("perbup_pekalongan_46_2017_camat", "perbup-pekalongan-46-2017", 2, 13, 43),
        ("pergub_bali_3_2021", "pergub-bali-3-2021", 4, 10, 32),
        ("perwal_tangsel_28_2018", "perwali-tangerang-selatan-28-2018", 3, 7, 22),
    ],
)
def test_other_real_regulations(
    shared: Path, name: str, doc_id: str, letters: int, citations: int, units: int
) -> None:
    found = parsed(shared / "real" / f"{name}.pdf")
    assert found.doc_id == doc_id
    assert len(found.rows["konsideran"]) == letters
    assert [row["urutan"] for row in found.rows["landasan_hukum"]] == list(range(1, citations + 1))
    assert len(found.rows["pasal"]) == units
    row = found.rows["dokumen"][0]
    assert row["tanggal_ditetapkan"] == row["tanggal_diundangkan"]
    assert row["bupati"]
    assert row["sekretaris_daerah"]
