"""Exports: the same values in every format, nothing that runs, nobody's scores where not wanted."""

from __future__ import annotations

import csv
import datetime
import json
import shutil
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from perbup import exporting
from perbup.exporting import Exported, export
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from tests.published_samples import Row, dokumen, publish, sel, tabel

BIG = Decimal("12345678901234567.89")
FORMULAS = ['=HYPERLINK("http://x")', "+1+cmd", "-2+3", "@SUM(A1)", "\t=1"]
HARMLESS = ["-", "-12,5", "+62", "100%", "biasa"]


def budget(baris: int, anggaran: Decimal | None, **more: Any) -> Row:
    row: Row = {
        "doc_id": "a",
        "tabel_id": "a/t01",
        "baris": baris,
        "jenjang": "program",
        "tahun": 2022,
        "anggaran": anggaran,
        "rasio": 85.75,
    }
    return {**row, **more}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(
        tmp_path_factory.mktemp("export"),
        dokumen=[dokumen("a", tanggal_ditetapkan=datetime.date(2023, 4, 11), tahun=2023)],
        tabel=[tabel("a/t01"), tabel("a/t02", urutan=2, pribadi=True)],
        anggaran=[budget(1, Decimal("57529249512.50")), budget(2, BIG), budget(3, None)],
        sel=[
            *(sel("a/t01", at, 0, text) for at, text in enumerate((*FORMULAS, *HARMLESS))),
            sel("a/t01", 20, 0, "NIP. 19670204 199802 1 004"),
            sel("a/t02", 1, 0, "Fulan"),
            sel("a/t02", 1, 1, "80"),
        ],
        temuan=[
            {
                "doc_id": "a",
                "temuan_id": str(at),
                "aturan": "x",
                "tingkat": "error",
                "pesan": f"{table} Fulan",
                "sel": [f"{table}#1,0"],
            }
            for at, table in enumerate(("a/t01", "a/t02"))
        ],
    )


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(done: Exported) -> list[str]:
    return [path.name for path in done.files]


def test_csv_files_are_described_and_the_dictionary_comes_first(
    output: Path, tmp_path: Path
) -> None:
    done = export(output, "csv", tmp_path)
    assert names(done) == ["kamus.csv", *(f"{n}.csv" for n in DATASETS), "datapackage.json"]
    rows = read(tmp_path / "anggaran.csv")
    assert [row["anggaran"] for row in rows] == ["57529249512.50", str(BIG), ""]
    assert rows[0]["rasio"] == "85.75"
    assert read(tmp_path / "dokumen.csv")[0]["tanggal_ditetapkan"] == "2023-04-11"
    assert json.loads(read(tmp_path / "temuan.csv")[0]["sel"]) == ["a/t01#1,0"]
    words = {(row["dataset"], row["kolom"]): row for row in read(tmp_path / "kamus.csv")}
    assert words["anggaran", "anggaran"]["satuan"] == "rupiah"
    assert words["anggaran", "tahun"]["kunci"] == "ya"
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    described = {resource["name"]: resource for resource in package["resources"]}
    assert described["anggaran"]["bytes"] == (tmp_path / "anggaran.csv").stat().st_size
    assert described["anggaran"]["jumlah_baris"] == 3
    assert not list(tmp_path.glob("*.part"))


def test_no_cell_of_a_csv_is_a_formula(output: Path, tmp_path: Path) -> None:
    export(output, "csv", tmp_path, datasets=["sel"])
    texts = [row["teks"] for row in read(tmp_path / "sel.csv")]
    assert texts[: len(FORMULAS)] == ["'" + text for text in FORMULAS]
    assert texts[len(FORMULAS) : len(FORMULAS) + len(HARMLESS)] == HARMLESS


