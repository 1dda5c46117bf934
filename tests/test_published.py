"""Published datasets, document by document: every row of each, whatever is read at a time."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas import published
from schemas.errors import UsageError
from schemas.published import Published
from schemas.tables import exact_table


def write(folder: Path, counts: dict[str, int]) -> None:
    """``teks_lain`` with so many rows of each document, and ``dokumen`` without most columns."""
    rows = [
        {"doc_id": doc_id, "urutan": number + 1, "alasan": "a", "teks": f"{doc_id}.{number}"}
        for doc_id, count in counts.items()
        for number in range(count)
    ]
    pq.write_table(exact_table("teks_lain", rows), folder / "teks_lain.parquet")
    pq.write_table(pa.table({"doc_id": list(counts)}), folder / "dokumen.parquet")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.dictionaries(st.sampled_from([f"d{n:02}" for n in range(20)]), st.integers(0, 9)),
    st.integers(1, 12),
)
def test_every_document_has_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counts: dict[str, int], step: int
) -> None:
    counts = dict(sorted(counts.items()))
    write(tmp_path, counts)
    monkeypatch.setattr(published, "AT_ONCE", step)
    found = {
        doc_id: (tables["teks_lain"]["teks"].to_pylist(), tables["dokumen"].num_rows)
        for doc_id, tables in Published(tmp_path).documents(["dokumen", "teks_lain", "sel"])
    }
    assert found == {
        doc_id: ([f"{doc_id}.{number}" for number in range(count)], 1)
        for doc_id, count in counts.items()
    }


def test_what_is_not_sorted_broken_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no dataset"):
        Published(tmp_path / "nothing")
    write(tmp_path, {"b": 2, "a": 1})
    with pytest.raises(UsageError, match="not sorted"):
        list(Published(tmp_path).documents(["teks_lain"]))
    (tmp_path / "teks_lain.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UsageError, match="cannot be read"):
        list(Published(tmp_path).documents(["teks_lain"]))
