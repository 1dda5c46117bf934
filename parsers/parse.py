"""``parse(document)``: every parser in order, over one shared division of the document."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document
from parsers.head import parse_head
from parsers.konsideran import parse_konsideran
from parsers.koreksi import with_corrected_cells
from parsers.koreksi_kepala import with_corrected_head
from parsers.landasan_hukum import parse_landasan_hukum
from parsers.parsed import Parsed, Part, Row, TablesPart
from parsers.pasal import parse_pasal
from parsers.renstra import parse_renstra
from parsers.sections import divide
from parsers.tables import parse_tables
from parsers.unused import collect_unused
from schemas.finding import Finding, guarded
from schemas.koreksi import Correction


def parse(document: Document, corrections: Sequence[Correction] = ()) -> Parsed:
    """Rows of every per-document dataset but ``temuan``, and the findings of reading.

    ``corrections`` are those of this document; they are laid over it before it is parsed.

    Never raises for odd content: what cannot be recovered is null with a finding. A mistake of ours
    costs the part that met it (``bagian-gagal``).
    """
    sections = divide(document)
    head, corrected = with_corrected_head(parse_head(document, sections), corrections)
    context = head.context
    document, decided = with_corrected_cells(document, corrections, context.doc_id)
    rows: dict[str, list[Row]] = {"dokumen": [head.row]}
    collected: list[Finding] = [*document.findings, *head.findings]
    used: set[int] = set(head.used)

    for name, parser in (
        ("konsideran", parse_konsideran),
        ("pasal", parse_pasal),
        ("landasan_hukum", parse_landasan_hukum),
    ):
        part = Part()
        with guarded(collected, name, name):
            part = parser(document, sections, context)
        rows[name] = part.rows
        collected.extend(part.findings)
        used |= part.used

    tables = TablesPart()
    with guarded(collected, "tabel", "tabel"):
        tables = parse_tables(document, context, decided)
    rows.update(tables.rows)
    collected.extend(tables.findings)
    collected.extend(decided.findings)
    used |= tables.used

    part = Part()
    with guarded(collected, "renstra_bab", "renstra_bab"):
        part = parse_renstra(document, sections, context, captions=tables.captions)
    rows["renstra_bab"] = part.rows
    collected.extend(part.findings)
    used |= part.used

    rows["teks_lain"] = collect_unused(document, sections, context, used)
    return Parsed(
        context.doc_id,
        rows,
        tuple(collected),
        head.read_as or context.doc_id,
        corrected + decided.applied,
    )
