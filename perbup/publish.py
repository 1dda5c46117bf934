"""Pieces to the published dataset: streamed, sorted, and swapped in as a whole.

The new dataset is written beside the old one and exchanged with it in one step of the file
system, so that whoever looks sees the one or the other. Memory holds one row group of one
dataset, however many documents there are.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from perbup.version import PIPELINE_VERSION
from schemas.arrow import described_schema
from schemas.croissant import croissant
from schemas.datapackage import datapackage
from schemas.datasets import DATASETS, SCHEMA_VERSION
from schemas.errors import SchemaViolation
from schemas.finding import Level

ROW_GROUP = 32_768
"""Rows of a row group: enough to compress well, few enough to hold in memory."""

MANIFEST = "manifest.json"
DATAPACKAGE = "datapackage.json"
CROISSANT = "croissant.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the fingerprint of all that made it, rows per dataset, and rows of
    ``temuan`` per level."""

    fingerprint: str
    rows: Mapping[str, int]
    findings: Mapping[str, int]


class DatasetWriter:
    """Writes one dataset after another into one new folder.

    The same rows in the same order give the same bytes, however they are divided into tables.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self._counts = dict.fromkeys(DATASETS, 0)
        self._levels = dict.fromkeys(get_args(Level), 0)

    def write(self, dataset: str, tables: Iterable[pa.Table]) -> None:
        """Write a whole dataset, its rows sorted by ``doc_id`` where it has one."""
        schema = described_schema(dataset)
        order = [("doc_id", "ascending")] if "doc_id" in schema.names else []
        writer = pq.ParquetWriter(
            self.folder / f"{dataset}.parquet",
            schema,
            compression="zstd",
            compression_level=3,
            write_statistics=True,
            sorting_columns=pq.SortingColumn.from_ordering(schema, order) if order else None,
        )
        try:
            for group in _row_groups(tables):
                self._counts[dataset] += group.num_rows
                if dataset == "temuan":
                    for count in group["tingkat"].value_counts().to_pylist():
                        self._levels[count["values"]] += count["counts"]
                writer.write_table(group, row_group_size=ROW_GROUP)
        except BaseException:
            with contextlib.suppress(OSError, pa.ArrowException):  # the disk may be full
                writer.close()
            raise
        writer.close()
        pa.default_memory_pool().release_unused()  # the next dataset is of another size

    def close(self, fingerprint: str, corrections: Mapping[str, object] | None = None) -> Published:
        """Finish every file, and the manifest beside them; all of it is on the disk then.

        ``corrections`` is what the manifest says of ``koreksi.csv``.
        """
        files: dict[str, dict[str, Any]] = {}
        for name in DATASETS:
            path = self.folder / f"{name}.parquet"
            written = pq.read_metadata(path).num_rows
            if written != self._counts[name]:
                raise SchemaViolation(f"{name}: {written} rows written of {self._counts[name]}")
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
            files[name] = {
                "rows": self._counts[name],
                "bytes": path.stat().st_size,
                "sha256": digest,
            }
        manifest = {
            "fingerprint": fingerprint,
            "pipeline_version": PIPELINE_VERSION,
            "schema_version": SCHEMA_VERSION,
            "findings": self._levels,
            "corrections": dict(corrections or {}),
            "datasets": files,
        }
        self._write_json(DATAPACKAGE, datapackage(files))
        self._write_json(CROISSANT, croissant(files))
        self._write_json(MANIFEST, manifest)
        return Published(fingerprint, dict(self._counts), dict(self._levels))

    def _write_json(self, name: str, content: Mapping[str, Any]) -> None:
        with (self.folder / name).open("w", encoding="utf-8") as target:
            target.write(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
            target.flush()
            os.fsync(target.fileno())


def _row_groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of all tables in tables of :data:`ROW_GROUP` rows, the last one with the rest."""
    waiting: list[pa.Table] = []
    rows = 0
    for table in tables:
        rest = table
        while rest.num_rows:
            fits = rest.slice(0, ROW_GROUP - rows)
            rest = rest.slice(fits.num_rows)
            waiting.append(fits)
            rows += fits.num_rows
            if rows == ROW_GROUP:
                yield pa.concat_tables(waiting).combine_chunks()
                waiting, rows = [], 0
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def published(folder: Path) -> Published | None:
    """What a dataset folder holds, by its manifest; null where there is no whole dataset."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        files = manifest["datasets"]
        for name in DATASETS:
            if (folder / f"{name}.parquet").stat().st_size != files[name]["bytes"]:
                return None
        rows = {name: files[name]["rows"] for name in DATASETS}
        return Published(manifest["fingerprint"], rows, manifest["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def swap_in(new: Path, target: Path, old: Path) -> None:
    """Put folder ``new`` in the place of ``target``; what was there is removed.

    Where the system can exchange two folders in one step (Linux), there is no moment without a
    dataset. Elsewhere there is one between two renames; a build killed in it is mended by
    :func:`recover`.
    """
    if target.exists():
        if _exchange(new, target):
            _sync(target.parent)
            shutil.rmtree(new, ignore_errors=True)
            return
        target.rename(old)
    new.rename(target)
    _sync(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path, old: Path) -> None:
    """Put the dataset back that a build killed between two renames had moved away."""
    if old.exists() and not target.exists():
        old.rename(target)


def upload(folder: Path, url: str) -> None:
    """Copy a finished dataset to a URL, the manifest last: readers trust what it lists.

    An object store replaces whole objects, but not many at once: a reader who needs all datasets
    of one build compares the SHA-256 of the manifest.
    """
    import fsspec

    files, root = fsspec.core.url_to_fs(url)
    files.makedirs(root, exist_ok=True)
    for path in sorted(folder.glob("*.parquet")):
        files.put_file(str(path), f"{root}/{path.name}")
    for name in (DATAPACKAGE, CROISSANT, MANIFEST):
        files.put_file(str(folder / name), f"{root}/{name}")


def same_as_uploaded(folder: Path, url: str) -> bool:
    """Whether the manifest behind a URL is that of the local dataset."""
    import fsspec

    files, root = fsspec.core.url_to_fs(url)
    try:
        return bytes(files.cat_file(f"{root}/{MANIFEST}")) == (folder / MANIFEST).read_bytes()
    except OSError:
        return False


def fingerprint(parts: Iterable[object]) -> str:
    """A hash over everything that a dataset is made from."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(json.dumps(part, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return digest.hexdigest()


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; false where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of linux/fs.h
    if rename(here, os.fsencode(first), here, os.fsencode(second), exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(second))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
