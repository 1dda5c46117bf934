"""What all documents say together does not depend on how many are taken in at a time."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest

from perbup import across as gathering
from perbup.across import Across
from perbup.compared import compared
from perbup.graph import Regulations, mentions
from schemas.tables import to_table

TITLES = ("Pemerintahan Daerah", "Pemerintahan Daerah", "Keuangan Daerah")


def document(number: int) -> tuple[dict[str, pa.Table], Regulations]:
    doc_id = f"perbup-contoh-{number:04}-2023"
    cited: list[dict[str, Any]] = [
        {
            "doc_id": doc_id,
            "bagian": "mengingat",
            "posisi": place + 1,
            "teks": f"Undang-Undang Nomor {law} Tahun 2014",
            "jenis": "UU",
            "nomor": str(law),
            "tahun": 2014,
            "tentang": TITLES[(number + law) % 3],
            "peraturan_id": None if law == 3 else f"uu-{law}-2014",
            "lengkap": law != 3,
        }
        for place, law in enumerate((23, 3, 6))
    ]
    rows = {"dokumen": [{"doc_id": doc_id, "kabupaten": "Contoh"}], "landasan_hukum": cited}
    tables = {name: to_table(name, found)[0] for name, found in rows.items()}
    counted = Regulations()
    counted.add(mentions(rows))
    given = {"dokumen": tables["dokumen"], **compared(tables)}
    return given, Regulations.from_json(json.loads(json.dumps(counted.to_json())))


def gathered(count: int) -> tuple[Any, Any]:
    across = Across()
    for number in range(count):
        across.add(*document(number))
    return across.peraturan(), list(across.findings())


@pytest.mark.parametrize(("compact", "at_once"), [(1, 20_000), (7, 20), (2, 1), (1000, 3)])
def test_the_parts_do_not_show(monkeypatch: pytest.MonkeyPatch, compact: int, at_once: int) -> None:
    expected = gathered(40)
    monkeypatch.setattr(gathering, "COMPACT_AFTER", compact)
    monkeypatch.setattr(gathering, "AT_ONCE", at_once)
    assert gathered(40) == expected


def test_regulations_are_counted_and_titles_compared() -> None:
    peraturan, findings = gathered(300)
    assert [(row["peraturan_id"], row["jumlah_dokumen"]) for row in peraturan] == [
        ("uu-23-2014", 300),
        ("uu-6-2014", 300),
    ]
    assert {finding.rule for _, finding in findings} == {"rujukan-dua-judul"}
    assert len(findings) == 200


def test_the_title_of_a_known_law_is_right_wherever_it_stands() -> None:
    _, findings = gathered(4)  # two documents have it, two another one, the first of all too
    law = [(doc_id, made.expected) for doc_id, made in findings if "uu-23" in str(made.where)]
    assert law == [
        ("perbup-contoh-0000-2023", "Pemerintahan Daerah"),
        ("perbup-contoh-0003-2023", "Pemerintahan Daerah"),
    ]


def test_nothing_says_nothing() -> None:
    assert gathered(0) == ([], [])
