"""One indicator or programme over kecamatan and years, from published datasets."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from perbup.cli import app
from perbup.compare import across_years, compare, save
from schemas.arrow import arrow_schema
from schemas.errors import UsageError


def document(doc_id: str, kecamatan: str) -> dict[str, Any]:
    return {
        "doc_id": doc_id,
        "kabupaten": "Sukamaju",
        "kecamatan": kecamatan,
        "source_file": f"{doc_id}.txt",
        "source_sha256": "0" * 64,
        "source_format": "text",
        "pipeline_version": "1",
        "schema_version": "1",
    }


def reached(
    doc_id: str, tahun: int, target: float | None, realisasi: float | None
) -> dict[str, Any]:
    return {
        "doc_id": doc_id,
        "tabel_id": f"{doc_id}/t01",
        "baris": 4,
        "indikator": "IKM Kecamatan",
        "indikator_id": "ikm",
        "tahun": tahun,
        "target": target,
        "realisasi": realisasi,
        "halaman": 12,
    }


def spent(
    doc_id: str, kode: str | None, anggaran: int | None, realisasi: int | None
) -> dict[str, Any]:
    return {
        "doc_id": doc_id,
        "tabel_id": f"{doc_id}/t02",
        "baris": 7,
        "uraian": "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
        "jenjang": "program",
        "kode": kode,
        "tahun": 2022,
        "anggaran": Decimal(anggaran) if anggaran is not None else None,
        "realisasi": Decimal(realisasi) if realisasi is not None else None,
        "halaman": 14,
    }


def best(kecamatan: str, tahun: int, target: float, realisasi: float | None, **more: Any) -> Any:
    return {
        "perangkat_id": kecamatan,
        "kabupaten": "Sukamaju",
        "kecamatan": kecamatan,
        "indikator_kunci": "ikm",
        "indikator_id": "ikm",
        "tahun": tahun,
        "target": target,
        "realisasi": realisasi,
        "target_halaman": 12,
        "mutu": "tunggal",
        "dikoreksi": False,
        **more,
    }


def line(kode: str | None, anggaran: Decimal, realisasi: Decimal | None, **more: Any) -> Any:
    return {
        "perangkat_id": "Mekar",
        "kabupaten": "Sukamaju",
        "kecamatan": "Mekar",
        "anggaran_kunci": kode,
        "kode": kode,
        "jenjang": "program",
        "tahun": 2022,
        "pagu": Decimal(300),
        "anggaran": anggaran,
        "realisasi": realisasi,
        "mutu": "tunggal",
        "dikoreksi": False,
        **more,
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    rows: dict[str, list[dict[str, Any]]] = {
        "dokumen": [
            document("perbup-sukamaju-1-2023", "Mekar"),
            document("perbup-sukamaju-2-2023", "Tani"),
        ],
        "capaian": [
            reached("perbup-sukamaju-1-2023", 2021, 80, 81.5),
            reached("perbup-sukamaju-1-2023", 2022, 82, None),
            reached("perbup-sukamaju-2-2023", 2022, 85, 90),
        ],
        "target": [
            {
                "doc_id": "perbup-sukamaju-1-2023",
                "tabel_id": "perbup-sukamaju-1-2023/t03",
                "baris": 2,
                "jenis": "iku",
                "indikator": "Indeks Kepuasan Masyarakat",
                "indikator_id": "ikm",
                "fase": fase,
                "tahun": tahun,
                "nilai": nilai,
                "halaman": 20,
            }
            for fase, tahun, nilai in (("awal", 2022, 83.0), ("target", 2024, 86.0))
        ],
        "anggaran": [
            spent("perbup-sukamaju-1-2023", "7.01.02", 200, 150),
            spent("perbup-sukamaju-2-2023", "7.01.02", None, 150),
            {**spent("perbup-sukamaju-2-2023", None, 1, 1), "baris": 8},
        ],
        "rencana": [
            {
                "doc_id": "perbup-sukamaju-1-2023",
                "tabel_id": "perbup-sukamaju-1-2023/t04",
                "baris": 3,
                "kode": kode,
                "jenjang": "program",
                "nama": "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
                "fase": "target",
                "tahun": tahun,
                "pagu": Decimal(300),
                "halaman": 30,
            }
            for kode, tahun in (("7.01.02", 2024), (None, 2025))
        ],
    }
    for name in ("panel_indikator", "panel_anggaran"):
        rows.setdefault(name, [])
    rows["panel_indikator"] = [
        best("Mekar", 2021, 80.0, 81.5),
        best("Mekar", 2022, 82.0, 83.0, mutu="bertentangan", target_beda=["x/t03#2,4=83"]),
        best("Tani", 2022, 85.0, None, mutu="diragukan"),
    ]
    rows["panel_anggaran"] = [
        line("7.01.02", Decimal(200), Decimal(150)),
        line("7.01.02", Decimal(200), None, tahun=2023),
        line(None, Decimal(5), Decimal(5), anggaran_kunci="program:pelayananadministrasi"),
    ]
    for name, content in rows.items():
        table = pa.Table.from_pylist(content, schema=arrow_schema(name))
        (tmp_path / "dataset").mkdir(exist_ok=True)
        pq.write_table(table, tmp_path / "dataset" / f"{name}.parquet")
    return tmp_path


def test_the_panel_of_an_indicator(output: Path) -> None:
    frame = compare(output, indikator="Indeks Kepuasan Masyarakat (IKM) Kecamatan")
    picked = frame[["kecamatan", "tahun", "target", "realisasi", "mutu", "target_halaman"]]
    assert picked.astype(object).where(picked.notna(), None).to_numpy().tolist() == [
        ["Mekar", 2021, 80.0, 81.5, "tunggal", 12],
        ["Mekar", 2022, 82.0, 83.0, "bertentangan", 12],
        ["Tani", 2022, 85.0, None, "diragukan", 12],
    ]
    assert set(frame["arah"]) == {"naik"}
    table = across_years(frame)
    assert table.to_numpy().tolist() == [
        ["Sukamaju", "Mekar", "80 / 81.5", "82 / 83 ≠"],
        ["Sukamaju", "Tani", "", "85 / – ?"],
    ]


def test_the_panel_of_a_programme(output: Path) -> None:
    frame = compare(output, program="7 01 02")
    assert frame["serapan"].tolist()[0] == 75.0
    assert pd.isna(frame["serapan"][1])
    assert across_years(frame).iloc[0].tolist() == ["Sukamaju", "Mekar", "200 / 150", "200 / –"]
    # A programme of the years before 2021 has no code: its name is its key.
    assert len(compare(output, program="Program Pelayanan Administrasi")) == 1


def test_an_output_of_before_is_told(output: Path) -> None:
    (output / "dataset" / "panel_indikator.parquet").unlink()
    with pytest.raises(UsageError, match="build it again"):
        compare(output, indikator="ikm")


def test_an_indicator_over_kecamatan_and_years(output: Path) -> None:
    frame = compare(output, indikator="Indeks Kepuasan Masyarakat (IKM) Kecamatan", statements=True)
    picked = frame[["kecamatan", "tahun", "fase", "target", "realisasi", "halaman"]]
    assert picked.astype(object).where(picked.notna(), None).to_numpy().tolist() == [
        ["Mekar", 2021, None, 80.0, 81.5, 12],
        ["Mekar", 2022, None, 82.0, None, 12],
        ["Mekar", 2022, "awal", None, 83.0, 20],
        ["Mekar", 2024, "target", 86.0, None, 20],
        ["Tani", 2022, None, 85.0, 90.0, 12],
    ]
    assert set(frame["arah"]) == {"naik"}


def test_only_what_is_asked_for(output: Path) -> None:
    frame = compare(
        output / "dataset", indikator="ikm", kecamatan=["TANI"], tahun=[2022], statements=True
    )
    assert frame["doc_id"].tolist() == ["perbup-sukamaju-2-2023"]
    assert len(compare(output, indikator="ikm", kecamatan=["TANI"], tahun=[2022])) == 1
    assert compare(output, indikator="nilai-sakip").empty


@pytest.mark.parametrize(
    "program", ["7.01.02", "7 01 02", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"]
)
def test_a_programme_by_code_or_name(output: Path, program: str) -> None:
    frame = compare(output, program=program, statements=True)
    assert frame["serapan"].iloc[0] == 75.0
    assert pd.isna(frame["serapan"].iloc[3])
    assert frame["sumber"].tolist() == ["anggaran", "rencana", "rencana", "anggaran"]
    assert frame["pagu"].tolist()[1:3] == [Decimal(300), Decimal(300)]


def test_a_table_to_read(output: Path) -> None:
    table = across_years(compare(output, indikator="ikm", statements=True))
    assert [*map(int, table.columns[-3:])] == [2021, 2022, 2024]
    assert table.iloc[0][2021] == "80 / 81.5 (h. 12)"
    assert table.iloc[0][2022] == "82 / – (h. 12)"
    budget = across_years(compare(output, program="7.01.02", statements=True))
    assert budget.iloc[0][2022] == "200 / 150 (h. 14)"
    assert across_years(compare(output, indikator="nilai-sakip")).empty


@pytest.mark.parametrize("name", ["hasil.csv", "hasil.parquet"])
def test_answers_are_saved(output: Path, tmp_path: Path, name: str) -> None:
    frame = compare(output, program="7.01.02")
    save(frame, tmp_path / name)
    read = pd.read_csv if name.endswith("csv") else pd.read_parquet
    assert len(read(tmp_path / name)) == len(frame)


def test_wrong_questions_are_told(output: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name one"):
        compare(output)
    with pytest.raises(UsageError, match="konflik-tertangani"):
        compare(output, indikator="Persentase konflik lahan yang tertangani")
    with pytest.raises(UsageError, match="no such"):
        compare(output, program="Program Pelayanan Administrasi Perkantoran")
    with pytest.raises(UsageError, match="dataset"):
        compare(tmp_path / "empty", indikator="ikm")
    with pytest.raises(UsageError, match=r"\.csv"):
        save(compare(output, indikator="ikm"), tmp_path / "x.xlsx")


def test_the_command_prints_and_saves(output: Path, tmp_path: Path) -> None:
    run = CliRunner()
    printed = run.invoke(app, ["compare", str(output), "--indikator", "ikm"])
    assert printed.exit_code == 0
    assert "81.5" in printed.output
    target = tmp_path / "ikm.csv"
    saved = run.invoke(app, ["compare", str(output), "--program", "7.01.02", "--save", str(target)])
    assert saved.exit_code == 0
    assert "75.0" in target.read_text()
    assert run.invoke(app, ["compare", str(output)]).exit_code != 0