def test_json_lines_keep_every_digit(output: Path, tmp_path: Path) -> None:
    export(output, "jsonl", tmp_path, datasets=["anggaran", "dokumen", "temuan"])
    lines = (tmp_path / "anggaran.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line, parse_float=Decimal)["anggaran"] for line in lines]
    assert found == [Decimal("57529249512.50"), BIG, None]
    (document,) = map(json.loads, (tmp_path / "dokumen.jsonl").read_text("utf-8").splitlines())
    assert document["tanggal_ditetapkan"] == "2023-04-11"
    finding = json.loads((tmp_path / "temuan.jsonl").read_text("utf-8").splitlines()[0])
    assert finding["sel"] == ["a/t01#1,0"]


def test_a_workbook(output: Path, tmp_path: Path) -> None:
    export(output, "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "perbup.xlsx")
    assert book.sheetnames == ["kamus", *DATASETS]
    sheet = book["anggaran"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [column.name for column in DATASETS["anggaran"].columns]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    money = [sheet.cell(line, heads.index("anggaran") + 1) for line in (2, 3, 4)]
    # More digits than Excel keeps stay a text, whole.
    assert [cell.value for cell in money] == [57529249512.5, str(BIG), None]
    assert money[0].number_format == "#,##0.00"
    wide, narrow = (heads.index(name) for name in ("anggaran", "tahun"))
    letters = [openpyxl.utils.get_column_letter(at + 1) for at in (wide, narrow)]
    widths = [sheet.column_dimensions[letter].width for letter in letters]
    assert widths[0] > 14
    assert widths[0] > widths[1]
    dated = book["dokumen"]
    at = [cell.value for cell in dated[1]].index("tanggal_ditetapkan") + 1
    assert dated.cell(2, at).value == datetime.datetime(2023, 4, 11)
    cells = book["sel"]
    texts = [cells.cell(line, 5) for line in range(2, 2 + len(FORMULAS))]
    assert [cell.value for cell in texts] == FORMULAS
    assert {cell.data_type for cell in texts} == {"s"}


def test_more_rows_than_a_sheet_holds_go_on_in_another(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "SHEET_ROWS", 3)
    done = export(output, "xlsx", tmp_path, datasets=["anggaran"])
    book = openpyxl.load_workbook(tmp_path / "perbup.xlsx")
    assert book.sheetnames[-2:] == ["anggaran", "anggaran (2)"]
    assert [book[name].max_row for name in book.sheetnames[-2:]] == [3, 2]
    assert any(note.startswith("anggaran: more than 2 rows") for note in done.notes)


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path: Path) -> None:
    out = publish(
        tmp_path / "out",
        dokumen=[dokumen("a")],
        tabel=[tabel("a/t01")],
        sel=[sel("a/t01", 0, 0, "x" * 40_000)],
    )
    done = export(out, "xlsx", tmp_path, datasets=["sel"])
    value = openpyxl.load_workbook(tmp_path / "perbup.xlsx")["sel"]["E2"].value
    assert len(value) == 32_767
    assert value.endswith("(dipotong)")
    assert "letters are cut" in " ".join(done.notes)


def test_a_duckdb(output: Path, tmp_path: Path) -> None:
    export(output, "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "perbup.duckdb"), read_only=True) as database:
        found = database.execute("select anggaran from anggaran order by baris").fetchall()
        assert [row[0] for row in found] == [Decimal("57529249512.50"), BIG, None]
        said = database.execute(
            "select comment from duckdb_columns() where table_name = 'anggaran'"
            " and column_name = 'anggaran'"
        ).fetchone()
        assert said == ("Anggaran (rupiah)",)
        date = database.execute("select tanggal_ditetapkan from dokumen").fetchone()
        assert date == (datetime.date(2023, 4, 11),)
        assert len(database.execute("from kamus").fetchall()) > 300


def test_a_sqlite(output: Path, tmp_path: Path) -> None:
    export(output, "sqlite", tmp_path)
    with sqlite3.connect(tmp_path / "perbup.sqlite") as database:
        found = database.execute("select anggaran, rasio from anggaran order by baris").fetchall()
        assert [row[0] for row in found] == [57529249512.5, str(BIG), None]
        assert found[0][1] == 85.75
        assert database.execute("select tanggal_ditetapkan from dokumen").fetchone() == (
            "2023-04-11",
        )
        assert database.execute("select sum(anggaran > 1) from anggaran").fetchone() == (2,)
    database.close()


@pytest.mark.parametrize("to", ["csv", "jsonl", "sqlite", "duckdb", "xlsx"])
def test_without_people(to: Any, output: Path, tmp_path: Path) -> None:
    export(output, to, tmp_path / "all")
    export(output, to, tmp_path / "few", without_personal=True)

    def texts(folder: Path) -> str:
        if to == "duckdb":
            with duckdb.connect(str(folder / "perbup.duckdb"), read_only=True) as database:
                return str(
                    [database.execute(f"from {n}").fetchall() for n in ("sel", "temuan", "tabel")]
                )
        if to == "xlsx":
            book = openpyxl.load_workbook(folder / "perbup.xlsx")
            return str([list(book[n].values) for n in ("sel", "temuan", "tabel")])
        return "".join(p.read_bytes().decode(errors="ignore") for p in folder.iterdir())

    whole, few = texts(tmp_path / "all"), texts(tmp_path / "few")
    for text in ("a/t02 Fulan", "19670204 199802 1 004"):
        assert text in whole
        assert text not in few
    assert "a/t01 Fulan" in few
    assert "NIP. [NIP]" in few
    assert "a/t02" in few  # the table itself stays: it names nobody


@pytest.mark.parametrize(
    ("to", "datasets"), [("ods", []), ("csv", ["angaran"])], ids=["format", "dataset"]
)
def test_what_cannot_be_exported_is_told(
    to: Any, datasets: list[str], output: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        export(output, to, tmp_path, datasets=datasets)


def test_the_datasets_themselves_are_never_written_over(output: Path) -> None:
    before = {path: path.read_bytes() for path in (output / "dataset").iterdir()}
    with pytest.raises(UsageError, match="another folder"):
        export(output, "csv", output / "dataset")
    assert before == {path: path.read_bytes() for path in (output / "dataset").iterdir()}


def test_datasets_of_another_version_are_told(output: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(output, old)
    path = old / "dataset" / "tabel.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["pribadi"]), path)
    with pytest.raises(UsageError, match="build it again"):
        export(old, "jsonl", tmp_path, without_personal=True)
