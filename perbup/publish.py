"""Pieces to the published dataset: streamed, sorted, and swapped in as a whole.

The new dataset is written beside the old one and exchanged with it in one step of the file
system, so that whoever looks sees the one or the other. Memory holds one row group per dataset,
however many documents there are.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from perbup.version import PIPELINE_VERSION
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS, SCHEMA_VERSION
from schemas.errors import SchemaViolation
from schemas.finding import Level

ROW_GROUP = 32_768
"""Rows of a row group: enough to compress well, few enough to hold one per dataset in memory."""

COPY_AFTER = 32
"""Pieces of tables that may wait to be written as they came: each holds on to the memory of its
whole document, until it is copied together with the others."""

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the fingerprint of all that made it, rows per dataset, and rows of
    ``temuan`` per level."""

    fingerprint: str
    rows: Mapping[str, int]
    findings: Mapping[str, int]


class DatasetWriter:
    """Writes every dataset at once, document by document, into one folder.

    Documents must come sorted by ``doc_id``. The same tables in the same order give the same
    bytes, however they are divided into calls.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in DATASETS}
        self._rows = dict.fromkeys(DATASETS, 0)
        self._counts = dict.fromkeys(DATASETS, 0)
        self._levels = dict.fromkeys(get_args(Level), 0)

    def add(self, dataset: str, table: pa.Table) -> None:
        """Append rows to a dataset."""
        self._counts[dataset] += table.num_rows
        if dataset == "temuan":
            for level in table["tingkat"].to_pylist():
                self._levels[level] += 1
        waiting = self._waiting[dataset]
        while table.num_rows:
            fits = table.slice(0, ROW_GROUP - self._rows[dataset])
            table = table.slice(fits.num_rows)
            waiting.append(fits)
            self._rows[dataset] += fits.num_rows
            if self._rows[dataset] == ROW_GROUP:
                self._flush(dataset)
            elif len(waiting) == COPY_AFTER:
                waiting[:] = [pa.concat_tables(waiting).combine_chunks()]

    def close(self, fingerprint: str) -> Published:
        """Finish every file, and the manifest beside them; all of it is on the disk then."""
        files: dict[str, dict[str, Any]] = {}
        for name in DATASETS:
            self._flush(name)
            self._writer(name).close()
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
            "datasets": files,
        }
        with (self.folder / MANIFEST).open("w", encoding="utf-8") as target:
            json.dump(manifest, target, indent=1)
            target.write("\n")
            target.flush()
            os.fsync(target.fileno())
        return Published(fingerprint, dict(self._counts), dict(self._levels))

    def abandon(self) -> None:
        """Let go of what is open, without finishing it."""
        for writer in self._writers.values():
            try:
                writer.close()
            except (OSError, pa.ArrowException):  # the disk may be full: that is why we are here
                continue

    def _flush(self, dataset: str) -> None:
        waiting = self._waiting[dataset]
        if waiting:
            whole = pa.concat_tables(waiting).combine_chunks()
            self._writer(dataset).write_table(whole, row_group_size=ROW_GROUP)
        waiting.clear()
        self._rows[dataset] = 0

    def _writer(self, dataset: str) -> pq.ParquetWriter:
        if dataset not in self._writers:
            schema = arrow_schema(dataset)
            order = [("doc_id", "ascending")] if "doc_id" in schema.names else []
            self._writers[dataset] = pq.ParquetWriter(
                self.folder / f"{dataset}.parquet",
                schema,
                compression="zstd",
                compression_level=3,
                write_statistics=True,
                sorting_columns=pq.SortingColumn.from_ordering(schema, order) if order else None,
            )
        return self._writers[dataset]


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
    files.put_file(str(folder / MANIFEST), f"{root}/{MANIFEST}")


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
