"""What was recognised in one document, as facts to print: head, parts, tables, findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.ocr.settings import AUTO, Ocr
from extract.read import read
from parsers.parse import parse
from schemas.finding import Finding

HEAD_COLUMNS = (
    *("doc_id", "bentuk", "lampiran_dari", "jenis", "nomor", "tahun", "tentang", "provinsi"),
    *("kabupaten", "perangkat_daerah", "kecamatan"),
    *("kode_wilayah", "periode_awal", "periode_akhir", "tempat_ditetapkan", "tanggal_ditetapkan"),
    *("tanggal_diundangkan", "bupati", "sekretaris_daerah", "berita_daerah_tahun"),
    *("berita_daerah_nomor", "tambahan_berita_daerah_nomor", "halaman", "halaman_pindai"),
)


@dataclass(frozen=True, slots=True)
class Inspection:
    """A document as perbup sees it. ``pages`` counts pages by kind (empty for text)."""

    head: dict[str, Any]
    pages: dict[str, int]
    rows: dict[str, int]
    tables: list[dict[str, Any]]
    findings: tuple[Finding, ...]


def inspect(path: Path, ocr: Ocr = AUTO) -> Inspection:
    """Read one document and say what was recognised.

    Raises :class:`~schemas.errors.UnreadableDocument` where nothing can be read.
    """
    document = read(path, ocr=ocr)
    parsed = parse(document)
    pages: dict[str, int] = {}
    for page in document.pages:
        pages[page.kind] = pages.get(page.kind, 0) + 1
    head = parsed.rows["dokumen"][0]
    return Inspection(
        {name: head.get(name) for name in HEAD_COLUMNS},
        pages,
        {name: len(rows) for name, rows in parsed.rows.items() if rows},
        parsed.rows.get("tabel", []),
        parsed.findings,
    )
