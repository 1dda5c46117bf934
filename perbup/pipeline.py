"""One document from file to rows, and from rows to the tables that are published."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from extract.ocr.settings import AUTO, Ocr
from extract.read import SUFFIXES, read
from parsers.parse import parse
from perbup.compared import figures_table
from perbup.frames import made_table, to_tables
from perbup.graph import MENTION, mentions, relations
from perbup.perangkat import OFFICES, offices_table
from perbup.piece import ANY_NAME, MENTIONS, Facts, Failure, Piece, failed_doc_id
from perbup.statements import STATEMENTS, statements
from perbup.version import PIPELINE_VERSION
from quality.check import findings_of
from quality.figures import FIGURES, of_document
from quality.frames import Frames
from quality.weights import weighed_rows
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS, SCHEMA_VERSION
from schemas.errors import UnreadableDocument
from schemas.finding import finding_rows, guarded
from schemas.koreksi import Correction

NOTICED = frozenset({"kepala-tak-terbaca", "bagian-hilang", "halaman-tak-terbaca"})
"""Findings that say that a part of the document was not read."""


_MENTIONS = pa.schema([arrow_schema("landasan_hukum").field(name) for name in MENTION])


@dataclass(slots=True)
class Stopwatch:
    """Seconds per stage, for logs."""

    seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Give the time since the last lap to ``stage``."""
        now = time.perf_counter()
        self.seconds[stage] = round(self.seconds.get(stage, 0.0) + now - self._last, 4)
        self._last = now


def make_piece(
    path: Path,
    *,
    watch: Stopwatch | None = None,
    pages: Executor | None = None,
    ocr: Ocr = AUTO,
    corrections: Sequence[Correction] = (),
) -> Piece:
    """The whole result of one document; a document that cannot be read gives its failure.

    ``pages`` reads the pages of a long one, ``ocr`` says what to do with those that are pictures,
    ``corrections`` are what people put right in it.
    """
    watch = watch or Stopwatch()
    try:
        _refuse_unknown_kind(path)
        document = read(path, name=ANY_NAME, pages=pages, ocr=ocr)
    except UnreadableDocument as error:
        watch.lap("baca")
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        message = str(error).removeprefix(f"{ANY_NAME}: ").removeprefix(f"{path.name}: ")
        return Piece(Facts(failed_doc_id(sha256), failure=Failure(error.reason, message)))
    watch.lap("baca")
    parsed = parse(document, corrections)
    for row in parsed.rows["dokumen"]:
        row.setdefault("pipeline_version", PIPELINE_VERSION)
        row.setdefault("schema_version", SCHEMA_VERSION)
    watch.lap("urai")
    tables, mended = to_tables(parsed)
    watch.lap("validasi")
    rows = {name: table.to_pylist() for name, table in tables.items()}
    tables["relasi"] = made_table("relasi", relations(rows))
    checked = Frames(rows)
    findings = [*parsed.findings, *mended, *findings_of(checked)]
    with guarded(findings, "dokumen", FIGURES):
        tables[FIGURES] = figures_table(of_document(parsed.doc_id, checked))
    stated: dict[str, pa.Table] = {}
    with guarded(findings, "dokumen", STATEMENTS):
        placed = [{"tingkat": finding.level, "sel": finding.cells} for finding in findings]
        stated = statements({**rows, "temuan": placed})
    temuan = weighed_rows(finding_rows(parsed.doc_id, findings), rows)
    tables["temuan"] = made_table("temuan", temuan)
    tables[MENTIONS] = pa.Table.from_pylist(mentions(rows), schema=_MENTIONS)
    tables[OFFICES] = offices_table(rows["dokumen"])
    watch.lap("mutu")
    return Piece(
        Facts(
            parsed.doc_id,
            pages=len(document.pages) or None,
            rows={name: table.num_rows for name, table in tables.items() if name in DATASETS},
            findings=count_levels(temuan),
            notices=[f"{f.rule}: {f.pesan}" for f in parsed.findings if f.rule in NOTICED],
            read_as=parsed.read_as,
            corrected=parsed.corrected,
            kept=document.kept,
        ),
        tables,
        stated,
    )


def count_levels(rows: Iterable[dict[str, object]]) -> dict[str, int]:
    """How many rows of ``temuan`` there are of each level."""
    return dict(Counter(str(row["tingkat"]) for row in rows))


def _refuse_unknown_kind(path: Path) -> None:
    """Only what is named as a document, or is a PDF whatever its name, is read."""
    if path.suffix.lower() in SUFFIXES or not path.suffix:
        return
    with path.open("rb") as file:
        if b"%PDF-" in file.read(1024):
            return
    known = ", ".join(sorted(SUFFIXES))
    raise UnreadableDocument(
        "jenis-tak-dikenal", f"{ANY_NAME}: berkas {path.suffix} tidak dibaca, hanya {known}"
    )
