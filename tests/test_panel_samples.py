"""The panels of two invented documents of ``raw/``, worked out by hand from their pages, and what
must hold of every panel: each statement is counted once, each value stands where it is said to."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from perbup.building import build

ROOT = Path(__file__).parents[1]
SAMPLES = (
    "perbup-buleleng-102-2021.txt",
    "perjanjian-kinerja-kecamatan-sumberlawang-asri-kab-pesisir-selatan-2018.txt",
)
BULELENG = "kecamatan-wringinjajar-51.08"

# Tables T-C.23 (target and realisasi to 2021), T-C.25, T-C.27 and T-C.28 (targets from 2022; T-C.28
# also prints what was reached in 2020): year, target, statements, realisasi, statements.
IKM = [
    (2018, 82.75, 1, 80.54, 1),
    (2019, 83.75, 1, 84.14, 1),
    (2020, 84.75, 1, 84.71, 2),
    (2021, 85.75, 1, None, None),
    (2022, 86.75, 3, None, None),
    (2023, 87.75, 3, None, None),
    (2024, 88.75, 3, None, None),
]
# The yearly totals stand in two tables, those of the plan in T-C.27 alone: year, pagu, anggaran,
# realisasi, grade.
TOTAL = [
    (2018, None, 247388800, 180163529, "sepakat"),
    (2019, None, 225383942, 159229512, "sepakat"),
    (2020, None, 314801093, 262610960, "sepakat"),
    (2021, None, 246339460, None, "tunggal"),
    (2022, 120410000, None, None, "tunggal"),
    (2023, 128802100, None, None, "tunggal"),
    (2024, 139038800, None, None, "tunggal"),
]
MEASURES = {
    "panel_indikator": ("target", "realisasi"),
    "panel_anggaran": ("pagu", "anggaran", "realisasi"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("panel")
    (folder / "raw").mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "raw" / name, folder / "raw")
    build(folder / "raw", folder / "out", executor="serial")
    return {
        path.stem: pq.read_table(path).to_pylist()
        for path in (folder / "out" / "dataset").glob("*.parquet")
    }


def test_an_indicator_by_hand(published: dict[str, list[dict[str, Any]]]) -> None:
    found = [
        tuple(
            row[name]
            for name in ("tahun", "target", "target_setuju", "realisasi", "realisasi_setuju")
        )
        for row in published["panel_indikator"]
        if (row["perangkat_id"], row["indikator_id"]) == (BULELENG, "ikm")
    ]
    assert found == IKM


def test_a_budget_by_hand(published: dict[str, list[dict[str, Any]]]) -> None:
    found = [
        tuple(row[name] for name in ("tahun", "pagu", "anggaran", "realisasi", "mutu"))
        for row in published["panel_anggaran"]
        if (row["perangkat_id"], row["anggaran_kunci"]) == (BULELENG, "total")
    ]
    assert found == TOTAL


@pytest.mark.parametrize("panel", MEASURES)
def test_every_value_is_that_of_its_cell(
    panel: str, published: dict[str, list[dict[str, Any]]]
) -> None:
    cells = {(c["tabel_id"], c["baris"], c["kolom"]): c for c in published["sel"]}
    checked = 0
    for row in published[panel]:
        for name in MEASURES[panel]:
            if row[name] is None:
                continue
            at = tuple(row[f"{name}_{part}"] for part in ("tabel_id", "baris", "kolom"))
            value = Decimal(str(cells[at]["nilai"]))
            assert value == Decimal(str(row[name])), (at, name)
            checked += 1
    assert checked > 30


def test_every_statement_of_a_year_is_counted_once(
    published: dict[str, list[dict[str, Any]]],
) -> None:
    stated = sum(
        row[name] is not None
        for row in published["anggaran"]
        for name in ("anggaran", "realisasi")
        if row["tahun"] is not None
    ) + sum(
        row["pagu"] is not None and row["tahun"] is not None
        for row in published["rencana"]
        if row["fase"] == "target" and row["jenjang"] not in ("tujuan", "sasaran")
    )
    counted = sum(
        (row[f"{name}_setuju"] or 0) + len(row[f"{name}_beda"] or ())
        for row in published["panel_anggaran"]
        for name in MEASURES["panel_anggaran"]
    )
    assert counted == stated > 40
