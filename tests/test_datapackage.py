"""Descriptions for other programs: datapackage.json, Parquet metadata, the snapshot of columns."""

from __future__ import annotations

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from handbook.snapshot import NOTES, SNAPSHOT, columns, untold
from perbup.publish import DatasetWriter
from schemas.arrow import arrow_schema, described_schema
from schemas.datapackage import TYPES, datapackage
from schemas.datasets import DATASETS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    writer = DatasetWriter(tmp_path_factory.mktemp("package") / "dataset")
    for name in DATASETS:
        writer.write(name, [arrow_schema(name).empty_table()])
    writer.close("x")
    return writer.folder


def test_the_package_describes_the_files_beside_it(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(DATASETS)
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        written = pq.read_schema(folder / resource["path"])
        assert [field["name"] for field in resource["schema"]["fields"]] == written.names


def test_croissant_describes_the_same_files_and_columns(folder: Path) -> None:
    """The rules that ``mlcroissant validate`` holds it to: ids that exist, one for each thing."""
    said = json.loads((folder / "croissant.json").read_text("utf-8"))
    files = {file["@id"]: file for file in said["distribution"]}
    records = {records["name"]: records for records in said["recordSet"]}
    assert list(records) == list(DATASETS)
    for file in files.values():
        content = (folder / file["contentUrl"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["contentSize"] == f"{len(content)} B"
    fields = {field["@id"]: field for made in records.values() for field in made["field"]}
    assert len(fields) == sum(len(dataset.columns) for dataset in DATASETS.values())
    for name, made in records.items():
        written = pq.read_schema(folder / f"{name}.parquet").names
        assert [field["source"]["extract"]["column"] for field in made["field"]] == written
        assert all(key["@id"] in fields for key in made["key"])
    for field in fields.values():
        assert field["source"]["fileObject"]["@id"] in files
        assert "references" not in field or field["references"]["field"]["@id"] in fields
    assert fields["sel/doc_id"]["dataType"] == "sc:Text"
    assert fields["temuan/sel"]["repeated"]


def test_the_package_keeps_the_rules_of_table_schemas() -> None:
    files = {name: {"rows": 0, "bytes": 1, "sha256": "0" * 64} for name in DATASETS}
    package = datapackage(files)
    by_name = {resource["name"]: resource for resource in package["resources"]}
    assert all(source["title"] for source in package["sources"])
    for resource in by_name.values():
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert len(fields) == len(schema["fields"])
        assert {field["type"] for field in fields.values()} <= set(TYPES.values())
        for field in fields.values():
            assert set(field.get("constraints", {})) <= {"required", "enum", "minimum", "maximum"}
        key = schema.get("primaryKey", ())
        assert all(fields[name]["constraints"]["required"] for name in key)
        unique = schema.get("uniqueKeys", [key])
        assert unique
        assert set().union(*unique) <= set(fields)
        for foreign in schema.get("foreignKeys", ()):
            parent = by_name[foreign["reference"]["resource"]]["schema"]
            assert set(foreign["fields"]) <= set(fields)
            assert foreign["reference"]["fields"] == parent["primaryKey"]


def test_the_files_say_what_their_columns_mean(folder: Path) -> None:
    schema = pq.read_schema(folder / "anggaran.parquet")
    said = schema.field("anggaran").metadata
    assert said[b"description"] == b"Anggaran (rupiah)"
    assert said[b"unit"] == b"rupiah"
    assert schema.metadata[b"description"].decode() == DATASETS["anggaran"].row
    assert schema.equals(arrow_schema("anggaran"))
    assert all(f.metadata[b"description"] for name in DATASETS for f in described_schema(name))


def test_tables_on_the_way_carry_no_descriptions() -> None:
    assert all(isinstance(f, pa.Field) and not f.metadata for f in arrow_schema("anggaran"))


def test_no_column_changed_without_a_note() -> None:
    before = json.loads(SNAPSHOT.read_text("utf-8"))
    assert untold(columns(), before, NOTES.read_text("utf-8")) is None


def test_what_is_forgotten_of_a_change_is_said() -> None:
    notes = "# Changes\n\n## 7\n\n- x\n"
    before: dict[str, Any] = {"schema_version": "7", "datasets": {"a": {"columns": {"x": "int64"}}}}
    changed = copy.deepcopy(before)
    changed["datasets"]["a"]["columns"]["x"] = "string"
    assert untold(before, before, notes) is None
    assert "SCHEMA_VERSION" in (untold(changed, before, notes) or "")
    changed["schema_version"] = "8"
    assert "migrations" in (untold(changed, before, notes) or "")
    assert "snapshot" in (untold(changed, before, notes + "\n## 8\n\n- y\n") or "")
