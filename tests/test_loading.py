"""Loading what is asked for, and the cell of a number."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import perbup
from schemas.errors import UsageError
from tests.published_samples import Row, dokumen, publish, sel, tabel

ROOT = Path(__file__).parents[1]


def budget(doc_id: str, tahun: int, **more: object) -> Row:
    return {
        "doc_id": doc_id,
        "tabel_id": f"{doc_id}/t01",
        "baris": 1,
        "jenjang": "program",
        "tahun": tahun,
        "anggaran": Decimal("57529249512.50"),
        "anggaran_kolom": 2,
        **more,
    }


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(
        tmp_path_factory.mktemp("load"),
        dokumen=[
            dokumen("a", kecamatan="Bugul Kidul", kode_wilayah="35.75.03"),
            dokumen("b", kecamatan="Gempol"),
            dokumen("c"),
        ],
        tabel=[tabel("a/t01"), tabel("b/t01")],
        anggaran=[
            *(budget("a", year, kode="7.01.02") for year in (2021, 2022, 2023)),
            budget("b", 2022),
        ],
        sel=[sel("a/t01", 1, 2, "57.529.249.512,50", baris_sumber=17)],
    )


def test_everything(output: Path) -> None:
    frame = perbup.load(output, "anggaran")
    assert len(frame) == 4
    assert frame["anggaran"].iloc[0] == Decimal("57529249512.50")
    assert perbup.load(output / "dataset", "anggaran").equals(frame)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kecamatan": "BUGUL  KIDUL"}, ["a2021", "a2022", "a2023"]),
        ({"kecamatan": "35.75.03", "tahun": 2022}, ["a2022"]),
        ({"kecamatan": ["Gempol", "Bugul Kidul"], "tahun": [2022, 2023]}, "a2022 a2023 b2022"),
        ({"kecamatan": "Pandaan"}, []),
        ({"tahun": range(2021, 2022)}, ["a2021"]),
        ({"kode": None}, ["b2022"]),
        ({"kode": "7.01.02", "tahun": 2023}, ["a2023"]),
        ({"doc_id": "b"}, ["b2022"]),
    ],
)
def test_only_what_is_asked_for(output: Path, asked: dict[str, object], found: object) -> None:
    frame = perbup.load(output, "anggaran", **asked)  # type: ignore[arg-type]
    wanted = found.split() if isinstance(found, str) else found
    assert [f"{d}{y}" for d, y in zip(frame["doc_id"], frame["tahun"], strict=True)] == wanted


def test_columns_and_money(output: Path) -> None:
    frame = perbup.load(
        output, "anggaran", columns=["tahun", "anggaran"], money="float", tahun=2021
    )
    assert list(frame.columns) == ["tahun", "anggaran"]
    assert frame["anggaran"].tolist() == [57529249512.5]
    assert frame["anggaran"].dtype == pd.ArrowDtype(__import__("pyarrow").float64())


def test_documents_of_a_kecamatan(output: Path) -> None:
    assert perbup.load(output, "dokumen", kecamatan="gempol")["doc_id"].tolist() == ["b"]


@pytest.mark.parametrize(
    ("dataset", "asked"),
    [
        ("angaran", {}),
        ("anggaran", {"thn": 2022}),
        ("anggaran", {"columns": ["x"]}),
        ("anggaran", {"money": "int"}),
        ("peraturan", {"kecamatan": "Gempol"}),
        ("dokumen", {"jenjang": "program"}),
    ],
)
def test_wrong_questions_are_told(output: Path, dataset: str, asked: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        perbup.load(output, dataset, **asked)  # type: ignore[arg-type]


def test_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="perbup build"):
        perbup.load(tmp_path, "anggaran")


def test_the_cell_of_a_text(output: Path) -> None:
    row = perbup.load(output, "anggaran").iloc[0]
    cell = perbup.cell(row, "anggaran")
    assert (cell.teks, cell.baris_sumber, cell.halaman) == ("57.529.249.512,50", 17, None)
    with pytest.raises(UsageError, match="text"):
        cell.picture()
    # A plain dict does not know where it came from.
    assert perbup.cell(dict(row), "anggaran", output=output) == cell
    with pytest.raises(UsageError, match="no cell for it"):
        perbup.cell(row, "realisasi")
    with pytest.raises(UsageError, match="no cell in row"):
        perbup.cell({**row, "anggaran_kolom": 7}, "anggaran", output=output)


def test_the_picture_of_a_cell(tmp_path: Path) -> None:
    name = "lkjip-kecamatan-gunung-mersawa-kab-minahasa-2023.pdf"
    (tmp_path / "raw").mkdir()
    shutil.copy(ROOT / "raw" / name, tmp_path / "raw")
    doc_id = name.removesuffix(".pdf")
    place = {"halaman": 8, "x0": 300.0, "y0": 200.0, "x1": 400.0, "y1": 220.0}
    publish(
        tmp_path / "out",
        dokumen=[dokumen(doc_id) | {"source_file": name}],
        tabel=[tabel(f"{doc_id}/t04")],
        sel=[sel(f"{doc_id}/t04", 1, 2, "5", **place)],
        anggaran=[budget(doc_id, 2023, tabel_id=f"{doc_id}/t04")],
    )
    row = perbup.load(tmp_path / "out", "anggaran").iloc[0]
    cell = perbup.cell(row, "anggaran", raw=tmp_path / "raw")
    assert (cell.halaman, cell.box) == (8, (300.0, 200.0, 400.0, 220.0))
    picture = cell.picture(margin=10)
    assert picture.size == (300, 100)  # 120 × 40 points
    assert picture.getpixel((25, 25)) == (200, 30, 30)  # its corner is outlined
    with pytest.raises(UsageError, match="not there"):
        perbup.cell(row, "anggaran", raw=tmp_path).picture()
