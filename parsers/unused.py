"""Everything a document says that no other dataset holds, each with the reason: ``teks_lain``."""

from __future__ import annotations

from collections.abc import Iterator, Set

from extract.document import Document, Paragraph, Table
from parsers.labels import letters, tidy
from parsers.parsed import Context, Row, as_row
from parsers.renstra import signature_start
from parsers.sections import Sections
from schemas.rows import TeksLain

_FRONT_HEADS = (
    ("KATAPENGANTAR", "kata-pengantar"),
    ("DAFTARISI", "daftar-isi"),
    ("DAFTARTABEL", "daftar-tabel"),
    ("DAFTARGAMBAR", "daftar-gambar"),
    ("DAFTARGRAFIK", "daftar-gambar"),
    ("DAFTARBAGAN", "daftar-gambar"),
    ("DAFTARLAMPIRAN", "daftar-lampiran"),
    ("DAFTAR", "daftar-isi"),
)


def collect_unused(
    document: Document, sections: Sections, context: Context, used: Set[int]
) -> list[Row]:
    """Rows of ``teks_lain``: every paragraph not in ``used`` and every aside, in document order."""
    found = sorted(_entries(document, sections, used), key=lambda entry: entry[:2])
    return [
        as_row(
            TeksLain(
                doc_id=context.doc_id,
                urutan=urutan,
                alasan=reason,
                teks=text,
                halaman=page,
                baris_sumber=line,
            )
        )
        for urutan, (_, _, reason, text, page, line) in enumerate(found, start=1)
    ]


_Entry = tuple[float, int, str, str, int | None, int | None]


def _entries(document: Document, sections: Sections, used: Set[int]) -> Iterator[_Entry]:
    reasons = _reasons(document, sections)
    for index, block in enumerate(document.blocks):
        place = _place(block.page, block.source_line, index)
        if isinstance(block, Table):
            for line in block.repeated_headers:
                if text := line.text.strip():
                    yield place, index, "kepala-tabel-berulang", text, line.page, line.source_line
        elif index not in used and block.text.strip():
            reason = reasons.get(index, "lain")
            yield place, index, reason, block.text.strip(), block.page, block.source_line
    for number, aside in enumerate(document.asides):
        if aside.text.strip():
            place = _place(aside.page, aside.source_line, 0)
            yield place, number, aside.reason, aside.text.strip(), aside.page, aside.source_line


def _place(page: int | None, line: int | None, index: int) -> float:
    return float(page if page is not None else line if line is not None else index)


def _reasons(document: Document, sections: Sections) -> dict[int, str]:
    """Why a paragraph at each block may be in no dataset."""
    reasons: dict[int, str] = {}
    parts = (
        (sections.head, "kepala"),
        (sections.menimbang, "menimbang"),
        (sections.mengingat, "mengingat"),
        (sections.memperhatikan, "memperhatikan"),
        (sections.menetapkan, "menetapkan"),
        (sections.body_of_law, "judul-bagian"),
        (sections.closing, "tanda-tangan"),
        (sections.general_elucidation, "penjelasan-umum"),
        (sections.elucidation, "penjelasan"),
    )
    for part, reason in parts:
        reasons |= dict.fromkeys(part, reason)
    if sections.head:
        reasons |= dict.fromkeys(range(sections.head.start), "sampul")
    reason = "sampul"
    for index in sections.front:
        block = document.blocks[index]
        if isinstance(block, Paragraph) and len(block.text) < 60:
            packed = letters(block.text)
            titled = packed == tidy(block.text).replace(" ", "")
            reason = next(
                (name for head, name in _FRONT_HEADS if titled and packed.startswith(head)), reason
            )
            if packed.startswith("LAMPIRAN") and titled:
                reason = "judul-lampiran"
        reasons[index] = reason
    if sections.renstra:
        signature = range(signature_start(document, sections), sections.renstra.stop)
        reasons |= dict.fromkeys(signature, "tanda-tangan")
    return reasons
