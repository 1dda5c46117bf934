"""Streamed Parquet: the same bytes however rows come, in bounded memory."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from perbup import publish
from perbup.publish import DatasetWriter, published
from schemas.arrow import arrow_schema
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
        for first in range(0, 1000, size):
            writer.add("teks_lain", rows(first, min(first + size, 1000)))
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


def test_rows_that_wait_do_not_hold_on_to_their_documents(tmp_path: Path) -> None:
    writer = DatasetWriter(tmp_path / "new")
    before = pa.total_allocated_bytes()
    for number in range(300):
        whole = rows(number * 1000, number * 1000 + 1000)  # a document, of which little is kept
        writer.add("teks_lain", whole.slice(0, 2))
    assert pa.total_allocated_bytes() - before < 40 * whole.nbytes
    assert writer.close("mark").rows["teks_lain"] == 600
