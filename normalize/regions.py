"""Regions by name and code (``normalize/data/kode_wilayah.csv``)."""

from __future__ import annotations


def kecamatan_code(kecamatan: str, kabupaten: str, provinsi: str | None = None) -> str | None:
    """The Kemendagri code of a kecamatan within its kabupaten; null where not certain."""
    return None
