"""SQL over the datasets: it answers, and can do nothing else."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest

from perbup.query import ask, write_csv
from schemas.datasets import DATASETS
from schemas.errors import UsageError
from tests.published_samples import dokumen, publish, sel, tabel


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(
        tmp_path_factory.mktemp("query"),
        dokumen=[dokumen("a", kecamatan="Gempol")],
        tabel=[tabel("a/t01")],
        sel=[sel("a/t01", at, 0, f"-{at}") for at in range(3_000)],
        anggaran=[
            {
                "doc_id": "a",
                "tabel_id": "a/t01",
                "baris": 1,
                "jenjang": "program",
                "tahun": 2022,
                "anggaran": Decimal("10.50"),
            }
        ],
    )


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_is_a_view(name: str, output: Path) -> None:
    with ask(output, f"select count(*) from {name}") as answer:
        assert len(list(answer.rows)) == 1


def test_an_answer_with_its_types(output: Path) -> None:
    statement = (
        "select kecamatan, sum(anggaran) as uang from anggaran join dokumen using (doc_id)"
        " group by 1"
    )
    with ask(output, statement) as answer:
        assert answer.columns == ("kecamatan", "uang")
        assert list(answer.rows) == [("Gempol", Decimal("10.50"))]


def test_an_answer_as_csv_is_whole(output: Path) -> None:
    with ask(output, "select baris, teks, nilai from sel order by 1") as answer:
        write_csv(answer, file := io.StringIO())
    lines = file.getvalue().splitlines()
    assert len(lines) == 3_001
    assert lines[:3] == ["baris,teks,nilai", "0,-0,", "1,-1,"]


@pytest.mark.parametrize(
    "statement",
    [
        "copy (select 1) to '{folder}/x.csv'",
        "copy sel to '{folder}/x.parquet'",
        "create table x as select 1",
        "insert into sel select * from sel",
        "drop view sel",
        "attach '{folder}/x.duckdb' as x",
        "select * from read_csv('{folder}/secret.csv')",
        "select * from '{folder}/secret.csv'",
        "select * from read_text('/etc/hostname')",
        "select * from glob('/*')",
        "set enable_external_access = true",
        "pragma enable_profiling",
        "install httpfs",
        "load httpfs",
        "export database '{folder}/x'",
        "select 1; select 2",
        "call pragma_version()",
        "select * from output",
        "select getenv('HOME')",
    ],
)
def test_nothing_but_the_datasets_can_be_seen_or_done(
    statement: str, output: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    before = {path: path.read_bytes() for path in (output / "dataset").iterdir()}
    with pytest.raises(UsageError), ask(output, statement.format(folder=tmp_path)) as answer:
        list(answer.rows)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert before == {path: path.read_bytes() for path in (output / "dataset").iterdir()}


def test_a_wrong_statement_is_told_in_a_line(output: Path) -> None:
    with pytest.raises(UsageError, match=r"^SQL: .*angaran"), ask(output, "from angaran"):
        pass
    with pytest.raises(UsageError, match="no dataset"), ask(output / "x", "select 1"):
        pass
