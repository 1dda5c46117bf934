"""Whose document it is: one name for an office over all its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import pyarrow as pa

from normalize.regions import bps_code, find_kabupaten
from normalize.vocabulary import slug

OFFICES = "perangkat"
"""The name of a document's own office among the tables of its piece."""
OF_OFFICE = (
    *("doc_id", "bentuk", "nomor", "tahun", "provinsi", "kabupaten", "perangkat_daerah"),
    *("kecamatan", "kode_wilayah", "periode_awal", "lampiran_dari", "tanggal_ditetapkan"),
)
"""Columns of ``dokumen`` that say whose a document is and when it was made."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the panels name it; ``kabupaten_kode`` is the Kemendagri code of its region.

    ``kode_wilayah`` and ``kecamatan`` are a kecamatan's own: an office that only lies in one has
    none.
    """

    perangkat_id: str
    kode_wilayah: str | None = None
    kode_bps: str | None = None
    kecamatan: str | None = None
    kabupaten: str | None = None
    provinsi: str | None = None
    perangkat_daerah: str | None = None
    kabupaten_kode: str | None = None


_OFFICES = pa.schema(
    [(name, pa.string()) for name in ("doc_id", *(f.name for f in fields(Office)))]
)


def offices_table(documents: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The office that each document names itself, as a piece keeps it."""
    rows = [{"doc_id": row["doc_id"], **asdict(own_office(row))} for row in documents]
    return pa.Table.from_pylist(rows, schema=_OFFICES)


def offices(
    documents: Iterable[Mapping[str, Any]], own: Mapping[str, Office] | None = None
) -> dict[str, Office]:
    """The office of every document, by ``doc_id``; an annex without one is its regulation's.

    ``own`` are offices of documents that are known already (:func:`own_office`).
    """
    known = {row["doc_id"]: row for row in documents}
    found = {}
    for doc_id, row in known.items():
        parent = known.get(row["lampiran_dari"] or "")
        if parent is not None and not (row["kecamatan"] or row["perangkat_daerah"]):
            found[doc_id] = own_office({**parent, "doc_id": doc_id})
        else:
            found[doc_id] = (own or {}).get(doc_id) or own_office(row)
    return found


def _region_code(kabupaten: str | None, provinsi: str | None) -> str | None:
    region = find_kabupaten(kabupaten, provinsi) if kabupaten else None
    return region.kode if region else None


def _key(called: str, kode: str | None, row: Mapping[str, Any]) -> str:
    """The key of an office without a code of its own. ``Dinas Kesehatan`` of no known region may be
    any region's: its document stands alone."""
    within = kode or slug(f"{row['kabupaten'] or ''} {row['provinsi'] or ''}")
    return f"{slug(called)}-{within}" if called and within else str(row["doc_id"])


def own_office(row: Mapping[str, Any]) -> Office:
    """The office that a row of ``dokumen`` names."""
    kabupaten, provinsi, name = row["kabupaten"], row["provinsi"], row["perangkat_daerah"]
    kode = _region_code(kabupaten, provinsi)
    kecamatan = row["kecamatan"]
    of_kecamatan = kecamatan and (name is None or name.casefold().startswith("kecamatan"))
    own = row["kode_wilayah"] if of_kecamatan else None
    called = " ".join(filter(None, (name, kecamatan and f"kecamatan {kecamatan}")))
    if of_kecamatan:
        name, called = name or f"Kecamatan {kecamatan}", f"kecamatan {kecamatan}"
    return Office(
        own or _key(called, kode, row),
        own,
        bps_code(own) if own else None,
        kecamatan if of_kecamatan else None,
        kabupaten,
        provinsi,
        name,
        own.rpartition(".")[0] if own else kode,
    )
