"""Citations of regulations: the printed text of one citation to its fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """The fields of one citation; see ``landasan_hukum`` in the data contract."""

    jenis: str | None = None
    instansi: str | None = None
    nomor: str | None = None
    tahun: int | None = None
    tentang: str | None = None
    peraturan_id: str | None = None
    lembaran_negara: str | None = None
    tambahan_lembaran_negara: str | None = None
    berita_negara: str | None = None
    diubah_dengan: tuple[str, ...] = ()
    lengkap: bool = False


def parse_citation(text: str, *, kabupaten: str | None = None) -> Citation:
    """Read one citation; ``kabupaten`` (``Pasuruan``) completes a regional one that names none."""
    return Citation()
