"""``read(path)``: one door for every kind of source."""

from __future__ import annotations

import hashlib
from concurrent.futures import Executor
from pathlib import Path

from extract.document import Document, Source
from extract.ocr.settings import NEVER, Ocr
from schemas.errors import UnreadableDocument

TEXT_SUFFIXES = frozenset({".txt", ".md"})
SUFFIXES = frozenset({".pdf"}) | TEXT_SUFFIXES


def read(
    path: Path, *, name: str | None = None, pages: Executor | None = None, ocr: Ocr = NEVER
) -> Document:
    """Read one document.

    ``name`` is what ``dokumen.source_file`` will say (the file's name by default). The content
    decides, not the ending: a PDF named ``.txt`` is read as a PDF. ``pages`` is where the pages of
    a long PDF are read, some at a time; without it all are read here, one after another.
    ``ocr`` says whether pages that are pictures are recognised. Raises
    :class:`~schemas.errors.UnreadableDocument` with the reason where nothing can be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            "tak-terbuka", f"{path}: tidak dapat dibuka ({error.strerror})"
        ) from error
    source_name = name or path.name
    digest = hashlib.sha256(data).hexdigest()
    if not data.strip():
        raise UnreadableDocument("kosong", f"{source_name}: berkas kosong")
    if b"%PDF-" in data[:1024]:
        from extract.pdf import read_pdf

        return read_pdf(path, Source(source_name, digest, "pdf"), pages, ocr)
    if path.suffix.lower() == ".pdf":
        raise UnreadableDocument("bukan-pdf", f"{source_name}: berakhiran .pdf tetapi bukan PDF")
    from extract.text import read_text

    return read_text(data, Source(source_name, digest, "text"))
