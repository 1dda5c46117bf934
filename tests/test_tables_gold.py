"""The tables of the two real regulations: against hand-checked truth, and by their own sums."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.read import read
from parsers.parsed import Context, TablesPart
from parsers.tables import parse_tables

pytestmark = pytest.mark.slow


@cache
def parsed(shared: Path, number: int) -> TablesPart:
    """The tables of a regulation's text, read once for all tests, which only look at them."""
    context = Context(
        f"perbup-pasuruan-{number}-2023",
        number,
        2023,
        "Pasuruan",
        periode_awal=2024,
        periode_akhir=2026,
    )
    document = read(shared / "seeds" / f"perbup-pasuruan-{number}-2023.txt")
    return parse_tables(document, context)


def canonical(value: Any) -> Any:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value)).normalize()
    except ArithmeticError:
        return " ".join(str(value).split())


@pytest.mark.parametrize("dataset", ["tabel", "capaian", "anggaran", "target"])
def test_every_gold_row_with_every_value_and_no_other(shared: Path, dataset: str) -> None:
    gold = shared / "gold" / "perbup-pasuruan-63-2023" / f"{dataset}.csv"
    with gold.open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        columns = [c for c in reader.fieldnames or [] if not c.startswith("_")]
        expected = Counter(tuple(canonical(row[c]) for c in columns) for row in reader)
    found = Counter(
        tuple(canonical(row.get(c)) for c in columns) for row in parsed(shared, 63).rows[dataset]
    )
    assert expected - found == Counter()
    assert found - expected == Counter()


def test_a_table_that_lost_its_header_gives_no_plan(shared: Path) -> None:
    part = parsed(shared, 63)
    assert part.rows["rencana"] == []
    assert [f.key for f in part.findings if f.rule == "tabel-tanpa-kepala"] == ["T-C.27"]


def test_the_whole_plan_by_its_own_sums(shared: Path) -> None:
    plan = parsed(shared, 58).rows["rencana"]
    codes = {
        level: {row["kode"] for row in plan if row["jenjang"] == level}
        for level in ("program", "kegiatan")
    }
    assert {level: len(found) for level, found in codes.items()} == {"program": 6, "kegiatan": 14}
    assert len({row["baris"] for row in plan if row["jenjang"] == "subkegiatan"}) == 42
    phases = Counter((row["fase"], row["tahun"]) for row in plan)
    assert set(phases) == {
        ("awal", None),
        ("target", 2024),
        ("target", 2025),
        ("target", 2026),
        ("akhir", 2026),
    }

    def pagu(level: str, below: str, phase: tuple[str, int]) -> Decimal:
        return sum(
            (
                row["pagu"]
                for row in plan
                if row["jenjang"] == level
                and (row["fase"], row["tahun"]) == phase
                and row.get("pagu") is not None
                and (row["kode"] or "").startswith(below)
            ),
            Decimal(0),
        )

    wrong = [
        (code, phase)
        for level, part in (("program", "kegiatan"), ("kegiatan", "subkegiatan"))
        for code in sorted(codes[level])
        for phase in (("target", 2024), ("target", 2025), ("target", 2026))
        if pagu(level, code, phase) != pagu(part, code + ".", phase)
    ]
    # Two programmes are printed with a sum that is not their kegiatan's.
    assert wrong == [("7.01.02", ("target", 2026)), ("7.01.03", ("target", 2025))]


def test_the_blocks_that_slipped(shared: Path) -> None:
    part = parsed(shared, 58)
    slipped = [f for f in part.findings if f.rule == "kolom-bergeser" and f.dataset == "anggaran"]
    assert [(f.level, f.source_line) for f in slipped] == [("warning", 985), ("warning", 1019)]
    line = next(
        row
        for row in part.rows["anggaran"]
        if (row["uraian"] or "").startswith("Penyediaan Gaji") and row["tahun"] == 2021
    )
    assert (line["anggaran"], line["realisasi"], line["rasio"]) == (
        Decimal("4680380183.00"),
        Decimal("4107838441.00"),
        87.77,
    )


@pytest.mark.parametrize("number", [58, 63])
def test_pdf_gives_the_values_of_the_text(shared: Path, number: int) -> None:
    text = parsed(shared, number)
    document = read(shared / "pdf" / f"perbup-pasuruan-{number}-2023.pdf")
    pdf = parse_tables(
        document,
        Context(text.rows["tabel"][0]["doc_id"], periode_awal=2024, periode_akhir=2026),
    )
    provenance = {"doc_id", "tabel_id", "baris", "halaman", "kode_skor"}

    def values(rows: list[dict[str, Any]]) -> Counter[Any]:
        return Counter(
            tuple(
                (column, "".join(str(value).split()))
                for column, value in sorted(row.items())
                if value is not None and column not in provenance and not column.endswith("kolom")
            )
            for row in rows
        )

    for dataset in ("capaian", "anggaran", "target", "rencana"):
        assert values(text.rows[dataset]) == values(pdf.rows[dataset]), dataset
