"""What people put right in the head of a document: number, year, dates, names.

The ``doc_id``, the code of the region and all that the other parsers know of the document follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.regions import kecamatan_code
from parsers.enacted import doc_id_of
from parsers.head import Head, context_of
from parsers.koreksi import lapsed
from parsers.parsed import Row
from schemas.finding import Finding
from schemas.koreksi import Correction, head_text, head_value
from schemas.message import Listed, Quote, listed, say, term

_IDENTITY = frozenset(
    (
        *("bentuk", "jenis", "nomor", "tahun", "kabupaten", "provinsi", "perangkat_daerah"),
        *("periode_awal", "periode_akhir"),
    )
)
"""Fields of which a ``doc_id`` is made."""
_CALLED = {
    "judul": ("tentang",),
    "nama daerah": ("kabupaten", "provinsi"),
    "daerah": ("kabupaten", "provinsi"),
    "perangkat daerah": ("perangkat_daerah",),
    "periode": ("periode_awal",),
    "Tanggal penetapan": ("tanggal_ditetapkan",),
    "Penanda tangan": ("bupati",),
    "Penanda tangan pengundangan": ("sekretaris_daerah",),
}
"""What findings call a field, where it is not the field's own name."""


def with_corrected_head(head: Head, corrections: Sequence[Correction]) -> tuple[Head, int]:
    """The head with its fields put right, and how many of them were."""
    # Those of this very content come last, and stand for those of an older one.
    wanted = {item.kolom: item for item in corrections if item.jenis == "kepala"}
    if not wanted:
        return head, 0
    row, findings = dict(head.row), list(head.findings)
    changed: list[str] = []
    applied = 0
    for item in wanted.values():
        now = head_text(head.row.get(item.kolom))
        if now != item.tercetak:
            findings.append(_lapsed(item, head.row["doc_id"], now))
            continue
        applied += 1
        if not item.confirms:
            row[item.kolom] = head_value(item.kolom, item.right)
            changed.append(item.kolom)
    if not changed:
        return replace(head, findings=findings), applied
    _follow(row, changed, head.row)
    row["dikoreksi"] = sorted(set(changed))
    findings = [kept for f in findings if (kept := _still_true(f, row, changed))]
    return Head(row, context_of(row), findings, head.used, head.context.doc_id), applied


def _follow(row: Row, changed: Sequence[str], before: Row) -> None:
    """What follows from the corrected fields; ``before`` is the row without them."""
    office = row.get("perangkat_daerah") or ""
    if "perangkat_daerah" in changed and "kecamatan" not in changed:
        of_kecamatan = office.startswith("Kecamatan ")
        row["kecamatan"] = office.removeprefix("Kecamatan ") if of_kecamatan else None
    if {"perangkat_daerah", "kecamatan", "kabupaten", "provinsi"} & set(changed):
        name, region = row["kecamatan"], row["kabupaten"]
        known = name and region
        row["kode_wilayah"] = kecamatan_code(name, region, row["provinsi"]) if known else None
    if _IDENTITY & set(changed):
        made, stem = doc_id_of(row), doc_id_of(before)
        told = row["doc_id"]
        # An edition or a part of a year stands behind what the fields make.
        part = told.removeprefix(stem) if stem and told.startswith(stem) else ""
        row["doc_id"] = f"{made}{part}" if made else told


def _still_true(finding: Finding, row: Row, changed: Sequence[str]) -> Finding | None:
    """A finding of the head without what has been put right; null where nothing is left of it."""
    if finding.rule in {"identitas-bertentangan", "bagian-hilang"}:
        return None if _fields(finding.key) & set(changed) else finding
    if finding.rule != "kepala-tak-terbaca":
        return finding
    if not isinstance(finding.expected, Listed):  # a number that is none
        return None if "nomor" in changed else replace(finding, where=row["doc_id"])
    names = (finding.harapan or "").split(finding.expected.by)
    left = [
        value
        for name, value in zip(names, finding.expected.values, strict=True)
        if not any(row.get(field) for field in _fields(name))
    ]
    if not left:
        return None
    return replace(finding, where=row["doc_id"], expected=listed(left, finding.expected.by))


def _fields(name: str) -> set[str]:
    return set(_CALLED.get(name, (name,)))


def _lapsed(item: Correction, doc_id: str, now: str) -> Finding:
    done = now == item.right
    sudah = say("koreksi-tak-berlaku.sebab.sudah")
    why = sudah if done else say("koreksi-tak-berlaku.sebab.berisi", kini=Quote(now))
    what, where = term(item.kolom), (doc_id, item.kolom)
    return lapsed(item, what, "dokumen", where, why, now, done=done)
