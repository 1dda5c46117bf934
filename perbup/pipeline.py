"""One document from file to rows."""

from __future__ import annotations

from pathlib import Path

from extract.read import read
from parsers.parse import parse
from parsers.parsed import Parsed


def process(path: Path, *, name: str | None = None) -> Parsed:
    """Read and parse one document."""
    return parse(read(path, name=name))
