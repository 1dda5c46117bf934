"""`perbup evaluate`: truth against a dataset, told row by row and value by value."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from perbup.evaluate import canonical, evaluate, read_gold, save
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from schemas.tables import to_table

DOC = "perbup-contoh-1-2023"


def capaian(baris: int, tahun: int, target: float | None, **more: Any) -> dict[str, Any]:
    row = {
        "doc_id": DOC,
        "tabel_id": f"{DOC}/t01",
        "baris": baris,
        "indikator": f"Persentase contoh {baris}",
        "tahun": tahun,
        "target": target,
        "target_teks": "-" if target is None else f"{target:g}%",
        "satuan": "persen",
    }
    return {**row, **more}


def write_dataset(folder: Path, **datasets: list[dict[str, Any]]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in datasets.items():
        pq.write_table(to_table(name, rows)[0], folder / f"{name}.parquet")
    return folder


def write_gold(folder: Path, **datasets: list[dict[str, Any]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in datasets.items():
        with (folder / f"{name}.csv").open("w", newline="") as file:
            columns = [c for c in rows[0] if c not in ("tabel_id", "baris")] if rows else ["doc_id"]
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return folder


ROWS = [capaian(row, year, 80 + row) for row in range(3) for year in (2024, 2025)]


def test_equal_data_is_all_right(tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d", capaian=ROWS)
    score = evaluate(dataset, write_gold(tmp_path / "g", capaian=ROWS)).scores["capaian"]
    assert (score.expected, score.found, score.missing, score.extra) == (6, 6, [], [])
    assert score.right == score.compared == 6 * 5
    assert score.precision == score.recall == score.f1 == 1.0


def test_a_wrong_value_is_named_with_both_values(tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d", capaian=[{**ROWS[0], "target": 8.0}, *ROWS[1:]])
    score = evaluate(dataset, write_gold(tmp_path / "g", capaian=ROWS)).scores["capaian"]
    assert [(w.column, w.expected, w.found) for w in score.wrong] == [("target", "80", "8")]
    assert "contoh 0" in score.wrong[0].row
    assert score.found == 6
    assert 0.9 < score.precision < 1


def test_a_row_of_another_year_is_missing_and_extra(tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d", capaian=[*ROWS[:5], {**ROWS[5], "tahun": 2026}])
    score = evaluate(dataset, write_gold(tmp_path / "g", capaian=ROWS)).scores["capaian"]
    assert (len(score.missing), len(score.extra)) == (1, 1)


def test_rows_of_dashes_may_be_missing_and_extra_without_harm(tmp_path: Path) -> None:
    blank = capaian(9, 2024, None)
    dataset = write_dataset(tmp_path / "d", capaian=[*ROWS, capaian(8, 2025, None)])
    score = evaluate(dataset, write_gold(tmp_path / "g", capaian=[*ROWS, blank])).scores["capaian"]
    assert (score.expected, score.missing, score.extra, score.f1) == (6, [], [], 1.0)


def test_a_row_printed_twice_must_be_found_twice(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "g", capaian=[*ROWS, *ROWS])
    once = evaluate(write_dataset(tmp_path / "d", capaian=ROWS), gold).scores["capaian"]
    assert (once.expected, len(once.missing)) == (12, 6)
    twice = [{**row, "tabel_id": f"{DOC}/t02"} for row in ROWS]
    both = evaluate(write_dataset(tmp_path / "d", capaian=[*ROWS, *twice]), gold)
    assert both.scores["capaian"].missing == []


def test_columns_for_the_reader_and_optional_rows(tmp_path: Path) -> None:
    tables = [
        {"doc_id": DOC, "jenis": "lain", "judul": f"Tabel {n}", "_opsional": "ya" if n else ""}
        for n in range(2)
    ]
    ours = [
        {
            "doc_id": DOC,
            "tabel_id": f"{DOC}/t01",
            "urutan": 1,
            "jenis": "lain",
            "judul": "Tabel 0",
            "jumlah_baris": 1,
            "jumlah_kolom": 1,
            "metode": "teks",
        }
    ]
    gold = write_gold(tmp_path / "g", tabel=tables)
    score = evaluate(write_dataset(tmp_path / "d", tabel=ours), gold).scores["tabel"]
    assert (score.expected, score.missing, score.wrong) == (1, [], [])


def test_truth_without_rows_makes_every_row_extra(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "g" / DOC, capaian=[], dokumen=[{"doc_id": DOC, "nomor": 1}])
    dataset = write_dataset(tmp_path / "d", capaian=ROWS, dokumen=[{"doc_id": DOC, "nomor": 1}])
    scores = evaluate(dataset, gold.parent).scores
    assert len(scores["capaian"].extra) == 6
    assert scores["dokumen"].f1 == 1.0


def test_gains_and_losses_against_the_saved_run(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "g", capaian=ROWS)
    first = write_dataset(tmp_path / "d", capaian=[{**ROWS[0], "target": 8.0}, *ROWS[1:]])
    run = tmp_path / "run.json"
    assert evaluate(first, gold, saved=run).losses is None
    save(evaluate(first, gold), run)
    later = write_dataset(tmp_path / "d", capaian=ROWS[:5])
    evaluation = evaluate(later, gold, saved=run)
    assert evaluation.gains is not None
    assert evaluation.losses is not None
    assert len(evaluation.gains) == 1
    assert len(evaluation.losses) == 1
    assert "missing" in evaluation.losses[0]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("float", 84.0, "84,00".replace(",", ".")),
        ("money", "2019212257", "2019212257.00"),
        ("str", "dua  kata", "dua\nkata"),
        ("bool", True, "true"),
        ("list", ["uu-1-2020", "uu-2-2021"], "uu-1-2020;uu-2-2021"),
        ("str", None, ""),
        ("float", 0.1 + 0.2, "0.3"),
    ],
)
def test_canonical_values_are_equal(kind: Any, one: object, other: object) -> None:
    assert canonical(one, kind) == canonical(other, kind)


def test_zero_is_not_null() -> None:
    assert canonical("0", "float") is not None
    assert canonical("0", "float") != canonical("", "float")


def test_a_column_that_is_none_is_refused(tmp_path: Path) -> None:
    write_gold(tmp_path / "g", capaian=[{"doc_id": DOC, "terget": 1}])
    with pytest.raises(UsageError, match="terget"):
        read_gold(tmp_path / "g")
    with pytest.raises(UsageError, match="no CSV"):
        read_gold(tmp_path / "nothing")


def test_the_real_truth_agrees_with_itself(shared: Path, tmp_path: Path) -> None:
    gold = read_gold(shared / "gold")
    datasets = {
        name: [
            {
                column.name: _typed(row.get(column.name), column.kind)
                for column in DATASETS[name].columns
            }
            for rows in documents.values()
            for row in rows
        ]
        for name, documents in gold.items()
    }
    dataset = write_dataset(tmp_path / "d", **datasets)
    for score in evaluate(dataset, shared / "gold").scores.values():
        assert (score.missing, score.extra, score.wrong) == ([], [], [])


def _typed(value: str | None, kind: Any) -> Any:
    found = canonical(value, kind)
    if found is None:
        return None
    if kind == "int":
        return int(float(str(found)))
    if kind == "float":
        return float(str(found))
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize(("rows", "right"), [(7, True), (6, True), (8, True), (5, False)])
def test_rows_may_be_counted_as_the_text_or_as_a_reader_of_the_print_does(
    tmp_path: Path, rows: int, right: bool
) -> None:
    table = {
        "doc_id": DOC,
        "tabel_id": f"{DOC}/t01",
        "urutan": 1,
        "judul": "Data Pegawai Menurut Golongan",
        "jenis": "lain",
        "jumlah_baris": 7,
        "jumlah_kolom": 3,
    }
    gold = {**table, "_baris_dengan_kepala_ulang": 8, "_baris_digabung": 6}
    dataset = write_dataset(
        tmp_path / "d",
        tabel=[{**table, "jumlah_baris": rows, "metode": "pdfium", "keyakinan": 0.9}],
    )
    score = evaluate(dataset, write_gold(tmp_path / "g", tabel=[gold])).scores["tabel"]
    assert not score.missing
    assert [wrong.column for wrong in score.wrong] == ([] if right else ["jumlah_baris"])


def test_the_mark_behind_an_item_is_not_compared_but_its_words_are(tmp_path: Path) -> None:
    row = {"doc_id": DOC, "posisi": 1, "huruf": "a", "teks": "bahwa perlu rencana;"}
    dataset = write_dataset(tmp_path / "d", konsideran=[row])
    same = write_gold(tmp_path / "g", konsideran=[{**row, "teks": "bahwa perlu rencana"}])
    other = write_gold(tmp_path / "h", konsideran=[{**row, "teks": "bahwa perlu; rencana"}])
    assert evaluate(dataset, same).scores["konsideran"].f1 == 1.0
    assert evaluate(dataset, other).scores["konsideran"].f1 < 1.0


def test_numbers_of_rows_that_the_truth_does_not_have_are_counted(tmp_path: Path) -> None:
    other = capaian(9, 2031, 12, indikator="Lain sama sekali", target_teks="12 desa", satuan="desa")
    dataset = write_dataset(tmp_path / "d", capaian=[*ROWS, other, {**other, "target": None}])
    score = evaluate(dataset, write_gold(tmp_path / "g", capaian=ROWS)).scores["capaian"]
    assert (len(score.extra), score.extra_numbers) == (2, 1)
