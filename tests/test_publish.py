"""Streamed Parquet: the same bytes however rows come, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perbup import publish
from perbup.publish import DatasetWriter, published
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.tables import exact_table


def rows(first: int, last: int) -> pa.Table:
    return exact_table(
        "teks_lain",
        [
            {"doc_id": f"d{n // 10:06}", "urutan": n % 10 + 1, "alasan": "a", "teks": "x" * 40}
            for n in range(first, last)
        ],
    )


@pytest.mark.parametrize("step", [1, 7, 100, 1000])
def test_the_same_rows_in_other_steps_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    monkeypatch.setattr(publish, "ROW_GROUP", 250)
    content = []
    for number, size in enumerate((1000, step)):
        writer = DatasetWriter(tmp_path / str(number))
        parts = (rows(first, min(first + size, 1000)) for first in range(0, 1000, size))
        for name in DATASETS:
            writer.write(name, parts if name == "teks_lain" else [])
        done = writer.close("mark")
        assert done.rows["teks_lain"] == 1000
        assert published(tmp_path / str(number)) == done
        content.append((tmp_path / str(number) / "teks_lain.parquet").read_bytes())
    assert content[0] == content[1]
    file = pq.ParquetFile(tmp_path / "1" / "teks_lain.parquet")
    assert file.schema_arrow == arrow_schema("teks_lain")
    assert [file.metadata.row_group(n).num_rows for n in range(4)] == [250] * 4
    assert file.metadata.row_group(0).sorting_columns[0].column_index == 0
    assert file.read().equals(rows(0, 1000))


def test_memory_holds_a_row_group_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "ROW_GROUP", 1000)
    before, most = pa.total_allocated_bytes(), 0
    size = rows(0, 1000).nbytes

    def parts() -> Iterator[pa.Table]:
        nonlocal most
        for number in range(300):
            yield rows(number * 500, number * 500 + 500)
            most = max(most, pa.total_allocated_bytes() - before)

    DatasetWriter(tmp_path / "new").write("teks_lain", parts())
    assert most < 10 * size
