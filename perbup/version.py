"""What made a result: a hash of the code, the schema and the libraries that shape it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from schemas.datasets import SCHEMA_VERSION

RESULT_FOLDERS = (
    *("extract", "parsers", "normalize", "grammar", "arithmetic"),
    *("schemas", "quality"),
)
"""Folders whose code decides what a document gives."""

RESULT_FILES = tuple(
    f"perbup/{name}.py"
    for name in ("compared", "frames", "graph", "perangkat", "pipeline", "piece")
)

RESULT_LIBRARIES = (
    "camelot-py",
    "onnxruntime",
    "opencv-python-headless",
    "pandera",
    "pdfminer.six",
    "pdfplumber",
    "pyarrow",
    "pypdfium2",
    "rapidfuzz",
    "rapidocr",
    "regex",
)

PIPELINE_VERSION = "0.1.0"


@cache
def code_version() -> str:
    """16 hex digits that change whenever a document could come out differently."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}".encode())
    for path in _source_files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for library in RESULT_LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()[:16]


@cache
def publisher_version() -> str:
    """16 hex digits that change whenever the same pieces could be published differently."""
    digest = hashlib.sha256(code_version().encode())
    for path in sorted(_folder("perbup").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _source_files() -> list[Path]:
    files = []
    for folder in RESULT_FOLDERS:
        root = _folder(folder)
        files += sorted(
            path
            for path in root.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
        )
    here = _folder("perbup").parent
    return files + [path for name in RESULT_FILES if (path := here / name).is_file()]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(next(iter(spec.submodule_search_locations)))


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # no worker asks

    try:
        return version(library)
    except PackageNotFoundError:
        return "-"
