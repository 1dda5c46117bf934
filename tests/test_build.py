"""A folder of documents to a published dataset: what is published, kept, renewed and refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from perbup import planning
from perbup.building import BuildSummary, build
from perbup.events import Event
from perbup.piece import BrokenPiece
from perbup.publish import MANIFEST, published
from perbup.status import status
from perbup.store import Store
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import NothingToRead, OutputBusy, UsageError

pytestmark = pytest.mark.slow

Rows = list[dict[str, Any]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "output"


def serial(raw: Path, out: Path, **options: Any) -> BuildSummary:
    return build(raw, out, executor="serial", **options)


def rows(out: Path, dataset: str) -> Rows:
    found: Rows = pq.read_table(out / "dataset" / f"{dataset}.parquet").to_pylist()
    return found


def content(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / "dataset").iterdir())}


def test_every_dataset_is_published_with_its_exact_types(raw: Path, out: Path) -> None:
    summary = serial(raw, out)
    assert (summary.documents, summary.processed, summary.failed) == (2, 2, ())
    for name in DATASETS:
        file = pq.ParquetFile(out / "dataset" / f"{name}.parquet")
        assert file.schema_arrow == arrow_schema(name)
        assert file.metadata.num_rows == summary.rows[name]
        if file.metadata.num_rows:
            assert file.metadata.row_group(0).column(0).compression == "ZSTD"
            assert file.metadata.row_group(0).column(0).is_stats_set
    assert [row["source_file"] for row in rows(out, "dokumen")] != []
    for name in ("capaian", "anggaran", "rencana", "sel", "pasal", "landasan_hukum"):
        assert summary.rows[name] > 0
        doc_ids = [row["doc_id"] for row in rows(out, name)]
        assert doc_ids == sorted(doc_ids)


def test_the_same_input_gives_the_same_bytes(raw: Path, out: Path, tmp_path: Path) -> None:
    serial(raw, out)
    build(raw, tmp_path / "other", executor="process", jobs=2)
    assert content(out) == content(tmp_path / "other")


def test_a_build_with_nothing_new_touches_nothing(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = {path: path.stat().st_mtime_ns for path in (out / "dataset").iterdir()}
    summary = serial(raw, out)
    assert (summary.processed, summary.reused, summary.changed) == (0, 2, False)
    assert before == {path: path.stat().st_mtime_ns for path in (out / "dataset").iterdir()}
    assert summary.rows["dokumen"] == 2


def test_only_what_is_new_or_changed_is_processed(
    raw: Path, out: Path, regulations: list[str]
) -> None:
    serial(raw, out)
    (raw / "satu-3.txt").write_text(regulations[2], encoding="utf-8")
    (raw / "satu-2.txt").write_text(regulations[3], encoding="utf-8")
    summary = serial(raw, out)
    assert (summary.documents, summary.processed, summary.reused) == (3, 2, 1)
    assert len(rows(out, "dokumen")) == 3


def test_a_removed_file_takes_its_rows_with_it(raw: Path, out: Path) -> None:
    serial(raw, out)
    gone = next(r["doc_id"] for r in rows(out, "dokumen") if r["source_file"] == "satu-2.txt")
    (raw / "satu-2.txt").unlink()
    summary = serial(raw, out)
    assert (summary.documents, summary.processed) == (1, 0)
    for name, dataset in DATASETS.items():
        if "doc_id" in {column.name for column in dataset.columns}:
            assert gone not in {row["doc_id"] for row in rows(out, name)}
    assert len(list((out / ".perbup" / "pieces").rglob("*.piece"))) == 1


def test_a_renamed_file_changes_only_its_name(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = {name: rows(out, name) for name in DATASETS}
    (raw / "satu-1.txt").rename(raw / "zzz.txt")
    summary = serial(raw, out)
    assert (summary.processed, summary.changed) == (0, True)
    after = {name: rows(out, name) for name in DATASETS}
    assert {row.pop("source_file") for row in after["dokumen"]} == {"zzz.txt", "satu-2.txt"}
    for row in before["dokumen"]:
        row.pop("source_file")
    assert after == before


def test_force_processes_everything_again(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = content(out)
    assert serial(raw, out, force=True).processed == 2
    assert content(out) == before


def test_other_code_makes_every_piece_stale(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serial(raw, out)
    monkeypatch.setattr(planning, "code_version", lambda: "other")
    assert serial(raw, out).processed == 2


def test_sub_folders_belong_to_the_name(raw: Path, out: Path) -> None:
    (raw / "2023").mkdir()
    (raw / "satu-1.txt").rename(raw / "2023" / "satu-1.txt")
    serial(raw, out)
    names = {row["source_file"] for row in rows(out, "dokumen")}
    assert names == {"2023/satu-1.txt", "satu-2.txt"}


def test_what_stands_beside_documents_is_not_read(raw: Path, out: Path) -> None:
    for name in ("README.md", ".hidden.txt", "reviews.csv"):
        (raw / name).write_text("bukan dokumen")
    assert serial(raw, out).documents == 2


@pytest.mark.parametrize("inside", ["output", "."])
def test_an_output_inside_the_input_is_not_read(raw: Path, inside: str) -> None:
    out = raw / inside
    assert serial(raw, out).documents == 2
    (out / "report").mkdir()
    (out / "report" / "summary.txt").write_text("bukan dokumen")
    again = serial(raw, out)
    assert (again.documents, again.changed) == (2, False)
    assert set(status(raw, out).names) == {"done"}


def test_one_file_may_be_named(raw: Path, out: Path) -> None:
    assert serial(raw / "satu-1.txt", out).documents == 1


def test_the_same_file_twice_is_published_once(raw: Path, out: Path) -> None:
    shutil.copy(raw / "satu-1.txt", raw / "salinan.txt")
    summary = serial(raw, out)
    assert (summary.documents, summary.processed, len(summary.duplicates)) == (3, 2, 1)
    assert summary.duplicates[0].name == "satu-1.txt"  # "salinan" comes first by name
    assert {row["source_file"] for row in rows(out, "dokumen")} == {"salinan.txt", "satu-2.txt"}
    found = [row for row in rows(out, "temuan") if row["aturan"] == "dokumen-ganda"]
    assert [(row["tingkat"], row["kunci"]) for row in found] == [("warning", "satu-1.txt")]


def test_two_files_of_one_regulation_the_first_by_name_is_published(raw: Path, out: Path) -> None:
    original = (raw / "satu-1.txt").read_text("utf-8")
    (raw / "satu-1b.txt").write_text(original + "\nSatu baris lagi.\n", encoding="utf-8")
    summary = serial(raw, out)
    assert [document.name for document in summary.duplicates] == ["satu-1b.txt"]
    found = [row for row in rows(out, "temuan") if row["aturan"] == "dokumen-ganda"]
    assert [(row["tingkat"], row["harapan"]) for row in found] == [("error", "satu-1.txt")]
    (raw / "satu-1.txt").unlink()
    serial(raw, out)
    assert "satu-1b.txt" in {row["source_file"] for row in rows(out, "dokumen")}


def test_an_empty_input_leaves_the_dataset_alone(raw: Path, out: Path, tmp_path: Path) -> None:
    serial(raw, out)
    before = content(out)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead):
        serial(tmp_path / "empty", out)
    with pytest.raises(UsageError):
        serial(tmp_path / "missing", out)
    assert content(out) == before


def test_two_builds_at_once_the_second_says_so(raw: Path, out: Path) -> None:
    store = Store(out / ".perbup", out / "dataset")
    with store.locked(), pytest.raises(OutputBusy, match="another build"):
        serial(raw, out)
    assert serial(raw, out).changed


def test_a_piece_that_the_disk_has_spoilt_is_made_again(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = content(out)
    piece = sorted((out / ".perbup" / "pieces").rglob("*.piece"))[0]
    data = bytearray(piece.read_bytes())
    data[len(data) // 2] ^= 0xFF
    piece.write_bytes(data)
    shutil.rmtree(out / "dataset")
    shutil.rmtree(out / ".perbup" / "segments")
    assert serial(raw, out).processed == 1
    assert content(out) == before


def test_a_segment_that_the_disk_has_spoilt_is_merged_again(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = content(out)
    for segment in (out / ".perbup" / "segments").iterdir():
        segment.write_bytes(segment.read_bytes()[:-100])
    shutil.rmtree(out / "dataset")
    assert serial(raw, out).processed == 0
    assert content(out) == before


def test_a_spoilt_state_is_made_again(raw: Path, out: Path) -> None:
    serial(raw, out)
    (out / ".perbup" / "state.json").write_text('{"format": 1, "entries": 5}')
    summary = serial(raw, out)
    assert (summary.processed, summary.changed) == (0, False)


def test_a_failed_publication_leaves_the_old_dataset(
    raw: Path, out: Path, regulations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    serial(raw, out)
    before = content(out)
    (raw / "satu-3.txt").write_text(regulations[2], encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("perbup.publish.DatasetWriter.close", full)
        with pytest.raises(OSError, match="No space left"):
            serial(raw, out)
    assert content(out) == before
    assert not (out / ".perbup" / "new").exists()
    summary = serial(raw, out)
    assert (summary.processed, summary.changed) == (0, True)  # the new piece was kept


def test_a_build_killed_between_two_renames_is_mended(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = content(out)
    (out / "dataset").rename(out / ".perbup" / "old")
    assert serial(raw, out).processed == 0
    assert content(out) == before


def test_a_dataset_that_someone_has_damaged_is_published_again(raw: Path, out: Path) -> None:
    serial(raw, out)
    before = content(out)
    (out / "dataset" / "sel.parquet").write_bytes(b"")
    assert published(out / "dataset") is None
    assert serial(raw, out).changed
    assert content(out) == before


def test_a_reader_of_the_old_dataset_is_not_hurt(
    raw: Path, out: Path, regulations: list[str]
) -> None:
    serial(raw, out)
    expected = rows(out, "sel")
    with pq.ParquetFile(out / "dataset" / "sel.parquet") as reader:
        (raw / "satu-3.txt").write_text(regulations[2], encoding="utf-8")
        assert serial(raw, out).changed
        assert reader.read().to_pylist() == expected


def test_the_manifest_says_what_is_there(raw: Path, out: Path) -> None:
    summary = serial(raw, out)
    manifest = json.loads((out / "dataset" / MANIFEST).read_text())
    assert {name: file["rows"] for name, file in manifest["datasets"].items()} == summary.rows
    assert manifest["findings"] == summary.findings
    assert sum(summary.findings.values()) == summary.rows["temuan"]


def test_a_build_tells_what_it_does(raw: Path, out: Path) -> None:
    events: list[Event] = []
    serial(raw, out, listener=events.append)
    assert [event.kind for event in events] == [
        *("found", "document", "document", "publishing", "published"),
    ]
    assert events[1].stages.keys() >= {"baca", "urai", "validasi", "mutu"}
    events.clear()
    serial(raw, out, listener=events.append)
    assert [event.kind for event in events] == ["found", "unchanged"]


def test_status_tells_done_new_changed_and_removed(
    raw: Path, out: Path, regulations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert status(raw, out).names == {"new": ["satu-1.txt", "satu-2.txt"]}
    (raw / "kosong.txt").write_text("")
    serial(raw, out)
    now = status(raw, out)
    assert now.names["done"] == ["satu-1.txt", "satu-2.txt"]
    assert now.names["failed"][0].startswith("kosong.txt: kosong")
    assert now.notes == ()
    (raw / "satu-1.txt").write_text(regulations[2], encoding="utf-8")
    (raw / "satu-2.txt").rename(raw / "satu-9.txt")
    now = status(raw, out)
    assert (now.names["changed"], now.names["new"]) == (["satu-1.txt"], ["satu-9.txt"])
    assert now.names["removed"] == ["satu-2.txt"]
    monkeypatch.setattr("perbup.status.code_version", lambda: "other")
    assert len(status(raw, out).names["stale"]) == 1


def test_a_piece_survives_only_whole(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "dataset")
    with pytest.raises(BrokenPiece):
        store.tables("00")
    assert store.facts("00") is None


@pytest.mark.parametrize("change", [lambda name: name, str.upper])
def test_the_ending_is_read_in_any_case(raw: Path, out: Path, change: Callable[[str], str]) -> None:
    (raw / "satu-1.txt").rename(raw / f"satu-1{change('.txt')}")
    assert serial(raw, out).failed == ()
